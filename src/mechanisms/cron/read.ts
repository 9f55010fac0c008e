import { programRef, serviceRef } from '../../facts/refs.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { type CommandBlock, cronFolderSchedule, dockerInstructions } from '../../shell/command-blocks.ts';
import { commandBlocksOf } from '../../shell/command-files.ts';
import type { Command } from '../../shell/commands.ts';
import { scriptOf, scriptRef } from '../../shell/scripts.ts';
import { reloadedServices } from '../../shell/service-reloads.ts';
import { readCalls } from './calls.ts';

/** Programs that renew certificates when they are run without further thought. */
const PROGRAMS = new Set([
  'certbot',
  'certbot-auto',
  'letsencrypt',
  'letsencrypt-auto',
  'acme.sh',
  'lego',
  'dehydrated',
  'getssl',
  'simp_le',
  'uacme',
]);
const RENEWAL =
  /(?:renew|update|refresh|rotate)[\w-]*(?:certs?|ssl|tls|letsencrypt|acme)|(?:certs?|ssl|tls|letsencrypt|acme|le)[\w-]*(?:renew|update|refresh|rotat)|certbot|letsencrypt|dehydrated|getssl|acme\.sh/i;

/**
 * A schedule for every cron line that renews, and a reload for every one that reloads a server. What a script is for is
 * often told by the script alone, so a line that runs one, and a script that is put into a folder of cron, is a schedule
 * whose purpose is `unknown`.
 */
export function read(file: ConfigFile, output: MechanismOutput): void {
  if (/\.ya?ml/.test(file.path) && !/cron\b|crontab/.test(file.text)) return;
  readCalls(file, commandBlocksOf(file), output);
  for (const run of commandBlocksOf(file)) {
    for (const { name, args, line } of run.commands)
      if (/^(?:cp|install|ln|mv)$/.test(name)) placed(args, line, output);
    const [schedule] = run.schedules;
    if (schedule === undefined || (run.surface !== 'cron' && !schedule.startsWith('@'))) continue;
    const renewals = run.commands.filter((command) => renews(command));
    const scripts = run.commands.flatMap((command) => scriptOf(command) ?? []);
    if (renewals.length > 0) emit(run, renewals, schedule, output);
    else if (scripts.length > 0) unknown(scripts, schedule, run.commands[0]?.line ?? 1, output, run.disabled);
    const services = run.commands.flatMap((command) => reloadedServices(command));
    if (services.length > 0 && run.disabled !== true) {
      const writes = [...new Set(services)].map(serviceRef);
      output.fact(
        { kind: 'reload', reads: [], writes, attributes: { schedule } },
        { line: run.commands[0]?.line ?? 1 },
      );
    }
  }
  if (!/(?:^|\/)(?:docker|container)file|\.(?:docker|container)file$/i.test(file.path)) return;
  for (const { name, operands, line } of dockerInstructions(file.text))
    if (name === 'COPY' || name === 'ADD') placed(operands.split(/\s+/), line, output);
}

function renews({ name, args }: Command): boolean {
  if (PROGRAMS.has(name) || RENEWAL.test(name)) return true;
  if (name === 'step') return args[0] === 'ca' && args[1] === 'renew';
  return /^(?:bash|sh|python3?|make|systemctl)$/.test(name) && args.some((arg) => RENEWAL.test(arg));
}

/** A script that is copied to where cron looks for some: `install renew.sh /etc/cron.daily/`. */
function placed(operands: readonly string[], line: number, output: MechanismOutput): void {
  const [source, target] = operands.filter((word) => !word.startsWith('-')).slice(-2);
  const period =
    target === undefined ? undefined : cronFolderSchedule(target.endsWith('/') ? `${target}script` : target);
  if (source !== undefined && period !== undefined) unknown([source], period, line, output);
}

function unknown(
  scripts: readonly string[],
  schedule: string,
  line: number,
  output: MechanismOutput,
  disabled = false,
) {
  const writes = [...new Set(scripts.map(scriptRef))];
  const attributes = { name: writes[0] ?? '', schedule, unknown: true, ...(disabled && { disabled }) };
  output.fact({ kind: 'schedule', reads: [], writes, attributes }, { line });
}

function emit(run: CommandBlock, renewals: readonly Command[], schedule: string, output: MechanismOutput): void {
  const [{ name, line }] = renewals as [Command];
  const scripts = renewals
    .filter((command) => !PROGRAMS.has(command.name))
    .flatMap((command) => [command.name, ...command.args].filter((word) => RENEWAL.test(word)).map(scriptRef));
  output.fact(
    {
      kind: 'schedule',
      reads: [],
      writes: [...new Set([...renewals.map((command) => programRef(command.name)), ...scripts])],
      attributes: {
        name: scripts[0] ?? name,
        program: name,
        schedule,
        ...(run.disabled === true && { disabled: true }),
      },
    },
    { line },
  );
}

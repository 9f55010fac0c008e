import { reloadedServices } from '../../lib/reloads.ts';
import { runsOf } from '../../lib/run-files.ts';
import type { Run } from '../../lib/runs.ts';
import type { Command } from '../../lib/shell.ts';
import { scriptRef } from '../../lib/tool-facts.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';

/** Programs that renew certificates when they are run without further thought. */
const PROGRAMS = new Set([
  'certbot',
  'certbot-auto',
  'letsencrypt',
  'acme.sh',
  'lego',
  'dehydrated',
  'getssl',
  'simp_le',
  'uacme',
]);
const RENEWAL =
  /(?:renew|update|refresh|rotate)[\w-]*(?:certs?|ssl|tls|letsencrypt|acme)|(?:certs?|ssl|tls|letsencrypt|acme|le)[\w-]*(?:renew|update|refresh|rotat)|certbot|letsencrypt|dehydrated|getssl|acme\.sh/i;

/** A schedule for every cron line that renews, and a reload for every one that reloads a server. */
export function read(file: ConfigFile, output: MechanismOutput): void {
  if (/\.ya?ml/.test(file.path) && !/cron\b|crontab/.test(file.text)) return;
  for (const run of runsOf(file)) {
    const [schedule] = run.schedules;
    if (schedule === undefined || (run.surface !== 'cron' && !schedule.startsWith('@'))) continue;
    const renewal = run.commands.find((command) => renews(command));
    if (renewal !== undefined) emit(run, renewal, schedule, output);
    const services = run.commands.flatMap((command) => reloadedServices(command));
    if (services.length > 0 && run.disabled !== true) {
      const writes = [...new Set(services)].map((name) => `service:${name}`);
      output.fact(
        { kind: 'reload', reads: [], writes, attributes: { schedule } },
        { line: run.commands[0]?.line ?? 1 },
      );
    }
  }
}

function renews({ name, args }: Command): boolean {
  if (PROGRAMS.has(name) || RENEWAL.test(name)) return true;
  if (name === 'step') return args[0] === 'ca' && args[1] === 'renew';
  return /^(?:bash|sh|python3?|make|systemctl)$/.test(name) && args.some((arg) => RENEWAL.test(arg));
}

function emit(run: Run, { name, args, line }: Command, schedule: string, output: MechanismOutput): void {
  const script = PROGRAMS.has(name) ? [] : [name, ...args].filter((word) => RENEWAL.test(word)).map(scriptRef);
  output.fact(
    {
      kind: 'schedule',
      reads: [],
      writes: [...new Set([`run:${name}`, ...script])],
      attributes: {
        name: script[0] ?? name,
        program: name,
        schedule,
        ...(run.disabled === true && { disabled: true }),
      },
    },
    { line },
  );
}

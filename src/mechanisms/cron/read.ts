import { makeRef, nameOfRef, programRef, serviceRef } from '../../facts/refs.ts';
import type { ConfigFile, MechanismOutput, Ref } from '../../model/index.ts';
import { clientNamed, clientOfProgram, runRef } from '../../shell/clients/index.ts';
import { type ClientRun, clientRun } from '../../shell/clients/runs.ts';
import { type CommandBlock, cronFolderSchedule } from '../../shell/command-blocks.ts';
import { commandBlocksOf } from '../../shell/command-files.ts';
import type { Command } from '../../shell/commands.ts';
import { projectRef, projectStarted, servicesStarted } from '../../shell/containers.ts';
import { ignoredCronName, ignoresDots } from '../../shell/cron-names.ts';
import { scriptOf, scriptRef } from '../../shell/scripts.ts';
import { reloadedServices } from '../../shell/service-reloads.ts';
import { placedFiles } from '../../shell/written-files.ts';
import { readCalls } from './calls.ts';

/** Names of scripts, units and targets that renew certificates. */
const RENEWAL =
  /(?:renew|update|refresh|rotate)[\w-]*(?:certs?|ssl|tls|letsencrypt|acme)|(?:certs?|ssl|tls|letsencrypt|acme|le)[\w-]*(?:renew|update|refresh|rotat)/i;

/** The name for which cron ignores the file, and whether the system is known to. */
export type Own = 'ignored' | 'ignoredSurely';

const namesRenewal = (word: string) => RENEWAL.test(word) || clientNamed(word) !== undefined;

/**
 * A schedule for every cron line that renews, and a reload for every one that reloads a server. What a script is for is
 * often told by the script alone, so a line that runs one, and a script that is put into a folder of cron, is a schedule
 * whose purpose is `unknown`.
 */
export function read(file: ConfigFile, output: MechanismOutput<Own>): void {
  const ignored = /(?:^|\/)etc\//.test(file.path) ? ignoredCronName(file.path) : undefined;
  readRuns(file, ignored === undefined ? output : withName(ignored, file, output));
}

/** Adds to each schedule the name for which cron ignores its file. */
function withName(ignored: string, { path, text }: ConfigFile, output: MechanismOutput<Own>): MechanismOutput<Own> {
  const surely = ignoresDots(path, text);
  if (surely === false) return output;
  const own = { ignored, ...(surely === true && { ignoredSurely: true }) };
  return {
    ...output,
    fact(fact, place) {
      const isOwn = fact.kind === 'schedule' && fact.attributes.call !== true;
      output.fact(isOwn ? { ...fact, own } : fact, place);
    },
  };
}

function readRuns(file: ConfigFile, output: MechanismOutput<Own>): void {
  readPlaced(file, output);
  if (/\.ya?ml/.test(file.path) && !/cron\b|crontab|CronJob|cron\./.test(file.text)) return;
  readCalls(file, commandBlocksOf(file), output);
  for (const run of commandBlocksOf(file)) {
    const [schedule] = run.schedules;
    // What a CronJob runs itself is read with it; a script from a ConfigMap has to be told when.
    if (run.surface === 'kubernetes' && schedule !== undefined) {
      const called = run.commands.flatMap((command) => scriptOf(command) ?? []);
      if (called.length > 0) unknown(called, schedule, run.commands[0]?.line ?? 1, output);
    }
    if (schedule === undefined || (run.surface !== 'cron' && !schedule.startsWith('@'))) continue;
    const renewals = run.commands.filter((command) => renews(command));
    const project = projectStarted(run.commands);
    const names = [...run.commands.flatMap(servicesStarted), ...(project === undefined ? [] : [projectRef(project)])];
    const started = names.map((name) => makeRef('container', name));
    if (started.length > 0) starts(started, schedule, run.commands[0]?.line ?? 1, output, run.disabled);
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
}

/** What the text of every file has that puts a script where cron or others find it: the folder, or the ending of the script. */
const SCRIPTS = /cron\.|periodic\/|\.(?:sh|bash|py)/;

/** Scripts that are put where cron looks for some (`install renew.sh /etc/cron.daily/`), or under another name. */
function readPlaced(file: ConfigFile, output: MechanismOutput<Own>): void {
  if (!SCRIPTS.test(file.text)) return;
  for (const { path, source, content, line } of placedFiles(file)) {
    if (source === undefined || content !== undefined) continue;
    const period = cronFolderSchedule(path);
    const ignored = ignoredCronName(path);
    const named = ignored === undefined ? output : withName(ignored, file, output);
    if (period !== undefined) unknown([source], period, line, named);
    else if (named === output || !namesRenewal(path + source)) renamed(source, path, line, output);
    else named.fact({ kind: 'schedule', reads: [], writes: [], attributes: { name: path } }, { line });
  }
}

/** A script that is installed under another name, by which others call it: `renew-certs.sh` as `/usr/local/bin/renew-certs`. */
function renamed(source: string, path: string, line: number, output: MechanismOutput): void {
  const [written, called] = [scriptRef(source), scriptRef(path)];
  if (
    written === called ||
    !/\.(?:sh|bash|py)(?:\.\w{1,5})?$/.test(source) ||
    !/cert|ssl|tls|acme|renew/i.test(source + path)
  )
    return;
  const attributes = { resource: 'script', name: nameOfRef(written), call: true };
  output.fact({ kind: 'schedule', reads: [called], writes: [written], attributes }, { line });
}

function renews(command: Command): boolean {
  const { name, args } = command;
  const run = clientRun(command);
  if (run !== undefined) return isRenewal(run);
  // A script of the repository may have a name that a client had before: `letsencrypt.sh`.
  const client = clientOfProgram(name);
  if (client !== undefined && (name === client.program || scriptOf(command) === undefined)) return false;
  return (
    namesRenewal(name) || (/^(?:bash|sh|python3?|make|systemctl)$/.test(name) && args.some((arg) => namesRenewal(arg)))
  );
}

/** What renews in a run that is repeated; a private CA is not asked for a first certificate again and again. */
function isRenewal({ client, action }: ClientRun): boolean {
  return client.renewal?.startedBy !== 'itself' && (client.issuer !== 'own' || action === 'renew');
}

function unknown(
  scripts: readonly string[],
  schedule: string,
  line: number,
  output: MechanismOutput,
  disabled = false,
) {
  starts([...new Set(scripts.map(scriptRef))], schedule, line, output, disabled);
}

function starts(writes: Ref[], schedule: string, line: number, output: MechanismOutput, disabled = false) {
  const attributes = { name: writes[0] ?? '', schedule, unknown: true, ...(disabled && { disabled }) };
  output.fact({ kind: 'schedule', reads: [], writes, attributes }, { line });
}

const startOf = (command: Command) =>
  clientRun(command) === undefined ? programRef(command.name) : runRef(command.name);

function emit(run: CommandBlock, renewals: readonly Command[], schedule: string, output: MechanismOutput): void {
  const [{ name, line }] = renewals as [Command];
  const runs = renewals.flatMap((command) => clientRun(command) ?? []);
  const scripts = renewals
    .filter((command) => clientRun(command) === undefined)
    .flatMap((command) => [command.name, ...command.args].filter((word) => namesRenewal(word)).map(scriptRef));
  output.fact(
    {
      kind: 'schedule',
      reads: [],
      writes: [...new Set([...renewals.map(startOf), ...scripts])],
      attributes: {
        name: scripts[0] ?? name,
        program: name,
        schedule,
        // There is no window: each run obtains a new certificate, whether it is due or not.
        ...(runs.length > 0 && runs.every(({ action }) => action === 'reissue') && { reissues: true }),
        ...(run.disabled === true && { disabled: true }),
      },
    },
    { line },
  );
}

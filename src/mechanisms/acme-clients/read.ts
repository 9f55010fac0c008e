import { given, ownAttributes } from '../../facts/attributes.ts';
import { pathRefs } from '../../facts/host-paths.ts';
import { isOfKind, serviceRef, UNKNOWN_SERVICE } from '../../facts/refs.ts';
import { runAttributes, servicesOfHook, startRefs } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile, FactAttributes, MechanismOutput, OwnAttributes, Ref } from '../../model/index.ts';
import { ageGatesOf } from '../../shell/age-gates.ts';
import { CLIENTS, clientOfHookFolder, runRef } from '../../shell/clients/index.ts';
import {
  type ClientCall,
  type ClientRun,
  clientInvocations,
  clientRun,
  clientServer,
  filesWritten,
  hookOf,
  hostsAskedFor,
  rehearsalOf,
  renewDaysOf,
} from '../../shell/clients/runs.ts';
import { commandBlocksOf, type Invocation } from '../../shell/command-files.ts';
import type { Command } from '../../shell/commands.ts';
import { powershellInvocations } from '../../shell/powershell.ts';
import { hookScripts } from '../../shell/scripts.ts';
import { mayReload, reloadedServices } from '../../shell/service-reloads.ts';
import { memoizeByObject } from '../../util/memoize.ts';

/** What is told of these facts beside the common attributes. */
export type Own = 'installer' | 'instead' | 'unread';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('acme-clients');

/** Clients whose commands no mechanism of their own reads. */
export const READ_HERE = CLIENTS.filter(({ commandsReadBy }) => commandsReadBy === undefined);

type Call = Invocation & ClientCall;

/** A producer for each run that obtains or renews certificates, with what it reloads; a schedule for each command that makes one. */
export function read(file: ConfigFile, output: Output): void {
  const ids = READ_HERE.map(({ id }) => id);
  const calls: Iterable<Call> = /\.psm?1$/i.test(file.path)
    ? powershellInvocations(file, ids)
    : clientInvocations(file, ...ids);
  for (const call of calls) {
    const run = clientRun(call.command);
    if (run !== undefined) readRun(file, call, run, output);
    readSetUp(call, output);
  }
  readHookFolder(file, output);
  readUnreadFolder(file, output);
}

function readRun(file: ConfigFile, call: Call, run: ClientRun, output: Output): void {
  const { client } = run;
  const { line } = call.command;
  const reads = startRefs(file, call);
  if (client.configuredBy === 'files') {
    readStart(call, reads, output);
    return;
  }
  const names = hostsAskedFor(run);
  const files = filesOf(run, call);
  const hook = hookOf(run);
  // A client that renews what is due decides for itself.
  const gate = run.action === 'reissue' ? ageGatesOf(call.run.commands)[call.index] : undefined;
  const days = renewDaysOf(run) ?? gate?.left;
  const staging = rehearsalOf(run);
  const unknown = call.after.filter((next) => reloadedServices(next).length === 0);
  output.fact(
    {
      kind: 'producer',
      reads,
      writes: hook === undefined ? files : [...files, ...hookScripts(hook)],
      ...(names.length > 0 && { names: names.map((name) => `dns:${name}`) }),
      attributes: {
        name: names[0] ?? client.title,
        client: client.id,
        command: run.action,
        ...runAttributes(call),
        ...(hook !== undefined && { hook }),
        ...(staging !== undefined && { staging }),
        ...given('server', staging === undefined && clientServer(run)),
        ...(days !== undefined && { renewDays: days }),
        ...(gate?.age !== undefined && { renewAge: gate.age }),
        ...(mayReload(unknown) && { mayReload: true }),
      },
    },
    { line },
  );
  const reload = (writes: readonly Ref[], attributes: FactAttributes, own: OwnAttributes<Own> = {}) =>
    output.fact(
      { kind: 'reload', reads: files, writes: [...writes], attributes: { client: client.id, ...attributes }, own },
      { line },
    );
  if (hook !== undefined) reload(servicesOfHook(hook), { hook });
  const { reloads = [], withoutReload } = client.hooks ?? {};
  const off = withoutReload !== undefined && call.command.args.includes(withoutReload);
  if (reloads.length > 0 && !off) reload(reloads.map(serviceRef), {}, { installer: client.title });
  const chained = new Set(call.after.flatMap((next) => reloadedServices(next)));
  if (chained.size > 0) reload([...chained].map(serviceRef), { chained: true });
}

/** A client whose certificates are named in files of its own is started with the script or the unit that runs it. */
function readStart({ client, command, run }: Call, reads: readonly Ref[], output: Output): void {
  // A line of a crontab is read as the schedule that it is.
  if (run.surface === 'cron') return;
  const callers = reads.filter((ref) => !isOfKind(ref, 'run'));
  const { schedules } = run;
  if (callers.length === 0 && schedules.length === 0) return;
  const when = schedules.length === 0 ? { call: true } : { schedules };
  output.fact(
    {
      kind: 'schedule',
      reads: callers,
      writes: [runRef(client.program)],
      attributes: { name: client.title, client: client.id, ...when },
    },
    { line: command.line },
  );
}

/** Where a run puts its files: below the folder that the commands before it changed to, where it names none. */
function filesOf(run: ClientRun, { run: block, index }: Call): Ref[] {
  return pathRefs(...filesWritten(run, foldersOf(block.commands)[index]?.replace(/\/$/, '')));
}

/** The folder in which each command of a run is started, where a `cd` before it says so. */
const foldersOf = memoizeByObject((commands: readonly Command[]): (string | undefined)[] => {
  let folder: string | undefined;
  return commands.map(({ name, args }) => {
    const before = folder;
    if (name === 'cd') folder = args[0] ?? folder;
    return before;
  });
});

/** A command that makes the cron job or the task of a client. */
function readSetUp({ client, command }: Call, output: Output): void {
  const { setUp = [], withoutSetUp } = client.renewal ?? {};
  const { args, line } = command;
  if (!args.some((arg) => setUp.includes(arg)) || (withoutSetUp !== undefined && args.includes(withoutSetUp))) return;
  const attributes = { name: client.title, client: client.id, program: client.program };
  output.fact({ kind: 'schedule', reads: [], writes: [runRef(client.program)], attributes }, { line });
  if (client.hooks?.setUpReloads !== true) return;
  const reads = pathRefs(client.files?.live);
  const reload = { name: client.title, client: client.id };
  output.fact(
    { kind: 'reload', reads, writes: [UNKNOWN_SERVICE], attributes: reload, own: { installer: client.title } },
    { line },
  );
}

/** Clients of which a script tells by its words that it is their hook, wherever it is kept. */
const TELLING = READ_HERE.filter(({ hooks }) => hooks?.folders !== undefined && hooks.evidence !== undefined);

/** A script in a folder of a client runs after each of its renewals; a deployment puts it there from another folder. */
function readHookFolder(file: ConfigFile, output: Output): void {
  const client =
    clientOfHookFolder(file.path) ?? TELLING.find(({ hooks }) => file.text.includes(hooks?.evidence ?? ''));
  const live = client?.files?.live;
  if (client === undefined || live === undefined || !READ_HERE.includes(client)) return;
  // The same folder holds scripts that answer challenges.
  if (!file.text.includes(client.hooks?.evidence ?? '')) return;
  const commands = commandBlocksOf(file).flatMap((run) => run.commands);
  const services = [...new Set(commands.flatMap((command) => reloadedServices(command)))];
  if (services.length === 0 && !mayReload(commands)) return;
  const writes = services.length === 0 ? [UNKNOWN_SERVICE] : services.map(serviceRef);
  const attributes = { name: client.title, client: client.id, directory: true };
  output.fact({ kind: 'reload', reads: pathRefs(live), writes, attributes }, { line: 1 });
}

/** Packages of Debian and its derivatives, as a command or a module of a configuration manager names them. */
const DEBIAN = /\bapt(?:-get|itude)?\b/;

/** A file that installs a client from Debian, and puts a script into a folder where that package looks for none. */
function readUnreadFolder({ text }: ConfigFile, output: Output): void {
  for (const { id, program, hooks } of READ_HERE) {
    const { folder, instead } = hooks?.unreadByDebian ?? {};
    if (folder === undefined || instead === undefined || !text.includes(folder)) continue;
    // A file that names both folders moves the script.
    if (text.includes(instead) || !text.includes(program) || !DEBIAN.test(text)) continue;
    const at = text.indexOf(folder);
    output.fact(
      {
        kind: 'scope',
        reads: [],
        writes: [],
        attributes: { resource: 'hook folder', client: id },
        own: { unread: folder, instead },
      },
      { line: text.slice(0, at).split('\n').length },
    );
  }
}

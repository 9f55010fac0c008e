import { given, textsOf } from '../facts/attributes.ts';
import { cadenceOf } from '../facts/cadence.ts';
import { anyFact, type FactKeys, factsBy } from '../facts/index.ts';
import { isOfKind, makeRef, programRef, serviceRef, UNKNOWN_SERVICE } from '../facts/refs.ts';
import type { ConfigFile, Fact, FactAttributes, OwnAttributes, Ref } from '../model/index.ts';
import { runRef } from '../shell/clients/index.ts';
import { clientCall } from '../shell/clients/runs.ts';
import type { CommandBlock } from '../shell/command-blocks.ts';
import { hasOpaqueArgs, type Invocation, option } from '../shell/command-files.ts';
import { shellCommands } from '../shell/commands.ts';
import { projectRef } from '../shell/containers.ts';
import { scriptOf, scriptRef } from '../shell/scripts.ts';
import { reloadedServices, reloadsNothing } from '../shell/service-reloads.ts';
import { uploadOf } from '../shell/uploads.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileNameOf, folderOf } from '../util/path-names.ts';

/**
 * What every producer that is started by a command says about it: `surface` (where the command stands), `schedules`,
 * `disabled`, `container`, `hidden` (how its failure is kept quiet), `opaque` (some arguments are known at run time
 * only) and `chained` (services that the next commands reload).
 */
export function runAttributes(invocation: Invocation): FactAttributes {
  const { command, run, hidden, after } = invocation;
  // Uploaded files are served by others, which fetch them from there.
  const chained = after.flatMap((next) => (uploadOf(next) === undefined ? reloadedServices(next) : ['?']));
  const follows = after
    .flatMap((next) => (clientCall(next) === undefined ? (scriptOf(next) ?? []) : []))
    .slice(0, MAX_CALLS);
  return {
    surface: run.surface,
    ...(run.schedules.length > 0 && { schedules: run.schedules }),
    ...(run.disabled === true && { disabled: true }),
    ...(command.container !== undefined && { container: command.container }),
    ...(hidden !== undefined && { hidden }),
    ...given('keyType', option(command.args, '--key-type', '--keylength', '--elliptic-curve', '--rsa-key-size')),
    ...(hasOpaqueArgs(command.args, command.settings) && { opaque: true }),
    ...(chained.length > 0 && { chained }),
    ...(follows.length > 0 && { follows }),
  };
}

/** Refs by which a schedule elsewhere starts this command: the program, and the script or unit that holds it. */
export function startRefs(file: ConfigFile, invocation: Invocation): Ref[] {
  const { run, command } = invocation;
  const base = file.path.slice(file.path.lastIndexOf('/') + 1);
  if (run.surface === 'systemd') return [makeRef('unit', run.name ?? base)];
  if (run.surface === 'compose' && run.name !== undefined) {
    const folder = fileNameOf(folderOf(file.path));
    return [run.name, ...(folder === '' ? [] : [projectRef(folder)])].map((name) => makeRef('container', name));
  }
  if (run.surface === 'makefile') return [scriptRef(file.path)];
  if (run.surface === 'script') {
    const names = [file.path, ...(run.name === undefined ? [] : [run.name])];
    return [runRef(command.name), ...names.map(scriptRef)];
  }
  // What a playbook asks for is renewed with whatever else its client keeps.
  if (run.surface === 'cron' || run.surface === 'yaml') return [runRef(command.name)];
  return PIPELINES.has(run.surface) ? [makeRef('job', file.path)] : [];
}

const PIPELINES: ReadonlySet<CommandBlock['surface']> = new Set([
  'github-actions',
  'gitlab',
  'azure-pipelines',
  'jenkins',
]);

/** Scripts that call one another, one after the other. */
const MAX_CALLS = 4;

/** Live schedules by what they start, and the calls of scripts among them. */
const starters: FactKeys = ({ kind, attributes, writes }) =>
  kind === 'schedule' && attributes.disabled !== true && attributes.call !== true ? writes : [];
const calls: FactKeys = ({ kind, attributes, writes }) =>
  kind === 'schedule' && attributes.disabled !== true && attributes.call === true ? writes : [];

/** The scripts that call each one, by what is called: thousands may call the same. */
const callersOf = memoizeByObject((neighbours: readonly Fact[]) => {
  const callers = new Map<string, Set<Ref>>();
  for (const fact of neighbours) {
    for (const called of calls(fact)) {
      const known = callers.get(called) ?? new Set();
      callers.set(called, known);
      for (const ref of fact.reads) known.add(ref);
    }
  }
  return callers;
});

/** Whether a fact is a schedule that runs and starts a program. */
export function startsProgram({ kind, attributes, writes }: Fact, program: string): boolean {
  return kind === 'schedule' && attributes.disabled !== true && writes.includes(programRef(program));
}

/** Whether something in a list starts a program again and again. */
export const startsCertbot = anyFact((fact) => startsProgram(fact, 'certbot'));

/** Whether something starts a producer again and again, as far as the same repository tells. */
export function isScheduled(fact: Fact, neighbours: readonly Fact[]): boolean {
  const { schedules, disabled } = fact.attributes;
  if (disabled === true) return false;
  if (schedules !== undefined) return true;
  let wanted = new Set(fact.reads);
  for (let round = 0; round < MAX_CALLS && wanted.size > 0; round++) {
    if ([...wanted].some((ref) => factsBy(neighbours, starters, ref).length > 0)) return true;
    // A script that another script calls runs as often as its caller.
    wanted = new Set([...wanted].flatMap((ref) => [...(callersOf(neighbours).get(ref) ?? [])]));
  }
  return false;
}

/**
 * As {@link isScheduled}, but for this very command. A schedule that runs the same program elsewhere, with other
 * options, does not start a command inside a script.
 */
export function isScheduledItself(fact: Fact, neighbours: readonly Fact[]): boolean {
  const { surface } = fact.attributes;
  const own =
    surface === 'script' || surface === 'yaml' ? fact.reads.filter((ref) => !isOfKind(ref, 'run')) : fact.reads;
  return isScheduled({ ...fact, reads: own }, neighbours);
}

/** The shortest time between two runs of a producer, in milliseconds; undefined where no schedule states one. */
export function cadenceOfRuns(fact: Fact, neighbours: readonly Fact[]): number | undefined {
  const refs = fact.reads.filter((ref) => !isOfKind(ref, 'run'));
  const cadences = [fact, ...refs.flatMap((ref) => factsBy(neighbours, starters, ref))].flatMap(
    (one) => cadenceOf(one) ?? [],
  );
  return cadences.length === 0 ? undefined : Math.min(...cadences);
}

/** Services that a hook reloads, as refs; `service:?` if a script decides, or it is unknown. */
export function servicesOfHook(hook: string): Ref[] {
  const commands = shellCommands(hook);
  const services = commands.flatMap((command) => reloadedServices(command));
  // What only copies, or changes permissions, reloads nothing.
  if (services.length === 0) return reloadsNothing(commands) ? [] : [UNKNOWN_SERVICE];
  return [...new Set(services)].map(serviceRef);
}

const reloads: FactKeys = ({ kind, writes }) => (kind === 'reload' ? writes : []);

/** Services that scripts reload which a schedule starts by their names. */
const reloadedOnTime = memoizeByObject((neighbours: readonly Fact[]): ReadonlySet<Ref> => {
  const started = (fact: Fact) =>
    fact.reads.some((ref) => isOfKind(ref, 'script') && factsBy(neighbours, starters, ref).length > 0);
  const services = neighbours.flatMap((fact) => {
    const { services: known }: OwnAttributes = fact.attributes;
    return fact.kind === 'reload' && known !== undefined && started(fact) ? textsOf(known) : [];
  });
  return new Set(services.map(serviceRef));
});

/** Whether a reload, stated anywhere in the repository and one that counts, reaches a service. */
export function isReloaded(service: Ref, neighbours: readonly Fact[], counts = (_: Fact) => true): boolean {
  return (
    [service, UNKNOWN_SERVICE].some((ref) => factsBy(neighbours, reloads, ref).some(counts)) ||
    reloadedOnTime(neighbours).has(service)
  );
}

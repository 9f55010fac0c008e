import { ownAttributes } from '../../facts/attributes.ts';
import { knownRefs, pathRefs } from '../../facts/host-paths.ts';
import { hostRef, isOfKind, serviceRef } from '../../facts/refs.ts';
import { servicesOfHook, startRefs } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile, MechanismOutput, Ref } from '../../model/index.ts';
import { clientHanding, clientKeeping, clientOfHookFolder, isFileOfClient } from '../../shell/clients/index.ts';
import type { CommandBlock } from '../../shell/command-blocks.ts';
import { commandBlocksOf, type Invocation, invocations, mayRun, option } from '../../shell/command-files.ts';
import type { Command } from '../../shell/commands.ts';
import { copyOf, type Moved, PROGRAMS } from '../../shell/copy-commands.ts';
import { mayReload, reloadedServices } from '../../shell/service-reloads.ts';
import { commits, trackedWrites } from '../../shell/tracked-files.ts';
import { filledIn, type Variables, variablesOf } from '../../shell/variables.ts';
import { memoizeLast } from '../../util/memoize.ts';
import { firstIssueLine } from './first-issue.ts';

/** What only the rules of file-copies read of its facts. */
type Own = 'handed';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('file-copies');

/** A file of a certificate, a key or a keystore, perhaps under a name for the time of writing. */
const MATERIAL = /\.(?:pem|crt|cer|key|p12|pfx|jks|der|chain|bundle)(?:\.(?:new|tmp|next))?$/i;
/** A folder of such files. */
const FOLDER = /^[\w-]{0,40}(?:certs?|certificates?|ssl|tls|letsencrypt|acme|pki)[\w-]{0,40}$/i;
/** One version's file by its name: a date, or the number of a renewal in certbot's archive. */
const DATED = /(?:19|20)\d\d[-_.]?(?:0[1-9]|1[0-2])(?:[-_.]?[0-3]\d)?(?!\d)|letsencrypt\/archive\/.*\d\.pem$/;

/** Copies of what a client renews, or of a certificate that lies on the host; and the services that the same commands reload then. */
export function read(file: ConfigFile, output: Output): void {
  const variables = () => file.shared('file-copies', variablesOf);
  const setups = new Map<CommandBlock, number | undefined>();
  const written = new Map<CommandBlock, Ref[]>();
  for (const invocation of invocations(file, ...PROGRAMS)) {
    const { command, run, hidden, after } = invocation;
    if (run.surface === 'dockerfile') continue;
    const moved = copyOf(command, after[0]);
    if (moved === undefined) continue;
    const fill = (word: string) =>
      run.surface === 'script' ? filledIn(filledIn(word, variables()), variables()) : word;
    const given = moved.sources.map((source) => splitHost(fill(source)));
    const sources = given.map(([, path]) => path);
    const pulled = given.some(([from]) => from !== undefined);
    const [host, target] = splitHost(fill(moved.target));
    const taken = sources.filter((source) => isTaken(source, file, target, moved, pulled));
    const [source] = taken;
    if (source === undefined || source === target) continue;
    const writes = targetsOf(target, taken);
    if (!setups.has(run)) setups.set(run, firstIssueLine(run));
    const handed = clientHanding(source, file.text)?.id;
    const setup = (setups.get(run) ?? Number.POSITIVE_INFINITY) <= command.line;
    const hosts = host === undefined ? [] : hostsOf(host, command, variables());
    const kept = hidden?.startsWith('||') ? hidden : toleratedBy(run, command);
    if (!setup && !written.has(run)) written.set(run, []);
    if (!setup) written.get(run)?.push(...writes);
    output.fact(
      {
        kind: 'copy',
        reads: [
          ...new Set([
            ...taken.flatMap((one) => sourceRefs(one, file)),
            ...startRefs(file, invocation).filter((ref) => !isOfKind(ref, 'run')),
          ]),
        ],
        writes,
        attributes: {
          name: source,
          program: command.name,
          target: host === undefined ? target : `${host}:${target}`,
          surface: run.surface,
          ...(mayReload(run.commands) && { mayReload: true }),
          ...(run.schedules.length > 0 && { schedules: run.schedules }),
          ...(run.disabled === true && { disabled: true }),
          ...(host !== undefined && { remote: true }),
          ...(pulled && { pulled: true }),
          ...(hosts.length > 0 && { targets: hosts }),
          ...(DATED.test(source) && { state: 'pinned' }),
          ...(dumpsOnce(invocation) && { state: 'once' }),
          ...(kept !== undefined && { hidden: kept }),
          ...(setup && !moved.link && { setup: true }),
          ...(taken.some((one) => isRenewed(one, file)) && { renewed: true }),
        },
        own: {
          ...(handed !== undefined && { handed }),
        },
      },
      { line: command.line },
    );
    const hook = command.name === 'traefik-certs-dumper' ? option(command.args, '--post-hook') : undefined;
    if (hook !== undefined)
      output.fact(
        { kind: 'reload', reads: writes, writes: servicesOfHook(hook), attributes: { hook } },
        { line: command.line },
      );
  }
  readTracked(file, output);
  // What a script in a folder of hooks reloads is read with the hook.
  if (clientOfHookFolder(file.path) === undefined) for (const [run, reads] of written) readReloads(run, reads, output);
}

/** Certificates that a script writes into a work tree and commits. Pipelines tell of theirs with the job. */
function readTracked(file: ConfigFile, output: Output): void {
  if (!file.text.includes('commit') || !mayRun(file, ['git'])) return;
  for (const run of commandBlocksOf(file)) {
    if (!TRACKING.has(run.surface) || !run.commands.some(commits)) continue;
    for (const { command, program, writes } of trackedWrites([run]))
      output.fact(
        {
          kind: 'producer',
          reads: startRefs(file, { command, run, index: 0, after: [] }),
          writes,
          attributes: {
            name: program,
            program,
            surface: run.surface,
            ...(run.schedules.length > 0 && { schedules: run.schedules }),
          },
        },
        { line: command.line },
      );
  }
}

const TRACKING: ReadonlySet<CommandBlock['surface']> = new Set([
  'script',
  'cron',
  'makefile',
  'systemd',
  'kubernetes',
  'yaml',
]);

function readReloads(run: CommandBlock, reads: Ref[], output: Output): void {
  const seen = new Set<string>();
  for (const command of run.commands) {
    const services = reloadedServices(command).filter((name) => name !== '?' && !seen.has(name));
    if (services.length === 0) continue;
    for (const name of services) seen.add(name);
    const writes = services.map(serviceRef);
    output.fact(
      { kind: 'reload', reads, writes, attributes: { name: services.join(', '), surface: run.surface } },
      { line: command.line },
    );
  }
}

/** Whether a dump of Traefik's storage is made at the start only: nothing starts it again, and no loop beside it may call it. */
function dumpsOnce({ command: { name, args }, run: { schedules, commands } }: Invocation): boolean {
  return (
    name === 'traefik-certs-dumper' &&
    !args.includes('--watch') &&
    schedules.length === 0 &&
    commands.every(({ loop }) => loop === undefined)
  );
}

/** Whether a source is a certificate that something renews, as far as its path tells. */
function isTaken(source: string, file: ConfigFile, target: string, { link }: Moved, pulled: boolean): boolean {
  if (isRenewed(source, file)) return true;
  // A module of an rsync server need not be a path of its host; where it goes tells as much.
  if (pulled && target.startsWith('/') && target.endsWith('/') && isMaterial(target)) return !isTrust(target);
  // On its way from one place of a host to another, or to another host; a link to something else is no rotation.
  return !link && source.startsWith('/') && target.startsWith('/') && isMaterial(source) && !isTrust(source);
}

function isMaterial(path: string): boolean {
  return path.endsWith('/')
    ? path.split('/').some((part) => FOLDER.test(part))
    : MATERIAL.test(path) || FOLDER.test(path.slice(path.lastIndexOf('/') + 1));
}

const isTrust = (path: string) => /(?:^|[/._-])(?:ca|root|dhparam|crl)s?[/._-]|ca-certificates|trust/i.test(path);

function isRenewed(path: string, { text }: ConfigFile): boolean {
  return clientKeeping(path) !== undefined || clientHanding(path, text) !== undefined;
}

function sourceRefs(path: string, { text }: ConfigFile): Ref[] {
  const live = clientHanding(path, text)?.files?.live;
  if (live !== undefined) return pathRefs(live);
  const host = clientKeeping(path)?.host;
  // A folder that is copied with all that lies in it.
  const folder = /\/[^/.]+$/.test(path) && !isFileOfClient(path);
  return [...(host === undefined ? [] : [hostRef(host)]), ...knownRefs(folder ? `${path}/` : path)];
}

/** Where the sources lie afterwards: under their own names where the target is a folder. */
function targetsOf(target: string, sources: readonly string[]): Ref[] {
  const folder = target.endsWith('/') || (sources.length > 1 && !/\.\w+$/.test(target));
  const names = sources.map((source) => source.slice(source.lastIndexOf('/') + 1));
  const named = names.every((name) => /^[\w.-]+\.\w+$/.test(name) && name !== 'acme.json');
  if (named && (folder || !/\.[\w-]+$/.test(target)))
    return [...new Set(names.flatMap((name) => knownRefs(`${target.replace(/\/$/, '')}/${name}`)))];
  const deep = folder || sources.every((source) => source.endsWith('/') || /\/[^/.]+$/.test(source));
  return knownRefs(deep && !target.endsWith('/') ? `${target}/` : target);
}

/** `user@host:/path`, and the container or pod of `docker cp` and `kubectl cp`. */
function splitHost(target: string): [string | undefined, string] {
  const [, host, path] = /^(?:rsync:\/\/)?((?:[\w.$@{}%/-]|\[[@*]\]){1,200}?):{1,2}(.{0,500})$/.exec(target) ?? [];
  return host === undefined || host.startsWith('/') || path === undefined
    ? [undefined, target]
    : [host.replace(/^[^@]*@(?=.)/, ''), path];
}

const MAX_HOSTS = 100;

/** The hosts that a copy goes to, with the rounds of the loop that it stands in; none where some are not known. */
function hostsOf(host: string, { rounds = [] }: Command, variables: Variables): string[] {
  let hosts = [host];
  for (const { variable, values } of rounds) {
    const known = values
      .flatMap((value) => filledIn(value.replace(/\[[@*]\]/, ''), variables).split(/\s+/))
      .filter((value) => value !== '');
    hosts = hosts.flatMap((one) =>
      filledIn(one, new Map([[variable, { value: '' }]])) === one
        ? [one]
        : known.map((value) => filledIn(one, new Map([[variable, { value }]]))),
    );
    if (hosts.length > MAX_HOSTS) return [];
  }
  return hosts.some((one) => /[$`({]/.test(one)) ? [] : [...new Set(hosts)];
}

/** The commands behind `set +e`, of a script that had asked for more: their failure passes. */
const toleratedIn = memoizeLast((commands: readonly Command[]) => {
  const tolerated = new Set<Command>();
  let passes = false;
  for (const command of commands) {
    const { name, args } = command;
    if (name === 'set' && /^[-+]\w*e/.test(args[0] ?? '')) passes = args[0]?.startsWith('+') === true;
    else if (passes) tolerated.add(command);
  }
  return tolerated;
});

function toleratedBy({ surface, commands }: CommandBlock, command: Command): string | undefined {
  return surface === 'script' && toleratedIn(commands).has(command) ? 'set +e' : undefined;
}

import { CERTBOT_LIVE } from '../../facts/host-paths.ts';
import { makeRef, serviceRef, UNKNOWN_SERVICE } from '../../facts/refs.ts';
import { servicesOfHook } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile } from '../../model/index.ts';
import { runRef } from '../../shell/clients/index.ts';
import { clientRun, hookOf } from '../../shell/clients/runs.ts';
import type { CommandBlock } from '../../shell/command-blocks.ts';
import { commandBlocksOf, optionValues } from '../../shell/command-files.ts';
import { type Command, shellCommands } from '../../shell/commands.ts';
import { hookScripts, scriptRef } from '../../shell/scripts.ts';
import { mayReload, reloadedServices, reloadsNothing } from '../../shell/service-reloads.ts';
import { placedFiles } from '../../shell/written-files.ts';
import type { Output } from './own.ts';

const HOOK = /(?:^|\/)renewal-hooks\/(deploy|post)\/[^/]+$/;
/** Beside the folders in which certbot looks for hooks; people run `manual-deploy.sh` themselves. */
const ASTRAY = /(?:^|\/)etc\/letsencrypt\/renewal-hooks\/(?!(?:pre|deploy|post)$|.*manual)[^/$*{]+$/;
/** Permissions without a right to execute. */
const INERT = /^0?[0246]{3}$/;

/** A script in `renewal-hooks/` runs for every lineage that was renewed. */
export function readHooks(file: ConfigFile, output: Output): void {
  const stage = HOOK.exec(file.path)?.[1];
  if (stage !== undefined) readHookRuns(commandBlocksOf(file), output, stage, 1);
  readWrittenHooks(file, output);
  readHookScript(file, output);
}

/** A hook that git keeps as `100644`: it comes to the host like that, unless something makes it executable. */
export function readInert(path: string, output: Pick<Output, 'fact'>): void {
  const isHook = /(?:^|\/)etc\/letsencrypt\/renewal-hooks\/(?:pre|deploy|post)\/(?!README|\.)[^/]+$/.test(path);
  // Configuration management sets the permissions of what it brings.
  const isBrought = /(?:^|\/)(?:files|templates|roles|cookbooks|modules|states|salt|pillar)\//.test(path);
  if (!isHook || isBrought || /\.(?:md|txt|j2|erb|tmpl|tpl)$/.test(path)) return;
  output.fact(
    { kind: 'reload', reads: [], writes: [], attributes: { name: path, state: 'off' }, own: { lost: '100644' } },
    { line: 1 },
  );
}

/** Hooks that a script or configuration management writes or puts into `renewal-hooks/`. */
function readWrittenHooks(file: ConfigFile, output: Output): void {
  if (!file.text.includes('renewal-hooks/')) return;
  const seen = new Set<string>();
  // What is put there as it is may be made executable afterwards.
  const makesExecutable = file.text.includes('chmod');
  const isInert = (mode: string | undefined): mode is string =>
    mode !== undefined && INERT.test(mode) && !makesExecutable;
  const lost = (path: string, line: number, mode?: string) => {
    const reason = ASTRAY.test(path) ? 'folder' : isInert(mode) && HOOK.test(path) ? mode : '';
    if (reason !== '')
      output.fact(
        { kind: 'reload', reads: [], writes: [], attributes: { name: path, state: 'off' }, own: { lost: reason } },
        { line },
      );
    return reason !== '';
  };
  for (const run of commandBlocksOf(file)) {
    if (run.name !== undefined) lost(run.name, run.commands[0]?.line ?? 1);
    const stage = HOOK.exec(run.name ?? '')?.[1];
    if (stage === undefined) continue;
    seen.add(run.name ?? '');
    readHookRuns([run], output, stage, run.commands[0]?.line ?? 1);
  }
  for (const { path, source, mode, line } of placedFiles(file)) {
    const stage = HOOK.exec(path)?.[1] ?? HOOK.exec(`${path}/hook`)?.[1];
    if (seen.has(path) || lost(path, line, mode) || stage === undefined) continue;
    // What the file does is told where it lies in the repository.
    const scripts = source === undefined ? [] : [scriptRef(source)];
    output.fact(
      {
        kind: 'reload',
        reads: [CERTBOT_LIVE, ...scripts],
        writes: [UNKNOWN_SERVICE],
        attributes: { directory: true },
        own: { stage },
      },
      { line },
    );
  }
}

/** Names and words of scripts that may be put in place as hooks. */
const FOR_HOOKS = /hook|deploy|reload|restart|renew|cert|RENEWED_(?:LINEAGE|DOMAINS)/;

/** Programs that are asked about a service, or tell one something else than to reload. */
const MANAGES = /^(?:systemctl|service|nginx|apachectl|apache2ctl|postfix|postmap|doveadm)$/;

/** Whether a command changes owners and permissions alone, perhaps of what find(1) finds. */
function setsPermissions({ name, args }: Pick<Command, 'name' | 'args'>): boolean {
  const done = name === 'find' ? args[args.indexOf('-exec') + 1] : name;
  return /^(?:chmod|chown|chgrp|setfacl|set|umask|echo)$/.test(done ?? '');
}

/** The services that a script elsewhere in the repository reloads. They count if something makes the script a hook. */
function readHookScript(file: ConfigFile, output: Output): void {
  if (HOOK.test(file.path) || /\.ya?ml$/.test(file.path) || !FOR_HOOKS.test(file.path + file.text)) return;
  const [only, ...more] = commandBlocksOf(file);
  if (only?.surface !== 'script' || more.length > 0 || only.schedules.length > 0) return;
  // A hook that changes permissions alone surely reloads nothing.
  if (/hook/.test(file.path) && only.commands.length > 0 && only.commands.every(setsPermissions)) {
    output.fact(
      {
        kind: 'reload',
        reads: [scriptRef(file.path)],
        writes: [],
        attributes: { state: 'off' },
        own: { services: [] },
      },
      { line: only.commands[0]?.line ?? 1 },
    );
    return;
  }
  const services = new Set<string>();
  let first: Command | undefined;
  for (const command of only.commands) {
    const reloaded = reloadedServices(command);
    // What else it runs may reload more.
    if (reloaded.includes('?') || (reloaded.length === 0 && !MANAGES.test(command.name) && !reloadsNothing([command])))
      return;
    if (reloaded.length > 0) first ??= command;
    for (const service of reloaded) services.add(service);
  }
  if (first === undefined) return;
  output.fact(
    {
      kind: 'reload',
      reads: [scriptRef(file.path)],
      writes: [],
      attributes: { state: 'off' },
      own: { services: [...services] },
    },
    { line: first.line },
  );
}

function readHookRuns(runs: readonly CommandBlock[], output: Output, stage: string, line: number): void {
  const commands = runs.flatMap((run) => run.commands);
  const services = commands.flatMap((command) => reloadedServices(command));
  if (services.length === 0 && commands.length > 0 && !mayReload(commands)) return;
  const writes = services.length === 0 ? [UNKNOWN_SERVICE] : [...new Set(services)].map(serviceRef);
  output.fact(
    { kind: 'reload', reads: [CERTBOT_LIVE], writes, attributes: { directory: true }, own: { stage } },
    { line },
  );
}

/** The unit of Fedora and EPEL, which passes on the variables of `/etc/sysconfig/certbot`. */
const UNIT = makeRef('unit', 'certbot-renew.service');
const SETTING =
  /\b(PRE_HOOK|POST_HOOK|RENEW_HOOK|DEPLOY_HOOK|CERTBOT_ARGS)=[ \t]{0,4}(\\?["'])([^\n]{0,500}?)\2(?=[ \t]*(?:$|["'#,\]]))/gm;
/** Where the file is written, or is kept in the repository. */
const FILE = /(?:^|[\s"'/])(?:etc\/)?(sysconfig|default)\/certbot(?=$|[\s"',.\]}])/m;
const READS = /(?:EnvironmentFile\s{0,4}=\s{0,4}-?|(?:^|[\s;&])(?:\.|source)\s{1,4})\/etc\/default\/certbot\b/m;

/**
 * Hooks in the file of variables of a packaged unit, whatever writes it: a file of the repository, or a task or a resource that
 * names the path and the line. Fedora's unit passes them to `certbot renew`; that of Debian reads no such file.
 */
export function readEnvironment(file: ConfigFile, output: Output): void {
  if (READS.test(file.text))
    output.fact(
      { kind: 'reload', reads: [], writes: [], attributes: { state: 'live' }, own: { environment: 'read' } },
      { line: 1 },
    );
  const folder = (FILE.exec(file.path) ?? FILE.exec(file.text))?.[1];
  if (folder === undefined) return;
  const settings = [...file.text.matchAll(SETTING)]
    .map(({ index, 1: name = '', 3: value = '' }) => ({ name, value: value.trim(), index }))
    .filter(({ value, index }) => value !== '' && !isComment(file.text, index));
  const [first] = settings.filter(({ value }) => value.includes('hook'));
  if (first === undefined) return;
  const line = file.text.slice(0, first.index).split('\n').length;
  const text = `certbot renew ${settings.map(({ value }) => value).join(' ')}`;
  const [command] = shellCommands(text, line);
  const run = command === undefined ? undefined : clientRun(command);
  const hook = run === undefined ? undefined : hookOf(run);
  if (run === undefined || hook === undefined) return;
  if (folder === 'default') {
    output.fact(
      { kind: 'reload', reads: [], writes: [], attributes: { state: 'off' }, own: { environment: first.name } },
      { line },
    );
    return;
  }
  output.fact(
    {
      kind: 'producer',
      reads: [UNIT, runRef('certbot')],
      writes: [CERTBOT_LIVE, ...hookScripts(hook)],
      attributes: { name: 'certbot renew', command: 'renew', surface: 'systemd', hook },
      own: { hooks: hooksGiven(run.command.args) },
    },
    { line },
  );
  output.fact({ kind: 'reload', reads: [CERTBOT_LIVE], writes: servicesOfHook(hook), attributes: { hook } }, { line });
}

/** Every deploy hook of a command line; certbot keeps the last one. */
export function hooksGiven(args: readonly string[]): string[] {
  const joined = args.map((arg) => arg.replaceAll(',', '\0'));
  return optionValues(joined, '--deploy-hook', '--renew-hook').map((hook) => hook.replaceAll('\0', ','));
}

function isComment(text: string, index: number): boolean {
  return /^[ \t]*#/.test(text.slice(text.lastIndexOf('\n', index) + 1, index));
}

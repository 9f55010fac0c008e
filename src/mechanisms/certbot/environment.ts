import { makeRef } from '../../facts/refs.ts';
import { servicesOfHook } from '../../mechanism-kit/command-facts.ts';
import { CERTBOT_LIVE } from '../../mechanism-kit/server-consumers.ts';
import type { ConfigFile } from '../../model/index.ts';
import { runRef } from '../../shell/clients/index.ts';
import { clientRun, hookOf } from '../../shell/clients/runs.ts';
import { optionValues } from '../../shell/command-files.ts';
import { shellCommands } from '../../shell/commands.ts';
import { hookScripts } from '../../shell/scripts.ts';
import type { Output } from './own.ts';

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

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { messageOf } from './errors.ts';
import { type Environment, GitError, gitEnvironment } from './git.ts';

const run = promisify(execFile);

/** A git server and how to be let in. */
export interface Remote {
  /** Such as `https://github.com`. */
  serverUrl: string;
  /** Undefined asks as anybody. */
  token?: string | undefined;
}

/** Milliseconds that one transfer may take. */
const TIMEOUT = 300_000;

/**
 * Runs a git command that talks to a server. The token goes in through the environment, never into a URL or an argument,
 * where other processes and error messages would show it.
 * @throws GitError without the token, whatever git wrote
 */
export async function gitRemote(
  args: readonly string[],
  remote: Remote,
  env: Environment,
  cwd?: string,
): Promise<Buffer> {
  try {
    const { stdout } = await run('git', ['--no-pager', ...args], {
      env: remoteEnvironment(remote, env),
      cwd,
      encoding: 'buffer',
      maxBuffer: 1 << 26,
      timeout: TIMEOUT,
      windowsHide: true,
    });
    return stdout;
  } catch (error) {
    const { stderr, code } = error as { stderr?: Buffer; code?: string | number };
    const said = (stderr?.toString() ?? '').split('\n').filter((line) => line !== '');
    const text = said.at(-1) ?? messageOf(error).split('\n')[0] ?? '';
    const hidden = secretsOf(remote).reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
    throw new GitError(hidden, code ?? 'unknown', hidden);
  }
}

function remoteEnvironment({ serverUrl, token }: Remote, env: Environment): Record<string, string> {
  const base = gitEnvironment({ env });
  const extra: [string, string][] = [
    ['credential.helper', ''],
    ['maintenance.auto', 'false'],
    ['gc.auto', '0'],
    ['protocol.version', '2'],
    // An empty value takes away what the repository's own configuration would send along.
    [`http.${serverUrl}/.extraheader`, ''],
  ];
  if (token !== undefined) extra.push([`http.${serverUrl}/.extraheader`, `AUTHORIZATION: basic ${basicOf(token)}`]);
  let count = Number(base.GIT_CONFIG_COUNT ?? 0);
  for (const [key, value] of extra) {
    base[`GIT_CONFIG_KEY_${count}`] = key;
    base[`GIT_CONFIG_VALUE_${count}`] = value;
    count++;
  }
  const plain = serverUrl.startsWith('http://');
  return {
    ...base,
    GIT_CONFIG_COUNT: String(count),
    GIT_ALLOW_PROTOCOL: plain ? 'http' : 'https',
    GIT_NO_LAZY_FETCH: '0',
    // An empty program is none; the repository's own `core.askPass` would be started.
    GIT_ASKPASS: '',
  };
}

function basicOf(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64');
}

function secretsOf({ token }: Remote): string[] {
  return token === undefined ? [] : [token, basicOf(token)];
}

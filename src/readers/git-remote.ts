import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { messageOf } from '../util/errors.ts';
import { type Environment, GIT_ARGUMENTS, GitError, gitEnvironment } from './git.ts';
import { whyNoRemote } from './git-version.ts';

const run = promisify(execFile);

/** A git server and its credentials. */
export interface Remote {
  /** Such as `https://github.com`. */
  serverUrl: string;
  /** Undefined asks as anybody. */
  token?: string | undefined;
}

export interface RemoteOptions {
  /** Milliseconds that the transfer may take; five minutes where it is left out. */
  timeout?: number;
  /** Ends the transfer. */
  signal?: AbortSignal;
  /** Standard input. */
  input?: string;
}

const TIMEOUT = 300_000;
/** Variables with which a user configures proxies and trusted CAs; git uses them as any other program does. */
const NETWORK = ['http_proxy', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY', 'no_proxy', 'NO_PROXY'];
const TRUST = ['GIT_SSL_CAINFO', 'GIT_SSL_CAPATH', 'SSL_CERT_FILE', 'SSL_CERT_DIR'];

/**
 * Runs a git command that talks to a server. The token goes in through the environment, never into a URL or an argument,
 * where other processes and error messages would show it.
 * @throws GitError without the token, whatever git wrote; its code is `timeout` where the time ran out
 */
export async function gitRemote(
  args: readonly string[],
  remote: Remote,
  env: Environment,
  { timeout = TIMEOUT, signal, input = '' }: RemoteOptions = {},
): Promise<Buffer> {
  const refusal = await whyNoRemote(env);
  if (refusal !== undefined) throw new GitError(refusal, 'too-old', refusal);
  try {
    const running = run('git', [...GIT_ARGUMENTS, ...args], {
      env: remoteEnvironment(remote, env),
      encoding: 'buffer',
      maxBuffer: 1 << 26,
      timeout,
      windowsHide: true,
      ...(signal !== undefined && { signal }),
    });
    running.child.stdin?.on('error', () => {}).end(input);
    return (await running).stdout;
  } catch (error) {
    const { stderr, code, killed } = error as { stderr?: Buffer; code?: string | number; killed?: boolean };
    const hidden = (text: string) => secretsOf(remote).reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
    const said = hidden(stderr?.toString() ?? '');
    const last = said.split('\n').findLast((line) => line !== '') ?? messageOf(error).split('\n')[0] ?? '';
    const ended = killed === true && signal?.aborted !== true;
    throw new GitError(hidden(last), ended ? 'timeout' : (code ?? 'unknown'), said);
  }
}

function remoteEnvironment({ serverUrl, token }: Remote, env: Environment): Record<string, string> {
  const base = gitEnvironment({ env });
  const extra: [string, string][] = [
    ['credential.helper', ''],
    ['maintenance.auto', 'false'],
    ['gc.auto', '0'],
    ['protocol.version', '2'],
    // Git would send the token on to wherever a server points, another host included.
    ['http.followRedirects', 'false'],
    // A server that stalls is no longer waited for.
    ['http.lowSpeedLimit', '1000'],
    ['http.lowSpeedTime', '60'],
    // An empty value removes headers that the repository's own configuration would send.
    [`http.${serverUrl}/.extraheader`, ''],
  ];
  if (token !== undefined) extra.push([`http.${serverUrl}/.extraheader`, `AUTHORIZATION: ${authorizationOf(token)}`]);
  for (const [index, [key, value]] of extra.entries()) {
    base[`GIT_CONFIG_KEY_${index}`] = key;
    base[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  for (const name of [...NETWORK, ...TRUST]) {
    const value = env[name];
    if (value !== undefined) base[name] = value;
  }
  const plain = serverUrl.startsWith('http://');
  return {
    ...base,
    GIT_CONFIG_COUNT: String(extra.length),
    GIT_ALLOW_PROTOCOL: plain ? 'http' : 'https',
    GIT_NO_LAZY_FETCH: '0',
    // An empty program is none; the repository's own `core.askPass` would be started.
    GIT_ASKPASS: '',
  };
}

/** The value of the header that lets a token in (RFC 7617). */
export function authorizationOf(token: string): string {
  return `basic ${basicOf(token)}`;
}

function basicOf(token: string): string {
  return Buffer.from(`x-access-token:${token}`).toString('base64');
}

function secretsOf({ token }: Remote): string[] {
  return token === undefined ? [] : [token, basicOf(token)];
}

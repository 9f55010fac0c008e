import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FailureReason } from '../model/index.ts';
import { type Environment, GitError } from '../readers/git.ts';
import { authorizationOf, gitRemote, type Remote } from '../readers/git-remote.ts';
import { resolveCommit } from './revision.ts';

/** How repositories are reached, with the limits for one of them. */
export interface RemoteAccess {
  remote: Remote;
  env: Environment;
  /** The folder that clones lie in while they are read. */
  folder: string;
  /** Milliseconds that one attempt may take. */
  timeout: number;
  /** Attempts for failures that may be temporary. */
  attempts: number;
  /** Bytes on the disk that one clone may take. */
  maxBytes: number;
  /** Ends everything. */
  signal?: AbortSignal | undefined;
  /** Waits some milliseconds between attempts. */
  sleep(milliseconds: number): Promise<void>;
  log(line: string): void;
}

/** A repository that cannot be scanned. */
export class RepositoryError extends Error {
  override readonly name = 'RepositoryError';
  readonly reason: FailureReason;
  /** Whether another attempt may succeed. */
  readonly passing: boolean;
  constructor(reason: FailureReason, detail: string, passing = false) {
    super(detail);
    this.reason = reason;
    this.passing = passing;
  }
}

/**
 * Larger blobs are not fetched, and count as not scanned. GitHub accepts no larger file.
 * https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github
 */
const MAX_BLOB = '100m';
/** Milliseconds between two checks of the disk space of a clone. */
const LOOK = 1_000;

/**
 * The commit at the HEAD of a repository on a server.
 * @throws RepositoryError
 */
export function remoteHead(url: string, access: RemoteAccess): Promise<string> {
  return attempts(url, access, async () => {
    const text = await ask(['ls-remote', '--symref', '--', url, 'HEAD'], access);
    const oid = /^([0-9a-f]{40,64})\tHEAD$/m.exec(text)?.[1];
    return oid ?? withoutHead(url, access);
  });
}

/** A clone on the disk, with the commit at its HEAD. */
export interface Clone {
  gitDir: string;
  revision: string;
}

/**
 * Clones what the scan reads: the objects of one commit and no work tree, so that no hook, filter or submodule of the
 * repository is ever executed or fetched. The clone is deleted after `use`.
 * @throws RepositoryError
 */
export async function withClone<T>(url: string, access: RemoteAccess, use: (clone: Clone) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(access.folder, 'repository-'));
  try {
    return await use(await attempts(url, access, (attempt) => clone(url, join(folder, `${attempt}.git`), access)));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function clone(url: string, gitDir: string, access: RemoteAccess): Promise<Clone> {
  const { maxBytes } = access;
  const tooLarge = new AbortController();
  const signal = AbortSignal.any([tooLarge.signal, ...(access.signal ? [access.signal] : [])]);
  const look = async () => {
    if ((await sizeOf(gitDir)) > maxBytes) tooLarge.abort();
  };
  const watch = setInterval(look, LOOK);
  try {
    const what = ['--bare', '--depth=1', '--single-branch', '--no-tags', `--filter=blob:limit=${MAX_BLOB}`];
    // No template of this machine is copied, and nothing from other repositories.
    const how = ['--quiet', '--template=', '--no-recurse-submodules', '--no-local', '--no-hardlinks'];
    await ask(['clone', ...how, ...what, '--', url, gitDir], access, signal);
    await look();
  } catch (error) {
    if (!tooLarge.signal.aborted) throw error;
  } finally {
    clearInterval(watch);
  }
  if (tooLarge.signal.aborted)
    throw new RepositoryError('too-large', `its files take more than ${Math.floor(maxBytes / 2 ** 20)} MiB`);
  const revision = await resolveCommit(gitDir, 'HEAD', access.env);
  return { gitDir, revision: revision ?? (await withoutHead(url, access)) };
}

/** What it means that a repository has no commit at its HEAD. */
async function withoutHead(url: string, access: RemoteAccess): Promise<never> {
  const branches = await ask(['ls-remote', '--heads', '--', url], access);
  if (branches.trim() === '') throw new RepositoryError('empty', 'it has no commit');
  throw new RepositoryError('no-default-branch', 'its default branch does not exist, but other branches do');
}

async function ask(args: readonly string[], access: RemoteAccess, signal = access.signal): Promise<string> {
  const { remote, env, timeout } = access;
  try {
    return (await gitRemote(args, remote, env, { timeout, ...(signal && { signal }) })).toString('latin1');
  } catch (error) {
    throw error instanceof GitError ? refusal(error, remote, timeout) : error;
  }
}

const STATUS: Readonly<Record<number, [FailureReason, string]>> = {
  301: ['renamed', 'it was renamed'],
  302: ['renamed', 'it was renamed'],
  307: ['renamed', 'it was renamed'],
  308: ['renamed', 'it was renamed'],
  401: ['denied', 'the token is invalid or cannot read it'],
  403: ['denied', 'the token cannot read it'],
  404: ['not-found', 'it does not exist, or the token cannot see it'],
  410: ['gone', 'it was deleted'],
  451: ['blocked', 'it is blocked for legal reasons'],
};

/** The meaning of git's messages. They are always in English, and git reports the server's status in no other way. */
function refusal({ code, stderr, message }: GitError, { token }: Remote, timeout: number): RepositoryError {
  if (code === 'ENOENT') return new RepositoryError('unreachable', 'git was not found');
  if (code === 'timeout') return new RepositoryError('timeout', `reading it took more than ${timeout / 1_000} s`, true);
  const told = Number(/returned error: (\d{3})/.exec(stderr)?.[1] ?? /RPC failed; HTTP (\d{3})/.exec(stderr)?.[1]);
  const status = Number.isNaN(told) ? statusIn(stderr) : told;
  // The server gave out the names of its branches before it said so.
  if (status === 404 && /RPC failed|expected flush|hung up/.test(stderr))
    return new RepositoryError('gone', 'it disappeared during the read');
  if (status === 401 && token === undefined) return new RepositoryError('denied', 'it needs a token');
  const known = STATUS[status ?? 0];
  if (known !== undefined) return new RepositoryError(known[0], `the server answered ${status}: ${known[1]}`);
  if (status !== undefined) {
    return new RepositoryError('unreachable', `the server answered ${status}`, status >= 500 || status === 429);
  }
  if (/index-pack|invalid|corrupt|bad (?:object|pack|tree)|fsck/i.test(stderr))
    return new RepositoryError('damaged', `git rejects the answer of the server: ${shortened(message)}`, true);
  return new RepositoryError('unreachable', shortened(message), true);
}

function statusIn(stderr: string): number | undefined {
  if (/could not read Username|Authentication failed/.test(stderr)) return 401;
  return /^fatal: repository '.*' not found/m.test(stderr) ? 404 : undefined;
}

/** Git's message, without parts that the row states already and parts that differ from run to run. */
function shortened(text: string): string {
  return text
    .replace(/^(?:fatal|error): (?:unable to access '[^']*': )?/, '')
    .replace(/ after \d+ (?:ms|milliseconds)/, '')
    .replace(/\.$/, '')
    .slice(0, 200);
}

/** Tries again what may go better, with a longer wait each time. */
async function attempts<T>(url: string, access: RemoteAccess, attempt: (number: number) => Promise<T>): Promise<T> {
  for (let number = 1; ; number++) {
    try {
      return await attempt(number);
    } catch (error) {
      if (!(error instanceof RepositoryError) || !error.passing || number >= access.attempts) throw error;
      if (access.signal?.aborted) throw error;
      // A repository that timed out twice holds up the others.
      if (error.reason === 'timeout' && number > 1) throw error;
      const seconds = 2 ** number;
      access.log(`waiting ${seconds} s for ${url}: ${error.message}`);
      await access.sleep(seconds * 1_000);
    }
  }
}

/**
 * The new name of a repository that its server redirects to, as `owner/name`; undefined if that is no place on the same
 * server. Git itself follows no redirect here, because it would send the token along.
 */
export async function newNameOf(url: string, { remote, timeout }: RemoteAccess): Promise<string | undefined> {
  const { serverUrl, token } = remote;
  try {
    const { headers, body } = await fetch(`${url}/info/refs?service=git-upload-pack`, {
      redirect: 'manual',
      headers: token === undefined ? {} : { authorization: authorizationOf(token) },
      signal: AbortSignal.timeout(timeout),
    });
    await body?.cancel();
    const target = new URL(headers.get('location') ?? '', `${url}/info/refs`);
    if (target.origin !== new URL(serverUrl).origin) return undefined;
    return /^\/([A-Za-z0-9][\w.-]*\/[\w.-]+?)(?:\.git)?\/info\/refs$/.exec(target.pathname)?.[1];
  } catch {
    return undefined;
  }
}

/** Bytes below a folder; what goes away meanwhile counts nothing. */
async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.isFile())
      bytes += await stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      );
  }
  return bytes;
}

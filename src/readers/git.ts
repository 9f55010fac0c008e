import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { messageOf } from '../util/errors.ts';
import { type Content, MAX_SEARCHED, type Reader, type ReaderOptions, windowSearch } from './file-reader.ts';

/** The variables of the process, as the entry points hand them in. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Configuration that overrides the repository's own, which is hostile: each key names a program that some git command
 * starts, a path outside of the repository that it reads, or a repository that it must not find by itself.
 */
const CONFIG: Readonly<Record<string, string>> = {
  // Before git 2.36 any word was a program, `false` too.
  'core.fsmonitor': '',
  'core.hooksPath': '/dev/null',
  'core.sshCommand': 'false',
  'core.untrackedCache': 'false',
  'log.showSignature': 'false',
  'core.excludesFile': '/dev/null',
  'core.attributesFile': '/dev/null',
  'safe.bareRepository': 'explicit',
};

const STARTING = ['PATH', 'Path', 'SYSTEMROOT', 'SystemRoot', 'TMPDIR', 'TEMP', 'TMP'];
/** Where git looks for the user's own configuration, which says what repositories of other users it trusts. */
const USER = ['HOME', 'USERPROFILE', 'XDG_CONFIG_HOME', 'GIT_CONFIG_GLOBAL', 'SUDO_UID'];

export interface GitOptions {
  env: Environment;
  cwd?: string;
  /** Reads the user's and the system's configuration too: for the question whether git trusts the repository. */
  asUser?: boolean;
  /** The index to read in place of the usual one. */
  indexFile?: string;
  /** Standard input. */
  input?: string;
  /** Bytes of output that are taken; more is an error. */
  maxOutput?: number;
  /** Milliseconds after which it is stopped. */
  timeout?: number;
}

/**
 * The environment of git: only what it needs to start, so that no variable of the caller redirects it (`GIT_DIR`,
 * `GIT_INDEX_FILE`, `GIT_SSH` …) and no secret reaches it.
 */
export function gitEnvironment({ env, asUser = false, indexFile }: GitOptions): Record<string, string> {
  const result: Record<string, string> = {
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    // A partial clone would fetch missing objects with any program that its configuration names.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    // Replacement objects would show other content than the commit holds.
    GIT_NO_REPLACE_OBJECTS: '1',
    ...(indexFile !== undefined && { GIT_INDEX_FILE: indexFile }),
  };
  if (!asUser) {
    result.GIT_CONFIG_NOSYSTEM = '1';
    result.GIT_CONFIG_GLOBAL = '/dev/null';
  }
  for (const key of asUser ? [...STARTING, ...USER] : STARTING) {
    const value = env[key];
    if (value !== undefined) result[key] = value;
  }
  return result;
}

/**
 * What is before every command. As arguments, because only git 2.31 and later read configuration from the environment: an
 * older git would use that of the repository without a warning.
 */
export const GIT_ARGUMENTS: readonly string[] = [
  ...Object.entries(CONFIG).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  '--no-pager',
];

/** Git could not be started, or ended with an error. */
export class GitError extends Error {
  override readonly name = 'GitError';
  /** `ENOENT` where there is no git, else the exit code. */
  readonly code: string | number;
  readonly stderr: string;
  constructor(message: string, code: string | number, stderr: string) {
    super(message);
    this.code = code;
    this.stderr = stderr;
  }
}

const run = promisify(execFile);
const MAX_OUTPUT = 1 << 30;

/**
 * Runs one plumbing command and gives its output as it is.
 * @throws GitError
 */
export async function git(args: readonly string[], options: GitOptions): Promise<Buffer> {
  try {
    const running = run('git', [...GIT_ARGUMENTS, ...args], {
      env: gitEnvironment(options),
      cwd: options.cwd,
      encoding: 'buffer',
      maxBuffer: options.maxOutput ?? MAX_OUTPUT,
      timeout: options.timeout ?? 0,
      windowsHide: true,
    });
    // Git may end before it has read all; then its exit code tells.
    running.child.stdin?.on('error', () => {}).end(options.input ?? '');
    return (await running).stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: string | number; stderr?: Buffer };
    const text = stderr?.toString() ?? '';
    throw new GitError(text.split('\n')[0] || messageOf(error), code ?? 'unknown', text);
  }
}

/**
 * Reads blobs with one `git cat-file --batch`. Entries need their `oid`.
 * @param kept contents that are known, by object id
 */
export function blobReader(
  gitDir: string,
  env: Environment,
  options: ReaderOptions,
  kept: ReadonlyMap<string, Uint8Array> = new Map(),
): Reader {
  let batch: Batch | undefined;

  function bytesOf({ oid = '' }: { oid?: string }): Buffer | undefined {
    const bytes = kept.get(oid);
    return bytes && bytes.length <= options.maxFileBytes
      ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      : undefined;
  }

  async function read(entry: { name: string }, from: Batch): Promise<Content | undefined> {
    const header = await from.line();
    if (header === undefined) return undefined;
    // `<oid> <type> <size>` and the content, or `<oid> missing` alone.
    const [, type, digits] = header.split(' ');
    const absent: Content = { kind: 'skipped', reason: 'unreadable', detail: 'its object is not in the repository' };
    if (digits === undefined) return absent;
    const size = Number(digits);
    let content: Content | undefined;
    if (type !== 'blob') {
      if (await from.pieces(size, () => {})) content = absent;
    } else if (size <= options.maxFileBytes) {
      const bytes = await from.bytes(size);
      if (bytes !== undefined) content = { kind: 'bytes', bytes };
    } else {
      const windows = windowSearch((window) => options.suspect({ name: entry.name }, window));
      let found = size > MAX_SEARCHED;
      const whole = await from.pieces(size, (piece) => {
        found ||= windows.push(piece);
      });
      if (whole) content = { kind: 'large', size, suspect: found || windows.end() };
    }
    // A line feed follows the content.
    return content !== undefined && (await from.line()) === '' ? content : undefined;
  }

  return {
    async each(entries, visit) {
      const unknown = entries.findIndex((entry) => bytesOf(entry) === undefined);
      let pending = unknown < 0 ? [] : entries.slice(unknown);
      for (const entry of entries.slice(0, entries.length - pending.length))
        await visit(entry, { kind: 'bytes', bytes: bytesOf(entry) as Buffer });
      while (pending.length > 0) {
        batch ??= startBatch(gitDir, env);
        batch.ask(pending.map((entry) => entry.oid ?? ''));
        let done = 0;
        for (const entry of pending) {
          const content = await read(entry, batch);
          done++;
          await visit(entry, content ?? { kind: 'skipped', reason: 'unreadable', detail: 'git could not read it' });
          if (content === undefined) {
            // Git ended at this object; another one goes on after it.
            batch.close();
            batch = undefined;
            break;
          }
        }
        pending = pending.slice(done);
      }
    },
    close() {
      batch?.close();
    },
  };
}

interface Batch {
  ask(oids: readonly string[]): void;
  /** Up to the next line feed; undefined where the output ends before it. */
  line(): Promise<string | undefined>;
  bytes(size: number): Promise<Buffer | undefined>;
  pieces(size: number, take: (piece: Buffer) => void): Promise<boolean>;
  close(): void;
}

function startBatch(gitDir: string, env: Environment): Batch {
  const child = spawn('git', [...GIT_ARGUMENTS, `--git-dir=${gitDir}`, 'cat-file', '--batch'], {
    env: gitEnvironment({ env }),
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  // Without git, or after its end, the output ends: that is where it is noticed.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  const output = child.stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let buffer: Buffer = Buffer.alloc(0);
  let piece = buffer;
  let at = 0;

  async function more(): Promise<boolean> {
    const next = await output.next().catch(() => ({ done: true, value: piece }));
    if (next.done) return false;
    piece = next.value;
    at = 0;
    return true;
  }

  async function pieces(size: number, take: (piece: Buffer) => void): Promise<boolean> {
    for (let left = size; left > 0; ) {
      if (at === piece.length && !(await more())) return false;
      const taken = piece.subarray(at, at + left);
      take(taken);
      at += taken.length;
      left -= taken.length;
    }
    return true;
  }

  return {
    ask: (oids) => child.stdin.write(`${oids.join('\n')}\n`),
    async line() {
      let text = '';
      for (;;) {
        const end = piece.indexOf(0x0a, at);
        text += piece.toString('latin1', at, end < 0 ? piece.length : end);
        at = end < 0 ? piece.length : end + 1;
        if (end >= 0) return text;
        if (!(await more())) return undefined;
      }
    },
    async bytes(size) {
      if (at + size <= piece.length) {
        at += size;
        return piece.subarray(at - size, at);
      }
      if (size > buffer.length) buffer = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(size)));
      let filled = 0;
      const whole = await pieces(size, (part) => {
        filled += part.copy(buffer, filled);
      });
      return whole ? buffer.subarray(0, size) : undefined;
    },
    pieces,
    close() {
      child.stdin.end();
      child.kill();
    },
  };
}

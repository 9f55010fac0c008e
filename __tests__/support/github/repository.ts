/** Git repositories made for a test: commits from lists of files, and what the runner checks out of them. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a commit changes: path → content; `null` takes the file away. Paths may hold any character but NUL. */
export type Files = Readonly<Record<string, string | Buffer | null>>;

const ENV = {
  PATH: process.env.PATH,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
};

export function gitBytes(folder: string, ...args: string[]): Buffer {
  return execFileSync('git', ['-C', folder, ...args], { env: ENV, stdio: 'pipe', maxBuffer: 1 << 28 });
}

export function git(folder: string, ...args: string[]): string {
  return gitBytes(folder, ...args).toString();
}

export function initBare(gitDir: string): void {
  mkdirSync(dirname(gitDir), { recursive: true });
  execFileSync('git', ['init', '--quiet', '--bare', gitDir], { env: ENV, stdio: 'pipe' });
}

/** Adds a commit and gives its id. Its tree is that of the first parent with the files changed. */
export function commit(gitDir: string, parents: readonly string[], files: Files, tree = parents[0]): string {
  const parts: Buffer[] = [];
  const line = (text: string) => parts.push(Buffer.from(`${text}\n`));
  const data = (bytes: Buffer) => {
    line(`data ${bytes.length}`);
    parts.push(bytes);
    line('');
  };
  line('commit refs/heads/main');
  line('mark :1');
  line('committer Octo Cat <octocat@corp.internal> 1795305600 +0000');
  data(Buffer.from('A commit'));
  const [first, ...others] = parents;
  if (first !== undefined) line(`from ${first}`);
  for (const parent of others) line(`merge ${parent}`);
  if (tree !== undefined && tree !== first) line(`M 040000 ${git(gitDir, 'rev-parse', `${tree}^{tree}`).trim()} `);
  for (const [path, content] of Object.entries(files)) {
    if (content === null) line(`D ${quoted(path)}`);
    else {
      line(`M 100644 inline ${quoted(path)}`);
      data(Buffer.from(content));
    }
  }
  line('get-mark :1');
  const options = { env: ENV, input: Buffer.concat(parts), stdio: 'pipe' as const };
  return execFileSync('git', ['-C', gitDir, 'fast-import', '--quiet', '--force', '--date-format=raw'], options)
    .toString()
    .trim();
}

/** Inputs of actions/checkout. */
export interface Checkout {
  /** Commits of history; undefined is all of them. */
  depth?: number | undefined;
  filter?: string | undefined;
  /** Folders; the others are not on the disk. */
  sparse?: readonly string[] | undefined;
}

/** What actions/checkout leaves behind: the first of some commits, with so much history before it, or all of it. */
export function checkOut(
  gitDir: string,
  commits: readonly string[],
  into: string,
  { depth, filter, sparse }: Checkout,
): void {
  git(into, 'init', '--quiet');
  git(into, 'remote', 'add', 'origin', `file://${gitDir}`);
  const limit = depth === undefined ? [] : [`--depth=${depth}`];
  if (filter !== undefined) {
    git(gitDir, 'config', 'uploadpack.allowFilter', 'true');
    limit.push(`--filter=${filter}`);
  }
  git(into, 'fetch', '--quiet', '--no-tags', ...limit, 'origin', ...commits);
  if (sparse !== undefined) git(into, 'sparse-checkout', 'set', ...sparse);
  git(into, 'checkout', '--quiet', '--detach', commits[0] ?? '');
}

function quoted(path: string): string {
  return `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

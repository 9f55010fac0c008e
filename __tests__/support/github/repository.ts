/**
 * Git repositories made for a test: commits from lists of files, and what the runner checks out of them. Objects and refs are
 * written as git writes them (https://git-scm.com/docs/gitrepository-layout), without starting git for each of them: that took
 * longer than what is tested.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';

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

export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { env: ENV, stdio: 'pipe', maxBuffer: 1 << 28 }).toString();
}

export function initBare(gitDir: string): void {
  init(gitDir, true);
}

function init(gitDir: string, bare: boolean): void {
  for (const folder of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags'])
    mkdirSync(join(gitDir, folder), { recursive: true });
  writeFileSync(join(gitDir, 'HEAD'), 'ref: refs/heads/main\n');
  const logs = bare ? '' : '\tlogallrefupdates = true\n';
  writeFileSync(
    join(gitDir, 'config'),
    `[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = ${bare}\n${logs}`,
  );
}

/** An object of git: its id, and its file. */
interface GitObject {
  id: string;
  file: Buffer;
}

interface Commit {
  parents: readonly string[];
  /** The blob of each file. */
  files: ReadonlyMap<string, GitObject>;
  /** The commit itself and its trees. */
  objects: readonly GitObject[];
}

/** All commits that were made here, by their ids, which depend on nothing but what is in them. */
const commits = new Map<string, Commit>();

function commitOf(id: string): Commit {
  const commit = commits.get(id);
  if (commit === undefined) throw new Error(`${id} is no commit that was made here`);
  return commit;
}

/** Adds a commit to the branch main and gives its id. Its tree is that of the first parent, or of `tree`, with the files changed. */
export function commit(gitDir: string, parents: readonly string[], files: Files, tree = parents[0]): string {
  const blobs = changed(tree === undefined ? new Map() : commitOf(tree).files, files);
  const trees: GitObject[] = [];
  const root = writeTree(blobs, trees);
  const who = 'Octo Cat <octocat@corp.internal> 1795305600 +0000';
  const lines = [
    `tree ${root}`,
    ...parents.map((id) => `parent ${id}`),
    `author ${who}`,
    `committer ${who}`,
    '',
    'A commit',
  ];
  const object = objectOf('commit', Buffer.from(lines.join('\n')));
  commits.set(object.id, { parents, files: blobs, objects: [object, ...trees] });
  store(gitDir, object.id);
  mkdirSync(join(gitDir, 'refs/heads'), { recursive: true });
  writeFileSync(join(gitDir, 'refs/heads/main'), `${object.id}\n`);
  return object.id;
}

function changed(before: ReadonlyMap<string, GitObject>, files: Files): Map<string, GitObject> {
  const blobs = new Map(before);
  const folders = new Set([...before.keys()].flatMap(foldersOf));
  for (const [path, content] of Object.entries(files)) {
    // A folder gives way to a file of its name, and a file to a folder.
    if (folders.has(path)) for (const other of blobs.keys()) if (other.startsWith(`${path}/`)) blobs.delete(other);
    if (content === null) {
      blobs.delete(path);
      continue;
    }
    for (const folder of foldersOf(path)) {
      folders.add(folder);
      blobs.delete(folder);
    }
    blobs.set(path, objectOf('blob', Buffer.from(content)));
  }
  return blobs;
}

/** `a/b/c` → `a`, `a/b`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** A file of a commit, or of the branch main for `HEAD`; undefined where the repository does not have it. */
export function fileAt(gitDir: string, revision: string, path: string): { id: string; content: Buffer } | undefined {
  const id = revision === 'HEAD' ? readFileSync(join(gitDir, 'refs/heads/main'), 'utf8').trim() : revision;
  const blob = existsSync(pathOf(gitDir, id)) ? commits.get(id)?.files.get(path) : undefined;
  return blob && { id: blob.id, content: contentOf(blob.file) };
}

/** The content of a blob that the repository has. */
export function blobOf(gitDir: string, id: string): Buffer {
  return contentOf(readFileSync(pathOf(gitDir, id)));
}

/** What follows the header of an object. */
function contentOf(file: Buffer): Buffer {
  const whole = inflateSync(file);
  return whole.subarray(whole.indexOf(0) + 1);
}

const answers = new Map<string, string>();

/** What git says about commits that are named by their ids: asked once, because it is always the same. */
export function gitOnce(gitDir: string, ...args: string[]): string {
  const key = args.join('\0');
  const known = answers.get(key) ?? git(gitDir, ...args);
  answers.set(key, known);
  return known;
}

/** Adds a tree and those below it, and gives its id. */
function writeTree(blobs: ReadonlyMap<string, GitObject>, trees: GitObject[]): string {
  const folders = new Map<string, Map<string, GitObject>>();
  const entries: { name: string; mode: string; id: string }[] = [];
  for (const [path, blob] of blobs) {
    const slash = path.indexOf('/');
    if (slash < 0) {
      entries.push({ name: path, mode: '100644', id: blob.id });
      continue;
    }
    const folder = folders.get(path.slice(0, slash)) ?? new Map<string, GitObject>();
    folders.set(path.slice(0, slash), folder.set(path.slice(slash + 1), blob));
  }
  for (const [name, inside] of folders) entries.push({ name, mode: '40000', id: writeTree(inside, trees) });
  // Folders are sorted as if a slash ended their names.
  const keyOf = ({ name, mode }: { name: string; mode: string }) => Buffer.from(mode === '40000' ? `${name}/` : name);
  entries.sort((a, b) => Buffer.compare(keyOf(a), keyOf(b)));
  const parts = entries.flatMap(({ name, mode, id }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);
  const tree = objectOf('tree', Buffer.concat(parts));
  trees.push(tree);
  return tree.id;
}

function objectOf(type: 'blob' | 'tree' | 'commit', content: Buffer): GitObject {
  const whole = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]);
  return { id: createHash('sha1').update(whole).digest('hex'), file: deflateSync(whole, { level: 1 }) };
}

function pathOf(gitDir: string, id: string): string {
  return join(gitDir, 'objects', id.slice(0, 2), id.slice(2));
}

/** Writes a commit with all that is in it, but for its parents. */
function store(gitDir: string, id: string): void {
  const { files, objects } = commitOf(id);
  for (const object of [...files.values(), ...objects]) {
    const file = pathOf(gitDir, object.id);
    if (existsSync(file)) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, object.file, { mode: 0o444 });
  }
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
  tips: readonly string[],
  into: string,
  { depth, filter, sparse }: Checkout,
): void {
  const clone = join(into, '.git');
  init(clone, false);
  const remote = `[remote "origin"]\n\turl = file://${gitDir}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`;
  appendFileSync(join(clone, 'config'), remote);
  if (filter === undefined) fetchWhole(clone, tips, depth ?? Number.POSITIVE_INFINITY);
  else {
    git(gitDir, 'config', 'uploadpack.allowFilter', 'true');
    const limit = depth === undefined ? [] : [`--depth=${depth}`];
    git(into, 'fetch', '--quiet', '--no-tags', ...limit, `--filter=${filter}`, 'origin', ...tips);
  }
  if (sparse !== undefined) git(into, 'sparse-checkout', 'set', ...sparse);
  git(into, 'checkout', '--quiet', '--detach', tips[0] ?? '');
}

/** Some commits with so many of each line before them, and the list of those whose parents are left out. */
function fetchWhole(gitDir: string, tips: readonly string[], depth: number): void {
  const shallow: string[] = [];
  const known = new Set<string>();
  let next = [...new Set(tips)];
  for (let distance = 1; next.length > 0; distance++) {
    const parents: string[] = [];
    for (const id of next) {
      known.add(id);
      store(gitDir, id);
      const before = commitOf(id).parents;
      if (distance < depth) parents.push(...before);
      else if (before.length > 0) shallow.push(id);
    }
    next = [...new Set(parents)].filter((id) => !known.has(id));
  }
  if (shallow.length > 0) writeFileSync(join(gitDir, 'shallow'), `${shallow.sort().join('\n')}\n`);
}

import type { Entry, Skipped, Source } from '../model/index.ts';
import { blobReader, type Environment, git } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { UsageError } from '../util/errors.ts';
import { absentObjects, fetchObjects, type Origin } from './absent-objects.ts';
import { type RepositorySettings, repositorySettings } from './discover.ts';

/** The difference between two commits of one repository. */
export interface ChangedFiles {
  /** Bytes of the names (latin1) of all files that differ, on either side; a rename is two. */
  names: Set<string>;
  /** The changed files as they were, read from git's objects. */
  base: Source;
  /** The changed files as they are. */
  head: Source;
}

/** What is known of the repository, and where objects are fetched from that it lacks. */
export interface ComparisonOptions {
  settings?: Promise<RepositorySettings> | undefined;
  origin?: Origin | undefined;
}

/**
 * Compares the trees of two commits, without a merge base: the effect of the change on the base as it is now. Objects
 * that a partial clone lacks are fetched from `origin`; without it, or if it lacks them too, they are skipped.
 */
export async function changedFiles(
  gitDir: string,
  base: string,
  head: string,
  name: string,
  env: Environment,
  { settings = repositorySettings(gitDir, env), origin }: ComparisonOptions = {},
): Promise<ChangedFiles> {
  const output = await git(
    [`--git-dir=${gitDir}`, 'diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', base, head],
    { env },
  ).catch((error: unknown) => {
    throw new UsageError(`${base.slice(0, 12)} and ${head.slice(0, 12)} cannot be compared: ${String(error)}`);
  });
  const files = readRawDiff(output, { gitDir, name, base, head });
  // Looking for what is absent lists every object of both commits.
  if (!(await settings).partial) return withContents(files, gitDir, env);
  const absent = new Set([...(await absentObjects(gitDir, base, env)), ...(await absentObjects(gitDir, head, env))]);
  const wanted = [...files.base.entries, ...files.head.entries].flatMap(({ oid = '' }) =>
    absent.has(oid) ? [oid] : [],
  );
  if (wanted.length === 0) return files;
  if (origin !== undefined && (await fetchObjects(gitDir, [...new Set(wanted)], origin, env))) return files;
  return { ...files, base: without(files.base, absent), head: without(files.head, absent) };
}

/** Octets of the largest content that is kept, and those of all together after which no more are read; files of one request. */
const [MAX_KEPT, ENOUGH_KEPT, REQUEST] = [256 << 10, 8 << 20, 64];

/** Reads both sides with one process, because the contents are wanted more than once. */
async function withContents(files: ChangedFiles, gitDir: string, env: Environment): Promise<ChangedFiles> {
  const entries = [...files.base.entries, ...files.head.entries];
  const kept = new Map<string, Uint8Array>();
  let size = 0;
  const reader = blobReader(gitDir, env, { maxFileBytes: MAX_KEPT, suspect: () => false });
  try {
    for (let at = 0; at < entries.length && size < ENOUGH_KEPT; at += REQUEST)
      await reader.each(entries.slice(at, at + REQUEST), ({ oid = '' }, content) => {
        if (content.kind !== 'bytes') return;
        kept.set(oid, Uint8Array.from(content.bytes));
        size += content.bytes.length;
      });
  } finally {
    reader.close();
  }
  const access = { kind: 'git', gitDir, kept } as const;
  return { ...files, base: { ...files.base, access }, head: { ...files.head, access } };
}

function without(source: Source, absent: ReadonlySet<string>): Source {
  const lacks = ({ oid = '' }: Entry) => absent.has(oid);
  const detail = 'this partial clone lacks it: fetch its content, or clone without a filter';
  const skipped = source.entries
    .filter(lacks)
    .map(({ name }): Skipped => ({ path: toDisplayPath(name), reason: 'unreadable', detail }));
  return { ...source, entries: source.entries.filter((entry) => !lacks(entry)), skipped };
}

/** The two sides of a raw diff (`git diff-tree -z --raw --no-abbrev`), read from git's objects. */
export function readRawDiff(
  output: Buffer,
  of: { gitDir: string; name: string; base: string | undefined; head: string | undefined },
): ChangedFiles {
  const [names, before, after] = [new Set<string>(), [] as Entry[], [] as Entry[]];
  const fields = output.toString('latin1').split('\0');
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [, oldMode = '', newMode = '', oldOid = '', newOid = ''] =
      /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(fields[i] ?? '') ?? [];
    const path = fields[i + 1] ?? '';
    names.add(path);
    // Regular files only: links and submodules hold nothing to read.
    if (oldMode.startsWith('100')) before.push({ name: path, oid: oldOid });
    if (newMode.startsWith('100')) after.push({ name: path, oid: newOid });
  }
  const { gitDir, name } = of;
  const side = (revision: string | undefined, entries: Entry[]): Source => ({
    name,
    ...(revision !== undefined && { revision }),
    entries,
    skipped: [],
    access: { kind: 'git', gitDir },
  });
  return { names, base: side(of.base, before), head: side(of.head, after) };
}

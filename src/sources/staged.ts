import { dirname, resolve } from 'node:path';
import type { Entry, Skipped, Source } from '../model/index.ts';
import { type Environment, GitError, git } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { UsageError } from '../util/errors.ts';
import { type ChangedFiles, readRawDiff } from './changes.ts';
import { discover, folderName, originName } from './discover.ts';
import { records } from './records.ts';
import { revision } from './revision.ts';
import { type SourceOptions, selection } from './selection.ts';

/** The two sides of a commit that is about to be made. */
export interface StagedChange {
  /** All files as they are staged. */
  head: Source;
  /** All files of the revision that they are compared with; none before the first commit. */
  base: Source;
  changed: ChangedFiles;
}

/**
 * What is staged in a work tree, read from the index and the objects of git: neither the files on the disk nor anything in the
 * repository is touched.
 * @param from the revision to compare with; HEAD when left out
 * @throws UsageError outside of a work tree, or where there is no such revision
 */
export async function stagedChange(
  folder: string,
  from: string | undefined,
  options: SourceOptions,
): Promise<StagedChange> {
  const env = options.env ?? {};
  const found = await discover(folder, env);
  if (found.kind !== 'work-tree') throw new UsageError('diff --staged needs a git work tree');
  const { gitDir, top } = found;
  const index = indexFile(gitDir, top, env);
  const name = options.name ?? (await originName(gitDir, env)) ?? folderName(top);
  const head = await listIndex(gitDir, index, { ...options, name });
  const isFirst = from === undefined && found.head === undefined;
  const base: Source = isFirst
    ? { ...head, entries: [], skipped: [] }
    : await revision(folder, from ?? 'HEAD', options);
  const tree =
    base.revision ??
    (await git([`--git-dir=${gitDir}`, 'hash-object', '-t', 'tree', '--stdin'], { env })).toString().trim();
  const args = ['diff-index', '--cached', '-z', '--raw', '--no-renames', '--no-abbrev', tree, '--'];
  const output = await git([`--git-dir=${gitDir}`, ...args], { env, ...index }).catch((error: unknown) => {
    if (!(error instanceof GitError)) throw error;
    throw new UsageError(`staged files cannot be compared with ${tree.slice(0, 12)}: ${error.message}`);
  });
  return { head, base, changed: readRawDiff(output, { gitDir, name, base: base.revision, head: undefined }) };
}

/**
 * The index that git prepared for the commit, if it named one to a hook: `git commit -a` and `git commit FILE` use
 * another file than the usual one. Only a file beside the usual one is accepted.
 */
function indexFile(gitDir: string, top: string, env: Environment): { indexFile?: string } {
  const told = env.GIT_INDEX_FILE;
  if (told === undefined || told === '') return {};
  const path = resolve(top, told);
  return dirname(path) === gitDir ? { indexFile: path } : {};
}

async function listIndex(
  gitDir: string,
  index: { indexFile?: string },
  options: SourceOptions & { name: string },
): Promise<Source> {
  const env = options.env ?? {};
  const [listing, selected] = await Promise.all([
    git([`--git-dir=${gitDir}`, 'ls-files', '-s', '-z'], { env, ...index }),
    selection(options),
  ]);
  const entries: Entry[] = [];
  const skipped: Skipped[] = [];
  const links: Entry[] = [];
  let last = '';
  for (const record of records(listing)) {
    const path = record.slice(record.indexOf('\t') + 1);
    const [mode, oid = ''] = record.split(' ', 2);
    // A file in conflict is listed once for each side.
    if (path === last) continue;
    last = path;
    if (mode === '120000') {
      skipped.push({ path: toDisplayPath(path), reason: 'symlink' });
      links.push({ name: path, oid });
    } else if (mode === '160000') skipped.push({ path: toDisplayPath(path), reason: 'submodule' });
    else if (selected.keeps(path)) entries.push({ name: path, oid });
  }
  return {
    name: options.name,
    entries,
    skipped: [...skipped, ...selected.skipped()],
    ...(links.length > 0 && { links }),
    access: { kind: 'git', gitDir },
  };
}

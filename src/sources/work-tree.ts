import { existsSync, lstatSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Entry, Skipped, Source } from '../model/index.ts';
import { type GitOptions, git } from '../readers/git.ts';
import { toDisplayPath, toSystemPath } from '../readers/raw-paths.ts';
import { absentObjects, fetchObjects } from './absent-objects.ts';
import { folderName, originName, repositorySettings } from './discover.ts';
import { type IndexListing, indexListing, inertOf, records, type TreeRecord, treeRecord } from './records.ts';
import { type SourceOptions, selection } from './selection.ts';
import { checkedOut, MAX_SUBMODULE_DEPTH, MAX_SUBMODULES, submoduleNames } from './submodules.ts';

const LINK = '120000';

/** A work tree as git finds it. */
interface WorkTree {
  gitDir: string;
  top: string;
  head?: string;
}

/**
 * The files of a git work tree, or of a folder in one: what is tracked, and what is neither tracked nor ignored. Files are
 * read from the disk; what is tracked and not there is read from git's objects. Names are relative to the folder.
 * @throws UsageError where a glob cannot be used
 */
export async function listWorkTree(root: string, found: WorkTree, options: SourceOptions, depth = 0): Promise<Source> {
  const env = options.env ?? {};
  const { gitDir, top, head } = found;
  const at: GitOptions = { env, cwd: root };
  const listed = Promise.all([
    listFiles(found, at),
    options.settings ?? repositorySettings(gitDir, env),
    selection(options),
  ]);
  options.listing?.(gitDir);
  const [{ tracked, untracked }, settings, selected] = await listed;
  // Paths in a folder inside the repository are not those of the repository, so its name would mislead.
  const origin = root === top ? settings.origin : undefined;
  const name = options.name ?? origin ?? folderName(root);
  const partial = settings.partial && head !== undefined;
  const absent: ReadonlySet<string> = partial ? await absentObjects(gitDir, head, env) : new Set();
  const modules = await submoduleNames(gitDir, tracked.find(({ path }) => path === '.gitmodules')?.oid, origin, env);

  const kept = selected.keepsAll ? tracked : tracked.filter(({ mode, path }) => mode === LINK || selected.keeps(path));
  const lacks = ({ mode, oid, path }: TreeRecord) => mode.startsWith('100') && absent.has(oid) && !isFile(root, path);
  const wanted = absent.size === 0 ? [] : kept.filter(lacks).map(({ oid }) => oid);
  const isFetched =
    wanted.length > 0 && options.origin !== undefined && (await fetchObjects(gitDir, wanted, options.origin, env));
  const entries: Entry[] = [];
  const skipped: Skipped[] = [];
  const links: Entry[] = [];
  const gitlinks: string[] = [];
  for (const { mode, oid, path } of kept) {
    if (mode === LINK) {
      skipped.push({ path: toDisplayPath(path), reason: 'symlink' });
      links.push({ name: path, oid });
    } else if (mode === '160000') gitlinks.push(path);
    else if (isFetched || absent.size === 0 || !absent.has(oid)) entries.push({ name: path, oid });
    else if (isFile(root, path)) entries.push({ name: path });
    else {
      const detail = 'it is neither on disk nor in this partial clone: fetch its content, or exclude it';
      skipped.push({ path: toDisplayPath(path), reason: 'unreadable', detail });
    }
  }
  for (const path of untracked) {
    if (path.endsWith('/')) {
      skipped.push({ path: toDisplayPath(path), reason: 'submodule', detail: 'a separate repository' });
    } else if (selected.keeps(path)) entries.push({ name: path });
  }

  const submodules: Source[] = [];
  for (const [index, path] of gitlinks.entries()) {
    const shown = toDisplayPath(path);
    const repository = modules.get(path);
    const open = depth < MAX_SUBMODULE_DEPTH && index < MAX_SUBMODULES ? await checkedOut(root, path, env) : undefined;
    if (open === undefined) {
      const detail = 'it is not checked out: set submodules: true in the checkout step';
      skipped.push({ path: shown, reason: 'submodule', detail, ...(repository !== undefined && { repository }) });
      continue;
    }
    const { origin: _, settings: _own, ...given } = options;
    const inside = {
      ...given,
      prefix: `${options.prefix ?? ''}${path}/`,
      name: (await originName(open.found.gitDir, env)) ?? repository ?? `${name}/${shown}`,
    };
    const source = await listWorkTree(open.folder, open.found, inside, depth + 1);
    submodules.push({ ...source, within: { repository: name, path: shown } });
  }
  return {
    name,
    ...(head !== undefined && { revision: head }),
    entries,
    skipped: [...skipped, ...selected.skipped()],
    ...(links.length > 0 && { links }),
    ...inertOf(kept),
    access: { kind: 'files', root, gitDir, ...(root !== top && { prefix: `${relative(top, root)}/` }) },
    ...(submodules.length > 0 && { submodules }),
  };
}

/** What the index holds below the folder; where there is no index, because nothing was ever checked out, what HEAD holds. */
async function listFiles({ gitDir, top, head }: WorkTree, at: GitOptions): Promise<IndexListing> {
  const where = [`--git-dir=${gitDir}`, `--work-tree=${top}`];
  const list = async (...more: string[]) =>
    indexListing(await git([...where, 'ls-files', '-t', '-o', '--exclude-standard', '-z', ...more], at));
  if (head !== undefined && !hasIndex(gitDir)) {
    const [tree, { untracked }] = await Promise.all([git([...where, 'ls-tree', '-r', '-z', head], at), list()]);
    const tracked = records(tree).map(treeRecord);
    // Without an index git takes for untracked what HEAD holds.
    const known = new Set(tracked.map(({ path }) => path));
    return { tracked, untracked: untracked.filter((path) => !known.has(path)) };
  }
  return list('-s', '-c');
}

function hasIndex(gitDir: string): boolean {
  return existsSync(join(gitDir, 'index'));
}

function isFile(root: string, path: string): boolean {
  return lstatSync(toSystemPath(root, path), { throwIfNoEntry: false })?.isFile() === true;
}

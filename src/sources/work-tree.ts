import { resolve } from 'node:path';
import type { Entry, Skipped, Source } from '../model/index.ts';
import { type GitOptions, git } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { UsageError } from '../util/errors.ts';
import { discover, folderName, originName } from './discover.ts';
import { type SourceOptions, selection } from './selection.ts';

/**
 * The files of a git work tree, or of a folder in one: what is tracked, and what is neither tracked nor ignored, as they lie
 * on the disk. Names are relative to the folder.
 * @throws UsageError where the folder is in no work tree, or a glob cannot be used
 */
export async function workTree(folder: string, options: SourceOptions = {}): Promise<Source> {
  const env = options.env ?? {};
  const root = resolve(folder);
  const found = await discover(root, env);
  if (found.kind !== 'work-tree')
    throw new UsageError(
      `${folder} is in no git work tree${found.kind === 'none' && found.note ? `: ${found.note}` : ''}`,
    );
  return listWorkTree(root, found, options);
}

export async function listWorkTree(
  root: string,
  { gitDir, top, head }: { gitDir: string; top: string; head?: string },
  options: SourceOptions,
): Promise<Source> {
  const env = options.env ?? {};
  const where = [`--git-dir=${gitDir}`, `--work-tree=${top}`];
  const at: GitOptions = { env, cwd: root };
  const [tracked, untracked, name, selected] = await Promise.all([
    git([...where, 'ls-files', '-s', '-t', '-z'], at),
    git([...where, 'ls-files', '-o', '--exclude-standard', '-z'], at),
    // Of a folder inside the repository the paths are not those of the repository, so its name would mislead.
    options.name ?? (root === top ? originName(gitDir, env) : undefined),
    selection(options),
  ]);

  const entries: Entry[] = [];
  const skipped: Skipped[] = [];
  let last = '';
  for (const record of records(tracked)) {
    const tab = record.indexOf('\t');
    const path = record.slice(tab + 1);
    const mode = record.slice(2, 8);
    // A file in conflict stands here once for each side.
    if (path === last) continue;
    last = path;
    if (mode === '120000') skipped.push({ path: toDisplayPath(path), reason: 'symlink' });
    else if (mode === '160000') skipped.push({ path: toDisplayPath(path), reason: 'submodule' });
    else if (record.startsWith('S ')) {
      skipped.push({ path: toDisplayPath(path), reason: 'missing', detail: 'outside of the sparse checkout' });
    } else if (selected.keeps(path)) entries.push({ name: path });
  }
  for (const path of records(untracked)) {
    if (path.endsWith('/')) {
      skipped.push({ path: toDisplayPath(path), reason: 'submodule', detail: 'a repository of its own' });
    } else if (selected.keeps(path)) entries.push({ name: path });
  }
  return {
    name: name ?? folderName(root),
    ...(head !== undefined && { revision: head }),
    entries,
    skipped: [...skipped, ...selected.skipped()],
    access: { kind: 'files', root },
  };
}

/** NUL-terminated records, their bytes one in each character. */
export function records(output: Buffer): string[] {
  const list = output.toString('latin1').split('\0');
  list.pop();
  return list;
}

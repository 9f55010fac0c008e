import { resolve } from 'node:path';
import type { Entry, Instant, Skipped, Source } from '../model/index.ts';
import { type Environment, GitError, git } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { toInstant } from '../util/dates.ts';
import { UsageError } from '../util/errors.ts';
import { absentObjects } from './absent-objects.ts';
import { discover, folderName, repositorySettings } from './discover.ts';
import { inertOf, records, treeRecord } from './records.ts';
import { type SourceOptions, selection } from './selection.ts';
import { submoduleNames } from './submodules.ts';

/**
 * The files of one commit, read from the objects of a repository: nothing of the work tree is opened, nor is one needed.
 * @param repository a bare repository, a `.git` folder, or a folder in a work tree
 * @throws UsageError where there is no such repository or revision, or its tree cannot be listed
 */
export async function revision(repository: string, rev: string, options: SourceOptions = {}): Promise<Source> {
  const env = options.env ?? {};
  const root = resolve(repository);
  const found = await discover(root, env);
  if (found.kind === 'none' && found.note !== undefined) throw new UsageError(`${repository}: ${found.note}`);
  const gitDir = found.kind === 'none' ? root : found.gitDir;
  const commit = await resolveCommit(gitDir, rev, env);
  if (commit === undefined) throw new UsageError(`${repository} ${await whyMissing(gitDir, rev, env)}`);
  const top = found.kind === 'work-tree' ? found.top : root;
  return listRevision(gitDir, commit, top, options);
}

/** Advice about a revision that does not exist. */
async function whyMissing(gitDir: string, rev: string, env: Environment): Promise<string> {
  try {
    const shallow = await git([`--git-dir=${gitDir}`, 'rev-parse', '--is-shallow-repository'], { env });
    const hint = shallow.toString().trim() === 'true' ? '; it is a shallow clone: fetch the full history' : '';
    return `has no revision ${rev}${hint}`;
  } catch (error) {
    if (error instanceof GitError) return 'is not a git repository';
    throw error;
  }
}

/** The commit that a revision names; undefined where it names none. */
export async function resolveCommit(gitDir: string, rev: string, env: Environment): Promise<string | undefined> {
  try {
    // `--end-of-options` came to this command with git 2.30 only.
    if (rev.startsWith('-')) return undefined;
    const args = ['rev-parse', '--verify', '--quiet', `${rev}^{commit}`];
    return (await git([`--git-dir=${gitDir}`, ...args], { env })).toString().trim();
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** When a commit was made, by its committer's clock. */
export async function commitTime(gitDir: string, commit: string, env: Environment): Promise<Instant> {
  const seconds = await git([`--git-dir=${gitDir}`, 'log', '-1', '--format=%ct', commit, '--'], { env });
  return toInstant(Number(seconds.toString()) * 1_000);
}

export async function listRevision(
  gitDir: string,
  commit: string,
  top: string,
  options: SourceOptions,
): Promise<Source> {
  const env = options.env ?? {};
  const [tree, { origin, partial }, selected] = await Promise.all([
    listTree(gitDir, commit, env),
    repositorySettings(gitDir, env),
    selection(options),
  ]);
  const absent: ReadonlySet<string> = partial ? await absentObjects(gitDir, commit, env) : new Set();
  const name = options.name ?? origin;
  const listed = records(tree).map(treeRecord);
  const blob = listed.find(({ path }) => path === '.gitmodules')?.oid;
  const modules = await submoduleNames(gitDir, blob, origin ?? name, env);
  const entries: Entry[] = [];
  const skipped: Skipped[] = [];
  const links: Entry[] = [];
  for (const { mode, oid, path } of listed) {
    if (mode === '120000') {
      skipped.push({ path: toDisplayPath(path), reason: 'symlink' });
      links.push({ name: path, oid });
    } else if (!selected.keeps(path)) continue;
    else if (mode === '160000') {
      const repository = modules.get(path);
      const detail = 'its repository is not part of this scan';
      const known = repository === undefined ? {} : { repository };
      skipped.push({ path: toDisplayPath(path), reason: 'submodule', detail, ...known });
    } else if (absent.has(oid)) {
      skipped.push({
        path: toDisplayPath(path),
        reason: 'too-large',
        detail: 'excluded when the repository was cloned',
      });
    } else entries.push({ name: path, oid });
  }
  return {
    name: name ?? folderName(top),
    revision: commit,
    entries,
    skipped: [...skipped, ...selected.skipped()],
    ...(links.length > 0 && { links }),
    ...inertOf(listed.filter(({ path }) => selected.keeps(path))),
    access: { kind: 'git', gitDir },
  };
}

/** Some millions of files. A few small trees that hold each other many times list as thousands of millions. */
const MAX_LISTING = 256 << 20;

async function listTree(gitDir: string, commit: string, env: Environment): Promise<Buffer> {
  try {
    // Without sizes: to tell the size of an object that a partial clone lacks, git would have to fetch it.
    const args = [`--git-dir=${gitDir}`, 'ls-tree', '-r', '-z', '--full-tree', commit];
    return await git(args, { env, maxOutput: MAX_LISTING });
  } catch (error) {
    if (error instanceof GitError) throw new UsageError(`the files of ${commit} cannot be listed: ${error.message}`);
    throw error;
  }
}

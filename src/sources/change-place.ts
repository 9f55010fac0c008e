import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, GitError, git } from '../readers/git.ts';
import { gitRemote } from '../readers/git-remote.ts';
import type { Origin } from './absent-objects.ts';
import { type Discovery, discover, type RepositorySettings, repositorySettings } from './discover.ts';

/** Maximum number of folders in the workspace that are searched for the one that a checkout with `path:` has filled. */
const MAX_FOLDERS = 500;

/** The commit that a repository is at, and its parents. */
export interface HeadCommit {
  commit: string;
  parents: string[];
}

/** Whether a commit is the head of a change, or GitHub's merge of it into its base. */
export function isChange({ commit, parents }: HeadCommit, head: string): boolean {
  return commit === head || (parents.length === 2 && parents[1] === head);
}

/**
 * @param head the commit, if it is known
 * @throws GitError where there is no commit
 */
export async function headCommit(gitDir: string, env: Environment, head?: string): Promise<HeadCommit> {
  const commit =
    head ?? (await git([`--git-dir=${gitDir}`, 'rev-parse', '--verify', 'HEAD^{commit}'], { env })).toString().trim();
  // A shallow clone hides parents from revision syntax; the object itself still names them.
  const text = (await git([`--git-dir=${gitDir}`, 'cat-file', 'commit', commit], { env })).toString();
  const header = text.slice(0, text.indexOf('\n\n'));
  return { commit, parents: [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? '') };
}

/** Where a change is checked out. */
export interface ChangePlace {
  folder: string;
  found: Discovery & { kind: 'work-tree' };
  at: HeadCommit;
  settings: Promise<RepositorySettings>;
}

/** The folder of the workspace, itself or one of two levels below it, where the change is checked out. */
export async function checkedOutAt(
  workspace: string,
  head: string,
  env: Environment,
): Promise<ChangePlace | undefined> {
  for (const folder of foldersOf(workspace)) {
    const found = await discover(folder, env);
    if (found.kind !== 'work-tree' || (folder !== workspace && found.top !== folder)) continue;
    const settings = repositorySettings(found.gitDir, env);
    settings.catch(() => {});
    const at = await headCommit(found.gitDir, env, found.head).catch(() => undefined);
    if (at !== undefined && isChange(at, head)) return { folder, found, at, settings };
  }
  return undefined;
}

function* foldersOf(workspace: string): Generator<string> {
  yield workspace;
  yield* clonesBelow(workspace);
}

function clonesBelow(workspace: string): string[] {
  const clones: string[] = [];
  let level = [workspace];
  for (let depth = 0; depth < 2; depth++) {
    const below = level.slice(0, MAX_FOLDERS).flatMap(foldersIn).slice(0, MAX_FOLDERS);
    clones.push(...below.filter((folder) => namesIn(folder).includes('.git')));
    level = below;
  }
  return clones;
}

function foldersIn(parent: string): string[] {
  try {
    const entries = readdirSync(parent, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules')
      .map(({ name }) => join(parent, name))
      .sort();
  } catch {
    return [];
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Fetches one commit, without its history, into a bare repository of its own, which is gone after `use`.
 * @returns undefined where the server does not give it
 */
export async function withFetched<T>(
  commit: string,
  { remote, repository }: Origin,
  env: Environment,
  use: (folder: string) => Promise<T>,
): Promise<T | undefined> {
  const folder = await mkdtemp(join(env.RUNNER_TEMP || tmpdir(), 'cert-hygiene-change-'));
  try {
    try {
      await git(['init', '--quiet', '--bare', '--template=', folder], { env });
      const how = ['--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
      await gitRemote(
        [`--git-dir=${folder}`, 'fetch', ...how, `${remote.serverUrl}/${repository}`, commit],
        remote,
        env,
      );
      await git([`--git-dir=${folder}`, 'update-ref', 'HEAD', commit], { env });
    } catch (error) {
      if (error instanceof GitError) return undefined;
      throw error;
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

import type { Client } from '../github/client.ts';
import type { ChangeEvent } from '../github/event.ts';
import { pullFiles } from '../github/pull-files.ts';
import { messageOf } from '../lib/errors.ts';
import { type Environment, GitError, git } from '../lib/git.ts';
import { gitRemote, type Remote } from '../lib/git-remote.ts';
import type { Source } from '../model/index.ts';
import { type ChangedFiles, changedFiles } from '../sources/changes.ts';
import { discover } from '../sources/discover.ts';

export interface BaseOptions {
  env: Environment;
  remote: Remote;
  repository: string;
  /** Asked for only when git cannot help. */
  client(): Promise<Client>;
}

/** The changed files on both sides, or why they cannot be compared. */
export type Base = { files: ChangedFiles } | { unknown: string };

/**
 * Finds what a change started from: the commit that GitHub merged the head into, else the base of the event; from the
 * clone where it is there, else fetched alone, else file by file through the API.
 */
export async function findBase(folder: string, event: ChangeEvent, head: Source, options: BaseOptions): Promise<Base> {
  const { env } = options;
  const found = await discover(folder, env);
  if (found.kind === 'none') return throughApi(event, head, options, 'the workspace is no git repository');
  const { gitDir } = found;
  try {
    const [commit, parents] = await headOf(gitDir, env);
    // GITHUB_SHA of a pull request is a merge of the head into the base as it is now.
    const base = parents.length === 2 && parents[1] === event.head ? (parents[0] ?? event.base) : event.base;
    if (!(await hasCommit(gitDir, base, env))) {
      const url = `${options.remote.serverUrl}/${options.repository}`;
      const fetch = ['fetch', '--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
      await gitRemote([`--git-dir=${gitDir}`, ...fetch, url, base], options.remote, env);
    }
    return { files: await changedFiles(gitDir, base, commit, head.name, env) };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return throughApi(event, head, options, error.message);
  }
}

async function headOf(gitDir: string, env: Environment): Promise<[string, string[]]> {
  const commit = (await git([`--git-dir=${gitDir}`, 'rev-parse', '--verify', 'HEAD^{commit}'], { env }))
    .toString()
    .trim();
  // A shallow clone hides parents from revision syntax; the object itself still names them.
  const text = (await git([`--git-dir=${gitDir}`, 'cat-file', 'commit', commit], { env })).toString();
  const header = text.slice(0, text.indexOf('\n\n'));
  return [commit, [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? '')];
}

async function hasCommit(gitDir: string, commit: string, env: Environment): Promise<boolean> {
  return git([`--git-dir=${gitDir}`, 'cat-file', '-e', `${commit}^{tree}`], { env }).then(
    () => true,
    () => false,
  );
}

async function throughApi(event: ChangeEvent, head: Source, options: BaseOptions, reason: string): Promise<Base> {
  if (event.number === undefined) return { unknown: reason };
  const [owner = '', repo = ''] = options.repository.split('/');
  try {
    const client = await options.client();
    return { files: { ...(await pullFiles(client, { owner, repo }, event.number, event.base, head.name)), head } };
  } catch (error) {
    return { unknown: `${reason}; ${messageOf(error)}` };
  }
}

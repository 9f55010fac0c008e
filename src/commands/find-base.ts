import { lstatSync } from 'node:fs';
import type { Client } from '../github/client.ts';
import type { ChangeEvent } from '../github/event.ts';
import { pullFiles } from '../github/pull-files.ts';
import { refusalOf } from '../github/refusal.ts';
import type { Source } from '../model/index.ts';
import { type Environment, GitError, git } from '../readers/git.ts';
import { gitRemote, type Remote } from '../readers/git-remote.ts';
import { toSystemPath } from '../readers/raw-paths.ts';
import { type ChangePlace, headCommit } from '../sources/change-place.ts';
import { type ChangedFiles, changedFiles } from '../sources/changes.ts';
import { discover } from '../sources/discover.ts';
import { UsageError } from '../util/errors.ts';

export interface BaseOptions {
  env: Environment;
  remote: Remote;
  repository: string;
  /** The place of the change, where that is known. */
  place?: ChangePlace | undefined;
  /** Asked for only when git cannot help. */
  client(): Promise<Client>;
}

const NO_CHECKOUT =
  'the change is not checked out in the workspace: run actions/checkout in an earlier step, without "ref"';

/** The changed files on both sides, or why they cannot be compared. */
export type Base = { files: ChangedFiles } | { unknown: string };

/**
 * Finds the base of a change: from the clone if it is there, else fetched alone, else file by file through the API. It
 * is the commit that GitHub merged the head into. If the head itself is checked out, it is the commit where the head
 * left the base: otherwise later changes of the base would look as if the change had removed them.
 */
export async function findBase(
  folder: string,
  event: ChangeEvent,
  head: Promise<Source>,
  options: BaseOptions,
): Promise<Base> {
  const { env, place, repository } = options;
  const found = place?.found ?? (await discover(folder, env));
  if (found.kind === 'none') return throughApi(event, event.base, head, options, found.note ?? NO_CHECKOUT);
  const { gitDir } = found;
  let base = event.base;
  try {
    const { commit, parents } = place?.at ?? (await headCommit(gitDir, env));
    // GITHUB_SHA of a pull request is a merge of the head into the base as it is now.
    if (parents.length === 2 && parents[1] === event.head) base = parents[0] ?? base;
    else if (commit !== event.head) {
      const other = commit === event.base ? 'the base' : commit.slice(0, 12);
      return {
        unknown: `the workspace holds ${other}, not the change ${event.head.slice(0, 12)}: remove "ref" from the checkout step`,
      };
    } else if (event.kind === 'pull_request' && !parents.includes(base)) base = await mergeBase(gitDir, event, options);
    const known = { settings: place?.settings, origin: options };
    const compare = () => changedFiles(gitDir, base, commit, repository, env, known);
    const files = await compare().catch(async (error: unknown) => {
      if (await hasCommit(gitDir, base, env)) throw error;
      // Two fetches at once would wait for each other's locks.
      await head;
      const url = `${options.remote.serverUrl}/${repository}`;
      const fetch = ['fetch', '--quiet', '--depth=1', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
      await gitRemote([`--git-dir=${gitDir}`, ...fetch, url, base], options.remote, env);
      return compare();
    });
    const [lacking] = files.base.skipped;
    if (lacking !== undefined) throw new GitError('the clone lacks the content of the base', 'unknown', '');
    return { files };
  } catch (error) {
    // A clone that leaves out trees has both commits and cannot compare them.
    if (!(error instanceof GitError) && !(error instanceof UsageError)) throw error;
    return throughApi(event, base, head, options, error.message);
  }
}

/** Where the head left the base: the history of the clone tells, else the API. */
async function mergeBase(gitDir: string, event: ChangeEvent, options: BaseOptions): Promise<string> {
  const { base, head } = event;
  const local = await git([`--git-dir=${gitDir}`, 'merge-base', base, head], { env: options.env }).catch(
    () => undefined,
  );
  if (local !== undefined) return local.toString().trim();
  const [owner = '', repo = ''] = options.repository.split('/');
  try {
    const client = await options.client();
    const basehead = `${base}...${head}`;
    const { data } = await client.octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 });
    return data.merge_base_commit.sha;
  } catch (error) {
    throw new GitError(`the merge base is unknown: ${refusalOf(error, 'contents: read')}`, 'unknown', '');
  }
}

async function hasCommit(gitDir: string, commit: string, env: Environment): Promise<boolean> {
  return git([`--git-dir=${gitDir}`, 'cat-file', '-e', `${commit}^{tree}`], { env }).then(
    () => true,
    () => false,
  );
}

/** Whether the work tree holds the changed files; git knows the tracked ones. */
function isThere({ access, revision }: Source, name: string): boolean {
  if (revision !== undefined || access.kind !== 'files') return true;
  return lstatSync(toSystemPath(access.root, name), { throwIfNoEntry: false }) !== undefined;
}

async function throughApi(
  event: ChangeEvent,
  base: string,
  head: Promise<Source>,
  options: BaseOptions,
  reason: string,
): Promise<Base> {
  if (event.number === undefined) return { unknown: reason };
  const [owner = '', repo = ''] = options.repository.split('/');
  try {
    const client = await options.client();
    const { present, ...files } = await pullFiles(client, { owner, repo }, event.number, base, options.repository);
    const listed = await head;
    const isComplete = present.every((name) => isThere(listed, name));
    return isComplete ? { files: { ...files, head: listed } } : { unknown: NO_CHECKOUT };
  } catch (error) {
    return { unknown: `${reason}; ${refusalOf(error, 'pull-requests: read')}` };
  }
}

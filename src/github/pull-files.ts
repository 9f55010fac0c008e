import type { Source } from '../model/index.ts';
import { toRawName } from '../readers/raw-paths.ts';
import type { Client, Repo } from './client.ts';

/** Files whose base is fetched one by one, at most; GitHub lists no more than 3,000 of a pull request. */
const MAX_FILES = 100;
const MAX_LISTED = 3000;

/** The changed files of a pull request as they were, fetched one by one. */
export interface PullFiles {
  /** Bytes of the names (latin1) of all files that differ, on either side. */
  names: Set<string>;
  /** Those that are there after the change. */
  present: string[];
  base: Source;
}

/**
 * @param commit what the change started from
 * @throws Error where there are too many, or the API refuses
 */
export async function pullFiles(
  client: Client,
  repo: Repo,
  number: number,
  commit: string,
  name: string,
): Promise<PullFiles> {
  const files = await client.octokit.paginate(client.octokit.rest.pulls.listFiles, {
    ...repo,
    pull_number: number,
    per_page: 100,
  });
  // A list that may be cut off would leave changed files unchecked.
  if (files.length >= MAX_LISTED) throw new Error(`GitHub lists no more than ${MAX_LISTED} files of a pull request`);
  const before = files
    .filter(({ status }) => status !== 'added')
    .map((file) => file.previous_filename ?? file.filename);
  if (before.length > MAX_FILES) throw new Error(`${before.length} files are too many to fetch one by one`);
  const contents: Record<string, string> = Object.create(null);
  for (const path of before) {
    const content = await contentAt(client, repo, path, commit);
    if (content !== undefined) contents[toRawName(path)] = content;
  }
  const names = new Set(
    files.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]).map(toRawName),
  );
  const entries = Object.keys(contents).map((path) => ({ name: path }));
  const present = files.filter(({ status }) => status !== 'removed').map(({ filename }) => toRawName(filename));
  return {
    names,
    present,
    base: { name, revision: commit, entries, skipped: [], access: { kind: 'memory', contents } },
  };
}

/** A file in base64; undefined where the base has none there, which a base that moved on may not. */
async function contentAt(client: Client, repo: Repo, path: string, ref: string): Promise<string | undefined> {
  const { data } = await client.octokit.rest.repos.getContent({ ...repo, path, ref }).catch((error: unknown) => {
    if ((error as { status?: number }).status === 404) return { data: undefined };
    throw error;
  });
  if (data === undefined || Array.isArray(data) || data.type !== 'file') return undefined;
  if (data.encoding === 'base64') return data.content;
  // Above 1 MB the answer names the content and does not hold it.
  return (await client.octokit.rest.git.getBlob({ ...repo, file_sha: data.sha })).data.content;
}

import type { Source } from '../model/index.ts';
import type { Client, Repo } from './client.ts';

/** Files whose base is fetched one by one, at most; GitHub lists no more than 3,000 of a pull request. */
const MAX_FILES = 100;

/** The changed files of a pull request as they were, fetched one by one. */
export interface PullFiles {
  /** Bytes of the names (latin1) of all files that differ, on either side. */
  names: Set<string>;
  base: Source;
}

/** @throws Error where there are too many, or the API refuses */
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
  const before = files
    .filter(({ status }) => status !== 'added')
    .map((file) => file.previous_filename ?? file.filename);
  if (before.length > MAX_FILES) throw new Error(`${before.length} files are too many to fetch one by one`);
  const contents: Record<string, string> = Object.create(null);
  for (const path of before) {
    const { data } = await client.octokit.rest.repos.getContent({ ...repo, path, ref: commit });
    if (!Array.isArray(data) && data.type === 'file') contents[latin1(path)] = data.content;
  }
  const names = new Set(files.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]).map(latin1));
  const entries = Object.keys(contents).map((path) => ({ name: path }));
  return { names, base: { name, revision: commit, entries, skipped: [], access: { kind: 'memory', contents } } };
}

/** The bytes of a name, one character each, as entries spell it. */
function latin1(path: string): string {
  return Buffer.from(path, 'utf8').toString('latin1');
}

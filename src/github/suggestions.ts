import { addTo } from '../util/collections.ts';
import type { Client, Repo } from './client.ts';
import { createOnce } from './create-once.ts';
import { ownAuthor } from './own-account.ts';

/** What one pull request holds at most, however often it is pushed to. */
const MAX_COMMENTS = 10;
const MARKER = /^<!-- cert-hygiene suggestion v1 ([0-9a-f]{16}) -->\r?\n/;
const BODY = 'These suggestions restore lines that this change removes or weakens. Each fixes a finding.';

/** A comment on lines of the head that the diff shows. */
export interface LineComment {
  /** Sixteen hexadecimal digits that stay the same from run to run. */
  id: string;
  path: string;
  start: number;
  end: number;
  /** Without the marker. */
  text: string;
}

/** The patches of the changed files by name, as GitHub shows them; those of large and binary files are missing. */
export async function pullPatches(client: Client, repo: Repo, number: number): Promise<Map<string, string>> {
  const { paginate, rest } = client.octokit;
  const files = await paginate(rest.pulls.listFiles, { ...repo, pull_number: number, per_page: 100 });
  return new Map(files.flatMap(({ filename, patch }) => (patch === undefined ? [] : [[filename, patch]])));
}

/** Writes one review with the comments that no earlier run wrote; what a person resolved or applied does not come again. */
export async function reviewLines(
  client: Client,
  repo: Repo,
  number: number,
  commit: string,
  comments: readonly LineComment[],
): Promise<void> {
  const before = await ownLineComments(client, repo, number);
  const due = comments.filter(({ id }) => !before.has(id)).slice(0, Math.max(0, MAX_COMMENTS - before.size));
  const [first] = due;
  if (first === undefined) return;
  await createOnce(
    async () => {
      const { data } = await client.octokit.rest.pulls.createReview({
        ...repo,
        pull_number: number,
        commit_id: commit,
        event: 'COMMENT',
        body: BODY,
        comments: due.map(({ id, path, start, end, text }) => ({
          path,
          ...(start < end && { start_line: start, start_side: 'RIGHT' }),
          line: end,
          side: 'RIGHT',
          body: `<!-- cert-hygiene suggestion v1 ${id} -->\n${text}`,
        })),
      });
      return data.id;
    },
    async () => (await ownLineComments(client, repo, number)).get(first.id)?.[0],
  );
  // Of the comments of two runs at once the oldest stays.
  for (const [, ...younger] of (await ownLineComments(client, repo, number)).values())
    for (const id of younger)
      await client.octokit.rest.pulls.deleteReviewComment({ ...repo, comment_id: id }).catch((error: unknown) => {
        if ((error as { status?: number }).status !== 404) throw error;
      });
}

/** Ids of our comments on lines, the oldest first, by the id in their marker. */
async function ownLineComments(client: Client, repo: Repo, number: number): Promise<Map<string, number[]>> {
  const { paginate, rest } = client.octokit;
  const all = await paginate(rest.pulls.listReviewComments, { ...repo, pull_number: number, per_page: 100 });
  const marked = all.flatMap(({ id, body, user }) => {
    const [, own] = MARKER.exec(body) ?? [];
    return own === undefined ? [] : [{ id, own, user }];
  });
  const found = new Map<string, number[]>();
  if (marked.length === 0) return found;
  const isOwn = await ownAuthor(client);
  for (const { id, own } of marked.filter(({ user }) => isOwn(user)).sort((a, b) => a.id - b.id)) addTo(found, own, id);
  return found;
}

import type { Client, Repo } from './client.ts';
import { ownAuthor } from './own-account.ts';

/** A comment that an earlier run wrote. */
export interface OwnComment {
  id: number;
  body: string;
  url: string;
}

/**
 * Our comments whose first line is a marker, the oldest first, through every page. Markers of other accounts are
 * recognized by their author; our own login is requested only if a marker is found.
 */
export async function ownComments(client: Client, repo: Repo, number: number, marker: string): Promise<OwnComment[]> {
  const comments = await client.octokit.paginate(client.octokit.rest.issues.listComments, {
    ...repo,
    issue_number: number,
    per_page: 100,
  });
  if (comments.some(({ id }) => typeof id !== 'number')) throw new Error('the answer is not a list of comments');
  const marked = comments.filter(({ body }) => firstLineOf(body) === marker);
  if (marked.length === 0) return [];
  const isOwn = await ownAuthor(client);
  return marked
    .filter(({ user }) => isOwn(user))
    .map(({ id, body = '', html_url }) => ({ id, body: body.replaceAll('\r\n', '\n'), url: html_url }))
    .sort((a, b) => a.id - b.id);
}

/** A comment that a person edited on the web has the line ends of the browser. */
function firstLineOf(body = ''): string {
  return body.split(/\r?\n/, 1)[0] ?? '';
}

/** Deletes comments; one that another run deleted first is no error. */
export async function deleteComments(client: Client, repo: Repo, comments: readonly OwnComment[]): Promise<void> {
  for (const { id } of comments) {
    await client.octokit.rest.issues.deleteComment({ ...repo, comment_id: id }).catch((error: unknown) => {
      if ((error as { status?: number }).status !== 404) throw error;
    });
  }
}

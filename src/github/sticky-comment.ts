import { type Client, loginOf, type Repo } from './client.ts';
import { createOnce } from './create-once.ts';

/** The first line of our comment; whoever else writes it is told apart by the author. */
const MARKER = '<!-- cert-hygiene pull-request v1 -->';

interface Comment {
  id: number;
  body: string;
  url: string;
}

/** What became of the comment; `unchanged` spares the call. */
export interface Posted {
  action: 'created' | 'updated' | 'unchanged' | 'none';
  url?: string;
}

/**
 * Keeps exactly one comment on a pull request. It is found by marker and author in the full list, edited in place, and
 * created only where `create` says so. After a create the list is read again: of two, the younger goes.
 * @param body without the marker, within 65,536 characters together with it
 */
export async function keepComment(
  client: Client,
  repo: Repo,
  number: number,
  body: string,
  create: boolean,
): Promise<Posted> {
  const text = `${MARKER}\n${body}`;
  const own = await ownComments(client, repo, number);
  const [oldest] = own;
  if (oldest === undefined && !create) return { action: 'none' };
  if (oldest?.body === text && own.length === 1) return { action: 'unchanged', url: oldest.url };
  if (oldest !== undefined) return { ...(await settle(client, repo, own, text)), action: 'updated' };
  await createOnce(
    async () => {
      const { data } = await client.octokit.rest.issues.createComment({ ...repo, issue_number: number, body: text });
      client.login ??= data.user?.login;
      return data.id;
    },
    async () => (await ownComments(client, repo, number))[0]?.id,
  );
  return settle(client, repo, await ownComments(client, repo, number), text);
}

/** Of the comments that two runs created at once the oldest stays, with the newest text. */
async function settle(client: Client, repo: Repo, own: readonly Comment[], text: string): Promise<Posted> {
  const [oldest, ...younger] = own;
  if (oldest === undefined) return { action: 'none' };
  for (const comment of younger) {
    await client.octokit.rest.issues.deleteComment({ ...repo, comment_id: comment.id }).catch((error: unknown) => {
      // The other run settles too.
      if ((error as { status?: number }).status !== 404) throw error;
    });
  }
  if (oldest.body !== text) {
    await client.octokit.rest.issues.updateComment({ ...repo, comment_id: oldest.id, body: text });
  }
  return { action: 'created', url: oldest.url };
}

/** Our comments, the oldest first, through every page. Who we are is asked only where the marker stands. */
async function ownComments(client: Client, repo: Repo, number: number): Promise<Comment[]> {
  const comments = await client.octokit.paginate(client.octokit.rest.issues.listComments, {
    ...repo,
    issue_number: number,
    per_page: 100,
  });
  if (comments.some(({ id }) => typeof id !== 'number')) throw new Error('the list of comments is not one');
  const marked = comments.filter(({ body, user }) => body?.startsWith(`${MARKER}\n`) === true && user !== null);
  if (marked.length === 0) return [];
  client.login ??= await loginOf(client);
  return marked
    .filter(({ user }) => user?.login === client.login)
    .map(({ id, body = '', html_url }) => ({ id, body, url: html_url }))
    .sort((a, b) => a.id - b.id);
}

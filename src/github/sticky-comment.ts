import type { Client, Repo } from './client.ts';
import { createOnce } from './create-once.ts';
import { deleteComments, type OwnComment, ownComments } from './own-comments.ts';

/** The first line of our comment; markers of other accounts are recognized by their author. */
const MARKER = '<!-- cert-hygiene pull-request v1 -->';

/** The result for the comment; `unchanged` saves the call. */
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
  const own = await ownComments(client, repo, number, MARKER);
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
    async () => (await ownComments(client, repo, number, MARKER))[0]?.id,
  );
  return settle(client, repo, await ownComments(client, repo, number, MARKER), text);
}

/** Of the comments that two runs created at once the oldest stays, with the newest text. */
async function settle(client: Client, repo: Repo, own: readonly OwnComment[], text: string): Promise<Posted> {
  const [oldest, ...younger] = own;
  if (oldest === undefined) return { action: 'none' };
  await deleteComments(client, repo, younger);
  if (oldest.body !== text) {
    await client.octokit.rest.issues.updateComment({ ...repo, comment_id: oldest.id, body: text });
  }
  return { action: 'created', url: oldest.url };
}

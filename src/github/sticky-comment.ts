import type { Client, Repo } from './client.ts';
import { AmbiguousError } from './fetch.ts';

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
  const [own] = await ownComments(client, repo, number);
  if (own !== undefined) {
    if (own.body === text) return { action: 'unchanged', url: own.url };
    const { data } = await client.octokit.rest.issues.updateComment({ ...repo, comment_id: own.id, body: text });
    return { action: 'updated', url: data.html_url };
  }
  if (!create) return { action: 'none' };
  try {
    await client.octokit.rest.issues.createComment({ ...repo, issue_number: number, body: text });
  } catch (error) {
    if (!(error instanceof AmbiguousError) && !isAmbiguous(error)) throw error;
    // It may have been created all the same: the list tells.
    if ((await ownComments(client, repo, number)).length === 0) throw error;
  }
  return settle(client, repo, number, text);
}

/** Of the comments that two runs created at once the oldest stays, with the newest text. */
async function settle(client: Client, repo: Repo, number: number, text: string): Promise<Posted> {
  const [oldest, ...younger] = await ownComments(client, repo, number);
  if (oldest === undefined) return { action: 'none' };
  for (const comment of younger) {
    await client.octokit.rest.issues.deleteComment({ ...repo, comment_id: comment.id });
  }
  if (oldest.body !== text) {
    await client.octokit.rest.issues.updateComment({ ...repo, comment_id: oldest.id, body: text });
  }
  return { action: 'created', url: oldest.url };
}

/** Our comments, the oldest first, through every page. */
async function ownComments(client: Client, repo: Repo, number: number): Promise<Comment[]> {
  const comments = await client.octokit.paginate(client.octokit.rest.issues.listComments, {
    ...repo,
    issue_number: number,
    per_page: 100,
  });
  const login = await loginOf(client);
  return comments
    .filter(({ body, user }) => body?.startsWith(`${MARKER}\n`) === true && isOurs(user, login))
    .map(({ id, body = '', html_url }) => ({ id, body, url: html_url }))
    .sort((a, b) => a.id - b.id);
}

/** An installation's token (`ghs_`) acts as a bot and may not ask who it is; a person's token may. */
async function loginOf(client: Client): Promise<string | undefined> {
  if (client.token.startsWith('ghs_')) return undefined;
  if (client.login === undefined) {
    client.login = await client.octokit.rest.users.getAuthenticated().then(
      ({ data }) => data.login,
      () => '',
    );
  }
  return client.login || undefined;
}

function isOurs(user: { login: string; type: string } | null, login: string | undefined): boolean {
  if (user === null) return false;
  return login === undefined ? user.type === 'Bot' && user.login.endsWith('[bot]') : user.login === login;
}

/** Octokit wraps what its `fetch` throws. */
function isAmbiguous(error: unknown): boolean {
  const { cause } = error as { cause?: unknown };
  return cause instanceof AmbiguousError;
}

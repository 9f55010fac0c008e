import type { Client } from './client.ts';

/** The author of an object, as the API returns it. */
interface Author {
  login?: string | undefined;
  type?: string | undefined;
}

/** The login that the token of a job acts as. */
const JOB = 'github-actions[bot]';

/**
 * Tells whether the account of the token wrote something. Only a person's token can ask REST for its login, and not
 * every server has GraphQL. Without both, texts of any app count as ours, because no person can write as an app.
 * @throws where GitHub does not answer
 */
export async function ownAuthor(client: Client): Promise<(author: Author | null | undefined) => boolean> {
  const login = await ownLogin(client);
  if (login === undefined) return (author) => author?.type === 'Bot';
  return (author) => author?.login === login;
}

/** The login that the token acts as; undefined where the server does not tell it to an app. */
export async function ownLogin(client: Client): Promise<string | undefined> {
  if (client.login !== undefined) return client.login;
  const { octokit } = client;
  try {
    const answer = await octokit.graphql<{ viewer?: { login?: unknown } } | null>('{ viewer { login } }');
    client.login = loginIn(answer?.viewer);
  } catch (error) {
    if (!isWithoutGraphql(error)) throw error;
    try {
      client.login = loginIn((await octokit.rest.users.getAuthenticated()).data);
    } catch (refusal) {
      const { status } = refusal as { status?: number };
      if (status !== 403 && status !== 404) throw refusal;
      return undefined;
    }
  }
  return client.login;
}

/** Whether the token is the one that every job gets, which sees no private repository but its own. */
export async function isTokenOfJob(client: Client): Promise<boolean> {
  return (await ownLogin(client)) === JOB;
}

/** Whether the server has no GraphQL, or refuses it to this token: REST has to do. */
export function isWithoutGraphql(error: unknown): boolean {
  const { status, cause, errors } = error as { status?: number; cause?: unknown; errors?: unknown };
  if (Array.isArray(errors)) return true;
  return cause === undefined && status !== undefined && [400, 403, 404, 405, 410, 501].includes(status);
}

function loginIn(account: { login?: unknown } | null | undefined): string {
  const login = account?.login;
  if (typeof login !== 'string' || login === '') throw new Error('GitHub does not report the account of the token');
  return login;
}

import { messageOf } from '../util/errors.ts';
import { createFetch, type FetchWorld, SECONDARY_LIMIT, type Traffic } from './fetch.ts';

/** A repository on the server. */
export interface Repo {
  owner: string;
  repo: string;
}

/** The API as one token sees it. */
export interface Client {
  octokit: Octokit;
  traffic: Traffic;
  /** Login that the token acts as, once it was asked for. */
  login?: string | undefined;
}

type Octokit = ReturnType<typeof import('@actions/github')['getOctokit']>;

/** Loads the GitHub client, which costs tens of milliseconds, only where the API is needed. */
export async function createClient(token: string, apiUrl: string, world: FetchWorld): Promise<Client> {
  const [{ getOctokit }, { defaults }] = await Promise.all([
    import('@actions/github'),
    import('@actions/github/lib/utils'),
  ]);
  const traffic: Traffic = { requests: 0, waited: 0 };
  const send = (defaults.request as { fetch?: typeof fetch }).fetch ?? fetch;
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const octokit = getOctokit(token, {
    baseUrl: apiUrl,
    log: quiet,
    request: { fetch: createFetch(world, traffic, send) },
  });
  return { octokit, traffic };
}

/** The login that the token acts as. REST answers that to persons only, not to the token of a job or of an app. */
export async function loginOf({ octokit }: Client): Promise<string> {
  const answer = await octokit.graphql<{ viewer?: { login?: unknown } } | null>('{ viewer { login } }');
  const login = answer?.viewer?.login;
  if (typeof login !== 'string' || login === '') throw new Error('GitHub does not say whom the token acts as');
  return login;
}

/** Why a call was refused, in words without anything that was sent: status, route and GitHub's request id. */
export function refusalOf(error: unknown, permission: string): string {
  const { status, response, cause } = error as {
    status?: number;
    response?: { headers?: Record<string, string>; data?: { message?: unknown } | null };
    cause?: unknown;
  };
  // Octokit gives what never became an answer the status 500.
  if (status === undefined || cause !== undefined) return messageOf(error);
  const { 'x-github-request-id': id, 'x-ratelimit-remaining': remaining } = response?.headers ?? {};
  const tail = id === undefined ? '' : ` (request ${id})`;
  const limited = remaining === '0' || SECONDARY_LIMIT.test(String(response?.data?.message ?? ''));
  if (status === 429 || (status === 403 && limited)) return `GitHub limits the requests of this token${tail}`;
  if (status === 401) return `the token is not valid${tail}`;
  if (status === 403) return `the token may not do that: the job needs "${permission}"${tail}`;
  if (status === 404) return `not found, or the token may not see it: the job needs "${permission}"${tail}`;
  if (status === 410) return `it is switched off in this repository${tail}`;
  if (status === 422) return `GitHub refused the content${tail}`;
  return `GitHub answered ${status}${tail}`;
}

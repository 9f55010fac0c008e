import { createFetch, type FetchWorld, type Traffic } from './fetch.ts';

/** A repository on the server. */
export interface Repo {
  owner: string;
  repo: string;
}

/** The API as one token sees it. */
export interface Client {
  octokit: Octokit;
  traffic: Traffic;
  token: string;
  /** Login that the token acts as, once asked; empty where it may not ask. */
  login?: string;
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
  return { octokit, traffic, token };
}

/** Why a call was refused, in words without anything that was sent: status, route and GitHub's request id. */
export function refusalOf(error: unknown, permission: string): string {
  const { status, response } = error as { status?: number; response?: { headers?: Record<string, string> } };
  const id = response?.headers?.['x-github-request-id'];
  const tail = id === undefined ? '' : ` (request ${id})`;
  if (status === 403) return `the token may not do that: the job needs "${permission}"${tail}`;
  if (status === 404) return `not found, or the token may not see it: the job needs "${permission}"${tail}`;
  if (status === 410) return `it is switched off in this repository${tail}`;
  if (status === 422) return `GitHub refused the content${tail}`;
  if (status !== undefined) return `GitHub answered ${status}${tail}`;
  return error instanceof Error ? error.message : String(error);
}

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
  /** Login that the token acts as, once it was requested. */
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

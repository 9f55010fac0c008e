import { describe, expect, it } from 'vitest';
import type { Client } from '../../src/github/client.ts';
import { issuePlaces } from '../../src/github/issue-places.ts';

const status = (code: number) => Object.assign(new Error(`status ${code}`), { status: code });
const names = (count: number) => Array.from({ length: count }, (_, i) => `acme/r${i}`);

/** A server without GraphQL; of its repositories the second cannot be seen, and the third has no issues at all. */
function withoutGraphql(calls: string[]): Client {
  const refuse = async () => {
    throw status(404);
  };
  const repos = {
    get: async ({ owner, repo }: { owner: string; repo: string }) => {
      expect(owner).toBe('acme');
      calls.push(repo);
      if (repo === 'r1') throw status(404);
      return { data: { private: repo === 'r0', has_issues: repo !== 'r2' } };
    },
  };
  const issues = {
    listForRepo: async ({ owner, repo, ...how }: { owner: string; repo: string }) => {
      expect([owner, how]).toEqual(['acme', { labels: 'certificates', state: 'open', per_page: 1 }]);
      return { data: repo === 'r0' ? [{}] : [] };
    },
  };
  return { octokit: { graphql: refuse, rest: { repos, issues } } } as unknown as Client;
}

describe('without GraphQL', () => {
  it('each repository is asked by itself, and one that is not seen is left out', async () => {
    const calls: string[] = [];
    const found = await issuePlaces(withoutGraphql(calls), [...names(3), 'no name'], 'certificates');
    expect([...found]).toEqual([
      ['acme/r0', { private: true, open: true }],
      ['acme/r2', { private: false, open: false }],
    ]);
    expect(calls).toEqual(['r0', 'r1', 'r2']);
  });

  it('hundreds are not asked one by one', async () => {
    const calls: string[] = [];
    await expect(issuePlaces(withoutGraphql(calls), names(2_000), 'certificates')).rejects.toThrow('status 404');
    expect(calls).toEqual([]);
  });
});

it('GraphQL is asked for many at once, and what it does not show is left out', async () => {
  let times = 0;
  const graphql = async () => {
    times++;
    return {
      r0: { isPrivate: true, issues: { totalCount: 2 } },
      r1: null,
      r2: { isPrivate: false, issues: { totalCount: 0 } },
    };
  };
  const found = await issuePlaces({ octokit: { graphql } } as unknown as Client, names(3), 'certificates');
  expect([...found]).toEqual([
    ['acme/r0', { private: true, open: true }],
    ['acme/r2', { private: false, open: false }],
  ]);
  expect(times).toBe(1);
});

it('a server that is broken is no server without GraphQL', async () => {
  const graphql = async () => {
    throw status(502);
  };
  await expect(issuePlaces({ octokit: { graphql } } as unknown as Client, names(1), 'x')).rejects.toThrow('status 502');
});

it('GraphQL is asked for fifty repositories at a time, each by owner and name', async () => {
  const queries: [string, unknown][] = [];
  const graphql = async (query: string, variables: unknown) => {
    queries.push([query, variables]);
    return { r0: { isPrivate: false, issues: { totalCount: 1 } }, r49: { isPrivate: 'yes' } };
  };
  const client = { octokit: { graphql } } as unknown as Client;
  const found = await issuePlaces(client, [...names(101), '../etc', 'a/b/c', '-x/y', 'acme/a"b'], 'certificates');
  expect([...found.keys()]).toEqual(['acme/r0', 'acme/r50', 'acme/r100']);
  expect(queries.map(([query]) => query.split('isPrivate').length - 1)).toEqual([50, 50, 1]);
  expect(queries[2]).toEqual([
    'query ($labels: [String!]) { r0: repository(owner: "acme", name: "r100") { isPrivate issues(labels: $labels, states: OPEN) { totalCount } } }',
    { labels: ['certificates'] },
  ]);
});

it('what GraphQL answers beside an error counts', async () => {
  const failing = (data: unknown) => async () => {
    throw Object.assign(new Error('x'), { status: 502, data });
  };
  const of = (data: unknown) =>
    issuePlaces({ octokit: { graphql: failing(data) } } as unknown as Client, names(1), 'x');
  expect([...(await of({ r0: { isPrivate: true } }))]).toEqual([['acme/r0', { private: true, open: false }]]);
  for (const data of [null, undefined, 'text']) await expect(of(data)).rejects.toThrow('x');
});

it('three hundred repositories are asked by REST, and no more', async () => {
  const calls: string[] = [];
  expect((await issuePlaces(withoutGraphql(calls), names(300), 'certificates')).size).toBe(299);
  await expect(issuePlaces(withoutGraphql([]), names(301), 'certificates')).rejects.toThrow('status 404');
});

it('a repository that fails by REST is an error', async () => {
  const client = withoutGraphql([]);
  client.octokit.rest.repos.get = (async () => {
    throw status(500);
  }) as never;
  await expect(issuePlaces(client, names(1), 'certificates')).rejects.toThrow('status 500');
});

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
    get: async ({ repo }: { repo: string }) => {
      calls.push(repo);
      if (repo === 'r1') throw status(404);
      return { data: { private: repo === 'r0', has_issues: repo !== 'r2' } };
    },
  };
  const issues = { listForRepo: async ({ repo }: { repo: string }) => ({ data: repo === 'r0' ? [{}] : [] }) };
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

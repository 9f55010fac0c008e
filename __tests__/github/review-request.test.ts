import { expect, it } from 'vitest';
import type { Client } from '../../src/github/client.ts';
import { requestReviews } from '../../src/github/review-request.ts';

interface Asked {
  reviewers: string[];
  team_reviewers: string[];
}

/** Whom GitHub is asked for, where some are on record and some it does not take. */
async function ask(owners: string[], options: { events?: object[]; refused?: string[]; author?: string } = {}) {
  const { events = [], refused = [], author } = options;
  const asked: Asked[] = [];
  const octokit = {
    paginate: async (_: unknown, of: object) => {
      expect(of).toEqual({ owner: 'Corp', repo: 'web', issue_number: 7, per_page: 100 });
      return events;
    },
    rest: {
      issues: {},
      pulls: {
        requestReviewers: async ({ reviewers, team_reviewers, ...of }: Asked) => {
          expect(of).toEqual({ owner: 'Corp', repo: 'web', pull_number: 7 });
          if ([...reviewers, ...team_reviewers].some((name) => refused.includes(name)))
            throw Object.assign(new Error('Validation Failed'), { status: 422 });
          asked.push({ reviewers, team_reviewers });
        },
      },
    },
  };
  const client = { octokit, traffic: { requests: 0, waited: 0 } } as unknown as Client;
  const failure = await requestReviews(client, { owner: 'Corp', repo: 'web' }, 7, owners, author).then(
    () => undefined,
    (error: Error) => error.message,
  );
  return { asked, failure };
}

it('asks people and teams of the organisation, in one call', async () => {
  const { asked } = await ask(['@Octocat', '@corp/Shop', '@other/team', 'mail@corp.internal', '@Octocat']);
  expect(asked).toEqual([{ reviewers: ['Octocat'], team_reviewers: ['shop'] }]);
});

it('leaves the author in peace, whatever the case', async () => {
  expect((await ask(['@Octocat'], { author: 'octocat' })).asked).toEqual([]);
});

it('leaves in peace who was ever asked', async () => {
  const events = [
    { event: 'labeled' },
    { requested_reviewer: { login: 'Hubot' } },
    { requested_team: { slug: 'shop' } },
  ];
  const { asked } = await ask(['@hubot', '@corp/shop', '@shop'], { events });
  // A person of the name of the team is another one.
  expect(asked).toEqual([{ reviewers: ['shop'], team_reviewers: [] }]);
});

it('asks the others where GitHub refuses one', async () => {
  const { asked, failure } = await ask(['@octocat', '@stranger', '@corp/shop'], { refused: ['stranger'] });
  expect(asked).toEqual([
    { reviewers: ['octocat'], team_reviewers: [] },
    { reviewers: [], team_reviewers: ['shop'] },
  ]);
  expect(failure).toBe('GitHub does not accept stranger as reviewers');
});

it('asks nobody where nobody is left', async () => {
  expect(await ask(['mail@corp.internal'])).toEqual({ asked: [], failure: undefined });
});

it('asks no more than fifteen', async () => {
  const { asked } = await ask(Array.from({ length: 30 }, (_, i) => `@owner-${i}`));
  expect(asked[0]?.reviewers).toHaveLength(15);
});

it('tells what GitHub refuses for another reason, or of one alone', async () => {
  const { failure } = await ask(['@stranger'], { refused: ['stranger'] });
  expect(failure).toBe('Validation Failed');
  const broken = {
    paginate: async () => [],
    rest: {
      issues: {},
      pulls: {
        requestReviewers: async () => {
          throw Object.assign(new Error('Forbidden'), { status: 403 });
        },
      },
    },
  };
  const client = { octokit: broken } as unknown as Client;
  await expect(requestReviews(client, { owner: 'Corp', repo: 'web' }, 7, ['@a', '@b'], undefined)).rejects.toThrow(
    'Forbidden',
  );
});

it('asks people by their own spelling, and knows them by none', async () => {
  const { asked } = await ask(['@Octocat', '@HUBOT'], {
    events: [{ requested_reviewer: null, requested_team: null }],
    author: 'OctoCat',
  });
  expect(asked).toEqual([{ reviewers: ['HUBOT'], team_reviewers: [] }]);
});

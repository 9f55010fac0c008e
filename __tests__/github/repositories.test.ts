/** Which repositories make up a team, asked of a GitHub that checks every call. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Client, createClient } from '../../src/github/client.ts';
import { listRepositories, type TeamScope } from '../../src/github/repositories.ts';
import { folder } from '../support/bundle.ts';
import {
  type Answering,
  cutOff,
  htmlPage,
  primaryLimit,
  secondaryLimit,
  status,
  truncatedJson,
} from '../support/github/faults.ts';
import { type GitHub, startGitHub } from '../support/github/server.ts';
import { type Access, addRepository, BOT, type Repository } from '../support/github/state.ts';
import { TEAM_TOKEN, TOKEN } from '../support/github/team.ts';

const NOTHING: TeamScope = { repositories: [], include: [], exclude: [], archived: false, forks: false };

async function organization(names: readonly string[], about: Record<string, Partial<Repository>> = {}) {
  const github = await startGitHub(folder());
  onTestFinished(() => github.close());
  github.tokens.set(TOKEN, { account: BOT, permissions: TEAM_TOKEN });
  for (const name of names) {
    const [owner = '', repo = ''] = name.split('/');
    Object.assign(addRepository(github, owner, repo, ''), about[name]);
  }
  return github;
}

async function list(github: GitHub, scope: Partial<TeamScope>) {
  const logged: string[] = [];
  const world = { sleep: async () => {}, log: (line: string) => void logged.push(line) };
  const client = () => createClient(TOKEN, github.apiUrl, world);
  const { repositories, calls, partial } = await listRepositories({ ...NOTHING, ...scope }, client, github.serverUrl);
  expect(github.violations).toEqual([]);
  return {
    names: repositories.map(({ name }) => name),
    repositories,
    calls,
    logged,
    ...(partial !== undefined && { partial }),
  };
}

const many = (count: number, owner = 'acme') =>
  Array.from({ length: count }, (_, index) => `${owner}/app-${index + 1}`);

describe('a list of names', () => {
  it('takes no call, each name once and in order, and clones without credentials', async () => {
    const github = await organization([]);
    const { repositories, calls } = await list(github, { repositories: ['acme/web', 'acme/Mail', 'ACME/WEB'] });
    expect(repositories).toEqual([
      { name: 'acme/Mail', url: `${github.serverUrl}/acme/Mail`, size: 0 },
      { name: 'acme/web', url: `${github.serverUrl}/acme/web`, size: 0 },
    ]);
    expect(calls).toBe(0);
    expect(github.calls).toEqual([]);
  });

  it.each([
    'web',
    'acme/',
    '/web',
    '-x/web',
    'acme/web/x',
    'acme/..',
    'acme/a b',
    'acme/web.git',
    `acme/${'x'.repeat(300)}`,
  ])('"%s" is no name', async (name) => {
    await expect(list(await organization([]), { repositories: [name] })).rejects.toThrow('is not a repository');
  });
});

describe('an organization', () => {
  it.each([
    [1, 1],
    [99, 1],
    [101, 2],
    [250, 3],
    // A full page might not be the last one, whatever its header says.
    [100, 2],
  ])('of %d repositories takes %d calls', async (count, calls) => {
    const github = await organization([...many(count), ...many(3, 'other')]);
    const listed = await list(github, { organization: 'acme' });
    expect(listed.names).toEqual(many(count).sort());
    expect(listed.calls).toBe(calls);
  });

  it('leaves out archived repositories and forks unless they are asked for', async () => {
    const about = { 'acme/app-1': { archived: true }, 'acme/app-2': { fork: true }, 'acme/app-3': { size: 12 } };
    const github = await organization(many(3), about);
    const listed = await list(github, { organization: 'acme' });
    expect(listed.repositories).toEqual([
      { name: 'acme/app-3', url: `${github.serverUrl}/acme/app-3`, size: 12, defaultBranch: 'main', public: true },
    ]);
    expect((await list(github, { organization: 'acme', archived: true })).names).toEqual(['acme/app-1', 'acme/app-3']);
    expect((await list(github, { organization: 'acme', forks: true })).names).toEqual(['acme/app-2', 'acme/app-3']);
    // Who names one wants it.
    expect((await list(github, { organization: 'acme', repositories: ['acme/app-1'] })).names).toEqual([
      'acme/app-1',
      'acme/app-3',
    ]);
  });

  it('is narrowed by topic, by property and by globs', async () => {
    const about = {
      'acme/app-1': { topics: ['mail', 'tls'], properties: { tier: '1' } },
      'acme/app-2': { topics: ['mailer'], properties: { tier: '1' } },
      'acme/app-3': { topics: ['mail'], properties: { tier: '10' } },
    };
    const github = await organization([...many(3), 'acme/web'], about);
    const of = async (scope: Partial<TeamScope>) => (await list(github, { organization: 'acme', ...scope })).names;
    expect(await of({ topic: 'mail' })).toEqual(['acme/app-1', 'acme/app-3']);
    expect(await of({ property: 'tier=1' })).toEqual(['acme/app-1', 'acme/app-2']);
    expect(await of({ property: 'tier=1', topic: 'mail' })).toEqual(['acme/app-1']);
    expect(await of({ include: ['app-*'], exclude: ['acme/app-2'] })).toEqual(['acme/app-1', 'acme/app-3']);
    expect(await of({ include: ['other/*'] })).toEqual([]);
  });

  it('and sixty repositories with every filter take three calls', async () => {
    const github = await organization(many(60), { 'acme/app-7': { properties: { tier: '1' } } });
    github.teams.set('acme/mail', new Set(['acme/app-7', 'acme/app-8']));
    const listed = await list(github, { organization: 'acme', team: 'acme/mail', property: 'tier=1' });
    expect(listed).toMatchObject({ names: ['acme/app-7'], calls: 3 });
  });
});

it('a team has the repositories that it was given', async () => {
  const github = await organization(many(5));
  github.teams.set('acme/mail', new Set(['acme/app-2', 'acme/app-4']));
  expect((await list(github, { team: 'acme/mail' })).names).toEqual(['acme/app-2', 'acme/app-4']);
  await expect(list(github, { team: 'acme/web' })).rejects.toThrow(
    /^the repositories of the team acme\/web cannot be listed: not found, .* "members: read"/,
  );
});

it('the token of an App sees what it was installed on, in whatever organization', async () => {
  const github = await organization([...many(150), 'other/web', 'other/secret']);
  const access = github.tokens.get(TOKEN) as Access;
  access.repositories = new Set([...many(120), 'other/web']);
  expect(await list(github, { installation: true })).toMatchObject({
    names: [...many(120), 'other/web'].sort(),
    calls: 2,
  });
});

const json = (text: string): Answering => ({
  answer: (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(text),
});

it.each([
  ['a primary limit', primaryLimit(30), /^waiting \d+ s: GitHub limits requests \(403\)$/],
  ['a secondary limit', secondaryLimit(429, '7'), /^waiting 7 s: GitHub limits requests \(429\)$/],
  ['a server that is busy', status(502), /^waiting 1 s: GitHub answered 502$/],
])('%s is waited for, and the reason told', async (_, answering, reason) => {
  const github = await organization(many(150));
  github.faults.push({ calls: [2], ...answering });
  const { names, calls, logged } = await list(github, { organization: 'acme' });
  expect(names).toHaveLength(150);
  expect(calls).toBe(3);
  expect(logged).toEqual([expect.stringMatching(reason)]);
});

describe('a list that is not whole is an error', () => {
  const failing = async (answering: Answering, scope: Partial<TeamScope> = { organization: 'acme' }) => {
    const github = await organization(many(150));
    // Every attempt at the second page, and none at the first.
    github.faults.push({ calls: [2, 3, 4, 5], ...answering });
    return list(github, scope);
  };

  it.each([
    ['is cut off', cutOff],
    ['ends in the middle of its JSON', truncatedJson],
    ['is a page of a proxy', htmlPage],
    ['is an object', json('{"message": "no"}')],
  ])('where a page %s', async (_, answering) => {
    await expect(failing(answering)).rejects.toThrow(/^the repositories of acme cannot be listed: /);
  });

  it('where fewer came than there are', async () => {
    const answering = json('{"total_count": 150, "repositories": []}');
    await expect(failing(answering, { installation: true })).rejects.toThrow('100 came of 150');
  });

  it('where the token may not', async () => {
    const github = await organization(many(2));
    github.tokens.set(TOKEN, { account: BOT, permissions: { metadata: 'read' } });
    await expect(list(github, { organization: 'acme', property: 'tier=1' })).rejects.toThrow(
      /^the repositories with tier=1 cannot be listed: .*"organization custom properties: read"/,
    );
  });
});

it.each<[Partial<TeamScope>, string]>([
  [{ topic: 'mail' }, 'a topic filters a list'],
  [{ property: 'tier=1', installation: true }, 'a custom property belongs to an organization'],
  [{ property: 'tier', organization: 'acme' }, '"tier" is not a custom property: write name=value'],
  [{ organization: 'acme/web' }, '"acme/web" is not the name of an organization'],
  [{ team: 'mail' }, '"mail" is not a team: write organization/slug'],
  [{ repositories: ['acme/web'], include: [''] }, 'a glob has 1 to 1024 characters'],
])('%j makes no sense', async (scope, reason) => {
  const github = await organization([]);
  await expect(list(github, scope)).rejects.toThrow(reason);
  expect(github.calls).toEqual([]);
});

describe('the answer of a server', () => {
  /** A client whose lists are these, by route. */
  function clientOf(lists: Record<string, unknown>, login = 'cert-bot[bot]'): Client {
    const traffic = { requests: 3, waited: 0 };
    const request = async (route: string) => {
      traffic.requests++;
      return { data: lists[route], headers: {} };
    };
    return { octokit: { request }, traffic, login } as unknown as Client;
  }
  const REPOS = 'GET /orgs/{org}/repos';
  const PROPERTIES = 'GET /orgs/{org}/properties/values';
  const of = (lists: Record<string, unknown>, scope: Partial<TeamScope> = {}, login?: string) =>
    listRepositories({ ...NOTHING, organization: 'acme', ...scope }, async () => clientOf(lists, login), 'https://s');
  const named = (...names: unknown[]) => names.map((full_name) => ({ full_name }));

  it('that does not know the query for a property is filtered', async () => {
    const value = (repository: string, properties: unknown) => ({
      repository_full_name: `acme/${repository}`,
      properties,
    });
    const lists = {
      [REPOS]: named('acme/a', 'acme/B', 'acme/c', 'acme/d', 'acme/e', 'acme/f'),
      [PROPERTIES]: [
        value('a', [
          { property_name: 'x', value: 'y' },
          { property_name: 'tier', value: '1' },
        ]),
        value('b', [{ property_name: 'tier', value: ['0', '1'] }]),
        value('c', [{ property_name: 'tier', value: ['10'] }]),
        value('d', [{ property_name: 'other', value: '1' }]),
        value('e', null),
        value('f', [null]),
      ],
    };
    const { repositories, calls } = await of(lists, { property: 'tier=1' });
    expect(repositories.map(({ name }) => name)).toEqual(['acme/B', 'acme/a']);
    expect(calls).toBe(2);
  });

  it.each([[{}], [{ size: -1, default_branch: '', private: true }], [{ size: '9', default_branch: 7, private: 'no' }]])(
    'tells nothing of a repository by %j',
    async (about) => {
      const { repositories } = await of({ [REPOS]: [{ full_name: 'acme/a', ...about }] });
      expect(repositories).toEqual([{ name: 'acme/a', url: 'https://s/acme/a', size: 0 }]);
    },
  );

  it.each([
    [[{}]],
    [named('a')],
    [named(7)],
    [named('acme/..')],
    [named('acme/.')],
    [named('acme/a.git')],
    [named(`acme/${'a'.repeat(196)}`)],
  ])('is refused for %j', async (list) => {
    await expect(of({ [REPOS]: list })).rejects.toThrow(
      'the repositories of acme cannot be listed: an entry has no name',
    );
  });

  it.each([
    [named(), true],
    [named('acme/own'), true],
    [named('acme/own', 'acme/b'), false],
  ])('to the token of a job may lack repositories: %j', async (list, isPartial) => {
    const text = 'the repositories of acme were listed with the job token (GITHUB_TOKEN).';
    const job = await of({ [REPOS]: list }, {}, 'github-actions[bot]');
    expect(job.partial?.slice(0, text.length)).toBe(isPartial ? text : undefined);
    expect(await of({ [REPOS]: list })).not.toHaveProperty('partial');
  });

  it('is a list with a longest name', async () => {
    const name = `acme/${'a'.repeat(195)}`;
    expect((await of({ [REPOS]: named(name) })).repositories.map((one) => one.name)).toEqual([name]);
  });

  it('is asked for no more than so many pages', async () => {
    const full = Array.from({ length: 100 }, (_, i) => ({ full_name: `acme/a${i}` }));
    await expect(of({ [REPOS]: full })).rejects.toThrow('it has too many pages');
  });
});

it.each<[Partial<TeamScope>, string]>([
  [
    { organization: 'x'.repeat(3), topic: 'mail', repositories: ['bad'] },
    '"bad" is not a repository: write owner/name',
  ],
  [{ repositories: [`${'x'.repeat(300)}`] }, `"${'x'.repeat(200)}" is not a repository`],
  [{ organization: '-acme' }, 'is not the name of an organization'],
  [{ organization: 'acme-', team: '/mail' }, '"/mail" is not a team'],
  [{ team: 'acme/mail/x' }, 'is not a team'],
  [{ team: '-a/mail' }, 'is not a team'],
  [{ organization: 'acme', property: '=1' }, 'is not a custom property'],
  [{ organization: 'acme', property: 'a b=1' }, 'is not a custom property'],
  [{ organization: 'acme', property: 'tier=1 2' }, 'is not a custom property'],
  [{ property: 'tier=1' }, 'a custom property belongs to an organization'],
])('%j makes no sense, and no call', async (scope, reason) => {
  const client = () => Promise.reject(new Error('not asked'));
  await expect(listRepositories({ ...NOTHING, ...scope }, client, 'https://s')).rejects.toThrow(reason);
});

it('a topic may filter a team or an installation', async () => {
  const github = await organization(many(2), { 'acme/app-2': { topics: ['mail'] } });
  github.teams.set('acme/mail', new Set(many(2)));
  expect((await list(github, { team: 'acme/mail', topic: 'mail' })).names).toEqual(['acme/app-2']);
  expect((await list(github, { installation: true, topic: 'mail' })).names).toEqual(['acme/app-2']);
  expect((await list(github, { team: 'acme/mail', property: 'tier=1' })).names).toEqual([]);
});

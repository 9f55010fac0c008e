/** A team of sixty repositories, audited by the bundle over smart HTTP from a GitHub that checks every call. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportJson } from '../../src/model/index.ts';
import type { GitTrouble } from '../support/github/state.ts';
import { fixtureFiles, moved, type TeamOfTests, TOKEN, teamOfTests } from '../support/github/team.ts';

const NOW = '2025-09-15';
const incident = fixtureFiles('incident/stale');
const PODS = [13, 15, 27].map((number) => `acme/pod-${number}`);
const BROKEN = ['acme/app-1', 'acme/app-12', 'acme/app-23', 'acme/app-34', 'acme/app-45'];

let team: TeamOfTests;
let cache: string;

beforeAll(async () => {
  team = await teamOfTests();
  cache = join(team.root, 'cache');
  team.add('acme/legacy-mail', moved(incident, 'legacy/', 'system/'));
  for (const name of PODS) {
    team.add(name, {
      ...moved(incident, `pods/${name.slice('acme/pod-'.length)}/`, ''),
      '.github/CODEOWNERS': `* @acme/${name.slice(5)}\n`,
    });
  }
  for (let number = 1; number <= 56; number++) {
    team.add(`acme/app-${number}`, {
      'README.md': `# Application ${number}\n`,
      'deploy/app.yaml': `replicas: ${number}\n`,
    });
  }
}, 120_000);
afterAll(() => team.close());

const ALL = ['--organization', 'acme', '--now', NOW, '--format', 'json'];
const audit = async (args: readonly string[]) => {
  const run = await team.cli([...ALL, ...args]);
  return { ...run, report: JSON.parse(run.out || '{}') as ReportJson };
};

describe('sixty repositories', () => {
  let first: Awaited<ReturnType<typeof audit>>;

  it('the copies that a renewal did not reach are found, each in the repository where it lies', async () => {
    first = await audit(['--cache', cache]);
    expect(first.err).toMatch(/\[60\/60\] acme\/.*\n60 repositories, 60 read, in \d+ s\n$/);
    const stale = first.report.findings.filter(({ rule }) => rule === 'stale-copy');
    expect(stale.map(({ location, owners, level }) => [location.repository, location.path, owners, level])).toEqual(
      PODS.map((name) => [name, 'tls.crt', [`@acme/${name.slice(5)}`], 'error']),
    );
    for (const finding of stale) {
      expect(finding.message).toContain('The newest version, valid until 2025-11-23');
      expect(finding.related).toContainEqual(expect.objectContaining({ repository: 'acme/legacy-mail' }));
    }
    expect(first.report).toMatchObject({ incomplete: false, faults: [] });
    expect(first.report.repositories).toHaveLength(60);
    expect(team.github.violations).toEqual([]);
  }, 120_000);

  it('cost one call of the API, and each was fetched once', () => {
    expect(team.restCalls()).toEqual(['repos/list-for-org']);
    expect(team.fetched()).toEqual(first.report.repositories.map(({ name }) => name));
  });

  it('a second run fetches nothing, and says the same', async () => {
    const second = await audit(['--cache', cache]);
    expect(second.out).toBe(first.out);
    expect(second.err).toMatch(/\n60 repositories, 0 read, 60 unchanged since the last run, in \d+ s\n$/);
    expect(team.fetched()).toEqual([]);
    expect(team.restCalls()).toEqual(['repos/list-for-org']);
  }, 60_000);

  const ANSWERS: [string, GitTrouble, RegExp, string][] = [
    ['404', { status: 404 }, /the server answered 404: it does not exist, or the token cannot see it/, 'not-found'],
    ['401', { status: 401 }, /the server answered 401/, 'denied'],
    ['403', { status: 403 }, /the server answered 403: the token cannot read it/, 'denied'],
    ['410', { status: 410 }, /the server answered 410: it was deleted/, 'gone'],
    ['451', { status: 451 }, /the server answered 451: it is blocked for legal reasons/, 'blocked'],
    ['409', { status: 409 }, /the server answered 409/, 'unreachable'],
    ['a redirect to no repository', { movedTo: 'x' }, /the server answered 301: it was renamed/, 'renamed'],
  ];
  /** The repositories that give one of the answers. */
  const givenBy = (index: number) => [1, 2, 3, 4, 5].map((number) => `acme/app-${index * 8 + number}`);

  describe('of which five each give an answer that is no repository', () => {
    let run: Awaited<ReturnType<typeof audit>>;

    beforeAll(async () => {
      const set = (index: number, trouble: GitTrouble | undefined) => {
        for (const name of givenBy(index)) Object.assign(team.github.repositories.get(name) ?? {}, { trouble });
      };
      for (const [index, [, trouble]] of ANSWERS.entries()) set(index, trouble);
      run = await audit(['--cache', cache]);
      for (const index of ANSWERS.keys()) set(index, undefined);
    }, 60_000);

    it('leave the others and an incomplete run', () => {
      const { code, report } = run;
      expect(code).toBe(2);
      const failed = report.repositories.filter(({ failure }) => failure !== undefined).map(({ name }) => name);
      expect(failed.toSorted()).toEqual(ANSWERS.flatMap((_, index) => givenBy(index)).toSorted());
      expect(report.repositories.filter(({ files }) => files > 0)).toHaveLength(60 - failed.length);
      expect(report.incompleteReasons).toEqual(
        failed.map((name) => expect.stringMatching(new RegExp(`^${name} was not scanned: `))),
      );
      expect(report.findings.filter(({ rule }) => rule === 'stale-copy')).toHaveLength(3);
    });

    it.each(ANSWERS.map((answer, index) => [...answer, index] as const))('%s', (_, _trouble, detail, reason, index) => {
      for (const name of givenBy(index)) {
        const { failure } = run.report.repositories.find((one) => one.name === name) ?? {};
        expect(failure, name).toEqual({ reason, detail: expect.stringMatching(detail) });
      }
    });
  });

  it('five that never answer hold nobody up', async () => {
    const { code, report } = await withTrouble('silent', () =>
      audit(['--cache', cache, '--timeout', '2', '--concurrency', '8']),
    );
    expect(code).toBe(2);
    expect(report.repositories.flatMap(({ failure }) => failure ?? [])).toEqual(
      BROKEN.map(() => ({ reason: 'timeout', detail: 'reading it took more than 2 s' })),
    );
    expect(report.repositories.filter(({ files }) => files > 0)).toHaveLength(55);
  }, 120_000);

  it('five that vanish while they are fetched are gone', async () => {
    for (const name of BROKEN) team.push(name, { 'CHANGES.md': 'One more.\n' });
    const { code, report } = await withTrouble('vanishing', () => audit(['--cache', cache]));
    expect(code).toBe(2);
    expect(report.repositories.flatMap(({ failure }) => failure?.reason ?? [])).toEqual(BROKEN.map(() => 'gone'));
  }, 60_000);
});

describe('a smaller scope', () => {
  it('names alone take no call of the API and no token', async () => {
    team.restCalls();
    const run = await team.cli(['acme/legacy-mail', 'acme/pod-13', '--now', NOW], {
      GH_TOKEN: '',
      GITHUB_TOKEN: TOKEN,
    });
    expect(run.code).toBe(1);
    expect(run.out).toContain('acme/pod-13: tls.crt');
    expect(team.restCalls()).toEqual([]);
  });

  it('an empty repository is no hole, and a renamed one is audited under its name', async () => {
    team.add('acme/empty');
    team.add('acme/old-mail', undefined, { trouble: { movedTo: 'acme/legacy-mail' } });
    const { code, report } = await audit(['--include-repositories', '{empty,old-mail}']);
    expect(code).toBe(0);
    expect(report).toMatchObject({
      incomplete: false,
      repositories: [
        { name: 'acme/empty', failure: { reason: 'empty', detail: 'it has no commit' } },
        { name: 'acme/legacy-mail', formerName: 'acme/old-mail', files: expect.any(Number) },
      ],
    });
    expect(report.notices).toEqual(['acme/old-mail is now called acme/legacy-mail and was scanned under that name.']);
  });

  it('an organization that is not there is said in one line', async () => {
    const { code, err, out } = await team.cli(['--organization', 'nobody']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^cert-hygiene: the repositories of nobody cannot be listed: not found.*\n$/);
  });

  it('a scope without any repository is no clean audit', async () => {
    const { code, err } = await audit(['--include-repositories', 'nothing-*']);
    expect(code).toBe(2);
    expect(err).toContain('cert-hygiene: the scope holds no repository\n');
  });
});

it('Control-C ends the run in one line, and no clone stays behind', async () => {
  const temp = join(team.root, 'temp');
  mkdirSync(temp);
  const control = new AbortController();
  for (const name of BROKEN) Object.assign(team.github.repositories.get(name) ?? {}, { trouble: 'silent' });
  team.github.faults.push({ operation: 'git', wait: async () => control.abort() });
  const { code, out, err } = await team.cli([...BROKEN, '--quiet'], { TMPDIR: temp }, control.signal);
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: 'cert-hygiene: interrupted\n' });
  expect(readdirSync(temp)).toEqual([]);
  team.github.faults.pop();
  for (const name of BROKEN) delete team.github.repositories.get(name)?.trouble;
}, 30_000);

describe('the Action', () => {
  it('audits the repositories instead of the workspace', async () => {
    const result = await team.action({ organization: 'acme', 'include-repositories': 'pod-*, legacy-*', now: NOW });
    expect(result).toMatchObject({
      code: 1,
      outputs: { result: 'findings', 'api-requests': '1', incomplete: 'false' },
    });
    expect(result.out).toContain('acme/pod-13: tls.crt');
    expect(result.out).not.toContain('::error file=');
    expect(result.summary).toContain('acme/pod-27: tls.crt');
    expect(result.out + result.summary + result.err).not.toContain(TOKEN);
    expect(team.github.violations).toEqual([]);
  });

  it('judges with the config of the workspace, which is of its own repository', async () => {
    const workspace = join(team.root, 'workspace/.github');
    mkdirSync(workspace, { recursive: true });
    const sync =
      '{name: mail, source: "acme/legacy-mail:system/**/*.pem", copies: ["acme/pod-13:tls.crt", "acme/pod-15:other.crt"]}';
    writeFileSync(join(workspace, 'cert-hygiene.yml'), `sync: [${sync}]\n`);
    const report = join(team.root, 'report.json');
    await team.action({ repositories: ['acme/legacy-mail', ...PODS].join(','), now: NOW, 'report-file': report });
    const { findings } = JSON.parse(readFileSync(report, 'utf8')) as ReportJson;
    expect(findings.filter(({ rule }) => rule === 'sync-copy-missing')).toMatchObject([
      { location: { repository: 'acme/audit', path: '.github/cert-hygiene.yml', line: 1 } },
    ]);
  });
});

async function withTrouble<T>(trouble: GitTrouble, run: () => Promise<T>): Promise<T> {
  const repositories = BROKEN.flatMap((name) => team.github.repositories.get(name) ?? []);
  for (const one of repositories) one.trouble = trouble;
  try {
    return await run();
  } finally {
    for (const one of repositories) delete one.trouble;
  }
}

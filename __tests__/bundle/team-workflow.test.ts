/** The reusable workflow for teams: how its jobs are wired, and what they do when they are played in their order. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTPUTS } from '../../src/action/inputs.ts';
import type { ReportJson } from '../../src/model/index.ts';
import { namesIn } from '../support/expressions.ts';
import { fixtureFiles, moved, type TeamOfTests, teamOfTests } from '../support/github/team.ts';
import { type Played, play, readWorkflow, type Stage, type Step } from '../support/play.ts';

const workflow = readWorkflow(join(import.meta.dirname, '../../.github/workflows/team-audit.yml'));
const jobs = Object.entries(workflow.jobs);
const stepsOf = (job: string): Step[] => workflow.jobs[job]?.steps ?? [];
const using = (job: string, action: string): Step[] =>
  stepsOf(job).filter(({ uses }) => uses?.startsWith(`${action}@`) === true);
const input = (step: Step | undefined, name: string): string => String(step?.with?.[name] ?? '');

describe('the wiring', () => {
  it('names no input, secret, step, job or output that is not there', () => {
    const { inputs, secrets } = workflow.on.workflow_call;
    const ours = new Set<string>(OUTPUTS.map(({ name }) => name));
    const missing: string[] = [];
    for (const [id, job] of jobs) {
      const needed = [job.needs ?? []].flat();
      const known = new Map(job.steps.flatMap((step) => (step.id === undefined ? [] : [[step.id, step] as const])));
      for (const name of namesIn(JSON.stringify(job))) {
        const [context, first = '', , last = ''] = name.split('.');
        const there =
          context === 'inputs'
            ? first in inputs
            : context === 'secrets'
              ? first in secrets
              : context === 'needs'
                ? needed.includes(first) && (last === '' || last in (workflow.jobs[first]?.outputs ?? {}))
                : context !== 'steps' ||
                  (known.get(first)?.uses?.startsWith('actions/create-github-app-token@')
                    ? last === 'token'
                    : known.has(first) && ours.has(last));
        if (!there) missing.push(`${id}: ${name}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('uses every input and secret that it declares', () => {
    const { inputs, secrets } = workflow.on.workflow_call;
    const used = new Set(namesIn(JSON.stringify(workflow.jobs)));
    const declared = [
      ...Object.keys(inputs).map((name) => `inputs.${name}`),
      ...Object.keys(secrets).map((name) => `secrets.${name}`),
    ];
    expect(declared.filter((name) => !used.has(name))).toEqual([]);
  });

  it('downloads only what a job before it uploads, each under a name of its own', () => {
    const uploads = jobs.flatMap(([id]) => using(id, 'actions/upload-artifact').map((step) => ({ id, step })));
    const names = uploads.map(({ step }) => input(step, 'name'));
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.includes('strategy.job-index'))).toHaveLength(1);
    for (const [id, job] of jobs) {
      const needed = [job.needs ?? []].flat();
      const before = uploads.filter((one) => needed.includes(one.id)).map(({ step }) => input(step, 'name'));
      for (const step of using(id, 'actions/download-artifact')) {
        const pattern = input(step, 'pattern').replace('*', '');
        expect(
          before.some((name) => name === input(step, 'name') || (pattern !== '' && name.startsWith(pattern))),
        ).toBe(true);
      }
    }
  });

  it.each([
    ['plan', {}, ['permission-members', 'permission-metadata', 'permission-organization-custom-properties']],
    ['shard', {}, ['permission-contents', 'permission-metadata']],
    ['merge', { contents: 'read' }, ['permission-issues', 'permission-metadata']],
  ])('gives %s the least', (job, permissions, app) => {
    expect(workflow.jobs[job]?.permissions).toEqual(permissions);
    const [token] = using(job, 'actions/create-github-app-token');
    expect(
      Object.keys(token?.with ?? {})
        .filter((name) => name.startsWith('permission-'))
        .sort(),
    ).toEqual(app);
  });
});

// Each run starts a process for each job, on machines that may be busy.
describe('played in order', { timeout: 240_000 }, () => {
  const incident = fixtureFiles('incident/stale');
  const PODS = [13, 15, 27].map((number) => `acme/pod-${number}`);
  let team: TeamOfTests;

  beforeAll(async () => {
    team = await teamOfTests();
    team.add('acme/audit', { 'README.md': 'Runs the audit.\n' });
    team.add('acme/legacy-mail', moved(incident, 'legacy/', 'system/'));
    for (const name of PODS) team.add(name, moved(incident, `pods/${name.slice('acme/pod-'.length)}/`, ''));
    for (let number = 1; number <= 7; number++) team.add(`acme/app-${number}`, { 'README.md': `# ${number}\n` });
    mkdirSync(join(team.root, 'caches'));
  }, 120_000);
  afterAll(() => team.close());

  /** One run of the whole workflow. */
  function run(inputs: Record<string, string>, stage: Partial<Stage> = {}): Promise<Played> {
    team.restCalls();
    team.fetched();
    team.github.violations.length = 0;
    const all = { 'app-id': '1234', organization: 'acme', 'fail-on': 'never', ...inputs };
    return play(
      workflow,
      { inputs: all, secrets: { 'app-private-key': 'key' } },
      {
        github: team.github,
        files: { '.github/cert-hygiene.yml': 'levels: {no-automation: "off"}\n' },
        folder: team.root,
        env: {
          GITHUB_SERVER_URL: team.github.serverUrl,
          GITHUB_API_URL: team.github.apiUrl,
          GITHUB_EVENT_NAME: 'schedule',
          GITHUB_REPOSITORY: 'acme/audit',
        },
        further: { now: '2025-09-15' },
        ...stage,
      },
    );
  }
  const reportOf = (played: Played) => played.artifact('cert-hygiene-team', 'cert-hygiene-team.json');
  let single: string;

  it('in one shard, finds the incident and opens an issue in each repository that must mend it', async () => {
    const played = await run({ issues: 'per-certificate' });
    expect(played.runs.plan?.[0]?.outputs).toMatchObject({
      matrix: '{"shard":["1/1"]}',
      result: 'planned',
      'api-requests': '1',
    });
    expect(played.runs.shard?.[0]).toMatchObject({ code: 0, outputs: { result: 'collected', 'api-requests': '0' } });
    const [merge] = played.runs.merge ?? [];
    expect(merge).toMatchObject({ code: 0, outputs: { incomplete: 'false', degraded: 'false' } });
    single = reportOf(played);
    const { findings } = JSON.parse(single) as ReportJson;
    const stale = findings.filter(({ rule }) => rule === 'stale-copy');
    expect(stale.map(({ location }) => location.repository)).toEqual(PODS);
    const withIssues = [...team.github.repositories.values()].filter(({ issues }) => issues.length > 0);
    expect(withIssues.map(({ owner, name }) => `${owner}/${name}`)).toEqual(PODS);
    const issues = withIssues.flatMap((repository) => repository.issues);
    expect(issues.filter(({ author }) => author.login !== 'acme-certificates[bot]')).toEqual([]);
    expect(issues.map(({ title }) => title)).toContain('mail.corp.internal: stale copy expires on 2025-09-22');
    expect(team.github.violations).toEqual([]);
  });

  it.each(['4', '7'])(
    'in %s shards, says the same byte for byte, listing the repositories once',
    async (shards) => {
      const played = await run({ shards, issues: 'none' });
      expect(played.runs.shard).toHaveLength(Number(shards));
      expect(reportOf(played)).toBe(single);
      expect(team.restCalls()).toEqual(['repos/list-for-org']);
      expect(team.fetched()).toHaveLength(12);
      expect(team.github.violations).toEqual([]);
    },
    240_000,
  );

  it('again, with nothing changed, fetches nothing and says the same', async () => {
    const played = await run({ shards: '4', issues: 'none' });
    expect(reportOf(played)).toBe(single);
    expect(team.fetched()).toEqual([]);
  });

  it('with all issues in one repository, takes few calls besides those that write', async () => {
    const inputs = { shards: '4', issues: 'per-certificate', 'issues-repository': 'acme/audit' };
    await run(inputs);
    const reads = team.restCalls().filter((operation) => !/create|update|graphql/.test(operation));
    expect(reads.length).toBeLessThanOrEqual(5);
    await run(inputs);
    expect(team.restCalls().filter((operation) => operation !== 'graphql')).toEqual([
      'repos/list-for-org',
      'issues/list-for-repo',
    ]);
    expect(team.github.violations).toEqual([]);
  });

  it('names the repositories of a shard whose report is lost', async () => {
    const played = await run({ shards: '4', issues: 'none' }, { lost: ['cert-hygiene-shard-2'] });
    const [merge] = played.runs.merge ?? [];
    expect(merge?.outputs).toMatchObject({ incomplete: 'true' });
    const { incompleteReasons } = JSON.parse(reportOf(played)) as ReportJson;
    expect(incompleteReasons).toEqual([
      expect.stringMatching(/^\d of the 12 repositories of the plan are in no report \(shard 3\/4\): acme\//),
    ]);
    expect(merge?.summary).toContain('of the plan are in no report');
  });

  it('names all of them where no shard came through', async () => {
    const played = await run(
      { shards: '2', issues: 'none' },
      { lost: ['cert-hygiene-shard-0', 'cert-hygiene-shard-1'] },
    );
    expect(played.runs.merge?.[0]?.outputs).toMatchObject({ incomplete: 'true', result: 'incomplete' });
  });

  it('goes on with what a repository that cannot be read leaves', async () => {
    const repository = team.github.repositories.get('acme/app-3');
    if (repository !== undefined) repository.trouble = { status: 404 };
    const played = await run({ shards: '3', issues: 'none' });
    if (repository !== undefined) delete repository.trouble;
    const { incompleteReasons, findings } = JSON.parse(reportOf(played)) as ReportJson;
    expect(incompleteReasons).toEqual([expect.stringMatching(/^acme\/app-3 was not scanned: /)]);
    expect(findings.filter(({ rule }) => rule === 'stale-copy')).toHaveLength(3);
  });

  it.each([
    ['a team', { organization: '', team: 'acme/mail' }, 3],
    ['a property', { property: 'tier=mail' }, 1],
    ['names', { organization: '', repositories: 'acme/pod-13, acme/pod-15' }, 2],
    [
      'all that the App sees, less some',
      { organization: '', repositories: '*', 'exclude-repositories': 'app-*,acme/app-*' },
      5,
    ],
  ])(
    'takes %s',
    async (_, inputs, repositories) => {
      team.github.teams.set('acme/mail', new Set(PODS));
      Object.assign(team.github.repositories.get('acme/pod-13') ?? {}, { properties: { tier: 'mail' } });
      const played = await run({ issues: 'none', ...inputs });
      expect((JSON.parse(reportOf(played)) as ReportJson).repositories).toHaveLength(repositories);
      expect(team.github.violations).toEqual([]);
    },
    240_000,
  );
});

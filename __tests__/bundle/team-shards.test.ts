/** Plans, shards and their merge, as steps of one's own workflow: in one workspace, with and without a plan. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Plan, ReportJson } from '../../src/model/index.ts';
import { cli } from '../support/bundle.ts';
import { fixtureFiles, moved, type TeamOfTests, teamOfTests } from '../support/github/team.ts';

const NOW = { now: '2025-09-15', 'fail-on': 'never' };
const incident = fixtureFiles('incident/stale');
let team: TeamOfTests;
let workspace: string;

beforeAll(async () => {
  team = await teamOfTests();
  workspace = join(team.root, 'workspace');
  team.add('acme/legacy-mail', moved(incident, 'legacy/', 'system/'));
  for (const pod of [13, 15, 27]) team.add(`acme/pod-${pod}`, moved(incident, `pods/${pod}/`, ''));
}, 60_000);
afterAll(() => team.close());
beforeEach(() => {
  for (const file of ['cert-hygiene-plan.json', '1.json', '2.json', 'all.json'])
    rmSync(join(workspace, file), { force: true });
  team.restCalls();
  team.fetched();
});

const json = <T>(file: string): T => JSON.parse(readFileSync(join(workspace, file), 'utf8')) as T;
const shard = (number: number, inputs: Record<string, string> = {}) =>
  team.action({ ...NOW, shard: `${number}/2`, 'report-file': `${number}.json`, ...inputs });
const merge = (inputs: Record<string, string> = {}) =>
  team.action({ ...NOW, mode: 'merge', inventory: '1.json, 2.json', 'report-file': 'all.json', ...inputs });

describe('with a plan', { timeout: 120_000 }, () => {
  it('the repositories are listed once, and every one is read once', async () => {
    const plan = await team.action({ ...NOW, mode: 'plan', organization: 'acme', shards: '2' });
    expect(plan).toMatchObject({ code: 0, outputs: { matrix: '{"shard":["1/2","2/2"]}', result: 'planned' } });
    expect(plan.outputs['plan-file']).toBe('cert-hygiene-plan.json');
    expect(plan.summary).toContain('4 repositories on');
    const first = await shard(1);
    expect(first).toMatchObject({
      code: 0,
      outputs: { result: 'collected', incomplete: 'false', 'report-file': '1.json' },
    });
    expect(first.summary).toMatch(/^Shard 1\/2: \d read, 0 unchanged, 0 not scanned\. It is evaluated/);
    expect(first.out).not.toMatch(/^::(error|warning)/m);
    await shard(2);
    expect(team.restCalls()).toEqual(['repos/list-for-org']);
    expect(team.fetched()).toEqual(['acme/legacy-mail', 'acme/pod-13', 'acme/pod-15', 'acme/pod-27']);
    const merged = await merge();
    expect(merged).toMatchObject({ code: 0, outputs: { incomplete: 'false', errors: '6' } });
    expect(merged.summary).toContain(`(${team.github.serverUrl}/acme/pod-13/blob/`);
  });

  it('findings fail the merge, and no shard', async () => {
    await team.action({ ...NOW, mode: 'plan', organization: 'acme', shards: '2' });
    for (const number of [1, 2]) expect(await shard(number, { 'fail-on': 'error' })).toMatchObject({ code: 0 });
    expect(await merge({ 'fail-on': 'error' })).toMatchObject({ code: 1, outputs: { result: 'findings' } });
  });

  it('a report of a shard says that it is no verdict, and cannot be taken for one', async () => {
    await team.action({ ...NOW, mode: 'plan', organization: 'acme', shards: '2' });
    await shard(1);
    expect(json<ReportJson>('1.json')).toMatchObject({
      findings: [],
      incomplete: true,
      incompleteReasons: ['This is only shard 1/2, which is not evaluated yet: merge it with the other shards.'],
    });
  });

  it('the command line names what no report has', async () => {
    await team.action({ ...NOW, mode: 'plan', organization: 'acme', shards: '2' });
    await shard(2);
    const mine = json<Plan>('cert-hygiene-plan.json').repositories.filter((one) => one.shard === 1);
    const args = ['merge', '2.json', '--plan', 'cert-hygiene-plan.json', '--now', '2025-09-15', '--format', 'json'];
    const run = cli(args, { cwd: workspace });
    expect(run.code).toBe(2);
    expect((JSON.parse(run.out) as ReportJson).incompleteReasons[0]).toBe(
      `${mine.length} of the 4 repositories of the plan are in no report (shard 1/2): ${mine.map(({ name }) => name).join(' and ')}.`,
    );
  });

  it.each([
    ['of other shards', (plan: Plan) => ({ ...plan, shards: 3 }), 'does not belong to this plan, which has 3'],
    ['that is no plan', () => ({}), 'cert-hygiene-plan.json is not a plan'],
  ])('one %s is refused before anything is fetched', async (_, change, message) => {
    await team.action({ ...NOW, mode: 'plan', organization: 'acme', shards: '2' });
    const file = join(workspace, 'cert-hygiene-plan.json');
    writeFileSync(file, JSON.stringify(change(json<Plan>('cert-hygiene-plan.json'))));
    const run = await shard(1);
    expect(run).toMatchObject({ code: 1, outputs: { result: 'error' } });
    expect(run.out).toContain(message);
    expect(team.fetched()).toEqual([]);
    expect(existsSync(join(workspace, '1.json'))).toBe(false);
  });
});

describe('without a plan', { timeout: 120_000 }, () => {
  it('each shard lists the repositories itself, and they agree', async () => {
    for (const number of [1, 2]) await shard(number, { organization: 'acme' });
    expect(team.restCalls()).toEqual(['repos/list-for-org', 'repos/list-for-org']);
    expect(team.fetched()).toEqual(['acme/legacy-mail', 'acme/pod-13', 'acme/pod-15', 'acme/pod-27']);
    const merged = await merge();
    expect(merged.outputs).toMatchObject({ incomplete: 'true', errors: '6' });
    expect(json<ReportJson>('all.json').incompleteReasons).toEqual([
      'Without a plan (cert-hygiene-plan.json) a missing shard report cannot be detected.',
    ]);
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issue } from '../../scripts/fixtures/pki.ts';
import { judgeInventory } from '../../src/audit/audit.ts';
import { mergeInventories } from '../../src/audit/inventory.ts';
import { mergeReports } from '../../src/commands/merge.ts';
import { formatPlan, makePlan } from '../../src/commands/plan.ts';
import { readReports } from '../../src/commands/read-report.ts';
import type { Runtime } from '../../src/commands/runtime.ts';
import { shardReport } from '../../src/commands/shard-report.ts';
import { assignShards } from '../../src/commands/shards.ts';
import { render, writeText } from '../../src/commands/write-report.ts';
import type { Fault, Inventory, Report } from '../../src/model/index.ts';
import { UsageError } from '../../src/util/errors.ts';
import { NOW, repository } from '../support/builders.ts';
import { folder } from '../support/bundle.ts';
import { inventoryOf } from '../support/changes.ts';

const OPTIONS = { color: false, width: 100, quiet: false };
const subject = { subject: 'CN=mail.corp.internal, O=Corp', names: ['mail.corp.internal'] };
const [old, renewed] = await Promise.all([
  issue({ ...subject, notBefore: '2025-11-01T00:00:00Z', notAfter: '2026-12-01T00:00:00Z' }),
  issue({ ...subject, notBefore: '2026-10-20T00:00:00Z', notAfter: '2027-10-20T00:00:00Z' }),
]);
/** The incident over four repositories, beside others, one of which could not be read. */
const NAMES = Array.from({ length: 8 }, (_, index) => `corp/service-${index}`);
const team: Inventory[] = await Promise.all(
  NAMES.map((name, index) =>
    inventoryOf(
      index === 0
        ? {
            'tls/fullchain.pem': renewed.pem,
            'broken.pem': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
          }
        : index < 4
          ? { [`pods/${index}/tls.crt`]: old.pem, CODEOWNERS: `* @corp/team-${index}\n` }
          : { 'README.md': 'Nothing here.\n' },
      name,
    ),
  ),
);
team[7] = mergeInventories({
  ...(team[7] as Inventory),
  repositories: [
    repository({ name: 'corp/service-7', files: 0, bytes: 0, failure: { reason: 'gone', detail: 'gone' } }),
  ],
});
const fault: Fault = { where: 'decoder pem: a.pem', message: 'it broke' };
const listed = NAMES.map((name, index) => ({ name, url: `https://github.com/${name}`, size: index * 5_000 }));

function world(): Runtime {
  const nothing = () => {};
  return {
    cwd: folder(),
    clock: NOW,
    env: {},
    columns: 100,
    color: false,
    live: false,
    workerUrl: undefined,
    out: nothing,
    err: nothing,
    input: () => '',
    elapsed: () => 0,
    sleep: async () => {},
  };
}

const json = (report: Report): string => render(report, 'json', OPTIONS);

/** Merges groups of repositories, each of them written as one shard writes it, in the order of the groups. */
async function merged(groups: readonly (readonly Inventory[])[], plan?: string): Promise<Report> {
  const at = world();
  const files = groups.map((group, index) => {
    const shard = { number: index + 1, of: groups.length };
    const report = shardReport(shard, mergeInventories(...group), [fault], NOW + index);
    writeText(`${index}.json`, json(report), at);
    return `${index}.json`;
  });
  if (plan !== undefined) writeText('plan.json', plan, at);
  return mergeReports(await readReports(files, at), plan === undefined ? undefined : 'plan.json', at, { now: NOW });
}

describe('the merge of shards', () => {
  it('judges what no shard could judge alone', async () => {
    const report = await merged(team.map((one) => [one]));
    const stale = report.findings.filter(({ rule }) => rule === 'stale-copy');
    const places = stale.flatMap(({ location, related }) => [location, ...related]).map((place) => place.repository);
    expect(places).toEqual(expect.arrayContaining(NAMES.slice(0, 4)));
    expect(report.incomplete).toEqual([expect.stringContaining('corp/service-7 was not scanned')]);
    expect(report.faults).toEqual([fault]);
  });

  it('is the same, byte for byte, as one run, from 1, 4 and 7 shards', async () => {
    const whole = json(await judgeInventory(mergeInventories(...team), [fault], { now: NOW }));
    for (const shards of [1, 4, 7]) {
      const assigned = assignShards(listed, shards);
      const groups = Array.from({ length: shards }, (_, index) =>
        team.filter((_, repository) => assigned.get(NAMES[repository] ?? '') === index + 1),
      );
      expect(json(await merged(groups))).toBe(whole);
      expect(json(await merged(groups.toReversed()))).toBe(whole);
    }
  });

  it('is associative and commutative: any groups in any order, merged in two steps or in one', async () => {
    const whole = json(await merged([team]));
    const groupings = fc.tuple(
      fc.array(fc.nat(3), { minLength: team.length, maxLength: team.length }),
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      fc.nat(4),
    );
    await fc.assert(
      fc.asyncProperty(groupings, async ([groupOf, order, first]) => {
        const groups = order.map((group) => team.filter((_, index) => groupOf[index] === group));
        expect(json(await merged(groups))).toBe(whole);
        // A merged report is a report like any other.
        const at = world();
        mkdirSync(join(at.cwd, 'half'));
        for (const [index, part] of [groups.slice(0, first), groups.slice(first)].entries())
          writeFileSync(join(at.cwd, 'half', `${index}.json`), json(await merged(part)));
        expect(json(await mergeReports(await readReports(['half'], at), undefined, at, { now: NOW }))).toBe(whole);
      }),
      { numRuns: 12 },
    );
  });

  it('names what the plan holds and no shard accounts for', async () => {
    const plan = formatPlan(makePlan(listed, 4, NOW));
    const complete = await merged([team], plan);
    expect(complete.incomplete).toHaveLength(1);
    const report = await merged([team.slice(0, 3), team.slice(4)], plan);
    expect(report.incomplete[0]).toMatch(
      /^1 of the 8 repositories of the plan are in no report \(shard \d\/4\): corp\/service-3\.$/,
    );
    expect((await merged([], plan)).incomplete[0]).toContain('8 of the 8 repositories');
  });

  it('takes patterns, and each report once, however often it is named', async () => {
    const at = world();
    mkdirSync(join(at.cwd, 'shards/second'), { recursive: true });
    for (const [index, path] of ['shards/first.json', 'shards/second/report.json'].entries()) {
      const part = mergeInventories(...team.slice(4 * index, 4 * index + 4));
      writeText(path, json(shardReport({ number: index + 1, of: 2 }, part, [fault], NOW)), at);
    }
    const whole = await readReports(['shards/first.json', 'shards/second/report.json'], at);
    for (const paths of [
      ['shards/**/*.json'],
      ['shards', 'shards/**'],
      ['shards/{first.json,second}', 'shards/first.json'],
    ])
      expect(await readReports(paths, at)).toEqual(whole);
    await expect(readReports(['shards/*.xml'], at)).rejects.toThrow(new UsageError('shards/*.xml matches nothing'));
  });
});

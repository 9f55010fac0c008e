/**
 * Runs every folder `__tests__/fixtures/mechanisms/<mechanism>/<case>/` through all mechanisms, the topology and all
 * rules, and compares ALL findings with the folder's `expect.json`:
 *
 *     { "now": "2026-11-22T00:00:00Z",
 *       "findings": ["cert-manager-renewal-disabled deploy/web.yaml:12"],   // `<rule> <path>:<line>`, each place once
 *       "committed": "2026-11-01T00:00:00Z",                                // of the last commit of a public repository
 *       "unreadable": ["malformed deploy/x.yaml:3"] }                        // both may be left out
 *
 * Cases are named
 * - `healthy`: the tool as it should be: nothing above `note`;
 * - `<rule id>`: fires that rule;
 * - `<rule id>.mended`: its nearest neighbour, with the line mended: that rule is silent;
 * - `decoy`, `decoy-<what>`: looks like the tool, or like a problem, and is not: no finding at all;
 * - anything else: a trap of its own.
 *
 * The other files of the folder are the repository. They are written by `scripts/fixtures/mechanisms-*.ts`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mechanisms } from '../../src/mechanisms/index.ts';
import { rules } from '../../src/rules/index.ts';
import { at } from '../support/builders.ts';
import { filesOf, judge, readFiles } from '../support/mechanisms.ts';

const ROOT = join(import.meta.dirname, '../fixtures/mechanisms');
const everyRule = [...rules, ...mechanisms.flatMap((mechanism) => mechanism.rules)];

interface Expected {
  now: string;
  findings: string[];
  committed?: string;
  unreadable?: string[];
}

const folders = existsSync(ROOT) ? readdirSync(ROOT) : [];

describe.each(folders)('%s', (mechanism) => {
  it.each(readdirSync(join(ROOT, mechanism)))('%s', (name) => {
    const folder = join(ROOT, mechanism, name);
    const expected = JSON.parse(readFileSync(join(folder, 'expect.json'), 'utf8')) as Expected;
    const read = readFiles(filesOf(folder), mechanisms);
    const problems = judge(read, everyRule, at(expected.now), expected.committed);
    const findings = problems.flatMap((problem) =>
      problem.locations.map((place) => `${problem.rule} ${place.path}:${place.line ?? 1}`),
    );
    expect([...new Set(findings)].sort()).toEqual([...expected.findings].sort());
    expect(read.unreadable.map((one) => `${one.reason} ${one.path}:${one.line ?? 1}`)).toEqual(
      expected.unreadable ?? [],
    );
    if (name === 'healthy') expect(problems.filter((problem) => problem.level !== 'note')).toEqual([]);
    if (name.startsWith('decoy')) expect(findings).toEqual([]);
    const rule = name.replace(/\.mended$/, '');
    if (everyRule.some((one) => one.id === rule)) {
      expect(problems.some((problem) => problem.rule === rule)).toBe(name === rule);
    }
  });
});

describe('the checks of mechanisms', () => {
  const checks = mechanisms.flatMap((mechanism) => mechanism.rules.map((rule) => [mechanism.id, rule.id] as const));

  it.each(checks)('%s: %s has its two fixtures', (mechanism, rule) => {
    expect(existsSync(join(ROOT, mechanism, rule)), 'a case that fires it').toBe(true);
    expect(existsSync(join(ROOT, mechanism, `${rule}.mended`)), 'a case where it is mended').toBe(true);
  });

  it.each(mechanisms.map((mechanism) => mechanism.id))('%s has a healthy case and a decoy', (mechanism) => {
    const cases = existsSync(join(ROOT, mechanism)) ? readdirSync(join(ROOT, mechanism)) : [];
    expect(cases).toContain('healthy');
    expect(cases.some((name) => name.startsWith('decoy'))).toBe(true);
  });
});

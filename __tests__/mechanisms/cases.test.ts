/**
 * Runs every case of `cases/*.md` through all mechanisms, the topology and all rules, and compares ALL findings with the
 * marks in the case. `cases/README.md` describes the form.
 */
import { describe, expect, it } from 'vitest';
import { mechanisms } from '../../src/mechanisms/index.ts';
import { rules } from '../../src/rules/index.ts';
import { at } from '../support/builders.ts';
import { type CaseTree, casesIn, casesOf, isToldLevel } from '../support/cases.ts';
import { judge, readFiles } from '../support/mechanisms.ts';

const NOW = at('2026-11-22T00:00:00Z');
const everyRule = [...rules, ...mechanisms.flatMap((mechanism) => mechanism.rules)];
const ids = new Set(everyRule.map((rule) => rule.id));
const byId = new Map(everyRule.map((rule) => [rule.id, rule]));

/** Checks one state of a case, and gives the problems in it. */
function check({ files, findings, committed }: CaseTree) {
  const read = readFiles(Object.entries(files), mechanisms);
  const problems = judge(read, everyRule, NOW, committed);
  const found = problems.flatMap(({ rule, locations }) =>
    locations.map((place) => `${rule} ${place.path}:${place.line ?? 1}`),
  );
  expect([...new Set(found)].sort()).toEqual(findings);
  expect(problems.filter(({ rule, level }) => level !== undefined && !isToldLevel(byId.get(rule), level))).toEqual([]);
  expect(read.unreadable).toEqual([]);
  return problems;
}

const cases = casesIn('mechanisms');

describe.each([...new Set(cases.map(({ of }) => of))])('%s', (file) => {
  const own = cases.filter(({ of }) => of === file);

  it.each(own.map((one) => [one.name, one] as const))('%s', (name, { before, todo }) => {
    expect(todo).toBeUndefined();
    const problems = check(before);
    if (/^healthy\b/.test(name)) expect(problems.filter(({ level }) => level !== 'note')).toEqual([]);
    if (/^decoy\b/.test(name)) expect(problems).toEqual([]);
    if (ids.has(name)) expect([...new Set(problems.map(({ rule }) => rule))]).toEqual([name]);
  });

  const fixed = own.flatMap((one) => (one.fixed === undefined ? [] : [[one.name, one.fixed] as const]));
  it.each(fixed)('%s, fixed', (name, tree) => {
    const left = check(tree).map(({ rule }) => rule);
    expect(ids.has(name) ? left : left.filter((rule) => rule === name)).toEqual([]);
  });
});

describe('mechanisms', () => {
  const checks = mechanisms.flatMap((mechanism) => mechanism.rules.map((rule) => [mechanism.id, rule.id] as const));

  it.each(checks)('%s: %s has a case with a fix', (mechanism, rule) => {
    expect(casesOf(rule).map(({ of }) => of)).toContain(mechanism);
  });

  it.each(mechanisms.map((mechanism) => mechanism.id))('%s has a healthy case and a decoy', (mechanism) => {
    const names = cases.filter(({ of }) => of === mechanism).map(({ name }) => name);
    expect(names).toContain('healthy');
    expect(names.some((name) => name.startsWith('decoy'))).toBe(true);
  });

  it('are all that has cases here', () => {
    const known = mechanisms.map(({ id }) => id);
    expect(cases.filter(({ of }) => !known.includes(of))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import {
  type Authority,
  comingLimits,
  limitAt,
  POLICY_DATES,
  RETIREMENTS,
  retirement,
  retirementText,
} from '../../src/certificates/ca-policy-dates.ts';
import { at } from '../support/builders.ts';

describe('limitAt', () => {
  it.each<[Authority, string, number | undefined]>([
    ['public', '2017-01-01', undefined],
    ['public', '2019-01-01', 825],
    ['public', '2026-03-14T23:59:59Z', 398],
    ['public', '2026-03-15T00:00:00Z', 200],
    ['public', '2027-03-15T00:00:00Z', 100],
    ['public', '2029-03-15T00:00:00Z', 47],
    ['lets-encrypt-classic', '2027-02-09T23:59:59Z', 90],
    ['lets-encrypt-classic', '2027-02-10T00:00:00Z', 64],
    ['lets-encrypt-classic', '2028-02-16T00:00:00Z', 45],
    ['lets-encrypt-tlsserver', '2026-11-22T00:00:00Z', 45],
    ['lets-encrypt-shortlived', '2026-11-22T00:00:00Z', 160 / 24],
  ])('%s at %s: %s days', (authority, now, days) => expect(limitAt(authority, at(now))?.days).toBe(days));
});

describe('comingLimits', () => {
  it('are those after the instant, the nearest first', () => {
    expect(comingLimits('public', at('2027-03-15T00:00:00Z')).map((one) => one.date)).toEqual(['2029-03-15']);
    expect(comingLimits('lets-encrypt-classic', at('2026-11-22')).map((one) => one.days)).toEqual([64, 45]);
  });
});

it('every date has a source and the day on which it was read, and shortens what was before', () => {
  for (const one of POLICY_DATES) {
    expect(one.source).toMatch(/^https:\/\//);
    expect(one.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    const before = POLICY_DATES.filter((other) => other.authority === one.authority && other.date < one.date);
    expect(before.every((other) => other.days >= one.days)).toBe(true);
  }
});

describe('retirements', () => {
  it('speak of the day that comes, and from that day on of the day that was', () => {
    const one = retirement('must-staple');
    expect(retirementText(one, at('2025-05-06T23:59:59Z'))).toBe(
      "Let's Encrypt stops accepting such orders on 2025-05-07. From then on, every renewal fails.",
    );
    expect(retirementText(one, at('2025-05-07T00:00:00Z'))).toBe(
      "Let's Encrypt stopped accepting such orders on 2025-05-07. Since then, every renewal fails.",
    );
  });

  it('have a source, the day on which it was read, and an id of their own', () => {
    expect(RETIREMENTS.filter(({ source, asOf, date }) => !source.startsWith('https://') || asOf < date)).toEqual([]);
    expect(new Set(RETIREMENTS.map(({ id }) => id)).size).toBe(RETIREMENTS.length);
  });
});

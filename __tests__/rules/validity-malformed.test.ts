import { describe, expect, it } from 'vitest';
import { validityMalformed } from '../../src/rules/validity-malformed.ts';
import { certificate, problems } from '../support/builders.ts';

const T = '2026-11-22T00:00:00Z';

describe('validity-malformed', () => {
  it.each([
    ['no end', { notAfter: null }, 'states no end that can be read'],
    ['no start', { notBefore: null }, 'states no start that can be read'],
    ['neither', { notBefore: null, notAfter: null }, 'states no start and no end'],
    ['a day that is not in the calendar', { notAfter: '2027-02-30T00:00:00Z' }, 'states no end that can be read'],
    ['second 60', { notAfter: '2026-12-31T23:59:60Z' }, 'states no end that can be read'],
    [
      'an end before its start',
      { notBefore: T, notAfter: '2026-11-21T23:59:59Z' },
      'ends on 2026-11-21 at 23:59 UTC, before',
    ],
  ])('%s', (_, overrides, text) => {
    const [problem] = problems(validityMalformed, { inventory: { certificates: [certificate(overrides)] } });
    expect(problem?.message).toContain(text);
  });

  it.each([
    ['one second', { notBefore: T, notAfter: T }],
    ['no expiry', { notAfter: '9999-12-31T23:59:59Z' }],
    ['a leap day', { notAfter: '2028-02-29T00:00:00Z' }],
    ['before the epoch', { notBefore: '1950-01-01T00:00:00Z', notAfter: '1969-12-31T23:59:59Z' }],
    ['past 2038 and 2050', { notAfter: '2050-01-01T00:00:00Z' }],
  ])('is silent for %s', (_, overrides) => {
    expect(problems(validityMalformed, { inventory: { certificates: [certificate(overrides)] } })).toEqual([]);
  });
});

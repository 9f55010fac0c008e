import { describe, expect, it } from 'vitest';
import { validityMalformed } from '../../src/rules/validity-malformed.ts';
import { certificate, problems } from '../support/builders.ts';

const T = '2026-11-22T00:00:00Z';

describe('validity-malformed', () => {
  it.each([
    ['no end', { notAfter: null }, 'has no readable expiration date'],
    ['no start', { notBefore: null }, 'has no readable start date'],
    ['neither', { notBefore: null, notAfter: null }, 'has no readable start and expiration date'],
    ['a day that is not in the calendar', { notAfter: '2027-02-30T00:00:00Z' }, 'has no readable expiration date'],
    ['second 60', { notAfter: '2026-12-31T23:59:60Z' }, 'has no readable expiration date'],
    [
      'an end before its start',
      { notBefore: T, notAfter: '2026-11-21T23:59:59Z' },
      'expires on 2026-11-21 at 23:59 UTC, before',
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

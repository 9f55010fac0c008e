import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generalizedTime, printableString, utcTime } from '../../scripts/fixtures/raw-certificate.ts';
import { elementAt } from '../../src/x509/der.ts';
import { readTime } from '../../src/x509/time.ts';

describe('UTCTime', () => {
  it.each([
    ['261122000000Z', '2026-11-22T00:00:00Z'],
    ['500101000000Z', '1950-01-01T00:00:00Z'],
    ['491231235959Z', '2049-12-31T23:59:59Z'],
    ['000229000000Z', '2000-02-29T00:00:00Z'],
    ['240229000000Z', '2024-02-29T00:00:00Z'],
    ['270229000000Z', null],
    ['270230000000Z', null],
    ['270431000000Z', null],
    ['271301000000Z', null],
    ['270001000000Z', null],
    ['270100000000Z', null],
    ['270101240000Z', null],
    ['270101236000Z', null],
    ['271231235960Z', null],
    ['2701010000Z', '2027-01-01T00:00:00Z'],
    ['270101000000+0000', '2027-01-01T00:00:00Z'],
    ['270101000000-0000', '2027-01-01T00:00:00Z'],
    ['270101003000+0130', '2026-12-31T23:00:00Z'],
    ['261231230000-0200', '2027-01-01T01:00:00Z'],
    ['2701010000+0100', '2026-12-31T23:00:00Z'],
    ['270101000000+0160', null],
    ['270101000000+9900', null],
    ['270101000000', null],
    ['270101000000z', null],
    ['270101000000.5Z', null],
    ['27010100000Z', null],
    ['20270101000000Z', null],
    [' 270101000000Z', null],
    ['', null],
  ])('%s is %s', (text, expected) => {
    expect(readTime(elementAt(utcTime(text)))).toBe(expected);
  });
});

describe('GeneralizedTime', () => {
  it.each([
    ['20310101000000Z', '2031-01-01T00:00:00Z'],
    ['20500101000000Z', '2050-01-01T00:00:00Z'],
    ['99991231235959Z', '9999-12-31T23:59:59Z'],
    ['19491231235959Z', '1949-12-31T23:59:59Z'],
    ['00000101000000Z', '0000-01-01T00:00:00Z'],
    ['21000229000000Z', null],
    ['20270101000000.75Z', '2027-01-01T00:00:00Z'],
    ['20270101000000,75Z', '2027-01-01T00:00:00Z'],
    ['20270101000000.Z', null],
    ['202701010000Z', '2027-01-01T00:00:00Z'],
    ['2027010100Z', '2027-01-01T00:00:00Z'],
    ['20270101000000+0100', '2026-12-31T23:00:00Z'],
    ['99991231235959-0100', null],
    ['00000101000000+0100', null],
    ['20270101000000', null],
    ['20270229000000Z', null],
    ['20271231235960Z', null],
    [`20270101000000.${'0'.repeat(60)}Z`, null],
  ])('%s is %s', (text, expected) => {
    expect(readTime(elementAt(generalizedTime(text)))).toBe(expected);
  });
});

it('no other type is a time', () => {
  expect(readTime(elementAt(printableString('270101000000Z')))).toBeNull();
});

it('is an instant that Date understands, or null', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123456789Z+-.,'), maxLength: 24 });
  fc.assert(
    fc.property(fc.constantFrom(utcTime, generalizedTime), text, (tag, content) => {
      const instant = readTime(elementAt(tag(content)));
      if (instant === null) return;
      expect(instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      expect(new Date(instant).toISOString().slice(0, 19)).toBe(instant.slice(0, 19));
    }),
    { numRuns: 5_000 },
  );
});

import { describe, expect, it } from 'vitest';
import {
  dayOf,
  momentOf,
  NO_EXPIRY,
  readDay,
  readFraction,
  readInstant,
  remaining,
  toInstant,
} from '../../src/util/dates.ts';

describe('instants', () => {
  it.each([
    '1970-01-01T00:00:00Z',
    '1950-01-01T00:00:00Z',
    '0001-01-01T00:00:00Z',
    '2028-02-29T23:59:59Z',
    '2038-01-19T03:14:08Z',
    '2050-01-01T00:00:00Z',
    NO_EXPIRY,
  ])('%s is read and written', (instant) => {
    const time = readInstant(instant);
    expect(time).toBe(Date.parse(instant));
    expect(toInstant(time as number)).toBe(instant);
  });

  it.each([
    null,
    undefined,
    '',
    'Bad time value',
    '2026-02-30T00:00:00Z',
    '2027-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-12-31T23:59:60Z',
    '2026-12-31T24:00:00Z',
    '2026-12-31T00:00:00',
    '2026-12-31T00:00:00+01:00',
    '2026-12-31T00:00:00.5Z',
    '2026-12-31',
    ' 2026-12-31T00:00:00Z',
  ])('%j is none', (text) => {
    expect(readInstant(text)).toBeNull();
  });

  it('are told absolutely', () => {
    const time = Date.parse('2026-11-22T08:03:59.999Z');
    expect(momentOf(time)).toBe('2026-11-22 at 08:03 UTC');
    expect(dayOf(time)).toBe('2026-11-22');
    expect(toInstant(time)).toBe('2026-11-22T08:03:59Z');
  });

  it('are compared in whole seconds', () => {
    const end = Date.parse('2026-11-22T00:00:00Z');
    expect([end - 1, end, end + 1, end + 999, end + 1000].map((now) => remaining(end, now))).toEqual([
      1000, 0, 0, 0, -1000,
    ]);
  });
});

describe('days', () => {
  it.each(['2026-11-22', '2028-02-29'])('%s', (day) => {
    expect(readDay(day)).toBe(Date.parse(day));
  });

  it.each(['2027-02-29', '2026-1-1', '2026', 'tomorrow', '2026-11-22T00:00:00Z', ''])('%j is none', (text) => {
    expect(readDay(text)).toBeNull();
  });
});

describe('fractions', () => {
  it.each([
    ['1/3', 1 / 3],
    ['1', 1],
    [1, 1],
    [0.25, 0.25],
    [' 0.5 ', 0.5],
    ['1.5/3', 0.5],
    [1 / 3, 1 / 3],
  ])('%j', (value, expected) => {
    expect(readFraction(value)).toBe(expected);
  });

  it.each([
    '0',
    '1/0',
    '0/3',
    '4/3',
    '-1/3',
    '1/-3',
    '1/3/3',
    'third',
    '',
    '1 / 3',
    1.5,
    0,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])('%j is none', (value) => {
    expect(readFraction(value)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { DAY, duration, goDuration, HOUR, MINUTE, spellDuration } from '../../src/util/duration.ts';

describe('goDuration', () => {
  it.each<[string, number | undefined]>([
    ['2160h', 2160 * HOUR],
    ['1.5h', 90 * MINUTE],
    ['2160h0m0s', 2160 * HOUR],
    ['.5h', 30 * MINUTE],
    ['-1m', -MINUTE],
    ['+1m', MINUTE],
    ['0', 0],
    ['0s', 0],
    ['100ms', 100],
    ['90d', undefined],
    ['3 months', undefined],
    ['720', undefined],
    ['', undefined],
    ['h', undefined],
    ['1h ', undefined],
    ['1 h', undefined],
    ['1hm', undefined],
    ['__proto__', undefined],
    ['9'.repeat(100), undefined],
  ])('%j is %j', (text, expected) => expect(goDuration(text)).toBe(expected));
});

describe('duration', () => {
  it.each<[string, number | undefined]>([
    ['24h', DAY],
    ['7d', 7 * DAY],
    ['2w', 14 * DAY],
    ['1d12h', 36 * HOUR],
    ['7', undefined],
    ['7 days', undefined],
  ])('%j is %j', (text, expected) => expect(duration(text)).toBe(expected));
});

describe('spellDuration', () => {
  it.each<[number, string]>([
    [90 * DAY, '90 days'],
    [DAY, '1 day'],
    [36 * HOUR, '36 hours'],
    [5 * MINUTE, '5 minutes'],
    [1_500, '2 seconds'],
    [30 * DAY + 1, '30 days'],
  ])('%j is %j', (value, expected) => expect(spellDuration(value)).toBe(expected));
});

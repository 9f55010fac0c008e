import { describe, expect, it } from 'vitest';
import { didYouMean } from '../../src/util/suggest.ts';

describe('did you mean', () => {
  it.each([
    ['fixture', '; did you mean "fixtures"?'],
    ['Expiring', '; did you mean "expiring"?'],
    ['levles', '; did you mean "levels"?'],
    ['something', ''],
    ['', ''],
    ['x'.repeat(100_000), ''],
  ])('%s: %s', (given, expected) => {
    expect(didYouMean(given, ['expiring', 'fixtures', 'levels'])).toBe(expected);
  });
});

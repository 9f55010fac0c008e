import { describe, expect, it } from 'vitest';
import { notYetValid } from '../../src/rules/not-yet-valid.ts';
import { at, certificate, problems } from '../support/builders.ts';

const START = '2026-12-01T00:00:00Z';

describe('not-yet-valid', () => {
  it.each([
    ['a second before its start', at(START) - 1000, 1],
    ['a millisecond before its start', at(START) - 1, 1],
    ['in its first second', at(START), 0],
    ['later', at(START) + 1000, 0],
  ])('%s', (_, now, count) => {
    const certificates = [certificate({ notBefore: START })];
    expect(problems(notYetValid, { now, inventory: { certificates } })).toHaveLength(count);
  });

  it.each([
    ['dates in the wrong order, which is another finding', '2026-11-30T23:59:59Z', 0],
    ['an expiration date in the same second', START, 1],
    ['an expiration date that nothing can read', '', 1],
  ])('%s', (_, notAfter, count) => {
    const certificates = [certificate({ notBefore: START, notAfter })];
    expect(problems(notYetValid, { now: at(START) - 1000, inventory: { certificates } })).toHaveLength(count);
  });

  it('names the day', () => {
    const [problem] = problems(notYetValid, { inventory: { certificates: [certificate({ notBefore: START })] } });
    expect(problem?.message).toContain('not valid before 2026-12-01 at 00:00 UTC');
  });
});

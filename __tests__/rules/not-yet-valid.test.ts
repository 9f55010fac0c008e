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

  it('names the day', () => {
    const [problem] = problems(notYetValid, { inventory: { certificates: [certificate({ notBefore: START })] } });
    expect(problem?.message).toContain('not valid before 2026-12-01 at 00:00 UTC');
  });
});

import { describe, expect, it } from 'vitest';
import { suppressionUnused } from '../../src/rules/suppression-unused.ts';
import { entryUse, location, problems } from '../support/builders.ts';

const line = (number: number) =>
  entryUse({
    kind: 'baseline',
    state: 'unused',
    text: `expired ${number}`,
    location: location('baseline.txt', number),
  });

describe('suppression-unused', () => {
  it('is one problem an entry of the config', () => {
    const entries = [
      entryUse({ state: 'unused', text: 'rule expired' }),
      entryUse({ state: 'unused', text: 'path a' }),
    ];
    expect(problems(suppressionUnused, { entries }).map((problem) => problem.subject)).toEqual([
      'ignore: rule expired',
      'ignore: path a',
    ]);
  });

  it('is one problem for a baseline', () => {
    const [problem, ...more] = problems(suppressionUnused, { entries: [line(3), line(4), entryUse()] });
    expect(more).toEqual([]);
    expect(problem?.message).toBe('2 lines of the baseline "baseline.txt" match no finding.');
    expect(problem?.locations.map((one) => one.line)).toEqual([3, 4]);
  });

  it.each(['used', 'lapsed', 'broken'] as const)('is silent for an entry that is %s', (state) => {
    expect(problems(suppressionUnused, { entries: [entryUse({ state })] })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { suppressionLapsed } from '../../src/rules/suppression-lapsed.ts';
import { entryUse, location, problems } from '../support/builders.ts';

describe('suppression-lapsed', () => {
  it('names the entry, its last day and what counts again', () => {
    const related = [location('legacy/a.pem')];
    const entries = [entryUse({ state: 'lapsed', text: 'path legacy/**', until: '2026-11-01', related })];
    expect(problems(suppressionLapsed, { entries })).toEqual([
      {
        subject: 'ignore: path legacy/**',
        message: 'The last day of the entry "path legacy/**" was 2026-11-01. Its findings are reported again.',
        locations: [entries[0]?.location],
        related,
      },
    ]);
  });

  it.each(['used', 'unused', 'broken'] as const)('is silent for an entry that is %s', (state) => {
    expect(problems(suppressionLapsed, { entries: [entryUse({ state })] })).toEqual([]);
  });
});

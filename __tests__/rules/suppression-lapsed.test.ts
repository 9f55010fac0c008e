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

  it.each([
    ['ignore', 'path legacy/**', 'entry "path legacy/**"', 'its findings are'],
    ['comment', 'expired legacy/a.pem', 'comment that ignores "expired"', 'its finding is'],
  ] as const)('is a note while the last day of an entry of kind %s is near', (kind, text, named, findings) => {
    const entries = [entryUse({ kind, state: 'ending', text, until: '2026-11-26' })];
    expect(problems(suppressionLapsed, { entries })).toEqual([
      {
        subject: `${kind}: ${text}`,
        message: `The last day of the ${named} is 2026-11-26. After that day, ${findings} reported again.`,
        locations: [entries[0]?.location],
        related: [],
        level: 'note',
      },
    ]);
  });

  it.each(['used', 'unused', 'broken'] as const)('is silent for an entry that is %s', (state) => {
    expect(problems(suppressionLapsed, { entries: [entryUse({ state })] })).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needleSearch } from '../../src/bytes/needle-search.ts';

/** What the search must equal: one native search for each needle. */
function plain(sets: readonly (readonly string[])[], bytes: Buffer): boolean[] {
  return sets.map((set) => set.some((needle) => bytes.includes(Buffer.from(needle, 'latin1'))));
}

function searched(sets: readonly (readonly string[])[], bytes: Buffer): boolean[] {
  const search = needleSearch(sets);
  search.look(bytes);
  return sets.map((_, set) => search.holds(set));
}

const SETS = [
  ['-----BEGIN', '"x5c"'],
  ['certbot', 'acme.sh', 'letsencrypt'],
  ['ssl_certificate'],
  ['\xff\0\xff\0\xff\0'],
  [],
];

describe('needleSearch', () => {
  it.each(SETS.flat())('finds %j wherever it starts, whatever the alignment of the bytes', (needle) => {
    for (let before = 0; before < 9; before++) {
      for (let behind = 0; behind < 5; behind++) {
        for (let shift = 0; shift < 4; shift++) {
          const text = `${'.'.repeat(shift + before)}${needle}${'.'.repeat(behind)}`;
          const bytes = Buffer.from(new Uint8Array(Buffer.from(text, 'latin1')).buffer).subarray(shift);
          expect(searched(SETS, bytes)).toEqual(plain(SETS, bytes));
        }
      }
    }
  });

  it('equals native searches for any needles in any bytes', () => {
    // Few letters, so that parts of needles are met all the time.
    const text = (minLength: number, maxLength: number) =>
      fc.string({ unit: fc.constantFrom('a', 'b', '-', '\xff'), minLength, maxLength });
    fc.assert(
      fc.property(
        fc.array(fc.array(text(1, 12), { maxLength: 4 }), { maxLength: 6 }),
        text(0, 200),
        (sets, content) => {
          const bytes = Buffer.from(content, 'latin1');
          expect(searched(sets, bytes)).toEqual(plain(sets, bytes));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('forgets what it found in the bytes before', () => {
    const search = needleSearch(SETS);
    search.look(Buffer.from('certbot "x5c"'));
    expect([search.holds(0), search.holds(1)]).toEqual([true, true]);
    search.look(Buffer.from('nothing'));
    expect([search.holds(0), search.holds(1)]).toEqual([false, false]);
  });

  it('names the sets that occur, and those with a needle that it has not looked for yet', () => {
    const search = needleSearch([...SETS, ['ssl']]);
    const candidates = (text: string) => {
      search.look(Buffer.from(text));
      return search.candidates();
    };
    expect(candidates('-----BEGIN')).toEqual([0, 5]);
    expect(candidates('nothing')).toEqual([5]);
    expect(search.holds(5)).toBe(false);
    expect(candidates('certbot ssl')).toEqual([1, 5]);
    expect([search.holds(5), search.holds(0)]).toEqual([true, false]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineCounter } from '../../src/util/line-counter.ts';

const linesOf = (text: string, offsets: number[]) => offsets.map(lineCounter(Buffer.from(text, 'latin1')));

describe('lineCounter', () => {
  it.each([
    ['a\nb\nc', [0, 1, 2, 4], [1, 1, 2, 3]],
    ['a\r\nb\r\nc', [0, 2, 3, 6], [1, 1, 2, 3]],
    ['a\rb\rc', [0, 2, 4], [1, 2, 3]],
    ['a\rb\nc', [2, 4], [1, 2]],
    ['', [0], [1]],
  ])('%j at %j is line %j', (text, offsets, expected) => {
    expect(linesOf(text, offsets)).toEqual(expected);
    expect(offsets.map(lineCounter(text))).toEqual(expected);
  });

  it('answers in any order as in one pass', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r') });
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 40 })), (content, offsets) => {
        const ending = content.includes('\n') ? '\n' : '\r';
        const expected = offsets.map((offset) => content.slice(0, offset).split(ending).length);
        expect(linesOf(content, offsets)).toEqual(expected);
        expect(offsets.map(lineCounter(content))).toEqual(expected);
      }),
    );
  });
});

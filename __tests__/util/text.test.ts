import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { count, displayWidth, fill, listed, plural, rowsWith, size, spread, wrap } from '../../src/util/text.ts';

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['', 0],
    ['東京', 4],
    ['\u001b[31mred\u001b[39m', 3],
    ['✗ ▲ ● ✓ ──', 10],
    ['e\u0301', 1],
    ['… — ’ ·', 7],
    ['🔴 👨‍👩‍👧 ❌️', 8],
    ['\u001b]8;;https://a.example\u0007here\u001b]8;;\u0007', 4],
    ['a\u200bb\u00ad', 2],
  ])('%j takes %d columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns);
    expect(stringWidth(text)).toBe(columns);
  });
});

describe('wrap', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['one two', 7, ['one two']],
    ['  spaces   between ', 20, ['spaces between']],
    ['a/very/long/path/that/is/kept x', 10, ['a/very/long/path/that/is/kept', 'x']],
    ['東京 大阪 京都', 9, ['東京 大阪', '京都']],
    ['', 10, []],
  ])('%j at %d', (text, width, lines) => expect(wrap(text, width)).toEqual(lines));
});

describe('fill', () => {
  it('breaks between items, the separator at the end of the line', () => {
    expect(fill(['one item', 'two items', 'three'], ' · ', 22)).toEqual(['one item · two items ·', 'three']);
    expect(fill(['a', 'b', 'c'], ', ', 80)).toEqual(['a, b, c']);
    expect(fill([], ', ', 80)).toEqual([]);
  });
});

describe('spread', () => {
  it.each([
    ['left', 'right', 12, ['left   right']],
    ['left', 'right', 10, ['left', '  right']],
    ['left', '', 10, ['left']],
  ])('%j and %j in %d', (left, right, width, lines) => expect(spread(left, right, width)).toEqual(lines));
});

describe('numbers', () => {
  it('are grouped by thousands', () =>
    expect([0, 999, 1_000, 12_345, 1_234_567, -1_234].map(count)).toEqual([
      '0',
      '999',
      '1,000',
      '12,345',
      '1,234,567',
      '-1,234',
    ]));

  it.each([
    [0, '0 copies'],
    [1, '1 copy'],
    [1000, '1,000 copies'],
  ])('%d', (value, expected) => expect(plural(value, 'copy', 'copies')).toBe(expected));

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1000, '1.0 kB'],
    [23_400_000, '23.4 MB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [5e15, '5000.0 TB'],
  ])('%d bytes', (bytes, expected) => expect(size(bytes)).toBe(expected));
});

describe('listed', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j', (items, expected) => expect(listed(items)).toBe(expected));
});

it('rows with a pattern are those of the text that match', () => {
  const piece = fc.constantFrom('a', 'b', 'ab', '\n', '\r\n', ' ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const rows = pieces.join('').split('\n');
      const expected = rows.flatMap((row, index) => (row.includes('ab') ? [{ index, row }] : []));
      expect([...rowsWith(pieces.join(''), /ab/g)]).toEqual(expected);
    }),
  );
});

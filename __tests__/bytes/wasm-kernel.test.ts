import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KERNEL_FILE, kernel } from '../../scripts/kernel.ts';
import { isEscape, isLongRow, nextPiece, rowEnd, WINDOW } from '../../src/bytes/base64-digits.ts';
import { nextDigits } from '../../src/bytes/base64-scan.ts';
import { loadText, needleFinder, shortNeedleFinder, spelledFinder } from '../../src/bytes/wasm-kernel.ts';

const STRIDE = 97;

/** What `nextDigits` must equal: every look judged by the rules alone. */
function plainDigits(bytes: Buffer, from: number): number {
  for (let at = from; at <= bytes.length - WINDOW; at += STRIDE) {
    const stop = rowEnd(bytes, at, at + WINDOW);
    if (stop === at + WINDOW || (isEscape(bytes[stop]) && isLongRow(bytes, at))) return at;
    const next = nextPiece(bytes, stop, stop - at);
    if (next >= 0 && isLongRow(bytes, next)) return next;
  }
  return -1;
}

/** Text made of what runs of base64 and the gaps between their pieces are made of. */
const PIECES = [
  'A',
  'Zm9v',
  'MIIC+/x9',
  '" .. "',
  '" ++ "',
  '+',
  '/',
  '-',
  '_',
  ' ',
  '  ',
  '\t',
  '\n',
  '\r\n',
  '"',
  "'",
  '`',
  '.',
  '&',
  '\\',
  '=',
  ';',
  '(',
];
const ESCAPES = [
  '\\n',
  '\\r',
  '\\\\n',
  '\\u000a',
  '\\u002b',
  '%2B',
  '%0A',
  '&#10;',
  '&#43;',
  '\\/',
  'word',
  'x'.repeat(40),
  'é',
];
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES),
      fc.constantFrom(...ESCAPES),
      fc.constantFrom('Q'.repeat(31), 'Q'.repeat(33), ' '.repeat(190)),
    ),
    {
      maxLength: 60,
    },
  )
  .map((pieces) => Buffer.from(pieces.join('')));

/** What bytes that are spelled out are made of: numerals are 1, other parts 2, blanks 3. */
const KINDS = new Uint8Array(256);
for (const byte of Buffer.from('0123456789')) KINDS[byte] = 1;
for (const byte of Buffer.from('abcdefABCDEFxX,;')) KINDS[byte] = 2;
for (const byte of Buffer.from(' \t\r\n')) KINDS[byte] = 3;

/** What `findSpelled` must equal: in 112 bytes a fifth of what is no blank is numerals, the first among 24, and few are neither. */
function plainSpelled(bytes: Buffer, from: number, step: number): number {
  for (let at = from; at + 16 < bytes.length; at += step) {
    const look = [...bytes.subarray(at, at + 112)].map((byte) => KINDS[byte] as number);
    const [first, second, third, fourth] = [0, 5, 10, 15].map((index) => look[index]);
    if (first === 0 || second === 0 || third === 0 || fourth === 0 || (second === 3 && third === 3)) continue;
    const count = (kind: number) => look.filter((one) => one === kind).length;
    const visible = look.length - count(3);
    const early = look.length <= 24 || look.slice(0, 24).includes(1);
    if (early && count(1) > 0 && count(0) * 5 <= visible && count(1) * 5 >= visible) return at;
  }
  return -1;
}

const spelled = fc
  .array(
    fc.oneof(
      fc.constantFrom('0x30, ', '0x82,', '48, 130, ', ' ', '\n', '    ', 'a,', ';', 'word ', '(', 'cafe'),
      fc.constantFrom(' '.repeat(23), ' '.repeat(24), ' '.repeat(25), 'a'.repeat(30), '1'.repeat(40), 'g'.repeat(9)),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => Buffer.from(pieces.join('')));

describe('the kernel', () => {
  it('is what its source compiles to', async () => {
    expect(await kernel(), 'run "npm run kernel"').toBe(readFileSync(KERNEL_FILE, 'utf8'));
  });

  it('finds every run of digits that the rules of a look find', () => {
    fc.assert(
      fc.property(text, fc.nat(120), (bytes, from) => {
        expect(nextDigits(bytes, from)).toBe(plainDigits(bytes, from));
      }),
      { numRuns: 5_000 },
    );
  });

  it('sees the text of each call, not the one before it', () => {
    const find = needleFinder(
      [Buffer.from('needles')],
      [{ word: Buffer.from('need').readUInt32LE(), needle: 0, offset: 0 }],
      4,
    );
    expect([find(Buffer.from('xxxxneedles')), find(Buffer.from('xxxxneedle')), find(Buffer.alloc(0))]).toEqual([
      [0],
      [],
      [],
    ]);
    const text = Buffer.from('xxxxneedles');
    loadText(text);
    text.fill(0);
    loadText(text);
    expect(find(text)).toEqual([]);
  });

  it('does not look behind the end of a text, where a longer one lay', () => {
    const find = needleFinder(
      [Buffer.from('needles')],
      [{ word: Buffer.from('need').readUInt32LE(), needle: 0, offset: 0 }],
      4,
    );
    find(Buffer.from('xxxxneedles'.repeat(100)));
    expect(find(Buffer.from('xxxxneed'))).toEqual([]);
  });

  it('takes texts larger than its memory was before, and keeps its tables', () => {
    const find = needleFinder(
      [Buffer.from('needles')],
      [{ word: Buffer.from('need').readUInt32LE(), needle: 0, offset: 0 }],
      4,
    );
    const large = Buffer.alloc(5 << 20, '.');
    large.write('needles', large.length - 8);
    expect(find(large)).toEqual([0]);
    const roles = new Uint8Array(256).fill(1);
    expect(spelledFinder(roles, 127)(large, 0)).toBe(0);
    expect(find(Buffer.from('needles'))).toEqual([0]);
  });

  it('finds every look at spelled bytes that its rules find', () => {
    const find = spelledFinder(KINDS, 3);
    fc.assert(
      fc.property(spelled, fc.nat(60), (bytes, from) => {
        expect(find(bytes, from)).toBe(plainSpelled(bytes, from, 3));
      }),
      { numRuns: 5_000 },
    );
  });

  it('takes nothing before the start and behind the end of a text for a part of it', () => {
    const part = (text: string, word: string) => ({
      word: Buffer.from(word).readUInt32LE(),
      needle: 0,
      offset: text.indexOf(word),
    });
    // What lies around the texts below is zero.
    loadText(Buffer.alloc(1 << 20));
    for (const text of ['\0\0\0\0\0\0\0\0need', 'need\0\0\0\0']) {
      const find = needleFinder([Buffer.from(text)], [part(text, 'need')], 4);
      const findShort = shortNeedleFinder([Buffer.from(text)], [part(text, 'need')], [0]);
      expect([find(Buffer.from('need')), findShort(Buffer.from('need'))]).toEqual([[], []]);
      expect([find(Buffer.from(text)), findShort(Buffer.from(text))]).toEqual([[0], [0]]);
    }
  });
});

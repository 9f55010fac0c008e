import {
  areDigits,
  continues,
  digitValue,
  escapeBefore,
  escapedDigit,
  escapeWidth,
  gapEnd,
  gapStep,
  isDigit,
  isEscape,
  isLongRow,
  MAX_GAP,
  nextPiece,
  paddingEnd,
  ROLES,
  rowEnd,
  spacesEnd,
  WINDOW,
} from './base64-digits.ts';
import { structureLength } from './content-kind.ts';
import { digitsFinder } from './wasm-kernel.ts';

/**
 * Finds runs of base64 and reads them, whether on one line, wrapped, indented, escaped, or cut into strings that are
 * concatenated. Every function looks at each byte a bounded number of times.
 */

/**
 * Bytes between two looks. A row of this and {@link WINDOW} digits is always found; a private key on P-256, the shortest thing
 * wanted, has 164. A prime, lest the looks keep time with the lines of a table.
 */
const STRIDE = 97;
/** Digits on the line above that a run may have begun with. */
const MIN_FIRST_PIECE = 16;
/** Three spaces. */
const ESCAPED_HEAD = 0x202020;

const findLook = digitsFinder(ROLES, STRIDE);

/** Offset of a digit of the next run after `from`, looking at few of the other bytes; -1 where there is none. */
export function nextDigits(bytes: Buffer, from: number): number {
  for (let at = findLook(bytes, from); at >= 0; at = findLook(bytes, at + STRIDE)) {
    const stop = rowEnd(bytes, at, at + WINDOW);
    if (stop === at + WINDOW) return at;
    if (isEscape(bytes[stop]) && isLongRow(bytes, at)) return at;
    const next = nextPiece(bytes, stop, stop - at);
    if (next >= 0 && isLongRow(bytes, next)) return next;
  }
  return -1;
}

/**
 * Offset of the first digit of the run that the digit at `hit` belongs to, not before `floor`. It lies a few bytes after
 * `hit` where that was a letter of `\n` or `%3E`.
 */
export function runStart(bytes: Buffer, hit: number, floor: number): number {
  let start = hit;
  for (;;) {
    while (start > floor && isDigit(bytes[start - 1]) && !endsInDashes(bytes, start)) start--;
    const mark = escapeBefore(bytes, start, floor);
    if (mark >= 0 && escapedDigit(bytes, mark) !== undefined) {
      start = mark;
      continue;
    }
    if (mark >= 0) start = Math.max(start, mark + escapeWidth(bytes, mark));
    const before = pieceBefore(bytes, start, floor);
    if (before < 0) return start;
    start = before;
  }
}

/** How an object of DER, and the base64 of PEM, begin. */
const [DER, PEM] = [0x4d, 0x4c];
/** Pieces at the start of a run that may be other words, a path or a digest, on the lines above the base64. */
const MAX_WORDS = 8;

/**
 * Walks a run from its first digit and copies its digits to `out`, unescaped and without what stood between them.
 * @param later is given the offsets of its first pieces, behind the very first one, that may begin an object themselves
 */
export function readRun(bytes: Buffer, start: number, out?: Buffer, later?: number[]): { end: number; length: number } {
  let pieces = 0;
  let length = 0;
  let spaced = false;
  let whole: number | undefined;
  for (let at = start; ; ) {
    const stop = beforeDashes(bytes, at, rowEnd(bytes, at));
    if (out !== undefined) bytes.copy(out, length, at, stop);
    length += stop - at;
    const padding = paddingEnd(bytes, stop);
    if (padding > stop) return { end: padding, length };
    const escaped = escapedDigit(bytes, stop);
    if (escaped !== undefined) {
      out?.write(escaped.digit, length, 'latin1');
      length++;
      at = stop + escaped.width;
      continue;
    }
    let next = gapEnd(bytes, stop);
    if (next < 0 && (spaced || stop - at >= WINDOW)) {
      next = spacesEnd(bytes, stop);
      if (!spaced && next >= 0 && !isLongRow(bytes, next)) next = -1;
      spaced = next >= 0;
    }
    if (next < 0) return { end: stop, length };
    whole ??= wholeLength(bytes, start);
    if (length === whole || !continues(bytes, next)) return { end: stop, length };
    at = next;
    if (later !== undefined && ++pieces <= MAX_WORDS && (bytes[at] === DER || bytes[at] === PEM)) later.push(at);
  }
}

/** Digits of the DER structure that a run begins with: on the next line stands another. -1 for what is none. */
function wholeLength(bytes: Buffer, start: number): number {
  const length = structureLength(Buffer.from(bytes.toString('latin1', start, start + 16), 'base64'));
  return length === undefined ? -1 : Math.ceil((length * 8) / 6);
}

/** The first three bytes of a run as one number; that of a printable text where a digit is escaped, so that none is lost. */
export function headOf(bytes: Buffer, start: number): number {
  let head = 0;
  for (let i = 0; i < 4; i++) {
    const value = digitValue(bytes[start + i]);
    if (value === undefined) return ESCAPED_HEAD;
    head = head * 64 + value;
  }
  return head;
}

/** End of the piece that the one at `start` continues, or -1. */
function pieceBefore(bytes: Buffer, start: number, floor: number): number {
  const lowest = Math.max(floor + MIN_FIRST_PIECE, start - MAX_GAP);
  let piece = -1;
  // Letters of an escape look like digits: the longest gap is the right one.
  for (let at = gapStep(bytes, start); at >= lowest; at = gapStep(bytes, at)) {
    if (!areDigits(bytes, at - MIN_FIRST_PIECE, at) || endsInDashes(bytes, at)) continue;
    if (gapEnd(bytes, at) === start || spacesEnd(bytes, at) === start) piece = at;
  }
  return piece;
}

/** Dashes of PEM armour are digits of the URL-safe alphabet; so many in a row are never data. */
const [DASH, DASHES] = [0x2d, 5];

function endsInDashes(bytes: Buffer, end: number): boolean {
  return end >= DASHES && beforeDashes(bytes, end - DASHES, end) < end;
}

/** Where the dashes of armour begin in a row of digits; its end where there are none. */
function beforeDashes(bytes: Buffer, from: number, to: number): number {
  for (let at = from; at + DASHES <= to; ) {
    let last = at + DASHES - 1;
    while (last >= at && bytes[last] === DASH) last--;
    if (last < at) return at;
    at = last + 1;
  }
  return to;
}

/** Offset after the dashes that stand at an offset: a line of them holds no run. */
export function dashesEnd(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === DASH) at++;
  return at;
}

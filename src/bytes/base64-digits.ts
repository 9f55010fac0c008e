/**
 * The letters of base64 without armour (RFC 4648 sections 4 and 5) and what may stand between them: escapes, line ends,
 * indentation, the seams of concatenated strings. Offsets are tested where they are; nothing here searches.
 */

/** Digits in a row that make a run; few words of prose or code are as long. */
export const WINDOW = 32;
/** Bytes between two pieces of one run: line ends, indentation, quotes and an operator. */
export const MAX_GAP = 200;

/** Digits before a space that few words have. */
const LONG_WORD = 12;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const VALUES: ReadonlyMap<number, number> = new Map(
  [...ALPHABET, ...'+/-_'].map((digit, i) => [digit.charCodeAt(0), i < 64 ? i : i - 2]),
);

const [LF, CR, SPACE, DASH, SLASH, EQUALS, BACKSLASH] = [0x0a, 0x0d, 0x20, 0x2d, 0x2f, 0x3d, 0x5c];

/** Roles of a byte, as in `assembly/search.ts`; one may have several, and tables answer faster than sets. */
const ROLE = { digit: 1, blank: 2, lineEnd: 4, quote: 8, operator: 16, escape: 32, entity: 64 } as const;
export const ROLES = new Uint8Array(256);
const give = (characters: string, role: number) => {
  for (const character of characters)
    ROLES[character.charCodeAt(0)] = (ROLES[character.charCodeAt(0)] as number) | role;
};
give(`${ALPHABET}+/-_`, ROLE.digit);
give(' \t\r\n', ROLE.blank);
give('\r\n', ROLE.lineEnd);
give('"\'`', ROLE.quote);
// What joins two strings: in JavaScript, PHP, Visual Basic, a shell.
give('+.&\\', ROLE.operator);
give('\\%&', ROLE.escape);
give('#;', ROLE.entity);

function has(byte: number | undefined, roles: number): boolean {
  return byte !== undefined && ((ROLES[byte] as number) & roles) !== 0;
}

/** Digits and padding as JSON, URLs and HTML escape them, in lower case. */
const ESCAPED_DIGITS: Readonly<Record<string, string>> = {
  '\\u002b': '+',
  '\\u002f': '/',
  '\\u003d': '=',
  '%2b': '+',
  '%2f': '/',
  '%3d': '=',
  '&#43;': '+',
  '&#x2b;': '+',
  '&#47;': '/',
  '&#x2f;': '/',
  '&#61;': '=',
  '&#x3d;': '=',
};
/** The bit that tells a small letter from a capital one; digits and `#` have it. */
const SMALL = 0x20;
/** The first two bytes of those, as numbers. */
const ESCAPED_HEADS = new Set(
  Object.keys(ESCAPED_DIGITS).map((digit) => (digit.charCodeAt(0) << 8) | digit.charCodeAt(1) | SMALL),
);
/** Line ends in the same notations, and as JSON inside JSON escapes them twice. */
const ESCAPED_LINE_ENDS = '\\n \\r \\\\n \\\\r \\u000a \\u000d %0a %0d &#10; &#13; &#xa; &#xd;'.split(' ');
const LONGEST_ESCAPE = 6;

export interface EscapedDigit {
  digit: string;
  /** Bytes of the escape. */
  width: number;
}

export function isEscape(byte: number | undefined): boolean {
  return has(byte, ROLE.escape);
}

export function isDigit(byte: number | undefined): boolean {
  return has(byte, ROLE.digit);
}

/** The six bits that a digit stands for. */
export function digitValue(byte: number | undefined): number | undefined {
  return byte === undefined ? undefined : VALUES.get(byte);
}

/** Offset of the first byte from `from` on that is no digit, or `limit`. */
export function rowEnd(bytes: Buffer, from: number, limit = bytes.length): number {
  const end = Math.min(limit, bytes.length);
  let at = from;
  while (at < end && ((ROLES[bytes[at] as number] as number) & ROLE.digit) !== 0) at++;
  return at;
}

/**
 * Offset of what may be the next piece of a run of which `row` digits end at `from`, or -1: a cheap test, for few of the rows
 * in any text are base64.
 */
export function nextPiece(bytes: Buffer, from: number, row: number): number {
  const byte = bytes[from];
  if (has(byte, ROLE.lineEnd | ROLE.escape)) return gapEnd(bytes, from);
  if (has(byte, ROLE.blank)) return row === 0 || row >= LONG_WORD ? blanksEnd(bytes, from) : -1;
  // Most quotes of code end a string that nothing follows.
  const seam = has(byte, ROLE.quote) && has(bytes[from + 1], ROLE.blank | ROLE.quote | ROLE.operator);
  return seam ? gapEnd(bytes, from) : -1;
}

function blanksEnd(bytes: Buffer, from: number): number {
  let at = from;
  while (at - from < MAX_GAP && has(bytes[at], ROLE.blank)) at++;
  return at;
}

/** Whether enough digits follow in a row, escaped ones among them. */
export function isLongRow(bytes: Buffer, from: number): boolean {
  let at = from;
  for (let left = WINDOW; ; left--) {
    const stop = rowEnd(bytes, at, at + left);
    left -= stop - at;
    const escaped = left > 0 ? escapedDigit(bytes, stop) : undefined;
    if (escaped === undefined) return left <= 0;
    at = stop + escaped.width;
  }
}

/** Whether all of some bytes are digits or parts of their escapes. */
export function areDigits(bytes: Buffer, from: number, to: number): boolean {
  if (!has(bytes[to - 1], ROLE.digit | ROLE.entity)) return false;
  for (let at = from; at < to; at++) if (!has(bytes[at], ROLE.digit | ROLE.escape | ROLE.entity)) return false;
  return true;
}

export function escapedDigit(bytes: Buffer, at: number): EscapedDigit | undefined {
  if (!has(bytes[at], ROLE.escape)) return undefined;
  if (bytes[at] === BACKSLASH && bytes[at + 1] === SLASH) return { digit: '/', width: 2 };
  // Most escapes in code are others: `\n`, `%s`, `&amp;`.
  if (!ESCAPED_HEADS.has(((bytes[at] as number) << 8) | ((bytes[at + 1] ?? 0) | SMALL))) return undefined;
  const text = bytes.toString('latin1', at, at + LONGEST_ESCAPE).toLowerCase();
  for (const width of [3, 5, 6]) {
    const digit = ESCAPED_DIGITS[text.slice(0, width)];
    if (digit !== undefined) return { digit, width };
  }
  return undefined;
}

/** Offset of the escape that ends right before `at`, or of whose letters the digits at `at` are the rest; -1 without one. */
export function escapeBefore(bytes: Buffer, at: number, floor: number): number {
  const byte = at > floor ? bytes[at - 1] : undefined;
  if (byte === BACKSLASH || byte === 0x25) return at - 1;
  if (byte !== 0x3b) return -1;
  const entity = bytes.lastIndexOf('&', at - 1);
  return entity >= floor && at - entity <= LONGEST_ESCAPE ? entity : -1;
}

/** Width of `\n`, `\u003e` or `%3E`; 0 for what is no escape of a character. */
export function escapeWidth(bytes: Buffer, at: number): number {
  const text = bytes.toString('latin1', at, at + LONGEST_ESCAPE);
  return /^(?:\\[nrt]|\\u[0-9a-f]{4}|%[0-9a-f]{2})/i.exec(text)?.[0].length ?? 0;
}

/** Offset after the padding at `from`, which may be none. */
export function paddingEnd(bytes: Buffer, from: number): number {
  let at = from;
  for (let i = 0; i < 2; i++) {
    const escaped = escapedDigit(bytes, at);
    if (bytes[at] === EQUALS) at++;
    else if (escaped?.digit === '=') at += escaped.width;
  }
  return at;
}

/** Whether the piece after a gap belongs to the run before it: it is long, or nothing else stands on its line. */
export function continues(bytes: Buffer, at: number): boolean {
  if (bytes[at] === DASH && bytes[at + 1] === DASH) return false;
  if (escapedDigit(bytes, at) !== undefined) return true;
  let end = rowEnd(bytes, at, at + WINDOW);
  if (end === at + WINDOW) return true;
  if (end === at) return false;
  end = paddingEnd(bytes, end);
  while (has(bytes[end], ROLE.blank) && !has(bytes[end], ROLE.lineEnd)) end++;
  return end >= bytes.length || '\r\n"\'`<\\&)]},;%'.includes(String.fromCharCode(bytes[end] as number));
}

/** Offset after what may separate two pieces of a run (line ends, or the seam of two strings), or -1. */
export function gapEnd(bytes: Buffer, from: number): number {
  const limit = Math.min(bytes.length, from + MAX_GAP);
  let lines = 0;
  let quotes = 0;
  for (let at = from; at < limit; ) {
    const byte = bytes[at] as number;
    const width = escapedLineEnd(bytes, at);
    if (width > 0 || byte === LF) {
      if (++lines > 3) return -1;
      at += width || 1;
    } else if (has(byte, ROLE.quote)) {
      if (++quotes > 2) return -1;
      at++;
    } else if (has(byte, ROLE.blank)) {
      if (byte === CR && bytes[at + 1] !== LF) lines++;
      at++;
    } else if (quotes === 1 && has(byte, ROLE.operator)) at++;
    else return quotes === 2 || (lines > 0 && quotes === 0) ? at : -1;
  }
  return -1;
}

/** Offset after one or two spaces, which stand for line ends in values that were flattened to one line; else -1. */
export function spacesEnd(bytes: Buffer, from: number): number {
  if (bytes[from] !== SPACE) return -1;
  return bytes[from + 1] === SPACE ? from + 2 : from + 1;
}

/** Offset before the part of a gap that ends at `at`, or -1 where none does. */
export function gapStep(bytes: Buffer, at: number): number {
  for (const width of [2, 3, 5, 6]) if (escapedLineEnd(bytes, at - width) === width) return at - width;
  return has(bytes[at - 1], ROLE.blank | ROLE.quote | ROLE.operator) ? at - 1 : -1;
}

/** Width of an escaped line end, or of a backslash that continues a line; 0 where there is none. */
function escapedLineEnd(bytes: Buffer, at: number): number {
  if (!has(bytes[at], ROLE.escape)) return 0;
  if (bytes[at] === BACKSLASH && bytes[at + 1] === LF) return 2;
  if (bytes[at] === BACKSLASH && bytes[at + 1] === CR) return bytes[at + 2] === LF ? 3 : 2;
  const text = bytes.toString('latin1', at, at + LONGEST_ESCAPE).toLowerCase();
  return ESCAPED_LINE_ENDS.find((token) => text.startsWith(token))?.length ?? 0;
}

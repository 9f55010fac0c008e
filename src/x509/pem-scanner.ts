/** Finds the armour of PEM (RFC 7468 section 2) in any bytes. One pass of byte searches, no backtracking. */

/** One `-----BEGIN …-----` with the next `-----END`, before another `-----BEGIN`. Offsets in the bytes that were scanned. */
export interface PemBlock {
  label: string;
  /** The label of END, which is the same but for a slip. */
  endLabel: string;
  /** Offset of the first dash of BEGIN. */
  start: number;
  /** Offset of END's first dash. */
  end: number;
  /** What stands before BEGIN on its line, cut to its last 200 characters. */
  before: string;
  /** What stands between the two, escapes and all, as Latin-1. */
  body: string;
}

export interface Unterminated {
  /** Offset of the first one. */
  start: number;
  count: number;
}

const BEGIN = Buffer.from('-----BEGIN', 'latin1');
const END = Buffer.from('-----END', 'latin1');
/** The dashes and the letters in UTF-16 of either byte order, but for the outermost zero. */
const WIDE = Buffer.from(
  Array.from(BEGIN, (byte) => [byte, 0])
    .flat()
    .slice(0, -1),
);
/** Strings as Latin-1, one of which stands in every text with PEM. */
export const PEM_NEEDLES: readonly string[] = [BEGIN, WIDE].map((bytes) => bytes.toString('latin1'));
const DASH = 0x2d;

/** The longest label in use has 34 characters, escaped spaces aside. */
const MAX_LABEL = 64;
const MAX_BEFORE = 200;
/** Letters of base64 that tell a body from a word; the shortest object in use, an Ed25519 key, has 64. */
const MIN_RUN = 40;

/** Whether bytes hold the armour's first dashes, in one byte a character or in UTF-16. */
export function mentionsPem(bytes: Buffer): boolean {
  return bytes.includes(BEGIN) || bytes.includes(WIDE);
}

/**
 * The bytes with one byte a character. Text that is UTF-16 throughout was decoded before; where a part of a file is, as `>>` of
 * Windows PowerShell appends it, a copy without the zeros shows the armour in it.
 */
export function narrowText(bytes: Buffer): Buffer {
  return bytes.includes(WIDE) ? Buffer.from(bytes.filter((byte) => byte !== 0)) : bytes;
}

/**
 * Hands every block to `found`, in order. Returns the BEGIN lines that no END follows and that stand for a block all the
 * same: alone on their line, before base64, another BEGIN line or the end. Source code names the armour all the time.
 * @param least bytes of the shortest body
 */
export function scanPem(bytes: Buffer, found: (block: PemBlock) => void, least = MIN_RUN): Unterminated | undefined {
  let unterminated: Unterminated | undefined;
  let end = bytes.indexOf(END);
  for (let start = bytes.indexOf(BEGIN); start >= 0; ) {
    const body = labelEnd(bytes, start + BEGIN.length);
    const next = bytes.indexOf(BEGIN, start + BEGIN.length);
    if (end >= 0 && end < start) end = bytes.indexOf(END, start);
    if (body >= 0) {
      if (end >= body && (next < 0 || end < next)) {
        if (end - body >= least) found(blockAt(bytes, start, body, end));
      } else if (!isPattern(bytes, start, body) && standsAlone(bytes, start, body, next < 0 ? bytes.length : next)) {
        if (unterminated === undefined) unterminated = { start, count: 1 };
        else unterminated.count++;
      }
    }
    start = next;
  }
  return unterminated;
}

/** Whether a label is a pattern that searches for labels, as rules of secret scanners have it: `BEGIN\s+PRIVATE\s+KEY`. */
function isPattern(bytes: Buffer, start: number, body: number): boolean {
  return /\\s|[+*?()[\]|]/.test(bytes.toString('latin1', start + BEGIN.length, body - 5));
}

/** Offset after the dashes that end a label, or -1 where none do. */
function labelEnd(bytes: Buffer, from: number): number {
  const limit = Math.min(bytes.length, from + MAX_LABEL);
  for (let at = from; at < limit; at++) {
    if (bytes[at] !== DASH) continue;
    for (let dashes = 1; dashes < 5; dashes++) if (bytes[at + dashes] !== DASH) return -1;
    return at + 5;
  }
  return -1;
}

function blockAt(bytes: Buffer, start: number, body: number, end: number): PemBlock {
  const close = labelEnd(bytes, end + END.length);
  let line = start;
  while (line > 0 && start - line < MAX_BEFORE && !isLineEnd(bytes[line - 1])) line--;
  return {
    label: labelText(bytes.toString('latin1', start + BEGIN.length, body - 5)),
    endLabel: close < 0 ? '' : labelText(bytes.toString('latin1', end + END.length, close - 5)),
    start,
    end,
    before: bytes.toString('latin1', line, start),
    body: bytes.toString('latin1', body, end),
  };
}

/** A label's spaces may be escaped: `%20` or `+` in a header or a form, `\u0020` in JSON. */
function labelText(raw: string): string {
  return raw.replace(/%20|\\u0020|[+_]/g, ' ').trim();
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || isLineEnd(byte);
}

function standsAlone(bytes: Buffer, start: number, body: number, limit: number): boolean {
  let before = start;
  while (before > 0 && (bytes[before - 1] === 0x20 || bytes[before - 1] === 0x09)) before--;
  if (before > 0 && !isLineEnd(bytes[before - 1]) && !(before === 3 && bytes[0] === 0xef)) return false;
  let at = body;
  while (at < limit && isSpace(bytes[at]) && !isLineEnd(bytes[at])) at++;
  if (at < bytes.length && !isLineEnd(bytes[at])) return false;
  while (at < limit && isSpace(bytes[at])) at++;
  if (at === limit) return true;
  let run = at;
  while (run < limit && run - at < MIN_RUN && isBase64(bytes[run] as number)) run++;
  return run - at === MIN_RUN;
}

/** Whether a byte or a code unit is a letter of base64, padding aside. */
export function isBase64(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x2f && byte <= 0x39) || byte === 0x2b
  );
}

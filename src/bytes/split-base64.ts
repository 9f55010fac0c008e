import { contentKind, structureLength } from './content-kind.ts';

/** An object in base64 whose lines are apart: each behind the margin of a comment or a quotation, or a string of a list. */
export interface SplitBase64 {
  /** Offset of the first digit. */
  start: number;
  /** Offset after the last digit or padding. */
  end: number;
  content: Buffer;
}

/**
 * What stands in the first line of an object: the version and the serial number of a certificate, with a long and a short
 * body; the version of a private key in PKCS #8 and PKCS #1, on a curve in both forms; the type of a PKCS #7; the armour of PEM
 * in base64.
 */
export const FIRST_LINES: readonly string[] = [
  ...['gAwIBAgI', 'ADAgECA', 'ANBgkqhkiG9w0BAQEFAASC', 'IBAAKCA', 'MHcCAQEE', 'GHAgEAMBMGByqGSM49'],
  ...['YJKoZIhvcNAQcC', 'LS0tLS1CRUdJTi'],
];
/** Digits before one of these, and bytes of the margin before the first digit. */
const [MAX_LEAD, MAX_MARGIN] = [40, 120];
const [MAX_ROWS, MAX_DIGITS] = [5000, 400_000];
/** What may stand between two strings of a list, and behind the digits of a line in a box. */
const MAX_SEAM = 200;

const DIGITS = new Uint8Array(256);
for (const digit of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/') DIGITS[digit.charCodeAt(0)] = 1;

/** Comments of code and of documents, quotations of mail, tables, items of a list. */
const MARGIN = /^[ \t]*(?:\/\/+!?|\/?\*+|#+|;+|--|!|%+|\||-|>(?:[ \t]?>){0,5})[ \t]*$/;
const ROW_END = /^["'`]?,?[ \t]*(?:\||\*{1,2}\/?|#)?[ \t]*\r?\n/;
const SEAM = /^(["'`])[ \t\r\n]{0,80},[ \t\r\n]{0,80}(["'`])/;

/** Every such object in order. It is complete: what lacks its end is not told from other text. */
export function* splitBase64(bytes: Buffer): Generator<SplitBase64> {
  let floor = 0;
  /** Digits that may be read before the search ends, so that objects which promise more than there is cost no more. */
  const budget = { digits: EFFORT * bytes.length };
  for (const start of startsOf(bytes)) {
    if (start < floor || budget.digits < 0) continue;
    const margin = marginOf(bytes, start);
    const quote = bytes.toString('latin1', Math.max(0, start - 1), start);
    const isString = quote !== '' && '"\'`'.includes(quote);
    const before = margin?.toString('latin1', 0, margin.length - (isString ? 1 : 0));
    const found =
      (isString ? read(bytes, start, undefined, budget) : undefined) ??
      (before !== undefined && MARGIN.test(before) ? read(bytes, start, margin, budget) : undefined);
    if (found === undefined) continue;
    floor = found.end;
    yield found;
  }
}

const EFFORT = 8;
/** `-----BEGIN` in base64: of the next object. */
const ARMOUR = 'LS0tLS1CRUdJTi';

/** What stands before an offset on its line; undefined where that is too much for a margin. */
function marginOf(bytes: Buffer, start: number): Buffer | undefined {
  let line = start;
  while (line > 0 && bytes[line - 1] !== 0x0a) if (start - --line > MAX_MARGIN) return undefined;
  return bytes.subarray(line, start);
}

/** Offsets of digits with which an object may begin, ascending. */
function startsOf(bytes: Buffer): number[] {
  const starts = new Set<number>();
  for (const needle of FIRST_LINES) {
    for (
      let at = bytes.indexOf(needle, 0, 'latin1');
      at >= 0;
      at = bytes.indexOf(needle, at + needle.length, 'latin1')
    ) {
      let start = at;
      while (start > 0 && at - start <= MAX_LEAD && DIGITS[bytes[start - 1] as number] === 1) start--;
      // The slashes of a comment are digits as well.
      while (start < at && bytes[start] === 0x2f) start++;
      if (at - start <= MAX_LEAD) starts.add(start);
    }
  }
  return [...starts].sort((one, other) => one - other);
}

/** @param margin what stands before the digits of each line; undefined for a list of strings */
function read(
  bytes: Buffer,
  start: number,
  margin: Buffer | undefined,
  budget: { digits: number },
): SplitBase64 | undefined {
  const first = rowEnd(bytes, start);
  const head = Buffer.from(bytes.toString('latin1', start, Math.min(first, start + 16)), 'base64');
  const octets = structureLength(head);
  const isText = head.toString('latin1').startsWith('-----');
  if ((octets === undefined || octets === Number.POSITIVE_INFINITY) && !isText) return undefined;
  const whole = isText ? MAX_DIGITS : Math.ceil(((octets ?? 0) * 8) / 6);
  const rows = [bytes.toString('latin1', start, first)];
  let length = first - start;
  // What is complete in one line has its own reader.
  if (length >= whole || whole > MAX_DIGITS || rows[0]?.includes(ARMOUR, 1)) return undefined;
  let end = first;
  while (length < whole && rows.length < MAX_ROWS) {
    const next = margin === undefined ? nextString(bytes, end) : nextLine(bytes, end, margin);
    const stop = next < 0 ? -1 : rowEnd(bytes, next);
    if (stop <= next || (isText && bytes.subarray(next, stop).includes(ARMOUR))) break;
    rows.push(bytes.toString('latin1', next, stop));
    budget.digits -= stop - end;
    length += stop - next;
    end = stop;
  }
  if (rows.length < 2) return undefined;
  const content = Buffer.from(rows.join(''), 'base64');
  const kind = contentKind(content);
  if (kind !== 'object' && !(kind === 'text' && content.includes('-----BEGIN'))) return undefined;
  while (bytes[end] === 0x3d) end++;
  return { start, end, content };
}

function rowEnd(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && at - from < MAX_DIGITS && DIGITS[bytes[at] as number] === 1) at++;
  return at;
}

/** Offset of the digits on the next line, behind the same margin; -1 where it has another one. */
function nextLine(bytes: Buffer, from: number, margin: Buffer): number {
  const rest = ROW_END.exec(bytes.toString('latin1', from, from + MAX_SEAM))?.[0].length;
  if (rest === undefined) return -1;
  const line = from + rest;
  return bytes.subarray(line, line + margin.length).equals(margin) ? line + margin.length : -1;
}

/** Offset of the digits in the next string of a list; -1 where it ends. */
function nextString(bytes: Buffer, from: number): number {
  const seam = SEAM.exec(bytes.toString('latin1', from, from + MAX_SEAM));
  return seam !== null && seam[1] === seam[2] ? from + seam[0].length : -1;
}

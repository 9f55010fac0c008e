import { isBase64 } from './pem-scanner.ts';

/** Reads the base64 between the armour of PEM out of whatever language it was written in. */

/** What a body holds: `bytes`, the first `length` of which are the object. */
export interface PemBody {
  bytes: Buffer;
  length: number;
  /** Characters of the body that follow the object and are none of its bytes; all of them where it is not told which. */
  rest: number;
}

/** Octets of base64 from which a body counts as damaged; a shorter one stands for a body that was left out. */
const MIN_DAMAGED = 100;

/** Characters of the longest body that may be written in another way than plainly; the longest chains have a tenth. */
const MAX_TOLERANT = 4 << 20;

const BASE64_ONLY = /^[A-Za-z0-9+/=\s]*$/;
const QUOTES = '"\'`';

/** What people write where a certificate was or will be: an ellipsis (also in UTF-8), a template, `<…>`, `[…]`, crosses. */
const PLACEHOLDER = /\.{3}|\xe2\x80\xa6|\{\{|\$[{(]|%s|<[A-Za-z/]|\[[A-Za-z]|REDACTED|x{8}|X{8}|\*{3}/;

/**
 * The object in a body, or `damaged` for one that was there and is not any more, or undefined where there never was any.
 * @param body what stands between the armour, as Latin-1
 * @param before what stands before BEGIN on its line
 * @param measure length of the object that bytes begin with, 0 when they begin with none: the judge of every reading
 */
export function readPemBody(
  body: string,
  before: string,
  measure: (bytes: Buffer) => number,
): PemBody | 'damaged' | undefined {
  const candidates: Buffer[] = [];
  for (const text of readings(body, before)) {
    const bytes = Buffer.from(text, 'base64');
    const length = measure(bytes);
    if (length > 0) return { bytes, length, rest: restOf(body, text, bytes, length) };
    candidates.push(bytes);
  }
  const text = body.length > MAX_TOLERANT ? body : unescaped(body);
  if (!isSolid(text) || PLACEHOLDER.test(body)) return undefined;
  return candidates.length === 0 || candidates.some(isDamaged) ? 'damaged' : undefined;
}

/** Node.js decodes up to the padding. Behind it stands something else. */
const BEHIND_PADDING = /=\s*[^=\s]/;

function restOf(body: string, text: string, bytes: Buffer, length: number): number {
  const more = BEHIND_PADDING.test(text);
  if (text !== body) return more || length < bytes.length ? body.length : 0;
  if (!more) return 0;
  const digits = /[A-Za-z0-9+/]/g;
  for (let count = Math.ceil((length * 8) / 6); count > 0; count--) digits.test(body);
  return body.length - digits.lastIndex;
}

/** The ways in which a body may have to be read, the plain one first. Each is linear, as is every step of it. */
function* readings(body: string, before: string): Generator<string> {
  if (BASE64_ONLY.test(body)) yield body;
  if (body.length > MAX_TOLERANT) return;
  const lines = unescaped(body)
    .split(/[\r\n]+/)
    .map((line) => line.trim());
  yield base64Of(withoutPrefix(lines));
  const quote = quoteOf(body, before);
  if (quote !== undefined) yield base64Of(unescaped(literals(body, quote)).split(/[\r\n]+/));
}

/** Header lines (RFC 1421 section 4.6) go, and everything that is not of the alphabet. */
function base64Of(lines: string[]): string {
  return lines
    .filter((line) => !line.includes(':'))
    .join('')
    .replace(/[^A-Za-z0-9+/=]+/g, '');
}

/**
 * Takes off what every line starts with: `+` of a diff, `//`, `REM`. The last line is what stands before END, so it is that
 * prefix and nothing else; one without letters of base64 vanishes anyway. What follows BEGIN on its own line has none.
 */
function withoutPrefix(lines: string[]): string[] {
  const [first = '', ...rest] = lines;
  const prefix = rest.at(-1) ?? '';
  if (rest.length < 2 || !rest.every((line) => line === '' || line.startsWith(prefix))) return lines;
  return [first, ...rest.map((line) => line.slice(prefix.length))];
}

function quoteOf(body: string, before: string): string | undefined {
  const last = before.at(-1);
  if (last !== undefined && QUOTES.includes(last)) return last;
  return /["'`]/.exec(body)?.[0];
}

/** Joins the string literals that a body is cut into; operators, commas, calls and comments between them are dropped. */
function literals(body: string, quote: string): string {
  const parts: string[] = [];
  let inside = true;
  let from = 0;
  for (let at = 0; at < body.length; at++) {
    const character = body[at];
    if (character === '\\' && inside) at++;
    else if (character === quote) {
      if (inside) parts.push(body.slice(from, at));
      inside = !inside;
      from = at + 1;
    }
  }
  if (inside) parts.push(body.slice(from));
  return parts.join('\n');
}

const ESCAPES =
  /[\\`](?:[rnt]|u00([0-9a-f]{2})|x([0-9a-f]{2})|0?1[25])|&#(?:x([0-9a-f]{1,4})|([0-9]{1,4}));|%([0-9a-f]{2})|<[^<>]{0,64}>/gi;

/**
 * Undoes the escapes of string literals, JSON, XML, URLs and HTML, in which line ends and the letters `+`, `/` and `=` of
 * base64 are written. Backslashes that stay, of escapes of escapes, are none of base64's letters; tags become line ends.
 */
function unescaped(body: string): string {
  if (!/[\\`&%<]/.test(body)) return body;
  return body.replace(ESCAPES, (_, unicode, hex, entityHex, entity, percent) => {
    const digits = unicode ?? hex ?? entityHex ?? percent;
    if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
    return entity === undefined ? '\n' : String.fromCharCode(Number(entity));
  });
}

/** Characters of base64 that do not stand together by chance; lines of PEM have 64, some have 48. */
const MIN_RUN = 32;

/** Whether the most of a text is long runs of base64: prose and code between two mentions of the armour are not. */
function isSolid(text: string): boolean {
  let solid = 0;
  let visible = 0;
  let run = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0x20;
    if (code > 0x20) visible++;
    if (isBase64(code)) run++;
    else {
      if (run >= MIN_RUN) solid += run;
      run = 0;
    }
  }
  return solid > 0 && solid >= 0.6 * visible;
}

/** Whether bytes are no short stand-in: much of something, or most of what a DER header promises. */
function isDamaged(bytes: Buffer): boolean {
  if (bytes.length >= MIN_DAMAGED) return true;
  const declared = bytes[0] === 0x30 ? (bytes[1] === 0x81 ? (bytes[2] ?? 0) + 3 : (bytes[1] ?? 0) + 2) : 0;
  return bytes.length > 2 && declared > bytes.length && bytes.length * 2 >= declared;
}

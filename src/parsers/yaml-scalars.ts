/** Keys, plain scalars and quoted ones for the plain reader of YAML. */
import {
  COLON,
  type Cursor,
  DASH,
  HASH,
  isBlank,
  NEWLINE,
  refuse,
  SPACE,
  skipSpaces,
  TAB,
  toNextLine,
} from './yaml-cursor.ts';

/** Implicit keys have at most 1024 characters (YAML 1.2.2 section 7.4.2). */
const MAX_KEY = 500;
const [QUOTE, APOSTROPHE, BACKSLASH, QUESTION] = [0x22, 0x27, 0x5c, 0x3f];

/**
 * Reads a key that ends on its line, with its colon; undefined where there is none at the cursor, which stays where it is then.
 */
export function keyAt(cursor: Cursor): string | undefined {
  const { text, at } = cursor;
  const first = text.charCodeAt(at);
  const end = first === QUOTE || first === APOSTROPHE ? endOfQuotedKey(text, at, first) : endOfPlainKey(text, at);
  if (end < 0) return undefined;
  cursor.at = end + 1;
  if (first === QUOTE || first === APOSTROPHE) return text.slice(at + 1, end - 1);
  return withoutSpaces(text.slice(at, end));
}

/** Offset of the colon behind a plain key. */
function endOfPlainKey(text: string, at: number): number {
  if (!startsPlain(text, at)) return -1;
  for (let end = at; end - at <= MAX_KEY; end++) {
    const code = text.charCodeAt(end);
    if (code === COLON && isBlank(text.charCodeAt(end + 1))) return end;
    if (code === NEWLINE || code === TAB || Number.isNaN(code)) return -1;
    if (code === HASH && text.charCodeAt(end - 1) === SPACE) return -1;
  }
  return -1;
}

/** Offset of the colon behind a quoted key without escapes. */
function endOfQuotedKey(text: string, at: number, quote: number): number {
  for (let end = at + 1; end - at <= MAX_KEY; end++) {
    const code = text.charCodeAt(end);
    if (code === quote) return text.charCodeAt(end + 1) === COLON && isBlank(text.charCodeAt(end + 2)) ? end + 1 : -1;
    if (code === NEWLINE || code === BACKSLASH || Number.isNaN(code)) return -1;
  }
  return -1;
}

/** Characters with a meaning of their own where a node starts (YAML 1.2.2 section 5.3). */
const INDICATORS = new Set([...'-?:,[]{}#&*!|>\'"%@`'].map((char) => char.charCodeAt(0)));

/** Whether a plain scalar may start here (YAML 1.2.2 section 7.3.3). */
export function startsPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === DASH || code === COLON || code === QUESTION) {
    const next = text.charCodeAt(at + 1);
    return !isBlank(next) && next !== TAB;
  }
  return !INDICATORS.has(code) && !isBlank(code) && code !== TAB;
}

/** Of white space, YAML 1.2.2 section 5.5 knows the space and the tab; a no-break space is content. */
function withoutSpaces(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === SPACE) end--;
  return end === text.length ? text : text.slice(0, end);
}

export interface PlainScalar {
  written: string;
  typed: string | number | boolean | null;
}

/** A plain scalar in a block, with the lines below that continue it (YAML 1.2.2 section 7.3.3). */
export function plain(cursor: Cursor, parent: number): PlainScalar {
  const { text, line } = cursor;
  if (!startsPlain(text, cursor.at)) refuse('plain scalar');
  let { at } = cursor;
  let end = plainLine(cursor);
  let written = text.slice(at, end);
  for (;;) {
    const gap = continuation(cursor, parent);
    if (gap === undefined) break;
    ({ at } = cursor);
    end = plainLine(cursor);
    written += gap + text.slice(at, end);
  }
  // Where a scalar ends is told without the white space that JavaScript knows.
  if (text.charCodeAt(at) > 0x7f && text.slice(at, end).trim() === '') refuse('white space');
  return { written, typed: cursor.line > line ? written : plainValue(written) };
}

/** Goes behind the part of a plain scalar on one line: to the end of the line or to a comment. The result is where it ends. */
function plainLine(cursor: Cursor): number {
  const { text, at } = cursor;
  let end = at;
  for (let to = at; ; to++) {
    const code = text.charCodeAt(to);
    if (code === SPACE) continue;
    if (code === NEWLINE || Number.isNaN(code) || (code === HASH && to > at && text.charCodeAt(to - 1) === SPACE)) {
      cursor.at = to;
      return end;
    }
    // White space that may separate, and a mapping in a value.
    if (code === TAB) refuse('tab');
    if (code === COLON && isBlank(text.charCodeAt(to + 1))) refuse('plain scalar');
    end = to + 1;
  }
}

/**
 * Goes from the end of a line to the next one of the scalar, to the first character in it. The result is what stands for the gap
 * (YAML 1.2.2 section 6.5): a space, or a newline for each empty line between. Undefined, and no step, where the line belongs to
 * something else.
 */
function continuation(cursor: Cursor, parent: number): string | undefined {
  const { text } = cursor;
  if (text.charCodeAt(cursor.at) !== NEWLINE) return undefined;
  let start = cursor.at + 1;
  for (let empty = 0; ; empty++) {
    let at = start;
    while (text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    if (code === NEWLINE) {
      start = at + 1;
      continue;
    }
    if (code === TAB) refuse('tab');
    if (Number.isNaN(code) || code === HASH || at - start <= parent) return undefined;
    cursor.at = at;
    cursor.start = start;
    cursor.line += empty + 1;
    return empty > 0 ? '\n'.repeat(empty) : ' ';
  }
}

/** What stands behind a backslash, and what it means (YAML 1.2.2 section 5.7). */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ...Object.entries({
    '0': '\0',
    a: '\x07',
    b: '\b',
    t: '\t',
    '\t': '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
    e: '\x1b',
  }),
  ...Object.entries({ ' ': ' ', '"': '"', '/': '/', '\\': '\\', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029' }),
]);
const CODE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U(000[0-9a-fA-F]{5}))/y;

/** A quoted scalar (YAML 1.2.2 sections 7.3.1 and 7.3.2); the cursor is behind its end then. */
export function quoted(cursor: Cursor, parent: number): string {
  const { text } = cursor;
  const quote = text.charCodeAt(cursor.at);
  let content = '';
  for (let from = ++cursor.at; ; ) {
    const code = text.charCodeAt(cursor.at);
    if (code === quote) {
      content += text.slice(from, cursor.at++);
      if (quote === QUOTE || text.charCodeAt(cursor.at) !== APOSTROPHE) return content;
      from = cursor.at++;
    } else if (code === BACKSLASH && quote === QUOTE) {
      content += text.slice(from, cursor.at) + escaped(cursor, parent);
      from = cursor.at;
    } else if (code === NEWLINE) {
      const line = withoutSpaces(text.slice(from, cursor.at));
      if (line.endsWith('\t')) refuse('tab');
      content += line + continuationOfQuoted(cursor, parent);
      from = cursor.at;
    } else if (Number.isNaN(code)) refuse('quoted scalar');
    else cursor.at++;
  }
}

/** As {@link continuation}, where a line that starts with `#` is no comment. */
function continuationOfQuoted(cursor: Cursor, parent: number): string {
  const { text } = cursor;
  for (let empty = 0; ; empty++) {
    toNextLine(cursor, cursor.at);
    const code = skipSpaces(cursor);
    if (code === NEWLINE) continue;
    if (code === TAB || Number.isNaN(code) || cursor.at - cursor.start <= parent) refuse('quoted scalar');
    // At the left margin a document may end.
    if (cursor.at === cursor.start && /[-.]/.test(text.charAt(cursor.at))) refuse('quoted scalar');
    return empty > 0 ? '\n'.repeat(empty) : ' ';
  }
}

/** Reads an escape sequence; that of a newline takes the indentation of the next line with it. */
function escaped(cursor: Cursor, parent: number): string {
  const { text } = cursor;
  const next = text.charAt(cursor.at + 1);
  if (next === '\n') {
    cursor.at++;
    // It stands for nothing; the empty lines below it fold like those below any line.
    const gap = continuationOfQuoted(cursor, parent);
    return gap === ' ' ? '' : gap === '\n' ? ' ' : gap.slice(1);
  }
  const known = ESCAPES.get(next);
  if (known !== undefined) {
    cursor.at += 2;
    return known;
  }
  CODE.lastIndex = cursor.at;
  const found = CODE.exec(text) ?? refuse('quoted scalar');
  cursor.at = CODE.lastIndex;
  return String.fromCodePoint(Number.parseInt((found[1] ?? found[2] ?? found[3]) as string, 16));
}

const WORD = /^[-+.\d~nNtTfF]/;
const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/** A plain scalar by the core schema (YAML 1.2.2 section 10.3.2). */
export function plainValue(written: string): string | number | boolean | null {
  if (!WORD.test(written)) return written;
  switch (written) {
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
  }
  if (NUMBER.test(written)) return Number(written);
  // JavaScript knows the same prefixes, but not before a sign.
  if (/^0(?:o[0-7]+|x[\da-fA-F]+)$/.test(written)) return Number(written);
  if (/^\.(?:nan|NaN|NAN)$/.test(written)) return Number.NaN;
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(written)) return written.startsWith('-') ? -Infinity : Infinity;
  return written;
}

/** Flow collections of YAML (YAML 1.2.2 section 7.4) for the plain reader; JSON is one. */
import { asList, asMap, asScalar, type Pair } from './yaml-build.ts';
import {
  COLON,
  type Cursor,
  DASH,
  HASH,
  isBlank,
  NEWLINE,
  newNode,
  refuse,
  SPACE,
  TAB,
  toNextLine,
} from './yaml-cursor.ts';
import type { YamlNode } from './yaml-node.ts';
import { ASTERISK, alias, EXCLAMATION, property, TAG } from './yaml-properties.ts';
import { plainValue, quoted, startsPlain } from './yaml-scalars.ts';

const MAX_DEPTH = 100;
/** A key on one line has at most 1024 characters. */
const MAX_KEY = 500;
const [QUOTE, APOSTROPHE, COMMA, QUESTION] = [0x22, 0x27, 0x2c, 0x3f];
const [BRACKET, BRACKET_END, BRACE, BRACE_END] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * The collection that opens at the cursor; the cursor is behind its end then.
 * @param parent indentation of the block that it belongs to: its lines are indented further, the last bracket at least as far
 */
export function flow(
  cursor: Cursor,
  parent: number,
  keyLine: number | undefined,
  depth: number,
  outer = true,
): YamlNode {
  const { text } = cursor;
  const made = newNode(cursor, keyLine ?? cursor.line);
  const map = text.charCodeAt(cursor.at) === BRACE;
  const close = map ? BRACE_END : BRACKET_END;
  const pairs: Pair[] = [];
  if (depth > MAX_DEPTH) refuse('depth');
  cursor.at++;
  for (;;) {
    if (toToken(cursor, parent, outer ? close : undefined) === close) break;
    const { line } = cursor;
    const name = map ? key(cursor, parent) : '';
    const child = element(cursor, parent, map ? line : undefined, depth);
    pairs.push({ name, line, child });
    const behind = toToken(cursor, parent, outer ? close : undefined);
    if (behind === close) break;
    if (behind !== COMMA) refuse('flow collection');
    cursor.at++;
  }
  cursor.at++;
  if (map) asMap(made, pairs, cursor.origin);
  else {
    const items = pairs.map(({ child }) => child);
    asList(made, items);
  }
  return made;
}

/** Goes to the next token, over the ends of lines and comments, and gives its first character. */
function toToken(cursor: Cursor, parent: number, close: number | undefined): number {
  const { text } = cursor;
  for (let fresh = false; ; ) {
    const code = text.charCodeAt(cursor.at);
    // In the lines of a collection that is no part of a block, a tab is a space.
    if (code === SPACE || (code === TAB && parent < 0)) cursor.at++;
    else if (code === NEWLINE) fresh = toNextLine(cursor, cursor.at);
    else if (code === HASH) {
      // The other reader takes no comment at the left margin behind a value.
      if (text.charCodeAt(cursor.at - 1) !== SPACE) refuse('flow collection');
      if (!toNextLine(cursor, text.indexOf('\n', cursor.at))) refuse('flow collection');
      fresh = true;
    } else {
      const indent = cursor.at - cursor.start;
      if (fresh && indent <= parent && !(indent === parent && code === close)) refuse('indentation');
      // At the left margin a document may end.
      if (fresh && indent === 0 && (code === DASH || text.startsWith('...', cursor.at))) refuse('marker');
      return code;
    }
  }
}

/** Reads a key and its colon. */
function key(cursor: Cursor, parent: number): string {
  const { text, at, line } = cursor;
  const code = text.charCodeAt(at);
  const isQuoted = code === QUOTE || code === APOSTROPHE;
  const name = isQuoted ? quoted(cursor, parent) : plainWord(cursor);
  while (text.charCodeAt(cursor.at) === SPACE) cursor.at++;
  if (text.charCodeAt(cursor.at) !== COLON || cursor.line > line || cursor.at - at > MAX_KEY) refuse('flow collection');
  cursor.at++;
  // Behind quotes the colon tells enough.
  if (!isQuoted && !isBlank(text.charCodeAt(cursor.at))) refuse('flow collection');
  return name;
}

function element(cursor: Cursor, parent: number, keyLine: number | undefined, depth: number): YamlNode {
  const { text, origin } = cursor;
  const first = toToken(cursor, parent, undefined);
  const tag = first === EXCLAMATION ? property(cursor, TAG) : undefined;
  const code = text.charCodeAt(cursor.at);
  if (code === BRACE || code === BRACKET) return flow(cursor, parent, keyLine, depth + 1, false);
  const made = newNode(cursor, keyLine ?? cursor.line);
  if (code === ASTERISK && tag === undefined) return alias(cursor, made);
  if (code === QUOTE || code === APOSTROPHE) {
    const content = quoted(cursor, parent);
    asScalar(made, content, content, origin);
  } else {
    const written = plainWord(cursor);
    asScalar(made, tag === undefined ? plainValue(written) : written, written, origin);
  }
  if (text.charCodeAt(cursor.at) === COLON) refuse('flow collection');
  made.endLine = cursor.line;
  return made;
}

/** A plain scalar on one line (YAML 1.2.2 section 7.3.3). One that goes on in the next line meets no comma and is refused there. */
function plainWord(cursor: Cursor): string {
  const { text, at } = cursor;
  if (!startsPlain(text, at) || (isSign(text.charCodeAt(at)) && isIndicator(text.charCodeAt(at + 1))))
    refuse('flow collection');
  let end = at;
  for (; ; cursor.at++) {
    const code = text.charCodeAt(cursor.at);
    if (code === SPACE) continue;
    if (code === NEWLINE || Number.isNaN(code) || isIndicator(code)) break;
    if (code === HASH && text.charCodeAt(cursor.at - 1) === SPACE) break;
    const next = text.charCodeAt(cursor.at + 1);
    if (code === COLON && (isBlank(next) || isIndicator(next))) break;
    if (code === TAB) refuse('tab');
    end = cursor.at + 1;
  }
  return text.slice(at, end);
}

function isIndicator(code: number): boolean {
  return code === COMMA || code === BRACKET || code === BRACKET_END || code === BRACE || code === BRACE_END;
}

/** Of what is an indicator unless something follows. */
function isSign(code: number): boolean {
  return code === DASH || code === COLON || code === QUESTION;
}

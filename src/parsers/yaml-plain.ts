/**
 * Reads the YAML that configuration is written in. Unusual syntax is left to the parser of the `yaml` package, which
 * takes twenty times as long. So everything that is read here is unambiguous and never malformed.
 */
import { hasMark } from './template.ts';
import { blockScalar } from './yaml-block-scalar.ts';
import { asList, asMap, asScalar, newBudget, type Origin, type Pair } from './yaml-build.ts';
import {
  type Cursor,
  DASH,
  endLine,
  HASH,
  isBlank,
  NEWLINE,
  newNode,
  type Reason,
  Refused,
  refuse,
  skipSpaces,
  toContent,
} from './yaml-cursor.ts';
import { flow } from './yaml-flow.ts';
import type { YamlNode } from './yaml-node.ts';
import { AMPERSAND, ANCHOR, ASTERISK, alias, EXCLAMATION, property, TAG } from './yaml-properties.ts';
import { keyAt, plain, quoted } from './yaml-scalars.ts';

const MAX_DEPTH = 100;
/** Entries that the maps of a document may take over from merge keys; a document that wants more is left to the other reader. */
const MAX_MERGED = 2_000;
/** Line ends other than newline, and invisible characters. A carriage return before a newline belongs to it. */
const ODD = /[\0-\x08\x0b\x0c\x0e-\x1f\x85\u2028\u2029\ufeff]|\r(?!\n)/;

const [QUOTE, APOSTROPHE] = [0x22, 0x27];
const [BAR, GREATER, BRACE, BRACKET] = [0x7c, 0x3e, 0x7b, 0x5b];

/** A document, which may be empty, or the syntax that is not supported here. */
export type PlainDocument = { root: YamlNode | undefined; refused?: undefined } | { refused: Reason; line: number };

/** A cursor stands at content after each step, and `indent` is the indentation of its line; -1 at the end of the text. */
interface Blocks extends Cursor {
  indent: number;
}

/**
 * Reads a document. Linear.
 * @param offset lines of the file before the document
 */
export function readPlain(source: string, offset: number, origin: Origin, budget = newBudget()): PlainDocument {
  if (ODD.test(source)) return { refused: 'line end', line: 1 + offset };
  const text = source.includes('\r') ? source.replaceAll('\r\n', '\n') : source;
  const merges = { left: MAX_MERGED };
  const { tokens } = budget;
  const cursor = {
    text,
    at: 0,
    start: 0,
    line: 1 + offset,
    indent: 0,
    anchors: new Map(),
    budget,
    origin: { ...origin, merges },
  };
  try {
    const marked = /^---(?= |\n|$)/.test(text);
    if (marked) cursor.at = 3;
    cursor.indent = marked ? endLine(cursor) : toContent(cursor);
    // After a mark is a null; without a mark, nothing.
    if (cursor.indent < 0) return { root: marked ? newNode(cursor, 1 + offset) : undefined };
    const root = node(cursor, -1, undefined, 0);
    if (cursor.indent >= 0) refuse('indentation');
    if (merges.left < 0) refuse('merge keys');
    return { root };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // The other reader starts again, unless there is nothing left to spend.
    if (error.reason !== 'size') budget.tokens = tokens;
    return { refused: error.reason, line: cursor.line };
  }
}

function isItem({ text, at }: Cursor): boolean {
  return text.charCodeAt(at) === DASH && isBlank(text.charCodeAt(at + 1));
}

/**
 * What stands at the cursor: the rest of a line and what goes on below it.
 * @param parent indentation of the collection that it belongs to; whatever belongs to it is indented further
 * @param keyLine of the key that leads here
 * @param apart whether lines without content stand before it
 */
function node(cursor: Blocks, parent: number, keyLine: number | undefined, depth: number, apart = false): YamlNode {
  const column = cursor.at - cursor.start;
  if (isItem(cursor)) return sequence(cursor, column, keyLine, depth);
  const key = keyAt(cursor);
  if (key !== undefined) return mapping(cursor, column, key, keyLine, depth);
  // A document that is one scalar has rules of its own.
  if (parent < 0 && !/[[{]/.test(cursor.text.charAt(cursor.at))) refuse('root scalar');
  // The other reader takes not every comment before a scalar.
  if (apart) refuse('text after a value');
  return single(cursor, parent, keyLine, depth);
}

/** @param first the key at the cursor */
function mapping(cursor: Blocks, column: number, first: string, keyLine: number | undefined, depth: number): YamlNode {
  const made = newNode(cursor, keyLine ?? cursor.line);
  if (depth > MAX_DEPTH) refuse('depth');
  const pairs: Pair[] = [];
  for (let name: string | undefined = first; ; name = keyAt(cursor)) {
    if (name === undefined) refuse('indentation');
    const { line } = cursor;
    pairs.push({ name, line, child: value(cursor, column, line, depth) });
    if (cursor.indent > column) refuse('indentation');
    if (cursor.indent < column) break;
    // The part that ended may be a sequence in the same column as its key; this line is no item of it.
    if (isItem(cursor)) refuse('indentation');
  }
  asMap(made, pairs, cursor.origin);
  return made;
}

function sequence(cursor: Blocks, column: number, keyLine: number | undefined, depth: number): YamlNode {
  const made = newNode(cursor, keyLine ?? cursor.line);
  if (depth > MAX_DEPTH) refuse('depth');
  const items: YamlNode[] = [];
  do {
    const { line } = cursor;
    cursor.at++;
    items.push(
      isEnd(skipSpaces(cursor))
        ? below(cursor, column, undefined, line, depth)
        : node(cursor, column, undefined, depth + 1),
    );
    if (cursor.indent > column) refuse('indentation');
  } while (cursor.indent === column && isItem(cursor));
  asList(made, items);
  return made;
}

/** Whether nothing more stands on a line. A comment is behind a space there. */
function isEnd(code: number): boolean {
  return code === NEWLINE || code === HASH || Number.isNaN(code);
}

/** What stands behind a key. */
function value(cursor: Blocks, parent: number, line: number, depth: number): YamlNode {
  if (isEnd(skipSpaces(cursor))) return below(cursor, parent, line, line, depth);
  if (isItem(cursor)) refuse('plain scalar');
  return single(cursor, parent, line, depth);
}

/** What stands in the lines below a key or a dash; a null where they belong to something else. */
function below(
  cursor: Blocks,
  parent: number,
  keyLine: number | undefined,
  line: number,
  depth: number,
  owned = false,
) {
  cursor.indent = endLine(cursor);
  const { indent } = cursor;
  // A value has its properties in one place.
  if (owned && /[&!*]/.test(cursor.text.charAt(cursor.at))) refuse('anchor or tag');
  const nested = indent > parent || (keyLine !== undefined && indent === parent && isItem(cursor));
  return nested ? node(cursor, parent, keyLine, depth + 1, cursor.line > line + 1) : newNode(cursor, keyLine ?? line);
}

/** A value that is no block collection. */
function single(cursor: Blocks, parent: number, keyLine: number | undefined, depth: number): YamlNode {
  const { text, line, origin } = cursor;
  const made = newNode(cursor, keyLine ?? line);
  const code = text.charCodeAt(cursor.at);
  switch (code) {
    case QUOTE:
    case APOSTROPHE: {
      const content = quoted(cursor, parent);
      asScalar(made, content, content, origin);
      break;
    }
    case BRACE:
    case BRACKET:
      return finished(cursor, flow(cursor, parent, keyLine, depth));
    case BAR:
    case GREATER: {
      const content = blockScalar(cursor, parent);
      asScalar(made, content.text, content.text, origin);
      made.endLine = content.endLine;
      cursor.indent = toContent(cursor);
      return made;
    }
    case AMPERSAND:
    case EXCLAMATION:
      return withProperties(cursor, parent, keyLine, depth);
    case ASTERISK:
      return finished(cursor, alias(cursor, made));
    default: {
      const { written, typed } = plain(cursor, parent);
      asScalar(made, typed, written, origin);
    }
  }
  made.endLine = cursor.line;
  return finished(cursor, made);
}

function finished(cursor: Blocks, made: YamlNode): YamlNode {
  cursor.indent = endLine(cursor);
  return made;
}

/** A value with an anchor, a tag or both before it (YAML 1.2.2 section 6.9). */
function withProperties(cursor: Blocks, parent: number, keyLine: number | undefined, depth: number): YamlNode {
  const { text, line } = cursor;
  const anchor = property(cursor, ANCHOR);
  const tag = property(cursor, TAG);
  const name = anchor ?? property(cursor, ANCHOR);
  const code = text.charCodeAt(cursor.at);
  let made: YamlNode;
  if (isEnd(code)) {
    made = below(cursor, parent, keyLine, line, depth, true);
    // A tag makes a string of nothing, and one of a scalar below.
    if (tag !== undefined && made.kind !== 'map' && made.kind !== 'list') refuse('anchor or tag');
  } else {
    // What stands before a key is about the key.
    if (
      code === ASTERISK ||
      code === AMPERSAND ||
      code === EXCLAMATION ||
      isItem(cursor) ||
      keyAt(cursor) !== undefined
    )
      refuse('anchor or tag');
    made = single(cursor, parent, keyLine, depth);
    if (tag !== undefined && made.kind === 'null') refuse('anchor or tag');
    if (tag !== undefined && made.kind === 'scalar') made.value = made.text;
  }
  if (name === undefined) return made;
  if (!hasMark(name)) {
    cursor.anchors.set(name.slice(1), made);
    return made;
  }
  // A template prints more of what stands here.
  made.open = true;
  return made.kind === 'scalar' ? Object.assign(made, { kind: 'unknown', value: null }) : made;
}

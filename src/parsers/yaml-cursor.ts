/** A place in the text of a YAML document, and the steps that all parts of the plain reader take. */
import { type Budget, blankNode, type Origin } from './yaml-build.ts';
import type { YamlNode } from './yaml-node.ts';

export interface Cursor {
  /** Its lines end with `\n`. */
  readonly text: string;
  /** Offset of the next character. */
  at: number;
  /** Offset at which the line of `at` starts. */
  start: number;
  /** 1-based number of that line in the file. */
  line: number;
  readonly origin: Origin;
  readonly anchors: Map<string, YamlNode>;
  readonly budget: Budget;
}

export const [TAB, NEWLINE, SPACE, HASH, COLON, DASH] = [0x09, 0x0a, 0x20, 0x23, 0x3a, 0x2d];
const [DOT, PERCENT] = [0x2e, 0x25];

/** Thrown for YAML that the plain reader leaves to the other one. */
export type Reason =
  | 'alias'
  | 'anchor or tag'
  | 'block scalar'
  | 'depth'
  | 'flow collection'
  | 'indentation'
  | 'line end'
  | 'marker'
  | 'merge keys'
  | 'plain scalar'
  | 'quoted scalar'
  | 'root scalar'
  | 'size'
  | 'tab'
  | 'text after a value'
  | 'white space';

export class Refused extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(reason);
    this.reason = reason;
  }
}

/** Ends the plain reading. */
export function refuse(reason: Reason): never {
  throw new Refused(reason);
}

/** Makes a node and charges it to the budget of the file. */
export function newNode({ budget }: Cursor, line: number): YamlNode {
  if (budget.tokens-- <= 0) refuse('size');
  return blankNode(line);
}

/** Whether a character code ends a word: a space, the end of a line, or NaN, the end of the text. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === NEWLINE || Number.isNaN(code);
}

/** Skips spaces; returns the code of the next character, NaN at the end of the text. */
export function skipSpaces(cursor: Cursor): number {
  let code = cursor.text.charCodeAt(cursor.at);
  while (code === SPACE) code = cursor.text.charCodeAt(++cursor.at);
  return code;
}

/**
 * Goes from the start of a line to the first line that holds more than a comment, and to the first character in it.
 * The result is its indentation, or -1 at the end of the text.
 */
export function toContent(cursor: Cursor): number {
  const { text } = cursor;
  for (;;) {
    const code = skipSpaces(cursor);
    if (Number.isNaN(code)) return -1;
    if (code !== NEWLINE && code !== HASH) {
      if (code === TAB) refuse('tab');
      if (cursor.at === cursor.start && isMarker(text, cursor.at, code)) refuse('marker');
      return cursor.at - cursor.start;
    }
    if (!toNextLine(cursor, code === NEWLINE ? cursor.at : text.indexOf('\n', cursor.at))) return -1;
  }
}

/** Goes to the start of the line behind a newline; false where there is none. */
export function toNextLine(cursor: Cursor, newline: number): boolean {
  if (newline < 0) {
    cursor.at = cursor.text.length;
    return false;
  }
  cursor.at = newline + 1;
  cursor.start = cursor.at;
  cursor.line++;
  return true;
}

/** Whether a line starts with a directive, `---` or `...`. */
function isMarker(text: string, at: number, code: number): boolean {
  if (code === PERCENT) return true;
  return (code === DASH && text.startsWith('---', at)) || (code === DOT && text.startsWith('...', at));
}

/** Behind a value nothing but a comment may follow on its line. The result is the indentation of the next content, or -1. */
export function endLine(cursor: Cursor): number {
  const { text } = cursor;
  const code = skipSpaces(cursor);
  if (Number.isNaN(code)) return -1;
  if (code === HASH ? text.charCodeAt(cursor.at - 1) !== SPACE : code !== NEWLINE)
    refuse(code === TAB ? 'tab' : 'text after a value');
  return toNextLine(cursor, code === NEWLINE ? cursor.at : text.indexOf('\n', cursor.at)) ? toContent(cursor) : -1;
}

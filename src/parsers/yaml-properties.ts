/** Anchors, aliases and tags (YAML 1.2.2 sections 6.9 and 7.1) for the plain reader. */
import { type Cursor, refuse, skipSpaces } from './yaml-cursor.ts';
import type { YamlNode } from './yaml-node.ts';

export const [AMPERSAND, ASTERISK, EXCLAMATION] = [0x26, 0x2a, 0x21];

/** An anchor; one that holds a mark of a template says that the template goes on below. */
export const ANCHOR = /&(?:[\w.-]|\uE000\d+\uE001){1,100}(?![^ \n])/y;
/** A local tag, such as CloudFormation's `!Sub`, makes a string of a scalar. Those of YAML itself do more. */
export const TAG = /![A-Za-z][\w.:-]{0,100}(?![^ \n])/y;
const ALIAS = /\*([\w.-]{1,100})(?![^ \n,\]}])/y;

/** Reads what the pattern matches at the cursor, and the spaces behind it. */
export function property(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0];
  if (found === undefined) return undefined;
  cursor.at += found.length;
  skipSpaces(cursor);
  return found;
}

/** What an alias stands for, on the line of the alias. */
export function alias(cursor: Cursor, made: YamlNode): YamlNode {
  ALIAS.lastIndex = cursor.at;
  const found = ALIAS.exec(cursor.text) ?? refuse('alias');
  cursor.at = ALIAS.lastIndex;
  const target = cursor.anchors.get(found[1] as string);
  return target === undefined ? { ...made, kind: 'unknown', text: found[0] } : { ...target, line: made.line };
}

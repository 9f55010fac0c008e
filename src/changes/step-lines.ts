/** Which statements of a text belong to a step of the automation. */
import { addTo } from '../util/collections.ts';
import type { Statement } from './changed-lines.ts';

/** Statements of the largest block that counts as one step, and of the largest script that is one as a whole. */
const MAX_BLOCK = 40;
const MAX_SCRIPT = 60;
const MAX_NAMED = 400;
/** Statements above one in which the head of its block is looked for. */
const MAX_UP = 2_000;
/** Rounds in which variables of variables are followed. */
const ROUNDS = 2;

/**
 * The block of each step, with the conditions around it, the variables it uses and what calls it.
 * @param anchors lines on which a step is stated
 * @param isScript all of a small text runs together
 * @param isNamed the text is called after certificates, so all of it is about them
 */
export function stepLines(
  statements: readonly Statement[],
  anchors: readonly { line: number; document?: boolean }[],
  { isScript, isNamed }: { isScript: boolean; isNamed: boolean },
): ReadonlySet<number> {
  const own = new Set<number>();
  const whole = (isNamed && statements.length <= MAX_NAMED) || (isScript && statements.length <= MAX_SCRIPT);
  if (whole && (anchors.length > 0 || isNamed)) return new Set(statements.keys());
  for (const { line, document } of anchors) {
    const at = indexOf(statements, line);
    if (at === undefined) continue;
    if (document === true) {
      const number = statements[at]?.document;
      for (const [index, one] of statements.entries()) if (one.document === number) own.add(index);
      continue;
    }
    const [from, to] = blockAt(statements, at);
    for (let index = from; index <= to; index += 1) own.add(index);
    for (const index of headersOf(statements, from)) own.add(index);
  }
  addDefinitions(statements, own);
  addCalls(statements, own);
  return own;
}

/** The statement on a line, or the one that began before it. */
function indexOf(statements: readonly Statement[], line: number): number | undefined {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : low - 1;
}

/** The largest block around a statement that is small enough: an item of a list, a function, a paragraph. */
function blockAt(statements: readonly Statement[], at: number): [number, number] {
  let best = paragraphAt(statements, at);
  let indent = statements[at]?.indent ?? 0;
  let inner = at;
  while (indent > 0) {
    const [from, to] = siblings(statements, inner, indent);
    if (to - from >= MAX_BLOCK) break;
    best = [Math.min(from, at), Math.max(to, at)];
    if (statements[from]?.item === true && statements[from]?.indent === indent) break;
    const header = headerOf(statements, from);
    if (header === undefined) break;
    inner = header;
    indent = statements[header]?.indent ?? 0;
    // What is beside the header of a map are other objects.
    if (best[1] - best[0] > 0 && !/^(?:if|when|for|while|case|try|do|with)\b/.test(statements[header]?.text ?? '')) {
      if (!isKey(statements[header]?.text ?? '')) continue;
      const [first, last] = siblings(statements, header, indent);
      const objects = statements
        .slice(first, last + 1)
        .filter((one) => one.indent === indent && one.text.endsWith(':'));
      if (objects.length > 1 && !hasItem(statements, first, indent)) break;
    }
  }
  return best;
}

const isKey = (text: string) => /^(?:-\s+)?["']?[\w.\-/]+["']?\s*[:={]/.test(text);
const hasItem = (statements: readonly Statement[], first: number, indent: number) =>
  statements[first]?.item === true && statements[first]?.indent === indent;

/** All statements around one that are not less indented, up to the item of the list. */
function siblings(statements: readonly Statement[], at: number, indent: number): [number, number] {
  let from = at;
  while (from > 0 && !(statements[from]?.item === true && statements[from]?.indent === indent)) {
    const before = statements[from - 1];
    if (before === undefined || before.indent < indent || before.document !== statements[at]?.document) break;
    from -= 1;
    if (at - from > MAX_BLOCK) break;
  }
  let to = at;
  for (let next = statements[to + 1]; next !== undefined; next = statements[to + 1]) {
    if (next.indent < indent || next.document !== statements[at]?.document) break;
    if (next.item && next.indent === indent) break;
    to += 1;
    if (to - from > MAX_BLOCK) break;
  }
  return [from, to];
}

/** The nearest statement above that is less indented. */
function headerOf(statements: readonly Statement[], at: number): number | undefined {
  const indent = statements[at]?.indent ?? 0;
  const own = statements[at]?.item === true ? indent - 1 : indent;
  for (let index = at - 1; index >= Math.max(0, at - MAX_UP); index -= 1) {
    const one = statements[index] as Statement;
    if (one.document !== statements[at]?.document) return undefined;
    if (one.indent < own) return index;
  }
  return undefined;
}

/** The headers of all blocks around a statement, the innermost first. */
export function headersOf(statements: readonly Statement[], at: number): number[] {
  const found: number[] = [];
  for (let header = headerOf(statements, at); header !== undefined; header = headerOf(statements, header))
    found.push(header);
  return found;
}

function paragraphAt(statements: readonly Statement[], at: number): [number, number] {
  let from = at;
  while (from > 0 && statements[from]?.first !== true && at - from < MAX_BLOCK) from -= 1;
  let to = at;
  while (to + 1 < statements.length && statements[to + 1]?.first !== true && to - at < MAX_BLOCK) to += 1;
  return [from, to];
}

const USES =
  /\$\{?([A-Za-z_]\w{2,60})|\{\{-?\s{0,4}(?:\.Values\.)?([\w.]{3,80})|@(\w{3,60})|\b(?:var|local|vars|params|env)\.(\w{3,60})|\$\(([a-z]\w{2,60})\b/g;
/** A whole expression of Jinja, in braces or after `when`. */
const EXPRESSION = /\{\{([^{}]{1,400})\}\}|^[ \t]{0,80}(?:- )?when:[ \t]{1,8}([^\n]{1,400})/gm;
const TEXT = /"[^"]*"|'[^']*'/g;
const NAME = /(?<![.\w|])[A-Za-z_][\w]{2,79}/g;
const DEFINES =
  /^(?:export\s+|local\s+|readonly\s+|declare\s+(?:-\w+\s+)?|def\s+|set\s+|let\s+|ENV\s+|ARG\s+)?["']?\$?([A-Za-z_][\w.-]{2,60})["']?\s{0,20}(?:[:?+]?=|:(?!:))/;
const FUNCTION = /^(?:function\s+([\w-]{2,60})|([\w-]{2,60})\s{0,4}\(\)|def\s+(\w{2,60}))/;

/** A statement, with the block that it opens: the values of a list. */
function openedBy(statements: readonly Statement[], at: number): number[] {
  const found = [at];
  const { indent, text } = statements[at] as Statement;
  if (!/[[({:]$/.test(text)) return found;
  for (let index = at + 1; index <= at + MAX_BLOCK && (statements[index]?.indent ?? 0) > indent; index += 1)
    found.push(index);
  return found;
}

/** The item of a list around a statement; nothing where it is in none, or in a large one. */
export function itemAt(statements: readonly Statement[], at: number): readonly Statement[] {
  const [from, to] = siblings(statements, at, statements[at]?.indent ?? 0);
  return statements[from]?.item === true && to - from < MAX_BLOCK ? statements.slice(from, to + 1) : [];
}

/** A key or a section that is about certificates as a whole. */
const SECTION =
  /^(?:-\s+)?["']?[\w.\-/:]{0,60}(?:certificates?|certs|acme|lets[-_]?encrypt|certbot|cert-?manager|issuers?)[\w.\-/:]{0,40}["']?\s{0,20}(?:[:=]\s{0,20}[[{|>]?[-+]?|\{)$/i;

/** A function that is called after what it does to certificates. */
const OF_FUNCTION =
  /^(?:function\s+)?[\w-]{0,60}(?:cert(?:ificate)?s?(?![a-z])|acme|lets[-_]?encrypt|renew)[\w-]{0,60}\s{0,4}\(\)\s{0,4}\{?$|^(?:async\s{1,4})?def\s{1,4}\w{0,60}(?:cert(?:ificate)?s?(?![a-z])|acme|lets[-_]?encrypt|renew)\w{0,60}\s{0,4}\([^\n]{0,200}:$/i;

/** Whether a statement is in a section of settings about certificates, or in a function about them. */
export const isInSection = (statements: readonly Statement[], at: number) =>
  headersOf(statements, at).some((index) => {
    const text = statements[index]?.text ?? '';
    return SECTION.test(text) || OF_FUNCTION.test(text);
  });

const TARGETS =
  /^(?:-\s+)?["']?(?:targets?|endpoints?|urls?|hosts?|domains?|sites?|static_configs)["']?\s*[:=]\s*\[?$/i;

/** Whether a statement is an item of a list of what is watched. */
export function isTarget(statements: readonly Statement[], at: number): boolean {
  const [header] = headersOf(statements, at);
  const { text = '' } = statements[at] ?? {};
  return header !== undefined && TARGETS.test(statements[header]?.text ?? '') && /[\w-]\.[a-z]{2,}/i.test(text);
}

/** The command on several lines that a statement is a part of. */
export function commandAt(statements: readonly Statement[], at: number): readonly Statement[] {
  const goesOn = (index: number) => statements[index]?.text.endsWith('\\') === true;
  let [from, to] = [at, at];
  while (goesOn(from - 1) && at - from < MAX_BLOCK) from -= 1;
  while (goesOn(to) && to - at < MAX_BLOCK) to += 1;
  return from === to ? [] : statements.slice(from, to + 1);
}

/** The name that a statement gives a value to. */
export const definedBy = ({ text }: Statement) => DEFINES.exec(text)?.[1];

/** Names of variables that a text uses. */
export const variablesIn = (text: string): string[] => [
  ...[...text.matchAll(USES)].flatMap((found) => found.slice(1).find((one) => one !== undefined) ?? []),
  ...[...text.matchAll(EXPRESSION)].flatMap(
    (found) => (found[1] ?? found[2] ?? '').replace(TEXT, '').match(NAME) ?? [],
  ),
];

/** Blocks around a statement that are still near it. */
const NEAR = 4;

/** The items of lists around a statement, the innermost first. */
export function around(statements: readonly Statement[], at: number): Statement[] {
  return [at, ...headersOf(statements, at).slice(0, NEAR)].flatMap((index) => itemAt(statements, index));
}

/** Adds the statements that set what a step uses. */
function addDefinitions(statements: readonly Statement[], own: Set<number>): void {
  const definitions = new Map<string, number[]>();
  for (const [index, { text }] of statements.entries()) {
    const name = DEFINES.exec(text)?.[1];
    if (name !== undefined) addTo(definitions, name, index);
  }
  let fresh = [...own];
  for (let round = 0; round < ROUNDS && fresh.length > 0; round += 1) {
    const next: number[] = [];
    for (const index of fresh)
      for (const found of (statements[index]?.text ?? '').matchAll(USES)) {
        const name = found.slice(1).find((one) => one !== undefined) ?? '';
        for (const one of definitions.get(name) ?? []) {
          if (own.has(one)) continue;
          for (const part of openedBy(statements, one)) {
            own.add(part);
            next.push(part);
          }
        }
      }
    fresh = next;
  }
}

/** Adds the statements that call a function which holds a step. */
function addCalls(statements: readonly Statement[], own: Set<number>): void {
  const names = new Set<string>();
  for (const index of own) {
    const [, ...groups] = FUNCTION.exec(statements[index]?.text ?? '') ?? [];
    const name = groups.find((one) => one !== undefined);
    if (name !== undefined) names.add(name);
  }
  if (names.size === 0) return;
  for (const [index, { text }] of statements.entries()) {
    const word = /^[\w-]+/.exec(text)?.[0];
    if (word !== undefined && names.has(word)) own.add(index);
  }
}

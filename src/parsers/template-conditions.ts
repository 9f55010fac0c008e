/**
 * The conditions under which lines of a template exist: lines between `if` and `else` never exist together with those
 * between `else` and `end`. Works for Go templates (Helm, helmfile, gotmpl) and Jinja (Ansible, Salt).
 */
import { actionsOf, isTemplated } from './template.ts';

/** Conditions by the lines from which they hold, in their order. */
export interface Conditions {
  /** The conditions of a 1-based line; each is a test, with `!` before one that has to fail. */
  at(line: number): readonly string[];
}

/** Blocks inside one another, and tests of one line, that are kept. */
const MAX_OPEN = 40;
const MAX_TESTS = 20;
/** Bytes of one test, and of an expression that joins several. */
const MAX_LENGTH = 200;
const MAX_EXPRESSION = 2_000;
/** Maximum depth of parentheses that are parsed; deeper ones are compared as text. */
const MAX_NESTED = 4;
const NONE: readonly string[] = [];

interface Block {
  /** Tests that have failed when this branch is reached. */
  failed: string[];
  /** Tests that are true in this branch. */
  holds: string[];
  /** Inside `with`, what a dot stands for; inside `range`, an element that has no name. */
  dot?: string;
}

const OPENS = /^(?:if|unless|with|range|for|define|block|macro|call|filter|raw)$/;

/** Linear in the text but for the depth of its blocks, which is bounded. */
export function conditionsOf(text: string): Conditions {
  if (!isTemplated(text)) return { at: () => NONE };
  const starts: { line: number; tests: readonly string[] }[] = [{ line: 1, tests: NONE }];
  const open: Block[] = [];
  let ignored = 0;
  for (const { action, line } of actionsOf(text)) {
    const [, word = '', rest = ''] = /^\{[{%][-+~]?\s*([a-z]+)\b([\s\S]*?)\s*[-+~]?[}%]\}$/.exec(action) ?? [];
    if (OPENS.test(word)) {
      if (open.length === MAX_OPEN) ignored++;
      else open.push(blockOf(word, rest, open, line));
    } else if (word === 'else' || word === 'elif' || word === 'elseif') {
      const block = open.at(-1);
      if (block === undefined || ignored > 0) continue;
      const test = (word === 'else' ? rest.replace(/^\s*(?:if|with)\b/, '') : rest).trim();
      const outer = dotOf(open.slice(0, -1));
      const { failed } = block;
      block.holds = [...failed, ...(test === '' ? [] : testsOf(test, outer))].slice(0, MAX_TESTS);
      if (test !== '') block.failed = [...failed, ...negationOf(test, outer)].slice(0, MAX_TESTS);
      delete block.dot;
    } else if (/^end[a-z]*$/.test(word)) {
      if (ignored > 0) ignored--;
      else open.pop();
    } else continue;
    starts.push({ line, tests: [...new Set(open.flatMap(({ holds }) => holds))].slice(0, MAX_TESTS) });
  }
  return { at: (line) => starts[lastBefore(starts, line)]?.tests ?? NONE };
}

function blockOf(word: string, rest: string, open: readonly Block[], line: number): Block {
  const outer = dotOf(open);
  if (word === 'if' || word === 'with') {
    const test = rest.replace(/^\s*\$\w+\s*:=/, '');
    const block = { holds: testsOf(test, outer), failed: negationOf(test, outer) };
    return word === 'with' ? { ...block, dot: nameOf(test, outer) } : block;
  }
  if (word === 'unless') return { holds: negationOf(rest, outer), failed: testsOf(rest, outer) };
  // An empty list selects the `else` of a loop.
  if (word === 'range') return { holds: [], failed: [], dot: `element@${line}` };
  return { holds: [], failed: [] };
}

function dotOf(open: readonly Block[]): string {
  return open.findLast(({ dot }) => dot !== undefined)?.dot ?? '';
}

/** The tests that all hold where an expression does: those of an `and`, and the expression itself. */
function testsOf(expression: string, dot: string): string[] {
  return signed(expression, dot, false);
}

/** The tests that hold where an expression does not. */
function negationOf(expression: string, dot: string): string[] {
  return signed(expression, dot, true);
}

function signed(expression: string, dot: string, negated: boolean, depth = 0): string[] {
  const whole = bare(expression);
  if (whole === '' || whole.length > MAX_EXPRESSION || depth > MAX_NESTED) return [];
  const [first, ...others] = partsOf(whole);
  // `not x and y` of Jinja is `(not x) and y`.
  if (first === 'not' && others.length > 0 && !others.some((word) => word === 'and' || word === 'or'))
    return signed(others.join(' '), dot, !negated, depth + 1);
  const { operator, parts } = joinedBy(whole);
  const splits = operator === (negated ? 'or' : 'and');
  const name = whole.length > MAX_LENGTH ? '' : nameOf(whole, dot);
  const own = name === '' || name.length > MAX_LENGTH ? [] : [`${negated ? '!' : ''}${name}`];
  if (operator === undefined || !splits) return own.map(flipped);
  return [...parts.flatMap((part) => signed(part, dot, negated, depth + 1)), ...own];
}

/** `!a != b` is `a == b`. */
function flipped(test: string): string {
  const [, not, left, right] = /^(!?)(.+) != (.+)$/.exec(test) ?? [];
  return left === undefined ? test : `${not === '!' ? '' : '!'}${left} == ${right}`;
}

/** The operands of `and a b` (Go) or `a and b` (Jinja); `or` alike. */
function joinedBy(whole: string): { operator?: 'and' | 'or'; parts: string[] } {
  const words = partsOf(whole);
  const [first] = words;
  if (first === 'and' || first === 'or') return { operator: first, parts: words.slice(1) };
  const operator = words.includes('or') ? 'or' : words.includes('and') ? 'and' : undefined;
  if (operator === undefined) return { parts: [] };
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === operator) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return { operator, parts: parts.map((part) => part.join(' ')) };
}

/** A test in one spelling, however it is written. */
function nameOf(expression: string, dot: string, depth = 0): string {
  const whole = bare(expression.slice(0, MAX_LENGTH));
  if (depth > MAX_NESTED) return whole;
  const words = partsOf(whole).map((word) =>
    word.startsWith('(') ? `(${nameOf(word, dot, depth + 1)})` : spelled(word, dot),
  );
  const [first, left, right] = words;
  if ((first === 'eq' || first === 'ne') && words.length === 3) {
    const [name, value] = /^["'\d]/.test(left as string) ? [right, left] : [left, right];
    return `${name} ${first === 'eq' ? '==' : '!='} ${value}`;
  }
  return words.join(' ');
}

function spelled(word: string, dot: string): string {
  const quoted = /^(['"`])(.*)\1$/.exec(word);
  if (quoted !== null) return JSON.stringify(quoted[2]);
  const root = word.replace(/^\$(?=\.)/, '');
  if (/^\.(?:Values|Release|Chart|Capabilities|Template|Files|Environment|StateValues)\b/.test(root) || root !== word)
    return root;
  return word === '.' ? dot || '.' : word.startsWith('.') && dot !== '' ? `${dot}${word}` : word;
}

/** Without what surrounds it: blanks, parentheses around the whole, Jinja's filter to a truth value. */
function bare(expression: string): string {
  let text = expression.trim().replace(/\s*\|\s*(?:default\s*\(\s*false\s*\)|bool)\s*(?=$|\|)/g, '');
  for (let pair = 0; pair < MAX_NESTED && text.startsWith('(') && closes(text) === text.length - 1; pair++)
    text = text.slice(1, -1).trim();
  return text;
}

/** Where the parenthesis that a text starts with ends. */
function closes(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

/** The words of an expression; what is in parentheses or quotes is one. */
function partsOf(text: string): string[] {
  const words: string[] = [];
  let [start, depth, quote] = [-1, 0, ''];
  for (let at = 0; at <= text.length; at++) {
    const char = text[at] ?? ' ';
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (/["'`]/.test(char)) quote = char;
    else if (char === '(') depth++;
    else if (char === ')') depth--;
    if (start < 0 && /\S/.test(char)) start = at;
    else if (start >= 0 && at < text.length && quote === '' && depth <= 0 && /\s/.test(char)) {
      words.push(text.slice(start, at));
      start = -1;
    }
  }
  return start < 0 ? words : [...words, text.slice(start)];
}

function lastBefore(starts: readonly { line: number }[], line: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as { line: number }).line <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The conditions under which the blocks of Terraform exist: `count = var.acme ? 1 : 0`, and `for_each` alike. They are spelled
 * as those of templates are: a test, with `!` before one that has to fail, and `x == "a"`.
 */
import type { HclBlock } from './hcl.ts';
import type { Conditions } from './template-conditions.ts';

const MAX_LENGTH = 200;
const MAX_TESTS = 20;
const NONE: readonly string[] = [];
/** Values for which there is no instance: https://developer.hashicorp.com/terraform/language/meta-arguments/count */
const EMPTY = /^(?:0|null|""|\[\]|\{\}|to(?:set|list|map)\((?:\[\]|\{\})?\))$/;

/** Linear in the blocks and in the text of their expressions, of which the long ones are left out. */
export function conditionsOfHcl({ blocks }: HclBlock): Conditions {
  const ranges = blocks
    .map(({ line, endLine, attributes }) => {
      const { expression } = attributes.get('count') ?? attributes.get('for_each') ?? { expression: '' };
      return { line, endLine, tests: testsOf(expression) };
    })
    .filter(({ tests }) => tests.length > 0)
    .sort((a, b) => a.line - b.line);
  return {
    at(line) {
      let [low, high] = [0, ranges.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((ranges[middle] as { line: number }).line <= line) low = middle + 1;
        else high = middle;
      }
      const range = ranges[low - 1];
      return range !== undefined && line <= range.endLine ? range.tests : NONE;
    },
  };
}

function testsOf(expression: string): string[] {
  if (expression.length > MAX_LENGTH) return [];
  const [condition, values] = splitAt(bare(expression), '?');
  const [then, otherwise] = values === undefined ? [] : splitAt(values, ':');
  if (condition === undefined || then === undefined || otherwise === undefined) return [];
  const [isEmpty, isOtherwiseEmpty] = [then, otherwise].map((value) => EMPTY.test(value.replace(/\s/g, '')));
  if (isEmpty === isOtherwiseEmpty) return [];
  return signed(condition, isEmpty === true).slice(0, MAX_TESTS);
}

/** The tests that are all true if an expression is true, or if it is false. */
function signed(expression: string, negated: boolean): string[] {
  const whole = bare(expression);
  if (whole === '') return [];
  const parts = splitAll(whole, negated ? '||' : '&&');
  if (parts.length > 1) return parts.flatMap((part) => signed(part, negated));
  if (/^![^=]/.test(whole)) return signed(whole.slice(1), !negated);
  const [, left = '', operator, right = ''] =
    /^([\w.[\]"-]{1,100})\s*(==|!=)\s*("[^"]{0,100}"|\d{1,9}|true|false)$/.exec(whole) ?? [];
  if (operator === undefined) return [`${negated ? '!' : ''}${whole.replace(/\s+/g, ' ')}`];
  const fails = negated !== (operator === '!=');
  if (right === 'true' || right === 'false') return [`${fails !== (right === 'false') ? '!' : ''}${left}`];
  return [`${fails ? '!' : ''}${left} == ${right}`];
}

/** Without blanks and parentheses around the whole. */
function bare(expression: string): string {
  let text = expression.trim();
  while (text.startsWith('(') && splitAt(text.slice(1), ')')[0]?.length === text.length - 2)
    text = text.slice(1, -1).trim();
  return text;
}

/**
 * The text before and after the first occurrence of an operator outside quotes and brackets; undefined if there is
 * none.
 */
function splitAt(text: string, sign: string): [string, string | undefined] {
  const [first = '', ...others] = splitAll(text, sign, 1);
  return [first, others[0]];
}

function splitAll(text: string, sign: string, most = Number.POSITIVE_INFINITY): string[] {
  const parts: string[] = [];
  let [start, depth, quoted] = [0, 0, false];
  for (let at = 0; at < text.length && parts.length < most; at++) {
    const char = text[at] as string;
    if (quoted) {
      if (char === '\\') at++;
      else if (char === '"') quoted = false;
    } else if (depth === 0 && text.startsWith(sign, at)) {
      parts.push(text.slice(start, at).trim());
      at += sign.length - 1;
      start = at + 1;
    } else if (char === '"') quoted = true;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
  }
  return [...parts, text.slice(start).trim()];
}

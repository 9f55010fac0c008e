/** Comments that ignore one rule at one place: `# cert-hygiene: ignore RULE until=2027-03-01 reason="…"`. */
import { createHash } from 'node:crypto';
import type { IgnoreComment } from '../model/index.ts';
import { readDay } from '../util/dates.ts';

/** A string that every file with such a comment contains. */
export const IGNORE_MARK = 'cert-hygiene: ignore';
/** Comments that are read of one file, and characters of a reason. */
const MAX_COMMENTS = 200;
const MAX_REASON = 300;
/** Characters of a line that a person wrote. */
const MAX_LINE = 2_000;

/** A comment starts a line or follows a blank: within a word or a quoted string these characters start none. */
const COMMENT = /^(.*?)(?:^|(?<=\s))(?:#+|\/\/|;+)[ \t]*cert-hygiene: ignore\b(.*)$/;
const COMMENT_LINE = /^\s*(?:#|\/\/|;)/;
const WORD = /\s*(?:(until|reason)=("[^"]*"|\S*)|(\S+))/y;

/** The comments of a text, without the file that they are in. A comment with a `problem` ignores nothing. */
export function readIgnoreComments(text: string): Omit<IgnoreComment, 'repository' | 'path'>[] {
  const lines = text.split(/\r?\n/);
  const found: Omit<IgnoreComment, 'repository' | 'path'>[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.length > MAX_LINE || !line.includes(IGNORE_MARK)) continue;
    const [, before = '', words] = COMMENT.exec(line) ?? [];
    if (words === undefined || isQuoted(before, words)) continue;
    if (found.length === MAX_COMMENTS) {
      const last = found.at(-1) as IgnoreComment;
      last.problem = `a file has at most ${MAX_COMMENTS} of these comments`;
      break;
    }
    const first = before.trim() === '' ? nextLine(lines, index) : index;
    const { problem, ...said } = readWords(words);
    const nothing = first === undefined ? 'no line follows it' : undefined;
    const problems = problem ?? nothing;
    found.push({
      line: index + 1,
      ...said,
      from: (first ?? index) + 1,
      to: blockEnd(lines, first ?? index) + 1,
      anchor: anchorOf(lines, first ?? index),
      ...(problems !== undefined && { problem: problems }),
    });
  }
  return found;
}

/** Whether a quotation starts before the comment and ends after it. Then it is a string of a program, not a comment. */
function isQuoted(before: string, words: string): boolean {
  const rest = words.replace(/reason="[^"]*"/, '');
  return ["'", '"', '`'].some((quote) => before.split(quote).length % 2 === 0 && rest.includes(quote));
}

function readWords(words: string): Pick<IgnoreComment, 'rule' | 'until' | 'reason' | 'problem'> {
  const said: Record<string, string> = {};
  let problem: string | undefined;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(words); match !== null; match = WORD.exec(words)) {
    const [, key, value = '', word = ''] = match;
    if (key !== undefined && said[key] === undefined) said[key] = value.replace(/^"(.*)"$/s, '$1');
    else if (key !== undefined) problem ??= `"${key}" is set twice`;
    else if (said.rule === undefined && /^[a-z0-9][a-z0-9-]{0,99}$/.test(word)) said.rule = word;
    else problem ??= `"${word.slice(0, 40)}" is unknown here`;
  }
  const { rule = '', until = '', reason = '' } = said;
  if (rule === '') problem ??= 'the rule id is missing';
  if (readDay(until) === null)
    problem ??= until === '' ? '"until" is missing' : `"${until.slice(0, 40)}" is not a date`;
  if (reason.trim() === '') problem ??= '"reason" is missing';
  if (reason.length > MAX_REASON) problem ??= `"reason" has more than ${MAX_REASON} characters`;
  return { rule, until, reason: reason.slice(0, MAX_REASON), ...(problem !== undefined && { problem }) };
}

/** The next line that is neither blank nor a comment. */
function nextLine(lines: readonly string[], index: number): number | undefined {
  for (let next = index + 1; next < lines.length; next++) {
    const line = lines[next] as string;
    if (line.trim() !== '' && !COMMENT_LINE.test(line)) return next;
  }
  return undefined;
}

/** The last of the lines that belong to a line: those with more indentation. */
function blockEnd(lines: readonly string[], first: number): number {
  const indentOf = (line: string) => line.length - line.trimStart().length;
  const indent = indentOf(lines[first] ?? '');
  let end = first;
  for (let next = first + 1; next < lines.length; next++) {
    const line = lines[next] as string;
    if (line.trim() === '') continue;
    if (indentOf(line) <= indent) break;
    end = next;
  }
  return end;
}

/**
 * Identifies a line on both sides of a change: a hash of its text without this comment, too short to reveal the text,
 * and the number of lines above it with the same text.
 */
function anchorOf(lines: readonly string[], index: number): string {
  const plain = (line: string) => (COMMENT.exec(line)?.[1] ?? line).trim();
  const text = plain(lines[index] ?? '');
  const above = lines.slice(0, index).filter((line) => line.includes(text) && plain(line) === text).length;
  return `${createHash('sha256').update(text).digest('hex').slice(0, 8)}.${above}`;
}

/**
 * The comments of a change as they count before its merge: a change must not loosen its own check. A comment is the
 * same on both sides if file, rule and ignored line are the same; then its reason and date in the base count. All
 * others are pending.
 */
export function commentsBeforeMerge(head: readonly IgnoreComment[], base: readonly IgnoreComment[]): IgnoreComment[] {
  const known = new Map(base.filter(({ problem }) => problem === undefined).map((one) => [identityOf(one), one]));
  return head.map((comment) => {
    const before = known.get(identityOf(comment));
    if (before === undefined) return { ...comment, pending: true };
    const { problem: _, ...rest } = comment;
    return { ...rest, until: before.until, reason: before.reason };
  });
}

/** Whether the comments say the same, wherever they are in their files now. */
export function sameComments(one: readonly IgnoreComment[], other: readonly IgnoreComment[]): boolean {
  const texts = (list: readonly IgnoreComment[]) =>
    list.map((comment) => [identityOf(comment), comment.until, comment.reason].join('\0')).sort();
  return texts(one).join('\n') === texts(other).join('\n');
}

function identityOf({ repository, path, rule, anchor }: IgnoreComment): string {
  return [repository, path, rule, anchor].join('\0');
}

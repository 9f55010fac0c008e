import { UsageError } from '../lib/errors.ts';
import { reveal } from '../lib/escape.ts';
import type { Finding, Rule } from '../model/index.ts';

/** One line of a baseline. Fields stand as they are written, so that they compare without decoding. */
export interface BaselineEntry {
  rule: string;
  subject: string;
  /** Accepts the subject at this path alone; everywhere when left out. */
  path?: string;
  line: number;
}

/** Findings that were there when the audit was introduced, and do not count until somebody mends them. */
export interface Baseline {
  /** As findings name it, relative to the root of the repository. */
  path: string;
  entries: readonly BaselineEntry[];
}

const MAX_CHARACTERS = 16 * 1024 * 1024;

/**
 * Reads a baseline: `rule subject` or `rule subject path` a line, blanks between them, `#` before a comment.
 * @throws UsageError of one line, with the line of the file
 */
export function readBaseline(text: string, path: string): Baseline {
  if (text.length > MAX_CHARACTERS) throw new UsageError(`${reveal(path)}: a baseline has at most 16 MiB`);
  const entries: BaselineEntry[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [rule, subject, place, ...more] = line.trim().split(/[ \t]+/);
    if (rule === undefined || rule === '' || rule.startsWith('#')) continue;
    if (subject === undefined || more.length > 0 || !/^[a-z0-9-]+$/.test(rule)) {
      throw new UsageError(
        `${reveal(path)}:${index + 1}: a line of a baseline is a rule, a subject and at most a path`,
      );
    }
    entries.push({ rule, subject, ...(place === undefined ? {} : { path: place }), line: index + 1 });
  }
  return { path, entries };
}

/**
 * The baseline that accepts what counts now: one sorted line an entry, without dates and line numbers, so that two branches
 * merge. Findings in fixtures, examples, vendored code and trust stores gate nothing; they stay out, or their line would
 * also accept a copy in production.
 */
export function formatBaseline(findings: readonly Finding[], rules: readonly Rule[]): string {
  const policyRules = new Set(rules.filter((rule) => rule.judges === 'policy').map((rule) => rule.id));
  const lines = findings
    .filter(({ rule, status, context, suppressed }) => {
      const counts = suppressed === undefined || suppressed.by === 'baseline';
      return counts && context === undefined && status !== 'fixed' && !policyRules.has(rule);
    })
    .map(({ rule, key }) => `${rule} ${encodeField(key.slice(rule.length + 1))}`);
  return [...new Set(lines)]
    .sort()
    .map((line) => `${line}\n`)
    .join('');
}

/** A subject or a path as one field: blanks, controls and what is not ASCII as percent-encoded UTF-8. */
export function encodeField(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^!-$&-~]/gu, (character) =>
      [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
    );
}

import type { Finding, Report, Rule } from '../model/index.ts';
import { readInstant, remaining } from '../util/dates.ts';
import { UsageError } from '../util/errors.ts';
import { reveal } from '../util/escape.ts';

/** One line of a baseline. Fields are kept in their encoded form, so that they compare without decoding. */
export interface BaselineEntry {
  rule: string;
  subject: string;
  /** Accepts the subject at this path alone; everywhere when left out. */
  path?: string;
  line: number;
}

/** Findings that existed when the tool was introduced. They do not count until they are fixed. */
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
        `${reveal(path)}:${index + 1}: a baseline line holds a rule, a subject and an optional path`,
      );
    }
    entries.push({ rule, subject, ...(place === undefined ? {} : { path: place }), line: index + 1 });
  }
  return { path, entries };
}

/** The findings that a new baseline accepts, and those that it must not. */
export interface Acceptable {
  accepted: Finding[];
  /**
   * Findings that a baseline must not hide: an outage when a currently valid certificate expires, and findings whose
   * rule forbids it, such as a private key.
   */
  leftOut: Finding[];
}

/**
 * Sorts the findings that count now. Downgraded findings fail no run. They stay out, or their line would also accept a
 * copy in production.
 */
export function acceptable(
  { findings, inventory, now }: Pick<Report, 'findings' | 'inventory' | 'now'>,
  rules: readonly Rule[],
): Acceptable {
  const idsOf = (has: (rule: Rule) => boolean) => new Set(rules.filter(has).map(({ id }) => id));
  const policyRules = idsOf(({ judges }) => judges === 'policy');
  const endingRules = idsOf(({ outageOnExpiry }) => outageOnExpiry === true);
  const valid = new Set<string | undefined>();
  for (const { fingerprint, notAfter } of inventory.certificates) {
    const end = readInstant(notAfter);
    if (end !== null && remaining(end, now) >= 0) valid.add(fingerprint);
  }
  const counting = findings.filter(({ rule, status, context, suppressed }) => {
    const counts = suppressed === undefined || suppressed.by === 'baseline';
    return counts && context === undefined && status !== 'fixed' && !policyRules.has(rule);
  });
  const barred = idsOf(({ baseline }) => baseline === 'never');
  const stays = ({ rule, certificate }: Finding) =>
    barred.has(rule) || (endingRules.has(rule) && valid.has(certificate));
  return { accepted: counting.filter((finding) => !stays(finding)), leftOut: counting.filter(stays) };
}

/** One sorted line an entry, without dates and line numbers, so that two branches merge. */
export function formatBaseline(accepted: readonly Finding[]): string {
  const lines = accepted.map(({ rule, key }) => `${rule} ${encodeField(key.slice(rule.length + 1))}`);
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

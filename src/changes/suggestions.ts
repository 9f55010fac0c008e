/** Repairs that are a part of the diff: lines as they were, in the place of lines of a change. */
import type { Finding, Report } from '../model/index.ts';
import { reveal } from '../util/escape.ts';
import { ruleOf } from '../util/rules.ts';

/** Lines of a file of the head, all of them in the diff, and what to put in their place. */
export interface Repair {
  path: string;
  /** The first and the last line, from 1. */
  start: number;
  end: number;
  lines: string[];
}

/** A repair after which the finding is gone and no other has come. */
export interface Suggestion extends Repair {
  finding: Finding;
}

/** What suggestions are made from. */
export interface Diff {
  /** The patch of a file as GitHub shows it: its hunks, and which lines a comment can be on. */
  patchOf(path: string): string | undefined;
  /** A file of the head. */
  textOf(path: string): Promise<string | undefined>;
  /** Keys of the findings that would be new if a file of the head had another text. */
  tryOut(path: string, text: string): Promise<ReadonlySet<string>>;
}

const MAX_SUGGESTIONS = 5;
/** Each is an audit. */
const MAX_TRIALS = 8;
const MAX_REPAIRS = 3;
const MAX_LINES = 10;
const MAX_LINE = 500;

/** The new findings that say what the change itself does to the automation. */
export function aboutChange(report: Report): Finding[] {
  return report.findings.filter(
    (one) => one.status === 'new' && !one.suppressed && !one.context && ruleOf(report, one)?.about === 'change',
  );
}

/**
 * Of each new finding about the change itself, the smallest part of its file's diff that can be taken back so that the finding is
 * gone. Every one was tried: what merely looks like the cause is not suggested.
 */
export async function suggestionsFor(report: Report, diff: Diff): Promise<Suggestion[]> {
  const known = new Set(report.findings.filter(({ status }) => status === 'new').map(({ key }) => key));
  const repaired = new Set<string>();
  const found: Suggestion[] = [];
  let trials = 0;
  for (const finding of aboutChange(report)) {
    const { path } = finding.location;
    const [patch, text] = [diff.patchOf(path), await diff.textOf(path)];
    if (repaired.has(finding.key) || patch === undefined || text === undefined) continue;
    for (const repair of repairsOf(finding, readPatch(patch, text.split('\n')))) {
      if (found.length >= MAX_SUGGESTIONS || trials++ >= MAX_TRIALS) return found;
      const left = await diff.tryOut(path, withRepair(text, repair));
      if (left.has(finding.key) || [...left].some((key) => !known.has(key))) continue;
      for (const key of known) if (!left.has(key)) repaired.add(key);
      found.push({ ...repair, path, finding });
      break;
    }
  }
  return found;
}

export function withRepair(text: string, { start, end, lines }: Omit<Repair, 'path'>): string {
  const all = text.split('\n');
  return [...all.slice(0, start - 1), ...lines, ...all.slice(end)].join('\n');
}

/** Neighboring lines of a diff that are taken away, added, or both. */
export interface Edit {
  /** Line of the head at which `now` stands, or before which `was` stood. */
  at: number;
  was: string[];
  now: string[];
  /** The lines around it that the hunk shows. */
  above?: string;
  below?: string;
}

/** The edits of a patch without names of files; none where the file is no longer as the patch says, or has other line ends. */
export function readPatch(patch: string, head: readonly string[]): Edit[] {
  const edits: Edit[] = [];
  let line = 0;
  let open: Edit | undefined;
  let above: string | undefined;
  for (const row of patch.split('\n')) {
    const hunk = /^@@ -\d{1,9}(?:,\d{1,9})? \+(\d{1,9})(?:,\d{1,9})? @@/.exec(row);
    const [mark, text] = [row.charAt(0), row.slice(1)];
    if (text.endsWith('\r')) return [];
    if (hunk !== null) {
      line = Number(hunk[1]);
      [open, above] = [undefined, undefined];
    } else if (mark === '-' || mark === '+') {
      if (open === undefined) {
        open = { at: line, was: [], now: [], ...(above !== undefined && { above }) };
        edits.push(open);
      }
      open[mark === '-' ? 'was' : 'now'].push(text);
    } else if (mark === ' ') {
      if (open !== undefined) open.below = text;
      [open, above] = [undefined, text];
    } else if (mark === '\\' && open !== undefined) {
      // A last line without an end: a suggestion cannot say that.
      if (edits.at(-1) === open) edits.pop();
    }
    if (hunk === null && (mark === ' ' || mark === '+') && head[line++ - 1] !== text) return [];
  }
  return edits;
}

/** What to try for a finding, the nearest and smallest first. */
function repairsOf({ location: { line, endLine = line } }: Finding, edits: readonly Edit[]): Omit<Repair, 'path'>[] {
  const distance = ({ at, now }: Edit) => {
    if (line === undefined || endLine === undefined) return 0;
    return Math.max(0, line - (at + Math.max(0, now.length - 1)), at - endLine);
  };
  const near = edits.toSorted((a, b) => distance(a) - distance(b)).slice(0, MAX_REPAIRS);
  const repairs = near.flatMap((edit) => [...lineRepair(edit, line), ...wholeRepair(edit)]);
  return repairs.filter(isPlain).slice(0, MAX_REPAIRS);
}

/** One line of an edit that has as many lines as before. */
function lineRepair({ at, was, now }: Edit, line: number | undefined): Omit<Repair, 'path'>[] {
  const own = line === undefined || was.length !== now.length || now.length === 1 ? undefined : was[line - at];
  return line === undefined || own === undefined ? [] : [{ start: line, end: line, lines: [own] }];
}

/** Where nothing is in the place of what was taken away, the suggestion is on the line beside it. */
function wholeRepair({ at, was, now, above, below }: Edit): Omit<Repair, 'path'>[] {
  if (now.length > 0) return [{ start: at, end: at + now.length - 1, lines: was }];
  if (above !== undefined) return [{ start: at - 1, end: at - 1, lines: [above, ...was] }];
  return below === undefined ? [] : [{ start: at, end: at, lines: [...was, below] }];
}

/** A person must see all of what is suggested. */
function isPlain({ start, end, lines }: Omit<Repair, 'path'>): boolean {
  const isVisible = (text: string) =>
    text.length <= MAX_LINE && reveal(text.replaceAll('\t', '')) === text.replaceAll('\t', '');
  return end - start < MAX_LINES && lines.length <= MAX_LINES && lines.every(isVisible);
}

/** The parts of a page for a terminal: signs, colours, and lines that stay within its columns. */
import type { Finding, Level, Location, Report } from '../model/index.ts';
import { escapeLog } from '../util/escape.ts';
import { displayWidth, fill, listed, plural } from '../util/text.ts';
import { locationText } from './phrases.ts';
import { ruleHyperlink } from './rule-links.ts';

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green' | 'cyan' | 'reset';
type Paint = (style: Style | Style[], text: string) => string;

/** Items of an aside that are shown; the full report has the others. */
export const ASIDE_PLACES = 3;
export const MAX_PLACE = 300;
const PLACES_PER_FINDING = 6;
const MAX_CHAIN = 500;

export const COLORS: Record<Level, Style> = { error: 'red', warning: 'yellow', note: 'blue' };

/** What the parts of the page share. */
export interface Page {
  report: Report;
  lines: string[];
  paint: Paint;
  width: number;
  /** Whether the terminal follows hyperlinks. */
  hyperlinks: boolean;
  /** Fixes that the page has shown in full, and for which group. */
  fixes: Map<string, string>;
}

/** The id of a rule, as a link to its page where the terminal follows one. */
export function ruleName({ report, hyperlinks }: Page, rule: string): string {
  return hyperlinks ? ruleHyperlink(rule, report) : rule;
}

/** A line across the page, so that the levels can be told apart without colour. */
export function heading({ lines, paint, width }: Page, text: string, style: Style): void {
  const title = `── ${text} `;
  lines.push('', paint(style, title + '─'.repeat(width - title.length)));
}

/** The renewal path in one line, broken between two steps if it is too long. */
export function chainLines({ lines, paint, width }: Page, indent: string, chain: string | undefined): void {
  if (chain === undefined) return;
  const stations = escapeLog(chain, MAX_CHAIN).split(' → ');
  for (const [index, line] of fill(stations, ' → ', width - indent.length - 2).entries())
    lines.push(`${indent}${index === 0 ? '' : '  '}${paint('dim', line)}`);
}

export function ownerLine({ lines }: Page, indent: string, finding: Finding | undefined): void {
  const owners = finding?.owners ?? [];
  if (owners.length === 0) return;
  const shown = owners.slice(0, 5).map((owner) => escapeLog(owner, 100));
  if (owners.length > shown.length) shown.push(plural(owners.length - shown.length, 'more owner'));
  lines.push(`${indent}owned by ${listed(shown)}`);
}

/** One place a line; the label stands before the first, the others are indented like it or begin with `before`. */
export function locationLines(
  { report, lines, paint }: Page,
  label: string,
  places: readonly Location[],
  { end = '', most = PLACES_PER_FINDING, before }: { end?: string; most?: number; before?: string } = {},
): void {
  const indent = before ?? ' '.repeat(displayWidth(label));
  for (const [index, place] of places.slice(0, most).entries()) {
    const text = paint('cyan', escapeLog(locationText(place, report), MAX_PLACE));
    lines.push(`${index === 0 ? label : indent}${text}${index === 0 ? end : ''}`);
  }
  const rest = places.length - most;
  if (rest > 0) lines.push(`${indent}and ${plural(rest, 'more place')}`);
}

export function someLocations({ lines, paint, width }: Page, places: readonly string[]): void {
  const shown = places.slice(0, ASIDE_PLACES).map((place) => escapeLog(place, MAX_PLACE));
  const rest = places.length - shown.length;
  if (rest > 0) shown.push(plural(rest, 'more file'));
  for (const line of fill(shown, ', ', width - 4)) lines.push(`    ${paint('dim', line)}`);
}

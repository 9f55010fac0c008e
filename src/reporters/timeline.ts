import { styleText } from 'node:util';
import type { Report, Reporter } from '../model/index.ts';
import { type TimelineRow, type TimelineVersion, timelineOf } from '../reporting/timeline.ts';
import { dayOf } from '../util/dates.ts';
import { DAY } from '../util/duration.ts';
import { escapeLog } from '../util/escape.ts';
import { ruleOf } from '../util/rules.ts';
import { displayWidth, plural, wrap } from '../util/text.ts';

/** How far from `now` the axis reaches at most. */
const REACH_BACK = 365 * DAY;
const REACH_ON = 400 * DAY;
const MAX_TITLE = 24;
/** More than fit on a few screens. */
const MAX_ROWS = 100;
const MAX_GAPS = 20;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface Axis {
  from: number;
  to: number;
  columns: number;
  at(time: number): number;
}

/** Each lineage on one line: its versions as bars, the copies of each where it ends, and the day of judgement across. */
export const timeline: Reporter = {
  id: 'timeline',
  title: 'Timeline of versions and copies',
  render(report, options) {
    const paint = (style: 'red' | 'yellow' | 'green' | 'dim' | 'bold', text: string) =>
      options.color ? styleText(style, text, { validateStream: false }) : text;
    const all = timelineOf(report);
    const rows = all.slice(0, MAX_ROWS);
    if (rows.length === 0) return 'No certificate in production to show.\n';
    const width = Math.max(60, Math.min(options.width, 160));
    const verdicts = rows.map((row) => verdictOf(row, report.now));
    const titles = rows.map((row) => escapeLog(row.title, MAX_TITLE));
    const room = Math.max(...titles.map(displayWidth));
    const axis = axisOf(rows, report.now, width - room - Math.max(...verdicts.map(({ text }) => text.length)) - 2);
    const lines = scale(axis, report.now).map((line) => paint('dim', ' '.repeat(room + 1) + line));
    for (const [index, row] of rows.entries()) {
      const [title = '', verdict] = [titles[index], verdicts[index]];
      const line = `${title}${' '.repeat(room - displayWidth(title))} ${bar(row, axis, report.now)} `;
      lines.push(verdict === undefined ? line : line + paint(verdict.style, verdict.text));
    }
    const more = all.length - rows.length;
    if (more > 0) lines.push(`… and ${plural(more, 'more certificate')}; --include GLOB shows those of some files.`);
    lines.push('', paint('dim', '━ newest   ─ older   2┤ two copies, and their end   ┃ the day of judgement'));
    lines.push(...gapLines(report, all, width));
    return `${lines.join('\n')}\n`;
  },
};

function axisOf(rows: readonly TimelineRow[], now: number, columns: number): Axis {
  const versions = rows.flatMap((row) => row.versions);
  const from = Math.max(now - REACH_BACK, Math.min(now - 30 * DAY, ...versions.map((version) => version.start)));
  const to = Math.min(now + REACH_ON, Math.max(now + 30 * DAY, ...versions.map((version) => version.end)) + DAY);
  const clamp = (column: number) => Math.max(0, Math.min(columns - 1, column));
  return { from, to, columns, at: (time) => clamp(Math.floor(((time - from) / (to - from)) * columns)) };
}

/** The names of the months, and the year under the first one and under each January. */
function scale(axis: Axis, now: number): string[] {
  const months = Array.from({ length: axis.columns }, () => ' ');
  const years = Array.from({ length: axis.columns }, () => ' ');
  let free = 0;
  let year = 0;
  const start = new Date(axis.from);
  for (let month = 0; ; month++) {
    const time = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1 + month, 1);
    if (time >= axis.to) break;
    const date = new Date(time);
    const column = axis.at(time);
    if (column < free || column + 4 > axis.columns) continue;
    write(months, column, MONTHS[date.getUTCMonth()] ?? '');
    if (date.getUTCFullYear() !== year) {
      year = date.getUTCFullYear();
      write(years, column, String(year));
    }
    free = column + 4;
  }
  write(years, axis.at(now), '┃');
  return [months.join('').trimEnd(), years.join('').trimEnd()];
}

function bar(row: TimelineRow, axis: Axis, now: number): string {
  const cells = Array.from({ length: axis.columns }, () => ' ');
  for (const version of row.versions) {
    const [first, last] = [axis.at(version.start), axis.at(version.end)];
    cells.fill(version.state === 'newest' ? '━' : '─', first, last + 1);
    if (version.start >= axis.from) cells[first] = '├';
  }
  cells[axis.at(now)] = '┃';
  // The ends come last: they are what the eye looks for, even where a newer version runs across them.
  for (const version of row.versions) {
    const end = version.end <= axis.to ? '┤' : '▶';
    const copies = `${version.copies}${end}`;
    write(cells, Math.max(0, axis.at(version.end) - copies.length + 1), copies);
  }
  return cells.join('');
}

function write(cells: string[], column: number, text: string): void {
  for (const [index, character] of [...text].entries()) {
    if (column + index < cells.length) cells[column + index] = character;
  }
}

function verdictOf(row: TimelineRow, now: number): { text: string; style: 'red' | 'yellow' | 'green' } {
  const stale = row.versions.filter((version) => version.state === 'stale');
  const [first] = [...(stale.length > 0 ? stale : row.versions)].sort((a: TimelineVersion, b) => a.end - b.end);
  if (first === undefined) return { text: '', style: 'green' };
  const day = dayOf(first.end);
  const copies = stale.reduce((sum, version) => sum + version.copies, 0);
  if (copies > 0) return { text: `${copies} stale, ${first.end < now ? 'ended' : 'end'} ${day}`, style: 'red' };
  if (first.end < now) return { text: `expired ${day}`, style: 'red' };
  return { text: `until ${day}`, style: first.end < now + 30 * DAY ? 'yellow' : 'green' };
}

/** What the history says of renewals that came too late; that there was none to read is said as well. */
function gapLines(report: Report, rows: readonly TimelineRow[], width: number): string[] {
  if (report.inventory.arrivals === undefined)
    return ['', 'No history was read: it needs a git repository with its commits.'];
  const gaps = report.findings.filter((finding) => ruleOf(report, finding)?.about === 'history');
  const known = rows.filter((row) => row.versions.some((version) => version.arrival !== undefined)).length;
  return [
    '',
    `History: arrivals known of ${plural(known, 'certificate')}; ${plural(gaps.length, 'place')} with a gap between versions.`,
    ...gaps
      .slice(0, MAX_GAPS)
      .flatMap((finding) => wrap(escapeLog(finding.message), width - 2).map((line) => `  ${line}`)),
    ...(gaps.length > MAX_GAPS ? [`  … and ${plural(gaps.length - MAX_GAPS, 'more place')}`] : []),
  ];
}

import { styleText } from 'node:util';
import type { Report, Reporter } from '../model/index.ts';
import {
  type Axis,
  axisOf,
  type TimelineRow,
  type TimelineVersion,
  ticksOf,
  timelineOf,
} from '../reporting/timeline.ts';
import { dayOf } from '../util/dates.ts';
import { DAY } from '../util/duration.ts';
import { escapeLog } from '../util/escape.ts';
import { ruleOf } from '../util/rules.ts';
import { displayWidth, fill, plural, wrap } from '../util/text.ts';

const MAX_TITLE = 24;
/** More than fit on a few screens. */
const MAX_ROWS = 100;
const MAX_GAPS = 20;

const LEGEND = [
  '━ newest',
  '─ older',
  '2┤ two copies expire',
  '◆ arrived in the repository',
  '┃ the day of the report',
];

/** A label of four columns, and two between labels. */
const COLUMNS_PER_TICK = 6;

interface Scale extends Axis {
  columns: number;
  at(time: number): number;
}

/** Each certificate on one line: its versions as bars, the copies of each where it expires, and the day of the report across. */
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
    const columns = width - room - Math.max(...verdicts.map(({ text }) => text.length)) - 2;
    const scale = columnsOf(axisOf(rows, report.now), columns);
    const lines = heads(scale, report.now, width - room - 1).map((line) => paint('dim', ' '.repeat(room + 1) + line));
    for (const [index, row] of rows.entries()) {
      const [title = '', verdict] = [titles[index], verdicts[index]];
      const line = `${title}${' '.repeat(room - displayWidth(title))} ${bar(row, scale, report.now)} `;
      lines.push(verdict === undefined ? line : line + paint(verdict.style, verdict.text));
    }
    const more = all.length - rows.length;
    if (more > 0) lines.push(`… and ${plural(more, 'more certificate')}; --include GLOB shows those of some files.`);
    lines.push('', ...fill(LEGEND, '   ', width).map((line) => paint('dim', line)));
    lines.push(...gapLines(report, all, width));
    return `${lines.join('\n')}\n`;
  },
};

/** Maps times to columns. */
function columnsOf({ from, to }: Axis, columns: number): Scale {
  const at = (time: number) => Math.max(0, Math.min(columns - 1, Math.floor(((time - from) / (to - from)) * columns)));
  return { from, to, columns, at };
}

/** The day of the report, and below it months and years. */
function heads(scale: Scale, now: number, width: number): string[] {
  const blank = (cells: number) => Array.from({ length: cells }, () => ' ');
  const [days, months, years] = [blank(width), blank(scale.columns), blank(scale.columns)];
  const today = `as of ${dayOf(now)}`;
  const column = scale.at(now);
  // To the right of its mark, or to the left where there is no room.
  if (column + today.length + 2 <= width) write(days, column, `┃ ${today}`);
  else write(days, column - today.length - 1, `${today} ┃`);
  for (const { time, month, year } of ticksOf(scale, Math.floor(scale.columns / COLUMNS_PER_TICK))) {
    const at = scale.at(time);
    // A label that is cut off says less than none.
    if (at + 4 > scale.columns) continue;
    write(months, at, month === '' ? year : month);
    if (month !== '') write(years, at, year);
  }
  const lines = [days, months, years].map((cells) => cells.join('').trimEnd());
  return lines.filter((line) => line !== '');
}

function bar(row: TimelineRow, axis: Scale, now: number): string {
  const cells = Array.from({ length: axis.columns }, () => ' ');
  for (const version of row.versions) {
    const [first, last] = [axis.at(version.start), axis.at(version.end)];
    cells.fill(version.state === 'newest' ? '━' : '─', first, last + 1);
    if (version.start >= axis.from) cells[first] = '├';
  }
  for (const { arrival } of row.versions)
    if (arrival !== undefined && arrival >= axis.from && arrival <= axis.to) cells[axis.at(arrival)] = '◆';
  cells[axis.at(now)] = '┃';
  // The ends come last: they are what the eye looks for, even where a newer version runs across them.
  for (const version of row.versions) {
    const end = version.end <= axis.to ? '┤' : '▶';
    const copies = `${version.places.length}${end}`;
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
  const copies = stale.reduce((sum, version) => sum + version.places.length, 0);
  if (copies > 0)
    return {
      text: `${copies} stale, ${first.end < now ? 'expired' : copies === 1 ? 'expires' : 'expire'} ${day}`,
      style: 'red',
    };
  if (first.end < now) return { text: `expired ${day}`, style: 'red' };
  return { text: `expires ${day}`, style: first.end < now + 30 * DAY ? 'yellow' : 'green' };
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

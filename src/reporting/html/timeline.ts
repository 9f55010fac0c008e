/** Versions on a time axis as SVG. Its lengths are percentages, so that it fits any width; its colors come from the page. */

import type { Report } from '../../model/index.ts';
import { dayOf } from '../../util/dates.ts';
import { plural } from '../../util/text.ts';
import { type Axis, axisOf, type TimelineRow, type TimelineVersion, ticksOf } from '../timeline.ts';

const TICKS = 9;
/** A label further right would leave the picture. */
const LAST_LABEL = 0.95;
const ROW = 7;
/** Versions of one certificate that are drawn; a list below the picture has all. */
const DRAWN = 6;

/** The versions of one certificate below an axis of their own. */
export function ownTimeline(row: TimelineRow, report: Pick<Report, 'now'>): string {
  const axis = axisOf([row], report.now);
  const today = percent(report.now, axis);
  const line = `<line class="now" x1="${today}" x2="${today}" y1="0" y2="100%"/>`;
  return `<div class="time">${axisSvg(axis, report)}${versionsSvg(row, axis, line)}</div>`;
}

/** The axis with its ticks and the day of the report. */
export function axisSvg(axis: Axis, { now }: Pick<Report, 'now'>): string {
  const ticks = ticksOf(axis, TICKS);
  const labels = ticks.map(({ time, month, year }) => {
    const x = percent(time, axis);
    const [upper, lower] = month === '' ? [year, ''] : [month, year];
    const words = (text: string, y: number) => (text === '' ? '' : `<text x="${x}" y="${y}" dx="2">${text}</text>`);
    const shown = (time - axis.from) / (axis.to - axis.from) < LAST_LABEL;
    return `<line class="tick" x1="${x}" x2="${x}" y1="17" y2="40"/>${shown ? words(upper, 27) + words(lower, 39) : ''}`;
  });
  const today = percent(now, axis);
  const late = (now - axis.from) / (axis.to - axis.from) > 0.7;
  return (
    `<svg height="42" role="img" aria-label="Time axis from ${dayOf(axis.from)} to ${dayOf(axis.to)}, as of ${dayOf(now)}">` +
    `${labels.join('')}<line class="now" x1="${today}" x2="${today}" y1="2" y2="42"/>` +
    `<text x="${today}" y="11" dx="${late ? -5 : 5}"${late ? ' text-anchor="end"' : ''}>as of ${dayOf(now)}</text></svg>`
  );
}

/** The line of the day of the report that {@link versionsSvg} draws across pictures of one axis: written once, used by each. */
export function nowSvg(axis: Axis, { now }: Pick<Report, 'now'>): string {
  const today = percent(now, axis);
  return `<svg width="0" height="0" aria-hidden="true"><line id="now" class="now" x1="${today}" x2="${today}" y1="0" y2="100%"/></svg>`;
}

/**
 * The versions of one certificate as bars, the newest on top.
 * @param today the line of the day of the report; that of {@link nowSvg} where it is left out
 */
export function versionsSvg({ versions }: TimelineRow, axis: Axis, today = '<use href="#now"/>'): string {
  const shown = versions.toReversed().slice(0, DRAWN);
  const bars = shown.map(({ start, end, state }, index) => {
    const [from, to] = [percent(start, axis), percent(Math.max(end, start), axis)];
    // Two pixels at least: what expired before the axis begins is at its edge.
    return `<rect class="${state}" x="${from}" y="${index * ROW + 2}" width="${width(from, to)}"/>`;
  });
  const height = shown.length * ROW + 2;
  return (
    `<svg height="${height}" role="img" aria-label="${versions.toReversed().map(versionText).join('; ')}">` +
    `${bars.join('')}${today}</svg>`
  );
}

/** `newest: 2025-08-25 to 2025-11-23, 1 copy`. Holds nothing from a file. */
export function versionText({ start, end, state, places }: TimelineVersion): string {
  return `${state}: ${dayOf(start)} to ${dayOf(end)}, ${plural(places.length, 'copy', 'copies')}`;
}

function percent(time: number, { from, to }: Axis): string {
  const share = Math.max(0, Math.min(1, (time - from) / (to - from)));
  return `${Number((share * 100).toFixed(1))}%`;
}

function width(from: string, to: string): string {
  return `${Math.max(0.4, Number((Number.parseFloat(to) - Number.parseFloat(from)).toFixed(1)))}%`;
}

/** Places, prose and folds of the HTML report. Every text from a file is escaped here or by the caller. */

import type { Location, RenderOptions, Report } from '../../model/index.ts';
import { escapeHtml } from '../../util/escape.ts';
import { count } from '../../util/text.ts';
import { locationText } from '../phrases.ts';
import { locationUrl } from '../source-links.ts';

export const PLACES = 20;
export const MAX_PLACE = 500;
const MAX_DIM = 500;

/** A line in a quieter color, such as the path of a new version. */
export function dim(line: string | undefined): string {
  return line === undefined || line === '' ? '' : `<p class="dim">${escapeHtml(line, MAX_DIM)}</p>`;
}

/** Text in backticks is code. */
export function prose(text: string): string {
  const segments = escapeHtml(text).split('`');
  return segments
    .map((segment, index) => {
      if (index % 2 === 0) return segment;
      return index < segments.length - 1 ? `<code>${segment}</code>` : `\`${segment}`;
    })
    .join('');
}

export function list(report: Report, places: readonly Location[], options: RenderOptions): string {
  const items = places.slice(0, PLACES).map((place) => `<li>${link(report, place, options)}</li>`);
  if (places.length > PLACES) items.push(`<li>and ${count(places.length - PLACES)} more</li>`);
  return `<ul>${items.join('')}</ul>`;
}

export function link(report: Report, place: Location, options: RenderOptions): string {
  const text = `<code>${escapeHtml(locationText(place, report), MAX_PLACE)}</code>`;
  const url = locationUrl(place, report, options);
  return url === undefined ? text : `<a href="${escapeHtml(url, url.length)}">${text}</a>`;
}

/** Without an element for its font: there may be thousands. */
export function plainLink(report: Report, place: Location, options: RenderOptions): string {
  const text = escapeHtml(locationText(place, report), MAX_PLACE);
  const url = locationUrl(place, report, options);
  return url === undefined ? text : `<a href="${escapeHtml(url, url.length)}">${text}</a>`;
}

/** Keeps dates in one piece. */
export function days(text: string): string {
  return text.replace(/\b\d{4}-\d\d-\d\d\b/g, '<span class="day">$&</span>');
}

export function folded(summary: string, body: string, open = false): string {
  return `<details class="fold"${open ? ' open' : ''}><summary>${summary}</summary>\n${body}\n</details>`;
}

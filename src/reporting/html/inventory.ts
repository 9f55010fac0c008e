/** Every certificate in the HTML report: its versions on one time axis, and its copies below a fold. */

import { LEVELS, type Level, type RenderOptions, type Report } from '../../model/index.ts';
import { escapeHtml } from '../../util/escape.ts';
import { count, plural } from '../../util/text.ts';
import { keyText, stateToday } from '../phrases.ts';
import { SIGNS } from '../signs.ts';
import { type Axis, axisOf, type TimelineRow } from '../timeline.ts';
import { PLACES, plainLink } from './parts.ts';
import { axisSvg, nowSvg, versionsSvg, versionText } from './timeline.ts';

/** Rows: more make a browser slow. */
const INVENTORY = 5000;

/** Every certificate with its versions on one axis and its copies below a fold, the most urgent first. */
export function certificates(report: Report, rows: readonly TimelineRow[], options: RenderOptions): string {
  if (rows.length === 0) return '';
  const axis = axisOf(rows, report.now);
  const levels = levelsOf(report);
  const items = rows.slice(0, INVENTORY).map((row) => inventoryItem(row, levels, report, axis, options));
  const more = rows.length - items.length;
  return [
    `<section><h2>All certificates</h2><p class="dim">${plural(rows.length, 'certificate')}, ${plural(
      rows.reduce((sum, { versions }) => sum + versions.length, 0),
      'version',
    )}. <b>Green</b>: newest version. <b>Red</b>: stale. <b>Gray</b>: another current version. A line marks the day of the report.</p>`,
    `${nowSvg(axis, report)}<div class="axis"><span></span>${axisSvg(axis, report)}</div>`,
    `<ul class="all">${items.join('\n')}</ul>`,
    more > 0 ? `<p>and ${count(more)} more; the JSON report lists all.</p>` : '',
    '</section>',
  ].join('\n');
}

function inventoryItem(
  row: TimelineRow,
  levels: ReadonlyMap<string, Level>,
  report: Report,
  axis: Axis,
  options: RenderOptions,
): string {
  const { versions, title } = row;
  const newest = versions.at(-1);
  const [first] = versions.toSorted((a, b) => a.end - b.end);
  if (newest === undefined || first === undefined) return '';
  const found = LEVELS.find((level) =>
    versions.some(({ certificate }) => levels.get(certificate.fingerprint) === level),
  );
  const states = [
    found ?? 'ok',
    ...(first.end < report.now ? ['expired'] : []),
    ...(versions.some(({ state }) => state === 'stale') ? ['stale'] : []),
  ];
  const details = versions.toReversed().map((version) => {
    const { certificate } = version;
    const facts = `${escapeHtml(keyText(certificate))}, issued by ${escapeHtml(certificate.issuer || 'unknown')}, serial number ${escapeHtml(certificate.serialNumber)}`;
    const links = certificate.sightings.slice(0, PLACES).map((place) => plainLink(report, place, options));
    if (certificate.sightings.length > PLACES) links.push(`and ${count(certificate.sightings.length - PLACES)} more`);
    return `<li>${versionText(version)}; ${facts}<br>${links.join('<br>')}</li>`;
  });
  return (
    `<li data-s="${states.join(' ')}"><details><summary><span><b>${escapeHtml(title)}</b> ` +
    `<span class="state ${found ?? ''}">${found === undefined ? '' : `${SIGNS[found]} `}${stateToday(first.certificate, report.now)}</span></span>` +
    `${versionsSvg(row, axis)}</summary><ul>${details.join('')}</ul></details></li>`
  );
}

/** The worst level that counts, by fingerprint. */
function levelsOf({ findings }: Report): Map<string, Level> {
  const levels = new Map<string, Level>();
  for (const { certificate, level, suppressed, status } of findings) {
    if (certificate === undefined || suppressed !== undefined || status === 'fixed') continue;
    const known = levels.get(certificate);
    if (known === undefined || LEVELS.indexOf(level) < LEVELS.indexOf(known)) levels.set(certificate, level);
  }
  return levels;
}

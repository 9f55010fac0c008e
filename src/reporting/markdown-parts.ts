/** The parts of a page in GitHub's Markdown that are not about what to fix. */

import type { Location, RenderOptions, Report } from '../model/index.ts';
import { escapeMarkdown, markdownCode, markdownLink } from '../util/escape.ts';
import { count, listed, plural } from '../util/text.ts';
import { loweredGroups } from './groups.ts';
import { countedBy, countedRules, locationText } from './phrases.ts';
import { servedRows, servedText } from './served-rows.ts';
import { EMOJI_SIGNS } from './signs.ts';
import { encryptedLast, skippedEntries, unreadLabel } from './skipped-entries.ts';
import { locationUrl } from './source-links.ts';
import type { Summary } from './summary.ts';

const PLACES = 6;
export const MAX_NAME = 200;
export const MAX_REASON = 300;
const ASIDE = 10;
const SERVED_ROWS = 100;

/** What endpoints serve, the good ones too. */
export function served(report: Report): string {
  const rows = servedRows(report);
  if (rows.length === 0) return '';
  const lines = rows.slice(0, SERVED_ROWS).map((row) => {
    const sign = row.level === undefined ? '✅' : EMOJI_SIGNS[row.level];
    const facts = escapeMarkdown(servedText(row), MAX_NAME);
    const addresses = markdownCode(listed(row.addresses, PLACES), MAX_NAME);
    const known = [facts, row.addresses.length > 0 ? addresses : ''].filter((text) => text !== '').join(', at ');
    return `- ${sign} ${markdownCode(row.endpoint, MAX_NAME)} ${escapeMarkdown(row.state, MAX_REASON)}${known === '' ? '' : `<br>${known}`}`;
  });
  const rest = rows.length - lines.length;
  const more = rest > 0 ? `\n${plural(rest, 'more row')} in the JSON report.\n` : '';
  return `### What endpoints serve\n\n${lines.join('\n')}\n${more}`;
}

export function locationList(
  report: Report,
  places: readonly Location[],
  options: RenderOptions,
  most = PLACES,
): string[] {
  return limited(
    places.slice(0, most + 1).map((place) => locationLink(report, place, options)),
    most,
    places.length,
  );
}

/** A link if the address is known, else the place as text. */
function locationLink(report: Report, place: Location, options: RenderOptions): string {
  const text = locationText(place, report);
  const url = place.path.length > MAX_NAME ? undefined : locationUrl(place, report, options);
  return url === undefined ? markdownCode(text, MAX_NAME) : markdownLink(text, url);
}

export function lowered(report: Report, { lowered: findings }: Summary, options: RenderOptions): string {
  if (findings.length === 0) return '';
  const lines = loweredGroups(findings).flatMap(({ context, findings: group }) => {
    const places = distinct(
      group.map((finding) => ({ repository: finding.location.repository, path: finding.location.path })),
    );
    const files = limited(places.map((place) => locationLink(report, place, options))).join(', ');
    return `- **${context}**: ${countedRules(group).join(', ')}. ${files}`;
  });
  return details(`Downgraded, in test data, examples and the like: ${plural(findings.length, 'finding')}`, lines);
}

export function suppressed({ suppressed: findings, fixed }: Summary): string {
  const lines = findings.map(
    ({ rule, location, suppressed: why }) =>
      `- **${rule}** in ${markdownCode(location.path, MAX_NAME)} (${markdownCode(why?.by ?? '', 20)}): ${escapeMarkdown(why?.reason ?? '', MAX_NAME)}` +
      (why?.until === undefined ? '' : `, until ${escapeMarkdown(why.until, 40)}`),
  );
  const resolved = fixed.map(({ rule, location }) => `- **${rule}** in ${markdownCode(location.path, MAX_NAME)}`);
  return [
    resolved.length === 0 ? '' : details(`Fixed by this change: ${plural(fixed.length, 'finding')}`, limited(resolved)),
    lines.length === 0 ? '' : details(`Ignored: ${plural(findings.length, 'finding')}`, limited(lines)),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** What was not read, last: why the run is incomplete is shown, the rest below a fold. */
export function unread(report: Report): string {
  const { unreadable } = report.inventory;
  const { harmless, holes } = skippedEntries(report);
  const reasons = [
    ...report.incomplete.map((reason) => escapeMarkdown(reason, MAX_REASON)),
    ...report.faults.map(
      (fault) => `Fault in ${markdownCode(fault.where, MAX_NAME)}: ${escapeMarkdown(fault.message, MAX_REASON)}`,
    ),
  ];
  const warning =
    reasons.length === 0
      ? ''
      : `> [!WARNING]\n> Not everything was read:\n>\n${limited(reasons)
          .map((reason) => `> - ${reason}`)
          .join('\n')}\n\n`;
  const lines = [
    ...limited(
      encryptedLast(unreadable).map(
        (object) =>
          `- ${markdownCode(locationText(object, report), MAX_NAME)}: ${object.reason}. ${escapeMarkdown(object.detail, MAX_NAME)}`,
      ),
    ),
    ...limited(
      holes.map((hole) => `- ${markdownCode(hole.place, MAX_NAME)}: ${escapeMarkdown(hole.reason, MAX_NAME)}`),
    ),
    ...(harmless === '' ? [] : [`- Not opened: ${harmless}`]),
  ];
  const number = unreadable.length + holes.length;
  const kinds = countedBy(
    unreadable.filter(({ kind }) => kind === 'encrypted'),
    unreadLabel,
  );
  const encrypted = kinds.length === 0 ? '' : ` (encrypted: ${kinds.join(', ')})`;
  const title = number === 0 ? 'Not read' : `Not read: ${plural(number, 'object')}${encrypted}`;
  return warning + (lines.length === 0 ? '' : details(title, lines));
}

/** GitHub reads Markdown inside a block of HTML only after an empty line; without it, what follows would be HTML. */
export function details(summary: string, lines: readonly string[], open = false): string {
  return `<details${open ? ' open' : ''}><summary>${summary}</summary>\n\n${lines.join('\n')}\n\n</details>\n`;
}

/** @param all how many there are, where `items` are only the first of them */
export function limited(items: readonly string[], most = ASIDE, all = items.length): string[] {
  return all <= most ? [...items] : [...items.slice(0, most), `and ${count(all - most)} more`];
}

export function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

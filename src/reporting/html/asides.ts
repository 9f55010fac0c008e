/** The parts of the HTML report that are not about what to fix. */

import type { Finding, RenderOptions, Report } from '../../model/index.ts';
import { servedUses } from '../../topology/served-uses.ts';
import { escapeHtml } from '../../util/escape.ts';
import { count, plural } from '../../util/text.ts';
import { loweredGroups } from '../groups.ts';
import { countedRules, locationText } from '../phrases.ts';
import { ruleHtml } from '../rule-links.ts';
import { servedRows, servedText } from '../served-rows.ts';
import { SIGNS } from '../signs.ts';
import { encryptedLast, skippedEntries } from '../skipped-entries.ts';
import { folded, link, MAX_PLACE, prose } from './parts.ts';

/** Reasons and unread objects that are listed. */
const UNREAD = 50;

/** What endpoints serve, the good ones too. */
export function served(report: Report): string {
  const rows = servedRows(report).map((row) => {
    const sign = row.level === undefined ? '✓' : SIGNS[row.level];
    const cells = [`${sign} ${row.endpoint}`, row.state, servedText(row), row.addresses.join(', ')];
    return `<tr class="${row.level ?? 'clean'}">${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;
  });
  if (rows.length === 0) return '';
  const head = '<tr><th>Endpoint</th><th>State</th><th>Certificate</th><th>Addresses</th></tr>';
  return `<h2>What endpoints serve</h2><table class="wide">${head}${rows.join('\n')}</table>`;
}

/** Uses of certificates that are listed. */
const USES = 300;
const USE_PLACES = 3;

/** What renews, copies, uses and reloads each certificate, also where the certificates themselves are in no repository. */
export function renewalPaths(report: Report, options: RenderOptions): string {
  const uses = servedUses(report);
  if (uses.length === 0) return '';
  const items = uses.slice(0, USES).map(({ text, lacks, locations }) => {
    const places = locations.slice(0, USE_PLACES).map((place) => link(report, place, options));
    if (locations.length > USE_PLACES) places.push(`and ${count(locations.length - USE_PLACES)} more`);
    const missing = lacks.map((one) => ` <b>✗ ${escapeHtml(one)}</b>`).join('');
    return `<li>${escapeHtml(text, MAX_PLACE)}${missing} <span class="dim">${places.join(' ')}</span></li>`;
  });
  if (uses.length > USES) items.push(`<li>and ${count(uses.length - USES)} more</li>`);
  const places = (some: typeof uses) => some.reduce((sum, { locations }) => sum + locations.length, 0);
  const whole = places(uses.filter(({ lacks }) => lacks.length === 0));
  return folded(
    `<h2>Renewal paths</h2> <span class="dim">${count(whole)} of ${plural(places(uses), 'use')} by servers without a gap</span>`,
    `<ul class="brief">${items.join('\n')}</ul>`,
  );
}

export function lowered(report: Report, findings: readonly Finding[]): string {
  return loweredGroups(findings)
    .map(({ context, findings: group }) => aside(`In ${context}s: ${countedRules(group).join(', ')}`, group, report))
    .join('\n');
}

export function aside(title: string, findings: readonly Finding[], report: Report): string {
  if (findings.length === 0) return '';
  const rows = findings.map(({ rule, location, message, suppressed }) => {
    const why =
      suppressed === undefined
        ? ''
        : ` <i>${suppressed.by}: ${escapeHtml(suppressed.reason)}${suppressed.until === undefined ? '' : `, until ${escapeHtml(suppressed.until)}`}</i>`;
    return `<tr><td>${ruleHtml(rule, report)}</td><td><code>${escapeHtml(locationText(location, report), MAX_PLACE)}</code></td><td>${prose(message)}${why}</td></tr>`;
  });
  return folded(
    `<h2>${title}</h2> <span class="dim">${plural(findings.length, 'finding')}</span>`,
    `<table class="wide"><tr><th>Rule</th><th>Place</th><th>Problem</th></tr>${rows.join('\n')}</table>`,
  );
}

export function unread(report: Report): string {
  const { harmless, holes } = skippedEntries(report);
  const items = [
    ...report.incomplete.map((reason) => `<b>Incomplete:</b> ${prose(reason)}`),
    ...report.faults.map(({ where, message }) => `<b>Fault</b> in ${escapeHtml(where)}: ${escapeHtml(message)}`),
    ...holes.map(({ place, reason }) => `<code>${escapeHtml(place, MAX_PLACE)}</code>: ${escapeHtml(reason)}`),
    ...encryptedLast(report.inventory.unreadable).map(
      (object) =>
        `<code>${escapeHtml(locationText(object, report), MAX_PLACE)}</code>: ${object.reason}. ${escapeHtml(object.detail)}`,
    ),
    ...(harmless === '' ? [] : [`Not opened: ${harmless}`]),
  ];
  if (items.length === 0) return '';
  const shown = items.slice(0, UNREAD);
  if (items.length > UNREAD) shown.push(`and ${count(items.length - UNREAD)} more; the JSON report lists all.`);
  const open = report.incomplete.length + report.faults.length > 0;
  return folded(
    `<h2${open || holes.length > 0 ? ' class="warning"' : ''}>Not read</h2>`,
    `<ul>${shown.map((item) => `<li>${item}</li>`).join('\n')}</ul>`,
    open,
  );
}

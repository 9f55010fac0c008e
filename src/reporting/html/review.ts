/** What a change does to certificates and their automation, in the HTML report. Every text from a file is escaped here. */

import type { RenderOptions, Report } from '../../model/index.ts';
import { escapeHtml } from '../../util/escape.ts';
import { listed, plural } from '../../util/text.ts';
import { locationText } from '../phrases.ts';
import { effectText, type TableRow, tableOf } from '../review-rows.ts';
import { folded, link, MAX_PLACE } from './parts.ts';

/** Rows that are not folded, as in the comment on a pull request. */
const SCREEN = 10;
const MAX_ROWS = 1_000;
const MAX_TEXT = 300;
const NAMED = 3;

const LEVEL = { breaks: 'error', unclear: 'warning', weakens: 'warning' } as const;
const WORDS = { added: 'Added', removed: 'Removed', altered: 'Changed', replaced: 'Replaced' } as const;

/** A section with what a change does to certificates and their automation; empty where it does nothing. */
export function review(report: Report, options: RenderOptions): string {
  const { rows, elsewhere } = tableOf(report);
  if (rows.length + elsewhere.length === 0) return '';
  const items = (some: readonly TableRow[]) =>
    `<ul class="brief">${some.map((row) => item(row, report, options)).join('\n')}</ul>`;
  const rest = rows.slice(SCREEN, MAX_ROWS);
  const unlisted = rows.length - SCREEN - rest.length;
  const end = unlisted > 0 ? `<p>and ${plural(unlisted, 'more row')}; the JSON report lists all.</p>` : '';
  return [
    '<section><h2>Changes to certificates and their automation</h2>',
    rows.length === 0 ? '' : items(rows.slice(0, SCREEN)),
    rest.length === 0 ? '' : folded(`<b>${plural(rows.length - SCREEN, 'more row')}</b>`, items(rest) + end),
    elsewhere.length === 0 ? '' : `<p class="dim">Not counted: ${listed(elsewhere)}.</p>`,
    '</section>',
  ].join('\n');
}

function item(row: TableRow, report: Report, options: RenderOptions): string {
  const level = row.effect === undefined ? '' : ` class="${LEVEL[row.effect]}"`;
  // What is gone has no line in the commit that links lead to.
  const place =
    row.action === 'removed'
      ? `<code>${escapeHtml(locationText(row.location, report), MAX_PLACE)}</code>`
      : link(report, row.location, options);
  const means = effectText(row);
  const lines = [
    `${WORDS[row.action]} ${row.steps}: <b>${escapeHtml(row.what, MAX_TEXT)}</b> in ${place}${means === '' ? '' : ` <b class="state">${means}</b>`}`,
    ...row.differences.map(difference(row)),
    people(row),
  ];
  return `<li${level}>${lines.filter((line) => line !== '').join('<br>')}</li>`;
}

function difference({ action }: TableRow): (one: TableRow['differences'][number]) => string {
  const code = (text: string | undefined) =>
    text === undefined ? 'none' : `<code>${escapeHtml(text, MAX_TEXT)}</code>`;
  return ({ of, before, after }) => {
    const label = escapeHtml(of, MAX_TEXT);
    const isWhole = before === undefined && (action === 'added' || action === 'removed');
    return isWhole ? `${label}: ${code(after)}` : `${label}: ${code(before)} → ${code(after)}`;
  };
}

function people({ dependents, owners }: TableRow): string {
  const names = [...new Set(dependents.map(({ what }) => what))];
  return [
    ...(names.length > 0 ? [`used by ${escapeHtml(listed(names, NAMED), MAX_TEXT)}`] : []),
    ...(owners.length > 0 ? [`owned by ${escapeHtml(listed(owners.slice(0, NAMED)), MAX_TEXT)}`] : []),
  ].join('; ');
}

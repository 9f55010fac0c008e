import type { RenderOptions, Report } from '../model/index.ts';
import { escapeMarkdown, markdownCode, markdownLink } from '../util/escape.ts';
import { listed, plural } from '../util/text.ts';
import { locationText } from './phrases.ts';
import { effectText, type TableRow, tableOf } from './review-rows.ts';
import { locationUrl } from './source-links.ts';

/** Rows that fit a screen; the others are below a fold. */
const SCREEN = 10;
const MAX_ROWS = 100;
const MAX_CELL = 300;
const NAMED = 3;

const SIGNS = { breaks: '🔴', unclear: '🟡', weakens: '🟡' } as const;
const WORDS = { added: 'Added', removed: 'Removed', altered: 'Changed', replaced: 'Replaced' } as const;

/** What a change does to certificates and their automation, as a list; empty where it does nothing. */
export function reviewList(report: Report, options: RenderOptions): string {
  const { rows, elsewhere } = tableOf(report);
  if (rows.length + elsewhere.length === 0) return '';
  const parts = ['### Changes to certificates and their automation'];
  if (rows.length > 0) parts.push(items(rows.slice(0, SCREEN), report, options));
  const rest = rows.slice(SCREEN, MAX_ROWS);
  if (rest.length > 0) {
    const more = rows.length - MAX_ROWS;
    const end = more > 0 ? `\n\n${plural(more, 'more row')} in the JSON report.` : '';
    parts.push(
      `<details><summary>${plural(rows.length - SCREEN, 'more row')}</summary>\n\n${items(rest, report, options)}${end}\n\n</details>`,
    );
  }
  if (elsewhere.length > 0) parts.push(`<sub>Not counted: ${listed(elsewhere)}.</sub>`);
  return parts.join('\n\n');
}

/** A list and no table: a telephone shows the second column of a table only to those who scroll. */
function items(rows: readonly TableRow[], report: Report, options: RenderOptions): string {
  const lines = rows.map((row) => {
    const sign = row.effect === undefined ? '' : `${SIGNS[row.effect]} `;
    const what = `${sign}${WORDS[row.action]} ${row.steps}: **${escapeMarkdown(row.what, MAX_CELL)}**`;
    const url = locationUrl(row.location, report, options);
    const place = locationText(row.location, report);
    const gone = url === undefined || row.action === 'removed';
    const where = gone ? markdownCode(place, MAX_CELL) : markdownLink(place, url);
    const more = [...differences(row), [...effect(row), ...people(row)].join('; ')].filter((text) => text !== '');
    return `- ${[`${what} in ${where}`, ...more].join('<br>')}`;
  });
  return lines.join('\n');
}

function differences({ differences: all, action }: TableRow): string[] {
  const code = (text: string) => markdownCode(text, MAX_CELL);
  return all.map(({ of, before, after }) => {
    const label = escapeMarkdown(of, MAX_CELL);
    if (before === undefined && (action === 'added' || action === 'removed')) return `${label}: ${code(after ?? '')}`;
    return `${label}: ${before === undefined ? 'none' : code(before)} → ${after === undefined ? 'none' : code(after)}`;
  });
}

function effect(row: TableRow): string[] {
  const means = effectText(row);
  return means === '' ? [] : [`_${means}_`];
}

function people({ dependents, owners }: TableRow): string[] {
  const names = [...new Set(dependents.map(({ what }) => what))];
  const used = names.length === 0 ? [] : [`used by ${escapeMarkdown(listed(names, NAMED), MAX_CELL)}`];
  const owned = listed(owners.slice(0, NAMED).map((one) => markdownCode(one, 100)));
  return owned === '' ? used : [...used, `owned by ${owned}`];
}

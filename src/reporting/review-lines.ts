import { escapeLog } from '../util/escape.ts';
import { listed, plural, spread, wrap } from '../util/text.ts';
import { locationText } from './phrases.ts';
import { differenceText, effectText, tableOf } from './review-rows.ts';
import type { Page, Style } from './terminal.ts';

const MAX_ROWS = 20;
const MAX_TEXT = 400;
const NAMED = 3;
const SIGNS = { added: '+', removed: '-', altered: '~', replaced: '=' } as const;
const COLORS: Record<string, Style> = { breaks: 'red', unclear: 'yellow', weakens: 'yellow' };

/** What a change does to certificates and their automation, for a terminal; nothing where it does nothing. */
export function reviewLines({ report, lines, paint, width }: Page): void {
  const { rows, elsewhere } = tableOf(report);
  if (rows.length + elsewhere.length === 0) return;
  lines.push('', paint('bold', 'Changes to certificates and their automation'));
  for (const row of rows.slice(0, MAX_ROWS)) {
    const color = COLORS[row.effect ?? ''] ?? 'reset';
    const left = `  ${paint(color, SIGNS[row.action])} ${row.steps}: ${escapeLog(row.what, MAX_TEXT)}`;
    lines.push(...spread(left, paint('cyan', escapeLog(locationText(row.location, report), MAX_TEXT)), width));
    const names = [...new Set(row.dependents.map(({ what }) => what))];
    const told = [
      ...row.differences.map((one) => differenceText(one, row.action)),
      ...(names.length > 0 ? [`used by ${listed(names, NAMED)}`] : []),
      ...(row.owners.length > 0 ? [`owned by ${listed(row.owners, NAMED)}`] : []),
      effectText(row),
    ].filter((text) => text !== '');
    if (told.length > 0)
      for (const line of wrap(escapeLog(told.join('; '), MAX_TEXT), width - 6))
        lines.push(`      ${paint('dim', line)}`);
  }
  if (rows.length > MAX_ROWS)
    lines.push(`  and ${plural(rows.length - MAX_ROWS, 'more row')}; --format json lists all`);
  for (const text of elsewhere) lines.push(`  ${paint('dim', text)}`);
}

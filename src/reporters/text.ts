import { styleText } from 'node:util';
import { displayName } from '../certificates/names.ts';
import { type Finding, LEVELS, type Reporter } from '../model/index.ts';
import { type Group, loweredGroups } from '../reporting/groups.ts';
import { mergedSummary } from '../reporting/merge-findings.ts';
import {
  amountText,
  asideTexts,
  countedBy,
  countedRules,
  locationText,
  moreRepositories,
  stockTexts,
  verdictText,
} from '../reporting/phrases.ts';
import { aboveNote, fixtureAdvice, splitByPriority, summarizeRest } from '../reporting/priorities.ts';
import { reviewLines } from '../reporting/review-lines.ts';
import { servedFacts, servedRows } from '../reporting/served-rows.ts';
import { SIGNS } from '../reporting/signs.ts';
import { skippedEntries, unreadLabel } from '../reporting/skipped-entries.ts';
import { headlineOf, type Story, storyOf } from '../reporting/story.ts';
import { nextExpiry, type Summary, sawNothing } from '../reporting/summary.ts';
import {
  ASIDE_PLACES,
  COLORS,
  heading,
  MAX_PLACE,
  type Page,
  type Style,
  someLocations,
} from '../reporting/terminal.ts';
import { briefLines, groupLines, headlineLines } from '../reporting/terminal-findings.ts';
import { dayOf, momentOf } from '../util/dates.ts';
import { breakCommands, escapeLog } from '../util/escape.ts';
import { count, fill, listed, plural, spread, wrap } from '../util/text.ts';

const SERVED_ROWS = 30;
const SERVED_ADDRESSES = 4;
const MAX_WIDTH = 100;
/** Lines that a terminal shows at once. */
const SCREEN = 40;

/** For people in a terminal: by certificate, worst first, the totals last, where the eye rests after the scrolling. */
export const text: Reporter = {
  id: 'text',
  title: 'Terminal',
  render(report, options) {
    const paint: Page['paint'] = (style, part) =>
      options.color ? styleText(style, part, { validateStream: false }) : part;
    const width = Math.max(40, Math.min(options.width, MAX_WIDTH));
    const page: Page = {
      ...{ report, lines: [], paint, width, fixes: new Map() },
      hyperlinks: options.color && options.hyperlinks === true,
    };
    const whole = mergedSummary(report);
    const story = storyOf(options.quiet ? { ...whole, groups: aboveNote(whole.groups) } : whole, report);
    if (!options.quiet) header(page);
    for (const notice of report.notices ?? []) page.lines.push(...wrap(escapeLog(notice, 500), page.width));
    if (story.next !== undefined) {
      page.lines.push('');
      headlineLines(page, story.next);
    }
    reviewLines(page);
    findings(page, 'Certificates that need action', story.action);
    for (const level of LEVELS)
      findings(
        page,
        `${story.action.length > 0 ? 'Other ' : ''}${level}s`,
        story.rest.filter((group) => group.level === level),
      );
    if (!options.quiet) {
      served(page);
      lowered(page, whole);
      aside(page, 'Fixed by this change', whole.fixed);
      suppressed(page, whole);
    }
    unread(page, whole, options.quiet);
    totals(page, whole, story);
    // Wrapping may bring any word to the start of a line, so commands are broken once more on the finished page.
    return breakCommands(`${page.lines.join('\n').trimStart()}\n`);
  },
};

/** Groups under a heading: the first in full, then some in brief, then their sum. */
function findings(page: Page, title: string, groups: readonly Group[]): void {
  const { shown, brief, rest } = splitByPriority(groups);
  const [first] = groups;
  if (first === undefined) return;
  heading(page, title.charAt(0).toUpperCase() + title.slice(1), COLORS[first.level]);
  for (const group of shown) groupLines(page, group);
  if (brief.length > 0) page.lines.push('');
  for (const group of brief) briefLines(page, group);
  for (const line of [...summarizeRest(rest), ...fixtureAdvice([...brief, ...rest])])
    page.lines.push('', ...wrap(escapeLog(line, 1000), page.width));
}

function header({ report, lines, paint, width }: Page): void {
  const { tool, inventory, now } = report;
  lines.push(...spread(paint('bold', `${tool.name} ${tool.version}`), paint('dim', `as of ${momentOf(now)}`), width));
  for (const repository of inventory.repositories.slice(0, 5)) {
    const revision = repository.revision === undefined ? '' : ` at ${escapeLog(repository.revision.slice(0, 12))}`;
    lines.push(`${escapeLog(repository.name, 100)}${revision}: ${escapeLog(amountText(repository), 300)}`);
  }
  const rest = inventory.repositories.slice(5);
  if (rest.length > 0) lines.push(`and ${moreRepositories(rest)}`);
}

/** What endpoints serve, the good ones too: it is what one asked for. */
function served({ report, lines, paint, width }: Page): void {
  const rows = servedRows(report);
  if (rows.length === 0) return;
  lines.push('', paint('bold', 'What endpoints serve'));
  for (const row of rows.slice(0, SERVED_ROWS)) {
    const color = row.level === undefined ? 'green' : COLORS[row.level];
    const sign = row.level === undefined ? '✓' : SIGNS[row.level];
    const [left, right] = [`  ${paint(color, sign)} ${escapeLog(row.endpoint, MAX_PLACE)}`, escapeLog(row.state)];
    lines.push(...spread(left, paint(color, right), width));
    const addresses = listed(row.addresses, SERVED_ADDRESSES);
    const facts = [...servedFacts(row), addresses].filter(Boolean).map((fact) => escapeLog(fact, MAX_PLACE));
    for (const line of fill(facts, ' · ', width - 4)) lines.push(`    ${paint('dim', line)}`);
  }
  const rest = rows.length - SERVED_ROWS;
  if (rest > 0) lines.push(`  … and ${plural(rest, 'more row')}; --format json lists all`);
}

function lowered(page: Page, { lowered: findings }: Summary): void {
  if (findings.length === 0) return;
  const { report, lines, paint, width } = page;
  lines.push('', paint('bold', 'Downgraded: in test data, examples and the like'));
  for (const group of loweredGroups(findings)) {
    const [first = '', ...more] = countedRules(group.findings);
    for (const line of fill([`${group.context}: ${first}`, ...more], ', ', width - 2)) lines.push(`  ${line}`);
    someLocations(page, [
      ...new Set(
        group.findings.map((finding) =>
          locationText({ repository: finding.location.repository, path: finding.location.path }, report),
        ),
      ),
    ]);
  }
}

function aside({ report, lines, paint }: Page, title: string, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  lines.push('', paint('bold', `${title}: ${plural(findings.length, 'finding')}`));
  for (const finding of findings.slice(0, ASIDE_PLACES)) {
    lines.push(
      `  ${paint('green', '✓')} ${finding.rule}  ${escapeLog(locationText(finding.location, report), MAX_PLACE)}`,
    );
  }
  if (findings.length > ASIDE_PLACES) lines.push(`  and ${count(findings.length - ASIDE_PLACES)} more`);
}

function suppressed({ lines, paint }: Page, { suppressed: findings }: Summary): void {
  if (findings.length === 0) return;
  const by = countedBy(findings, (finding) => `by ${finding.suppressed?.by ?? 'nobody'}`).join(', ');
  lines.push('', `${paint('bold', `Ignored: ${plural(findings.length, 'finding')}`)} (${by})`);
}

function unread(page: Page, { groups }: Summary, quiet: boolean): void {
  const { report, lines, paint, width } = page;
  const { unreadable } = report.inventory;
  const { harmless, holes } = skippedEntries(report);
  const add = (style: Style, label: string): void => {
    for (const [index, line] of wrap(label, width - 4).entries())
      lines.push(`  ${index === 0 ? '' : '  '}${paint(style, line)}`);
  };
  const before = lines.push('', paint('bold', 'Not read'));
  if (unreadable.length > 0 && !quiet) {
    add('reset', `objects: ${countedBy(unreadable, unreadLabel).join(', ')}`);
    // Findings name theirs.
    const named = groups.flatMap((group) => group.findings.flatMap(({ location, related }) => [location, ...related]));
    const known = new Set(named.map((place) => locationText(place, report)));
    someLocations(
      page,
      unreadable.map((object) => locationText(object, report)).filter((place) => !known.has(place)),
    );
  }
  if (harmless !== '' && !quiet) add('reset', `not opened: ${harmless}`);
  for (const hole of holes.slice(0, ASIDE_PLACES))
    add('yellow', `${escapeLog(hole.place, MAX_PLACE)} (${escapeLog(hole.reason, MAX_PLACE)})`);
  if (holes.length > ASIDE_PLACES) add('yellow', `and ${plural(holes.length - ASIDE_PLACES, 'more file')} not read`);
  for (const reason of report.incomplete.slice(0, 10)) add('yellow', `incomplete: ${escapeLog(reason)}`);
  if (report.incomplete.length > 10) add('yellow', `and ${plural(report.incomplete.length - 10, 'more reason')}`);
  for (const fault of report.faults.slice(0, 10))
    add('red', `fault in ${escapeLog(fault.where, MAX_PLACE)}: ${escapeLog(fault.message)}`);
  if (report.faults.length > 10) add('red', `and ${plural(report.faults.length - 10, 'more fault')}`);
  if (lines.length === before) lines.length -= 2;
}

function totals({ report, lines, paint, width }: Page, whole: Summary, story: Story): void {
  const { totals: numbers, incomplete } = whole;
  const worst = LEVELS.find((level) => numbers[level] > 0);
  const next = nextExpiry(report);
  // A run with unread parts gets no tick.
  const idle: readonly [string, Style] = incomplete
    ? ['▲', 'yellow']
    : numbers.unreadable > 0 || sawNothing(numbers)
      ? ['●', 'blue']
      : ['✓', 'green'];
  const [sign, color] = worst === undefined ? idle : ([SIGNS[worst], COLORS[worst]] as const);
  lines.push('', ...wrap(`${sign} ${verdictText(whole)}`, width).map((line) => paint(['bold', color], line)));
  const parts = [...stockTexts(numbers), ...asideTexts(numbers)];
  if (next !== undefined) {
    parts.push(`next expiry ${dayOf(Date.parse(next.notAfter as string))} (${escapeLog(displayName(next))})`);
  }
  for (const line of fill(parts, ' · ', width - 2)) lines.push(`  ${line}`);
  // What the first screen says is said again where it may have scrolled away.
  if (story.next === undefined || lines.length < SCREEN) return;
  const what = `next: ${headlineOf(story.next, report, true)}`;
  lines.push(...wrap(escapeLog(what, 500), width - 2).map((line) => `  ${line}`));
}

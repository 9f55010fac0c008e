import { styleText } from 'node:util';
import { chainOfCertificate, chainOfFinding } from '../lib/chain-line.ts';
import { dayOf, momentOf } from '../lib/dates.ts';
import {
  type Digest,
  type Group,
  loweredGroups,
  nextExpiry,
  placesOf,
  readableDigest,
  skippedEntries,
} from '../lib/digest.ts';
import { breakCommands, escapeLog } from '../lib/escape.ts';
import { foremost, sumUp, urgent } from '../lib/foremost.ts';
import { servedRows, servedText } from '../lib/served-rows.ts';
import { count, displayWidth, fill, listed, plural, spread, wrap } from '../lib/text.ts';
import { titleOf } from '../lib/titles.ts';
import {
  amountText,
  asideTexts,
  countedBy,
  countedRules,
  keyText,
  moreRepositories,
  placeText,
  stateToday,
  stockTexts,
  verdictText,
} from '../lib/wording.ts';
import { type Finding, LEVELS, type Level, type Location, type Report, type Reporter } from '../model/index.ts';

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green' | 'cyan' | 'reset';
type Paint = (style: Style | Style[], text: string) => string;

const FINDINGS_PER_GROUP = 10;
const PLACES_PER_FINDING = 6;
const ASIDE_PLACES = 3;
const SERVED_ROWS = 30;
const SERVED_ADDRESSES = 4;
const MAX_PLACE = 300;
const MAX_CHAIN = 500;
const MAX_WIDTH = 100;

const SIGNS: Record<Level, string> = { error: '✗', warning: '▲', note: '●' };
const COLORS: Record<Level, Style> = { error: 'red', warning: 'yellow', note: 'blue' };

/** What the parts of the page share. */
interface Page {
  report: Report;
  lines: string[];
  paint: Paint;
  width: number;
}

/** For people in a terminal: by certificate, worst first, the totals last, where the eye rests after the scrolling. */
export const text: Reporter = {
  id: 'text',
  title: 'Terminal',
  render(report, options) {
    const paint: Paint = (style, part) => (options.color ? styleText(style, part, { validateStream: false }) : part);
    const page: Page = { report, lines: [], paint, width: Math.max(40, Math.min(options.width, MAX_WIDTH)) };
    const whole = readableDigest(report);
    const groups = options.quiet ? urgent(whole.groups) : whole.groups;
    if (!options.quiet) header(page);
    for (const notice of report.notices ?? []) page.lines.push(...wrap(escapeLog(notice, 500), page.width));
    for (const level of LEVELS) {
      const { shown, rest } = foremost(groups, level);
      if (shown.length > 0) heading(page, level);
      for (const group of shown) groupLines(page, group);
      for (const line of sumUp(rest)) page.lines.push('', ...wrap(escapeLog(line, 1000), page.width));
    }
    if (!options.quiet) {
      served(page);
      lowered(page, whole);
      aside(page, 'Fixed by this change', whole.fixed);
      suppressed(page, whole);
    }
    unread(page, options.quiet);
    totals(page, whole);
    // Wrapping may bring any word to the start of a line, so commands are broken once more on the finished page.
    return breakCommands(`${page.lines.join('\n').trimStart()}\n`);
  },
};

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

/** A line across the page, so that the levels can be told apart without colour. */
function heading({ lines, paint, width }: Page, level: Level): void {
  const title = `── ${level.charAt(0).toUpperCase()}${level.slice(1)}s `;
  lines.push('', paint(COLORS[level], title + '─'.repeat(width - title.length)));
}

function groupLines(page: Page, group: Group): void {
  const { report, lines, paint, width } = page;
  const { certificate, findings } = group;
  const color = COLORS[group.level];
  const sign = SIGNS[group.level];
  const shown = findings.slice(0, FINDINGS_PER_GROUP);
  // What all findings of a group say alike is said once.
  const samePlaces =
    certificate !== undefined && alike(shown, (finding) => placesOf(finding, certificate, report).places);
  const sameOwners = alike(shown, (finding) => finding.owners);
  lines.push('');
  if (certificate === undefined) {
    const id = `${group.rule}${findings.length > 1 ? ` (${count(findings.length)})` : ''}`;
    lines.push(...spread(paint(['bold', color], `${sign} ${group.title}`), id, width));
  } else {
    const title = paint(['bold', color], `${sign} ${escapeLog(group.title)}`);
    lines.push(...spread(title, paint(color, stateToday(certificate, report.now)), width));
    const start = certificate.notBefore === null ? '' : `, from ${certificate.notBefore.slice(0, 10)}`;
    const facts = `${escapeLog(keyText(certificate))}${start}, issued by ${escapeLog(certificate.issuer || 'nobody named', 120)}`;
    for (const line of wrap(facts, width - 2)) lines.push(`  ${paint('dim', line)}`);
    chainLines(page, '  ', chainOfCertificate(report, certificate.fingerprint));
    if (samePlaces && shown[0] !== undefined) placeLines(page, '  ', placesOf(shown[0], certificate, report).places);
  }
  if (sameOwners) ownerLine(page, '  ', shown[0]);
  for (const [index, finding] of shown.entries()) {
    findingLines(page, group, finding, {
      places: !samePlaces,
      owners: !sameOwners,
      others:
        index === 0 ||
        !alike([shown[index - 1] ?? finding, finding], (one) => placesOf(one, certificate, report).others),
      fix: shown[index + 1]?.fix !== finding.fix,
    });
  }
  const rest = findings.length - shown.length;
  if (rest > 0) lines.push(`  … and ${plural(rest, 'more finding')}; --format json lists all`);
}

function alike(findings: readonly Finding[], part: (finding: Finding) => unknown): boolean {
  return new Set(findings.map((finding) => JSON.stringify(part(finding)))).size === 1;
}

function findingLines(
  page: Page,
  { certificate }: Group,
  finding: Finding,
  show: { places: boolean; owners: boolean; others: boolean; fix: boolean },
): void {
  const { report, lines, paint, width } = page;
  const { places, others } = placesOf(finding, certificate, report);
  const status = finding.status === 'new' ? ` ${paint('bold', '(new)')}` : '';
  const sign = paint(COLORS[finding.level], SIGNS[finding.level]);
  if (certificate !== undefined) lines.push(`  ${sign} ${paint('bold', finding.rule)}${status}`);
  else if (show.places) placeLines(page, `  ${sign} `, places, status);
  for (const line of wrap(escapeLog(finding.message), width - 4)) lines.push(`    ${line}`);
  if (certificate === undefined) chainLines(page, '    ', chainOfFinding(report, finding));
  if (certificate !== undefined && show.places) placeLines(page, '    at ', places);
  if (show.others) placeLines(page, certificate === undefined ? '    also ' : '    see ', others);
  if (show.owners) ownerLine(page, '    ', finding);
  if (!show.fix) return;
  const fix = wrap(escapeLog(finding.fix), width - 9);
  for (const [index, line] of fix.entries()) lines.push(`    ${index === 0 ? paint('green', 'Fix:') : '    '} ${line}`);
}

/** The way of a new version, broken between two of its stations where it is too long for one line. */
function chainLines({ lines, paint, width }: Page, indent: string, chain: string | undefined): void {
  if (chain === undefined) return;
  const stations = escapeLog(chain, MAX_CHAIN).split(' → ');
  for (const [index, line] of fill(stations, ' → ', width - indent.length - 2).entries())
    lines.push(`${indent}${index === 0 ? '' : '  '}${paint('dim', line)}`);
}

function ownerLine({ lines }: Page, indent: string, finding: Finding | undefined): void {
  const owners = finding?.owners ?? [];
  if (owners.length === 0) return;
  const shown = owners.slice(0, 5).map((owner) => escapeLog(owner, 100));
  if (owners.length > shown.length) shown.push(plural(owners.length - shown.length, 'more owner'));
  lines.push(`${indent}owned by ${listed(shown)}`);
}

/** One place a line; the label stands before the first, the others are indented like it. */
function placeLines({ report, lines, paint }: Page, label: string, places: readonly Location[], end = ''): void {
  const indent = ' '.repeat(displayWidth(label));
  for (const [index, place] of places.slice(0, PLACES_PER_FINDING).entries()) {
    const text = paint('cyan', escapeLog(placeText(place, report), MAX_PLACE));
    lines.push(`${index === 0 ? label : indent}${text}${index === 0 ? end : ''}`);
  }
  const rest = places.length - PLACES_PER_FINDING;
  if (rest > 0) lines.push(`${indent}and ${plural(rest, 'more place')}`);
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
    const addresses = escapeLog(listed(row.addresses, SERVED_ADDRESSES), MAX_PLACE);
    const facts = [escapeLog(servedText(row), MAX_PLACE), addresses].filter(Boolean);
    for (const line of fill(facts, ' · ', width - 4)) lines.push(`    ${paint('dim', line)}`);
  }
  const rest = rows.length - SERVED_ROWS;
  if (rest > 0) lines.push(`  … and ${plural(rest, 'more row')}; --format json lists all`);
}

function lowered(page: Page, { lowered: findings }: Digest): void {
  if (findings.length === 0) return;
  const { report, lines, paint, width } = page;
  lines.push('', paint('bold', 'Counted apart, because of where it lies'));
  for (const group of loweredGroups(findings)) {
    const [first = '', ...more] = countedRules(group.findings);
    for (const line of fill([`${group.context}: ${first}`, ...more], ', ', width - 2)) lines.push(`  ${line}`);
    somePlaces(page, [
      ...new Set(
        group.findings.map((finding) =>
          placeText({ repository: finding.location.repository, path: finding.location.path }, report),
        ),
      ),
    ]);
  }
}

function somePlaces({ lines, paint, width }: Page, places: readonly string[]): void {
  const shown = places.slice(0, ASIDE_PLACES).map((place) => escapeLog(place, MAX_PLACE));
  const rest = places.length - shown.length;
  if (rest > 0) shown.push(plural(rest, 'more file'));
  for (const line of fill(shown, ', ', width - 4)) lines.push(`    ${paint('dim', line)}`);
}

function aside({ report, lines, paint }: Page, title: string, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  lines.push('', paint('bold', `${title}: ${plural(findings.length, 'finding')}`));
  for (const finding of findings.slice(0, ASIDE_PLACES)) {
    lines.push(
      `  ${paint('green', '✓')} ${finding.rule}  ${escapeLog(placeText(finding.location, report), MAX_PLACE)}`,
    );
  }
  if (findings.length > ASIDE_PLACES) lines.push(`  and ${count(findings.length - ASIDE_PLACES)} more`);
}

function suppressed({ lines, paint }: Page, { suppressed: findings }: Digest): void {
  if (findings.length === 0) return;
  const by = countedBy(findings, (finding) => `by ${finding.suppressed?.by ?? 'nobody'}`).join(', ');
  lines.push('', `${paint('bold', `Suppressed: ${plural(findings.length, 'finding')}`)} (${by})`);
}

function unread(page: Page, quiet: boolean): void {
  const { report, lines, paint, width } = page;
  const { unreadable } = report.inventory;
  const { harmless, holes } = skippedEntries(report);
  const add = (style: Style, label: string): void => {
    for (const [index, line] of wrap(label, width - 4).entries())
      lines.push(`  ${index === 0 ? '' : '  '}${paint(style, line)}`);
  };
  const before = lines.push('', paint('bold', 'Not read'));
  if (unreadable.length > 0 && !quiet) {
    add('reset', `objects: ${countedBy(unreadable, (object) => object.reason).join(', ')}`);
    somePlaces(
      page,
      unreadable.map((object) => placeText(object, report)),
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

function totals({ report, lines, paint, width }: Page, whole: Digest): void {
  const { totals: numbers, incomplete } = whole;
  const worst = LEVELS.find((level) => numbers[level] > 0);
  const next = nextExpiry(report);
  // What was not read is no tick.
  const idle: readonly [string, Style] = incomplete
    ? ['▲', 'yellow']
    : numbers.unreadable > 0
      ? ['●', 'blue']
      : ['✓', 'green'];
  const [sign, color] = worst === undefined ? idle : ([SIGNS[worst], COLORS[worst]] as const);
  lines.push('', ...wrap(`${sign} ${verdictText(whole)}`, width).map((line) => paint(['bold', color], line)));
  const parts = [...stockTexts(numbers), ...asideTexts(numbers)];
  if (next !== undefined) {
    parts.push(`next expiry ${dayOf(Date.parse(next.notAfter as string))} (${escapeLog(titleOf(next))})`);
  }
  for (const line of fill(parts, ' · ', width - 2)) lines.push(`  ${line}`);
}

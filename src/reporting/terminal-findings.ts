/** What was found, for a terminal: a certificate, those of a folder, or a rule, with everything that a person needs to fix it. */
import type { Finding } from '../model/index.ts';
import { rotationPathOfFinding } from '../topology/rotation-path-line.ts';
import { escapeLog } from '../util/escape.ts';
import { ruleOf } from '../util/rules.ts';
import { count, fill, plural, spread, wrap } from '../util/text.ts';
import type { Group, Told } from './groups.ts';
import { certificateTitles, findingCount, locationsOfGroup } from './merge-findings.ts';
import { keyText, locationText, stateToday } from './phrases.ts';
import { fixtureAdvice } from './priorities.ts';
import { SIGNS } from './signs.ts';
import { fixesOf, headlineOf, isAside, pathOf, pathShows, type StoryStep } from './story.ts';
import { COLORS, chainLines, locationLines, MAX_PLACE, ownerLine, type Page, ruleName } from './terminal.ts';

const FINDINGS_PER_GROUP = 6;
/** Of the places that explain a finding. */
const OTHERS = 3;

/** A group with all that is said of it; a certificate with its path before the findings. */
export function groupLines(page: Page, group: Group): void {
  const { lines, report, width } = page;
  const { findings } = group;
  const shown = findings.slice(0, FINDINGS_PER_GROUP);
  const path = pathOf(group, report);
  const inPath = pathShows(path);
  const placesOf = (finding: Finding) => locationsOfGroup(finding, group, report).places;
  // Owners and fixes that all findings of a group share are shown once.
  const samePlaces = group.rule === undefined && (shown.length > 1 || path.length === 0) && alike(shown, placesOf);
  const sameOwners = alike(shown, (finding) => finding.owners);
  titleLines(page, group);
  pathLines(page, path);
  if (samePlaces && shown[0] !== undefined && !inPath(placesOf(shown[0])))
    locationLines(page, '  ', placesOf(shown[0]));
  if (sameOwners) ownerLine(page, '  ', shown[0]);
  const due = new Set(fixesOf(group, report));
  for (const [index, finding] of shown.entries()) {
    if (isAside(finding, group)) {
      asideLine(page, finding);
      continue;
    }
    const { others } = locationsOfGroup(finding, group, report);
    findingLines(page, group, finding, {
      places: group.rule !== undefined || (!samePlaces && !inPath(placesOf(finding))),
      owners: !sameOwners,
      others:
        !(path.length > 0 && inPath(others)) &&
        (index === 0 ||
          !alike([shown[index - 1] ?? finding, finding], (one) => locationsOfGroup(one, group, report).others)),
      fix: due.has(finding.fix) && shown[index + 1]?.fix !== finding.fix,
    });
  }
  const rest = findingCount(findings) - findingCount(shown);
  if (rest > 0) lines.push(`  … and ${plural(rest, 'more finding')}; --format json lists all`);
  for (const advice of fixtureAdvice([group]))
    for (const line of wrap(escapeLog(advice), width - 2)) lines.push(`  ${line}`);
}

/** The stations of a path down a line, with the places of each. */
function pathLines(page: Page, path: readonly StoryStep[]): void {
  const { lines, paint, width } = page;
  for (const [index, { state, text, places }] of path.entries()) {
    const last = index === path.length - 1;
    const sign = state === 'bad' ? paint('red', SIGNS.error) : index === 0 ? '┌' : last ? '└' : '├';
    for (const [row, line] of wrap(escapeLog(text, MAX_PLACE), width - 4).entries())
      lines.push(`  ${row === 0 ? sign : last ? ' ' : '│'} ${state === 'bad' ? paint('red', line) : line}`);
    locationLines(page, `  ${last ? ' ' : '│'}   `, places, { before: `  ${last ? ' ' : '│'}   ` });
  }
}

/** A group in two lines, for where there are many. */
export function briefLines(page: Page, group: Group): void {
  const { lines, paint, report } = page;
  const { findings, level, certificates } = group;
  const [first] = findings;
  if (first === undefined) return;
  const { places } = locationsOfGroup(first, group, report);
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  const more = places.length > 1 ? ` and ${plural(places.length - 1, 'more place')}` : '';
  const where = certificates === undefined ? [`${locationText(places[0] ?? first.location, report)}${more}`] : [];
  lines.push(...heads(page, group, paint(COLORS[level], `${SIGNS[level]} ${escapeLog(group.title)}`)));
  const parts = [rules.join(', '), ...where].map((part) => escapeLog(part, MAX_PLACE));
  for (const line of fill(parts, ': ', page.width - 2)) lines.push(`  ${paint('dim', line)}`);
}

function titleLines(page: Page, group: Group): void {
  const { report, lines, paint, width } = page;
  const { certificate, level, title } = group;
  lines.push('', ...heads(page, group, paint(['bold', COLORS[level]], `${SIGNS[level]} ${escapeLog(title)}`)));
  const dim = (text: string) => lines.push(...wrap(text, width - 2).map((line) => `  ${paint('dim', line)}`));
  const names = certificateTitles(group, report.now).map((name) => escapeLog(name, MAX_PLACE));
  for (const line of fill(names, ', ', width - 2)) lines.push(`  ${paint('dim', line)}`);
  if (certificate === undefined) return;
  const start = certificate.notBefore === null ? '' : `, from ${certificate.notBefore.slice(0, 10)}`;
  dim(`${escapeLog(keyText(certificate))}${start}, issued by ${escapeLog(certificate.issuer || 'unknown', 120)}`);
}

/** The title, and at the other end of the line how long the certificate lasts, or the rule and how often it spoke. */
function heads(page: Page, { certificate, rule, level, findings }: Group, title: string): string[] {
  const { report, paint, width } = page;
  const times = findingCount(findings);
  if (certificate !== undefined) return spread(title, paint(COLORS[level], stateToday(certificate, report.now)), width);
  return spread(
    title,
    rule === undefined ? '' : `${ruleName(page, rule)}${times > 1 ? ` (${count(times)})` : ''}`,
    width,
  );
}

/** A note beside what needs action takes one line. */
function asideLine(page: Page, { rule }: Told): void {
  const { report, lines, paint, width } = page;
  const title = ruleOf(report, { rule })?.title;
  const text = title === undefined ? ruleName(page, rule) : `${title} (${ruleName(page, rule)})`;
  for (const [row, line] of wrap(text, width - 4).entries())
    lines.push(row === 0 ? `  ${paint(COLORS.note, SIGNS.note)} ${line}` : `    ${line}`);
}

function alike(findings: readonly Finding[], part: (finding: Finding) => unknown): boolean {
  return new Set(findings.map((finding) => JSON.stringify(part(finding)))).size === 1;
}

function findingLines(
  page: Page,
  group: Group,
  finding: Told,
  show: { places: boolean; owners: boolean; others: boolean; fix: boolean },
): void {
  const { report, lines, paint, width } = page;
  const { places, others } = locationsOfGroup(finding, group, page.report);
  const status = finding.status === 'new' ? ` ${paint('bold', '(new)')}` : '';
  const sign = paint(COLORS[finding.level], SIGNS[finding.level]);
  const ofRule = group.rule !== undefined;
  if (!ofRule) lines.push(`  ${sign} ${paint('bold', ruleName(page, finding.rule))}${status}`);
  else if (show.places) locationLines(page, `  ${sign} `, places, { end: status });
  for (const line of wrap(escapeLog(finding.message), width - 4)) lines.push(`    ${line}`);
  if (ofRule) chainLines(page, '    ', rotationPathOfFinding(report, finding));
  if (!ofRule && show.places) locationLines(page, '    at ', places);
  if (show.others) locationLines(page, ofRule ? '    also ' : '    see ', others, ofRule ? {} : { most: OTHERS });
  if (show.owners) ownerLine(page, '    ', finding);
  if (show.fix) fixLines(page, group, finding);
}

/** A fix that the page has shown already is not repeated, unless a reference to it is no shorter. */
function fixLines(page: Page, { title }: Pick<Group, 'title'>, { fix }: Finding): void {
  const { width, fixes } = page;
  const told = wrap(escapeLog(fix), width - 9);
  const first = fixes.get(fix);
  const again = first === TOP ? `as at the top.` : `as for ${escapeLog(first ?? '')} above.`;
  labeledLines(page, '    ', 'Fix:', told.length > 1 && first !== undefined ? again : escapeLog(fix));
  fixes.set(fix, first ?? title);
}

function labeledLines({ lines, paint, width }: Page, indent: string, label: string, text: string): void {
  const hang = ' '.repeat(label.length);
  for (const [index, line] of wrap(text, width - indent.length - label.length - 1).entries())
    lines.push(`${indent}${index === 0 ? paint('green', label) : hang} ${line}`);
}

/** Stands for the head of the page, which shows the first fix. */
const TOP = '';

/** What breaks next, when, and what to do about it. */
export function headlineLines(page: Page, group: Group): void {
  const { report, fixes } = page;
  const [fix] = fixesOf(group, report);
  labeledLines(page, '', 'Next:', escapeLog(headlineOf(group, report, true)));
  if (fix === undefined) return;
  labeledLines(page, '', 'Fix: ', escapeLog(fix));
  fixes.set(fix, TOP);
}

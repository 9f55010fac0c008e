/** What was found, for a terminal: a certificate, those of a folder, or a rule, with everything that a person needs to mend it. */
import type { Finding } from '../model/index.ts';
import { rotationPathOfCertificate, rotationPathOfFinding } from '../topology/rotation-path-line.ts';
import { escapeLog } from '../util/escape.ts';
import { count, fill, plural, spread, wrap } from '../util/text.ts';
import type { Group, Told } from './groups.ts';
import { certificateTitles, findingCount, locationsOfGroup } from './merge-findings.ts';
import { keyText, locationText, stateToday } from './phrases.ts';
import { fixtureAdvice } from './priorities.ts';
import { SIGNS } from './signs.ts';
import { COLORS, chainLines, locationLines, MAX_PLACE, ownerLine, type Page, ruleName } from './terminal.ts';

const FINDINGS_PER_GROUP = 6;
/** Of the places that explain a finding. */
const OTHERS = 3;

/** A group with all that is said of it. */
export function groupLines(page: Page, group: Group): void {
  const { lines, width } = page;
  const { findings } = group;
  const shown = findings.slice(0, FINDINGS_PER_GROUP);
  // What all findings of a group say alike is said once.
  const samePlaces =
    group.rule === undefined && alike(shown, (finding) => locationsOfGroup(finding, group, page.report).places);
  const sameOwners = alike(shown, (finding) => finding.owners);
  titleLines(page, group);
  if (samePlaces && shown[0] !== undefined)
    locationLines(page, '  ', locationsOfGroup(shown[0], group, page.report).places);
  if (sameOwners) ownerLine(page, '  ', shown[0]);
  for (const [index, finding] of shown.entries()) {
    findingLines(page, group, finding, {
      places: !samePlaces,
      owners: !sameOwners,
      others:
        index === 0 ||
        !alike([shown[index - 1] ?? finding, finding], (one) => locationsOfGroup(one, group, page.report).others),
      fix: shown[index + 1]?.fix !== finding.fix,
    });
  }
  const rest = findingCount(findings) - findingCount(shown);
  if (rest > 0) lines.push(`  … and ${plural(rest, 'more finding')}; --format json lists all`);
  for (const advice of fixtureAdvice([group]))
    for (const line of wrap(escapeLog(advice), width - 2)) lines.push(`  ${line}`);
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
  dim(`${escapeLog(keyText(certificate))}${start}, issued by ${escapeLog(certificate.issuer || 'nobody named', 120)}`);
  chainLines(page, '  ', rotationPathOfCertificate(report, certificate.fingerprint));
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
  else if (show.places) locationLines(page, `  ${sign} `, places, status);
  for (const line of wrap(escapeLog(finding.message), width - 4)) lines.push(`    ${line}`);
  if (ofRule) chainLines(page, '    ', rotationPathOfFinding(report, finding));
  if (!ofRule && show.places) locationLines(page, '    at ', places);
  if (show.others) locationLines(page, ofRule ? '    also ' : '    see ', others, '', ofRule ? undefined : OTHERS);
  if (show.owners) ownerLine(page, '    ', finding);
  if (show.fix) fixLines(page, group, finding);
}

/** A fix that the page has told already is not told again, unless that takes no more room. */
function fixLines({ lines, paint, width, fixes }: Page, group: Group, { fix }: Finding): void {
  const told = wrap(escapeLog(fix), width - 9);
  const first = fixes.get(fix);
  const again = told.length > 1 && first !== undefined ? wrap(`as for ${escapeLog(first)} above.`, width - 9) : told;
  fixes.set(fix, first ?? group.title);
  for (const [index, line] of again.entries())
    lines.push(`    ${index === 0 ? paint('green', 'Fix:') : '    '} ${line}`);
}

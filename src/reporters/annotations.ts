import {
  type Finding,
  LEVELS,
  type Level,
  type Report,
  type Reporter,
  type SeenCertificate,
  soleRepository,
} from '../model/index.ts';
import { certificateOf, locationsToFix } from '../reporting/locations.ts';
import { locationText, ruleLabel, verdictText } from '../reporting/phrases.ts';
import { rulePage } from '../reporting/rule-links.ts';
import { groupedSummary } from '../reporting/summary.ts';
import { workflowCommand } from '../util/escape.ts';
import { count, plural } from '../util/text.ts';

/** GitHub keeps ten annotations of each level per step and drops the others silently. */
const KEPT_BY_GITHUB = 10;
const PLACES = 5;
const COMMANDS: Record<Level, 'error' | 'warning' | 'notice'> = { error: 'error', warning: 'warning', note: 'notice' };

/** Workflow commands for the log of a GitHub Actions job, which GitHub shows as annotations. */
export const annotations: Reporter = {
  id: 'annotations',
  title: 'Annotations of a workflow run',
  render: (report) => annotationsWithin(report, KEPT_BY_GITHUB),
};

/**
 * At most `max` commands of each level (never more than GitHub keeps), errors first, one a line. The last one of a level
 * with more findings than that says how many are missing. Findings in fixtures and the like are for the summary.
 * @param here whether what was audited is the workspace
 */
export function annotationsWithin(
  report: Report,
  max: number,
  // A file of another repository than the one that is checked out would point nowhere.
  here = soleRepository(report.inventory) !== undefined,
): string {
  const most = Math.max(0, Math.min(max, KEPT_BY_GITHUB));
  const whole = groupedSummary(report);
  // In a pull request only what it brings is shown beside its code; the summary has the rest.
  const entries = whole.groups.flatMap(({ findings }) =>
    findings
      .filter(({ status }) => status === undefined || status === 'new')
      .map((finding) => ({ finding, certificate: certificateOf(finding, report) })),
  );
  const lines: string[] = [];
  const sole = soleRepository(report.inventory)?.name;
  // A submodule is another repository: GitHub shows nothing at its files.
  const isHere = ({ location: { repository } }: Finding) => here && (sole === undefined || repository === sole);
  for (const level of most === 0 ? [] : LEVELS) {
    const list = entries.filter(({ finding }) => finding.level === level);
    const shown = list.length > most ? list.slice(0, most - 1) : list;
    for (const { finding, certificate } of shown) lines.push(annotation(report, finding, certificate, isHere(finding)));
    if (shown.length === list.length) continue;
    const rest = `${plural(list.length - shown.length, `more ${level}`)}; the job summary lists them.`;
    lines.push(
      workflowCommand(COMMANDS[level], { title: `${count(list.length)} ${level}s` }, [rest, `${verdictText(whole)}.`]),
    );
  }
  return lines.map((line) => `${line}\n`).join('');
}

function annotation(report: Report, finding: Finding, certificate: SeenCertificate | undefined, here: boolean): string {
  const { places, others } = locationsToFix(finding, certificate, report);
  const { location } = finding;
  const named = [...places, ...others].filter((place) => !here || place !== location);
  const lines = [finding.message, `Fix: ${finding.fix}`];
  if (named.length > 0) {
    const texts = named.slice(0, PLACES).map((place) => locationText(place, report));
    lines.push(
      `${here ? 'See also' : 'In'} ${texts.join(', ')}${named.length > PLACES ? ` and ${count(named.length - PLACES)} more places` : ''}`,
    );
  }
  const page = rulePage(finding.rule, report);
  if (page !== undefined) lines.push(page);
  return workflowCommand(
    COMMANDS[finding.level],
    {
      file: here ? location.path : undefined,
      line: here ? location.line : undefined,
      endLine: here ? location.endLine : undefined,
      title: ruleLabel(finding, report),
    },
    lines,
  );
}

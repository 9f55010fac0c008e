import type { Suggestion } from '../changes/suggestions.ts';
import { type Finding, LEVELS, type Location, type RenderOptions, type Report, type Reporter } from '../model/index.ts';
import { groupsOf } from '../reporting/groups.ts';
import { pathList, pathPicture } from '../reporting/markdown-story.ts';
import { locationText } from '../reporting/phrases.ts';
import { reviewList } from '../reporting/review-markdown.ts';
import { ruleMarkdown } from '../reporting/rule-links.ts';
import { EMOJI_SIGNS } from '../reporting/signs.ts';
import { locationUrl } from '../reporting/source-links.ts';
import { pathOf } from '../reporting/story.ts';
import { summarize } from '../reporting/summary.ts';
import { ownersOf } from '../util/codeowners.ts';
import { escapeMarkdown, markdownCode, markdownLink } from '../util/escape.ts';
import { ruleOf } from '../util/rules.ts';
import { listed, plural } from '../util/text.ts';

/** GitHub refuses a comment of more than 65,536 characters; the rest is room for the marker. */
const MAX_CHARACTERS = 60_000;
const MAX_FINDINGS = 20;
/** Findings that are not folded. */
const IN_FULL = 5;
const PICTURES = 2;
const MAX_REVIEW = 30_000;
const MAX_PLACES = 8;
const MAX_MENTIONS = 10;
const MAX_MESSAGE = 800;

/** For the one comment on a pull request: the effects of the change, for a reader who has two minutes. */
export const comment: Reporter = {
  id: 'comment',
  title: 'Comment on a pull request',
  render: (report, options) => commentOn(report, options, true),
};

/** Findings that a comment is for: new ones in production, above a note or about the change itself. */
export function worthAComment(report: Report): Finding[] {
  return report.findings.filter(
    (finding) =>
      finding.status === 'new' &&
      !finding.suppressed &&
      !finding.context &&
      (finding.level !== 'note' || isAboutChange(finding, report)),
  );
}

function isAboutChange(finding: Finding, report: Report): boolean {
  return ruleOf(report, finding)?.about === 'change';
}

/** @param mention whether the owners that a rule about the change names are called by their handles */
export function commentOn(report: Report, options: RenderOptions, mention: boolean): string {
  const all = worthAComment(report);
  const told = toldTogether(all, report);
  const findings = [...told.keys()];
  const { fixed, totals } = summarize(report);
  const known = report.findings.filter((one) => one.status === 'existing' && !one.suppressed && !one.context).length;
  const parts = [`## ${verdict(findings, report)}`];
  const owners = mention ? mentioned(all.filter((finding) => isAboutChange(finding, report))) : [];
  if (owners.length > 0) parts.push(`cc ${owners.join(' ')}: you own or serve affected certificates.`);
  const [first, second] = findings;
  // One finding alone says it itself.
  const leads = first !== undefined && (second !== undefined || (report.changes ?? []).length > 0);
  if (leads) parts.push(`**Next:** ${escapeMarkdown(first.message, MAX_MESSAGE)}`, fixText(first));
  const review = reviewList(report, options);
  // Findings go before the list where there is no room for both.
  const fits = review !== '' && review.length < MAX_REVIEW;
  if (fits) parts.push(review);
  let room = MAX_CHARACTERS - 2_000 - (fits ? review.length : 0);
  let shown = 0;
  for (const finding of findings.slice(0, MAX_FINDINGS)) {
    const beside = told.get(finding) ?? [];
    const whole = section(finding, beside, report, options, { picture: shown < PICTURES, told: leads && shown === 0 });
    const text = shown < IN_FULL ? whole : folded(finding, whole, report);
    room -= text.length;
    if (room < 0) break;
    parts.push(text);
    shown++;
  }
  if (shown < findings.length)
    parts.push(`**${shown} of ${findings.length}** are shown here; the job summary lists all.`);
  const rest = [
    known === 0 ? '' : `${plural(known, 'existing finding')} ${known === 1 ? 'is' : 'are'} not caused by this change`,
    fixed.length === 0 ? '' : `${plural(fixed.length, 'finding')} fixed by this change`,
    totals.lowered === 0 ? '' : `${plural(totals.lowered, 'finding')} in test data, examples or vendored code`,
  ].filter((text) => text !== '');
  const notices = (report.notices ?? []).map((notice) => escapeMarkdown(notice, 400));
  for (const reason of report.incomplete.slice(0, 3)) parts.push(`> [!WARNING]\n> ${escapeMarkdown(reason, 300)}`);
  const remarks = [...rest.map((text) => `${text}.`), ...notices];
  if (remarks.length > 0) parts.push(`<sub>${remarks.join(' ')}</sub>`);
  return `${parts.join('\n\n')}\n`;
}

/**
 * The text of a suggested change: GitHub puts the lines of the block in the place of the lines that the comment is on. The fence is
 * longer than any that the lines hold.
 */
export function suggestionText({ finding, lines }: Suggestion, report: Report): string {
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return [
    `${EMOJI_SIGNS[finding.level]} ${escapeMarkdown(finding.message, MAX_MESSAGE)} (${ruleMarkdown(finding.rule, report)})`,
    '',
    `${fence}suggestion`,
    ...lines,
    fence,
  ].join('\n');
}

function verdict(findings: readonly Finding[], report: Report): string {
  const counts = LEVELS.map((level) => [level, findings.filter((one) => one.level === level).length] as const);
  const worst = counts.find(([, number]) => number > 0);
  if (worst !== undefined) {
    const words = counts.filter(([, number]) => number > 0).map(([level, number]) => plural(number, level));
    const unread = report.incomplete.length > 0 ? '; not everything was read' : '';
    return `${EMOJI_SIGNS[worst[0]]} Certificates: this change adds ${listed(words)}${unread}`;
  }
  if (report.incomplete.length > 0) return '🟡 Certificates: this change could not be checked completely';
  return '✅ Certificates: all reported findings are resolved';
}

/** Each finding with those that report the same about the tool whose change it is about. They are shown as one. */
function toldTogether(findings: readonly Finding[], report: Report): Map<Finding, Finding[]> {
  const isHead = (finding: Finding) => ruleOf(report, finding)?.tellsSameLines === true;
  const heads = findings.filter(isHead);
  const told = new Map<Finding, Finding[]>();
  for (const finding of findings) {
    const head = finding.certificate === undefined ? heads.find((one) => covers(one, finding)) : undefined;
    if (isHead(finding) || head === undefined) told.set(finding, told.get(finding) ?? []);
    else told.set(head, [...(told.get(head) ?? []), finding]);
  }
  return told;
}

/** Whether the place of a finding is in the lines that another finding names, at no worse level. */
function covers(head: Finding, { location, level }: Finding): boolean {
  return (
    LEVELS.indexOf(level) >= LEVELS.indexOf(head.level) &&
    [head.location, ...head.related].some(
      ({ repository, path, line = 1, endLine = line }) =>
        repository === location.repository &&
        path === location.path &&
        (location.line === undefined || (location.line >= line && location.line <= endLine)),
    )
  );
}

function fixText({ fix }: Finding): string {
  return `**Fix:** ${escapeMarkdown(fix, MAX_MESSAGE)}`;
}

/** A finding below a fold, without the heading that the fold shows. */
function folded(finding: Finding, text: string, report: Report): string {
  const title = escapeMarkdown(ruleOf(report, finding)?.title ?? finding.rule, 200);
  const body = text.slice(text.indexOf('\n\n') + 2);
  return `<details><summary>${EMOJI_SIGNS[finding.level]} ${title}</summary>\n\n${body}\n\n</details>`;
}

/** Versions, missing step and stale copies of the certificate that a finding is about; empty where there is one version. */
function pathParts(finding: Finding, report: Report, options: RenderOptions, picture: boolean): string[] {
  const group = groupsOf([finding], report).find(({ versions }) => versions.length > 1);
  if (group === undefined) return [];
  const path = pathOf(group, report);
  return [picture ? pathPicture(path) : '', pathList(path, report, options)].filter((text) => text !== '');
}

/** @param told whether the head of the comment has its message and its fix */
function section(
  finding: Finding,
  beside: readonly Finding[],
  report: Report,
  options: RenderOptions,
  { picture, told }: { picture: boolean; told: boolean },
): string {
  const { title, why } = ruleOf(report, finding) ?? { title: finding.rule, why: '' };
  const named = new Set<string>();
  const mine = String(ownersOf(finding.location, report.inventory));
  const ownedBy = (place: Location): string => {
    const owners = ownersOf(place, report.inventory);
    for (const owner of owners) named.add(owner);
    // Those of the finding are named beside it.
    if (owners.length === 0 || (place !== finding.location && String(owners) === mine)) return '';
    return `, owned by ${listed(owners.map((owner) => markdownCode(owner, 100)))}`;
  };
  const where = `In ${link(finding.location, report, options)}${ownedBy(finding.location)} (${ruleMarkdown(finding.rule, report)})`;
  const places = finding.related
    .slice(0, MAX_PLACES)
    .map((place) => `- ${link(place, report, options)}${ownedBy(place)}`);
  const more = finding.related.length - places.length;
  if (more > 0) places.push(`- and ${more} more`);
  const owners = (finding.owners ?? []).filter((owner) => !named.has(owner)).map((owner) => markdownCode(owner, 100));
  return [
    `### ${EMOJI_SIGNS[finding.level]} ${escapeMarkdown(title, 200)}`,
    where,
    ...(told ? [] : [escapeMarkdown(finding.message, MAX_MESSAGE)]),
    ...beside.map(
      (one) => `${escapeMarkdown(`${one.message} ${one.fix}`, MAX_MESSAGE)} (${ruleMarkdown(one.rule, report)})`,
    ),
    ...pathParts(finding, report, options, picture),
    ...(told ? [] : [fixText(finding)]),
    ...(places.length > 0 ? [`Affected:\n\n${places.join('\n')}`] : []),
    ...(owners.length > 0 ? [`The other copies are owned by ${listed(owners)}.`] : []),
    `<details><summary>Why this matters</summary>\n\n${escapeMarkdown(why, MAX_MESSAGE)}\n\n</details>`,
  ].join('\n\n');
}

function link(place: Location, report: Report, options: RenderOptions): string {
  const text = locationText(place, report);
  const local = report.inventory.repositories.some((repository) => repository.name === place.repository);
  if (!local) return markdownCode(text, 300);
  const url = locationUrl(place, report, options);
  return url === undefined ? markdownCode(text, 200) : markdownLink(text, url);
}

/** Handles as CODEOWNERS and the config file of the base spell them; other text is not a mention. */
function mentioned(findings: readonly Finding[]): string[] {
  const owners = findings.flatMap((finding) => finding.owners ?? []);
  const handles = [...new Set(owners)].filter((owner) => /^@[A-Za-z0-9][A-Za-z0-9-]*(\/[A-Za-z0-9._-]+)?$/.test(owner));
  return handles.slice(0, MAX_MENTIONS);
}

import { type Finding, LEVELS, type Level, type RenderOptions, type Report, type Reporter } from '../model/index.ts';
import type { Group } from '../reporting/groups.ts';
import {
  details,
  distinct,
  limited,
  locationList,
  lowered,
  MAX_NAME,
  MAX_REASON,
  served,
  suppressed,
  unread,
} from '../reporting/markdown-parts.ts';
import { headline, pathList, pathPicture } from '../reporting/markdown-story.ts';
import { certificateTitles, findingCount, locationsOfGroup, mergedSummary } from '../reporting/merge-findings.ts';
import {
  amountText,
  asideTexts,
  countedRules,
  keyText,
  moreRepositories,
  stateToday,
  stockTexts,
  verdictText,
} from '../reporting/phrases.ts';
import { fixtureAdvice } from '../reporting/priorities.ts';
import { reviewList } from '../reporting/review-markdown.ts';
import { ruleLabelMarkdown, ruleMarkdown } from '../reporting/rule-links.ts';
import { EMOJI_SIGNS } from '../reporting/signs.ts';
import { fixesOf, isAside, pathOf, pathShows, type Story, storyOf } from '../reporting/story.ts';
import { type Summary, sawNothing } from '../reporting/summary.ts';
import { rotationPathOfFinding } from '../topology/rotation-path-line.ts';
import { momentOf } from '../util/dates.ts';
import { escapeMarkdown, markdownCode } from '../util/escape.ts';
import { count, plural } from '../util/text.ts';

/** A job summary may have 1 MiB, and one that is larger is dropped whole; the rest is room for what others add to it. */
const SUMMARY_BYTES = 1_000_000;
/** Certificates that are told in full; those that follow are folded. */
const IN_FULL = 10;
/** Of those, the ones with a picture: GitHub draws each in a frame of its own. */
const PICTURES = 3;
/** More than a person reads; GitHub renders it still at once. */
const ITEMS_PER_LEVEL = 250;
/** Of one certificate, of those in one place, or of one rule. */
const FINDINGS_PER_GROUP = 20;
const MAX_MESSAGE = 800;
const MAX_CHAIN = 500;
/** What the announcement of a cut takes at most. */
const NOTICE_BYTES = 300;

/** For the job summary on GitHub. */
export const markdown: Reporter = {
  id: 'markdown',
  title: 'Markdown',
  render: (report, options) => markdownWithin(report, options, SUMMARY_BYTES),
};

/**
 * The report in GitHub's Markdown, most urgent first, in at most `bytes` bytes of UTF-8. The totals are always exact; what does
 * not fit is counted. Nothing taken from a file can become a mention, a reference, a link, an image or HTML.
 */
export function markdownWithin(report: Report, options: RenderOptions, bytes: number): string {
  const whole = mergedSummary(report);
  const story = storyOf(whole, report);
  const review = reviewList(report, options);
  const told = review === '' ? '' : `${review}\n\n`;
  const top = `${header(report, whole, story)}\n`;
  const head = Buffer.byteLength(top + told) < bytes / 2 ? top + told : top;
  const tail = [served(report), lowered(report, whole, options), suppressed(whole), unread(report)]
    .filter((part) => part !== '')
    .join('\n');
  let left = bytes - Buffer.byteLength(head) - Buffer.byteLength(tail);
  const body: string[] = [];
  const full = certificates(report, story, options, left);
  body.push(full.text);
  left -= Buffer.byteLength(full.text);
  const groups = [...story.action.slice(full.shown), ...story.rest];
  for (const level of LEVELS) {
    const text = folded(
      report,
      level,
      groups.filter((group) => group.level === level),
      options,
      left,
      full.shown > 0,
    );
    body.push(text);
    left -= Buffer.byteLength(text);
  }
  const all = head + body.join('') + tail;
  // Where not even head and tail fit, the head alone says what counts, or at last its first line.
  const fitting = [all, head].find((text) => Buffer.byteLength(text) <= bytes);
  return fitting ?? `## ${verdictText(whole)}\n`;
}

function header(report: Report, whole: Summary, { next }: Story): string {
  const { totals, incomplete } = whole;
  const worst = LEVELS.find((level) => totals[level] > 0);
  const idle = incomplete ? '🟡' : sawNothing(totals) ? '🔵' : '✅';
  const sign = worst === undefined ? idle : EMOJI_SIGNS[worst];
  const scope = report.inventory.repositories.slice(0, 5).map((repository) => {
    const amount = amountText(repository);
    const plainRow = repository.failure === undefined && repository.formerName === undefined;
    const revision = repository.revision === undefined ? '' : ` at ${markdownCode(repository.revision.slice(0, 12))}`;
    return `${markdownCode(repository.name, MAX_NAME)}${revision} (${plainRow ? amount : escapeMarkdown(amount, MAX_REASON)})`;
  });
  const rest = report.inventory.repositories.slice(5);
  if (rest.length > 0) scope.push(moreRepositories(rest));
  const lines = [`## ${sign} ${verdictText(whole)}`, '', ...(next ? [headline(next, report, true), ''] : [])];
  const what = scope.length === 0 ? 'Probed' : `Scanned ${scope.join(', ')}`;
  const stock = [...stockTexts(totals), ...asideTexts(totals)].join(' · ');
  lines.push(`<sub>${what} as of ${momentOf(report.now)}: ${stock}.</sub>`, '');
  const notices = (report.notices ?? []).map((notice) => escapeMarkdown(notice, MAX_REASON));
  for (const notice of limited(notices)) lines.push(notice, '');
  return lines.join('\n');
}

/** The first certificates that need action, each with its path, as many as fit. */
function certificates(
  report: Report,
  { action, next }: Story,
  options: RenderOptions,
  left: number,
): { text: string; shown: number } {
  const parts = ['### Certificates that need action\n'];
  const told = new Map<string, string>(
    next === undefined
      ? []
      : fixesOf(next, report)
          .slice(0, 1)
          .map((fix) => [fix, 'as at the top.']),
  );
  let used = Buffer.byteLength(parts[0] as string) + NOTICE_BYTES * LEVELS.length;
  for (const [index, group] of action.slice(0, IN_FULL).entries()) {
    const text = card(report, group, options, index < PICTURES, told);
    used += Buffer.byteLength(text) + 1;
    if (used > left / 2) break;
    parts.push(text);
  }
  const shown = parts.length - 1;
  return shown === 0 ? { text: '', shown } : { text: `${parts.join('\n')}\n`, shown };
}

/** @param told where a fix was told already, by its text: it is told once */
function card(
  report: Report,
  group: Group,
  options: RenderOptions,
  picture: boolean,
  told: Map<string, string>,
): string {
  const { level, title, certificate } = group;
  const path = pathOf(group, report);
  const state = certificate === undefined ? '' : ` ${stateToday(certificate, report.now)}`;
  const findings = group.findings.slice(0, FINDINGS_PER_GROUP);
  const inPath = pathShows(path);
  const due = new Set(fixesOf(group, report));
  const problems = findings
    .filter((finding) => !isAside(finding, group))
    .map((finding, index, all) => {
      const fix = due.has(finding.fix) && all[index + 1]?.fix !== finding.fix;
      const { places, others } = locationsOfGroup(finding, group, report);
      const where = [...places, ...others];
      return (
        problem(report, finding, fix ? fixText(finding, title, told) : '') +
        (inPath(where) ? '' : `<br>${placesText(report, [finding], group, options)}`)
      );
    });
  const notes = findings.filter((finding) => isAside(finding, group));
  const rest = findingCount(group.findings) - findingCount(findings);
  const owners = [...new Set(findings.flatMap((finding) => finding.owners ?? []))];
  return [
    `#### ${EMOJI_SIGNS[level]} ${markdownCode(title, MAX_NAME)}${state}`,
    ...(picture ? [pathPicture(path)] : []),
    pathList(path, report, options),
    ...problems,
    ...(notes.length > 0
      ? [`Also: ${limited(distinct(notes.map((one) => ruleLabelMarkdown(one.rule, report, MAX_NAME)))).join('. ')}.`]
      : []),
    ...(rest > 0 ? [`And ${plural(rest, 'more finding')}.`] : []),
    ...(certificate === undefined
      ? []
      : [
          `<sub>${markdownCode(keyText(certificate))}, issued by ${markdownCode(certificate.issuer || 'unknown', MAX_NAME)}${ownersText(owners)}</sub>`,
        ]),
  ]
    .filter((part) => part !== '')
    .map((part) => `${part}\n`)
    .join('\n');
}

/** Groups of one level below a fold, in at most `left` bytes, with an announcement of what did not fit. */
function folded(
  report: Report,
  level: Level,
  groups: readonly Group[],
  options: RenderOptions,
  left: number,
  others: boolean,
): string {
  if (groups.length === 0) return '';
  const all = groups.reduce((sum, group) => sum + findingCount(group.findings), 0);
  const own = groups.flatMap(({ findings }) => findings.filter((finding) => finding.level === level));
  const summary = `${EMOJI_SIGNS[level]} ${plural(findingCount(own), others ? `other ${level}` : level)}: ${countedRules(own).join(', ')}`;
  const items: string[] = [];
  let used = Buffer.byteLength(details(summary, [])) + NOTICE_BYTES;
  let shown = 0;
  for (const item of itemsOf(report, groups, options)) {
    used += Buffer.byteLength(item.text) + 1;
    if (used > left || items.length >= ITEMS_PER_LEVEL) break;
    items.push(item.text);
    shown += item.findings;
  }
  const notice = `**${count(shown)} of ${count(all)}** findings are shown here; the JSON report lists all.`;
  // Where nothing is told above, a short list of errors is what a person came for.
  const open = level === 'error' && !others && items.length <= IN_FULL;
  const text = `${details(summary, shown < all ? [...items, '', notice] : items, open)}\n`;
  return Buffer.byteLength(text) > left ? '' : text;
}

/** List items with the number of findings in each, made one at a time: the budget may end them. */
function* itemsOf(
  report: Report,
  groups: readonly Group[],
  options: RenderOptions,
): Generator<{ text: string; findings: number }> {
  for (const group of groups) {
    const { title, certificate, rule } = group;
    const findings = group.findings.slice(0, FINDINGS_PER_GROUP);
    if (rule === undefined) {
      const state = certificate === undefined ? '' : `, ${stateToday(certificate, report.now)}`;
      const names = certificateTitles(group, report.now).map((name) => markdownCode(name, MAX_NAME));
      // A fix that several findings share is told once, after the last of them.
      const lines = [
        `**${certificate === undefined ? escapeMarkdown(title, MAX_NAME) : markdownCode(title, MAX_NAME)}**${state}`,
        ...(names.length > 0 ? [names.join(', ')] : []),
        placesText(report, findings, group, options),
        ...findings.map((finding, index) =>
          problem(
            report,
            finding,
            findings[index + 1]?.fix === finding.fix ? '' : escapeMarkdown(finding.fix, MAX_MESSAGE),
          ),
        ),
        ...fixtureAdvice([group]).map((advice) => escapeMarkdown(advice, MAX_MESSAGE)),
      ];
      yield { text: `- ${lines.join('<br>')}`, findings: findingCount(findings) };
      continue;
    }
    for (const [index, finding] of findings.entries()) {
      const lines = [
        `**${escapeMarkdown(title, MAX_NAME)}**: ${placesText(report, [finding], group, options)}`,
        problem(
          report,
          finding,
          findings[index - 1]?.fix === finding.fix ? '' : escapeMarkdown(finding.fix, MAX_MESSAGE),
        ),
        ...chain(rotationPathOfFinding(report, finding)),
      ];
      yield { text: `- ${lines.join('<br>')}`, findings: findingCount([finding]) };
    }
  }
}

function placesText(report: Report, findings: readonly Finding[], group: Group, options: RenderOptions): string {
  const all = findings.map((finding) => locationsOfGroup(finding, group, report));
  const places = distinct(all.flatMap((one) => one.places));
  const others = distinct(all.flatMap((one) => one.others));
  const owners = [...new Set(findings.flatMap((finding) => finding.owners ?? []))];
  const also = others.length === 0 ? '' : `; see also ${locationList(report, others, options).join(', ')}`;
  return `${locationList(report, places, options).join(', ')}${also}${ownersText(owners)}`;
}

function ownersText(owners: readonly string[]): string {
  return owners.length === 0
    ? ''
    : `; owned by ${limited(owners.map((owner) => markdownCode(owner, MAX_NAME))).join(', ')}`;
}

/** A fix in full, or where the page has told it already, if that is shorter. */
function fixText({ fix }: Finding, title: string, told: Map<string, string>): string {
  const known = told.get(fix);
  if (known === undefined) told.set(fix, `as for ${markdownCode(title, MAX_NAME)} above.`);
  return known === undefined || fix.length < known.length ? escapeMarkdown(fix, MAX_MESSAGE) : known;
}

function problem(report: Report, finding: Finding, fix: string): string {
  const status = finding.status === 'new' ? ' (new)' : '';
  return `${ruleMarkdown(finding.rule, report)}${status}: ${escapeMarkdown(finding.message, MAX_MESSAGE)}${fix === '' ? '' : `<br>**Fix:** ${fix}`}`;
}

/** The path of a new version in one line; what joins the stations needs no escape. */
function chain(line: string | undefined): string[] {
  if (line === undefined) return [];
  const parts = line.slice(0, MAX_CHAIN).split(/( → |(?:^| )✗ )/);
  return [`<sub>${parts.map((part, i) => (i % 2 === 1 ? part : escapeMarkdown(part, MAX_CHAIN))).join('')}</sub>`];
}

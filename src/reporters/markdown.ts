import { type Finding, LEVELS, type Level, type RenderOptions, type Report, type Reporter } from '../model/index.ts';
import type { Group } from '../reporting/groups.ts';
import {
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
import { certificateTitles, findingCount, locationsOfGroup, mergedSummary } from '../reporting/merge-findings.ts';
import {
  amountText,
  asideTexts,
  keyText,
  moreRepositories,
  stockTexts,
  validityState,
  verdictText,
} from '../reporting/phrases.ts';
import { fixtureAdvice } from '../reporting/priorities.ts';
import { reviewTable } from '../reporting/review-markdown.ts';
import { ruleMarkdown } from '../reporting/rule-links.ts';
import { EMOJI_SIGNS } from '../reporting/signs.ts';
import type { Summary } from '../reporting/summary.ts';
import { rotationPathOfCertificate, rotationPathOfFinding } from '../topology/rotation-path-line.ts';
import { momentOf } from '../util/dates.ts';
import { escapeMarkdown, markdownCode } from '../util/escape.ts';
import { count } from '../util/text.ts';

/** A job summary may have 1 MiB, and one that is larger is dropped whole; the rest is room for what others add to it. */
const SUMMARY_BYTES = 1_000_000;
/** More than a person reads; GitHub renders it still at once. */
const ROWS_PER_LEVEL = 250;
/** Of one certificate, of those in one place, or of one rule. */
const FINDINGS_PER_GROUP = 20;
const MAX_MESSAGE = 800;
const MAX_CHAIN = 500;
/** What the announcement of a cut takes at most. */
const NOTICE_BYTES = 200;

/** For the job summary on GitHub. */
export const markdown: Reporter = {
  id: 'markdown',
  title: 'Markdown',
  render: (report, options) => markdownWithin(report, options, SUMMARY_BYTES),
};

/**
 * The report in GitHub's Markdown, worst first, in at most `bytes` bytes of UTF-8. The totals are always exact; what does
 * not fit is counted. Nothing taken from a file can become a mention, a reference, a link, an image or HTML.
 */
export function markdownWithin(report: Report, options: RenderOptions, bytes: number): string {
  const whole = mergedSummary(report);
  const review = reviewTable(report, options);
  const told = review === '' ? '' : `${review}\n\n`;
  const top = `${header(report, whole)}\n`;
  const head = Buffer.byteLength(top + told) < bytes / 2 ? top + told : top;
  const tail = [served(report), lowered(report, whole, options), suppressed(whole), unread(report)]
    .filter((part) => part !== '')
    .join('\n');
  let left = bytes - Buffer.byteLength(head) - Buffer.byteLength(tail);
  const body: string[] = [];
  for (const level of LEVELS) {
    const groups = whole.groups.filter((group) => group.level === level);
    if (groups.length === 0) continue;
    const text = table(report, level, groups, options, left);
    body.push(text);
    left -= Buffer.byteLength(text);
  }
  const full = head + body.join('') + tail;
  // Where not even head and tail fit, the head alone says what counts, or at last its first line.
  const fitting = [full, head].find((text) => Buffer.byteLength(text) <= bytes);
  return fitting ?? `## ${verdictText(whole)}\n`;
}

function header(report: Report, whole: Summary): string {
  const { totals, incomplete } = whole;
  const worst = LEVELS.find((level) => totals[level] > 0);
  const idle = incomplete ? '🟡' : totals.files === 0 ? '🔵' : '✅';
  const sign = worst === undefined ? idle : EMOJI_SIGNS[worst];
  const scope = report.inventory.repositories.slice(0, 5).map((repository) => {
    const amount = amountText(repository);
    const plainRow = repository.failure === undefined && repository.formerName === undefined;
    const revision = repository.revision === undefined ? '' : ` at ${markdownCode(repository.revision.slice(0, 12))}`;
    return `${markdownCode(repository.name, MAX_NAME)}${revision} (${plainRow ? amount : escapeMarkdown(amount, MAX_REASON)})`;
  });
  const rest = report.inventory.repositories.slice(5);
  if (rest.length > 0) scope.push(moreRepositories(rest));
  const lines = [
    `## ${sign} ${verdictText(whole)}`,
    '',
    [...stockTexts(totals), ...asideTexts(totals)].join(' · '),
    '',
    `Audited ${scope.join(', ')} as of ${momentOf(report.now)}.`,
    '',
  ];
  const notices = (report.notices ?? []).map((notice) => escapeMarkdown(notice, MAX_REASON));
  for (const notice of limited(notices)) lines.push(notice, '');
  const reasons = [
    ...report.incomplete.map((reason) => escapeMarkdown(reason, MAX_REASON)),
    ...report.faults.map(
      (fault) => `Fault in ${markdownCode(fault.where, MAX_NAME)}: ${escapeMarkdown(fault.message, MAX_REASON)}`,
    ),
  ];
  if (reasons.length > 0) {
    lines.push(
      '> [!WARNING]',
      '> Not everything was read:',
      '>',
      ...limited(reasons).map((reason) => `> - ${reason}`),
      '',
    );
  }
  return lines.join('\n');
}

/** The table of one level in at most `left` bytes, with an announcement of what did not fit. */
function table(report: Report, level: Level, groups: readonly Group[], options: RenderOptions, left: number) {
  const heading = `### ${EMOJI_SIGNS[level]} ${level.charAt(0).toUpperCase()}${level.slice(1)}s\n\n`;
  const rows = ['| What | Problem | Where |\n|---|---|---|\n'];
  let used = Buffer.byteLength(heading + rows.join('')) + NOTICE_BYTES;
  let shown = 0;
  for (const row of rowsOf(report, groups, options)) {
    used += Buffer.byteLength(row.text);
    if (used > left || rows.length > ROWS_PER_LEVEL) break;
    rows.push(row.text);
    shown += row.findings;
  }
  const all = groups.reduce((sum, group) => sum + findingCount(group.findings), 0);
  const notice = `**${count(shown)} of ${count(all)}** findings are shown here; the JSON report has all.\n`;
  const text = [
    heading,
    shown === 0 ? '' : rows.join(''),
    shown === 0 ? notice : shown < all ? `\n${notice}` : '',
    '\n',
  ].join('');
  return Buffer.byteLength(text) > left ? '' : text;
}

/** Rows with the number of findings in each, made one at a time: the budget may end them. */
function* rowsOf(
  report: Report,
  groups: readonly Group[],
  options: RenderOptions,
): Generator<{ text: string; findings: number }> {
  for (const group of groups) {
    const { title, certificate, rule } = group;
    const findings = group.findings.slice(0, FINDINGS_PER_GROUP);
    if (rule === undefined) {
      // A fix that several findings share stands once, below the last of them.
      const problems = findings.map((finding, index) =>
        problem(report, finding, findings[index + 1]?.fix !== finding.fix),
      );
      if (certificate !== undefined)
        problems.push(...chain(rotationPathOfCertificate(report, certificate.fingerprint)));
      problems.push(...fixtureAdvice([group]).map((advice) => escapeMarkdown(advice, MAX_MESSAGE)));
      yield {
        text: row(what(group, report).join('<br>'), problems.join('<br><br>'), where(report, findings, group, options)),
        findings: findingCount(findings),
      };
      continue;
    }
    for (const [index, finding] of findings.entries()) {
      const text = [
        problem(report, finding, findings[index - 1]?.fix !== finding.fix),
        ...chain(rotationPathOfFinding(report, finding)),
      ];
      yield {
        text: row(
          `**${escapeMarkdown(title, MAX_NAME)}**`,
          text.join('<br><br>'),
          where(report, [finding], group, options),
        ),
        findings: findingCount([finding]),
      };
    }
  }
}

/** The certificate, or those of one place. */
function what(group: Group, { now }: Report): string[] {
  const { title, certificate } = group;
  if (certificate === undefined)
    return [
      `**${escapeMarkdown(title, MAX_NAME)}**`,
      ...certificateTitles(group, now).map((name) => markdownCode(name, MAX_NAME)),
    ];
  return [
    `**${markdownCode(title, MAX_NAME)}**`,
    `**${validityState(certificate, now)}**`,
    `${escapeMarkdown(keyText(certificate))}, issued by ${markdownCode(certificate.issuer || 'nobody named', MAX_NAME)}`,
  ];
}

function row(...cells: string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function where(report: Report, findings: readonly Finding[], group: Group, options: RenderOptions): string {
  const all = findings.map((finding) => locationsOfGroup(finding, group, report));
  const places = distinct(all.flatMap((one) => one.places));
  const others = distinct(all.flatMap((one) => one.others));
  const owners = [...new Set(findings.flatMap((finding) => finding.owners ?? []))];
  const lines = locationList(report, places, options);
  if (others.length > 0)
    lines.push(group.rule !== undefined ? 'also' : 'see', ...locationList(report, others, options));
  if (owners.length > 0)
    lines.push(`owned by ${limited(owners.map((owner) => markdownCode(owner, MAX_NAME))).join(', ')}`);
  return lines.join('<br>');
}

function problem(report: Report, finding: Finding, withFix: boolean): string {
  const status = finding.status === 'new' ? ' (new)' : '';
  const fix = withFix ? `<br>**Fix:** ${escapeMarkdown(finding.fix, MAX_MESSAGE)}` : '';
  return `**${ruleMarkdown(finding.rule, report)}**${status}: ${escapeMarkdown(finding.message, MAX_MESSAGE)}${fix}`;
}

/** The way of a new version, from who issues it to who serves it; what joins the stations needs no escape. */
function chain(line: string | undefined): string[] {
  if (line === undefined) return [];
  const parts = line.slice(0, MAX_CHAIN).split(/( → |(?:^| )✗ )/);
  return [`<sub>${parts.map((part, i) => (i % 2 === 1 ? part : escapeMarkdown(part, MAX_CHAIN))).join('')}</sub>`];
}

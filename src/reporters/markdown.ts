import { chainOfCertificate, chainOfFinding } from '../lib/chain-line.ts';
import { momentOf } from '../lib/dates.ts';
import { type Digest, type Group, loweredGroups, placesOf, readableDigest, skippedEntries } from '../lib/digest.ts';
import { escapeMarkdown, markdownCode, markdownLink } from '../lib/escape.ts';
import { placeUrl } from '../lib/links.ts';
import { servedRows, servedText } from '../lib/served-rows.ts';
import { count, listed, plural } from '../lib/text.ts';
import {
  amountText,
  asideTexts,
  countedRules,
  keyText,
  moreRepositories,
  placeText,
  stateOf,
  stockTexts,
  verdictText,
} from '../lib/wording.ts';
import {
  type Finding,
  LEVELS,
  type Level,
  type Location,
  type RenderOptions,
  type Report,
  type Reporter,
  type SeenCertificate,
} from '../model/index.ts';

/** A job summary may have 1 MiB, and one that is larger is dropped whole; the rest is room for what others add to it. */
const SUMMARY_BYTES = 1_000_000;
/** More than a person reads; GitHub renders it still at once. */
const ROWS_PER_LEVEL = 250;
const FINDINGS_PER_CERTIFICATE = 8;
const PLACES = 6;
const ASIDE = 10;
const SERVED_ROWS = 100;
const MAX_MESSAGE = 800;
const MAX_REASON = 300;
const MAX_CHAIN = 500;
const MAX_NAME = 200;
/** What the announcement of a cut takes at most. */
const NOTICE_BYTES = 200;

const SIGNS: Record<Level, string> = { error: '🔴', warning: '🟡', note: '🔵' };

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
  const whole = readableDigest(report);
  const head = `${header(report, whole)}\n`;
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

function header(report: Report, whole: Digest): string {
  const { totals, incomplete } = whole;
  const worst = LEVELS.find((level) => totals[level] > 0);
  const sign = worst === undefined ? (incomplete ? '🟡' : '✅') : SIGNS[worst];
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

/** What endpoints serve, the good ones too. */
function served(report: Report): string {
  const rows = servedRows(report);
  if (rows.length === 0) return '';
  const lines = rows.slice(0, SERVED_ROWS).map((row) => {
    const sign = row.level === undefined ? '✅' : SIGNS[row.level];
    const facts = escapeMarkdown(servedText(row), MAX_NAME);
    const addresses = markdownCode(listed(row.addresses, PLACES), MAX_NAME);
    return `| ${sign} ${markdownCode(row.endpoint, MAX_NAME)} | ${escapeMarkdown(row.state, MAX_REASON)} | ${facts} | ${row.addresses.length > 0 ? addresses : ''} |`;
  });
  const rest = rows.length - lines.length;
  const more = rest > 0 ? `\n${plural(rest, 'more row')} in the JSON report.\n` : '';
  return `### What endpoints serve\n\n| Endpoint | State | Certificate | Addresses |\n|---|---|---|---|\n${lines.join('\n')}\n${more}`;
}

/** The table of one level in at most `left` bytes, with an announcement of what did not fit. */
function table(report: Report, level: Level, groups: readonly Group[], options: RenderOptions, left: number) {
  const heading = `### ${SIGNS[level]} ${level.charAt(0).toUpperCase()}${level.slice(1)}s\n\n`;
  const rows = ['| What | Problem | Where |\n|---|---|---|\n'];
  let used = Buffer.byteLength(heading + rows.join('')) + NOTICE_BYTES;
  let shown = 0;
  for (const row of rowsOf(report, groups, options)) {
    used += Buffer.byteLength(row.text);
    if (used > left || rows.length > ROWS_PER_LEVEL) break;
    rows.push(row.text);
    shown += row.findings;
  }
  const all = groups.reduce((sum, group) => sum + group.findings.length, 0);
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
  for (const { title, certificate, findings } of groups) {
    if (certificate !== undefined) {
      const shown = findings.slice(0, FINDINGS_PER_CERTIFICATE);
      const what = [
        `**${markdownCode(title, MAX_NAME)}**`,
        `**${stateOf(certificate, report.now)}**`,
        `${escapeMarkdown(keyText(certificate))}, issued by ${markdownCode(certificate.issuer || 'nobody named', MAX_NAME)}`,
      ];
      // A fix that several findings share stands once, below the last of them.
      const problems = shown.map((finding, index) => problem(finding, shown[index + 1]?.fix !== finding.fix));
      problems.push(...chain(chainOfCertificate(report, certificate.fingerprint)));
      yield {
        text: row(what.join('<br>'), problems.join('<br><br>'), where(report, shown, certificate, options)),
        findings: shown.length,
      };
      continue;
    }
    for (const [index, finding] of findings.entries()) {
      const text = [
        problem(finding, findings[index - 1]?.fix !== finding.fix),
        ...chain(chainOfFinding(report, finding)),
      ];
      yield {
        text: row(
          `**${escapeMarkdown(title, MAX_NAME)}**`,
          text.join('<br><br>'),
          where(report, [finding], undefined, options),
        ),
        findings: 1,
      };
    }
  }
}

function row(...cells: string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function where(
  report: Report,
  findings: readonly Finding[],
  certificate: SeenCertificate | undefined,
  options: RenderOptions,
): string {
  const places = distinct(findings.flatMap((finding) => placesOf(finding, certificate, report).places));
  const others = distinct(findings.flatMap((finding) => placesOf(finding, certificate, report).others));
  const owners = [...new Set(findings.flatMap((finding) => finding.owners ?? []))];
  const lines = placeList(report, places, options);
  if (others.length > 0) lines.push(certificate === undefined ? 'also' : 'see', ...placeList(report, others, options));
  if (owners.length > 0)
    lines.push(`owned by ${limited(owners.map((owner) => markdownCode(owner, MAX_NAME))).join(', ')}`);
  return lines.join('<br>');
}

function problem(finding: Finding, withFix: boolean): string {
  const status = finding.status === 'new' ? ' (new)' : '';
  const fix = withFix ? `<br>**Fix:** ${escapeMarkdown(finding.fix, MAX_MESSAGE)}` : '';
  return `**${finding.rule}**${status}: ${escapeMarkdown(finding.message, MAX_MESSAGE)}${fix}`;
}

/** The way of a new version, from who issues it to who serves it; what joins the stations needs no escape. */
function chain(line: string | undefined): string[] {
  if (line === undefined) return [];
  const parts = line.slice(0, MAX_CHAIN).split(/( → |(?:^| )✗ )/);
  return [`<sub>${parts.map((part, i) => (i % 2 === 1 ? part : escapeMarkdown(part, MAX_CHAIN))).join('')}</sub>`];
}

function placeList(report: Report, places: readonly Location[], options: RenderOptions): string[] {
  return limited(
    places.map((place) => placeLink(report, place, options)),
    PLACES,
  );
}

/** A link where it is known where to, else the place alone. */
function placeLink(report: Report, place: Location, options: RenderOptions): string {
  const text = placeText(place, report);
  const url = place.path.length > MAX_NAME ? undefined : placeUrl(place, report, options);
  return url === undefined ? markdownCode(text, MAX_NAME) : markdownLink(text, url);
}

function lowered(report: Report, { lowered: findings }: Digest, options: RenderOptions): string {
  if (findings.length === 0) return '';
  const lines = loweredGroups(findings).flatMap(({ context, findings: group }) => {
    const places = distinct(
      group.map((finding) => ({ repository: finding.location.repository, path: finding.location.path })),
    );
    const files = limited(places.map((place) => placeLink(report, place, options))).join(', ');
    return `- **${context}**: ${countedRules(group).join(', ')}. ${files}`;
  });
  return details(`Counted apart, because of where it lies: ${plural(findings.length, 'finding')}`, lines);
}

function suppressed({ suppressed: findings, fixed }: Digest): string {
  const lines = findings.map(
    ({ rule, location, suppressed: why }) =>
      `- **${rule}** in ${markdownCode(location.path, MAX_NAME)} by ${why?.by ?? 'nobody'}: ${escapeMarkdown(why?.reason ?? '', MAX_NAME)}` +
      (why?.until === undefined ? '' : `, until ${escapeMarkdown(why.until, 40)}`),
  );
  const mended = fixed.map(({ rule, location }) => `- **${rule}** in ${markdownCode(location.path, MAX_NAME)}`);
  return [
    mended.length === 0 ? '' : details(`Fixed by this change: ${plural(fixed.length, 'finding')}`, limited(mended)),
    lines.length === 0 ? '' : details(`Suppressed: ${plural(findings.length, 'finding')}`, limited(lines)),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function unread(report: Report): string {
  const { unreadable } = report.inventory;
  const { harmless, holes } = skippedEntries(report);
  const lines = [
    ...limited(
      unreadable.map(
        (object) =>
          `- ${markdownCode(placeText(object, report), MAX_NAME)}: ${object.reason}. ${escapeMarkdown(object.detail, MAX_NAME)}`,
      ),
    ),
    ...limited(
      holes.map((hole) => `- ${markdownCode(hole.place, MAX_NAME)}: ${escapeMarkdown(hole.reason, MAX_NAME)}`),
    ),
    ...(harmless === '' ? [] : [`- Not opened: ${harmless}`]),
  ];
  return lines.length === 0 ? '' : details('Not read', lines);
}

/** GitHub reads Markdown inside a block of HTML only after an empty line; without it, what follows would be HTML. */
function details(summary: string, lines: readonly string[]): string {
  return `<details><summary>${summary}</summary>\n\n${lines.join('\n')}\n\n</details>\n`;
}

function limited(items: readonly string[], most = ASIDE): string[] {
  return items.length <= most ? [...items] : [...items.slice(0, most), `and ${count(items.length - most)} more`];
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

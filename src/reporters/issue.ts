import { issuesOthers } from '../certificates/describe.ts';
import { looksLikeHost, displayName as titleOfCertificate } from '../certificates/names.ts';
import { isNewerVersion } from '../certificates/versions.ts';
import {
  type Location,
  type RenderOptions,
  type Report,
  type Reporter,
  type SeenCertificate,
  soleRepository,
} from '../model/index.ts';
import { acceptEntries, checkCommands } from '../reporting/issue-commands.ts';
import { DIGEST_EVIDENCE, DIGEST_KEY } from '../reporting/issue-digest.ts';
import { type IssueDraft, type IssueSubject, issueSubjects, lineageOfKey } from '../reporting/issue-subjects.ts';
import { distinctTitle, titleOf } from '../reporting/issue-titles.ts';
import { pathList, pathPicture } from '../reporting/markdown-story.ts';
import { namedFiles } from '../reporting/named-files.ts';
import { locationText, validityState } from '../reporting/phrases.ts';
import { ruleMarkdown } from '../reporting/rule-links.ts';
import { EMOJI_SIGNS } from '../reporting/signs.ts';
import { locationUrl } from '../reporting/source-links.ts';
import { fixesOf, pathOf } from '../reporting/story.ts';
import { rotationPathOf } from '../topology/rotation-path.ts';
import { dayOf, momentOf, readInstant, remaining } from '../util/dates.ts';
import { escapeMarkdown, markdownCode, markdownLink } from '../util/escape.ts';
import { listed, plural } from '../util/text.ts';

/** GitHub refuses a body of more than 65,536 characters; the rest is room for the marker. */
const MAX_CHARACTERS = 60_000;
const MAX_FINDINGS = 15;
const MAX_PLACES = 40;
const MAX_MESSAGE = 800;
const MAX_EVIDENCE = 10;

/** For the issues of a scheduled run: one for each certificate that needs action, for the engineer on duty. */
export const issue: Reporter = {
  id: 'issue',
  title: 'Issues',
  render: (report, options) =>
    issueDrafts(report, options)
      .map(({ title, body }) => `# ${escapeMarkdown(title)}\n\n${body}`)
      .join('\n---\n\n'),
};

/** The issues that should be open, the most urgent first. */
export function issueDrafts(report: Report, options: RenderOptions): IssueDraft[] {
  const taken = new Set<string>();
  return issueSubjects(report).map((subject) => {
    const { key, stage, facts, owners } = subject;
    return {
      key,
      title: distinctTitle(titleOf(subject, report), subject, taken),
      stage,
      facts,
      owners,
      files: namedFiles([subject], report),
      body: bodyOf(subject, report, options),
      // Owners have been called once, by the body; they follow the issue since.
      escalation: verdictOf(subject, report.now),
    };
  });
}

/** Why an issue can be closed: what a complete audit saw in its place. */
export function evidenceFor(report: Report, key: string): string {
  if (key === DIGEST_KEY) return DIGEST_EVIDENCE;
  const { repositories } = report.inventory;
  const scope = repositories.map(({ name, revision, files }) => {
    const at = revision === undefined ? '' : ` at ${markdownCode(revision.slice(0, 12))}`;
    return `${markdownCode(name)}${at} (${plural(files, 'file')})`;
  });
  const lines = [
    `Resolved: a complete scan of ${listed(scope.slice(0, 5))} as of ${momentOf(report.now)} finds nothing to do here.`,
  ];
  const lineage = lineageOfKey(report, key);
  if (lineage?.joined) return 'Not resolved: the issue about its folder includes it now.';
  if (lineage === undefined) lines.push('None of its files has the problem now.');
  for (const version of lineage?.versions.slice(0, 3) ?? []) {
    const places = version.sightings
      .slice(0, MAX_EVIDENCE)
      .map((place) => markdownCode(locationText(place, report), 200));
    const more = version.sightings.length - places.length;
    const rest = more > 0 ? [...places, `${more} more`] : places;
    lines.push(`- ${nameOf(lineage?.title ?? '')} that ${validityState(version, report.now)}: in ${listed(rest)}`);
  }
  return lines.join('\n');
}

function verdictOf({ title, stage, end, versions, findings, folderGroup }: IssueSubject, now: number): string {
  if (folderGroup !== undefined) {
    const closest = end === undefined ? '' : `; the earliest expiration date is **${momentOf(end)}**`;
    return `${nameOf(title)}: ${plural(folderGroup.certificates, 'certificate')} of one folder need action${closest}.`;
  }
  if (versions.length === 0 && stage !== 'served') return `${nameOf(title)}.`;
  if (end === undefined || stage === 'attention') return `${nameOf(title)} needs action.`;
  const moment = `**${momentOf(end)}**`;
  if (stage === 'served') {
    const ends = remaining(end, now) < 0 ? 'expired on' : 'should have been replaced and expires on';
    return `A server of ${nameOf(title)} serves a certificate that ${ends} ${moment}.`;
  }
  const ending = new Set(findings.map(({ certificate }) => certificate));
  const concerned = versions.filter((one) => ending.has(one.fingerprint) && readInstant(one.notAfter) === end);
  const places = concerned.reduce((sum, one) => sum + one.sightings.length, 0);
  const copies = places === 1 ? 'One copy' : plural(places, 'copy', 'copies');
  const [first] = concerned;
  // A title that is no host's is `certificate 8f383ccddc6f17eb`, which no engineer knows.
  const what = looksLikeHost(title)
    ? `the certificate of ${nameOf(title)}`
    : `${nameOf(title)}${first === undefined || titleOfCertificate(first) === title ? '' : ` (${markdownCode(titleOfCertificate(first), 200)})`}`;
  const trusted = first !== undefined && issuesOthers(first);
  const them = places === 1 ? 'it' : 'them';
  if (stage === 'expired') {
    const harm = trusted
      ? `Clients that trust ${them} reject every certificate that it issued.`
      : `Clients reject servers that use ${them}.`;
    return `${copies} of ${what} **expired** on ${moment}. ${harm}`;
  }
  const left = stage === 'urgent' ? ' A week or less is left.' : '';
  const harm = trusted
    ? `clients that trust ${them} reject every certificate that it issued`
    : `clients reject servers that use ${them}`;
  return `${copies} of ${what} will expire on ${moment}. After that, ${harm}.${left}`;
}

function nameOf(title: string): string {
  return looksLikeHost(title) ? `**${markdownCode(title, 200)}**` : `**${escapeMarkdown(title, 200)}**`;
}

function bodyOf(subject: IssueSubject, report: Report, options: RenderOptions): string {
  const { owners, versions } = subject;
  const head = [
    verdictOf(subject, report.now),
    owners.length === 0 ? '' : `Owners: ${owners.join(' ')}`,
    `### Fix\n\n${steps(subject, report)}`,
  ];
  const tail = [
    subject.folderGroup === undefined ? accepted(subject, report, options) : '',
    report.incomplete.length === 0 ? '' : '> [!NOTE]\n> Not everything was read; there may be more copies.',
    FOOTER,
  ];
  const path = pathOf(subject, report);
  const middle = [
    path.length === 0
      ? ''
      : `### Copies\n\n${[pathPicture(path), pathList(path, report, options, MAX_PLACES)].filter((text) => text !== '').join('\n\n')}`,
    `### Findings\n\n${problems(subject, report, options)}`,
    versions.length < 2 ? '' : timeline(versions),
    versions.length === 0 ? '' : renewal(subject, report, options),
  ];
  const parts = head.filter((text) => text !== '');
  let room = MAX_CHARACTERS - [...head, ...tail].join('\n\n').length;
  for (const text of middle) {
    room -= text.length + 2;
    if (text !== '' && room >= 0) parts.push(text);
  }
  return `${[...parts, ...tail].filter((text) => text !== '').join('\n\n')}\n`;
}

function steps(subject: IssueSubject, report: Report): string {
  const { folderGroup } = subject;
  const aside = folderGroup?.plain
    ? [
        `If the folder holds test data, list "${folderGroup.folder}/**" under "fixtures" in the config file, and this issue closes.`,
      ]
    : [];
  const fixes = [...aside, ...fixesOf(subject, report)].slice(0, 5);
  const list = fixes.map((fix, index) => `${index + 1}. ${escapeMarkdown(fix, MAX_MESSAGE)}`);
  const { looks, serial } = checkCommands(subject.versions);
  if (looks.length === 0) return list.join('\n');
  const expected = serial === undefined ? '' : ` Every command must print \`serial=${serial}\`.`;
  return [
    ...list,
    `${list.length + 1}. Check each copy and the served certificate. Replace 443 in the last command if the service uses another port.${subject.versions.length > 1 ? expected : ''}`,
    '',
    '```bash',
    ...looks,
    '```',
  ].join('\n');
}

function problems({ findings }: IssueSubject, report: Report, options: RenderOptions): string {
  const lines = findings.slice(0, MAX_FINDINGS).map((finding) => {
    const where = link(finding.location, report, options);
    return `- ${EMOJI_SIGNS[finding.level]} ${ruleMarkdown(finding.rule, report)} ${escapeMarkdown(finding.message, MAX_MESSAGE)} (${where})`;
  });
  if (findings.length > lines.length)
    lines.push(`- and ${findings.length - lines.length} more; the job summary lists all.`);
  return lines.join('\n');
}

/** A diagram that GitHub draws; no text of it comes from a file. */
function timeline(versions: readonly SeenCertificate[]): string {
  const [newest] = versions;
  const bars = versions.slice(0, 8).flatMap((version) => {
    const [start, end] = [readInstant(version.notBefore), readInstant(version.notAfter)];
    if (start === null || end === null || end <= start || newest === undefined) return [];
    const kind = version === newest ? 'active' : isNewerVersion(newest, version) ? 'crit' : 'done';
    const places = plural(version.sightings.length, 'copy', 'copies');
    return [`  ${places}, until ${dayOf(end)} :${kind}, ${dayOf(start)}, ${dayOf(end)}`];
  });
  if (bars.length < 2) return '';
  const lines = ['gantt', '  dateFormat YYYY-MM-DD', '  axisFormat %b %Y', '  section Newest', bars[0]];
  return ['### Timeline', '', '```mermaid', ...lines, '  section Older', ...bars.slice(1), '```'].join('\n');
}

function renewal({ versions }: IssueSubject, report: Report, options: RenderOptions): string {
  const [newest] = versions;
  if (newest === undefined) return '';
  const heading = '### Renewal path';
  const chain = rotationPathOf(report, newest.fingerprint);
  if (chain.length < 2)
    return `${heading}\n\n❌ No tool was found that renews this certificate or copies it to a server. Declare the copies under \`sync\` in ${configText(options)}.`;
  const steps = chain.map(({ depth, role, text, location, broken }) => {
    const where = location === undefined ? '' : ` in ${link(location, report, options)}`;
    const why = broken === undefined ? '' : `: ❌ **${escapeMarkdown(broken, 200)}**`;
    return `${'  '.repeat(depth)}- ${role === 'certificate' ? '' : `${role}: `}${escapeMarkdown(text, 200)}${where}${why}`;
  });
  return `${heading}\n\n${steps.join('\n')}`;
}

function accepted({ findings, versions }: IssueSubject, report: Report, options: RenderOptions): string {
  return [
    '<details><summary>Ignore this</summary>',
    '',
    `In ${configText(options)}, with your own reason and last day:`,
    '',
    '```yaml',
    ...acceptEntries(findings, versions.length > 0, report.now, soleRepository(report.inventory)?.name),
    '```',
    '',
    '</details>',
  ].join('\n');
}

function configText({ policyIn }: RenderOptions): string {
  return `\`.github/cert-hygiene.yml\`${policyIn === undefined ? '' : ` of ${markdownCode(policyIn, 200)}`}`;
}

const FOOTER =
  '<sub>This issue is updated automatically and closes once a complete scan finds nothing to do. If you close it as *not planned*, it stays closed until the findings change.</sub>';

function link(place: Location, report: Report, options: RenderOptions): string {
  const text = locationText(place, report);
  const url = locationUrl(place, report, options);
  return url === undefined ? markdownCode(text, 200) : markdownLink(text, url);
}

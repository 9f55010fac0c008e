/** What the issues of a report are about, before a word of them is written. */

import { createHash } from 'node:crypto';
import { displayName, looksLikeHost } from '../certificates/names.ts';
import { servedNotStored } from '../certificates/served.ts';
import {
  compareLocations,
  compareText,
  type Finding,
  LEVELS,
  type Level,
  type Report,
  type SeenCertificate,
} from '../model/index.ts';
import { isOwnedAsAll, ownersOf } from '../util/codeowners.ts';
import { groupBy } from '../util/collections.ts';
import { readInstant } from '../util/dates.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { ruleOf } from '../util/rules.ts';
import { plural } from '../util/text.ts';
import { type FolderGroup, folderGroupOf, groupByFolder } from './issue-folder-groups.ts';
import { inProduction } from './locations.ts';
import type { NamedFile } from './named-files.ts';
import { compareUrgency, firstEnd, type Stage, stageOf } from './urgency.ts';

/** An issue that should be open, as text. */
export interface IssueDraft {
  /** Lower-case letters and digits: the same for the same subject in every run. */
  key: string;
  title: string;
  stage: Stage;
  /** Markdown without the marker, within GitHub's 65,536 characters together with it. */
  body: string;
  /** Every file that it names. */
  files: NamedFile[];
  /** Hash of the facts, independent of the date: it changes when a person should look again. */
  facts: string;
  /** Handles (`@login`, `@org/team`), without any other text from CODEOWNERS. */
  owners: string[];
  /** What to say when the stage has risen. */
  escalation: string;
}

/** One lineage, many in one folder, or one rule where no certificate is concerned. */
export interface IssueSubject {
  key: string;
  title: string;
  stage: Stage;
  level: Level;
  /** Worst first. */
  findings: Finding[];
  /** Versions that lie somewhere in production or that a finding names, newest first; empty for a folder and for a rule. */
  versions: SeenCertificate[];
  /** The place that holds many, and their number. */
  folderGroup?: FolderGroup & { certificates: number };
  /** The expiration that sets the stage, in milliseconds since the epoch. */
  end?: number;
  facts: string;
  owners: string[];
}

const HANDLE = /^@[A-Za-z0-9][A-Za-z0-9-]*(\/[A-Za-z0-9._-]+)?$/;
const MAX_OWNERS = 10;

/** Findings that need action: in production, not ignored, above a note. */
function needsAPerson({ level, suppressed, context, status }: Finding): boolean {
  return level !== 'note' && suppressed === undefined && context === undefined && status !== 'fixed';
}

/** Keys have an issue of their own, because their fix differs from that of the certificate. */
function isAboutKey(finding: Finding, report: Report): boolean {
  return ruleOf(report, finding)?.concerns === 'key';
}

/** Everything that needs action, most urgent first. */
export function issueSubjects(report: Report): IssueSubject[] {
  const index = indexOf(report);
  const subjects = [...groupsOf(report)].map(([id, findings]) => subjectOf(id, findings, report, index));
  return subjects.sort((a, b) => mostUrgentFirst(a, b, report.now));
}

/** Findings by what an issue is about. */
const groupsOf = memoizeByObject((report: Report): ReadonlyMap<string, Finding[]> => {
  const lineages = lineageKeys(report);
  const own = (finding: Finding) =>
    needsAPerson(finding) && (ruleOf(report, finding)?.opensIssue !== false || lineages.has(finding.certificate ?? ''));
  const groups = groupBy(report.findings.filter(own), (finding) => {
    const lineage = isAboutKey(finding, report) ? undefined : lineages.get(finding.certificate ?? '');
    return lineage ?? `rule:${finding.rule}`;
  });
  for (const [id, members] of groupByFolder(groups, indexOf(report).certificates, report)) {
    const findings = members.flatMap((member) => groups.get(member) ?? []);
    for (const member of members) groups.delete(member);
    groups.set(id, findings.sort(bySeverity));
  }
  return groups;
});

/** The lineage whose issue has that key, to find evidence for a subject that is gone. */
export function lineageOfKey(
  report: Report,
  key: string,
): { title: string; versions: SeenCertificate[]; joined: boolean } | undefined {
  const lineage = report.topology.lineages.find(({ id }) => keyOf(`lineage:${id}`) === key);
  if (lineage === undefined) return undefined;
  const own = new Set<string | undefined>(lineage.versions);
  // What is found of it and has no issue of its own any more is told with what lies beside it.
  const joined = [...groupsOf(report)].some(
    ([id, findings]) => id.startsWith('folder:') && findings.some((one) => own.has(one.certificate)),
  );
  return { title: lineage.title, versions: versionsOf(indexOf(report), lineage.versions), joined };
}

const sameItems = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((item) => b.includes(item));

export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

const keyOf = (id: string): string => hashOf(['issue', id]);

function lineageKeys(report: Report): Map<string, string> {
  const known = report.inventory.certificates.map(
    ({ fingerprint }) => [fingerprint, `lineage:${fingerprint}`] as const,
  );
  const joined = report.topology.lineages.flatMap(({ id, versions }) =>
    versions.map((version) => [version, `lineage:${id}`] as const),
  );
  return new Map([...known, ...joined]);
}

function subjectOf(id: string, findings: Finding[], report: Report, index: Index): IssueSubject {
  const named = new Set(findings.map((finding) => finding.certificate));
  const folderGroup = folderGroupOf(id);
  const about = id.startsWith('lineage:') ? (index.lineages.get(id) ?? [id.slice('lineage:'.length)]) : [];
  const versions = versionsOf(index, about).filter((one) => named.has(one.fingerprint) || inProduction(one, report));
  const served = about.flatMap((fingerprint) => index.servedOnly.get(fingerprint) ?? []);
  const members =
    folderGroup === undefined
      ? []
      : versionsOf(
          index,
          [...named].flatMap((one) => one ?? []),
        );
  const end =
    folderGroup === undefined
      ? firstEnd([...versions, ...served].filter((one) => named.has(one.fingerprint)))
      : closestEnd(members, report.now);
  // Owners of the whole repository would be mentioned for everything; only owners of the file or from the config file
  // are.
  const isCatchAll = ({ location, owners }: Finding) =>
    isOwnedAsAll(location, report.inventory) && sameItems(owners ?? [], ownersOf(location, report.inventory));
  const handles = findings
    .filter((finding) => !isCatchAll(finding))
    .flatMap((finding) => finding.owners ?? [])
    .filter((owner) => HANDLE.test(owner));
  return {
    key: keyOf(id),
    title:
      versions.length + served.length > 0
        ? titleFor([...versions, ...served])
        : folderGroup === undefined
          ? faultTitle(findings, report)
          : `Certificates in ${folderGroup.plain ? `${folderGroup.folder}/` : 'one folder'}`,
    stage: stageOf(findings, end, report),
    level: LEVELS.find((level) => findings.some((one) => one.level === level)) ?? 'warning',
    findings,
    versions,
    ...(folderGroup !== undefined && { folderGroup: { ...folderGroup, certificates: members.length } }),
    ...(end !== undefined && { end }),
    facts: factsOf(findings, [...versions, ...members], report),
    owners: [...new Set(handles)].sort(compareText).slice(0, MAX_OWNERS),
  };
}

/** Values that are computed once for the thousands of subjects of a team. */
interface Index {
  certificates: ReadonlyMap<string, SeenCertificate>;
  servedOnly: ReadonlyMap<string, SeenCertificate>;
  /** Versions by `lineage:<id>`. */
  lineages: ReadonlyMap<string, readonly string[]>;
}

function indexOf({ inventory, topology }: Report): Index {
  return {
    certificates: new Map(inventory.certificates.map((one) => [one.fingerprint, one])),
    servedOnly: new Map(servedNotStored(inventory).map((one) => [one.fingerprint, one])),
    lineages: new Map(topology.lineages.map(({ id, versions }) => [`lineage:${id}`, versions])),
  };
}

function versionsOf({ certificates }: Index, fingerprints: readonly string[]): SeenCertificate[] {
  return fingerprints.flatMap((fingerprint) => certificates.get(fingerprint) ?? []);
}

/** Names that are shown as they are. GitHub shows titles unescaped in many places, so any other name stays out of them. */
const PLAIN_NAME = /^[A-Za-z0-9*][A-Za-z0-9 ._@*-]{0,63}$/;
const PLAIN_PATH = /^[\w./@-]{1,120}$/;

function titleFor([newest]: readonly SeenCertificate[]): string {
  const title = newest === undefined ? '' : displayName(newest);
  return looksLikeHost(title) || PLAIN_NAME.test(title) ? title : `certificate ${newest?.fingerprint.slice(0, 16)}`;
}

/** What is wrong, and where: `A private key lies in the repository: secrets/www.key`. */
function faultTitle(findings: readonly Finding[], report: Report): string {
  const [first] = findings;
  if (first === undefined) return '';
  const fault = ruleOf(report, first)?.title ?? first.rule;
  const paths = [...new Set(findings.map(({ location }) => location.path))];
  const [path] = paths as [string];
  if (paths.length > 1) return `${fault}: ${plural(paths.length, 'file')}`;
  return PLAIN_PATH.test(path) ? `${fault}: ${path}` : fault;
}

function closestEnd(certificates: readonly SeenCertificate[], now: number): number | undefined {
  const ends = certificates.flatMap((one) => readInstant(one.notAfter) ?? []);
  return ends.sort((a, b) => Math.abs(a - now) - Math.abs(b - now))[0];
}

function bySeverity(a: Finding, b: Finding): number {
  return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || compareText(a.rule, b.rule);
}

/** Effects of time alone, and lines that move, are no new facts. */
function factsOf(findings: readonly Finding[], versions: readonly SeenCertificate[], report: Report): string {
  const place = ({ repository, path, pointer }: Finding['location']) => [repository, path, pointer ?? ''].join('\0');
  const problems = findings
    .filter((finding) => ruleOf(report, finding)?.concerns !== 'time')
    .map((one) => `${one.rule}\0${one.certificate ?? ''}\0${place(one.location)}`);
  const copies = versions.flatMap((one) => one.sightings.map((seen) => `${one.fingerprint}\0${place(seen)}`));
  return hashOf([[...new Set(problems)].sort(compareText), [...new Set(copies)].sort(compareText)]);
}

function mostUrgentFirst(a: IssueSubject, b: IssueSubject, now: number): number {
  const place = (subject: IssueSubject) => subject.findings[0]?.location;
  const [left, right] = [place(a), place(b)];
  return compareUrgency(a, b, now) || (left && right ? compareLocations(left, right) : 0) || compareText(a.key, b.key);
}

/** Findings that are shown together. */

import { displayName } from '../certificates/names.ts';
import {
  compareText,
  type Finding,
  LEVELS,
  type Lineage,
  type Report,
  type SeenCertificate,
  type Topology,
} from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { readInstant } from '../util/dates.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { locationKey } from '../util/path-names.ts';
import { ruleOf } from '../util/rules.ts';
import { certificateOf, inProduction } from './locations.ts';
import { firstEnd, stageOf, type Urgency } from './urgency.ts';

/** A finding, or several that are shown as one. */
export interface Told extends Finding {
  times?: number;
}

/** Findings of one certificate across its renewals, of several in one place, or of one rule where no certificate is concerned. */
export interface Group extends Urgency {
  /** What a person calls the certificate or the certificates, or the title of the rule. */
  title: string;
  /** The version that the worst findings are about; of several, the one that expires closest to the day of the report. */
  certificate?: SeenCertificate;
  /** Versions in production or named by a finding, newest first; empty for several certificates and for a rule. */
  versions: SeenCertificate[];
  /** Certificates that are shown together because they are in one place. */
  certificates?: SeenCertificate[];
  /** The glob that `fixtures` in the config file would need, if there are so many that they may be test data. */
  glob?: string;
  /** The rule, where there is no certificate. */
  rule?: string;
  findings: Told[];
}

/** Merges findings that say the same about several repositories, with all places. */
export function saidOnce(findings: readonly Finding[]): Finding[] {
  const shown = new Map<string, { finding: Finding; repositories: Set<string> }>();
  findings.forEach((finding, index) => {
    const { rule, level, message, fix, status, location } = finding;
    const key = JSON.stringify([rule, level, message, fix, status]);
    const first = shown.get(key);
    if (first === undefined) shown.set(key, { finding, repositories: new Set([location.repository]) });
    // Twice in one repository are two findings of its own.
    else if (first.repositories.has(location.repository))
      shown.set(`${key}${index}`, { finding, repositories: new Set() });
    else {
      first.repositories.add(location.repository);
      first.finding = joined(first.finding, finding);
    }
  });
  return [...shown.values()].map(({ finding }) => finding);
}

function joined(a: Finding, b: Finding): Finding {
  const places = [...a.related, b.location, ...b.related].filter(
    (place) => locationKey(place) !== locationKey(a.location),
  );
  const related = [...new Map(places.map((place) => [locationKey(place), place])).values()];
  const owners = [...new Set([...(a.owners ?? []), ...(b.owners ?? [])])];
  return { ...a, related, ...(owners.length > 0 && { owners }) };
}

/** Worst first; among equals what is new, then the certificate that expires closest to the day of the report. */
export function groupsOf(findings: readonly Finding[], report: Report): Group[] {
  const lineages = lineagesOf(report.topology);
  const byKey = groupBy(findings, (finding) =>
    certificateOf(finding, report) === undefined
      ? `rule ${finding.rule} ${finding.level}`
      : (lineages.get(finding.certificate ?? '')?.id ?? finding.certificate),
  );
  return [...byKey.values()]
    .map((some) => groupOf(some, lineages, report))
    .sort((a, b) => compareGroups(a, b, report.now));
}

function groupOf(findings: Finding[], lineages: ReadonlyMap<string, Lineage>, report: Report): Group {
  const [{ rule, certificate: fingerprint = '' }] = findings as [Finding];
  const level = LEVELS.find((one) => findings.some((finding) => finding.level === one)) ?? 'note';
  const worst = findings.filter((finding) => finding.level === level);
  const distance = (one: SeenCertificate) =>
    Math.abs((readInstant(one.notAfter) ?? Number.MAX_SAFE_INTEGER) - report.now);
  const [certificate] = worst
    .flatMap((finding) => certificateOf(finding, report) ?? [])
    .sort((a, b) => distance(a) - distance(b));
  if (certificate === undefined)
    return {
      level,
      title: ruleOf(report, { rule })?.title ?? rule,
      rule,
      findings,
      versions: [],
      stage: stageOf(findings, undefined, report),
    };
  const named = new Set(findings.map((finding) => finding.certificate));
  const versions = (lineages.get(fingerprint)?.versions ?? [fingerprint])
    .flatMap((version) => certificateOf({ certificate: version }, report) ?? [])
    .filter((one) => named.has(one.fingerprint) || inProduction(one, report));
  const urgent = new Set(findings.filter((finding) => finding.level !== 'note').map((finding) => finding.certificate));
  const end = firstEnd(versions.filter(({ fingerprint: one }) => (urgent.size > 0 ? urgent : named).has(one)));
  return {
    level,
    title: displayName(certificate),
    certificate,
    versions,
    findings,
    stage: stageOf(findings, end, report),
    ...(end !== undefined && { end }),
  };
}

const lineagesOf = memoizeByObject(
  ({ lineages }: Topology): ReadonlyMap<string, Lineage> =>
    new Map(lineages.flatMap((lineage) => lineage.versions.map((version) => [version, lineage] as const))),
);

export function isNew({ status }: Finding): boolean {
  return status === 'new';
}

/** Certificates that expired years ago come after those that expire now. */
function compareGroups(a: Group, b: Group, now: number): number {
  const distance = ({ certificate }: Group) =>
    Math.abs((readInstant(certificate?.notAfter ?? null) ?? Number.MAX_SAFE_INTEGER) - now);
  return (
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    Number(b.findings.some(isNew)) - Number(a.findings.some(isNew)) ||
    Number(a.certificate === undefined) - Number(b.certificate === undefined) ||
    distance(a) - distance(b) ||
    compareText(a.title, b.title) ||
    compareText(a.certificate?.fingerprint ?? a.rule ?? '', b.certificate?.fingerprint ?? b.rule ?? '')
  );
}

/** Downgraded findings, by context. */
export function loweredGroups(lowered: readonly Finding[]): { context: string; findings: Finding[] }[] {
  const contexts = ['fixture', 'example', 'vendored', 'trust-store'] as const;
  return contexts
    .map((context) => ({ context, findings: lowered.filter((finding) => finding.context === context) }))
    .filter(({ findings }) => findings.length > 0);
}

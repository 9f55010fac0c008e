/** Findings that are told together. */

import { displayName } from '../certificates/names.ts';
import { compareText, type Finding, LEVELS, type Level, type Report, type SeenCertificate } from '../model/index.ts';
import { readInstant } from '../util/dates.ts';
import { locationKey } from '../util/path-names.ts';

/** A finding, or several that are told as one. */
export interface Told extends Finding {
  times?: number;
}

/** Findings of one certificate, of several in one place, or of one rule where no certificate is concerned. */
export interface Group {
  level: Level;
  /** What a person calls the certificate or the certificates, or the title of the rule. */
  title: string;
  certificate?: SeenCertificate;
  /** Those that are told together because of where they lie. */
  certificates?: SeenCertificate[];
  /** What `fixtures` in the config would name, where they are so many that they may be test data. */
  glob?: string;
  /** The rule, where there is no certificate. */
  rule?: string;
  findings: Told[];
}

/** What is said alike of several repositories once, with all places. */
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

/** Worst first; among equals what is new, then the certificate whose end is closest. */
export function groupsOf(findings: readonly Finding[], { inventory, rules, now }: Report): Group[] {
  const certificates = new Map(inventory.certificates.map((certificate) => [certificate.fingerprint, certificate]));
  const groups = new Map<string, Group>();
  for (const finding of findings) {
    const { rule, level } = finding;
    const certificate = certificates.get(finding.certificate ?? '');
    const key = certificate === undefined ? `rule ${rule}` : certificate.fingerprint;
    let group = groups.get(key);
    if (group === undefined) {
      group =
        certificate === undefined
          ? { level, title: rules.find(({ id }) => id === rule)?.title ?? rule, rule, findings: [] }
          : { level, title: displayName(certificate), certificate, findings: [] };
      groups.set(key, group);
    }
    if (LEVELS.indexOf(level) < LEVELS.indexOf(group.level)) group.level = level;
    group.findings.push(finding);
  }
  return [...groups.values()].sort((a, b) => compareGroups(a, b, now));
}

export function isNew({ status }: Finding): boolean {
  return status === 'new';
}

/** What ends or ended closest to the day of judgement comes first: what ran out years ago is served by nobody any more. */
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

/** Findings that lie where they count less, by context. */
export function loweredGroups(lowered: readonly Finding[]): { context: string; findings: Finding[] }[] {
  const contexts = ['fixture', 'example', 'vendored', 'trust-store'] as const;
  return contexts
    .map((context) => ({ context, findings: lowered.filter((finding) => finding.context === context) }))
    .filter(({ findings }) => findings.length > 0);
}

/** What all reporters do alike: tell which findings count, group them, and sum up. */

import { displayName } from '../certificates/names.ts';
import {
  compareText,
  type Finding,
  type Inventory,
  LEVELS,
  type Level,
  type Location,
  type Report,
  type SeenCertificate,
} from '../model/index.ts';
import { NO_EXPIRY, readInstant, remaining } from '../util/dates.ts';
import { memoizeByObject } from '../util/memoize.ts';
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

export interface Totals {
  /** Findings that count, by level. Together with the next three they are all findings. */
  error: number;
  warning: number;
  note: number;
  /** In fixtures, examples, vendored code and trust stores. */
  lowered: number;
  suppressed: number;
  fixed: number;
  /** How many of those that count are new; undefined where nothing was compared. */
  fresh: number | undefined;
  /** That were audited. */
  files: number;
  certificates: number;
  /** Sightings of certificates. */
  places: number;
  privateKeys: number;
  keystores: number;
  unreadable: number;
}

export interface Summary {
  /** Worst first; among equals what is new, then the certificate whose end is closest. */
  groups: Group[];
  lowered: Finding[];
  suppressed: Finding[];
  fixed: Finding[];
  totals: Totals;
  /** Something was not read: part of the scope, or because of a fault of ours. */
  incomplete: boolean;
}

/** Sorts the findings of a report. Linear but for sorting the groups. */
export function summarize(report: Report): Summary {
  const { inventory, findings } = report;
  const counting: Finding[] = [];
  const lowered: Finding[] = [];
  const suppressed: Finding[] = [];
  const fixed: Finding[] = [];
  for (const finding of findings) {
    if (finding.status === 'fixed') fixed.push(finding);
    else if (finding.suppressed !== undefined) suppressed.push(finding);
    else if (finding.context !== undefined) lowered.push(finding);
    else counting.push(finding);
  }
  const of = (level: Level): number => counting.filter((finding) => finding.level === level).length;
  return {
    groups: groupsOf(counting, report),
    lowered,
    suppressed,
    fixed,
    totals: {
      error: of('error'),
      warning: of('warning'),
      note: of('note'),
      lowered: lowered.length,
      suppressed: suppressed.length,
      fixed: fixed.length,
      fresh: findings.some(({ status }) => status !== undefined) ? counting.filter(isNew).length : undefined,
      files: inventory.repositories.reduce((sum, { files }) => sum + files, 0),
      certificates: inventory.certificates.length,
      places: inventory.certificates.reduce((sum, certificate) => sum + certificate.sightings.length, 0),
      privateKeys: inventory.privateKeys.length,
      keystores: inventory.keystores.length,
      unreadable: inventory.unreadable.length,
    },
    incomplete: report.incomplete.length > 0 || report.faults.length > 0,
  };
}

/** {@link summarize} for people: what is said alike of a certificate in several repositories is said once, with all places. */
export function groupedSummary(report: Report): Summary {
  const whole = summarize(report);
  if (report.inventory.repositories.length < 2) return whole;
  const groups = whole.groups.map((group) =>
    group.certificate === undefined ? group : { ...group, findings: saidOnce(group.findings) },
  );
  return { ...whole, groups };
}

function saidOnce(findings: readonly Finding[]): Finding[] {
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

function groupsOf(findings: readonly Finding[], { inventory, rules, now }: Report): Group[] {
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

function isNew({ status }: Finding): boolean {
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

/**
 * The places of a finding that are to be mended, and the other places that it names: those that explain it, and those
 * where it counts less.
 */
export function locationsToFix(
  finding: Finding,
  certificate: SeenCertificate | undefined,
  { contextOf, inventory }: Pick<Report, 'contextOf' | 'inventory'>,
): { places: Location[]; others: Location[] } {
  const { location, related, context = 'production' } = finding;
  if (certificate === undefined || related.length === 0) return { places: [location], others: related };
  const own = new Set(certificate.sightings.map(locationKey));
  const alike = (place: Location) => own.has(locationKey(place)) && contextOf(place, certificate) === context;
  const [places, others] = [related.filter(alike), related.filter((place) => !alike(place))];
  // What a change renews here leaves other places behind: this one holds another version, and is not to be mended.
  const elsewhere =
    places.length > 0 && !own.has(locationKey(location)) && heldPlaces(inventory).has(locationKey(location));
  return elsewhere ? { places, others: [location, ...others] } : { places: [location, ...places], others };
}

/** The places of all certificates. */
const heldPlaces = memoizeByObject(
  ({ certificates }: Inventory): ReadonlySet<string> =>
    new Set(certificates.flatMap((one) => one.sightings.map(locationKey))),
);

/** Findings that lie where they count less, by context. */
export function loweredGroups(lowered: readonly Finding[]): { context: string; findings: Finding[] }[] {
  const contexts = ['fixture', 'example', 'vendored', 'trust-store'] as const;
  return contexts
    .map((context) => ({ context, findings: lowered.filter((finding) => finding.context === context) }))
    .filter(({ findings }) => findings.length > 0);
}

/** Whether some place of a certificate lies where its end is somebody's date: not in fixtures, trust stores and the like. */
export function inProduction(certificate: SeenCertificate, { contextOf }: Report): boolean {
  return certificate.sightings.some((place) => contextOf(place, certificate) === 'production');
}

/** The certificate that ends next among those in production that are still valid. */
export function nextExpiry(report: Report): SeenCertificate | undefined {
  let next: SeenCertificate | undefined;
  for (const certificate of report.inventory.certificates) {
    const end = readInstant(certificate.notAfter);
    if (end === null || remaining(end, report.now) < 0 || certificate.notAfter === NO_EXPIRY) continue;
    if (next !== undefined && compareText(certificate.notAfter ?? '', next.notAfter ?? '') >= 0) continue;
    if (inProduction(certificate, report)) next = certificate;
  }
  return next;
}

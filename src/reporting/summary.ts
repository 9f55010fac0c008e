/** Shared by all reporters: select the findings that count, group them, and sum them up. */

import { compareText, type Finding, type Level, type Report, type SeenCertificate } from '../model/index.ts';
import { NO_EXPIRY, readInstant, remaining } from '../util/dates.ts';
import { type Group, groupsOf, isNew, saidOnce } from './groups.ts';
import { inProduction } from './locations.ts';

export interface Totals {
  /** Findings that count, by level. Together with the next three they are all findings. */
  error: number;
  warning: number;
  note: number;
  /** In fixtures, examples, vendored code and trust stores. */
  lowered: number;
  suppressed: number;
  fixed: number;
  /** Of a change: existing findings, which do not count. */
  existing: number;
  /** How many of those that count are new; undefined where nothing was compared. */
  fresh: number | undefined;
  /** That were audited. */
  files: number;
  /** Endpoints whose certificate was read. */
  endpoints: number;
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
  /** Something was not read: a part of the scope, or because of a fault of the tool. */
  incomplete: boolean;
}

/** Sorts the findings of a report. Linear but for sorting the groups. */
export function summarize(report: Report): Summary {
  const { inventory, findings } = report;
  const counting: Finding[] = [];
  const lowered: Finding[] = [];
  const suppressed: Finding[] = [];
  const fixed: Finding[] = [];
  let existing = 0;
  for (const finding of findings) {
    if (finding.status === 'fixed') fixed.push(finding);
    // Findings that the change did not add are not its own.
    else if (report.changes !== undefined && finding.status === 'existing') existing++;
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
      existing,
      fresh:
        report.changes === undefined && findings.some(({ status }) => status !== undefined)
          ? counting.filter(isNew).length
          : undefined,
      files: inventory.repositories.reduce((sum, { files }) => sum + files, 0),
      endpoints: new Set(inventory.served?.flatMap((one) => (one.certificates.length > 0 ? one.endpoint : []))).size,
      certificates: inventory.certificates.length,
      places: inventory.certificates.reduce((sum, certificate) => sum + certificate.sightings.length, 0),
      privateKeys: inventory.privateKeys.length,
      keystores: inventory.keystores.length,
      unreadable: inventory.unreadable.length,
    },
    incomplete: report.incomplete.length > 0 || report.faults.length > 0,
  };
}

/** Whether nothing was read and no endpoint answered. Such a report never looks clean. */
export function sawNothing({ files, endpoints }: Totals): boolean {
  return files === 0 && endpoints === 0;
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

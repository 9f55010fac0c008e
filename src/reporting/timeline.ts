import { isAuthority } from '../certificates/chains.ts';
import { isNewerVersion, notAfterTime, notBeforeTime } from '../certificates/versions.ts';
import { compareText, type Report, type SeenCertificate } from '../model/index.ts';

/** One version of a lineage on the time axis. */
export interface TimelineVersion {
  fingerprint: string;
  /** Milliseconds since the epoch. */
  start: number;
  end: number;
  /** Places that hold it. */
  copies: number;
  /** `newest`; `stale` where a newer version replaced it; `current` beside the newest (a reissue). */
  state: 'newest' | 'current' | 'stale';
  /** When it arrived on the trunk at its first place, where the history was read. */
  arrival?: number;
}

/** A lineage and what lies on its axis, oldest version first. */
export interface TimelineRow {
  lineage: string;
  title: string;
  versions: TimelineVersion[];
}

/**
 * Lineages of certificates that are no authorities and lie in production, the most urgent first: the one whose oldest
 * copy in use ends, or ended, closest to the day of judgement.
 */
export function timelineOf(report: Report): TimelineRow[] {
  const certificates = new Map(report.inventory.certificates.map((one) => [one.fingerprint, one]));
  const arrivals = new Map<string, number>();
  for (const { fingerprint, time } of report.inventory.arrivals ?? []) {
    const at = Date.parse(time);
    arrivals.set(fingerprint, Math.min(at, arrivals.get(fingerprint) ?? at));
  }
  const rows: TimelineRow[] = [];
  for (const { id, title, versions } of report.topology.lineages) {
    const members = versions.flatMap((version) => certificates.get(version) ?? []);
    const [newest] = members;
    if (newest === undefined || isAuthority(newest) || notAfterTime(newest) === 0) continue;
    const shown = members.flatMap((one) => versionOf(one, newest, arrivals, report));
    if (shown.length > 0) rows.push({ lineage: id, title, versions: shown.reverse() });
  }
  const distance = (row: TimelineRow) => Math.abs(firstEnd(row) - report.now);
  return rows.sort((a, b) => distance(a) - distance(b) || compareText(a.title, b.title));
}

function versionOf(
  certificate: SeenCertificate,
  newest: SeenCertificate,
  arrivals: ReadonlyMap<string, number>,
  { contextOf }: Report,
): TimelineVersion[] {
  const { fingerprint } = certificate;
  const copies = certificate.sightings.filter((place) => contextOf(place, certificate) === 'production').length;
  if (copies === 0) return [];
  const arrival = arrivals.get(fingerprint);
  return [
    {
      fingerprint,
      start: notBeforeTime(certificate),
      end: notAfterTime(certificate),
      copies,
      state: certificate === newest ? 'newest' : isNewerVersion(newest, certificate) ? 'stale' : 'current',
      ...(arrival !== undefined && { arrival }),
    },
  ];
}

function firstEnd({ versions }: TimelineRow): number {
  return Math.min(...versions.map((version) => version.end));
}

import { isAuthority } from '../certificates/chains.ts';
import { displayName } from '../certificates/names.ts';
import { isNewerVersion, notAfterTime, notBeforeTime } from '../certificates/versions.ts';
import { compareText, type Report, type SeenCertificate, type Sighting } from '../model/index.ts';
import { DAY } from '../util/duration.ts';

/** One version of a certificate on the time axis. */
export interface TimelineVersion {
  certificate: SeenCertificate;
  /** Milliseconds since the epoch. */
  start: number;
  end: number;
  /** That hold it. */
  places: readonly Sighting[];
  /** `newest`; `stale` where a newer version replaced it; `current` beside the newest (a reissue). */
  state: 'newest' | 'current' | 'stale';
  /** When it first arrived on the default branch, if the history was read. */
  arrival?: number;
}

/** A certificate across its renewals, oldest version first, with its position on the axis. */
export interface TimelineRow {
  lineage: string;
  title: string;
  versions: TimelineVersion[];
}

/** From and to, in milliseconds since the epoch. */
export interface Axis {
  from: number;
  to: number;
}

/** The start of a month on an axis, with the labels that it has room for. */
export interface Tick {
  time: number;
  /** Empty where ticks are years apart. */
  month: string;
  /** At the first tick and at each January; else empty. */
  year: string;
}

/** How far from the day of the report the axis reaches at most. */
const REACH_BACK = 365 * DAY;
const REACH_ON = 400 * DAY;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Months between two ticks. */
const STEPS = [1, 2, 3, 6, 12, 24];

/** Certificates that are no CAs and are in production, the most urgent first. */
export function timelineOf(report: Report): TimelineRow[] {
  return rowsOf(report, true);
}

/** Every certificate, the most urgent first: the one whose oldest copy expires, or expired, closest to the day of the report. */
export function inventoryOf(report: Report): TimelineRow[] {
  return rowsOf(report, false);
}

function rowsOf(report: Report, inUse: boolean): TimelineRow[] {
  const { inventory, topology } = report;
  const certificates = new Map(inventory.certificates.map((one) => [one.fingerprint, one]));
  const arrivals = new Map<string, number>();
  for (const { fingerprint, time } of inventory.arrivals ?? []) {
    const at = Date.parse(time);
    arrivals.set(fingerprint, Math.min(at, arrivals.get(fingerprint) ?? at));
  }
  const known = new Set(topology.lineages.flatMap(({ versions }) => versions));
  const alone = inventory.certificates.filter(({ fingerprint }) => !inUse && !known.has(fingerprint));
  const lineages = [
    ...topology.lineages,
    ...alone.map((one) => ({ id: one.fingerprint, title: displayName(one), versions: [one.fingerprint] })),
  ];
  const rows: TimelineRow[] = [];
  for (const { id, title, versions } of lineages) {
    const members = versions.flatMap((version) => certificates.get(version) ?? []);
    const [newest] = members;
    if (newest === undefined || (inUse && (isAuthority(newest) || notAfterTime(newest) === 0))) continue;
    const shown = members.flatMap((one) => versionOf(one, newest, arrivals, report, inUse));
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
  inUse: boolean,
): TimelineVersion[] {
  const places = inUse
    ? certificate.sightings.filter((place) => contextOf(place, certificate) === 'production')
    : certificate.sightings;
  if (places.length === 0) return [];
  const arrival = arrivals.get(certificate.fingerprint);
  return [
    {
      certificate,
      start: notBeforeTime(certificate),
      end: notAfterTime(certificate),
      places,
      state: certificate === newest ? 'newest' : isNewerVersion(newest, certificate) ? 'stale' : 'current',
      ...(arrival !== undefined && { arrival }),
    },
  ];
}

function firstEnd({ versions }: TimelineRow): number {
  return Math.min(...versions.map((version) => version.end));
}

/** The axis that shows what happens around the day of the report. */
export function axisOf(rows: readonly TimelineRow[], now: number): Axis {
  let [from, to] = [now - 30 * DAY, now + 30 * DAY];
  for (const { versions } of rows) {
    for (const { start, end } of versions) {
      from = Math.min(from, start);
      to = Math.max(to, end);
    }
  }
  return { from: Math.max(now - REACH_BACK, from), to: Math.min(now + REACH_ON, to) };
}

/** At most so many ticks, at the same distance from each other; a tick that falls on the start of a year is always one of them. */
export function ticksOf({ from, to }: Axis, most: number): Tick[] {
  const first = new Date(from);
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth() + 1;
  const last = new Date(to);
  const months = last.getUTCFullYear() * 12 + last.getUTCMonth() - start + 1;
  const step = STEPS.find((one) => Math.ceil(months / one) <= most) ?? 24;
  const ticks: Tick[] = [];
  for (let month = Math.ceil(start / step) * step; month < start + months; month += step) {
    const [year, index] = [Math.floor(month / 12), month % 12];
    ticks.push({
      time: Date.UTC(year, index, 1),
      month: step < 12 ? (MONTHS[index] ?? '') : '',
      year: ticks.length === 0 || index === 0 ? String(year) : '',
    });
  }
  return ticks;
}

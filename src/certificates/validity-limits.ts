import { momentOf } from '../util/dates.ts';
import { DAY, SECOND } from '../util/duration.ts';

/** How long a publicly trusted TLS server certificate may be valid, when it was issued from a day on. */
export interface ValidityLimit {
  /** First day, `YYYY-MM-DD`, UTC. */
  from: string;
  /** Days of 86,400 seconds; the older limits were told in months. */
  length: { days: number } | { months: number };
  /** The ballot of the CA/Browser Forum that set it. */
  ballot: string;
}

/**
 * CA/Browser Forum Baseline Requirements for TLS server certificates, section 6.3.2, in version 2.1.x (May 2026) and in the
 * versions before it. Newest first. Where a version says "after" a day, the next day is the first; the 39 months had
 * exceptions until the end of June 2016 (version 1.0, section 9.4). EV certificates had 27 months before 825 days; that
 * limit is left out, as all of those have expired.
 */
export const VALIDITY_LIMITS: readonly ValidityLimit[] = [
  { from: '2029-03-15', length: { days: 47 }, ballot: 'SC-081v3' },
  { from: '2027-03-15', length: { days: 100 }, ballot: 'SC-081v3' },
  { from: '2026-03-15', length: { days: 200 }, ballot: 'SC-081v3' },
  { from: '2020-09-01', length: { days: 398 }, ballot: 'SC-31' },
  { from: '2018-03-02', length: { days: 825 }, ballot: '193' },
  { from: '2016-07-02', length: { months: 39 }, ballot: '193' },
  { from: '2012-07-02', length: { months: 60 }, ballot: 'version 1.0' },
];

/** The limit for a certificate that is valid from `start` (milliseconds), which stands for its day of issue. */
export function validityLimitAt(start: number): ValidityLimit | undefined {
  return VALIDITY_LIMITS.find((limit) => start >= Date.parse(limit.from));
}

/** The last instant that a certificate from `start` on may be valid. The period includes both ends (section 1.6.1). */
export function latestEnd(start: number, { length }: ValidityLimit): number {
  if ('days' in length) return start + length.days * DAY - SECOND;
  // No version defined how months count: from one day to the same day, inclusive, is the longest reading.
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + length.months);
  return end.getTime();
}

/** `200 days`, `39 months`. */
export function lengthOf({ length }: ValidityLimit): string {
  return 'days' in length ? `${length.days} days` : `${length.months} months`;
}

/** `from 2026-01-01 at 00:00 UTC to …, 366 days`: a period with both ends, days begun counted as whole. */
export function validityPeriod(start: number, end: number): string {
  return `from ${momentOf(start)} to ${momentOf(end)}, ${Math.ceil((end - start + SECOND) / DAY)} days`;
}

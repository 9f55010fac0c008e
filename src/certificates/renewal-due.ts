import type { Fact, SeenCertificate } from '../model/index.ts';
import { readInstant } from '../util/dates.ts';
import { DAY, goDuration } from '../util/duration.ts';

/** A renewal takes time: retries, rate limits and a daily synchronization are no delay. */
const GRACE = 3 * DAY;

/**
 * The instant by which a producer should have renewed a certificate, in milliseconds: at the threshold it states, else
 * when a third of the lifetime is left, the usual default; some days of grace, or a tenth of the lifetime, on top.
 * Undefined where the certificate states no lifetime, or the threshold is not known.
 */
export function renewalDue(certificate: SeenCertificate, producer: Fact): number | undefined {
  const [start, end] = [readInstant(certificate.notBefore), readInstant(certificate.notAfter)];
  if (start === null || end === null || end <= start) return undefined;
  const lifetime = end - start;
  const stated = statedThreshold(producer, lifetime);
  if (stated === null) return undefined;
  // A threshold longer than the lifetime means that the producer makes another certificate.
  const before = stated === undefined || stated <= 0 || stated >= lifetime ? lifetime / 3 : stated;
  return end - before + Math.min(GRACE, lifetime / 10);
}

/**
 * How long before the end a producer was told to renew, in milliseconds, in whichever way its tool writes that down.
 * Undefined where nothing is stated, null where the value is not known.
 */
function statedThreshold({ attributes }: Fact, lifetime: number): number | null | undefined {
  const { renewDays, minDays, renewBefore, renewBeforePercentage } = attributes;
  if (minDays === null || renewBefore === null || renewBeforePercentage === null) return null;
  if (typeof renewDays === 'number') return renewDays * DAY;
  if (typeof minDays === 'number') return minDays * DAY;
  if (typeof renewBeforePercentage === 'number') return (lifetime * renewBeforePercentage) / 100;
  if (typeof renewBefore !== 'string') return undefined;
  const days = daysOf(renewBefore);
  return days === undefined ? goDuration(renewBefore) : days * DAY;
}

/** Days before the end from which on a tool renews, where it was told in days: as a number, or as certbot's `30 days`. */
export function renewalDays({ attributes: { renewDays, minDays, renewBefore } }: Fact): number | undefined {
  if (typeof renewDays === 'number') return renewDays;
  if (typeof minDays === 'number') return minDays;
  return typeof renewBefore === 'string' ? daysOf(renewBefore) : undefined;
}

/** `30`, `30 days`, `5 weeks`, as certbot reads an interval (parsedatetime); undefined for durations of Go. */
function daysOf(text: string): number | undefined {
  const [, count, unit = 'day'] = /^\s*(\d{1,4})\s*(day|week|month)?s?\s*$/.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * (unit === 'week' ? 7 : unit === 'month' ? 30 : 1);
}

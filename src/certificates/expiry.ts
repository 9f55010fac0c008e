import type { Policy, SeenCertificate } from '../model/index.ts';
import { readInstant, remaining } from '../util/dates.ts';
import { DAY, SECOND } from '../util/duration.ts';

/**
 * How long before it expires a certificate counts as expiring, in milliseconds: at most a number of days, and a
 * fraction of its lifetime.
 */
export function noticeOf(certificate: SeenCertificate, days: number, policy: Policy): number {
  return Math.min(days * DAY, lifetimeOf(certificate) * policy.expiring.lifetime);
}

/** In milliseconds. The period includes both of its ends. Without a start there is no lifetime, and days alone decide. */
function lifetimeOf({ notBefore, notAfter }: SeenCertificate): number {
  const [start, end] = [readInstant(notBefore), readInstant(notAfter)];
  return start === null || end === null ? Number.POSITIVE_INFINITY : end - start + SECOND;
}

/**
 * The instant from which a certificate counts as expiring, in milliseconds. If its expiration date cannot be read, it
 * always does.
 */
export function expiringFrom(certificate: SeenCertificate, policy: Policy): number {
  const end = readInstant(certificate.notAfter);
  return end === null ? Number.NEGATIVE_INFINITY : end - noticeOf(certificate, policy.expiring.days, policy);
}

/**
 * The least time in which a person can still renew a certificate by hand, and the corresponding share of a short
 * lifetime.
 */
const LAST_DAYS = 7;
const LAST_SHARE = 1 / 10;

/**
 * How long before its end an expiring certificate is as urgent as one that has expired, in milliseconds: 7 days, or a tenth of
 * a lifetime shorter than 70 days.
 */
export function lastCallOf(certificate: SeenCertificate): number {
  return Math.min(LAST_DAYS * DAY, lifetimeOf(certificate) * LAST_SHARE);
}

/** Whether the expiration date of a certificate has passed; one whose date cannot be read has not expired. */
export function hasExpired({ notAfter }: Pick<SeenCertificate, 'notAfter'>, now: number): boolean {
  const end = readInstant(notAfter);
  return end !== null && remaining(end, now) < 0;
}

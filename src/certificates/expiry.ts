import type { Policy, SeenCertificate } from '../model/index.ts';
import { readInstant } from '../util/dates.ts';
import { DAY, SECOND } from '../util/duration.ts';

/** How long before its end a certificate counts as expiring, in milliseconds: a ceiling in days, a fraction of its lifetime. */
export function noticeOf(certificate: SeenCertificate, days: number, policy: Policy): number {
  const [start, end] = [readInstant(certificate.notBefore), readInstant(certificate.notAfter)];
  // The period includes both of its ends. Without a start there is no lifetime, and the days alone decide.
  const lifetime = start === null || end === null ? Number.POSITIVE_INFINITY : end - start + SECOND;
  return Math.min(days * DAY, lifetime * policy.expiring.lifetime);
}

/** The instant from which on a certificate counts as expiring, in milliseconds; one whose end cannot be read always does. */
export function expiringFrom(certificate: SeenCertificate, policy: Policy): number {
  const end = readInstant(certificate.notAfter);
  return end === null ? Number.NEGATIVE_INFINITY : end - noticeOf(certificate, policy.expiring.days, policy);
}

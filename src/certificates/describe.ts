import type { Problem, SeenCertificate } from '../model/index.ts';
import { momentOf, readInstant, remaining } from '../util/dates.ts';
import { isAuthority } from './chains.ts';
import { displayName, looksLikeHost } from './names.ts';
import { AUTHORITY_NAME } from './role.ts';

/** `certificate "www.corp.internal"`, `CA certificate "Corp Root"`. A server certificate marked CA:TRUE is still a certificate. */
export function certificateNoun(certificate: SeenCertificate): string {
  return `${issuesOthers(certificate) ? 'CA certificate' : 'certificate'} "${displayName(certificate)}"`;
}

/** A CA certificate without any server name: it is trusted, not served. */
export function isTrustAnchor(certificate: SeenCertificate): boolean {
  return isAuthority(certificate) && !looksLikeHost(displayName(certificate));
}

/**
 * Whether a CA certificate is there to issue others. `openssl req -x509` makes a CA of every certificate that it signs
 * with its own key, without key usage: only the names tell whether it is meant to be one.
 */
export function issuesOthers(certificate: SeenCertificate): boolean {
  const { selfIssued, keyUsage, subject, sightings } = certificate;
  if (!isTrustAnchor(certificate)) return false;
  if (!selfIssued || keyUsage.includes('keyCertSign')) return true;
  const names = sightings.flatMap(({ path, pointer = '' }) => [path.slice(path.lastIndexOf('/') + 1), pointer]);
  return [subject.replace(/(?:^|, )C=[^,]*/g, ''), ...names].some((name) => AUTHORITY_NAME.test(name));
}

/** The fix for a CA certificate that expires: it is trusted, not served. */
export const AUTHORITY_FIX =
  'Get the current version of this CA certificate, and replace every copy named here with it. Reload or rebuild the programs that trust it. Delete the copies that nothing uses.';

/** A problem of one certificate, in all the places where it was seen. */
export function certificateProblem(
  certificate: SeenCertificate,
  problem: Pick<Problem, 'message' | 'fix' | 'level'>,
): Problem {
  return {
    subject: certificate.fingerprint,
    certificate: certificate.fingerprint,
    locations: certificate.sightings,
    ...problem,
  };
}

/** `expired on 2026-01-01 at 00:00 UTC`, `valid until …`, or that the date cannot be read; as of `now`. */
export function validityText(certificate: SeenCertificate, now: number): string {
  const end = readInstant(certificate.notAfter);
  if (end === null) return 'of unknown validity';
  return remaining(end, now) < 0 ? `expired on ${momentOf(end)}` : `valid until ${momentOf(end)}`;
}

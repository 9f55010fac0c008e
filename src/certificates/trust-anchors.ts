import type { Location, RuleInput, SeenCertificate } from '../model/index.ts';
import { readInstant, remaining } from '../util/dates.ts';
import { fileKey } from '../util/path-names.ts';
import { isTrustAnchor } from './describe.ts';

/**
 * An expired root does no harm in a file that holds a valid one too, while no valid certificate that was found was issued by it:
 * clients look for a path to any root that they trust. A root that was renewed with its key issued what the old one did.
 */
export function trustAnchors({ inventory, now }: Pick<RuleInput, 'inventory' | 'now'>) {
  const files = new Map<string, Set<string>>();
  const issuers = new Set<string>();
  for (const certificate of inventory.certificates) {
    const end = readInstant(certificate.notAfter);
    if (end === null || remaining(end, now) < 0) continue;
    if (!certificate.selfIssued)
      issuers.add(certificate.issuer).add(`${certificate.issuer}\0${certificate.authorityKeyId ?? ''}`);
    else if (isTrustAnchor(certificate)) {
      for (const place of certificate.sightings) {
        const file = fileKey(place);
        files.set(file, (files.get(file) ?? new Set()).add(keyOf(certificate)));
      }
    }
  }
  // Where one side has no key identifier, the name has to do.
  const isNeeded = ({ subject, subjectKeyId }: SeenCertificate) =>
    subjectKeyId === undefined
      ? issuers.has(subject)
      : issuers.has(`${subject}\0${subjectKeyId}`) || issuers.has(`${subject}\0`);
  return {
    canDoWithout: (certificate: SeenCertificate, places: readonly Location[]): boolean =>
      isTrustAnchor(certificate) &&
      places.every((place) => {
        const beside = files.get(fileKey(place));
        return (
          beside?.has(keyOf(certificate)) || (beside !== undefined && certificate.selfIssued && !isNeeded(certificate))
        );
      }),
  };
}

/** The name and key of an authority, no matter who signed it. */
function keyOf({ subject, publicKey }: SeenCertificate): string {
  return `${subject}\0${publicKey.fingerprint}`;
}

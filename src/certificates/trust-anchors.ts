import type { Location, RuleInput, SeenCertificate } from '../model/index.ts';
import { readInstant, remaining } from '../util/dates.ts';
import { fileKey } from '../util/path-names.ts';
import { isTrustAnchor } from './describe.ts';
import { dnAttribute } from './names.ts';

/** The other contents of a file with an expired CA certificate. */
interface Beside {
  /** Name and key of each valid root. */
  roots: Set<string>;
  /** Organizations of valid CA certificates, apart for roots and for intermediates. */
  valid: Set<string>;
  /** The kinds of its expired roots, by subject. */
  ended: Map<string, string>;
  /** Whether it holds a certificate that is no CA's. */
  hasLeaf: boolean;
}

/**
 * An expired root is harmless in a file with a valid root, if it issued no valid certificate that was found: clients
 * accept a path to any trusted root. A root that was renewed with its key counts as the issuer of the same
 * certificates. In a bundle of CA certificates, roots of one organization replace each other, and so do its
 * intermediates.
 */
export function trustAnchors({ inventory, now }: Pick<RuleInput, 'inventory' | 'now'>) {
  const files = new Map<string, Beside>();
  const issuers = new Set<string>();
  for (const certificate of inventory.certificates) {
    const end = readInstant(certificate.notAfter);
    const isValid = end !== null && remaining(end, now) >= 0;
    if (isValid && !certificate.selfIssued)
      issuers.add(certificate.issuer).add(`${certificate.issuer}\0${certificate.authorityKeyId ?? ''}`);
    for (const place of certificate.sightings) {
      const file = fileKey(place);
      const beside = files.get(file) ?? { roots: new Set(), valid: new Set(), ended: new Map(), hasLeaf: false };
      files.set(file, beside);
      if (!certificate.ca) beside.hasLeaf = true;
      else if (isValid) beside.valid.add(kindOf(certificate));
      else if (certificate.selfIssued) beside.ended.set(certificate.subject, kindOf(certificate));
      if (isValid && certificate.selfIssued && isTrustAnchor(certificate)) beside.roots.add(keyOf(certificate));
    }
  }
  // If one side has no key identifier, the names are compared.
  const isNeeded = ({ subject, subjectKeyId }: SeenCertificate) =>
    subjectKeyId === undefined
      ? issuers.has(subject)
      : issuers.has(`${subject}\0${subjectKeyId}`) || issuers.has(`${subject}\0`);
  const everywhere = (places: readonly Location[], holds: (beside: Beside) => boolean) =>
    places.every((place) => {
      const beside = files.get(fileKey(place));
      return beside !== undefined && holds(beside);
    });
  return {
    /** Whether each file of an expired CA certificate has a valid one of its key, or of another root while nothing needs it. */
    canDoWithout: (certificate: SeenCertificate, places: readonly Location[]): boolean =>
      isTrustAnchor(certificate) &&
      everywhere(
        places,
        ({ roots }) =>
          roots.has(keyOf(certificate)) || (roots.size > 0 && certificate.selfIssued && !isNeeded(certificate)),
      ),
    /** Whether each file of an expired CA certificate is a bundle in which its organization has a valid one of its kind. */
    wasFollowed: (certificate: SeenCertificate, places: readonly Location[]): boolean =>
      dnAttribute(certificate.subject, 'O') !== undefined &&
      isTrustAnchor(certificate) &&
      !isNeeded(certificate) &&
      everywhere(
        places,
        ({ roots, valid, ended, hasLeaf }) =>
          !hasLeaf &&
          // Certificates of an expired root do not outlive it.
          (valid.has(kindOf(certificate)) || valid.has(ended.get(certificate.issuer) ?? '')) &&
          !roots.has(keyOf(certificate)),
      ),
  };
}

/** The name and key of an authority, no matter who signed it. */
function keyOf({ subject, publicKey }: SeenCertificate): string {
  return `${subject}\0${publicKey.fingerprint}`;
}

/** The organization of a CA, and whether it is a root. */
function kindOf({ subject, selfIssued }: SeenCertificate): string {
  return `${selfIssued ? 'root' : 'intermediate'}\0${dnAttribute(subject, 'O')}`;
}

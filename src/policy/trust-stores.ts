import { attributeOf } from '../lib/titles.ts';
import type { Inventory, Location, SeenCertificate } from '../model/index.ts';
import { looksLikeHost } from './reserved-names.ts';

/** Roots of different names that make a file a trust store. A chain file has one or two. */
const LEAST_ROOTS = 10;

/** Files that hold many unrelated roots, with the number of CA certificates in each. */
export interface TrustStores {
  /** Whether a certificate lies in one of them as one of its CA certificates, and not as somebody's own. */
  holds(place: Pick<Location, 'repository' | 'path'>, certificate: SeenCertificate): boolean;
  /** CA certificates in the file; 0 for a file that is no trust store. */
  size(place: Pick<Location, 'repository' | 'path'>): number;
}

/** Finds the trust stores of an inventory, in one pass over its sightings. */
export function findTrustStores({ certificates }: Pick<Inventory, 'certificates'>): TrustStores {
  const files = new Map<string, { roots: Set<string>; members: Set<string> }>();
  for (const certificate of certificates) {
    if (!isAuthority(certificate)) continue;
    for (const sighting of certificate.sightings) {
      const key = keyOf(sighting);
      let file = files.get(key);
      if (file === undefined) {
        file = { roots: new Set(), members: new Set() };
        files.set(key, file);
      }
      file.members.add(certificate.fingerprint);
      // The generations of one private root share a subject; a trust store gathers many owners.
      if (certificate.selfIssued && certificate.ca) file.roots.add(certificate.subject);
    }
  }
  const sizes = new Map<string, number>();
  for (const [key, { roots, members }] of files) if (roots.size >= LEAST_ROOTS) sizes.set(key, members.size);
  return {
    holds: (place, certificate) => sizes.size > 0 && isAuthority(certificate) && sizes.has(keyOf(place)),
    size: (place) => sizes.get(keyOf(place)) ?? 0,
  };
}

/** Roots of version 1 have no cA flag; server certificates made by `openssl req -x509` have it, but name a host. */
function isAuthority({ ca, selfIssued, names, subject }: SeenCertificate): boolean {
  if (!ca && !selfIssued) return false;
  return !names.some((name) => /^(?:dns|ip):/.test(name)) && !looksLikeHost(attributeOf(subject, 'CN') ?? '');
}

function keyOf({ repository, path }: Pick<Location, 'repository' | 'path'>): string {
  return `${repository}\0${path}`;
}

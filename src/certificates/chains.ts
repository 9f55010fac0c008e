import type { Inventory, SeenCertificate, Sighting } from '../model/index.ts';
import { addTo } from '../util/collections.ts';
import { fileKey, fileNameOf } from '../util/path-names.ts';

/** The certificates of one file, or of one entry of a Secret or keystore, in their order. */
export interface Chain {
  place: Sighting;
  certificates: SeenCertificate[];
}

/** Chains longer than this are bundles of many authorities. */
const MAX_CHAIN = 6;

/**
 * The chain that a server would send, as files hold it: first a certificate that is no CA, then up to a few others.
 * Files with more certificates than a chain are left out.
 */
export function chainsOf(inventory: Inventory): Chain[] {
  const units = new Map<string, { certificate: SeenCertificate; place: Sighting }[]>();
  for (const certificate of inventory.certificates) {
    for (const place of certificate.sightings) {
      addTo(units, `${fileKey(place)}\0${entryOf(place)}`, { certificate, place }, MAX_CHAIN + 1);
    }
  }
  const chains: Chain[] = [];
  for (const unit of units.values()) {
    unit.sort((a, b) => orderOf(a.place) - orderOf(b.place));
    const [first] = unit;
    if (first === undefined || unit.length > MAX_CHAIN || isAuthority(first.certificate)) continue;
    chains.push({ place: first.place, certificates: unit.map((one) => one.certificate) });
  }
  return chains;
}

/** A CA by its own statement, unless it has the name of a server. */
export function isAuthority(certificate: SeenCertificate): boolean {
  return certificate.ca && !certificate.names.some((name) => name.startsWith('dns:'));
}

/** `issued`: name and key identifiers agree. `other-key`: the name is the issuer's, the key is not. */
export function issuance(certificate: SeenCertificate, issuer: SeenCertificate): 'issued' | 'other-key' | 'unrelated' {
  if (certificate.issuer !== issuer.subject) return 'unrelated';
  if (certificate.signedBy?.includes(issuer.fingerprint)) return 'issued';
  const [wanted, has] = [certificate.authorityKeyId, issuer.subjectKeyId];
  if (wanted === undefined || has === undefined) return certificate.signedBy === undefined ? 'issued' : 'other-key';
  return wanted === has ? 'issued' : 'other-key';
}

/** Whether the file says by its name that it holds the whole chain. */
export function claimsChain(place: Sighting): boolean {
  return /full[._-]?chain/i.test(fileNameOf(place.path));
}

/** The pointer without the number of a certificate in it: `data["tls.crt"] #2` and `data["tls.crt"]` are one entry. */
function entryOf(place: Sighting): string {
  return (place.pointer ?? '').replace(/ ?#\d+$/, '');
}

function orderOf(place: Sighting): number {
  const number = /#(\d+)$/.exec(place.pointer ?? '')?.[1];
  return number === undefined ? (place.line ?? 0) : Number(number);
}

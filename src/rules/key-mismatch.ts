import { hasExpired } from '../certificates/expiry.ts';
import { keyPairs } from '../certificates/key-pairs.ts';
import { displayName } from '../certificates/names.ts';
import type { Rule, SeenCertificate, Sighting } from '../model/index.ts';
import { momentOf, readInstant } from '../util/dates.ts';
import { cut, reveal } from '../util/escape.ts';

/** A renewal that replaced one half of a pair. */
export const keyMismatch: Rule = {
  id: 'key-mismatch',
  family: 'copies',
  title: 'Certificate and private key do not match',
  level: 'error',
  why: 'A server with a certificate and the key of another one does not start, or keeps serving the old pair. It happens when a renewal replaces only the certificate or only the key.',
  fix: 'Replace both the certificate and the key with the pair that was issued together.',
  references: ['https://nginx.org/en/docs/http/configuring_https_servers.html'],
  since: '0.1.0',
  *check({ inventory, now }) {
    const byKey = new Map<string, SeenCertificate>();
    for (const one of inventory.certificates) byKey.set(one.publicKey.fingerprint, one);
    for (const { certificates, key, place, by } of keyPairs(inventory)) {
      const [first] = certificates;
      if (first === undefined || certificates.some((one) => holds(one.certificate, key.publicKeyFingerprint))) continue;
      // A file of CA certificates beside a key is a trust bundle, not the key's certificate.
      if (first.certificate.ca && !first.certificate.names.some((name) => name.startsWith('dns:'))) continue;
      const owner = byKey.get(key.publicKeyFingerprint ?? '');
      // The renewal of an expired certificate brings its own key.
      if (owner !== undefined && hasExpired(first.certificate, now)) continue;
      const belongs = owner === undefined ? '' : ` The key belongs to the certificate ${described(owner)}.`;
      yield {
        subject: `${first.place.path}+${place.path}`,
        certificate: first.certificate.fingerprint,
        message: `The private key at ${whereOf(place, first.place)} does not match the certificate ${described(first.certificate)} at ${whereOf(first.place, place)}. The two are paired ${by}.${belongs}`,
        locations: [first.place],
        related: [place],
      };
    }
  },
};

/** The path; where the other one lies in the same file, what tells the two apart too. */
function whereOf({ path, pointer }: Sighting, other: Sighting): string {
  return path === other.path && pointer !== undefined ? `${path} (${reveal(cut(pointer, 100))})` : path;
}

function holds(certificate: SeenCertificate, publicKey: string | undefined): boolean {
  return certificate.publicKey.fingerprint === publicKey;
}

function described(certificate: SeenCertificate): string {
  const end = readInstant(certificate.notAfter);
  return `"${displayName(certificate)}"${end === null ? '' : `, which is valid until ${momentOf(end)}`}`;
}

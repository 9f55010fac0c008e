import { X509Certificate } from 'node:crypto';
import type { SeenCertificate } from '../model/index.ts';

/** Certificates of one file among which signatures are looked at; a chain has a handful. */
const MAX_CERTIFICATES = 20;

/**
 * Fills in `signedBy` where key identifiers (RFC 5280 sections 4.2.1.1 and 4.2.1.2) do not tell which certificate of a file
 * issued another: the one of the issuer's name whose key verifies the signature.
 * @param encodings DER by fingerprint
 */
export function findSigners(certificates: SeenCertificate[], encodings: ReadonlyMap<string, Uint8Array>): void {
  if (certificates.length < 2 || certificates.length > MAX_CERTIFICATES) return;
  for (const certificate of certificates) {
    if (certificate.selfIssued) continue;
    const named = certificates.filter(({ subject }) => subject !== '' && subject === certificate.issuer);
    const told = named.every((one) => certificate.authorityKeyId !== undefined && one.subjectKeyId !== undefined);
    if (named.length === 0 || told) continue;
    const verdicts = named.map((one) =>
      verifies(encodings.get(certificate.fingerprint), encodings.get(one.fingerprint)),
    );
    // A signature that OpenSSL cannot verify proves nothing.
    if (verdicts.includes(undefined)) continue;
    certificate.signedBy = [
      ...new Set(named.filter((_, index) => verdicts[index]).map(({ fingerprint }) => fingerprint)),
    ].sort();
  }
}

function verifies(certificate: Uint8Array | undefined, issuer: Uint8Array | undefined): boolean | undefined {
  if (certificate === undefined || issuer === undefined) return undefined;
  try {
    return new X509Certificate(certificate).verify(new X509Certificate(issuer).publicKey);
  } catch {
    return undefined;
  }
}

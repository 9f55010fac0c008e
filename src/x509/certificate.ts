import type { Certificate, Instant } from '../model/index.ts';
import { children, type Element, elementAt, encoding, expect, TAG } from './der.ts';
import { readExtensions, tolerate } from './extensions.ts';
import { distinguishedName } from './names.ts';
import { describePublicKey, signatureName } from './public-key.ts';
import { signedObject } from './signed-object.ts';
import { readTime } from './time.ts';
import { integerHex, sha1, sha256 } from './values.ts';

export interface ParsedCertificate {
  certificate: Certificate;
  /** Bytes that follow the certificate's encoding. */
  trailing: number;
  /** What could not be read of a certificate that is used all the same, one phrase each, without text from the file. */
  problems: string[];
}

/** What stands for a name, a key or an algorithm that cannot be read. */
const UNKNOWN = 'unknown';

/**
 * Reads a certificate (RFC 5280 section 4.1) of any version and with a key of any algorithm, whether OpenSSL knows it or not.
 * Fails only where it is no certificate; damage within its fields goes to `problems`.
 * @throws DerError
 */
export function parseCertificate(der: Uint8Array): ParsedCertificate {
  const { outer, body, signatureAlgorithm } = signedObject(der, 'certificate');
  const fields = children(body, body.body, 32);
  // version is [0] EXPLICIT DEFAULT v1 (section 4.1.2.1).
  const at = fields[0]?.tag === 0xa0 ? 1 : 0;
  const serial = expect(fields[at], TAG.integer, 'the serial number');
  expect(fields[at + 1], TAG.sequence, 'the inner signature algorithm');
  const issuer = expect(fields[at + 2], TAG.sequence, 'the issuer');
  const validity = expect(fields[at + 3], TAG.sequence, 'the validity');
  const subject = expect(fields[at + 4], TAG.sequence, 'the subject');
  const info = expect(fields[at + 5], TAG.sequence, 'the public key');

  const problems: string[] = [];
  const times = tolerate(() => children(validity, validity.body, 8), 'the validity', problems) ?? [];
  const subjectText = tolerate(() => distinguishedName(subject), 'the subject', problems) ?? UNKNOWN;
  const issuerText = tolerate(() => distinguishedName(issuer), 'the issuer', problems) ?? UNKNOWN;
  const key = tolerate(() => describePublicKey(info), 'the public key', problems);
  if (key?.problem !== undefined) problems.push(key.problem);
  const explicit = fields.slice(at + 6).find((field) => field.tag === 0xa3);
  const extensions = tolerate(
    () => explicit && elementAt(explicit.bytes, explicit.body, explicit.end),
    'the extensions',
    problems,
  );
  const certificate: Certificate = {
    fingerprint: sha256(encoding(outer)),
    sha1: sha1(encoding(outer)),
    subject: subjectText,
    issuer: issuerText,
    serialNumber: integerHex(serial),
    notBefore: instant(times[0], 'the start of the validity', problems),
    notAfter: instant(times[1], 'the end of the validity', problems),
    ...readExtensions(extensions, problems),
    publicKey: key?.publicKey ?? { algorithm: UNKNOWN, fingerprint: sha256(encoding(info)) },
    signatureAlgorithm:
      tolerate(() => signatureName(signatureAlgorithm), 'the signature algorithm', problems) ?? UNKNOWN,
    selfIssued: sameName(subject, issuer) || (subjectText !== UNKNOWN && subjectText === issuerText),
  };
  return { certificate, trailing: der.length - outer.next, problems };
}

/** Byte for byte, as most issuers copy it; a name in another string type is compared as text by the caller. */
function sameName(a: Element, b: Element): boolean {
  return Buffer.compare(encoding(a), encoding(b)) === 0;
}

function instant(time: Element | undefined, what: string, problems: string[]): Instant | null {
  const read = time === undefined ? null : readTime(time);
  if (read === null) problems.push(`${what} is no time`);
  return read;
}

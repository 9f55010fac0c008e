import { bodyOfSequence } from './cms.ts';
import { children, DerError, type Element, TAG } from './der.ts';
import { type PrivateKeyKind, privateKeyKind } from './private-key.ts';
import { hexOf } from './values.ts';

/** What a bare DER structure is. */
export type DerKind = 'certificate' | 'revocation-list' | 'request' | PrivateKeyKind;

/** Tells a structure by the types of its fields; undefined where it is none of them, or damaged inside. */
export function derKind(outer: Element): DerKind | undefined {
  try {
    if (outer.tag !== TAG.sequence) return undefined;
    const [body, algorithm, signature, surplus] = children(outer, outer.body, 16);
    const signed = algorithm?.tag === TAG.sequence && signature?.tag === TAG.bitString && surplus === undefined;
    if (signed && body?.tag === TAG.sequence) return signedKind(children(body, body.body, 32));
    // Every private key starts with version 0 or 1, but for the encrypted ones.
    const versioned = body?.tag === TAG.integer && body.end - body.body === 1 && (outer.bytes[body.body] as number) < 2;
    if (!versioned && body?.tag !== TAG.sequence) return undefined;
    return privateKeyKind(outer.bytes.subarray(outer.start, outer.next));
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

/** TBSCertificate and TBSCertList (RFC 5280 sections 4.1 and 5.1), CertificationRequestInfo (RFC 2986 section 4.1). */
function signedKind(fields: Element[]): DerKind | undefined {
  const types = fields.map(({ tag }) => SHORT[tag] ?? '-').join('');
  if (/^v?isssss/.test(types)) return 'certificate';
  if (/^i?sst/.test(types)) return 'revocation-list';
  return /^issv?$/.test(types) ? 'request' : undefined;
}

/** Tags as letters; [0] is the version of a certificate and holds the attributes of a request. */
const SHORT: Readonly<Record<number, string>> = {
  [TAG.integer]: 'i',
  [TAG.sequence]: 's',
  [TAG.utcTime]: 't',
  [TAG.generalizedTime]: 't',
  160: 'v',
};

/** `[0] { version v1 to v3 }` and the tag of the serial number, which only a certificate has at this place. */
const CERTIFICATE_VERSION = /^a00302010[012]02/;
/** Version 0, then an AlgorithmIdentifier with RSA, EC or an Edwards curve: the start of a PKCS#8. */
const KEY_ALGORITHM = /^02010030..(?:06092a864886f70d0101|06072a8648ce3d0201|06032b65)/;

/** What damaged bytes must once have been; undefined where they may just as well be anything else. */
export function brokenKind(bytes: Uint8Array): 'certificate' | 'private key' | undefined {
  const body = bodyOfSequence(bytes);
  if (body === undefined) return undefined;
  if (KEY_ALGORITHM.test(hexOf(bytes.subarray(body, body + 32)))) return 'private key';
  const inner = bodyOfSequence(bytes, body);
  if (inner === undefined) return undefined;
  return CERTIFICATE_VERSION.test(hexOf(bytes.subarray(inner, inner + 8))) ? 'certificate' : undefined;
}

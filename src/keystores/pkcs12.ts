import { bodyOfSequence, CONTENT_TYPE, readContentInfo, readSigned } from '../x509/cms.ts';
import { children, content, DerError, type Element, elementAt, encoding, expect, octets, TAG } from '../x509/der.ts';
import { stringOf } from '../x509/names.ts';
import { hexOf, oidOf } from '../x509/values.ts';

/** A PKCS#12 keystore (PFX, RFC 7292 section 4), unwrapped as far as it goes without a password. */
export interface Pfx {
  /** BER of the AuthenticatedSafe, which is what the MAC covers. */
  authenticatedSafe: Uint8Array;
  /** MacData. */
  mac: Element | undefined;
  /** Offset of what follows. */
  end: number;
}

/** DER of the version, which is 3, and of an object identifier of PKCS#7. */
const VERSION = '020103';
const PKCS7_TYPE = '06092a864886f70d0107';

/** Parts, bags and attributes of one level. */
const MAX_ITEMS = 100_000;
/** SafeContents inside SafeContents; no known program writes them. */
const MAX_DEPTH = 4;

/** Whether bytes start as a PFX does: the version, then a ContentInfo. */
export function isPfx(bytes: Uint8Array): boolean {
  const body = bodyOfSequence(bytes);
  if (body === undefined || hexOf(bytes.subarray(body, body + 3)) !== VERSION) return false;
  const info = bodyOfSequence(bytes, body + 3);
  return info !== undefined && hexOf(bytes.subarray(info, info + 10)) === PKCS7_TYPE;
}

/** @throws DerError */
export function readPfx(bytes: Uint8Array): Pfx {
  const outer = expect(elementAt(bytes), TAG.sequence, 'the keystore');
  const [, info, mac] = children(outer, outer.body, 8);
  const { type, content: inner } = readContentInfo(expect(info, TAG.sequence, 'the content of the keystore'));
  if (inner === undefined) throw new DerError('the keystore has no content');
  return { authenticatedSafe: type === CONTENT_TYPE.signedData ? signed(inner) : octets(inner), mac, end: outer.next };
}

/** Public-key integrity mode: a signature in place of the MAC. */
function signed(inner: Element): Uint8Array {
  const { content: safe } = readSigned(expect(inner, TAG.sequence, 'the signed content'));
  if (safe === undefined) throw new DerError('the signed keystore has no content');
  return safe;
}

/** One ContentInfo of the AuthenticatedSafe. */
export type Part =
  | { kind: 'clear'; safeContents: Uint8Array }
  | { kind: 'encrypted'; algorithm: Element; ciphertext: Uint8Array }
  /** Encrypted to a public key. */
  | { kind: 'enveloped' };

/** @throws DerError */
export function readParts(authenticatedSafe: Uint8Array): Part[] {
  const sequence = expect(elementAt(authenticatedSafe), TAG.sequence, 'the authenticated safe');
  return children(sequence, sequence.body, MAX_ITEMS).map((element): Part => {
    const { type, content: inner } = readContentInfo(element);
    if (type === CONTENT_TYPE.envelopedData) return { kind: 'enveloped' };
    if (inner === undefined) throw new DerError('a part of the keystore is empty');
    if (type === CONTENT_TYPE.data) return { kind: 'clear', safeContents: octets(inner) };
    if (type !== CONTENT_TYPE.encryptedData) throw new DerError(`a part of the keystore has the type ${type}`);
    // EncryptedData (RFC 5652 section 8): version, then EncryptedContentInfo: type, algorithm, [0] IMPLICIT OCTET STRING.
    const info = expect(children(inner, inner.body, 8)[1], TAG.sequence, 'the encrypted content');
    const [, algorithm, ciphertext] = children(info, info.body, 8);
    if (ciphertext === undefined) throw new DerError('the encrypted content is missing');
    return {
      kind: 'encrypted',
      algorithm: expect(algorithm, TAG.sequence, 'the encryption'),
      ciphertext: octets(ciphertext),
    };
  });
}

export interface Bag {
  /** `key` is a plain PKCS#8, `shrouded-key` an encrypted one; `unknown` is of no type that RFC 7292 defines. */
  kind: 'certificate' | 'key' | 'shrouded-key' | 'crl' | 'secret' | 'unknown';
  /** DER of the object. */
  bytes: Uint8Array;
  /** friendlyName (RFC 2985 section 5.5.1). */
  alias?: string;
  /** localKeyId (section 5.5.2) in hex: pairs a key with its certificate. */
  keyId?: string;
}

const BAGS: Readonly<Record<string, Bag['kind']>> = {
  '1.2.840.113549.1.12.10.1.1': 'key',
  '1.2.840.113549.1.12.10.1.2': 'shrouded-key',
  '1.2.840.113549.1.12.10.1.3': 'certificate',
  '1.2.840.113549.1.12.10.1.4': 'crl',
  '1.2.840.113549.1.12.10.1.5': 'secret',
};
const SAFE_CONTENTS_BAG = '1.2.840.113549.1.12.10.1.6';

/** x509Certificate and x509CRL of RFC 7292 sections 4.2.3 and 4.2.4; the other forms are SDSI's. */
const X509_TYPES: ReadonlySet<string> = new Set(['1.2.840.113549.1.9.22.1', '1.2.840.113549.1.9.23.1']);

/** The bags of a SafeContents (RFC 7292 section 4.2), those of nested ones included. @throws DerError */
export function readBags(safeContents: Uint8Array, depth = 0): Bag[] {
  if (depth > MAX_DEPTH) throw new DerError('bags are nested too deeply', 'too-deep');
  const sequence = expect(elementAt(safeContents), TAG.sequence, 'the bags');
  return children(sequence, sequence.body, MAX_ITEMS).flatMap((element): Bag[] => {
    const [type, value, attributes] = children(expect(element, TAG.sequence, 'a bag'), element.body, 8);
    if (type === undefined || value?.tag !== 0xa0) throw new DerError('a bag has no content');
    const oid = oidOf(type);
    const inner = elementAt(value.bytes, value.body, value.end);
    if (oid === SAFE_CONTENTS_BAG) return readBags(encoding(inner), depth + 1);
    const kind = BAGS[oid] ?? 'unknown';
    const wrapped = kind === 'certificate' || kind === 'crl';
    const bytes = wrapped ? x509Of(inner) : encoding(inner);
    return [
      { kind: bytes === undefined ? 'unknown' : kind, bytes: bytes ?? encoding(inner), ...readAttributes(attributes) },
    ];
  });
}

/** CertBag and CRLBag: a type, then [0] EXPLICIT OCTET STRING; undefined for a type other than X.509. */
function x509Of(bag: Element): Uint8Array | undefined {
  const [type, wrapped] = children(expect(bag, TAG.sequence, 'a bag'), bag.body, 8);
  if (type === undefined || wrapped === undefined) throw new DerError('a bag is incomplete');
  return X509_TYPES.has(oidOf(type)) ? octets(elementAt(wrapped.bytes, wrapped.body, wrapped.end)) : undefined;
}

function readAttributes(set: Element | undefined): Pick<Bag, 'alias' | 'keyId'> {
  const found: Pick<Bag, 'alias' | 'keyId'> = {};
  for (const attribute of set === undefined ? [] : children(set, set.body, MAX_ITEMS)) {
    const [type, values] = children(attribute, attribute.body, 8);
    if (type === undefined || values === undefined || values.body === values.end) continue;
    const oid = oidOf(type);
    const value = elementAt(values.bytes, values.body, values.end);
    if (oid === '1.2.840.113549.1.9.20') {
      const alias = stringOf(value);
      if (alias !== undefined && alias !== '') found.alias = alias;
    } else if (oid === '1.2.840.113549.1.9.21') found.keyId = hexOf(content(value));
  }
  return found;
}

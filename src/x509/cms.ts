import { children, content, DerError, type Element, elementAt, encoding, expect, octets, TAG } from './der.ts';
import { hexOf, oidOf } from './values.ts';

/** Content types of PKCS#7 and CMS (RFC 5652). */
export const CONTENT_TYPE = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  envelopedData: '1.2.840.113549.1.7.3',
  encryptedData: '1.2.840.113549.1.7.6',
} as const;

/** DER of the identifier of signedData. */
const SIGNED_DATA = '06092a864886f70d010702';

/** Elements that one set of certificates or lists may have. */
const MAX_SET = 200_000;

export interface ContentInfo {
  type: string;
  /** What stands inside the [0] EXPLICIT tag, if anything does. */
  content: Element | undefined;
}

/** @throws DerError */
export function readContentInfo(element: Element): ContentInfo {
  const [type, wrapped] = children(expect(element, TAG.sequence, 'the content'), element.body, 8);
  if (type === undefined) throw new DerError('the type of the content is missing');
  const inside = wrapped?.tag === 0xa0 && wrapped.body < wrapped.end;
  return { type: oidOf(type), content: inside ? elementAt(wrapped.bytes, wrapped.body, wrapped.end) : undefined };
}

export interface SignedData {
  /** DER of each certificate, in encoded order; views on the bytes that were given. */
  certificates: Uint8Array[];
  /** DER of each CertificateList. */
  crls: Uint8Array[];
  contentType: string;
  /** The content that is signed; absent from detached signatures and bundles of certificates. */
  content?: Uint8Array;
  /** Offset of what follows the structure. */
  end: number;
}

/** Whether bytes start as a ContentInfo with signedData does, in DER or BER. */
export function isSignedData(bytes: Uint8Array): boolean {
  const body = bodyOfSequence(bytes);
  return body !== undefined && hexOf(bytes.subarray(body, body + 11)) === SIGNED_DATA;
}

/** Offset of the contents of the SEQUENCE that the bytes start with, whether or not it is complete. */
export function bodyOfSequence(bytes: Uint8Array, from = 0): number | undefined {
  const length = bytes[from + 1];
  if (bytes[from] !== TAG.sequence || length === undefined || length > 0x84) return undefined;
  return from + (length <= 0x80 ? 2 : 2 + (length & 0x7f));
}

/**
 * Reads the ContentInfo of a SignedData (RFC 5652 section 5.1) in DER or BER: the certificates and lists it carries and what
 * it signs. Signatures are not looked at.
 * @throws DerError
 */
export function readSignedData(bytes: Uint8Array): SignedData {
  const outer = elementAt(bytes);
  const info = readContentInfo(outer);
  if (info.type !== CONTENT_TYPE.signedData) throw new DerError(`the content is no signed data but ${info.type}`);
  return { ...readSigned(expect(info.content, TAG.sequence, 'the signed data')), end: outer.next };
}

/** SignedData: version, digestAlgorithms, encapContentInfo, [0] certificates, [1] crls, signerInfos. */
export function readSigned(signed: Element): Omit<SignedData, 'end'> {
  const [, , inner, ...fields] = children(signed, signed.body, 16);
  const { type, content: signedInside } = readContentInfo(expect(inner, TAG.sequence, 'the content'));
  const sets: Record<number, Uint8Array[]> = { [CERTIFICATES]: [], [CRLS]: [], [TAG.set]: [] };
  for (const field of fields) {
    if (sets[field.tag] === undefined)
      throw new DerError(`a field of the signed data has tag 0x${field.tag.toString(16)}`);
    if (field.tag !== TAG.set) sets[field.tag] = encodings(field);
  }
  return {
    certificates: sets[CERTIFICATES] ?? [],
    crls: sets[CRLS] ?? [],
    contentType: type,
    ...(signedInside && { content: signedContent(signedInside) }),
  };
}

const CERTIFICATES = 0xa0;
const CRLS = 0xa1;

/** Elements of a set but for the context-specific tags, which mark other kinds than X.509 (RFC 5652 section 10.2). */
function encodings(set: Element): Uint8Array[] {
  return children(set, set.body, MAX_SET)
    .filter((element) => (element.tag & 0xc0) === 0)
    .map(encoding);
}

/** The octets of an OCTET STRING, which BER may cut into segments. @throws DerError where it is none */
export function octetString(element: Element | undefined, what: string): Uint8Array {
  const segmented = TAG.octetString | 0x20;
  return octets(expect(element, element?.tag === segmented ? segmented : TAG.octetString, what));
}

/** An OCTET STRING since CMS; PKCS#7 (RFC 2315 section 7) allowed any type. */
function signedContent(inner: Element): Uint8Array {
  const isString = (inner.tag & ~0x20) === TAG.octetString;
  return isString ? octets(inner) : (inner.tag & 0x20) === 0 ? content(inner) : encoding(inner);
}

import type { CertificateRequest } from '../model/index.ts';
import { children, type Element, elementAt, encoding, expect, TAG } from './der.ts';
import { readExtensions, tolerate } from './extensions.ts';
import { distinguishedName } from './names.ts';
import { describePublicKey } from './public-key.ts';
import { signedObject } from './signed-object.ts';
import { oidOf, sha256 } from './values.ts';

export interface ParsedRequest {
  request: Omit<CertificateRequest, 'sightings'>;
  /** Bytes that follow the request's encoding. */
  trailing: number;
  /** What could not be read, one phrase each. */
  problems: string[];
}

/** extensionRequest of RFC 2985 section 5.4.2, and the same of Microsoft. */
const EXTENSION_REQUESTS: ReadonlySet<string> = new Set(['1.2.840.113549.1.9.14', '1.3.6.1.4.1.311.2.1.14']);

/**
 * Reads a CertificationRequest (RFC 2986 section 4).
 * @throws DerError
 */
export function parseRequest(der: Uint8Array): ParsedRequest {
  const { outer, body } = signedObject(der, 'request');
  const [version, subject, key, attributes] = children(body, body.body, 32);
  expect(version, TAG.integer, 'the version');
  expect(subject, TAG.sequence, 'the subject');
  const { publicKey } = describePublicKey(expect(key, TAG.sequence, 'the public key'));

  const problems: string[] = [];
  const extensions = tolerate(() => requestedExtensions(attributes), 'the attributes', problems);
  const request: ParsedRequest['request'] = {
    fingerprint: sha256(encoding(outer)),
    subject: tolerate(() => distinguishedName(subject as Element), 'the subject', problems) ?? 'unknown',
    names: readExtensions(extensions, problems).names,
    publicKeyFingerprint: publicKey.fingerprint,
  };
  return { request, trailing: der.length - outer.next, problems };
}

/** Attribute ::= SEQUENCE { type OBJECT IDENTIFIER, values SET OF ANY }. */
function requestedExtensions(attributes: Element | undefined): Element | undefined {
  if (attributes?.tag !== 0xa0) return undefined;
  for (const attribute of children(attributes, attributes.body, 1_000)) {
    const [type, values] = children(expect(attribute, TAG.sequence, 'an attribute'), attribute.body, 8);
    if (type === undefined || values === undefined || !EXTENSION_REQUESTS.has(oidOf(type))) continue;
    return elementAt(values.bytes, values.body, values.end);
  }
  return undefined;
}

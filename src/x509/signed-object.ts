import { children, type Element, elementAt, expect, TAG } from './der.ts';

/** What certificates, requests and revocation lists have alike (RFC 5280 sections 4.1.1 and 5.1.1, RFC 2986 section 4). */
export interface SignedObject {
  outer: Element;
  /** What is signed: a sequence. */
  body: Element;
  signatureAlgorithm: Element;
}

/**
 * Reads a sequence of a body, an algorithm and a signature.
 * @param what `certificate`: the object as errors name it
 * @throws DerError
 */
export function signedObject(der: Uint8Array, what: string): SignedObject {
  const outer = expect(elementAt(der), TAG.sequence, `the ${what}`);
  const [body, algorithm, signature] = children(outer, outer.body, 8);
  const signatureAlgorithm = expect(algorithm, TAG.sequence, 'the signature algorithm');
  expect(signature, TAG.bitString, 'the signature');
  return { outer, body: expect(body, TAG.sequence, `the body of the ${what}`), signatureAlgorithm };
}

import type { PublicKey } from '../model/index.ts';
import { children, DerError, type Element, elementAt, encoding, expect, TAG } from './der.ts';
import { CURVES, HASHES, KEY_ALGORITHMS, SIGNATURE_ALGORITHMS } from './oids.ts';
import { bitLength, bitStringOctets, oidOf, sha256 } from './values.ts';

/**
 * A SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7). What the algorithm's own specification says about sizes is read where
 * it is known; `problem` says what was not understood of a key whose algorithm is.
 * @throws DerError where it is no SubjectPublicKeyInfo at all
 */
export function describePublicKey(info: Element): { publicKey: PublicKey; problem?: string } {
  const [identifier, bits] = children(expect(info, TAG.sequence, 'the public key'), info.body, 8);
  const { oid, parameters } = algorithmOf(expect(identifier, TAG.sequence, 'the algorithm of the public key'));
  const octets = bitStringOctets(expect(bits, TAG.bitString, 'the public key'));
  const algorithm = KEY_ALGORITHMS[oid] ?? oid;
  const fingerprint = sha256(encoding(info));
  try {
    return { publicKey: { algorithm, ...measure(algorithm, parameters, octets), fingerprint } };
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    const problem = `the ${algorithm} public key cannot be read: ${error.message}`;
    return { publicKey: { algorithm, fingerprint }, problem };
  }
}

function measure(algorithm: string, parameters: Element | undefined, octets: Uint8Array): Partial<PublicKey> {
  switch (algorithm) {
    case 'RSA':
    case 'RSA-PSS':
    case 'RSA-OAEP': {
      const [modulus] = children(expect(elementAt(octets), TAG.sequence, 'the key'));
      return { bits: bitLength(expect(modulus, TAG.integer, 'the modulus')) };
    }
    case 'DSA':
    case 'DH': {
      // DSA parameters may be inherited from the issuer's certificate (RFC 3279 section 2.3.2): then there is no size.
      if (parameters?.tag !== TAG.sequence) return {};
      return { bits: bitLength(expect(children(parameters)[0], TAG.integer, 'the prime')) };
    }
    case 'EC':
      return parameters === undefined ? {} : describeCurve(parameters, octets);
    default:
      return {};
  }
}

/**
 * ECParameters (RFC 3279 section 2.3.5): a named curve, or the numbers of one, of which the size of the field is told.
 * `point` tells it for a curve that is not in the table.
 */
function describeCurve(parameters: Element, point?: Uint8Array): Partial<PublicKey> {
  if (parameters.tag === TAG.oid) {
    const oid = oidOf(parameters);
    const known = CURVES[oid];
    if (known !== undefined) return { bits: known.bits, curve: known.name };
    const coordinate = point?.[0] === 4 ? (point.length - 1) / 2 : (point?.length ?? 1) - 1;
    return coordinate > 0 ? { bits: coordinate * 8, curve: oid } : { curve: oid };
  }
  if (parameters.tag !== TAG.sequence) return {};
  const fieldId = expect(children(parameters)[1], TAG.sequence, 'the field of the curve');
  const prime = children(fieldId)[1];
  return prime?.tag === TAG.integer ? { bits: bitLength(prime) } : {};
}

/** An AlgorithmIdentifier (RFC 5280 section 4.1.1.2). */
export function algorithmOf(identifier: Element): { oid: string; parameters: Element | undefined } {
  const [oid, parameters] = children(expect(identifier, TAG.sequence, 'an algorithm'), identifier.body, 8);
  if (oid === undefined) throw new DerError('an algorithm is missing');
  return { oid: oidOf(oid), parameters };
}

const RSASSA_PSS = '1.2.840.113549.1.1.10';

/**
 * The usual name of a signature algorithm, else its dotted OID. RSASSA-PSS names its hash, `RSASSA-PSS-SHA256`, because the
 * identifier alone does not tell a strong signature from a weak one; the hash that is left out is SHA-1 (RFC 4055 section 3.1).
 */
export function signatureName(identifier: Element): string {
  const { oid, parameters } = algorithmOf(identifier);
  if (oid !== RSASSA_PSS) return SIGNATURE_ALGORITHMS[oid] ?? KEY_ALGORITHMS[oid] ?? oid;
  const explicit =
    parameters?.tag === TAG.sequence ? children(parameters).find((child) => child.tag === 0xa0) : undefined;
  if (explicit === undefined) return 'RSASSA-PSS-SHA1';
  const hash = algorithmOf(elementAt(explicit.bytes, explicit.body, explicit.end)).oid;
  return `RSASSA-PSS-${HASHES[hash] ?? hash}`;
}

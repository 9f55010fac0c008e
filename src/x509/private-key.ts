import { createECDH, createPrivateKey, createPublicKey, ECDH } from 'node:crypto';
import type { PrivateKey } from '../model/index.ts';
import { children, content, DerError, type Element, elementAt, encoding, expect, octets, TAG } from './der.ts';
import {
  dsaKeyInfo,
  ecKeyInfo,
  keyInfo,
  type MontgomeryOrEdwards,
  octetKeyInfo,
  octetPrivateKey,
  rsaKeyInfo,
} from './key-info.ts';
import { CURVES, KEY_ALGORITHMS } from './oids.ts';
import { algorithmOf } from './public-key.ts';
import { bitStringOctets, oidOf, sha256 } from './values.ts';

/** RFC 8017 A.1.2, RFC 5915, OpenSSL's own for DSA, RFC 5958 section 2, RFC 5958 section 3. */
export type PrivateKeyKind = 'pkcs1' | 'sec1' | 'dsa' | 'pkcs8' | 'encrypted-pkcs8';

/** Fields of the largest of the structures; an RSA key of several primes has one more. */
const MAX_FIELDS = 16;

/** Octets of the keys of RFC 8410 section 3 and RFC 8032 section 5. */
const KEY_SIZES: Readonly<Record<MontgomeryOrEdwards, number>> = { X25519: 32, X448: 56, Ed25519: 32, Ed448: 57 };

/**
 * What may be told of a private key: its algorithm, whether it is encrypted, and the fingerprint of its public half, read
 * from the public numbers where they stand beside the private ones and computed where that is cheap.
 * @throws DerError
 */
export function describePrivateKey(der: Uint8Array, kind: PrivateKeyKind): PrivateKey {
  const fields = fieldsOf(der);
  switch (kind) {
    case 'pkcs1':
      return described('RSA', rsa(fields));
    case 'sec1':
      return described('EC', ec(fields, undefined));
    case 'dsa': {
      const [p, q, g, y] = numbers(fields, 1, 4);
      return described('DSA', dsaKeyInfo(p as Uint8Array, q as Uint8Array, g as Uint8Array, y as Uint8Array));
    }
    case 'encrypted-pkcs8':
      algorithmOf(expect(fields[0], TAG.sequence, 'the encryption'));
      return { algorithm: 'unknown', encrypted: true };
    case 'pkcs8':
      return pkcs8(fields);
  }
}

/**
 * Whether a key of DSA has no secret number: NTP hands out the parameters of its groups as a key whose number is 1.
 * https://www.ntp.org/documentation/4.2.8-series/autokey/
 */
export function hasNoSecret(der: Uint8Array, kind: PrivateKeyKind): boolean {
  if (kind !== 'dsa') return false;
  const [secret] = numbers(fieldsOf(der), 5, 1);
  return secret?.length === 1 && (secret[0] as number) < 2;
}

/** The structure of unlabelled DER, told by its first fields; undefined where it is no private key. */
export function privateKeyKind(der: Uint8Array): PrivateKeyKind | undefined {
  try {
    const fields = fieldsOf(der);
    const tags = fields.map((field) => field.tag);
    const integers = tags.findIndex((tag) => tag !== TAG.integer);
    if (tags[0] === TAG.sequence) return encrypted(fields) ? 'encrypted-pkcs8' : undefined;
    if (tags[0] !== TAG.integer) return undefined;
    if (tags[1] === TAG.sequence && tags[2] === TAG.octetString) return 'pkcs8';
    if (tags[1] === TAG.octetString && (tags.length === 2 || tags[2] === 0xa0 || tags[2] === 0xa1)) return 'sec1';
    if (integers < 0) return tags.length === 9 ? 'pkcs1' : tags.length === 6 ? 'dsa' : undefined;
    return integers === 9 && tags.length === 10 ? 'pkcs1' : undefined;
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
}

/** PBES1, PBES2 (RFC 8018 appendix A) and the schemes of PKCS#12 (RFC 7292 appendix C) tell it from a DigestInfo. */
function encrypted(fields: Element[]): boolean {
  if (fields.length !== 2 || fields[1]?.tag !== TAG.octetString) return false;
  const { oid } = algorithmOf(fields[0] as Element);
  return oid.startsWith('1.2.840.113549.1.5.') || oid.startsWith('1.2.840.113549.1.12.1.');
}

function fieldsOf(der: Uint8Array): Element[] {
  const outer = expect(elementAt(der), TAG.sequence, 'the private key');
  return children(outer, outer.body, MAX_FIELDS);
}

function described(algorithm: string, info: Uint8Array | undefined): PrivateKey {
  const key: PrivateKey = { algorithm, encrypted: false };
  if (info !== undefined) key.publicKeyFingerprint = sha256(info);
  return key;
}

/** Magnitudes of `count` integers from field `from` on. */
function numbers(fields: Element[], from: number, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => content(expect(fields[from + i], TAG.integer, 'a number of the key')));
}

function rsa(fields: Element[], algorithm?: Uint8Array): Uint8Array {
  const [modulus, exponent] = numbers(fields, 1, 2);
  return rsaKeyInfo(modulus as Uint8Array, exponent as Uint8Array, algorithm);
}

/** OneAsymmetricKey (RFC 5958 section 2): version, algorithm, key, [0] attributes, [1] publicKey. */
function pkcs8(fields: Element[]): PrivateKey {
  const identifier = expect(fields[1], TAG.sequence, 'the algorithm');
  const { oid, parameters } = algorithmOf(identifier);
  const inner = octets(expect(fields[2], TAG.octetString, 'the key'));
  const algorithm = KEY_ALGORITHMS[oid] ?? oid;
  switch (algorithm) {
    case 'RSA':
      return described(algorithm, rsa(fieldsOf(inner)));
    case 'RSA-PSS':
      return described(algorithm, rsa(fieldsOf(inner), encoding(identifier)));
    case 'EC':
      return described(algorithm, ec(fieldsOf(inner), parameters));
    case 'X25519':
    case 'X448':
    case 'Ed25519':
    case 'Ed448':
      return described(algorithm, octetKey(algorithm, content(expect(elementAt(inner), TAG.octetString, 'the key'))));
    default: {
      const stated = fields.find((field) => field.tag === 0x81);
      return described(algorithm, stated && keyInfo(encoding(identifier), content(stated).subarray(1)));
    }
  }
}

function octetKey(algorithm: MontgomeryOrEdwards, key: Uint8Array): Uint8Array {
  if (key.length !== KEY_SIZES[algorithm]) throw new DerError(`the ${algorithm} key has ${key.length} octets`);
  const privateKey = createPrivateKey({ key: octetPrivateKey(algorithm, key), format: 'der', type: 'pkcs8' });
  return octetKeyInfo(
    algorithm,
    createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-key.length),
  );
}

/**
 * ECPrivateKey (RFC 5915 section 3): version, privateKey, [0] parameters, [1] publicKey. The parameters of a surrounding
 * PKCS#8 go first; the point, where it is left out, follows from the private number.
 */
function ec(fields: Element[], outer: Element | undefined): Uint8Array | undefined {
  const secret = content(expect(fields[1], TAG.octetString, 'the key'));
  const own = fields.find((field) => field.tag === 0xa0);
  const parameters = outer ?? (own && elementAt(own.bytes, own.body, own.end));
  if (parameters === undefined) return undefined;
  const stated = fields.find((field) => field.tag === 0xa1);
  const point = stated && bitStringOctets(elementAt(stated.bytes, stated.body, stated.end));
  const uncompressed = point?.[0] === 4 ? point : pointOf(parameters, secret, point);
  return uncompressed && ecKeyInfo(encoding(parameters), uncompressed);
}

/** OpenSSL's names of the curves that RFC 5480 knows by NIST's. */
const OPENSSL_CURVES: Readonly<Record<string, string>> = {
  'P-192': 'prime192v1',
  'P-224': 'secp224r1',
  'P-256': 'prime256v1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
};

/** The uncompressed point, as certificates state it; undefined for a curve that OpenSSL lacks or a number off the curve. */
function pointOf(parameters: Element, secret: Uint8Array, point: Uint8Array | undefined): Uint8Array | undefined {
  const curve = parameters.tag === TAG.oid ? CURVES[oidOf(parameters)]?.name : undefined;
  if (curve === undefined) return point;
  const name = OPENSSL_CURVES[curve] ?? curve;
  try {
    if (point !== undefined) return ECDH.convertKey(point, name, undefined, undefined, 'uncompressed') as Buffer;
    const ecdh = createECDH(name);
    ecdh.setPrivateKey(secret);
    return ecdh.getPublicKey();
  } catch {
    return point;
  }
}

/**
 * Writes SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7) from public numbers, so that a key can be recognised by the
 * fingerprint that its certificate has, whatever form it was stored in.
 */

/** One DER element (X.690 section 10.1: the shortest definite length). */
export function element(tag: number, ...parts: Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const hex = body.length.toString(16);
  const length = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
}

/** A non-negative INTEGER of the given magnitude, big endian, in its shortest form (X.690 section 8.3.2). */
export function integer(magnitude: Uint8Array): Buffer {
  let from = 0;
  while (from < magnitude.length - 1 && magnitude[from] === 0) from++;
  const digits = magnitude.subarray(from);
  return (digits[0] ?? 0x80) < 0x80 ? element(0x02, digits) : element(0x02, Buffer.of(0), digits);
}

/** DER of the algorithms' identifiers: RFC 3279 section 2.3, RFC 8410 section 3. */
const OID = {
  RSA: Buffer.from('06092a864886f70d010101', 'hex'),
  DSA: Buffer.from('06072a8648ce380401', 'hex'),
  EC: Buffer.from('06072a8648ce3d0201', 'hex'),
  X25519: Buffer.from('06032b656e', 'hex'),
  X448: Buffer.from('06032b656f', 'hex'),
  Ed25519: Buffer.from('06032b6570', 'hex'),
  Ed448: Buffer.from('06032b6571', 'hex'),
} as const;

const NULL = Buffer.of(0x05, 0x00);

/** Algorithms of RFC 8410, whose keys are octets without parameters. */
export type MontgomeryOrEdwards = 'X25519' | 'X448' | 'Ed25519' | 'Ed448';

/** @param algorithm DER of the AlgorithmIdentifier @param key content of the BIT STRING */
export function keyInfo(algorithm: Uint8Array, key: Uint8Array): Buffer {
  return element(0x30, algorithm, element(0x03, Buffer.of(0), key));
}

/** @param algorithm DER of an AlgorithmIdentifier other than plain `rsaEncryption`, such as one of RSASSA-PSS */
export function rsaKeyInfo(modulus: Uint8Array, exponent: Uint8Array, algorithm?: Uint8Array): Buffer {
  return keyInfo(algorithm ?? element(0x30, OID.RSA, NULL), element(0x30, integer(modulus), integer(exponent)));
}

/** @param parameters DER of the ECParameters @param point the public point as SEC 1 section 2.3.3 writes it */
export function ecKeyInfo(parameters: Uint8Array, point: Uint8Array): Buffer {
  return keyInfo(element(0x30, OID.EC, parameters), point);
}

export function dsaKeyInfo(p: Uint8Array, q: Uint8Array, g: Uint8Array, y: Uint8Array): Buffer {
  return keyInfo(element(0x30, OID.DSA, element(0x30, integer(p), integer(q), integer(g))), integer(y));
}

export function octetKeyInfo(algorithm: MontgomeryOrEdwards, key: Uint8Array): Buffer {
  return keyInfo(element(0x30, OID[algorithm]), key);
}

/** The PKCS#8 of a raw key of RFC 8410 (section 7), for the library that computes its public half. */
export function octetPrivateKey(algorithm: MontgomeryOrEdwards, key: Uint8Array): Buffer {
  return element(0x30, integer(Buffer.of(0)), element(0x30, OID[algorithm]), element(0x04, element(0x04, key)));
}

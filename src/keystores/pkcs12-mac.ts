import { createHmac } from 'node:crypto';
import { LANES } from '../bytes/wasm-kernel.ts';
import { octetString } from '../x509/cms.ts';
import { children, type Element, expect, TAG } from '../x509/der.ts';
import { digestSize, hmacOf, PURPOSE, pkcs12Cost, pkcs12Keys, readPbkdf2, roundsOf, saltOf } from '../x509/kdf.ts';
import { KeystoreError } from '../x509/keystore.ts';
import type { Password } from '../x509/keystore-passwords.ts';
import { HASHES } from '../x509/oids.ts';
import { algorithmOf } from '../x509/public-key.ts';

/** The MAC of a PKCS#12 keystore, ready for passwords. */
export interface Mac {
  /** Of one check, in digests of about 0.4 µs. */
  cost: number;
  /** The first of the passwords that is the keystore's. */
  find(passwords: readonly Password[]): Password | undefined;
}

const PBMAC1 = '1.2.840.113549.1.5.14';

/**
 * Reads MacData (RFC 7292 section 4): DigestInfo, salt, iterations DEFAULT 1. Nothing is derived yet.
 * @param covered the octets that the MAC protects
 * @throws DerError, KeystoreError
 */
export function readMac(mac: Element, covered: Uint8Array): Mac {
  const [info, saltField, roundsField] = children(expect(mac, TAG.sequence, 'the MAC'), mac.body, 8);
  const [algorithm, digestField] = children(expect(info, TAG.sequence, 'the digest'), (info as Element).body, 8);
  const digest = octetString(digestField, 'the digest');
  const { oid, parameters } = algorithmOf(expect(algorithm, TAG.sequence, 'the algorithm of the MAC'));
  if (oid === PBMAC1) return pbmac1(expect(parameters, TAG.sequence, 'the parameters of the MAC'), digest, covered);
  const hash = HASHES[oid]?.toLowerCase();
  if (hash === undefined) throw new KeystoreError('unsupported', `its MAC ${oid} is not supported`);
  const size = digestSize(hash);
  const salt = saltOf(saltField);
  const rounds = roundsField === undefined ? 1 : roundsOf(roundsField);
  return {
    cost: pkcs12Cost(hash, rounds, size) + hmacCost(covered),
    find: findIn(LANES, hash, covered, digest, (passwords) => {
      const wanted = passwords.map((password) => ({ purpose: PURPOSE.mac, password, length: size }));
      return pkcs12Keys(hash, wanted, salt, rounds);
    }),
  };
}

/** PBMAC1-params (RFC 8018 appendix A.5) as RFC 9579 uses them: salt and rounds of the MacData mean nothing. */
function pbmac1(parameters: Element, digest: Uint8Array, covered: Uint8Array): Mac {
  const [kdf, scheme] = children(parameters, parameters.body, 8);
  const derivation = readPbkdf2(expect(kdf, TAG.sequence, 'the key derivation'));
  const hash = hmacOf(expect(scheme, TAG.sequence, 'the HMAC'));
  // RFC 9579 section 4 demands the length; the HMAC's own is what else could be meant.
  const length = derivation.keyLength ?? digestSize(hash);
  return {
    cost: derivation.cost(length) + hmacCost(covered),
    find: findIn(1, hash, covered, digest, (passwords) =>
      passwords.map((password) => derivation.derive(password, length)),
    ),
  };
}

/** Tries passwords, so many at a time, until the HMAC with the key that is derived from one is the digest. */
function findIn(
  atOnce: number,
  hash: string,
  covered: Uint8Array,
  digest: Uint8Array,
  derive: (passwords: readonly Password[]) => Buffer[],
): Mac['find'] {
  return (passwords) => {
    for (let from = 0; from < passwords.length; from += atOnce) {
      const some = passwords.slice(from, from + atOnce);
      const keys = derive(some);
      const found = keys.findIndex((key) => createHmac(hash, key).update(covered).digest().equals(digest));
      if (found >= 0) return some[found];
    }
    return undefined;
  };
}

/** Some 200 octets are hashed in the time of a digest. */
function hmacCost(covered: Uint8Array): number {
  return Math.ceil(covered.length / 200);
}

import { createHmac } from 'node:crypto';
import { LANES } from '../bytes/wasm-kernel.ts';
import { memoizeByBytes } from '../util/memoize.ts';
import { octetString } from '../x509/cms.ts';
import { children, content, type Element, expect, TAG } from '../x509/der.ts';
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
    find: findIn(LANES, hash, covered, digest, `${rounds} ${salt.toString('hex')}`, (passwords) => {
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
    find: findIn(1, hash, covered, digest, `PBMAC1 ${Buffer.from(content(parameters)).toString('hex')}`, (passwords) =>
      passwords.map((password) => derivation.derive(password, length)),
    ),
  };
}

/** Keystores of which it is remembered which passwords are theirs, and which are not. */
const MAX_REMEMBERED = 64;

const verdictsOn = memoizeByBytes(() => new Map<Password, boolean>(), MAX_REMEMBERED);

/**
 * Tries passwords, so many at a time, until the HMAC with the key that is derived from one is the digest. A keystore often has
 * copies, and is tried again with further passwords: none is tried on it twice.
 * @param about what tells this MAC from all others, beside the octets that it covers
 */
function findIn(
  atOnce: number,
  hash: string,
  covered: Uint8Array,
  digest: Uint8Array,
  about: string,
  derive: (passwords: readonly Password[]) => Buffer[],
): Mac['find'] {
  return (passwords) => {
    const verdicts = verdictsOn(Buffer.concat([Buffer.from(`${hash} ${about} `), digest, covered]));
    const isOpener = (password: Password) => verdicts.get(password) === true;
    if (passwords.some(isOpener)) return passwords.find(isOpener);
    const left = passwords.filter((password) => !verdicts.has(password));
    for (let from = 0; from < left.length; from += atOnce) {
      const some = left.slice(from, from + atOnce);
      for (const [index, key] of derive(some).entries())
        verdicts.set(some[index] as Password, createHmac(hash, key).update(covered).digest().equals(digest));
      if (some.some(isOpener)) return some.find(isOpener);
    }
    return undefined;
  };
}

/** Some 200 octets are hashed in the time of a digest. */
function hmacCost(covered: Uint8Array): number {
  return Math.ceil(covered.length / 200);
}

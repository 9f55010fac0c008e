import { CIPHER_SIZES, type Cipher, cipherCost, decrypt } from './ciphers.ts';
import { octetString } from './cms.ts';
import { children, type Element, elementAt, expect, TAG } from './der.ts';
import { PURPOSE, pkcs12Cost, pkcs12Keys, readPbkdf2, roundsOf, saltOf } from './kdf.ts';
import { KeystoreError } from './keystore.ts';
import type { Password } from './keystore-passwords.ts';
import { algorithmOf } from './public-key.ts';

/** A password-based encryption with its parameters, ready for passwords. */
export interface Encryption {
  /** Of one try at so many octets of ciphertext, in digests of about 0.4 µs. */
  cost(length: number): number;
  /** @returns the DER that was encrypted, undefined where the password is another one */
  decrypt(password: Password, ciphertext: Uint8Array): Buffer | undefined;
}

const PBES2 = '1.2.840.113549.1.5.13';

/** Schemes of RFC 7292 appendix C; all derive with SHA-1. `key` differs from the cipher's where a key is stretched or cut. */
const PKCS12_SCHEMES: Readonly<Record<string, { cipher: Cipher; key: number }>> = {
  '1.2.840.113549.1.12.1.1': { cipher: 'rc4', key: 16 },
  '1.2.840.113549.1.12.1.2': { cipher: 'rc4', key: 5 },
  '1.2.840.113549.1.12.1.3': { cipher: 'des-ede3-cbc', key: 24 },
  '1.2.840.113549.1.12.1.4': { cipher: 'des-ede3-cbc', key: 16 },
  '1.2.840.113549.1.12.1.5': { cipher: 'rc2-128-cbc', key: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: 'rc2-40-cbc', key: 5 },
};

/** Ciphers of PBES2 (RFC 8018 appendix B.2, RFC 3565). */
const PBES2_CIPHERS: Readonly<Record<string, Cipher>> = {
  '1.2.840.113549.3.7': 'des-ede3-cbc',
  '2.16.840.1.101.3.4.1.2': 'aes-128-cbc',
  '2.16.840.1.101.3.4.1.22': 'aes-192-cbc',
  '2.16.840.1.101.3.4.1.42': 'aes-256-cbc',
};

/**
 * Reads the AlgorithmIdentifier of a password-based encryption. Nothing is derived yet.
 * @throws DerError, KeystoreError
 */
export function readEncryption(algorithm: Element): Encryption {
  const { oid, parameters } = algorithmOf(algorithm);
  const scheme = PKCS12_SCHEMES[oid];
  if (scheme === undefined && oid !== PBES2)
    throw new KeystoreError('unsupported', `its encryption ${oid} is not supported`);
  const sequence = expect(parameters, TAG.sequence, 'the parameters of the encryption');
  const fields = children(sequence, sequence.body, 8);
  return scheme === undefined ? pbes2(fields) : pkcs12Encryption(scheme.cipher, scheme.key, fields);
}

/** pkcs-12PbeParams: salt, iterations. */
function pkcs12Encryption(cipher: Cipher, keyLength: number, fields: Element[]): Encryption {
  const salt = saltOf(fields[0]);
  const rounds = roundsOf(fields[1]);
  const { iv: ivLength } = CIPHER_SIZES[cipher];
  return {
    cost: (length) =>
      pkcs12Cost('sha1', rounds, keyLength) + pkcs12Cost('sha1', rounds, ivLength) + cipherCost(cipher, length),
    decrypt: (password, ciphertext) => {
      const wanted = [
        { purpose: PURPOSE.key, password, length: keyLength },
        { purpose: PURPOSE.iv, password, length: ivLength },
      ];
      const [derived, iv] = pkcs12Keys('sha1', wanted, salt, rounds) as [Buffer, Buffer];
      const twoKeys = cipher === 'des-ede3-cbc' && keyLength === 16;
      const key = twoKeys ? Buffer.concat([derived, derived.subarray(0, 8)]) : derived;
      return plausible(decrypt(cipher, key, iv, ciphertext));
    },
  };
}

/** PBES2-params (RFC 8018 appendix A.4): keyDerivationFunc, encryptionScheme. */
function pbes2(fields: Element[]): Encryption {
  const derivation = readPbkdf2(expect(fields[0], TAG.sequence, 'the key derivation'));
  const { oid, parameters } = algorithmOf(expect(fields[1], TAG.sequence, 'the cipher'));
  const cipher = PBES2_CIPHERS[oid];
  if (cipher === undefined) throw new KeystoreError('unsupported', `its cipher ${oid} is not supported`);
  const sizes = CIPHER_SIZES[cipher];
  const iv = Buffer.from(octetString(parameters, 'the initialization vector'));
  if (iv.length !== sizes.iv || (derivation.keyLength ?? sizes.key) !== sizes.key) {
    throw new KeystoreError('malformed', 'the parameters of its encryption do not fit the cipher');
  }
  return {
    cost: (length) => derivation.cost(sizes.key) + cipherCost(cipher, length),
    decrypt: (password, ciphertext) =>
      plausible(decrypt(cipher, derivation.derive(password, sizes.key), iv, ciphertext)),
  };
}

/** Everything that is encrypted here is one SEQUENCE; anything else comes from a wrong password whose padding fits by chance. */
function plausible(plaintext: Buffer | undefined): Buffer | undefined {
  if (plaintext === undefined || plaintext[0] !== TAG.sequence) return undefined;
  try {
    return elementAt(plaintext).next === plaintext.length ? plaintext : undefined;
  } catch {
    return undefined;
  }
}

import { createDecipheriv } from 'node:crypto';
import { decryptRc2 } from './rc2.ts';

export type Cipher =
  | 'aes-128-cbc'
  | 'aes-192-cbc'
  | 'aes-256-cbc'
  | 'des-ede3-cbc'
  | 'rc2-40-cbc'
  | 'rc2-128-cbc'
  | 'rc4';

/** Octets of key and initialization vector. Two-key triple DES is run as three keys, of which the third is the first. */
export const CIPHER_SIZES: Readonly<Record<Cipher, { key: number; iv: number }>> = {
  'aes-128-cbc': { key: 16, iv: 16 },
  'aes-192-cbc': { key: 24, iv: 16 },
  'aes-256-cbc': { key: 32, iv: 16 },
  'des-ede3-cbc': { key: 24, iv: 8 },
  'rc2-40-cbc': { key: 5, iv: 8 },
  'rc2-128-cbc': { key: 16, iv: 8 },
  rc4: { key: 16, iv: 0 },
};

/** Octets that each decrypts in 0.4 µs. */
const SPEED: Readonly<Record<Cipher, number>> = {
  'aes-128-cbc': 400,
  'aes-192-cbc': 400,
  'aes-256-cbc': 400,
  'des-ede3-cbc': 12,
  'rc2-40-cbc': 0.15,
  'rc2-128-cbc': 0.15,
  rc4: 30,
};

/** Of decrypting some octets, in the unit of the key derivations: digests of about 0.4 µs. */
export function cipherCost(cipher: Cipher, length: number): number {
  return Math.ceil(length / SPEED[cipher]);
}

/**
 * Decrypts and takes off the padding.
 * @returns undefined where the key does not fit; a wrong key goes unnoticed once in 256 times, and always with RC4
 */
export function decrypt(cipher: Cipher, key: Buffer, iv: Buffer, ciphertext: Uint8Array): Buffer | undefined {
  if (cipher === 'rc4') return rc4(key, ciphertext);
  if (ciphertext.length === 0 || ciphertext.length % CIPHER_SIZES[cipher].iv !== 0) return undefined;
  if (cipher === 'rc2-40-cbc' || cipher === 'rc2-128-cbc') return unpadded(decryptRc2(key, iv, ciphertext), 8);
  const decipher = createDecipheriv(cipher, key, iv);
  try {
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Takes off the padding of RFC 5652 section 6.3. */
function unpadded(plaintext: Buffer, block: number): Buffer | undefined {
  const count = plaintext.at(-1) ?? 0;
  const end = plaintext.length - count;
  const sound = count > 0 && count <= block && plaintext.subarray(end).every((octet) => octet === count);
  return sound ? plaintext.subarray(0, end) : undefined;
}

/** RC4, as draft-kaukonen-cipher-arcfour-03 describes it; OpenSSL 3 keeps it out of its default provider. */
function rc4(key: Buffer, ciphertext: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (i: number, j: number) => {
    const kept = state[i] as number;
    state[i] = state[j] as number;
    state[j] = kept;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] as number) + (key[i % key.length] as number)) & 0xff;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    ciphertext.map((octet) => {
      i = (i + 1) & 0xff;
      j = (j + (state[i] as number)) & 0xff;
      swap(i, j);
      return octet ^ (state[((state[i] as number) + (state[j] as number)) & 0xff] as number);
    }),
  );
}

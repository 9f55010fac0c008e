import { createDecipheriv } from 'node:crypto';

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

/** Octets of ciphertext that one call may have: RC2 and RC4 are computed in JavaScript, at a few megabytes a second. */
export function maxCiphertext(cipher: Cipher): number {
  return cipher.startsWith('rc') ? 4 * 2 ** 20 : Number.POSITIVE_INFINITY;
}

/**
 * Decrypts and takes off the padding.
 * @returns undefined where the key does not fit; a wrong key goes unnoticed once in 256 times, and always with RC4
 */
export async function decrypt(
  cipher: Cipher,
  key: Buffer,
  iv: Buffer,
  ciphertext: Uint8Array,
): Promise<Buffer | undefined> {
  if (cipher === 'rc4') return rc4(key, ciphertext);
  if (ciphertext.length === 0 || ciphertext.length % CIPHER_SIZES[cipher].iv !== 0) return undefined;
  if (cipher === 'rc2-40-cbc' || cipher === 'rc2-128-cbc') return rc2(key, iv, ciphertext);
  const decipher = createDecipheriv(cipher, key, iv);
  try {
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** RC2 (RFC 2268), which the default provider of OpenSSL 3 lacks. All bits of the key are effective. */
async function rc2(key: Buffer, iv: Buffer, ciphertext: Uint8Array): Promise<Buffer | undefined> {
  const [{ default: forge }, { default: util }] = await Promise.all([
    import('node-forge/lib/rc2.js'),
    import('node-forge/lib/util.js'),
  ]);
  const decipher = forge.createDecryptionCipher(key.toString('latin1'), key.length * 8);
  decipher.start(iv.toString('latin1'));
  decipher.update(util.createBuffer(Buffer.from(ciphertext).toString('latin1')));
  return decipher.finish() ? Buffer.from(decipher.output.getBytes(), 'latin1') : undefined;
}

/** RC4, as draft-kaukonen-cipher-arcfour-03 describes it; OpenSSL 3 lacks it too. */
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

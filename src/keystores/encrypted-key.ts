import { createHash } from 'node:crypto';
import { memoizeByObject } from '../util/memoize.ts';
import { CIPHER_SIZES, type Cipher, cipherCost, decrypt } from '../x509/ciphers.ts';
import { octetString } from '../x509/cms.ts';
import { children, DerError, elementAt, expect, TAG } from '../x509/der.ts';
import { KeystoreError } from '../x509/keystore.ts';
import { guesses } from '../x509/keystore-passwords.ts';
import { readEncryption } from '../x509/pbe.ts';
import { readPemBody } from '../x509/pem-body.ts';

/** A private key that a password opened. */
export interface OpenedKey {
  der: Buffer;
  /** Index of a password of the repository, or one that everyone knows. */
  password: number | 'well-known';
}

/** Tries one password: the key, or undefined where the password is another one. */
interface Lock {
  cost: number;
  open(password: string): Buffer | undefined;
}

/** What the passwords for one key may cost, in digests of about 0.4 µs. */
const BUDGET = 1_000_000;
/** What all keys of one file may cost together. A file can hold thousands, each with a salt of its own. */
const BUDGET_OF_FILE = 2_000_000;

/** What is left for one list of passwords, which is made for one file. */
const leftFor = memoizeByObject((_: readonly string[]) => ({ digests: BUDGET_OF_FILE }));

/** Ciphers that OpenSSL writes into `DEK-Info`. */
const LEGACY: Readonly<Record<string, Cipher>> = {
  'AES-128-CBC': 'aes-128-cbc',
  'AES-192-CBC': 'aes-192-cbc',
  'AES-256-CBC': 'aes-256-cbc',
  'DES-EDE3-CBC': 'des-ede3-cbc',
};

/** Opens an EncryptedPrivateKeyInfo (RFC 5958 section 3) with passwords of its repository, or with one that everyone knows. */
export function openEncryptedPkcs8(der: Uint8Array, found: readonly string[]): OpenedKey | undefined {
  try {
    const outer = expect(elementAt(der), TAG.sequence, 'the key');
    const [algorithm, data] = children(outer, outer.body, 4);
    const encryption = readEncryption(expect(algorithm, TAG.sequence, 'the encryption'));
    const ciphertext = octetString(data, 'the key');
    return tried(
      { cost: encryption.cost(ciphertext.length), open: (password) => encryption.decrypt(password, ciphertext) },
      found,
    );
  } catch (error) {
    if (error instanceof DerError || error instanceof KeystoreError) return undefined;
    throw error;
  }
}

/** Opens a block that is encrypted as in RFC 1421, with the key derivation of OpenSSL's EVP_BytesToKey. */
export function openLegacyKey(block: string, found: readonly string[]): OpenedKey | undefined {
  const text = block.replace(/\\r?\\?n|\\n/g, '\n');
  const head = /DEK-Info:\s*([A-Z0-9-]{1,20}),([0-9A-Fa-f]{16,32})\s/.exec(text);
  const cipher = LEGACY[head?.[1] ?? ''];
  if (head === null || cipher === undefined) return undefined;
  const iv = Buffer.from(head[2] as string, 'hex');
  const sizes = CIPHER_SIZES[cipher];
  const end = text.lastIndexOf('-----END');
  const body = readPemBody(
    text.slice(head.index + head[0].length, end < 0 ? undefined : end),
    '',
    ({ length }) => length,
  );
  if (iv.length !== sizes.iv || typeof body !== 'object') return undefined;
  const open = (password: string) => {
    const plain = decrypt(cipher, derived(password, iv.subarray(0, 8), sizes.key), iv, body.bytes);
    return plain !== undefined && isWhole(plain) ? plain : undefined;
  };
  return tried({ cost: 10 + cipherCost(cipher, body.bytes.length), open }, found);
}

function tried({ cost, open }: Lock, found: readonly string[]): OpenedKey | undefined {
  const left = leftFor(found);
  if (cost > left.digests) return undefined;
  for (const { password, found: index } of guesses([], cost, Math.min(BUDGET, left.digests), found)) {
    if (!password) continue;
    left.digests -= cost;
    const der = open(password);
    if (der !== undefined) return { der, password: index ?? 'well-known' };
  }
  return undefined;
}

function derived(password: string, salt: Buffer, size: number): Buffer {
  let key = Buffer.alloc(0);
  for (let last = Buffer.alloc(0); key.length < size; key = Buffer.concat([key, last])) {
    last = createHash('md5').update(last).update(password, 'utf8').update(salt).digest();
  }
  return key.subarray(0, size);
}

/** Every key is one SEQUENCE. */
function isWhole(plain: Buffer): boolean {
  try {
    return plain[0] === TAG.sequence && elementAt(plain).next === plain.length;
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}

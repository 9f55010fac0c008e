import { createHash, pbkdf2Sync } from 'node:crypto';
import { octetString } from './cms.ts';
import { children, content, type Element, expect, TAG } from './der.ts';
import { isFastHash, iteratedHashes } from './iterated-hash.ts';
import { KeystoreError } from './keystore.ts';
import type { Password } from './keystore-passwords.ts';
import { algorithmOf } from './public-key.ts';

/** Rounds of one derivation. Java before 8u301 asks for 100,000, OWASP's advice for PBKDF2 is 600,000. */
const MAX_ROUNDS = 600_000;

/** Octets of the digests and blocks of the hashes that RFC 7292 appendix B.2 can work with; node:crypto's names. */
const HASH_SIZES: Readonly<Record<string, { digest: number; block: number }>> = {
  md5: { digest: 16, block: 64 },
  sha1: { digest: 20, block: 64 },
  sha224: { digest: 28, block: 64 },
  sha256: { digest: 32, block: 64 },
  sha384: { digest: 48, block: 128 },
  sha512: { digest: 64, block: 128 },
  'sha512-224': { digest: 28, block: 128 },
  'sha512-256': { digest: 32, block: 128 },
};

/** Names of HMACs as pseudo-random functions (RFC 8018 appendix B.1.2). */
const HMACS: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
  '1.2.840.113549.2.12': 'sha512-224',
  '1.2.840.113549.2.13': 'sha512-256',
};

/**
 * A count of rounds.
 * @throws KeystoreError where it is no positive number, or more than is ever computed
 */
export function roundsOf(element: Element | undefined): number {
  const digits = content(expect(element, TAG.integer, 'the number of rounds'));
  const rounds = digits.length > 6 ? 2 ** 48 : digits.reduce((sum, octet) => sum * 256 + octet, 0);
  if (((digits[0] ?? 0x80) & 0x80) !== 0 || rounds === 0)
    throw new KeystoreError('malformed', 'the number of rounds is not positive');
  if (rounds <= MAX_ROUNDS) return rounds;
  throw new KeystoreError(
    'too-large',
    `it asks for ${rounds} rounds of key derivation, and no more than ${MAX_ROUNDS} are computed`,
  );
}

/** Octets of the longest salt that is used; writers take 8 to 64. */
const MAX_SALT = 4096;

/** A salt, copied. @throws DerError, KeystoreError */
export function saltOf(element: Element | undefined): Buffer {
  const salt = octetString(element, 'the salt');
  if (salt.length > MAX_SALT) throw new KeystoreError('malformed', 'its salt is absurdly long');
  return Buffer.from(salt);
}

/** What the keys of RFC 7292 appendix B.3 are for. */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;

/** One key that is derived from a password. */
export interface KeyRequest {
  purpose: 1 | 2 | 3;
  password: Password;
  /** In octets. */
  length: number;
}

/** The key derivation of PKCS#12 (RFC 7292 appendix B.2), for several keys: four cost hardly more than one. */
export function pkcs12Keys(hash: string, requests: readonly KeyRequest[], salt: Uint8Array, rounds: number): Buffer[] {
  const { block, digest: size } = hashSizes(hash);
  const keys = requests.map(({ purpose, password, length }) => ({
    length,
    diversifier: Buffer.alloc(block, purpose),
    input: Buffer.concat([repeated(salt, block), repeated(bmpPassword(password), block)]),
    parts: [] as Buffer[],
  }));
  const isShort = ({ parts, length }: { parts: Buffer[]; length: number }) => parts.length * size < length;
  for (let left = keys.filter(isShort); left.length > 0; left = left.filter(isShort)) {
    const messages = left.map(({ diversifier, input }) => Buffer.concat([diversifier, input]));
    for (const [index, digest] of iteratedHashes(hash, messages, rounds).entries()) {
      const key = left[index] as (typeof keys)[number];
      key.parts.push(digest);
      if (isShort(key)) addToBlocks(key.input, repeated(digest, block).subarray(0, block));
    }
  }
  return keys.map(({ parts, length }) => Buffer.concat(parts).subarray(0, length));
}

/** One key of {@link pkcs12Keys}. */
export function pkcs12Key(
  hash: string,
  purpose: 1 | 2 | 3,
  password: Password,
  salt: Uint8Array,
  rounds: number,
  length: number,
): Buffer {
  return pkcs12Keys(hash, [{ purpose, password, length }], salt, rounds)[0] as Buffer;
}

/** Digests that {@link pkcs12Key} computes, weighted by what each costs here. */
export function pkcs12Cost(hash: string, rounds: number, length: number): number {
  return rounds * Math.ceil(length / digestSize(hash)) * (isFastHash(hash) ? 1 : 3);
}

/** Octets of a digest. @throws KeystoreError for a hash that the derivation cannot work with */
export function digestSize(hash: string): number {
  return hashSizes(hash).digest;
}

function hashSizes(hash: string): { digest: number; block: number } {
  const sizes = HASH_SIZES[hash];
  if (sizes === undefined)
    throw new KeystoreError('unsupported', 'its key derivation uses a hash that is not supported');
  return sizes;
}

/** Characters in UTF-16, big endian, with two zero octets at the end (RFC 7292 appendix B.1); nothing at all for NULL. */
function bmpPassword(password: Password): Buffer {
  return password === null ? Buffer.alloc(0) : Buffer.from(`${password}\0`, 'utf16le').swap16();
}

/** Copies of some octets that fill a whole number of blocks; the last copy is cut. */
function repeated(octets: Uint8Array, block: number): Buffer {
  const size = Math.ceil(octets.length / block) * block;
  return size === 0 ? Buffer.alloc(0) : Buffer.alloc(size, octets);
}

/** Adds a number and 1 to each block of the input, modulo the size of a block (step 6 C). */
function addToBlocks(input: Buffer, addend: Buffer): void {
  for (let from = 0; from < input.length; from += addend.length) {
    let carry = 1;
    for (let i = addend.length - 1; i >= 0; i--) {
      carry += (input[from + i] as number) + (addend[i] as number);
      input[from + i] = carry & 0xff;
      carry >>= 8;
    }
  }
}

/** Octets of the longest key that parameters may ask for; no HMAC has a longer one of its own choice. */
const MAX_KEY = 512;

/** PBKDF2 with its parameters. */
export interface Pbkdf2 {
  /** Octets, as the parameters state them; absent where the cipher decides. */
  keyLength?: number;
  cost(length: number): number;
  derive(password: Password, length: number): Buffer;
}

/** Keys that were derived, by a digest of what they were derived from. */
const derived = new Map<string, Buffer>();
const MAX_DERIVED = 1_024;

/** Copies of one key have one salt, and the same passwords are tried on each. */
function deriveOnce(
  password: string | Uint8Array,
  salt: Uint8Array,
  rounds: number,
  length: number,
  hash: string,
): Buffer {
  const from = createHash('sha256').update(`${hash} ${rounds} ${length} ${salt.length} `).update(salt).update(password);
  const key = from.digest('base64');
  const known = derived.get(key) ?? pbkdf2Sync(password, salt, rounds, length, hash);
  if (derived.size >= MAX_DERIVED) derived.clear();
  derived.set(key, known);
  return Buffer.from(known);
}

/**
 * Reads the key derivation function of PBES2 or PBMAC1 (RFC 8018 appendix A.2).
 * @throws DerError, KeystoreError
 */
export function readPbkdf2(algorithm: Element): Pbkdf2 {
  const { oid, parameters } = algorithmOf(algorithm);
  if (oid !== '1.2.840.113549.1.5.12')
    throw new KeystoreError('unsupported', `its key derivation ${oid} is not supported`);
  const fields = children(
    expect(parameters, TAG.sequence, 'the parameters of the key derivation'),
    parameters?.body,
    8,
  );
  const salt = saltOf(fields[0]);
  const rounds = roundsOf(fields[1]);
  const lengthField = fields.slice(2).find((field) => field.tag === TAG.integer);
  const prfField = fields.slice(2).find((field) => field.tag === TAG.sequence);
  const hash = prfField === undefined ? 'sha1' : hmacOf(prfField);
  const { digest } = hashSizes(hash);
  const pbkdf2: Pbkdf2 = {
    cost: (length) => rounds * Math.ceil(length / digest) * (digest > 32 ? 2 : 1),
    derive: (password, length) => deriveOnce(password ?? '', salt, rounds, length, hash),
  };
  if (lengthField !== undefined) {
    pbkdf2.keyLength = content(lengthField).reduce((sum, octet) => sum * 256 + octet, 0);
    if (pbkdf2.keyLength > MAX_KEY) throw new KeystoreError('malformed', 'the length of the derived key is absurd');
  }
  return pbkdf2;
}

/** The hash of the HMAC that an AlgorithmIdentifier names. */
export function hmacOf(algorithm: Element): string {
  const { oid } = algorithmOf(algorithm);
  const hash = HMACS[oid];
  if (hash === undefined) throw new KeystoreError('unsupported', `its HMAC ${oid} is not supported`);
  return hash;
}

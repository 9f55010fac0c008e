import { hash } from 'node:crypto';

/**
 * Hashes a message, then the digest, and so on, as the key derivation of PKCS#12 does tens of thousands of times. OpenSSL
 * offers no such loop through node:crypto, and one call per round costs three times the hash itself; the two hashes that
 * keystores use are therefore computed here, one block a round.
 * @param rounds at least 1
 */
export function iteratedHash(algorithm: string, message: Uint8Array, rounds: number): Buffer {
  const first = hash(algorithm, message, 'buffer');
  if (algorithm === 'sha1') return repeat(first, rounds - 1, sha1Block, 5);
  if (algorithm === 'sha256') return repeat(first, rounds - 1, sha256Block, 8);
  let digest = first;
  for (let round = 1; round < rounds; round++) digest = hash(algorithm, digest, 'buffer');
  return digest;
}

/** Whether the rounds of a hash are computed at the cost of the hash alone. */
export function isFastHash(algorithm: string): boolean {
  return algorithm === 'sha1' || algorithm === 'sha256';
}

type Compress = (state: Int32Array, schedule: Int32Array) => void;

/** A digest is shorter than a block, so each round is one block: the digest, a 1 bit, zeros and the length (FIPS 180-4 section 5.1.1). */
function repeat(digest: Buffer, rounds: number, compress: Compress, words: number): Buffer {
  const state = new Int32Array(words);
  const schedule = new Int32Array(80);
  for (let i = 0; i < words; i++) state[i] = digest.readInt32BE(i * 4);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < words; i++) schedule[i] = at(state, i);
    schedule[words] = 0x80000000 | 0;
    for (let i = words + 1; i < 15; i++) schedule[i] = 0;
    schedule[15] = words * 32;
    compress(state, schedule);
  }
  for (let i = 0; i < words; i++) digest.writeInt32BE(at(state, i), i * 4);
  return digest;
}

const SHA1_START = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
const SHA256_START = fractions([2, 3, 5, 7, 11, 13, 17, 19], Math.sqrt);
const SHA256_ROUNDS = fractions(primes(64), Math.cbrt);

/** FIPS 180-4 section 6.1.2. */
function sha1Block(state: Int32Array, w: Int32Array): void {
  for (let t = 16; t < 80; t++) {
    const x = at(w, t - 3) ^ at(w, t - 8) ^ at(w, t - 14) ^ at(w, t - 16);
    w[t] = (x << 1) | (x >>> 31);
  }
  let a = at(SHA1_START, 0);
  let b = at(SHA1_START, 1);
  let c = at(SHA1_START, 2);
  let d = at(SHA1_START, 3);
  let e = at(SHA1_START, 4);
  for (let t = 0; t < 80; t++) {
    let f: number;
    if (t < 20) f = (((b & c) | (~b & d)) + 0x5a827999) | 0;
    else if (t < 40) f = ((b ^ c ^ d) + 0x6ed9eba1) | 0;
    else if (t < 60) f = (((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc) | 0;
    else f = ((b ^ c ^ d) + 0xca62c1d6) | 0;
    const next = (((a << 5) | (a >>> 27)) + f + e + at(w, t)) | 0;
    e = d;
    d = c;
    c = (b << 30) | (b >>> 2);
    b = a;
    a = next;
  }
  state[0] = a + at(SHA1_START, 0);
  state[1] = b + at(SHA1_START, 1);
  state[2] = c + at(SHA1_START, 2);
  state[3] = d + at(SHA1_START, 3);
  state[4] = e + at(SHA1_START, 4);
}

/** FIPS 180-4 section 6.2.2. */
function sha256Block(state: Int32Array, w: Int32Array): void {
  for (let t = 16; t < 64; t++) {
    const x = at(w, t - 15);
    const y = at(w, t - 2);
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[t] = (at(w, t - 16) + s0 + at(w, t - 7) + s1) | 0;
  }
  let a = at(SHA256_START, 0);
  let b = at(SHA256_START, 1);
  let c = at(SHA256_START, 2);
  let d = at(SHA256_START, 3);
  let e = at(SHA256_START, 4);
  let f = at(SHA256_START, 5);
  let g = at(SHA256_START, 6);
  let h = at(SHA256_START, 7);
  for (let t = 0; t < 64; t++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + at(SHA256_ROUNDS, t) + at(w, t)) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = a + at(SHA256_START, 0);
  state[1] = b + at(SHA256_START, 1);
  state[2] = c + at(SHA256_START, 2);
  state[3] = d + at(SHA256_START, 3);
  state[4] = e + at(SHA256_START, 4);
  state[5] = f + at(SHA256_START, 5);
  state[6] = g + at(SHA256_START, 6);
  state[7] = h + at(SHA256_START, 7);
}

function at(words: Int32Array, index: number): number {
  return words[index] as number;
}

/** The first 32 bits of the fractional parts of roots of primes, which FIPS 180-4 sections 4.2.2 and 5.3.3 define as SHA-256's constants. */
function fractions(numbers: number[], root: (x: number) => number): Int32Array {
  return Int32Array.from(numbers, (prime) => ((root(prime) % 1) * 2 ** 32) | 0);
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}

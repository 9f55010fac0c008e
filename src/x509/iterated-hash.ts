import { hash } from 'node:crypto';
import { hashSha1, hashSha256, LANES } from '../bytes/wasm-kernel.ts';

/**
 * Hashes messages, then the digests, and so on, as the key derivation of PKCS#12 does tens of thousands of times. OpenSSL offers no
 * such loop through node:crypto, and one call per round costs three times the hash itself; the two hashes that keystores use are
 * therefore computed in WebAssembly, several messages at the cost of one.
 * @param rounds at least 1
 */
export function iteratedHashes(algorithm: string, messages: readonly Uint8Array[], rounds: number): Buffer[] {
  const digests = messages.map((message) => hash(algorithm, message, 'buffer'));
  const again = LOOPS[algorithm] ?? loopOf(algorithm);
  for (let from = 0; from < digests.length; from += LANES) again(digests.slice(from, from + LANES), rounds - 1);
  return digests;
}

type Loop = (digests: readonly Buffer[], rounds: number) => void;

const LOOPS: Readonly<Record<string, Loop>> = { sha1: hashSha1, sha256: hashSha256 };

function loopOf(algorithm: string): Loop {
  return (digests, rounds) => {
    for (const digest of digests)
      for (let round = 0; round < rounds; round++) hash(algorithm, digest, 'buffer').copy(digest);
  };
}

/** Whether the rounds of a hash are computed at the cost of the hash alone. */
export function isFastHash(algorithm: string): boolean {
  return LOOPS[algorithm] !== undefined;
}

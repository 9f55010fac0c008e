import type { SeenCertificate, SeenPrivateKey } from '../model/index.ts';
import { readInstant } from '../util/dates.ts';

/** Certificates by the fingerprint of their public key, for the keys that were seen. */
export function ownersOf(certificates: readonly SeenCertificate[], keys: readonly SeenPrivateKey[]) {
  const owners = new Map<string, SeenCertificate[]>();
  for (const { publicKeyFingerprint } of keys) {
    if (publicKeyFingerprint !== undefined) owners.set(publicKeyFingerprint, []);
  }
  if (owners.size > 0) for (const one of certificates) owners.get(one.publicKey.fingerprint)?.push(one);
  return owners;
}

/** The one of two certificates that is valid longer. */
export function latest(newest: SeenCertificate | undefined, one: SeenCertificate): SeenCertificate {
  if (newest === undefined) return one;
  const difference = (readInstant(one.notAfter) ?? 0) - (readInstant(newest.notAfter) ?? 0);
  return difference > 0 || (difference === 0 && one.fingerprint < newest.fingerprint) ? one : newest;
}

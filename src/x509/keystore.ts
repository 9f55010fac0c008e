import type { PrivateKey, UnreadableReason } from '../model/index.ts';
import { parseCertificate } from './certificate.ts';
import { DerError } from './der.ts';

/** A keystore, or a part of one, that cannot be read. The message holds no text from the file. */
export class KeystoreError extends Error {
  override readonly name = 'KeystoreError';
  readonly reason: UnreadableReason;
  constructor(reason: UnreadableReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Runs a step that reads untrusted bytes and hands what is wrong with them to `report`.
 * @returns undefined where the step failed
 * @throws whatever is not about the bytes
 */
export function attempt<T>(step: () => T, report: (reason: UnreadableReason, message: string) => void): T | undefined {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof DerError || error instanceof KeystoreError)) throw error;
    report(error.reason, error.message);
    return undefined;
  }
}

/** Characters of an alias that a pointer shows; Java allows 65,535 octets. */
const MAX_ALIAS = 120;

/** The pointer of an entry with a name, as `alias "web"`; quotes and control characters inside are escaped as in JSON. */
export function aliasPointer(alias: string): string {
  const shown = alias.length > MAX_ALIAS ? `${alias.slice(0, MAX_ALIAS)}…` : alias;
  return `alias ${JSON.stringify(shown)}`;
}

/**
 * An encrypted private key, described by the certificate that its entry pairs it with: the first of the chain, or none.
 */
export function keyOf(certificate: Uint8Array | undefined): PrivateKey {
  const parsed =
    certificate &&
    attempt(
      () => parseCertificate(certificate),
      () => {},
    );
  if (parsed === undefined) return { algorithm: 'unknown', encrypted: true };
  const { algorithm, fingerprint } = parsed.certificate.publicKey;
  return { algorithm, encrypted: true, publicKeyFingerprint: fingerprint };
}

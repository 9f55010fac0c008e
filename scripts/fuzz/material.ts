/** What the fuzzer plants: certificates that must be found, and secrets that must appear in no output. */
import { createHash } from 'node:crypto';
import { base64Of } from '../../__tests__/support/material.ts';
import { issue, type KeyKind } from '../fixtures/pki.ts';

export interface Planted {
  fingerprint: string;
  der: Buffer;
  /** With a line feed at its end. */
  pem: string;
  keyPem: string;
}

const KINDS: readonly KeyKind[] = ['p256', 'rsa', 'ed25519', 'p384'];

/** One certificate of each kind of key; keys and fingerprints differ from run to run, sizes hardly do. */
export function certificates(): Promise<Planted[]> {
  return Promise.all(
    KINDS.map(async (key, index) => {
      const { der, pem, keyPem } = await issue({
        subject: `CN=planted${index}.corp.internal, O=Corp`,
        names: [`planted${index}.corp.internal`],
        notBefore: '2025-01-01T00:00:00Z',
        notAfter: '2027-01-01T00:00:00Z',
        key,
      });
      const text = (given: string) => `${given.trim()}\n`;
      return { fingerprint: createHash('sha256').update(der).digest('hex'), der, pem: text(pem), keyPem: text(keyPem) };
    }),
  );
}

/** A password that stands wherever files have one. */
export const PASSWORD = 'c4n4ry-pa55-phrase';

/** Pieces of the keys and the password, in the ways in which an output may hold them. */
export function secretsOf(planted: readonly Planted[]): string[] {
  const lines = planted.flatMap(({ keyPem }) =>
    keyPem.split('\n').filter((line) => /^[A-Za-z0-9+/=]{40,}$/.test(line)),
  );
  return [PASSWORD, base64Of(PASSWORD), encodeURIComponent(PASSWORD), ...lines.map((line) => line.slice(-32))];
}

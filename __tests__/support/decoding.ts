/** Runs one decoder on bytes and tells what it found in short, so that tests are tables. */
import fc from 'fast-check';
import type { Decoder, Found, Keystore, Layer, PrivateKey, UnreadableReason } from '../../src/model/index.ts';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { DerError } from '../../src/x509/der.ts';
import { decoderFixture, decoderFixtures } from './packed-fixtures.ts';

export interface Decoded {
  /** `CN=… @ pointer`, with `(format)` where it is not that of the decoder; `?` for what is no certificate. */
  certificates: string[];
  /** `RSA @ pointer`, `RSA encrypted @ pointer`; `unpaired` before one whose public half no certificate here has. */
  keys: string[];
  keystores: { opened: Keystore['opened']; entries?: number }[];
  lists: number;
  requests: number;
  unreadable: { reason: UnreadableReason; detail: string }[];
}

export const fixture = decoderFixture;

/** Paths of a decoder's fixtures. */
export function fixturesOf(id: string): string[] {
  return [...decoderFixtures.keys()].filter((path) => path.startsWith(`${id}/`)).sort();
}

/** @returns undefined where the decoder does not want the bytes */
export async function decoded(
  decoder: Decoder,
  bytes: Buffer,
  { path = 'file', depth = 0, passwords = [] }: { path?: string; depth?: number; passwords?: string[] } = {},
): Promise<Decoded | undefined> {
  const layer: Layer = { bytes, path, depth };
  if (!decoder.detect(layer)) return undefined;
  const result: Decoded = { certificates: [], keys: [], keystores: [], lists: 0, requests: 0, unreadable: [] };
  const keys: { key: PrivateKey; found: Found }[] = [];
  const public_ = new Set<string>();
  await decoder.decode(
    layer,
    {
      certificate(der, found) {
        const subject = subjectOf(der, public_);
        result.certificates.push(`${subject}${at(found)}${found.format === decoder.id ? '' : ` (${found.format})`}`);
      },
      parsed() {},
      privateKey: (key, found) => void keys.push({ key, found }),
      revocationList: () => void result.lists++,
      request: () => void result.requests++,
      keystore: (opened, { entries }) =>
        void result.keystores.push({ opened, ...(entries !== undefined && { entries }) }),
      unreadable: (reason, detail) => void result.unreadable.push({ reason, detail }),
      expiration: () => {},
      encrypted: (encryption) => void result.unreadable.push({ reason: 'locked', detail: encryption }),
      layer() {},
    },
    { passwords },
  );
  result.keys = keys.map(({ key, found }) => {
    const paired = key.publicKeyFingerprint !== undefined && public_.has(key.publicKeyFingerprint);
    return `${paired ? '' : 'unpaired '}${key.algorithm}${key.encrypted ? ' encrypted' : ''}${at(found)}`;
  });
  return result;
}

function at(found: Found): string {
  return found.pointer === undefined ? '' : ` @ ${found.pointer}`;
}

function subjectOf(der: Uint8Array, keys: Set<string>): string {
  try {
    const { certificate } = parseCertificate(der);
    keys.add(certificate.publicKey.fingerprint);
    return certificate.subject.replace(/, O=.*/, '');
  } catch (error) {
    if (error instanceof DerError) return '?';
    throw error;
  }
}

/** Damages bytes as transport, editors and attackers do: cut off, flipped, spliced, doubled. */
export function damaged(sound: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const one = fc.constantFrom(...sound);
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const cut = fc.tuple(one, share).map(([bytes, part]) => bytes.subarray(0, Math.floor(bytes.length * part)));
  const flipped = fc
    .tuple(one, fc.array(fc.tuple(share, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 6 }))
    .map(([bytes, flips]) => {
      const copy = Buffer.from(bytes);
      for (const [part, mask] of flips) {
        const index = Math.floor(part * (copy.length - 1));
        copy[index] = (copy[index] as number) ^ mask;
      }
      return copy;
    });
  const spliced = fc
    .tuple(one, one, share, share)
    .map(([a, b, i, j]) =>
      Buffer.concat([a.subarray(0, Math.floor(a.length * i)), b.subarray(Math.floor(b.length * j))]),
    );
  const doubled = one.map((bytes) => Buffer.concat([bytes, bytes]));
  return fc.oneof(cut, flipped, spliced, doubled);
}

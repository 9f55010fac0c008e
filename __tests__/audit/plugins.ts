/** Decoders and mechanisms that do what the text tells them, to test the walk and the threads by. */
import { writeFileSync } from 'node:fs';
import type { Decoder, Layer, Mechanism, Output } from '../../src/model/index.ts';

/** A decoder of files that start with its id. */
export function decoder(id: string, decode: Decoder['decode'], overrides: Partial<Decoder> = {}): Decoder {
  return {
    id,
    title: id,
    example: id,
    unread: [],
    detect: ({ bytes }) => bytes.toString('latin1', 0, id.length) === id,
    decode,
    ...overrides,
  };
}

export function mechanism(id: string, overrides: Partial<Mechanism> = {}): Mechanism {
  return {
    id,
    title: id,
    identifiedBy: id,
    references: [],
    accepts: (path) => path.endsWith('.conf'),
    needles: [],
    read: () => {},
    rules: [],
    ...overrides,
  };
}

/** `key <name>`: a private key whose fingerprint is the name, so that files hold something without certificates. */
export const keys = decoder('key ', ({ bytes }: Layer, output: Output) => {
  const fingerprint = bytes.toString('latin1', 4).trim();
  output.privateKey(
    { algorithm: 'RSA', encrypted: false, publicKeyFingerprint: fingerprint },
    { format: 'pem', line: 1 },
  );
});

/** `DIE <path>`: leaves a mark and ends the thread that examines it, as running out of memory would. */
export const deadly = decoder('DIE ', ({ bytes }) => {
  writeFileSync(bytes.toString('latin1', 4), '');
  process.exit(7);
});

/** `HANG <path>`: leaves a mark and never ends. */
export const endless = decoder('HANG ', ({ bytes }) => {
  writeFileSync(bytes.toString('latin1', 5), '');
  for (;;);
});

/** What the whole walk, with every decoder, finds in bytes: one short line for each thing, in the order of the file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createExaminer, type FileFacts } from '../../src/audit/examine.ts';
import { decoders } from '../../src/decoders/index.ts';
import type { Sighting } from '../../src/model/index.ts';

const examiner = createExaminer({ decoders, mechanisms: [] }, []);

/** Undefined where no decoder wants the bytes. Fails where a decoder does. */
export async function factsOf(bytes: Buffer, path = 'file'): Promise<FileFacts | undefined> {
  const facts = await examiner.examine('corp/mail', path, bytes);
  if (facts !== undefined && facts.faults.length > 0)
    throw new Error(facts.faults.map(({ message }) => message).join());
  return facts;
}

/**
 * `CN=… 7 pem kubernetes-secret data["tls.crt"]` for a certificate, `RSA key …` for a private key, `pkcs12 …` for a keystore,
 * `malformed 7 data["tls.crt"]: …` for what cannot be read. What is not known is left out.
 */
export async function examined(bytes: Buffer, path?: string): Promise<string[]> {
  const facts = await factsOf(bytes, path);
  if (facts === undefined) return [];
  const lines: [number, string][] = [];
  const add = (what: string, { line, format, container, pointer }: Sighting) => {
    lines.push([line ?? 0, [what, line, format, container, pointer].filter((part) => part !== undefined).join(' ')]);
  };
  for (const { subject, sightings } of facts.certificates) for (const sighting of sightings) add(subject, sighting);
  for (const { algorithm, sightings } of facts.privateKeys) for (const one of sightings) add(`${algorithm} key`, one);
  for (const sighting of facts.keystores) add('keystore', sighting);
  for (const { reason, line, pointer, detail } of facts.unreadable) {
    lines.push([line ?? 0, `${[reason, line, pointer].filter((part) => part !== undefined).join(' ')}: ${detail}`]);
  }
  return lines.sort(([a], [b]) => a - b).map(([, text]) => text);
}

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'decoders');

/** Names of a decoder's fixtures in `good`, `bad` or `decoys`. */
export function fixtureNames(folder: string): string[] {
  return readdirSync(join(FIXTURES, folder)).sort();
}

export function fixtureBytes(path: string): Buffer {
  return readFileSync(join(FIXTURES, path));
}

/** What is found in each fixture of a folder, by name; the chain that all of them hold is called `leaf` and `ca`. */
export async function examinedFolder(folder: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const name of fixtureNames(folder)) {
    const lines = await examined(fixtureBytes(`${folder}/${name}`), name);
    found[name] = lines.map((line) =>
      line.replace('CN=mail.corp.internal', 'leaf').replace('CN=Corp Issuing CA', 'ca'),
    );
  }
  return found;
}

/** Good and bad fixtures of a decoder, for what damages them further. */
export function soundFixtures(id: string): Buffer[] {
  return ['good', 'bad'].flatMap((part) =>
    fixtureNames(`${id}/${part}`).map((name) => fixtureBytes(`${id}/${part}/${name}`)),
  );
}

/** What the whole walk, with every decoder, finds in bytes: one short line for each thing, in the order of the file. */
import { createExaminer } from '../../src/audit/examine.ts';
import type { FileFacts } from '../../src/audit/layer-output.ts';
import { decoders } from '../../src/decoders/index.ts';
import type { Sighting } from '../../src/model/index.ts';
import type { Files } from './material.ts';

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

/** What is found in each file, by name; the chain that all of them hold is called `leaf` and `ca`. */
export async function examinedFiles(files: Files): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [name, content] of Object.entries(files)) {
    const lines = await examined(Buffer.from(content), name);
    found[name] = lines.map((line) =>
      line.replace('CN=mail.corp.internal', 'leaf').replace('CN=Corp Issuing CA', 'ca'),
    );
  }
  return found;
}

/** Good and bad files of a form, for what damages them further. */
export function soundFiles({ good, bad }: { good: Files; bad: Files }): Buffer[] {
  return [...Object.values(good), ...Object.values(bad)].map((content) => Buffer.from(content));
}

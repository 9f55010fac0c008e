/** Certificates, requests, lists and keys that OpenSSL, ssh-keygen and issuers write: `fixtures/x509.txt`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const TEXT = readFileSync(join(import.meta.dirname, '../fixtures/x509.txt'), 'utf8');

/** The bytes of each, by its name, such as `keys/rsa.pkcs1.der`. */
export const x509Fixtures: ReadonlyMap<string, Buffer> = new Map(
  TEXT.split('\n\n')
    .filter((block) => /^\w+\/\S+\n/.test(block))
    .map((block): [string, Buffer] => {
      const end = block.indexOf('\n');
      return [block.slice(0, end), Buffer.from(block.slice(end), 'base64')];
    }),
);

/** The bytes of one. */
export function x509Fixture(name: string): Buffer {
  const bytes = x509Fixtures.get(name);
  if (bytes === undefined) throw new Error(`fixtures/x509.txt has no ${name}`);
  return bytes;
}

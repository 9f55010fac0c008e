/** Small files of certificates and keys that OpenSSL, ssh-keygen and issuers write, packed into one text by `scripts/fixtures/pack.ts`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of each file, by its name, such as `keys/rsa.pkcs1.der`. */
export function packedFixtures(file: string): ReadonlyMap<string, Buffer> {
  const text = readFileSync(join(import.meta.dirname, '../fixtures', file), 'utf8');
  return new Map(
    text
      .split('\n\n')
      .filter((block) => /^\w+\/\S+\n/.test(block))
      .map((block): [string, Buffer] => {
        const end = block.indexOf('\n');
        return [block.slice(0, end), Buffer.from(block.slice(end), 'base64')];
      }),
  );
}

export const x509Fixtures = packedFixtures('x509.txt');

/** The bytes of one. */
export function x509Fixture(name: string): Buffer {
  const bytes = x509Fixtures.get(name);
  if (bytes === undefined) throw new Error(`fixtures/x509.txt has no ${name}`);
  return bytes;
}

/** The fixtures of the decoders by path, such as `pkcs12/openssl3.p12` or `der/web.der`. */
export const decoderFixtures: ReadonlyMap<string, Buffer> = new Map([
  ...[...packedFixtures('decoders/pem.txt')].map(([name, bytes]): [string, Buffer] => [`pem/${name}`, bytes]),
  ...packedFixtures('decoders/der.txt'),
  ...packedFixtures('decoders/embedded.txt'),
  ...packedFixtures('decoders/keystores.txt'),
]);

/** The bytes of one. */
export function decoderFixture(path: string): Buffer {
  const bytes = decoderFixtures.get(path);
  if (bytes === undefined) throw new Error(`fixtures/decoders has no ${path}`);
  return bytes;
}

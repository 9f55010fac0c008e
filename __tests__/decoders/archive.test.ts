import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ZipInput, zip } from '../../scripts/fixtures/zip-writer.ts';
import { damaged } from '../support/decoding.ts';
import { examined, examinedFiles, factsOf, soundFiles } from '../support/examined.ts';
import { fixtureBytes } from '../support/material.ts';
import * as forms from './forms/archive.ts';

describe('fixtures', () => {
  it('are found where they stand', async () => {
    expect(await examinedFiles(forms.good)).toEqual({
      'chain.pem.gz': ['leaf pem gzip', 'ca pem gzip #2'],
      'mail-1.0.0.tgz': [
        'ca der tar mail/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/ca.der',
        'leaf pem tar mail/tls.crt',
        'ca pem tar mail/tls.crt!#2',
        'leaf pem tar mail/values.yaml!tls.crt',
      ],
      'mail.ear': [
        'leaf pem zip mail.war!WEB-INF/lib/mail.jar!certs/chain.pem',
        'ca pem zip mail.war!WEB-INF/lib/mail.jar!certs/chain.pem!#2',
        'ca der zip mail.war!WEB-INF/lib/mail.jar!certs/ca.der',
      ],
      'mail.jar': ['leaf pem zip certs/chain.pem', 'ca pem zip certs/chain.pem!#2', 'ca der zip certs/ca.der'],
      'mail.war': [
        'leaf pem zip WEB-INF/lib/mail.jar!certs/chain.pem',
        'ca pem zip WEB-INF/lib/mail.jar!certs/chain.pem!#2',
        'ca der zip WEB-INF/lib/mail.jar!certs/ca.der',
      ],
      'pax.tar': [
        'ca der tar mail/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/ca.der',
        'leaf pem tar mail/tls.crt',
        'ca pem tar mail/tls.crt!#2',
        'leaf pem tar mail/values.yaml!tls.crt',
      ],
      'secret.yaml': ['leaf 4 pem gzip data.chain', 'ca 4 pem gzip data.chain #2'],
      'ustar.tar': [
        'ca der tar mail/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/ca.der',
        'leaf pem tar mail/tls.crt',
        'ca pem tar mail/tls.crt!#2',
        'leaf pem tar mail/values.yaml!tls.crt',
      ],
    });
  });

  it('that are broken say so, beside what is whole', async () => {
    expect(await examinedFiles(forms.bad)).toEqual({
      'damaged.jar': ['ca der zip ca.der', 'malformed chain.pem: The compressed data is truncated or damaged.'],
      'locked.zip': ['locked leaf.pem: The entry is encrypted.', 'locked leaf.key: The entry is encrypted.'],
      'other-method.zip': ['ca der zip ca.der', 'unsupported: 1 entries use a compression that is not supported.'],
      'too-deep.zip': [
        'too-deep mail.ear!mail.war!WEB-INF/lib/mail.jar: The archive is more than 2 levels deep in other archives.',
      ],
      'truncated.jar': ['malformed: The archive is truncated: its directory is missing.'],
      'truncated.tar': ['malformed: The archive is truncated.'],
      'truncated.tgz': [
        'ca der tar mail/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/deep-in-a-tree/ca.der',
        'leaf pem tar mail/tls.crt',
        'ca pem tar mail/tls.crt!#2',
        'malformed: The compressed data is truncated or damaged.',
        'malformed mail/values.yaml: The archive is truncated.',
        'malformed mail/values.yaml!tls.crt: Unterminated PEM block.',
      ],
    });
  });

  it('that only look like it say nothing', async () => {
    const found = await examinedFiles(forms.decoys);
    expect(Object.keys(found).length).toBeGreaterThan(0);
    expect(Object.values(found).flat()).toEqual([]);
  });
});

const der = fixtureBytes('der/web.der');
/** Text that compression leaves long, the same in each run. */
const randomText = Array.from({ length: 100 }, (_, i) => createHash('sha256').update(`${i}`).digest('hex')).join('');
const entry = (name: string, content: Buffer = der, more: Partial<ZipInput> = {}): ZipInput => ({
  name,
  content,
  ...more,
});
const CERTIFICATE = 'CN=web.corp.internal, O=Corp der zip';

it.each([
  ['a string in the source of a program, which may be a part', 'server.gen.go', 0],
  ['a value of a manifest', 'secret.yaml', 1],
])('compressed data that is cut off is told of but %s', async (_, path, count) => {
  const cut = gzipSync(Buffer.from(randomText)).subarray(0, -40).toString('base64');
  const text = path.endsWith('.go') ? `var spec = []string{\n\t"${cut}",\n}\n` : `data:\n  chain: ${cut}\n`;
  const found = (await examinedFiles({ [path]: Buffer.from(text) }))[path] ?? [];
  expect(found.filter((what) => what.includes('malformed'))).toHaveLength(count);
});

describe('a bomb', () => {
  const zeros = (size: number) => gzipSync(Buffer.alloc(size));

  it.each([
    ['200 MiB of zeros', zeros(200 << 20)],
    ['2 MiB of zeros, in which nothing but their number is wrong', zeros(2 << 20)],
    ['an entry that expands a thousandfold', zip([entry('a.pem', Buffer.alloc(4 << 20))])],
  ])('%s is named and not expanded', async (_, bytes) => {
    expect(await examined(bytes)).toEqual([
      expect.stringMatching(/^too-large.*It expands to more than 100 times its size\.$/),
    ]);
  });

  it('hides nothing beside it', async () => {
    const bytes = zip([entry('bomb.txt', Buffer.alloc(4 << 20)), entry('web.der')]);
    expect(await examined(bytes)).toEqual([`${CERTIFICATE} web.der`, expect.stringMatching(/^too-large bomb\.txt/)]);
  });

  it('of gzip inside gzip ends at the third', async () => {
    const found = await examined(gzipSync(gzipSync(gzipSync(gzipSync(der)))));
    expect(found).toEqual(['too-deep: The archive is more than 2 levels deep in other archives.']);
  });

  it('of entries that share their data stops at 64 MiB', async () => {
    const content = Buffer.alloc(1 << 20);
    const bytes = zip(
      Array.from({ length: 9_000 }, (_, i) => entry(`${i}`, content)),
      { shared: true },
    );
    expect(await examined(bytes)).toEqual([expect.stringMatching(/^too-large: The archive needs more than 64 MiB/)]);
  });

  it('of entries that are all given up stops as soon', async () => {
    const content = Buffer.alloc(2 << 20);
    const bytes = zip(
      Array.from({ length: 9_000 }, (_, i) => entry(`${i}`, content)),
      { shared: true },
    );
    const found = await examined(bytes);
    expect(found).toHaveLength(64);
    expect(found.at(-1)).toMatch(/^too-large: The archive needs more than 64 MiB/);
  });

  it('of entries stops at ten thousand', async () => {
    const bytes = zip([entry('web.der'), ...Array.from({ length: 10_001 }, () => entry('a', Buffer.of(1)))]);
    expect(await examined(bytes)).toEqual([
      `${CERTIFICATE} web.der`,
      expect.stringMatching(/^too-large: The archive has more than 10000/),
    ]);
  });
});

describe('an entry', () => {
  it.each(['../../etc/passwd', '/etc/tls.crt', 'C:\\tls.crt', 'a\nb', '', '\u202emep', 'x'.repeat(5_000)])(
    'named %j is a pointer and nothing else',
    async (name) => {
      const facts = await factsOf(zip([entry(name)]));
      const [pointer = ''] =
        facts?.certificates.flatMap(({ sightings }) => sightings.map((one) => one.pointer ?? '')) ?? [];
      expect(facts?.certificates).toHaveLength(1);
      expect(name.startsWith(pointer.replace(/…$/, ''))).toBe(true);
      expect(pointer.length).toBeLessThan(300);
    },
  );

  it('twice under one name is read twice', async () => {
    expect(await examined(zip([entry('a.der'), entry('a.der')]))).toHaveLength(2);
  });

  it('that is encrypted is told when its name says that it matters', async () => {
    const found = await examined(
      zip([entry('tls.key', der, { encrypted: true }), entry('logo.png', der, { encrypted: true })]),
    );
    expect(found).toEqual(['locked tls.key: The entry is encrypted.']);
  });

  it('of PEM in an archive that is not compressed is found once', async () => {
    const pem = Buffer.from(`-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`);
    expect(await examined(zip([entry('a.pem', pem, { method: 0 })]))).toEqual([
      'CN=web.corp.internal, O=Corp pem zip a.pem',
    ]);
  });
});

describe('headers', () => {
  it('with any numbers in them are survived', async () => {
    const sound = zip([entry('a.der'), entry('b.der', der, { method: 0 })]);
    const place = fc.nat(sound.length - 1);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(place, fc.constantFrom(0, 0xff, 0x80, 1)), { minLength: 1, maxLength: 30 }),
        async (changes) => {
          const bytes = Buffer.from(sound);
          for (const [at, value] of changes) bytes[at] = value;
          await factsOf(bytes, 'a.zip');
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('damage', () => {
  it('of any kind is read or told', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(soundFiles(forms)), async (bytes) => {
        await factsOf(bytes, 'app.jar');
      }),
      { numRuns: 300 },
    );
  });
});

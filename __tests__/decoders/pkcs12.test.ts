import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Pkcs12Request, writePkcs12 } from '../../scripts/fixtures/pkcs12-writer.ts';
import { pkcs12 } from '../../src/decoders/pkcs12.ts';
import { damaged, decoded, fixture, fixturesOf } from '../support/decoding.ts';

const GIVEN = 'team-0nly!';
const unread = (what: string) => `The PKCS#12 keystore could not be read completely: ${what}.`;
const LOCKED = {
  reason: 'locked',
  detail: unread('it opens with none of the built-in or given passwords; give one with --keystore-passwords'),
};
const BOMB = {
  reason: 'too-large',
  detail: unread('it asks for 2147483648 rounds of key derivation, and no more than 600000 are computed'),
};

/** What openssl writes: the chain, of which only the first has a name. */
const WEB = {
  certificates: ['CN=web.corp.internal @ alias "web"', 'CN=Corp Issuing CA @ #2'],
  keys: ['RSA encrypted @ alias "web"'],
  keystores: [{ opened: 'default-password', entries: 3 }],
  unreadable: [],
};
/** What keytool writes: it names the issuer by its subject. */
const JAVA = {
  certificates: [
    'CN=Corp Issuing CA @ alias "root"',
    'CN=web.corp.internal @ alias "web"',
    'CN=Corp Issuing CA @ alias "O=Corp,CN=Corp Issuing CA"',
  ],
  keys: ['RSA encrypted @ alias "web"'],
  keystores: [{ opened: 'default-password', entries: 4 }],
  unreadable: [],
};
/** What the writer of the fixtures writes. */
const WRITTEN = {
  certificates: ['CN=web.corp.internal @ alias "wéb \\"1\\""', 'CN=Corp Issuing CA @ #2'],
  keys: ['RSA encrypted @ alias "wéb \\"1\\""'],
  keystores: [{ opened: 'default-password', entries: 3 }],
  unreadable: [],
};
const CLOSED = { certificates: [], keys: [], keystores: [{ opened: 'locked' }] };

describe('without a password of one’s own', () => {
  it.each([
    ['openssl3', WEB],
    ['rc2-40', WEB],
    ['rc2-128', WEB],
    ['rc4-40', WEB],
    ['rc4-128', WEB],
    ['3des', WEB],
    ['2des', WEB],
    ['aes-sha512', WEB],
    ['des-pbes2', WEB],
    ['clear-certificates', WEB],
    ['given-clear-certificates', { ...WEB, keystores: [{ opened: 'none', entries: 3 }] }],
    ['clear', { ...WEB, keys: ['RSA @ alias "web"'] }],
    ['empty-password', { ...WEB, keystores: [{ opened: 'empty-password', entries: 3 }] }],
    ['null-password', { ...WRITTEN, keys: [], keystores: [{ opened: 'empty-password', entries: 2 }] }],
    ['no-mac', { ...WRITTEN, keys: [], keystores: [{ opened: 'default-password', entries: 2 }] }],
    ['java-sha1', JAVA],
    ['java-sha224', JAVA],
    ['java-sha384', JAVA],
    ['java-sha512', JAVA],
    [
      'java-passwordless',
      {
        certificates: ['CN=Corp Issuing CA @ alias "root"'],
        keys: [],
        keystores: [{ opened: 'none', entries: 1 }],
        unreadable: [],
      },
    ],
    ['pbmac1', WRITTEN],
    ['ber', WRITTEN],
    ['other-key-password', WRITTEN],
    [
      'given-password',
      {
        ...CLOSED,
        keys: ['unpaired unknown encrypted @ alias "web"'],
        keystores: [{ opened: 'locked', entries: 1 }],
        unreadable: [LOCKED],
      },
    ],
    [
      'given-java17',
      {
        ...CLOSED,
        keys: ['unpaired unknown encrypted @ alias "web"'],
        keystores: [{ opened: 'locked', entries: 1 }],
        unreadable: [LOCKED],
      },
    ],
    [
      'enveloped',
      {
        ...WRITTEN,
        keys: [],
        keystores: [{ opened: 'default-password', entries: 2 }],
        unreadable: [{ reason: 'unsupported', detail: unread('a part of it is encrypted to a public key') }],
      },
    ],
    ['bomb-mac', { ...CLOSED, unreadable: [BOMB] }],
    ['bomb-no-mac', { ...CLOSED, unreadable: [BOMB] }],
    [
      'costly',
      {
        ...CLOSED,
        unreadable: [
          {
            reason: 'locked',
            detail: unread(
              'it opens with none of the built-in or given passwords (3 of 13 were tried, for each is costly here); give one with --keystore-passwords',
            ),
          },
        ],
      },
    ],
    ['trailing', { ...WEB, unreadable: [{ reason: 'malformed', detail: '7 bytes follow the PKCS#12 keystore.' }] }],
    [
      'cut-off',
      {
        certificates: [],
        keys: [],
        keystores: [],
        unreadable: [{ reason: 'malformed', detail: unread('the element at byte 0 is cut off') }],
      },
    ],
  ])('%s.p12', async (name, expected) => {
    expect(await decoded(pkcs12, fixture(`pkcs12/${name}.p12`))).toEqual({ lists: 0, requests: 0, ...expected });
  });

  it('has a case for every fixture', () => {
    expect(fixturesOf('pkcs12')).toHaveLength(31);
  });
});

describe('what was opened before', () => {
  it('is not read from bytes that have changed since', async () => {
    const bytes = Buffer.from(fixture('pkcs12/openssl3.p12'));
    const passwords: string[] = [];
    const before = await decoded(pkcs12, bytes, { passwords });
    const again = Buffer.from(bytes);
    bytes.fill(0);
    expect(await decoded(pkcs12, again, { passwords })).toEqual(before);
  });

  it('is opened with the passwords of the run', async () => {
    const bytes = fixture('pkcs12/given-password.p12');
    expect(await decoded(pkcs12, bytes, { passwords: [] })).toMatchObject({ keystores: [{ opened: 'locked' }] });
    const expected = { keystores: [{ opened: 'given-password' }] };
    expect(await decoded(pkcs12, bytes, { passwords: [GIVEN] })).toMatchObject(expected);
  });

  it('changes nothing of what comes after', async () => {
    const names = ['openssl3', 'given-password', 'empty-password', 'null-password', 'no-mac', 'pbmac1'];
    const inOrder = async (list: string[]) => {
      const results: Record<string, unknown> = {};
      for (const name of list)
        results[name] = await decoded(pkcs12, fixture(`pkcs12/${name}.p12`), { passwords: [GIVEN] });
      return results;
    };
    expect(await inOrder(names.toReversed())).toEqual(await inOrder(names));
  });
});

describe('with passwords that were given', () => {
  const passwords = ['another', GIVEN];

  it.each([
    ['given-password', { ...WEB, keystores: [{ opened: 'given-password', entries: 3 }] }],
    ['given-java17', { ...JAVA, keystores: [{ opened: 'given-password', entries: 4 }] }],
    ['given-clear-certificates', { ...WEB, keystores: [{ opened: 'given-password', entries: 3 }] }],
    ['other-key-password', WRITTEN],
    ['costly', { ...WRITTEN, keys: [], keystores: [{ opened: 'given-password', entries: 2 }] }],
    // A password that everybody knows stays one when it is given.
    ['openssl3', WEB],
  ])('%s.p12', async (name, expected) => {
    const result = await decoded(pkcs12, fixture(`pkcs12/${name}.p12`), { passwords: [...passwords, 'changeit'] });
    expect(result).toMatchObject(expected);
  });

  it('never repeats one of them', async () => {
    for (const path of fixturesOf('pkcs12')) {
      const result = await decoded(pkcs12, fixture(path), { passwords });
      expect(JSON.stringify(result)).not.toContain(GIVEN);
    }
  });
});

describe('the key', () => {
  const der = fixture('der/web.der');
  const pkcs8 = fixture('der/pkcs8.key');

  it.each([
    ['is paired by its own public half', 'changeit', undefined, 'RSA encrypted @ alias "k"'],
    ['is paired by localKeyId when its password is another', GIVEN, 1, 'RSA encrypted @ alias "k"'],
    ['stays unknown when nothing pairs it', GIVEN, undefined, 'unpaired unknown encrypted @ alias "k"'],
  ])('%s', async (_, password, keyId, expected) => {
    const names = keyId === undefined ? {} : { keyId };
    const bytes = writePkcs12({
      certificates: [{ der: fixture('der/chain.bin').subarray(der.length) }, { der, ...names }],
      key: { der: pkcs8, password, alias: 'k', ...names },
      password: 'changeit',
    });
    expect((await decoded(pkcs12, bytes))?.keys).toEqual([expected]);
  });
});

describe('detection', () => {
  it.each(['der/web.der', 'der/pkcs8.key', 'pkcs7/chain.p7b', 'jks/server.jks'])('leaves %s alone', async (path) => {
    expect(await decoded(pkcs12, fixture(path))).toBeUndefined();
  });
});

describe('hostile input', () => {
  const certificates = [{ der: fixture('der/web.der') }];
  const write = (request: Partial<Pkcs12Request>) =>
    writePkcs12({ certificates, password: 'changeit', rounds: 1, ...request });

  it('is not followed 20,000 levels deep', async () => {
    const start = Buffer.from('3080020103308006092a864886f70d010701', 'hex');
    const bytes = Buffer.concat([start, Buffer.alloc(40_000, Buffer.of(0xa0, 0x80)), Buffer.alloc(40_000)]);
    expect((await decoded(pkcs12, bytes))?.unreadable).toMatchObject([{ reason: 'too-deep' }]);
  });

  it('gives certificates or the reason why not', async () => {
    const sound = [
      write({}),
      write({ mac: 'none' }),
      write({ mac: 'pbmac1', hash: 'sha512' }),
      write({ encryption: '3des' }),
      write({ encryption: 'none', mac: 'none' }),
      write({ enveloped: true, password: '' }),
      fixture('pkcs12/rc2-40.p12'),
      fixture('pkcs12/rc4-40.p12'),
    ];
    await fc.assert(
      fc.asyncProperty(damaged(sound), async (bytes) => {
        const result = await decoded(pkcs12, bytes);
        fc.pre(result !== undefined);
        expect(result.certificates.length + result.unreadable.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bks } from '../../src/decoders/bks.ts';
import { damaged, decoded, fixture, fixturesOf } from '../support/decoding.ts';

const ROOT = 'CN=Corp Issuing CA @ alias "root"';
const WEB = ['CN=web.corp.internal @ alias "web"', 'CN=Corp Issuing CA @ alias "web" #2'];
const KEY = 'RSA encrypted @ alias "web"';
const opaque = (name: string) => ({
  certificates: [],
  keys: [],
  keystores: [],
  unreadable: [
    {
      reason: 'unsupported',
      detail: `The ${name} keystore of Bouncy Castle is encrypted as a whole and cannot be read.`,
    },
  ],
});
const whole = (opened: string) => ({
  // The writer keeps its entries in a hash table.
  certificates: expect.arrayContaining([ROOT, ...WEB]),
  keys: [KEY],
  keystores: [{ opened, entries: 2 }],
  unreadable: [],
});

describe('what a keystore holds', () => {
  it.each([
    ['server.bks', [], whole('default-password')],
    ['version-1.bks', [], whole('default-password')],
    ['given-password.bks', [], whole('none')],
    ['given-password.bks', ['team-0nly!'], whole('given-password')],
    ['opaque.uber', [], opaque('UBER')],
    ['opaque.bcfks', [], opaque('BCFKS')],
    [
      'cut-off.bks',
      [],
      {
        certificates: expect.arrayContaining(WEB),
        keys: [KEY],
        keystores: [{ opened: 'none', entries: 2 }],
        unreadable: [
          {
            reason: 'malformed',
            detail: expect.stringMatching(/^The BKS keystore could not be read .* is cut off\.$/),
          },
        ],
      },
    ],
  ])('%s with %j', async (name, passwords, expected) => {
    const result = await decoded(bks, fixture(`bks/${name}`), { passwords });
    expect(result).toEqual({ lists: 0, requests: 0, ...expected });
  });

  it('has a case for every fixture', () => {
    expect(fixturesOf('bks')).toHaveLength(6);
  });
});

/** A keystore without MAC key: version, salt, rounds, then entries as hex. */
function store(entries: string, rounds = '00000400'): Buffer {
  return Buffer.from(`0000000200000014${'ab'.repeat(20)}${rounds}${entries}00${'00'.repeat(20)}`, 'hex');
}

const NAME = '0001 61 0000000000000000'.replaceAll(' ', '');
const text = (value: string) =>
  Buffer.from(value).length.toString(16).padStart(4, '0') + Buffer.from(value).toString('hex');
const block = (bytes: Buffer) => bytes.length.toString(16).padStart(8, '0') + bytes.toString('hex');

describe('entries that keytool does not write', () => {
  const pkcs8 = fixture('der/pkcs8.key');
  const chain = `00000001${text('X.509')}${block(fixture('der/web.der'))}`;
  const sealed = block(Buffer.concat([Buffer.from(`00000014${'cd'.repeat(20)}00000400`, 'hex'), Buffer.alloc(40)]));

  it.each([
    [
      'a private key in the clear',
      `02${NAME}${chain}00${text('PKCS#8')}${text('RSA')}${block(pkcs8)}`,
      ['RSA @ alias "a"'],
    ],
    ['a public key', `02${NAME}${chain}01${text('X.509')}${text('RSA')}${block(pkcs8)}`, []],
    ['a secret key', `02${NAME}0000000002${text('RAW')}${text('AES')}${block(Buffer.alloc(16))}`, []],
    ['a secret', `03${NAME}00000000${block(Buffer.alloc(16))}`, []],
    ['a sealed key with a chain', `04${NAME}${chain}${sealed}`, ['RSA encrypted @ alias "a"']],
    ['a sealed key without', `04${NAME}00000000${sealed}`, []],
  ])('%s', async (_, entries, keys) => {
    expect(await decoded(bks, store(entries))).toMatchObject({ keys, unreadable: [] });
  });
});

describe('detection', () => {
  it.each([
    ['a PKCS#12 keystore', fixture('pkcs12/openssl3.p12')],
    ['a Java keystore', fixture('jks/server.jks')],
    ['a certificate', fixture('der/web.der')],
    ['an encrypted key', fixture('der/encrypted.key')],
    ['zeros', Buffer.alloc(200)],
    [
      'a header with 3 rounds and noise',
      Buffer.concat([store('').subarray(0, 28), Buffer.from('00000003', 'hex'), Buffer.alloc(64, 0x5a)]),
    ],
  ])('leaves %s alone', async (_, bytes) => {
    expect(await decoded(bks, bytes)).toBeUndefined();
  });

  it('takes no random bytes behind the header for BKS', () => {
    const random = fc.uint8Array({ minLength: 64, maxLength: 64 });
    const header = store('').subarray(0, 32);
    const found = (tail: Uint8Array) => bks.detect({ bytes: Buffer.concat([header, tail]), path: 'a', depth: 0 });
    // An entry's type and two octets of its time: once in four million.
    fc.assert(fc.property(random, (tail) => !found(tail)));
    fc.assert(fc.property(random, (tail) => !found(Buffer.concat([Buffer.from('01000161ffff', 'hex'), tail]))));
  });

  it('takes no random bytes for UBER', () => {
    const random = fc.uint8Array({ minLength: 64, maxLength: 512 });
    fc.assert(fc.property(random, (bytes) => !bks.detect({ bytes: Buffer.from(bytes), path: 'a', depth: 0 })));
  });
});

describe('hostile input', () => {
  it('gives a keystore or the reason why not', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(fixturesOf('bks').map(fixture)), async (bytes) => {
        const result = await decoded(bks, bytes);
        fc.pre(result !== undefined);
        expect(result.keystores.length + result.unreadable.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['7fffffff', '80000000', 'ffffffff'])('0x%s rounds cost nothing, and no certificate', async (rounds) => {
    const entry = `01${NAME}00000000${text('X.509')}${block(fixture('der/web.der'))}`;
    expect(await decoded(bks, store(entry, rounds))).toMatchObject({
      certificates: ['CN=web.corp.internal @ alias "a"'],
      keystores: [{ opened: 'none' }],
    });
  });
});

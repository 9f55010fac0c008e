import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { der } from '../../src/decoders/der.ts';
import { damaged, decoded, fixture, fixturesOf } from '../support/decoding.ts';

const NONE = { certificates: [], keys: [], keystores: [], lists: 0, requests: 0, unreadable: [] };
const malformed = (detail: string) => [{ reason: 'malformed', detail }];

describe('what a file holds', () => {
  it.each([
    ['web.der', { certificates: ['CN=web.corp.internal'] }],
    ['ber.cer', { certificates: ['CN=web.corp.internal'] }],
    ['newline.cer', { certificates: ['CN=web.corp.internal'] }],
    ['chain.bin', { certificates: ['CN=web.corp.internal @ #1', 'CN=Corp Issuing CA @ #2'] }],
    [
      'trailing.cer',
      { certificates: ['CN=web.corp.internal'], unreadable: malformed('16 bytes follow the certificate.') },
    ],
    ['cut-off.der', { unreadable: malformed('The certificate is truncated or damaged.') }],
    ['list.crl', { lists: 1 }],
    ['request.csr', { requests: 1 }],
    ['pkcs8.key', { keys: ['unpaired RSA'] }],
    ['pkcs1.key', { keys: ['unpaired RSA'] }],
    ['sec1.key', { keys: ['unpaired EC'] }],
    ['encrypted.key', { keys: ['unpaired unknown encrypted'] }],
    ['public.der', {}],
    [
      'other.cer',
      {
        unreadable: [
          { reason: 'unsupported', detail: 'The file is named like a certificate, but holds another DER structure.' },
        ],
      },
    ],
    ['noise.cer', { unreadable: malformed('The file is named like a certificate, but it is not one.') }],
  ])('%s', async (name, expected) => {
    const path = `der/${name}`;
    expect(await decoded(der, fixture(path), { path })).toEqual({ ...NONE, ...expected });
  });

  it('has a case for every fixture', () => {
    expect(fixturesOf('der')).toHaveLength(15);
  });

  it('reads a path of certificates (PkiPath), and nothing that is only like one', async () => {
    const [leaf, ca] = [fixture('chain/leaf.der'), fixture('chain/ca.der')];
    const sequence = (...parts: Buffer[]) => {
      const body = Buffer.concat(parts);
      return Buffer.concat([Buffer.of(0x30, 0x82, body.length >> 8, body.length & 0xff), body]);
    };
    expect(await decoded(der, sequence(ca, leaf), { path: 'client.pkipath' })).toEqual({
      ...NONE,
      certificates: ['CN=Corp Issuing CA @ #1', 'CN=mail.corp.internal @ #2'],
    });
    expect(await decoded(der, sequence(ca, fixture('der/public.der')), { path: 'client.pkipath' })).toEqual(NONE);
    const followed = await decoded(der, Buffer.concat([sequence(ca), Buffer.alloc(5)]), { path: 'client.pkipath' });
    expect(followed?.unreadable).toEqual(malformed('5 bytes follow the certificate.'));
  });

  it('is told by content, whatever the name', async () => {
    const result = await decoded(der, fixture('der/web.der'), { path: 'assets/logo.png' });
    expect(result?.certificates).toEqual(['CN=web.corp.internal']);
  });

  it('pairs the keys with the certificate', async () => {
    const bytes = Buffer.concat([fixture('der/web.der'), fixture('der/pkcs8.key'), fixture('der/pkcs1.key')]);
    expect((await decoded(der, bytes))?.keys).toEqual(['RSA @ #2', 'RSA @ #3']);
  });

  it('keeps the format of the layer it was wrapped in', async () => {
    const found: string[] = [];
    const output = { certificate: (_: Uint8Array, { format }: { format: string }) => found.push(format) };
    await der.decode({ bytes: fixture('der/web.der'), path: 'a', depth: 1, format: 'base64' }, output as never, {
      passwords: [],
    });
    expect(found).toEqual(['base64']);
  });
});

describe('what is no DER', () => {
  it.each([
    ['a certificate in PEM', 'a.crt', Buffer.from('-----BEGIN CERTIFICATE-----\n')],
    ['a certificate in UTF-16', 'a.cer', Buffer.from('\ufeff-----BEGIN', 'utf16le')],
    ['text that starts with a zero', 'counts.csv', Buffer.from('0x0 is the first\n')],
    ['a number and a string that are no EC key', 'a.der', Buffer.from('300702010704021122', 'hex')],
    ['an empty file', 'empty.crt', Buffer.alloc(0)],
    ['a zip', 'slides.crt', Buffer.from('PK\x03\x04\0\0\0\0')],
    ['a binary of another name', 'data.bin', Buffer.from('00010203fffefd7f00', 'hex')],
    ['a Java keystore named like a certificate', 'store.p12', fixture('jks/server.jks')],
    ['a Bouncy Castle keystore named like a certificate', 'store.p12', fixture('bks/server.bks')],
    ['a PKCS#12 keystore', 'store.p12', fixture('pkcs12/openssl3.p12')],
    ['a PKCS#7 structure', 'chain.cer', fixture('pkcs7/chain.p7b')],
    ['a BCFKS keystore', 'store.p12', fixture('bks/opaque.bcfks')],
  ])('%s says nothing', async (_, path, bytes) => {
    expect((await decoded(der, bytes, { path })) ?? NONE).toEqual(NONE);
  });

  it('is not invented from random bytes', async () => {
    const random = fc.uint8Array({ minLength: 40, maxLength: 600 });
    const start = fc.constantFrom('3082', '308201', '30', '30820100', '3081ff02');
    await fc.assert(
      fc.asyncProperty(start, random, async (hex, tail) => {
        const bytes = Buffer.concat([Buffer.from(hex, 'hex'), tail]);
        expect((await decoded(der, bytes, { path: 'firmware.bin' })) ?? NONE).toEqual(NONE);
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile input', () => {
  it('never goes unsaid in a file that is named like a certificate', async () => {
    const sound = fixturesOf('der')
      .filter((path) => !/noise|public|other/.test(path))
      .map(fixture);
    await fc.assert(
      fc.asyncProperty(damaged(sound), async (bytes) => {
        const result = await decoded(der, bytes, { path: 'web.cer' });
        fc.pre(bytes[0] === 0x30 && result !== undefined);
        const { certificates, keys, lists, requests, unreadable } = result;
        expect(certificates.length + keys.length + lists + requests + unreadable.length).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['100,000 levels', nested(100_000)],
    ['20,000 indefinite lengths', Buffer.concat([Buffer.alloc(40_000, Buffer.of(0x30, 0x80)), Buffer.alloc(40_000)])],
    ['a length of four gigabytes', Buffer.from('3084ffffffff3082', 'hex')],
    ['two million NULLs', Buffer.concat([Buffer.from('3083400000', 'hex'), Buffer.alloc(0x400000, Buffer.of(5, 0))])],
  ])('%s', async (_, bytes) => {
    const { unreadable, ...rest } = (await decoded(der, bytes, { path: 'deep.cer' })) ?? NONE;
    expect(rest).toEqual({ ...NONE, unreadable: undefined });
    expect(unreadable).toHaveLength(1);
  });
});

/** Sequences inside one another, each with a length of four octets. */
function nested(levels: number): Buffer {
  const bytes = Buffer.alloc(levels * 6);
  for (let level = 0; level < levels; level++) {
    bytes.writeUInt16BE(0x3084, level * 6);
    bytes.writeUInt32BE((levels - level - 1) * 6, level * 6 + 2);
  }
  return bytes;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBer } from '../../scripts/fixtures/pkcs12-writer.ts';
import { pkcs7 } from '../../src/decoders/pkcs7.ts';
import { damaged, decoded, fixture, fixturesOf } from '../support/decoding.ts';

const CHAIN = ['CN=web.corp.internal @ #1', 'CN=Corp Issuing CA @ #2'];
const derFixtures = fixturesOf('pkcs7').filter((path) => !path.endsWith('.pem'));

describe('certificates and lists', () => {
  it.each([
    ['chain.p7b', CHAIN, 0],
    ['with-list.p7b', CHAIN, 1],
    ['single.p7c', ['CN=web.corp.internal'], 0],
    ['signed.p7m', ['CN=Corp Issuing CA @ #1', 'CN=web.corp.internal @ #2'], 0],
    ['streamed.p7m', ['CN=Corp Issuing CA @ #1', 'CN=web.corp.internal @ #2'], 0],
  ])('of %s', async (name, certificates, lists) => {
    const result = await decoded(pkcs7, fixture(`pkcs7/${name}`));
    expect(result).toMatchObject({ certificates, lists, unreadable: [] });
  });

  it('in the DER that a PEM block holds', async () => {
    const text = fixture('pkcs7/chain.pem').toString();
    const bytes = Buffer.from(text.replace(/-----[^-]+-----/g, ''), 'base64');
    expect((await decoded(pkcs7, bytes, { depth: 1 }))?.certificates).toEqual(CHAIN);
  });

  it('of a structure that is cut off are said to be unread', async () => {
    expect((await decoded(pkcs7, fixture('pkcs7/cut-off.p7b')))?.unreadable).toEqual([
      {
        reason: 'malformed',
        detail: 'The PKCS#7 structure could not be read completely: the element at byte 0 is cut off.',
      },
    ]);
  });

  it('are read in front of surplus bytes', async () => {
    const result = await decoded(pkcs7, Buffer.concat([fixture('pkcs7/chain.p7b'), Buffer.from('abc')]));
    expect(result?.certificates).toEqual(CHAIN);
    expect(result?.unreadable).toEqual([{ reason: 'malformed', detail: '3 bytes follow the PKCS#7 structure.' }]);
    // A signed document reserves room in front of its end.
    const padded = await decoded(pkcs7, Buffer.concat([fixture('pkcs7/chain.p7b'), Buffer.alloc(829)]));
    expect([padded?.certificates, padded?.unreadable]).toEqual([CHAIN, []]);
  });
});

describe('detection', () => {
  it.each(['der/web.der', 'pkcs12/openssl3.p12', 'jks/server.jks'])('leaves %s alone', async (path) => {
    expect(await decoded(pkcs7, fixture(path))).toBeUndefined();
  });

  it('takes BER too', async () => {
    const bytes = toBer(fixture('pkcs7/single.p7c'));
    // The lengths inside the certificate change too, which makes it another one, but not another subject.
    expect((await decoded(pkcs7, bytes))?.certificates).toEqual(['CN=web.corp.internal']);
  });
});

describe('hostile input', () => {
  it('gives certificates or the reason why not', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(derFixtures.map(fixture)), async (bytes) => {
        const result = await decoded(pkcs7, bytes);
        fc.pre(result !== undefined);
        expect(result.certificates.length + result.unreadable.length).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is not followed 20,000 levels deep', async () => {
    const start = Buffer.from('308006092a864886f70d010702', 'hex');
    const bytes = Buffer.concat([start, Buffer.alloc(40_000, Buffer.of(0xa0, 0x80)), Buffer.alloc(40_000)]);
    expect((await decoded(pkcs7, bytes))?.unreadable).toMatchObject([{ reason: 'too-deep' }]);
  });
});

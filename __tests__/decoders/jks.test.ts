import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jks } from '../../src/decoders/jks.ts';
import { damaged, decoded, fixture, fixturesOf } from '../support/decoding.ts';

const ROOT = 'CN=Corp Issuing CA @ alias "root"';
const WEB = ['CN=web.corp.internal @ alias "web"', 'CN=Corp Issuing CA @ alias "web" #2'];
const jceks = (list: string[]) => list.map((line) => `${line} (jceks)`);

describe('what a keystore holds', () => {
  it.each([
    [
      'server.jks',
      {
        certificates: [ROOT, ...WEB],
        keys: ['RSA encrypted @ alias "web"'],
        keystores: [{ opened: 'default-password', entries: 2 }],
        unreadable: [],
      },
    ],
    [
      // A secret key, which is a serialized object without a length, stands before the others.
      'server.jceks',
      {
        certificates: jceks([ROOT, ...WEB]),
        keys: ['RSA encrypted @ alias "web"'],
        keystores: [{ opened: 'default-password', entries: 3 }],
        unreadable: [],
      },
    ],
    [
      'given-truststore.jks',
      { certificates: [ROOT], keys: [], keystores: [{ opened: 'none', entries: 1 }], unreadable: [] },
    ],
    [
      'version-1.jks',
      {
        certificates: ['CN=Corp Issuing CA @ alias "old"'],
        keys: [],
        keystores: [{ opened: 'none', entries: 1 }],
        unreadable: [],
      },
    ],
    [
      'trailing.jks',
      {
        certificates: [ROOT],
        keys: [],
        keystores: [{ opened: 'none', entries: 1 }],
        unreadable: [{ reason: 'malformed', detail: '5 bytes follow the JKS keystore.' }],
      },
    ],
    [
      'cut-off.jks',
      {
        certificates: [ROOT, WEB[0]],
        keys: ['RSA encrypted @ alias "web"'],
        keystores: [{ opened: 'none', entries: 2 }],
        unreadable: [
          { reason: 'malformed', detail: expect.stringMatching(/^The JKS keystore was not read .* is cut off\.$/) },
        ],
      },
    ],
  ])('%s', async (name, expected) => {
    expect(await decoded(jks, fixture(`jks/${name}`))).toEqual({ lists: 0, requests: 0, ...expected });
  });

  it('has a case for every fixture', () => {
    expect(fixturesOf('jks')).toHaveLength(6);
  });

  it('is the same whatever password is given, since none is needed', async () => {
    const result = await decoded(jks, fixture('jks/given-truststore.jks'), { passwords: ['team-0nly!'] });
    expect(result?.keystores).toEqual([{ opened: 'none', entries: 1 }]);
  });
});

describe('detection', () => {
  it.each([
    ['a PKCS#12 keystore', fixture('pkcs12/openssl3.p12')],
    ['a BKS keystore', fixture('bks/server.bks')],
    ['memory filled with 0xce', Buffer.alloc(64, 0xce)],
    ['a header alone', Buffer.from('feedfeed00000002', 'hex')],
  ])('leaves %s alone', async (_, bytes) => {
    expect(await decoded(jks, bytes)).toBeUndefined();
  });
});

describe('hostile input', () => {
  it('gives a keystore, and throws nothing', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(fixturesOf('jks').map(fixture)), async (bytes) => {
        const result = await decoded(jks, bytes);
        fc.pre(result !== undefined);
        expect(result.keystores).toHaveLength(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['more entries than bytes', 'feedfeed 00000002 7fffffff'],
    ['a negative count', 'feedfeed 00000002 ffffffff 00000000'],
    ['an unknown entry', 'feedfeed 00000002 00000001 00000009'],
    ['a certificate longer than the file', `feedfeed 00000002 00000001 00000002 0000 ${'00'.repeat(8)} 0000 7fffffff`],
    ['a chain of two billion', `feedfeed 00000002 00000001 00000001 0000 ${'00'.repeat(8)} 00000000 7fffffff`],
    [
      // TC_OBJECT, TC_CLASSDESC "A" without fields; its superclass is TC_REFERENCE to itself.
      'a class that is its own ancestor',
      `cececece 00000002 00000001 00000003 0000 ${'00'.repeat(8)} aced0005 73 72 0001 41 ${'00'.repeat(8)} 02 0000 78 71 007e0000`,
    ],
    ['no serialized object', `cececece 00000002 00000001 00000003 0000 ${'00'.repeat(8)} deadbeef`],
    [
      'a deep serialized object',
      `cececece 00000002 00000001 00000003 0000 ${'00'.repeat(8)} aced0005 ${'73'.repeat(5_000)}`,
    ],
  ])('%s', async (_, hex) => {
    const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex');
    expect((await decoded(jks, bytes))?.unreadable).toMatchObject([{ reason: 'malformed' }]);
  });
});

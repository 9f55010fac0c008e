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
          {
            reason: 'malformed',
            detail: expect.stringMatching(/^The JKS keystore could not be read .* is cut off\.$/),
          },
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

describe('a damaged header', () => {
  const DAMAGED = { reason: 'malformed', detail: 'The file is named like a Java keystore, but its header is damaged.' };
  const whole = fixture('jks/server.jks');
  const withHead = (header: string) => Buffer.concat([Buffer.from(header, 'hex'), whole.subarray(header.length / 2)]);

  it.each([
    ['another magic', withHead('feed0000')],
    ['another version', withHead('feedfeed00000009')],
    ['zeros', withHead('0000000000000000')],
  ])('is named, and what follows it is read: %s', async (_, bytes) => {
    expect(await decoded(jks, bytes, { path: 'conf/server.jks' })).toMatchObject({
      certificates: [ROOT, ...WEB],
      keys: ['RSA encrypted @ alias "web"'],
      unreadable: [DAMAGED],
    });
  });

  it('is named where nothing can be read', async () => {
    const bytes = Buffer.from(whole.toString('latin1'), 'utf8');
    expect(await decoded(jks, bytes, { path: 'server.jks' })).toMatchObject({
      certificates: [],
      unreadable: [DAMAGED],
    });
  });

  it.each([
    ['text', 'server.jks', Buffer.from('kept in the vault\n')],
    ['a PKCS#12', 'server.jks', fixture('pkcs12/openssl3.p12')],
    ['a BKS', 'server.jks', fixture('bks/server.bks')],
    ['an encrypted file', 'server.jks', Buffer.from('\0GITCRYPT\0 0123456789')],
    ['another name', 'server.bin', withHead('feed0000')],
  ])('is not told of %s', async (_, path, bytes) => {
    expect(await decoded(jks, bytes, { path })).toBeUndefined();
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

describe('a serialized object, whatever it is made of,', () => {
  const hex = (text: string) => Buffer.from(text).toString('hex');
  const utf = (text: string) => Buffer.from(text).length.toString(16).padStart(4, '0') + hex(text);
  /** TC_CLASSDESC without annotations: name, UID, flags, fields; then the superclass, none where left out. */
  const classDesc = (name: string, flags: string, fields: string[] = [], superclass = '70') =>
    `72${utf(name)}${'11'.repeat(8)}${flags}${fields.length.toString(16).padStart(4, '0')}${fields.join('')}78${superclass}`;
  const object = (desc: string, data = '') => `73${desc}${data}`;
  const field = (type: string, name: string, of = '') => `${hex(type)}${utf(name)}${of}`;
  const string = (text: string) => `74${utf(text)}`;

  it.each([
    ['no fields', object(classDesc('A', '02'))],
    [
      'fields of every primitive type',
      object(
        classDesc(
          'A',
          '02',
          [...'BCDFIJSZ'].map((type) => field(type, type)),
        ),
        '00'.repeat(1 + 2 + 8 + 4 + 4 + 8 + 2 + 1),
      ),
    ],
    ['a string', object(classDesc('A', '02', [field('L', 's', string('Ljava/lang/String;'))]), string('AES'))],
    [
      'bytes',
      object(classDesc('A', '02', [field('[', 'b', string('[B'))]), `75${classDesc('[B', '02')}00000003aabbcc`),
    ],
    ['an array of objects', `75${classDesc('[LA;', '02')}000000027070`],
    [
      'what its writeObject wrote',
      object(classDesc('A', '03', [field('I', 'i')]), '00000001 7703aabbcc 7a00000001dd 70 78'),
    ],
    ['what its writeExternal wrote', object(classDesc('A', '0c'), '7701ff78')],
    [
      'a superclass, whose fields come first',
      object(classDesc('B', '02', [field('B', 'b')], classDesc('A', '03')), '7701ff78 05'),
    ],
    // Handles: 0 is A, 1 the string of the type, 2 the object, 3 the object inside it, of class 0 too.
    [
      'a reference to its class',
      object(classDesc('A', '02', [field('L', 'a', string('LA;'))]), object('71007e0000', '70')),
    ],
    ['an enum constant', `7e${classDesc('E', '12', [], classDesc('java.lang.Enum', '12'))}${string('ONE')}`],
    ['a class', `76${classDesc('A', '02')}`],
    ['a proxy', object(`7d00000001${utf('I')}78${classDesc('P', '02')}`)],
    ['a long string', `7c0000000000000002${hex('ab')}`],
  ])('is stepped over: %s', async (_, serialized) => {
    const entry = `00000003 ${utf('k')} ${'00'.repeat(8)} aced0005 ${serialized}`;
    const root = `00000002 ${utf('root')} ${'00'.repeat(8)} ${utf('X.509')}`;
    const der = fixture('der/web.der');
    const length = der.length.toString(16).padStart(8, '0');
    const text = `cececece 00000002 00000002 ${entry} ${root} ${length} ${der.toString('hex')} ${'00'.repeat(20)}`;
    const result = await decoded(jks, Buffer.from(text.replaceAll(' ', ''), 'hex'));
    expect(result).toMatchObject({ certificates: ['CN=web.corp.internal @ alias "root" (jceks)'], unreadable: [] });
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

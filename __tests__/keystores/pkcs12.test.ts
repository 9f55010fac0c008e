import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oid, tlv, writePkcs12 } from '../../scripts/fixtures/pkcs12-writer.ts';
import { isPfx, readBags, readPfx } from '../../src/keystores/pkcs12.ts';
import { openPfx } from '../../src/keystores/pkcs12-open.ts';
import { fixture } from '../support/decoding.ts';

const web = fixture('der/web.der');

describe('readBags', () => {
  const bag = (type: string, content: Buffer) => tlv(0x30, oid(type), tlv(0xa0, content));
  const SAFE = '1.2.840.113549.1.12.10.1.6';
  const nested = (depth: number): Buffer =>
    tlv(0x30, depth === 0 ? bag('1.2.840.113549.1.12.10.1.1', tlv(0x30)) : bag(SAFE, nested(depth - 1)));

  it('reads bags inside bags', () => {
    expect(readBags(nested(3)).map(({ kind }) => kind)).toEqual(['key']);
  });

  it('follows them no deeper than anybody writes', () => {
    expect(() => readBags(nested(6))).toThrow(expect.objectContaining({ reason: 'too-deep' }));
  });

  it.each([
    ['1.2.840.113549.1.12.10.1.5', 'secret'],
    ['1.2.3.4', 'unknown'],
  ])('tells what %s is', (type, kind) => {
    expect(readBags(tlv(0x30, bag(type, tlv(0x30)))).map((one) => one.kind)).toEqual([kind]);
  });
});

describe('openPfx', () => {
  const key = { der: fixture('der/pkcs8.key'), password: 'changeit' };
  const bytes = writePkcs12({ certificates: [{ der: web }], key, password: 'changeit', rounds: 1_000 });

  it.each([
    // The MAC costs 1,000 a try, the certificates and the key as much once.
    ['everything', 5_000_000, 'default-password', 'RSA', []],
    ['the key', 2_900, 'default-password', 'unknown', []],
    ['the certificates', 1_500, 'default-password', 'unknown', ['too-large']],
    ['the first password', 500, 'locked', 'unknown', ['locked']],
  ])('spends its budget up to %s', (_, budget, opened, algorithm, reasons) => {
    // Given, so that it is the first to be tried.
    const store = openPfx(readPfx(bytes), ['changeit'], budget);
    expect(store).toMatchObject({ opened, keys: [{ key: { algorithm } }] });
    expect(store.problems.map(({ reason }) => reason)).toEqual(reasons);
  });

  it.each([
    [null, ''],
    ['', null],
  ])('opens what is encrypted with %j and has the MAC of %j', (password, macPassword) => {
    const mixed = writePkcs12({ certificates: [{ der: web }], password, macPassword, encryption: '3des', rounds: 9 });
    expect(openPfx(readPfx(mixed), [])).toMatchObject({ opened: 'empty-password', bags: [{ kind: 'certificate' }] });
  });

  it('remembers of a copy which passwords were tried, and of no other keystore', () => {
    const of = (password: string) => writePkcs12({ certificates: [{ der: web }], password, rounds: 3 });
    const [one, other] = [of('first one'), of('second one')];
    const openedBy = (store: Buffer, ...given: string[]) => openPfx(readPfx(store), given).opened;
    for (const _ of ['the first time', 'again']) {
      expect(openedBy(one, 'second one')).toBe('locked');
      expect(openedBy(one, 'second one', 'first one')).toBe('given-password');
      expect(openedBy(Buffer.from(one))).toBe('locked');
      expect(openedBy(other, 'first one')).toBe('locked');
      expect(openedBy(other, 'second one')).toBe('given-password');
    }
  });

  it('tries the given passwords on a part of its own password', () => {
    const mixed = writePkcs12({ certificates: [{ der: web }], password: 'inside', macPassword: 'changeit' });
    expect(openPfx(readPfx(mixed), [])).toMatchObject({ bags: [], problems: [{ reason: 'locked' }] });
    expect(openPfx(readPfx(mixed), ['inside'])).toMatchObject({ bags: [{ kind: 'certificate' }], problems: [] });
  });

  it('reads what is in the clear whatever the MAC asks for', () => {
    const clear = writePkcs12({ certificates: [{ der: web }], password: 'x', encryption: 'none', rounds: 2 ** 31 });
    expect(openPfx(readPfx(clear), [])).toMatchObject({
      opened: 'none',
      bags: [{ kind: 'certificate' }],
      problems: [],
    });
  });

  it('takes as many entries as a file can hold', () => {
    const key = tlv(0x30, oid('1.2.840.113549.1.12.10.1.1'), tlv(0xa0, tlv(0x30)));
    const bags = tlv(0x30, Buffer.concat(Array<Buffer>(90_000).fill(key)));
    const part = tlv(0x30, oid('1.2.840.113549.1.7.1'), tlv(0xa0, tlv(0x04, bags)));
    const pfx = { authenticatedSafe: tlv(0x30, part), mac: undefined, end: 0 };
    expect(openPfx(pfx, []).keys).toHaveLength(90_000);
  });

  it('says that an entry is of no known type', () => {
    const bytes = writePkcs12({ certificates: [{ der: web }], password: 'changeit', encryption: 'none', mac: 'none' });
    const at = bytes.indexOf(Buffer.from('2a864886f70d010c0a0103', 'hex'));
    bytes[at + 10] = 0x63;
    expect(openPfx(readPfx(bytes), []).problems).toEqual([
      { reason: 'unsupported', message: 'it has entries of unknown types' },
    ]);
  });

  it('gives the same verdict for any passwords that do not fit', () => {
    const bytes = fixture('pkcs12/given-password.p12');
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }), (passwords) => {
        expect(openPfx(readPfx(bytes), passwords)).toMatchObject({
          opened: 'locked',
          problems: [{ reason: 'locked' }],
        });
      }),
      { numRuns: 20 },
    );
  });
});

describe('isPfx', () => {
  it.each([
    ['DER', fixture('pkcs12/openssl3.p12'), true],
    ['BER', fixture('pkcs12/ber.p12'), true],
    ['what is cut off', fixture('pkcs12/cut-off.p12'), true],
    ['a certificate', web, false],
    ['nothing', Buffer.alloc(0), false],
    ['a few bytes', Buffer.from('3080020103', 'hex'), false],
  ])('%s', (_, bytes, expected) => {
    expect(isPfx(bytes)).toBe(expected);
  });
});

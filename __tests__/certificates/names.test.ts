import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayName, dnAttribute, parseDistinguishedName } from '../../src/certificates/names.ts';

describe('the attributes of a name', () => {
  it.each([
    ['', []],
    ['CN=a', [['CN', 'a']]],
    [
      'C=US, O=Corp, CN=www.corp.internal',
      [
        ['C', 'US'],
        ['O', 'Corp'],
        ['CN', 'www.corp.internal'],
      ],
    ],
    [
      'O=Corp\\, Inc., CN=a\\+b',
      [
        ['O', 'Corp, Inc.'],
        ['CN', 'a+b'],
      ],
    ],
    [
      'CN=a + serialNumber=7, O=b',
      [
        ['CN', 'a'],
        ['serialNumber', '7'],
        ['O', 'b'],
      ],
    ],
    [
      'CN=\\ a\\ , O=b',
      [
        ['CN', ' a '],
        ['O', 'b'],
      ],
    ],
    ['CN=a\\00b', [['CN', 'a\0b']]],
    ['CN=a\\\\00b', [['CN', 'a\\00b']]],
    [
      'CN=a\\\\, O=b',
      [
        ['CN', 'a\\'],
        ['O', 'b'],
      ],
    ],
    ['CN=a=b', [['CN', 'a=b']]],
    ['CN=', [['CN', '']]],
    ['2.5.4.99=#0c0161', [['2.5.4.99', '#0c0161']]],
    ['unknown', []],
    ['CN=a\\', [['CN', 'a\\']]],
  ])('%j', (name, expected) => {
    expect(parseDistinguishedName(name).map(({ type, value }) => [type, value])).toEqual(expected);
  });

  it('has the most specific one last', () => {
    expect(dnAttribute('CN=Corp Root, O=Corp, CN=www', 'CN')).toBe('www');
    expect(dnAttribute('O=Corp', 'CN')).toBeUndefined();
  });
});

describe('the title of a certificate', () => {
  const title = (names: string[], subject = '') => displayName({ names, subject, fingerprint: 'ab'.repeat(32) });

  it.each([
    ['its first DNS name', ['ip:10.0.0.1', 'dns:a.corp.internal', 'dns:b.corp.internal'], 'CN=x', 'a.corp.internal'],
    ['its common name', ['ip:10.0.0.1'], 'O=Corp, CN=Corp Root', 'Corp Root'],
    ['another name', ['email:a@corp.internal'], '', 'a@corp.internal'],
    ['its subject', [], 'O=Corp, OU=Mail', 'O=Corp, OU=Mail'],
    ['its fingerprint', [], '', 'SHA-256 abababababababab'],
    ['its fingerprint, when its names are empty', ['dns:'], 'CN=', 'CN='],
  ])('is %s', (_, names, subject, expected) => {
    expect(title(names, subject)).toBe(expected);
  });

  it('is one short line that hides nothing', () => {
    expect(title(['dns:bank\u202egro\n.com'])).toBe('bank<U+202E>gro<U+000A>.com');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 3000 }), (text) => {
        const told = title([`dns:${text}`], `CN=${text}`);
        expect(told).not.toMatch(/[\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/);
        expect(told.length).toBeLessThan(1200);
        expect(told).not.toBe('');
      }),
    );
  });

  it('takes linear time', () => {
    expect(parseDistinguishedName('\\'.repeat(1_000_000))).toEqual([]);
    expect(parseDistinguishedName('CN=a, '.repeat(100_000))).toHaveLength(100_000);
  });
});

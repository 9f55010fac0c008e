import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDisplayPath, toRawName, toSystemPath } from '../../src/readers/raw-paths.ts';

const latin1 = (...bytes: number[]) => Buffer.from(bytes).toString('latin1');

describe('displayPath', () => {
  it.each([
    ['certs/a.pem', 'certs/a.pem'],
    ['new\nline.pem', 'new\nline.pem'],
    [toRawName('Müller/\u202emep.evil'), 'Müller/\u202emep.evil'],
    [`${latin1(0xff, 0xfe)}.pem`, '\\xff\\xfe.pem'],
    [`${toRawName('ä')}${latin1(0xe4)}.pem`, 'ä\\xe4.pem'],
    // A sequence cut off, an overlong one, a surrogate, a code point beyond the last (RFC 3629 section 3).
    [latin1(0xe2, 0x82), '\\xe2\\x82'],
    [latin1(0xc0, 0xaf), '\\xc0\\xaf'],
    [latin1(0xed, 0xa0, 0x80), '\\xed\\xa0\\x80'],
    [latin1(0xf4, 0x90, 0x80, 0x80), '\\xf4\\x90\\x80\\x80'],
  ])('%j is shown as %j', (name, shown) => {
    expect(toDisplayPath(name)).toBe(shown);
  });

  it('gives any text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(toDisplayPath(toRawName(text))).toBe(text);
      }),
    );
  });

  it('loses no byte to U+FFFD', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
        const own = Buffer.from(bytes).includes('\ufffd');
        expect(toDisplayPath(latin1(...bytes)).includes('\ufffd')).toBe(own);
      }),
    );
  });
});

describe('systemPath', () => {
  it('is text where the name is ASCII, and the very bytes where it is not', () => {
    expect(toSystemPath('/srv', 'a/b.pem')).toBe('/srv/a/b.pem');
    expect(toSystemPath('/', 'a')).toBe('/a');
    expect(toSystemPath('/srv/ä', latin1(0xff))).toEqual(Buffer.concat([Buffer.from('/srv/ä/'), Buffer.from([0xff])]));
  });
});

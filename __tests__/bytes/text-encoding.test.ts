import { describe, expect, it } from 'vitest';
import { toUtf8 } from '../../src/bytes/text-encoding.ts';

const TEXT = '# Größe für Zürich, 証明書 🔐\r\ntls:\n  crt: |\n    -----BEGIN CERTIFICATE-----\n';

function utf32(text: string, little: boolean): Buffer {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const bytes = Buffer.alloc(codes.length * 4);
  for (const [index, code] of codes.entries()) {
    if (little) bytes.writeUInt32LE(code, index * 4);
    else bytes.writeUInt32BE(code, index * 4);
  }
  return bytes;
}

const FORMS: [string, (text: string) => Buffer][] = [
  ['UTF-16, little end first', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16, big end first', (text) => Buffer.from(text, 'utf16le').swap16()],
  ['UTF-32, little end first', (text) => utf32(text, true)],
  ['UTF-32, big end first', (text) => utf32(text, false)],
];

describe.each(FORMS)('%s', (_, encode) => {
  it('is read with a byte order mark, whatever its letters', () => {
    const bytes = encode(`\ufeff${TEXT}`);
    const before = Buffer.from(bytes);
    expect(toUtf8(bytes).toString()).toBe(TEXT);
    expect(toUtf8(encode('\ufeff証明書')).toString()).toBe('証明書');
    expect(bytes).toEqual(before);
  });

  it('is read without one, where most of it is ASCII', () => {
    expect(toUtf8(encode(TEXT)).toString()).toBe(TEXT);
  });

  it('is read up to a character that was cut', () => {
    const bytes = encode(`\ufeff${TEXT}`);
    expect(toUtf8(bytes.subarray(0, -1)).toString()).toBe(TEXT.slice(0, -1));
  });
});

it.each(['\0', '\0\n\n', '\0\0\n\n\n\n'])('UTF-16 that begins with the zero of a mark of UTF-32: %j', (start) => {
  expect(toUtf8(Buffer.from(`\ufeff${start}${TEXT}`, 'utf16le')).toString()).toBe(`${start}${TEXT}`);
});

describe('a file that is in another encoding by its beginning only', () => {
  const armor = '\n-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

  it.each([
    ['a mark of UTF-16', Buffer.of(0xff, 0xfe)],
    ['a mark of UTF-16, big-endian', Buffer.of(0xfe, 0xff)],
    ['a mark of UTF-32', Buffer.of(0xff, 0xfe, 0, 0)],
    ['zeros between line feeds', Buffer.from('\0\n'.repeat(300))],
    ['text in UTF-16', Buffer.from(TEXT.repeat(20), 'utf16le')],
  ])('is followed by its bytes: %s', (_, start) => {
    expect(toUtf8(Buffer.concat([start, Buffer.from(armor)])).toString()).toContain(armor);
    expect(toUtf8(Buffer.concat([start, Buffer.from('A1b/'.repeat(15))])).toString()).toContain('A1b/'.repeat(15));
  });

  it('is not where it holds no material in ASCII', () => {
    expect(toUtf8(Buffer.from(`\ufeff${armor}`, 'utf16le')).toString()).toBe(armor);
  });
});

describe('everything else stays as it is', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.of(0xff)],
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['zeros', Buffer.alloc(1_000)],
    ['DER', Buffer.from('3082010a0282010100', 'hex')],
    ['numbers of two bytes', Buffer.from(Uint16Array.from({ length: 500 }, (_, i) => i * 7).buffer)],
    ['text of two bytes with zeros between', Buffer.from('a\0b\0\0\0'.repeat(100))],
    ['a JCEKS keystore', Buffer.from(`cececece00000002${'00000001'.repeat(40)}`, 'hex')],
  ])('%s', (_, bytes) => {
    expect(toUtf8(bytes)).toBe(bytes);
  });

  it('a code beyond Unicode is one replacement', () => {
    const bytes = Buffer.concat([utf32('\ufeffa', true), Buffer.of(0, 0, 0x11, 0xff)]);
    expect(toUtf8(bytes).toString()).toBe('a\ufffd');
  });
});

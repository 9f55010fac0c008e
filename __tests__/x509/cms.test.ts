import { describe, expect, it } from 'vitest';
import { integer, oid, tlv, toBer } from '../../scripts/fixtures/pkcs12-writer.ts';
import { isSignedData, octetString, readSignedData } from '../../src/x509/cms.ts';
import { elementAt } from '../../src/x509/der.ts';
import { fixture } from '../support/decoding.ts';

const DATA = '1.2.840.113549.1.7.1';

/** A SignedData without signers. */
function signedData(content: Buffer[], ...fields: Buffer[]): Buffer {
  const inner = tlv(0x30, integer(1), tlv(0x31), tlv(0x30, oid(DATA), ...content), ...fields, tlv(0x31));
  return tlv(0x30, oid('1.2.840.113549.1.7.2'), tlv(0xa0, inner));
}

describe('readSignedData', () => {
  it.each(['signed.p7m', 'streamed.p7m'])('gives the content of %s', (name) => {
    const { content, contentType, certificates } = readSignedData(fixture(`pkcs7/${name}`));
    expect(Buffer.from(content ?? []).toString()).toBe('deployment manifest\n');
    expect(contentType).toBe(DATA);
    expect(certificates).toHaveLength(2);
  });

  it('gives no content of a bundle of certificates', () => {
    expect(readSignedData(fixture('pkcs7/chain.p7b'))).not.toHaveProperty('content');
  });

  it('joins content that BER cut into segments', () => {
    const text = 'x'.repeat(2_500);
    const bytes = toBer(signedData([tlv(0xa0, tlv(0x04, Buffer.from(text)))]));
    expect(Buffer.from(readSignedData(bytes).content ?? []).toString()).toBe(text);
  });

  it('gives content of another type whole, as PKCS#7 before CMS allowed', () => {
    const structure = tlv(0x30, integer(7));
    expect(Buffer.from(readSignedData(signedData([tlv(0xa0, structure)])).content ?? [])).toEqual(structure);
  });

  it('leaves attribute certificates out, and nothing else', () => {
    const set = tlv(0xa0, tlv(0x30, integer(1)), tlv(0xa2, integer(2)), tlv(0x31, integer(3)));
    expect(readSignedData(signedData([], set)).certificates).toHaveLength(2);
  });

  it('tells where the structure ends', () => {
    const bytes = fixture('pkcs7/single.p7c');
    expect(readSignedData(Buffer.concat([bytes, Buffer.alloc(9)])).end).toBe(bytes.length);
  });

  it.each([
    ['another type of content', tlv(0x30, oid('1.2.840.113549.1.7.3'), tlv(0xa0, tlv(0x30)))],
    ['no content', tlv(0x30, oid('1.2.840.113549.1.7.2'))],
    ['an unknown field', signedData([], tlv(0xa5))],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', (_, bytes) => {
    expect(() => readSignedData(bytes)).toThrow(expect.objectContaining({ reason: 'malformed' }));
  });
});

describe('isSignedData', () => {
  it.each([
    ['pkcs7/chain.p7b', true],
    ['pkcs7/streamed.p7m', true],
    ['pkcs7/cut-off.p7b', true],
    ['pkcs12/openssl3.p12', false],
    ['der/web.der', false],
  ])('%s', (path, expected) => {
    expect(isSignedData(fixture(path))).toBe(expected);
  });
});

describe('octetString', () => {
  it.each([
    ['in one piece', '0403010203', '010203'],
    ['in segments', '2407040101040202033000'.slice(0, -4), '010203'],
  ])('%s', (_, encoded, expected) => {
    expect(Buffer.from(octetString(elementAt(Buffer.from(encoded, 'hex')), 'it')).toString('hex')).toBe(expected);
  });

  it('is no number', () => {
    expect(() => octetString(elementAt(integer(1)), 'it')).toThrow('it has tag 0x2');
  });
});

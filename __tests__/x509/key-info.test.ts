import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { element, integer, octetKeyInfo, rsaKeyInfo } from '../../src/x509/key-info.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

it.each([
  ['', '020100'],
  ['00', '020100'],
  ['7f', '02017f'],
  ['80', '02020080'],
  ['000080', '02020080'],
  ['00007f', '02017f'],
])('the magnitude %s is the INTEGER %s', (magnitude, expected) => {
  expect(hex(integer(Buffer.from(magnitude, 'hex')))).toBe(expected);
});

it.each([
  [0, '0400'],
  [127, '047f'],
  [128, '048180'],
  [256, '04820100'],
  [65_536, '0483010000'],
])('%i octets have the shortest length', (length, expected) => {
  expect(hex(element(0x04, Buffer.alloc(length)))).toBe(expected + '00'.repeat(length));
});

describe('a SubjectPublicKeyInfo from numbers is the one that OpenSSL writes', () => {
  it('for RSA', () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
    const info = rsaKeyInfo(Buffer.from(n, 'base64url'), Buffer.from(e, 'base64url'));
    expect(hex(info)).toBe(hex(publicKey.export({ format: 'der', type: 'spki' })));
  });

  it('for Ed25519', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    const { x = '' } = publicKey.export({ format: 'jwk' });
    const info = octetKeyInfo('Ed25519', Buffer.from(x, 'base64url'));
    expect(hex(info)).toBe(hex(publicKey.export({ format: 'der', type: 'spki' })));
  });
});

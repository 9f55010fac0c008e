import { describe, expect, it } from 'vitest';
import { weakSignature } from '../../src/rules/weak-signature.ts';
import { HASHES, SIGNATURE_ALGORITHMS } from '../../src/x509/oids.ts';
import { certificate, problems, root } from '../support/builders.ts';

const weak = (signatureAlgorithm: string, overrides = {}) =>
  problems(weakSignature, { inventory: { certificates: [certificate({ signatureAlgorithm, ...overrides })] } }).length;

describe('weak-signature', () => {
  it('knows the broken ones among the names that certificates are given', () => {
    const names = [
      ...new Set([
        ...Object.values(SIGNATURE_ALGORITHMS),
        ...Object.values(HASHES).map((hash) => `RSASSA-PSS-${hash}`),
      ]),
    ];
    expect(names.filter((name) => weak(name) > 0).sort()).toEqual([
      'RSASSA-PSS-MD5',
      'RSASSA-PSS-SHA1',
      'dsa-with-SHA1',
      'ecdsa-with-SHA1',
      'md2WithRSAEncryption',
      'md4WithRSAEncryption',
      'md5WithRSA',
      'md5WithRSAEncryption',
      'sha1WithRSA',
      'sha1WithRSAEncryption',
      'shaWithRSAEncryption',
    ]);
  });

  it.each([
    ['has expired', { notAfter: '2026-11-21T23:59:59Z' }, 'note'],
    ['signs code', { extendedKeyUsage: ['codeSigning'], names: [] }, 'note'],
    ['is of one network', { names: ['ip:10.0.0.1'], subject: 'CN=10.0.0.1' }, 'note'],
    ['is served', {}, undefined],
  ])('the level of a certificate that %s', (_, overrides, level) => {
    const certificates = [certificate({ signatureAlgorithm: 'sha1WithRSAEncryption', ...overrides })];
    expect(problems(weakSignature, { inventory: { certificates } })[0]?.level).toBe(level);
  });

  it.each(['Ed25519', 'ML-DSA-65', '1.2.840.113549.1.1.5', 'unknown', ''])('%j is silent', (name) => {
    expect(weak(name)).toBe(0);
  });

  it.each([
    ['a root without key identifiers', {}, 0],
    ['a root whose identifiers agree', { authorityKeyId: 'aa', subjectKeyId: 'aa' }, 0],
    ['self-issued by another key', { authorityKeyId: 'bb', subjectKeyId: 'aa' }, 1],
    ['self-issued, with the identifier of the issuer alone', { authorityKeyId: 'bb' }, 1],
    ['issued by another', { selfIssued: false }, 1],
  ])('%s', (_, overrides, count) => {
    const certificates = [root('Corp Root', { signatureAlgorithm: 'sha1WithRSAEncryption', ...overrides })];
    expect(problems(weakSignature, { inventory: { certificates } })).toHaveLength(count);
  });
});

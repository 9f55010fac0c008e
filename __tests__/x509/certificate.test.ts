import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alternativeNames,
  CN,
  extension,
  name,
  rawCertificate,
  sequence,
  tlv,
  utf8String,
} from '../../scripts/fixtures/raw-certificate.ts';
import type { Certificate } from '../../src/model/index.ts';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { DerError } from '../../src/x509/der.ts';
import { sha256 } from '../../src/x509/values.ts';
import { certificateDer, certificates } from './certificates.ts';

const fixture = certificateDer;
const fixtures = [...certificates.keys()];

type Expected = Partial<Omit<Certificate, 'publicKey'>> & { publicKey?: object };

describe('parseCertificate', () => {
  it.each<[string, Expected]>([
    [
      'issued-rsa',
      {
        subject: 'C=NL, ST=Noord-Holland, O=Corp Mail, CN=mail.corp.internal',
        issuer: 'C=NL, ST=Noord-Holland, O=Corp Mail, CN=mail.corp.internal',
        serialNumber: 'b7e1516281',
        notBefore: '2026-01-01T00:00:00Z',
        notAfter: '2026-04-01T00:00:00Z',
        names: ['dns:mail.corp.internal', 'dns:*.mail.corp.internal'],
        publicKey: { algorithm: 'RSA', bits: 2048 },
        signatureAlgorithm: 'sha256WithRSAEncryption',
        ca: false,
        selfIssued: true,
        keyUsage: [],
        extendedKeyUsage: [],
      },
    ],
    ['issued-rsa1024', { publicKey: { algorithm: 'RSA', bits: 1024 } }],
    [
      'issued-p256',
      { publicKey: { algorithm: 'EC', bits: 256, curve: 'P-256' }, signatureAlgorithm: 'ecdsa-with-SHA256' },
    ],
    [
      'issued-p384',
      { publicKey: { algorithm: 'EC', bits: 384, curve: 'P-384' }, signatureAlgorithm: 'ecdsa-with-SHA384' },
    ],
    ['issued-ed25519', { publicKey: { algorithm: 'Ed25519' }, signatureAlgorithm: 'Ed25519' }],
    ['issued-ca', { subject: 'CN=Corp Root', ca: true, selfIssued: true }],
    ['issued-leaf', { subject: 'CN=leaf.corp.internal', issuer: 'CN=Corp Root', ca: false, selfIssued: false }],
    ['openssl-rsa-pss', { publicKey: { algorithm: 'RSA-PSS', bits: 2048 }, signatureAlgorithm: 'RSASSA-PSS-SHA256' }],
    ['openssl-dsa', { publicKey: { algorithm: 'DSA', bits: 2048 }, signatureAlgorithm: 'dsa-with-SHA256' }],
    ['openssl-ed448', { publicKey: { algorithm: 'Ed448' }, signatureAlgorithm: 'Ed448' }],
    ['openssl-x25519', { publicKey: { algorithm: 'X25519' } }],
    ['openssl-secp256k1', { publicKey: { algorithm: 'EC', bits: 256, curve: 'secp256k1' } }],
    ['openssl-secp521r1', { publicKey: { algorithm: 'EC', bits: 521, curve: 'P-521' } }],
    ['openssl-brainpoolP256r1', { publicKey: { algorithm: 'EC', bits: 256, curve: 'brainpoolP256r1' } }],
    ['openssl-sect283k1', { publicKey: { algorithm: 'EC', bits: 283, curve: 'sect283k1' } }],
    ['openssl-prime256v1-explicit', { publicKey: { algorithm: 'EC', bits: 256 } }],
    ['key-ml-dsa-65', { publicKey: { algorithm: 'ML-DSA-65' }, notAfter: '2027-01-01T00:00:00Z' }],
    ['key-unknown', { publicKey: { algorithm: '1.3.6.1.4.1.99999.1' } }],
    ['key-unknown-curve', { publicKey: { algorithm: 'EC', bits: 256, curve: '1.3.6.1.4.1.99999.2' } }],
    ['signature-unknown', { signatureAlgorithm: '2.999.4294967297.18446744073709551617' }],
    ['version-1', { names: [], ca: false, notAfter: '2027-01-01T00:00:00Z' }],
    ['version-2', { names: [], ca: false, notAfter: '2027-01-01T00:00:00Z' }],
    ['serial-zero', { serialNumber: '0' }],
    ['serial-negative', { serialNumber: '-43167' }],
    ['serial-padded', { serialNumber: 'cff' }],
    ['serial-long', { serialNumber: `7f${'a5'.repeat(31)}` }],
    ['subject-empty', { subject: '', issuer: 'CN=issuer.corp.internal', selfIssued: false }],
    ['subject-multi-valued', { subject: 'OU=Mail + CN=multi.corp.internal' }],
    ['subject-special', { subject: 'O=Corp\\, \\"Mail\\" \\+ \\<Co\\>\\; \\\\ #1, CN=\\ #x\\ ' }],
    ['subject-control', { subject: 'CN=ok\n::error::forged\\00.corp.internal' }],
    ['subject-unknown-type', { subject: '1.3.6.1.4.1.36914.7=seven, CN=#020107' }],
    ['subject-bmp', { subject: 'CN=Zürich-Ω.corp.internal' }],
    ['subject-teletex', { subject: 'CN=Zürich.corp.internal' }],
    ['subject-universal', { subject: 'CN=Z\u{1d54f}.corp.internal' }],
    ['subject-not-utf8', { subject: 'CN=Zürich' }],
    ['subject-case', { selfIssued: true }],
    ['names-nul', { names: ['dns:good.corp.internal\0.evil.test'] }],
    ['names-injected', { names: ['uri:https://x.corp.internal/#, DNS:evil.test'] }],
    [
      'names-all-kinds',
      {
        names: [
          'dns:a.corp.internal',
          'email:mail@corp.internal',
          'uri:spiffe://corp.internal/ns/mail',
          'ip:10.0.0.1',
          'ip:2001:db8::1',
          'ip:#010203',
          'dirname:CN=dir.corp.internal',
          'rid:1.2.3.4',
          'other:1.3.6.1.4.1.311.20.2.3',
        ],
      },
    ],
    [
      'usages',
      {
        ca: true,
        keyUsage: ['digitalSignature', 'keyEncipherment'],
        extendedKeyUsage: ['serverAuth', '1.2.3.4'],
        subjectKeyId: '010203',
        authorityKeyId: '040506',
        policies: ['2.23.140.1.2.1'],
      },
    ],
    ['time-none', { notAfter: '9999-12-31T23:59:59Z' }],
    ['time-inverted', { notBefore: '2027-01-01T00:00:00Z', notAfter: '2026-01-01T00:00:00Z' }],
  ])('reads %s', (file, expected) => {
    const der = fixture(file);
    const { certificate, trailing, problems } = parseCertificate(der);
    expect(certificate).toMatchObject(expected);
    expect({ fingerprint: certificate.fingerprint, trailing, problems }).toEqual({
      fingerprint: sha256(der),
      trailing: 0,
      problems: [],
    });
  });

  it.each<[string, Expected, string]>([
    ['key-damaged-rsa', { publicKey: { algorithm: 'RSA' }, notAfter: '2027-01-01T00:00:00Z' }, 'the RSA public key'],
    ['key-damaged-dsa', { publicKey: { algorithm: 'DSA' }, notAfter: '2027-01-01T00:00:00Z' }, 'the DSA public key'],
    ['names-malformed', { names: [], notAfter: '2027-01-01T00:00:00Z' }, 'the subject alternative name'],
    ['time-february-29-none', { notAfter: null, notBefore: '2026-01-01T00:00:00Z' }, 'the end of the validity'],
    ['time-text', { notAfter: null }, 'the end of the validity'],
  ])('uses %s and tells what it could not read', (file, expected, problem) => {
    const { certificate, problems } = parseCertificate(fixture(file));
    expect(certificate).toMatchObject(expected);
    expect(problems).toEqual([expect.stringContaining(problem)]);
  });

  it('counts what follows, and leaves it out of the fingerprint', () => {
    const der = fixture('issued-p256');
    const { certificate, trailing } = parseCertificate(Buffer.concat([der, Buffer.from('tail')]));
    expect([certificate.fingerprint, trailing]).toEqual([sha256(der), 4]);
  });

  it.each(['version-1', 'subject-empty', 'key-damaged-rsa', 'names-malformed', 'time-text'])(
    'states every field of %s, none of it undefined',
    (file) => {
      const { certificate } = parseCertificate(fixture(file));
      expect(JSON.parse(JSON.stringify(certificate))).toStrictEqual(certificate);
    },
  );

  it('reads 100,000 names', () => {
    const many = Buffer.concat(
      Array.from({ length: 100_000 }, (_, i) => tlv(0x82, Buffer.from(`h${i}.corp.internal`))),
    );
    const { certificate } = parseCertificate(rawCertificate({ extensions: [extension('2.5.29.17', sequence(many))] }));
    expect([certificate.names.length, certificate.names.at(-1)]).toEqual([100_000, 'dns:h99999.corp.internal']);
  });

  it('gives up on more names than that, and on them alone', () => {
    const many = extension('2.5.29.17', sequence(Buffer.alloc(500_000).fill(Buffer.from([0x82, 0x00]))));
    const { certificate, problems } = parseCertificate(rawCertificate({ extensions: [many] }));
    expect([certificate.names, certificate.notAfter]).toEqual([[], '2027-01-01T00:00:00Z']);
    expect(problems).toEqual(['the subject alternative name cannot be read: too many elements']);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a length beyond the end', Buffer.from('3084ffffffff', 'hex')],
    [
      'two million nulls',
      Buffer.concat([Buffer.from('30833d0900', 'hex'), Buffer.alloc(4_000_000).fill(Buffer.of(5, 0))]),
    ],
    ['two million nulls as a body', sequence(tlv(0x30, Buffer.alloc(4_000_000).fill(Buffer.of(5, 0))))],
    ['indefinite lengths 20,000 deep', Buffer.from('3080'.repeat(20_000), 'hex')],
    ['a body without a signature', sequence(sequence(tlv(0x02, Buffer.of(1))))],
  ])('refuses %s', (_, der) => {
    expect(() => parseCertificate(der)).toThrow(DerError);
  });

  it('throws nothing but DerError, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => check(Buffer.from(bytes))),
      { numRuns: 1_000 },
    );
  });

  it('bears truncation and damage of every fixture', () => {
    const damage = fc.tuple(fc.constantFrom(...fixtures), fc.nat(4_000), fc.nat(255), fc.boolean());
    fc.assert(
      fc.property(damage, ([file, at, byte, cut]) => {
        const der = Buffer.from(fixture(file));
        if (cut) check(der.subarray(0, at % der.length), true);
        der[at % der.length] = byte;
        check(der);
      }),
      { numRuns: 5_000 },
    );
  });
});

/** Whatever comes out is complete, and its dates are dates. */
function check(der: Buffer, mustFail = false): void {
  try {
    const { certificate } = parseCertificate(der);
    expect(mustFail).toBe(false);
    expect(JSON.parse(JSON.stringify(certificate))).toStrictEqual(certificate);
    for (const time of [certificate.notBefore, certificate.notAfter]) {
      if (time !== null) expect(Number.isNaN(Date.parse(time))).toBe(false);
    }
  } catch (error) {
    expect(error).toBeInstanceOf(DerError);
  }
}

describe('names', () => {
  const subjectOf = (...values: string[]) =>
    parseCertificate(
      rawCertificate({ subject: name(...values.map((value): [string, Buffer][] => [[CN, utf8String(value)]])) }),
    ).certificate.subject;

  it.each([
    ['', 'CN='],
    [' ', 'CN=\\ '],
    ['  ', 'CN=\\ \\ '],
    ['#', 'CN=\\#'],
    ['a#b c', 'CN=a#b c'],
    ['\\', 'CN=\\\\'],
    ['\\ ', 'CN=\\\\\\ '],
    ['a=b', 'CN=a=b'],
  ])('the value %j is written %j', (value, expected) => {
    expect(subjectOf(value)).toBe(expected);
  });

  it('two names never read alike: a value cannot pass for two', () => {
    const value = fc.string({
      unit: fc.constantFrom('a', ',', ' ', '=', '+', '\\', '#', 'C', 'N', '"', ';'),
      maxLength: 6,
    });
    const values = fc.array(value, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(values, values, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(subjectOf(...one)).not.toBe(subjectOf(...other));
      }),
      { numRuns: 500 },
    );
  });
});

it.each([
  ['00000000000000000000000000000000', '::'],
  ['00000000000000000000000000000001', '::1'],
  ['00010000000000000000000000000000', '1::'],
  ['20010db8000000000001000000000001', '2001:db8::1:0:0:1'],
  ['20010db8000100010001000100010001', '2001:db8:1:1:1:1:1:1'],
  ['20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
  ['0a000001', '10.0.0.1'],
  ['0a000001ffffff00', '#0a000001ffffff00'],
])('the address %s is %s', (hex, text) => {
  const der = rawCertificate({ extensions: [alternativeNames([0x87, Buffer.from(hex, 'hex')])] });
  expect(parseCertificate(der).certificate.names).toEqual([`ip:${text}`]);
});

import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { writeCertificate } from '../../src/x509/write-certificate.ts';

const CA = { commonName: 'Corp CA', organization: 'Corp', serialNumber: '01', ca: true } as const;
const TIMES = { notBefore: '2025-06-24T08:00:00Z', notAfter: '2025-09-22T08:00:00Z' };
const issuer = writeCertificate({ ...CA, ...TIMES });
const LEAF = { commonName: 'mail.corp.internal', serialNumber: '3d1f6a88c05b27e4', issuer, ...TIMES };

it('writes what it was told, as OpenSSL and the reader of this tool see it', () => {
  const { pem } = writeCertificate({ ...LEAF, names: ['mail.corp.internal', 'imap.corp.internal'] });
  const openssl = new X509Certificate(pem);
  expect(openssl.verify(new X509Certificate(issuer.pem).publicKey)).toBe(true);
  const { certificate, trailing, problems } = parseCertificate(openssl.raw);
  expect({ trailing, problems }).toEqual({ trailing: 0, problems: [] });
  expect(certificate).toMatchObject({
    ...TIMES,
    serialNumber: '3d1f6a88c05b27e4',
    subject: 'CN=mail.corp.internal',
    issuer: 'O=Corp, CN=Corp CA',
    names: ['dns:mail.corp.internal', 'dns:imap.corp.internal'],
    publicKey: { algorithm: 'EC', curve: 'P-256' },
    ca: false,
    selfIssued: false,
  });
});

it('writes a CA that issues itself', () => {
  const ca = new X509Certificate(issuer.pem);
  expect([ca.ca, ca.checkIssued(ca), ca.verify(ca.publicKey)]).toEqual([true, true, true]);
});

it('has another key each time', () => {
  expect(writeCertificate(LEAF).pem).not.toBe(writeCertificate(LEAF).pem);
});

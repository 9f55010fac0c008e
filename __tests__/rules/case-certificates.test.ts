/** Lines that stand for certificates in cases: what they become, and that places in the files lead back to them. */
import { describe, expect, it } from 'vitest';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { newAuthority, withCertificates } from '../support/case-certificates.ts';

const LINE = '<certificate www.corp.internal, corp.internal from 2026-01-01 until 2027-01-01>';
const der = (pem: string | undefined) => Buffer.from((pem ?? '').replace(/-----.*-----|\s/g, ''), 'base64');

describe('a line of a case', () => {
  it('becomes the certificate that it describes, with the indentation that it has', async () => {
    const { files, lineIn } = await withCertificates({ 'a.yaml': `crt: |\n  ${LINE}\nend: 1\n` }, newAuthority());
    const lines = files['a.yaml']?.toString().split('\n') ?? [];
    expect(lines.slice(1, -2).filter((line) => !line.startsWith('  '))).toEqual([]);
    const { certificate } = parseCertificate(der(lines.slice(1, -2).join('\n')));
    expect(certificate).toMatchObject({
      names: ['dns:www.corp.internal', 'dns:corp.internal'],
      notBefore: '2026-01-01T00:00:00Z',
      notAfter: '2027-01-01T00:00:00Z',
      issuer: 'O=Corp, CN=Corp Issuing CA',
    });
    expect([1, 2, lines.length - 2, lines.length - 1].map((line) => lineIn('a.yaml', line))).toEqual([1, 2, 2, 3]);
  });

  it('is the same certificate in every file, and another one with other words', async () => {
    const other = LINE.replace('>', ' with p384>');
    const { files } = await withCertificates({ a: LINE, b: LINE, c: other }, newAuthority());
    expect(files.a).toBe(files.b);
    expect(files.c).not.toBe(files.a);
  });

  it('that describes nothing stays as it is', async () => {
    const text = 'see <certificate.pem>\n<key>\n<certificates www from x until y>\n';
    expect((await withCertificates({ a: text }, newAuthority())).files.a).toBe(text);
  });
});

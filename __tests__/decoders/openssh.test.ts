import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openssh } from '../../src/decoders/openssh.ts';
import { damaged } from '../support/decoding.ts';
import { examinedFiles, factsOf, soundFiles } from '../support/examined.ts';
import * as forms from './forms/openssh.ts';

describe('fixtures', () => {
  it('are found where they stand', async () => {
    expect(await examinedFiles(forms.good)).toEqual({
      'cloud-init.yaml': ['CN=mail host 4 openssh'],
      'elliptic-cert.pub': ['CN=forever 1 openssh'],
      'host-cert.pub': ['CN=mail host 1 openssh'],
      'secret.yaml': ['CN=mail host 4 openssh kubernetes-secret data["host-cert.pub"]'],
      'user-cert.pub': ['CN=deploy\\, all 1 openssh'],
    });
  });

  it('that are broken say so, beside what is whole', async () => {
    expect(await examinedFiles(forms.bad)).toEqual({
      'letters-lost-cert.pub': [
        'malformed 1: The OpenSSH certificate cannot be read: the OpenSSH structure is cut off.',
      ],
      'truncated-cert.pub': ['malformed 1: The OpenSSH certificate cannot be read: the OpenSSH structure is cut off.'],
    });
  });

  it('that only look like it say nothing', async () => {
    const found = await examinedFiles(forms.decoys);
    expect(Object.keys(found).length).toBeGreaterThan(0);
    expect(Object.values(found).flat()).toEqual([]);
  });
});

describe('a certificate', () => {
  const read = async (name: string) => (await factsOf(Buffer.from(forms.good[name] ?? '')))?.certificates[0];

  it('of a host is told in the terms of X.509', async () => {
    expect(await read('host-cert.pub')).toMatchObject({
      subject: 'CN=mail host',
      issuer: expect.stringMatching(/^CN=SHA256:[\w+/]{43}$/),
      serialNumber: '7',
      notBefore: '2026-01-01T00:00:00Z',
      notAfter: '2026-04-01T00:00:00Z',
      names: ['dns:mail.corp.internal', 'ip:10.0.0.5'],
      publicKey: { algorithm: 'Ed25519', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) },
      signatureAlgorithm: 'ssh-ed25519',
      ca: false,
      selfIssued: false,
    });
  });

  it('of a user has principals that are no host names', async () => {
    expect(await read('user-cert.pub')).toMatchObject({
      subject: 'CN=deploy\\, all',
      names: ['user:deploy', 'user:root'],
      notAfter: '2026-01-02T00:00:00Z',
      publicKey: { algorithm: 'RSA', bits: 2048 },
    });
  });

  it('that never ends says so as RFC 5280 does', async () => {
    expect(await read('elliptic-cert.pub')).toMatchObject({
      notBefore: '1970-01-01T00:00:00Z',
      notAfter: '9999-12-31T23:59:59Z',
      publicKey: { algorithm: 'EC', curve: 'P-256' },
    });
  });

  it('is one wherever it stands', async () => {
    const fingerprints = ['host-cert.pub', 'cloud-init.yaml', 'secret.yaml'].map(
      async (name) => (await read(name))?.fingerprint,
    );
    expect(new Set(await Promise.all(fingerprints)).size).toBe(1);
  });

  it.each([
    ['types', 'ssh-rsa-cert-v01@openssh.com'.repeat(50_000)],
    ['types with the start of a blob', 'ssh-rsa-cert-v01@openssh.com AAAA '.repeat(40_000)],
    ['a blob of 1.4 MB', `ssh-rsa-cert-v01@openssh.com AAAA${'B'.repeat(1_400_000)}`],
  ])('is not invented from %s', async (_, text) => {
    const facts = await factsOf(Buffer.from(text));
    expect(facts?.certificates ?? []).toEqual([]);
  });

  it('is not looked for in lists of types', () => {
    expect(openssh.detect({ bytes: Buffer.from(forms.decoys.sshd_config ?? ''), path: 'sshd_config', depth: 0 })).toBe(
      false,
    );
  });
});

describe('damage', () => {
  it('of any kind is read or told', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(soundFiles(forms)), async (bytes) => {
        await factsOf(bytes, 'id-cert.pub');
      }),
      { numRuns: 300 },
    );
  });
});

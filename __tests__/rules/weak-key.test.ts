import { describe, expect, it } from 'vitest';
import { weakKey } from '../../src/rules/weak-key.ts';
import { certificate, fingerprint, policy, privateKey, problems, sighting } from '../support/builders.ts';

const found = (algorithm: string, bits?: number, curve?: string) =>
  problems(weakKey, {
    inventory: {
      certificates: [
        certificate({
          publicKey: {
            algorithm,
            fingerprint: fingerprint(),
            ...(bits === undefined ? {} : { bits }),
            ...(curve === undefined ? {} : { curve }),
          },
        }),
      ],
    },
  })[0];

describe('weak-key', () => {
  it.each([
    ['2026-11-21T23:59:59Z', 'note'],
    ['2026-11-23T00:00:00Z', 'error'],
    [null, 'error'],
  ])('of a certificate until %s: %s', (notAfter, level) => {
    const publicKey = { algorithm: 'RSA', bits: 512, fingerprint: fingerprint() };
    const certificates = [certificate({ publicKey, notBefore: '2020-01-01T00:00:00Z', notAfter })];
    expect(problems(weakKey, { inventory: { certificates } })[0]?.level).toBe(level);
  });

  it('is a note for a certificate of one network, unless something deploys it', () => {
    const publicKey = { algorithm: 'RSA', bits: 512, fingerprint: fingerprint() };
    const inventory = { certificates: [certificate({ publicKey, names: ['ip:10.0.0.1'], subject: 'CN=10.0.0.1' })] };
    expect(problems(weakKey, { inventory })[0]?.level).toBe('note');
    expect(problems(weakKey, { inventory, policy: policy({ isDeployed: () => true }) })[0]?.level).toBe('error');
  });

  it.each([
    ['is in the repository', 'the key', undefined, 'note'],
    ['is encrypted in git', 'the key', true, 'error'],
    ['is another one', 'another', undefined, 'error'],
  ] as const)('of a certificate whose private key %s', (_, key, encryptedInGit, level) => {
    const certificates = [
      certificate({ publicKey: { algorithm: 'RSA', bits: 512, fingerprint: fingerprint('the key') } }),
    ];
    const place = { ...sighting('tls.key'), ...(encryptedInGit && { encryptedInGit }) };
    const privateKeys = [privateKey({ publicKeyFingerprint: fingerprint(key), sightings: [place] })];
    expect(problems(weakKey, { inventory: { certificates, privateKeys } })[0]?.level).toBe(level);
  });

  it.each([
    ['RSA', 512, 'error'],
    ['RSA', 829, 'error'],
    ['RSA', 830, 'warning'],
    ['RSA', 1024, 'warning'],
    ['RSA', 2045, 'warning'],
    ['RSA-PSS', 1024, 'warning'],
    ['DSA', 1024, 'warning'],
    ['EC', 160, 'warning'],
    ['EC', 223, 'warning'],
  ])('%s of %i bits: %s', (algorithm, bits, level) => {
    expect(found(algorithm, bits)?.level).toBe(level);
  });

  it.each([
    ['RSA', 2046],
    ['RSA', 2047],
    ['RSA', 2048],
    ['RSA', 4096],
    ['DSA', 2048],
    ['EC', 224],
    ['EC', 256],
    ['RSA', undefined],
    ['EC', undefined],
    ['Ed25519', undefined],
    ['ML-DSA-65', undefined],
    ['1.2.3.4', 8],
  ])('%s of %s bits is silent', (algorithm, bits) => {
    expect(found(algorithm, bits)).toBeUndefined();
  });

  it('names the size and the curve', () => {
    expect(found('EC', 192, 'P-192')?.message).toContain('a key of 192 bits (EC on P-192); the minimum is 224');
  });
});

import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/x509/values.ts';
import { damaged } from '../support/decoding.ts';
import { examined, examinedFiles, factsOf, soundFiles } from '../support/examined.ts';
import { fixtureBytes } from '../support/material.ts';
import * as forms from './forms/jwk.ts';

describe('fixtures', () => {
  it('are found where they stand', async () => {
    expect(await examinedFiles(forms.good)).toEqual({
      'header.json': ['leaf 1 jwk x5c[0]'],
      'in-a-string.json': ['leaf 2 jwk config x5c[0]', 'ca 2 jwk config x5c[1]', 'RSA key 3 jwk key'],
      'jwks.json': ['leaf 10 jwk keys[0].x5c[0]', 'ca 11 jwk keys[0].x5c[1]'],
      'minified.json': ['leaf 1 jwk keys[0].x5c[0]', 'ca 1 jwk keys[0].x5c[1]'],
      'private.json': ['RSA key 3 jwk keys[0]', 'EC key 14 jwk keys[1]', 'Ed25519 key 21 jwk keys[2]'],
      'secret.yaml': ['RSA key 6 jwk kubernetes-secret data["signing.jwk"]'],
      'signing.env': ['RSA key 2 jwk SIGNING_KEY'],
    });
  });

  it('that are broken say so, beside what is whole', async () => {
    expect(await examinedFiles(forms.bad)).toEqual({
      'letters-lost.json': [
        'malformed 10 keys[0].x5c[0]: An element of x5c holds no certificate.',
        'ca 11 jwk keys[0].x5c[1]',
      ],
      'truncated.json': ['malformed 10 keys[0].x5c[0]: The certificate is truncated or damaged.'],
    });
  });

  it('that only look like it say nothing', async () => {
    const found = await examinedFiles(forms.decoys);
    expect(Object.keys(found).length).toBeGreaterThan(0);
    expect(Object.values(found).flat()).toEqual([]);
  });
});

describe('a private key', () => {
  it.each([
    ['RSA', () => generateKeyPairSync('rsa', { modulusLength: 1024 })],
    ['EC', () => generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ['EC', () => generateKeyPairSync('ec', { namedCurve: 'P-384' })],
    ['EC', () => generateKeyPairSync('ec', { namedCurve: 'P-521' })],
    ['EC', () => generateKeyPairSync('ec', { namedCurve: 'secp256k1' })],
    ['Ed25519', () => generateKeyPairSync('ed25519')],
    ['Ed448', () => generateKeyPairSync('ed448')],
    ['X25519', () => generateKeyPairSync('x25519')],
  ])('%s has the fingerprint of its public half', async (algorithm, make) => {
    const { privateKey } = make();
    const info = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
    const facts = await factsOf(Buffer.from(JSON.stringify(privateKey.export({ format: 'jwk' }))));
    expect(facts?.privateKeys).toMatchObject([{ algorithm, encrypted: false, publicKeyFingerprint: sha256(info) }]);
  });

  it('with more primes is one key', async () => {
    const key = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ format: 'jwk' });
    const oth = [{ r: 'AQAB', d: key.d, t: 'AQAB' }];
    expect(await examined(Buffer.from(JSON.stringify({ ...key, oth })))).toEqual(['RSA key 1 jwk']);
  });

  it('in an object with such an object inside is told once', async () => {
    const key = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
    expect(await examined(Buffer.from(JSON.stringify({ kty: 'x', d: key.d, inner: key })))).toEqual([
      'Ed25519 key 1 jwk inner',
    ]);
  });

  it('without its public numbers is told without a fingerprint', async () => {
    const { d } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
    const facts = await factsOf(Buffer.from(JSON.stringify({ kty: 'EC', crv: 'P-256', d })));
    expect(facts?.privateKeys).toEqual([{ algorithm: 'EC', encrypted: false, sightings: [expect.anything()] }]);
  });
});

describe('hostile JSON', () => {
  it.each([
    ['objects inside one another', '{"kty":"RSA","d":'.repeat(80_000)],
    ['objects inside one another that end', `${'{"kty":"RSA","a":'.repeat(40_000)}1${'}'.repeat(40_000)}`],
    ['strings inside strings', '"kty\\\\'.repeat(150_000)],
    ['members alone', '"kty"'.repeat(250_000)],
    ['arrays', '"x5c": ["'.repeat(150_000)],
    ['an array of nothing', `"x5c": [${'"",'.repeat(400_000)}`],
    ['names of the prototype', '{"kty":"RSA","d":"AAAAAAAAAAAAAAAAAAAAAAAA","__proto__":{"n":"AQAB"},"constructor":1}'],
  ])('%s is read to its end', async (_, text) => {
    await expect(factsOf(Buffer.from(text), 'a.json')).resolves.toBeDefined();
    expect(({} as Record<string, unknown>).n).toBeUndefined();
  });

  it('of any kind is read', async () => {
    const member = fc.constantFrom(
      '"kty"',
      '"RSA"',
      '"d"',
      '"x5c"',
      ':',
      ',',
      '{',
      '}',
      '[',
      ']',
      '\\"',
      '"',
      '\n',
      'MIIC',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(member, { maxLength: 60 }), async (parts) => {
        await factsOf(Buffer.from(parts.join('')), 'a.json');
      }),
      { numRuns: 500 },
    );
  });

  it('with a broken chain keeps the rest', async () => {
    const good = fixtureBytes('der/web.der').toString('base64');
    const found = await examined(Buffer.from(`{"x5c": ["${'A'.repeat(400)}", "${good}"]}`));
    expect(found).toEqual([
      'CN=web.corp.internal, O=Corp 1 jwk x5c[1]',
      'malformed 1 x5c[0]: An element of x5c holds no certificate.',
    ]);
  });
});

describe('damage', () => {
  it('of any kind is read or told', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(soundFiles(forms)), async (bytes) => {
        await factsOf(bytes, 'jwks.json');
      }),
      { numRuns: 300 },
    );
  });
});

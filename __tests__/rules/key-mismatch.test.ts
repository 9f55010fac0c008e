import { expect, it } from 'vitest';
import type { Sighting } from '../../src/model/index.ts';
import { keyMismatch } from '../../src/rules/key-mismatch.ts';
import { certificate, fingerprint, privateKey, root, sighting } from '../support/builders.ts';
import { problems } from '../support/problems.ts';

const publicKey = (id: string) => ({ algorithm: 'EC', bits: 256, curve: 'P-256', fingerprint: fingerprint(id) });
const certificateOf = (id: string, ...sightings: Sighting[]) => certificate({ publicKey: publicKey(id), sightings });
const keyOf = (id: string, ...sightings: Sighting[]) =>
  privateKey({ publicKeyFingerprint: fingerprint(id), sightings });

const run = (certificatePlace: Sighting, keyPlace: Sighting, key = 'other') =>
  problems(keyMismatch, {
    certificates: [certificateOf('own', certificatePlace)],
    privateKeys: [keyOf(key, keyPlace)],
  });

it.each([
  ['tls.crt', 'tls.key'],
  ['cert.pem', 'key.pem'],
  ['fullchain.pem', 'privkey.pem'],
  ['server.crt', 'server.key'],
  ['server-cert.pem', 'server-key.pem'],
  ['www_certificate.pem', 'www_key.pem'],
  ['mail.pem', 'mail-key.pem'],
  ['Mail.crt', 'mail.key'],
])('%s and %s are a pair', (certificateFile, keyFile) => {
  const [own, other] = [sighting(`pods/13/${certificateFile}`), sighting(`pods/13/${keyFile}`)];
  expect(run(own, other)).toHaveLength(1);
  expect(run(own, other, 'own')).toEqual([]);
});

it.each([
  ['another folder', 'pods/13/tls.crt', 'pods/15/tls.key'],
  ['another name', 'pods/13/web.crt', 'pods/13/mail.key'],
  ['a chain', 'pods/13/chain.pem', 'pods/13/tls.key'],
])('%s is no pair', (_, certificateFile, keyFile) => {
  expect(run(sighting(certificateFile), sighting(keyFile))).toEqual([]);
});

it('pairs what one file holds, but not the strings of a program', () => {
  expect(run(sighting('web/haproxy.pem', 1), sighting('web/haproxy.pem', 20))).toHaveLength(1);
  expect(run(sighting('src/tls.c', 1), sighting('src/tls.c', 20))).toEqual([]);
});

it('pairs the entries of one Secret, each with its own', () => {
  const entry = (name: string, line: number) =>
    sighting('secrets.yaml', line, { pointer: `data["${name}"]`, container: 'kubernetes-secret' });
  const certificates = [certificateOf('a', entry('tls.crt', 7)), certificateOf('b', entry('tls.crt', 17))];
  const keys = (first: string, second: string) => [
    keyOf(first, entry('tls.key', 8)),
    keyOf(second, entry('tls.key', 18)),
  ];
  expect(problems(keyMismatch, { certificates, privateKeys: keys('a', 'b') })).toEqual([]);
  const [problem, ...more] = problems(keyMismatch, { certificates, privateKeys: keys('a', 'old') });
  expect(more).toEqual([]);
  expect(problem?.locations).toMatchObject([{ line: 17 }]);
});

it('pairs the chain of a Secret, of which the authority stands nearer to the key', () => {
  const entry = (name: string, line: number) => sighting('secret.yaml', line, { pointer: `stringData["${name}"]` });
  const certificates = [
    certificateOf('own', entry('tls.crt', 7)),
    root('Corp CA', { sightings: [entry('tls.crt', 20)] }),
  ];
  const run = (id: string) => problems(keyMismatch, { certificates, privateKeys: [keyOf(id, entry('tls.key', 32))] });
  expect(run('own')).toEqual([]);
  expect(run('old')).toHaveLength(1);
});

it('pairs what stands in one PEM file', () => {
  expect(run(sighting('haproxy.pem'), sighting('haproxy.pem', 20))).toHaveLength(1);
  expect(run(sighting('haproxy.pem'), sighting('haproxy.pem', 20), 'own')).toEqual([]);
});

it.each([
  ['the key of the certificate beside another one', 'own', 0],
  ['two keys of other certificates', 'third', 2],
])('of several keys of one name, one is the pair: %s', (_, second, count) => {
  const certificates = [certificateOf('own', sighting('ssl/cert.pem'))];
  const privateKeys = [keyOf('other', sighting('ssl/privkey.pem')), keyOf(second, sighting('ssl/private.key'))];
  expect(problems(keyMismatch, { certificates, privateKeys })).toHaveLength(count);
});

it('leaves a key of another certificate to the one finding that its pair expired', () => {
  const [own, other] = [sighting('ssl/cert.crt'), sighting('ssl/private.key')];
  const owner = certificateOf('other', sighting('old/cert.crt'));
  const pair = (notAfter: string, ...certificates: ReturnType<typeof certificateOf>[]) =>
    problems(keyMismatch, {
      certificates: [{ ...certificateOf('own', own), notAfter }, ...certificates],
      privateKeys: [keyOf('other', other)],
    });
  expect(pair('2022-01-01T00:00:00Z', owner)).toEqual([]);
  expect(pair('2022-01-01T00:00:00Z')).toHaveLength(1);
  expect(pair('2028-01-01T00:00:00Z', owner)).toHaveLength(1);
});

it('says whose key it is', () => {
  const found = problems(keyMismatch, {
    certificates: [
      certificateOf('new', sighting('pods/15/tls.crt')),
      certificate({
        publicKey: publicKey('old'),
        notAfter: '2026-01-01T00:00:00Z',
        sightings: [sighting('legacy/a.pem')],
      }),
    ],
    privateKeys: [keyOf('old', sighting('pods/15/tls.key'))],
  });
  expect(found[0]?.message).toContain('valid until 2026-01-01');
});

it('is silent on a chain whose first certificate has the key, and on a trust bundle beside a key', () => {
  const chain = [
    certificateOf('own', sighting('web/tls.crt', 1)),
    root('Corp CA', { sightings: [sighting('web/tls.crt', 20)] }),
  ];
  expect(problems(keyMismatch, { certificates: chain, privateKeys: [keyOf('own', sighting('web/tls.key'))] })).toEqual(
    [],
  );
  const bundle = [root('Corp CA', { sightings: [sighting('web/cert.pem')] })];
  expect(problems(keyMismatch, { certificates: bundle, privateKeys: [keyOf('own', sighting('web/key.pem'))] })).toEqual(
    [],
  );
});

it('is silent where the public half of the key cannot be had', () => {
  const { publicKeyFingerprint: _, ...locked } = keyOf('x', sighting('web/tls.key'));
  const certificates = [certificateOf('own', sighting('web/tls.crt'))];
  expect(problems(keyMismatch, { certificates, privateKeys: [{ ...locked, encrypted: true }] })).toEqual([]);
});

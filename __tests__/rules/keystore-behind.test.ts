import { expect, it } from 'vitest';
import { keystoreBehind } from '../../src/rules/keystore-behind.ts';
import { certificate, privateKey, sighting } from '../support/builders.ts';
import { paths, problems } from '../support/problems.ts';

const old = { notBefore: '2025-06-01T00:00:00Z', notAfter: '2026-06-01T00:00:00Z' };
const at = (path: string, format: 'pem' | 'pkcs12' | 'jks' = 'pem') => ({ sightings: [sighting(path, 1, { format })] });

it.each(['pkcs12', 'jks'] as const)('a %s file that is older than the PEM file beside it', (format) => {
  const found = problems(keystoreBehind, {
    certificates: [certificate({ ...old, ...at('web/store', format) }), certificate(at('web/tls.crt'))],
  });
  expect(found.map(paths)).toEqual([['web/store']]);
  expect(found[0]?.message).toContain('2026-06-01');
});

it('a PEM file with certificate and key, as HAProxy wants it', () => {
  const certificates = [certificate({ ...old, ...at('web/haproxy.pem') }), certificate(at('web/fullchain.pem'))];
  const combined = privateKey({ sightings: [sighting('web/haproxy.pem')] });
  expect(problems(keystoreBehind, { certificates, privateKeys: [combined] })).toHaveLength(1);
  expect(problems(keystoreBehind, { certificates })).toEqual([]);
});

it('silent for what stands in source code', () => {
  const certificates = [certificate({ ...old, ...at('src/tls.c') }), certificate(at('src/chains.h'))];
  expect(problems(keystoreBehind, { certificates, privateKeys: [privateKey(at('src/tls.c'))] })).toEqual([]);
});

it.each([
  ['in another folder', at('legacy/tls.crt')],
  ['another keystore', at('web/other.p12', 'pkcs12')],
])('silent when the newer one is %s', (_, newer) => {
  const certificates = [certificate({ ...old, ...at('web/a.p12', 'pkcs12') }), certificate(newer)];
  expect(problems(keystoreBehind, { certificates })).toEqual([]);
});

it('silent when the keystore is the newer one', () => {
  const certificates = [certificate(at('web/a.p12', 'pkcs12')), certificate({ ...old, ...at('web/tls.crt') })];
  expect(problems(keystoreBehind, { certificates })).toEqual([]);
});

import { expect, it } from 'vitest';
import type { SeenCertificate } from '../../src/model/index.ts';
import { chainIncomplete } from '../../src/rules/chain-incomplete.ts';
import { certificate, root, sighting } from '../support/builders.ts';
import { problems } from '../support/problems.ts';

const FILE = 'web/fullchain.pem';
const issuer = 'O=Corp, CN=Issuing CA';
const leaf = (overrides: Partial<SeenCertificate> = {}) =>
  certificate({ issuer, authorityKeyId: 'aa', sightings: [sighting(FILE, 1)], ...overrides });
const authority = (overrides: Partial<SeenCertificate> = {}) =>
  root('Issuing CA', { subject: issuer, subjectKeyId: 'aa', sightings: [sighting(FILE, 20)], ...overrides });
const run = (...certificates: SeenCertificate[]) => problems(chainIncomplete, { certificates });

it('a chain with the key of the issuer is complete', () => {
  expect(run(leaf(), authority())).toEqual([]);
});

it('a chain that was not renewed with its certificate', () => {
  expect(run(leaf(), authority({ subjectKeyId: 'bb' }))).toMatchObject([
    { message: expect.stringContaining('not renewed with') },
  ]);
});

it('both keys of an authority in one chain are fine', () => {
  expect(run(leaf(), authority({ subjectKeyId: 'bb' }), authority())).toEqual([]);
});

it('a full chain that holds the certificate alone', () => {
  expect(run(leaf())).toMatchObject([{ message: expect.stringContaining('but it lacks') }]);
  expect(run(leaf({ sightings: [sighting('web/tls.crt')] }))).toEqual([]);
});

it.each([
  ["C=US, O=Let's Encrypt, CN=R11", undefined],
  ['O=Corp, CN=Corp Origin CA', 'note'],
])('a full chain alone, whose issuer may be a root: %s', (issuer, level) => {
  expect(run(leaf({ issuer, extendedKeyUsage: ['serverAuth'] })).map((problem) => problem.level)).toEqual([level]);
});

it('a certificate of an unrelated authority beside it counts only where a full chain is claimed', () => {
  const other = (path: string) => root('Other CA', { sightings: [sighting(path, 20)] });
  expect(run(leaf(), other(FILE))).toHaveLength(1);
  expect(run(leaf({ sightings: [sighting('web/client.pem')] }), other('web/client.pem'))).toEqual([]);
});

it('without key identifiers the signature decides, else the name', () => {
  const { authorityKeyId: _, ...plain } = leaf();
  expect(run(plain, authority())).toEqual([]);
  expect(run({ ...plain, signedBy: [] }, authority())).toHaveLength(1);
  const signer = authority();
  expect(run({ ...plain, signedBy: [signer.fingerprint] }, signer)).toEqual([]);
});

it('self-signed certificates and bundles of many are no chains', () => {
  expect(run(leaf({ selfIssued: true }))).toEqual([]);
  const many = Array.from({ length: 9 }, (_, index) => leaf({ sightings: [sighting(FILE, index + 1)] }));
  expect(run(...many)).toEqual([]);
});

it('each entry of a Secret and each alias of a keystore is a chain of its own', () => {
  const entry = (pointer: string) => ({ sightings: [sighting('store.p12', 1, { format: 'pkcs12', pointer })] });
  expect(run(leaf(entry('alias "web"')), authority({ ...entry('alias "ca"'), subjectKeyId: 'bb' }))).toEqual([]);
  expect(run(leaf(entry('alias "web"')), authority({ ...entry('alias "web" #2'), subjectKeyId: 'bb' }))).toHaveLength(
    1,
  );
});

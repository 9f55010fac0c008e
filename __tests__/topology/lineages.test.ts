import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNewerVersion, newestFirst, successorsIn } from '../../src/certificates/versions.ts';
import type { SeenCertificate } from '../../src/model/index.ts';
import { lineages } from '../../src/topology/lineages.ts';
import { toInstant } from '../../src/util/dates.ts';
import { certificate, inventory, root, served, sighting } from '../support/builders.ts';

/** The fingerprints of each lineage, as the indices of the certificates that were given; singles left out. */
function grouped(...certificates: SeenCertificate[]): number[][] {
  const index = new Map(certificates.map((one, at) => [one.fingerprint, at]));
  return lineages(inventory({ certificates }))
    .filter((lineage) => lineage.versions.length > 1)
    .map((lineage) => lineage.versions.map((version) => index.get(version) as number));
}

const old = { notBefore: '2025-06-01T00:00:00Z', notAfter: '2026-06-01T00:00:00Z' };
const rsa = { algorithm: 'RSA', bits: 2048, fingerprint: 'a'.repeat(64) };

const later = { notBefore: '2026-06-01T00:00:00Z', notAfter: '2036-06-01T00:00:00Z' };
const unnamed = { subject: 'CN=kubernetes-ca', issuer: 'CN=kubernetes-ca' };
const isrg = { subject: "O=Let's Encrypt, CN=Root Z", issuer: "O=Let's Encrypt, CN=Root Z" };

describe('one lineage', () => {
  it('holds the versions of one identity, newest first', () => {
    expect(grouped(certificate(old), certificate())).toEqual([[1, 0]]);
  });

  it('whatever the order of the names', () => {
    const names = ['dns:b.corp.internal', 'dns:a.corp.internal'];
    const subject = 'CN=a.corp.internal';
    expect(grouped(certificate({ ...old, names, subject }), certificate({ names: names.toReversed() }))).toEqual([
      [1, 0],
    ]);
  });

  it('by the subject where there are no names', () => {
    const plain = { names: [], subject: 'O=Corp, CN=batch' };
    expect(grouped(certificate({ ...old, ...plain }), certificate(plain))).toEqual([[1, 0]]);
  });

  it('across a change of key type at a renewal', () => {
    expect(grouped(certificate({ ...old, publicKey: rsa }), certificate())).toEqual([[1, 0]]);
  });

  it('across intermediates of one organisation, and generations of one private CA', () => {
    const le = (cn: string) => ({ issuer: `C=US, O=Let's Encrypt, CN=${cn}` });
    expect(grouped(certificate({ ...old, ...le('R3') }), certificate(le('E7')))).toEqual([[1, 0]]);
    expect(
      grouped(certificate({ ...old, issuer: 'CN=Corp CA 2024' }), certificate({ issuer: 'CN=Corp CA 2025' })),
    ).toEqual([[1, 0]]);
    expect(
      grouped(
        certificate({ ...old, issuer: 'O=DigiCert Inc, CN=x' }),
        certificate({ issuer: 'O=DigiCert\\, Inc., CN=y' }),
      ),
    ).toEqual([[1, 0]]);
  });

  it('for a CA that was renewed with its key, wherever its versions are', () => {
    const key = { publicKey: rsa };
    const issued = { subject: 'O=Corp, CN=Corp Issuing CA', issuer: 'O=Corp, CN=Corp Root', selfIssued: false };
    const far = { ...later, sightings: [sighting('trust/corp.pem')] };
    expect(grouped(root('Corp Root', { ...old, ...key }), root('Corp Root', { ...key, ...far }))).toEqual([[1, 0]]);
    expect(grouped(root('', { ...old, ...key, ...issued }), root('', { ...key, ...far, ...issued }))).toEqual([[1, 0]]);
  });

  it('for a CA that got another key late in its life and took over the file', () => {
    const [first, second] = [root('Corp Root', { notAfter: '2027-01-01T00:00:00Z' }), root('Corp Root', later)];
    expect(grouped(first, second)).toEqual([[1, 0]]);
  });

  it('for self-signed server certificates that openssl marked as CA', () => {
    const self = {
      ca: true,
      selfIssued: true,
      issuer: 'CN=mail.corp.internal',
      subject: 'CN=mail.corp.internal',
      names: [],
    };
    expect(grouped(certificate({ ...old, ...self }), certificate(self))).toEqual([[1, 0]]);
  });

  it.each<[string, string, string, boolean]>([
    ['that was renewed with its key, wherever it lies', 'a/agent.pem', 'b/agent.pem', true],
    ['that took over late in one production', 'deploy/prod/eu/agent.pem', 'deploy/prod/us/agent.pem', false],
  ])('for `localhost` %s', (_, first, second, keepsKey) => {
    const local = (path: string, more = {}) =>
      certificate({ names: ['dns:localhost', 'ip:127.0.0.1'], sightings: [sighting(path)], ...more });
    const key = keepsKey ? { publicKey: rsa } : {};
    expect(grouped(local(first, { ...old, ...key }), local(second, { ...later, ...key }))).toEqual([[1, 0]]);
  });

  it('has an id that a further version does not change', () => {
    const [first, second] = [certificate(old), certificate()];
    const before = lineages(inventory({ certificates: [first] }))[0]?.id;
    expect(lineages(inventory({ certificates: [first, second] }))[0]?.id).toBe(before);
  });
});

describe('what an endpoint serves', () => {
  const newest = certificate();
  const shown = certificate({ ...old, sightings: [] });
  const rows = [shown, shown, newest].map((own) => served('smtp://mx.corp.internal:25', own));

  it('is a version like any other, once, wherever it is stored or not', () => {
    const found = lineages(inventory({ certificates: [newest], served: rows }));
    expect(found.map(({ versions }) => versions)).toEqual([[newest.fingerprint, shown.fingerprint]]);
  });

  it('counts by its own certificate alone, and where it showed none not at all', () => {
    const chain = { ...served('smtp://mx.corp.internal:25', shown) };
    chain.certificates = [...chain.certificates, root('Corp Root')];
    const silent = served('smtp://mx.corp.internal:587');
    expect(lineages(inventory({ served: [chain, silent] }))).toHaveLength(1);
  });
});

describe('not one lineage', () => {
  it.each<[string, Partial<SeenCertificate>, Partial<SeenCertificate>]>([
    ['other names', {}, { names: ['dns:www.corp.internal', 'dns:api.corp.internal'] }],
    [
      'nodes that share a common name but not their names',
      { subject: 'CN=node', names: ['dns:node-1.corp.internal'] },
      { subject: 'CN=node', names: ['dns:node-2.corp.internal'] },
    ],
    ['another issuer', { issuer: 'O=Corp, CN=Corp CA' }, { issuer: "O=Let's Encrypt, CN=R11" }],
    ['a self-signed stand-in', { selfIssued: true, issuer: 'CN=www.corp.internal' }, {}],
    [
      'localhost on two machines',
      { names: ['dns:localhost', 'ip:127.0.0.1'] },
      { names: ['dns:localhost', 'ip:127.0.0.1'] },
    ],
    [
      'localhost in two services of production',
      { names: ['dns:localhost'], sightings: [sighting('mail/prod/server.pem')] },
      { ...later, names: ['dns:localhost'], sightings: [sighting('web/prod/server.pem')] },
    ],
    [
      'localhost on machines of production that were set up apart',
      { names: ['dns:localhost'], sightings: [sighting('prod/n1/server.pem')] },
      {
        ...old,
        notBefore: '2025-08-01T00:00:00Z',
        names: ['dns:localhost'],
        sightings: [sighting('prod/n2/server.pem')],
      },
    ],
    [
      'the default subject of openssl',
      { names: [], subject: 'C=AU, O=Internet Widgits Pty Ltd' },
      { names: [], subject: 'C=AU, O=Internet Widgits Pty Ltd' },
    ],
  ])('%s', (_, first, second) => {
    expect(grouped(certificate({ ...old, ...first }), certificate(second))).toEqual([]);
  });

  it.each<[string, SeenCertificate, SeenCertificate]>([
    [
      'that were made at about the same time',
      root('Corp Root'),
      root('Corp Root', { notBefore: '2021-01-01T00:00:00Z' }),
    ],
    [
      'in files of other names',
      root('Corp Root', { notAfter: '2027-01-01T00:00:00Z' }),
      root('Corp Root', { ...later, sightings: [sighting('ca/g2.pem')] }),
    ],
    [
      'that a tool named',
      root('', { ...unnamed, notAfter: '2027-01-01T00:00:00Z' }),
      root('', { ...unnamed, ...later }),
    ],
    [
      'of a public organization, which reissues them as it likes',
      root('', { ...isrg, ...old, publicKey: rsa }),
      root('', { ...isrg, ...later, publicKey: rsa }),
    ],
    [
      'with one key, of which one is signed by another CA',
      root('Corp Root', { ...old, publicKey: rsa }),
      root('Corp Root', { ...later, publicKey: rsa, issuer: 'CN=Elder Root', selfIssued: false }),
    ],
  ])('CA certificates of one name %s', (_, first, second) => {
    expect(grouped(first, second)).toEqual([]);
  });

  it('a CA that has a host name and issued something', () => {
    const authority = { ca: true, subject: 'CN=ca.corp.internal', names: ['dns:ca.corp.internal'] };
    const leaf = certificate({ issuer: 'CN=ca.corp.internal' });
    const elsewhere = { ...authority, sightings: [sighting('ca/other.pem')] };
    expect(grouped(certificate({ ...old, ...elsewhere }), certificate(authority), leaf)).toEqual([]);
  });

  it('RSA and ECDSA that were issued side by side: each key type is renewed on its own', () => {
    const day2 = { notBefore: '2026-06-02T00:00:00Z' };
    expect(grouped(certificate({ publicKey: rsa }), certificate(day2))).toEqual([]);
    expect(
      grouped(certificate({ ...old, publicKey: rsa }), certificate({ publicKey: rsa }), certificate(day2)),
    ).toEqual([[1, 0]]);
  });
});

describe('replacement', () => {
  it('needs a day between two issues of one generation', () => {
    const first = certificate({ notBefore: '2026-06-01T00:00:00Z', notAfter: '2026-09-01T00:00:00Z' });
    const later = (notBefore: string) => certificate({ notBefore, notAfter: '2026-09-03T00:00:00Z' });
    expect(isNewerVersion(later('2026-06-02T00:00:00Z'), first)).toBe(false);
    expect(isNewerVersion(later('2026-06-02T00:00:01Z'), first)).toBe(true);
    expect(isNewerVersion(first, later('2026-06-02T00:00:01Z'))).toBe(false);
  });
});

it('takes an early one without a name for another device', () => {
  const device = {
    names: [],
    subject: 'CN=Device',
    notBefore: '2020-01-01T00:00:00Z',
    notAfter: '2030-01-01T00:00:00Z',
  };
  const first = certificate(device);
  const other = (notBefore: string, overrides = {}) =>
    certificate({ ...device, notBefore, notAfter: '2031-01-01T00:00:00Z', ...overrides });
  expect(isNewerVersion(other('2020-02-01T00:00:00Z'), first)).toBe(false);
  expect(isNewerVersion(other('2020-02-01T00:00:00Z', { publicKey: first.publicKey }), first)).toBe(true);
  expect(isNewerVersion(other('2020-08-01T00:00:00Z'), first)).toBe(true);
  expect(isNewerVersion(other('2020-02-01T00:00:00Z'), certificate({ ...device, names: ['dns:a.b'] }))).toBe(true);
});

const dayNumber = (number: number) => toInstant(Date.UTC(2026, 0, 1 + number));

it('finds the successor that a walk through all versions finds', () => {
  const version = fc.tuple(fc.nat(6), fc.nat(6));
  fc.assert(
    fc.property(fc.array(version, { maxLength: 12 }), fc.array(version, { maxLength: 6 }), (some, others) => {
      const made = [...some, ...others].map(([from, to], index) =>
        certificate({
          fingerprint: String(index).padStart(64, '0'),
          notBefore: dayNumber(from),
          notAfter: dayNumber(30 + to),
        }),
      );
      const versions = made.slice(0, some.length).sort(newestFirst);
      const successor = successorsIn(versions);
      for (const older of made)
        expect(successor(older)?.fingerprint).toBe(versions.find((one) => isNewerVersion(one, older))?.fingerprint);
    }),
  );
});

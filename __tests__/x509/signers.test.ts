import { beforeAll, describe, expect, it } from 'vitest';
import { type Issued, issue } from '../../scripts/fixtures/pki.ts';
import type { SeenCertificate } from '../../src/model/index.ts';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { findSigners } from '../../src/x509/signers.ts';

const times = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z' };
let [authority, namesake, leaf]: (Issued | undefined)[] = [];

beforeAll(async () => {
  authority = await issue({ subject: 'CN=Corp CA', ca: true, ...times });
  namesake = await issue({ subject: 'CN=Corp CA', ca: true, ...times });
  leaf = await issue({ subject: 'CN=www.corp.internal', issuer: authority, ...times });
});

/** What the leaf is said to be signed by, of the given authorities; key identifiers are taken off where asked. */
function signersOf(authorities: (Issued | undefined)[], identifiers = false): string[] | undefined {
  const encodings = new Map<string, Buffer>();
  const certificates = [leaf, ...authorities].map((one) => {
    const { certificate } = parseCertificate(one?.der as Buffer);
    encodings.set(certificate.fingerprint, one?.der as Buffer);
    const { authorityKeyId: _, ...plain } = certificate;
    return { ...(identifiers ? certificate : plain), sightings: [] } as SeenCertificate;
  });
  findSigners(certificates, encodings);
  return certificates[0]?.signedBy;
}

const fingerprintOf = (one: Issued | undefined) => parseCertificate(one?.der as Buffer).certificate.fingerprint;

describe('without key identifiers', () => {
  it('the signature tells the authority from its namesake', () => {
    expect(signersOf([namesake, authority])).toEqual([fingerprintOf(authority)]);
    expect(signersOf([namesake])).toEqual([]);
  });

  it('nothing is said where no certificate has the name of the issuer', () => {
    expect(signersOf([])).toBeUndefined();
  });
});

it('with key identifiers no signature is looked at', () => {
  expect(signersOf([authority], true)).toBeUndefined();
});

it('a certificate that OpenSSL cannot read says nothing', () => {
  const { certificate } = parseCertificate(leaf?.der as Buffer);
  const { authorityKeyId: _, ...plain } = certificate;
  const other = parseCertificate(authority?.der as Buffer).certificate;
  const seen = [plain, other].map((one) => ({ ...one, sightings: [] }) as SeenCertificate);
  findSigners(seen, new Map([[certificate.fingerprint, Buffer.from('30', 'hex')]]));
  expect(seen[0]?.signedBy).toBeUndefined();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitString, commonName, oid, sequence, utcTime } from '../../scripts/fixtures/raw-certificate.ts';
import { DerError } from '../../src/x509/der.ts';
import { parseRevocationList } from '../../src/x509/revocation-list.ts';
import { sha256 } from '../../src/x509/values.ts';
import { x509Fixture } from '../support/packed-fixtures.ts';

const fixture = (file: string) => x509Fixture(`${file}.der`);

describe('parseRevocationList', () => {
  it('reads whose it is and how long it counts', () => {
    const der = fixture('lists/one-revoked');
    expect(parseRevocationList(der)).toEqual({
      revocationList: {
        fingerprint: sha256(der),
        issuer: 'O=Corp, CN=Corp Issuing CA',
        thisUpdate: '2026-01-01T00:00:00Z',
        nextUpdate: '2026-02-01T00:00:00Z',
      },
      trailing: 0,
      problems: [],
    });
  });

  it('reads one of version 1 that states no end', () => {
    const { revocationList, trailing } = parseRevocationList(
      Buffer.concat([fixture('lists/version-1-endless'), Buffer.of(0, 0)]),
    );
    expect(revocationList).toMatchObject({ issuer: 'CN=Corp Issuing CA', thisUpdate: '2026-01-01T00:00:00Z' });
    expect(revocationList).not.toHaveProperty('nextUpdate');
    expect(trailing).toBe(2);
  });

  it('tells which time is none', () => {
    const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
    const body = sequence(algorithm, commonName('CA'), utcTime('260101000000Z'), utcTime('261301000000Z'));
    const { revocationList, problems } = parseRevocationList(sequence(body, algorithm, bitString(Buffer.of(1))));
    expect(revocationList.nextUpdate).toBeNull();
    expect(problems).toEqual(['the time of the next list is no time']);
  });

  it('refuses a certificate', () => {
    expect(() => parseRevocationList(fixture('certificates/issued-rsa'))).toThrow(DerError);
  });

  it('throws nothing but DerError, whatever the damage', () => {
    const der = fixture('lists/one-revoked');
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Buffer.from(der);
        damaged[at] = byte;
        try {
          parseRevocationList(damaged);
          parseRevocationList(damaged.subarray(0, at));
        } catch (error) {
          expect(error).toBeInstanceOf(DerError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

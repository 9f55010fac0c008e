import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as raw from '../../scripts/fixtures/raw-certificate.ts';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { DerError } from '../../src/x509/der.ts';
import { parseRequest } from '../../src/x509/request.ts';
import { sha256 } from '../../src/x509/values.ts';
import { x509Fixture } from '../support/packed-fixtures.ts';

const fixture = (file: string) => x509Fixture(`${file}.der`);
const keyOf = (file: string) => parseCertificate(fixture(`certificates/${file}`)).certificate.publicKey.fingerprint;

describe('parseRequest', () => {
  it('reads the subject, the names that are asked for, and the key', () => {
    const der = fixture('requests/names');
    expect(parseRequest(der)).toEqual({
      request: {
        fingerprint: sha256(der),
        subject: 'CN=x25519.corp.internal',
        names: ['dns:x25519.corp.internal', 'ip:10.0.0.1'],
        publicKeyFingerprint: keyOf('openssl-rsa'),
      },
      trailing: 0,
      problems: [],
    });
  });

  it('reads one that asks for nothing', () => {
    const { request, trailing } = parseRequest(Buffer.concat([fixture('requests/empty'), Buffer.of(0)]));
    expect(request).toMatchObject({ subject: '', names: [], publicKeyFingerprint: keyOf('openssl-ed25519') });
    expect(trailing).toBe(1);
  });

  it('looks past other attributes', () => {
    const { alternativeNames, bitString, commonName, oid, publicKeyInfo, sequence, set, tlv, utf8String } = raw;
    const challenge = sequence(oid('1.2.840.113549.1.9.7'), set(utf8String('secret')));
    const extensions = sequence(alternativeNames([0x82, 'a.corp.internal']));
    const asked = sequence(oid('1.2.840.113549.1.9.14'), set(extensions));
    const version = tlv(2, Buffer.of(0));
    const body = sequence(version, commonName('a'), publicKeyInfo, tlv(0xa0, challenge, asked));
    const der = sequence(body, sequence(oid('1.2.3')), bitString(Buffer.of(0)));
    expect(parseRequest(der).request.names).toEqual(['dns:a.corp.internal']);
  });

  it('refuses a certificate', () => {
    expect(() => parseRequest(fixture('certificates/issued-rsa'))).toThrow(DerError);
  });

  it('throws nothing but DerError, whatever the damage', () => {
    const der = fixture('requests/names');
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), (at, byte) => {
        const damaged = Buffer.from(der);
        damaged[at] = byte;
        try {
          parseRequest(damaged);
          parseRequest(damaged.subarray(0, at));
        } catch (error) {
          expect(error).toBeInstanceOf(DerError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

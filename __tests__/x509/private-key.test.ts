import { createPrivateKey, createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitString, oid, sequence, tlv } from '../../scripts/fixtures/raw-certificate.ts';
import { parseCertificate } from '../../src/x509/certificate.ts';
import { children, DerError, elementAt, encoding } from '../../src/x509/der.ts';
import { describeOpenSshKey, isOpenSshKey } from '../../src/x509/openssh.ts';
import { describePrivateKey, hasNoSecret, type PrivateKeyKind, privateKeyKind } from '../../src/x509/private-key.ts';
import { sha256 } from '../../src/x509/values.ts';
import { x509Fixture, x509Fixtures } from '../support/packed-fixtures.ts';

const key = (file: string) => x509Fixture(`keys/${file}`);
const files = [...x509Fixtures.keys()].flatMap((name) => /^keys\/((?!.*openssh).*\.der)$/.exec(name)?.[1] ?? []);

/** What OpenSSL says the public half is. */
function publicFingerprint(der: Buffer, kind: string): string {
  const input =
    kind === 'dsa'
      ? { key: pem('DSA PRIVATE KEY', der), format: 'pem' as const }
      : { key: der, format: 'der' as const, type: kind as 'pkcs8' };
  return sha256(createPublicKey(createPrivateKey(input)).export({ format: 'der', type: 'spki' }));
}

function pem(label: string, der: Buffer): string {
  return `-----BEGIN ${label}-----\n${der.toString('base64')}\n-----END ${label}-----\n`;
}

describe('describePrivateKey', () => {
  it.each(files.filter((file) => !/encrypted|dsa\.pkcs8|compressed|explicit/.test(file)))(
    'knows the public half of %s',
    (file) => {
      const der = key(file);
      const kind = file.split('.')[1] as PrivateKeyKind;
      expect(privateKeyKind(der)).toBe(kind);
      const { encrypted, publicKeyFingerprint } = describePrivateKey(der, kind);
      expect([encrypted, publicKeyFingerprint]).toEqual([false, publicFingerprint(der, kind)]);
    },
  );

  it.each([
    ['rsa.pkcs1', 'rsa'],
    ['prime256v1.sec1', 'prime256v1'],
    ['prime256v1-no-public.sec1', 'prime256v1'],
    ['prime256v1-compressed.sec1', 'prime256v1'],
    ['prime256v1-explicit.pkcs8', 'prime256v1-explicit'],
    ['rsa-pss.pkcs8', 'rsa-pss'],
    ['dsa.dsa', 'dsa'],
    ['ed448.pkcs8', 'ed448'],
    ['x25519.pkcs8', 'x25519'],
    ['sect283k1.pkcs8', 'sect283k1'],
  ])('%s is the key of the certificate openssl-%s', (file, certificate) => {
    const { publicKey } = parseCertificate(x509Fixture(`certificates/openssl-${certificate}.der`)).certificate;
    expect(describePrivateKey(key(`${file}.der`), file.split('.')[1] as PrivateKeyKind)).toEqual({
      algorithm: publicKey.algorithm,
      encrypted: false,
      publicKeyFingerprint: publicKey.fingerprint,
    });
  });

  it('computes no power for DSA in PKCS#8, whose public number is not there', () => {
    expect(describePrivateKey(key('dsa.pkcs8.der'), 'pkcs8')).toEqual({ algorithm: 'DSA', encrypted: false });
  });

  it.each([
    [0, true],
    [1, true],
    [2, false],
  ])('finds no secret in parameters that are handed out as a key of DSA: %i', (secret, expected) => {
    const der = key('dsa.dsa.der');
    const numbers = children(elementAt(der)).slice(0, 5);
    const shown = sequence(...numbers.map((field) => Buffer.from(encoding(field))), tlv(2, Buffer.of(secret)));
    expect([privateKeyKind(shown), hasNoSecret(shown, 'dsa'), hasNoSecret(der, 'dsa')]).toEqual([
      'dsa',
      expected,
      false,
    ]);
  });

  it('tells of an encrypted key that it is one', () => {
    const der = key('rsa.encrypted-pkcs8.der');
    expect(privateKeyKind(der)).toBe('encrypted-pkcs8');
    expect(describePrivateKey(der, 'encrypted-pkcs8')).toEqual({ algorithm: 'unknown', encrypted: true });
  });

  it('names an algorithm that it does not know, and takes a public half that is stated', () => {
    const algorithm = sequence(oid('2.16.840.1.101.3.4.3.18'));
    const stated = tlv(0x81, Buffer.from([0, 1, 2, 3]));
    const der = sequence(tlv(2, Buffer.of(1)), algorithm, tlv(4, Buffer.alloc(32)), stated);
    expect(describePrivateKey(der, 'pkcs8')).toEqual({
      algorithm: 'ML-DSA-65',
      encrypted: false,
      publicKeyFingerprint: sha256(sequence(algorithm, tlv(3, Buffer.from([0, 1, 2, 3])))),
    });
  });

  it('refuses an Ed25519 key of 31 octets before OpenSSL sees it', () => {
    const der = sequence(tlv(2, Buffer.of(0)), sequence(oid('1.3.101.112')), tlv(4, tlv(4, Buffer.alloc(31))));
    expect(() => describePrivateKey(der, 'pkcs8')).toThrow(new DerError('the Ed25519 key has 31 octets'));
  });

  it.each(['issued-rsa', 'openssl-dsa'])('does not take the certificate %s for a key', (file) => {
    expect(privateKeyKind(x509Fixture(`certificates/${file}.der`))).toBeUndefined();
  });

  it('throws nothing but DerError, whatever the bytes', () => {
    const damage = fc.tuple(fc.constantFrom(...files), fc.nat(3_000), fc.nat(255));
    fc.assert(
      fc.property(damage, ([file, at, byte]) => {
        const der = Buffer.from(key(file));
        der[at % der.length] = byte;
        tolerant(() => describePrivateKey(der, file.split('.')[1] as PrivateKeyKind));
        tolerant(() => describePrivateKey(der.subarray(0, at % der.length), 'pkcs8'));
        privateKeyKind(der);
      }),
      { numRuns: 2_000 },
    );
  });
});

function tolerant(step: () => unknown): void {
  try {
    step();
  } catch (error) {
    expect(error).toBeInstanceOf(DerError);
  }
}

/** RFC 4251 section 5. */
function ssh(content: string | Buffer): Buffer {
  const octets = Buffer.from(content as string);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(octets.length);
  return Buffer.concat([length, octets]);
}

describe('describeOpenSshKey', () => {
  it.each([
    ['rsa', 'RSA'],
    ['ecdsa', 'EC'],
    ['ed25519', 'Ed25519'],
  ])('knows the public half of %s, encrypted or not', (type, algorithm) => {
    for (const [state, encrypted] of [
      ['openssh', false],
      ['encrypted-openssh', true],
    ] as const) {
      expect(describeOpenSshKey(key(`${type}.${state}.der`))).toEqual({
        algorithm,
        encrypted,
        publicKeyFingerprint: sha256(key(`${type}.${state}.spki`)),
      });
    }
  });

  it('knows a key whose private half is in a security key', () => {
    const octets = Buffer.alloc(32, 7);
    const blob = Buffer.concat([ssh('sk-ssh-ed25519@openssh.com'), ssh(octets), ssh('ssh:')]);
    const head = [ssh('none'), ssh('none'), ssh(''), Buffer.of(0, 0, 0, 1), ssh(blob), ssh('')];
    expect(describeOpenSshKey(Buffer.concat([Buffer.from('openssh-key-v1\0'), ...head]))).toEqual({
      algorithm: 'Ed25519',
      encrypted: false,
      publicKeyFingerprint: sha256(sequence(sequence(oid('1.3.101.112')), bitString(octets))),
    });
  });

  it('refuses one that is cut off', () => {
    const der = key('rsa.openssh.der');
    expect(() => describeOpenSshKey(der.subarray(0, 100))).toThrow('is cut off');
  });

  it('throws nothing but DerError, whatever the bytes', () => {
    const der = key('rsa.openssh.der');
    expect(isOpenSshKey(der)).toBe(true);
    fc.assert(
      fc.property(fc.nat(der.length), fc.nat(600), fc.nat(255), (length, at, byte) => {
        const damaged = Buffer.from(der.subarray(0, length));
        damaged[at] = byte;
        tolerant(() => describeOpenSshKey(damaged));
      }),
      { numRuns: 2_000 },
    );
  });
});

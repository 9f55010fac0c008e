import { createHash, pbkdf2Sync } from 'node:crypto';
import fc from 'fast-check';
import forge from 'node-forge';
import { beforeAll, describe, expect, it } from 'vitest';
import { integer, oid, tlv } from '../../scripts/fixtures/pkcs12-writer.ts';
import { CIPHER_SIZES, type Cipher, decrypt } from '../../src/x509/ciphers.ts';
import { elementAt } from '../../src/x509/der.ts';
import { iteratedHashes } from '../../src/x509/iterated-hash.ts';
import { pkcs12Key, pkcs12Keys, readPbkdf2, roundsOf } from '../../src/x509/kdf.ts';
import { DEFAULT_PASSWORDS, guesses } from '../../src/x509/keystore-passwords.ts';
import { readEncryption } from '../../src/x509/pbe.ts';
import { decryptRc2, prepareRc2 } from '../../src/x509/rc2.ts';

// A keystore that names the cipher has it loaded; here its name alone stands for one.
beforeAll(() => prepareRc2(Buffer.from('2a864886f70d010c0105', 'hex')));

const hex = (text: string) => Buffer.from(text, 'hex');
const bytes = (length: { minLength: number; maxLength: number }) =>
  fc.uint8Array(length).map((octets) => Buffer.from(octets));

describe('iteratedHashes', () => {
  const messages = fc.array(bytes({ minLength: 0, maxLength: 200 }), { maxLength: 9 });

  it.each(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'])('%s is what node:crypto computes', (algorithm) => {
    fc.assert(
      fc.property(messages, fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(600)), (some, rounds) => {
        const digests = some.map((message) => {
          let digest: Buffer = message;
          for (let round = 0; round < rounds; round++) digest = createHash(algorithm).update(digest).digest();
          return digest;
        });
        expect(iteratedHashes(algorithm, some, rounds)).toEqual(digests);
      }),
      { numRuns: 50 },
    );
  });
});

describe('pkcs12Key', () => {
  const password = fc.string({ maxLength: 80 });
  const salt = bytes({ minLength: 0, maxLength: 80 });

  it.each(['sha1', 'sha256'] as const)('%s is what node-forge derives', (hash) => {
    fc.assert(
      fc.property(password, salt, fc.integer({ min: 1, max: 5 }), fc.constantFrom(1, 2, 3), (secret, s, rounds, id) => {
        const theirs = forge.pkcs12.generateKey(
          secret,
          forge.util.createBuffer(s.toString('latin1')),
          id as never,
          rounds,
          50,
          forge.md[hash].create(),
        );
        const mine = pkcs12Key(hash, id as 1 | 2 | 3, secret, s, rounds, 50);
        expect(mine.toString('latin1')).toBe(theirs.getBytes());
      }),
      { numRuns: 60 },
    );
  });

  it('derives several keys as it derives each', () => {
    const wanted = [null, '', 'changeit', 'é', 'x'.repeat(70)].flatMap((secret, index) => [
      { purpose: 1 as const, password: secret, length: 24 + index },
      { purpose: 3 as const, password: secret, length: 20 },
    ]);
    const each = wanted.map(({ purpose, password: secret, length }) =>
      pkcs12Key('sha1', purpose, secret, hex('0102'), 7, length),
    );
    expect(pkcs12Keys('sha1', wanted, hex('0102'), 7)).toEqual(each);
  });

  it('tells no password from the empty one', () => {
    const derived = [null, ''].map((secret) => pkcs12Key('sha1', 1, secret, hex('0102'), 3, 24).toString('hex'));
    expect(derived[0]).not.toBe(derived[1]);
  });
});

describe('rounds', () => {
  const read = (encoded: Buffer) => () => roundsOf(elementAt(encoded));

  it.each([1, 2048, 600_000])('%i are computed', (rounds) => {
    expect(read(integer(rounds))()).toBe(rounds);
  });

  it.each([
    ['600,001', integer(600_001), 'too-large'],
    ['2^31', integer(2 ** 31), 'too-large'],
    ['2^64', integer(2n ** 64n), 'too-large'],
    ['0', integer(0), 'malformed'],
    ['-1', hex('0201ff'), 'malformed'],
    ['an empty number of', hex('0200'), 'malformed'],
    ['a string for', hex('040101'), 'malformed'],
  ])('%s are refused', (_, encoded, reason) => {
    expect(read(encoded)).toThrow(expect.objectContaining({ reason }));
  });
});

describe('readPbkdf2', () => {
  const salt = hex('a1b2c3d4e5f60718');
  const parameters = (...fields: Buffer[]) =>
    elementAt(tlv(0x30, oid('1.2.840.113549.1.5.12'), tlv(0x30, tlv(0x04, salt), integer(7), ...fields)));
  const prf = (last: number) => tlv(0x30, oid(`1.2.840.113549.2.${last}`), hex('0500'));

  it.each([
    ['sha1', []],
    ['sha1', [prf(7)]],
    ['sha224', [prf(8)]],
    ['sha256', [prf(9)]],
    ['sha384', [integer(32), prf(10)]],
    ['sha512', [prf(11)]],
    ['sha512-256', [prf(13)]],
  ])('%s', (hash, fields) => {
    expect(readPbkdf2(parameters(...fields)).derive('pässword', 32)).toEqual(pbkdf2Sync('pässword', salt, 7, 32, hash));
  });

  it.each([
    ['an unknown HMAC', prf(99), 'unsupported'],
    ['a key of 64 kB', integer(65_536), 'malformed'],
  ])('refuses %s', (_, field, reason) => {
    expect(() => readPbkdf2(parameters(field))).toThrow(expect.objectContaining({ reason }));
  });
});

describe('ciphers', () => {
  // RFC 2268 section 5, the two vectors whose key is all effective.
  it.each([
    ['3000000000000000', '1000000000000001', '30649edf9be7d2c2', 8],
    ['88bca90e90875a7f0f79c384627bafb2', '0000000000000000', '2269552ab0f85ca6', 16],
  ])('RC2 with %s', (key, plaintext, ciphertext) => {
    expect(decryptRc2(hex(key), Buffer.alloc(8), hex(ciphertext)).toString('hex')).toBe(plaintext);
  });

  it.each([5, 16])('RC2 with a key of %i octets is what node-forge computes', (size) => {
    const blocks = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(
        bytes({ minLength: size, maxLength: size }),
        bytes({ minLength: 8, maxLength: 8 }),
        blocks,
        (key, iv, n) => {
          const plaintext = Buffer.alloc(n * 8 - 3, 0x5a);
          const cipher = forge.rc2.createEncryptionCipher(key.toString('latin1'), size * 8);
          cipher.start(iv.toString('latin1'));
          cipher.update(forge.util.createBuffer(plaintext.toString('latin1')));
          cipher.finish();
          const ciphertext = Buffer.from(cipher.output.getBytes(), 'latin1');
          expect(decrypt(size === 5 ? 'rc2-40-cbc' : 'rc2-128-cbc', key, iv, ciphertext)).toEqual(plaintext);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('RC2 has no padding longer than a block', () => {
    const cipher = forge.rc2.createEncryptionCipher('12345', 40);
    cipher.start('\0'.repeat(8));
    cipher.update(forge.util.createBuffer('\x10'.repeat(16)));
    cipher.finish();
    const ciphertext = Buffer.from(cipher.output.getBytes(), 'latin1');
    const open = (bytes: Buffer) => decrypt('rc2-40-cbc', Buffer.from('12345'), Buffer.alloc(8), bytes);
    expect(open(ciphertext)).toEqual(Buffer.alloc(16, 0x10));
    expect(open(ciphertext.subarray(0, 16))).toBeUndefined();
  });

  // RFC 6229 section 2, the first octets of the key streams.
  it.each([
    ['0102030405', 'b2396305f03dc027ccc3524a0a1118a8'],
    ['0102030405060708090a0b0c0d0e0f10', '9ac7cc9a609d1ef7b2932899cde41b97'],
  ])('RC4 with %s', (key, stream) => {
    expect(decrypt('rc4', hex(key), Buffer.alloc(0), Buffer.alloc(16))?.toString('hex')).toBe(stream);
  });

  it.each(Object.entries(CIPHER_SIZES))('%s takes any octets', (cipher, sizes) => {
    fc.assert(
      fc.property(bytes({ minLength: 0, maxLength: 64 }), (ciphertext) => {
        const result = decrypt(cipher as Cipher, Buffer.alloc(sizes.key, 3), Buffer.alloc(sizes.iv), ciphertext);
        expect(result === undefined || result.length <= ciphertext.length).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('readEncryption', () => {
  const pbes2 = (cipher: Buffer, ...fields: Buffer[]) => {
    const kdf = tlv(0x30, oid('1.2.840.113549.1.5.12'), tlv(0x30, tlv(0x04, hex('01')), integer(1), ...fields));
    return tlv(0x30, oid('1.2.840.113549.1.5.13'), tlv(0x30, kdf, cipher));
  };
  const aes = (iv: Buffer) => tlv(0x30, oid('2.16.840.1.101.3.4.1.42'), tlv(0x04, iv));

  it.each([
    ['an unknown scheme', tlv(0x30, oid('1.2.3.4'), tlv(0x30)), 'unsupported'],
    ['an unknown cipher', pbes2(tlv(0x30, oid('1.2.3.4'))), 'unsupported'],
    ['an initialization vector of 15 octets', pbes2(aes(Buffer.alloc(15))), 'malformed'],
    ['a key of 16 octets for AES-256', pbes2(aes(Buffer.alloc(16)), integer(16)), 'malformed'],
    ['no parameters', tlv(0x30, oid('1.2.840.113549.1.12.1.3')), 'malformed'],
  ])('refuses %s', (_, encoded, reason) => {
    expect(() => readEncryption(elementAt(encoded))).toThrow(expect.objectContaining({ reason }));
  });
});

describe('guesses', () => {
  it('start with none, the empty one and the notorious ones, then those given, each once', () => {
    const list = guesses(['mine', 'changeit', 'mine']);
    expect(list.map(({ password }) => password)).toEqual([null, '', ...DEFAULT_PASSWORDS, 'mine']);
    expect(list.at(-1)?.opened).toBe('given-password');
    expect(list.find(({ password }) => password === 'changeit')?.opened).toBe('default-password');
  });

  it('start with those given where not all can be afforded', () => {
    const list = guesses(['changeit', 'mine'], 100, 450);
    expect(list).toEqual([
      { password: 'changeit', opened: 'default-password' },
      { password: 'mine', opened: 'given-password' },
      { password: null, opened: 'empty-password' },
      { password: '', opened: 'empty-password' },
    ]);
  });

  it('are at least one', () => {
    expect(guesses([], 1_000, 10)).toHaveLength(1);
  });
});

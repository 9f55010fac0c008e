import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encryptedFile } from '../../src/decoders/encrypted-file.ts';
import { decoded, fixture } from '../support/decoding.ts';
import { examined } from '../support/examined.ts';

/** What the file is encrypted with; undefined where it is not. */
const encryptionOf = async (path: string, bytes: Buffer) =>
  (await decoded(encryptedFile, bytes, { path }))?.unreadable.map(({ detail }) => detail).join();

const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', '').padEnd(800, 'a5'), 'hex');
const text = (head: string) => Buffer.from(head + 'a5'.repeat(200), 'latin1');

describe('a file that is encrypted as a whole', () => {
  it.each([
    ['kube/prod.yml', text('\0GITCRYPT\0'), 'git-crypt'],
    ['certs/web.crt', text('\0GITCRYPT\0'), 'git-crypt'],
    ['group_vars/all/vault.yml', text('$ANSIBLE_VAULT;1.1;AES256\n'), 'ansible-vault'],
    ['secrets/tls.age', text('age-encryption.org/v1\n-> X25519 '), 'age'],
    ['tls.p12', text('Salted__'), 'openssl'],
    ['sensitive/tls.key', text('U2FsdGVkX1'), 'openssl'],
    // The first bytes of messages that GnuPG wrote: to RSA, to X25519, with a password; in the packet format of RFC 9580.
    ['keys/web.key.gpg', hex('85010c03e2697c705e27e4080107fc0d'), 'openpgp'],
    ['web.key.secret', hex('845e038d32dbba4b1d1ac1120107402c'), 'openpgp'],
    ['store/pki.gpg', hex('8c0d04090302 9bfdcd0be917e459ffd2'), 'openpgp'],
    ['web.pgp', hex('c1c01f03e2697c705e27e4080107fc0d'), 'openpgp'],
    ['nss/cert9.db', Buffer.from('SQLite format 3\0'.padEnd(300, '\0')), 'nss'],
    ['nss/cert8.db', hex('00061561'), 'nss'],
    ['mq/key.kdb', hex('4b4442000001'), 'gskit'],
    ['travis/signing.p12.enc', hex('9f33c1a0'), 'unknown'],
  ])('%s', async (path, bytes, expected) => {
    expect(await encryptionOf(path, bytes)).toBe(expected);
  });

  it.each([
    // A key ring, a signature, and DER.
    ['keyrings/docker.gpg', hex('98330 46b0c1554 16092b06010401da47'.replaceAll(' ', ''))],
    ['release.tar.gpg', hex('8804001608')],
    ['web.p12', fixture('chain/leaf.p12')],
    ['web.key.enc', Buffer.from('-----BEGIN ENCRYPTED PRIVATE KEY-----\n')],
    ['model.enc', hex('9f33c1a0')],
    ['data/app.db', Buffer.from('SQLite format 3\0'.padEnd(300, '\0'))],
    ['passwords.kdb', hex('03d9a29a65fb4bb5')],
    ['docs/tool.md', Buffer.from('Files start with \\0GITCRYPT\\0 or $ANSIBLE_VAULT;1.1\n')],
    ['empty.pem.enc', Buffer.alloc(0)],
  ])('is not %s', async (path, bytes) => {
    expect(await encryptionOf(path, bytes)).toBeUndefined();
  });

  it('is offered to no other decoder', async () => {
    expect(await examined(text('\0GITCRYPT\0'), 'certs/web.crt')).toEqual(['locked: It is protected (git-crypt).']);
  });

  it('leaves out the keys of git-crypt itself', async () => {
    expect(await encryptionOf('.git-crypt/keys/default/0/A.gpg', hex('85010c03e2697c705e27e4080107fc0d'))).toBe('');
  });

  it('survives any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 40 }),
        fc.constantFrom('a.gpg', 'a.kdb', 'cert9.db'),
        async (some, path) => {
          expect([undefined, 'openpgp', 'gskit']).toContain(await encryptionOf(path, Buffer.from(some)));
        },
      ),
    );
  });
});

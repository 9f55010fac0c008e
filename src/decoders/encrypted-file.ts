import { fileEncryption } from '../bytes/encrypted-content.ts';
import type { Decoder, Encryption, Layer } from '../model/index.ts';

/** Keys of the tool itself, encrypted for each of its users, not content of the repository. */
const KEY_FOLDER = /(?:^|\/)\.git-crypt\//;

export const encryptedFile: Decoder = {
  id: 'encrypted-file',
  title: 'Encrypted files, and unsupported databases',
  example:
    'files of git-crypt, Ansible Vault, age, GPG (blackbox, git-secret, pass) and `openssl enc`; `cert9.db` of NSS; `.kdb` of GSKit',
  unread: ['all of it: counted and listed as not read'],
  exclusive: true,
  detect: (layer) => encryptionOf(layer) !== undefined,
  decode(layer, output) {
    const encryption = encryptionOf(layer);
    if (encryption !== undefined && !KEY_FOLDER.test(layer.path)) output.encrypted(encryption);
  },
};

function encryptionOf({ bytes, path, depth }: Layer): Encryption | undefined {
  return fileEncryption(bytes, depth === 0 ? path : undefined);
}

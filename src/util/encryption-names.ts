import type { Encryption } from '../model/index.ts';

/** What each kind of encryption is called, as half of `12 SOPS`. */
export const ENCRYPTION_NAMES: Readonly<Record<Encryption, string>> = {
  'git-crypt': 'git-crypt',
  sops: 'SOPS',
  'ansible-vault': 'Ansible Vault',
  age: 'age',
  openpgp: 'GPG',
  'sealed-secrets': 'Sealed Secrets',
  'hiera-eyaml': 'hiera-eyaml',
  ejson: 'EJSON',
  openssl: 'openssl enc',
  nss: 'NSS database',
  gskit: 'GSKit key database',
  unknown: 'unknown encryption',
};

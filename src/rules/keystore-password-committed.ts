import { keysInStores } from '../certificates/keys-in-stores.ts';
import type { Rule } from '../model/index.ts';
import { reveal } from '../util/escape.ts';

export const keystorePasswordCommitted: Rule = {
  id: 'keystore-password-committed',
  family: 'keys',
  title: 'Keystore password is in the repository',
  // A private key in it has a finding of its own, which tells of the password.
  level: 'note',
  why: 'Everyone who can read the repository can open the keystore. The history keeps the password after the line is deleted.',
  fix: 'Replace the private key and its certificate. Keep the keystore and a new password in a secret store, and read both at deployment.',
  references: ['https://cwe.mitre.org/data/definitions/260.html', 'https://www.rfc-editor.org/rfc/rfc7292'],
  since: '0.1.0',
  concerns: 'key',
  *check({ inventory, policy }) {
    const contentOf = keysInStores(inventory);
    for (const keystore of inventory.keystores) {
      const { opened, passwordAt, path, pointer, encryptedInGit } = keystore;
      // The password of test data protects nothing.
      if (opened !== 'repository-password' || encryptedInGit || policy.contextOf(keystore) !== 'production') continue;
      const { hasKey, certificate } = contentOf(keystore);
      const name = reveal(pointer === undefined ? path : `${path} (${pointer})`);
      const where = passwordAt === undefined ? '' : `, at ${reveal(passwordAt.path)}:${passwordAt.line ?? 1}`;
      const holds = hasKey ? 'It protects a private key.' : 'The keystore holds no private key.';
      yield {
        subject: pointer === undefined ? path : `${path}#${pointer}`,
        message: `The password of the keystore "${name}" is in the repository${where}. ${holds}`,
        ...(!hasKey && {
          fix: 'Keep private keys out of this keystore, or move its password to a secret store.',
        }),
        locations: [keystore],
        ...(passwordAt !== undefined && { related: [passwordAt] }),
        ...(certificate !== undefined && { certificate }),
      };
    }
  },
};

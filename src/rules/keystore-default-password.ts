import { keysInStores } from '../certificates/keys-in-stores.ts';
import type { Rule } from '../model/index.ts';
import { reveal } from '../util/escape.ts';

export const keystoreDefaultPassword: Rule = {
  id: 'keystore-default-password',
  family: 'keys',
  title: 'Keystore opens with a well-known password',
  level: 'note',
  why: 'Passwords such as "changeit" protect nothing: everyone can change the content of the keystore unnoticed. As soon as it holds a private key, everyone who has the file can read the key too.',
  fix: 'Keep private keys out of this keystore, and review its changes as closely as code.',
  references: ['https://cwe.mitre.org/data/definitions/1392.html', 'https://www.rfc-editor.org/rfc/rfc7292'],
  since: '0.1.0',
  concerns: 'key',
  *check({ inventory }) {
    const contentOf = keysInStores(inventory);
    for (const keystore of inventory.keystores) {
      if (keystore.opened !== 'default-password' || keystore.encryptedInGit) continue;
      // A private key in the repository has a finding of its own, whatever the password.
      if (contentOf(keystore).hasKey) continue;
      const inside = keystore.pointer ?? '';
      const name = reveal(inside === '' ? keystore.path : `${keystore.path} (${inside})`);
      yield {
        subject: inside === '' ? keystore.path : `${keystore.path}#${inside}`,
        message: `The keystore "${name}" opens with a well-known password. It holds no private key.`,
        locations: [keystore],
      };
    }
  },
};

import { keysInStores } from '../certificates/keys-in-stores.ts';
import type { Rule } from '../model/index.ts';
import { reveal } from '../util/escape.ts';

export const keystoreDefaultPassword: Rule = {
  id: 'keystore-default-password',
  family: 'keys',
  title: 'Keystore opens with a well-known password',
  level: 'warning',
  otherLevels: { note: 'when the keystore holds no private key' },
  why: 'Passwords such as "changeit" protect nothing: everyone who has the file can read the private key. For a keystore of certificates only, such a password is common and weakens only the integrity check.',
  fix: 'Replace the private key, because it is exposed. Move the keystore out of the repository, and protect it with a random password from a secret store.',
  references: ['https://cwe.mitre.org/data/definitions/1392.html', 'https://www.rfc-editor.org/rfc/rfc7292'],
  since: '0.1.0',
  concerns: 'key',
  *check({ inventory }) {
    const contentOf = keysInStores(inventory);
    for (const keystore of inventory.keystores) {
      if (keystore.opened !== 'default-password' || keystore.encryptedInGit) continue;
      const { hasKey, certificate } = contentOf(keystore);
      const inside = keystore.pointer ?? '';
      const name = reveal(inside === '' ? keystore.path : `${keystore.path} (${inside})`);
      const holds = hasKey
        ? 'It holds a private key, which this password does not protect.'
        : 'It holds no private key.';
      yield {
        subject: inside === '' ? keystore.path : `${keystore.path}#${inside}`,
        message: `The keystore "${name}" opens with a well-known password. ${holds}`,
        ...(hasKey
          ? {}
          : {
              level: 'note',
              fix: 'Keep private keys out of this keystore, and review its changes as closely as code.',
            }),
        locations: [keystore],
        ...(certificate !== undefined && { certificate }),
      };
    }
  },
};

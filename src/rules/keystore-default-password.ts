import type { Rule } from '../model/index.ts';
import { addTo } from '../util/collections.ts';
import { reveal } from '../util/escape.ts';
import { fileKey } from '../util/path-names.ts';

export const keystoreDefaultPassword: Rule = {
  id: 'keystore-default-password',
  family: 'keys',
  title: 'Keystore opens with a well-known password',
  level: 'warning',
  why: 'Passwords such as "changeit" protect nothing: everyone who has the file can read the private key. For a keystore of certificates only, such a password is common and weakens only the integrity check.',
  fix: 'Replace the private key, because it is exposed. Move the keystore out of the repository, and protect it with a random password from a secret store.',
  references: ['https://cwe.mitre.org/data/definitions/1392.html', 'https://www.rfc-editor.org/rfc/rfc7292'],
  since: '0.1.0',
  concerns: 'key',
  *check({ inventory }) {
    const keys = new Map<string, { pointer: string; publicKey: string | undefined }[]>();
    for (const { sightings, publicKeyFingerprint: publicKey } of inventory.privateKeys) {
      for (const sighting of sightings) {
        addTo(keys, fileKey(sighting), { pointer: sighting.pointer ?? '', publicKey });
      }
    }
    const byKey = new Map(inventory.certificates.map((one) => [one.publicKey.fingerprint, one.fingerprint]));
    for (const keystore of inventory.keystores) {
      if (keystore.opened !== 'default-password') continue;
      const inside = keystore.pointer ?? '';
      const held = keys.get(fileKey(keystore))?.filter(({ pointer }) => isInside(pointer, inside)) ?? [];
      const hasKey = held.length > 0;
      // With one key the store is as serious as the certificate of that key: one of `localhost` is not.
      const certificate = held.length === 1 ? byKey.get(held[0]?.publicKey ?? '') : undefined;
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

/** Whether a pointer leads into the store at another: `web.jks!alias "web"` into `web.jks`. A store that is the file has none. */
function isInside(pointer: string, store: string): boolean {
  return pointer.startsWith(store) && (store === '' || /^[! ]?$/.test(pointer.charAt(store.length)));
}

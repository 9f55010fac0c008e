import { reveal } from '../lib/escape.ts';
import type { Keystore, Rule } from '../model/index.ts';

export const keystoreDefaultPassword: Rule = {
  id: 'keystore-default-password',
  title: 'A keystore opens with a password that everybody knows',
  level: 'warning',
  why: 'Passwords such as "changeit" protect nothing: the private key inside is as good as unprotected. On a store of certificates alone such a password is customary, and only its integrity check is lost.',
  fix: 'Treat the private key as exposed: replace it, keep the keystore out of the repository, and give it a random password from a secret store.',
  references: ['https://cwe.mitre.org/data/definitions/1392.html', 'https://www.rfc-editor.org/rfc/rfc7292'],
  since: '0.1.0',
  *check({ inventory }) {
    const keys = new Map<string, string[]>();
    for (const { sightings } of inventory.privateKeys) {
      for (const sighting of sightings) {
        const pointers = keys.get(fileOf(sighting));
        if (pointers === undefined) keys.set(fileOf(sighting), [sighting.pointer ?? '']);
        else pointers.push(sighting.pointer ?? '');
      }
    }
    for (const keystore of inventory.keystores) {
      if (keystore.opened !== 'default-password') continue;
      const inside = keystore.pointer ?? '';
      const hasKey = keys.get(fileOf(keystore))?.some((pointer) => isInside(pointer, inside)) === true;
      const name = reveal(inside === '' ? keystore.path : `${keystore.path} (${inside})`);
      const holds = hasKey ? 'It holds a private key, which is as good as unprotected.' : 'It holds no private key.';
      yield {
        subject: inside === '' ? keystore.path : `${keystore.path}#${inside}`,
        message: `The keystore "${name}" opens with a password that everybody knows. ${holds}`,
        ...(hasKey
          ? {}
          : { level: 'note', fix: 'Keep private keys out of it, and review its changes as closely as those of code.' }),
        locations: [keystore],
      };
    }
  },
};

function fileOf({ repository, path }: Pick<Keystore, 'repository' | 'path'>): string {
  return JSON.stringify([repository, path]);
}

/** Whether a pointer leads into the store at another: `web.jks!alias "web"` into `web.jks`. A store that is the file has none. */
function isInside(pointer: string, store: string): boolean {
  return pointer.startsWith(store) && (store === '' || /^[! ]?$/.test(pointer.charAt(store.length)));
}

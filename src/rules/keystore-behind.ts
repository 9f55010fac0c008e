import { expiringFrom } from '../certificates/expiry.ts';
import { displayName } from '../certificates/names.ts';
import { notAfterTime } from '../certificates/versions.ts';
import { builtFromFileBeside } from '../copies/places.ts';
import { replacementOf } from '../copies/replacement.ts';
import { compareLocations, type Rule } from '../model/index.ts';
import { dayOf } from '../util/dates.ts';
import { fileNameOf } from '../util/path-names.ts';

/** A keystore, or a PEM file with certificate and key, that was not rebuilt after a renewal. */
export const keystoreBehind: Rule = {
  id: 'keystore-behind',
  family: 'copies',
  title: 'Keystore holds an older version than the certificate file',
  level: 'warning',
  otherLevels: { error: 'when the old version expires soon or has expired' },
  why: 'The keystore is built from the certificate file. The file was renewed, but the keystore was not rebuilt. Services that load the keystore serve the old certificate until it expires.',
  fix: 'Rebuild the keystore from the renewed files, and do so in the deploy hook of the renewal.',
  references: ['https://docs.oracle.com/en/java/javase/17/docs/specs/man/keytool.html'],
  since: '0.1.0',
  excusedBy: 'expired',
  outageOnExpiry: true,
  *check(input) {
    const { inventory, policy, now } = input;
    for (const older of inventory.certificates) {
      const newest = replacementOf(older, input);
      if (newest === undefined) continue;
      for (const place of older.sightings.toSorted(compareLocations)) {
        const sibling = builtFromFileBeside(place, newest, inventory);
        if (sibling === undefined) continue;
        const [theirs, ours] = [notAfterTime(older), notAfterTime(newest)].map(dayOf);
        yield {
          subject: `${older.fingerprint}@${place.path}`,
          certificate: older.fingerprint,
          level: now >= expiringFrom(older, policy) ? 'error' : 'warning',
          message: `${fileNameOf(place.path)} holds the version of "${displayName(newest)}" that expires on ${theirs}. The newest version, valid until ${ours}, is in ${fileNameOf(sibling.path)} beside it.`,
          locations: [place],
          related: [sibling],
        };
      }
    }
  },
};

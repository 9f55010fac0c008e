import type { Format, Inventory, Location, SeenCertificate, Sighting, Topology } from '../model/index.ts';
import { downstream, graphOf } from './graph.ts';
import { fileNameOf, folderOf } from './path-names.ts';
import { isSourceCode } from './surroundings.ts';

/**
 * Folders and names that keep what no longer serves: certbot numbers the versions in its `archive/` folder, `openssl ca` and
 * Easy-RSA keep what they issued by serial number.
 */
const BACKUP_FOLDER =
  /(^|\/)(backups?|bak|old|archived?|expired|previous|superseded|history|attic|deprecated|newcerts|certs_by_serial)\//i;
const BACKUP_NAME =
  /(\.(bak|old|orig|save|previous|expired|backup)|~|[._-](old|bak|backup|expired|previous))(\.[a-z0-9]{1,5})?$/i;

const KEYSTORES: ReadonlySet<Format> = new Set(['pkcs12', 'jks', 'jceks', 'bks']);

/** Whether a path says that it keeps an older state. */
export function isBackup(path: string): boolean {
  return BACKUP_FOLDER.test(path) || BACKUP_NAME.test(fileNameOf(path));
}

/** Whether two versions lie in one file, or in one folder in files of the same kind whose names differ: a history. */
export function sideBySide(older: Sighting, newer: Sighting): boolean {
  if (older.repository !== newer.repository) return false;
  if (older.path === newer.path) return older.pointer === newer.pointer || !KEYSTORES.has(older.format);
  return folderOf(older.path) === folderOf(newer.path) && stem(older.path) === stem(newer.path);
}

/** A file name without what tells versions apart: digits, dates and words for age. */
function stem(path: string): string {
  return fileNameOf(path)
    .toLowerCase()
    .replace(/(new|next|current|renewed|old)/g, '')
    .replace(/[\d._-]+/g, '.');
}

/**
 * Whether an object is built from the newest version's file beside it: a keystore, or a PEM file that also holds the key.
 * Then it is behind its sibling, and no copy that somebody forgot. Source code is built from nothing beside it.
 */
export function builtFromSibling(place: Sighting, newest: SeenCertificate, inventory: Inventory): Sighting | undefined {
  if (!KEYSTORES.has(place.format) && (isSourceCode(place.path) || !holdsKey(place, inventory))) return undefined;
  return newest.sightings.find(
    (other) =>
      other.repository === place.repository &&
      other.path !== place.path &&
      folderOf(other.path) === folderOf(place.path) &&
      !KEYSTORES.has(other.format),
  );
}

/** Files that hold a private key, by repository and path; made once for each inventory. */
const KEY_FILES = new WeakMap<Inventory, Set<string>>();

function holdsKey(place: Location, inventory: Inventory): boolean {
  let files = KEY_FILES.get(inventory);
  if (files === undefined) {
    files = new Set(
      inventory.privateKeys.flatMap((key) => key.sightings.map((seen) => `${seen.repository}\0${seen.path}`)),
    );
    KEY_FILES.set(inventory, files);
  }
  return files.has(`${place.repository}\0${place.path}`);
}

/** Whether a consumer in the scanned configuration gets the certificate, directly or through sinks and copies. */
export function isServed(certificate: SeenCertificate, topology: Topology): boolean {
  return downstream(graphOf(topology), `cert:${certificate.fingerprint}`).some(({ fact }) => fact.kind === 'consumer');
}

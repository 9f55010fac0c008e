import { claimsChain } from '../certificates/chains.ts';
import { keyPairs } from '../certificates/key-pairs.ts';
import {
  compareText,
  type Format,
  type Inventory,
  type Location,
  type SeenCertificate,
  type Sighting,
} from '../model/index.ts';
import { isSourceCode } from '../parsers/object-context.ts';
import { addTo } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileKey, fileNameOf, folderOf } from '../util/path-names.ts';

/**
 * Folders and names of files that are no longer in use: certbot numbers the versions in its `archive/` folder; `openssl
 * ca` and Easy-RSA name issued certificates by serial number.
 */
const BACKUP_FOLDER =
  /(^|\/)(backups?|bak|old|archived?|expired|previous|superseded|history|attic|deprecated|newcerts|certs_by_serial)\//i;
const BACKUP_NAME =
  /(\.(bak|old|orig|save|previous|expired|backup)|~|[._-](old|bak|backup|expired|previous))(\.[a-z0-9]{1,5}|[._-]\d{6,8}(?:[-_T]?\d{4,6})?)?$/i;

const KEYSTORES: ReadonlySet<Format> = new Set(['pkcs12', 'jks', 'jceks', 'bks']);

/** Whether a path says that it keeps an older state. */
export function isBackup(path: string): boolean {
  return BACKUP_FOLDER.test(path) || BACKUP_NAME.test(fileNameOf(path));
}

/**
 * Whether a version is only history beside its successor: in a position of a file that a server does not send, or in a
 * dated series of files or folders.
 */
export function isOlderOfSeries(
  place: Sighting,
  older: SeenCertificate,
  newest: SeenCertificate,
  inventory: Inventory,
): boolean {
  const here = placesByFile(newest).files.get(fileKey(place)) ?? [];
  if (KEYSTORES.has(place.format)) {
    // Each alias with a key of its own may be served; a certificate that is only trusted may stay until it expires.
    return here.length > 0 && !keysOf(inventory).has(`${fileKey(place)}\0${place.pointer}`);
  }
  const beside = here.filter((other) => inOneEntry(place, other));
  if (beside.length > 0) {
    // Servers send the first certificate of a file, and whatever follows it as its chain.
    return !beside.every((other) => isBefore(place, other)) || !isServers(place, inventory);
  }
  const series = seriesOf(place);
  if (series.dates === '') return false;
  const [ours, theirs] = [older, newest].map((one) => placesByFile(one).series.get(series.key));
  const [next] = theirs ?? [];
  // One version under two dates is no series of versions.
  if (next === undefined || theirs?.length !== 1 || ours?.length !== 1) return false;
  return next === '' || compareText(series.dates, next) < 0;
}

/** The places of a certificate by file, and the dates of those by series. */
const placesByFile = memoizeByObject(({ sightings }: SeenCertificate) => {
  const files = new Map<string, Sighting[]>();
  const series = new Map<string, string[]>();
  for (const place of sightings) {
    addTo(files, fileKey(place), place);
    const { key, dates } = seriesOf(place);
    addTo(series, key, dates);
  }
  return { files, series };
});

/** Whether a place is in one entry of one file with a place of a certificate. */
export function isInSameEntry(place: Sighting, certificate: SeenCertificate): boolean {
  return (placesByFile(certificate).files.get(fileKey(place)) ?? []).some((other) => inOneEntry(place, other));
}

/** Whether the file of a place holds a certificate too. */
export function isInFile(place: Sighting, certificate: SeenCertificate): boolean {
  return placesByFile(certificate).files.has(fileKey(place));
}

/** Whether two places of one file are in one PEM file, XML document, keystore, value of a Secret or list: not in two Secrets of one manifest. */
function inOneEntry(one: Sighting, other: Sighting): boolean {
  const { container, pointer = '', format } = one;
  if (KEYSTORES.has(format)) return true;
  if (container === 'source-string') return true;
  if (entryOf(pointer) !== entryOf(other.pointer ?? '')) return false;
  return (
    container === undefined ||
    one.line === other.line ||
    [pointer, other.pointer].some((text) => IN_LIST.test(text ?? ''))
  );
}

/** The number of a certificate in a bundle, or its place in a list. */
const IN_LIST = / ?#(\d+)$|\[\d+\]$/;

function entryOf(pointer: string): string {
  return pointer.replace(IN_LIST, '');
}

function isBefore(one: Sighting, other: Sighting): boolean {
  if (one.line !== other.line) return (one.line ?? 0) < (other.line ?? 0);
  const [first, second] = [one, other].map(({ pointer = '' }) => Number(/#(\d+)$/.exec(pointer)?.[1] ?? 1));
  return (first ?? 1) < (second ?? 1);
}

/** Days, months and years; `current` comes after all of them. */
const DATE = /(?<!\d)(?:19|20)\d\d(?:[-_.]?\d\d){0,2}(?!\d)|(?<![a-z])(?:current|latest)(?![a-z])/g;
/** `v2`, and the numbers that certbot gives to `fullchain1.pem`. */
const NUMBER = /(?<=(?:^|[-_.])v|^(?:cert|chain|fullchain|privkey))\d{1,6}(?=[-_.]|$)/g;

/** A path without the dates in it; and those, so that later ones come later. */
function seriesOf({ repository, path }: Location): { key: string; dates: string } {
  const dates: string[] = [];
  const date = (text: string) => {
    dates.push(/\d/.test(text) ? text.replace(/\D/g, '').padEnd(8, '0') : '~');
    return '#';
  };
  const number = (text: string) => {
    dates.push(text.padStart(8, '0'));
    return '#';
  };
  const key = `${folderOf(path).replace(DATE, date)}/${fileNameOf(path).toLowerCase().replace(DATE, date).replace(NUMBER, number)}`;
  return { key: `${repository}\0${key.replace(/[-_.]v?#/g, '')}`, dates: dates.join() };
}

/**
 * Whether an object is built from the newest version's file beside it: a keystore, or a PEM file that also holds the
 * key. Such an object was not rebuilt, and is no forgotten copy. Source code is built from nothing beside it.
 */
export function builtFromFileBeside(
  place: Sighting,
  newest: SeenCertificate,
  inventory: Inventory,
): Sighting | undefined {
  if (!KEYSTORES.has(place.format) && (isSourceCode(place.path) || !keysOf(inventory).has(fileKey(place))))
    return undefined;
  return newest.sightings.find(
    (other) =>
      other.repository === place.repository &&
      other.path !== place.path &&
      folderOf(other.path) === folderOf(place.path) &&
      !KEYSTORES.has(other.format),
  );
}

/** Where private keys lie, as files and with their pointer in these; made once for each inventory. */
const keysOf = memoizeByObject(({ privateKeys }: Inventory): ReadonlySet<string> => {
  const places = privateKeys.flatMap(({ sightings }) => sightings);
  return new Set(places.flatMap((place) => [fileKey(place), `${fileKey(place)}\0${place.pointer}`]));
});

const filesWithKeys = memoizeByObject((inventory: Inventory): ReadonlySet<string> => {
  const pairs = [...keyPairs(inventory)].flatMap(({ certificates }) => certificates);
  return new Set(pairs.map((one) => fileKey(one.place)));
});

/** Whether a certificate file is what a server gets: it has a key, in it or beside it, or has the name of a chain. */
function isServers(place: Sighting, inventory: Inventory): boolean {
  const hasKey = filesWithKeys(inventory).has(fileKey(place));
  return hasKey || claimsChain(place) || place.pointer?.includes('tls.crt') === true;
}

import { issuance } from '../certificates/chains.ts';
import { expiringFrom } from '../certificates/expiry.ts';
import { displayName } from '../certificates/names.ts';
import { notAfterTime } from '../certificates/versions.ts';
import { compareLocations, type Problem, type RuleInput, type SeenCertificate, type Sighting } from '../model/index.ts';
import { isServed } from '../topology/served-by.ts';
import { dayOf } from '../util/dates.ts';
import { DAY } from '../util/duration.ts';
import { fileKey, filesText, folderOf } from '../util/path-names.ts';
import type { DeclaredCopy } from './declared-sync.ts';
import { builtFromFileBeside, isInFile, isInSameEntry, isOlderOfSeries } from './places.ts';
import { placesInUse } from './replacement.ts';

/**
 * Describes the stale copies of a replaced version; undefined if all of them are within their delay, or are in
 * keystores that were not rebuilt.
 */
export function staleProblem(
  older: SeenCertificate,
  newest: SeenCertificate,
  declared: ReadonlyMap<Sighting, DeclaredCopy>,
  input: RuleInput,
): Problem | undefined {
  const behind = (place: Sighting) => builtFromFileBeside(place, newest, input.inventory) !== undefined;
  // Within the declared delay, a copy is not stale yet.
  const waiting = (place: Sighting) => declared.get(place)?.late === false;
  const stale = older.sightings.filter(
    (place) =>
      !behind(place) &&
      !waiting(place) &&
      !isRollover(place, older, newest, input) &&
      !isKeptCa(place, older, newest, input) &&
      !isTestOf(place, newest, input) &&
      !isAnotherUse(place, older, newest),
  );
  const counting = new Set(placesInUse(older, input));
  const inUse = stale.filter((place) => counting.has(place));
  const places = (inUse.length > 0 ? inUse : stale).toSorted(compareLocations);
  if (places.length === 0) return undefined;
  const late = places.flatMap((place) => declared.get(place) ?? []);
  const urgent = input.now >= expiringFrom(older, input.policy) || isServed(older, input.topology) || late.length > 0;
  const from = newest.sightings.toSorted(compareLocations);
  const owners = [...new Set(late.flatMap(({ entry }) => entry.owners ?? []))];
  return {
    subject: older.fingerprint,
    certificate: older.fingerprint,
    level: inUse.length === 0 ? 'note' : urgent ? 'error' : 'warning',
    message: messageOf(older, newest, places, from),
    fix: inUse.length === 0 ? UNUSED_FIX : fixOf(older, newest, places, from),
    locations: places,
    related: [...from, ...new Set(late.map(({ entry }) => entry.location))],
    ...(owners.length > 0 && { owners }),
  };
}

function messageOf(older: SeenCertificate, newest: SeenCertificate, places: Sighting[], from: Sighting[]): string {
  const [theirs, ours] = [notAfterTime(older), notAfterTime(newest)].map(dayOf);
  if (places.every((place) => isInSameEntry(place, newest))) {
    return `"${displayName(older)}" was renewed, but ${filesText(places)} ${places.length === 1 ? 'holds' : 'hold'} two versions: the newest one, valid until ${ours}, and the one that expires on ${theirs}.`;
  }
  const count = places.length === 1 ? 'One copy still holds' : `${places.length} copies still hold`;
  return `"${displayName(older)}" was renewed. ${count} the version that expires on ${theirs}. The newest version${nameOf(newest, older)}, valid until ${ours}, is at ${where(from, places)}.`;
}

/** What to look for, where the newest version has another name. */
function nameOf(newest: SeenCertificate, older: SeenCertificate): string {
  return displayName(newest) === displayName(older) ? '' : ` ("${displayName(newest)}")`;
}

const UNUSED_FIX = 'Delete it, because no scanned configuration uses it, or move it to the backups.';

function fixOf(older: SeenCertificate, newest: SeenCertificate, places: Sighting[], from: Sighting[]): string {
  if (older.ca && newest.ca) {
    const keepsKey = older.publicKey.fingerprint === newest.publicKey.fingerprint;
    return keepsKey
      ? `Replace the CA certificate at ${where(places, from)} with the one at ${where(from, places)}, and restart the programs that trust it.`
      : `Add the CA certificate at ${where(from, places)} to ${where(places, from)}, and remove the old one once nothing it signed is in use.`;
  }
  const last = `Reload or restart the services that use it, and check that each one serves serial number ${newest.serialNumber}.`;
  if (places.every((place) => isInSameEntry(place, newest)))
    return `Remove the old version from ${filesText(places)}, so that only the newest one is served. ${last}`;
  // If the source holds both, its users are meant to trust both for a while.
  const isBoth = from.every((place) => isInSameEntry(place, older));
  return isBoth
    ? `Add the version at ${where(from, places)} to ${where(places, from)}, keep the old one, and reload the programs that trust them.`
    : `Copy the version at ${where(from, places)} to ${where(places, from)}. ${last}`;
}

/** While both are valid, the old one stays in one file with the new one for clients that have not changed yet. */
function isRollover(place: Sighting, older: SeenCertificate, newest: SeenCertificate, input: RuleInput): boolean {
  return (
    notAfterTime(older) >= input.now &&
    isOlderOfSeries(place, older, newest, input.inventory) &&
    isInSameEntry(place, newest)
  );
}

/**
 * How long before it expires a CA certificate must be replaced by its successor with the same key, which verifies the
 * same signatures.
 */
const CA_HORIZON = 365 * DAY;

/** A CA that programs trust as it is, and that no server sends. */
const isAnchor = ({ ca, selfIssued, keyUsage, names }: SeenCertificate) =>
  ca && selfIssued && !keyUsage.includes('keyEncipherment') && !names.some((name) => /^(?:dns|ip):/.test(name));

/**
 * Whether an older CA certificate is harmless: a valid one with its key is beside it, or it expires much later. If its
 * successor has another key: both are trusted, or the older key signed what is beside it.
 */
function isKeptCa(place: Sighting, older: SeenCertificate, newest: SeenCertificate, input: RuleInput): boolean {
  if (!older.ca || !newest.ca) return false;
  const { certificates } = input.inventory;
  // A rule about a change asks about some of its places only, as an object of its own.
  const isOlder = ({ fingerprint }: SeenCertificate) => fingerprint === older.fingerprint;
  const hasSameKey = (one: SeenCertificate) => one.publicKey.fingerprint === older.publicKey.fingerprint;
  const isBeside = ({ sightings }: SeenCertificate) =>
    sightings.some(
      ({ repository, path }) => repository === place.repository && folderOf(path) === folderOf(place.path),
    );
  const isValid = (one: SeenCertificate) => notAfterTime(one) >= input.now;
  if (hasSameKey(newest)) {
    const inTime = notAfterTime(older) - input.now > CA_HORIZON;
    return (
      inTime || certificates.some((one) => one.ca && hasSameKey(one) && isValid(one) && !isOlder(one) && isBeside(one))
    );
  }
  // Programs that trust a file trust its newest version, whatever else is in it.
  if (!isValid(older)) return isAnchor(older) && isAnchor(newest) && isInSameEntry(place, newest);
  return (
    isBeside(newest) ||
    certificates.some((one) => !isOlder(one) && isValid(one) && issuance(one, older) === 'issued' && isBeside(one))
  );
}

/**
 * Whether two certificates that share only a subject are for two uses: an identity provider gives one subject to the
 * certificates of all its applications, and a settings file names each under a key of its own.
 */
function isAnotherUse(place: Sighting, older: SeenCertificate, newest: SeenCertificate): boolean {
  const isAnonymous = (one: SeenCertificate) => one.selfIssued && !one.names.some((name) => /^(?:dns|ip):/.test(name));
  if (!isAnonymous(older) || !isAnonymous(newest) || place.pointer === undefined) return false;
  return isInFile(place, newest) && !isInSameEntry(place, newest);
}

/** `expired.pem` beside `valid.pem`: tests need both. */
function isTestOf(place: Sighting, newest: SeenCertificate, { policy }: RuleInput): boolean {
  const isTest = (one: Sighting) => ['fixture', 'example'].includes(policy.contextOf(one, newest));
  return isTest(place) && newest.sightings.every((one) => isTest(one) && folderOf(one.path) === folderOf(place.path));
}

/** Files; with lines where another entry of the same file is spoken of too. */
function where(places: readonly Sighting[], beside: readonly Sighting[]): string {
  const files = new Set(beside.map(fileKey));
  const lined = places.map((place) =>
    files.has(fileKey(place)) ? { ...place, path: `${place.path}:${place.line}` } : place,
  );
  return filesText(lined, beside);
}

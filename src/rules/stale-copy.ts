import { builtFromSibling, isServed } from '../lib/copies.ts';
import { dayOf } from '../lib/dates.ts';
import { type DeclaredCopy, declaredCopies } from '../lib/declared-sync.ts';
import { expiringFrom } from '../lib/expiry.ts';
import { placesText } from '../lib/path-names.ts';
import { placesInUse, replacementOf } from '../lib/superseded.ts';
import { titleOf } from '../lib/titles.ts';
import { endOf } from '../lib/versions.ts';
import {
  compareLocations,
  type Problem,
  type Rule,
  type RuleInput,
  type SeenCertificate,
  type Sighting,
} from '../model/index.ts';

/** A copy of a certificate that was renewed elsewhere: the outage this tool exists for. */
export const staleCopy: Rule = {
  id: 'stale-copy',
  title: 'A copy is older than the newest version of the certificate',
  several: 'are older than their newest version',
  level: 'warning',
  why: 'The certificate was renewed, but the renewed version did not reach every copy. Whoever serves an old copy serves an expired certificate from the day it runs out, although a valid one exists. It is an error when the old version is expiring or expired, when something in the scanned configuration serves it, or when a declared copy is later than the config allows.',
  fix: 'Replace every old copy with the newest version, reload or restart what serves it, and check with a TLS client that each one serves the new serial number. Then automate that step, or declare it under "sync" in the config.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'],
  since: '0.1.0',
  *check(input) {
    const declared = declaredCopies(input);
    for (const older of input.inventory.certificates) {
      const newest = replacementOf(older, input);
      if (newest === undefined) continue;
      const problem = problemOf(older, newest, declared, input);
      if (problem !== undefined) yield problem;
    }
  },
};

function problemOf(
  older: SeenCertificate,
  newest: SeenCertificate,
  declared: ReadonlyMap<Sighting, DeclaredCopy>,
  input: RuleInput,
): Problem | undefined {
  const behind = (place: Sighting) => builtFromSibling(place, newest, input.inventory) !== undefined;
  // Within the time that a declaration allows, a copy is on its way.
  const waiting = (place: Sighting) => declared.get(place)?.late === false;
  const stale = older.sightings.filter((place) => !behind(place) && !waiting(place));
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
    fix:
      inUse.length > 0
        ? `Copy the version at ${placesText(from)} to ${placesText(places)}, reload or restart what serves it, and check that each one serves serial number ${newest.serialNumber}.`
        : 'Nothing that was scanned uses it: delete it, or move it to where backups are kept.',
    locations: places,
    related: [...from, ...new Set(late.map(({ entry }) => entry.location))],
    ...(owners.length > 0 && { owners }),
  };
}

function messageOf(older: SeenCertificate, newest: SeenCertificate, places: Sighting[], from: Sighting[]): string {
  const [theirs, ours] = [endOf(older), endOf(newest)].map(dayOf);
  const count = places.length === 1 ? 'One place still holds' : `${places.length} places still hold`;
  return `"${titleOf(newest)}" was renewed: the newest version, valid until ${ours}, is at ${placesText(from)}. ${count} the version that runs out on ${theirs}.`;
}

import { builtFromSibling, isBackup, isServed, sideBySide } from '../lib/copies.ts';
import { dayOf } from '../lib/dates.ts';
import { expiringFrom } from '../lib/expiry.ts';
import { placesText } from '../lib/path-names.ts';
import { endOf, renewedLineages, replaces } from '../lib/versions.ts';
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
  level: 'warning',
  why: 'The certificate was renewed, but the renewed version did not reach every copy. Whoever serves an old copy serves an expired certificate from the day it runs out, although a valid one exists.',
  fix: 'Replace every old copy with the newest version, reload or restart what serves it, and check with a TLS client that each one serves the new serial number. Then automate that step, or declare it under "sync" in the config.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'],
  since: '0.1.0',
  *check(input) {
    for (const { lineage, versions } of renewedLineages(input.inventory, input.topology)) {
      for (const older of versions.slice(1)) {
        const newest = versions.find((one) => replaces(one, older) && countsFor(one, older, input));
        if (newest !== undefined) yield* problemOf(lineage.title, older, newest, input);
      }
    }
  },
};

/** A version that only tests hold says nothing about what production should hold. */
function countsFor(newest: SeenCertificate, older: SeenCertificate, input: RuleInput): boolean {
  return inProduction(newest, input) || !inProduction(older, input);
}

function inProduction(certificate: SeenCertificate, { policy }: RuleInput): boolean {
  return certificate.sightings.some((place) => policy.contextOf(place, certificate) === 'production');
}

function* problemOf(
  title: string,
  older: SeenCertificate,
  newest: SeenCertificate,
  input: RuleInput,
): Generator<Problem> {
  const stale = older.sightings.filter((place) => !builtFromSibling(place, newest, input.inventory));
  const served = isServed(older, input.topology);
  const inUse = served ? stale : stale.filter((place) => !superseded(place, newest));
  const places = inUse.length > 0 ? inUse : stale;
  if (places.length === 0) return;
  const from = newest.sightings.toSorted(compareLocations);
  yield {
    subject: older.fingerprint,
    certificate: older.fingerprint,
    level: inUse.length === 0 ? 'note' : served || isUrgent(older, input) ? 'error' : 'warning',
    message: messageOf(title, older, newest, places, from),
    ...(inUse.length > 0
      ? {
          fix: `Copy the version at ${placesText(from)} to ${placesText(places)}, reload or restart what serves it, and check that each one serves serial number ${newest.serialNumber}.`,
        }
      : { fix: 'Nothing that was scanned uses it: delete it, or move it to where backups are kept.' }),
    locations: places.toSorted(compareLocations),
    related: from,
  };
}

/** Kept on purpose, or beside its own successor: a place that no longer serves. */
function superseded(place: Sighting, newest: SeenCertificate): boolean {
  return isBackup(place.path) || newest.sightings.some((other) => sideBySide(place, other));
}

function isUrgent(older: SeenCertificate, { now, policy }: RuleInput): boolean {
  return now >= expiringFrom(older, policy);
}

function messageOf(
  title: string,
  older: SeenCertificate,
  newest: SeenCertificate,
  places: Sighting[],
  from: Sighting[],
): string {
  const [theirs, ours] = [endOf(older), endOf(newest)].map(dayOf);
  const count = places.length === 1 ? 'One place still holds' : `${places.length} places still hold`;
  return `"${title}" was renewed: the newest version, valid until ${ours}, is at ${placesText(from)}. ${count} the version that runs out on ${theirs}: ${placesText(places)}.`;
}

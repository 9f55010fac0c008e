import {
  isNewerVersion,
  notAfterTime,
  notBeforeTime,
  renewedLineages,
  successorsIn,
} from '../certificates/versions.ts';
import { isOfKind, nameOfRef } from '../facts/refs.ts';
import type { RuleInput, SeenCertificate, Sighting, Topology } from '../model/index.ts';
import { isServed } from '../topology/served-by.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { placePattern } from '../util/place-patterns.ts';
import { newestOf, resolveSync } from './declared-sync.ts';
import { isBackup, isOlderOfSeries } from './places.ts';
import { uncoveredNames } from './replaced-in-file.ts';

/**
 * The newest version of a certificate that is valid by now, where that replaced it. A version that only tests hold, or that
 * is bad on purpose, says nothing about what production should hold.
 */
export function replacementOf(certificate: SeenCertificate, input: RuleInput): SeenCertificate | undefined {
  return replacementsOf(input.topology, input).get(certificate.fingerprint);
}

/** What replaced each certificate. */
const replacementsOf = memoizeByObject((topology: Topology, input: RuleInput) => {
  const replacements = new Map<string, SeenCertificate>();
  const isExpected = expectation(input);
  for (const { versions } of renewedLineages(input.inventory, topology)) {
    const newer = versions.filter((one) => notBeforeTime(one) <= input.now && !one.sightings.every(isExpected));
    const counting = newer.filter((one) => inProduction(one, input));
    const [ofProduction, ofOthers] = [successorsIn(counting), successorsIn(newer)];
    for (const older of versions) {
      const newest = inProduction(older, input) ? ofProduction(older) : ofOthers(older);
      if (newest !== undefined) replacements.set(older.fingerprint, newest);
    }
  }
  for (const [older, newest] of declaredSuccessions(input)) replacements.set(older, newest);
  return replacements;
});

/** A declared copy follows its source to another authority, to more names, or to a wildcard. */
function* declaredSuccessions(input: RuleInput): Generator<[older: string, newer: SeenCertificate]> {
  for (const entry of input.policy.sync) {
    const { source, copies } = resolveSync(entry, input);
    const newest = newestOf(source, input);
    if (newest === undefined) continue;
    for (const { certificate } of copies.flatMap(({ found }) => found)) {
      if (isNewerVersion(newest, certificate) && standsIn(newest, certificate)) yield [certificate.fingerprint, newest];
    }
  }
}

/** Whether a certificate has all names of another, or the same subject where that has none. */
function standsIn(newer: SeenCertificate, older: SeenCertificate): boolean {
  return older.names.length === 0 ? newer.subject === older.subject : uncoveredNames(older, newer).length === 0;
}

/**
 * The places of a certificate that count. Once it was replaced, those in backups and those that are history beside its
 * successor do not, unless a consumer still gets it.
 */
export function placesInUse(certificate: SeenCertificate, input: RuleInput): Sighting[] {
  const newest = replacementOf(certificate, input);
  if (newest === undefined || isServed(certificate, input.topology)) return certificate.sightings;
  const read = filesRead(input.topology);
  // Some software builds a chain to the expired one of two CA certificates with one key, although it trusts both.
  const counts = certificate.ca && notAfterTime(certificate) < input.now;
  return certificate.sightings.filter(
    (place) =>
      read.has(tailOf(place.repository, place.path)) ||
      (!isBackup(place.path) && (counts || !isOlderOfSeries(place, certificate, newest, input.inventory))),
  );
}

/** Whether a certificate is in nothing but backups that no consumer reads: what they keep is over. */
export function isKeptOnly({ sightings }: SeenCertificate, { topology }: RuleInput): boolean {
  const read = filesRead(topology);
  return sightings.every(({ repository, path }) => isBackup(path) && !read.has(tailOf(repository, path)));
}

/** Files that consumers and copies of the same repository read, by folder and name: the rest differs from host to host. */
const filesRead = memoizeByObject(({ facts }: Topology): ReadonlySet<string> => {
  const readers = facts.filter(({ kind }) => kind === 'consumer' || kind === 'copy');
  return new Set(
    readers.flatMap(({ reads, location }) =>
      reads.flatMap((ref) =>
        isOfKind(ref, 'path', 'file') && nameOfRef(ref).includes('/')
          ? [tailOf(location.repository, nameOfRef(ref))]
          : [],
      ),
    ),
  );
});

/** `corp/web 2025/mail.crt` */
function tailOf(repository: string, path: string): string {
  return `${repository} ${path.split(/[/:]/).slice(-2).join('/')}`;
}

/** Makes the function that tells whether a place is bad on purpose by the config. */
function expectation({ policy, inventory }: RuleInput): (place: Sighting) => boolean {
  const expected = policy.expect.map(({ path }) => placePattern(path, inventory.repositories, policy.matches));
  return (place) => expected.some((one) => one.matches(place));
}

function inProduction(certificate: SeenCertificate, { policy }: RuleInput): boolean {
  return certificate.sightings.some((place) => policy.contextOf(place, certificate) === 'production');
}

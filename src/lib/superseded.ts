import type { RuleInput, SeenCertificate, Sighting, Topology } from '../model/index.ts';
import { isBackup, isServed, sideBySide } from './copies.ts';
import { renewedLineages, replaces } from './versions.ts';

/** What replaced each certificate; made once for each topology. */
const REPLACEMENTS = new WeakMap<Topology, Map<string, SeenCertificate>>();

/**
 * The newest version of a certificate's lineage, where that replaced it. A version that only tests hold says nothing
 * about what production should hold.
 */
export function replacementOf(certificate: SeenCertificate, input: RuleInput): SeenCertificate | undefined {
  let replacements = REPLACEMENTS.get(input.topology);
  if (replacements === undefined) {
    replacements = new Map();
    for (const { versions } of renewedLineages(input.inventory, input.topology)) {
      for (const older of versions.slice(1)) {
        const newest = versions.find((one) => replaces(one, older) && countsFor(one, older, input));
        if (newest !== undefined) replacements.set(older.fingerprint, newest);
      }
    }
    REPLACEMENTS.set(input.topology, replacements);
  }
  return replacements.get(certificate.fingerprint);
}

/**
 * The places of a certificate that count. Once it was replaced, those in backups and those beside its successor are
 * history, unless a consumer still gets it.
 */
export function placesInUse(certificate: SeenCertificate, input: RuleInput): Sighting[] {
  const newest = replacementOf(certificate, input);
  if (newest === undefined || isServed(certificate, input.topology)) return certificate.sightings;
  return certificate.sightings.filter(
    (place) => !isBackup(place.path) && !newest.sightings.some((other) => sideBySide(place, other)),
  );
}

function countsFor(newest: SeenCertificate, older: SeenCertificate, input: RuleInput): boolean {
  return inProduction(newest, input) || !inProduction(older, input);
}

function inProduction(certificate: SeenCertificate, { policy }: RuleInput): boolean {
  return certificate.sightings.some((place) => policy.contextOf(place, certificate) === 'production');
}

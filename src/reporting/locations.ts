import type { Finding, Inventory, Location, Report, SeenCertificate } from '../model/index.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { locationKey } from '../util/path-names.ts';

/**
 * The places of a finding to fix, and the other places that it names: explanations, and places where it is downgraded.
 */
export function locationsToFix(
  finding: Finding,
  certificate: SeenCertificate | undefined,
  { contextOf, inventory }: Pick<Report, 'contextOf' | 'inventory'>,
): { places: Location[]; others: Location[] } {
  const { location, related, context = 'production' } = finding;
  if (certificate === undefined || related.length === 0) return { places: [location], others: related };
  const own = new Set(certificate.sightings.map(locationKey));
  const alike = (place: Location) => own.has(locationKey(place)) && contextOf(place, certificate) === context;
  const [places, others] = [related.filter(alike), related.filter((place) => !alike(place))];
  // The change renews this copy and leaves others stale; the copy itself needs no fix.
  const elsewhere =
    places.length > 0 && !own.has(locationKey(location)) && heldPlaces(inventory).has(locationKey(location));
  return elsewhere ? { places, others: [location, ...others] } : { places: [location, ...places], others };
}

/** The places of all certificates. */
const heldPlaces = memoizeByObject(
  ({ certificates }: Inventory): ReadonlySet<string> =>
    new Set(certificates.flatMap((one) => one.sightings.map(locationKey))),
);

const byFingerprint = memoizeByObject(
  (certificates: readonly SeenCertificate[]) => new Map(certificates.map((one) => [one.fingerprint, one])),
);

/** The certificate that a finding is about; undefined where it is about none, or about one that was served only. */
export function certificateOf(
  { certificate }: { certificate?: string },
  { inventory }: Pick<Report, 'inventory'>,
): SeenCertificate | undefined {
  return certificate === undefined ? undefined : byFingerprint(inventory.certificates).get(certificate);
}

/**
 * Whether some place of a certificate is neither test data nor a trust store and the like, so that its expiration
 * matters.
 */
export function inProduction(certificate: SeenCertificate, { contextOf }: Report): boolean {
  return certificate.sightings.some((place) => contextOf(place, certificate) === 'production');
}

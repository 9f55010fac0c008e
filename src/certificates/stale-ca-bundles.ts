import type { RuleInput, SeenCertificate, Sighting } from '../model/index.ts';
import { addTo } from '../util/collections.ts';
import { fileKey } from '../util/path-names.ts';
import { isAuthority, issuance } from './chains.ts';

/**
 * A CA bundle with which the API server verifies a service, and a service certificate that another key of that CA
 * signed.
 */
export interface StaleCaBundle {
  authority: SeenCertificate;
  place: Sighting;
  served: SeenCertificate;
}

/** Objects with a `caBundle`: the API server calls services and verifies them with it. */
const CALLERS: ReadonlySet<string | undefined> = new Set(['webhook', 'apiservice', 'crd']);

/** Certificates of one issuer that are looked at; of more, it is unknown which service a bundle is for. */
const MAX_SERVED = 256;

/**
 * CA bundles that were not renewed with their CA: the issuers of the repository's service certificates have the name of
 * the bundle's CA, but it signed none of them. Bundles that an injector writes are left out.
 */
export function staleCaBundles({ inventory, topology }: Pick<RuleInput, 'inventory' | 'topology'>): StaleCaBundle[] {
  const signed = new Map<string, SeenCertificate[]>();
  for (const one of inventory.certificates) {
    if (isAuthority(one) || !one.names.some((name) => /\.svc(?:\.|$)/i.test(name))) continue;
    addTo(signed, one.issuer, one, MAX_SERVED + 1);
  }
  if (signed.size === 0) return [];
  const injected = new Set(
    topology.facts.flatMap(({ attributes, location }) => (attributes.inject === undefined ? [] : [fileKey(location)])),
  );
  return inventory.certificates.filter(isAuthority).flatMap((authority) =>
    authority.sightings.flatMap((place) => {
      if (!CALLERS.has(place.container) || injected.has(fileKey(place))) return [];
      const beside = (signed.get(authority.subject) ?? []).filter((one) =>
        one.sightings.some(({ repository }) => repository === place.repository),
      );
      const [served] = beside;
      const isOutgrown = beside.length <= MAX_SERVED && beside.every((one) => issuance(one, authority) === 'other-key');
      return served !== undefined && isOutgrown ? [{ authority, place, served }] : [];
    }),
  );
}

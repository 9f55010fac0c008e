import type { Inventory, SeenCertificate, Sighting } from '../model/index.ts';
import { fileKey, fileNameOf, folderKey } from '../util/path-names.ts';
import { type Chain, isAuthority, issuance } from './chains.ts';

/** A certificate in a file of its own, and the file beside it that should hold the rest of its chain. */
export interface BrokenChain {
  leaf: SeenCertificate;
  place: Sighting;
  rest: Chain;
}

/** `chain.pem`, `www.ca-bundle`, `www_intermediate.crt`: the chain file of a server. */
const CHAIN_NAME = /(?:^|[._-])(?:(?:ca[._-]?)?(?:chain|bundle)|intermediates?)(?:[._-]|$)/i;
/** Files by which a server verifies its clients. */
const TRUST_NAME = /client|trust|upstream|peer|root|saml|idp/i;
/** Files with more authorities than a chain has are trust stores. */
const MAX_REST = 4;
/** Pairs of files that are looked at in one folder. */
const MAX_PAIRS = 10_000;

/**
 * Chains in two files of one folder that do not fit together. The second file is recognized by its name; it belongs to
 * the certificate whose name it starts with, or to the only one of the folder.
 */
export function brokenChains({ certificates }: Inventory): BrokenChain[] {
  const files = new Map<string, Chain>();
  for (const certificate of certificates) {
    for (const place of certificate.sightings) {
      if (place.container !== undefined || !['pem', 'der'].includes(place.format)) continue;
      const key = fileKey(place);
      const file = files.get(key);
      if (file === undefined) files.set(key, { place, certificates: [certificate] });
      else if (file.certificates.length <= MAX_REST) file.certificates.push(certificate);
    }
  }
  const folders = new Map<string, { leaves: Chain[]; rests: Chain[] }>();
  for (const file of files.values()) {
    const key = folderKey(file.place);
    const folder = folders.get(key) ?? { leaves: [], rests: [] };
    const [first] = file.certificates;
    if (isRest(file)) folder.rests.push(file);
    else if (first !== undefined && file.certificates.length === 1 && !isAuthority(first)) folder.leaves.push(file);
    folders.set(key, folder);
  }
  const small = [...folders.values()].filter(
    ({ leaves, rests }) => rests.length * (leaves.length + rests.length) <= MAX_PAIRS,
  );
  return small.flatMap(({ leaves, rests }) =>
    rests.flatMap((rest) => {
      const named = leaves.filter(({ place }) => fileNameOf(rest.place.path).startsWith(stemOf(place)));
      const [own = leaves[0]] = named;
      const [leaf] = own?.certificates ?? [];
      if (own === undefined || leaf === undefined || leaf.selfIssued) return [];
      const isSure = named.length === 1 || leaves.length === 1;
      // The next intermediate may already be beside the current one.
      const isThere = rests.some(({ certificates }) => certificates.some((one) => issuance(leaf, one) === 'issued'));
      return isSure && !isThere ? [{ leaf, place: own.place, rest }] : [];
    }),
  );
}

function isRest({ place, certificates }: Chain): boolean {
  return (
    CHAIN_NAME.test(fileNameOf(place.path)) &&
    !TRUST_NAME.test(fileNameOf(place.path)) &&
    certificates.length <= MAX_REST &&
    certificates.every(isAuthority) &&
    // Roots alone are what the server trusts, not what it sends.
    certificates.some((one) => !one.selfIssued)
  );
}

function stemOf({ path }: Sighting): string {
  return fileNameOf(path).replace(/\.[^.]*$/, '');
}

import { isAuthority } from '../certificates/chains.ts';
import { dnAttribute } from '../certificates/names.ts';
import { isNewerVersion, newestFirst, notAfterTime, notBeforeTime } from '../certificates/versions.ts';
import type { Inventory, RuleInput, SeenCertificate } from '../model/index.ts';
import { addTo } from '../util/collections.ts';
import { cut, reveal } from '../util/escape.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { filesText } from '../util/path-names.ts';
import { uncoveredNames } from './replaced-in-file.ts';

/** Maximum candidates that are compared with one certificate. */
const MAX_CANDIDATES = 64;

/**
 * A hint at a certificate that may have replaced another, although nothing proves it: the same CA with the same key, or
 * a certificate for all of its names from another issuer. A sentence for the fix; undefined if there is none.
 */
export function successorHint(older: SeenCertificate, { inventory, now, policy }: RuleInput): string | undefined {
  const isCurrent = (one: SeenCertificate) =>
    notBeforeTime(one) <= now && one.sightings.some((place) => policy.contextOf(place, one) === 'production');
  const index = indexOf(inventory);
  if (isAuthority(older)) {
    const renewed = (index.get(older.subject) ?? []).filter(
      (one) =>
        notAfterTime(one) > notAfterTime(older) &&
        one.publicKey.fingerprint === older.publicKey.fingerprint &&
        isCurrent(one),
    );
    const [newest] = renewed.sort(newestFirst);
    return (
      newest &&
      `A CA certificate of the same name and key that lasts longer is at ${filesText(newest.sightings, older.sightings)}.`
    );
  }
  const [name] = older.names;
  if (name === undefined) return undefined;
  const wildcard = name.replace(/^dns:[^.]+\./, 'dns:*.');
  const others = [...(index.get(name) ?? []), ...(wildcard === name ? [] : (index.get(wildcard) ?? []))];
  const [newest] = others
    .filter((one) => isNewerVersion(one, older) && uncoveredNames(older, one).length === 0 && isCurrent(one))
    .sort(newestFirst);
  if (newest === undefined) return undefined;
  const issuer = reveal(cut(dnAttribute(newest.issuer, 'CN') ?? newest.issuer, 100));
  return `A later certificate for all of its names, from "${issuer}", is at ${filesText(newest.sightings, older.sightings)}. If that is its successor, copy it here.`;
}

export function withHint(fix: string, hint: string | undefined): string {
  return hint === undefined ? fix : `${hint} ${fix}`;
}

/** Authorities by subject, others by name. */
const indexOf = memoizeByObject(({ certificates }: Inventory): ReadonlyMap<string, SeenCertificate[]> => {
  const index = new Map<string, SeenCertificate[]>();
  for (const one of certificates) {
    for (const key of isAuthority(one) ? [one.subject] : new Set(one.names)) addTo(index, key, one, MAX_CANDIDATES);
  }
  return index;
});

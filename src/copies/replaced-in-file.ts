import { isNewerVersion } from '../certificates/versions.ts';
import type { Change, Inventory, SeenCertificate, Sighting } from '../model/index.ts';
import { addTo } from '../util/collections.ts';

/** A certificate of the base, and the one that replaced it. */
export interface Replacement {
  before: SeenCertificate;
  after: SeenCertificate;
  /** Where the other one stands now, in files of the change. */
  places: Sighting[];
}

/**
 * For each certificate that a change removed, the one that replaced it and shares a name: in the same file (at the same
 * position, if a file has several), or in a new file if the old one is gone. If nothing was added, the older version
 * that remains in the file. A file that only gained a certificate replaces nothing. CA certificates are left out,
 * because they are not served.
 */
export function replacementsIn(change: Change, head: Inventory): Replacement[] {
  const before = byFile(change.base.inventory, change.paths);
  const after = byFile(head, change.paths);
  const fresh = [...after].filter(([file]) => !before.has(file)).flatMap(([, seen]) => seen);
  const found = new Map<string, Replacement>();
  const put = (one: Seen, other: Seen): void => {
    const key = `${one.certificate.fingerprint}|${other.certificate.fingerprint}`;
    const known = found.get(key);
    if (known === undefined) {
      found.set(key, { before: one.certificate, after: other.certificate, places: [other.place] });
    } else if (!known.places.includes(other.place)) known.places.push(other.place);
  };
  for (const [file, old] of before) {
    const now = after.get(file) ?? [];
    const come = now.filter((one) => !old.some((other) => same(one, other)));
    const left = now.filter((one) => old.some((other) => same(one, other)));
    for (const one of old.filter((seen) => !now.some((other) => same(seen, other)))) {
      const shares = come.filter((other) => related(one.certificate, other.certificate));
      const other =
        shares.find(({ place }) => place.pointer === one.place.pointer) ??
        shares[0] ??
        left.find(
          (seen) => related(one.certificate, seen.certificate) && isNewerVersion(one.certificate, seen.certificate),
        ) ??
        (after.has(file) ? undefined : onlyOf(fresh, one));
      if (other !== undefined) put(one, other);
    }
  }
  return [...found.values()];
}

/** The one certificate of new files that has a certificate's names; undefined where there is none, or where several have. */
function onlyOf(fresh: readonly Seen[], one: Seen): Seen | undefined {
  const own = fresh.filter(
    ({ certificate }) =>
      related(one.certificate, certificate) && uncoveredNames(one.certificate, certificate).length === 0,
  );
  return new Set(own.map(({ certificate }) => certificate.fingerprint)).size === 1 && !same(own[0] as Seen, one)
    ? own[0]
    : undefined;
}

interface Seen {
  certificate: SeenCertificate;
  place: Sighting;
}

const same = (one: Seen, other: Seen) => one.certificate.fingerprint === other.certificate.fingerprint;

function byFile({ certificates }: Inventory, paths: ReadonlySet<string>): Map<string, Seen[]> {
  const files = new Map<string, Seen[]>();
  for (const certificate of certificates) {
    for (const place of certificate.sightings) {
      if (paths.has(place.path)) addTo(files, place.path, { certificate, place });
    }
  }
  return files;
}

/** Whether two certificates are for the same: a name in common, or the same subject where neither has names. */
function related(one: SeenCertificate, other: SeenCertificate): boolean {
  if (one.names.length === 0 || other.names.length === 0) return one.subject === other.subject && one.subject !== '';
  return one.names.some((name) => other.names.includes(name)) || one.names.some((name) => isCovered(name, other.names));
}

/** Names of one certificate that another does not cover. */
export function uncoveredNames(one: SeenCertificate, other: SeenCertificate): string[] {
  return one.names.filter((name) => !isCovered(name, other.names));
}

/** RFC 6125 section 6.4.3: a wildcard stands for one whole label. */
function isCovered(name: string, names: readonly string[]): boolean {
  const lower = name.toLowerCase();
  return names.some((given) => {
    const other = given.toLowerCase();
    return other === lower || (other.startsWith('dns:*.') && lower.replace(/^dns:[^.*]+/, 'dns:*') === other);
  });
}

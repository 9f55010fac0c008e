import type { Change, Inventory, SeenCertificate, Sighting } from '../model/index.ts';

/** A certificate of the base that another one stands in place of. */
export interface Replacement {
  before: SeenCertificate;
  after: SeenCertificate;
  /** Where the other one stands now, in files of the change. */
  places: Sighting[];
}

/**
 * What the change put in the place of each certificate: in the same file (at the same place in it, where a file has
 * several), and with a name in common. A file that merely got one more replaces nothing. CA certificates serve nothing.
 */
export function replacementsIn(change: Change, head: Inventory): Replacement[] {
  const before = byFile(change.base.inventory, change.paths);
  const after = byFile(head, change.paths);
  const found = new Map<string, Replacement>();
  for (const [file, old] of before) {
    const now = after.get(file) ?? [];
    const gone = old.filter((one) => !now.some((other) => same(one, other)));
    const come = now.filter((one) => !old.some((other) => same(one, other)));
    for (const one of gone) {
      const shares = come.filter((other) => related(one.certificate, other.certificate));
      const other = shares.find(({ place }) => place.pointer === one.place.pointer) ?? shares[0];
      if (other === undefined) continue;
      const key = `${one.certificate.fingerprint}|${other.certificate.fingerprint}`;
      const known = found.get(key);
      if (known !== undefined) known.places.push(other.place);
      else found.set(key, { before: one.certificate, after: other.certificate, places: [other.place] });
    }
  }
  return [...found.values()];
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
      if (!paths.has(place.path)) continue;
      const seen = { certificate, place };
      const list = files.get(place.path);
      if (list === undefined) files.set(place.path, [seen]);
      else list.push(seen);
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

import { compareText, type Inventory, type Lineage, type SeenCertificate, type Topology } from '../model/index.ts';
import { readInstant } from '../util/dates.ts';
import { DAY } from '../util/duration.ts';

/** Versions that start within this time of each other are one generation (a reissue, hosts that each order their own). */
const GENERATION = DAY;

/** Milliseconds since the epoch; a time that cannot be read counts as the oldest. */
export function notBeforeTime(certificate: SeenCertificate): number {
  return readInstant(certificate.notBefore) ?? 0;
}

export function notAfterTime(certificate: SeenCertificate): number {
  return readInstant(certificate.notAfter) ?? 0;
}

/** Order of versions: the latest start first, then the latest end, then by fingerprint. */
export function newestFirst(a: SeenCertificate, b: SeenCertificate): number {
  return (
    notBeforeTime(b) - notBeforeTime(a) ||
    notAfterTime(b) - notAfterTime(a) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

/**
 * Part of the lifetime in which a certificate without a name has no successor yet: another one of that subject is for
 * another device or person.
 */
const SIBLINGS = 1 / 20;

/** Whether a version starts so much later than another, and lasts so much longer, that it replaced it. */
export function isNewerVersion(newer: SeenCertificate, older: SeenCertificate): boolean {
  const isNamed = older.names.length > 0 || older.ca || older.publicKey.fingerprint === newer.publicKey.fingerprint;
  const lifetime = notAfterTime(older) - notBeforeTime(older);
  const least = isNamed ? GENERATION : Math.max(GENERATION, lifetime * SIBLINGS);
  return notBeforeTime(newer) - notBeforeTime(older) > least && notAfterTime(newer) > notAfterTime(older);
}

/**
 * Makes the function that finds the first of some versions that replaced another one. Each search takes the logarithm of their number.
 * @param versions newest first
 */
export function successorsIn(
  versions: readonly SeenCertificate[],
): (older: SeenCertificate) => SeenCertificate | undefined {
  // Of those that end no later than one before them, none is the first that ends after any time.
  const ends: number[] = [];
  const candidates: SeenCertificate[] = [];
  for (const version of versions) {
    const end = notAfterTime(version);
    if (end <= (ends.at(-1) ?? Number.NEGATIVE_INFINITY)) continue;
    ends.push(end);
    candidates.push(version);
  }
  return (older) => {
    const end = notAfterTime(older);
    let [from, to] = [0, ends.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((ends[middle] as number) > end) to = middle;
      else from = middle + 1;
    }
    const found = candidates[from];
    return found !== undefined && isNewerVersion(found, older) ? found : undefined;
  };
}

/** The certificates of each lineage that has several versions, newest first. */
export function* renewedLineages(
  inventory: Inventory,
  topology: Topology,
): Generator<{ lineage: Lineage; versions: SeenCertificate[] }> {
  const byFingerprint = new Map(inventory.certificates.map((one) => [one.fingerprint, one]));
  for (const lineage of topology.lineages) {
    if (lineage.versions.length < 2) continue;
    const versions = lineage.versions.flatMap((version) => byFingerprint.get(version) ?? []);
    if (versions.length > 1) yield { lineage, versions };
  }
}

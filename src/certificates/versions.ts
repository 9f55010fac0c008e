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

/** Whether a version starts so much later than another, and lasts so much longer, that it replaced it. */
export function isNewerVersion(newer: SeenCertificate, older: SeenCertificate): boolean {
  return notBeforeTime(newer) - notBeforeTime(older) > GENERATION && notAfterTime(newer) > notAfterTime(older);
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

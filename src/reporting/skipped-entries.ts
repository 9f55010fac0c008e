/** The entries of a scanned tree that were not opened, in words. */
import { compareText, leavesHole, type Report, type SkippedReason, type Unreadable } from '../model/index.ts';
import { ENCRYPTION_NAMES } from '../util/encryption-names.ts';
import { plural } from '../util/text.ts';
import { locationText } from './phrases.ts';

const SKIPPED_WORDS: Partial<Record<SkippedReason, readonly [singular: string, several: string]>> = {
  symlink: ['symlink', 'symlinks'],
  submodule: ['submodule', 'submodules'],
  'lfs-pointer': ['LFS pointer', 'LFS pointers'],
  'not-a-file': ['special file', 'special files'],
  archive: ['archive that is not unpacked', 'archives that are not unpacked'],
};

/** Entries that were not opened, and separately those for which the scan is incomplete. */
export function skippedEntries(report: Report): { harmless: string; holes: { place: string; reason: string }[] } {
  const skipped = report.inventory.repositories.flatMap((repository) =>
    repository.skipped.map((entry) => ({ ...entry, repository: repository.name })),
  );
  const holes = skipped.filter(leavesHole).map((entry) => ({
    place: locationText({ repository: entry.repository, path: entry.path }, report),
    reason: entry.detail === undefined ? entry.reason : `${entry.reason}: ${entry.detail}`,
  }));
  const harmless = new Map<SkippedReason, number>();
  for (const entry of skipped) {
    const { reason } = entry;
    if (!leavesHole(entry)) harmless.set(reason, (harmless.get(reason) ?? 0) + 1);
  }
  const words = [...harmless].map(([reason, number]) => plural(number, ...(SKIPPED_WORDS[reason] ?? [reason, reason])));
  return { harmless: words.sort(compareText).join(', '), holes };
}

/** Unreadable objects, with merely encrypted ones at the end, where a cut list loses least. */
export function encryptedLast(objects: readonly Unreadable[]): Unreadable[] {
  const isEncrypted = ({ kind }: Unreadable) => kind === 'encrypted';
  return [...objects.filter((one) => !isEncrypted(one)), ...objects.filter(isEncrypted)];
}

/** Why an object was not read, in a word or two: what encrypts it, else the reason. */
export function unreadLabel({ reason, encryption }: Unreadable): string {
  return encryption === undefined ? reason : ENCRYPTION_NAMES[encryption];
}

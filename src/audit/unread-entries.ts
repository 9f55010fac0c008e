import { type Inventory, leavesHole, type Repository, type Skipped, type Unreadable } from '../model/index.ts';
import { contextOfPath } from '../policy/path-context.ts';
import { MATERIAL_FILE, mayContain, namesMaterial } from '../util/material-names.ts';
import { fileKey, folderKey, folderOf } from '../util/path-names.ts';

/** The entries that a change touches, as locations spell their paths. */
export interface ChangedEntries {
  paths: ReadonlySet<string>;
  /** Those that took the place of certificates or keys. */
  replaced: ReadonlySet<string>;
}

/**
 * Marks unread entries that may hold certificates or keys, according to their names and the files beside them, and
 * lists such archives as unreadable objects. Entries in tests, examples and vendored code are never marked by name.
 * Idempotent; the inventory itself is not changed.
 * @param change if a change is scanned: unread entries outside of it do not make its scan incomplete
 */
export function markUnread(inventory: Inventory, change?: ChangedEntries): Inventory {
  const read = new Set(inventory.repositories.filter(({ failure }) => failure === undefined).map(({ name }) => name));
  const beside = neighbours(inventory);
  const archives: Unreadable[] = [];
  let marked = false;
  const repositories = inventory.repositories.map((repository) => {
    const skipped = repository.skipped.map((entry): Skipped => {
      if (entry.suspect || leavesHole(entry)) return entry;
      const replaces = change?.replaced.has(entry.path) === true && repository.within === undefined;
      const touched = change === undefined || change.paths.has(entry.path);
      if (!replaces && !(touched && isSuspect(entry, repository, read, beside))) return entry;
      marked = true;
      if (replaces) {
        const before = 'it held certificates or keys before this change';
        return { ...entry, suspect: true, detail: entry.detail === undefined ? before : `${entry.detail}; ${before}` };
      }
      if (entry.reason === 'archive') archives.push(unreadArchive(repository, entry));
      return { ...entry, suspect: true };
    });
    return { ...repository, skipped };
  });
  if (!marked) return inventory;
  return { ...inventory, repositories, unreadable: [...inventory.unreadable, ...archives] };
}

function isSuspect(
  { path, reason, repository: name }: Skipped,
  repository: Repository,
  read: ReadonlySet<string>,
  beside: (repository: string, folder: string) => boolean,
): boolean {
  if (reason !== 'submodule' && reason !== 'lfs-pointer' && reason !== 'archive') return false;
  const place = repository.within === undefined ? path : `${repository.within.path}/${path}`;
  if (contextOfPath(place) !== 'production') return false;
  if (reason === 'submodule') {
    // Audited as a repository of its own, in the same run.
    if (name !== undefined && read.has(name)) return false;
    return namesMaterial(path) || (name !== undefined && namesMaterial(name));
  }
  if (MATERIAL_FILE.test(path)) return true;
  return mayContain(path) && (namesMaterial(path) || beside(repository.name, folderOf(path)));
}

function unreadArchive({ name }: Repository, { path, detail = 'archive' }: Skipped): Unreadable {
  return {
    repository: name,
    path,
    reason: 'unsupported',
    detail: `It is a ${detail}, which is not unpacked; zip and tar.gz are.`,
  };
}

/** Tells whether certificates or keys were found right in a folder. Looks through the inventory when first asked. */
function neighbours({ certificates, privateKeys, keystores }: Inventory) {
  let folders: Set<string> | undefined;
  return (repository: string, folder: string): boolean => {
    folders ??= new Set(
      [
        ...certificates.flatMap((one) => one.sightings),
        ...privateKeys.flatMap((one) => one.sightings),
        ...keystores,
      ].map(folderKey),
    );
    return folders.has(fileKey({ repository, path: folder }));
  };
}

import { fileEncryption } from '../bytes/encrypted-content.ts';
import type { Entry, Inventory, Location, Sighting, Source } from '../model/index.ts';
import { blobReader, type Environment } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { openReader } from '../readers/reader.ts';
import { fileKey, fileNameOf } from '../util/path-names.ts';

/** Bytes of the largest file with a key that is compared with what git stores. */
const MAX_FILE = 16 << 20;

/**
 * Marks private keys and keystores of a work tree whose file git stores encrypted, as with git-crypt or transcrypt:
 * their plain content is on this disk and not in the repository. The stored object is read; the attribute alone proves
 * nothing.
 */
export async function markEncryptedInGit(
  inventory: Inventory,
  sources: readonly Source[],
  env: Environment,
): Promise<Inventory> {
  const encrypted = new Set<string>();
  for (const source of sources) {
    const keys = [...inventory.privateKeys.flatMap(({ sightings }) => sightings), ...inventory.keystores];
    const paths = new Set(keys.filter(({ repository }) => repository === source.name).map(({ path }) => path));
    for (const path of paths.size === 0 ? [] : await encryptedPaths(source, paths, env))
      encrypted.add(fileKey({ repository: source.name, path }));
  }
  if (encrypted.size === 0) return inventory;
  const marked = <T extends Location>(place: T): T & Pick<Sighting, 'encryptedInGit'> =>
    encrypted.has(fileKey(place)) ? { ...place, encryptedInGit: true } : place;
  return {
    ...inventory,
    privateKeys: inventory.privateKeys.map((key) => ({ ...key, sightings: key.sightings.map(marked) })),
    keystores: inventory.keystores.map(marked),
  };
}

async function encryptedPaths(
  { access, entries }: Source,
  paths: ReadonlySet<string>,
  env: Environment,
): Promise<string[]> {
  if (access.kind !== 'files' || access.gitDir === undefined || !(await hasFilters({ access, entries }, env)))
    return [];
  const found: string[] = [];
  const wanted = entries.filter(({ name, oid }) => oid !== undefined && paths.has(toDisplayPath(name)));
  const blobs = blobReader(access.gitDir, env, { maxFileBytes: MAX_FILE, suspect: () => false });
  await blobs.each(wanted, ({ name }, content) => {
    if (content.kind === 'bytes' && fileEncryption(content.bytes, undefined) !== undefined)
      found.push(toDisplayPath(name));
  });
  blobs.close();
  return found;
}

/** Whether an attribute sets a filter, as all tools do that encrypt on the way into git. */
async function hasFilters({ access, entries }: Pick<Source, 'access' | 'entries'>, env: Environment): Promise<boolean> {
  const lists: Entry[] = entries.filter(({ name }) => fileNameOf(name) === '.gitattributes');
  let has = false;
  const reader = openReader(access, env, { maxFileBytes: 1 << 20, suspect: () => false });
  await reader.each(lists, (_, content) => {
    has ||= content.kind === 'bytes' && /\sfilter=(?!lfs\b)/.test(content.bytes.toString('latin1'));
  });
  reader.close();
  return has;
}

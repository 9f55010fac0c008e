import { dirname, normalize } from 'node:path/posix';
import type { Entry, Inventory, Location, Source, Unreadable } from '../model/index.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { openReader } from '../readers/reader.ts';
import { type CollectOptions, collect } from './collect.ts';
import { elided } from './elided.ts';

/** Entries of the head in place of certificates or keys of the base, if the head has none there. */
export interface Replaced {
  /** Paths of such entries that are not read; a link that leads to a file that is read is none of them. */
  paths: ReadonlySet<string>;
  /** Objects that were cut short there by a person: `MIIC...`. In any other file that is prose. */
  elided: Unreadable[];
}

const MAX_LINK = 4_096;

/**
 * @param committed where the changed files are read
 * @param changed the changed files as they are
 * @param before the changed files as they were
 */
export async function lookAtReplaced(
  head: Source,
  committed: Source,
  changed: Inventory,
  before: Inventory,
  options: Omit<CollectOptions, 'decoders' | 'mechanisms'>,
): Promise<Replaced> {
  const still = materialPaths(changed);
  const lost = new Set([...materialPaths(before)].filter((path) => !still.has(path)));
  if (lost.size === 0) return { paths: new Set(), elided: [] };
  const paths = new Set<string>();
  const holds = (folder: string) => [...lost].some((path) => path.startsWith(`${folder}/`));
  const read = await readLinks(head, lost, options);
  for (const { path, reason } of head.skipped) {
    if (reason === 'submodule' ? lost.has(path) || holds(path) : lost.has(path) && !read.has(path)) paths.add(path);
  }
  for (const { path } of changed.repositories.flatMap(({ skipped }) => skipped)) {
    if (lost.has(path) && !read.has(path)) paths.add(path);
  }
  const entries = committed.entries.filter(({ name }) => lost.has(toDisplayPath(name)));
  const { inventory } = await collect([{ ...head, access: committed.access, entries, skipped: [] }], {
    ...options,
    decoders: [elided],
    mechanisms: [],
  });
  return { paths, elided: inventory.unreadable };
}

function materialPaths({ certificates, privateKeys, keystores }: Inventory): Set<string> {
  const places: Location[] = [...certificates, ...privateKeys].flatMap(({ sightings }) => sightings as Location[]);
  return new Set([...places, ...keystores].map(({ path }) => path));
}

/** Which of the links lead to a file of the source, which is read where it is. */
async function readLinks(
  { access, entries, links = [] }: Source,
  wanted: ReadonlySet<string>,
  { env = {} }: Pick<CollectOptions, 'env'>,
): Promise<ReadonlySet<string>> {
  const asked = links.filter(({ name }) => wanted.has(toDisplayPath(name)));
  const gitDir = access.kind === 'memory' ? undefined : access.gitDir;
  const read = new Set<string>();
  if (asked.length === 0 || gitDir === undefined) return read;
  const names = new Set(entries.map(({ name }) => name));
  const reader = openReader({ kind: 'git', gitDir }, env, { maxFileBytes: MAX_LINK, suspect: () => false });
  try {
    await reader.each<Entry>(asked, ({ name }, content) => {
      if (content.kind !== 'bytes') return;
      const target = normalize(`${dirname(name)}/${content.bytes.toString('latin1')}`);
      if (names.has(target)) read.add(toDisplayPath(name));
    });
  } finally {
    reader.close();
  }
  return read;
}

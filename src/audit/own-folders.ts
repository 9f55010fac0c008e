import type { Entry } from '../model/index.ts';

/** A folder at the root that some projects keep vendored code in, and others their own applications. */
const FOLDER = 'deps';
const START = `${FOLDER}/`;
/** Letters that names begin with alike: `broker` and `broker_web`. */
const STEM = 4;

/** Entries that {@link ownFolders} depends on; nearly always none. */
export function inSuchFolders<T extends Pick<Entry, 'name'>>(entries: readonly T[]): T[] {
  return entries.filter(({ name }) => name.startsWith(START));
}

/**
 * Root folders that have names like those of vendored code but hold the repository's own code: more than half of their
 * entries have names with the same start, as the parts of one product have, and third-party packages do not.
 */
export function ownFolders(entries: readonly Pick<Entry, 'name'>[]): string[] {
  const children = new Set<string>();
  for (const { name } of inSuchFolders(entries)) {
    const end = name.indexOf('/', START.length);
    if (end > 0) children.add(name.slice(START.length, end));
  }
  const stems = new Map<string, number>();
  for (const child of children) {
    const stem = child.slice(0, STEM).toLowerCase();
    if (stem.length === STEM) stems.set(stem, (stems.get(stem) ?? 0) + 1);
  }
  const most = Math.max(0, ...stems.values());
  return most > 1 && most * 2 > children.size ? [FOLDER] : [];
}

import type { Entry } from '../model/index.ts';

/** A folder at the root that some projects keep vendored code in, and others their own applications. */
const FOLDER = 'deps';
/** Letters that names begin with alike: `broker` and `broker_web`. */
const STEM = 4;

/**
 * The folders at the root that are named like those of vendored code and hold the repository's own: more than half of
 * what lies in them has names that begin alike, as the parts of one product do, and the packages of others do not.
 */
export function ownFolders(entries: readonly Pick<Entry, 'name'>[]): string[] {
  const children = new Set<string>();
  for (const { name } of entries) {
    if (!name.startsWith(`${FOLDER}/`)) continue;
    const end = name.indexOf('/', FOLDER.length + 1);
    if (end > 0) children.add(name.slice(FOLDER.length + 1, end));
  }
  const stems = new Map<string, number>();
  for (const child of children) {
    const stem = child.slice(0, STEM).toLowerCase();
    if (stem.length === STEM) stems.set(stem, (stems.get(stem) ?? 0) + 1);
  }
  const most = Math.max(0, ...stems.values());
  return most > 1 && most * 2 > children.size ? [FOLDER] : [];
}

import type { Source } from '../model/index.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { clientOfHookFolder } from '../shell/clients/index.ts';

/** NUL-terminated records, their bytes one in each character. */
export function records(output: Buffer): string[] {
  const list = output.toString('latin1').split('\0');
  list.pop();
  return list;
}

/** One line of `git ls-tree -r -z`, or of `git ls-files -s -z`. */
export interface TreeRecord {
  mode: string;
  oid: string;
  /** The bytes of its path, one in each character. */
  path: string;
}

/** `<mode> <type> <oid>`, a tab and the path. */
export function treeRecord(record: string): TreeRecord {
  const tab = record.indexOf('\t');
  const [mode = '', , oid = ''] = record.slice(0, tab).split(' ');
  return { mode, oid, path: record.slice(tab + 1) };
}

/** What `git ls-files -s -t -c -o -z` tells. */
export interface IndexListing {
  tracked: TreeRecord[];
  /** The bytes of untracked paths; that of a repository ends with a slash. */
  untracked: string[];
}

/** Modes of files, links and submodules; comparing these strings is quicker than comparing parts of the output. */
const MODES = ['100644', '100755', '120000', '160000'] as const;
/** Where the mode and the object id of a record begin: `<tag> <mode> <oid>`. */
const [TO_MODE, TO_OID] = [2, 9];

/** Records `<tag> <mode> <oid> <stage>`, a tab and the path, or `? ` and the path. Most of a large tree is made of them. */
export function indexListing(output: Buffer): IndexListing {
  const listing: IndexListing = { tracked: [], untracked: [] };
  const text = output.toString('latin1');
  let path: string | undefined;
  let mode: string = MODES[0];
  for (let start = 0, end = text.indexOf('\0'); end >= 0; start = end + 1, end = text.indexOf('\0', start)) {
    if (text.startsWith('?', start)) {
      listing.untracked.push(text.slice(start + 2, end));
      continue;
    }
    const tab = text.indexOf('\t', start);
    const name = text.slice(tab + 1, end);
    // A file in conflict stands here once for each side.
    if (name === path) continue;
    path = name;
    if (!text.startsWith(mode, start + TO_MODE))
      mode =
        MODES.find((one) => text.startsWith(one, start + TO_MODE)) ?? text.slice(start + TO_MODE, start + TO_OID - 1);
    listing.tracked.push({ mode, oid: text.slice(start + TO_OID, tab - 2), path });
  }
  return listing;
}

/** The files of hooks that git keeps without a right to execute, for a spread. */
export function inertOf(tree: readonly TreeRecord[]): Pick<Source, 'inert'> {
  // A repository without a single executable file leaves modes to what deploys it.
  if (!tree.some(({ mode }) => mode === '100755')) return {};
  const inert = tree
    .filter(({ mode, path }) => path.includes('hook') && mode === '100644' && clientOfHookFolder(path) !== undefined)
    .map(({ path }) => toDisplayPath(path));
  return inert.length === 0 ? {} : { inert };
}

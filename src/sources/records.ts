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

/** `<tag> <mode> <oid> <stage>`, a tab and the path: the output of `git ls-files -s -t -c -z`. */
export function indexRecord(record: string): TreeRecord {
  const tab = record.indexOf('\t');
  return { mode: record.slice(2, 8), oid: record.slice(9, tab - 2), path: record.slice(tab + 1) };
}

/** The files of hooks that git keeps without a right to execute, for a spread. */
export function inertOf(tree: readonly TreeRecord[]): Pick<Source, 'inert'> {
  // A repository without a single executable file leaves modes to what deploys it.
  if (!tree.some(({ mode }) => mode === '100755')) return {};
  const inert = tree.flatMap(({ mode, path }) =>
    mode === '100644' && path.includes('hook') && clientOfHookFolder(path) !== undefined ? [toDisplayPath(path)] : [],
  );
  return inert.length === 0 ? {} : { inert };
}

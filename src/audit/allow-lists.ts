import { type AllowEntry, compareText, type Entry, type Source } from '../model/index.ts';
import { isAllowList, MAX_LIST, readAllowList } from '../policy/allow-lists.ts';
import { isReadme } from '../policy/readme-statements.ts';
import type { Environment } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { openReader } from '../readers/reader.ts';
import { MATERIAL_FILE } from '../util/material-names.ts';
import { folderOf } from '../util/path-names.ts';

/** Lists that are read of one repository: `.gitattributes` may be in every folder. */
const MAX_LISTS = 100;
/** READMEs that are read of one repository, those nearest to the root first. */
const MAX_READMES = 200;

/** Whether an entry is a list; of READMEs only those at the root, and beside or above what is named as keys and certificates. */
export function listsAmong(entries: readonly Entry[]): (entry: Entry) => boolean {
  let folders: Set<string> | undefined;
  const isBeside = (folder: string) => {
    folders ??= foldersOfMaterial(entries);
    return folders.has(folder);
  };
  return ({ name }) => isAllowList(name) && (!isReadme(name) || folderOf(name) === '' || isBeside(folderOf(name)));
}

/** Folders with what is named as keys and certificates, and those above. */
function foldersOfMaterial(entries: readonly Entry[]): Set<string> {
  const folders = new Set(['']);
  for (const { name } of entries) {
    if (!MATERIAL_FILE.test(name)) continue;
    for (let folder = folderOf(name); !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  }
  return folders;
}

/**
 * How the lists of secret scanners and the attributes of a repository classify its paths, in the order of the lists.
 * @param trees what the repository consists of; where two have a list of the same name, the last one counts
 * @param isList which of their entries are lists
 */
export async function allowListsOf(
  trees: readonly Pick<Source, 'access' | 'entries'>[],
  env: Environment,
  isList = listsAmong(trees.flatMap(({ entries }) => entries)),
): Promise<AllowEntry[]> {
  const known = new Map<string, AllowEntry[]>();
  for (const { access, entries } of trees) {
    const found = entries.filter(isList);
    const lists = found.filter(({ name }) => !isReadme(name)).slice(0, MAX_LISTS);
    const readmes = shallowest(found.filter(({ name }) => isReadme(name))).slice(0, MAX_READMES);
    const wanted = [...lists, ...readmes];
    if (wanted.length === 0) continue;
    const reader = openReader(access, env, { maxFileBytes: MAX_LIST, suspect: () => false });
    await reader.each(wanted, ({ name }, content) => {
      const path = toDisplayPath(name);
      if (content.kind === 'bytes') known.set(path, readAllowList(content.bytes.toString('utf8'), path));
    });
    reader.close();
  }
  return [...known].sort(([a], [b]) => compareText(a, b)).flatMap(([, entries]) => entries);
}

const depthOf = (path: string) => path.split('/').length;

function shallowest<T extends { name: string }>(entries: readonly T[]): T[] {
  return entries.toSorted((a, b) => depthOf(a.name) - depthOf(b.name) || compareText(a.name, b.name));
}

import { type AllowEntry, compareText, type Source } from '../model/index.ts';
import { isAllowList, MAX_LIST, readAllowList } from '../policy/allow-lists.ts';
import type { Environment } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { openReader } from '../readers/reader.ts';

/** Lists that are read of one repository: `.gitattributes` may be in every folder. */
const MAX_LISTS = 100;

/**
 * How the lists of secret scanners and the attributes of a repository classify its paths, in the order of the lists.
 * @param trees what the repository consists of; where two have a list of the same name, the last one counts
 */
export async function allowListsOf(
  trees: readonly Pick<Source, 'access' | 'entries'>[],
  env: Environment,
): Promise<AllowEntry[]> {
  const lists = new Map<string, AllowEntry[]>();
  for (const { access, entries } of trees) {
    const wanted = entries.filter(({ name }) => isAllowList(name)).slice(0, MAX_LISTS);
    if (wanted.length === 0) continue;
    const reader = openReader(access, env, { maxFileBytes: MAX_LIST, suspect: () => false });
    await reader.each(wanted, ({ name }, content) => {
      const path = toDisplayPath(name);
      if (content.kind === 'bytes') lists.set(path, readAllowList(content.bytes.toString('utf8'), path));
    });
    reader.close();
  }
  return [...lists].sort(([a], [b]) => compareText(a, b)).flatMap(([, entries]) => entries);
}

import { resolve } from 'node:path';
import { type Source, withSubmodules } from '../model/index.ts';
import { openSource } from './open.ts';
import type { SourceOptions } from './selection.ts';

/**
 * The sources behind the paths that a person named, with their submodules, in that order.
 * @param options whose name and origin are those of the repository at the first path
 * @throws UsageError where there is nothing to read at one of them
 */
export async function openAll(paths: readonly string[], cwd: string, options: SourceOptions): Promise<Source[]> {
  const { name: _, origin: __, ...others } = options;
  const opened = await Promise.all(
    paths.map((path, index) => openSource(resolve(cwd, path), index === 0 ? options : others)),
  );
  return distinctlyNamed(opened, paths);
}

/** The sources with their submodules. Two folders of one name are told apart by the paths that were given. */
function distinctlyNamed(opened: readonly Source[], paths: readonly string[]): Source[] {
  const names = new Set<string>();
  return opened.flatMap((source, index) => {
    if (names.has(source.name)) {
      const name = paths[index] ?? source.name;
      for (const { within } of source.submodules ?? []) if (within !== undefined) within.repository = name;
      source.name = name;
    }
    names.add(source.name);
    const [own, ...submodules] = withSubmodules(source);
    for (const submodule of submodules) {
      const { name, within } = submodule;
      if (names.has(name)) submodule.name = `${within?.repository}/${within?.path}`;
      names.add(submodule.name);
    }
    return own === undefined ? [] : [own, ...submodules];
  });
}

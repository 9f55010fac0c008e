import type { Skipped } from '../model/index.ts';
import type { Environment } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { matchersOf } from '../util/globs.ts';
import type { Origin } from './absent-objects.ts';
import type { Discovery, RepositorySettings } from './discover.ts';

/** Options that every source accepts. */
export interface SourceOptions {
  /** The variables of the process, of which git gets the few that it needs to start. */
  env?: Environment;
  /** Globs; where there are any, files that match none of them are left out. */
  include?: readonly string[];
  /** Globs of files that are left out. */
  exclude?: readonly string[];
  /** Name of the repository, as locations give it; found out where it is not given. */
  name?: string;
  /**
   * The address for objects that a partial clone left out and the work tree lacks; without it those files are reported
   * as not read.
   */
  origin?: Origin;
  /** What git has already said about the folder; its path must be a real one. */
  found?: Discovery;
  /** What the configuration of the repository says, where git has been asked. */
  settings?: Promise<RepositorySettings>;
  /** What stands before the names when globs look at them, as bytes (latin1): the folder of a submodule, with a slash. */
  prefix?: string;
  /** Is told the git directory once git is listing, which takes longer than anything else before files are read. */
  listing?: (gitDir: string) => void;
}

export interface Selection {
  /** Whether there is no glob. */
  keepsAll: boolean;
  /** Whether a file, by the bytes of its name, is to be read. */
  keeps(name: string): boolean;
  /** One entry for each glob that left files out, with their number: the scope, not a list of it. */
  skipped(): Skipped[];
}

/** @throws UsageError for a glob that cannot be used */
export async function selection({ include = [], exclude = [], prefix = '' }: SourceOptions): Promise<Selection> {
  if (include.length === 0 && exclude.length === 0) return { keepsAll: true, keeps: () => true, skipped: () => [] };
  const included = await matchersOf(include);
  const excluders = await matchersOf(exclude);
  const excluded = exclude.map((glob, index) => ({ glob, matches: excluders[index], count: 0 }));
  let outside = 0;
  return {
    keepsAll: false,
    keeps(name) {
      const path = toDisplayPath(prefix + name);
      if (included.length > 0 && !included.some((matches) => matches(path))) {
        outside++;
        return false;
      }
      const by = excluded.find(({ matches }) => matches?.(path));
      if (by !== undefined) by.count++;
      return by === undefined;
    },
    skipped: () => [
      ...(outside > 0
        ? [{ path: '**', reason: 'excluded' as const, detail: `${outside} outside the included paths` }]
        : []),
      ...excluded
        .filter(({ count }) => count > 0)
        .map(({ glob, count }) => ({ path: glob, reason: 'excluded' as const, detail: `${count} excluded` })),
    ],
  };
}

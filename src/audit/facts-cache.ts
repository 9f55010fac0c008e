import type { KnownFiles, Repository, Source } from '../model/index.ts';
import { allowListsOf } from './allow-lists.ts';
import { type Collected, type CollectOptions, collect } from './collect.ts';
import { ownFolders } from './own-folders.ts';

/** What files hold, from one run to the next. */
export interface FactsCache {
  recall(source: Source): Recalled;
}

/** What a cache knows of one source. */
export interface Recalled {
  /** The source without the entries that need not be read, and what is known of those. */
  source: Source;
  /** Keeps what was read besides, for the next run. */
  keep(read: Pick<KnownFiles, 'parts'>, account: Repository): void;
}

/** Collects as {@link collect} does, but reads only the files that the cache does not know. The result is the same. */
export async function collectWith(
  cache: FactsCache | undefined,
  sources: readonly Source[],
  options: CollectOptions,
): Promise<Collected> {
  // What a password opens, or does not, is not kept: who reads the cache could try guesses against it.
  if (cache === undefined || (options.passwords ?? []).length > 0) return collect(sources, options);
  const recalled = await Promise.all(
    sources.map(async (source) => {
      // What is said of a tree depends on all of its files.
      const allowLists = source.allowLists ?? (await allowListsOf([source], options.env ?? {}));
      const whole = { ownFolders: ownFolders(source.entries), ...source, allowLists };
      const { source: rest, keep } = cache.recall(whole);
      return { rest, keep, parts: [] as KnownFiles['parts'] };
    }),
  );
  const byName = new Map(recalled.map((one) => [one.rest.name, one]));
  const collected = await collect(
    recalled.map(({ rest }) => rest),
    {
      ...options,
      part: (part, source) => {
        byName.get(source)?.parts.push(part);
        options.part?.(part, source);
      },
    },
  );
  // What failed may succeed the next time. Of two sources with one name it is not known which one a part is of.
  if (collected.faults.length > 0 || byName.size < recalled.length) return collected;
  for (const account of collected.inventory.repositories) {
    const one = byName.get(account.name);
    one?.keep({ parts: one.parts }, account);
  }
  return collected;
}

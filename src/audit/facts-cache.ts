import type { KnownFiles, Repository, Source } from '../model/index.ts';
import { allowListsOf } from './allow-lists.ts';
import { type Collected, type CollectOptions, collect } from './collect.ts';
import type { KnownStores, StoreMemory } from './locked-stores.ts';
import { ownFolders } from './own-folders.ts';

/** The contents of files, kept from one run to the next. */
export interface FactsCache {
  recall(source: Source): Recalled;
}

/** What a cache knows of one source. */
export interface Recalled {
  /** The source without the entries that need not be read, and what is known of those. */
  source: Source;
  /** What passwords of the repository opened then. */
  stores?: KnownStores | undefined;
  /** Keeps what was read besides, for the next run. */
  keep(read: { parts: KnownFiles['parts']; stores: KnownStores | undefined }, account: Repository): void;
}

export interface CollectedWith extends Collected {
  /** For what is opened with passwords after the collection. */
  memory?: StoreMemory;
  /** Ends the run: what it found is kept for the next one. */
  keep(): void;
}

/** Collects as {@link collect} does, but reads only the files that the cache does not know. The result is the same. */
export async function collectWith(
  cache: FactsCache | undefined,
  sources: readonly Source[],
  options: CollectOptions,
): Promise<CollectedWith> {
  // Results of passwords are not stored: a reader of the cache could test guesses against them.
  if (cache === undefined || (options.passwords ?? []).length > 0) {
    return { ...(await collect(sources, options)), keep: () => {} };
  }
  const recalled = await Promise.all(
    sources.map(async (source) => {
      // Facts about a tree depend on all of its files.
      const allowLists = source.allowLists ?? (await allowListsOf([source], options.env ?? {}));
      const whole = { ownFolders: ownFolders(source.entries), ...source, allowLists };
      const { source: rest, stores, keep } = cache.recall(whole);
      return {
        rest,
        before: stores,
        keep,
        parts: [] as KnownFiles['parts'],
        stores: undefined as KnownStores | undefined,
      };
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
  // A failed read may succeed the next time. If two sources have one name, it is unknown which one a part belongs to.
  if (collected.faults.length > 0 || byName.size < recalled.length) return { ...collected, keep: () => {} };
  return {
    ...collected,
    memory: {
      recall: (repository) => {
        const one = byName.get(repository);
        return one?.before && { known: one.before, changed: one.rest.entries };
      },
      keep: (repository, stores) => {
        const one = byName.get(repository);
        if (one !== undefined) one.stores = stores;
      },
    },
    keep: () => {
      for (const account of collected.inventory.repositories) {
        const one = byName.get(account.name);
        one?.keep(one, account);
      }
    },
  };
}

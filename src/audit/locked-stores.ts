import { createHash } from 'node:crypto';
import { type FoundPassword, MAX_CANDIDATES, passwordsFor } from '../keystores/repository-passwords.ts';
import type { Entry, Inventory, Keystore, Location } from '../model/index.ts';
import { contextOfPath } from '../policy/path-context.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { fileKey } from '../util/path-names.ts';
import type { CollectOptions } from './collect.ts';
import { createExaminer } from './examine.ts';
import { type Contents, emptyInventory, mergeInventories } from './inventory.ts';
import {
  eachFile,
  MAX_BYTES,
  passwordFiles,
  passwordFilesOf,
  pathsIn,
  type Sought,
  type Tree,
} from './password-files.ts';

/** Files of one repository whose keystores are tried again. */
const MAX_STORES = 40;
/** Bytes of the largest keystore. */
const MAX_STORE = 16 << 20;
/** Keystores without success after which only the few most likely passwords are tried. */
const MAX_MISSES = 12;
const FEW = 8;

/** What a password may open: a keystore, or an encrypted private key as a keystore of its own. */
type Closed = Pick<Keystore, 'repository' | 'path' | 'pointer' | 'opened'> & { format: string };

/** Keystores that nothing has opened yet, or that may have another password now. */
function isClosed({ opened }: Closed): boolean {
  return opened === 'locked' || opened === 'none' || opened === 'repository-password';
}

/** The keystores and the encrypted PEM keys of some contents. */
export function lockable({
  keystores = [],
  privateKeys = [],
}: Partial<Pick<Inventory, 'keystores' | 'privateKeys'>>): Closed[] {
  const keys = privateKeys.flatMap(({ encrypted, sightings }) =>
    sightings.flatMap(({ repository, path, pointer, format, password }): Closed[] =>
      !encrypted || format !== 'pem'
        ? []
        : [{ repository, path, ...(pointer !== undefined && { pointer }), format, opened: openedBy(password) }],
    ),
  );
  return [...keystores, ...keys];
}

function openedBy(password: Location | 'well-known' | undefined): Keystore['opened'] {
  return password === undefined ? 'locked' : 'repository-password';
}

/** What was opened where all passwords and keystores are in one tree: a change that leaves the tree alone changes nothing of it. */
const openedBefore = new WeakMap<Tree['entries'], { closed: string; opened: Map<string, Partial<Contents>> }>();

interface Options extends Pick<CollectOptions, 'passwords' | 'env' | 'decoders' | 'mechanisms'> {
  /** What came of it in an earlier run. */
  memory?: StoreMemory | undefined;
}

/** What the passwords of a repository opened. None of them is in it. */
export interface KnownStores {
  /** Digest of what was known of the closed keystores. */
  closed: string;
  /** Files that speak of passwords or name a keystore. */
  speaking: string[];
  /** Bytes of all files that were looked at for that. */
  bytes: number;
  /** What files hold whose keystores a password of the repository opens. */
  opened: [path: string, holds: Partial<Contents>][];
}

export interface StoreMemory {
  /** What was kept of a repository, and its entries that may be others now. */
  recall(repository: string): { known: KnownStores; changed: readonly Entry[] } | undefined;
  keep(repository: string, stores: KnownStores): void;
}

/** The inventory with the contents that repository passwords open, in place of what was known of those files. */
export async function openLockedStores(
  inventory: Inventory,
  trees: readonly Tree[],
  options: Options,
): Promise<Inventory> {
  const opened = await openedStores(lockable(inventory), trees, options);
  if (opened.size === 0) return inventory;
  const isOther = (place: Location) => !opened.has(fileKey(place));
  const privateKeys = inventory.privateKeys
    .map((key) => ({ ...key, sightings: key.sightings.filter(isOther) }))
    .filter(({ sightings }) => sightings.length > 0);
  const rest: Inventory = {
    ...inventory,
    privateKeys,
    keystores: inventory.keystores.filter(isOther),
    unreadable: inventory.unreadable.filter(isOther),
  };
  return mergeInventories(rest, ...[...opened.values()].map((part) => ({ ...emptyInventory(), ...part })));
}

/**
 * Tries the passwords that repositories hold on their own keystores. If every keystore is open, nothing is read.
 * Limited in stores, bytes, candidates, and rounds for each store.
 * @param trees what the repositories consist of; where two have a file of the same name, the last one counts
 * @returns what files hold, by `fileKey`: those with a store that opens, and those with one that did before and does no
 * more
 */
export async function openedStores(
  keystores: readonly Closed[],
  trees: readonly Tree[],
  options: Options,
): Promise<Map<string, Partial<Contents>>> {
  const opened = new Map<string, Partial<Contents>>();
  for (const name of new Set(trees.map((tree) => tree.name))) {
    const closed = keystores.filter((store) => store.repository === name && isClosed(store));
    if (closed.length === 0) continue;
    const own = trees.filter((tree) => tree.name === name);
    for (const [path, part] of await openedIn(own, closed, options))
      opened.set(fileKey({ repository: name, path }), part);
  }
  return opened;
}

function soughtOf(stores: readonly Closed[]): Sought {
  return { paths: pathsOf(stores), everywhere: stores.some(({ format }) => format !== 'pem') };
}

function pathsOf(stores: readonly Closed[]): string[] {
  const paths = [...new Set(stores.map(({ path }) => path))];
  if (paths.length <= MAX_STORES) return paths;
  const production = new Set(paths.filter((path) => contextOfPath(path) === 'production'));
  return [...production, ...paths.filter((path) => !production.has(path))].slice(0, MAX_STORES);
}

/** What files hold whose keystores a password of the repository opens. */
async function openedIn(
  trees: readonly Tree[],
  closed: readonly Closed[],
  options: Options,
): Promise<Map<string, Partial<Contents>>> {
  const [{ repository }] = closed as [Closed, ...Closed[]];
  const sought = soughtOf(closed);
  const { paths } = sought;
  const { memory } = options;
  const key = JSON.stringify(closed);
  const digest = memory && createHash('sha256').update(key).digest('hex');
  const kept = memory?.recall(repository);
  if (kept !== undefined && kept.known.closed === digest && (await stillHolds(kept, trees, sought, options))) {
    memory?.keep(repository, kept.known);
    return new Map(kept.known.opened);
  }
  const before = new Set(closed.flatMap(({ opened: how, path }) => (how === 'repository-password' ? [path] : [])));
  const { files, bytes, isWhole, isOfFirst } = await passwordFiles(trees, sought, options);
  const [first, ...others] = trees;
  const shared = isOfFirst && !others.some((tree) => pathsIn(tree.entries).some((path) => paths.includes(path)));
  const same = first && openedBefore.get(first.entries);
  const opened = shared && same?.closed === key ? same.opened : new Map<string, Partial<Contents>>();
  const done = () => {
    const speaking = files.map(({ path }) => path);
    if (digest !== undefined && isWhole)
      memory?.keep(repository, { closed: digest, speaking, bytes, opened: [...opened] });
    if (shared && first !== undefined) openedBefore.set(first.entries, { closed: key, opened });
    return opened;
  };
  if (opened === same?.opened) return done();
  // Well-known passwords are tried on keys only here.
  const ofKeys = new Set(closed.flatMap(({ format, path }) => (format === 'pem' ? [path] : [])));
  if (files.length === 0 && before.size === 0 && ofKeys.size === 0) return done();
  const examiner = createExaminer(options, options.passwords ?? []);
  // One password often opens all keystores of a repository, also those that no file names.
  const fitting = new Map<string, FoundPassword>();
  let misses = 0;
  for (const again of [false, true]) {
    const left = new Set(paths.filter((path) => !opened.has(path)));
    if (left.size === 0 || (again && fitting.size === 0)) break;
    await eachFile(
      trees,
      (path) => left.has(path),
      MAX_STORE,
      options,
      async (path, bytes) => {
        const own = passwordsFor(path, repository, files).filter(({ password }) => !fitting.has(password));
        const found = [...fitting.values(), ...(again ? [] : own)].slice(0, misses < MAX_MISSES ? MAX_CANDIDATES : FEW);
        if (found.length === 0 && !before.has(path) && !ofKeys.has(path)) return;
        const facts = await examiner.examine(repository, path, bytes, found);
        if (facts === undefined || facts.faults.length > 0) return;
        const { faults: _, ...contents } = facts;
        const ofKey = contents.privateKeys.flatMap(({ sightings }) =>
          sightings.flatMap(({ password }) => password ?? []),
        );
        const places = new Set([...contents.keystores.flatMap(({ passwordAt }) => passwordAt ?? []), ...ofKey]);
        for (const one of found) if (places.has(one.location)) fitting.set(one.password, one);
        if (places.size === 0) misses++;
        if (places.size > 0 || before.has(path)) opened.set(path, contents);
      },
    );
  }
  return done();
}

/** Whether no file that changed is a keystore or speaks of passwords, now or before, and no file that did so is gone. */
async function stillHolds(
  { known, changed }: { known: KnownStores; changed: readonly Entry[] },
  trees: readonly Tree[],
  sought: Sought,
  options: Options,
): Promise<boolean> {
  const [tree, ...more] = trees;
  if (tree === undefined || more.length > 0) return false;
  const touched = new Set(changed.map(({ name }) => toDisplayPath(name)));
  if ([...sought.paths, ...known.speaking].some((path) => touched.has(path))) return false;
  const present = new Set(tree.entries.map(({ name }) => toDisplayPath(name)));
  if (!known.speaking.every((path) => present.has(path))) return false;
  const { files, bytes } = await passwordFilesOf({ ...tree, entries: [...changed] }, sought, options);
  return files.length === 0 && known.bytes + bytes <= MAX_BYTES;
}

import { type Entry, type Inventory, type Level, mainRepositories, type Source } from '../model/index.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { plural } from '../util/text.ts';
import { allowListsOf, listsAmong } from './allow-lists.ts';
import type { Judgement } from './audit.ts';
import { type Collected, type CollectOptions, collect } from './collect.ts';
import { inSuchFolders, ownFolders } from './own-folders.ts';

/** A change, as its two sides. */
export interface ChangeRequest {
  /** All files as they are after the change. */
  head: Source;
  /** The changed files as they are in git, if that may differ from the disk: an earlier step can change files there. */
  committed?: Source | undefined;
  /** How many changed files globs leave out, on either side. */
  leftOut?: number | undefined;
  /** The changed files as they were; entries of files that were not there are left out. */
  base: Source;
  /** Bytes of the names (latin1) of the changed files, on either side. */
  names: ReadonlySet<string>;
  /** The other repositories of the team, as the last full run saw them. */
  elsewhere?: Inventory | undefined;
  /** The policy after the merge, if the change touches the config file or the baseline. */
  after?: Pick<Judgement, 'config' | 'baseline'> | undefined;
  /** The level from which findings fail the run; both verdicts use it. */
  failOn?: Level | 'never' | undefined;
}

/** The changed files of both sides, and how other files of the head are read alike. */
export interface ReadSides {
  changed: Collected;
  before: Collected;
  /** The changed files of the head, as they are in git. */
  ofChange: Entry[];
  /** The head without the changed files. */
  unchanged(): Source;
  withOwn(source: Source): Source;
  read(...sources: Source[]): Promise<Collected>;
}

/** Reads the changed files of both sides. */
export async function readSides(
  { head, base, names, committed = head }: ChangeRequest,
  options: CollectOptions,
): Promise<ReadSides> {
  // Own folders of the whole trees, because only a part of them is read here. Folders that are own code in the base stay
  // so, whatever is added.
  const such = inSuchFolders(head.entries);
  const isUnchanged = ({ name }: Entry) => !names.has(name);
  const own = [...new Set([...ownFolders(such), ...ownFolders([...such.filter(isUnchanged), ...base.entries])])];
  // As with the policy, the lists of the base count: a change cannot call its own files test data.
  const isList = listsAmong([...head.entries, ...base.entries]);
  const lists = head.entries.filter((entry) => isList(entry) && isUnchanged(entry));
  const allowLists = await allowListsOf([{ access: head.access, entries: lists }, base], options.env ?? {}, isList);
  const withOwn = (source: Source) => (source.name === head.name ? { ...source, ownFolders: own, allowLists } : source);
  const read = (...sources: Source[]) => collect(sources.map(withOwn), options);
  const ofChange = committed.entries.filter((entry) => names.has(entry.name));
  const changed = await read({ ...head, access: committed.access, entries: ofChange });
  const before = await read({ ...base, name: head.name, ...(head.owners && { owners: head.owners }) });
  const unchanged = () => ({ ...head, entries: head.entries.filter(isUnchanged) });
  return { changed, before, ofChange, unchanged, withOwn, read };
}

/** What was compared; and that the rest was not read, if no changed file is about certificates. */
export function comparisonText({ names, base, leftOut = 0 }: ChangeRequest, touches: boolean): string {
  const files = plural(names.size, 'changed file');
  const compared = `Compared with ${base.revision === undefined ? 'nothing' : `commit ${base.revision.slice(0, 12)}`}: ${files}.`;
  const them = leftOut === names.size ? (leftOut === 1 ? 'it' : 'all of them') : `${leftOut} of them`;
  const globs = leftOut === 0 ? '' : ` include and exclude omit ${them}.`;
  if (touches || (leftOut > 0 && leftOut === names.size)) return `${compared}${globs}`;
  const which = leftOut === 0 ? 'None of them' : 'None of the others';
  return `${compared}${globs} ${which} is about certificates, so no other file was read. Scheduled runs report expiring certificates.`;
}

export function holdsAnything({ repositories: _, ...lists }: Inventory): boolean {
  return Object.values(lists).some((list) => list.length > 0);
}

/** One repository at one revision, whichever side a file was read from. */
export function withRevision(inventory: Inventory, revision: string | undefined): Inventory {
  const own = mainRepositories(inventory);
  const [first] = own;
  if (first === undefined) return inventory;
  const { revision: _, ...whole } = first;
  whole.files = own.reduce((sum, one) => sum + one.files, 0);
  whole.bytes = own.reduce((sum, one) => sum + one.bytes, 0);
  whole.skipped = own.flatMap((one) => one.skipped);
  const submodules = inventory.repositories.filter(({ within }) => within !== undefined);
  return { ...inventory, repositories: [{ ...whole, ...(revision !== undefined && { revision }) }, ...submodules] };
}

/** Paths of changed files that the head does not have. */
export function goneFrom({ head, committed = head, names }: ChangeRequest): ReadonlySet<string> {
  const lacking = without(names, committed);
  // A step before this one may have changed the work tree.
  const isGone = committed === head || lacking.size === 0 ? lacking : without(lacking, head);
  return new Set([...isGone].map(toDisplayPath));
}

function without(names: ReadonlySet<string>, { entries }: Source): ReadonlySet<string> {
  const there = new Set(entries.map(({ name }) => name).filter((name) => names.has(name)));
  return new Set([...names].filter((name) => !there.has(name)));
}

import { type NeedleSearch, needleSearch } from '../bytes/needle-search.ts';
import { toUtf8 } from '../bytes/text-encoding.ts';
import { compareText, type Inventory, type Mention, type Repository } from '../model/index.ts';
import { mayMention, mentions, soughtPaths, type Target, targetOf } from '../policy/mentions.ts';
import type { CollectOptions } from './collect.ts';
import { eachFile, type Tree } from './password-files.ts';

/** Bytes of the largest file that is searched, and of all files of a repository. Beyond that nothing is known of it. */
const MAX_FILE = 8 << 20;
const MAX_BYTES = 256 << 20;
/** Lines of a repository that are looked at because a name is in them. */
const MAX_LINES = 200_000;
/** Files that hold no text. */
const NO_TEXT =
  /\.(?:png|jpe?g|gif|ico|svg|webp|woff2?|ttf|eot|pdf|zip|jar|war|ear|t?gz|t?xz|bz2|7z|exe|dll|so|class|wasm|mp[34]|min\.js|map)$|(?:^|\/)(?:node_modules|\.git)\//i;

/** Adds to each repository which of its files name keys and certificates that are in it. */
export async function withMentions(
  inventory: Inventory,
  trees: readonly Tree[],
  options: Pick<CollectOptions, 'env'>,
  isSought: (path: string) => boolean = () => true,
): Promise<Inventory> {
  const repositories: Repository[] = [];
  for (const repository of inventory.repositories) {
    const { name } = repository;
    const paths = soughtPaths(inventory, name).filter(isSought);
    const own = trees.filter((tree) => tree.name === name);
    const found = paths.length === 0 || own.length === 0 ? undefined : await mentionsIn(own, paths, options);
    repositories.push(found === undefined ? repository : { ...repository, mentions: found });
  }
  return { ...inventory, repositories };
}

/**
 * The same for both sides of a change, for those of the files that it leaves alone which its own files name. What quiets a
 * finding must be true of the base, and what the head adds to it only raises findings of the head. Of a file that the change
 * does not name both sides know the same, so nothing is searched for it.
 * @param changed the changed files of each side
 */
export async function withMentionsOfChange(
  [base, head]: readonly [Inventory, Inventory],
  unchanged: Tree,
  changed: { base: Tree; head: Tree; paths: ReadonlySet<string> },
  options: Pick<CollectOptions, 'env'>,
): Promise<[base: Inventory, head: Inventory]> {
  const { name } = changed.head;
  const sought = soughtPaths(base, name).filter((path) => !changed.paths.has(path));
  const added = sought.length === 0 ? [] : await mentionsIn([changed.head], sought, options);
  const by = new Map(added?.filter((one) => one.by.length > 0).map((one) => [one.path, one.by]));
  if (by.size === 0) return [base, head];
  const before = await withMentions(base, [unchanged, changed.base], options, (path) => by.has(path));
  const known = before.repositories.find((one) => one.name === name)?.mentions;
  const mentions = known?.map((one) => ({
    ...one,
    by: [...new Set([...one.by, ...(by.get(one.path) ?? [])])].sort(compareText),
  }));
  if (mentions === undefined) return [before, head];
  const repositories = head.repositories.map((one) => (one.name === name ? { ...one, mentions } : one));
  return [before, { ...head, repositories }];
}

/**
 * The files that name others. Where two trees have a file of one name, both count: a change cannot take back what the base
 * says of a use.
 * @returns undefined if not all of the trees can be searched
 */
export async function mentionsIn(
  trees: readonly Tree[],
  paths: readonly string[],
  options: Pick<CollectOptions, 'env'>,
): Promise<Mention[] | undefined> {
  const targets = paths.map(targetOf);
  const search = needleSearch(targets.map(({ words }) => words.map(toLatin1)));
  const left = { lines: MAX_LINES };
  const by = new Map(paths.map((path) => [path, new Set<string>()]));
  let bytes = 0;
  let isWhole = true;
  const isWanted = (path: string) => !NO_TEXT.test(path) && mayMention(path) && !by.has(path);
  const visit = (path: string, content: Buffer) => {
    bytes += content.length;
    isWhole &&= bytes <= MAX_BYTES;
    const text = isWhole ? toUtf8(content) : undefined;
    if (text === undefined || text.subarray(0, 512).includes(0)) return;
    for (const { path: target } of named(text, targets, search, left)) by.get(target)?.add(path);
    isWhole &&= left.lines >= 0;
  };
  await eachFile(trees, isWanted, MAX_FILE, options, visit, () => {
    isWhole = false;
  });
  if (!isWhole) return undefined;
  return [...by].map(([path, files]) => ({ path, by: [...files].sort(compareText) }));
}

/** The bytes of a text in UTF-8, as the search takes them. */
const toLatin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

function named(content: Buffer, targets: readonly Target[], search: NeedleSearch, left: { lines: number }): Target[] {
  search.look(content);
  const possible = search.candidates().filter((set) => search.holds(set));
  if (possible.length === 0) return [];
  const text = content.toString('utf8');
  return possible.map((set) => targets[set] as Target).filter((target) => mentions(text, target, left));
}

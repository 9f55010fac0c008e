/** Looks for the files of a repository in which passwords of its keystores are written. */
import { type PasswordFile, passwordFile } from '../keystores/repository-passwords.ts';
import { compareText, leavesHole, type Source } from '../model/index.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { openReader } from '../readers/reader.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileNameOf, folderOf } from '../util/path-names.ts';
import type { CollectOptions } from './collect.ts';

/** Bytes of the largest file that passwords are looked for in, and of all those files together. */
const MAX_FILE = 256 << 10;
export const MAX_BYTES = 64 << 20;
/** Lines of passwords that are remembered of one repository. */
const MAX_LINES = 20_000;
/** Files that hold no text in which people write passwords. */
const NO_CONFIG =
  /\.(?:png|jpe?g|gif|ico|svg|webp|woff2?|ttf|eot|pdf|zip|jar|war|ear|t?gz|t?xz|bz2|7z|exe|dll|so|class|wasm|mp[34]|lock|min\.js|map|p12|pfx|jks|jceks|bks|keystore|truststore)$|(?:^|\/)(?:node_modules|\.git)\//i;

/** A tree of files, as {@link Source} has it. */
export type Tree = Pick<Source, 'name' | 'access' | 'entries'>;

/** Files to be opened, and how far from them their passwords are looked for. */
export interface Sought {
  /** If there are too many, those of production. */
  paths: string[];
  /** A keystore is among them: configuration anywhere may name it. The password of a key alone is beside it or in a folder above. */
  everywhere: boolean;
}

/** What was found in files, and whether all of them were looked at. */
interface PasswordFiles {
  files: PasswordFile[];
  bytes: number;
  isWhole: boolean;
}

/** What the files of a tree tell; the unchanged files of a change are the same on both sides of it. */
const remembered = new WeakMap<Tree['entries'], { stores: string; found: PasswordFiles }>();

/** The files of a repository that speak of passwords or name its keystores, and whether only its first tree has such. */
export async function passwordFiles(
  trees: readonly Tree[],
  sought: Sought,
  options: Pick<CollectOptions, 'env'>,
): Promise<PasswordFiles & { isOfFirst: boolean }> {
  const files = new Map<string, PasswordFile>();
  const stores = JSON.stringify([sought.everywhere, ...[...sought.paths].sort(compareText)]);
  let [bytes, isWhole, isOfFirst] = [0, true, true];
  for (const tree of trees) {
    const known = remembered.get(tree.entries);
    const found = known?.stores === stores ? known.found : await passwordFilesOf(tree, sought, options);
    remembered.set(tree.entries, { stores, found });
    bytes += found.bytes;
    isWhole &&= found.isWhole;
    isOfFirst &&= tree === trees[0] || found.files.length === 0;
    for (const file of found.files) files.set(file.path, file);
  }
  return { files: [...files.values()], bytes, isWhole, isOfFirst };
}

/** Those of one tree; the files in folders of keystores are read first. */
export async function passwordFilesOf(
  tree: Tree,
  { paths, everywhere }: Sought,
  options: Pick<CollectOptions, 'env'>,
): Promise<PasswordFiles> {
  const folders = new Set(paths.map(folderOf));
  if (!everywhere) for (const folder of folders) if (folder !== '') folders.add(folderOf(folder));
  const stores = new Set(paths.map(fileNameOf));
  const files: PasswordFile[] = [];
  let bytes = 0;
  let lines = 0;
  for (const near of everywhere ? [true, false] : [true]) {
    const isWanted = (path: string) => folders.has(folderOf(path)) === near && !NO_CONFIG.test(path);
    await eachFile([tree], isWanted, MAX_FILE, options, (path, content) => {
      if (bytes > MAX_BYTES || lines > MAX_LINES) return;
      bytes += content.length;
      if (content.subarray(0, 512).includes(0)) return;
      const file = passwordFile(path, content.toString('utf8'), stores);
      if (file === undefined) return;
      lines += file.lines.length;
      files.push(file);
    });
  }
  return { files, bytes, isWhole: bytes <= MAX_BYTES && lines <= MAX_LINES };
}

/** The paths of entries; a tree is gone through more than once. */
export const pathsIn = memoizeByObject((entries: Tree['entries']) => entries.map(({ name }) => toDisplayPath(name)));

/** Visits the files of some trees that are wanted and no larger than `most` bytes; `missed` is told of those that could not be read whole. */
export async function eachFile(
  trees: readonly Tree[],
  isWanted: (path: string) => boolean,
  most: number,
  { env = {} }: Pick<CollectOptions, 'env'>,
  visit: (path: string, bytes: Buffer) => void | Promise<void>,
  missed: (path: string) => void = () => {},
): Promise<void> {
  for (const { access, entries } of trees) {
    const reader = openReader(access, env, { maxFileBytes: most, suspect: () => false });
    const paths = pathsIn(entries);
    const wanted = entries.filter((_, index) => isWanted(paths[index] as string));
    await reader.each(wanted, ({ name }, content) => {
      const path = toDisplayPath(name);
      if (content.kind === 'bytes') return visit(path, content.bytes);
      if (content.kind === 'large' || leavesHole({ path, reason: content.reason })) missed(path);
    });
    reader.close();
  }
}

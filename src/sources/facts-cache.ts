import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { FactsCache, Recalled } from '../audit/facts-cache.ts';
import type { KnownStores } from '../audit/locked-stores.ts';
import type { Entry, KnownFiles, Skipped, Source } from '../model/index.ts';
import { type IndexEntry, readIndex } from '../readers/git-index.ts';
import { toDisplayPath, toSystemPath } from '../readers/raw-paths.ts';
import { makeFolder } from '../util/cache-folder.ts';
import { positionsIn } from '../util/collections.ts';
import { pathOf } from './team-cache.ts';

export interface FactsCacheOptions {
  /** A folder of the user alone. */
  folder: string;
  /** Digest of the program: facts of another one are not used. */
  program: string;
}

/** Octets of the largest record, and records that are kept. */
const MAX_RECORD = 64 << 20;
const MAX_RECORDS = 32;
/** Reasons for which a file is left out whenever it has this content. */
const LASTING: ReadonlySet<Skipped['reason']> = new Set(['archive', 'too-large']);
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;

/** Facts about files. */
interface KnownRecord {
  /** `<name> <blob id> <octets on disk>` of each, sorted, one character for each byte of the name. */
  files: readonly string[];
  /** Of those that hold anything, by their position. */
  parts: [file: number, part: Part][];
  skipped: [file: number, skipped: Skipped][];
  stores?: KnownStores | undefined;
}

type Part = KnownFiles['parts'][number];

/**
 * Facts about work trees in a folder of the user, one record for each. A file is known if its name and blob id are
 * known, if it has as many octets as when it was read (line ends, LFS or encryption may store the same blob in another
 * form), and if its times and inode are those in git's index. Nothing is ever read from the repository itself. A record
 * that cannot be used is ignored.
 */
export function openFactsCache(options: FactsCacheOptions): FactsCache {
  return { recall: (source) => recall(source, options) };
}

/** Whether a record exists for a work tree: most of its files need then not be read. */
export function knowsFacts(folder: string, gitDir: string, prefix = ''): boolean {
  try {
    return statSync(recordFile(folder, gitDir, prefix)).isFile();
  } catch {
    return false;
  }
}

function recordFile(folder: string, gitDir: string, prefix: string): string {
  return join(folder, `${sha256(`${gitDir}\0${prefix}`)}.facts`);
}

function recall(source: Source, { folder, program }: FactsCacheOptions): Recalled {
  const nothing: Recalled = { source, keep: () => {} };
  const { access } = source;
  if (access.kind !== 'files' || access.gitDir === undefined || !isPrivate(folder)) return nothing;
  const { root, gitDir, prefix = '' } = access;
  const index = readIndex(gitDir);
  if (index === undefined) return nothing;
  const file = recordFile(folder, gitDir, prefix);
  const key = sha256(`${program}\0${source.name}`);
  const before = readRecord(file, key);
  const { files = [] } = before ?? {};
  const [inRecord, inIndex] = [positionsIn(files), positionsIn(index.entries.map((entry) => entry.name))];
  const keyOf = (entry: Entry) => keyIfClean(entry, root, index.entries[inIndex(prefix + entry.name)], index.written);
  // By position: sets of so many names take longer than the record itself.
  const isKnown = files.map(() => false);
  const rest =
    before === undefined
      ? source.entries
      : source.entries.filter((entry) => {
          const key = keyOf(entry);
          const at = key === undefined ? -1 : inRecord(key);
          if (at >= 0) isKnown[at] = true;
          return at < 0;
        });
  const parts = before?.parts.filter(([at]) => isKnown[at]) ?? [];
  const skipped = before?.skipped.filter(([at]) => isKnown[at]) ?? [];
  const unread = new Set(skipped.map(([at]) => at));
  const known = files.filter((_, at) => isKnown[at]);
  const read = files.filter((_, at) => isKnown[at] && !unread.has(at));
  return {
    source: {
      ...source,
      entries: rest,
      known: {
        files: read.length,
        bytes: read.reduce((sum, key) => sum + Number(key.slice(key.lastIndexOf(' '))), 0),
        skipped: skipped.map(([, one]) => one),
        parts: parts.map(([, part]) => part),
      },
    },
    stores: before?.stores,
    keep(fresh, account) {
      // The file is clean now, and has been since git listed it, so also while it was read.
      const paths = new Map<string, string | undefined>();
      for (const entry of rest) {
        const path = toDisplayPath(entry.name);
        paths.set(path, paths.has(path) ? undefined : keyOf(entry));
      }
      const omit = (path: string | undefined) => void paths.delete(path ?? '');
      for (const { path, reason } of account.skipped) if (!LASTING.has(reason)) omit(path);
      const names = new Set([...paths.values()].filter((name) => name !== undefined));
      if (names.size === 0 && known.length === before?.files.length && fresh.stores === before.stores) return;
      const all = [...known, ...names].sort();
      const position = positionsIn(all);
      const moved = <T>([at, one]: [number, T]): [number, T] => [position(files[at] as string), one];
      const added = <T>(list: readonly T[], pathOf: (one: T) => string | undefined): [number, T][] =>
        list.map((one): [number, T] => [position(paths.get(pathOf(one) ?? '') ?? ''), one]).filter(([at]) => at >= 0);
      writeRecord(folder, file, key, {
        files: all,
        parts: [...parts.map(moved), ...added(fresh.parts, pathOf)],
        skipped: [...skipped.map(moved), ...added(account.skipped, ({ path }) => path)],
        stores: fresh.stores,
      });
    },
  };
}

/** The identity of a file; undefined if git cannot tell that the disk holds the content of its index. */
function keyIfClean(
  { name, oid }: Entry,
  root: string,
  entry: IndexEntry | undefined,
  written: number,
): string | undefined {
  if (oid === undefined || entry?.oid !== oid) return undefined;
  const stat = lstatSync(toSystemPath(root, name), { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return undefined;
  const same =
    isSameTime(stat.ctimeMs, entry.changed) &&
    isSameTime(stat.mtimeMs, entry.modified) &&
    // The index has 32 bits for each.
    stat.ino % 2 ** 32 === entry.inode &&
    stat.size % 2 ** 32 === entry.size;
  // A file as new as the index may have changed after git had checked it.
  return same && stat.ctimeMs < written && stat.mtimeMs < written ? `${name} ${oid} ${stat.size}` : undefined;
}

/** Times of the file system in milliseconds, which a double holds to a quarter of a microsecond. */
function isSameTime(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-3;
}

/** Creates the folder if it is missing. Whether it is a folder that only this user can write to. */
function isPrivate(folder: string): boolean {
  try {
    makeFolder(folder, 3);
    const stat = lstatSync(folder);
    return stat.isDirectory() && isOwn(stat);
  } catch {
    return false;
  }
}

function isOwn({ uid, mode }: { uid: number; mode: number }): boolean {
  const user = userInfo().uid;
  // Windows has no such numbers; there the folder is in the profile of the user.
  return user < 0 || (uid === user && (mode & 0o022) === 0);
}

/** First line of a record: what it is for, how long the names are, and the digest of all that follows. */
interface Head {
  key: string;
  names: number;
  digest: string;
}

/** What follows the names. */
type Body = Omit<KnownRecord, 'files'>;

function readRecord(file: string, key: string): KnownRecord | undefined {
  try {
    const bytes = readOwn(file);
    const start = bytes.indexOf(0x0a) + 1;
    const head: Head = JSON.parse(bytes.toString('utf8', 0, start));
    const body = bytes.subarray(start);
    if (head.key !== key || head.digest !== sha256(body)) return undefined;
    const files = body.toString('latin1', 0, head.names).split('\0');
    const { parts, skipped, stores }: Body = JSON.parse(body.toString('utf8', head.names));
    return { files, parts, skipped, stores };
  } catch {
    return undefined;
  }
}

function readOwn(file: string): Buffer {
  const descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || !isOwn(stat) || stat.size > MAX_RECORD) throw new Error('not a record of this user');
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeRecord(folder: string, file: string, key: string, { files, ...facts }: KnownRecord): void {
  const names = Buffer.from(files.join('\0'), 'latin1');
  const body = Buffer.concat([names, Buffer.from(JSON.stringify(facts satisfies Body))]);
  if (body.length > MAX_RECORD / 2) return;
  const head: Head = { key, names: names.length, digest: sha256(body) };
  const fresh = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    // Another run may read it meanwhile, so it is replaced as a whole.
    writeFileSync(fresh, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]), { mode: 0o600, flag: 'wx' });
    renameSync(fresh, file);
    forgetOldest(folder);
  } catch {
    rmSync(fresh, { force: true });
  }
}

/** Leaves the newest records only. */
function forgetOldest(folder: string): void {
  const records = readdirSync(folder).filter((name) => name.includes('.facts'));
  if (records.length <= MAX_RECORDS) return;
  const aged = records.map((name) => {
    const path = join(folder, name);
    return { path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
  });
  aged.sort((a, b) => b.time - a.time);
  for (const { path } of aged.slice(MAX_RECORDS)) rmSync(path, { force: true });
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import type { Entry, SkippedReason } from '../model/index.ts';
import { toSystemPath } from './raw-paths.ts';

/** The result of reading one entry. */
export type Content =
  /** The whole file; the bytes stay as they are until the visit ends, no longer. */
  | { kind: 'bytes'; bytes: Buffer; fromGit?: true }
  /** A file over the limit, searched window by window; `suspect` when a window was found worth decoding. */
  | { kind: 'large'; size: number; suspect: boolean; fromGit?: true }
  | { kind: 'skipped'; reason: SkippedReason; detail?: string };

type Visit<E extends Entry> = (entry: E, content: Content) => void | Promise<void>;

/** Reads the entries of one source, one after the other. */
export interface Reader {
  each<E extends Entry>(entries: readonly E[], visit: Visit<E>): Promise<void>;
  close(): void;
}

export interface ReaderOptions {
  /** Files with more bytes than this are searched, not held in memory. */
  maxFileBytes: number;
  /** Whether a window of such a file is worth decoding. */
  suspect(entry: Entry, window: Buffer): boolean;
}

/** Bytes of a window, and how far it reaches back into the one before: no needle and no armour line is longer. */
const WINDOW = 4 << 20;
const OVERLAP = 4 << 10;
/** Beyond this a file is not even searched: it counts as unread. */
export const MAX_SEARCHED = 1 << 30;

// Neither constant exists on Windows, where neither FIFOs nor links of this kind lie in a work tree by default.
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;

/** Reads files below a folder, into one buffer that grows to the largest of them. Never leaves the folder by a link. */
export function fileReader(root: string, options: ReaderOptions): Reader {
  let buffer = Buffer.allocUnsafeSlow(256 << 10);
  const holdsLink = linkedFolders(root);

  function read(entry: Entry): Content {
    let descriptor: number;
    try {
      if (holdsLink(entry.name)) return { kind: 'skipped', reason: 'symlink', detail: 'its folder is a link' };
      // O_NONBLOCK: to open a FIFO would wait for its writer.
      descriptor = openSync(toSystemPath(root, entry.name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    } catch (error) {
      return skippedFor(error);
    }
    try {
      const first = readSync(descriptor, buffer, 0, buffer.length, 0);
      // A file gives fewer bytes than there is room for only at its end. Nearly all files end here.
      if (first > 0 && first < buffer.length && first <= options.maxFileBytes)
        return { kind: 'bytes', bytes: buffer.subarray(0, first) };
      const stat = fstatSync(descriptor);
      if (!stat.isFile()) return { kind: 'skipped', reason: 'not-a-file' };
      if (stat.size > options.maxFileBytes) {
        return { kind: 'large', size: stat.size, suspect: stat.size > MAX_SEARCHED || search(entry, descriptor) };
      }
      if (stat.size > buffer.length) buffer = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(stat.size)));
      const length = fill(descriptor, buffer, stat.size, 0);
      return { kind: 'bytes', bytes: buffer.subarray(0, length) };
    } catch (error) {
      return skippedFor(error);
    } finally {
      closeSync(descriptor);
    }
  }

  function search(entry: Entry, descriptor: number): boolean {
    const windows = windowSearch((window) => options.suspect(entry, window));
    let at = 0;
    for (let length = -1; length !== 0; at += length) {
      length = fill(descriptor, buffer, buffer.length, at);
      if (windows.push(buffer.subarray(0, length))) return true;
    }
    return windows.end();
  }

  return {
    async each(entries, visit) {
      for (const entry of entries) {
        const pending = visit(entry, read(entry));
        if (pending !== undefined) await pending;
      }
    },
    close() {},
  };
}

/** Reads so many bytes from a position, or fewer where the file ends. */
function fill(descriptor: number, buffer: Buffer, size: number, from: number): number {
  let length = 0;
  while (length < size) {
    const got = readSync(descriptor, buffer, length, size - length, from + length);
    if (got === 0) break;
    length += got;
  }
  return length;
}

/** Searches bytes that arrive piece by piece, in windows that overlap. Both calls tell whether something was found. */
export function windowSearch(suspect: (window: Buffer) => boolean) {
  const window = Buffer.allocUnsafeSlow(WINDOW);
  let filled = 0;
  let found = false;
  return {
    push(piece: Buffer): boolean {
      for (let at = 0; at < piece.length && !found; ) {
        const taken = piece.copy(window, filled, at);
        at += taken;
        filled += taken;
        if (filled < WINDOW) continue;
        found = suspect(window);
        window.copyWithin(0, WINDOW - OVERLAP);
        filled = OVERLAP;
      }
      return found;
    },
    end(): boolean {
      return found || suspect(window.subarray(0, filled));
    },
  };
}

/**
 * Tells whether a folder in a path is a symbolic link, because O_NOFOLLOW checks only the last component. Names come
 * folder by folder, so the result for the last folder applies to most of them.
 */
function linkedFolders(root: string): (name: string) => boolean {
  let good = '';
  return (name) => {
    const folder = name.slice(0, Math.max(0, name.lastIndexOf('/')));
    if (folder === good || folder === '') return false;
    for (let end = folder.indexOf('/'); ; end = folder.indexOf('/', end + 1)) {
      const part = end < 0 ? folder : folder.slice(0, end);
      const known = good === part || good.startsWith(`${part}/`);
      if (!known && lstatSync(toSystemPath(root, part), { throwIfNoEntry: false })?.isSymbolicLink()) return true;
      if (end < 0) break;
    }
    good = folder;
    return false;
  };
}

const REASONS: Record<string, SkippedReason> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  ELOOP: 'symlink',
  EACCES: 'denied',
  EPERM: 'denied',
  EISDIR: 'not-a-file',
  // A pipe: it has no positions.
  ESPIPE: 'not-a-file',
  // A socket, or a device without a driver.
  ENXIO: 'not-a-file',
};

/** Why the operating system would not hand out a file. */
export function skippedFor(error: unknown): Content & { kind: 'skipped' } {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  const reason = REASONS[code];
  return reason === undefined
    ? { kind: 'skipped', reason: 'unreadable', detail: `the system reported ${code}` }
    : { kind: 'skipped', reason };
}

import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether the index of a repository claims to have so many entries. A first estimate, before git has listed them;
 * the writer of the index may write another number into it.
 */
export function tracksMany(gitDir: string, many: number): boolean {
  // The header: `DIRC`, the version, the number of entries (gitformat-index(5)).
  const header = Buffer.alloc(12);
  try {
    const file = openSync(join(gitDir, 'index'), 'r');
    try {
      readSync(file, header, 0, header.length, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
  return header.toString('latin1', 0, 4) === 'DIRC' && header.readUInt32BE(8) >= many;
}

/** What the index remembers of a file as it was when git last looked at it. */
export interface IndexEntry {
  /** The bytes of the path (latin1). */
  name: string;
  oid: string;
  /** Milliseconds since the epoch. */
  changed: number;
  modified: number;
  inode: number;
  size: number;
}

export interface GitIndex {
  /** Milliseconds since the epoch at which it was written. */
  written: number;
  /** By name. Left out: what is in conflict, or marked as one that git shall not look at. */
  entries: IndexEntry[];
}

const HEADER = 12;
/** Bytes of an entry before its object id; the flags follow the id (gitformat-index(5)). */
const STAT = 40;
const [ASSUMED, EXTENDED, STAGE, SKIPPED] = [0x8000, 0x4000, 0x3000, 0x4000];

/**
 * The entries of an index of version 2 to 4; undefined where it has another form, or parts of it are in another file. Of a repository
 * with SHA-256, whose ids are longer, the entries are nonsense: compare the ids.
 */
export function readIndex(gitDir: string): GitIndex | undefined {
  try {
    const path = join(gitDir, 'index');
    const written = statSync(path).mtimeMs;
    const bytes = readFileSync(path);
    const entries = bytes.toString('latin1', 0, 4) === 'DIRC' ? entriesOf(bytes) : undefined;
    return entries && { written, entries };
  } catch {
    return undefined;
  }
}

function entriesOf(bytes: Buffer): GitIndex['entries'] | undefined {
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = numbers.getUint32(4);
  if (version < 2 || version > 4) return undefined;
  const entries: IndexEntry[] = [];
  const milliseconds = (at: number) => numbers.getUint32(at) * 1e3 + numbers.getUint32(at + 4) / 1e6;
  // One call for all entries: each costs more than the part of a text that it would give.
  const [text, digits] = [bytes.toString('latin1'), bytes.toString('hex')];
  let name = '';
  let at = HEADER;
  for (let left = numbers.getUint32(8); left > 0; left--) {
    const start = at;
    at += STAT + OID;
    const flags = numbers.getUint16(at);
    at += 2;
    const more = flags & EXTENDED ? numbers.getUint16(at) : 0;
    if (flags & EXTENDED) at += 2;
    if (version === 4) {
      let byte = bytes[at++] as number;
      let removed = byte & 0x7f;
      while (byte & 0x80) {
        byte = bytes[at++] as number;
        removed = (removed + 1) * 128 + (byte & 0x7f);
      }
      name = name.slice(0, name.length - removed);
    } else name = '';
    const end = text.indexOf('\0', at);
    if (end < 0) return undefined;
    name += text.slice(at, end);
    at = version === 4 ? end + 1 : start + Math.ceil((end + 1 - start) / 8) * 8;
    if (flags & (ASSUMED | STAGE) || more & SKIPPED) continue;
    entries.push({
      name,
      oid: digits.slice(2 * (start + STAT), 2 * (start + STAT + OID)),
      changed: milliseconds(start),
      modified: milliseconds(start + 8),
      inode: numbers.getUint32(start + 20),
      size: numbers.getUint32(start + 36),
    });
  }
  // Of a split index most entries are in another file.
  return hasExtension(bytes, at, 'link') ? undefined : entries;
}

/** Bytes of an object id of SHA-1. */
const OID = 20;

/** @param at where the entries end: a name and a length of four bytes each are before every extension, a checksum is behind the last. */
function hasExtension(bytes: Buffer, at: number, name: string): boolean {
  for (let from = at; from + 8 + OID <= bytes.length; from += 8 + bytes.readUInt32BE(from + 4))
    if (bytes.toString('latin1', from, from + 4) === name) return true;
  return false;
}

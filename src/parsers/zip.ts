/** Reads the directory of a zip archive (PKWARE APPNOTE 6.3.10) from memory. Inflates nothing. */

export interface ZipEntry {
  /** As it is written; a hint for people, never a path to write to. */
  name: string;
  encrypted: boolean;
  /** 0 stored, 8 deflated; what others there are is not read. */
  method: number;
  /** Size before compression, as the directory claims it. */
  size: number;
  /** The bytes as they are stored, cut off where the archive is. */
  stored: Buffer;
}

const END = 0x06054b50;
const END_SIZE = 22;
/** The comment that may follow the end of the directory. */
const MAX_COMMENT = 0xffff;
/** Where the end of a zip64 directory is told (section 4.3.15), right before the other end. */
const LOCATOR = 0x07064b50;
const LOCATOR_SIZE = 20;
const END64_SIZE = 56;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
/** A size or an offset that does not fit, and stands in the extra field of zip64 (section 4.5.3). */
const OVERFLOW = 0xffffffff;
const ZIP64 = 0x0001;

/**
 * The entries in the order of the directory.
 * @returns undefined where the directory, which stands at the end, is not there: the archive was cut off
 */
export function zipEntries(bytes: Buffer): Iterable<ZipEntry> | undefined {
  const end = endOfDirectory(bytes);
  if (end < 0) return undefined;
  let start = bytes.readUInt32LE(end + 16);
  const locator = end - LOCATOR_SIZE;
  if (start === OVERFLOW && locator >= 0 && bytes.readUInt32LE(locator) === LOCATOR) {
    const end64 = Number(bytes.readBigUInt64LE(locator + 8));
    if (end64 + END64_SIZE <= bytes.length) start = Number(bytes.readBigUInt64LE(end64 + 48));
  }
  const isDirectory = start + 4 <= bytes.length && (start === end || bytes.readUInt32LE(start) === ENTRY);
  return isDirectory ? entriesFrom(bytes, start) : undefined;
}

function endOfDirectory(bytes: Buffer): number {
  for (let at = bytes.length - END_SIZE; at >= Math.max(0, bytes.length - END_SIZE - MAX_COMMENT); at--) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  return -1;
}

function* entriesFrom(bytes: Buffer, start: number): Generator<ZipEntry> {
  for (let at = start; at + ENTRY_SIZE <= bytes.length && bytes.readUInt32LE(at) === ENTRY; ) {
    const nameEnd = at + ENTRY_SIZE + bytes.readUInt16LE(at + 28);
    const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const wide = zip64(
      bytes.subarray(nameEnd, nameEnd + bytes.readUInt16LE(at + 30)),
      [24, 20, 42].map((field) => bytes.readUInt32LE(at + field)),
    );
    const [size = 0, compressed = 0, offset = 0] = wide;
    yield {
      name: bytes.toString('utf8', at + ENTRY_SIZE, nameEnd),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      size,
      stored: storedAt(bytes, offset, compressed),
    };
    at = next;
  }
}

function storedAt(bytes: Buffer, offset: number, length: number): Buffer {
  if (offset + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) return Buffer.alloc(0);
  const start = offset + LOCAL_SIZE + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  return bytes.subarray(start, start + length);
}

/** Replaces the values that overflow, in their order, by those of the extra field. */
function zip64(extra: Buffer, values: number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== ZIP64) continue;
    let field = at + 4;
    return values.map((value) => {
      if (value !== OVERFLOW || field + 8 > extra.length) return value;
      field += 8;
      return Number(extra.readBigUInt64LE(field - 8));
    });
  }
  return values;
}

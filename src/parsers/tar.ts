/** Reads a tar archive (POSIX.1-2017 pax, section "ustar Interchange Format", and GNU's long names) from memory. */

export interface TarEntry {
  name: string;
  /** The contents, cut off where the archive is. */
  content: Buffer;
  whole: boolean;
}

const BLOCK = 512;
const MAGIC = Buffer.from('ustar');
const MAGIC_AT = 257;
/** A path that a long name may state. */
const MAX_NAME = 4_096;

export function isTar(bytes: Buffer): boolean {
  return (
    bytes[MAGIC_AT] === MAGIC[0] &&
    bytes.length >= BLOCK &&
    MAGIC.equals(bytes.subarray(MAGIC_AT, MAGIC_AT + MAGIC.length))
  );
}

/** The regular files, in their order. Links, devices and folders have no contents. */
export function* tarEntries(bytes: Buffer): Generator<TarEntry> {
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length && isTar(bytes.subarray(at, at + BLOCK)); ) {
    const size = numberAt(bytes, at + 124, 12);
    const start = at + BLOCK;
    const content = bytes.subarray(start, start + size);
    const type = String.fromCharCode(bytes[at + 156] as number);
    if (type === 'L') longName = textAt(content, 0, MAX_NAME);
    else if (type === 'x') longName = paxPath(content) ?? longName;
    else {
      if (type === '0' || type === '\0' || type === '7') {
        yield { name: longName ?? headerName(bytes, at), content, whole: content.length === size };
      }
      longName = undefined;
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    // A header without the zeros that fill its block, or that end the archive, was cut off.
    if (at < bytes.length && at + BLOCK > bytes.length) yield { name: '', content: Buffer.alloc(0), whole: false };
  }
}

/** Octal text, or GNU's binary for what is too large for it. A damaged number reads as 0. */
function numberAt(bytes: Buffer, at: number, length: number): number {
  if ((bytes[at] as number) >= 0x80) return bytes.readUIntBE(at + length - 6, 6);
  return Number.parseInt(textAt(bytes, at, length).trim(), 8) || 0;
}

function headerName(bytes: Buffer, at: number): string {
  const prefix = textAt(bytes, at + 345, 155);
  const name = textAt(bytes, at, 100);
  // GNU's format keeps times where ustar keeps the prefix.
  return prefix === '' || bytes[at + MAGIC_AT + 5] !== 0 ? name : `${prefix}/${name}`;
}

function textAt(bytes: Buffer, at: number, length: number): string {
  const text = bytes.toString('utf8', at, at + length);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

/** The record `path` of an extended header: `<length> path=<value>\n`. */
function paxPath(content: Buffer): string | undefined {
  return /(?:^|\n)\d{1,5} path=([^\n]{1,4096})\n/.exec(content.toString('utf8', 0, 4 * MAX_NAME))?.[1];
}

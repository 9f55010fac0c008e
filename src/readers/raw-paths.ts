import { isUtf8 } from 'node:buffer';

/**
 * Text of a name whose bytes stand one in each character: UTF-8 where it is, `\xNN` for every byte that is not.
 */
export function toDisplayPath(name: string): string {
  if (/^[\x00-\x7f]*$/.test(name)) return name;
  const bytes = Buffer.from(name, 'latin1');
  if (isUtf8(bytes)) return bytes.toString();
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const size = sequenceLength(bytes[at] as number);
    const sequence = bytes.subarray(at, at + size);
    if (size > 0 && sequence.length === size && isUtf8(sequence)) {
      text += sequence.toString();
      at += size;
    } else {
      text += `\\x${bytes.toString('hex', at, at + 1)}`;
      at += 1;
    }
  }
  return text;
}

/** The name of a file that was given as text: its UTF-8 bytes, one in each character. */
export function toRawName(path: string): string {
  return Buffer.from(path).toString('latin1');
}

/** The path for the operating system: a folder given as text, and a name below it given as bytes. */
export function toSystemPath(root: string, name: string): string | Buffer {
  const separator = root.endsWith('/') ? '' : '/';
  if (/^[\x00-\x7f]*$/.test(name)) return `${root}${separator}${name}`;
  return Buffer.concat([Buffer.from(`${root}${separator}`), Buffer.from(name, 'latin1')]);
}

/** Bytes that a UTF-8 sequence takes, from its first one; 0 where no sequence starts so (RFC 3629 section 3). */
function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2) return 0;
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 3;
  return first < 0xf5 ? 4 : 0;
}

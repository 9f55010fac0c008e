import { KeystoreError } from '../x509/keystore.ts';

/** A position in bytes that a `java.io.DataOutputStream` wrote: big-endian numbers, counted strings. */
export interface JavaStream {
  bytes: Buffer;
  at: number;
}

/** The next octets, as a view. @throws KeystoreError where there are fewer */
export function take(stream: JavaStream, length: number): Buffer {
  const end = stream.at + length;
  if (end > stream.bytes.length) throw new KeystoreError('malformed', `the data at byte ${stream.at} is cut off`);
  const octets = stream.bytes.subarray(stream.at, end);
  stream.at = end;
  return octets;
}

export function readByte(stream: JavaStream): number {
  return take(stream, 1).readUInt8();
}

export function readShort(stream: JavaStream): number {
  return take(stream, 2).readUInt16BE();
}

/** A count or a length. @throws KeystoreError where it is negative */
export function readCount(stream: JavaStream): number {
  const count = take(stream, 4).readInt32BE();
  if (count < 0) throw new KeystoreError('malformed', `the length at byte ${stream.at - 4} is negative`);
  return count;
}

/** Octets after their count. */
export function readBlock(stream: JavaStream): Buffer {
  return take(stream, readCount(stream));
}

/** `writeUTF`: UTF-8 but for U+0000 and characters beyond the basic plane, which come out as replacement characters. */
export function readText(stream: JavaStream): string {
  return take(stream, readShort(stream)).toString('utf8');
}

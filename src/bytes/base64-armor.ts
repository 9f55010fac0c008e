const BEGIN = Buffer.from('-----BEGIN');
const END = Buffer.from('-----END');
/** Bytes between a BEGIN and its first digit: the label, line ends, and headers such as `DEK-Info` (RFC 1421 section 4.6.1). */
const MAX_HEADERS = 400;

/** Whether a BEGIN line of PEM (RFC 7468) stands shortly before an offset, without its END. */
export function followsBegin(bytes: Buffer, start: number): boolean {
  const before = bytes.subarray(Math.max(0, start - MAX_HEADERS), start);
  const begin = before.lastIndexOf(BEGIN);
  return begin >= 0 && before.indexOf(END, begin) < 0;
}

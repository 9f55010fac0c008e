const BEGIN = Buffer.from('-----BEGIN');
const END = Buffer.from('-----END');
/** Bytes between a BEGIN and its first digit: the label, line ends, and headers such as `DEK-Info` (RFC 1421 section 4.6.1). */
const MAX_HEADERS = 400;

/** Armour without any label is no PEM; what stands in it is bare base64. */
const UNLABELLED = /^-----(?:BEGIN|END) {0,9}-----/;

/**
 * Makes a function that tells whether a run of digits is the body of PEM armour (RFC 7468), and where that armour ends: at its
 * END line, or where the next one begins; -1 where the run is no such body. Runs are given by their first digit, in
 * ascending order; together they cost one pass over the bytes.
 */
export function armourEnds(bytes: Buffer): (start: number) => number {
  const nextEnd = finder(bytes, END);
  const nextBegin = finder(bytes, BEGIN);
  return (start) => {
    const before = bytes.subarray(Math.max(0, start - MAX_HEADERS), start);
    const begin = before.lastIndexOf(BEGIN);
    if (begin < 0 || before.indexOf(END, begin) >= 0) return -1;
    const [end, next] = [nextEnd(start), nextBegin(start)];
    const isUnlabelled = (text: Buffer, at: number) => UNLABELLED.test(text.toString('latin1', at, at + 24));
    if (isUnlabelled(before, begin) && (end < 0 || isUnlabelled(bytes, end))) return -1;
    // Without an END, only this run is known to belong to the armour.
    return end < 0 || (next >= 0 && next < end) ? start : end;
  };
}

/** Searches from ascending offsets without passing over any byte twice. */
function finder(bytes: Buffer, needle: Buffer): (from: number) => number {
  let found = -2;
  return (from) => {
    if (found !== -1 && found < from) found = bytes.indexOf(needle, from);
    return found;
  };
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * Makes a function that tells the 1-based line of a byte offset. Lines end with LF or CR LF; bytes that hold no LF at all
 * end their lines with CR. The walk starts where the last answer was, so ascending offsets cost one pass over the bytes.
 */
export function lineCounter(bytes: Uint8Array): (offset: number) => number {
  let ending = -1;
  let at = 0;
  let line = 1;
  return (offset) => {
    if (ending < 0) ending = bytes.includes(LF) ? LF : CR;
    const from = Math.min(at, offset);
    const to = Math.max(at, offset);
    let crossed = 0;
    for (let i = bytes.indexOf(ending, from); i >= 0 && i < to; i = bytes.indexOf(ending, i + 1)) crossed++;
    line += offset < at ? -crossed : crossed;
    at = offset;
    return line;
  };
}

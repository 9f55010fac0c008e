/**
 * Makes a function that tells the 1-based line of an offset: of a byte, or of a UTF-16 unit of a text. Lines end with LF or CR LF; what
 * holds no LF at all ends its lines with CR. The walk starts where the last answer was, so ascending offsets cost one pass.
 */
export function lineCounter(content: Uint8Array | string): (offset: number) => number {
  const find =
    typeof content === 'string'
      ? (mark: string, from: number) => content.indexOf(mark, from)
      : (mark: string, from: number) => content.indexOf(mark.charCodeAt(0), from);
  let ending = '';
  let at = 0;
  let line = 1;
  return (offset) => {
    if (ending === '') ending = find('\n', 0) >= 0 ? '\n' : '\r';
    const from = Math.min(at, offset);
    const to = Math.max(at, offset);
    let crossed = 0;
    for (let i = find(ending, from); i >= 0 && i < to; i = find(ending, i + 1)) crossed++;
    line += offset < at ? -crossed : crossed;
    at = offset;
    return line;
  };
}

/**
 * Makes a function that returns the 1-based line of an offset in bytes or UTF-16 units. Lines end with LF or CR LF; if
 * there is no LF at all, with CR. It continues from its last result, so ascending offsets cost one pass.
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

/** The schemas of custom resources: most of the YAML of many repositories, and nothing in them is configured. */

const KEY = 'openAPIV3Schema:';

/**
 * The manifest of a CustomResourceDefinition without its schemas, which become empty lines; any other text as it is. Versions,
 * annotations and the conversion webhook with its `caBundle` stay.
 */
export function withoutSchemas(text: string): string {
  let key = text.indexOf(KEY);
  if (key < 0 || !/^kind: {0,8}["']?CustomResourceDefinition\b/m.test(text)) return text;
  let kept = '';
  let from = 0;
  while (key >= 0) {
    const end = text.indexOf('\n', key);
    if (end < 0) break;
    const line = text.slice(text.lastIndexOf('\n', key) + 1, end);
    let next = end;
    // The value of a key in a block is indented further than the key. A key that starts an item stands behind its dash.
    if (/^[ -]*openAPIV3Schema: *\r?$/.test(line)) {
      const { after, lines } = deeperLines(text, end + 1, line.indexOf(KEY));
      kept += text.slice(from, end + 1) + '\n'.repeat(lines);
      [from, next] = [after, after - 1];
    }
    key = text.indexOf(KEY, next);
  }
  return from === 0 ? text : kept + text.slice(from);
}

/** How many lines from an offset on are empty, comments or indented further, and where they end. */
function deeperLines(text: string, at: number, indent: number): { after: number; lines: number } {
  let after = at;
  for (let lines = 0; ; lines++) {
    let first = after;
    while (text.charCodeAt(first) === 0x20) first++;
    const char = text[first];
    if (char === undefined || (char !== '\n' && char !== '\r' && char !== '#' && first - after <= indent))
      return { after, lines };
    const end = text.indexOf('\n', first);
    if (end < 0) return { after: text.length, lines };
    after = end + 1;
  }
}

/** Removes the schemas of custom resources: they are most of the YAML of many repositories, and configure nothing. */

const KEY = 'openAPIV3Schema:';
/** What a document of a stream starts with, behind the line before it. */
const MARK = '\n---';
/** A key that is indented further is no schema of a definition. */
const MAX_INDENT = 40;

/**
 * A stream of manifests without the schemas of its CustomResourceDefinitions, which become empty lines; any other text as it is.
 * Versions, annotations and the conversion webhook with its `caBundle` stay.
 */
export function withoutSchemas(text: string): string {
  if (!text.includes(KEY)) return text;
  let kept = '';
  let from = 0;
  for (let mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, mark + 1)) {
    if (!/\s/.test(text.charAt(mark + MARK.length))) continue;
    kept += ofDefinition(text.slice(from, mark + 1));
    from = mark + 1;
  }
  return kept + ofDefinition(text.slice(from));
}

/** The same of one document. */
function ofDefinition(text: string): string {
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
    const indent = line.indexOf(KEY);
    if (/^[ -]*openAPIV3Schema: *\r?$/.test(line) && indent <= MAX_INDENT) {
      const deeper = deeperLines(text, end + 1, indent);
      kept += text.slice(from, end + 1) + '\n'.repeat(deeper.lines);
      [from, next] = [deeper.end, deeper.end - 1];
    }
    key = text.indexOf(KEY, next);
  }
  return from === 0 ? text : kept + text.slice(from);
}

const [NEWLINE, RETURN, SPACE, HASH] = [0x0a, 0x0d, 0x20, 0x23];

/** The lines from an offset on that are empty, comments or indented further: where they end, and how many they are. */
function deeperLines(text: string, from: number, indent: number): { end: number; lines: number } {
  let lines = 0;
  for (let start = from; ; lines++) {
    let at = start;
    while (at - start <= indent && text.charCodeAt(at) === SPACE) at++;
    const code = text.charCodeAt(at);
    const isDeeper = at - start > indent || code === NEWLINE || code === RETURN || code === HASH;
    if (!isDeeper && at < text.length) return { end: start, lines };
    const newline = text.indexOf('\n', at);
    if (newline < 0) return { end: text.length, lines };
    start = newline + 1;
  }
}

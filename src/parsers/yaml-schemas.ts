/** Removes the schemas of custom resources: they are most of the YAML of many repositories, and configure nothing. */

const KEY = 'openAPIV3Schema:';
/** A key that is indented further is no schema of a definition. */
const MAX_INDENT = 40;

/**
 * A stream of manifests without the schemas of its CustomResourceDefinitions, which become empty lines; any other text as it is.
 * Versions, annotations and the conversion webhook with its `caBundle` stay.
 */
export function withoutSchemas(text: string): string {
  if (!text.includes(KEY)) return text;
  return text
    .split(/^(?=---\s)/m)
    .map(ofDefinition)
    .join('');
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
      const after = endOfDeeper(text, end + 1, indent);
      kept += text.slice(from, end + 1) + lineEnds(text, end + 1, after);
      [from, next] = [after, after - 1];
    }
    key = text.indexOf(KEY, next);
  }
  return from === 0 ? text : kept + text.slice(from);
}

/** Where the lines from an offset on end that are empty, comments or indented further. */
function endOfDeeper(text: string, at: number, indent: number): number {
  const other = new RegExp(`(?<=\\n) {0,${indent}}[^ \\n\\r#]`, 'g');
  other.lastIndex = at;
  return other.exec(text)?.index ?? text.length;
}

function lineEnds(text: string, from: number, to: number): string {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return '\n'.repeat(lines);
}

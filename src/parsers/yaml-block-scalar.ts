/** Literal and folded blocks for the plain reader of YAML. */
import { type Cursor, refuse, skipSpaces, TAB, toNextLine } from './yaml-cursor.ts';

const HEADER = /([|>])(?:([-+]?)([1-9]?)|([1-9])([-+]))(?: +#[^\n]*| *)(?:\n|$)/y;

/** A literal or a folded block (YAML 1.2.2 section 8.1); the cursor is at the start of the line behind it then. */
export function blockScalar(cursor: Cursor, parent: number): { text: string; endLine: number } {
  const { text } = cursor;
  HEADER.lastIndex = cursor.at;
  const header = HEADER.exec(text) ?? refuse('block scalar');
  const folds = header[1] === '>';
  const chomp = header[2] || header[5];
  const digit = Number(header[3] || header[4] || 0);
  let indent = digit > 0 ? Math.max(parent, 0) + digit : 0;
  toNextLine(cursor, HEADER.lastIndex - 1);
  let content = '';
  let gap = '';
  let endLine = 0;
  let [empty, longest, deeper] = [0, 0, false];
  for (; cursor.at < text.length; ) {
    const newline = text.indexOf('\n', cursor.at);
    const end = newline < 0 ? text.length : newline;
    const code = skipSpaces(cursor);
    const here = cursor.at - cursor.start;
    if (cursor.at === end) {
      if (newline < 0 && here > 0) refuse('block scalar');
      if (indent === 0) longest = Math.max(longest, here);
      if (indent > 0 && here > indent) {
        // Spaces behind the indentation are content. How they fold is a chapter of its own.
        if (folds || digit > 0) refuse('block scalar');
        content += unfolded(gap, empty) + text.slice(cursor.start + indent, end);
        empty = 0;
      } else empty++;
    } else {
      if (indent === 0 && here > parent) indent = here;
      if (longest > indent) refuse('block scalar');
      if (indent === 0 || here < indent) {
        if (code === TAB) refuse('tab');
        cursor.at = cursor.start;
        break;
      }
      const line = text.slice(cursor.start + indent, end);
      const indented = here > indent || code === TAB;
      // The block ends before white space that JavaScript knows, and YAML takes for content.
      if ((code === TAB || code > 0x7f) && line.trim() === '') refuse('white space');
      content += folds && !deeper && !indented ? folded(gap, empty) : unfolded(gap, empty);
      content += line;
      [gap, empty, deeper] = ['\n', 0, indented];
      endLine = cursor.line;
    }
    if (!toNextLine(cursor, newline)) break;
  }
  if (endLine === 0) refuse('block scalar');
  const tail = chomp === '-' ? '' : chomp === '+' ? '\n'.repeat(empty + 1) : '\n';
  return { text: content + tail, endLine };
}

/** What stands for the end of a line and the empty ones after it; nothing before the first line has an end. */
function unfolded(gap: string, empty: number): string {
  return gap + '\n'.repeat(empty);
}

function folded(gap: string, empty: number): string {
  return gap === '' || empty > 0 ? '\n'.repeat(empty) : ' ';
}

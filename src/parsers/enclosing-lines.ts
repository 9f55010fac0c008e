/** Maximum rows of one block that are kept, and maximum blocks that are returned for one line. */
const MAX_ROWS = 8;
const MAX_HEADS = 4;
const MAX_DEPTH = 100;

interface Block {
  indent: number;
  /** The row above the block. */
  head: string;
  /** The latest rows of the block at its own column. */
  rows: string[];
}

/** The surroundings of the current row in an indented text: YAML, JSON, HCL, Bicep, code. */
export interface EnclosingLines {
  /** Takes the next row. */
  take(row: string): void;
  /** The rows that open the blocks around the present row, without blanks at their ends, the nearest first. At most four. */
  heads(): string[];
  /** The rows before the present one in its block, the nearest first. At most seven. */
  siblings(): string[];
}

/** Follows the indentation of a text from row to row, in constant time for each. Nothing is parsed, so nothing can fail. */
export function enclosingLines(): EnclosingLines {
  const blocks: Block[] = [{ indent: 0, head: '', rows: [] }];
  const blockAt = (indent: number): Block => {
    let top = blocks.at(-1) as Block;
    while (top.indent > indent && blocks.length > 1) {
      blocks.pop();
      top = blocks.at(-1) as Block;
    }
    return top.indent >= indent || blocks.length > MAX_DEPTH ? top : open(indent, top.rows.at(-1) ?? '');
  };
  const open = (indent: number, head: string): Block => {
    const block: Block = { indent, head, rows: [] };
    blocks.push(block);
    return block;
  };
  const add = ({ rows }: Block, row: string) => {
    rows.push(row);
    if (rows.length > MAX_ROWS) rows.shift();
  };

  return {
    take(row) {
      const text = row.trim();
      if (text === '') return;
      const indent = row.length - row.trimStart().length;
      const dash = /^-\s+/.exec(text)?.[0].length;
      const block = blockAt(indent);
      if (dash === undefined) add(block, text);
      else if (blocks.length <= MAX_DEPTH) add(open(indent + dash, block.rows.at(-1) ?? block.head), text.slice(dash));
    },
    heads: () => {
      const named = blocks.slice(1).filter(({ head }) => /\w/.test(head));
      return named
        .slice(-MAX_HEADS)
        .reverse()
        .map(({ head }) => head);
    },
    siblings: () => (blocks.at(-1)?.rows ?? []).slice(0, -1).reverse(),
  };
}

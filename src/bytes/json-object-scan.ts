/** The text of one `{…}` and where it stands; for one that was escaped in a string literal, where the literal does. */
export interface JsonText {
  start: number;
  /** Offset after the last byte. */
  end: number;
  text: string;
}

/** Bytes of an object that is worth parsing; the private key of 16,384 bits takes 20 KB. */
const MAX_OBJECT = 1 << 16;
const MAX_DEPTH = 200;
/** JSON in a string of JSON in a string of JSON. */
const MAX_ESCAPED = 2;

const [LF, QUOTE, BACKSLASH, OPEN, CLOSE] = [0x0a, 0x22, 0x5c, 0x7b, 0x7d];

interface Brace {
  start: number;
  /** `around`: holds an object that was handed out, and is none itself. */
  state: 'plain' | 'marked' | 'around';
}

/**
 * The objects in any text that have `member` themselves, in the order of their ends: in JSON, in code around JSON, and in JSON
 * that was escaped into a string. One pass over the bytes; nothing is parsed.
 */
export function* objectsWith(bytes: Buffer, member: string, escapes = MAX_ESCAPED): Generator<JsonText> {
  let open: Brace[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === OPEN) {
      if (open.length === MAX_DEPTH) open = [];
      open.push({ start: at, state: 'plain' });
    } else if (byte === CLOSE) {
      const closed = open.pop();
      if (closed === undefined || closed.state === 'plain') continue;
      const parent = open.at(-1);
      if (parent !== undefined) parent.state = 'around';
      const { start, state } = closed;
      if (state === 'marked' && at - start < MAX_OBJECT)
        yield { start, end: at + 1, text: bytes.toString('utf8', start, at + 1) };
    } else if (byte === QUOTE) {
      const end = literalEnd(bytes, at + 1);
      const literal = bytes.subarray(at + 1, end);
      const parent = open.at(-1);
      if (literal.length === member.length && literal.equals(Buffer.from(member))) {
        if (parent?.state === 'plain') parent.state = 'marked';
      } else if (escapes > 0 && literal.includes(`${member}\\`)) {
        for (const { text } of objectsWith(unescaped(literal), member, escapes - 1)) yield { start: at + 1, end, text };
      }
      at = end;
    }
  }
}

/** Offset of the quote that ends a literal; of the line's end, where code has a single quote that opens none. */
function literalEnd(bytes: Buffer, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH) at++;
    else if (bytes[at] === QUOTE || bytes[at] === LF) return at;
  }
  return bytes.length;
}

function unescaped(literal: Buffer): Buffer {
  try {
    return Buffer.from(String(JSON.parse(`"${literal.toString('utf8')}"`)));
  } catch {
    return Buffer.alloc(0);
  }
}

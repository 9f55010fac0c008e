/** A value in HCL; `null` stands for an expression that only Terraform can evaluate. */
export type HclValue = string | number | boolean | null | HclValue[] | { [key: string]: HclValue };

export interface HclAttribute {
  value: HclValue;
  /** The expression as written, without comments at its end; for references such as `azurerm_key_vault_certificate.x.id`. */
  expression: string;
  line: number;
}

/** A block such as `resource "aws_acm_certificate" "www" { … }`. */
export interface HclBlock {
  type: string;
  labels: string[];
  line: number;
  endLine: number;
  attributes: Map<string, HclAttribute>;
  blocks: HclBlock[];
}

interface Reader {
  text: string;
  at: number;
  line: number;
}

const DEEPEST = 32;

/**
 * Reads the blocks and attributes of HCL (Terraform, OpenTofu, Packer, Vault and consul-template configuration) with
 * their lines, by the structural grammar of the HCL native syntax specification. Expressions are not evaluated: literals
 * get their value, all else `null` and its text. Never throws; what is not HCL is skipped. One pass.
 */
export function readHcl(text: string): HclBlock {
  const root: HclBlock = { type: '', labels: [], line: 1, endLine: 1, attributes: new Map(), blocks: [] };
  const reader: Reader = { text, at: text.charCodeAt(0) === 0xfeff ? 1 : 0, line: 1 };
  while (reader.at < text.length) {
    readBody(reader, root, 0);
    reader.at += 1;
  }
  root.endLine = reader.line;
  return root;
}

/** Reads up to the closing brace of the body and leaves the reader on it. */
function readBody(reader: Reader, block: HclBlock, depth: number): void {
  const { text } = reader;
  for (;;) {
    skipBlank(reader);
    if (reader.at >= text.length || text[reader.at] === '}') return;
    const line = reader.line;
    const name = readIdentifier(reader);
    if (name === '') {
      reader.at += 1;
      continue;
    }
    const labels: string[] = [];
    for (;;) {
      skipSpaces(reader);
      const c = text.charAt(reader.at);
      const label = c === '"' ? readString(reader).value : readIdentifier(reader);
      if (c !== '"' && label === '') break;
      labels.push(label ?? '');
      if (labels.length > 16) break;
    }
    const c = text[reader.at];
    if (c === '=' && text[reader.at + 1] !== '=') {
      reader.at += 1;
      block.attributes.set(name, readExpression(reader, line, depth));
    } else if (c === '{' && depth < DEEPEST) {
      const child: HclBlock = { type: name, labels, line, endLine: line, attributes: new Map(), blocks: [] };
      reader.at += 1;
      readBody(reader, child, depth + 1);
      child.endLine = reader.line;
      reader.at += 1;
      block.blocks.push(child);
    } else if (reader.at < text.length && c !== '\n' && c !== '}') reader.at += 1;
  }
}

/** Reads an expression to the end of its line, or further while a bracket is open. */
function readExpression(reader: Reader, line: number, depth: number): HclAttribute {
  const { text } = reader;
  skipSpaces(reader);
  const start = reader.at;
  if (text[start] === '<' && text[start + 1] === '<') {
    const value = readHeredoc(reader);
    return { value, expression: value ?? text.slice(start, reader.at), line };
  }
  const literal = readLiteral(reader, depth);
  const after = reader.at;
  const rest = skipExpression(reader);
  const expression = text.slice(start, rest ? reader.at : after).trim();
  return { value: rest ? null : literal, expression: expression.replace(/,$/, ''), line };
}

/** A literal, list or object if the expression begins with one; else null, and the reader does not move. */
function readLiteral(reader: Reader, depth: number): HclValue {
  const { text } = reader;
  const c = text.charAt(reader.at);
  if (c === '"') return readString(reader).value;
  if (c === '[' && depth < DEEPEST) return readList(reader, depth + 1);
  if (c === '{' && depth < DEEPEST) return readObject(reader, depth + 1);
  const word = /^(?:true|false|-?\d{1,20}(?:\.\d{1,20})?)(?![\w.])/.exec(text.slice(reader.at, reader.at + 48))?.[0];
  if (word === undefined) return null;
  reader.at += word.length;
  return word === 'true' ? true : word === 'false' ? false : Number(word);
}

function readList(reader: Reader, depth: number): HclValue[] {
  const values: HclValue[] = [];
  reader.at += 1;
  for (;;) {
    skipBlank(reader);
    const c = reader.text[reader.at];
    if (c === undefined || c === ']') break;
    const from = reader.at;
    const value = readElement(reader, depth, ']');
    values.push(value.value ?? (value.expression === '' ? null : { expression: value.expression }));
    if (reader.text[reader.at] === ',') reader.at += 1;
    if (reader.at === from) reader.at += 1;
  }
  reader.at += 1;
  return values;
}

function readObject(reader: Reader, depth: number): HclValue {
  const values: { [key: string]: HclValue } = Object.create(null);
  reader.at += 1;
  for (;;) {
    skipBlank(reader);
    const c = reader.text[reader.at];
    if (c === undefined || c === '}') break;
    const from = reader.at;
    const key = c === '"' ? (readString(reader).value ?? '') : readIdentifier(reader);
    skipBlank(reader);
    if (reader.text[reader.at] === '=' || reader.text[reader.at] === ':') {
      reader.at += 1;
      skipBlank(reader);
      values[key] = readElement(reader, depth, '}').value;
    }
    if (reader.text[reader.at] === ',') reader.at += 1;
    if (reader.at === from) reader.at += 1;
  }
  reader.at += 1;
  return values;
}

function readElement(reader: Reader, depth: number, closer: string) {
  const start = reader.at;
  const literal = reader.text.startsWith('<<', start) ? readHeredoc(reader) : readLiteral(reader, depth);
  const after = reader.at;
  const rest = skipExpression(reader, closer);
  const expression = reader.text.slice(start, rest ? reader.at : after).trim();
  return { value: rest ? null : literal, expression };
}

/** Skips what follows a literal in the same expression; true where there was something. */
function skipExpression(reader: Reader, closer = ''): boolean {
  const { text } = reader;
  let open = 0;
  let some = false;
  while (reader.at < text.length) {
    const c = text.charAt(reader.at);
    if (open === 0 && (c === '\n' || c === closer || c === '}' || (closer !== '' && c === ','))) return some;
    if (c === '#' || (c === '/' && (text[reader.at + 1] === '/' || text[reader.at + 1] === '*'))) {
      const end = reader.at;
      skipComment(reader);
      if (open === 0) {
        // The comment is no part of the expression: callers cut at what came before it.
        if (!some) return false;
        reader.at = end;
        return some;
      }
      continue;
    }
    if (c === '<' && /^<<-?[A-Za-z_]/.test(text.slice(reader.at, reader.at + 4))) {
      readHeredoc(reader);
      some = true;
      continue;
    }
    if (c === '\n') reader.line += 1;
    if (c === '(' || c === '[' || c === '{') open += 1;
    else if (c === ')' || c === ']' || c === '}') open -= 1;
    if (c === '"') {
      readString(reader);
      some = true;
      continue;
    }
    if (c !== ' ' && c !== '\t' && c !== '\r') some = true;
    reader.at += 1;
  }
  return some;
}

/** A quoted template; its value is null where it interpolates. */
function readString(reader: Reader): { value: string | null } {
  const { text } = reader;
  let value = '';
  let unknown = false;
  reader.at += 1;
  while (reader.at < text.length) {
    const c = text.charAt(reader.at);
    if (c === '"' || c === '\n') break;
    if (c === '\\') {
      const next = text.charAt(reader.at + 1);
      value += next === 'n' ? '\n' : next === 't' ? '\t' : next;
      reader.at += 2;
    } else if ((c === '$' || c === '%') && text[reader.at + 1] === '{') {
      unknown = true;
      const from = reader.at;
      skipInterpolation(reader);
      value += text.slice(from, reader.at);
    } else {
      value += c;
      reader.at += 1;
    }
  }
  if (text[reader.at] === '"') reader.at += 1;
  return { value: unknown ? null : value };
}

function skipInterpolation(reader: Reader): void {
  const { text } = reader;
  let open = 0;
  while (reader.at < text.length && text[reader.at] !== '\n') {
    const c = text[reader.at];
    reader.at += 1;
    if (c === '{') open += 1;
    else if (c === '}' && --open === 0) return;
    else if (c === '"') while (reader.at < text.length && !'"\n'.includes(text.charAt(reader.at))) reader.at += 1;
    if (c === '"' && text[reader.at] === '"') reader.at += 1;
  }
}

function readHeredoc(reader: Reader): string | null {
  const { text } = reader;
  const end = text.indexOf('\n', reader.at);
  const head = text.slice(reader.at, end < 0 ? text.length : end);
  const mark = head.replace(/^<<-?/, '').trim();
  reader.at = end < 0 ? text.length : end + 1;
  reader.line += 1;
  const start = reader.at;
  while (reader.at < text.length) {
    const stop = text.indexOf('\n', reader.at);
    const to = stop < 0 ? text.length : stop;
    const from = reader.at;
    if (text.slice(from, to).trim() === mark) {
      reader.at = to;
      const body = text.slice(start, from);
      return body.includes('${') ? null : body;
    }
    reader.at = stop < 0 ? text.length : stop + 1;
    reader.line += 1;
  }
  return null;
}

function readIdentifier(reader: Reader): string {
  const start = reader.at;
  while (reader.at < reader.text.length && /[\w.-]/.test(reader.text.charAt(reader.at))) reader.at += 1;
  return reader.text.slice(start, reader.at);
}

function skipSpaces(reader: Reader): void {
  while (' \t\r'.includes(reader.text.charAt(reader.at) || '\n')) reader.at += 1;
}

function skipBlank(reader: Reader): void {
  for (;;) {
    const c = reader.text[reader.at];
    if (c === '\n') reader.line += 1;
    else if (c === '#' || (c === '/' && (reader.text[reader.at + 1] === '/' || reader.text[reader.at + 1] === '*'))) {
      skipComment(reader);
      continue;
    } else if (c !== ' ' && c !== '\t' && c !== '\r') return;
    reader.at += 1;
  }
}

function skipComment(reader: Reader): void {
  const block = reader.text[reader.at + 1] === '*';
  const end = reader.text.indexOf(block ? '*/' : '\n', reader.at);
  const stop = end < 0 ? reader.text.length : block ? end + 2 : end;
  if (block) for (let i = reader.at; i < stop; i += 1) if (reader.text[i] === '\n') reader.line += 1;
  reader.at = stop;
}

/**
 * Reads the part of YAML that most configuration is written in: block mappings and sequences whose keys and values stand
 * on one line each, and literal blocks. A document that holds anything else is left to the parser of the `yaml` package,
 * which takes ten times as long; so what is read here has one meaning only, and is never malformed.
 */
import { asList, asMap, asScalar, blankNode, type Origin, type Pair } from './yaml-build.ts';
import type { YamlNode } from './yaml-node.ts';

interface Reader {
  lines: string[];
  at: number;
  /** Lines of the file before the document. */
  offset: number;
  origin: Origin;
  /** Met something that is not of the plain part. */
  refused: boolean;
}

const MAX_DEPTH = 100;
/** Implicit keys have at most 1024 characters (YAML 1.2.2 section 7.4.2). */
const KEY = /([A-Za-z0-9_/\uE000][\w./\uE000\uE001-]{0,500}|"[^"\\]{0,500}"):(?: +|$)/y;
const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')(?: +#.*| *)$/;
const COMMENT = /^ *(?:#|$)/;

/** The root of a document; undefined where it is not of the plain part. Linear. */
export function readPlain(source: string, offset: number, origin: Origin): YamlNode | undefined {
  // A tab may separate, indent wrongly or belong to a value; a carriage return ends a line.
  if (/[\t\r\u0085\u2028\u2029\ufeff]/.test(source)) return undefined;
  const reader: Reader = { lines: source.split('\n'), at: 0, offset, origin, refused: false };
  if (/^---(?: *| +#.*)$/.test(reader.lines[0] as string)) reader.lines[0] = '';
  const indent = nextIndent(reader);
  if (indent < 0) return undefined;
  const root = block(reader, indent, undefined, 0);
  return reader.refused || nextIndent(reader) >= 0 ? undefined : root;
}

/** Goes on to the next line that says something and gives its indentation; -1 at the end. */
function nextIndent(reader: Reader): number {
  const { lines } = reader;
  while (reader.at < lines.length && COMMENT.test(lines[reader.at] as string)) reader.at++;
  const line = lines[reader.at];
  if (line === undefined) return -1;
  let indent = 0;
  while (line.charCodeAt(indent) === 0x20) indent++;
  if (indent === 0 && (line.startsWith('---') || line.startsWith('...') || line.startsWith('%'))) reader.refused = true;
  return indent;
}

function refuse(reader: Reader, line: number): YamlNode {
  reader.refused = true;
  return blankNode(line);
}

/** A mapping or a sequence whose lines have this indentation. */
function block(reader: Reader, indent: number, keyLine: number | undefined, depth: number): YamlNode {
  const line = reader.lines[reader.at] as string;
  const made = blankNode(keyLine ?? reader.at + 1 + reader.offset);
  if (depth > MAX_DEPTH) return refuse(reader, made.line);
  if (isItem(line, indent)) asList(made, sequence(reader, indent, depth));
  else asMap(made, mapping(reader, indent, depth), reader.origin);
  return made;
}

function isItem(line: string, indent: number): boolean {
  return line[indent] === '-' && (line.length === indent + 1 || line[indent + 1] === ' ');
}

function mapping(reader: Reader, indent: number, depth: number): Pair[] {
  const pairs: Pair[] = [];
  for (let here = nextIndent(reader); here >= indent && !reader.refused; here = nextIndent(reader)) {
    const text = reader.lines[reader.at] as string;
    KEY.lastIndex = indent;
    const key = here === indent ? KEY.exec(text) : null;
    if (key === null) {
      reader.refused = true;
      break;
    }
    const name = key[1] as string;
    const line = reader.at + 1 + reader.offset;
    reader.at++;
    const child = value(reader, text.slice(KEY.lastIndex), indent, line, depth, true);
    pairs.push({ name: name.startsWith('"') ? name.slice(1, -1) : name, line, child });
  }
  return pairs;
}

function sequence(reader: Reader, indent: number, depth: number): YamlNode[] {
  const items: YamlNode[] = [];
  for (let here = nextIndent(reader); here >= indent && !reader.refused; here = nextIndent(reader)) {
    const text = reader.lines[reader.at] as string;
    if (here > indent || !isItem(text, indent)) {
      // A sequence may stand as far left as the key that it belongs to; the next key ends it.
      if (here > indent) reader.refused = true;
      break;
    }
    let inner = indent + 1;
    while (text.charCodeAt(inner) === 0x20) inner++;
    KEY.lastIndex = inner;
    if (KEY.test(text)) {
      reader.lines[reader.at] = ' '.repeat(inner) + text.slice(inner);
      items.push(block(reader, inner, undefined, depth + 1));
    } else {
      const line = reader.at + 1 + reader.offset;
      reader.at++;
      items.push(value(reader, text.slice(inner), indent, line, depth, false));
    }
  }
  return items;
}

/** What stands behind a key or a dash; the reader is on the line after it. */
function value(reader: Reader, rest: string, parent: number, line: number, depth: number, keyed: boolean): YamlNode {
  const first = rest.charAt(0);
  if (first === '' || first === '#') {
    const indent = nextIndent(reader);
    const nested = indent > parent || (keyed && indent === parent && isItem(reader.lines[reader.at] as string, indent));
    return nested ? block(reader, indent, keyed ? line : undefined, depth + 1) : blankNode(line);
  }
  if (first === '|') return literal(reader, rest, parent, line);
  let made = blankNode(line);
  if (first === '{' || first === '[') {
    const flow = { text: rest, at: 0, line, origin: reader.origin };
    made = flowNode(flow, 0) ?? refuse(reader, line);
    if (!/^(?: +#.*| *)$/.test(rest.slice(flow.at))) reader.refused = true;
  } else if (first === '"' || first === "'") {
    const quoted = QUOTED.exec(rest);
    if (quoted === null) return refuse(reader, line);
    const content = quoted[1] ?? (quoted[2] as string);
    asScalar(made, content, content, reader.origin);
  } else {
    const comment = rest.indexOf(' #');
    const written = withoutSpaces(comment < 0 ? rest : rest.slice(0, comment));
    const typed = /^[\w./$(+\uE000-]/.test(first) ? plainValue(written) : undefined;
    // `- x` and `-` would be a sequence where none may stand.
    if (typed === undefined || /: |:$/.test(written) || /^-(?: |$)/.test(written)) return refuse(reader, line);
    asScalar(made, typed, written, reader.origin);
  }
  // What is indented further goes on with the value.
  if (nextIndent(reader) > parent) reader.refused = true;
  return made;
}

/** Of white space, YAML 1.2.2 section 5.5 knows the space and the tab; a no-break space is content. */
function withoutSpaces(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0x20) end--;
  return text.slice(0, end);
}

interface Flow {
  text: string;
  at: number;
  line: number;
  origin: Origin;
}

const FLOW_SCALAR = / *(?:"([^"\\]*)"|'([^']*)'|([A-Za-z0-9_./\uE000][\w./+=@%\uE000\uE001-]*))(:(?= ))? */y;
const MAX_FLOW_DEPTH = 8;

/** A flow collection on one line (YAML 1.2.2 section 7.4), or what stands in one; undefined where it is not plain. */
function flowNode(flow: Flow, depth: number): YamlNode | undefined {
  const made = blankNode(flow.line);
  const open = flow.text[flow.at];
  if (open !== '{' && open !== '[') {
    const scalar = flowScalar(flow);
    if (scalar === undefined || scalar.key) return undefined;
    asScalar(made, scalar.value, scalar.written, flow.origin);
    return made;
  }
  const close = open === '{' ? '}' : ']';
  const pairs: Pair[] = [];
  flow.at++;
  skipSpaces(flow);
  while (depth < MAX_FLOW_DEPTH && (flow.text[flow.at] !== close || pairs.length > 0)) {
    const key = open === '{' ? flowScalar(flow) : undefined;
    if (open === '{' && !key?.key) return undefined;
    const child = flowNode(flow, depth + 1);
    if (child === undefined) return undefined;
    pairs.push({ name: key?.written ?? '', line: flow.line, child });
    skipSpaces(flow);
    if (flow.text[flow.at] === close) break;
    if (flow.text[flow.at] !== ',') return undefined;
    flow.at++;
    skipSpaces(flow);
  }
  if (flow.text[flow.at] !== close) return undefined;
  flow.at++;
  if (open === '{') asMap(made, pairs, flow.origin);
  else
    asList(
      made,
      pairs.map(({ child }) => child),
    );
  return made;
}

function flowScalar(flow: Flow) {
  FLOW_SCALAR.lastIndex = flow.at;
  const found = FLOW_SCALAR.exec(flow.text);
  if (found === null) return undefined;
  flow.at = FLOW_SCALAR.lastIndex;
  const quoted = found[1] ?? found[2];
  const written = quoted ?? (found[3] as string);
  const value = quoted ?? plainValue(written);
  return value === undefined ? undefined : { written, value, key: found[4] !== undefined };
}

function skipSpaces(flow: Flow): void {
  while (flow.text.charCodeAt(flow.at) === 0x20) flow.at++;
}

/** A plain scalar by the core schema (YAML 1.2.2 section 10.3.2); undefined for the numbers that are not written in tens. */
function plainValue(written: string): string | number | boolean | null | undefined {
  switch (written) {
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
  }
  if (!/^[-+.]?[\d.]/.test(written)) return written;
  if (/^0[ox]|^[-+]?\.(?:inf|nan)/i.test(written)) return undefined;
  return /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(written) ? Number(written) : written;
}

/** A literal block (YAML 1.2.2 section 8.1.2), its indentation told by its first line. */
function literal(reader: Reader, header: string, parent: number, line: number): YamlNode {
  const { lines } = reader;
  const indent = (lines[reader.at] ?? '').search(/[^ ]/);
  if (!/^\|-? *$/.test(header) || indent <= parent) return refuse(reader, line);
  const content: string[] = [];
  let last = reader.at;
  for (; reader.at < lines.length; reader.at++) {
    const text = lines[reader.at] as string;
    const here = text.search(/[^ ]/);
    if (here >= 0 && here < indent) break;
    content.push(text.slice(indent));
    if (here >= 0) last = reader.at;
  }
  const next = nextIndent(reader);
  if (next > parent) reader.refused = true;
  const body = content.join('\n').replace(/\n{1,100000}$/, '');
  // Blank lines of more spaces than the block belong to it, and end it in ways of their own.
  if (/\n +(?:\n|$)/.test(`${body}\n`) || body.endsWith('\n') || content.some((text) => /^ +$/.test(text)))
    return refuse(reader, line);
  const made = blankNode(line);
  const whole = header.startsWith('|-') ? body : `${body}\n`;
  asScalar(made, whole, whole, reader.origin);
  made.endLine = last + 1 + reader.offset;
  return made;
}

import { type Alias, isAlias, isMap, isPair, isScalar, isSeq, type Node, type ParsedNode } from 'yaml';
import type { ConfigFile, UnreadableReason } from '../model/index.ts';
import { hasMark, isTemplated, untemplate } from './template.ts';
import { asList, asMap, asScalar, type Budget, blankNode, newBudget, type Origin, type Pair } from './yaml-build.ts';
import { compose } from './yaml-compose.ts';
import type { YamlNode } from './yaml-node.ts';
import { readPlain } from './yaml-plain.ts';
import { withoutSchemas } from './yaml-schemas.ts';

export { at, descend, entriesAt, itemsAt, scriptText, stringAt, valueAt, type YamlNode } from './yaml-node.ts';

interface YamlProblem {
  reason: UnreadableReason;
  /** One sentence, without text from the file. */
  detail: string;
  line: number;
}

/** One document of a stream. It is parsed when `root` is first asked for. */
export interface YamlDocument {
  /** 1-based line on which it starts. */
  line: number;
  /** As it was written. */
  text: string;
  root(): YamlNode | undefined;
  /** What could not be read; known after `root()`. Everything else is still there. */
  problem(): YamlProblem | undefined;
}

/** Parsing costs about a microsecond per byte: a document over this size is not configuration that a person wrote. */
const MAX_BYTES = 1 << 20;
/** Deeper than any configuration, and far from where the parser's recursion ends. */
const MAX_DEPTH = 200;
const MAX_DOCUMENTS = 20_000;
/** Entries that the maps of a document may take over from merge keys. */
const MAX_MERGED = 100_000;

/**
 * The documents of a YAML stream. `---` or `...` at the start of a line ends a document whatever surrounds it (YAML 1.2.2
 * section 9.1.2), so the cut needs no parser, and a caller may look at `text` before it pays for one.
 */
export function documents(text: string, firstLine = 1): YamlDocument[] {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const cuts = cutsOf(body);
  const list: YamlDocument[] = [];
  const budget = newBudget();
  let line = firstLine;
  for (let i = 0; i < cuts.length; i++) {
    const part = body.slice(cuts[i], cuts[i + 1]);
    if (!/^(?:---|\.\.\.)?$/.test(part.trim())) list.push(lazily(part, line, budget));
    for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) line++;
  }
  return list;
}

/** Where documents start: at `---`, and behind the line of `...`. */
function cutsOf(body: string): number[] {
  const cuts = [0];
  const mark = /\n(---|\.\.\.)(?!\S)/g;
  for (let found = mark.exec(body); found !== null && cuts.length < MAX_DOCUMENTS; found = mark.exec(body)) {
    const behind = found[1] === '---' ? found.index + 1 : body.indexOf('\n', found.index + 1) + 1;
    if (behind > 0) cuts.push(behind);
  }
  return cuts;
}

/** The documents of a file, cut and parsed once for all mechanisms. */
export function yamlDocuments(file: ConfigFile): readonly YamlDocument[] {
  return file.shared('yaml', documents);
}

function lazily(text: string, line: number, budget: Budget): YamlDocument {
  let parsed: Parsed | undefined;
  const parse = () => {
    parsed ??= read(text, line, budget);
    return parsed;
  };
  return { line, text, root: () => parse().root, problem: () => parse().problem };
}

interface Parsed {
  root?: YamlNode;
  problem?: YamlProblem;
}

function read(text: string, line: number, budget: Budget): Parsed {
  if (text.length > MAX_BYTES) {
    return { problem: { reason: 'too-large', detail: 'The YAML document is larger than 1 MiB.', line } };
  }
  const body = withoutEnd(text);
  if (!isTemplated(body)) return readText(body, [], line, budget);
  let first: Parsed | undefined;
  const tried = new Set<string>();
  // Lines after `else`, and lines that an action prints, belong to another outcome than the lines around them.
  for (const kept of ALTERNATIVES) {
    const { text: whole, actions } = untemplate(body, kept);
    if (tried.has(whole)) continue;
    tried.add(whole);
    const parsed = readText(whole, actions, line, budget, true);
    // What is too large or too deep as a whole stays so, whichever of its alternatives is left out.
    if (parsed.problem === undefined || (first === undefined && parsed.problem.reason !== 'unsupported')) return parsed;
    first ??= parsed;
  }
  return first as Parsed;
}

/** Which alternatives of a template are read, in order, until one is valid YAML. */
const ALTERNATIVES = [
  { otherwise: true, printed: true },
  { otherwise: false, printed: true },
  { otherwise: true, printed: false },
  { otherwise: false, printed: false },
] as const;

function readText(whole: string, actions: string[], line: number, budget: Budget, templated = false): Parsed {
  const source = withoutSchemas(whole);
  const origin = { actions, templated };
  const plain = readPlain(source, line - 1, origin, budget);
  if (plain.refused !== undefined) return parse(source, line, origin, budget);
  return plain.root === undefined ? {} : { root: plain.root };
}

/** Without the mark at its end, which Ansible's style asks for and the plain reader does not know. */
function withoutEnd(text: string): string {
  const written = text.trimEnd();
  return written.endsWith('\n...') ? written.slice(0, -3) : text;
}

/** Reads a document with the parser of the whole language. */
export function parse(source: string, line: number, origin: Origin, budget = newBudget()): Parsed {
  const deep = { reason: 'too-deep', detail: 'The YAML document is nested too deeply.', line } as const;
  const large = { reason: 'too-large', detail: 'The YAML exceeds the limits for one file.', line } as const;
  if (flowDepth(source) > MAX_DEPTH) return { problem: deep };
  try {
    const { document, errorAt, more, exhausted } = compose(source, budget);
    if (exhausted) return { problem: large };
    if (document === undefined) return {};
    const reader = {
      ...origin,
      source,
      starts: lineStarts(source),
      offset: line - 1,
      anchors: new Map<string, YamlNode>(),
      merges: { left: MAX_MERGED },
    };
    const root = document.contents === null ? undefined : convert(document.contents, reader, undefined, 0);
    const problem = errorAt === undefined ? undefined : problemAt(lineOf(errorAt, reader), origin);
    const refused = problem ?? (more || reader.merges.left < 0 ? large : undefined);
    return { ...(root !== undefined && { root }), ...(refused !== undefined && { problem: refused }) };
  } catch (error) {
    if (error instanceof RangeError) return { problem: deep };
    return { problem: { reason: 'malformed', detail: 'The YAML cannot be read.', line } };
  }
}

function problemAt(line: number, { templated }: Origin): YamlProblem {
  return templated
    ? { reason: 'unsupported', detail: 'The template is not valid YAML before it is rendered.', line }
    : { reason: 'malformed', detail: 'The YAML is malformed.', line };
}

interface Reader extends Origin {
  source: string;
  starts: number[];
  offset: number;
  anchors: Map<string, YamlNode>;
}

function convert(node: ParsedNode | Node, reader: Reader, keyLine: number | undefined, depth: number): YamlNode {
  if (depth > MAX_DEPTH) throw new RangeError('too deep');
  const range = (node as { range?: [number, number, number] | null }).range ?? [0, 0, 0];
  const made = blankNode(keyLine ?? lineOf(range[0], reader));
  if (isAlias(node)) {
    const target = reader.anchors.get((node as Alias).source);
    // What the place says is that the value stands here; the value itself is shared.
    return target === undefined
      ? { ...made, kind: 'unknown', text: `*${(node as Alias).source}` }
      : { ...target, line: made.line };
  }
  if (isScalar(node)) {
    const written = node.source ?? (node.value === null || node.value === undefined ? '' : String(node.value));
    asScalar(made, node.value, written, reader);
    const length = reader.source.slice(range[0], range[1]).trimEnd().length;
    if (length > 0) made.endLine = Math.max(made.line, lineOf(range[0] + length - 1, reader));
  } else if (isSeq(node)) {
    const items: YamlNode[] = [];
    for (const item of node.items) if (!isPair(item)) items.push(convert(item as Node, reader, undefined, depth + 1));
    asList(made, items);
  } else if (isMap(node)) asMap(made, pairsOf(node.items as unknown as ParsedPair[], reader, depth), reader);
  const anchor = (node as { anchor?: string }).anchor;
  // A template prints more of what stands here.
  if (anchor !== undefined && hasMark(anchor)) {
    made.open = true;
    if (made.kind === 'scalar') Object.assign(made, { kind: 'unknown', value: null });
  } else if (anchor !== undefined) reader.anchors.set(anchor, made);
  return made;
}

interface ParsedPair {
  key: Node;
  value: Node | null;
}

function* pairsOf(pairs: ParsedPair[], reader: Reader, depth: number): Generator<Pair> {
  for (const { key, value } of pairs) {
    if (!isScalar(key)) continue;
    const [start, end] = key.range ?? [0, 0];
    const written = String(key.source ?? key.value ?? '');
    // A line without a colon is text that lost its place, as are lines before a key that YAML folds into it. Neither is a name.
    const isStray = !hasMark(written) && key.type === 'PLAIN';
    if (isStray && value === null && isWholeLine(start, end, reader)) continue;
    const stray = isStray ? reader.source.lastIndexOf('\n', end - 1) + 1 : 0;
    const line = lineOf(Math.max(start, stray), reader);
    const child = value === null ? blankNode(line) : convert(value, reader, line, depth + 1);
    yield { name: stray > start ? reader.source.slice(stray, end).trim() : written, line, child };
  }
}

/** Whether nothing but blanks and a comment stands on the line of a part of the source. */
function isWholeLine(start: number, end: number, { source }: Reader): boolean {
  const before = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
  return before.trim() === '' && /^[ \t]*(?:#.*)?(?:\r?\n|$)/.test(source.slice(end, end + 200));
}

/** Deepest nesting of flow collections, over-estimated: quotes and block scalars count too, and an unmatched end does not. */
function flowDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x5b || char === 0x7b) deepest = Math.max(deepest, ++depth);
    else if ((char === 0x5d || char === 0x7d) && depth > 0) depth--;
  }
  return deepest;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineOf(offset: number, reader: Reader): number {
  let low = 0;
  let high = reader.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((reader.starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1 + reader.offset;
}

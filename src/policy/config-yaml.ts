import type { Node } from 'yaml';
import { UsageError } from '../util/errors.ts';
import { cut, reveal } from '../util/escape.ts';

/** Plain data of a config file, and the line of each of its parts. */
export interface ConfigText {
  /** Objects have no prototype, so that `__proto__` and `constructor` are keys like any other. */
  value: unknown;
  /** Makes the error for a part, named by its JSON pointer (RFC 6901): `.github/cert-hygiene.yml:12: message`. */
  error(pointer: string, message: string): UsageError;
  lineOf(pointer: string): number;
}

const MAX_CHARACTERS = 256 * 1024;
const MAX_DEPTH = 20;

/** The parser words its errors for programmers. It recurses, and reports when its stack is full. */
const CAUSES: Readonly<Record<string, string>> = {
  RESOURCE_EXHAUSTION: 'it is nested too deeply',
  MULTIPLE_DOCS: 'a second document begins here',
};

/**
 * Parses the YAML of a config file by the 1.2 core schema. Aliases, tags and duplicate keys are refused: a small file
 * could become a large one, and a reviewer could read another file than the tool.
 * @throws UsageError
 */
export async function parseConfigText(text: string, path: string): Promise<ConfigText> {
  const fail = (line: number, message: string) => new UsageError(`${reveal(path)}:${line}: ${message}`);
  if (text.length > MAX_CHARACTERS) throw fail(1, `the config file is larger than ${MAX_CHARACTERS / 1024} KiB`);
  const { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } = await import('yaml');
  const counter = new LineCounter();
  // Unique keys are checked below in linear time, and pretty errors take quadratic time. A `silent` parser says nothing of
  // a second document.
  const options = {
    lineCounter: counter,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    schema: 'core',
  } as const;
  const lines = new Map<string, number>([['', 1]]);
  const lineAt = (node: Node | null): number => counter.linePos(node?.range?.[0] ?? 0).line;

  const convert = (node: unknown, pointer: string, depth: number): unknown => {
    if (node === null || node === undefined) return null;
    if (depth > MAX_DEPTH) throw fail(lineAt(node as Node), 'the config file is nested too deeply');
    if (isAlias(node)) throw fail(lineAt(node), 'aliases are not supported');
    if (isScalar(node)) return node.value;
    if (isSeq(node)) {
      return node.items.map((item, index) => {
        lines.set(`${pointer}/${index}`, lineAt(item as Node));
        return convert(item, `${pointer}/${index}`, depth + 1);
      });
    }
    if (!isMap(node)) throw fail(lineAt(node as Node), 'this is not readable YAML');
    const object: Record<string, unknown> = Object.create(null);
    for (const { key, value } of node.items) {
      if (!isScalar(key)) throw fail(lineAt(key as Node), 'a key must be plain text');
      const name = String(key.value);
      if (name in object) throw fail(lineAt(key), `"${shown(name)}" is set twice`);
      const inner = `${pointer}/${escapePointer(name)}`;
      lines.set(inner, lineAt(key));
      object[name] = convert(value, inner, depth + 1);
    }
    return object;
  };

  const document = parseDocument(text, options);
  const [trouble] = [...document.errors, ...document.warnings];
  if (trouble !== undefined) {
    const cause = CAUSES[trouble.code] ?? shown(trouble.message);
    throw fail(counter.linePos(trouble.pos[0]).line, `this is not valid YAML: ${cause}`);
  }
  const value = convert(document.contents, '', 0) ?? Object.create(null);
  const lineOf = (pointer: string): number => {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const line = lines.get(at);
      if (line !== undefined) return line;
      if (!at.includes('/')) return 1;
    }
  };
  return { value, lineOf, error: (pointer, message) => fail(lineOf(pointer), message) };
}

/** A part of the file as one line of an error may show it. */
export function shown(text: string): string {
  return reveal(cut(text.replace(/\s+/g, ' ').trim(), 80));
}

export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

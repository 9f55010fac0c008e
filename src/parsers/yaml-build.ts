/**
 * Turns a YAML document into nodes. Both readers of YAML use it, so that they cannot differ in what a template means.
 */
import { hasMark, restore } from './template.ts';
import { NO_ENTRIES, NO_ITEMS, type YamlNode } from './yaml-node.ts';

/** What is known of the template that a document came from. */
export interface Origin {
  /** What the marks in the text stand for. */
  actions: readonly string[];
  templated: boolean;
  /** Entries that the document's maps may still copy from merge keys; negative once the limit is exceeded. */
  merges?: { left: number };
}

/**
 * Lexical tokens that may still be read of a file: each costs the parser about 3 µs, whatever the file says. A node of the plain
 * reader counts as one; it costs less time, and as much memory.
 */
export interface Budget {
  tokens: number;
}

/** A manifest of 40,000 keys has 200,000. */
const MAX_TOKENS = 600_000;

export const newBudget = (): Budget => ({ tokens: MAX_TOKENS });

export interface Pair {
  name: string;
  line: number;
  child: YamlNode;
}

/** A null on a line; the start of every node. */
export function blankNode(line: number): YamlNode {
  return {
    kind: 'null',
    value: null,
    text: '',
    line,
    endLine: line,
    items: NO_ITEMS,
    entries: NO_ENTRIES,
    open: false,
  };
}

/** Flux and compose variables, kustomize variables, and references that vals, 1Password or bank-vaults resolve. */
const REFERENCE = /\$\{[^}]{1,200}\}|^\$\([\w.-]{1,200}\)$|^(?:op:\/\/|ref\+|vault:|secretref\+)/;

/** @param written the scalar's content, before its type is told */
export function asScalar(made: YamlNode, value: unknown, written: string, { actions }: Origin): void {
  made.text = restore(written, actions);
  if (hasMark(written) || REFERENCE.test(written)) made.kind = 'unknown';
  else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    made.kind = 'scalar';
    made.value = value;
  }
}

export function asList(made: YamlNode, items: readonly YamlNode[]): void {
  made.kind = 'list';
  made.items = items;
  made.open = items.some((item) => item.kind === 'unknown');
  made.endLine = Math.max(made.endLine, items.at(-1)?.endLine ?? 0);
}

export function asMap(
  made: YamlNode,
  pairs: Iterable<Pair>,
  { actions, templated, merges = { left: 2_000 } }: Origin,
): void {
  const entries = new Map<string, YamlNode>();
  const merged: YamlNode[] = [];
  made.kind = 'map';
  for (const { name, child } of pairs) {
    if (hasMark(name)) made.open = true;
    made.endLine = Math.max(made.endLine, child.endLine);
    if (name === '<<') {
      for (const source of child.kind === 'list' ? child.items : [child]) merged.push(source);
      continue;
    }
    const spelled = restore(name, actions);
    const earlier = entries.get(spelled);
    // Branches of a template may state one key twice; which one counts is decided when it is rendered.
    const branches = earlier !== undefined && templated && (earlier.text !== child.text || child.kind === 'map');
    entries.set(spelled, branches ? { ...child, kind: 'unknown', value: null, open: true } : child);
  }
  for (const source of merged) {
    for (const [name, child] of source.entries) {
      if (merges.left < 0 || --merges.left < 0) {
        made.open = true;
        break;
      }
      if (!entries.has(name)) entries.set(name, child);
    }
  }
  made.entries = entries;
}

import type { Trail, TrailObject } from './key-path.ts';

/**
 * The key path of a place in line-based text: YAML by its indentation, including templates; properties, `.env` and HCL
 * by the name before the `=`; OpenVPN by its inline tags. Nothing is parsed, so nothing can fail.
 */

/** Bytes of a line that are looked at, before and after its indentation. */
const MAX_HEAD = 400;
const MAX_DEPTH = 200;

/** One level of a YAML collection: a map with the key that is open, or a list with the index. */
interface Level {
  indent: number;
  step: string | number;
  object: TrailObject;
}

/** Characters that start no plain scalar (YAML 1.2.2, section 7.3.3), and those that do only in front of another character. */
const INDICATOR = /^(?:[,[\]}#&*!|>%`]|\{(?!\{)|[-?:](?:\s|$))/;
const MAX_WORDS = 6;
const BLOCK_HEADER = /^\s*(?:[!&]\S{1,60} {1,9}){0,2}[|>][-+\d]{0,2}\s*(?:#.*)?$/;
const ASSIGNED = /^\s*(?:(?:export|set|ENV|ARG|local|readonly)\s+)?(?:-D)?([\w.$:-]{1,100}?)\s{0,20}[:?+]?=\s{0,20}/;
/** What may stand between a name and its value: an opening quote, a heredoc, a continued line. */
const OPENING = /^(?:\(|[bru]?["'`]{1,3}|<<[-~]?\s?["']?\w{1,40}["']?)?\\?$/;
/** A file inside an OpenVPN profile (`doc/man-sections/inline-files.rst`). */
export const INLINE_TAG = /^<(\/?)(ca|cert|extra-certs|key|pkcs12|secret|tls-auth|tls-crypt|tls-crypt-v2)>\s*$/;
const FLOW_KEY = /[{,\s](?:"([^"]{1,100})"|'([^']{1,100})'|([\w./-]{1,100}))\s{0,20}:\s{0,20}["']?$/;

/** As {@link jsonTrails}, for lines. */
export function lineTrails(bytes: Buffer, offsets: readonly number[]): (Trail | undefined)[] {
  const trails: (Trail | undefined)[] = [];
  const yaml = yamlReader();
  let tag: string | undefined;
  let opened: string | undefined;
  for (let start = 0; start < bytes.length; ) {
    const lineEnd = bytes.indexOf(0x0a, start);
    const end = lineEnd < 0 ? bytes.length : lineEnd;
    const head = bytes.toString('utf8', start, Math.min(end, start + MAX_HEAD)).trimEnd();
    // The object that holds the last offset may state its kind below it.
    if (trails.length === offsets.length && head.startsWith('---')) break;
    const inline = INLINE_TAG.exec(head);
    if (inline !== null) tag = inline[1] === '' ? inline[2] : undefined;
    yaml.line(head);
    const assigned = ASSIGNED.exec(head);
    for (let next = offsets[trails.length]; next !== undefined && next <= end; next = offsets[trails.length]) {
      const before = bytes.toString('utf8', start, Math.min(next, start + MAX_HEAD));
      const direct = assigned !== null && OPENING.test(before.slice(assigned[0].length)) ? assigned[1] : undefined;
      const name = direct ?? (before.trim() === '' ? opened : undefined);
      if (tag !== undefined) trails.push({ steps: [`<${tag}>`], objects: [], container: 'openvpn' });
      else trails.push(name === undefined ? yaml.trail(before) : { steps: [name], objects: [] });
    }
    if (head !== '')
      opened = assigned !== null && OPENING.test(head.slice(assigned[0].length)) ? assigned[1] : undefined;
    start = end + 1;
  }
  return trails;
}

/**
 * The key at the start of a line of YAML, and the length of it with its colon. Undefined where the line starts with none that is
 * on one line: a scalar, an anchor, a tag, a complex key.
 */
function keyAt(text: string): { key: string; length: number } | undefined {
  const quote = text[0];
  if (quote !== '"' && quote !== "'") {
    if (INDICATOR.test(text)) return undefined;
    const end = colonAt(text);
    const key = text.slice(0, end).trimEnd();
    // A comment ends the scalar before any colon in it; a sentence that ends with a colon is no key.
    if (key === '' || key.includes(' #') || key.split(' ', MAX_WORDS + 1).length > MAX_WORDS) return undefined;
    return { key: key.replace(/\{\{[^{}]{0,300}\}\}/g, '…'), length: end + 1 };
  }
  let end = 1;
  for (; end < text.length && (text[end] !== quote || (quote === "'" && text[end + 1] === quote)); end++)
    if (text[end] === (quote === '"' ? '\\' : quote)) end++;
  const colon = /^["'] {0,20}:(?=\s|$)/.exec(text.slice(end));
  if (colon === null || end === 1) return undefined;
  return { key: unquoted(text.slice(0, end + 1)), length: end + colon[0].length };
}

/** Where the colon behind a plain key is, outside of what a template fills in; 0 where there is none. */
function colonAt(text: string): number {
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith('{{', at)) {
      const close = text.indexOf('}}', at);
      if (close < 0) return 0;
      at = close + 1;
    } else if (text[at] === ':' && (at + 1 === text.length || /\s/.test(text[at + 1] ?? ''))) return at;
  }
  return 0;
}

function unquoted(text: string): string {
  const inside = text.slice(1, -1);
  return text[0] === "'" ? inside.replaceAll("''", "'") : inside.replace(/\\(["\\/])/g, '$1');
}

/** Follows the indentation of YAML from line to line. */
function yamlReader(): { line(head: string): void; trail(before: string): Trail | undefined } {
  let levels: Level[] = [];
  /** Column of the key whose block scalar is being read. */
  let block: number | undefined;
  let indent = 0;
  /** Whether the line itself has a key or a dash. */
  let own = false;
  /** Column of the value behind the key of the line. */
  let valueAt = 0;

  const close = (column: number, keepLists: boolean) => {
    for (let top = levels.at(-1); top !== undefined; top = levels.at(-1)) {
      const same = top.indent === column && typeof top.step === 'number' && !keepLists;
      if (top.indent <= column && !same) return;
      levels.pop();
    }
  };

  const open = (column: number, step: string | number) => {
    const top = levels.at(-1);
    if (top?.indent === column && typeof top.step === typeof step) {
      top.step = typeof top.step === 'number' ? top.step + 1 : step;
    } else if (levels.length < MAX_DEPTH) levels.push({ indent: column, step, object: {} });
  };

  const line = (head: string) => {
    let rest = head.trimStart();
    if (rest === '') return;
    indent = head.length - rest.length;
    own = false;
    if (block !== undefined && indent > block) return;
    block = undefined;
    if (/^---(?:\s|$)/.test(head)) levels = [];
    if (rest.startsWith('#') || rest.startsWith('---') || (rest.startsWith('{{') && colonAt(rest) === 0)) return;
    let column = indent;
    for (
      let dash = /^-(?:\s+|$)/.exec(rest);
      dash !== null && levels.length < MAX_DEPTH;
      dash = /^-(?:\s+|$)/.exec(rest)
    ) {
      close(column, true);
      open(column, 0);
      own = true;
      block = column;
      column += dash[0].length;
      rest = rest.slice(dash[0].length);
    }
    const found = keyAt(rest);
    const key = found?.key;
    const value = found === undefined ? rest : rest.slice(found.length);
    valueAt = head.length - value.length;
    // Whatever the line holds, the keys that are not above it are closed.
    if (key === undefined && !own) close(column - 1, false);
    if (key !== undefined) {
      close(column, false);
      open(column, key);
      own = true;
      block = column;
      const object = levels.at(-1)?.object;
      if (object !== undefined && (key === 'kind' || key === 'apiVersion')) object[key] = value.replace(/["'\s]/g, '');
    }
    if (!BLOCK_HEADER.test(value)) block = undefined;
  };

  const trail = (before: string): Trail | undefined => {
    const top = levels.at(-1);
    if (top === undefined || (!own && indent <= top.indent)) return undefined;
    // A key in a flow map, or in a block scalar, whose text is not read as YAML.
    const text = before.slice(own ? valueAt : 0);
    const found = own && !text.includes('{') ? null : FLOW_KEY.exec(text);
    const flow = found?.[1] ?? found?.[2] ?? found?.[3];
    const steps = levels.map(({ step }) => step);
    if (flow !== undefined && flow !== top.step) steps.push(flow);
    return { steps, objects: levels.map(({ object }) => object) };
  };

  return { line, trail };
}

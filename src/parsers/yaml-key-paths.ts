import type { Trail, TrailObject } from './key-path.ts';

/**
 * The way to a place through text that is organised in lines: YAML by its indentation, templates of YAML included; properties,
 * `.env` and HCL by the name before the `=`; OpenVPN by its inline tags. Nothing is parsed, so nothing can fail.
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

const KEY = /^(?:"([^"\\]{1,100})"|'([^']{1,100})'|([\w./$@-]{1,100})) {0,20}:(?=\s|$)/;
const BLOCK_HEADER = /^\s*(?:[!&]\S{1,60} {1,9}){0,2}[|>][-+\d]{0,2}\s*(?:#.*)?$/;
const ASSIGNED = /^\s*(?:(?:export|set|ENV|ARG|local|readonly)\s+)?(?:-D)?([\w.$:-]{1,100}?)\s{0,20}[:?+]?=\s{0,20}/;
/** What may stand between a name and its value: an opening quote, a heredoc, a continued line. */
const OPENING = /^(?:\(|[bru]?["'`]{1,3}|<<[-~]?\s?["']?\w{1,40}["']?)?\\?$/;
/** A file inside an OpenVPN profile (`doc/man-sections/inline-files.rst`). */
export const INLINE_TAG = /^<(\/?)(ca|cert|extra-certs|key|pkcs12|secret|tls-auth|tls-crypt|tls-crypt-v2)>\s*$/;
const FLOW_KEY = /[{,\s]["']?([\w./-]{1,100})["']?\s{0,20}:\s{0,20}["']?$/;

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

/** Follows the indentation of YAML from line to line. */
function yamlReader(): { line(head: string): void; trail(before: string): Trail | undefined } {
  let levels: Level[] = [];
  /** Column of the key whose block scalar is being read. */
  let block: number | undefined;
  let indent = 0;
  /** Whether the line itself has a key or a dash. */
  let own = false;

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
    if (rest.startsWith('#') || rest.startsWith('{{') || rest.startsWith('---')) return;
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
    const found = KEY.exec(rest);
    const key = found?.[1] ?? found?.[2] ?? found?.[3];
    const value = found === null ? rest : rest.slice(found[0].length);
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
    const flow = own && !before.includes('{') ? undefined : FLOW_KEY.exec(before)?.[1];
    const steps = levels.map(({ step }) => step);
    if (flow !== undefined && flow !== top.step) steps.push(flow);
    return { steps, objects: levels.map(({ object }) => object) };
  };

  return { line, trail };
}

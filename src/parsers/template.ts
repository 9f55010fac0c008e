/**
 * Makes a templated YAML file (Go templates of Helm, Jinja of Ansible and Salt) readable as YAML, line for line. Text
 * that a template would insert becomes a mark; a line of control flow becomes a comment. A mark differs from every
 * written value, so a templated value is *unknown*, never missing.
 */
import { append } from '../util/collections.ts';

/** Private-use characters around the index of the template text that a mark stands for. */
const OPEN = '\uE000';
const CLOSE = '\uE001';

const MARK = /\uE000(\d{1,7})\uE001/g;

export interface Untemplated {
  /** As many lines as the original. */
  text: string;
  /** What the marks stand for, by their index. */
  actions: string[];
}

/** Whether a text holds template syntax at all. */
export function isTemplated(text: string): boolean {
  return text.includes('{{') || text.includes('{%') || text.includes('{#');
}

export function hasMark(text: string): boolean {
  return text.includes(OPEN);
}

/** The text with its template actions back in place of the marks. */
export function restore(text: string, actions: readonly string[]): string {
  return hasMark(text) ? text.replace(MARK, (_, index: string) => actions[Number(index)] ?? '') : text;
}

/** Actions of Go templates that print nothing themselves. */
const STEERING = /^(?:if|else|end|range|with|define|block|break|continue|fail|\/\*|\$[\w.]*\s*:?=)/;
/** Longer than any action that a person writes; a delimiter without an end in that distance is text. */
const MAX_ACTION = 20_000;

interface Piece {
  kind: 'text' | 'print' | 'steer';
  text: string;
}

/** Which alternatives of a template are kept; `printed` are the blocks that an action prints. */
export interface Kept {
  /** What stands behind `else`, up to the end. */
  otherwise: boolean;
  printed: boolean;
}

const ALL: Kept = { otherwise: true, printed: true };

/** Replaces template syntax by marks and comments. Linear in the text. */
export function untemplate(text: string, kept: Kept = ALL): Untemplated {
  const actions: string[] = [];
  const mark = (action: string) => `${OPEN}${actions.push(action) - 1}${CLOSE}`;
  const lines = logicalLines(text);
  const scalars = blockScalars(lines);
  const dropped = kept.otherwise ? new Set<number>() : otherwiseLines(lines);
  const out: string[] = [];
  lines.forEach((pieces, at) => {
    const indent = scalars.get(at);
    if (indent !== undefined) {
      // In a block scalar a comment would be text, and a line further left would end it. So control flow becomes a mark
      // too.
      const told = pieces.map((piece) => (piece.kind === 'text' ? piece.text : mark(piece.text))).join('');
      out.push(told.trim() === '' ? '' : ' '.repeat(Math.max(0, indent - told.search(/\S/))) + told);
      for (const piece of pieces) if (piece.kind !== 'text') append(out, Array(count(piece.text, '\n')).fill(''));
      return;
    }
    const printing = pieces.find((piece) => piece.kind === 'print');
    if (dropped.has(at)) out.push('#');
    else if (pieces.every((piece) => piece.kind === 'text')) out.push(source(pieces));
    else if (pieces.some((piece) => piece.kind === 'text' && piece.text.trim() !== '')) {
      // Between written text even a steering action changes the value: what stands there depends on it. A block that
      // written entries continue is told by its anchor: `labels: {{- include "labels" . | nindent 4 }}`.
      const inner = isContinued(lines, at) ? '&' : '';
      const told = pieces.map((piece) => (piece.kind === 'text' ? piece.text : mark(piece.text)));
      out.push(inner === '' ? told.join('') : [told[0], inner, ...told.slice(1)].join('').trimEnd());
    } else if (printing === undefined || !kept.printed) out.push('#');
    else {
      // A line that only prints a block (`{{- toYaml .Values.x | nindent 4 }}`) is an unknown entry of a mapping or a
      // list. So a search for an absent key learns that the key may be present.
      const indent = indentOf(pieces);
      const unknown = mark(printing.text);
      const entry = inList(indent, lines, at, out) ? `- ${unknown}` : `${unknown}: ${unknown}`;
      out.push(' '.repeat(indent) + entry);
    }
    // An action that ran over several lines leaves as many.
    for (const piece of pieces) if (piece.kind !== 'text') append(out, Array(count(piece.text, '\n')).fill(''));
  });
  return { text: out.join('\n'), actions };
}

/** The end of a line behind which a block scalar starts (YAML 1.2.2 section 8.1). No part of it can be read in two ways. */
const BLOCK_SCALAR = /(?:^|[:-][ \t]+)(?:[!&]\S+[ \t]+){0,2}[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$/;

/**
 * The column that the text of a block scalar must be right of: that of the key, or of the dash of the item, that holds it.
 * Undefined where the line starts none.
 */
function scalarColumn(line: string): number | undefined {
  if (!BLOCK_SCALAR.test(line.slice(0, 1_000))) return undefined;
  const dashes = (/^ *(?:- +)*/.exec(line) as RegExpExecArray)[0];
  return /[|>!&]/.test(line[dashes.length] ?? '') ? dashes.lastIndexOf('-') : dashes.length;
}

/** The lines of block scalars that hold template syntax, with the indentation of the scalar's text. */
function blockScalars(lines: readonly Piece[][]): Map<number, number> {
  const found = new Map<number, number>();
  let outer: number | undefined;
  let inner = 0;
  for (const [at, pieces] of lines.entries()) {
    const isText = pieces.every((piece) => piece.kind === 'text');
    const line = source(pieces);
    const indent = line.search(/\S/);
    if (outer !== undefined && indent >= 0 && indent <= outer) {
      // Control flow ends no scalar: blocks of Jinja are often at the left margin.
      const steers = !isText && pieces.every((piece) => piece.kind !== 'text' || piece.text.trim() === '');
      if (!steers || (firstIndent(lines, at + 1) ?? -1) <= outer) outer = undefined;
    }
    if (outer !== undefined) {
      if (!isText) found.set(at, inner);
      continue;
    }
    outer = isText ? scalarColumn(line) : undefined;
    if (outer === undefined) continue;
    inner = firstIndent(lines, at + 1) ?? outer + 2;
    if (inner <= outer) outer = undefined;
  }
  return found;
}

/** Lines that are looked at for the next written one. */
const REACH = 50;

function firstIndent(lines: readonly Piece[][], from: number): number | undefined {
  for (let at = from; at < lines.length && at < from + REACH; at++) {
    const pieces = lines[at] as Piece[];
    const written = pieces.some((piece) => piece.kind === 'text' && piece.text.trim() !== '');
    if (written) return source(pieces).search(/\S/);
  }
  return undefined;
}

/** Words that open a block in Go templates and in Jinja; Jinja ends each with its own word, as `endif`. */
const OPENS = /^(?:if|range|with|define|block|for|macro|call|filter)$/;

/** The lines between an `else` and its end: what stands there is an alternative to what stands before. */
function otherwiseLines(lines: readonly Piece[][]): Set<number> {
  const found = new Set<number>();
  const open: { word: string; otherwise: boolean }[] = [];
  const counts = new Map<string, number>();
  let alternatives = 0;
  const close = () => {
    const block = open.pop();
    if (block === undefined) return undefined;
    counts.set(block.word, (counts.get(block.word) ?? 0) - 1);
    if (block.otherwise) alternatives--;
    return block.word;
  };
  for (const [at, pieces] of lines.entries()) {
    if (alternatives > 0) found.add(at);
    for (const piece of pieces) {
      const word = piece.kind === 'steer' ? /^\{[{%][-+]?\s*([a-z]+)/.exec(piece.text)?.[1] : undefined;
      if (word === undefined) continue;
      const last = open.at(-1);
      if (OPENS.test(word)) {
        open.push({ word, otherwise: false });
        counts.set(word, (counts.get(word) ?? 0) + 1);
      } else if (/^(?:else|elif)$/.test(word) && last !== undefined && !last.otherwise) {
        last.otherwise = true;
        alternatives++;
      } else if (word === 'end') close();
      else if (word.startsWith('end') && (counts.get(word.slice(3)) ?? 0) > 0) {
        // A block inside that was left open ends with the one around it.
        let closed = close();
        while (closed !== undefined && closed !== word.slice(3)) closed = close();
      }
    }
  }
  return found;
}

/** The actions of a template in their order, each with the 1-based line on which it ends. Linear in the text. */
export function* actionsOf(text: string): Generator<{ action: string; line: number }> {
  const ends = new Map<string, number>();
  let [line, counted] = [1, 0];
  for (let found = nextAction(text, 0, ends); found !== undefined; found = nextAction(text, found.end, ends)) {
    line += count(text.slice(counted, found.end), '\n');
    counted = found.end;
    yield { action: text.slice(found.start, found.end), line };
  }
}

function source(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}

/** The lines of a text, each cut into what is written and what the template does; an action may span several. */
function logicalLines(text: string): Piece[][] {
  let line: Piece[] = [];
  const lines = [line];
  const ends = new Map<string, number>();
  for (let at = 0; at < text.length; ) {
    const action = nextAction(text, at, ends);
    const parts = text.slice(at, action?.start ?? text.length).split('\n');
    parts.forEach((part, index) => {
      if (index > 0) {
        line = [];
        lines.push(line);
      }
      if (part !== '') line.push({ kind: 'text', text: part });
    });
    if (action === undefined) break;
    const inner = text.slice(action.start + 2, action.start + 80).replace(/^-?\s*/, '');
    const steers = text[action.start + 1] !== '{' || STEERING.test(inner);
    line.push({ kind: steers ? 'steer' : 'print', text: text.slice(action.start, action.end) });
    at = action.end;
  }
  return lines;
}

/** Finds the next action; the ends it looked up are kept, so that a text full of openers costs no more than one pass. */
function nextAction(text: string, from: number, ends: Map<string, number>): { start: number; end: number } | undefined {
  const endOf = (close: string, after: number) => {
    let end = ends.get(close) ?? 0;
    if (end >= 0 && end < after) {
      end = text.indexOf(close, after);
      ends.set(close, end);
    }
    return end >= 0 && end - after < MAX_ACTION ? end : undefined;
  };
  for (let start = text.indexOf('{', from); start >= 0; start = text.indexOf('{', start + 1)) {
    const next = text[start + 1];
    if (next !== '{' && next !== '%' && next !== '#') continue;
    // A Go template comment ends at its own delimiter, whatever it holds.
    const comment = /^\{\{-?\s?\/\*/.test(text.slice(start, start + 6));
    const end = endOf(comment ? '*/' : next === '{' ? '}}' : `${next}}`, start + 2);
    const stop = comment && end !== undefined ? endOf('}}', end) : end;
    if (stop !== undefined) return { start, end: stop + 2 };
  }
  return undefined;
}

/** Where what a line says starts; a block that a template prints says so itself. */
function indentOf(pieces: readonly Piece[]): number {
  const alone = pieces.every((piece) => piece.kind !== 'text' || piece.text.trim() === '');
  const printed = alone ? pieces.find((piece) => piece.kind === 'print') : undefined;
  return Number(/\bn?indent (\d{1,3})/.exec(printed?.text ?? '')?.[1] ?? source(pieces).search(/\S/));
}

/** Whether what a template prints or begins behind a key goes on below, deeper than the key. */
function isContinued(lines: readonly Piece[][], at: number): boolean {
  const [first, ...actions] = lines[at] as Piece[];
  const key = /^([ -]*)[^\s#'"-][^:#]*:[ \t]*$/.exec(first?.kind === 'text' ? first.text : '');
  if (key === null || actions.some((piece) => piece.kind === 'text' && piece.text.trim() !== '')) return false;
  for (const pieces of lines.slice(at + 1, at + 50)) {
    if (pieces.some((piece) => piece.kind === 'print') || !/^\s*(?:#|$|\{\{|\{%)/.test(source(pieces)))
      return indentOf(pieces) > (key[1] as string).length;
  }
  return false;
}

/** Whether a block at this indentation continues a list: judged by the nearest lines above and below. */
function inList(indent: number, lines: readonly Piece[][], at: number, before: readonly string[]): boolean {
  for (let up = before.length - 1; up >= 0 && before.length - up < 50; up--) {
    const line = before[up] as string;
    if (/^\s*(?:#|$)/.test(line)) continue;
    const column = line.search(/\S/);
    if (column === indent && line.startsWith('- ', indent)) return true;
    // The items of a list may stand as far left as its key.
    if (column === indent && !/:\s*$/.test(line)) return false;
    if (column <= indent) break;
  }
  for (const pieces of lines.slice(at + 1, at + 50)) {
    const line = source(pieces);
    if (/^\s*(?:#|$|\{\{|\{%)/.test(line)) continue;
    return line.search(/\S/) === indent && line.startsWith('- ', indent);
  }
  return false;
}

function count(text: string, char: string): number {
  let found = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) found++;
  return found;
}

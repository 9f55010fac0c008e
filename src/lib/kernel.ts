import { KERNEL } from './kernel-binary.ts';

/**
 * The searches that every byte of a tree goes through, as WebAssembly: they start at full speed and look at sixteen bytes at
 * once. They see a copy of the text that was loaded last: memory that grows would take the text away from those who still read
 * it. Each thread has one of it.
 */

/** Of the interface of JavaScript to WebAssembly what is used here; TypeScript knows it among the types of browsers only. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object) => { exports: unknown };
};

/** What `assembly/search.ts` exports. */
interface Exports {
  memory: { buffer: ArrayBuffer; grow(pages: number): number };
  markNeedles(at: number, end: number, step: number, table: number, needles: number, marks: number): number;
  findDigits(at: number, end: number, step: number, roles: number): number;
  findSpelled(at: number, end: number, step: number, kinds: number): number;
}

/** Bytes of zero behind the text: a look may reach over its end. */
const MARGIN = 256;
const PAGE = 1 << 16;
/** A word table, as in `assembly/search.ts`. */
const [BITS, CHAIN_BITS] = [17, 13];
const [PART, NEEDLE] = [12, 8];

const { memory, ...searches } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(KERNEL, 'base64')))
  .exports as unknown as Exports;

let view = Buffer.from(memory.buffer);
/** Tables come first and are kept; the text follows them. The lowest addresses stand for nothing. */
let start = 1 << 12;
let loaded: Buffer | undefined;

function reserve(size: number): void {
  const missing = size - memory.buffer.byteLength;
  if (missing <= 0) return;
  memory.grow(Math.ceil(missing / PAGE));
  view = Buffer.from(memory.buffer);
}

function keep(table: Uint8Array): number {
  const address = start;
  start += Math.ceil(table.length / 16) * 16;
  reserve(start);
  view.set(table, address);
  loaded = undefined;
  return address;
}

/** Loads a text, whatever was loaded before; the searches that are given the same object need not do it again. */
export function loadText(bytes: Buffer): void {
  const end = start + bytes.length;
  reserve(end + MARGIN);
  bytes.copy(view, start);
  view.fill(0, end, end + MARGIN);
  loaded = bytes;
}

function endOf(bytes: Buffer): number {
  if (loaded !== bytes) loadText(bytes);
  return start + bytes.length;
}

function offsetOf(address: number): number {
  return address === 0 ? -1 : address - start;
}

/** Four bytes of a needle, as a number of which the lowest byte comes first. */
export interface NeedlePart {
  word: number;
  /** Index of the needle. */
  needle: number;
  /** Where the word stands in it. */
  offset: number;
}

/**
 * Makes a search for needles by parts of theirs: it looks at a word each `step` bytes, so that one of the parts must stand there
 * wherever the needle starts. Tells the indices of the needles that occur.
 */
export function needleFinder(
  needles: readonly Uint8Array[],
  parts: readonly NeedlePart[],
  step: number,
): (bytes: Buffer) => number[] {
  const bits = new Uint8Array(1 << (BITS - 3));
  const chains = new Uint16Array(1 << CHAIN_BITS);
  const list = new DataView(new ArrayBuffer(PART * (parts.length + 1)));
  for (const [index, { word, needle, offset }] of parts.entries()) {
    const slot = Math.imul(word, 0x9e3779b1) >>> (32 - BITS);
    const chain = slot >>> (BITS - CHAIN_BITS);
    bits[slot >>> 3] = (bits[slot >>> 3] as number) | (1 << (slot & 7));
    const at = PART * (index + 1);
    list.setUint32(at, word, true);
    list.setUint16(at + 4, needle, true);
    list.setUint16(at + 6, chains[chain] as number, true);
    list.setUint32(at + 8, offset, true);
    chains[chain] = index + 1;
  }
  const table = keep(Buffer.concat([bits, new Uint8Array(chains.buffer), new Uint8Array(list.buffer)]));
  const texts = keep(Buffer.concat(needles));
  const entries = new DataView(new ArrayBuffer(NEEDLE * needles.length));
  let at = texts;
  for (const [index, { length }] of needles.entries()) {
    entries.setUint32(NEEDLE * index, at, true);
    entries.setUint32(NEEDLE * index + 4, length, true);
    at += length;
  }
  const ends = keep(new Uint8Array(entries.buffer));
  const marks = keep(new Uint8Array(needles.length));
  return (bytes) => {
    const end = endOf(bytes);
    if (searches.markNeedles(start, end, step, table, ends, marks) === 0) return [];
    const marked = [...needles.keys()].filter((index) => view[marks + index] === 1);
    view.fill(0, marks, marks + needles.length);
    return marked;
  };
}

/** Makes a search by a table that gives each byte its role: the offset of the next look that hits, or -1. */
function roleFinder(search: 'findDigits' | 'findSpelled') {
  return (roles: Uint8Array, step: number): ((bytes: Buffer, from: number) => number) => {
    const table = keep(roles);
    return (bytes, from) => {
      const end = endOf(bytes);
      return offsetOf(searches[search](start + from, end, step, table));
    };
  };
}

/** Looks that may lie in a run of base64; the roles are those of `base64-digits.ts`. */
export const digitsFinder = roleFinder('findDigits');

/** Looks at bytes that source code spells out; the roles are those of `byte-literals.ts`. */
export const spelledFinder = roleFinder('findSpelled');

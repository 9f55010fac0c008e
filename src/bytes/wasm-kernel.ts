import { KERNEL } from './wasm-kernel-binary.ts';

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

/** What `assembly/search.ts` and `assembly/digest.ts` export. */
interface Exports {
  memory: { buffer: ArrayBuffer; grow(pages: number): number };
  markNeedles(at: number, end: number, step: number, table: number, needles: number, marks: number): number;
  markShort(at: number, end: number, table: number, marks: number): number;
  findDigits(at: number, end: number, step: number, roles: number): number;
  findSpelled(at: number, end: number, step: number, kinds: number): number;
  sha1Rounds(state: number, schedule: number, rounds: number): void;
  sha256Rounds(state: number, schedule: number, constants: number, rounds: number): void;
}

/** Bytes of zero behind the text: a look may reach over its end. */
const MARGIN = 256;
const PAGE = 1 << 16;
/** A word table, as in `assembly/search.ts`. */
const [BITS, CHAIN_BITS] = [17, 13];
/** Bytes of the entries of its parts and needles, and of those of short needles. */
const [PART, NEEDLE, SHORT] = [12, 8, 24];
/** Groups of short needles. */
export const GROUPS = 8;
/** A table of short needles: rows of sixteen by group, and the first needle of each slot. */
const [ROW, SLOTS_AT, SLOT_BITS] = [16, 128, 10];
const SHORT_TABLE = SLOTS_AT + (4 << SLOT_BITS);

const { memory, sha1Rounds, sha256Rounds, ...searches } = new WebAssembly.Instance(
  new WebAssembly.Module(Buffer.from(KERNEL, 'base64')),
).exports as unknown as Exports;

let view = Buffer.from(memory.buffer);
/** The same bytes: its methods take less time to be called. */
let octets = new Uint8Array(memory.buffer);
/** Tables come first and are kept; the text follows them. The lowest addresses stand for nothing. */
let start = 1 << 12;
let loaded: Buffer | undefined;

function reserve(size: number): void {
  const missing = size - memory.buffer.byteLength;
  if (missing <= 0) return;
  memory.grow(Math.ceil(missing / PAGE));
  view = Buffer.from(memory.buffer);
  octets = new Uint8Array(memory.buffer);
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
  octets.set(bytes, start);
  octets.fill(0, end, end + MARGIN);
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
  const entries = new DataView(new ArrayBuffer(NEEDLE * needles.length));
  for (const [index, at] of keepAll(needles).entries()) {
    entries.setUint32(NEEDLE * index, at, true);
    entries.setUint32(NEEDLE * index + 4, (needles[index] as Uint8Array).length, true);
  }
  const ends = keep(new Uint8Array(entries.buffer));
  return marking(needles.length, (end, marks) => searches.markNeedles(start, end, step, table, ends, marks));
}

/**
 * Makes a search for needles of four bytes or more, by one part of each. It looks at every byte, so it is for those that are too
 * short for `needleFinder`; each more of them makes chance hits more frequent.
 * @param groups the group of each part, below {@link GROUPS}
 */
export function shortNeedleFinder(
  needles: readonly Uint8Array[],
  parts: readonly NeedlePart[],
  groups: readonly number[],
): (bytes: Buffer) => number[] {
  const table = Buffer.alloc(SHORT_TABLE);
  const address = keep(table);
  const entries = Buffer.alloc(SHORT * parts.length);
  const first = keep(entries);
  const texts = keepAll(needles);
  for (const [index, { word, needle, offset }] of parts.entries()) {
    const head = SLOTS_AT + 4 * (Math.imul(word, 0x9e3779b1) >>> (32 - SLOT_BITS));
    for (let place = 0; place < 4; place++) {
      const byte = (word >>> (8 * place)) & 0xff;
      for (const [row, half] of [byte & 15, byte >> 4].entries()) {
        const at = ROW * (2 * place + row) + half;
        table[at] = (table[at] as number) | (1 << (groups[index] as number));
      }
    }
    const entry = [word, offset, texts[needle], needles[needle]?.length, needle, table.readUInt32LE(head)];
    for (const [field, value] of entry.entries()) entries.writeUInt32LE((value ?? 0) >>> 0, SHORT * index + 4 * field);
    table.writeUInt32LE(first + SHORT * index, head);
  }
  view.set(table, address);
  view.set(entries, first);
  return marking(needles.length, (end, marks) => searches.markShort(start, end, address, marks));
}

/** Keeps texts one behind the other; the result is where each one lies. */
function keepAll(texts: readonly Uint8Array[]): number[] {
  let at = keep(Buffer.concat(texts));
  return texts.map(({ length }) => {
    at += length;
    return at - length;
  });
}

/** A search that marks what it finds, and tells how much: the indices that it marked. */
function marking(count: number, mark: (end: number, marks: number) => number): (bytes: Buffer) => number[] {
  const marks = keep(new Uint8Array(count));
  return (bytes) => {
    const end = endOf(bytes);
    if (mark(end, marks) === 0) return [];
    const marked: number[] = [];
    for (let index = 0; index < count; index++) if (view[marks + index] === 1) marked.push(index);
    view.fill(0, marks, marks + count);
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

/** Digests that are hashed at once. */
export const LANES = 4;
/** Rounds of one call: code that is called often is compiled better, and one call of many rounds would not be. */
const ROUNDS_PER_CALL = 256;

/**
 * Makes a loop that replaces digests, no more than {@link LANES}, by their own digests, again and again.
 * @param words words of 32 bits in a digest
 * @param constants of the algorithm, as `assembly/digest.ts` wants them
 */
function digestLoop(words: number, constants: Uint32Array, run: (...at: [number, number, number, number]) => void) {
  let state: number | undefined;
  return (digests: readonly Buffer[], rounds: number): void => {
    state ??= keep(Buffer.concat([Buffer.alloc(4 * LANES * (words + 80)), Buffer.from(constants.buffer)]));
    const schedule = state + 4 * LANES * words;
    const place = (lane: number, word: number) => (state as number) + 4 * (LANES * word + lane);
    for (const [lane, digest] of digests.entries())
      for (let word = 0; word < words; word++) view.writeUInt32LE(digest.readUInt32BE(4 * word), place(lane, word));
    for (let left = rounds; left > 0; left -= ROUNDS_PER_CALL)
      run(state, schedule, schedule + 4 * LANES * 80, Math.min(left, ROUNDS_PER_CALL));
    for (const [lane, digest] of digests.entries())
      for (let word = 0; word < words; word++) digest.writeUInt32BE(view.readUInt32LE(place(lane, word)), 4 * word);
  };
}

export const hashSha1 = digestLoop(5, new Uint32Array(), (state, schedule, _, rounds) =>
  sha1Rounds(state, schedule, rounds),
);
export const hashSha256 = digestLoop(8, sha256Constants(), (...args) => sha256Rounds(...args));

/**
 * The start values and the constants of SHA-256: the first 32 bits of the fractional parts of the square roots of eight primes, and of
 * the cube roots of 64 (FIPS 180-4 sections 5.3.3 and 4.2.2).
 */
function sha256Constants(): Uint32Array {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < 64; candidate++)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  const roots = [...primes.slice(0, 8).map(Math.sqrt), ...primes.map(Math.cbrt)];
  return Uint32Array.from(roots, (root) => (root % 1) * 2 ** 32);
}

import { endianness } from 'node:os';

/**
 * Finds which of many byte strings occur in bytes, in one pass that costs as much as a search for two or three of them.
 *
 * The bytes are read as aligned words of four, of which three count: a needle of six bytes or more covers the three of one
 * word, wherever it starts. A table tells which threes are part of a needle; only there it is compared. Shorter needles are
 * searched one by one, and only when the caller asks for their set.
 */
export interface NeedleSearch {
  /** Looks through bytes; the answers of `holds` are about them until the next call. */
  look(bytes: Buffer): void;
  /** Whether a needle of the set occurs. Of a set without needles none does. */
  holds(set: number): boolean;
  /** Whether `holds` would have to look again, for needles that the one pass cannot find. */
  unsure(set: number): boolean;
}

const SHORTEST = 6;
/** Slots of the table, as a power of two: small enough for the first cache of a processor. */
const BITS = 14;
/** Where the three bytes stand in a word whose lowest byte is shifted out. */
const LEAD = endianness() === 'LE' ? 1 : 0;

interface Needle {
  bytes: Uint8Array;
  /** Indices of the sets that it belongs to. */
  sets: number[];
}

/** @param sets needles as Latin-1 text, one byte in each character */
export function needleSearch(sets: readonly (readonly string[])[]): NeedleSearch {
  const table = new Uint8Array(1 << BITS);
  /** By slot: the needles that have such three bytes, and the offset of these in each. */
  const suspects: { needle: Needle; offset: number }[][] = Array.from({ length: 1 << BITS }, () => []);
  for (const needle of longNeedles(sets)) {
    for (let offset = 0; offset < 4; offset++) {
      const key = slot(wordOf(needle.bytes.subarray(offset, offset + 3)));
      table[key] = 1;
      suspects[key]?.push({ needle, offset });
    }
  }
  const short = sets.map((set) => set.filter(isShort).map((text) => Buffer.from(text, 'latin1')));

  const found = new Uint8Array(sets.length);
  let current: Buffer = Buffer.alloc(0);

  function compare(key: number, at: number): void {
    const list = suspects[key] as (typeof suspects)[number];
    for (let index = 0; index < list.length; index++) {
      const { needle, offset } = list[index] as (typeof list)[number];
      if (standsAt(current, needle.bytes, at - offset)) for (const set of needle.sets) found[set] = 1;
    }
  }

  return {
    look(bytes) {
      found.fill(0);
      current = bytes.byteOffset % 4 === 0 ? bytes : aligned(bytes);
      const words = new Uint32Array(current.buffer, current.byteOffset, current.length >> 2);
      const { length } = words;
      for (let index = 0; index < length; index++) {
        const key = slot(words[index] as number);
        if (table[key] !== 0) compare(key, (index << 2) + LEAD);
      }
    },
    holds: (set) => found[set] === 1 || (short[set] as Buffer[]).some((needle) => current.includes(needle)),
    unsure: (set) => found[set] === 0 && (short[set] as Buffer[]).length > 0,
  };
}

function isShort(text: string): boolean {
  return text.length < SHORTEST;
}

function longNeedles(sets: readonly (readonly string[])[]): Iterable<Needle> {
  const needles = new Map<string, Needle>();
  sets.forEach((set, index) => {
    for (const text of set) {
      if (isShort(text)) continue;
      const needle = needles.get(text) ?? { bytes: Uint8Array.from(Buffer.from(text, 'latin1')), sets: [] };
      needle.sets.push(index);
      needles.set(text, needle);
    }
  });
  return needles.values();
}

/** Fibonacci hashing: the upper bits of a product with 2^32 divided by the golden ratio. */
function slot(word: number): number {
  return Math.imul(word >>> 8, 0x9e3779b1) >>> (32 - BITS);
}

/** The word that holds three bytes where they count. */
function wordOf(three: Uint8Array): number {
  const bytes = new Uint8Array(4);
  bytes.set(three, LEAD);
  return new Uint32Array(bytes.buffer)[0] as number;
}

function standsAt(bytes: Uint8Array, needle: Uint8Array, start: number): boolean {
  if (start < 0 || start + needle.length > bytes.length) return false;
  for (let index = 0; index < needle.length; index++) if (bytes[start + index] !== needle[index]) return false;
  return true;
}

function aligned(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

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
/** Slots of the table, as a power of two. */
const BITS = 16;
/** Letters of text from frequent to rare; what is not among them is rarer still. */
const FREQUENT = ' etaoinsrlcdpumhgfbyvwk_.-/:=';
/** Where the three bytes stand in a word whose lowest byte is shifted out. */
const LEAD = endianness() === 'LE' ? 1 : 0;

interface Needle {
  bytes: Uint8Array;
  /** Indices of the sets that it belongs to. */
  sets: number[];
}

/** @param sets needles as Latin-1 text, one byte in each character */
export function needleSearch(sets: readonly (readonly string[])[]): NeedleSearch {
  const needles = longNeedles(sets);
  const size = 4 * needles.length + 1;
  // Chains in typed arrays, from 1: hits are frequent, and a hit on an object would cost a hundred words of text.
  const chains = new Int16Array(1 << BITS);
  const next = new Int16Array(size);
  const offsets = new Int16Array(size);
  const probes = new Int8Array(size);
  const probed = new Uint8Array(size);
  for (const [number, { bytes }] of needles.entries()) {
    const first = rarestPart(bytes);
    for (let part = 0; part < 4; part++) {
      const offset = first + part;
      const entry = 4 * number + part + 1;
      const key = slot(wordOf(bytes.subarray(offset, offset + 3)));
      next[entry] = chains[key] as number;
      chains[key] = entry;
      offsets[entry] = offset;
      // A fourth byte, before the three or behind them, tells most chance hits.
      probes[entry] = offset > 0 ? -1 : 3;
      probed[entry] = bytes[offset + (probes[entry] as number)] as number;
    }
  }
  const shorts = [...new Set(sets.flat().filter(isShort))];
  const shortBytes = shorts.map((text) => Buffer.from(text, 'latin1'));
  const shortOf = sets.map((set) => set.filter(isShort).map((text) => shorts.indexOf(text)));

  const found = new Uint8Array(sets.length);
  /** Of each short needle: 0 not looked for yet, 1 there, 2 not there. */
  const looked = new Uint8Array(shorts.length);
  let current: Buffer = Buffer.alloc(0);

  function compare(chain: number, at: number): void {
    for (let entry = chain; entry !== 0; entry = next[entry] as number) {
      if (current[at + (probes[entry] as number)] !== probed[entry]) continue;
      const needle = needles[(entry - 1) >> 2] as Needle;
      if (standsAt(current, needle.bytes, at - (offsets[entry] as number)))
        for (const set of needle.sets) found[set] = 1;
    }
  }

  function holdsShort(short: number): boolean {
    if (looked[short] === 0) looked[short] = current.includes(shortBytes[short] as Buffer) ? 1 : 2;
    return looked[short] === 1;
  }

  return {
    look(bytes) {
      found.fill(0);
      looked.fill(0);
      current = bytes.byteOffset % 4 === 0 ? bytes : aligned(bytes);
      const words = new Uint32Array(current.buffer, current.byteOffset, current.length >> 2);
      const { length } = words;
      for (let index = 0; index < length; index++) {
        const chain = chains[slot(words[index] as number)] as number;
        if (chain !== 0) compare(chain, (index << 2) + LEAD);
      }
    },
    holds: (set) => found[set] === 1 || (shortOf[set] as number[]).some(holdsShort),
    unsure: (set) => found[set] === 0 && (shortOf[set] as number[]).length > 0,
  };
}

/** Where the six bytes of a needle start that are least often met by chance; any six would do. */
function rarestPart(needle: Uint8Array): number {
  const odds = Array.from(needle, (byte) => {
    const rank = FREQUENT.indexOf(String.fromCharCode(byte));
    return rank < 0 ? 0.002 : 0.2 / (rank + 2);
  });
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let first = 0; first + SHORTEST <= odds.length; first++) {
    let sum = 0;
    for (let at = first; at < first + 4; at++) sum += (odds[at] ?? 1) * (odds[at + 1] ?? 1) * (odds[at + 2] ?? 1);
    if (sum < least) [best, least] = [first, sum];
  }
  return best;
}

function isShort(text: string): boolean {
  return text.length < SHORTEST;
}

function longNeedles(sets: readonly (readonly string[])[]): Needle[] {
  const needles = new Map<string, Needle>();
  sets.forEach((set, index) => {
    for (const text of set) {
      if (isShort(text)) continue;
      const needle = needles.get(text) ?? { bytes: Uint8Array.from(Buffer.from(text, 'latin1')), sets: [] };
      needle.sets.push(index);
      needles.set(text, needle);
    }
  });
  return [...needles.values()];
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

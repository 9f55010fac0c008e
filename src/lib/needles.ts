import { endianness } from 'node:os';

/**
 * Finds which of many byte strings occur in bytes, without a search for each.
 *
 * Bytes are read as aligned words of four, of which three count. A needle of ten bytes or more covers the three of every
 * second word, wherever it starts; one of six or more, those of every word. A table tells which threes are part of a needle;
 * only there it is compared. Long needles are looked for at once, those of six to nine bytes in a second pass and shorter
 * ones each on its own, both only when the caller asks for a set that has such.
 */
export interface NeedleSearch {
  /** Looks through bytes; the answers of `holds` are about them until the next call. They must stay as they are until then. */
  look(bytes: Buffer): void;
  /** Whether a needle of the set occurs. Of a set without needles none does. */
  holds(set: number): boolean;
  /** Whether `holds` would have to look again. */
  unsure(set: number): boolean;
}

/** Bytes of a needle that surely cover three that count, where every word and where every second one is looked at. */
const [MEDIUM, LONG] = [6, 10];
/** Slots of the table, as a power of two. */
const BITS = 16;
/** Where the three bytes stand in a word whose lowest byte is shifted out. */
const LEAD = endianness() === 'LE' ? 1 : 0;
/** Letters of text from frequent to rare; what is not among them is rarer still. */
const FREQUENT = ' etaoinsrlcdpumhgfbyvwk_.-/:=';

interface Needle {
  bytes: Buffer;
  /** Indices of the sets that it belongs to. */
  sets: number[];
}

/** @param sets needles as Latin-1 text, one byte in each character */
export function needleSearch(sets: readonly (readonly string[])[]): NeedleSearch {
  const needles = distinct(sets);
  const ofLength = (from: number, to: number) =>
    needles.filter(({ bytes }) => bytes.length >= from && bytes.length < to);
  const lookForLong = wordSearch(ofLength(LONG, Number.POSITIVE_INFINITY), 2);
  const lookForMedium = wordSearch(ofLength(MEDIUM, LONG), 1);
  const short = ofLength(1, MEDIUM);
  const hasMedium = sets.map((set) => set.some((text) => text.length >= MEDIUM && text.length < LONG));
  const shortOf = sets.map((_, set) => short.flatMap((needle, index) => (needle.sets.includes(set) ? [index] : [])));

  const found = new Uint8Array(sets.length);
  /** Of each short needle: 0 not looked for yet, 1 there, 2 not there. */
  const looked = new Uint8Array(short.length);
  let lookedForMedium = false;
  let current: Buffer = Buffer.alloc(0);

  function holdsMedium(set: number): boolean {
    if (!hasMedium[set]) return false;
    if (!lookedForMedium) lookForMedium(current, found);
    lookedForMedium = true;
    return found[set] === 1;
  }

  function holdsShort(index: number): boolean {
    if (looked[index] === 0) looked[index] = current.includes((short[index] as Needle).bytes) ? 1 : 2;
    return looked[index] === 1;
  }

  return {
    look(bytes) {
      found.fill(0);
      looked.fill(0);
      lookedForMedium = false;
      current = bytes.byteOffset % 4 === 0 ? bytes : aligned(bytes);
      lookForLong(current, found);
    },
    holds: (set) => found[set] === 1 || holdsMedium(set) || (shortOf[set] as number[]).some(holdsShort),
    unsure: (set) =>
      found[set] === 0 && ((hasMedium[set] && !lookedForMedium) || (shortOf[set] as number[]).length > 0),
  };
}

/** @param step words from one that is looked at to the next */
function wordSearch(needles: readonly Needle[], step: 1 | 2): (bytes: Buffer, found: Uint8Array) => void {
  const perNeedle = 4 * step;
  const size = perNeedle * needles.length + 1;
  // Chains in typed arrays, from 1: hits are frequent, and a hit on an object would cost a hundred words of text.
  const chains = new Int16Array(1 << BITS);
  // One bit a slot fits into the first cache of a processor, beside the text; the chains do not.
  const taken = new Int32Array(1 << (BITS - 5));
  const next = new Int16Array(size);
  const offsets = new Int16Array(size);
  const probes = new Int8Array(size);
  const probed = new Uint8Array(size);
  for (const [number, { bytes }] of needles.entries()) {
    const first = rarestPart(bytes, perNeedle);
    for (let part = 0; part < perNeedle; part++) {
      const offset = first + part;
      const entry = perNeedle * number + part + 1;
      const key = slot(wordOf(bytes.subarray(offset, offset + 3)));
      next[entry] = chains[key] as number;
      chains[key] = entry;
      taken[key >>> 5] = (taken[key >>> 5] as number) | (1 << key);
      offsets[entry] = offset;
      // A fourth byte, before the three or behind them, tells most chance hits.
      probes[entry] = offset > 0 ? -1 : 3;
      probed[entry] = bytes[offset + (probes[entry] as number)] as number;
    }
  }

  function compare(bytes: Buffer, key: number, at: number, found: Uint8Array): void {
    for (let entry = chains[key] as number; entry !== 0; entry = next[entry] as number) {
      if (bytes[at + (probes[entry] as number)] !== probed[entry]) continue;
      const needle = needles[Math.floor((entry - 1) / perNeedle)] as Needle;
      if (standsAt(bytes, needle.bytes, at - (offsets[entry] as number))) for (const set of needle.sets) found[set] = 1;
    }
  }

  return (bytes, found) => {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
    const { length } = words;
    for (let index = 0; index < length; index += step) {
      const key = slot(words[index] as number);
      if (((taken[key >>> 5] as number) & (1 << key)) !== 0) compare(bytes, key, (index << 2) + LEAD, found);
    }
  };
}

/** Where the part of a needle starts that is least often met by chance; any part with so many threes would do. */
function rarestPart(needle: Uint8Array, threes: number): number {
  const odds = Array.from(needle, (byte) => {
    const rank = FREQUENT.indexOf(String.fromCharCode(byte));
    return rank < 0 ? 0.002 : 0.2 / (rank + 2);
  });
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let first = 0; first + threes + 2 <= odds.length; first++) {
    let sum = 0;
    for (let at = first; at < first + threes; at++) sum += (odds[at] ?? 1) * (odds[at + 1] ?? 1) * (odds[at + 2] ?? 1);
    if (sum < least) [best, least] = [first, sum];
  }
  return best;
}

/** Each needle once, with the sets that have it. */
function distinct(sets: readonly (readonly string[])[]): Needle[] {
  const needles = new Map<string, Needle>();
  sets.forEach((set, index) => {
    for (const text of set) {
      const needle = needles.get(text) ?? { bytes: Buffer.from(text, 'latin1'), sets: [] };
      if (!needle.sets.includes(index)) needle.sets.push(index);
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

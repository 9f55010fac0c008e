import { GROUPS, loadText, type NeedlePart, needleFinder, shortNeedleFinder } from './wasm-kernel.ts';

/**
 * Finds which of many byte strings occur in bytes, without a search for each.
 *
 * Bytes are read as words of four. A needle of seven bytes or more covers one of these words wherever it starts, and a table tells
 * which words are part of a needle. For needles of four to six bytes every byte is looked at, sixteen at once. Shorter ones are
 * looked for each on its own, only when the caller asks for a set that has such.
 */
export interface NeedleSearch {
  /**
   * Searches bytes. The other functions answer about these bytes until the next call. The bytes must stay unchanged
   * until then.
   */
  look(bytes: Buffer): void;
  /** Whether a needle of the set occurs. Of a set without needles none does. */
  holds(set: number): boolean;
  /** The sets of which one may occur: those that do, and those that `holds` would have to look for again. Ascending. */
  candidates(): readonly number[];
}

/** Bytes of a word, and of the shortest needle that covers one wherever it starts. */
const [WORD, LONG] = [4, 7];
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
    needles.filter(({ bytes: { length } }) => length >= from && length < to);
  const [tiny, short, long] = [ofLength(1, WORD), ofLength(WORD, LONG), ofLength(LONG, Number.POSITIVE_INFINITY)];
  const findLong = needleFinder(textsOf(long), partsOf(long, LONG - WORD + 1), WORD);
  const partsOfShort = partsOf(short, 1);
  const findShort = shortNeedleFinder(textsOf(short), partsOfShort, groupsOf(partsOfShort));
  const tinyOf = sets.map((_, set) => tiny.flatMap((needle, index) => (needle.sets.includes(set) ? [index] : [])));
  const withTiny = [...sets.keys()].filter((set) => (tinyOf[set] as number[]).length > 0);
  const isTiny = Uint8Array.from(tinyOf, (indices) => (indices.length > 0 ? 1 : 0));

  const found = new Uint8Array(sets.length);
  let foundAny = false;
  /** Of each tiny needle: 0 not looked for yet, 1 there, 2 not there. */
  const looked = new Uint8Array(tiny.length);
  let current: Buffer = Buffer.alloc(0);

  function mark(list: readonly Needle[], indices: readonly number[]): void {
    foundAny ||= indices.length > 0;
    for (const index of indices) for (const set of (list[index] as Needle).sets) found[set] = 1;
  }

  function holdsTiny(index: number): boolean {
    if (looked[index] === 0) looked[index] = current.includes((tiny[index] as Needle).bytes) ? 1 : 2;
    return looked[index] === 1;
  }

  return {
    look(bytes) {
      found.fill(0);
      looked.fill(0);
      foundAny = false;
      current = bytes;
      loadText(bytes);
      mark(long, findLong(bytes));
      mark(short, findShort(bytes));
    },
    holds: (set) => found[set] === 1 || (tinyOf[set] as number[]).some(holdsTiny),
    // Most bytes hold nothing, and the answer is a list that is there already.
    candidates() {
      if (!foundAny) return withTiny;
      const list: number[] = [];
      for (let set = 0; set < found.length; set++) if (found[set] === 1 || isTiny[set] === 1) list.push(set);
      return list;
    },
  };
}

function textsOf(needles: readonly Needle[]): Buffer[] {
  return needles.map(({ bytes }) => bytes);
}

/** So many words of each needle, in a row. */
function partsOf(needles: readonly Needle[], count: number): NeedlePart[] {
  const parts: NeedlePart[] = [];
  for (const [needle, { bytes }] of needles.entries()) {
    const first = rarestWord(bytes, count);
    for (let offset = first; offset < first + count; offset++)
      parts.push({ word: bytes.readUInt32LE(offset), needle, offset });
  }
  return parts;
}

/** How often each byte is met, in the mean of any text. */
const ODDS = Float64Array.from({ length: 256 }, (_, byte) => {
  const rank = FREQUENT.indexOf(String.fromCharCode(byte));
  return rank < 0 ? 0.002 : 0.2 / (rank + 2);
});

/** Where so many words in a row start that are least often met by chance; any would do. */
function rarestWord(needle: Uint8Array, count: number): number {
  const words: number[] = [];
  for (let at = 0; at + WORD <= needle.length; at++) {
    let product = 1;
    for (let place = at; place < at + WORD; place++) product *= ODDS[needle[place] as number] as number;
    words.push(product);
  }
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let first = 0; first + count <= words.length; first++) {
    let sum = 0;
    for (let at = first; at < first + count; at++) sum += words[at] as number;
    if (sum < least) [best, least] = [first, sum];
  }
  return best;
}

/**
 * Groups in which few bytes look like a needle by chance. The search takes the halves of bytes apart, so a group also seems to hold
 * each mixture of its needles. The most frequent needles come first, so that each gets a group of its own kind.
 */
function groupsOf(parts: readonly NeedlePart[]): number[] {
  const words = parts.map(({ word }) => [word & 0xff, (word >>> 8) & 0xff, (word >>> 16) & 0xff, word >>> 24]);
  const odds = words.map((bytes) => bytes.reduce((product, byte) => product * (ODDS[byte] as number), 1));
  // Of each place of a group, the upper and the lower halves, as bits, and how often one of the bytes is met there.
  const upper = new Uint16Array(WORD * GROUPS);
  const lower = new Uint16Array(WORD * GROUPS);
  const met = new Float64Array(WORD * GROUPS);
  const wider = new Float64Array(WORD * GROUPS);
  const result = parts.map(() => 0);
  for (const index of [...parts.keys()].sort((one, other) => (odds[other] as number) - (odds[one] as number))) {
    const bytes = words[index] as number[];
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let group = 0; group < GROUPS; group++) {
      let [before, after] = [1, 1];
      for (let place = 0; place < WORD; place++) {
        const at = WORD * group + place;
        const byte = bytes[place] as number;
        const high = (upper[at] as number) | (1 << (byte >> 4));
        const low = (lower[at] as number) | (1 << (byte & 15));
        const isThere = high === upper[at] && low === lower[at];
        wider[at] = isThere ? (met[at] as number) : oddsOf(high, low);
        before *= met[at] as number;
        after *= wider[at] as number;
      }
      if (after - before < least) [best, least] = [group, after - before];
    }
    for (let place = 0; place < WORD; place++) {
      const at = WORD * best + place;
      const byte = bytes[place] as number;
      upper[at] = (upper[at] as number) | (1 << (byte >> 4));
      lower[at] = (lower[at] as number) | (1 << (byte & 15));
      met[at] = wider[at] as number;
    }
    result[index] = best;
  }
  return result;
}

/** How often one of the bytes with these halves is met. */
function oddsOf(upper: number, lower: number): number {
  let sum = 0;
  for (let high = upper; high !== 0; high &= high - 1) {
    const row = (31 - Math.clz32(high & -high)) << 4;
    for (let low = lower; low !== 0; low &= low - 1) sum += ODDS[row | (31 - Math.clz32(low & -low))] as number;
  }
  return sum;
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

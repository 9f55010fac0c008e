import { loadText, type NeedlePart, needleFinder } from './kernel.ts';

/**
 * Finds which of many byte strings occur in bytes, without a search for each.
 *
 * Bytes are read as words of four. A needle of seven bytes or more covers one of these words wherever it starts. A table tells
 * which words are part of a needle; only there it is compared. Shorter needles are looked for each on its own, only when the
 * caller asks for a set that has such.
 */
export interface NeedleSearch {
  /** Looks through bytes; the answers of `holds` are about them until the next call. They must stay as they are until then. */
  look(bytes: Buffer): void;
  /** Whether a needle of the set occurs. Of a set without needles none does. */
  holds(set: number): boolean;
  /** Whether `holds` would have to look again. */
  unsure(set: number): boolean;
}

/** Bytes of a word, and of the shortest needle that covers one. */
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
  const long = needles.filter(({ bytes }) => bytes.length >= LONG);
  const short = needles.filter(({ bytes }) => bytes.length < LONG);
  const texts = long.map(({ bytes }) => bytes);
  const findLong = needleFinder(texts, texts.flatMap(partsOf), WORD);
  const shortOf = sets.map((_, set) => short.flatMap((needle, index) => (needle.sets.includes(set) ? [index] : [])));

  const found = new Uint8Array(sets.length);
  /** Of each short needle: 0 not looked for yet, 1 there, 2 not there. */
  const looked = new Uint8Array(short.length);
  let current: Buffer = Buffer.alloc(0);

  function holdsShort(index: number): boolean {
    if (looked[index] === 0) looked[index] = current.includes((short[index] as Needle).bytes) ? 1 : 2;
    return looked[index] === 1;
  }

  return {
    look(bytes) {
      found.fill(0);
      looked.fill(0);
      current = bytes;
      loadText(bytes);
      for (const index of findLong(bytes)) for (const set of (long[index] as Needle).sets) found[set] = 1;
    },
    holds: (set) => found[set] === 1 || (shortOf[set] as number[]).some(holdsShort),
    unsure: (set) => found[set] === 0 && (shortOf[set] as number[]).some((index) => looked[index] === 0),
  };
}

/** The parts of a needle of which one is a word, wherever it starts. */
function partsOf(bytes: Buffer, needle: number): NeedlePart[] {
  const first = rarestPart(bytes);
  const offsets = Array.from({ length: WORD }, (_, index) => first + index);
  return offsets.map((offset) => ({ word: bytes.readUInt32LE(offset), needle, offset }));
}

/** Where the four parts of a needle start that are least often met by chance; any four in a row would do. */
function rarestPart(needle: Uint8Array): number {
  const odds = Array.from(needle, (byte) => {
    const rank = FREQUENT.indexOf(String.fromCharCode(byte));
    return rank < 0 ? 0.002 : 0.2 / (rank + 2);
  });
  const oddsOf = (at: number) => odds.slice(at, at + WORD).reduce((product, one) => product * one, 1);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let first = 0; first + LONG <= odds.length; first++) {
    const sum = [0, 1, 2, 3].reduce((total, part) => total + oddsOf(first + part), 0);
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

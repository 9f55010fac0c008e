/**
 * The searches that every byte of a tree goes through, in AssemblyScript; `npm run kernel` compiles them into
 * `src/bytes/wasm-kernel-binary.ts`, and `src/bytes/wasm-kernel.ts` says what each is for. Addresses are those of the module's memory. Behind
 * the end of a text stand at least 64 bytes of zero, so that a look may reach over it.
 */

/** Nothing was found. */
const NONE: usize = 0;

/**
 * A word table is, one behind the other: a bit for each slot; for each slot of a smaller number the index of the first part
 * there, or 0 (u16); the parts, of which the first stands for none; the needles.
 */
const BITS: u32 = 17;
const CHAIN_BITS: u32 = 13;
const CHAINS: usize = 1 << (BITS - 3);
const PARTS: usize = CHAINS + (2 << CHAIN_BITS);

/** Four bytes of a needle, where they stand in it, and the next part of the same slot. */
@unmanaged
class Part {
  word: u32;
  needle: u16;
  next: u16;
  offset: u32;
}

@unmanaged
class Needle {
  at: u32;
  length: u32;
}

/**
 * Marks the needles that occur, one byte each at `marks`, looking at a word of four bytes each `step` bytes. The result is the
 * number of marks that were set.
 */
export function markNeedles(start: usize, end: usize, step: usize, table: usize, needles: usize, marks: usize): u32 {
  let marked: u32 = 0;
  for (let at = start; at < end; at += step) {
    const word = load<u32>(at);
    // Fibonacci hashing: the upper bits of a product with 2^32 divided by the golden ratio.
    const slot = (word * 0x9e3779b1) >>> (32 - BITS);
    if (((<u32>load<u8>(table + (slot >>> 3))) >>> (slot & 7)) & 1) {
      let index = <u32>load<u16>(table + CHAINS + ((slot >>> (BITS - CHAIN_BITS)) << 1));
      while (index != 0) {
        const part = changetype<Part>(table + PARTS + index * offsetof<Part>());
        const from = at - part.offset;
        if (part.word == word && from >= start && !load<u8>(marks + part.needle)) {
          const needle = changetype<Needle>(needles + <usize>part.needle * offsetof<Needle>());
          if (from + needle.length <= end && memory.compare(from, needle.at, needle.length) == 0) {
            store<u8>(marks + part.needle, 1);
            marked++;
          }
        }
        index = part.next;
      }
    }
  }
  return marked;
}

/** Four bytes of a short needle, where they stand in it, where it lies, its index, and the next one of the same slot. */
@unmanaged
class ShortNeedle {
  word: u32;
  offset: u32;
  at: u32;
  length: u32;
  index: u32;
  next: u32;
}

/** Behind the rows of the table: for each slot, where its first needle stands. */
const SLOTS: usize = 128;
const SLOT_BITS: u32 = 10;

/**
 * Marks the short needles that occur. The table is, for each of four bytes in a row, a row of sixteen by the lower half of the
 * byte and one by the upper half: a bit for each of eight groups of which some needle has such a byte there. Where all eight agree
 * on a group, a needle may stand (the Teddy algorithm of Hyperscan's literal matcher), and the slot of these four bytes tells
 * which. Addresses of 0 stand for none.
 */
export function markShort(start: usize, end: usize, table: usize, marks: usize): u32 {
  let marked: u32 = 0;
  for (let at = start; at < end; at += 16) {
    let groups = v128.and(groupsAt(at, table), groupsAt(at + 1, table + 32));
    groups = v128.and(groups, v128.and(groupsAt(at + 2, table + 64), groupsAt(at + 3, table + 96)));
    for (let lanes = <u32>i8x16.bitmask(i8x16.ne(groups, i8x16.splat(0))); lanes != 0; lanes &= lanes - 1) {
      const place = at + ctz(lanes);
      const word = load<u32>(place);
      const slot = (word * 0x9e3779b1) >>> (32 - SLOT_BITS);
      for (let address = <usize>load<u32>(table + (slot << 2), SLOTS); address != 0; ) {
        const needle = changetype<ShortNeedle>(address);
        const from = place - needle.offset;
        if (needle.word == word && from >= start && from + needle.length <= end && !load<u8>(marks + needle.index)) {
          if (memory.compare(from, needle.at, needle.length) == 0) {
            store<u8>(marks + needle.index, 1);
            marked++;
          }
        }
        address = needle.next;
      }
    }
  }
  return marked;
}

function groupsAt(at: usize, table: usize): v128 {
  const text = v128.load(at);
  const lower = i8x16.swizzle(v128.load(table), v128.and(text, i8x16.splat(15)));
  return v128.and(lower, i8x16.swizzle(v128.load(table, 16), v128.and(i16x8.shr_u(text, 4), i8x16.splat(15))));
}

/** Roles of a byte in text with base64, as bits in a table of 256. */
const DIGIT: u32 = 1;
const BLANK: u32 = 2;
const LINE_END: u32 = 4;
const QUOTE: u32 = 8;
const OPERATOR: u32 = 16;
const ESCAPE: u32 = 32;

/** Digits in a row that make a run of base64. */
const ROW: u32 = 32;
/** Digits before a blank that few words have. */
const LONG_WORD: u32 = 12;
/** Bytes between two pieces of a run. */
const MAX_GAP: usize = 200;

/**
 * Address of a look, from `at` on and each `step` bytes, that may lie in a run of base64: in a long row of digits, in one that
 * another piece follows, or beside an escape, of which the caller knows more.
 */
export function findDigits(at: usize, end: usize, step: usize, roles: usize): usize {
  for (; at + ROW <= end; at += step) {
    const row = rowAt(at);
    const stop = at + row;
    const role = roleOf(stop, roles);
    // Most looks end here: at the end of a short word, or at a byte that no gap has.
    const word = role == BLANK && row - 1 < LONG_WORD - 1;
    if (row != ROW && (word || (role & (BLANK | QUOTE | ESCAPE)) == 0)) continue;
    if (row == ROW || (role & ESCAPE) != 0) return at;
    const gap = (role & BLANK) != 0 || (roleOf(stop + 1, roles) & (BLANK | QUOTE | OPERATOR)) != 0;
    if (gap && mayContinue(stop, end, roles)) return at;
  }
  return NONE;
}

/** Whether behind a gap at `at` stand digits in a row, or something in doubt. */
function mayContinue(at: usize, end: usize, roles: usize): bool {
  const limit = min(end, at + MAX_GAP);
  let operators = 0;
  for (; at < limit; at++) {
    const role = roleOf(at, roles);
    if (role & ESCAPE) return true;
    if (role & (BLANK | QUOTE)) continue;
    // What joins two strings may be a digit too.
    if (!(role & OPERATOR) || ++operators > 1) break;
  }
  if (operators > 1) return true;
  const row = rowAt(at);
  return row >= ROW - 1 || (roleOf(at + row, roles) & ESCAPE) != 0;
}

function roleOf(at: usize, roles: usize): u32 {
  return load<u8>(roles + load<u8>(at));
}

/** Digits of base64 (RFC 4648 sections 4 and 5) that stand in a row, no more than 32. */
function rowAt(at: usize): u32 {
  // Most words are shorter than sixteen letters.
  const first = ctz(~digitsAt(at));
  return first < 16 ? first : 16 + ctz(~digitsAt(at + 16));
}

/** A bit for each of 16 bytes that is a digit of base64. */
function digitsAt(at: usize): u32 {
  const text = v128.load(at);
  const letter = i8x16.lt_u(i8x16.sub(v128.or(text, i8x16.splat(0x20)), i8x16.splat(0x61)), i8x16.splat(26));
  const number = i8x16.lt_u(i8x16.sub(text, i8x16.splat(0x30)), i8x16.splat(10));
  const plus = v128.or(i8x16.eq(text, i8x16.splat(0x2b)), i8x16.eq(text, i8x16.splat(0x2f)));
  const dash = v128.or(i8x16.eq(text, i8x16.splat(0x2d)), i8x16.eq(text, i8x16.splat(0x5f)));
  return i8x16.bitmask(v128.or(v128.or(letter, number), v128.or(plus, dash)));
}

/** What spelled bytes are made of, as values in a table of 256; all others are 0. */
const NUMERAL: u32 = 1;
const SPACE: u32 = 3;
/** Bytes of a look, and those after which text without a numeral is given up. */
const LOOK: usize = 112;
const FIRST_NUMERAL: u32 = 24;

/**
 * Address of a look, from `at` on and each `step` bytes, at text that looks like bytes spelled out. Of a list with casts or a
 * string with escapes, a fifth is numerals; what has no place in either are few.
 */
export function findSpelled(at: usize, end: usize, step: usize, kinds: usize): usize {
  for (; at + 16 < end; at += step) {
    // Four bytes tell most text, and indentation, from numerals and separators.
    const second = roleOf(at + 5, kinds);
    const third = roleOf(at + 10, kinds);
    if (second == 0 || third == 0 || (second == SPACE && third == SPACE)) continue;
    if (roleOf(at, kinds) == 0 || roleOf(at + 15, kinds) == 0) continue;
    if (isSpelled(at, min(end, at + LOOK), kinds)) return at;
  }
  return NONE;
}

function isSpelled(at: usize, end: usize, kinds: usize): bool {
  const size = <u32>(end - at);
  let others: u32 = 0;
  let numerals: u32 = 0;
  let spaces: u32 = 0;
  for (let index: u32 = 0; index < size && others * 5 <= size; index++) {
    if (numerals == 0 && index == FIRST_NUMERAL) return false;
    const kind = roleOf(at + index, kinds);
    if (kind == 0) others++;
    else if (kind == NUMERAL) numerals++;
    else if (kind == SPACE) spaces++;
  }
  const visible = size - spaces;
  return others * 5 <= visible && numerals * 5 >= visible && numerals > 0;
}

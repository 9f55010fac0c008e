/**
 * SHA-1 and SHA-256 (FIPS 180-4) of digests, in four lanes at once: each round replaces a digest by its own digest. Word i of lane n
 * stands at `state + 16 * i + 4 * n`; at `schedule` is room for 80 words of each lane.
 */

/** Bytes of a word of all lanes. */
const LANES: usize = 16;

// @ts-ignore: decorator
@inline
function rotate(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits));
}

/** What follows a digest of so many words in its block: a bit of 1, zeros, and its length in bits (section 5.1.1). */
function pad(schedule: usize, words: usize): void {
  for (let word = words; word < 16; word++) v128.store(schedule + word * LANES, i32x4.splat(0));
  v128.store(schedule + words * LANES, i32x4.splat(0x80000000));
  v128.store(schedule + 15 * LANES, i32x4.splat(<i32>(32 * words)));
}

/** A word of the schedule (section 6.1.2 step 1). */
// @ts-ignore: decorator
@inline
function sha1Word(at: usize): v128 {
  const near = v128.xor(v128.load(at - 3 * LANES), v128.load(at - 8 * LANES));
  const word = rotate(v128.xor(near, v128.xor(v128.load(at - 14 * LANES), v128.load(at - 16 * LANES))), 1);
  v128.store(at, word);
  return word;
}

/** A step (section 6.1.2 step 3), of one of four kinds (sections 4.1.1 and 4.2.1); the result is the new a. */
// @ts-ignore: decorator
@inline
function sha1Step(kind: i32, a: v128, b: v128, c: v128, d: v128, e: v128, word: v128): v128 {
  const sum = i32x4.add(e, word);
  if (kind == 0) {
    return i32x4.add(i32x4.add(rotate(a, 5), v128.bitselect(c, d, b)), i32x4.add(sum, i32x4.splat(0x5a827999)));
  } else if (kind == 2) {
    const majority = v128.bitselect(b, c, v128.xor(c, d));
    return i32x4.add(i32x4.add(rotate(a, 5), majority), i32x4.add(sum, i32x4.splat(0x8f1bbcdc)));
  } else {
    const parity = v128.xor(v128.xor(b, c), d);
    const constant = kind == 1 ? i32x4.splat(0x6ed9eba1) : i32x4.splat(0xca62c1d6);
    return i32x4.add(i32x4.add(rotate(a, 5), parity), i32x4.add(sum, constant));
  }
}

export function sha1Rounds(state: usize, schedule: usize, rounds: u32): void {
  pad(schedule, 5);
  for (; rounds > 0; rounds--) {
    memory.copy(schedule, state, 5 * LANES);
    let a = i32x4.splat(0x67452301);
    let b = i32x4.splat(0xefcdab89);
    let c = i32x4.splat(0x98badcfe);
    let d = i32x4.splat(0x10325476);
    let e = i32x4.splat(0xc3d2e1f0);
    let at = schedule;
    // Words are made between the steps, which wait for one another.
    for (const end = at + 15 * LANES; at < end; at += 5 * LANES) {
      e = sha1Step(0, a, b, c, d, e, v128.load(at));
      b = rotate(b, 30);
      d = sha1Step(0, e, a, b, c, d, v128.load(at + LANES));
      a = rotate(a, 30);
      c = sha1Step(0, d, e, a, b, c, v128.load(at + 2 * LANES));
      e = rotate(e, 30);
      b = sha1Step(0, c, d, e, a, b, v128.load(at + 3 * LANES));
      d = rotate(d, 30);
      a = sha1Step(0, b, c, d, e, a, v128.load(at + 4 * LANES));
      c = rotate(c, 30);
    }
    e = sha1Step(0, a, b, c, d, e, v128.load(at));
    b = rotate(b, 30);
    d = sha1Step(0, e, a, b, c, d, sha1Word(at + LANES));
    a = rotate(a, 30);
    c = sha1Step(0, d, e, a, b, c, sha1Word(at + 2 * LANES));
    e = rotate(e, 30);
    b = sha1Step(0, c, d, e, a, b, sha1Word(at + 3 * LANES));
    d = rotate(d, 30);
    a = sha1Step(0, b, c, d, e, a, sha1Word(at + 4 * LANES));
    c = rotate(c, 30);
    at += 5 * LANES;
    for (const end = at + 20 * LANES; at < end; at += 5 * LANES) {
      e = sha1Step(1, a, b, c, d, e, sha1Word(at));
      b = rotate(b, 30);
      d = sha1Step(1, e, a, b, c, d, sha1Word(at + LANES));
      a = rotate(a, 30);
      c = sha1Step(1, d, e, a, b, c, sha1Word(at + 2 * LANES));
      e = rotate(e, 30);
      b = sha1Step(1, c, d, e, a, b, sha1Word(at + 3 * LANES));
      d = rotate(d, 30);
      a = sha1Step(1, b, c, d, e, a, sha1Word(at + 4 * LANES));
      c = rotate(c, 30);
    }
    for (const end = at + 20 * LANES; at < end; at += 5 * LANES) {
      e = sha1Step(2, a, b, c, d, e, sha1Word(at));
      b = rotate(b, 30);
      d = sha1Step(2, e, a, b, c, d, sha1Word(at + LANES));
      a = rotate(a, 30);
      c = sha1Step(2, d, e, a, b, c, sha1Word(at + 2 * LANES));
      e = rotate(e, 30);
      b = sha1Step(2, c, d, e, a, b, sha1Word(at + 3 * LANES));
      d = rotate(d, 30);
      a = sha1Step(2, b, c, d, e, a, sha1Word(at + 4 * LANES));
      c = rotate(c, 30);
    }
    for (const end = at + 20 * LANES; at < end; at += 5 * LANES) {
      e = sha1Step(3, a, b, c, d, e, sha1Word(at));
      b = rotate(b, 30);
      d = sha1Step(3, e, a, b, c, d, sha1Word(at + LANES));
      a = rotate(a, 30);
      c = sha1Step(3, d, e, a, b, c, sha1Word(at + 2 * LANES));
      e = rotate(e, 30);
      b = sha1Step(3, c, d, e, a, b, sha1Word(at + 3 * LANES));
      d = rotate(d, 30);
      a = sha1Step(3, b, c, d, e, a, sha1Word(at + 4 * LANES));
      c = rotate(c, 30);
    }
    v128.store(state, i32x4.add(a, i32x4.splat(0x67452301)));
    v128.store(state, i32x4.add(b, i32x4.splat(0xefcdab89)), LANES);
    v128.store(state, i32x4.add(c, i32x4.splat(0x98badcfe)), 2 * LANES);
    v128.store(state, i32x4.add(d, i32x4.splat(0x10325476)), 3 * LANES);
    v128.store(state, i32x4.add(e, i32x4.splat(0xc3d2e1f0)), 4 * LANES);
  }
}

/** A word of the schedule (section 6.2.2 step 1). */
// @ts-ignore: decorator
@inline
function sha256Word(at: usize): v128 {
  const x = v128.load(at - 15 * LANES);
  const y = v128.load(at - 2 * LANES);
  const s0 = v128.xor(v128.xor(rotate(x, 25), rotate(x, 14)), i32x4.shr_u(x, 3));
  const s1 = v128.xor(v128.xor(rotate(y, 15), rotate(y, 13)), i32x4.shr_u(y, 10));
  const far = i32x4.add(v128.load(at - 7 * LANES), v128.load(at - 16 * LANES));
  const word = i32x4.add(far, i32x4.add(s0, s1));
  v128.store(at, word);
  return word;
}

/** @param constants the eight start values (section 5.3.3) and the 64 constants of the steps (section 4.2.2) */
export function sha256Rounds(state: usize, schedule: usize, constants: usize, rounds: u32): void {
  pad(schedule, 8);
  const steps = constants + 32;
  for (; rounds > 0; rounds--) {
    memory.copy(schedule, state, 8 * LANES);
    let a = v128.load32_splat(constants);
    let b = v128.load32_splat(constants, 4);
    let c = v128.load32_splat(constants, 8);
    let d = v128.load32_splat(constants, 12);
    let e = v128.load32_splat(constants, 16);
    let f = v128.load32_splat(constants, 20);
    let g = v128.load32_splat(constants, 24);
    let h = v128.load32_splat(constants, 28);
    for (let step: usize = 0, at = schedule; step < 64; step++, at += LANES) {
      const word = i32x4.add(step < 16 ? v128.load(at) : sha256Word(at), v128.load32_splat(steps + 4 * step));
      const s1 = v128.xor(v128.xor(rotate(e, 26), rotate(e, 21)), rotate(e, 7));
      const first = i32x4.add(i32x4.add(h, s1), i32x4.add(v128.bitselect(f, g, e), word));
      const s0 = v128.xor(v128.xor(rotate(a, 30), rotate(a, 19)), rotate(a, 10));
      const second = i32x4.add(s0, v128.bitselect(a, b, v128.xor(b, c)));
      h = g;
      g = f;
      f = e;
      e = i32x4.add(d, first);
      d = c;
      c = b;
      b = a;
      a = i32x4.add(first, second);
    }
    v128.store(state, i32x4.add(a, v128.load32_splat(constants)));
    v128.store(state, i32x4.add(b, v128.load32_splat(constants, 4)), LANES);
    v128.store(state, i32x4.add(c, v128.load32_splat(constants, 8)), 2 * LANES);
    v128.store(state, i32x4.add(d, v128.load32_splat(constants, 12)), 3 * LANES);
    v128.store(state, i32x4.add(e, v128.load32_splat(constants, 16)), 4 * LANES);
    v128.store(state, i32x4.add(f, v128.load32_splat(constants, 20)), 5 * LANES);
    v128.store(state, i32x4.add(g, v128.load32_splat(constants, 24)), 6 * LANES);
    v128.store(state, i32x4.add(h, v128.load32_splat(constants, 28)), 7 * LANES);
  }
}

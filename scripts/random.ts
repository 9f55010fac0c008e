/** Marsaglia's xorshift: the same sequence for the same seed, on every machine. Gives whole numbers from 0 to below the argument. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

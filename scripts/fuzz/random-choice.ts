import { randomFrom } from '../random.ts';

/** Choices that follow from a seed. */
export interface Random {
  /** A whole number from 0 to below. */
  below(limit: number): number;
  one<T>(list: readonly T[]): T;
  /** Whether something happens that happens once in so many times. */
  rarely(times: number): boolean;
  /** What is made some times, from `least` to `most`. */
  several<T>(least: number, most: number, make: (index: number) => T): T[];
}

export function choices(seed: number): Random {
  const below = randomFrom(seed);
  // The first numbers of seeds that are near one another are near one another too.
  for (let i = 0; i < 8; i++) below(2);
  return {
    below,
    one: (list) => list[below(list.length)] as (typeof list)[number],
    rarely: (times) => below(times) === 0,
    several: (least, most, make) => Array.from({ length: least + below(most - least + 1) }, (_, index) => make(index)),
  };
}

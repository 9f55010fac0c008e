import { mechanisms } from '../mechanisms/index.ts';

/** What tells a file that some mechanism may read. */
export interface Sign {
  needles: readonly string[];
  /** Names that are enough without any needle. */
  named?: RegExp | undefined;
}

/** Of each mechanism. The bundle holds them as data in place of this module, so that they are there before any mechanism is. */
export const signs: readonly Sign[] = mechanisms.map(({ needles, named = /^/ }) =>
  needles.length > 0 ? { needles } : { needles, named },
);

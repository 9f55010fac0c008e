import type { Fact } from '../model/index.ts';
import { addTo } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';

/** The keys under which a fact is found. Declare it once, at the top of a file: the index is kept by its identity. */
export type FactKeys = (fact: Fact) => readonly string[];

const NONE: readonly Fact[] = [];

/** The facts of a list under one key; the index is made once for each list, so that looking up in a rule stays linear. */
export function factsBy(facts: readonly Fact[], keys: FactKeys, key: string): readonly Fact[] {
  return indexesOf(facts)(keys).get(key) ?? NONE;
}

const indexesOf = memoizeByObject((facts: readonly Fact[]) =>
  memoizeByObject((keys: FactKeys) => {
    const index = new Map<string, Fact[]>();
    for (const fact of facts) for (const key of keys(fact)) addTo(index, key, fact);
    return index;
  }),
);

/** Caches a result that depends on a list as a whole. */
export function anyFact(test: (fact: Fact, facts: readonly Fact[]) => boolean): (facts: readonly Fact[]) => boolean {
  return memoizeByObject((facts: readonly Fact[]) => facts.some((fact) => test(fact, facts)));
}

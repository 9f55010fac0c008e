import type { Fact } from '../model/index.ts';

/** The keys under which a fact is found. Declared once, at the top of a file: its identity is what an index is kept by. */
export type FactKeys = (fact: Fact) => readonly string[];

const INDEXES = new WeakMap<readonly Fact[], Map<FactKeys, Map<string, Fact[]>>>();
const NONE: readonly Fact[] = [];

/** The facts of a list under one key; the index is made once for each list, so that looking up in a rule stays linear. */
export function factsBy(facts: readonly Fact[], keys: FactKeys, key: string): readonly Fact[] {
  let indexes = INDEXES.get(facts);
  if (indexes === undefined) {
    indexes = new Map();
    INDEXES.set(facts, indexes);
  }
  let index = indexes.get(keys);
  if (index === undefined) {
    index = new Map();
    for (const fact of facts) {
      for (const one of keys(fact)) {
        const list = index.get(one);
        if (list === undefined) index.set(one, [fact]);
        else list.push(fact);
      }
    }
    indexes.set(keys, index);
  }
  return index.get(key) ?? NONE;
}

import type { Change, Fact, Topology } from '../model/index.ts';
import { type Graph, graphOf, nodeOf } from '../topology/graph.ts';
import { matchFacts } from './match-facts.ts';

/** Both sides of a change as graphs, with the other repositories of the team where they are known. */
export interface BeforeAfter {
  base: Graph;
  head: Graph;
  pairs: ReadonlyMap<Fact, Fact>;
  /** Facts of the head that nothing in the base became. */
  added: readonly Fact[];
  headNodeOf(fact: Fact): string;
  baseNodeOf(fact: Fact): string;
}

const SIDES = new WeakMap<Change, BeforeAfter>();

/** @param head the topology of the change itself */
export function compareGraphs(change: Change, head: Topology): BeforeAfter {
  const known = SIDES.get(change);
  if (known !== undefined) return known;
  const before = change.team?.base.topology ?? change.base.topology;
  const after = change.team?.topology ?? head;
  const pairs = matchFacts(before.facts, after.facts);
  const old = new Set(pairs.values());
  const sides = {
    base: graphOf(before),
    head: graphOf(after),
    pairs,
    added: after.facts.filter((fact) => !old.has(fact)),
    headNodeOf: (fact: Fact) => nodeOf(after, fact),
    baseNodeOf: (fact: Fact) => nodeOf(before, fact),
  };
  SIDES.set(change, sides);
  return sides;
}

const ORIGINS = new WeakMap<BeforeAfter, Map<Fact, Fact>>();

/** What a fact of the head was in the base. */
export function factBefore(fact: Fact, sides: BeforeAfter): Fact | undefined {
  let origins = ORIGINS.get(sides);
  if (origins === undefined) {
    origins = new Map([...sides.pairs].map(([one, other]) => [other, one]));
    ORIGINS.set(sides, origins);
  }
  return origins.get(fact);
}

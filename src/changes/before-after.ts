import type { Change, Fact, Topology } from '../model/index.ts';
import { type Graph, graphOf, nodeOf } from '../topology/graph.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { matchFacts } from './match-facts.ts';

/** Both sides of a change as graphs, with the other repositories of the team if they are known. */
export interface BeforeAfter {
  base: Graph;
  head: Graph;
  pairs: ReadonlyMap<Fact, Fact>;
  /** Facts of the head without a counterpart in the base. */
  added: readonly Fact[];
  headNodeOf(fact: Fact): string;
  baseNodeOf(fact: Fact): string;
  /** Whether a fact is of tests or of an example: it gives nothing to what runs. */
  isOfTests(fact: Fact): boolean;
}

/** @param head the topology of the change itself */
export const compareGraphs = memoizeByObject((change: Change, head: Topology): BeforeAfter => {
  const before = change.team?.base.topology ?? change.base.topology;
  const after = change.team?.topology ?? head;
  const pairs = matchFacts(before.facts, after.facts);
  const old = new Set(pairs.values());
  const { contextOf } = change.base;
  return {
    base: graphOf(before),
    head: graphOf(after),
    pairs,
    added: after.facts.filter((fact) => !old.has(fact)),
    headNodeOf: (fact: Fact) => nodeOf(after, fact),
    baseNodeOf: (fact: Fact) => nodeOf(before, fact),
    isOfTests: ({ location }: Fact) => /^(?:fixture|example)$/.test(contextOf?.(location) ?? ''),
  };
});

const originsOf = memoizeByObject(
  ({ pairs }: BeforeAfter): ReadonlyMap<Fact, Fact> => new Map([...pairs].map(([before, after]) => [after, before])),
);

/** The counterpart in the base of a fact of the head. */
export function factBefore(fact: Fact, sides: BeforeAfter): Fact | undefined {
  return originsOf(sides).get(fact);
}

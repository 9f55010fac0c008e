import { hasVariable, isLocalRef } from '../facts/refs.ts';
import { subjectOf } from '../facts/rule.ts';
import type { Change, Fact, Ref, Topology } from '../model/index.ts';
import { type Graph, graphOf, nodeOf } from '../topology/graph.ts';
import { groupBy } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';

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

/**
 * Keys under which a fact of the base and one of the head are the same statement, the most certain first: unchanged,
 * edited in place, moved to another file, to another repository, moved and edited, renamed, renamed and edited in
 * place. Undefined if a key would prove nothing.
 */
const KEYS: readonly ((fact: Fact) => string | undefined)[] = [
  (fact) => key(fact, fact.location.repository, subjectOf(fact), signatureOf(fact)),
  (fact) => key(fact, fact.location.repository, subjectOf(fact)),
  (fact) => key(fact, fact.location.repository, nameOf(fact), signatureOf(fact)),
  (fact) => (isNamed(fact) && fact.writes.some(isShared) ? key(fact, nameOf(fact), signatureOf(fact)) : undefined),
  (fact) => (isNamed(fact) ? key(fact, fact.location.repository, nameOf(fact)) : undefined),
  (fact) => (fact.writes.length > 0 ? key(fact, fact.location.repository, signatureOf(fact)) : undefined),
  (fact) => key(fact, fact.location.repository, fact.location.path, String(fact.location.line)),
];

/**
 * The counterpart of each fact of the base; facts without an entry are gone. Each fact of the head has at most one
 * origin.
 */
function matchFacts(base: readonly Fact[], head: readonly Fact[]): Map<Fact, Fact> {
  const pairs = new Map<Fact, Fact>();
  let [left, right] = [base, head];
  for (const keyOf of KEYS) {
    const waiting = groupBy(right, keyOf);
    for (const list of waiting.values()) list.reverse();
    const taken = new Set<Fact>();
    for (const fact of left) {
      const own = keyOf(fact);
      const after = own === undefined ? undefined : takeLike(fact, waiting.get(own));
      if (after === undefined) continue;
      pairs.set(fact, after);
      taken.add(after);
    }
    left = left.filter((fact) => !pairs.has(fact));
    right = right.filter((fact) => !taken.has(fact));
  }
  return pairs;
}

/**
 * Of several facts under one key, the first with equal attributes, else the first. So of two equal lines, the right one
 * is removed.
 */
function takeLike(fact: Fact, waiting: Fact[] | undefined): Fact | undefined {
  if (waiting === undefined || waiting.length < 2) return waiting?.pop();
  const stated = ({ attributes, names }: Fact) => JSON.stringify([attributes, names]);
  const own = stated(fact);
  for (let at = waiting.length - 1; at >= Math.max(0, waiting.length - MAX_ALIKE); at--) {
    if (stated(waiting[at] as Fact) === own) return waiting.splice(at, 1)[0];
  }
  return waiting.pop();
}

/** Maximum facts under one key that are compared by their attributes. */
const MAX_ALIKE = 32;

/** What a fact does, wherever it is written down. */
export function signatureOf({ reads, writes }: Fact): string {
  return [...reads.toSorted(), '>', ...writes.toSorted()].join('\0');
}

function key({ mechanism, kind, attributes }: Fact, ...parts: string[]): string {
  const { resource } = attributes;
  return [mechanism, kind, typeof resource === 'string' ? resource : '', ...parts].join('\0\0');
}

const isNamed = (fact: Fact) => typeof fact.attributes.name === 'string' && fact.attributes.name !== '';
const nameOf = ({ attributes: { name } }: Fact) => (typeof name === 'string' ? name : '');

/** Whether a ref means the same in every repository. */
const isShared = (ref: Ref) => !isLocalRef(ref) && !hasVariable(ref);

import { isOfCluster, isOfKind } from '../facts/refs.ts';
import type { Edge, Fact, Inventory, Ref, Topology } from '../model/index.ts';
import { certificateEdges } from './certificates.ts';
import { excludeEachOther } from './conditions.ts';
import { factNode, stateOf } from './graph.ts';
import { lineages } from './lineages.ts';
import { qualifyRefs, resolveVariables } from './qualify.ts';
import { candidates, indexWrites, joinOf, type Place, type RefIndex } from './refs.ts';
import { remoteEdges } from './remote.ts';
import { resolveNamespaces } from './scopes.ts';
import { twinsOf } from './twins.ts';

type IsOfTwin = ReturnType<typeof twinsOf>;

/** Joins that one ref may make: a name such as `tls` in a thousand charts proves nothing after the first few. */
const MAX_JOINS = 16;
/** Candidates that are looked at for them. */
const MAX_LOOKED = 1_000;

/** Joins the facts of an inventory into the graph issuer → producer → sink → copy → consumer → reload. Linear but for joins. */
export function buildTopology(inventory: Inventory): Topology {
  const facts = qualifyRefs(resolveNamespaces(resolveVariables(inventory.facts)));
  const isOfTwin = twinsOf(facts);
  return {
    lineages: lineages(inventory),
    facts,
    edges: [
      ...factEdges(facts, isOfTwin),
      ...reloadEdges(facts, isOfTwin),
      ...remoteEdges(facts),
      ...certificateEdges(inventory, facts),
    ],
  };
}

/** What one fact writes, another reads. */
function factEdges(facts: readonly Fact[], isOfTwin: IsOfTwin): Edge[] {
  // What a deployment lists is no link of the chain; a permission and a store are.
  const supports = ({ writes: [first] }: Fact) =>
    first !== undefined && isOfKind(first, 'grant', 'store', 'cluster-store');
  const writers = indexWrites(facts, (fact) => fact.kind !== 'consumer' && (fact.kind !== 'scope' || supports(fact)));
  const joins = joiner(writers, facts, isOfTwin);
  return facts.flatMap((reader, to) => {
    if (reader.kind === 'scope' || reader.kind === 'reload') return [];
    return reader.reads.flatMap((ref) =>
      joins(ref, to).map(({ place, confidence }): Edge => {
        const state = joinState(facts[place.index] as Fact, reader);
        return { from: factNode(place.index), to: factNode(to), ref, confidence, state };
      }),
    );
  });
}

/** A consumer and what restarts it name the same workload or service. */
function reloadEdges(facts: readonly Fact[], isOfTwin: IsOfTwin): Edge[] {
  const reloads = indexWrites(facts, (fact) => fact.kind === 'reload');
  const joins = joiner(reloads, facts, isOfTwin);
  return facts.flatMap((consumer, from) => {
    if (consumer.kind !== 'consumer') return [];
    return consumer.writes.flatMap((ref) =>
      joins(ref, from).map(({ place, confidence }): Edge => {
        const reload = facts[place.index] as Fact;
        // Where the two stand in one manifest, it does not matter what its namespace is.
        const sure = sameFile(reload, consumer) ? 'high' : confidence;
        return { from: factNode(from), to: factNode(place.index), ref, confidence: sure, state: stateOf(reload) };
      }),
    );
  });
}

interface Join {
  place: Place;
  confidence: Edge['confidence'];
}

/** How other refs join one, found once for as many equal ones as are behind each other: often thousands of facts write the same. */
function joinsOf(ref: Ref): (other: Ref, sameRepository: boolean) => Edge['confidence'] | undefined {
  let last: { other: Ref; sameRepository: boolean; confidence: Edge['confidence'] | undefined } | undefined;
  return (other, sameRepository) => {
    if (last?.other !== other || last.sameRepository !== sameRepository)
      last = { other, sameRepository, confidence: joinOf(other, ref, sameRepository) };
    return last.confidence;
  };
}

/** What the joins of one ref have in common for all facts of a file: one more than is kept, because none joins itself. */
interface Joins {
  /** In the order of the facts; undefined where there are too many. */
  all: Join[] | undefined;
  /** Those of the same file first, then the sure ones. */
  best: Join[];
}

/** Finds the joins of one ref of a fact. Files that repeat a ref thousands of times ask once. */
function joiner(index: RefIndex, facts: readonly Fact[], isOfTwin: IsOfTwin): (ref: Ref, self: number) => Join[] {
  const known = new Map<Ref, Joins>();
  let last: Fact | undefined;
  return (ref, self) => {
    const fact = facts[self] as Fact;
    if (last === undefined || !sameFile(last, fact)) known.clear();
    last = fact;
    // Conditions, stores and resources of a cluster are those of one fact.
    const own = fact.conditions !== undefined || isOfCluster(ref) || isOfKind(ref, 'stored');
    const joined = (own ? undefined : known.get(ref)) ?? joinsAround(index, ref, fact, facts, isOfTwin);
    if (!own) known.set(ref, joined);
    const isOther = ({ place }: Join) => place.index !== self;
    const all = joined.all?.filter(isOther);
    return all !== undefined && all.length <= MAX_JOINS ? all : joined.best.filter(isOther).slice(0, MAX_JOINS);
  };
}

function joinsAround(index: RefIndex, ref: Ref, fact: Fact, facts: readonly Fact[], isOfTwin: IsOfTwin): Joins {
  const found: Join[] = [];
  const near: Join[] = [];
  let looked = 0;
  const confidenceOf = joinsOf(ref);
  for (const place of candidates(index, ref)) {
    const other = facts[place.index] as Fact;
    const confidence = confidenceOf(place.ref, other.location.repository === fact.location.repository);
    const joined = confidence !== undefined && !storesDiffer(ref, other, fact);
    if (joined && !isOfTwin(fact, other, ref) && !excludeEachOther(fact, other)) {
      found.push({ place, confidence });
      if (sameFile(other, fact)) near.push({ place, confidence });
    }
    // A file may state thousands of refs that all match each other.
    if (++looked === MAX_LOOKED || near.length > MAX_JOINS) break;
  }
  const rest = found.filter(({ place }) => !sameFile(facts[place.index] as Fact, fact));
  const sureFirst = rest.toSorted((a, b) => Number(b.confidence === 'high') - Number(a.confidence === 'high'));
  return {
    all: found.length > MAX_JOINS + 1 ? undefined : found,
    best: [...near, ...sureFirst].slice(0, MAX_JOINS + 1),
  };
}

/** Where both sides name the store, its name decides, and not the key alone. */
function storesDiffer(ref: Ref, writer: Fact, reader: Fact): boolean {
  const isNamed = (one: Ref) => isOfKind(one, 'external');
  return isOfKind(ref, 'stored') && writer.writes.some(isNamed) && reader.reads.some(isNamed);
}

function sameFile({ location: a }: Fact, { location: b }: Fact): boolean {
  return a.path === b.path && a.repository === b.repository;
}

function joinState(source: Fact, reader: Fact): Edge['state'] {
  const state = stateOf(reader);
  return state === 'live' && (source.kind === 'producer' || source.kind === 'schedule') ? stateOf(source) : state;
}

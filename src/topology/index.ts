import { stateOf } from '../lib/graph.ts';
import type { Edge, Fact, Inventory, Topology } from '../model/index.ts';
import { certificateEdges } from './certificates.ts';
import { lineages } from './lineages.ts';
import { indexBy, joinOf, keyOf } from './refs.ts';
import { resolveNamespaces } from './scopes.ts';

/** Joins that one ref may make: a name like `tls` in a thousand charts tells nothing more after the first few. */
const MAX_JOINS = 16;

/** Joins the facts of an inventory into the graph issuer → producer → sink → copy → consumer → reload. Linear but for joins. */
export function buildTopology(inventory: Inventory): Topology {
  const facts = resolveNamespaces(inventory.facts);
  return {
    lineages: lineages(inventory),
    facts,
    edges: [...factEdges(facts), ...reloadEdges(facts), ...certificateEdges(inventory, facts)],
  };
}

/** What one fact writes, another reads. */
function factEdges(facts: readonly Fact[]): Edge[] {
  const writers = indexBy(facts, 'writes');
  const edges: Edge[] = [];
  facts.forEach((reader, to) => {
    if (reader.kind === 'scope' || reader.kind === 'reload') return;
    for (const ref of reader.reads) {
      let joins = 0;
      for (const writer of writers.get(keyOf(ref)) ?? []) {
        const source = facts[writer.index] as Fact;
        if (writer.index === to || source.kind === 'scope' || source.kind === 'consumer') continue;
        const confidence = joinOf(writer.ref, ref, source.location.repository === reader.location.repository);
        if (confidence === undefined) continue;
        edges.push({
          from: `fact:${writer.index}`,
          to: `fact:${to}`,
          ref,
          confidence,
          state: joinState(source, reader),
        });
        if (++joins === MAX_JOINS) break;
      }
    }
  });
  return edges;
}

/** A consumer and what restarts it name the same workload or service. */
function reloadEdges(facts: readonly Fact[]): Edge[] {
  const targets = indexBy(
    facts.map((fact) => (fact.kind === 'reload' ? fact : { ...fact, writes: [] })),
    'writes',
  );
  const edges: Edge[] = [];
  facts.forEach((consumer, from) => {
    if (consumer.kind !== 'consumer') return;
    for (const ref of consumer.writes) {
      for (const target of (targets.get(keyOf(ref)) ?? []).slice(0, MAX_JOINS)) {
        const reload = facts[target.index] as Fact;
        const confidence = joinOf(target.ref, ref, reload.location.repository === consumer.location.repository);
        // The two stand in one manifest: what its namespace is does not matter.
        const sure = reload.location.path === consumer.location.path ? 'high' : confidence;
        if (sure !== undefined)
          edges.push({
            from: `fact:${from}`,
            to: `fact:${target.index}`,
            ref,
            confidence: sure,
            state: stateOf(reload),
          });
      }
    }
  });
  return edges;
}

function joinState(source: Fact, reader: Fact): Edge['state'] {
  const state = stateOf(reader);
  return state === 'live' && (source.kind === 'producer' || source.kind === 'schedule') ? stateOf(source) : state;
}

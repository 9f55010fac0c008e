/** What renews what a consumer reads, and what restarts the consumer then. */

import { type FactKeys, factsBy } from '../facts/index.ts';
import { nameOfRef } from '../facts/refs.ts';
import type { Fact, Topology } from '../model/index.ts';
import { factAt, factNode, type Graph, type Reached, stateOf, upstream } from './graph.ts';

/** Facts that write what a fact reads, or that brought it there: the nearest first. */
function writersOf(graph: Graph, node: string): Reached[] {
  return upstream(graph, node, 50);
}

/** The producer or the copy that puts new versions where a consumer reads. */
export function renewerOf(graph: Graph, node: string): Reached | undefined {
  // A certificate that is created once, or whose tool is switched off, gets no new version.
  return writersOf(graph, node).find(
    ({ fact, node: writer }) =>
      (fact.kind === 'producer' || fact.kind === 'copy') && stateOf(fact) === 'live' && isRunAgain(graph, writer),
  );
}

/** Whether something runs an upload command again. A script that only a person runs does not count. */
function isRunAgain(graph: Graph, node: string): boolean {
  return (
    factAt(graph, node)?.mechanism !== 'uploads' ||
    upstream(graph, node).some(({ fact }) => fact.kind === 'schedule' && stateOf(fact) === 'live')
  );
}

/** Triggers of a restart that a mechanism saw, by whether they work. */
const RESTARTING = new Set(['auto', 'list', 'search', 'checksum', 'rollout', 'unknown']);

const reloadsAll: FactKeys = (fact) =>
  fact.kind === 'reload' && fact.attributes.trigger === 'all' ? [fact.location.repository] : [];

/** What restarts a consumer when the Secret that it reads changes; undefined where nothing does. */
export function restarterOf(graph: Graph, node: string): Fact | undefined {
  const consumer = factAt(graph, node);
  for (const edge of graph.out.get(node) ?? []) {
    const fact = factAt(graph, edge.to);
    if (fact?.kind !== 'reload' || !RESTARTING.has(String(fact.attributes.trigger))) continue;
    const listed = fact.reads.map(nameOfRef);
    const wanted = consumer?.reads.map(nameOfRef) ?? [];
    if (
      fact.attributes.trigger !== 'list' ||
      listed.length === 0 ||
      wanted.some((name) => listed.some((pattern) => matches(pattern, name)))
    )
      return fact;
  }
  // Reloader may be told to watch over every workload of the cluster.
  const everywhere = factsBy(graph.facts, reloadsAll, consumer?.location.repository ?? '')[0];
  if (everywhere !== undefined) return everywhere;
  // A Secret that kustomize generates gets a new name with its new content, which rolls the pods out.
  return writersOf(graph, node).find(({ fact }) => fact.attributes.hashed === true)?.fact;
}

/**
 * A restart that is configured for a consumer but cannot work: an annotation with a typo, or a list of Secrets that it
 * does not read.
 */
export function failingRestarterOf(graph: Graph, node: string): Fact | undefined {
  for (const { to } of graph.out.get(node) ?? []) {
    const fact = factAt(graph, to);
    if (fact?.kind !== 'reload') continue;
    // A list that names another Secret of the workload works for that one.
    const isOfNone = () => (graph.in.get(to) ?? []).every(({ from }) => restarterOf(graph, from) !== fact);
    if (fact.attributes.trigger === 'none' || (fact.attributes.trigger === 'list' && isOfNone())) return fact;
  }
  return undefined;
}

function matches(pattern: string, name: string): boolean {
  return pattern === name || (pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1)));
}

/** Consumers that one mechanism read, with their nodes. */
export function consumers(topology: Topology, mechanism: string): { fact: Fact; node: string }[] {
  return topology.facts.flatMap((fact, index) =>
    fact.kind === 'consumer' && fact.mechanism === mechanism ? [{ fact, node: factNode(index) }] : [],
  );
}

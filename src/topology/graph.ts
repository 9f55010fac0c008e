import type { Edge, Fact, Topology } from '../model/index.ts';
import { addTo } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';

/** The graph by its nodes. */
export interface Graph {
  facts: readonly Fact[];
  /** Edges that leave a node, by its id. */
  out: ReadonlyMap<string, Edge[]>;
  /** Edges that reach a node, by its id. */
  in: ReadonlyMap<string, Edge[]>;
}

/** The graph of a topology; made once. */
export const graphOf = memoizeByObject((topology: Topology): Graph => {
  const out = new Map<string, Edge[]>();
  const into = new Map<string, Edge[]>();
  for (const edge of topology.edges) {
    addTo(out, edge.from, edge);
    addTo(into, edge.to, edge);
  }
  return { facts: topology.facts, out, in: into };
});

/** The node of a fact, by its index in the topology. */
export function factNode(index: number): string {
  return `fact:${index}`;
}

export function certificateNode(fingerprint: string): string {
  return `cert:${fingerprint}`;
}

const nodesOf = memoizeByObject(
  ({ facts }: Topology): ReadonlyMap<Fact, string> => new Map(facts.map((fact, index) => [fact, factNode(index)])),
);

/** The node of a fact of a topology. */
export function nodeOf(topology: Topology, fact: Fact): string {
  return nodesOf(topology).get(fact) ?? '';
}

/** The fact that a node id stands for; undefined for a certificate. */
export function factAt(graph: Graph, node: string): Fact | undefined {
  return node.startsWith('fact:') ? graph.facts[Number(node.slice('fact:'.length))] : undefined;
}

/** The fingerprint of the certificate that a node id stands for; undefined for a fact. */
export function certificateAt(node: string): string | undefined {
  return node.startsWith('cert:') ? node.slice('cert:'.length) : undefined;
}

/** What becomes of a new version at a fact, as its mechanism says in the attribute `state`. */
export function stateOf(fact: Fact): Edge['state'] {
  const { state, via } = fact.attributes;
  if (state === 'frozen' || state === 'pinned' || state === 'once' || state === 'off' || state === 'manual')
    return state;
  if (fact.kind === 'pin') return 'pinned';
  if (fact.attributes.disabled === true) return 'off';
  return via === 'environment' || via === 'sub-path' || via === 'init-copy' ? 'frozen' : 'live';
}

/** A fact that is reached from a node, with the first edge of the way. */
export interface Reached {
  node: string;
  fact: Fact;
  edge: Edge;
}

/** Facts upstream of a node, nearest first: what it reads, and what that reads in turn. At most `limit`. */
export function upstream(graph: Graph, node: string, limit = 200): Reached[] {
  return walk(graph, node, limit, 'in');
}

/** Facts downstream of a node, nearest first. */
export function downstream(graph: Graph, node: string, limit = 200): Reached[] {
  return walk(graph, node, limit, 'out');
}

function walk(graph: Graph, start: string, limit: number, side: 'in' | 'out'): Reached[] {
  const seen = new Set([start]);
  const found: Reached[] = [];
  const pending = [start];
  for (let at = 0; at < pending.length && found.length < limit; at++) {
    for (const edge of graph[side].get(pending[at] as string) ?? []) {
      const node = side === 'in' ? edge.from : edge.to;
      if (seen.has(node)) continue;
      seen.add(node);
      const fact = factAt(graph, node);
      if (fact === undefined) continue;
      found.push({ node, fact, edge });
      pending.push(node);
    }
  }
  return found;
}

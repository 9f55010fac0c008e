import type { Edge, Fact, Topology } from '../model/index.ts';
import { certificateNode, factAt, graphOf, upstream } from './graph.ts';

/** What renews a certificate. */
export interface Coverage {
  /** Producers that renew it, the surest first. */
  producers: { fact: Fact; node: string; confidence: Edge['confidence'] }[];
  /** Copies from elsewhere: a secret store may renew it outside of the scanned repositories. */
  copies: { fact: Fact; node: string }[];
}

/** Which producers renew a certificate: they ask for its names, or write where it was seen. */
export function coverageOf(topology: Topology, fingerprint: string): Coverage {
  const graph = graphOf(topology);
  const node = certificateNode(fingerprint);
  const producers = new Map<string, Coverage['producers'][number]>();
  const copies = new Map<string, Coverage['copies'][number]>();
  const take = (at: string, confidence: Edge['confidence']) => {
    const fact = factAt(graph, at);
    if (fact?.kind === 'producer' && !producers.has(at)) producers.set(at, { fact, node: at, confidence });
    if (fact?.kind === 'copy' && !copies.has(at)) copies.set(at, { fact, node: at });
  };
  for (const edge of graph.in.get(node) ?? []) take(edge.from, edge.confidence);
  for (const kept of graph.out.get(node) ?? []) {
    // An image that is built with the certificate takes it from its file and gives it no new version.
    const keeper = factAt(graph, kept.to);
    if (keeper?.kind !== 'copy' || !keeper.reads.includes(kept.ref)) take(kept.to, kept.confidence);
    for (const source of upstream(graph, kept.to)) take(source.node, both(kept.confidence, source.edge.confidence));
    // What else writes the sink in which it was seen.
    for (const reader of graph.out.get(kept.to) ?? []) {
      for (const writer of graph.in.get(reader.to) ?? []) {
        if (writer.ref === reader.ref) take(writer.from, both(reader.confidence, writer.confidence));
      }
    }
  }
  const order = { high: 0, low: 1 };
  return {
    producers: [...producers.values()].sort((a, b) => order[a.confidence] - order[b.confidence]),
    copies: [...copies.values()],
  };
}

function both(a: Edge['confidence'], b: Edge['confidence']): Edge['confidence'] {
  return a === 'high' && b === 'high' ? 'high' : 'low';
}

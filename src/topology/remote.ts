import { stateOf } from '../lib/graph.ts';
import type { Edge, Fact } from '../model/index.ts';

/** Facts on either side of one path that are joined. */
const MOST = 16;
/** Names of folders and files that every host has: a path of these alone tells nothing. */
const COMMON =
  /^(?:path:|etc|opt|srv|var|usr|lib|local|share|data|conf(?:ig)?|ssl|tls|pki|certs?|certificates?|private|public|keys?|nginx|apache2?|httpd|haproxy|postfix|dovecot|postgresql|server|tls|fullchain|privkey|chain|default|site|live|letsencrypt)?(?:\.\w+)?$/i;

/**
 * Copies from one repository to hosts that another one sets up: both name the same file, one that not every host has, and
 * no third repository reads or copies it.
 * The services that are reloaded behind such a copy are the consumer's. Never sure: the host itself is not compared.
 */
export function remoteEdges(facts: readonly Fact[]): Edge[] {
  const copies = byPath(facts, (fact) => (fact.kind === 'copy' && fact.attributes.remote === true ? fact.writes : []));
  if (copies.size === 0) return [];
  const readers = byPath(facts, (fact) => (fact.kind === 'consumer' ? fact.reads : []));
  const writers = byPath(facts, (fact) => (fact.kind === 'producer' || fact.kind === 'copy' ? fact.writes : []));
  const reloads = byPath(facts, (fact) => (fact.kind === 'reload' ? fact.reads : []));
  const repositoryOf = (index: number) => (facts[index] as Fact).location.repository;
  const edges: Edge[] = [];
  for (const [ref, consumers] of readers) {
    if (ref.split('/').every((part) => COMMON.test(part))) continue;
    const at = (index: ReadonlyMap<string, number[]>) => [
      ...(index.get(ref) ?? []),
      ...(index.get(folderOf(ref)) ?? []),
    ];
    const sources = at(copies);
    const [from, to] = [new Set(sources.map(repositoryOf)), new Set(consumers.map(repositoryOf))];
    const [home] = to;
    if (from.size !== 1 || to.size !== 1 || at(writers).some((writer) => repositoryOf(writer) === home)) continue;
    for (const source of sources.slice(0, MOST)) {
      const copy = facts[source] as Fact;
      for (const consumer of consumers.slice(0, MOST)) {
        const common = { ref, confidence: 'low' as const };
        edges.push({ ...common, from: `fact:${source}`, to: `fact:${consumer}`, state: stateOf(copy) });
        const services = (facts[consumer] as Fact).writes.filter((one) => one.startsWith('service:'));
        for (const reload of [...new Set(copy.writes.flatMap((one) => reloads.get(one) ?? []))].slice(0, MOST)) {
          const service = services.find((one) => (facts[reload] as Fact).writes.includes(one));
          if (repositoryOf(reload) !== repositoryOf(source) || service === undefined) continue;
          edges.push({
            ...common,
            ref: service,
            from: `fact:${consumer}`,
            to: `fact:${reload}`,
            state: stateOf(facts[reload] as Fact),
          });
        }
      }
    }
  }
  return unique(edges);
}

function byPath(facts: readonly Fact[], refsOf: (fact: Fact) => readonly string[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  facts.forEach((fact, position) => {
    for (const ref of refsOf(fact)) {
      if (!ref.startsWith('path:/')) continue;
      const list = index.get(ref);
      if (list === undefined) index.set(ref, [position]);
      else list.push(position);
    }
  });
  return index;
}

function folderOf(ref: string): string {
  return ref.slice(0, ref.lastIndexOf('/') + 1);
}

/** Two servers may name key and certificate of one copy: one edge is enough for each pair. */
function unique(edges: readonly Edge[]): Edge[] {
  const seen = new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge]));
  return [...seen.values()];
}

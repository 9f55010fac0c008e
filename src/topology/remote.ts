import { folderOfPath, isHostFolder, isHostPath } from '../facts/host-paths.ts';
import { isOfKind, nameOfRef } from '../facts/refs.ts';
import type { Edge, Fact, Ref } from '../model/index.ts';
import { addTo } from '../util/collections.ts';
import { factNode, stateOf } from './graph.ts';

/** Facts on either side of one path that are joined. */
const MOST = 16;
/** A path that more facts name is one that many hosts have. */
const MANY = 256;
/** Names of folders and files that every host has: a path that consists only of these proves nothing. */
const COMMON =
  /^(?:etc|opt|srv|var|usr|lib|local|share|data|conf(?:ig)?|ssl|tls|pki|certs?|certificates?|private|public|keys?|nginx|apache2?|httpd|haproxy|postfix|dovecot|postgresql|server|tls|fullchain|privkey|chain|default|site|live|letsencrypt)?(?:\.\w+)?$/i;

/**
 * Copies between repositories of a team: to hosts that another repository sets up, or fetched by them. Both sides name
 * the same file, which is not on every host, and no third repository reads or writes it. Services that are reloaded
 * after such a copy are those of the consumer. Never high confidence, because the hosts are not compared.
 */
export function remoteEdges(facts: readonly Fact[]): Edge[] {
  if (!facts.some((fact) => isRemote(fact) || isPulled(fact))) return [];
  const writers = byPath(facts, (fact) => (fact.kind === 'producer' || fact.kind === 'copy' ? fact.writes : []));
  const readers = byPath(facts, (fact) => (fact.kind === 'consumer' || fact.kind === 'copy' ? fact.reads : []));
  const reloads = byPath(facts, (fact) => (fact.kind === 'reload' ? fact.reads : []));
  const edges: Edge[] = [];
  for (const [ref, takers] of readers.exact) {
    const path = nameOfRef(ref);
    if (path.endsWith('*') || path.split('/').every((part) => COMMON.test(part))) continue;
    const nearby = isHostFolder(ref) ? writers.inFolder.get(ref) : writers.exact.get(folderOfPath(ref));
    const lists = [writers.exact.get(ref) ?? [], nearby ?? []];
    if (lists.reduce((sum, list) => sum + list.length, takers.length) > MANY) continue;
    const sources = [...new Set(lists.flat())];
    const [from, to] = [repositoriesOf(sources, facts), repositoriesOf(takers, facts)];
    const [home] = to;
    if (from.size !== 1 || to.size !== 1 || home === undefined || from.has(home)) continue;
    for (const source of sources.slice(0, MOST)) {
      for (const taker of takers.slice(0, MOST)) {
        const [copy, reader] = [facts[source] as Fact, facts[taker] as Fact];
        if (!isRemote(copy) && !isPulled(reader)) continue;
        const common = { confidence: 'low' as const, from: factNode(taker) };
        edges.push({ ...common, from: factNode(source), to: factNode(taker), ref, state: stateOf(copy) });
        const behind = new Set(copy.writes.flatMap((one) => reloads.exact.get(one)?.slice(0, MOST) ?? []));
        for (const index of behind) {
          const reload = facts[index] as Fact;
          const service = reader.writes.find((one) => isOfKind(one, 'service') && reload.writes.includes(one));
          if (reload.location.repository !== copy.location.repository || service === undefined) continue;
          edges.push({ ...common, to: factNode(index), ref: service, state: stateOf(reload) });
        }
      }
    }
  }
  return unique(edges);
}

function repositoriesOf(indexes: readonly number[], facts: readonly Fact[]): Set<string> {
  return new Set(indexes.map((index) => (facts[index] as Fact).location.repository));
}

const isRemote = ({ kind, attributes }: Fact) => kind === 'copy' && attributes.remote === true;
const isPulled = ({ kind, attributes }: Fact) => kind === 'copy' && attributes.pulled === true;

/** Facts by the paths on hosts that they name. */
interface PathIndex {
  exact: Map<Ref, number[]>;
  /** By the folder that a path lies in; a folder is in itself. */
  inFolder: Map<Ref, number[]>;
}

function byPath(facts: readonly Fact[], refsOf: (fact: Fact) => readonly Ref[]): PathIndex {
  const index: PathIndex = { exact: new Map(), inFolder: new Map() };
  facts.forEach((fact, position) => {
    for (const ref of refsOf(fact)) {
      if (!isHostPath(ref)) continue;
      addTo(index.exact, ref, position);
      addTo(index.inFolder, folderOfPath(ref), position);
    }
  });
  return index;
}

/** Two servers may name key and certificate of one copy: one edge is enough for each pair. */
function unique(edges: readonly Edge[]): Edge[] {
  const seen = new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge]));
  return [...seen.values()];
}

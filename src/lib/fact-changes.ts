import type { Change, Fact, RuleInput, Topology } from '../model/index.ts';
import { subjectOf } from './fact-rules.ts';
import { downstream, factAt, type Graph, graphOf, upstream } from './graph.ts';
import { called, restarterOf } from './kubernetes-facts.ts';

/** A fact of the base, with its place in the graph of the base. */
export interface BaseFact {
  fact: Fact;
  node: string;
}

/** What a fact is, whatever its lines: two facts of one identity in base and head are the same statement, edited. */
export function identityOf(fact: Fact): string {
  const { resource } = fact.attributes;
  return [fact.mechanism, fact.kind, typeof resource === 'string' ? resource : '', subjectOf(fact)].join('\0');
}

/** Facts by their identity, with the repository left out: a change is one of a single repository. */
export function byIdentity(facts: readonly Fact[]): Map<string, { fact: Fact; node: string }> {
  return new Map(facts.map((fact, index) => [identityOf(fact), { fact, node: `fact:${index}` }]));
}

/** Facts of the changed files that the head no longer has, neither in place nor moved to another file. */
export function removedFacts({ topology }: RuleInput, change: Change): BaseFact[] {
  const head = byIdentity(topology.facts);
  const moved = new Set(topology.facts.map(meaningOf));
  return change.base.topology.facts.flatMap((fact, index) =>
    change.paths.has(fact.location.path) && !head.has(identityOf(fact)) && !moved.has(meaningOf(fact))
      ? [{ fact, node: `fact:${index}` }]
      : [],
  );
}

/** What a fact does, wherever it is written down. */
function meaningOf({ mechanism, kind, reads, writes }: Fact): string {
  return [mechanism, kind, ...reads.toSorted(), '>', ...writes.toSorted()].join('\0');
}

/** Consumers in the base that got their certificate through a node, and are still there in the head. */
export function consumersThrough(
  node: string,
  change: Change,
  head: Topology,
): { base: Fact; head: Fact; node: string }[] {
  const graph = graphOf(change.base.topology);
  const own = factAt(graph, node);
  const reached = downstream(graph, node).map(({ fact }) => fact);
  // A reload hangs on its consumer: there the way leads back.
  const found =
    own?.kind === 'reload' ? upstreamConsumers(graph, node) : reached.filter(({ kind }) => kind === 'consumer');
  const now = byIdentity(head.facts);
  return found.flatMap((base) => {
    const still = now.get(identityOf(base));
    return still === undefined ? [] : [{ base, head: still.fact, node: still.node }];
  });
}

function upstreamConsumers(graph: Graph, node: string): Fact[] {
  return (graph.in.get(node) ?? []).flatMap(({ from }) => {
    const fact = factAt(graph, from);
    return fact?.kind === 'consumer' ? [fact] : [];
  });
}

/** Whether a node still has a fact of some kind before it in the head. */
export function stillFed(node: string, topology: Topology): boolean {
  return upstream(graphOf(topology), node).some(({ fact }) => fact.kind === 'producer' || fact.kind === 'copy');
}

/** Whether a consumer in the head is still restarted or reloaded by something. */
export function stillReloaded(node: string, topology: Topology): boolean {
  return restarterOf(graphOf(topology), node) !== undefined;
}

const ROLES: Record<Fact['kind'], string> = {
  issuer: 'the issuer',
  producer: 'the renewal',
  sink: 'the place',
  copy: 'the copy',
  consumer: 'the consumer',
  reload: 'the reload',
  schedule: 'the schedule',
  pin: 'the pinned version',
  scope: 'the deployment',
};

/** What a fact is, as the object of a sentence: `the reload of Deployment "web" (reloader)`, `the renewal of certbot`. */
export function roleOf(fact: Fact): string {
  const name = called(fact);
  return `${ROLES[fact.kind]} of ${name}${name === fact.mechanism ? '' : ` (${fact.mechanism})`}`;
}

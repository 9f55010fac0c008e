/** Every use of a certificate by a server, with the renewal path that leads there and the links that it lacks. */

import { isOfKind, spellRef } from '../facts/refs.ts';
import type { Fact, Location, Report } from '../model/index.ts';
import { isServer, readsAnew } from '../shell/service-reloads.ts';
import { factAt, factNode, type Graph, graphOf, stateOf, upstream } from './graph.ts';
import { rotationPathOfNode } from './rotation-path-line.ts';

export interface ServedUse {
  /** The path in one line. May hold names from the repository. */
  text: string;
  /** The missing steps, as predicates of sentences: `nothing found here renews it`. */
  lacks: string[];
  /** Where servers use it in this way. */
  locations: Location[];
}

/** Uses that are looked at. */
const MAX_USES = 5_000;

/** The uses of certificates by servers, equal ones merged: those with a missing step first. */
export function servedUses(report: Pick<Report, 'topology' | 'findings' | 'rules'>): ServedUse[] {
  const graph = graphOf(report.topology);
  const uses = new Map<string, ServedUse>();
  let count = 0;
  for (const [index, fact] of report.topology.facts.entries()) {
    if (fact.kind !== 'consumer' || count >= MAX_USES) continue;
    const node = factNode(index);
    const sources = upstream(graph, node).map((one) => one.fact);
    const fed = sources.some(({ kind }) => kind === 'producer' || kind === 'copy');
    // A workload may mount any Secret, and no server presents its trust anchors.
    if (!fed && !namesCertificate(fact)) continue;
    count++;
    const lacks = lacksOf(fact, node, sources, graph);
    const path = rotationPathOfNode(report, node);
    const read = fact.reads.find((ref) => isOfKind(ref, 'path', 'secret', 'variable'));
    const text = fed || read === undefined ? path : `${spellRef(read)} → ${path}`;
    const known = uses.get(`${text}|${lacks.join()}`);
    if (known === undefined) uses.set(`${text}|${lacks.join()}`, { text, lacks, locations: [fact.location] });
    else known.locations.push(fact.location);
  }
  return [...uses.values()].toSorted((a, b) => b.lacks.length - a.lacks.length || (a.text < b.text ? -1 : 1));
}

function namesCertificate({ attributes: { certificate, via, secret } }: Fact): boolean {
  return certificate !== undefined || (via === 'watch' && secret !== undefined);
}

function lacksOf(fact: Fact, node: string, sources: readonly Fact[], graph: Graph): string[] {
  const lacks: string[] = [];
  const live = (kind: Fact['kind']) => sources.some((one) => one.kind === kind && stateOf(one) === 'live');
  if (!live('producer'))
    lacks.push(live('copy') ? 'nothing found here renews what is copied' : 'nothing found here renews it');
  const { service, side } = fact.attributes;
  if (typeof service !== 'string' || !isServer(service) || readsAnew(service) || side === 'client') return lacks;
  const reloaded = (graph.out.get(node) ?? []).some(({ to }) => factAt(graph, to)?.kind === 'reload');
  // What a hook or a script reloads may not be known.
  const mayBe = sources.some(({ attributes: { hook, chained, mayReload } }) => hook ?? chained ?? mayReload);
  if (!reloaded && !mayBe) lacks.push(`nothing found here reloads ${service}`);
  return lacks;
}

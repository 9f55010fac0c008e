/** The way of a new version in one line: `ClusterIssuer "corp" → Certificate "web" → Secret shop/web-tls → Deployment "web" ✗ nothing reloads it`. */

import { type FactKeys, factsBy } from '../facts/index.ts';
import { isOfKind, spellRef } from '../facts/refs.ts';
import type { Edge, Fact, Finding, Ref, Report } from '../model/index.ts';
import { fileKey } from '../util/path-names.ts';
import { ruleOf } from '../util/rules.ts';
import { factTitle } from './describe.ts';
import { factAt, type Graph, graphOf, nodeOf, stateOf } from './graph.ts';
import { concerns, findingAt, STATES } from './rotation-path.ts';

type Judged = Pick<Report, 'topology' | 'findings' | 'rules'>;

/** Maximum steps to either side; a longer path does not fit a line. */
const MAX_SIDE = 5;

/** The chain through what a finding is about; undefined where it is joined to nothing. May hold names from the repository. */
export function rotationPathOfFinding(report: Judged, finding: Finding): string | undefined {
  const near = factsBy(report.topology.facts, byFile, fileKey(finding.location)).filter((fact) =>
    concerns(finding, fact),
  );
  const graph = graphOf(report.topology);
  for (const fact of near.toSorted((a, b) => extent(a) - extent(b))) {
    const node = nodeOf(report.topology, fact);
    const nodes = [...before(graph, node), node, ...after(graph, node, report)];
    if (nodes.length > 1) return spell(graph, nodes, { node, why: brief(finding, report) }, report);
  }
  return undefined;
}

/** The path through a fact, as far as it is known to both sides. May hold names from the repository. */
export function rotationPathOfNode(report: Judged, node: string): string {
  const graph = graphOf(report.topology);
  const [first = node, ...rest] = renewalOf(graph, node) ?? [...before(graph, node), node];
  return spell(graph, [...before(graph, first), first, ...rest, ...after(graph, node, report)], undefined, report);
}

/** Steps that are looked at for the nearest producer. */
const MAX_VISITS = 500;

/** The shortest way from what renews to a node, both included; undefined where nothing does. */
function renewalOf(graph: Graph, node: string): string[] | undefined {
  const next = new Map<string, string | undefined>([[node, undefined]]);
  for (const at of next.keys()) {
    const fact = factAt(graph, at);
    if (at !== node && fact?.kind === 'producer' && stateOf(fact) === 'live') {
      const way: string[] = [];
      for (let step: string | undefined = at; step !== undefined; step = next.get(step)) way.push(step);
      return way;
    }
    if (next.size > MAX_VISITS) return undefined;
    // The loop also takes what is added on the way.
    for (const { from } of graph.in.get(at) ?? [])
      if (!next.has(from) && factAt(graph, from) !== undefined) next.set(from, at);
  }
  return undefined;
}

const byFile: FactKeys = (fact) => [fileKey(fact.location)];

function extent({ location: { line = 0, endLine = line } }: Fact): number {
  return endLine - line;
}

const UP = ['producer', 'copy', 'issuer', 'sink', 'schedule'];

/** What brings new versions to a node, the farthest first. */
function before(graph: Graph, start: string): string[] {
  return way(start, (node, seen) => {
    const rank = ({ from, confidence }: Edge) =>
      2 * UP.indexOf(factAt(graph, from)?.kind ?? '') + (confidence === 'low' ? 1 : 0);
    const edges = (graph.in.get(node) ?? []).filter((edge) => !seen.has(edge.from) && rank(edge) >= 0);
    return edges.toSorted((a, b) => rank(a) - rank(b))[0]?.from;
  }).reverse();
}

/** Where new versions go from a node: along what is broken, where something is. */
function after(graph: Graph, start: string, report: Judged): string[] {
  return way(start, (node, seen) => {
    const edges = (graph.out.get(node) ?? []).filter(({ to }) => !seen.has(to) && factAt(graph, to) !== undefined);
    const broken = edges.find(({ to }) => breakOf(factAt(graph, to) as Fact, report) !== undefined);
    return (broken ?? edges.find(({ confidence }) => confidence === 'high') ?? edges[0])?.to;
  });
}

function way(start: string, next: (node: string, seen: ReadonlySet<string>) => string | undefined): string[] {
  const seen = new Set([start]);
  for (let node = next(start, seen); node !== undefined && seen.size <= MAX_SIDE; node = next(node, seen))
    seen.add(node);
  return [...seen].slice(1);
}

function breakOf(fact: Fact, report: Judged): string | undefined {
  const finding = findingAt(report.findings, fact);
  return finding === undefined ? STATES[stateOf(fact)] : brief(finding, report);
}

/** The text after the mark: a few words if the rule has some, else its id. */
function brief(finding: Finding, report: Judged): string {
  return ruleOf(report, finding)?.brief ?? finding.rule;
}

/** @param mark where the chain breaks for sure */
function spell(
  graph: Graph,
  nodes: readonly string[],
  mark: { node: string; why: string } | undefined,
  report: Judged,
): string {
  const parts: string[] = [];
  const told = new Set<string>();
  nodes.forEach((node, index) => {
    const fact = factAt(graph, node);
    if (fact === undefined) return;
    const edge = graph.in.get(node)?.find(({ from }) => from === nodes[index - 1]);
    const between = edge === undefined || fact.kind === 'reload' ? undefined : heldIn(edge.ref);
    if (between !== undefined && !parts.includes(between)) parts.push(between);
    const broken = node === mark?.node ? mark.why : breakOf(fact, report);
    const script = fact.reads.find((ref) => isOfKind(ref, 'script'));
    const words =
      fact.kind === 'reload'
        ? `reloaded by ${script === undefined ? fact.mechanism : spellRef(script)}`
        : factTitle(fact);
    // One problem at two stations is marked at the first one only.
    parts.push(broken === undefined || told.has(broken) ? words : `${words} ✗ ${broken}`);
    if (broken !== undefined) told.add(broken);
  });
  return parts.join(' → ');
}

/** The place that a ref names, where a person knows it by that: a Secret or a file. */
function heldIn(ref: Ref): string | undefined {
  return isOfKind(ref, 'secret', 'configmap', 'path', 'file') ? spellRef(ref) || undefined : undefined;
}

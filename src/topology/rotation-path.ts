import type { Edge, Fact, FactKind, Finding, Location, Report, SeenCertificate } from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { fileKey } from '../util/path-names.ts';
import { factTitle } from './describe.ts';
import { certificateNode, factAt, type Graph, graphOf, stateOf } from './graph.ts';
import { coverageOf } from './renewers.ts';

/** One step on the renewal path of a certificate, from its issuer to what reloads it. */
export interface PathStep {
  /** Depth in the tree of steps; a step continues the nearest one before it of a lower depth. */
  depth: number;
  role: FactKind | 'certificate';
  /** What it is, in a few words. May hold names from the repository. */
  text: string;
  location?: Location;
  /** The ref by which it is joined to the step before. */
  ref?: string;
  confidence: Edge['confidence'];
  state: Edge['state'];
  /** Why a new version does not get past this step: a description, or the id of the rule that reports it. */
  broken?: string;
}

const MAX_STEPS = 24;

/** The effect of a state other than live on a new version. */
export const STATES: Partial<Record<Edge['state'], string>> = {
  frozen: 'keeps its version until a restart',
  pinned: 'is pinned to one version',
  once: 'runs only once',
  off: 'is disabled',
  manual: 'waits for a person',
};

/**
 * The chain of one certificate: issuer, producer, the certificate itself, copies, consumers, reloads. A break is marked
 * where it is. A certificate that nothing renews starts with itself, marked.
 */
export function rotationPathOf(
  report: Pick<Report, 'topology' | 'findings' | 'inventory'>,
  fingerprint: string,
): PathStep[] {
  const graph = graphOf(report.topology);
  const { findings } = report;
  const { producers, copies } = coverageOf(report.topology, fingerprint);
  const steps: PathStep[] = [];
  const seen = new Set<string>();
  const add = (depth: number, node: string, edge?: Edge) => {
    const fact = factAt(graph, node);
    if (fact === undefined || seen.has(node) || steps.length >= MAX_STEPS || fact.kind === 'scope') return false;
    seen.add(node);
    steps.push(stepOf(depth, fact, edge, findings));
    return true;
  };
  const sources = producers.length > 0 ? producers.slice(0, 2) : copies.slice(0, 2);
  for (const { node } of sources) {
    for (const edge of graph.in.get(node) ?? [])
      if (/^(?:issuer|schedule)$/.test(factAt(graph, edge.from)?.kind ?? '')) add(0, edge.from, edge);
    add(1, node);
  }
  const start = sources.length > 0 ? 2 : 0;
  steps.push(certificateStep(report, fingerprint, start, sources.length > 0));
  const below = [...sources.map((one) => one.node), certificateNode(fingerprint)];
  for (const node of below) descend(graph, node, start + 1, add);
  return steps;
}

/** What lies downstream of a node, each branch to its end before the next. */
function descend(
  graph: Graph,
  from: string,
  depth: number,
  add: (depth: number, node: string, edge?: Edge) => boolean,
): void {
  const pending = (graph.out.get(from) ?? []).map((edge) => ({ edge, depth })).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (!add(next.depth, next.edge.to, next.edge)) continue;
    for (const edge of [...(graph.out.get(next.edge.to) ?? [])].reverse())
      pending.push({ edge, depth: next.depth + 1 });
  }
}

const byFingerprint = memoizeByObject(
  (certificates: readonly SeenCertificate[]) => new Map(certificates.map((one) => [one.fingerprint, one])),
);

function certificateStep(
  report: Pick<Report, 'inventory'>,
  fingerprint: string,
  depth: number,
  renewed: boolean,
): PathStep {
  const certificate = byFingerprint(report.inventory.certificates).get(fingerprint);
  const [place] = certificate?.sightings ?? [];
  const count = certificate?.sightings.length ?? 0;
  return {
    depth,
    role: 'certificate',
    text: `certificate ${fingerprint.slice(0, 16)}, in ${count} ${count === 1 ? 'place' : 'places'}`,
    ...(place !== undefined && {
      location: {
        repository: place.repository,
        path: place.path,
        ...(place.line !== undefined && { line: place.line }),
      },
    }),
    confidence: 'high',
    state: 'live',
    ...(!renewed && { broken: 'nothing renews it' }),
  };
}

function stepOf(depth: number, fact: Fact, edge: Edge | undefined, findings: readonly Finding[]): PathStep {
  const state = edge?.state ?? stateOf(fact);
  const broken = findingAt(findings, fact)?.rule ?? STATES[state];
  return {
    depth,
    role: fact.kind,
    text: `${factTitle(fact)}${fact.kind === 'consumer' ? viaOf(fact) : ''}${mechanismOf(fact)}`,
    location: fact.location,
    ...(edge !== undefined && { ref: edge.ref }),
    confidence: edge?.confidence ?? 'high',
    state,
    ...(broken !== undefined && { broken }),
  };
}

const VIA: Record<string, string> = {
  'sub-path': ' mounts it with subPath',
  'init-copy': ' copies it in an init container',
  environment: ' reads it into its environment',
  volume: ' mounts it',
  watch: ' serves it',
};

function viaOf(fact: Fact): string {
  return VIA[String(fact.attributes.via)] ?? '';
}

/** The tool, where the resource does not already name it. */
function mechanismOf(fact: Fact): string {
  const quiet = fact.mechanism === 'kubernetes-workloads' || factTitle(fact).startsWith(fact.mechanism);
  return quiet ? '' : ` (${fact.mechanism})`;
}

/** Findings that are no verdict on a certificate itself, by repository and path; made once. */
const findingsByFile = memoizeByObject((findings: readonly Finding[]) =>
  groupBy(findings, ({ certificate, location }) => (certificate === undefined ? fileKey(location) : undefined)),
);

/** The first finding about a fact. */
export function findingAt(findings: readonly Finding[], fact: Fact): Finding | undefined {
  return findingsByFile(findings)
    .get(fileKey(fact.location))
    ?.find((one) => concerns(one, fact));
}

/** Whether a finding lies within the lines of a fact. */
export function concerns(finding: Finding, fact: Fact): boolean {
  const { line } = finding.location;
  const { line: first, endLine } = fact.location;
  if (line === undefined || first === undefined) return line === first;
  return line >= first && line <= (endLine ?? first);
}

import { placeOf } from '../facts/attributes.ts';
import { pathBelow } from '../facts/host-paths.ts';
import { type FactKeys, factsBy } from '../facts/index.ts';
import { isOfKind, isOpenRef, lastPartOfRef, mayMean, nameOfRef } from '../facts/refs.ts';
import type { Change, Fact, Location, Ref } from '../model/index.ts';
import { downstream, factAt, factNode, type Graph, upstream } from '../topology/graph.ts';
import { fileKey, folderOf } from '../util/path-names.ts';
import { closestName } from '../util/typos.ts';
import { type BeforeAfter, signatureOf } from './before-after.ts';
import { isSatisfied, losesOwnSource, NEEDS, type Need } from './dependencies.ts';

/** The effect of a change on a fact of the base. */
export interface Altered {
  before: Fact;
  node: string;
  /** The fact in the head; absent if it is gone. */
  after?: Fact;
}

/** A need that the base satisfied and the head does not, with all facts that have it for the same cause. */
export interface LostLink {
  need: Need;
  /** The nearest link of the chain that the change removed or redirected. */
  cause: Altered;
  /** Facts of the head. */
  dependents: Fact[];
}

/** The links of the chain that worked before the change and lead nowhere after it, by their cause. */
export function lostLinks(sides: BeforeAfter): LostLink[] {
  const causes = changedFacts(sides);
  const lost = new Map<string, LostLink>();
  for (const node of affectedBy(causes, sides)) {
    const before = factAt(sides.base, node) as Fact;
    const after = sides.pairs.get(before);
    if (after === undefined) continue;
    const [was, is] = [node, sides.headNodeOf(after)];
    for (const need of NEEDS[before.kind] ?? []) {
      if (!isSatisfied(need, sides.base, was)) continue;
      const met = isSatisfied(need, sides.head, is, sides);
      if (met && !(need === 'content' && losesOwnSource(was, is, sides))) continue;
      // Without content, no reload is needed.
      if (need === 'reload' && !(isRenewable(sides.base, was) && isRenewable(sides.head, is, sides))) continue;
      const cause = causeOf(need, { before, after, node }, causes, sides);
      if (cause === undefined) continue;
      const key = `${need}|${cause.node}`;
      const link = lost.get(key);
      if (link === undefined) lost.set(key, { need, cause, dependents: [after] });
      else link.dependents.push(after);
    }
  }
  return [...lost.values()];
}

/** Whether new versions reach a node at all, even by a commit to the Secret that it reads. */
function isRenewable(graph: Graph, node: string, sides?: BeforeAfter): boolean {
  return (
    isSatisfied('content', graph, node, sides) ||
    direct(graph, node).some((one) => {
      const { kind, attributes } = factAt(graph, one.node) ?? {};
      return kind === 'sink' && attributes?.static === true && attributes.placeholder !== true;
    })
  );
}

/** Facts of the base that are gone, or that read or write something else now, by their node. */
export function changedFacts({ base, pairs }: BeforeAfter): Map<string, Altered> {
  const altered = new Map<string, Altered>();
  base.facts.forEach((before, index) => {
    const after = pairs.get(before);
    const same =
      after !== undefined &&
      signatureOf(before) === signatureOf(after) &&
      String(before.names) === String(after.names) &&
      before.attributes.trigger === after.attributes.trigger;
    if (!same) altered.set(factNode(index), { before, node: factNode(index), ...(after && { after }) });
  });
  return altered;
}

/** Nodes of the base whose chain the change touches. */
function affectedBy(causes: ReadonlyMap<string, Altered>, { base }: BeforeAfter): Set<string> {
  const nodes = new Set<string>();
  for (const { node, before, after } of causes.values()) {
    if (after !== undefined) nodes.add(node);
    for (const reached of downstream(base, node)) nodes.add(reached.node);
    if (before.kind !== 'reload') continue;
    for (const { from } of base.in.get(node) ?? []) if (factAt(base, from) !== undefined) nodes.add(from);
    // A controller that watches everything is joined to nothing in particular.
    if (before.attributes.trigger !== 'all') continue;
    base.facts.forEach(({ kind, location }, index) => {
      if (kind === 'consumer' && location.repository === before.location.repository) nodes.add(factNode(index));
    });
  }
  return nodes;
}

/**
 * The link at which the chain of a dependent broke; undefined if the dependent left the chain itself, or if that is
 * unknown.
 */
function causeOf(
  need: Need,
  dependent: Required<Altered>,
  causes: ReadonlyMap<string, Altered>,
  sides: BeforeAfter,
): Altered | undefined {
  const { before, after, node } = dependent;
  const turned = before.reads.some((ref) => !after.reads.includes(ref));
  if (need === 'reload') {
    const gone = (sides.base.out.get(node) ?? []).flatMap(({ to }) => causes.get(to) ?? []);
    return (
      gone.find(({ before: { kind } }) => kind === 'reload') ?? watcherIn(causes) ?? (turned ? dependent : undefined)
    );
  }
  if (after.reads.some((ref) => isOpenRef(ref) && !isSpelledOut(ref))) return undefined;
  if (turned) {
    // If it now reads only unknown refs, a variable may stand for the same one.
    const reads = after.reads.some((ref) => !before.reads.includes(ref));
    // A bundle of trust anchors should not follow the certificate that a renewal replaces.
    const trust = after.attributes.resource === 'Bundle';
    // No issuer of that name, although others are here.
    if (need === 'issuer' && reads) return dependent;
    return need === 'content' && reads && !trust && (isSlip(dependent) || leavesOrphan(dependent, sides))
      ? dependent
      : undefined;
  }
  const ways =
    need === 'content' ? upstream(sides.base, node) : [...direct(sides.base, node), ...callers(sides.base, need, node)];
  const cause = ways.map((one) => causes.get(one.node)).find((one) => one !== undefined);
  // A writer of a templated place may well write to this one.
  const spelledOut = after.reads.some(isSpelledOut);
  const open = (ref: Ref) => isOpenRef(ref) && !(spelledOut && isSpelledOut(ref));
  return cause === undefined || cause.after?.writes.some(open) || replacedByOpen(cause, sides, open)
    ? undefined
    : cause;
}

/** A controller that restarted every workload, if the change removed it. */
function watcherIn(causes: ReadonlyMap<string, Altered>): Altered | undefined {
  for (const one of causes.values()) if (one.before.attributes.trigger === 'all') return one;
  return undefined;
}

function direct(graph: Graph, node: string): { node: string }[] {
  return (graph.in.get(node) ?? []).map(({ from }) => ({ node: from }));
}

/** What starts the scripts that start a node. */
function callers(graph: Graph, need: Need, node: string): { node: string }[] {
  return need === 'schedule' ? upstream(graph, node).filter(({ fact }) => fact.kind === 'schedule') : [];
}

/** Names of objects that a chart or Flux fills in are compared as text: equal text means the same object. */
const isSpelledOut = (ref: Ref) => isOfKind(ref, 'secret', 'certificate') && /\{\{.*@|\$\{/.test(nameOfRef(ref));

/** Whether a reader names almost what it named before. */
function isSlip({ before, after }: Required<Altered>): boolean {
  const left = before.reads.filter((ref) => !after.reads.includes(ref)).map(lastPartOfRef);
  return after.reads.some((ref) => !before.reads.includes(ref) && closestName(lastPartOfRef(ref), left) !== undefined);
}

/**
 * Whether the former source of a reader is still renewed but has no reader. Then the reader left it by mistake, and did
 * not replace it.
 */
function leavesOrphan({ node, before, after }: Required<Altered>, sides: BeforeAfter): boolean {
  const left = new Set(before.reads.filter((ref) => !after.reads.includes(ref)));
  return (sides.base.in.get(node) ?? []).some(({ from, ref }) => {
    const source = factAt(sides.base, from);
    const still = source && sides.pairs.get(source);
    if (!left.has(ref) || still === undefined || !still.writes.some((one) => means(ref, one))) return false;
    return !(sides.head.out.get(sides.headNodeOf(still)) ?? []).some((edge) => left.has(edge.ref));
  });
}

/** Whether a ref is the one that is read, or one of the namespaces that an unknown one stands for. */
function means(read: Ref, written: Ref): boolean {
  return (
    read === written ||
    mayMean(read, written) ||
    pathBelow(read, written) !== undefined ||
    pathBelow(written, read) !== undefined
  );
}

/** Whether something new of the same kind has a target that cannot be known. */
function replacedByOpen({ before, after }: Altered, sides: BeforeAfter, open: (ref: Ref) => boolean): boolean {
  if (after !== undefined) return false;
  return sides.added.some(
    (fact) =>
      (fact.kind === before.kind || fact.kind === 'producer' || fact.kind === 'copy') &&
      fact.location.repository === before.location.repository &&
      (fact.writes.length === 0 || fact.writes.some(open)),
  );
}

const byLine: FactKeys = ({ location }) => [`${fileKey(location)}\0${location.line}`];

/** Where a reader should look: the changed statement, the rest of it, or the file that it was in. */
export function locationOfCause(
  { before, after }: Altered,
  { base, head, pairs }: BeforeAfter,
  { paths }: Change,
): Location {
  const { repository, path, line } = before.location;
  if (after !== undefined && !paths.has(after.location.path)) {
    // Only the deployment of the file can have redirected the statement: the nearest one above it.
    const scopes = head.facts.filter(
      ({ kind, location: one }) =>
        kind === 'scope' && one.repository === repository && paths.has(one.path) && path.startsWith(folderOf(one.path)),
    );
    const nearest = scopes.toSorted((a, b) => b.location.path.length - a.location.path.length)[0];
    if (nearest !== undefined) return nearest.location;
  }
  if (after !== undefined) {
    const changed = (['writes', 'reads'] as const).filter((side) => differ(before[side], after[side]));
    return placeOf(after, ...changed);
  }
  const beside = factsBy(base.facts, byLine, `${fileKey({ repository, path })}\0${line}`);
  const left = beside.flatMap((fact) => pairs.get(fact)?.location ?? []).find((one) => one.path === path);
  return left ?? { repository, path };
}

function differ(before: readonly string[], after: readonly string[]): boolean {
  return before.join('\0') !== after.join('\0');
}

import type { Change, Fact, Location, Topology } from '../model/index.ts';
import { placeOf } from './attributes.ts';
import { meaningOf, pairFacts } from './fact-pairs.ts';
import { downstream, factAt, type Graph, graphOf, nodeOf, stateOf, upstream } from './graph.ts';
import { restarterOf } from './kubernetes-facts.ts';
import { folderOf } from './path-names.ts';

/** What something needs to go on with a new version: its content, who signs it, what starts it, who permits it, what restarts it. */
export type Need = 'content' | 'issuer' | 'schedule' | 'permission' | 'reload';

/** What a change did to a fact of the base. */
export interface Altered {
  before: Fact;
  node: string;
  /** What became of it; absent where it is gone. */
  after?: Fact;
}

/** A need that the base met and the head does not, with all that has it for the same cause. */
export interface LostLink {
  need: Need;
  /** The nearest link of the chain that the change took away or turned elsewhere. */
  cause: Altered;
  /** Facts of the head. */
  dependents: Fact[];
}

const NEEDS: Partial<Record<Fact['kind'], readonly Need[]>> = {
  consumer: ['content', 'permission', 'reload'],
  copy: ['content', 'permission', 'schedule'],
  issuer: ['content'],
  producer: ['issuer', 'schedule'],
};

/** Both sides of a change as graphs, with the other repositories of the team where they are known. */
export interface Sides {
  base: Graph;
  head: Graph;
  pairs: ReadonlyMap<Fact, Fact>;
  headNodeOf(fact: Fact): string;
  baseNodeOf(fact: Fact): string;
}

const SIDES = new WeakMap<Change, Sides>();

/** @param head the topology of the change itself */
export function sidesOf(change: Change, head: Topology): Sides {
  const known = SIDES.get(change);
  if (known !== undefined) return known;
  const before = change.team?.base.topology ?? change.base.topology;
  const after = change.team?.topology ?? head;
  const sides = {
    base: graphOf(before),
    head: graphOf(after),
    pairs: pairFacts(before.facts, after.facts),
    headNodeOf: (fact: Fact) => nodeOf(after, fact),
    baseNodeOf: (fact: Fact) => nodeOf(before, fact),
  };
  SIDES.set(change, sides);
  return sides;
}

/** The links of the chain that worked before the change and lead nowhere after it, by their cause. */
export function lostLinks(sides: Sides): LostLink[] {
  const causes = alteredFacts(sides);
  const lost = new Map<string, LostLink>();
  for (const node of affectedBy(causes, sides)) {
    const before = factAt(sides.base, node) as Fact;
    const after = sides.pairs.get(before);
    if (after === undefined) continue;
    const [was, is] = [node, sides.headNodeOf(after)];
    for (const need of NEEDS[before.kind] ?? []) {
      if (!isMet(need, sides.base, was)) continue;
      const met = isMet(need, sides.head, is, sides);
      if (met && !(need === 'content' && losesItsOwn(was, is, sides))) continue;
      // Without content there is nothing to reload for.
      if (need === 'reload' && !(isMet('content', sides.base, was) && isMet('content', sides.head, is, sides)))
        continue;
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

/** Facts of the base that are gone, or that read or write something else now, by their node. */
export function alteredFacts({ base, pairs }: Sides): Map<string, Altered> {
  const altered = new Map<string, Altered>();
  base.facts.forEach((before, index) => {
    const after = pairs.get(before);
    const same =
      after !== undefined &&
      meaningOf(before) === meaningOf(after) &&
      before.attributes.trigger === after.attributes.trigger;
    if (!same) altered.set(`fact:${index}`, { before, node: `fact:${index}`, ...(after && { after }) });
  });
  return altered;
}

/** Nodes of the base whose chain the change touches. */
function affectedBy(causes: ReadonlyMap<string, Altered>, { base }: Sides): Set<string> {
  const nodes = new Set<string>();
  for (const { node, before, after } of causes.values()) {
    if (after !== undefined) nodes.add(node);
    for (const reached of downstream(base, node)) nodes.add(reached.node);
    if (before.kind !== 'reload') continue;
    for (const { from } of base.in.get(node) ?? []) if (factAt(base, from) !== undefined) nodes.add(from);
    // One that watches over everything is joined to nothing in particular.
    if (before.attributes.trigger !== 'all') continue;
    base.facts.forEach(({ kind, location }, index) => {
      if (kind === 'consumer' && location.repository === before.location.repository) nodes.add(`fact:${index}`);
    });
  }
  return nodes;
}

/** @param sides given for the head, where what merely weakened has a finding of its own */
function isMet(need: Need, graph: Graph, node: string, sides?: Sides): boolean {
  switch (need) {
    case 'content':
      return feedersOf(graph, node, sides).length > 0;
    case 'issuer':
      return (graph.in.get(node) ?? []).some(({ from }) => factAt(graph, from)?.kind === 'issuer');
    case 'permission':
      return (graph.in.get(node) ?? []).some(({ ref }) => ref.startsWith('grant:'));
    case 'schedule':
      return (graph.in.get(node) ?? []).some(({ from }) => {
        const fact = factAt(graph, from);
        return fact?.kind === 'schedule' && isLive(fact, sides);
      });
    case 'reload':
      return (
        restarterOf(graph, node) !== undefined ||
        (graph.out.get(node) ?? []).some(({ to }) => {
          const fact = factAt(graph, to);
          return fact?.kind === 'reload' && fact.attributes.trigger === undefined && stateOf(fact) === 'live';
        })
      );
  }
}

/** What brings new versions to a node, directly or on the way. */
export function feedersOf(graph: Graph, node: string, sides?: Sides): Fact[] {
  const copies = factAt(graph, node)?.kind === 'copy';
  return upstream(graph, node).flatMap(({ fact }) =>
    // A copy of what somebody keeps by hand carries that, where the hand is outside.
    (fact.kind === 'producer' || fact.kind === 'copy' || (copies && fact.kind === 'sink')) && isLive(fact, sides)
      ? [fact]
      : [],
  );
}

/**
 * Whether what provided just what a node reads provides something else now, and only what provides a whole folder is left
 * of what did before: `certbot renew` looks after `live/`, whatever it is that the server reads there.
 */
function losesItsOwn(was: string, is: string, { base, head, pairs }: Sides): boolean {
  const before = feedsOf(base, was);
  const own = before.filter(isExact);
  if (!own.some(({ fact }) => pairs.has(fact))) return false;
  const known = new Set(before.map(({ fact }) => pairs.get(fact)));
  return feedsOf(head, is).every((feed) => !isExact(feed) && known.has(feed.fact));
}

function feedsOf(graph: Graph, node: string): { fact: Fact; ref: string }[] {
  return (graph.in.get(node) ?? []).flatMap(({ from, ref }) => {
    const fact = factAt(graph, from);
    return fact?.kind === 'producer' || fact?.kind === 'copy' ? [{ fact, ref }] : [];
  });
}

const isExact = ({ fact, ref }: { fact: Fact; ref: string }) => !ref.endsWith('/') && fact.writes.includes(ref);

const ORIGINS = new WeakMap<Sides, Map<Fact, Fact>>();

/** @param sides given for the head: what was live and is not any more counts, as something weaker */
function isLive(fact: Fact, sides?: Sides): boolean {
  if (stateOf(fact) === 'live' || sides === undefined) return stateOf(fact) === 'live';
  let origins = ORIGINS.get(sides);
  if (origins === undefined) {
    origins = new Map([...sides.pairs].map(([one, other]) => [other, one]));
    ORIGINS.set(sides, origins);
  }
  const before = origins.get(fact);
  return before !== undefined && stateOf(before) === 'live';
}

/** The link at which the chain of a dependent broke; undefined where it left the chain itself, or where nobody can tell. */
function causeOf(
  need: Need,
  dependent: Required<Altered>,
  causes: ReadonlyMap<string, Altered>,
  sides: Sides,
): Altered | undefined {
  const { before, after, node } = dependent;
  const turned = before.reads.some((ref) => !after.reads.includes(ref));
  if (need === 'reload') {
    const gone = (sides.base.out.get(node) ?? []).flatMap(({ to }) => causes.get(to) ?? []);
    const all = [...causes.values()].filter((one) => one.before.attributes.trigger === 'all');
    return gone.find(({ before: { kind } }) => kind === 'reload') ?? all[0] ?? (turned ? dependent : undefined);
  }
  if (after.reads.some((ref) => isOpen(ref) && !isSpelledOut(ref))) return undefined;
  if (turned) return need === 'content' && leavesOrphan(dependent, sides) ? dependent : undefined;
  const ways = need === 'content' ? upstream(sides.base, node) : direct(sides.base, node);
  const cause = ways.map((one) => causes.get(one.node)).find((one) => one !== undefined);
  // What writes to a place that a template names may well write to this one.
  const spelledOut = after.reads.some(isSpelledOut);
  const open = (ref: string) => isOpen(ref) && !(spelledOut && isSpelledOut(ref));
  return cause === undefined || cause.after?.writes.some(open) || replacedByOpen(cause, sides, open)
    ? undefined
    : cause;
}

function direct(graph: Graph, node: string): { node: string }[] {
  return (graph.in.get(node) ?? []).map(({ from }) => ({ node: from }));
}

/** A ref with a part that only a template, a shell or a variable knows. */
const isOpen = (ref: string) => /[{$]|:\?$|\/\?$/.test(ref);

/** Names of objects that a chart or Flux fills in are compared as they are spelled: alike means the same. */
const isSpelledOut = (ref: string) => /^(?:secret|certificate):.*(?:\{\{.*@|\$\{)/.test(ref);

/** Whether what a reader left goes on being renewed for nobody: then it left by mistake, and did not replace its source. */
function leavesOrphan({ node, before, after }: Required<Altered>, sides: Sides): boolean {
  const left = new Set(before.reads.filter((ref) => !after.reads.includes(ref)));
  return (sides.base.in.get(node) ?? []).some(({ from, ref }) => {
    const source = factAt(sides.base, from);
    const still = source && sides.pairs.get(source);
    if (!left.has(ref) || still === undefined || !still.writes.some((one) => means(ref, one))) return false;
    return !(sides.head.out.get(sides.headNodeOf(still)) ?? []).some((edge) => left.has(edge.ref));
  });
}

/** Whether a ref is the one that is read, or one of the namespaces that an open one stands for. */
function means(read: string, written: string): boolean {
  const named = (ref: string) => ref.replace(/^(\w+):[^/]*\//, '$1:');
  return read === written || (/^\w+:[?*]\//.test(read) && named(read) === named(written));
}

/** Whether something new of the same kind has a target that cannot be known. */
function replacedByOpen({ before, after }: Altered, sides: Sides, open: (ref: string) => boolean): boolean {
  if (after !== undefined) return false;
  const old = new Set(sides.pairs.values());
  return sides.head.facts.some(
    (fact) =>
      (fact.kind === before.kind || fact.kind === 'producer' || fact.kind === 'copy') &&
      fact.location.repository === before.location.repository &&
      !old.has(fact) &&
      (fact.writes.length === 0 || fact.writes.some(open)),
  );
}

/** Where a reader should look: the changed statement, what is left of it, or the file that it was in. */
export function placeOfCause({ before, after }: Altered, { base, head, pairs }: Sides, { paths }: Change): Location {
  const { repository, path, line } = before.location;
  if (after !== undefined && !paths.has(after.location.path)) {
    // Nothing but what deploys the file may have turned what it says elsewhere: the nearest one above it.
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
  const beside = base.facts.filter(
    ({ location: one }) => one.path === path && one.line === line && one.repository === repository,
  );
  const left = beside.flatMap((fact) => pairs.get(fact)?.location ?? []).find((one) => one.path === path);
  return left ?? { repository, path };
}

function differ(before: readonly string[], after: readonly string[]): boolean {
  return before.join('\0') !== after.join('\0');
}

import { isHostFolder } from '../facts/host-paths.ts';
import { isOfKind } from '../facts/refs.ts';
import type { Fact, Ref } from '../model/index.ts';
import { factAt, type Graph, stateOf, upstream } from '../topology/graph.ts';
import { restarterOf } from '../topology/restarts.ts';
import { type BeforeAfter, factBefore } from './before-after.ts';

/**
 * Everything that a fact needs to get a new version: its content, its issuer, what starts it, the store that it reads,
 * who permits it, what restarts it.
 */
export type Need = 'content' | 'issuer' | 'schedule' | 'store' | 'permission' | 'reload';

export const NEEDS: Partial<Record<Fact['kind'], readonly Need[]>> = {
  consumer: ['content', 'permission', 'reload'],
  copy: ['content', 'store', 'permission', 'schedule'],
  issuer: ['content'],
  producer: ['issuer', 'schedule'],
};

/** @param sides given for the head, where a step that only got weaker has a finding of its own */
export function isSatisfied(need: Need, graph: Graph, node: string, sides?: BeforeAfter): boolean {
  switch (need) {
    case 'content':
      return sourcesOf(graph, node, sides).length > 0;
    case 'issuer':
      return (graph.in.get(node) ?? []).some(({ from }) => factAt(graph, from)?.kind === 'issuer');
    case 'store':
      return (graph.in.get(node) ?? []).some(({ ref }) => isOfKind(ref, 'store', 'cluster-store'));
    case 'permission':
      return (graph.in.get(node) ?? []).some(({ ref }) => isOfKind(ref, 'grant'));
    case 'schedule':
      return isStarted(graph, node, sides);
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

/**
 * A called script is started if its caller is started. If nothing is known about the caller on either side, it counts
 * as started.
 */
function isStarted(graph: Graph, node: string, sides: BeforeAfter | undefined, seen = new Set<string>()): boolean {
  seen.add(node);
  return (graph.in.get(node) ?? []).some(({ from }) => {
    const fact = factAt(graph, from);
    if (fact?.kind !== 'schedule' || !isLive(fact, sides) || seen.has(from)) return false;
    if (fact.attributes.call !== true || isStarted(graph, from, sides, seen)) return true;
    const before = sides === undefined ? fact : factBefore(fact, sides);
    const base = sides?.base ?? graph;
    return before === undefined || (base.in.get(sides?.baseNodeOf(before) ?? from) ?? []).length === 0;
  });
}

/** What brings new versions to a node, directly or on the way. */
export function sourcesOf(graph: Graph, node: string, sides?: BeforeAfter): Fact[] {
  const copies = factAt(graph, node)?.kind === 'copy';
  return upstream(graph, node).flatMap(({ fact }) =>
    // A copy of a file that a person maintains counts as a source if the person works elsewhere.
    (fact.kind === 'producer' || fact.kind === 'copy' || (copies && fact.kind === 'sink')) && isLive(fact, sides)
      ? [fact]
      : [],
  );
}

/**
 * Whether the exact source of a node now provides something else, or the node reads something else, and only the writer
 * of a whole folder is left: `certbot renew` maintains `live/`, whatever the server reads there. Evaluated for each ref
 * that is read, because a certificate can be lost while its key is still renewed. What tests provide counts for tests.
 */
export function losesOwnSource(was: string, is: string, sides: BeforeAfter): boolean {
  const { base, head, pairs } = sides;
  const before = feedsOf(base, was, sides);
  const known = new Set(before.map(({ fact }) => pairs.get(fact)));
  const now = feedsOf(head, is, sides);
  const reads = [base, head].map((graph, side) => new Set(factAt(graph, side === 0 ? was : is)?.reads));
  const taken = new Set([...(reads[1] ?? [])].filter((ref) => !reads[0]?.has(ref)));
  const brings = (feed: Feed) => isExact(feed) || !known.has(feed.fact);
  return before.filter(isExact).some(({ fact, ref }) => {
    if (!reads[1]?.has(ref)) return taken.size > 0 && !now.some((feed) => taken.has(feed.ref) && brings(feed));
    if (now.some((feed) => feed.ref === ref && brings(feed))) return false;
    // The command that once created it may go if another one maintains the folder.
    return pairs.has(fact) || !now.some((feed) => feed.ref === ref || isHostFolder(feed.ref));
  });
}

interface Feed {
  fact: Fact;
  ref: Ref;
}

function feedsOf(graph: Graph, node: string, { isOfTests }: BeforeAfter): Feed[] {
  const reader = factAt(graph, node);
  const ofTests = reader !== undefined && isOfTests(reader);
  return (graph.in.get(node) ?? []).flatMap(({ from, ref }) => {
    const fact = factAt(graph, from);
    if (fact?.kind !== 'producer' && fact?.kind !== 'copy') return [];
    return ofTests || !isOfTests(fact) ? [{ fact, ref }] : [];
  });
}

const isExact = ({ fact, ref }: Feed) => !isHostFolder(ref) && fact.writes.includes(ref);

/** @param sides given for the head: a step that was live and no longer is counts as weaker */
function isLive(fact: Fact, sides?: BeforeAfter): boolean {
  if (stateOf(fact) === 'live' || sides === undefined) return stateOf(fact) === 'live';
  const before = factBefore(fact, sides);
  return before !== undefined && stateOf(before) === 'live';
}

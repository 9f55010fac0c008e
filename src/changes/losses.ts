import type { Fact, ReviewEffect } from '../model/index.ts';
import { downstream, factAt, type Graph, stateOf, upstream } from '../topology/graph.ts';
import type { BeforeAfter } from './before-after.ts';
import { isSatisfied, type Need } from './dependencies.ts';
import { carriesOn, isWork, type Step } from './steps.ts';

/**
 * Whether a step that is gone may be missed, where no link is known to break. It is not missed where everything that used it
 * went with it, or has what it needs from elsewhere.
 */
export function lossOf({ fact, node, step }: Step, sides: BeforeAfter): ReviewEffect | undefined {
  if (!carriesOn(fact) && step !== 'alert') return undefined;
  // What was switched off, ran once, or was built into an image carried nothing on.
  if (step !== 'alert' && stateOf(fact) !== 'live') return undefined;
  if (fact.kind === 'schedule') {
    // What it started is gone too, and is told of itself.
    const started = downstream(sides.base, node).filter((one) => isWork(one.fact));
    if (started.some((one) => !sides.pairs.has(one.fact))) return undefined;
    return started.every((one) => stillStarted(one, sides)) ? undefined : 'unclear';
  }
  const users = step === 'alert' ? [] : usersOf(fact, node, sides.base);
  if (users.length === 0) return 'unclear';
  const need: Need = fact.kind === 'reload' ? 'reload' : 'content';
  // A reader of something else now left by its own change.
  const left = users.flatMap((user) => {
    const after = sides.pairs.get(user);
    return after?.reads.some((ref) => user.reads.includes(ref)) ? [after] : [];
  });
  return left.some((user) => !isSatisfied(need, sides.head, sides.headNodeOf(user), sides)) ? 'unclear' : undefined;
}

function stillStarted({ fact }: { fact: Fact }, sides: BeforeAfter): boolean {
  const after = sides.pairs.get(fact);
  if (after === undefined) return false;
  const node = sides.headNodeOf(after);
  return upstream(sides.head, node).some((one) => one.fact.kind === 'schedule');
}

/** Who gets its certificate, or its restart, from a step. */
function usersOf(fact: Fact, node: string, graph: Graph): Fact[] {
  const isUser = (one: Fact) => one.kind === 'consumer';
  if (fact.kind !== 'reload') return downstream(graph, node).flatMap((one) => (isUser(one.fact) ? [one.fact] : []));
  return (graph.in.get(node) ?? []).flatMap(({ from }) => {
    const source = factAt(graph, from);
    return source !== undefined && isUser(source) ? [source] : [];
  });
}

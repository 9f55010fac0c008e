import { isHostFolder } from '../facts/host-paths.ts';
import { type FactKeys, factsBy } from '../facts/index.ts';
import { isOfKind } from '../facts/refs.ts';
import type { Fact, Location, ReviewEffect } from '../model/index.ts';
import { downstream, factAt, type Graph, stateOf, upstream } from '../topology/graph.ts';
import type { BeforeAfter } from './before-after.ts';
import { isSatisfied, type Need } from './dependencies.ts';
import { carriesOn, isTimed, isTimedWork, reloadsStarted, type Step } from './steps.ts';
import { isTestServer } from './weakening.ts';

/**
 * Whether a removed step may be missed although no broken link is known. It is not missed if everything that used it
 * was removed too, or has another source.
 */
export function lossOf({ fact, node, step }: Step, sides: BeforeAfter): ReviewEffect | undefined {
  if (!carriesOn(fact) && step !== 'alert') return undefined;
  // A step that was switched off, ran once, or was built into an image gave no new versions.
  if (step !== 'alert' && stateOf(fact) !== 'live') return undefined;
  // No client trusts what a test CA issues.
  if (fact.kind === 'producer' && isTestServer(fact.attributes.server)) return undefined;
  if (fact.kind === 'schedule') {
    // The step that it started is gone too, and has a row of its own.
    const work = downstream(sides.base, node).flatMap((one) => (isTimedWork(one.fact) ? [one.fact] : []));
    const started = work.length > 0 ? work : reloadsStarted(fact, sides.base);
    if (started.some((one) => !sides.pairs.has(one))) return undefined;
    return started.length > 0 && started.every((one) => stillStarted(one, fact, sides)) ? undefined : 'unclear';
  }
  // Another one that writes to the folder may well write other files.
  if (fact.kind === 'copy' && fact.writes.length > 0 && fact.writes.every(isHostFolder)) return 'unclear';
  const users = step === 'alert' ? [] : usersOf(fact, node, sides.base);
  if (users.length === 0) return 'unclear';
  const need: Need = fact.kind === 'reload' ? 'reload' : 'content';
  // Its script is still started, and does not do it any more.
  if (need === 'reload' && callsOf(fact, sides).length > 0) return 'unclear';
  const wasTimed = need === 'content' && isRepeated(fact, node, sides.base);
  // A reader that now reads something else was changed on purpose.
  const left = users.flatMap((user) => {
    const after = sides.pairs.get(user);
    const stays = user.reads.length === 0 || after?.reads.some((ref) => user.reads.includes(ref));
    return after !== undefined && stays ? [after] : [];
  });
  // Another restart of its program is for a deployment, or for another role.
  if (need === 'reload' && left.length > 0 && followsRenewal(fact) && !hasEqual(fact, sides)) return 'unclear';
  const isMissed = (user: Fact) =>
    !isSatisfied(need, sides.head, sides.headNodeOf(user), sides) ||
    (wasTimed &&
      !upstream(sides.head, sides.headNodeOf(user)).some((one) => isRepeated(one.fact, one.node, sides.head))) ||
    (need === 'reload' && wasNearest(fact, user, sides));
  return left.some(isMissed) ? 'unclear' : undefined;
}

/**
 * Whether a removed reload was nearer to its user than any remaining one: reloads of other roles are for other hosts.
 */
function wasNearest({ location }: Fact, user: Fact, { head, headNodeOf }: BeforeAfter): boolean {
  const own = sharedFolders(location, user.location);
  return (head.out.get(headNodeOf(user)) ?? []).every(({ to }) => {
    const other = factAt(head, to);
    return other?.kind !== 'reload' || sharedFolders(other.location, user.location) < own;
  });
}

/** How many folders from the root two places have in common. */
function sharedFolders(one: Location, other: Location): number {
  if (one.repository !== other.repository) return 0;
  const [left, right] = [one.path.split('/'), other.path.split('/')];
  const differ = left.findIndex((folder, index) => folder !== right[index]);
  return differ < 0 ? left.length : differ;
}

const HOOK = /hook|renew|deploy/i;

/** Whether a restart states that it runs with a renewal, or at a time of its own. */
const isTied = ({ attributes: { chained, hook, schedule } }: Pick<Fact, 'attributes'>) =>
  chained === true || hook !== undefined || schedule !== undefined;

/** Whether a restart runs at each renewal: in a hook, or chained to the command that renews. */
function followsRenewal({ attributes, reads, location }: Fact): boolean {
  if (isTied({ attributes })) return true;
  return HOOK.test(location.path) && reads.some((ref) => isOfKind(ref, 'script'));
}

const reloadsByService: FactKeys = ({ kind, writes }) => (kind === 'reload' ? writes : []);

/** Whether the head restarts the same program in such a way, or in the same file. */
function hasEqual({ writes, location, attributes }: Fact, { head, isOfTests }: BeforeAfter): boolean {
  const follows = attributes.schedule === undefined ? followsRenewal : isTied;
  return writes
    .flatMap((service) => factsBy(head.facts, reloadsByService, service))
    .some((one) => !isOfTests(one) && (follows(one) || one.location.path === location.path));
}

/** Whether something else starts it, by schedule if it had one before. */
function stillStarted(fact: Fact, gone: Fact, sides: BeforeAfter): boolean {
  const after = sides.pairs.get(fact);
  if (after === undefined) return false;
  // Upstream of a restart are the users that it restarts, and not what starts it.
  const above =
    fact.kind === 'reload'
      ? callsOf(after, sides)
      : upstream(sides.head, sides.headNodeOf(after)).map((one) => one.fact);
  return above.some(
    (one) => one.kind === 'schedule' && !sides.isOfTests(one) && (isStarting(one) || (!isTimed(gone) && !isJob(one))),
  );
}

/** A job of CI that no clock starts runs its scripts to try them. */
const isJob = ({ attributes }: Fact) => attributes.calls === true && attributes.schedules === undefined;
const isStarting = (one: Fact) => isTimed(one) && !isJob(one);

/** Whether the clock starts it, by a time of its own or by a schedule; what renews without one needs no clock. */
function isRepeated(fact: Fact, node: string, graph: Graph): boolean {
  if (fact.kind !== 'producer' && fact.kind !== 'copy') return false;
  if (fact.attributes.schedules !== undefined) return true;
  return upstream(graph, node).some((one) => one.fact.kind === 'schedule' && isTimed(one.fact));
}

const schedulesByTarget: FactKeys = ({ kind, writes }) => (kind === 'schedule' ? writes : []);

/** What starts, in the head, the script that a step is in. */
function callsOf({ reads, location }: Fact, { head }: BeforeAfter): Fact[] {
  return reads
    .filter((ref) => isOfKind(ref, 'script'))
    .flatMap((ref) => factsBy(head.facts, schedulesByTarget, ref))
    .filter((one) => one.location.repository === location.repository);
}

/** The facts that get a certificate or a restart from a step. */
function usersOf(fact: Fact, node: string, graph: Graph): Fact[] {
  const isUser = (one: Fact) => one.kind === 'consumer';
  if (fact.kind !== 'reload') return downstream(graph, node).flatMap((one) => (isUser(one.fact) ? [one.fact] : []));
  return (graph.in.get(node) ?? []).flatMap(({ from }) => {
    const source = factAt(graph, from);
    return source !== undefined && isUser(source) ? [source] : [];
  });
}

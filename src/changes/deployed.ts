/** Files that a change removes from deployments, or adds to them. */
import { type Deployments, deploymentsOf, isDeployment } from '../kubernetes/deployments.ts';
import type { Change, Fact, Location, OwnAttributes, ReviewDifference, ReviewRow } from '../model/index.ts';
import { factTitle } from '../topology/describe.ts';
import { downstream } from '../topology/graph.ts';
import { addTo } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { listed } from '../util/text.ts';
import { type BeforeAfter, factBefore } from './before-after.ts';
import { isWork } from './steps.ts';

const MAX_NAMED = 4;

/** A deployment that the change altered, added or removed, with the facts that it no longer applies, or only now. */
export interface Redeployed {
  before?: Fact;
  after?: Fact;
  /** Facts of the head. */
  lost: Fact[];
  gained: Fact[];
  /** Lost facts that a deployed consumer still needs, or whose users are unknown. */
  missed: Fact[];
}

/**
 * Facts of both sides that some deployment of the base applied and none of the head does, or the reverse. Such a fact
 * may be a deployment itself: if nothing applies it now, it applies nothing either.
 */
export const redeployed = memoizeByObject((change: Change, sides: BeforeAfter): Redeployed[] => {
  const { base, head, pairs, added } = sides;
  const own = change.base.inventory.repositories[0]?.name;
  const touched = ({ location }: Fact) => location.repository === own && change.paths.has(location.path);
  const [were, are] = [deploymentsOf(base.facts), deploymentsOf(head.facts)];
  const changed = new Set(
    were.scopes.filter((scope) => {
      const after = pairs.get(scope);
      return (touched(scope) || (after !== undefined && touched(after))) && targetsOf(after) !== targetsOf(scope);
    }),
  );
  const fresh = new Set(added.filter((fact) => isDeployment(fact) && touched(fact)));
  if (changed.size + fresh.size === 0) return [];
  const was = reachIn(were, new Set(were.scopes));
  const is = reachIn(are, liveScopes(were, are, sides));
  const isLost = (fact: Fact) => {
    const before = factBefore(fact, sides);
    return before !== undefined && was(before) > is(fact);
  };
  const found = new Map<Fact, Redeployed>();
  const entry = (key: Fact, one: Pick<Redeployed, 'before' | 'after'>): Redeployed => {
    const known = found.get(key) ?? { ...one, lost: [], gained: [], missed: [] };
    found.set(key, known);
    return known;
  };
  for (const after of head.facts) {
    const before = factBefore(after, sides);
    if (before === undefined || !matters(after) || was(before) === is(after)) continue;
    if (is(after) > was(before)) {
      const isNew = (scope: Fact) => fresh.has(scope) || changed.has(factBefore(scope, sides) as Fact);
      const scope = nearest(after.location, are, isNew);
      const origin = scope && factBefore(scope, sides);
      if (scope !== undefined)
        entry(origin ?? scope, { after: scope, ...(origin && { before: origin }) }).gained.push(after);
      continue;
    }
    const scope = nearest(before.location, were, (one) => changed.has(one));
    if (scope === undefined) continue;
    const kept = pairs.get(scope);
    const redeployment = entry(scope, { before: scope, ...(kept && { after: kept }) });
    redeployment.lost.push(after);
    const users = downstream(head, sides.headNodeOf(after)).filter(({ fact }) => fact.kind === 'consumer');
    // An application that is taken out of a list as a whole takes its certificate with it.
    const whole = scope.attributes.via === 'kustomize' && users.length > 0 && users.every(({ fact }) => isLost(fact));
    if (after.kind !== 'reload' && !whole) redeployment.missed.push(after);
  }
  const worth = [...pairs].flatMap(([before, after]): [Fact, Fact][] => (matters(after) ? [[after, before]] : []));
  for (const scope of changed) {
    const kept = pairs.get(scope);
    if (kept === undefined || scope.attributes.via !== 'kustomize') continue;
    const [held, own] = [applied(were, scope), applied(are, kept)];
    // An overlay above it may bring what its base leaves out.
    const above = topsOf(are, kept).map((top) => applied(are, top));
    const holds = (fact: Fact) => own(fact) || above.some((reaches) => reaches(fact));
    for (const [after, before] of worth) {
      if (!held(before) || holds(after)) continue;
      // Another variant lists it still, and what this one applies needs it.
      const redeployment = entry(scope, { before: scope, after: kept });
      const users = downstream(head, sides.headNodeOf(after));
      if (redeployment.lost.includes(after) || !users.some(({ fact }) => fact.kind === 'consumer' && holds(fact)))
        continue;
      redeployment.lost.push(after);
      redeployment.missed.push(after);
    }
  }
  return [...found.values()].filter(({ lost, gained }) => lost.length + gained.length > 0);
});

/** The deployments that apply one in the end, and that nothing applies. */
function topsOf({ above }: Deployments, scope: Fact): Fact[] {
  const seen = new Set([scope]);
  for (const one of seen) for (const next of above(one)) seen.add(next);
  return [...seen].filter((one) => above(one).length === 0);
}

/** Whether a deployment applies a fact, itself or by those that it lists. */
function applied(deployments: Deployments, scope: Fact): (fact: Fact) => boolean {
  const reached = new Set([scope, ...below(deployments, [scope])]);
  return ({ location }) => deployments.applying(location).some((one) => reached.has(one));
}

function targetsOf(scope: Fact | undefined): string {
  const { mentions }: OwnAttributes = scope?.attributes ?? {};
  return JSON.stringify([scope?.writes, mentions]);
}

/** The deployments of the head that something applies, or that nothing applied in the base either. */
function liveScopes(were: Deployments, are: Deployments, sides: BeforeAfter): ReadonlySet<Fact> {
  const covered = below(
    were,
    were.scopes.filter((scope) => were.above(scope).length === 0),
  );
  const roots = are.scopes.filter((scope) => {
    const before = factBefore(scope, sides);
    return before === undefined ? are.above(scope).length === 0 : !covered.has(before);
  });
  return new Set([...roots, ...below(are, roots)]);
}

/** How a fact is applied: 2 by a controller, 1 by a kustomization that a person may apply, 0 not at all. */
function reachIn(deployments: Deployments, live: ReadonlySet<Fact>): (fact: Fact) => 0 | 1 | 2 {
  const { scopes, applying } = deployments;
  const controlled = scopes.filter((scope) => live.has(scope) && scope.attributes.via !== 'kustomize');
  const reached = new Set([...controlled, ...below(deployments, controlled)]);
  return ({ location }) => {
    const by = applying(location);
    return by.some((scope) => reached.has(scope)) ? 2 : by.some((scope) => live.has(scope)) ? 1 : 0;
  };
}

/** Everything that the roots apply, directly or indirectly. */
function below({ scopes, above }: Deployments, roots: readonly Fact[]): Set<Fact> {
  const applied = new Map<Fact, Fact[]>();
  for (const scope of scopes) for (const one of above(scope)) addTo(applied, one, scope);
  const found = new Set<Fact>();
  const pending = [...roots];
  for (let scope = pending.pop(); scope !== undefined; scope = pending.pop()) {
    for (const one of applied.get(scope) ?? []) {
      if (found.has(one)) continue;
      found.add(one);
      pending.push(one);
    }
  }
  return found;
}

/** The nearest wanted deployment among those that apply a place, directly or indirectly. */
function nearest(
  place: Location,
  { applying, above }: Deployments,
  wanted: (scope: Fact) => boolean,
): Fact | undefined {
  const seen = new Set<Fact>(applying(place));
  for (const scope of seen) {
    if (wanted(scope)) return scope;
    for (const one of above(scope)) seen.add(one);
  }
  return undefined;
}

/** Facts worth deploying: they renew, sign, copy, restart or hold a certificate, or deploy such facts. */
function matters(fact: Fact): boolean {
  const { kind, attributes } = fact;
  return (
    isWork(fact) ||
    kind === 'issuer' ||
    (kind === 'sink' && attributes.placeholder !== true) ||
    // A CA that is written into the object.
    (kind === 'consumer' && fact.writes.length > 0 && attributes.via === 'ca-injector') ||
    (kind === 'scope' && attributes.installs !== undefined)
  );
}

/** A row for each deployment that applies something else now. */
export function deploymentRows(
  change: Change,
  sides: BeforeAfter,
): { row: Omit<ReviewRow, 'dependents' | 'owners'>; before?: Fact; after?: Fact }[] {
  return redeployed(change, sides).map(({ before, after, lost, gained, missed }) => {
    const scope = (after ?? before) as Fact;
    const named = (facts: readonly Fact[]) => listed([...new Set(facts.map(factTitle))], MAX_NAMED);
    const difference: ReviewDifference = {
      of: 'applies',
      ...(lost.length > 0 && { before: named(lost) }),
      ...(gained.length > 0 && { after: named(gained) }),
    };
    const { repository, path, line } = scope.location;
    return {
      ...(before && { before }),
      ...(after && { after }),
      row: {
        step: 'deployment',
        action: after === undefined ? 'removed' : before === undefined ? 'added' : 'altered',
        what: scope.attributes.resource === undefined ? 'kustomization' : factTitle(scope),
        differences: [difference],
        location: { repository, path, ...(line !== undefined && { line }) },
        ...(missed.length > 0 && { effect: 'weakens' as const }),
      },
    };
  });
}

/** What a change takes out of the deployments, or puts into them. */
import { isReached, reachOf } from '../kubernetes/deployments.ts';
import type { Change, Fact, ReviewDifference, ReviewRow } from '../model/index.ts';
import { factTitle } from '../topology/describe.ts';
import { listed } from '../util/text.ts';
import type { BeforeAfter } from './before-after.ts';
import { isDeployment, isWork } from './steps.ts';

const MAX_NAMED = 4;

/** Facts of both sides that a deployment of the base applied and none of the head does, or the other way round. */
export function deploymentRows(
  change: Change,
  { base, head, pairs }: BeforeAfter,
): { row: Omit<ReviewRow, 'dependents' | 'owners'>; before?: Fact; after?: Fact }[] {
  const own = change.base.inventory.repositories[0]?.name;
  const touched = ({ location }: Fact) => location.repository === own && change.paths.has(location.path);
  const sidesOf = (facts: readonly Fact[]) =>
    facts.filter((fact) => isDeployment(fact) && fact.location.repository === own);
  const [were, are] = [sidesOf(base.facts), sidesOf(head.facts)];
  const changed = were.filter((scope) => {
    const after = pairs.get(scope);
    return (
      (touched(scope) || (after !== undefined && touched(after))) && String(after?.writes) !== String(scope.writes)
    );
  });
  const now = new Set(pairs.values());
  const fresh = are.filter((scope) => touched(scope) && !now.has(scope));
  if (changed.length + fresh.length === 0) return [];
  const origins = new Map([...pairs].map(([before, after]) => [after, before]));
  const reached = (scopes: readonly Fact[], facts: readonly Fact[]) => {
    const reaches = scopes.map((scope) => reachOf(scope, facts));
    return ({ location }: Fact) =>
      location.repository === own && reaches.some((reach) => isReached(location.path, reach));
  };
  const [was, is] = [reached(were, base.facts), reached(are, head.facts)];
  const before = base.facts.filter(
    (fact) => matters(fact) && pairs.has(fact) && was(fact) && !is(pairs.get(fact) as Fact),
  );
  const after = head.facts.filter(
    (fact) => matters(fact) && is(fact) && origins.has(fact) && !was(origins.get(fact) as Fact),
  );
  const rows = [];
  for (const scope of changed) {
    const reach = reachOf(scope, base.facts);
    const lost = before.filter(({ location }) => isReached(location.path, reach));
    const kept = pairs.get(scope);
    const gained = kept === undefined ? [] : reachedBy(kept, head.facts, after);
    if (lost.length + gained.length === 0) continue;
    const effect = lost.length > 0 ? ('weakens' as const) : undefined;
    rows.push({
      before: scope,
      ...(kept && { after: kept }),
      row: rowOf(kept ?? scope, kept ? 'altered' : 'removed', lost, gained, effect),
    });
  }
  for (const scope of fresh) {
    const gained = reachedBy(scope, head.facts, after);
    if (gained.length > 0) rows.push({ after: scope, row: rowOf(scope, 'added', [], gained, undefined) });
  }
  return rows;
}

function reachedBy(scope: Fact, facts: readonly Fact[], candidates: readonly Fact[]): Fact[] {
  const reach = reachOf(scope, facts);
  return candidates.filter(({ location }) => isReached(location.path, reach));
}

/** What is worth deploying: what renews, signs, copies, restarts, holds a certificate, or does so for others. */
function matters(fact: Fact): boolean {
  const { kind, attributes } = fact;
  return (
    isWork(fact) || kind === 'issuer' || kind === 'sink' || (kind === 'scope' && attributes.installs !== undefined)
  );
}

function rowOf(
  scope: Fact,
  action: ReviewRow['action'],
  lost: readonly Fact[],
  gained: readonly Fact[],
  effect: ReviewRow['effect'],
): Omit<ReviewRow, 'dependents' | 'owners'> {
  const named = (facts: readonly Fact[]) => listed([...new Set(facts.map(factTitle))], MAX_NAMED);
  const difference: ReviewDifference = {
    of: 'applies',
    ...(lost.length > 0 && { before: named(lost) }),
    ...(gained.length > 0 && { after: named(gained) }),
  };
  const { repository, path, line } = scope.location;
  const what = scope.attributes.resource === undefined ? 'kustomization' : factTitle(scope);
  return {
    step: 'deployment',
    action,
    what,
    differences: [difference],
    location: { repository, path, ...(line !== undefined && { line }) },
    ...(effect && { effect }),
  };
}

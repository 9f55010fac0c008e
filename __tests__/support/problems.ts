import type { Inventory, Policy, Problem, Rule } from '../../src/model/index.ts';
import { lineages } from '../../src/topology/lineages.ts';
import { at, inventory, policy, ref, ruleInput, topology } from './builders.ts';

/** Runs one rule over an inventory whose lineages are found as in the product. */
export function problems(
  rule: Rule,
  contents: Partial<Inventory>,
  options: { now?: string; policy?: Partial<Policy>; edges?: { from: string; to: string }[] } = {},
): Problem[] {
  const stock = inventory(contents);
  const edges = (options.edges ?? []).map((edge) => ({
    ...edge,
    ref: ref('path:/x'),
    confidence: 'high' as const,
    state: 'live' as const,
  }));
  const graph = topology({ lineages: lineages(stock), facts: stock.facts, edges });
  const input = ruleInput({ inventory: stock, topology: graph, policy: policy(options.policy) });
  return [...rule.check(options.now === undefined ? input : { ...input, now: at(options.now) })];
}

/** The paths of the places that a problem is about. */
export function paths(problem: Problem | undefined): string[] {
  return problem?.locations.map((place) => place.path) ?? [];
}

/** What is deployed together, as far as the places of facts tell. */

import { type FactKeys, factsBy } from '../facts/index.ts';
import { unitOf } from '../kubernetes/units.ts';
import type { Fact } from '../model/index.ts';
import { fileKey } from '../util/path-names.ts';

/** Facts beside one that are looked at. */
const MAX_BESIDE = 200;
const byUnit: FactKeys = (fact) => [deploymentUnit(fact)];

/** The facts of a list that are deployed together with one as far as their places tell, the first few of many. */
export function factsInUnit(fact: Fact, facts: readonly Fact[]): readonly Fact[] {
  return factsBy(facts, byUnit, deploymentUnit(fact)).slice(0, MAX_BESIDE);
}

/** Whether two facts are deployed together as far as their places tell. */
export function deployedTogether(a: Fact, b: Fact): boolean {
  return deploymentUnit(a) === deploymentUnit(b);
}

/** What is deployed together, as a key: the repository, and the folder or the chart in it. */
export function deploymentUnit({ location }: Pick<Fact, 'location'>): string {
  return fileKey({ repository: location.repository, path: unitOf(location.path) });
}

import type { Fact, Rule } from '../model/index.ts';
import { isReached, reachOf, repositoryOf } from './deployments.ts';
import { type FactKeys, factsBy } from './fact-index.ts';
import { factRule } from './fact-rules.ts';
import { called } from './kubernetes-facts.ts';
import { placesText } from './path-names.ts';

/** Secrets in git that hold a certificate: only applying the commit renews them. */
const committed: FactKeys = ({ kind, attributes, location }) =>
  kind === 'sink' && attributes.static === true && attributes.placeholder !== true ? [location.repository] : [];

/**
 * The check that a deployment which is switched off leaves no certificate behind that is renewed by a commit.
 * @param attribute what holds, as the predicate of a sentence, how it is switched off
 * @param counts the Secrets that this concerns
 */
export function deploymentPaused(
  mechanism: string,
  given: Pick<Rule, 'id' | 'title' | 'fix' | 'references'> & Partial<Pick<Rule, 'level'>>,
  { attribute = 'paused', counts = () => true }: { attribute?: string; counts?: (committed: Fact) => boolean } = {},
): Rule {
  return factRule(mechanism, {
    level: 'warning',
    why: 'The certificate of a Secret that is kept in git is renewed by a commit. What would apply that commit does not run by itself, so that the cluster goes on with the old certificate, while the renewed one is merged.',
    ...given,
    kind: 'scope',
    problem(fact, { topology }) {
      const paused = fact.attributes[attribute];
      if (typeof paused !== 'string') return undefined;
      const reach = reachOf(fact, topology.facts);
      const held = factsBy(topology.facts, committed, repositoryOf(fact, topology.facts)).filter(
        (one) => isReached(one.location.path, reach) && counts(one),
      );
      const [first] = held;
      if (first === undefined) return undefined;
      return {
        message: `${called(fact)} is ${paused}, and applies ${called(first)} with its certificate${held.length === 1 ? '' : ` and ${held.length - 1} more`} from ${placesText(held.map((one) => one.location))}.`,
        related: held.map((one) => one.location).slice(0, 20),
      };
    },
  });
}

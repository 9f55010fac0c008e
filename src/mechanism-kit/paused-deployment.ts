import { displayName } from '../certificates/names.ts';
import { type FactKeys, factsBy } from '../facts/index.ts';
import { factRule } from '../facts/rule.ts';
import { isReached, reachOf, repositoryOf } from '../kubernetes/deployments.ts';
import type { AttributeValue, Fact, Inventory, Location, Rule } from '../model/index.ts';
import { factTitle } from '../topology/describe.ts';
import { addTo } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { filesText } from '../util/path-names.ts';

/** Secrets and certificates that are looked at for one deployment. */
const MAX_HELD = 1_000;

/** Secrets in git that hold a certificate: only applying the commit renews them. */
const committed: FactKeys = ({ kind, attributes, location }) =>
  kind === 'sink' && attributes.static === true && attributes.placeholder !== true ? [location.repository] : [];

/**
 * The rule about a deployment that is switched off and would apply a certificate which is renewed by a commit.
 * @param how how it is switched off, as the predicate of a sentence
 * @param counts the Secrets that this concerns
 */
export function deploymentPaused(
  mechanism: string,
  given: Pick<Rule, 'id' | 'title' | 'fix' | 'references'> & Partial<Pick<Rule, 'level' | 'why'>>,
  {
    how = ({ attributes }) => attributes.paused,
    counts,
  }: { how?: (deployment: Fact) => AttributeValue | undefined; counts?: (committed: Fact) => boolean } = {},
): Rule {
  return factRule(mechanism, {
    level: 'warning',
    why: 'The certificate of a Secret in git is renewed by a commit. The tool that applies the commit does not run automatically. The cluster keeps the old certificate although the renewed one is merged.',
    ...given,
    kind: 'scope',
    problem(fact, { topology, inventory }) {
      const paused = how(fact);
      if (typeof paused !== 'string') return undefined;
      const reach = reachOf(fact, topology.facts);
      const repository = repositoryOf(fact, topology.facts);
      const within = ({ path, line }: Location) => {
        // What a release hands to its chart stands in its own lines.
        const { line: from = 0, endLine: to = Number.POSITIVE_INFINITY } = fact.location;
        const beside = path === fact.location.path && line !== undefined && (line < from || line > to);
        return !beside && isReached(path, reach);
      };
      const secrets = factsBy(topology.facts, committed, repository).filter(counts ?? (() => true));
      const files = new Set(secrets.map(({ location }) => location.path));
      const held = [
        ...secrets.map((one) => ({ title: factTitle(one), location: one.location })),
        ...(certificatesByRepository(inventory).get(repository) ?? []).filter(
          ({ location }) => counts === undefined && !files.has(location.path),
        ),
      ]
        .slice(0, MAX_HELD)
        .filter(({ location }) => within(location));
      const [first] = held;
      if (first === undefined) return undefined;
      return {
        message: `${factTitle(fact)} is ${paused}. It deploys the certificate of ${first.title}${held.length === 1 ? '' : ` and ${held.length - 1} more`} in ${filesText(held.map((one) => one.location))} to the cluster.`,
        related: held.map((one) => one.location).slice(0, 20),
      };
    },
  });
}

/** Certificates of servers and clients, by the repository that holds them. */
const certificatesByRepository = memoizeByObject(({ certificates }: Inventory) => {
  const held = new Map<string, { title: string; location: Location }[]>();
  for (const certificate of certificates.filter(({ ca }) => !ca)) {
    for (const location of certificate.sightings)
      addTo(held, location.repository, { title: `"${displayName(certificate)}"`, location }, MAX_HELD);
  }
  return held;
});

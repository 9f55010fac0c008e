import { type BaseFact, consumersThrough, removedFacts, roleOf, stillFed, stillReloaded } from '../lib/fact-changes.ts';
import { downstream, graphOf, upstream } from '../lib/graph.ts';
import { called } from '../lib/kubernetes-facts.ts';
import { ownersOf } from '../lib/owners.ts';
import { placesText } from '../lib/path-names.ts';
import { titleOf } from '../lib/titles.ts';
import type { Change, Fact, Location, Problem, Rule, RuleInput } from '../model/index.ts';

/** A change that takes away what renewed, copied, scheduled or reloaded a certificate that is still in use. */
export const automationRemoved: Rule = {
  id: 'automation-removed',
  title: 'The change removes automation that a certificate depends on',
  level: 'error',
  why: 'What renewed, copied, scheduled or reloaded the certificate is gone, and what uses it stays. Nothing breaks on the day of the merge: it breaks on the day the present version runs out, in a system that somebody else may own.',
  fix: 'Put it back, or add what takes its place in the same change. If it was moved to another repository, tell the owners of the consumers named here before the merge.',
  references: [
    'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners',
  ],
  since: '0.1.0',
  *check(input) {
    if (input.change === undefined) return;
    for (const removed of removedFacts(input, input.change)) {
      const problem = judge(removed, input.change, input);
      if (problem !== undefined) yield problem;
    }
  },
};

/** What still depends on the removed fact. */
interface Dependent {
  title: string;
  location: Location;
}

const dependent = (fact: Fact): Dependent => ({ title: called(fact), location: fact.location });

function judge(removed: BaseFact, change: Change, input: RuleInput): Problem | undefined {
  const { fact, node } = removed;
  const consumers = consumersThrough(node, change, input.topology);
  switch (fact.kind) {
    case 'reload': {
      const left = consumers.filter((one) => !stillReloaded(one.node, input.topology) && isRenewed(one.base, change));
      return left.length === 0
        ? undefined
        : problemOf(
            fact,
            left.map((one) => dependent(one.head)),
            change,
            'nothing reloads it after a renewal',
          );
    }
    case 'producer':
    case 'copy': {
      const left = consumers.filter((one) => !stillFed(one.node, input.topology));
      const covered = certificatesOf(node, change, input);
      if (left.length === 0 && covered.length === 0) return undefined;
      const places = [...left.map((one) => dependent(one.head)), ...covered];
      return problemOf(
        fact,
        places,
        change,
        fact.kind === 'copy' ? 'no renewed version reaches it any more' : 'nothing renews it any more',
      );
    }
    case 'schedule': {
      const started = downstream(graphOf(change.base.topology), node).filter((one) => one.fact.kind === 'producer');
      const left = started.filter(({ fact: producer }) => isUnscheduled(producer, input));
      return left.length === 0
        ? undefined
        : problemOf(
            fact,
            left.map((one) => dependent(one.fact)),
            change,
            'nothing starts it any more',
          );
    }
    default:
      return undefined;
  }
}

/** A certificate that the producer renewed and that still lies in the head, without another producer. */
function certificatesOf(node: string, change: Change, input: RuleInput): Dependent[] {
  const edges = graphOf(change.base.topology);
  const covered = new Set(
    [...(edges.out.get(node) ?? []), ...(edges.in.get(node) ?? [])]
      .flatMap(({ from, to }) => [from, to])
      .filter((end) => end.startsWith('cert:'))
      .map((end) => end.slice(5)),
  );
  return input.inventory.certificates.flatMap((certificate) => {
    const [place] = certificate.sightings;
    const fed = stillFed(`cert:${certificate.fingerprint}`, input.topology);
    return covered.has(certificate.fingerprint) && !fed && place !== undefined
      ? [{ title: `"${titleOf(certificate)}"`, location: place }]
      : [];
  });
}

/** Whether something in the base brings the consumer renewed versions: without that a reload was for nothing. */
function isRenewed(consumer: Fact, { base }: Change): boolean {
  const index = base.topology.facts.indexOf(consumer);
  return upstream(graphOf(base.topology), `fact:${index}`).some(
    ({ fact }) => fact.kind === 'producer' || fact.kind === 'copy' || fact.kind === 'sink',
  );
}

function isUnscheduled(producer: Fact, { topology }: RuleInput): boolean {
  const index = topology.facts.findIndex(
    (one) =>
      one.kind === 'producer' && one.mechanism === producer.mechanism && one.location.path === producer.location.path,
  );
  if (index < 0) return false;
  return !upstream(graphOf(topology), `fact:${index}`).some(({ fact }) => fact.kind === 'schedule');
}

function problemOf(fact: Fact, left: readonly Dependent[], change: Change, consequence: string): Problem {
  const names = [...new Set(left.map((one) => one.title))];
  const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  const sources = upstream(graphOf(change.base.topology), `fact:${change.base.topology.facts.indexOf(fact)}`);
  const here = left.find((one) => one.location.path === fact.location.path)?.location;
  const concerned = [...left.map((one) => one.location), ...sources.map((one) => one.fact.location)];
  // Lines of the base in the file that was changed are not those of the head, if it is still there.
  const gone = (place: Location) => here === undefined && place.path === fact.location.path;
  return {
    subject: `${fact.mechanism}:${fact.kind}:${called(fact)}@${fact.location.path}`,
    message: `This change removes ${roleOf(fact)} from ${fact.location.path}. ${shown} at ${placesText(left.map((one) => one.location))} still depends on it: ${consequence}.`,
    // The removed lines are gone; what depended on them in the same file is where a reader should look.
    locations: [here ?? { repository: fact.location.repository, path: fact.location.path }],
    related: concerned.filter((place) => !gone(place)),
    owners: [...new Set(concerned.flatMap((place) => ownersOf(place, change.base.inventory)))],
  };
}

import { displayName } from '../certificates/names.ts';
import { type BeforeAfter, compareGraphs } from '../changes/before-after.ts';
import { type Altered, changedFacts, type LostLink, locationOfCause, lostLinks } from '../changes/broken-links.ts';
import { reviewOf } from '../changes/review.ts';
import { unclearLosses } from '../changes/reviewed.ts';
import { isAlert, reloadsStarted } from '../changes/steps.ts';
import { describeChange, describeRedirect, describeRole, factsWithPlaces, suggestFix } from '../changes/wording.ts';
import type { Change, Fact, Location, Problem, Rule, RuleInput, Topology } from '../model/index.ts';
import { factTitle } from '../topology/describe.ts';
import { downstream, factAt, upstream } from '../topology/graph.ts';
import { coverageOf } from '../topology/renewers.ts';
import { ownersOf } from '../util/codeowners.ts';
import { filesText } from '../util/path-names.ts';
import { listed } from '../util/text.ts';

/** A change that takes away what renewed, copied, scheduled or reloaded a certificate that is still in use. */
export const automationRemoved: Rule = {
  id: 'automation-removed',
  family: 'changes',
  title: 'Change removes automation that a certificate needs',
  level: 'error',
  otherLevels: {
    warning: 'when no consumer of the removed step is known, or when the step stays and points elsewhere',
  },
  why: 'This change removes or redirects a step that renews, copies, schedules or reloads the certificate, but its consumers remain. Nothing breaks on the day of the merge. The consumers fail when the current version expires, perhaps in a system of another team.',
  fix: 'Restore the step, update its consumers, or add a replacement in the same change. If the replacement is in another repository, inform the owners of these consumers before the merge.',
  references: [
    'https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners',
  ],
  since: '0.1.0',
  about: 'change',
  tellsSameLines: true,
  brief: 'this change breaks it here',
  *check(input) {
    const { change } = input;
    if (change === undefined) return;
    const sides = compareGraphs(change, input.topology);
    const losses = [...lostLinks(sides).map(lossOf), ...lostCertificates(input, change, sides)];
    losses.sort((a, b) => rankOf(a) - rankOf(b));
    const told = byCause(losses, sides);
    for (const group of told) yield problemOf(group, change, sides);
    const files = new Set(told.map(({ cause }) => cause.before.location.path));
    for (const lost of unclearLosses(reviewOf(change, input, input.policy.contextOf)).values()) {
      const facts = lost.flatMap(({ before }) => before ?? []);
      const [first] = facts;
      if (first !== undefined && !files.has(first.location.path)) yield unclearProblem(facts, change, sides);
    }
  },
};

const MAX_CONSUMERS = 20;

/**
 * A step that is gone from one file, if its dependents are unknown: they may be on a host, or in another repository.
 */
function unclearProblem(facts: readonly Fact[], change: Change, sides: BeforeAfter): Problem {
  const [first] = facts as readonly [Fact, ...Fact[]];
  const { path } = first.location;
  const roles = [...new Set(facts.map(describeRole))];
  const users = facts.flatMap((fact) => usersLeft(fact, sides));
  const known = change.team?.base.inventory ?? change.base.inventory;
  const where = change.team === undefined ? 'in this repository' : 'in the repositories that were scanned';
  const restarts = facts.flatMap((fact) => (fact.kind === 'schedule' ? reloadsStarted(fact, sides.base) : []));
  return {
    subject: `${first.mechanism}:${first.kind}:${factTitle(first)}@${path}`,
    level: 'warning',
    message: `This change removes ${listed(roles, 3)} from ${path}. ${effectOf(facts, users, restarts, where)}`,
    fix: 'Restore the step, or name its replacement in the pull request, or explain there why nothing needs it.',
    locations: [locationOfCause({ before: first, node: sides.baseNodeOf(first) }, sides, change)],
    related: [...users, ...restarts].map(({ location }) => location),
    owners: [...new Set([first, ...users].flatMap(({ location }) => ownersOf(location, known)))],
  };
}

/** What is known of the effect, as a sentence. */
function effectOf(facts: readonly Fact[], users: readonly Fact[], restarts: readonly Fact[], where: string): string {
  if (facts.every(isAlert)) return 'The certificates that it watched can then expire unnoticed.';
  if (users.length === 0) {
    return restarts.length > 0
      ? `Nothing else that starts ${listed([...new Set(restarts.map(describeRole))], 3)} was found ${where}.`
      : `No consumer was found ${where}, so the impact is unknown.`;
  }
  const { text, several } = factsWithPlaces(users, (facts[0] as Fact).location);
  if (users.every(isAlert)) return `Nothing else that starts ${text} was found ${where}.`;
  return `${text} ${several ? 'stay' : 'stays'}, and no tool that renews ${several ? 'their certificates' : 'its certificate'} was found ${where}.`;
}

/** Consumers of the head that a step of the base restarted or fed. */
function usersLeft(fact: Fact, { base, pairs, baseNodeOf }: BeforeAfter): Fact[] {
  const node = baseNodeOf(fact);
  const fed = downstream(base, node, MAX_CONSUMERS).map((one) => one.fact);
  const restarted = (base.in.get(node) ?? []).flatMap(({ from }) => factAt(base, from) ?? []);
  return [...new Set([...fed, ...(fact.kind === 'reload' ? restarted : [])])].flatMap((one) =>
    one.kind === 'consumer' ? (pairs.get(one) ?? []) : [],
  );
}

/** Consumers that lost everything for one cause. */
interface Loss {
  need: LostLink['need'];
  cause: Altered;
  dependents: Dependent[];
  consequence: string;
}

interface Group extends Loss {
  /** Consumers that lost something less by the same removal. */
  others: Dependent[];
}

interface Dependent {
  title: string;
  location: Location;
  fact?: Fact;
}

const CONSEQUENCES: Record<LostLink['need'], string> = {
  content: 'nothing renews it now',
  issuer: 'nothing signs the next version',
  schedule: 'nothing starts it now',
  store: 'nothing fetches the next version',
  permission: 'it can no longer read its Secret',
  reload: 'nothing reloads it after a renewal',
};

/** Of several losses by one removal, the first names it. */
const rankOf = ({ need }: Loss) => Object.keys(CONSEQUENCES).indexOf(need);

function lossOf({ need, cause, dependents }: LostLink): Loss {
  const copied = need === 'content' && cause.before.kind === 'copy';
  return {
    need,
    cause,
    dependents: dependents.map((fact) => ({ title: factTitle(fact), location: fact.location, fact })),
    consequence: copied ? 'no renewed version reaches it now' : CONSEQUENCES[need],
  };
}

/** Certificates that the base renewed and that nothing in the head renews. */
function* lostCertificates(input: RuleInput, change: Change, sides: BeforeAfter): Generator<Loss> {
  const [base, head] = [change.team?.base.topology ?? change.base.topology, change.team?.topology ?? input.topology];
  const altered = changedFacts(sides);
  if (altered.size === 0) return;
  for (const certificate of input.inventory.certificates) {
    const [place] = certificate.sightings;
    const cause = renewersOf(base, certificate.fingerprint).flatMap(({ node }) => altered.get(node) ?? [])[0];
    if (place === undefined || cause === undefined || renewersOf(head, certificate.fingerprint).length > 0) continue;
    yield {
      need: 'content',
      cause,
      dependents: [{ title: `"${displayName(certificate)}"`, location: place }],
      consequence: CONSEQUENCES.content,
    };
  }
}

function renewersOf(topology: Topology, fingerprint: string) {
  const { producers, copies } = coverageOf(topology, fingerprint);
  return [...producers, ...copies];
}

/** Losses of one cause as one; where one cause feeds another in the same file, they are one removal. */
function byCause(losses: readonly Loss[], { base }: BeforeAfter): Group[] {
  const byNode = new Map<string, Group>();
  const byFile = new Map<string, { group: Group; above: ReadonlySet<string> }[]>();
  for (const loss of losses) {
    const { before, node } = loss.cause;
    const above = new Set(upstream(base, node).map((one) => one.node));
    const file = byFile.get(before.location.path) ?? [];
    const known = byNode.get(node) ?? file.find((one) => above.has(one.group.cause.node) || one.above.has(node))?.group;
    if (known === undefined) {
      const group = { ...loss, dependents: [...loss.dependents], others: [] };
      byNode.set(node, group);
      file.push({ group, above });
      byFile.set(before.location.path, file);
    } else if (known.need === loss.need) known.dependents.push(...loss.dependents);
    else known.others.push(...loss.dependents);
  }
  return [...new Set(byNode.values())];
}

function problemOf(
  { need, cause, dependents, consequence, others }: Group,
  change: Change,
  sides: BeforeAfter,
): Problem {
  const { before, after, node } = cause;
  const left = dependents.map((one) => one.location);
  const sources = upstream(sides.base, node).flatMap(
    ({ fact }) => (isSource(fact) && sides.pairs.get(fact)?.location) || [],
  );
  const inHead = (place: Location) =>
    place.path === before.location.path && place.repository === before.location.repository;
  // The removed lines are gone. A reader should look at their dependents in the same file.
  const place = (after === undefined ? left.find(inHead) : undefined) ?? locationOfCause(cause, sides, change);
  const consumers = dependents.flatMap((one) => consumersOf(one, sides));
  const concerned = [
    ...left,
    ...consumers.map((one) => one.location),
    ...others.map((one) => one.location),
    ...sources,
  ];
  const related = concerned.filter((one) => one !== place);
  const known = change.team?.base.inventory ?? change.base.inventory;
  const itself = after !== undefined && dependents.some((one) => one.fact === after);
  const readers = dependents.flatMap(({ fact }) => fact ?? []);
  const lost = itself ? consequence : stillDepends(dependents, consequence, place);
  return {
    subject: `${before.mechanism}:${before.kind}:${factTitle(before)}@${before.location.path}`,
    // The author of a redirect may know of a source that was not scanned.
    ...(itself && { level: 'warning' as const }),
    message: `${itself ? `${describeRedirect(cause, need)}: ` : `${describeChange(cause, readers)}. `}${lost}.${wayTo(consumers, place)}`,
    fix: suggestFix(
      need,
      cause,
      readers,
      itself,
      [...new Set(related.map((one) => one.repository))].filter((one) => one !== place.repository),
    ),
    locations: [place],
    related: [...new Map(related.map((one) => [JSON.stringify(one), one])).values()],
    owners: [...new Set(concerned.flatMap((one) => ownersOf(one, known)))],
  };
}

/** What brings the versions; issuers and stores serve many others. */
const isSource = ({ kind }: Fact) => kind !== 'issuer' && kind !== 'scope';

function stillDepends(dependents: readonly Dependent[], consequence: string, beside: Location): string {
  const titles = [...new Set(dependents.map((one) => one.title))];
  const places = filesText(
    dependents.map((one) => one.location),
    [beside],
  );
  return titles.length > 1
    ? `${listed(titles, 3)} at ${places} still depend on it: ${consequence.replace(/\bit\b/, 'them')}`
    : `${titles[0]} at ${places} still depends on it: ${consequence}`;
}

/** Who gets the certificate in the end, where that is not who depends on the link itself. */
function wayTo(consumers: readonly Fact[], beside: Location): string {
  if (consumers.length === 0) return '';
  const { text, several } = factsWithPlaces(consumers, beside);
  return ` ${text} ${several ? 'get their' : 'gets its'} certificate through this step.`;
}

/** Consumers in the head that get their certificate by way of a dependent. */
function consumersOf({ fact }: Dependent, { head, headNodeOf }: BeforeAfter): Fact[] {
  if (fact === undefined || fact.kind === 'consumer') return [];
  return downstream(head, headNodeOf(fact), MAX_CONSUMERS).flatMap((one) =>
    one.fact.kind === 'consumer' ? [one.fact] : [],
  );
}

import { isOfKind, nameOfRef, spellSecret } from '../facts/refs.ts';
import { compareLocations, type Fact, type Ref, type Rule } from '../model/index.ts';
import { excludeEachOther, isOffByDefault } from '../topology/conditions.ts';
import { factTitle } from '../topology/describe.ts';
import { stateOf } from '../topology/graph.ts';
import { deployedTogether } from '../topology/neighbours.ts';
import { addTo } from '../util/collections.ts';

/** Two writers of one Secret: each reverts the other's version. */
export const twoWriters: Rule = {
  id: 'two-writers',
  family: 'renewal',
  title: 'Two tools write the same Secret',
  level: 'warning',
  otherLevels: { error: 'when the Secret in git holds the certificate itself and its deployment reverts the renewal' },
  why: 'Each tool writes its own version. If one of them is a manifest in git, the next sync restores the old certificate from git.',
  fix: 'Keep one writer: remove the Secret from git, or remove the resource that renews it. To keep a bootstrap Secret in git, exempt it with `argocd.argoproj.io/compare-options: IgnoreExtraneous`.',
  references: [
    'https://external-secrets.io/latest/guides/ownership-deletion-policy/',
    'https://cert-manager.io/docs/usage/certificate/',
  ],
  since: '0.1.0',
  fixedByRemoval: true,
  brief: 'a second tool writes it',
  *check({ topology }) {
    const writers = new Map<Ref, Fact[]>();
    for (const fact of topology.facts) {
      if (fact.kind !== 'producer' && fact.kind !== 'sink' && fact.kind !== 'copy') continue;
      // A copy that is taken once puts nothing back, unless it owns the Secret.
      const once = fact.kind === 'copy' && stateOf(fact) === 'once' && fact.attributes.policy !== 'Owner';
      if (fact.attributes.placeholder === true || once) continue;
      for (const ref of fact.writes) {
        if (isOfKind(ref, 'secret') && nameOfRef(ref) !== '?') addTo(writers, ref, fact);
      }
    }
    for (const [ref, facts] of writers) {
      const present = facts.filter((fact) => !isOffByDefault(fact, topology.facts));
      const pair = pairOf(present.toSorted((a, b) => compareLocations(a.location, b.location)));
      if (pair === undefined) continue;
      const [kept, other] = pair;
      const reverts = kept.kind === 'sink';
      yield {
        subject: ref,
        message: `The ${spellSecret(ref)} is written by ${factTitle(other)}${reverts ? `, and is also in git as ${factTitle(kept)}. Applying that file reverts the renewal.` : ` and by ${factTitle(kept)}.`}`,
        level: reverts && kept.attributes.literal === true ? 'error' : 'warning',
        locations: [kept.location],
        related: [other.location],
      };
    }
  },
};

/** Two writers of different tools that are deployed together; the static one first. */
function pairOf(facts: readonly Fact[]): [Fact, Fact] | undefined {
  const first = [...facts.filter((fact) => fact.kind === 'sink'), ...facts.filter((fact) => fact.kind !== 'sink')];
  for (const one of first.slice(0, 50)) {
    for (const other of facts.slice(0, 50)) {
      if (one === other || other.kind === 'sink' || one.mechanism === other.mechanism || !meet(one, other)) continue;
      if (excludeEachOther(one, other)) continue;
      return [one, other];
    }
  }
  return undefined;
}

/** Whether two writers are deployed together. A job applies to what its repository deploys, wherever its file lies. */
function meet(one: Fact, other: Fact): boolean {
  const [a, b] = [one.location, other.location];
  const upload = [one, other].find(({ mechanism }) => mechanism === 'uploads');
  if (upload === undefined || a.repository !== b.repository) return deployedTogether(one, other);
  // A script uploads what it requests itself. An upload that is not scheduled, as in a test, reverts nothing.
  return a.path !== b.path && upload.attributes.schedules !== undefined;
}

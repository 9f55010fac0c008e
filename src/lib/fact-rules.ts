import type { Fact, FactKind, Problem, Rule, RuleInput } from '../model/index.ts';

/** A check that looks at one fact after the other. */
export interface FactCheck extends Omit<Rule, 'check' | 'since'> {
  since?: string;
  /** Only facts of this kind; all when left out. */
  kind?: FactKind;
  /** The message where the fact is a problem, or the problem without what the fact tells itself. */
  problem(fact: Fact, context: FactContext): string | (Partial<Problem> & { message: string }) | undefined;
}

export interface FactContext extends RuleInput {
  /** Facts of the same repository, of every mechanism. */
  neighbours(fact: Fact): readonly Fact[];
}

/** Makes the rule of a check over the facts of one mechanism. */
export function factRule(mechanism: string, check: FactCheck): Rule {
  const { kind, problem, since = '0.1.0', ...rule } = check;
  return {
    ...rule,
    since,
    *check(input) {
      const { ofMechanism, ofRepository } = indexOf(input.topology.facts);
      const context: FactContext = { ...input, neighbours: (fact) => ofRepository.get(fact.location.repository) ?? [] };
      for (const fact of ofMechanism.get(mechanism) ?? []) {
        if (kind !== undefined && fact.kind !== kind) continue;
        const found = problem(fact, context);
        if (found === undefined) continue;
        const given = typeof found === 'string' ? { message: found } : found;
        yield { subject: subjectOf(fact), locations: [fact.location], ...given };
      }
    },
  };
}

/** What a fact is about, without its line: the file, and the name that it gives itself or the first ref that it writes. */
export function subjectOf(fact: Fact): string {
  const name = fact.attributes.name ?? fact.writes[0] ?? fact.reads[0];
  return typeof name === 'string' ? `${fact.location.path}#${name}` : fact.location.path;
}

interface FactsBy {
  ofMechanism: Map<string, Fact[]>;
  ofRepository: Map<string, Fact[]>;
}

const INDEX = new WeakMap<readonly Fact[], FactsBy>();

/** Made once for all rules: there are nearly two hundred. */
function indexOf(facts: readonly Fact[]): FactsBy {
  const known = INDEX.get(facts);
  if (known !== undefined) return known;
  const index = {
    ofMechanism: grouped(facts, (fact) => fact.mechanism),
    ofRepository: grouped(facts, (fact) => fact.location.repository),
  };
  INDEX.set(facts, index);
  return index;
}

function grouped(facts: readonly Fact[], keyOf: (fact: Fact) => string): Map<string, Fact[]> {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const group = groups.get(keyOf(fact));
    if (group === undefined) groups.set(keyOf(fact), [fact]);
    else group.push(fact);
  }
  return groups;
}

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
      const neighbours = byRepository(input.topology.facts);
      const context: FactContext = { ...input, neighbours: (fact) => neighbours.get(fact.location.repository) ?? [] };
      for (const fact of input.topology.facts) {
        if (fact.mechanism !== mechanism || (kind !== undefined && fact.kind !== kind)) continue;
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

const INDEX = new WeakMap<readonly Fact[], Map<string, Fact[]>>();

function byRepository(facts: readonly Fact[]): Map<string, Fact[]> {
  const known = INDEX.get(facts);
  if (known !== undefined) return known;
  const index = new Map<string, Fact[]>();
  for (const fact of facts) {
    const list = index.get(fact.location.repository);
    if (list === undefined) index.set(fact.location.repository, [fact]);
    else list.push(fact);
  }
  INDEX.set(facts, index);
  return index;
}

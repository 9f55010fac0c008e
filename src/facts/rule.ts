import type { Fact, FactKind, Problem, Rule, RuleInput } from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { folderOf, locationKey } from '../util/path-names.ts';
import { type FactKeys, factsBy } from './index.ts';

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
      const { topology, time } = input;
      const { facts } = topology;
      const neighbours = (fact: Fact) => countedScans(factsBy(facts, byRepository, fact.location.repository));
      const context: FactContext = { ...input, neighbours };
      const looks = new Map<string, number>();
      for (const fact of factsBy(facts, byMechanism, mechanism)) {
        if (kind !== undefined && fact.kind !== kind) continue;
        const { repository } = fact.location;
        const before = looks.get(repository) ?? 0;
        if (before > MAX_LOOKS || time?.isOver(repository)) continue;
        looked = 0;
        const found = time === undefined ? problem(fact, context) : time.of(repository, () => problem(fact, context));
        looks.set(repository, before + looked);
        if (found === undefined) continue;
        const given = typeof found === 'string' ? { message: found } : found;
        yield { subject: subjectOf(fact), locations: [fact.location], ...given };
      }
      const over = [...looks].flatMap(([name, count]) => (count > MAX_LOOKS ? [name] : []));
      if (over.length > 0) throw new Error(`${over.join(', ')} defines too many steps; not all were checked`);
    },
  };
}

/** Looks of one rule at the facts of one repository: 10,000 may each be held against all others. */
const MAX_LOOKS = 100_000_000;
/** Looks since a rule began with one fact. */
let looked = 0;

/** The same list, whose searches are counted: most rules find what they need in an index, and the others take quadratic time. */
const countedScans = memoizeByObject((facts: readonly Fact[]): readonly Fact[] => {
  const list = [...facts];
  for (const name of ['some', 'every', 'find', 'findLast', 'filter', 'map', 'flatMap'] as const) {
    const scan = list[name] as (...given: unknown[]) => unknown;
    const value = (...given: unknown[]) => {
      looked += list.length;
      return scan.apply(list, given);
    };
    Object.defineProperty(list, name, { value });
  }
  return list;
});

/** What a fact is about, without its line: the file, and the name that it gives itself or the first ref that it writes. */
export function subjectOf(fact: Fact): string {
  const name = fact.attributes.name ?? fact.writes[0] ?? fact.reads[0];
  return typeof name === 'string' ? `${fact.location.path}#${name}` : fact.location.path;
}

const byMechanism: FactKeys = ({ mechanism }) => [mechanism];
const byRepository: FactKeys = ({ location }) => [location.repository];

/**
 * The rule with one finding for each folder: what one folder has several times, one template or one habit has caused, and one
 * change fixes. Problems at one place are one as well.
 * @param told the message of several places, from the message of the first
 */
export function oncePerFolder(rule: Rule, told: (places: number, first: string) => string): Rule {
  return once(rule, told, ({ locations: [at] }) => at && `${at.repository}\0${folderOf(at.path)}`);
}

/** The rule with one finding for each repository: one migration fixes them all. */
export function oncePerRepository(rule: Rule, told: (places: number, first: string) => string): Rule {
  return once(rule, told, ({ locations: [at] }) => at?.repository, true);
}

/** The rule with one finding for each place that causes its problems: the first of their related places. */
export function oncePerCause(rule: Rule, told: (places: number, first: string) => string): Rule {
  return once(rule, told, ({ related: [at] = [] }) => at && locationKey(at));
}

function once(
  rule: Rule,
  told: (places: number, first: string) => string,
  keyOf: (problem: Problem) => string | undefined,
  whole = false,
): Rule {
  return {
    ...rule,
    *check(input) {
      const groups = groupBy(rule.check(input), (problem) => `${problem.level ?? ''}\0${keyOf(problem)}`);
      for (const found of groups.values()) {
        const places = groupBy(found, ({ locations: [at] }) => at && locationKey(at));
        const [first] = found as [Problem];
        const related = found.flatMap(({ related: others = [] }) => others);
        const locations = [...places.values()].flatMap(([one]) => one?.locations ?? []);
        const folder = whole ? '' : folderOf(first.locations[0]?.path ?? '');
        if (places.size === 1) yield { ...first, ...(related.length > 0 && { related }) };
        else
          yield {
            ...first,
            subject: `${folder}#${rule.id}`,
            message: told(places.size, first.message),
            locations,
            ...(related.length > 0 && { related }),
          };
      }
    },
  };
}

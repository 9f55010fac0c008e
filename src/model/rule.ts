import type { Level, Problem } from './finding.ts';
import type { Inventory } from './inventory.ts';
import type { EntryUse, Policy } from './policy.ts';
import type { Topology } from './topology.ts';

/** All that judgement may see. */
export interface RuleInput {
  inventory: Inventory;
  topology: Topology;
  policy: Policy;
  /** The instant of judgement, in whole milliseconds since the epoch. */
  now: number;
  /** Only where a change is judged; rules about changes say nothing without it. */
  change?: Change;
  /** What became of the policy's own entries; given to the rules that judge the policy, once all else has been judged. */
  entries?: readonly EntryUse[];
}

/** What a change started from; given when a change is judged. */
export interface Change {
  base: { inventory: Inventory; topology: Topology };
  /** Paths whose content differs, as locations spell them. */
  paths: ReadonlySet<string>;
  /** Both sides together with the other repositories of the team, where an inventory of them was given. */
  team?: { inventory: Inventory; topology: Topology; base: { inventory: Inventory; topology: Topology } };
}

/** One judgement. Pure: the same input gives the same problems, in any order. */
export interface Rule {
  /** Kebab-case; states the problem, never the level. */
  id: string;
  title: string;
  /** What is said of several certificates of one trust store together: `have expired`. */
  several?: string;
  level: Level;
  /** Why it matters, for a person who has two minutes. */
  why: string;
  fix: string;
  /** URLs of the specifications or documentation behind it. */
  references: string[];
  /** The version that introduced it. */
  since: string;
  /** Judges the entries of the policy, after every rule that does not. */
  judges?: 'policy';
  /** The problem is how its places relate to each other: it is one, wherever they lie. Any other is mended place by place. */
  joint?: true;
  /** Leads to an outage on the day its certificate runs out: until then, no baseline that is written takes it. */
  runsOut?: true;
  /** No baseline that is written takes it: only a person who gives a reason and a date can ignore it. */
  baseline?: 'never';
  check(input: RuleInput): Iterable<Problem>;
}

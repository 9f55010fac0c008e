import type { Level, Problem } from './finding.ts';
import type { Inventory } from './inventory.ts';
import type { EntryUse, ExpectedState, Policy } from './policy.ts';
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
  /** The time that rules may take; without it they run to their end. */
  time?: RuleTime;
}

/** The time that rules take for one repository. */
export interface RuleTime {
  /** Whether the repository has used it up. Its facts are then left out, and the report says so. */
  isOver(repository: string): boolean;
  /** Runs a step whose time is that of the repository. */
  of<T>(repository: string, step: () => T): T;
}

/** What a change started from; given when a change is judged. */
export interface Change {
  base: {
    inventory: Inventory;
    topology: Topology;
    /** What surrounds a place of the base; as in the head where it is left out. */
    contextOf?: Policy['contextOf'];
  };
  /** Paths whose content differs, as locations spell them. */
  paths: ReadonlySet<string>;
  /** The texts of those that may hold automation, where they were read. */
  texts?: ChangedTexts;
  /** Both sides together with the other repositories of the team, where an inventory of them was given. */
  team?: { inventory: Inventory; topology: Topology; base: { inventory: Inventory; topology: Topology } };
}

/** Both texts of a file; a side that does not have it has an empty text. */
export interface ChangedText {
  path: string;
  before: string;
  after: string;
}

/** The texts of a change, and what they may name elsewhere in the repository. */
export interface ChangedTexts {
  files: readonly ChangedText[];
  /** Names of the scripts in the head. */
  scripts: ReadonlySet<string>;
  /** Functions of scripts that hold a step, which a changed script no longer names: by their name, the path. */
  functions: ReadonlyMap<string, string>;
  /** Folders of the head that hold a step, without the root. */
  folders?: ReadonlySet<string>;
  /** Unchanged files of the head that are about certificates. */
  others?: readonly OtherText[];
}

/** The text of an unchanged file. */
export interface OtherText {
  path: string;
  /** It holds a step. */
  step: boolean;
  text: string;
}

/** What other layers ask of a rule. It is a field here, so that nothing but the rule itself knows the rule's id. */
export interface RuleTraits {
  /**
   * What the finding is about, if not a current file: the change under review, the history of commits, or a served
   * certificate.
   */
  about?: 'change' | 'history' | 'endpoint';
  /**
   * `time`: time alone causes the finding. `key`: it is about key material, and titles of issues do not reveal its
   * path.
   */
  concerns?: 'time' | 'key';
  /** In a comment on a pull request, other findings at the same lines are told below this one. */
  tellsSameLines?: true;
  /**
   * The role of the newest version: its arrival `resolves` the finding, or it `exists` already and was not deployed
   * here.
   */
  newestVersion?: 'resolves' | 'exists';
  /** Minimum stage of an issue with such a finding. If it is absent, the expiration date alone decides. */
  stage?: 'expiring' | 'served';
  /** Removing the subject fixes the finding. */
  fixedByRemoval?: true;
  /** A few words for the mark in a renewal path; the id where they are left out. */
  brief?: string;
  /** False: the finding appears in reports and in the issue of its certificate, but opens no issue of its own. */
  opensIssue?: false;
  /** The state under `expect` in the config file that explains the finding. */
  expectedAs?: ExpectedState;
  /** The state under `expect` that excuses it without being proved by it. */
  excusedBy?: ExpectedState;
}

/** What a rule that belongs to no tool is about. Rules of one family stand under one heading in the list of rules. */
export type RuleFamily =
  | 'endpoints'
  | 'copies'
  | 'renewal'
  | 'changes'
  | 'validity'
  | 'certificates'
  | 'keys'
  | 'scan'
  | 'config';

/** One rule. Pure: the same input gives the same problems, in any order. */
export interface Rule extends RuleTraits {
  /** Kebab-case; states the problem, never the level. */
  id: string;
  /** Only of a rule that belongs to no tool. */
  family?: RuleFamily;
  title: string;
  /** What is said of several certificates of one trust store together: `have expired`. */
  several?: string;
  level: Level;
  /** When a finding has another level, for the documentation: goes on after the level, as `when it is in use`. */
  otherLevels?: Partial<Record<Level, string>>;
  /** Why it matters, for a person who has two minutes. */
  why: string;
  fix: string;
  /** URLs of the specifications or documentation behind it. */
  references: string[];
  /** The version that introduced it. */
  since: string;
  /** Judges the entries of the policy, after every rule that does not. */
  judges?: 'policy';
  /**
   * The problem is the relation between its places, so it is one problem wherever they are. Problems of other rules are
   * fixed place by place.
   */
  joint?: true;
  /** The finding becomes an outage when its certificate expires. Until then, it is never written to a baseline. */
  outageOnExpiry?: true;
  /** It is never written to a baseline: only a person who gives a reason and a date can ignore it. */
  baseline?: 'never';
  check(input: RuleInput): Iterable<Problem>;
}

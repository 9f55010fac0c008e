import type { Fact } from './fact.ts';
import type { FactAttributes, OwnAttributes } from './fact-attributes.ts';
import type { UnreadableReason } from './inventory.ts';
import type { Place } from './location.ts';
import type { Rule } from './rule.ts';

/** A text file that a mechanism asked for. Parsed forms are made once and shared by all mechanisms. */
export interface ConfigFile {
  path: string;
  text: string;
  /** Result of a parse that is shared between mechanisms under one name; made on the first call. */
  shared<T>(name: string, make: (text: string) => T): T;
}

/**
 * A fact as a mechanism writes it. Other layers read `attributes`; only the mechanism's own rules read `own`. An
 * undeclared key of `attributes` is a type error, even in a spread.
 */
export type WrittenFact<Names extends string = never, Given = FactAttributes> = Omit<
  Fact,
  'mechanism' | 'location' | 'attributes'
> & {
  attributes: Given & { [key in Exclude<keyof Given, keyof FactAttributes>]: never };
  own?: OwnAttributes<Names>;
};

/** @typeParam Names what the mechanism's own rules read beside the common attributes */
export interface MechanismOutput<Names extends string = never> {
  fact<Given extends FactAttributes>(fact: WrittenFact<Names, Given>, place: Place): void;
  unreadable(reason: UnreadableReason, detail: string, place?: Place): void;
}

/** One tool that renews, copies, consumes or reloads certificates. Never imports another mechanism. */
export interface Mechanism {
  /** Kebab-case; the name of the folder, and the prefix of its rules' ids. */
  id: string;
  title: string;
  /** How a file of this tool is recognised, for people. */
  identifiedBy: string;
  references: string[];
  /** File names that may matter: a cheap test on the path alone. */
  accepts(path: string): boolean;
  /** Byte strings, one of which must occur in an accepted file; none means that the name alone is enough. */
  needles: readonly string[];
  /** Of a mechanism without such strings, the names that it accepts. */
  named?: RegExp;
  read(file: ConfigFile, output: MechanismOutput): void;
  /** What follows of a file in a folder of hooks that cannot be executed. */
  inert?(path: string, output: Pick<MechanismOutput, 'fact'>): void;
  /** The tool's own checks. */
  rules: readonly Rule[];
}

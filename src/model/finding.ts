import type { Location } from './location.ts';
import type { Context } from './policy.ts';

/** SARIF's levels, worst first. */
export const LEVELS = ['error', 'warning', 'note'] as const;
export type Level = (typeof LEVELS)[number];

/** What a rule says about one subject. The judge turns it into findings. */
export interface Problem {
  /** What the problem is about, without line numbers or day counts: a fingerprint, a ref, a path. Part of the key. */
  subject: string;
  /** What is wrong, with names and absolute dates, and why it matters; full sentences. */
  message: string;
  /** What to do; the rule's own where it is left out. */
  fix?: string;
  /** The rule's own where it is left out. */
  level?: Level;
  /** All the places to fix, at least one. The judge groups them by context. */
  locations: Location[];
  /** Other places that explain it: the newest copy, the producer. */
  related?: Location[];
  /** Fingerprint. */
  certificate?: string;
  owners?: string[];
  /** Each place is a problem of its own, and one more is new. */
  pool?: true;
  /**
   * Read from the words of an edit, which another finding may tell better, or which may be a fix. A statement that stays is
   * not told by what is gone beside it.
   */
  ofWords?: true | 'stays';
}

/** A finding on its way from the judge to the comparison with the base of a change. */
export interface JudgedFinding extends Finding {
  /** How many of `location` and the first of `related` are the bad places themselves, not what explains them. */
  counted?: number;
  pool?: true;
  ofWords?: true | 'stays';
}

export interface Finding {
  rule: string;
  level: Level;
  message: string;
  fix: string;
  location: Location;
  related: Location[];
  certificate?: string;
  owners?: string[];
  /** `rule|subject`, stable across edits; equal keys are one finding. */
  key: string;
  status?: 'new' | 'existing' | 'fixed';
  /** Why it does not count: an ignore entry, the baseline, an expectation. */
  suppressed?: { by: 'ignore' | 'baseline' | 'expect'; reason: string; until?: string };
  /** Where it lies, when that lowered it. */
  context?: Exclude<Context, 'production'>;
}

import type { Location } from './location.ts';
import type { Context } from './policy.ts';

/** What part of a certificate's life a row of the review is about, in the order in which they are told. */
export const REVIEW_STEPS = [
  'certificate',
  'key',
  'keystore',
  'issuer',
  'renewal',
  'schedule',
  'copy',
  'store',
  'secret',
  'pin',
  'reload',
  'use',
  'controller',
  'version',
  'deployment',
  'permission',
  'alert',
] as const;
export type ReviewStep = (typeof REVIEW_STEPS)[number];

/**
 * What a change means for its dependents. `breaks`: something in use loses its source. `weakens`: it continues later,
 * more rarely, or only by hand. `unclear`: it is gone, and no dependents are known.
 */
export type ReviewEffect = 'breaks' | 'weakens' | 'unclear';

/** One difference. `before` or `after` is absent if that side states nothing. */
export interface ReviewDifference {
  /** What differs, in plain words: `schedule`, `expires`, `issuer`. */
  of: string;
  before?: string;
  after?: string;
}

/** Who depends on a step. */
export interface ReviewDependent {
  what: string;
  location: Location;
}

/** What a change does to one certificate, key or step of the automation. */
export interface ReviewRow {
  step: ReviewStep;
  /** `replaced`: gone, and something else takes its place in the same change. */
  action: 'added' | 'removed' | 'altered' | 'replaced';
  /** In plain words, without the step: `Certificate "web" (cert-manager)`. */
  what: string;
  differences: ReviewDifference[];
  /** Where it is in the head, or where it was in the base if it was removed. */
  location: Location;
  /** The first few of the known dependents. */
  dependents: ReviewDependent[];
  owners: string[];
  effect?: ReviewEffect;
  /** Where it is, when that is no production. */
  context?: Exclude<Context, 'production'>;
}

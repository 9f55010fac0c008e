import type { Fact, Ref } from './fact.ts';

/** One certificate across its renewals, wherever its copies lie. */
export interface Lineage {
  /** Stable identifier: a hash of the identity. */
  id: string;
  /** What a person calls it: the first DNS name, else the common name, else the subject. */
  title: string;
  /** Fingerprints of the versions, newest first. */
  versions: string[];
}

/**
 * A join that carries a new version one step further. Its ends are `fact:<index in the topology's facts>`, or
 * `cert:<fingerprint>` for a certificate that was seen where a fact keeps one.
 */
export interface Edge {
  from: string;
  to: string;
  /** The ref that both sides name. */
  ref: Ref;
  /** `high` when both sides name the same ref, `low` when a namespace or a root had to be guessed. */
  confidence: 'high' | 'low';
  state: 'live' | 'frozen' | 'pinned' | 'once' | 'off' | 'manual';
}

/** The graph that the facts of an inventory span. Derived, never stored apart from it. */
export interface Topology {
  lineages: Lineage[];
  facts: Fact[];
  edges: Edge[];
}

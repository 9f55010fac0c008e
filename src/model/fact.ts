import type { FactAttributes, OwnAttributes } from './fact-attributes.ts';
import type { Location } from './location.ts';

/**
 * The role a piece of rotation configuration plays in the chain issuer → producer → sink → copy → consumer → reload.
 * An `issuer` signs what a producer asks for; `schedule` starts a producer or a copy; `pin` freezes a reference to one
 * version; a `scope` says where the files that it lists are deployed (a kustomization's namespace).
 */
export type FactKind = 'issuer' | 'producer' | 'sink' | 'copy' | 'consumer' | 'reload' | 'schedule' | 'pin' | 'scope';

declare const REF: unique symbol;

/** Functions that take a string apart: only `src/facts/refs.ts` makes, reads and prints a ref. */
type Cuts =
  | (
      | 'at'
      | 'charAt'
      | 'charCodeAt'
      | 'concat'
      | 'endsWith'
      | 'includes'
      | 'indexOf'
      | 'lastIndexOf'
      | 'match'
      | 'matchAll'
    )
  | (
      | 'replace'
      | 'replaceAll'
      | 'search'
      | 'slice'
      | 'split'
      | 'startsWith'
      | 'substring'
      | 'toLowerCase'
      | 'toUpperCase'
    );

/**
 * A key by which facts join: `secret:<namespace>/<name>`, `cluster-issuer:<name>`, `path:<absolute path on a host>`,
 * `file:<path in the repository>`, `host:<dns name>` … The kinds stand in `src/facts/refs.ts`. An unknown namespace is
 * written `?`; two known, different namespaces never join. A string in memory and in JSON.
 */
export type Ref = string & { readonly [REF]: true } & { readonly [method in Cuts]: never };

/** One statement of the renewal configuration, as one mechanism read it from one place. */
export interface Fact {
  kind: FactKind;
  /** Id of the mechanism that read it. */
  mechanism: string;
  location: Location;
  /** What it takes: the issuer of a producer, the source of a copy, the sink that a consumer mounts. */
  reads: Ref[];
  /** What it provides: the sink of a producer, the target of a copy, the host that a consumer serves. */
  writes: Ref[];
  /** Subject alternative names it covers, where it says so, spelled as in a certificate (`dns:…`). */
  names?: string[];
  /**
   * Facts about it that are no links. They include the attributes for the mechanism's own rules; see {@link
   * OwnAttributes}.
   */
  attributes: FactAttributes;
  /**
   * In a template: the tests under which the place exists; `!` before a test means that it must fail. Two facts with
   * contradicting tests never exist together. In values of a chart: the tests that they fulfil.
   */
  conditions?: readonly string[];
  /** 1-based lines of attributes that stand on a line of their own. */
  lines?: Record<string, number>;
}

/** A fact as JSON: what the mechanism wrote for its own rules is among its attributes. */
export interface FactJson extends Fact {
  attributes: FactAttributes & OwnAttributes;
}

import type { Location } from './location.ts';

/**
 * The role a piece of rotation configuration plays in the chain issuer → producer → sink → copy → consumer → reload.
 * `schedule` starts a producer or a copy; `pin` freezes a reference to one version.
 */
export type FactKind = 'producer' | 'sink' | 'copy' | 'consumer' | 'reload' | 'schedule' | 'pin';

/**
 * A key by which facts join: `secret:<namespace>/<name>`, `path:<absolute path>`, `arn:…`, `kv:…`, `host:<dns name>`,
 * `cert:<sha256>` … An unknown namespace is written `?`; two known, different namespaces never join.
 */
export type Ref = string;

/** A value that was written down; `null` stands for one that is templated or otherwise unknown, never for a missing one. */
export type AttributeValue = string | number | boolean | null | AttributeValue[];

/** One statement of the rotation configuration, as one mechanism read it from one place. */
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
  /** What the mechanism's own rules need, in the mechanism's own words (`renewBefore: "720h"`). Absent key = not stated. */
  attributes: Record<string, AttributeValue>;
}

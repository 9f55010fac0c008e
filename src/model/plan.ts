import type { Instant } from './certificate.ts';

/** What the shards of one run of a team share: written once, before they start. Described by schemas/plan.schema.json. */
export interface Plan {
  schemaVersion: 1;
  tool: { name: string; version: string };
  /** When the repositories were listed. */
  listed: Instant;
  /**
   * Number of shards.
   * @minimum 1
   * @maximum 256
   * @asType integer
   */
  shards: number;
  /** By name, each once. */
  repositories: PlannedRepository[];
}

export interface PlannedRepository {
  /**
   * `owner/name`.
   * @pattern ^[A-Za-z0-9][\w.-]*\/[\w.-]+$
   * @maxLength 200
   */
  name: string;
  /**
   * KiB, as the server told; 0 where it is not known.
   * @minimum 0
   */
  size: number;
  defaultBranch?: string;
  public?: true;
  /**
   * The shard that audits it, from 1.
   * @minimum 1
   * @maximum 256
   * @asType integer
   */
  shard: number;
}

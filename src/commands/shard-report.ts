import type { Fault, Inventory, Report } from '../model/index.ts';
import { TOOL } from '../version.ts';
import type { Shard } from './plan.ts';

/**
 * The inventory of one shard, without findings: parts of a team can only be evaluated together. The report says so, so
 * that a reader does not take the lack of findings for a verdict.
 */
export function shardReport(shard: Shard, inventory: Inventory, faults: readonly Fault[], now: number): Report {
  const name = `${shard.number}/${shard.of}`;
  return {
    tool: TOOL,
    now,
    rules: [],
    inventory,
    topology: { lineages: [], facts: inventory.facts, edges: [] },
    contextOf: () => 'production',
    findings: [],
    faults: [...faults],
    incomplete: [`This is only shard ${name}, which is not evaluated yet: merge it with the other shards.`],
  };
}

import type { Fault, Inventory, Report } from '../model/index.ts';
import { TOOL } from '../version.ts';
import type { Shard } from './plan.ts';

/**
 * What one shard found, without a judgement: what a part of the team holds can only be judged together with the other parts.
 * It says so itself, so that a reader does not take the lack of findings for a verdict.
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

import { judgeInventory } from '../audit.ts';
import { UsageError } from '../lib/errors.ts';
import { inventoryBuilder } from '../lib/inventory.ts';
import type { Fault } from '../model/index.ts';
import { type Arguments, instant } from './arguments.ts';
import { deliver, planDelivery } from './deliver.ts';
import { inventoryOf } from './read-report.ts';
import { configOf, readText } from './run-audit.ts';
import type { World } from './world.ts';

/** Merges the JSON reports of shards and judges the whole; the order of the shards does not matter. */
export async function run(args: Arguments, world: World): Promise<number> {
  if (args.operands.length === 0) throw new UsageError('merge takes the JSON reports of at least one run');
  const plan = planDelivery(args);
  const now = args.value('now');
  const builder = inventoryBuilder();
  const faults: Fault[] = [];
  for (const path of args.operands) {
    const { inventory, report } = await inventoryOf(readText(path, world), path);
    builder.add(inventory);
    // What failed while a shard was judged fails again, if it still does; what failed while it was read is gone.
    faults.push(...report.faults);
  }
  const merged = await judgeInventory(builder.inventory(), faults, {
    now: now === undefined ? world.clock : instant('--now', now),
    config: await configOf(args.value('config'), { access: { kind: 'files', root: world.cwd }, entries: [] }, world),
  });
  return deliver(merged, plan, world);
}

import { r as judgeInventory } from "./audit.js";
import { r as UsageError } from "./suggest.js";
import { tt as inventoryBuilder } from "./mechanisms.js";
import { t as instant } from "./arguments.js";
import { m as readText, n as planDelivery, p as configOf, t as deliver } from "./deliver.js";
import { t as inventoryOf } from "./read-report.js";

// src/commands/merge.ts
/** Merges the JSON reports of shards and judges the whole; the order of the shards does not matter. */
async function run(args, world) {
	if (args.operands.length === 0) throw new UsageError("merge takes the JSON reports of at least one run");
	const plan = planDelivery(args);
	const now = args.value("now");
	const builder = inventoryBuilder();
	const faults = [];
	for (const path of args.operands) {
		const { inventory, report } = await inventoryOf(readText(path, world), path);
		builder.add(inventory);
		faults.push(...report.faults);
	}
	const merged = await judgeInventory(builder.inventory(), faults, {
		now: now === void 0 ? world.clock : instant("--now", now),
		config: await configOf(args.value("config"), {
			access: {
				kind: "files",
				root: world.cwd
			},
			entries: []
		}, world)
	});
	return deliver(merged, plan, world);
}

export { run };
import "./rolldown-runtime.js";
import { t as timeline } from "./reporters-timeline.js";
import { l as requestOf } from "./sources.js";
import { a as runAudit } from "./policy-config.js";
import { t as EXIT } from "./commands-runtime.js";

// src/commands/timeline.ts
/** Prints each lineage on one line, with what the history says of its arrivals. */
async function run(args, world) {
	const report = await runAudit({
		...requestOf(args, world),
		history: true
	}, world);
	world.out(timeline.render(report, {
		color: world.color,
		width: world.columns,
		quiet: false
	}));
	return report.incomplete.length > 0 || report.faults.length > 0 ? EXIT.trouble : EXIT.clean;
}

export { run };
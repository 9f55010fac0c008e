import "./rolldown-runtime.js";
import { E as timeline } from "./reports.js";
import { F as requestOf, r as EXIT } from "./start.js";
import { a as runAudit } from "./judging.js";

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
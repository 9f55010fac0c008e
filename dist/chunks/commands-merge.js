import "./rolldown-runtime.js";
import { c as addServed, i as homeOf, u as judgeInventory } from "./judging.js";
import { S as compareText, f as UsageError } from "./ground.js";
import { A as endpointsOf, L as instant, N as planDelivery, P as readText, f as missingFrom, p as readPlan } from "./start.js";
import { t as readReports } from "./commands-read-report.js";
import { n as judgementHere } from "./sources-remote.js";
import { C as deliver } from "./reports.js";

// src/commands/merge.ts
/** Merges the JSON reports of shards and judges the whole; the order of the shards does not matter. */
async function run(args, world) {
	if (args.operands.length === 0) throw new UsageError("merge needs the JSON reports of at least one run");
	const delivery = planDelivery(args);
	const now = args.value("now");
	const endpoints = endpointsOf(args);
	const judgement = await judgementHere({
		now: now === void 0 ? world.clock : instant("--now", now),
		home: await homeOf(world),
		config: args.value("config"),
		baseline: args.value("baseline")
	}, world);
	const merged = await mergeReports(await readReports(args.operands, world), args.value("plan"), world, judgement, endpoints);
	return deliver(merged, delivery, world);
}
/**
* One report of the reports of shards. A repository of the plan that is in none of them makes it incomplete.
* @param plan path of the plan; undefined where there was none, and nothing is known to be missing
*/
async function mergeReports({ inventory, faults }, plan, world, judgement, endpoints) {
	const planned = plan === void 0 ? void 0 : await readPlan(readText(plan, world), plan);
	await addServed(inventory, judgement.config, judgement.home ?? "", endpoints, world);
	const merged = await judgeInventory(inventory, faults, judgement);
	const missing = planned === void 0 ? [] : missingFrom(planned, inventory);
	return {
		...merged,
		faults: distinct(merged.faults),
		incomplete: [...missing, ...merged.incomplete]
	};
}
/** A failure while a shard was evaluated occurs again, if its cause remains. */
function distinct(faults) {
	return [...new Map(faults.map((fault) => [`${fault.where}\0${fault.message}`, fault]))].sort(([a], [b]) => compareText(a, b)).map(([, fault]) => fault);
}

export { run as n, mergeReports as t };
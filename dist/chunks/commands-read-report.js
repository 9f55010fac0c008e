import "./rolldown-runtime.js";
import { n as judgeInventory } from "./policy.js";
import { S as compareText, _ as fileTrouble, et as readInstant, g as UsageError } from "./util-and-model.js";
import { n as instant } from "./commands-arguments.js";
import { c as readText, i as endpointsOf, s as planDelivery, u as expandPaths } from "./sources.js";
import { i as homeOf, o as addServed } from "./policy-config.js";
import { a as readPlan, c as readJson, i as missingFrom } from "./commands-plan.js";
import { c as inventoryBuilder } from "./bytes.js";
import { n as judgementHere } from "./sources-remote.js";
import { t as deliver } from "./reporting.js";
const { readdirSync, statSync } = process.getBuiltinModule("node:fs");
const { join, resolve } = process.getBuiltinModule("node:path");

// src/commands/read-report.ts
/**
* The reports behind paths and patterns, a folder standing for the `.json` files in it, in any order; each file once.
* @throws UsageError where one cannot be read, or is no report
*/
async function readReports(paths, world) {
	const builder = inventoryBuilder();
	const faults = [];
	const audits = [];
	const files = (await expandPaths(paths, world.cwd)).flatMap((path) => filesAt(path, world));
	for (const file of new Map(files.map((path) => [resolve(world.cwd, path), path])).values()) {
		const { inventory, report } = await inventoryOf(readText(file, world), file);
		builder.add(inventory);
		faults.push(...report.faults);
		const time = readInstant(report.now);
		if (time === null) continue;
		for (const { name, failure } of inventory.repositories) if (failure === void 0 || failure.reason === "empty") audits.push({
			repository: name,
			time
		});
	}
	return {
		inventory: builder.inventory(),
		faults,
		audits
	};
}
/** Sorted, so that a message about the first bad one is the same everywhere. */
function filesAt(path, world) {
	const folder = resolve(world.cwd, path);
	try {
		if (!statSync(folder).isDirectory()) return [path];
		return readdirSync(folder).filter((name) => name.endsWith(".json")).sort(compareText).map((name) => join(path, name));
	} catch (error) {
		throw new UsageError(`${path} cannot be read: ${fileTrouble(error)}`);
	}
}
/**
* The inventory of a JSON report, after its schema.
* @throws UsageError that names the file
*/
async function inventoryOf(text, path) {
	const report = await readJson(text, path, "a report", () => import("./report.schema.js"));
	const { repositories, certificates, privateKeys, keystores, revocationLists, requests, unreadable, expirations, ignoreComments, arrivals, served } = report;
	return {
		inventory: {
			repositories,
			certificates,
			privateKeys,
			keystores,
			revocationLists,
			requests,
			facts: report.topology.facts,
			unreadable,
			...expirations !== void 0 && { expirations },
			...ignoreComments !== void 0 && { ignoreComments },
			...arrivals !== void 0 && { arrivals },
			...served !== void 0 && { served }
		},
		report
	};
}

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

export { run as n, readReports as r, mergeReports as t };
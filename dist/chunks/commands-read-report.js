import "./rolldown-runtime.js";
import { u as inventoryBuilder } from "./reading.js";
import { $t as readInstant, S as compareText, f as UsageError, p as fileTrouble } from "./ground.js";
import { I as expandPaths, P as readText, h as readJson } from "./start.js";
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

export { readReports as t };
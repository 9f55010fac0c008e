import "./rolldown-runtime.js";
import { i as startThreads, n as MANY_FILES } from "./readers.js";
import { a as tracksMany, t as knowsFacts } from "./sources-facts-cache.js";
import { a as factsFolder, l as requestOf, o as openSources, s as planDelivery } from "./sources.js";

// src/commands/scan.ts
/** Audits folders, work trees and bare repositories. */
async function run(args, world) {
	const plan = planDelivery(args);
	const request = requestOf(args, world);
	const folder = factsFolder(request);
	const threads = [];
	let sources = Promise.resolve([]);
	const listing = new Promise((resolve) => {
		sources = openSources(request, world, (gitDir) => {
			const isKnown = folder !== void 0 && knowsFacts(folder, gitDir);
			if (threads.length === 0 && !isKnown && tracksMany(gitDir, 4e3)) threads.push(...startThreads(world.workerUrl));
			resolve();
		});
	});
	await Promise.race([sources, listing]);
	const [{ runAudit }, { deliver }] = await Promise.all([import("./load-commands-run-audit.js"), import("./load-commands-write-report.js")]);
	return deliver(await runAudit(request, world, {
		sources,
		threads
	}), plan, world);
}

export { run };
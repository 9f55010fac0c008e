import "./rolldown-runtime.js";
import { i as threadsOfMachine, n as MANY_FILES, r as startThread } from "./readers.js";
import { a as openSources, c as requestOf, o as planDelivery } from "./sources.js";
import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";

// src/readers/git-index.ts
/**
* Whether the index of a repository says that it has so many entries. A first guess, before git has listed them: who writes the
* index may write another number into it.
*/
function tracksMany(gitDir, many) {
	const header = Buffer.alloc(12);
	try {
		const file = openSync(join(gitDir, "index"), "r");
		try {
			readSync(file, header, 0, header.length, 0);
		} finally {
			closeSync(file);
		}
	} catch {
		return false;
	}
	return header.toString("latin1", 0, 4) === "DIRC" && header.readUInt32BE(8) >= many;
}

// src/commands/scan.ts
/** Audits folders, work trees and bare repositories. */
async function run(args, world) {
	const plan = planDelivery(args);
	const request = requestOf(args, world);
	const threads = [];
	let sources = Promise.resolve([]);
	const listing = new Promise((resolve) => {
		sources = openSources(request, world, (gitDir) => {
			if (threads.length === 0 && tracksMany(gitDir, 4e3)) threads.push(...startThreads(world));
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
function startThreads({ workerUrl }) {
	if (workerUrl === void 0) return [];
	return Array.from({ length: threadsOfMachine() - 1 }, () => startThread(workerUrl));
}

export { run };
import "./rolldown-runtime.js";
import { t as instant } from "./arguments.js";
import { a as readText, c as endpointsOf, o as runAudit } from "./run-audit.js";
import { n as planDelivery, t as deliver } from "./write-report.js";

// src/commands/scan.ts
/** Audits folders, work trees and bare repositories. */
async function run(args, world) {
	const plan = planDelivery(args);
	return deliver(await runAudit(requestOf(args, world), world), plan, world);
}
/** What the options ask for. */
function requestOf(args, world) {
	const now = args.value("now");
	return {
		paths: args.operands,
		now: now === void 0 ? world.clock : instant("--now", now),
		config: args.value("config"),
		baseline: args.value("baseline"),
		include: args.values("include"),
		exclude: args.values("exclude"),
		endpoints: endpointsOf(args),
		passwords: passwordsOf(args.value("keystore-passwords"), world)
	};
}
/** One password a line; `-` is standard input. A line that is empty is no password. */
function passwordsOf(file, world) {
	if (file === void 0) return [];
	return (file === "-" ? world.input() : readText(file, world)).split(/\r?\n/).filter((line) => line !== "");
}

export { run as n, requestOf as t };
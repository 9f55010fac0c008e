import "./rolldown-runtime.js";
import { g as parseEndpoint, u as judgeInventory } from "./judging.js";
import { l as emptyInventory } from "./reading.js";
import { t as probeEndpoints } from "./probe.js";
import { f as UsageError, tn as toInstant } from "./ground.js";
import { L as instant, N as planDelivery } from "./start.js";
import { C as deliver } from "./reports.js";

// src/commands/probe.ts
/** Asks endpoints what they serve now, and judges that alone; a user who types an address may probe it, wherever it is. */
async function run(args, world) {
	const plan = planDelivery(args);
	const now = args.value("now");
	if (args.operands.length === 0) throw new UsageError("probe takes an endpoint, such as smtp://mx.example.com:25");
	for (const operand of args.operands) {
		const complaint = parseEndpoint(operand);
		if (typeof complaint === "string") throw new UsageError(`${operand}: ${complaint}`);
	}
	const targets = [...new Set(args.operands)].map((address) => ({
		address,
		location: {
			repository: "",
			path: address
		}
	}));
	const served = await probeEndpoints(targets, {
		scope: "any",
		asked: toInstant(world.clock)
	});
	const judgement = { now: now === void 0 ? world.clock : instant("--now", now) };
	return deliver(await judgeInventory({
		...emptyInventory(),
		served
	}, [], judgement), plan, world);
}

export { run };
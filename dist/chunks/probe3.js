import "./rolldown-runtime.js";
import { r as judgeInventory } from "./audit.js";
import { I as toInstant, i as emptyInventory } from "./collect.js";
import { t as probeEndpoints } from "./probe.js";
import { t as parseEndpoint } from "./endpoint-address.js";
import { t as UsageError } from "./errors.js";
import { t as instant } from "./arguments.js";
import { n as planDelivery, t as deliver } from "./write-report.js";

// src/commands/probe.ts
/** Asks endpoints what they serve now, and judges that alone; whoever types an address may ask it, wherever it is. */
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
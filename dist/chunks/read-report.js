import { r as __toESM } from "./rolldown-runtime.js";
import { i as messageOf, r as UsageError } from "./suggest.js";

// src/commands/read-report.ts
/** Largest JSON report that is read, in characters. */
const MAX_REPORT = 512 << 20;
/**
* The inventory of a JSON report, after its schema. A report from elsewhere is as untrusted as any file.
* @throws UsageError that names the file
*/
async function inventoryOf(text, path) {
	if (text.length > MAX_REPORT) throw new UsageError(`${path} is too large to be a report`);
	let report;
	try {
		report = JSON.parse(text);
	} catch (error) {
		throw new UsageError(`${path} is not JSON (${messageOf(error)})`);
	}
	const [{ Ajv }, { default: schema }] = await Promise.all([import("./ajv.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)), import("./report.schema.js")]);
	const ajv = new Ajv({
		strict: false,
		allowUnionTypes: true
	});
	if (!ajv.validate(schema, report)) {
		const [first] = ajv.errors ?? [];
		throw new UsageError(`${path} is not a report: ${first?.instancePath || "it"} ${first?.message}`);
	}
	const { repositories, certificates, privateKeys, keystores, revocationLists, requests, unreadable, arrivals } = report;
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
			...arrivals !== void 0 && { arrivals }
		},
		report
	};
}

export { inventoryOf as t };
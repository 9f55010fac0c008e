import "./rolldown-runtime.js";
import { t as allRules } from "./rules.js";
import { t as UsageError } from "./util-errors.js";
import { t as didYouMean } from "./leven.js";
import { w as wrap } from "./emoji-regex.js";
import { t as EXIT } from "./commands-runtime.js";

// src/commands/explain.ts
/** Prints why a rule exists and how to fix what it finds. */
async function run(args, world) {
	const [id, ...more] = args.operands;
	if (id === void 0 || more.length > 0) throw new UsageError("explain takes one rule id, such as stale-copy");
	const rule = allRules.find((candidate) => candidate.id === id);
	if (rule === void 0) {
		const hint = didYouMean(id, allRules.map((known) => known.id));
		throw new UsageError(`there is no rule "${id}"${hint}; docs/rules.md lists them`);
	}
	const paragraphs = [
		`${rule.id} (${rule.level})`,
		rule.title,
		`Why: ${rule.why}`,
		`Fix: ${rule.fix}`
	];
	const references = rule.references.map((url) => `  ${url}`).join("\n");
	const text = paragraphs.map((paragraph) => wrap(paragraph, world.columns).join("\n"));
	world.out(`${[...text, references].filter((part) => part !== "").join("\n\n")}\n`);
	return EXIT.clean;
}

export { run };
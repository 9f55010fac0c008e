import "./rolldown-runtime.js";
import { f as allRules, m as familyAnchor, p as families } from "./judging.js";
import { E as LEVELS, O as didYouMean, bn as wrap, f as UsageError, hn as plural } from "./ground.js";
import { at as docsUrl, r as EXIT } from "./start.js";

// src/commands/explain.ts
/** Prints why a rule exists and how to fix what it finds; of a tool or a family its rules, and without a name all of them. */
async function run(args, world) {
	const [name, ...more] = args.operands;
	if (more.length > 0) throw new UsageError("explain takes one rule or tool, such as stale-copy or certbot");
	const lines = name === void 0 ? everyFamily(world.columns) : linesOf(name, world.columns);
	world.out(`${lines.join("\n")}\n`);
	return EXIT.clean;
}
function linesOf(name, width) {
	const rule = allRules.find(({ id }) => id === name);
	if (rule !== void 0) return ruleLines(rule, width);
	const family = families.find(({ id }) => id === name);
	if (family !== void 0) return [
		...familyLines(family, width),
		"",
		docsUrl(`rules/${familyAnchor(family.title)}`)
	];
	const known = [...allRules, ...families].map(({ id }) => id);
	const hint = didYouMean(name, known) || "; \"cert-hygiene explain\" lists all";
	throw new UsageError(`there is no rule or tool "${name}"${hint}`);
}
function ruleLines(rule, width) {
	const { id, level, otherLevels = {}, title, why, fix, page = "", references } = rule;
	const others = LEVELS.flatMap((one) => otherLevels[one] === void 0 ? [] : `${one === "error" ? "an" : "a"} ${one} ${otherLevels[one]}`);
	const levels = others.length === 0 ? [] : [`Level: ${[level, ...others].join("; ")}.`];
	const paragraphs = [
		`${id} (${level})`,
		title,
		`Why: ${why}`,
		`Fix: ${fix}`,
		...levels
	].map((text) => wrap(text, width));
	const sources = references.length > 0 ? [["References:", ...references.map((url) => `  ${url}`)]] : [];
	return [
		...paragraphs,
		[`Before and after: ${page}`],
		...sources
	].flatMap((lines, i) => i === 0 ? lines : ["", ...lines]);
}
function everyFamily(width) {
	const about = `${plural(allRules.length, "rule")}. "cert-hygiene explain NAME" explains a rule, or lists those of a tool.`;
	return [...wrap(about, width), ...families.flatMap((family) => ["", ...familyLines(family, width)])];
}
/** A heading, and one row for each rule; what is left of a long title goes on below it. */
function familyLines({ id, title, rules }, width) {
	const widest = Math.max(...rules.map((rule) => rule.id.length));
	const indent = widest + 13;
	const rows = rules.flatMap((rule) => {
		const [first = "", ...rest] = wrap(rule.title, Math.max(20, width - indent));
		return [`${`  ${rule.level.padEnd(7)}  ${rule.id.padEnd(widest)}  `}${first}`, ...rest.map((line) => `${" ".repeat(indent)}${line}`)];
	});
	return [`${title} (${id})`, ...rows];
}

export { run };
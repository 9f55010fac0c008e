import { O as didYouMean, g as UsageError, v as messageOf } from "./util-and-model.js";
const { parseArgs } = process.getBuiltinModule("node:util");

// src/commands/arguments.ts
/** Reads the arguments after the command's name. Throws UsageError for what the command does not know. */
function parse(command, argv) {
	const options = Object.fromEntries(command.options.map((option) => [option.name, {
		type: option.value === void 0 ? "boolean" : "string",
		multiple: true
	}]));
	let parsed;
	try {
		parsed = parseArgs({
			args: [...argv],
			options,
			allowPositionals: true,
			strict: true
		});
	} catch (error) {
		const unknown = /Unknown option '(--?[^']+)'/.exec(messageOf(error))?.[1];
		if (unknown === void 0) throw new UsageError(plainer(command, messageOf(error).split(". ")[0] ?? ""));
		const names = command.options.map((option) => `--${option.name}`);
		throw new UsageError(`${command.name} has no option ${unknown}${didYouMean(unknown, names)}`);
	}
	const values = (name) => parsed.values[name] ?? [];
	return {
		operands: parsed.positionals,
		value: (name) => values(name).at(-1),
		values,
		has: (name) => parsed.values[name] !== void 0
	};
}
/** What Node says of a value that is missing or too much, in words of the command line. */
function plainer({ name, options }, message) {
	const [, given, less, more] = /^Option '(--[\w-]+)[^']*' (?:(argument missing|argument is ambiguous)|(does not take an argument))/.exec(message) ?? [];
	const value = options.find((option) => `--${option.name}` === given)?.value;
	if (less !== void 0) return `${name} ${given} takes a value: ${given} ${value}`;
	return more === void 0 ? message : `${name} ${given} takes no value`;
}
/** One of a closed set of values. Throws UsageError that lists them. */
function oneOf(option, given, allowed) {
	const match = allowed.find((value) => value === given);
	if (match === void 0) throw new UsageError(`${option}: "${given}" is not one of ${allowed.join(", ")}`);
	return match;
}
/** An ISO 8601 date or instant, in milliseconds. A date alone is midnight UTC. Throws UsageError. */
function instant(option, given) {
	const value = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(given) ? Date.parse(given) : NaN;
	if ((Number.isNaN(value) ? "" : new Date(Date.parse(given.slice(0, 10))).toISOString().slice(0, 10)) !== given.slice(0, 10)) throw new UsageError(`${option}: "${given}" is not an ISO date such as 2026-11-22 or 2026-11-22T08:00:00Z`);
	return value;
}

// src/commands/formats.ts
/** What `--format` and `--report` take: the reporters that print a report for its own sake. */
const FORMATS = [
	"text",
	"json",
	"sarif",
	"markdown",
	"html",
	"code-quality",
	"cyclonedx",
	"ical"
];

export { parse as i, instant as n, oneOf as r, FORMATS as t };
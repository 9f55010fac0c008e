import { i as messageOf, r as UsageError, t as didYouMean } from "./suggest.js";
import { a as escapeLog } from "./escape.js";
import { r as parse } from "./arguments.js";
import { t as EXIT } from "./world.js";

// src/commands/table.ts
const NOW = {
	name: "now",
	value: "ISO-DATE",
	help: "judge as of then"
};
const CONFIG = {
	name: "config",
	value: "FILE",
	help: "default .github/cert-hygiene.yml"
};
const FAIL_ON = {
	name: "fail-on",
	value: "LEVEL",
	help: "error (default), warning, note or never"
};
const OUTPUT = [
	{
		name: "format",
		value: "FORMAT",
		help: "text, json, sarif, markdown, html, cyclonedx, ical"
	},
	{
		name: "output",
		value: "FILE",
		help: "write there, not to standard output"
	},
	{
		name: "report",
		value: "FORMAT=FILE",
		multiple: true,
		help: "write a further report; repeatable"
	},
	{
		name: "quiet",
		help: "print findings and totals only"
	},
	{
		name: "no-color",
		help: "no colours, whatever the terminal"
	}
];
const READING = [
	{
		name: "baseline",
		value: "FILE",
		help: "findings that are accepted as they are"
	},
	{
		name: "include",
		value: "GLOB",
		multiple: true,
		help: "audit only these files; repeatable"
	},
	{
		name: "exclude",
		value: "GLOB",
		multiple: true,
		help: "leave these files out; repeatable"
	},
	{
		name: "keystore-passwords",
		value: "FILE",
		help: "passwords to try, one a line; - for standard input"
	}
];
const COMMANDS = [
	{
		name: "scan",
		operands: "[PATH ...]",
		help: "audit a folder, a git work tree or a bare repository",
		options: [
			...OUTPUT,
			NOW,
			CONFIG,
			FAIL_ON,
			...READING
		]
	},
	{
		name: "diff",
		operands: "BASE HEAD",
		help: "audit what changed, as a pull request would",
		options: [
			...OUTPUT,
			NOW,
			CONFIG,
			FAIL_ON,
			...READING.slice(1)
		]
	},
	{
		name: "timeline",
		operands: "[PATH ...]",
		help: "versions and copies of each certificate on an axis",
		options: [
			NOW,
			CONFIG,
			...READING,
			{
				name: "no-color",
				help: "no colours, whatever the terminal"
			}
		]
	},
	{
		name: "merge",
		operands: "REPORT.json ...",
		help: "merge the JSON reports of shards into one and judge it",
		options: [
			...OUTPUT,
			NOW,
			CONFIG,
			FAIL_ON
		]
	},
	{
		name: "explain",
		operands: "RULE",
		help: "why a rule exists and how to fix it",
		options: []
	},
	{
		name: "init",
		operands: "[PATH]",
		help: "write a starter config, workflow and baseline",
		options: [NOW]
	}
];
/** The screen that `--help` prints, 80 columns wide. */
function help() {
	const commands = COMMANDS.map((command) => row(`${command.name} ${command.operands}`, command.help, 23));
	const options = [...new Map(COMMANDS.flatMap((command) => command.options).map((option) => [option.name, option])).values()].map((option) => row(`--${option.name}${option.value === void 0 ? "" : ` ${option.value}`}`, option.help, 27));
	return [
		"Finds every copy of a certificate, says which one is newest, and where the",
		"chain that carries the newest to the others is missing, frozen or broken.",
		"",
		"Usage: cert-hygiene COMMAND [OPTION ...]",
		"",
		...commands,
		"",
		...options,
		"",
		"Exit codes: 0 nothing at or above --fail-on; 1 findings at or above it;",
		"2 usage error, fault or incomplete run (what was found is still reported).",
		""
	].join("\n");
}
function row(left, right, width) {
	return `  ${left.padEnd(width)} ${right}`;
}

// src/commands/dispatch.ts
/** Runs one command. The result is the exit code; whatever is thrown ends as one line on standard error. */
async function dispatch(name, argv, world) {
	if (name === "--help" || name === "-h" || name === "help" || argv.includes("--help")) {
		world.out(help());
		return EXIT.clean;
	}
	try {
		const command = COMMANDS.find((candidate) => candidate.name === name);
		if (command === void 0) {
			const hint = didYouMean(name, COMMANDS.map((known) => known.name));
			throw new UsageError(`there is no command "${name}"${hint}; see cert-hygiene --help`);
		}
		const { run } = await load(name);
		return await run(parse(command, argv), world);
	} catch (error) {
		const usage = error instanceof UsageError;
		world.err(`cert-hygiene: ${usage ? "" : "internal error: "}${escapeLog(messageOf(error))}\n`);
		return EXIT.trouble;
	}
}
/** Each command is a module of its own, so that a run loads what it needs. */
function load(name) {
	switch (name) {
		case "scan": return import("./scan.js");
		case "diff": return import("./diff.js");
		case "timeline": return import("./timeline.js");
		case "merge": return import("./merge.js");
		case "init": return import("./init.js");
		default: return import("./explain.js");
	}
}

export { dispatch };
import "./rolldown-runtime.js";
import { N as escapeLog, O as didYouMean, g as UsageError, v as messageOf } from "./util-and-model.js";
import { i as parse, t as FORMATS } from "./commands-arguments.js";
import { t as EXIT } from "./commands-runtime.js";

// src/commands/command-table.ts
/** The command line in one table: parsing, `--help` and the documentation come from it. */
const NO_COLOR = {
	name: "no-color",
	help: "disable colors"
};
const NOW = {
	name: "now",
	value: "ISO-DATE",
	help: "evaluate as of this date"
};
const CONFIG = {
	name: "config",
	value: "FILE",
	help: "config; default .github/cert-hygiene.yml"
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
		help: "format of standard output; default text"
	},
	{
		name: "output",
		value: "FILE",
		help: "write the report to FILE"
	},
	{
		name: "report",
		value: "FORMAT=FILE",
		multiple: true,
		help: "write another report; repeatable"
	},
	{
		name: "quiet",
		help: "print only findings and totals"
	},
	NO_COLOR
];
/** Every command that judges what lies in repositories takes all of them. */
const JUDGING = [
	NOW,
	CONFIG,
	FAIL_ON,
	{
		name: "baseline",
		value: "FILE",
		help: "default .github/cert-hygiene-baseline.txt"
	}
];
const READING = [
	{
		name: "include",
		value: "GLOB",
		multiple: true,
		help: "scan only these files; repeatable"
	},
	{
		name: "exclude",
		value: "GLOB",
		multiple: true,
		help: "exclude these files; repeatable"
	},
	{
		name: "keystore-passwords",
		value: "FILE",
		help: "one password per line; - for stdin"
	}
];
const NO_CACHE = {
	name: "no-cache",
	help: "read all files; keep nothing for the next run"
};
const ENDPOINTS = {
	name: "endpoints",
	value: "SCOPE",
	help: "probe: public, private or none (default)"
};
/** Which repositories, and how they are fetched. `*` as an operand is everything that the token of an App sees. */
const TEAM = [
	{
		name: "organization",
		value: "ORG",
		help: "all repositories of an organization"
	},
	{
		name: "team",
		value: "ORG/SLUG",
		help: "all repositories of a team"
	},
	{
		name: "topic",
		value: "TOPIC",
		help: "only repositories with this topic"
	},
	{
		name: "property",
		value: "NAME=VALUE",
		help: "only repositories with this custom property"
	},
	{
		name: "include-repositories",
		value: "GLOB",
		multiple: true,
		help: "only repositories matching this glob; repeatable"
	},
	{
		name: "exclude-repositories",
		value: "GLOB",
		multiple: true,
		help: "exclude repositories matching this glob; repeatable"
	},
	{
		name: "archived",
		help: "include archived repositories"
	},
	{
		name: "forks",
		help: "include forks"
	},
	{
		name: "cache",
		value: "FOLDER",
		help: "cache facts between runs"
	},
	{
		name: "concurrency",
		value: "N",
		help: "fetch this many repositories at once; default 4"
	},
	{
		name: "timeout",
		value: "SECONDS",
		help: "time limit per attempt and repository; default 300"
	},
	{
		name: "server-url",
		value: "URL",
		help: "GitHub server; default https://github.com"
	}
];
const COMMANDS = [
	{
		name: "scan",
		operands: "[PATH ...]",
		help: "scan a folder, a git work tree or a bare repository",
		options: [
			...OUTPUT,
			...JUDGING,
			...READING,
			NO_CACHE,
			ENDPOINTS
		]
	},
	{
		name: "team",
		operands: "[OWNER/NAME ...]",
		help: "scan many repositories of a GitHub server together",
		options: [
			...TEAM,
			...OUTPUT,
			...JUDGING,
			...READING,
			ENDPOINTS
		]
	},
	{
		name: "diff",
		operands: "[BASE HEAD]",
		help: "scan a change as a pull request would",
		options: [
			{
				name: "staged",
				help: "scan staged files, compared with BASE; default HEAD"
			},
			...OUTPUT,
			...JUDGING,
			...READING
		]
	},
	{
		name: "timeline",
		operands: "[PATH ...]",
		help: "show versions and copies of each certificate over time",
		options: [
			NOW,
			CONFIG,
			...READING,
			NO_CACHE,
			NO_COLOR
		]
	},
	{
		name: "merge",
		operands: "REPORT.json ...",
		help: "merge the JSON reports of shards and evaluate them",
		options: [
			...OUTPUT,
			...JUDGING,
			ENDPOINTS,
			{
				name: "plan",
				value: "FILE",
				help: "list repositories of the plan without a report"
			}
		]
	},
	{
		name: "probe",
		operands: "ENDPOINT ...",
		help: "show what endpoints serve now, such as smtp://HOST:25",
		options: [
			...OUTPUT,
			NOW,
			FAIL_ON
		]
	},
	{
		name: "explain",
		operands: "[RULE|TOOL]",
		help: "explain why a rule exists and how to fix its findings",
		options: []
	},
	{
		name: "demo",
		operands: "[FOLDER]",
		help: "create a repository with a real outage and scan it",
		options: [NO_COLOR]
	},
	{
		name: "init",
		operands: "[PATH]",
		help: "write a starter config file, workflow and baseline",
		options: [NOW]
	}
];
/** The screen that `--help` prints, 80 columns wide: the options that several commands have. */
function help() {
	const commands = COMMANDS.map((command) => row(`${command.name} ${command.operands}`, command.help, 23));
	const uses = (option) => COMMANDS.filter(({ options }) => options.some((one) => one.name === option.name));
	const shared = [...new Map(COMMANDS.flatMap((command) => command.options).map((option) => [option.name, option])).values()].filter((option) => uses(option).length > 1);
	return [
		"Finds every copy of a certificate, reports which copies are stale, and where",
		"the renewal path to them is missing or broken.",
		"",
		"Usage: cert-hygiene COMMAND [OPTION ...]",
		"",
		...commands,
		"",
		...shared.map(optionRow),
		"",
		"PATH and REPORT.json may be quoted patterns, such as 'reports/**/*.json'.",
		"cert-hygiene COMMAND --help shows all options of one command.",
		`Formats: ${FORMATS.join(", ")}.`,
		"Exit codes: 0 no finding at or above --fail-on; 1 findings at or above it;",
		"2 usage error, fault or incomplete run (findings are still reported).",
		""
	].join("\n");
}
/** What `COMMAND --help` prints. */
function commandHelp({ name, operands, help: about, options }) {
	const usage = `Usage: cert-hygiene ${name} ${[...options.length > 0 ? ["[OPTION ...]"] : [], operands].join(" ")}`;
	const formats = options.some((option) => option.name === "format") ? ["", `Formats: ${FORMATS.join(", ")}.`] : [];
	const rows = options.map(optionRow);
	return [
		usage,
		"",
		`  ${about}`,
		"",
		...rows,
		...formats,
		...options.length > 0 ? [""] : []
	].join("\n");
}
function optionRow({ name, value, help: about }) {
	return row(`--${name}${value === void 0 ? "" : ` ${value}`}`, about, 27);
}
function row(left, right, width) {
	return `  ${left.padEnd(width)} ${right}`;
}

// src/commands/dispatch.ts
/** Runs one command. The result is the exit code; whatever is thrown ends as one line on standard error. */
async function dispatch(name, argv, world) {
	const asked = name === "--help" || name === "-h" || name === "help";
	const command = COMMANDS.find((candidate) => candidate.name === (asked ? argv[0] : name));
	if (asked || argv.includes("--help") || argv.includes("-h")) {
		world.out(command === void 0 ? help() : commandHelp(command));
		return EXIT.clean;
	}
	try {
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
		case "scan": return import("./commands-scan.js");
		case "team": return import("./commands-team.js");
		case "diff": return import("./commands-diff.js");
		case "timeline": return import("./commands-timeline.js");
		case "merge": return import("./load-commands-merge.js");
		case "probe": return import("./commands-probe.js");
		case "init": return import("./commands-init.js");
		case "demo": return import("./commands-demo.js");
		default: return import("./commands-explain.js");
	}
}

export { dispatch };
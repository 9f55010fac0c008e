#!/usr/bin/env node
import "./chunks/rolldown-runtime.js";
import { Fn as keepCompiled, Pn as cacheFolder } from "./chunks/ground.js";
import { it as TOOL } from "./chunks/start.js";
const { readFileSync } = process.getBuiltinModule("node:fs");
const { setTimeout } = process.getBuiltinModule("node:timers/promises");

// src/util/terminal-hyperlinks.ts
/** Terminals that follow OSC 8, by `TERM_PROGRAM` and by `TERM`; an older version of most prints the text alone. */
const PROGRAMS = /* @__PURE__ */ new Set([
	"iTerm.app",
	"WezTerm",
	"vscode",
	"ghostty",
	"zed",
	"Hyper",
	"rio"
]);
const TERMS = /* @__PURE__ */ new Set([
	"xterm-kitty",
	"alacritty",
	"xterm-ghostty",
	"foot",
	"foot-extra",
	"wezterm",
	"contour"
]);
/** Set by Windows Terminal, Konsole and DomTerm. */
const MARKS = [
	"WT_SESSION",
	"KONSOLE_VERSION",
	"DOMTERM"
];
/** VTE 0.50.0 crashes on them: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
const FIRST_VTE = 5001;
/** Whether the terminal that these variables describe follows hyperlinks. `FORCE_HYPERLINK` decides where it is set. */
function followsHyperlinks(env) {
	const { FORCE_HYPERLINK: forced, TERM_PROGRAM: program = "", TERM: term = "", VTE_VERSION: vte = "", CI: ci = "" } = env;
	if (forced !== void 0) return forced !== "0";
	if (ci !== "" || /^(?:screen|tmux)/.test(term)) return false;
	return PROGRAMS.has(program) || TERMS.has(term) || MARKS.some((name) => env[name]) || Number(vte) >= FIRST_VTE;
}

// src/cli.ts
/** The command line: argv and the process go in, text and an exit code come out. */
async function main(argv) {
	const [name = "--help", ...rest] = argv;
	if (name === "--version") {
		process.stdout.write(`${TOOL.name} ${TOOL.version}\n`);
		return 0;
	}
	keepCompiled(cacheFolder(process.env, process.cwd()));
	const { dispatch } = await import("./chunks/load-commands-dispatch.js");
	return dispatch(name, rest, world(rest));
}
function world(argv) {
	const { stdout, stderr, env } = process;
	const plain = argv.includes("--no-color") || (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb";
	return {
		cwd: process.cwd(),
		clock: Date.now(),
		env,
		columns: stdout.isTTY ? Math.max(40, stdout.columns) : 80,
		color: !plain && (stdout.isTTY || (env.FORCE_COLOR ?? "") !== ""),
		hyperlinks: !plain && stdout.isTTY && followsHyperlinks(env),
		live: process.stderr.isTTY === true && env.TERM !== "dumb",
		workerUrl: import.meta.url.endsWith(".js") ? new URL("./worker.js", import.meta.url) : void 0,
		out: (text) => stdout.write(text),
		err: (text) => stderr.write(text),
		input: () => readFileSync(0, "utf8"),
		elapsed: () => performance.now(),
		interruption,
		sleep: (milliseconds) => setTimeout(milliseconds)
	};
}
/** What is asked for it puts its things away and ends; who asks for it once more is not waited for. */
function interruption() {
	const controller = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => controller.abort());
	return controller.signal;
}
process.stdout.on("error", (error) => {
	if (error.code !== "EPIPE") throw error;
});
process.exitCode = await main(process.argv.slice(2));

export {  };
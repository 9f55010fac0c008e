#!/usr/bin/env node
import "./chunks/rolldown-runtime.js";
import { n as cacheFolder, t as keepCompiled } from "./chunks/util-cache-folder.js";
import { t as TOOL } from "./chunks/version.js";
import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

// src/cli.ts
/** The command line: argv and the process go in, text and an exit code come out. */
async function main(argv) {
	const [name = "--help", ...rest] = argv;
	if (name === "--version") {
		process.stdout.write(`${TOOL.name} ${TOOL.version}\n`);
		return 0;
	}
	keepCompiled(cacheFolder(process.env, process.cwd()));
	const { dispatch } = await import("./chunks/commands-dispatch.js");
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
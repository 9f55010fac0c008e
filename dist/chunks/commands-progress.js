import { N as escapeLog, V as workflowCommand, mt as plural, ut as count } from "./util-and-model.js";

// src/commands/progress.ts
const BAR = 24;
const MAX_NAME = 40;
/** Repositories after which the time that is left can be told at all. */
const ENOUGH = 3;
/**
* One line for each repository, with its result and the estimated time for the rest. In the log of a job the lines can
* be folded (`group`). In a terminal (`bar`) one line is rewritten, and only problems get lines of their own.
* @param write where lines go; a log, or standard error
*/
function showProgress(world, write, style = "lines") {
	const start = world.elapsed();
	const counts = {
		read: 0,
		unchanged: 0,
		failed: 0
	};
	const live = style === "bar";
	const clear = live ? "\r\x1B[2K" : "";
	let open = false;
	const line = (text) => write(`${clear}${escapeLog(text)}\n`);
	function left({ done, total }) {
		if (done < ENOUGH || done === total) return "";
		return `, about ${duration((world.elapsed() - start) / done * (total - done))} left`;
	}
	return {
		step(step) {
			counts[step.outcome]++;
			if (style === "group" && !open) write(`${workflowCommand("group", {}, ["Repositories"])}\n`);
			open = true;
			const { done, total, name } = step;
			const place = `[${String(done).padStart(String(total).length)}/${total}]`;
			if (!live) return line(`${place} ${name}: ${outcomeText(step)}${left(step)}`);
			if (step.outcome === "failed") line(`${name}: ${outcomeText(step)}`);
			const filled = Math.floor(done / total * BAR);
			const bar = `[${"#".repeat(filled)}${".".repeat(BAR - filled)}] ${done}/${total}${left(step)}`;
			write(`${clear}${`${bar} ${escapeLog(name, MAX_NAME)}`.slice(0, world.columns - 1)}`);
		},
		log: line,
		end() {
			const parts = [
				plural(counts.read + counts.unchanged + counts.failed, "repository", "repositories"),
				`${count(counts.read)} read`,
				...counts.unchanged > 0 ? [`${count(counts.unchanged)} unchanged since the last run`] : [],
				...counts.failed > 0 ? [`${count(counts.failed)} not scanned`] : []
			];
			if (style === "group" && open) write(`${workflowCommand("endgroup", {}, [])}\n`);
			line(`${parts.join(", ")}, in ${duration(world.elapsed() - start)}`);
		}
	};
}
function outcomeText({ outcome, detail, files, seconds }) {
	const told = detail === void 0 ? "" : ` (${detail})`;
	if (outcome === "failed") return `not scanned: ${detail ?? "unknown"}`;
	if (outcome === "unchanged") return `unchanged since the last run${told}`;
	if (files === 0 && detail !== void 0) return detail;
	return `${plural(files, "file")} in ${seconds.toFixed(1)} s${told}`;
}
/** `8 s`, `3 min`, `2 h`: to be read at a glance. */
function duration(milliseconds) {
	const seconds = Math.ceil(milliseconds / 1e3);
	if (seconds < 100) return `${seconds} s`;
	const minutes = Math.ceil(seconds / 60);
	return minutes < 100 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}

export { showProgress as t };
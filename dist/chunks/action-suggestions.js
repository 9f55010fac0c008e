import "./rolldown-runtime.js";
import { t as auditChange } from "./policy-compare.js";
import { R as reveal, _ as toRawName, o as openReader } from "./ground.js";
import { O as suggestionText, ot as ruleOf, u as pullPatches } from "./reports.js";
import { G as readSourceText, T as refusalOf } from "./start.js";
const { createHash } = process.getBuiltinModule("node:crypto");

// src/changes/suggestions.ts
const MAX_SUGGESTIONS = 5;
/** Each is an audit. */
const MAX_TRIALS = 8;
const MAX_REPAIRS = 3;
const MAX_LINES = 10;
const MAX_LINE = 500;
/** The new findings that say what the change itself does to the automation. */
function aboutChange(report) {
	return report.findings.filter((one) => one.status === "new" && !one.suppressed && !one.context && ruleOf(report, one)?.about === "change");
}
/**
* Of each new finding about the change itself, the smallest part of its file's diff that can be taken back so that the finding is
* gone. Every one was tried: what merely looks like the cause is not suggested.
*/
async function suggestionsFor(report, diff) {
	const known = new Set(report.findings.filter(({ status }) => status === "new").map(({ key }) => key));
	const repaired = /* @__PURE__ */ new Set();
	const found = [];
	let trials = 0;
	for (const finding of aboutChange(report)) {
		const { path } = finding.location;
		const [patch, text] = [diff.patchOf(path), await diff.textOf(path)];
		if (repaired.has(finding.key) || patch === void 0 || text === void 0) continue;
		for (const repair of repairsOf(finding, readPatch(patch, text.split("\n")))) {
			if (found.length >= MAX_SUGGESTIONS || trials++ >= MAX_TRIALS) return found;
			const left = await diff.tryOut(path, withRepair(text, repair));
			if (left.has(finding.key) || [...left].some((key) => !known.has(key))) continue;
			for (const key of known) if (!left.has(key)) repaired.add(key);
			found.push({
				...repair,
				path,
				finding
			});
			break;
		}
	}
	return found;
}
function withRepair(text, { start, end, lines }) {
	const all = text.split("\n");
	return [
		...all.slice(0, start - 1),
		...lines,
		...all.slice(end)
	].join("\n");
}
/** The edits of a patch without names of files; none where the file is no longer as the patch says, or has other line ends. */
function readPatch(patch, head) {
	const edits = [];
	let line = 0;
	let open;
	let above;
	for (const row of patch.split("\n")) {
		const hunk = /^@@ -\d{1,9}(?:,\d{1,9})? \+(\d{1,9})(?:,\d{1,9})? @@/.exec(row);
		const [mark, text] = [row.charAt(0), row.slice(1)];
		if (text.endsWith("\r")) return [];
		if (hunk !== null) {
			line = Number(hunk[1]);
			[open, above] = [void 0, void 0];
		} else if (mark === "-" || mark === "+") {
			if (open === void 0) {
				open = {
					at: line,
					was: [],
					now: [],
					...above !== void 0 && { above }
				};
				edits.push(open);
			}
			open[mark === "-" ? "was" : "now"].push(text);
		} else if (mark === " ") {
			if (open !== void 0) open.below = text;
			[open, above] = [void 0, text];
		} else if (mark === "\\" && open !== void 0) {
			if (edits.at(-1) === open) edits.pop();
		}
		if (hunk === null && (mark === " " || mark === "+") && head[line++ - 1] !== text) return [];
	}
	return edits;
}
/** What to try for a finding, the nearest and smallest first. */
function repairsOf({ location: { line, endLine = line } }, edits) {
	const distance = ({ at, now }) => {
		if (line === void 0 || endLine === void 0) return 0;
		return Math.max(0, line - (at + Math.max(0, now.length - 1)), at - endLine);
	};
	return edits.toSorted((a, b) => distance(a) - distance(b)).slice(0, MAX_REPAIRS).flatMap((edit) => [...lineRepair(edit, line), ...wholeRepair(edit)]).filter(isPlain).slice(0, MAX_REPAIRS);
}
/** One line of an edit that has as many lines as before. */
function lineRepair({ at, was, now }, line) {
	const own = line === void 0 || was.length !== now.length || now.length === 1 ? void 0 : was[line - at];
	return line === void 0 || own === void 0 ? [] : [{
		start: line,
		end: line,
		lines: [own]
	}];
}
/** Where nothing is in the place of what was taken away, the suggestion is on the line beside it. */
function wholeRepair({ at, was, now, above, below }) {
	if (now.length > 0) return [{
		start: at,
		end: at + now.length - 1,
		lines: was
	}];
	if (above !== void 0) return [{
		start: at - 1,
		end: at - 1,
		lines: [above, ...was]
	}];
	return below === void 0 ? [] : [{
		start: at,
		end: at,
		lines: [...was, below]
	}];
}
/** A person must see all of what is suggested. */
function isPlain({ start, end, lines }) {
	const isVisible = (text) => text.length <= MAX_LINE && reveal(text.replaceAll("	", "")) === text.replaceAll("	", "");
	return end - start < MAX_LINES && lines.length <= MAX_LINES && lines.every(isVisible);
}

// src/action/suggestions.ts
const MAX_FILE = 1 << 20;
/** Suggestions for the findings of a change; each was tried by another audit of the change. */
async function suggest(report, request, options, pull) {
	if (aboutChange(report).length === 0) return { comments: [] };
	const { committed = request.head } = request;
	const { env = {} } = options;
	let patches;
	try {
		patches = await pullPatches(await pull.client(), pull.repo, pull.number);
	} catch (error) {
		return { refused: refusalOf(error, "pull-requests: read") };
	}
	let contents;
	return { comments: (await suggestionsFor(report, {
		patchOf: (path) => patches.get(path),
		async textOf(path) {
			const text = await readSourceText(committed, path, env);
			return text !== void 0 && text.length <= MAX_FILE && !text.includes("\ufffd") ? text : void 0;
		},
		async tryOut(path, text) {
			contents ??= await contentsOf(committed, request.names, env);
			const edited = {
				...contents,
				[toRawName(path)]: Buffer.from(text).toString("base64")
			};
			const entries = Object.keys(edited).map((name) => ({ name }));
			const { findings } = await auditChange({
				...request,
				committed: {
					...committed,
					entries,
					access: {
						kind: "memory",
						contents: edited
					}
				}
			}, options);
			return new Set(findings.filter(({ status }) => status === "new").map(({ key }) => key));
		}
	})).map((one) => commentOf(one, report)) };
}
function commentOf(suggestion, report) {
	const { path, start, end, lines, finding } = suggestion;
	return {
		id: createHash("sha256").update([
			finding.key,
			path,
			...lines
		].join("\0")).digest("hex").slice(0, 16),
		path,
		start,
		end,
		text: suggestionText(suggestion, report)
	};
}
/** The changed files as the head has them, in base64 by the bytes of their names (latin1). */
async function contentsOf(source, names, env) {
	const contents = Object.create(null);
	const reader = openReader(source.access, env, {
		maxFileBytes: MAX_FILE,
		suspect: () => true
	});
	try {
		const changed = source.entries.filter(({ name }) => names.has(name));
		await reader.each(changed, ({ name }, content) => {
			if (content.kind === "bytes") contents[name] = content.bytes.toString("base64");
		});
	} finally {
		reader.close();
	}
	return contents;
}

export { suggest };
import { I as isNewerVersion, R as notAfterTime, U as isAuthority, z as notBeforeTime } from "./reporting-phrases.js";
import { R as escapeLog, X as dayOf, dt as displayWidth, mt as plural, r as ruleOf, rt as DAY, vt as wrap, x as compareText } from "./util.js";
import { styleText } from "node:util";

// src/reporting/timeline.ts
/**
* Lineages of certificates that are no authorities and lie in production, the most urgent first: the one whose oldest
* copy in use ends, or ended, closest to the day of judgement.
*/
function timelineOf(report) {
	const certificates = new Map(report.inventory.certificates.map((one) => [one.fingerprint, one]));
	const arrivals = /* @__PURE__ */ new Map();
	for (const { fingerprint, time } of report.inventory.arrivals ?? []) {
		const at = Date.parse(time);
		arrivals.set(fingerprint, Math.min(at, arrivals.get(fingerprint) ?? at));
	}
	const rows = [];
	for (const { id, title, versions } of report.topology.lineages) {
		const members = versions.flatMap((version) => certificates.get(version) ?? []);
		const [newest] = members;
		if (newest === void 0 || isAuthority(newest) || notAfterTime(newest) === 0) continue;
		const shown = members.flatMap((one) => versionOf(one, newest, arrivals, report));
		if (shown.length > 0) rows.push({
			lineage: id,
			title,
			versions: shown.reverse()
		});
	}
	const distance = (row) => Math.abs(firstEnd(row) - report.now);
	return rows.sort((a, b) => distance(a) - distance(b) || compareText(a.title, b.title));
}
function versionOf(certificate, newest, arrivals, { contextOf }) {
	const { fingerprint } = certificate;
	const copies = certificate.sightings.filter((place) => contextOf(place, certificate) === "production").length;
	if (copies === 0) return [];
	const arrival = arrivals.get(fingerprint);
	return [{
		fingerprint,
		start: notBeforeTime(certificate),
		end: notAfterTime(certificate),
		copies,
		state: certificate === newest ? "newest" : isNewerVersion(newest, certificate) ? "stale" : "current",
		...arrival !== void 0 && { arrival }
	}];
}
function firstEnd({ versions }) {
	return Math.min(...versions.map((version) => version.end));
}

// src/reporters/timeline.ts
/** How far from `now` the axis reaches at most. */
const REACH_BACK = 365 * DAY;
const REACH_ON = 400 * DAY;
const MAX_TITLE = 24;
/** More than fit on a few screens. */
const MAX_ROWS = 100;
const MAX_GAPS = 20;
const MONTHS = [
	"Jan",
	"Feb",
	"Mar",
	"Apr",
	"May",
	"Jun",
	"Jul",
	"Aug",
	"Sep",
	"Oct",
	"Nov",
	"Dec"
];
/** Each lineage on one line: its versions as bars, the copies of each where it ends, and the day of judgement across. */
const timeline = {
	id: "timeline",
	title: "Timeline of versions and copies",
	render(report, options) {
		const paint = (style, text) => options.color ? styleText(style, text, { validateStream: false }) : text;
		const all = timelineOf(report);
		const rows = all.slice(0, MAX_ROWS);
		if (rows.length === 0) return "No certificate in production to show.\n";
		const width = Math.max(60, Math.min(options.width, 160));
		const verdicts = rows.map((row) => verdictOf(row, report.now));
		const titles = rows.map((row) => escapeLog(row.title, MAX_TITLE));
		const room = Math.max(...titles.map(displayWidth));
		const axis = axisOf(rows, report.now, width - room - Math.max(...verdicts.map(({ text }) => text.length)) - 2);
		const lines = scale(axis, report.now).map((line) => paint("dim", " ".repeat(room + 1) + line));
		for (const [index, row] of rows.entries()) {
			const [title = "", verdict] = [titles[index], verdicts[index]];
			const line = `${title}${" ".repeat(room - displayWidth(title))} ${bar(row, axis, report.now)} `;
			lines.push(verdict === void 0 ? line : line + paint(verdict.style, verdict.text));
		}
		const more = all.length - rows.length;
		if (more > 0) lines.push(`… and ${plural(more, "more certificate")}; --include GLOB shows those of some files.`);
		lines.push("", paint("dim", "━ newest   ─ older   2┤ two copies, and their end   ┃ the day of judgement"));
		lines.push(...gapLines(report, all, width));
		return `${lines.join("\n")}\n`;
	}
};
function axisOf(rows, now, columns) {
	const versions = rows.flatMap((row) => row.versions);
	const from = Math.max(now - REACH_BACK, Math.min(now - 30 * DAY, ...versions.map((version) => version.start)));
	const to = Math.min(now + REACH_ON, Math.max(now + 30 * DAY, ...versions.map((version) => version.end)) + DAY);
	const clamp = (column) => Math.max(0, Math.min(columns - 1, column));
	return {
		from,
		to,
		columns,
		at: (time) => clamp(Math.floor((time - from) / (to - from) * columns))
	};
}
/** The names of the months, and the year under the first one and under each January. */
function scale(axis, now) {
	const months = Array.from({ length: axis.columns }, () => " ");
	const years = Array.from({ length: axis.columns }, () => " ");
	let free = 0;
	let year = 0;
	const start = new Date(axis.from);
	for (let month = 0;; month++) {
		const time = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1 + month, 1);
		if (time >= axis.to) break;
		const date = new Date(time);
		const column = axis.at(time);
		if (column < free || column + 4 > axis.columns) continue;
		write(months, column, MONTHS[date.getUTCMonth()] ?? "");
		if (date.getUTCFullYear() !== year) {
			year = date.getUTCFullYear();
			write(years, column, String(year));
		}
		free = column + 4;
	}
	write(years, axis.at(now), "┃");
	return [months.join("").trimEnd(), years.join("").trimEnd()];
}
function bar(row, axis, now) {
	const cells = Array.from({ length: axis.columns }, () => " ");
	for (const version of row.versions) {
		const [first, last] = [axis.at(version.start), axis.at(version.end)];
		cells.fill(version.state === "newest" ? "━" : "─", first, last + 1);
		if (version.start >= axis.from) cells[first] = "├";
	}
	cells[axis.at(now)] = "┃";
	for (const version of row.versions) {
		const end = version.end <= axis.to ? "┤" : "▶";
		const copies = `${version.copies}${end}`;
		write(cells, Math.max(0, axis.at(version.end) - copies.length + 1), copies);
	}
	return cells.join("");
}
function write(cells, column, text) {
	for (const [index, character] of [...text].entries()) if (column + index < cells.length) cells[column + index] = character;
}
function verdictOf(row, now) {
	const stale = row.versions.filter((version) => version.state === "stale");
	const [first] = [...stale.length > 0 ? stale : row.versions].sort((a, b) => a.end - b.end);
	if (first === void 0) return {
		text: "",
		style: "green"
	};
	const day = dayOf(first.end);
	const copies = stale.reduce((sum, version) => sum + version.copies, 0);
	if (copies > 0) return {
		text: `${copies} stale, ${first.end < now ? "ended" : "end"} ${day}`,
		style: "red"
	};
	if (first.end < now) return {
		text: `expired ${day}`,
		style: "red"
	};
	return {
		text: `until ${day}`,
		style: first.end < now + 30 * 864e5 ? "yellow" : "green"
	};
}
/** What the history says of renewals that came too late; that there was none to read is said as well. */
function gapLines(report, rows, width) {
	if (report.inventory.arrivals === void 0) return ["", "No history was read: it needs a git repository with its commits."];
	const gaps = report.findings.filter((finding) => ruleOf(report, finding)?.about === "history");
	const known = rows.filter((row) => row.versions.some((version) => version.arrival !== void 0)).length;
	return [
		"",
		`History: arrivals known of ${plural(known, "certificate")}; ${plural(gaps.length, "place")} with a gap between versions.`,
		...gaps.slice(0, MAX_GAPS).flatMap((finding) => wrap(escapeLog(finding.message), width - 2).map((line) => `  ${line}`)),
		...gaps.length > MAX_GAPS ? [`  … and ${plural(gaps.length - MAX_GAPS, "more place")}`] : []
	];
}

export { timeline as t };
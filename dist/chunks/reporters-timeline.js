import { B as notAfterTime, K as isAuthority, R as isNewerVersion, V as notBeforeTime } from "./certificates.js";
import { r as displayName } from "./shell-service-reloads.js";
import { N as escapeLog, S as compareText, X as dayOf, dt as displayWidth, ft as fill, mt as plural, r as ruleOf, rt as DAY, yt as wrap } from "./util-and-model.js";
const { styleText } = process.getBuiltinModule("node:util");

// src/reporting/timeline.ts
/** How far from the day of the report the axis reaches at most. */
const REACH_BACK = 365 * DAY;
const REACH_ON = 400 * DAY;
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
/** Months between two ticks. */
const STEPS = [
	1,
	2,
	3,
	6,
	12,
	24
];
/** Certificates that are no CAs and are in production, the most urgent first. */
function timelineOf(report) {
	return rowsOf(report, true);
}
/** Every certificate, the most urgent first: the one whose oldest copy expires, or expired, closest to the day of the report. */
function inventoryOf(report) {
	return rowsOf(report, false);
}
function rowsOf(report, inUse) {
	const { inventory, topology } = report;
	const certificates = new Map(inventory.certificates.map((one) => [one.fingerprint, one]));
	const arrivals = /* @__PURE__ */ new Map();
	for (const { fingerprint, time } of inventory.arrivals ?? []) {
		const at = Date.parse(time);
		arrivals.set(fingerprint, Math.min(at, arrivals.get(fingerprint) ?? at));
	}
	const known = new Set(topology.lineages.flatMap(({ versions }) => versions));
	const alone = inventory.certificates.filter(({ fingerprint }) => !inUse && !known.has(fingerprint));
	const lineages = [...topology.lineages, ...alone.map((one) => ({
		id: one.fingerprint,
		title: displayName(one),
		versions: [one.fingerprint]
	}))];
	const rows = [];
	for (const { id, title, versions } of lineages) {
		const members = versions.flatMap((version) => certificates.get(version) ?? []);
		const [newest] = members;
		if (newest === void 0 || inUse && (isAuthority(newest) || notAfterTime(newest) === 0)) continue;
		const shown = members.flatMap((one) => versionOf(one, newest, arrivals, report, inUse));
		if (shown.length > 0) rows.push({
			lineage: id,
			title,
			versions: shown.reverse()
		});
	}
	const distance = (row) => Math.abs(firstEnd(row) - report.now);
	return rows.sort((a, b) => distance(a) - distance(b) || compareText(a.title, b.title));
}
function versionOf(certificate, newest, arrivals, { contextOf }, inUse) {
	const places = inUse ? certificate.sightings.filter((place) => contextOf(place, certificate) === "production") : certificate.sightings;
	if (places.length === 0) return [];
	const arrival = arrivals.get(certificate.fingerprint);
	return [{
		certificate,
		start: notBeforeTime(certificate),
		end: notAfterTime(certificate),
		places,
		state: certificate === newest ? "newest" : isNewerVersion(newest, certificate) ? "stale" : "current",
		...arrival !== void 0 && { arrival }
	}];
}
function firstEnd({ versions }) {
	return Math.min(...versions.map((version) => version.end));
}
/** The axis that shows what happens around the day of the report. */
function axisOf(rows, now) {
	let [from, to] = [now - 30 * DAY, now + 30 * DAY];
	for (const { versions } of rows) for (const { start, end } of versions) {
		from = Math.min(from, start);
		to = Math.max(to, end);
	}
	return {
		from: Math.max(now - REACH_BACK, from),
		to: Math.min(now + REACH_ON, to)
	};
}
/** At most so many ticks, at the same distance from each other; a tick that falls on the start of a year is always one of them. */
function ticksOf({ from, to }, most) {
	const first = new Date(from);
	const start = first.getUTCFullYear() * 12 + first.getUTCMonth() + 1;
	const last = new Date(to);
	const months = last.getUTCFullYear() * 12 + last.getUTCMonth() - start + 1;
	const step = STEPS.find((one) => Math.ceil(months / one) <= most) ?? 24;
	const ticks = [];
	for (let month = Math.ceil(start / step) * step; month < start + months; month += step) {
		const [year, index] = [Math.floor(month / 12), month % 12];
		ticks.push({
			time: Date.UTC(year, index, 1),
			month: step < 12 ? MONTHS[index] ?? "" : "",
			year: ticks.length === 0 || index === 0 ? String(year) : ""
		});
	}
	return ticks;
}

// src/reporters/timeline.ts
const MAX_TITLE = 24;
/** More than fit on a few screens. */
const MAX_ROWS = 100;
const MAX_GAPS = 20;
const LEGEND = [
	"\u2501 newest",
	"\u2500 older",
	"2\u2524 two copies expire",
	"\u25c6 arrived in the repository",
	"\u2503 the day of the report"
];
/** A label of four columns, and two between labels. */
const COLUMNS_PER_TICK = 6;
/** Each certificate on one line: its versions as bars, the copies of each where it expires, and the day of the report across. */
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
		const columns = width - room - Math.max(...verdicts.map(({ text }) => text.length)) - 2;
		const scale = columnsOf(axisOf(rows, report.now), columns);
		const lines = heads(scale, report.now, width - room - 1).map((line) => paint("dim", " ".repeat(room + 1) + line));
		for (const [index, row] of rows.entries()) {
			const [title = "", verdict] = [titles[index], verdicts[index]];
			const line = `${title}${" ".repeat(room - displayWidth(title))} ${bar(row, scale, report.now)} `;
			lines.push(verdict === void 0 ? line : line + paint(verdict.style, verdict.text));
		}
		const more = all.length - rows.length;
		if (more > 0) lines.push(`\u2026 and ${plural(more, "more certificate")}; --include GLOB shows those of some files.`);
		lines.push("", ...fill(LEGEND, "   ", width).map((line) => paint("dim", line)));
		lines.push(...gapLines(report, all, width));
		return `${lines.join("\n")}\n`;
	}
};
/** Maps times to columns. */
function columnsOf({ from, to }, columns) {
	const at = (time) => Math.max(0, Math.min(columns - 1, Math.floor((time - from) / (to - from) * columns)));
	return {
		from,
		to,
		columns,
		at
	};
}
/** The day of the report, and below it months and years. */
function heads(scale, now, width) {
	const blank = (cells) => Array.from({ length: cells }, () => " ");
	const [days, months, years] = [
		blank(width),
		blank(scale.columns),
		blank(scale.columns)
	];
	const today = `as of ${dayOf(now)}`;
	const column = scale.at(now);
	if (column + today.length + 2 <= width) write(days, column, `\u2503 ${today}`);
	else write(days, column - today.length - 1, `${today} \u2503`);
	for (const { time, month, year } of ticksOf(scale, Math.floor(scale.columns / COLUMNS_PER_TICK))) {
		const at = scale.at(time);
		if (at + 4 > scale.columns) continue;
		write(months, at, month === "" ? year : month);
		if (month !== "") write(years, at, year);
	}
	return [
		days,
		months,
		years
	].map((cells) => cells.join("").trimEnd()).filter((line) => line !== "");
}
function bar(row, axis, now) {
	const cells = Array.from({ length: axis.columns }, () => " ");
	for (const version of row.versions) {
		const [first, last] = [axis.at(version.start), axis.at(version.end)];
		cells.fill(version.state === "newest" ? "\u2501" : "\u2500", first, last + 1);
		if (version.start >= axis.from) cells[first] = "\u251c";
	}
	for (const { arrival } of row.versions) if (arrival !== void 0 && arrival >= axis.from && arrival <= axis.to) cells[axis.at(arrival)] = "\u25c6";
	cells[axis.at(now)] = "\u2503";
	for (const version of row.versions) {
		const end = version.end <= axis.to ? "\u2524" : "\u25b6";
		const copies = `${version.places.length}${end}`;
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
	const copies = stale.reduce((sum, version) => sum + version.places.length, 0);
	if (copies > 0) return {
		text: `${copies} stale, ${first.end < now ? "expired" : copies === 1 ? "expires" : "expire"} ${day}`,
		style: "red"
	};
	if (first.end < now) return {
		text: `expired ${day}`,
		style: "red"
	};
	return {
		text: `expires ${day}`,
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
		...gaps.length > MAX_GAPS ? [`  \u2026 and ${plural(gaps.length - MAX_GAPS, "more place")}`] : []
	];
}

export { ticksOf as i, axisOf as n, inventoryOf as r, timeline as t };
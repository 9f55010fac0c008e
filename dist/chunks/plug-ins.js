import { n as __exportAll } from "./rolldown-runtime.js";
import { $ as factsBy, A as graphOf, B as watchesFiles, D as downstream, F as mayReload, G as folderKey, Gt as decoders, H as fileKey, I as readsAnew, J as locationKey, K as folderOf$1, L as reloadedServices, M as stateOf$1, N as upstream, O as factAt, P as isServer, Q as anyFact, R as reloadsNothing, U as fileNameOf, V as readHcl, W as filesText, Z as stageOfFile, _t as scriptText, at as placeOf$1, ct as textsOf, dt as NO_ENTRIES, et as attributesAt, ft as NO_ITEMS, gt as itemsAt, ht as entriesAt, it as ownAttributes, j as nodeOf, k as factNode, lt as documents, mt as descend, n as runOrder, nt as given, ot as statedText, pt as at, rt as namesItsFile, st as textOf, tn as lineCounter, ut as yamlDocuments, vt as stringAt, x as displayName, y as factTitle, yt as valueAt, z as serviceName } from "./reading.js";
import { $ as clientOfProgram, $t as readInstant, An as append, Cn as memoizeByText, D as closestName, Ft as nameOfRef, G as clientById, Gt as spellSecret, H as CLIENTS, It as namespaceOfRef, J as clientNamed, K as clientHanding, Kt as withoutNamespace, Lt as namespacedRef, Mn as groupBy, Mt as lastPartOfRef, Nt as makeRef, O as didYouMean, On as namesMaterial, Ot as isOfKind, Pt as mayMean, Q as clientOfPackage, Rt as parseRef, Sn as memoizeByObject, St as fileRef, Tn as MATERIAL_FILE, Tt as inNamespace, U as CLIENT_NEEDLES, Ut as serviceRef, Vt as secretRef, W as RESULT_NEEDLES, Wt as spellRef, X as clientOfHookFolder, Xt as momentOf, Y as clientOfFact, Yt as dayOf, Z as clientOfImage, _n as rowsWith, _t as pathRefs, an as SECOND, at as needlesFor, bt as appendToRef, cn as spellDuration, ct as CERTBOT_LIVE, et as clientOfUnit, gt as pathBelow, ht as knownRefs, in as MINUTE, jn as byId, kn as addTo, ln as timeSpan, lt as certbotPath, mn as listed, mt as isUnknown, nn as DAY, nt as isFileOfClient, on as duration, ot as runRef, pn as isToFillIn, q as clientKeeping, qt as withoutTemplates, rn as HOUR, sn as goDuration, t as DONE, tt as clientOfVerb, vt as plainName, wn as memoizeLast, wt as hostRef, xt as asRef, yt as UNKNOWN_SERVICE, zt as programRef } from "./ground.js";
const { parentPort } = process.getBuiltinModule("node:worker_threads");
const { posix } = process.getBuiltinModule("node:path");

// src/facts/rule.ts
/** Makes the rule of a check over the facts of one mechanism. */
function factRule(mechanism, check) {
	const { kind, problem, since = "0.1.0", ...rule } = check;
	return {
		...rule,
		since,
		*check(input) {
			const { topology, time } = input;
			const { facts } = topology;
			const neighbours = (fact) => countedScans(factsBy(facts, byRepository$2, fact.location.repository));
			const context = {
				...input,
				neighbours
			};
			const looks = /* @__PURE__ */ new Map();
			for (const fact of factsBy(facts, byMechanism$1, mechanism)) {
				if (kind !== void 0 && fact.kind !== kind) continue;
				const { repository } = fact.location;
				const before = looks.get(repository) ?? 0;
				if (before > MAX_LOOKS || time?.isOver(repository)) continue;
				looked = 0;
				const found = time === void 0 ? problem(fact, context) : time.of(repository, () => problem(fact, context));
				looks.set(repository, before + looked);
				if (found === void 0) continue;
				const given = typeof found === "string" ? { message: found } : found;
				yield {
					subject: subjectOf(fact),
					locations: [fact.location],
					...given
				};
			}
			const over = [...looks].flatMap(([name, count]) => count > MAX_LOOKS ? [name] : []);
			if (over.length > 0) throw new Error(`${over.join(", ")} defines too many steps; not all were checked`);
		}
	};
}
/** Looks of one rule at the facts of one repository: 10,000 may each be held against all others. */
const MAX_LOOKS = 1e8;
/** Looks since a rule began with one fact. */
let looked = 0;
/** The same list, whose searches are counted: most rules find what they need in an index, and the others take quadratic time. */
const countedScans = memoizeByObject((facts) => {
	const list = [...facts];
	for (const name of [
		"some",
		"every",
		"find",
		"findLast",
		"filter",
		"map",
		"flatMap"
	]) {
		const scan = list[name];
		const value = (...given) => {
			looked += list.length;
			return scan.apply(list, given);
		};
		Object.defineProperty(list, name, { value });
	}
	return list;
});
/** What a fact is about, without its line: the file, and the name that it gives itself or the first ref that it writes. */
function subjectOf(fact) {
	const name = fact.attributes.name ?? fact.writes[0] ?? fact.reads[0];
	return typeof name === "string" ? `${fact.location.path}#${name}` : fact.location.path;
}
const byMechanism$1 = ({ mechanism }) => [mechanism];
const byRepository$2 = ({ location }) => [location.repository];
/**
* The rule with one finding for each folder: what one folder has several times, one template or one habit has caused, and one
* change fixes. Problems at one place are one as well.
* @param told the message of several places, from the message of the first
*/
function oncePerFolder(rule, told) {
	return once(rule, told, ({ locations: [at] }) => at && `${at.repository}\0${folderOf$1(at.path)}`);
}
/** The rule with one finding for each repository: one migration fixes them all. */
function oncePerRepository(rule, told) {
	return once(rule, told, ({ locations: [at] }) => at?.repository, true);
}
/** The rule with one finding for each place that causes its problems: the first of their related places. */
function oncePerCause(rule, told) {
	return once(rule, told, ({ related: [at] = [] }) => at && locationKey(at));
}
function once(rule, told, keyOf, whole = false) {
	return {
		...rule,
		*check(input) {
			const groups = groupBy(rule.check(input), (problem) => `${problem.level ?? ""}\0${keyOf(problem)}`);
			for (const found of groups.values()) {
				const places = groupBy(found, ({ locations: [at] }) => at && locationKey(at));
				const [first] = found;
				const related = found.flatMap(({ related: others = [] }) => others);
				const locations = [...places.values()].flatMap(([one]) => one?.locations ?? []);
				const folder = whole ? "" : folderOf$1(first.locations[0]?.path ?? "");
				if (places.size === 1) yield {
					...first,
					...related.length > 0 && { related }
				};
				else yield {
					...first,
					subject: `${folder}#${rule.id}`,
					message: told(places.size, first.message),
					locations,
					...related.length > 0 && { related }
				};
			}
		}
	};
}

// src/parsers/cron.ts
/** How rarely a schedule runs: the longest wait between two runs, computed over ten years without the current date. */
/** Times of one pipeline that its steps are told. Without the others it can only seem to run more rarely, so no finding is lost. */
const MAX_TIMES = 100;
/** Each time once, and at most a hundred: every step of a pipeline is told all of them. */
function distinctTimes(times) {
	return [...new Set(times)].slice(0, MAX_TIMES);
}
/** Ten years from a fixed day, so that every leap day and weekday pattern shows. */
const FIRST_DAY = Date.UTC(2025, 0, 1);
const DAYS = 3653;
/** Made once, by the first expression. */
const calendarDays = [];
/** Expressions whose cadence is remembered: those of one repository are few, and each is asked for by several rules. */
const MAX_REMEMBERED = 1e3;
const MONTHS = [
	"jan",
	"feb",
	"mar",
	"apr",
	"may",
	"jun",
	"jul",
	"aug",
	"sep",
	"oct",
	"nov",
	"dec"
];
const WEEKDAYS = [
	"sun",
	"mon",
	"tue",
	"wed",
	"thu",
	"fri",
	"sat"
];
const MACROS = {
	"@yearly": "0 0 1 1 *",
	"@annually": "0 0 1 1 *",
	"@monthly": "0 0 1 * *",
	"@weekly": "0 0 * * 0",
	"@daily": "0 0 * * *",
	"@midnight": "0 0 * * *",
	"@hourly": "0 * * * *"
};
/**
* A cron expression of five fields (crontab(5)), a macro such as `@daily`, `@every 6h`, or `every 6h` of a loop that sleeps (sleep(1)). `CRON_TZ=` is allowed before
* it. Jenkins' `H` counts as one fixed value of its field.
*/
const cronCadence = memoizeByText(readCron$1, MAX_REMEMBERED);
const VARIABLE$2 = /^(?:\$\{?\w{1,60}\}?|\$\(\([^()]{1,60}\)\)|\{\{[^{}]{1,100}\}\}|%\{?\w{1,60}\}?)$/;
function readCron$1(expression) {
	const text = expression.trim().replace(/^(?:CRON_)?TZ=\S+\s+/, "").toLowerCase();
	const every = /^@every (\d+)([hms])/.exec(text) ?? /^every (\d{1,9})([smhd]?)$/.exec(text);
	if (every !== null) return Number(every[1]) * {
		d: DAY,
		h: HOUR,
		m: MINUTE,
		s: SECOND,
		"": SECOND
	}[every[2]];
	const fields = (Object.hasOwn(MACROS, text) ? MACROS[text] : text).split(/\s+/);
	if (fields.length !== 5) return void 0;
	const [first, second, day, month, weekday] = fields;
	const [minute, hour] = [first, second].map((field) => VARIABLE$2.test(field) ? "0" : field);
	const minutes = values(minute, 0, 59);
	const hours = values(hour, 0, 23);
	const days = values(day, 1, 31);
	const months = values(month, 1, 12, MONTHS, 1);
	const weekdays = values(weekday, 0, 7, WEEKDAYS, 0);
	if (!minutes || !hours || !days || !months || !weekdays) return void 0;
	if (weekdays.has(7)) weekdays.add(0);
	const either = !/^[*?]/.test(day) && !/^[*?]/.test(weekday);
	return longestWait({
		minutes: [...hours].flatMap((h) => [...minutes].map((m) => h * 60 + m)).sort((a, b) => a - b),
		runsOn: (date) => months.has(date.month) && (either ? days.has(date.day) || weekdays.has(date.weekday) : days.has(date.day) && weekdays.has(date.weekday))
	});
}
const CALENDAR_WORDS = {
	minutely: "*-*-* *:*:00",
	hourly: "*-*-* *:00:00",
	daily: "*-*-* 00:00:00",
	weekly: "mon *-*-* 00:00:00",
	monthly: "*-*-01 00:00:00",
	quarterly: "*-01,04,07,10-01 00:00:00",
	semiannually: "*-01,07-01 00:00:00",
	yearly: "*-01-01 00:00:00",
	annually: "*-01-01 00:00:00"
};
/** A calendar event of systemd.time(7), as in `OnCalendar=`: `daily`, `Mon..Fri 03:00`, `*-*-1/7 00,12:00:00`. */
const calendarCadence = memoizeByText(readCalendar, MAX_REMEMBERED);
function readCalendar(expression) {
	const lower = expression.trim().toLowerCase();
	const text = Object.hasOwn(CALENDAR_WORDS, lower) ? CALENDAR_WORDS[lower] : lower;
	let weekdays = /* @__PURE__ */ new Set([
		0,
		1,
		2,
		3,
		4,
		5,
		6
	]);
	let date = [
		"*",
		"*",
		"*"
	];
	let time = ["0", "0"];
	for (const part of text.split(/\s+/)) if (part.includes(":")) time = part.split(":");
	else if (/^[a-z.,-]+$/.test(part) && WEEKDAYS.includes(part.slice(0, 3))) weekdays = values(part.replaceAll("..", "-").replace(/[a-z]{4,}/g, (name) => name.slice(0, 3)), 0, 6, WEEKDAYS, 0);
	else if (/^[\d*]/.test(part) && part.includes("-")) date = part.replaceAll("..", "~").split("-");
	else if (!/^(?:utc|[a-z]+\/[a-z_]+)$/.test(part)) return void 0;
	if (date.length === 2) date = ["*", ...date];
	const [year, month, day] = date.map((field) => field.replaceAll("~", "-"));
	const years = values(year, 1970, 2199);
	const months = values(month, 1, 12);
	const days = values(day, 1, 31);
	const hours = values(time[0] ?? "*", 0, 23);
	const minutes = values(time[1] ?? "0", 0, 59);
	if (!weekdays || !years || !months || !days || !hours || !minutes) return void 0;
	return longestWait({
		minutes: [...hours].flatMap((h) => [...minutes].map((m) => h * 60 + m)).sort((a, b) => a - b),
		runsOn: (at) => years.has(at.year) && months.has(at.month) && days.has(at.day) && weekdays.has(at.weekday)
	});
}
/** One field: lists, ranges, steps and names; undefined where it is none of these. */
function values(field, low, high, names = [], firstName = 0) {
	const found = /* @__PURE__ */ new Set();
	const number = (text) => {
		const name = names.indexOf(text.slice(0, 3));
		if (name >= 0) return name + firstName;
		return /^\d{1,4}$/.test(text) ? Number(text) : NaN;
	};
	for (const part of field.split(",")) {
		const [range, step] = part.split("/");
		const every = step === void 0 ? 1 : /^\d+$/.test(step) ? Number(step) : 0;
		if (every < 1) return void 0;
		let from;
		let to;
		if (range === "*" || range === "?") [from, to] = [low, high];
		else if (/^h(?:\(\d+-\d+\))?$/.test(range)) [from, to] = step === void 0 ? [low, low] : [low, high];
		else if (range.includes("-")) [from, to] = range.split("-").map(number);
		else [from, to] = [number(range), step === void 0 ? number(range) : high];
		if (!(from >= low && to <= high)) return void 0;
		const span = from <= to ? to - from : high - low + 1 - from + to;
		for (let offset = 0; offset <= span; offset += every) found.add(low + (from - low + offset) % (high - low + 1));
	}
	return found;
}
function longestWait(calendar) {
	const first = calendar.minutes[0];
	const last = calendar.minutes.at(-1);
	if (first === void 0 || last === void 0) return "never";
	let longest = 0;
	for (let i = 1; i < calendar.minutes.length; i++) longest = Math.max(longest, calendar.minutes[i] - calendar.minutes[i - 1]);
	let previous;
	let runs = 0;
	for (const [index, date] of allDays().entries()) {
		if (!calendar.runsOn(date)) continue;
		if (previous !== void 0) longest = Math.max(longest, (index - previous) * 1440 + first - last);
		previous = index;
		runs++;
	}
	if (runs === 0) return "never";
	return runs === 1 ? DAYS * DAY : longest * MINUTE;
}
function allDays() {
	for (let index = calendarDays.length; index < DAYS; index++) {
		const date = new Date(FIRST_DAY + index * DAY);
		calendarDays.push({
			year: date.getUTCFullYear(),
			month: date.getUTCMonth() + 1,
			day: date.getUTCDate(),
			weekday: date.getUTCDay()
		});
	}
	return calendarDays;
}

// src/facts/cadence.ts
/** Milliseconds between two runs, where the fact states a schedule or an interval. */
function cadenceOf({ attributes }) {
	const { schedule, cron, schedules } = attributes;
	const cadences = [
		schedule,
		cron,
		...Array.isArray(schedules) ? schedules : []
	].flatMap((expression) => {
		const cadence = typeof expression === "string" ? cronCadence(expression) : void 0;
		return cadence === "never" ? Number.POSITIVE_INFINITY : typeof cadence === "number" ? cadence : [];
	});
	const { calendar } = attributes;
	for (const event of textsOf(calendar)) {
		const cadence = calendarCadence(event);
		if (typeof cadence === "number") cadences.push(cadence);
	}
	if (cadences.length > 0) return Math.min(...cadences);
	const interval = durationOf(attributes.refreshInterval) ?? durationOf(attributes.interval);
	return interval === 0 ? Number.POSITIVE_INFINITY : interval;
}
function durationOf(value) {
	return typeof value === "string" ? goDuration(value) ?? timeSpan(value) : void 0;
}

// src/parsers/resources.ts
/** The first value of this name. */
function valueGiven(resource, ...names) {
	return names.flatMap((name) => resource.values.get(name) ?? [])[0];
}
/** Resources of one file that are read. */
const MAX_RESOURCES = 5e3;
/** Characters of one value, and of one title, that are kept. */
const MAX_TEXT$1 = 2e4;
const WORD$2 = /(?:::|[\w$.@/%*+-])+|[-=~]>/y;
/** Words, strings and marks of Puppet's language, up to a string that does not end. Comments are left out. Linear. */
function puppetTokens(text) {
	const tokens = [];
	let line = 1;
	for (let at = 0; at < text.length;) {
		const char = text[at];
		if (char === "\n") line += 1;
		if (/\s/.test(char)) at += 1;
		else if (char === "#") at = before(text, "\n", at);
		else if (text.startsWith("/*", at)) {
			const end = before(text, "*/", at + 2);
			line += countLines$1(text.slice(at, end));
			at = end + 2;
		} else if (char === "\"" || char === "'") {
			const end = closing$1(text, char, at + 1);
			if (end === void 0) break;
			tokens.push({
				type: "text",
				text: text.slice(at + 1, end),
				line
			});
			line += countLines$1(text.slice(at, end));
			at = end + 1;
		} else {
			WORD$2.lastIndex = at;
			const word = WORD$2.exec(text)?.[0] ?? char;
			tokens.push({
				type: /^[\w$:]/.test(word) && word !== ":" ? "word" : "mark",
				text: word,
				line
			});
			at += word.length;
		}
	}
	return tokens;
}
/** Where a text is found next; the end where it is not. */
function before(text, wanted, from) {
	const at = text.indexOf(wanted, from);
	return at < 0 ? text.length : at;
}
/** The quote that ends a string; undefined where none does. */
function closing$1(text, quote, from) {
	for (let at = from; at < text.length; at += 1) if (text[at] === "\\") at += 1;
	else if (text[at] === quote) return at;
}
function countLines$1(text) {
	let count = 0;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
	return count;
}
const TYPE = /^(?:::)?[a-z]\w*(?:::\w+)*$/;
/**
* Resources of a Puppet manifest (`file { '/etc/x': source => \u2026 }`), those with several bodies as several. A reference in a
* value is spelled as it is written: `Service[nginx]`. Linear.
*/
function puppetResources(text) {
	const tokens = puppetTokens(text);
	const found = [];
	const budget = { left: tokens.length * 8 };
	for (let at = 0; at + 2 < tokens.length && found.length < MAX_RESOURCES; at += 1) {
		const [type, open] = [tokens[at], tokens[at + 1]];
		if (type.type !== "word" || !TYPE.test(type.text) || open.text !== "{" || open.type !== "mark") continue;
		let next = at + 2;
		while (next < tokens.length) {
			const body = puppetBody(tokens, next, type.text.replace(/^::/, ""), budget);
			if (body === void 0) break;
			found.push(body.resource);
			next = body.next;
			if (tokens[next - 1]?.text === "}") break;
		}
		if (next > at + 2) at = next - 1;
	}
	return found;
}
/** One body, from its title to the `;` or the `}` that ends it; undefined where no title stands there. */
function puppetBody(tokens, from, type, budget) {
	const titled = valueTokens(tokens, from, budget, (token) => token.text === ":");
	if (titled === void 0 || tokens[titled.next]?.text !== ":") return void 0;
	const values = /* @__PURE__ */ new Map();
	let at = titled.next + 1;
	let last = tokens[at - 1];
	while (at < tokens.length) {
		const token = tokens[at];
		last = token;
		if (token.type === "mark" && (token.text === "}" || token.text === ";")) {
			at += 1;
			break;
		}
		if (tokens[at + 1]?.text !== "=>") {
			at += 1;
			continue;
		}
		const value = valueTokens(tokens, at + 2, budget, (one) => one.text === "," || one.text === ";" || one.text === "}");
		if (value === void 0) break;
		const kept = values.get(token.text) ?? [];
		kept.push({
			text: value.text,
			line: value.line
		});
		values.set(token.text, kept);
		at = value.next;
	}
	return {
		resource: {
			type,
			title: titled.text,
			line: titled.line,
			endLine: last.line,
			values
		},
		next: at
	};
}
const OPENS = /^[[({]$/;
const CLOSES = /^[\])}]$/;
/** The words of one value up to what ends it outside of brackets. */
function valueTokens(tokens, from, budget, ends) {
	let depth = 0;
	let text = "";
	for (let at = from; at < tokens.length && budget.left > 0; at += 1) {
		budget.left -= 1;
		const token = tokens[at];
		if (token.type === "mark" && depth === 0 && ends(token)) {
			const first = tokens[from];
			return {
				text: text.trim(),
				line: first.line,
				next: at
			};
		}
		if (token.type === "mark" && OPENS.test(token.text)) depth += 1;
		if (token.type === "mark" && CLOSES.test(token.text) && --depth < 0) return void 0;
		if (text.length < MAX_TEXT$1) text += `${joins(text, token) ? "" : " "}${token.text}`;
	}
}
const joins = (text, token) => text === "" || /[[(]$/.test(text) || token.type === "mark" && /^[[\](),]$/.test(token.text);
const CHEF = /^(\s{0,60})([a-z][a-z0-9_]{1,60})(?:\s{1,20}|\s{0,4}\(\s{0,4})([^\s=.|&<>:].{0,300}?)\)?\s{1,20}do(?:\s{0,4}\|[^|]{0,40}\|)?\s{0,20}(?:#.*)?$/;
const PROPERTY$1 = /^\s{1,80}:?([a-z][a-z0-9_]{1,40})(?:\s{0,20}=>|:)?[\s(]{1,20}(\S.*)$/;
const HEREDOC = /<<[-~]?['"]?([A-Z_]{1,40})['"]?/;
/** Lines of one resource that are read. */
const MAX_LINES$3 = 400;
/** A line that a person wrote is shorter. */
const MAX_ROW$1 = 2e3;
const NO_RESOURCE = /* @__PURE__ */ new Set([
	"if",
	"unless",
	"case",
	"while",
	"each",
	"when",
	"describe",
	"context",
	"it",
	"let"
]);
/** Resources of a Chef recipe (`file '/etc/x' do \u2026 end`), by their indentation; here-documents are values. Linear. */
function chefResources(text) {
	const rows = text.split("\n").map((row) => row.length > MAX_ROW$1 ? "" : row);
	const found = [];
	let read = 0;
	for (let index = 0; index < rows.length && found.length < MAX_RESOURCES; index += 1) {
		const [, indent = "", type = "", title = ""] = CHEF.exec(rows[index] ?? "") ?? [];
		if (type === "" || NO_RESOURCE.has(type) || read > rows.length * 8) continue;
		const values = /* @__PURE__ */ new Map();
		let at = index + 1;
		const last = Math.min(rows.length, at + MAX_LINES$3);
		for (; at < last && !isEnd(rows[at] ?? "", indent); at += 1) {
			const [, name, written = ""] = PROPERTY$1.exec(rows[at] ?? "") ?? [];
			if (name === void 0 || /^\s*#/.test(rows[at] ?? "")) continue;
			const word = HEREDOC.exec(written)?.[1];
			const value = word === void 0 ? {
				text: unquoted(written),
				line: at + 1
			} : heredoc(rows, at + 1, word);
			const kept = values.get(name) ?? [];
			kept.push(value);
			values.set(name, kept);
		}
		read += at - index;
		found.push({
			type,
			title: unquoted(title),
			line: index + 1,
			endLine: Math.min(at + 1, rows.length),
			values
		});
	}
	return found;
}
const isEnd = (row, indent) => row.startsWith(`${indent}end`) && /^\s*end\b/.test(row);
function heredoc(rows, from, word) {
	const end = rows.slice(from, from + MAX_LINES$3).findIndex((row) => row.trim() === word);
	return {
		text: rows.slice(from, end < 0 ? from + MAX_LINES$3 : from + end).join("\n"),
		line: from + 1
	};
}
/** What stands in quotes, where the whole value does; a comment behind it is left out. */
function unquoted(text) {
	const value = text.slice(0, MAX_TEXT$1).trim();
	const [, double, single] = /^(?:"((?:[^"\\]|\\.){0,20000})"|'((?:[^'\\]|\\.){0,20000})')\s*(?:#.*)?$/.exec(value) ?? [];
	return double ?? single ?? value;
}

// src/parsers/ini.ts
/**
* Reads `[section]`, `key = value` and lines continued with a backslash (systemd.syntax(7)) or, where `indented` is set,
* with leading blanks (Postfix, postconf(5)). Comments begin with `#` or `;` at the start of a line. Linear.
*/
function readIni(text, indented = false) {
	const entries = [];
	let section = "";
	let open;
	for (const [index, raw] of text.split("\n").entries()) {
		const row = raw.trim();
		if (row === "" || row.startsWith("#") || row.startsWith(";")) continue;
		const continues = row.endsWith("\\");
		const body = continues ? row.slice(0, -1).trimEnd() : row;
		if (open !== void 0) {
			open.value += ` ${body}`;
			if (!continues) open = void 0;
			continue;
		}
		const last = entries.at(-1);
		if (indented && /^[ \t]/.test(raw) && last !== void 0) {
			last.value += ` ${body}`;
			continue;
		}
		if (row.startsWith("[") && row.endsWith("]")) {
			section = row.replace(/^\[{1,4}/, "").replace(/\]{1,4}$/, "").trim();
			continue;
		}
		const equals = body.indexOf("=");
		if (equals < 1) continue;
		const entry = {
			section,
			key: body.slice(0, equals).trim(),
			value: body.slice(equals + 1).trim(),
			line: index + 1
		};
		entries.push(entry);
		if (continues) open = entry;
	}
	for (const entry of entries) entry.value = entry.value.trim();
	return entries;
}

// src/shell/lexer.ts
const BLANK = /* @__PURE__ */ new Set([
	" ",
	"	",
	"\r"
]);
const BREAK = /* @__PURE__ */ new Set([
	" ",
	"	",
	"\r",
	"\n",
	";",
	"&",
	"|",
	"(",
	")",
	"<",
	">"
]);
/**
* Splits shell text into words, operators and redirections (POSIX.1-2017 XCU 2.3), in one pass. Never throws: a quote
* that is not closed stands for itself. Templates (`{{ \u2026 }}`) stay inside one word.
*/
function* lexShell(text, line = 1) {
	const lexer = {
		text,
		at: 0,
		line,
		exhausted: /* @__PURE__ */ new Set()
	};
	let held = [];
	let documents = [];
	while (lexer.at < text.length) {
		const token = readToken(lexer);
		if (token === void 0) continue;
		if (token.type === "redirect" && /(?:^|[^<])<<-?$/.test(token.text) && token.target !== "") documents.push(token);
		if (documents.length === 0) {
			yield token;
			continue;
		}
		held.push(token);
		if (token.type !== "operator" || token.text !== "\n") continue;
		for (const redirect of documents) redirect.body = readDocument(lexer, redirect.target);
		yield* held;
		held = [];
		documents = [];
	}
	yield* held;
}
/** The next token; undefined for blanks, comments and what leaves no word. */
function readToken(lexer) {
	const { text } = lexer;
	const c = text.charAt(lexer.at);
	if (c === "\n") {
		lexer.at += 1;
		return {
			type: "operator",
			text: "\n",
			line: lexer.line++
		};
	}
	if (BLANK.has(c)) {
		lexer.at += 1;
		return;
	}
	if (c === "#") {
		const end = text.indexOf("\n", lexer.at);
		lexer.at = end < 0 ? text.length : end;
		return;
	}
	if (c === ";" || c === "|" || c === "(" || c === ")" || c === "&" && text[lexer.at + 1] !== ">") {
		const double = (c === "&" || c === "|" || c === ";") && text[lexer.at + 1] === c;
		lexer.at += double ? 2 : 1;
		return {
			type: "operator",
			text: double && c !== ";" ? c + c : c,
			line: lexer.line
		};
	}
	const redirect = isProcess(text, lexer.at) ? void 0 : redirectAt(text, lexer.at);
	if (redirect === void 0) {
		const word = readWord(lexer);
		return word.text !== "" || word.quoted ? word : void 0;
	}
	lexer.at += redirect.length;
	while (BLANK.has(text.charAt(lexer.at))) lexer.at += 1;
	const start = lexer.at;
	const target = lexer.at < text.length && !BREAK.has(text.charAt(lexer.at)) ? readWord(lexer).text : "";
	if (lexer.at === start && text[start] === "&") lexer.at += 1;
	return {
		type: "redirect",
		text: redirect,
		target,
		line: lexer.line
	};
}
/** `<(\u2026)` and `>(\u2026)`, which the shell replaces by a path: a part of a word, not a redirection. */
function isProcess(text, at) {
	return (text[at] === "<" || text[at] === ">") && text[at + 1] === "(";
}
function redirectAt(text, at) {
	let i = at;
	if (text[i] === "&") i += 1;
	while (i - at < 2 && text.charAt(i) >= "0" && text.charAt(i) <= "9") i += 1;
	const c = text[i];
	if (c !== "<" && c !== ">") return void 0;
	const start = i;
	while (i - start < 3 && (text[i] === c || i > start && (text[i] === "-" || text[i] === "&" || text[i] === "|"))) i += 1;
	return text.slice(at, i);
}
function readDocument(lexer, delimiter) {
	const first = lexer.line;
	const start = lexer.at;
	while (lexer.at < lexer.text.length) {
		const end = lexer.text.indexOf("\n", lexer.at);
		const stop = end < 0 ? lexer.text.length : end;
		const row = lexer.text.slice(lexer.at, stop);
		const from = lexer.at;
		lexer.at = Math.min(stop + 1, lexer.text.length);
		lexer.line += 1;
		if (row.trim() === delimiter) return {
			text: lexer.text.slice(start, from),
			line: first
		};
	}
	return {
		text: lexer.text.slice(start),
		line: first
	};
}
function readWord(lexer) {
	const { text } = lexer;
	const word = {
		type: "word",
		text: "",
		line: lexer.line,
		quoted: false,
		nested: []
	};
	while (lexer.at < text.length) {
		takePlain(lexer, word);
		const c = text.charAt(lexer.at);
		if (c === "" || BREAK.has(c) && !isProcess(text, lexer.at)) break;
		if (c === "\\") readEscape(lexer, word);
		else if (c === "'") readSingle(lexer, word);
		else if (c === "\"") readDouble(lexer, word);
		else if (!readExpansion(lexer, word)) {
			word.text += c;
			lexer.at += 1;
		}
	}
	return word;
}
/** Characters that mean themselves, in double quotes too. */
const PLAIN$1 = /[\w./:,=@%+~^-]+/y;
/** Takes a run of such characters at once. */
function takePlain(lexer, word) {
	PLAIN$1.lastIndex = lexer.at;
	if (!PLAIN$1.test(lexer.text)) return;
	word.text += lexer.text.slice(lexer.at, PLAIN$1.lastIndex);
	lexer.at = PLAIN$1.lastIndex;
}
function readEscape(lexer, word) {
	const next = lexer.text.charAt(lexer.at + 1);
	if (next === "\n" || next === "\r" && lexer.text[lexer.at + 2] === "\n") {
		lexer.line += 1;
		lexer.at += next === "\r" ? 3 : 2;
		return;
	}
	word.text += next;
	lexer.at += 2;
}
function readSingle(lexer, word) {
	const end = find(lexer, "'", lexer.at + 1);
	word.quoted = true;
	const body = end < 0 ? "'" : lexer.text.slice(lexer.at + 1, end);
	word.text += body;
	if (end >= 0) lexer.line += countLines(body);
	lexer.at = end < 0 ? lexer.at + 1 : end + 1;
}
function readDouble(lexer, word) {
	word.quoted = true;
	if (find(lexer, "\"", lexer.at + 1) < 0) {
		word.text += "\"";
		lexer.at += 1;
		return;
	}
	lexer.at += 1;
	while (lexer.at < lexer.text.length) {
		takePlain(lexer, word);
		const c = lexer.text.charAt(lexer.at);
		if (c === "\"") {
			lexer.at += 1;
			return;
		}
		if (c === "\\") {
			const next = lexer.text.charAt(lexer.at + 1);
			if (next === "\n") lexer.line += 1;
			else word.text += "\"\\$`".includes(next) ? next : `\\${next}`;
			lexer.at += 2;
		} else if (!readExpansion(lexer, word)) {
			if (c === "\n") lexer.line += 1;
			word.text += c;
			lexer.at += 1;
		}
	}
}
/** `$(\u2026)`, `<(\u2026)`, `` `\u2026` ``, `${\u2026}` and `{{ \u2026 }}`; false where none of them begins here. */
function readExpansion(lexer, word) {
	const { text, at } = lexer;
	const c = text[at];
	const next = text[at + 1];
	let end = -1;
	if (c === "$" && next === "(" || isProcess(text, at)) end = closing(lexer, at + 2);
	else if (c === "`") end = find(lexer, "`", at + 1);
	else if (c === "$" && next === "{" && text[at + 2] === "{") end = upTo(lexer, "}}", at + 3);
	else if (c === "$" && next === "{") end = upTo(lexer, "}", at + 2);
	else if (c === "{" && (next === "{" || next === "%")) end = upTo(lexer, next === "{" ? "}}" : "%}", at + 2);
	if (end < 0) return false;
	const body = text.slice(at, end + 1);
	if (c === "`") word.nested.push({
		text: text.slice(at + 1, end),
		line: lexer.line
	});
	if (c !== "{" && next === "(" && text[at + 2] !== "(") word.nested.push({
		text: text.slice(at + 2, end),
		line: lexer.line
	});
	word.text += body;
	lexer.line += countLines(body);
	lexer.at = end + 1;
	return true;
}
/** Templates and parameters are short and stay on one line; a stray `{{` must not swallow the file. */
const LONGEST_TEMPLATE = 400;
/** Index of the last character of a closer on the same line, or -1. */
function upTo(lexer, closer, from) {
	const near = lexer.text.slice(from, from + LONGEST_TEMPLATE);
	const end = near.indexOf(closer);
	return end < 0 || near.slice(0, end).includes("\n") ? -1 : from + end + closer.length - 1;
}
/** Index of the parenthesis that closes a substitution, or -1. */
function closing(lexer, from) {
	if (lexer.exhausted.has("$(")) return -1;
	let depth = 1;
	for (let i = from; i < lexer.text.length; i += 1) {
		const c = lexer.text[i];
		if (c === "\\") i += 1;
		else if (c === "(") depth += 1;
		else if (c === ")" && --depth === 0) return i;
	}
	lexer.exhausted.add("$(");
	return -1;
}
function find(lexer, closer, from) {
	if (lexer.exhausted.has(closer)) return -1;
	const at = lexer.text.indexOf(closer, from);
	if (at < 0) lexer.exhausted.add(closer);
	return at;
}
function countLines(text) {
	let lines = 0;
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
	return lines;
}

// src/shell/arrays.ts
/** Arrays of bash that hold the words of a command: `args=(certonly -d "$HOST")`, then `certbot "${args[@]}"`. */
const ARRAY = /(?<=^|[\s;&|])([A-Za-z_]\w{0,60})=\(([^()`]{0,4000})\)/g;
const ALL = /^\$\{([A-Za-z_]\w{0,60})\[[@*]\]\}$/;
/** The text with each array as one text in quotes, so that a variable holds its words. Lines stay where they are. */
function withArrays(text) {
	if (!text.includes("=(")) return text;
	return text.replace(ARRAY, (_, name, words) => `${name}="${words.replace(/[\\"$]/g, "\\$&")}"`);
}
/** Words in which an array as a whole is replaced by its words, where the text sets it. */
function expanded(words, variables) {
	if (!words.some(({ text }) => ALL.test(text))) return words;
	return words.flatMap((word) => {
		const value = variables.get(ALL.exec(word.text)?.[1] ?? "")?.at(-1);
		if (value === void 0) return [word];
		return [...lexShell(value)].flatMap((token) => token.type === "word" ? [{
			...token,
			line: word.line
		}] : []);
	});
}

// src/shell/containers.ts
/** The program that an image runs by default, for images whose entry point takes its arguments. */
function programOfImage(image) {
	const found = clientOfImage(image);
	return found === void 0 || found.image.shell === true ? void 0 : found.client.program;
}
const ALONE = /^(?:-[itdPT]+|--(?:rm|init|tty|interactive|detach|privileged|read-only|no-deps|quiet-pull|build|service-ports|publish-all|no-TTY))$/;
/** What `docker run`, `podman exec`, `docker compose run` or `kubectl exec` runs inside; undefined where the words are none of these. */
function containerCommand(name, words, from) {
	let at = from + 1;
	const compose = name === "docker-compose" || (name === "docker" || name === "podman") && words[at] === "compose";
	if (name !== "docker" && name !== "podman" && name !== "docker-compose" && name !== "kubectl" && name !== "oc") return void 0;
	while (at < words.length && words[at] !== "run" && words[at] !== "exec") at += 1;
	if (at >= words.length || at - from > 12) return void 0;
	if (name === "kubectl" || name === "oc") {
		const dash = words.indexOf("--", at);
		return dash < 0 ? void 0 : {
			at: dash + 1,
			container: words[at + 1] ?? ""
		};
	}
	const runs = words[at] === "run";
	at += 1;
	let entrypoint;
	while ((words[at] ?? "").startsWith("-") && at < words.length) {
		const option = words[at] ?? "";
		if (option.startsWith("--entrypoint")) entrypoint = option.includes("=") ? option.slice(13) : words[at + 1];
		at += option.includes("=") || ALONE.test(option) ? 1 : 2;
	}
	if (compose && runs && entrypoint === void 0 && words[at + 1] === void 0) return void 0;
	const container = words[at] ?? "";
	const given = words[at + 1] ?? "";
	const verb = runs ? void 0 : clientOfVerb(given)?.program;
	const program = (runs || compose ? programOfImage(container) : void 0) ?? verb;
	const own = program === void 0 || !runs && verb === void 0 || given === program || /^(?:\/(?:usr\/)?s?bin\/|(?:ba|a)?sh$)/.test(given);
	return {
		at: at + 1,
		container,
		...entrypoint !== void 0 && { entrypoint: entrypoint.trim() },
		...entrypoint === void 0 && !own && program !== void 0 && { program }
	};
}
/** The services of compose that a command starts with the command of their own: `docker compose up certbot`. */
function servicesStarted({ name, args }) {
	const words = name === "docker-compose" ? args : /^(?:docker|podman)$/.test(name) && args[0] === "compose" ? args : [];
	const verb = words.findIndex((word) => /^(?:up|start|restart|run)$/.test(word));
	return verb < 0 ? [] : words.slice(verb + 1).filter((word) => /^[\w.-]+$/.test(word) && !word.startsWith("-"));
}
/**
* The folder whose services `docker compose up` starts when it is given none, by its name: that of the file, or the one into which
* the commands in front of it change.
*/
function projectStarted(commands) {
	let folder;
	for (const { name, args } of commands) {
		if (name === "cd") folder = args[0];
		const words = name === "docker-compose" ? args : /^(?:docker|podman)$/.test(name) && args[0] === "compose" ? args.slice(1) : [];
		const verb = words.findIndex((word) => word === "up" || word === "start");
		if (verb < 0 || words.slice(verb + 1).some((word) => !word.startsWith("-"))) continue;
		const file = words.slice(0, verb).find((_, at) => /^(?:-f|--file)$/.test(words[at - 1] ?? ""));
		const base = (file === void 0 ? folder : file.replace(/\/?[^/]*$/, ""))?.replace(/\/$/, "").replace(/^.*\//, "");
		if (base !== void 0 && /^[\w.-]+$/.test(base)) return base;
	}
}
/** How a schedule and a service find one another that a whole compose file is started for. */
const projectRef = (folder) => `*@${folder}`;

// src/shell/prefixes.ts
const PREFIXES = {
	sudo: { valued: /^-[a-zA-Z]*[ugCpD]$|^--(?:user|group)$/ },
	doas: { valued: /^-[uC]$/ },
	runuser: { valued: /^-[ugG]$|^--(?:user|group|supp-group)$/ },
	gosu: { operands: 1 },
	"su-exec": { operands: 1 },
	"s6-setuidgid": { operands: 1 },
	setpriv: { valued: /^--(?:re[ug]id|[ug]id|groups)$/ },
	chroot: { operands: 1 },
	env: { valued: /^-[uCS]$/ },
	exec: { valued: /^-a$/ },
	nohup: {},
	command: {},
	time: {},
	chronic: {},
	cronic: {},
	"run-one": {},
	"run-this-one": {},
	"run-one-constantly": {},
	"run-one-until-success": {},
	lockrun: { valued: /^-[LW]$|^--(?:lockfile|maxtime|sleep)$/ },
	lckdo: {
		valued: /^-W$/,
		operands: 1
	},
	setlock: { operands: 1 },
	flock: {
		valued: /^-[wE]$|^--(?:wait|timeout|conflict-exit-code)$/,
		operands: 1,
		script: /^-c$|^--command$/
	},
	ionice: { valued: /^-[cnp]$/ },
	nice: { valued: /^-n$/ },
	taskset: { valued: /^-c$/ },
	stdbuf: { valued: /^-[ioe]$/ },
	setsid: {},
	xvfb: {},
	timeout: {
		valued: /^-[ks]$/,
		operands: 1
	},
	"systemd-cat": { valued: /^-[tp]$/ },
	"systemd-run": { valued: /^-[pEuMH]$|^--(?:property|setenv|unit|uid|gid|slice|description|on-calendar|working-directory)$/ },
	"systemd-inhibit": { valued: /^--(?:what|who|why|mode)$/ },
	xargs: { valued: /^-[IiLlnPsdEa]$|^--(?:max-args|max-procs|replace|delimiter|arg-file)$/ },
	catatonit: {},
	tini: { valued: /^-[pe]$/ },
	"dumb-init": {}
};
/** A word that is a variable alone, with its default: `$CERTBOT`, `"${LEGO:-/usr/bin/lego}"`. */
const VARIABLE$1 = /^\$(?:(\w{1,60})|\{(\w{1,60})(?::?[-=]([^{}]{0,200}))?\})$/;
/** The words behind a variable that stands for a program; undefined where nothing here sets it. */
function wordsOf$1(word, variables) {
	const [, bare, braced, otherwise] = VARIABLE$1.exec(word) ?? [];
	const name = bare ?? braced;
	const value = name === void 0 ? void 0 : variables.get(name)?.at(-1) ?? otherwise;
	return value === void 0 || value === "" || VARIABLE$1.test(value) ? void 0 : value.trim().split(/\s+/);
}
/** The program that words run behind `sudo`, `env`, `flock`, `docker run` and the like, with its arguments. */
function unwrap(words, variables = /* @__PURE__ */ new Map()) {
	let at = 0;
	let container;
	for (let round = 0; round < 12; round += 1) {
		while (/^[A-Za-z_][A-Za-z0-9_]*=/.test(words[at] ?? "")) at += 1;
		const filled = wordsOf$1(words[at] ?? "", variables);
		if (filled !== void 0) {
			words = [...filled, ...words.slice(at + 1)];
			at = 0;
			continue;
		}
		const word = words[at] ?? "";
		const name = word.slice(word.lastIndexOf("/") + 1);
		const prefix = Object.hasOwn(PREFIXES, name) ? PREFIXES[name] : void 0;
		if (prefix !== void 0 && !(name === "runuser" && words.includes("-c"))) {
			at += 1;
			while ((words[at] ?? "").startsWith("-")) at += prefix.valued?.test(words[at] ?? "") ? 2 : 1;
			at += prefix.operands ?? 0;
			if (words[at] === "--") at += 1;
			if (prefix.script?.test(words[at] ?? "")) return {
				program: "sh",
				args: ["-c", words[at + 1] ?? ""],
				...container !== void 0 && { container }
			};
			continue;
		}
		const inside = containerCommand(name, words, at);
		if (inside === void 0) break;
		container = inside.container;
		if (inside.entrypoint !== void 0) words = [
			"sh",
			"-c",
			[inside.entrypoint, ...words.slice(inside.at)].join(" ")
		];
		else if (inside.program !== void 0) words = [inside.program, ...words.slice(inside.at)];
		else words = words.slice(inside.at);
		at = 0;
		if (inside.program !== void 0) break;
	}
	at = scriptOfClient(words, at) ?? at;
	return {
		program: words[at] ?? "",
		args: words.slice(at + 1),
		...container !== void 0 && { container }
	};
}
/** Programs that run a script. */
const INTERPRETER = /^(?:(?:ba|da|z|k)?sh|python3?|perl|ruby|source|\.)$/;
/** Finds a certificate client that is a script or a Python module: `bash ~/.acme.sh/acme.sh --cron`. */
function scriptOfClient(words, from) {
	const base = (word = "") => word.slice(word.lastIndexOf("/") + 1);
	if (!INTERPRETER.test(base(words[from]).replace(/^(python3?)(?:\.\d+)?$/, "$1"))) return void 0;
	let at = from + 1;
	while (/^-\w*$/.test(words[at] ?? "")) at += 1;
	return clientOfProgram(base(words[at])) === void 0 ? void 0 : at;
}

// src/shell/commands.ts
const DEEPEST = 4;
/** Characters of one condition that are kept. */
const LONGEST_GUARD = 600;
/** A line of Jinja within a continued command that takes its own line end away: `{% for name in names -%}`. */
const STEERED = /(\\\n[ \t]{0,200}\{%[^\n]{0,300}-%\})[ \t]{0,20}\n/g;
const RESERVED = /* @__PURE__ */ new Set([
	"then",
	"do",
	"{",
	"}",
	"!",
	"time",
	"else",
	"fi",
	"done",
	"esac"
]);
/**
* Reads the commands of shell text; nested ones (`sh -c`, `$(\u2026)`) follow the command that holds them. A variable that stands
* for the program is filled in where the text sets it. Linear.
*/
function shellCommands(text, line = 1, depth = 0, variables = /* @__PURE__ */ new Map()) {
	const commands = [];
	const frames = [];
	let words = [];
	let redirects = [];
	let operator = "";
	const flush = (next) => {
		const start = words.findIndex((word) => word.quoted || !openFrame(word.text, frames));
		const opener = words[start - 1]?.text;
		words = start < 0 ? [] : words.slice(start);
		if (opener === "for" && words[1]?.text === "in") {
			const values = words.slice(2, 202).map((word) => word.text);
			Object.assign(frames.at(-1) ?? {}, { rounds: {
				variable: words[0]?.text ?? "",
				values
			} });
			for (const snip of depth < DEEPEST ? words.flatMap((word) => word.nested) : []) append(commands, shellCommands(snip.text, snip.line, depth + 1, variables));
		} else if (words.length > 0) {
			const loop = frames.at(-1)?.loop;
			const around = frames.slice(-8);
			const guards = around.map(({ guard }) => guard).filter((guard) => guard !== "" && guard !== "?");
			const rounds = around.flatMap((frame) => frame.rounds ?? []);
			const context = {
				operator,
				redirects,
				guards,
				...loop && { loop },
				...rounds.length > 0 && { rounds }
			};
			remember(words, variables);
			for (const command of resolve(expanded(words, variables), context, depth, variables)) {
				if (command.name === "sleep" && loop !== void 0) loop.sleep ??= intervalOf(command.args[0] ?? "", variables);
				commands.push(command);
			}
			const frame = frames.at(-1);
			if (frame?.kind === "if" && frame.open === true) {
				const condition = words.map((word) => word.text).join(" ");
				frame.guard = `${frame.guard === "?" ? "" : `${frame.guard} ${operator} `}${condition.slice(0, 200)}`.slice(0, LONGEST_GUARD);
			}
		}
		operator = next === ";" || next === "\n" || next === "(" || next === ")" ? "" : next;
		words = [];
		redirects = [];
	};
	for (const token of lexShell(withArrays(text).replace(STEERED, "$1 \\\n"), line)) if (token.type === "word") words.push(token);
	else if (token.type === "redirect") redirects.push(token);
	else if (token.text !== "\n" || words.length > 0) flush(token.text);
	flush("\n");
	return commands;
}
/** What `sleep` waits for: `12h`, also where the text sets a variable to it. */
function intervalOf(word, variables) {
	const name = /^\$\{?([A-Za-z_]\w{0,60})\}?$/.exec(word)?.[1];
	const value = name === void 0 ? void 0 : variables.get(name)?.at(-1);
	return value !== void 0 && /^\d{1,9}[smhd]?$/.test(value) ? value : word;
}
/** Handles a keyword at the start of a command; false where the word is an ordinary one. */
function openFrame(word, frames) {
	const loop = frames.at(-1)?.loop;
	const around = loop === void 0 ? {} : { loop };
	const innermost = frames.at(-1);
	if (word === "then" && innermost?.kind === "if") innermost.open = false;
	if (word === "if") frames.push({
		kind: "if",
		guard: "?",
		open: true,
		...around
	});
	else if (word === "while" || word === "until") frames.push({
		kind: "loop",
		guard: "",
		loop: {}
	});
	else if (word === "for" || word === "select" || word === "case") frames.push({
		kind: "other",
		guard: "",
		...around
	});
	else if (word === "elif" || word === "else") {
		const frame = frames.at(-1);
		if (frame?.kind === "if") {
			frame.open = word === "elif";
			frame.guard = word === "elif" ? "?" : `! ${frame.guard.replace(/^! /, "")}`;
		}
	} else if (word === "fi" || word === "done" || word === "esac") frames.pop();
	else return RESERVED.has(word);
	return true;
}
const SETTING$3 = /^([A-Za-z_]\w{0,60})=([\s\S]{0,500})$/;
/** Variables of one text that are kept. */
const MAX_SETTINGS = 500;
/** `CERTBOT=/usr/bin/certbot`, also behind `export`; not in front of a command. */
function remember(words, variables) {
	const settings = (/^(?:export|readonly|local|declare|typeset)$/.test(words[0]?.text ?? "") ? words.slice(1) : words).map((word) => SETTING$3.exec(word.text));
	if (settings.includes(null) || variables.size > MAX_SETTINGS) return;
	for (const [, name = "", value = ""] of settings.filter((one) => one !== null)) {
		const known = variables.get(name) ?? [];
		variables.set(name, [...known.slice(-7), value]);
	}
}
function resolve(words, context, depth, variables) {
	const found = [];
	const { program, args, container } = unwrap(words.map((word) => word.text), variables);
	const line = (words.find((word) => word.text === program || word.text.endsWith(`/${program}`)) ?? words[0])?.line ?? 1;
	const inner = depth < DEEPEST ? innerScript(program, args) : void 0;
	const adopt = (commands) => {
		for (const [index, command] of commands.entries()) {
			const loop = command.loop ?? context.loop;
			const rounds = [...context.rounds ?? [], ...command.rounds ?? []];
			found.push({
				...command,
				operator: index === 0 ? context.operator : command.operator,
				guards: [...context.guards, ...command.guards],
				redirects: [...command.redirects, ...context.redirects],
				...loop && { loop },
				...rounds.length > 0 && { rounds },
				...container !== void 0 && { container: command.container ?? container }
			});
		}
	};
	if (inner !== void 0) adopt(shellCommands(inner, lineOf$1(words, inner, line), depth + 1, variables));
	else if (isProgram(program)) {
		const documents = context.redirects.flatMap((redirect) => redirect.body === void 0 ? [] : [{
			...redirect.body,
			target: outputOf(program, args, context.redirects)
		}]);
		const { redirects, ...around } = context;
		const name = program.slice(program.lastIndexOf("/") + 1);
		found.push({
			name,
			...name !== program && { path: program },
			args,
			line,
			...around,
			redirects,
			documents,
			...container !== void 0 && { container },
			...variables.size > 0 && { settings: variables }
		});
		if (depth < DEEPEST && readsScript(program, args)) for (const snip of documents) adopt(shellCommands(snip.text, snip.line, depth + 1, variables));
	}
	if (depth < DEEPEST) for (const snip of words.flatMap((word) => word.nested)) adopt(shellCommands(snip.text, snip.line, depth + 1, variables));
	return found;
}
/** Where a shell finds a program: `$(command -v certbot)`. */
const LOOKUP = /^(?:\$\(|`)\s*(?:which|command -v|type -[pP])\s+[\w./-]+\s*[)`]$/;
/**
* Whether a word may be what is run. One of several lines is what a quotation that never ends took along, and the words of a
* substitution are another command with its arguments, passwords among them: they name nothing.
*/
function isProgram(word) {
	if (word === "" || word.includes("\n")) return false;
	return LOOKUP.test(word) || !/\$\(|`/.test(word) || !/\s/.test(word.slice(word.lastIndexOf("/") + 1));
}
/** A quoted script begins on the line of its word; lines inside it count on. */
function lineOf$1(words, inner, fallback) {
	return words.find((word) => word.text === inner)?.line ?? fallback;
}
/** The file that the command writes: the target of `>`, or the operand of `tee`. */
function outputOf(program, args, redirects) {
	return redirects.find((redirect) => redirect.text.startsWith(">"))?.target ?? (program.endsWith("tee") ? args.find((arg) => !arg.startsWith("-")) : void 0) ?? "";
}
const SHELL = /^(?:ba|da|a|z|k)?sh$|^su$|^runuser$/;
/** Options of ssh(1) that take a value. */
const SSH_VALUED = /^-[bcDEeFIiJLlmOopQRSWw]$/;
/** Whether a here-document is a script for this program: for a shell without one, here or behind `ssh`. */
function readsScript(program, args) {
	const name = program.slice(program.lastIndexOf("/") + 1);
	if (SHELL.test(name)) return innerScript(program, args) === void 0;
	return name === "ssh" && remoteScript(remoteWords(args)) === void 0;
}
/** The command that ssh(1) is given, behind its options and the destination. */
function remoteWords(args) {
	let at = 0;
	while ((args[at] ?? "").startsWith("-")) at += SSH_VALUED.test(args[at] ?? "") ? 2 : 1;
	return args.slice(at + 1);
}
/**
* What the words after the destination of `ssh` run there; undefined if there are none, or if they are a shell that
* reads its standard input.
*/
function remoteScript(words) {
	const [first = "", second = ""] = words;
	return words.findLast((word) => word.includes(" ")) ?? (first === "" || SHELL.test(first === "sudo" ? second : first) ? void 0 : words.join(" "));
}
/** Programs that run a script on another machine: the word that says so, and the option that takes the script. */
const ELSEWHERE$1 = {
	gcloud: {
		verb: "ssh",
		option: /^--command(?:=|$)/
	},
	vagrant: {
		verb: "ssh",
		option: /^(?:-c$|--command(?:=|$))/
	},
	az: {
		verb: "run-command",
		option: /^--scripts(?:=|$)/
	},
	fly: {
		verb: "ssh",
		option: /^(?:-C$|--command(?:=|$))/
	},
	flyctl: {
		verb: "ssh",
		option: /^(?:-C$|--command(?:=|$))/
	}
};
function scriptElsewhere(name, args) {
	const known = Object.hasOwn(ELSEWHERE$1, name) ? ELSEWHERE$1[name] : void 0;
	if (known === void 0 || !args.includes(known.verb)) return void 0;
	const at = args.findIndex((arg) => known.option.test(arg));
	const given = args[at] ?? "";
	return at < 0 ? void 0 : given.includes("=") ? given.slice(given.indexOf("=") + 1) : args[at + 1];
}
/** The script that a shell is given on its command line. */
function innerScript(program, args) {
	const name = program.slice(program.lastIndexOf("/") + 1);
	if (name === "eval") return args.join(" ");
	const elsewhere = scriptElsewhere(name, args);
	if (elsewhere !== void 0) return elsewhere;
	if (name === "ssh") return remoteScript(remoteWords(args));
	if (!SHELL.test(name)) return void 0;
	const at = args.findIndex((arg) => /^-[a-z]*c$/.test(arg) || arg === "--command");
	return at < 0 ? void 0 : args[at + 1];
}

// src/shell/command-blocks.ts
const MACRO = /^@(?:reboot|yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const FIELD = /^(?:\*|\d{1,2}|[a-zA-Z]{3}|~)(?:[-/,~][\w*]{1,4}){0,60}$/;
const TEMPLATED = /^(?:\{\{.*\}\}|\$\{\w+\})$/;
const USER = /^(?:[a-z_][a-z0-9_-]{0,31}|\{\{.*\}\})$/;
const isField = (word) => FIELD.test(word) || /^(?:\{\{.*\}\}|\$\{?\w+\}?)$/.test(word);
/** A test of a file in a condition of a configuration manager: `test -f /etc/ssl/www.pem`. */
const EXISTS$1 = /(?:\btest|\[)\s+-[efs]\s+(\S{1,300})|^\s*(?:\/bin\/)?ls\s+(\/\S{1,300})|File\.exists?\?\(?\s*['"]([^'"]{1,300})/;
/** The file that is made once, from what a resource says that it creates or from its condition. */
function keptFile(creates, unless) {
	const [, tested, listed, asked] = EXISTS$1.exec(unless ?? "") ?? [];
	const file = creates ?? tested ?? listed ?? asked;
	return file === void 0 || file === "" ? {} : { unless: file };
}
/** Lines of a crontab, commented ones included (crontab(5)). `user` tells that the sixth field is a user's name. */
function cronLines(text, user, line = 1) {
	const found = [];
	for (const [index, raw] of text.split("\n").entries()) {
		const disabled = /^\s*#/.test(raw);
		const words = raw.replace(/^[\s#]+/, "").replace(/\{\{[^{}]{0,200}\}\}/g, (expression) => expression.replaceAll(/\s/g, "")).split(/\s+/);
		const macro = MACRO.test(words[0] ?? "") || user && TEMPLATED.test(words[0] ?? "") && USER.test(words[1] ?? "");
		const fields = macro ? 1 : 5;
		if (words.length <= fields || !macro && !words.slice(0, 5).every(isField)) continue;
		if (!macro && !words.slice(0, 5).some((word) => /^[*\d~]/.test(word))) continue;
		const named = user || words[fields] === "root";
		const body = words.slice(fields + (named ? 1 : 0)).join(" ");
		if (body === "") continue;
		found.push({
			schedule: words.slice(0, fields).join(" "),
			command: body,
			line: line + index,
			disabled
		});
	}
	return found;
}
function isCrontab(path) {
	return /(?:^|\/)(?:[\w.-]*crontabs?(?:\/[^/]+)?|cron\.d\/[^/]+|[\w.-]+\.cron(?:tab)?)(?:\.(?:j2|tpl|erb|tmpl|txt))?$/i.test(path);
}
/** `@daily` for scripts of `cron.daily` (run-parts) and Alpine's `periodic/daily`. */
function cronFolderSchedule(path) {
	const period = /(?:^|\/)(?:cron\.|periodic\/)(hourly|daily|weekly|monthly|15min)\/[^/]+$/.exec(path)?.[1];
	return period === void 0 ? void 0 : period === "15min" ? "*/15 * * * *" : `@${period}`;
}
/** Runs of a crontab: one for each line. */
function cronRuns(text, user, line = 1) {
	return cronLines(text, user, line).map(({ schedule, command, line: at, disabled }) => ({
		surface: "cron",
		commands: shellCommands(command, at),
		schedules: [schedule],
		...disabled && { disabled }
	}));
}
/** Runs of shell text, with the crontabs that it installs (`cat > /etc/cron.d/x <<EOF`, `echo \u2026 | crontab -`). */
function shellRuns(text, surface, options = {}) {
	const commands = shellCommands(text, options.line ?? 1);
	const runs = [];
	const tables = new Set(commands.flatMap(({ name, args }) => name === "crontab" ? args : []));
	const isTable = (path) => isCrontab(path) || path !== "" && tables.has(path);
	let variables;
	for (const [index, command] of commands.entries()) {
		for (const document of command.documents) if (isTable(document.target)) append(runs, cronRuns(document.text, document.target.includes("cron.d"), document.line));
		else if (command.name === "crontab") append(runs, cronRuns(document.text, false, document.line));
		else if (cronFolderSchedule(document.target) !== void 0 || clientOfHookFolder(document.target) !== void 0) {
			const period = cronFolderSchedule(document.target);
			const inner = {
				surface: "script",
				commands: shellCommands(document.text, document.line)
			};
			runs.push({
				...inner,
				schedules: period === void 0 ? [] : [period],
				name: document.target
			});
		} else if (surface === "script" && WRITTEN_SCRIPT.test(document.target) && SHEBANG.test(document.text)) {
			const written = shellCommands(document.text.replaceAll("\\$", "$"), document.line);
			runs.push({
				surface: "script",
				commands: written,
				schedules: [],
				name: document.target
			});
		}
		if (command.name !== "echo" && command.name !== "printf") continue;
		const target = command.redirects.find((redirect) => redirect.text.startsWith(">"))?.target ?? "";
		const fed = commands.slice(index + 1, index + 4).find(({ name, args }) => name === "crontab" || name === "tee" && args.some(isCrontab));
		const period = cronFolderSchedule(target);
		if (period !== void 0) for (const arg of command.args) {
			const written = shellCommands(arg.replaceAll("\\n", "\n"), command.line);
			if (written.length > 0) runs.push({
				surface: "script",
				commands: written,
				schedules: [period],
				name: target
			});
		}
		if (fed === void 0 && !isTable(target)) continue;
		const table = [target, ...fed?.args ?? []].some((path) => path.includes("cron.d"));
		for (const arg of command.args) {
			const name = /^\$\{?(\w{1,60})\}?$/.exec(arg)?.[1];
			if (name !== void 0) variables ??= assignments(text, options.line ?? 1);
			const { value, line } = variables?.get(name ?? "") ?? {
				value: arg,
				line: command.line
			};
			append(runs, cronRuns(value.replaceAll("\\n", "\n"), table, line));
		}
	}
	const loop = commands.find((command) => command.loop?.sleep !== void 0)?.loop?.sleep;
	return [{
		surface,
		commands,
		schedules: [...options.schedules ?? [], ...loop === void 0 ? [] : [`every ${loop}`]],
		...options.name !== void 0 && { name: options.name }
	}, ...runs];
}
/** A script that another one writes, by its path on the host. */
const WRITTEN_SCRIPT = /^\/[\w./-]{1,200}\.(?:sh|bash)$/;
const SHEBANG = /^\s{0,8}#!.{1,80}(?:sh|bash)\b/;
/**
* Runs of a text that is written to a file of this name: a crontab, a unit of systemd, a script by its first line or by the
* folder of hooks or of cron in which it lies. `line` is the first line of the text.
*/
function writtenRuns(name, text, line) {
	if (isCrontab(name)) return cronRuns(text, name.includes("cron.d"), line);
	if (name.endsWith(".service")) return unitRuns(text, name.slice(name.lastIndexOf("/") + 1), line);
	const period = cronFolderSchedule(name);
	const isScript = /\.(?:sh|bash)$/.test(name) || clientOfHookFolder(name) !== void 0;
	if (!SHEBANG.test(text) && period === void 0 && !isScript) return [];
	return shellRuns(text, "script", {
		line,
		name,
		...period !== void 0 && { schedules: [period] }
	});
}
/** The texts that a script sets variables to, by name, the last ones: `JOB="0 3 * * * certbot renew"`. */
function assignments(text, line) {
	const found = /* @__PURE__ */ new Map();
	for (const [index, row] of text.split("\n").entries()) {
		const [, name, double, single, plain] = /^\s{0,40}(?:\w{1,8} )?(\w{1,60})=(?:"([^"]{1,500})"|'([^']{1,500})'|([\w./:${}-]{1,500})(?=[\s;]|$))/.exec(row) ?? [];
		if (name !== void 0) found.set(name, {
			value: double ?? single ?? plain ?? "",
			line: line + index
		});
	}
	return found;
}
/** Runs of a systemd unit: its `Exec\u2026=` lines (systemd.service(5)). */
function unitRuns(text, name, line = 1) {
	const commands = readIni(text).filter((entry) => entry.section === "Service" && /^Exec(?:Start|StartPost|Reload|StopPost)$/.test(entry.key)).flatMap((entry) => shellCommands(entry.value.replace(/^[-@:+!|]{1,3}/, ""), entry.line + line - 1));
	return commands.length === 0 ? [] : [{
		surface: "systemd",
		commands,
		schedules: [],
		name
	}];
}
/** Runs of a container that systemd starts (podman-systemd.unit(5)): `Exec=` in its image, and the commands of the unit. */
function containerUnitRuns(text, name) {
	const entries = readIni(text).filter((entry) => entry.section === "Container");
	const image = entries.find((entry) => entry.key === "Image")?.value ?? "";
	const exec = entries.find((entry) => entry.key === "Exec");
	const unit = name.replace(/container$/, "service");
	const inside = exec === void 0 ? [] : shellCommands(`podman run ${image} ${exec.value}`, exec.line);
	const [around] = unitRuns(text, unit);
	const commands = [...inside, ...around?.commands ?? []];
	return commands.length === 0 ? [] : [{
		surface: "systemd",
		commands,
		schedules: [],
		name: unit
	}];
}
/** Instructions of a Dockerfile with their operands; continued lines are joined with their line ends kept. */
function dockerInstructions(text) {
	const found = [];
	let open = false;
	for (const [index, raw] of text.split("\n").entries()) {
		const row = raw.trimEnd();
		const last = found.at(-1);
		const comment = /^\s*#/.test(row);
		if (open && last !== void 0) {
			last.operands += comment ? "\\\n" : `\n${row}`;
			if (!comment) open = row.endsWith("\\");
			continue;
		}
		const [, name, operands] = comment ? [] : /^\s*([A-Za-z]{3,12})\s+(\S.*)$/.exec(row) ?? [];
		if (name === void 0 || operands === void 0) continue;
		found.push({
			name: name.toUpperCase(),
			operands,
			line: index + 1
		});
		open = row.endsWith("\\");
	}
	return found;
}
function dockerfileRuns(text) {
	return dockerInstructions(text).filter(({ name }) => name === "RUN" || name === "CMD" || name === "ENTRYPOINT").flatMap(({ name, operands, line }) => shellRuns(execForm(operands), "dockerfile", {
		line,
		name
	}));
}
/** The shell spelling of a JSON array of words; other text as it is. */
function execForm(operands) {
	if (!operands.startsWith("[")) return operands.replace(/^--(?:mount|network|security)=\S+\s+/, "");
	try {
		const words = JSON.parse(operands.replaceAll("\\\n", " "));
		if (Array.isArray(words)) return quoteWords(words.map(String));
	} catch {}
	return operands;
}
function quoteWords(words) {
	return words.map((word) => /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'"'"'`)}'`).join(" ");
}
/** Runs of a Makefile: the recipe lines. */
function makefileRuns(text) {
	return shellRuns(text.split("\n").map((row) => row.startsWith("	") ? row.replace(/^\t[@+-]{0,3}/, "").replaceAll("$$", "$") : "").join("\n"), "makefile");
}
/** Runs of a Jenkinsfile: the scripts of its `sh` steps. */
function jenkinsRuns(text) {
	const runs = [];
	const schedules = distinctTimes([...text.matchAll(/(?:^|[{;[(,])[ \t]{0,40}(?:cron|parameterizedCron)[ \t]{0,4}\(?[ \t]{0,4}['"]{1,3}([^'"\n]{3,80})['"]/gm)].flatMap((found) => found[1] ?? []));
	let line = 1;
	let seen = 0;
	for (const found of text.matchAll(/\bsh\s{0,4}\(?\s{0,4}(?:script\s{0,4}:\s{0,4})?('''|"""|'|")/g)) {
		const start = found.index + found[0].length;
		if (start < seen) continue;
		const end = text.indexOf(found[1] ?? "'", start);
		if (end < 0) break;
		for (let i = seen; i < start; i += 1) if (text[i] === "\n") line += 1;
		seen = start;
		append(runs, shellRuns(text.slice(start, end), "jenkins", {
			line,
			schedules
		}));
	}
	return runs;
}

// src/shell/embedded-scripts.ts
/**
* Commands inside files of other languages. The language is not evaluated: literals are read, and everything else is
* unknown.
*/
/** Attributes of Terraform and Packer whose value is a script. */
const HCL_SCRIPTS = /^(?:user_data|user_data_base64|custom_data|startup_script|startup-script|metadata_startup_script|command|inline|script|init_script)$/;
/** Characters of one script that are read, and scripts of one file. */
const MAX_TEXT = 2e5;
const MAX_SCRIPTS = 500;
/** Scripts that Terraform and Packer run: `user_data`, `local-exec`, `inline`, and what a machine gets as its metadata. */
function hclScripts(text) {
	const found = [];
	const visit = (block) => {
		for (const [name, { value, expression, line }] of block.attributes) if (HCL_SCRIPTS.test(name)) found.push(...scriptsOf(value, expression, line));
		else if (name === "metadata" && typeof value === "object" && value !== null && !Array.isArray(value)) {
			for (const [key, inner] of Object.entries(value)) if (HCL_SCRIPTS.test(key)) found.push(...scriptsOf(inner, "", line));
		}
		for (const inner of block.blocks) visit(inner);
	};
	visit(readHcl(text));
	return found;
}
function scriptsOf(value, expression, line) {
	const mark = /<<[-~]?(\w{1,60})\n/.exec(expression);
	const text = typeof value === "string" ? value : Array.isArray(value) ? value.map(wordOf).join("\n") : void 0;
	if (text === void 0 && mark !== null) {
		const start = mark.index + mark[0].length;
		const end = new RegExp(`\\n[ \\t]{0,200}${mark[1]}\\b`).exec(expression)?.index;
		return [{
			text: unescaped(expression.slice(start, end)),
			line: line + 1
		}];
	}
	const below = typeof value === "string" && value.includes("\n") ? 1 : 0;
	return text === void 0 ? [] : [{
		text: unescaped(text),
		line: line + below
	}];
}
/** An escaped `$${\u2026}` is for the shell. */
const unescaped = (text) => text.slice(0, MAX_TEXT).replaceAll("$${", "${");
const wordOf = (value) => typeof value === "string" ? value : "";
const NIX_SCRIPT = /\b(script|preStart|postStart|postRun|ExecStart|ExecStartPre|ExecStartPost|ExecReload|text)\s{0,20}=\s{0,40}(''|")|\bwrite(?:Shell|Bash)(?:Script|ScriptBin|Application)\s{1,20}"([^"\n]{1,100})"\s{1,20}('')/g;
const NIX_UNIT = /\bsystemd\.(?:user\.)?services\.(?:"([\w@-]{1,80})"|([\w-]{1,80}))/g;
const NIX_TIMES = {
	hourly: "@hourly",
	daily: "@daily",
	weekly: "@weekly",
	monthly: "@monthly"
};
/** Scripts of services that NixOS starts, and lines of its crontab. `startAt` and the timer of the same name tell when. */
function nixRuns(text) {
	const lines = lineCounter(text);
	const timers = timersOf(text);
	const units = [...text.matchAll(NIX_UNIT)].map((found) => ({
		at: found.index,
		name: found[1] ?? found[2] ?? ""
	}));
	const runs = [];
	let unit = 0;
	let read = 0;
	for (const found of text.matchAll(NIX_SCRIPT)) {
		const start = found.index + found[0].length;
		if (found.index < read || runs.length > MAX_SCRIPTS) continue;
		const quote = found[2] ?? found[4] ?? "''";
		const end = text.indexOf(quote, start);
		if (end < 0) break;
		read = end;
		while (units[unit + 1] !== void 0 && (units[unit + 1]?.at ?? 0) < start) unit += 1;
		const owner = units[unit];
		const name = found[3] ?? (owner !== void 0 && owner.at < start ? owner.name : void 0);
		if (name === void 0 || found[1] === "text" && !/^\s{0,80}#!/.test(text.slice(start, start + 100))) continue;
		const body = text.slice(start, end).replaceAll("''${", "${");
		const schedules = found[3] === void 0 ? startsOf(text, owner?.at ?? 0, timers.get(name)) : [];
		const block = {
			surface: found[3] === void 0 ? "systemd" : "script",
			name
		};
		for (const run of shellRuns(body, block.surface, {
			line: lines(start),
			schedules
		})) runs.push({
			...run,
			name: found[3] === void 0 ? `${name}.service` : name
		});
	}
	const table = /\bsystemCronJobs\s{0,20}=\s{0,20}\[([^\]]{0,4000})\]/.exec(text);
	const jobs = [...(table?.[1] ?? "").matchAll(/"((?:[^"\\\n]|\\.){1,1000})"/g)];
	const first = (table?.index ?? 0) + (table?.[0].indexOf("[") ?? 0) + 1;
	for (const job of jobs) runs.push(...cronRuns(job[1] ?? "", true, lines(first + job.index)));
	return runs;
}
/** Characters behind the name of a unit in which its time is looked for. */
const MAX_UNIT = 3e3;
/** Where the first timer of each name begins. */
function timersOf(text) {
	const timers = /* @__PURE__ */ new Map();
	for (const found of text.matchAll(/timers\.([\w@-]{1,80})/g)) if (!timers.has(found[1] ?? "")) timers.set(found[1] ?? "", found.index);
	return timers;
}
function startsOf(text, at, timer) {
	const own = text.slice(at, at + MAX_UNIT);
	const beside = timer === void 0 ? "" : text.slice(timer, timer + MAX_UNIT);
	const time = /\bstartAt\s{0,20}=\s{0,20}"([^"\n]{1,60})"/.exec(own)?.[1] ?? /\bOnCalendar\s{0,20}=\s{0,20}"([^"\n]{1,60})"/.exec(beside)?.[1];
	if (time === void 0) return beside === "" ? [] : ["?"];
	return [NIX_TIMES[time] ?? "?"];
}
/** Functions that run a command: those of the standard library, and what people call their own (`run_cmd`, `utils.exec_cmd`). */
const PYTHON_CALL = /\b(?:subprocess\.(?:run|call|check_call|check_output|Popen|getoutput)|os\.(?:system|popen)|shutil\.(copy\w{0,8}|move)|(?:\w{1,30}_)?(?:shell|(?:exec|run|sh)(?:ute)?_(?:cmd|command|shell|sudo)|(?:sudo|run|system)(?=\(["'f])))\(\s{0,80}(?:["']\w{1,20}["'],\s{0,40})?/g;
const PYTHON_WORD = /\s{0,200}(?:#[^\n]{0,200}\n\s{0,200}){0,40}(?:[fr]{0,2}(?:"""((?:[^"\\]|\\.|"(?!"")){0,4000})"""|"((?:[^"\\\n]|\\.){0,2000})"|'((?:[^'\\\n]|\\.){0,2000})')|([\w.*[\]]{1,100}))((?:\.\w{1,40}){0,3}(?:\([^()\n]{0,200}\))?)\s{0,200}(,|\]|\)|\+|\.|%)?/y;
/** Words of one call that are read, and calls of one file. */
const MAX_WORDS = 80;
const MAX_CALLS$2 = 5e3;
/** A file that is opened to write it, and the first text that is written then. */
const PYTHON_WRITE = /\bopen\(\s{0,20}f?["'](\/[^"'\n]{1,300})["']\s{0,20},\s{0,20}(?:mode\s?=\s?)?["'][wxa]t?\+?["'][^\n]{0,100}\n[^\n]{0,200}?\.write\(/g;
/** Commands that Python runs, and files that it writes, as far as they are written down; a variable is an unknown word. */
function pythonRuns(text) {
	if (!/\b(?:subprocess|os\.(?:system|popen)|shutil|\w*shell|system|(?:\w{1,30}_)?(?:exec|run)\w{0,20})\b/.test(text)) return [];
	const lines = lineCounter(text);
	let known;
	const lists = () => known ??= new Map([...text.matchAll(PYTHON_LIST)].map((one) => [one[1] ?? "", one.index + one[0].length]));
	let told;
	const texts = () => told ??= pythonTexts(text);
	const read = [...text.matchAll(PYTHON_CALL)].slice(0, MAX_CALLS$2).flatMap((found) => {
		const before = text.slice(Math.max(0, found.index - 200), found.index);
		if (/#|\bdef\s+(?:\w+\.)?$/.test(before.slice(before.lastIndexOf("\n") + 1))) return [];
		const start = found.index + found[0].length;
		const named = /^([A-Za-z_]\w{0,60})\s{0,20}[,)]/.exec(text.slice(start, start + 100))?.[1];
		const from = named === void 0 ? void 0 : lists().get(named);
		if (from !== void 0) return [{
			text: quoteWords(pythonWords(text, from, texts())),
			at: from
		}];
		const list = text[start] === "[";
		const words = pythonWords(text, list ? start + 1 : start, list ? texts() : void 0);
		const [first] = words;
		if (first === void 0) return [];
		const moves = found[1];
		if (moves !== void 0) return [{
			text: quoteWords([moves === "move" ? "mv" : "cp", ...words.slice(0, 2)]),
			at: start
		}];
		return [{
			text: list ? quoteWords(words) : first,
			at: start
		}];
	}).flatMap((one) => shellRuns(one.text, "script", { line: lines(one.at) }));
	const own = read.length === 0 ? [] : [{
		surface: "script",
		commands: read.flatMap((run) => run.commands),
		schedules: pythonLoop(text)
	}];
	const written = [...text.matchAll(PYTHON_WRITE)].slice(0, MAX_SCRIPTS).flatMap((found) => {
		const start = found.index + found[0].length;
		const content = pythonWords(text, start)[0]?.replaceAll("\\n", "\n") ?? "";
		return writtenRuns(found[1] ?? "", content, lines(start));
	});
	return [...own, ...written];
}
const PYTHON_LIST = /^[ \t]{0,40}([A-Za-z_]\w{0,60})[ \t]{0,20}=[ \t]{0,20}\[/gm;
const PYTHON_TEXT = /^[ \t]{0,40}([A-Za-z_]\w{0,60})[ \t]{0,20}=[ \t]{0,20}(?:\([ \t\n]{0,80})?(?=[fr]?["'])/gm;
/** Texts that have a name of their own, with the rest of each unknown; what has two values is not known. */
function pythonTexts(text) {
	const texts = /* @__PURE__ */ new Map();
	for (const found of [...text.matchAll(PYTHON_TEXT)].slice(0, MAX_CALLS$2)) {
		const [only, ...others] = pythonWords(text, found.index + found[0].length);
		const name = found[1] ?? "";
		texts.set(name, only === void 0 || others.length > 0 || texts.has(name) ? "$ARGUMENT" : only);
	}
	return texts;
}
/** How often an endless script does its work: the longest of its pauses, in seconds. */
function pythonLoop(text) {
	if (!/^[ \t]{0,40}while (?:True|1)[ \t]{0,4}:/m.test(text)) return [];
	const pauses = [...text.matchAll(/\btime\.sleep\(\s{0,4}(\d{1,9})\s{0,4}\)/g)].map(([, seconds]) => Number(seconds));
	return pauses.length === 0 ? [] : [`every ${Math.max(...pauses)}`];
}
/** The words from a place on, up to what closes or computes; texts side by side are one. */
function pythonWords(text, from, texts) {
	const words = [];
	let beside = false;
	PYTHON_WORD.lastIndex = from;
	for (let found = PYTHON_WORD.exec(text); found !== null && words.length < MAX_WORDS; found = PYTHON_WORD.exec(text)) {
		const literal = found[1] ?? found[2] ?? found[3];
		const isCalled = found[5] !== "" && !found[5]?.startsWith(".format");
		const named = isCalled ? void 0 : texts?.get((found[4] ?? "").replace(/\]$/, ""));
		const word = literal === void 0 || isCalled ? named ?? "$ARGUMENT" : literal.replace(/\{[^{}\n]{0,100}\}/g, "$ARGUMENT");
		if (beside && literal !== void 0) words.push(`${words.pop()}${word}`);
		else words.push(word);
		beside = literal !== void 0 && !isCalled && found[6] === void 0;
		if (found[6] !== "," && !beside) break;
	}
	return words;
}
/** Recipes of a justfile: the indented lines below a name. */
function justRuns(text) {
	const rows = text.split("\n").map((row) => /^[ \t]/.test(row) ? row.replace(/^[ \t]{1,40}[@-]{0,2}/, "") : "");
	return shellRuns(rows.join("\n"), "makefile");
}
/** Scripts that a `package.json` names. */
function packageRuns(text) {
	const lines = lineCounter(text);
	const from = text.indexOf("\"scripts\"");
	const end = from < 0 ? -1 : text.indexOf("}", from);
	if (end < 0) return [];
	return [...text.slice(from + 9, end).matchAll(/"[\w:.-]{1,80}"\s{0,20}:\s{0,20}"((?:[^"\\\n]|\\.){1,2000})"/g)].flatMap((found) => shellRuns((found[1] ?? "").replace(/\\(["\\/])/g, "$1"), "script", { line: lines(from + 9 + found.index) }));
}
/** Inline scripts of a Vagrantfile: here-documents, and texts behind `inline:`. */
function vagrantRuns(text) {
	const lines = lineCounter(text);
	const runs = [];
	for (const found of text.matchAll(/\binline(?::|\s{0,8}=>|\s{0,8}=)\s{0,20}(?:"([^"\n]{1,2000})"|'([^'\n]{1,2000})')|<<[-~]?["']?([A-Z]\w{0,30})["']?[^\n]{0,80}\n/g)) {
		if (runs.length > MAX_SCRIPTS) break;
		const word = found[3];
		const start = found.index + found[0].length;
		const end = word === void 0 ? -1 : text.indexOf(`\n${word}`, start);
		const indented = word === void 0 || end >= 0 ? -1 : text.indexOf(` ${word}\n`, start);
		const stop = end < 0 ? indented : end;
		const body = word === void 0 ? found[1] ?? found[2] ?? "" : stop < 0 ? "" : text.slice(start, stop);
		runs.push(...shellRuns(body.slice(0, MAX_TEXT), "script", { line: lines(word === void 0 ? found.index : start) }));
	}
	return runs;
}

// src/shell/ansible-module.ts
/** The value of a module in a task, under the module's short name or with its collection. */
function moduleOf(task, ...names) {
	for (const [key, value] of task.entries) if (names.includes(key.slice(key.lastIndexOf(".") + 1)) && (value.kind === "map" || scriptText(value) !== void 0)) return value;
}
/** `key=value`, the value in quotes, with template actions, or neither. */
const ARGUMENT$1 = /(?:^|\s)(\w{1,40})=("[^"]*"|'[^']*'|(?:\{\{[^}]*\}\}|[^\s{]|\{)+)/g;
/** The arguments of a module as a map, also where they are written in one line (`copy: src=a dest=/b`). */
function argumentsOf(task, ...names) {
	const node = moduleOf(task, ...names);
	if (node === void 0 || node.kind === "map") return node;
	const text = (scriptText(node) ?? "").slice(0, 4e3);
	const entries = /* @__PURE__ */ new Map();
	for (const [, key = "", raw = ""] of text.matchAll(ARGUMENT$1)) {
		const value = raw.replace(/^(["'])(.*)\1$/s, "$2");
		entries.set(key, {
			...node,
			kind: isUnknown(value) ? "unknown" : "scalar",
			value,
			text: value
		});
	}
	return entries.size === 0 ? void 0 : {
		...node,
		kind: "map",
		value: null,
		text: "",
		entries
	};
}
/** Texts of an argument that names several things: a list, or what the task loops over. */
function namesOf$1(task, argument) {
	const written = argument?.kind === "list" ? argument.items.map(scriptText) : (scriptText(argument) ?? "").split(",");
	const looped = /\bitem\b/.test(argument?.text ?? "") ? [
		"loop",
		"with_items",
		"with_list"
	].flatMap((key) => at(task, key)?.items.map(scriptText) ?? []) : [];
	return [...written, ...looped].map((name) => (name ?? "").trim());
}
/** The file that a task creates with its commands, and without which alone it runs. */
function keptByTask(task, commands) {
	const args = at(task, "args");
	const inArgs = args?.kind === "map" ? scriptText(at(args, "creates")) : void 0;
	const stated = scriptText(at(task, "creates")) ?? inArgs;
	const inline = commands.flatMap(({ text }) => /\bcreates=(\S{1,300})/.exec(text)?.[1] ?? [])[0];
	return keptFile(stated ?? inline, void 0);
}

// src/shell/salt-states.ts
/** The states of an SLS file, in both spellings: `file.managed: [\u2026]`, and `file: [managed, \u2026]`. */
function saltStates(file) {
	return file.shared("salt-states", (text) => {
		const whole = yamlDocuments(file);
		const roots = whole.flatMap((document) => document.root() ?? []);
		return (whole.some((document) => document.problem() !== void 0) ? blocks(text) : roots).flatMap((root) => [...root.entries].flatMap(([id, body]) => [...body.entries].flatMap(([name, state]) => stateOf(id, name, state) ?? [])));
	});
}
/** States of one file that are read one by one, and the bytes that they may have together with the lines before them. */
const MAX_BLOCKS = 300;
const MAX_BLOCK_BYTES = 4e6;
/**
* The states of a file that does not read as YAML as a whole, each for itself: from one name at the start of a line to the
* next. A state that its template puts together from parts is left out.
*/
function blocks(text) {
	if (/^\s{0,8}#!\s?(?:py|pydsl|pyobjects)/.test(text)) return [];
	const rows = text.split("\n");
	const starts = rows.flatMap((row, index) => /^(?:[\w/.'"-]|\{\{)[^#]{0,300}:\s{0,20}(?:#.*)?$/.test(row) ? [index] : []);
	let left = MAX_BLOCK_BYTES;
	return starts.slice(0, MAX_BLOCKS).flatMap((start, index) => {
		const body = rows.slice(start, starts[index + 1] ?? rows.length).map((row) => /^\{[%#]/.test(row) ? "" : row);
		const block = "\n".repeat(start) + body.join("\n");
		left -= block.length;
		return left < 0 ? [] : documents(block).flatMap((document) => document.root() ?? []);
	});
}
function stateOf(id, name, state) {
	const given = new Map(state.items.flatMap((item) => [...item.entries]));
	if (name.includes(".")) return {
		id,
		name,
		given,
		line: state.line
	};
	const called = state.items.find((item) => item.kind === "scalar");
	return called === void 0 ? void 0 : {
		id,
		name: `${name}.${scriptText(called)}`,
		given,
		line: state.line
	};
}

// src/shell/managed-files.ts
/** The files that a playbook, a state, a recipe or a manifest puts on hosts; made once for all mechanisms. */
function managedFilesOf(file) {
	return file.shared("managed-files", (text) => {
		if (file.path.endsWith(".pp")) {
			const variables = puppetVariables(text);
			return puppetResources(text).flatMap((resource) => puppetFile(resource, variables));
		}
		if (isRecipe(file.path)) return chefResources(text).flatMap(chefFile);
		if (file.path.endsWith(".sls")) return saltFiles(saltStates(file));
		return /\.ya?ml$/.test(file.path) ? ansibleFiles(file) : [];
	});
}
/**
* Paths in the repository that a managed file may come from: the folders that each tool searches. Empty for other
* places, and for unknown ones.
*/
function sourceFiles(path, { tool, source }) {
	if (source === void 0 || /[{$<*]/.test(source)) return [];
	const above = (folder) => {
		const found = `/${path}`.lastIndexOf(`/${folder}/`);
		return found < 0 ? void 0 : path.slice(0, found);
	};
	switch (tool) {
		case "salt": {
			const inner = /^salt:\/\/([\w./-]{1,300})$/.exec(source)?.[1];
			return inner === void 0 ? [] : [`${above(inner.slice(0, Math.max(0, inner.indexOf("/")))) ?? ""}${inner}`];
		}
		case "puppet": {
			const [, kind = "", module = "", inner = ""] = /^puppet:\/\/\/(modules|templates)\/([\w-]{1,80})\/([\w./-]{1,300})$/.exec(source) ?? [];
			const folder = kind === "templates" ? "templates" : "files";
			return inner === "" ? [] : [`${above(module) ?? "modules/"}${module}/${folder}/${inner}`];
		}
		case "chef": {
			const [, folder = "", inner = ""] = /^(files|templates)\/([\w./-]{1,300})$/.exec(source) ?? [];
			const home = /^(.*?)(?:recipes|resources|providers|definitions)\//.exec(path)?.[1];
			return inner === "" || home === void 0 ? [] : [`${home}${folder}/default/${inner}`, `${home}${folder}/${inner}`];
		}
		default: {
			const home = /^(.*?)(?:tasks|handlers)\/[^/]+$/.exec(path)?.[1] ?? path.slice(0, path.lastIndexOf("/") + 1);
			if (source.startsWith("/")) return [];
			const inner = source.replace(/^(?:files|templates)\//, "");
			return [`${home}files/${inner}`, `${home}templates/${inner}`];
		}
	}
}
/** Whether a file of Ruby is one of a cookbook. */
function isRecipe(path) {
	return /(?:^|\/)(?:recipes|resources|providers|definitions|cookbooks|site-cookbooks)\/.*\.rb$/.test(path);
}
const REFERENCE$2 = /\b(?:Service|Exec|Class)\[['"\s]{0,4}([\w:$@.{}-]{1,80})/g;
const ASSIGNED = /\$(\w{1,60})\s{0,40}=\s{0,10}(?:(['"])([^'"$\n]{1,300})\2|((?:Service|Exec|Class)\[\s?['"][^\]\n]{1,100}\]))/g;
/** Variables of one manifest that are kept. */
const MAX_VARIABLES = 500;
/** The values that a manifest gives to its variables and parameters: texts, and references to services. */
function puppetVariables(text) {
	const values = /* @__PURE__ */ new Map();
	for (const [, name = "", , literal, reference] of text.matchAll(ASSIGNED)) {
		if (values.size > MAX_VARIABLES) break;
		const known = values.get(name) ?? [];
		const value = literal ?? reference ?? "";
		if (!known.includes(value)) values.set(name, [...known, value]);
	}
	return values;
}
function puppetFile(resource, variables) {
	const filledIn = (path) => path.replace(/\$\{?(\w{1,60})\}?/g, (all, name) => {
		const [value, ...others] = variables.get(name) ?? [];
		return value === void 0 || others.length > 0 || value.includes("[") ? all : value;
	});
	const referred = (value) => {
		const name = /^\$\{?(\w{1,60})\}?$/.exec(value)?.[1];
		return name === void 0 ? [value] : (variables.get(name) ?? []).filter((one) => one.includes("["));
	};
	if (resource.type !== "file" && resource.type !== "concat") return [];
	const ensure = valueGiven(resource, "ensure")?.text;
	const recurses = /^(?:true|remote)$/.test(valueGiven(resource, "recurse")?.text ?? "");
	const source = valueGiven(resource, "source")?.text;
	if (ensure === "absent" || ensure === "directory" && !(recurses && source !== void 0)) return [];
	const told = [...resource.values.get("notify") ?? [], ...resource.values.get("before") ?? []];
	const content = withLineEnds(valueGiven(resource, "content"));
	const template = /^(?:template|epp)\( ?['"]?([\w./-]{1,200})/.exec(content?.text ?? "")?.[1];
	const from = template === void 0 ? source : `puppet:///templates/${template}`;
	return [{
		tool: "puppet",
		path: `${filledIn(valueGiven(resource, "path")?.text ?? resource.title)}${recurses && source !== void 0 ? "/" : ""}`,
		...from !== void 0 && { source: from },
		...content !== void 0 && template === void 0 && content.text.includes("\n") && { content },
		...given("mode", valueGiven(resource, "mode")?.text),
		notifies: told.flatMap(({ text }) => referred(text)).flatMap((text) => [...text.matchAll(REFERENCE$2)].map(([, name = ""]) => named$1(name))),
		line: resource.line
	}];
}
/** A text whose line ends are written as `\\n`. */
function withLineEnds(value) {
	if (value === void 0 || value.text.includes("\n")) return value;
	return {
		...value,
		text: value.text.replaceAll("\\n", "\n")
	};
}
/** `nginx::service` is nginx; what a variable names is not known. */
const named$1 = (name) => /[$#]/.test(name) ? "?" : serviceName(name.replace(/::.*$/, "").toLowerCase());
const CHEF_FILES = /^(?:file|cookbook_file|template|remote_file)$/;
const NOTIFIES = /["'](?:service|systemd_unit|execute|apache_module|nginx_site)\[([^\]]{1,80})\]["']/g;
/** What the `notifies` of a resource name: services, or a command that may reload some. */
function chefNotified(resource) {
	return (resource.values.get("notifies") ?? []).flatMap(({ text }) => [...text.matchAll(NOTIFIES)].map(([all, name = ""]) => /service\[/.test(all) ? named$1(name) : "?"));
}
function chefFile(resource) {
	if (!CHEF_FILES.test(resource.type) || /:delete/.test(valueGiven(resource, "action")?.text ?? "")) return [];
	const source = valueGiven(resource, "source")?.text;
	const content = valueGiven(resource, "content");
	return [{
		tool: "chef",
		path: (valueGiven(resource, "path")?.text ?? resource.title).replaceAll("#{", "${"),
		...source !== void 0 && { source: `${resource.type === "template" ? "templates" : "files"}/${source}` },
		...content?.text.includes("\n") === true && { content },
		...given("mode", valueGiven(resource, "mode")?.text),
		notifies: chefNotified(resource),
		line: resource.line
	}];
}
/** A requisite names a service by its name or by the id of its state. */
function saltFiles(states) {
	const services = new Map(states.flatMap(({ id, name, given }) => name === "service.running" ? [[id, scriptText(given.get("name")) ?? id]] : []));
	return states.flatMap((state) => saltFile(state, services));
}
function saltFile({ id, name, given: given$1, line }, services) {
	if (!/^file\.(?:managed|copy|copy_|symlink|append|blockreplace|recurse)$/.test(name)) return [];
	const text = (key) => scriptText(given$1.get(key));
	const content = given$1.get("contents") ?? given$1.get("text");
	const written = scriptText(content);
	const source = text("source");
	return [{
		tool: "salt",
		path: `${text("name") ?? id}${name === "file.recurse" ? "/" : ""}`.replace(/\/\/$/, "/"),
		...source !== void 0 && { source },
		...content !== void 0 && written?.includes("\n") === true && { content: {
			text: written,
			line: content.line + 1
		} },
		...given("mode", text("mode")),
		notifies: [...given$1].flatMap(([key, value]) => TELLS_OTHERS.test(key) ? saltNames(value, services) : []),
		line
	}];
}
/** Requisites of a state that tell others of its changes. */
const TELLS_OTHERS = /^(?:watch_in|watch_any_in|listen_in|onchanges_in)$/;
/** The services of a requisite (`- service: nginx`); a command may reload what it likes. */
function saltNames(list, services) {
	return list.items.flatMap((item) => [...item.entries].flatMap(([kind, value]) => {
		const service = scriptText(value) ?? "?";
		if (kind === "service") return [named$1(services.get(service) ?? service)];
		return kind === "cmd" || kind === "module" || kind === "docker_container" ? ["?"] : [];
	}));
}
/** What a handler is called: `reload nginx`, `Restart Postfix service`. */
const HANDLER = /(?:reload|restart)(?:ed|s)?[\s_-]+(?:the[\s_-]+|service[\s_-]+)?([a-z][\w@.-]{1,40})|^([a-z][\w-]{1,40}?)[\s_-]+(?:reload|restart)/i;
/** The service that the name of a handler tells; `?` where it tells none. */
function handled(text) {
	const [, behind, before] = HANDLER.exec(text) ?? [];
	const name = behind ?? before;
	return name === void 0 || /^(?:service|server|web|systemd|daemon|all|handler)/i.test(name) ? "?" : named$1(name);
}
function ansibleFiles(file) {
	if (!/\b(?:copy|template|synchronize|lineinfile|blockinfile)['"]?\s{0,4}:/.test(file.text)) return [];
	return yamlDocuments(file).flatMap((document) => isManifest(document) ? [] : [...descend(document.root())].flatMap((task) => task.kind === "map" ? ansibleFile(task) : []));
}
const isManifest = ({ text }) => /^apiVersion:/m.test(text) && /^kind:/m.test(text);
/** The services that the handlers of a task tell by their names: `notify: reload nginx`. */
function ansibleNotified(task) {
	const told = at(task, "notify");
	return (told === void 0 ? [] : told.kind === "list" ? told.items : [told]).map((name) => handled(scriptText(name) ?? ""));
}
function ansibleFile(task) {
	const module = argumentsOf(task, "copy", "template", "synchronize", "blockinfile");
	const path = scriptText(at(module, "dest") ?? at(module, "path"));
	if (module?.kind !== "map" || path === void 0) return [];
	const source = scriptText(at(module, "src"));
	const content = at(module, "content") ?? at(module, "block");
	const written = scriptText(content);
	return [{
		tool: "ansible",
		path: path.endsWith("/") && source !== void 0 ? `${path}${source.slice(source.lastIndexOf("/") + 1)}` : path,
		...source !== void 0 && { source },
		...content !== void 0 && written?.includes("\n") === true && { content: {
			text: written,
			line: content.line + 1
		} },
		...given("mode", scriptText(at(module, "mode"))),
		notifies: ansibleNotified(task),
		line: module.line
	}];
}

// src/shell/resource-commands.ts
/** Runs of an `exec` or a `cron` of Puppet. */
function puppetRuns(resource) {
	if (/absent/.test(valueGiven(resource, "ensure")?.text ?? "")) return [];
	const command = valueGiven(resource, "command");
	if (resource.type === "cron") return cronRun(resource, command);
	if (resource.type !== "exec") return [];
	const runs = shellRuns(command?.text ?? resource.title, "script", {
		line: command?.line ?? resource.line,
		name: resource.title
	});
	const kept = keptFile(valueGiven(resource, "creates")?.text, valueGiven(resource, "unless")?.text);
	return runs.map((run) => ({
		...run,
		...kept
	}));
}
/** The module puppet-letsencrypt keeps the path of certbot in a variable. */
const LETSENCRYPT = /\$\{(?:::)?letsencrypt::command\}|\$(?:::)?letsencrypt::command\b/g;
const CHEF_SCRIPTS = /^(?:execute|bash|script|sh|ksh)$/;
/** Runs of an `execute`, a `bash`, a `cron` or a `systemd_service` of Chef. */
function chefRuns(resource) {
	const { type, title, line } = resource;
	if (/:delete/.test(valueGiven(resource, "action")?.text ?? "")) return [];
	const command = valueGiven(resource, "command", "code");
	if (type === "cron" || type === "cron_d") return cronRun(resource, command);
	if (type === "systemd_service" || type === "systemd_unit") {
		const started = valueGiven(resource, "exec_start");
		if (started === void 0) return [];
		const name = title.endsWith(".service") ? title : `${title}.service`;
		return [{
			surface: "systemd",
			commands: shellCommands(shellText(started.text), started.line),
			schedules: [],
			name
		}];
	}
	if (!CHEF_SCRIPTS.test(type)) return [];
	const kept = keptFile(valueGiven(resource, "creates")?.text, valueGiven(resource, "not_if")?.text);
	return shellRuns(shellText(command?.text ?? title), "script", {
		line: command?.line ?? line,
		name: title
	}).map((run) => ({
		...run,
		...kept
	}));
}
/** Ruby fills `#{\u2026}` in where the shell knows `${\u2026}`. */
const shellText = (text) => text.replaceAll("#{", "${");
const SPECIAL = /^:?['"]?(hourly|daily|weekly|monthly|yearly|annually|midnight|reboot)['"]?$/;
/** A job of cron from the fields of a resource; one that is not given is `*` (crontab(5)). */
function cronRun(resource, command) {
	if (command === void 0) return [];
	const special = SPECIAL.exec(valueGiven(resource, "special", "time")?.text ?? "")?.[1];
	const field = (...names) => {
		const value = valueGiven(resource, ...names)?.text.replaceAll(/[['"\]\s]/g, "") ?? "*";
		return /^[\d*,/a-zA-Z-]{1,80}$/.test(value) ? value : "?";
	};
	const fields = [
		field("minute"),
		field("hour"),
		field("monthday", "day"),
		field("month"),
		field("weekday")
	];
	const time = special === void 0 ? fields.join(" ") : `@${special}`;
	return [{
		surface: "cron",
		commands: shellCommands(shellText(command.text).replace(LETSENCRYPT, "certbot"), command.line),
		schedules: [fields.includes("?") && special === void 0 ? "?" : time]
	}];
}

// src/shell/yaml-commands.ts
/** The roots of a YAML file's documents. Only the first caller reports what cannot be read. */
function yamlRoots(file, output) {
	const roots = yamlDocuments(file).flatMap((document) => document.root() ?? []);
	if (file.shared("yaml-problems", () => ({ said: false })).said) return roots;
	file.shared("yaml-problems", () => ({ said: false })).said = true;
	for (const document of yamlDocuments(file)) {
		const problem = document.problem();
		if (problem !== void 0) output.unreadable(problem.reason, problem.detail, { line: problem.line });
	}
	return roots;
}
/** Where the commands of a YAML file run, by its path and its keys. */
function yamlSurface(path, root) {
	if (/(?:^|\/)\.github\/workflows\/[^/]+$/.test(path) || /(?:^|\/)action\.ya?ml$/.test(path) && root.entries.has("runs")) return "github-actions";
	if (/\.gitlab-ci|(?:^|\/)\.gitlab\//.test(path)) return "gitlab";
	if (/(?:^|[/._-])azure-pipelines?|\.azuredevops\//.test(path)) return "azure-pipelines";
	if (root.entries.has("apiVersion") && root.entries.has("kind")) return "kubernetes";
	if (at(root, "services")?.kind === "map" && isCompose(path, root)) return "compose";
	return "yaml";
}
function isCompose(path, root) {
	if (/(?:^|\/)[^/]*compose[^/]*\.ya?ml/.test(path)) return true;
	return [...entriesAt(root, "services").values()].some((service) => service.entries.has("image") || service.entries.has("build"));
}
/** Keys whose value is shell text, or a list of it. */
const SCRIPT_KEYS = new Set("run script bash shell before_script after_script inline runcmd cmd commands inlineScript cmds exec bootcmd win_shell".split(" "));
/** Keys whose list holds commands, each as text or as a list of words. */
const WORD_LISTS = /* @__PURE__ */ new Set(["runcmd", "bootcmd"]);
/** Keys whose value is shell text, or a list of words. */
const WORD_KEYS = /* @__PURE__ */ new Set([
	"command",
	"entrypoint",
	"args",
	"argv"
]);
/** Runs of a YAML file: workflow steps, CI jobs, compose services, containers, tasks, embedded crontabs. */
function yamlRuns(file) {
	const runs = [];
	for (const document of yamlDocuments(file)) {
		const root = document.root();
		if (root === void 0) continue;
		const surface = yamlSurface(file.path, root);
		if (surface === "compose") {
			for (const [name, service] of entriesAt(root, "services")) append(runs, serviceRuns(name, service));
			continue;
		}
		const schedules = schedulesOf(surface, root);
		const namespace = surface === "kubernetes" ? stringAt(root, "metadata", "namespace") : void 0;
		const home = typeof namespace === "string" && /^[\w.-]+$/.test(namespace) ? { namespace } : {};
		for (const run of nodeRuns(root, surface, schedules)) runs.push({
			...run,
			...home
		});
	}
	return runs;
}
/** Runs of everything below a node, in written order. */
function nodeRuns(root, surface, schedules) {
	const runs = [];
	for (const node of descend(root)) {
		if (node.kind !== "map" || surface === "github-actions" && isOff(node)) continue;
		const words = surface === "kubernetes" ? containerRuns(node, [...schedules]) : taskRuns(node, surface);
		const inner = surface === "github-actions" ? [] : embeddedRuns(node);
		append(runs, words, cronTask(node), inner, stateRuns(node, surface));
		if (words.length > 0) continue;
		const snippets = [...node.entries].flatMap(([key, value]) => scripts(plainKey(key), value));
		if (snippets.length === 0) continue;
		const parts = runsOfSnippets(node, surface, snippets);
		const own = parts.filter((run) => run.surface === surface);
		const every = [.../* @__PURE__ */ new Set([...schedules, ...own.flatMap((run) => run.schedules)])];
		const folder = stringAt(node, "working-directory");
		runs.push({
			surface,
			commands: own.flatMap((run) => run.commands),
			schedules: every,
			...surface === "yaml" && keptByTask(node, snippets),
			...typeof folder === "string" && !/[$/~]/.test(folder[0] ?? "") && { folder }
		});
		for (const run of parts) if (run.surface !== surface) runs.push(run);
	}
	return runs;
}
/** The runs of the scripts of a node, without the times around it: the reader of a pipeline and that of all YAML ask. */
function runsOfSnippets(node, surface, snippets) {
	const known = knownRuns(node);
	known[surface] ??= snippets.flatMap(({ text, line }) => shellRuns(text, surface, { line }));
	return known[surface];
}
const knownRuns = memoizeByObject((_) => ({}));
/** Salt's `cmd.run` and `cmd.wait`: the command is the `name` among the arguments. */
function stateRuns(node, surface) {
	return ["cmd.run", "cmd.wait"].flatMap((key) => {
		const items = node.entries.get(key)?.items ?? [];
		const given = (name) => items.flatMap((item) => stringAt(item, name) ?? [])[0];
		const kept = keptFile(given("creates"), given("unless"));
		return items.flatMap((item) => snippetsOf(item.entries.get("name")).flatMap(({ text, line }) => shellRuns(text, surface, { line })).map((run) => ({
			...run,
			...kept
		})));
	});
}
const snippetsOf = (node) => node === void 0 ? [] : snippet(node);
/** Keys beside a text that tell the file in which it is written. */
const WRITTEN_TO$1 = [
	"path",
	"dest",
	"destination",
	"target",
	"filename",
	"name"
];
/**
* Runs of scripts and crontabs that stand in a YAML file as texts, whatever their key: `data` of a ConfigMap, `write_files` of
* cloud-init, `copy: content` of Ansible. A script is known by its first line, a crontab by where it is written.
*/
function embeddedRuns(node) {
	return [...node.entries].flatMap(([key, value]) => {
		if (SCRIPT_KEYS.has(plainKey(key)) || WORD_KEYS.has(plainKey(key))) return [];
		const [script] = snippet(value);
		if (script === void 0 || !script.text.includes("\n")) return [];
		const beside = WRITTEN_TO$1.map((name) => stringAt(node, name)).find((name) => typeof name === "string");
		const name = key.includes(".") ? key : beside ?? key;
		return writtenRuns(name, script.text, script.line);
	});
}
/** Whether a step or a job of a workflow is written off: `if: false`. */
function isOff(node) {
	const condition = node.entries.get("if");
	return condition?.value === false || /^\$\{\{\s{0,8}false\s{0,8}\}\}$/.test(condition?.text ?? "");
}
/** Ansible writes modules with their collection: `ansible.builtin.shell`. */
function plainKey(key) {
	return key.startsWith("ansible.") || key.startsWith("community.") ? key.slice(key.lastIndexOf(".") + 1) : key;
}
function scripts(key, value) {
	if (SCRIPT_KEYS.has(key)) {
		if (value.kind === "list") return value.items.flatMap((item) => {
			if (item.kind !== "list") return snippet(item);
			return WORD_LISTS.has(key) ? words$1(item) : item.items.flatMap(snippet);
		});
		return snippet(value);
	}
	if (!WORD_KEYS.has(key)) return [];
	if (value.kind === "list") return words$1(value);
	return snippet(value);
}
function snippet(node) {
	const text = scriptText(node);
	if (text === void 0) return [];
	return [{
		text,
		line: node.endLine > node.line && text.includes("\n") ? node.line + 1 : node.line
	}];
}
function words$1(list) {
	const parts = list.items.map((item) => {
		const { text, line } = snippet(item)[0] ?? {
			text: "",
			line: item.line
		};
		return {
			text: quoteWords([text]),
			line
		};
	});
	return parts.length === 0 ? [] : [joined(parts)];
}
/** Texts one behind the other in one command; continued lines keep each on its own line of the file. */
function joined(parts) {
	const line = parts[0]?.line ?? 1;
	let text = "";
	let at = line;
	for (const part of parts) {
		text += `${text === "" ? "" : " "}${"\\\n ".repeat(Math.max(0, part.line - at))}${part.text}`;
		at = line + text.split("\n").length - 1;
	}
	return {
		text,
		line
	};
}
/** A compose service: its entry point and command, or the image's own program with the command as its arguments. */
function serviceRuns(name, service) {
	const image = stringAt(service, "image") ?? "";
	const entrypoint = part(at(service, "entrypoint"));
	const command = part(at(service, "command"));
	const program = entrypoint === void 0 ? programOfImage(image) : void 0;
	const given = (command?.text ?? "").trim();
	const own = program !== void 0 && !/^(?:\/(?:usr\/)?s?bin\/|(?:ba|a)?sh\b)/.test(given) && given.split(/\s/)[0] !== program;
	const text = entrypoint === void 0 ? `${own ? `${program} ` : ""}${given}` : `${entrypoint.text} ${given}`;
	if (text.trim() === "") return [];
	const line = entrypoint?.line ?? command?.line ?? at(service, "image")?.line ?? service.line;
	const runs = shellRuns(text.trim().replaceAll("$$", "$"), "compose", {
		line,
		name
	});
	for (const run of runs) for (const entry of run.commands) entry.container ??= image === "" ? name : image;
	return runs;
}
function part(node) {
	if (node === void 0) return void 0;
	return node.kind === "list" ? words$1(node)[0] : snippet(node)[0];
}
function containerRuns(node, schedules) {
	if (!node.entries.has("image") || !node.entries.has("command") && !node.entries.has("args")) return [];
	const image = stringAt(node, "image") ?? "";
	const command = part(at(node, "command"));
	const args = part(at(node, "args"));
	const program = command === void 0 ? programOfImage(image) : void 0;
	const given = [command, args].filter((piece) => piece !== void 0);
	const { text, line } = joined(program === void 0 ? given : [{
		text: program,
		line: given[0]?.line ?? node.line
	}, ...given]);
	const runs = shellRuns(text, "kubernetes", {
		line,
		schedules,
		name: stringAt(node, "name") ?? ""
	});
	for (const run of runs) for (const entry of run.commands) entry.container ??= image;
	return runs;
}
/** The task of a Concourse pipeline: its `run` names the program as `path`, and the words behind it as `args`. */
function taskRuns(node, surface) {
	const [program, args] = [part(at(node, "path")), at(node, "args")];
	if (surface !== "yaml" || program === void 0 || args?.kind !== "list") return [];
	const { text, line } = joined([program, ...words$1(args)]);
	return shellRuns(text, surface, { line });
}
/** The times of a list of schedules, as GitHub and Azure write it. */
function statedTimes(items) {
	return distinctTimes(items.map((item) => stringAt(item, "cron") ?? "?"));
}
/** The schedule that starts the commands of a document, if the document states one. */
function schedulesOf(surface, root) {
	if (surface === "github-actions") return statedTimes(itemsAt(root, "on", "schedule"));
	if (surface === "azure-pipelines") return statedTimes(itemsAt(root, "schedules"));
	if (surface === "kubernetes" && stringAt(root, "kind") === "CronJob") return at(root, "spec", "suspend")?.value === true ? [] : [stringAt(root, "spec", "schedule") ?? "?"];
	return [];
}
/** Ansible's `cron` module and Salt's `cron.present` as a line of a crontab. */
function cronTask(node) {
	const task = argumentsOf(node, "cron");
	const job = scriptText(at(task, "job"));
	if (task === void 0 || job === void 0 || stringAt(task, "state") === "absent") return [];
	const special = stringAt(task, "special_time");
	const field = (name) => (stringAt(task, name) ?? (task.entries.has(name) ? "0" : "*")).replaceAll(/\s/g, "") || "*";
	const time = special ? `@${special}` : [
		"minute",
		"hour",
		"day",
		"month",
		"weekday"
	].map(field).join(" ");
	const commands = shellCommands(literalText(job), at(task, "job")?.line ?? task.line);
	const disabled = at(task, "disabled")?.value === true;
	return [{
		surface: "cron",
		commands,
		schedules: [time],
		...disabled && { disabled }
	}];
}
/** The text that an expression of Jinja puts together from literals, with `$` for the rest; other text as it is. */
function literalText(text) {
	const expression = /^\{\{([^{}]{1,2000})\}\}(?:: \{\{[^{}]{1,2000}\}\})?$/.exec(text.trim())?.[1];
	if (expression === void 0) return text;
	return [...expression.matchAll(/"([^"]*)"|'([^']*)'|[^"']+/g)].map(([other, double, single]) => double ?? single ?? (/\w/.test(other) ? "$EXPRESSION" : "")).join("");
}

// src/shell/command-files.ts
/** Whether a file may hold commands: scripts, crontabs, units, Dockerfiles, Makefiles, Jenkinsfiles and YAML. */
const mayHoldCommands = memoizeLast((path) => {
	const name = plainName(path);
	if (/\.(?:sh|bash|zsh|ksh|cron|service|container|ya?ml|sls|mk|envrc|dockerfile|containerfile|groovy|jenkinsfile)$/.test(name)) return true;
	if (/^(?:dockerfile|containerfile|makefile|gnumakefile|jenkinsfile|justfile|procfile|crontab)(?:[.-]|$)/.test(name)) return true;
	if (/\.(?:pp|tf|tofu|pkr\.hcl|nix|py|just)$/.test(name) || name === "package.json" || isRecipe(path)) return true;
	return !name.includes(".") || isHook(name) || isCrontab(path) || cronFolderSchedule(path) !== void 0;
});
/** A script that is named after its purpose: `letsencrypt.hook.d`. */
const isHook = (name) => /^(?:[\w-]+\.)*hooks?(?:\.d)?$/.test(name) && name.includes(".");
function isDockerfile(path) {
	return /^(?:dockerfile|containerfile)|\.(?:dockerfile|containerfile)$/.test(plainName(path));
}
/** The runs of a file; made once for all mechanisms. Files of no known form have none. */
function commandBlocksOf(file) {
	return file.shared("runs", (text) => readRuns$1(file, text));
}
function readRuns$1(file, text) {
	const { path } = file;
	const name = plainName(path);
	const period = cronFolderSchedule(path);
	if (/\.ya?ml$/.test(name)) return yamlRuns(file);
	if (name.endsWith(".sls")) return [...yamlRuns(file), ...managedRuns(file)];
	if (name.endsWith(".pp")) return [...puppetResources(text).flatMap(puppetRuns), ...managedRuns(file)];
	if (/\.(?:tf|tofu|pkr\.hcl)$/.test(name)) return hclScripts(text).flatMap(startRuns);
	if (name.endsWith(".nix")) return nixRuns(text);
	if (name.endsWith(".py")) return pythonRuns(text);
	if (name === "vagrantfile") return vagrantRuns(text);
	if (name === "package.json") return packageRuns(text);
	if (/^\.?justfile$|\.just$/.test(name)) return justRuns(text);
	if (/^user[-_]data$/.test(name)) return startRuns({
		text,
		line: 1
	});
	if (name.endsWith(".rb")) return [...chefResources(text).flatMap(chefRuns), ...managedRuns(file)];
	const unit = path.slice(path.lastIndexOf("/") + 1).replace(/\.(?:j2|tpl|erb|tmpl)$/, "");
	if (name.endsWith(".service")) return unitRuns(text, unit);
	if (name.endsWith(".container")) return containerUnitRuns(text, unit);
	if (isCrontab(path) && !text.startsWith("#!")) return cronRuns(text, /cron\.d\/|(?:^|\/)etc\/crontab(?:\.|$)/.test(path));
	if (isDockerfile(path)) return dockerfileRuns(text);
	if (/^(?:gnu)?makefile|\.mk$/.test(name)) return makefileRuns(text);
	if (/jenkinsfile|\.groovy$/.test(name)) return jenkinsRuns(text);
	if (isHook(name) && !text.startsWith("#!")) return [];
	if (!name.includes(".") && period === void 0 && !text.startsWith("#!") && !path.includes("renewal-hooks/")) return [];
	return shellRuns(text, "script", period === void 0 ? {} : { schedules: [period] });
}
/** What a machine runs at its first start: a script, or the lists of cloud-init. */
function startRuns({ text, line }) {
	if (!/^\s{0,40}#cloud-config/.test(text)) return shellRuns(text, "script", { line });
	return yamlRuns({
		path: "cloud-config.yaml",
		text,
		shared: (_, make) => make(text)
	}).map((run) => ({
		...run,
		commands: run.commands.map((command) => ({
			...command,
			line: command.line + line - 1
		}))
	}));
}
/** Scripts, crontabs and units whose text is in the state, the manifest or the recipe that writes them. */
function managedRuns(file) {
	return managedFilesOf(file).flatMap(({ path, content }) => content === void 0 ? [] : writtenRuns(path, content.text, content.line));
}
/** Commands of one use follow within a few commands; a limit keeps a file with many uses linear. */
const MAX_AFTER$1 = 40;
/** Whether a file is read as YAML. */
const isYaml = memoizeLast((path) => /\.(?:ya?ml|sls)$/.test(plainName(path)));
const PATTERNS = /* @__PURE__ */ new Map();
/** A pattern of texts with one of some programs as the word of a command. `\n` is the end of a line in a quoted text. */
function patternOf(names) {
	const key = names.join(" ");
	const known = PATTERNS.get(key);
	if (known !== void 0) return known;
	const words = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
	const made = new RegExp(`(?:\\b|\\\\[nrt])(?:${words})(?![\\w./:=@%+~-])`);
	PATTERNS.set(key, made);
	return made;
}
/**
* Whether a file may run one of some programs. Nearly all YAML runs none, and a look at its text costs little against its
* parse. An image may name the program of a client in another way.
*/
function mayRun({ path, text }, names) {
	return !isYaml(path) || names.some((name) => clientOfProgram(name) !== void 0) || patternOf(names).test(text);
}
/** Every use of the named programs in a file. */
function* invocations(file, ...names) {
	if (mayRun(file, names)) yield* invocationsWhere(file, ({ name }) => names.includes(name));
}
/** Every command of a file that is wanted, one by one: a reader that has read enough of a large file asks for no more. */
function* invocationsWhere(file, wanted) {
	for (const run of commandBlocksOf(file)) for (const [index, command] of run.commands.entries()) {
		if (!wanted(command)) continue;
		const after = run.commands.slice(index + 1, index + 1 + MAX_AFTER$1);
		const hidden = hiddenBy(command, after[0]);
		yield {
			command,
			run,
			index,
			after,
			...hidden !== void 0 && { hidden }
		};
	}
}
function hiddenBy(command, next) {
	if (next?.operator === "||" && (next.name === "true" || next.name === ":")) return `|| ${next.name}`;
	const quiet = command.redirects.find(({ text, target }) => target === "/dev/null" && /^(?:2|&)>/.test(text));
	if (quiet !== void 0) return `${quiet.text}/dev/null`;
	const both = command.redirects.findIndex(({ text, target }) => text === "2>&" && target === "1");
	const out = command.redirects.findIndex(({ text, target }) => /^1?>/.test(text) && target === "/dev/null");
	return both > out && out >= 0 ? ">/dev/null 2>&1" : void 0;
}
/** Value of the first of these options, `''` where it stands alone or last; undefined where none is given. */
function option(args, ...names) {
	for (const [index, arg] of args.entries()) for (const name of names) {
		if (arg === name) return args[index + 1] ?? "";
		if (name.startsWith("--") && arg.startsWith(`${name}=`)) return arg.slice(name.length + 1);
	}
}
/** As {@link option}, of the last one given, for programs that let it win. */
function lastOption(args, ...names) {
	const at = args.findLastIndex((arg) => names.some((name) => arg === name || arg.startsWith(`${name}=`)));
	return at < 0 ? void 0 : option(args.slice(at), ...names);
}
/** All values of a repeatable option, split at commas. */
function optionValues(args, ...names) {
	return args.flatMap((arg, index) => {
		for (const name of names) {
			if (arg === name) return (args[index + 1] ?? "").split(",");
			if (name.startsWith("--") && arg.startsWith(`${name}=`)) return arg.slice(name.length + 1).split(",");
		}
		return [];
	});
}
/**
* Whether some arguments are known at run time only (`"$@"`, `$OPTIONS`), so that an option may be among them. A variable whose
* values the same text puts together (`args="$args -d $domain"`) is as known as these.
*/
function hasOpaqueArgs(args, settings) {
	return isOpaque(args, (name) => settings === void 0 || !settings.has(name) || opaqueVariables(settings).has(name));
}
/** An expression that states its options, and puts values to them: `{{ ['-d'] | product(names) | map('join', ' ') }}`. */
const STATED_OPTIONS = /^\{\{.{0,400}["']\s?--?[a-z]/s;
function isOpaque(args, isUnknown) {
	return args.some((arg, i) => {
		if (/^\$[@*]$|^\$\{\w+\[[@*]\]\}$/.test(arg)) return true;
		if (!/^(?:\$[{A-Za-z_]|\{\{|\{%)/.test(arg) || /^--?[a-z]/.test(args[i - 1] ?? "")) return false;
		if (STATED_OPTIONS.test(arg) && !arg.includes("hook")) return false;
		return isUnknown(/^\$\{?(\w{1,60})\}?$/.exec(arg)?.[1] ?? "");
	});
}
/** Variables of a text that get something unknown, itself or by way of another variable. */
const opaqueVariables = memoizeByObject((settings) => {
	const opaque = /* @__PURE__ */ new Set();
	const users = /* @__PURE__ */ new Map();
	for (const [name, values] of settings) {
		const isUnknown = (other) => {
			if (settings.has(other)) addTo(users, other, name);
			return !settings.has(other);
		};
		if (values.map((value) => value.replace(/\$(?=\d)/g, "${").split(/\s+/)).some((some) => isOpaque(some, isUnknown))) opaque.add(name);
	}
	for (const name of opaque) for (const user of users.get(name) ?? []) opaque.add(user);
	return opaque;
});

// src/shell/clients/runs.ts
/** The call of a client that a command is; undefined for any other program, and for other commands of `step`. */
function clientCall(command) {
	const client = clientOfProgram(command.name);
	if (client?.subcommand !== void 0 && command.args[0] !== client.subcommand) return void 0;
	return client === void 0 ? void 0 : {
		client,
		command
	};
}
const HELP = /* @__PURE__ */ new Set([
	"--help",
	"--version",
	"help",
	"version"
]);
/** The run of a client that obtains or renews certificates; undefined for any other command, such as `certbot certificates`. */
function clientRun(command) {
	return clientOfProgram(command.name) === void 0 ? void 0 : runOf(command);
}
/** Many readers ask about the same command. */
const runOf = memoizeByObject((command) => {
	const call = clientCall(command);
	if (call === void 0) return void 0;
	const { name, args } = command;
	const { actions, otherwise, others = [] } = call.client;
	if (args.some((arg) => HELP.has(arg))) return void 0;
	const words = /* @__PURE__ */ new Set([name, ...args.flatMap((arg) => valuesOf(arg, command))]);
	const given = actions.find((action) => action.some((verb, index) => index > 0 && words.has(verb)))?.[0];
	if (given === void 0 && args.some((arg) => others.includes(arg))) return void 0;
	const unsure = given === void 0 && actions.length > 0 && hasOpaqueArgs(args);
	const action = given ?? (unsure ? "unknown" : args.length === 0 ? void 0 : otherwise);
	return action === void 0 ? void 0 : {
		...call,
		action
	};
});
/** What an argument may be: itself, or all that its text sets the variable to. */
function valuesOf(arg, { settings }) {
	const variable = arg.startsWith("$") ? /^\$\{?(\w{1,60})\}?$/.exec(arg)?.[1] : void 0;
	return (variable === void 0 ? void 0 : settings?.get(variable)) ?? [arg];
}
/** The commands of a file that call one of the named clients. */
function* clientInvocations(file, ...ids) {
	for (const invocation of invocationsWhere(file, ({ name }) => ids.includes(clientOfProgram(name)?.id ?? ""))) {
		const call = clientCall(invocation.command);
		if (call !== void 0) yield {
			...invocation,
			client: call.client
		};
	}
}
/** The CA or the directory that a command line names; undefined where it names none. */
function clientServer({ client: { server = [] }, command: { args } }) {
	return server.length === 0 ? void 0 : option(args, ...server);
}
/** The argument with which a run obtains nothing that clients trust: an option for rehearsals, or the CA of one. */
function rehearsalOf(call) {
	const { rehearsal = [] } = call.client;
	const { args } = call.command;
	const flag = args.find((arg, index) => rehearsal.includes(arg) && !isConditional(args.slice(0, index)));
	if (flag !== void 0) return flag;
	const named = clientServer(call);
	if (named !== void 0 && /staging|pebble|[-_](?:test|stage)$/i.test(named)) return named;
	return args.find((arg) => /acme-staging/.test(arg));
}
/** Whether what follows these words depends on a condition of their template: `{% if staging %} --staging {% endif %}`. */
function isConditional(before) {
	const text = before.slice(-200).join(" ");
	const count = (pattern) => text.match(pattern)?.length ?? 0;
	return count(/\{%-?\s*if\b/g) > count(/\{%-?\s*endif\b/g);
}
/** Whether a run waits for a person who answers the challenge, so that nothing can repeat it unattended. */
function isByHand({ client, command: { args } }) {
	const { options = [], hooks = [] } = client.byHand ?? {};
	const isGiven = (name) => args.some((arg) => arg === name || arg.startsWith(`${name}=`));
	return options.some((one) => {
		const [name = "", value] = one.split("=");
		return value === void 0 ? isGiven(name) : option(args, name) === value;
	}) && !hooks.some(isGiven);
}
const HOST$1 = /^(?:\*\.)?[\w-]+(?:\.[\w-]+)+$/;
const FILE$4 = /\.(?:pem|crt|cer|key|csr|der|pfx|p12|conf|cfg|sh|log|json)$/i;
/** Host names that a run asks for, as written and as far as they are known. */
function hostsAskedFor({ client, command: { args } }) {
	const { options = [], after } = client.names ?? {};
	const operands = after === void 0 ? [] : args.slice(after === "" ? 0 : args.indexOf(after) + 1);
	const words = [...optionValues(args, ...options).map((name) => name.replace(/:\/.*$/, "")), ...operands.filter((word) => !word.startsWith("-") && !FILE$4.test(word))];
	return [...new Set(words.filter((word) => HOST$1.test(word)))];
}
/** The command that a run has the client run after a renewal; undefined where none is given. */
function hookOf({ client, command: { args } }) {
	const { options = [], attempts = [], last } = client.hooks ?? {};
	const value = last === true ? lastOption : option;
	return (options.length === 0 ? void 0 : value(args, ...options)) ?? (attempts.length === 0 ? void 0 : value(args, ...attempts));
}
/**
* Files to which a run writes certificates and keys, as written: the named ones, or those of the certificate in the
* client's folder. If the name of the certificate is unknown, the folder, which ends with a slash. `cwd` is the folder
* in which the command runs.
*/
function filesWritten(call, cwd = "") {
	const { client, command } = call;
	const { args, redirects = [] } = command;
	const { options = [], local, operands, output } = client.files ?? {};
	const named = options.flatMap(({ names, default: without }) => option(args, ...names) ?? without ?? []);
	const inside = local === void 0 ? [] : optionValues(args, ...local).filter((name) => operands?.test(name) === true);
	const positional = local !== void 0 || operands === void 0 ? [] : args.filter((arg) => operands.test(arg));
	const printed = output === true ? redirects.filter(({ text }) => /^1?>{1,2}\|?$/.test(text)) : [];
	return [
		...named,
		...positional,
		...inside.map((name) => `${cwd}/${name}`),
		...printed.map(({ target }) => target),
		...filesInFolder(call)
	];
}
function filesInFolder(call) {
	const { folder, paths = [], nameOptions = [], wildcard = "" } = call.client.files ?? {};
	const { args } = call.command;
	const path = ((folder?.options === void 0 ? void 0 : option(args, ...folder.options)) ?? folder?.path)?.replace(/\/$/, "");
	if (path === void 0) return [];
	const name = (nameOptions.length === 0 ? void 0 : option(args, ...nameOptions)) ?? hostsAskedFor(call)[0];
	const files = paths.map((file) => {
		const at = file.indexOf("{name}");
		return name === void 0 && at >= 0 ? file.slice(0, at) : file.replace("{name}", name?.replace(/^\*\./, wildcard) ?? "");
	});
	return [...new Set(files)].map((file) => `${path}/${file}`);
}
/** Days before the end from which on a run renews, where its command line says so. */
function renewDaysOf({ client, command: { args } }) {
	const { options = [], unit = "days" } = client.renewal ?? {};
	const value = options.length === 0 ? void 0 : option(args, ...options);
	const count = /^\d{1,9}$/.test(value ?? "") ? Number(value) : void 0;
	return count === void 0 ? void 0 : unit === "seconds" ? count / 86400 : count;
}

// src/shell/scripts.ts
/** `script:renew.sh`: scripts are installed under other folders, their names stay. */
function scriptRef(path) {
	return makeRef("script", path.slice(path.lastIndexOf("/") + 1).replace(/\.(?:j2|tpl|erb|tmpl)$/, ""));
}
const SCRIPT = /\.(?:sh|bash|zsh|ksh|py|pl|rb)$/;
/** Where people put scripts of their own, which need no ending: `/usr/local/bin/renew-certs`, `./deploy`, `~/bin/x`. */
const OWN$1 = /^(?:~|\$HOME|\.{1,2}|\/(?:usr\/local|opt|root|home|srv|etc(?!\/(?:rc\.d\/)?init\.d\/)|scripts?)(?=\/))[\w./-]*\/[\w.-]+$/;
/** The script or the Makefile that a command runs, as it is written; undefined for a program. */
function scriptOf({ name, args, path }) {
	if (name === "make") return "Makefile";
	const runs = INTERPRETER.test(name);
	const word = runs ? args.find((arg) => !arg.startsWith("-")) : name;
	if (word === void 0 || SCRIPT.test(word)) return word;
	return OWN$1.test(runs ? word : path ?? "") && clientOfProgram(name) === void 0 ? word : void 0;
}
/** The scripts that a hook runs, as refs that what stands in them reads. A path alone is a script whatever its name. */
function hookScripts(hook) {
	const [alone] = /^[.~]?\/[\w./-]{1,300}$/.exec(hook.trim()) ?? [];
	const scripts = alone === void 0 ? shellCommands(hook).flatMap((command) => scriptOf(command) ?? []) : [alone];
	return [...new Set(scripts.map(scriptRef))];
}

// src/facts/store-refs.ts
/**
* Refs of what lies in a secret store under these keys, whatever the store: readers often know no more of a store than
* the name that their cluster has for it. A key of one plain word (`tls`) tells nothing, and has no ref.
*/
function storedRefs(...keys) {
	const clean = keys.flatMap((key) => typeof key === "string" ? [key.replace(/^\/+|\/+$/g, "")] : []);
	return [...new Set(clean)].filter((key) => /[/_-]/.test(key) && key.length <= 300 && !isUnknown(key)).map((key) => makeRef("stored", key));
}
/** As {@link storedRefs}, of a path of Vault's KV engine, with and without its mount; without one it is the first part. */
function vaultRefs(path, mount) {
	if (typeof path !== "string") return [];
	const own = path.replace(/^\/+/, "");
	const [first = "", ...rest] = (typeof mount === "string" ? `${mount}/${own}` : own).split("/");
	const inner = (rest[0] === "data" ? rest.slice(1) : rest).join("/");
	return storedRefs(`${first}/${inner}`, inner);
}
/** As {@link storedRefs}, of a secret or certificate in a key vault. */
function keyVaultRefs(name, vault) {
	return typeof name === "string" ? storedRefs(typeof vault === "string" ? `${vault}/${name}` : void 0, name) : [];
}

// src/kubernetes/ingress-values.ts
const ISSUER_ANNOTATION = /cert-manager\.io\/(?:cluster-)?issuer|kubernetes\.io\/tls-acme/;
/** Whether a text may hold such values; one pass over it. */
function mayHoldIngress(text) {
	return (text.includes("secretName") && text.includes("tls:") || ISSUER_ANNOTATION.test(text)) && /\bing(?:ress|resses)?\b/i.test(text);
}
/**
* Mappings that charts turn into an Ingress: `tls` is a list with `secretName`, beside `annotations`, `hosts` or
* `ingressClassName`. If there are only the annotations that request a certificate, other values of the chart may add
* the `tls` entries, so the result has none. Nodes that are manifests themselves are skipped.
*/
function ingressShapes(values) {
	const found = [];
	const keysOf = keyPaths(values);
	for (const node of descend(values)) {
		if (node.kind !== "map" || node.entries.has("rules") && !node.entries.has("annotations")) continue;
		const tls = at(node, "tls");
		const listed = tls?.kind === "list" && itemsAt(tls).some((item) => item.entries.has("secretName"));
		const annotations = at(node, "annotations");
		if (!(listed ? isIngress(node) && isEnabled(node) : asksIssuer(annotations))) continue;
		const metadata = map$1(node, annotations?.kind === "map" ? [["annotations", annotations]] : []);
		found.push({
			node,
			root: map$1(node, [["metadata", metadata], ...listed ? [["spec", map$1(node, [["tls", tls]])]] : []]),
			keys: keysOf(node)
		});
	}
	return found;
}
function isIngress({ entries }) {
	return [
		"annotations",
		"hosts",
		"hostname",
		"host",
		"ingressClassName",
		"className"
	].some((key) => entries.has(key));
}
/** `enabled: false` makes nothing. */
function isEnabled(node) {
	return at(node, "enabled")?.value !== false;
}
function asksIssuer(annotations) {
	return annotations?.kind === "map" && [...annotations.entries.keys()].some((key) => ISSUER_ANNOTATION.test(key));
}
/** Longer paths of keys name nothing that charts read. */
const MAX_KEYS$1 = 12;
/** The keys that lead from the root to a node, joined by dots; empty below lists and where they are too many. */
function keyPaths(values) {
	const above = /* @__PURE__ */ new Map();
	for (const parent of descend(values)) {
		if (parent.kind !== "map") continue;
		for (const [key, child] of parent.entries) if (child.kind === "map") above.set(child, [key, parent]);
	}
	return (node) => {
		const keys = [];
		for (let [key, parent] = above.get(node) ?? []; key !== void 0 && parent !== void 0;) {
			if (keys.push(key) > MAX_KEYS$1) return "";
			if (parent === values) return keys.reverse().join(".");
			[key, parent] = above.get(parent) ?? [];
		}
		return "";
	};
}
/** The file that a chart brings its values in; other files of values change some of them. */
const DEFAULTS$3 = /(?:^|\/)values\.ya?ml$/;
/**
* The places in the values of a chart that a file sets or reads. Values lie beside their chart, or in another folder of the
* repository: then a single key, such as `ingress`, could be that of any chart, and only a longer path tells which.
*/
function valuesRefs(path, keys, role) {
	if (keys === "" || role === "default" && !DEFAULTS$3.test(path)) return [];
	const folder = path.replace(/(?:^|\/)templates\/.*$|(?:^|\/)[^/]*$/, "");
	const anywhere = keys.includes(".") && (role === "default" || !DEFAULTS$3.test(path));
	return [makeRef("values", `${folder}#${keys}`), ...anywhere ? [makeRef("values", `#${keys}`)] : []];
}
function map$1(like, entries) {
	return {
		...like,
		kind: "map",
		items: NO_ITEMS,
		entries: entries.length === 0 ? NO_ENTRIES : new Map(entries),
		open: false
	};
}

// src/kubernetes/certificate-readers.ts
/** Programs that read their certificate when they start or are signalled, and those that look at the files again by themselves. */
const READERS = [
	{
		programs: ["openbao", "vault"],
		habit: "once",
		source: "https://openbao.org/docs/configuration/listener/tcp/"
	},
	{
		programs: [
			"postgres",
			"postgresql",
			"postgresql-ha",
			"timescaledb",
			"timescaledb-ha",
			"timescaledb-single",
			"postgis",
			"pgvector",
			"spilo"
		],
		habit: "once",
		source: "https://www.postgresql.org/docs/current/ssl-tcp.html"
	},
	{
		programs: ["pgbouncer"],
		habit: "once",
		source: "https://www.pgbouncer.org/config.html"
	},
	{
		programs: [
			"mysql",
			"mysql-server",
			"percona-server"
		],
		habit: "once",
		source: "https://dev.mysql.com/doc/refman/8.4/en/using-encrypted-connections.html"
	},
	{
		programs: ["mariadb", "mariadb-galera"],
		habit: "once",
		source: "https://mariadb.com/kb/en/flush/"
	},
	{
		programs: [
			"redis",
			"redis-stack-server",
			"redis-cluster",
			"valkey",
			"valkey-cluster"
		],
		habit: "once",
		source: "https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/"
	},
	{
		programs: [
			"mongo",
			"mongodb",
			"mongodb-community-server"
		],
		habit: "once",
		source: "https://www.mongodb.com/docs/manual/reference/command/rotateCertificates/"
	},
	{
		programs: ["cockroach", "cockroachdb"],
		habit: "once",
		source: "https://www.cockroachlabs.com/docs/stable/rotate-certificates"
	},
	{
		programs: ["mosquitto", "eclipse-mosquitto"],
		habit: "once",
		source: "https://mosquitto.org/man/mosquitto-8.html"
	},
	{
		programs: ["nginx", "nginx-unprivileged"],
		habit: "once",
		source: "https://nginx.org/en/docs/control.html"
	},
	{
		programs: ["httpd", "apache"],
		habit: "once",
		source: "https://httpd.apache.org/docs/2.4/stopping.html"
	},
	{
		programs: ["haproxy"],
		habit: "once",
		source: "https://docs.haproxy.org/3.0/management.html"
	},
	{
		programs: [
			"registry",
			"docker-registry",
			"distribution"
		],
		habit: "once",
		source: "https://distribution.github.io/distribution/about/configuration/#tls"
	},
	{
		programs: ["bitwarden-sdk-server"],
		habit: "once",
		source: "https://github.com/external-secrets/bitwarden-sdk-server"
	},
	{
		programs: ["kibana"],
		habit: "once",
		source: "https://www.elastic.co/docs/deploy-manage/security/set-up-basic-security-plus-https"
	},
	{
		programs: ["coturn", "turnserver"],
		habit: "once",
		source: "https://github.com/coturn/coturn/blob/master/README.turnserver"
	},
	{
		programs: ["vpa-admission-controller"],
		habit: "once",
		source: "https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/flags.md"
	},
	{
		programs: ["openldap", "slapd"],
		habit: "once",
		source: "https://www.openldap.org/doc/admin26/tls.html"
	},
	{
		programs: ["elasticsearch"],
		habit: "again",
		source: "https://www.elastic.co/guide/en/elasticsearch/reference/current/security-settings.html"
	},
	{
		programs: ["rabbitmq", "rabbitmq-server"],
		habit: "again",
		source: "https://www.rabbitmq.com/docs/ssl#rotation"
	},
	{
		programs: ["minio"],
		habit: "again",
		source: "https://min.io/docs/minio/linux/operations/network-encryption.html"
	},
	{
		programs: [
			"prometheus",
			"alertmanager",
			"node-exporter"
		],
		habit: "again",
		source: "https://prometheus.io/docs/prometheus/latest/configuration/https/"
	},
	{
		programs: ["clickhouse", "clickhouse-server"],
		habit: "again",
		source: "https://clickhouse.com/docs/operations/server-configuration-parameters/settings#openssl"
	}
];
const HABITS = new Map(READERS.flatMap(({ programs, habit }) => programs.map((program) => [program, habit])));
/** The habit of a program, by an image (`docker.io/library/nginx:1.27`) or the name of a chart. */
function readingHabit(name) {
	const last = name.slice(name.lastIndexOf("/") + 1);
	return HABITS.get(last.replace(/[@:].*$/, ""));
}

// src/kubernetes/pod-values.ts
const VOLUMES = /^(?:(?:extra|additional)V|v)olumes$/;
const MOUNTS = /^(?:(?:extra|additional)V|v)olumeMounts$/;
const ANNOTATIONS$1 = /annotations$/i;
/** Keys beside `persistence` and above `volumes` that hold the annotations of the workload. */
const OWNERS = [
	"controller",
	"controllers",
	"defaultPodOptions",
	"deployment",
	"master",
	"metadata",
	"pod",
	"podSpec",
	"primary",
	"readReplicas",
	"replica",
	"server",
	"statefulSet",
	"statefulset"
];
/** Values that name the Secret of a server's own certificate, where they are about TLS. */
const NAMED$6 = /(?<![\w-])(?:existingSecret|secretName|(?:existing)?[Cc]ert(?:ificates?)?Secret(?:Name)?|(?:tls|ssl)Secret(?:Name)?)["']?:/;
const NAMES$1 = /^(?:existingSecret|secretName|(?:existing)?[Cc]ert(?:ificates?)?Secret(?:Name)?|(?:tls|ssl)Secret(?:Name)?)$/;
const ABOUT_TLS$1 = /tls|ssl|https|cert/i;
/** Parts of values that are read as what charts make of them, and those that are about others than the server. */
const OTHERS = /^(?:ing(?:ress|resses)|gateway|routes?|persistence|env\w*|metrics|issuer\w*|certManager|client\w*|ca)$|volumes$|extraDeploy|objects$/i;
/** Whether a text may hold such values; one pass over it. */
function mayHoldPod(text) {
	if (NAMED$6.test(text)) return true;
	return text.includes("secretName") && /olumes["']?:|subPath["']?:/.test(text) || /\btype["']?:\s*["']?secret\b/.test(text);
}
/**
* Volumes of Secrets in the values of a chart, with their mounts: `volumes` and `volumeMounts`, also with `extra`, and
* `persistence` of the common library (https://bjw-s-labs.github.io/helm-charts/docs/common-library/storage/types/secret/).
*/
function podShapes(values, chart) {
	const found = [];
	const parts = values?.kind === "map" ? [...values.entries] : [];
	const sections = [...values?.kind === "map" ? [[void 0, values]] : [], ...parts];
	for (const [part, section] of sections) {
		const inner = part === void 0 ? [{
			node: section,
			above: [],
			about: false
		}] : below$2(section, part, chart);
		const single = [];
		for (const { node, program, above, about } of inner) {
			if (node.kind !== "map") continue;
			single.push(...singleVolume(node));
			const named = about && program === chart && readingHabit(chart ?? "") === "once" ? namedVolumes(node) : [];
			const volumes = [
				...plainVolumes(node),
				...persistentVolumes(node),
				...named
			];
			if (volumes.length === 0) continue;
			const owners = [
				values,
				...above,
				node
			].filter((one) => one !== void 0);
			found.push({
				node,
				part,
				root: workload(node, volumes, owners),
				...program !== void 0 && { program }
			});
		}
		const [first] = single;
		if (first === void 0) continue;
		const owners = [values, section].filter((one) => one !== void 0);
		found.push({
			node: first.volume,
			part: void 0,
			root: workload(first.volume, single, owners)
		});
	}
	return found;
}
const MAX_DEPTH$4 = 20;
/** All nodes of a part of the values. */
function below$2(section, part, chart = "") {
	const found = [];
	const seen = /* @__PURE__ */ new Set();
	const visit = (node, above, key, outer) => {
		const identity = node.kind === "map" ? node.entries : node.kind === "list" ? node.items : node;
		if (seen.has(identity) || above.length > MAX_DEPTH$4) return;
		seen.add(identity);
		const program = readingHabit(key) === void 0 ? outer.program : key;
		const known = {
			about: (outer.about || ABOUT_TLS$1.test(key)) && !OTHERS.test(key) && at(node, "enabled")?.value !== false,
			...program !== void 0 && { program }
		};
		found.push({
			node,
			above,
			...known
		});
		if (node.kind !== "map" && node.kind !== "list") return;
		const inner = [...above, node];
		const passed = OTHERS.test(key) ? {
			...known,
			program: ""
		} : known;
		for (const [name, value] of node.entries) visit(value, inner, name, passed);
		for (const item of node.items) visit(item, inner, "", passed);
	};
	visit(section, [], part, {
		about: false,
		...readingHabit(chart) !== void 0 && { program: chart }
	});
	return found;
}
/** A Secret that the chart of a known server mounts: `tls.existingSecret`. */
function namedVolumes(node) {
	return [...node.entries].flatMap(([key, secret]) => {
		if (!NAMES$1.test(key) || secret.kind !== "scalar" || secret.text === "" || node.entries.has("subPath")) return [];
		return [mountedSecret(node, secret, "/tls")];
	});
}
/** A Secret that stands with the key to be mounted, and the place of which is up to the chart: `secretName` beside `subPath`. */
function singleVolume(node) {
	const [secret, key] = [at(node, "secretName"), at(node, "subPath")];
	if (secret?.kind !== "scalar" || key?.kind !== "scalar" || at(node, "mountPath") !== void 0) return [];
	return [mountedSecret(node, secret, `/${key.text}`, key)];
}
/** A volume of a Secret and its mount, as a pod has them. */
function mountedSecret(node, secret, path, subPath) {
	const name = text$1(node, secret.text);
	return {
		volume: map(node, [["name", name], ["secret", map(node, [["secretName", secret]])]]),
		mounts: [map(node, [
			["name", name],
			["mountPath", text$1(node, path)],
			...subPath === void 0 ? [] : [["subPath", subPath]]
		])]
	};
}
function plainVolumes(node) {
	const [volumes, mounts] = [VOLUMES, MOUNTS].map((key) => [...node.entries].flatMap(([name, list]) => key.test(name) ? list.items : []));
	if (node.entries.has("containers")) return [];
	return volumes.flatMap((volume) => at(volume, "secret", "secretName") === void 0 ? [] : [{
		volume,
		mounts
	}]);
}
function persistentVolumes(node) {
	return [...entriesAt(node, "persistence")].flatMap(([key, one]) => {
		const secret = at(one, "name");
		if (stringAt(one, "type") !== "secret" || secret === void 0 || at(one, "enabled")?.value === false) return [];
		const name = text$1(one, key);
		const advanced = [...entriesAt(one, "advancedMounts").values()].flatMap((controller) => [...controller.entries.values()]);
		const places = [at(one, "globalMounts"), ...advanced].flatMap((list) => list?.items ?? []);
		const older = at(one, "mountPath");
		const mounts = (places.length > 0 ? places : older === void 0 ? [] : [one]).map((place) => map(place, [
			["name", name],
			...entry("mountPath", at(place, "path") ?? at(place, "mountPath")),
			...entry("subPath", at(place, "subPath"))
		]));
		const items = at(one, "items");
		return [{
			volume: map(one, [["name", name], ["secret", map(one, [["secretName", secret], ...entry("items", items)])]]),
			mounts
		}];
	});
}
function workload(node, volumes, owners) {
	const annotations = owners.flatMap((owner) => annotationsIn(owner, 3));
	const container = map(node, [...entry("image", owners.flatMap((owner) => imageIn(owner)).at(-1)), ["volumeMounts", list$1(node, [...new Set(volumes.flatMap(({ mounts }) => mounts))])]]);
	return map(node, [["spec", map(node, [["template", map(node, [["metadata", map(node, [["annotations", map(node, annotations)]])], ["spec", map(node, [["containers", list$1(node, [container])], ["volumes", list$1(node, volumes.map(({ volume }) => volume))]])]])]])]]);
}
/** Annotations of the workload: of the owner, and of the controllers and pods right below it. */
function annotationsIn(owner, depth) {
	return [...owner.entries].flatMap(([key, value]) => {
		if (ANNOTATIONS$1.test(key)) return [...value.entries];
		if (depth === 0 || !OWNERS.includes(key)) return [];
		return (key === "controllers" ? [...value.entries.values()] : [value]).flatMap((one) => annotationsIn(one, depth - 1));
	});
}
function imageIn(owner) {
	const image = at(owner, "image");
	const found = image?.kind === "scalar" ? image : at(image, "repository");
	return found?.kind === "scalar" ? [found] : [];
}
function entry(key, node) {
	return node === void 0 ? [] : [[key, node]];
}
function text$1(like, value) {
	return {
		...like,
		kind: "scalar",
		value,
		text: value,
		items: NO_ITEMS,
		entries: NO_ENTRIES,
		open: false
	};
}
function list$1(like, items) {
	return {
		...like,
		kind: "list",
		items,
		entries: NO_ENTRIES,
		open: false
	};
}
function map(like, entries) {
	return {
		...like,
		kind: "map",
		items: NO_ITEMS,
		entries: new Map(entries),
		open: false
	};
}

// src/kubernetes/release-values.ts
/** The values that releases hand to charts, wherever they are written down. */
/** Kinds of manifests that hold values. */
const KINDS$1 = /^(?:HelmRelease|Application|ApplicationSet|HelmChart|HelmChartConfig|ConfigMap|Secret|Kustomization|HelmChartInflationGenerator)$/;
const mayHoldValues = (kind) => KINDS$1.test(kind);
/** Keys of a ConfigMap that hold values: `values.yaml`, `values`, `web-values.yml`. */
const VALUES_KEY = /(?:^|[._-])values(?:\.ya?ml)?$|^values[._-].*ya?ml$/i;
/** The values in one document: of a manifest by its kind, or the whole of a file that is no manifest. */
function releasesIn(root, kind) {
	const name = stringAt(root, "metadata", "name") ?? void 0;
	const base = {
		...name !== void 0 && { name },
		namespace: at(root, "metadata", "namespace")
	};
	switch (kind) {
		case "HelmRelease": {
			const chart = at(root, "spec", "chart", "spec", "chart") ?? at(root, "spec", "chartRef", "name") ?? at(root, "spec", "chart");
			const namespace = at(root, "spec", "targetNamespace") ?? base.namespace;
			return [of(at(root, "spec", "values"), {
				...base,
				namespace,
				...chartOf(chart)
			})].flat();
		}
		case "Application":
		case "ApplicationSet": {
			const spec = kind === "Application" ? at(root, "spec") : at(root, "spec", "template", "spec");
			const namespace = at(spec, "destination", "namespace");
			return [at(spec, "source"), ...itemsAt(spec, "sources")].flatMap((source) => {
				const release = {
					...base,
					namespace,
					...chartOf(at(source, "chart"))
				};
				return ["valuesObject", "values"].flatMap((key) => of(at(source, "helm", key), release));
			});
		}
		case "HelmChart":
		case "HelmChartConfig": {
			const namespace = at(root, "spec", "targetNamespace") ?? base.namespace;
			const release = {
				...base,
				namespace,
				...chartOf(at(root, "spec", "chart"))
			};
			return ["values", "valuesContent"].flatMap((key) => of(at(root, "spec", key), release));
		}
		case "ConfigMap":
		case "Secret": return ["data", "stringData"].flatMap((section) => [...entriesAt(root, section)].flatMap(([key, value]) => VALUES_KEY.test(key) ? of(value, base) : []));
		case "Kustomization": return ofKustomization(root);
		case "HelmChartInflationGenerator": return inflated(root, base.namespace);
		case "":
			if (entriesAt(root).has("apiVersion")) return [];
			if (entriesAt(root).has("helmCharts")) return ofKustomization(root);
			return at(root, "releases")?.kind === "list" ? ofHelmfile(root) : [{ values: root }];
		default: return [];
	}
}
/** A kustomization may leave its kind out. */
function ofKustomization(root) {
	return itemsAt(root, "helmCharts").flatMap((chart) => inflated(chart, at(root, "namespace")));
}
/** https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_helmchartinflationgenerator_ */
function inflated(chart, namespace) {
	const name = stringAt(chart, "releaseName") ?? stringAt(chart, "name") ?? void 0;
	return of(at(chart, "valuesInline"), {
		...name !== void 0 && { name },
		namespace: at(chart, "namespace") ?? namespace,
		...chartOf(at(chart, "name"))
	});
}
/** Values that stand in a helmfile itself. https://helmfile.readthedocs.io/en/latest/#configuration */
function ofHelmfile(root) {
	return itemsAt(root, "releases").flatMap((release) => {
		const name = stringAt(release, "name") ?? void 0;
		const known = {
			...name !== void 0 && { name },
			namespace: at(release, "namespace"),
			...chartOf(at(release, "chart"))
		};
		return itemsAt(release, "values").flatMap((values) => values.kind === "map" ? of(values, known) : []);
	});
}
function chartOf(node) {
	const chart = node?.kind === "scalar" ? node.text.replace(/^.*\//, "") : "";
	return chart === "" ? {} : { chart };
}
/** Values as they are written: a mapping, or a text that holds one. */
function of(node, release) {
	const values = node?.kind === "map" ? node : written$3(node);
	return values === void 0 ? [] : [{
		values,
		...release
	}];
}
/** What a block scalar holds, on the lines on which it stands. */
function written$3(node) {
	if (node?.kind !== "scalar" && node?.kind !== "unknown" || !node.text.includes("\n")) return void 0;
	const root = documents(node.text, node.line + 1)[0]?.root();
	return root?.kind === "map" ? root : void 0;
}

// src/kubernetes/manifests.ts
/** Kubernetes manifests as mechanisms read them: streams, Lists and JSON alike, templated ones included. */
const MANIFEST_FILE = /\.(?:ya?ml|json|tpl)(?:\.(?:j2|tpl|gotmpl|tmpl))?$/i;
/** Whether a file may hold manifests, by its name. */
const isManifestFile = memoizeLast((path) => MANIFEST_FILE.test(path));
/** Manifests of these kinds. Documents that name none of them are not parsed; what is unreadable is said once a file. */
function manifests(file, output, kinds) {
	const parts = file.shared("kubernetes", () => yamlDocuments(file).map((document) => ({
		document,
		kinds: kindsOf(document.text, file.path),
		reported: false
	})));
	const found = [];
	for (const part of parts) {
		if (!kinds.some((kind) => part.kinds.has(kind))) continue;
		part.manifests ??= flatten(part.document.root(), file.path);
		const problem = part.document.problem();
		if (problem !== void 0 && !part.reported) {
			part.reported = true;
			output.unreadable(problem.reason, problem.detail, { line: problem.line });
		}
		found.push(...part.manifests.filter((manifest) => kinds.includes(manifest.kind)));
	}
	return found;
}
/** A file of YAML that is no manifest may hold the values of a chart, whatever its name; what is in it tells. */
const VALUES_FILE = /\.ya?ml(?:\.gotmpl)?$/i;
/** The kinds that a document names, and `Ingress` where the values of a chart may hold one. */
function kindsOf(text, path) {
	const kinds = /* @__PURE__ */ new Set();
	for (let at = text.indexOf("kind"); at >= 0; at = text.indexOf("kind", at + 4)) {
		const found = /^kind["']?[ \t]{0,8}:[ \t]{0,8}["']?([A-Za-z]{2,64})/.exec(text.slice(at, at + 100));
		if (found !== null) kinds.add(found[1]);
	}
	if (VALUES_FILE.test(path) && !path.includes("/templates/") && !/^(?:apiVersion|kind):/m.test(text) || [...kinds].some(mayHoldValues)) {
		if (mayHoldIngress(text)) kinds.add("Ingress");
		if (mayHoldPod(text)) kinds.add(RELEASE);
		if (TLS_SECRET.test(text) && /tls|ssl|cert/i.test(text)) kinds.add(VALUES);
	}
	return kinds;
}
/** Resources that hold manifests of others, and where. */
const HOLDERS = {
	Template: {
		group: /^(?:template\.openshift\.io\/)?v1$/,
		path: ["objects"]
	},
	ManifestWork: {
		group: /^work\.open-cluster-management\.io\//,
		path: [
			"spec",
			"workload",
			"manifests"
		]
	},
	SyncSet: {
		group: /^hive\.openshift\.io\//,
		path: ["spec", "resources"]
	},
	SelectorSyncSet: {
		group: /^hive\.openshift\.io\//,
		path: ["spec", "resources"]
	},
	Object: {
		group: /^kubernetes\.(?:m\.)?crossplane\.io\//,
		path: [
			"spec",
			"forProvider",
			"manifest"
		]
	},
	Composition: {
		group: /^apiextensions\.crossplane\.io\//,
		path: ["spec", "resources"],
		each: "base"
	}
};
function flatten(root, path) {
	const pending = root === void 0 ? [] : root.kind === "list" ? [...root.items] : [root];
	const found = [];
	const opened = /* @__PURE__ */ new Set();
	for (const node of pending) {
		const kind = stringAt(node, "kind") ?? "";
		const apiVersion = stringAt(node, "apiVersion") ?? "";
		if (/List$/.test(kind) && at(node, "items")?.kind === "list") {
			const items = itemsAt(node, "items");
			if (!opened.has(items)) for (const item of items) pending.push(item);
			opened.add(items);
			continue;
		}
		const holder = Object.hasOwn(HOLDERS, kind) ? HOLDERS[kind] : void 0;
		if (holder?.group.test(apiVersion) === true) {
			const held = at(node, ...holder.path);
			const inner = held?.kind === "list" ? held.items : held === void 0 ? [] : [held];
			if (!opened.has(inner)) for (const item of inner) pending.push(holder.each === void 0 ? item : at(item, holder.each) ?? item);
			opened.add(inner);
		}
		if (kind === "" || mayHoldValues(kind)) for (const release of releasesIn(node, kind)) {
			for (const shape of ingressShapes(release.values)) found.push(shaped(shape, release, path));
			for (const shape of podShapes(release.values, release.chart)) found.push(released(shape, release, path));
			if (release.name !== void 0) found.push(valued(release, path));
		}
		if (kind === "") continue;
		const slash = apiVersion.lastIndexOf("/");
		found.push({
			kind,
			group: slash < 0 ? "" : apiVersion.slice(0, slash),
			version: apiVersion.slice(slash + 1),
			name: nameIn(path, at(node, "metadata", "name")) ?? "",
			namespace: namespaceIn(at(node, "metadata", "namespace")),
			root: node,
			place: {
				line: node.line,
				endLine: node.endLine
			},
			path
		});
	}
	return found;
}
/** An Ingress that a chart creates from values. The chart decides its name, so its Secret stands for the name. */
function shaped({ root, node, keys }, release, path) {
	const secret = itemsAt(root, "spec", "tls").flatMap((entry) => at(entry, "secretName")?.text ?? [])[0];
	return {
		kind: "Ingress",
		group: "networking.k8s.io",
		version: "v1",
		name: `values of ${release.name ?? secret ?? `line ${node.line}`}`,
		namespace: namespaceIn(release.namespace),
		root,
		place: {
			line: node.line,
			endLine: node.endLine
		},
		path,
		...keys !== void 0 && { keys }
	};
}
/** What may name the Secret of a server's certificate in the values of a chart: `tls.existingSecret`, `certificatesSecret`. */
const TLS_SECRET = /(?:existingSecret|secretName|secretRef|(?:tls|ssl|certificates?)Secret)["']?:/i;
/** The values of a release as they are, for what a chart does with them is not known. */
function valued({ values, name = "", namespace, chart }, path) {
	return {
		...shaped({
			root: values,
			node: values
		}, {
			values,
			name,
			namespace
		}, path),
		kind: VALUES,
		group: "",
		name,
		root: {
			...values,
			entries: /* @__PURE__ */ new Map([["spec", values]])
		},
		...chart !== void 0 && { chart }
	};
}
/** A workload that a chart makes of values; it is named after the release, or the part of the values that holds it. */
function released({ root, node, part, program }, release, path) {
	const folder = path.split("/").at(-2);
	const chart = program ?? release.chart ?? part;
	return {
		...shaped({
			root,
			node
		}, release, path),
		kind: RELEASE,
		group: "",
		name: release.name ?? part ?? folder ?? `line ${node.line}`,
		...chart !== void 0 && { chart }
	};
}
/** A namespace as it stands in refs: `?` where it is not stated or not known. */
function namespaceIn(node) {
	return node?.kind === "scalar" && node.text !== "" ? String(node.value) : "?";
}
/**
* A name as it stands in refs. One that a Helm template fills in is spelled by the template and the chart
* (`{{include "web.fullname".}}-tls@charts/web`): two places of one chart that spell it alike mean the same object.
* Undefined where no name is stated, and `?` where nothing can be told.
*/
function nameIn(path, node) {
	if (node === void 0 || node.kind === "null") return void 0;
	if (node.kind === "scalar") return String(node.value);
	if (node.kind !== "unknown" || node.text.length > 300) return "?";
	if (!node.text.includes("{{")) return node.text.includes("${") ? node.text : "?";
	const chart = path.includes("/templates/") ? path.slice(0, path.indexOf("/templates/")) : path.slice(0, path.lastIndexOf("/") + 1);
	return `${node.text.replace(/\{\{-?\s*|\s*-?\}\}/g, (brace) => brace.replace(/[\s-]/g, "")).replace(/\s+/g, " ").replace(/\$(?=\.(?:Values|Release|Chart)\b)/g, "")}@${chart}`;
}
/** Whether a name in a ref can be told to a person as it is. */
function isPlainName(name) {
	return name !== "?" && name !== "" && !name.includes("{{") && !name.includes("${") && !isToFillIn(name);
}
/** The annotation, by its key: null when it is templated, undefined when it is not there. */
function annotation(owner, key) {
	return stringAt(owner, "metadata", "annotations", key);
}
/** The kind under which {@link manifests} gives a workload that the values of a chart describe. */
const RELEASE = "Helm release";
/** The whole values of a release. */
const VALUES = "Helm values";
const WORKLOADS = [
	"Deployment",
	"StatefulSet",
	"DaemonSet",
	"ReplicaSet",
	"Job",
	"CronJob",
	"Pod",
	"Rollout",
	"DeploymentConfig",
	RELEASE
];
/** The pod template of a workload. */
function podOf(manifest) {
	const template = manifest.kind === "Pod" ? manifest.root : manifest.kind === "CronJob" ? at(manifest.root, "spec", "jobTemplate", "spec", "template") : at(manifest.root, "spec", "template");
	const spec = at(template, "spec");
	return template === void 0 || spec?.kind !== "map" ? void 0 : {
		template,
		spec
	};
}
/** Containers of a pod, the ones that run before the others included. */
function containersOf(pod) {
	return [...itemsAt(pod.spec, "initContainers").map((node) => ({
		node,
		init: true
	})), ...itemsAt(pod.spec, "containers").map((node) => ({
		node,
		init: false
	}))];
}
/** DNS names as certificates spell them; undefined where one is not known. */
function sanEntries(node, prefix = "dns") {
	return (node?.items ?? []).filter((item) => item.kind === "scalar").map((item) => `${prefix}:${item.text}`);
}
/** Whether a text that a Secret holds is a certificate, a key, or what else a key of that name carries. */
const CERTIFICATE_KEY = /(?:^|[._-])(?:tls\.crt|tls\.key|ca\.crt|ca-bundle\.crt|(?:cert|certificate|fullchain|keystore|truststore)(?:$|[._-]))|\.(?:pem|crt|cer|key|p12|pfx|jks)$/i;
const CERTIFICATE_NAME = /(?:^|[._-])(?:tls|cert|certs|certificates?|ssl|ca|pki|keystore|truststore|mtls|x509)(?:$|[._-])/i;
function isCertificateKey(key) {
	return CERTIFICATE_KEY.test(key);
}
/** Whether an object's name says that it holds certificates. */
function isCertificateName(name) {
	return CERTIFICATE_NAME.test(name);
}
/** What a workload is called in refs: `workload:web/Deployment/api`. */
function workloadRef(manifest) {
	return namespacedRef("workload", manifest.namespace, `${manifest.kind}/${manifest.name}`);
}

// src/shell/uploads.ts
/** Options of kubectl, and of others, that take a value and stand before the verb as well. */
const VALUED$2 = /^(?:-n|-o|-f|-R|-b|--(?:namespace|context|kubeconfig|cluster|user|output|region|profile|subscription|project|mount|address|repo|body))$/;
const FILE$3 = /\.(?:pem|crt|cer|key|pfx|p12|jks)\b|fullchain|privkey/;
/** The words of a command without its options, their values left out as far as they are known. */
function operands$2(args) {
	return args.filter((arg, i) => !arg.startsWith("-") && !VALUED$2.test(args[i - 1] ?? ""));
}
/** Programs with commands that upload certificates. */
const UPLOADING_PROGRAMS = [
	"aws",
	"az",
	"gcloud",
	"gh",
	"kubectl",
	"oc",
	"vault"
];
/** What a command uploads, where it is a certificate as far as names tell. */
function uploadOf(command) {
	return UPLOADING_PROGRAMS.includes(command.name) ? uploadBy(command) : void 0;
}
/** Every command before an upload asks for it. */
const uploadBy = memoizeByObject(({ name, args, redirects }) => {
	const words = operands$2(args);
	const line = words.slice(0, 4).join(" ");
	const given = redirects.filter(({ text }) => text === "<").map(({ target }) => target);
	const upload = (verb, writes, ...files) => ({
		program: `${name} ${verb}`,
		reads: pathRefs(...[...files, ...given].map((file) => file?.replace(/^@|^fileb?:\/\//, ""))),
		writes
	});
	const holds = (...names) => names.some((one) => one !== void 0 && isCertificateName(one)) || args.some((arg) => FILE$3.test(arg));
	switch (name) {
		case "kubectl":
		case "oc": {
			if (!/^create secret (?:tls|generic) /.test(`${line} `)) return void 0;
			const secret = words[3] ?? "";
			const files = optionValues(args, "--from-file", "--from-literal");
			const tls = words[2] === "tls" || files.some((file) => isCertificateKey(file.replace(/=.*$/s, "")));
			const space = option(args, "-n", "--namespace") ?? "?";
			const writes = /^[\w.-]+$/.test(secret) ? [secretRef(/^[\w.-]+$/.test(space) ? space : "?", secret)] : [];
			return tls ? upload(`create secret ${words[2]}`, writes, option(args, "--cert")) : void 0;
		}
		case "aws":
			if (line.startsWith("acm import-certificate")) return upload("acm import-certificate", arns(option(args, "--certificate-arn")), option(args, "--certificate"));
			if (line.startsWith("iam upload-server-certificate")) return upload("iam upload-server-certificate", []);
			if (/^secretsmanager (?:put-secret-value|update-secret|create-secret)/.test(line)) {
				const secret = option(args, "--secret-id", "--name");
				return holds(secret) ? upload(words.slice(0, 2).join(" "), storedRefs(secret)) : void 0;
			}
			if (line.startsWith("ssm put-parameter")) {
				const parameter = option(args, "--name");
				return holds(parameter) ? upload("ssm put-parameter", storedRefs(parameter)) : void 0;
			}
			return;
		case "az": {
			const [secret, vault] = [option(args, "--name", "-n"), option(args, "--vault-name")];
			const file = option(args, "--file", "-f");
			const isSecret = line.startsWith("keyvault secret set");
			if (!isSecret && !/^keyvault certificate (?:import|create)/.test(line)) return void 0;
			return isSecret && !holds(secret) ? void 0 : upload(words.slice(0, 3).join(" "), keyVaultRefs(secret, vault), file);
		}
		case "gcloud":
			if (line.startsWith("compute ssl-certificates create")) return upload("compute ssl-certificates create", []);
			return /^secrets versions add /.test(line) && holds(words[3]) ? upload("secrets versions add", storedRefs(words[3])) : void 0;
		case "vault": {
			const path = words[2];
			return /^kv (?:put|patch) /.test(line) && holds(path?.replace(/^.*\//, "")) ? upload(`kv ${words[1]}`, vaultRefs(path, mountOf(args))) : void 0;
		}
		case "gh": {
			const secret = words[2] ?? "";
			if (!line.startsWith("secret set ") || !isActionsSecret(secret)) return void 0;
			const repository = option(args, "--repo", "-R");
			const known = repository === void 0 || /^[\w.-]+\/[\w.-]+$/.test(repository);
			const inner = repository === void 0 ? secret : `${repository}//${secret}`;
			return upload("secret set", known && !args.includes("--org") ? [makeRef("actions-secret", inner)] : []);
		}
		default: return;
	}
});
/** Whether a secret of GitHub Actions holds a certificate, by its name: `TLS_CERT`, `WWW_PFX`; its key follows it. */
function isActionsSecret(name) {
	return /(?:^|_)(?:CERT|CERTS|CERTIFICATE|TLS|SSL|FULLCHAIN|PFX|P12|KEYSTORE)(?:_|$)/i.test(name) && /^\w+$/.test(name) && !/_KEY(?:_|$)/i.test(name);
}
function arns(arn = "") {
	const ref = asRef("arn", arn);
	return ref !== void 0 && /^[\w:/-]+$/.test(arn) ? [ref] : [];
}
/** Go's flags take one dash or two. */
const mountOf = (args) => option(args, "-mount", "--mount") ?? args.find((arg) => arg.startsWith("-mount="))?.slice(7);

// src/mechanism-kit/command-facts.ts
/**
* What every producer that is started by a command says about it: `surface` (where the command stands), `schedules`,
* `disabled`, `container`, `hidden` (how its failure is kept quiet), `opaque` (some arguments are known at run time
* only) and `chained` (services that the next commands reload).
*/
function runAttributes(invocation) {
	const { command, run, hidden, after } = invocation;
	const chained = after.flatMap((next) => uploadOf(next) === void 0 ? reloadedServices(next) : ["?"]);
	const follows = after.flatMap((next) => clientCall(next) === void 0 ? scriptOf(next) ?? [] : []).slice(0, MAX_CALLS$1);
	return {
		surface: run.surface,
		...run.schedules.length > 0 && { schedules: run.schedules },
		...run.disabled === true && { disabled: true },
		...command.container !== void 0 && { container: command.container },
		...hidden !== void 0 && { hidden },
		...given("keyType", option(command.args, "--key-type", "--keylength", "--elliptic-curve", "--rsa-key-size")),
		...hasOpaqueArgs(command.args, command.settings) && { opaque: true },
		...chained.length > 0 && { chained },
		...follows.length > 0 && { follows }
	};
}
/** Refs by which a schedule elsewhere starts this command: the program, and the script or unit that holds it. */
function startRefs(file, invocation) {
	const { run, command } = invocation;
	const base = file.path.slice(file.path.lastIndexOf("/") + 1);
	if (run.surface === "systemd") return [makeRef("unit", run.name ?? base)];
	if (run.surface === "compose" && run.name !== void 0) {
		const folder = fileNameOf(folderOf$1(file.path));
		return [run.name, ...folder === "" ? [] : [projectRef(folder)]].map((name) => makeRef("container", name));
	}
	if (run.surface === "makefile") return [scriptRef(file.path)];
	if (run.surface === "script") {
		const names = [file.path, ...run.name === void 0 ? [] : [run.name]];
		return [runRef(command.name), ...names.map(scriptRef)];
	}
	if (run.surface === "cron" || run.surface === "yaml") return [runRef(command.name)];
	return PIPELINES.has(run.surface) ? [makeRef("job", file.path)] : [];
}
const PIPELINES = /* @__PURE__ */ new Set([
	"github-actions",
	"gitlab",
	"azure-pipelines",
	"jenkins"
]);
/** Scripts that call one another, one after the other. */
const MAX_CALLS$1 = 4;
/** Live schedules by what they start, and the calls of scripts among them. */
const starters$1 = ({ kind, attributes, writes }) => kind === "schedule" && attributes.disabled !== true && attributes.call !== true ? writes : [];
const calls$1 = ({ kind, attributes, writes }) => kind === "schedule" && attributes.disabled !== true && attributes.call === true ? writes : [];
/** The scripts that call each one, by what is called: thousands may call the same. */
const callersOf = memoizeByObject((neighbours) => {
	const callers = /* @__PURE__ */ new Map();
	for (const fact of neighbours) for (const called of calls$1(fact)) {
		const known = callers.get(called) ?? /* @__PURE__ */ new Set();
		callers.set(called, known);
		for (const ref of fact.reads) known.add(ref);
	}
	return callers;
});
/** Whether a fact is a schedule that runs and starts a program. */
function startsProgram({ kind, attributes, writes }, program) {
	return kind === "schedule" && attributes.disabled !== true && writes.includes(programRef(program));
}
/** Whether something in a list starts a program again and again. */
const startsCertbot = anyFact((fact) => startsProgram(fact, "certbot"));
/** Whether something starts a producer again and again, as far as the same repository tells. */
function isScheduled(fact, neighbours) {
	const { schedules, disabled } = fact.attributes;
	if (disabled === true) return false;
	if (schedules !== void 0) return true;
	let wanted = new Set(fact.reads);
	for (let round = 0; round < MAX_CALLS$1 && wanted.size > 0; round++) {
		if ([...wanted].some((ref) => factsBy(neighbours, starters$1, ref).length > 0)) return true;
		wanted = new Set([...wanted].flatMap((ref) => [...callersOf(neighbours).get(ref) ?? []]));
	}
	return false;
}
/**
* As {@link isScheduled}, but for this very command. A schedule that runs the same program elsewhere, with other
* options, does not start a command inside a script.
*/
function isScheduledItself(fact, neighbours) {
	const { surface } = fact.attributes;
	const own = surface === "script" || surface === "yaml" ? fact.reads.filter((ref) => !isOfKind(ref, "run")) : fact.reads;
	return isScheduled({
		...fact,
		reads: own
	}, neighbours);
}
/** The shortest time between two runs of a producer, in milliseconds; undefined where no schedule states one. */
function cadenceOfRuns(fact, neighbours) {
	const cadences = [fact, ...fact.reads.filter((ref) => !isOfKind(ref, "run")).flatMap((ref) => factsBy(neighbours, starters$1, ref))].flatMap((one) => cadenceOf(one) ?? []);
	return cadences.length === 0 ? void 0 : Math.min(...cadences);
}
/** Services that a hook reloads, as refs; `service:?` if a script decides, or it is unknown. */
function servicesOfHook(hook) {
	const commands = shellCommands(hook);
	const services = commands.flatMap((command) => reloadedServices(command));
	if (services.length === 0) return reloadsNothing(commands) ? [] : [UNKNOWN_SERVICE];
	return [...new Set(services)].map(serviceRef);
}
const reloads$1 = ({ kind, writes }) => kind === "reload" ? writes : [];
/** Services that scripts reload which a schedule starts by their names. */
const reloadedOnTime = memoizeByObject((neighbours) => {
	const started = (fact) => fact.reads.some((ref) => isOfKind(ref, "script") && factsBy(neighbours, starters$1, ref).length > 0);
	const services = neighbours.flatMap((fact) => {
		const { services: known } = fact.attributes;
		return fact.kind === "reload" && known !== void 0 && started(fact) ? textsOf(known) : [];
	});
	return new Set(services.map(serviceRef));
});
/** Whether a reload, stated anywhere in the repository and one that counts, reaches a service. */
function isReloaded(service, neighbours, counts = (_) => true) {
	return [service, UNKNOWN_SERVICE].some((ref) => factsBy(neighbours, reloads$1, ref).some(counts)) || reloadedOnTime(neighbours).has(service);
}

// src/shell/age-gates.ts
const CERTIFICATE$8 = /\.(?:pem|crt|cer|chain)\b|cert/i;
/**
* The condition by which a script decides, before a command, that a certificate is due: the age of its file (`find
* signed.crt -mtime +62`) or the remaining time (`openssl x509 -checkend 2592000`).
*/
const ageGatesOf = memoizeByObject((commands) => {
	let gate = {};
	return commands.map(({ name, args }) => {
		const before = gate;
		if (name === "find" && args.some((arg) => CERTIFICATE$8.test(arg))) {
			const days = /^\+?(\d{1,4})$/.exec(option(args, "-mtime", "-ctime") ?? "")?.[1];
			if (days !== void 0) gate = {
				...gate,
				age: Number(days)
			};
		}
		const left = name === "openssl" ? daysLeft(args) : void 0;
		if (left !== void 0) gate = {
			...gate,
			left
		};
		return before;
	});
});
/** Days before the end from which on `openssl x509 -checkend` fails, also where the shell multiplies: `$((30 * 86400))`. */
function daysLeft(args) {
	const given = option(args, "-checkend") ?? "";
	const factors = (/^\$\(\(([\d\s*]{1,60})\)\)$/.exec(given)?.[1] ?? given).split("*").map((part) => part.trim());
	if (!factors.every((part) => /^\d{1,9}$/.test(part))) return void 0;
	return factors.reduce((all, part) => all * Number(part), 1) * 1e3 / DAY;
}

// src/shell/powershell.ts
/** Words of a statement, quotes removed; a string may hold blanks. */
const WORD$1 = /"([^"\n]{0,500})"|'([^'\n]{0,500})'|([^\s"'|;{}()]{1,500})/g;
const LONGEST_ROW$2 = 4e3;
/** The calls of the named clients in a script of PowerShell, one for each statement that begins with one of them. */
function powershellInvocations(file, ids) {
	const found = [];
	for (const [index, row] of file.text.split("\n").entries()) {
		if (row.length > LONGEST_ROW$2 || /^\s*#/.test(row)) continue;
		for (const part of row.split(/[|;{}()]|=\s/)) {
			const [name, ...args] = [...part.matchAll(WORD$1)].map(([, double, single, plain]) => double ?? single ?? plain ?? "");
			if (name === void 0) continue;
			const command = {
				name: name.slice(name.search(/[^/\\]+$/)),
				args: args.flatMap((arg) => arg.split(",")).filter((arg) => arg !== ""),
				line: index + 1,
				operator: "",
				redirects: [],
				documents: [],
				guards: []
			};
			const call = clientCall(command);
			if (call === void 0 || !ids.includes(call.client.id)) continue;
			found.push({
				command,
				client: call.client,
				index: 0,
				after: [],
				run: {
					surface: "script",
					commands: [command],
					schedules: []
				}
			});
		}
	}
	return found;
}

// src/mechanisms/acme-clients/read.ts
const own$46 = ownAttributes("acme-clients");
/** Clients whose commands no mechanism of their own reads. */
const READ_HERE = CLIENTS.filter(({ commandsReadBy }) => commandsReadBy === void 0);
/** A producer for each run that obtains or renews certificates, with what it reloads; a schedule for each command that makes one. */
function read$46(file, output) {
	const ids = READ_HERE.map(({ id }) => id);
	const calls = /\.psm?1$/i.test(file.path) ? powershellInvocations(file, ids) : clientInvocations(file, ...ids);
	for (const call of calls) {
		const run = clientRun(call.command);
		if (run !== void 0) readRun(file, call, run, output);
		readSetUp(call, output);
	}
	readHookFolder(file, output);
	readUnreadFolder(file, output);
}
function readRun(file, call, run, output) {
	const { client } = run;
	const { line } = call.command;
	const reads = startRefs(file, call);
	if (client.configuredBy === "files") {
		readStart(call, reads, output);
		return;
	}
	const names = hostsAskedFor(run);
	const files = filesOf$2(run, call);
	const hook = hookOf(run);
	const gate = run.action === "reissue" ? ageGatesOf(call.run.commands)[call.index] : void 0;
	const days = renewDaysOf(run) ?? gate?.left;
	const staging = rehearsalOf(run);
	const unknown = call.after.filter((next) => reloadedServices(next).length === 0);
	output.fact({
		kind: "producer",
		reads,
		writes: hook === void 0 ? files : [...files, ...hookScripts(hook)],
		...names.length > 0 && { names: names.map((name) => `dns:${name}`) },
		attributes: {
			name: names[0] ?? client.title,
			client: client.id,
			command: run.action,
			...runAttributes(call),
			...hook !== void 0 && { hook },
			...staging !== void 0 && { staging },
			...given("server", staging === void 0 && clientServer(run)),
			...days !== void 0 && { renewDays: days },
			...gate?.age !== void 0 && { renewAge: gate.age },
			...mayReload(unknown) && { mayReload: true }
		}
	}, { line });
	const reload = (writes, attributes, own = {}) => output.fact({
		kind: "reload",
		reads: files,
		writes: [...writes],
		attributes: {
			client: client.id,
			...attributes
		},
		own
	}, { line });
	if (hook !== void 0) reload(servicesOfHook(hook), { hook });
	const { reloads = [], withoutReload } = client.hooks ?? {};
	const off = withoutReload !== void 0 && call.command.args.includes(withoutReload);
	if (reloads.length > 0 && !off) reload(reloads.map(serviceRef), {}, { installer: client.title });
	const chained = new Set(call.after.flatMap((next) => reloadedServices(next)));
	if (chained.size > 0) reload([...chained].map(serviceRef), { chained: true });
}
/** A client whose certificates are named in files of its own is started with the script or the unit that runs it. */
function readStart({ client, command, run }, reads, output) {
	if (run.surface === "cron") return;
	const callers = reads.filter((ref) => !isOfKind(ref, "run"));
	const { schedules } = run;
	if (callers.length === 0 && schedules.length === 0) return;
	const when = schedules.length === 0 ? { call: true } : { schedules };
	output.fact({
		kind: "schedule",
		reads: callers,
		writes: [runRef(client.program)],
		attributes: {
			name: client.title,
			client: client.id,
			...when
		}
	}, { line: command.line });
}
/** Where a run puts its files: below the folder that the commands before it changed to, where it names none. */
function filesOf$2(run, { run: block, index }) {
	return pathRefs(...filesWritten(run, foldersOf(block.commands)[index]?.replace(/\/$/, "")));
}
/** The folder in which each command of a run is started, where a `cd` before it says so. */
const foldersOf = memoizeByObject((commands) => {
	let folder;
	return commands.map(({ name, args }) => {
		const before = folder;
		if (name === "cd") folder = args[0] ?? folder;
		return before;
	});
});
/** A command that makes the cron job or the task of a client. */
function readSetUp({ client, command }, output) {
	const { setUp = [], withoutSetUp } = client.renewal ?? {};
	const { args, line } = command;
	if (!args.some((arg) => setUp.includes(arg)) || withoutSetUp !== void 0 && args.includes(withoutSetUp)) return;
	const attributes = {
		name: client.title,
		client: client.id,
		program: client.program
	};
	output.fact({
		kind: "schedule",
		reads: [],
		writes: [runRef(client.program)],
		attributes
	}, { line });
	if (client.hooks?.setUpReloads !== true) return;
	const reads = pathRefs(client.files?.live);
	const reload = {
		name: client.title,
		client: client.id
	};
	output.fact({
		kind: "reload",
		reads,
		writes: [UNKNOWN_SERVICE],
		attributes: reload,
		own: { installer: client.title }
	}, { line });
}
/** Clients of which a script tells by its words that it is their hook, wherever it is kept. */
const TELLING = READ_HERE.filter(({ hooks }) => hooks?.folders !== void 0 && hooks.evidence !== void 0);
/** A script in a folder of a client runs after each of its renewals; a deployment puts it there from another folder. */
function readHookFolder(file, output) {
	const client = clientOfHookFolder(file.path) ?? TELLING.find(({ hooks }) => file.text.includes(hooks?.evidence ?? ""));
	const live = client?.files?.live;
	if (client === void 0 || live === void 0 || !READ_HERE.includes(client)) return;
	if (!file.text.includes(client.hooks?.evidence ?? "")) return;
	const commands = commandBlocksOf(file).flatMap((run) => run.commands);
	const services = [...new Set(commands.flatMap((command) => reloadedServices(command)))];
	if (services.length === 0 && !mayReload(commands)) return;
	const writes = services.length === 0 ? [UNKNOWN_SERVICE] : services.map(serviceRef);
	const attributes = {
		name: client.title,
		client: client.id,
		directory: true
	};
	output.fact({
		kind: "reload",
		reads: pathRefs(live),
		writes,
		attributes
	}, { line: 1 });
}
/** Packages of Debian and its derivatives, as a command or a module of a configuration manager names them. */
const DEBIAN$1 = /\bapt(?:-get|itude)?\b/;
/** A file that installs a client from Debian, and puts a script into a folder where that package looks for none. */
function readUnreadFolder({ text }, output) {
	for (const { id, program, hooks } of READ_HERE) {
		const { folder, instead } = hooks?.unreadByDebian ?? {};
		if (folder === void 0 || instead === void 0 || !text.includes(folder)) continue;
		if (text.includes(instead) || !text.includes(program) || !DEBIAN$1.test(text)) continue;
		const at = text.indexOf(folder);
		output.fact({
			kind: "scope",
			reads: [],
			writes: [],
			attributes: {
				resource: "hook folder",
				client: id
			},
			own: {
				unread: folder,
				instead
			}
		}, { line: text.slice(0, at).split("\n").length });
	}
}

// src/mechanisms/acme-clients/index.ts
const GUIDE = "https://letsencrypt.org/docs/integration-guide/";
/** Jobs on machines that are discarded: their next steps deploy what they obtain. */
const PASSING$1 = /^(?:github-actions|gitlab|azure-pipelines|jenkins)$/;
const reloadsOf = ({ kind, reads }) => kind === "reload" ? reads : [];
const title$1 = (fact) => clientOfFact(fact)?.title ?? fact.mechanism;
const rules$35 = [
	factRule("acme-clients", {
		id: "acme-clients-no-reload",
		title: "No hook reloads the server after the ACME client renews",
		level: "warning",
		why: "The client replaces the files and exits. Servers read certificates when they start or reload, so this one serves the old certificate until a restart.",
		fix: "Reload the server after the command, for example with `&& systemctl reload <service>`, or in a hook of the client.",
		references: [GUIDE],
		kind: "producer",
		problem(fact, { neighbours, topology }) {
			const { hook, mayReload, opaque, surface } = fact.attributes;
			const around = neighbours(fact);
			if (hook !== void 0 || mayReload === true || opaque === true || PASSING$1.test(String(surface))) return void 0;
			if (!isScheduledItself(fact, around)) return void 0;
			if (clientOfFact(fact)?.hooks?.folders !== void 0 || fact.writes.some((ref) => factsBy(around, reloadsOf, ref).length > 0)) return void 0;
			const graph = graphOf(topology);
			const unaware = (graph.out.get(nodeOf(topology, fact)) ?? []).flatMap(({ to }) => {
				const reader = factAt(graph, to);
				const service = reader?.kind === "consumer" ? textOf(reader.attributes.service) : void 0;
				return reader === void 0 || service === void 0 || readsAnew(service) || isReloaded(serviceRef(service), around) ? [] : [{
					reader,
					service
				}];
			});
			const [first] = unaware;
			return first === void 0 ? void 0 : {
				subject: `${fact.location.path}#service:${first.service}`,
				message: `${title$1(fact)} renews the certificate that ${first.service} reads. Nothing found here reloads ${first.service} after a renewal.`,
				related: unaware.map(({ reader }) => reader.location)
			};
		}
	}),
	factRule("acme-clients", {
		id: "acme-clients-staging",
		title: "Scheduled renewal of an ACME client uses a staging CA",
		level: "warning",
		why: "No client trusts a certificate of a staging CA. The schedule succeeds, but the trusted certificate expires or is replaced.",
		fix: "Remove the option from the scheduled command, or set the production directory of the CA.",
		references: ["https://letsencrypt.org/docs/staging-environment/"],
		kind: "producer",
		problem(fact, { neighbours }) {
			const staging = textOf(fact.attributes.staging);
			return staging !== void 0 && isScheduledItself(fact, neighbours(fact)) ? `The scheduled run of ${title$1(fact)} for ${fact.attributes.name} uses a staging CA (\`${staging}\`).` : void 0;
		}
	}),
	factRule("acme-clients", {
		id: "acme-clients-hook-folder-unread",
		title: "ACME client does not run the hook that reloads the server",
		level: "warning",
		why: "The package of Debian looks for hooks in another folder than the client itself. It never runs this script. The renewal succeeds, and the server keeps the old certificate.",
		fix: "Put the hook into the folder that the message names, and remove it from this one.",
		references: ["https://github.com/hlandau/acmetool/blob/master/_doc/SCHEMA.md"],
		kind: "scope",
		problem(fact, { neighbours }) {
			const { unread, instead } = own$46(fact);
			if (unread === void 0) return void 0;
			const around = neighbours(fact);
			const isOfFolder = ({ kind, attributes }) => kind === "reload" && attributes.directory === true && attributes.client === fact.attributes.client;
			const hooks = around.filter(isOfFolder);
			const scripts = new Set(hooks.map(({ location }) => fileKey(location)));
			const runs = ({ location }) => !scripts.has(fileKey(location));
			const services = [...new Set(hooks.flatMap(({ writes }) => writes))].filter((ref) => isServer(nameOfRef(ref)) && !isReloaded(ref, around, runs));
			return services.length === 0 ? void 0 : {
				message: `Hooks in ${unread} are not run by Debian's ${title$1(fact)}, which reads ${instead}. Nothing else found here reloads ${listed(services.map(nameOfRef))} after a renewal.`,
				related: hooks.map(({ location }) => location)
			};
		}
	})
];
const names = READ_HERE.map(({ title: name }) => name);
const acmeClients = {
	id: "acme-clients",
	title: "Other ACME clients",
	identifiedBy: `commands that run ${names.slice(0, -1).join(", ")} or ${names.at(-1)}, and scripts in their folders of hooks`,
	references: [GUIDE, ...READ_HERE.flatMap(({ references }) => references.slice(0, 1))],
	accepts: (path) => mayHoldCommands(path) || /\.psm?1$/i.test(path),
	needles: [...needlesFor(READ_HERE), ...READ_HERE.flatMap(({ hooks }) => hooks?.evidence ?? [])],
	read: read$46,
	rules: rules$35
};

// src/shell/compose-services.ts
/** Services of a compose file, in both spellings of `environment`. */
function composeServices(file, output) {
	return yamlRoots(file, output).flatMap((root) => [...entriesAt(root, "services")].map(([name, node]) => ({
		name,
		node,
		image: scriptText(at(node, "image")) ?? "",
		environment: environmentOf(at(node, "environment")),
		volumes: itemsAt(node, "volumes").flatMap((item) => {
			const [source, target] = [scriptText(at(item, "source")), scriptText(at(item, "target"))];
			const text = item.kind === "map" && source !== void 0 ? `${source}:${target}` : scriptText(item);
			return text === void 0 ? [] : [{
				text,
				line: item.line
			}];
		})
	})));
}
/** `{{ folder }}:/data`, `{{ name }}_data:/data:rw` */
const NAMED_TARGET = /^(?:\{\{[^{}:]{1,200}\}\}|[^:{}$]){1,300}:\/[^:{}$]{0,300}(?::\w{1,20})?$/;
/** Where volumes are in the container of a service; undefined if that is not known. */
function mountsOf({ node, volumes }) {
	if (node.open || node.entries.has("extends") || node.entries.has("volumes_from")) return void 0;
	const list = at(node, "volumes");
	const templated = list?.items.filter(({ kind }) => kind === "unknown") ?? [];
	if (list?.open === true && (templated.length === 0 || !templated.every(({ text }) => NAMED_TARGET.test(text)))) return void 0;
	const targets = [...volumes.map(({ text }) => text.includes(":") ? text.split(":")[1] ?? "" : text), ...itemsAt(node, "volumes").flatMap((item) => stringAt(item, "target") ?? [])];
	return targets.some((target) => /[${]/.test(target)) ? void 0 : targets;
}
/** Whether a mount holds a file or a folder. */
const isMountOf = (path) => (target) => path === target.replace(/\/$/, "") || path.startsWith(target.replace(/\/?$/, "/"));
/** Whether other hosts reach the port of a service for HTTPS. */
function publishesHttps({ node }) {
	if (stringAt(node, "network_mode") === "host") return true;
	return itemsAt(node, "ports").some((item) => {
		if (item.kind === "map") return /^443$/.test(scriptText(at(item, "target")) ?? "");
		const text = scriptText(item) ?? "";
		return /(?:^|:)443(?:\/tcp)?$/.test(text) && !/^(?:127\.|localhost|\[::1\])/.test(text);
	});
}
function environmentOf(node) {
	const found = /* @__PURE__ */ new Map();
	const set = (name, text, line) => found.set(name, {
		value: text === void 0 || text.includes("$") || text.includes("{{") ? null : text,
		line
	});
	for (const [name, value] of node?.entries ?? []) set(name, scriptText(value), value.line);
	for (const item of node?.items ?? []) {
		const text = scriptText(item) ?? "";
		const equals = text.indexOf("=");
		if (equals > 0) set(text.slice(0, equals), text.slice(equals + 1), item.line);
		else if (text !== "") set(text, void 0, item.line);
	}
	return found;
}

// src/mechanisms/acme-companion/index.ts
const own$45 = ownAttributes("acme-companion");
const DOCS$5 = "https://github.com/nginx-proxy/acme-companion/tree/main/docs";
const IMAGE = /(?:^|\/)(?:acme-companion|letsencrypt-nginx-proxy-companion)(?::|@|$)/;
const list = (value) => value.split(",").map((name) => name.trim()).filter((name) => name !== "");
/** A producer for each proxied service that asks for a certificate, and one for the companion itself. */
function read$45(file, output) {
	for (const { name, image, environment, volumes, node } of composeServices(file, output)) {
		const asked = environment.get("LETSENCRYPT_HOST");
		const served = environment.get("VIRTUAL_HOST");
		const test = environment.get("LETSENCRYPT_TEST");
		const server = environment.get("ACME_CA_URI");
		const companion = IMAGE.test(image);
		if (asked === void 0 && !companion) continue;
		const hosts = asked?.value == null ? null : list(asked.value);
		const readOnly = volumes.find((volume) => /:\/etc\/nginx\/certs:.*\bro\b/.test(volume.text));
		const attributes = {
			name,
			...server !== void 0 && { server: server.value }
		};
		const stated = {
			companion,
			hosts,
			served: served?.value == null ? null : list(served.value),
			...test !== void 0 && { test: test.value },
			...companion && readOnly !== void 0 && { readOnly: readOnly.text }
		};
		const names = (hosts ?? []).map((host) => `dns:${host}`);
		output.fact({
			kind: "producer",
			reads: [],
			writes: (hosts ?? []).map(hostRef),
			names,
			attributes,
			own: stated
		}, { line: (asked ?? test ?? server ?? readOnly ?? node).line });
	}
}
const rules$34 = [
	factRule("acme-companion", {
		id: "acme-companion-host-missing",
		title: "Served name is not in the requested certificate",
		level: "warning",
		why: "The proxy serves every name in `VIRTUAL_HOST`, but the companion requests only the names in `LETSENCRYPT_HOST`.",
		fix: "List the same names in both variables.",
		references: [`${DOCS$5}/Basic-usage.md`],
		problem(fact) {
			if (!Array.isArray(own$45(fact).hosts) || !Array.isArray(own$45(fact).served)) return void 0;
			const asked = textsOf(own$45(fact).hosts);
			const missing = textsOf(own$45(fact).served).filter((host) => !/^~|\*|[{}$]/.test(host) && !asked.includes(host));
			return missing.length === 0 ? void 0 : `The service "${fact.attributes.name}" serves ${missing.join(", ")}, but \`LETSENCRYPT_HOST\` does not list it.`;
		}
	}),
	factRule("acme-companion", {
		id: "acme-companion-staging",
		title: "acme-companion uses a staging CA",
		level: "warning",
		why: "No client trusts a certificate of the staging CA.",
		fix: "Remove `LETSENCRYPT_TEST` and the staging `ACME_CA_URI`.",
		references: [`${DOCS$5}/Let's-Encrypt-and-ACME.md`],
		problem(fact) {
			return textOf(own$45(fact).test)?.toLowerCase() === "true" || /staging/.test(textOf(fact.attributes.server) ?? "") ? `The service "${fact.attributes.name}" uses the staging CA.` : void 0;
		}
	}),
	factRule("acme-companion", {
		id: "acme-companion-certificates-read-only",
		title: "acme-companion cannot write certificates",
		level: "warning",
		why: "The certificate volume is mounted read-only in the companion, so a renewed certificate cannot be stored.",
		fix: "Remove `:ro` from the volume of the companion; keep it for the proxy.",
		references: [`${DOCS$5}/Basic-usage.md`],
		problem: (fact) => own$45(fact).readOnly === void 0 ? void 0 : `The service "${fact.attributes.name}" mounts \`${own$45(fact).readOnly}\`.`
	})
];
const acmeCompanion = {
	id: "acme-companion",
	title: "nginx-proxy acme-companion",
	identifiedBy: "compose services with `LETSENCRYPT_HOST`, or the image `nginxproxy/acme-companion`",
	references: [DOCS$5],
	accepts: (path) => /\.ya?ml(?:\.\w+)?$/.test(path),
	needles: [
		"LETSENCRYPT_HOST",
		"acme-companion",
		"letsencrypt-nginx-proxy-companion"
	],
	read: read$45,
	rules: rules$34
};

// src/mechanisms/acme-sh/read.ts
const own$44 = ownAttributes("acme-sh");
function read$44(file, output) {
	if (/(?:^|\/)(?:\.acme\.sh|acme(?:\.sh)?)\/.*\.conf$/.test(file.path)) readSettings$2(file, output);
	else {
		for (const invocation of clientInvocations(file, "acme-sh")) readInvocation$1(file, invocation, output);
		if (/\.ya?ml/.test(file.path)) readServices(file, output);
	}
}
function readInvocation$1(file, invocation, output) {
	const { args, line } = invocation.command;
	const has = (...names) => args.some((arg) => names.includes(arg));
	const domains = hostsAskedFor(invocation);
	const command = [
		[
			"install-cert",
			"--install-cert",
			"--installcert",
			"-i"
		],
		[
			"issue",
			"--issue",
			"--sign-csr",
			"--signcsr"
		],
		[
			"cron",
			"--cron",
			"daemon"
		],
		[
			"renew",
			"--renew",
			"-r",
			"--renew-all"
		],
		[
			"install",
			"--install",
			"--install-online",
			"--install-cronjob"
		],
		["deploy", "--deploy"]
	].find(([, ...flags]) => has(...flags))?.[0];
	if (command === void 0) return;
	const files = filesWritten(invocation);
	const writes = pathRefs(...files);
	const reload = hookOf(invocation);
	const dns = option(args, "--dns");
	output.fact({
		kind: "producer",
		reads: [...startRefs(file, invocation), ...command === "cron" || command === "renew" ? [] : [programRef("acme.sh")]],
		writes: reload === void 0 ? writes : [...writes, ...hookScripts(reload)],
		names: domains.map((name) => `dns:${name}`),
		attributes: {
			name: domains[0] ?? (option(args, "-d", "--domain") || `acme.sh ${command}`),
			command,
			...runAttributes(invocation),
			...given("reload", reload),
			...given("installs", files.some((name) => /^(?:[/~$]|\{\{)/.test(name))),
			...given("staging", rehearsalOf(invocation) !== void 0),
			...given("server", rehearsalOf(invocation) === void 0 && clientServer(invocation))
		},
		own: {
			...given("dns", dns === void 0 ? void 0 : dns.startsWith("-") ? "" : dns),
			...given("dnsManual", !dns && has("--yes-I-know-dns-manual-mode-enough-go-ahead-please")),
			...given("days", Number(option(args, "--days")) || void 0),
			...given("force", has("--force", "-f")),
			...given("noCron", has("--nocron"))
		}
	}, { line });
	if (reload !== void 0) output.fact({
		kind: "reload",
		reads: writes,
		writes: servicesOfHook(reload),
		attributes: { hook: reload }
	}, { line });
	if (command === "install" && !has("--nocron") || has("--install-cronjob") || command === "cron" && has("daemon")) output.fact({
		kind: "schedule",
		reads: [],
		writes: [programRef("acme.sh")],
		attributes: {
			name: "acme.sh",
			program: "acme.sh"
		}
	}, { line });
}
/** `account.conf` and `<domain>.conf`, as acme.sh saves them. */
function readSettings$2(file, output) {
	const entries = readIni(file.text);
	const find = (key) => entries.find((entry) => entry.key === key);
	const value = (key) => find(key)?.value.replace(/^['"]|['"]$/g, "") || void 0;
	const domain = value("Le_Domain");
	const days = value("Le_RenewalDays") ?? value("DEFAULT_RENEW");
	if (domain === void 0 && days === void 0) return;
	const reload = value("Le_ReloadCmd");
	const writes = pathRefs(value("Le_RealFullChainPath"), value("Le_RealCertPath"), value("Le_RealKeyPath"));
	output.fact({
		kind: "producer",
		reads: [programRef("acme.sh")],
		writes,
		names: [domain, ...(value("Le_Alt") ?? "").split(",")].flatMap((name) => name && name !== "no" ? [`dns:${name}`] : []),
		attributes: {
			name: domain ?? "account.conf",
			command: "saved",
			surface: "configuration",
			...reload !== void 0 && { reload },
			...writes.length > 0 && { installs: true },
			.../staging/.test(value("Le_API") ?? "") && { staging: true }
		},
		own: {
			...days !== void 0 && { days: Number(days) },
			...value("NO_ARI") === "1" && { noAri: true }
		}
	}, { line: (find("Le_RenewalDays") ?? find("DEFAULT_RENEW") ?? find("Le_Domain"))?.line ?? 1 });
	if (reload !== void 0) output.fact({
		kind: "reload",
		reads: writes,
		writes: [UNKNOWN_SERVICE],
		attributes: { hook: reload }
	}, { line: find("Le_ReloadCmd")?.line ?? 1 });
}
/** Services of the acme.sh image: only the command `daemon` runs cron, the default is `--help`. */
function readServices(file, output) {
	for (const { name, image, node: service, environment } of composeServices(file, output)) {
		if (clientOfImage(image)?.client.id !== "acme-sh") continue;
		const command = service.entries.get("command");
		const hookLine = [...environment].find(([variable]) => /^DEPLOY_[A-Z0-9]+_/.test(variable))?.[1].line;
		const words = command?.kind === "list" ? command.items.map((item) => scriptText(item)).join(" ") : scriptText(command);
		output.fact({
			kind: "producer",
			reads: [],
			writes: [],
			attributes: {
				name,
				command: "service",
				surface: "compose",
				image: image === "" ? null : image
			},
			own: {
				arguments: words ?? "",
				replaced: service.entries.has("entrypoint"),
				...given("deployHook", hookLine)
			}
		}, { line: command?.line ?? service.line });
	}
}

// src/mechanisms/acme-sh/index.ts
const README$1 = "https://github.com/acmesh-official/acme.sh/blob/master/README.md";
const WIKI$1 = "https://github.com/acmesh-official/acme.sh/wiki";
/** Commands on a machine that is discarded: the certificate is used elsewhere, and nothing renews it there. */
const PASSING = /^(?:github-actions|gitlab|azure-pipelines)$/;
const runs = ({ mechanism, attributes }, commands) => mechanism === "acme-sh" && commands.test(textOf(attributes.command) ?? "");
const renewsAndReloads = anyFact((fact) => fact.attributes.chained !== void 0 && runs(fact, /^(?:cron|renew)$/));
const isRenewed$2 = anyFact((fact, around) => startsProgram(fact, "acme.sh") || runs(fact, /^(?:cron|renew)$/) && isScheduled(fact, around));
const hasCron = anyFact((fact, around) => runs(fact, /^cron$/) && isScheduled(fact, around));
const isInstalled = anyFact((fact) => runs(fact, /^install-cert$/));
const readerOfInternals = memoizeByObject((around) => around.find(({ kind, attributes }) => kind === "consumer" && clientKeeping(textOf(attributes.certificate) ?? "")?.client.id === "acme-sh"));
const issues$2 = ({ mechanism, attributes }) => mechanism === "acme-sh" && attributes.command === "issue" ? ["all"] : [];
const issuesWithHook = (fact) => {
	const hook = textOf(fact.attributes.reload);
	return runs(fact, /^issue$/) && hook !== void 0 && servicesOfHook(hook).length > 0 ? [String(fact.attributes.name)] : [];
};
const mayDeploy = anyFact(({ mechanism, attributes: { command, opaque, reload } }) => mechanism === "acme-sh" && command !== "service" && (/^(?:deploy|install-cert)$/.test(String(command)) || opaque === true || reload !== void 0));
const rules$33 = [
	factRule("acme-sh", {
		id: "acme-sh-no-reload-command",
		title: "acme.sh installs a certificate without a reload",
		level: "warning",
		why: "acme.sh copies each renewal to the installed path and then runs its reload command. Without one, the server keeps the old certificate in memory.",
		fix: "Add `--reloadcmd \"systemctl reload <service>\"` to `--install-cert`; acme.sh remembers it.",
		references: [`${README$1}#3-install-the-cert-to-apachenginx-etc`],
		problem(fact, { neighbours }) {
			const { command, installs, reload, opaque, chained, surface } = fact.attributes;
			if (!(installs === true && /^(?:install-cert|issue|saved)$/.test(String(command))) || reload !== void 0 || opaque === true || PASSING.test(String(surface))) return void 0;
			if (surface === "compose" && command === "issue") return void 0;
			if (renewsAndReloads(neighbours(fact))) return void 0;
			if (factsBy(neighbours(fact), issuesWithHook, String(fact.attributes.name)).some(({ location }) => location.path === fact.location.path)) return void 0;
			const now = chained === void 0 ? "" : " The reload after it runs once, not after a renewal.";
			return `acme.sh installs the certificate of ${fact.attributes.name} without a reload command.${now}`;
		}
	}),
	factRule("acme-sh", {
		id: "acme-sh-internal-files-used",
		title: "Server reads the files inside ~/.acme.sh",
		level: "warning",
		why: "The folder is internal and its layout may change. acme.sh also runs no reload for files that were never installed.",
		fix: "Install the certificate with `--install-cert --fullchain-file \u2026 --key-file \u2026 --reloadcmd \u2026`, and read the installed files.",
		references: [`${README$1}#3-install-the-cert-to-apachenginx-etc`],
		kind: "producer",
		problem(fact, { neighbours }) {
			if (fact.attributes.command !== "issue") return void 0;
			const around = neighbours(fact);
			const reader = readerOfInternals(around);
			if (reader === void 0 || isInstalled(around)) return void 0;
			return {
				message: `${reader.attributes.service} reads ${reader.attributes.certificate}, and nothing installs the certificate elsewhere.`,
				related: [reader.location]
			};
		}
	}),
	factRule("acme-sh", {
		id: "acme-sh-not-a-daemon",
		title: "acme.sh container does not renew",
		level: "warning",
		why: "Without a command, the image prints its help and exits. Only the command `daemon` starts cron in it.",
		fix: "Set `command: daemon` and issue certificates with `docker exec`.",
		references: [`${WIKI$1}/Run-acme.sh-in-docker`],
		problem(fact, { neighbours }) {
			const { command } = fact.attributes;
			const { arguments: words, replaced } = own$44(fact);
			if (command !== "service" || replaced === true || typeof words !== "string" || /daemon|--cron|sleep|^\s*(?:\$|\{\{)/.test(words)) return void 0;
			if (hasCron(neighbours(fact))) return void 0;
			const [first = ""] = words.trim().split(/\s/, 1);
			const given = first === "" ? "without a command" : `with \`${first === words ? first : `${first} \u2026`}\``;
			return `The service "${fact.attributes.name}" runs the acme.sh image ${given}.`;
		}
	}),
	factRule("acme-sh", {
		id: "acme-sh-deploy-hook-not-run",
		title: "acme.sh never runs its configured deploy hook",
		level: "warning",
		why: "The variables only configure a deploy hook. acme.sh runs it after renewals once `--deploy --deploy-hook <name>` has run for the certificate. Until then, renewed files stay in the folder of acme.sh.",
		fix: "Run `acme.sh --deploy --deploy-hook <name> -d <domain>` once after `--issue`; acme.sh remembers it.",
		references: [`${WIKI$1}/deployhooks`],
		kind: "producer",
		problem(fact, { neighbours }) {
			const line = own$44(fact).deployHook;
			if (typeof line !== "number") return void 0;
			const around = neighbours(fact);
			const [issue] = factsBy(around, issues$2, "all");
			if (issue === void 0 || mayDeploy(around)) return void 0;
			return {
				message: `The service "${fact.attributes.name}" configures a deploy hook. ${issue.location.path} issues the certificate, but no command found here runs \`--deploy\`.`,
				locations: [{
					...fact.location,
					line
				}],
				related: [issue.location]
			};
		}
	}),
	factRule("acme-sh", {
		id: "acme-sh-no-cron",
		title: "acme.sh is installed without its cron job",
		level: "warning",
		why: "The cron job renews the certificates, and `--nocron` omits it.",
		fix: "Remove `--nocron`, or run `acme.sh --cron` every day from your own schedule.",
		references: [`${WIKI$1}/How-to-install`],
		problem(fact, { neighbours }) {
			if (own$44(fact).noCron !== true) return void 0;
			return isRenewed$2(neighbours(fact)) ? void 0 : "acme.sh is installed with `--nocron`, and nothing else runs `acme.sh --cron`.";
		}
	}),
	factRule("acme-sh", {
		id: "acme-sh-manual-dns",
		title: "acme.sh DNS challenge needs a manual step",
		level: "warning",
		why: "In manual mode a person must add the DNS record for each renewal. acme.sh cannot renew such a certificate automatically.",
		fix: "Set the API of the DNS provider, such as `--dns dns_cf`, or use alias mode.",
		references: [`${README$1}#9-use-dns-manual-mode`, `${WIKI$1}/dnsapi`],
		problem(fact) {
			return (own$44(fact).dnsManual === true || own$44(fact).dns === "") && fact.attributes.opaque !== true ? `The certificate of ${fact.attributes.name} is issued in the manual DNS mode.` : void 0;
		}
	}),
	factRule("acme-sh", {
		id: "acme-sh-renews-too-late",
		title: "acme.sh renews too late for shorter lifetimes",
		level: "warning",
		otherLevels: { note: "for a saved setting of a client that asks the CA when to renew (ARI)" },
		why: "The number counts days after issue. A renewal after 60 days leaves only 4 days of the 64-day certificates that Let\u2019s Encrypt issues from 2027-02-10. It is too late for the 45-day certificates from 2028-02-16.",
		fix: "Remove `--days` and `DEFAULT_RENEW`, and let the CA decide when to renew (ARI), or use at most 30 days.",
		references: [`${WIKI$1}/Options-and-Params`, "https://letsencrypt.org/2025/12/02/from-90-to-45"],
		problem(fact) {
			const { days } = own$44(fact);
			if (typeof days !== "number" || days < 43) return void 0;
			const message = `The certificate of ${fact.attributes.name} is renewed ${days} days after it was issued.`;
			return own$44(fact).noAri === true || fact.attributes.command !== "saved" ? message : {
				message,
				level: "note"
			};
		}
	}),
	factRule("acme-sh", {
		id: "acme-sh-staging",
		title: "acme.sh renews from the staging CA",
		level: "warning",
		why: "acme.sh remembers the server that issued the certificate. Each renewal uses the staging CA again, which no client trusts.",
		fix: "Issue the certificate again without `--staging` and with `--force`.",
		references: ["https://letsencrypt.org/docs/staging-environment/"],
		problem(fact, { neighbours }) {
			if (fact.attributes.staging !== true) return void 0;
			return fact.attributes.command === "saved" || isScheduled(fact, neighbours(fact)) ? `The certificate of ${fact.attributes.name} is renewed from the staging CA.` : void 0;
		}
	})
];
const acmeSh = {
	id: "acme-sh",
	title: "acme.sh",
	identifiedBy: "commands that run `acme.sh`, its image, and the `.conf` files that it saves",
	references: [README$1],
	accepts: (path) => mayHoldCommands(path) || /(?:^|\/)(?:\.acme\.sh|acme(?:\.sh)?)\/.*\.conf$/.test(path),
	needles: [
		"acme.sh",
		"Le_Domain",
		"DEFAULT_RENEW"
	],
	read: read$44,
	rules: rules$33
};

// src/mechanism-kit/managed-copies.ts
const CERTIFICATE$7 = /\.(?:pem|crt|cer|p12|pfx|jks)$/;
/** A folder of certificates that is put there as a whole. */
const FOLDER$1 = /(?:^|\/)(?:\w{0,20}certs|cert|certificates?|ssl|tls|pki)(?:\/|$)/;
/** A file of such a folder whose name a template fills in. */
const NAMED_LATER = /\/(?:\{\{[^{}]{1,100}\}\}|\$\{[^{}]{1,100}\})$/;
/** Keys, parameters and trust anchors: no certificate that a server presents. */
const OTHER$4 = /(?:^|[/._-])(?:ca|cas|cacerts?|roots?|trust\w*|anchors|bundle|dh\w*|privkey|key|client|known_hosts)(?:[/._-]|$)|ca-certificates/i;
/**
* Whether configuration management installs a certificate there that a server or client presents, as far as the path
* shows.
*/
function isManagedCertificate({ path }) {
	return (CERTIFICATE$7.test(path) || (path.endsWith("/") || NAMED_LATER.test(path)) && FOLDER$1.test(path)) && !OTHER$4.test(path) && knownRefs(path).length > 0;
}
/** Writes the copy that a managed file is, and a reload of the services that its resource notifies. */
function managedCopy(output, file, managed, more = {}) {
	const writes = knownRefs(managed.path);
	output.fact({
		kind: "copy",
		reads: [.../* @__PURE__ */ new Set([...sourceFiles(file.path, managed).map(fileRef), ...more.reads ?? []])],
		writes,
		attributes: {
			resource: `${managed.tool} file`,
			name: managed.path,
			remote: true,
			...more.told !== void 0 && { told: more.told }
		}
	}, { line: managed.line });
	managedReload(output, writes, managed.notifies, managed.line);
}
/** A reload of services that hear of files. */
function managedReload(output, reads, services, line) {
	const names = [...new Set(services)];
	if (names.length === 0) return;
	output.fact({
		kind: "reload",
		reads: [...reads],
		writes: names.map(serviceRef),
		attributes: { name: names.join(", ") }
	}, { line });
}
/** The path of a copy; where a variable holds it, the one that its reader states. */
function nameOf$3({ attributes: { name } }, reader) {
	return (String(name).includes("{{") ? textOf(reader.attributes.certificate) : void 0) ?? String(name);
}
/**
* What a copy that notifies nothing means for the servers here that read the file by its name, and that nothing but a handler
* reloads; undefined where there is none.
*/
function servedUnnoticed(copy, { topology, neighbours }) {
	const graph = graphOf(topology);
	const unaware = (graph.out.get(nodeOf(topology, copy)) ?? []).flatMap(({ to, ref }) => {
		const reader = factAt(graph, to);
		const service = reader?.kind === "consumer" ? textOf(reader.attributes.service) : void 0;
		if (reader === void 0 || service === void 0 || !isServer(service) || readsAnew(service)) return [];
		if (!namesItsFile(reader) || !copy.writes.includes(ref)) return [];
		const always = (reload) => reload.attributes.via !== "handler";
		return isReloaded(serviceRef(service), neighbours(copy), always) ? [] : [{
			reader,
			service
		}];
	});
	const [first] = unaware;
	return first === void 0 ? void 0 : {
		level: "warning",
		subject: `${copy.location.path}#${serviceRef(first.service)}`,
		message: `${nameOf$3(copy, first.reader)}, which ${first.service} serves, is replaced without a reload. Nothing found here reloads ${first.service} afterwards.`,
		locations: [copy.location],
		related: unaware.map(({ reader }) => reader.location)
	};
}

// src/mechanisms/ansible/own.ts
const own$43 = ownAttributes("ansible");

// src/facts/path-variables.ts
/** A text that is a variable as a whole, in the languages of templates: Jinja, a shell, Python's `%name`, ERB. */
const WHOLE = /^<?(?:\{\{-?\s{0,8}(\w{1,80}(?:\.\w{1,40})?)\s{0,8}(?:\|[^{}]{0,200})?-?\}\}|\$\{?(\w{1,80})\}?|%\(?(\w{1,80}?)(?:\)s)?|<%=\s{0,8}@(\w{1,80})\s{0,8}-?%>)$/;
/** What a script replaces in the files that it installs: `<SSL_CERT_PATH>`. */
const PLACEHOLDER$1 = /<([A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){1,6})>/g;
/** A text of configuration with its placeholders spelled as variables. */
const withVariables = (text) => text.replace(PLACEHOLDER$1, "{{$1}}");
/** At least two words, one of which says that it is of a certificate; a key is none. */
const NAME$5 = /(?:^|_)(?:ssl|tls|x509)?(?:certs?|certificates?|crt|pem|fullchain|chain)(?:_|$)|(?:ssl|tls)_\w/i;
/** The variable that makes up a whole path, as a ref, if its name is that of a certificate. */
function variableRefs(path) {
	const name = WHOLE.exec(path.trim())?.slice(1).find((one) => one !== void 0);
	if (name === void 0 || !name.includes("_") || !NAME$5.test(name) || /key|dh_?param|ciphers/i.test(name)) return [];
	return [makeRef("variable", name.toLowerCase())];
}
/** The path that a variable is set to, as refs; of one that is filled in later the folder, two levels deep at least. */
function pathsOfVariable(path) {
	return knownRefs(path.replace(/\{\}|\{\w{1,60}\}|%\(\w{1,60}\)s|%s/g, "$x").replace(/<%=/g, "$x")).filter((ref) => ref === CERTBOT_LIVE || /^\/[^/]+\/./.test(nameOfRef(ref)));
}

// src/shell/copy-commands.ts
/** Programs that copy, convert or package files of certificates. */
const PROGRAMS$1 = [
	"cp",
	"mv",
	"ln",
	"install",
	"scp",
	"rsync",
	"cat",
	"openssl",
	"keytool",
	"docker",
	"podman",
	"kubectl",
	"oc",
	"traefik-certs-dumper"
];
/** Options of cp(1), install(1), scp(1) and rsync(1) that take a value. */
const VALUED$1 = {
	install: /^-[mogS]$|^--(?:mode|owner|group|suffix)$/,
	scp: /^-[cDFiJloPSX]$/,
	rsync: /^-e$|^--(?:rsh|rsync-path|exclude|include|chmod|chown|filter|bwlimit|timeout|password-file|port)$/
};
/** Sources and target of a command; undefined where it moves nothing. `next` is the command behind it. */
function copyOf(command, next) {
	const { name, args } = command;
	switch (name) {
		case "cat": {
			const target = writtenTo(command, next);
			return target === void 0 ? void 0 : {
				sources: operands$1(args),
				target
			};
		}
		case "openssl": return converted(args);
		case "keytool": return imported(args);
		case "docker":
		case "podman": return args[0] === "cp" ? between(operands$1(args.slice(1))) : void 0;
		case "kubectl":
		case "oc": return args.includes("cp") ? between(operands$1(args.slice(args.indexOf("cp") + 1), /^-[nc]$/)) : void 0;
		case "traefik-certs-dumper": {
			const source = option(args, "--source");
			const target = option(args, "--dest") ?? "dump";
			return source === void 0 ? void 0 : {
				sources: [source],
				target: `${target.replace(/\/$/, "")}/`
			};
		}
		default: {
			const into = option(args, "-t", "--target-directory");
			const rest = operands$1(args, VALUED$1[name]);
			if (into !== void 0 && name !== "rsync") return {
				sources: rest.filter((word) => word !== into),
				target: into.endsWith("/") ? into : `${into}/`
			};
			const moved = between(rest);
			return moved && name === "ln" ? {
				...moved,
				link: true
			} : moved;
		}
	}
}
function between(words) {
	const target = words.at(-1);
	return target === void 0 || words.length < 2 ? void 0 : {
		sources: words.slice(0, -1),
		target
	};
}
function operands$1(args, valued) {
	return args.filter((arg, index) => !arg.startsWith("-") && !valued?.test(args[index - 1] ?? ""));
}
/** The file that `cat` puts together, as HAProxy wants chain and key: `cat a b > c`, `cat a b | sudo tee c`. */
function writtenTo({ redirects }, next) {
	const redirect = redirects.find(({ text }) => /^1?>{1,2}\|?$/.test(text));
	if (redirect !== void 0) return redirect.target;
	return next?.operator === "|" && next.name === "tee" ? next.args.find((arg) => !arg.startsWith("-")) : void 0;
}
/** `openssl pkcs12 -export` and what changes a file's form; requests and self-signed certificates are no copies. */
function converted(args) {
	if (!/^(?:pkcs12|x509|pkcs8|rsa|ec|pkey|crl2pkcs7)$/.test(args[0] ?? "") || args.includes("-req")) return void 0;
	const target = option(args, "-out");
	const sources = [
		"-in",
		"-inkey",
		"-certfile"
	].flatMap((name) => option(args, name) ?? []);
	return target === void 0 || sources.length === 0 ? void 0 : {
		sources,
		target
	};
}
/** keytool(1): entries of another keystore, or a certificate from a file. */
function imported(args) {
	const source = option(args, "-srckeystore") ?? (/^-import(?:cert)?$/.test(args[0] ?? "") ? option(args, "-file") : void 0);
	const target = option(args, "-destkeystore") ?? option(args, "-keystore");
	return source === void 0 || target === void 0 ? void 0 : {
		sources: [source],
		target
	};
}

// src/mechanisms/ansible/packaged.ts
/** What a server presents, in a store of its own. */
const STORE$1 = /^\/(?!tmp\/|var\/tmp\/)[^\s{}]{1,200}\.(?:jks|p12|pfx|keystore|ks)$/;
const TRUST$2 = /trust|cacerts|(?:^|[/._-])ca(?:[/._-]|$)/i;
/** The keystore that the command of a task puts together, by keytool or openssl, and whether a handler hears of it. */
function readPackaged(task, shell, file, output) {
	const commands = shellCommands(shell.kind === "map" ? stringAt(shell, "cmd") ?? "" : scriptText(shell) ?? "", shell.line);
	for (const command of commands) {
		const moved = /^(?:keytool|openssl)$/.test(command.name) ? copyOf(command, void 0) : void 0;
		if (moved === void 0 || !STORE$1.test(moved.target) || TRUST$2.test(moved.target)) continue;
		const isAsked = isAskedFor(task, file);
		const notified = ansibleNotified(task);
		output.fact({
			kind: "copy",
			reads: moved.sources.flatMap(knownRefs),
			writes: knownRefs(moved.target),
			attributes: {
				name: moved.target,
				told: notified.length > 0 || isAsked || stringAt(task, "listen") !== void 0,
				remote: true,
				...notified.length > 0 && { chained: notified }
			}
		}, { line: shell.line });
	}
}
/** Modules of any collection that obtain a certificate, and their arguments for the file. */
const ISSUES$1 = /(?:^|[._])cert(?:ificate)?$/;
const ISSUED_FILES = [
	"crt_file",
	"cert_file",
	"crt_path",
	"cert_path",
	"certificate_path",
	"certificate_file"
];
/** The file into which a module of some collection puts the certificate that it obtains, and whether a handler hears of it. */
function readIssued(task, file, output) {
	for (const [module, args] of task.entries) {
		if (args.kind !== "map" || !ISSUES$1.test(module) || stringAt(args, "state") === "absent") continue;
		const given = ISSUED_FILES.map((name) => scriptText(at(args, name))).find((text) => text !== void 0);
		if (given === void 0 || TRUST$2.test(given)) continue;
		const writes = knownRefs(given);
		const notified = ansibleNotified(task);
		output.fact({
			kind: "copy",
			reads: [],
			writes: writes.length > 0 ? writes : variableRefs(given),
			attributes: {
				name: given,
				told: notified.length > 0 || isAskedFor(task, file) || stringAt(task, "listen") !== void 0,
				remote: true,
				...notified.length > 0 && { chained: notified }
			}
		}, { line: args.line });
	}
}
/** Whether other tasks ask for the result of one: what no task asks for starts nothing. */
function isAskedFor(task, file) {
	const result = stringAt(task, "register");
	return typeof result === "string" && (file.shared("word-counts", countWords).get(result) ?? 0) > 1;
}
/** How often each word of a text is there. */
function countWords(text) {
	const counts = /* @__PURE__ */ new Map();
	for (const [word] of text.matchAll(/\w+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}
const HELD = /cert|\bcrt\b|tls|ssl|\.(?:pem|crt|cer|p12)$/i;
/** Whether a secret holds a certificate that a server or a client presents; trust anchors are less urgent. */
const isHeld = (name, from) => HELD.test(name + from) && !TRUST$2.test(name);
/** Secrets of one container that are read. */
const MAX_SECRETS$1 = 50;
/** Certificates that a task keeps as secrets of Podman, and containers that get such secrets when they are created. */
function readContainerSecrets(task, file, output) {
	const secret = argumentsOf(task, "podman_secret");
	const name = scriptText(at(secret, "name"));
	const from = scriptText(at(secret, "path") ?? at(secret, "data")) ?? "";
	if (secret !== void 0 && name !== void 0 && stringAt(secret, "state") !== "absent" && isHeld(name, from)) output.fact({
		kind: "copy",
		reads: [],
		writes: [makeRef("stored", `podman/${name}`)],
		attributes: {
			name,
			resource: "container secret",
			remote: true,
			told: ansibleNotified(task).length > 0 || isAskedFor(task, file) || at(task, "listen") !== void 0
		}
	}, { line: secret.line });
	const container = argumentsOf(task, "podman_container");
	const used = (at(container, "secrets")?.items ?? []).flatMap((item) => scriptText(item)?.split(",", 1) ?? []);
	if (container === void 0 || used.length === 0) return;
	output.fact({
		kind: "consumer",
		reads: used.slice(0, MAX_SECRETS$1).map((one) => makeRef("stored", `podman/${one.trim()}`)),
		writes: [],
		attributes: {
			name: scriptText(at(container, "name")) ?? "?",
			resource: "container"
		}
	}, { line: container.line });
}

// src/mechanisms/ansible/read.ts
const CHECKS_EXPIRY = /x509_certificate_info|openssl_certificate_info|get_certificate\b|valid_at|checkend|\.(?:expired|not_after)\b/;
/** Tasks, handlers and variables; files of Kubernetes are others' business. */
function read$43(file, output) {
	if (/^(?:apiVersion|kind):/m.test(file.text)) return;
	const checksExpiry = CHECKS_EXPIRY.test(file.text);
	const mentions = {
		packaging: /keytool|pkcs12/.test(file.text),
		podman: file.text.includes("podman_")
	};
	for (const root of yamlRoots(file, output)) {
		const handlers = handlersOf(file.path, root);
		for (const node of descend(root)) if (node.kind === "map") readMap(node, {
			file,
			mentions,
			checksExpiry,
			handler: handlers.has(node)
		}, output);
	}
}
/** Handlers run when a task notifies them; any other task runs each time. */
function handlersOf(path, root) {
	const lists = /(?:^|\/)handlers\//.test(path) ? [root] : root.items.flatMap((play) => at(play, "handlers") ?? []);
	return new Set(lists.flatMap((list) => list.items));
}
function readMap(node, { file, mentions, checksExpiry, handler }, output) {
	const acme = argumentsOf(node, "acme_certificate", "letsencrypt");
	if (acme?.entries.has("csr") || acme?.entries.has("dest") || acme?.entries.has("fullchain_dest")) readAcme(node, acme, output);
	const x509 = argumentsOf(node, "x509_certificate", "openssl_certificate");
	if (x509?.entries.has("path")) readX509(node, x509, checksExpiry, output);
	readIssued(node, file, output);
	const shell = moduleOf(node, "command", "shell");
	if (shell !== void 0) {
		readCommand(node, shell, output);
		if (mentions.packaging) readPackaged(node, shell, file, output);
	}
	if (node.entries.has("notify")) readNotice(node, output);
	if (mentions.podman) readContainerSecrets(node, file, output);
	const copied = argumentsOf(node, "copy", "template", "synchronize");
	if (copied !== void 0) readCopy$1(file.path, node, copied, output);
	const service = argumentsOf(node, "service", "systemd", "systemd_service");
	if (service !== void 0) readService(service, handler, output);
	const packages = argumentsOf(node, "apt", "dnf", "yum", "package", "snap", "zypper");
	if (packages !== void 0) readPackage(node, packages, output);
	const options = node.entries.get("certbot_auto_renew_options");
	if (node.entries.has("certbot_certs") || options !== void 0) output.fact({
		kind: "producer",
		reads: [],
		writes: [],
		attributes: { name: "certbot_certs" },
		own: {
			role: "geerlingguy.certbot",
			...options !== void 0 && { renewOptions: options.kind === "unknown" ? null : options.text }
		}
	}, { line: (options ?? at(node, "certbot_certs") ?? node).line });
	for (const name of ["certbot_auto_renew", "certbot_testmode"]) {
		const value = valueAt(node, name);
		const line = at(node, name)?.line ?? node.line;
		if (typeof value === "boolean") output.fact({
			kind: "producer",
			reads: [],
			writes: [],
			attributes: { name },
			own: { [name]: value }
		}, { line });
	}
}
const title = (task, fallback) => stringAt(task, "name") ?? fallback;
function readAcme(task, acme, output) {
	const writes = pathRefs(stringAt(acme, "dest") ?? void 0, stringAt(acme, "fullchain_dest") ?? void 0);
	const continues = acme.entries.has("data");
	const stated = continues ? void 0 : acme;
	output.fact({
		kind: "producer",
		reads: [],
		writes,
		attributes: {
			name: title(task, "acme_certificate"),
			...attributesAt(stated, { server: ["acme_directory"] }).attributes
		},
		own: {
			module: "acme_certificate",
			...continues && { continues },
			...attributesAt(stated, { remainingDays: ["remaining_days"] }).attributes
		}
	}, {
		line: acme.line,
		endLine: acme.endLine
	});
}
/** Below the result of a task, such as `{{ workdir.path }}/leaf.crt` of the module tempfile: each run begins without the file. */
const IN_NEW_FOLDER = /^\{\{\s*[\w.]{1,80}\.path\s*\}\}\//;
function readX509(task, x509, checksExpiry, output) {
	const name = title(task, "x509_certificate");
	const path = stringAt(x509, "path") ?? at(x509, "path")?.text ?? "";
	const authority = /\b(?:CA|root)\b/i.test(`${name} ${at(x509, "path")?.text}`);
	const stated = at(x509, "selfsigned_not_after") ?? at(x509, "ownca_not_after");
	const own = {
		module: "x509_certificate",
		checksExpiry,
		...authority && { authority },
		...IN_NEW_FOLDER.test(path) && { newFolder: true },
		...stated !== void 0 && { days: daysOf$3(stated.text) ?? null },
		...attributesAt(x509, {
			provider: ["provider"],
			ignoreTimestamps: ["ignore_timestamps"],
			force: ["force"]
		}).attributes
	};
	const writes = pathRefs(stringAt(x509, "path") ?? void 0);
	output.fact({
		kind: "producer",
		reads: [],
		writes,
		attributes: { name },
		own
	}, {
		line: x509.line,
		endLine: x509.endLine
	});
}
/** Days of a time that counts from now: `+3650d`, `+52w`; undefined for any other. */
function daysOf$3(text) {
	const [, count, unit] = /^\+(\d{1,5})([wd])/.exec(text) ?? [];
	return count === void 0 ? void 0 : Number(count) * (unit === "w" ? 7 : 1);
}
/** A command that issues a certificate, and whether the task passes over it once the file is there. */
function readCommand(task, shell, output) {
	const text = shell.kind === "map" ? stringAt(shell, "cmd") ?? "" : scriptText(shell) ?? "";
	const program = shellCommands(text).flatMap((command) => clientRun(command) ?? []).find(({ client, action }) => action !== "renew" && action !== "unknown" && client.issuer !== "own")?.client.program;
	if (program === void 0) return;
	const args = shell.kind === "map" ? shell : at(task, "args");
	const creates = (args?.kind === "map" ? scriptText(at(args, "creates")) : void 0) ?? /\bcreates=(\S+)/.exec(text)?.[1];
	const when = stringAt(task, "when") ?? "";
	const guard = creates ?? (/not\s+[\w.]+\.stat\.exists|stat\.exists\s*==\s*false/i.test(when) ? when : void 0);
	if (guard === void 0) return;
	output.fact({
		kind: "producer",
		reads: [runRef(program)],
		writes: [],
		attributes: {
			name: title(task, program),
			program
		},
		own: {
			module: "command",
			guard
		}
	}, { line: shell.line });
}
/** Folders of servers, in which a certificate or a whole folder of them is put. */
const TARGET = /^\/etc\/(?:ssl|pki|nginx|apache2|httpd|haproxy|postfix|dovecot|letsencrypt)\/.*(?:\.(?:pem|crt|cer)|\/)$/;
const AUTHORITY$2 = /(?:^|[/._-])(?:ca|root|chain|dh\w*)[/._-]|\/private\/$/;
function readCopy$1(path, task, copied, output) {
	const given = scriptText(at(copied, "dest")) ?? "";
	const source = scriptText(at(copied, "src")) ?? "";
	const bases = looped(task, source).map((one) => one.slice(one.lastIndexOf("/") + 1));
	const dests = (given.endsWith("/") && !source.endsWith("/") ? bases.map((base) => `${given}${base}`) : looped(task, given)).map((one) => given.endsWith("/") && isUnknown(one) && !isUnknown(given) ? given : one);
	const [dest] = dests;
	if (dest === void 0 || !TARGET.test(dest) || AUTHORITY$2.test(dest)) return;
	const told = [
		"notify",
		"register",
		"listen"
	].some((key) => at(task, key) !== void 0);
	const kept = at(copied, "force")?.value === false;
	const notified = ansibleNotified(task);
	output.fact({
		kind: "copy",
		reads: [...lookedUp(scriptText(at(copied, "content")) ?? ""), ...looped(task, source).flatMap((one) => sourceRefs$1(path, one))],
		writes: dests.flatMap((one) => knownRefs(one)),
		attributes: {
			name: dest,
			told: told || (isUnknown(dest) ? null : false),
			remote: true,
			...kept && { state: "once" },
			...notified.length > 0 && { chained: notified }
		}
	}, { line: copied.line });
}
/** What a task that is there to pass on a new certificate is about. */
const NEW_CERTIFICATE = /(?:^|[^a-z])(?:certs?|certificates?|keystores?|truststores?|tls|ssl)(?:[^a-z]|$)/i;
/** A task that should notify a handler of a new certificate, but never reports a change. */
function readNotice(task, output) {
	const changed = at(task, "changed_when");
	const name = title(task, "");
	const about = [name, scriptText(at(task, "when")) ?? ""].some((text) => NEW_CERTIFICATE.test(text));
	const told = stringAt(task, "notify") ?? ansibleNotified(task)[0];
	if (changed === void 0 || !/^(?:false|no)$/i.test(changed.text) || !about || told === void 0) return;
	output.fact({
		kind: "scope",
		reads: [],
		writes: [],
		attributes: { name },
		own: { dead: told }
	}, { line: changed.line });
}
/** A path with the items that the task loops over in place of `item`. */
function looped(task, text) {
	if (!/\{\{\s{0,4}item\s{0,4}\}\}/.test(text)) return [text];
	const texts = [
		"loop",
		"with_items",
		"with_list"
	].flatMap((key) => at(task, key)?.items ?? []).flatMap((item) => item.kind === "map" || item.kind === "list" ? [] : scriptText(item) ?? []);
	return texts.length === 0 ? [text] : texts.slice(0, 50).map((item) => text.replace(/\{\{\s{0,4}item\s{0,4}\}\}/, item));
}
/** A path of the controller or of the host, or a file of the role or the playbook. */
function sourceRefs$1(path, source) {
	if (source.startsWith("/")) return knownRefs(source);
	if (source === "" || isUnknown(source)) return [];
	const [, role] = /^(.*?)(?:tasks|handlers)\/[^/]+$/.exec(path) ?? [];
	const home = role ?? path.slice(0, path.lastIndexOf("/") + 1);
	return [fileRef(`${home}files/${source.replace(/^files\//, "")}`)];
}
/** The path of Vault that a lookup of community.hashi_vault reads. */
function lookedUp(text) {
	const [, plugin = "", path] = /\b(?:lookup|query)\(\s{0,4}['"]([\w.]{1,80}vault\w{0,20})['"],\s{0,4}['"](?:secret=)?([\w./-]{1,200})/.exec(text) ?? [];
	const mount = /engine_mount_point\s{0,4}=\s{0,4}['"]([\w./-]{1,100})['"]/.exec(text)?.[1];
	return path === void 0 ? [] : vaultRefs(path, mount ?? (/kv[12]_get$/.test(plugin) ? "secret" : void 0));
}
function readService(service, handler, output) {
	const name = stringAt(service, "name");
	const state = stringAt(service, "state");
	if (state !== "reloaded" && state !== "restarted") return;
	const target = typeof name === "string" ? serviceName(name) : "?";
	output.fact({
		kind: "reload",
		reads: [],
		writes: [serviceRef(target)],
		attributes: {
			state: "live",
			...handler && { via: "handler" }
		},
		own: {
			action: state,
			handler
		}
	}, { line: service.line });
}
/** The packages of distributions and the snap bring a timer. */
function readPackage(task, packages, output) {
	const program = namesOf$1(task, at(packages, "name") ?? at(packages, "pkg") ?? at(packages, "package")).flatMap((name) => clientOfPackage(name) ?? [])[0]?.program;
	if (program === void 0 || stringAt(packages, "state") === "absent") return;
	output.fact({
		kind: "schedule",
		reads: [],
		writes: [runRef(program)],
		attributes: {
			name: "package",
			program,
			packaged: true
		}
	}, { line: packages.line });
}

// src/mechanisms/ansible/index.ts
const CRYPTO = "https://docs.ansible.com/ansible/latest/collections/community/crypto";
const ROLE = "https://github.com/geerlingguy/ansible-role-certbot";
/** Days from which on a certificate outlasts most installations. */
const FIVE_YEARS$2 = 1825;
const producers$4 = ({ kind, reads }) => kind === "producer" ? reads : [];
const byRole = (fact) => {
	const { role } = own$43(fact);
	return role === void 0 ? [] : [String(role)];
};
const rules$32 = [
	factRule("ansible", {
		id: "ansible-renews-too-late",
		title: "Playbook renews only in the last days",
		level: "note",
		why: "`remaining_days` is 10 by default. A playbook that runs once a week then has one or two attempts.",
		fix: "Set `remaining_days: 30`, and run the playbook every day.",
		references: [`${CRYPTO}/acme_certificate_module.html`],
		problem(fact) {
			const { name } = fact.attributes;
			const { module, remainingDays = 10, continues } = own$43(fact);
			if (module !== "acme_certificate" || continues === true || typeof remainingDays !== "number" || remainingDays > 10) return void 0;
			return `The task "${name}" renews ${remainingDays} days before the certificate expires.`;
		}
	}),
	oncePerFolder(factRule("ansible", {
		id: "ansible-expiry-ignored",
		title: "Task keeps an expired certificate",
		level: "warning",
		otherLevels: { note: "for a self-signed CA, and for five years or more, such as the default of ten years" },
		why: "`ignore_timestamps` is on by default, so the task ignores the dates of an existing certificate and never reissues it.",
		fix: "Check the dates with `x509_certificate_info` and `valid_at`, and pass `force: \"{{ not info.valid_at.soon }}\"`.",
		references: [`${CRYPTO}/x509_certificate_module.html`],
		problem(fact) {
			const { name } = fact.attributes;
			const { module, provider, ignoreTimestamps, force, checksExpiry, days } = own$43(fact);
			if (module !== "x509_certificate" || provider !== "selfsigned" && provider !== "ownca") return void 0;
			if (own$43(fact).newFolder === true || checksExpiry === true || ignoreTimestamps !== void 0 && ignoreTimestamps !== true || force !== void 0 && force !== false) return void 0;
			return {
				message: `The task "${name}" (provider ${provider}) does not check the dates of the existing certificate.`,
				...(provider === "selfsigned" && own$43(fact).authority === true || days === void 0 || typeof days === "number" && days >= FIVE_YEARS$2) && { level: "note" }
			};
		}
	}), (count, first) => `${count} tasks here keep expired certificates. ${first}`),
	factRule("ansible", {
		id: "ansible-issued-once",
		title: "Task issues a certificate once and never renews it",
		level: "warning",
		why: "The task is skipped as soon as the file exists, and nothing else found here renews the certificate.",
		fix: "Add a cron task or a timer that runs the renewal, or install certbot from a package that includes one.",
		references: ["https://docs.ansible.com/ansible/latest/collections/ansible/builtin/command_module.html", "https://eff-certbot.readthedocs.io/en/stable/using.html#automated-renewals"],
		problem(fact, { neighbours }) {
			if (own$43(fact).module !== "command" || isScheduled(fact, neighbours(fact))) return void 0;
			const around = neighbours(fact);
			return fact.reads.some((ref) => factsBy(around, producers$4, ref).some((other) => other !== fact && isScheduled(other, around))) ? void 0 : `The task "${fact.attributes.name}" runs ${fact.attributes.program} unless ${own$43(fact).guard} exists, and nothing renews the certificate.`;
		}
	}),
	factRule("ansible", {
		id: "ansible-renewal-disabled",
		title: "certbot role has renewal disabled",
		level: "warning",
		why: "`certbot_auto_renew: false` omits the cron job of the role.",
		fix: "Set `certbot_auto_renew: true`, or schedule the renewal elsewhere.",
		references: [ROLE],
		problem(fact, { neighbours }) {
			if (own$43(fact).certbot_auto_renew !== false) return void 0;
			return startsCertbot(neighbours(fact)) ? void 0 : "`certbot_auto_renew` is false, and nothing else found here renews.";
		}
	}),
	factRule("ansible", {
		id: "ansible-certbot-no-deploy-hook",
		title: "certbot role renews without reloading the servers",
		level: "warning",
		why: "The cron job of the role runs `certbot renew` with `certbot_auto_renew_options`, which contains no hook by default. A server that keeps running serves the old certificate.",
		fix: "Set `certbot_auto_renew_options: --quiet --deploy-hook \"systemctl reload <service>\"`.",
		references: [ROLE],
		problem(fact, { neighbours }) {
			if (own$43(fact).role === void 0) return void 0;
			const facts = neighbours(fact);
			const vars = factsBy(facts, byRole, String(own$43(fact).role));
			if (vars[0] !== fact || vars.map((one) => own$43(one).renewOptions).some((given) => given === null || /hook/.test(String(given ?? "")))) return void 0;
			const servers = facts.filter((other) => other.kind === "consumer" && other.attributes.service !== "nginx" && typeof other.attributes.service === "string" && other.reads.some((ref) => pathBelow(ref, CERTBOT_LIVE) !== void 0) && !other.writes.some((ref) => isOfKind(ref, "service") && isReloaded(ref, facts)));
			const [first] = servers;
			if (first === void 0) return void 0;
			return {
				message: `The role renews certificates that ${first.attributes.service} serves, but \`certbot_auto_renew_options\` has no hook.`,
				related: servers.map((server) => server.location)
			};
		}
	}),
	factRule("ansible", {
		id: "ansible-staging",
		title: "Playbook uses a staging CA",
		level: "warning",
		why: "No client trusts a certificate of the staging CA.",
		fix: "Use the production directory of the CA.",
		references: [ROLE, `${CRYPTO}/acme_certificate_module.html`],
		problem(fact) {
			if (own$43(fact).certbot_testmode === true) return "`certbot_testmode` is true.";
			return /staging/.test(textOf(fact.attributes.server) ?? "") ? `The task "${fact.attributes.name}" uses ${fact.attributes.server}.` : void 0;
		}
	}),
	factRule("ansible", {
		id: "ansible-copy-made-once",
		title: "Task copies a certificate once and never updates it",
		level: "warning",
		why: "With `force: false`, the task never replaces an existing file. The first certificate stays on the host forever, and every run of the playbook reports success.",
		fix: "Remove `force: false`; the module replaces the file only if its content differs.",
		references: ["https://docs.ansible.com/ansible/latest/collections/ansible/builtin/copy_module.html"],
		kind: "copy",
		problem: ({ attributes: { state, name } }) => state === "once" ? `The task that writes ${name} has \`force: false\`, so a renewed certificate never replaces the first one.` : void 0
	}),
	factRule("ansible", {
		id: "ansible-copy-notifies-nobody",
		title: "Copied certificate triggers no reload",
		level: "note",
		otherLevels: { warning: "when a server here reads the file by its name, and nothing else reloads it" },
		why: "The task replaces the file. Without `notify`, no handler reloads the server, which keeps the old certificate.",
		fix: "Add `notify: reload <service>` with a handler.",
		references: ["https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_handlers.html"],
		kind: "copy",
		problem(fact, context) {
			if (fact.attributes.told !== false || isSecret(fact) || isReloadedBelow(fact, context)) return void 0;
			return servedUnnoticed(fact, context) ?? `The task that writes ${fact.attributes.name} notifies no handler.`;
		}
	}),
	oncePerRepository(factRule("ansible", {
		id: "ansible-notify-never-happens",
		title: "Task for new certificates never notifies its handler",
		level: "warning",
		why: "Ansible notifies a handler only if the task reports a change. With `changed_when: false` the task never does. After a new certificate the service is not restarted, and keeps the old one.",
		fix: "Remove `changed_when: false`, or set it to the condition under which the certificate has changed.",
		references: ["https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_handlers.html"],
		kind: "scope",
		problem(fact) {
			const { dead } = own$43(fact);
			return dead === void 0 ? void 0 : `The task "${fact.attributes.name}" should notify "${dead}", but \`changed_when: false\` prevents that.`;
		}
	}), (count, first) => `${count} tasks never notify their handlers. ${first}`),
	oncePerFolder(factRule("ansible", {
		id: "ansible-secret-restarts-nobody",
		title: "Replaced secret restarts no container",
		level: "warning",
		why: "Podman gives a container its secrets when it creates the container. The task replaces the secret, but the container that runs keeps the old certificate.",
		fix: "Add `notify: restart <service>` with a handler that restarts the unit of the container.",
		references: ["https://docs.podman.io/en/latest/markdown/podman-secret-create.1.html"],
		kind: "copy",
		problem(fact, context) {
			if (fact.attributes.told !== false || !isSecret(fact) || isReloadedBelow(fact, context)) return void 0;
			const [user] = fact.writes.flatMap((ref) => factsBy(context.neighbours(fact), containers, ref));
			if (user === void 0) return void 0;
			return {
				message: `The secret "${fact.attributes.name}" is replaced, but its task notifies no handler. The container "${user.attributes.name}" keeps the certificate that it got when it was created.`,
				related: [user.location]
			};
		}
	}), (_, first) => first)
];
const isSecret = ({ attributes }) => attributes.resource === "container secret";
const containers = ({ kind, attributes, reads }) => kind === "consumer" && attributes.resource === "container" ? reads : [];
/** The last line of each file that reloads something in any case. */
const lastReloads = memoizeByObject((neighbours) => {
	const lines = /* @__PURE__ */ new Map();
	for (const fact of neighbours) {
		const { path, line = 0 } = fact.location;
		if (fact.kind === "reload" && own$43(fact).handler === false) lines.set(path, Math.max(line, lines.get(path) ?? 0));
	}
	return lines;
});
/** Whether a task further down reloads something, whatever has changed. */
function isReloadedBelow(fact, { neighbours }) {
	const { path, line = 0 } = fact.location;
	return (lastReloads(neighbours(fact)).get(path) ?? 0) > line;
}
const ansible = {
	id: "ansible",
	title: "Ansible",
	identifiedBy: "YAML with tasks of `acme_certificate`, `x509_certificate` and similar modules, `copy`, `command` and `service` modules, and variables of geerlingguy.certbot",
	references: [CRYPTO, ROLE],
	accepts: (path) => /\.ya?ml(?:\.j2)?$/.test(path) && !/(?:^|\/)\.github\//.test(path),
	needles: [
		"acme_certificate",
		"x509_certificate",
		"openssl_certificate",
		"certbot",
		"reloaded",
		"restarted",
		"changed_when",
		"keytool",
		"podman_",
		"pkcs12",
		".pem",
		".crt",
		"/ssl/",
		...ISSUED_FILES
	],
	read: read$43,
	rules: rules$32
};

// src/shell/written-files.ts
/** Scripts and YAML that are named like the server that they set up. */
const SETS_UP = /\.(?:sh|bash|zsh|ksh|ya?ml|sls|pp|rb|service|mk)$/;
/**
* The `accepts` and `read` of a mechanism whose configuration is also written by other files: in here-documents
* (`cat > /etc/nginx/conf.d/www.conf <<EOF`), in the content of files that configuration management writes, and in blocks of
* YAML (the `data` of a ConfigMap, a pillar). A file that never spells a part of such a path is not parsed for it.
*/
function readAlsoWhereWritten({ isOwn, named }, read) {
	const itself = (path) => isOwn(path) && !SETS_UP.test(plainName(path));
	return {
		accepts: (path) => itself(path) || mayHoldCommands(path),
		read(file, output) {
			if (itself(file.path)) {
				read(file, output);
				return;
			}
			if (named?.test(file.text) === false) return;
			for (const { name, text, line } of writtenTexts(file)) if (isOwn(name)) read({
				path: name,
				text,
				shared: (_, make) => make(text)
			}, below$1(output, line - 1));
		}
	};
}
/** The texts that a file writes; made once for all servers. */
function writtenTexts(file) {
	return file.shared("written-texts", () => [
		...commandBlocksOf(file).flatMap(({ commands }) => commands.flatMap(({ documents }) => documents.map(({ target, text, line }) => ({
			name: target,
			text,
			line
		})))),
		...managedFilesOf(file).flatMap(({ path, content }) => content === void 0 || isYaml(file.path) ? [] : [{
			name: path,
			...content
		}]),
		...isYaml(file.path) ? blocksOf$1(file) : []
	]);
}
const PLACES = [
	"cp",
	"mv",
	"ln",
	"install",
	"scp",
	"rsync"
];
/** Files that configuration management, commands (`install x /etc/cron.daily/`) and Dockerfiles put in place. */
function placedFiles(file) {
	return file.shared("placed-files", (text) => {
		const copied = [...invocations(file, ...PLACES)].flatMap(({ command }) => {
			const moved = copyOf(command, void 0);
			const mode = command.name === "install" ? option(command.args, "-m", "--mode") : void 0;
			return moved === void 0 ? [] : inPlace(moved.sources, moved.target, command.line, mode);
		});
		const hooks = commandBlocksOf(file).flatMap(({ commands }) => commands.flatMap(({ name, args, line }) => {
			const [source = "", target = ""] = args.filter((arg) => !arg.startsWith("-")).slice(-2);
			return !PLACES.includes(name) && clientOfHookFolder(target) !== void 0 && args.length < 6 && fileNameOf(source) === fileNameOf(target) ? inPlace([source], target, line) : [];
		}));
		const built = (isDockerfile(file.path) ? dockerInstructions(text) : []).flatMap(({ name, operands, line }) => {
			const words = operands.split(/\s+/).filter((word) => !word.startsWith("--"));
			return name === "COPY" || name === "ADD" ? inPlace(words.slice(0, -1), words.at(-1) ?? "", line) : [];
		});
		return [
			...managedFilesOf(file),
			...copied,
			...hooks,
			...built
		];
	});
}
function inPlace(sources, target, line, mode) {
	const folder = target.endsWith("/") || sources.length > 1;
	return sources.map((source) => ({
		path: folder ? `${target.replace(/\/$/, "")}/${source.slice(source.lastIndexOf("/") + 1)}` : target,
		source,
		line,
		...mode !== void 0 && { mode }
	}));
}
/** Keys beside a text that tell the file in which it is written. */
const WRITTEN_TO = [
	"path",
	"dest",
	"destination",
	"filename",
	"name"
];
const MAX_TEXTS = 2e3;
/** Texts of several lines in a YAML file, under the path that stands beside them or the keys that lead to them. */
function blocksOf$1(file) {
	const found = [];
	const seen = /* @__PURE__ */ new Set();
	const walk = (node, keys) => {
		const identity = node.kind === "map" ? node.entries : node.items;
		if (node.kind !== "map" && node.kind !== "list") return;
		if (seen.has(identity) || found.length >= MAX_TEXTS) return;
		seen.add(identity);
		const beside = node.kind === "map" ? node.entries : new Map(node.items.flatMap((item) => [...item.entries]));
		const path = WRITTEN_TO.map((key) => beside.get(key)).find((one) => one?.kind === "scalar")?.text;
		for (const [key, value] of node.entries) {
			const inner = `${keys}/${key}`.slice(-300);
			if (typeof value.value !== "string" || !value.value.includes("\n")) walk(value, inner);
			else found.push({
				name: path?.startsWith("/") === true ? path : inner,
				text: value.value,
				line: value.line + 1
			});
		}
		for (const item of node.items) {
			const [only] = item.entries.size === 1 ? [...item.entries] : [];
			const text = only?.[1].value;
			if (only === void 0 || typeof text !== "string" || !text.includes("\n")) walk(item, keys);
			else {
				const id = keys.replace(/\/file(?:\.managed)?$/, "").replace(/^\/\//, "/");
				found.push({
					name: path?.startsWith("/") === true ? path : id,
					text,
					line: only[1].line + 1
				});
			}
		}
	};
	for (const document of yamlDocuments(file)) {
		const root = document.root();
		if (root !== void 0) walk(root, "");
	}
	return found;
}
/** Lines of a written text, as lines of the file that holds it. */
function below$1(output, offset) {
	return {
		fact: (fact, place) => output.fact(fact, {
			...place,
			...place.line !== void 0 && { line: place.line + offset },
			...place.endLine !== void 0 && { endLine: place.endLine + offset }
		}),
		unreadable: (reason, detail, place) => output.unreadable(reason, detail, {
			...place,
			line: (place?.line ?? 1) + offset
		})
	};
}

// src/mechanism-kit/server-consumers.ts
/** The bundles of CAs that distributions bring, which no renewal of a server's certificate writes. */
const SYSTEM_TRUST = /^\/etc\/(?:ssl\/(?:certs\/ca-certificates\.crt|certs\/ca-bundle\.crt|ca-bundle\.pem|cert\.pem)|pki\/(?:tls\/certs\/ca-bundle(?:\.trust)?\.crt|tls\/cert\.pem|ca-trust\/.+))$/;
/**
* Writes the consumer fact of a server. Attributes: `service`, `directive`, and the paths as written, `null` for one that
* holds a variable. A path in a mounted copy of certbot's tree also reads what it is a copy of, below {@link CERTBOT_LIVE}.
*/
function serverConsumer(output, use) {
	const { service, directive, side, hosts = [], line, endLine } = use;
	const files = [
		use.certificate,
		use.key,
		use.chain,
		use.trust
	].filter((path) => path === void 0 || !SYSTEM_TRUST.test(path));
	const folders = files.flatMap((path) => path !== void 0 && isUnknown(path) ? folderRefs(path) : []);
	const reads = [
		...pathRefs(...files, ...files.map((path) => path && livePath(path))),
		...folders,
		...use.certificate === void 0 || use.reads !== void 0 ? [] : variableRefs(use.certificate),
		...use.reads ?? []
	];
	const stated = {};
	for (const name of [
		"certificate",
		"key",
		"chain",
		"trust"
	]) {
		const path = use[name];
		if (path !== void 0) stated[name] = isUnknown(path) ? null : path;
	}
	const known = hosts.filter((host) => /^[\w*.-]+\.[\w-]+$/.test(host));
	output.fact({
		kind: "consumer",
		reads,
		writes: [serviceRef(service), ...known.map((host) => hostRef(host.toLowerCase()))],
		attributes: {
			service,
			directive,
			...stated,
			...side !== void 0 && { side }
		}
	}, {
		line,
		...endLine !== void 0 && { endLine }
	});
}
/** The folder of a path of which a later part is not known: two levels deep at least, and none of certbot's own. */
function folderRefs(path) {
	return knownRefs(path).filter((ref) => /^\/[^/]+\/.+\/$/.test(nameOfRef(ref)) && certbotPath(path) === void 0);
}
/**
* The file of certbot's own tree that a path names; the folder of all lineages where the name is not known. certbot appends
* `-0001` and so on to the name of a lineage where that is taken: what is asked for is the certificate of the name itself.
*/
function livePath(path) {
	const place = certbotPath(path);
	if (place?.tree !== "live") return void 0;
	const { lineage, file } = place;
	return `${nameOfRef(CERTBOT_LIVE)}${isUnknown(lineage + file) ? "" : `${lineage.replace(/-\d{4}$/, "")}/${file}`}`;
}

// src/mechanism-kit/server-files.ts
/** Endings of programs, data and documents, which hold no configuration of a web server as it is. */
const OTHER_TEXT = /\.(?:md|mdx|rst|adoc|txt|html?|xml|json|ya?ml|toml|ini|csv|svg|css|scss|po|lock|log|patch|diff|sql|sls|pp|py|rb|[jt]sx?|mjs|go|java|kt|groovy|scala|cs?|cpp|h|rs|swift|php|pl|lua|sh|bash|zsh|ksh|ps1|bat|cmd|tf|nix|env|properties|service|mk|pem|crt|cer|key|ipynb)$/;
/**
* Whether a file may be the configuration of a web server's site, by its name: `www.conf`, a file in `sites-available`, a
* template without another ending (`vhost.j2`), and a file that is named after its site (`www.example.com`).
*/
function isSite(path) {
	const name = plainName(path);
	if (/\.(?:conf|vhost|inc)$/.test(name) || /(?:^|\/)(?:sites-(?:available|enabled)|conf\.d|vhosts?(?:\.d)?)\//.test(path)) return true;
	const template = name.length < path.length - path.lastIndexOf("/") - 1;
	return !OTHER_TEXT.test(name) && (template || /^[\w*-]{1,60}(?:\.[\w-]{1,60}){1,6}$/.test(name));
}
/** The `accepts` and `read` of a server: its own files, what others write for it, and its settings in YAML. */
function serverFiles(own, read, ...settings) {
	const written = readAlsoWhereWritten(typeof own === "function" ? { isOwn: own } : own, read);
	return {
		accepts: written.accepts,
		read(file, output) {
			written.read(file, output);
			if (/\.(?:ya?ml|sls)$/.test(file.path)) for (const one of settings) readSettings$1(file, one, output);
		}
	};
}
/** One consumer for each setting that names a certificate, with the key beside it. */
function readSettings$1(file, settings, output) {
	const { service, certificate, key } = settings;
	for (const document of yamlDocuments(file)) {
		if (!certificate.test(document.text)) continue;
		for (const node of descend(document.root())) {
			const named = [...node.entries].filter(([name]) => matches$1(certificate, name));
			for (const [directive, given] of named) {
				const value = given.items[0] ?? given;
				const path = pathOf(value);
				if (path === void 0) continue;
				const beside = [...node.entries].find(([name]) => matches$1(key, name))?.[1];
				const keyPath = beside === void 0 ? void 0 : pathOf(beside);
				serverConsumer(output, {
					service,
					directive,
					certificate: path,
					line: value.line,
					...keyPath !== void 0 && { key: keyPath }
				});
			}
		}
	}
}
const matches$1 = (pattern, name) => pattern.exec(name)?.[0].length === name.length;
/** The path of a value, also in the form that reads it from a file (`</etc/ssl/www.pem`). */
function pathOf(value) {
	return /^<?(\/[^\s'"]{1,300})$/.exec(scriptText(value) ?? "")?.[1];
}

// src/mechanisms/apache/read.ts
/** One consumer for each virtual host, or for the file where it is a snippet; mod_md's `MDomain` is a producer. */
function read$42(file, output) {
	let host = {
		hosts: [],
		line: 1
	};
	const flush = () => {
		if (host.certificate !== void 0 || host.trust !== void 0) serverConsumer(output, {
			service: "apache",
			directive: host.certificate === void 0 ? "SSLCACertificateFile" : "SSLCertificateFile",
			...host
		});
		host = {
			hosts: [],
			line: 1
		};
	};
	for (const [index, raw] of file.text.split("\n").entries()) {
		const row = raw.trim();
		if (row.startsWith("#")) continue;
		if (/^<\/?VirtualHost\b/i.test(row)) {
			flush();
			continue;
		}
		const [directive = "", ...rest] = words(row);
		const value = (rest[0] ?? "").replace(/^["']|["']$/g, "");
		if (value === "") continue;
		switch (directive.toLowerCase()) {
			case "servername":
			case "serveralias":
				host.hosts.push(...rest.map((name) => name.replace(/:\d+$/, "")));
				break;
			case "sslcertificatefile":
				if (host.certificate !== void 0) flush();
				host = {
					...host,
					certificate: value,
					line: index + 1
				};
				break;
			case "sslcertificatekeyfile":
				host.key = value;
				break;
			case "sslcertificatechainfile":
				host.chain = value;
				break;
			case "sslcacertificatefile":
				host = {
					...host,
					trust: value,
					...host.certificate === void 0 && { line: index + 1 }
				};
				break;
			case "sslproxymachinecertificatefile":
				serverConsumer(output, {
					service: "apache",
					directive,
					side: "client",
					certificate: value,
					line: index + 1
				});
				break;
			case "mdomain": managed(rest, index + 1, output);
		}
	}
	flush();
}
/** The words of a line; an expression of a template (`{{ domain }}`, `<%= @site %>`) belongs to its word. */
function words(row) {
	return row.slice(0, MAX_ROW).replace(/\{\{[^{}]{0,200}\}\}|<%[^%]{0,200}%>/g, (expression) => expression.replaceAll(/\s/g, "")).split(/\s+/);
}
/** A longer line is none that a person wrote. */
const MAX_ROW = 4e3;
function managed(names, line, output) {
	const domains = names.filter((name) => /^[\w*.-]+\.[\w-]+$/.test(name));
	output.fact({
		kind: "producer",
		reads: [],
		writes: domains.map(hostRef),
		names: domains.map((name) => `dns:${name}`),
		attributes: {
			tool: "mod_md",
			client: "mod-md"
		}
	}, { line });
}

// src/mechanisms/apache/index.ts
const isOwn$5 = (path) => /^(?:httpd|apache)/.test(plainName(path)) || isSite(path);
const apache = {
	id: "apache",
	title: "Apache HTTP Server",
	identifiedBy: "`*.conf`, templates, files named after a site, and those in `sites-available` with `SSLCertificateFile` or `MDomain`; also where scripts write them",
	references: ["https://httpd.apache.org/docs/2.4/mod/mod_ssl.html#sslcertificatefile", "https://httpd.apache.org/docs/2.4/mod/mod_md.html#mdomain"],
	needles: [
		"SSLCertificateFile",
		"SSLCACertificateFile",
		"SSLProxyMachineCertificateFile",
		"MDomain"
	],
	...serverFiles(isOwn$5, read$42, {
		service: "apache",
		certificate: /SSLCertificateFile/,
		key: /SSLCertificateKeyFile/
	}),
	rules: []
};

// src/kubernetes/deployments.ts
/**
* The files of a deployment: those below the folders that it names, and those that kustomizations include from there.
*/
/** Files and folders that are looked at for one deployment. */
const MAX_VISITS = 1e5;
const byFolder = ({ kind, attributes, location: { repository, path } }) => kind === "scope" && attributes.via === "kustomize" ? [fileKey({
	repository,
	path: posix.dirname(path)
})] : [];
const byRepository$1 = ({ location }) => [location.repository];
/** The repository that a deployment takes its files from: the one that it names, where that was scanned, or its own. */
function repositoryOf({ attributes: { repository }, location }, facts) {
	return typeof repository === "string" && factsBy(facts, byRepository$1, repository).length > 0 ? repository : location.repository;
}
/**
* Files and folders that a deployment reaches. One that a kustomization with a namespace of its own includes is left to that
* one, where `own` is set.
*/
function reachOf(scope, facts, own = false) {
	const repository = repositoryOf(scope, facts);
	const reached = /* @__PURE__ */ new Set();
	const pending = filesOf$1(scope);
	for (let path = pending.pop(); path !== void 0 && reached.size < MAX_VISITS; path = pending.pop()) {
		if (reached.has(path)) continue;
		const inner = factsBy(facts, byFolder, fileKey({
			repository,
			path
		}))[0];
		if (own && typeof inner?.attributes.namespace === "string" && inner !== scope) continue;
		reached.add(path);
		if (inner !== void 0) pending.push(...filesOf$1(inner));
	}
	return reached;
}
/** The files and folders that a deployment names, patches among them. */
function filesOf$1({ writes, attributes }) {
	const { via, mentions } = attributes;
	const listed = writes.flatMap((ref) => isOfKind(ref, "file") ? [nameOfRef(ref)] : []);
	return via === "kustomize" ? [...listed, ...textsOf(mentions)] : listed;
}
const deploymentsOf = memoizeByObject((facts) => {
	const scopes = facts.filter(isDeployment);
	const byTarget = groupBy(scopes.flatMap((scope) => {
		const repository = repositoryOf(scope, facts);
		return filesOf$1(scope).map((path) => ({
			scope,
			repository,
			path
		}));
	}), ({ repository, path }) => fileKey({
		repository,
		path: path === "." ? "" : path
	}));
	const naming = (repository, path) => (byTarget.get(fileKey({
		repository,
		path
	})) ?? []).map(({ scope }) => scope);
	/** Deployments that name a folder which contains a file and is applied as a whole. */
	function* folders(repository, from) {
		for (let folder = from;; folder = folderOf$1(folder)) {
			const [own] = factsBy(facts, byFolder, fileKey({
				repository,
				path: folder || "."
			}));
			if (own !== void 0) {
				if (own.attributes.open === true) yield own;
				return;
			}
			yield* naming(repository, folder);
			if (folder === "") return;
		}
	}
	const applying = ({ repository, path }) => [...naming(repository, path), ...folders(repository, folderOf$1(path))];
	return {
		scopes,
		applying,
		above(scope) {
			const { repository, path } = scope.location;
			const folder = folderOf$1(path);
			return (scope.attributes.via === "kustomize" ? [
				...naming(repository, path),
				...naming(repository, folder),
				...folder === "" ? [] : folders(repository, folderOf$1(folder))
			] : applying(scope.location)).filter((one) => one !== scope);
		}
	};
});
/** A scope that says which files are applied: one of Flux, of Argo CD, or a kustomization. */
function isDeployment({ kind, attributes }) {
	return kind === "scope" && /^(?:flux|argo-cd|kustomize)$/.test(String(attributes.via));
}
/** Whether a file, or a folder above it, is in a reach. */
function isReached(path, reach) {
	for (let here = path; here !== "." && here !== "" && here !== "/"; here = posix.dirname(here)) if (reach.has(here)) return true;
	return reach.has(".") || reach.has("");
}

// src/mechanism-kit/paused-deployment.ts
/** Secrets and certificates that are looked at for one deployment. */
const MAX_HELD = 1e3;
/** Secrets in git that hold a certificate: only applying the commit renews them. */
const committed = ({ kind, attributes, location }) => kind === "sink" && attributes.static === true && attributes.placeholder !== true ? [location.repository] : [];
/**
* The rule about a deployment that is switched off and would apply a certificate which is renewed by a commit.
* @param how how it is switched off, as the predicate of a sentence
* @param counts the Secrets that this concerns
*/
function deploymentPaused(mechanism, given, { how = ({ attributes }) => attributes.paused, counts } = {}) {
	return factRule(mechanism, {
		level: "warning",
		why: "The certificate of a Secret in git is renewed by a commit. The tool that applies the commit does not run automatically. The cluster keeps the old certificate although the renewed one is merged.",
		...given,
		kind: "scope",
		problem(fact, { topology, inventory }) {
			const paused = how(fact);
			if (typeof paused !== "string") return void 0;
			const reach = reachOf(fact, topology.facts);
			const repository = repositoryOf(fact, topology.facts);
			const within = ({ path, line }) => {
				const { line: from = 0, endLine: to = Number.POSITIVE_INFINITY } = fact.location;
				return !(path === fact.location.path && line !== void 0 && (line < from || line > to)) && isReached(path, reach);
			};
			const secrets = factsBy(topology.facts, committed, repository).filter(counts ?? (() => true));
			const files = new Set(secrets.map(({ location }) => location.path));
			const held = [...secrets.map((one) => ({
				title: factTitle(one),
				location: one.location
			})), ...(certificatesByRepository(inventory).get(repository) ?? []).filter(({ location }) => counts === void 0 && !files.has(location.path))].slice(0, MAX_HELD).filter(({ location }) => within(location));
			const [first] = held;
			if (first === void 0) return void 0;
			return {
				message: `${factTitle(fact)} is ${paused}. It deploys the certificate of ${first.title}${held.length === 1 ? "" : ` and ${held.length - 1} more`} in ${filesText(held.map((one) => one.location))} to the cluster.`,
				related: held.map((one) => one.location).slice(0, 20)
			};
		}
	});
}
/** Certificates of servers and clients, by the repository that holds them. */
const certificatesByRepository = memoizeByObject(({ certificates }) => {
	const held = /* @__PURE__ */ new Map();
	for (const certificate of certificates.filter(({ ca }) => !ca)) for (const location of certificate.sightings) addTo(held, location.repository, {
		title: `"${displayName(certificate)}"`,
		location
	}, MAX_HELD);
	return held;
});

// src/mechanisms/argo-cd/index.ts
const MECHANISM$20 = "argo-cd";
const own$42 = ownAttributes(MECHANISM$20);
const REFERENCES$13 = ["https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/", "https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/"];
/** Argo CD Applications apply what lies below a path of a repository to a namespace. */
const argoCd = {
	id: MECHANISM$20,
	title: "Argo CD",
	identifiedBy: "Application manifests of argoproj.io: `spec.source`, `spec.destination.namespace` and `spec.syncPolicy.automated`",
	references: REFERENCES$13,
	accepts: isManifestFile,
	needles: ["argoproj.io"],
	read(file, output) {
		for (const manifest of manifests(file, output, ["Application"])) if (manifest.group === "argoproj.io") readApplication(manifest, output);
	},
	rules: [deploymentPaused(MECHANISM$20, {
		id: "argo-cd-synchronised-by-hand",
		title: "Argo CD: Application is synced only by hand",
		level: "note",
		fix: "Set `spec.syncPolicy.automated`, or let the cluster renew the certificate.",
		references: REFERENCES$13
	}), deploymentPaused(MECHANISM$20, {
		id: "argo-cd-secret-data-ignored",
		title: "Argo CD: differences of a committed Secret are ignored",
		why: "The certificate of a Secret in git is renewed by a commit. Argo CD ignores differences of the Secret, so it does not apply the commit. The cluster keeps the old certificate although the renewed one is merged.",
		fix: "Remove the Secrets that are kept in git from `spec.ignoreDifferences`, or remove `RespectIgnoreDifferences=true`.",
		references: ["https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#respect-ignore-difference-configs"]
	}, {
		how: (fact) => own$42(fact).ignoring,
		counts: ({ attributes }) => attributes.resource === "Secret"
	})]
};
function readApplication({ root, name, place }, output) {
	const namespace = stringAt(root, "spec", "destination", "namespace");
	const sources = [at(root, "spec", "source"), ...itemsAt(root, "spec", "sources")];
	const automated = at(root, "spec", "syncPolicy", "automated");
	const open = [
		root,
		at(root, "spec"),
		at(root, "spec", "syncPolicy")
	].some((node) => node?.open === true);
	const byHand = automated === void 0 ? !open : at(automated, "enabled")?.value === false;
	const respects = itemsAt(root, "spec", "syncPolicy", "syncOptions").some(({ text }) => text.trim() === "RespectIgnoreDifferences=true");
	const ignoring = itemsAt(root, "spec", "ignoreDifferences").some((one) => stringAt(one, "kind") === "Secret" && at(one, "name") === void 0 && itemsAt(one, "jsonPointers").some(({ text }) => /^\/(?:data|stringData)(?:\/|$)/.test(text)));
	for (const source of sources) {
		const path = source?.entries.has("chart") ? "" : stringAt(source, "path");
		if (typeof path !== "string" || path === "") continue;
		const [, repository] = /([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(stringAt(source, "repoURL") ?? "") ?? [];
		output.fact({
			kind: "scope",
			reads: [],
			writes: [fileRef(path.replace(/^\.?\//, "").replace(/\/$/, ""))],
			attributes: {
				via: "argo-cd",
				resource: "Application",
				name,
				...typeof namespace === "string" && { namespace },
				...repository !== void 0 && { repository },
				...byHand && { paused: "synced by hand" }
			},
			own: { ...respects && ignoring && { ignoring: "configured to ignore the data of Secrets" } }
		}, place);
	}
}

// src/shell/tracked-files.ts
/** Options of programs that name a file to be written. */
const OUTPUTS = [
	"-out",
	"--out",
	"-o",
	"--output",
	"--output-file",
	"-O",
	"--output-document",
	"-destkeystore"
];
const COPIES = /^(?:cp|mv|install|rsync|scp|tee|ln)$/;
const KEY$2 = /(?:^|[/._-])(?:priv)?key\d*(?:\.\w+)?$|\.key$/i;
/** Bundles of CAs, and material for tests: what is written there is served by nothing. */
const OTHER$3 = /(?:^|[/._-])(?:ca|cas|cacerts?|roots?|trust\w*|bundle|dhparams?|tests?|testdata|fixtures?|examples?|samples?|demo|mocks?|spec|dev|local)(?:[/._-]|$)/i;
/** Maximum number of files that are followed in one run. */
const MAX_FILES = 64;
/** The workspace under the names that pipelines have for it. */
const WORKSPACE = /^(?:\$\{?(?:GITHUB_WORKSPACE|CI_PROJECT_DIR|WORKSPACE|BUILD_SOURCESDIRECTORY)\}?|\$\{\{\s{0,4}github\.workspace\s{0,4}\}\}|\$\((?:Build\.SourcesDirectory|git rev-parse --show-toplevel)\))(?:\/|$)/;
/** A path in the repository, from the folder in which a command runs; undefined where it lies outside, or is not known. */
function trackedPath(word, folder) {
	const inner = word.replace(WORKSPACE, "");
	if (inner === word && folder === void 0) return void 0;
	if (/^[/~]|[$`*?{[]/.test(inner)) return void 0;
	const parts = [];
	for (const part of `${inner === word ? folder : ""}/${inner}`.split("/")) if (part === "..") {
		if (parts.pop() === void 0) return void 0;
	} else if (part !== "" && part !== ".") parts.push(part);
	return parts.join("/");
}
/** Files that a command names as what it writes, as written. A copy into a folder keeps the names. */
function written$2(command) {
	const { name, args, redirects } = command;
	const call = clientCall(command);
	const printed = redirects.filter(({ text }) => /^1?>{1,2}\|?$/.test(text)).map(({ target }) => target);
	const operands = COPIES.test(name) ? args.filter((arg) => !arg.startsWith("-")) : [];
	const target = operands.at(-1) ?? "";
	const names = operands.slice(0, -1).map((source) => source.slice(source.lastIndexOf("/") + 1));
	const kept = MATERIAL_FILE.test(target) || name === "tee" ? operands.slice(-1) : names.map((one) => `${target}/${one}`);
	return [
		...call === void 0 ? [] : filesWritten(call),
		...optionValues(args, ...OUTPUTS),
		...printed,
		...kept
	];
}
/** Whether a command commits what lies in the work tree. */
function commits({ name, args }) {
	return name === "git" && args.includes("commit");
}
/** The commands of a job that write certificates into the repository, in their order. Linear in the commands. */
function trackedWrites(runs) {
	const found = [];
	for (const { commands, surface, folder: start = "" } of runs) {
		const elsewhere = surface === "script" || surface === "cron" ? "" : void 0;
		let folder = start;
		let script;
		for (const command of commands) {
			if (command.name === "cd" || command.name === "pushd") folder = trackedPath(command.args.find((arg) => !arg.startsWith("-")) ?? "~", folder) ?? elsewhere;
			script = scriptOf(command) ?? script;
			const paths = written$2(command).flatMap((word) => trackedPath(word, folder) ?? []).filter((path) => MATERIAL_FILE.test(path) && !OTHER$3.test(path));
			if (paths.length === 0 || found.length >= MAX_FILES) continue;
			const program = clientCall(command)?.client.program ?? script ?? command.name;
			found.push({
				command,
				program: program.slice(program.lastIndexOf("/") + 1),
				writes: paths.slice(0, MAX_FILES).map(fileRef)
			});
		}
	}
	return found.some(({ writes }) => writes.some((ref) => !KEY$2.test(ref))) ? found : [];
}

// src/mechanism-kit/pipelines.ts
/** Byte strings of which a file with a renewing job holds one. */
const PIPELINE_NEEDLES = [
	...CLIENT_NEEDLES,
	"/issue/",
	"acm import-certificate",
	"keyvault certificate",
	"ssl-certificates",
	"secret tls",
	"terraform",
	"tofu",
	"terragrunt",
	"pulumi",
	"vault kv ",
	"secretsmanager ",
	"keyvault secret",
	"renew",
	"cert",
	".pem",
	".crt",
	".pfx",
	".p12",
	".jks"
];
/** Whether a command only renews what an earlier run obtained: if nothing is due, it issues nothing. */
function keepsState(command) {
	const action = issuing$1(command)?.action;
	return action === "renew" || action === "ensure";
}
/** The client run that a command is, if it obtains a certificate that clients trust. */
function issuing$1(command) {
	const run = clientRun(command);
	return run !== void 0 && isTrusted(run) ? run : void 0;
}
const isTrusted = memoizeByObject((run) => {
	if (run.action === "unknown" || run.client.renewal?.startedBy === "itself") return false;
	return !run.command.args.some((arg) => /pebble|localhost|127\.0\.0\.1/.test(arg)) && rehearsalOf(run) === void 0;
});
/** The names that a client is asked for, as far as its command tells. */
function hostsOf$2(command) {
	const run = issuing$1(command);
	return run === void 0 ? [] : hostsAskedFor(run);
}
/** The program that issues a certificate in this command, where it does so for real. */
function issuer(command) {
	const { name, args } = command;
	if (name === "vault") return args[0] === "write" && args.some((arg) => /pki[\w-]*\/issue\//.test(arg)) ? name : void 0;
	return issuing$1(command)?.client.program;
}
/** What puts the described state of an infrastructure in place, where a command does so. */
function appliedBy({ name, args }) {
	if (/^(?:terraform|tofu|terragrunt)$/.test(name) && args.includes("apply")) return "terraform";
	return name === "pulumi" && args.some((arg) => arg === "up" || arg === "update") ? "pulumi" : void 0;
}
/** What a step does that commits or proposes what the job has written, by the name of its action. */
const KEEPS = /pull-request|(?:^|[/-])commit(?:[-@]|$)/;
/** The writes of a job into the repository, where it commits them or proposes them. */
function keptWrites({ runs, uses }) {
	const commands = runs.flatMap((run) => run.commands);
	return uses.some((name) => KEEPS.test(name)) || commands.some(commits) ? trackedWrites(runs) : [];
}
/** Writes the schedule fact of a job that renews, uploads or applies; nothing for any other job. */
function pipelineJob(output, job) {
	const commands = job.runs.flatMap((run) => run.commands);
	const issued = commands.flatMap((command) => issuer(command) ?? []);
	const uploaded = commands.filter((command) => uploadOf(command) !== void 0);
	const applying = commands.find((command) => appliedBy(command) !== void 0);
	const applies = job.applies ?? (applying === void 0 ? void 0 : appliedBy(applying));
	const scripts = commands.filter((command) => renewalOf(command) !== void 0);
	const calls = [...job.calls ?? [], ...scripts.map((command) => scriptRef(renewalOf(command) ?? ""))];
	const kept = keptWrites(job);
	const first = commands.find((command) => issuer(command) !== void 0) ?? uploaded[0] ?? applying ?? kept[0]?.command ?? scripts[0];
	if (first === void 0 && calls.length === 0 && applies === void 0) return;
	const started = job.schedules.length > 0 && job.off !== true;
	const renews = issued.length + uploaded.length + kept.length > 0;
	const attributes = {
		name: job.name,
		program: issued[0] ?? programOf(uploaded[0]) ?? applies ?? kept[0]?.program ?? calledName(calls[0]),
		issues: issued.length + kept.length > 0,
		...job.fresh === true && commands.every((command) => !keepsState(command)) && { fresh: true },
		...started && { schedules: [...job.schedules] },
		...(!started && job.triggersKnown || job.off === true) && { disabled: true },
		...calls.length > 0 && { calls: true },
		...scripts.some((command) => /renew|rotat/i.test(renewalOf(command) ?? "")) && { renews: true },
		...job.manual === true && { manual: true },
		...job.retired !== void 0 && { retired: job.retired }
	};
	const programs = [...new Set(issued), ...applies === void 0 ? [] : [applies]];
	const self = makeRef("job", job.path);
	output.fact({
		kind: "schedule",
		reads: job.called === true ? [self] : [],
		writes: [
			...programs.map(programRef),
			...new Set(calls),
			...job.called === true ? [] : [self]
		],
		attributes: {
			...attributes,
			...renews && outcome(job, commands)
		},
		...job.scheduleLine !== void 0 && { lines: { schedules: job.scheduleLine } }
	}, { line: first?.line ?? job.line });
	const named = commands.some((command) => hostsOf$2(command).length > 0);
	for (const { command, program, writes } of named ? [] : kept) output.fact({
		kind: "producer",
		reads: [self],
		writes,
		attributes: {
			name: program,
			program
		}
	}, { line: command.line });
}
/** Whether the name of a file is about certificates; what else a job starts is not looked at. */
function namesCertificates(path) {
	return /cert|renew|acme|(?:key|secret).{0,20}rotat|rotat.{0,20}(?:key|secret)|(?:^|[/._-])(?:tls|ssl|pki)(?:[/._-]|$)/i.test(path) || clientNamed(path) !== void 0;
}
/** Whether the text of a step renews or uploads a certificate, as far as words tell. */
function bringsCertificates(text) {
	return /secret tls|certificate/.test(text) || clientNamed(text) !== void 0;
}
/** The script that a command starts, where its name is about certificates. */
function renewalOf(command) {
	const script = clientRun(command) === void 0 ? scriptOf(command) : void 0;
	return script !== void 0 && namesCertificates(script) ? script : void 0;
}
const programOf = (command) => command === void 0 ? void 0 : uploadOf(command)?.program;
const calledName = (ref) => ref === void 0 ? "" : nameOfRef(ref).replace(/\/action\.ya?ml$/, "").replace(/^.*[/:]/, "");
/** Whether a job renews, itself or by what it calls, as far as that was scanned. */
function renewsCertificates(fact, { topology }) {
	if (fact.attributes.issues === true) return true;
	if (fact.attributes.calls !== true) return false;
	return downstream(graphOf(topology), nodeOf(topology, fact)).some(({ fact: { kind, attributes } }) => kind === "producer" && fact.attributes.renews === true || kind === "schedule" && attributes.issues === true);
}
/** What becomes of the renewed certificate. */
function outcome(job, commands) {
	const opens = job.uses.find((name) => /create-pull-request/.test(name)) ?? commands.find(({ name, args }) => name === "gh" && args[0] === "pr" && args[1] === "create" || name === "glab" && args[0] === "mr" && args[1] === "create")?.name ?? (commands.some(({ name, args }) => name === "git" && args.includes("push") && args.some((arg) => arg.startsWith("merge_request.create"))) ? "git push -o merge_request.create" : void 0);
	const merged = job.uses.some((name) => /auto-?merge/.test(name)) || commands.some(({ args }) => args.some((arg) => /^(?:--auto|--auto-merge|merge_request\.merge_when_pipeline_succeeds)/.test(arg)) && args.length > 1);
	const quiet = commands.find((command, i) => (issuer(command) !== void 0 || uploadOf(command) !== void 0) && silenced(commands[i + 1]));
	const key = committedKey(commands);
	const gap = secretGap(commands);
	const hidden = job.tolerated ?? (quiet === void 0 ? void 0 : "|| true");
	return {
		...opens !== void 0 && !merged && { review: opens },
		...hidden !== void 0 && { hidden },
		...key !== void 0 && { committedKey: key },
		...gap !== void 0 && { gap }
	};
}
const silenced = (next) => next?.operator === "||" && /^(?:true|:|echo)$/.test(next.name);
/** A private key that is copied into the work tree, or named, before `git add`. */
function committedKey(commands) {
	const add = commands.findIndex(({ name, args }) => name === "git" && (args[0] === "add" || args[0] === "commit" && args.includes("-a")));
	if (add < 0) return void 0;
	const isKey = (arg) => /(?:^|\/)privkey\d*\.pem$|\.key$/.test(arg);
	const named = commands[add]?.args.find(isKey);
	const all = commands[add]?.args.some((arg) => /^(?:-A|--all|\.|-a|-am)$/.test(arg));
	const taken = commands.slice(0, add).flatMap(({ args }) => optionValues(args, "--key-file", "--keypath", "-keyout")).find((path) => /^[\w.]/.test(path) && (all || commands[add]?.args.includes(path)));
	if (taken !== void 0) return taken;
	const copied = commands.slice(0, add).find(({ name, args }) => (name === "cp" || name === "mv" || name === "install") && args.some(isKey));
	const target = copied?.args.at(-1) ?? "";
	return named ?? (copied === void 0 || /^[/~$]/.test(target) ? void 0 : copied.args.find(isKey));
}
function secretGap(commands) {
	const uploadedLater = /* @__PURE__ */ new Set();
	let gap;
	for (const command of commands.toReversed()) {
		const [verb, kind, secret = ""] = command.args;
		if (command.name === "kubectl" && verb === "delete" && kind === "secret" && uploadedLater.has(secret)) gap = secret;
		if (uploadOf(command) !== void 0) for (const arg of command.args) uploadedLater.add(arg);
	}
	return gap;
}

// src/mechanism-kit/pipeline-rules.ts
/** The rules that every CI system has: how often, whether a person must approve, and whether failures are visible. */
function pipelineRules({ id, title, noun, schedule, failure, tolerated }) {
	return [
		factRule(id, {
			id: `${id}-renewal-too-rare`,
			title: `${title}: renewal runs too rarely`,
			level: "warning",
			why: "Certificates are renewed in the last third of their lifetime: 30 days today, 15 with 45-day certificates. With one run a month, two failed runs let the certificate expire.",
			fix: "Run the job every day; the client renews only certificates that are due.",
			references: [schedule],
			problem(fact, context) {
				if (!renewsCertificates(fact, context)) return void 0;
				const waits = textsOf(fact.attributes.schedules).map(cronCadence);
				const longest = (fact.attributes.fresh === true ? 31 : 10) * DAY;
				if (waits.length === 0 || waits.some((wait) => typeof wait !== "number" || wait <= longest)) return void 0;
				const shortest = Math.min(...waits.filter((wait) => typeof wait === "number"));
				return `${noun} "${fact.attributes.name}" runs ${fact.attributes.program} at \`${textsOf(fact.attributes.schedules).join("`, `")}\`: up to ${spellDuration(shortest)} pass between two runs.`;
			}
		}),
		factRule(id, {
			id: `${id}-renewal-waits-for-review`,
			title: `${title}: renewed certificate waits for a review`,
			level: "warning",
			why: "The job ends in a change request. The certificate is renewed but not deployed until a person merges it, and no alert says that this is urgent.",
			fix: "Deploy from the job, or merge automatically and alert when such a request stays open for three days.",
			references: [schedule],
			problem: (fact) => fact.attributes.review === void 0 ? void 0 : `${noun} "${fact.attributes.name}" renews with ${fact.attributes.program} and leaves the result to a reviewer (\`${fact.attributes.review}\`).`
		}),
		factRule(id, {
			id: `${id}-failure-unseen`,
			title: `${title}: failed renewal looks successful`,
			level: "note",
			why: "The run succeeds even if the renewal fails, so the first sign is an expired certificate.",
			fix: `Remove ${tolerated} and \`|| true\` from the renewal step, and notify on failure.`,
			references: [failure],
			problem: (fact) => fact.attributes.hidden === void 0 ? void 0 : `${noun} "${fact.attributes.name}" passes when ${fact.attributes.program} fails (\`${fact.attributes.hidden}\`).`
		}),
		factRule(id, {
			id: `${id}-private-key-committed`,
			title: `${title}: job commits a private key`,
			level: "error",
			why: "Everyone who can read the repository, now or later, can impersonate the server. The history keeps the key after the file is deleted.",
			fix: "Store the key in a secret manager, and revoke the certificates whose keys were committed.",
			references: ["https://cheatsheetseries.owasp.org/cheatsheets/Key_Management_Cheat_Sheet.html"],
			problem: (fact) => fact.attributes.committedKey === void 0 ? void 0 : `${noun} "${fact.attributes.name}" adds ${fact.attributes.committedKey} to git.`
		}),
		factRule(id, {
			id: `${id}-secret-deleted-first`,
			title: `${title}: Secret is deleted before it is recreated`,
			level: "note",
			why: "Pods that start between `kubectl delete` and `kubectl create` find no certificate. If the second command fails, there is none at all.",
			fix: "Use `kubectl create secret tls \u2026 --dry-run=client -o yaml | kubectl apply -f -`, then `kubectl rollout restart`.",
			references: ["https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_tls/"],
			problem: (fact) => fact.attributes.gap === void 0 ? void 0 : `${noun} "${fact.attributes.name}" deletes the Secret ${fact.attributes.gap} before it creates it again.`
		})
	];
}

// src/mechanisms/azure-pipelines/read.ts
const own$41 = ownAttributes("azure-pipelines");
/** One schedule for the pipeline, which is one unit of work whatever its stages. */
function read$41(file, output) {
	for (const root of yamlRoots(file, output)) {
		const entries = itemsAt(root, "schedules");
		const schedules = statedTimes(entries);
		const tolerated = [...descend(root)].some((node) => valueAt(node, "continueOnError") === true && bringsCertificates(stringAt(node, "script") ?? stringAt(node, "bash") ?? ""));
		const name = stringAt(root, "name") ?? file.path.slice(file.path.lastIndexOf("/") + 1);
		pipelineJob(output, {
			name,
			path: file.path,
			line: root.line,
			runs: nodeRuns(root, "azure-pipelines", schedules),
			uses: [],
			schedules,
			...entries[0] !== void 0 && { scheduleLine: entries[0].line },
			triggersKnown: false,
			...tolerated && { tolerated: "continueOnError: true" }
		});
		const skipping = entries.filter((item) => !item.entries.has("always") || valueAt(item, "always") === false);
		if (entries.length > 0 && skipping.length === entries.length) output.fact({
			kind: "schedule",
			reads: [],
			writes: [],
			attributes: { name },
			own: { onChangeOnly: true }
		}, { line: skipping[0]?.line ?? 1 });
	}
}

// src/mechanisms/azure-pipelines/index.ts
const SCHEDULES$1 = "https://learn.microsoft.com/azure/devops/pipelines/process/scheduled-triggers";
/** Pipelines that issue certificates, by their file. */
const issuing = ({ location, attributes }) => attributes.issues === true ? [location.path] : [];
const azurePipelines = {
	id: "azure-pipelines",
	title: "Azure Pipelines",
	identifiedBy: "`azure-pipelines*.yml` and files under `.azuredevops/` whose steps issue or upload certificates",
	references: [SCHEDULES$1],
	accepts: (path) => /(?:^|\/)(?:[^/]*azure-pipelines?[^/]*\.ya?ml|\.azuredevops\/.+\.ya?ml)$|(?:^|\/)\.?azure-pipelines\/.+\.ya?ml$/.test(path),
	needles: PIPELINE_NEEDLES,
	read: read$41,
	rules: [factRule("azure-pipelines", {
		id: "azure-pipelines-runs-on-change-only",
		title: "Scheduled renewal is skipped without new commits",
		level: "warning",
		why: "A scheduled run starts only if the source changed since the last run, unless `always: true` is set. Certificates expire without code changes.",
		fix: "Add `always: true` to the schedule.",
		references: [SCHEDULES$1],
		problem(fact, { neighbours }) {
			if (own$41(fact).onChangeOnly !== true) return void 0;
			return factsBy(neighbours(fact), issuing, fact.location.path).length > 0 ? `The schedule of "${fact.attributes.name}" has no \`always: true\`.` : void 0;
		}
	}), ...pipelineRules({
		id: "azure-pipelines",
		title: "Azure Pipelines",
		noun: "The pipeline",
		schedule: SCHEDULES$1,
		failure: "https://learn.microsoft.com/azure/devops/pipelines/process/tasks",
		tolerated: "`continueOnError: true`"
	})]
};

// src/mechanisms/azure-resource-manager/index.ts
const own$40 = ownAttributes("azure-resource-manager");
const CDN = "https://learn.microsoft.com/azure/templates/microsoft.cdn/profiles/secrets";
const WEB = "https://learn.microsoft.com/azure/templates/microsoft.web/certificates";
const GATEWAY$1 = "https://learn.microsoft.com/azure/application-gateway/key-vault-certs";
/** `key: value` of Bicep and `"key": value` of ARM templates, one a line in both. */
const PROPERTY = /^\s*["']?(useLatestVersion|secretVersion|pfxBlob)["']?\s*:\s*([^,]{0,400}?),?\s*$/;
/** Pins and static copies. The value of an expression (`[parameters('x')]`, a Bicep name) is not known. */
function read$40(file, output) {
	let resource = "";
	for (const [index, row] of file.text.split("\n").entries()) {
		if (/^\s*\/\//.test(row)) continue;
		resource = /^\s*resource\s+(\w+)/.exec(row)?.[1] ?? /"type"\s*:\s*"(Microsoft\.[\w./]+)"/.exec(row)?.[1] ?? resource;
		const [, key, raw = ""] = PROPERTY.exec(row) ?? [];
		const value = raw.replace(/^["']|["']$/g, "");
		if (key === void 0 || value === "" || value === "null") continue;
		const common = {
			reads: [],
			writes: [],
			attributes: { name: resource },
			own: {
				property: key,
				value: /^(?:\[|\$\{)|[()]/.test(value) ? null : value.slice(0, 64)
			}
		};
		if (key === "useLatestVersion" && value === "false") output.fact({
			kind: "pin",
			...common
		}, { line: index + 1 });
		else if (key === "secretVersion" && /^[0-9a-f]{32}$/i.test(value)) output.fact({
			kind: "pin",
			...common
		}, { line: index + 1 });
		else if (key === "pfxBlob") output.fact({
			kind: "sink",
			...common,
			own: {
				...common.own,
				value: null
			}
		}, { line: index + 1 });
	}
}
const rules$31 = [factRule("azure-resource-manager", {
	id: "azure-resource-manager-fixed-version",
	title: "ARM reference is fixed to one version of the certificate",
	level: "warning",
	why: "Key Vault renews under a new version. A resource that refers to the old version keeps serving it.",
	fix: "Set `useLatestVersion: true` and remove `secretVersion`.",
	references: [CDN, GATEWAY$1],
	kind: "pin",
	problem: (fact) => `${fact.attributes.name} sets \`${own$40(fact).property}: ${own$40(fact).value}\`.`
}), factRule("azure-resource-manager", {
	id: "azure-resource-manager-static-pfx",
	title: "ARM resource takes the certificate from a file",
	level: "warning",
	why: "A PFX that is passed as data is not updated until the next deployment with a new file.",
	fix: "Use `keyVaultId` and `keyVaultSecretName` instead of `pfxBlob`.",
	references: [WEB],
	kind: "sink",
	problem: ({ attributes: { name } }) => `${name === "" ? "A resource" : `The resource "${name}"`} takes its certificate from \`pfxBlob\`.`
})];
const azureResourceManager = {
	id: "azure-resource-manager",
	title: "Bicep and ARM templates",
	identifiedBy: "`*.bicep` and JSON templates with `useLatestVersion`, `secretVersion` or `pfxBlob`",
	references: [CDN, WEB],
	accepts: (path) => /\.(?:bicep|bicepparam|json)$/.test(path),
	needles: [
		"useLatestVersion",
		"secretVersion",
		"pfxBlob"
	],
	read: read$40,
	rules: rules$31
};

// src/mechanisms/bosh/read.ts
const MECHANISM$19 = "bosh";
const own$39 = ownAttributes(MECHANISM$19);
/** What CredHub and the bosh command take where a variable states no duration. */
const DEFAULT_DAYS = 365;
/** A key of a certificate that a manifest takes from a variable. */
const USE$1 = /\(\(([\w./-]{1,200})\.(?:certificate|private_key|ca)\)\)/g;
/** A path of an operations file that replaces the duration of a variable. */
const DURATION_PATH = /^\/variables\/name=([^/?]{1,200})\??\/options\??\/duration\??$/;
const variableRef = (name) => makeRef("bosh-variable", name);
/** Variables of manifests and operations files, and the manifests that use them. */
function readManifest(file, output) {
	if (!/\.ya?ml$/.test(file.path)) return;
	for (const document of yamlDocuments(file)) {
		if (!/\bcertificate\b|\/duration\b/.test(document.text)) continue;
		const root = document.root();
		if (root === void 0) continue;
		for (const variable of itemsAt(root, "variables")) readVariable(variable, output);
		for (const operation of root.items) readOperation(operation, output);
		if (root.entries.has("instance_groups") || root.entries.has("addons") || root.items.some(isOperation)) readUses$1(document.text, document.line, output);
	}
}
const isOperation = (node) => stringAt(node, "path")?.startsWith("/") === true && node.entries.has("type");
function readOperation(operation, output) {
	const path = stringAt(operation, "path");
	if (typeof path !== "string" || !path.startsWith("/variables")) return;
	const value = at(operation, "value");
	if (value === void 0) return;
	for (const variable of value.kind === "list" ? value.items : [value]) readVariable(variable, output);
	const changed = DURATION_PATH.exec(path)?.[1];
	if (changed === void 0) return;
	const days = value.kind === "scalar" ? value.value : null;
	output.fact({
		kind: "scope",
		reads: [variableRef(changed)],
		writes: [],
		attributes: {
			resource: "BOSH operation",
			name: changed
		},
		own: { days: typeof days === "number" ? days : null }
	}, { line: operation.line });
}
function readVariable(variable, output) {
	const name = stringAt(variable, "name");
	if (stringAt(variable, "type") !== "certificate" || typeof name !== "string") return;
	const days = valueAt(variable, "options", "duration");
	const signer = stringAt(variable, "options", "ca");
	const updateMode = stringAt(variable, "update_mode");
	output.fact({
		kind: "producer",
		reads: typeof signer === "string" ? [variableRef(signer)] : [],
		writes: [variableRef(name)],
		attributes: {
			resource: "BOSH variable",
			name,
			state: "once",
			...valueAt(variable, "options", "is_ca") === true && { isCA: true }
		},
		own: {
			days: days === void 0 ? 365 : typeof days === "number" ? days : null,
			...signer !== void 0 && { signer },
			...updateMode !== void 0 && updateMode !== "no-overwrite" && { updateMode }
		}
	}, {
		line: at(variable, "name")?.line ?? variable.line,
		endLine: variable.endLine
	});
}
/** One consumer for each variable that the document uses, at its first use. */
function readUses$1(text, firstLine, output) {
	const seen = /* @__PURE__ */ new Set();
	for (const [index, line] of text.split("\n").entries()) {
		if (!line.includes("((") || /^\s*#/.test(line)) continue;
		for (const [, name = ""] of line.matchAll(USE$1)) {
			if (seen.has(name)) continue;
			seen.add(name);
			output.fact({
				kind: "consumer",
				reads: [variableRef(name)],
				writes: [],
				attributes: {
					resource: "BOSH manifest",
					name
				}
			}, { line: firstLine + index });
		}
	}
}

// src/mechanisms/bosh/rotation.ts
/** Calls of the API of CredHub that renew certificates, in whichever language. */
const API$3 = /\/certificates\/[^\s"'`]{1,200}\/regenerate\b|\/bulk-regenerate\b|\bset_as_transitional\b|\bupdate_transitional_version\b|\bregenerate_certificate\b/;
/** Lines are looked at up to here, in characters. */
const MAX_LINE$1 = 2e3;
/** Commands and programs that renew certificates in CredHub: a producer for each command, one for each other file. */
function readRotation(file, output) {
	let commands = 0;
	for (const program of [
		"credhub",
		"maestro",
		"credhub-maestro"
	]) for (const invocation of invocations(file, program)) {
		if (!renews$4(program, invocation.command.args)) continue;
		commands++;
		const { args, line } = invocation.command;
		const name = option(args, "-n", "--name");
		output.fact({
			kind: "producer",
			reads: startRefs(file, invocation),
			writes: variablesNamed(name),
			attributes: {
				name: name ?? program,
				program,
				command: "reissue",
				duration: null,
				...runAttributes(invocation)
			},
			own: { rotates: true }
		}, { line });
	}
	if (commands > 0) return;
	const index = file.text.split("\n").findIndex((line) => !/^\s{0,200}(?:#|\/\/)/.test(line) && API$3.test(line.slice(0, MAX_LINE$1)));
	if (index < 0) return;
	output.fact({
		kind: "producer",
		reads: [],
		writes: [],
		attributes: {
			name: "CredHub",
			program: "credhub"
		},
		own: { rotates: true }
	}, { line: index + 1 });
}
/** CredHub keeps `router_tls` of a manifest as `/<director>/<deployment>/router_tls`. */
function variablesNamed(name) {
	if (name === void 0) return [];
	return [name, /^\/[^/]*\/[^/]*\/([^/]+)$/.exec(name)?.[1]].flatMap((one) => one === void 0 || /[$({]/.test(one) ? [] : variableRef(one));
}
function renews$4(program, args) {
	const [action = ""] = args;
	if (program !== "credhub") return action === "regenerate" || action === "update-transitional";
	if (action === "regenerate" || action === "bulk-regenerate") return true;
	if (action === "curl") return args.some((arg) => API$3.test(arg));
	const keeps = args.some((arg) => arg === "-O" || arg === "--no-overwrite");
	return (action === "generate" || action === "set") && option(args, "-t", "--type") === "certificate" && !keeps;
}

// src/mechanisms/bosh/index.ts
const VARIABLES$1 = "https://bosh.io/docs/manifest-v2/#variables";
const TYPES$2 = "https://bosh.io/docs/variable-types/#certificate";
const MODES = "https://docs.cloudfoundry.org/api/credhub/version/2.9/#_overwriting_credential_values";
/** Days below which somebody must renew a certificate several times a year. */
const SHORT = 90;
/** Days from which on the lifetime is a decision: a platform is seldom older. */
const LONG$1 = 1825;
const byMechanism = ({ mechanism }) => [mechanism];
/** The facts of BOSH in each repository in which nothing renews the certificates of CredHub. */
function* withoutRotation(facts) {
	const repositories = groupBy(factsBy(facts, byMechanism, MECHANISM$19), ({ location }) => location.repository);
	for (const found of repositories.values()) if (!found.some((fact) => own$39(fact).rotates === true)) yield found;
}
const isVariable = ({ kind, attributes: { state } }) => kind === "producer" && state === "once";
const daysOf$2 = (fact) => {
	const { days } = own$39(fact);
	return typeof days === "number" ? days : void 0;
};
/**
* The least and the greatest lifetime, in days, that definitions and operations state for each variable of a repository. A
* variable with a lifetime that is not known, or without a definition, is left out.
*/
function lifetimes(facts) {
	const found = /* @__PURE__ */ new Map();
	const states = facts.filter(({ kind }) => kind !== "consumer");
	for (const [name, stated] of groupBy(states, ({ attributes }) => String(attributes.name))) {
		const days = stated.map(daysOf$2).sort((a = 0, b = 0) => a - b);
		const [least, most] = [days[0], days.at(-1)];
		if (!stated.some(isVariable) || least === void 0 || most === void 0) continue;
		found.set(name, {
			least,
			most
		});
	}
	return found;
}
/** One problem for all variables, at the first of each file. */
function told$1(variables, one, many) {
	const [first] = variables;
	const files = groupBy(variables, ({ location }) => location.path);
	const names = new Set(variables.map(({ attributes }) => attributes.name));
	const name = String(first.attributes.name);
	return {
		subject: `bosh#${name}`,
		message: names.size === 1 ? one(name) : many(`${name} and ${names.size - 1} more`),
		locations: [...files.values()].flatMap(([fact]) => fact?.location ?? [])
	};
}
const neverRotated = {
	id: "bosh-certificate-never-rotated",
	title: "BOSH creates certificates once and renews none",
	level: "note",
	otherLevels: { warning: `when they are valid for less than ${SHORT} days` },
	why: "BOSH and CredHub create a certificate with the first deployment, for 365 days by default, and keep it. Later deployments do not renew it, so it expires unless someone regenerates it and deploys again.",
	fix: "Run `credhub regenerate` or CredHub Maestro on a schedule, then deploy. Set `update_mode: converge`, so that certificates follow their CA.",
	references: [
		VARIABLES$1,
		MODES,
		TYPES$2
	],
	since: "0.1.0",
	*check({ topology }) {
		for (const facts of withoutRotation(topology.facts)) {
			const kept = facts.filter((fact) => isVariable(fact) && own$39(fact).updateMode !== "overwrite");
			const isShort = (fact) => (daysOf$2(fact) ?? SHORT) < SHORT;
			const short = kept.filter(isShort);
			if (short.length > 0) yield {
				level: "warning",
				...told$1(short, (name) => `${name} is valid for ${daysOf$2(short[0])} days, and nothing here renews it in CredHub.`, (names) => `${names} are valid for less than ${SHORT} days, and nothing here renews them in CredHub.`)
			};
			const others = kept.filter((fact) => own$39(fact).updateMode === void 0 && !isShort(fact) && (daysOf$2(fact) ?? LONG$1) < LONG$1);
			if (others.length > 0) yield told$1(others, (name) => `BOSH creates ${name} once, for ${daysOf$2(others[0])} days, and nothing here renews it.`, (names) => `BOSH creates ${names} once, and nothing here renews them.`);
		}
	}
};
const outlivesItsCa = {
	id: "bosh-certificate-outlives-its-ca",
	title: "BOSH certificate is valid for longer than its CA",
	level: "warning",
	why: "CredHub does not limit a certificate to the lifetime of its CA. When the CA expires, clients reject the certificate, although its own expiration date is later.",
	fix: "Raise `duration` of the CA above that of its certificates. A CA without `duration` is valid for 365 days.",
	references: [TYPES$2, VARIABLES$1],
	since: "0.1.0",
	*check({ topology }) {
		for (const facts of withoutRotation(topology.facts)) {
			const known = lifetimes(facts);
			const late = facts.filter((fact) => {
				const { least = 0 } = known.get(String(fact.attributes.name)) ?? {};
				return isVariable(fact) && least > (known.get(String(own$39(fact).signer))?.most ?? least);
			});
			for (const [signer, found] of groupBy(late, (fact) => String(own$39(fact).signer))) {
				const lasts = `${signer}, which is valid for ${known.get(signer)?.most} days`;
				yield told$1(found, (name) => `${name} is valid for ${known.get(name)?.least} days, longer than its CA ${lasts}.`, (names) => `${names} are valid for longer than their CA ${lasts}.`);
			}
		}
	}
};
/** BOSH manifests, whose certificates the director creates in CredHub. */
const bosh = {
	id: MECHANISM$19,
	title: "BOSH and CredHub",
	identifiedBy: "`type: certificate` under `variables` of manifests and operations files, and commands that run `credhub` or `maestro`",
	references: [
		VARIABLES$1,
		TYPES$2,
		MODES
	],
	accepts: (path) => mayHoldCommands(path) || path.endsWith(".rb"),
	needles: [
		"type: certificate",
		"type: \"certificate\"",
		"type: 'certificate'",
		"/variables/name=",
		".certificate))",
		".private_key))",
		".ca))",
		"credhub",
		"maestro",
		"regenerate",
		"transitional"
	],
	read(file, output) {
		readManifest(file, output);
		readRotation(file, output);
	},
	rules: [neverRotated, outlivesItsCa]
};

// src/certificates/validity-limits.ts
/**
* CA/Browser Forum Baseline Requirements for TLS server certificates, section 6.3.2, in version 2.1.x (May 2026) and in the
* versions before it. Newest first. Where a version says "after" a day, the next day is the first; the 39 months had
* exceptions until the end of June 2016 (version 1.0, section 9.4). EV certificates had 27 months before 825 days; that
* limit is left out, as all of those have expired.
*/
const VALIDITY_LIMITS = [
	{
		from: "2029-03-15",
		length: { days: 47 },
		ballot: "SC-081v3"
	},
	{
		from: "2027-03-15",
		length: { days: 100 },
		ballot: "SC-081v3"
	},
	{
		from: "2026-03-15",
		length: { days: 200 },
		ballot: "SC-081v3"
	},
	{
		from: "2020-09-01",
		length: { days: 398 },
		ballot: "SC-31"
	},
	{
		from: "2018-03-02",
		length: { days: 825 },
		ballot: "193"
	},
	{
		from: "2016-07-02",
		length: { months: 39 },
		ballot: "193"
	},
	{
		from: "2012-07-02",
		length: { months: 60 },
		ballot: "version 1.0"
	}
];
/** The limit for a certificate that is valid from `start` (milliseconds), which stands for its day of issue. */
function validityLimitAt(start) {
	return VALIDITY_LIMITS.find((limit) => start >= Date.parse(limit.from));
}
/** The last instant that a certificate from `start` on may be valid. The period includes both ends (section 1.6.1). */
function latestEnd(start, { length }) {
	if ("days" in length) return start + length.days * DAY - SECOND;
	const end = new Date(start);
	end.setUTCMonth(end.getUTCMonth() + length.months);
	return end.getTime();
}
/** `200 days`, `39 months`. */
function lengthOf({ length }) {
	return "days" in length ? `${length.days} days` : `${length.months} months`;
}
/** `from 2026-01-01 at 00:00 UTC to \u2026, 366 days`: a period with both ends, days begun counted as whole. */
function validityPeriod(start, end) {
	return `from ${momentOf(start)} to ${momentOf(end)}, ${Math.ceil((end - start + SECOND) / DAY)} days`;
}

// src/certificates/ca-policy-dates.ts
/**
* Dates on which public CAs shorten lifetimes, and on which they retire options. `asOf` is the day on which the source
* was read. If a source moves a date, change it here.
*/
const CABF = "https://github.com/cabforum/servercert/blob/main/docs/BR.md";
const LIFETIMES = "https://letsencrypt.org/2025/12/02/from-90-to-45";
const PROFILES$1 = "https://letsencrypt.org/docs/profiles/";
/** Oldest first for each authority. */
const POLICY_DATES = [
	...VALIDITY_LIMITS.toReversed().flatMap(({ from, length }) => "days" in length ? [limit(from, "public", length.days, `public certificates last at most ${length.days} days`, CABF, "2026-05-04")] : []),
	limit("2015-12-03", "lets-encrypt-classic", 90, "Let's Encrypt issues for 90 days", LIFETIMES, "2026-08-21"),
	limit("2027-02-10", "lets-encrypt-classic", 64, "Let's Encrypt issues for 64 days", LIFETIMES, "2026-08-21"),
	limit("2028-02-16", "lets-encrypt-classic", 45, "Let's Encrypt issues for 45 days", LIFETIMES, "2026-08-21"),
	limit("2025-01-01", "lets-encrypt-tlsserver", 90, "Let's Encrypt issues for 90 days", PROFILES$1, "2026-08-21"),
	limit("2026-05-13", "lets-encrypt-tlsserver", 45, "Let's Encrypt's tlsserver profile issues for 45 days", LIFETIMES, "2026-08-21"),
	limit("2025-01-01", "lets-encrypt-shortlived", 160 / 24, "Let's Encrypt's shortlived profile issues for 160 hours", PROFILES$1, "2026-08-21")
];
const RETIREMENTS$1 = [
	{
		id: "acme-v1",
		date: "2021-06-01",
		what: "the ACMEv1 API",
		stops: "answering it",
		effect: "every issuance and renewal fails",
		fix: "Use the directory https://acme-v02.api.letsencrypt.org/directory.",
		level: "warning",
		named: { urls: ["acme-v01.api.letsencrypt.org", "acme-staging.api.letsencrypt.org"] },
		source: "https://community.letsencrypt.org/t/end-of-life-plan-for-acmev1/88430",
		asOf: "2026-11-29"
	},
	{
		id: "dst-root-chain",
		date: "2024-06-06",
		what: "the chain to \"DST Root CA X3\"",
		stops: "offering it",
		effect: "clients get another chain",
		fix: "Remove the preferred chain, or name \"ISRG Root X1\".",
		level: "note",
		named: { chain: "DST Root CA X3" },
		source: "https://letsencrypt.org/2023/07/10/cross-sign-expiration",
		asOf: "2026-11-29"
	},
	{
		id: "old-intermediate",
		date: "2024-06-06",
		what: "an intermediate certificate of 2020 or before",
		stops: "issuing from it",
		effect: "a chain with it does not fit renewed certificates",
		fix: "Use the chain that the client gets with each certificate, and trust the root \"ISRG Root X1\".",
		level: "note",
		named: { urls: [
			...["letsencrypt.org/certs/lets-encrypt-x", "letsencrypt.org/certs/letsencryptauthorityx"],
			...["letsencrypt.org/certs/lets-encrypt-r3", "letsencrypt.org/certs/lets-encrypt-r4"],
			...["letsencrypt.org/certs/lets-encrypt-e1", "letsencrypt.org/certs/lets-encrypt-e2"]
		] },
		source: "https://letsencrypt.org/2024/04/12/changes-to-issuance-chains",
		asOf: "2026-11-29"
	},
	{
		id: "rds-ca",
		date: "2024-08-22",
		what: "a CA of Amazon RDS that has expired",
		by: "Amazon RDS",
		stops: "supporting it",
		effect: "clients that check the certificate reject the database",
		fix: "Use `rds-ca-rsa2048-g1` or another CA that RDS rotates, and let clients trust its bundle first.",
		level: "warning",
		named: { authorities: ["rds-ca-2019", "rds-ca-2015"] },
		source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL-certificate-rotation.html",
		asOf: "2026-11-29"
	},
	{
		id: "must-staple",
		date: "2025-05-07",
		what: "OCSP must-staple",
		stops: "accepting such orders",
		effect: "every renewal fails",
		fix: "Remove the must-staple option, and renew the certificate once.",
		level: "warning",
		source: "https://letsencrypt.org/2024/12/05/ending-ocsp",
		asOf: "2026-11-29"
	},
	{
		id: "expiry-mail",
		date: "2025-06-04",
		what: "emails about certificate expiry",
		stops: "sending them",
		effect: "no alert reports that a renewal failed",
		fix: "Alert on the expiration date of the certificates.",
		level: "note",
		source: "https://letsencrypt.org/2025/06/26/expiration-notification-service-has-ended",
		asOf: "2026-08-21"
	},
	{
		id: "hetzner-dns",
		date: "2026-05-31",
		what: "the first API of Hetzner DNS",
		by: "Hetzner",
		stops: "answering it",
		effect: "DNS validation fails, and so does every renewal",
		fix: "Use the API at https://api.hetzner.cloud, with a client or plugin that supports it.",
		level: "warning",
		named: { urls: ["dns.hetzner.com/api/v1"] },
		source: "https://docs.hetzner.com/networking/dns/migration-to-hetzner-console/process",
		asOf: "2026-11-29"
	},
	{
		id: "client-authentication",
		date: "2026-02-11",
		what: "client authentication",
		stops: "putting clientAuth into its certificates",
		effect: "servers that check the key usage refuse renewed certificates",
		fix: "Issue client certificates from a private CA.",
		level: "warning",
		source: "https://letsencrypt.org/2025/05/14/ending-tls-client-authentication",
		asOf: "2026-08-21"
	},
	{
		id: "tlsclient-profile",
		date: "2026-07-08",
		what: "the profile `tlsclient` for client certificates",
		stops: "offering it",
		effect: "every renewal fails",
		fix: "Remove the profile, and issue client certificates from a private CA.",
		level: "warning",
		named: { profile: "tlsclient" },
		source: "https://letsencrypt.org/2025/05/14/ending-tls-client-authentication",
		asOf: "2026-08-21"
	}
];
/** The retirement with an id. */
function retirement(id) {
	return RETIREMENTS$1.find((one) => one.id === id);
}
/** Two sentences: what is stopped and when, and what follows, in the tense that `now` asks for. */
function retirementText({ by = "Let's Encrypt", date, stops, effect }, now) {
	return Date.parse(date) > now ? `${by} stops ${stops} on ${date}. From then on, ${effect}.` : `${by} stopped ${stops} on ${date}. Since then, ${effect}.`;
}
/** Profiles that Let's Encrypt offers, or has announced the end of. https://letsencrypt.org/docs/profiles/ */
const LETS_ENCRYPT_PROFILES = [...[
	"classic",
	"tlsserver",
	"shortlived"
], ...RETIREMENTS$1.flatMap(({ named }) => named !== void 0 && "profile" in named ? [named.profile] : [])];
function limit(date, authority, days, title, source, asOf) {
	return {
		date,
		authority,
		days,
		title,
		source,
		asOf
	};
}
/** The limit that binds an authority at an instant; undefined before its first. */
function limitAt(authority, now) {
	return POLICY_DATES.filter((one) => one.authority === authority && Date.parse(one.date) <= now).at(-1);
}
/** The limits that are still to come for an authority, the nearest first. */
function comingLimits(authority, now) {
	return POLICY_DATES.filter((one) => one.authority === authority && Date.parse(one.date) > now);
}

// src/mechanisms/ca-retirements/index.ts
const own$38 = ownAttributes("ca-retirements");
const ASKING = CLIENTS.filter(({ asksFor }) => asksFor !== void 0);
const IDS = ASKING.map(({ id }) => id);
const LONGEST_ROW$1 = 2e3;
/** What a file holds that has a client ask for what is retired. */
const ASKS = new RegExp(`(?<![\\w-])(?:${ASKING.flatMap(({ asksFor = [] }) => asksFor.flatMap(([, ...options]) => options)).join("|")})(?![\\w-])`);
/** Programs that connect to servers, and their option for a certificate of the client. */
const CONNECTING = [
	"curl",
	"wget",
	"grpcurl",
	"mosquitto_pub",
	"mosquitto_sub"
];
const CERTIFICATE_OPTION = /^(?:--cert|--certificate|-cert|-E)(?:=|$)/;
/** Settings of Terraform, CloudFormation and the AWS CLI that choose the CA of a database. */
const DATABASE_CA = /ca[-_]?cert(?:ificate)?[-_]?identifier["']?(?:\s{0,9}[:=]\s{0,9}|\s{1,9})["']?$/i;
/** What configuration names by a word of its own, whatever the client. */
const NAMED$5 = RETIREMENTS$1.flatMap(({ id, named }) => {
	if (named === void 0) return [];
	if ("urls" in named) return named.urls.map((word) => ({
		id,
		word
	}));
	if ("authorities" in named) return named.authorities.map((word) => ({
		id,
		word,
		key: DATABASE_CA
	}));
	return "profile" in named ? [{
		id,
		word: named.profile,
		key: /profile\w{0,20}["']?(?:\s{0,9}[:=]\s{0,9}|\s{1,9})["']?$/i
	}] : [{
		id,
		word: named.chain,
		key: /chains?["']?(?:\s{0,9}[:=]\s{0,9}|\s{1,9})["'[\s]{0,9}$/i
	}];
});
/**
* A setting that asks for the TLS feature extension (RFC 7633): `must-staple = True`, `MDMustStaple on`, `ocspMustStaple = true;`,
* the `must_staple` of a Caddyfile, which has no value.
*/
const STAPLE = /(?:^|[^A-Za-z0-9])(?:MD|ocsp[-_]?)?must[-_]?staple["']?(?:\s{0,9}[:=]\s{0,9}|\s{1,9}|$)["']?(?:(?:true|yes|on|1)\b|$)/i;
/** As acme.sh saves it, and as requests for certificates of OpenSSL state it. */
const SAVED = /\bLe_OCSP_Staple=["']?1|\btlsfeature\s{0,9}=\s{0,9}(?:critical\s?,\s?)?(?:status_request|5)\b|1\.3\.6\.1\.5\.5\.7\.1\.24\s{0,9}=/;
/** The branch of a script that a setting opens, or an option of its command line. */
const DECIDED = /^\s*(?:(?:el)?if\b.{0,200}staple|-{1,2}[\w-]{1,60}(?:\s?\|\s?-{1,2}[\w-]{1,60}){0,9}\)\s{0,9}$)/i;
/** Words of scripts that validate a name for an ACME client. */
const VALIDATES = /acme[-_]?challenge|CERTBOT_|\bcertbot\b|\blego\b|dehydrated|acme\.sh/i;
/** A name of a former setting: `OLDCA` of dehydrated, from which it takes the account. */
const FORMER = /(?:^|[\s{,;])old[-_]?\w{0,40}["']?\s{0,9}[:=][\s"']{0,9}(?:https:\/\/)?$/i;
const ACME_V2 = "acme-v02.api.letsencrypt.org";
/** Lines between the entries of one list. */
const NEAR = 3;
const COMMENT$1 = /^\s*(?:#|\/\/|;|\*|<!--|--\s)/;
const callsIn = (file) => /\.psm?1$/i.test(file.path) ? powershellInvocations(file, IDS) : clientInvocations(file, ...IDS);
const LETS_ENCRYPT = /letsencrypt|let's ?encrypt/i;
/** CAs that are not Let's Encrypt: those with a public directory, and any other URL of one. */
const OTHER_CA = /zerossl|sectigo|pki\.goog|ssl\.com|buypass|digicert|entrust|globalsign|https?:\/\/(?![\w.-]{0,60}letsencrypt)[^\s"'/]{1,200}[^\s"']{0,200}(?:\/directory\b|\/acme\/(?!challenge))/i;
/**
* A scope for each option that the file requests from Let's Encrypt and that has a retirement date, at the first place.
*/
function read$39(file, output) {
	const told = /* @__PURE__ */ new Set();
	const emit = (asks, title, line, rehearses = false) => {
		const attributes = { name: asks };
		if (!told.has(asks)) output.fact({
			kind: "scope",
			reads: [],
			writes: [],
			attributes,
			own: {
				asks,
				title,
				rehearses
			}
		}, { line });
		told.add(asks);
	};
	for (const call of ASKS.test(file.text) ? callsIn(file) : []) {
		const { asksFor = [], title, issuer } = call.client;
		const server = clientServer(call);
		if (!(server === void 0 ? issuer === "lets-encrypt" : /letsencrypt/.test(server)) || rehearsalOf(call) !== void 0) continue;
		for (const [id, ...options] of asksFor) if (call.command.args.some((arg) => options.includes(arg))) emit(id, title, call.command.line);
	}
	for (const { command } of invocations(file, ...CONNECTING)) {
		const directive = command.args.find((arg) => CERTIFICATE_OPTION.test(arg))?.replace(/=.*$/, "");
		const certificate = directive === void 0 ? void 0 : option(command.args, directive);
		if (directive !== void 0 && certificate !== void 0 && clientKeeping(certificate) !== void 0) output.fact({
			kind: "scope",
			reads: [],
			writes: [],
			attributes: {
				service: command.name,
				directive,
				side: "client",
				certificate
			}
		}, { line: command.line });
	}
	const rows = file.text.split("\n").map((row) => row.length > LONGEST_ROW$1 || COMMENT$1.test(row) ? "" : row);
	const client = clientNamed(file.path)?.title ?? "The configuration";
	for (const [index, row] of rows.entries()) {
		if (row === "") continue;
		for (const { id, word, key } of NAMED$5) {
			const before = row.includes(word) ? row.slice(0, row.indexOf(word)) : void 0;
			if (before === void 0 || FORMER.test(before) || key?.test(before) === false) continue;
			if (id === "hetzner-dns" && !VALIDATES.test(file.text)) continue;
			const near = rows.slice(Math.max(0, index - NEAR), index + NEAR + 1);
			const isChoice = id === "acme-v1" && near.some((other) => other.includes(ACME_V2));
			emit(id, client, index + 1, isChoice || word.includes("staging"));
		}
		const isSetting = STAPLE.test(row) && !/--|\bsed\b/.test(row);
		if (!isSetting && !SAVED.test(row) || DECIDED.test(rows[index - 1] ?? "")) continue;
		const ca = caOf(rows, file.path);
		const isClients = isSetting || ca === "client" && !row.includes("Le_");
		if (ca === "lets-encrypt" || isClients && ca !== "other") emit("must-staple", client, index + 1);
	}
}
/** The CA that a file uses: the one that it names, that of a client that it names, or undefined if nothing tells. */
const caOf = memoizeByObject((rows, path) => {
	const names = (what) => rows.some((row) => what.test(row));
	if (names(LETS_ENCRYPT)) return "lets-encrypt";
	if (names(OTHER_CA)) return "other";
	return clientNamed(`${path}\n${rows.join("\n")}`) === void 0 ? void 0 : "client";
});
const rules$30 = [factRule("ca-retirements", {
	id: "ca-retirements-still-asked",
	title: "Renewal uses an option or API that is retired",
	level: "warning",
	otherLevels: { note: "for a staging server, or if the CA ignores the retired option" },
	why: "A CA rejects an order that uses a retired option. The first renewal after the retirement date fails, and so does every later one.",
	fix: "Remove the option before the retirement date.",
	references: [...new Set(RETIREMENTS$1.map(({ source }) => source))],
	kind: "scope",
	problem(fact, { now }) {
		const { asks, rehearses } = own$38(fact);
		const id = textOf(asks);
		if (id === void 0) return void 0;
		const one = retirement(id);
		return {
			subject: `${fact.location.path}#${id}`,
			message: `${own$38(fact).title} requests ${one.what}. ${retirementText(one, now)}`,
			fix: one.fix,
			level: rehearses === true ? "note" : one.level
		};
	}
})];
const caRetirements = {
	id: "ca-retirements",
	title: "Options that CAs retire",
	identifiedBy: "requests for OCSP must-staple, the profile `tlsclient`, ACMEv1, the DST Root CA X3 or an expired CA of Amazon RDS",
	references: ["https://letsencrypt.org/docs/profiles/", "https://www.rfc-editor.org/rfc/rfc7633"],
	accepts: (path) => mayHoldCommands(path) || /\.(?:ini|conf|cnf|cfg|config|caddy|caddyfile|nix|tf|tofu|hcl|toml|json|ya?ml|env|properties|psm?1)(?:\.\w+)?$|(?:^|\/)(?:[\w.-]*Caddyfile[\w.-]*|[^/]*dehydrated[^/]*\/config)$/.test(path),
	needles: [
		...[
			"must-staple",
			"must_staple",
			"MustStaple",
			"MUST_STAPLE",
			"OCSP_Staple",
			"tlsfeature",
			"1.3.6.1.5.5.7.1.24"
		],
		...ASKING.flatMap(({ asksFor = [] }) => asksFor.flatMap(([, ...options]) => options.filter((one) => one.length > 2 && !/must-staple|MustStaple/.test(one)))),
		...NAMED$5.map(({ word }) => word),
		"letsencrypt/live/"
	],
	read: read$39,
	rules: rules$30
};

// src/mechanisms/caddy/index.ts
const own$37 = ownAttributes("caddy");
const OPTIONS = "https://caddyserver.com/docs/caddyfile/options";
const TLS$1 = "https://caddyserver.com/docs/caddyfile/directives/tls";
const HTTPS = "https://caddyserver.com/docs/automatic-https";
/** A site of which only its head has been read. */
const newSite = (head) => ({
	...head,
	files: false,
	internal: false,
	imports: []
});
/** Sites that Caddy manages are producers; `tls <certificate> <key>` makes one a consumer of files. */
function read$38(file, output) {
	let depth = 0;
	const sites = [];
	let site = newSite({
		address: "",
		hosts: [],
		line: 0,
		plain: false,
		reachable: false
	});
	let off;
	for (const [index, raw] of file.text.split("\n").entries()) {
		const row = raw.replace(/(?:^|\s)#.*$/, "").replace(/\{\{[^}]*\}\}/g, "{{}}").trim();
		const words = row.split(/\s+/);
		if (depth === 0 && row.endsWith("{") && row.length > 1) {
			const addresses = row.slice(0, -1).split(/[\s,]+/).filter((address) => address !== "");
			const hosts = addresses.map((address) => address.replace(/^https:\/\//, "").replace(/[:/].*$/, "")).filter((host) => /^[\w*-]+(?:\.[\w-]+)+$/.test(host));
			site = newSite({
				address: addresses[0] ?? "",
				hosts,
				line: index + 1,
				plain: addresses.every((address) => address.startsWith("http://") || address.endsWith(":80")),
				reachable: addresses.some(isReachable)
			});
			sites.push(site);
		}
		depth += Number(row.endsWith("{")) - Number(row.startsWith("}"));
		if (words[0] === "auto_https" && (words[1] === "off" || words[1] === "disable_certs")) off = {
			mode: words[1],
			line: index + 1
		};
		if ((words[0] === "acme_ca" || words[0] === "ca") && words[1] !== void 0) output.fact({
			kind: "producer",
			reads: [],
			writes: [],
			attributes: {
				name: "acme_ca",
				server: words[1]
			}
		}, { line: index + 1 });
		if (words[0] === "tls" && words[1] === "internal") site.internal = true;
		if (words[0] === "import" && words[1] !== void 0) site.imports.push(`(${words[1]})`);
		if (words[0] === "tls" && words[2] !== void 0 && words[2] !== "{") {
			site.files = true;
			serverConsumer(output, {
				service: "caddy",
				directive: "tls",
				certificate: words[1] ?? "",
				key: words[2],
				hosts: site.hosts,
				line: index + 1
			});
		}
	}
	const given = new Set(sites.filter(({ files }) => files).map(({ address }) => address));
	for (const { hosts, line, plain, files, imports } of sites) {
		if (hosts.length === 0 || plain || files || imports.some((name) => given.has(name))) continue;
		output.fact({
			kind: "producer",
			reads: [],
			writes: hosts.map(hostRef),
			names: hosts.map((host) => `dns:${host}`),
			attributes: { name: hosts[0] ?? "" },
			own: { managed: true }
		}, { line });
	}
	const others = new Set(sites.filter(({ files, internal }) => files || internal).map(({ address }) => address));
	const obtains = ({ address, plain, reachable, imports }) => reachable && !plain && !others.has(address) && !imports.some((name) => others.has(name));
	if (sites.length > 0 && (off !== void 0 || !sites.some(obtains))) output.fact({
		kind: "scope",
		reads: [],
		writes: [],
		attributes: {
			resource: "Caddyfile",
			client: "caddy",
			state: "off"
		}
	}, { line: 1 });
	if (off !== void 0) output.fact({
		kind: "producer",
		reads: [],
		writes: [],
		attributes: {
			name: "auto_https",
			state: "off"
		},
		own: { automatic: off.mode }
	}, { line: off.line });
}
/** Names for which Caddy uses its own CA, and addresses without a name. */
const OWN_CA = /^(?:localhost|[\d.]+|\[[\da-f:]+\]|.*\.(?:localhost|local|internal|home\.arpa))?$/i;
/** Whether Caddy obtains a certificate for an address: one that a variable holds may have a default. */
function isReachable(address) {
	if (/^(?:http:|\()/.test(address)) return false;
	const stated = address.replace(/\{\$\w{1,100}:([^}]{1,200})\}/, "$1").replace(/^https:\/\//, "");
	return !OWN_CA.test(stated.replace(/(?::\d{1,5})?(?:\/.*)?$/, ""));
}
/** Sites of a file whose certificate Caddy manages, and those with a file of their own. */
const byFile = (fact) => {
	if (fact.mechanism !== "caddy") return [];
	const { path } = fact.location;
	return [...own$37(fact).managed === true ? [`managed ${path}`] : [], ...fact.kind === "consumer" ? [`consumer ${path}`] : []];
};
const rules$29 = [
	factRule("caddy", {
		id: "caddy-automatic-https-off",
		title: "Caddy: certificate management is disabled",
		level: "note",
		why: "With `auto_https off` or `disable_certs`, Caddy neither obtains nor renews certificates for the served names.",
		fix: "Remove `auto_https`, or give the sites `http://` addresses if another proxy terminates TLS.",
		references: [OPTIONS, HTTPS],
		problem(fact, { neighbours }) {
			if (own$37(fact).automatic === void 0) return void 0;
			const of = (what) => factsBy(neighbours(fact), byFile, `${what} ${fact.location.path}`);
			const [managed] = of("managed");
			if (managed === void 0 || of("consumer").length > 0) return void 0;
			return {
				message: `\`auto_https ${own$37(fact).automatic}\` leaves ${managed.attributes.name} without a certificate.`,
				related: [managed.location]
			};
		}
	}),
	factRule("caddy", {
		id: "caddy-static-certificate",
		title: "Caddy serves a certificate file that nothing renews",
		level: "note",
		why: "Caddy renews the certificates that it obtained. It loads files named in `tls` unchanged.",
		fix: "Remove the files from `tls`, or let an ACME client write them and reload Caddy.",
		references: [TLS$1],
		kind: "consumer",
		problem(fact, { topology }) {
			const path = textOf(fact.attributes.certificate);
			if (path === void 0) return void 0;
			return upstream(graphOf(topology), nodeOf(topology, fact)).some(({ fact: { kind } }) => kind === "producer" || kind === "copy") ? void 0 : `Caddy serves ${path}, but nothing found here writes that file.`;
		}
	}),
	factRule("caddy", {
		id: "caddy-staging",
		title: "Caddy uses a staging CA",
		level: "warning",
		why: "No client trusts a certificate of the staging CA.",
		fix: "Remove `acme_ca`.",
		references: [OPTIONS, "https://letsencrypt.org/docs/staging-environment/"],
		problem: (fact) => /staging/.test(textOf(fact.attributes.server) ?? "") ? `Caddy obtains its certificates from ${fact.attributes.server}.` : void 0
	})
];
const isOwn$4 = (path) => /(?:^|\/)(?:[\w.-]*Caddyfile[\w.-]*|[^/]+\.(?:caddy|caddyfile)(?:\.\w+)?)$/.test(path);
const caddy = {
	id: "caddy",
	title: "Caddy",
	identifiedBy: "`Caddyfile*` and `*.caddy`, also where scripts write them",
	references: [HTTPS, TLS$1],
	needles: [
		"addyfile",
		"reverse_proxy",
		"file_server",
		"php_fastcgi",
		"acme_ca",
		"auto_https",
		"tls ",
		"redir ",
		"respond ",
		"encode ",
		"import "
	],
	...serverFiles({
		isOwn: isOwn$4,
		named: /Caddyfile|\.caddy/
	}, read$38),
	rules: rules$29
};

// src/mechanisms/cert-manager/issuers.ts
/** Questions about issuers that several checks ask. */
const MECHANISM$18 = "cert-manager";
/** `duration` where none is stated. https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec */
const DEFAULT_DURATION = 2160 * HOUR;
const all$1 = (fact) => fact.mechanism === "cert-manager" && fact.kind === "issuer" ? ["all"] : [];
const byRef = (fact) => fact.mechanism === "cert-manager" && fact.kind === "issuer" ? [...fact.writes, ...fact.writes.map(loose)] : [];
/** An issuer's ref without its namespace. */
function loose(ref) {
	return isOfKind(ref, "issuer") ? inNamespace(ref, "*") : ref;
}
/** The issuers that the repository of a fact defines. */
function issuers(fact, context) {
	return factsBy(context.neighbours(fact), all$1, "all");
}
/** The issuer that a producer asks, if its repository defines it. Namespaces that are known must agree. */
function issuerOf$1(fact, context) {
	const [ref] = fact.reads;
	if (ref === void 0) return void 0;
	const neighbours = context.neighbours(fact);
	return factsBy(neighbours, byRef, ref)[0] ?? factsBy(neighbours, byRef, loose(ref)).find((issuer) => isAsked(issuer, ref));
}
/** All that is known of the team, where a change is judged too. */
function known$2({ topology, change }) {
	return (change?.team?.topology ?? topology).facts;
}
/** Whether another repository defines the issuer that a producer asks, as far as the namespaces are known. */
function isDefinedElsewhere(fact, context) {
	const [ref] = fact.reads;
	if (ref === void 0) return false;
	return factsBy(known$2(context), byRef, loose(ref)).some((issuer) => issuer.location.repository !== fact.location.repository && isAsked(issuer, ref));
}
/** The ClusterIssuers of all repositories; those of others are no finding of a change that has nothing to do with them. */
function clusterIssuers(fact, context) {
	const { change } = context;
	return change === void 0 || change.paths.has(fact.location.path) ? factsBy(known$2(context), ofCluster, "all") : [];
}
const ofCluster = (fact) => fact.mechanism === "cert-manager" && fact.attributes.resource === "ClusterIssuer" ? ["all"] : [];
function isAsked(issuer, ref) {
	return issuer.writes.some((written) => loose(written) === loose(ref) && !differ(written, ref));
}
function differ(a, b) {
	const [first, second] = [a, b].map((ref) => namespaceOfRef(ref) ?? "?");
	return first !== "?" && second !== "?" && first !== second;
}
/** Let's Encrypt's profile that an issuer uses; undefined for other authorities. */
function authorityOf(issuer) {
	const server = issuer === void 0 ? void 0 : statedText(issuer.attributes.server);
	if (typeof server !== "string" || !/\.api\.letsencrypt\.org\//.test(server)) return void 0;
	const profile = issuer === void 0 ? void 0 : statedText(issuer.attributes.profile);
	if (profile === null) return void 0;
	return profile === "tlsserver" || profile === "shortlived" ? `lets-encrypt-${profile}` : "lets-encrypt-classic";
}
function isStaging$1(issuer) {
	return /acme-staging/.test(statedText(issuer.attributes.server) ?? "");
}
/** Days that the issuer gives at most at an instant. */
function issuedDays(issuer, now) {
	const authority = authorityOf(issuer);
	return (authority === void 0 ? void 0 : limitAt(authority, now)?.days) ?? Number.POSITIVE_INFINITY;
}
/** What a person calls the resource: `Certificate "web"`. */
function called$3(fact) {
	const name = String(fact.attributes.name ?? "").replace(/@[^@]*$/, "");
	const what = fact.attributes.resource === "csi-driver" ? "csi-driver volume of" : String(fact.attributes.resource);
	return withoutTemplates(name) === "\u2026" ? `${what} of a template` : `${what} "${name}"`;
}

// src/mechanisms/cert-manager/read.ts
/** The ref of an issuer; `?` for the name where it is templated. Issuers of other groups are the business of others. */
function issuerRef(namespace, name, kind, group) {
	if (group !== null && group !== "cert-manager.io") return makeRef("external-issuer", `${group}/${name}`);
	if (kind === null) return makeRef("any-issuer", name);
	return kind === "ClusterIssuer" ? makeRef("cluster-issuer", name) : namespacedRef("issuer", namespace, name);
}
/** Certificate: asks an issuer, and keeps the result in a Secret. https://cert-manager.io/docs/usage/certificate/ */
function readCertificate$2(manifest, output) {
	const { root, namespace, path } = manifest;
	const spec = at(root, "spec");
	const { attributes, lines } = attributesAt(root, {
		duration: ["spec", "duration"],
		renewBefore: ["spec", "renewBefore"],
		renewBeforePercentage: ["spec", "renewBeforePercentage"],
		isCA: ["spec", "isCA"],
		policy: [
			"spec",
			"renewal",
			"policy"
		]
	});
	const own = attributesAt(root, {
		rotationPolicy: [
			"spec",
			"privateKey",
			"rotationPolicy"
		],
		issuerName: [
			"spec",
			"issuerRef",
			"name"
		],
		issuerKind: [
			"spec",
			"issuerRef",
			"kind"
		],
		issuerGroup: [
			"spec",
			"issuerRef",
			"group"
		],
		apiVersion: ["apiVersion"]
	});
	const values = {
		...given("durationValue", valueAsked(at(spec, "duration"))),
		...given("renewBeforeValue", valueAsked(at(spec, "renewBefore")))
	};
	const secretName = nameIn(path, at(spec, "secretName"));
	const windows = itemsAt(spec, "renewal", "windows").map((window) => valueAt(window, "cron") ?? null);
	const usages = itemsAt(spec, "usages").map((usage) => usage.kind === "scalar" ? usage.text : null);
	const ceremony = /ceremony|offline|manual/i.test(commentary(root));
	const injected = stringAt(spec, "secretTemplate", "annotations", "cert-manager.io/allow-direct-injection");
	output.fact({
		kind: "producer",
		reads: issuersOf(manifest, at(spec, "issuerRef")),
		writes: [...secretName === void 0 ? [] : [secretRef(namespace, secretName)], ...isPlainName(manifest.name) ? [namespacedRef("certificate", namespace, manifest.name)] : []],
		names: [
			...sanEntries(at(spec, "dnsNames")),
			...sanEntries(at(spec, "ipAddresses"), "ip"),
			...sanEntries(at(spec, "uris"), "uri"),
			...commonName(spec)
		],
		attributes: {
			resource: "Certificate",
			name: manifest.name,
			namespace,
			...attributes
		},
		own: {
			...own.attributes,
			...values,
			...windows.length > 0 && { windows },
			...usages.length > 0 && { usages },
			...ceremony && { ceremony },
			...injected !== void 0 && { directInjection: injected }
		},
		lines: {
			...lines,
			...own.lines,
			dnsNames: at(spec, "dnsNames")?.line ?? root.line,
			writes: at(spec, "secretName")?.line ?? root.line,
			reads: at(spec, "issuerRef", "name")?.line ?? root.line
		}
	}, manifest.place);
}
const VALUE$1 = /^["']?\{\{-?\s{0,9}\$?(\.Values(?:\.\w{1,80}){1,9})\s{0,9}(?:\|\s{0,9}(?:s?quote|toString|trim)\s{0,9}){0,3}-?\}\}["']?$/;
/** The value of a chart that alone fills a field in: `.Values.tls.duration`. */
function valueAsked(node) {
	return node?.kind === "unknown" ? VALUE$1.exec(node.text)?.[1] : void 0;
}
function commonName(spec) {
	const name = stringAt(spec, "commonName");
	const others = [
		"dnsNames",
		"ipAddresses",
		"uris"
	].some((key) => at(spec, key) !== void 0);
	return typeof name === "string" && !others && /^[\w*-]+(?:\.[\w-]+)+$/.test(name) ? [`dns:${name}`] : [];
}
/** Annotations for the reader: a key ceremony is documented there, or nowhere. */
function commentary(root) {
	return [...entriesAt(root, "metadata", "annotations")].map(([key, value]) => `${key} ${value.text}`).join(" ");
}
function issuersOf(manifest, ref) {
	const name = nameIn(manifest.path, at(ref, "name"));
	if (name === void 0 || name === "?") return [];
	return [issuerRef(manifest.namespace, name, kindOr(stringAt(ref, "kind"), "Issuer"), kindOr(stringAt(ref, "group"), "cert-manager.io"))];
}
function kindOr(stated, fallback) {
	return stated === void 0 ? fallback : stated;
}
const ISSUER_TYPES = [
	"acme",
	"ca",
	"vault",
	"venafi",
	"selfSigned"
];
/** Issuer and ClusterIssuer. https://cert-manager.io/docs/configuration/ */
function readIssuer(manifest, output) {
	const { root, namespace, name, kind } = manifest;
	const spec = at(root, "spec");
	const type = ISSUER_TYPES.find((key) => spec?.entries.has(key));
	const solvers = itemsAt(spec, "acme", "solvers").map((solver) => solver.entries.has("dns01") ? "dns01" : solver.entries.has("http01") && !solver.open ? "http01" : null);
	const zones = itemsAt(spec, "acme", "solvers").flatMap((solver) => ["dnsZones", "dnsNames"].flatMap((key) => itemsAt(solver, "selector", key).map(({ text }) => text)));
	const { attributes, lines } = attributesAt(root, {
		server: [
			"spec",
			"acme",
			"server"
		],
		profile: [
			"spec",
			"acme",
			"profile"
		]
	});
	const own = attributesAt(root, { apiVersion: ["apiVersion"] });
	const ca = nameIn(manifest.path, at(spec, "ca", "secretName"));
	output.fact({
		kind: "issuer",
		reads: ca === void 0 ? [] : [secretRef(kind === "ClusterIssuer" ? "*" : namespace, ca)],
		writes: name === "?" ? [] : [issuerRef(namespace, name, kind, null), makeRef("any-issuer", name)],
		attributes: {
			resource: kind,
			name,
			namespace,
			...attributes
		},
		own: {
			...own.attributes,
			type: type ?? null,
			...solvers.length > 0 && { solvers },
			...zones.length > 0 && { zones },
			...at(spec, "acme", "solvers")?.kind === "unknown" && { solvers: null }
		},
		lines: {
			...lines,
			...own.lines
		}
	}, manifest.place);
}
const INJECT$1 = [
	"inject-ca-from",
	"inject-ca-from-secret",
	"inject-apiserver-ca"
];
/**
* The kinds of objects, as Roles spell them, that a controller of the same file may change: it makes a certificate of its own and
* writes the CA into them, over the one that the release came with.
* https://github.com/open-policy-agent/cert-controller
*/
function patchedKinds(roles) {
	const writing = roles.flatMap(({ root }) => itemsAt(root, "rules")).filter((rule) => itemsAt(rule, "verbs").some(({ text }) => text === "patch" || text === "update" || text === "*"));
	return new Set(writing.flatMap((rule) => itemsAt(rule, "resources").map(({ text }) => text)));
}
/** Objects that carry a CA bundle, injected or not. https://cert-manager.io/docs/concepts/ca-injector/ */
function readInjected$1(manifest, output, patched) {
	const { root, name, kind } = manifest;
	const annotated = INJECT$1.find((key) => annotation(root, `cert-manager.io/${key}`) !== void 0);
	const target = annotated === void 0 ? void 0 : annotation(root, `cert-manager.io/${annotated}`);
	const inject = annotated ?? (patched.has(`${kind.toLowerCase()}s`) ? "controller" : void 0);
	const literal = [
		...itemsAt(root, "webhooks").map((webhook) => at(webhook, "clientConfig", "caBundle")),
		at(root, "spec", "conversion", "webhook", "clientConfig", "caBundle"),
		at(root, "spec", "caBundle")
	].filter((bundle) => bundle !== void 0).find((bundle) => bundle.kind === "scalar" && bundle.text.length > 200);
	if (inject === void 0 && literal === void 0) return;
	const annotations = at(root, "metadata", "annotations");
	const [, space, object] = /^([^/\s]+)\/([^/\s]+)$/.exec(target ?? "") ?? [];
	output.fact({
		kind: "consumer",
		reads: space === void 0 || object === void 0 ? [] : inject === "inject-ca-from" ? [namespacedRef("certificate", space, object)] : inject === "inject-ca-from-secret" ? [secretRef(space, object)] : [],
		writes: [makeRef(kind.toLowerCase(), name)],
		attributes: {
			resource: kind,
			name,
			via: "ca-injector",
			...inject !== void 0 && { inject },
			...annotated !== void 0 && { target: target ?? null },
			...literal !== void 0 && { literal: true }
		},
		own: { ...annotations?.open === true && { templated: true } },
		lines: {
			...literal !== void 0 && { literal: literal.line },
			...annotated !== void 0 && { target: at(annotations, `cert-manager.io/${annotated}`)?.line ?? root.line }
		}
	}, manifest.place);
}

// src/mechanisms/cert-manager/read-installation.ts
const INSTALLED = /cert-manager-controller:v?(\d+\.\d+)|\b(?:chart|repository|name)["']?[ \t]*[:=][ \t]*["']?(?:jetstack\/)?cert-manager["']?[ \t]*$/m;
const DEFAULT_ISSUER = /--default-issuer-name=\S|\bdefaultIssuerName["']?[ \t]*[:=][ \t]*["']?[\w{$]|ingressShim\.defaultIssuerName/;
/** `prometheus.enabled: false` at the top of the chart's values, or as a flag. */
const NO_METRICS = /^prometheus["']?:[ \t]*(?:#.*)?\n[ \t]+enabled["']?:[ \t]*false\b|\bprometheus\.enabled=false\b/m;
/** The installation of cert-manager itself, by its chart or image: its default issuer, and whether it has metrics. */
function readInstallation(file, output) {
	const { text } = file;
	const defaultIssuer = DEFAULT_ISSUER.test(text);
	const installed = INSTALLED.exec(text);
	const lineAt = (index) => text.slice(0, index).split("\n").length;
	const silent = /cert-?manager/i.test(file.path) || /cert-manager.{0,200}=false/.test(text) ? NO_METRICS.exec(text) : null;
	if (installed === null && !defaultIssuer && silent === null) return;
	output.fact({
		kind: "issuer",
		reads: [],
		writes: [],
		attributes: { resource: "installation" },
		own: {
			defaultIssuer,
			...silent !== null && { metrics: false }
		},
		...silent !== null && { lines: { metrics: lineAt(silent.index) } }
	}, { line: installed === null ? 1 : lineAt(installed.index) });
}
/** Which issuers' requests approver-policy approves; what is left out matches all. */
function readPolicy(manifest, output) {
	const ref = at(manifest.root, "spec", "selector", "issuerRef");
	const selects = [
		"name",
		"kind",
		"group"
	].map((key) => stringAt(ref, key) ?? (ref?.open === true ? null : "*"));
	const known = ref?.kind !== "unknown" && [
		"name",
		"kind",
		"group"
	].every((key) => at(ref, key)?.kind !== "unknown");
	output.fact({
		kind: "scope",
		reads: [],
		writes: [],
		attributes: {
			resource: "CertificateRequestPolicy",
			name: manifest.name
		},
		own: { selects: known ? selects : null }
	}, manifest.place);
}

// src/mechanisms/cert-manager/read-shims.ts
const PREFIX$3 = "cert-manager.io/";
const LEGACY = "certmanager.k8s.io/";
/** Annotations of Ingresses and Gateways that cert-manager knows. https://cert-manager.io/docs/reference/annotations/ */
const ISSUER_ANNOTATIONS = [
	"issuer",
	"cluster-issuer",
	"issuer-kind",
	"issuer-group",
	"issuer-name",
	"issue-temporary-certificate"
];
/** What the annotations of an Ingress or a Gateway ask for; undefined where they do not ask for a certificate at all. */
function shimOf(manifest) {
	const annotations = at(manifest.root, "metadata", "annotations");
	const lines = {};
	const attributes = {};
	const own = {};
	const take = (into, name, key) => {
		const value = stringAt(annotations, key);
		if (value === void 0) return void 0;
		if (!annotations?.entries.has(key)) return void 0;
		into[name] = value;
		lines[name] = annotations.entries.get(key)?.line ?? manifest.root.line;
		return value;
	};
	const cluster = take(own, "clusterIssuer", `${PREFIX$3}cluster-issuer`);
	const local = take(own, "issuer", `${PREFIX$3}issuer`);
	const acme = take(own, "tlsAcme", "kubernetes.io/tls-acme");
	const kind = take(own, "issuerKind", `${PREFIX$3}issuer-kind`);
	const group = take(own, "issuerGroup", `${PREFIX$3}issuer-group`);
	take(attributes, "duration", `${PREFIX$3}duration`);
	take(attributes, "renewBefore", `${PREFIX$3}renew-before`);
	take(attributes, "renewBeforePercentage", `${PREFIX$3}renew-before-percentage`);
	take(own, "privateKeyRotationPolicy", `${PREFIX$3}private-key-rotation-policy`);
	take(own, "usages", `${PREFIX$3}usages`);
	const unknown = [...entriesAt(annotations).keys()].filter((key) => key.startsWith(LEGACY) || key.startsWith(PREFIX$3) && /issuer/i.test(key) && !ISSUER_ANNOTATIONS.includes(key.slice(16)));
	if (unknown.length > 0) {
		own.unknownAnnotations = unknown;
		lines.unknownAnnotations = annotations?.entries.get(unknown[0])?.line ?? manifest.root.line;
	}
	if (annotations?.open === true) own.templated = true;
	if (cluster === void 0 && local === void 0 && acme !== "true" && unknown.length === 0) return void 0;
	const name = cluster ?? local;
	return {
		attributes,
		own,
		lines,
		reads: typeof name !== "string" || !isPlainName(name) ? [] : [issuerRef(manifest.namespace, name, cluster !== void 0 ? "ClusterIssuer" : kind ?? "Issuer", group ?? "cert-manager.io")],
		effective: cluster !== void 0 || local !== void 0 || acme === "true"
	};
}
/** Ingress with issuer annotations: cert-manager makes a Certificate of every `tls` entry. https://cert-manager.io/docs/usage/ingress/ */
function readIngress(manifest, output) {
	const shim = shimOf(manifest);
	if (shim === void 0) return;
	const entries = itemsAt(manifest.root, "spec", "tls");
	if (entries.length === 0 && manifest.keys !== void 0) readDefaults$3(manifest, manifest.keys, shim, output);
	for (const entry of entries) {
		const secret = nameIn(manifest.path, at(entry, "secretName"));
		const hosts = at(entry, "hosts");
		const missing = hosts === void 0 || hosts.kind === "list" && hosts.items.length === 0 ? "hosts" : secret === void 0 ? "secretName" : void 0;
		emit$2(manifest, shim, output, {
			line: entry.line,
			endLine: entry.endLine
		}, {
			secret: missing === void 0 && secret !== void 0 ? secretRef(manifest.namespace, secret) : void 0,
			names: sanEntries(hosts),
			...missing !== void 0 && !entry.open && { own: { missing } }
		});
	}
}
/** Values of a chart that ask for certificates of whatever `tls` entries other values of the chart add. */
function readDefaults$3(manifest, keys, { reads, effective }, output) {
	const writes = effective ? valuesRefs(manifest.path, keys, "default") : [];
	if (writes.length === 0) return;
	const attributes = {
		resource: "Ingress values",
		name: keys,
		namespace: manifest.namespace
	};
	output.fact({
		kind: "producer",
		reads,
		writes,
		attributes
	}, manifest.place);
}
/** Gateway and ListenerSet with issuer annotations. https://cert-manager.io/docs/usage/gateway/ */
function readGateway(manifest, output) {
	const shim = shimOf(manifest);
	if (shim === void 0) return;
	for (const listener of itemsAt(manifest.root, "spec", "listeners")) {
		const protocol = stringAt(listener, "protocol");
		if (protocol !== void 0 && protocol !== null && !/^(?:HTTPS|TLS)$/.test(protocol)) continue;
		const tls = at(listener, "tls");
		if (stringAt(tls, "mode") === "Passthrough") continue;
		const refs = itemsAt(tls, "certificateRefs");
		const place = {
			line: listener.line,
			endLine: listener.endLine
		};
		const hostname = at(listener, "hostname");
		const names = hostname?.kind === "scalar" ? [`dns:${hostname.text}`] : [];
		const skipped = skippedListener(manifest, tls, refs, hostname, listener.open);
		const secrets = skipped === void 0 ? refs : refs.slice(0, 1);
		for (const ref of secrets.length === 0 ? [void 0] : secrets) {
			const secret = nameIn(manifest.path, at(ref, "name"));
			emit$2(manifest, shim, output, place, {
				secret: skipped === void 0 && secret !== void 0 ? secretRef(manifest.namespace, secret) : void 0,
				names,
				own: {
					listener: stringAt(listener, "name") ?? null,
					...skipped !== void 0 && { skipped }
				}
			});
		}
	}
}
/** Why cert-manager passes a listener over, as its documentation lists the reasons. */
function skippedListener(manifest, tls, refs, hostname, open) {
	if (open || tls?.kind === "unknown") return void 0;
	if (tls === void 0) return "it has no tls block";
	if (hostname === void 0) return "it has no hostname";
	for (const ref of refs) {
		const kind = stringAt(ref, "kind");
		if (typeof kind === "string" && kind !== "Secret") return `it refers to a ${kind}, not to a Secret`;
		const namespace = namespaceIn(at(ref, "namespace"));
		if (namespace !== "?" && manifest.namespace !== "?" && namespace !== manifest.namespace) return `its Secret is in another namespace, "${namespace}"`;
	}
}
function emit$2(manifest, shim, output, place, asked) {
	output.fact({
		kind: "producer",
		reads: shim.reads,
		writes: asked.secret === void 0 || !shim.effective ? [] : [asked.secret],
		names: shim.effective ? asked.names : [],
		attributes: {
			resource: manifest.kind,
			name: manifest.name,
			namespace: manifest.namespace,
			...shim.attributes
		},
		own: {
			...shim.own,
			...asked.own
		},
		lines: shim.lines
	}, place);
}
const DRIVER = "csi.cert-manager.io";
/** Volumes of the csi-driver: a certificate of its own for every pod. https://cert-manager.io/docs/usage/csi-driver/ */
function readVolumes$2(manifest, output) {
	const pod = podOf(manifest);
	if (pod === void 0) return;
	for (const volume of itemsAt(pod.spec, "volumes")) {
		if (stringAt(volume, "csi", "driver") !== DRIVER) continue;
		const given = (key) => stringAt(volume, "csi", "volumeAttributes", `${DRIVER}/${key}`);
		const name = given("issuer-name");
		const names = (given("dns-names") ?? "").split(",").filter((part) => part !== "" && !part.includes("$"));
		const mounted = containersOf(pod).some(({ node }) => itemsAt(node, "volumeMounts").some((mount) => stringAt(mount, "name") === stringAt(volume, "name")));
		output.fact({
			kind: "producer",
			reads: typeof name === "string" ? [issuerRef(manifest.namespace, name, given("issuer-kind") ?? "Issuer", given("issuer-group") ?? "cert-manager.io")] : [],
			writes: [namespacedRef("pod-volume", manifest.namespace, `${manifest.name}/${stringAt(volume, "name") ?? "?"}`)],
			names: names.map((one) => `dns:${one.trim()}`),
			attributes: {
				resource: "csi-driver",
				name: manifest.name,
				namespace: manifest.namespace,
				...given("duration") !== void 0 && { duration: given("duration") ?? null },
				...given("renew-before") !== void 0 && { renewBefore: given("renew-before") ?? null }
			},
			own: { mounted }
		}, {
			line: volume.line,
			endLine: volume.endLine
		});
	}
}

// src/kubernetes/units.ts
/**
* Whether two files are deployed together as far as their paths tell: the same folder, or one chart, and not the values of
* two stages. The same names in other folders are most often another cluster or environment.
*/
function sameUnit(a, b) {
	if (unitOf(a) !== unitOf(b)) return false;
	const [one, other] = [stageOfFile(a), stageOfFile(b)];
	return one === void 0 || other === void 0 || one === other;
}
/** The folder or the chart that a file is deployed with. */
function unitOf(path) {
	const templates = `/${path}`.indexOf("/templates/");
	return templates >= 0 ? path.slice(0, templates) : path.slice(0, path.lastIndexOf("/") + 1);
}

// src/topology/neighbours.ts
/** What is deployed together, as far as the places of facts tell. */
/** Facts beside one that are looked at. */
const MAX_BESIDE = 200;
const byUnit$1 = (fact) => [deploymentUnit(fact)];
/** The facts of a list that are deployed together with one as far as their places tell, the first few of many. */
function factsInUnit(fact, facts) {
	return factsBy(facts, byUnit$1, deploymentUnit(fact)).slice(0, MAX_BESIDE);
}
/** Whether two facts are deployed together as far as their places tell. */
function deployedTogether(a, b) {
	return deploymentUnit(a) === deploymentUnit(b);
}
/** What is deployed together, as a key: the repository, and the folder or the chart in it. */
function deploymentUnit({ location }) {
	return fileKey({
		repository: location.repository,
		path: unitOf(location.path)
	});
}

// src/topology/conditions.ts
/**
* Facts of templates exist under conditions. Compares the conditions of two facts, and those with the values of the
* chart.
*/
/** Whether two facts never exist together because their conditions contradict each other. */
function excludeEachOther(a, b) {
	const [first, second] = [a.conditions, b.conditions];
	if (first === void 0 || second === void 0 || !deployedTogether(a, b)) return false;
	return contradict(first, second);
}
/** Tests that a scope with the values of a chart states at most; of more, some are missing. */
const MAX_STATED = 500;
/** How a scope is called whose conditions are those that the values of a chart fulfil. */
const DEFAULTS$2 = "helm-values";
const defaultsByChart = (fact) => fact.attributes.via === "helm-values" ? [deploymentUnit(fact)] : [];
/** A subchart and its name, in a path. */
const SUBCHART = /\/charts\/(\w[\w-]*)(?=\/)/g;
/** Whether a chart comes with values that turn the subchart of a fact off: `certmanager: {enabled: false}`. */
function isInDisabledSubchart({ location: { repository, path } }, facts) {
	return [...path.matchAll(SUBCHART)].some((found) => {
		const values = {
			repository,
			path: `${path.slice(0, found.index)}/values.yaml`
		};
		const off = `!.Values.${found[1]}.enabled`;
		return factsBy(facts, defaultsByChart, deploymentUnit({ location: values })).some(({ conditions = [] }) => conditions.includes(off));
	});
}
/** Whether the values that a chart comes with leave a part of its templates, or the subchart around it, out. */
function isOffByDefault(fact, facts) {
	if (isInDisabledSubchart(fact, facts)) return true;
	const { conditions } = fact;
	if (conditions === void 0) return false;
	return factsBy(facts, defaultsByChart, deploymentUnit(fact)).some(({ conditions: defaults = [] }) => contradict(conditions, defaults) || conditions.some(unsetIn(defaults)));
}
/** A value that is tested as it is, without an operator, as deep as values are read. Those under `global` come from the chart above. */
const VALUE = /^\.Values\.(?!global\b)\w+(?:\.\w+){0,7}$/;
/** Whether the values that a chart comes with hold no such value: a template finds nothing there until someone sets it. */
const unsetIn = memoizeByObject((defaults) => {
	const stated = new Set(defaults);
	const isUnset = (test) => {
		if (!VALUE.test(test) || stated.has(test) || stated.has(`!${test}`)) return false;
		const above = test.slice(0, test.lastIndexOf("."));
		return above === ".Values" || stated.has(above) || isUnset(above);
	};
	return defaults.length >= 500 ? () => false : isUnset;
});
/** The text that the values of a chart have for an expression of its templates: `.Values.tls.duration`. */
function defaultValue(fact, expression, facts) {
	for (const { conditions = [] } of factsBy(facts, defaultsByChart, deploymentUnit(fact))) {
		const [[, value] = []] = conditions.flatMap((test) => equality(test).filter(([name]) => name === expression));
		if (value?.startsWith("\"") === true) return JSON.parse(value);
	}
}
function contradict(first, second) {
	const tests = new Set(second);
	const values = new Map(second.flatMap((test) => equality(test)));
	return first.some((test) => {
		if (tests.has(test.startsWith("!") ? test.slice(1) : `!${test}`)) return true;
		return equality(test).some(([name, value]) => (values.get(name) ?? value) !== value);
	});
}
/** `x == "a"` excludes `x == "b"`. */
function equality(test) {
	const at = test.startsWith("!") ? -1 : test.lastIndexOf(" == ");
	return at < 0 || !/^["\d]/.test(test.slice(at + 4)) ? [] : [[test.slice(0, at), test.slice(at + 4)]];
}

// src/mechanisms/cert-manager/own.ts
const own$36 = ownAttributes("cert-manager");

// src/mechanisms/cert-manager/rules-authorities.ts
const CA = "https://cert-manager.io/docs/configuration/ca/";
/** The Certificate that makes the Secret of a CA issuer, and the leaves that the issuer signs, by its refs. The maker may be among them. */
function family(issuer, context) {
	const [ref] = issuer.reads;
	const neighbours = context.neighbours(issuer);
	const secret = ref === void 0 ? "" : nameOfRef(ref);
	const space = spaceOf(ref);
	return {
		maker: factsBy(neighbours, bySecretName, secret).find((fact) => fact.writes.some((written) => [space, spaceOf(written)].some((one) => one === "?" || one === "*") || spaceOf(written) === space)),
		signed: issuer.writes.map((written) => factsBy(neighbours, byIssuer, written))
	};
}
/** How long each of the certificates of one issuer is kept, the longest first. Thousands of issuers may share a name. */
const waitsOf = memoizeByObject((leaves, context) => {
	return leaves.flatMap((leaf) => {
		const times = timesOf$1(leaf, context);
		return times === void 0 ? [] : [{
			leaf,
			wait: times.lifetime - times.before
		}];
	}).sort((a, b) => b.wait - a.wait);
});
/** Certificates by the name of the Secret that they keep, and producers by the issuer that they ask. */
const bySecretName = (fact) => fact.mechanism === "cert-manager" && fact.kind === "producer" ? secretNames$1(fact) : [];
const byIssuer = (fact) => fact.mechanism === "cert-manager" && fact.kind === "producer" ? fact.reads : [];
function spaceOf(ref) {
	return (ref === void 0 || !isOfKind(ref, "secret") ? void 0 : namespaceOfRef(ref)) ?? "?";
}
/** The names of the Secrets that a fact writes. */
function secretNames$1({ writes }) {
	return writes.flatMap((ref) => isOfKind(ref, "secret") ? [nameOfRef(ref)] : []);
}
/** A duration in milliseconds, that of the chart's values where the template asks for one; undefined where it is not known. */
function known$1(fact, name, { topology }) {
	const value = own$36(fact)[`${name}Value`];
	const text = typeof value === "string" ? defaultValue(fact, value, topology.facts) : statedText(fact.attributes[name]);
	return typeof text === "string" ? goDuration(text) : void 0;
}
const inDays = (time) => spellDuration(time > 3 * 864e5 ? Math.round(time / DAY) * DAY : time);
/** Lifetime of a CA from which its first end is too far away to act now. */
const FAR = 1825 * DAY;
/** When a Certificate is issued again; undefined where that cannot be told. */
function timesOf$1(fact, context) {
	const { duration, renewBefore, renewBeforePercentage: share } = fact.attributes;
	const lifetime = duration === void 0 ? DEFAULT_DURATION : known$1(fact, "duration", context);
	if (lifetime === void 0) return void 0;
	const percentage = share === void 0 ? 100 / 3 : Number(statedText(share));
	const before = renewBefore === void 0 ? lifetime * percentage / 100 : known$1(fact, "renewBefore", context);
	return before === void 0 || Number.isNaN(before) || before >= lifetime ? void 0 : {
		lifetime,
		before
	};
}
const caShortEach = factRule(MECHANISM$18, {
	id: "cert-manager-ca-as-short-as-its-leaves",
	title: "CA expires before its certificates are reissued",
	level: "warning",
	otherLevels: { note: "for a CA that lasts more than five years, or that the values of its chart leave off" },
	why: "Renewing a CA does not reissue the certificates that it signed. They keep the old version of the CA until their own renewal. If they are renewed after that version expires, clients reject them.",
	fix: "Set `renewBefore` of the CA to more than the time between two renewals of its certificates. A longer `duration` helps as well.",
	references: [CA],
	kind: "issuer",
	problem(fact, context) {
		if (own$36(fact).type !== "ca" || fact.reads.length === 0) return void 0;
		const { maker, signed } = family(fact, context);
		const ca = maker === void 0 ? void 0 : timesOf$1(maker, context);
		if (maker === void 0 || ca === void 0 || maker.attributes.isCA !== true) return void 0;
		const isQuiet = ca.lifetime > FAR || isOffByDefault(maker, context.topology.facts);
		const place = {
			locations: [placeOf$1(maker, "renewBefore", "duration", "isCA")],
			...isQuiet && { level: "note" }
		};
		const isLeaf = (leaf) => leaf !== maker;
		if (!signed.some((leaves) => leaves.some(isLeaf))) return ca.lifetime > 90 * 864e5 ? void 0 : {
			message: `The CA ${called$3(maker)} lasts ${spellDuration(ca.lifetime)}${maker.attributes.duration === void 0 ? ", the default" : ""}.`,
			...place,
			related: [fact.location]
		};
		const [worst] = signed.flatMap((leaves) => waitsOf(leaves, context).find(({ leaf }) => isLeaf(leaf)) ?? []).sort((a, b) => b.wait - a.wait);
		if (worst === void 0 || worst.wait <= ca.before) return void 0;
		return {
			message: `The CA ${called$3(maker)} is replaced ${inDays(ca.before)} before it expires. ${called$3(worst.leaf)} is reissued only every ${inDays(worst.wait)}, so its CA can expire first.`,
			...place,
			related: [worst.leaf.location, fact.location]
		};
	}
});
const caShort = oncePerFolder(caShortEach, (count, first) => `${count} CAs here may expire before their certificates are reissued. ${first}`);
const caStatic = factRule(MECHANISM$18, {
	id: "cert-manager-ca-without-producer",
	title: "No tool renews the CA of an issuer",
	level: "note",
	why: "cert-manager does not rotate the key pair of a CA issuer. If no configuration creates or copies the issuer\u2019s Secret, a person created it. When the CA expires, every certificate that it signed fails.",
	fix: "Manage the Secret with a Certificate with `isCA: true`, or alert on its expiration. Plan the rollover with both roots trusted.",
	references: [CA],
	kind: "issuer",
	problem(fact, context) {
		const [ref] = fact.reads;
		const secret = ref && nameOfRef(ref);
		if (own$36(fact).type !== "ca" || secret === void 0 || !isPlainName(secret)) return void 0;
		if (factsBy(context.neighbours(fact), byWrittenSecret, secret).length > 0) return void 0;
		return `The ${called$3(fact)} signs with the Secret "${secret}", which nothing in this repository creates or renews.`;
	}
});
/** Whatever writes a Secret, by the name of the Secret; one that cannot be told may be any. */
const byWrittenSecret = (fact) => fact.kind === "producer" || fact.kind === "copy" || fact.kind === "sink" ? secretNames$1(fact) : [];
const csiSelfSigned = factRule(MECHANISM$18, {
	id: "cert-manager-csi-self-signed",
	title: "CSI driver volume uses a SelfSigned issuer",
	level: "warning",
	why: "A SelfSigned issuer needs the private key, but the csi-driver never sends the key from its node. The pod never starts.",
	fix: "Use a CA issuer for this volume.",
	references: ["https://cert-manager.io/docs/usage/csi-driver/"],
	kind: "producer",
	problem(fact, context) {
		if (fact.attributes.resource !== "csi-driver") return void 0;
		const issuer = issuerOf$1(fact, context);
		if (issuer === void 0 || own$36(issuer).type !== "selfSigned") return void 0;
		return {
			message: `A csi-driver volume of "${String(fact.attributes.name)}" uses the SelfSigned issuer "${String(issuer.attributes.name)}".`,
			related: [issuer.location]
		};
	}
});
const authorityRules = [
	caShort,
	caStatic,
	csiSelfSigned
];

// src/mechanisms/cert-manager/rules-controller.ts
/**
* Rules about the surroundings of cert-manager: who approves its requests, what it may inject, and whether it is
* monitored.
*/
const policies = ({ attributes: { resource } }) => resource === "CertificateRequestPolicy" ? ["all"] : [];
const producers$3 = (fact) => fact.mechanism === "cert-manager" && fact.kind === "producer" ? fact.writes : [];
/** Whether a policy's pattern, in which `*` stands for any text, matches. */
function matches(pattern, value) {
	const [first = "", ...rest] = pattern.split("*");
	if (rest.length === 0) return pattern === value;
	if (!value.startsWith(first)) return false;
	let from = first.length;
	for (const part of rest.slice(0, -1)) {
		const found = value.indexOf(part, from);
		if (found < 0) return false;
		from = found + part.length;
	}
	return value.length - from >= (rest.at(-1) ?? "").length && value.endsWith(rest.at(-1) ?? "");
}
/** Whether a policy approves what asks an issuer; a policy that is not wholly known may. */
function selects(policy, issuer) {
	const { selects: patterns } = own$36(policy);
	if (!Array.isArray(patterns)) return true;
	return patterns.every((pattern, i) => typeof pattern !== "string" || matches(pattern, issuer[i] ?? ""));
}
const notApproved = factRule(MECHANISM$18, {
	id: "cert-manager-request-not-approved",
	title: "No policy approves the requests of a Certificate",
	level: "note",
	why: "With approver-policy, a request that no CertificateRequestPolicy selects is neither approved nor denied. The request and the renewal wait forever.",
	fix: "Add the issuer to the selector of a CertificateRequestPolicy, and allow the service account of cert-manager to `use` it.",
	references: ["https://cert-manager.io/docs/policy/approval/approver-policy/"],
	kind: "producer",
	problem(fact, context) {
		const known = factsBy(context.neighbours(fact), policies, "all");
		const name = statedText(own$36(fact).issuerName);
		if (fact.attributes.resource !== "Certificate" || known.length === 0 || typeof name !== "string") return void 0;
		const [kind, group] = [own$36(fact).issuerKind ?? "Issuer", own$36(fact).issuerGroup ?? "cert-manager.io"];
		if (own$36(fact).issuerKind === null || own$36(fact).issuerGroup === null || name.includes("{{")) return void 0;
		if (known.some((policy) => selects(policy, [
			name,
			String(kind),
			String(group)
		]))) return void 0;
		return {
			message: `The ${called$3(fact)} uses the ${kind} "${name}", which none of the ${known.length === 1 ? "policies (one)" : `${known.length} policies`} found here selects.`,
			related: known.map((policy) => policy.location)
		};
	}
});
const injectionNotAllowed = factRule(MECHANISM$18, {
	id: "cert-manager-injection-not-allowed",
	title: "CA is injected from a Secret that does not allow it",
	level: "warning",
	why: "The injector reads a Secret only with the annotation `cert-manager.io/allow-direct-injection: \"true\"`. Without it the CA bundle is never updated, and fails once the CA is renewed.",
	fix: "Use `cert-manager.io/inject-ca-from` with the Certificate, or set the annotation in its `secretTemplate`.",
	references: ["https://cert-manager.io/docs/concepts/ca-injector/#injecting-ca-data-from-a-secret-resource"],
	kind: "consumer",
	problem(fact, context) {
		const [secret] = fact.reads;
		if (fact.attributes.inject !== "inject-ca-from-secret" || secret === void 0) return void 0;
		const makers = factsBy(context.neighbours(fact), producers$3, secret);
		if (makers.length === 0 || makers.some((maker) => own$36(maker).directInjection !== void 0)) return void 0;
		return {
			message: `The ${called$3(fact)} injects its CA from the Secret of the ${called$3(makers[0])}, whose \`secretTemplate\` does not allow it.`,
			locations: [placeOf$1(fact, "target")],
			related: makers.map((maker) => maker.location)
		};
	}
});
const metricsOff = factRule(MECHANISM$18, {
	id: "cert-manager-metrics-off",
	title: "cert-manager metrics are disabled",
	level: "note",
	why: "A failed renewal appears first in the metrics of the controller. Without metrics, no alert precedes the expiration.",
	fix: "Remove `prometheus.enabled: false`, and alert on `certmanager_certificate_expiration_timestamp_seconds`.",
	references: ["https://cert-manager.io/docs/devops-tips/prometheus-metrics/"],
	kind: "issuer",
	problem: (fact) => own$36(fact).metrics !== false ? void 0 : {
		subject: `${fact.location.path}#metrics`,
		message: "The values of cert-manager set `prometheus.enabled` to false.",
		locations: [placeOf$1(fact, "metrics")]
	}
});
const controllerRules = [
	notApproved,
	injectionNotAllowed,
	metricsOff
];

// src/mechanisms/cert-manager/rules-issuers.ts
const INGRESS$1 = "https://cert-manager.io/docs/usage/ingress/";
const CERTIFICATE$6 = "https://cert-manager.io/docs/usage/certificate/";
const API$2 = "https://cert-manager.io/docs/reference/api-docs/";
const ACME$2 = "https://cert-manager.io/docs/configuration/acme/";
const PROFILES = "https://letsencrypt.org/docs/profiles/";
function asked(fact) {
	const [ref] = fact.reads;
	if (ref === void 0) return void 0;
	const { kind, namespace = "", name } = parseRef(ref);
	return name !== "" && (kind === "issuer" || kind === "cluster-issuer") ? {
		kind,
		namespace,
		name
	} : void 0;
}
/** Issuers with the name that a producer asks for, when none of them is the one it asks. */
function namesakes(fact, context) {
	const asks = asked(fact);
	if (asks === void 0 || issuerOf$1(fact, context) !== void 0 || isDefinedElsewhere(fact, context)) return void 0;
	return {
		asks,
		found: factsBy(issuers(fact, context), byName$2, asks.name)
	};
}
const byResource$1 = ({ attributes }) => [String(attributes.resource)];
const byName$2 = ({ attributes }) => [String(attributes.name)];
/** Names among which a mistyped one is looked for. */
const MAX_NAMES = 300;
const namesOf = memoizeByObject((some) => [...new Set(some.map(({ attributes }) => String(attributes.name)))].slice(0, MAX_NAMES));
const ISSUER_LINES = [
	"issuerKind",
	"issuerName",
	"clusterIssuer",
	"issuer"
];
const kindWrongEach = factRule(MECHANISM$18, {
	id: "cert-manager-issuer-kind-wrong",
	title: "issuerRef names an issuer of the wrong kind",
	level: "warning",
	why: "An issuerRef without a kind means an Issuer in the same namespace. If only a ClusterIssuer has this name, the request waits forever.",
	fix: "Set `issuerRef.kind: ClusterIssuer` (or use the annotation `cert-manager.io/cluster-issuer`).",
	references: [CERTIFICATE$6],
	kind: "producer",
	problem(fact, context) {
		const { asks, found } = namesakes(fact, context) ?? {};
		const other = asks?.kind === "issuer" ? "ClusterIssuer" : "Issuer";
		const namesake = found?.find((issuer) => issuer.attributes.resource === other);
		if (asks === void 0 || namesake === void 0 || found?.some((issuer) => issuer.attributes.resource !== other)) return void 0;
		const means = asks.kind === "issuer" ? "an Issuer in its own namespace" : "a ClusterIssuer";
		return {
			message: `${called$3(fact)} refers to ${means} named "${asks.name}", but the only issuer of that name here is ${other === "Issuer" ? "an Issuer" : "a ClusterIssuer"}.`,
			...other === "Issuer" && { fix: "Refer to it as an Issuer from its own namespace, or make it a ClusterIssuer." },
			locations: [placeOf$1(fact, ...ISSUER_LINES)],
			related: [namesake.location]
		};
	}
});
const kindWrong = oncePerCause(kindWrongEach, (count, first) => `${count} resources refer to one issuer by the wrong kind. ${first}`);
const otherNamespace = factRule(MECHANISM$18, {
	id: "cert-manager-issuer-in-other-namespace",
	title: "Issuer is in another namespace",
	level: "warning",
	otherLevels: { note: "when both are not deployed together" },
	why: "An Issuer serves its own namespace only. A Certificate elsewhere that names it is never issued.",
	fix: "Use a ClusterIssuer, or create the Issuer in the namespace of the certificate.",
	references: [INGRESS$1],
	kind: "producer",
	problem(fact, context) {
		const { asks, found } = namesakes(fact, context) ?? {};
		if (asks?.kind !== "issuer" || asks.namespace === "?" || found === void 0 || found.length === 0) return void 0;
		if (found.some((issuer) => issuer.attributes.resource !== "Issuer")) return void 0;
		const spaces = [...new Set(found.map((issuer) => namespaceOf$1(issuer)))].map((space) => `"${space}"`).join(", ");
		return {
			...!found.some((issuer) => deployedTogether(issuer, fact)) && { level: "note" },
			message: `${called$3(fact)} in namespace "${asks.namespace}" refers to the Issuer "${asks.name}", which exists in ${spaces} only.`,
			locations: [placeOf$1(fact, ...ISSUER_LINES)],
			related: found.map((issuer) => issuer.location)
		};
	}
});
/** The namespace of an issuer as the topology resolved it. */
function namespaceOf$1(issuer) {
	return issuer.writes.map(namespaceOfRef).find((space) => space !== void 0) ?? "?";
}
const notFound = factRule(MECHANISM$18, {
	id: "cert-manager-issuer-not-found",
	title: "Certificate names an undefined issuer",
	level: "warning",
	why: "A request to a missing issuer stays pending forever. Issuers are often in another repository, so this is reported only if the name resembles one that is defined here.",
	fix: "Point the reference at an issuer that exists.",
	references: [CERTIFICATE$6],
	kind: "producer",
	problem(fact, context) {
		const { asks, found } = namesakes(fact, context) ?? {};
		if (asks === void 0 || found === void 0 || found.length > 0) return void 0;
		const ofKind = (resource) => factsBy(issuers(fact, context), byResource$1, resource);
		const candidates = asks.kind === "cluster-issuer" ? [ofKind("ClusterIssuer"), clusterIssuers(fact, context)] : [ofKind("Issuer")];
		const meant = closestName(asks.name, candidates.flatMap(namesOf));
		if (meant === void 0) return void 0;
		return {
			message: `${called$3(fact)} refers to the issuer "${asks.name}", which is not defined here; did you mean "${meant}"?`,
			locations: [placeOf$1(fact, "issuerName", "clusterIssuer", "issuer")]
		};
	}
});
const wildcard = factRule(MECHANISM$18, {
	id: "cert-manager-wildcard-without-dns01",
	title: "Wildcard name needs DNS-01, but the issuer uses HTTP-01",
	level: "warning",
	why: "ACME validates a wildcard name by DNS only. An issuer with only http01 solvers can never issue it.",
	fix: "Add a dns01 solver that is selected for the zone.",
	references: [API$2, ACME$2],
	kind: "producer",
	problem(fact, context) {
		const name = fact.names?.find((one) => one.startsWith("dns:*."));
		const issuer = name === void 0 ? void 0 : issuerOf$1(fact, context);
		const solvers = own$36(issuer).solvers;
		if (name === void 0 || !Array.isArray(solvers) || !solvers.every((solver) => solver === "http01")) return void 0;
		return {
			message: `${called$3(fact)} requests ${name.slice(4)} from "${String(issuer?.attributes.name)}", which has only http01 solvers.`,
			...issuer !== void 0 && { related: [issuer.location] }
		};
	}
});
const TESTING = /(?:^|[^a-z])(?:stag|stage|staging|test|testing|dev|develop|preview|sandbox|demo|e2e|qa|canary|non-?prod|local|example)/i;
const staging = oncePerCause(factRule(MECHANISM$18, {
	id: "cert-manager-staging-issuer",
	title: "Certificate comes from the staging environment",
	level: "warning",
	why: "No client trusts certificates of the staging environment, so clients reject the connection.",
	fix: "Use an issuer with the server https://acme-v02.api.letsencrypt.org/directory.",
	references: ["https://letsencrypt.org/docs/staging-environment/", ACME$2],
	kind: "producer",
	problem(fact, context) {
		const issuer = issuerOf$1(fact, context);
		if (issuer === void 0 || !isStaging$1(issuer)) return void 0;
		if ([
			fact.location.path,
			String(fact.attributes.namespace),
			String(fact.attributes.name),
			...fact.names ?? [],
			...fact.writes
		].some((text) => TESTING.test(text))) return void 0;
		return {
			message: `${called$3(fact)} is issued by "${String(issuer.attributes.name)}", which uses Let's Encrypt's staging environment.`,
			locations: [placeOf$1(fact, "issuerName", "clusterIssuer", "issuer")],
			related: [issuer.location]
		};
	}
}), (count, first) => `${count} resources use one staging issuer. ${first}`);
const profile = factRule(MECHANISM$18, {
	id: "cert-manager-acme-profile-unknown",
	title: "ACME issuer requests an unknown profile",
	level: "warning",
	why: "The CA rejects an order with a profile that it does not offer. Every issuance and renewal of this issuer fails.",
	fix: "Remove `spec.acme.profile`; get client certificates from a private CA.",
	references: [PROFILES, ACME$2],
	kind: "issuer",
	problem(fact) {
		const name = statedText(fact.attributes.profile);
		if (typeof name !== "string" || authorityOf(fact) === void 0 || LETS_ENCRYPT_PROFILES.includes(name)) return void 0;
		return {
			message: `The ${called$3(fact)} requests the profile ${JSON.stringify(name)}, which Let's Encrypt does not offer.`,
			locations: [placeOf$1(fact, "profile")]
		};
	}
});
const CLIENT_AUTHENTICATION = retirement("client-authentication");
const clientAuth = factRule(MECHANISM$18, {
	id: "cert-manager-client-auth-from-public-ca",
	title: "Public CA no longer issues client certificates",
	level: "note",
	why: "Public CAs omit the clientAuth usage. A client certificate that is renewed there no longer works for client authentication.",
	fix: CLIENT_AUTHENTICATION.fix,
	references: [CLIENT_AUTHENTICATION.source],
	kind: "producer",
	problem(fact, context) {
		const usages = own$36(fact).usages;
		if (!(Array.isArray(usages) ? usages.includes("client auth") : /client auth/.test(String(usages ?? ""))) || authorityOf(issuerOf$1(fact, context)) === void 0) return void 0;
		return `${called$3(fact)} requests client authentication. ${retirementText(CLIENT_AUTHENTICATION, context.now)}`;
	}
});
/** Names of Services, and names without a domain: a public CA cannot verify who owns them. */
const INSIDE = /^[^.]+$|\.svc$|\.cluster\.local$/;
/** An asterisk stands for the whole first label (RFC 9525 section 6.3); a name has no port, no scheme and no gap. */
const MALFORMED = /^\*[^.]|.\*|[\s/:]|\.\.|^\.|\.$/;
/** `REPLACE_ME`, `YOUR-DOMAIN`: a word for a person or a script to replace. */
const PLACEHOLDER = /^dns:[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)+$/;
const impossible = factRule(MECHANISM$18, {
	id: "cert-manager-name-not-issuable",
	title: "Issuer cannot issue one of the names",
	level: "warning",
	why: "A CA rejects the whole order if it rejects one of its names. The certificate is never issued; if the name was added later, the current certificate is never renewed.",
	fix: "Request cluster-internal names from a private issuer, in a separate Certificate. Write a wildcard as `*.` and the domain.",
	references: [
		"https://letsencrypt.org/docs/faq/",
		"https://www.rfc-editor.org/rfc/rfc9525#section-6.3",
		CERTIFICATE$6
	],
	kind: "producer",
	problem(fact, context) {
		const names = (fact.names ?? []).flatMap((name) => /^dns:[^$<{(]+$/.test(name) && !PLACEHOLDER.test(name) && !isToFillIn(name) ? [name.slice(4)] : []);
		const broken = names.filter((name) => MALFORMED.test(name));
		const issuer = issuerOf$1(fact, context);
		const inside = authorityOf(issuer) === void 0 ? [] : names.filter((name) => INSIDE.test(name));
		const bad = broken.length > 0 ? broken : inside;
		if (bad.length === 0 || own$36(fact).missing !== void 0) return void 0;
		const why = broken.length > 0 ? `requests ${listed(bad, 3)}, which ${bad.length === 1 ? "is not a DNS name" : "are not DNS names"}` : `requests ${listed(bad, 3)} from Let's Encrypt, which never issues such names`;
		return {
			message: `${called$3(fact)} ${why}.`,
			locations: [placeOf$1(fact, "dnsNames")],
			...issuer !== void 0 && { related: [issuer.location] }
		};
	}
});
const issuerRules = [
	kindWrong,
	otherNamespace,
	notFound,
	wildcard,
	impossible,
	staging,
	profile,
	clientAuth
];

// src/mechanisms/cert-manager/rules-renewal.ts
const USAGE = "https://cert-manager.io/docs/usage/certificate/";
const API$1 = "https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec";
/** A duration in milliseconds: undefined when it is not stated, not known or not understood. */
function length(fact, name) {
	const text = statedText(fact.attributes[name]);
	return typeof text === "string" ? goDuration(text) : void 0;
}
/** The lifetime that was asked for; undefined where that cannot be told. */
function askedFor(fact) {
	return fact.attributes.duration !== void 0 ? length(fact, "duration") : DEFAULT_DURATION;
}
const disabled = factRule(MECHANISM$18, {
	id: "cert-manager-renewal-disabled",
	title: "cert-manager renewal is disabled",
	level: "warning",
	otherLevels: { note: "for a CA" },
	why: "With the policy Disabled, cert-manager issues the certificate once and never renews it. It expires even if the rest of the configuration is correct.",
	fix: "Remove `spec.renewal.policy: Disabled`, or document the manual procedure in an annotation and add an expiry alert.",
	references: [USAGE],
	kind: "producer",
	problem: (fact) => fact.attributes.policy !== "Disabled" || fact.attributes.isCA === true && own$36(fact).ceremony === true ? void 0 : {
		message: `Renewal is disabled for the ${called$3(fact)}, so nothing renews it before it expires.`,
		locations: [placeOf$1(fact, "policy")],
		...fact.attributes.isCA === true && { level: "note" }
	}
});
const unparsable = factRule(MECHANISM$18, {
	id: "cert-manager-duration-invalid",
	title: "Duration is not a Go duration",
	level: "error",
	why: "cert-manager reads Go durations in hours, minutes and seconds. It rejects all else (`90d`, a bare number), and the resource is not applied or not issued.",
	fix: "State the duration in hours: `2160h` instead of `90d`.",
	references: [USAGE, "https://pkg.go.dev/time#ParseDuration"],
	kind: "producer",
	problem(fact) {
		const wrong = ["duration", "renewBefore"].find((name) => {
			const text = statedText(fact.attributes[name]);
			return typeof text === "string" && !text.startsWith("$") && goDuration(text) === void 0;
		});
		if (wrong === void 0) return void 0;
		return {
			message: `${called$3(fact)} sets ${wrong} to ${JSON.stringify(statedText(fact.attributes[wrong]))}, which is no Go duration, so cert-manager rejects it.`,
			locations: [placeOf$1(fact, wrong)]
		};
	}
});
const exceeds = factRule(MECHANISM$18, {
	id: "cert-manager-renew-before-exceeds-duration",
	title: "renewBefore is not shorter than the lifetime",
	level: "error",
	why: "A certificate cannot be due for renewal before it is issued. The admission webhook rejects the resource; without the webhook it is reissued in a loop.",
	fix: "Make `renewBefore` smaller than `duration`, or use `renewBeforePercentage`.",
	references: [API$1],
	kind: "producer",
	problem(fact) {
		const [before, asked] = [length(fact, "renewBefore"), askedFor(fact)];
		if (before === void 0 || asked === void 0 || before < asked) return void 0;
		const source = fact.attributes.duration !== void 0 ? "" : ", the default";
		return {
			message: `${called$3(fact)} is renewed ${spellDuration(before)} before it expires, but it is valid for only ${spellDuration(asked)}${source}.`,
			locations: [placeOf$1(fact, "renewBefore")]
		};
	}
});
const outOfRange = factRule(MECHANISM$18, {
	id: "cert-manager-renewal-out-of-range",
	title: "Renewal setting is outside the permitted range",
	level: "error",
	why: "cert-manager accepts either `renewBefore` (at least 5 minutes) or `renewBeforePercentage` (1 to 99). `duration` must be at least an hour. It rejects other values.",
	fix: "Keep exactly one of the two settings, inside the permitted range.",
	references: [API$1],
	kind: "producer",
	problem(fact) {
		const percentage = statedText(fact.attributes.renewBeforePercentage);
		const [before, asked] = [length(fact, "renewBefore"), length(fact, "duration")];
		const wrong = isStated(fact.attributes.renewBefore) && isStated(fact.attributes.renewBeforePercentage) ? ["renewBeforePercentage", "sets both renewBefore and renewBeforePercentage"] : typeof percentage === "string" && !(Number(percentage) > 0 && Number(percentage) < 100) ? ["renewBeforePercentage", `sets renewBeforePercentage to ${JSON.stringify(percentage)}, outside 1 to 99`] : before !== void 0 && before < 5 * 6e4 ? ["renewBefore", "sets a renewBefore under 5 minutes"] : asked !== void 0 && asked < 36e5 && fact.attributes.resource !== "csi-driver" ? ["duration", "sets a duration under an hour"] : void 0;
		if (wrong === void 0) return void 0;
		return {
			message: `${called$3(fact)} ${wrong[1]}, so cert-manager rejects it.`,
			locations: [placeOf$1(fact, wrong[0])]
		};
	}
});
/** Neither missing nor left to a template, which may as well print another setting. */
const isStated = (value) => value !== void 0 && value !== null;
/** Time between two renewals from which no CA refuses the next one. */
const LONGEST_LOOP = 60 * DAY;
const loop = factRule(MECHANISM$18, {
	id: "cert-manager-renewal-loop",
	title: "Certificate is renewed soon after it is issued",
	level: "warning",
	why: "If renewBefore exceeds two thirds of the actual lifetime, a new certificate is soon due again. The rate limits of the issuer then block all renewals.",
	fix: "Replace `renewBefore` with `renewBeforePercentage: 33`, which follows the lifetime.",
	references: [USAGE, "https://letsencrypt.org/docs/profiles/"],
	kind: "producer",
	problem(fact, context) {
		const [before, asked] = [length(fact, "renewBefore"), askedFor(fact)];
		if (before === void 0 || asked === void 0 || before >= asked) return void 0;
		const issuer = issuerOf$1(fact, context);
		const lifetime = Math.min(asked, issuedDays(issuer, context.now) * DAY);
		if (before <= lifetime * 2 / 3) return void 0;
		if (!(issuer === void 0 || statedText(issuer.attributes.server) !== void 0) && before <= lifetime * .9) return void 0;
		if (lifetime - before > LONGEST_LOOP) return void 0;
		return {
			message: `${called$3(fact)} is renewed ${spellDuration(before)} before it expires, more than two thirds of its lifetime of ${spellDuration(lifetime)}.`,
			locations: [placeOf$1(fact, "renewBefore")]
		};
	}
});
const tooLate = factRule(MECHANISM$18, {
	id: "cert-manager-renew-before-too-short",
	title: "Renewal starts less than three days before expiration",
	level: "warning",
	why: "A failed issuance is retried after 1 to 32 hours. With less than three days left, the certificate can expire after a few failures.",
	fix: "Remove `renewBefore`, so that the renewal starts at a third of the lifetime, or raise it to 168h.",
	references: ["https://cert-manager.io/docs/faq/"],
	kind: "producer",
	problem(fact) {
		const [before, asked] = [length(fact, "renewBefore"), askedFor(fact)];
		if (before === void 0 || asked === void 0 || before < 5 * 6e4 || before >= 72 * 36e5) return void 0;
		if (asked < 720 * 36e5) return void 0;
		return {
			message: `${called$3(fact)} is valid for ${spellDuration(asked)} and is renewed only ${spellDuration(before)} before it expires.`,
			locations: [placeOf$1(fact, "renewBefore")]
		};
	}
});
const rareWindow = factRule(MECHANISM$18, {
	id: "cert-manager-renewal-window-too-rare",
	title: "Renewal windows are rarer than renewBefore allows",
	level: "note",
	why: "Renewal waits for the next window. If the windows are too far apart, the certificate expires between them or gets a single attempt.",
	fix: "Open a window every week or every day.",
	references: [USAGE],
	kind: "producer",
	problem(fact, context) {
		const windows = own$36(fact).windows;
		if (!Array.isArray(windows)) return void 0;
		const waits = windows.map((cron) => typeof cron === "string" ? cronCadence(cron) : void 0);
		const known = waits.filter((wait) => typeof wait === "number");
		if (known.length !== waits.length) return void 0;
		const asked = Math.min(askedFor(fact) ?? NaN, issuedDays(issuerOf$1(fact, context), context.now) * DAY);
		const slack = fact.attributes.renewBefore !== void 0 ? length(fact, "renewBefore") : asked / 3;
		const wait = Math.min(...known);
		if (slack === void 0 || Number.isNaN(slack) || fact.attributes.renewBeforePercentage !== void 0 || wait < slack) return void 0;
		return `${called$3(fact)} may be renewed only in windows up to ${spellDuration(wait)} apart, but has ${spellDuration(slack)} left when it is due.`;
	}
});
const sameKey = factRule(MECHANISM$18, {
	id: "cert-manager-private-key-reused",
	title: "Renewals keep the private key",
	level: "note",
	why: "If a renewal keeps the key, everyone who ever copied the key can still use it. Some issuers also reject a reused key.",
	fix: "Set `spec.privateKey.rotationPolicy: Always`, the default since cert-manager 1.18.",
	references: [API$1],
	kind: "producer",
	problem: (fact) => (own$36(fact).rotationPolicy ?? own$36(fact).privateKeyRotationPolicy) !== "Never" || fact.attributes.isCA === true ? void 0 : {
		message: `${called$3(fact)} keeps its private key at every renewal.`,
		locations: [placeOf$1(fact, "rotationPolicy", "privateKeyRotationPolicy")]
	}
});
/** One note for all: what the fixed thresholds meet when the issuer gives less. */
const breaksWhen = {
	id: "cert-manager-breaks-when-lifetimes-shrink",
	title: "Fixed renewBefore stops working as lifetimes shrink",
	level: "note",
	why: "From 2027-02-10, certificates of Let\u2019s Encrypt are valid for 64 days, whatever `duration` says. From 2028-02-16, it is 45 days. A fixed `renewBefore` then covers most of the lifetime, so each new certificate is due at once. Renewals run in a loop until rate limits block them.",
	fix: "Replace `renewBefore` with `renewBeforePercentage: 33`.",
	references: ["https://letsencrypt.org/2025/12/02/from-90-to-45", USAGE],
	since: "0.1.0",
	*check(input) {
		const broken = /* @__PURE__ */ new Map();
		const own = input.topology.facts.filter((fact) => fact.mechanism === MECHANISM$18);
		const issuers = groupBy(own.toReversed(), ({ kind, location }) => kind === "issuer" ? location.repository : void 0);
		const context = { neighbours: (fact) => issuers.get(fact.location.repository) ?? [] };
		for (const fact of own) {
			if (fact.kind !== "producer") continue;
			const before = length(fact, "renewBefore");
			if (before === void 0 || before < 864e5) continue;
			const authority = authorityOf(issuerOf$1(fact, context));
			if (authority === void 0 || before > issuedDays(issuerOf$1(fact, context), input.now) * 864e5 * 2 / 3) continue;
			const limit = comingLimits(authority, input.now).find((one) => before > one.days * DAY * 2 / 3);
			if (limit === void 0) continue;
			const entry = broken.get(limit.date) ?? {
				title: limit.title,
				facts: []
			};
			entry.facts.push(fact);
			broken.set(limit.date, entry);
		}
		for (const [date, { title, facts }] of [...broken].sort(([a], [b]) => a < b ? -1 : 1)) yield {
			subject: date,
			message: `From ${date}, when ${title}, the fixed renewBefore of ${facts.map(called$3).slice(0, 5).join(", ")}${facts.length > 5 ? ` and ${facts.length - 5} more` : ""} is over two thirds of the lifetime. Renewals then run in a loop.`,
			locations: facts.map((fact) => placeOf$1(fact, "renewBefore"))
		};
	}
};
const renewalRules = [
	disabled,
	unparsable,
	exceeds,
	outOfRange,
	loop,
	tooLate,
	rareWindow,
	sameKey,
	breaksWhen
];

// src/mechanisms/cert-manager/rules-shims.ts
const INGRESS = "https://cert-manager.io/docs/usage/ingress/";
const ANNOTATIONS = "https://cert-manager.io/docs/reference/annotations/";
const GATEWAY = "https://cert-manager.io/docs/usage/gateway/";
const INJECTOR$1 = "https://cert-manager.io/docs/concepts/ca-injector/";
/** The resources that ask cert-manager for a Secret. */
const bySecret$1 = (fact) => fact.mechanism === "cert-manager" && fact.kind === "producer" ? fact.writes : [];
/** Certificates, by name and by where they are deployed. */
const byCertificate = (fact) => fact.mechanism === "cert-manager" && fact.attributes.resource === "Certificate" ? [
	`name ${String(fact.attributes.name)}`,
	`unit ${unitOf(fact.location.path)}`,
	...String(fact.attributes.name).includes("{{") ? ["template"] : []
] : [];
const installations = (fact) => fact.attributes.resource === "installation" ? ["all"] : [];
const producers$2 = (fact) => fact.mechanism === "cert-manager" && fact.kind === "producer" ? ["all"] : [];
/** The namespaces of a Certificate, as written and as the topology resolved them. */
function namespacesOf(certificate) {
	return certificate.writes.map((ref) => namespaceOfRef(ref) ?? "?");
}
function isShim(fact) {
	return /^(?:Ingress|Gateway|ListenerSet|XListenerSet)$/.test(String(fact.attributes.resource));
}
const incompleteEach = factRule(MECHANISM$18, {
	id: "cert-manager-ingress-tls-incomplete",
	title: "tls entry of an annotated Ingress is incomplete",
	level: "error",
	why: "cert-manager needs both `hosts` and `secretName` in a tls entry. Otherwise it rejects the whole Ingress.",
	fix: "Add both `hosts` and `secretName` to the tls entry.",
	references: [INGRESS],
	kind: "producer",
	problem: (fact) => own$36(fact).missing === void 0 ? void 0 : `A tls entry of the annotated ${called$3(fact)} has no ${String(own$36(fact).missing)}, so cert-manager issues nothing for it.`
});
const incomplete = oncePerFolder(incompleteEach, (count, first) => `${count} resources here have incomplete tls entries. ${first}`);
const shared = factRule(MECHANISM$18, {
	id: "cert-manager-secret-shared-by-ingresses",
	title: "Two resources request the same Secret",
	level: "warning",
	why: "If several annotated resources name one Secret, only the first gets its names into the certificate. Two Certificates with one Secret overwrite each other again and again.",
	fix: "Give each resource its own Secret, or create one Certificate with all names.",
	references: [INGRESS],
	kind: "producer",
	problem(fact, context) {
		const ref = fact.writes[0];
		if (ref === void 0 || isOffByDefault(fact, context.topology.facts)) return void 0;
		const all = factsBy(context.neighbours(fact), bySecret$1, ref).slice(0, 100);
		const hosts = (one) => [...new Set(all.filter((same) => !isAnother(same, one)).flatMap(({ names = [] }) => names))].sort().join();
		const other = all.find((one) => isShim(one) === isShim(fact) && isAnother(one, fact) && hosts(one) !== hosts(fact) && sameUnit(one.location.path, fact.location.path) && !excludeEachOther(one, fact));
		if (other === void 0) return void 0;
		const secret = isOfKind(ref, "secret") ? spellSecret(ref) : ref;
		return {
			subject: ref,
			message: isShim(fact) ? `${called$3(fact)} and ${called$3(other)} both request the ${secret}, with different host names.` : `${called$3(fact)} and ${called$3(other)} both write the ${secret}, with different names, and overwrite each other.`,
			related: [other.location]
		};
	}
});
/** Whether two facts are of two resources; what a chart makes of values has no name but that of its file. */
function isAnother({ attributes: a, location: { path } }, { attributes: b, location }) {
	if (a.name !== b.name || a.resource !== b.resource) return true;
	return path !== location.path && String(a.name).startsWith("values of ");
}
const unknownAnnotation = factRule(MECHANISM$18, {
	id: "cert-manager-issuer-annotation-unknown",
	title: "cert-manager ignores an issuer annotation",
	level: "warning",
	why: "cert-manager silently ignores a misspelled or retired annotation. It issues and renews no certificate.",
	fix: "Use `cert-manager.io/cluster-issuer` or `cert-manager.io/issuer`.",
	references: [ANNOTATIONS],
	kind: "producer",
	problem(fact) {
		const keys = own$36(fact).unknownAnnotations;
		if (!Array.isArray(keys) || own$36(fact).templated === true) return void 0;
		if (fact.reads.length > 0 || own$36(fact).clusterIssuer !== void 0 || own$36(fact).issuer !== void 0) return void 0;
		const key = String(keys[0]);
		return {
			subject: `${fact.location.path}#${String(fact.attributes.name)}`,
			message: `${called$3(fact)} has the annotation ${key}, which cert-manager ignores${didYouMean(key, ["cert-manager.io/cluster-issuer", "cert-manager.io/issuer"])}`,
			locations: [placeOf$1(fact, "unknownAnnotations")]
		};
	}
});
const noDefault = factRule(MECHANISM$18, {
	id: "cert-manager-no-default-issuer",
	title: "tls-acme annotation without a default issuer",
	level: "warning",
	why: "`kubernetes.io/tls-acme` works only if cert-manager has a default issuer. Otherwise the Ingress is skipped.",
	fix: "Configure `ingressShim.defaultIssuerName`, or use `cert-manager.io/cluster-issuer`.",
	references: [INGRESS],
	kind: "producer",
	problem(fact, context) {
		if (own$36(fact).tlsAcme !== "true" || fact.reads.length > 0 || own$36(fact).templated === true) return void 0;
		if (own$36(fact).clusterIssuer !== void 0 || own$36(fact).issuer !== void 0) return void 0;
		if (fact.names?.length && fact.names.every((name) => /[:.]example(?:\.(?:com|net|org))?$/.test(name))) return void 0;
		const installed = factsBy(context.neighbours(fact), installations, "all");
		if (installed.length === 0 || installed.some((one) => own$36(one).defaultIssuer === true)) return void 0;
		return {
			message: `${called$3(fact)} relies on kubernetes.io/tls-acme, but the cert-manager that is installed here has no default issuer.`,
			locations: [placeOf$1(fact, "tlsAcme")],
			related: installed.map((one) => one.location).slice(0, 3)
		};
	}
});
const skipped = factRule(MECHANISM$18, {
	id: "cert-manager-gateway-listener-skipped",
	title: "cert-manager skips a Gateway listener",
	level: "warning",
	why: "The Gateway annotation creates certificates only for listeners that terminate TLS and name a host. Their Secret must be in the namespace of the Gateway.",
	fix: "Move the Secret to the namespace of the Gateway, set a hostname, and use `tls.mode: Terminate`.",
	references: [GATEWAY],
	kind: "producer",
	problem: (fact) => typeof own$36(fact).skipped !== "string" ? void 0 : {
		subject: `${fact.location.path}#${String(fact.attributes.name)}/${String(own$36(fact).listener)}`,
		message: `cert-manager skips the listener "${String(own$36(fact).listener)}" of ${called$3(fact)}: ${own$36(fact).skipped}.`
	}
});
const RETIRED = /^(?:certmanager\.k8s\.io\/|cert-manager\.io\/v1(?:alpha|beta)\d)/;
const oldApi = oncePerRepository({
	id: "cert-manager-api-version-removed",
	title: "Manifest uses a removed cert-manager API version",
	level: "warning",
	otherLevels: { note: "in a subchart that the values of its chart turn off" },
	why: "cert-manager 1.6 stopped serving all versions but cert-manager.io/v1, and 1.7 removed them. The manifest can no longer be applied, so changes to it have no effect.",
	fix: "Migrate the manifest to `cert-manager.io/v1` (`cmctl convert`).",
	references: ["https://cert-manager.io/docs/releases/upgrading/remove-deprecated-apis/"],
	since: "0.1.0",
	*check({ topology }) {
		const files = groupBy(topology.facts, (fact) => {
			const version = fact.mechanism === "cert-manager" ? statedText(own$36(fact).apiVersion) : void 0;
			return typeof version === "string" && RETIRED.test(version) ? `${fileKey(fact.location)}\0${version}` : void 0;
		});
		for (const facts of files.values()) {
			const version = statedText(own$36(facts[0]).apiVersion);
			yield {
				subject: `${facts[0].location.path}#${version}`,
				message: `${listed(facts.map(called$3), 4)} ${facts.length === 1 ? "uses" : "use"} ${version}, which cert-manager no longer serves.`,
				locations: facts.map((fact) => placeOf$1(fact, "apiVersion")),
				...facts.every((fact) => isInDisabledSubchart(fact, topology.facts)) && { level: "note" }
			};
		}
	}
}, (count, first) => `${count} files use retired API versions. ${first}`);
const staticBundle = factRule(MECHANISM$18, {
	id: "cert-manager-ca-bundle-static",
	title: "CA bundle is hardcoded instead of injected",
	level: "warning",
	why: "A hardcoded caBundle is not updated when the CA is renewed. The API server then rejects the webhook.",
	fix: "Annotate with `cert-manager.io/inject-ca-from: <namespace>/<certificate>` and remove the literal `caBundle`.",
	references: [INJECTOR$1],
	kind: "consumer",
	problem(fact, context) {
		if (fact.attributes.literal !== true || fact.attributes.inject !== void 0 || own$36(fact).templated === true) return void 0;
		if (factsBy(context.neighbours(fact), producers$2, "all").length === 0) return void 0;
		return {
			message: `The ${called$3(fact)} has a hardcoded CA bundle, which a renewal does not update.`,
			locations: [placeOf$1(fact, "literal")]
		};
	}
});
const injectUnknown = factRule(MECHANISM$18, {
	id: "cert-manager-inject-target-unknown",
	title: "CA is injected from a missing Certificate",
	level: "warning",
	why: "The injector waits for a Certificate that does not exist, and the webhook keeps an empty or old CA bundle.",
	fix: "Use `cert-manager.io/inject-ca-from: <namespace>/<certificate>` with a Certificate that exists.",
	references: [INJECTOR$1],
	kind: "consumer",
	problem(fact, context) {
		const target = statedText(fact.attributes.target);
		if (fact.attributes.inject !== "inject-ca-from" || typeof target !== "string") return void 0;
		const place = { locations: [placeOf$1(fact, "target")] };
		if (!target.includes("/")) return {
			message: `The ${called$3(fact)} injects its CA from ${JSON.stringify(target)}, which names no namespace.`,
			...place
		};
		const [namespace, name] = target.split("/");
		const certificates = (key) => factsBy(context.neighbours(fact), byCertificate, key);
		if (certificates(`unit ${unitOf(fact.location.path)}`).length === 0 || certificates("template").length > 0) return void 0;
		if (certificates(`name ${name}`).some((one) => namespacesOf(one).some((space) => space === "?" || space === namespace))) return void 0;
		return {
			message: `The ${called$3(fact)} injects its CA from "${target}", and no such Certificate is defined beside it.`,
			...place
		};
	}
});
const shimRules = [
	incomplete,
	shared,
	unknownAnnotation,
	noDefault,
	skipped,
	oldApi,
	staticBundle,
	injectUnknown
];

// src/mechanisms/cert-manager/index.ts
const INJECTED = [
	"ValidatingWebhookConfiguration",
	"MutatingWebhookConfiguration",
	"CustomResourceDefinition",
	"APIService"
];
const GATEWAYS = [
	"Gateway",
	"ListenerSet",
	"XListenerSet"
];
const certManager = {
	id: MECHANISM$18,
	title: "cert-manager",
	identifiedBy: "manifests of cert-manager.io (Certificate, Issuer, ClusterIssuer), its annotations on Ingresses, Gateways, webhooks and CRDs, and csi.cert-manager.io volumes",
	references: ["https://cert-manager.io/docs/"],
	accepts: isManifestFile,
	needles: [
		"cert-manager",
		"certmanager",
		"kubernetes.io/tls-acme",
		"caBundle",
		"installCRDs",
		"crds:"
	],
	read(file, output) {
		const read = (kinds) => manifests(file, output, kinds);
		for (const manifest of read(["Certificate"])) if (/^cert-?manager\./.test(manifest.group)) readCertificate$2(manifest, output);
		for (const manifest of read(["Issuer", "ClusterIssuer"])) if (/^cert-?manager\./.test(manifest.group)) readIssuer(manifest, output);
		for (const manifest of read(["CertificateRequestPolicy"])) readPolicy(manifest, output);
		for (const manifest of read(["Ingress"])) readIngress(manifest, output);
		for (const manifest of read(GATEWAYS)) readGateway(manifest, output);
		const patched = patchedKinds(file.text.includes("caBundle") ? read(["ClusterRole"]) : []);
		for (const manifest of read(INJECTED)) readInjected$1(manifest, output, patched);
		if (file.text.includes("csi.cert-manager.io")) for (const manifest of read(WORKLOADS)) readVolumes$2(manifest, output);
		readInstallation(file, output);
	},
	rules: [
		...renewalRules,
		...issuerRules,
		...authorityRules,
		...shimRules,
		...controllerRules
	]
};

// src/mechanisms/certbot/own.ts
const own$35 = ownAttributes("certbot");

// src/mechanisms/certbot/consumer-rules.ts
const USING$2 = "https://eff-certbot.readthedocs.io/en/stable/using.html";
/** Servers that read certbot's files, whatever mechanism found them. */
function* readers$3({ topology }) {
	for (const fact of topology.facts) {
		if (fact.kind !== "consumer") continue;
		for (const name of [
			"certificate",
			"key",
			"chain"
		]) {
			const path = textOf(fact.attributes[name]);
			const place = path === void 0 ? void 0 : certbotPath(path);
			if (path !== void 0 && place !== void 0) yield {
				fact,
				path,
				place
			};
		}
	}
}
const archivePath = {
	id: "certbot-archive-path",
	title: "Server reads a numbered version below archive/",
	level: "warning",
	why: "certbot writes each renewal under the next number in `archive/` and updates the links in `live/`. A path in `archive/` keeps the old certificate forever.",
	fix: "Use the path below `/etc/letsencrypt/live/` instead.",
	references: [`${USING$2}#where-are-my-certificates`],
	since: "0.1.0",
	*check(input) {
		for (const { fact, path, place } of readers$3(input)) {
			if (place.tree !== "archive") continue;
			yield {
				subject: `${fact.location.path}#${path}`,
				message: `${fact.attributes.service} reads ${path}, which no renewal updates.`,
				locations: [fact.location]
			};
		}
	}
};
const doubledLineage = {
	id: "certbot-doubled-lineage",
	title: "Servers use two lineages of one certificate",
	level: "warning",
	why: "certbot adds `-0001` when a certificate is requested again with other options. Servers then read different copies, and only one of them may be renewed.",
	fix: "Point every server to one lineage and remove the other with `certbot delete --cert-name`.",
	references: [`${USING$2}#managing-certificates`],
	since: "0.1.0",
	*check(input) {
		const all = [...readers$3(input)];
		const keyOf = (fact, lineage) => `${fact.location.repository}\0${lineage}`;
		const byLineage = groupBy(all, ({ fact, place }) => keyOf(fact, place.lineage));
		const seen = /* @__PURE__ */ new Set();
		for (const { fact, place } of all) {
			const base = /^(.+)-\d{4}$/.exec(place.lineage)?.[1];
			if (base === void 0 || seen.has(fact)) continue;
			const [other] = byLineage.get(keyOf(fact, base)) ?? [];
			if (other === void 0) continue;
			seen.add(fact);
			const message = `${fact.attributes.service} reads the lineage ${place.lineage}, while ${other.fact.location.path} reads ${base}.`;
			yield {
				subject: `${fact.location.path}#${place.lineage}`,
				message,
				locations: [fact.location],
				related: [other.fact.location]
			};
		}
	}
};
const withoutChain = {
	id: "certbot-leaf-without-chain",
	title: "Server sends the certificate without its chain",
	level: "note",
	why: "`cert.pem` holds only the server certificate. Clients without the intermediate reject the connection, and a new intermediate affects even more clients.",
	fix: "Use `fullchain.pem` of the same folder instead.",
	references: [`${USING$2}#where-are-my-certificates`],
	since: "0.1.0",
	*check(input) {
		for (const { fact, path, place } of readers$3(input)) {
			if (place.file !== "cert.pem" || fact.attributes.chain !== void 0 || path !== fact.attributes.certificate) continue;
			const message = `${fact.attributes.service} uses ${path}, which holds no intermediate certificate.`;
			yield {
				subject: `${fact.location.path}#${path}`,
				message,
				locations: [fact.location]
			};
		}
	}
};
const byRepository = (fact) => [fact.location.repository];
/** Services that read what certbot renews here, and that nothing reloads. */
function* unreloaded({ topology }) {
	const { facts: all } = topology;
	for (const repository of new Set(all.map((fact) => fact.location.repository))) {
		const facts = factsBy(all, byRepository, repository);
		const producers = facts.filter((fact) => fact.mechanism === "certbot" && fact.kind === "producer" && fact.attributes.disabled !== true && fact.attributes.command !== "defaults" && own$35(fact).plugin === void 0);
		if (producers.length === 0 || producers.some((fact) => fact.attributes.opaque === true)) continue;
		const consumers = facts.filter((fact) => fact.kind === "consumer" && fact.reads.some((ref) => pathBelow(ref, CERTBOT_LIVE) !== void 0));
		const onHosts = facts.some((fact) => fact.attributes.packaged === true && startsProgram(fact, "certbot")) || producers.some((fact) => fact.attributes.command === "renew" && isScheduled(fact, facts));
		const renewals = {
			all: producers.filter((fact) => isScheduled(fact, facts)),
			own: /* @__PURE__ */ new Set()
		};
		for (const fact of producers) if (isScheduledItself(fact, facts)) renewals.own.add(placeOf(fact));
		const lasting = settled(facts.filter((fact) => !isSetup(fact, renewals) && !(onHosts && fact.attributes.via === "handler")));
		const images = new Set(facts.filter(({ kind, attributes }) => kind === "pin" && attributes.surface === "dockerfile").map(({ location }) => posix.dirname(location.path)));
		for (const service of new Set(consumers.map((fact) => String(fact.attributes.service)))) {
			if (watchesFiles(service) || isReloaded(serviceRef(service), lasting)) continue;
			const served = consumers.filter((fact) => fact.attributes.service === service);
			const isApart = (fact) => images.has(posix.dirname(fact.location.path)) && !served.some((one) => isBeside(one, fact));
			yield {
				service,
				apart: producers.every(isApart),
				producers,
				consumers: served
			};
		}
	}
}
/** Whether a file is in the folder of another one, or below it. */
const isBeside = ({ location: { path } }, { location }) => {
	const folder = posix.dirname(location.path);
	return folder === "." || path.startsWith(`${folder}/`);
};
const placeOf = ({ location }) => `${location.path}\0${location.line}`;
const byPlace = (fact) => [placeOf(fact)];
/** A reload behind the first issue, in a script that nothing repeats, while something else renews. */
function isSetup(reload, { all, own: places }) {
	if (reload.attributes.setup !== true) return false;
	const place = placeOf(reload);
	return all.length > factsBy(all, byPlace, place).length && !places.has(place);
}
const hookScript = (fact) => own$35(fact).services === void 0 ? [] : fact.reads;
/** The reloads of hooks that are scripts of this repository, with the services that the scripts reload. */
function settled(facts) {
	return facts.map((fact) => {
		if (fact.kind !== "reload" || fact.mechanism !== "certbot" || !fact.writes.includes(UNKNOWN_SERVICE)) return fact;
		const hook = textOf(fact.attributes.hook);
		const known = (hook === void 0 ? fact.reads.filter((ref) => isOfKind(ref, "script")) : hookScripts(hook)).map((ref) => factsBy(facts, hookScript, ref));
		if (known.length === 0 || known.some((some) => some.length === 0)) return fact;
		const services = known.flat().flatMap((script) => textsOf(own$35(script).services));
		return {
			...fact,
			writes: [...new Set(services)].map(serviceRef)
		};
	});
}
const inContainer = (fact) => fact.attributes.container !== void 0 || fact.attributes.surface === "compose";
function reloadProblem({ service, apart, producers, consumers }) {
	const path = consumers.map((fact) => textOf(fact.attributes.certificate)).find((value) => value !== void 0);
	const message = `certbot renews ${path === void 0 ? `what ${service} reads` : `${path}, which ${service} reads`}, but nothing reloads ${service}. It serves the old certificate until a restart.`;
	const started = producers.filter((fact) => fact.attributes.command !== "lineage");
	const [places = []] = [
		started.filter((fact) => fact.attributes.command === "renew"),
		started,
		producers
	].filter((some) => some.length > 0);
	return {
		subject: serviceRef(service),
		message,
		...apart && { level: "note" },
		locations: places.map((fact) => fact.location),
		related: consumers.map((fact) => fact.location)
	};
}
const noDeployHook = {
	id: "certbot-no-deploy-hook",
	title: "No hook reloads the server after certbot renews",
	level: "warning",
	otherLevels: { note: "when certbot runs in an image of its own, and the server elsewhere" },
	why: "Servers read certificates when they start or reload. Until then clients still get the old certificate.",
	fix: "Add `--deploy-hook \"systemctl reload <service>\"`, or a script in `/etc/letsencrypt/renewal-hooks/deploy/`.",
	references: [`${USING$2}#renewing-certificates`],
	since: "0.1.0",
	*check(input) {
		for (const found of unreloaded(input)) if (!found.producers.every(inContainer)) yield reloadProblem(found);
	}
};
const noProxyReload = {
	id: "certbot-no-proxy-reload",
	title: "Proxy next to the certbot container never reloads",
	level: "warning",
	why: "The certbot container renews the certificate in the shared volume. The proxy in the other container does not notice.",
	fix: "Reload on a timer in the proxy service: `while :; do sleep 6h; nginx -s reload; done & nginx -g \"daemon off;\"`.",
	references: [`${USING$2}#running-with-docker`, "https://nginx.org/en/docs/control.html"],
	since: "0.1.0",
	*check(input) {
		for (const found of unreloaded(input)) if (found.producers.every(inContainer)) yield reloadProblem(found);
	}
};
const consumerRules = [
	archivePath,
	doubledLineage,
	withoutChain,
	noDeployHook,
	noProxyReload
];

// src/mechanisms/certbot/hook-rules.ts
const USING$1 = "https://eff-certbot.readthedocs.io/en/stable/using.html";
const isEnvironmentRead = anyFact((fact) => own$35(fact).environment === "read");
const reloads = ({ kind, reads }) => kind === "reload" ? reads : [];
const directoryHooks = ({ location }) => /(?:^|\/)renewal-hooks\/(?:deploy|post)\//.test(location.path) ? ["all"] : [];
/** The rules about hooks that never run, or that run where they have no effect. */
const hookRules = [
	factRule("certbot", {
		id: "certbot-directory-hooks-off",
		title: "Renewal skips the existing hooks",
		level: "warning",
		why: "With `--no-directory-hooks`, certbot skips `/etc/letsencrypt/renewal-hooks/`. The scripts there copy and reload nothing, although the renewal succeeds.",
		fix: "Remove `--no-directory-hooks`.",
		references: [`${USING$1}#renewing-certificates`],
		kind: "producer",
		problem(fact, { neighbours }) {
			const { command, hook } = fact.attributes;
			const { noDirectoryHooks } = own$35(fact);
			if (noDirectoryHooks !== true || hook !== void 0) return void 0;
			const hooks = factsBy(neighbours(fact), directoryHooks, "all");
			const [first] = hooks;
			return first === void 0 ? void 0 : {
				message: `\`certbot ${command}\` runs with \`--no-directory-hooks\`, so ${first.location.path} does not run.`,
				related: hooks.map(({ location }) => location)
			};
		}
	}),
	factRule("certbot", {
		id: "certbot-hook-not-run",
		title: "certbot never runs this hook",
		level: "warning",
		why: "certbot runs the executable files in `pre`, `deploy` and `post` of `/etc/letsencrypt/renewal-hooks/`. It skips every other file there without a message. Servers keep the old certificate although each renewal succeeds.",
		fix: "Put the script into `/etc/letsencrypt/renewal-hooks/deploy/` and make it executable, with mode `0755`.",
		references: [`${USING$1}#renewing-certificates`],
		kind: "reload",
		problem(fact, { neighbours }) {
			const { lost } = own$35(fact);
			if (lost === void 0) return void 0;
			const script = scriptRef(String(fact.attributes.name));
			const isPlaced = () => factsBy(neighbours(fact), reloads, script).some(({ location }) => location.path !== fact.location.path);
			if (lost === "100644" && isPlaced()) return void 0;
			const reason = lost === "folder" ? "because it is in none of the folders `pre`, `deploy` and `post`" : `because its mode ${lost} does not allow execution`;
			return `certbot never runs ${fact.attributes.name}, ${reason}.`;
		}
	}),
	factRule("certbot", {
		id: "certbot-hook-repeated",
		title: "certbot runs only the last of several hooks",
		level: "warning",
		why: "certbot keeps one deploy hook. If `--deploy-hook` is given twice, the last value silently replaces the first, whose command never runs.",
		fix: "Join the commands in one hook with `&&`, or put each into a script in `/etc/letsencrypt/renewal-hooks/deploy/`.",
		references: [`${USING$1}#renewing-certificates`],
		kind: "producer",
		problem(fact) {
			const hooks = textsOf(own$35(fact).hooks);
			const lost = [...new Set(hooks.slice(0, -1))].filter((hook) => hook !== hooks.at(-1));
			return lost.length === 0 ? void 0 : `certbot never runs the deploy hook \`${lost.join("`, `")}\`, because a later \`--deploy-hook\` replaces it.`;
		}
	}),
	factRule("certbot", {
		id: "certbot-environment-not-read",
		title: "certbot on Debian ignores /etc/default/certbot",
		level: "warning",
		why: "On Debian and Ubuntu, `certbot.service` and the cron job ignore `/etc/default/certbot`. The hook in it never runs, and servers keep the old certificate. Only Fedora reads such a file, `/etc/sysconfig/certbot`.",
		fix: "Move the hook to `/etc/letsencrypt/renewal-hooks/deploy/` or `/etc/letsencrypt/cli.ini`, or read the file with `EnvironmentFile=` in a drop-in of the unit.",
		references: ["https://salsa.debian.org/letsencrypt-team/certbot/certbot", `${USING$1}#automated-renewals`],
		kind: "reload",
		problem(fact, { neighbours }) {
			const name = own$35(fact).environment;
			if (typeof name !== "string" || name === "read") return void 0;
			return isEnvironmentRead(neighbours(fact)) ? void 0 : `\`${name}\` in /etc/default/certbot has no effect, because nothing found here reads that file.`;
		}
	}),
	factRule("certbot", {
		id: "certbot-hook-in-container",
		title: "Deploy hook cannot reach the server",
		level: "note",
		why: "The hook runs inside the certbot container, which has no server, no systemd and no Docker client. The hook fails, and the server keeps the old certificate.",
		fix: "Reload the server on a timer, or from the host after the renewal: `docker compose run --rm certbot renew && docker compose exec proxy nginx -s reload`.",
		references: [`${USING$1}#running-with-docker`],
		kind: "producer",
		problem(fact) {
			const hook = textOf(fact.attributes.hook);
			const container = textOf(fact.attributes.container);
			if (hook === void 0 || container === void 0 || /curl|kubectl/.test(hook)) return void 0;
			if (own$35(fact).dockerClient === true) return void 0;
			const client = /\bdocker(?:-compose)?\s[^;&|]{0,60}/.exec(hook)?.[0];
			if (client !== void 0 && clientOfImage(container)?.image.official !== true) return void 0;
			const server = shellCommands(hook).find(({ name }) => SERVER_COMMANDS.test(name));
			const call = client ?? (server && [server.name, ...server.args].join(" ").slice(0, 70));
			return call === void 0 ? void 0 : `The hook \`${call.trim()}\` runs inside the container ${container}.`;
		}
	}),
	factRule("certbot", {
		id: "certbot-hook-beside-packaged-timer",
		title: "Packaged certbot timer renews without the hook",
		level: "warning",
		why: "The certbot package installs a timer that also runs `certbot renew`. If the timer renews first, the hook on your own line never runs, and the server keeps the old certificate.",
		fix: "Move the hook to `/etc/letsencrypt/renewal-hooks/deploy/`, where every run finds it, and remove your own schedule.",
		references: [`${USING$1}#automated-renewals`],
		kind: "producer",
		problem(fact, { neighbours }) {
			const { command, hook, schedules, container } = fact.attributes;
			if (command !== "renew" || hook === void 0 || schedules === void 0 || container !== void 0) return void 0;
			const { packaged, elsewhere } = timersAmong(neighbours(fact));
			return packaged && !elsewhere ? `The hook \`${hook}\` is only on your own schedule of \`certbot renew\`.` : void 0;
		}
	})
];
/** Programs that reach a server of the same machine. */
const SERVER_COMMANDS = /^(?:systemctl|service|nginx|apachectl|apache2ctl|postfix|doveadm|haproxy)$/;
/** Whether the package of certbot starts renewals, and whether another place than a renewal has a hook. Once for each repository. */
const timersAmong = memoizeByObject((around) => {
	return {
		packaged: around.some((other) => other.attributes.packaged === true && other.attributes.program === "certbot"),
		elsewhere: around.some((other) => other.kind === "reload" && other.attributes.directory === true || other.mechanism === "certbot" && other.kind === "producer" && other.attributes.command !== "renew" && other.attributes.hook !== void 0)
	};
});

// src/mechanisms/certbot/hooks.ts
const HOOK = /(?:^|\/)renewal-hooks\/(deploy|post)\/[^/]+$/;
/** Beside the folders in which certbot looks for hooks; people run `manual-deploy.sh` themselves. */
const ASTRAY = /(?:^|\/)etc\/letsencrypt\/renewal-hooks\/(?!(?:pre|deploy|post)$|.*manual)[^/$*{]+$/;
/** Permissions without a right to execute. */
const INERT = /^0?[0246]{3}$/;
/** A script in `renewal-hooks/` runs for every lineage that was renewed. */
function readHooks(file, output) {
	const stage = HOOK.exec(file.path)?.[1];
	if (stage !== void 0) readHookRuns(commandBlocksOf(file), output, stage, 1);
	readWrittenHooks(file, output);
	readHookScript(file, output);
}
/** A hook that git keeps as `100644`: it comes to the host like that, unless something makes it executable. */
function readInert(path, output) {
	const isHook = /(?:^|\/)etc\/letsencrypt\/renewal-hooks\/(?:pre|deploy|post)\/(?!README|\.)[^/]+$/.test(path);
	const isBrought = /(?:^|\/)(?:files|templates|roles|cookbooks|modules|states|salt|pillar)\//.test(path);
	if (!isHook || isBrought || /\.(?:md|txt|j2|erb|tmpl|tpl)$/.test(path)) return;
	output.fact({
		kind: "reload",
		reads: [],
		writes: [],
		attributes: {
			name: path,
			state: "off"
		},
		own: { lost: "100644" }
	}, { line: 1 });
}
/** Hooks that a script or configuration management writes or puts into `renewal-hooks/`. */
function readWrittenHooks(file, output) {
	if (!file.text.includes("renewal-hooks/")) return;
	const seen = /* @__PURE__ */ new Set();
	const makesExecutable = file.text.includes("chmod");
	const isInert = (mode) => mode !== void 0 && INERT.test(mode) && !makesExecutable;
	const lost = (path, line, mode) => {
		const reason = ASTRAY.test(path) ? "folder" : isInert(mode) && HOOK.test(path) ? mode : "";
		if (reason !== "") output.fact({
			kind: "reload",
			reads: [],
			writes: [],
			attributes: {
				name: path,
				state: "off"
			},
			own: { lost: reason }
		}, { line });
		return reason !== "";
	};
	for (const run of commandBlocksOf(file)) {
		if (run.name !== void 0) lost(run.name, run.commands[0]?.line ?? 1);
		const stage = HOOK.exec(run.name ?? "")?.[1];
		if (stage === void 0) continue;
		seen.add(run.name ?? "");
		readHookRuns([run], output, stage, run.commands[0]?.line ?? 1);
	}
	for (const { path, source, mode, line } of placedFiles(file)) {
		const stage = HOOK.exec(path)?.[1] ?? HOOK.exec(`${path}/hook`)?.[1];
		if (seen.has(path) || lost(path, line, mode) || stage === void 0) continue;
		const scripts = source === void 0 ? [] : [scriptRef(source)];
		output.fact({
			kind: "reload",
			reads: [CERTBOT_LIVE, ...scripts],
			writes: [UNKNOWN_SERVICE],
			attributes: { directory: true },
			own: { stage }
		}, { line });
	}
}
/** Names and words of scripts that may be put in place as hooks. */
const FOR_HOOKS = /hook|deploy|reload|restart|renew|cert|RENEWED_(?:LINEAGE|DOMAINS)/;
/** Programs that are asked about a service, or tell one something else than to reload. */
const MANAGES = /^(?:systemctl|service|nginx|apachectl|apache2ctl|postfix|postmap|doveadm)$/;
/** Whether a command changes owners and permissions alone, perhaps of what find(1) finds. */
function setsPermissions({ name, args }) {
	const done = name === "find" ? args[args.indexOf("-exec") + 1] : name;
	return /^(?:chmod|chown|chgrp|setfacl|set|umask|echo)$/.test(done ?? "");
}
/** The services that a script elsewhere in the repository reloads. They count if something makes the script a hook. */
function readHookScript(file, output) {
	if (HOOK.test(file.path) || /\.ya?ml$/.test(file.path) || !FOR_HOOKS.test(file.path + file.text)) return;
	const [only, ...more] = commandBlocksOf(file);
	if (only?.surface !== "script" || more.length > 0 || only.schedules.length > 0) return;
	if (/hook/.test(file.path) && only.commands.length > 0 && only.commands.every(setsPermissions)) {
		output.fact({
			kind: "reload",
			reads: [scriptRef(file.path)],
			writes: [],
			attributes: { state: "off" },
			own: { services: [] }
		}, { line: only.commands[0]?.line ?? 1 });
		return;
	}
	const services = /* @__PURE__ */ new Set();
	let first;
	for (const command of only.commands) {
		const reloaded = reloadedServices(command);
		if (reloaded.includes("?") || reloaded.length === 0 && !MANAGES.test(command.name) && !reloadsNothing([command])) return;
		if (reloaded.length > 0) first ??= command;
		for (const service of reloaded) services.add(service);
	}
	if (first === void 0) return;
	output.fact({
		kind: "reload",
		reads: [scriptRef(file.path)],
		writes: [],
		attributes: { state: "off" },
		own: { services: [...services] }
	}, { line: first.line });
}
function readHookRuns(runs, output, stage, line) {
	const commands = runs.flatMap((run) => run.commands);
	const services = commands.flatMap((command) => reloadedServices(command));
	if (services.length === 0 && commands.length > 0 && !mayReload(commands)) return;
	const writes = services.length === 0 ? [UNKNOWN_SERVICE] : [...new Set(services)].map(serviceRef);
	output.fact({
		kind: "reload",
		reads: [CERTBOT_LIVE],
		writes,
		attributes: { directory: true },
		own: { stage }
	}, { line });
}
/** The unit of Fedora and EPEL, which passes on the variables of `/etc/sysconfig/certbot`. */
const UNIT$1 = makeRef("unit", "certbot-renew.service");
const SETTING$2 = /\b(PRE_HOOK|POST_HOOK|RENEW_HOOK|DEPLOY_HOOK|CERTBOT_ARGS)=[ \t]{0,4}(\\?["'])([^\n]{0,500}?)\2(?=[ \t]*(?:$|["'#,\]]))/gm;
/** Where the file is written, or is kept in the repository. */
const FILE$2 = /(?:^|[\s"'/])(?:etc\/)?(sysconfig|default)\/certbot(?=$|[\s"',.\]}])/m;
const READS = /(?:EnvironmentFile\s{0,4}=\s{0,4}-?|(?:^|[\s;&])(?:\.|source)\s{1,4})\/etc\/default\/certbot\b/m;
/**
* Hooks in the file of variables of a packaged unit, whatever writes it: a file of the repository, or a task or a resource that
* names the path and the line. Fedora's unit passes them to `certbot renew`; that of Debian reads no such file.
*/
function readEnvironment$2(file, output) {
	if (READS.test(file.text)) output.fact({
		kind: "reload",
		reads: [],
		writes: [],
		attributes: { state: "live" },
		own: { environment: "read" }
	}, { line: 1 });
	const folder = (FILE$2.exec(file.path) ?? FILE$2.exec(file.text))?.[1];
	if (folder === void 0) return;
	const settings = [...file.text.matchAll(SETTING$2)].map(({ index, 1: name = "", 3: value = "" }) => ({
		name,
		value: value.trim(),
		index
	})).filter(({ value, index }) => value !== "" && !isComment(file.text, index));
	const [first] = settings.filter(({ value }) => value.includes("hook"));
	if (first === void 0) return;
	const line = file.text.slice(0, first.index).split("\n").length;
	const text = `certbot renew ${settings.map(({ value }) => value).join(" ")}`;
	const [command] = shellCommands(text, line);
	const run = command === void 0 ? void 0 : clientRun(command);
	const hook = run === void 0 ? void 0 : hookOf(run);
	if (run === void 0 || hook === void 0) return;
	if (folder === "default") {
		output.fact({
			kind: "reload",
			reads: [],
			writes: [],
			attributes: { state: "off" },
			own: { environment: first.name }
		}, { line });
		return;
	}
	output.fact({
		kind: "producer",
		reads: [UNIT$1, runRef("certbot")],
		writes: [CERTBOT_LIVE, ...hookScripts(hook)],
		attributes: {
			name: "certbot renew",
			command: "renew",
			surface: "systemd",
			hook
		},
		own: { hooks: hooksGiven(run.command.args) }
	}, { line });
	output.fact({
		kind: "reload",
		reads: [CERTBOT_LIVE],
		writes: servicesOfHook(hook),
		attributes: { hook }
	}, { line });
}
/** Every deploy hook of a command line; certbot keeps the last one. */
function hooksGiven(args) {
	const joined = args.map((arg) => arg.replaceAll(",", "\0"));
	return optionValues(joined, "--deploy-hook", "--renew-hook").map((hook) => hook.replaceAll("\0", ","));
}
function isComment(text, index) {
	return /^[ \t]*#/.test(text.slice(text.lastIndexOf("\n", index) + 1, index));
}

// src/mechanisms/certbot/read.ts
/** Files of certbot's tree, whatever folder of the repository they are kept in. */
const LINEAGE = /(?:^|\/)(?:renewal|letsencrypt[^/]*)\/([^/]+)\.conf(?:\.(?:j2|erb|tpl|tmpl))?$/;
const CLI$2 = /(?:^|\/)cli\.ini(?:\.\w+)?$/;
const OWN_OPTION = /^(?:agree-tos|authenticator|webroot-path|rsa-key-size|(?:deploy|post|pre)-hook)\s{0,9}=/m;
const callsDocker = memoizeLast((text) => /\/bin\/docker\b/.test(text));
function read$37(file, output) {
	readHooks(file, output);
	if (CLI$2.test(file.path)) {
		if (/certbot|letsencrypt/.test(file.path) || OWN_OPTION.test(file.text)) readDefaults$2(file, output);
		return;
	}
	readEnvironment$2(file, output);
	if (!/certbot|letsencrypt(?:-auto)? \\?\s{0,20}(?:renew|certonly)|renewalparams|letsencrypt::command/.test(file.text)) return;
	const lineage = LINEAGE.exec(file.path)?.[1];
	if (lineage !== void 0 && file.text.includes("[renewalparams]")) readLineage(file, output, lineage);
	else {
		for (const invocation of clientInvocations(file, "certbot")) readInvocation(file, invocation, output);
		readInstalls(file, output);
		if (/^from\s/im.test(file.text) && isDockerfile(file.path)) readBase(file, output);
	}
}
function livePaths(lineage) {
	if (lineage === void 0) return [CERTBOT_LIVE];
	return [
		"fullchain",
		"cert",
		"chain",
		"privkey"
	].map((name) => appendToRef(CERTBOT_LIVE, `${lineage}/${name}.pem`));
}
/** `/etc/letsencrypt/renewal/<lineage>.conf`: what certbot remembers for `certbot renew`. */
function readLineage(file, output, lineage) {
	const entries = readIni(file.text);
	const find = (...keys) => entries.find((entry) => keys.includes(entry.key));
	const hook = find("deploy_hook", "renew_hook");
	const installer = find("installer")?.value;
	const off = find("autorenew");
	const writes = livePaths(lineage);
	const text = (name, ...keys) => {
		const value = find(...keys)?.value;
		return value === void 0 || value === "None" ? {} : { [name]: value };
	};
	output.fact({
		kind: "producer",
		reads: [programRef("certbot")],
		writes: hook === void 0 ? writes : [...writes, ...hookScripts(hook.value)],
		names: entries.filter((entry) => entry.section === "webroot_map").map((entry) => `dns:${entry.key}`),
		attributes: {
			name: lineage,
			command: "lineage",
			surface: "configuration",
			...text("server", "server"),
			...text("renewBefore", "renew_before_expiry"),
			...text("profile", "required_profile", "preferred_profile"),
			...hook !== void 0 && hook.value !== "None" && { hook: hook.value }
		},
		own: {
			...text("authenticator", "authenticator"),
			...text("manualHook", "manual_auth_hook"),
			...off !== void 0 && { autorenew: !/^(?:false|no|0)$/i.test(off.value) },
			...installer !== void 0 && installer !== "None" && { installer }
		}
	}, { line: off?.line ?? entries[0]?.line ?? 1 });
	if (hook !== void 0 && hook.value !== "None") output.fact({
		kind: "reload",
		reads: writes,
		writes: servicesOfHook(hook.value),
		attributes: { hook: hook.value }
	}, { line: hook.line });
	readInstaller(output, installer, writes, entries[0]?.line ?? 1);
}
/** `cli.ini`: options that every run of certbot takes. */
function readDefaults$2(file, output) {
	for (const { key, value, line } of readIni(file.text)) if (key === "deploy-hook" || key === "renew-hook" || key === "post-hook") output.fact({
		kind: "reload",
		reads: [CERTBOT_LIVE],
		writes: servicesOfHook(value),
		attributes: { hook: value }
	}, { line });
	else if (key === "server" && /staging/.test(value) || /^(?:staging|test-cert)$/.test(key) && /^true$/i.test(value)) output.fact({
		kind: "producer",
		reads: [programRef("certbot")],
		writes: [CERTBOT_LIVE],
		attributes: {
			name: "cli.ini",
			command: "defaults",
			surface: "configuration",
			staging: key
		}
	}, { line });
}
/** A plugin that a variable chooses; with `certbot run` it installs the certificate, and reloads the server at each renewal. */
const PLUGIN = /^--(?:\{\{|\$)/;
const COMMANDS = [
	"renew",
	"certonly",
	"run"
];
function readInvocation(file, invocation, output) {
	const { args, line } = invocation.command;
	const run = clientRun(invocation.command);
	if (run === void 0) return;
	const command = args.find((arg) => COMMANDS.includes(arg)) ?? "run";
	const has = (...names) => args.some((arg) => names.includes(arg));
	const domains = hostsAskedFor(run);
	const lineage = option(args, "--cert-name") ?? (command === "renew" ? void 0 : domains[0]?.replace(/^\*\./, ""));
	const hook = hookOf(run);
	const staging = rehearsalOf(run);
	const apache = has("--apache", "-a=apache") ? "apache" : void 0;
	const installer = option(args, "--installer", "-i") ?? (has("--nginx") ? "nginx" : apache);
	const writes = args.includes("--csr") ? [] : livePaths(lineage);
	const scripts = hook === void 0 ? [] : hookScripts(hook);
	output.fact({
		kind: "producer",
		reads: startRefs(file, invocation),
		writes: [...writes, ...scripts],
		names: domains.map((name) => `dns:${name}`),
		attributes: {
			name: lineage ?? `certbot ${command}`,
			command,
			...runAttributes(invocation),
			...given("retired", run.client.retired?.find((name) => name === invocation.command.name)),
			...given("hook", hook),
			...given("manual", has("--manual")),
			...isByHand(run) && { state: "manual" },
			...given("staging", staging),
			...given("server", staging === void 0 && clientServer(run)),
			...given("profile", option(args, "--preferred-profile", "--required-profile"))
		},
		own: {
			...given("dockerClient", callsDocker(file.text)),
			...given("installer", installer),
			...installer === void 0 && command === "run" && args.some((arg) => PLUGIN.test(arg)) && { plugin: null },
			...given("manualHook", option(args, "--manual-auth-hook")),
			...given("force", args.find((arg) => /^--(?:force-renew(?:al)?|renew-by-default)$/.test(arg))),
			...given("csr", has("--csr")),
			...hooksGiven(args).length > 1 && { hooks: hooksGiven(args) },
			...given("quiet", has("-q", "--quiet")),
			...given("noDirectoryHooks", has("--no-directory-hooks")),
			...given("guards", invocation.command.guards)
		}
	}, { line });
	if (hook !== void 0) output.fact({
		kind: "reload",
		reads: writes,
		writes: servicesOfHook(hook),
		attributes: { hook }
	}, { line });
	readInstaller(output, installer, writes, line);
	const chained = invocation.after.flatMap((next) => reloadedServices(next));
	if (chained.length > 0) output.fact({
		kind: "reload",
		reads: writes,
		writes: [...new Set(chained)].map(serviceRef),
		attributes: {
			chained: true,
			...command !== "renew" && { setup: true }
		}
	}, { line });
}
/** The nginx and apache installers reload their server themselves. */
function readInstaller(output, installer, reads, line) {
	if (installer !== "nginx" && installer !== "apache") return;
	output.fact({
		kind: "reload",
		reads,
		writes: [serviceRef(installer)],
		attributes: {},
		own: { installer }
	}, { line });
}
/** Scripts in an image that is built on one of certbot run where no package brings a timer. */
function readBase(file, output) {
	for (const { name, operands, line } of dockerInstructions(file.text)) {
		const image = name === "FROM" ? operands.split(/\s/).find((word) => !word.startsWith("--")) ?? "" : "";
		const base = clientOfImage(image);
		if (base?.client.id !== "certbot" || base.image.official !== true) continue;
		const version = /:v?([\w.-]{1,60})$/.exec(image)?.[1] ?? "latest";
		const own = {
			package: image,
			manager: "docker"
		};
		output.fact({
			kind: "pin",
			reads: [],
			writes: [],
			attributes: {
				program: "certbot",
				version
			},
			own
		}, { line });
	}
}
/** How certbot came to the machine: packages of distributions and snaps bring a timer, images and pip do not. */
function readInstalls(file, output) {
	for (const { command, run } of invocations(file, ...[
		"apt-get",
		"apt",
		"dnf",
		"yum",
		"zypper",
		"snap",
		"apk",
		"pip",
		"pip3",
		"pipx"
	])) {
		const wanted = command.args.find((arg) => clientOfPackage(arg)?.id === "certbot");
		if (wanted === void 0 || !command.args.some((arg) => /^(?:install|add)$/.test(arg))) continue;
		const [program, version] = wanted.split("==");
		const common = {
			program: "certbot",
			surface: run.surface
		};
		const own = {
			package: program ?? wanted,
			manager: command.name
		};
		if (/^(?:pip|apk)/.test(command.name) || run.surface === "dockerfile") output.fact({
			kind: "pin",
			reads: [],
			writes: [],
			attributes: {
				...common,
				version: version ?? "latest"
			},
			own
		}, { line: command.line });
		else output.fact({
			kind: "schedule",
			reads: [],
			writes: [programRef("certbot")],
			attributes: {
				...common,
				packaged: true
			},
			own
		}, { line: command.line });
	}
}

// src/certificates/renewal-due.ts
/** A renewal takes time: retries, rate limits and a daily synchronization are no delay. */
const GRACE = 3 * DAY;
/**
* The instant by which a producer should have renewed a certificate, in milliseconds: at the threshold it states, else
* when a third of the lifetime is left, the usual default; some days of grace, or a tenth of the lifetime, on top.
* Undefined where the certificate states no lifetime, or the threshold is not known.
*/
function renewalDue(certificate, producer) {
	const [start, end] = [readInstant(certificate.notBefore), readInstant(certificate.notAfter)];
	if (start === null || end === null || end <= start) return void 0;
	const lifetime = end - start;
	const stated = statedThreshold(producer, lifetime);
	if (stated === null) return void 0;
	return end - (stated === void 0 || stated <= 0 || stated >= lifetime ? lifetime / 3 : stated) + Math.min(GRACE, lifetime / 10);
}
/**
* How long before the end a producer was told to renew, in milliseconds, in whichever way its tool writes that down.
* Undefined where nothing is stated, null where the value is not known.
*/
function statedThreshold({ attributes }, lifetime) {
	const { renewDays, minDays, renewBefore, renewBeforePercentage } = attributes;
	if (minDays === null || renewBefore === null || renewBeforePercentage === null) return null;
	if (typeof renewDays === "number") return renewDays * DAY;
	if (typeof minDays === "number") return minDays * DAY;
	if (typeof renewBeforePercentage === "number") return lifetime * renewBeforePercentage / 100;
	if (typeof renewBefore !== "string") return void 0;
	const days = daysOf$1(renewBefore);
	return days === void 0 ? goDuration(renewBefore) : days * DAY;
}
/** Days before the end from which on a tool renews, where it was told in days: as a number, or as certbot's `30 days`. */
function renewalDays({ attributes: { renewDays, minDays, renewBefore } }) {
	if (typeof renewDays === "number") return renewDays;
	if (typeof minDays === "number") return minDays;
	return typeof renewBefore === "string" ? daysOf$1(renewBefore) : void 0;
}
/** `30`, `30 days`, `5 weeks`, as certbot reads an interval (parsedatetime); undefined for durations of Go. */
function daysOf$1(text) {
	const [, count, unit = "day"] = /^\s*(\d{1,4})\s*(day|week|month)?s?\s*$/.exec(text) ?? [];
	return count === void 0 ? void 0 : Number(count) * (unit === "week" ? 7 : unit === "month" ? 30 : 1);
}

// src/mechanisms/certbot/rules.ts
const USING = "https://eff-certbot.readthedocs.io/en/stable/using.html";
const CHANGES = "https://github.com/certbot/certbot/blob/main/certbot/CHANGELOG.md";
const what = (fact) => fact.attributes.command === "lineage" ? `The certbot lineage "${fact.attributes.name}"` : `\`certbot ${fact.attributes.command}\``;
/** The time between two runs that keep to five a week: https://letsencrypt.org/docs/rate-limits/ */
const RATE_LIMIT = 7 * DAY / 5;
const runsAgain = (fact, around) => fact.mechanism === "certbot" && fact.kind === "producer" && isScheduled(fact, around);
const pins = ({ kind, attributes }) => kind === "pin" ? [String(attributes.program)] : [];
const isRenewed$1 = anyFact((fact, around) => runsAgain(fact, around));
/** What certbot remembers of a lineage is not a run of it. */
const isRenewedForReal = anyFact((fact, around) => fact.attributes.staging === void 0 && fact.attributes.command !== "lineage" && runsAgain(fact, around));
const isPinned = anyFact(({ kind, attributes }) => kind === "pin" && attributes.program === "certbot");
const rules$28 = [
	factRule("certbot", {
		id: "certbot-autorenew-off",
		title: "certbot renewal is disabled for a certificate",
		level: "warning",
		why: "`certbot renew` silently skips a lineage with `autorenew = False`, so the certificate expires.",
		fix: "Set `autorenew = True` in the renewal configuration, or delete the lineage with `certbot delete` if it is not needed.",
		references: [`${USING}#modifying-the-renewal-configuration-of-existing-certificates`],
		problem: (fact) => own$35(fact).autorenew === false ? `${what(fact)} has automatic renewal disabled.` : void 0
	}),
	factRule("certbot", {
		id: "certbot-manual-without-hook",
		title: "certbot certificate needs manual validation",
		level: "warning",
		why: "The manual plugin waits for a person to publish the challenge. `certbot renew` cannot do that and skips the certificate.",
		fix: "Use a DNS plugin, `--webroot` or `--standalone`, or pass a script that publishes the challenge with `--manual-auth-hook`.",
		references: [`${USING}#manual`],
		problem(fact) {
			if (!(fact.attributes.manual === true || own$35(fact).authenticator === "manual") || own$35(fact).manualHook !== void 0 || fact.attributes.opaque === true) return void 0;
			return `${what(fact)} uses the manual plugin without an authentication hook, so nothing can renew the certificate unattended.`;
		}
	}),
	factRule("certbot", {
		id: "certbot-csr-unscheduled",
		title: "certbot does not renew certificates from a CSR",
		level: "warning",
		why: "certbot keeps no lineage for a certificate that it obtained with `--csr`, so `certbot renew` skips it.",
		fix: "Schedule the same command with a check of the expiration date, or let certbot create the key and remove `--csr`.",
		references: [`${USING}#certbot-command-line-options`],
		problem(fact, { neighbours }) {
			if (own$35(fact).csr !== true || isScheduled(fact, neighbours(fact))) return void 0;
			return `${what(fact)} passes \`--csr\`, which \`certbot renew\` ignores, and no schedule runs it again.`;
		}
	}),
	factRule("certbot", {
		id: "certbot-staging",
		title: "Scheduled certbot renewal uses the staging CA",
		level: "warning",
		why: "A staging or dry run does not change the production certificate. The schedule succeeds, and the certificate expires.",
		fix: "Remove the flag from the scheduled command, and `server =` of the staging CA from the renewal configuration.",
		references: ["https://letsencrypt.org/docs/staging-environment/", `${USING}#certbot-command-line-options`],
		problem(fact, { neighbours }) {
			const server = textOf(fact.attributes.server) ?? "";
			if (/staging/.test(server)) return `${what(fact)} renews from the staging CA ${server}, which no client trusts.`;
			const flag = textOf(fact.attributes.staging);
			if (flag === void 0) return void 0;
			if (fact.attributes.command === "defaults") return `cli.ini makes every run of certbot use the staging CA (\`${flag}\`).`;
			const around = neighbours(fact);
			return (fact.attributes.command === "renew" ? isScheduledItself(fact, around) : runsAgain(fact, around)) && !isRenewedForReal(around) ? `${what(fact)} runs on a schedule with \`${flag}\`, and no other schedule renews for real.` : void 0;
		}
	}),
	factRule("certbot", {
		id: "certbot-force-renewal",
		title: "Every scheduled run forces a renewal",
		level: "note",
		otherLevels: { warning: "when it runs more than five times a week, the limit of Let\u2019s Encrypt" },
		why: "Each run issues a certificate. After a few runs the rate limit of the CA blocks all further ones, including the one that is due.",
		fix: "Remove `--force-renewal`; certbot renews when a third of the lifetime is left, or when the CA asks for it.",
		references: [`${USING}#renewing-certificates`, "https://letsencrypt.org/docs/rate-limits/"],
		problem(fact, { neighbours }) {
			const flag = textOf(own$35(fact).force);
			const around = neighbours(fact);
			if (flag === void 0 || !isScheduledItself(fact, around)) return void 0;
			const every = cadenceOfRuns(fact, around);
			const message = `${what(fact)} runs on a schedule with \`${flag}\`.`;
			if (every === void 0 || every >= RATE_LIMIT || fact.attributes.server !== void 0) return message;
			return {
				level: "warning",
				message: `${what(fact)} runs every ${spellDuration(every).replace(/^1 /, "")} with \`${flag}\`. Let\u2019s Encrypt issues the same certificate five times a week at most, so it refuses the other runs.`
			};
		}
	}),
	factRule("certbot", {
		id: "certbot-errors-discarded",
		title: "Failed certbot renewals are hidden",
		level: "warning",
		otherLevels: { note: "when no reload follows the command" },
		why: "`certbot renew` also succeeds when nothing was due, so a reload after `&&` proves nothing. With discarded errors, a renewal can fail for weeks unnoticed.",
		fix: "Move the reload into `--deploy-hook` and send errors to mail or the journal: keep `-q`, remove `>/dev/null 2>&1` and `|| true`.",
		references: [`${USING}#renewing-certificates`],
		problem(fact, { neighbours }) {
			const hidden = textOf(fact.attributes.hidden);
			const { surface } = fact.attributes;
			if (hidden?.startsWith("||") && /^(?:github-actions|gitlab|azure-pipelines|jenkins)$/.test(String(surface))) return void 0;
			if (hidden === void 0 || fact.attributes.command !== "renew" || !isScheduled(fact, neighbours(fact))) return void 0;
			const message = `The scheduled \`certbot renew\` hides its failures with \`${hidden}\`.`;
			return fact.attributes.chained === void 0 ? {
				message,
				level: "note"
			} : message;
		}
	}),
	factRule("certbot", {
		id: "certbot-no-schedule",
		title: "certbot is never run again",
		level: "warning",
		otherLevels: { note: "for a script of a pipeline, and for a program" },
		why: "The certbot images and pip packages install no timer, unlike distribution packages and the snap. Without a schedule, the certificate expires after 90 days or less.",
		fix: "Run `certbot renew` twice a day: from cron, a systemd timer, or a loop with `sleep 12h` in the container.",
		references: [`${USING}#automated-renewals`],
		problem(fact, { neighbours }) {
			const { command, surface, container, manual, disabled } = fact.attributes;
			const { csr } = own$35(fact);
			if (fact.kind !== "producer" || command !== "certonly" && command !== "run" || csr === true || manual === true || disabled === true) return void 0;
			if (surface === "configuration" || surface === "github-actions" || surface === "gitlab" || surface === "azure-pipelines") return void 0;
			const around = neighbours(fact);
			if (!(container !== void 0 || isPinned(around)) || isRenewed$1(around) || startsCertbot(around)) return void 0;
			const message = `${what(fact)} obtains a certificate, and no cron line, timer, loop or workflow runs \`certbot renew\` here.`;
			const level = /(?:^|\/)\.?(?:ci|concourse|pipelines?|buildkite|jenkins)\/|\.(?:py|[cm]?[jt]s|go|rb|java|cs)$/.test(fact.location.path) ? "note" : void 0;
			return {
				...level && { level },
				message,
				subject: `${fact.location.path}#certbot ${command}`
			};
		}
	}),
	factRule("certbot", {
		id: "certbot-auto-retired",
		title: "certbot-auto is no longer maintained",
		level: "warning",
		why: "`certbot-auto` and `letsencrypt-auto` were retired in 2021. They cannot install certbot on a new machine, and existing installations get no updates. They stop working when the CA\u2019s protocol or the system\u2019s Python changes.",
		fix: "Install certbot from the distribution or as a snap, and remove the script and its cron line.",
		references: [CHANGES, "https://eff-certbot.readthedocs.io/en/stable/install.html"],
		kind: "producer",
		problem: ({ attributes: { retired, command } }) => retired === void 0 ? void 0 : {
			message: `\`${retired} ${command}\` was retired in 2021 but is still run.`,
			subject: programRef(String(retired))
		}
	}),
	factRule("certbot", {
		id: "certbot-renew-before-fixed",
		title: "certbot renewal window is a fixed number of days",
		level: "note",
		why: "A fixed window does not fit changing lifetimes. 30 days are too long for a 45-day or 6-day certificate. Less than 10 days leave no time to repair.",
		fix: "Remove `renew_before_expiry`. certbot then renews at a third of the lifetime or when the CA says so (ARI, RFC 9773).",
		references: [CHANGES, "https://letsencrypt.org/docs/profiles/"],
		problem(fact) {
			const days = renewalDays(fact);
			if (days === void 0) return void 0;
			const short = /shortlived|tlsserver/.test(textOf(fact.attributes.profile) ?? "");
			if (days >= 10 && !(short && days >= 30)) return void 0;
			return `${what(fact)} renews ${days} days before it expires${short ? ` with the profile "${fact.attributes.profile}"` : ""}.`;
		}
	}),
	factRule("certbot", {
		id: "certbot-too-old-for-profile",
		title: "certbot version renews short-lived certificates too late",
		level: "note",
		why: "Before 4.0, certbot renews 30 days before expiration, whatever the lifetime. Before 4.1, it forgets the preferred profile and does not ask the CA when to renew (ARI).",
		fix: "Upgrade certbot to 4.1 or later.",
		references: [CHANGES],
		problem(fact, { neighbours }) {
			const profile = textOf(fact.attributes.profile);
			if (profile === void 0 || !/shortlived|tlsserver/.test(profile)) return void 0;
			const [pinned] = factsBy(neighbours(fact), pins, "certbot");
			const version = /:v?(\d+\.\d+)/.exec(textOf(fact.attributes.container) ?? "")?.[1] ?? (pinned && textOf(pinned.attributes.version));
			const [major = NaN, minor = 0] = (version ?? "").split(".").map(Number);
			if (!(major < 4 || major === 4 && minor < 1)) return void 0;
			return `certbot ${version} is used with the profile "${profile}".`;
		}
	})
];

// src/mechanisms/certbot/index.ts
const certbot = {
	id: "certbot",
	title: "certbot",
	identifiedBy: "commands that run `certbot`, `renewal/*.conf` with `[renewalparams]`, `cli.ini`, and scripts in `renewal-hooks`",
	references: ["https://eff-certbot.readthedocs.io/en/stable/using.html"],
	accepts: (path) => mayHoldCommands(path) || /(?:^|\/)(?:(?:renewal|letsencrypt[^/]*)\/[^/]+\.conf|cli\.ini)(?:\.\w+)?$/.test(path) || path.includes("renewal-hooks/") || /(?:^|\/)certbot\.service\.d\/[^/]+\.conf$/.test(path),
	needles: [
		"certbot",
		"_HOOK",
		"letsencrypt",
		"RENEWED_LINEAGE",
		"systemctl",
		"reload",
		"agree-tos",
		"authenticator",
		"staging",
		"renewal-hooks"
	],
	read: read$37,
	inert: readInert,
	rules: [
		...rules$28,
		...hookRules,
		...consumerRules
	]
};

// src/mechanisms/certmonger/index.ts
const REQUEST = "https://www.freeipa.org/page/Certmonger";
/** A producer for each request that certmonger is given to track. */
function read$36(file, output) {
	for (const invocation of clientInvocations(file, "certmonger")) {
		const { args, line } = invocation.command;
		if (args[0] !== "request" && args[0] !== "start-tracking") continue;
		const path = option(args, "-f", "--certfile");
		const command = hookOf(invocation);
		const writes = pathRefs(...filesWritten(invocation));
		const names = hostsAskedFor(invocation).map((name) => `dns:${name}`);
		const off = args.includes("-R") || args.includes("--no-renew");
		output.fact({
			kind: "producer",
			reads: [],
			writes,
			...names.length > 0 && { names },
			attributes: {
				name: path ?? "getcert request",
				...runAttributes(invocation),
				...command !== void 0 && { command },
				...off && {
					renews: false,
					state: "off"
				}
			}
		}, { line });
		if (command !== void 0) output.fact({
			kind: "reload",
			reads: writes,
			writes: servicesOfHook(command),
			attributes: { hook: command }
		}, { line });
	}
}
const rules$27 = [factRule("certmonger", {
	id: "certmonger-renewal-off",
	title: "certmonger tracks a certificate but does not renew it",
	level: "note",
	why: "`-R` disables the renewal, the main task of certmonger.",
	fix: "Remove `-R`.",
	references: [REQUEST],
	kind: "producer",
	problem: (fact) => fact.attributes.renews === false ? `${fact.attributes.name} is requested with \`-R\`.` : void 0
}), factRule("certmonger", {
	id: "certmonger-no-command",
	title: "certmonger renews without a reload command",
	level: "note",
	why: "certmonger replaces the file. Without a post-save command, servers keep the old certificate.",
	fix: "Add `-C \"systemctl reload <service>\"` to the request.",
	references: [REQUEST],
	kind: "producer",
	problem: (fact) => fact.attributes.command === void 0 && fact.attributes.renews !== false && fact.attributes.opaque !== true ? `${fact.attributes.name} is requested without \`-C\`.` : void 0
})];
const certmonger = {
	id: "certmonger",
	title: "certmonger",
	identifiedBy: "commands that run `getcert request` or `ipa-getcert request`",
	references: [REQUEST],
	accepts: mayHoldCommands,
	needles: ["getcert"],
	read: read$36,
	rules: rules$27
};

// src/mechanisms/chef/index.ts
const own$34 = ownAttributes("chef");
const COOKBOOK = "https://supermarket.chef.io/cookbooks/acme";
const NOTIFICATIONS = "https://docs.chef.io/resource_common/#notifications";
/** Longer than any resource that a person wrote. */
const MAX_LINES$2 = 60;
/** Resources of a cookbook of one's own that have to do with certificates, by their names. */
const OWN_RESOURCE = /^\w{0,40}(?:cert|certificate|certificates|ssl|tls)(?:_\w{0,40})?$/;
/** Data bags that a cookbook reads: `search(:tls, \u2026)`, `data_bag_item('tls', 'www')`. */
const BAG_READ = /\b(?:search|data_bag_item|encrypted_data_bag_item|chef_vault_item)\(?\s{0,4}[:'"]([\w-]{1,60})/g;
/** A command that puts an item into one, as words of a shell or as arguments. */
const BAG_WRITTEN = /\bknife["',\s]{1,8}data["',\s]{1,8}bag["',\s]{1,8}from["',\s]{1,8}file["',\s]{1,8}([\w-]{1,60})/g;
const MAX_BAGS = 8;
const bagRef = (name) => makeRef("stored", `data-bag/${name}`);
/** Certificates that a script puts into a data bag, from which cookbooks write them. */
function readUploads(file, output) {
	if (!/\.pem|\.crt|RENEWED_LINEAGE|certificate/.test(file.text)) return;
	for (const found of [...file.text.matchAll(BAG_WRITTEN)].slice(0, MAX_BAGS)) output.fact({
		kind: "copy",
		reads: [scriptRef(file.path)],
		writes: [bagRef(found[1] ?? "")],
		attributes: {
			name: "knife data bag from file",
			program: "knife"
		}
	}, { line: file.text.slice(0, found.index).split("\n").length });
}
/** Files of certificates that a recipe writes, and the services that hear of them or of a resource of certificates. */
function readFiles$1(file, output) {
	const reads = [...file.text.matchAll(BAG_READ)].slice(0, MAX_BAGS).map(([, name = ""]) => bagRef(name));
	for (const managed of managedFilesOf(file)) if (isManagedCertificate(managed)) managedCopy(output, file, managed, { reads });
	readUploads(file, output);
	if (!isRecipe(file.path)) return;
	for (const resource of chefResources(file.text)) {
		const { type, line, values } = resource;
		if (OWN_RESOURCE.test(type) && !/^(?:acme|letsencrypt)_certificate$/.test(type)) managedReload(output, [], chefNotified(resource), line);
		if (type !== "service") continue;
		const certificates = (values.get("subscribes") ?? []).map(({ text }) => text.replaceAll("#{", "${")).flatMap((text) => /\b(?:file|template)\[([^\]]{1,300})\]/.exec(text)?.[1] ?? []).filter((path) => isManagedCertificate({ path }));
		if (certificates.length > 0) managedReload(output, certificates.flatMap(knownRefs), [serviceName(resource.title)], line);
	}
}
/** A producer for each `acme_certificate` of a recipe; what it notifies is told to reload. */
function read$35(file, output) {
	readFiles$1(file, output);
	if (!file.path.endsWith(".rb")) return;
	const rows = file.text.split("\n").map((row) => /^\s*#/.test(row) ? "" : row);
	const custom = /(?:^|\/)(?:resources|providers)\//.test(file.path) && rows.some((row) => /^\s*action\s+:/.test(row));
	const subscribed = rows.some((row) => /\bsubscribes\b.{1,80}\b(?:acme|letsencrypt)_certificate\[/.test(row));
	for (const [index, row] of rows.entries()) {
		const [, indent = "", resource = "", title = ""] = /^(\s*)((?:acme|letsencrypt)_certificate)\b\s*\(?\s*(\S.{0,200}?)?\)?\s+do\b/.exec(row) ?? [];
		if (resource === "") continue;
		const rest = rows.slice(index + 1, index + 1 + MAX_LINES$2);
		const end = rest.findIndex((line) => line.startsWith(`${indent}end`) && /^\s*end\b/.test(line));
		const body = end < 0 ? rest : rest.slice(0, end);
		const quoted = /^["']([^"'#]{1,200})["']$/.exec(title)?.[1];
		const writes = pathRefs(...body.map((line) => /^\s*(?:crt|fullchain|key|chain)\s+["'](\/[^"'#]{1,300})["']/.exec(line)?.[1]));
		const told = body.flatMap((line) => /\bnotifies\b.{1,60}["']\w+\[([^\]]{1,80})\]/.exec(line)?.[1] ?? []);
		const notifies = subscribed || body.some((line) => /^\s*notifies\b/.test(line));
		output.fact({
			kind: "producer",
			reads: [],
			writes,
			names: quoted !== void 0 && /^[\w*-]+(?:\.[\w-]+)+$/.test(quoted) ? [`dns:${quoted}`] : [],
			attributes: {
				name: quoted ?? title.replace(/["']/g, ""),
				resource
			},
			own: { ...!custom && { notifies } }
		}, { line: index + 1 });
		if (!notifies) continue;
		const services = told.map((name) => serviceRef(serviceName(name)));
		output.fact({
			kind: "reload",
			reads: writes,
			writes: services.length > 0 ? services : [UNKNOWN_SERVICE],
			attributes: {}
		}, { line: index + 1 });
	}
}
const rules$26 = [factRule("chef", {
	id: "chef-certificate-notifies-nobody",
	title: "Chef certificate resource notifies no service",
	level: "note",
	why: "The resource renews the file during a run. Without `notifies` or a subscribing service, servers keep the old certificate.",
	fix: "Add `notifies :reload, 'service[<name>]'` to the resource.",
	references: [COOKBOOK, NOTIFICATIONS],
	kind: "producer",
	problem: (fact) => own$34(fact).notifies === false ? `${fact.attributes.resource} "${fact.attributes.name}" notifies nothing, and nothing subscribes to it.` : void 0
})];
const chef = {
	id: "chef",
	title: "Chef",
	identifiedBy: "recipes with `acme_certificate` or `letsencrypt_certificate`, or with `file`, `cookbook_file` and `template` resources of certificates",
	references: [COOKBOOK, NOTIFICATIONS],
	accepts: (path) => path.endsWith(".rb") || /(?:^|\/)[^/.]+(?:\.erb)?$|\.sh(?:\.erb)?$/.test(path),
	needles: [
		"acme_certificate",
		"letsencrypt_certificate",
		".pem",
		".crt",
		".p12",
		".pfx",
		"certificate ",
		"knife"
	],
	read: read$35,
	rules: rules$26
};

// src/mechanisms/cloudformation/read.ts
const own$33 = ownAttributes("cloudformation");
const TYPES$1 = ["AWS::CertificateManager::Certificate", "AWS::IAM::ServerCertificate"];
/** Names under which stacks share the ARN of a certificate. */
const SHARED = /cert|tls|ssl|acm/i;
/**
* Resources of templates, SAM and Serverless files, in YAML and JSON: ACM certificates are producers, uploads are sinks;
* what refers to one of them, or to one that another stack exports, consumes it.
*/
function read$34(file, output) {
	for (const root of yamlRoots(file, output)) {
		const certificates = /* @__PURE__ */ new Map();
		for (const node of descend(root)) {
			if (node.kind !== "map") continue;
			for (const [name, resource] of node.entries) {
				const type = stringAt(resource, "Type");
				if (typeof type !== "string" || !TYPES$1.includes(type)) continue;
				const self = makeRef("cfn", `${file.path}#${name}`);
				certificates.set(name, self);
				const place = {
					line: resource.line,
					endLine: resource.endLine
				};
				if (type === TYPES$1[0]) output.fact(certificateOf(name, resource, self), place);
				else output.fact({
					kind: "sink",
					reads: [],
					writes: [self],
					attributes: { name },
					own: { type }
				}, place);
			}
		}
		for (const name of file.shared("cfn-imports", importedIn)) certificates.set(name, makeRef("cfn-export", name));
		for (const holder of [root, at(root, "resources")]) readUses(holder, certificates, output);
	}
}
/** Names that a template imports; the YAML parser drops the tag that says so. */
function importedIn(text) {
	return [...text.matchAll(/(?:!ImportValue[ \t]{1,20}|Fn::ImportValue["']?[ \t]{0,20}:[ \t]{0,20})["']?([\w:-]{1,255})/g)].flatMap(([, name = ""]) => SHARED.test(name) ? [name] : []);
}
function readUses(root, certificates, output) {
	for (const [name, resource] of entriesAt(root, "Resources")) {
		const found = certificates.has(name) ? [] : referencesIn$1(resource, certificates);
		const [first] = found;
		if (first === void 0) continue;
		const reads = [...new Set(found.map(({ ref }) => ref))];
		output.fact({
			kind: "consumer",
			reads,
			writes: [],
			attributes: { name },
			own: { type: stringAt(resource, "Type") ?? "" },
			lines: { reads: first.line }
		}, { line: first.line });
	}
	for (const [name, exported] of entriesAt(root, "Outputs")) {
		const shared = stringAt(exported, "Export", "Name");
		const reads = referencesIn$1(exported, certificates).map(({ ref }) => ref);
		if (reads.length === 0 || typeof shared !== "string") continue;
		const line = at(exported, "Export", "Name")?.line ?? exported.line;
		output.fact({
			kind: "copy",
			reads,
			writes: [makeRef("cfn-export", shared)],
			attributes: { name: `Outputs.${name}` },
			lines: { writes: line }
		}, {
			line: exported.line,
			endLine: exported.endLine
		});
	}
}
/** Certificates that something refers to: `!Ref X`, `!GetAtt X.Arn`, `!ImportValue name` and their long forms leave the name. */
function referencesIn$1(node, certificates) {
	return [...descend(node)].flatMap(({ kind, text, line }) => {
		const ref = kind === "scalar" ? certificates.get(text.replace(/\.(?:Arn|CertificateArn)$/, "")) : void 0;
		return ref === void 0 ? [] : [{
			ref,
			line
		}];
	});
}
function certificateOf(name, resource, self) {
	const properties = at(resource, "Properties");
	const method = stringAt(properties, "ValidationMethod");
	const known = [stringAt(properties, "DomainName"), ...itemsAt(properties, "SubjectAlternativeNames").map((item) => stringAt(item))].flatMap((domain) => typeof domain === "string" && /^[\w*-]+(?:\.[\w-]+)+$/.test(domain) ? [domain.toLowerCase()] : []);
	return {
		kind: "producer",
		reads: [],
		writes: [self, ...known.slice(0, 1).map((domain) => makeRef("acm", domain))],
		names: known.map((domain) => `dns:${domain}`),
		attributes: { name },
		own: {
			type: TYPES$1[0] ?? "",
			private: at(properties, "CertificateAuthorityArn") !== void 0,
			...method !== void 0 && { validation: method }
		}
	};
}

// src/mechanisms/cloudformation/rules.ts
const CERTIFICATE$5 = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-certificatemanager-certificate.html";
const rules$25 = [factRule("cloudformation", {
	id: "cloudformation-email-validation",
	title: "CloudFormation: ACM sends a validation email",
	level: "warning",
	why: "A template without `ValidationMethod` uses email validation. The stack and each renewal wait until a person follows a link.",
	fix: "Set `ValidationMethod: DNS` and `DomainValidationOptions` with the hosted zone.",
	references: [CERTIFICATE$5, "https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html"],
	kind: "producer",
	problem(fact) {
		const { name } = fact.attributes;
		const { validation } = own$33(fact);
		if (own$33(fact).private === true || validation !== void 0 && validation !== "EMAIL") return void 0;
		return validation === "EMAIL" ? `${name} is validated by email.` : `${name} sets no \`ValidationMethod\`, which means email.`;
	}
}), factRule("cloudformation", {
	id: "cloudformation-iam-server-certificate",
	title: "CloudFormation: uploaded IAM certificate is not renewed",
	level: "warning",
	why: "IAM does not renew certificates and does not warn before they expire.",
	fix: "Use `AWS::CertificateManager::Certificate` with DNS validation.",
	references: ["https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-servercertificate.html"],
	kind: "sink",
	problem: (fact) => `${fact.attributes.name} is uploaded to IAM, and nothing renews it.`
})];

// src/mechanisms/cloudformation/index.ts
const cloudformation = {
	id: "cloudformation",
	title: "AWS CloudFormation, SAM and Serverless",
	identifiedBy: "YAML and JSON templates with `AWS::CertificateManager::Certificate` or `AWS::IAM::ServerCertificate`, and those that import the ARN of one from another stack",
	references: [CERTIFICATE$5],
	accepts: (path) => /\.(?:ya?ml|json|template)$/.test(path),
	needles: [...TYPES$1, "ImportValue"],
	read: read$34,
	rules: rules$25
};

// src/mechanisms/compose/read.ts
const own$32 = ownAttributes("compose");
/** Folders that one volume may have in different containers. */
const MAX_PLACES = 6;
/**
* A volume of certificates that containers see under different paths: what one of them writes below its path, the others read
* below theirs. A folder of the host is one of these paths where it is absolute.
*/
function readVolumes$1(services, output) {
	const volumes = /* @__PURE__ */ new Map();
	for (const { volumes: mounted } of services) for (const { text, line } of mounted) {
		const [, source = "", target = "", options = ""] = /^([^:\s]{1,200}):(\/[^:\s]{1,200})(?::([\w,]{1,40}))?$/.exec(text) ?? [];
		const name = source.replace(/^\.\//, "").replace(/\/$/, "");
		if (name === "" || /[${]/.test(target) || !(namesMaterial(name) || namesMaterial(target))) continue;
		const known = volumes.get(name) ?? {
			places: /* @__PURE__ */ new Map(),
			name: source
		};
		const readOnly = options.split(",").includes("ro");
		for (const path of [target, ...source.startsWith("/") ? [source] : []]) {
			const place = path.replace(/\/$/, "");
			const before = known.places.get(place);
			if (before === void 0 && known.places.size >= MAX_PLACES) continue;
			known.places.set(place, {
				line,
				writable: before?.writable === true || !readOnly || path !== target
			});
		}
		volumes.set(name, known);
	}
	for (const { places, name } of volumes.values()) for (const [from, { writable }] of places) for (const [to, { line }] of places) {
		if (from === to || !writable) continue;
		const [reads, writes] = [pathRefs(asPath(from)), pathRefs(asPath(to))];
		output.fact({
			kind: "copy",
			reads,
			writes,
			attributes: {
				name,
				target: to,
				via: "volume",
				resource: "volume"
			}
		}, { line });
	}
}
/** Folders and files beside the compose file that containers see: where they lie on the host is not known. */
function readFolders(services, output) {
	const seen = /* @__PURE__ */ new Set();
	for (const { volumes } of services) for (const { text, line } of volumes) {
		const [, source = "", target = ""] = /^(\.{1,2}(?:\/[^:\s]{0,200})?):(\/[^:\s${]{1,200})(?::[\w,]{1,40})?$/.exec(text) ?? [];
		if (target === "" || seen.has(target) || !(namesMaterial(source) || namesMaterial(target))) continue;
		seen.add(target);
		output.fact({
			kind: "scope",
			reads: [],
			writes: pathRefs(asPath(target.replace(/\/$/, ""))),
			attributes: { resource: "mount" }
		}, { line });
	}
}
/** Services that obtain certificates and keep them in the container, which is replaced with every new version of its image. */
function readLost(path, services, output) {
	for (const service of services) {
		const { client, image } = clientOfImage(service.image.replace(/\$\{\w{1,100}:?-([^${}]{1,200})\}/g, "$1")) ?? {};
		if (client === void 0 || image?.keeps === void 0 || !publishesHttps(service)) continue;
		if (image.keptIn !== void 0 && service.environment.has(image.keptIn)) continue;
		const targets = mountsOf(service);
		const { keeps } = image;
		if (targets === void 0 || targets.some((one) => isMountOf(keeps)(one) || isMountOf(one)(keeps))) continue;
		const folder = folderOf$1(path);
		const configs = service.volumes.flatMap(({ text }) => {
			const [, source = ""] = /^\.\/([^:]{1,200}):/.exec(text) ?? [];
			return source === "" ? [] : [folder === "" ? source : `${folder}/${source}`];
		});
		output.fact({
			kind: "scope",
			reads: [],
			writes: [],
			attributes: {
				name: service.name,
				client: client.id,
				resource: "container"
			},
			own: {
				lost: keeps,
				configs
			}
		}, { line: service.node.line });
	}
}
/** A folder ends in a slash. */
const asPath = (place) => MATERIAL_FILE.test(place) ? place : `${place}/`;
/** Variables by which images are told where the certificate and its key lie. */
const CERTIFICATE$4 = /(?:^|_)(?:SSL|TLS|HTTPS|SERVER|CERT)\w{0,40}CERT|CERT\w{0,20}(?:PATH|FILE)|TLS_CERTIFICATE|(?:SSL|TLS)_CERT$/;
const AUTHORITY$1 = /(?:^|_)(?:CA|ROOT|TRUST(?:ED)?|CLIENT)(?:_|$)|CACERT/;
/** A reload for every service whose loop reloads its server, or signals another container; a consumer for each that is told by its environment where its certificate lies. */
function read$33(file, output) {
	readLoops(file, output);
	readReloads$2(file, output);
	if (isContainerUnit(file.path)) {
		readEnvironment$1([containerUnit(file)], output);
		return;
	}
	if (!/^services:/m.test(file.text)) return;
	const services = file.shared("compose-services", () => composeServices(file, output));
	output.fact({
		kind: "scope",
		reads: [],
		writes: [],
		attributes: { resource: "compose" },
		own: {
			services: services.map(({ name }) => name),
			scripted: services.filter(ignoresArguments).map(({ name }) => name)
		}
	}, { line: 1 });
	readVolumes$1(services, output);
	readFolders(services, output);
	readLost(file.path, services, output);
	if (file.text.includes("CERT")) readEnvironment$1(services, output);
}
/** Services that reload a server again and again. */
function readLoops(file, output) {
	if (!file.text.includes("sleep") || !file.text.includes("services")) return;
	for (const run of commandBlocksOf(file)) {
		if (run.surface !== "compose") continue;
		for (const command of run.commands) {
			if (command.loop?.sleep === void 0) continue;
			const services = reloadedServices(command);
			if (services.length === 0) continue;
			const writes = services.map(serviceRef);
			output.fact({
				kind: "reload",
				reads: [],
				writes,
				attributes: { name: run.name ?? "" },
				own: { every: command.loop.sleep }
			}, { line: command.line });
		}
	}
}
/** A shell that is given its script. */
const SHELL_WITH_SCRIPT = /^(?:\S{0,40}\/)?(?:ba|da|a)?sh\s{1,4}-\w{0,4}c\s/;
/** Whether the entry point is a script on its command line that uses no arguments: what `run` appends to it is lost. */
function ignoresArguments({ node }) {
	const entrypoint = at(node, "entrypoint");
	const words = entrypoint?.items.flatMap((item) => scriptText(item) ?? []);
	const text = words?.length ? words.join(" ") : scriptText(entrypoint) ?? "";
	return SHELL_WITH_SCRIPT.test(text) && !/\$\{?[@*#0-9]/.test(text.replaceAll("$$", "$"));
}
/** Commands that reload a server in a service of compose or renew there, with the files and the folder in which compose looks for it. */
function readReloads$2(file, output) {
	if (/\.ya?ml$/.test(file.path) || file.text.includes("COMPOSE_FILE")) return;
	const rows = file.text.split("\n");
	for (const run of commandBlocksOf(file)) {
		let folder = "";
		for (const command of run.commands) {
			const { name, path, args, line, container } = command;
			if (name === "cd") folder = (args[0] ?? "").replace(/\/$/, "").replace(/^.*\//, "");
			const renewal = clientRun(command);
			readHook(renewal === void 0 ? void 0 : hookOf(renewal), line, output);
			if (container === void 0) continue;
			const row = rows[line - 1] ?? "";
			const ran = renewal === void 0 ? void 0 : composeCall(row, "run", container);
			if (ran !== void 0 && !row.includes("--entrypoint")) output.fact({
				kind: "scope",
				reads: [],
				writes: [],
				attributes: { resource: "compose run" },
				own: {
					ran: container,
					files: ran,
					folder,
					words: [renewal?.client.program ?? "", ...args].join(" ")
				}
			}, { line });
			const call = composeCall(row, "exec", container);
			if (call === void 0 || reloadedServices({
				name,
				args,
				...path !== void 0 && { path }
			}).length === 0) continue;
			askedReload({
				asked: container,
				files: call,
				folder
			}, line, output);
		}
	}
}
/** The reloads among the commands of a hook that a client is given. */
function readHook(hook, line, output) {
	let folder = "";
	for (const command of hook === void 0 ? [] : shellCommands(hook)) {
		if (command.name === "cd") folder = (command.args[0] ?? "").replace(/\/$/, "").replace(/^.*\//, "");
		const { name, args, container } = command;
		const call = container === void 0 ? void 0 : composeCall(hook ?? "", "exec", container);
		if (container !== void 0 && call !== void 0 && reloadedServices({
			name,
			args
		}).length > 0) askedReload({
			asked: container,
			files: call,
			folder
		}, line, output);
	}
}
/** A service that a command reloads in its container, with the files and the folder in which compose looks for it. */
function askedReload(own, line, output) {
	output.fact({
		kind: "reload",
		reads: [],
		writes: [],
		attributes: { state: "off" },
		own
	}, { line });
}
/** The files that a line hands to `docker compose exec` or `run`; none where it looks for the usual names. */
function composeCall(row, verb, service) {
	const [, before = "", behind = ""] = CALLS[verb].exec(row) ?? [];
	if (!behind.split(/\s+/).includes(service)) return void 0;
	return [...before.matchAll(/(?:^|\s)(?:-f|--file)[ =](\S{1,200})/g)].map(([, name = ""]) => name.replace(/^.*\//, ""));
}
const CALLS = {
	exec: /\bdocker[ -]compose\b(.{0,300}?)\bexec\b(.{0,100})/,
	run: /\bdocker[ -]compose\b(.{0,300}?)\brun\b(.{0,100})/
};
/** A container of systemd (podman-systemd.unit(5)), which is named after its file. */
const isContainerUnit = (path) => path.endsWith(".container");
function containerUnit({ path, text }) {
	const environment = /* @__PURE__ */ new Map();
	for (const { key, value, line } of readIni(text)) {
		const [, name, given] = key === "Environment" ? /^["']?(\w{1,200})=([^"'\s]{0,500})/.exec(value) ?? [] : [];
		if (name !== void 0) environment.set(name, {
			value: given ?? null,
			line
		});
	}
	return {
		name: path.slice(path.lastIndexOf("/") + 1).replace(/\.container$/, ""),
		environment
	};
}
function readEnvironment$1(services, output) {
	for (const { name, environment } of services) for (const [directive, { value, line }] of environment) {
		if (!CERTIFICATE$4.test(directive) || AUTHORITY$1.test(directive) || !/^\/.*\.(?:pem|crt|cer)$/.test(value ?? "")) continue;
		const named = directive.replace(/CERT(?:IFICATE)?(?=_|$|FILE|PATH)/, "KEY");
		const key = named === directive ? void 0 : environment.get(named)?.value ?? void 0;
		serverConsumer(output, {
			service: name,
			directive,
			certificate: value ?? "",
			line,
			...key !== void 0 && { key }
		});
	}
}

// src/mechanisms/compose/index.ts
const CLI$1 = "https://docs.docker.com/reference/cli/docker/compose/";
/** Files that compose looks for where it is given none. */
const USUAL = /^(?:docker-)?compose(?:\.override)?\.ya?ml$/;
const composeFiles = (fact) => own$32(fact).services === void 0 ? [] : ["all"];
const rules$24 = [
	factRule("compose", {
		id: "compose-reload-in-another-file",
		title: "Reload names a service of another compose file",
		level: "warning",
		why: "`docker compose exec` finds only the services of the files that it reads. If the service is in another file, the reload fails, and the server keeps the old certificate.",
		fix: "Name the file of the service with `docker compose -f <file>`, or set `COMPOSE_FILE`.",
		references: [CLI$1],
		kind: "reload",
		problem(fact, { neighbours }) {
			const name = textOf(own$32(fact).asked);
			if (name === void 0) return void 0;
			const { inFolder, read } = filesOf(fact, neighbours(fact));
			const holds = (one) => textsOf(own$32(one).services).includes(name);
			const [first] = read;
			const other = inFolder.find((one) => holds(one) && first !== void 0 && folderOf$1(one.location.path) === folderOf$1(first.location.path));
			if (first === void 0 || other === void 0 || read.some(holds)) return void 0;
			return {
				message: `The reload names the service ${name}, which ${first.location.path} does not have. It is in ${other.location.path}.`,
				related: [other.location]
			};
		}
	}),
	factRule("compose", {
		id: "compose-reload-of-missing-service",
		title: "Reload names a service that compose does not have",
		level: "warning",
		why: "`docker compose exec` fails for a service that no compose file defines. The renewal succeeds, the reload does not happen, and the server keeps the old certificate.",
		fix: "Name the service as the compose file does.",
		references: [`${CLI$1}exec/`],
		kind: "reload",
		problem(fact, { neighbours }) {
			const name = textOf(own$32(fact).asked);
			if (name === void 0 || !/^[\w.-]+$/.test(name)) return void 0;
			if (factsBy(neighbours(fact), composeFiles, "all").some((one) => textsOf(own$32(one).services).some((service) => service === name || /[{$]/.test(service)))) return void 0;
			const { inFolder, read } = filesOf(fact, neighbours(fact));
			const [first] = inFolder.length > 0 ? read : filesOf(fact, neighbours(fact), "").read.filter(isAtRoot);
			const alike = textsOf(own$32(first ?? fact).services).filter((one) => one.split(/[-_.]/).includes(name));
			if (first === void 0 || alike.length === 0) return void 0;
			return {
				message: `The reload names the service ${name}, which no compose file here has. ${first.location.path} has ${listed(alike)}.`,
				related: [first.location]
			};
		}
	}),
	factRule("compose", {
		id: "compose-run-arguments-ignored",
		title: "docker compose run loses the renewal command",
		level: "warning",
		why: "`docker compose run` appends its arguments to the entry point of the service. A script behind `sh -c` ignores them. The options and the hook on the command line never take effect. A script that loops never returns, so the commands after it never run.",
		fix: "Add `--entrypoint certbot`, use `docker compose exec`, or remove the entry point and renew from one place.",
		references: [`${CLI$1}run/`, "https://docs.docker.com/reference/compose-file/services/#entrypoint"],
		kind: "scope",
		problem(fact, { neighbours }) {
			const { ran, words } = own$32(fact);
			const name = textOf(ran);
			if (name === void 0) return void 0;
			const found = filesOf(fact, neighbours(fact));
			const read = found.inFolder.length > 0 ? found.read : filesOf(fact, neighbours(fact), "").read.filter(isAtRoot);
			const holder = read.find((one) => textsOf(own$32(one).scripted).includes(name));
			const others = read.filter((one) => one !== holder && textsOf(own$32(one).services).includes(name));
			return holder === void 0 || others.length > 0 ? void 0 : {
				message: `The service ${name} has a script as its entry point, which ignores \`${words}\`. \`docker compose run\` starts that script instead.`,
				related: [holder.location]
			};
		}
	}),
	factRule("compose", {
		id: "compose-certificates-not-kept",
		title: "Container loses the certificates that it obtains",
		level: "warning",
		why: "The server obtains its certificates itself and keeps them in the container. Each new container orders all of them again. The CA limits orders for the same names, Let's Encrypt to five a week. Above that limit, the site has no valid certificate.",
		fix: "Mount a named volume at the folder that the message names.",
		references: [
			"https://hub.docker.com/_/caddy",
			"https://docs.docker.com/reference/compose-file/volumes/",
			"https://letsencrypt.org/docs/rate-limits/"
		],
		kind: "scope",
		problem(fact, { neighbours }) {
			const { lost, configs } = own$32(fact);
			const { client, name } = fact.attributes;
			if (lost === void 0) return void 0;
			return textsOf(configs).some((path) => factsBy(neighbours(fact), switchedOff, `${client} ${path}`).length > 0) ? void 0 : `The service ${name} keeps its certificates in ${lost}, which is on no volume. They are lost with the container.`;
		}
	})
];
/** Clients that a file of configuration switches off, with its path. */
const switchedOff = ({ attributes: { client, state }, location }) => state === "off" ? [`${client} ${location.path}`] : [];
const isAtRoot = ({ location }) => !location.path.includes("/");
/** The compose files in the folder of a call, and those that the call reads. */
function filesOf(fact, neighbours, folder = own$32(fact).folder) {
	const { files } = own$32(fact);
	const given = textsOf(files);
	const isRead = (path) => given.length > 0 ? given.includes(fileNameOf(path)) : USUAL.test(fileNameOf(path));
	const inFolder = factsBy(neighbours, composeFiles, "all").filter(({ location }) => folder === "" || fileNameOf(folderOf$1(location.path)) === folder);
	return {
		inFolder,
		read: inFolder.filter(({ location }) => isRead(location.path))
	};
}
const compose = {
	id: "compose",
	title: "Docker Compose",
	identifiedBy: "compose files with services that reload a server in a loop; those, and containers of systemd, that set the certificate path in a variable",
	references: ["https://docs.docker.com/reference/compose-file/services/", "https://docs.podman.io/en/latest/markdown/podman-systemd.unit.5.html"],
	accepts: (path) => /\.ya?ml(?:\.\w+)?$/.test(path) || isContainerUnit(path) || mayHoldCommands(path),
	needles: [
		"sleep ",
		"services:",
		"[Container]",
		"docker compose",
		"docker-compose"
	],
	read: read$33,
	rules: rules$24
};

// src/mechanisms/consul-template/index.ts
const own$31 = ownAttributes("consul-template");
const TEMPLATE$2 = "https://github.com/hashicorp/consul-template/blob/main/docs/configuration.md";
const AGENT = "https://developer.hashicorp.com/vault/docs/agent-and-proxy/agent/template";
const CERTIFICATE$3 = /pkiCert|\/issue\/|\.(?:crt|pem|cer)\b|certificate/i;
/** A producer for each template that renders a certificate; `once` where the agent ends after the first rendering. */
function read$32(file, output) {
	const root = file.shared("hcl", readHcl);
	const exit = root.attributes.get("exit_after_auth") ?? root.blocks.find((block) => block.type === "vault")?.attributes.get("exit_after_auth");
	for (const block of root.blocks) {
		if (block.type !== "template") continue;
		const written = [...block.attributes.values()].map((attribute) => attribute.expression).join("\n");
		if (!CERTIFICATE$3.test(written)) continue;
		const destination = text(block, "destination") ?? "";
		const command = commandOf(block);
		const writes = pathRefs(destination);
		output.fact({
			kind: "producer",
			reads: keptRefs(written),
			writes,
			attributes: {
				name: destination || "template",
				...command !== void 0 && { command },
				...exit?.value === true && { state: "once" }
			},
			own: { ...exit?.value === true && { once: true } }
		}, {
			line: block.line,
			endLine: block.endLine
		});
		if (command !== void 0) output.fact({
			kind: "reload",
			reads: writes,
			writes: command === null ? [UNKNOWN_SERVICE] : servicesOfHook(command),
			attributes: { hook: command }
		}, { line: block.line });
	}
}
/** Paths of a KV engine that a template reads; what the PKI engine issues, it issues to this agent alone. */
function keptRefs(template) {
	return [...template.slice(0, 2e4).matchAll(/\bsecrets?\s{1,4}\\?"([\w./-]{3,200})\\?"/g)].flatMap(([, path = ""]) => /(?:^|\/)(?:issue|sign)\//.test(path) ? [] : vaultRefs(path));
}
function text(block, name) {
	const found = block.attributes.get(name);
	return found === void 0 ? void 0 : typeof found.value === "string" ? found.value : null;
}
function commandOf(block) {
	const exec = block.blocks.find((inner) => inner.type === "exec");
	const given = block.attributes.get("command") ?? exec?.attributes.get("command");
	if (given === void 0) return block.attributes.has("exec") ? null : void 0;
	const words = Array.isArray(given.value) ? given.value : [given.value];
	return words.every((word) => typeof word === "string") ? words.join(" ") : null;
}
/** Templates of agents that go on, by their name. */
const lasting = (fact) => fact.mechanism === "consul-template" && fact.kind === "producer" && own$31(fact).once !== true ? [String(fact.attributes.name)] : [];
const rules$23 = [factRule("consul-template", {
	id: "consul-template-no-command",
	title: "No command runs after rendering a certificate",
	level: "warning",
	why: "The template replaces the file at each renewal. Without a command, no process reloads it.",
	fix: "Add `exec { command = [\"systemctl\", \"reload\", \"<service>\"] }` to the template.",
	references: [TEMPLATE$2, AGENT],
	kind: "producer",
	problem: (fact) => fact.attributes.command === void 0 && own$31(fact).once !== true ? `The template for ${fact.attributes.name} runs no command.` : void 0
}), factRule("consul-template", {
	id: "consul-template-renders-once",
	title: "Vault Agent exits after the first certificate",
	level: "warning",
	why: "With `exit_after_auth`, the agent renders the templates once and exits, so the certificate is never renewed.",
	fix: "Remove `exit_after_auth`, and run the agent as a service.",
	references: [AGENT],
	kind: "producer",
	problem(fact, { neighbours }) {
		if (own$31(fact).once !== true) return void 0;
		return factsBy(neighbours(fact), lasting, String(fact.attributes.name)).length > 0 ? void 0 : `The agent that renders ${fact.attributes.name} sets \`exit_after_auth = true\`.`;
	}
})];
const consulTemplate = {
	id: "consul-template",
	title: "consul-template and Vault Agent",
	identifiedBy: "`*.hcl` and `*.ctmpl` with `template` blocks that render certificates",
	references: [TEMPLATE$2, AGENT],
	accepts: (path) => /\.(?:hcl|ctmpl)(?:\.\w+)?$/.test(path),
	needles: ["template"],
	read: read$32,
	rules: rules$23
};

// src/shell/cron-names.ts
/** Names of files in the folders of cron that cron never runs. */
const IN_FOLDER = /(?:^|\/)(?:cron\.(?:d|hourly|daily|weekly|monthly)|periodic\/(?:15min|hourly|daily|weekly|monthly))\/([^/\s"'`,;)]+)/;
const TEMPLATE$1 = /(?:\.(?:j2|jinja2?|erb|epp|tpl|tmpl|template|in|ctmpl|gotmpl|dist|example|sample|disabled|placeholder))+$/;
/** https://manpages.debian.org/bookworm/cron/cron.8.en.html and run-parts(8); BusyBox has the same rule for run-parts. */
const RUN$2 = /^[\w-]+$/;
/** The name of a file in a folder of cron that Debian, Ubuntu and Alpine ignore; undefined for others, and unknown ones. */
function ignoredCronName(path) {
	const name = IN_FOLDER.exec(path)?.[1]?.replace(TEMPLATE$1, "");
	return name === void 0 || name.startsWith(".") || /[{}$<>*%?\\]/.test(name) || RUN$2.test(name) ? void 0 : name;
}
/** The name that a text gives to a file in a folder of cron, if it is one that runs. */
function isRunByCron(path) {
	const name = IN_FOLDER.exec(path)?.[1]?.replace(TEMPLATE$1, "");
	return name !== void 0 && RUN$2.test(name);
}
const DEBIAN = /\b(?:apt(?:-get|itude)?|debian|ubuntu|alpine|apk|dpkg|bookworm|bullseye|trixie|jammy|noble)\b/i;
/** cronie, the cron of these, accepts a dot: https://github.com/cronie-crond/cronie/blob/master/src/database.c */
const CRONIE = /\b(?:yum|dnf|microdnf|rpm|rhel|redhat|centos|fedora|almalinux|rockylinux|amazonlinux|opensuse|zypper|pacman|archlinux)\b/i;
/** Whether texts speak of systems whose cron ignores such names (`true`), of others alone (`false`), or of none. */
function ignoresDots(...texts) {
	if (texts.some((text) => DEBIAN.test(text))) return true;
	return texts.some((text) => CRONIE.test(text)) ? false : void 0;
}

// src/mechanisms/cron/calls.ts
/** Words that a script must contain for its calls to be relevant. */
const CERTIFICATES$1 = /cert|ssl|tls|acme|letsencrypt|\.pem/i;
const speaksOfCertificates = ({ path, text }) => CERTIFICATES$1.test(path + text) || CLIENT_NEEDLES.some((name) => text.includes(name));
/** What a script reloads that another one calls for it: it renews and copies nothing itself. */
function readReloads$1(commands, own, output) {
	if (commands.some((command) => clientRun(command) !== void 0 || /^(?:cp|mv|install|cat|scp|rsync)$/.test(command.name)) || commands.some(({ name, args }) => /^(?:apt(?:-get)?|dnf|yum|zypper|apk|pacman)$/.test(name) && /^(?:install|add|-S)$/.test(args.find((arg) => !/^-[^S]/.test(arg)) ?? ""))) return;
	const seen = /* @__PURE__ */ new Set();
	for (const command of commands) {
		const services = reloadedServices(command).filter((name) => isServer(name) && !seen.has(name));
		for (const name of services) seen.add(name);
		if (services.length > 0) output.fact({
			kind: "reload",
			reads: [own],
			writes: services.map(serviceRef),
			attributes: { name: services.join(", ") }
		}, { line: command.line });
	}
}
/**
* A schedule for every script that another script or a systemd service runs, where certificates are spoken of: it runs
* when its caller does. `call` marks it; `hidden` tells how its failure is kept quiet.
*/
function readCalls(file, runs, output) {
	if (/\.ya?ml/.test(file.path) || !speaksOfCertificates(file)) return;
	const own = scriptRef(file.path);
	for (const { surface, commands, name } of runs) {
		if (surface === "script") readReloads$1(commands, own, output);
		if (surface !== "script" && surface !== "systemd" && surface !== "makefile") continue;
		for (const [index, command] of commands.entries()) {
			const script = clientRun(command) === void 0 ? scriptOf(command) : void 0;
			const called = script === void 0 ? servicesStarted(command).map((one) => makeRef("container", one)) : [scriptRef(script)];
			if (called.length === 0 || called.includes(own)) continue;
			const next = commands[index + 1];
			const hidden = next?.operator === "||" && /^(?:true|:)$/.test(next.name) ? `|| ${next.name}` : void 0;
			output.fact({
				kind: "schedule",
				reads: [surface === "systemd" ? makeRef("unit", name ?? "") : own],
				writes: called,
				attributes: {
					resource: "script",
					name: (script ?? servicesStarted(command).join(" ")).replace(/^.*\//, ""),
					call: true,
					...command.loop?.sleep !== void 0 && { schedules: [`every ${command.loop.sleep}`] },
					...hidden !== void 0 && { hidden }
				}
			}, { line: command.line });
		}
	}
}

// src/mechanisms/cron/read.ts
/** Names of scripts, units and targets that renew certificates. */
const RENEWAL$2 = /(?:renew|update|refresh|rotate)[\w-]*(?:certs?|ssl|tls|letsencrypt|acme)|(?:certs?|ssl|tls|letsencrypt|acme|le)[\w-]*(?:renew|update|refresh|rotat)/i;
const namesRenewal$1 = (word) => RENEWAL$2.test(word) || clientNamed(word) !== void 0;
/**
* A schedule for every cron line that renews, and a reload for every one that reloads a server. What a script is for is
* often told by the script alone, so a line that runs one, and a script that is put into a folder of cron, is a schedule
* whose purpose is `unknown`.
*/
function read$31(file, output) {
	const ignored = /(?:^|\/)etc\//.test(file.path) ? ignoredCronName(file.path) : void 0;
	readRuns(file, ignored === void 0 ? output : withName(ignored, file, output));
}
/** Adds to each schedule the name for which cron ignores its file. */
function withName(ignored, { path, text }, output) {
	const surely = ignoresDots(path, text);
	if (surely === false) return output;
	const own = {
		ignored,
		...surely === true && { ignoredSurely: true }
	};
	return {
		...output,
		fact(fact, place) {
			const isOwn = fact.kind === "schedule" && fact.attributes.call !== true;
			output.fact(isOwn ? {
				...fact,
				own
			} : fact, place);
		}
	};
}
function readRuns(file, output) {
	readPlaced(file, output);
	if (/\.ya?ml/.test(file.path) && !/cron\b|crontab|CronJob|cron\./.test(file.text)) return;
	readCalls(file, commandBlocksOf(file), output);
	for (const run of commandBlocksOf(file)) {
		const [schedule] = run.schedules;
		if (run.surface === "kubernetes" && schedule !== void 0) {
			const called = run.commands.flatMap((command) => scriptOf(command) ?? []);
			if (called.length > 0) unknown(called, schedule, run.commands[0]?.line ?? 1, output);
		}
		if (schedule === void 0 || run.surface !== "cron" && !schedule.startsWith("@")) continue;
		const renewals = run.commands.filter((command) => renews$3(command));
		const project = projectStarted(run.commands);
		const started = [...run.commands.flatMap(servicesStarted), ...project === void 0 ? [] : [projectRef(project)]].map((name) => makeRef("container", name));
		if (started.length > 0) starts$1(started, schedule, run.commands[0]?.line ?? 1, output, run.disabled);
		const scripts = run.commands.flatMap((command) => scriptOf(command) ?? []);
		if (renewals.length > 0) emit$1(run, renewals, schedule, output);
		else if (scripts.length > 0) unknown(scripts, schedule, run.commands[0]?.line ?? 1, output, run.disabled);
		const services = run.commands.flatMap((command) => reloadedServices(command));
		if (services.length > 0 && run.disabled !== true) {
			const writes = [...new Set(services)].map(serviceRef);
			output.fact({
				kind: "reload",
				reads: [],
				writes,
				attributes: { schedule }
			}, { line: run.commands[0]?.line ?? 1 });
		}
	}
}
/** What the text of every file has that puts a script where cron or others find it: the folder, or the ending of the script. */
const SCRIPTS = /cron\.|periodic\/|\.(?:sh|bash|py)/;
/** Scripts that are put where cron looks for some (`install renew.sh /etc/cron.daily/`), or under another name. */
function readPlaced(file, output) {
	if (!SCRIPTS.test(file.text)) return;
	for (const { path, source, content, line } of placedFiles(file)) {
		if (source === void 0 || content !== void 0) continue;
		const period = cronFolderSchedule(path);
		const ignored = ignoredCronName(path);
		const named = ignored === void 0 ? output : withName(ignored, file, output);
		if (period !== void 0) unknown([source], period, line, named);
		else if (named === output || !namesRenewal$1(path + source)) renamed(source, path, line, output);
		else named.fact({
			kind: "schedule",
			reads: [],
			writes: [],
			attributes: { name: path }
		}, { line });
	}
}
/** A script that is installed under another name, by which others call it: `renew-certs.sh` as `/usr/local/bin/renew-certs`. */
function renamed(source, path, line, output) {
	const [written, called] = [scriptRef(source), scriptRef(path)];
	if (written === called || !/\.(?:sh|bash|py)(?:\.\w{1,5})?$/.test(source) || !/cert|ssl|tls|acme|renew/i.test(source + path)) return;
	const attributes = {
		resource: "script",
		name: nameOfRef(written),
		call: true
	};
	output.fact({
		kind: "schedule",
		reads: [called],
		writes: [written],
		attributes
	}, { line });
}
function renews$3(command) {
	const { name, args } = command;
	const run = clientRun(command);
	if (run !== void 0) return isRenewal$2(run);
	const client = clientOfProgram(name);
	if (client !== void 0 && (name === client.program || scriptOf(command) === void 0)) return false;
	return namesRenewal$1(name) || /^(?:bash|sh|python3?|make|systemctl)$/.test(name) && args.some((arg) => namesRenewal$1(arg));
}
/** What renews in a run that is repeated; a private CA is not asked for a first certificate again and again. */
function isRenewal$2({ client, action }) {
	return client.renewal?.startedBy !== "itself" && (client.issuer !== "own" || action === "renew");
}
function unknown(scripts, schedule, line, output, disabled = false) {
	starts$1([...new Set(scripts.map(scriptRef))], schedule, line, output, disabled);
}
function starts$1(writes, schedule, line, output, disabled = false) {
	const attributes = {
		name: writes[0] ?? "",
		schedule,
		unknown: true,
		...disabled && { disabled }
	};
	output.fact({
		kind: "schedule",
		reads: [],
		writes,
		attributes
	}, { line });
}
const startOf = (command) => clientRun(command) === void 0 ? programRef(command.name) : runRef(command.name);
function emit$1(run, renewals, schedule, output) {
	const [{ name, line }] = renewals;
	const runs = renewals.flatMap((command) => clientRun(command) ?? []);
	const scripts = renewals.filter((command) => clientRun(command) === void 0).flatMap((command) => [command.name, ...command.args].filter((word) => namesRenewal$1(word)).map(scriptRef));
	output.fact({
		kind: "schedule",
		reads: [],
		writes: [.../* @__PURE__ */ new Set([...renewals.map(startOf), ...scripts])],
		attributes: {
			name: scripts[0] ?? name,
			program: name,
			schedule,
			...runs.length > 0 && runs.every(({ action }) => action === "reissue") && { reissues: true },
			...run.disabled === true && { disabled: true }
		}
	}, { line });
}

// src/mechanisms/cron/index.ts
const own$30 = ownAttributes("cron");
const CRONTAB = "https://man7.org/linux/man-pages/man5/crontab.5.html";
/** ACME clients renew in the last 30 days of a 90-day certificate; three tries should fit into that window. */
const LONGEST_WAIT = 10 * DAY;
/** What obtains a new certificate in each run has the whole lifetime for three of them. A month has up to 31 days. */
const LONGEST_LIFE = 31 * DAY;
function called$2({ attributes }) {
	const name = String(attributes.name);
	const script = asRef("script", name);
	return script === void 0 ? name : nameOfRef(script);
}
/** Facts by what they read: a file may state thousands, so that no rule may look at all of them for each. */
const readers$2 = ({ reads }) => reads;
const brings = ({ kind, reads }) => kind === "producer" || kind === "copy" ? reads : [];
const renews$2 = ({ kind, mechanism, attributes, reads }) => (kind === "producer" || kind === "copy" && mechanism === "file-copies") && attributes.state !== "once" ? reads : [];
const reissues = ({ kind, attributes, reads }) => kind === "producer" && attributes.command === "reissue" ? reads : [];
const waits = ({ kind, attributes, reads }) => kind === "producer" && attributes.command !== "reissue" ? reads : [];
/** What reissues certificates whose lifetime only the CA knows. */
const reissuesForAnyTime = (fact) => fact.attributes.duration === null ? reissues(fact) : [];
/** Live schedules by what they start, and scripts by what they call. */
const starts = ({ kind, attributes, writes }) => kind === "schedule" && attributes.disabled !== true ? writes : [];
const calls = ({ attributes, writes }) => attributes.call === true ? writes : [];
/** Producers that have their own schedule, all under one key. */
const SCHEDULED = "scheduled";
const scheduled = ({ kind, attributes }) => kind === "producer" && attributes.disabled !== true && attributes.schedules !== void 0 ? [SCHEDULED] : [];
/** CronJobs whose program is known, by their file and time. */
const cronJobs = ({ kind, mechanism, attributes, location }) => kind === "schedule" && mechanism === "kubernetes-workloads" && typeof attributes.cron === "string" ? [`${location.path}|${attributes.cron}`] : [];
const isStarted = ({ writes }, neighbours, keys) => writes.some((ref) => factsBy(neighbours, keys, ref).length > 0);
/** Whether a line renews: by its name, or because the script that it runs asks for certificates. */
function isRenewal$1(fact, neighbours) {
	if (fact.kind !== "schedule" || fact.attributes.call === true) return false;
	return fact.attributes.unknown !== true || isStarted(fact, neighbours, renews$2);
}
/** Whether a line obtains a new certificate in each run, itself or by the script that it runs. */
function isReissue(fact, neighbours) {
	if (fact.attributes.reissues === true) return true;
	return isStarted(fact, neighbours, reissues) && !isStarted(fact, neighbours, waits);
}
/** What clients do again and again, unlike their first issue. */
const RENEWS = /^(?:renew|cron|ensure|reissue)$/;
/** Words of the name of a script, by which two are called alike: `renew.sh` and `renew-mail.sh`. */
const wordsOf = (script) => nameOfRef(script).replace(/\.\w+$/, "").split(/[-_.]/).filter((word) => word.length > 3);
/** The first script for each word of its name that renews and that nothing runs. */
const idleScripts = memoizeByObject((neighbours) => {
	const found = /* @__PURE__ */ new Map();
	for (const fact of neighbours) {
		const { kind, attributes, location, reads } = fact;
		if (kind !== "producer" || attributes.surface !== "script" || !RENEWS.test(String(attributes.command))) continue;
		if (reads.some((ref) => factsBy(neighbours, calls, ref).length > 0) || isScheduledItself(fact, neighbours)) continue;
		for (const word of wordsOf(scriptRef(location.path))) if (!found.has(word)) found.set(word, fact);
	}
	return found;
});
const rules$22 = [
	factRule("cron", {
		id: "cron-script-failure-hidden",
		title: "Script that deploys certificates fails silently",
		level: "warning",
		why: "The script renews, copies or reloads, but its caller ignores a failure. The service keeps the old certificate, and no alert appears.",
		fix: "Remove `|| true`, start the script with `set -e`, and alert on its failure.",
		references: ["https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html"],
		kind: "schedule",
		problem(fact, { neighbours }) {
			const { call, hidden, name } = fact.attributes;
			if (call !== true || hidden === void 0) return void 0;
			return isStarted(fact, neighbours(fact), brings) ? `A failure of ${name} is ignored (\`${hidden}\`).` : void 0;
		}
	}),
	factRule("cron", {
		id: "cron-renewal-too-rare",
		title: "cron: renewal runs too rarely",
		level: "warning",
		why: "The renewal window is about a third of the lifetime: 30 days today, 15 days with 45-day certificates. With only one or two attempts in that time, one outage lets the certificate expire.",
		fix: "Run the client once or twice a day; it renews only certificates that are due.",
		references: [CRONTAB, "https://letsencrypt.org/docs/integration-guide/"],
		problem(fact, { neighbours }) {
			const schedule = textOf(fact.attributes.schedule);
			if (schedule === void 0 || fact.attributes.disabled === true || !isRenewal$1(fact, neighbours(fact))) return void 0;
			if (isStarted(fact, neighbours(fact), reissuesForAnyTime)) return void 0;
			if (factsBy(neighbours(fact), cronJobs, `${fact.location.path}|${schedule}`).length > 0) return void 0;
			const wait = cronCadence(schedule);
			const longest = isReissue(fact, neighbours(fact)) ? LONGEST_LIFE : LONGEST_WAIT;
			if (typeof wait !== "number" || wait <= longest) return void 0;
			return `${called$2(fact)} runs at \`${schedule}\`: up to ${spellDuration(wait)} pass between two runs.`;
		}
	}),
	factRule("cron", {
		id: "cron-script-not-found",
		title: "Schedule runs a missing script instead of the renewal",
		level: "warning",
		why: "The script was renamed or moved, but the cron line was not. cron reports the error only by local mail, and the certificate expires.",
		fix: "Point the cron line at the existing script.",
		references: [CRONTAB],
		kind: "schedule",
		problem(fact, { neighbours }) {
			const { disabled, call } = fact.attributes;
			const around = neighbours(fact);
			const script = fact.writes.find((ref) => isOfKind(ref, "script"));
			const name = script === void 0 ? "" : nameOfRef(script);
			if (call === true || disabled === true) return void 0;
			if (!/renew|cert|ssl|tls|acme/i.test(name) && clientNamed(name) === void 0) return void 0;
			if (script === void 0 || isStarted(fact, around, readers$2)) return void 0;
			const idle = wordsOf(script).flatMap((word) => idleScripts(around).get(word) ?? [])[0];
			return idle === void 0 ? void 0 : {
				message: `${called$2(fact)} runs at \`${fact.attributes.schedule}\` but does not exist here. Nothing runs ${idle.location.path}, which renews.`,
				related: [idle.location]
			};
		}
	}),
	factRule("cron", {
		id: "cron-date-never-comes",
		title: "Renewal is scheduled for a date that does not exist",
		level: "warning",
		why: "cron accepts the 30th of February but never runs the line.",
		fix: "Run the client once or twice a day, for example at `17 3,15 * * *`.",
		references: [CRONTAB],
		problem(fact, { neighbours }) {
			const schedule = textOf(fact.attributes.schedule);
			if (schedule === void 0 || cronCadence(schedule) !== "never" || !isRenewal$1(fact, neighbours(fact))) return void 0;
			return `${called$2(fact)} is scheduled for \`${schedule}\`, which never occurs.`;
		}
	}),
	factRule("cron", {
		id: "cron-renewal-commented-out",
		title: "Only schedule of the renewal is commented out",
		level: "warning",
		why: "The line looks like automation in every review but does nothing. The certificate expires after the last manual renewal.",
		fix: "Enable the line again, or remove it together with the certificate.",
		references: [CRONTAB],
		problem(fact, { neighbours }) {
			const around = neighbours(fact);
			if (fact.attributes.disabled !== true || !isRenewal$1(fact, around)) return void 0;
			return isStarted(fact, around, starts) || factsBy(around, scheduled, SCHEDULED).length > 0 ? void 0 : `The line that would run ${called$2(fact)} at \`${fact.attributes.schedule}\` is commented out, and no other schedule runs it.`;
		}
	}),
	factRule("cron", {
		id: "cron-file-ignored",
		title: "cron: file name with a dot is never run",
		level: "warning",
		otherLevels: { note: "when the operating system is unknown" },
		why: "On Debian, Ubuntu and Alpine, cron and run-parts skip every file whose name has a dot or another special character. They report no error, and the certificate expires.",
		fix: "Rename the file to letters, digits, hyphens and underscores, such as `renew-certs`.",
		references: ["https://manpages.debian.org/bookworm/cron/cron.8.en.html"],
		kind: "schedule",
		problem(fact, { neighbours }) {
			const { ignored, ignoredSurely } = own$30(fact);
			if (ignored === void 0 || fact.attributes.disabled === true) return void 0;
			if (!isRenewal$1(fact, neighbours(fact)) && !isStarted(fact, neighbours(fact), brings)) return void 0;
			const name = String(ignored);
			const cause = `its name has a ${name.includes(".") ? "dot" : "special character"}`;
			return ignoredSurely === true ? `cron ignores ${name}, because ${cause}. ${called$2(fact)} never runs.` : {
				level: "note",
				message: `The cron of Debian, Ubuntu and Alpine ignores ${name}, because ${cause}. There, ${called$2(fact)} never runs.`
			};
		}
	})
];
const cron = {
	id: "cron",
	title: "cron",
	identifiedBy: "crontabs, `/etc/cron.*`, `crontab -` in scripts, and Ansible `cron` tasks, whose command renews certificates",
	references: [CRONTAB],
	accepts: mayHoldCommands,
	needles: [
		...CLIENT_NEEDLES,
		"cert",
		"renew",
		"RENEWED_LINEAGE",
		"reload",
		" * * ",
		" * root ",
		" * /",
		"CronJob",
		"@daily",
		"@weekly",
		"@monthly",
		"@yearly",
		"@annually",
		"/periodic/",
		"/cron."
	],
	read: read$31,
	rules: rules$22
};

// src/mechanisms/dehydrated/read.ts
const own$29 = ownAttributes("dehydrated");
const OWN = /^(?:CA|HOOK|DOMAINS_TXT|WELLKNOWN|BASEDIR|CERTDIR|CHALLENGETYPE|RENEW_DAYS|KEY_ALGO|CONTACT_EMAIL|CONFIG_D)$/;
/** Settings of `config`, and the runs of the program. A hook reloads what it likes: `service:?`. */
function read$30(file, output) {
	if (/(?:^|\/)[^/]*dehydrated[^/]*\/config(?:\.\w+)?$|(?:^|\/)dehydrated\.(?:conf|config)/.test(file.path)) {
		const entries = readIni(file.text);
		if (!entries.some((entry) => OWN.test(entry.key))) return;
		const find = (key) => entries.find((entry) => entry.key === key);
		const value = (key) => find(key)?.value.replace(/^['"]|['"]$/g, "");
		const hook = value("HOOK");
		output.fact({
			kind: "producer",
			reads: [programRef("dehydrated")],
			writes: hook ? hookScripts(hook) : [],
			attributes: {
				name: "dehydrated config",
				command: "config",
				surface: "configuration",
				...hook !== void 0 && hook !== "" && { hook },
				...value("CONFIG_D") && { more: value("CONFIG_D") ?? "" },
				...Number(value("RENEW_DAYS")) > 0 && { renewDays: Number(value("RENEW_DAYS")) }
			},
			own: { ...value("CA") !== void 0 && { ca: value("CA") ?? "" } }
		}, { line: (find("CA") ?? entries[0])?.line ?? 1 });
		if (hook) output.fact({
			kind: "reload",
			reads: [],
			writes: [UNKNOWN_SERVICE],
			attributes: { hook }
		}, { line: find("HOOK")?.line ?? 1 });
		return;
	}
	for (const invocation of clientInvocations(file, "dehydrated")) {
		const { args, line } = invocation.command;
		if (!args.some((arg) => /^(?:-c|--cron|-s|--signcsr)$/.test(arg))) continue;
		const hook = hookOf(invocation);
		const ca = option(args, "--ca");
		output.fact({
			kind: "producer",
			reads: startRefs(file, invocation),
			writes: hook === void 0 ? [] : hookScripts(hook),
			attributes: {
				name: "dehydrated",
				command: "cron",
				...runAttributes(invocation),
				...hook !== void 0 && { hook }
			},
			own: { ...ca !== void 0 && { ca } }
		}, { line });
		if (hook !== void 0) output.fact({
			kind: "reload",
			reads: [],
			writes: [UNKNOWN_SERVICE],
			attributes: { hook }
		}, { line });
	}
}

// src/mechanisms/dehydrated/index.ts
const DOCS$4 = "https://github.com/dehydrated-io/dehydrated/tree/master/docs";
const runsHook = anyFact(({ mechanism, kind, attributes: { hook, chained } }) => mechanism === "dehydrated" && kind === "producer" && (hook !== void 0 || chained !== void 0));
const rules$21 = [
	factRule("dehydrated", {
		id: "dehydrated-no-hook",
		title: "dehydrated renews without a hook",
		level: "warning",
		why: "dehydrated writes new files below `certs/` and calls the hook with `deploy_cert`. Without a hook, no server reloads.",
		fix: "Set `HOOK` to a script whose `deploy_cert` reloads the servers.",
		references: [`${DOCS$4}/hook_chain.md`, `${DOCS$4}/examples/hook.sh`],
		problem(fact, { neighbours }) {
			const { command, hook, chained, more } = fact.attributes;
			if (more !== void 0) return void 0;
			if (fact.kind !== "producer" || hook !== void 0 || chained !== void 0) return void 0;
			if (command !== "config" || runsHook(neighbours(fact))) return void 0;
			return "The configuration of dehydrated sets no `HOOK`, and no run passes one.";
		}
	}),
	factRule("dehydrated", {
		id: "dehydrated-staging",
		title: "dehydrated uses a staging CA",
		level: "warning",
		why: "No client trusts a certificate of the staging CA.",
		fix: "Set `CA=\"letsencrypt\"`, or remove the line.",
		references: [`${DOCS$4}/staging.md`],
		problem(fact) {
			const ca = textOf(own$29(fact).ca);
			return ca !== void 0 && /test|staging/.test(ca) ? `dehydrated obtains its certificates from \`${ca}\`.` : void 0;
		}
	}),
	factRule("dehydrated", {
		id: "dehydrated-renews-too-late",
		title: "dehydrated renewal window is too short",
		level: "note",
		why: "With less than 10 days left, a failed renewal cannot be repaired in time.",
		fix: "Remove `RENEW_DAYS`, or set it to about a third of the lifetime.",
		references: [`${DOCS$4}/examples/config`],
		problem(fact) {
			const { renewDays } = fact.attributes;
			return typeof renewDays === "number" && renewDays < 10 ? `dehydrated renews ${renewDays} days before the certificate expires.` : void 0;
		}
	})
];
const dehydrated = {
	id: "dehydrated",
	title: "dehydrated",
	identifiedBy: "`dehydrated/config`, and commands that run `dehydrated --cron`",
	references: [DOCS$4],
	accepts: (path) => mayHoldCommands(path) || /dehydrated/.test(path),
	needles: [
		"dehydrated",
		"letsencrypt.sh",
		"RENEW_DAYS",
		"CHALLENGETYPE"
	],
	read: read$30,
	rules: rules$21
};

// src/certificates/key-owners.ts
/** Certificates by the fingerprint of their public key, for the keys that were seen. */
function ownersOf(certificates, keys) {
	const owners = /* @__PURE__ */ new Map();
	for (const { publicKeyFingerprint } of keys) if (publicKeyFingerprint !== void 0) owners.set(publicKeyFingerprint, []);
	if (owners.size > 0) for (const one of certificates) owners.get(one.publicKey.fingerprint)?.push(one);
	return owners;
}
/** The one of two certificates that is valid longer. */
function latest(newest, one) {
	if (newest === void 0) return one;
	const difference = (readInstant(one.notAfter) ?? 0) - (readInstant(newest.notAfter) ?? 0);
	return difference > 0 || difference === 0 && one.fingerprint < newest.fingerprint ? one : newest;
}

// src/mechanisms/docker/index.ts
const own$28 = ownAttributes("docker");
const COPY$1 = "https://docs.docker.com/reference/dockerfile/#copy";
const SECRETS = "https://docs.docker.com/compose/how-tos/use-secrets/";
const MATERIAL$1 = /\.(?:pem|crt|cert?|key|p12|pfx|jks|keystore)$/i;
/** A file of this ending may as well be the public key of a package archive: what lies there tells. */
const KEY$1 = /\.key$/i;
/** Trust anchors are meant to be part of an image; Diffie-Hellman parameters are no certificates. */
const TRUST$1 = /(?:^|[/._-])(?:dh|dhparams?|dh\d{3,4}|ffdhe\d{4}|ca|cacert|cacerts|cabundle|root|roots|trust|truststore|issuing|intermediate|bundle)(?:[/._\d-]|$)|ca-certificates|rootca|trust/i;
const PUBLIC_KEY = /(?:^|[/._-])pub(?:lic)?(?:[/._\d-]|$)/i;
/** Names of roots in one word: `ISRGRootX1.pem`, `DigiCertGlobalRootG2.crt.pem`. */
const ROOT = /root[^/]*$/i;
/** Instructions that make a program trust the copied file. */
const INSTALLS$2 = /update-ca-|trustcacerts|keytool\b.{0,80}-import|CA_CERTS|CA_BUNDLE|SSL_CERT_FILE/s;
/** A copy for each `COPY` and `ADD` of a server certificate or a keystore out of the build context. */
function read$29(file, output) {
	const folder = file.path.slice(0, file.path.lastIndexOf("/") + 1);
	const instructions = dockerInstructions(file.text);
	const installs = instructions.flatMap(({ operands }) => INSTALLS$2.test(operands) ? operands : []).join("\n");
	for (const { name, operands, line } of instructions) {
		if (name !== "COPY" && name !== "ADD" || operands.includes("--from=")) continue;
		const words = operands.replace(/[[\]",\\]/g, " ").split(/\s+/).filter((word) => word !== "" && !word.startsWith("--"));
		const target = words.at(-1) ?? "";
		const sources = words.slice(0, -1).filter((word) => MATERIAL$1.test(word) && ![
			TRUST$1,
			ROOT,
			PUBLIC_KEY
		].some((other) => other.test(word))).filter((word) => !installs.includes(word.slice(word.lastIndexOf("/") + 1)));
		if (sources.length === 0 || TRUST$1.test(target.replace(/^\/root\//, "/"))) continue;
		if (target.startsWith("/etc/ssl/certs") && installs.includes("update-ca-")) continue;
		const reads = sources.map((source) => fileRef(`${folder}${source.replace(/^\.?\//, "")}`));
		const full = target.endsWith("/") ? sources.map((source) => `${target}${source.slice(source.lastIndexOf("/") + 1)}`) : [target];
		output.fact({
			kind: "copy",
			reads,
			writes: pathRefs(...full),
			attributes: {
				name: sources[0] ?? "",
				state: "frozen"
			},
			own: { sources }
		}, { line });
	}
}
/** The files that hold a private key, as keys of files, with the certificates of its public key. */
const filesOfKeys = memoizeByObject(({ certificates, privateKeys }) => {
	const owners = ownersOf(certificates, privateKeys);
	const files = /* @__PURE__ */ new Map();
	for (const { publicKeyFingerprint = "", sightings } of privateKeys) for (const file of new Set(sightings.map(fileKey))) {
		const known = files.get(file) ?? [];
		files.set(file, known);
		append(known, owners.get(publicKeyFingerprint) ?? []);
	}
	return files;
});
const byImage = ({ mechanism, location }) => mechanism === "docker" ? [location.path] : [];
/** Every copy into the image that a copy is for. */
function imageOf(fact, neighbours) {
	return factsBy(neighbours, byImage, fact.location.path);
}
const stemOf$1 = (source) => source.replace(MATERIAL$1, "");
/** The names of the certificates of an image, without their endings. */
const certificatesOf = memoizeByObject((image) => new Set(image.flatMap((other) => textsOf(own$28(other).sources)).filter((source) => !KEY$1.test(source)).map(stemOf$1)));
/** The sources of a copy that are private keys: their file holds one, or the certificate of the same name is copied too. */
function keysIn$1(fact, image, inventory) {
	const { repository } = fact.location;
	const held = filesOfKeys(inventory);
	const paired = certificatesOf(image);
	return textsOf(own$28(fact).sources).filter((source, index) => {
		if (KEY$1.test(source) && paired.has(stemOf$1(source))) return true;
		const ref = fact.reads[index];
		return ref !== void 0 && held.has(fileKey({
			repository,
			path: nameOfRef(ref)
		}));
	});
}
const rules$20 = [factRule("docker", {
	id: "docker-private-key-in-image",
	title: "Private key is copied into an image",
	level: "warning",
	otherLevels: { note: "when the key is in the repository and has its own finding, unless a change copies it into the image. Also when a README beside the key says that it is for tests. Also when its certificate names only localhost or an example" },
	why: "Everyone who can pull the image can read the key from its layers, even if a later layer deletes it. The container keeps the key and its certificate until the image is rebuilt and redeployed.",
	fix: "Mount the key and its certificate at run time, as a volume or a secret. Replace the key, because everyone who can pull the image may have it.",
	references: [SECRETS, COPY$1],
	kind: "copy",
	problem(fact, { neighbours, inventory, policy, change }) {
		const keys = keysIn$1(fact, imageOf(fact, neighbours(fact)), inventory);
		if (keys.length === 0) return void 0;
		const places = fact.reads.map((ref) => ({
			repository: fact.location.repository,
			path: nameOfRef(ref)
		}));
		const files = filesOfKeys(inventory);
		const held = places.filter((place) => files.has(fileKey(place)));
		const isOfTests = (place) => {
			const owners = files.get(fileKey(place)) ?? [];
			return owners.length > 0 && owners.every((one) => policy.contextOf(place, one) !== "production") || policy.contextOf(place) === "fixture";
		};
		const isChanged = change?.paths.has(fact.location.path) === true;
		const isToldElsewhere = held.length >= keys.length && (!isChanged || held.every(isOfTests));
		return {
			message: `The image contains the private key ${listed(keys, 3)}. Everyone who can pull the image can read it.`,
			...isToldElsewhere && { level: "note" }
		};
	}
}), factRule("docker", {
	id: "docker-certificate-in-image",
	title: "Certificate is built into an image",
	level: "note",
	why: "The image keeps the certificate from the day of its build. A renewed certificate needs a new image and a new deployment.",
	fix: "Mount the certificate at run time, as a volume or a secret.",
	references: [COPY$1, SECRETS],
	kind: "copy",
	problem(fact, { neighbours, inventory }) {
		const image = imageOf(fact, neighbours(fact));
		if (image[0] !== fact || image.some((other) => keysIn$1(other, image, inventory).length > 0)) return void 0;
		const copied = image.flatMap((other) => textsOf(own$28(other).sources));
		const sources = [...new Set(copied.filter((source) => !KEY$1.test(source)))];
		if (sources.length === 0) return void 0;
		return {
			message: `The image includes ${sources.length > 4 ? `${sources.slice(0, 3).join(", ")} and ${sources.length - 3} more` : sources.join(", ")} at build time.`,
			locations: image.map((other) => other.location)
		};
	}
})];
const docker = {
	id: "docker",
	title: "Dockerfiles",
	identifiedBy: "`Dockerfile*` and `Containerfile*` with `COPY` or `ADD` of certificates and keystores",
	references: [COPY$1],
	accepts: (path) => /^(?:dockerfile|containerfile)|\.(?:dockerfile|containerfile)$/.test(plainName(path)),
	needles: [
		".pem",
		".crt",
		".cer",
		".key",
		".p12",
		".pfx",
		".jks",
		".keystore"
	],
	read: read$29,
	rules: rules$20
};

// src/mechanisms/dovecot/read.ts
/** `ssl_cert = </path` of Dovecot 2.3 and `ssl_server_cert_file` of 2.4; the key that follows belongs to the certificate. */
function read$28(file, output) {
	const settings = readIni(file.text);
	for (const [index, { key, value, line }] of settings.entries()) {
		const name = key.slice(key.lastIndexOf("{") + 1).trim();
		const path = inclusion(value);
		if (path === "" || /^["']/.test(path)) continue;
		const common = {
			service: "dovecot",
			directive: name,
			line
		};
		if (/^ssl_(?:server_|alt_)?cert(?:_file)?$/.test(name)) {
			const follow = settings.slice(index + 1, index + 4).find((other) => other.key === name.replace("cert", "key"));
			serverConsumer(output, {
				...common,
				certificate: path,
				...follow !== void 0 && { key: inclusion(follow.value) }
			});
		} else if (/^ssl_(?:client_|server_)?ca(?:_file)?$/.test(name)) serverConsumer(output, {
			...common,
			trust: path
		});
	}
}
/** The path of a value that is read from a file (`</path`), without the brace that closes a block on the same line. */
function inclusion(value) {
	return value.replace(/^<\s*(?!%)/, "").replace(/\s*\}$/, "");
}

// src/mechanisms/dovecot/index.ts
const isOwn$3 = (path) => /\.(?:conf|ext)$|^dovecot/.test(plainName(path)) || /(?:^|\/)dovecot\//.test(path);
const dovecot = {
	id: "dovecot",
	title: "Dovecot",
	identifiedBy: "`dovecot*.conf` and `*ssl*.conf` with `ssl_cert = <\u2026` or `ssl_server_cert_file`, also where scripts write them",
	references: ["https://doc.dovecot.org/2.3/configuration_manual/dovecot_ssl_configuration/", "https://doc.dovecot.org/2.4.0/core/config/ssl.html"],
	needles: [
		"ssl_cert =",
		"ssl_cert=",
		"ssl_server_cert_file",
		"dovecot_ssl_cert",
		"ssl_client_ca_file"
	],
	...serverFiles(isOwn$3, read$28, {
		service: "dovecot",
		certificate: /(?:dovecot_)?ssl_server_cert_file|dovecot_ssl_cert(?:_file)?/,
		key: /(?:dovecot_)?ssl_server_key_file|dovecot_ssl_key(?:_file)?/
	}),
	rules: []
};

// src/mechanisms/external-secrets/read.ts
const own$27 = ownAttributes("external-secrets");
/** Versions that follow what is newest. https://external-secrets.io/latest/api/externalsecret/ */
const FLOATING = /^(?:latest|AWSCURRENT)?$/;
function storeRef(spec, key) {
	const store = stringAt(spec, "secretStoreRef", "name");
	return typeof key === "string" ? [makeRef("external", `${store ?? "?"}/${key}`), ...keyRefs(key)] : [];
}
/** What the key names, whichever store it is; stores of Azure put the kind of object before it, those of Vault `data/`. */
function keyRefs(key) {
	const plain = key.replace(/^(?:secret|cert|key)\/(?=[\w-]+$)/, "").replace(/^data\//, "");
	return [.../* @__PURE__ */ new Set([...storedRefs(plain), ...plain.includes("/data/") ? vaultRefs(plain) : []])];
}
/** The ref of a store, by the kind that names it: `SecretStore` where none is stated. */
function supplierRef(manifest, ref) {
	const name = nameIn(manifest.path, at(ref, "name"));
	const kind = stringAt(ref, "kind");
	if (name === void 0 || !isPlainName(name) || kind === null) return [];
	return [kind === "ClusterSecretStore" ? makeRef("cluster-store", name) : namespacedRef("store", manifest.namespace, name)];
}
/** SecretStore and ClusterSecretStore: without it nothing is fetched or pushed. */
function readStore(manifest, output) {
	const { kind, name, namespace } = manifest;
	if (!isPlainName(name)) return;
	const writes = [kind === "ClusterSecretStore" ? makeRef("cluster-store", name) : namespacedRef("store", namespace, name)];
	output.fact({
		kind: "scope",
		reads: [],
		writes,
		attributes: {
			resource: kind,
			name,
			namespace
		}
	}, manifest.place);
}
/** A key that signs or logs in; the one of a certificate is beside it and called `tls.key`. */
const BARE_KEY = /private[-_.]?key|(?:^|[-_.])(?:ssh|rsa|dkim|jwt|deploy)(?:$|[-_.])/i;
/** Whether what is copied is a certificate, as far as names tell. */
function isCertificate$1(spec, names) {
	if (stringAt(spec, "target", "template", "type") === "kubernetes.io/tls") return true;
	return [...itemsAt(spec, "data").map((item) => stringAt(item, "secretKey")), ...entriesAt(spec, "target", "template", "data").keys()].some((key) => typeof key === "string" && isCertificateKey(key) && !BARE_KEY.test(key)) || names.some((name) => typeof name === "string" && isCertificateName(name));
}
/** ExternalSecret, and the one inside a ClusterExternalSecret: brings a secret from a store. */
function readExternalSecret(manifest, output) {
	const base = manifest.kind === "ClusterExternalSecret" ? ["spec", "externalSecretSpec"] : ["spec"];
	const spec = at(manifest.root, ...base);
	const target = nameIn(manifest.path, at(spec, "target", "name")) ?? nameIn(manifest.path, at(manifest.root, "spec", "externalSecretName")) ?? manifest.name;
	const refs = [...itemsAt(spec, "data").map((item) => at(item, "remoteRef")), ...itemsAt(spec, "dataFrom").map((item) => at(item, "extract"))];
	if (!isCertificate$1(spec, [target, ...refs.map((ref) => stringAt(ref, "key"))])) return;
	const { attributes, lines } = attributesAt(manifest.root, { refreshInterval: [...base, "refreshInterval"] });
	const own = attributesAt(manifest.root, {
		refreshPolicy: [...base, "refreshPolicy"],
		immutable: [
			...base,
			"target",
			"immutable"
		],
		creationPolicy: [
			...base,
			"target",
			"creationPolicy"
		]
	});
	const spaces = [...itemsAt(manifest.root, "spec", "namespaces"), ...[at(manifest.root, "spec", "namespaceSelector"), ...itemsAt(manifest.root, "spec", "namespaceSelectors")].flatMap((selector) => itemsAt(selector, "matchExpressions").flatMap((one) => stringAt(one, "key") === "kubernetes.io/metadata.name" && stringAt(one, "operator") === "In" ? itemsAt(one, "values") : []))].flatMap((name) => name.kind === "scalar" ? [name.text] : []);
	const pinned = refs.map((ref) => at(ref, "version")).find((version) => version?.kind === "scalar" && !FLOATING.test(version.text));
	const once = refreshesNever(attributes.refreshInterval, own.attributes.refreshPolicy);
	const seeds = at(spec, "target", "template", "metadata", "annotations")?.entries.has("cert-manager.io/certificate-name");
	output.fact({
		kind: "copy",
		reads: [...refs.flatMap((ref) => storeRef(spec, stringAt(ref, "key"))), ...supplierRef(manifest, at(spec, "secretStoreRef"))],
		writes: own.attributes.creationPolicy === "None" || own.attributes.creationPolicy === "Merge" ? [] : [secretRef(manifest.kind === "ClusterExternalSecret" ? "*" : manifest.namespace, target)],
		attributes: {
			resource: manifest.kind,
			name: manifest.name,
			namespace: manifest.namespace,
			...attributes,
			...spaces.length > 0 && { targets: spaces },
			...pinned !== void 0 && { version: pinned.text },
			...once && { state: "once" },
			...once && putsBack(own.attributes, seeds === true) && { policy: "Owner" },
			...!once && pinned !== void 0 && { state: "pinned" },
			...!once && own.attributes.immutable === true && { state: "frozen" }
		},
		own: {
			...own.attributes,
			...seeds === true && { seeds }
		},
		lines: {
			...lines,
			...own.lines,
			...pinned !== void 0 && { version: pinned.line },
			writes: at(spec, "target", "name")?.line ?? manifest.root.line,
			reads: at(refs[0], "key")?.line ?? manifest.root.line
		}
	}, manifest.place);
}
/**
* Whether the operator writes its version again when the Secret has another, though it fetches only once: with `Owner` it
* compares the content, and so did releases without a refresh policy with `Orphan`.
* https://external-secrets.io/latest/guides/ownership-deletion-policy/
*/
function putsBack({ creationPolicy, refreshPolicy }, seeds) {
	if (creationPolicy === void 0 || creationPolicy === "Owner") return true;
	return creationPolicy === "Orphan" && refreshPolicy === void 0 && !seeds;
}
/** An interval of 0 means the same as CreatedOnce; OnChange looks at the manifest only. */
function refreshesNever(interval, policy) {
	if (policy === "CreatedOnce" || policy === "OnChange") return true;
	if (policy !== void 0 && policy !== "Periodic") return false;
	return interval === 0 || typeof interval === "string" && /^0+[smh]?$/.test(interval);
}
/** PushSecret: carries a Secret of the cluster into a store. */
function readPushSecret(manifest, output) {
	const base = manifest.kind === "ClusterPushSecret" ? ["spec", "pushSecretSpec"] : ["spec"];
	const spec = at(manifest.root, ...base);
	const source = nameIn(manifest.path, at(spec, "selector", "secret", "name"));
	const remotes = itemsAt(spec, "data").map((item) => at(item, "match", "remoteRef"));
	const keys = itemsAt(spec, "data").map((item) => stringAt(item, "match", "secretKey"));
	const names = [source, ...remotes.map((ref) => stringAt(ref, "remoteKey"))];
	if (source === void 0 || !(names.some((name) => typeof name === "string" && isCertificateName(name)) || keys.some((key) => typeof key === "string" && isCertificateKey(key)))) return;
	const { attributes, lines } = attributesAt(manifest.root, { refreshInterval: [...base, "refreshInterval"] });
	const own = attributesAt(manifest.root, { updatePolicy: [...base, "updatePolicy"] });
	const never = own.attributes.updatePolicy === "IfNotExists" || refreshesNever(attributes.refreshInterval, void 0);
	const stores = itemsAt(spec, "secretStoreRefs").map((store) => stringAt(store, "name") ?? "?");
	output.fact({
		kind: "copy",
		reads: [...source === "?" ? [] : [secretRef(manifest.kind === "ClusterPushSecret" ? "?" : manifest.namespace, source)], ...itemsAt(spec, "secretStoreRefs").flatMap((ref) => supplierRef(manifest, ref))],
		writes: remotes.flatMap((ref) => {
			const key = stringAt(ref, "remoteKey");
			return typeof key === "string" ? [...(stores.length === 0 ? ["?"] : stores).map((store) => makeRef("external", `${store}/${key}`)), ...keyRefs(key)] : [];
		}),
		attributes: {
			resource: manifest.kind,
			name: manifest.name,
			namespace: manifest.namespace,
			secret: source,
			...attributes,
			...never && { state: "once" }
		},
		own: own.attributes,
		lines: {
			...lines,
			...own.lines,
			secret: at(spec, "selector", "secret", "name")?.line ?? manifest.root.line,
			reads: at(spec, "selector", "secret", "name")?.line ?? manifest.root.line,
			writes: at(remotes[0], "remoteKey")?.line ?? manifest.root.line
		}
	}, manifest.place);
}

// src/topology/dangling-refs.ts
/** Pairs readers of a Secret that nothing writes with writers of a Secret that nothing reads, because their names differ. */
/**
* Maximum writers of one name for one reader, and maximum writers of one place whose names are compared letter by
* letter.
*/
const MAX_CANDIDATES = 50;
const MAX_COMPARED = 50;
/** Words that people choose freely for one thing: `shop-tls` and `shop-cert` are two names of one certificate. */
const WORDS = /^(?:tls|ssl|https|certs?|certificates?|crt|pem|secrets?|keypair|serving)$/;
/**
* The Secret that a reader most likely means: one that is created or copied, that nothing reads, and that has nearly
* the same name in the same namespace or beside the reader's manifest, or the same name in another namespace.
*/
function likelyWriter(reader, ref, topology) {
	const { namespace: space = "?", name } = secretOf$3(ref) ?? { name: "" };
	const ends = endsOf(topology);
	const keys = [unitKey(reader), ...space === "?" || space === "*" ? [] : [`namespace ${space}`]];
	const found = (key, fits) => (ends.get(key) ?? []).slice(0, MAX_CANDIDATES).find((end) => {
		const { namespace: there = "?", name: called } = parseRef(end.ref);
		return end.fact !== reader && (!end.offered || reader.kind === "copy") && fits(end, there, called);
	});
	const within = (there) => there === space || there === "?" || space === "?";
	const alike = ({ fact }, there, called) => within(there) && called !== name && (closestName(name, [called]) !== void 0 || sameNames(fact, reader));
	for (const key of keys) {
		const end = found(`${key} ${stemOf(name)}`, (_, there, called) => called !== name && within(there)) ?? (isShort(ends.get(key)) ? found(key, alike) : void 0);
		if (end !== void 0) return end;
	}
	const same = (end, there) => there !== space && (reader.kind === "copy" || unitKey(end.fact) === unitKey(reader));
	return found(`name ${name}`, same);
}
function secretOf$3(ref) {
	return isOfKind(ref, "secret") ? parseRef(ref) : void 0;
}
/** Whether a place is small enough for its names to be compared letter by letter. */
const isShort = (list) => list !== void 0 && list.length <= MAX_COMPARED;
/** Writers of Secrets that nothing reads, by namespace and by the place of its manifest, with and without the stem of the name, and by name. */
const endsOf = memoizeByObject((topology) => {
	const ends = /* @__PURE__ */ new Map();
	const graph = graphOf(topology);
	const offered = new Set(topology.facts.flatMap((fact) => fact.attributes.mirror === true ? offeredBy(fact) : []));
	topology.facts.forEach((fact, index) => {
		const kept = fact.kind === "sink" && fact.attributes.static === true && fact.attributes.placeholder !== true;
		if (fact.kind !== "producer" && fact.kind !== "copy" && !kept) return;
		if ((graph.out.get(factNode(index)) ?? []).some(({ to }) => factAt(graph, to) !== void 0)) return;
		for (const ref of fact.writes) {
			const secret = secretOf$3(ref);
			if (secret === void 0) continue;
			const { namespace: space, name } = secret;
			const end = {
				fact,
				ref,
				offered: offered.has(ref)
			};
			const places = [unitKey(fact), `namespace ${space}`];
			const stems = places.map((key) => `${key} ${stemOf(name)}`);
			for (const key of [
				...places,
				...stems,
				`name ${name}`
			]) addTo(ends, key, end);
		}
	});
	return ends;
});
/** Secrets that mirrors may read. */
function offeredBy({ attributes, reads }) {
	return attributes.allowed === void 0 || attributes.allowed === "false" ? [] : reads;
}
function unitKey(fact) {
	return `at ${deploymentUnit(fact)}`;
}
/** A name without the words that say that it holds a certificate; the name itself where nothing else is left of it. */
function stemOf(name) {
	return name.replace(/@[^@]*$/, "").split(/[-_.]+/).filter((part) => !WORDS.test(part)).join("-") || name;
}
/** Whether a producer asks for the very names that a route serves. */
function sameNames(producer, route) {
	const served = route.names ?? [];
	return served.length > 0 && served.every((name) => producer.names?.includes(name));
}

// src/mechanisms/external-secrets/rules.ts
const MECHANISM$17 = "external-secrets";
const POLICY = "https://external-secrets.io/latest/guides/ownership-deletion-policy/";
const API = "https://external-secrets.io/latest/api/externalsecret/";
const PUSH = "https://external-secrets.io/latest/guides/pushsecrets/";
function isFed$1(fact, { topology }) {
	return upstream(graphOf(topology), nodeOf(topology, fact), 5).some((one) => one.fact.kind !== "scope");
}
const byWritten$1 = ({ kind, writes }) => kind === "producer" ? writes.map(withoutNamespace) : [];
function isPush(fact) {
	return String(fact.attributes.resource).endsWith("PushSecret");
}
function called$1(fact) {
	return `The ${String(fact.attributes.resource)} "${String(fact.attributes.name)}"`;
}
const externalSecretsRules = [
	factRule(MECHANISM$17, {
		id: "external-secrets-never-refreshes",
		title: "ExternalSecret fetches the certificate only once",
		level: "warning",
		why: "With `CreatedOnce`, `OnChange` or an interval of 0, the Secret is fetched only when the manifest is applied. A certificate that is renewed in the store does not reach the cluster.",
		fix: "Use `refreshPolicy: Periodic` with `refreshInterval: 1h`.",
		references: [POLICY, API],
		kind: "copy",
		problem(fact, context) {
			if (isPush(fact) || fact.attributes.state !== "once") return void 0;
			const likely = fact.writes.flatMap((mine) => {
				return factsBy(context.neighbours(fact), byWritten$1, withoutNamespace(mine)).flatMap(({ writes }) => writes.map((ref) => ({
					mine,
					ref
				})));
			});
			if (likely.some(({ mine, ref }) => mine === ref || mayMean(mine, ref) || mayMean(ref, mine))) return void 0;
			const name = (ref) => isOfKind(ref, "secret") ? nameOfRef(ref) : void 0;
			const elsewhere = likely.some(({ mine, ref }) => name(mine) !== void 0 && name(mine) === name(ref));
			if (own$27(fact).seeds === true && !elsewhere) return void 0;
			return {
				message: `${called$1(fact)} fetches its certificate once and never refreshes it.`,
				locations: [placeOf$1(fact, "refreshPolicy", "refreshInterval")]
			};
		}
	}),
	factRule(MECHANISM$17, {
		id: "external-secrets-refresh-too-rare",
		title: "ExternalSecret fetches the certificate too rarely",
		level: "note",
		why: "A renewed certificate waits in the store for up to one interval. An interval of more than a day leaves little time for repairs, especially for a six-day certificate.",
		fix: "Set `refreshInterval: 1h`.",
		references: [API],
		kind: "copy",
		problem(fact) {
			const interval = statedText(fact.attributes.refreshInterval);
			const wait = typeof interval === "string" ? duration(interval) : void 0;
			if (wait === void 0 || wait <= 864e5 || fact.attributes.state === "once") return void 0;
			return {
				message: `${called$1(fact)} fetches a new version only every ${spellDuration(wait)}.`,
				locations: [placeOf$1(fact, "refreshInterval")]
			};
		}
	}),
	factRule(MECHANISM$17, {
		id: "external-secrets-version-pinned",
		title: "ExternalSecret pins one version of the certificate",
		level: "warning",
		why: "The store keeps the renewed certificate under a new version. A reference with a version number keeps fetching the old one.",
		fix: "Remove `remoteRef.version`, so that the current version is fetched.",
		references: [API],
		kind: "copy",
		problem: (fact) => typeof fact.attributes.version !== "string" ? void 0 : {
			message: `${called$1(fact)} always fetches version ${JSON.stringify(fact.attributes.version)} of its certificate, not the newest one.`,
			locations: [placeOf$1(fact, "version")]
		}
	}),
	factRule(MECHANISM$17, {
		id: "external-secrets-target-immutable",
		title: "ExternalSecret writes into an immutable Secret",
		level: "warning",
		why: "An immutable Secret cannot be updated: the first version stays, and later writes fail.",
		fix: "Drop `target.immutable`.",
		references: [API, "https://kubernetes.io/docs/concepts/configuration/secret/#secret-immutable"],
		kind: "copy",
		problem: (fact) => own$27(fact).immutable !== true ? void 0 : {
			message: `${called$1(fact)} writes its certificate into an immutable Secret.`,
			locations: [placeOf$1(fact, "immutable")]
		}
	}),
	factRule(MECHANISM$17, {
		id: "external-secrets-push-never-updates",
		title: "PushSecret never pushes a renewed certificate",
		level: "warning",
		why: "With `updatePolicy: IfNotExists` or an interval of 0, the store receives only the first version. Readers of the store serve it until it expires.",
		fix: "Use `updatePolicy: Replace` with `refreshInterval: 1h`.",
		references: [PUSH],
		kind: "copy",
		problem: (fact) => !isPush(fact) || fact.attributes.state !== "once" ? void 0 : {
			message: `${called$1(fact)} pushes its certificate once and never updates it.`,
			locations: [placeOf$1(fact, "updatePolicy", "refreshInterval")]
		}
	}),
	factRule(MECHANISM$17, {
		id: "external-secrets-push-source-unknown",
		title: "PushSecret selects a missing Secret",
		level: "warning",
		why: "Nothing creates the Secret that the PushSecret selects, but one with nearly that name exists. Nothing is pushed, and the store keeps its old certificate.",
		fix: "Correct `selector.secret.name`.",
		references: [PUSH],
		kind: "copy",
		problem(fact, context) {
			const [source] = fact.reads;
			if (!isPush(fact) || source === void 0 || !isPlainName(nameOfRef(source))) return void 0;
			const written = factsInUnit(fact, context.topology.facts).flatMap((one) => one === fact ? [] : one.writes).filter((ref) => isOfKind(ref, "secret")).map(nameOfRef);
			const wanted = nameOfRef(source);
			if (written.includes(wanted) || isFed$1(fact, context)) return void 0;
			const likely = likelyWriter(fact, source, context.topology);
			const meant = closestName(wanted, written) ?? (likely && nameOfRef(likely.ref));
			if (meant === void 0) return void 0;
			return {
				message: `${called$1(fact)} pushes the ${spellSecret(source)}, which nothing provides; did you mean "${meant}"?`,
				locations: [placeOf$1(fact, "secret")]
			};
		}
	})
];

// src/mechanisms/external-secrets/index.ts
/** External Secrets Operator: copies certificates between a secret store and the cluster. */
const externalSecrets = {
	id: "external-secrets",
	title: "External Secrets Operator",
	identifiedBy: "ExternalSecret, ClusterExternalSecret, PushSecret and ClusterPushSecret manifests of external-secrets.io that hold certificates, and their stores",
	references: ["https://external-secrets.io/latest/"],
	accepts: isManifestFile,
	needles: ["external-secrets.io", "kubernetes-client.io"],
	read(file, output) {
		for (const manifest of manifests(file, output, ["ExternalSecret", "ClusterExternalSecret"])) readExternalSecret(manifest, output);
		for (const manifest of manifests(file, output, ["PushSecret", "ClusterPushSecret"])) readPushSecret(manifest, output);
		for (const manifest of manifests(file, output, ["SecretStore", "ClusterSecretStore"])) if (manifest.group === "external-secrets.io") readStore(manifest, output);
	},
	rules: externalSecretsRules
};

// src/shell/variables.ts
/** The variables of a script, its lists of words included: `HOSTS=(a b)`. */
function variablesOf(text) {
	const found = new Map(assignments(text, 1));
	for (const [, name = "", words = ""] of text.matchAll(/^[ \t]{0,40}(\w{1,60})=\(([^()]{1,4000})\)/gm)) found.set(name, { value: words.replace(/#.*$/gm, "").replace(/["'\s]+/g, " ").trim() });
	return found;
}
const LONGEST_PATH = 1e3;
/** A word with the variables that the script sets; those that a command or the caller gives stay as they are. */
function filledIn$1(word, variables) {
	if (!word.includes("$")) return word;
	return word.replace(/\$(?:\{(\w{1,60})\}|(\w{1,60}))/g, (all, braced, bare) => {
		const value = variables.get(braced ?? bare)?.value;
		return value === void 0 || /\$[(\d@*#?]|`/.test(value) ? all : value;
	}).slice(0, LONGEST_PATH);
}

// src/mechanisms/file-copies/first-issue.ts
/** Line of the first issue of a certificate in a script that nothing repeats and that renews nothing itself. */
function firstIssueLine({ surface, schedules, commands }) {
	if (surface !== "script" || schedules.length > 0 || commands.some((one) => renews$1(one) || writesCopy(one))) return void 0;
	const first = commands.find(issues$1);
	return first !== void 0 && commands.some((one) => one.line <= first.line && asksIfDue(one)) ? void 0 : first?.line;
}
/** Whether a command looks at a certificate that is there already: at its end, or at its names to ask for them again. */
const asksIfDue = ({ name, args }) => name === "openssl" && args.some((one) => /^-(?:checkend|enddate|dates)$/.test(one) || /fullchain\.pem$/.test(one));
/** Whether a command asks a public CA for a first certificate, of which something else makes the next ones. */
function issues$1(command) {
	const run = clientRun(command);
	return run?.action === "issue" && run.client.issuer !== "own" && !isByHand(run);
}
/** Whether a command renews, or gives a client the hook that it runs after each renewal. */
function renews$1(command) {
	const call = clientCall(command);
	const action = clientRun(command)?.action;
	return call !== void 0 && (action !== void 0 && action !== "issue" || hookOf(call) !== void 0);
}
const COPY = /\b(?:cp|install|rsync|scp|cat)\s([^\n]{0,200})/g;
function copies$3(text) {
	return [...text.matchAll(COPY)].some(([, words = ""]) => /\.(?:pem|crt|cer|key)\b/.test(words) || words.split(/\s+/).some((word) => clientKeeping(word) !== void 0 || clientHanding(word, text) !== void 0));
}
/** Whether a command writes a script that copies: the renewal may well run it. */
function writesCopy({ name, args, documents, redirects }) {
	if (documents.some((document) => copies$3(document.text))) return true;
	return /^(?:echo|printf)$/.test(name) && redirects.length > 0 && args.some(copies$3);
}

// src/mechanisms/file-copies/read.ts
const own$26 = ownAttributes("file-copies");
/** A file of a certificate, a key or a keystore, perhaps under a name for the time of writing. */
const MATERIAL = /\.(?:pem|crt|cer|key|p12|pfx|jks|der|chain|bundle)(?:\.(?:new|tmp|next))?$/i;
/** A folder of such files. */
const FOLDER = /^[\w-]{0,40}(?:certs?|certificates?|ssl|tls|letsencrypt|acme|pki)[\w-]{0,40}$/i;
/** One version's file by its name: a date, or the number of a renewal in certbot's archive. */
const DATED = /(?:19|20)\d\d[-_.]?(?:0[1-9]|1[0-2])(?:[-_.]?[0-3]\d)?(?!\d)|letsencrypt\/archive\/.*\d\.pem$/;
/** Copies of what a client renews, or of a certificate that lies on the host; and the services that the same commands reload then. */
function read$27(file, output) {
	const variables = () => file.shared("file-copies", variablesOf);
	const setups = /* @__PURE__ */ new Map();
	const written = /* @__PURE__ */ new Map();
	for (const invocation of invocations(file, ...PROGRAMS$1)) {
		const { command, run, hidden, after } = invocation;
		if (run.surface === "dockerfile") continue;
		const moved = copyOf(command, after[0]);
		if (moved === void 0) continue;
		const fill = (word) => run.surface === "script" ? filledIn$1(filledIn$1(word, variables()), variables()) : word;
		const given = moved.sources.map((source) => splitHost(fill(source)));
		const sources = given.map(([, path]) => path);
		const pulled = given.some(([from]) => from !== void 0);
		const [host, target] = splitHost(fill(moved.target));
		const taken = sources.filter((source) => isTaken(source, file, target, moved, pulled));
		const [source] = taken;
		if (source === void 0 || source === target) continue;
		const writes = targetsOf$1(target, taken);
		if (!setups.has(run)) setups.set(run, firstIssueLine(run));
		const handed = clientHanding(source, file.text)?.id;
		const setup = (setups.get(run) ?? Number.POSITIVE_INFINITY) <= command.line;
		const hosts = host === void 0 ? [] : hostsOf$1(host, command, variables());
		const kept = hidden?.startsWith("||") ? hidden : toleratedBy(run, command);
		if (!setup && !written.has(run)) written.set(run, []);
		if (!setup) written.get(run)?.push(...writes);
		output.fact({
			kind: "copy",
			reads: [.../* @__PURE__ */ new Set([...taken.flatMap((one) => sourceRefs(one, file)), ...startRefs(file, invocation).filter((ref) => !isOfKind(ref, "run"))])],
			writes,
			attributes: {
				name: source,
				program: command.name,
				target: host === void 0 ? target : `${host}:${target}`,
				surface: run.surface,
				...mayReload(run.commands) && { mayReload: true },
				...run.schedules.length > 0 && { schedules: run.schedules },
				...run.disabled === true && { disabled: true },
				...host !== void 0 && { remote: true },
				...pulled && { pulled: true },
				...hosts.length > 0 && { targets: hosts },
				...DATED.test(source) && { state: "pinned" },
				...dumpsOnce(invocation) && { state: "once" },
				...kept !== void 0 && { hidden: kept },
				...setup && !moved.link && { setup: true },
				...taken.some((one) => isRenewed(one, file)) && { renewed: true }
			},
			own: { ...handed !== void 0 && { handed } }
		}, { line: command.line });
		const hook = command.name === "traefik-certs-dumper" ? option(command.args, "--post-hook") : void 0;
		if (hook !== void 0) output.fact({
			kind: "reload",
			reads: writes,
			writes: servicesOfHook(hook),
			attributes: { hook }
		}, { line: command.line });
	}
	readTracked(file, output);
	if (clientOfHookFolder(file.path) === void 0) for (const [run, reads] of written) readReloads(run, reads, output);
}
/** Certificates that a script writes into a work tree and commits. Pipelines tell of theirs with the job. */
function readTracked(file, output) {
	if (!file.text.includes("commit") || !mayRun(file, ["git"])) return;
	for (const run of commandBlocksOf(file)) {
		if (!TRACKING.has(run.surface) || !run.commands.some(commits)) continue;
		for (const { command, program, writes } of trackedWrites([run])) output.fact({
			kind: "producer",
			reads: startRefs(file, {
				command,
				run,
				index: 0,
				after: []
			}),
			writes,
			attributes: {
				name: program,
				program,
				surface: run.surface,
				...run.schedules.length > 0 && { schedules: run.schedules }
			}
		}, { line: command.line });
	}
}
const TRACKING = /* @__PURE__ */ new Set([
	"script",
	"cron",
	"makefile",
	"systemd",
	"kubernetes",
	"yaml"
]);
function readReloads(run, reads, output) {
	const seen = /* @__PURE__ */ new Set();
	for (const command of run.commands) {
		const services = reloadedServices(command).filter((name) => name !== "?" && !seen.has(name));
		if (services.length === 0) continue;
		for (const name of services) seen.add(name);
		const writes = services.map(serviceRef);
		output.fact({
			kind: "reload",
			reads,
			writes,
			attributes: {
				name: services.join(", "),
				surface: run.surface
			}
		}, { line: command.line });
	}
}
/** Whether a dump of Traefik's storage is made at the start only: nothing starts it again, and no loop beside it may call it. */
function dumpsOnce({ command: { name, args }, run: { schedules, commands } }) {
	return name === "traefik-certs-dumper" && !args.includes("--watch") && schedules.length === 0 && commands.every(({ loop }) => loop === void 0);
}
/** Whether a source is a certificate that something renews, as far as its path tells. */
function isTaken(source, file, target, { link }, pulled) {
	if (isRenewed(source, file)) return true;
	if (pulled && target.startsWith("/") && target.endsWith("/") && isMaterial(target)) return !isTrust(target);
	return !link && source.startsWith("/") && target.startsWith("/") && isMaterial(source) && !isTrust(source);
}
function isMaterial(path) {
	return path.endsWith("/") ? path.split("/").some((part) => FOLDER.test(part)) : MATERIAL.test(path) || FOLDER.test(path.slice(path.lastIndexOf("/") + 1));
}
const isTrust = (path) => /(?:^|[/._-])(?:ca|root|dhparam|crl)s?[/._-]|ca-certificates|trust/i.test(path);
function isRenewed(path, { text }) {
	return clientKeeping(path) !== void 0 || clientHanding(path, text) !== void 0;
}
function sourceRefs(path, { text }) {
	const live = clientHanding(path, text)?.files?.live;
	if (live !== void 0) return pathRefs(live);
	const host = clientKeeping(path)?.host;
	const folder = /\/[^/.]+$/.test(path) && !isFileOfClient(path);
	return [...host === void 0 ? [] : [hostRef(host)], ...knownRefs(folder ? `${path}/` : path)];
}
/** Where the sources lie afterwards: under their own names where the target is a folder. */
function targetsOf$1(target, sources) {
	const folder = target.endsWith("/") || sources.length > 1 && !/\.\w+$/.test(target);
	const names = sources.map((source) => source.slice(source.lastIndexOf("/") + 1));
	if (names.every((name) => /^[\w.-]+\.\w+$/.test(name) && name !== "acme.json") && (folder || !/\.[\w-]+$/.test(target))) return [...new Set(names.flatMap((name) => knownRefs(`${target.replace(/\/$/, "")}/${name}`)))];
	const deep = folder || sources.every((source) => source.endsWith("/") || /\/[^/.]+$/.test(source));
	return knownRefs(deep && !target.endsWith("/") ? `${target}/` : target);
}
/** `user@host:/path`, and the container or pod of `docker cp` and `kubectl cp`. */
function splitHost(target) {
	const [, host, path] = /^(?:rsync:\/\/)?((?:[\w.$@{}%/-]|\[[@*]\]){1,200}?):{1,2}(.{0,500})$/.exec(target) ?? [];
	return host === void 0 || host.startsWith("/") || path === void 0 ? [void 0, target] : [host.replace(/^[^@]*@(?=.)/, ""), path];
}
const MAX_HOSTS = 100;
/** The hosts that a copy goes to, with the rounds of the loop that it stands in; none where some are not known. */
function hostsOf$1(host, { rounds = [] }, variables) {
	let hosts = [host];
	for (const { variable, values } of rounds) {
		const known = values.flatMap((value) => filledIn$1(value.replace(/\[[@*]\]/, ""), variables).split(/\s+/)).filter((value) => value !== "");
		hosts = hosts.flatMap((one) => filledIn$1(one, /* @__PURE__ */ new Map([[variable, { value: "" }]])) === one ? [one] : known.map((value) => filledIn$1(one, /* @__PURE__ */ new Map([[variable, { value }]]))));
		if (hosts.length > MAX_HOSTS) return [];
	}
	return hosts.some((one) => /[$`({]/.test(one)) ? [] : [...new Set(hosts)];
}
/** The commands behind `set +e`, of a script that had asked for more: their failure passes. */
const toleratedIn = memoizeLast((commands) => {
	const tolerated = /* @__PURE__ */ new Set();
	let passes = false;
	for (const command of commands) {
		const { name, args } = command;
		if (name === "set" && /^[-+]\w*e/.test(args[0] ?? "")) passes = args[0]?.startsWith("+") === true;
		else if (passes) tolerated.add(command);
	}
	return tolerated;
});
function toleratedBy({ surface, commands }, command) {
	return surface === "script" && toleratedIn(commands).has(command) ? "set +e" : void 0;
}

// src/mechanism-kit/rare-copies.ts
/** Most clients renew 30 days before the end of 90, cert-manager among them. */
const WINDOW = 30 * DAY;
/** Scripts that call one another, one after the other. */
const MAX_CALLS = 4;
/**
* The rule of mechanisms that read copies made by commands: the time between two copies is longer than the renewal window.
* @param done what happens to the certificate, for the title
*/
function rareCopyRule(mechanism, done) {
	return factRule(mechanism, {
		id: `${mechanism}-copied-too-rarely`,
		title: `Renewed certificate is ${done} too rarely`,
		level: "warning",
		why: "A certificate is renewed some weeks before it expires. A copy that runs less often keeps the old version after it expires, although every renewal and every copy succeeds.",
		fix: "Run the copy at least once a day, or after each renewal.",
		references: ["https://cert-manager.io/docs/devops-tips/syncing-secrets-across-namespaces/"],
		kind: "copy",
		problem(fact, { neighbours, topology }) {
			const around = neighbours(fact);
			const times = timesOf(fact, around);
			const wait = shortestWait(times);
			if (fact.attributes.setup === true || wait === void 0) return void 0;
			const graph = graphOf(topology);
			const producers = upstream(graph, nodeOf(topology, fact)).filter(({ fact: one }) => one.kind === "producer" && stateOf$1(one) === "live" && !sharesRun(one, fact));
			const [first] = producers;
			const renewed = first !== void 0 || fact.attributes.renewed === true;
			const limit = producers.length === 0 ? WINDOW : Math.min(...producers.map(({ fact: one }) => windowOf$1(one)));
			if (!renewed || wait <= limit || isCopiedOtherwise(fact, around)) return void 0;
			const often = Number.isFinite(wait) ? `up to ${spellDuration(wait)} pass between two runs` : "it never runs";
			const what = fact.reads.find((ref) => isOfKind(ref, "secret", "path"));
			const [target] = fact.writes;
			return {
				message: `${what === void 0 ? "A renewed certificate" : spelled(what, "The ")} is copied${target === void 0 ? "" : ` to ${spelled(target, "the ")}`} at \`${times.join("`, `")}\`: ${often}. The certificate is renewed ${spellDuration(limit)} before it expires.`,
				subject: `${fact.location.path}#${target ?? "copy"}`,
				...first !== void 0 && { related: [first.fact.location] }
			};
		}
	});
}
/** The longest time between two runs, in milliseconds, of the schedule that runs most often; undefined where one is not understood. */
function shortestWait(times) {
	const waits = times.map(cronCadence);
	if (waits.length === 0 || waits.includes(void 0)) return void 0;
	return Math.min(...waits.map((one) => typeof one === "number" ? one : Number.POSITIVE_INFINITY));
}
const spelled = (ref, article) => `${isOfKind(ref, "secret") ? article : ""}${spellRef(ref)}`;
const schedules = ({ kind, attributes, writes }) => kind === "schedule" && attributes.disabled !== true ? writes : [];
/** When a command runs, as cron expressions: by its own place, or by the script that holds it and what calls that. */
function timesOf(fact, neighbours) {
	const { schedules: own = [] } = fact.attributes;
	if (own.length > 0) return own;
	const found = [];
	let wanted = new Set(fact.reads.filter((ref) => isOfKind(ref, "script", "unit")));
	for (let round = 0; round < MAX_CALLS && wanted.size > 0; round += 1) {
		const started = new Set([...wanted].flatMap((ref) => factsBy(neighbours, schedules, ref)));
		for (const one of started) for (const time of isTold(one, fact) ? ["?"] : timesStated(one)) found.push(time);
		wanted = new Set([...started].flatMap(({ attributes, reads }) => attributes.call === true ? reads : []));
	}
	return found;
}
const timesStated = ({ attributes }) => [attributes.schedule ?? attributes.schedules ?? []].flat();
/** Whether the check of cron's lines tells how rarely a script runs. */
const isTold = ({ mechanism, attributes }, copy) => mechanism === "cron" && attributes.call !== true && (attributes.unknown !== true || copy.mechanism === "file-copies");
/** Where the client runs in the same script, its own check tells how rarely. */
const sharesRun = (producer, copy) => producer.attributes.surface !== void 0 && producer.location.path === copy.location.path;
/** How long before the end a producer renews, where it says so. */
function windowOf$1({ attributes }) {
	const duration = (name) => {
		const value = attributes[name];
		return typeof value === "string" ? goDuration(value) : void 0;
	};
	const lifetime = duration("duration");
	return duration("renewBefore") ?? (lifetime === void 0 ? WINDOW : lifetime / 3);
}
const copies$2 = ({ kind, writes }) => kind === "copy" || kind === "sink" ? writes : [];
/** Whether something else brings the same: a hook of the client, a mirror. */
function isCopiedOtherwise(fact, neighbours) {
	const others = copiers(neighbours);
	return fact.writes.some((ref) => others.get(ref)?.get("")?.some((other) => other !== fact));
}
const copiers = firstOfEachSort(copies$2, (fact, neighbours) => fact.attributes.setup !== true && timesOf(fact, neighbours).length === 0 ? "" : void 0);
/** Whether something brings the same again and again: a mirror, a producer, or commands that run on a schedule. */
function isKeptOtherwise(fact, neighbours) {
	const others = keepers(neighbours);
	return fact.writes.some((ref) => [...others.get(ref) ?? []].some(([sort, some]) => sort === TIMED ? some.some((other) => other !== fact) : sort !== fact.mechanism));
}
const TIMED = "";
const keepers = firstOfEachSort((fact) => fact.kind === "producer" ? fact.writes : copies$2(fact), (fact, neighbours) => timesOf(fact, neighbours).length > 0 ? TIMED : fact.mechanism);
/**
* Makes the index of facts by key and by sort, with the first two of each: the second is another one for the first. Thousands
* of copies may bring the same, and each asks for the others.
*/
function firstOfEachSort(keys, sortOf) {
	return memoizeByObject((neighbours) => {
		const index = /* @__PURE__ */ new Map();
		for (const fact of neighbours) {
			const refs = keys(fact);
			const sort = refs.length === 0 ? void 0 : sortOf(fact, neighbours);
			if (sort === void 0) continue;
			for (const ref of refs) {
				const sorts = index.get(ref) ?? /* @__PURE__ */ new Map();
				index.set(ref, sorts);
				if ((sorts.get(sort)?.length ?? 0) < 2) addTo(sorts, sort, fact);
			}
		}
		return index;
	});
}

// src/mechanisms/file-copies/rules.ts
const HOOKS = "https://eff-certbot.readthedocs.io/en/stable/using.html#renewing-certificates";
const SET$2 = "https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html";
/** What repeats copies: a schedule those of its script, hooks and other copies that are no set-up perhaps any. */
const repeaters = (fact) => {
	const { kind, attributes, writes } = fact;
	if (kind === "schedule") return writes;
	return kind === "copy" && attributes.renewed === true && attributes.setup !== true || kind === "reload" && (attributes.hook !== void 0 || attributes.directory === true) || kind === "producer" && (attributes.hook !== void 0 || attributes.opaque === true) ? ["any"] : [];
};
const idOf = (fact) => clientOfFact(fact)?.id ?? fact.mechanism;
const clients = (fact) => fact.kind === "producer" ? [idOf(fact)] : [];
/** Clients that are given a hook, under another name on the host perhaps, or among options that are known at run time only. */
const hooked = (fact) => {
	const { hook, reload, opaque, more, directory } = fact.attributes;
	const given = hook !== void 0 || reload !== void 0 || more !== void 0 || opaque === true;
	const isPut = fact.kind === "reload" && directory === true;
	return fact.kind === "producer" && given || isPut ? [idOf(fact)] : [];
};
const writers = ({ writes }) => writes;
/** Runs of certbot by the lineages that they renew; `any` where that is not known. */
const renewals = ({ kind, mechanism, writes }) => {
	if (kind !== "producer" || mechanism !== "certbot") return [];
	const names = writes.flatMap((ref) => lineageOf(ref) ?? []);
	return names.length === 0 ? ["any"] : names.map((name) => `lineage ${name}`);
};
const reloadsByPath = ({ kind, location }) => kind === "reload" ? [location.path] : [];
/** Clients that are named, or looked at, beside one copy. */
const MAX_CLIENTS = 100;
/** Whether something may well repeat a copy. */
function mayRepeat(copy, neighbours) {
	return ["any", scriptRef(copy.location.path)].some((key) => factsBy(neighbours, repeaters, key).length > 0);
}
const rules$19 = [
	rareCopyRule("file-copies", "copied"),
	factRule("file-copies", {
		id: "file-copies-made-once",
		title: "Renewed certificate is copied only at setup",
		level: "warning",
		why: "The client renews its own file. The copy for the server was made once, after the first issue. The server serves that copy until it expires, although every renewal succeeds.",
		fix: "Point the server at the file of the client. Otherwise copy and reload in a hook: a script in `/etc/letsencrypt/renewal-hooks/deploy/`, or `--reloadcmd` of acme.sh.",
		references: [HOOKS],
		kind: "copy",
		problem(fact, { neighbours }) {
			const { setup, state, name, target } = fact.attributes;
			if (state === "once") return `${name} is dumped to ${target} only when the container starts, because \`--watch\` is missing.`;
			if (setup !== true || mayRepeat(fact, neighbours(fact))) return void 0;
			return {
				message: `${name} is copied to ${target} after the first issue, but nothing found here copies it after a renewal.`,
				subject: `${fact.location.path}#set-up`
			};
		}
	}),
	factRule("file-copies", {
		id: "file-copies-failure-hidden",
		title: "Failed copy of a certificate looks successful",
		level: "warning",
		why: "The copy of the renewed certificate ignores failures, such as a missing source, a full disk or an offline host. The old copy stays, and no alert appears.",
		fix: "Remove `|| true`, start the script with `set -e`, and alert on its failure.",
		references: [HOOKS, SET$2],
		kind: "copy",
		problem: (fact, { topology }) => {
			const { hidden, program, name, target } = fact.attributes;
			return hidden === void 0 || !isFed(fact, topology) ? void 0 : `\`${program}\` of ${name} to ${target} fails silently (\`${hidden}\`).`;
		}
	}),
	factRule("file-copies", {
		id: "file-copies-one-version",
		title: "Copy uses the name of one certificate version",
		level: "warning",
		why: "The source name contains a date or a renewal number. The next version has another name. The copy keeps deploying the old version until it expires, without any error.",
		fix: "Copy from a stable name, such as certbot\u2019s `live/` folder, or a link that the renewal updates.",
		references: [HOOKS],
		kind: "copy",
		problem(fact, { neighbours }) {
			const { state, name, target, setup, schedules } = fact.attributes;
			const repeats = schedules !== void 0 || fact.reads.some((ref) => ref === CERTBOT_LIVE) || mayRepeat(fact, neighbours(fact));
			return state === "pinned" && setup !== true && repeats ? `${name}, which is one version of a certificate, is copied to ${target}.` : void 0;
		}
	}),
	factRule("file-copies", {
		id: "file-copies-hook-not-run",
		title: "No client runs the hook that deploys the certificate",
		level: "warning",
		why: "The script expects to run as the hook of an ACME client. The client that is set up here has no hook, so renewed certificates are not deployed.",
		fix: "Set the script as the hook: `HOOK=` of dehydrated, `--renew-hook` of lego, `--deploy-hook` of certbot.",
		references: [HOOKS],
		kind: "copy",
		problem(fact, { neighbours }) {
			const { target } = fact.attributes;
			const { handed } = own$26(fact);
			const around = (keys, key) => factsBy(neighbours(fact), keys, key).slice(0, MAX_CLIENTS);
			const client = clientById(String(handed));
			const unhooked = around(clients, String(handed));
			if (client?.hooks?.options === void 0 || unhooked.length === 0 || clientOfHookFolder(fact.location.path) !== void 0 || around(writers, scriptRef(fact.location.path)).length > 0 || around(hooked, String(handed)).length > 0) return void 0;
			return {
				message: `${fact.location.path} deploys certificates of ${client.title} to ${target}, but ${client.title} has no hook here.`,
				related: unhooked.map(({ location }) => location),
				subject: `${fact.location.path}#hook`
			};
		}
	}),
	factRule("file-copies", {
		id: "file-copies-source-not-renewed",
		title: "Copy uses a lineage that is not renewed",
		level: "warning",
		why: "The copy reads a certbot folder, but no certbot command found here writes it. Nothing reads the folder that is renewed. The copy succeeds but deploys the same certificate again and again.",
		fix: "Copy from the lineage that is renewed (`certbot certificates` lists them), and delete the other one.",
		references: [HOOKS],
		kind: "copy",
		problem(fact, { neighbours, topology }) {
			const lineages = fact.reads.flatMap((ref) => lineageOf(ref) ?? []);
			const known = ["any", ...[...lineages, ...lineages.map((name) => name.replace(/-\d{4}$/, ""))].map((name) => `lineage ${name}`)];
			if (lineages.length === 0 || known.some((key) => factsBy(neighbours(fact), renewals, key).length > 0)) return void 0;
			const graph = graphOf(topology);
			const unread = factsBy(neighbours(fact), clients, "certbot").slice(0, MAX_CLIENTS).find((client) => !(graph.out.get(nodeOf(topology, client)) ?? []).some(({ ref }) => pathBelow(ref, CERTBOT_LIVE) !== void 0));
			const [meant] = unread?.writes.flatMap((ref) => lineageOf(ref) ?? []) ?? [];
			return unread === void 0 || meant === void 0 ? void 0 : {
				message: `The lineage ${lineages[0]} is copied to ${fact.attributes.target}, but certbot renews ${meant}, which nothing found here reads.`,
				related: [unread.location]
			};
		}
	}),
	factRule("file-copies", {
		id: "file-copies-server-not-reloaded",
		title: "No reload after a renewed certificate is copied",
		level: "warning",
		why: "Most servers read their certificate when they start or reload. The copy deploys the renewed file, but the server keeps the old certificate until a restart.",
		fix: "Reload the server after the copy: `ssh <host> systemctl reload <service>`.",
		references: [HOOKS],
		kind: "copy",
		problem(fact, { neighbours, topology }) {
			if (fact.attributes.setup === true || !isFed(fact, topology)) return void 0;
			const scripts = [scriptRef(fact.location.path), ...fact.reads.filter((ref) => isOfKind(ref, "script"))];
			const counts = (reload) => {
				const hook = fact.attributes.mayReload === true ? void 0 : textOf(reload.attributes.hook);
				return hook === void 0 || !hookScripts(hook).some((script) => scripts.includes(script));
			};
			const around = neighbours(fact);
			const restarts = factsBy(around, reloadsByPath, fact.location.path).some(counts);
			const graph = graphOf(topology);
			const unaware = (graph.out.get(nodeOf(topology, fact)) ?? []).flatMap(({ to }) => {
				const consumer = factAt(graph, to);
				const service = consumer && textOf(consumer.attributes.service);
				return consumer?.kind === "consumer" && service !== void 0 && namesItsFile(consumer) && !readsAnew(service) && !(restarts && consumer.mechanism === "spring") && !isReloaded(serviceRef(service), around, counts) ? [{
					consumer,
					service
				}] : [];
			});
			const [first] = unaware;
			return first === void 0 ? void 0 : {
				subject: `${fact.location.path}#${serviceRef(first.service)}`,
				message: `${fact.attributes.name} is copied to ${fact.attributes.target}, which ${first.service} serves. Nothing found here reloads ${first.service} after a copy.`,
				related: unaware.map(({ consumer }) => consumer.location)
			};
		}
	})
];
/** Whether what is copied is renewed: by a client whose folder it is taken from, or by what writes the source. */
function isFed(copy, topology) {
	return copy.attributes.renewed === true || upstream(graphOf(topology), nodeOf(topology, copy)).some(({ fact }) => fact.kind === "producer" && fact.attributes.state !== "once" || fact.kind === "copy");
}
/** The lineage of certbot in whose folder a file lies. */
function lineageOf(ref) {
	return /^([^/]+)\//.exec(pathBelow(ref, CERTBOT_LIVE) ?? "")?.[1];
}

// src/mechanisms/file-copies/index.ts
const fileCopies = {
	id: "file-copies",
	title: "Copies by command",
	identifiedBy: "`cp`, `install`, `scp`, `rsync`, `cat \u2026 > file`, `openssl pkcs12`, `keytool` and `kubectl create secret` with certificates",
	references: [HOOKS],
	accepts: mayHoldCommands,
	needles: [
		...RESULT_NEEDLES,
		".pem",
		".crt",
		".cer",
		".p12",
		".pfx",
		".jks",
		"rsync",
		"scp "
	],
	read: read$27,
	rules: rules$19
};

// src/parsers/enclosing-lines.ts
/** Maximum rows of one block that are kept, and maximum blocks that are returned for one line. */
const MAX_ROWS = 8;
const MAX_DEPTH$3 = 100;
/** Follows the indentation of a text from row to row, in constant time for each. Nothing is parsed, so nothing can fail. */
function enclosingLines() {
	const blocks = [{
		indent: 0,
		head: "",
		rows: []
	}];
	const blockAt = (indent) => {
		let top = blocks.at(-1);
		while (top.indent > indent && blocks.length > 1) {
			blocks.pop();
			top = blocks.at(-1);
		}
		return top.indent >= indent || blocks.length > MAX_DEPTH$3 ? top : open(indent, top.rows.at(-1) ?? "");
	};
	const open = (indent, head) => {
		const block = {
			indent,
			head,
			rows: []
		};
		blocks.push(block);
		return block;
	};
	const add = ({ rows }, row) => {
		rows.push(row);
		if (rows.length > MAX_ROWS) rows.shift();
	};
	return {
		take(row) {
			const text = row.trim();
			if (text === "") return;
			const indent = row.length - row.trimStart().length;
			const dash = /^-\s+/.exec(text)?.[0].length;
			const block = blockAt(indent);
			if (dash === void 0) add(block, text);
			else if (blocks.length <= MAX_DEPTH$3) add(open(indent + dash, block.rows.at(-1) ?? block.head), text.slice(dash));
		},
		heads: () => {
			return blocks.slice(1).filter(({ head }) => /\w/.test(head)).slice(-4).reverse().map(({ head }) => head);
		},
		siblings: () => (blocks.at(-1)?.rows ?? []).slice(0, -1).reverse()
	};
}

// src/mechanisms/fingerprint-pins/read.ts
const own$25 = ownAttributes("fingerprint-pins");
const LONGEST_ROW = 2e3;
const COMMENT = /^\s*(?:#|\/\/|\*|\/\*|;)/;
const MAX_PINS = 500;
/** Rows between a host and what is pinned for it. */
const HOST_REACH = 12;
/** A digest in hex, plain or with a colon or a blank between the octets: SHA-1 has 20 octets, SHA-256 has 32. */
const HEX = /(?<![0-9A-Za-z:])(?:[0-9A-Fa-f]{64}|[0-9A-Fa-f]{40}|(?:[0-9A-Fa-f]{2}[: ]){19}(?:(?:[0-9A-Fa-f]{2}[: ]){12})?[0-9A-Fa-f]{2})(?![0-9A-Za-z:])/g;
/** SHA-256 of a public key in base64: `sha256/\u2026` of OkHttp, `sha256//\u2026` of curl, `pin-sha256="\u2026"`, a `<pin>`, a plain string of a list. */
const BASE64 = /(?<![0-9A-Za-z+/=-])(sha256\/{1,2})?([0-9A-Za-z+/]{43}=)(?!=)/g;
/** Keys and options whose value is the fingerprint of a certificate. */
const NAMED$4 = /thumb_?print|finger_?print|\bcodesign\b.{0,120}?(?:--sign|-s)(?=\s)|\/sha1\b|certificate[-_]?sha-?(?:1|256)|ca-?cert-?hash(?:es)?|cert-?hash|WEBSITE_LOAD_CERTIFICATES|pinned_?cert\w{0,20}/i;
/** Without one of these near it, a fingerprint is that of something else. */
const CERTIFICATE$2 = /cert|ssl|tls|x509|saml|idp|\bca\b|peer/i;
/** Keys whose values are digests of public keys. */
const KEY_PIN = /pin-?sha-?256|pin ?digest|<pin\b|SPKI|PublicKeyHashes|pinned_?public_?key|pinnedpubkey|public_?key_?pin|certificate_?pin|\bpins?\b/i;
/** What has fingerprints as well, and is no certificate. */
const OTHER$2 = /ssh|gpg|pgp|known_hosts|host_?key|apt[-_ ]?key|commit|docker|\bimage|checksum|integrity|git[-_ ]?sha|revision|signing_?key|browser|device[-_ ]?finger/i;
/** Programs that take the certificate to sign code with by its thumbprint. */
const SIGNING = /signtool|Set-AuthenticodeSignature|certificateSha1|ManifestCertificateThumbprint|PackageCertificateThumbprint|code-?_?sign|sign_?code|nuget\s+sign|sign\s+code|jsign|mage\b/i;
/** Programs that sign, of which a file may name the certificate elsewhere: in its environment. */
const SIGNER = /\bsigntool\b|Set-AuthenticodeSignature|\bjsign\b|\bnuget\s+sign\b|\bcodesign\s/i;
const HOST = /<domain[^>]{0,80}>\s{0,9}([\w.-]{1,253})\s{0,9}<|["'(]((?:\*{1,2}\.)?(?:[\w-]{1,63}\.){1,8}[A-Za-z][\w-]{1,62})["']|<key>((?:[\w-]{1,63}\.){1,8}[a-z]{2,63})<\/key>/;
/** A pin for each digest that a key or an option names as that of a certificate or of a public key. */
function read$26(file, output) {
	const pins = pinsIn(file.text);
	const counts = /* @__PURE__ */ new Map();
	for (const { group } of pins) counts.set(group, (counts.get(group) ?? 0) + 1);
	for (const { value, digest, label, line, program, host, group } of pins) {
		const attributes = {
			name: label,
			version: value,
			digest,
			...program && { program }
		};
		output.fact({
			kind: "pin",
			reads: [],
			writes: [],
			...host !== void 0 && { names: [`dns:${host.toLowerCase()}`] },
			attributes,
			own: { ...digest === "key" && counts.get(group) === 1 && { alone: true } }
		}, { line });
	}
}
/** Digests, the characters in which they are written, and how many of these follow one another at least. */
const DIGESTS = [{
	digest: HEX,
	members: membersOf$1(/[0-9A-Fa-f: ]/),
	length: 40
}, {
	digest: BASE64,
	members: membersOf$1(/[0-9A-Za-z+/=]/),
	length: 44
}];
function membersOf$1(characters) {
	return Uint8Array.from({ length: 128 }, (_, code) => characters.test(String.fromCharCode(code)) ? 1 : 0);
}
/** Whether a row holds a digest. Most are told by a look at few of their characters; to search them takes longer. */
const holdsDigest = (row) => DIGESTS.some(({ digest, members, length }) => holdsRun(row, members, length) && row.search(digest) >= 0);
function holdsRun(row, members, length) {
	for (let end = length - 1; end < row.length;) {
		let at = end;
		while (at > end - length && members[row.charCodeAt(at)] === 1) at--;
		if (at === end - length) return true;
		end = at + length;
	}
	return false;
}
function pinsIn(text) {
	const rows = text.split("\n");
	if (!rows.some((row) => row.length <= LONGEST_ROW && holdsDigest(row))) return [];
	const pins = [];
	const around = enclosingLines();
	const signer = SIGNER.exec(text)?.[0].trim();
	let host;
	/** The line on which the present list of pins begins, where its format marks that. */
	let list = 0;
	for (const [index, row] of rows.entries()) {
		const line = index + 1;
		if (row === "" || row.length > LONGEST_ROW || pins.length >= MAX_PINS || COMMENT.test(row)) continue;
		around.take(row);
		const named = HOST.exec(row);
		const name = named?.[1] ?? named?.[2] ?? named?.[3];
		if (name !== void 0) host = {
			name,
			line
		};
		if (/<pin-set\b|NSPinned(?:CA|Leaf)Identities|PublicKeyHashes/.test(row)) list = line;
		const near = host !== void 0 && line - host.line <= HOST_REACH ? host.name : void 0;
		for (const { 0: raw, index: at } of row.matchAll(HEX)) {
			const label = labelOf(row, at, around, NAMED$4);
			if (label === void 0) continue;
			const value = raw.replace(/[: ]/g, "").toLowerCase();
			const signing = SIGNING.exec(row)?.[0] ?? (SIGNING.test(label) ? label : signer);
			const digest = value.length === 40 ? "sha1" : "sha256";
			pins.push({
				value,
				digest,
				label,
				line,
				group: `${line}`,
				...signing !== void 0 && { program: signing }
			});
		}
		for (const [, marked, value = ""] of row.matchAll(BASE64)) {
			const label = (near !== void 0 ? marked : void 0) ?? labelOf(row, row.indexOf(value), around, KEY_PIN);
			if (label === void 0 || OTHER$2.test(row)) continue;
			const group = list > 0 && line - list < 40 ? `list ${list}` : near ?? `${line}`;
			pins.push({
				value: Buffer.from(value, "base64").toString("hex"),
				digest: "key",
				label: near ?? label,
				line,
				group,
				...near !== void 0 && { host: near }
			});
		}
	}
	return pins;
}
/** The key or option that says what a digest is: before it in its row, else in the rows around it. */
function labelOf(row, at, around, what) {
	const before = row.slice(0, at);
	const own = wordAt(before, what);
	if (own !== void 0) {
		const near = [before.slice(-160), ...around.heads().slice(0, 2)];
		return (!/finger/i.test(own) || near.some((text) => CERTIFICATE$2.test(text))) && !OTHER$2.test(before.slice(-160)) ? own : void 0;
	}
	if (/[\w"'>]\s{0,9}[:=]\s{0,9}["']?$/.test(before)) return void 0;
	for (const head of [...around.siblings().slice(0, 1), ...around.heads().slice(0, 2)]) {
		const word = wordAt(head.slice(0, 300), what);
		if (word !== void 0) return OTHER$2.test(head) || /finger/i.test(word) && !CERTIFICATE$2.test(head) ? void 0 : word;
	}
}
/** The whole word in which the last match is. */
function wordAt(text, what) {
	const found = what.exec(text);
	if (found === null) return void 0;
	const start = /[\w.-]{0,60}$/.exec(text.slice(0, found.index))?.[0].length ?? 0;
	const end = /^[\w-]{0,60}/.exec(text.slice(found.index + found[0].length))?.[0].length ?? 0;
	return text.slice(found.index - start, found.index + found[0].length + end).trim();
}

// src/mechanisms/fingerprint-pins/index.ts
const ANDROID = "https://developer.android.com/privacy-and-security/security-config#CertificatePinning";
const rules$18 = [factRule("fingerprint-pins", {
	id: "fingerprint-pins-no-backup",
	title: "Public key pin has no backup",
	level: "note",
	why: "A client with one pin refuses every certificate with another key. A lost or compromised key then locks out all clients until each of them is updated.",
	fix: "Add the pin of a second key, and keep that key offline.",
	references: [ANDROID, "https://www.rfc-editor.org/rfc/rfc7469#section-4.3"],
	kind: "pin",
	problem: (fact) => own$25(fact).alone === true ? `Only one public key is pinned for ${fact.attributes.name}. Clients reject every certificate with another key.` : void 0
})];
const fingerprintPins = {
	id: "fingerprint-pins",
	title: "Fingerprints and pins",
	identifiedBy: "thumbprints, fingerprints and public key pins in workflows, settings and code: `signtool /sha1`, OkHttp, Android `pin-set`, iOS `NSPinnedDomains`",
	references: [ANDROID, "https://learn.microsoft.com/windows/win32/seccrypto/signtool"],
	accepts: (path) => /\.(?:ya?ml|json|json5|tf|tofu|tfvars|bicep|bicepparam|env|properties|toml|ini|conf|cfg|config|cnf|xml|plist|nix|sh|bash|ps1|psm1|bat|cmd|csproj|vbproj|props|targets|pubxml|kts?|java|swift|mm?|dart|[cm]?[jt]sx?|cs|vb|go|py|rb|php|rs|groovy|gradle|hcl|tpl|j2|erb)$|(?:^|\/)(?:Jenkinsfile|Dockerfile|Makefile)[\w.-]*$/i.test(path),
	needles: [...[
		"humbprint",
		"HUMBPRINT",
		"ingerprint",
		"INGERPRINT",
		"/sha1",
		"ertificateSha1",
		"codesign ",
		"WEBSITE_LOAD_CERTIFICATES"
	], ...[
		"ca-cert-hash",
		"caCertHashes",
		"certhash",
		"sha256/",
		"pin-sha256",
		"<pin ",
		"SPKI",
		"PublicKeyHashes",
		"pinned"
	]],
	read: read$26,
	rules: rules$18
};

// src/mechanisms/flux/index.ts
const MECHANISM$16 = "flux";
const REFERENCES$12 = ["https://fluxcd.io/flux/components/kustomize/kustomizations/"];
/** Flux Kustomizations apply what lies below a path, and may put it into a namespace. */
const flux = {
	id: MECHANISM$16,
	title: "Flux",
	identifiedBy: "Kustomization manifests of kustomize.toolkit.fluxcd.io: `spec.path`, `spec.targetNamespace` and `spec.suspend`; suspended HelmReleases",
	references: REFERENCES$12,
	accepts: isManifestFile,
	needles: ["kustomize.toolkit.fluxcd.io", "helm.toolkit.fluxcd.io"],
	read(file, output) {
		for (const { group, root, name, place } of manifests(file, output, ["HelmRelease"])) {
			if (group !== "helm.toolkit.fluxcd.io" || valueAt(root, "spec", "suspend") !== true) continue;
			const attributes = {
				resource: "HelmRelease",
				name,
				paused: "suspended"
			};
			output.fact({
				kind: "scope",
				reads: [],
				writes: [fileRef(file.path)],
				attributes
			}, place);
		}
		for (const { group, root, name, place } of manifests(file, output, ["Kustomization"])) {
			if (group !== "kustomize.toolkit.fluxcd.io") continue;
			const path = stringAt(root, "spec", "path");
			const namespace = stringAt(root, "spec", "targetNamespace");
			if (typeof path !== "string") continue;
			const folder = path.replace(/^\.?\//, "").replace(/\/$/, "");
			output.fact({
				kind: "scope",
				reads: [],
				writes: [fileRef(folder)],
				attributes: {
					via: "flux",
					resource: "Kustomization",
					name,
					...namespace !== void 0 && { namespace },
					...valueAt(root, "spec", "suspend") === true && { paused: "suspended" }
				}
			}, place);
		}
	},
	rules: [deploymentPaused(MECHANISM$16, {
		id: "flux-suspended",
		title: "Flux: resource that deploys a certificate is suspended",
		fix: "Resume it (`spec.suspend: false`), or let the cluster renew the certificate.",
		references: REFERENCES$12
	})]
};

// src/mechanisms/getssl/index.ts
const README = "https://github.com/srvrco/getssl#readme";
const VARIABLES = "https://github.com/srvrco/getssl/wiki/Config-variables";
/** `getssl.cfg` is sourced by a shell: `NAME="value"`, and arrays, of which the first entry counts. */
function read$25(file, output) {
	const entries = readIni(file.text);
	const find = (key) => entries.findLast((entry) => entry.key === key);
	const value = (key) => find(key)?.value.replace(/^\(?\s*/, "").replace(/^(["'])(.*?)\1.*$/, "$2").replace(/^["']{2}$/, "");
	const reload = value("RELOAD_CMD");
	const renewDays = Number(value("RENEW_ALLOW"));
	const target = value("DOMAIN_CHAIN_LOCATION") ?? value("DOMAIN_CERT_LOCATION");
	const folder = file.path.split("/").at(-2) ?? "";
	const ca = value("CA");
	const writes = pathRefs(...[
		"DOMAIN_CERT_LOCATION",
		"DOMAIN_CHAIN_LOCATION",
		"DOMAIN_PEM_LOCATION",
		"DOMAIN_KEY_LOCATION"
	].map(value));
	const line = (find("CA") ?? find("DOMAIN_CERT_LOCATION") ?? entries[0])?.line ?? 1;
	output.fact({
		kind: "producer",
		reads: [programRef("getssl")],
		writes,
		names: /^[\w-]+(?:\.[\w-]+)+$/.test(folder) ? [`dns:${folder}`] : [],
		attributes: {
			name: folder === "" ? "getssl.cfg" : folder,
			...ca && { server: ca.includes("$") ? null : ca },
			...target && { target },
			...reload && { reload },
			...renewDays > 0 && { renewDays }
		}
	}, { line });
	if (reload) output.fact({
		kind: "reload",
		reads: writes,
		writes: servicesOfHook(reload),
		attributes: { hook: reload }
	}, { line: find("RELOAD_CMD")?.line ?? line });
}
const reloading = ({ mechanism, attributes }) => mechanism === "getssl" && attributes.reload !== void 0 ? ["all"] : [];
const rules$17 = [factRule("getssl", {
	id: "getssl-no-reload-command",
	title: "getssl renews without a reload command",
	level: "warning",
	why: "getssl copies the renewed certificate and then runs `RELOAD_CMD`. Without one, the server keeps the old certificate.",
	fix: "Set `RELOAD_CMD=\"systemctl reload <service>\"` in the configuration.",
	references: [README, VARIABLES],
	kind: "producer",
	problem(fact, { neighbours }) {
		const { target, reload, name } = fact.attributes;
		if (target === void 0 || reload !== void 0) return void 0;
		return factsBy(neighbours(fact), reloading, "all").some((other) => fact.location.path.startsWith(other.location.path.replace(/[^/]*$/, ""))) ? void 0 : `The configuration of ${name} copies to ${target} but sets no \`RELOAD_CMD\`.`;
	}
}), factRule("getssl", {
	id: "getssl-staging",
	title: "getssl uses a staging CA",
	level: "warning",
	why: "No client trusts a certificate of the staging CA. A new configuration from `getssl -c` uses it by default.",
	fix: "Set `CA=\"https://acme-v02.api.letsencrypt.org\"`.",
	references: [README, VARIABLES],
	kind: "producer",
	problem: (fact) => /staging/.test(textOf(fact.attributes.server) ?? "") ? `The configuration of ${fact.attributes.name} uses ${fact.attributes.server}.` : void 0
})];
const getssl = {
	id: "getssl",
	title: "getssl",
	identifiedBy: "`getssl.cfg`",
	references: [README, VARIABLES],
	accepts: (path) => /(?:^|\/)getssl\.cfg(?:\.\w+)?$/.test(path),
	needles: [
		"CA=\"",
		"CA='",
		"CA=http",
		"RELOAD_CMD",
		"DOMAIN_",
		"RENEW_ALLOW",
		"ACL="
	],
	read: read$25,
	rules: rules$17
};

// src/mechanisms/github-actions/read.ts
/** Events behind which another repository or workflow stands, with a schedule that cannot be seen here. */
const RELAYED = /^(?:workflow_call|workflow_run|repository_dispatch)$/;
/** Events of a proposed change: a job that starts with each of them tests what a client does, on a machine of its own. */
const CHECKS = /^(?:pull_request(?:_target)?|merge_group)$/;
/** Images that GitHub no longer hosts; a job that asks for one waits for a day and is cancelled. */
const RETIRED_RUNNER = /^(?:ubuntu-(?:16|18|20)\.04|macos-(?:10\.15|1[123])(?:-(?:large|xlarge))?|windows-20(?:16|19))$/;
/** Versions of GitHub's own actions whose service has been switched off: a step that uses one fails. */
const RETIRED_ACTION = /^actions\/(?:(?:upload|download)-artifact@v[123]|cache(?:\/\w+)?@v[12])(?:\.[\d.]+)?$/;
/** A schedule for each job that issues or uploads certificates, applies Terraform, or calls what may do so. */
function read$24(file, output) {
	for (const root of yamlRoots(file, output)) {
		const composite = at(root, "runs");
		if (composite !== void 0) readJob(file.path, lastFolder(file.path), composite, CALLED$1, output);
		const on = at(root, "on");
		const events = on?.kind === "list" ? on.items.map((item) => item.text) : on?.kind === "map" ? [...on.entries.keys()] : [on?.text ?? ""];
		const timed = itemsAt(on, "schedule");
		const triggers = {
			...timed[0] !== void 0 && { scheduleLine: timed[0].line },
			schedules: statedTimes(timed),
			triggersKnown: on !== void 0 && !events.some((event) => RELAYED.test(event) || CHECKS.test(event)),
			called: events.includes("workflow_call")
		};
		for (const [name, job] of at(root, "jobs")?.entries ?? []) readJob(file.path, name, job, triggers, output);
	}
}
const CALLED$1 = {
	schedules: [],
	triggersKnown: false,
	called: true
};
const lastFolder = (path) => path.split("/").at(-2) ?? path;
function readJob(path, name, job, triggers, output) {
	const steps = itemsAt(job, "steps").filter((step) => !isOff(step));
	const uses = steps.flatMap((step) => stringAt(step, "uses") ?? []);
	const runner = stringAt(job, "runs-on") ?? "";
	const kept = uses.some((one) => /^actions\/cache|ssh/.test(one)) || steps.some((step) => /(?:^|\s)ssh\s/.test(stringAt(step, "run") ?? ""));
	const retired = RETIRED_RUNNER.test(runner) ? runner : uses.find((one) => RETIRED_ACTION.test(one));
	pipelineJob(output, {
		name,
		path,
		line: job.line,
		runs: nodeRuns(job, "github-actions", triggers.schedules),
		uses,
		...steps.some(runsPulumi) && { applies: "pulumi" },
		...triggers,
		calls: [...uses, stringAt(job, "uses") ?? ""].flatMap(callRefs),
		...isOff(job) && { off: true },
		.../^(?:ubuntu|macos|windows)-/.test(runner) && !kept && { fresh: true },
		...retired !== void 0 && { retired },
		...[job, ...steps].some(tolerates) && { tolerated: "continue-on-error: true" }
	});
}
/** https://github.com/pulumi/actions */
const runsPulumi = (step) => stringAt(step, "uses")?.startsWith("pulumi/actions@") === true && /^up(?:date)?$/.test(stringAt(step, "with", "command") ?? "");
/** What a `uses` names, as the file that holds it: an action or a workflow, of this repository or of another one. */
function callRefs(uses) {
	const [, local, repository, inner = ""] = /^(?:(\.\/)|([\w.-]+\/[\w.-]+)\/?)([\w./-]{0,300})(?:@[^@]*)?$/.exec(uses) ?? [];
	if (local === void 0 && repository === void 0 || !namesCertificates(uses)) return [];
	const base = local === void 0 ? `${repository}//${inner}` : inner;
	if (/\.ya?ml$/.test(inner)) return [makeRef("job", base)];
	const folder = base === "" || base.endsWith("/") ? base : `${base}/`;
	return ["yml", "yaml"].map((ending) => makeRef("job", `${folder}action.${ending}`));
}
/** Only a step that runs commands counts: an optional upload of logs may fail. */
function tolerates(node) {
	return valueAt(node, "continue-on-error") === true && (node.entries.has("steps") || bringsCertificates(stringAt(node, "run") ?? ""));
}

// src/mechanisms/github-actions/index.ts
const EVENTS = "https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule";
const RUNNERS = "https://github.com/actions/runner-images#available-images";
const RETIREMENTS = "https://github.blog/changelog/2024-04-16-deprecation-notice-v3-of-the-artifact-actions/";
const SYNTAX$1 = "https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax";
const INACTIVITY = "https://docs.github.com/en/actions/using-workflows/disabling-and-enabling-a-workflow";
/** Days without activity after which GitHub switches a schedule off, and after which it is time to say so. */
const INACTIVE = 60;
const QUIET = 45;
const githubActions = {
	id: "github-actions",
	title: "GitHub Actions",
	identifiedBy: "`.github/workflows/*.yml` and `action.yml` whose steps issue or upload certificates, run `terraform apply` or `pulumi up`, or call such steps",
	references: [EVENTS],
	accepts: (path) => /(?:^|\/)(?:\.(?:github|gitea|forgejo)\/workflows\/[^/]+|action)\.ya?ml$/.test(path),
	needles: PIPELINE_NEEDLES,
	read: read$24,
	rules: [
		factRule("github-actions", {
			id: "github-actions-renewal-unscheduled",
			title: "GitHub Actions: renewal has no schedule",
			level: "warning",
			why: "Without `on.schedule`, the certificate is renewed only when a person starts the workflow or pushes.",
			fix: "Add `on: { schedule: [{ cron: \"17 3 * * *\" }] }`.",
			references: [EVENTS],
			problem(fact, context) {
				if (fact.attributes.disabled !== true || !renewsCertificates(fact, context)) return void 0;
				return `The workflow job "${fact.attributes.name}" renews with ${fact.attributes.program} and has no schedule.`;
			}
		}),
		factRule("github-actions", {
			id: "github-actions-runner-retired",
			title: "GitHub Actions: renewal needs a retired runner or action",
			level: "warning",
			why: "A job that needs a removed image never starts, and a step with a retired action version fails. The certificate is not renewed, although the workflow is scheduled.",
			fix: "Use `ubuntu-latest` or another current image, and the current version of the action.",
			references: [RUNNERS, RETIREMENTS],
			problem: (fact) => fact.attributes.retired === void 0 ? void 0 : `The workflow job "${fact.attributes.name}" runs ${fact.attributes.program} and needs \`${fact.attributes.retired}\`, which is retired.`
		}),
		factRule("github-actions", {
			id: "github-actions-schedule-lapses",
			title: "GitHub will disable the schedule of a renewal",
			level: "warning",
			why: "In a public repository, GitHub disables scheduled workflows after 60 days without activity. A repository that only runs renewals has no commits, so it reaches this limit.",
			fix: "Run the renewal from an active or a private repository, or commit regularly. Check the Actions page for schedules that are already disabled.",
			references: [INACTIVITY],
			problem(fact, { inventory, now }) {
				if (fact.attributes.issues !== true || fact.attributes.schedules === void 0) return void 0;
				const { repository } = fact.location;
				const { committed = null } = inventory.repositories.find(({ name }) => name === repository) ?? {};
				const last = readInstant(committed);
				if (last === null || now - last <= QUIET * 864e5) return void 0;
				return `The workflow job "${fact.attributes.name}" renews with ${fact.attributes.program} on a schedule. The last commit of this public repository is from ${dayOf(last)}. Without further activity, GitHub disables the schedule on ${dayOf(last + INACTIVE * DAY)}.`;
			}
		}),
		...pipelineRules({
			id: "github-actions",
			title: "GitHub Actions",
			noun: "The workflow job",
			schedule: EVENTS,
			failure: `${SYNTAX$1}#jobsjob_idstepscontinue-on-error`,
			tolerated: "`continue-on-error`"
		})
	]
};

// src/mechanisms/gitlab/read.ts
/** A schedule for each job that issues or uploads certificates. When it runs is set in the project, not in the file. */
function read$23(file, output) {
	for (const root of yamlRoots(file, output)) for (const [name, job] of root.entries) {
		if (job.kind !== "map" || !job.entries.has("script")) continue;
		pipelineJob(output, {
			name,
			path: file.path,
			line: job.line,
			runs: nodeRuns(job, "gitlab", []),
			uses: [],
			schedules: [],
			triggersKnown: false,
			...valueAt(job, "allow_failure") === true && { tolerated: "allow_failure: true" },
			...isManual(job) && { manual: true }
		});
	}
}
function isManual(job) {
	if (stringAt(job, "when") === "manual") return true;
	const rules = itemsAt(job, "rules");
	return rules.length > 0 && rules.every((rule) => /^(?:manual|never)$/.test(stringAt(rule, "when") ?? "")) && rules.some((rule) => stringAt(rule, "when") === "manual");
}

// src/mechanisms/gitlab/index.ts
const SCHEDULES = "https://docs.gitlab.com/ci/pipelines/schedules/";
const YAML = "https://docs.gitlab.com/ci/yaml/";
const gitlab = {
	id: "gitlab",
	title: "GitLab CI/CD",
	identifiedBy: "`.gitlab-ci.yml` and files under `.gitlab/` whose jobs issue or upload certificates",
	references: [SCHEDULES],
	accepts: (path) => /(?:^|\/)(?:[^/]*\.gitlab-ci[^/]*\.ya?ml|\.gitlab\/.+\.ya?ml)$/.test(path),
	needles: PIPELINE_NEEDLES,
	read: read$23,
	rules: [factRule("gitlab", {
		id: "gitlab-renewal-manual",
		title: "GitLab: renewal job must be started by hand",
		level: "warning",
		why: "A manual job does not run in a scheduled pipeline, and the pipeline succeeds without a renewal.",
		fix: "Run the job with `rules: - if: $CI_PIPELINE_SOURCE == \"schedule\"` and add a pipeline schedule.",
		references: [SCHEDULES, `${YAML}#when`],
		problem: (fact, context) => fact.attributes.manual === true && renewsCertificates(fact, context) ? `The job "${fact.attributes.name}" renews with ${fact.attributes.program} and is manual.` : void 0
	}), ...pipelineRules({
		id: "gitlab",
		title: "GitLab",
		noun: "The job",
		schedule: SCHEDULES,
		failure: `${YAML}#allow_failure`,
		tolerated: "`allow_failure: true`"
	}).filter((rule) => rule.id !== "gitlab-renewal-too-rare")]
};

// src/mechanisms/haproxy/read.ts
/** One consumer for each `crt`, `crt-list` and `ca-file` of a `bind` or `server` line (HAProxy configuration manual, section 5). */
function read$22(file, output) {
	let base = "";
	let trustBase = "";
	for (const [index, raw] of file.text.split("\n").entries()) {
		const words = raw.trim().split(/\s+/);
		if (words[0]?.startsWith("#")) continue;
		if (words[0] === "crt-base") base = `${words[1] ?? ""}/`;
		if (words[0] === "ca-base") trustBase = `${words[1] ?? ""}/`;
		if (words[0] !== "bind" && words[0] !== "server" && words[0] !== "default-server" && words[0] !== "load") continue;
		const common = {
			service: "haproxy",
			line: index + 1
		};
		for (const [at, word] of words.entries()) {
			const value = words[at + 1]?.replace(/^(["'])(.*)\1$/, "$2");
			if (word.startsWith("#")) break;
			if (value === void 0 || value.startsWith("@")) continue;
			if (word === "crt" || word === "crt-list") {
				const certificate = below(base, value);
				serverConsumer(output, {
					...common,
					directive: word,
					.../server$/.test(words[0]) && { side: "client" },
					certificate: word === "crt" ? orFolder(certificate) : certificate
				});
			} else if (word === "ca-file") serverConsumer(output, {
				...common,
				directive: word,
				trust: below(trustBase, value)
			});
		}
	}
}
function below(base, path) {
	return path.startsWith("/") || path.includes("$") ? path : `${base}${path}`;
}
/** A `crt` may name a folder, of which every file is loaded (section 5.1); a file of certificates has an extension. */
function orFolder(path) {
	return /\/[^/.]+$/.test(path) ? `${path}/` : path;
}

// src/mechanisms/haproxy/index.ts
function isOwn$2(path) {
	return /^haproxy|\.cfg$/.test(plainName(path)) || /(?:^|\/)haproxy\/.*\.(?:cfg|conf)/.test(path);
}
const haproxy = {
	id: "haproxy",
	title: "HAProxy",
	identifiedBy: "`haproxy*` and `*.cfg` files with `crt`, `crt-list` or `ca-file` on a `bind` or `server` line, also where scripts write them",
	references: ["https://docs.haproxy.org/3.0/configuration.html#5.1-crt", "https://docs.haproxy.org/3.0/management.html#4"],
	needles: [
		" crt ",
		" crt-list ",
		" ca-file "
	],
	...serverFiles(isOwn$2, read$22),
	rules: []
};

// src/mechanisms/helm/installations.ts
/** Charts of the controllers that carry certificates on, by the mechanism that they run. */
const CONTROLLERS$1 = {
	"cert-manager": "cert-manager",
	"external-secrets": "external-secrets",
	"kubernetes-replicator": "replicator",
	reflector: "reflector",
	reloader: "reloader",
	"sealed-secrets": "sealed-secrets",
	"secrets-store-csi-driver": "secrets-store-csi",
	"trust-manager": "trust-manager",
	"vault-secrets-operator": "vault"
};
const CHARTS = Object.keys(CONTROLLERS$1).join("|");
/** What every row about a chart has. */
const NAMED$3 = new RegExp(CHARTS, "g");
/** `chart: reloader` of a release, `chart = "reloader"` of Terraform, `chart: stakater/reloader` of helmfile. */
const STATED = new RegExp(`\\bchart["']?\\s{0,8}[:=]\\s{0,8}["']?(?:[\\w./:-]{1,100}/)?(${CHARTS})["']?\\s{0,8}(?:[,}#]|$)`);
/** `helm upgrade --install reloader stakater/reloader`. */
const RUN$1 = new RegExp(`\\bhelm\\s+(?:upgrade|install)\\s.{0,300}/(${CHARTS})(?:\\s|$)`);
/** A dependency of a chart, or an entry of kustomize's `helmCharts`. */
const LISTED$1 = new RegExp(`^\\s{0,8}(?:-\\s{1,4})?name:\\s{0,4}["']?(${CHARTS})["']?\\s*$`);
const LISTS = /(?:^|\/)(?:Chart|kustomization)\.ya?ml$/;
/** The artifact of a release: `url: oci://quay.io/jetstack/charts/cert-manager`. */
const ARTIFACT = new RegExp(`\\b(?:url|chart):\\s{0,4}["']?oci://[\\w./-]{1,200}/(${CHARTS})["']?\\s*$`);
/** `version: v1.15.3`, `tag: v1.21.0`, `targetRevision: 1.2.*`, `version = "1.15.3"`, `--version v1.15.3`. */
const VERSION$2 = /(?:^|[\s"'])(?:-\s+)?(?:version|tag|targetRevision)["']?\s{0,8}[:=\s]\s{0,8}["']?(v?\d[\w.+*-]{0,40})/;
/** Lines around the name of a chart in which its version stands. */
const AROUND = 5;
/** Where a controller is installed, and which version. */
function readInstallations({ path, text }, output) {
	const installed = /* @__PURE__ */ new Map();
	let rows;
	for (const { index, row } of rowsWith(text, NAMED$3)) {
		if (row.length > 1e3 || /^\s*(?:#|\/\/)/.test(row)) continue;
		const chart = (STATED.exec(row) ?? RUN$1.exec(row) ?? ARTIFACT.exec(row) ?? (LISTS.test(path) ? LISTED$1.exec(row) : null))?.[1];
		if (chart === void 0) continue;
		const known = installed.get(chart);
		if (known !== void 0 && known.version !== void 0 && !/^\s*-/.test(row)) continue;
		rows ??= text.split("\n");
		const version = versionNear(rows, index);
		installed.set(chart, {
			line: known?.line ?? index + 1,
			...version !== void 0 && { version }
		});
	}
	for (const [chart, { line, version }] of installed) {
		const attributes = {
			resource: "chart",
			name: chart,
			installs: CONTROLLERS$1[chart] ?? ""
		};
		output.fact({
			kind: "scope",
			reads: [],
			writes: [],
			attributes: {
				...attributes,
				...version !== void 0 && { version }
			}
		}, { line });
	}
}
/** The version below the name of a chart, else the one above it. */
function versionNear(rows, index) {
	const below = rows.slice(index, index + AROUND + 1);
	const above = rows.slice(Math.max(0, index - AROUND), index).reverse();
	for (const row of [...below, ...above]) {
		const version = row.length > 1e3 || /^\s*(?:#|\/\/)/.test(row) ? void 0 : VERSION$2.exec(row)?.[1];
		if (version !== void 0) return version;
	}
}

// src/mechanisms/helm/own.ts
const own$24 = ownAttributes("helm");

// src/mechanisms/helm/values.ts
const MAX_DEPTH$2 = 8;
/** What templates compare a value with: a word such as `cert-manager` or `ClusterIP`, or a duration. */
const CHOICE = /^(?:[A-Za-z]{1,40}(?:-[A-Za-z]{1,40}){0,4}|(?:\d{1,6}[a-z]{1,2}){1,4})?$/;
/** Where a word may be a password. Values become part of the report, and no password may. */
const SECRET_NAME = /pass|pwd|secret|token|credential|auth|[a-z]Key\b|[-_.]key\b/i;
/** What a template can name. A longer text is no name, and may hold anything. */
const NAME$4 = /^[A-Za-z_][\w-]{0,80}$/;
/** The values that a chart comes with, as far as its templates may test them: what is off by default is not deployed. */
function readDefaults$1(file, output) {
	const root = yamlDocuments(file)[0]?.root();
	if (root?.kind !== "map" || root.entries.has("apiVersion")) return;
	const switches = [];
	const visit = (node, name, depth) => {
		if (switches.length >= 500) return;
		switches.push(...testsOf(node, name));
		if (depth < MAX_DEPTH$2) for (const [key, value] of named(node)) visit(value, `${name}.${key}`, depth + 1);
	};
	for (const [key, value] of named(root)) visit(value, `.Values.${key}`, 1);
	if (switches.length === 0) return;
	output.fact({
		kind: "scope",
		reads: [],
		writes: [],
		attributes: {
			resource: "values",
			via: DEFAULTS$2
		},
		conditions: switches
	}, { line: root.line });
}
function named({ entries }) {
	return [...entries].filter(([key]) => NAME$4.test(key));
}
/** What a template may find of a value, in the spelling of its tests. */
function testsOf(node, name) {
	if (node.open || node.kind === "unknown") return [];
	const filled = node.kind === "map" ? node.entries.size > 0 : node.kind === "list" ? node.items.length > 0 : node.kind === "scalar" && node.value !== false && node.value !== "" && node.value !== 0;
	const isChoice = typeof node.value === "string" && CHOICE.test(node.value) && !SECRET_NAME.test(name);
	return [`${filled ? "" : "!"}${name}`, ...isChoice ? [`${name} == ${JSON.stringify(node.value)}`] : []];
}

// src/mechanisms/helm/index.ts
const MECHANISM$15 = "helm";
const REFERENCES$11 = ["https://masterminds.github.io/sprig/crypto.html", "https://helm.sh/docs/chart_template_guide/functions_and_pipelines/#using-the-lookup-function"];
const CALL = /\b(genCAWithKey|genCA|genSelfSignedCertWithKey|genSelfSignedCert|genSignedCertWithKey|genSignedCert)\b/;
const TEMPLATE = /(?:^|\/)templates\//;
/** Files that install charts. */
const INSTALLS$1 = /\.(?:ya?ml|json|tf|sh|bash|mk|gotmpl)$|(?:^|\/)(?:Makefile|Jenkinsfile)$/;
/** The values that a chart comes with. */
const DEFAULTS$1 = /(?:^|\/)values\.ya?ml$/;
/**
* Certificates that a chart creates while it is rendered, and the charts of controllers that renew or copy
* certificates.
*/
const helm = {
	id: MECHANISM$15,
	title: "Helm",
	identifiedBy: "chart templates that call genCA, genSignedCert or genSelfSignedCert, and releases of charts such as cert-manager and Reloader",
	references: REFERENCES$11,
	accepts: (path) => TEMPLATE.test(path) || INSTALLS$1.test(path),
	needles: [
		"genCA",
		"genSelfSignedCert",
		"genSignedCert",
		"enabled",
		"duration",
		"renewBefore",
		...Object.keys(CONTROLLERS$1)
	],
	read(file, output) {
		if (TEMPLATE.test(file.path)) readTemplate(file, output);
		else {
			if (DEFAULTS$1.test(file.path)) readDefaults$1(file, output);
			readInstallations(file, output);
		}
	},
	rules: [factRule(MECHANISM$15, {
		id: "helm-certificate-never-renewed",
		title: "Chart creates its certificate only once",
		level: "warning",
		otherLevels: { note: "when it lasts five years or more, the values of the chart leave it off, or a helper decides" },
		why: "The template creates the certificate at the first installation and keeps it (`lookup` or pre-install hook). Nothing checks its expiration date. It expires although every upgrade succeeds.",
		fix: "Renew it before it expires, or offer cert-manager as the source of the Secret.",
		references: REFERENCES$11,
		kind: "producer",
		problem(fact, { topology }) {
			if (!isKept(fact) || own$24(fact).expiry === true) return void 0;
			const isOffered = isChosen(fact, topology.facts);
			const when = own$24(fact).kept === true ? "only when the Secret does not exist yet" : "in a pre-install hook";
			const { days } = own$24(fact);
			return {
				...(isOffered || typeof days === "number" && days >= FIVE_YEARS$1) && { level: "note" },
				message: `The template calls ${String(fact.attributes.call)} ${when}, so its certificate is never renewed.`
			};
		}
	}), oncePerFolder(factRule(MECHANISM$15, {
		id: "helm-certificate-on-every-upgrade",
		title: "Chart creates a new certificate at every rendering",
		level: "note",
		otherLevels: { warning: "when the certificate lasts for at most a year, unless the values of the chart leave it off" },
		why: "Each upgrade, and each comparison by a GitOps tool, creates a new CA and a new certificate. Components with the old CA stop working, and renewals happen only at upgrades.",
		fix: "Keep the existing Secret until it expires soon, and create the CA and the certificate in one call.",
		references: REFERENCES$11,
		kind: "producer",
		problem(fact, { topology }) {
			if (isKept(fact)) return void 0;
			const { days } = own$24(fact);
			const message = `The template calls ${String(fact.attributes.call)} at every rendering.`;
			const isDefinition = String(fact.attributes.name).startsWith("_");
			if (typeof days !== "number" || days > A_YEAR$1 || isDefinition || isChosen(fact, topology.facts)) return message;
			return {
				level: "warning",
				message: `${message} A release that is not upgraded for ${days} days then has an expired certificate.`
			};
		}
	}), (places, first) => `${places} templates of this chart create a new certificate. ${first}`)]
};
/** Days from which on a certificate of a chart outlasts most installations. */
const FIVE_YEARS$1 = 1825;
/** Days of a certificate for a year, with some to spare. */
const A_YEAR$1 = 400;
/** Bytes of one call that are read. */
const MAX_CALL = 500;
/** The days of the shortest certificate that a template makes, the last number of each call; undefined where one is not stated. */
function shortest(text) {
	const days = [...text.matchAll(new RegExp(CALL, "g"))].slice(0, 100).map(({ index }) => {
		const [call = ""] = text.slice(index, index + MAX_CALL).split("}}", 1);
		return Number([...call.matchAll(/[\s(](\d{1,6})(?=[\s)|]|$)/g)].at(-1)?.[1] ?? NaN);
	});
	const least = Math.min(...days);
	return Number.isNaN(least) ? void 0 : least;
}
const READS_DATE = /notAfter|expir|\bago\b|dateModify|unixEpoch|durationRound|renew/i;
/** The actions of a template without its comments and without the calls that make a certificate, whose arguments state its days. */
function logicOf(text) {
	return [...text.matchAll(/\{\{(?!-?\s?\/\*)((?:[^{}]|\{(?!\{)|\}(?!\})){1,2000})\}\}/g)].map(([, action = ""]) => CALL.test(action) ? "" : action).join("\n");
}
/** A test that a helper of the chart decides. */
const HELPER$1 = /\b(?:include|template) "/;
/** Whether the values of the chart, or a helper of it, decide that the template makes a certificate at all. */
const isChosen = (fact, facts) => isOffByDefault(fact, facts) || fact.conditions?.some((test) => HELPER$1.test(test)) === true;
/** Whether what a template makes stays as it was first made. */
const isKept = (fact) => own$24(fact).kept === true || fact.attributes.hook === true;
/** What a template makes while it is rendered. */
function readTemplate(file, output) {
	const lines = file.text.split("\n");
	const line = lines.findIndex((one) => CALL.test(one) && one.includes("{{"));
	if (line < 0) return;
	const kept = /\blookup\s+"v1"\s+"Secret"|\(lookup\b|\.secrets\.lookup"/.test(file.text);
	const hook = /helm\.sh\/hook["']?:\s*["']?[\w,-]*pre-install/.test(file.text) && !/pre-upgrade|post-upgrade/.test(file.text);
	const expiry = READS_DATE.test(logicOf(file.text));
	output.fact({
		kind: "producer",
		reads: [],
		writes: [],
		attributes: {
			resource: "template",
			name: file.path.slice(file.path.lastIndexOf("/") + 1),
			call: CALL.exec(lines[line])?.[1] ?? null,
			hook
		},
		own: {
			kept,
			expiry,
			days: shortest(file.text) ?? null
		}
	}, { line: line + 1 });
}

// src/mechanisms/istio/index.ts
const MECHANISM$14 = "istio";
const own$23 = ownAttributes(MECHANISM$14);
const PLUGGED = "https://istio.io/latest/docs/tasks/security/cert-management/plugin-ca-cert/";
const CHECK = "CITADEL_SELF_SIGNED_ROOT_CERT_CHECK_INTERVAL";
/** Istio's authority: self-signed and rotated by istiod, or plugged in as the Secret `cacerts`. */
const istio = {
	id: MECHANISM$14,
	title: "Istio",
	identifiedBy: `the Secret \`cacerts\` of istio-system, and istiod\u2019s ${CHECK}`,
	references: [PLUGGED],
	accepts: isManifestFile,
	needles: [CHECK, "cacerts"],
	read(file, output) {
		readInterval(file, output);
		const plugged = file.text.includes("ca-key.pem");
		for (const manifest of manifests(file, output, ["Secret", "SealedSecret"])) {
			if (!plugged || manifest.name !== "cacerts") continue;
			output.fact({
				kind: "issuer",
				reads: [secretRef(manifest.namespace, "cacerts")],
				writes: [makeRef("mesh", "istio")],
				attributes: {
					resource: manifest.kind,
					name: "cacerts"
				},
				own: { plugged: true }
			}, manifest.place);
		}
	},
	rules: [factRule(MECHANISM$14, {
		id: "istio-root-rotation-off",
		title: "istiod does not rotate its root certificate",
		level: "warning",
		why: "With a check interval of 0 or less, istiod never checks its self-signed root. When the root expires, every workload of the mesh loses its identity.",
		fix: `Remove ${CHECK}, or set it to a positive duration.`,
		references: ["https://istio.io/latest/docs/reference/commands/pilot-discovery/"],
		kind: "issuer",
		problem(fact) {
			const { interval } = fact.attributes;
			const wait = typeof interval === "string" ? goDuration(interval) : void 0;
			return wait === void 0 || wait > 0 ? void 0 : `istiod checks its root every ${JSON.stringify(interval)}, which disables the rotation of the root.`;
		}
	}), factRule(MECHANISM$14, {
		id: "istio-plugged-ca-static",
		title: "Plugged-in CA of the mesh is not renewed",
		level: "warning",
		why: "The Secret `cacerts` in git holds the intermediate that signs all workload certificates, and nothing renews it. When it expires, the mesh cannot issue certificates.",
		fix: "Manage the intermediate with a tool (istio-csr with cert-manager), or renew it on a schedule well before it expires.",
		references: [PLUGGED, "https://cert-manager.io/docs/usage/istio-csr/"],
		kind: "issuer",
		problem(fact, context) {
			const [ref] = fact.reads;
			if (own$23(fact).plugged !== true || ref === void 0) return void 0;
			return context.neighbours(fact).some((one) => (one.kind === "producer" || one.kind === "copy") && one.writes.some((written) => lastPartOfRef(written) === "cacerts")) ? void 0 : "The Secret \"cacerts\" with the CA of the mesh is in git, and nothing renews it.";
		}
	})]
};
function readInterval(file, output) {
	const at = file.text.indexOf(CHECK);
	const found = at < 0 ? null : /^[A-Z_]{1,80}["']?[ \t]{0,4}(?::|=|\n[ \t]{0,40}value:)[ \t]{0,4}["']?(-?[\dhms.]{1,20})/.exec(file.text.slice(at, at + 200));
	if (found === null) return;
	output.fact({
		kind: "issuer",
		reads: [],
		writes: [makeRef("mesh", "istio")],
		attributes: {
			resource: "istiod",
			name: CHECK,
			interval: found[1]
		}
	}, { line: file.text.slice(0, at).split("\n").length });
}

// src/mechanisms/jenkins/index.ts
const SYNTAX = "https://www.jenkins.io/doc/book/pipeline/syntax/";
/** One schedule for the pipeline. */
function read$21(file, output) {
	const runs = commandBlocksOf(file);
	pipelineJob(output, {
		name: file.path.slice(file.path.lastIndexOf("/") + 1),
		path: file.path,
		line: 1,
		runs,
		uses: [],
		schedules: [...new Set(runs.flatMap((run) => run.schedules))].filter((schedule) => !schedule.startsWith("every ")),
		triggersKnown: /\btriggers\s{0,8}\{/.test(file.text),
		.../\bcatchError\b[^\n]*buildResult\s*:\s*['"]SUCCESS/.test(file.text) && { tolerated: "catchError(buildResult: 'SUCCESS')" }
	});
}
const jenkins = {
	id: "jenkins",
	title: "Jenkins",
	identifiedBy: "`Jenkinsfile*` and `*.jenkinsfile` whose `sh` steps issue or upload certificates",
	references: [SYNTAX],
	accepts: (path) => /(?:^|\/)[^/]*jenkinsfile[^/]*$/i.test(path),
	needles: PIPELINE_NEEDLES,
	read: read$21,
	rules: [factRule("jenkins", {
		id: "jenkins-renewal-unscheduled",
		title: "Jenkins: renewal has no time trigger",
		level: "warning",
		why: "None of the triggers of the pipeline is a schedule. Certificates expire without code changes.",
		fix: "Add `cron('H 3 * * *')` to `triggers`.",
		references: [`${SYNTAX}#cron-syntax`],
		problem: (fact, context) => fact.attributes.disabled === true && renewsCertificates(fact, context) ? `The pipeline "${fact.attributes.name}" renews with ${fact.attributes.program}, but has no time trigger.` : void 0
	}), ...pipelineRules({
		id: "jenkins",
		title: "Jenkins",
		noun: "The pipeline",
		schedule: `${SYNTAX}#cron-syntax`,
		failure: "https://www.jenkins.io/doc/pipeline/steps/workflow-basic-steps/",
		tolerated: "`catchError`"
	})]
};

// src/mechanisms/kubelet/index.ts
const MECHANISM$13 = "kubelet";
const own$22 = ownAttributes(MECHANISM$13);
const REFERENCES$10 = ["https://kubernetes.io/docs/tasks/tls/certificate-rotation/"];
/** The kubelet renews its own client certificate, unless it is told not to. */
const kubelet = {
	id: MECHANISM$13,
	title: "kubelet",
	identifiedBy: "KubeletConfiguration manifests: `rotateCertificates`",
	references: REFERENCES$10,
	accepts: isManifestFile,
	needles: ["KubeletConfiguration"],
	read(file, output) {
		for (const manifest of manifests(file, output, ["KubeletConfiguration"])) {
			const rotate = at(manifest.root, "rotateCertificates");
			const left = rotate === void 0 && !manifest.root.open && !file.text.includes("kubeadm") ? at(manifest.root, "tlsCertFile") : void 0;
			const off = valueAt(rotate) === false || left !== void 0;
			output.fact({
				kind: "producer",
				reads: [makeRef("issuer-of-cluster", "kubernetes")],
				writes: [makeRef("path", "/var/lib/kubelet/pki/kubelet-client-current.pem")],
				attributes: {
					resource: "KubeletConfiguration",
					name: "",
					...off && { state: "off" }
				},
				own: {
					...off && { rotate: false },
					...left !== void 0 && { left: true }
				},
				lines: rotate === void 0 && left === void 0 ? {} : { rotate: (rotate ?? left)?.line ?? 1 }
			}, manifest.place);
		}
	},
	rules: [factRule(MECHANISM$13, {
		id: "kubelet-rotation-off",
		title: "kubelet does not renew its certificate",
		level: "note",
		why: "Without rotation, the kubelet keeps its client certificate until it expires, after a year by default. The node then drops out of the cluster.",
		fix: "Set `rotateCertificates: true` in the KubeletConfiguration.",
		references: REFERENCES$10,
		kind: "producer",
		problem: (fact) => own$22(fact).rotate !== false ? void 0 : {
			message: own$22(fact).left === true ? "The KubeletConfiguration sets a serving certificate but not `rotateCertificates`, so rotation is off." : "The KubeletConfiguration disables the rotation of the client certificate.",
			locations: [placeOf$1(fact, "rotate")]
		}
	})]
};

// src/topology/absence.ts
/** Facts of one chain that are looked at. */
const MAX_LINKS = 20;
/**
* How loud the absence of a link may be reported: as the rule says where another link of the same chain is here, because the
* missing one belongs here too. Otherwise both may be in what was not scanned, and it is a note.
*/
function levelOfAbsence(fact, topology) {
	const graph = graphOf(topology);
	const node = nodeOf(topology, fact);
	const links = [...upstream(graph, node, MAX_LINKS), ...downstream(graph, node, MAX_LINKS)];
	const { path, line } = fact.location;
	return links.some(({ fact: { kind, location } }) => {
		const isItself = location.path === path && location.line === line;
		return kind !== "scope" && !isItself;
	}) ? {} : { level: "note" };
}

// src/mechanisms/kubernetes-csr/index.ts
const MECHANISM$12 = "kubernetes-csr";
const REFERENCES$9 = ["https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/", "https://kubernetes.io/docs/tasks/tls/managing-tls-in-a-cluster/"];
/** Requests that a script makes, approves and stores; approving those of others, as of kubelets, makes nothing of one's own. */
function read$20(file, output) {
	if (!file.text.includes("CertificateSigningRequest")) return;
	const storedBy = memoizeByObject(storedIn$2);
	for (const invocation of invocations(file, "kubectl", "oc")) {
		const { command, run } = invocation;
		if (!/(?:^| )certificate approve(?: |$)/.test(command.args.join(" "))) continue;
		const secret = storedBy(run);
		if (secret === void 0) continue;
		output.fact({
			kind: "producer",
			reads: startRefs(file, invocation),
			writes: secret.ref === void 0 ? [] : [secret.ref],
			attributes: {
				name: `Secret ${secret.name}`,
				...runAttributes(invocation),
				state: "once"
			}
		}, { line: command.line });
	}
}
/** The Secret that a script makes; without a ref where a name is known at run time only. */
function storedIn$2({ commands }) {
	for (const { name, args } of commands) {
		const at = args.indexOf("secret");
		if (!/^(?:kubectl|oc)$/.test(name) || args[at - 1] !== "create" || !/^(?:generic|tls)$/.test(args[at + 1] ?? "")) continue;
		const secret = args[at + 2] ?? "";
		const namespace = option(args, "--namespace", "-n") ?? "";
		return {
			name: secret,
			...[secret, namespace].every((word) => /^[a-z\d][a-z\d.-]*$/.test(word)) && { ref: secretRef(namespace, secret) }
		};
	}
}
/** Certificates that the cluster's own authority signs, through `kubectl certificate approve`. */
const kubernetesCsr = {
	id: MECHANISM$12,
	title: "Certificates signed by the cluster",
	identifiedBy: "`kubectl certificate approve` in scripts that store the result in a Secret",
	references: REFERENCES$9,
	accepts: mayHoldCommands,
	needles: ["certificate approve"],
	read: read$20,
	rules: [factRule(MECHANISM$12, {
		id: "kubernetes-csr-approved-once",
		title: "Cluster-signed certificate is created by hand",
		level: "warning",
		why: "The cluster CA signs for at most a year by default. Nothing renews a certificate that a script stored in a Secret. After it expires, the API server rejects the webhook and the requests that depend on it.",
		fix: "Issue it with cert-manager and `cert-manager.io/inject-ca-from` on the webhook, or schedule the script and restart the consumers of the Secret.",
		references: REFERENCES$9,
		kind: "producer",
		otherLevels: { note: "when nothing found here reads the Secret" },
		problem: (fact, { neighbours, topology }) => isScheduledItself(fact, neighbours(fact)) ? void 0 : {
			message: `The certificate in the ${String(fact.attributes.name)} is signed when this script runs, but no schedule for it was found.`,
			...levelOfAbsence(fact, topology)
		}
	})]
};

// src/mechanisms/kubernetes-secret/index.ts
const MECHANISM$11 = "kubernetes-secret";
const own$21 = ownAttributes(MECHANISM$11);
const REFERENCES$8 = ["https://kubernetes.io/docs/concepts/configuration/secret/"];
/** Secrets that hold a certificate in git: nothing renews them but a commit. */
const kubernetesSecret = {
	id: MECHANISM$11,
	title: "Secrets in git",
	identifiedBy: "Secret manifests of type kubernetes.io/tls, or with certificate files in `data` or `stringData`",
	references: REFERENCES$8,
	accepts: isManifestFile,
	needles: ["Secret"],
	read(file, output) {
		if (!/\bdata\b|\bstringData\b/.test(file.text)) return;
		for (const manifest of manifests(file, output, ["Secret"])) if (manifest.group === "" && !manifest.root.entries.has("sops")) readSecret(manifest, output);
	},
	rules: [factRule(MECHANISM$11, {
		id: "kubernetes-secret-immutable",
		title: "Secret with a certificate is immutable",
		level: "warning",
		why: "The data of an immutable Secret cannot change, so a renewal cannot write it. A new certificate needs a new Secret name in every consumer.",
		fix: "Remove `immutable: true` from the Secret.",
		references: ["https://kubernetes.io/docs/concepts/configuration/secret/#secret-immutable"],
		kind: "sink",
		problem: (fact) => own$21(fact).immutable !== true ? void 0 : {
			message: `The Secret "${String(fact.attributes.name)}" holds a certificate and is immutable.`,
			locations: [placeOf$1(fact, "immutable")]
		}
	})]
};
/** Annotations of tools that fill the Secret in. */
const FILLED = /^(?:cert-manager\.io\/|replicator\.v1\.mittwald\.de\/replicate-from|reflector\.v1\.k8s\.emberstack\.com\/reflects|kubed\.appscode\.com\/)/;
/** The file of the chart that a template puts into the Secret. https://helm.sh/docs/chart_template_guide/accessing_files/ */
function fileOfChart(template, value) {
	const folder = template.indexOf("templates/");
	const [, name] = /\.Files\.Get\s{1,4}"([\w./-]{1,200})"/.exec(value.text) ?? [];
	return name === void 0 || folder < 0 ? [] : [fileRef(posix.join(template.slice(0, folder), name))];
}
function readSecret(manifest, output) {
	const { root, name, namespace } = manifest;
	const held = [...entriesAt(root, "data"), ...entriesAt(root, "stringData")].filter(([key]) => isCertificateKey(key));
	if (name === "" || held.length === 0 || stringAt(root, "type") !== "kubernetes.io/tls" && !held.some(([key]) => /cert|crt|pem|p12|pfx|jks|keystore/i.test(key))) return;
	const annotations = [...entriesAt(root, "metadata", "annotations").keys()];
	const written = held.filter(([, value]) => value.kind === "scalar" && value.text.trim().length > 40);
	const templated = held.some(([, value]) => value.kind === "unknown");
	const exempt = stringAt(root, "metadata", "annotations", "argocd.argoproj.io/compare-options");
	output.fact({
		kind: "sink",
		reads: held.flatMap(([, value]) => fileOfChart(manifest.path, value)),
		writes: [secretRef(namespace, name)],
		attributes: {
			resource: "Secret",
			name,
			namespace,
			static: true,
			...written.length > 0 && { literal: true },
			...(written.length === 0 && !templated || annotations.some((key) => FILLED.test(key)) || typeof exempt === "string" && exempt.includes("IgnoreExtraneous")) && { placeholder: true }
		},
		own: { ...valueAt(root, "immutable") === true && { immutable: true } },
		lines: at(root, "immutable") === void 0 ? {} : { immutable: at(root, "immutable")?.line ?? root.line }
	}, manifest.place);
}

// src/facts/grants.ts
/** Stands for the unknown namespace of a reader, which any permission may name. No namespace can have this name. */
const UNKNOWN = "-";
/**
* The permissions that let a reader of one namespace (`?` if unknown) read a Secret of another: any of these is enough.
*/
function grantsFor(space, name, reader) {
	const to = reader === "?" ? UNKNOWN : reader;
	return [name, "*"].flatMap((secret) => [to, "*"].map((one) => namespacedRef("grant", space, `${secret}/${one}`)));
}
/** What a permission for these namespaces writes. */
function grantsOf(space, name, readers) {
	return [.../* @__PURE__ */ new Set([...readers, UNKNOWN])].map((to) => namespacedRef("grant", space, `${name}/${to}`));
}
/** A permission as a person knows it; undefined for any other ref, and for the name that stands for unknown readers. */
function spellGrant(ref) {
	const grant = partsOf(ref);
	if (grant === void 0 || grant.to === UNKNOWN) return void 0;
	const { space, name, to } = grant;
	return `${name === "*" ? "the Secrets" : `Secret ${name}`} of namespace ${space} to ${to === "*" ? "every namespace" : `namespace ${to}`}`;
}
function partsOf(ref) {
	const { kind, namespace, name } = parseRef(ref);
	if (kind !== "grant" || namespace === void 0) return void 0;
	const slash = name.lastIndexOf("/");
	return slash < 0 ? void 0 : {
		space: namespace,
		name: name.slice(0, slash),
		to: name.slice(slash + 1)
	};
}
/** The Secret that a permission is for, as one mechanism sees it; none for any other ref. */
function secretKeys(mechanism, ref) {
	const grant = partsOf(ref);
	return grant === void 0 ? [] : [`${mechanism} ${grant.space}/${grant.name}`];
}
const bySecret = ({ mechanism, writes }) => writes.flatMap((ref) => secretKeys(mechanism, ref));
/** Permissions for the Secret of a reader, if none of them is for this reader; else undefined. */
function othersGrant(reader, { facts }) {
	const asked = reader.reads.filter((ref) => isOfKind(ref, "grant"));
	const given = asked.flatMap((ref) => secretKeys(reader.mechanism, ref)).flatMap((secret) => factsBy(facts, bySecret, secret));
	return given.some(({ writes }) => writes.some((ref) => asked.includes(ref))) ? void 0 : given[0];
}

// src/mechanisms/kubernetes-workloads/permission-rule.ts
const secretNotPermitted = factRule("kubernetes-workloads", {
	id: "kubernetes-workloads-secret-not-permitted",
	title: "Route names a Secret that it has no permission to read",
	level: "warning",
	why: "A Secret of another namespace is served only if that namespace permits it. The existing permission is for other namespaces, so the listener does not work, even with a new certificate.",
	fix: "Add the namespace of the route to the ReferenceGrant or TLSCertificateDelegation.",
	references: ["https://gateway-api.sigs.k8s.io/api-types/referencegrant/", "https://projectcontour.io/docs/main/config/tls-delegation/"],
	kind: "consumer",
	problem(fact, { topology }) {
		const other = othersGrant(fact, topology);
		if (other === void 0) return void 0;
		return {
			message: `${factTitle(fact)} in namespace "${String(fact.attributes.namespace)}" serves the ${spellSecret(fact.reads[0])}, but ${factTitle(other)} permits only other namespaces.`,
			related: [other.location]
		};
	}
});

// src/mechanisms/kubernetes-workloads/read-operators.ts
/** Resources of operators and controllers that name the Secret of a server's certificate, and take up what it becomes. */
const OPERATED = [
	"Cluster",
	"PostgresCluster",
	"postgresql",
	"PerconaPGCluster",
	"PerconaXtraDBCluster",
	"PerconaServerMongoDB",
	"MongoDBCommunity",
	"MariaDB",
	"Redis",
	"RedisCluster",
	"ScyllaCluster",
	"Kafka",
	"KafkaBridge",
	"KafkaConnect",
	"RabbitmqCluster",
	"Elasticsearch",
	"Kibana",
	"OpenSearchCluster",
	"Tenant",
	"CephObjectStore",
	"Keycloak",
	"Prometheus",
	"Alertmanager",
	"ServiceMonitor",
	"Host",
	"TLSContext",
	"VirtualServer",
	"ApisixTls",
	"IngressController",
	"APIServer",
	"Route",
	VALUES
];
/** Where OpenShift looks for the Secrets that these name. */
const LOOKS_IN = {
	IngressController: "openshift-ingress",
	APIServer: "openshift-config"
};
/** Parts of values that are read as the routes and pods which charts make of them. */
const READ_ELSEWHERE = /^ing(?:ress|resses)$|volumes$|^persistence$|^env(?:From)?$|extraDeploy|objects$/i;
const MAX_DEPTH$1 = 12;
const ABOUT_TLS = /tls|ssl|https|cert/i;
const NAMES_SECRET = /secret(?:name|ref)?$/i;
/** `defaultCertificate: {name: \u2026}` of OpenShift. */
const HOLDS_NAME = /secret(?:ref)?$|certificate(?:ref)?$/i;
/** The Secrets that stand below a key about TLS, each once. */
function readOperated(manifest, output) {
	const values = manifest.kind === VALUES;
	const found = /* @__PURE__ */ new Map();
	const take = (node) => {
		const name = node?.kind === "scalar" || node?.kind === "unknown" ? nameIn(manifest.path, node) : void 0;
		if (node !== void 0 && name !== void 0 && name !== "?" && name !== "" && !found.has(name)) found.set(name, node);
	};
	const visit = (node, inside, depth) => {
		if (depth > MAX_DEPTH$1) return;
		for (const item of node.items) visit(item, inside, depth + 1);
		if (values && at(node, "enabled")?.value === false) return;
		for (const [key, value] of node.entries) {
			if (values && READ_ELSEWHERE.test(key)) continue;
			const within = inside || ABOUT_TLS.test(key);
			if (within && NAMES_SECRET.test(key)) take(value);
			if (within && HOLDS_NAME.test(key)) {
				for (const holder of value.kind === "list" ? value.items : [value]) if (holder.kind === "map") take(at(holder, "name"));
			}
			visit(value, within, depth + 1);
		}
	};
	const spec = at(manifest.root, "spec");
	if (spec !== void 0) visit(spec, ABOUT_TLS.test(manifest.kind), 0);
	const { kind: resource, name, namespace } = manifest;
	for (const [secret, { line }] of found) output.fact({
		kind: "consumer",
		reads: [secretRef(LOOKS_IN[resource] ?? namespace, secret)],
		writes: [],
		attributes: {
			resource,
			name,
			namespace,
			secret,
			via: "operator"
		}
	}, { line });
}

// src/mechanisms/kubernetes-workloads/read-pods.ts
/** Secrets that a pod mounts or takes into its environment, and what restarts it. */
function readPod(manifest, file, output) {
	const pod = podOf(manifest);
	if (pod === void 0) return;
	const workload = workloadRef(manifest);
	const printed = annotationValues(manifest, file);
	const emit = (secret, via, place, more = {}) => output.fact({
		kind: "consumer",
		reads: [secretRef(manifest.namespace, secret)],
		writes: [workload, ...printed],
		attributes: {
			resource: manifest.kind,
			name: manifest.name,
			namespace: manifest.namespace,
			secret,
			via,
			...manifest.chart !== void 0 && { program: manifest.chart },
			...more
		}
	}, place);
	readVolumes(manifest, pod, emit);
	readEnvironment(manifest, pod, emit);
	readRollout(manifest, pod, output, workload);
	readSignals(manifest, pod, output, workload);
}
/** The values of a chart that a template prints as annotations of the workload itself. */
function annotationValues({ root, path }, file) {
	const annotations = at(root, "metadata", "annotations");
	const [from, to] = [at(root, "metadata")?.line, at(root, "spec")?.line];
	if (annotations?.open !== true || from === void 0 || to === void 0 || to - from > MAX_METADATA) return [];
	const keys = [...file.shared("rows", (text) => text.split("\n")).slice(from - 1, to - 1).join("\n").matchAll(/\.Values\.([\w.]{1,100})/g)].flatMap(([, key = ""]) => /annotations/i.test(key) ? [key] : []);
	return [...new Set(keys)].flatMap((key) => valuesRefs(path, key, "override").slice(0, 1));
}
/** Lines of the metadata of a workload. */
const MAX_METADATA = 100;
/** The Secrets of a volume, with the node that names each: a plain one, or the sources of a projected one. */
function secretsOf$1(manifest, volume) {
	return [{
		node: at(volume, "secret", "secretName"),
		items: itemsAt(volume, "secret", "items")
	}, ...itemsAt(volume, "projected", "sources").map((source) => ({
		node: at(source, "secret", "name"),
		items: itemsAt(source, "secret", "items")
	}))].flatMap(({ node, items }) => {
		const name = nameIn(manifest.path, node);
		return node === void 0 || name === void 0 || name === "?" ? [] : [{
			name,
			node,
			items
		}];
	});
}
function readVolumes(manifest, pod, emit) {
	const containers = containersOf(pod);
	for (const volume of itemsAt(pod.spec, "volumes")) for (const { name, node, items } of secretsOf$1(manifest, volume)) {
		const trust = items.length > 0 && items.every((item) => stringAt(item, "key") === "ca.crt");
		const seen = /* @__PURE__ */ new Set();
		for (const { node: container, init } of containers) {
			const mounts = itemsAt(container, "volumeMounts").filter((mount) => stringAt(mount, "name") === stringAt(volume, "name"));
			const hasFolder = !mounts.every(isFrozen);
			for (const mount of mounts) {
				const frozen = isFrozen(mount);
				if (frozen && hasFolder) continue;
				const via = frozen ? "sub-path" : init ? copies$1(container) ? "init-copy" : void 0 : "volume";
				if (via === void 0 || init && frozen || seen.has(via)) continue;
				seen.add(via);
				const place = via === "sub-path" ? at(mount, "subPath") ?? mount : via === "volume" ? node : container;
				const image = stringAt(container, "image");
				const mountPath = stringAt(mount, "mountPath");
				emit(name, via, { line: place.line }, {
					...image !== void 0 && { image },
					...mountPath !== void 0 && { mountPath },
					...watchesByOption(container) && { reload: true },
					...(trust || frozen && stringAt(mount, "subPath") === "ca.crt") && { trust: true }
				});
			}
		}
	}
}
/** An option by which a program reads its certificate again: `--reload-cert`, `--tls-watch=true`, `--cert-refresh-interval=1m`. */
const REREADS = /^--?(?:[\w-]{0,40}(?:reload|watch|refresh)[\w-]{0,40}(?:cert|tls)|[\w-]{0,40}(?:cert|tls)[\w-]{0,40}(?:reload|watch|refresh))[\w-]{0,40}(?:=(?!false|0$|"?$)\S{1,40})?$/i;
const watchesByOption = (container) => [...itemsAt(container, "command"), ...itemsAt(container, "args")].some(({ text }) => REREADS.test(text));
/** Whether a mount is of one file, which never changes while the container runs. */
const isFrozen = ({ entries }) => entries.has("subPath") || entries.has("subPathExpr");
/** Whether a container's command carries files from one place to another. */
function copies$1(container) {
	const words = [...itemsAt(container, "command"), ...itemsAt(container, "args")].map((item) => item.text).join(" ");
	return /(?:^|[\s;&"'/])(?:cp|install|keytool|openssl|cat)\s/.test(words);
}
function readEnvironment(manifest, pod, emit) {
	for (const { node: container } of containersOf(pod)) {
		const seen = /* @__PURE__ */ new Set();
		const take = (name, certain, place, key) => {
			if (name === void 0 || name === "?" || seen.has(name) || !(certain || isCertificateName(name))) return;
			seen.add(name);
			emit(name, "environment", { line: place.line }, key === void 0 ? {} : { key });
		};
		for (const variable of itemsAt(container, "env")) {
			const ref = at(variable, "valueFrom", "secretKeyRef");
			const key = stringAt(ref, "key");
			if (ref !== void 0 && typeof key === "string" && isCertificateKey(key)) take(nameIn(manifest.path, at(ref, "name")), true, ref, key);
		}
		for (const source of itemsAt(container, "envFrom")) {
			const ref = at(source, "secretRef", "name");
			if (ref !== void 0) take(nameIn(manifest.path, ref), false, ref);
		}
	}
}
/** A hash of the configuration in the pod template starts new pods when what it covers changes. */
function readRollout(manifest, pod, output, workload) {
	for (const [key, value] of entriesAt(pod.template, "metadata", "annotations")) {
		if (!/checksum|(?:^|[/._-])hash$|sha256/i.test(key) && !/sha256sum|sha1sum/.test(value.text)) continue;
		output.fact({
			kind: "reload",
			reads: [],
			writes: [workload],
			attributes: {
				resource: manifest.kind,
				name: manifest.name,
				trigger: "checksum"
			},
			own: { annotation: key }
		}, { line: value.line });
		return;
	}
}
/** A container beside the server that signals or reloads it; whether a new file makes it do so is up to its script. */
function readSignals(manifest, pod, output, workload) {
	const beside = containersOf(pod).filter(({ init }) => !init);
	if (beside.length < 2) return;
	for (const { node } of beside) {
		const script = ["command", "args"].flatMap((key) => itemsAt(node, key).map(({ text }) => text)).find((word) => WAITS$1.test(word));
		if (script === void 0 || !shellCommands(script).some((command) => reloadedServices(command).length > 0)) continue;
		output.fact({
			kind: "reload",
			reads: [],
			writes: [workload],
			attributes: {
				resource: manifest.kind,
				name: manifest.name,
				trigger: "unknown"
			}
		}, { line: node.line });
		return;
	}
}
/** What a script that waits for changes has. */
const WAITS$1 = /inotifywait|\bwhile\b|\bentr\b|fswatch/;
/** CronJobs that renew or copy certificates, by what they run. */
function readCronJob(manifest, output) {
	const pod = podOf(manifest);
	const text = (pod === void 0 ? [] : containersOf(pod)).map(({ node }) => [stringAt(node, "image") ?? "", ...[...itemsAt(node, "command"), ...itemsAt(node, "args")].map((item) => item.text)].join(" ")).join(" ");
	const client = clientNamed(text);
	const tool = client === void 0 ? /\b(?:kubectl create secret tls|kubeadm certs renew|openssl req)\b/.exec(text)?.[0] : [client.program, client.subcommand ?? []].flat().join(" ");
	if (tool === void 0) return;
	const schedule = stringAt(manifest.root, "spec", "schedule");
	output.fact({
		kind: "schedule",
		reads: [],
		writes: [workloadRef(manifest)],
		attributes: {
			resource: "CronJob",
			name: manifest.name,
			tool,
			...schedule !== void 0 && { cron: schedule },
			...valueAt(manifest.root, "spec", "suspend") === true && { disabled: true }
		},
		lines: {
			...lineOf(manifest.root, "cron", "schedule"),
			...lineOf(manifest.root, "disabled", "suspend")
		}
	}, manifest.place);
}
function lineOf(root, name, key) {
	const node = at(root, "spec", key);
	return node === void 0 ? {} : { [name]: node.line };
}

// src/mechanisms/kubernetes-workloads/read-routes.ts
/** Ingresses, Gateways and the like: their controllers watch the Secret, so a new version is served at once. */
function readRoute(manifest, output) {
	const { root } = manifest;
	const managed = entriesAt(root, "metadata", "annotations").has("networking.gke.io/managed-certificates");
	for (const { secret, namespace, hosts, node } of terminations(manifest)) {
		const name = nameIn(manifest.path, secret);
		if (name === void 0 || name === "?" || name === "" || managed) continue;
		output.fact({
			kind: "consumer",
			reads: [
				secretRef(namespace, name),
				...permissionsFor(manifest, namespace, name),
				...valuesFor(manifest, secret)
			],
			writes: hosts.map((host) => hostRef(host.slice(4))),
			names: hosts,
			attributes: {
				resource: manifest.kind,
				name: manifest.name,
				namespace: manifest.namespace,
				secret: name,
				via: "watch"
			}
		}, { line: (secret ?? node).line });
	}
}
/** What hands arguments to ingress-nginx: its workload, or a release of its chart. */
const CONTROLLERS = [
	"DaemonSet",
	"Deployment",
	"HelmChart",
	"HelmChartConfig",
	"HelmRelease",
	"Application"
];
const DEFAULT_CERTIFICATE = "default-ssl-certificate";
const ARGUMENT = /^(?:--default-ssl-certificate=)?([\w.-]{1,253})\/([\w.-]{1,253})$/;
/**
* The Secret that ingress-nginx serves for all hosts without one of their own.
* https://kubernetes.github.io/ingress-nginx/user-guide/tls/#default-ssl-certificate
*/
function readDefaultCertificate({ root, kind, name, namespace }, output) {
	for (const node of descend(root)) {
		const value = node.kind === "map" ? at(node, DEFAULT_CERTIFICATE) : node;
		if (value?.kind !== "scalar" || value === node && !node.text.startsWith("--default-ssl-certificate=")) continue;
		const [, space, secret] = ARGUMENT.exec(value.text) ?? [];
		if (space === void 0 || secret === void 0) continue;
		output.fact({
			kind: "consumer",
			reads: [secretRef(space, secret)],
			writes: [],
			attributes: {
				resource: kind,
				name,
				namespace,
				secret,
				via: "watch",
				directive: DEFAULT_CERTIFICATE
			}
		}, { line: value.line });
	}
}
/** The values of a chart that may ask for the certificate of an Ingress: those that it is written in, or its template reads. */
function valuesFor({ kind, path, keys }, secret) {
	if (kind !== "Ingress") return [];
	const read = secret?.kind === "unknown" ? /\.Values\.([\w.-]{1,200}?)\.tls\b/.exec(secret.text)?.[1] : void 0;
	return valuesRefs(path, keys ?? read ?? "", "override");
}
/** A Secret of another namespace is read only where that one permits it. */
function permissionsFor({ group, namespace: own }, space, name) {
	return (group === "gateway.networking.k8s.io" || group === "projectcontour.io") && own !== "?" && space !== "*" && space !== own ? grantsFor(space, name, own) : [];
}
/**
* Permissions for Secrets of a namespace: ReferenceGrants of the Gateway API, TLSCertificateDelegations of Contour.
* https://gateway-api.sigs.k8s.io/api-types/referencegrant/ https://projectcontour.io/docs/main/config/tls-delegation/
*/
function readPermission(manifest, output) {
	const { root, name, namespace, kind } = manifest;
	const text = (node, key) => stringAt(node, key) ?? "*";
	const writes = kind === "ReferenceGrant" ? itemsAt(root, "spec", "to").flatMap((to) => stringAt(to, "kind") === "Secret" ? grantsOf(namespace, text(to, "name"), itemsAt(root, "spec", "from").map((from) => text(from, "namespace"))) : []) : itemsAt(root, "spec", "delegations").flatMap((one) => grantsOf(namespace, text(one, "secretName"), itemsAt(one, "targetNamespaces").map((to) => to.text)));
	if (writes.length === 0) return;
	output.fact({
		kind: "scope",
		reads: [],
		writes,
		attributes: {
			resource: kind,
			name,
			namespace
		}
	}, manifest.place);
}
function terminations(manifest) {
	const { root, namespace, kind } = manifest;
	if (kind === "Ingress") return itemsAt(root, "spec", "tls").map((node) => ({
		secret: at(node, "secretName"),
		namespace,
		hosts: sanEntries(at(node, "hosts")),
		node
	}));
	if (kind === "Gateway" && manifest.group === "networking.istio.io") return itemsAt(root, "spec", "servers").map((node) => ({
		secret: at(node, "tls", "credentialName"),
		namespace: "*",
		hosts: sanEntries(at(node, "hosts")),
		node
	}));
	if (kind === "Gateway" || kind === "ListenerSet" || kind === "XListenerSet") return itemsAt(root, "spec", "listeners").flatMap((node) => itemsAt(node, "tls", "certificateRefs").map((ref) => {
		const hostname = at(node, "hostname");
		const other = at(ref, "namespace");
		return {
			secret: at(ref, "name"),
			namespace: other === void 0 ? namespace : namespaceIn(other),
			hosts: hostname?.kind === "scalar" ? [`dns:${hostname.text}`] : [],
			node
		};
	}));
	const tls = kind === "HTTPProxy" ? at(root, "spec", "virtualhost", "tls") : at(root, "spec", kind === "TLSStore" ? "defaultCertificate" : "tls");
	const fqdn = stringAt(root, "spec", "virtualhost", "fqdn");
	const hosts = typeof fqdn === "string" ? [`dns:${fqdn}`] : itemsAt(root, "spec", "routes").flatMap((route) => hostsOf(stringAt(route, "match")));
	if (tls === void 0) return [];
	const secret = at(tls, "secretName");
	const delegated = secret?.kind === "scalar" ? /^([^/]+)\/([^/]+)$/.exec(secret.text) : null;
	if (delegated !== null && secret !== void 0) return [{
		secret: {
			...secret,
			value: delegated[2],
			text: delegated[2]
		},
		namespace: delegated[1],
		hosts,
		node: tls
	}];
	return [{
		secret,
		namespace,
		hosts,
		node: tls
	}];
}
/** Host names of a Traefik rule: ``Host(`a.example`, `b.example`)``. */
function hostsOf(match) {
	if (typeof match !== "string" || match.length > 2e3) return [];
	return [...match.matchAll(/Host\(([^)]*)\)/g)].flatMap((call) => [...call[1].matchAll(/[`"]([^`"]+)[`"]/g)].map((host) => `dns:${host[1]}`));
}

// src/mechanisms/kubernetes-workloads/rules.ts
const MECHANISM$10 = "kubernetes-workloads";
const REFERENCES$7 = ["https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/"];
/** A 45-day certificate leaves a window of 15 days; two tries in it are the least. */
const RAREST = 7.5 * DAY;
const scheduleRules = [factRule(MECHANISM$10, {
	id: "kubernetes-workloads-renewal-suspended",
	title: "CronJob that renews certificates is suspended",
	level: "warning",
	why: "A suspended CronJob starts no pods. The renewal looks configured but never runs.",
	fix: "Set `spec.suspend: false`, or remove the CronJob and its dependents.",
	references: REFERENCES$7,
	kind: "schedule",
	problem: (fact) => fact.attributes.disabled !== true ? void 0 : {
		message: `The CronJob "${String(fact.attributes.name)}", which runs ${String(fact.attributes.tool)}, is suspended.`,
		locations: [placeOf$1(fact, "disabled")]
	}
}), factRule(MECHANISM$10, {
	id: "kubernetes-workloads-schedule-too-rare",
	title: "CronJob that renews certificates runs too rarely",
	level: "warning",
	why: "The renewal window is about a third of the lifetime: 30 days today, 15 days with 45-day certificates. With only one or two attempts in that time, one outage lets the certificate expire.",
	fix: "Run it once or twice a day; the client renews only certificates that are due.",
	references: [...REFERENCES$7, "https://letsencrypt.org/2025/12/02/from-90-to-45"],
	kind: "schedule",
	problem(fact) {
		const cron = statedText(fact.attributes.cron);
		const wait = typeof cron === "string" ? cronCadence(cron) : void 0;
		if (wait === void 0 || wait !== "never" && wait <= RAREST) return void 0;
		const often = wait === "never" ? "on no date at all" : `up to ${spellDuration(wait)} apart`;
		return {
			message: `The CronJob "${String(fact.attributes.name)}" runs ${String(fact.attributes.tool)} ${often} (${JSON.stringify(cron)}).`,
			locations: [placeOf$1(fact, "cron")]
		};
	}
})];

// src/mechanisms/kubernetes-workloads/trust-rule.ts
const trustsRenewedSecret = factRule("kubernetes-workloads", {
	id: "kubernetes-workloads-trusts-renewed-secret",
	title: "Workload trusts only the current CA of a Secret",
	level: "note",
	why: "`ca.crt` of a Secret holds only the CA of the last renewal. When the CA is renewed, the old one is distrusted at once, although other services still use it.",
	fix: "Distribute the roots from a separate source (trust-manager), and keep the old and the new root there during a rollover.",
	references: ["https://cert-manager.io/docs/usage/certificate/#target-secret", "https://cert-manager.io/docs/trust/trust-manager/"],
	kind: "consumer",
	problem(fact, { topology }) {
		if (fact.attributes.trust !== true) return void 0;
		const maker = upstream(graphOf(topology), nodeOf(topology, fact), 10).find((one) => one.fact.mechanism === "cert-manager" && one.fact.kind === "producer");
		if (maker === void 0 || maker.fact.attributes.isCA !== void 0) return void 0;
		return {
			message: `The ${factTitle(fact)} reads only \`ca.crt\` from the Secret "${fact.attributes.secret}", which the ${factTitle(maker.fact)} renews.`,
			related: [maker.fact.location]
		};
	}
});

// src/mechanisms/kubernetes-workloads/index.ts
const ROUTES = [
	"Ingress",
	"Gateway",
	"ListenerSet",
	"XListenerSet",
	"IngressRoute",
	"IngressRouteTCP",
	"TLSStore",
	"HTTPProxy"
];
const PERMISSIONS = ["ReferenceGrant", "TLSCertificateDelegation"];
/** Who uses a Secret: how it is used decides whether a new version is seen. https://kubernetes.io/docs/concepts/configuration/secret/ */
const kubernetesWorkloads = {
	id: "kubernetes-workloads",
	title: "Kubernetes workloads and routes",
	identifiedBy: "manifests that mount a Secret, read it into the environment, or name one for TLS (Ingress, Gateway, operator resources)",
	references: ["https://kubernetes.io/docs/concepts/configuration/secret/", "https://kubernetes.io/docs/concepts/services-networking/ingress/#tls"],
	accepts: isManifestFile,
	needles: [
		"secretName",
		"secretKeyRef",
		"secretRef",
		"certificateRefs",
		"credentialName",
		"CronJob",
		"projected",
		"SecretName",
		"TLSSecret",
		"existingSecret",
		"ExistingSecret",
		"certificatesSecret",
		"tlsSecret",
		"secret:",
		"type: secret",
		"externalCert",
		"Certificate:",
		DEFAULT_CERTIFICATE,
		...PERMISSIONS
	],
	read(file, output) {
		for (const manifest of manifests(file, output, WORKLOADS)) {
			readPod(manifest, file, output);
			if (manifest.kind === "CronJob") readCronJob(manifest, output);
		}
		for (const manifest of manifests(file, output, ROUTES)) readRoute(manifest, output);
		if (file.text.includes("default-ssl-certificate")) for (const manifest of manifests(file, output, CONTROLLERS)) readDefaultCertificate(manifest, output);
		for (const manifest of manifests(file, output, OPERATED)) readOperated(manifest, output);
		for (const manifest of manifests(file, output, PERMISSIONS)) readPermission(manifest, output);
	},
	rules: [
		...scheduleRules,
		trustsRenewedSecret,
		secretNotPermitted
	]
};

// src/mechanisms/kustomize/paths.ts
/** A path in a kustomization, relative to the root of the repository; undefined for a URL or one that leaves the root. */
function resolvePath(kustomization, target) {
	if (target.length > 500 || target.includes("://") || /^[\w.-]+@|\?ref=|^github\.com\//.test(target)) return void 0;
	const path = posix.normalize(posix.join(posix.dirname(kustomization), target)).replace(/\/$/, "");
	return path.startsWith("..") ? void 0 : path;
}
/** Entries of `resources` that are commented out: `  # - certificate.yaml`. */
function commentedResources(kustomization, text) {
	const found = [];
	let listing = false;
	text.split("\n").forEach((line, index) => {
		if (/^[A-Za-z]/.test(line)) listing = /^(?:resources|bases|components):/.test(line);
		const entry = listing ? /^[ \t]{0,16}#[ \t]{0,4}-[ \t]{1,4}["']?([\w./-]{1,200})["']?[ \t]{0,8}(?:#.{0,200})?$/.exec(line.trimEnd()) : null;
		const path = entry === null ? void 0 : resolvePath(kustomization, entry[1]);
		if (path !== void 0 && found.length < 100) found.push({
			path,
			line: index + 1
		});
	});
	return found;
}

// src/mechanisms/kustomize/index.ts
const own$20 = ownAttributes("kustomize");
const MECHANISM$9 = "kustomize";
const REFERENCES$6 = ["https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/"];
const FILE$1 = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;
const MANIFEST = /\.(?:ya?ml|json)$/i;
const makersByFile = ({ kind, location: { repository, path } }) => kind === "producer" || kind === "copy" ? [`${repository} ${fileRef(path)}`] : [];
const scopesByFile = ({ kind, location: { repository }, writes }) => kind === "scope" ? writes.filter((ref) => isOfKind(ref, "file")).map((ref) => `${repository} ${ref}`) : [];
/** A manifest that is switched off by a comment while what it makes is still used. */
const commentedOut = {
	id: "kustomize-manifest-commented-out",
	title: "Manifest is commented out, but its Secret is in use",
	level: "warning",
	why: "The file is still in the repository and looks like automation, but nothing applies it. Its Secret stays in the cluster and is no longer renewed.",
	fix: "List the manifest again, or delete it together with the consumers of its Secret.",
	references: REFERENCES$6,
	since: "0.1.0",
	*check({ topology }) {
		const graph = graphOf(topology);
		for (const scope of topology.facts) for (const path of textsOf(own$20(scope).commented)) {
			const file = `${scope.location.repository} ${fileRef(path)}`;
			const [fact] = factsBy(topology.facts, makersByFile, file);
			if (fact === void 0 || factsBy(topology.facts, scopesByFile, file).length > 0) continue;
			const user = downstream(graph, nodeOf(topology, fact)).find(({ fact: one }) => one.kind === "consumer" && fileKey(one.location) !== fileKey(fact.location) && !commented(scope, one.location.path));
			if (user === void 0) continue;
			yield {
				subject: `${scope.location.path}#${path}`,
				message: `${factTitle(fact)} in ${path} is commented out of the kustomization, but ${factTitle(user.fact)} still uses its Secret.`,
				locations: [placeOf$1(scope, `commented ${path}`)],
				related: [fact.location, user.fact.location]
			};
		}
	}
};
/** A manifest beside a kustomization that lists its neighbours and not it. */
const notListed = {
	id: "kustomize-manifest-not-listed",
	title: "Manifest is not listed in any kustomization",
	level: "warning",
	why: "kustomize applies only the files that a kustomization lists. This manifest is not listed, so it is never applied. Its Secret is created by hand or not at all.",
	fix: "Add the manifest to `resources`, or delete it together with the consumers of its Secret.",
	references: REFERENCES$6,
	since: "0.1.0",
	*check({ topology }) {
		const scopes = topology.facts.filter((fact) => fact.mechanism === MECHANISM$9 && fact.kind === "scope");
		if (scopes.length === 0) return;
		const scopesByFolder = new Map(scopes.map((one) => [folderKey(one.location), one]));
		const named = /* @__PURE__ */ new Set();
		for (const one of topology.facts.filter(({ kind }) => kind === "scope")) {
			const { repository } = one.location;
			for (const path of [...one.writes.map(nameOfRef), ...textsOf(own$20(one).mentions)]) named.add(fileKey({
				repository,
				path
			}));
		}
		const graph = graphOf(topology);
		for (const [index, fact] of topology.facts.entries()) {
			const { path } = fact.location;
			const scope = scopesByFolder.get(folderKey(fact.location));
			if (scope === void 0 || fact.kind !== "producer" && fact.kind !== "copy" || fact.mechanism === MECHANISM$9) continue;
			if (!MANIFEST.test(path)) continue;
			if (!scope.writes.some((ref) => folderOf$1(nameOfRef(ref)) === folderOf$1(path)) || own$20(scope).open === true || own$20(scope).mentions === null) continue;
			if (named.has(fileKey(fact.location)) || commented(scope, path)) continue;
			const user = downstream(graph, factNode(index)).find((one) => one.fact.kind === "consumer" && fileKey(one.fact.location) !== fileKey(fact.location));
			if (user === void 0 || isReplaced(fact, topology.facts, named)) continue;
			const meant = closestName(path, scope.writes.map(nameOfRef));
			const hint = meant === void 0 ? "." : `; did "${meant.slice(meant.lastIndexOf("/") + 1)}" in its list mean it?`;
			yield {
				subject: `${scope.location.path}#${path}`,
				message: `No kustomization lists ${path} with the ${factTitle(fact)}, but ${factTitle(user.fact)} uses its Secret${hint}`,
				locations: [fact.location],
				related: [scope.location, user.fact.location]
			};
		}
	}
};
const byWritten = ({ kind, writes }) => kind === "producer" || kind === "copy" ? writes : [];
const byResource = ({ attributes: { resource, name, namespace } }) => resource === void 0 ? [] : [[
	resource,
	name,
	namespace
].join("|")];
/** Whether a listed file makes the same Secret, or defines the same resource. */
function isReplaced(fact, facts, named) {
	const others = [...fact.writes.flatMap((ref) => factsBy(facts, byWritten, ref)), ...byResource(fact).flatMap((key) => factsBy(facts, byResource, key))];
	const { repository } = fact.location;
	return others.some((other) => other.location.repository === repository && named.has(fileKey(other.location)));
}
const commented = (scope, path) => textsOf(own$20(scope).commented).includes(path);
/** Kustomizations: the namespace of what they list, and the Secrets that they generate from files. */
const kustomize = {
	id: MECHANISM$9,
	title: "kustomize",
	identifiedBy: "kustomization.yaml: `namespace`, `resources` and `secretGenerator`",
	references: REFERENCES$6,
	accepts: (path) => FILE$1.test(path),
	needles: [],
	named: FILE$1,
	read(file, output) {
		let comments = commentedResources(file.path, file.text);
		for (const document of yamlDocuments(file)) {
			const root = document.root();
			const problem = document.problem();
			if (problem !== void 0) output.unreadable(problem.reason, problem.detail, { line: problem.line });
			if (root?.kind !== "map") continue;
			readScope(file.path, comments, root, output);
			comments = [];
			for (const generator of itemsAt(root, "secretGenerator")) readGenerator(file.path, root, generator, output);
		}
	},
	rules: [
		commentedOut,
		notListed,
		factRule(MECHANISM$9, {
			id: "kustomize-certificate-without-hash",
			title: "Generated Secret keeps its name when its content changes",
			level: "note",
			why: "The name hash of kustomize restarts the pods when the certificate changes. Without it, a new certificate reaches the cluster, but no process reads it.",
			fix: "Remove `disableNameSuffixHash`, or restart the consumers when the Secret changes.",
			references: REFERENCES$6,
			kind: "sink",
			problem: (fact) => fact.attributes.hashed !== false ? void 0 : {
				message: `The Secret "${String(fact.attributes.name)}" is generated from certificate files, but its name hash is disabled.`,
				locations: [placeOf$1(fact, "disableNameSuffixHash")]
			}
		})
	]
};
function readScope(path, commented, root, output) {
	const { attributes, lines } = attributesAt(root, { namespace: ["namespace"] });
	const listed = [
		"resources",
		"bases",
		"components"
	].flatMap((key) => itemsAt(root, key));
	const includes = listed.flatMap((item) => item.kind === "scalar" ? resolvePath(path, item.text) ?? [] : []);
	output.fact({
		kind: "scope",
		reads: [],
		writes: includes.map(fileRef),
		attributes: {
			via: "kustomize",
			...attributes
		},
		own: {
			...mentionsOf(path, root),
			...commented.length > 0 && { commented: commented.map((one) => one.path) },
			...listed.some((item) => item.kind !== "scalar") && { open: true }
		},
		lines: {
			...lines,
			...Object.fromEntries(commented.slice(0, 100).map((one) => [`commented ${one.path}`, one.line]))
		}
	}, {
		line: root.line,
		endLine: root.endLine
	});
}
/** More names than this are not kept. */
const MAX_MENTIONS = 300;
/** Files that are named elsewhere than in the lists: patches, values, generators. */
function mentionsOf(path, root) {
	const names = /* @__PURE__ */ new Set();
	for (const node of descend(root)) {
		if (node.kind !== "scalar" || !/\.(?:ya?ml|json)$/.test(node.text)) continue;
		const target = resolvePath(path, node.text);
		if (target !== void 0) names.add(target);
	}
	const listed = new Set([
		"resources",
		"bases",
		"components"
	].flatMap((key) => itemsAt(root, key).map((item) => resolvePath(path, item.text))));
	const mentions = [...names].filter((name) => !listed.has(name));
	if (mentions.length === 0) return {};
	return { mentions: mentions.length > MAX_MENTIONS ? null : mentions };
}
/** A Secret made from files when the manifests are built: nothing renews it but a change of those files. */
function readGenerator(path, root, generator, output) {
	const name = stringAt(generator, "name");
	const pairs = itemsAt(generator, "files").flatMap((item) => item.kind === "scalar" ? [item.text] : []).map((entry) => entry.includes("=") ? entry.split("=", 2) : [entry, entry]);
	const certificate = stringAt(generator, "type") === "kubernetes.io/tls" || pairs.some(([key, file]) => isCertificateKey(key) || isCertificateKey(file));
	if (typeof name !== "string" || !certificate) return;
	const own = at(generator, "options", "disableNameSuffixHash") ?? at(root, "generatorOptions", "disableNameSuffixHash");
	const hashed = valueAt(own) !== true;
	output.fact({
		kind: "sink",
		reads: pairs.flatMap(([, file]) => resolvePath(path, file) ?? []).map(fileRef),
		writes: [secretRef(stringAt(generator, "namespace") ?? stringAt(root, "namespace") ?? "?", name)],
		attributes: {
			resource: "secretGenerator",
			name,
			hashed,
			static: true
		},
		lines: own === void 0 ? {} : { disableNameSuffixHash: own.line }
	}, {
		line: generator.line,
		endLine: generator.endLine
	});
}

// src/mechanisms/kyverno/index.ts
const GENERATE = "https://kyverno.io/docs/policy-types/cluster-policy/generate/";
/** Policies of Kyverno that clone a Secret into other namespaces. */
const kyverno = {
	id: "kyverno",
	title: "Kyverno",
	identifiedBy: "`ClusterPolicy` and `Policy` with `generate` rules that clone a Secret",
	references: [GENERATE],
	accepts: isManifestFile,
	needles: ["generate:"],
	read(file, output) {
		for (const manifest of manifests(file, output, ["ClusterPolicy", "Policy"])) {
			if (manifest.group !== "kyverno.io") continue;
			for (const rule of itemsAt(manifest.root, "spec", "rules")) {
				const generate = at(rule, "generate");
				const [namespace, name] = [stringAt(generate, "clone", "namespace"), stringAt(generate, "clone", "name")];
				if (stringAt(generate, "kind") !== "Secret" || typeof namespace !== "string" || typeof name !== "string") continue;
				const target = stringAt(generate, "name") ?? name;
				const into = stringAt(generate, "namespace");
				const known = typeof into === "string" && /^[\w.-]+$/.test(into);
				const synchronize = at(generate, "synchronize");
				output.fact({
					kind: "copy",
					reads: [secretRef(namespace, name)],
					writes: /^[\w.-]+$/.test(target) ? [secretRef(known ? into : "*", target)] : [],
					attributes: {
						resource: manifest.kind,
						name: manifest.name,
						target,
						...synchronize?.value !== true && synchronize?.kind !== "unknown" && { state: "once" }
					}
				}, { line: (synchronize ?? generate)?.line ?? rule.line });
			}
		}
	},
	rules: [factRule("kyverno", {
		id: "kyverno-clone-not-synchronized",
		title: "Kyverno clones a renewed Secret once",
		level: "warning",
		why: "Without `synchronize: true`, Kyverno clones the Secret when the rule is first triggered. A renewed certificate never reaches the clones, which keep the old one until it expires.",
		fix: "Set `synchronize: true` in the `generate` rule.",
		references: [GENERATE],
		kind: "copy",
		problem(fact, { topology }) {
			if (fact.attributes.state !== "once") return void 0;
			const renewed = upstream(graphOf(topology), nodeOf(topology, fact)).find(({ fact: { kind, attributes } }) => kind === "producer" && attributes.state !== "once");
			return renewed === void 0 ? void 0 : {
				message: `${fact.attributes.resource} "${fact.attributes.name}" clones the Secret "${fact.attributes.target}" without \`synchronize: true\`, so renewed versions do not reach the clones.`,
				related: [renewed.fact.location]
			};
		}
	})]
};

// src/mechanisms/lego/read.ts
const own$19 = ownAttributes("lego");
/** One producer for each `lego run` and `lego renew`. `version` is the tag of the image; `latest` where it has none. */
function read$19(file, output) {
	for (const invocation of clientInvocations(file, "lego")) {
		const { args, line, container } = invocation.command;
		const words = args.flatMap((arg) => valuesOf(arg, invocation.command));
		const command = ["renew", "run"].find((verb) => words.includes(verb));
		if (command === void 0) continue;
		const domains = hostsAskedFor(invocation);
		const writes = pathRefs(...filesWritten(invocation));
		const hook = hookOf(invocation);
		const image = container !== void 0 && clientOfImage(container)?.client.id === "lego" ? container : void 0;
		const old = [
			"--renew-hook",
			"--run-hook",
			"--days",
			"--dynamic"
		].find((name) => args.some((arg) => arg === name || arg.startsWith(`${name}=`)));
		output.fact({
			kind: "producer",
			reads: startRefs(file, invocation),
			writes: hook === void 0 ? writes : [...writes, ...hookScripts(hook)],
			names: domains.map((name) => `dns:${name}`),
			attributes: {
				name: optionValues(args, ...invocation.client.names?.options ?? [])[0] ?? `lego ${command}`,
				command,
				...runAttributes(invocation),
				...hook !== void 0 && { hook },
				...image !== void 0 && { version: /:v?([\w.-]+)$/.exec(image)?.[1] ?? (image.includes("@") || image.includes("$") ? null : "latest") },
				...rehearsalOf(invocation) !== void 0 && { staging: true },
				...given("server", rehearsalOf(invocation) === void 0 && clientServer(invocation))
			},
			own: { ...old !== void 0 && { oldOption: old } }
		}, { line });
		if (hook !== void 0) output.fact({
			kind: "reload",
			reads: writes,
			writes: servicesOfHook(hook),
			attributes: { hook }
		}, { line });
	}
}

// src/mechanisms/lego/index.ts
const MIGRATION = "https://go-acme.github.io/lego/migration/cli/";
const RENEW$1 = "https://go-acme.github.io/lego/usage/cli/renew-a-certificate/";
const reloadsAnything = anyFact(({ kind }) => kind === "reload");
const rules$16 = [
	factRule("lego", {
		id: "lego-command-removed",
		title: "lego 5 has no `renew` command",
		level: "error",
		why: "lego 5 removed `renew` and renamed its options. With an image that is not pinned to version 4, the scheduled renewal fails after the next pull.",
		fix: "Use `lego run` with `--deploy-hook` and `--renew-days` after `lego migrate`, or pin the image to `v4`.",
		references: [MIGRATION],
		problem(fact) {
			const version = textOf(fact.attributes.version);
			if (version === void 0 || !/^(?:latest|v?[5-9]|v?\d\d)(?:\.|$)/.test(version)) return void 0;
			const used = fact.attributes.command === "renew" ? "`lego renew`" : own$19(fact).oldOption === void 0 ? void 0 : `\`${own$19(fact).oldOption}\``;
			const which = version === "latest" ? "an image without a version" : `lego ${version}`;
			return used === void 0 ? void 0 : `${used} is run with ${which}; lego 5 does not know it.`;
		}
	}),
	factRule("lego", {
		id: "lego-no-hook",
		title: "lego renews without a reload",
		level: "warning",
		why: "lego writes the new files and exits. A server that is not reloaded keeps the old certificate.",
		fix: "Add `--renew-hook` (lego 4) or `--deploy-hook` (lego 5) with the reload.",
		references: [RENEW$1, MIGRATION],
		problem(fact, { neighbours }) {
			const { hook, chained, opaque, surface } = fact.attributes;
			if (hook !== void 0 || chained !== void 0 || opaque === true || !isScheduledItself(fact, neighbours(fact))) return void 0;
			if (/^(?:github-actions|gitlab|azure-pipelines|jenkins)$/.test(String(surface))) return void 0;
			return reloadsAnything(neighbours(fact)) ? void 0 : `The scheduled \`lego ${fact.attributes.command}\` for ${fact.attributes.name} has no hook, and nothing after it reloads a server.`;
		}
	}),
	factRule("lego", {
		id: "lego-staging",
		title: "Scheduled lego renewal uses the staging CA",
		level: "warning",
		why: "No client trusts a certificate of the staging CA.",
		fix: "Remove `--server`, or set the production directory.",
		references: ["https://letsencrypt.org/docs/staging-environment/"],
		problem: (fact, { neighbours }) => fact.attributes.staging === true && isScheduledItself(fact, neighbours(fact)) ? `The scheduled \`lego ${fact.attributes.command}\` for ${fact.attributes.name} uses the staging CA.` : void 0
	})
];
const lego = {
	id: "lego",
	title: "lego",
	identifiedBy: "commands that run `lego run` or `lego renew`, and the image `goacme/lego` in compose files and `docker run`",
	references: [RENEW$1, MIGRATION],
	accepts: mayHoldCommands,
	needles: ["lego"],
	read: read$19,
	rules: rules$16
};

// src/mechanisms/linkerd/index.ts
const MECHANISM$8 = "linkerd";
const own$18 = ownAttributes(MECHANISM$8);
const REFERENCES$5 = ["https://linkerd.io/2/tasks/automatically-rotating-control-plane-tls-credentials/"];
/**
* Linkerd: the issuer of the mesh renews the certificates of the proxies, but nothing renews the issuer automatically.
*/
const linkerd = {
	id: MECHANISM$8,
	title: "Linkerd",
	identifiedBy: "Helm values of Linkerd: `identity.issuer` and `identityTrustAnchorsPEM`",
	references: REFERENCES$5,
	accepts: isManifestFile,
	needles: [
		"identityTrustAnchorsPEM",
		"identityExternalCA",
		"linkerd.io/tls"
	],
	read(file, output) {
		for (const document of yamlDocuments(file)) {
			if (!/linkerd|identity/.test(document.text)) continue;
			for (const node of descend(document.root())) {
				const issuer = issuerOf(node);
				if (issuer === void 0) continue;
				const scheme = stringAt(issuer, "scheme");
				const inline = [stringAt(issuer, "tls", "crtPEM"), stringAt(issuer, "tls", "keyPEM")].some((text) => typeof text === "string" && text.includes("-----BEGIN"));
				output.fact({
					kind: "issuer",
					reads: scheme === "kubernetes.io/tls" ? [secretRef("linkerd", "linkerd-identity-issuer")] : [],
					writes: [makeRef("mesh", "linkerd")],
					attributes: {
						resource: "Linkerd",
						name: "identity issuer"
					},
					own: {
						...document.root()?.entries.has("apiVersion") !== true && { defaults: true },
						...scheme !== void 0 && { scheme },
						inline
					}
				}, {
					line: issuer.line,
					endLine: issuer.endLine
				});
			}
		}
	},
	rules: [factRule(MECHANISM$8, {
		id: "linkerd-issuer-not-rotated",
		title: "Linkerd identity issuer is not rotated",
		level: "warning",
		otherLevels: { note: "for values without credentials, which a release may replace" },
		why: "The proxies renew their certificates every day. But the issuer that signs them keeps its installed credentials, for a year by default. When they expire, every connection of the mesh fails.",
		fix: "Set `identity.issuer.scheme: kubernetes.io/tls`, and manage the Secret `linkerd-identity-issuer` with cert-manager.",
		references: REFERENCES$5,
		kind: "issuer",
		problem: (fact) => own$18(fact).scheme === "linkerd.io/tls" || own$18(fact).inline === true && own$18(fact).scheme !== "kubernetes.io/tls" ? {
			message: "The identity issuer of Linkerd uses credentials that are part of its configuration (scheme linkerd.io/tls), which nothing renews.",
			...own$18(fact).defaults === true && own$18(fact).inline !== true && { level: "note" }
		} : void 0
	})]
};
function issuerOf(node) {
	const issuer = entriesAt(node, "identity").get("issuer");
	return issuer?.kind === "map" && (issuer.entries.has("scheme") || issuer.entries.has("tls")) ? issuer : void 0;
}

// src/shell/certificate-makers.ts
const numberOf = (value, otherwise) => {
	if (value === void 0) return otherwise;
	const days = Number(value);
	return Number.isFinite(days) ? days : null;
};
const withOut = (out, days) => ({
	days,
	...out !== void 0 && { out }
});
/** Options of `openssl req` and `openssl x509` without a value. */
const SWITCH$1 = /^-(?:new|nodes|noenc|x509|batch|verbose|text|noout|utf8|req|CAcreateserial|multivalue-rdn)$/;
/** What is replaced by words that only a run knows: `$OPTIONS`, `{{ cert_params }}`. */
const EXPANSION = /^["']?(?:\$[\w{@*(]|\{\{)/;
/** Whether a command takes options that are not written in it. The value of an option is none. */
function mayStateMore(args) {
	return args.some((arg, i) => {
		const before = args[i - 1] ?? "";
		return EXPANSION.test(arg) && (SWITCH$1.test(before) || !before.startsWith("-"));
	});
}
/** Programs that make a certificate without asking a CA that renews, with how long it is valid. */
const MAKERS = [
	{
		programs: ["openssl"],
		source: "https://docs.openssl.org/3.5/man1/openssl-req/",
		made(args) {
			const [verb] = args;
			const out = option(args, "-out");
			const days = numberOf(option(args, "-days"), mayStateMore(args) ? null : 30);
			if (verb === "req" && args.includes("-x509")) return withOut(out, days);
			const signs = args.includes("-CA") || args.includes("-signkey") || args.includes("-key");
			if (verb === "x509" && args.includes("-req") && signs) return withOut(out, days);
			return verb === "ca" && args.includes("-in") ? withOut(out, numberOf(option(args, "-days"), null)) : void 0;
		}
	},
	{
		programs: ["cfssl"],
		source: "https://github.com/cloudflare/cfssl/blob/master/doc/cmd/cfssl.txt",
		made(args) {
			if (args[0] !== "gencert" || args.includes("-initca") || args.includes("-initca=true")) return void 0;
			const config = args.map((arg) => /^--?config(?:=(.*))?$/.exec(arg)).findIndex((found) => found !== null);
			const given = (args[config] ?? "").includes("=") ? (args[config] ?? "").split("=")[1] : args[config + 1];
			return config < 0 ? { days: 365 } : {
				days: null,
				...given !== void 0 && { config: given }
			};
		}
	},
	{
		programs: ["easyrsa"],
		source: "https://easy-rsa.readthedocs.io/en/latest/advanced/",
		made(args, days) {
			const stating = (name) => option(args, "--days") ?? days(name);
			if (args.includes("gen-crl")) return withOut("pki/crl.pem", numberOf(stating("EASYRSA_CRL_DAYS"), 180));
			const at = args.findIndex((arg) => arg === "build-server-full" || arg === "sign-req");
			if (at < 0 || args[at] === "sign-req" && args[at + 1] !== "server") return void 0;
			const name = args[at] === "sign-req" ? args[at + 2] : args[at + 1];
			return withOut(name === void 0 ? void 0 : `pki/issued/${name}.crt`, numberOf(stating("EASYRSA_CERT_EXPIRE"), 825));
		}
	},
	{
		programs: ["keytool"],
		source: "https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html",
		made(args) {
			if (!args.some((arg) => arg === "-genkeypair" || arg === "-genkey")) return void 0;
			return withOut(option(args, "-keystore"), numberOf(option(args, "-validity"), 90));
		}
	},
	{
		programs: ["elasticsearch-certutil"],
		source: "https://www.elastic.co/docs/reference/elasticsearch/command-line-tools/certutil",
		made: (args) => args[0] === "cert" ? withOut(option(args, "--out", "-out"), numberOf(option(args, "--days", "-days"), 1095)) : void 0
	},
	{
		programs: ["consul", "nomad"],
		source: "https://developer.hashicorp.com/consul/commands/tls/cert",
		made: (args) => args.slice(0, 3).join(" ") === "tls cert create" ? { days: numberOf(lastOption(args, "-days", "--days"), 365) } : void 0
	},
	{
		programs: ["kubeadm"],
		source: "https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-certs/",
		made: (args) => /^init phase certs (?:etcd-server|etcd-peer)\b/.test(args.join(" ")) ? { days: 365 } : void 0
	},
	{
		programs: ["velociraptor"],
		source: "https://docs.velociraptor.app/knowledge_base/tips/rolling_certificates/",
		made: (args) => args.join(" ").startsWith("config generate") ? { days: 365 } : void 0
	}
];
const MAKER_PROGRAMS = MAKERS.flatMap(({ programs }) => programs);
const BY_PROGRAM = new Map(MAKERS.flatMap((maker) => maker.programs.map((program) => [program, maker])));
/** The first number of days that a file sets each variable of easy-rsa to. */
function daysSet(text) {
	const set = /* @__PURE__ */ new Map();
	for (const [, name = "", days = ""] of text.matchAll(/\b(EASYRSA_\w{1,40}?)[=\s"':]{1,4}(\d{1,6})/g)) if (!set.has(name)) set.set(name, days);
	return set;
}
/** The certificate that a command makes; `file` is the one that holds the command. */
function certificateMade({ name, args, redirects }, file) {
	const made = BY_PROGRAM.get(name)?.made(args, (variable) => file?.shared("easyrsa-days", daysSet).get(variable));
	if (made === void 0 || made.out !== void 0) return made;
	const target = redirects.find((redirect) => redirect.text.startsWith(">"))?.target;
	return target === void 0 || target === "" ? made : {
		...made,
		out: target
	};
}
/** Where scripts are called that an image runs at each start. */
const START_NAME = /(?:^|\/)[\w-]*entry-?point[\w.-]*$|(?:^|\/)(?:cont-init|docker-entrypoint|my_init|init|entrypoint)\.d\/[^/]+$/i;
/** Programs that a developer's or an installer's script hands over to, and shells. */
const NO_SERVER = /^(?:docker|docker-compose|podman|kubectl|helm|vagrant|npm|npx|yarn|pnpm|make|bash|sh|su|zsh|tmux|ssh|code)$/;
const EXECS = /^[ \t]{0,40}exec[ \t]+(?!\d*[<>&])(?:[\w-]+=\S*[ \t]+)*["']?([^\s"']{1,200})/gm;
const WAITS = /^[ \t]{0,40}tail[ \t]+-[fF]\b/m;
/** Whether a script is what starts a server, each time that it starts: it hands over to it, or waits behind it. */
function startsServer(file) {
	return START_NAME.test(file.path) || file.shared("hands-over", handsOver);
}
function handsOver(text) {
	if (WAITS.test(text)) return true;
	return [...text.matchAll(EXECS)].slice(-20).some(([, program = ""]) => !NO_SERVER.test(program.slice(program.lastIndexOf("/") + 1)));
}
/** A look at when a certificate expires, or a renewal by the program that made it. */
const LOOKS = /-checkend\b|-enddate\b|x509_certificate_info|not_(?:valid_)?after|notAfter|\bget_certificate\b|-mtime\b|-newermt\b|easyrsa\b[^\n]{0,200}\brenew\b|rotate_keys|reissue|keytool[^\n]{0,200}-list\b[^\n]{0,200}(?:until|Valid)/i;
/** What a file does with a certificate that ends soon: it takes it away, or makes the next one. */
const REPLACES = /\bstate['"]?\s{0,4}[:=]\s{0,4}['"]?absent|\brm\s|\bunlink\b|\brenew|\bforce['"]?\s{0,4}:|rotate_keys|reissue/i;
/** Whether the commands of a file replace a certificate before it expires; comments do not count. */
function replacesInTime(file) {
	return file.shared("replaces-in-time", looksAndReplaces);
}
function looksAndReplaces(text) {
	const commands = text.replace(/^[ \t]*(?:#|\/\/)[^\n]*$/gm, "");
	return LOOKS.test(commands) && REPLACES.test(commands);
}

// src/mechanisms/monitoring/checks.ts
/** Scripts that check how long a certificate is still valid, and tell of it. */
/** Programs that do nothing else. */
const CHECKERS = [
	"ssl-cert-check",
	"check_ssl_cert",
	"check_ssl_certificate"
];
const PROGRAMS = [
	...CHECKERS,
	"openssl",
	"check_http"
];
/** Byte strings of which a file with such a check holds one. */
const CHECK_NEEDLES = [
	"-checkend",
	"-enddate",
	...CHECKERS,
	"check_http"
];
/** A consumer for each check, unless the file renews too: then the check decides when. */
function readChecks(file, output) {
	const found = [...invocations(file, ...PROGRAMS)].filter(({ command, run }) => run.surface !== "dockerfile" && checks(command, run));
	if (found.length === 0 || !invocationsWhere(file, renews).next().done) return;
	for (const invocation of found) {
		const { command } = invocation;
		const left = command.args.includes("-checkend") ? daysLeft(command.args) : void 0;
		const metric = command.name === "openssl" ? "openssl x509" : command.name;
		output.fact({
			kind: "consumer",
			reads: startRefs(file, invocation).filter((ref) => isOfKind(ref, "script", "unit")),
			writes: [],
			attributes: { name: metric },
			own: {
				metric,
				monitor: true,
				...left !== void 0 && { seconds: left * 864e5 / 1e3 }
			}
		}, { line: command.line });
	}
}
function checks({ name, args }, { commands }) {
	if (CHECKERS.includes(name)) return true;
	if (name === "check_http") return args.some((arg) => arg.startsWith("-C") || arg === "--certificate");
	if (args.includes("-checkend")) return true;
	return args.includes("-enddate") && commands.some((one) => one.name === "openssl" && one.args[0] === "s_client");
}
/** Names of scripts that make or renew something. */
const MAKES = /(?<![a-z])(?:renew|generat|gen|make|create|issue|deploy|update|rotate|init|setup)[\w-]*(?:\.\w+)?$/i;
function renews(command) {
	const action = clientRun(command)?.action;
	if (certificateMade(command) !== void 0 || MAKES.test(command.name)) return true;
	return action !== void 0 && action !== "unknown";
}

// src/mechanisms/monitoring/own.ts
const own$17 = ownAttributes("monitoring");

// src/mechanisms/monitoring/rules.ts
/** Whether any alert warns before a certificate expires, and whether it fires when a renewal is late. */
const METRICS$1 = "https://cert-manager.io/docs/devops-tips/prometheus-metrics/";
const EXPIRY_MAIL = retirement("expiry-mail");
const ofMonitoring = (facts) => facts.filter((fact) => fact.mechanism === "monitoring");
const watched = (facts) => ofMonitoring(facts).some((fact) => own$17(fact).monitor === true);
const producersByRepository = ({ kind, location }) => kind === "producer" ? [location.repository] : [];
/** The first fact of every repository that has a property. */
function firsts(facts, attribute) {
	const found = /* @__PURE__ */ new Map();
	for (const fact of ofMonitoring(facts)) if (own$17(fact)[attribute] === true && !found.has(fact.location.repository)) found.set(fact.location.repository, fact.location);
	return found;
}
const noAlert = {
	id: "monitoring-no-expiry-alert",
	title: "No certificate-expiry alert configured",
	level: "note",
	why: "The repository renews certificates and defines alerts, but no alert warns before a certificate expires. A failed renewal is noticed only when clients reject the certificate.",
	fix: "Alert on `certmanager_certificate_expiration_timestamp_seconds`, or on `probe_ssl_earliest_cert_expiry` of blackbox_exporter, which checks the served certificate.",
	references: [METRICS$1, "https://github.com/prometheus/blackbox_exporter"],
	since: "0.1.0",
	*check({ topology }) {
		if (watched(topology.facts)) return;
		for (const [repository, location] of firsts(topology.facts, "alerts")) {
			const [producer] = factsBy(topology.facts, producersByRepository, repository);
			if (producer === void 0) continue;
			yield {
				subject: repository,
				message: `Alerts are defined here, but none for certificate expiry, although ${producer.mechanism} renews certificates.`,
				locations: [location],
				related: [producer.location]
			};
		}
	}
};
const onlyMail = {
	id: "monitoring-relies-on-expiry-mail",
	title: "Comment relies on Let's Encrypt's expiry emails",
	level: "note",
	why: "A comment relies on expiry emails, but Let's Encrypt stopped sending them on 2025-06-04. No other expiry alert was found.",
	fix: "Add an alert on certificate expiry, and correct the comment.",
	references: [EXPIRY_MAIL.source],
	since: "0.1.0",
	*check({ topology, now }) {
		if (watched(topology.facts)) return;
		for (const [repository, location] of firsts(topology.facts, "mail")) yield {
			subject: repository,
			message: `A comment relies on ${EXPIRY_MAIL.what}. ${retirementText(EXPIRY_MAIL, now)}`,
			locations: [location]
		};
	}
};
/** How long before the end cert-manager renews; undefined where that is not known. */
function leadOf({ attributes: { resource, duration, renewBefore, renewBeforePercentage, policy } }) {
	if (resource !== "Certificate" || policy !== void 0) return void 0;
	if (duration === null || renewBefore === null || renewBeforePercentage === null) return void 0;
	const lifetime = typeof duration === "string" ? goDuration(duration) : 90 * DAY;
	if (lifetime === void 0) return void 0;
	if (typeof renewBeforePercentage === "number") return lifetime * renewBeforePercentage / 100;
	return typeof renewBefore === "string" ? goDuration(renewBefore) : lifetime / 3;
}
const MAX_RELATED$1 = 20;
/** How long before the end each Certificate is renewed, among the facts of a repository. */
const leadsIn = memoizeByObject((facts) => facts.flatMap((fact) => {
	const lead = leadOf(fact);
	return lead === void 0 ? [] : [[fact, lead]];
}));
const beforeRenewal = factRule("monitoring", {
	id: "monitoring-alert-before-renewal",
	title: "Expiry alert fires before the renewal is due",
	level: "note",
	why: "The alert threshold is longer than the renewal threshold. The alert fires before every renewal although nothing is wrong, and is soon ignored.",
	fix: "Set the threshold to two thirds of the renewal threshold, which leaves time for repairs and retries.",
	references: [METRICS$1],
	kind: "consumer",
	problem(fact, { neighbours }) {
		const { metric, seconds, all } = own$17(fact);
		if (typeof seconds !== "number" || all !== true || !String(metric).startsWith("certmanager_")) return void 0;
		const late = leadsIn(neighbours(fact)).filter(([, lead]) => lead < seconds * 1e3 - DAY);
		const first = late[0]?.[0];
		if (first === void 0) return void 0;
		return {
			message: `The alert fires ${spellDuration(seconds * 1e3)} before expiration, but ${late.length === 1 ? `the Certificate "${first.attributes.name}" is` : `${late.length} Certificates are`} renewed later than that.`,
			related: late.slice(0, MAX_RELATED$1).map(([other]) => other.location)
		};
	}
});
const signalRules = [
	noAlert,
	onlyMail,
	beforeRenewal
];

// src/mechanisms/monitoring/index.ts
const BLACKBOX = "https://github.com/prometheus/blackbox_exporter";
const METRICS = "https://cert-manager.io/docs/devops-tips/prometheus-metrics/";
/** Metrics that tell when a certificate ends. */
const NEEDLES = [
	"probe_ssl_earliest_cert_expiry",
	"probe_ssl_last_chain_expiry_timestamp_seconds",
	"certmanager_certificate_expiration_timestamp_seconds",
	"certmanager_certificate_not_after_timestamp_seconds",
	"x509_cert_not_after",
	"ssl_cert_not_after",
	"cert_exporter_",
	"DaysToExpiry",
	"tls.days_left",
	"ssl.days_left",
	"CertificateNearExpiry"
];
/** Metrics that tell that a renewal failed. */
const FAILED = ["certmanager_certificate_ready_status"];
/** Files of alert rules. */
const CONFIGURATION = /\.(?:ya?ml|json|tf|rules|libsonnet|jsonnet|tpl)(?:\.\w+)?$/;
/** A rule that alerts about anything. */
const ALERT = /^\s*(?:-\s*)?["']?alert["']?\s*:\s*\S/;
/** Mail about the end of certificates, which Let's Encrypt sent until 2025-06-04. */
const MAIL = [
	"expiry notif",
	"expiration notif",
	"expiry notice",
	"expiration notice",
	"expiry mail",
	"expiry email",
	"expiration email",
	"expiry reminder",
	"expiration reminder",
	"expiry warning",
	"expiration warning"
];
/** What other exporters call it, and what people call their alert on it. */
const ELSEWHERE = /(?:cert|certificate|ssl|tls|x509)[a-z0-9_-]{0,40}(?:expir|not_?after|days_left|remaining|valid_(?:until|to))/i;
/** `metric - time() < 3 * 86400` or `(metric - time()) / 86400 < 3`: what it is divided by, and the threshold as a product. */
const THRESHOLD = /time\(\)\s*\)?([\s\d*/()]{0,30})<=?\s*\(?\s*(\d{1,9}(?:\s*\*\s*\d{1,9}){0,4})/;
/**
* A consumer for each expression over the end of certificates. Attributes: `metric`, `seconds` of the threshold, `all`
* where it selects no series; one for each check in a script; and one for the first other alert (`alerts`) and for each comment that counts on mail (`mail`).
*/
function read$18(file, output) {
	if (mayHoldCommands(file.path)) readChecks(file, output);
	if (!CONFIGURATION.test(file.path)) return;
	const emit = (name, own, line) => output.fact({
		kind: "consumer",
		reads: [],
		writes: [],
		attributes: { name },
		own
	}, { line });
	let alerts = false;
	let elsewhere = false;
	const rows = file.text.split("\n");
	for (const [index, row] of rows.entries()) {
		if (row.length < 400 && /let.?s.?encrypt|acme|certbot|e-?mail/i.test(row) && MAIL.some((words) => row.toLowerCase().includes(words))) emit("mail", { mail: true }, index + 1);
		if (!alerts && ALERT.test(row)) {
			alerts = true;
			emit("alerts", { alerts: true }, index + 1);
		}
		const metric = /^\s*#/.test(row) ? void 0 : NEEDLES.find((needle) => row.includes(needle));
		if (row.length > 4e3) continue;
		if (metric === void 0) {
			const comment = /^\s*#/.test(row);
			const failed = comment ? void 0 : FAILED.find((needle) => row.includes(needle));
			if (failed !== void 0 && alerts) emit(failed, { metric: failed }, index + 1);
			else if (alerts && !comment && ELSEWHERE.test(row)) {
				const seconds = secondsOf(row);
				if (elsewhere && seconds === void 0) continue;
				elsewhere = true;
				emit("other metrics", {
					monitor: true,
					...seconds !== void 0 && { seconds }
				}, index + 1);
			}
			continue;
		}
		const next = rows[index + 1] ?? "";
		const seconds = secondsOf(row) ?? (/^\s*</.test(next) ? secondsOf(`${row} ${next.trim()}`) : void 0);
		emit(metric, {
			metric,
			monitor: true,
			all: !row.includes(`${metric}{`),
			...seconds !== void 0 && { seconds }
		}, index + 1);
	}
}
/** The threshold of an expression; undefined where it has none. */
function secondsOf(row) {
	const [, divided = "", product] = THRESHOLD.exec(row) ?? [];
	if (product === void 0) return void 0;
	return [...divided.match(/\d+/g) ?? [], ...product.split("*")].reduce((total, factor) => total * Number(factor), 1);
}
const isToldEarly = anyFact((fact) => Number(own$17(fact).seconds ?? 0) >= 3 * DAY / 1e3);
const rules$15 = [factRule("monitoring", {
	id: "monitoring-alert-too-late",
	title: "Certificate alert fires only in the last days",
	level: "note",
	why: "A long weekend or a change freeze can last longer than three days. The certificate can expire before a person responds.",
	fix: "Alert when a renewal is late: below a quarter of the lifetime, and again at seven days.",
	references: [BLACKBOX, METRICS],
	problem(fact, { neighbours }) {
		const { seconds } = own$17(fact);
		if (typeof seconds !== "number" || seconds <= 0 || seconds >= 3 * 864e5 / 1e3) return void 0;
		return isToldEarly(neighbours(fact)) ? void 0 : `The only alert on ${own$17(fact).metric ?? "the expiration"} fires ${spellDuration(seconds * 1e3)} before the certificate expires.`;
	}
}), ...signalRules];
const monitoring = {
	id: "monitoring",
	title: "Expiry alerts",
	identifiedBy: "rules of Prometheus and CloudWatch over metrics of blackbox_exporter, cert-manager, x509-certificate-exporter, ssl_exporter and others; scripts with `openssl x509 -checkend`, ssl-cert-check or check_ssl_cert",
	references: [BLACKBOX, METRICS],
	accepts: (path) => CONFIGURATION.test(path) || mayHoldCommands(path),
	needles: [
		...NEEDLES,
		...MAIL,
		"alert:",
		...CHECK_NEEDLES
	],
	read: read$18,
	rules: rules$15
};

// src/mechanisms/nginx/read.ts
/** One consumer for each certificate of each server block; nginx pairs the n-th certificate with the n-th key. */
function read$17(file, output) {
	const blocks = [emptyBlock()];
	let words = [];
	let line = 1;
	const close = () => {
		emit(blocks.pop() ?? emptyBlock(), output);
		if (blocks.length === 0) blocks.push(emptyBlock());
	};
	const text = withVariables(file.text).replace(/<%=[^%\n]{0,200}%>/g, (expression) => `{{${expression.slice(3, -2).replaceAll(/\s/g, "")}}}`).replace(/\{%[^%\n]{0,300}%\}|<%[^%\n]{0,300}%>/g, " ");
	for (const token of lexShell(text)) {
		if (token.type === "redirect") continue;
		if (token.type === "operator") {
			if (token.text !== ";") continue;
			apply(words, line, blocks.at(-1));
			words = [];
		} else if (!token.quoted && token.text.endsWith("{") && !token.text.includes("${")) {
			blocks.push(emptyBlock());
			words = [];
		} else if (!token.quoted && token.text === "}") {
			close();
			words = [];
		} else {
			if (words.length === 0) line = token.line;
			words.push(token.text);
		}
	}
	while (blocks.length > 1) close();
	close();
}
/** A path below the folder of nginx's configuration: `ssl/www.pem`. nginx looks for it there, wherever the file that names it lies. */
const RELATIVE = /^(?:[\w-][\w.-]{0,80}\/){0,6}[\w.*-]{1,120}\.(?:pem|crt|cer)$/;
/** With what it authenticates itself to the servers behind it (ngx_http_proxy_module and its siblings). */
const UPSTREAM = /^(?:proxy|grpc|uwsgi)_ssl_certificate$/;
const UPSTREAM_KEY = /^(?:proxy|grpc|uwsgi)_ssl_certificate_key$/;
function emptyBlock() {
	return {
		hosts: [],
		certificates: [],
		keys: [],
		trust: []
	};
}
function apply([name, ...values], line, block) {
	const value = values[0];
	if (name === void 0 || value === void 0) return;
	if (name === "server_name") append(block.hosts, values);
	else if (name === "acme_certificate") block.acme = {
		issuer: makeRef("resolver", `nginx/${value}`),
		names: values.slice(1).filter((one) => !one.includes("=")),
		line
	};
	else if (name === "ssl_certificate") block.certificates.push({
		value,
		line
	});
	else if (UPSTREAM.test(name)) block.certificates.push({
		value,
		line,
		directive: name
	});
	else if (name === "ssl_certificate_key" || UPSTREAM_KEY.test(name)) block.keys.push({
		value,
		line
	});
	else if (/^(?:ssl_trusted|ssl_client|proxy_ssl_trusted)_certificate$/.test(name)) block.trust.push({
		value,
		line
	});
}
function emit({ hosts, certificates, keys, trust, acme }, output) {
	if (acme !== void 0) {
		const names = (acme.names.length > 0 ? acme.names : hosts).filter((host) => /^[\w-]+(?:\.[\w-]+)+$/.test(host));
		output.fact({
			kind: "producer",
			reads: [],
			writes: [acme.issuer, ...names.map((host) => hostRef(host.toLowerCase()))],
			names: names.map((host) => `dns:${host.toLowerCase()}`),
			attributes: {
				tool: "ngx_http_acme_module",
				client: "nginx-acme"
			}
		}, { line: acme.line });
	}
	for (const [index, { value, line, directive }] of certificates.entries()) {
		if (value.startsWith("data:")) continue;
		const key = keys[index]?.value;
		serverConsumer(output, {
			service: "nginx",
			directive: directive ?? "ssl_certificate",
			...directive !== void 0 && { side: "client" },
			certificate: value,
			hosts,
			line,
			...RELATIVE.test(value) && { reads: pathRefs(`/etc/nginx/${value}`) },
			...acme !== void 0 && value.startsWith("$acme_certificate") && { reads: [acme.issuer] },
			...key !== void 0 && { key }
		});
	}
	for (const { value, line } of trust) serverConsumer(output, {
		service: "nginx",
		directive: "ssl_trusted_certificate",
		trust: value,
		hosts,
		line
	});
}

// src/mechanisms/nginx/index.ts
const isOwn$1 = (path) => /\.nginx$|^nginx/.test(plainName(path)) || isSite(path);
const nginx = {
	id: "nginx",
	title: "nginx and OpenResty",
	identifiedBy: "`*.conf`, templates, files named after a site, and those in `sites-available` with `ssl_certificate` or `acme_certificate`; also where scripts write them",
	references: [
		"https://nginx.org/en/docs/http/ngx_http_ssl_module.html#ssl_certificate",
		"https://nginx.org/en/docs/control.html#reconfiguration",
		"https://nginx.org/en/docs/http/ngx_http_acme_module.html"
	],
	needles: [
		"ssl_certificate",
		"acme_certificate",
		"ssl_trusted_certificate"
	],
	...serverFiles(isOwn$1, read$17, {
		service: "nginx",
		certificate: /(?:\w{1,60}_)?ssl_certificate/,
		key: /(?:\w{1,60}_)?ssl_certificate_key/
	}),
	rules: []
};

// src/mechanisms/nixos/web-servers.ts
/** Virtual hosts of web servers in NixOS, and what reads its language as text. */
const own$16 = ownAttributes("nixos");
/** Longer than any attribute set of one certificate. */
const MAX_LINES$1 = 60;
/** A name in quotes or without, or an expression that only the evaluation knows: `${domain}`. */
const NAME$3 = "(?:\"([^\"]{1,200})\"|(\\$\\{[\\w.\\x27 -]{1,100}\\}|[\\w-]{1,100}))";
/** Where the files of a certificate lie; an option of the machine has one value for all its files, a name of one file has not. */
function folderOf(name) {
	return !name.includes("$") || name.startsWith("${config.") ? [makeRef("path", `/var/lib/acme/${name}/`)] : [];
}
/** A web server of NixOS, or the virtual hosts of one below. */
const SERVER$1 = /\bservices\s*\.\s*(nginx|httpd|caddy)\b|^\s*(nginx|httpd|caddy)\s*(?:=\s*\{|\.\s*virtualHosts\b)/;
const VIRTUAL_HOST = new RegExp(`(?:\\bvirtualHosts\\s*\\.\\s*|^\\s*)${NAME$3}\\s*=\\s*(?:\\w[\\w.]{0,60}\\s*\\(?\\s*)?(?:rec\\s*)?\\{`);
/**
* Virtual hosts that take a certificate of `security.acme`: `enableACME` asks for one under the host's name, `useACMEHost` names
* another. The module reloads the server after each renewal.
*/
function readWebServers(rows, output) {
	let server;
	let host;
	readDefaults(rows, output);
	for (const [index, row] of rows.entries()) {
		const line = index + 1;
		const named = SERVER$1.exec(row);
		server = named?.[1] ?? named?.[2] ?? server;
		const member = VIRTUAL_HOST.exec(row);
		const name = member?.[1] ?? member?.[2];
		if (name !== void 0 && (name.includes(".") || name.includes("$") || row.includes("virtualHosts"))) host = name;
		const enabled = /\benableACME\s*=\s*true\b/.test(row);
		const other = /\buseACMEHost\s*=\s*(?:"([^"$]{1,200})"|"?(\$\{config\.[\w.-]{1,100}\})"?|(config\.[\w.-]{1,100});)/.exec(row);
		if (member !== null && host !== void 0 && row.includes("virtualHosts")) readPlainHost(rows, index, host, output);
		if (server === void 0 || !enabled && other === null) continue;
		const [, text, expression, option] = other ?? [];
		const certificate = text ?? expression ?? (option === void 0 ? host : `\${${option}}`);
		const known = certificate !== void 0 && /^[\w*-]+(?:\.[\w-]+)+$/.test(certificate);
		const paths = certificate === void 0 ? [] : folderOf(certificate);
		if (enabled) output.fact({
			kind: "producer",
			reads: [],
			writes: paths,
			names: known ? [`dns:${certificate}`] : [],
			attributes: { name: certificate ?? "enableACME" },
			own: { reloads: true }
		}, { line });
		const service = serviceName(server);
		output.fact({
			kind: "consumer",
			reads: paths,
			writes: [serviceRef(service), ...host !== void 0 && /^[\w-]+(?:\.[\w-]+)+$/.test(host) ? [hostRef(host)] : []],
			attributes: { service }
		}, { line });
		output.fact({
			kind: "reload",
			reads: paths,
			writes: [serviceRef(service)],
			attributes: { name: "security.acme" }
		}, { line });
	}
}
/** A certificate for every virtual host that says nothing else, as an option of the module sets it. */
const BY_DEFAULT = makeRef("variable", "services.nginx.virtualhosts.enableacme");
/** `enableACME = lib.mkDefault true` in what all virtual hosts have. */
function readDefaults(rows, output) {
	const index = rows.findIndex((row) => /\benableACME\s*=\s*(?:lib\.)?mkDefault\s+true\b/.test(row));
	if (index < 0 || !rows.some((row) => /\bvirtualHosts\s*=\s*(?:lib\.)?mkOption\b/.test(row))) return;
	const place = { line: index + 1 };
	const name = "enableACME";
	output.fact({
		kind: "producer",
		reads: [],
		writes: [BY_DEFAULT],
		attributes: { name },
		own: { reloads: true }
	}, place);
	output.fact({
		kind: "reload",
		reads: [BY_DEFAULT],
		writes: [serviceRef("nginx")],
		attributes: { name }
	}, place);
}
/** A virtual host of nginx that leaves its certificate to the default of the module. */
function readPlainHost(rows, index, host, output) {
	if (!/\bnginx\b/.test(rows.slice(Math.max(0, index - MAX_LINES$1), index + 1).join("\n"))) return;
	if (/\b(?:enableACME|useACMEHost|sslCertificate)\b/.test(bodyOf(rows, index))) return;
	const served = /^[\w-]+(?:\.[\w-]+)+$/.test(host) ? [hostRef(host)] : [];
	output.fact({
		kind: "consumer",
		reads: [BY_DEFAULT],
		writes: [serviceRef("nginx"), ...served],
		attributes: { service: "nginx" }
	}, { line: index + 1 });
}
/** The lines from one to the brace that closes what opens on it. */
function bodyOf(rows, start) {
	let depth = 0;
	const body = [];
	for (const row of rows.slice(start, start + MAX_LINES$1)) {
		body.push(row);
		depth += braces(row);
		if (depth <= 0) break;
	}
	return body.join("\n");
}
function braces(row) {
	let depth = 0;
	for (const char of row) depth += char === "{" ? 1 : char === "}" ? -1 : 0;
	return depth;
}

// src/mechanisms/nixos/rules.ts
const MANUAL = "https://nixos.org/manual/nixos/stable/#module-security-acme";
const WIKI = "https://wiki.nixos.org/wiki/ACME";
/** What a variable stands for is the same within one file. */
const nameOf$2 = ({ location, attributes: { name } }) => String(name).includes("$") ? `${location.path} ${name}` : name;
const byName$1 = (fact) => fact.mechanism === "nixos" && typeof fact.attributes.name === "string" ? [`${fact.kind} ${nameOf$2(fact)}`] : [];
/** Services of NixOS that never run as root. */
const UNPRIVILEGED = /^(?:nginx|haproxy|prosody|mosquitto|coturn|mumble-server|ejabberd|caddy|postgresql)$/;
const byGrant = ({ mechanism, kind, attributes }) => mechanism === "nixos" && kind === "scope" ? [String(attributes.name)] : [];
/** Whether the defaults of all certificates reload the service of a reader. */
function reloadedByDefault(around) {
	const told = factsBy(around, byDefaults, "all").flatMap(({ writes }) => writes);
	return ({ writes }) => told.length > 0 && (writes.length === 0 || [...writes, UNKNOWN_SERVICE].some((ref) => told.includes(ref)));
}
const byDefaults = (fact) => fact.mechanism === "nixos" && fact.kind === "reload" && own$16(fact).reloads === true ? ["all"] : [];
const rules$14 = [
	factRule("nixos", {
		id: "nixos-certificate-reloads-nothing",
		title: "NixOS renews a certificate without reloading its service",
		level: "warning",
		why: "The timer of `security.acme` replaces the files, then reloads the services in `reloadServices` and runs `postRun`. A service that only reads the path is not reloaded.",
		fix: "Add `reloadServices = [ \"<service>\" ]` to the certificate.",
		references: [MANUAL, WIKI],
		kind: "producer",
		problem(fact, { neighbours }) {
			const of = (kind) => factsBy(neighbours(fact), byName$1, `${kind} ${nameOf$2(fact)}`);
			const same = of("producer");
			if (same[0] !== fact || own$16(fact).reloads === void 0 || same.some((other) => own$16(other).reloads === true)) return void 0;
			const users = of("consumer");
			if (users.length === 0 || users.every(reloadedByDefault(neighbours(fact)))) return void 0;
			return {
				message: `${textOf(users[0]?.attributes.service) ?? "A service"} reads the files of the certificate "${fact.attributes.name}" by path, but that certificate sets neither \`reloadServices\` nor \`postRun\`.`,
				related: users.map((user) => user.location)
			};
		}
	}),
	factRule("nixos", {
		id: "nixos-certificate-not-readable",
		title: "NixOS service cannot read its certificate",
		level: "warning",
		why: "The files of `security.acme` belong to the group of the certificate, and others cannot read them. A service that runs as a user outside that group fails to start, or keeps running without the renewed certificate.",
		fix: "Add the user of the service to the group with `users.users.<user>.extraGroups`, or set `group` of the certificate.",
		references: [MANUAL],
		kind: "producer",
		problem(fact, { neighbours }) {
			const around = neighbours(fact);
			const same = factsBy(around, byName$1, `producer ${nameOf$2(fact)}`);
			if (same[0] !== fact) return void 0;
			const groups = same.flatMap((one) => own$16(one).group ?? []);
			const [group] = groups;
			if (groups.length !== 1 || same.some((one) => own$16(one).opens === true)) return void 0;
			if (factsBy(around, byGrant, String(group)).length > 0) return void 0;
			const [first] = factsBy(around, byName$1, `consumer ${nameOf$2(fact)}`).filter((one) => own$16(one).byPath === true && UNPRIVILEGED.test(String(one.attributes.service)) && one.attributes.service !== group);
			if (first === void 0) return void 0;
			return {
				message: `${String(first.attributes.service)} reads the files of the certificate "${fact.attributes.name}" by path. Only the group "${group}" may read them, and no configuration found here adds a user to it.`,
				locations: [first.location],
				related: [fact.location]
			};
		}
	}),
	factRule("nixos", {
		id: "nixos-staging",
		title: "NixOS uses a staging CA",
		level: "warning",
		why: "No client trusts a certificate of the staging CA.",
		fix: "Remove `server`.",
		references: [MANUAL],
		kind: "producer",
		problem: (fact) => /staging/.test(textOf(fact.attributes.server) ?? "") ? `${fact.attributes.name} asks ${fact.attributes.server}.` : void 0
	})
];

// src/mechanisms/nixos/index.ts
/** What may stand between `=` and the set: `lib.mkIf cfg.enable {`, `mkIf (a && b) {`. */
const WRAPPED = String.raw`(?:(?:[\w.]{1,60}|\([^()\n]{0,200}\))\s{1,9}){0,4}`;
/** Whether `certs` of an attribute set are those of `security.acme`. */
const BLOCK = new RegExp(String.raw`\bacme\s*=\s*${WRAPPED}\{`);
const DECLARED = new RegExp(`(?:^\\s*|\\bacme\\s*\\.\\s*)certs\\s*\\.\\s*${NAME$3}\\s*(\\.\\s*\\w+\\s*)?=`);
/** `certs = {`, or `certs =` with the set below, perhaps behind `let \u2026 in`. */
const SET$1 = new RegExp(String.raw`(?:^\s*|\bacme\s*\.\s*)certs\s*=\s*(?:${WRAPPED}\{\s*|let\s*)?$`);
/** Options that every certificate takes. */
const DEFAULTS = /(?:^\s*|\bacme\s*\.\s*)defaults\s*(\.\s*(?:reloadServices|postRun)\s*)?=/;
const MEMBER = new RegExp(`^\\s*${NAME$3}\\s*(\\.\\s*\\w+\\s*)?=`);
const USED$1 = new RegExp(`\\bcerts\\s*\\.\\s*${NAME$3}\\s*\\.\\s*directory\\b|/var/lib/acme/([\\w.-]{1,200})/`);
/**
* Certificates of `security.acme.certs`, which NixOS renews by a timer of its own. Web servers of NixOS that name one by
* `useACMEHost`, or that ask for one by `enableACME`, are reloaded by their modules; who reads the folder is not.
*/
function read$16(file, output) {
	const rows = filledIn(file.text.split("\n").map((row) => /^\s*#/.test(row) ? "" : row));
	readWebServers(rows, output);
	const block = BLOCK.test(file.text);
	const members = membersOf(rows, block);
	const services = servicesOf$1(rows);
	let end = 0;
	for (const [index, row] of rows.entries()) {
		const line = index + 1;
		const service = serviceName(services[index] ?? "");
		const ours = block || /\bacme\s*\./.test(row);
		const declared = (members.has(index) ? MEMBER.exec(row) : null) ?? (ours ? DECLARED.exec(row) : null);
		const name = declared?.[1] ?? declared?.[2];
		if (declared !== null && name !== void 0) {
			const body = declared[3] === void 0 ? bodyOf(rows, index) + (members.get(index) ?? "") : row.slice(declared.index);
			end = Math.max(end, index + body.split("\n").length);
			const reloads = /\b(?:reloadServices|postRun)\s*=/.test(body);
			const server = /\bserver\s*=\s*"([^"$]{1,300})"/.exec(body)?.[1];
			const known = !name.includes("$");
			const writes = [...folderOf(name).flatMap((folder) => [appendToRef(folder, "fullchain.pem"), folder])];
			output.fact({
				kind: "producer",
				reads: [],
				writes,
				names: known && name.includes(".") ? [`dns:${name}`] : [],
				attributes: {
					name,
					...server !== void 0 && { server }
				},
				own: {
					reloads,
					...given("group", /\bgroup\s*=\s*"([\w-]{1,60})"/.exec(body)?.[1]),
					.../\b(?:chown|chgrp|chmod|setfacl)\b/.test(body) && { opens: true }
				}
			}, { line });
			if (reloads) output.fact({
				kind: "reload",
				reads: writes,
				writes: told(body),
				attributes: { name }
			}, { line });
		}
		const defaults = ours ? DEFAULTS.exec(row) : null;
		if (defaults !== null) {
			const body = defaults[1] === void 0 ? bodyOf(rows, index) : rows.slice(index, index + MAX_LIST).join("\n");
			if (/\b(?:reloadServices|postRun)\s*=/.test(body)) output.fact({
				kind: "reload",
				reads: [makeRef("path", "/var/lib/acme/")],
				writes: told(body),
				attributes: { name: "security.acme.defaults" },
				own: { reloads: true }
			}, { line });
		}
		const used = USED$1.exec(row);
		const user = used?.[1] ?? used?.[2] ?? used?.[3];
		if (user !== void 0 && !/\bgroup\b/.test(row) && !watchesFiles(service)) output.fact({
			kind: "consumer",
			reads: folderOf(user),
			writes: isServer(service) ? [serviceRef(service)] : [],
			attributes: {
				name: user,
				...isServer(service) && { service }
			},
			own: { byPath: !/credential/i.test(row) }
		}, { line });
		const grants = line <= end || /\bacme\s*\./.test(row) ? ONLY_USERS : GRANT;
		for (const [, listed = "", member = ""] of row.matchAll(grants)) {
			const names = listed === "" ? `"${member}"` : listed;
			for (const [, group = ""] of names.matchAll(/["\s[]([\w-]{1,60})(?=["\s\]])/g)) output.fact({
				kind: "scope",
				reads: [],
				writes: [],
				attributes: {
					resource: "group",
					name: group
				}
			}, { line });
		}
		const server = /\bsecurity\.acme\.(?:defaults\.)?server\s*=\s*"([^"$]{1,300})"/.exec(row)?.[1];
		if (server !== void 0 && !isForTests(rows, index)) output.fact({
			kind: "producer",
			reads: [],
			writes: [],
			attributes: {
				name: "security.acme",
				server
			}
		}, { line });
	}
}
/** Who joins a group: `extraGroups = [ "acme" ]`, `users.groups.acme.members = [ "nginx" ]`, `SupplementaryGroups = "acme"`. */
const GRANT = /\b(?:(?:extraGroups|SupplementaryGroups|Group|group)\s*=\s*([^;]{0,300})|groups\.["]?([\w-]{1,60})["]?\.members\b)/g;
const ONLY_USERS = /\b(?:extraGroups|SupplementaryGroups)\s*=\s*([^;]{0,300})/g;
/** Whether a row is in a block that only a switch for tests turns on: `lib.mkIf cfg.testing {`. */
function isForTests(rows, index) {
	let depth = 0;
	for (let at = index - 1; at >= 0 && at > index - MAX_LET; at--) {
		const row = rows[at];
		depth += braces(row);
		if (depth > 0 && /\bmkIf\b[^;]{0,200}(?:test|staging)/i.test(row)) return true;
		depth = Math.min(depth, 0);
	}
	return false;
}
/** A set with the name that it is given, one without, and the end of one. */
const BRACES = /(?:([\w-]{1,60}(?:\.[\w-]{1,60}){0,6})\s{0,9}=\s{0,9}(?:[\w.]{1,60}\s{1,9}){0,3})?\{|\}/g;
/** Sets within sets of which the names are kept. */
const MAX_DEPTH = 40;
/** The service to which the options of each row belong, by its row or the sets around it; else the last that is named before. */
function servicesOf$1(rows) {
	const open = [];
	let depth = 0;
	let last = "";
	return rows.map((row) => {
		for (const [all, name = ""] of row.matchAll(BRACES)) {
			depth = Math.max(0, depth + (all === "}" ? -1 : 1));
			if (all !== "}" && depth <= MAX_DEPTH) open.push(name);
			open.length = Math.min(open.length, depth);
		}
		const around = /(?:^|\.)services\.([\w-]{1,60})/.exec(open.join("."))?.[1];
		last = /\bservices\.([\w-]{1,60})/.exec(row)?.[1] ?? around ?? last;
		return last;
	});
}
/** `systemctl restart ${config.systemd.services.web.name}` */
const UNIT_NAME = /\$\{config\.systemd\.services\.([\w-]{1,60})\.name\}/g;
/** The services that `reloadServices` lists or the commands of `postRun` reload; an unknown one where neither names any. */
function told(body) {
	const services = [...[...(/\breloadServices\s*=\s*\[([^\]]{0,500})\]/.exec(body)?.[1] ?? "").matchAll(/"([\w@.-]{1,80})"/g)].map(([, unit = ""]) => serviceName(unit)), ...[...body.replace(UNIT_NAME, "$1").matchAll(/\bsystemctl\b[^\n"']{1,200}/g)].flatMap(([text]) => shellCommands(text).flatMap(reloadedServices))];
	return services.length === 0 ? [UNKNOWN_SERVICE] : [...new Set(services)].map(serviceRef);
}
/** `domain = "www.example.com";` and `cfg = config.services.web;`. */
const LET = /^\s*(\w{1,60})\s*=\s*(?:"([\w.*-]{1,200})"|(config\.[\w.-]{1,100}))\s*;/;
/** Rows with the names of the file filled in that stand in `${\u2026}`. */
function filledIn(rows) {
	const values = /* @__PURE__ */ new Map();
	for (const row of rows) {
		const [, name = "", text, option] = LET.exec(row) ?? [];
		if (name !== "") values.set(name, values.has(name) ? void 0 : text ?? option);
	}
	return rows.map((row) => row.replace(/"?\$\{(\w{1,60})((?:\.[\w-]{1,60}){0,5})\}"?/g, (all, name, rest) => {
		const value = values.get(name);
		if (value === void 0) return all;
		return value.startsWith("config.") ? `\${${value}${rest}}` : rest === "" ? filled(all, value) : all;
	}));
}
/** A value in the quotes that stand around its name: a name of an attribute needs some. */
function filled(all, value) {
	const [open, close] = [all.startsWith("\""), all.endsWith("\"")];
	return open === close ? `"${value}"` : `${open ? "\"" : ""}${value}${close ? "\"" : ""}`;
}
/** Rows of a list of services. */
const MAX_LIST = 12;
/** Rows in which the set behind `certs =` is looked for. */
const MAX_LET = 200;
/** The rows that name a certificate in a set of them, with what a `let` in front of the set says of its parts. */
function membersOf(rows, block) {
	const members = /* @__PURE__ */ new Map();
	for (let index = 0; index < rows.length; index++) {
		const row = rows[index];
		if (!SET$1.test(row) || !(block || /\bacme\s*\./.test(row))) continue;
		const next = rows[index + 1] ?? "";
		if (!/[{]|\blet\b/.test(row) && !/^\s*(?:\{|let\b)/.test(next)) continue;
		const below = rows.slice(index, index + MAX_LET);
		const opens = (text, at) => /^\s*in\s*\{\s*$/.test(text) || /^\s*\{\s*$/.test(text) && (at === 1 || /^\s*in\s*$/.test(below[at - 1] ?? ""));
		const start = row.includes("{") ? 0 : below.findIndex(opens);
		if (start < 0) continue;
		const before = below.slice(0, start).join("\n");
		let depth = 1;
		for (index += start + 1; index < rows.length && depth > 0; index++) {
			if (depth === 1 && MEMBER.exec(rows[index])) members.set(index, /=\s*\w[\w.]*\s*[{(]/.test(rows[index]) ? before : "");
			depth += braces(rows[index]);
		}
		index -= 1;
	}
	return members;
}
const nixos = {
	id: "nixos",
	title: "NixOS",
	identifiedBy: "`*.nix` with `security.acme`, `enableACME` or `useACMEHost`",
	references: [MANUAL, WIKI],
	accepts: (path) => path.endsWith(".nix"),
	needles: [
		"acme",
		"enableACME",
		"useACMEHost",
		"virtualHosts",
		"extraGroups",
		".members",
		"SupplementaryGroups"
	],
	read: read$16,
	rules: rules$14
};

// src/mechanisms/openshift/index.ts
const KEYS = ["service.beta.openshift.io/serving-cert-secret-name", "service.alpha.openshift.io/serving-cert-secret-name"];
/**
* OpenShift's service CA: makes and renews the Secret that a Service names. Leaves last two years and are replaced in
* time; whether their consumers take the new one up is what the rules of the graph look at.
*/
const openshift = {
	id: "openshift",
	title: "OpenShift service CA",
	identifiedBy: "Services annotated with service.beta.openshift.io/serving-cert-secret-name",
	references: ["https://docs.openshift.com/container-platform/4.16/security/certificates/service-serving-certificate.html"],
	accepts: isManifestFile,
	needles: ["openshift.io/serving-cert-secret-name"],
	read(file, output) {
		for (const manifest of manifests(file, output, ["Service"])) {
			const key = KEYS.find((one) => annotation(manifest.root, one) !== void 0);
			const secret = key === void 0 ? void 0 : annotation(manifest.root, key);
			if (key === void 0 || typeof secret !== "string") continue;
			const { name, namespace } = manifest;
			output.fact({
				kind: "producer",
				reads: [makeRef("issuer-of-cluster", "openshift-service-ca")],
				writes: [secretRef(namespace, secret)],
				...namespace !== "?" && { names: [`dns:${name}.${namespace}.svc`, `dns:${name}.${namespace}.svc.cluster.local`] },
				attributes: {
					resource: "Service",
					name,
					namespace
				}
			}, { line: entriesAt(manifest.root, "metadata", "annotations").get(key)?.line ?? manifest.root.line });
		}
	},
	rules: []
};

// src/mechanisms/openssl/index.ts
const own$15 = ownAttributes("openssl");
const REQ = "https://docs.openssl.org/3.5/man1/openssl-req/";
const ABSENT = /!.*-[defs]\s|-z\s/;
/** A producer for each certificate that a script makes, with the condition under which it does. */
function read$15(file, output) {
	if (file.path.endsWith(".json")) {
		readSigning(file, output);
		return;
	}
	for (const { command, run, index, after } of invocations(file, ...MAKER_PROGRAMS)) {
		const made = certificateMade(command, file);
		if (/^(?:alpha )?certs renew\b/.test(command.args.join(" "))) output.fact({
			kind: "scope",
			reads: [],
			writes: [],
			attributes: {
				name: command.name,
				resource: "renewal"
			}
		}, { line: command.line });
		if (command.args.includes("-checkend")) readCheck(file, {
			command,
			run,
			index,
			after
		}, output);
		if (made === void 0) continue;
		const once = guardOf(command, run.commands, index) ?? run.unless;
		const start = run.surface === "script" && startsServer(file);
		output.fact({
			kind: "producer",
			reads: [],
			writes: pathRefs(made.out),
			attributes: {
				name: made.out ?? `${command.name} ${command.args[0] ?? ""}`.trim(),
				surface: run.surface,
				...once !== void 0 && { state: "once" },
				...run.surface === "dockerfile" && run.name === "RUN" && {
					state: "once",
					image: true
				}
			},
			own: {
				...once !== void 0 && { guard: once },
				...run.unless !== void 0 && { managed: true },
				...once !== void 0 && start && { start },
				...given("published", publishedBy(run.commands.slice(index + 1, index + 1 + MAX_AFTER))),
				...replacesInTime(file) && { checked: true },
				...STAND_IN_SUBJECT.test(command.args.join(" ")) && { standIn: true },
				...made.config !== void 0 && { config: nameOf$1(made.config) },
				days: made.days,
				...command.name === "kubeadm" && { member: true }
			}
		}, { line: command.line });
	}
}
/** A check of the remaining time that decides whether the same commands renew or make a certificate. */
function readCheck(file, invocation, output) {
	const { command, run, after } = invocation;
	const left = daysLeft(command.args);
	const renews = after.some((next) => certificateMade(next) !== void 0 || obtains(next));
	if (left === void 0 || !renews) return;
	const { schedules } = run;
	output.fact({
		kind: "scope",
		reads: startRefs(file, invocation).filter((ref) => isOfKind(ref, "script", "unit")),
		writes: [],
		attributes: {
			name: "-checkend",
			resource: "check",
			...schedules.length > 0 && { schedules }
		},
		own: { left }
	}, { line: command.line });
}
const obtains = (command) => {
	const action = clientRun(command)?.action;
	return action !== void 0 && action !== "unknown";
};
/** The condition that holds only while a file does not exist, around a command or as an early end of the script before it. */
function guardOf({ guards, operator }, commands, index) {
	const before = commands[index - 1];
	const around = [...guards, ...operator === "||" && before !== void 0 ? [`! ${before.args.join(" ")}`] : []].find((guard) => ABSENT.test(guard));
	if (around !== void 0) return around;
	const left = commands.slice(Math.max(0, index - MAX_BEFORE), index).flatMap((one) => {
		return (/^(?:exit|return)$/.test(one.name) ? one.guards.find((guard) => EXISTS.test(guard)) : void 0) ?? [];
	});
	return left.length === 0 ? void 0 : `! ${left[0]}`;
}
/** Commands behind one among which it may hand the certificate on. */
const MAX_AFTER = 40;
/** The command that puts a new certificate into a cluster: a Secret for a server, or the CA of a webhook. */
function publishedBy(commands) {
	const found = commands.find(({ name, args }) => /^(?:kubectl|oc)$/.test(name) && (/\bcreate secret (?:tls|generic)\b/.test(args.filter((arg) => !arg.startsWith("-")).join(" ")) || args.some((arg) => /^(?:mutating|validating)webhookconfigurations?(?:$|[./])/.test(arg))));
	if (found === void 0) return void 0;
	return `${found.name} ${found.args.includes("create") ? "create secret" : "patch"}`;
}
/** Commands before one among which the script may end. */
const MAX_BEFORE = 40;
const EXISTS = /^(?:\[{1,2}|test)\s+-[efs]\s\S{0,200}(?:pem|crt|cer|key|p12|pfx|jks|cert|tls|ssl)/i;
/** The name of a file as a script may write it, in quotes. */
const nameOf$1 = (path) => fileNameOf(path).replace(/["']/g, "");
/** How long the certificates of cfssl are valid: `signing.default.expiry`, and that of its profiles. */
function readSigning(file, output) {
	const hours = [...file.text.matchAll(/"expiry"\s{0,8}:\s{0,8}"(\d{1,7})h"/g)].slice(0, 50).map(([, value]) => Number(value));
	if (hours.length === 0) return;
	const name = nameOf$1(file.path);
	const days = Math.floor(Math.min(...hours) / 24);
	output.fact({
		kind: "scope",
		reads: [],
		writes: [],
		attributes: {
			name,
			resource: "signing"
		},
		own: { days }
	}, { line: 1 });
}
const byConfig = ({ mechanism, kind, attributes }) => mechanism === "openssl" && kind === "scope" ? [String(attributes.name)] : [];
/** Days up to which a certificate is taken for one that is to be replaced at once. */
const STAND_IN = 7;
const FIVE_YEARS = 1825;
/** The most for which a container that keeps its files is likely to run. */
const THREE_YEARS = 1095;
const STAND_IN_SUBJECT = /\/CN=(?:localhost|127\.0\.0\.1|example|invalid|_|\*)(?:[./\s"']|$)|CN=localhost\b/i;
const STAND_IN_NAME = /snakeoil|dummy|default|placeholder|fallback|bootstrap|temp|test/i;
const ACME_NAME = /\/(?:fullchain|cert)\.pem$/;
/** Whether a client tells that it obtains a public certificate. */
const isRenewal = (fact) => {
	const client = clientOfFact(fact);
	return client !== void 0 && client.issuer !== "own" && client.renewal?.startedBy !== "itself";
};
const isRenewedHere = anyFact(isRenewal);
const isRenewedByKubeadm = anyFact(({ mechanism, kind, attributes }) => mechanism === "openssl" && kind === "scope" && attributes.resource === "renewal");
const rules$13 = [
	factRule("openssl", {
		id: "openssl-generated-once",
		title: "Certificate is created only once",
		level: "note",
		otherLevels: { warning: "for a task of a configuration manager or a start script, unless the certificate lasts for years" },
		why: "The script creates the certificate only if the file does not exist. When it expires, the file still exists, so the script creates no new one.",
		fix: "Also create it again when `openssl x509 -checkend 2592000 -noout -in <file>` fails, or use a tool that renews certificates.",
		references: [REQ, "https://docs.openssl.org/3.5/man1/openssl-x509/"],
		kind: "producer",
		problem(fact, { neighbours }) {
			const { image, name } = fact.attributes;
			const { guard, managed, member, start, standIn, checked } = own$15(fact);
			if (member === true) return void 0;
			const days = daysOf(fact, neighbours);
			const lasts = typeof days === "number" ? `, valid for ${days} days,` : "";
			if (typeof days === "number" && days <= STAND_IN) return void 0;
			if (ACME_NAME.test(String(name)) && isRenewedHere(neighbours(fact))) return void 0;
			if (image === true) return `${name}${lasts} is created when the image is built.`;
			if (guard === void 0 || /checkend/.test(String(guard))) return void 0;
			const isServed = (managed === true || start === true && standIn !== true) && checked !== true && typeof days === "number" && days < (start === true ? THREE_YEARS : FIVE_YEARS) && !STAND_IN_NAME.test(String(name)) && !isRenewedHere(neighbours(fact));
			return {
				message: `${name}${lasts} is created only if the file does not exist.${start === true && isServed ? " Each later start of the server keeps it, also when it has expired." : ""}`,
				...isServed && { level: "warning" }
			};
		}
	}),
	factRule("openssl", {
		id: "openssl-checked-too-late",
		title: "Script checks the remaining time too rarely",
		level: "warning",
		why: "The script renews only when less than the stated time remains. When it runs less often than that, the certificate expires between two runs.",
		fix: "Run the script every day, or raise `-checkend` to a third of the lifetime, such as 2592000 for 90 days.",
		references: ["https://docs.openssl.org/3.5/man1/openssl-x509/"],
		kind: "scope",
		problem(fact, { neighbours }) {
			const { left } = own$15(fact);
			const wait = shortestWait(timesOf(fact, neighbours(fact)));
			if (typeof left !== "number" || wait === void 0 || !Number.isFinite(wait) || wait <= left * 864e5) return void 0;
			return `The script renews only with less than ${spellDuration(left * DAY)} left, but up to ${spellDuration(wait)} pass between two runs. The certificate can expire in between.`;
		}
	}),
	oncePerFolder(factRule("openssl", {
		id: "openssl-month-in-cluster",
		title: "Script gives a cluster a certificate for 30 days",
		level: "warning",
		why: "OpenSSL makes a certificate for 30 days where the command states no `-days`. The script runs once, at the installation. The API server rejects calls to a webhook whose certificate has expired.",
		fix: "Let cert-manager issue and renew the certificate, or run the script on a schedule. State `-days` in any case.",
		references: [REQ, "https://cert-manager.io/docs/concepts/ca-injector/"],
		kind: "producer",
		problem(fact, { neighbours }) {
			const { published, days, checked } = own$15(fact);
			if (typeof published !== "string" || typeof days !== "number" || days > A_MONTH || days <= STAND_IN) return void 0;
			const script = scriptRef(fact.location.path);
			const isRepeated = factsBy(neighbours(fact), bySchedule$1, script).length > 0;
			if (checked === true || isRepeated) return void 0;
			return `${fact.attributes.name} is valid for ${days} days, and \`${published}\` puts it into the cluster. Nothing found here runs the script again.`;
		}
	}), (_, first) => first),
	oncePerFolder(factRule("openssl", {
		id: "openssl-etcd-never-renewed",
		title: "Certificates of separate etcd hosts are never renewed",
		level: "warning",
		why: "kubeadm makes these certificates valid for a year. It renews them during an upgrade, but only on the host that it upgrades. etcd on hosts of its own keeps them until they expire. Then the API server loses its database.",
		fix: "Run `kubeadm certs renew all` on each etcd host on a schedule, and restart etcd afterwards.",
		references: ["https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-certs/"],
		kind: "producer",
		problem(fact, { neighbours }) {
			if (own$15(fact).member !== true) return void 0;
			return isRenewedByKubeadm(neighbours(fact)) ? void 0 : "kubeadm makes certificates for etcd members, valid for a year. Nothing found here runs `kubeadm certs renew`.";
		}
	}), (_, first) => first)
];
const A_MONTH = 31;
const bySchedule$1 = ({ kind, reads, writes }) => kind === "schedule" ? [...reads, ...writes] : [];
/** Days for which the certificate is valid: what the command states, or the configuration that it names. */
function daysOf(fact, neighbours) {
	const { days, config } = own$15(fact);
	if (typeof days === "number" || typeof config !== "string") return typeof days === "number" ? days : null;
	const stated = factsBy(neighbours(fact), byConfig, config).flatMap((one) => own$15(one).days ?? []);
	return stated.length === 1 ? Number(stated[0]) : null;
}
const openssl = {
	id: "openssl",
	title: "Scripts that create certificates",
	identifiedBy: "commands of openssl, cfssl, easyrsa, keytool and other tools that create a certificate",
	references: [REQ],
	accepts: (path) => mayHoldCommands(path) || path.endsWith(".json"),
	needles: [...MAKER_PROGRAMS, "\"expiry\""],
	read: read$15,
	rules: rules$13
};

// src/mechanisms/operator-secrets/index.ts
/** Secrets that operators make of their resources; each renews them by itself before they expire. */
const OPERATORS = [
	{
		group: "kafka.strimzi.io",
		kind: "Kafka",
		secrets: ["-cluster-ca-cert", "-clients-ca-cert"],
		brings: (root, secret) => valueAt(root, "spec", secret.startsWith("-cluster") ? "clusterCa" : "clientsCa", "generateCertificateAuthority") === false,
		source: "https://strimzi.io/docs/operators/latest/deploying#security-str"
	},
	{
		group: "kafka.strimzi.io",
		kind: "KafkaUser",
		secrets: [""],
		brings: (root) => valueAt(root, "spec", "authentication", "type") !== "tls",
		source: "https://strimzi.io/docs/operators/latest/deploying#security-str"
	},
	{
		group: "elasticsearch.k8s.elastic.co",
		kind: "Elasticsearch",
		secrets: ["-es-http-certs-public", "-es-http-certs-internal"],
		source: "https://www.elastic.co/docs/deploy-manage/security/k8s-https-settings"
	},
	{
		group: "kibana.k8s.elastic.co",
		kind: "Kibana",
		secrets: ["-kb-http-certs-public", "-kb-http-certs-internal"],
		source: "https://www.elastic.co/docs/deploy-manage/security/k8s-https-settings"
	},
	{
		group: "postgresql.cnpg.io",
		kind: "Cluster",
		secrets: [
			"-ca",
			"-server",
			"-replication"
		],
		brings: (root) => at(root, "spec", "certificates") !== void 0,
		source: "https://cloudnative-pg.io/documentation/current/certificates/"
	},
	{
		group: "postgres-operator.crunchydata.com",
		kind: "PostgresCluster",
		secrets: ["-cluster-cert"],
		brings: (root) => at(root, "spec", "customTLSSecret") !== void 0,
		source: "https://access.crunchydata.com/documentation/postgres-operator/latest/tutorials/day-two/customize-cluster"
	}
];
/** Groups of Crossplane's providers; what a resource of one yields is written to the Secret that it names. */
const CROSSPLANE = /\.(?:upbound|crossplane)\.io$/;
/** https://docs.crossplane.io/latest/managed-resources/managed-resources/#writeconnectionsecrettoref */
function readConnection({ root, name, kind: resource, namespace, group, place }, output) {
	const ref = at(root, "spec", "writeConnectionSecretToRef");
	const secret = stringAt(ref, "name");
	if (typeof secret !== "string") return;
	const space = stringAt(ref, "namespace") ?? namespace;
	output.fact({
		kind: "producer",
		reads: [makeRef("issuer-of-cluster", group)],
		writes: [secretRef(space, secret)],
		attributes: {
			resource,
			name,
			namespace
		}
	}, place);
}
/** Operators of databases, brokers and search that make the certificates of what they run. */
const operatorSecrets = {
	id: "operator-secrets",
	title: "Certificates of operators",
	identifiedBy: "operator resources that create certificates: Kafka and KafkaUser of Strimzi, Elasticsearch and Kibana of ECK, clusters of CloudNativePG and Crunchy Postgres, Certificates of Crossplane",
	references: [...new Set(OPERATORS.map(({ source }) => source))],
	accepts: isManifestFile,
	needles: ["writeConnectionSecretToRef", ...new Set(OPERATORS.map(({ group }) => group))],
	read(file, output) {
		for (const manifest of manifests(file, output, ["Certificate", ...new Set(OPERATORS.map(({ kind }) => kind))])) {
			if (CROSSPLANE.test(manifest.group)) readConnection(manifest, output);
			const operator = OPERATORS.find(({ group, kind }) => group === manifest.group && kind === manifest.kind);
			if (operator === void 0 || !isPlainName(manifest.name)) continue;
			const { name, namespace, kind: resource, root } = manifest;
			const made = operator.secrets.filter((secret) => operator.brings?.(root, secret) !== true);
			if (made.length === 0) continue;
			output.fact({
				kind: "producer",
				reads: [makeRef("issuer-of-cluster", operator.group)],
				writes: made.map((secret) => secretRef(namespace, `${name}${secret}`)),
				attributes: {
					resource,
					name,
					namespace
				}
			}, manifest.place);
		}
	},
	rules: []
};

// src/mechanisms/other-servers/read.ts
const DIRECTIVES = [
	{
		service: "exim4",
		certificate: /^(?:MAIN_)?tls_certificate$/i,
		key: /^(?:MAIN_)?tls_privatekey$/i,
		file: /exim/i,
		folder: /exim/
	},
	{
		service: "postgresql",
		certificate: /^ssl_cert_file$/,
		key: /^ssl_key_file$/,
		file: /^postgres|\.conf$/
	},
	{
		service: "slapd",
		certificate: /^(?:olc)?TLSCertificateFile$/,
		key: /^(?:olc)?TLSCertificateKeyFile$/
	},
	{
		service: "mysql",
		certificate: /^ssl[-_]cert$/,
		key: /^ssl[-_]key$/,
		file: /\.cnf$/
	},
	{
		service: "redis",
		certificate: /^tls-cert-file$/,
		key: /^tls-key-file$/
	},
	{
		service: "mosquitto",
		certificate: /^certfile$/,
		key: /^keyfile$/,
		file: /mosquitto/
	},
	{
		service: "rabbitmq",
		certificate: /^(?:\w+\.)?ssl_options\.certfile$|^ssl\.certfile$/,
		key: /ssl\w*\.keyfile$/,
		file: /rabbit/
	},
	{
		service: "proftpd",
		certificate: /^TLS(?:RSA|EC)CertificateFile$/,
		key: /^TLS(?:RSA|EC)CertificateKeyFile$/
	},
	{
		service: "vsftpd",
		certificate: /^rsa_cert_file$/,
		key: /^rsa_private_key_file$/
	},
	{
		service: "stunnel",
		certificate: /^cert$/,
		key: /^key$/,
		file: /stunnel/
	},
	{
		service: "coturn",
		certificate: /^cert$/,
		key: /^pkey$/,
		file: /turnserver|coturn/
	},
	{
		service: "prosody",
		certificate: /^(?:https_)?(?:ssl_)?certificate$/,
		key: /^(?:https_)?(?:ssl_)?key$/,
		file: /prosody|\.cfg\.lua$/
	},
	{
		service: "mumble-server",
		certificate: /^sslCert$/,
		key: /^sslKey$/,
		file: /mumble|murmur/
	},
	{
		service: "asterisk",
		certificate: /^(?:tlscertfile|cert_file)$/,
		key: /^(?:tlsprivatekey|priv_key_file)$/,
		file: /^(?:pj)?sip|^http|^manager/
	},
	{
		service: "kamailio",
		certificate: /^certificate$/,
		key: /^private_key$/,
		file: /^tls\.cfg$|kamailio/
	},
	{
		service: "freeradius",
		certificate: /^certificate_file$/,
		key: /^private_key_file$/,
		file: /radius/,
		folder: /\/(?:freeradius|raddb)\/|\/mods-(?:available|enabled)\/eap$/
	},
	{
		service: "mongodb",
		certificate: /^certificateKeyFile$/,
		key: /^certificateKeyFile$/,
		file: /mongo/
	}
];
/** `name = 'value'`, `name: value` or `name value`, with a path as its value; also the first one in the braces of Lua. */
const SETTING$1 = /^\s{0,40}(?:ssl\s{0,4}=\s{0,4}\{\s{0,4})?([\w.-]{2,60})\s{0,20}[=:\s]\s{0,20}["']?(\/[^"'\s;#]{1,300}|\{\{\w{1,80}\}\})/;
/** One consumer for each directive that names a certificate, with the key that follows or precedes it. */
function read$14(file, output) {
	const name = plainName(file.path);
	if (name.endsWith(".xml")) {
		readConnectors(file, output);
		return;
	}
	const known = DIRECTIVES.filter(({ file: pattern, folder }) => pattern === void 0 || pattern.test(name) || folder?.test(`/${file.path}`) === true);
	if (known.length === 0) return;
	const settings = withVariables(file.text).split("\n").flatMap((row, index) => {
		const [, directive, value] = SETTING$1.exec(row) ?? [];
		return directive === void 0 || value === void 0 ? [] : [{
			directive,
			value,
			line: index + 1
		}];
	});
	for (const { service, certificate, key } of known) {
		const keys = settings.filter(({ directive }) => key.test(directive));
		for (const [index, { directive, value, line }] of settings.filter((one) => certificate.test(one.directive)).entries()) serverConsumer(output, {
			service,
			directive,
			certificate: value,
			line,
			...keys[index] && { key: keys[index].value }
		});
	}
}
/** A keystore or a certificate of a connector of Tomcat. */
const CONNECTOR = /\b(keystoreFile|certificateKeystoreFile|certificateFile|SSLCertificateFile)\s{0,4}=\s{0,4}"(\/[^"\n]{1,300})"/;
const CONNECTOR_KEY = /\b(?:certificateKeyFile|SSLCertificateKeyFile)\s{0,4}=\s{0,4}"(\/[^"\n]{1,300})"/;
/** Connectors of Tomcat in its `server.xml`. */
function readConnectors(file, output) {
	const rows = file.text.split("\n");
	for (const [index, row] of rows.entries()) {
		const [, directive, certificate] = CONNECTOR.exec(row) ?? [];
		if (directive === void 0 || certificate === void 0) continue;
		const key = CONNECTOR_KEY.exec(rows.slice(index, index + 3).join(" "))?.[1];
		serverConsumer(output, {
			service: "tomcat",
			directive,
			certificate,
			line: index + 1,
			...key !== void 0 && { key }
		});
	}
}

// src/mechanisms/other-servers/index.ts
const isOwn = (path) => /\.(?:conf|cnf|ini|ldif)$|\.cfg\.lua$|^(?:exim|slapd|mosquitto|turnserver|prosody)|^(?:tls|kamailio)\.cfg$/.test(plainName(path)) || /(?:^|\/)(?:exim4?|slapd\.d|freeradius|raddb|mods-(?:available|enabled))\/|(?:^|\/)server\.xml(?:\.\w{1,5})?$/.test(path);
/** What is in every such path. */
const NAMED$2 = /\.(?:conf|cnf|ini|ldif|cfg)|exim|slapd|mosquitto|turnserver|prosody|freeradius|raddb|mods-|server\.xml/i;
const otherServers = {
	id: "other-servers",
	title: "Exim, PostgreSQL, slapd and other servers",
	identifiedBy: "the certificate directive of Exim, PostgreSQL, OpenLDAP, MySQL, MariaDB and MongoDB; of Redis, Mosquitto and RabbitMQ; of ProFTPD, vsftpd, stunnel and coturn; of Prosody, ejabberd, Mumble, Asterisk, Kamailio, FreeRADIUS and Tomcat",
	references: [
		"https://www.exim.org/exim-html-current/doc/html/spec_html/ch-main_configuration.html",
		"https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-SSL-CERT-FILE",
		"https://www.openldap.org/doc/admin26/tls.html",
		"https://dev.mysql.com/doc/refman/8.4/en/using-encrypted-connections.html",
		"https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/",
		"https://mosquitto.org/man/mosquitto-conf-5.html",
		"https://www.rabbitmq.com/docs/ssl",
		"http://www.proftpd.org/docs/contrib/mod_tls.html",
		"https://www.stunnel.org/static/stunnel.html",
		"https://prosody.im/doc/certificates",
		"https://docs.ejabberd.im/admin/configuration/toplevel/#certfiles",
		"https://www.mumble.info/documentation/administration/config-file/",
		"https://www.kamailio.org/docs/modules/stable/modules/tls.html",
		"https://tomcat.apache.org/tomcat-10.1-doc/ssl-howto.html"
	],
	needles: [
		"cert",
		"CertificateFile",
		"TLS_CERTIFICATE",
		"sslCert",
		"eystoreFile"
	],
	...serverFiles({
		isOwn,
		named: NAMED$2
	}, read$14, {
		service: "slapd",
		certificate: /(?:olc)?TLSCertificateFile/,
		key: /(?:olc)?TLSCertificateKeyFile/
	}, {
		service: "exim4",
		certificate: /MAIN_TLS_CERTIFICATE/,
		key: /MAIN_TLS_PRIVATEKEY/
	}, {
		service: "ejabberd",
		certificate: /certfiles|(?:c2s|s2s|domain)_certfile/,
		key: /c2s_keyfile/
	}),
	rules: []
};

// src/mechanisms/path-variables/index.ts
/**
* `nginx_ssl_cert: /etc/ssl/www.pem`, `$tls_cert = '/\u2026'`, `set("general", "tls_cert_file", "/\u2026".format(host))`, and a map of YAML
* whose first key is `path` or the like.
*/
const SET = /\b(\w{0,60}(?:ssl|tls|cert|crt|pem|chain)\w{0,60})["']?\s{0,20}(?:=>|[:=,])(?:[ \t]{0,8}\n[ \t]{1,40}(path|file|dest|crt|cert):)?\s{0,20}\(?\s{0,40}[fr]?["']?(?:\{\{\s?(\w{1,60})\s?\}\}|\$\{?(\w{1,60})\}?)?(\/[\w./@{}$%()<> -]{1,200}\.(?:pem|crt|cer|cert))\b/gi;
/** Definitions of one file that are kept. */
const MAX_SET = 300;
const MAX_FOLDERS = 20;
/** Variables of playbooks, manifests and programs that hold the path of a certificate. The topology fills them in where a template names one. */
function read$13(file, output) {
	const lines = lineCounter(file.text);
	const folders = /* @__PURE__ */ new Map();
	const folderOf = (name) => {
		if (!folders.has(name) && folders.size < MAX_FOLDERS) folders.set(name, folderIn(file.text, name));
		return folders.get(name) ?? "$";
	};
	let count = 0;
	for (const found of file.text.matchAll(SET)) {
		const [, base = "", key, template, variable, rest = ""] = found;
		const name = key === void 0 ? base : `${base}.${key}`;
		const folder = template ?? variable;
		const path = folder === void 0 ? rest : `${folderOf(folder)}${rest}`;
		const before = file.text.slice(Math.max(0, found.index - 200), found.index);
		if (/^\s*(?:#|\/\/|;)/.test(before.slice(before.lastIndexOf("\n") + 1))) continue;
		const writes = variableRefs(`{{ ${name} }}`);
		const reads = pathsOfVariable(path);
		if (writes.length === 0 || reads.length === 0 || ++count > MAX_SET) continue;
		output.fact({
			kind: "scope",
			reads,
			writes,
			attributes: {
				resource: "variable",
				name
			}
		}, { line: lines(found.index) });
	}
}
/** The folder that a variable of the same file is set to. */
function folderIn(text, name) {
	return new RegExp(`(?:^|\\n)[ \\t]{0,40}(?:export )?${name}["']?\\s?(?:=>|[:=])\\s?["']?(/[\\w./-]{1,200}?)/?["']?[ \\t;,]*(?:\\n|$)`).exec(text)?.[1] ?? "$";
}
const pathVariables = {
	id: "path-variables",
	title: "Paths in variables",
	identifiedBy: "variables of playbooks, manifests, programs and settings that hold the path of a certificate",
	references: ["https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_variables.html"],
	accepts: (path) => /\.(?:ya?ml|sls|ini|env|toml|pp|py|sh)$|(?:^|\/)(?:group|host)_vars\//.test(path),
	needles: [
		".pem",
		".crt",
		".cer"
	],
	read: read$13,
	rules: []
};

// src/mechanisms/postfix/read.ts
const own$14 = ownAttributes("postfix");
const isMainFile = (path) => /(?:^|[/_])(?:main|master)\.cf(?:\.[\w.-]+)?$/.test(path);
const written$1 = serverFiles(isMainFile, (file, output) => readSettings(readIni(file.text, true), output), {
	service: "postfix",
	certificate: /(?:\w{1,60}_)?(?:smtpd|smtp|lmtp)_tls_(?:ec|ecc|dsa|d)?cert_file/,
	key: /(?:\w{1,60}_)?(?:smtpd|smtp|lmtp)_tls_(?:ec|ecc|dsa|d)?key_file/
});
const { accepts } = written$1;
/** Parameters of `main.cf`, and those that scripts set with `postconf -e` (postconf(1)). */
function read$12(file, output) {
	written$1.read(file, output);
	if (isMainFile(file.path)) return;
	readSettings([...invocations(file, "postconf")].flatMap(({ command }) => command.args.flatMap((arg) => {
		const [key = "", value] = arg.split(/\s*=\s*(.*)/s);
		return value === void 0 ? [] : [{
			key,
			value,
			line: command.line
		}];
	})), output);
	readTables(file, output);
}
const issues = memoizeByObject(({ commands }) => commands.some((command) => clientRun(command)?.action === "issue"));
/** Commands that put the files of certificates into an indexed table (postmap(1), `-F`). */
function readTables(file, output) {
	for (const invocation of invocations(file, "postmap")) {
		const { args, line } = invocation.command;
		if (!args.some((arg) => /^-\w*F/.test(arg))) continue;
		const setup = issues(invocation.run);
		output.fact({
			kind: "copy",
			reads: startRefs(file, invocation),
			writes: [],
			attributes: {
				program: "postmap",
				...runAttributes(invocation),
				...setup && { setup }
			},
			own: { rebuilds: args.at(-1) ?? "" }
		}, { line });
	}
}
function readSettings(settings, output) {
	const values = new Map(settings.toReversed().map(({ key, value }) => [key, value]));
	for (const { key, value, line } of settings) {
		const name = key.replace(/^-o\s*/, "");
		const common = {
			service: "postfix",
			directive: name,
			line
		};
		if (/^(?:smtpd|smtp|lmtp)_tls_(?:ec|ecc|dsa|d)?cert_file$/.test(name)) {
			const key = values.get(name.replace("cert_file", "key_file"));
			if (value !== "") serverConsumer(output, {
				...common,
				certificate: value,
				...key !== void 0 && !key.startsWith("$") && { key }
			});
		} else if (/_tls_chain_files$/.test(name)) {
			for (const path of value.split(/[\s,]+/)) if (path !== "") serverConsumer(output, {
				...common,
				certificate: path
			});
		} else if (/_tls_CAfile$/.test(name) && value !== "") serverConsumer(output, {
			...common,
			trust: value
		});
		else if (name === "tls_server_sni_maps" && value !== "") output.fact({
			kind: "consumer",
			reads: [],
			writes: [serviceRef("postfix")],
			attributes: {
				service: "postfix",
				directive: name
			},
			own: { table: value }
		}, { line });
	}
}

// src/mechanisms/postfix/index.ts
/** Types of tables that are files of their own, made by postmap(1). */
const INDEXED = /^(?:hash|btree|lmdb|cdb|dbm|sdbm):/;
const clientRuns = (fact) => fact.kind === "producer" && clientOfFact(fact) !== void 0 ? ["all"] : [];
const isRebuilt = anyFact(repeats);
const rules$12 = [factRule("postfix", {
	id: "postfix-table-not-rebuilt",
	title: "Postfix table keeps the old certificates",
	level: "warning",
	why: "An indexed table of `tls_server_sni_maps` holds the certificates themselves. `postmap -F` copies them into it. When Postfix is reloaded without that, it reads the old certificates again.",
	fix: "Run `postmap -F` for the table in the renewal hook, before Postfix is reloaded.",
	references: ["https://www.postfix.org/postconf.5.html#tls_server_sni_maps"],
	kind: "consumer",
	problem(fact, { neighbours }) {
		const table = textOf(own$14(fact).table);
		if (table === void 0 || !INDEXED.test(table)) return void 0;
		const around = neighbours(fact);
		const clients = factsBy(around, clientRuns, "all");
		if (clients.length === 0 || clients.some(({ attributes }) => attributes.opaque === true)) return void 0;
		return isRebuilt(around) ? void 0 : {
			message: `Postfix takes certificates from ${table}, which holds copies. Nothing found here runs \`postmap -F\` after a renewal.`,
			related: clients.slice(0, 3).map(({ location }) => location)
		};
	}
})];
/** Whether a fact is a run of `postmap -F` that follows each renewal, as far as the repository tells. */
function repeats(fact, neighbours) {
	const { hook, setup, surface } = fact.attributes;
	if (/\bpostmap\b/.test(String(hook ?? ""))) return true;
	if (own$14(fact).rebuilds === void 0) return false;
	return isScheduledItself(fact, neighbours) || setup !== true && surface !== "yaml";
}
const postfix = {
	id: "postfix",
	title: "Postfix",
	identifiedBy: "`main.cf` and `master.cf`, and scripts that write them or run `postconf -e`, that set `smtpd_tls_*` files",
	references: ["https://www.postfix.org/postconf.5.html#smtpd_tls_chain_files", "https://www.postfix.org/TLS_README.html"],
	accepts,
	needles: [
		"_tls_cert_file",
		"_tls_chain_files",
		"_tls_CAfile",
		"tls_server_sni_maps",
		"_tls_eccert_file",
		"postmap "
	],
	read: read$12,
	rules: rules$12
};

// src/mechanisms/pulumi/tokens.ts
const SPACE = String.raw`\s+`;
const STRING = String.raw`[fFrRbBuU]{0,2}(?:"[^"\\\n]*(?:\\[^][^"\\\n]*)*"?|'[^'\\\n]*(?:\\[^][^'\\\n]*)*'?)`;
const WORD = String.raw`[A-Za-z_$][\w$]*(?:[?!]?\.[A-Za-z_$][\w$]*)*`;
const NUMBER = String.raw`\d[\d_]*(?:\.\d+)?`;
const MARK = String.raw`\.\.\.|:=|=>|[=!<>]==?|\*\*|[^]`;
/** @param block how a string begins that may have several lines */
const pieces = (comment, block) => new RegExp(`(${SPACE}|${comment})|(${block})|(${STRING})|(${WORD})|(${NUMBER})|${MARK}`, "y");
const PYTHON = pieces("#[^\\n]*", `[A-Za-z]{0,2}(?:"""|''')`);
const OTHER$1 = pieces(String.raw`\/\/[^\n]*|\/\*`, "`");
/** Brackets need not match, strings and comments need not end. One pass. */
function tokensOf(program, python) {
	const pattern = python ? PYTHON : OTHER$1;
	const found = [];
	const open = [];
	let line = 1;
	let lineEnd = program.indexOf("\n");
	let at = 0;
	while (at < program.length) {
		pattern.lastIndex = at;
		const [all = program[at] ?? "", blank, block, string, word, number] = pattern.exec(program) ?? [];
		const end = block === void 0 && blank !== "/*" ? at + all.length : endOf(program, at + all.length, block ?? "*/");
		if (block !== void 0) {
			const mark = block.replace(/^[A-Za-z]+/, "");
			const text = program.slice(at + all.length, end - mark.length);
			found.push({
				kind: "text",
				text,
				line,
				...isFilled(block, text, mark === "`")
			});
		} else if (string !== void 0) {
			const text = string.replace(/^\w{0,2}["']|["']$/g, "");
			found.push({
				kind: "text",
				text,
				line,
				...isFilled(string, text, false)
			});
		} else if (blank === void 0) {
			const token = {
				kind: word !== void 0 ? "word" : number !== void 0 ? "number" : "mark",
				text: all,
				line
			};
			if (/^[([{]$/.test(all)) open.push(token);
			else if (/^[)\]}]$/.test(all)) {
				const opened = open.pop();
				if (opened !== void 0) opened.close = found.length;
			}
			found.push(token);
		}
		for (; lineEnd >= 0 && lineEnd < end; lineEnd = program.indexOf("\n", lineEnd + 1)) line++;
		at = end;
	}
	return found;
}
function endOf(program, from, block) {
	const mark = block.replace(/^[A-Za-z]+/, "");
	const at = program.indexOf(mark, from);
	return at < 0 ? program.length : at + mark.length;
}
function isFilled(written, text, template) {
	return template && text.includes("${") || /^[rR]?[fF]/.test(written.slice(0, 2)) ? { filled: true } : {};
}

// src/mechanisms/pulumi/calls.ts
/** Tokens of one value that are looked at. */
const MAX_TOKENS = 300;
function readProgram(text, path) {
	const python = path.endsWith(".py");
	const tokens = tokensOf(text, python);
	return {
		tokens,
		calls: tokens.flatMap((_, at) => callAt(tokens, at, path.endsWith(".go") ? "go" : python ? "python" : "node"))
	};
}
/** `new a.B(\u2026)` in JavaScript, `a.NewB(\u2026)` in Go, `a.B(\u2026)` in Python. */
function callAt(tokens, at, language) {
	const [word, bracket] = [tokens[at], tokens[at + 1]];
	if (word?.kind !== "word" || bracket?.text !== "(" || bracket.kind !== "mark" || bracket.close === void 0) return [];
	if (!(language !== "node" || tokens[at - 1]?.text === "new") || !(language === "go" ? /^\w+\.New[A-Z]\w*$/ : /(?:^|\.)[A-Z]\w*$/).test(word.text)) return [];
	const parts = entriesOf(tokens, {
		from: at + 2,
		to: bracket.close
	});
	const plain = parts.filter(({ key }) => key === void 0).map(({ value }) => value);
	const [name, object] = language === "go" ? plain.slice(1) : plain;
	const inner = object === void 0 ? void 0 : bracketOf(tokens, object);
	const entries = [...parts, ...inner === void 0 ? [] : entriesOf(tokens, inner, true)];
	const variable = language === "node" ? variableAt(tokens, at - 1, ":") : variableAt(tokens, at, language === "go" ? "," : ":");
	return [{
		type: word.text.replace(/\.New(?=[A-Z])/, "."),
		name: name === void 0 ? null : textAt(tokens, name) ?? null,
		...variable !== void 0 && { variable },
		given: new Map(entries.flatMap(({ key, value }) => key === void 0 ? [] : [[key, value]])),
		open: object !== void 0 && inner === void 0 || entries.some(({ spread }) => spread),
		line: word.line,
		endLine: tokens[bracket.close]?.line ?? word.line,
		from: at,
		to: bracket.close
	}];
}
/** The name on the left of `=` or `:=`, before what may follow it: `cert, err :=`, `cert: SelfSignedCert =`. */
function variableAt(tokens, at, follows) {
	const equals = tokens[at - 1]?.text;
	if (equals !== "=" && equals !== ":=") return void 0;
	const last = at - 2;
	const found = tokens[tokens[last - 1]?.text === follows ? last - 2 : last];
	return found?.kind === "word" && found.text !== "_" ? found.text : void 0;
}
/** What stands between commas; brackets are skipped as a whole. In an object, `{ name }` is short for `{ name: name }`. */
function entriesOf(tokens, { from, to }, inObject = false) {
	const found = [];
	let start = from;
	for (let at = from; at <= to; at = after(tokens, at)) {
		if (at < to && tokens[at]?.text !== ",") continue;
		if (at > start) found.push(entryOf(tokens, {
			from: start,
			to: at
		}, inObject));
		start = at + 1;
	}
	return found;
}
function after(tokens, at) {
	return (tokens[at]?.close ?? at) + 1;
}
function entryOf(tokens, { from, to }, inObject) {
	const first = tokens[from];
	const sign = tokens[from + 1];
	const spread = first?.text === "..." || first?.text === "**";
	if (first?.kind !== "word" && first?.kind !== "text") return {
		value: {
			from,
			to
		},
		spread
	};
	const key = keyOf(first.text);
	if (sign?.kind === "mark" && /^[:=]$/.test(sign.text)) return {
		key,
		value: {
			from: from + 2,
			to
		},
		spread
	};
	return {
		...inObject && first.kind === "word" && { key },
		value: {
			from,
			to
		},
		spread
	};
}
const keyOf = (written) => written.replaceAll("_", "").toLowerCase();
/** The inside of the bracket that an object is written in: `{\u2026}`, `&a.BArgs{\u2026}`, `a.BArgs(\u2026)`. */
function bracketOf(tokens, { from, to }) {
	let at = from;
	while (at < to && (tokens[at]?.text === "&" || tokens[at]?.kind === "word")) at++;
	const bracket = tokens[at];
	if (at >= to || bracket?.close === void 0 || bracket.text === "[") return void 0;
	return bracket.text === "(" && !/Args$/.test(tokens[at - 1]?.text ?? "") ? void 0 : {
		from: at + 1,
		to: bracket.close
	};
}
/** A value without what makes an input of it: `pulumi.Int(8760)` is `8760`. */
function bare(tokens, value) {
	const bracket = tokens[value.from + 1];
	return /^pulumi\.(?:String|Int|Float64|Bool)(?:Ptr)?$/.test(tokens[value.from]?.text ?? "") && bracket?.close === value.to - 1 ? {
		from: value.from + 2,
		to: value.to - 1
	} : value;
}
/** A literal string; undefined for anything else. */
function textAt(tokens, value) {
	const { from, to } = bare(tokens, value);
	const token = tokens[from];
	return to === from + 1 && token?.kind === "text" && token.filled === void 0 ? token.text : void 0;
}
/** The literal value of an argument, products of numbers included: null where it is not known, undefined where it is not set. */
function literalAt(tokens, value) {
	if (value === void 0) return void 0;
	const text = textAt(tokens, value);
	if (text !== void 0) return text;
	const { from, to } = bare(tokens, value);
	const written = tokens.slice(from, Math.min(to, from + MAX_TOKENS)).map((token) => token.text.replaceAll("_", ""));
	if (/^-?\d[\d.]*(?:\*\d[\d.]*)*$/.test(written.join(""))) return written.join("").split("*").reduce((product, number) => product * Number(number), 1);
	return to === from + 1 && /^(?:undefined|null|None|nil)$/.test(tokens[from]?.text ?? "") ? void 0 : null;
}
function tokensIn(tokens, { from, to }) {
	return tokens.slice(from, Math.min(to, from + MAX_TOKENS));
}

// src/mechanisms/pulumi/read.ts
const own$13 = ownAttributes("pulumi");
/** Resources that make or hold a certificate, by the end of their name. Names of arguments are as in {@link keyOf}. */
const RESOURCES$1 = [
	{
		called: /(?:^|tls\.)SelfSignedCert$/,
		type: "tls.SelfSignedCert",
		renews: "on-apply",
		names: ["dnsnames"]
	},
	{
		called: /(?:^|tls\.)LocallySignedCert$/,
		type: "tls.LocallySignedCert",
		renews: "on-apply"
	},
	{
		called: /acme\.Certificate$/,
		type: "acme.Certificate",
		renews: "on-apply",
		names: ["commonname", "subjectalternativenames"]
	},
	{
		called: /acm\.Certificate$/,
		type: "aws.acm.Certificate",
		renews: "itself",
		names: ["domainname", "subjectalternativenames"],
		material: ["certificatebody", "privatekey"],
		carries: true
	},
	{
		called: /compute\.ManagedSslCertificate$/,
		type: "gcp.compute.ManagedSslCertificate",
		renews: "itself"
	}
];
const VALIDATION$1 = /acm\.CertificateValidation$/;
const SECRET = /(?:^|core\.?v1\.|(?:^|\.)v1\.)Secret$/;
/** Arguments of other resources that take a certificate. */
const TAKES$1 = /^(?:\w{0,30}certificatearns?|sslcertificates?|iamcertificateid)$/;
/** Whether anything of this may be in a program, before it is taken apart. */
const MENTIONS = /SelfSignedCert|LocallySignedCert|Certificate|kubernetes\.io\/tls/;
function read$11(file, output) {
	if (!MENTIONS.test(file.text)) return;
	const { tokens, calls } = readProgram(file.text, file.path);
	const program = new Variables(file.path, tokens);
	let next = 0;
	/** Calls that are open where the walk is, the innermost last. */
	const around = [];
	for (const [at, token] of tokens.entries()) {
		while ((around.at(-1)?.to ?? at) < at) around.pop();
		const call = calls[next];
		if (call?.from === at) {
			next++;
			around.push(call);
			readCall(call, program, output);
		} else if (token.kind !== "mark" && /^[:=]$/.test(tokens[at + 1]?.text ?? "") && TAKES$1.test(keyOf(token.text))) readUse$2(at, around.at(-1), program, output);
	}
}
/** The certificates of a program by the variables that hold them, as far as the walk has come. */
var Variables = class {
	refs = /* @__PURE__ */ new Map();
	used = /* @__PURE__ */ new Map();
	path;
	tokens;
	constructor(path, tokens) {
		this.path = path;
		this.tokens = tokens;
	}
	/** Functions may have variables of one name: the nearest before its use is meant. */
	add({ variable, name }) {
		const key = variable ?? name ?? "?";
		const times = (this.used.get(key) ?? 0) + 1;
		this.used.set(key, times);
		const ref = makeRef("pulumi", `${this.path}#${key}${times > 1 ? `-${times}` : ""}`);
		if (variable !== void 0) this.refs.set(variable, ref);
		return ref;
	}
	/** `cert.arn`, `this.cert.certPem`. */
	in(value) {
		const found = tokensIn(this.tokens, value).filter(({ kind }) => kind === "word").flatMap(({ text }) => {
			const name = /^(?:(?:this|self)\.)?[\w$]+/.exec(text)?.[0] ?? "";
			return this.refs.get(name) ?? [];
		});
		return [...new Set(found)];
	}
};
function readCall(call, program, output) {
	const kind = RESOURCES$1.find(({ called }) => called.test(call.type));
	if (call.name === null && [...call.given.keys()].every((key) => /^(?:opts|props|id)$/.test(key))) return;
	if (kind !== void 0) readCertificate$1(call, kind, program, output);
	else if (VALIDATION$1.test(call.type)) readCopy(call, "aws.acm.CertificateValidation", program, output);
	else if (SECRET.test(call.type) && isTls(call, program)) readCopy(call, "kubernetes.core.v1.Secret", program, output);
}
const place$1 = ({ line, endLine }) => ({
	line,
	endLine
});
const nameOf = (type, { name }) => name === null ? type : `${type} "${name}"`;
/** Attributes as those of the same resource of Terraform. */
function readCertificate$1(call, kind, program, output) {
	const { tokens } = program;
	const { given } = call;
	const value = (key) => {
		const found = literalAt(tokens, given.get(key));
		return found === void 0 && call.open ? null : found;
	};
	const material = (kind.material ?? []).flatMap((key) => given.get(key) ?? []);
	const reads = [...new Set(material.flatMap((one) => program.in(one)))];
	const renews = material.length === 0 ? kind.renews : reads.length > 0 ? "on-apply" : "never";
	const self = program.add(call);
	const minDays = kind.type === "acme.Certificate" ? value("mindaysremaining") : void 0;
	const [early, validity] = kind.type.startsWith("tls.") ? [value("earlyrenewalhours"), value("validityperiodhours")] : [];
	const unknown = call.open && kind.carries === true;
	output.fact({
		kind: renews === "never" ? "sink" : renews === "on-apply" && kind.carries === true ? "copy" : "producer",
		reads: [...reads, ...renews === "on-apply" ? [programRef("pulumi")] : []],
		writes: [self],
		names: (kind.names ?? []).flatMap((key) => namesIn(tokens, given.get(key))),
		attributes: {
			name: nameOf(kind.type, call),
			...!unknown && { renews },
			...minDays !== void 0 && { minDays }
		},
		own: {
			type: kind.type,
			...early !== void 0 && { early },
			...validity !== void 0 && { validity }
		}
	}, place$1(call));
}
function namesIn(tokens, value) {
	if (value === void 0) return [];
	return tokensIn(tokens, value).filter(({ kind, filled, text }) => kind === "text" && filled === void 0 && /^[\w*-]+(?:\.[\w-]+)+$/.test(text)).map(({ text }) => `dns:${text}`);
}
function isTls({ given }, { tokens }) {
	const type = given.get("type");
	return type !== void 0 && textAt(tokens, type) === "kubernetes.io/tls";
}
/** Hands a certificate of the program on: a validation as itself, a Secret to the cluster. Nothing where it takes none. */
function readCopy(call, type, program, output) {
	const reads = [...new Set([...call.given.values()].flatMap((value) => program.in(value)))];
	if (reads.length === 0) return;
	output.fact({
		kind: "copy",
		reads,
		writes: [program.add(call), ...type.endsWith("Secret") ? secretOf$2(call, program.tokens) : []],
		attributes: { name: nameOf(type, call) },
		own: { type }
	}, place$1(call));
}
/** Without a name of its own, a Secret gets one with a random end. */
function secretOf$2({ given }, tokens) {
	const written = given.get("metadata");
	const inner = written === void 0 ? void 0 : bracketOf(tokens, written);
	if (inner === void 0) return [];
	const metadata = new Map(entriesOf(tokens, inner).map(({ key, value }) => [key, value]));
	const name = literalAt(tokens, metadata.get("name"));
	const namespace = literalAt(tokens, metadata.get("namespace"));
	return typeof name === "string" ? [secretRef(String(namespace ?? "?"), name)] : [];
}
/** An argument such as `certificateArn` of any resource, directly or in an object. */
function readUse$2(at, call, program, output) {
	if (call === void 0 || VALIDATION$1.test(call.type) || RESOURCES$1.some(({ called }) => called.test(call.type))) return;
	const from = at + 2;
	let to = from;
	while (to < from + 20 && to < call.to && !/^[,})]$/.test(program.tokens[to]?.text ?? ",")) to++;
	const reads = program.in({
		from,
		to
	});
	const { text: argument = "", line = call.line } = program.tokens[at] ?? {};
	if (reads.length === 0) return;
	output.fact({
		kind: "consumer",
		reads,
		writes: [],
		attributes: { name: nameOf(call.type, call) },
		own: {
			type: call.type,
			argument
		}
	}, { line });
}

// src/mechanisms/pulumi/rules.ts
const TLS = "https://www.pulumi.com/registry/packages/tls/api-docs/selfsignedcert/";
const ACM$1 = "https://www.pulumi.com/registry/packages/aws/api-docs/acm/certificate/";
const UP = "https://www.pulumi.com/docs/iac/cli/commands/pulumi_up/";
const ups = ({ kind, writes, location }) => kind === "schedule" && writes.includes(programRef("pulumi")) ? [location.repository] : [];
const rules$11 = [
	factRule("pulumi", {
		id: "pulumi-never-renewed-early",
		title: "Pulumi: tls provider renews only after expiration",
		level: "note",
		why: "`earlyRenewalHours` is 0 by default, so `pulumi up` changes nothing before the expiration date. A value as long as the validity, or longer, replaces the certificate with every run.",
		fix: "Set `earlyRenewalHours` to about a third of `validityPeriodHours`, and run `pulumi up` on a schedule.",
		references: [TLS],
		problem(fact) {
			const { type, early = 0, validity } = own$13(fact);
			if (type !== "tls.SelfSignedCert" && type !== "tls.LocallySignedCert") return void 0;
			const { name } = fact.attributes;
			if (early === 0) return `${name} sets no early renewal.`;
			return typeof early === "number" && typeof validity === "number" && early >= validity ? `${name} renews ${early} hours early and is valid for ${validity}.` : void 0;
		}
	}),
	factRule("pulumi", {
		id: "pulumi-acme-never-renewed",
		title: "Pulumi never renews the ACME certificate",
		level: "warning",
		why: "A negative `minDaysRemaining` disables renewal.",
		fix: "Set `minDaysRemaining` to 30, or remove the line.",
		references: ["https://www.pulumi.com/registry/packages/acme/api-docs/certificate/"],
		problem: ({ attributes: { minDays, name } }) => typeof minDays === "number" && minDays < 0 ? `${name} sets ${minDays} as the days before expiration, so it is never renewed.` : void 0
	}),
	factRule("pulumi", {
		id: "pulumi-acm-imported",
		title: "Pulumi: ACM does not renew an imported certificate",
		level: "warning",
		why: "ACM renews certificates that it issued. An imported certificate expires unless a person imports the next one.",
		fix: "Request the certificate with `domainName` and `validationMethod: \"DNS\"`.",
		references: [ACM$1, "https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html"],
		kind: "sink",
		problem: (fact, { topology }) => own$13(fact).type === "aws.acm.Certificate" && !upstream(graphOf(topology), nodeOf(topology, fact)).some(({ fact: other }) => other.kind === "producer") ? `${fact.attributes.name} imports its certificate, which ACM does not renew.` : void 0
	}),
	factRule("pulumi", {
		id: "pulumi-up-unscheduled",
		title: "Pulumi renews only at the next `pulumi up`",
		level: "note",
		why: "Pulumi renews only while it runs. If it runs only on pushes, the certificate expires in a quiet month.",
		fix: "Run `pulumi up` on a schedule, at least weekly.",
		references: [UP],
		kind: "producer",
		problem(fact, { topology }) {
			if (fact.attributes.renews !== "on-apply") return void 0;
			const runs = factsBy(topology.facts, ups, fact.location.repository);
			if (runs.length === 0 || runs.some((other) => other.attributes.disabled !== true)) return void 0;
			return {
				message: `${fact.attributes.name} is renewed by \`pulumi up\`, which no workflow here runs on a schedule.`,
				related: runs.map((other) => other.location)
			};
		}
	})
];

// src/mechanisms/pulumi/index.ts
const pulumi = {
	id: "pulumi",
	title: "Pulumi",
	identifiedBy: "TypeScript, JavaScript, Python and Go programs that import Pulumi. Literal arguments of the certificate resources are read",
	references: ["https://www.pulumi.com/docs/iac/languages-sdks/"],
	accepts: (path) => /\.(?:[cm]?[jt]s|py|go)$/.test(path) && !/\.d\.[cm]?ts$/.test(path),
	needles: [
		"@pulumi/",
		"import pulumi",
		"from pulumi",
		"github.com/pulumi/"
	],
	read: read$11,
	rules: rules$11
};

// src/mechanisms/puppet/index.ts
const own$12 = ownAttributes("puppet");
const REFERENCE$1 = "https://github.com/voxpupuli/puppet-letsencrypt/blob/master/REFERENCE.md";
/** Declarations of `letsencrypt::certonly`; `renew_cron_ensure` and `letsencrypt::renew` are schedules of `certbot renew`. */
function read$10(file, output) {
	if (!file.path.endsWith(".pp") && !/letsencrypt::|renew_cron_ensure/.test(file.text)) return;
	const rows = file.text.split("\n").map((row) => row.replace(/#.*$/, ""));
	if (file.path.endsWith(".pp")) {
		readCertificateFiles(file, rows, output);
		readServers(rows, output);
	}
	for (const [index, row] of rows.entries()) {
		if (/\brenew_cron_ensure['"]?\s*(?:=>|:)\s*['"]?present/.test(row) || /letsencrypt::renew_cron_ensure/.test(row)) output.fact({
			kind: "schedule",
			reads: [],
			writes: [programRef("certbot")],
			attributes: {
				name: "letsencrypt",
				program: "certbot"
			}
		}, { line: index + 1 });
		if (file.path.endsWith(".pp") && /\bcron\s*\{/.test(row)) readCron(rows, index, output);
		const listed = /\b(?:renew_)?(?:deploy|post)_hook_commands['"]?\s*(?:=>|:)/.test(row) ? rows.slice(index, index + MAX_HOOKS).join("\n").replace(/\][\s\S]*$/, "") : void 0;
		if (listed !== void 0) output.fact({
			kind: "reload",
			reads: [CERTBOT_LIVE],
			writes: servicesOfHook(listed.replace(/^[^\n]*?(?:=>|:)\s*/, "").replaceAll(/['"[\],]|^\s*-\s/gm, " ")),
			attributes: { hook: "renew" }
		}, { line: index + 1 });
		const hook = /['"]?\bdeploy[-_]hook['"]?\s*=>\s*(['"])([^'"]{1,300})\1/.exec(row)?.[2];
		if (hook !== void 0) output.fact({
			kind: "reload",
			reads: [CERTBOT_LIVE],
			writes: servicesOfHook(hook),
			attributes: { hook }
		}, { line: index + 1 });
		const title = /letsencrypt::certonly\s*\{\s*(?:['"]([^'"]{1,200})['"]|([^:\s]+))?/.exec(row);
		if (title === null || !file.path.endsWith(".pp")) continue;
		const own = declaration(rows.slice(index, index + MAX_LINES).join("\n").slice(title.index));
		const name = title[1] ?? title[2] ?? null;
		const cron = /\bmanage_cron\s*=>\s*(\S+?),?\s/.exec(`${own} `)?.[1];
		const hooks = /\bdeploy_hook_commands\s*=>\s*\[([^\]]{1,2000})\]/.exec(own)?.[1] ?? "";
		const live = name === null || name.includes("$") ? CERTBOT_LIVE : appendToRef(CERTBOT_LIVE, `${name}/fullchain.pem`);
		const success = /\bcron_success_command\s*=>\s*(['"])([^\n]{1,300}?)\1/.exec(own)?.[2];
		if (success !== void 0) output.fact({
			kind: "reload",
			reads: [live],
			writes: servicesOfHook(success),
			attributes: { hook: success }
		}, { line: index + 1 });
		for (const [, , hook = ""] of hooks.matchAll(/(['"])([^'"]{1,300})\1/g)) output.fact({
			kind: "reload",
			reads: [live],
			writes: servicesOfHook(hook),
			attributes: { hook }
		}, { line: index + 1 });
		output.fact({
			kind: "producer",
			reads: [programRef("certbot")],
			writes: live === CERTBOT_LIVE ? [] : [live, CERTBOT_LIVE],
			names: name !== null && /^[\w*-]+(?:\.[\w-]+)+$/.test(name) ? [`dns:${name}`] : [],
			attributes: { name },
			own: { ...cron !== void 0 && { manageCron: cron === "true" ? true : cron === "false" ? false : null } }
		}, { line: index + 1 });
	}
}
/** A `cron` resource whose command runs certbot, perhaps by a variable: `${letsencrypt::command} renew`. */
function readCron(rows, index, output) {
	const body = declaration(rows.slice(index, index + MAX_LINES).join("\n"));
	const command = /\bcommand\s*=>\s*["']([^\n]{1,500})/.exec(body)?.[1] ?? "";
	const client = clientNamed(command);
	if (client === void 0 || !/\brenew\b/.test(command) || /\bensure\s*=>\s*['"]?absent/.test(body)) return;
	output.fact({
		kind: "schedule",
		reads: [],
		writes: [programRef(client.program)],
		attributes: {
			name: "cron",
			program: client.program
		}
	}, { line: index + 1 });
}
/** Lines of a list of hooks. */
const MAX_HOOKS = 8;
/** More than any declaration takes. */
const MAX_LINES = 40;
/** A declaration up to the brace that closes it; braces of `${\u2026}` and of hashes are in pairs. */
function declaration(text) {
	let depth = 0;
	for (let at = text.indexOf("{"); at >= 0 && at < text.length; at++) if (text[at] === "{") depth++;
	else if (text[at] === "}" && --depth === 0) return text.slice(0, at);
	return text;
}
const TELLS$1 = /\b(?:notify|before)\s*=>|~>/;
/** A service of the manifest hears of some file; which one is not asked. */
const HEARS = /\bsubscribe\s*=>|\]\s*~>|~>\s*(?:Service|Class)/;
/** A service, or a class or type of a module that manages one. */
const SERVES = /\bservice\s*\{|\bapache::vhost\b|\bnginx::resource::|class\s*\{\s*['"](?:::)?(?:apache|nginx|haproxy|postfix|dovecot)\b/;
/** A class with parameters, a resource of a module, or what is collected of one: `Apache::Vhost <| title == $name |> {`. */
const RESOURCE = /^\s*class\s*\{\s*['"](?:::)?([a-z]\w{0,60})|^\s*(?!class\b|define\b)(?:::)?([A-Za-z]\w{0,60})(?:::\w{1,60}){1,6}\s*(?:<\|[^|]{0,200}\|>\s*)?\{/;
const SETTING = /\b((?:\w{1,40}_)?(?:ssl|tls)_cert(?:ificate)?(?:_file)?)\s*=>\s*['"]([^'"]{1,300})['"]/;
/** Parameters of modules that configure a server: `ssl_cert => '/etc/ssl/www.pem'` of `apache::vhost` and its like. */
function readServers(rows, output) {
	let service = "?";
	for (const [index, row] of rows.entries()) {
		const resource = RESOURCE.exec(row);
		if (resource !== null) service = serviceName(resource[1] ?? resource[2] ?? "?");
		const [, directive = "", certificate = ""] = SETTING.exec(row) ?? [];
		if (certificate.startsWith("/")) serverConsumer(output, {
			service,
			directive,
			certificate,
			line: index + 1
		});
	}
}
/** A type of a module that puts a certificate there: `acme::cert`, `pki::certificate`. */
const ISSUED = /::(?:\w{1,40}_)?cert(?:ificate)?s?$|^(?:::)?(?:ssl|tls|sslcert|pki|acme|letsencrypt|certs?)::/;
/** An instance of such a type, or a class, to which a service subscribes. */
const BROUGHT_BY = /\b(?:Class|[A-Z]\w{0,60}(?:::\w{1,60}){1,6})\[[^\]]{0,200}|\$/;
/** The service behind the arrow of a class or of an instance: `Ssl::Cert['www'] ~> Service['nginx']`. */
const TOLD_BY = /\b(?:Class|[A-Z]\w{0,60}(?:::\w{1,60}){1,6})\[[^\]\n]{0,200}\]\s{0,20}~>\s{0,20}Service\[\s?['"]([\w.@-]{1,80})['"]/g;
/** Its parameters that name who hears of a new version. */
const HEARERS = /^(?:notify|(?:\w{1,40}_)?(?:svc|services?))$/;
function servicesOf({ values }) {
	return [...values].flatMap(([name, given]) => HEARERS.test(name) ? given.flatMap(({ text }) => [...text.matchAll(/[\w@.-]{2,80}/g)].map(([word]) => serviceName(word))) : []).filter(isServer);
}
/** The certificates that a manifest copies, and whether a service of the manifest hears of them. */
function readCertificateFiles(file, rows, output) {
	const whole = rows.join("\n");
	const serves = SERVES.test(whole);
	const heard = HEARS.test(whole);
	for (const managed of managedFilesOf(file)) {
		if (!isManagedCertificate(managed)) continue;
		const body = rows.slice(managed.line - 1, managed.line - 1 + MAX_LINES).join("\n");
		const told = heard || managed.notifies.length > 0 || TELLS$1.test(body.slice(0, declaration(body).length + 20));
		const known = serves && !managed.path.includes("$");
		managedCopy(output, file, managed, {
			...known ? { told } : !told && { told: null },
			reads: []
		});
	}
	for (const resource of puppetResources(file.text)) {
		if (ISSUED.test(resource.type)) managedReload(output, [], servicesOf(resource), resource.line);
		if (resource.type !== "service") continue;
		const subscribed = valueGiven(resource, "subscribe")?.text ?? "";
		const paths = [...subscribed.matchAll(/File\[\s?([^\]\s]{1,300})/g)].map(([, path = ""]) => path).filter((path) => isManagedCertificate({ path }));
		const name = valueGiven(resource, "name")?.text ?? resource.title;
		if (paths.length > 0 || BROUGHT_BY.test(subscribed)) managedReload(output, paths.flatMap(knownRefs), [/\$/.test(name) ? "?" : serviceName(name)], resource.line);
	}
	const lines = lineCounter(whole);
	for (const found of whole.matchAll(TOLD_BY)) managedReload(output, [], [serviceName(found[1] ?? "?")], lines(found.index));
}
const rules$10 = [
	factRule("puppet", {
		id: "puppet-certificate-notifies-nobody",
		title: "Puppet copies a certificate without notifying a service",
		level: "note",
		otherLevels: { warning: "when a server here reads the file, and nothing reloads it" },
		why: "The agent replaces the file. Without `notify` or a subscribing service, the service keeps the old certificate.",
		fix: "Add `notify => Service['<name>']` to the file resource.",
		references: ["https://www.puppet.com/docs/puppet/8/lang_relationships.html"],
		kind: "copy",
		problem(fact, context) {
			const { told, name } = fact.attributes;
			if (told !== false && told !== null) return void 0;
			const note = `${name} notifies no service, and no service of this manifest subscribes to it.`;
			return servedUnnoticed(fact, context) ?? (told === false ? note : void 0);
		}
	}),
	factRule("puppet", {
		id: "puppet-certificate-not-renewed",
		title: "Puppet issues a certificate but does not renew it",
		level: "note",
		why: "`letsencrypt::certonly` runs certbot until the certificate exists, but never again. The class renews only with `renew_cron_ensure`, which is `absent` by default. Debian\u2019s certbot package enables a timer that renews; the package of EPEL does not.",
		fix: "Declare the class with `renew_cron_ensure => \"present\"`, or set `manage_cron => true`.",
		references: [REFERENCE$1],
		kind: "producer",
		problem(fact, { neighbours }) {
			if (own$12(fact).manageCron === true || own$12(fact).manageCron === null) return void 0;
			return startsCertbot(neighbours(fact)) ? void 0 : `letsencrypt::certonly "${fact.attributes.name ?? "?"}" has no \`manage_cron\`, and the class no \`renew_cron_ensure\`.`;
		}
	}),
	factRule("puppet", {
		id: "puppet-renews-without-reload",
		title: "Puppet renews a certificate without reloading its server",
		level: "warning",
		why: "The cron job of `letsencrypt::certonly` runs certbot alone. A server that keeps running serves the old certificate until it restarts.",
		fix: "Add `deploy_hook_commands => [\"systemctl reload <service>\"]` to the declaration.",
		references: [REFERENCE$1],
		kind: "producer",
		problem(fact, context) {
			if (!(own$12(fact).manageCron === true || startsCertbot(context.neighbours(fact))) || factsBy(context.neighbours(fact), hooksOfCertbot, "all").length > 0) return void 0;
			return servedUnnoticed(fact, context);
		}
	})
];
/** Hooks that run for every certificate of certbot. */
const hooksOfCertbot = ({ kind, reads, attributes }) => kind === "reload" && attributes.via !== "handler" && reads.includes(CERTBOT_LIVE) ? ["all"] : [];
const puppet = {
	id: "puppet",
	title: "Puppet",
	identifiedBy: "`*.pp` with `letsencrypt::certonly` or `file` resources of certificates, and Hiera data with `letsencrypt::renew_cron_ensure`",
	references: [REFERENCE$1],
	accepts: (path) => /\.(?:pp|ya?ml|epp)$/.test(path),
	needles: [
		"letsencrypt::",
		"certbot",
		"renew_cron_ensure",
		"::cert",
		"certs/",
		"deploy-hook",
		".pem",
		".crt",
		".p12",
		".jks"
	],
	read: read$10,
	rules: rules$10
};

// src/mechanism-kit/mirrors.ts
/** Tools that mirror a Secret into other namespaces, by annotations on the source and on the mirror. */
/** An annotation with the prefix of the tool that the tool ignores, and whose name is close to one that it reads. */
function unknownIn(annotations, tool) {
	const bare = (key) => key.slice(tool.prefix.length);
	const known = [...[
		tool.from,
		tool.allowed,
		tool.allowedNamespaces,
		...tool.into
	].map(bare), ...tool.others];
	return [...annotations].find(([key]) => {
		if (!key.startsWith(tool.prefix) || known.includes(bare(key))) return false;
		return known.some((one) => bare(key).endsWith(`-${one}`)) || closestName(bare(key), known) !== void 0;
	});
}
/** The annotations that end up on the Secret: its own, and those that a Certificate or ExternalSecret copies to it. */
function annotationsOf(manifest) {
	if (manifest.kind === "Certificate") return entriesAt(manifest.root, "spec", "secretTemplate", "annotations");
	if (manifest.kind === "ExternalSecret") return entriesAt(manifest.root, "spec", "target", "template", "metadata", "annotations");
	if (manifest.kind === "SealedSecret") return entriesAt(manifest.root, "spec", "template", "metadata", "annotations");
	return entriesAt(manifest.root, "metadata", "annotations");
}
/** Name of the Secret that a manifest stands for or makes. */
function secretOf$1(manifest) {
	const stated = manifest.kind === "Certificate" ? at(manifest.root, "spec", "secretName") : at(manifest.root, "spec", "target", "name");
	return nameIn(manifest.path, stated) ?? manifest.name;
}
const MIRRORED = [
	"Secret",
	"Certificate",
	"ExternalSecret",
	"SealedSecret"
];
/** Writes the facts of one manifest: a mirror is a copy, a source says in a scope what it permits. */
function readMirror(manifest, tool, output) {
	const annotations = annotationsOf(manifest);
	const base = {
		resource: manifest.kind,
		name: manifest.name,
		namespace: manifest.namespace
	};
	const from = annotations.get(tool.from);
	if (from !== void 0) {
		const [, space, name] = from.kind === "scalar" && /^([\w.-]+)\/([\w.-]+)$/.exec(from.text) || [];
		output.fact({
			kind: "copy",
			reads: space === void 0 || name === void 0 ? [] : [secretRef(space, name), ...grantsFor(space, name, manifest.namespace)],
			writes: [secretRef(manifest.namespace, secretOf$1(manifest))],
			attributes: {
				...base,
				...onceOf(annotations, tool)
			},
			lines: { source: from.line }
		}, { line: from.line });
	}
	const targets = targetsOf(annotations, tool);
	if (targets !== void 0) {
		const [name, line] = [secretOf$1(manifest), targets.line];
		output.fact({
			kind: "copy",
			reads: [secretRef(manifest.namespace, name)],
			writes: targets.spaces.map((space) => secretRef(space, name)),
			attributes: {
				...base,
				into: targets.spaces
			},
			lines: { into: line }
		}, { line });
	}
	const allowed = annotations.get(tool.allowed);
	const spaces = annotations.get(tool.allowedNamespaces);
	const isSource = allowed !== void 0 || spaces !== void 0 || [...annotations.keys()].some((key) => key.startsWith(tool.prefix) && /auto|replicate-to|reflection/.test(key));
	const misplaced = manifest.kind === "Certificate" ? [...entriesAt(manifest.root, "metadata", "annotations")].find(([key]) => key.startsWith(tool.prefix)) : void 0;
	if (!isSource && misplaced === void 0 && from !== void 0) return;
	const unknown = unknownIn(annotations, tool);
	const permits = misplaced === void 0 && (allowed?.text === "true" || allowed?.kind === "unknown");
	output.fact({
		kind: "scope",
		reads: [secretRef(manifest.namespace, secretOf$1(manifest))],
		writes: permits ? grantsOf(manifest.namespace, secretOf$1(manifest), spacesOf(spaces)) : [],
		attributes: {
			...base,
			mirror: true,
			...allowed !== void 0 && { allowed: allowed.kind === "unknown" ? null : allowed.text },
			...spaces !== void 0 && { namespaces: spaces.kind === "unknown" ? null : spaces.text },
			...misplaced !== void 0 && { misplaced: misplaced[0] },
			...unknown !== void 0 && { unknown: unknown[0] }
		},
		lines: {
			...unknown !== void 0 && { unknown: unknown[1].line },
			...misplaced !== void 0 && { misplaced: misplaced[1].line },
			...allowed !== void 0 && { allowed: allowed.line },
			...(spaces ?? allowed) !== void 0 && { writes: (spaces ?? allowed)?.line ?? manifest.root.line }
		}
	}, manifest.place);
}
/** Namespaces into which the tool copies the Secret by itself: `*` where a pattern names them, or nothing restricts them. */
function targetsOf(annotations, tool) {
	const stated = tool.into.flatMap((key) => annotations.get(key) ?? []);
	const [first] = stated;
	if (first === void 0 || first.text === "false") return void 0;
	const named = stated.find(({ text }) => text !== "true" && text !== "") ?? annotations.get(tool.allowedNamespaces);
	return {
		spaces: spacesOf(named),
		line: (named ?? first).line
	};
}
/** The namespaces of a list; `*` for a pattern, and where there is none. */
function spacesOf(list) {
	const parts = list?.kind === "scalar" && list.text !== "" ? list.text.split(",") : ["*"];
	return [...new Set(parts.map((part) => /^[a-z\d-]+$/.test(part.trim()) ? part.trim() : "*"))].slice(0, 100);
}
function onceOf(annotations, tool) {
	return annotations.get(`${tool.prefix}replicate-once`)?.text === "true" ? { state: "once" } : {};
}
const sourcesByRef = ({ kind, mechanism, attributes, reads }) => kind === "scope" && attributes.mirror === true ? reads.map((ref) => `${mechanism} ${ref}`) : [];
/** Why a source does not let a mirror have its Secret; undefined where it does, or where that is unknown. */
function refusal(mirror, facts) {
	const [source] = factsBy(facts, sourcesByRef, `${mirror.mechanism} ${mirror.reads[0]}`);
	if (source === void 0 || mirror.attributes.into !== void 0) return void 0;
	const { allowed, namespaces, misplaced } = source.attributes;
	if (allowed === null || namespaces === null || misplaced !== void 0) return void 0;
	if (allowed !== "true") return {
		source,
		reason: "does not permit it"
	};
	const [target] = mirror.writes;
	const space = (target === void 0 ? void 0 : namespaceOfRef(target)) ?? "?";
	if (typeof namespaces !== "string" || namespaces === "" || space === "?") return void 0;
	return namespaces.split(",").some((pattern) => fits(pattern.trim(), space)) ? void 0 : {
		source,
		reason: `permits only the namespaces ${namespaces}`
	};
}
/**
* The patterns are regular expressions. Only plain names, and a `.*` at the end, can be matched without running them.
*/
function fits(pattern, namespace) {
	if (/^[\w-]+$/.test(pattern)) return pattern === namespace;
	const stem = /^\^?([\w-]*)\.?\*\$?$/.exec(pattern);
	return stem === null || namespace.startsWith(stem[1]);
}

// src/mechanism-kit/mirror-mechanism.ts
/** A tool that mirrors Secrets by annotations, with the two ways in which a mirror stays empty or old. */
function mirrorMechanism(tool, { id, title, references }) {
	return {
		id,
		title,
		identifiedBy: `annotations of ${tool.prefix} on Secrets, and on the template of a Certificate\u2019s Secret`,
		references,
		accepts: isManifestFile,
		needles: [tool.prefix],
		read(file, output) {
			for (const manifest of manifests(file, output, MIRRORED)) readMirror(manifest, tool, output);
		},
		rules: [
			factRule(id, {
				id: `${id}-source-not-permitted`,
				title: `${title}: source does not permit the mirror`,
				level: "warning",
				why: "A mirror is filled only from a source that permits mirrors in that namespace. Otherwise it stays empty, or keeps its old certificate.",
				fix: `Annotate the source with \`${tool.allowed}: "true"\`, and name the namespace of the mirror.`,
				references,
				kind: "copy",
				problem(fact, context) {
					const refused = refusal(fact, context.topology.facts);
					if (refused === void 0) return void 0;
					return {
						message: `"${String(fact.attributes.name)}" mirrors the ${spellSecret(fact.reads[0])}, which ${refused.reason}.`,
						locations: [placeOf$1(fact, "source")],
						related: [refused.source.location]
					};
				}
			}),
			factRule(id, {
				id: `${id}-source-unknown`,
				title: `${title}: source of the mirror does not exist`,
				level: "warning",
				otherLevels: { note: "when nothing found here reads the mirrors" },
				why: "The mirror names a Secret that nothing provides. A Secret with nearly that name is renewed but never read. The mirror keeps the certificate of the old Secret until it expires.",
				fix: "Refer to the Secret that is renewed.",
				references,
				kind: "copy",
				problem(fact, { topology }) {
					const [ref] = fact.reads;
					const fed = upstream(graphOf(topology), nodeOf(topology, fact), 5).some((one) => one.fact.kind !== "scope");
					const meant = ref === void 0 || fed ? void 0 : likelyWriter(fact, ref, topology);
					if (ref === void 0 || meant === void 0) return void 0;
					return {
						...levelOfAbsence(fact, topology),
						message: `"${String(fact.attributes.name)}" mirrors the ${spellSecret(ref)}, which nothing provides. Nothing uses the ${spellSecret(meant.ref)} that ${factTitle(meant.fact)} provides.`,
						locations: [placeOf$1(fact, "source")],
						related: [meant.fact.location]
					};
				}
			}),
			factRule(id, {
				id: `${id}-annotation-unknown`,
				title: `${title}: annotation is not read`,
				level: "warning",
				why: "The tool ignores unknown annotations, such as those of an older version. The Secret is not mirrored, and each mirror keeps its old certificate.",
				fix: `Use the current names, such as \`${tool.allowed}\`.`,
				references,
				kind: "scope",
				problem(fact) {
					const { unknown, name, resource } = fact.attributes;
					if (typeof unknown !== "string") return void 0;
					return {
						message: `${String(resource)} "${String(name)}" has the annotation ${unknown}, which ${title} ignores. Its Secret is not mirrored.`,
						locations: [placeOf$1(fact, "unknown")]
					};
				}
			}),
			oncePerFolder(factRule(id, {
				id: `${id}-annotations-misplaced`,
				title: `${title}: annotation is not on the Secret`,
				level: "warning",
				why: "cert-manager does not copy the annotations of a Certificate to its Secret. The Secret is not mirrored, and mirrors keep their old certificate.",
				fix: "Move the annotations to `spec.secretTemplate.annotations`.",
				references,
				kind: "scope",
				problem(fact) {
					const { misplaced, allowed, name } = fact.attributes;
					if (typeof misplaced !== "string" || allowed !== void 0) return void 0;
					return {
						message: `The Certificate "${String(name)}" has ${misplaced} in its own metadata, where it does not affect the Secret.`,
						locations: [placeOf$1(fact, "misplaced")]
					};
				}
			}), (count, first) => `${count} annotations here are not on the Secret. ${first}`)
		]
	};
}

// src/mechanisms/reflector/index.ts
const PREFIX$2 = "reflector.v1.k8s.emberstack.com/";
/** Reflector mirrors a Secret into other namespaces, where its source permits it. */
const reflector = mirrorMechanism({
	prefix: PREFIX$2,
	from: `${PREFIX$2}reflects`,
	allowed: `${PREFIX$2}reflection-allowed`,
	allowedNamespaces: `${PREFIX$2}reflection-allowed-namespaces`,
	into: [`${PREFIX$2}reflection-auto-enabled`, `${PREFIX$2}reflection-auto-namespaces`],
	others: [
		"auto-reflects",
		"reflected-at",
		"reflected-version",
		"reflection-allowed-namespaces-selector",
		"reflection-auto-namespaces-selector"
	]
}, {
	id: "reflector",
	title: "Reflector",
	references: ["https://github.com/emberstack/kubernetes-reflector#readme", "https://cert-manager.io/docs/devops-tips/syncing-secrets-across-namespaces/"]
});

// src/mechanisms/reloader/index.ts
const MECHANISM$7 = "reloader";
const own$11 = ownAttributes(MECHANISM$7);
const REFERENCES$4 = ["https://github.com/stakater/Reloader#readme"];
const PREFIX$1 = "reloader.stakater.com";
const KNOWN$1 = /* @__PURE__ */ new Set([
	`${PREFIX$1}/auto`,
	`${PREFIX$1}/search`,
	`${PREFIX$1}/match`,
	`${PREFIX$1}/ignore`,
	`${PREFIX$1}/rollout-strategy`,
	`${PREFIX$1}/last-reloaded-from`,
	`secret.${PREFIX$1}/auto`,
	`secret.${PREFIX$1}/reload`,
	`secret.${PREFIX$1}/exclude`,
	`configmap.${PREFIX$1}/auto`,
	`configmap.${PREFIX$1}/reload`,
	`configmap.${PREFIX$1}/exclude`,
	`secrets.exclude.${PREFIX$1}/reload`,
	`configmaps.exclude.${PREFIX$1}/reload`,
	`deployment.${PREFIX$1}/pause-period`
]);
/** Consumers by the file and the workload that they are. */
const byWorkload = (fact) => fact.kind === "consumer" ? fact.writes.map((ref) => `${fact.location.path} ${ref}`) : [];
/** Stakater Reloader: restarts a workload when a Secret that it uses changes. */
const reloader = {
	id: MECHANISM$7,
	title: "Reloader",
	identifiedBy: "annotations of reloader.stakater.com on workloads, pod templates and Secrets",
	references: REFERENCES$4,
	accepts: isManifestFile,
	needles: [
		PREFIX$1,
		"autoReloadAll",
		"auto-reload-all"
	],
	read(file, output) {
		const all = /\bautoReloadAll["']?[ \t]{0,4}[:=][ \t]{0,4}["']?true\b|--auto-reload-all(?:=true)?(?:["'\s]|$)/.exec(file.text);
		if (all !== null) {
			const line = file.text.slice(0, all.index).split("\n").length;
			output.fact({
				kind: "reload",
				reads: [],
				writes: [],
				attributes: {
					resource: "Reloader",
					trigger: "all"
				}
			}, { line });
		}
		for (const manifest of manifests(file, output, WORKLOADS)) readWorkload(manifest, output);
		readValues(file, output);
		for (const manifest of manifests(file, output, [
			"Secret",
			"Certificate",
			"ExternalSecret",
			"SealedSecret"
		])) readIgnored$1(manifest, output);
	},
	rules: [
		factRule(MECHANISM$7, {
			id: "reloader-annotation-unknown",
			title: "Reloader ignores a misspelled annotation",
			level: "warning",
			why: "Reloader silently ignores a misspelled annotation. The workload keeps its old certificate until a restart.",
			fix: "Use `reloader.stakater.com/auto: \"true\"` or `secret.reloader.stakater.com/reload: <secret>`.",
			references: REFERENCES$4,
			kind: "reload",
			problem: (fact) => typeof fact.attributes.unknown !== "string" ? void 0 : `The ${String(fact.attributes.resource)} "${String(fact.attributes.name)}" has the annotation ${fact.attributes.unknown}, which Reloader ignores; did you mean "${String(own$11(fact).meant)}"?`
		}),
		factRule(MECHANISM$7, {
			id: "reloader-value-not-a-string",
			title: "Reloader annotation value is not a string",
			level: "note",
			why: "Annotation values are strings. The API server rejects a manifest with a bare `true`, so its changes are not applied.",
			fix: "Quote the value: `\"true\"`.",
			references: ["https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/"],
			kind: "reload",
			problem: (fact) => own$11(fact).bare !== true ? void 0 : `The Reloader annotation of the ${String(fact.attributes.resource)} "${String(fact.attributes.name)}" is not quoted, so the API server rejects the manifest.`
		}),
		factRule(MECHANISM$7, {
			id: "reloader-secret-not-mounted",
			title: "Reloader watches a Secret that the workload does not use",
			level: "warning",
			why: "The list names a Secret that the workload neither mounts nor reads into its environment, often because of a typo. A change of the Secret that it uses triggers no restart.",
			fix: "Set the Secret that the workload uses, or use `reloader.stakater.com/auto: \"true\"`.",
			references: REFERENCES$4,
			kind: "reload",
			problem(fact, context) {
				const [workload] = fact.writes;
				if (own$11(fact).partial === true) return void 0;
				if (fact.attributes.trigger !== "list" || workload === void 0 || fact.reads.length === 0) return void 0;
				const used = factsBy(context.neighbours(fact), byWorkload, `${fact.location.path} ${workload}`);
				const names = used.flatMap(secretNames);
				const listed = secretNames(fact);
				if (own$11(fact).uses === true) return void 0;
				if (used.length === 0 || names.some((name) => name.includes("{{") || listed.includes(name)) || listed.some((name) => name.includes("*"))) return void 0;
				return {
					message: `Reloader restarts the ${String(fact.attributes.resource)} "${String(fact.attributes.name)}" for ${listed.join(", ")}, but it uses ${[...new Set(names)].join(", ")}.`,
					related: used.map((other) => other.location)
				};
			}
		})
	]
};
function secretNames({ reads }) {
	return reads.flatMap((ref) => isOfKind(ref, "secret") ? [nameOfRef(ref)] : []);
}
function readWorkload(manifest, output) {
	const pod = podOf(manifest);
	const partial = pod !== void 0 && containersOf(pod).some(({ node }) => at(node, "image") === void 0);
	const used = new Set([...descend(pod?.spec)].flatMap(secretsNamed));
	const owners = [manifest.root, pod?.template].filter((node) => node !== void 0);
	for (const owner of owners) {
		for (const [key, value] of entriesAt(owner, "metadata", "annotations")) {
			if (!key.includes(PREFIX$1) && !/^reloader\.stakater\b/.test(key)) continue;
			const base = {
				resource: manifest.kind,
				name: manifest.name,
				namespace: manifest.namespace
			};
			const emit = (attributes, reads = [], meant) => output.fact({
				kind: "reload",
				reads,
				writes: [workloadRef(manifest)],
				attributes: {
					...base,
					...attributes
				},
				own: {
					...partial && { partial },
					...reads.some((ref) => used.has(nameOfRef(ref))) && { uses: true },
					...typeof value.value === "boolean" && { bare: true },
					...meant !== void 0 && { meant }
				}
			}, { line: value.line });
			if (!KNOWN$1.has(key)) {
				const meant = closestName(key, KNOWN$1);
				if (meant !== void 0) emit({
					trigger: "none",
					unknown: key
				}, [], meant);
			} else if (key === `secret.${PREFIX$1}/reload`) emit({ trigger: "list" }, value.kind === "unknown" ? [] : value.text.split(",").map((name) => secretRef(manifest.namespace, name.trim())));
			else if (/\/(?:auto|search)$/.test(key) && !key.startsWith("configmap")) emit({ trigger: value.text === "false" ? "off" : key.endsWith("/search") ? "search" : "auto" });
		}
		if (owner === manifest.root && owners.length > 1 && at(owner, "metadata", "annotations")?.open === true) output.fact({
			kind: "reload",
			reads: [],
			writes: [workloadRef(manifest)],
			attributes: {
				resource: manifest.kind,
				name: manifest.name,
				trigger: "unknown"
			}
		}, manifest.place);
	}
}
/** Secrets that a part of a pod takes its environment or files from, or hands to its program as an argument. */
function secretsNamed(node) {
	const names = [
		"secretKeyRef",
		"secretRef",
		"secret"
	].map((key) => stringAt(node, key, "name"));
	const words = [...itemsAt(node, "args"), ...itemsAt(node, "command")].flatMap(({ text }) => text.split(/[\s,=:/]+/));
	return [
		...names,
		stringAt(node, "secretName"),
		...words
	].filter((name) => typeof name === "string");
}
/** Annotations in the values of a chart: they reach the workload where its template prints them. */
function readValues(file, output) {
	const root = yamlDocuments(file)[0]?.root();
	if (!file.text.includes(PREFIX$1) || root?.kind !== "map" || root.entries.has("apiVersion")) return;
	const visit = (node, keys) => {
		const told = [...node.entries].find(([key, { text }]) => RESTARTS.test(key) && text !== "false");
		if (told !== void 0) output.fact({
			kind: "reload",
			reads: [],
			writes: valuesRefs(file.path, keys.join("."), "override").slice(0, 1),
			attributes: {
				resource: "values",
				name: keys.join("."),
				trigger: "auto"
			}
		}, { line: told[1].line });
		if (keys.length < MAX_KEYS) for (const [key, value] of node.entries) visit(value, [...keys, key]);
	};
	visit(root, []);
}
const RESTARTS = new RegExp(`^(?:secret\\.)?${PREFIX$1.replaceAll(".", "\\.")}/(?:auto|search|reload)$`);
const MAX_KEYS = 6;
/** A Secret that Reloader is told to pass over. */
function readIgnored$1(manifest, output) {
	if (annotation(manifest.root, `${PREFIX$1}/ignore`) !== "true") return;
	output.fact({
		kind: "reload",
		reads: [secretRef(manifest.namespace, manifest.name)],
		writes: [],
		attributes: {
			resource: manifest.kind,
			name: manifest.name,
			trigger: "ignored"
		}
	}, manifest.place);
}

// src/mechanisms/replicator/index.ts
const PREFIX = "replicator.v1.mittwald.de/";
/** Kubernetes Replicator mirrors a Secret into other namespaces, where its source permits it. */
const replicator = mirrorMechanism({
	prefix: PREFIX,
	from: `${PREFIX}replicate-from`,
	allowed: `${PREFIX}replication-allowed`,
	allowedNamespaces: `${PREFIX}replication-allowed-namespaces`,
	into: [`${PREFIX}replicate-to`, `${PREFIX}replicate-to-matching`],
	others: [
		"keep-owner-references",
		"replicate-once",
		"replicate-once-version",
		"replicated-at",
		"replicated-from-version",
		"replicated-keys",
		"strip-annotations",
		"strip-labels"
	]
}, {
	id: "replicator",
	title: "Kubernetes Replicator",
	references: ["https://github.com/mittwald/kubernetes-replicator#readme", "https://cert-manager.io/docs/devops-tips/syncing-secrets-across-namespaces/"]
});

// src/mechanisms/salt/index.ts
const own$10 = ownAttributes("salt");
const ACME$1 = "https://docs.saltproject.io/en/latest/ref/states/all/salt.states.acme.html";
const X509 = "https://docs.saltproject.io/en/latest/ref/states/all/salt.states.x509_v2.html";
const REQUISITES = "https://docs.saltproject.io/en/latest/ref/states/requisites.html";
const STATES = /^(?:acme\.cert|x509\.certificate_managed)$/;
const TELLS = /^(?:watch|watch_any|listen|onchanges|onchanges_any)$/;
/** What `acme.cert` leaves to certbot, under the name of the certificate. */
const liveRefs = (name) => ["fullchain", "privkey"].flatMap((file) => pathRefs(`/etc/letsencrypt/live/${name}/${file}.pem`));
/** Files of certificates that states put on hosts, and the services that hear of files. */
function readFiles(file, output) {
	const paths = /* @__PURE__ */ new Map();
	const rows = file.text.split("\n");
	for (const { id, given } of saltStates(file)) paths.set(id, scriptText(given.get("name")) ?? id);
	for (const managed of managedFilesOf(file)) {
		const { content, line } = managed;
		if (!isManagedCertificate(managed)) continue;
		const state = rows.slice(line - 1, line + MAX_STATE);
		const end = state.findIndex((row, index) => index > 0 && /^[^\s#{]/.test(row));
		const own = (end < 0 ? state : state.slice(0, end)).join("\n");
		managedCopy(output, file, managed, { reads: [...storedIn$1(content?.text ?? own, file), ...pillarsIn(own)] });
	}
	for (const { id, name, given, line } of saltStates(file)) {
		if (name !== "service.running") continue;
		const certificates = [...given].flatMap(([key, value]) => TELLS.test(key) ? value.items : []).flatMap((item) => scriptText(item.entries.get("file")) ?? []).map((one) => paths.get(one) ?? one).filter((path) => isManagedCertificate({ path }));
		if (certificates.length > 0) managedReload(output, certificates.flatMap(knownRefs), [serviceName(scriptText(given.get("name")) ?? id)], line);
	}
}
/** Lines of a state in which its source is looked for. */
const MAX_STATE = 12;
/** The path of Vault that a template reads into a variable which a state writes: `{% set x = salt['vault'].read_secret('\u2026') %}`. */
function storedIn$1(state, file) {
	const used = new Set([...state.matchAll(/\{\{-?\s{0,4}(\w{1,60})/g)].map(([, name = ""]) => name));
	const read = file.shared("salt-vault", (text) => groupBy(text.matchAll(FROM_VAULT), ([, name = ""]) => name));
	return [...used].flatMap((name) => (read.get(name) ?? []).flatMap(([, , path]) => vaultRefs(path)));
}
const FROM_VAULT = /\{%-?\s{1,8}set\s{1,8}(\w{1,60})\s{0,4}=\s{0,4}salt\b[^%\n]{0,40}?vault[^%\n]{0,30}?\(\s{0,4}['"]([\w./-]{1,200})['"]/g;
/** The keys of the pillar that a state writes, with those above them: whatever fills `tls:certs` fills `tls:certs:www`. */
function pillarsIn(state) {
	const named = [...state.matchAll(PILLAR)].map(([, direct, looked, index = ""]) => direct ?? looked ?? keysIn(index).join(":"));
	return [...new Set(named.flatMap(pillarRefs))];
}
const PILLAR = /contents_pillar:\s{0,4}["']?([\w.:-]{1,200})|pillar\.get['"]?\]?\(\s{0,4}["']([\w.:-]{1,200})|\bpillar((?:\[["'][\w.-]{1,60}["']\]){1,8})/g;
const keysIn = (index) => [...index.matchAll(/["']([\w.-]{1,60})["']/g)].map(([, key = ""]) => key);
function pillarRefs(key) {
	const keys = key.split(":").filter((one) => one !== "");
	return keys.flatMap((_, index) => index === 0 && keys.length > 1 ? [] : [pillarRef(keys.slice(0, index + 1))]);
}
const pillarRef = (keys) => makeRef("stored", `pillar/${keys.join("/")}`);
/** What starts the states of a machine again: `salt-call state.apply` in a crontab. */
const APPLIES = /\bsalt-call\b.{0,80}\bstate\.(?:apply|highstate)\b/;
const STATES_RUN = programRef("salt-call");
function readSchedules(states, output) {
	for (const { id, name, given, line } of states) {
		if (name !== "cron.present" || !APPLIES.test(scriptText(given.get("name")) ?? id)) continue;
		const attributes = {
			resource: "job",
			name: "salt-call",
			program: "salt-call",
			schedule: [
				"minute",
				"hour",
				"daymonth",
				"month",
				"dayweek"
			].map((field) => scriptText(given.get(field)) ?? "*").join(" ")
		};
		output.fact({
			kind: "schedule",
			reads: [],
			writes: [STATES_RUN],
			attributes
		}, { line });
	}
}
/** A value of a dict that is set by more than one key: `data["tls"]["certs"][name] = \u2026`. */
const SETS = /\w((?:\[\s?["'][\w.-]{1,60}["']\s?\]){2,8})(?:\[[^\]\n]{1,100}\])?\s?=(?!=)/;
/** Calls that sign: of pyOpenSSL, of cryptography, or of the program. */
const SIGNS = /\.sign\(|CertificateBuilder\(|\bopenssl\b.{1,80}\b(?:ca|x509)\b/;
/** A path of certificates as text, in which `{name}` is filled in. */
const OPENED = /["'](\/[^"'\n]{1,200}\.(?:pem|crt|cer))["']/;
/** Lines from reading a file to setting the key. */
const MAX_APART = 15;
/**
* A pillar that a program of one's own computes (`ext_pillar`): it issues the certificates of the keys that it sets, or takes
* them from files of the master. https://docs.saltproject.io/en/latest/topics/development/modules/external_pillars.html
*/
function readPillar({ text }, output) {
	if (!/^def ext_pillar\(/m.test(text)) return;
	const signs = SIGNS.test(text);
	let opened;
	for (const [index, row] of text.split("\n").entries()) {
		const line = index + 1;
		const path = OPENED.exec(row)?.[1]?.replace(/\{(\w{1,60})\}/g, (_, name) => `\${${name}}`);
		if (path !== void 0) opened = {
			path,
			line
		};
		const keys = keysIn(SETS.exec(row)?.[1] ?? "");
		if (keys.length === 0) continue;
		const taken = opened !== void 0 && line - opened.line <= MAX_APART ? opened : void 0;
		opened = void 0;
		if (taken === void 0 && !signs) continue;
		const fact = {
			writes: [pillarRef(keys)],
			attributes: {
				resource: "pillar",
				name: keys.join(":")
			}
		};
		if (taken === void 0) output.fact({
			kind: "producer",
			reads: [STATES_RUN],
			...fact
		}, { line });
		else output.fact({
			kind: "copy",
			reads: knownRefs(taken.path),
			...fact
		}, { line: taken.line });
	}
}
/** Certificates are producers; services that run beside them are consumers, and reload facts where they watch. */
function read$9(file, output) {
	if (file.path.endsWith(".py")) {
		readPillar(file, output);
		return;
	}
	readFiles(file, output);
	const states = saltStates(file);
	readSchedules(states, output);
	if (states.length === 0) yamlRoots(file, output);
	const certificates = states.filter(({ name }) => STATES.test(name));
	if (certificates.length > 0) {
		let told = false;
		for (const { id, name, line, given: settings } of certificates) {
			if ([...settings.keys()].some((key) => TELLS_OTHERS.test(key))) told = true;
			const remaining = settings.get("days_remaining");
			const value = remaining === void 0 ? void 0 : valueAt(remaining);
			const renew = valueAt(settings.get("renew"));
			const ca = /CA:\s*true/i.test(scriptText(settings.get("basicConstraints")) ?? "");
			const guarded = settings.has("unless") || settings.has("onlyif");
			output.fact({
				kind: "producer",
				reads: [STATES_RUN],
				writes: [...pathRefs(id, scriptText(settings.get("name"))), ...name === "acme.cert" ? liveRefs(scriptText(settings.get("certname")) ?? scriptText(settings.get("name")) ?? id) : []],
				attributes: {
					resource: name,
					name: id,
					...name === "acme.cert" && typeof renew === "number" && { renewDays: renew }
				},
				own: { ...value !== void 0 && !ca && !guarded && { remaining: value } }
			}, { line: remaining?.line ?? line });
		}
		for (const { id, name, line, given } of states) {
			if (name !== "service.running") continue;
			const service = serviceName(scriptText(given.get("name")) ?? id);
			const watches = told || [...given.keys()].some((key) => TELLS.test(key));
			output.fact({
				kind: "consumer",
				reads: [],
				writes: [serviceRef(service)],
				attributes: { name: service },
				own: { watches }
			}, { line });
			if (watches) output.fact({
				kind: "reload",
				reads: [],
				writes: [serviceRef(service)],
				attributes: {}
			}, { line });
		}
	}
}
const rules$9 = [factRule("salt", {
	id: "salt-service-not-watching",
	title: "Salt: service does not watch its certificate",
	level: "note",
	why: "The state renews the file, but the service has no requisite that reloads it.",
	fix: "Add `watch` with the certificate to `service.running`, and `reload: true`.",
	references: [REQUISITES, ACME$1],
	kind: "consumer",
	problem: (fact) => own$10(fact).watches === false ? `The service ${fact.attributes.name} watches none of the certificates in this file.` : void 0
}), factRule("salt", {
	id: "salt-renews-too-late",
	title: "Salt renews only in the last days",
	level: "note",
	why: "The state reissues the certificate when fewer days than `days_remaining` are left. With 0 it renews never or only after expiration. With a few days, a minion that is offline for a weekend renews too late.",
	fix: "Set `days_remaining` to about a third of `days_valid`.",
	references: [X509],
	kind: "producer",
	problem(fact) {
		const { name } = fact.attributes;
		const { remaining } = own$10(fact);
		return typeof remaining === "number" && remaining < 7 ? `${name} sets \`days_remaining: ${remaining}\`.` : void 0;
	}
})];
const salt = {
	id: "salt",
	title: "Salt",
	identifiedBy: "`*.sls` with `acme.cert`, `x509.certificate_managed`, or `file.managed` of a certificate, and `*.py` with `ext_pillar`",
	references: [ACME$1, X509],
	accepts: (path) => /\.(?:sls|py)$/.test(path),
	needles: [
		"acme.cert",
		"salt-call",
		"def ext_pillar",
		"file.managed",
		"x509.certificate_managed",
		"file.recurse",
		".pem",
		".crt",
		".cer",
		".p12",
		".pfx"
	],
	read: read$9,
	rules: rules$9
};

// src/mechanisms/sealed-secrets/index.ts
const MECHANISM$6 = "sealed-secrets";
const REFERENCES$3 = ["https://github.com/bitnami-labs/sealed-secrets#re-encryption-advanced"];
const producers$1 = ({ kind, writes }) => kind === "producer" ? writes : [];
/** SealedSecrets that hold a certificate: sealed once and never renewed. */
const sealedSecrets = {
	id: MECHANISM$6,
	title: "Sealed Secrets",
	identifiedBy: "SealedSecret manifests of bitnami.com with certificate keys in `encryptedData`",
	references: REFERENCES$3,
	accepts: isManifestFile,
	needles: ["SealedSecret"],
	read(file, output) {
		for (const manifest of manifests(file, output, ["SealedSecret"])) {
			const { root } = manifest;
			const keys = [...entriesAt(root, "spec", "encryptedData").keys()];
			if (!(stringAt(root, "spec", "template", "type") === "kubernetes.io/tls") && !keys.some((key) => isCertificateKey(key) && /cert|crt|pem|p12|pfx|jks|keystore/i.test(key))) continue;
			const name = nameIn(manifest.path, at(root, "spec", "template", "metadata", "name")) ?? manifest.name;
			const own = at(root, "spec", "template", "metadata", "namespace");
			const namespace = own === void 0 ? manifest.namespace : namespaceIn(own);
			output.fact({
				kind: "sink",
				reads: [],
				writes: [secretRef(namespace, name)],
				attributes: {
					resource: "SealedSecret",
					name,
					namespace,
					static: true
				}
			}, manifest.place);
		}
	},
	rules: [factRule(MECHANISM$6, {
		id: "sealed-secrets-certificate-static",
		title: "Sealed certificate is renewed only by hand",
		level: "note",
		why: "A SealedSecret keeps the sealed certificate and is never renewed. Its expiration date cannot be read from the repository, so no alert is possible.",
		fix: "Issue the certificate inside the cluster, or monitor the served certificate and seal the next version in time.",
		references: REFERENCES$3,
		kind: "sink",
		problem(fact, context) {
			if (fact.writes.some((ref) => factsBy(context.neighbours(fact), producers$1, ref).length > 0)) return void 0;
			return `The SealedSecret "${String(fact.attributes.name)}" holds a certificate that nothing renews. Its expiration date cannot be read here.`;
		}
	})]
};

// src/mechanisms/secrets-store-csi/index.ts
const MECHANISM$5 = "secrets-store-csi";
const own$9 = ownAttributes(MECHANISM$5);
const ROTATION = "https://secrets-store-csi-driver.sigs.k8s.io/topics/secret-auto-rotation";
/** Secrets Store CSI driver: mounts secrets of a store as files, and may copy them into a Secret. */
const secretsStoreCsi = {
	id: MECHANISM$5,
	title: "Secrets Store CSI driver",
	identifiedBy: "SecretProviderClass manifests whose objects are certificates, and the settings of the driver\u2019s chart",
	references: ["https://secrets-store-csi-driver.sigs.k8s.io/"],
	accepts: isManifestFile,
	needles: [
		"SecretProviderClass",
		"enableSecretRotation",
		"enable-secret-rotation",
		"secrets-store-csi-driver"
	],
	read(file, output) {
		for (const manifest of manifests(file, output, ["SecretProviderClass"])) readClass(manifest, output);
		readDriver(file, output);
	},
	rules: [factRule(MECHANISM$5, {
		id: "secrets-store-csi-version-pinned",
		title: "SecretProviderClass pins one version of the certificate",
		level: "warning",
		why: "The store keeps the renewed certificate under a new version. A fixed `objectVersion` keeps mounting the old one.",
		fix: "Remove `objectVersion`, or set it to `latest`.",
		references: ["https://azure.github.io/secrets-store-csi-driver-provider-azure/docs/getting-started/usage/"],
		kind: "copy",
		problem: (fact) => typeof fact.attributes.version !== "string" ? void 0 : {
			message: `The SecretProviderClass "${String(fact.attributes.name)}" always mounts version ${JSON.stringify(fact.attributes.version)} of a certificate, not the newest one.`,
			locations: [placeOf$1(fact, "version")]
		}
	}), factRule(MECHANISM$5, {
		id: "secrets-store-csi-rotation-off",
		title: "CSI driver never refreshes mounted certificates",
		level: "warning",
		why: "The driver mounts a secret when the pod starts. It fetches new versions only with rotation, which is off by default before version 1.6.",
		fix: "Set `enableSecretRotation: true` in the values of the driver\u2019s chart.",
		references: [ROTATION],
		kind: "schedule",
		problem(fact, context) {
			const [used] = factsBy(context.neighbours(fact), copies, "all");
			if (own$9(fact).rotation !== false || used === void 0) return void 0;
			return {
				message: `The secrets-store CSI driver is installed without rotation, and the SecretProviderClass "${String(used.attributes.name)}" mounts a certificate through it.`,
				related: [used.location]
			};
		}
	})]
};
const copies = ({ mechanism, kind }) => mechanism === MECHANISM$5 && kind === "copy" ? ["all"] : [];
/** A stated version: `objectVersion: "<hex>"`, or `\u2026/versions/3` of Google's resource names. */
const VERSION$1 = /objectVersion["']?[ \t]{0,4}:[ \t]{0,4}["']?([\w.-]{1,100})|\/versions\/(\d{1,9})\b/;
function readClass(manifest, output) {
	const { root, name, namespace } = manifest;
	const objects = at(root, "spec", "parameters", "objects");
	const text = objects?.text ?? "";
	const synced = itemsAt(root, "spec", "secretObjects");
	const names = [...text.matchAll(/(?:objectName|resourceName|secretPath|fileName|objectAlias)["']?[ \t]{0,4}:[ \t]{0,4}["']?([^"'\n]{1,300})/g)].map((match) => match[1].trim());
	const keys = synced.flatMap((one) => itemsAt(one, "data").map((item) => stringAt(item, "key")));
	if (!(synced.some((one) => stringAt(one, "type") === "kubernetes.io/tls") || /objectType["']?[ \t]{0,4}:[ \t]{0,4}["']?cert\b/.test(text) || [...names, ...keys].some((one) => typeof one === "string" && (isCertificateKey(one) || isCertificateName(one))))) return;
	const found = VERSION$1.exec(text);
	const version = found?.[1] ?? found?.[2];
	const pinned = version !== void 0 && version !== "latest";
	const line = found === null || objects === void 0 ? void 0 : objects.line + 1 + text.slice(0, found.index).split("\n").length - 1;
	output.fact({
		kind: "copy",
		reads: names.map((one) => makeRef("external", `${stringAt(root, "spec", "provider") ?? "?"}/${one}`)),
		writes: synced.flatMap((one) => {
			const secret = nameIn(manifest.path, at(one, "secretName"));
			return secret === void 0 ? [] : [secretRef(namespace, secret)];
		}),
		attributes: {
			resource: "SecretProviderClass",
			name,
			namespace,
			...pinned && {
				version,
				state: "pinned"
			}
		},
		...pinned && line !== void 0 && { lines: { version: line } }
	}, manifest.place);
}
/** The driver's own settings, in values files and manifests alike. */
function readDriver(file, output) {
	const stated = /(?:enableSecretRotation["']?[ \t]{0,4}[:=][ \t]{0,4}["']?|--enable-secret-rotation=)(true|false)\b/.exec(file.text);
	const chart = /secrets-store-csi-driver\b/.exec(file.text);
	if (stated === null && chart === null) return;
	const version = /(?:version|targetRevision)["']?[ \t]{0,4}:[ \t]{0,4}["']?v?1\.(\d{1,3})\b/.exec(file.text)?.[1];
	const old = stated === null && version !== void 0 && Number(version) < 6 && /chart["']?[ \t]{0,4}:[ \t]{0,4}["']?secrets-store-csi-driver\b/.test(file.text);
	if (stated === null && !old) return;
	const index = stated?.index ?? chart?.index ?? 0;
	output.fact({
		kind: "schedule",
		reads: [],
		writes: [],
		attributes: { resource: "driver" },
		own: { rotation: stated?.[1] === "true" }
	}, { line: file.text.slice(0, index).split("\n").length });
}

// src/mechanism-kit/software.ts
/** Resources of facts: a version that is stated, and a use of what a later version takes away. */
const VERSION_OF = "version";
const isOf = (mechanism, fact) => fact.mechanism === mechanism && fact.kind === "producer";
/** Programs that issue, renew, copy or restart, and the versions at which an upgrade breaks what worked. */
const SOFTWARE = [
	{
		name: "lego",
		images: ["goacme/lego", "xenolf/lego"],
		names: ["lego"],
		breaking: [{
			from: "5",
			what: "lego 5 has no `renew` command: `run` renews, and several options have other names.",
			fix: "Replace `lego renew` with `lego run` and rename the options in the same change, or stay on version 4.",
			reference: "https://go-acme.github.io/lego/migration/cli/",
			fact: (fact) => isOf("lego", fact) && fact.attributes.command === "renew"
		}]
	},
	{
		name: "certbot",
		images: ["certbot/certbot", "certbot/dns-"],
		names: ["certbot"],
		breaking: [{
			from: "3",
			what: "certbot 3.0 rejects the option --manual-public-ip-logging-ok.",
			fix: "Remove `--manual-public-ip-logging-ok` in the same change.",
			reference: "https://github.com/certbot/certbot/blob/v3.0.0/certbot/CHANGELOG.md",
			text: {
				needle: "--manual-public-ip-logging-ok",
				line: /--manual-public-ip-logging-ok/
			}
		}, {
			from: "3",
			what: "certbot 3.0 rejects the option --dns-route53-propagation-seconds.",
			fix: "Remove `--dns-route53-propagation-seconds` in the same change.",
			reference: "https://github.com/certbot/certbot/blob/v3.0.0/certbot/CHANGELOG.md",
			text: {
				needle: "--dns-route53-propagation-seconds",
				line: /--dns-route53-propagation-seconds/
			}
		}]
	},
	{
		name: "cert-manager",
		images: ["jetstack/cert-manager-controller", "jetstack/cert-manager"],
		names: ["cert-manager"],
		breaking: [{
			from: "1.6",
			what: "cert-manager 1.6 no longer serves its API versions before v1.",
			fix: "Set `apiVersion: cert-manager.io/v1` in these files before the upgrade.",
			reference: "https://cert-manager.io/docs/releases/upgrading/remove-deprecated-apis/",
			text: {
				needle: "cert",
				line: /^\s{0,40}(?:-\s{1,4})?apiVersion:\s{0,4}["']?(?:(?:acme\.)?cert-manager\.io\/v1(?:alpha[23]|beta1)|certmanager\.k8s\.io\/)/
			}
		}, {
			from: "1.18",
			what: "cert-manager 1.18 creates a new private key at every renewal of a Certificate that does not set `rotationPolicy`. Pins of the key, and copies of the certificate without the key, no longer match after that.",
			fix: "Check who pins or copies these keys. Set `spec.privateKey.rotationPolicy: Never` where the key must stay.",
			reference: "https://cert-manager.io/docs/releases/release-notes/release-notes-1.18/",
			level: "note",
			fact: (fact) => isOf("cert-manager", fact) && fact.attributes.resource === "Certificate" && fact.lines?.rotationPolicy === void 0
		}]
	},
	{
		name: "external-secrets",
		images: ["external-secrets/external-secrets"],
		names: ["external-secrets"],
		breaking: [{
			from: "0.17",
			what: "External Secrets 0.17 no longer serves external-secrets.io/v1beta1: nothing refreshes these Secrets after the upgrade.",
			fix: "Set `apiVersion: external-secrets.io/v1` in these files before the upgrade.",
			reference: "https://github.com/external-secrets/external-secrets/releases/tag/v0.17.0",
			text: {
				needle: "external-secrets.io/v1beta1",
				line: /^\s{0,40}(?:-\s{1,4})?apiVersion:\s{0,4}["']?external-secrets\.io\/v1beta1\b/
			}
		}]
	},
	{
		name: "Traefik",
		images: ["traefik", "traefik/traefik"],
		names: ["traefik"],
		breaking: [{
			from: "3",
			what: "Traefik 3 no longer reads resources of traefik.containo.us: their routes and TLS stores are ignored.",
			fix: "Set `apiVersion: traefik.io/v1alpha1` in these files before the upgrade.",
			reference: "https://doc.traefik.io/traefik/migration/v2-to-v3-details/",
			text: {
				needle: "traefik.containo.us/",
				line: /^\s{0,40}(?:-\s{1,4})?apiVersion:\s{0,4}["']?traefik\.containo\.us\//
			}
		}]
	},
	{
		name: "acme.sh",
		images: ["neilpang/acme.sh"],
		names: ["acme.sh", "acme-sh"],
		breaking: [{
			from: "3",
			what: "acme.sh 3 requests certificates from ZeroSSL instead of Let's Encrypt where no `--server` is given.",
			fix: "Name the CA: `--server letsencrypt`, or `acme.sh --set-default-ca --server letsencrypt`.",
			reference: "https://github.com/acmesh-official/acme.sh/wiki/Change-default-CA-to-ZeroSSL",
			fact: (fact) => isOf("acme-sh", fact) && fact.attributes.command === "issue" && fact.attributes.server === void 0
		}]
	},
	{
		name: "Caddy",
		images: ["caddy"],
		names: ["caddy"],
		breaking: []
	},
	{
		name: "step",
		images: ["smallstep/step-cli", "smallstep/step-ca"],
		names: ["step-cli", "step-ca"],
		breaking: []
	},
	{
		name: "Reloader",
		images: ["stakater/reloader"],
		names: ["reloader"],
		breaking: []
	}
];

// src/mechanisms/software-versions/read.ts
/** Longer lines are data. */
const MAX_LINE = 1e3;
const VERSION = "v?(\\d[\\w.-]{0,40})";
const KNOWN = SOFTWARE.map((software) => {
	const images = software.images.map((image) => image.endsWith("-") ? `${escaped(image)}[\\w-]{1,30}` : escaped(image));
	const names = software.names.map((name) => escaped(name).replaceAll("-", "[-_]?"));
	const image = `(?:^|[\\s"'=/])(?:${images.join("|")})`;
	const name = `(?:^|[\\s"'-])(?:${names.join("|")})`;
	return {
		software,
		named: new RegExp([...software.images.map(escaped), ...names].join("|"), "i"),
		line: new RegExp([
			`${image}:${VERSION}`,
			`${name}[-_]?version["']?\\s{0,8}[:=]\\s{0,8}["']?${VERSION}`,
			`^(?:${names.join("|")})(?:\\[[\\w,-]{0,60}\\])?\\s{0,4}[=~]=\\s{0,4}${VERSION}`,
			`/(?:${names.join("|")})/releases/download/${VERSION}`,
			`${name}[@=]${VERSION}`
		].join("|"), "i"),
		repository: new RegExp(`\\brepository["']?\\s{0,8}[:=]\\s{0,8}["']?(?:[\\w.-]{1,80}/)?(?:${images.join("|")})["']?\\s{0,8}$`, "i")
	};
});
/** Found in every line that names any. */
const NAMED$1 = new RegExp(KNOWN.map(({ named }) => named.source).join("|"), "gi");
const ANY = /./g;
const TAG = new RegExp(`^\\s{0,60}tag["']?\\s{0,8}[:=]\\s{0,8}["']?${VERSION}`);
/** Lines below the name of an image in which its tag stands. */
const BELOW = 3;
function escaped(text) {
	return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
/** Versions that a file states of software, the first of each, and lines that rely on what a later version takes away. */
function readVersions({ path, text }, output) {
	const uses = SOFTWARE.flatMap(({ name, breaking }) => breaking.flatMap(({ text: form }) => form !== void 0 && text.includes(form.needle) ? [{
		name,
		form
	}] : []));
	let rows;
	const found = /* @__PURE__ */ new Set();
	const fact = (resource, name, stated, line) => {
		const key = [
			resource,
			name,
			stated.target
		].join("\0");
		if (found.has(key)) return;
		found.add(key);
		output.fact({
			kind: "scope",
			reads: [],
			writes: [],
			attributes: {
				resource,
				name,
				...stated
			}
		}, { line });
	};
	for (const { index, row } of rowsWith(text, uses.length > 0 ? ANY : NAMED$1)) {
		if (row.length > MAX_LINE || /^\s*(?:#|\/\/)/.test(row)) continue;
		for (const { software, named, line, repository } of KNOWN) {
			if (!named.test(row)) continue;
			rows ??= text.split("\n");
			const version = line.exec(row)?.slice(1).find(Boolean) ?? (repository.test(row) ? tagBelow(rows, index) : void 0);
			if (version !== void 0 && !PACKAGES.test(path)) fact(VERSION_OF, software.name, { version }, index + 1);
		}
		for (const { name, form } of uses) if (form.line.test(row)) fact("use", name, { target: form.needle }, index + 1);
	}
}
/** Lists of what a program was built from: other people's choice of a version. */
const PACKAGES = /(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml|go\.sum)$/;
function tagBelow(rows, index) {
	for (const row of rows.slice(index + 1, index + 1 + BELOW)) {
		const version = row.length > MAX_LINE ? void 0 : TAG.exec(row)?.[1];
		if (version !== void 0) return version;
	}
}

// src/mechanisms/software-versions/index.ts
const NAMES = SOFTWARE.flatMap(({ names }) => names);
/** Versions of the software that certificates depend on. */
const softwareVersions = {
	id: "software-versions",
	title: "Versions of certificate software",
	identifiedBy: "image tags, variables, requirements and downloads of certbot, lego, acme.sh, Traefik, cert-manager and others",
	references: [...new Set(SOFTWARE.flatMap(({ breaking }) => breaking.map(({ reference }) => reference)))],
	accepts: (path) => /\.(?:ya?ml|tf|tfvars|hcl|json|toml|env|txt|in|ini|cfg|sh|bash|mk|nix|pp|rb|j2|jinja2?|gotmpl|tpl)$|(?:^|\/)(?:[^/]*Dockerfile[^/]*|Containerfile|Makefile|Justfile|\.env[^/]*)$/.test(path),
	needles: [
		...NAMES,
		...NAMES.map((name) => name.toUpperCase().replaceAll("-", "_")),
		"certmanager.k8s.io"
	],
	read: readVersions,
	rules: []
};

// src/mechanisms/sops/index.ts
const MECHANISM$4 = "sops";
const own$8 = ownAttributes(MECHANISM$4);
const REFERENCES$2 = ["https://getsops.io/docs/"];
/** Authorities, which last longer than what they sign: the sealing keys of Sealed Secrets among them. */
const AUTHORITY = /(?:^|[._-])(?:ca|cacerts|root|anchor|anchors|trust|sealed-secrets)(?=$|[._-])/i;
/** Share of the longest lifetime after which an encrypted certificate should have been replaced. */
const STALE_AFTER = .6;
/** The Secret itself, or those that the SOPS operator makes of a SopsSecret. https://github.com/isindir/sops-secrets-operator */
function secretsOf({ kind, root }) {
	return kind === "Secret" ? [root] : itemsAt(root, "spec", "secretTemplates");
}
/** Secrets that SOPS encrypts: `sops.lastmodified` is the latest that the certificate can have been replaced. */
const sops = {
	id: MECHANISM$4,
	title: "SOPS",
	identifiedBy: "manifests of Secret and SopsSecret with a `sops:` block and certificate keys",
	references: REFERENCES$2,
	accepts: isManifestFile,
	needles: ["lastmodified"],
	read(file, output) {
		for (const manifest of manifests(file, output, ["Secret", "SopsSecret"])) {
			const { root, namespace } = manifest;
			if (!root.entries.has("sops")) continue;
			const modified = stringAt(root, "sops", "lastmodified");
			for (const secret of secretsOf(manifest)) {
				const held = [...entriesAt(secret, "data").keys(), ...entriesAt(secret, "stringData").keys()].filter((key) => isCertificateKey(key) && /cert|crt|pem|p12|pfx|jks|keystore/i.test(key));
				if (stringAt(secret, "type") !== "kubernetes.io/tls" && held.length === 0) continue;
				const written = nameIn(manifest.path, secret === root ? at(root, "metadata", "name") : at(secret, "name"));
				const target = written?.startsWith("ENC[") ? void 0 : written;
				const name = target ?? manifest.name;
				const authority = AUTHORITY.test(name) || held.length > 0 && held.every((key) => AUTHORITY.test(key));
				output.fact({
					kind: "sink",
					reads: [],
					writes: target === void 0 ? [] : [secretRef(namespace, target)],
					attributes: {
						resource: manifest.kind,
						name,
						namespace,
						static: true
					},
					own: {
						encrypted: true,
						...authority && { authority },
						...modified !== void 0 && { lastModified: modified }
					},
					lines: { lastModified: at(root, "sops", "lastmodified")?.line ?? root.line }
				}, secret === root ? manifest.place : {
					line: secret.line,
					endLine: secret.endLine
				});
			}
		}
	},
	rules: [oncePerFolder(factRule(MECHANISM$4, {
		id: "sops-certificate-old",
		title: "Encrypted certificate is probably close to expiration",
		level: "warning",
		otherLevels: { note: "while a public certificate of that day may still be valid" },
		why: "The file was last encrypted more than three fifths of a public certificate\u2019s maximum lifetime ago. The certificate is late in its life or expired, and its expiration date cannot be read here.",
		fix: "Move the certificate to an automated issuer, or encrypt the current version now. Keep `tls.crt` unencrypted (`encrypted_regex`), so that it can be scanned.",
		references: [...REFERENCES$2, "https://github.com/cabforum/servercert/blob/main/docs/BR.md"],
		kind: "sink",
		problem(fact, { now }) {
			const written = statedText(own$8(fact).lastModified);
			const modified = typeof written === "string" ? Date.parse(written) : NaN;
			const longest = limitAt("public", modified)?.days;
			if (Number.isNaN(modified) || longest === void 0 || now - modified <= longest * 864e5 * STALE_AFTER) return void 0;
			if (own$8(fact).authority === true) return void 0;
			return {
				level: now - modified > longest * 864e5 ? "warning" : "note",
				message: `The encrypted Secret "${String(fact.attributes.name)}" holds a certificate and was last written on ${new Date(modified).toISOString().slice(0, 10)}. A public certificate from that day lasts ${spellDuration(longest * DAY)} at most.`,
				locations: [placeOf$1(fact, "lastModified")]
			};
		}
	}), (count, first) => `${count} encrypted Secrets here hold certificates that are probably close to expiration. ${first}`)]
};

// src/mechanisms/spire/index.ts
const MECHANISM$3 = "spire";
const own$7 = ownAttributes(MECHANISM$3);
const SERVER = "https://spiffe.io/docs/latest/deploying/spire_server/";
const HELPER = "https://github.com/spiffe/spiffe-helper#configuration";
/** The server rotates its authority when a sixth of its lifetime is left, so longer identities would outlive it. */
const SHARE = 6;
/** SPIRE: short-lived identities, signed by an authority that must outlive them, and the helper that hands them on. */
const spire = {
	id: MECHANISM$3,
	title: "SPIRE",
	identifiedBy: "server.conf with `ca_ttl`, and spiffe-helper\u2019s helper.conf with `svid_file_name`",
	references: [SERVER, HELPER],
	accepts: (path) => /\.(?:conf|hcl|ya?ml|json)$/.test(path),
	needles: ["ca_ttl", "svid_file_name"],
	read(file, output) {
		readServer(file, output);
		readHelper(file, output);
	},
	rules: [factRule(MECHANISM$3, {
		id: "spire-identity-outlives-authority",
		title: "SPIRE identities last too long for their CA",
		level: "note",
		why: "The server limits identities to the lifetime of its own CA. Identities longer than a sixth of `ca_ttl` are shortened before each rotation, and workloads renew at unexpected times.",
		fix: "Raise `ca_ttl` or reduce `default_x509_svid_ttl` until the ratio is at least six.",
		references: [SERVER],
		kind: "issuer",
		problem(fact) {
			const [authority, identity] = [own$7(fact).caTtl, own$7(fact).svidTtl].map((text) => typeof text === "string" ? goDuration(text) : void 0);
			if (authority === void 0 || identity === void 0 || identity * SHARE <= authority) return void 0;
			return `SPIRE issues identities for ${spellDuration(identity)} from a CA that lasts ${spellDuration(authority)}.`;
		}
	}), factRule(MECHANISM$3, {
		id: "spire-helper-tells-nobody",
		title: "spiffe-helper does not signal a new certificate",
		level: "note",
		why: "The helper writes each new identity to files. Without a signal or a command, the process keeps the old identity, which expires within the hour.",
		fix: "Set `renew_signal` with `pid_file_name`, or `cmd`.",
		references: [HELPER],
		kind: "consumer",
		problem: (fact) => own$7(fact).tells === true ? void 0 : "spiffe-helper writes its certificates without renew_signal or cmd."
	})]
};
/** A setting of HCL or YAML: its text and line; a line that is commented out does not count. */
function setting(file, name) {
	const lines = file.text.split("\n");
	for (const [index, line] of lines.entries()) {
		const found = new RegExp(`^[ \\t]*["']?${name}["']?[ \\t]*[=:][ \\t]*["']?([^"'#\\n]{0,200})`).exec(line.slice(0, 500));
		if (found !== null) return {
			text: found[1].trim(),
			line: index + 1
		};
	}
}
function readServer(file, output) {
	const authority = setting(file, "ca_ttl");
	const identity = setting(file, "default_x509_svid_ttl") ?? setting(file, "default_svid_ttl");
	if (authority === void 0) return;
	output.fact({
		kind: "issuer",
		reads: [],
		writes: [makeRef("mesh", "spire")],
		attributes: {
			resource: "SPIRE server",
			name: "server"
		},
		own: {
			caTtl: authority.text,
			svidTtl: identity?.text ?? "1h"
		}
	}, { line: (identity ?? authority).line });
}
function readHelper(file, output) {
	const files = setting(file, "svid_file_name");
	if (files === void 0) return;
	const tells = [
		"renew_signal",
		"renewSignal",
		"cmd"
	].some((name) => (setting(file, name)?.text ?? "") !== "") || /\{\{|\$\{/.test(file.text);
	output.fact({
		kind: "consumer",
		reads: [makeRef("mesh", "spire")],
		writes: [],
		attributes: {
			resource: "spiffe-helper",
			name: files.text
		},
		own: { tells }
	}, { line: files.line });
}

// src/mechanisms/spring/index.ts
const BUNDLES = "https://docs.spring.io/spring-boot/reference/features/ssl.html";
/** Where the embedded server is configured without a bundle. */
const SERVERS = ["server.ssl", "management.server.ssl"];
/** Scheme of a location in the file system; without one it is a path, or `classpath:`. */
const FILE_URL = "file:";
/** A consumer for each SSL bundle with its own certificate, and for the server's own, in YAML and in properties. */
function read$8(file, output) {
	const bundles = file.path.endsWith(".properties") ? fromProperties(file) : fromYaml(file, output);
	const folder = file.path.slice(0, file.path.lastIndexOf("/") + 1).replace(/(?<=^|\/)config\/$/, "");
	for (const [name, { line, location, reload }] of bundles) {
		if (location === void 0 || location === "") continue;
		const path = location.startsWith(FILE_URL) ? location.slice(5).replace(/^\/\//, "") : location;
		const resource = /^classpath\*?:\/?(.+)$/.exec(location)?.[1];
		output.fact({
			kind: "consumer",
			reads: resource === void 0 || isUnknown(resource) ? pathRefs(path) : [fileRef(`${folder}${resource}`)],
			writes: [],
			attributes: {
				name,
				service: "spring",
				certificate: location,
				...reload !== void 0 && { reload }
			}
		}, { line });
	}
}
function fromYaml(file, output) {
	const found = /* @__PURE__ */ new Map();
	for (const root of yamlRoots(file, output)) {
		for (const kind of ["pem", "jks"]) for (const [name, node] of entriesAt(root, "spring", "ssl", "bundle", kind)) {
			const location = stringAt(node, "keystore", kind === "pem" ? "certificate" : "location");
			const reload = valueAt(node, node.entries.has("reloadOnUpdate") ? "reloadOnUpdate" : "reload-on-update");
			found.set(name, {
				line: node.line,
				...typeof location === "string" && { location },
				...reload !== void 0 && { reload }
			});
		}
		for (const server of SERVERS) for (const [key, node] of entriesAt(root, ...server.split("."))) {
			const location = STORE.test(key) ? stringAt(node) : void 0;
			if (typeof location === "string") found.set(server, {
				line: node.line,
				location
			});
		}
	}
	return found;
}
/** Spring Boot reads `keyStore` as it reads `key-store` (relaxed binding). */
const STORE = /^(?:key-?store|certificate)$/i;
function fromProperties(file) {
	const found = /* @__PURE__ */ new Map();
	for (const [index, row] of file.text.split("\n").entries()) {
		const [, server, property = "", location] = /^\s*((?:management\.)?server\.ssl)\.([\w-]+)\s*[=:]\s*(.*?)\s*$/.exec(row) ?? [];
		if (server !== void 0 && location !== void 0 && STORE.test(property)) found.set(server, {
			line: index + 1,
			location
		});
		const [, name, key, value] = /^\s*spring\.ssl\.bundle\.(?:pem|jks)\.([\w-]+)\.([\w.-]+)\s*[=:]\s*(.*?)\s*$/.exec(row) ?? [];
		if (name === void 0 || key === void 0 || value === void 0) continue;
		const bundle = found.get(name) ?? { line: index + 1 };
		if (key === "keystore.certificate" || key === "keystore.location") bundle.location = value;
		if (key === "reload-on-update") bundle.reload = value === "true" ? true : value === "false" ? false : null;
		found.set(name, bundle);
	}
	return found;
}
const rules$8 = [factRule("spring", {
	id: "spring-bundle-not-reloaded",
	title: "Spring Boot application reads its certificate only once",
	level: "note",
	why: "Spring Boot loads an SSL bundle when it starts, and again only with `reload-on-update`. It never reloads a keystore that is named in `server.ssl`.",
	fix: "Set an SSL bundle in `server.ssl.bundle`, with `reload-on-update: true`.",
	references: [`${BUNDLES}#features.ssl.reloading`],
	kind: "consumer",
	problem(fact) {
		const { certificate, reload, name } = fact.attributes;
		if (typeof certificate !== "string" || !(certificate.startsWith(FILE_URL) || certificate.startsWith("/")) || reload === true || reload === null) return void 0;
		return SERVERS.includes(String(name)) ? `\`${name}\` reads ${certificate} only when the application starts.` : `The SSL bundle "${name}" reads ${certificate} without \`reload-on-update: true\`.`;
	}
})];
const spring = {
	id: "spring",
	title: "Spring Boot",
	identifiedBy: "`application*.yml` and `application*.properties` with `spring.ssl.bundle` or `server.ssl.key-store`",
	references: [BUNDLES],
	accepts: (path) => /(?:^|\/)(?:application|bootstrap)[\w.-]*\.(?:ya?ml|properties)$/.test(path),
	needles: [
		"bundle",
		"key-store",
		"keyStore",
		"keystore",
		"certificate"
	],
	read: read$8,
	rules: rules$8
};

// src/mechanisms/step/read.ts
const own$6 = ownAttributes("step");
/** A unit of step's own template, or what overrides it. */
const OVERRIDE = /(?:^|\/)(cert-renewer@[^/]{0,200}?)\.service(?:\.d\/[^/]+\.conf)?(?:\.\w+)?$/;
/** One producer for each `step ca renew`, and a reload for a unit of its template that tells other services than its own. */
function read$7(file, output) {
	const unit = OVERRIDE.exec(file.path)?.[1];
	const after = unit === void 0 ? void 0 : readIni(file.text).find(({ key, value }) => key === "ExecStartPost" && value !== "" && !/%i/i.test(value));
	if (after !== void 0 && unit !== void 0) output.fact({
		kind: "reload",
		reads: [],
		writes: servicesOfHook(after.value),
		attributes: {
			hook: after.value,
			unit
		}
	}, { line: after.line });
	for (const invocation of clientInvocations(file, "step")) {
		const { args, line, loop } = invocation.command;
		if (args[1] !== "renew") continue;
		const files = filesWritten(invocation);
		const writes = pathRefs(...files);
		const has = (name) => args.some((arg) => arg === name || arg.startsWith(`${name}=`));
		const exec = hookOf(invocation);
		const told = [
			"--signal",
			"--pid",
			"--pid-file"
		].some(has);
		output.fact({
			kind: "producer",
			reads: startRefs(file, invocation),
			writes: exec === void 0 ? writes : [...writes, ...hookScripts(exec)],
			attributes: {
				name: files[0] ?? "step ca renew",
				...runAttributes(invocation),
				daemon: has("--daemon"),
				looped: loop !== void 0
			},
			own: {
				...exec !== void 0 && { exec },
				...told && { signal: true },
				...has("--expires-in") && { expiresIn: option(args, "--expires-in") ?? null },
				...has("--renew-period") && { renewPeriod: option(args, "--renew-period") ?? null }
			}
		}, { line });
		const chained = invocation.after.flatMap((next) => reloadedServices(next));
		if (chained.length > 0) output.fact({
			kind: "reload",
			reads: writes,
			writes: chained.map(serviceRef),
			attributes: { chained: true }
		}, { line });
		if (exec !== void 0 || told) output.fact({
			kind: "reload",
			reads: writes,
			writes: exec === void 0 ? [UNKNOWN_SERVICE] : servicesOfHook(exec),
			attributes: { hook: exec ?? "signal" }
		}, { line });
	}
}

// src/mechanisms/step/index.ts
const RENEW = "https://smallstep.com/docs/step-cli/reference/ca/renew/";
const UNITS = "https://github.com/smallstep/certificates/tree/master/systemd";
const RENEWAL$1 = "https://smallstep.com/docs/step-ca/renewal/";
const rules$7 = [
	factRule("step", {
		id: "step-renews-once",
		title: "step renews only once",
		level: "warning",
		why: "`step ca renew` without `--daemon` renews once and exits. Certificates of step-ca last one day by default.",
		fix: "Add `--daemon`, or run it from a systemd timer (`cert-renewer@.timer`).",
		references: [RENEW, RENEWAL$1],
		kind: "producer",
		problem(fact, { neighbours }) {
			const { daemon, looped, surface, opaque } = fact.attributes;
			if (daemon === true || looped === true || opaque === true || isScheduled(fact, neighbours(fact))) return void 0;
			if (surface !== "systemd" && surface !== "compose" && surface !== "kubernetes" && surface !== "dockerfile") return void 0;
			return `\`step ca renew\` of ${fact.attributes.name} runs without \`--daemon\`, and no timer starts it again.`;
		}
	}),
	factRule("step", {
		id: "step-reloads-nothing",
		title: "step renews without a reload",
		level: "warning",
		why: "The daemon replaces the file. Without `--exec`, `--signal` or a process id, no server reloads it.",
		fix: "Add `--exec \"systemctl reload <service>\"`, or `--pid-file` for a SIGHUP.",
		references: [RENEW],
		kind: "producer",
		problem(fact) {
			const { daemon, opaque } = fact.attributes;
			const { exec, signal } = own$6(fact);
			if (daemon !== true || exec !== void 0 || signal === true || opaque === true) return void 0;
			return `The renewal daemon for ${fact.attributes.name} notifies no process.`;
		}
	}),
	factRule("step", {
		id: "step-exclusive-options",
		title: "step renewal has conflicting options",
		level: "error",
		why: "step rejects `--expires-in` together with `--renew-period` and exits, so nothing is renewed.",
		fix: "Remove one of the two options.",
		references: [RENEW],
		kind: "producer",
		problem: (fact) => own$6(fact).expiresIn !== void 0 && own$6(fact).renewPeriod !== void 0 ? `\`step ca renew\` of ${fact.attributes.name} has both \`--expires-in\` and \`--renew-period\`.` : void 0
	})
];
const UNIT = /^cert-renewer@(.{1,200})\.timer$/;
/** The template unit of step reloads the service that has the name of the certificate. */
const byUnit = ({ mechanism, location, attributes: { unit } }) => mechanism === "step" && typeof unit === "string" ? [`${location.repository} ${unit}`] : [];
const withoutService = {
	id: "step-timer-without-service",
	title: "Timer renews for a service that does not exist",
	level: "note",
	why: "After a renewal, `cert-renewer@X.service` reloads `X.service`, and does nothing if that service is not active. An instance named after a host renews the file, but the server keeps the old certificate.",
	fix: "Name the instance after the service, or override `ExecStartPost` of the unit.",
	references: [RENEWAL$1, UNITS],
	since: "0.1.0",
	*check({ topology }) {
		for (const { attributes, location } of topology.facts) {
			const instance = typeof attributes.enables === "string" ? UNIT.exec(attributes.enables)?.[1] : void 0;
			if (instance === void 0 || !/^[\w-]+(?:\.[\w-]+)+$/.test(instance)) continue;
			const told = (unit) => factsBy(topology.facts, byUnit, `${location.repository} ${unit}`).length > 0;
			if (told("cert-renewer@") || told(`cert-renewer@${instance}`)) continue;
			yield {
				subject: `${location.path}#${instance}`,
				message: `The timer cert-renewer@${instance}.timer reloads ${instance}.service after each renewal. That service probably does not exist.`,
				locations: [location]
			};
		}
	}
};
const step = {
	id: "step",
	title: "step (step-ca clients)",
	identifiedBy: "commands that run `step ca renew`",
	references: [RENEW, RENEWAL$1],
	accepts: (path) => mayHoldCommands(path) || OVERRIDE.test(path),
	needles: [
		"ExecStartPost",
		"step ca",
		"step-cli",
		"\"ca\"",
		"'ca'",
		"step\n"
	],
	read: read$7,
	rules: [...rules$7, withoutService]
};

// src/mechanisms/swag/index.ts
const DOCS$3 = "https://docs.linuxserver.io/images/docker-swag/";
/** A producer for each swag service. */
function read$6(file, output) {
	for (const { name, image, environment, node } of composeServices(file, output)) {
		if (!/(?:^|\/)(?:swag|letsencrypt)(?::|@|$)/.test(image) || !environment.has("URL")) continue;
		const url = environment.get("URL")?.value ?? null;
		const subdomains = environment.get("SUBDOMAINS")?.value ?? "";
		const staging = environment.get("STAGING");
		const hosts = url === null ? [] : [url, ...subdomains.split(",").flatMap((part) => part === "" ? [] : part === "wildcard" ? `*.${url}` : `${part.trim()}.${url}`)];
		output.fact({
			kind: "producer",
			reads: [],
			writes: [makeRef("path", "/config/etc/letsencrypt/live/")],
			names: hosts.map((host) => `dns:${host}`),
			attributes: {
				name,
				...staging !== void 0 && { staging: staging.value }
			},
			own: { url }
		}, { line: staging?.line ?? node.line });
	}
}
const rules$6 = [factRule("swag", {
	id: "swag-staging",
	title: "SWAG uses a staging CA",
	level: "warning",
	why: "No client trusts a certificate of the staging CA.",
	fix: "Set `STAGING=false`, or remove it.",
	references: [DOCS$3],
	problem: (fact) => textOf(fact.attributes.staging)?.toLowerCase() === "true" ? `The service "${fact.attributes.name}" obtains its certificate from the staging CA.` : void 0
})];
const swag = {
	id: "swag",
	title: "LinuxServer SWAG",
	identifiedBy: "compose services with the image `linuxserver/swag`",
	references: [DOCS$3],
	accepts: (path) => /\.ya?ml(?:\.\w+)?$/.test(path),
	needles: [
		"linuxserver/swag",
		"linuxserver/letsencrypt",
		"/swag"
	],
	read: read$6,
	rules: rules$6
};

// src/mechanisms/systemd/read.ts
const own$5 = ownAttributes("systemd");
/** Names of units that have to do with certificates. */
const namesRenewal = (unit) => /cert|acme|ssl|tls/i.test(unit) || clientNamed(unit) !== void 0;
const TEMPLATE_END = /\.(?:j2|tpl|erb|tmpl|in)$/;
/** A schedule for every timer of a renewal unit, and one without a time for every command that enables such a timer. */
function read$5(file, output) {
	const name = file.path.slice(file.path.lastIndexOf("/") + 1).replace(TEMPLATE_END, "");
	if (!name.endsWith(".timer")) {
		if (isRecipe(file.path)) readChef(file, output);
		for (const { name: path, text, line } of writtenTexts(file)) if (/\.timer$/.test(path)) readTimer(path.slice(path.lastIndexOf("/") + 1), text, line, output);
		for (const { command } of invocations(file, "systemctl")) {
			if (!command.args.some((arg) => /^(?:enable|start|reenable)$/.test(arg))) continue;
			for (const unit of command.args.filter((arg) => arg.endsWith(".timer") && namesRenewal(arg))) output.fact({
				kind: "schedule",
				reads: [],
				writes: [makeRef("timer", unit)],
				attributes: {
					name: unit,
					enables: unit
				}
			}, { line: command.line });
		}
		return;
	}
	readTimer(name, file.text, 1, output);
}
/** `systemd_timer` of the cookbook systemd, and of cookbooks that wrote their own. */
function readChef(file, output) {
	if (!file.text.includes("systemd_timer")) return;
	for (const resource of chefResources(file.text)) {
		const { type, title, line } = resource;
		if (type !== "systemd_timer" || !namesRenewal(title)) continue;
		const base = title.replace(/\.timer$/, "");
		const stated = (...names) => valueGiven(resource, ...names)?.text.replace(/^["']|["']$/g, "");
		const [calendar, interval] = [stated("timer_on_calendar", "on_calendar"), stated("timer_on_unit_active_sec", "timer_on_unit_inactive_sec", "on_unit_active_sec", "on_unit_inactive_sec")];
		const unit = `${base}.service`;
		output.fact({
			kind: "schedule",
			reads: [makeRef("timer", `${base}.timer`)],
			writes: [makeRef("unit", unit)],
			attributes: {
				name: `${base}.timer`,
				unit,
				...interval !== void 0 && { interval }
			},
			own: {
				calendar: calendar === void 0 ? [] : [calendar],
				monotonic: interval !== void 0,
				installed: true
			}
		}, { line });
	}
}
/** A timer whose text begins on this line of the file. */
function readTimer(name, text, first, output) {
	const entries = readIni(text);
	const values = (key) => entries.filter((entry) => entry.key === key && entry.value !== "");
	const unit = values("Unit")[0]?.value ?? name.replace(/timer$/, "service");
	const times = values("OnCalendar");
	if (!namesRenewal(unit)) return;
	const packaged = clientOfUnit(unit);
	output.fact({
		kind: "schedule",
		reads: [makeRef("timer", name)],
		writes: [makeRef("unit", unit), ...packaged === void 0 ? [] : [runRef(packaged.program)]],
		attributes: {
			name,
			unit,
			...given("interval", values("OnUnitActiveSec")[0]?.value ?? values("OnUnitInactiveSec")[0]?.value)
		},
		own: {
			calendar: times.map((entry) => entry.value),
			monotonic: entries.some((entry) => /^On(?:UnitActive|UnitInactive)Sec$/.test(entry.key)),
			installed: entries.some((entry) => entry.section === "Install" && /^(?:WantedBy|RequiredBy|Also)$/.test(entry.key))
		}
	}, { line: (times[0]?.line ?? 1) + first - 1 });
}

// src/mechanisms/systemd/index.ts
const TIMER = "https://www.freedesktop.org/software/systemd/man/latest/systemd.timer.html";
const TIME = "https://www.freedesktop.org/software/systemd/man/latest/systemd.time.html";
const rules$5 = [
	factRule("systemd", {
		id: "systemd-timer-not-installed",
		title: "Renewal timer is never started",
		level: "warning",
		why: "A timer without an `[Install]` section cannot be enabled. It does not start at boot, and the renewal never runs.",
		fix: "Add `[Install]` with `WantedBy=timers.target`, and run `systemctl enable --now` for the timer.",
		references: [TIMER, "https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html"],
		problem(fact, { neighbours }) {
			if (own$5(fact).installed !== false) return void 0;
			return factsBy(neighbours(fact), byEnabled, String(fact.attributes.name)).length > 0 ? void 0 : `${fact.attributes.name} has no \`[Install]\` section, and nothing found here starts it.`;
		}
	}),
	factRule("systemd", {
		id: "systemd-timer-too-rare",
		title: "Renewal timer runs too rarely",
		level: "warning",
		why: "ACME clients renew in the last 30 days of a certificate, and later as lifetimes shrink. A monthly run has one attempt or none.",
		fix: "Use `OnCalendar=*-*-* 00/12:00:00` with `RandomizedDelaySec=1h` and `Persistent=true`.",
		references: [TIMER, TIME],
		problem(fact) {
			const rare = textsOf(own$5(fact).calendar).find((value) => isRare(value));
			if (rare === void 0 || textsOf(own$5(fact).calendar).length > 1 || own$5(fact).monotonic === true) return void 0;
			return `${fact.attributes.name} runs at \`${rare}\` only.`;
		}
	}),
	factRule("systemd", {
		id: "systemd-timer-calendar-invalid",
		title: "systemd cannot parse the schedule of the renewal",
		level: "error",
		why: "systemd logs one line for an invalid `OnCalendar=` and ignores it. It rejects a timer that has no other time. The unit looks like automation but never runs.",
		fix: "Use `OnCalendar=*-*-* 00/12:00:00` (test it with `systemd-analyze calendar`), or `OnUnitActiveSec=12h` with `OnBootSec=15min` for an interval.",
		references: [TIMER, TIME],
		problem(fact) {
			const values = textsOf(own$5(fact).calendar);
			const refused = values.find((value) => isRefused(value));
			if (refused === void 0 || own$5(fact).monotonic === true || !values.every((value) => isRefused(value))) return void 0;
			return `${fact.attributes.name} is set to \`OnCalendar=${refused}\`, which is not a calendar event, so it never runs.`;
		}
	}),
	{
		id: "systemd-renewal-not-started",
		title: "No timer starts the renewal service",
		level: "note",
		otherLevels: { warning: "when a timer beside it starts a unit that does not exist" },
		why: "Nothing in the scanned configuration starts this service: no timer, unit or schedule. It looks like automation in every list of units, but it never runs.",
		fix: "Add `<name>.timer` with `OnCalendar=*-*-* 00/12:00:00`, or set `Unit=` in the existing timer.",
		references: [TIMER],
		since: "0.1.0",
		*check({ topology }) {
			const { facts } = topology;
			for (const fact of facts) {
				const unit = fact.kind === "producer" ? fact.reads.find((ref) => isOfKind(ref, "unit")) : void 0;
				const name = unit === void 0 ? "" : nameOfRef(unit);
				const { daemon, looped, schedules } = fact.attributes;
				if (unit === void 0 || fact.mechanism === "step" || daemon === true || looped === true || schedules !== void 0 || name.includes("@") || clientOfUnit(name) !== void 0) continue;
				const { repository, path } = fact.location;
				if ([unit, makeRef("script", name)].some((ref) => factsBy(facts, starters, `${repository}|${ref}`).length > 0)) continue;
				const idle = factsBy(facts, timers, `${repository}|${path.slice(0, path.lastIndexOf("/") + 1)}`).find((timer) => !timer.writes.some((ref) => factsBy(facts, readers$1, `${repository}|${ref}`).length > 0));
				yield {
					subject: `${path}#${name}`,
					level: idle === void 0 ? "note" : "warning",
					message: `${name} renews, but nothing found here starts it${idle === void 0 ? "." : `; ${idle.attributes.name} starts ${idle.attributes.unit}, which does not exist here.`}`,
					locations: [fact.location],
					...idle !== void 0 && { related: [idle.location] }
				};
			}
		}
	}
];
const byEnabled = ({ attributes: { enables } }) => enables === void 0 ? [] : [String(enables)];
const starters = ({ kind, writes, location }) => kind === "schedule" ? writes.map((ref) => `${location.repository}|${ref}`) : [];
const readers$1 = ({ reads, location }) => reads.map((ref) => `${location.repository}|${ref}`);
const timers = ({ kind, attributes, location: { repository, path } }) => kind === "schedule" && typeof attributes.unit === "string" ? [`${repository}|${path.slice(0, path.lastIndexOf("/") + 1)}`] : [];
/**
* Whether systemd.time(7) surely refuses a calendar event: one that begins with a second `=`, is a time span (`12h`,
* `2m 3w`), or a line of a crontab. systemd then ignores the line, and refuses a timer that has no other.
*/
function isRefused(value) {
	const text = value.trim();
	if (/[{%$]/.test(text)) return false;
	return /^=/.test(text) || /^\d+ ?[a-z]+(?: \d+ ?[a-z]+)*$/i.test(text) || /^(?:[\d*/,-]{1,12} ){4}[\d*/,-]{1,12}$/.test(text);
}
/** Three tries should fit into the 30 days in which ACME clients renew. */
function isRare(value) {
	const wait = calendarCadence(value);
	return wait === "never" || wait !== void 0 && wait > 10 * 864e5;
}
const systemd = {
	id: "systemd",
	title: "systemd timers",
	identifiedBy: "`*.timer` units of renewal services, and `systemctl enable` of one",
	references: [TIMER],
	accepts: (path) => /\.timer(?:\.\w+)?$/.test(path) || mayHoldCommands(path),
	needles: ["[Timer]", ".timer"],
	read: read$5,
	rules: rules$5
};

// src/mechanisms/terraform/own.ts
const own$4 = ownAttributes("terraform");

// src/mechanisms/terraform/resources.ts
const always = (renewal) => () => renewal;
const uploaded = {
	renews: always("never"),
	names: [],
	carries: true
};
/** Expressions that recreate the material when it is due. */
const GENERATED = /\b(?:acme_certificate|vault_pki_secret_backend_cert|tls_(?:self_signed_cert|locally_signed_cert)|module)\./;
/** Uploaded, unless the material comes from a resource that renews it. */
const uploadedFrom = (...attributes) => ({
	names: [],
	carries: true,
	renews: (block) => attributes.some((name) => GENERATED.test(block.attributes.get(name)?.expression ?? "")) ? "on-apply" : "never"
});
/** Resources that hold or make a certificate, by what their provider documents. */
const RESOURCES = {
	aws_acm_certificate: {
		carries: true,
		names: ["domain_name", "subject_alternative_names"],
		own: {
			validation: "validation_method",
			authority: "certificate_authority_arn"
		},
		renews(block) {
			if (!block.attributes.has("certificate_body") && !block.attributes.has("private_key")) return "itself";
			return GENERATED.test(block.attributes.get("certificate_body")?.expression ?? "") ? "on-apply" : "never";
		}
	},
	aws_iam_server_certificate: uploadedFrom("certificate_body"),
	aws_acmpca_certificate: {
		renews: always("on-apply"),
		names: []
	},
	tls_self_signed_cert: {
		names: ["dns_names"],
		own: {
			early: "early_renewal_hours",
			validity: "validity_period_hours",
			authority: "is_ca_certificate"
		},
		renews: always("on-apply")
	},
	tls_locally_signed_cert: {
		names: [],
		own: {
			early: "early_renewal_hours",
			validity: "validity_period_hours",
			authority: "is_ca_certificate"
		},
		renews: always("on-apply")
	},
	acme_certificate: {
		names: ["common_name", "subject_alternative_names"],
		minDays: "min_days_remaining",
		renews: always("on-apply")
	},
	vault_pki_secret_backend_cert: {
		names: ["common_name", "alt_names"],
		own: {
			autoRenew: "auto_renew",
			minSeconds: "min_seconds_remaining"
		},
		renews: (block) => block.attributes.get("auto_renew")?.value === true ? "on-apply" : "never"
	},
	azurerm_key_vault_certificate: {
		names: [],
		carries: true,
		renews(block) {
			const [imported] = childBlocks(block, "certificate");
			if (imported === void 0) return "itself";
			return GENERATED.test(imported.attributes.get("contents")?.expression ?? "") ? "on-apply" : "never";
		}
	},
	azurerm_app_service_certificate: uploadedFrom("pfx_blob"),
	azurerm_app_service_managed_certificate: {
		renews: always("itself"),
		names: []
	},
	google_compute_ssl_certificate: uploadedFrom("certificate"),
	google_compute_region_ssl_certificate: uploadedFrom("certificate"),
	google_compute_managed_ssl_certificate: {
		renews: always("itself"),
		names: []
	},
	google_certificate_manager_certificate: {
		carries: true,
		names: [],
		renews(block) {
			const own = childBlocks(block, "self_managed")[0];
			if (own === void 0) return "itself";
			return GENERATED.test(own.attributes.get("pem_certificate")?.expression ?? "") ? "on-apply" : "never";
		}
	},
	cloudflare_origin_ca_certificate: {
		names: ["hostnames"],
		minDays: "min_days_for_renewal",
		renews: (block) => block.attributes.has("min_days_for_renewal") ? "on-apply" : "never"
	},
	cloudflare_certificate_pack: {
		renews: always("itself"),
		names: ["hosts"]
	},
	cloudflare_custom_ssl: uploadedFrom("certificate"),
	fastly_tls_subscription: {
		renews: always("itself"),
		names: ["domains"]
	},
	fastly_tls_certificate: uploadedFrom("certificate_body"),
	digitalocean_certificate: {
		carries: true,
		names: ["domains"],
		own: { certificateType: "type" },
		renews(block) {
			const type = block.attributes.get("type");
			if (type !== void 0 && (type.value === "lets_encrypt" || type.value === null)) return "itself";
			return GENERATED.test(block.attributes.get("leaf_certificate")?.expression ?? "") ? "on-apply" : "never";
		}
	},
	heroku_cert: uploadedFrom("certificate_chain"),
	heroku_ssl: uploadedFrom("certificate_chain"),
	oci_load_balancer_certificate: uploaded,
	ibm_cis_certificate_upload: uploaded,
	alicloud_slb_server_certificate: uploadedFrom("server_certificate")
};
/** Nested blocks of one type, those of a `dynamic` block included. */
function childBlocks(block, type) {
	return block.blocks.flatMap((child) => {
		if (child.type === type) return [child];
		return child.type === "dynamic" && child.labels[0] === type ? child.blocks.filter((inner) => inner.type === "content") : [];
	});
}
/** The value of an attribute as facts hold it: null where Terraform has to work it out, undefined where it is not set. */
function attributeValue(block, name) {
	const found = block?.attributes.get(name);
	return found === void 0 ? void 0 : plain(found.value);
}
/** As {@link attributeValue}, where Terraform wants a scalar: what is none is not known. */
function scalarValue(block, name) {
	const value = attributeValue(block, name);
	return Array.isArray(value) ? null : value;
}
function plain(value) {
	if (Array.isArray(value)) return value.map(plain);
	return typeof value === "object" ? null : value;
}
/** A block and the blocks in it, each with the type of the block that it stands in. */
function* nested(block, depth = 0, holder = "") {
	yield [block, holder];
	if (depth > 8) return;
	for (const child of block.blocks) {
		const type = child.type === "content" ? holder : child.type === "dynamic" ? child.labels[0] ?? "" : child.type;
		if (child.type !== "lifecycle") yield* nested(child, depth + 1, type);
	}
}
/** Literal names in an attribute that holds one or a list of them. */
function literalNames(block, names) {
	return names.flatMap((name) => block.attributes.get(name)?.value ?? []).filter((value) => typeof value === "string" && /^[\w*-]+(?:\.[\w-]+)+$/.test(value));
}

// src/mechanisms/terraform/renewal-window.ts
/** Whether somebody puts the certificate there by hand: nothing that renews one is joined to it. */
function isUploaded(fact, { topology }) {
	if (fact.attributes.renews !== "never") return false;
	return !upstream(graphOf(topology), nodeOf(topology, fact)).some(({ fact: other }) => other.kind === "producer" || other.kind === "sink" && RESOURCES[String(own$4(other).type)]?.carries === void 0 && other.attributes.static === void 0);
}
/**
* A note for an upload that takes its certificate from the inputs of a module, where nothing in production calls the module
* here: its callers decide whether anything renews the certificate.
*/
function levelOfUpload(fact, { topology, policy }) {
	const name = String(fact.attributes.name);
	const folder = fact.writes.map(nameOfRef).find((one) => one.endsWith(`/${name}`))?.slice(0, -name.length);
	if (folder === void 0 || fact.reads.length === 0) return {};
	if (!fact.reads.every((ref) => nameOfRef(ref).startsWith(`${folder}var.`))) return {};
	const calls = factsBy(topology.facts, byModule, folder);
	return (calls.length > 0 || fact.location.path.split("/").includes("modules")) && !calls.some(({ location }) => policy.contextOf(location) === "production") ? { level: "note" } : {};
}
/** What a block calls: the folder of a module. */
const byModule = (fact) => fact.mechanism === "terraform" && own$4(fact).type === "module" ? fact.reads.map(nameOfRef) : [];
/** Milliseconds before its end in which an apply renews the certificate, as its provider documents the default. */
function windowOf(fact) {
	const { minDays } = fact.attributes;
	const { type, minSeconds, early } = own$4(fact);
	const given = (value, unit, otherwise) => value === void 0 ? otherwise : typeof value === "number" && value > 0 ? value * unit : void 0;
	if (type === "acme_certificate") return given(minDays, DAY, 30 * DAY);
	if (type === "cloudflare_origin_ca_certificate") return given(minDays, DAY);
	if (type === "vault_pki_secret_backend_cert") return given(minSeconds, 1e3, 7 * DAY);
	return /^tls_/.test(String(type)) ? given(early, DAY / 24) : void 0;
}

// src/mechanisms/terraform/cloud-rules.ts
const DOCS$2 = "https://registry.terraform.io/providers";
const AZURE = `${DOCS$2}/hashicorp/azurerm/latest/docs/resources`;
/** Resources that take a certificate by upload, with the level that the outcome deserves and what to use instead. */
const UPLOADS = {
	google_compute_ssl_certificate: {
		rule: "google",
		instead: "google_compute_managed_ssl_certificate"
	},
	google_compute_region_ssl_certificate: {
		rule: "google",
		instead: "google_certificate_manager_certificate with `managed`"
	},
	google_certificate_manager_certificate: {
		rule: "google",
		instead: "the block `managed`"
	},
	digitalocean_certificate: {
		rule: "digitalocean",
		instead: "`type = \"lets_encrypt\"`"
	},
	cloudflare_custom_ssl: {
		rule: "other",
		instead: "cloudflare_certificate_pack"
	},
	fastly_tls_certificate: {
		rule: "other",
		instead: "fastly_tls_subscription"
	},
	heroku_cert: {
		rule: "other",
		instead: "automated certificate management"
	},
	heroku_ssl: {
		rule: "other",
		instead: "automated certificate management"
	},
	oci_load_balancer_certificate: {
		rule: "other",
		instead: "the Certificates service"
	},
	ibm_cis_certificate_upload: {
		rule: "other",
		instead: "an ordered certificate"
	},
	alicloud_slb_server_certificate: {
		rule: "other",
		instead: "a certificate of the SSL service"
	}
};
function uploadRule(id, rule, more) {
	return factRule("terraform", {
		id,
		...more,
		why: "The provider does not renew an uploaded certificate. A person must remember to upload the next one.",
		fix: "Use the certificate that the provider issues and renews itself.",
		problem(fact, context) {
			const kind = UPLOADS[textOf(own$4(fact).type) ?? ""];
			if (kind?.rule !== rule || !isUploaded(fact, context) || own$4(fact).argument !== void 0) return void 0;
			return {
				message: `${fact.attributes.name} is uploaded, and nothing renews it.`,
				fix: `Use ${kind.instead}.`,
				...levelOfUpload(fact, context)
			};
		}
	});
}
const includes = (list, value) => Array.isArray(list) && list.includes(value);
/** Months of a self-signed certificate from which its end is too far away to act now. */
const LONG = 60;
/** Outputs of modules that hold an id of a certificate in Key Vault. */
const byOutput = ({ kind, mechanism, attributes: { name, target } }) => mechanism === "terraform" && kind === "copy" && String(name).startsWith("output.") && String(target).startsWith("azurerm_key_vault_certificate.") ? [String(name).slice(7)] : [];
const VERSIONED = /^(?:secret_)?id$/;
const cloudRules = [
	factRule("terraform", {
		id: "terraform-key-vault-not-renewed",
		title: "Key Vault does not renew the certificate",
		level: "warning",
		otherLevels: { note: "for a self-signed certificate of five years or more" },
		why: "Without an `AutoRenew` action, Key Vault lets the certificate expire, or only sends an email.",
		fix: "Add `lifetime_action { action { action_type = \"AutoRenew\" } trigger { lifetime_percentage = 66 } }`.",
		references: [`${AZURE}/key_vault_certificate`, "https://learn.microsoft.com/azure/key-vault/certificates/overview-renew-certificate"],
		problem(fact) {
			const { name } = fact.attributes;
			const { actions, issuer, months } = own$4(fact);
			if (own$4(fact).type !== "azurerm_key_vault_certificate" || !Array.isArray(actions) || includes(actions, "AutoRenew") || includes(actions, null)) return void 0;
			if (issuer === "Unknown") return void 0;
			return {
				message: actions.length === 0 ? `${name} has no \`lifetime_action\`.` : `${name} only sends email near its expiration date (\`EmailContacts\`).`,
				...issuer === "Self" && typeof months === "number" && months >= LONG && { level: "note" }
			};
		}
	}),
	factRule("terraform", {
		id: "terraform-key-vault-unknown-issuer",
		title: "Key Vault cannot renew with an unknown issuer",
		level: "note",
		why: "`AutoRenew` needs an issuer that Key Vault is connected to. For `Unknown` it creates a request that a person must submit to the CA.",
		fix: "Use `Self` or an integrated issuer for the certificate.",
		references: [`${AZURE}/key_vault_certificate`],
		problem: (fact) => includes(own$4(fact).actions, "AutoRenew") && own$4(fact).issuer === "Unknown" ? `${fact.attributes.name} renews with the issuer "Unknown".` : void 0
	}),
	factRule("terraform", {
		id: "terraform-static-pfx",
		title: "Azure resource takes the certificate from a file",
		level: "warning",
		otherLevels: { note: "for a module whose callers supply the certificate" },
		why: "A PFX that is passed as data is not updated until the next apply with a new file. A reference to Key Vault without a version follows each renewal.",
		fix: "Use `key_vault_secret_id` with the versionless id of the certificate.",
		references: ["https://learn.microsoft.com/azure/application-gateway/key-vault-certs", `${AZURE}/app_service_certificate`],
		problem(fact, context) {
			const { name, policy } = fact.attributes;
			const { type, argument } = own$4(fact);
			if (fact.attributes.static === "pfx") return `${name} takes its certificate from \`${argument}\`.`;
			if (type === "azurerm_key_vault_certificate" && isUploaded(fact, context) && policy === "none") return {
				message: `${name} imports a certificate without a policy, so Key Vault does not renew it.`,
				...levelOfUpload(fact, context),
				fix: "Let Key Vault issue it: a `certificate_policy` with an integrated issuer and the action `AutoRenew`. Otherwise import each renewed version from the job that renews it."
			};
		}
	}),
	factRule("terraform", {
		id: "terraform-pinned-version",
		title: "Reference is fixed to one version of the certificate",
		level: "warning",
		why: "The plain id of a Key Vault certificate names one version. After a renewal the consumer keeps the old version.",
		fix: "Use `versionless_secret_id` or `versionless_id`.",
		references: [
			`${AZURE}/key_vault_certificate`,
			`${AZURE}/cdn_frontdoor_secret`,
			"https://learn.microsoft.com/azure/application-gateway/key-vault-certs"
		],
		problem(fact, { neighbours }) {
			const { argument, field, ignored, part } = own$4(fact);
			const { name, target } = fact.attributes;
			if (fact.kind === "pin") return ignored === void 0 ? `${name} takes \`${argument}\` from \`${target}.${field}\`, which names one version.` : void 0;
			if (fact.kind !== "consumer" || typeof part !== "string" || argument === "key_vault_id") return void 0;
			const given = factsBy(neighbours(fact), byOutput, part);
			const [first] = given;
			return first === void 0 || !given.every((one) => VERSIONED.test(String(own$4(one).field))) ? void 0 : {
				message: `${name} takes \`${argument}\` from \`${part}\` of \`${target}\`. The module sets it to \`${first.attributes.target}.${own$4(first).field}\`, which names one version.`,
				related: given.map(({ location }) => location)
			};
		}
	}),
	uploadRule("terraform-google-self-managed", "google", {
		title: "Google Cloud: self-managed certificate is not renewed",
		level: "warning",
		otherLevels: { note: "for a module whose callers supply the certificate" },
		references: [`${DOCS$2}/hashicorp/google/latest/docs/resources/certificate_manager_certificate`, "https://cloud.google.com/load-balancing/docs/ssl-certificates/self-managed-certs"]
	}),
	uploadRule("terraform-digitalocean-custom", "digitalocean", {
		title: "DigitalOcean: custom certificate is not renewed",
		level: "warning",
		otherLevels: { note: "for a module whose callers supply the certificate" },
		references: [`${DOCS$2}/digitalocean/digitalocean/latest/docs/resources/certificate`]
	}),
	uploadRule("terraform-uploaded-certificate", "other", {
		title: "Terraform: uploaded certificate is not renewed",
		level: "note",
		references: [`${DOCS$2}/cloudflare/cloudflare/latest/docs/resources/custom_ssl`, `${DOCS$2}/fastly/fastly/latest/docs/resources/tls_certificate`]
	}),
	factRule("terraform", {
		id: "terraform-origin-ca-not-renewed",
		title: "Cloudflare origin certificate is never renewed",
		level: "note",
		why: "Without `min_days_for_renewal`, Terraform leaves the certificate until it has expired, up to 15 years later.",
		fix: "Set `min_days_for_renewal`, for example to 30.",
		references: [`${DOCS$2}/cloudflare/cloudflare/latest/docs/resources/origin_ca_certificate`],
		problem: (fact) => own$4(fact).type === "cloudflare_origin_ca_certificate" && fact.attributes.renews === "never" ? `${fact.attributes.name} sets no \`min_days_for_renewal\`.` : void 0
	})
];

// src/mechanisms/terraform/secret-stores.ts
/** Where resources put what they are given, by their type. */
const STORES = {
	kubernetes_secret: secretOf,
	kubernetes_secret_v1: secretOf,
	vault_kv_secret_v2: (block) => vaultRefs(literal(block, "name"), literal(block, "mount")),
	vault_kv_secret: (block) => vaultRefs(literal(block, "path")),
	vault_generic_secret: (block) => vaultRefs(literal(block, "path")),
	aws_secretsmanager_secret_version: (block, root) => storedRefs(ownName(block, "secret_id", "name", root)),
	aws_ssm_parameter: (block) => storedRefs(literal(block, "name")),
	azurerm_key_vault_secret: (block, root) => keyVaultRefs(literal(block, "name"), vaultOf(block, root)),
	google_secret_manager_secret_version: (block, root) => storedRefs(ownName(block, "secret", "secret_id", root))
};
/** The refs of the store that a resource writes; none for any other resource. */
function storeRefs(block, root) {
	const [type = ""] = block.labels;
	return Object.hasOwn(STORES, type) ? STORES[type]?.(block, root) ?? [] : [];
}
/** Stores that data sources read, where the same arguments name what lies in them. */
const LOOKUPS = Object.keys(STORES).filter((type) => !type.startsWith("azurerm_"));
/** What a data source looks up in a store, or by its domain. */
function lookupRefs(block, root) {
	const [type] = block.labels;
	if (type === "aws_acm_certificate") return domainRefs(block, "domain");
	return type === "azurerm_key_vault_certificate" || type === "azurerm_key_vault_secret" ? keyVaultRefs(literal(block, "name"), vaultOf(block, root)) : storeRefs(block, root);
}
/** Names under which others look a certificate up that Terraform asks for. */
function publicRefs(block, root) {
	const [type] = block.labels;
	if (type === "aws_acm_certificate") return domainRefs(block, "domain_name");
	return type === "azurerm_key_vault_certificate" ? keyVaultRefs(literal(block, "name"), vaultOf(block, root)) : [];
}
/** `acm:www.corp.internal`: by its domain a certificate of ACM is found from elsewhere. */
function domainRefs(block, name) {
	const domain = literal(block, name);
	return domain === void 0 ? [] : [makeRef("acm", domain.toLowerCase())];
}
function literal(block, name) {
	const value = attributeValue(block, name);
	return typeof value === "string" ? value : void 0;
}
/** The provider's own default for a Secret without a namespace is `default`. */
function secretOf(block) {
	const metadata = childBlocks(block, "metadata")[0];
	const name = literal(metadata, "name");
	const namespace = attributeValue(metadata, "namespace");
	return name === void 0 ? [] : [secretRef(namespace === void 0 ? "default" : String(namespace ?? "?"), name)];
}
/** A name that the resource states, or that the resource beside it states to which it refers. */
function ownName(block, key, field, root) {
	const stated = literal(block, key);
	if (stated !== void 0) return stated;
	const [type, name] = block.attributes.get(key)?.expression.split(".") ?? [];
	return literal(blocksOf(root).get(`${type}.${name}`), field);
}
/** Blocks of a file by their address; made once. */
const blocksOf = memoizeByObject(({ blocks }) => new Map(blocks.map((block) => [block.labels.join("."), block])));
const vaultOf = (block, root) => ownName(block, "key_vault_id", "name", root)?.replace(/^.*\//, "");

// src/mechanisms/terraform/references.ts
/** `tf:<folder>/<address>`: names are known within one module, which is one folder. */
function addressRef(folder, address) {
	return makeRef("tf", `${folder}/${address}`);
}
/** Waits until ACM has issued, and hands the certificate's ARN on to those that shall wait for it. */
const VALIDATION = "aws_acm_certificate_validation";
const TYPES = [
	...Object.keys(RESOURCES),
	"azurerm_key_vault_secret",
	VALIDATION
].join("|");
const REFERENCE = new RegExp(`(?<![\\w.])(?:(?:data\\.)?(?:${TYPES})|data\\.(?:${LOOKUPS.join("|")}|terraform_remote_state|tfe_outputs)|module|local|var)\\.[\\w-]+(?:\\[[^\\]]{0,60}\\])?(?:\\.\\w+)*`, "g");
/** What a local, a variable or an output is called that holds a certificate or names one. */
const HOLDS = /cert|(?:tls|ssl)\w{0,40}_(?:arn|id|pem|crt|secret)$|pfx/i;
const HOLDS_NOT = /^(?:is|use|has|create|enable|with)_|enabled|email|domain|zone|validation|days|name$|_(?:role|policy)/i;
/** The certificates, and what may hand one on, that an expression refers to. */
function referencesIn(expression, key) {
	return [...expression.matchAll(REFERENCE)].flatMap(([found]) => {
		const shared = /^data\.(?:terraform_remote_state|tfe_outputs)\.[\w-]+\.(?:outputs|values)\.(\w+)/.exec(found)?.[1];
		if (shared !== void 0) return isTelling(shared) ? [{
			address: `output.${shared}`,
			type: "output",
			field: shared
		}] : [];
		const parts = found.replace(/\[[^\]]*\]/g, "").split(".");
		const data = parts[0] === "data" ? 1 : 0;
		const [type = "", name = "", first = ""] = parts.slice(data);
		const field = found.includes(".domain_validation_options") ? "domain_validation_options" : parts.at(-1) ?? "";
		if (type === "local" || type === "var" || type === "module") {
			const held = type === "module" ? first : name;
			const holds = HOLDS.test(held) || HOLDS.test(key) || type === "module" && HOLDS.test(name);
			if (held === "" || !holds || HOLDS_NOT.test(held)) return [];
			const part = parts.at(-1);
			return [{
				address: type === "module" ? `${type}.${name}.${held}` : `${type}.${held}`,
				type,
				field: held,
				...part !== held && part !== void 0 && { part }
			}];
		}
		if (LOOKUPS.includes(type) && !HOLDS.test(`${key} ${name} ${field}`)) return [];
		return [{
			address: parts.slice(0, 2 + data).join("."),
			type,
			field
		}];
	});
}
/** Names of outputs that are looked up in the state of another configuration; `certificate_arn` may be anybody's. */
const isTelling = (name) => HOLDS.test(name) && name.split("_").length > 2;
/** The ref of what an address means: outputs of other states are known by their names alone. */
function refOf(folder, { address, type }) {
	return type === "output" ? makeRef("tf-output", address.slice(7)) : addressRef(folder, address);
}
/**
* Every attribute that refers to a certificate: a consumer; a copy where the block hands it on (a local, an output, a
* module, a store); a pin where it names one version of Key Vault.
*/
function readReferences(block, folder, root, output) {
	const [type = ""] = block.labels;
	const own = block.labels.length > 0 ? block.labels.join(".") : block.type;
	const owner = block.type === "module" ? `module.${own}` : own;
	const certificate = block.type === "resource" && Object.hasOwn(RESOURCES, type);
	const seen = /* @__PURE__ */ new Set();
	for (const [inner] of nested(block)) for (const [key, attribute] of attributesOf(inner)) {
		if (/^(?:depends_on|count|source|ignore_changes)$/.test(key)) continue;
		if (typeof attribute.value === "string" && ARN.test(attribute.value) && block.type === "resource") readArn(owner, {
			key,
			line: attribute.line,
			arn: attribute.value
		}, output);
		for (const found of referencesIn(attribute.expression, key)) {
			const { address, type: target, field, part } = found;
			if (owner === address) continue;
			const versioned = target.startsWith("azurerm_key_vault_") && (field === "secret_id" || field === "id") && TAKES_VERSION.test(key) && !CUTS.test(attribute.expression);
			if (target === "azurerm_key_vault_secret" && !TAKES.test(`${address} ${key} ${owner}`)) continue;
			if (certificate && !versioned) continue;
			const writes = versioned ? [] : handedOn(block, key, folder, root);
			const taken = TAKES_VERSION.test(key) ? part : void 0;
			const id = [
				address,
				field,
				taken ?? "",
				...writes
			].join("\0");
			if (seen.has(id)) continue;
			seen.add(id);
			const kind = kindOf$1(field, versioned, writes);
			output.fact({
				kind,
				reads: [refOf(folder, found)],
				writes,
				attributes: {
					name: block.type === "locals" ? `local.${key}` : block.type === "output" ? `output.${type}` : owner,
					target: address
				},
				own: {
					type: block.type === "resource" ? type : block.type,
					argument: key,
					field,
					...given("part", taken),
					...kind === "scope" && given("filter", filterOf(attribute.expression))
				}
			}, { line: attribute.line });
		}
	}
	if (block.type === "module") readModule(block, folder, output);
	if (block.type === "data") readLookup(block, folder, root, output);
}
const VARIABLE = /^[ \t]{0,80}(\w{1,80})[ \t]{0,80}=[ \t]{0,80}(\S[^\n]{0,2000})$/gm;
/** The attributes of a block, with each variable of the environment of a command as one of its own. */
function attributesOf(block) {
	return [...block.attributes].flatMap(([key, attribute]) => {
		if (key !== "environment" || block.type !== "provisioner") return [[key, attribute]];
		return [...attribute.expression.matchAll(VARIABLE)].map(([, name = "", expression = ""]) => [name.toLowerCase(), {
			...attribute,
			expression
		}]);
	});
}
/** Arguments that take a certificate of Key Vault, by its id with or without a version. */
const TAKES_VERSION = /key_vault_(?:secret|certificate)?_?id$|secret_(?:id|uri)$|certificate_id$/;
/** Functions that take the version off an id: `replace(\u2026.secret_id, "/${\u2026.version}", "")`. */
const CUTS = /\b(?:replace|trimsuffix|split|regex|dirname)\s{0,20}\(/;
const ARN = /^arn:aws[\w-]{0,12}:(?:acm|iam)::?[\w-]{0,32}:\d{0,12}:(?:server-)?certificate\//;
function readArn(name, { key, line, arn }, output) {
	const ref = asRef("arn", arn);
	output.fact({
		kind: "consumer",
		reads: ref === void 0 ? [] : [ref],
		writes: [],
		attributes: {
			name,
			target: arn
		},
		own: {
			type: name.split(".")[0] ?? "",
			argument: key
		}
	}, { line });
}
/** The records that ACM asks for keep a certificate in renewal, and do not serve it. */
function kindOf$1(field, versioned, writes) {
	if (field === "domain_validation_options") return "scope";
	return versioned ? "pin" : writes.length > 0 ? "copy" : "consumer";
}
const TAKES = /cert|tls|ssl|custom_domain|application_gateway|frontdoor/;
/** Where a block puts the certificate that one of its attributes refers to. */
function handedOn(block, key, folder, root) {
	const [type = "", name = ""] = block.labels;
	if (block.type === "locals") return [addressRef(folder, `local.${key}`)];
	if (block.type === "output" && key === "value") return [addressRef(folder, `output.${type}`), ...isTelling(type) ? [makeRef("tf-output", type)] : []];
	if (block.type === "module") {
		const inner = moduleFolder(block, folder);
		return inner === void 0 ? [] : [addressRef(inner, `var.${key}`)];
	}
	if (block.type !== "resource") return [];
	return type === VALIDATION ? [addressRef(folder, `${type}.${name}`)] : storeRefs(block, root);
}
/** The folder of a module: beside this one, or in another repository (`corp/modules//acm`); undefined in a registry. */
function moduleFolder(block, folder) {
	const source = attributeValue(block, "source");
	if (typeof source !== "string" || source.length > 500) return void 0;
	if (/^\.{1,2}\//.test(source)) return posix.join(folder, source).replace(/^\.$|\/$/, "");
	if (!/^(?:git::|git@|github\.com\/)|\.git(?:$|[/?])/.test(source)) return void 0;
	const [path = "", inner = ""] = source.replace(/^git::/, "").replace(/^\w+:\/\//, "").replace(/\?.*$/, "").split("//");
	const repository = path.replace(/\.git$/, "").split(/[/:]/).slice(-2).join("/");
	return /^[\w.-]+\/[\w.-]+$/.test(repository) ? `${repository}//${inner.replace(/\/$/, "")}` : void 0;
}
/** Which folder a module is, so that its outputs are those of that folder. */
function readModule(block, folder, output) {
	const inner = moduleFolder(block, folder);
	const name = `module.${block.labels[0] ?? ""}`;
	if (inner === void 0) return;
	const refs = {
		reads: [addressRef(inner, "")],
		writes: [addressRef(folder, name)]
	};
	output.fact({
		kind: "scope",
		...refs,
		attributes: { name },
		own: { type: "module" }
	}, { line: block.line });
}
/** A data source that looks a certificate up which another configuration asks for. */
function readLookup(block, folder, root, output) {
	const name = `data.${block.labels.join(".")}`;
	const reads = lookupRefs(block, root);
	if (reads.length === 0) return;
	output.fact({
		kind: "copy",
		reads,
		writes: [addressRef(folder, name)],
		attributes: { name },
		own: { type: block.labels[0] ?? "" }
	}, {
		line: block.line,
		endLine: block.endLine
	});
}
/** The condition behind the last `if` of a `for` expression; undefined where it keeps all. */
function filterOf(expression) {
	const end = expression.trimEnd();
	const at = Math.max(...[
		" if ",
		"\nif ",
		"	if "
	].map((word) => end.lastIndexOf(word)));
	const last = end.slice(-1);
	if (at < 0 || at > 2e4 || last !== "}" && last !== "]") return void 0;
	return end.slice(at + 4, -1).trim();
}
const NAME$2 = String.raw`\w{1,60}\.domain_name`;
const TEXT = String.raw`"((?:[^"\\]|\\.){0,300})"`;
const TERMS = [
	[new RegExp(`^endswith\\(${NAME$2},${TEXT}\\)$`), (name, text) => name.endsWith(text)],
	[new RegExp(`^startswith\\(${NAME$2},${TEXT}\\)$`), (name, text) => name.startsWith(text)],
	[new RegExp(`^strcontains\\(${NAME$2},${TEXT}\\)$`), (name, text) => name.includes(text)],
	[new RegExp(`^${NAME$2}==${TEXT}$`), (name, text) => name === text],
	[new RegExp(`^${NAME$2}!=${TEXT}$`), (name, text) => name !== text]
];
const LISTED = new RegExp(`^contains\\(\\[(.{0,2000})\\],${NAME$2}\\)$`);
/** Whether a filter keeps a name; undefined where that cannot be told. */
function keeps(filter, name) {
	const any = filter.replace(/\s+/g, "").split("||").map((part) => all(part, name));
	return any.includes(true) ? true : any.includes(void 0) ? void 0 : false;
}
function all(part, name) {
	const terms = part.split("&&").map((term) => one(term, name));
	return terms.includes(false) ? false : terms.includes(void 0) ? void 0 : true;
}
function one(term, name) {
	if (term.startsWith("!")) {
		const inner = one(term.slice(1), name);
		return inner === void 0 ? void 0 : !inner;
	}
	const listed = LISTED.exec(term)?.[1];
	if (listed !== void 0) return /^(?:"[^"]*",?)*$/.test(listed) ? listed.includes(`"${name}"`) : void 0;
	for (const [pattern, test] of TERMS) {
		const text = pattern.exec(term)?.[1];
		if (text !== void 0) return test(name, text);
	}
}

// src/mechanisms/terraform/read.ts
function read$4(file, output) {
	const root = file.shared("hcl", readHcl);
	const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf("/")));
	for (const block of root.blocks) {
		const [type = "", name = ""] = block.labels;
		if (block.type === "resource") {
			const self = addressRef(folder, `${type}.${name}`);
			if (Object.hasOwn(RESOURCES, type)) readCertificate(block, [self, ...publicRefs(block, root)], folder, output);
			else readUse$1(block, self, folder, output);
			readIgnored(block, self, folder, root, output);
		} else if (block.type === "provider" && type === "acme") {
			const server = scalarValue(block, "server_url");
			output.fact({
				kind: "producer",
				reads: [],
				writes: [],
				attributes: {
					name: "provider acme",
					...server !== void 0 && { server }
				},
				own: { type: "provider" }
			}, place(block));
		}
		if (block.type !== "provider") readReferences(block, folder, root, output);
	}
}
function place(block) {
	return {
		line: block.line,
		endLine: block.endLine
	};
}
/**
* A resource that makes or holds a certificate: a producer, or a sink if it is not renewed. Attributes: `type`, `name`
* (its address), `renews` and those of its kind; `lifecycle` of ACM, `policy` and `issuer` of Key Vault.
*/
function readCertificate(block, writes, folder, output) {
	const [type = "", name = ""] = block.labels;
	const kind = RESOURCES[type];
	if (kind === void 0) return;
	const renews = kind.renews(block);
	const stated = Object.entries(kind.own ?? {}).flatMap(([key, attribute]) => {
		const value = attributeValue(block, attribute);
		return value === void 0 ? [] : [[key, value]];
	});
	const minDays = kind.minDays === void 0 ? void 0 : scalarValue(block, kind.minDays);
	const createFirst = attributeValue(childBlocks(block, "lifecycle")[0], "create_before_destroy");
	const { policy, ...vault } = keyVaultPolicy(block);
	output.fact({
		kind: renews === "never" ? "sink" : renews === "on-apply" && kind.carries === true ? "copy" : "producer",
		reads: [...materialOf(block, folder), ...renews === "on-apply" ? [programRef("terraform")] : []],
		writes,
		names: literalNames(block, kind.names).map((domain) => `dns:${domain}`),
		attributes: {
			name: `${type}.${name}`,
			renews,
			...minDays !== void 0 && { minDays },
			...policy !== void 0 && { policy }
		},
		own: {
			type,
			...Object.fromEntries(stated),
			...createFirst !== void 0 && { createBeforeDestroy: createFirst },
			...vault
		}
	}, place(block));
}
const BODY = /^(?:certificate|certificate_body|pem_certificate|leaf_certificate|pfx_blob|contents)$/;
/** What a certificate is made of: other certificates, and files of the repository. */
function materialOf(block, folder) {
	const each = block.attributes.get("for_each")?.expression ?? "";
	const body = [...nested(block)].some(([inner]) => [...inner.attributes.keys()].some((key) => BODY.test(key)));
	const found = [...nested(block)].flatMap(([inner]) => [...inner.attributes].flatMap(([key, { expression }]) => body && !BODY.test(key) ? [] : [...referencesIn(expression.includes("each.value") ? `${expression} ${each}` : expression, key).map((found) => refOf(folder, found)), ...fileRefs(FILE.exec(expression)?.[1], folder)]));
	const [type, name] = block.labels;
	return [...new Set(found)].filter((ref) => ref !== addressRef(folder, `${type}.${name}`));
}
/** The file that `file("${path.module}/certs/www.pem")` reads; a path alone is relative to the folder that is applied. */
function fileRefs(path, folder) {
	const plain = path?.replace(/^\$\{path\.(?:module|root|cwd)\}\//, "");
	return plain === void 0 || /^\/|\$\{|\.\.\/\.\.\/\.\.\/\.\./.test(plain) ? [] : [fileRef(posix.join(folder, plain))];
}
/** `policy`: `none` for an imported certificate, else the action near the end of the lifetime. */
function keyVaultPolicy(block) {
	if (block.labels[0] !== "azurerm_key_vault_certificate") return {};
	const policy = childBlocks(block, "certificate_policy")[0];
	if (policy === void 0) return { policy: "none" };
	const issuer = attributeValue(childBlocks(policy, "issuer_parameters")[0], "name");
	const months = attributeValue(childBlocks(policy, "x509_certificate_properties")[0], "validity_in_months");
	return {
		actions: childBlocks(policy, "lifetime_action").flatMap((action) => childBlocks(action, "action")).map((action) => attributeValue(action, "action_type") ?? null),
		...issuer !== void 0 && { issuer },
		...months !== void 0 && { months }
	};
}
/** Arguments of other resources that are given certificate material from a file of the repository. */
const FILE = /\b(?:file|filebase64|templatefile)\(\s*"([^"]{1,300}\.(?:pem|crt|cer|pfx|p12|jks))"/;
/** Keys for SSH and for signed URLs end in `.pem` as well. */
const CERTIFICATE$1 = /cert|crt|chain|tls|ssl|server|cer$|pfx$|p12$|jks$/i;
const KEY = /(?:^|_)(?:private|public|encoded|ssh)_?key/;
const TRUST = /(?:^|_)(?:ca|root|trust|truststore|issuer)(?:_|s?$)|bundle/;
/** What a resource is handed that is not made by Terraform: `data` of an application gateway, `pfx_blob`, a file. */
function readUse$1(block, self, folder, output) {
	const [type = "", name = ""] = block.labels;
	for (const [inner, holder] of nested(block, 0)) for (const [key, attribute] of inner.attributes) {
		const pfx = type === "azurerm_application_gateway" && holder === "ssl_certificate" && key === "data" || type === "azurerm_api_management_custom_domain" && key === "certificate";
		const file = FILE.exec(attribute.expression)?.[1];
		const fromFile = holder !== "connection" && !KEY.test(key) && namesCertificate(file, key) || attribute.expression.startsWith("-----BEGIN CERTIFICATE");
		if (!pfx && (!fromFile || TRUST.test(key))) continue;
		output.fact({
			kind: "sink",
			reads: fileRefs(file, folder),
			writes: [self],
			attributes: {
				name: `${type}.${name}`,
				renews: "never",
				static: pfx ? "pfx" : "file"
			},
			own: {
				type,
				argument: key,
				...file !== void 0 && { file }
			}
		}, { line: attribute.line });
	}
}
function namesCertificate(path, key) {
	const name = path?.slice(path.lastIndexOf("/") + 1);
	return name !== void 0 && CERTIFICATE$1.test(`${key} ${name}`) && !/^ca(?:[._-]|cert)|[._-]ca[._-]|root/i.test(name);
}
const CERTIFICATE_ATTRIBUTES = /^(?:certificate|certificates|certificate_body|certificate_chain|certificate_arn|private_key|pfx_blob|key_vault_secret_id|key_vault_certificate_id|leaf_certificate|ssl_certificates?|ssl_certificate_id|server_certificate|viewer_certificate|acm_certificate_arn)\b/;
/** A part of a block decides alone: `viewer_certificate[0].minimum_protocol_version` is no certificate. */
function isCertificate(item) {
	const part = item.split(".").at(-1) ?? "";
	return CERTIFICATE_ATTRIBUTES.test(item) && (part === item || /cert|arn|key|pfx|chain/.test(part));
}
const STORED_ATTRIBUTES = /^(?:binary_)?data(?:_json)?(?:_wo)?\b|^secret_(?:string|binary|data)\b|^value\b/;
/** `lifecycle { ignore_changes = [\u2026] }` that covers the certificate. */
function readIgnored(block, self, folder, root, output) {
	const found = childBlocks(block, "lifecycle")[0]?.attributes.get("ignore_changes");
	if (found === void 0) return;
	const [type = "", name = ""] = block.labels;
	if (type === "azurerm_key_vault_certificate") return;
	const all = found.expression === "all";
	const items = found.expression.replace(/^\[|\]$/g, "").split(/[\s,"]+/);
	const stored = storeRefs(block, root).length > 0 && materialOf(block, folder).length > 0;
	const covers = (item) => isCertificate(item) || stored && STORED_ATTRIBUTES.test(item);
	const ignored = all && (stored || Object.hasOwn(RESOURCES, type)) ? ["all"] : items.filter(covers);
	if (ignored.length === 0 || items.includes("http_listener") || items.includes("request_routing_rule")) return;
	output.fact({
		kind: "pin",
		reads: [],
		writes: [self],
		attributes: { name: `${type}.${name}` },
		own: {
			type,
			ignored
		}
	}, { line: found.line });
}

// src/mechanisms/terraform/apply-rules.ts
const DOCS$1 = "https://registry.terraform.io/providers/hashicorp/tls/latest/docs/resources/locally_signed_cert";
/** Schedules of the same repository that run `terraform apply`, in use or not. */
const appliesOf = (fact, { topology }) => factsBy(topology.facts, byApply, fact.location.repository);
const byApply = ({ kind, writes, location }) => kind === "schedule" && writes.includes(programRef("terraform")) ? [location.repository] : [];
const applyRules = [factRule("terraform", {
	id: "terraform-apply-unscheduled",
	title: "Terraform renews only at the next apply",
	level: "note",
	why: "Terraform renews only while it runs. If it runs only on pushes, the certificate expires in a quiet month.",
	fix: "Run `terraform apply` on a schedule, at least weekly.",
	references: [DOCS$1],
	kind: "producer",
	problem(fact, context) {
		if (fact.attributes.renews !== "on-apply") return void 0;
		const applies = appliesOf(fact, context);
		if (applies.length === 0 || applies.some((other) => other.attributes.disabled !== true)) return void 0;
		return {
			message: `${fact.attributes.name} is renewed by \`terraform apply\`, which no workflow here runs on a schedule.`,
			related: applies.map((other) => other.location)
		};
	}
}), factRule("terraform", {
	id: "terraform-apply-too-rare",
	title: "Terraform applies are too rare for the renewal window",
	level: "warning",
	why: "An apply renews the certificate within a window before it expires: `min_days_remaining`, `early_renewal_hours` or `min_seconds_remaining`. If two applies are further apart, the certificate may expire between them.",
	fix: "Apply more often, at least three times within the window, or widen it.",
	references: [DOCS$1],
	kind: "producer",
	problem(fact, context) {
		const window = fact.attributes.renews === "on-apply" ? windowOf(fact) : void 0;
		if (window === void 0) return void 0;
		const applies = appliesOf(fact, context).filter((other) => other.attributes.disabled !== true);
		const waits = applies.flatMap((other) => textsOf(other.attributes.schedules)).map(cronCadence);
		if (waits.length === 0 || applies.some((other) => other.attributes.schedules === void 0)) return void 0;
		if (waits.some((wait) => typeof wait !== "number" || wait <= window)) return void 0;
		const shortest = Math.min(...waits.filter((wait) => typeof wait === "number"));
		return {
			message: `An apply in the last ${spellDuration(window)} before expiration renews ${fact.attributes.name}, but up to ${spellDuration(shortest)} pass between two scheduled applies.`,
			related: applies.map((other) => other.location)
		};
	}
})];

// src/mechanisms/terraform/rules.ts
const DOCS = "https://registry.terraform.io/providers";
const ACM = `${DOCS}/hashicorp/aws/latest/docs/resources/acm_certificate`;
const RENEWAL = "https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html";
/** The share of the lifetime of a CA from which on its replacement is likely a mistake about hours and years. */
const TOO_SOON = .8;
/** Hours of a certificate for a year, with some to spare. */
const A_YEAR = 9600;
const is = (fact, ...types) => types.includes(textOf(own$4(fact).type) ?? "") && fact.attributes.renews !== void 0 && own$4(fact).argument === void 0;
/** Facts that read what a certificate writes, by kind and ref. */
const byRead = ({ kind, reads }) => reads.map((ref) => `${kind} ${ref}`);
const readersOf = (kind, refs, facts) => [...new Set(refs.flatMap((ref) => factsBy(facts, byRead, `${kind} ${ref}`)))];
/** What reads a certificate to validate it: its records, or a resource that waits for them. */
const byValidated = (fact) => {
	const { field, type } = own$4(fact);
	return [...field === "domain_validation_options" ? fact.reads.map((ref) => `record ${ref}`) : [], ...type === "aws_acm_certificate_validation" ? fact.reads.map((ref) => `wait ${ref}`) : []];
};
const MADE = ["record"];
const USED = ["record", "wait"];
const isValidatedBy = (how, { writes }, facts) => writes.some((ref) => how.some((one) => factsBy(facts, byValidated, `${one} ${ref}`).length > 0));
/** What takes the validation records of a certificate. */
const recordsOf = (fact, facts) => readersOf("scope", fact.writes, facts);
/** A name of a certificate whose record the filters of all records leave out. */
function nameWithoutRecord(fact, records) {
	const filters = records.map((record) => textOf(own$4(record).filter));
	if (filters.length === 0 || filters.includes(void 0)) return void 0;
	const isKept = (name) => [name, `*.${name}`].some((one) => filters.some((filter) => filter === void 0 || keeps(filter, one) !== false));
	return (fact.names ?? []).map((name) => name.replace(/^dns:(?:\*\.)?/, "")).find((name) => !isKept(name));
}
const rules$4 = [
	...applyRules,
	factRule("terraform", {
		id: "terraform-acm-imported",
		title: "ACM does not renew an imported certificate",
		level: "warning",
		otherLevels: { note: "for a module whose callers supply the certificate" },
		why: "ACM renews certificates that it issued. An imported certificate expires unless a person imports the next one.",
		fix: "Request the certificate with `domain_name` and `validation_method = \"DNS\"`.",
		references: [ACM, RENEWAL],
		problem: (fact, context) => is(fact, "aws_acm_certificate") && isUploaded(fact, context) ? {
			message: `${fact.attributes.name} imports its certificate, which ACM does not renew.`,
			...levelOfUpload(fact, context)
		} : void 0
	}),
	factRule("terraform", {
		id: "terraform-acm-email-validation",
		title: "ACM sends a validation email before each renewal",
		level: "warning",
		why: "With email validation, each renewal waits until a person follows a link in a message to the domain\u2019s contacts.",
		fix: "Set `validation_method = \"DNS\"` and keep the validation record.",
		references: [ACM, RENEWAL],
		problem: (fact) => is(fact, "aws_acm_certificate") && own$4(fact).validation === "EMAIL" ? `${fact.attributes.name} is validated by email.` : void 0
	}),
	factRule("terraform", {
		id: "terraform-acm-no-validation-record",
		title: "DNS validation record of an ACM certificate is missing",
		level: "note",
		why: "ACM renews only while the CNAME that it requested stays in DNS. A record without an owner is removed sooner or later.",
		fix: "Create the records from `domain_validation_options`, and keep them as long as the certificate.",
		references: [ACM, RENEWAL],
		problem(fact, { neighbours, change }) {
			if (!is(fact, "aws_acm_certificate") || own$4(fact).validation !== "DNS") return void 0;
			const before = change?.base.topology.facts ?? [];
			const how = isValidatedBy(MADE, fact, before) ? MADE : USED;
			if (isValidatedBy(how, fact, neighbours(fact))) return void 0;
			const { name } = fact.attributes;
			return isValidatedBy(USED, fact, before) ? {
				message: `After this change nothing found here keeps the validation records of ${name} in DNS.`,
				level: "warning"
			} : `${name} is validated by DNS, and nothing found here uses its \`domain_validation_options\`.`;
		}
	}),
	factRule("terraform", {
		id: "terraform-acm-name-not-validated",
		title: "ACM cannot validate one name of a certificate",
		level: "note",
		otherLevels: { warning: "when the change takes the record of the name away" },
		why: "ACM renews a certificate only while the validation records of all its names are in DNS. One name without a record blocks the renewal of the whole certificate.",
		fix: "Create the validation record in the zone of this name, or remove the name from the certificate.",
		references: [ACM, "https://docs.aws.amazon.com/acm/latest/userguide/dns-renewal-validation.html"],
		problem(fact, { neighbours, change }) {
			if (!is(fact, "aws_acm_certificate") || own$4(fact).validation !== "DNS") return void 0;
			const records = recordsOf(fact, neighbours(fact));
			const lost = nameWithoutRecord(fact, records);
			if (lost === void 0) return void 0;
			const before = change === void 0 ? [] : recordsOf(fact, change.base.topology.facts);
			return {
				message: `${fact.attributes.name} covers ${lost}, but no record found here validates that name. Unless it is in DNS all the same, ACM cannot renew the certificate.`,
				related: records.map(({ location }) => location),
				...before.length > 0 && nameWithoutRecord(fact, before) !== lost && { level: "warning" }
			};
		}
	}),
	factRule("terraform", {
		id: "terraform-acm-replaced-in-place",
		title: "Certificate in use is destroyed before its replacement",
		level: "note",
		why: "A listener still uses the old certificate, so its deletion fails and the apply stops halfway.",
		fix: "Add `lifecycle { create_before_destroy = true }`.",
		references: [ACM],
		problem(fact, { neighbours }) {
			if (!is(fact, "aws_acm_certificate") || own$4(fact).createBeforeDestroy !== void 0) return void 0;
			const facts = neighbours(fact);
			const handed = readersOf("copy", fact.writes, facts);
			const refs = [...fact.writes, ...handed.flatMap((other) => other.writes)];
			const user = readersOf("consumer", refs, facts).find((other) => /listener|cloudfront|domain_name|elb/.test(textOf(own$4(other).type) ?? ""));
			if (user === void 0) return void 0;
			return {
				message: `${user.attributes.name} uses ${fact.attributes.name}, which is destroyed before its replacement is created.`,
				related: [user.location]
			};
		}
	}),
	factRule("terraform", {
		id: "terraform-iam-server-certificate",
		title: "IAM does not renew an uploaded certificate",
		level: "warning",
		otherLevels: { note: "for a module whose callers supply the certificate" },
		why: "IAM does not renew certificates and does not warn before they expire.",
		fix: "Move the certificate to ACM, and let ACM issue it.",
		references: [`${DOCS}/hashicorp/aws/latest/docs/resources/iam_server_certificate`, "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_server-certs.html"],
		problem: (fact, context) => is(fact, "aws_iam_server_certificate") && isUploaded(fact, context) ? {
			message: `${fact.attributes.name} is uploaded, and nothing renews it.`,
			...levelOfUpload(fact, context)
		} : void 0
	}),
	factRule("terraform", {
		id: "terraform-no-early-renewal",
		title: "tls provider renews only after expiration",
		level: "note",
		otherLevels: { warning: "for a certificate that lasts for at most a year, and for a CA that is replaced too soon" },
		why: "`early_renewal_hours` is 0 by default, so an apply before the expiration date changes nothing. A value as long as the validity, or longer, replaces the certificate with every apply. A CA that is replaced too soon breaks everything that trusts the old one.",
		fix: "Set `early_renewal_hours` to about a third of `validity_period_hours`, and apply on a schedule.",
		references: [`${DOCS}/hashicorp/tls/latest/docs/resources/locally_signed_cert`, `${DOCS}/hashicorp/tls/latest/docs/resources/self_signed_cert`],
		problem(fact) {
			if (!is(fact, "tls_self_signed_cert", "tls_locally_signed_cert")) return void 0;
			const { name } = fact.attributes;
			const { authority, early = 0, validity } = own$4(fact);
			if (early === 0) {
				const isShort = typeof validity === "number" && validity <= A_YEAR;
				return {
					...isShort && { level: "warning" },
					message: `${name} sets no \`early_renewal_hours\`.${isShort ? ` It is valid for ${validity} hours. \`terraform apply\` does not renew it before it expires.` : ""}`
				};
			}
			if (typeof early !== "number" || typeof validity !== "number") return void 0;
			if (early < validity) return authority === true && early > TOO_SOON * validity ? {
				level: "warning",
				message: `${name} is a CA that is valid for ${validity} hours, and replaced after ${validity - early} hours. Programs that trust the new CA then reject what the old one issued.`
			} : void 0;
			return `${name} renews ${early} hours early and is valid for ${validity}.`;
		}
	}),
	factRule("terraform", {
		id: "terraform-acme-renewal-window",
		title: "ACME certificate is renewed never or on every apply",
		level: "warning",
		why: "A negative `min_days_remaining` disables renewal. A value near the lifetime renews on every apply until the rate limit of the CA blocks it.",
		fix: "Set `min_days_remaining = 30`, or remove the line.",
		references: [`${DOCS}/vancluever/acme/latest/docs/resources/certificate`],
		problem(fact) {
			const { minDays, name } = fact.attributes;
			if (!is(fact, "acme_certificate") || typeof minDays !== "number") return void 0;
			if (minDays < 0) return `${name} sets \`min_days_remaining = ${minDays}\`, so it is never renewed.`;
			return minDays > 72 ? {
				message: `${name} is renewed on every apply: \`min_days_remaining = ${minDays}\` of a 90-day certificate.`,
				level: "note"
			} : void 0;
		}
	}),
	factRule("terraform", {
		id: "terraform-acme-staging",
		title: "Terraform ACME provider uses a staging CA",
		level: "warning",
		why: "No client trusts a certificate of the staging CA.",
		fix: "Use `https://acme-v02.api.letsencrypt.org/directory`, or make the URL a variable.",
		references: [`${DOCS}/vancluever/acme/latest/docs`, "https://letsencrypt.org/docs/staging-environment/"],
		problem: (fact) => own$4(fact).type === "provider" && /staging/.test(textOf(fact.attributes.server) ?? "") ? `The ACME provider uses ${fact.attributes.server}.` : void 0
	}),
	factRule("terraform", {
		id: "terraform-vault-auto-renew-off",
		title: "Terraform does not renew a Vault certificate",
		level: "warning",
		why: "`auto_renew` is false by default. The certificate is issued once and stays in the state until it has expired.",
		fix: "Set `auto_renew = true` and `min_seconds_remaining`, and apply on a schedule.",
		references: [`${DOCS}/hashicorp/vault/latest/docs/resources/pki_secret_backend_cert`],
		problem(fact) {
			if (!is(fact, "vault_pki_secret_backend_cert") || own$4(fact).autoRenew === true || own$4(fact).autoRenew === null) return void 0;
			return `${fact.attributes.name} does not set \`auto_renew = true\`.`;
		}
	}),
	factRule("terraform", {
		id: "terraform-certificate-ignored",
		title: "Terraform ignores changes of the certificate",
		level: "warning",
		why: "A renewed certificate never reaches a resource that lists it under `ignore_changes`.",
		fix: "Remove the attribute from `ignore_changes`.",
		references: ["https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#ignore_changes"],
		kind: "pin",
		problem: (fact) => own$4(fact).ignored === void 0 ? void 0 : `${fact.attributes.name} ignores changes of ${textsOf(own$4(fact).ignored).join(", ")}.`
	}),
	factRule("terraform", {
		id: "terraform-certificate-from-file",
		title: "Terraform deploys a certificate from a repository file",
		level: "note",
		why: "Each new version needs a commit and an apply by a person.",
		fix: "Refer to a managed certificate instead of a file.",
		references: ["https://developer.hashicorp.com/terraform/language/functions/file"],
		problem: (fact) => fact.attributes.static === "file" ? `${fact.attributes.name} takes \`${own$4(fact).argument}\` from ${own$4(fact).file ?? "the configuration itself"}.` : void 0
	})
];

// src/mechanisms/terraform/index.ts
const terraform = {
	id: "terraform",
	title: "Terraform and OpenTofu",
	identifiedBy: "`*.tf` and `*.tofu` with certificate resources of AWS, Azure, Google Cloud, tls, acme, Vault, Cloudflare and others",
	references: ["https://developer.hashicorp.com/terraform/language", "https://opentofu.org/docs/language/"],
	accepts: (path) => /\.(?:tf|tofu)(?:\.\w+)?$/.test(path) && !path.endsWith(".json"),
	needles: [
		"cert",
		"tls_",
		"ssl_",
		"_ssl",
		"/ssl",
		".pfx",
		"pfx_",
		"_pfx",
		"\"acme\"",
		"key_vault_secret"
	],
	read: read$4,
	rules: [...rules$4, ...cloudRules]
};

// src/mechanisms/traefik/own.ts
const own$3 = ownAttributes("traefik");

// src/mechanisms/traefik/storage.ts
/** Replicas of a Deployment of Traefik, or of the values of its chart, that share what they store; undefined for one. */
function replicasIn(file, output) {
	if (!/^kind: Deployment|^deployment:/m.test(file.text)) return void 0;
	for (const root of yamlRoots(file, output)) {
		const manifest = stringAt(root, "kind") === "Deployment";
		const replicas = (manifest ? itemsAt(root, "spec", "template", "spec", "containers").some((one) => /traefik/.test(at(one, "image")?.text ?? "")) : root.entries.has("certificatesResolvers")) ? valueAt(root, manifest ? "spec" : "deployment", "replicas") : void 0;
		if (typeof replicas === "number" && replicas > 1) return replicas;
	}
}
/** Whether the storage of a resolver outlives the container, where the file that configures it also says what is mounted. */
function storedIn(file, output) {
	const proxies = (/compose[^/]*\.ya?ml(?:\.j2)?$/.test(file.path) ? composeServices(file, output) : []).filter(({ image }) => /(?:^|\/)traefik(?:[:@]|$)/.test(image));
	const [proxy] = proxies;
	const mounted = proxy === void 0 ? mountsOfPod(file, output) : mountsOf(proxy);
	const of = (given) => {
		const storage = given?.replace(/^(?:\.\/)?(?!\/)/, "/");
		const isIdle = proxy !== void 0 && at(proxy.node, "working_dir") !== void 0;
		if (storage === void 0 || storage === "/" || /[${]/.test(storage) || isIdle) return {};
		const covers = isMountOf(storage);
		const kept = mounted?.some(covers);
		if (proxy === void 0) return kept === void 0 ? {} : {
			kept,
			exposed: true
		};
		const replicas = valueAt(proxy.node, "deploy", "replicas");
		const sources = proxies.map(({ volumes }) => volumes.find(({ text }) => covers(text.split(":")[1] ?? ""))?.text.split(":")[0]);
		const sharing = sources.filter((source) => source !== void 0 && source === sources[0]).length;
		return {
			...kept !== void 0 && {
				kept,
				exposed: publishesHttps(proxy)
			},
			...typeof replicas === "number" ? { replicas } : sharing > 1 && { replicas: sharing }
		};
	};
	return {
		of,
		...proxy !== void 0 && at(proxy.node, "command")?.kind === "list" && { byDefault: "acme.json" }
	};
}
/** Workloads of Terraform's provider for Kubernetes. */
const WORKLOAD = /^resource\s+"kubernetes_(?:deployment|daemonset|daemon_set|stateful_set)(?:_v1)?"/gm;
/** Where volumes are in the pod of the only workload that Terraform or a manifest deploys here; undefined if that is not known. */
function mountsOfPod(file, output) {
	const { path, text } = file;
	if (!path.endsWith(".tf")) return mountsOfManifest(file, output);
	if (text.match(WORKLOAD)?.length !== 1 || /dynamic\s+"volume/.test(text)) return void 0;
	const targets = [...text.matchAll(/^\s*mount_path\s*=\s*"([^"\n]{1,200})"/gm)].map(([, target = ""]) => target);
	return targets.some((target) => /[${]/.test(target)) ? void 0 : targets;
}
function mountsOfManifest(file, output) {
	if (!/^kind: (?:Deployment|DaemonSet|StatefulSet)/m.test(file.text) || file.text.includes("{{")) return void 0;
	for (const root of yamlRoots(file, output)) {
		const pod = at(root, "spec", "template", "spec");
		const proxy = itemsAt(pod, "containers").find((one) => /(?:^|\/)traefik(?:[:@]|$)/.test(at(one, "image")?.text ?? ""));
		if (proxy === void 0) continue;
		const passing = new Set(itemsAt(pod, "volumes").flatMap((one) => at(one, "emptyDir") === void 0 ? [] : stringAt(one, "name") ?? []));
		return itemsAt(proxy, "volumeMounts").flatMap((one) => passing.has(stringAt(one, "name") ?? "") ? [] : stringAt(one, "mountPath") ?? []);
	}
}

// src/mechanisms/traefik/read.ts
/** The name of a resolver, also one that a template puts in: `{{ resolver }}`. */
const NAME$1 = String.raw`([\w-]{1,64}?|\{\{[^{}\n]{1,80}\}\})`;
/** `--certificatesresolvers.le.acme.email=\u2026`, labels and environment variables, anywhere in a file. */
const FLAG = new RegExp(String.raw`(--)?certificatesresolvers[._]${NAME$1}[._]acme[._]([\w.]{1,64})["']?\s*[=:]\s*["']?([^\s"',]*)`, "gi");
/** A challenge that is switched on without a value: `--certificatesresolvers.le.acme.tlschallenge`. */
const SWITCH = new RegExp(String.raw`certificatesresolvers[._]${NAME$1}[._]acme[._]((?:http|tls|dns)challenge)(?=["'\s,\]]|$)`, "gi");
/** Resolvers of other kinds than ACME, which obtain and renew by themselves: `--certificatesresolvers.ts.tailscale=true`. */
const OTHER = /certificatesresolvers[._]([\w-]{1,64}?)[._](?!acme)[a-z]\w{1,40}(?=["']?\s*[=:.])/gi;
const USE = /(?:tls\.certresolver|(?<!\.)\bcertResolver)["']?\s*[=:]\s*["']?([\w.{}$@-]{1,64})/gi;
/** Labels of a router: its rule, whether it ends TLS, and who obtains its certificate. */
const LABEL = /traefik\.http\.routers\.([\w-]{1,64})\.(rule|tls(?:\.certresolver)?)["']?\s*[=:]\s*["']?([^"']{0,1000})/gi;
/** `certFile` of dynamic configuration. */
const OWN_FILE = /^\s*-?\s*["']?certFile["']?\s*[=:]\s*["']?([^"'\s]{1,300})/;
/** What every row has in which one of these is. */
const NAMED = /certresolver|certificatesresolvers|traefik\.http\.routers|certFile/i;
/** A producer for each certificate resolver, a consumer for each router that names one. */
function read$3(file, output) {
	const resolvers = /* @__PURE__ */ new Map();
	const set = (name, option, value, line) => {
		const resolver = resolvers.get(name) ?? {
			line,
			options: /* @__PURE__ */ new Map(),
			flags: false
		};
		resolver.options.set(option.toLowerCase().replaceAll("_", "."), value);
		resolvers.set(name, resolver);
	};
	const routers = /* @__PURE__ */ new Map();
	const readRow = (row, line) => {
		for (const [, dashes, name = "", option = "", value = ""] of row.matchAll(FLAG)) {
			set(name, option, value, line);
			const resolver = resolvers.get(name);
			if (dashes !== void 0 && resolver !== void 0) resolver.flags = true;
		}
		for (const [, name = "", option = ""] of row.matchAll(SWITCH)) set(name, option, "true", line);
		for (const [, name = ""] of row.matchAll(OTHER)) set(name, "other", "", line);
		if (file.path.endsWith(".tf")) return;
		for (const [, name = ""] of row.matchAll(USE)) readUse(name, line, output);
		for (const [, name = "", option = "", value = ""] of row.matchAll(LABEL)) {
			const router = routers.get(name) ?? {
				line,
				hosts: [],
				tls: false,
				resolver: false
			};
			if (option === "rule") for (const [, host = ""] of value.matchAll(/Host\(`([^`]{1,253})`\)/g)) router.hosts.push(host);
			else if (option === "tls") router.tls = /^true/.test(value);
			else router.resolver = true;
			routers.set(name, router);
		}
		const own = OWN_FILE.exec(row)?.[1];
		if (own !== void 0) readOwnFile(own, line, output);
	};
	let section = [];
	for (const [index, row] of file.text.split("\n").entries()) {
		if (/^\s*(?:#|\/\/)/.test(row) || row.length > 2e3) continue;
		if (NAMED.test(row)) readRow(row, index + 1);
		if (!file.path.endsWith(".toml")) continue;
		section = /^\s*\[([\w.-]{1,200})\]/.exec(row)?.[1]?.split(".") ?? section;
		const [, key, value] = /^\s*(\w{1,64})\s*=\s*"?([^"#]*)"?/.exec(row) ?? [];
		const [head, name, acme, ...rest] = section;
		if (head?.toLowerCase() !== "certificatesresolvers" || name === void 0 || acme === void 0) continue;
		if (acme !== "acme") set(name, "other", "", index + 1);
		if (acme !== "acme") continue;
		if (key === void 0) set(name, [...rest, "present"].join("."), "", index + 1);
		else set(name, [...rest, key].join("."), value ?? "", index + 1);
	}
	for (const [name, { line, hosts, tls, resolver }] of routers) {
		if (!resolver && !tls) continue;
		output.fact({
			kind: "consumer",
			reads: [],
			writes: [],
			names: hosts.map((host) => `dns:${host.toLowerCase()}`),
			attributes: {
				name,
				service: "traefik"
			},
			own: {
				router: name,
				resolver
			}
		}, { line });
	}
	if (/\.ya?ml/.test(file.path) && /certificatesResolvers:/.test(file.text)) readYaml(file, output, set);
	const kept = storedIn(file, output);
	const replicas = replicasIn(file, output);
	for (const [name, { line, options, flags }] of resolvers) {
		const stated = (attribute, option) => {
			const value = options.get(option);
			return value === void 0 ? {} : { [attribute]: /[${]/.test(value) ? null : value };
		};
		const storage = options.get("storage") ?? (flags ? kept.byDefault : void 0);
		output.fact({
			kind: "producer",
			reads: [],
			writes: [makeRef("resolver", name), ...pathRefs(storage)],
			attributes: {
				name,
				...stated("server", "caserver"),
				...stated("duration", "certificatesduration"),
				...stated("profile", "profile"),
				...thresholdOf(options.get("certificatesduration"))
			},
			own: {
				challenge: [...options.keys()].some((key) => /^(?:http|dns|tls|dnspersist)challenge|^other$/.test(key)),
				...storage !== void 0 && { storage: /[${]/.test(storage) ? null : storage },
				...replicas !== void 0 && storage !== void 0 && { replicas },
				...kept.of(storage)
			}
		}, { line });
	}
}
function readUse(name, line, output) {
	if (/[{}$]/.test(name)) return;
	output.fact({
		kind: "consumer",
		reads: [makeRef("resolver", name.replace(/@.*$/, ""))],
		writes: [],
		attributes: {
			name,
			service: "traefik"
		}
	}, { line });
}
/** Static configuration, and values of the Helm chart, where the key has the same name. */
function readYaml(file, output, set) {
	for (const root of yamlRoots(file, output)) {
		const holders = [root, ...root.entries.values()];
		for (const holder of holders) readResolvers(holder, 0, set);
		if (holders.some((holder) => holder.entries.has("certificatesResolvers"))) continue;
		for (const { kind, text, line } of descend(root)) {
			if (kind !== "scalar" || !/^certificatesResolvers:/m.test(text)) continue;
			for (const document of documents(text)) {
				const whole = document.root();
				if (whole !== void 0) readResolvers(whole, line, set);
			}
		}
	}
}
function readResolvers(holder, above, set) {
	for (const [name, resolver] of entriesAt(holder, "certificatesResolvers")) {
		const acme = entriesAt(resolver, "acme");
		const line = above + resolver.line;
		if (acme.size > 0) set(name, "present", "", line);
		else if (resolver.entries.size > 0 && !resolver.entries.has("acme")) set(name, "other", "", line);
		for (const [key, value] of acme) {
			set(name, key, stringAt(value) ?? "", line);
			for (const [inner, deep] of inside(value)) set(name, `${key}.${inner}`, stringAt(deep) ?? "", line);
		}
	}
}
const inside = (node) => node.entries;
/** A certificate that Traefik is given as a file, for the host that the file is named after. */
function readOwnFile(path, line, output) {
	const stem = path.replace(/^.*\//, "").replace(/\.[a-z]{2,4}$/, "");
	const named = /^(?:[\w-]+\.)+[a-z][\w-]+$/i.test(stem);
	output.fact({
		kind: "consumer",
		reads: path.startsWith("/") && !/[{$]/.test(path) ? [makeRef("path", path)] : [],
		writes: [],
		names: named ? [`dns:${stem.toLowerCase()}`] : [],
		attributes: {
			name: path,
			service: "traefik"
		},
		own: { certFile: path }
	}, { line });
}
/**
* How long before the end Traefik renews, by the lifetime that it is told; 90 days where it is told none.
* https://doc.traefik.io/traefik/reference/install-configuration/tls/certificate-resolvers/acme/
*/
function thresholdOf(hours) {
	const days = Number(hours) / 24;
	if (!(days >= 30)) return {};
	return { renewDays: days >= 365 ? 120 : days >= 90 ? 30 : 10 };
}

// src/mechanisms/traefik/index.ts
const ACME = "https://doc.traefik.io/traefik/reference/install-configuration/tls/certificate-resolvers/acme/";
const ROUTER = "https://doc.traefik.io/traefik/reference/routing-configuration/http/tls/overview/";
const isStaging = (fact) => /staging/.test(textOf(fact.attributes.server) ?? "");
const producers = (fact) => fact.mechanism === "traefik" && fact.kind === "producer" ? ["all"] : [];
const resolvers = (facts) => factsBy(facts, producers, "all");
const byName = (fact) => producers(fact).length > 0 ? [makeRef("resolver", String(fact.attributes.name))] : [];
/** Places of one kind that are named at most. */
const MAX_RELATED = 20;
const routers = (fact) => {
	if (fact.mechanism !== "traefik") return [];
	const { router, resolver } = own$3(fact);
	return [
		...resolver === true || fact.reads.some((ref) => isOfKind(ref, "resolver")) ? ["named"] : [],
		...resolver === false ? ["without"] : [],
		...router !== void 0 && resolver === true ? fact.names ?? [] : []
	];
};
const readers = ({ kind, reads }) => kind === "consumer" ? reads : [];
/** Resolvers of a trusted CA, by their file. */
const inProduction = (fact) => producers(fact).length > 0 && !isStaging(fact) ? [fact.location.path] : [];
const written = ({ kind, writes }) => kind === "producer" ? writes : [];
const rules$3 = [
	factRule("traefik", {
		id: "traefik-resolver-unknown",
		title: "Traefik router names an undefined certificate resolver",
		level: "warning",
		why: "Traefik serves its self-signed default certificate for such a router. Resolver names are case-sensitive.",
		fix: "Use the name of a defined resolver.",
		references: [ROUTER, ACME],
		kind: "consumer",
		problem(fact, { neighbours }) {
			if (!fact.reads.some((ref) => isOfKind(ref, "resolver"))) return void 0;
			const defined = resolvers(neighbours(fact));
			const isNamedElsewhere = defined.some(({ attributes }) => String(attributes.name).includes("{{"));
			if (defined.length === 0 || isNamedElsewhere || fact.reads.some((ref) => factsBy(neighbours(fact), byName, ref).length > 0)) return void 0;
			const some = defined.slice(0, MAX_RELATED);
			const names = [...new Set(some.map((other) => String(other.attributes.name)))];
			return {
				subject: `resolver ${fact.attributes.name}`,
				message: `A router refers to the resolver "${fact.attributes.name}", which is not defined. Defined here: ${names.join(", ")}.`,
				related: some.map((other) => other.location)
			};
		}
	}),
	factRule("traefik", {
		id: "traefik-no-challenge",
		title: "Traefik certificate resolver has no challenge",
		level: "warning",
		why: "Without a challenge Traefik cannot validate a domain, so it obtains and renews nothing.",
		fix: "Configure one of `httpChallenge`, `tlsChallenge` and `dnsChallenge`.",
		references: [ACME],
		kind: "producer",
		problem(fact, { neighbours }) {
			if (own$3(fact).challenge === true) return void 0;
			return resolvers(neighbours(fact)).some((other) => other.attributes.name === fact.attributes.name && own$3(other).challenge === true) ? void 0 : `The resolver "${fact.attributes.name}" configures no challenge.`;
		}
	}),
	factRule("traefik", {
		id: "traefik-staging",
		title: "Traefik certificate resolver uses a staging CA",
		level: "warning",
		why: "No client trusts a certificate of the staging CA.",
		fix: "Remove `caServer`, and delete the staging certificates from the storage.",
		references: [ACME, "https://letsencrypt.org/docs/staging-environment/"],
		kind: "producer",
		problem(fact, { neighbours }) {
			if (!isStaging(fact)) return void 0;
			const name = String(fact.attributes.name);
			if (factsBy(neighbours(fact), readers, makeRef("resolver", name)).length > 0) return `The resolver "${name}" uses ${fact.attributes.server}.`;
			return factsBy(neighbours(fact), inProduction, fact.location.path).length > 0 || /stag|test/i.test(name) ? void 0 : `The resolver "${name}" uses ${fact.attributes.server}.`;
		}
	}),
	factRule("traefik", {
		id: "traefik-duration-not-set",
		title: "Traefik renews short-lived certificates in a loop",
		level: "note",
		why: "Traefik assumes 90-day certificates and renews 30 days before expiration. A six-day certificate is renewed every day until a rate limit blocks it.",
		fix: "Set `certificatesDuration` to the lifetime in hours.",
		references: [ACME, "https://letsencrypt.org/docs/profiles/"],
		kind: "producer",
		problem(fact) {
			const profile = textOf(fact.attributes.profile);
			if (profile !== "shortlived" || fact.attributes.duration !== void 0) return void 0;
			return `The resolver "${fact.attributes.name}" uses the profile "${profile}" and sets no \`certificatesDuration\`.`;
		}
	}),
	factRule("traefik", {
		id: "traefik-resolver-unused",
		title: "No Traefik router uses the certificate resolver",
		level: "warning",
		why: "A defined resolver is used only by routers that name it. Other routers that terminate TLS serve a certificate from a file, or the self-signed default.",
		fix: "Set `tls.certresolver` on the routers, or `http.tls.certResolver` on the entry point.",
		references: [ROUTER, ACME],
		kind: "producer",
		problem(fact, { neighbours }) {
			const of = (key) => factsBy(neighbours(fact), routers, key);
			if (of("named").length > 0 || of("without").length === 0) return void 0;
			return {
				message: `The resolver "${fact.attributes.name}" is defined, but no router that terminates TLS uses it.`,
				related: of("without").slice(0, MAX_RELATED).map((other) => other.location)
			};
		}
	}),
	factRule("traefik", {
		id: "traefik-storage-not-kept",
		title: "Traefik certificates are lost with the container",
		level: "note",
		otherLevels: { warning: "when nothing keeps the storage of an instance that other hosts reach" },
		why: "The storage is inside the container, so every new container obtains all certificates again until a rate limit blocks it. Several replicas cannot share a storage file.",
		fix: "Mount a volume for the storage, and run one replica.",
		references: [ACME],
		kind: "producer",
		problem(fact) {
			const { name } = fact.attributes;
			const { exposed, kept, replicas, storage } = own$3(fact);
			if (kept === false) {
				const message = `${String(name).includes("{{") ? "A resolver" : `The resolver "${name}"`} keeps its certificates in ${storage}, which is not on a volume.`;
				return exposed === true && !isStaging(fact) ? {
					level: "warning",
					message
				} : message;
			}
			return typeof replicas === "number" && replicas > 1 ? `${replicas} instances share the storage file ${storage} of the resolver "${name}".` : void 0;
		}
	}),
	factRule("traefik", {
		id: "traefik-file-before-resolver",
		title: "Traefik serves a file instead of the resolver certificate",
		level: "note",
		why: "Traefik uses a resolver only for names that no certificate file covers. The file is served, and nothing renews it.",
		fix: "Remove the file from `tls.certificates`, or the resolver from the router.",
		references: [ROUTER, ACME],
		kind: "consumer",
		problem(fact, { neighbours }) {
			const { certFile } = own$3(fact);
			const [host] = fact.names ?? [];
			if (certFile === void 0 || host === void 0) return void 0;
			const facts = neighbours(fact);
			const resolved = factsBy(facts, routers, host);
			if (resolved.length === 0 || fact.reads.some((ref) => factsBy(facts, written, ref).length > 0)) return void 0;
			return {
				message: `${certFile} covers ${host.slice(4)}, although its router uses a resolver.`,
				related: resolved.slice(0, MAX_RELATED).map((other) => other.location)
			};
		}
	})
];
const traefik = {
	id: "traefik",
	title: "Traefik",
	identifiedBy: "`certificatesResolvers` in static configuration, flags, labels or Helm values, and `tls.certresolver` of routers",
	references: [ACME, ROUTER],
	accepts: (path) => /\.(?:ya?ml|toml|env|sh|hcl|nomad|tf)(?:\.\w+)?$/.test(path),
	needles: [
		"traefik.http.routers.",
		"certFile",
		"ertificatesResolvers",
		"ertificatesresolvers",
		"ertResolver",
		"certresolver",
		"CERTIFICATESRESOLVERS"
	],
	read: read$3,
	rules: rules$3
};

// src/mechanisms/trust-manager/index.ts
const MECHANISM$2 = "trust-manager";
const REFERENCES$1 = ["https://cert-manager.io/docs/trust/trust-manager/"];
/** trust-manager Bundles: hand the roots of a source to all namespaces. */
const trustManager = {
	id: MECHANISM$2,
	title: "trust-manager",
	identifiedBy: "Bundle and ClusterBundle manifests of trust.cert-manager.io",
	references: REFERENCES$1,
	accepts: isManifestFile,
	needles: ["trust.cert-manager.io"],
	read(file, output) {
		for (const manifest of manifests(file, output, ["Bundle", "ClusterBundle"])) {
			if (!/^trust(?:-manager)?\.(?:cert-manager\.)?io$/.test(manifest.group)) continue;
			for (const source of itemsAt(manifest.root, "spec", "sources")) {
				const secret = stringAt(source, "secret", "name");
				if (typeof secret !== "string") continue;
				output.fact({
					kind: "consumer",
					reads: [secretRef("*", secret)],
					writes: [makeRef("bundle", manifest.name)],
					attributes: {
						resource: manifest.kind,
						name: manifest.name,
						secret,
						key: stringAt(source, "secret", "key") ?? null
					}
				}, { line: at(source, "secret", "name")?.line ?? source.line });
			}
		}
	},
	rules: [factRule(MECHANISM$2, {
		id: "trust-manager-bundle-follows-certificate",
		title: "Trust bundle drops the old CA at each renewal",
		level: "note",
		why: "When cert-manager renews the CA, the bundle distrusts the old root at once, although services still use its certificates.",
		fix: "Copy the root to a separate source, and keep the old and the new root there during a rollover.",
		references: REFERENCES$1,
		kind: "consumer",
		problem(fact, { topology }) {
			const maker = upstream(graphOf(topology), nodeOf(topology, fact), 10).find((one) => one.fact.mechanism === "cert-manager" && one.fact.kind === "producer");
			if (maker === void 0) return void 0;
			return {
				message: `The Bundle "${String(fact.attributes.name)}" takes its roots from the ${spellSecret(maker.edge.ref)}, which the Certificate "${String(maker.fact.attributes.name)}" renews.`,
				related: [maker.fact.location]
			};
		}
	})]
};

// src/shell/cluster-copies.ts
const CLIENT = /^(?:kubectl|oc|k)$/;
const VALUED = /^(?:-n|-o|-f|-l|-p|--(?:namespace|output|filename|selector|context|kubeconfig|cluster|user|as|template|type|patch|to|keys|cert|key|from-file|from-literal))$/;
const PLAIN = /^[\w.-]+$/;
/** Rounds of loops that are tried. */
const MAX_TARGETS = 100;
function operands(args) {
	return args.filter((arg, i) => !arg.startsWith("-") && !VALUED.test(args[i - 1] ?? ""));
}
const namespaceOf = (args) => option(args, "-n", "--namespace") ?? args.find((arg) => /^-n[a-z]/.test(arg))?.slice(2);
/** The Secret that `kubectl get secret` or `oc extract` prints; undefined for a list of them, and for any other command. */
function secretRead({ name, args }) {
	if (!CLIENT.test(name)) return void 0;
	const [verb, kind = "", named] = operands(args);
	if (verb !== "get" && verb !== "extract" && verb !== "view-secret") return void 0;
	const [type, inner] = kind.split("/");
	if (!/^secrets?(?:\.v1\.?)?$/.test(type ?? "") && verb !== "view-secret") return void 0;
	const secret = verb === "view-secret" ? kind : inner ?? named;
	const namespace = namespaceOf(args);
	return secret === void 0 || secret === "" ? void 0 : {
		name: secret,
		...namespace !== void 0 && { namespace }
	};
}
/**
* The copy of a Secret that begins with this command: `kubectl get secret x -n a -o yaml | sed \u2026 | kubectl apply -n b
* -f -`. `after` holds the following commands; `home` is the namespace in which it runs, if known. Changes of namespace
* or name are read from the text of the filters (sed, jq, yq, kubectl-neat).
*/
function secretCopyOf(command, after, home = "?") {
	const source = secretRead(command);
	if (source === void 0) return void 0;
	const filters = [];
	for (const next of after) {
		if (next.operator !== "|") {
			if (filters.length > 0 && next.line === filters.at(-1)?.line) continue;
			return;
		}
		const [verb] = operands(next.args);
		if (CLIENT.test(next.name) && /^(?:apply|create|replace)$/.test(verb ?? "")) {
			const text = filters.flatMap(({ args }) => args).join("\n");
			const into = namespaceOf(next.args) ?? lastValue(text, NAMESPACE) ?? (source.namespace === void 0 ? home : "?");
			const named = lastValue(text, NAME) ?? source.name ?? "?";
			const from = {
				namespace: known(source.namespace ?? home),
				name: source.name ?? "?"
			};
			const reads = PLAIN.test(from.name) ? [secretRef(from.namespace, from.name)] : [];
			const writes = inRounds([into, named], command).filter(([, name = ""]) => PLAIN.test(name)).map(([namespace = "?", name = "?"]) => secretRef(namespace === "?" ? "?" : placed(namespace, command), name)).filter((ref) => !reads.includes(ref));
			return writes.length === 0 ? void 0 : {
				program: `${command.name} get secret | ${next.name} ${verb}`,
				reads,
				writes
			};
		}
		filters.push(next);
	}
}
/** `namespace: b` of sed's replacement, `.metadata.namespace = "b"` of jq and yq; what is deleted has no value. */
const NAMESPACE = /\bnamespace["'\\]{0,4}\s{0,4}[:=]\s{0,4}["'\\]{0,4}([\w.-]+|\$\{?\w+\}?)/g;
const NAME = /(?<![\w-])name["'\\]{0,4}\s{0,4}[:=]\s{0,4}["'\\]{0,4}([\w.-]+|\$\{?\w+\}?)/g;
function lastValue(text, pattern) {
	return [...text.matchAll(pattern)].at(-1)?.[1];
}
/** The words in each round of the loops around a command. */
function inRounds(words, { rounds = [] }) {
	let found = [words];
	for (const { variable, values } of rounds) {
		const filled = (value) => (word) => filledIn$1(word, /* @__PURE__ */ new Map([[variable, { value }]]));
		if (!found.some((one) => one.some((word) => filled("")(word) !== word))) continue;
		found = found.flatMap((one) => values.map((value) => one.map(filled(value)))).slice(0, MAX_TARGETS);
	}
	return found;
}
const known = (namespace) => PLAIN.test(namespace) ? namespace : "?";
/** A namespace that a loop sets is any of many. */
function placed(namespace, { rounds }) {
	return PLAIN.test(namespace) ? namespace : rounds === void 0 ? "?" : "*";
}
/** The Secret that `kubectl patch secret` changes, where its arguments speak of a certificate. */
function secretPatched({ name, args }, home = "?") {
	if (!CLIENT.test(name)) return void 0;
	const [verb, kind = "", named] = operands(args);
	const [type, inner] = kind.split("/");
	const secret = inner ?? named ?? "";
	if (verb !== "patch" || !/^secrets?$/.test(type ?? "") || !PLAIN.test(secret)) return void 0;
	return isCertificateName(secret) || args.some((arg) => /tls\\{0,2}\.(?:crt|key)|\.(?:pem|p12|jks)\b/.test(arg)) ? secretRef(known(namespaceOf(args) ?? home), secret) : void 0;
}
/** The namespace that the `kubectl apply` behind a pipe names, for what a command such as `kubectl create --dry-run` prints. */
function appliedIn(after) {
	const piped = after.findIndex(({ operator }) => operator !== "|");
	const last = (piped < 0 ? after : after.slice(0, piped)).find(({ name, args }) => CLIENT.test(name) && /^(?:apply|replace|create)$/.test(operands(args)[0] ?? ""));
	const namespace = last === void 0 ? void 0 : namespaceOf(last.args);
	return namespace !== void 0 && PLAIN.test(namespace) ? namespace : void 0;
}

// src/shell/rollouts.ts
const KINDS = {
	deploy: "Deployment",
	deployment: "Deployment",
	deployments: "Deployment",
	sts: "StatefulSet",
	statefulset: "StatefulSet",
	statefulsets: "StatefulSet",
	ds: "DaemonSet",
	daemonset: "DaemonSet",
	daemonsets: "DaemonSet"
};
/**
* The workloads that `kubectl rollout restart` restarts, as refs; empty where it does not tell which, as with a selector.
* Undefined for any other command. https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_restart/
*/
function rolloutOf({ name, args }) {
	if (name !== "kubectl" && name !== "oc") return void 0;
	const valued = /^(?:-n|-l|-f|--(?:namespace|selector|context|kubeconfig|cluster|user|filename))$/;
	const words = args.filter((arg, i) => !arg.startsWith("-") && !valued.test(args[i - 1] ?? ""));
	if (words[0] !== "rollout" || words[1] !== "restart") return void 0;
	const stated = args.findIndex((arg) => /^(?:-n|--namespace)(?:=|$)/.test(arg));
	const space = /=(.*)$/.exec(args[stated] ?? "")?.[1] ?? (stated < 0 ? "" : args[stated + 1] ?? "");
	const namespace = /^[\w-]+$/.test(space) ? space : "?";
	const [first = "", ...others] = words.slice(2);
	return (first.includes("/") ? [first, ...others] : others.map((other) => `${first}/${other}`)).flatMap((one) => {
		const [kind = "", workload = ""] = one.split("/");
		const resource = KINDS[kind.replace(/\..*$/, "").toLowerCase()];
		return resource !== void 0 && /^[\w.-]+$/.test(workload) ? [namespacedRef("workload", namespace, `${resource}/${workload}`)] : [];
	});
}

// src/mechanisms/uploads/index.ts
/** What starts a workflow of another file or repository. */
const STARTS = /\bgh workflow run\b|\/dispatches\b|(?:repository|workflow)-dispatch/;
/** Every upload of a workflow is joined to each of them. */
const MAX_SECRETS = 16;
/** Secrets of the repository that a workflow takes its certificates from: `${{ secrets.TLS_CERT }}`. */
function handedIn(text) {
	const names = [...text.matchAll(/\bsecrets\.(\w{1,100})/g)].map(([, name = ""]) => name);
	return [...new Set(names.filter(isActionsSecret))].slice(0, MAX_SECRETS).map((name) => makeRef("actions-secret", name));
}
/** What a file says that copies Secrets of certificates; those of passwords are none of ours. */
const CERTIFICATES = /cert|tls|ssl|x509/i;
/** What a command brings to a cluster or a store, with what the commands around it tell. `got` are Secrets that the same run has read. */
function broughtBy({ command, run, after }, got, file) {
	const upload = uploadOf(command);
	if (upload !== void 0) {
		const space = appliedIn(after) ?? run.namespace ?? "?";
		const writes = upload.writes.map((ref) => namespaceOfRef(ref) === "?" ? inNamespace(ref, space) : ref);
		return {
			...upload,
			reads: [...upload.reads, ...got.filter((ref) => !writes.includes(ref))],
			writes
		};
	}
	const patched = secretPatched(command, run.namespace);
	if (patched !== void 0) return {
		program: `${command.name} patch secret`,
		reads: got.filter((ref) => ref !== patched),
		writes: [patched]
	};
	return file.shared("names-certificates", (text) => CERTIFICATES.test(text)) ? secretCopyOf(command, after, run.namespace) : void 0;
}
/** A copy for each command that uploads a certificate, and what the same file restarts afterwards. */
function read$2(file, output) {
	let uploaded = false;
	const got = /* @__PURE__ */ new Map();
	for (const invocation of invocations(file, ...UPLOADING_PROGRAMS)) {
		const { command, run } = invocation;
		const upload = broughtBy(invocation, got.get(run) ?? [], file);
		const source = secretRead(command);
		if (source?.name !== void 0 && /^[\w.-]+$/.test(source.name)) got.set(run, [...got.get(run) ?? [], secretRef(source.namespace ?? run.namespace ?? "?", source.name)].slice(-4));
		const restarted = uploaded ? rolloutOf(invocation.command) : void 0;
		if (restarted !== void 0) output.fact({
			kind: "reload",
			reads: [],
			writes: restarted,
			attributes: {
				service: "kubectl rollout restart",
				trigger: restarted.length === 0 ? "all" : "rollout"
			}
		}, { line: invocation.command.line });
		if (upload === void 0) continue;
		uploaded = true;
		const { program, reads, writes } = upload;
		output.fact({
			kind: "copy",
			reads: [
				...startRefs(file, invocation).filter((ref) => !isOfKind(ref, "run")),
				...invocation.run.surface === "github-actions" ? file.shared("actions-secrets", handedIn) : [],
				...reads
			],
			writes,
			attributes: {
				name: program,
				service: program,
				...runAttributes(invocation),
				...file.shared("starts-workflows", (text) => STARTS.test(text)) && { starts: true }
			}
		}, { line: invocation.command.line });
	}
}
/** Where commands run when somebody starts them, or at a deployment, unless a schedule is told. */
const ONCE = /* @__PURE__ */ new Set([
	"script",
	"makefile",
	"yaml",
	"github-actions",
	"gitlab",
	"azure-pipelines",
	"jenkins"
]);
const rules$2 = [
	rareCopyRule("uploads", "uploaded"),
	factRule("uploads", {
		id: "uploads-copied-once",
		title: "Renewed Secret is copied only by hand or at deployment",
		level: "warning",
		why: "The source Secret is renewed on its own schedule. The copy is made only when the script or the deployment runs. If that does not happen in time, the copy expires although every renewal succeeds.",
		fix: "Issue the certificate in the namespace that uses it, or mirror the Secret with a controller such as Reflector.",
		references: ["https://cert-manager.io/docs/devops-tips/syncing-secrets-across-namespaces/"],
		kind: "copy",
		problem(fact, { neighbours, topology }) {
			const around = neighbours(fact);
			const [from] = fact.reads.filter((ref) => isOfKind(ref, "secret"));
			const [to] = fact.writes.filter((ref) => isOfKind(ref, "secret"));
			if (from === void 0 || to === void 0 || !ONCE.has(String(fact.attributes.surface))) return void 0;
			if (timesOf(fact, around).length > 0 || isKeptOtherwise(fact, around)) return void 0;
			const graph = graphOf(topology);
			const node = nodeOf(topology, fact);
			const joined = (edges = [], end) => edges.flatMap((edge) => edge.confidence === "high" ? factAt(graph, edge[end]) ?? [] : []);
			const source = joined(graph.in.get(node), "from").find(({ kind }) => kind === "producer");
			const user = joined(graph.out.get(node), "to").find(({ kind }) => kind === "consumer");
			if (source === void 0 || user === void 0 || source.location.path === fact.location.path) return void 0;
			return {
				message: `The ${spellSecret(from)} is copied to the ${spellSecret(to)} only when this command runs, and no schedule found here runs it. ${factTitle(source)} renews the source.`,
				subject: `${fact.location.path}#${to}`,
				related: [source.location, user.location]
			};
		}
	}),
	factRule("uploads", {
		id: "uploads-secret-waits",
		title: "GitHub Actions: renewed secret waits for the next push",
		level: "note",
		why: "A scheduled job renews the certificate and stores it in a GitHub Actions secret. The workflow that deploys this secret runs only on pushes. Until the next push, the old certificate is served.",
		fix: "Start the workflow after the renewal (`gh workflow run`, a `repository_dispatch`), or add a schedule to it.",
		references: ["https://cli.github.com/manual/gh_workflow_run"],
		kind: "copy",
		problem(fact, { topology }) {
			const graph = graphOf(topology);
			const before = (graph.in.get(nodeOf(topology, fact)) ?? []).map(({ from, ref }) => ({
				ref,
				source: factAt(graph, from)
			}));
			const idle = before.some(({ source }) => source?.kind === "schedule" && source.attributes.disabled === true);
			const set = before.find(({ ref }) => isOfKind(ref, "actions-secret"));
			const attributes = set?.source?.attributes;
			if (!idle || set?.source === void 0 || attributes?.schedules === void 0 || attributes.starts === true) return void 0;
			return {
				message: `\`${fact.attributes.name}\` uses ${nameOfRef(set.ref).replace(/^.*\/\//, "")}, which a scheduled job renews, but it runs only on pushes.`,
				related: [set.source.location]
			};
		}
	})
];
const uploads = {
	id: "uploads",
	title: "Uploads by command",
	identifiedBy: "`kubectl create secret tls`, `kubectl get secret \u2026 | kubectl apply`, `vault kv put`, `aws acm import-certificate`, `az keyvault certificate import` and similar commands in scripts and pipelines",
	references: [
		"https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_tls/",
		"https://developer.hashicorp.com/vault/docs/commands/kv/put",
		"https://docs.aws.amazon.com/cli/latest/reference/acm/import-certificate.html",
		"https://learn.microsoft.com/cli/azure/keyvault/certificate"
	],
	accepts: mayHoldCommands,
	needles: [
		"create secret ",
		"get secret",
		" secret ",
		" secrets ",
		" secret/",
		"vault kv ",
		"import-certificate",
		"keyvault certificate",
		"keyvault secret set",
		"server-certificate",
		"secretsmanager ",
		"ssm put-parameter",
		"ssl-certificates create",
		"secrets versions add",
		"gh secret set"
	],
	read: read$2,
	rules: rules$2
};

// src/mechanisms/vault/read.ts
const own$2 = ownAttributes("vault");
/** VaultPKISecret: asks Vault for a certificate and keeps it in a Secret. https://developer.hashicorp.com/vault/docs/platform/k8s/vso/api-reference#vaultpkisecret */
function readPkiSecret(manifest, output) {
	const { root, name, namespace } = manifest;
	const spec = at(root, "spec");
	const { attributes, lines } = attributesAt(root, { expiryOffset: ["spec", "expiryOffset"] });
	const own = attributesAt(root, {
		ttl: ["spec", "ttl"],
		clear: ["spec", "clear"]
	});
	const target = nameIn(manifest.path, at(spec, "destination", "name"));
	const mount = stringAt(spec, "mount");
	const role = stringAt(spec, "role");
	const common = stringAt(spec, "commonName");
	output.fact({
		kind: "producer",
		reads: typeof mount === "string" && typeof role === "string" ? [makeRef("vault", `${mount}/issue/${role}`)] : [],
		writes: target === void 0 ? [] : [secretRef(namespace, target)],
		names: [
			...typeof common === "string" ? [`dns:${common}`] : [],
			...sanEntries(at(spec, "altNames")),
			...sanEntries(at(spec, "ipSans"), "ip")
		],
		attributes: {
			resource: manifest.kind,
			name,
			namespace,
			...attributes,
			...restarts(manifest),
			...typeof attributes.expiryOffset === "string" && { renewBefore: attributes.expiryOffset }
		},
		own: {
			...own.attributes,
			...spec?.open === true && { templated: true }
		},
		lines: {
			...lines,
			...own.lines
		}
	}, manifest.place);
	readRestarts(manifest, output);
}
/** VaultStaticSecret and VaultDynamicSecret, where what they bring is a certificate by its name. */
function readVaultSecret(manifest, output) {
	const { root, name, namespace } = manifest;
	const spec = at(root, "spec");
	const target = nameIn(manifest.path, at(spec, "destination", "name"));
	const keys = [...entriesAt(spec, "destination", "transformation", "templates").keys()];
	const path = stringAt(spec, "path");
	const tls = stringAt(spec, "destination", "type") === "kubernetes.io/tls";
	if (target === void 0 || !(tls || isCertificateName(target) || keys.some(isCertificateKey))) return;
	output.fact({
		kind: "copy",
		reads: vaultRefs(path, stringAt(spec, "mount")),
		writes: [secretRef(namespace, target)],
		attributes: {
			resource: manifest.kind,
			name,
			namespace,
			...restarts(manifest)
		},
		own: { tls }
	}, manifest.place);
	readRestarts(manifest, output);
}
/** VaultSecret of the vault-config-operator. https://github.com/redhat-cop/vault-config-operator/blob/main/docs/secret-management.md */
function readConfiguredSecret(manifest, output) {
	const { root, name, namespace } = manifest;
	if (manifest.group !== "redhatcop.redhat.io") return;
	const target = nameIn(manifest.path, at(root, "spec", "output", "name"));
	const keys = [...entriesAt(root, "spec", "output", "stringData").keys()];
	const tls = stringAt(root, "spec", "output", "type") === "kubernetes.io/tls";
	if (target === void 0 || !(tls || isCertificateName(target) || keys.some(isCertificateKey))) return;
	output.fact({
		kind: "copy",
		reads: itemsAt(root, "spec", "vaultSecretDefinitions").flatMap((one) => vaultRefs(stringAt(one, "path"))),
		writes: [secretRef(namespace, target)],
		attributes: {
			resource: manifest.kind,
			name,
			namespace
		},
		own: { tls }
	}, manifest.place);
}
/** Whether the operator is told to restart workloads; nothing where a template decides. */
function restarts(manifest) {
	const targets = at(manifest.root, "spec", "rolloutRestartTargets");
	return targets?.kind === "unknown" ? {} : { restarts: targets !== void 0 && targets.items.length > 0 };
}
/** The operator restarts workloads by itself. */
function readRestarts(manifest, output) {
	for (const target of itemsAt(manifest.root, "spec", "rolloutRestartTargets")) {
		const [kind, name] = [stringAt(target, "kind"), stringAt(target, "name")];
		if (typeof kind !== "string" || typeof name !== "string") continue;
		output.fact({
			kind: "reload",
			reads: [],
			writes: [namespacedRef("workload", manifest.namespace, `${kind}/${name}`)],
			attributes: {
				resource: kind,
				name,
				trigger: "rollout"
			}
		}, { line: target.line });
	}
}
const INJECT = "vault.hashicorp.com/agent-";
/** A template or a secret path that issues a certificate. */
const ISSUES = /pkiCert|\bpki[\w-]{0,60}\/(?:issue|sign)\//;
/** Pods that the Vault Agent injector adds a sidecar to. https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations */
function readInjected(manifest, output) {
	const template = podOf(manifest)?.template;
	const annotations = entriesAt(template, "metadata", "annotations");
	const secrets = [...annotations].filter(([key, value]) => key.startsWith(`${INJECT}inject-`) && /^inject-(?:secret|template)-/.test(key.slice(26)) && ISSUES.test(value.text));
	const [first] = secrets;
	if (first === void 0) {
		readKept(manifest, annotations, output);
		return;
	}
	const names = new Set(secrets.map(([key]) => key.slice(26).replace(/^inject-(?:secret|template)-/, "")));
	const only = annotations.get(`${INJECT}pre-populate-only`);
	const commands = [...names].every((name) => annotations.has(`${INJECT}inject-command-${name}`));
	output.fact({
		kind: "producer",
		reads: [],
		writes: [...names].map((name) => namespacedRef("pod-volume", manifest.namespace, `${manifest.name}/vault-${name}`)),
		attributes: {
			resource: manifest.kind,
			name: manifest.name,
			namespace: manifest.namespace,
			via: "agent-injector",
			...only?.text === "true" && { state: "once" }
		},
		own: {
			...only?.text === "true" && { prePopulateOnly: true },
			reloads: commands || (at(template, "metadata", "annotations")?.open ?? false)
		},
		lines: {
			secret: first[1].line,
			...only !== void 0 && { prePopulateOnly: only.line }
		}
	}, { line: first[1].line });
	if (commands) output.fact({
		kind: "reload",
		reads: [],
		writes: [workloadRef(manifest)],
		attributes: {
			resource: manifest.kind,
			name: manifest.name,
			trigger: "agent-command"
		}
	}, { line: first[1].line });
}
/** Certificates that the injector takes from a path of a KV engine, where somebody else puts them. */
function readKept(manifest, annotations, output) {
	for (const [key, value] of annotations) {
		const file = key.startsWith(`${INJECT}inject-secret-`) ? key.slice(`${INJECT}inject-secret-`.length) : void 0;
		if (file === void 0 || value.kind !== "scalar") continue;
		if (!isCertificateKey(file) && !isCertificateName(value.text.replace(/^.*\//, ""))) continue;
		const { kind: resource, name, namespace } = manifest;
		output.fact({
			kind: "copy",
			reads: vaultRefs(value.text),
			writes: [namespacedRef("pod-volume", namespace, `${name}/vault-${file}`)],
			attributes: {
				resource,
				name,
				namespace,
				via: "agent-injector"
			}
		}, { line: value.line });
	}
}

// src/mechanisms/vault/rules.ts
const MECHANISM$1 = "vault";
const OPERATOR = "https://developer.hashicorp.com/vault/docs/platform/k8s/vso/api-reference";
const INJECTOR = "https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations";
const workloads = ({ kind, mechanism, reads }) => kind === "consumer" && mechanism === "kubernetes-workloads" ? reads : [];
/** What is restarted by something else than a change of its own. */
const restartedBy = memoizeByObject((around) => new Set(around.flatMap((one) => one.kind === "reload" ? one.writes : [])));
const restartsAll = anyFact(({ attributes }) => attributes.trigger === "all");
const storeWriters = ({ writes }) => writes.some((ref) => isOfKind(ref, "stored", "vault")) ? ["all"] : [];
function called(fact) {
	return `The ${String(fact.attributes.resource)} "${String(fact.attributes.name)}"`;
}
const vaultRules = [
	factRule(MECHANISM$1, {
		id: "vault-mirrored-path-unwritten",
		title: "Vault path of a mirrored certificate is never written",
		level: "warning",
		why: "A key-value path in Vault keeps its stored value. The operator copies it to the cluster even after the certificate has expired.",
		fix: "Issue the certificate with a VaultPKISecret, or add a step that writes the path after each renewal.",
		references: [OPERATOR],
		kind: "copy",
		problem(fact, { topology }) {
			const stored = fact.reads.find((ref) => isOfKind(ref, "stored"));
			if (own$2(fact).tls !== true || stored === void 0) return void 0;
			if (factsBy(topology.facts, storeWriters, "all").length > 0) return void 0;
			const [graph, node] = [graphOf(topology), nodeOf(topology, fact)];
			if (upstream(graph, node, 5).some((one) => one.fact.kind !== "scope")) return void 0;
			const user = downstream(graph, node, 20).find((one) => one.fact.kind === "consumer");
			if (user === void 0) return void 0;
			return {
				message: `${called(fact)} mirrors a certificate from ${nameOfRef(stored)} in Vault, but no scanned configuration writes it. ${factTitle(user.fact)} uses it.`,
				related: [user.fact.location]
			};
		}
	}),
	factRule(MECHANISM$1, {
		id: "vault-expiry-offset-missing",
		title: "VaultPKISecret is not renewed before it expires",
		level: "warning",
		why: "The operator renews a VaultPKISecret `expiryOffset` before it expires. Without an offset it renews never or too late. An offset as long as the `ttl` renews in a loop.",
		fix: "Set `spec.expiryOffset` to about a third of `spec.ttl`.",
		references: [OPERATOR],
		kind: "producer",
		problem(fact) {
			if (fact.attributes.resource !== "VaultPKISecret" || own$2(fact).templated === true) return void 0;
			const [offset, ttl] = [statedText(fact.attributes.expiryOffset), statedText(own$2(fact).ttl)];
			if (offset === null) return void 0;
			const [before, lifetime] = [duration(offset ?? "0s"), typeof ttl === "string" ? duration(ttl) : void 0];
			if (!(fact.attributes.expiryOffset !== void 0) || before === 0) return {
				message: `${called(fact)} sets no expiryOffset, so its certificate is not renewed before it expires.`,
				locations: [placeOf$1(fact, "expiryOffset")]
			};
			if (before === void 0 || lifetime === void 0 || before < lifetime) return void 0;
			return {
				message: `${called(fact)} has an expiryOffset of ${offset}, no shorter than its ttl of ${ttl}.`,
				locations: [placeOf$1(fact, "expiryOffset")]
			};
		}
	}),
	factRule(MECHANISM$1, {
		id: "vault-duration-invalid",
		title: "Vault Secrets Operator rejects a duration",
		level: "error",
		why: "The Vault Secrets Operator reads one number with `h`, `m` or `s`. It rejects all else (`90d`, `1h30m`, a bare number), and the certificate is neither issued nor renewed.",
		fix: "State the duration in hours: `720h` instead of `30d`.",
		references: [OPERATOR],
		kind: "producer",
		problem(fact) {
			if (fact.attributes.resource !== "VaultPKISecret") return void 0;
			const stated = {
				ttl: own$2(fact).ttl,
				expiryOffset: fact.attributes.expiryOffset
			};
			const wrong = ["ttl", "expiryOffset"].find((name) => {
				const text = statedText(stated[name]);
				return typeof text === "string" && !text.startsWith("$") && !/^[0-9]+(?:\.[0-9]+)?[smh]$/.test(text);
			});
			if (wrong === void 0) return void 0;
			return {
				message: `${called(fact)} sets ${wrong} to ${JSON.stringify(statedText(stated[wrong]))}, which the operator rejects.`,
				locations: [placeOf$1(fact, wrong)]
			};
		}
	}),
	factRule(MECHANISM$1, {
		id: "vault-no-rollout-restart",
		title: "Vault: workload is not restarted after a renewal",
		level: "note",
		why: "The operator updates the Secret. A process that read the certificate at its start keeps the old one until a restart.",
		fix: "Add `rolloutRestartTargets`, or use Reloader.",
		references: [OPERATOR],
		problem(fact, context) {
			if (fact.attributes.restarts !== false || fact.kind === "copy" && own$2(fact).tls !== true) return void 0;
			const consumers = [...new Set(fact.writes.flatMap((ref) => factsBy(context.neighbours(fact), workloads, ref)))];
			const restarted = restartedBy(context.neighbours(fact));
			const waiting = consumers.filter((one) => one.attributes.via !== "watch" && !one.writes.some((ref) => restarted.has(ref)));
			if (waiting.length === 0) return void 0;
			if (restartsAll(context.neighbours(fact))) return void 0;
			return {
				message: `${called(fact)} sets no rolloutRestartTargets, and nothing else restarts the consumers of its certificate.`,
				related: waiting.map((one) => one.location)
			};
		}
	}),
	factRule(MECHANISM$1, {
		id: "vault-agent-pre-populate-only",
		title: "Injected Vault certificate is never renewed",
		level: "warning",
		why: "With `agent-pre-populate-only`, the injector adds an init container but no sidecar. The certificate is fetched only when the pod starts, and expires in the running pod.",
		fix: "Remove the annotation, so that the sidecar renews the certificate.",
		references: [INJECTOR],
		kind: "producer",
		problem: (fact) => own$2(fact).prePopulateOnly !== true ? void 0 : {
			message: `${called(fact)} has its certificate injected once, by an init container; no sidecar renews it.`,
			locations: [placeOf$1(fact, "prePopulateOnly")]
		}
	}),
	factRule(MECHANISM$1, {
		id: "vault-agent-no-command",
		title: "Injected Vault certificate is not reloaded",
		level: "note",
		why: "The sidecar writes the renewed certificate to the shared volume, but runs no command by default. Most servers keep the certificate that they read first.",
		fix: "Add `vault.hashicorp.com/agent-inject-command-<name>` with a command that reloads the server.",
		references: [INJECTOR],
		kind: "producer",
		problem: (fact) => fact.attributes.via !== "agent-injector" || own$2(fact).reloads !== false || own$2(fact).prePopulateOnly === true ? void 0 : {
			message: `${called(fact)} uses an injected certificate, but no agent-inject-command reloads it.`,
			locations: [placeOf$1(fact, "secret")]
		}
	})
];

// src/mechanisms/vault/index.ts
/** HashiCorp Vault in Kubernetes: the Secrets Operator, and the agent injector. */
const vault = {
	id: "vault",
	title: "Vault in Kubernetes",
	identifiedBy: "VaultPKISecret, VaultStaticSecret and VaultDynamicSecret of secrets.hashicorp.com, VaultSecret of redhatcop.redhat.io, and pods with vault.hashicorp.com/agent-inject annotations that issue certificates",
	references: ["https://developer.hashicorp.com/vault/docs/platform/k8s"],
	accepts: isManifestFile,
	needles: [
		"secrets.hashicorp.com",
		"vault.hashicorp.com",
		"redhatcop.redhat.io"
	],
	read(file, output) {
		for (const manifest of manifests(file, output, ["VaultPKISecret"])) readPkiSecret(manifest, output);
		for (const manifest of manifests(file, output, ["VaultStaticSecret", "VaultDynamicSecret"])) readVaultSecret(manifest, output);
		for (const manifest of manifests(file, output, ["VaultSecret"])) readConfiguredSecret(manifest, output);
		if (file.text.includes("vault.hashicorp.com/agent-")) for (const manifest of manifests(file, output, WORKLOADS)) readInjected(manifest, output);
	},
	rules: vaultRules
};

// src/mechanisms/version-pins/index.ts
const own$1 = ownAttributes("version-pins");
const CERTIFICATE = /cert|tls|ssl|pfx|https|pki|keystore/i;
/** Blocks of which the secrets are certificates: listeners, and the names that gateways answer to. */
const LISTENER = /cert|tls|ssl|https|listener|hostname_?configuration|custom_?domain/i;
/** Keys of which the value is no certificate, wherever it is. */
const OTHER_SECRET = /passw|passphrase|pwd|token|connection|api_?key|user/i;
/** Literal references that name one version, as the stores document them. */
const PINS = [
	{
		pattern: /https:\/\/([a-z0-9-]{3,24}\.vault\.(?:azure\.net|azure\.cn|usgovcloudapi\.net))\/(secrets|certificates)\/([A-Za-z0-9-]{1,127})\/([0-9a-f]{32})\b/,
		store: "Azure Key Vault",
		describe: ([, host, kind, name = "", version = ""]) => ({
			name,
			version,
			refs: [makeRef("kv", `https://${host}/${kind}/${name}/${version}`), ...keyVaultRefs(name, host?.replace(/\..*$/, ""))]
		})
	},
	{
		pattern: /projects\/([\w-]{1,64})\/secrets\/([\w-]{1,255})\/versions\/(\d{1,9})\b/,
		store: "Google Secret Manager",
		describe: ([, project, name = "", version = ""]) => ({
			name,
			version,
			refs: [makeRef("gcpsm", `projects/${project}/secrets/${name}/versions/${version}`), ...storedRefs(name)]
		})
	},
	{
		pattern: /arn:aws[\w-]{0,12}:secretsmanager:[\w-]{1,32}:\d{12}:secret:([\w/+=.@-]{1,512}):[^:\s"']{0,128}:[^:\s"']{0,128}:([0-9a-f-]{36})\b/,
		store: "AWS Secrets Manager",
		describe: ([, name = "", version = ""]) => ({
			name,
			version,
			refs: [makeRef("awssm", `${name}#${version}`), ...storedRefs(name.replace(/-[A-Za-z0-9]{6}$/, ""))]
		})
	}
];
/** A secret of a key vault, whatever its version is: its readers get each new one. */
const UNPINNED = /https:\/\/([a-z0-9-]{3,24})\.vault\.(?:azure\.net|azure\.cn|usgovcloudapi\.net)\/(secrets|certificates)\/([A-Za-z0-9-]{1,127})\/?(?=["'\s,)}\]]|$)/;
/** What a row that opens a block says of what is in it: the type of a resource and not its name, which is free. */
function kindOf(head) {
	const declared = /^(?:resource|data|module|variable|output|locals|provider)\b(.{0,200})/.exec(head);
	if (declared === null) return head;
	return /^(?:resource|data)\b/.test(head) ? /["']([^"']{1,100})["']/.exec(declared[1] ?? "")?.[1] ?? "" : "";
}
/** Whether the secret of a row is a certificate, by its key, the block that it is in, or the names beside it. */
function isCertificateIn(key, around) {
	if (CERTIFICATE.test(key)) return true;
	if (OTHER_SECRET.test(key)) return false;
	if (around.heads().some((head) => LISTENER.test(kindOf(head)))) return true;
	return around.siblings().filter((row) => /^["']?(?:name|alias|file_?name|(?:mount_?)?path)["']?\s{0,9}[:=]/i.test(row)).some((row) => CERTIFICATE.test(row) && !OTHER_SECRET.test(row));
}
/** Lines that name a secret or a version of it, where its name, its key or the block around it is about certificates. */
function read$1(file, output) {
	if (/kind:\s*["']?(?:ExternalSecret|ClusterExternalSecret|SecretProviderClass|PushSecret)\b/.test(file.text)) return;
	const around = enclosingLines();
	for (const [index, row] of file.text.split("\n").entries()) {
		around.take(row.slice(0, 4e3));
		if (row.length > 4e3 || /^\s*(?:#|\/\/|\*)/.test(row)) continue;
		const [, vault, kind, secret] = UNPINNED.exec(row) ?? [];
		if (secret !== void 0 && (kind === "certificates" || CERTIFICATE.test(secret))) output.fact({
			kind: "consumer",
			reads: keyVaultRefs(secret, vault),
			writes: [],
			attributes: { name: secret },
			own: { vault: vault ?? "" }
		}, { line: index + 1 });
		for (const { pattern, store, describe } of PINS) {
			const match = pattern.exec(row);
			if (match === null) continue;
			const { name, version, refs } = describe(match);
			if (!match[0].includes("/certificates/") && !CERTIFICATE.test(name) && !isCertificateIn(row.slice(0, match.index), around)) continue;
			output.fact({
				kind: "pin",
				reads: refs,
				writes: [],
				attributes: {
					name,
					version
				},
				own: { store }
			}, { line: index + 1 });
		}
	}
}
const rules$1 = [factRule("version-pins", {
	id: "version-pins-fixed-reference",
	title: "Reference pins one version of a stored certificate",
	level: "warning",
	why: "A renewal creates a new version. A path or an ARN with the old version keeps serving it until that line is changed.",
	fix: "Remove the version, or use `latest`.",
	references: [
		"https://learn.microsoft.com/azure/application-gateway/key-vault-certs",
		"https://cloud.google.com/secret-manager/docs/access-secret-version",
		"https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html"
	],
	kind: "pin",
	problem: (fact) => `The reference to "${fact.attributes.name}" in ${own$1(fact).store} names the version ${fact.attributes.version}.`
})];
const versionPins = {
	id: "version-pins",
	title: "References to secrets of a store",
	identifiedBy: "configuration with the URI of a Key Vault certificate, or with a versioned name in Secret Manager or Secrets Manager",
	references: ["https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#objects-identifiers-and-versioning"],
	accepts: (path) => /\.(?:ya?ml|json|tf|tofu|tfvars|bicep|bicepparam|env|properties|toml|ini|conf|config|xml|sh|ps1|tpl|j2)$/.test(path),
	needles: [
		".vault.azure.",
		".vault.usgovcloudapi.",
		"/versions/",
		":secretsmanager:"
	],
	read: read$1,
	rules: rules$1
};

// src/mechanisms/webhook-certgen/index.ts
const MECHANISM = "webhook-certgen";
const REFERENCES = ["https://github.com/kubernetes/ingress-nginx/tree/main/images/kube-webhook-certgen"];
/** kube-webhook-certgen: a Job that makes a certificate of a hundred years for a webhook. */
const webhookCertgen = {
	id: MECHANISM,
	title: "kube-webhook-certgen",
	identifiedBy: "Jobs with the image kube-webhook-certgen",
	references: REFERENCES,
	accepts: isManifestFile,
	needles: ["webhook-certgen"],
	read(file, output) {
		for (const manifest of manifests(file, output, ["Job"])) {
			const pod = podOf(manifest);
			for (const { node } of pod === void 0 ? [] : containersOf(pod)) {
				const args = itemsAt(node, "args").map((item) => item.text);
				if (!/webhook-certgen/.test(at(node, "image")?.text ?? "") || !args.includes("create")) continue;
				const secret = args.find((arg) => arg.startsWith("--secret-name="))?.slice(14);
				output.fact({
					kind: "producer",
					reads: [],
					writes: secret === void 0 || secret.includes("{{") ? [] : [secretRef(manifest.namespace, secret)],
					attributes: {
						resource: "Job",
						name: manifest.name,
						namespace: manifest.namespace,
						image: stringAt(node, "image") ?? null,
						state: "once"
					}
				}, { line: at(node, "image")?.line ?? node.line });
			}
		}
	},
	rules: [factRule(MECHANISM, {
		id: "webhook-certgen-hundred-years",
		title: "Webhook certificate is created once for 100 years",
		level: "note",
		why: "The Job creates a CA and a certificate for 100 years, and does nothing while the Secret exists. The key is never replaced.",
		fix: "Use the chart\u2019s cert-manager integration.",
		references: REFERENCES,
		kind: "producer",
		problem: (fact) => `The Job "${String(fact.attributes.name).replace(/@[^@]*$/, "")}" creates the webhook's certificate once, for 100 years.`
	})]
};

// src/mechanisms/win-acme/index.ts
const own = ownAttributes("win-acme");
const CLI = "https://www.win-acme.com/reference/cli";
const RENEWALS = "https://www.win-acme.com/manual/automatic-renewal";
const RUN = /(?:^|[\s"'&\\/;(])(?:wacs|simple-acme)(?:\.exe)?["']?\s+(.{0,2000})/i;
/** The program behind a variable, as PowerShell calls it: `& $wacs --source manual`. */
const CALLED = /^\s*&\s*\$\w{0,20}(?:wacs|simpleacme)\w{0,20}\s+(.{0,2000})/i;
/** Ways to start `wacs --renew` again and again: the task scheduler, or a run that renews. */
const TASK = /schtasks|Register-ScheduledTask|New-ScheduledTask|win_scheduled_task|ScheduledTask\b/i;
const CONTINUED = /[`^\\]\s*$/;
/** Runs of win-acme; its own scheduled task is the schedule, unless it is told to make none. */
function read(file, output) {
	const rows = file.text.split("\n");
	const isNamed = /wacs|simple-acme/i.test(file.text);
	const installed = () => file.shared("win-acme-installed", () => installedBelow(rows, file.path));
	for (const [index, first] of rows.entries()) {
		if (/^\s*(?:#|REM\b|::|\/\/)/i.test(first) || first.length > 4e3) continue;
		let row = first;
		for (let next = index + 1; CONTINUED.test(row) && next < index + 20; next++) row = `${row.replace(CONTINUED, " ")} ${rows[next] ?? ""}`;
		const started = TASK.test(row) ? /([\w.-]{1,100}\.ps1)\b/i.exec(row)?.[1] : void 0;
		if (started !== void 0) output.fact({
			kind: "schedule",
			reads: [],
			writes: [],
			attributes: { name: started }
		}, { line: index + 1 });
		if (isNamed && TASK.test(row)) output.fact({
			kind: "schedule",
			reads: [],
			writes: [programRef("wacs")],
			attributes: {
				name: "win-acme",
				program: "wacs"
			}
		}, { line: index + 1 });
		const args = RUN.exec(row)?.[1] ?? CALLED.exec(row)?.[1];
		if (args === void 0 || TASK.test(row)) continue;
		const renews = /--renew\b/i.test(args);
		if (!renews && !/--(?:target|source|host)\b/i.test(args)) continue;
		const hosts = /--host\s+["']?([\w.,*-]{1,500})/i.exec(args)?.[1]?.split(",") ?? [];
		output.fact({
			kind: "producer",
			reads: [programRef("wacs")],
			writes: [],
			names: hosts.filter((host) => host.includes(".")).map((host) => `dns:${host}`),
			attributes: {
				name: hosts[0] ?? "wacs",
				renews
			},
			own: {
				task: !/--notaskscheduler\b/i.test(args),
				scripted: /--script\b|--store\s+\S{0,40}(?:pfxfile|pemfiles)/i.test(args),
				...given("installed", installed()[index])
			}
		}, { line: index + 1 });
	}
}
/** Cmdlets that give a certificate of the store to something else: a file, a service, a listener. */
const INSTALLS = /^\s*(?:\$\w{1,60}\s*=\s*)?((?:Export-PfxCertificate|Set-RDCertificate|Enable-ExchangeCertificate|Set-AdfsSslCertificate|Set-WebApplicationProxySslCertificate|Import-RDWebClientBrokerCert|Import-AzKeyVaultCertificate)\b|netsh\s+http\s+add\s+sslcert)/i;
/** For each row, what a script does first with a certificate below it; nothing in a script that something may run again. */
function installedBelow(rows, path) {
	if (!/\.ps1$/i.test(path) || rows.some((row) => TASK.test(row) || PARAMETER.test(row))) return [];
	const below = [];
	let next;
	for (let index = rows.length - 1; index >= 0; index--) {
		below[index] = next;
		next = INSTALLS.exec(rows[index] ?? "")?.[1] ?? next;
	}
	return below;
}
/** The thumbprint that win-acme passes to a script. */
const PARAMETER = /^\s*(?:param\s*\(.*|\[string\]\s*)\$\w{0,40}(?:Thumb|CertHash)/i;
const bySchedule = ({ kind, attributes }) => kind === "schedule" ? [String(attributes.name)] : [];
const renewing = (fact) => fact.mechanism === "win-acme" && (fact.kind === "schedule" || fact.attributes.renews === true || own(fact).task === true) ? ["all"] : [];
const rules = [factRule("win-acme", {
	id: "win-acme-no-task",
	title: "win-acme creates no scheduled task",
	level: "warning",
	why: "The scheduled task runs `wacs --renew` every day. With `--notaskscheduler`, the certificate is obtained but not renewed.",
	fix: "Remove `--notaskscheduler`, or register a task that runs `wacs --renew` daily.",
	references: [CLI, RENEWALS],
	kind: "producer",
	problem(fact, { neighbours }) {
		if (own(fact).task !== false || fact.attributes.renews === true) return void 0;
		return factsBy(neighbours(fact), renewing, "all").length > 0 ? void 0 : `${fact.attributes.name} is obtained with \`--notaskscheduler\`, and nothing renews it.`;
	}
}), factRule("win-acme", {
	id: "win-acme-installed-once",
	title: "Renewed certificate is installed only at setup",
	level: "warning",
	why: "The scheduled task of win-acme renews the certificate, but runs only its own installation steps. Nothing repeats the steps of this script after the first issue. The service keeps the first certificate until it expires.",
	fix: "Move these steps to a script, and pass it with `--installation script --script <path> --scriptparameters \"{CertThumbprint}\"`.",
	references: ["https://www.win-acme.com/reference/plugins/installation/script", RENEWALS],
	kind: "producer",
	problem(fact, { neighbours }) {
		const { installed, scripted, task } = own(fact);
		if (typeof installed !== "string" || scripted === true || task !== true) return void 0;
		const name = fact.location.path.slice(fact.location.path.lastIndexOf("/") + 1);
		return factsBy(neighbours(fact), bySchedule, name).length > 0 ? void 0 : `The script runs \`${installed}\` after win-acme has issued the certificate of ${fact.attributes.name}. The scheduled task renews it without these steps.`;
	}
})];
const winAcme = {
	id: "win-acme",
	title: "win-acme and simple-acme",
	identifiedBy: "commands that run `wacs` or `simple-acme`",
	references: [CLI, RENEWALS],
	accepts: (path) => /\.(?:ps1|psm1|bat|cmd|ya?ml)$/i.test(path) || /(?:^|\/)[Dd]ockerfile[^/]*$/.test(path),
	needles: [
		"wacs",
		"WACS",
		"simple-acme",
		"ScheduledTask",
		"schtasks"
	],
	read,
	rules
};

// src/mechanisms/list.ts
var list_exports = /* @__PURE__ */ __exportAll({
	acmeClients: () => acmeClients,
	acmeCompanion: () => acmeCompanion,
	acmeSh: () => acmeSh,
	ansible: () => ansible,
	apache: () => apache,
	argoCd: () => argoCd,
	azurePipelines: () => azurePipelines,
	azureResourceManager: () => azureResourceManager,
	bosh: () => bosh,
	caRetirements: () => caRetirements,
	caddy: () => caddy,
	certManager: () => certManager,
	certbot: () => certbot,
	certmonger: () => certmonger,
	chef: () => chef,
	cloudformation: () => cloudformation,
	compose: () => compose,
	consulTemplate: () => consulTemplate,
	cron: () => cron,
	dehydrated: () => dehydrated,
	docker: () => docker,
	dovecot: () => dovecot,
	externalSecrets: () => externalSecrets,
	fileCopies: () => fileCopies,
	fingerprintPins: () => fingerprintPins,
	flux: () => flux,
	getssl: () => getssl,
	githubActions: () => githubActions,
	gitlab: () => gitlab,
	haproxy: () => haproxy,
	helm: () => helm,
	istio: () => istio,
	jenkins: () => jenkins,
	kubelet: () => kubelet,
	kubernetesCsr: () => kubernetesCsr,
	kubernetesSecret: () => kubernetesSecret,
	kubernetesWorkloads: () => kubernetesWorkloads,
	kustomize: () => kustomize,
	kyverno: () => kyverno,
	lego: () => lego,
	linkerd: () => linkerd,
	monitoring: () => monitoring,
	nginx: () => nginx,
	nixos: () => nixos,
	openshift: () => openshift,
	openssl: () => openssl,
	operatorSecrets: () => operatorSecrets,
	otherServers: () => otherServers,
	pathVariables: () => pathVariables,
	postfix: () => postfix,
	pulumi: () => pulumi,
	puppet: () => puppet,
	reflector: () => reflector,
	reloader: () => reloader,
	replicator: () => replicator,
	salt: () => salt,
	sealedSecrets: () => sealedSecrets,
	secretsStoreCsi: () => secretsStoreCsi,
	softwareVersions: () => softwareVersions,
	sops: () => sops,
	spire: () => spire,
	spring: () => spring,
	step: () => step,
	swag: () => swag,
	systemd: () => systemd,
	terraform: () => terraform,
	traefik: () => traefik,
	trustManager: () => trustManager,
	uploads: () => uploads,
	vault: () => vault,
	versionPins: () => versionPins,
	webhookCertgen: () => webhookCertgen,
	winAcme: () => winAcme
});

// src/mechanisms/index.ts
/** Every mechanism, by id. A folder that `list.ts` does not name fails a test. */
const mechanisms = byId(list_exports);

// src/audit/worker.ts
/** Entry of the threads that `collect` starts. */
const port = parentPort;
port?.on("message", (order) => {
	runOrder(order, {
		decoders,
		mechanisms
	}, (report) => port.postMessage(report)).then(() => port.postMessage(DONE));
});

export { isCertificateName as A, lengthOf as C, isDeployment as D, deploymentsOf as E, cadenceOf as F, calendarCadence as I, cronCadence as L, readingHabit as M, scriptRef as N, reachOf as O, mayHoldCommands as P, subjectOf as R, latestEnd as S, validityPeriod as T, unitOf as _, likelyWriter as a, retirement as b, ignoredCronName as c, renewalDays as d, renewalDue as f, factsInUnit as g, deployedTogether as h, spellGrant as i, isPlainName as j, repositoryOf as k, ignoresDots as l, isOffByDefault as m, SOFTWARE as n, latest as o, excludeEachOther as p, VERSION_OF as r, ownersOf as s, mechanisms as t, isRunByCron as u, comingLimits as v, validityLimitAt as w, retirementText as x, limitAt as y };
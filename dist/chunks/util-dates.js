import { f as SECOND } from "./emoji-regex.js";
import { createHash } from "node:crypto";

// src/util/memoize.ts
/** Runs a pure function of bytes once for equal bytes, and forgets everything when it has remembered so many results. */
function memoizeByBytes(make, limit) {
	const known = /* @__PURE__ */ new Map();
	return (bytes) => {
		const key = createHash("sha256").update(bytes).digest("base64");
		let result = known.get(key);
		if (result === void 0) {
			result = make(bytes);
			if (known.size >= limit) known.clear();
			known.set(key, result);
		}
		return result;
	};
}
/** Longest text whose result is remembered: a file can hold many texts that are needed once. */
const MAX_TEXT = 200;
/** Runs a pure function of a text once for each short text, and forgets everything when it has remembered so many results. */
function memoizeByText(make, limit) {
	const known = /* @__PURE__ */ new Map();
	return (text) => {
		if (text.length > MAX_TEXT) return make(text);
		let entry = known.get(text);
		if (entry === void 0) {
			entry = { result: make(text) };
			if (known.size >= limit) known.clear();
			known.set(text, entry);
		}
		return entry.result;
	};
}
/**
* Runs a function once for each object, and forgets the result together with the object. Further arguments are those of
* the first call: they must be the same for the same object.
*/
function memoizeByObject(make) {
	const known = /* @__PURE__ */ new WeakMap();
	return (about, ...given) => {
		let entry = known.get(about);
		if (entry === void 0) {
			entry = { result: make(about, ...given) };
			known.set(about, entry);
		}
		return entry.result;
	};
}
/** Keeps the last answer of a pure function: about one path or file the same is asked again and again, one after the other. */
function memoizeLast(ask) {
	let last;
	return (about) => {
		if (last?.about !== about) last = {
			about,
			answer: ask(about)
		};
		return last.answer;
	};
}

// src/util/dates.ts
/** RFC 5280 section 4.1.2.5: the end of a certificate that has no well-defined one. */
const NO_EXPIRY = "9999-12-31T23:59:59Z";
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const CALENDAR_DAY = /^\d{4}-\d\d-\d\d$/;
/** Milliseconds since the epoch; null where there is no instant, or none that the calendar has. */
function readInstant(instant) {
	if (typeof instant !== "string" || !INSTANT.test(instant)) return null;
	const time = Date.parse(instant);
	return Number.isNaN(time) || toInstant(time) !== instant ? null : time;
}
/** `2026-11-22T00:00:00Z`; fractions of a second are cut. */
function toInstant(time) {
	return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
/** Midnight UTC at the start of a `YYYY-MM-DD`, in milliseconds; null where the calendar has no such day. */
function readDay(text) {
	return CALENDAR_DAY.test(text) ? readInstant(`${text}T00:00:00Z`) : null;
}
/** `2026-11-22`, the day in UTC. */
function dayOf(time) {
	return new Date(time).toISOString().slice(0, 10);
}
/** `2026-11-22 at 08:00 UTC`, for messages: absolute, so that the text stays the same from day to day. */
function momentOf(time) {
	const iso = new Date(time).toISOString();
	return `${iso.slice(0, 10)} at ${iso.slice(11, 16)} UTC`;
}
/**
* Milliseconds from `now` until `time`, in whole seconds: validity counts in seconds and includes both of its ends
* (RFC 5280 section 4.1.2.5), so what ends within the running second has not ended.
*/
function remaining(time, now) {
	return time - Math.floor(now / SECOND) * SECOND;
}
/** `1/3`, `0.33` or a number, above 0 and at most 1; null for anything else. */
function readFraction(value) {
	const match = /^(\d{1,9}(?:\.\d{1,20})?)(?:\/(\d{1,9}))?$/.exec(String(value).trim());
	if (match === null) return null;
	const fraction = Number(match[1]) / Number(match[2] ?? 1);
	return fraction > 0 && fraction <= 1 ? fraction : null;
}

export { readFraction as a, toInstant as c, memoizeByText as d, memoizeLast as f, readDay as i, memoizeByBytes as l, dayOf as n, readInstant as o, momentOf as r, remaining as s, NO_EXPIRY as t, memoizeByObject as u };
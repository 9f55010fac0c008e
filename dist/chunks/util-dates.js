import { d as SECOND } from "./emoji-regex.js";

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

export { readFraction as a, toInstant as c, readDay as i, dayOf as n, readInstant as o, momentOf as r, remaining as s, NO_EXPIRY as t };
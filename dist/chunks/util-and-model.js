import { i as __toESM } from "./rolldown-runtime.js";
const { isIPv6 } = process.getBuiltinModule("node:net");
const { stripVTControlCharacters } = process.getBuiltinModule("node:util");
const { createHash } = process.getBuiltinModule("node:crypto");
const { domainToASCII, domainToUnicode } = process.getBuiltinModule("node:url");

// src/util/collections.ts
/** Items by a key, each list in the order of the items; an item whose key is undefined is left out. */
function groupBy(items, keyOf) {
	const groups = /* @__PURE__ */ new Map();
	for (const item of items) {
		const key = keyOf(item);
		if (key !== void 0) addTo(groups, key, item);
	}
	return groups;
}
/** Adds a value to the list under a key, unless that list has `most` values already. */
function addTo(lists, key, value, most = Number.POSITIVE_INFINITY) {
	const list = lists.get(key);
	if (list === void 0) lists.set(key, [value]);
	else if (list.length < most) list.push(value);
}
/** The values of a module in the order of their ids: the order of its exports differs between loaders. */
function byId$1(module) {
	return Object.values(module).sort((a, b) => a.id < b.id ? -1 : 1);
}
/** The position of a text in a list that is sorted by code units, or -1. Quickest where texts are asked for in their order. */
function positionsIn(sorted) {
	let next = 0;
	return (text) => {
		if (sorted[next] === text) return next++;
		let [low, high] = [0, sorted.length];
		while (low < high) {
			const middle = low + high >> 1;
			if (sorted[middle] < text) low = middle + 1;
			else high = middle;
		}
		next = low;
		return sorted[low] === text ? next++ : -1;
	};
}

// src/util/material-names.ts
/** What the name of a file or a folder tells of certificates and keys, where its content cannot be read. */
/** Files that hold certificates, keys or both, by their extension. */
const MATERIAL_FILE = /\.(?:pem|crt|cer|der|key|p12|pfx|p7b|p8|pk8|jks|jceks|bks|keystore|truststore|ppk|mobileprovision)$/i;
/** Files that may hold anything: archives, encrypted files, data without a form, and those without an extension. */
const CONTAINER = /\.(?:zip|jar|war|ear|tar|t?gz|t?xz|t?zst|t?bz2|7z|rar|bin|dat|enc|gpg|asc|age|txt|json|ya?ml)$|(?:^|\/)[^./]+$/i;
const WORDS = new Set("cert certs certificate certificates cacert cacerts tls mtls ssl pki key keys privkey fullchain keystore keystores truststore truststores secret secrets letsencrypt".split(" "));
/** Whether a path ends in a word of certificates or keys: `certs/backup.7z`, `infra/tls-secrets`, `prodCerts.rar`. */
function namesMaterial(path) {
	return path.split("/").slice(-2).some((part) => wordsOf(part).some((word) => WORDS.has(word)));
}
/** Whether the name of a file, or of its folder, tells of certificates or keys. */
function holdsMaterialByName(path) {
	return MATERIAL_FILE.test(path) || namesMaterial(path);
}
/** Whether a file of that name may hold material that nothing in the name tells of. */
function mayContain(path) {
	return CONTAINER.test(path);
}
/** `prodCerts-2026.tar` \u2192 `prod`, `certs`, `2026`, `tar`. */
function wordsOf(part) {
	return part.slice(0, 200).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z0-9]+/);
}

// src/util/line-counter.ts
/**
* Makes a function that returns the 1-based line of an offset in bytes or UTF-16 units. Lines end with LF or CR LF; if
* there is no LF at all, with CR. It continues from its last result, so ascending offsets cost one pass.
*/
function lineCounter(content) {
	const find = typeof content === "string" ? (mark, from) => content.indexOf(mark, from) : (mark, from) => content.indexOf(mark.charCodeAt(0), from);
	let ending = "";
	let at = 0;
	let line = 1;
	return (offset) => {
		if (ending === "") ending = find("\n", 0) >= 0 ? "\n" : "\r";
		const from = Math.min(at, offset);
		const to = Math.max(at, offset);
		let crossed = 0;
		for (let i = find(ending, from); i >= 0 && i < to; i = find(ending, i + 1)) crossed++;
		line += offset < at ? -crossed : crossed;
		at = offset;
		return line;
	};
}

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
/**
* Remembers the last result of a pure function, because it is called many times in a row with the same path or file.
*/
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

// node_modules/get-east-asian-width/lookup-data.js
const ambiguousMaximumCodePoint = 1114109;
const ambiguousRanges = [
	161,
	161,
	164,
	164,
	167,
	168,
	170,
	170,
	173,
	174,
	176,
	180,
	182,
	186,
	188,
	191,
	198,
	198,
	208,
	208,
	215,
	216,
	222,
	225,
	230,
	230,
	232,
	234,
	236,
	237,
	240,
	240,
	242,
	243,
	247,
	250,
	252,
	252,
	254,
	254,
	257,
	257,
	273,
	273,
	275,
	275,
	283,
	283,
	294,
	295,
	299,
	299,
	305,
	307,
	312,
	312,
	319,
	322,
	324,
	324,
	328,
	331,
	333,
	333,
	338,
	339,
	358,
	359,
	363,
	363,
	462,
	462,
	464,
	464,
	466,
	466,
	468,
	468,
	470,
	470,
	472,
	472,
	474,
	474,
	476,
	476,
	593,
	593,
	609,
	609,
	708,
	708,
	711,
	711,
	713,
	715,
	717,
	717,
	720,
	720,
	728,
	731,
	733,
	733,
	735,
	735,
	768,
	879,
	913,
	929,
	931,
	937,
	945,
	961,
	963,
	969,
	1025,
	1025,
	1040,
	1103,
	1105,
	1105,
	8208,
	8208,
	8211,
	8214,
	8216,
	8217,
	8220,
	8221,
	8224,
	8226,
	8228,
	8231,
	8240,
	8240,
	8242,
	8243,
	8245,
	8245,
	8251,
	8251,
	8254,
	8254,
	8308,
	8308,
	8319,
	8319,
	8321,
	8324,
	8364,
	8364,
	8451,
	8451,
	8453,
	8453,
	8457,
	8457,
	8467,
	8467,
	8470,
	8470,
	8481,
	8482,
	8486,
	8486,
	8491,
	8491,
	8531,
	8532,
	8539,
	8542,
	8544,
	8555,
	8560,
	8569,
	8585,
	8585,
	8592,
	8601,
	8632,
	8633,
	8658,
	8658,
	8660,
	8660,
	8679,
	8679,
	8704,
	8704,
	8706,
	8707,
	8711,
	8712,
	8715,
	8715,
	8719,
	8719,
	8721,
	8721,
	8725,
	8725,
	8730,
	8730,
	8733,
	8736,
	8739,
	8739,
	8741,
	8741,
	8743,
	8748,
	8750,
	8750,
	8756,
	8759,
	8764,
	8765,
	8776,
	8776,
	8780,
	8780,
	8786,
	8786,
	8800,
	8801,
	8804,
	8807,
	8810,
	8811,
	8814,
	8815,
	8834,
	8835,
	8838,
	8839,
	8853,
	8853,
	8857,
	8857,
	8869,
	8869,
	8895,
	8895,
	8978,
	8978,
	9312,
	9449,
	9451,
	9547,
	9552,
	9587,
	9600,
	9615,
	9618,
	9621,
	9632,
	9633,
	9635,
	9641,
	9650,
	9651,
	9654,
	9655,
	9660,
	9661,
	9664,
	9665,
	9670,
	9672,
	9675,
	9675,
	9678,
	9681,
	9698,
	9701,
	9711,
	9711,
	9733,
	9734,
	9737,
	9737,
	9742,
	9743,
	9756,
	9756,
	9758,
	9758,
	9792,
	9792,
	9794,
	9794,
	9824,
	9825,
	9827,
	9829,
	9831,
	9834,
	9836,
	9837,
	9839,
	9839,
	9886,
	9887,
	9919,
	9919,
	9926,
	9933,
	9935,
	9939,
	9941,
	9953,
	9955,
	9955,
	9960,
	9961,
	9963,
	9969,
	9972,
	9972,
	9974,
	9977,
	9979,
	9980,
	9982,
	9983,
	10045,
	10045,
	10102,
	10111,
	11094,
	11097,
	12872,
	12879,
	57344,
	63743,
	65024,
	65039,
	65533,
	65533,
	127232,
	127242,
	127248,
	127277,
	127280,
	127337,
	127344,
	127373,
	127375,
	127376,
	127387,
	127404,
	917760,
	917999,
	983040,
	1048573,
	1048576,
	1114109
];
const fullwidthMinimalCodePoint = 12288;
const fullwidthMaximumCodePoint = 65510;
const fullwidthRanges = [
	12288,
	12288,
	65281,
	65376,
	65504,
	65510
];
const wideMinimalCodePoint = 4352;
const wideMaximumCodePoint = 262141;
const wideRanges = [
	4352,
	4447,
	8986,
	8987,
	9001,
	9002,
	9193,
	9196,
	9200,
	9200,
	9203,
	9203,
	9725,
	9726,
	9748,
	9749,
	9776,
	9783,
	9800,
	9811,
	9855,
	9855,
	9866,
	9871,
	9875,
	9875,
	9889,
	9889,
	9898,
	9899,
	9917,
	9918,
	9924,
	9925,
	9934,
	9934,
	9940,
	9940,
	9962,
	9962,
	9970,
	9971,
	9973,
	9973,
	9978,
	9978,
	9981,
	9981,
	9989,
	9989,
	9994,
	9995,
	10024,
	10024,
	10060,
	10060,
	10062,
	10062,
	10067,
	10069,
	10071,
	10071,
	10133,
	10135,
	10160,
	10160,
	10175,
	10175,
	11035,
	11036,
	11088,
	11088,
	11093,
	11093,
	11904,
	11929,
	11931,
	12019,
	12032,
	12245,
	12272,
	12287,
	12289,
	12350,
	12353,
	12438,
	12441,
	12543,
	12549,
	12591,
	12593,
	12686,
	12688,
	12773,
	12783,
	12830,
	12832,
	12871,
	12880,
	42124,
	42128,
	42182,
	43360,
	43388,
	44032,
	55203,
	63744,
	64255,
	65040,
	65049,
	65072,
	65106,
	65108,
	65126,
	65128,
	65131,
	94176,
	94180,
	94192,
	94198,
	94208,
	101594,
	101631,
	101664,
	101760,
	101874,
	101888,
	102801,
	102816,
	102866,
	110576,
	110579,
	110581,
	110587,
	110589,
	110590,
	110592,
	110888,
	110898,
	110898,
	110928,
	110930,
	110933,
	110933,
	110948,
	110952,
	110960,
	111355,
	119552,
	119638,
	119648,
	119670,
	126980,
	126980,
	127183,
	127183,
	127374,
	127374,
	127377,
	127386,
	127406,
	127406,
	127488,
	127490,
	127504,
	127547,
	127552,
	127560,
	127568,
	127569,
	127584,
	127589,
	127744,
	127776,
	127789,
	127797,
	127799,
	127868,
	127870,
	127891,
	127904,
	127946,
	127951,
	127955,
	127968,
	127984,
	127988,
	127988,
	127992,
	128062,
	128064,
	128064,
	128066,
	128252,
	128255,
	128317,
	128331,
	128334,
	128336,
	128359,
	128378,
	128378,
	128405,
	128406,
	128420,
	128420,
	128507,
	128591,
	128640,
	128709,
	128716,
	128716,
	128720,
	128722,
	128725,
	128729,
	128732,
	128735,
	128747,
	128748,
	128756,
	128764,
	128986,
	128986,
	128992,
	129003,
	129008,
	129008,
	129292,
	129338,
	129340,
	129349,
	129351,
	129535,
	129648,
	129660,
	129664,
	129734,
	129736,
	129736,
	129740,
	129757,
	129759,
	129771,
	129775,
	129786,
	131072,
	196605,
	196608,
	262141
];

// node_modules/get-east-asian-width/utilities.js
/**
Binary search on a sorted flat array of [start, end] pairs.

@param {number[]} ranges - Flat array of inclusive [start, end] range pairs, e.g. [0, 5, 10, 20].
@param {number} codePoint - The value to search for.
@returns {boolean} Whether the value falls within any of the ranges.
*/
const isInRange = (ranges, codePoint) => {
	let low = 0;
	let high = Math.floor(ranges.length / 2) - 1;
	while (low <= high) {
		const mid = Math.floor((low + high) / 2);
		const i = mid * 2;
		if (codePoint < ranges[i]) high = mid - 1;
		else if (codePoint > ranges[i + 1]) low = mid + 1;
		else return true;
	}
	return false;
};

// node_modules/get-east-asian-width/lookup.js
const commonCjkCodePoint = 19968;
const [wideFastPathStart, wideFastPathEnd] = /* #__PURE__ */ findWideFastPathRange(wideRanges);
function findWideFastPathRange(ranges) {
	let fastPathStart = ranges[0];
	let fastPathEnd = ranges[1];
	for (let index = 0; index < ranges.length; index += 2) {
		const start = ranges[index];
		const end = ranges[index + 1];
		if (commonCjkCodePoint >= start && commonCjkCodePoint <= end) return [start, end];
		if (end - start > fastPathEnd - fastPathStart) {
			fastPathStart = start;
			fastPathEnd = end;
		}
	}
	return [fastPathStart, fastPathEnd];
}
const isAmbiguous = (codePoint) => {
	if (codePoint < 161 || codePoint > 1114109) return false;
	return isInRange(ambiguousRanges, codePoint);
};
const isFullwidth = (codePoint) => {
	if (codePoint < 12288 || codePoint > 65510) return false;
	return isInRange(fullwidthRanges, codePoint);
};
const isWide = (codePoint) => {
	if (codePoint >= wideFastPathStart && codePoint <= wideFastPathEnd) return true;
	if (codePoint < 4352 || codePoint > 262141) return false;
	return isInRange(wideRanges, codePoint);
};

// node_modules/get-east-asian-width/index.js
function validate(codePoint) {
	if (!Number.isSafeInteger(codePoint)) throw new TypeError(`Expected a code point, got \`${typeof codePoint}\`.`);
}
function eastAsianWidth(codePoint, { ambiguousAsWide = false } = {}) {
	validate(codePoint);
	if (isFullwidth(codePoint) || isWide(codePoint) || ambiguousAsWide && isAmbiguous(codePoint)) return 2;
	return 1;
}

// src/util/text.ts
/** Words, columns and numbers for people; the same under every locale and time zone. */
/** Columns that a text takes in a terminal; escape sequences take none. */
function displayWidth(text) {
	return /^[ -~\u00b7\u2013\u2014\u2019\u2026\u2192\u2500\u2502\u2713\u2717\u25cf\u25b2]*$/.test(text) ? text.length : widthOfCharacters(stripVTControlCharacters(text));
}
/** What a terminal shows nothing of, unless it changes the character before it. */
const INVISIBLE = /^[\p{Cc}\p{M}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;
const EMOJI = /^\p{Emoji_Presentation}|^\p{Emoji}\ufe0f/u;
let characters;
function widthOfCharacters(text) {
	characters ??= new Intl.Segmenter();
	let width = 0;
	for (const { segment } of characters.segment(text)) {
		if (INVISIBLE.test(segment)) continue;
		width += EMOJI.test(segment) ? 2 : eastAsianWidth(segment.codePointAt(0) ?? 0);
	}
	return width;
}
/**
* Breaks prose at spaces into lines of at most `width` columns. A word that is longer keeps its own line whole: it is a
* path or a name that people copy.
*/
function wrap(text, width) {
	const lines = [];
	let line = "";
	let used = 0;
	for (const word of text.split(" ")) {
		if (word === "") continue;
		const columns = displayWidth(word);
		if (line !== "" && used + 1 + columns > width) {
			lines.push(line);
			line = "";
			used = 0;
		}
		line = line === "" ? word : `${line} ${word}`;
		used += (used === 0 ? 0 : 1) + columns;
	}
	if (line !== "") lines.push(line);
	return lines;
}
/**
* The rows of a text in which a pattern is found, with their numbers from 0. The others, which are nearly all, are not cut out.
* @param pattern has the flag `g`, and finds nothing that goes over a line end
*/
function* rowsWith(text, pattern) {
	let [index, counted] = [0, 0];
	for (let from = 0; from < text.length;) {
		pattern.lastIndex = from;
		const found = pattern.exec(text);
		if (found === null) return;
		const start = text.slice(from, found.index).lastIndexOf("\n") + 1 + from;
		const newline = text.indexOf("\n", found.index);
		const end = newline < 0 ? text.length : newline;
		for (let at = text.indexOf("\n", counted); at >= 0 && at < start; at = text.indexOf("\n", counted)) {
			counted = at + 1;
			index++;
		}
		yield {
			index,
			row: text.slice(start, end)
		};
		from = end + 1;
	}
}
/** Items joined by a separator into lines of at most `width` columns, broken between items only. */
function fill(items, separator, width) {
	const lines = [];
	const end = separator.trimEnd();
	for (const [index, item] of items.entries()) {
		const text = index < items.length - 1 ? item + end : item;
		const last = lines.at(-1);
		const longer = `${last ?? ""}${separator.slice(end.length)}${text}`;
		if (last !== void 0 && displayWidth(longer) <= width) lines[lines.length - 1] = longer;
		else lines.push(text);
	}
	return lines;
}
/** `left` and `right` at the two ends of a line, or on two lines where they do not fit on one. */
function spread(left, right, width) {
	const gap = width - displayWidth(left) - displayWidth(right);
	if (right === "") return [left];
	return gap >= 2 ? [left + " ".repeat(gap) + right] : [left, `  ${right}`];
}
/** A whole number, as `1,234`. */
function count(value) {
	return String(value).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
/** `1 copy`, `2 copies`: the plural is the singular with an s where none is given. */
function plural(value, singular, several = `${singular}s`) {
	return `${count(value)} ${pluralWord(value, singular, several)}`;
}
/** The word of {@link plural} without its number. */
function pluralWord(value, singular, several = `${singular}s`) {
	return value === 1 ? singular : several;
}
/** Bytes in powers of a thousand: `23.4 MB`. */
function size(bytes) {
	const units = [
		"bytes",
		"kB",
		"MB",
		"GB",
		"TB"
	];
	let value = bytes;
	let unit = 0;
	while (value >= 999.95 && unit < units.length - 1) {
		value /= 1e3;
		unit++;
	}
	return `${unit === 0 ? count(value) : value.toFixed(1)} ${units[unit]}`;
}
/** `a, b and c`; of more than `most` items the others as a number, `a, b and 3 more`. */
function listed(all, most = Number.POSITIVE_INFINITY) {
	const items = all.length > most ? [...all.slice(0, most), `${count(all.length - most)} more`] : all;
	return items.length < 2 ? items[0] ?? "" : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

// src/util/duration.ts
/** Durations as tools write them. All results are milliseconds; undefined stands for what the grammar does not accept. */
const SECOND = 1e3;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const GO_UNITS = {
	ns: 1e-6,
	us: .001,
	\u00b5s: .001,
	\u03bcs: .001,
	ms: 1,
	s: SECOND,
	m: MINUTE,
	h: HOUR
};
/**
* A Go duration (`time.ParseDuration`): `2160h`, `1.5h`, `2160h0m0s`, `-1m`, `0`. There is no unit for days, and a bare
* number other than 0 is an error. https://pkg.go.dev/time#ParseDuration
*/
function goDuration(text) {
	const sign = text.startsWith("-") ? -1 : 1;
	const body = text.replace(/^[-+]/, "");
	if (body === "0") return 0;
	return sum(body, GO_UNITS, sign);
}
const UNITS = {
	...GO_UNITS,
	d: DAY,
	w: 7 * DAY
};
/** A duration for people: a Go duration, or days and weeks as well (`7d`, `2w`, `1d12h`). */
function duration(text) {
	return sum(text.trim(), UNITS, 1);
}
/** A length of time in the largest unit that divides it: `90 days`, `36 hours`, `1 minute`. */
function spellDuration(milliseconds) {
	for (const [unit, name] of [
		[DAY, "day"],
		[HOUR, "hour"],
		[MINUTE, "minute"]
	]) if (milliseconds >= unit && milliseconds % unit === 0) return inUnits(milliseconds / unit, name);
	return milliseconds > 3 * 864e5 ? inUnits(Math.round(milliseconds / DAY), "day") : inUnits(Math.round(milliseconds / SECOND), "second");
}
/** Without separators of thousands: `3650 days` reads as the number that stands in a config. */
function inUnits(count, unit) {
	return `${count} ${pluralWord(count, unit)}`;
}
function sum(text, units, sign) {
	if (text === "" || text.length > 64) return void 0;
	let total = 0;
	for (let rest = text; rest !== "";) {
		const part = /^(\d+\.?\d*|\.\d+)([a-z\u00b5\u03bc]{1,2})/.exec(rest);
		const unit = part === null ? void 0 : Object.hasOwn(units, part[2]) ? units[part[2]] : void 0;
		if (part === null || unit === void 0) return void 0;
		total += Number(part[1]) * unit;
		rest = rest.slice(part[0].length);
	}
	return sign * total;
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
	return Number.isNaN(time) || new Date(time).getUTCDate() !== Number(instant.slice(8, 10)) ? null : time;
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

// src/util/path-names.ts
/** Places that a message names; the others are counted. */
const NAMED = 4;
/** `legacy/mail/fullchain.pem, pods/13/tls.crt and 3 more`: distinct files, with the repository where there are several. */
function filesText(places, beside = []) {
	const several = new Set([...places, ...beside].map((place) => place.repository)).size > 1;
	const files = [...new Set(places.map((place) => several ? `${place.repository}:${place.path}` : place.path))];
	return listed(files, NAMED);
}
/** The folder of a path, without a slash at its end; empty for the root. */
function folderOf(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
/** One key for a file: the same for all locations in it. */
function fileKey({ repository, path }) {
	return `${repository}\0${path}`;
}
/** One key for the folder of a file: the same for all locations in files of that folder. */
function folderKey({ repository, path }) {
	return `${repository}\0${folderOf(path)}`;
}
/** One key for a location: file, line and pointer. */
function locationKey(location) {
	return `${fileKey(location)}\0${location.line ?? ""}\0${location.pointer ?? ""}`;
}
function fileNameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
const PRODUCTION = /^(.*(?:^|\/)(?:prod|prd|production)(?:[-_.][^/]*)?\/)/i;
/** The path up to the innermost folder that is named after an environment or a customer; undefined if there is none. */
function productionFolder(path) {
	return PRODUCTION.exec(path)?.[1];
}

// src/util/escape.ts
/**
* Everything that a repository, a server or an API hands over is hostile on its way out. There is one function per
* sink; each takes text as it was found, adds nothing that the sink would act on, and runs in linear time.
*/
/**
* Characters that are invisible or change how their neighbours are displayed: controls, format characters
* (bidirectional controls of CVE-2021-42574, zero width, tags), separators, lone surrogates, fillers and variation
* selectors.
*/
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const HOST_LIKE = /[\p{L}\p{M}\p{N}_*.-]+/gu;
/** RFC 1035 section 2.3.4. Also keeps Punycode, which is quadratic, off long input. */
const MAX_HOST$1 = 253;
/** The first `max` code points, the last of them an ellipsis where the text is longer. */
function cut(text, max) {
	let at = 0;
	let last = 0;
	for (let count = 0; at < text.length; count++) {
		if (count === max) return `${text.slice(0, last)}\u2026`;
		last = at;
		at += text.codePointAt(at) > 65535 ? 2 : 1;
	}
	return text;
}
/** Every code point that cannot be seen written as `<U+202E>`. The result is one line. */
function reveal(text) {
	return text.replace(HIDDEN, (char) => `<U+${char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}>`);
}
/**
* Puts the other form beside each internationalised host name (RFC 5890): `b\u00fccher.example (xn--bcher-kva.example)` and
* the reverse, so that a Cyrillic look-alike gives itself away. Parts of paths and of addresses are left alone.
*/
function withBothLabels(text) {
	if (!/[^\0-\x7f]|xn--/i.test(text)) return text;
	return text.replace(HOST_LIKE, (name, offset) => {
		if (name.length > MAX_HOST$1 || !name.includes(".")) return name;
		if (/[/\\]/.test(text.charAt(offset - 1) + text.charAt(offset + name.length))) return name;
		const host = name.endsWith(".") ? name.slice(0, -1) : name;
		const other = !/[^\0-\x7f]/.test(host) ? /xn--/i.test(host) ? domainToUnicode(host) : "" : domainToASCII(host);
		return other === "" || other === host.toLowerCase() ? name : `${host} (${other})${name.slice(host.length)}`;
	});
}
/**
* What a person may see of untrusted text, in any sink: cut, with both forms of host names, nothing hidden, one line.
* Any report may end in a log of the Actions runner, which takes `##[` anywhere in a line for a command (actions/runner,
* ActionCommand.cs), so that is broken here for all.
*/
function shown(text, max = 2e3) {
	return reveal(withBothLabels(cut(text, max))).replaceAll("##[", "# #[");
}
/** Breaks what the runner takes for a command in finished text of any number of lines: also `::` at the start of one. */
function breakCommands(text) {
	return text.replaceAll("##[", "# #[").replace(/^([^\S\r\n\u2028\u2029]*)::/gm, "$1: :");
}
/** For a terminal or a log. */
function escapeLog(text, max) {
	return breakCommands(shown(text, max));
}
/**
* A workflow command of the Actions runner, with the runner's own escapes. Its lines stay one line of the log.
* A property that is undefined is left out.
*/
function workflowCommand(name, properties, lines) {
	const list = Object.entries(properties).filter(([, value]) => value !== void 0).map(([key, value]) => `${key}=${commandProperty(String(value))}`).join(",");
	const data = lines.map((line) => commandData(shown(line))).join("%0A");
	return `::${name}${list === "" ? "" : ` ${list}`}::${data}`;
}
/**
* The data part of a workflow command. Percent is escaped first; otherwise `%0A` in a name would become a line break.
*/
function commandData(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
/** The value of a property of a workflow command; names of files pass unchanged but for what the runner decodes again. */
function commandProperty(text) {
	return commandData(reveal(text)).replaceAll(":", "%3A").replaceAll(",", "%2C").replaceAll("##[", "# #[");
}
const LEAD = /^["'(]*/;
const TAIL = ".,;:!?%)\"'";
const PLAIN_WORD = /^[\p{L}\p{M}\p{N}'\u2019\u2013\u2014-]+$/u;
/** `GH-2` and other keys that become links, abbreviated commit hashes, rulers and list markers. */
const TIME = /^\d\d:\d\d$/;
const LINKED_WORD = /(?:^|[^a-z\d])(?:[a-z]+-\d|[0-9a-f]{7,}(?![a-z\d]))|^[-']+$/i;
/**
* For inline Markdown on GitHub, table cells included: plain words stay prose, all else goes into code spans, where no
* mention, reference, link, image, HTML or formula is looked for. Text that stands in backticks stays code.
*/
function escapeMarkdown(text, max) {
	const parts = [];
	const push = (code, piece) => {
		const last = parts.at(-1);
		if (last?.code === code) last.text += piece;
		else if (piece !== "") parts.push({
			code,
			text: piece
		});
	};
	const segments = shown(text, max).split("`");
	for (const [index, segment] of segments.entries()) {
		if (index % 2 === 1 && index < segments.length - 1) {
			push(true, segment);
			continue;
		}
		const prose = index % 2 === 1 ? `\`${segment}` : segment;
		for (const piece of prose.split(/(\s+)/u)) pushWord(piece, push);
	}
	return parts.map((part) => part.code ? codeSpan(part.text) : part.text).join("").trim();
}
function pushWord(piece, push) {
	if (piece.trim() === "") {
		push(false, piece === "" ? "" : " ");
		return;
	}
	const lead = LEAD.exec(piece)?.[0] ?? "";
	const tail = tailOf(piece.slice(lead.length));
	const core = piece.slice(lead.length, piece.length - tail.length);
	const plain = core === "" || TIME.test(core) || PLAIN_WORD.test(core) && !LINKED_WORD.test(core);
	const quoted = !plain && lead === "\"" && tail.startsWith("\"");
	push(false, quoted ? "" : escapeHtml(lead));
	push(!plain, plain ? `${escapeHtml(core)}${/^\d+$/.test(core) && /^[.)]/.test(tail) ? "\\" : ""}` : core);
	push(false, escapeHtml(quoted ? tail.slice(1) : tail));
}
/** Punctuation at the end, found from the end: a pattern would try every start. */
function tailOf(text) {
	let start = text.length;
	while (start > 0 && TAIL.includes(text.charAt(start - 1))) start--;
	return text.slice(start);
}
/** For a name, path or fingerprint in Markdown, all of it in a code span. */
function markdownCode(text, max) {
	return codeSpan(shown(text, max));
}
/** A link of ours in Markdown: the address is made with {@link uriPath} from a trusted base. */
function markdownLink(label, url) {
	return `[${markdownCode(label)}](${url})`;
}
/** CommonMark 6.1: as many backticks as the longest run inside and one more. A bar would end a table cell even in code. */
function codeSpan(text) {
	return text.replace(/(^|[^\p{L}\p{N}_])@(?=[\p{L}\p{N}_])/gu, "$1@\u2060").split("|").map((piece) => {
		if (piece === "") return "";
		const longest = (piece.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
		const fence = "`".repeat(longest + 1);
		const pad = /^`|`$|^ .* $/.test(piece) ? " " : "";
		return `${fence}${pad}${piece}${pad}${fence}`;
	}).join("&#124;");
}
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
/** For HTML, between tags and in quoted attributes. */
function escapeHtml(text, max) {
	return shown(text, max).replace(/[&<>"']/g, (char) => ENTITIES[char]);
}
/** For `message.text` in SARIF 2.1.0: placeholders (3.11.5) and embedded links (3.11.6) are defused. */
function escapeSarif(text, max) {
	return shown(text, max).replaceAll("{", "{{").replaceAll("}", "}}").replaceAll("](", "] (");
}
/** A path as the relative part of a URI (RFC 3986); `\xNN` of a {@link Location} becomes the byte it stands for. */
function uriPath(path) {
	return Buffer.from(path).toString().split("/").map((segment) => encodeURIComponent(segment).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`).replace(/%5Cx([89a-f][0-9a-f])/gi, (_, hex) => `%${hex.toUpperCase()}`)).join("/");
}
/** JSON of two-space indent and a final newline: the data unchanged, hidden characters and log commands written `\uNNNN`. */
function toJson(value) {
	return `${JSON.stringify(value, null, 2).replace(/[^\n\x20-\x7e]+/g, (run) => run.replace(HIDDEN, unicodeEscapes)).replaceAll("##[", "##\\u005b")}\n`;
}
function unicodeEscapes(char) {
	let text = "";
	for (let i = 0; i < char.length; i++) text += `\\u${char.charCodeAt(i).toString(16).padStart(4, "0")}`;
	return text;
}
/** A TEXT value of iCalendar (RFC 5545 section 3.3.11). Folding may bring any part of it to the start of a line. */
function escapeIcal(text, max) {
	return shown(text, max).replace(/[\\;,]/g, (char) => `\\${char}`).replace(/:(?=:)/g, ": ");
}

// node_modules/leven/index.js
const array = [];
const characterCodeCache = [];
function leven(first, second, options) {
	if (first === second) return 0;
	const maxDistance = options?.maxDistance;
	const swap = first;
	if (first.length > second.length) {
		first = second;
		second = swap;
	}
	let firstLength = first.length;
	let secondLength = second.length;
	while (firstLength > 0 && first.charCodeAt(~-firstLength) === second.charCodeAt(~-secondLength)) {
		firstLength--;
		secondLength--;
	}
	let start = 0;
	while (start < firstLength && first.charCodeAt(start) === second.charCodeAt(start)) start++;
	firstLength -= start;
	secondLength -= start;
	if (maxDistance !== void 0 && secondLength - firstLength > maxDistance) return maxDistance;
	if (firstLength === 0) return maxDistance !== void 0 && secondLength > maxDistance ? maxDistance : secondLength;
	let bCharacterCode;
	let result;
	let temporary;
	let temporary2;
	let index = 0;
	let index2 = 0;
	while (index < firstLength) {
		characterCodeCache[index] = first.charCodeAt(start + index);
		array[index] = ++index;
	}
	while (index2 < secondLength) {
		bCharacterCode = second.charCodeAt(start + index2);
		temporary = index2++;
		result = index2;
		for (index = 0; index < firstLength; index++) {
			temporary2 = bCharacterCode === characterCodeCache[index] ? temporary : temporary + 1;
			temporary = array[index];
			result = array[index] = temporary > result ? temporary2 > result ? result + 1 : temporary2 : temporary2 > temporary ? temporary + 1 : temporary2;
		}
		if (maxDistance !== void 0) {
			let rowMinimum = result;
			for (index = 0; index < firstLength; index++) if (array[index] < rowMinimum) rowMinimum = array[index];
			if (rowMinimum > maxDistance) return maxDistance;
		}
	}
	array.length = firstLength;
	characterCodeCache.length = firstLength;
	return maxDistance !== void 0 && result > maxDistance ? maxDistance : result;
}

// src/util/typos.ts
/**
* The name among `known` that a misspelt one was most likely meant to be; undefined where they differ too much, or in a
* way that people choose: by a number, or by a short part of the name (`app-a-tls` against `app-b-tls`).
*/
function closestName(given, known) {
	if (given.length > 100) return void 0;
	for (const name of known) {
		if (name === given || Math.abs(name.length - given.length) > 2) continue;
		const reach = given.length >= 12 || lettersOf(given) === lettersOf(name) ? 2 : 1;
		if (Math.abs(name.length - given.length) > reach || leven(given, name) > reach) continue;
		if (!differOnPurpose(given, name)) return name;
	}
}
function lettersOf(text) {
	return [...text].sort().join("");
}
function differOnPurpose(a, b) {
	if (a.replace(/\d+/g, "#") === b.replace(/\d+/g, "#")) return true;
	const [first, second] = [a.split(/[-._]/), b.split(/[-._]/)];
	return first.length === second.length && first.some((part, i) => {
		const other = second[i];
		const shorter = Math.min(part.length, other.length);
		return part !== other && (shorter <= 1 || shorter === 2 && part.length === other.length);
	});
}
/** `; did you mean "x"?` when one of the known names is near, else nothing. */
function didYouMean(given, known) {
	if (given.length > 100) return "";
	let nearest;
	for (const name of known) {
		const distance = leven(given.toLowerCase(), name.toLowerCase());
		if (nearest === void 0 || distance < nearest.distance) nearest = {
			name,
			distance
		};
	}
	if (nearest === void 0 || nearest.distance > Math.max(2, given.length / 3)) return "";
	return `; did you mean "${nearest.name}"?`;
}

// src/model/finding.ts
/** SARIF's levels, worst first. */
const LEVELS = [
	"error",
	"warning",
	"note"
];

// src/model/inventory.ts
/** Reasons for which the scan is always incomplete. */
const HOLES = /* @__PURE__ */ new Set([
	"too-large",
	"denied",
	"unreadable"
]);
/** Reasons for which the scan is incomplete if the entry is suspect. */
const MAYBE_HOLES = /* @__PURE__ */ new Set([
	"lfs-pointer",
	"submodule",
	"symlink"
]);
/** Whether the scan is incomplete because an entry was not read. */
function leavesHole({ reason, suspect }) {
	return HOLES.has(reason) || suspect === true && MAYBE_HOLES.has(reason);
}
/** The requested repositories, without those that are checked out in others as submodules. */
function mainRepositories({ repositories }) {
	return repositories.filter(({ within }) => within === void 0);
}
/** The one requested repository; undefined if there are several, or none. */
function soleRepository(inventory) {
	const [only, ...more] = mainRepositories(inventory);
	return more.length === 0 ? only : void 0;
}

// src/model/location.ts
/** Total order of locations: repository, path, line, pointer; by code unit, so that no locale changes it. */
function compareLocations(a, b) {
	return compareText(a.repository, b.repository) || compareText(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || compareText(a.pointer ?? "", b.pointer ?? "");
}
/** Order of two strings by UTF-16 code unit, independent of the locale. */
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}

// src/model/review.ts
/** What part of a certificate's life a row of the review is about, in the order in which they are told. */
const REVIEW_STEPS = [
	"certificate",
	"key",
	"keystore",
	"issuer",
	"renewal",
	"schedule",
	"copy",
	"store",
	"secret",
	"pin",
	"reload",
	"use",
	"controller",
	"version",
	"deployment",
	"permission",
	"alert"
];

// src/model/source.ts
/** A source with all submodules below it, each a source of its own with a name that no other has. */
function withSubmodules(source) {
	const { submodules = [], ...own } = source;
	return [own, ...submodules.flatMap(withSubmodules)];
}

// src/util/errors.ts
/** The user's mistake: one line that names the cause and the next step. Ends the run with exit code 2. */
var UsageError = class extends Error {
	name = "UsageError";
};
const FILE_TROUBLE = {
	ENOENT: "the file or folder does not exist",
	ENOTDIR: "a part of its path is not a folder",
	EISDIR: "it is a folder",
	EACCES: "permission denied",
	EPERM: "permission denied",
	EROFS: "the file system is read-only",
	ENOSPC: "the disk is full"
};
/** Why a file or folder that the user named could not be used. */
function fileTrouble(error) {
	const { code = "" } = error;
	return FILE_TROUBLE[code] ?? (code || messageOf(error));
}
/** The message of anything that was thrown, without its stack. */
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}

// src/util/path-regex.ts
const MAX_PATTERN$1 = 1e3;
const MAX_DEPTH = 20;
const MAX_PATH = 1e3;
/** A function that tells whether the expression matches in a path; undefined if it uses unsupported syntax. */
function pathRegex(source) {
	if (source.length > MAX_PATTERN$1) return void 0;
	const insensitive = source.startsWith("(?i)");
	const pattern = insensitive ? source.slice(4) : source;
	const states = [];
	let at = 0;
	const add = (state) => states.push(state) - 1;
	const join = (part, to) => {
		for (const state of part.open) states[state].next.push(to);
	};
	function alternatives(depth) {
		if (depth > MAX_DEPTH) throw new Unknown();
		const parts = [sequence(depth)];
		while (pattern[at] === "|") {
			at++;
			parts.push(sequence(depth));
		}
		if (parts.length === 1) return parts[0];
		return {
			start: add({ next: parts.map(({ start }) => start) }),
			open: parts.flatMap(({ open }) => open)
		};
	}
	function sequence(depth) {
		const empty = add({ next: [] });
		let part = {
			start: empty,
			open: [empty]
		};
		while (at < pattern.length && pattern[at] !== "|" && pattern[at] !== ")") {
			const next = repeated(atom(depth));
			join(part, next.start);
			part = {
				start: part.start,
				open: next.open
			};
		}
		return part;
	}
	function repeated(part) {
		const sign = pattern[at];
		if (sign === "{") throw new Unknown();
		if (sign !== "*" && sign !== "+" && sign !== "?") return part;
		at++;
		if (pattern[at] === "?") at++;
		else if (pattern[at] === "+" || pattern[at] === "*") throw new Unknown();
		const fork = add({ next: [part.start] });
		if (sign !== "?") join(part, fork);
		if (sign === "+") return {
			start: part.start,
			open: [fork]
		};
		return {
			start: fork,
			open: sign === "?" ? [fork, ...part.open] : [fork]
		};
	}
	function atom(depth) {
		const char = pattern[at++];
		if (char === "(") {
			if (pattern[at] === "?") {
				if (pattern[at + 1] !== ":") throw new Unknown();
				at += 2;
			}
			const part = alternatives(depth + 1);
			if (pattern[at++] !== ")") throw new Unknown();
			return part;
		}
		const state = { next: [] };
		if (char === "^") state.assert = "start";
		else if (char === "$") state.assert = "end";
		else if (char === ".") state.test = () => true;
		else if (char === "[") state.test = classOf();
		else if (char === "\\") {
			const escapedChar = pattern[at++] ?? "";
			if (escapedChar === "A") state.assert = "start";
			else if (escapedChar === "z" || escapedChar === "Z") state.assert = "end";
			else state.test = escaped(escapedChar);
		} else if ("*+?{".includes(char)) throw new Unknown();
		else state.test = literal(char);
		const index = add(state);
		return {
			start: index,
			open: [index]
		};
	}
	function literal(char) {
		const [lower, upper = lower] = (insensitive ? [char.toLowerCase(), char.toUpperCase()] : [char]).map((one) => one.charCodeAt(0));
		return (code) => code === lower || code === upper;
	}
	function escaped(char) {
		const known = ESCAPES[char];
		if (known !== void 0) return known;
		if (char === "" || /[A-Za-z0-9]/.test(char)) throw new Unknown();
		return literal(char);
	}
	function classOf() {
		const negated = pattern[at] === "^";
		if (negated) at++;
		const tests = [];
		for (let first = true; first || pattern[at] !== "]"; first = false) {
			const char = pattern[at++];
			if (char === void 0 || char === "[" && pattern[at] === ":") throw new Unknown();
			const test = char === "\\" ? escaped(pattern[at++] ?? "") : literal(char);
			const to = pattern[at + 1];
			if (char !== "\\" && pattern[at] === "-" && to !== void 0 && to !== "]" && to !== "\\") {
				at += 2;
				const [low, high] = [char.charCodeAt(0), to.charCodeAt(0)];
				tests.push((code) => code >= low && code <= high || insensitive && isBetween(code ^ 32, low, high));
			} else tests.push(test);
		}
		at++;
		return (code) => tests.some((test) => test(code)) !== negated;
	}
	try {
		const whole = alternatives(0);
		if (at < pattern.length) return void 0;
		const accept = add({ next: [] });
		join(whole, accept);
		return (path) => path.length <= MAX_PATH && finds(states, whole.start, accept, path);
	} catch (error) {
		if (error instanceof Unknown) return void 0;
		throw error;
	}
}
/** Thrown for an expression with unsupported syntax. */
var Unknown = class extends Error {};
const isBetween = (code, low, high) => code >= low && code <= high;
const isDigit = (code) => isBetween(code, 48, 57);
const isWord = (code) => isDigit(code) || isBetween(code | 32, 97, 122) || code === 95;
const isSpace = (code) => code === 32 || isBetween(code, 9, 13);
const ESCAPES = {
	d: isDigit,
	w: isWord,
	s: isSpace,
	D: (code) => !isDigit(code),
	W: (code) => !isWord(code),
	S: (code) => !isSpace(code)
};
/** Runs all ways through the states at once: steps are at most characters times states. */
function finds(states, start, accept, path) {
	let current = /* @__PURE__ */ new Set();
	for (let i = 0;; i++) {
		const pending = [...current, start];
		const reached = /* @__PURE__ */ new Set();
		for (let index = pending.pop(); index !== void 0; index = pending.pop()) {
			if (reached.has(index)) continue;
			const { test, assert, next } = states[index];
			if (assert === "start" && i > 0) continue;
			if (assert === "end" && i < path.length) continue;
			reached.add(index);
			if (test === void 0) pending.push(...next);
		}
		if (reached.has(accept)) return true;
		if (i === path.length) return false;
		const code = path.charCodeAt(i);
		current = /* @__PURE__ */ new Set();
		for (const index of reached) {
			const { test, next } = states[index];
			if (test?.(code)) for (const to of next) current.add(to);
		}
	}
}

// src/util/repeat-limit.ts
/** How often one message is reported before repeats are only counted. */
const MAX_SAME = 50;
/**
* Limits how often one message is reported for a file, so that thousands of unreadable documents do not fill the
* report.
*/
function limitRepeats() {
	const said = /* @__PURE__ */ new Map();
	return {
		allow(reason, detail) {
			const one = said.get(`${reason} ${detail}`) ?? {
				reason,
				detail,
				times: 0
			};
			said.set(`${reason} ${detail}`, one);
			return ++one.times <= MAX_SAME;
		},
		*remaining() {
			for (const { reason, detail, times } of said.values()) if (times > MAX_SAME) yield [reason, `${detail} This occurs ${times - MAX_SAME} more times.`];
		}
	};
}

// src/util/encryption-names.ts
/** What each kind of encryption is called, as half of `12 SOPS`. */
const ENCRYPTION_NAMES = {
	"git-crypt": "git-crypt",
	sops: "SOPS",
	"ansible-vault": "Ansible Vault",
	age: "age",
	openpgp: "GPG",
	"sealed-secrets": "Sealed Secrets",
	"hiera-eyaml": "hiera-eyaml",
	ejson: "EJSON",
	openssl: "openssl enc",
	nss: "NSS database",
	gskit: "GSKit key database",
	unknown: "unknown encryption"
};

// src/util/codeowners.ts
/** Largest CODEOWNERS file that GitHub reads. */
const MAX_BYTES = 3 << 20;
/** Longest pattern: git's paths are no longer. */
const MAX_PATTERN = 4096;
/** A login, a team or an address; anything else makes GitHub skip the line. */
const OWNER = /^(@[A-Za-z0-9][\w.-]*(\/[\w.-]+)?|[^\s@]+@[^\s@]+\.[^\s@]+)$/;
/** Where GitHub looks for the file, the first one counts. */
const CODEOWNERS_PATHS = [
	".github/CODEOWNERS",
	"CODEOWNERS",
	"docs/CODEOWNERS"
];
/**
* The lines of a CODEOWNERS file, in order. A pattern without owners stays: it takes the owners of earlier patterns away.
* https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
*/
function parseCodeowners(text) {
	if (text.length > MAX_BYTES) return [];
	const rules = [];
	for (const line of text.split(/\r?\n/)) {
		const [pattern, ...owners] = line.replace(/(^|\s)#.*$/, "").trim().split(/(?<!\\)\s+/);
		if (pattern === void 0 || pattern === "" || /^!|[[\]]/.test(pattern)) continue;
		if (pattern.length > MAX_PATTERN) continue;
		if (owners.every((owner) => OWNER.test(owner))) rules.push({
			pattern: pattern.replaceAll("\\ ", " "),
			owners
		});
	}
	return rules;
}
/** The owners of a place: those of the last pattern that matches. None if that pattern has none, or nothing matches. */
function ownersOf(place, inventory) {
	return decidingRule(place, inventory)?.owners ?? [];
}
function decidingRule(place, inventory) {
	const rules = inventory.repositories.find((one) => one.name === place.repository)?.owners ?? [];
	const segments = place.path.split("/");
	return rules.findLast((rule) => glob(partsOf(rule), ANY, segments, matchesName));
}
/** Whether the deciding line matches every path: then its owners own the repository, not the file. */
function isOwnedAsAll(place, inventory) {
	const decides = decidingRule(place, inventory);
	return decides !== void 0 && /^\/?(?:\*{1,2}(?:\/\*{0,2})?)?$/.test(decides.pattern);
}
/** Stands for any number of folders, none included. */
const ANY = "**";
/** A pattern of CODEOWNERS: gitignore's, where one without a slash inside matches at any depth, and a folder all below it. */
const partsOf = memoizeByObject(({ pattern }) => {
	const anchored = pattern.replace(/\/$/, "").includes("/");
	const parts = pattern.replace(/^\/|\/$/g, "").split("/");
	const below = pattern.endsWith("/") ? ["*", ANY] : /[*?]/.test(parts.at(-1) ?? "") ? [] : [ANY];
	return [
		...anchored ? [] : [ANY],
		...parts,
		...below
	];
});
/**
* Matches a list of items against a pattern in which one item stands for any number of items (a wildcard). Only the
* last wildcard is tried again, because it can match whatever an earlier one could. So the time is at most the length
* of the pattern times the number of items.
*/
function glob(pattern, any, items, fits) {
	let [p, i, star, mark] = [
		0,
		0,
		-1,
		0
	];
	while (i < items.length) {
		const part = pattern[p];
		if (part === any) [star, mark, p] = [
			p,
			i,
			p + 1
		];
		else if (part !== void 0 && fits(part, items[i])) [p, i] = [p + 1, i + 1];
		else if (star >= 0) [p, mark, i] = [
			star + 1,
			mark + 1,
			mark + 1
		];
		else return false;
	}
	while (pattern[p] === any) p++;
	return p === pattern.length;
}
/** `*` and `?` within one name. */
const matchesName = (pattern, name) => pattern === name || glob(pattern, "*", name, (sign, character) => sign === "?" || sign === character);

// src/util/globs.ts
/** Maximum length of a glob, and maximum number of patterns that its braces may produce. */
const MAX_GLOB = 1024;
const MAX_BRACES = 1e3;
/**
* Makes matchers of the globs that a user gave for names with slashes; a glob without one matches the last part of a name.
* Minimatch is loaded here, because most runs have no globs.
* @throws UsageError for a glob that cannot be used
*/
async function matchersOf(globs) {
	if (globs.length === 0) return [];
	const { Minimatch } = await import("./load-minimatch.js");
	return globs.map((glob) => {
		checkGlob(glob);
		const matcher = new Minimatch(glob, {
			dot: true,
			noext: true,
			nocomment: true,
			nonegate: true,
			matchBase: true,
			braceExpandMax: MAX_BRACES
		});
		return (name) => matcher.match(name);
	});
}
/** @throws UsageError for a glob that would take too long to compile */
function checkGlob(glob) {
	if (glob === "" || glob.length > MAX_GLOB) throw new UsageError(`a glob has 1 to ${MAX_GLOB} characters, not ${glob.length}`);
}

// src/util/json-schema-check.ts
/**
* The validator of a schema of ours, made once. Its errors have the schema of their place. The library is loaded here, because
* most runs read no data that has a schema. The schemas are not checked against the schema of schemas, which would take twice
* as long as all the rest: a test does that.
*/
async function validatorOf(schema) {
	const [library, { default: shape }] = await Promise.all([import("./ajv.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)), schema()]);
	return compile(shape, library.Ajv);
}
const compile = memoizeByObject((schema, Library) => new Library({
	strict: false,
	verbose: true,
	validateSchema: false,
	meta: false
}).compile(schema));
/** Makes a check of data against a schema: what is wrong first, such as `/repositories/0 must be object`; undefined where nothing is. */
async function shapeCheck(schema) {
	const validate = await validatorOf(schema);
	return (value) => {
		if (validate(value)) return void 0;
		const [first] = validate.errors ?? [];
		return `${first?.instancePath || "it"} ${first?.message}`;
	};
}

// src/util/rules.ts
const byId = memoizeByObject((rules) => new Map(rules.map((rule) => [rule.id, rule])));
/** The rule of a finding; undefined where the report does not know that rule. */
function ruleOf({ rules }, finding) {
	return byId(rules).get(finding.rule);
}

// src/util/place-patterns.ts
const PLACED = /^([\w.*-]+\/[\w.*-]+):(.+)$/;
/** @param repositories those of the audit; one that was renamed answers to both names */
function placePattern(text, repositories, matches) {
	const holds = (pattern, path) => path === pattern || matches(pattern, path);
	const [, repository, glob] = PLACED.exec(text) ?? [];
	if (repository === void 0 || glob === void 0) return {
		matches: ({ path }) => holds(text, path),
		inScope: true
	};
	const isNamed = (name) => name.toLowerCase() === repository.toLowerCase() || repository.includes("*") && matches(repository, name);
	const meant = repositories.filter(({ name, formerName = name }) => isNamed(name) || isNamed(formerName));
	const names = new Set(meant.map(({ name }) => name));
	return {
		matches: (place) => (names.has(place.repository) || isNamed(place.repository)) && holds(glob, place.path) || holds(text, place.path),
		inScope: meant.some(({ failure }) => failure === void 0 || failure.reason === "empty")
	};
}

// src/util/endpoint-address.ts
/** Endpoints as people write them: `https://www.corp.internal`, `smtp://mx.corp.internal:587`, `mail.corp.internal:993`. */
/** Protocols in which TLS starts with the first byte. */
const DIRECT = {
	tls: 443,
	https: 443,
	smtps: 465,
	imaps: 993,
	pop3s: 995,
	ftps: 990,
	ldaps: 636
};
/** Protocols that are asked in plain text to change to TLS. */
const UPGRADE = {
	smtp: 25,
	imap: 143,
	pop3: 110,
	sieve: 4190,
	ftp: 21,
	ldap: 389,
	postgresql: 5432,
	mysql: 3306
};
/** Other names of the same protocols: RFC 8314 section 7.3, and those that libpq accepts. */
const SYNONYMS = {
	submissions: "smtps",
	postgres: "postgresql"
};
const ENDPOINT_SCHEMES = [
	...Object.keys(DIRECT),
	...Object.keys(UPGRADE),
	...Object.keys(SYNONYMS)
].sort();
/** Ports that tell the protocol where no scheme does; 587 is the submission of mail (RFC 6409). */
const BY_PORT = new Map([...Object.entries(UPGRADE).map(([protocol, port]) => [port, protocol]), [587, "smtp"]]);
/** RFC 1035 section 2.3.4. Also keeps Punycode, which is quadratic, off long input. */
const MAX_HOST = 253;
const LABEL = /^[a-z\d_-]{1,63}$/;
/**
* Reads `scheme://host[:port]` or `host[:port]`. Returns a string if that fails: the reason, as half a sentence about
* the text, such as `it names no host`.
*/
function parseEndpoint(text) {
	if (/[\s\p{Cc}\p{Cf}]/u.test(text)) return "it contains a space or a control character";
	const [, scheme, rest = ""] = /^(?:([^:/?#@[\]]*):\/\/)?(.*)$/s.exec(text) ?? [];
	const authority = /^[^/?#\\]*/.exec(rest)?.[0] ?? "";
	if (authority.includes("@")) return "it contains a user name; only a host and a port are allowed";
	if (!["", "/"].includes(rest.slice(authority.length))) return "it continues after the host and the port";
	if (authority === "") return "it has no host";
	const [, name, portText] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(authority) ?? [];
	if (name === void 0 || portText?.includes(":")) return "an IPv6 address needs brackets, such as [2001:db8::1]:443";
	const port = portText === void 0 ? void 0 : readPort(portText);
	if (port === null) return "its port is not a number from 1 to 65535";
	const host = readHost(name);
	if (host === void 0) return "its host is not a name or an address";
	if (scheme === void 0) {
		const protocol = BY_PORT.get(port ?? DIRECT.tls);
		return protocol === void 0 ? {
			text,
			host,
			port: port ?? DIRECT.tls,
			tls: "direct",
			protocol: "tls"
		} : {
			text,
			host,
			port: port ?? UPGRADE[protocol],
			tls: "upgrade",
			protocol
		};
	}
	const lower = scheme.toLowerCase();
	const protocol = Object.hasOwn(SYNONYMS, lower) ? SYNONYMS[lower] : lower;
	if (has(DIRECT, protocol)) return {
		text,
		host,
		port: port ?? DIRECT[protocol],
		tls: "direct",
		protocol
	};
	if (has(UPGRADE, protocol)) return {
		text,
		host,
		port: port ?? UPGRADE[protocol],
		tls: "upgrade",
		protocol
	};
	return `its scheme is not one of ${ENDPOINT_SCHEMES.join(", ")}`;
}
function has(table, key) {
	return Object.hasOwn(table, key);
}
function readPort(text) {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	return port >= 1 && port <= 65535 ? port : null;
}
/**
* The host in the form that is resolved; undefined if it is invalid. `getaddrinfo` reads `2130706433`, `0x7f000001`,
* `127.1` and `017700000001` as addresses (inet_aton). They are normalized here, so that an address is recognized as
* one. The URL parser does that for https, but not for schemes that it does not know.
*/
function readHost(name) {
	if (name.length > MAX_HOST || name.includes("%") || !URL.canParse(`https://${name}/`)) return void 0;
	const { hostname } = new URL(`https://${name}/`);
	if (hostname.startsWith("[")) return isIPv6(hostname.slice(1, -1)) ? hostname.slice(1, -1) : void 0;
	const host = hostname.replace(/\.$/, "");
	return host.length <= MAX_HOST && host.split(".").every((label) => LABEL.test(label)) ? host : void 0;
}

export { readFraction as $, cut as A, byId$1 as At, uriPath as B, leavesHole as C, memoizeLast as Ct, closestName as D, mayContain as Dt, LEVELS as E, holdsMaterialByName as Et, escapeSarif as F, folderKey as G, fileKey as H, markdownCode as I, productionFolder as J, folderOf as K, markdownLink as L, escapeIcal as M, positionsIn as Mt, escapeLog as N, didYouMean as O, namesMaterial as Ot, escapeMarkdown as P, readDay as Q, reveal as R, compareText as S, memoizeByText as St, soleRepository as T, MATERIAL_FILE as Tt, fileNameOf as U, workflowCommand as V, filesText as W, dayOf as X, NO_EXPIRY as Y, momentOf as Z, fileTrouble as _, size as _t, validatorOf as a, MINUTE as at, REVIEW_STEPS as b, memoizeByBytes as bt, matchersOf as c, goDuration as ct, ownersOf as d, displayWidth as dt, readInstant as et, parseCodeowners as f, fill as ft, UsageError as g, rowsWith as gt, pathRegex as h, pluralWord as ht, shapeCheck as i, HOUR as it, escapeHtml as j, groupBy as jt, breakCommands as k, addTo as kt, CODEOWNERS_PATHS as l, spellDuration as lt, limitRepeats as m, plural as mt, placePattern as n, toInstant as nt, MAX_BRACES as o, SECOND as ot, ENCRYPTION_NAMES as p, listed as pt, locationKey as q, ruleOf as r, DAY as rt, checkGlob as s, duration as st, parseEndpoint as t, remaining as tt, isOwnedAsAll as u, count as ut, messageOf as v, spread as vt, mainRepositories as w, lineCounter as wt, compareLocations as x, memoizeByObject as xt, withSubmodules as y, wrap as yt, toJson as z };
const nodeModule = process.getBuiltinModule("node:module");
const { closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync, readSync } = process.getBuiltinModule("node:fs");
const { isUtf8 } = process.getBuiltinModule("node:buffer");
const { promisify, stripVTControlCharacters } = process.getBuiltinModule("node:util");
const { Worker } = process.getBuiltinModule("node:worker_threads");
const { createHash } = process.getBuiltinModule("node:crypto");
const { domainToASCII, domainToUnicode } = process.getBuiltinModule("node:url");
const { dirname, isAbsolute, join, relative, sep } = process.getBuiltinModule("node:path");
const { execFile, spawn } = process.getBuiltinModule("node:child_process");
const { availableParallelism } = process.getBuiltinModule("node:os");

// src/util/cache-folder.ts
/** Turns all caches off, or names the folder that they are in. */
const CACHE_VARIABLE = "CERT_HYGIENE_CACHE";
/**
* The cache folder of the user or the runner; undefined if there is none, or the user turned caches off. It is never
* inside the working directory, which may be a stranger's repository.
*/
function cacheFolder(env, cwd) {
	const named = env[CACHE_VARIABLE];
	if (named === "off") return void 0;
	if (named) return isAbsolute(named) ? named : void 0;
	if (env.RUNNER_ENVIRONMENT === "github-hosted") return void 0;
	const home = env.HOME && join(env.HOME, ".cache");
	const parent = [
		env.RUNNER_TOOL_CACHE,
		env.XDG_CACHE_HOME,
		env.LOCALAPPDATA,
		home
	].find((path) => path && isAbsolute(path));
	if (!parent) return void 0;
	return outside(join(parent, "cert-hygiene"), cwd);
}
/** The folder, if its path is absolute and outside the working directory. */
function outside(folder, cwd) {
	if (folder === void 0 || !isAbsolute(folder)) return void 0;
	const inside = relative(cwd, folder);
	return inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? folder : void 0;
}
/**
* Creates a folder and its missing parents, up to a number of folders in all. Throws if it cannot. The recursion of Node never
* ends in a folder that refuses new entries as if it did not exist, such as /proc.
*/
function makeFolder(path, most) {
	if (lstatSync(path, { throwIfNoEntry: false }) !== void 0) return;
	if (most > 1) makeFolder(dirname(path), most - 1);
	mkdirSync(path, { mode: 448 });
}
/**
* Lets Node keep what it compiles of the modules that are imported from here on, which saves a fifth of a short run. Older versions
* of Node have no such cache.
*/
function keepCompiled(folder) {
	if (folder === void 0) return;
	const compiled = join(folder, "compiled");
	try {
		makeFolder(compiled, 3);
	} catch {
		return;
	}
	nodeModule.enableCompileCache?.(compiled);
}
/** The variables with which a thread keeps what it compiles where this one does: it does not do so by itself. */
function compiledVariables() {
	const folder = nodeModule.getCompileCacheDir?.();
	return folder === void 0 ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}

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
/** Adds all values of other lists to a list. An argument for each, as `push(...)` takes them, overflows the stack with some 100,000. */
function append(list, ...more) {
	for (const values of more) for (const value of values) list.push(value);
}
/** The values of a module in the order of their ids: the order of its exports differs between loaders. */
function byId(module) {
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
const WORDS$1 = new Set("cert certs certificate certificates cacert cacerts tls mtls ssl pki key keys privkey fullchain keystore keystores truststore truststores secret secrets letsencrypt".split(" "));
/** Whether a path ends in a word of certificates or keys: `certs/backup.7z`, `infra/tls-secrets`, `prodCerts.rar`. */
function namesMaterial(path) {
	return path.split("/").slice(-2).some((part) => wordsOf(part).some((word) => WORDS$1.has(word)));
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
function fill$1(items, separator, width) {
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
/** Whether a person or an installer replaces a part of a name before anything is applied: `<CLUSTER_NAME>-tls`. */
function isToFillIn(name) {
	return /<[\w .-]{1,60}>|([~@%#!|]|__)[A-Za-z][\w:.-]{0,60}\1/.test(name);
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
const WORDS = {
	"": SECOND,
	s: SECOND,
	sec: SECOND,
	second: SECOND,
	m: MINUTE,
	min: MINUTE,
	minute: MINUTE,
	h: HOUR,
	hr: HOUR,
	hour: HOUR,
	d: DAY,
	day: DAY,
	w: 7 * DAY,
	week: 7 * DAY
};
/** A time span of one part, as systemd writes it: `1 day`, `12h`, `30min`, `3600`. https://www.freedesktop.org/software/systemd/man/latest/systemd.time.html */
function timeSpan(text) {
	const [, count, word = ""] = /^(\d{1,9}) ?([a-z]{0,7})$/.exec(text.trim().toLowerCase()) ?? [];
	const unit = WORDS[word] ?? WORDS[word.replace(/s$/, "")];
	return count === void 0 || unit === void 0 ? void 0 : Number(count) * unit;
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

// src/facts/refs.ts
const last = (name) => name.replace(/^.*[/#]/, "");
/** Every kind of ref, with its properties. */
const KINDS = {
	secret: {
		namespaced: true,
		title: "Secret"
	},
	configmap: {
		namespaced: true,
		title: "ConfigMap"
	},
	/** A Certificate of cert-manager. */
	certificate: { namespaced: true },
	issuer: {
		namespaced: true,
		title: "Issuer"
	},
	"cluster-issuer": {
		clusterWide: true,
		title: "ClusterIssuer"
	},
	/** An issuer of whichever kind, by its name. */
	"any-issuer": {},
	/** An issuer of another API group: `<group>/<name>`. */
	"external-issuer": {},
	/** What signs for a whole cluster: `kubernetes`, `openshift-service-ca`. */
	"issuer-of-cluster": {},
	store: {
		namespaced: true,
		title: "SecretStore"
	},
	"cluster-store": {
		clusterWide: true,
		title: "ClusterSecretStore"
	},
	/** Permission to read a Secret: `<its namespace>/<its name>/<namespace of the reader>`. */
	grant: { namespaced: true },
	/** `<namespace>/<kind>/<name>`. */
	workload: {
		namespaced: true,
		local: true
	},
	/** A volume that a pod gets from a driver or an agent: `<namespace>/<pod>/<volume>`. */
	"pod-volume": { namespaced: true },
	/** A Bundle of trust-manager. */
	bundle: {},
	/** A service mesh, by its name. */
	mesh: {},
	/** A place in the values of a chart: `<folder>#<keys>`, with an empty folder for the charts of the whole repository. */
	values: {
		local: true,
		spell: (name) => `the values ${last(name)}`
	},
	apiservice: {},
	customresourcedefinition: {},
	mutatingwebhookconfiguration: {},
	validatingwebhookconfiguration: {},
	/** An absolute path on a host; a folder ends in `/` and stands for all that lies in it. */
	path: { local: true },
	/** A DNS name that is served. */
	host: {},
	/** An IP address that is served. */
	ip: {},
	/** A service that is reloaded, by its usual name; `?` where that cannot be told. */
	service: { local: true },
	/** A unit of systemd, with its ending. */
	unit: { local: true },
	timer: { local: true },
	/** A certificate resolver of Traefik; an issuer of nginx\u2019s ACME module as `nginx/<name>`. */
	resolver: {},
	/** A path in the repository. */
	file: { local: true },
	/** A variable of templates that holds a path; the topology puts the path in its place. */
	variable: {
		local: true,
		spell: (name) => `the variable ${name}`
	},
	/** A script by its base name: scripts are installed under other folders. */
	script: {
		local: true,
		spell: (name) => `the script ${name}`
	},
	/** A program that something starts. */
	run: { local: true },
	/** A service of a compose file, by its name. */
	container: { local: true },
	/** The file of a pipeline or of an action. */
	job: {
		relative: true,
		spell: (name) => name.replace(/^.*\/\//, "")
	},
	/** An address in a folder of Terraform. */
	tf: {
		relative: true,
		spell: last
	},
	/** An output of Terraform that another state may read, by its name. */
	"tf-output": {},
	/** A resource of a Pulumi program: `<path>#<variable>`. */
	pulumi: {
		relative: true,
		spell: last
	},
	/** A resource of a CloudFormation template: `<path>#<logical id>`. */
	cfn: {
		relative: true,
		spell: last
	},
	"cfn-export": {},
	/** A secret of GitHub Actions. */
	"actions-secret": {
		relative: true,
		spell: (name) => name.replace(/^(.*)\/\/(.*)$/, "the secret $2 of $1")
	},
	/** A key of a secret store, whatever the store. */
	stored: {},
	/** A key of a store under the name that a cluster has for it: `<store>/<key>`. */
	external: {},
	/** A certificate that BOSH creates for a variable of its manifests. */
	"bosh-variable": {
		local: true,
		spell: (name) => `the variable ${name}`
	},
	/** A role of Vault's PKI engine: `<mount>/issue/<role>`. */
	vault: {},
	/** The name of an Amazon resource; the kind is the first part of the name itself. */
	arn: { spell: (name) => `arn:${name}` },
	/** A certificate of AWS Certificate Manager, by its domain. */
	acm: {},
	/** One version of a secret in AWS Secrets Manager, Google's Secret Manager, an Azure Key Vault. */
	awssm: {},
	gcpsm: {},
	kv: {}
};
const REF_KINDS = Object.keys(KINDS);
/** By text: a report of another version may have kinds that this one does not know. */
const TRAITS = new Map(Object.entries(KINDS));
/** A ref of a kind that has no namespace. */
function makeRef(kind, name) {
	return `${kind}:${name}`;
}
/** A ref of an object in a namespace: `?` where that is not known, `*` where any will do. */
function namespacedRef(kind, namespace, name) {
	return `${kind}:${namespace}/${name}`;
}
function secretRef(namespace, name) {
	return namespacedRef("secret", namespace, name);
}
/** A path in the repository of the fact. */
function fileRef(path) {
	return makeRef("file", path);
}
function hostRef(name) {
	return makeRef("host", name);
}
/** A program that something else starts: `certbot`. */
function programRef(name) {
	return makeRef("run", name);
}
function serviceRef(name) {
	return makeRef("service", name);
}
/** What a hook reloads that is up to a script, or that cannot be told. */
const UNKNOWN_SERVICE = serviceRef("?");
/** The ref of a name as certificates spell it: `dns:www.example.com`, `ip:192.0.2.1`. */
function servedRef(name) {
	return name.replace(/^dns:/, "host:");
}
/** Text that a person or an Amazon resource spells as a ref of this kind; undefined for any other text. */
function asRef(kind, text) {
	return text.startsWith(`${kind}:`) ? text : void 0;
}
function parseRef(ref) {
	const text = ref;
	const kind = kindOf(ref);
	const slash = TRAITS.get(kind)?.namespaced === true ? text.indexOf("/") : -1;
	if (slash < 0) return {
		kind,
		name: text.slice(kind.length + 1)
	};
	return {
		kind,
		namespace: text.slice(kind.length + 1, slash),
		name: text.slice(slash + 1)
	};
}
function kindOf(ref) {
	const text = ref;
	const colon = text.indexOf(":");
	return colon < 0 ? "" : text.slice(0, colon);
}
/** What a ref names, without its kind and its namespace: of `secret:shop/web-tls` that is `web-tls`. */
function nameOfRef(ref) {
	return parseRef(ref).name;
}
/** The namespace; undefined for a kind that has none. */
function namespaceOfRef(ref) {
	return parseRef(ref).namespace;
}
function isOfKind(ref, ...kinds) {
	return kinds.includes(kindOf(ref));
}
/** Whether facts of two repositories never join by it. */
function isLocalRef(ref) {
	return TRAITS.get(kindOf(ref))?.local === true;
}
/** Whether it means an object of one cluster: the same names stand in the folder of every cluster. */
function isOfCluster(ref) {
	const traits = TRAITS.get(kindOf(ref));
	return traits?.namespaced === true || traits?.clusterWide === true;
}
/** Whether a template, a shell or a variable fills a part of it in. */
function hasVariable(ref) {
	return /[{$]/.test(ref);
}
/** Whether the name, or a part of it, is only known to a template, a shell or a variable. */
function isOpenRef(ref) {
	return hasVariable(ref) || /[:/]\?$/.test(ref);
}
/** The ref in another namespace; as it is where its kind has none. */
function inNamespace(ref, namespace) {
	const { kind, namespace: own, name } = parseRef(ref);
	return own === void 0 ? ref : `${kind}:${namespace}/${name}`;
}
/** Whether a ref with an open namespace, or an open store, may mean another one. */
function mayMean(open, other) {
	return /^\w+:[?*]\//.test(open) && withoutNamespace(open) === withoutNamespace(other);
}
/** The kind and the name of a ref, by which those that may mean the same are found. */
function withoutNamespace(ref) {
	return ref.replace(/^(\w+):[^/]*\//, "$1:");
}
/** Whether its kind is one that names something by a path or a name in a repository, qualified or not. */
function isRelativeRef(ref) {
	return TRAITS.get(kindOf(ref))?.relative === true;
}
/** With the repository before what is named by its path or name there, so that it means the same for all. */
function qualifyRef(ref, repository) {
	const { kind, name } = parseRef(ref);
	return isRelativeRef(ref) && !name.includes("//") ? `${kind}:${repository}//${name}` : ref;
}
/** The ref with more at the end of its name. */
function appendToRef(ref, more) {
	return `${ref}${more}`;
}
/** The last part of a name: of `secret:shop/web-tls` that is `web-tls`, of `path:/etc/ssl/www.pem` it is `www.pem`. */
function lastPartOfRef(ref) {
	return withoutChart(ref).replace(/^.*[/:]/, "");
}
/** A name that a template fills in has its chart behind an `@`; a person reads an ellipsis for what is filled in. */
function withoutChart(name) {
	return withoutTemplates(name.replace(/@[^@]*$/, ""));
}
/** What a template fills in, as an ellipsis: `{{ include "web.fullname" . }}-tls` is `\u2026-tls`. Linear in the text. */
function withoutTemplates(text) {
	if (!text.includes("{{")) return text;
	return text.replace(/(^|[^$])\{\{[^{}]{0,400}\}\}/g, "$1\u2026").replace(/(\u2026[\w.\u2026-]{0,100})@[\w./-]{0,200}/g, "$1");
}
/** A ref as a person reads it: `Secret shop/web-tls`, `the script renew.sh`, `/etc/ssl/www.pem`. */
function spellRef(ref) {
	const { kind, namespace, name } = parseRef(ref);
	const { title, spell } = TRAITS.get(kind) ?? {};
	const known = namespace === void 0 || title !== void 0 && /^[?*]$/.test(namespace) ? "" : `${namespace}/`;
	if (title !== void 0) return `${title} ${known}${namespace === void 0 ? name : withoutChart(name)}`;
	return spell === void 0 ? `${known}${name}` : spell(name);
}
/** A Secret or a ConfigMap with its name in quotes: `Secret "web-tls"`, with its namespace where it is known. */
function spellSecret(ref) {
	if (ref === void 0) return "";
	const { kind, namespace, name } = parseRef(ref);
	if (namespace === void 0) return ref;
	const plain = `${TRAITS.get(kind)?.title ?? "Secret"} "${withoutChart(name)}"`;
	return namespace === "?" ? plain : `${plain} in namespace "${namespace}"`;
}

// src/facts/host-paths.ts
/** Whether text holds a template or a variable, so that its value is unknown. */
function isUnknown(text) {
	return /\$[{(A-Za-z_@*]|\{\{|\{%|<%|%\{|`/.test(text);
}
/** The ref of a file on a host, `path:/etc/ssl/a.pem`, or of a folder, `path:/etc/ssl/`; undefined where the path is relative or not known. */
function pathRef(path) {
	const clean = path.replace(/^(?:<|file:\/\/)/, "");
	if (!clean.startsWith("/") || isUnknown(clean)) return void 0;
	const parts = [];
	for (const part of clean.split("/")) if (part === "..") parts.pop();
	else if (part !== "" && part !== ".") parts.push(part);
	return makeRef("path", `/${parts.join("/")}${clean.endsWith("/") && parts.length > 0 ? "/" : ""}`);
}
function pathRefs(...paths) {
	const refs = paths.flatMap((path) => path === void 0 ? [] : pathRef(path) ?? []);
	return [...new Set(refs)];
}
/** As {@link pathRefs}, of one path; if a part of it is unknown, the folder up to that part. */
function knownRefs(path) {
	const at = path.search(/\$[{(A-Za-z_@*]|\{\{|\{%|<%|%\{|`|[*?[]/);
	return pathRefs(at < 0 ? path : path.slice(0, path.lastIndexOf("/", at) + 1)).filter((ref) => nameOfRef(ref) !== "/");
}
/** Stands for every lineage: what a bare `certbot renew` provides. */
const CERTBOT_LIVE = makeRef("path", "/etc/letsencrypt/live/");
/** Whether a ref is a file or a folder on a host. */
function isHostPath(ref) {
	return isOfKind(ref, "path") && nameOfRef(ref).startsWith("/");
}
/** Whether a ref is a folder on a host, and stands for all that lies in it. */
function isHostFolder(ref) {
	return isHostPath(ref) && nameOfRef(ref).endsWith("/");
}
/** The rest of a path below a folder on a host: `www.pem` of `/etc/ssl/www.pem` below `/etc/ssl/`; undefined elsewhere. */
function pathBelow(ref, folder) {
	if (!isHostFolder(folder) || !isHostPath(ref)) return void 0;
	const [path, above] = [nameOfRef(ref), nameOfRef(folder)];
	return path.startsWith(above) ? path.slice(above.length) : void 0;
}
/** The folder of a path on a host, as a ref; of a folder that is itself. */
function folderOfPath(ref) {
	return makeRef("path", upToSlash(nameOfRef(ref)));
}
/** The folders that a path on a host lies in, the nearest first; the root of the host is none. */
function* foldersAbove(ref) {
	if (!isHostPath(ref)) return;
	const path = nameOfRef(ref);
	for (let at = path.lastIndexOf("/", path.length - 2); at > 0; at = path.lastIndexOf("/", at - 1)) yield makeRef("path", path.slice(0, at + 1));
}
const upToSlash = (path) => path.slice(0, path.lastIndexOf("/") + 1);
/** Base name of a file in the repository without the endings of templates: `nginx.conf.j2` is `nginx.conf`. */
const plainName = memoizeLast((path) => {
	return path.slice(path.lastIndexOf("/") + 1).toLowerCase().replace(/(?:\.(?:j2|jinja2?|erb|epp|tpl|tmpl|template|tftpl|in|ctmpl|gotmpl))+$/, "");
});
/**
* Name of a lineage from a path below `/etc/letsencrypt/{live,archive}`; works for mounted copies of that tree too, which the
* names of certbot's own files tell wherever they lie.
*/
function certbotPath(path) {
	const [, tree, lineage, file] = /(?:letsencrypt|certbot(?:\/conf)?|le-certs)\/(live|archive)\/([^/]+)\/([^/]+)$/.exec(path) ?? /\/(live)\/([^/]+)\/((?:fullchain|cert|chain|privkey)\.pem)$/.exec(path) ?? [];
	if (tree === void 0 || lineage === void 0 || file === void 0) return void 0;
	return {
		tree,
		lineage,
		file
	};
}

// src/shell/clients/acme.ts
/** ACME clients (RFC 8555) that have mechanisms of their own for their commands or their configuration. */
const ACME_CLIENTS = [
	{
		id: "certbot",
		title: "certbot",
		references: ["https://eff-certbot.readthedocs.io/en/stable/using.html", "https://github.com/certbot/certbot/blob/main/certbot/CHANGELOG.md"],
		program: "certbot",
		aliases: [
			"certbot-auto",
			"letsencrypt",
			"letsencrypt-auto"
		],
		retired: ["certbot-auto", "letsencrypt-auto"],
		packages: ["certbot", "letsencrypt"],
		units: ["certbot", "snap.certbot"],
		images: [
			{
				name: "certbot/certbot",
				official: true
			},
			{
				name: "certbot/dns-*",
				official: true
			},
			{ name: "certbot" }
		],
		actions: [
			["renew", "renew"],
			[
				"ensure",
				"--keep",
				"--keep-until-expiring"
			],
			[
				"issue",
				"certonly",
				"run"
			]
		],
		otherwise: "issue",
		others: [...[
			"certificates",
			"revoke",
			"delete",
			"register",
			"update_account",
			"unregister",
			"enhance",
			"install"
		], ...[
			"plugins",
			"rollback",
			"show_account",
			"config_changes",
			"reconfigure",
			"-h"
		]],
		rehearsal: [
			"--staging",
			"--test-cert",
			"--dry-run",
			"--break-my-certs"
		],
		byHand: {
			options: ["--manual"],
			hooks: ["--manual-auth-hook"]
		},
		server: ["--server"],
		asksFor: [["must-staple", "--must-staple"]],
		names: { options: [
			"-d",
			"--domain",
			"--domains"
		] },
		files: {
			folder: {
				path: "/etc/letsencrypt",
				options: ["--config-dir"]
			},
			paths: [...["live/{name}/fullchain.pem", "live/{name}/cert.pem"], ...["live/{name}/chain.pem", "live/{name}/privkey.pem"]],
			nameOptions: ["--cert-name"],
			kept: /(?:letsencrypt|certbot)\/live\//,
			needles: ["/live/"],
			live: "/etc/letsencrypt/live/"
		},
		hooks: {
			options: ["--deploy-hook", "--renew-hook"],
			attempts: ["--post-hook"],
			settings: ["deploy_hook", "renew_hook"],
			last: true,
			folders: ["renewal-hooks/"],
			variables: ["RENEWED_LINEAGE", "RENEWED_DOMAINS"]
		},
		renewal: {
			share: 1 / 3,
			ari: true
		},
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism",
		example: "certbot renew -q --deploy-hook \"systemctl reload nginx\""
	},
	{
		id: "acme-sh",
		title: "acme.sh",
		references: [
			"https://github.com/acmesh-official/acme.sh/blob/master/README.md",
			"https://github.com/acmesh-official/acme.sh/wiki/Options-and-Params",
			"https://github.com/acmesh-official/acme.sh/wiki/Run-acme.sh-in-docker"
		],
		program: "acme.sh",
		aliases: ["acme_sh"],
		images: [
			{
				name: "neilpang/acme.sh",
				official: true,
				verbs: true
			},
			{ name: "acme.sh" },
			{ name: "acmesh" }
		],
		actions: [[
			"issue",
			"--issue",
			"--sign-csr",
			"--signcsr"
		], [
			"renew",
			"--cron",
			"daemon",
			"--renew",
			"-r",
			"--renew-all",
			"--renewAll",
			"--renewall"
		]],
		rehearsal: ["--staging", "--test"],
		server: ["--server"],
		asksFor: [[
			"must-staple",
			"--ocsp",
			"--ocsp-must-staple"
		]],
		names: { options: ["-d", "--domain"] },
		files: {
			options: [
				{ names: ["--fullchain-file", "--fullchainpath"] },
				{ names: ["--cert-file", "--certpath"] },
				{ names: ["--key-file", "--keypath"] },
				{ names: ["--ca-file", "--capath"] }
			],
			kept: /\.acme\.sh\//,
			needles: [".acme.sh/"]
		},
		hooks: {
			options: [
				"--reloadcmd",
				"--reload-cmd",
				"--renew-hook"
			],
			attempts: ["--post-hook"],
			settings: ["Le_ReloadCmd", "Le_RenewHook"],
			variables: [
				"CERT_FULLCHAIN_PATH",
				"CERT_KEY_PATH",
				"CERT_PATH",
				"CA_CERT_PATH"
			],
			evidence: "CERT_FULLCHAIN_PATH"
		},
		renewal: {
			ari: true,
			startedBy: "set-up",
			setUp: [
				"--install",
				"--install-online",
				"--install-cronjob"
			],
			withoutSetUp: "--nocron"
		},
		issuer: "zerossl",
		commandsReadBy: "own-mechanism",
		example: "\"/root/.acme.sh\"/acme.sh --cron --home \"/root/.acme.sh\""
	},
	{
		id: "lego",
		title: "lego",
		references: [
			"https://go-acme.github.io/lego/usage/cli/renew-a-certificate/",
			"https://go-acme.github.io/lego/advanced/hooks/",
			"https://go-acme.github.io/lego/migration/cli/"
		],
		program: "lego",
		images: [
			{
				name: "goacme/lego",
				official: true
			},
			{
				name: "xenolf/lego",
				official: true
			},
			{ name: "lego" }
		],
		actions: [["renew", "renew"], ["issue", "run"]],
		server: ["--server", "-s"],
		asksFor: [["must-staple", "--must-staple"]],
		names: { options: [
			"-d",
			"--domains",
			"--domain"
		] },
		files: {
			folder: {
				path: "./.lego",
				options: ["--path"]
			},
			paths: ["certificates/{name}.crt", "certificates/{name}.key"],
			wildcard: "_.",
			kept: /\.lego\/certificates\/|\/var\/lib\/acme\/(?!live\/)/,
			needles: [".lego/", "/var/lib/acme/"]
		},
		hooks: {
			options: [
				"--renew-hook",
				"--run-hook",
				"--deploy-hook"
			],
			attempts: ["--post-hook"],
			variables: ["LEGO_CERT_", "LEGO_HOOK_CERT_"]
		},
		renewal: { share: 1 / 3 },
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism",
		example: "lego --path /var/lib/lego --dns rfc2136 --domains www.example.org renew --renew-hook /usr/local/bin/deploy.sh"
	},
	{
		id: "dehydrated",
		title: "dehydrated",
		references: [
			"https://github.com/dehydrated-io/dehydrated/blob/master/README.md",
			"https://github.com/dehydrated-io/dehydrated/blob/master/docs/examples/config",
			"https://github.com/dehydrated-io/dehydrated/blob/master/docs/examples/hook.sh"
		],
		program: "dehydrated",
		aliases: ["letsencrypt.sh"],
		images: [{ name: "dehydrated" }],
		actions: [[
			"ensure",
			"-c",
			"--cron"
		], [
			"reissue",
			"-s",
			"--signcsr"
		]],
		server: ["--ca"],
		names: { options: ["-d", "--domain"] },
		files: {
			folder: { options: ["-o", "--out"] },
			paths: [
				"{name}/fullchain.pem",
				"{name}/cert.pem",
				"{name}/chain.pem",
				"{name}/privkey.pem"
			],
			nameOptions: ["--alias"],
			kept: /\/dehydrated\/certs\//
		},
		hooks: {
			options: ["-k", "--hook"],
			settings: ["HOOK"],
			variables: [
				"KEYFILE",
				"CERTFILE",
				"CHAINFILE",
				"FULLCHAINFILE"
			],
			evidence: "deploy_cert",
			functions: /^(?:\$\{?HANDLER\}?|(?:deploy|clean|sync|unchanged|invalid|request|startup|exit)_\w+)$/
		},
		renewal: { days: 32 },
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism",
		example: "dehydrated --cron --hook /etc/dehydrated/hook.sh"
	},
	{
		id: "getssl",
		title: "getssl",
		references: ["https://github.com/srvrco/getssl#readme", "https://github.com/srvrco/getssl/wiki/Config-variables"],
		program: "getssl",
		images: [{ name: "getssl" }],
		actions: [],
		otherwise: "ensure",
		others: [
			"-c",
			"--create",
			"-r",
			"--revoke",
			"-h",
			"-v",
			"-i",
			"--install"
		],
		names: { after: "" },
		files: { kept: /\.getssl\// },
		hooks: { settings: ["RELOAD_CMD"] },
		renewal: {
			days: 30,
			ari: true
		},
		issuer: "lets-encrypt",
		configuredBy: "files",
		example: "getssl -u -a -q"
	}
];

// src/shell/clients/acme-small.ts
/** ACME clients without configuration files that name certificates: their command lines say everything. */
const SMALL_ACME_CLIENTS = [
	{
		id: "uacme",
		title: "uacme",
		references: ["https://github.com/ndilieto/uacme/blob/master/README.md", "https://github.com/ndilieto/uacme/blob/master/uacme.1.txt"],
		program: "uacme",
		images: [{ name: "uacme" }],
		actions: [["ensure", "issue"]],
		rehearsal: ["-s", "--staging"],
		server: ["-a", "--acme-url"],
		asksFor: [[
			"must-staple",
			"-m",
			"--must-staple"
		]],
		names: { after: "issue" },
		files: {
			folder: {
				path: "/etc/ssl/uacme",
				options: ["-c", "--confdir"]
			},
			paths: ["{name}/cert.pem", "private/{name}/key.pem"],
			kept: /\/ssl\/uacme\//
		},
		renewal: {
			days: 30,
			options: ["-d", "--days"],
			ari: true
		},
		issuer: "lets-encrypt",
		example: "uacme -h /usr/share/uacme/uacme.sh issue www.example.org && systemctl reload nginx"
	},
	{
		id: "simp-le",
		title: "simp_le",
		references: ["https://github.com/zenhack/simp_le#readme"],
		program: "simp_le",
		aliases: ["simp_le.py"],
		images: [{
			name: "zenhack/simp_le",
			official: true
		}, { name: "simp_le" }],
		actions: [],
		otherwise: "ensure",
		others: [
			"--revoke",
			"--test",
			"--integration_test",
			"-h"
		],
		server: ["--server"],
		names: { options: ["-d", "--vhost"] },
		files: {
			local: ["-f"],
			operands: /^(?:key|cert|chain|fullchain|full)\.(?:pem|der)$/
		},
		renewal: {
			days: 30,
			options: ["--valid_min"],
			unit: "seconds"
		},
		issuer: "lets-encrypt",
		example: "cd /etc/ssl/www && simp_le -f fullchain.pem -f key.pem -d www.example.org:/var/www && systemctl reload nginx"
	},
	{
		id: "acmetool",
		title: "acmetool",
		references: [
			"https://github.com/hlandau/acmetool#readme",
			"https://hlandau.github.io/acmetool/userguide",
			"https://github.com/hlandau/acmetool/blob/master/_doc/SCHEMA.md"
		],
		program: "acmetool",
		images: [{ name: "acmetool" }],
		actions: [[
			"ensure",
			"reconcile",
			"want"
		]],
		otherwise: "ensure",
		others: [...[
			"quickstart",
			"redirector",
			"status",
			"unwant",
			"cull",
			"revoke",
			"test-notify",
			"import-jwk-account"
		], ...[
			"import-pem-account",
			"import-key",
			"import-le",
			"account-url",
			"account-thumbprint",
			"help",
			"-h"
		]],
		names: { after: "want" },
		files: {
			folder: {
				path: "/var/lib/acme",
				options: ["--state"]
			},
			paths: [
				"live/{name}/fullchain",
				"live/{name}/cert",
				"live/{name}/chain",
				"live/{name}/privkey"
			],
			kept: /\/acme\/live\//,
			needles: ["/acme/live/"],
			live: "/var/lib/acme/live/"
		},
		hooks: {
			folders: ["acme/hooks/"],
			unreadByDebian: {
				folder: "/usr/lib/acme/hooks/",
				instead: "/etc/acme/hooks/"
			},
			variables: ["ACME_STATE_DIR"],
			evidence: "live-updated",
			setUpReloads: true
		},
		renewal: {
			days: 30,
			share: 1 / 3,
			startedBy: "set-up",
			setUp: ["quickstart"]
		},
		issuer: "lets-encrypt",
		example: "acmetool --batch reconcile"
	},
	{
		id: "acme-tiny",
		title: "acme-tiny",
		references: ["https://github.com/diafygi/acme-tiny#readme"],
		program: "acme-tiny",
		aliases: [
			"acme_tiny.py",
			"acme-tiny.py",
			"acme_tiny"
		],
		images: [{ name: "acme-tiny" }],
		actions: [],
		otherwise: "reissue",
		others: ["-h"],
		server: ["--directory-url", "--ca"],
		files: { output: true },
		issuer: "lets-encrypt",
		example: "python3 /opt/acme_tiny.py --account-key a.key --csr www.csr --acme-dir /var/www/c > /etc/ssl/www.crt && systemctl reload nginx"
	},
	{
		id: "acme-nginx",
		title: "acme-nginx",
		references: ["https://github.com/kshcherban/acme-nginx#readme"],
		program: "acme-nginx",
		images: [{ name: "acme-nginx" }],
		actions: [["ensure", "--renew-days"]],
		otherwise: "reissue",
		others: ["-h", "-V"],
		rehearsal: ["--staging"],
		names: { options: ["-d", "--domain"] },
		files: {
			options: [{
				names: ["-o", "--output"],
				default: "/etc/ssl/private/letsencrypt-domain.pem"
			}, {
				names: ["--domain-private-key"],
				default: "/etc/ssl/private/letsencrypt-domain.key"
			}],
			kept: /\/letsencrypt-domain\.(?:pem|key)$/
		},
		hooks: {
			reloads: ["nginx"],
			withoutReload: "--no-reload-nginx"
		},
		renewal: { options: ["--renew-days"] },
		issuer: "lets-encrypt",
		example: "acme-nginx -d www.example.org --renew-days 33"
	},
	{
		id: "dokku-letsencrypt",
		title: "dokku-letsencrypt",
		references: ["https://github.com/dokku/dokku-letsencrypt#readme"],
		program: "dokku",
		subcommand: "letsencrypt:auto-renew",
		actions: [["renew", "letsencrypt:auto-renew"]],
		hooks: { reloads: ["nginx"] },
		renewal: { days: 30 },
		issuer: "lets-encrypt",
		example: "dokku letsencrypt:auto-renew www"
	}
];

// src/shell/clients/other.ts
/** Clients of Windows, servers that obtain their certificates themselves, and clients of private CAs. */
const OTHER_CLIENTS = [
	{
		id: "posh-acme",
		title: "Posh-ACME",
		references: [
			"https://poshac.me/docs/latest/Tutorial/",
			"https://poshac.me/docs/latest/Functions/Submit-Renewal/",
			"https://poshac.me/docs/latest/Functions/New-PACertificate/"
		],
		program: "Posh-ACME",
		aliases: ["Submit-Renewal", "New-PACertificate"],
		actions: [["renew", "Submit-Renewal"], ["issue", "New-PACertificate"]],
		server: ["-DirectoryUrl"],
		asksFor: [["must-staple", "-OCSPMustStaple"]],
		names: {
			options: ["-Domain", "-MainDomain"],
			after: ""
		},
		files: { kept: /[/\\]Posh-ACME[/\\]/i },
		hooks: { variables: [
			".FullChainFile",
			".PfxFullChain",
			".PfxFile"
		] },
		renewal: {
			days: 30,
			share: 1 / 3,
			ari: true
		},
		issuer: "lets-encrypt",
		example: "Submit-Renewal -AllOrders"
	},
	{
		id: "win-acme",
		title: "win-acme",
		references: [
			"https://www.win-acme.com/reference/cli",
			"https://www.win-acme.com/manual/automatic-renewal",
			"https://www.win-acme.com/reference/plugins/installation/script"
		],
		program: "wacs",
		aliases: [
			"wacs.exe",
			"simple-acme",
			"simple-acme.exe"
		],
		actions: [["renew", "--renew"], [
			"issue",
			"--target",
			"--source",
			"--host"
		]],
		rehearsal: ["--test"],
		server: ["--baseuri"],
		asksFor: [["must-staple", "--ocsp-must-staple"]],
		names: { options: ["--host"] },
		files: { kept: /[/\\]win-acme[/\\]/i },
		hooks: {
			options: ["--script"],
			variables: [
				"{StorePath}",
				"{CacheFile}",
				"{CertThumbprint}"
			]
		},
		renewal: {
			every: "1d",
			startedBy: "set-up",
			setUp: [
				"--target",
				"--source",
				"--setuptaskscheduler"
			],
			withoutSetUp: "--notaskscheduler"
		},
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism",
		example: "wacs.exe --renew --baseuri \"https://acme-v02.api.letsencrypt.org/\""
	},
	{
		id: "caddy",
		title: "Caddy",
		references: ["https://caddyserver.com/docs/automatic-https", "https://caddyserver.com/docs/json/apps/tls/automation/"],
		program: "caddy",
		images: [
			{
				name: "abiosoft/caddy",
				keeps: "/root/.caddy",
				keptIn: "CADDYPATH"
			},
			{
				name: "caddy",
				official: true,
				keeps: "/data/caddy",
				keptIn: "XDG_DATA_HOME"
			},
			{
				name: "caddy-docker-proxy",
				keeps: "/data/caddy",
				keptIn: "XDG_DATA_HOME"
			}
		],
		actions: [[
			"ensure",
			"run",
			"start"
		]],
		files: {
			kept: /caddy\/certificates\/[^/]{1,200}\/(?<host>[\w.-]{1,253})\/\k<host>\.(?:crt|key)$/,
			needles: ["caddy/certificates/"]
		},
		renewal: {
			share: 1 / 3,
			every: "10m",
			startedBy: "itself"
		},
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism"
	},
	{
		id: "traefik",
		title: "Traefik",
		references: ["https://doc.traefik.io/traefik/reference/install-configuration/tls/certificate-resolvers/acme/"],
		program: "traefik",
		images: [{
			name: "traefik",
			official: true
		}],
		actions: [],
		otherwise: "ensure",
		others: ["version", "healthcheck"],
		files: {
			kept: /\/acme\.json$/,
			needles: ["acme.json"]
		},
		renewal: {
			days: 30,
			every: "1d",
			startedBy: "itself"
		},
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism"
	},
	{
		id: "mod-md",
		title: "mod_md",
		references: ["https://httpd.apache.org/docs/2.4/mod/mod_md.html", "https://github.com/icing/mod_md/blob/master/README.md"],
		program: "mod_md",
		actions: [],
		files: { kept: /\/md\/domains\// },
		hooks: { settings: ["MDMessageCmd", "MDNotifyCmd"] },
		renewal: {
			share: 1 / 3,
			ari: true,
			every: "12h",
			startedBy: "itself"
		},
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism"
	},
	{
		id: "nginx-acme",
		title: "ngx_http_acme_module",
		references: ["https://nginx.org/en/docs/http/ngx_http_acme_module.html"],
		program: "ngx_http_acme_module",
		actions: [],
		renewal: { startedBy: "itself" },
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism"
	},
	{
		id: "step",
		title: "step",
		references: ["https://smallstep.com/docs/step-cli/reference/ca/renew/", "https://smallstep.com/docs/step-ca/renewal/"],
		program: "step",
		aliases: ["step-cli"],
		subcommand: "ca",
		images: [{
			name: "smallstep/step-cli",
			official: true,
			shell: true
		}],
		actions: [["renew", "renew"], ["issue", "certificate"]],
		names: { after: "certificate" },
		files: { operands: /\.(?:crt|pem|cer|key)$/ },
		hooks: { options: ["--exec"] },
		renewal: {
			share: 1 / 3,
			options: ["--expires-in"]
		},
		issuer: "own",
		commandsReadBy: "own-mechanism",
		example: "step ca renew --force /etc/ssl/www.crt /etc/ssl/www.key"
	},
	{
		id: "certmonger",
		title: "certmonger",
		references: ["https://manpages.debian.org/testing/certmonger/getcert-request.1.en.html", "https://manpages.debian.org/testing/certmonger/certmonger.conf.5.en.html"],
		program: "getcert",
		aliases: [
			"ipa-getcert",
			"selfsign-getcert",
			"local-getcert"
		],
		actions: [[
			"ensure",
			"request",
			"start-tracking"
		]],
		names: { options: ["-D", "--dns"] },
		files: { options: [{ names: ["-f", "--certfile"] }, { names: ["-k", "--keyfile"] }] },
		hooks: { options: ["-C", "--after-command"] },
		renewal: {
			days: 28,
			startedBy: "itself"
		},
		issuer: "own",
		commandsReadBy: "own-mechanism",
		example: "ipa-getcert request -f /etc/ssl/www.crt -k /etc/ssl/www.key -C \"systemctl reload nginx\""
	}
];

// src/shell/clients/index.ts
/**
* The registry of certificate clients: programs that obtain and renew certificates. Every part of the product that has to know
* one by name asks here, so that a new client is one entry in a table of this folder. Questions about a command line are
* answered by `runs.ts`.
*
* Tables by client that have a life of their own, such as versions that break or dates on which a feature ends, name a client
* by its `id`.
*/
const CLIENTS = [
	...ACME_CLIENTS,
	...SMALL_ACME_CLIENTS,
	...OTHER_CLIENTS
];
/** Clients that a schedule has to start again: all but servers and daemons, which renew as long as they run. */
const STARTED_CLIENTS = CLIENTS.filter(({ renewal }) => renewal?.startedBy !== "itself");
/** All names of a client's program. */
function namesOf({ program, aliases = [] }) {
	return [program, ...aliases];
}
const BY_PROGRAM = new Map(CLIENTS.flatMap((client) => namesOf(client).map((name) => [name.toLowerCase(), client])));
const BY_ID = new Map(CLIENTS.map((client) => [client.id, client]));
/** The client that a program is, by its base name. FreeBSD and others append a version: `certbot-3.11`. */
function clientOfProgram(name) {
	const plain = name.toLowerCase();
	return BY_PROGRAM.get(plain) ?? BY_PROGRAM.get(plain.replace(/-\d[\d.]{0,8}$/, ""));
}
/** The client with an id; undefined where there is none. */
function clientById(id) {
	return BY_ID.get(id);
}
/** The client that a fact is about: its mechanism, or the client that the fact names. */
function clientOfFact({ mechanism, attributes }) {
	return clientById(typeof attributes.client === "string" ? attributes.client : mechanism);
}
/** The ref by which a schedule starts a client, whatever name of its program the schedule uses: `run:certbot`. */
function runRef(program) {
	return programRef(clientOfProgram(program)?.program ?? program);
}
/** The client of an image, by the image's name: `ghcr.io/acme/lego:v4` is one of lego. */
function clientOfImage(image) {
	const name = image.replace(/@.*$/, "").replace(/:[^/:]*$/, "");
	for (const client of CLIENTS) {
		const found = client.images?.find((one) => isNamed(name, one.name));
		if (found !== void 0) return {
			client,
			image: found
		};
	}
}
function isNamed(image, name) {
	const base = image.slice(image.lastIndexOf("/") + 1);
	if (!name.includes("/")) return base === name;
	const full = `/${image}`;
	if (!name.endsWith("*")) return full.endsWith(`/${name}`);
	const at = full.lastIndexOf(`/${name.slice(0, -1)}`);
	return at >= 0 && !full.slice(at + name.length).includes("/");
}
const WITH_VERBS = CLIENTS.filter(({ images }) => images?.some(({ verbs }) => verbs === true));
/** The client whose image has a program of this name for a verb: `--issue`. */
function clientOfVerb(name) {
	return name.startsWith("--") ? WITH_VERBS.find(({ actions }) => actions.some((row) => row.includes(name))) : void 0;
}
const escaped = (text) => text.replace(/[.+*?^$(){}|[\]\\]/g, "\\$&");
/** Names by which text refers to a client; an ordinary word counts with its first argument only: `step ca`. */
const SPOKEN = STARTED_CLIENTS.flatMap((client) => namesOf(client).map((name) => ({
	client,
	text: client.subcommand === void 0 ? name : `${name} ${client.subcommand}`
}))).sort((one, other) => other.text.length - one.text.length);
const BY_TEXT = new Map(SPOKEN.map(({ client, text }) => [text.toLowerCase(), client]));
/** A long name may be the start of a longer word, as in `certbot2`. A short one must be a word of its own. */
const NAMED = new RegExp(`(?<![a-z0-9])(?:${SPOKEN.map(({ text }) => `${escaped(text)}${text.length > 5 ? "" : "(?![a-z0-9])"}`).join("|")})`, "i");
/**
* The first client that text names, such as the path of a script, the name of a unit or the steps of a job. The address of a
* CA names none.
*/
const clientNamed = memoizeLast((text) => {
	const found = NAMED.exec(text.includes("://") ? text.replace(/https?:\/\/[^\s"']{1,500}/g, "") : text)?.[0];
	return found === void 0 ? void 0 : BY_TEXT.get(found.toLowerCase());
});
/** The client that a package of a distribution brings, with a timer or a cron job: `python3-certbot-nginx`. */
function clientOfPackage(name) {
	const plain = name.replace(/^python3-/, "");
	return CLIENTS.find(({ packages }) => packages?.some((one) => plain.startsWith(one) && !/^\w/.test(plain.slice(one.length))));
}
/** The client that a unit of systemd starts which a package brings: `certbot-renew.service`. */
function clientOfUnit(unit) {
	return CLIENTS.find(({ units }) => units?.some((one) => unit.startsWith(one)));
}
/** Byte strings of which a file that runs a client has one. */
const CLIENT_NEEDLES = needlesFor(STARTED_CLIENTS);
/** As {@link CLIENT_NEEDLES}, for some clients only. */
function needlesFor(clients) {
	return shortest(SPOKEN.flatMap(({ client, text }) => clients.includes(client) ? [text] : []));
}
/** The client that runs a script after its renewals because of the folder in which the script is, on a host or in a repository. */
const clientOfHookFolder = memoizeLast((path) => CLIENTS.find(({ hooks }) => hooks?.folders?.some((folder) => `/${path}`.includes(`/${folder}`))));
const LIVE = new Set(CLIENTS.flatMap(({ files }) => pathRefs(files?.live)));
/** Whether a ref is the folder in which a client keeps the current version of every certificate. */
function isLiveFolder(ref) {
	return LIVE.has(ref);
}
const KEPT = CLIENTS.flatMap((client) => client.files?.kept === void 0 ? [] : [{
	client,
	kept: client.files.kept
}]);
/** Whether a path without an ending is a file of a client, such as acmetool's `fullchain`, and no folder. */
function isFileOfClient(path) {
	const name = path.slice(path.lastIndexOf("/"));
	return clientKeeping(path)?.client.files?.paths?.some((file) => file.endsWith(name)) === true;
}
/** The client in whose folders a file is, with the host that the path names, where the layout tells one. */
function clientKeeping(path) {
	for (const { client, kept } of KEPT) {
		const found = kept.exec(path);
		if (found !== null) return {
			client,
			...found.groups?.host !== void 0 && { host: found.groups.host }
		};
	}
}
const HANDED = CLIENTS.flatMap((client) => {
	const { variables, evidence } = client.hooks ?? {};
	if (variables === void 0) return [];
	const names = variables.map((name) => `${escaped(name)}${/\w$/.test(name) && !name.endsWith("_") ? "\\b" : ""}`);
	const plain = variables.every((name) => /^\w/.test(name));
	return [{
		client,
		evidence,
		pattern: new RegExp(`${plain ? "\\$\\{?" : ""}(?:${names.join("|")})`)
	}];
});
/** Which evidence of a client a text holds; asked for many words of the same text. */
const evidenceIn = memoizeLast((text) => new Set(HANDED.flatMap(({ evidence }) => evidence !== void 0 && text.includes(evidence) ? [evidence] : [])));
/** The client that sets a variable which a word of a hook uses, such as `$RENEWED_LINEAGE/fullchain.pem`. `text` is the whole hook. */
function clientHanding(word, text) {
	return HANDED.find(({ pattern, evidence }) => pattern.test(word) && (evidence === void 0 || evidenceIn(text).has(evidence)))?.client;
}
/** Byte strings of which a file has one that takes what a client renewed, beside the endings of files of certificates. */
const RESULT_NEEDLES = shortest(CLIENTS.flatMap(({ files, hooks }) => [...files?.needles ?? [], ...hooks?.evidence === void 0 ? hooks?.variables ?? [] : [hooks.evidence]]));
/** Search strings without those that contain another one. */
function shortest(needles) {
	return [...new Set(needles)].filter((one, _, all) => !all.some((other) => other !== one && one.includes(other)));
}
/** Whether a program is a client that runs nothing after a renewal. */
function runsNoHooks(program) {
	const client = clientOfProgram(program);
	return client !== void 0 && client.hooks === void 0;
}
/** Whether a command is a function of a hook, or what chooses one. */
function isHookFunction(name) {
	return CLIENTS.some(({ hooks }) => hooks?.functions?.test(name) === true);
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
const MAX_HOST = 253;
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
		if (name.length > MAX_HOST || !name.includes(".")) return name;
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
	const plain = TIME.test(core) || PLAIN_WORD.test(core) && !LINKED_WORD.test(core);
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

// src/readers/raw-paths.ts
/**
* Text of a name whose bytes stand one in each character: UTF-8 where it is, `\xNN` for every byte that is not.
*/
function toDisplayPath(name) {
	if (/^[\x00-\x7f]*$/.test(name)) return name;
	const bytes = Buffer.from(name, "latin1");
	if (isUtf8(bytes)) return bytes.toString();
	let text = "";
	for (let at = 0; at < bytes.length;) {
		const size = sequenceLength(bytes[at]);
		const sequence = bytes.subarray(at, at + size);
		if (size > 0 && sequence.length === size && isUtf8(sequence)) {
			text += sequence.toString();
			at += size;
		} else {
			text += `\\x${bytes.toString("hex", at, at + 1)}`;
			at += 1;
		}
	}
	return text;
}
/** The name of a file that was given as text: its UTF-8 bytes, one in each character. */
function toRawName(path) {
	return Buffer.from(path).toString("latin1");
}
/** The path for the operating system: a folder given as text, and a name below it given as bytes. */
function toSystemPath(root, name) {
	const separator = root.endsWith("/") ? "" : "/";
	if (/^[\x00-\x7f]*$/.test(name)) return `${root}${separator}${name}`;
	return Buffer.concat([Buffer.from(`${root}${separator}`), Buffer.from(name, "latin1")]);
}
/** Bytes that a UTF-8 sequence takes, from its first one; 0 where no sequence starts so (RFC 3629 section 3). */
function sequenceLength(first) {
	if (first < 128) return 1;
	if (first < 194) return 0;
	if (first < 224) return 2;
	if (first < 240) return 3;
	return first < 245 ? 4 : 0;
}

// src/readers/file-reader.ts
/** Bytes of a window, and how far it reaches back into the one before: no needle and no armour line is longer. */
const WINDOW = 4 << 20;
const OVERLAP = 4096;
/** Beyond this a file is not even searched: it counts as unread. */
const MAX_SEARCHED = 1 << 30;
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
/** Reads files below a folder, into one buffer that grows to the largest of them. Never leaves the folder by a link. */
function fileReader(root, options) {
	let buffer = Buffer.allocUnsafeSlow(262144);
	const holdsLink = linkedFolders(root);
	function read(entry) {
		let descriptor;
		try {
			if (holdsLink(entry.name)) return {
				kind: "skipped",
				reason: "symlink",
				detail: "its folder is a link"
			};
			descriptor = openSync(toSystemPath(root, entry.name), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
		} catch (error) {
			return skippedFor(error);
		}
		try {
			const first = readSync(descriptor, buffer, 0, buffer.length, 0);
			if (first > 0 && first < buffer.length && first <= options.maxFileBytes) return {
				kind: "bytes",
				bytes: buffer.subarray(0, first)
			};
			const stat = fstatSync(descriptor);
			if (!stat.isFile()) return {
				kind: "skipped",
				reason: "not-a-file"
			};
			if (stat.size > options.maxFileBytes) return {
				kind: "large",
				size: stat.size,
				suspect: stat.size > 1073741824 || search(entry, descriptor)
			};
			if (stat.size > buffer.length) buffer = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(stat.size)));
			const length = fill(descriptor, buffer, stat.size, 0);
			return {
				kind: "bytes",
				bytes: buffer.subarray(0, length)
			};
		} catch (error) {
			return skippedFor(error);
		} finally {
			closeSync(descriptor);
		}
	}
	function search(entry, descriptor) {
		const windows = windowSearch((window) => options.suspect(entry, window));
		let at = 0;
		for (let length = -1; length !== 0; at += length) {
			length = fill(descriptor, buffer, buffer.length, at);
			if (windows.push(buffer.subarray(0, length))) return true;
		}
		return windows.end();
	}
	return {
		async each(entries, visit) {
			for (const entry of entries) {
				const pending = visit(entry, read(entry));
				if (pending !== void 0) await pending;
			}
		},
		close() {}
	};
}
/** Reads so many bytes from a position, or fewer where the file ends. */
function fill(descriptor, buffer, size, from) {
	let length = 0;
	while (length < size) {
		const got = readSync(descriptor, buffer, length, size - length, from + length);
		if (got === 0) break;
		length += got;
	}
	return length;
}
/** Searches bytes that arrive piece by piece, in windows that overlap. Both calls tell whether something was found. */
function windowSearch(suspect) {
	const window = Buffer.allocUnsafeSlow(WINDOW);
	let filled = 0;
	let found = false;
	return {
		push(piece) {
			for (let at = 0; at < piece.length && !found;) {
				const taken = piece.copy(window, filled, at);
				at += taken;
				filled += taken;
				if (filled < WINDOW) continue;
				found = suspect(window);
				window.copyWithin(0, 4190208);
				filled = OVERLAP;
			}
			return found;
		},
		end() {
			return found || suspect(window.subarray(0, filled));
		}
	};
}
/**
* Tells whether a folder in a path is a symbolic link, because O_NOFOLLOW checks only the last component. Names come
* folder by folder, so the result for the last folder applies to most of them.
*/
function linkedFolders(root) {
	let good = "";
	return (name) => {
		const folder = name.slice(0, Math.max(0, name.lastIndexOf("/")));
		if (folder === good || folder === "") return false;
		for (let end = folder.indexOf("/");; end = folder.indexOf("/", end + 1)) {
			const part = end < 0 ? folder : folder.slice(0, end);
			if (!(good === part || good.startsWith(`${part}/`)) && lstatSync(toSystemPath(root, part), { throwIfNoEntry: false })?.isSymbolicLink()) return true;
			if (end < 0) break;
		}
		good = folder;
		return false;
	};
}
const REASONS = {
	ENOENT: "missing",
	ENOTDIR: "missing",
	ELOOP: "symlink",
	EACCES: "denied",
	EPERM: "denied",
	EISDIR: "not-a-file",
	ESPIPE: "not-a-file",
	ENXIO: "not-a-file"
};
/** Why the operating system would not hand out a file. */
function skippedFor(error) {
	const code = error.code ?? "unknown";
	const reason = REASONS[code];
	return reason === void 0 ? {
		kind: "skipped",
		reason: "unreadable",
		detail: `the system reported ${code}`
	} : {
		kind: "skipped",
		reason
	};
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

// src/readers/git.ts
/**
* Configuration that overrides the repository's own, which is hostile: each key names a program that some git command
* starts, a path outside of the repository that it reads, or a repository that it must not find by itself.
*/
const CONFIG = {
	"core.fsmonitor": "",
	"core.hooksPath": "/dev/null",
	"core.sshCommand": "false",
	"core.untrackedCache": "false",
	"log.showSignature": "false",
	"core.excludesFile": "/dev/null",
	"core.attributesFile": "/dev/null",
	"safe.bareRepository": "explicit"
};
const STARTING = [
	"PATH",
	"Path",
	"SYSTEMROOT",
	"SystemRoot",
	"TMPDIR",
	"TEMP",
	"TMP"
];
/** Where git looks for the user's own configuration, which says what repositories of other users it trusts. */
const USER = [
	"HOME",
	"USERPROFILE",
	"XDG_CONFIG_HOME",
	"GIT_CONFIG_GLOBAL",
	"SUDO_UID"
];
/**
* The environment of git: only what it needs to start, so that no variable of the caller redirects it (`GIT_DIR`,
* `GIT_INDEX_FILE`, `GIT_SSH` \u2026) and no secret reaches it.
*/
function gitEnvironment({ env, asUser = false, indexFile }) {
	const result = {
		LC_ALL: "C",
		GIT_TERMINAL_PROMPT: "0",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_ALLOW_PROTOCOL: "none",
		GIT_NO_LAZY_FETCH: "1",
		GIT_NO_REPLACE_OBJECTS: "1",
		...indexFile !== void 0 && { GIT_INDEX_FILE: indexFile }
	};
	if (!asUser) {
		result.GIT_CONFIG_NOSYSTEM = "1";
		result.GIT_CONFIG_GLOBAL = "/dev/null";
	}
	for (const key of asUser ? [...STARTING, ...USER] : STARTING) {
		const value = env[key];
		if (value !== void 0) result[key] = value;
	}
	return result;
}
/**
* What is before every command. As arguments, because only git 2.31 and later read configuration from the environment: an
* older git would use that of the repository without a warning.
*/
const GIT_ARGUMENTS = [...Object.entries(CONFIG).flatMap(([key, value]) => ["-c", `${key}=${value}`]), "--no-pager"];
/** Git could not be started, or ended with an error. */
var GitError = class extends Error {
	name = "GitError";
	/** `ENOENT` where there is no git, else the exit code. */
	code;
	stderr;
	constructor(message, code, stderr) {
		super(message);
		this.code = code;
		this.stderr = stderr;
	}
};
const run = promisify(execFile);
const MAX_OUTPUT = 1 << 30;
/**
* Runs one plumbing command and gives its output as it is.
* @throws GitError
*/
async function git(args, options) {
	try {
		const running = run("git", [...GIT_ARGUMENTS, ...args], {
			env: gitEnvironment(options),
			cwd: options.cwd,
			encoding: "buffer",
			maxBuffer: options.maxOutput ?? MAX_OUTPUT,
			timeout: options.timeout ?? 0,
			windowsHide: true
		});
		running.child.stdin?.on("error", () => {}).end(options.input ?? "");
		return (await running).stdout;
	} catch (error) {
		const { code, stderr } = error;
		const text = stderr?.toString() ?? "";
		throw new GitError(text.split("\n")[0] || messageOf(error), code ?? "unknown", text);
	}
}
/**
* Reads blobs with one `git cat-file --batch`. Entries need their `oid`.
* @param kept contents that are known, by object id
*/
function blobReader(gitDir, env, options, kept = /* @__PURE__ */ new Map()) {
	let batch;
	function bytesOf({ oid = "" }) {
		const bytes = kept.get(oid);
		return bytes && bytes.length <= options.maxFileBytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) : void 0;
	}
	async function read(entry, from) {
		const header = await from.line();
		if (header === void 0) return void 0;
		const [, type, digits] = header.split(" ");
		const absent = {
			kind: "skipped",
			reason: "unreadable",
			detail: "its object is not in the repository"
		};
		if (digits === void 0) return absent;
		const size = Number(digits);
		let content;
		if (type !== "blob") {
			if (await from.pieces(size, () => {})) content = absent;
		} else if (size <= options.maxFileBytes) {
			const bytes = await from.bytes(size);
			if (bytes !== void 0) content = {
				kind: "bytes",
				bytes
			};
		} else {
			const windows = windowSearch((window) => options.suspect({ name: entry.name }, window));
			let found = size > MAX_SEARCHED;
			if (await from.pieces(size, (piece) => {
				found ||= windows.push(piece);
			})) content = {
				kind: "large",
				size,
				suspect: found || windows.end()
			};
		}
		return content !== void 0 && await from.line() === "" ? content : void 0;
	}
	return {
		async each(entries, visit) {
			const unknown = entries.findIndex((entry) => bytesOf(entry) === void 0);
			let pending = unknown < 0 ? [] : entries.slice(unknown);
			for (const entry of entries.slice(0, entries.length - pending.length)) await visit(entry, {
				kind: "bytes",
				bytes: bytesOf(entry)
			});
			while (pending.length > 0) {
				batch ??= startBatch(gitDir, env);
				batch.ask(pending.map((entry) => entry.oid ?? ""));
				let done = 0;
				for (const entry of pending) {
					const content = await read(entry, batch);
					done++;
					await visit(entry, content ?? {
						kind: "skipped",
						reason: "unreadable",
						detail: "git could not read it"
					});
					if (content === void 0) {
						batch.close();
						batch = void 0;
						break;
					}
				}
				pending = pending.slice(done);
			}
		},
		close() {
			batch?.close();
		}
	};
}
function startBatch(gitDir, env) {
	const child = spawn("git", [
		...GIT_ARGUMENTS,
		`--git-dir=${gitDir}`,
		"cat-file",
		"--batch"
	], {
		env: gitEnvironment({ env }),
		stdio: [
			"pipe",
			"pipe",
			"ignore"
		],
		windowsHide: true
	});
	child.on("error", () => {});
	child.stdin.on("error", () => {});
	const output = child.stdout[Symbol.asyncIterator]();
	let buffer = Buffer.alloc(0);
	let piece = buffer;
	let at = 0;
	async function more() {
		const next = await output.next().catch(() => ({
			done: true,
			value: piece
		}));
		if (next.done) return false;
		piece = next.value;
		at = 0;
		return true;
	}
	async function pieces(size, take) {
		for (let left = size; left > 0;) {
			if (at === piece.length && !await more()) return false;
			const taken = piece.subarray(at, at + left);
			take(taken);
			at += taken.length;
			left -= taken.length;
		}
		return true;
	}
	return {
		ask: (oids) => child.stdin.write(`${oids.join("\n")}\n`),
		async line() {
			let text = "";
			for (;;) {
				const end = piece.indexOf(10, at);
				text += piece.toString("latin1", at, end < 0 ? piece.length : end);
				at = end < 0 ? piece.length : end + 1;
				if (end >= 0) return text;
				if (!await more()) return void 0;
			}
		},
		async bytes(size) {
			if (at + size <= piece.length) {
				at += size;
				return piece.subarray(at - size, at);
			}
			if (size > buffer.length) buffer = Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(size)));
			let filled = 0;
			return await pieces(size, (part) => {
				filled += part.copy(buffer, filled);
			}) ? buffer.subarray(0, size) : void 0;
		},
		pieces,
		close() {
			child.stdin.end();
			child.kill();
		}
	};
}

// src/readers/work-tree-reader.ts
/**
* Reads files below a folder, and from git's objects the tracked files that are missing on the disk: left out by a
* sparse checkout, deleted by an earlier step, or replaced by a link or a folder. Such entries come after the others.
*/
function workTreeReader(root, gitDir, env, options) {
	const files = fileReader(root, options);
	const blobs = blobReader(gitDir, env, options);
	return {
		async each(entries, visit) {
			const absent = [];
			await files.each(entries, (entry, content) => {
				if (content.kind !== "skipped" || entry.oid === void 0) return visit(entry, content);
				absent.push(entry);
			});
			if (absent.length === 0) return;
			await blobs.each(absent, (entry, content) => visit(entry, content.kind === "skipped" ? content : {
				...content,
				fromGit: true
			}));
		},
		close() {
			files.close();
			blobs.close();
		}
	};
}

// src/readers/reader.ts
/** Opens what a source's entries are read from. */
function openReader(access, env, options) {
	if (access.kind === "files") {
		const { root, gitDir } = access;
		return gitDir === void 0 ? fileReader(root, options) : workTreeReader(root, gitDir, env, options);
	}
	return access.kind === "git" ? blobReader(access.gitDir, env, options, access.kept) : memoryReader(access.contents);
}
function memoryReader(contents) {
	return {
		async each(entries, visit) {
			for (const entry of entries) {
				const content = Object.hasOwn(contents, entry.name) ? contents[entry.name] : void 0;
				await visit(entry, content === void 0 ? {
					kind: "skipped",
					reason: "missing"
				} : {
					kind: "bytes",
					bytes: Buffer.from(content, "base64")
				});
			}
		},
		close() {}
	};
}

// src/audit/threads.ts
/** Threads that help the main one to read files. They may be started before there is anything to read: starting takes a while. */
/** More threads read no faster and take some 20 MB each. */
const MAX_THREADS = 4;
/** MiB of heap that a worker may fill; the file on which it does is reported, the run goes on. */
const WORKER_HEAP = 1024;
/** Files from which on a second thread always saves more than its start costs. */
const MANY_FILES = 4e3;
/** What a worker says last of an order. */
const DONE = "done";
/** Threads that this machine has for a run, the main one included. */
function threadsOfMachine() {
	return Math.max(1, Math.min(availableParallelism(), MAX_THREADS));
}
/** All threads that help the main one. */
function startThreads(url) {
	return url === void 0 ? [] : Array.from({ length: threadsOfMachine() - 1 }, () => startThread(url));
}
/** @param url the bundled worker */
function startThread(url) {
	const worker = new Worker(url, {
		env: compiledVariables(),
		resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP }
	});
	let death;
	worker.on("error", (error) => {
		death = messageOf(error);
	});
	let exited = false;
	const exit = new Promise((resolve) => {
		worker.on("exit", (code) => {
			exited = true;
			resolve(death ?? (code === 0 ? void 0 : `ended with code ${code}`));
		});
	});
	worker.unref();
	return {
		async run(order, take) {
			let hear = () => {};
			const done = new Promise((resolve) => {
				hear = (message) => message === "done" ? resolve(void 0) : take(message);
			});
			worker.ref();
			worker.on("message", hear);
			worker.postMessage(order);
			const fate = await Promise.race([done, exit]);
			worker.off("message", hear);
			worker.unref();
			return fate;
		},
		stop: () => void worker.terminate(),
		ended: () => exited
	};
}

export { clientOfProgram as $, readInstant as $t, cut as A, append as An, isRelativeRef as At, uriPath as B, qualifyRef as Bt, leavesHole as C, memoizeByText as Cn, hasVariable as Ct, closestName as D, mayContain as Dn, isOfCluster as Dt, LEVELS as E, holdsMaterialByName as En, isLocalRef as Et, escapeSarif as F, keepCompiled as Fn, nameOfRef as Ft, clientById as G, spellSecret as Gt, CLIENTS as H, servedRef as Ht, markdownCode as I, makeFolder as In, namespaceOfRef as It, clientNamed as J, NO_EXPIRY as Jt, clientHanding as K, withoutNamespace as Kt, markdownLink as L, outside as Ln, namespacedRef as Lt, escapeIcal as M, groupBy as Mn, lastPartOfRef as Mt, escapeLog as N, positionsIn as Nn, makeRef as Nt, didYouMean as O, namesMaterial as On, isOfKind as Ot, escapeMarkdown as P, cacheFolder as Pn, mayMean as Pt, clientOfPackage as Q, readFraction as Qt, reveal as R, parseRef as Rt, compareText as S, memoizeByObject as Sn, fileRef as St, soleRepository as T, MATERIAL_FILE as Tn, inNamespace as Tt, CLIENT_NEEDLES as U, serviceRef as Ut, workflowCommand as V, secretRef as Vt, RESULT_NEEDLES as W, spellRef as Wt, clientOfHookFolder as X, momentOf as Xt, clientOfFact as Y, dayOf as Yt, clientOfImage as Z, readDay as Zt, toRawName as _, rowsWith as _n, pathRefs as _t, threadsOfMachine as a, SECOND as an, needlesFor as at, REVIEW_STEPS as b, wrap as bn, appendToRef as bt, GitError as c, spellDuration as cn, CERTBOT_LIVE as ct, gitEnvironment as d, displayWidth as dn, foldersAbove as dt, remaining as en, clientOfUnit as et, UsageError as f, fill$1 as fn, isHostFolder as ft, toDisplayPath as g, pluralWord as gn, pathBelow as gt, skippedFor as h, plural as hn, knownRefs as ht, startThreads as i, MINUTE as in, isLiveFolder as it, escapeHtml as j, byId as jn, kindOf as jt, breakCommands as k, addTo as kn, isOpenRef as kt, blobReader as l, timeSpan as ln, certbotPath as lt, messageOf as m, listed as mn, isUnknown as mt, MANY_FILES as n, DAY as nn, isFileOfClient as nt, openReader as o, duration as on, runRef as ot, fileTrouble as p, isToFillIn as pn, isHostPath as pt, clientKeeping as q, withoutTemplates as qt, startThread as r, HOUR as rn, isHookFunction as rt, GIT_ARGUMENTS as s, goDuration as sn, runsNoHooks as st, DONE as t, toInstant as tn, clientOfVerb as tt, git as u, count as un, folderOfPath as ut, toSystemPath as v, size as vn, plainName as vt, mainRepositories as w, memoizeLast as wn, hostRef as wt, compareLocations as x, memoizeByBytes as xn, asRef as xt, withSubmodules as y, spread as yn, UNKNOWN_SERVICE as yt, toJson as z, programRef as zt };
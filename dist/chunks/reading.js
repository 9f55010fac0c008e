import { i as __toESM, n as __exportAll } from "./rolldown-runtime.js";
import { A as cut, An as append, G as clientById, R as reveal, S as compareText, Sn as memoizeByObject, Tn as MATERIAL_FILE, Zt as readDay, a as threadsOfMachine, g as toDisplayPath, in as MINUTE, jn as byId, kn as addTo, m as messageOf, mn as listed, n as MANY_FILES, o as openReader, qt as withoutTemplates, r as startThread, rt as isHookFunction, st as runsNoHooks, tn as toInstant, wn as memoizeLast, x as compareLocations, xn as memoizeByBytes } from "./ground.js";
const { isIP } = process.getBuiltinModule("node:net");
const { constants, gunzipSync, inflateRawSync } = process.getBuiltinModule("node:zlib");
const { ECDH, X509Certificate, createDecipheriv, createECDH, createHash, createHmac, createPrivateKey, createPublicKey, hash, pbkdf2Sync } = process.getBuiltinModule("node:crypto");

// src/parsers/json-key-paths.ts
/** Maximum nesting; key paths below it are not followed. */
const MAX_DEPTH$11 = 500;
/** Bytes of a key that a key path keeps. */
const MAX_KEY$5 = 100;
/**
* The key paths of ascending offsets in JSON, from the root. Reads the bytes once and tolerates invalid JSON; undefined
* for an offset that is in no value.
*/
function jsonTrails(bytes, offsets) {
	const trails = [];
	const frames = [];
	for (let at = 0; at < bytes.length && frames.length < MAX_DEPTH$11; at++) {
		if (trails.length === offsets.length && frames.length === 0) break;
		const byte = bytes[at];
		const top = frames.at(-1);
		for (let next = offsets[trails.length]; next !== void 0 && next <= at; next = offsets[trails.length]) trails.push(next === at ? trailOf(frames) : void 0);
		if (byte === 123) frames.push({
			step: void 0,
			object: {}
		});
		else if (byte === 91) frames.push({
			step: 0,
			object: {}
		});
		else if (byte === 125 || byte === 93) frames.pop();
		else if (byte === 44 && typeof top?.step === "number") top.step++;
		if (byte !== 34) continue;
		const end = stringEnd(bytes, at + 1);
		while (trails.length < offsets.length && offsets[trails.length] <= end) trails.push(trailOf(frames));
		if (top !== void 0 && typeof top.step !== "number") readMember(bytes, at + 1, end, top);
		at = end;
	}
	while (trails.length < offsets.length) trails.push(void 0);
	return trails;
}
/** A string in an object is a key if a colon follows, else the value of the last key. */
function readMember(bytes, start, end, frame) {
	let after = end + 1;
	while (bytes[after] === 32) after++;
	const isKey = bytes[after] === 58;
	if (!isKey && frame.step !== "kind" && frame.step !== "apiVersion") return;
	const text = bytes.toString("utf8", start, Math.min(end, start + MAX_KEY$5));
	if (isKey) frame.step = text;
	else frame.object[frame.step] = text;
}
/** Offset of the quote that ends a string, or of the end of the bytes. */
function stringEnd(bytes, from) {
	for (let at = bytes.indexOf(34, from); at >= 0; at = bytes.indexOf(34, at + 1)) {
		let slashes = 0;
		while (bytes[at - 1 - slashes] === 92 && at - 1 - slashes >= from) slashes++;
		if (slashes % 2 === 0) return at;
	}
	return bytes.length;
}
function trailOf(frames) {
	return {
		steps: frames.flatMap(({ step }) => step === void 0 ? [] : [step]),
		objects: frames.map(({ object }) => object)
	};
}

// src/parsers/yaml-key-paths.ts
/**
* The key path of a place in line-based text: YAML by its indentation, including templates; properties, `.env` and HCL
* by the name before the `=`; OpenVPN by its inline tags. Nothing is parsed, so nothing can fail.
*/
/** Bytes of a line that are looked at, before and after its indentation. */
const MAX_HEAD = 400;
const MAX_DEPTH$10 = 200;
/** Characters that start no plain scalar (YAML 1.2.2, section 7.3.3), and those that do only in front of another character. */
const INDICATOR = /^(?:[,[\]}#&*!|>%`]|\{(?!\{)|[-?:](?:\s|$))/;
const MAX_WORDS$1 = 6;
const BLOCK_HEADER = /^\s*(?:[!&]\S{1,60} {1,9}){0,2}[|>][-+\d]{0,2}\s*(?:#.*)?$/;
const ASSIGNED = /^\s*(?:(?:export|set|ENV|ARG|local|readonly)\s+)?(?:-D)?([\w.$:-]{1,100}?)\s{0,20}[:?+]?=\s{0,20}/;
/** What may stand between a name and its value: an opening quote, a heredoc, a continued line. */
const OPENING = /^(?:\(|[bru]?["'`]{1,3}|<<[-~]?\s?["']?\w{1,40}["']?)?\\?$/;
/** A file inside an OpenVPN profile (`doc/man-sections/inline-files.rst`). */
const INLINE_TAG = /^<(\/?)(ca|cert|extra-certs|key|pkcs12|secret|tls-auth|tls-crypt|tls-crypt-v2)>\s*$/;
const FLOW_KEY = /[{,\s](?:"([^"]{1,100})"|'([^']{1,100})'|([\w./-]{1,100}))\s{0,20}:\s{0,20}["']?$/;
/** As {@link jsonTrails}, for lines. */
function lineTrails(bytes, offsets) {
	const trails = [];
	const yaml = yamlReader();
	let tag;
	let opened;
	for (let start = 0; start < bytes.length;) {
		const lineEnd = bytes.indexOf(10, start);
		const end = lineEnd < 0 ? bytes.length : lineEnd;
		const head = bytes.toString("utf8", start, Math.min(end, start + MAX_HEAD)).trimEnd();
		if (trails.length === offsets.length && head.startsWith("---")) break;
		const inline = INLINE_TAG.exec(head);
		if (inline !== null) tag = inline[1] === "" ? inline[2] : void 0;
		yaml.line(head);
		const assigned = ASSIGNED.exec(head);
		for (let next = offsets[trails.length]; next !== void 0 && next <= end; next = offsets[trails.length]) {
			const before = bytes.toString("utf8", start, Math.min(next, start + MAX_HEAD));
			const name = (assigned !== null && OPENING.test(before.slice(assigned[0].length)) ? assigned[1] : void 0) ?? (before.trim() === "" ? opened : void 0);
			if (tag !== void 0) trails.push({
				steps: [`<${tag}>`],
				objects: [],
				container: "openvpn"
			});
			else trails.push(name === void 0 ? yaml.trail(before) : {
				steps: [name],
				objects: []
			});
		}
		if (head !== "") opened = assigned !== null && OPENING.test(head.slice(assigned[0].length)) ? assigned[1] : void 0;
		start = end + 1;
	}
	return trails;
}
/**
* The key at the start of a line of YAML, and the length of it with its colon. Undefined where the line starts with none that is
* on one line: a scalar, an anchor, a tag, a complex key.
*/
function keyAt$1(text) {
	const quote = text[0];
	if (quote !== "\"" && quote !== "'") {
		if (INDICATOR.test(text)) return void 0;
		const end = colonAt(text);
		const key = text.slice(0, end).trimEnd();
		if (key === "" || key.includes(" #") || key.split(" ", 7).length > MAX_WORDS$1) return void 0;
		return {
			key: key.replace(/\{\{[^{}]{0,300}\}\}/g, "\u2026"),
			length: end + 1
		};
	}
	let end = 1;
	for (; end < text.length && (text[end] !== quote || quote === "'" && text[end + 1] === quote); end++) if (text[end] === (quote === "\"" ? "\\" : quote)) end++;
	const colon = /^["'] {0,20}:(?=\s|$)/.exec(text.slice(end));
	if (colon === null || end === 1) return void 0;
	return {
		key: unquoted(text.slice(0, end + 1)),
		length: end + colon[0].length
	};
}
/** Where the colon behind a plain key is, outside of what a template fills in; 0 where there is none. */
function colonAt(text) {
	for (let at = 0; at < text.length; at++) if (text.startsWith("{{", at)) {
		const close = text.indexOf("}}", at);
		if (close < 0) return 0;
		at = close + 1;
	} else if (text[at] === ":" && (at + 1 === text.length || /\s/.test(text[at + 1] ?? ""))) return at;
	return 0;
}
function unquoted(text) {
	const inside = text.slice(1, -1);
	return text[0] === "'" ? inside.replaceAll("''", "'") : inside.replace(/\\(["\\/])/g, "$1");
}
/** Follows the indentation of YAML from line to line. */
function yamlReader() {
	let levels = [];
	/** Column of the key whose block scalar is being read. */
	let block;
	let indent = 0;
	/** Whether the line itself has a key or a dash. */
	let own = false;
	/** Column of the value behind the key of the line. */
	let valueAt = 0;
	const close = (column, keepLists) => {
		for (let top = levels.at(-1); top !== void 0; top = levels.at(-1)) {
			const same = top.indent === column && typeof top.step === "number" && !keepLists;
			if (top.indent <= column && !same) return;
			levels.pop();
		}
	};
	const open = (column, step) => {
		const top = levels.at(-1);
		if (top?.indent === column && typeof top.step === typeof step) top.step = typeof top.step === "number" ? top.step + 1 : step;
		else if (levels.length < MAX_DEPTH$10) levels.push({
			indent: column,
			step,
			object: {}
		});
	};
	const line = (head) => {
		let rest = head.trimStart();
		if (rest === "") return;
		indent = head.length - rest.length;
		own = false;
		if (block !== void 0 && indent > block) return;
		block = void 0;
		if (/^---(?:\s|$)/.test(head)) levels = [];
		if (rest.startsWith("#") || rest.startsWith("---") || rest.startsWith("{{") && colonAt(rest) === 0) return;
		let column = indent;
		for (let dash = /^-(?:\s+|$)/.exec(rest); dash !== null && levels.length < MAX_DEPTH$10; dash = /^-(?:\s+|$)/.exec(rest)) {
			close(column, true);
			open(column, 0);
			own = true;
			block = column;
			column += dash[0].length;
			rest = rest.slice(dash[0].length);
		}
		const found = keyAt$1(rest);
		const key = found?.key;
		const value = found === void 0 ? rest : rest.slice(found.length);
		valueAt = head.length - value.length;
		if (key === void 0 && !own) close(column - 1, false);
		if (key !== void 0) {
			close(column, false);
			open(column, key);
			own = true;
			block = column;
			const object = levels.at(-1)?.object;
			if (object !== void 0 && (key === "kind" || key === "apiVersion")) object[key] = value.replace(/["'\s]/g, "");
		}
		if (!BLOCK_HEADER.test(value)) block = void 0;
	};
	const trail = (before) => {
		const top = levels.at(-1);
		if (top === void 0 || !own && indent <= top.indent) return void 0;
		const text = before.slice(own ? valueAt : 0);
		const found = own && !text.includes("{") ? null : FLOW_KEY.exec(text);
		const flow = found?.[1] ?? found?.[2] ?? found?.[3];
		const steps = levels.map(({ step }) => step);
		if (flow !== void 0 && flow !== top.step) steps.push(flow);
		return {
			steps,
			objects: levels.map(({ object }) => object)
		};
	};
	return {
		line,
		trail
	};
}

// src/parsers/object-context.ts
/** What Kubernetes objects that carry certificates are called as containers; others are `kubernetes`. */
const CONTAINERS = /* @__PURE__ */ new Map([
	["Secret", "kubernetes-secret"],
	["ConfigMap", "configmap"],
	["Config", "kubeconfig"],
	["ValidatingWebhookConfiguration", "webhook"],
	["MutatingWebhookConfiguration", "webhook"],
	["APIService", "apiservice"],
	["CustomResourceDefinition", "crd"]
]);
/** Keys that only a kubeconfig has (client-go, `clientcmd/api/v1`). */
const KUBECONFIG_KEYS = /* @__PURE__ */ new Set([
	"certificate-authority-data",
	"client-certificate-data",
	"client-key-data"
]);
const CODE$1 = /\.(?:bash|bat|[ch]|cc|clj|cpp|cs|cxx|dart|erl|exs?|fs|go|groovy|hh|hpp|hs|ino|java|jl|[cm]?[jt]sx?|kts?|lua|mm?|nim|php|p[lm]|psm?1|py|rb?|rs|scala|sh|sol|sql|swift|vb|zig|zsh)$/i;
/** Whether a path is that of source code, where what stands in a file stands in strings. */
function isSourceCode(path) {
	return CODE$1.test(path);
}
const PROSE = /\.(?:md|markdown|mdx|rst|adoc|html?|xhtml|tex|org|log|csv)$/i;
/** Whether a path is that of text written for people. */
function isProse(path) {
	return PROSE.test(path);
}
const MAX_KEY$4 = 100;
const MAX_POINTER = 300;
/**
* The context of ascending offsets in a layer: the nearest keys of YAML (Helm templates included), JSON, properties or
* OpenVPN, and the kind of object that they belong to. One pass over the bytes; never throws.
*/
function surroundingsOf(layer, offsets) {
	const { bytes, path } = layer;
	if (layer.depth === 0 && isSourceCode(path)) return offsets.map(() => ({ container: "source-string" }));
	if (offsets.length === 0 || layer.depth === 0 && isProse(path) || bytes.subarray(0, 512).includes(0)) return offsets.map(() => ({}));
	const head = bytes.toString("latin1", 0, 512).trimStart();
	if (/^<[!?a-zA-Z]/.test(head) && !INLINE_TAG.test(head.split("\n", 1)[0] ?? "")) return offsets.map((offset) => plistEntry(bytes, offset));
	const trails = /^(?:\{(?![{%])|\[\s*[[{"\d])/.test(head) ? jsonTrails(bytes, offsets) : lineTrails(bytes, offsets);
	return offsets.map((_, i) => describe$1(trails[i]));
}
function describe$1(trail) {
	if (trail === void 0) return {};
	const pointer = pointerOf(trail.steps);
	const container = trail.container ?? containerOf(trail);
	return {
		...pointer !== "" && { pointer },
		...container !== void 0 && { container }
	};
}
function pointerOf(steps) {
	if (steps.length === 1 && typeof steps[0] === "string") return steps[0].slice(0, MAX_KEY$4);
	let pointer = "";
	for (const step of steps) {
		if (pointer.length > MAX_POINTER) return `${pointer}\u2026`;
		if (typeof step === "number") pointer += `[${step}]`;
		else if (/^[A-Za-z_]\w*$/.test(step)) pointer += pointer === "" ? step : `.${step}`;
		else pointer += `[${JSON.stringify(step.slice(0, MAX_KEY$4))}]`;
	}
	return pointer;
}
function containerOf({ steps, objects }) {
	if (KUBECONFIG_KEYS.has(steps.at(-1))) return "kubeconfig";
	const object = objects.findLast(({ kind, apiVersion }) => kind !== "List" && isKubernetes(kind, apiVersion));
	if (object !== void 0) return CONTAINERS.get(object.kind ?? "") ?? "kubernetes";
	if (steps.at(-1) !== "caBundle") return void 0;
	return steps.includes("webhooks") ? "webhook" : steps.includes("conversion") ? "crd" : void 0;
}
/** A version such as `v1` or `apps/v1beta1`, or one that a template fills in. */
function isKubernetes(kind, apiVersion) {
	return kind !== void 0 && apiVersion !== void 0 && /^(?:[\w.-]+\/)?(?:v\d|\{\{)/.test(apiVersion);
}
/** The key before a value of a property list (Apple's plist(5)). */
function plistEntry(bytes, offset) {
	const before = bytes.toString("utf8", Math.max(0, offset - 300), offset);
	const key = /<key>([^<]{1,100})<\/key>\s*(?:<array>\s*)?<data>\s*$/.exec(before)?.[1];
	return key === void 0 ? {} : {
		pointer: key,
		container: "plist"
	};
}

// src/parsers/tar.ts
const BLOCK = 512;
const MAGIC$3 = Buffer.from("ustar");
const MAGIC_AT = 257;
/** A path that a long name may state. */
const MAX_NAME$2 = 4096;
function isTar(bytes) {
	return bytes[MAGIC_AT] === MAGIC$3[0] && bytes.length >= BLOCK && MAGIC$3.equals(bytes.subarray(MAGIC_AT, MAGIC_AT + MAGIC$3.length));
}
/** The regular files, in their order. Links, devices and folders have no contents. */
function* tarEntries(bytes) {
	let longName;
	for (let at = 0; at + BLOCK <= bytes.length && isTar(bytes.subarray(at, at + BLOCK));) {
		const size = numberAt(bytes, at + 124, 12);
		const start = at + BLOCK;
		const content = bytes.subarray(start, start + size);
		const type = String.fromCharCode(bytes[at + 156]);
		if (type === "L") longName = textAt(content, 0, MAX_NAME$2);
		else if (type === "x") longName = paxPath(content) ?? longName;
		else {
			if (type === "0" || type === "\0" || type === "7") yield {
				name: longName ?? headerName(bytes, at),
				content,
				whole: content.length === size
			};
			longName = void 0;
		}
		at = start + Math.ceil(size / BLOCK) * BLOCK;
		if (at < bytes.length && at + BLOCK > bytes.length) yield {
			name: "",
			content: Buffer.alloc(0),
			whole: false
		};
	}
}
/** Octal text, or GNU's binary for what is too large for it. A damaged number reads as 0. */
function numberAt(bytes, at, length) {
	if (bytes[at] >= 128) return bytes.readUIntBE(at + length - 6, 6);
	return Number.parseInt(textAt(bytes, at, length).trim(), 8) || 0;
}
function headerName(bytes, at) {
	const prefix = textAt(bytes, at + 345, 155);
	const name = textAt(bytes, at, 100);
	return prefix === "" || bytes[at + MAGIC_AT + 5] !== 0 ? name : `${prefix}/${name}`;
}
function textAt(bytes, at, length) {
	const text = bytes.toString("utf8", at, at + length);
	const end = text.indexOf("\0");
	return end < 0 ? text : text.slice(0, end);
}
/** The record `path` of an extended header: `<length> path=<value>\n`. */
function paxPath(content) {
	return /(?:^|\n)\d{1,5} path=([^\n]{1,4096})\n/.exec(content.toString("utf8", 0, 4 * MAX_NAME$2))?.[1];
}

// src/parsers/zip.ts
const END$2 = 101010256;
const END_SIZE = 22;
/** The comment that may follow the end of the directory. */
const MAX_COMMENT = 65535;
/** Where the end of a zip64 directory is told (section 4.3.15), right before the other end. */
const LOCATOR = 117853008;
const LOCATOR_SIZE = 20;
const END64_SIZE = 56;
const ENTRY$1 = 33639248;
const ENTRY_SIZE = 46;
const LOCAL = 67324752;
const LOCAL_SIZE = 30;
/** A size or an offset that does not fit, and stands in the extra field of zip64 (section 4.5.3). */
const OVERFLOW = 4294967295;
const ZIP64 = 1;
/**
* The entries in the order of the directory.
* @returns undefined where the directory, which stands at the end, is not there: the archive was cut off
*/
function zipEntries(bytes) {
	const end = endOfDirectory(bytes);
	if (end < 0) return void 0;
	let start = bytes.readUInt32LE(end + 16);
	const locator = end - LOCATOR_SIZE;
	if (start === OVERFLOW && locator >= 0 && bytes.readUInt32LE(locator) === LOCATOR) {
		const end64 = Number(bytes.readBigUInt64LE(locator + 8));
		if (end64 + END64_SIZE <= bytes.length) start = Number(bytes.readBigUInt64LE(end64 + 48));
	}
	return start + 4 <= bytes.length && (start === end || bytes.readUInt32LE(start) === ENTRY$1) ? entriesFrom(bytes, start) : void 0;
}
function endOfDirectory(bytes) {
	for (let at = bytes.length - END_SIZE; at >= Math.max(0, bytes.length - END_SIZE - MAX_COMMENT); at--) if (bytes.readUInt32LE(at) === END$2) return at;
	return -1;
}
function* entriesFrom(bytes, start) {
	for (let at = start; at + ENTRY_SIZE <= bytes.length && bytes.readUInt32LE(at) === ENTRY$1;) {
		const nameEnd = at + ENTRY_SIZE + bytes.readUInt16LE(at + 28);
		const next = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
		const [size = 0, compressed = 0, offset = 0] = zip64(bytes.subarray(nameEnd, nameEnd + bytes.readUInt16LE(at + 30)), [
			24,
			20,
			42
		].map((field) => bytes.readUInt32LE(at + field)));
		yield {
			name: bytes.toString("utf8", at + ENTRY_SIZE, nameEnd),
			encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
			method: bytes.readUInt16LE(at + 10),
			size,
			stored: storedAt(bytes, offset, compressed)
		};
		at = next;
	}
}
function storedAt(bytes, offset, length) {
	if (offset + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) return Buffer.alloc(0);
	const start = offset + LOCAL_SIZE + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
	return bytes.subarray(start, start + length);
}
/** Replaces the values that overflow, in their order, by those of the extra field. */
function zip64(extra, values) {
	for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
		if (extra.readUInt16LE(at) !== ZIP64) continue;
		let field = at + 4;
		return values.map((value) => {
			if (value !== OVERFLOW || field + 8 > extra.length) return value;
			field += 8;
			return Number(extra.readBigUInt64LE(field - 8));
		});
	}
	return values;
}

// src/decoders/archive.ts
/** Archives inside one another that are opened: an `.ear` holds a `.war` holds a `.jar`. */
const MAX_DEPTH$9 = 2;
const MAX_ENTRIES$2 = 1e4;
/** Bytes that one archive may expand to. */
const MAX_BYTES$1 = 64 << 20;
/** Text shrinks to a twentieth at best; what expands further is a bomb, unless it stays small. */
const MAX_RATIO = 100;
const ALWAYS_ALLOWED = 1 << 20;
const ZIP = Buffer.from("PK", "latin1");
/** RFC 1952 section 2.3.1: the identification and the only method there is. */
const GZIP = Buffer.of(31, 139, 8);
const STORED = 0;
const DEFLATED = 8;
const MAX_NAME$1 = 200;
const archive = {
	id: "archive",
	title: "Archives",
	example: "certificates and keystores in `.jar`, `.war`, `.ear`, `.zip`, `.aar`, `.apk`, `.nupkg`, `.gz`, `.tgz` (Helm charts) and `.tar`",
	unread: [
		"xz, bzip2, zstd, 7z and rar",
		"encrypted entries",
		`archives more than ${MAX_DEPTH$9} levels deep`
	],
	exclusive: true,
	detect: ({ bytes }) => startsWith$1(bytes, ZIP) || startsWith$1(bytes, GZIP) || isTar(bytes),
	decode: decode$5
};
/** Without a view of the bytes: every file is asked. */
function startsWith$1(bytes, magic) {
	return bytes[0] === magic[0] && bytes.subarray(0, magic.length).equals(magic);
}
function decode$5(layer, output) {
	const { bytes } = layer;
	if (layer.depth > MAX_DEPTH$9) {
		output.unreadable("too-deep", `The archive is more than ${MAX_DEPTH$9} levels deep in other archives.`, {}, "archive");
		return;
	}
	if (isTar(bytes)) untar(bytes, output);
	else if (bytes[0] === GZIP[0]) gunzip(layer, output);
	else unzip(bytes, output);
}
function gunzip({ bytes, path, depth }, output) {
	const limit = allowance(bytes, MAX_BYTES$1);
	let content = expand(() => gunzipSync(bytes, { maxOutputLength: limit }));
	const isPart = content === "malformed" && depth > 0 && isSourceCode(path);
	if (typeof content === "string" && !isPart) output.unreadable(content, EXPLAINED[content], {}, "archive");
	if (content === "malformed") content = expand(() => gunzipSync(bytes, {
		maxOutputLength: limit,
		finishFlush: constants.Z_SYNC_FLUSH
	}));
	if (typeof content === "string") return;
	if (isTar(content)) untar(content, output);
	else output.layer(content, { container: "gzip" });
}
function untar(bytes, output) {
	let count = 0;
	for (const { name, content, whole } of tarEntries(bytes)) {
		if (++count > MAX_ENTRIES$2) {
			output.unreadable("too-large", TOO_MANY);
			return;
		}
		if (!whole) output.unreadable("malformed", "The archive is truncated.", name === "" ? {} : { pointer: pointerTo(name) }, "archive");
		output.layer(Buffer.from(content), {
			pointer: pointerTo(name),
			container: "tar"
		});
	}
}
function unzip(bytes, output) {
	const entries = zipEntries(bytes);
	if (entries === void 0) {
		output.unreadable("malformed", "The archive is truncated: its directory is missing.", {}, "archive");
		return;
	}
	let left = MAX_BYTES$1;
	let count = 0;
	let unsupported = 0;
	for (const { name, encrypted, method, stored } of entries) {
		if (++count > MAX_ENTRIES$2) {
			output.unreadable("too-large", TOO_MANY);
			break;
		}
		const place = { pointer: pointerTo(name) };
		if (encrypted && MATERIAL_FILE.test(name)) output.unreadable("locked", "The entry is encrypted.", place);
		if (!encrypted && method !== STORED && method !== DEFLATED) unsupported++;
		if (encrypted || method !== STORED && method !== DEFLATED) continue;
		const limit = allowance(stored, left);
		const content = expand(() => method === STORED ? Buffer.from(stored) : inflateRawSync(stored, { maxOutputLength: limit }));
		left -= typeof content === "string" ? limit : content.length;
		if (left <= 0) {
			output.unreadable("too-large", `The archive needs more than 64 MiB unpacked; the rest is not scanned.`);
			break;
		}
		if (typeof content === "string") output.unreadable(content, EXPLAINED[content], place, "archive");
		else output.layer(content, {
			...place,
			container: "zip"
		});
	}
	if (unsupported > 0) output.unreadable("unsupported", `${unsupported} entries use a compression that is not supported.`);
}
/** Bytes that some compressed ones may expand to. */
function allowance(stored, left) {
	return Math.min(left, Math.max(ALWAYS_ALLOWED, stored.length * MAX_RATIO));
}
const TOO_MANY = `The archive has more than ${MAX_ENTRIES$2} entries; the rest is not scanned.`;
const EXPLAINED = {
	"too-large": `It expands to more than ${MAX_RATIO} times its size.`,
	malformed: "The compressed data is truncated or damaged."
};
function expand(step) {
	try {
		return step();
	} catch (error) {
		return error.code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "malformed";
	}
}
function pointerTo(name) {
	return `${name.length > MAX_NAME$1 ? `${name.slice(0, MAX_NAME$1)}\u2026` : name}!`;
}

// src/bytes/base64-armor.ts
const BEGIN$2 = Buffer.from("-----BEGIN");
const END$1 = Buffer.from("-----END");
/** Bytes between a BEGIN and its first digit: the label, line ends, and headers such as `DEK-Info` (RFC 1421 section 4.6.1). */
const MAX_HEADERS = 400;
/** Whether a BEGIN line of PEM (RFC 7468) stands shortly before an offset, without its END. */
function followsBegin(bytes, start) {
	const before = bytes.subarray(Math.max(0, start - MAX_HEADERS), start);
	const begin = before.lastIndexOf(BEGIN$2);
	return begin >= 0 && before.indexOf(END$1, begin) < 0;
}

// src/bytes/base64-digits.ts
/**
* The letters of base64 without armour (RFC 4648 sections 4 and 5) and what may stand between them: escapes, line ends,
* indentation, the seams of concatenated strings. Offsets are tested where they are; nothing here searches.
*/
/** Digits in a row that make a run; few words of prose or code are as long. */
const WINDOW = 32;
/** Bytes between two pieces of one run: line ends, indentation, quotes and an operator. */
const MAX_GAP = 200;
/** Digits before a space that few words have. */
const LONG_WORD = 12;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const VALUES = new Map([...ALPHABET, ..."+/-_"].map((digit, i) => [digit.charCodeAt(0), i < 64 ? i : i - 2]));
const [LF$1, CR, SPACE$2, DASH$3, SLASH, EQUALS, BACKSLASH$2] = [
	10,
	13,
	32,
	45,
	47,
	61,
	92
];
/** Roles of a byte, as in `assembly/search.ts`; one may have several, and tables answer faster than sets. */
const ROLE = {
	digit: 1,
	blank: 2,
	lineEnd: 4,
	quote: 8,
	operator: 16,
	escape: 32,
	entity: 64
};
const ROLES = /* @__PURE__ */ new Uint8Array(256);
const give = (characters, role) => {
	for (const character of characters) ROLES[character.charCodeAt(0)] = ROLES[character.charCodeAt(0)] | role;
};
give(`${ALPHABET}+/-_`, ROLE.digit);
give(" 	\r\n", ROLE.blank);
give("\r\n", ROLE.lineEnd);
give("\"'`", ROLE.quote);
give("+.&\\", ROLE.operator);
give("\\%&", ROLE.escape);
give("#;", ROLE.entity);
function has(byte, roles) {
	return byte !== void 0 && (ROLES[byte] & roles) !== 0;
}
/** Digits and padding as JSON, URLs and HTML escape them, in lower case. */
const ESCAPED_DIGITS = {
	"\\u002b": "+",
	"\\u002f": "/",
	"\\u003d": "=",
	"%2b": "+",
	"%2f": "/",
	"%3d": "=",
	"&#43;": "+",
	"&#x2b;": "+",
	"&#47;": "/",
	"&#x2f;": "/",
	"&#61;": "=",
	"&#x3d;": "="
};
/** The bit that tells a small letter from a capital one; digits and `#` have it. */
const SMALL = 32;
/** The first two bytes of those, as numbers. */
const ESCAPED_HEADS = new Set(Object.keys(ESCAPED_DIGITS).map((digit) => digit.charCodeAt(0) << 8 | digit.charCodeAt(1) | SMALL));
/** Line ends in the same notations, and as JSON inside JSON escapes them twice. */
const ESCAPED_LINE_ENDS = "\\n \\r \\\\n \\\\r \\u000a \\u000d %0a %0d &#10; &#13; &#xa; &#xd;".split(" ");
const LONGEST_ESCAPE = 6;
function isEscape(byte) {
	return has(byte, ROLE.escape);
}
function isDigit$1(byte) {
	return has(byte, ROLE.digit);
}
/** The six bits that a digit stands for. */
function digitValue(byte) {
	return byte === void 0 ? void 0 : VALUES.get(byte);
}
/** Offset of the first byte from `from` on that is no digit, or `limit`. */
function rowEnd$1(bytes, from, limit = bytes.length) {
	const end = Math.min(limit, bytes.length);
	let at = from;
	while (at < end && (ROLES[bytes[at]] & ROLE.digit) !== 0) at++;
	return at;
}
/**
* Offset of what may be the next piece of a run of which `row` digits end at `from`, or -1: a cheap test, for few of the rows
* in any text are base64.
*/
function nextPiece(bytes, from, row) {
	const byte = bytes[from];
	if (has(byte, ROLE.lineEnd | ROLE.escape)) return gapEnd(bytes, from);
	if (has(byte, ROLE.blank)) return row === 0 || row >= LONG_WORD ? blanksEnd(bytes, from) : -1;
	return has(byte, ROLE.quote) && has(bytes[from + 1], ROLE.blank | ROLE.quote | ROLE.operator) ? gapEnd(bytes, from) : -1;
}
function blanksEnd(bytes, from) {
	let at = from;
	while (at - from < 200 && has(bytes[at], ROLE.blank)) at++;
	return at;
}
/** Whether enough digits follow in a row, escaped ones among them. */
function isLongRow(bytes, from) {
	let at = from;
	for (let left = 32;; left--) {
		const stop = rowEnd$1(bytes, at, at + left);
		left -= stop - at;
		const escaped = left > 0 ? escapedDigit(bytes, stop) : void 0;
		if (escaped === void 0) return left <= 0;
		at = stop + escaped.width;
	}
}
/** Whether all of some bytes are digits or parts of their escapes. */
function areDigits(bytes, from, to) {
	if (!has(bytes[to - 1], ROLE.digit | ROLE.entity)) return false;
	for (let at = from; at < to; at++) if (!has(bytes[at], ROLE.digit | ROLE.escape | ROLE.entity)) return false;
	return true;
}
function escapedDigit(bytes, at) {
	if (!has(bytes[at], ROLE.escape)) return void 0;
	if (bytes[at] === BACKSLASH$2 && bytes[at + 1] === SLASH) return {
		digit: "/",
		width: 2
	};
	if (!ESCAPED_HEADS.has(bytes[at] << 8 | ((bytes[at + 1] ?? 0) | SMALL))) return void 0;
	const text = bytes.toString("latin1", at, at + LONGEST_ESCAPE).toLowerCase();
	for (const width of [
		3,
		5,
		6
	]) {
		const digit = ESCAPED_DIGITS[text.slice(0, width)];
		if (digit !== void 0) return {
			digit,
			width
		};
	}
}
/** Offset of the escape that ends right before `at`, or of whose letters the digits at `at` are the rest; -1 without one. */
function escapeBefore(bytes, at, floor) {
	const byte = at > floor ? bytes[at - 1] : void 0;
	if (byte === BACKSLASH$2 || byte === 37) return at - 1;
	if (byte !== 59) return -1;
	const entity = bytes.lastIndexOf("&", at - 1);
	return entity >= floor && at - entity <= LONGEST_ESCAPE ? entity : -1;
}
/** Width of `\n`, `\u003e` or `%3E`; 0 for what is no escape of a character. */
function escapeWidth(bytes, at) {
	const text = bytes.toString("latin1", at, at + LONGEST_ESCAPE);
	return /^(?:\\[nrt]|\\u[0-9a-f]{4}|%[0-9a-f]{2})/i.exec(text)?.[0].length ?? 0;
}
/** Offset after the padding at `from`, which may be none. */
function paddingEnd(bytes, from) {
	let at = from;
	for (let i = 0; i < 2; i++) {
		const escaped = escapedDigit(bytes, at);
		if (bytes[at] === EQUALS) at++;
		else if (escaped?.digit === "=") at += escaped.width;
	}
	return at;
}
/** Whether the piece after a gap belongs to the run before it: it is long, or nothing else stands on its line. */
function continues(bytes, at) {
	if (bytes[at] === DASH$3 && bytes[at + 1] === DASH$3) return false;
	if (escapedDigit(bytes, at) !== void 0) return true;
	let end = rowEnd$1(bytes, at, at + 32);
	if (end === at + 32) return true;
	if (end === at) return false;
	end = paddingEnd(bytes, end);
	while (has(bytes[end], ROLE.blank) && !has(bytes[end], ROLE.lineEnd)) end++;
	return end >= bytes.length || "\r\n\"'`<\\&)]},;%".includes(String.fromCharCode(bytes[end]));
}
/** Offset after what may separate two pieces of a run (line ends, or the seam of two strings), or -1. */
function gapEnd(bytes, from) {
	const limit = Math.min(bytes.length, from + 200);
	let lines = 0;
	let quotes = 0;
	for (let at = from; at < limit;) {
		const byte = bytes[at];
		const width = escapedLineEnd(bytes, at);
		if (width > 0 || byte === LF$1) {
			if (++lines > 3) return -1;
			at += width || 1;
		} else if (has(byte, ROLE.quote)) {
			if (++quotes > 2) return -1;
			at++;
		} else if (has(byte, ROLE.blank)) {
			if (byte === CR && bytes[at + 1] !== LF$1) lines++;
			at++;
		} else if (quotes === 1 && has(byte, ROLE.operator)) at++;
		else return quotes === 2 || lines > 0 && quotes === 0 ? at : -1;
	}
	return -1;
}
/** Offset after one or two spaces, which stand for line ends in values that were flattened to one line; else -1. */
function spacesEnd(bytes, from) {
	if (bytes[from] !== SPACE$2) return -1;
	return bytes[from + 1] === SPACE$2 ? from + 2 : from + 1;
}
/** Offset before the part of a gap that ends at `at`, or -1 where none does. */
function gapStep(bytes, at) {
	for (const width of [
		2,
		3,
		5,
		6
	]) if (escapedLineEnd(bytes, at - width) === width) return at - width;
	return has(bytes[at - 1], ROLE.blank | ROLE.quote | ROLE.operator) ? at - 1 : -1;
}
/** Width of an escaped line end, or of a backslash that continues a line; 0 where there is none. */
function escapedLineEnd(bytes, at) {
	if (!has(bytes[at], ROLE.escape)) return 0;
	if (bytes[at] === BACKSLASH$2 && bytes[at + 1] === LF$1) return 2;
	if (bytes[at] === BACKSLASH$2 && bytes[at + 1] === CR) return bytes[at + 2] === LF$1 ? 3 : 2;
	const text = bytes.toString("latin1", at, at + LONGEST_ESCAPE).toLowerCase();
	return ESCAPED_LINE_ENDS.find((token) => text.startsWith(token))?.length ?? 0;
}

// src/bytes/content-kind.ts
const SEQUENCE$1 = 48;
const INTEGER = 2;
const OID$1 = 6;
/**
* How DER begins that is worth a word when the rest is missing: the version of a certificate (RFC 5280 section 4.1.2.1), of a
* PKCS#12 (RFC 7292 section 4) and of a private key (RFC 5208 section 5, RFC 8017 appendix A.1.2), the type of a PKCS#7
* (RFC 2315 section 7).
*/
const BEGINNINGS = /^(?:30.{2,8}?a0030201|02010330|0201003|02010002|06092a864886f70d0107)/;
/** The smallest object worth having, a private key on a 256-bit curve without its public half, takes more. */
const MIN_OBJECT = 48;
/** Bytes of a truncated object from which it is recognized. */
const MIN_CUT_OFF = 100;
/** Bytes that are looked at to call content text. */
const TEXT_HEAD = 16;
/** First bytes of JKS, JCEKS, BKS 1 and 2 (a salt of 20 bytes), gzip and zip. */
const MAGIC$2 = [
	"feedfeed",
	"cececece",
	"0000000100000014",
	"0000000200000014",
	"1f8b08",
	"504b0304"
].map((hex) => Buffer.from(hex, "hex"));
const BYTE_ORDER_MARK = 15711167;
const HEADS = /* @__PURE__ */ new Set([BYTE_ORDER_MARK, ...MAGIC$2.map((magic) => magic.readUIntBE(0, 3))]);
/** Whether the first three bytes, as one number, are the start of a known form. */
function mayBegin(head) {
	const [first, second, third] = [
		head >> 16,
		head >> 8 & 255,
		head & 255
	];
	return first === SEQUENCE$1 || HEADS.has(head) || isPrintable(first) && isPrintable(second) && isPrintable(third);
}
/** What content is, by its first bytes and the lengths they state; undefined where no decoder reads such content. */
function contentKind(content) {
	if (content[0] === SEQUENCE$1) return structureKind(content);
	if (MAGIC$2.some((magic) => magic.equals(content.subarray(0, magic.length)))) return "object";
	if (content.length < TEXT_HEAD) return void 0;
	return content.subarray(content.readUIntBE(0, 3) === BYTE_ORDER_MARK ? 3 : 0, TEXT_HEAD).every(isPrintable) ? "text" : void 0;
}
function isPrintable(byte) {
	return byte >= 32 && byte < 127 || byte >= 9 && byte <= 13;
}
/** Bytes that a SEQUENCE takes, told by its first twelve; undefined for one that begins as nothing that is read here. */
function structureLength(content) {
	const outer = content[0] === SEQUENCE$1 ? extentAt(content, 0) : void 0;
	if (outer === void 0) return void 0;
	const inner = extentAt(content, outer.body);
	const tag = content[outer.body];
	if (inner === void 0 || tag !== SEQUENCE$1 && tag !== INTEGER && tag !== OID$1) return void 0;
	return inner.end <= outer.end || inner.end === 1e400 ? outer.end : void 0;
}
/** A SEQUENCE that ends within the bytes, or was cut off. */
function structureKind(content) {
	const length = structureLength(content);
	if (length === void 0) return void 0;
	if (length <= content.length) return length >= MIN_OBJECT ? "object" : void 0;
	if (length === 1e400) return "object";
	const body = extentAt(content, 0)?.body ?? 0;
	return content.length >= MIN_CUT_OFF && BEGINNINGS.test(content.toString("hex", body, body + 16)) ? "cut-off" : void 0;
}
/** Where the contents of an element start and end, by its header alone; an indefinite length ends nowhere. */
function extentAt(content, at) {
	const first = content[at + 1];
	if (first === void 0) return void 0;
	if (first === 128) return {
		body: at + 2,
		end: 1e400
	};
	if (first < 128) return {
		body: at + 2,
		end: at + 2 + first
	};
	const body = at + 2 + (first - 128);
	if (first > 132 || body > content.length) return void 0;
	return {
		body,
		end: body + content.readUIntBE(at + 2, first - 128)
	};
}

// src/bytes/wasm-kernel-binary.ts
/** Compiled from `assembly/` by `npm run kernel`: WebAssembly in base64. */
const KERNEL = "AGFzbQEAAAABJQVgBH9/f38Bf2ABfwF/YAZ/f39/f38Bf2AEf39/fwBgA39/fwADCAcBAAIAAAMEBQMBAAAHWwcLbWFya05lZWRsZXMAAgltYXJrU2hvcnQAAQpmaW5kRGlnaXRzAAQLZmluZFNwZWxsZWQAAwpzaGExUm91bmRzAAYMc2hhMjU2Um91bmRzAAUGbWVtb3J5AgAKozUHwAMCAXsBfyAA/QAEACIB/QwgICAgICAgICAgICAgICAg/VD9DGFhYWFhYWFhYWFhYWFhYWH9cf0MGhoaGhoaGhoaGhoaGhoaGv0mIAH9DDAwMDAwMDAwMDAwMDAwMDD9cf0MCgoKCgoKCgoKCgoKCgoKCv0m/VAgAf0MKysrKysrKysrKysrKysrK/0jIAH9DC8vLy8vLy8vLy8vLy8vLy/9I/1QIAH9DC0tLS0tLS0tLS0tLS0tLS39IyAB/QxfX19fX19fX19fX19fX19f/SP9UP1Q/VD9ZEF/c2giAkEQTwR/IAD9AAQQIgH9DCAgICAgICAgICAgICAgICD9UP0MYWFhYWFhYWFhYWFhYWFhYf1x/QwaGhoaGhoaGhoaGhoaGhoa/SYgAf0MMDAwMDAwMDAwMDAwMDAwMP1x/QwKCgoKCgoKCgoKCgoKCgoK/Sb9UCAB/QwrKysrKysrKysrKysrKysr/SMgAf0MLy8vLy8vLy8vLy8vLy8vL/0j/VAgAf0MLS0tLS0tLS0tLS0tLS0tLf0jIAH9DF9fX19fX19fX19fX19fX1/9I/1Q/VD9UP1kQX9zaEEQagUgAgsL5AUCDH8BeyAAIQUDQCABIAVLBEAgAv0ABAAgBf0ABAAiEP0MDw8PDw8PDw8PDw8PDw8PD/1O/Q4gAv0ABBAgEEEE/Y0B/QwPDw8PDw8PDw8PDw8PDw8P/U79Dv1OIAJBIGr9AAQAIAX9AAQBIhD9DA8PDw8PDw8PDw8PDw8PDw/9Tv0OIAL9AAQwIBBBBP2NAf0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv1OIAJBQGsiBv0ABAAgBf0ABAIiEP0MDw8PDw8PDw8PDw8PDw8PD/1O/Q4gBv0ABBAgEEEE/Y0B/QwPDw8PDw8PDw8PDw8PDw8P/U79Dv1OIAJB4ABq/QAEACAF/QAEAyIQ/QwPDw8PDw8PDw8PDw8PDw8P/U79DiAC/QAEcCAQQQT9jQH9DA8PDw8PDw8PDw8PDw8PDw/9Tv0O/U79Tv1O/QwAAAAAAAAAAAAAAAAAAAAA/ST9ZCEKA0AgCgRAIAIgBSAKaGoiCSgCACIIQbHz3fF5bEEWdkECdGooAoABIQwDQCAMBEAgCCAMKAIARiAJIAwoAgRrIg0gAE9xBH8gDSAMKAIMaiABTQVBAAsEfyADIAwoAhBqLQAABUEBC0UEQCAMKAIMIQZBACEHAkAgDCgCCCILIA1GDQAgDUEHcSALQQdxRgRAA0AgDUEHcQRAQQAhByAGRQ0DIA0tAAAiDiALLQAAIg9rIQcgDiAPRw0DIAZBAWshBiANQQFqIQ0gC0EBaiELDAELCwNAIAZBCE8EQCANKQMAIAspAwBRBEAgDUEIaiENIAtBCGohCyAGQQhrIQYMAgsLCwsDQCAGIgdBAWshBiAHBEAgDS0AACIOIAstAAAiD2shByAOIA9HDQIgDUEBaiENIAtBAWohCwwBCwtBACEHCyAHRQRAIAMgDCgCEGpBAToAACAEQQFqIQQLCyAMKAIUIQwMAQsLIAogCkEBa3EhCgwBCwsgBUEQaiEFDAELCyAEC7EDAQp/IAAhBwNAIAEgB0sEQCADIAcoAgAiCkGx893xeWxBD3YiCEEDdmotAAAgCEEHcXZBAXEEQCADQYCAAWogCEEEdkEBdGovAQAhDQNAIA0EQCAHIANBgIACaiANQQxsaiILKAIIayENIAogCygCAEYgACANTXEEfyAFIAsvAQRqLQAABUEBC0UEQCANIAQgCy8BBEEDdGoiDCgCBCIIaiABTQRAQQAhCQJAIA0gDCgCACIMRg0AIA1BB3EgDEEHcUYEQANAIA1BB3EEQEEAIQkgCEUNAyANLQAAIg4gDC0AACIPayEJIA4gD0cNAyAIQQFrIQggDUEBaiENIAxBAWohDAwBCwsDQCAIQQhPBEAgDSkDACAMKQMAUQRAIA1BCGohDSAMQQhqIQwgCEEIayEIDAILCwsLA0AgCCIJQQFrIQggCQRAIA0tAAAiDiAMLQAAIg9rIQkgDiAPRw0CIA1BAWohDSAMQQFqIQwMAQsLQQAhCQsFQQEhCQsgCUUEQCAFIAsvAQRqQQE6AAAgBkEBaiEGCwsgCy8BBiENDAELCwsgAiAHaiEHDAELCyAGC54CAQZ/A0AgAEEQaiABSQRAAkAgAyAALQAKai0AACIERSADIAAtAAVqLQAAIgVFcgR/QQEFIARBA0YgBUEDRnELDQAgAyAALQAAai0AAAR/IAMgAC0AD2otAAAFQQALRQ0AIAEgAEHwAGoiBCABIARJGyAAayEIQQAhBkEAIQRBACEHQQAhBQJ/A0AgBSAISSAGQQVsIAhNcQRAQQAgBEUgBUEYRnENAhogAyAAIAVqLQAAai0AACIJBEAgCUEBRgRAIARBAWohBAUgB0EBaiAHIAlBA0YbIQcLBSAGQQFqIQYLIAVBAWohBQwBCwsgCCAHayIFIARBBWxNIAZBBWwgBU1xIARBAEdxCwRAIAAPCwsgACACaiEADAELC0EAC6MCAQR/A0AgAEEgaiABTQRAIAMgABAAIgYgAGoiBS0AAGotAAAiB0ECRiIEBEAgBkEBa0ELSSEEC0EBQQAgB0EqcSAEGyAGQSBGIgQbBEAgB0EgcSAEcgRAIAAPCyAHQQJxQQBHIgQEfyAEBSADIAUtAAFqLQAAQRpxCwR/IAEgBUHIAWoiBCABIARJGyEGQQAhBAJ/A0AgBSAGSQRAAkBBASADIAUtAABqLQAAIgdBIHENAxogB0EKcUUEQCAHQRBxBH8gBEEBaiIEQQFKBUEBCw0BCyAFQQFqIQUMAgsLC0EBIARBAUoNABogBRAAIgRBH08Ef0EBBSADIAQgBWotAABqLQAAQSBxCwsFQQALBEAgAA8LCyAAIAJqIQAMAQsLQQAL5QUCCnsDf0EIIQ4DQCAOQRBJBEAgASAOQQR0av0MAAAAAAAAAAAAAAAAAAAAAP0LBAAgDkEBaiEODAELCyAB/QwAAACAAAAAgAAAAIAAAACA/QsEgAEgAf0MAAEAAAABAAAAAQAAAAEAAP0LBPABIAJBIGohEANAIAMEQCABIABBgAH8CgAAIAL9CQIAIQkgAv0JAgQhBCAC/QkCCCEFIAL9CQIMIQsgAv0JAhAhCiAC/QkCFCEGIAL9CQIYIQcgAv0JAhwhCEEAIQ8gASEOA0AgD0HAAEkEQCAIIApBGv2rASAKQQb9rQH9UCAKQRX9qwEgCkEL/a0B/VD9USAKQQf9qwEgCkEZ/a0B/VD9Uf2uASAPQRBJBEAgDv0ABAAhCAUgDiAOQfAAa/0ABAAgDkGAAmv9AAQA/a4BIA5B8AFr/QAEACIIQRn9qwEgCEEH/a0B/VAgCEEO/asBIAhBEv2tAf1Q/VEgCEED/a0B/VEgDkEga/0ABAAiCEEP/asBIAhBEf2tAf1QIAhBDf2rASAIQRP9rQH9UP1RIAhBCv2tAf1R/a4B/a4BIgj9CwQACyAGIAcgCv1SIAggECAPQQJ0av0JAgD9rgH9rgH9rgEhDCAJQR79qwEgCUEC/a0B/VAgCUET/asBIAlBDf2tAf1Q/VEgCUEK/asBIAlBFv2tAf1Q/VEgCSAEIAQgBf1R/VL9rgEhDSAHIQggBiEHIAohBiALIAz9rgEhCiAFIQsgBCEFIAkhBCAMIA39rgEhCSAPQQFqIQ8gDkEQaiEODAELCyAAIAkgAv0JAgD9rgH9CwQAIAAgBCAC/QkCBP2uAf0LBBAgACAFIAL9CQII/a4B/QsEICAAIAsgAv0JAgz9rgH9CwQwIAAgCiAC/QkCEP2uAf0LBEAgACAGIAL9CQIU/a4B/QsEUCAAIAcgAv0JAhj9rgH9CwRgIAAgCCAC/QkCHP2uAf0LBHAgA0EBayEDDAELCwuZHgIDfwp7QQUhAwNAIANBEEkEQCABIANBBHRq/QwAAAAAAAAAAAAAAAAAAAAA/QsEACADQQFqIQMMAQsLIAH9DAAAAIAAAACAAAAAgAAAAID9CwRQIAH9DKAAAACgAAAAoAAAAKAAAAD9CwTwAQNAIAIEQCABIABB0AD8CgAA/QwBI0VnASNFZwEjRWcBI0VnIQf9DImrze+Jq83viavN74mrze8hCf0M/ty6mP7cupj+3LqY/ty6mCEG/Qx2VDIQdlQyEHZUMhB2VDIQIQr9DPDh0sPw4dLD8OHSw/Dh0sMhCCABIgNB8AFqIQQDQCADIARJBEAgB0EF/asBIAdBG/2tAf1QIAYgCiAJ/VL9rgEgCCAD/QAEAP2uAf0MmXmCWpl5glqZeYJamXmCWv2uAf2uASIIQQX9qwEgCEEb/a0B/VAgCUEe/asBIAlBAv2tAf1QIgkgBiAH/VL9rgEgCiAD/QAEEP2uAf0MmXmCWpl5glqZeYJamXmCWv2uAf2uASIKQQX9qwEgCkEb/a0B/VAgB0Ee/asBIAdBAv2tAf1QIgcgCSAI/VL9rgEgBiAD/QAEIP2uAf0MmXmCWpl5glqZeYJamXmCWv2uAf2uASIGQQX9qwEgBkEb/a0B/VAgCEEe/asBIAhBAv2tAf1QIgggByAK/VL9rgEgCSAD/QAEMP2uAf0MmXmCWpl5glqZeYJamXmCWv2uAf2uASIJQQX9qwEgCUEb/a0B/VAgCkEe/asBIApBAv2tAf1QIgogCCAG/VL9rgEgByAD/QAEQP2uAf0MmXmCWpl5glqZeYJamXmCWv2uAf2uASEHIAZBHv2rASAGQQL9rQH9UCEGIANB0ABqIQMMAQsLIAdBBf2rASAHQRv9rQH9UCAGIAogCf1S/a4BIAggA/0ABAD9rgH9DJl5glqZeYJamXmCWpl5glr9rgH9rgEhCCADQRBqIgRBMGv9AAQAIARBgAFr/QAEAP1RIARB4AFr/QAEACAEQYACa/0ABAD9Uf1RIgtBAf2rASALQR/9rQH9UCELIAQgC/0LBAAgA0EgaiIEQTBr/QAEACAEQYABa/0ABAD9USAEQeABa/0ABAAgBEGAAmv9AAQA/VH9USIMQQH9qwEgDEEf/a0B/VAhDCAEIAz9CwQAIANBMGoiBEEwa/0ABAAgBEGAAWv9AAQA/VEgBEHgAWv9AAQAIARBgAJr/QAEAP1R/VEiDUEB/asBIA1BH/2tAf1QIQ0gBCAN/QsEACADQUBrIgRBMGv9AAQAIARBgAFr/QAEAP1RIARB4AFr/QAEACAEQYACa/0ABAD9Uf1RIg5BAf2rASAOQR/9rQH9UCEOIAQgDv0LBAAgCEEF/asBIAhBG/2tAf1QIAlBHv2rASAJQQL9rQH9UCIJIAYgB/1S/a4BIAogC/2uAf0MmXmCWpl5glqZeYJamXmCWv2uAf2uASIKQQX9qwEgCkEb/a0B/VAgB0Ee/asBIAdBAv2tAf1QIgcgCSAI/VL9rgEgBiAM/a4B/QyZeYJamXmCWpl5glqZeYJa/a4B/a4BIgZBBf2rASAGQRv9rQH9UCAIQR79qwEgCEEC/a0B/VAiCCAHIAr9Uv2uASAJIA39rgH9DJl5glqZeYJamXmCWpl5glr9rgH9rgEiCUEF/asBIAlBG/2tAf1QIApBHv2rASAKQQL9rQH9UCIKIAggBv1S/a4BIAcgDv2uAf0MmXmCWpl5glqZeYJamXmCWv2uAf2uASEHIAZBHv2rASAGQQL9rQH9UCEGIANB0ABqIgNBwAJqIQQDQCADIARJBEAgAyADQTBr/QAEACADQYABa/0ABAD9USADQeABa/0ABAAgA0GAAmv9AAQA/VH9USILQQH9qwEgC0Ef/a0B/VAiC/0LBAAgA0EQaiIFQTBr/QAEACAFQYABa/0ABAD9USAFQeABa/0ABAAgBUGAAmv9AAQA/VH9USIMQQH9qwEgDEEf/a0B/VAhDCAFIAz9CwQAIANBIGoiBUEwa/0ABAAgBUGAAWv9AAQA/VEgBUHgAWv9AAQAIAVBgAJr/QAEAP1R/VEiDUEB/asBIA1BH/2tAf1QIQ0gBSAN/QsEACADQTBqIgVBMGv9AAQAIAVBgAFr/QAEAP1RIAVB4AFr/QAEACAFQYACa/0ABAD9Uf1RIg5BAf2rASAOQR/9rQH9UCEOIAUgDv0LBAAgA0FAayIFQTBr/QAEACAFQYABa/0ABAD9USAFQeABa/0ABAAgBUGAAmv9AAQA/VH9USIPQQH9qwEgD0Ef/a0B/VAhDyAFIA/9CwQAIAdBBf2rASAHQRv9rQH9UCAJIAb9USAK/VH9rgEgCCAL/a4B/Qyh69luoevZbqHr2W6h69lu/a4B/a4BIghBBf2rASAIQRv9rQH9UCAHIAlBHv2rASAJQQL9rQH9UCIJ/VEgBv1R/a4BIAogDP2uAf0MoevZbqHr2W6h69luoevZbv2uAf2uASIKQQX9qwEgCkEb/a0B/VAgCCAHQR79qwEgB0EC/a0B/VAiB/1RIAn9Uf2uASAGIA39rgH9DKHr2W6h69luoevZbqHr2W79rgH9rgEiBkEF/asBIAZBG/2tAf1QIAogCEEe/asBIAhBAv2tAf1QIgj9USAH/VH9rgEgCSAO/a4B/Qyh69luoevZbqHr2W6h69lu/a4B/a4BIglBBf2rASAJQRv9rQH9UCAGIApBHv2rASAKQQL9rQH9UCIK/VEgCP1R/a4BIAcgD/2uAf0MoevZbqHr2W6h69luoevZbv2uAf2uASEHIAZBHv2rASAGQQL9rQH9UCEGIANB0ABqIQMMAQsLIANBwAJqIQQDQCADIARJBEAgAyADQTBr/QAEACADQYABa/0ABAD9USADQeABa/0ABAAgA0GAAmv9AAQA/VH9USILQQH9qwEgC0Ef/a0B/VAiC/0LBAAgA0EQaiIFQTBr/QAEACAFQYABa/0ABAD9USAFQeABa/0ABAAgBUGAAmv9AAQA/VH9USIMQQH9qwEgDEEf/a0B/VAhDCAFIAz9CwQAIANBIGoiBUEwa/0ABAAgBUGAAWv9AAQA/VEgBUHgAWv9AAQAIAVBgAJr/QAEAP1R/VEiDUEB/asBIA1BH/2tAf1QIQ0gBSAN/QsEACADQTBqIgVBMGv9AAQAIAVBgAFr/QAEAP1RIAVB4AFr/QAEACAFQYACa/0ABAD9Uf1RIg5BAf2rASAOQR/9rQH9UCEOIAUgDv0LBAAgA0FAayIFQTBr/QAEACAFQYABa/0ABAD9USAFQeABa/0ABAAgBUGAAmv9AAQA/VH9USIPQQH9qwEgD0Ef/a0B/VAhDyAFIA/9CwQAIAdBBf2rASAHQRv9rQH9UCAJIAYgBiAK/VH9Uv2uASAIIAv9rgH9DNy8G4/cvBuP3Lwbj9y8G4/9rgH9rgEiCEEF/asBIAhBG/2tAf1QIAcgCUEe/asBIAlBAv2tAf1QIgkgCSAG/VH9Uv2uASAKIAz9rgH9DNy8G4/cvBuP3Lwbj9y8G4/9rgH9rgEiCkEF/asBIApBG/2tAf1QIAggB0Ee/asBIAdBAv2tAf1QIgcgByAJ/VH9Uv2uASAGIA39rgH9DNy8G4/cvBuP3Lwbj9y8G4/9rgH9rgEiBkEF/asBIAZBG/2tAf1QIAogCEEe/asBIAhBAv2tAf1QIgggCCAH/VH9Uv2uASAJIA79rgH9DNy8G4/cvBuP3Lwbj9y8G4/9rgH9rgEiCUEF/asBIAlBG/2tAf1QIAYgCkEe/asBIApBAv2tAf1QIgogCiAI/VH9Uv2uASAHIA/9rgH9DNy8G4/cvBuP3Lwbj9y8G4/9rgH9rgEhByAGQR79qwEgBkEC/a0B/VAhBiADQdAAaiEDDAELCyADQcACaiEEA0AgAyAESQRAIAMgA0Ewa/0ABAAgA0GAAWv9AAQA/VEgA0HgAWv9AAQAIANBgAJr/QAEAP1R/VEiC0EB/asBIAtBH/2tAf1QIgv9CwQAIANBEGoiBUEwa/0ABAAgBUGAAWv9AAQA/VEgBUHgAWv9AAQAIAVBgAJr/QAEAP1R/VEiDEEB/asBIAxBH/2tAf1QIQwgBSAM/QsEACADQSBqIgVBMGv9AAQAIAVBgAFr/QAEAP1RIAVB4AFr/QAEACAFQYACa/0ABAD9Uf1RIg1BAf2rASANQR/9rQH9UCENIAUgDf0LBAAgA0EwaiIFQTBr/QAEACAFQYABa/0ABAD9USAFQeABa/0ABAAgBUGAAmv9AAQA/VH9USIOQQH9qwEgDkEf/a0B/VAhDiAFIA79CwQAIANBQGsiBUEwa/0ABAAgBUGAAWv9AAQA/VEgBUHgAWv9AAQAIAVBgAJr/QAEAP1R/VEiD0EB/asBIA9BH/2tAf1QIQ8gBSAP/QsEACAHQQX9qwEgB0Eb/a0B/VAgCSAG/VEgCv1R/a4BIAggC/2uAf0M1sFiytbBYsrWwWLK1sFiyv2uAf2uASIIQQX9qwEgCEEb/a0B/VAgByAJQR79qwEgCUEC/a0B/VAiCf1RIAb9Uf2uASAKIAz9rgH9DNbBYsrWwWLK1sFiytbBYsr9rgH9rgEiCkEF/asBIApBG/2tAf1QIAggB0Ee/asBIAdBAv2tAf1QIgf9USAJ/VH9rgEgBiAN/a4B/QzWwWLK1sFiytbBYsrWwWLK/a4B/a4BIgZBBf2rASAGQRv9rQH9UCAKIAhBHv2rASAIQQL9rQH9UCII/VEgB/1R/a4BIAkgDv2uAf0M1sFiytbBYsrWwWLK1sFiyv2uAf2uASIJQQX9qwEgCUEb/a0B/VAgBiAKQR79qwEgCkEC/a0B/VAiCv1RIAj9Uf2uASAHIA/9rgH9DNbBYsrWwWLK1sFiytbBYsr9rgH9rgEhByAGQR79qwEgBkEC/a0B/VAhBiADQdAAaiEDDAELCyAAIAf9DAEjRWcBI0VnASNFZwEjRWf9rgH9CwQAIAAgCf0MiavN74mrze+Jq83viavN7/2uAf0LBBAgACAG/Qz+3LqY/ty6mP7cupj+3LqY/a4B/QsEICAAIAr9DHZUMhB2VDIQdlQyEHZUMhD9rgH9CwQwIAAgCP0M8OHSw/Dh0sPw4dLD8OHSw/2uAf0LBEAgAkEBayECDAELCws=";

// src/bytes/wasm-kernel.ts
/** Bytes of zero behind the text: a look may reach over its end. */
const MARGIN$1 = 256;
const PAGE = 65536;
/** A word table, as in `assembly/search.ts`. */
const [BITS, CHAIN_BITS] = [17, 13];
/** Bytes of the entries of its parts and needles, and of those of short needles. */
const [PART$1, NEEDLE, SHORT$1] = [
	12,
	8,
	24
];
/** A table of short needles: rows of sixteen by group, and the first needle of each slot. */
const [ROW, SLOTS_AT, SLOT_BITS] = [
	16,
	128,
	10
];
const SHORT_TABLE = SLOTS_AT + (4 << SLOT_BITS);
const { memory, sha1Rounds, sha256Rounds, ...searches } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(KERNEL, "base64"))).exports;
let view = Buffer.from(memory.buffer);
/** The same bytes: its methods take less time to be called. */
let octets$1 = new Uint8Array(memory.buffer);
/** Tables come first and are kept; the text follows them. The lowest addresses stand for nothing. */
let start = 4096;
let loaded;
function reserve(size) {
	const missing = size - memory.buffer.byteLength;
	if (missing <= 0) return;
	memory.grow(Math.ceil(missing / PAGE));
	view = Buffer.from(memory.buffer);
	octets$1 = new Uint8Array(memory.buffer);
}
function keep(table) {
	const address = start;
	start += Math.ceil(table.length / 16) * 16;
	reserve(start);
	view.set(table, address);
	loaded = void 0;
	return address;
}
/** Loads a text, whatever was loaded before; the searches that are given the same object need not do it again. */
function loadText(bytes) {
	const end = start + bytes.length;
	reserve(end + MARGIN$1);
	octets$1.set(bytes, start);
	octets$1.fill(0, end, end + MARGIN$1);
	loaded = bytes;
}
function endOf(bytes) {
	if (loaded !== bytes) loadText(bytes);
	return start + bytes.length;
}
function offsetOf(address) {
	return address === 0 ? -1 : address - start;
}
/**
* Makes a search for needles by parts of theirs: it looks at a word each `step` bytes, so that one of the parts must stand there
* wherever the needle starts. Tells the indices of the needles that occur.
*/
function needleFinder(needles, parts, step) {
	const bits = new Uint8Array(1 << BITS - 3);
	const chains = new Uint16Array(1 << CHAIN_BITS);
	const list = new DataView(new ArrayBuffer(PART$1 * (parts.length + 1)));
	for (const [index, { word, needle, offset }] of parts.entries()) {
		const slot = Math.imul(word, 2654435761) >>> 32 - BITS;
		const chain = slot >>> BITS - CHAIN_BITS;
		bits[slot >>> 3] = bits[slot >>> 3] | 1 << (slot & 7);
		const at = PART$1 * (index + 1);
		list.setUint32(at, word, true);
		list.setUint16(at + 4, needle, true);
		list.setUint16(at + 6, chains[chain], true);
		list.setUint32(at + 8, offset, true);
		chains[chain] = index + 1;
	}
	const table = keep(Buffer.concat([
		bits,
		new Uint8Array(chains.buffer),
		new Uint8Array(list.buffer)
	]));
	const entries = new DataView(new ArrayBuffer(NEEDLE * needles.length));
	for (const [index, at] of keepAll(needles).entries()) {
		entries.setUint32(NEEDLE * index, at, true);
		entries.setUint32(NEEDLE * index + 4, needles[index].length, true);
	}
	const ends = keep(new Uint8Array(entries.buffer));
	return marking(needles.length, (end, marks) => searches.markNeedles(start, end, step, table, ends, marks));
}
/**
* Makes a search for needles of four bytes or more, by one part of each. It looks at every byte, so it is for those that are too
* short for `needleFinder`; each more of them makes chance hits more frequent.
* @param groups the group of each part, below {@link GROUPS}
*/
function shortNeedleFinder(needles, parts, groups) {
	const table = Buffer.alloc(SHORT_TABLE);
	const address = keep(table);
	const entries = Buffer.alloc(SHORT$1 * parts.length);
	const first = keep(entries);
	const texts = keepAll(needles);
	for (const [index, { word, needle, offset }] of parts.entries()) {
		const head = SLOTS_AT + 4 * (Math.imul(word, 2654435761) >>> 32 - SLOT_BITS);
		for (let place = 0; place < 4; place++) {
			const byte = word >>> 8 * place & 255;
			for (const [row, half] of [byte & 15, byte >> 4].entries()) {
				const at = ROW * (2 * place + row) + half;
				table[at] = table[at] | 1 << groups[index];
			}
		}
		const entry = [
			word,
			offset,
			texts[needle],
			needles[needle]?.length,
			needle,
			table.readUInt32LE(head)
		];
		for (const [field, value] of entry.entries()) entries.writeUInt32LE((value ?? 0) >>> 0, SHORT$1 * index + 4 * field);
		table.writeUInt32LE(first + SHORT$1 * index, head);
	}
	view.set(table, address);
	view.set(entries, first);
	return marking(needles.length, (end, marks) => searches.markShort(start, end, address, marks));
}
/** Keeps texts one behind the other; the result is where each one lies. */
function keepAll(texts) {
	let at = keep(Buffer.concat(texts));
	return texts.map(({ length }) => {
		at += length;
		return at - length;
	});
}
/** A search that marks what it finds, and tells how much: the indices that it marked. */
function marking(count, mark) {
	const marks = keep(new Uint8Array(count));
	return (bytes) => {
		if (mark(endOf(bytes), marks) === 0) return [];
		const marked = [];
		for (let index = 0; index < count; index++) if (view[marks + index] === 1) marked.push(index);
		view.fill(0, marks, marks + count);
		return marked;
	};
}
/** Makes a search by a table that gives each byte its role: the offset of the next look that hits, or -1. */
function roleFinder(search) {
	return (roles, step) => {
		const table = keep(roles);
		return (bytes, from) => {
			const end = endOf(bytes);
			return offsetOf(searches[search](start + from, end, step, table));
		};
	};
}
/** Looks that may lie in a run of base64; the roles are those of `base64-digits.ts`. */
const digitsFinder = roleFinder("findDigits");
/** Looks at bytes that source code spells out; the roles are those of `byte-literals.ts`. */
const spelledFinder = roleFinder("findSpelled");
/** Digests that are hashed at once. */
const LANES = 4;
/** Rounds of one call: code that is called often is compiled better, and one call of many rounds would not be. */
const ROUNDS_PER_CALL = 256;
/**
* Makes a loop that replaces digests, no more than {@link LANES}, by their own digests, again and again.
* @param words words of 32 bits in a digest
* @param constants of the algorithm, as `assembly/digest.ts` wants them
*/
function digestLoop(words, constants, run) {
	let state;
	return (digests, rounds) => {
		state ??= keep(Buffer.concat([Buffer.alloc(16 * (words + 80)), Buffer.from(constants.buffer)]));
		const schedule = state + 16 * words;
		const place = (lane, word) => state + 4 * (4 * word + lane);
		for (const [lane, digest] of digests.entries()) for (let word = 0; word < words; word++) view.writeUInt32LE(digest.readUInt32BE(4 * word), place(lane, word));
		for (let left = rounds; left > 0; left -= ROUNDS_PER_CALL) run(state, schedule, schedule + 1280, Math.min(left, ROUNDS_PER_CALL));
		for (const [lane, digest] of digests.entries()) for (let word = 0; word < words; word++) digest.writeUInt32BE(view.readUInt32LE(place(lane, word)), 4 * word);
	};
}
const hashSha1 = digestLoop(5, /* @__PURE__ */ new Uint32Array(), (state, schedule, _, rounds) => sha1Rounds(state, schedule, rounds));
const hashSha256 = digestLoop(8, sha256Constants(), (...args) => sha256Rounds(...args));
/**
* The start values and the constants of SHA-256: the first 32 bits of the fractional parts of the square roots of eight primes, and of
* the cube roots of 64 (FIPS 180-4 sections 5.3.3 and 4.2.2).
*/
function sha256Constants() {
	const primes = [];
	for (let candidate = 2; primes.length < 64; candidate++) if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
	const roots = [...primes.slice(0, 8).map(Math.sqrt), ...primes.map(Math.cbrt)];
	return Uint32Array.from(roots, (root) => root % 1 * 2 ** 32);
}

// src/bytes/base64-scan.ts
/**
* Finds runs of base64 and reads them, whether on one line, wrapped, indented, escaped, or cut into strings that are
* concatenated. Every function looks at each byte a bounded number of times.
*/
/**
* Bytes between two looks. A row of this and {@link WINDOW} digits is always found; a private key on P-256, the shortest thing
* wanted, has 164. A prime, lest the looks keep time with the lines of a table.
*/
const STRIDE$1 = 97;
/** Digits on the line above that a run may have begun with. */
const MIN_FIRST_PIECE = 16;
/** Three spaces. */
const ESCAPED_HEAD = 2105376;
const findLook$1 = digitsFinder(ROLES, STRIDE$1);
/** Offset of a digit of the next run after `from`, looking at few of the other bytes; -1 where there is none. */
function nextDigits(bytes, from) {
	for (let at = findLook$1(bytes, from); at >= 0; at = findLook$1(bytes, at + STRIDE$1)) {
		const stop = rowEnd$1(bytes, at, at + 32);
		if (stop === at + 32) return at;
		if (isEscape(bytes[stop]) && isLongRow(bytes, at)) return at;
		const next = nextPiece(bytes, stop, stop - at);
		if (next >= 0 && isLongRow(bytes, next)) return next;
	}
	return -1;
}
/**
* Offset of the first digit of the run that the digit at `hit` belongs to, not before `floor`. It lies a few bytes after
* `hit` where that was a letter of `\n` or `%3E`.
*/
function runStart(bytes, hit, floor) {
	let start = hit;
	for (;;) {
		while (start > floor && isDigit$1(bytes[start - 1]) && !endsInDashes(bytes, start)) start--;
		const mark = escapeBefore(bytes, start, floor);
		if (mark >= 0 && escapedDigit(bytes, mark) !== void 0) {
			start = mark;
			continue;
		}
		if (mark >= 0) start = Math.max(start, mark + escapeWidth(bytes, mark));
		const before = pieceBefore(bytes, start, floor);
		if (before < 0) return start;
		start = before;
	}
}
/** How an object of DER, and the base64 of PEM, begin. */
const [DER, PEM] = [77, 76];
/** Pieces at the start of a run that may be other words, a path or a digest, on the lines above the base64. */
const MAX_WORDS = 8;
/**
* Walks a run from its first digit and copies its digits to `out`, unescaped and without what stood between them.
* @param later is given the offsets of its first pieces, behind the very first one, that may begin an object themselves
*/
function readRun(bytes, start, out, later) {
	let pieces = 0;
	let length = 0;
	let spaced = false;
	let whole;
	for (let at = start;;) {
		const stop = beforeDashes(bytes, at, rowEnd$1(bytes, at));
		if (out !== void 0) bytes.copy(out, length, at, stop);
		length += stop - at;
		const padding = paddingEnd(bytes, stop);
		if (padding > stop) return {
			end: padding,
			length
		};
		const escaped = escapedDigit(bytes, stop);
		if (escaped !== void 0) {
			out?.write(escaped.digit, length, "latin1");
			length++;
			at = stop + escaped.width;
			continue;
		}
		let next = gapEnd(bytes, stop);
		if (next < 0 && (spaced || stop - at >= 32)) {
			next = spacesEnd(bytes, stop);
			if (!spaced && next >= 0 && !isLongRow(bytes, next)) next = -1;
			spaced = next >= 0;
		}
		if (next < 0) return {
			end: stop,
			length
		};
		whole ??= wholeLength(bytes, start);
		if (length === whole || !continues(bytes, next)) return {
			end: stop,
			length
		};
		at = next;
		if (later !== void 0 && ++pieces <= MAX_WORDS && (bytes[at] === DER || bytes[at] === PEM)) later.push(at);
	}
}
/** Digits of the DER structure that a run begins with: on the next line stands another. -1 for what is none. */
function wholeLength(bytes, start) {
	const length = structureLength(Buffer.from(bytes.toString("latin1", start, start + 16), "base64"));
	return length === void 0 ? -1 : Math.ceil(length * 8 / 6);
}
/** The first three bytes of a run as one number; that of a printable text where a digit is escaped, so that none is lost. */
function headOf(bytes, start) {
	let head = 0;
	for (let i = 0; i < 4; i++) {
		const value = digitValue(bytes[start + i]);
		if (value === void 0) return ESCAPED_HEAD;
		head = head * 64 + value;
	}
	return head;
}
/** End of the piece that the one at `start` continues, or -1. */
function pieceBefore(bytes, start, floor) {
	const lowest = Math.max(floor + MIN_FIRST_PIECE, start - 200);
	let piece = -1;
	for (let at = gapStep(bytes, start); at >= lowest; at = gapStep(bytes, at)) {
		if (!areDigits(bytes, at - MIN_FIRST_PIECE, at) || endsInDashes(bytes, at)) continue;
		if (gapEnd(bytes, at) === start || spacesEnd(bytes, at) === start) piece = at;
	}
	return piece;
}
/** Dashes of PEM armour are digits of the URL-safe alphabet; so many in a row are never data. */
const [DASH$2, DASHES] = [45, 5];
function endsInDashes(bytes, end) {
	return end >= DASHES && beforeDashes(bytes, end - DASHES, end) < end;
}
/** Where the dashes of armour begin in a row of digits; its end where there are none. */
function beforeDashes(bytes, from, to) {
	for (let at = from; at + DASHES <= to;) {
		let last = at + DASHES - 1;
		while (last >= at && bytes[last] === DASH$2) last--;
		if (last < at) return at;
		at = last + 1;
	}
	return to;
}
/** Offset after the dashes that stand at an offset: a line of them holds no run. */
function dashesEnd(bytes, from) {
	let at = from;
	while (bytes[at] === DASH$2) at++;
	return at;
}

// src/bytes/base64-run.ts
/** The run that starts at `offset`, whatever it holds. */
function base64At(bytes, offset) {
	const { end, length } = readRun(bytes, offset);
	const digits = Buffer.allocUnsafe(length);
	readRun(bytes, offset, digits);
	const content = Buffer.from(digits.toString("latin1"), "base64");
	const elided = bytes[end] === 46 || bytes[end] === 226;
	return {
		start: offset,
		end,
		content,
		kind: contentKind(content),
		elided
	};
}

// src/bytes/base64-in-markup.ts
/** Base64 whose position in markup means a certificate, whatever it decodes to. */
/** Octets of text that was meant as a certificate: placeholders have fewer. */
const MIN_CONTENT = 100;
const MAX_ELEMENTS = 1e4;
/** Bytes before and after a name in which its tag or its member is looked for. */
const [BEFORE, AFTER] = [60, 340];
const BLANK$1 = String.raw`(?:\s|\\{1,4}[nrt]|&#(?:10|13|x[ad]);|%0[ad]){0,200}`;
const QUOTE$4 = String.raw`\\{0,4}"`;
/** A start tag with any prefix, as it is or escaped, up to the text behind it. */
const X509_ELEMENT = new RegExp(String.raw`(?:<|&lt;|\\u003c|%3c)(?:[\w.-]{1,40}(?::|%3a))?X509Certificate(?:(?:\s|\\|%20|\+)[^<>]{0,280}?)?(?:>|&gt;|\\u003e|%3e)${BLANK$1}`, "i");
const X5C_MEMBER = new RegExp(`^x5c${QUOTE$4}${BLANK$1}:${BLANK$1}\\[${BLANK$1}${QUOTE$4}`);
const NEXT_STRING = new RegExp(`^${QUOTE$4}${BLANK$1},${BLANK$1}${QUOTE$4}`);
const DEVELOPER_CERTIFICATES = /^DeveloperCertificates<\/key>\s*<array>\s*<data>\s*/;
const NEXT_DATA = /^\s*<\/data>\s*<data>\s*/;
/** The texts of `X509Certificate` elements (XML Signature section 4.5.4) that are more than placeholders. */
function x509Elements(bytes) {
	const name = "X509Certificate";
	const runs = [];
	for (let at = bytes.indexOf(name); at >= 0;) {
		const from = Math.max(0, at - BEFORE);
		const tag = X509_ELEMENT.exec(bytes.toString("latin1", from, at + AFTER));
		const run = tag === null ? void 0 : base64At(bytes, from + tag.index + tag[0].length);
		if (run !== void 0 && isMeant$1(run)) runs.push(run);
		at = bytes.indexOf(name, Math.max(at + 15, run?.end ?? 0));
	}
	return runs;
}
/** The elements of each `x5c` in JSON (RFC 7517 section 4.7), with their index in it. */
function x5cElements(bytes) {
	return listsOf(bytes, "x5c", X5C_MEMBER, NEXT_STRING);
}
/** The elements of the list of certificates in an Apple provisioning profile, with their index in it. */
function developerCertificates(bytes) {
	return listsOf(bytes, "DeveloperCertificates", DEVELOPER_CERTIFICATES, NEXT_DATA);
}
/** @param first from the name of a list to its first element @param next from one element to the next */
function listsOf(bytes, name, first, next) {
	const runs = [];
	const after = (pattern, at) => pattern.exec(bytes.toString("latin1", at, at + AFTER))?.[0].length ?? 0;
	for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
		let gap = after(first, at);
		for (let index = 0; gap > 0 && index < MAX_ELEMENTS; index++) {
			const run = base64At(bytes, at + gap);
			if (isMeant$1(run)) runs.push({
				...run,
				index
			});
			at = run.end;
			gap = after(next, at);
		}
	}
	return runs;
}
function isMeant$1({ content, elided }) {
	return content.length >= MIN_CONTENT && !elided;
}

// src/bytes/base64-runs.ts
/** Base64 in base64 (a kubeconfig in a Secret, that Secret in a release) that is looked into before content is called text. */
const MAX_NESTING = 4;
/** What readers of text other than base64 look for. */
const NEEDLES = [
	"-----BEGIN",
	"\"kty\"",
	"-cert-v01@openssh.com"
];
/** `data:image/png;base64,` and the like, source maps among them. They are not keys. */
const MEDIA = /data:(?:(?:image|font|audio|video)\/|application\/(?:json|wasm|javascript|font|x-font)|text\/css)[^,\s"']{0,60},$/;
/** Whether there is at least one run that may hold certificates or keys. Most bytes of a file are never looked at. */
function hasBase64(bytes) {
	return runsIn(bytes, 0).next().done !== true;
}
/** Whether some bytes hold a run that is complete: no object that was cut off. */
function holdsBase64(bytes) {
	for (const { kind } of runsIn(bytes, 0)) if (kind !== "cut-off") return true;
	return false;
}
/**
* Every run that may hold certificates or keys, in order of place, but for those whose form has its own reader: objects in PEM
* armour, and what `base64-in-markup.ts` knows by its place.
* @param armourEnd where the armour ends that an offset lies in, -1 for none; it is asked with ascending offsets
*/
function* base64Runs(bytes, armourEnd) {
	let taken;
	let next = 0;
	for (const run of runsIn(bytes, 0, armourEnd)) {
		taken ??= [
			x509Elements,
			x5cElements,
			developerCertificates
		].flatMap((read) => read(bytes)).sort((a, b) => a.start - b.start);
		while ((taken[next]?.end ?? 1e400) <= run.start) next++;
		if ((taken[next]?.start ?? 1e400) > run.start) yield run;
	}
}
function* runsIn(bytes, nesting, armourEnd = () => -1) {
	let floor = 0;
	for (let hit = nextDigits(bytes, 0); hit >= 0; hit = nextDigits(bytes, floor)) {
		const start = runStart(bytes, hit, floor);
		const later = [];
		floor = Math.max(readRun(bytes, start, void 0, later).end, dashesEnd(bytes, start));
		const begins = mayBegin(headOf(bytes, start));
		if (!begins && later.length === 0) continue;
		const body = armourEnd(start);
		floor = Math.max(floor, body);
		if (body >= 0 || MEDIA.test(bytes.toString("latin1", Math.max(0, start - 80), start))) continue;
		const run = begins ? base64At(bytes, start) : void 0;
		const wanted = run !== void 0 && !(run.kind === "cut-off" && followsBegin(bytes, start)) && isWanted(run, nesting) ? run : behindWords(bytes, later);
		if (wanted === void 0) continue;
		if (wanted !== run) floor = wanted.end;
		yield wanted;
	}
}
/** What begins on a line below words that look like digits, such as a path or a digest: an object that is there to its end. */
function behindWords(bytes, starts) {
	for (const start of starts) {
		if (!mayBegin(headOf(bytes, start))) continue;
		const run = base64At(bytes, start);
		if (run.kind === "object" || run.kind === "text" && run.content.includes("-----BEGIN")) return run;
	}
}
function isWanted({ kind, content, elided }, nesting) {
	if (kind !== "text") return kind === "object" || kind === "cut-off" && !elided;
	if (NEEDLES.some((needle) => content.includes(needle))) return true;
	return nesting < MAX_NESTING && runsIn(content, nesting + 1).next().done !== true;
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

// src/x509/der.ts
/**
* A lenient reader of DER and BER (ITU-T X.690). Elements are read one level at a time, so no input can make it
* recurse; the caller's own schema bounds the depth. Measured at a few microseconds for a whole certificate.
*/
/** Bytes that are not the encoding they claim to be. `offset` is relative to the bytes that were given. */
var DerError = class extends Error {
	name = "DerError";
	reason;
	constructor(message, reason = "malformed") {
		super(message);
		this.reason = reason;
	}
};
const TAG$1 = {
	boolean: 1,
	integer: 2,
	bitString: 3,
	octetString: 4,
	null: 5,
	oid: 6,
	enumerated: 10,
	utf8String: 12,
	numericString: 18,
	printableString: 19,
	teletexString: 20,
	ia5String: 22,
	utcTime: 23,
	generalizedTime: 24,
	visibleString: 26,
	generalString: 27,
	universalString: 28,
	bmpString: 30,
	sequence: 48,
	set: 49
};
/** Nesting that an indefinite length may have before its end is given up on. */
const MAX_DEPTH$8 = 64;
/** Elements that one level may have; the largest public CRL holds fewer. */
const MAX_CHILDREN = 2e6;
/**
* Reads the element that starts at `offset`.
* @param limit offset that the element may not pass
* @throws DerError where the header is cut off, or the length passes the limit
*/
function elementAt(bytes, offset = 0, limit = bytes.length) {
	const header = headerAt(bytes, offset, limit);
	if (header.length >= 0) {
		const end = header.body + header.length;
		if (end > limit) throw new DerError(`the element at byte ${offset} is cut off`);
		return {
			bytes,
			tag: header.tag,
			start: offset,
			body: header.body,
			end,
			next: end
		};
	}
	const end = endOfContents(bytes, header.body, limit);
	return {
		bytes,
		tag: header.tag,
		start: offset,
		body: header.body,
		end,
		next: end + 2
	};
}
/** The elements inside a constructed one, or inside a string that encapsulates an encoding. */
function children(element, from = element.body, limit = MAX_CHILDREN) {
	const list = [];
	for (let at = from; at < element.end;) {
		const child = elementAt(element.bytes, at, element.end);
		if (list.push(child) > limit) throw new DerError("too many elements", "too-large");
		at = child.next;
	}
	return list;
}
/** The content octets of an element, as a view on its bytes. */
function content(element) {
	return element.bytes.subarray(element.body, element.end);
}
/** The whole encoding of an element, header included, as a view on its bytes. */
function encoding(element) {
	return element.bytes.subarray(element.start, element.next);
}
/** Fails unless the element is there and has the tag. */
function expect(element, tag, what) {
	if (element === void 0) throw new DerError(`${what} is missing`);
	if (element.tag !== tag) throw new DerError(`${what} has tag 0x${element.tag.toString(16)}`);
	return element;
}
/** An OCTET STRING's octets: BER may cut it into segments (X.690 section 8.7.3), which are joined. */
function octets(element) {
	if ((element.tag & 32) === 0) return content(element);
	const parts = [];
	const pending = [{
		element,
		depth: 0
	}];
	for (let top = pending.pop(); top !== void 0; top = pending.pop()) {
		if (top.depth > MAX_DEPTH$8) throw new DerError("segments are nested too deeply", "too-deep");
		if ((top.element.tag & 32) === 0) parts.push(content(top.element));
		else for (const child of children(top.element).reverse()) pending.push({
			element: child,
			depth: top.depth + 1
		});
	}
	return Buffer.concat(parts);
}
function headerAt(bytes, offset, limit) {
	let at = offset;
	const tag = at < limit ? bytes[at++] : void 0;
	if (tag === void 0) throw new DerError(`no element at byte ${offset}`);
	if ((tag & 31) === 31) {
		let octet;
		do {
			octet = at < limit && at - offset < 6 ? bytes[at++] : void 0;
			if (octet === void 0) throw new DerError(`the tag at byte ${offset} is cut off`);
		} while (octet & 128);
	}
	const first = at < limit ? bytes[at++] : void 0;
	if (first === void 0) throw new DerError(`the element at byte ${offset} has no length`);
	if (first < 128) return {
		tag,
		body: at,
		length: first
	};
	if (first === 128) {
		if ((tag & 32) === 0) throw new DerError(`the primitive at byte ${offset} has an indefinite length`);
		return {
			tag,
			body: at,
			length: -1
		};
	}
	const count = first & 127;
	if (count > 6 || at + count > limit) throw new DerError(`the length at byte ${offset} cannot be read`);
	let length = 0;
	for (let i = 0; i < count; i++) length = length * 256 + bytes[at++];
	return {
		tag,
		body: at,
		length
	};
}
/** Finds the end-of-contents octets that match an indefinite length, without recursion. */
function endOfContents(bytes, from, limit) {
	let depth = 1;
	for (let at = from; at + 1 < limit;) {
		if (bytes[at] === 0 && bytes[at + 1] === 0) {
			if (--depth === 0) return at;
			at += 2;
			continue;
		}
		const header = headerAt(bytes, at, limit);
		if (header.length >= 0) at = header.body + header.length;
		else if (++depth > MAX_DEPTH$8) throw new DerError("indefinite lengths are nested too deeply", "too-deep");
		else at = header.body;
	}
	throw new DerError("an indefinite length has no end");
}

// src/x509/key-info.ts
/**
* Writes SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7) from public numbers, so that a key can be recognised by the
* fingerprint that its certificate has, whatever form it was stored in.
*/
/** One DER element (X.690 section 10.1: the shortest definite length). */
function element$1(tag, ...parts) {
	const body = Buffer.concat(parts);
	if (body.length < 128) return Buffer.concat([Buffer.from([tag, body.length]), body]);
	const hex = body.length.toString(16);
	const length = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex");
	return Buffer.concat([
		Buffer.from([tag, 128 | length.length]),
		length,
		body
	]);
}
/** A non-negative INTEGER of the given magnitude, big endian, in its shortest form (X.690 section 8.3.2). */
function integer(magnitude) {
	let from = 0;
	while (from < magnitude.length - 1 && magnitude[from] === 0) from++;
	const digits = magnitude.subarray(from);
	return (digits[0] ?? 128) < 128 ? element$1(2, digits) : element$1(2, Buffer.of(0), digits);
}
/** DER of the algorithms' identifiers: RFC 3279 section 2.3, RFC 8410 section 3. */
const OID = {
	RSA: Buffer.from("06092a864886f70d010101", "hex"),
	DSA: Buffer.from("06072a8648ce380401", "hex"),
	EC: Buffer.from("06072a8648ce3d0201", "hex"),
	X25519: Buffer.from("06032b656e", "hex"),
	X448: Buffer.from("06032b656f", "hex"),
	Ed25519: Buffer.from("06032b6570", "hex"),
	Ed448: Buffer.from("06032b6571", "hex")
};
const NULL = Buffer.of(5, 0);
/** @param algorithm DER of the AlgorithmIdentifier @param key content of the BIT STRING */
function keyInfo(algorithm, key) {
	return element$1(48, algorithm, element$1(3, Buffer.of(0), key));
}
/** @param algorithm DER of an AlgorithmIdentifier other than plain `rsaEncryption`, such as one of RSASSA-PSS */
function rsaKeyInfo(modulus, exponent, algorithm) {
	return keyInfo(algorithm ?? element$1(48, OID.RSA, NULL), element$1(48, integer(modulus), integer(exponent)));
}
/** @param parameters DER of the ECParameters @param point the public point as SEC 1 section 2.3.3 writes it */
function ecKeyInfo(parameters, point) {
	return keyInfo(element$1(48, OID.EC, parameters), point);
}
function dsaKeyInfo(p, q, g, y) {
	return keyInfo(element$1(48, OID.DSA, element$1(48, integer(p), integer(q), integer(g))), integer(y));
}
function octetKeyInfo(algorithm, key) {
	return keyInfo(element$1(48, OID[algorithm]), key);
}
/** The PKCS#8 of a raw key of RFC 8410 (section 7), for the library that computes its public half. */
function octetPrivateKey(algorithm, key) {
	return element$1(48, integer(Buffer.of(0)), element$1(48, OID[algorithm]), element$1(4, element$1(4, key)));
}

// src/x509/values.ts
/** Octets that an OBJECT IDENTIFIER may have; registered ones stay under 40. Bounds the arithmetic on wide arcs. */
const MAX_OID_OCTETS = 128;
/**
* An OBJECT IDENTIFIER as dotted text (X.690 section 8.19), with arcs of any width.
* @throws DerError where an arc is cut off, or padded: two encodings of one identifier would let a check be bypassed
*/
function oidOf(element) {
	if (element.tag !== TAG$1.oid) throw new DerError(`an object identifier has tag 0x${element.tag.toString(16)}`);
	return oidText(content(element));
}
/** As {@link oidOf}, from the content octets alone: an implicit tag hides the identifier's own. */
function oidText(octets) {
	if (octets.length === 0 || octets.length > MAX_OID_OCTETS) throw new DerError("an object identifier has a bad length");
	let text = "";
	let arc = 0;
	let wide;
	let inside = false;
	for (const octet of octets) {
		if (!inside && octet === 128) throw new DerError("an object identifier is padded");
		inside = (octet & 128) !== 0;
		if (wide === void 0 && arc > 35184372088831) wide = BigInt(arc);
		if (wide === void 0) arc = arc * 128 + (octet & 127);
		else wide = wide << 7n | BigInt(octet & 127);
		if (inside) continue;
		if (text !== "") text += `.${wide ?? arc}`;
		else if (wide !== void 0) text = `2.${wide - 80n}`;
		else text = arc < 80 ? `${Math.floor(arc / 40)}.${arc % 40}` : `2.${arc - 80}`;
		arc = 0;
		wide = void 0;
	}
	if (inside) throw new DerError("an object identifier is cut off");
	return text;
}
/** A signed INTEGER in lower-case hex without leading zeros, `-` before a negative one. */
function integerHex(element) {
	const octets = content(element);
	const hex = hexOf(octets);
	if ((octets[0] ?? 0) < 128) return hex.replace(/^0+(?=.)/, "") || "0";
	return `-${((1n << BigInt(octets.length * 8)) - BigInt(`0x${hex}`)).toString(16)}`;
}
/** Bits of the magnitude of a non-negative INTEGER. */
function bitLength(element) {
	const octets = content(element);
	let at = 0;
	while (at < octets.length && octets[at] === 0) at++;
	if (at === octets.length) return 0;
	return (octets.length - at) * 8 - (Math.clz32(octets[at]) - 24);
}
/** The octets of a BIT STRING, without the count of unused bits that precedes them. */
function bitStringOctets(element) {
	if (element.tag !== TAG$1.bitString || element.end === element.body) throw new DerError("a bit string is malformed");
	return element.bytes.subarray(element.body + 1, element.end);
}
/** SHA-1 in lower-case hex: a name for a certificate, no protection. */
function sha1(bytes) {
	return hash("sha1", bytes, "hex");
}
/** SHA-256 in lower-case hex. */
function sha256(bytes) {
	return hash("sha256", bytes, "hex");
}
/** Lower-case hex. */
function hexOf(bytes) {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex");
}

// src/x509/openssh.ts
const MAGIC$1 = Buffer.from("openssh-key-v1\0", "latin1");
/** DER of the curves that RFC 5656 section 10.1 names. */
const CURVES$2 = {
	nistp256: Buffer.from("06082a8648ce3d030107", "hex"),
	nistp384: Buffer.from("06052b81040022", "hex"),
	nistp521: Buffer.from("06052b81040023", "hex")
};
/** Whether bytes begin as an OpenSSH private key does. */
function isOpenSshKey(bytes) {
	return Buffer.compare(bytes.subarray(0, MAGIC$1.length), MAGIC$1) === 0;
}
/**
* An OpenSSH private key (OpenSSH's PROTOCOL.key). Its public half stands in the clear even when it is encrypted, and even
* when the private half stays in a security key (`sk-\u2026`).
* @throws DerError
*/
function describeOpenSshKey(bytes) {
	if (!isOpenSshKey(bytes)) throw new DerError("the OpenSSH key has no magic");
	const file = reader(bytes.subarray(MAGIC$1.length));
	const encrypted = file.text() !== "none";
	file.string();
	file.string();
	if (file.uint32() < 1) throw new DerError("the OpenSSH key file holds no key");
	const key = reader(file.string());
	const { algorithm, info } = keyFields(key.text(), key);
	return {
		algorithm,
		encrypted,
		...info === void 0 ? {} : { publicKeyFingerprint: sha256(info) }
	};
}
/**
* The fields of a public key that follow its type: RFC 4253 section 6.6, RFC 5656 section 3.1, RFC 8709 section 4, OpenSSH's
* PROTOCOL.u2f. `info` is the DER SubjectPublicKeyInfo.
* @throws DerError
*/
function keyFields(name, blob) {
	const type = name.replace(/^sk-/, "").replace(/(?:-cert-v01)?@openssh\.com$/, "");
	if (type === "ssh-rsa") {
		const exponent = blob.string();
		return {
			algorithm: "RSA",
			info: rsaKeyInfo(blob.string(), exponent)
		};
	}
	if (type === "ssh-ed25519") return {
		algorithm: "Ed25519",
		info: octetKeyInfo("Ed25519", blob.string())
	};
	if (type === "ssh-dss") return {
		algorithm: "DSA",
		info: dsaKeyInfo(blob.string(), blob.string(), blob.string(), blob.string())
	};
	if (type.startsWith("ecdsa-sha2-")) {
		const curve = CURVES$2[blob.text()];
		return curve === void 0 ? { algorithm: "EC" } : {
			algorithm: "EC",
			info: ecKeyInfo(curve, blob.string())
		};
	}
	return { algorithm: "unknown" };
}
function reader(bytes) {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	let at = 0;
	const uint32 = () => {
		if (at + 4 > bytes.length) throw new DerError("the OpenSSH structure is cut off");
		at += 4;
		return view.getUint32(at - 4);
	};
	const string = () => {
		const length = uint32();
		if (at + length > bytes.length) throw new DerError("the OpenSSH structure is cut off");
		at += length;
		return bytes.subarray(at - length, at);
	};
	const uint64 = () => BigInt(uint32()) << 32n | BigInt(uint32());
	return {
		uint32,
		uint64,
		string,
		text: () => textOf$2(string()),
		done: () => at === bytes.length
	};
}
function textOf$2(bytes) {
	return Buffer.from(bytes).toString("latin1");
}

// src/x509/pem-scanner.ts
const BEGIN$1 = Buffer.from("-----BEGIN", "latin1");
const END = Buffer.from("-----END", "latin1");
/** The dashes and the letters in UTF-16 of either byte order, but for the outermost zero. */
const WIDE = Buffer.from(Array.from(BEGIN$1, (byte) => [byte, 0]).flat().slice(0, -1));
/** Strings as Latin-1, one of which stands in every text with PEM. */
const PEM_NEEDLES = [BEGIN$1, WIDE].map((bytes) => bytes.toString("latin1"));
const DASH$1 = 45;
/** The longest label in use has 34 characters, escaped spaces aside. */
const MAX_LABEL = 64;
const MAX_BEFORE = 200;
/** Letters of base64 that tell a body from a word; the shortest object in use, an Ed25519 key, has 64. */
const MIN_RUN$1 = 40;
/** Whether bytes hold the armour's first dashes, in one byte a character or in UTF-16. */
function mentionsPem(bytes) {
	return bytes.includes(BEGIN$1) || bytes.includes(WIDE);
}
/**
* The bytes with one byte a character. Text that is UTF-16 throughout was decoded before; where a part of a file is, as `>>` of
* Windows PowerShell appends it, a copy without the zeros shows the armour in it.
*/
function narrowText(bytes) {
	return bytes.includes(WIDE) ? Buffer.from(bytes.filter((byte) => byte !== 0)) : bytes;
}
/**
* Hands every block to `found`, in order. Returns the BEGIN lines that no END follows and that stand for a block all the
* same: alone on their line, before base64, another BEGIN line or the end. Source code names the armour all the time.
* @param least bytes of the shortest body
*/
function scanPem(bytes, found, least = MIN_RUN$1) {
	let unterminated;
	let end = bytes.indexOf(END);
	for (let start = bytes.indexOf(BEGIN$1); start >= 0;) {
		const body = labelEnd(bytes, start + BEGIN$1.length);
		const next = bytes.indexOf(BEGIN$1, start + BEGIN$1.length);
		if (end >= 0 && end < start) end = bytes.indexOf(END, start);
		if (body >= 0) {
			if (end >= body && (next < 0 || end < next)) {
				if (end - body >= least) found(blockAt(bytes, start, body, end));
			} else if (!isPattern(bytes, start, body) && standsAlone(bytes, start, body, next < 0 ? bytes.length : next)) {
				if (unterminated === void 0) unterminated = {
					start,
					count: 1
				};
				else unterminated.count++;
			}
		}
		start = next;
	}
	return unterminated;
}
/** Whether a label is a pattern that searches for labels, as rules of secret scanners have it: `BEGIN\s+PRIVATE\s+KEY`. */
function isPattern(bytes, start, body) {
	return /\\s|[+*?()[\]|]/.test(bytes.toString("latin1", start + BEGIN$1.length, body - 5));
}
/** Offset after the dashes that end a label, or -1 where none do. */
function labelEnd(bytes, from) {
	const limit = Math.min(bytes.length, from + MAX_LABEL);
	for (let at = from; at < limit; at++) {
		if (bytes[at] !== DASH$1) continue;
		for (let dashes = 1; dashes < 5; dashes++) if (bytes[at + dashes] !== DASH$1) return -1;
		return at + 5;
	}
	return -1;
}
function blockAt(bytes, start, body, end) {
	const close = labelEnd(bytes, end + END.length);
	let line = start;
	while (line > 0 && start - line < MAX_BEFORE && !isLineEnd(bytes[line - 1])) line--;
	return {
		label: labelText(bytes.toString("latin1", start + BEGIN$1.length, body - 5)),
		endLabel: close < 0 ? "" : labelText(bytes.toString("latin1", end + END.length, close - 5)),
		start,
		end,
		before: bytes.toString("latin1", line, start),
		body: bytes.toString("latin1", body, end)
	};
}
/** A label's spaces may be escaped: `%20` or `+` in a header or a form, `\u0020` in JSON. */
function labelText(raw) {
	return raw.replace(/%20|\\u0020|[+_]/g, " ").trim();
}
function isLineEnd(byte) {
	return byte === 10 || byte === 13;
}
function isSpace$1(byte) {
	return byte === 32 || byte === 9 || isLineEnd(byte);
}
function standsAlone(bytes, start, body, limit) {
	let before = start;
	while (before > 0 && (bytes[before - 1] === 32 || bytes[before - 1] === 9)) before--;
	if (before > 0 && !isLineEnd(bytes[before - 1]) && !(before === 3 && bytes[0] === 239)) return false;
	let at = body;
	while (at < limit && isSpace$1(bytes[at]) && !isLineEnd(bytes[at])) at++;
	if (at < bytes.length && !isLineEnd(bytes[at])) return false;
	while (at < limit && isSpace$1(bytes[at])) at++;
	if (at === limit) return true;
	let run = at;
	while (run < limit && run - at < MIN_RUN$1 && isBase64(bytes[run])) run++;
	return run - at === MIN_RUN$1;
}
/** Whether a byte or a code unit is a letter of base64, padding aside. */
function isBase64(byte) {
	return byte >= 97 && byte <= 122 || byte >= 65 && byte <= 90 || byte >= 47 && byte <= 57 || byte === 43;
}

// src/x509/pem-body.ts
/** Octets of base64 from which a body counts as damaged; a shorter one stands for a body that was left out. */
const MIN_DAMAGED$1 = 100;
/** Characters of the longest body that may be written in another way than plainly; the longest chains have a tenth. */
const MAX_TOLERANT = 4 << 20;
const BASE64_ONLY = /^[A-Za-z0-9+/=\s]*$/;
const QUOTES = "\"'`";
/** What people write where a certificate was or will be: an ellipsis (also in UTF-8), a template, `<\u2026>`, `[\u2026]`, crosses. */
const PLACEHOLDER = /\.{3}|\xe2\x80\xa6|\{\{|\$[{(]|%s|<[A-Za-z/]|\[[A-Za-z]|REDACTED|x{8}|X{8}|\*{3}/;
/**
* The object in a body, or `damaged` for one that was there and is not any more, or undefined where there never was any.
* @param body what stands between the armour, as Latin-1
* @param before what stands before BEGIN on its line
* @param measure length of the object that bytes begin with, 0 when they begin with none: the judge of every reading
*/
function readPemBody(body, before, measure) {
	const candidates = [];
	for (const text of readings(body, before)) {
		const bytes = Buffer.from(text, "base64");
		const length = measure(bytes);
		if (length > 0) return {
			bytes,
			length,
			rest: restOf(body, text, bytes, length)
		};
		candidates.push(bytes);
	}
	if (!isSolid(body.length > MAX_TOLERANT ? body : unescaped$2(body)) || PLACEHOLDER.test(body)) return void 0;
	return candidates.length === 0 || candidates.some(isDamaged$1) ? "damaged" : void 0;
}
/** Node.js decodes up to the padding. Behind it stands something else. */
const BEHIND_PADDING = /=\s*[^=\s]/;
function restOf(body, text, bytes, length) {
	const more = BEHIND_PADDING.test(text);
	if (text !== body) return more || length < bytes.length ? body.length : 0;
	if (!more) return 0;
	const digits = /[A-Za-z0-9+/]/g;
	for (let count = Math.ceil(length * 8 / 6); count > 0; count--) digits.test(body);
	return body.length - digits.lastIndex;
}
/** The ways in which a body may have to be read, the plain one first. Each is linear, as is every step of it. */
function* readings(body, before) {
	if (BASE64_ONLY.test(body)) yield body;
	if (body.length > MAX_TOLERANT) return;
	yield base64Of(withoutPrefix(unescaped$2(body).split(/[\r\n]+/).map((line) => line.trim())));
	const quote = quoteOf(body, before);
	if (quote !== void 0) yield base64Of(unescaped$2(literals(body, quote)).split(/[\r\n]+/));
}
/** Header lines (RFC 1421 section 4.6) go, and everything that is not of the alphabet. */
function base64Of(lines) {
	return lines.filter((line) => !line.includes(":")).join("").replace(/[^A-Za-z0-9+/=]+/g, "");
}
/**
* Takes off what every line starts with: `+` of a diff, `//`, `REM`. The last line is what stands before END, so it is that
* prefix and nothing else; one without letters of base64 vanishes anyway. What follows BEGIN on its own line has none.
*/
function withoutPrefix(lines) {
	const [first = "", ...rest] = lines;
	const prefix = rest.at(-1) ?? "";
	if (rest.length < 2 || !rest.every((line) => line === "" || line.startsWith(prefix))) return lines;
	return [first, ...rest.map((line) => line.slice(prefix.length))];
}
function quoteOf(body, before) {
	const last = before.at(-1);
	if (last !== void 0 && QUOTES.includes(last)) return last;
	return /["'`]/.exec(body)?.[0];
}
/** Joins the string literals that a body is cut into; operators, commas, calls and comments between them are dropped. */
function literals(body, quote) {
	const parts = [];
	let inside = true;
	let from = 0;
	for (let at = 0; at < body.length; at++) {
		const character = body[at];
		if (character === "\\" && inside) at++;
		else if (character === quote) {
			if (inside) parts.push(body.slice(from, at));
			inside = !inside;
			from = at + 1;
		}
	}
	if (inside) parts.push(body.slice(from));
	return parts.join("\n");
}
const ESCAPES$2 = /[\\`](?:[rnt]|u00([0-9a-f]{2})|x([0-9a-f]{2})|0?1[25])|&#(?:x([0-9a-f]{1,4})|([0-9]{1,4}));|%([0-9a-f]{2})|<[^<>]{0,64}>/gi;
/**
* Undoes the escapes of string literals, JSON, XML, URLs and HTML, in which line ends and the letters `+`, `/` and `=` of
* base64 are written. Backslashes that stay, of escapes of escapes, are none of base64's letters; tags become line ends.
*/
function unescaped$2(body) {
	if (!/[\\`&%<]/.test(body)) return body;
	return body.replace(ESCAPES$2, (_, unicode, hex, entityHex, entity, percent) => {
		const digits = unicode ?? hex ?? entityHex ?? percent;
		if (digits !== void 0) return String.fromCharCode(Number.parseInt(digits, 16));
		return entity === void 0 ? "\n" : String.fromCharCode(Number(entity));
	});
}
/** Characters of base64 that do not stand together by chance; lines of PEM have 64, some have 48. */
const MIN_RUN = 32;
/** Whether the most of a text is long runs of base64: prose and code between two mentions of the armour are not. */
function isSolid(text) {
	let solid = 0;
	let visible = 0;
	let run = 0;
	for (let at = 0; at <= text.length; at++) {
		const code = at < text.length ? text.charCodeAt(at) : 32;
		if (code > 32) visible++;
		if (isBase64(code)) run++;
		else {
			if (run >= MIN_RUN) solid += run;
			run = 0;
		}
	}
	return solid > 0 && solid >= .6 * visible;
}
/** Whether bytes are no short stand-in: much of something, or most of what a DER header promises. */
function isDamaged$1(bytes) {
	if (bytes.length >= MIN_DAMAGED$1) return true;
	const declared = bytes[0] === 48 ? bytes[1] === 129 ? (bytes[2] ?? 0) + 3 : (bytes[1] ?? 0) + 2 : 0;
	return bytes.length > 2 && declared > bytes.length && bytes.length * 2 >= declared;
}

// src/x509/pem-objects.ts
/** RFC 7468 sections 4 to 11, and the labels that OpenSSL (`PEM_STRING_\u2026` in its pem.h) and others wrote before it. */
const LABELS = /* @__PURE__ */ new Map([
	["CERTIFICATE", "certificate"],
	["X509 CERTIFICATE", "certificate"],
	["TRUSTED CERTIFICATE", "trusted"],
	["X509 CRL", "revocation-list"],
	["CRL", "revocation-list"],
	["CERTIFICATE REQUEST", "request"],
	["NEW CERTIFICATE REQUEST", "request"],
	["PKCS7", "layer"],
	["PKCS #7 SIGNED DATA", "layer"],
	["CERTIFICATE CHAIN", "layer"],
	["CMS", "layer"],
	["PKCS12", "layer"],
	["PRIVATE KEY", "pkcs8"],
	["ANY PRIVATE KEY", "pkcs8"],
	["ENCRYPTED PRIVATE KEY", "encrypted-pkcs8"],
	["RSA PRIVATE KEY", "pkcs1"],
	["EC PRIVATE KEY", "sec1"],
	["DSA PRIVATE KEY", "dsa"],
	["SM2 PRIVATE KEY", "sec1"],
	["OPENSSH PRIVATE KEY", "openssh"]
]);
/** Whether a label stands over certificates, keys, requests or revocation lists. */
function isObjectLabel(label) {
	return LABELS.has(label);
}
/**
* The objects that stand in PEM armour, in order: a label that says what it holds, a body that is one, and END. Everything
* else between two markers is for others to search. Two readers of one layer share the result.
* @param layer the bytes must stay as they are while the object lives
*/
const pemObjects = memoizeByObject(({ bytes }) => {
	const text = narrowText(bytes);
	const objects = [];
	return {
		text,
		objects,
		unterminated: scanPem(text, ({ body: raw, ...block }) => {
			const content = LABELS.get(block.label) ?? LABELS.get(block.endLabel);
			const body = content === void 0 ? void 0 : readBody$1(content, raw, block.before);
			if (content === void 0 || body === void 0) return;
			objects.push({
				block,
				content,
				body,
				end: block.end - (typeof body === "object" ? body.rest : 0)
			});
		})
	};
});
function readBody$1(content, body, before) {
	const encrypted = content !== "certificate" && /Proc-Type:\s*4,\s*ENCRYPTED/.test(body);
	const read = readPemBody(body, before, encrypted ? (bytes) => bytes.length < 32 ? 0 : bytes.length : measure$1);
	return encrypted && typeof read === "object" ? "encrypted" : read;
}
/** Octets of the DER or of the OpenSSH key at the start of some bytes; 0 where there is none. */
function measure$1(bytes) {
	if (bytes[0] !== TAG$1.sequence) return isOpenSshKey(bytes) ? bytes.length : 0;
	try {
		return elementAt(bytes).next;
	} catch (error) {
		if (error instanceof DerError) return 0;
		throw error;
	}
}

// src/decoders/base64.ts
const base64 = {
	id: "base64",
	title: "Base64 without PEM armor",
	example: "`tls.crt: LS0tLS1CRUdJTi\u2026` in a Kubernetes Secret, `certificate-authority-data` in a kubeconfig, `caBundle` in a webhook; values in `.env`, properties, Terraform, JSON, HTML forms and source code; wrapped, URL-safe, or encoded twice",
	unread: [
		"runs of fewer than 128 digits",
		"lines of fewer than 32 digits",
		"images, fonts and source maps in `data:` URLs",
		"values of SealedSecrets and SOPS, which are encrypted"
	],
	detect: (layer) => hasBase64(layer.bytes),
	decode(layer, output) {
		const runs = [...base64Runs(layer.bytes, armourEnds(layer))];
		const lineOf = layer.bytes.subarray(0, 8e3).includes(0) ? void 0 : lineCounter(layer.bytes);
		const surroundings = surroundingsOf(layer, runs.map(({ start }) => start));
		for (const [i, { start, end, content }] of runs.entries()) {
			const lines = lineOf && {
				line: lineOf(start),
				endLine: lineOf(end - 1)
			};
			output.layer(content, {
				...lines,
				...surroundings[i],
				format: "base64"
			});
		}
	}
};
/**
* Tells where the object in PEM armour ends that an offset lies in; -1 for an offset in none. Offsets ascend. Whatever else
* stands between two markers, a list of Secrets or the values below a comment that names the armour, is searched.
*/
function armourEnds(layer) {
	if (!mentionsPem(layer.bytes)) return () => -1;
	const { text, objects: found } = pemObjects(layer);
	if (text !== layer.bytes) return () => -1;
	const objects = found.filter(({ body }) => typeof body === "object");
	let next = 0;
	return (offset) => {
		while ((objects[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next++;
		const object = objects[next];
		return object !== void 0 && object.block.start <= offset ? object.end : -1;
	};
}

// src/x509/rc2.ts
/** The arcs of pkcs-12PbeIds that name RC2 (RFC 7292 appendix C): 1.2.840.113549.1.12.1.5 and .6, without the last octet. */
const SCHEMES = Buffer.from("2a864886f70d010c01", "hex");
/** Octets that one call takes: node-forge's buffers get slow as they grow. */
const PIECE = 4096;
let forge;
/** Loads the cipher where the bytes of a keystore name it. Must settle before {@link decryptRc2} is called. */
async function prepareRc2(bytes) {
	if (forge !== void 0 || !namesRc2(bytes)) return;
	const [{ default: rc2 }, { default: util }] = await Promise.all([import("./node-forge-rc2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)), import("./load-node-forge-util.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))]);
	forge = {
		rc2,
		util
	};
}
function namesRc2(bytes) {
	for (let at = bytes.indexOf(SCHEMES); at >= 0; at = bytes.indexOf(SCHEMES, at + 1)) {
		const arc = bytes[at + SCHEMES.length];
		if (arc === 5 || arc === 6) return true;
	}
	return false;
}
/**
* Decrypts in CBC mode, padding left in place. All bits of the key are effective.
* @param iv 8 octets @param ciphertext a multiple of 8 octets
*/
function decryptRc2(key, iv, ciphertext) {
	if (forge === void 0) throw new Error("RC2 was not loaded");
	const decipher = forge.rc2.createDecryptionCipher(key.toString("latin1"), key.length * 8);
	decipher.start(iv.toString("latin1"));
	const pieces = [];
	for (let at = 0; at < ciphertext.length; at += PIECE) {
		const piece = Buffer.from(ciphertext.subarray(at, at + PIECE)).toString("latin1");
		decipher.update(forge.util.createBuffer(piece));
		pieces.push(Buffer.from(decipher.output.getBytes(), "latin1"));
	}
	decipher.finish(() => true);
	pieces.push(Buffer.from(decipher.output.getBytes(), "latin1"));
	return Buffer.concat(pieces);
}

// src/x509/ciphers.ts
/** Octets of key and initialization vector. Two-key triple DES is run as three keys, of which the third is the first. */
const CIPHER_SIZES = {
	"aes-128-cbc": {
		key: 16,
		iv: 16
	},
	"aes-192-cbc": {
		key: 24,
		iv: 16
	},
	"aes-256-cbc": {
		key: 32,
		iv: 16
	},
	"des-ede3-cbc": {
		key: 24,
		iv: 8
	},
	"rc2-40-cbc": {
		key: 5,
		iv: 8
	},
	"rc2-128-cbc": {
		key: 16,
		iv: 8
	},
	rc4: {
		key: 16,
		iv: 0
	}
};
/** Octets that each decrypts in 0.4 \u00b5s. */
const SPEED = {
	"aes-128-cbc": 400,
	"aes-192-cbc": 400,
	"aes-256-cbc": 400,
	"des-ede3-cbc": 12,
	"rc2-40-cbc": .15,
	"rc2-128-cbc": .15,
	rc4: 30
};
/** Of decrypting some octets, in the unit of the key derivations: digests of about 0.4 \u00b5s. */
function cipherCost(cipher, length) {
	return Math.ceil(length / SPEED[cipher]);
}
/**
* Decrypts and takes off the padding.
* @returns undefined where the key does not fit; a wrong key goes unnoticed once in 256 times, and always with RC4
*/
function decrypt$1(cipher, key, iv, ciphertext) {
	if (cipher === "rc4") return rc4(key, ciphertext);
	if (ciphertext.length === 0 || ciphertext.length % CIPHER_SIZES[cipher].iv !== 0) return void 0;
	if (cipher === "rc2-40-cbc" || cipher === "rc2-128-cbc") return unpadded(decryptRc2(key, iv, ciphertext), 8);
	const decipher = createDecipheriv(cipher, key, iv);
	try {
		return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
	} catch {
		return;
	}
}
/** Takes off the padding of RFC 5652 section 6.3. */
function unpadded(plaintext, block) {
	const count = plaintext.at(-1) ?? 0;
	const end = plaintext.length - count;
	return count > 0 && count <= block && plaintext.subarray(end).every((octet) => octet === count) ? plaintext.subarray(0, end) : void 0;
}
/** RC4, as draft-kaukonen-cipher-arcfour-03 describes it; OpenSSL 3 keeps it out of its default provider. */
function rc4(key, ciphertext) {
	const state = Uint8Array.from({ length: 256 }, (_, i) => i);
	const swap = (i, j) => {
		const kept = state[i];
		state[i] = state[j];
		state[j] = kept;
	};
	for (let i = 0, j = 0; i < 256; i++) {
		j = j + state[i] + key[i % key.length] & 255;
		swap(i, j);
	}
	let i = 0;
	let j = 0;
	return Buffer.from(ciphertext.map((octet) => {
		i = i + 1 & 255;
		j = j + state[i] & 255;
		swap(i, j);
		return octet ^ state[state[i] + state[j] & 255];
	}));
}

// src/x509/cms.ts
/** Content types of PKCS#7 and CMS (RFC 5652). */
const CONTENT_TYPE = {
	data: "1.2.840.113549.1.7.1",
	signedData: "1.2.840.113549.1.7.2",
	envelopedData: "1.2.840.113549.1.7.3",
	encryptedData: "1.2.840.113549.1.7.6"
};
/** DER of the identifier of signedData. */
const SIGNED_DATA = "06092a864886f70d010702";
/** Elements that one set of certificates or lists may have. */
const MAX_SET = 2e5;
/** @throws DerError */
function readContentInfo(element) {
	const [type, wrapped] = children(expect(element, TAG$1.sequence, "the content"), element.body, 8);
	if (type === void 0) throw new DerError("the type of the content is missing");
	const inside = wrapped?.tag === 160 && wrapped.body < wrapped.end;
	return {
		type: oidOf(type),
		content: inside ? elementAt(wrapped.bytes, wrapped.body, wrapped.end) : void 0
	};
}
/** Whether bytes start as a ContentInfo with signedData does, in DER or BER. */
function isSignedData(bytes) {
	const body = bodyOfSequence(bytes);
	return body !== void 0 && hexOf(bytes.subarray(body, body + 11)) === SIGNED_DATA;
}
/** Offset of the contents of the SEQUENCE that the bytes start with, whether or not it is complete. */
function bodyOfSequence(bytes, from = 0) {
	const length = bytes[from + 1];
	if (bytes[from] !== TAG$1.sequence || length === void 0 || length > 132) return void 0;
	return from + (length <= 128 ? 2 : 2 + (length & 127));
}
/**
* Reads the ContentInfo of a SignedData (RFC 5652 section 5.1) in DER or BER: the certificates and lists it carries and what
* it signs. Signatures are not looked at.
* @throws DerError
*/
function readSignedData(bytes) {
	const outer = elementAt(bytes);
	const info = readContentInfo(outer);
	if (info.type !== CONTENT_TYPE.signedData) throw new DerError(`the content is no signed data but ${info.type}`);
	return {
		...readSigned(expect(info.content, TAG$1.sequence, "the signed data")),
		end: outer.next
	};
}
/** SignedData: version, digestAlgorithms, encapContentInfo, [0] certificates, [1] crls, signerInfos. */
function readSigned(signed) {
	const [, , inner, ...fields] = children(signed, signed.body, 16);
	const { type, content: signedInside } = readContentInfo(expect(inner, TAG$1.sequence, "the content"));
	const sets = {
		[CERTIFICATES$1]: [],
		[CRLS]: [],
		[TAG$1.set]: []
	};
	for (const field of fields) {
		if (sets[field.tag] === void 0) throw new DerError(`a field of the signed data has tag 0x${field.tag.toString(16)}`);
		if (field.tag !== TAG$1.set) sets[field.tag] = encodings(field);
	}
	return {
		certificates: sets[CERTIFICATES$1] ?? [],
		crls: sets[CRLS] ?? [],
		contentType: type,
		...signedInside && { content: signedContent(signedInside) }
	};
}
const CERTIFICATES$1 = 160;
const CRLS = 161;
/** Elements of a set but for the context-specific tags, which mark other kinds than X.509 (RFC 5652 section 10.2). */
function encodings(set) {
	return children(set, set.body, MAX_SET).filter((element) => (element.tag & 192) === 0).map(encoding);
}
/** The octets of an OCTET STRING, which BER may cut into segments. @throws DerError where it is none */
function octetString(element, what) {
	const segmented = TAG$1.octetString | 32;
	return octets(expect(element, element?.tag === segmented ? segmented : TAG$1.octetString, what));
}
/** An OCTET STRING since CMS; PKCS#7 (RFC 2315 section 7) allowed any type. */
function signedContent(inner) {
	return (inner.tag & -33) === TAG$1.octetString ? octets(inner) : (inner.tag & 32) === 0 ? content(inner) : encoding(inner);
}

// src/x509/iterated-hash.ts
/**
* Hashes messages, then the digests, and so on, as the key derivation of PKCS#12 does tens of thousands of times. OpenSSL offers no
* such loop through node:crypto, and one call per round costs three times the hash itself; the two hashes that keystores use are
* therefore computed in WebAssembly, several messages at the cost of one.
* @param rounds at least 1
*/
function iteratedHashes(algorithm, messages, rounds) {
	const digests = messages.map((message) => hash(algorithm, message, "buffer"));
	const again = LOOPS[algorithm] ?? loopOf(algorithm);
	for (let from = 0; from < digests.length; from += 4) again(digests.slice(from, from + 4), rounds - 1);
	return digests;
}
const LOOPS = {
	sha1: hashSha1,
	sha256: hashSha256
};
function loopOf(algorithm) {
	return (digests, rounds) => {
		for (const digest of digests) for (let round = 0; round < rounds; round++) hash(algorithm, digest, "buffer").copy(digest);
	};
}
/** Whether the rounds of a hash are computed at the cost of the hash alone. */
function isFastHash(algorithm) {
	return LOOPS[algorithm] !== void 0;
}

// src/x509/oids.ts
/** Object identifiers by the names that specifications and tools give them. Data only. */
/** Attribute types of distinguished names: RFC 4514 section 3, RFC 5280 appendix A.1, CA/Browser Forum EV Guidelines 7.1.4.2. */
const ATTRIBUTES = {
	"2.5.4.3": "CN",
	"2.5.4.4": "SN",
	"2.5.4.5": "serialNumber",
	"2.5.4.6": "C",
	"2.5.4.7": "L",
	"2.5.4.8": "ST",
	"2.5.4.9": "STREET",
	"2.5.4.10": "O",
	"2.5.4.11": "OU",
	"2.5.4.12": "title",
	"2.5.4.13": "description",
	"2.5.4.15": "businessCategory",
	"2.5.4.16": "postalAddress",
	"2.5.4.17": "postalCode",
	"2.5.4.18": "postOfficeBox",
	"2.5.4.20": "telephoneNumber",
	"2.5.4.41": "name",
	"2.5.4.42": "GN",
	"2.5.4.43": "initials",
	"2.5.4.44": "generationQualifier",
	"2.5.4.45": "x500UniqueIdentifier",
	"2.5.4.46": "dnQualifier",
	"2.5.4.65": "pseudonym",
	"2.5.4.72": "role",
	"2.5.4.97": "organizationIdentifier",
	"0.9.2342.19200300.100.1.1": "UID",
	"0.9.2342.19200300.100.1.25": "DC",
	"1.2.840.113549.1.9.1": "emailAddress",
	"1.2.840.113549.1.9.2": "unstructuredName",
	"1.2.840.113549.1.9.8": "unstructuredAddress",
	"1.3.6.1.4.1.311.60.2.1.1": "jurisdictionL",
	"1.3.6.1.4.1.311.60.2.1.2": "jurisdictionST",
	"1.3.6.1.4.1.311.60.2.1.3": "jurisdictionC"
};
/**
* Public key algorithms: RFC 3279, RFC 4055, RFC 5480, RFC 8410, RFC 9814 (SLH-DSA), RFC 9881 (ML-DSA), RFC 9935
* (ML-KEM), NIST's register of algorithms.
*/
const KEY_ALGORITHMS = {
	"1.2.840.113549.1.1.1": "RSA",
	"1.2.840.113549.1.1.7": "RSA-OAEP",
	"1.2.840.113549.1.1.10": "RSA-PSS",
	"2.5.8.1.1": "RSA",
	"1.2.840.10045.2.1": "EC",
	"1.3.132.1.12": "EC",
	"1.2.840.10040.4.1": "DSA",
	"1.2.840.10046.2.1": "DH",
	"1.2.840.113549.1.3.1": "DH",
	"1.3.101.110": "X25519",
	"1.3.101.111": "X448",
	"1.3.101.112": "Ed25519",
	"1.3.101.113": "Ed448",
	"1.2.643.2.2.19": "GOST-R-34.10-2001",
	"1.2.643.7.1.1.1.1": "GOST-R-34.10-2012-256",
	"1.2.643.7.1.1.1.2": "GOST-R-34.10-2012-512",
	"2.16.840.1.101.3.4.3.17": "ML-DSA-44",
	"2.16.840.1.101.3.4.3.18": "ML-DSA-65",
	"2.16.840.1.101.3.4.3.19": "ML-DSA-87",
	"2.16.840.1.101.3.4.3.20": "SLH-DSA-SHA2-128s",
	"2.16.840.1.101.3.4.3.21": "SLH-DSA-SHA2-128f",
	"2.16.840.1.101.3.4.3.22": "SLH-DSA-SHA2-192s",
	"2.16.840.1.101.3.4.3.23": "SLH-DSA-SHA2-192f",
	"2.16.840.1.101.3.4.3.24": "SLH-DSA-SHA2-256s",
	"2.16.840.1.101.3.4.3.25": "SLH-DSA-SHA2-256f",
	"2.16.840.1.101.3.4.3.26": "SLH-DSA-SHAKE-128s",
	"2.16.840.1.101.3.4.3.27": "SLH-DSA-SHAKE-128f",
	"2.16.840.1.101.3.4.3.28": "SLH-DSA-SHAKE-192s",
	"2.16.840.1.101.3.4.3.29": "SLH-DSA-SHAKE-192f",
	"2.16.840.1.101.3.4.3.30": "SLH-DSA-SHAKE-256s",
	"2.16.840.1.101.3.4.3.31": "SLH-DSA-SHAKE-256f",
	"2.16.840.1.101.3.4.4.1": "ML-KEM-512",
	"2.16.840.1.101.3.4.4.2": "ML-KEM-768",
	"2.16.840.1.101.3.4.4.3": "ML-KEM-1024",
	"1.2.840.113549.1.9.16.3.17": "HSS-LMS"
};
/** Signature algorithms: RFC 3279, RFC 4055, RFC 5758, RFC 8410, RFC 8692, GB/T 33560. The keys above that sign name themselves. */
const SIGNATURE_ALGORITHMS = {
	"1.2.840.113549.1.1.2": "md2WithRSAEncryption",
	"1.2.840.113549.1.1.3": "md4WithRSAEncryption",
	"1.2.840.113549.1.1.4": "md5WithRSAEncryption",
	"1.2.840.113549.1.1.5": "sha1WithRSAEncryption",
	"1.2.840.113549.1.1.11": "sha256WithRSAEncryption",
	"1.2.840.113549.1.1.12": "sha384WithRSAEncryption",
	"1.2.840.113549.1.1.13": "sha512WithRSAEncryption",
	"1.2.840.113549.1.1.14": "sha224WithRSAEncryption",
	"1.2.840.113549.1.1.15": "sha512-224WithRSAEncryption",
	"1.2.840.113549.1.1.16": "sha512-256WithRSAEncryption",
	"1.3.14.3.2.3": "md5WithRSA",
	"1.3.14.3.2.15": "shaWithRSAEncryption",
	"1.3.14.3.2.29": "sha1WithRSA",
	"1.3.36.3.3.1.2": "ripemd160WithRSA",
	"2.16.840.1.101.3.4.3.13": "sha3-224WithRSAEncryption",
	"2.16.840.1.101.3.4.3.14": "sha3-256WithRSAEncryption",
	"2.16.840.1.101.3.4.3.15": "sha3-384WithRSAEncryption",
	"2.16.840.1.101.3.4.3.16": "sha3-512WithRSAEncryption",
	"1.2.840.10045.4.1": "ecdsa-with-SHA1",
	"1.2.840.10045.4.3.1": "ecdsa-with-SHA224",
	"1.2.840.10045.4.3.2": "ecdsa-with-SHA256",
	"1.2.840.10045.4.3.3": "ecdsa-with-SHA384",
	"1.2.840.10045.4.3.4": "ecdsa-with-SHA512",
	"2.16.840.1.101.3.4.3.9": "ecdsa-with-SHA3-224",
	"2.16.840.1.101.3.4.3.10": "ecdsa-with-SHA3-256",
	"2.16.840.1.101.3.4.3.11": "ecdsa-with-SHA3-384",
	"2.16.840.1.101.3.4.3.12": "ecdsa-with-SHA3-512",
	"1.3.6.1.5.5.7.6.30": "RSASSA-PSS-SHAKE128",
	"1.3.6.1.5.5.7.6.31": "RSASSA-PSS-SHAKE256",
	"1.3.6.1.5.5.7.6.32": "ecdsa-with-SHAKE128",
	"1.3.6.1.5.5.7.6.33": "ecdsa-with-SHAKE256",
	"1.2.840.10040.4.3": "dsa-with-SHA1",
	"1.3.14.3.2.27": "dsa-with-SHA1",
	"2.16.840.1.101.3.4.3.1": "dsa-with-SHA224",
	"2.16.840.1.101.3.4.3.2": "dsa-with-SHA256",
	"2.16.840.1.101.3.4.3.3": "dsa-with-SHA384",
	"2.16.840.1.101.3.4.3.4": "dsa-with-SHA512",
	"1.2.156.10197.1.501": "sm2-with-SM3",
	"1.2.643.2.2.3": "gost-R-34.10-2001-with-34.11-94",
	"1.2.643.7.1.1.3.2": "gost-R-34.10-2012-256",
	"1.2.643.7.1.1.3.3": "gost-R-34.10-2012-512"
};
/** Hash algorithms that an RSASSA-PSS-params may name (RFC 4055 section 2.1, RFC 8017 appendix A.2.3). */
const HASHES = {
	"1.2.840.113549.2.5": "MD5",
	"1.3.14.3.2.26": "SHA1",
	"2.16.840.1.101.3.4.2.1": "SHA256",
	"2.16.840.1.101.3.4.2.2": "SHA384",
	"2.16.840.1.101.3.4.2.3": "SHA512",
	"2.16.840.1.101.3.4.2.4": "SHA224",
	"2.16.840.1.101.3.4.2.5": "SHA512-224",
	"2.16.840.1.101.3.4.2.6": "SHA512-256",
	"2.16.840.1.101.3.4.2.7": "SHA3-224",
	"2.16.840.1.101.3.4.2.8": "SHA3-256",
	"2.16.840.1.101.3.4.2.9": "SHA3-384",
	"2.16.840.1.101.3.4.2.10": "SHA3-512"
};
/** Named curves with the size of their field in bits: RFC 5480 section 2.1.1.1, SEC 2, RFC 5639, GB/T 32918. */
const CURVES$1 = {
	"1.2.840.10045.3.1.1": {
		name: "P-192",
		bits: 192
	},
	"1.2.840.10045.3.1.2": {
		name: "prime192v2",
		bits: 192
	},
	"1.2.840.10045.3.1.3": {
		name: "prime192v3",
		bits: 192
	},
	"1.2.840.10045.3.1.4": {
		name: "prime239v1",
		bits: 239
	},
	"1.2.840.10045.3.1.5": {
		name: "prime239v2",
		bits: 239
	},
	"1.2.840.10045.3.1.6": {
		name: "prime239v3",
		bits: 239
	},
	"1.2.840.10045.3.1.7": {
		name: "P-256",
		bits: 256
	},
	"1.3.132.0.1": {
		name: "sect163k1",
		bits: 163
	},
	"1.3.132.0.2": {
		name: "sect163r1",
		bits: 163
	},
	"1.3.132.0.6": {
		name: "secp112r1",
		bits: 112
	},
	"1.3.132.0.7": {
		name: "secp112r2",
		bits: 112
	},
	"1.3.132.0.8": {
		name: "secp160r1",
		bits: 160
	},
	"1.3.132.0.9": {
		name: "secp160k1",
		bits: 160
	},
	"1.3.132.0.10": {
		name: "secp256k1",
		bits: 256
	},
	"1.3.132.0.15": {
		name: "sect163r2",
		bits: 163
	},
	"1.3.132.0.16": {
		name: "sect283k1",
		bits: 283
	},
	"1.3.132.0.17": {
		name: "sect283r1",
		bits: 283
	},
	"1.3.132.0.26": {
		name: "sect233k1",
		bits: 233
	},
	"1.3.132.0.27": {
		name: "sect233r1",
		bits: 233
	},
	"1.3.132.0.28": {
		name: "secp128r1",
		bits: 128
	},
	"1.3.132.0.30": {
		name: "secp160r2",
		bits: 160
	},
	"1.3.132.0.31": {
		name: "secp192k1",
		bits: 192
	},
	"1.3.132.0.32": {
		name: "secp224k1",
		bits: 224
	},
	"1.3.132.0.33": {
		name: "P-224",
		bits: 224
	},
	"1.3.132.0.34": {
		name: "P-384",
		bits: 384
	},
	"1.3.132.0.35": {
		name: "P-521",
		bits: 521
	},
	"1.3.132.0.36": {
		name: "sect409k1",
		bits: 409
	},
	"1.3.132.0.37": {
		name: "sect409r1",
		bits: 409
	},
	"1.3.132.0.38": {
		name: "sect571k1",
		bits: 571
	},
	"1.3.132.0.39": {
		name: "sect571r1",
		bits: 571
	},
	"1.3.36.3.3.2.8.1.1.1": {
		name: "brainpoolP160r1",
		bits: 160
	},
	"1.3.36.3.3.2.8.1.1.3": {
		name: "brainpoolP192r1",
		bits: 192
	},
	"1.3.36.3.3.2.8.1.1.5": {
		name: "brainpoolP224r1",
		bits: 224
	},
	"1.3.36.3.3.2.8.1.1.7": {
		name: "brainpoolP256r1",
		bits: 256
	},
	"1.3.36.3.3.2.8.1.1.8": {
		name: "brainpoolP256t1",
		bits: 256
	},
	"1.3.36.3.3.2.8.1.1.9": {
		name: "brainpoolP320r1",
		bits: 320
	},
	"1.3.36.3.3.2.8.1.1.11": {
		name: "brainpoolP384r1",
		bits: 384
	},
	"1.3.36.3.3.2.8.1.1.12": {
		name: "brainpoolP384t1",
		bits: 384
	},
	"1.3.36.3.3.2.8.1.1.13": {
		name: "brainpoolP512r1",
		bits: 512
	},
	"1.3.36.3.3.2.8.1.1.14": {
		name: "brainpoolP512t1",
		bits: 512
	},
	"1.2.156.10197.1.301": {
		name: "SM2",
		bits: 256
	}
};
/** Key purposes: RFC 5280 section 4.2.1.12, RFC 4945, RFC 7299, Microsoft's and Netscape's own. */
const KEY_PURPOSES = {
	"2.5.29.37.0": "anyExtendedKeyUsage",
	"1.3.6.1.5.5.7.3.1": "serverAuth",
	"1.3.6.1.5.5.7.3.2": "clientAuth",
	"1.3.6.1.5.5.7.3.3": "codeSigning",
	"1.3.6.1.5.5.7.3.4": "emailProtection",
	"1.3.6.1.5.5.7.3.5": "ipsecEndSystem",
	"1.3.6.1.5.5.7.3.6": "ipsecTunnel",
	"1.3.6.1.5.5.7.3.7": "ipsecUser",
	"1.3.6.1.5.5.7.3.8": "timeStamping",
	"1.3.6.1.5.5.7.3.9": "OCSPSigning",
	"1.3.6.1.5.5.7.3.17": "ipsecIKE",
	"1.3.6.1.5.5.7.3.21": "secureShellClient",
	"1.3.6.1.5.5.7.3.22": "secureShellServer",
	"1.3.6.1.5.2.3.4": "pkinitClientAuth",
	"1.3.6.1.5.2.3.5": "pkinitKDC",
	"1.3.6.1.4.1.311.10.3.3": "msServerGatedCrypto",
	"1.3.6.1.4.1.311.10.3.4": "msEncryptingFileSystem",
	"1.3.6.1.4.1.311.20.2.2": "msSmartcardLogon",
	"2.16.840.1.113730.4.1": "nsServerGatedCrypto"
};

// src/x509/names.ts
const utf8 = new TextDecoder("utf-8", {
	fatal: true,
	ignoreBOM: true
});
/** Characters of a distinguished name's value that RFC 4514 section 2.4 escapes wherever they stand. */
const SPECIAL = /[",+;<>\\\0]/g;
/** Attributes that one name may have, and general names that one extension may list. */
const MAX_ATTRIBUTES = 1e4;
const MAX_GENERAL_NAMES = 2e5;
/**
* A Name (RFC 5280 section 4.1.2.4) as text in the order of its encoding: `C=US, O=Example, CN=www.example.com`. Values are
* escaped as in RFC 4514 section 2.4; the values of one multi-valued RDN are joined by ` + `; an attribute without a usual
* name keeps its OID, and a value that is no string is written as `#` and the hex of its DER.
*/
function distinguishedName(name) {
	let text = "";
	for (const rdn of children(expect(name, TAG$1.sequence, "a name"), name.body, MAX_ATTRIBUTES)) {
		let joint = text === "" ? "" : ", ";
		for (const attribute of children(expect(rdn, TAG$1.set, "a relative name"), rdn.body, MAX_ATTRIBUTES)) {
			const [type, value] = children(expect(attribute, TAG$1.sequence, "an attribute"));
			if (type === void 0 || value === void 0) throw new DerError("an attribute of a name is incomplete");
			const oid = oidOf(type);
			const string = stringOf(value);
			const shown = string === void 0 ? `#${hexOf(value.bytes.subarray(value.start, value.next))}` : escapeValue(string);
			text += `${joint}${ATTRIBUTES[oid] ?? oid}=${shown}`;
			joint = " + ";
		}
	}
	return text;
}
/** A value as a distinguished name shows it (RFC 4514 section 2.4). */
function escapeValue(value) {
	const escaped = value.replace(SPECIAL, (character) => character === "\0" ? "\\00" : `\\${character}`);
	const start = escaped.startsWith(" ") || escaped.startsWith("#") ? `\\${escaped}` : escaped;
	return start.length > 1 && start.endsWith(" ") && start !== "\\ " ? `${start.slice(0, -1)}\\ ` : start;
}
/**
* The text of any ASN.1 string type, undefined for what is none. TeletexString is read as Latin-1, as everybody writes it;
* octets that are not the UTF-8 they should be are read as Latin-1 too, so that nothing is lost.
*/
function stringOf(element) {
	const octets = content(element);
	switch (element.tag) {
		case TAG$1.utf8String:
		case TAG$1.printableString:
		case TAG$1.ia5String:
		case TAG$1.numericString:
		case TAG$1.visibleString:
		case TAG$1.generalString: return textOf$1(octets);
		case TAG$1.teletexString: return latin1(octets);
		case TAG$1.bmpString: return wideText(octets, 2);
		case TAG$1.universalString: return wideText(octets, 4);
		default: return;
	}
}
function textOf$1(octets) {
	if (octets.every((octet) => octet < 128)) return latin1(octets);
	try {
		return utf8.decode(octets);
	} catch {
		return latin1(octets);
	}
}
function latin1(octets) {
	return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("latin1");
}
/** BMPString (UTF-16, big endian) and UniversalString (UTF-32, big endian); a surplus octet is dropped. */
function wideText(octets, width) {
	const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
	const parts = [];
	for (let at = 0; at + width <= octets.length; at += width) {
		const point = width === 2 ? view.getUint16(at) : view.getUint32(at);
		parts.push(point > 1114111 ? "\ufffd" : width === 2 ? String.fromCharCode(point) : String.fromCodePoint(point));
	}
	return parts.join("");
}
/** GeneralNames (RFC 5280 section 4.2.1.6), each as `kind:value` with the octets it holds, a NUL included. */
function generalNames(names) {
	return children(expect(names, TAG$1.sequence, "the alternative names"), names.body, MAX_GENERAL_NAMES).map(generalName);
}
function generalName(name) {
	const octets = content(name);
	switch (name.tag & 31) {
		case 0: return `other:${oidOf(elementAt(name.bytes, name.body, name.end))}`;
		case 1: return `email:${textOf$1(octets)}`;
		case 2: return `dns:${textOf$1(octets)}`;
		case 3: return "other:x400Address";
		case 4: return `dirname:${distinguishedName(elementAt(name.bytes, name.body, name.end))}`;
		case 5: return "other:ediPartyName";
		case 6: return `uri:${textOf$1(octets)}`;
		case 7: return `ip:${addressText(octets)}`;
		case 8: return `rid:${oidText(octets)}`;
		default: throw new DerError("an alternative name is of no known kind");
	}
}
/** An address in the usual text form, IPv6 as in RFC 5952; octets of another length in hex after a `#`. */
function addressText(octets) {
	if (octets.length === 4) return octets.join(".");
	if (octets.length !== 16) return `#${hexOf(octets)}`;
	const groups = Array.from({ length: 8 }, (_, i) => octets[2 * i] << 8 | octets[2 * i + 1]);
	let best = {
		from: 0,
		length: 1
	};
	for (let from = 0; from < 8; from++) {
		let length = 0;
		while (from + length < 8 && groups[from + length] === 0) length++;
		if (length > best.length) best = {
			from,
			length
		};
	}
	const hex = groups.map((group) => group.toString(16));
	if (best.length === 1) return hex.join(":");
	return `${hex.slice(0, best.from).join(":")}::${hex.slice(best.from + best.length).join(":")}`;
}

// src/x509/extensions.ts
/** Extensions that one certificate may have, and entries that one of them may list. */
const MAX_EXTENSIONS = 1e3;
const MAX_ENTRIES$1 = 1e4;
/** In the order of their bits (RFC 5280 section 4.2.1.3). */
const KEY_USAGES = [
	"digitalSignature",
	"nonRepudiation",
	"keyEncipherment",
	"dataEncipherment",
	"keyAgreement",
	"keyCertSign",
	"cRLSign",
	"encipherOnly",
	"decipherOnly"
];
const READERS$1 = {
	"2.5.29.14": {
		title: "subject key identifier",
		read: (value, fields) => {
			fields.subjectKeyId = hexOf(octets(value));
		}
	},
	"2.5.29.15": {
		title: "key usage",
		read: (value, fields) => {
			const bits = bitStringOctets(value);
			fields.keyUsage = KEY_USAGES.filter((_, bit) => ((bits[bit >> 3] ?? 0) & 128 >> (bit & 7)) !== 0);
		}
	},
	"2.5.29.17": {
		title: "subject alternative name",
		read: (value, fields) => {
			fields.names = generalNames(value);
		}
	},
	"2.5.29.19": {
		title: "basic constraints",
		read: (value, fields) => {
			const [first] = children(expect(value, TAG$1.sequence, "the value"), value.body, MAX_ENTRIES$1);
			fields.ca = first?.tag === TAG$1.boolean && (content(first)[0] ?? 0) !== 0;
		}
	},
	"2.5.29.32": {
		title: "certificate policies",
		read: (value, fields) => {
			const policies = children(expect(value, TAG$1.sequence, "the value"), value.body, MAX_ENTRIES$1);
			if (policies.length > 0) fields.policies = policies.map((policy) => oidOf(elementAt(policy.bytes, policy.body, policy.end)));
		}
	},
	"2.5.29.35": {
		title: "authority key identifier",
		read: (value, fields) => {
			const identifier = children(expect(value, TAG$1.sequence, "the value"), value.body, MAX_ENTRIES$1).find((part) => part.tag === 128);
			if (identifier !== void 0) fields.authorityKeyId = hexOf(content(identifier));
		}
	},
	"2.5.29.37": {
		title: "extended key usage",
		read: (value, fields) => {
			fields.extendedKeyUsage = children(expect(value, TAG$1.sequence, "the value"), value.body, MAX_ENTRIES$1).map(oidOf).map((oid) => KEY_PURPOSES[oid] ?? oid);
		}
	}
};
/**
* Reads Extensions. What one of them cannot say is left empty and told in `problems`: a certificate is worth its dates even
* when its names are damaged.
* @param extensions the SEQUENCE OF Extension; undefined for a certificate of version 1 or 2
*/
function readExtensions(extensions, problems) {
	const fields = {
		names: [],
		ca: false,
		keyUsage: [],
		extendedKeyUsage: []
	};
	if (extensions === void 0) return fields;
	for (const extension of tolerate(() => extensionsOf(extensions), "the extensions", problems) ?? []) {
		const { oid, value } = tolerate(() => partsOf$2(extension), "an extension", problems) ?? {};
		const reader = oid === void 0 ? void 0 : READERS$1[oid];
		if (reader !== void 0 && value !== void 0) tolerate(() => reader.read(elementAt(octets(value)), fields), `the ${reader.title}`, problems);
	}
	return fields;
}
function extensionsOf(extensions) {
	return children(expect(extensions, TAG$1.sequence, "the list"), extensions.body, MAX_EXTENSIONS);
}
/** Extension ::= SEQUENCE { extnID, critical DEFAULT FALSE, extnValue OCTET STRING }. */
function partsOf$2(extension) {
	const parts = children(expect(extension, TAG$1.sequence, "it"), extension.body, 8);
	const [id] = parts;
	const value = parts.at(-1);
	if (id === void 0 || value === void 0 || (value.tag & 31) !== TAG$1.octetString) throw new DerError("it has no value");
	return {
		oid: oidOf(id),
		value
	};
}
/** Runs a reader whose failure is worth a sentence, and nothing more. */
function tolerate(read, what, problems) {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof DerError)) throw error;
		problems.push(`${what} cannot be read: ${error.message}`);
		return;
	}
}

// src/x509/public-key.ts
/**
* A SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7). What the algorithm's own specification says about sizes is read where
* it is known; `problem` says what was not understood of a key whose algorithm is.
* @throws DerError where it is no SubjectPublicKeyInfo at all
*/
function describePublicKey(info) {
	const [identifier, bits] = children(expect(info, TAG$1.sequence, "the public key"), info.body, 8);
	const { oid, parameters } = algorithmOf(expect(identifier, TAG$1.sequence, "the algorithm of the public key"));
	const octets = bitStringOctets(expect(bits, TAG$1.bitString, "the public key"));
	const algorithm = KEY_ALGORITHMS[oid] ?? oid;
	const fingerprint = sha256(encoding(info));
	try {
		return { publicKey: {
			algorithm,
			...measure(algorithm, parameters, octets),
			fingerprint
		} };
	} catch (error) {
		if (!(error instanceof DerError)) throw error;
		const problem = `the ${algorithm} public key cannot be read: ${error.message}`;
		return {
			publicKey: {
				algorithm,
				fingerprint
			},
			problem
		};
	}
}
function measure(algorithm, parameters, octets) {
	switch (algorithm) {
		case "RSA":
		case "RSA-PSS":
		case "RSA-OAEP": {
			const [modulus] = children(expect(elementAt(octets), TAG$1.sequence, "the key"));
			return { bits: bitLength(expect(modulus, TAG$1.integer, "the modulus")) };
		}
		case "DSA":
		case "DH":
			if (parameters?.tag !== TAG$1.sequence) return {};
			return { bits: bitLength(expect(children(parameters)[0], TAG$1.integer, "the prime")) };
		case "EC": return parameters === void 0 ? {} : describeCurve(parameters, octets);
		default: return {};
	}
}
/**
* ECParameters (RFC 3279 section 2.3.5): a named curve, or the numbers of one, of which the size of the field is told.
* `point` tells it for a curve that is not in the table.
*/
function describeCurve(parameters, point) {
	if (parameters.tag === TAG$1.oid) {
		const oid = oidOf(parameters);
		const known = CURVES$1[oid];
		if (known !== void 0) return {
			bits: known.bits,
			curve: known.name
		};
		const coordinate = point?.[0] === 4 ? (point.length - 1) / 2 : (point?.length ?? 1) - 1;
		return coordinate > 0 ? {
			bits: coordinate * 8,
			curve: oid
		} : { curve: oid };
	}
	if (parameters.tag !== TAG$1.sequence) return {};
	const fieldId = expect(children(parameters)[1], TAG$1.sequence, "the field of the curve");
	const prime = children(fieldId)[1];
	return prime?.tag === TAG$1.integer ? { bits: bitLength(prime) } : {};
}
/** An AlgorithmIdentifier (RFC 5280 section 4.1.1.2). */
function algorithmOf(identifier) {
	const [oid, parameters] = children(expect(identifier, TAG$1.sequence, "an algorithm"), identifier.body, 8);
	if (oid === void 0) throw new DerError("an algorithm is missing");
	return {
		oid: oidOf(oid),
		parameters
	};
}
const RSASSA_PSS = "1.2.840.113549.1.1.10";
/**
* The usual name of a signature algorithm, else its dotted OID. RSASSA-PSS names its hash, `RSASSA-PSS-SHA256`, because the
* identifier alone does not tell a strong signature from a weak one; the hash that is left out is SHA-1 (RFC 4055 section 3.1).
*/
function signatureName(identifier) {
	const { oid, parameters } = algorithmOf(identifier);
	if (oid !== RSASSA_PSS) return SIGNATURE_ALGORITHMS[oid] ?? KEY_ALGORITHMS[oid] ?? oid;
	const explicit = parameters?.tag === TAG$1.sequence ? children(parameters).find((child) => child.tag === 160) : void 0;
	if (explicit === void 0) return "RSASSA-PSS-SHA1";
	const hash = algorithmOf(elementAt(explicit.bytes, explicit.body, explicit.end)).oid;
	return `RSASSA-PSS-${HASHES[hash] ?? hash}`;
}

// src/x509/signed-object.ts
/**
* Reads a sequence of a body, an algorithm and a signature.
* @param what `certificate`: the object as errors name it
* @throws DerError
*/
function signedObject(der, what) {
	const outer = expect(elementAt(der), TAG$1.sequence, `the ${what}`);
	const [body, algorithm, signature] = children(outer, outer.body, 8);
	const signatureAlgorithm = expect(algorithm, TAG$1.sequence, "the signature algorithm");
	expect(signature, TAG$1.bitString, "the signature");
	return {
		outer,
		body: expect(body, TAG$1.sequence, `the body of the ${what}`),
		signatureAlgorithm
	};
}

// src/x509/time.ts
const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})$/;
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(?:(\d\d)(?:(\d\d)(?:[.,]\d+)?)?)?(Z|[+-]\d{4})$/;
/** The longest form with an offset and a generous fraction; what is longer is not a time. */
const MAX_OCTETS = 48;
/**
* A UTCTime or GeneralizedTime as an instant, or null where it states none. RFC 5280 section 4.1.2.5 demands seconds and
* `Z` and splits the centuries of UTCTime at 50; X.680 sections 46 and 47 also allow no seconds, an offset and fractions,
* which are read too. Fractions are cut. A time without a zone is in an unknown local time, and a second 60 is in no table
* of leap seconds for the future: null.
*/
function readTime(element) {
	if (element.end - element.body > MAX_OCTETS) return null;
	const utc = element.tag === TAG$1.utcTime;
	if (!utc && element.tag !== TAG$1.generalizedTime) return null;
	const text = String.fromCharCode(...content(element));
	const match = (utc ? UTC_TIME : GENERALIZED_TIME).exec(text);
	if (match === null) return null;
	const [, first, month, day, hour, minute = "00", second = "00", zone] = match;
	const time = `${utc ? `${Number(first) < 50 ? "20" : "19"}${first}` : first}-${month}-${day}T${hour}:${minute}:${second}`;
	const date = /* @__PURE__ */ new Date(`${time}Z`);
	if (date.getUTCDate() !== Number(day) || date.getUTCHours() !== Number(hour)) return null;
	if (zone === void 0 || zone === "Z") return `${time}Z`;
	const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3));
	if (minutes > 1440 || Number(zone.slice(3)) > 59) return null;
	const shifted = new Date(date.getTime() - (zone[0] === "-" ? -minutes : minutes) * MINUTE).toISOString();
	return shifted.length === 24 ? `${shifted.slice(0, 19)}Z` : null;
}

// src/x509/certificate.ts
/** What stands for a name, a key or an algorithm that cannot be read. */
const UNKNOWN = "unknown";
/**
* Reads a certificate (RFC 5280 section 4.1) of any version and with a key of any algorithm, whether OpenSSL knows it or not.
* Fails only where it is no certificate; damage within its fields goes to `problems`.
* @throws DerError
*/
function parseCertificate(der) {
	const { outer, body, signatureAlgorithm } = signedObject(der, "certificate");
	const fields = children(body, body.body, 32);
	const at = fields[0]?.tag === 160 ? 1 : 0;
	const serial = expect(fields[at], TAG$1.integer, "the serial number");
	expect(fields[at + 1], TAG$1.sequence, "the inner signature algorithm");
	const issuer = expect(fields[at + 2], TAG$1.sequence, "the issuer");
	const validity = expect(fields[at + 3], TAG$1.sequence, "the validity");
	const subject = expect(fields[at + 4], TAG$1.sequence, "the subject");
	const info = expect(fields[at + 5], TAG$1.sequence, "the public key");
	const problems = [];
	const times = tolerate(() => children(validity, validity.body, 8), "the validity", problems) ?? [];
	const subjectText = tolerate(() => distinguishedName(subject), "the subject", problems) ?? UNKNOWN;
	const issuerText = tolerate(() => distinguishedName(issuer), "the issuer", problems) ?? UNKNOWN;
	const key = tolerate(() => describePublicKey(info), "the public key", problems);
	if (key?.problem !== void 0) problems.push(key.problem);
	const explicit = fields.slice(at + 6).find((field) => field.tag === 163);
	const extensions = tolerate(() => explicit && elementAt(explicit.bytes, explicit.body, explicit.end), "the extensions", problems);
	return {
		certificate: {
			fingerprint: sha256(encoding(outer)),
			sha1: sha1(encoding(outer)),
			subject: subjectText,
			issuer: issuerText,
			serialNumber: integerHex(serial),
			notBefore: instant$1(times[0], "the start of the validity", problems),
			notAfter: instant$1(times[1], "the end of the validity", problems),
			...readExtensions(extensions, problems),
			publicKey: key?.publicKey ?? {
				algorithm: UNKNOWN,
				fingerprint: sha256(encoding(info))
			},
			signatureAlgorithm: tolerate(() => signatureName(signatureAlgorithm), "the signature algorithm", problems) ?? UNKNOWN,
			selfIssued: sameName(subject, issuer) || subjectText !== UNKNOWN && subjectText === issuerText
		},
		trailing: der.length - outer.next,
		problems
	};
}
/** Byte for byte, as most issuers copy it; a name in another string type is compared as text by the caller. */
function sameName(a, b) {
	return Buffer.compare(encoding(a), encoding(b)) === 0;
}
function instant$1(time, what, problems) {
	const read = time === void 0 ? null : readTime(time);
	if (read === null) problems.push(`${what} is no time`);
	return read;
}

// src/x509/keystore.ts
/** A keystore, or a part of one, that cannot be read. The message holds no text from the file. */
var KeystoreError = class extends Error {
	name = "KeystoreError";
	reason;
	constructor(reason, message) {
		super(message);
		this.reason = reason;
	}
};
/**
* Runs a step that reads untrusted bytes and hands what is wrong with them to `report`.
* @returns undefined where the step failed
* @throws whatever is not about the bytes
*/
function attempt(step, report) {
	try {
		return step();
	} catch (error) {
		if (!(error instanceof DerError || error instanceof KeystoreError)) throw error;
		report(error.reason, error.message);
		return;
	}
}
/** Characters of an alias that a pointer shows; Java allows 65,535 octets. */
const MAX_ALIAS = 120;
/** The pointer of an entry with a name, as `alias "web"`; quotes and control characters inside are escaped as in JSON. */
function aliasPointer(alias) {
	const shown = alias.length > MAX_ALIAS ? `${alias.slice(0, MAX_ALIAS)}\u2026` : alias;
	return `alias ${JSON.stringify(shown)}`;
}
/**
* An encrypted private key, described by the certificate that its entry pairs it with: the first of the chain, or none.
*/
function keyOf(certificate) {
	const parsed = certificate && attempt(() => parseCertificate(certificate), () => {});
	if (parsed === void 0) return {
		algorithm: "unknown",
		encrypted: true
	};
	const { algorithm, fingerprint } = parsed.certificate.publicKey;
	return {
		algorithm,
		encrypted: true,
		publicKeyFingerprint: fingerprint
	};
}

// src/x509/kdf.ts
/** Rounds of one derivation. Java before 8u301 asks for 100,000, OWASP's advice for PBKDF2 is 600,000. */
const MAX_ROUNDS$1 = 6e5;
/** Octets of the digests and blocks of the hashes that RFC 7292 appendix B.2 can work with; node:crypto's names. */
const HASH_SIZES = {
	md5: {
		digest: 16,
		block: 64
	},
	sha1: {
		digest: 20,
		block: 64
	},
	sha224: {
		digest: 28,
		block: 64
	},
	sha256: {
		digest: 32,
		block: 64
	},
	sha384: {
		digest: 48,
		block: 128
	},
	sha512: {
		digest: 64,
		block: 128
	},
	"sha512-224": {
		digest: 28,
		block: 128
	},
	"sha512-256": {
		digest: 32,
		block: 128
	}
};
/** Names of HMACs as pseudo-random functions (RFC 8018 appendix B.1.2). */
const HMACS = {
	"1.2.840.113549.2.7": "sha1",
	"1.2.840.113549.2.8": "sha224",
	"1.2.840.113549.2.9": "sha256",
	"1.2.840.113549.2.10": "sha384",
	"1.2.840.113549.2.11": "sha512",
	"1.2.840.113549.2.12": "sha512-224",
	"1.2.840.113549.2.13": "sha512-256"
};
/**
* A count of rounds.
* @throws KeystoreError where it is no positive number, or more than is ever computed
*/
function roundsOf(element) {
	const digits = content(expect(element, TAG$1.integer, "the number of rounds"));
	const rounds = digits.length > 6 ? 2 ** 48 : digits.reduce((sum, octet) => sum * 256 + octet, 0);
	if (((digits[0] ?? 128) & 128) !== 0 || rounds === 0) throw new KeystoreError("malformed", "the number of rounds is not positive");
	if (rounds <= MAX_ROUNDS$1) return rounds;
	throw new KeystoreError("too-large", `it asks for ${rounds} rounds of key derivation, and no more than ${MAX_ROUNDS$1} are computed`);
}
/** Octets of the longest salt that is used; writers take 8 to 64. */
const MAX_SALT = 4096;
/** A salt, copied. @throws DerError, KeystoreError */
function saltOf(element) {
	const salt = octetString(element, "the salt");
	if (salt.length > MAX_SALT) throw new KeystoreError("malformed", "its salt is absurdly long");
	return Buffer.from(salt);
}
/** What the keys of RFC 7292 appendix B.3 are for. */
const PURPOSE$1 = {
	key: 1,
	iv: 2,
	mac: 3
};
/** The key derivation of PKCS#12 (RFC 7292 appendix B.2), for several keys: four cost hardly more than one. */
function pkcs12Keys(hash, requests, salt, rounds) {
	const { block, digest: size } = hashSizes(hash);
	const keys = requests.map(({ purpose, password, length }) => ({
		length,
		diversifier: Buffer.alloc(block, purpose),
		input: Buffer.concat([repeated(salt, block), repeated(bmpPassword(password), block)]),
		parts: []
	}));
	const isShort = ({ parts, length }) => parts.length * size < length;
	for (let left = keys.filter(isShort); left.length > 0; left = left.filter(isShort)) {
		const messages = left.map(({ diversifier, input }) => Buffer.concat([diversifier, input]));
		for (const [index, digest] of iteratedHashes(hash, messages, rounds).entries()) {
			const key = left[index];
			key.parts.push(digest);
			if (isShort(key)) addToBlocks(key.input, repeated(digest, block).subarray(0, block));
		}
	}
	return keys.map(({ parts, length }) => Buffer.concat(parts).subarray(0, length));
}
/** One key of {@link pkcs12Keys}. */
function pkcs12Key(hash, purpose, password, salt, rounds, length) {
	return pkcs12Keys(hash, [{
		purpose,
		password,
		length
	}], salt, rounds)[0];
}
/** Digests that {@link pkcs12Key} computes, weighted by what each costs here. */
function pkcs12Cost(hash, rounds, length) {
	return rounds * Math.ceil(length / digestSize(hash)) * (isFastHash(hash) ? 1 : 3);
}
/** Octets of a digest. @throws KeystoreError for a hash that the derivation cannot work with */
function digestSize(hash) {
	return hashSizes(hash).digest;
}
function hashSizes(hash) {
	const sizes = HASH_SIZES[hash];
	if (sizes === void 0) throw new KeystoreError("unsupported", "its key derivation uses a hash that is not supported");
	return sizes;
}
/** Characters in UTF-16, big endian, with two zero octets at the end (RFC 7292 appendix B.1); nothing at all for NULL. */
function bmpPassword(password) {
	return password === null ? Buffer.alloc(0) : Buffer.from(`${password}\0`, "utf16le").swap16();
}
/** Copies of some octets that fill a whole number of blocks; the last copy is cut. */
function repeated(octets, block) {
	const size = Math.ceil(octets.length / block) * block;
	return size === 0 ? Buffer.alloc(0) : Buffer.alloc(size, octets);
}
/** Adds a number and 1 to each block of the input, modulo the size of a block (step 6 C). */
function addToBlocks(input, addend) {
	for (let from = 0; from < input.length; from += addend.length) {
		let carry = 1;
		for (let i = addend.length - 1; i >= 0; i--) {
			carry += input[from + i] + addend[i];
			input[from + i] = carry & 255;
			carry >>= 8;
		}
	}
}
/** Octets of the longest key that parameters may ask for; no HMAC has a longer one of its own choice. */
const MAX_KEY$3 = 512;
/** Keys that were derived, by a digest of what they were derived from. */
const derived$1 = /* @__PURE__ */ new Map();
const MAX_DERIVED = 1024;
/** Copies of one key have one salt, and the same passwords are tried on each. */
function deriveOnce(password, salt, rounds, length, hash) {
	const key = createHash("sha256").update(`${hash} ${rounds} ${length} ${salt.length} `).update(salt).update(password).digest("base64");
	const known = derived$1.get(key) ?? pbkdf2Sync(password, salt, rounds, length, hash);
	if (derived$1.size >= MAX_DERIVED) derived$1.clear();
	derived$1.set(key, known);
	return Buffer.from(known);
}
/**
* Reads the key derivation function of PBES2 or PBMAC1 (RFC 8018 appendix A.2).
* @throws DerError, KeystoreError
*/
function readPbkdf2(algorithm) {
	const { oid, parameters } = algorithmOf(algorithm);
	if (oid !== "1.2.840.113549.1.5.12") throw new KeystoreError("unsupported", `its key derivation ${oid} is not supported`);
	const fields = children(expect(parameters, TAG$1.sequence, "the parameters of the key derivation"), parameters?.body, 8);
	const salt = saltOf(fields[0]);
	const rounds = roundsOf(fields[1]);
	const lengthField = fields.slice(2).find((field) => field.tag === TAG$1.integer);
	const prfField = fields.slice(2).find((field) => field.tag === TAG$1.sequence);
	const hash = prfField === void 0 ? "sha1" : hmacOf(prfField);
	const { digest } = hashSizes(hash);
	const pbkdf2 = {
		cost: (length) => rounds * Math.ceil(length / digest) * (digest > 32 ? 2 : 1),
		derive: (password, length) => deriveOnce(password ?? "", salt, rounds, length, hash)
	};
	if (lengthField !== void 0) {
		pbkdf2.keyLength = content(lengthField).reduce((sum, octet) => sum * 256 + octet, 0);
		if (pbkdf2.keyLength > MAX_KEY$3) throw new KeystoreError("malformed", "the length of the derived key is absurd");
	}
	return pbkdf2;
}
/** The hash of the HMAC that an AlgorithmIdentifier names. */
function hmacOf(algorithm) {
	const { oid } = algorithmOf(algorithm);
	const hash = HMACS[oid];
	if (hash === void 0) throw new KeystoreError("unsupported", `its HMAC ${oid} is not supported`);
	return hash;
}

// src/keystores/java-stream.ts
/** The next octets, as a view. @throws KeystoreError where there are fewer */
function take(stream, length) {
	const end = stream.at + length;
	if (end > stream.bytes.length) throw new KeystoreError("malformed", `the data at byte ${stream.at} is cut off`);
	const octets = stream.bytes.subarray(stream.at, end);
	stream.at = end;
	return octets;
}
function readByte(stream) {
	return take(stream, 1).readUInt8();
}
function readShort(stream) {
	return take(stream, 2).readUInt16BE();
}
/** A count or a length. @throws KeystoreError where it is negative */
function readCount(stream) {
	const count = take(stream, 4).readInt32BE();
	if (count < 0) throw new KeystoreError("malformed", `the length at byte ${stream.at - 4} is negative`);
	return count;
}
/** Octets after their count. */
function readBlock(stream) {
	return take(stream, readCount(stream));
}
/** `writeUTF`: UTF-8 but for U+0000 and characters beyond the basic plane, which come out as replacement characters. */
function readText$1(stream) {
	return take(stream, readShort(stream)).toString("utf8");
}

// src/keystores/bks.ts
/**
* Keystores of Bouncy Castle. There is no specification but the source of
* `org.bouncycastle.jcajce.provider.keystore.bc.BcKeyStoreSpi`, whose constants these are.
*/
const SALT_SIZE = 20;
const MIN_ROUNDS = 1024;
const ENTRY = {
	end: 0,
	certificate: 1,
	key: 2,
	secret: 3,
	sealed: 4
};
const PRIVATE_KEY = 0;
/** The writer uses at most 2047. */
const MAX_SEALED_ROUNDS = 4096;
/** Version, salt with its size, rounds. */
const HEADER$2 = 32;
const DIGEST = 20;
/** Whether the bytes start with the header that BKS and UBER share. */
function hasHeader(bytes) {
	if (bytes.length < 53) return false;
	const version = bytes.readUInt32BE(0);
	return (version === 1 || version === 2) && bytes.readUInt32BE(4) === SALT_SIZE;
}
/** BKS: after the header stands an entry, or nothing but the end and the MAC. */
function isBks(bytes) {
	if (!hasHeader(bytes)) return false;
	const type = bytes[HEADER$2];
	if (type === ENTRY.end) return bytes.length === 53;
	const time = 35 + bytes.readUInt16BE(33);
	return type <= ENTRY.sealed && bytes[time] === 0 && bytes[time + 1] === 0;
}
/** UBER: what follows the header is encrypted with Twofish, in whole blocks. Its writer uses 1024 to 2047 rounds. */
function isUber(bytes) {
	if (!hasHeader(bytes) || isBks(bytes) || bytes.readUInt32BE(0) !== 1) return false;
	const rounds = bytes.readUInt32BE(28);
	return rounds >= MIN_ROUNDS && rounds < 2 * MIN_ROUNDS && (bytes.length - HEADER$2) % 16 === 0;
}
/** BCFKS (`BcFKSKeyStoreSpi`): EncryptedObjectStoreData starts with PBES2, two levels deeper than anything else does. */
function isBcfks(bytes) {
	const store = bodyOfSequence(bytes);
	const data = store === void 0 ? void 0 : bodyOfSequence(bytes, store);
	const algorithm = data === void 0 ? void 0 : bodyOfSequence(bytes, data);
	return algorithm !== void 0 && hexOf(bytes.subarray(algorithm, algorithm + 11)) === "06092a864886f70d01050d";
}
/** Reads the entries, whose names and chains stand in the clear. What was read before damage is returned. */
function readBks(bytes, report) {
	const stream = {
		bytes,
		at: 0
	};
	const store = {
		entries: [],
		trailing: 0
	};
	attempt(() => {
		const version = readCount(stream);
		const salt = readBlock(stream);
		const rounds = take(stream, 4).readUInt32BE();
		const from = stream.at;
		while (readEntry$1(stream, store.entries));
		const covered = bytes.subarray(from, stream.at);
		store.mac = {
			version,
			salt,
			rounds,
			covered,
			digest: take(stream, DIGEST)
		};
		store.trailing = bytes.length - stream.at;
	}, report);
	return store;
}
/**
* The entry goes on the list before its certificates are read, so that damage costs only what lies behind it.
* @returns false at the end of the list
*/
function readEntry$1(stream, entries) {
	const type = readByte(stream);
	if (type === ENTRY.end) return false;
	if (type > ENTRY.sealed) throw new KeystoreError("malformed", `an entry has the unknown type ${type}`);
	const entry = {
		kind: "other",
		alias: readText$1(stream),
		certificates: []
	};
	take(stream, 8);
	entries.push(entry);
	for (let left = readCount(stream); left > 0; left--) entry.certificates.push(readCertificate$1(stream));
	if (type === ENTRY.certificate) {
		entry.kind = "certificate";
		entry.certificates.unshift(readCertificate$1(stream));
	} else if (type === ENTRY.key) {
		const pkcs8 = readKey(stream);
		if (pkcs8 !== void 0) Object.assign(entry, {
			kind: "private-key",
			encoded: pkcs8
		});
	} else {
		const encoded = readBlock(stream);
		if (type === ENTRY.sealed) Object.assign(entry, {
			kind: "sealed",
			encoded
		});
	}
	return true;
}
/** A key in the clear: its kind, names of encoding and algorithm, octets. Undefined for one that is not private. */
function readKey(stream) {
	const kind = readByte(stream);
	readText$1(stream);
	readText$1(stream);
	const encoded = readBlock(stream);
	return kind === PRIVATE_KEY ? encoded : void 0;
}
function readCertificate$1(stream) {
	readText$1(stream);
	return readBlock(stream);
}
/**
* What a sealed entry holds (`PBEWithSHAAnd3-KeyTripleDES-CBC`): the PKCS#8 of a private key, or another kind of key.
* @returns undefined where the password does not fit, or the rounds are too many
*/
function unseal({ encoded }, password) {
	const stream = {
		bytes: Buffer.from(encoded ?? []),
		at: 0
	};
	const header = attempt(() => ({
		salt: readBlock(stream),
		rounds: take(stream, 4).readUInt32BE()
	}), () => {});
	if (header === void 0 || header.rounds > MAX_SEALED_ROUNDS || header.salt.length > SALT_SIZE) return void 0;
	const wanted = [{
		purpose: PURPOSE$1.key,
		password,
		length: 24
	}, {
		purpose: PURPOSE$1.iv,
		password,
		length: 8
	}];
	const [key, iv] = pkcs12Keys("sha1", wanted, header.salt, header.rounds);
	const plaintext = decrypt$1("des-ede3-cbc", key, iv, stream.bytes.subarray(stream.at));
	if (plaintext === void 0) return void 0;
	const inner = {
		bytes: plaintext,
		at: 0
	};
	return attempt(() => {
		const pkcs8 = readKey(inner);
		if (inner.at !== plaintext.length) return void 0;
		return pkcs8 === void 0 ? { kind: "other" } : {
			kind: "private-key",
			pkcs8
		};
	}, () => {});
}
/** Whether the password is the keystore's. The caller bounds the rounds. */
function opensBks({ version, salt, rounds, covered, digest }, password) {
	const length = version === 1 ? 2 : DIGEST;
	const key = pkcs12Key("sha1", PURPOSE$1.mac, password, salt, rounds, length);
	return createHmac("sha1", key).update(covered).digest().equals(digest);
}

// src/x509/keystore-passwords.ts
/**
* Passwords that open a keystore for everybody: the JDK's `changeit` and Tomcat's, those of vendors (`notasecret` is Google
* Cloud's for its .p12 keys), and the first ones that tutorials use.
*/
const DEFAULT_PASSWORDS = [
	"changeit",
	"changeme",
	"password",
	"secret",
	"123456",
	"12345678",
	"notasecret",
	"keystore",
	"test1234",
	"test",
	"pass"
];
/**
* The passwords to try, in order, each with what it says about the keystore that it opens. Where not all can be afforded, the
* given ones go first and the rest is cut, never all of it.
* @param cost of one try, in the unit of `budget`
* @param found passwords from the repository, which are tried before all others
*/
function guesses(given, cost = 0, budget = 0, found = []) {
	const known = [
		{
			password: null,
			opened: "empty-password"
		},
		{
			password: "",
			opened: "empty-password"
		},
		...DEFAULT_PASSWORDS.map((password) => ({
			password,
			opened: "default-password"
		}))
	];
	const list = [...new Set(given)].filter((password) => !known.some((guess) => guess.password === password)).map((password) => ({
		password,
		opened: "given-password"
	}));
	const isTried = new Set([...known, ...list].map(({ password }) => password));
	const ofRepository = found.flatMap((password, index) => isTried.has(password) ? [] : [{
		password,
		opened: "repository-password",
		found: index
	}]);
	const affordable = cost === 0 ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(budget / cost));
	if (ofRepository.length > 0) return [
		...ofRepository,
		...list,
		...known
	].slice(0, affordable);
	if (known.length + list.length <= affordable) return [...known, ...list];
	const named = known.filter((guess) => guess.password !== null && given.includes(guess.password));
	return [
		...named,
		...list,
		...known.filter((guess) => !named.includes(guess))
	].slice(0, affordable);
}

// src/x509/private-key.ts
/** Fields of the largest of the structures; an RSA key of several primes has one more. */
const MAX_FIELDS = 16;
/** Octets of the keys of RFC 8410 section 3 and RFC 8032 section 5. */
const KEY_SIZES = {
	X25519: 32,
	X448: 56,
	Ed25519: 32,
	Ed448: 57
};
/**
* What may be told of a private key: its algorithm, whether it is encrypted, and the fingerprint of its public half, read
* from the public numbers where they stand beside the private ones and computed where that is cheap.
* @throws DerError
*/
function describePrivateKey(der, kind) {
	const fields = fieldsOf(der);
	switch (kind) {
		case "pkcs1": return described("RSA", rsa(fields));
		case "sec1": return described("EC", ec(fields, void 0));
		case "dsa": {
			const [p, q, g, y] = numbers(fields, 1, 4);
			return described("DSA", dsaKeyInfo(p, q, g, y));
		}
		case "encrypted-pkcs8":
			algorithmOf(expect(fields[0], TAG$1.sequence, "the encryption"));
			return {
				algorithm: "unknown",
				encrypted: true
			};
		case "pkcs8": return pkcs8(fields);
	}
}
/**
* Whether a key of DSA has no secret number: NTP hands out the parameters of its groups as a key whose number is 1.
* https://www.ntp.org/documentation/4.2.8-series/autokey/
*/
function hasNoSecret(der, kind) {
	if (kind !== "dsa") return false;
	const [secret] = numbers(fieldsOf(der), 5, 1);
	return secret?.length === 1 && secret[0] < 2;
}
/** The structure of unlabelled DER, told by its first fields; undefined where it is no private key. */
function privateKeyKind(der) {
	try {
		const fields = fieldsOf(der);
		const tags = fields.map((field) => field.tag);
		const integers = tags.findIndex((tag) => tag !== TAG$1.integer);
		if (tags[0] === TAG$1.sequence) return encrypted(fields) ? "encrypted-pkcs8" : void 0;
		if (tags[0] !== TAG$1.integer) return void 0;
		if (tags[1] === TAG$1.sequence && tags[2] === TAG$1.octetString) return "pkcs8";
		if (tags[1] === TAG$1.octetString && (tags.length === 2 || tags[2] === 160 || tags[2] === 161)) return "sec1";
		if (integers < 0) return tags.length === 9 ? "pkcs1" : tags.length === 6 ? "dsa" : void 0;
		return integers === 9 && tags.length === 10 ? "pkcs1" : void 0;
	} catch (error) {
		if (error instanceof DerError) return void 0;
		throw error;
	}
}
/** PBES1, PBES2 (RFC 8018 appendix A) and the schemes of PKCS#12 (RFC 7292 appendix C) tell it from a DigestInfo. */
function encrypted(fields) {
	if (fields.length !== 2 || fields[1]?.tag !== TAG$1.octetString) return false;
	const { oid } = algorithmOf(fields[0]);
	return oid.startsWith("1.2.840.113549.1.5.") || oid.startsWith("1.2.840.113549.1.12.1.");
}
function fieldsOf(der) {
	const outer = expect(elementAt(der), TAG$1.sequence, "the private key");
	return children(outer, outer.body, MAX_FIELDS);
}
function described(algorithm, info) {
	const key = {
		algorithm,
		encrypted: false
	};
	if (info !== void 0) key.publicKeyFingerprint = sha256(info);
	return key;
}
/** Magnitudes of `count` integers from field `from` on. */
function numbers(fields, from, count) {
	return Array.from({ length: count }, (_, i) => content(expect(fields[from + i], TAG$1.integer, "a number of the key")));
}
function rsa(fields, algorithm) {
	const [modulus, exponent] = numbers(fields, 1, 2);
	return rsaKeyInfo(modulus, exponent, algorithm);
}
/** OneAsymmetricKey (RFC 5958 section 2): version, algorithm, key, [0] attributes, [1] publicKey. */
function pkcs8(fields) {
	const identifier = expect(fields[1], TAG$1.sequence, "the algorithm");
	const { oid, parameters } = algorithmOf(identifier);
	const inner = octets(expect(fields[2], TAG$1.octetString, "the key"));
	const algorithm = KEY_ALGORITHMS[oid] ?? oid;
	switch (algorithm) {
		case "RSA": return described(algorithm, rsa(fieldsOf(inner)));
		case "RSA-PSS": return described(algorithm, rsa(fieldsOf(inner), encoding(identifier)));
		case "EC": return described(algorithm, ec(fieldsOf(inner), parameters));
		case "X25519":
		case "X448":
		case "Ed25519":
		case "Ed448": return described(algorithm, octetKey(algorithm, content(expect(elementAt(inner), TAG$1.octetString, "the key"))));
		default: {
			const stated = fields.find((field) => field.tag === 129);
			return described(algorithm, stated && keyInfo(encoding(identifier), content(stated).subarray(1)));
		}
	}
}
function octetKey(algorithm, key) {
	if (key.length !== KEY_SIZES[algorithm]) throw new DerError(`the ${algorithm} key has ${key.length} octets`);
	const privateKey = createPrivateKey({
		key: octetPrivateKey(algorithm, key),
		format: "der",
		type: "pkcs8"
	});
	return octetKeyInfo(algorithm, createPublicKey(privateKey).export({
		format: "der",
		type: "spki"
	}).subarray(-key.length));
}
/**
* ECPrivateKey (RFC 5915 section 3): version, privateKey, [0] parameters, [1] publicKey. The parameters of a surrounding
* PKCS#8 go first; the point, where it is left out, follows from the private number.
*/
function ec(fields, outer) {
	const secret = content(expect(fields[1], TAG$1.octetString, "the key"));
	const own = fields.find((field) => field.tag === 160);
	const parameters = outer ?? (own && elementAt(own.bytes, own.body, own.end));
	if (parameters === void 0) return void 0;
	const stated = fields.find((field) => field.tag === 161);
	const point = stated && bitStringOctets(elementAt(stated.bytes, stated.body, stated.end));
	const uncompressed = point?.[0] === 4 ? point : pointOf(parameters, secret, point);
	return uncompressed && ecKeyInfo(encoding(parameters), uncompressed);
}
/** OpenSSL's names of the curves that RFC 5480 knows by NIST's. */
const OPENSSL_CURVES = {
	"P-192": "prime192v1",
	"P-224": "secp224r1",
	"P-256": "prime256v1",
	"P-384": "secp384r1",
	"P-521": "secp521r1"
};
/** The uncompressed point, as certificates state it; undefined for a curve that OpenSSL lacks or a number off the curve. */
function pointOf(parameters, secret, point) {
	const curve = parameters.tag === TAG$1.oid ? CURVES$1[oidOf(parameters)]?.name : void 0;
	if (curve === void 0) return point;
	const name = OPENSSL_CURVES[curve] ?? curve;
	try {
		if (point !== void 0) return ECDH.convertKey(point, name, void 0, void 0, "uncompressed");
		const ecdh = createECDH(name);
		ecdh.setPrivateKey(secret);
		return ecdh.getPublicKey();
	} catch {
		return point;
	}
}

// src/decoders/bks.ts
const bks = {
	id: "bks",
	title: "Bouncy Castle keystore (BKS)",
	example: "`trust.bks` in versions 1 and 2; no password is needed for the certificates",
	unread: ["UBER and BCFKS, which are encrypted as a whole: reported as `unsupported`", "secret keys"],
	detect: ({ bytes }) => isBks(bytes) || isUber(bytes) || isBcfks(bytes),
	decode: decode$4
};
/** Rounds times passwords, and octets, that are spent on finding the password. */
const MAX_ROUNDS = 5e5;
const MAX_GUESSED$1 = 16 * 2 ** 20;
/** Above this size no password of the repository is tried. */
const MAX_FOUND = 2 * 2 ** 20;
/** Entries that are unsealed; the keys of the others are described by their certificates. */
const MAX_UNSEALED = 100;
function decode$4({ bytes }, output, options) {
	if (!isBks(bytes)) {
		const name = isBcfks(bytes) ? "BCFKS" : "UBER";
		output.unreadable("unsupported", `The ${name} keystore of Bouncy Castle is encrypted as a whole and cannot be read.`);
		return;
	}
	const report = (reason, message) => output.unreadable(reason, `The BKS keystore could not be read completely: ${message}.`);
	const { entries, mac, trailing } = readBks(bytes, report);
	if (trailing > 0) output.unreadable("malformed", `${trailing} bytes follow the BKS keystore.`);
	const guess = findPassword$1(mac, options);
	const password = guess?.found === void 0 ? {} : { password: guess.found };
	output.keystore(guess?.opened ?? "none", {
		format: "bks",
		entries: entries.length,
		...password
	});
	let unsealed = 0;
	for (const entry of entries) {
		const pointer = aliasPointer(entry.alias);
		for (const [index, der] of entry.certificates.entries()) output.certificate(der, {
			format: "bks",
			pointer: index === 0 ? pointer : `${pointer} #${index + 1}`
		});
		const key = privateKeyOf$1(entry, unsealed++ < MAX_UNSEALED ? guess?.password : void 0);
		if (key !== void 0) output.privateKey(key, {
			format: "bks",
			pointer
		});
	}
}
function findPassword$1(mac, { passwords, found }) {
	if (mac === void 0 || mac.covered.length > MAX_GUESSED$1 || mac.rounds > MAX_ROUNDS) return void 0;
	const tried = mac.covered.length > MAX_FOUND ? void 0 : found;
	return guesses(passwords, mac.rounds, MAX_ROUNDS, tried).find(({ password }) => opensBks(mac, password));
}
function privateKeyOf$1(entry, password) {
	if (entry.kind === "private-key") return {
		...describe(entry.encoded, entry),
		encrypted: false
	};
	if (entry.kind !== "sealed") return void 0;
	const content = password === void 0 ? void 0 : unseal(entry, password);
	if (content?.kind === "private-key") return {
		...describe(content.pkcs8, entry),
		encrypted: true
	};
	return content === void 0 && entry.certificates.length > 0 ? keyOf(entry.certificates[0]) : void 0;
}
function describe(pkcs8, entry) {
	return (pkcs8 && attempt(() => describePrivateKey(pkcs8, "pkcs8"), () => {})) ?? keyOf(entry.certificates[0]);
}

// src/bytes/byte-literals.ts
/**
* Bytes between two looks; the shortest literal wanted, a key on P-256 in hex, has 242. A prime, lest the looks keep time with
* the columns of a table.
*/
const STRIDE = 127;
/** Bytes of a look, as in `assembly/search.ts`. */
const LOOK$2 = 112;
/** Bytes before the first look in which a literal may have started: not every look in one succeeds. */
const LEAD = 1024;
/** Bytes that tell the length of a structure. */
const HEAD$1 = 12;
const SEQUENCE = 48;
/** Bytes that the start of a literal takes, with generous blanks. */
const MAX_START = 200;
const MAX_CONTENT = 1 << 20;
/** What literals are made of, as in `assembly/search.ts`: digits; hex letters, casts and separators; blanks, which do not count. */
const [DIGIT, PART, BLANK] = [
	1,
	2,
	3
];
const CLASS = /* @__PURE__ */ new Uint8Array(256);
for (const digit of "0123456789") CLASS[digit.charCodeAt(0)] = DIGIT;
for (const character of "abcdefABCDEFxX,;:\\\"'-()ytuUL_") CLASS[character.charCodeAt(0)] = PART;
for (const character of " 	\r\n") CLASS[character.charCodeAt(0)] = BLANK;
const findLook = spelledFinder(CLASS, STRIDE);
/** Most bytes of a file are never looked at. */
function stretchesOf(bytes) {
	const found = [];
	for (let at = findLook(bytes, 0); at >= 0; at = findLook(bytes, at + STRIDE)) {
		const to = Math.min(bytes.length, at + LOOK$2);
		let last = found.at(-1);
		if (last === void 0 || at - last.to > LEAD) {
			last = {
				from: Math.max(last?.to ?? 0, at - LEAD),
				to,
				looks: NOTATIONS.map(() => 0)
			};
			found.push(last);
		}
		last.to = to;
		const text = bytes.toString("latin1", at, to);
		for (const [i, { part, times }] of NOTATIONS.entries()) if ((text.match(part)?.length ?? 0) >= times) last.looks[i] = last.looks[i] + 1;
	}
	return found;
}
const LIST_ITEM = /(?:[\s,]|\/\/[^\n]{0,200}\n|\/\*[^*]{0,200}\*\/|\\\r?\n|\.byte\b|\bdb\b)*(?:\(\s*[a-zA-Z_]\w{0,15}\s*\)\s*)?(?:0[xX]([0-9a-fA-F]{1,2})|(-?\d{1,3}))(?:_?u8|[uU][lL]?)?(?![\w.])/y;
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u00([0-9a-fA-F]{2})|([0-3]?[0-7]{1,2})|([abfnrtv])|(["'`\\?]))/y;
const SEAM$1 = /["'`]\s*[+.&\\]?\s*[brLu]{0,2}["'`]|\\\r?\n/y;
const HEX_PAIR = /(?:[ :\t]{0,2}(?:\\?\r?\n[ \t]{0,80})?|\\n|["'`]\s{0,80}[+.&\\]?\s{0,80}["'`])([0-9a-fA-F]{2})/y;
const CONTROLS = {
	a: 7,
	b: 8,
	t: 9,
	n: 10,
	v: 11,
	f: 12,
	r: 13
};
const NOTATIONS = [
	{
		part: /0[xX]/g,
		times: 6,
		looks: 3,
		needles: [
			"0x30",
			"0X30",
			"0x2d",
			"0x2D",
			"0X2D"
		],
		start: /(?<!\w)(?:0[xX]30(?:_?u8|[uU])?\s{0,9},\s{0,99}(?:\(\s?\w{1,16}\s?\)\s?)?0[xX](?:8[0-4]|77)|(?:0[xX]2[dD]\s{0,9},\s{0,99}){5}0[xX]42)/y,
		next: nextItem
	},
	{
		part: /\b\d{1,3},/g,
		times: 10,
		looks: 3,
		needles: [
			"48,",
			"45,45,",
			"45, 45,"
		],
		start: /(?<![\w.-])(?:48,\s{0,99}(?:\(\s?\w{1,16}\s?\)\s?)?(?:12[89]|13[0-2]|119|-12[4-8])\s{0,9},|(?:45,\s{0,99}){5}66)/y,
		next: nextItem
	},
	{
		part: /\\[xu\d]/g,
		times: 12,
		looks: 2,
		needles: [
			"\\x30\\x",
			"\\060\\",
			"\\60\\",
			"0\\x8",
			"0\\20",
			"\\u0030\\u008"
		],
		start: /\\x30\\x(?:8[0-4]|77)|\\06?0\\(?:20[0-4]|167)|(?<=["'])0\\(?:x8[0-4]|20[0-4])|\\u0030\\u008[0-4]/y,
		next(text, at, quote) {
			let from = at;
			for (let seam = matchAt(SEAM$1, text, from); seam !== void 0; seam = matchAt(SEAM$1, text, from)) from += seam[0].length;
			const escaped = matchAt(ESCAPE, text, from);
			if (escaped !== void 0) {
				const [all, hex, unicode, octal, control, literal] = escaped;
				const byte = hex ?? unicode;
				const after = from + all.length;
				if (byte !== void 0) return [Number.parseInt(byte, 16), after];
				if (octal !== void 0) return [Number.parseInt(octal, 8), after];
				return [control === void 0 ? literal.charCodeAt(0) : CONTROLS[control], after];
			}
			const code = text.charCodeAt(from);
			return code >= 32 && code < 127 && text[from] !== quote ? [code, from + 1] : void 0;
		}
	},
	{
		part: /[\da-fA-F]/g,
		times: 60,
		looks: 1,
		needles: [
			"308",
			"30 8",
			"30:8",
			"2d2d2d2d2d42",
			"2D2D2D2D2D42"
		],
		start: /(?<![0-9a-fA-F])(?:30[ :]?8[0-4](?:[ :]?[0-9a-fA-F]{2}){10}|2[dD])/y,
		next(text, at) {
			const pair = matchAt(HEX_PAIR, text, at);
			return pair && [Number.parseInt(pair[1], 16), at + pair[0].length];
		}
	}
];
function nextItem(text, at) {
	const item = matchAt(LIST_ITEM, text, at);
	if (item === void 0) return void 0;
	const value = item[1] === void 0 ? Number(item[2]) : Number.parseInt(item[1], 16);
	return value < -128 || value > 255 ? void 0 : [value & 255, at + item[0].length];
}
/** Every literal, stretch by stretch. No byte is read by one notation more than a few times. */
function* byteLiterals(bytes) {
	let text;
	const done = NOTATIONS.map(() => 0);
	for (const { from, to, looks } of stretchesOf(bytes)) for (const [i, notation] of NOTATIONS.entries()) {
		if (looks[i] < notation.looks) continue;
		for (const start of startsIn(bytes, from, to, notation)) {
			if (start < done[i]) continue;
			text ??= bytes.toString("latin1");
			const { end, content } = readLiteral$1(text, start, notation);
			done[i] = end;
			if (!isMeant(content, text, end)) continue;
			const name = nameBefore(text, start);
			yield {
				start,
				end,
				content,
				...name !== void 0 && { name }
			};
		}
	}
}
/** Offsets at which literals of a notation start, in order. */
function startsIn(bytes, from, to, { needles, start }) {
	const part = bytes.subarray(from, to);
	const starts = [];
	for (const needle of needles) for (let at = part.indexOf(needle); at >= 0; at = part.indexOf(needle, at + 1)) {
		const before = Math.max(0, from + at - 2);
		if (matchAt(start, bytes.toString("latin1", before, from + at + MAX_START), from + at - before) !== void 0) starts.push(from + at);
	}
	return starts.sort((a, b) => a - b);
}
function readLiteral$1(text, start, { next }) {
	const values = [];
	const quote = /["'`]/.exec(text[start - 1] ?? "")?.[0] ?? "\"";
	let wanted = MAX_CONTENT;
	let end = start;
	while (values.length < wanted) {
		const item = next(text, end, quote);
		if (item === void 0) break;
		values.push(item[0]);
		end = item[1];
		if (values.length === HEAD$1 && values[0] === SEQUENCE) wanted = Math.min(structureLength(Buffer.from(values)) ?? 0, MAX_CONTENT);
	}
	return {
		end,
		content: Buffer.from(values)
	};
}
/** Whether a literal holds what it promises, or lost it; a person who shows the form alone ends with dots or a comment. */
function isMeant(content, text, end) {
	const kind = contentKind(content);
	if (kind === "object" || kind === "text" && content.includes("-----END")) return true;
	return kind !== void 0 && !/^[\s,]{0,80}(?:\.\.|\u00e2|\/[/*]|[<[{])/.test(text.slice(end, end + 84));
}
/** `server_crt` in `const uint8_t server_crt[] PROGMEM = {`. */
function nameBefore(text, start) {
	const before = text.slice(Math.max(0, start - 200), start);
	const equals = before.lastIndexOf("=");
	if (equals < 0 || /[;}]/.test(before.slice(equals))) return void 0;
	const left = before.slice(0, equals).trimEnd().replace(/:$/, "");
	return /([A-Za-z_$][\w$]{0,80})\s{0,5}(?:\[[^\]]{0,40}\]\s{0,5})?(?:PROGMEM|:[^:=]{0,40})?\s{0,5}$/.exec(left)?.[1];
}
function matchAt(pattern, text, at) {
	pattern.lastIndex = at;
	return pattern.exec(text) ?? void 0;
}

// src/decoders/byte-array.ts
const byteArray = {
	id: "byte-array",
	title: "Byte arrays in source code",
	example: "`const uint8_t cert[] = {0x30, 0x82, \u2026}` in C, C++, Arduino, Go, Rust, Java or C#; decimal; `\"\\x30\\x82\u2026\"`; `3082\u2026` in hex; the output of `xxd -i`",
	unread: [
		"keys on Edwards curves, which are too short to recognize",
		"arrays that are filled element by element",
		"hex dumps with offsets"
	],
	detect: ({ bytes }) => !byteLiterals(bytes).next().done,
	decode({ bytes }, output) {
		const lineOf = lineCounter(bytes);
		for (const { start, end, content, name } of byteLiterals(bytes)) {
			const pointer = name === void 0 ? {} : { pointer: name };
			output.layer(content, {
				line: lineOf(start),
				endLine: lineOf(end),
				...pointer,
				format: "der",
				container: "byte-array"
			});
		}
	}
};

// src/keystores/java-object.ts
/** Type codes of the Java Object Serialization Specification, section 6.4.2. */
const TC = {
	null: 112,
	reference: 113,
	classDesc: 114,
	object: 115,
	string: 116,
	array: 117,
	class: 118,
	blockData: 119,
	endBlockData: 120,
	reset: 121,
	blockDataLong: 122,
	longString: 124,
	proxyClassDesc: 125,
	enum: 126
};
/** Flags of a class: it has a writeObject method, is Serializable, is Externalizable, wrote itself in block data. */
const SC = {
	writeMethod: 1,
	serializable: 2,
	externalizable: 4,
	blockData: 8
};
/** Octets of the primitive types by their code letter. */
const SIZES = {
	B: 1,
	C: 2,
	D: 8,
	F: 4,
	I: 4,
	J: 8,
	S: 2,
	Z: 1
};
const MAX_DEPTH$7 = 32;
const MAX_OBJECTS$1 = 1e4;
/**
* Steps over one object that a `java.io.ObjectOutputStream` of its own wrote: nothing in it has a length, so that its end is
* known only by following the grammar. No class is loaded and no value is kept.
* @throws KeystoreError where the bytes are no such stream
*/
function skipJavaObject(stream) {
	if (take(stream, 4).readUInt32BE() !== 2901213189) throw malformed(stream);
	skipContent({
		stream,
		handles: [],
		depth: 0,
		steps: 0
	});
}
function malformed(stream) {
	return new KeystoreError("malformed", `the serialized object before byte ${stream.at} cannot be followed`);
}
/** One `content` of the grammar (section 6.4.1). @returns false at the end of an annotation */
function skipContent(walk) {
	const { stream } = walk;
	const code = readByte(stream);
	if (++walk.steps > MAX_OBJECTS$1 || walk.depth > MAX_DEPTH$7) throw malformed(stream);
	walk.depth++;
	switch (code) {
		case TC.null:
		case TC.reset: break;
		case TC.reference:
			take(stream, 4);
			break;
		case TC.classDesc:
		case TC.proxyClassDesc:
			readClassDesc(walk, code);
			break;
		case TC.class:
			readClassDesc(walk);
			walk.handles.push(void 0);
			break;
		case TC.object:
			skipObject(walk);
			break;
		case TC.string:
			walk.handles.push(void 0);
			readText$1(stream);
			break;
		case TC.longString:
			walk.handles.push(void 0);
			if (readCount(stream) !== 0) throw malformed(stream);
			take(stream, readCount(stream));
			break;
		case TC.array:
			skipArray(walk);
			break;
		case TC.enum:
			readClassDesc(walk);
			walk.handles.push(void 0);
			skipContent(walk);
			break;
		case TC.blockData:
			take(stream, readByte(stream));
			break;
		case TC.blockDataLong:
			take(stream, readCount(stream));
			break;
		case TC.endBlockData:
			walk.depth--;
			return false;
		default: throw malformed(stream);
	}
	walk.depth--;
	return true;
}
function skipAnnotation(walk) {
	while (skipContent(walk));
}
function readClassDesc(walk, code = readByte(walk.stream)) {
	const { stream } = walk;
	if (code === TC.null) return void 0;
	if (code === TC.reference) {
		const known = walk.handles[readCount(stream) - 8257536];
		if (known === void 0) throw malformed(stream);
		return known;
	}
	const desc = {
		name: "",
		flags: SC.serializable,
		fields: [],
		superclass: void 0
	};
	if (code === TC.classDesc) {
		desc.name = readText$1(stream);
		take(stream, 8);
		walk.handles.push(desc);
		desc.flags = readByte(stream);
		for (let left = readShort(stream); left > 0; left--) {
			const type = String.fromCharCode(readByte(stream));
			readText$1(stream);
			if (type === "[" || type === "L") skipContent(walk);
			desc.fields.push(type);
		}
	} else if (code === TC.proxyClassDesc) {
		walk.handles.push(desc);
		for (let left = readCount(stream); left > 0; left--) readText$1(stream);
	} else throw malformed(stream);
	skipAnnotation(walk);
	if (++walk.depth > MAX_DEPTH$7) throw malformed(stream);
	desc.superclass = readClassDesc(walk);
	walk.depth--;
	return desc;
}
/** The data of each class, from the topmost superclass down (section 6.4.1, classdata). */
function skipObject(walk) {
	const classes = [];
	for (let desc = readClassDesc(walk); desc !== void 0; desc = desc.superclass) if (classes.unshift(desc) > MAX_DEPTH$7) throw malformed(walk.stream);
	walk.handles.push(void 0);
	for (const { flags, fields } of classes) if (flags & SC.serializable) {
		for (const type of fields) skipValue(walk, type);
		if (flags & SC.writeMethod) skipAnnotation(walk);
	} else if (flags & SC.externalizable) {
		if ((flags & SC.blockData) === 0) throw malformed(walk.stream);
		skipAnnotation(walk);
	}
}
function skipArray(walk) {
	const desc = readClassDesc(walk);
	walk.handles.push(void 0);
	const type = desc?.name[1] ?? "";
	const count = readCount(walk.stream);
	const size = SIZES[type];
	if (size !== void 0) take(walk.stream, count * size);
	else for (let left = count; left > 0; left--) skipValue(walk, type);
}
function skipValue(walk, type) {
	const size = SIZES[type];
	if (size !== void 0) take(walk.stream, size);
	else if (type === "[" || type === "L") skipContent(walk);
	else throw malformed(walk.stream);
}

// src/keystores/jks.ts
/** The keystores of the JDK's provider SUN (JKS) and SunJCE (JCEKS); the latter may hold secret keys. */
const JKS_MAGIC = 4277010157;
const JCEKS_MAGIC = 3469659854;
/** Which of the two the bytes start as, in a version that is known. */
function javaKeystoreFormat(bytes) {
	if (bytes.length < 12) return void 0;
	const version = bytes.readUInt32BE(4);
	if (version !== 1 && version !== 2) return void 0;
	const magic = bytes.readUInt32BE(0);
	return magic === JKS_MAGIC ? "jks" : magic === JCEKS_MAGIC ? "jceks" : void 0;
}
/**
* Reads the entries of a JKS or JCEKS keystore, whose certificates and names stand in the clear. There is no specification
* but the source of `sun.security.provider.JavaKeyStore.engineLoad` and `com.sun.crypto.provider.JceKeyStore`.
* What was read before damage is returned, and the damage handed to `report`.
*/
function readJavaKeystore(bytes, report) {
	const stream = {
		bytes,
		at: 4
	};
	const version = readCount(stream);
	const store = {
		entries: [],
		count: 0
	};
	attempt(() => {
		store.count = readCount(stream);
		while (store.entries.length < store.count) readEntry(stream, version, store.entries);
		const covered = bytes.subarray(0, stream.at);
		const digest = take(stream, 20);
		store.sealed = {
			covered,
			digest,
			trailing: bytes.length - stream.at
		};
	}, report);
	return store;
}
/** The entry goes on the list before its certificates are read, so that damage costs only what lies behind it. */
function readEntry(stream, version, entries) {
	const tag = readCount(stream);
	const kind = KINDS[tag];
	if (kind === void 0) throw new KeystoreError("malformed", `an entry has the unknown type ${tag}`);
	const entry = {
		kind,
		alias: readText$1(stream),
		certificates: []
	};
	take(stream, 8);
	entries.push(entry);
	if (kind === "secret") {
		skipJavaObject(stream);
		return;
	}
	if (kind === "key") readBlock(stream);
	const count = kind === "key" ? readCount(stream) : 1;
	while (entry.certificates.length < count) entry.certificates.push(readCertificate(stream, version));
}
const KINDS = {
	1: "key",
	2: "certificate",
	3: "secret"
};
/** Version 2 names the type, which is X.509 in practice. */
function readCertificate(stream, version) {
	if (version === 2) readText$1(stream);
	return readBlock(stream);
}
/** Whether the digest over password, a phrase and the keystore is the one that it ends with (`getPreKeyedHash`). */
function opensJavaKeystore({ covered, digest }, password) {
	return createHash("sha1").update(Buffer.from(password, "utf16le").swap16()).update("Mighty Aphrodite").update(covered).digest().equals(digest);
}

// src/keystores/pkcs12.ts
/** DER of the version, which is 3, and of an object identifier of PKCS#7. */
const VERSION = "020103";
const PKCS7_TYPE = "06092a864886f70d0107";
/** Parts, bags and attributes of one level. */
const MAX_ITEMS = 1e5;
/** SafeContents inside SafeContents; no known program writes them. */
const MAX_DEPTH$6 = 4;
/** Whether bytes start as a PFX does: the version, then a ContentInfo. */
function isPfx(bytes) {
	const body = bodyOfSequence(bytes);
	if (body === void 0 || hexOf(bytes.subarray(body, body + 3)) !== VERSION) return false;
	const info = bodyOfSequence(bytes, body + 3);
	return info !== void 0 && hexOf(bytes.subarray(info, info + 10)) === PKCS7_TYPE;
}
/** @throws DerError */
function readPfx(bytes) {
	const outer = expect(elementAt(bytes), TAG$1.sequence, "the keystore");
	const [, info, mac] = children(outer, outer.body, 8);
	const { type, content: inner } = readContentInfo(expect(info, TAG$1.sequence, "the content of the keystore"));
	if (inner === void 0) throw new DerError("the keystore has no content");
	return {
		authenticatedSafe: type === CONTENT_TYPE.signedData ? signed$2(inner) : octets(inner),
		mac,
		end: outer.next
	};
}
/** Public-key integrity mode: a signature in place of the MAC. */
function signed$2(inner) {
	const { content: safe } = readSigned(expect(inner, TAG$1.sequence, "the signed content"));
	if (safe === void 0) throw new DerError("the signed keystore has no content");
	return safe;
}
/** @throws DerError */
function readParts(authenticatedSafe) {
	const sequence = expect(elementAt(authenticatedSafe), TAG$1.sequence, "the authenticated safe");
	return children(sequence, sequence.body, MAX_ITEMS).map((element) => {
		const { type, content: inner } = readContentInfo(element);
		if (type === CONTENT_TYPE.envelopedData) return { kind: "enveloped" };
		if (inner === void 0) throw new DerError("a part of the keystore is empty");
		if (type === CONTENT_TYPE.data) return {
			kind: "clear",
			safeContents: octets(inner)
		};
		if (type !== CONTENT_TYPE.encryptedData) throw new DerError(`a part of the keystore has the type ${type}`);
		const info = expect(children(inner, inner.body, 8)[1], TAG$1.sequence, "the encrypted content");
		const [, algorithm, ciphertext] = children(info, info.body, 8);
		if (ciphertext === void 0) throw new DerError("the encrypted content is missing");
		return {
			kind: "encrypted",
			algorithm: expect(algorithm, TAG$1.sequence, "the encryption"),
			ciphertext: octets(ciphertext)
		};
	});
}
const BAGS = {
	"1.2.840.113549.1.12.10.1.1": "key",
	"1.2.840.113549.1.12.10.1.2": "shrouded-key",
	"1.2.840.113549.1.12.10.1.3": "certificate",
	"1.2.840.113549.1.12.10.1.4": "crl",
	"1.2.840.113549.1.12.10.1.5": "secret"
};
const SAFE_CONTENTS_BAG = "1.2.840.113549.1.12.10.1.6";
/** x509Certificate and x509CRL of RFC 7292 sections 4.2.3 and 4.2.4; the other forms are SDSI's. */
const X509_TYPES = /* @__PURE__ */ new Set(["1.2.840.113549.1.9.22.1", "1.2.840.113549.1.9.23.1"]);
/** The bags of a SafeContents (RFC 7292 section 4.2), those of nested ones included. @throws DerError */
function readBags(safeContents, depth = 0) {
	if (depth > MAX_DEPTH$6) throw new DerError("bags are nested too deeply", "too-deep");
	const sequence = expect(elementAt(safeContents), TAG$1.sequence, "the bags");
	return children(sequence, sequence.body, MAX_ITEMS).flatMap((element) => {
		const [type, value, attributes] = children(expect(element, TAG$1.sequence, "a bag"), element.body, 8);
		if (type === void 0 || value?.tag !== 160) throw new DerError("a bag has no content");
		const oid = oidOf(type);
		const inner = elementAt(value.bytes, value.body, value.end);
		if (oid === SAFE_CONTENTS_BAG) return readBags(encoding(inner), depth + 1);
		const kind = BAGS[oid] ?? "unknown";
		const bytes = kind === "certificate" || kind === "crl" ? x509Of(inner) : encoding(inner);
		return [{
			kind: bytes === void 0 ? "unknown" : kind,
			bytes: bytes ?? encoding(inner),
			...readAttributes(attributes)
		}];
	});
}
/** CertBag and CRLBag: a type, then [0] EXPLICIT OCTET STRING; undefined for a type other than X.509. */
function x509Of(bag) {
	const [type, wrapped] = children(expect(bag, TAG$1.sequence, "a bag"), bag.body, 8);
	if (type === void 0 || wrapped === void 0) throw new DerError("a bag is incomplete");
	return X509_TYPES.has(oidOf(type)) ? octets(elementAt(wrapped.bytes, wrapped.body, wrapped.end)) : void 0;
}
function readAttributes(set) {
	const found = {};
	for (const attribute of set === void 0 ? [] : children(set, set.body, MAX_ITEMS)) {
		const [type, values] = children(attribute, attribute.body, 8);
		if (type === void 0 || values === void 0 || values.body === values.end) continue;
		const oid = oidOf(type);
		const value = elementAt(values.bytes, values.body, values.end);
		if (oid === "1.2.840.113549.1.9.20") {
			const alias = stringOf(value);
			if (alias !== void 0 && alias !== "") found.alias = alias;
		} else if (oid === "1.2.840.113549.1.9.21") found.keyId = hexOf(content(value));
	}
	return found;
}

// src/x509/der-kind.ts
/** Tells a structure by the types of its fields; undefined where it is none of them, or damaged inside. */
function derKind(outer) {
	try {
		if (outer.tag !== TAG$1.sequence) return void 0;
		const [body, algorithm, signature, surplus] = children(outer, outer.body, 16);
		if (algorithm?.tag === TAG$1.sequence && signature?.tag === TAG$1.bitString && surplus === void 0 && body?.tag === TAG$1.sequence) return signedKind(children(body, body.body, 32));
		if (!(body?.tag === TAG$1.integer && body.end - body.body === 1 && outer.bytes[body.body] < 2) && body?.tag !== TAG$1.sequence) return void 0;
		return privateKeyKind(outer.bytes.subarray(outer.start, outer.next));
	} catch (error) {
		if (error instanceof DerError) return void 0;
		throw error;
	}
}
/** TBSCertificate and TBSCertList (RFC 5280 sections 4.1 and 5.1), CertificationRequestInfo (RFC 2986 section 4.1). */
function signedKind(fields) {
	const types = fields.map(({ tag }) => SHORT[tag] ?? "-").join("");
	if (/^v?isssss/.test(types)) return "certificate";
	if (/^i?sst/.test(types)) return "revocation-list";
	return /^issv?$/.test(types) ? "request" : void 0;
}
/** Tags as letters; [0] is the version of a certificate and holds the attributes of a request. */
const SHORT = {
	[TAG$1.integer]: "i",
	[TAG$1.sequence]: "s",
	[TAG$1.utcTime]: "t",
	[TAG$1.generalizedTime]: "t",
	160: "v"
};
/** `[0] { version v1 to v3 }` and the tag of the serial number, which only a certificate has at this place. */
const CERTIFICATE_VERSION = /^a00302010[012]02/;
/** Version 0, then an AlgorithmIdentifier with RSA, EC or an Edwards curve: the start of a PKCS#8. */
const KEY_ALGORITHM = /^02010030..(?:06092a864886f70d0101|06072a8648ce3d0201|06032b65)/;
/** What damaged bytes must once have been; undefined where they may just as well be anything else. */
function brokenKind(bytes) {
	const body = bodyOfSequence(bytes);
	if (body === void 0) return void 0;
	if (KEY_ALGORITHM.test(hexOf(bytes.subarray(body, body + 32)))) return "private key";
	const inner = bodyOfSequence(bytes, body);
	if (inner === void 0) return void 0;
	return CERTIFICATE_VERSION.test(hexOf(bytes.subarray(inner, inner + 8))) ? "certificate" : void 0;
}

// src/decoders/der.ts
/** Names under which nothing but certificates and keystores is kept; `.key` and `.der` are used for much else. */
const NAMED$3 = /\.(?:cer|crt|crl|csr|p7b|p7c|p12|pfx)$/i;
const NAMED_DER = /\.der$/i;
/** Objects that one layer may hold one behind the other. */
const MAX_OBJECTS = 1e4;
const der = {
	id: "der",
	title: "DER: bare certificates, keys, requests and revocation lists",
	example: "`server.der`, `ca.cer`, `key.pk8`, or any other name; several certificates in sequence, or in a `.pkipath`",
	unread: [
		"objects inside other binary files",
		"public keys",
		"attribute certificates"
	],
	detect: ({ bytes, path, depth }) => bytes[0] === TAG$1.sequence && !isPfx(bytes) && !isSignedData(bytes) && !isBcfks(bytes) || depth === 0 && NAMED$3.test(path) && isUnknownBinary(bytes),
	decode: decode$3
};
function decode$3(layer, output) {
	const { bytes } = layer;
	const objects = [];
	let end = 0;
	while (end < bytes.length && objects.length < MAX_OBJECTS) {
		const element = attempt(() => elementAt(bytes, end), () => {});
		const kind = element && derKind(element);
		if (element === void 0 || kind === void 0) break;
		objects.push({
			element,
			kind
		});
		end = element.next;
	}
	if (objects.length === 0) objects.push(...pathOfCertificates(bytes));
	const last = objects.at(-1);
	if (last === void 0) {
		explainNothing(layer, output);
		return;
	}
	end = Math.max(end, last.element.next);
	for (const [index, { element, kind }] of objects.entries()) {
		const found = { format: layer.format ?? "der" };
		if (objects.length > 1) found.pointer = `#${index + 1}`;
		emit$2(element, kind, found, output);
	}
	const rest = bytes.subarray(end);
	if (rest.length === 0 || /^\r?\n$/.test(rest.subarray(0, 3).toString("latin1"))) return;
	output.unreadable("malformed", `${rest.length} bytes follow the ${NAMES[last.kind] ?? "private key"}.`);
}
/** `PkiPath ::= SEQUENCE OF Certificate` (RFC 6066 section 10.1), the CA first; empty for anything else. */
function pathOfCertificates(bytes) {
	const objects = (attempt(() => {
		const path = elementAt(bytes);
		return children(path, path.body, MAX_OBJECTS);
	}, () => {}) ?? []).map((element) => ({
		element,
		kind: derKind(element)
	}));
	return objects.every((one) => one.kind === "certificate") ? objects : [];
}
const NAMES = {
	certificate: "certificate",
	"revocation-list": "revocation list",
	request: "request"
};
function emit$2(element, kind, found, output) {
	const bytes = encoding(element);
	if (kind === "certificate") output.certificate(bytes, found);
	else if (kind === "revocation-list") output.revocationList(bytes, found);
	else if (kind === "request") output.request(bytes, found);
	else {
		const report = (reason, message) => output.unreadable(reason, `The private key cannot be read: ${message}.`, found);
		const key = attempt(() => describePrivateKey(bytes, kind), report);
		if (key !== void 0) output.privateKey(key, found);
	}
}
/** Reports damage only if the name or the first bytes prove that there should be an object. */
function explainNothing({ bytes, path, depth }, output) {
	const broken = brokenKind(bytes);
	if (broken !== void 0) {
		output.unreadable("malformed", `The ${broken} is truncated or damaged.`);
		return;
	}
	const named = depth === 0 && NAMED$3.test(path);
	if (bytes[0] !== TAG$1.sequence) output.unreadable("malformed", "The file is named like a certificate, but it is not one.");
	else if (named || depth === 0 && NAMED_DER.test(path)) {
		if (attempt(() => elementAt(bytes), () => {}) === void 0) output.unreadable("malformed", "The file is named like a certificate, but its DER is truncated or damaged.");
		else if (named) output.unreadable("unsupported", "The file is named like a certificate, but holds another DER structure.");
	}
}
/** First bytes of what others read: byte order marks, PK (zip), gzip, `-----`. */
const OTHERS$2 = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|PK|\x1f\x8b|-----)/;
function isUnknownBinary(bytes) {
	const start = bytes.subarray(0, 512);
	if (bytes[0] === TAG$1.sequence || !start.includes(0) || OTHERS$2.test(start.toString("latin1"))) return false;
	return javaKeystoreFormat(bytes) === void 0 && !isBks(bytes);
}

// src/bytes/encrypted-content.ts
/** First bytes of files that are encrypted as a whole, or that are databases of certificates in formats that are not read. */
const MAGIC = [
	["git-crypt", "\0GITCRYPT\0"],
	["ansible-vault", "$ANSIBLE_VAULT;"],
	["age", "age-encryption.org/v1\n"],
	["openssl", "Salted__"],
	["openssl", "U2FsdGVkX1"]
].map(([encryption, text]) => [encryption, Buffer.from(text, "latin1")]);
const FIRST$2 = new Set(MAGIC.map(([, magic]) => magic[0]));
/** The databases of NSS: Berkeley DB 1.85 (hash) up to `cert8.db`, SQLite since `cert9.db`. */
const NSS_FILE = /(?:^|\/)cert[5-9]\.db$/;
const DATABASES = [Buffer.from("00061561", "hex"), Buffer.from("SQLite format 3\0", "latin1")];
const GSKIT_FILE = /\.kdb$/i;
/** KeePass uses the same extension. */
const KEEPASS = Buffer.from("03d9a29a", "hex");
const ENCRYPTED_NAME = /\.(?:enc|encrypted|aes|aes256|crypt)$/i;
/** The longest text at the start of a file that is looked at. */
const HEAD = 512;
/**
* How a whole file is encrypted, according to its first bytes; according to its name only if the bytes do not
* contradict it.
* @param path of the file; undefined for an unwrapped layer
*/
function fileEncryption(bytes, path) {
	const first = bytes[0];
	if (first === void 0) return void 0;
	if (FIRST$2.has(first)) {
		const found = MAGIC.find(([, magic]) => magic.equals(bytes.subarray(0, magic.length)));
		if (found !== void 0) return found[0];
	}
	if (first >= 128 && isOpenPgpMessage(bytes)) return "openpgp";
	if (path === void 0) return void 0;
	if (NSS_FILE.test(path)) return DATABASES.some((magic) => startsWith(bytes, magic)) ? "nss" : void 0;
	if (GSKIT_FILE.test(path)) return isBinary(bytes) && !startsWith(bytes, KEEPASS) ? "gskit" : void 0;
	const inner = path.replace(ENCRYPTED_NAME, "");
	return inner !== path && MATERIAL_FILE.test(inner) && !isReadable(bytes) ? "unknown" : void 0;
}
function startsWith(bytes, magic) {
	return magic.equals(bytes.subarray(0, magic.length));
}
function isBinary(bytes) {
	return bytes.subarray(0, HEAD).includes(0);
}
/** PEM, or the SEQUENCE that DER begins with. */
function isReadable(bytes) {
	return bytes[0] === 48 || bytes.subarray(0, HEAD).includes("-----BEGIN");
}
/** Public-key algorithms of RFC 9580 section 9.1 that encrypt. */
const PUBLIC_KEY_ALGORITHMS = /* @__PURE__ */ new Set([
	1,
	2,
	16,
	18,
	25,
	26
]);
/**
* Whether the bytes begin with an encrypted session key (RFC 9580 sections 5.1 and 5.3), as every encrypted message does. Key
* rings and signatures, which are not encrypted, begin with other packets.
*/
function isOpenPgpMessage(bytes) {
	const tag = bytes[0];
	const isNew = (tag & 64) !== 0;
	const packet = isNew ? tag & 63 : (tag & 60) >> 2;
	if (packet !== 1 && packet !== 3) return false;
	const two = isNew ? (bytes[1] ?? 0) >= 192 : (tag & 3) === 1;
	if (!isNew && (tag & 3) > 1) return false;
	const body = two ? 3 : 2;
	const [version, second, third] = [
		bytes[body],
		bytes[body + 1],
		bytes[body + 2]
	];
	if (packet === 1) return version === 3 && PUBLIC_KEY_ALGORITHMS.has(bytes[body + 9]);
	return version === 4 && second !== void 0 && second > 0 && second < 14 && [
		0,
		1,
		3,
		4
	].includes(third ?? 2);
}
/** Bytes behind a needle that tell whether a value follows. */
const LOOK$1 = 1024;
/** Places of one needle that are looked at; documentation of a tool names it often and shows no value. */
const MAX_PLACES = 200;
const BODY = "[A-Za-z0-9+/]{40}";
/** Encrypted values inside files that can be read otherwise, in the order in which one of several is told. */
const VALUE_FORMS = [
	{
		encryption: "sops",
		needle: "ENC[AES256_GCM,data:",
		follows: /^[\w+/=]*,iv:/,
		also: [
			"\nsops:",
			"\"sops\"",
			"sops_mac=",
			"[sops]",
			"sops: "
		]
	},
	{
		encryption: "ansible-vault",
		needle: "$ANSIBLE_VAULT;",
		follows: /^[\w.;-]{1,100}(?:\r?\n|\\n)\s{0,80}[0-9a-f]{40}/
	},
	{
		encryption: "sealed-secrets",
		needle: "encryptedData",
		follows: /["':\s]A[gQ][A-Za-z0-9+/]{60}/,
		also: [
			"kind: SealedSecret",
			"\"SealedSecret\"",
			"'SealedSecret'"
		]
	},
	{
		encryption: "hiera-eyaml",
		needle: "ENC[PKCS7,",
		follows: /^[\s>|-]{0,40}MI[A-Za-z0-9+/]{40}/
	},
	{
		encryption: "ejson",
		needle: "\"EJ[1:",
		follows: /^[A-Za-z0-9+/]{40}/,
		also: ["\"_public_key\""]
	},
	{
		encryption: "age",
		needle: "-----BEGIN AGE ENCRYPTED FILE-----",
		follows: new RegExp(`^[\\s\\\\nr]{1,80}${BODY}`)
	},
	{
		encryption: "openpgp",
		needle: "-----BEGIN PGP MESSAGE-----",
		follows: new RegExp(BODY)
	},
	{
		encryption: "openpgp",
		needle: "ENC[GPG,",
		follows: new RegExp(`^[\\s>|-]{0,40}${BODY}`)
	}
];
/** How values in a file are encrypted; undefined if it holds no form of {@link VALUE_FORMS}. Linear. */
function valueEncryption(bytes) {
	return VALUE_FORMS.find((form) => holds(bytes, form))?.encryption;
}
function holds(bytes, { needle, follows, also }) {
	let at = bytes.indexOf(needle);
	if (at < 0 || also?.some((text) => bytes.includes(text)) === false) return false;
	for (let places = 0; at >= 0 && places < MAX_PLACES; places++) {
		const behind = at + needle.length;
		if (follows.test(bytes.toString("latin1", behind, behind + LOOK$1))) return true;
		at = bytes.indexOf(needle, behind);
	}
	return false;
}

// src/decoders/encrypted-file.ts
/** Keys of the tool itself, encrypted for each of its users, not content of the repository. */
const KEY_FOLDER = /(?:^|\/)\.git-crypt\//;
const encryptedFile = {
	id: "encrypted-file",
	title: "Encrypted files, and unsupported databases",
	example: "files of git-crypt, Ansible Vault, age, GPG (blackbox, git-secret, pass) and `openssl enc`; `cert9.db` of NSS; `.kdb` of GSKit",
	unread: ["all of it: counted and listed as not read"],
	exclusive: true,
	detect: (layer) => encryptionOf(layer) !== void 0,
	decode(layer, output) {
		const encryption = encryptionOf(layer);
		if (encryption !== void 0 && !KEY_FOLDER.test(layer.path)) output.encrypted(encryption);
	}
};
function encryptionOf({ bytes, path, depth }) {
	return fileEncryption(bytes, depth === 0 ? path : void 0);
}

// src/decoders/encrypted-values.ts
const encryptedValues = {
	id: "encrypted-values",
	title: "Encrypted values in configuration",
	example: "values of SOPS, `!vault` of Ansible, Sealed Secrets, hiera-eyaml and EJSON; armored messages of age and OpenPGP",
	unread: ["the encrypted values: counted and listed as not read"],
	needles: VALUE_FORMS.map(({ needle }) => needle),
	detect: ({ bytes, path, depth }) => (depth > 0 || !(isProse(path) || isSourceCode(path))) && valueEncryption(bytes) !== void 0,
	decode({ bytes }, output) {
		const encryption = valueEncryption(bytes);
		if (encryption !== void 0) output.encrypted(encryption);
	}
};

// src/bytes/stated-dates.ts
/** Dates of one kind that are read from one file; metadata of a federation has thousands of entities. */
const MAX_DATES = 2e3;
/** Bytes of a start tag, and before a tag, that are looked at. */
const MAX_TAG = 4096;
const MAX_NAME = 200;
const MAX_TOKEN = 16384;
/** Dates before it are the zero of some program, not a date: `0001-01-01`, `1970-01-01`. */
const EARLIEST = Date.UTC(2e3, 0);
/** The end of the year 9999. */
const MAX_SECONDS = 253402300800;
const DATE_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;
const METADATA = /^<(?:[\w.-]{1,40}:)?(?:Entit(?:y|ies)Descriptor|(?:IDPSSO|SPSSO|AttributeAuthority|AuthnAuthority|PDP)Descriptor|RoleDescriptor|AffiliationDescriptor)\s/;
const VALID_UNTIL = /\svalidUntil\s{0,9}=\s{0,9}["']([^"'<]{10,40})["']/;
const ENTITY = /\s(?:entityID|Name|affiliationOwnerID)\s{0,9}=\s{0,9}["']([^"'<]{1,1024})["']/;
const EXPIRATION = /^<pin-set\s[^<>]{0,400}?expiration\s{0,9}=\s{0,9}["'](\d{4}-\d\d-\d\d)["']/;
const DOMAIN = /<domain(?:\s[^<>]{0,200})?>\s{0,80}([^<\s]{1,253})\s{0,80}<\/domain>/;
const TOKEN_KEY = /(?:^|[\s"'{,])token["']?\s{0,9}:\s{0,9}["']?$/;
const TOKEN = /^eyJ[\w-]{8,4096}\.(eyJ[\w-]{8,8192})\.[\w-]{16}/;
/** An xsd:dateTime; without a zone it is UTC (saml-core-2.0-os section 1.3.3). */
function readDateTime(text) {
	const [, local, zone = "Z"] = DATE_TIME.exec(text) ?? [];
	const time = Date.parse(`${local}${zone}`);
	return Number.isNaN(time) || time < EARLIEST ? void 0 : toInstant(time);
}
/** A NumericDate of RFC 7519, in seconds since the epoch. */
function readNumericDate(value) {
	return typeof value === "number" && value * 1e3 >= EARLIEST && value < MAX_SECONDS ? toInstant(value * 1e3) : void 0;
}
/** Offsets at which a needle stands, at most {@link MAX_DATES}. */
function* offsetsOf(bytes, needle) {
	let left = MAX_DATES;
	for (let at = bytes.indexOf(needle); at >= 0 && left > 0; at = bytes.indexOf(needle, at + needle.length), left--) yield at;
}
/** `validUntil` of SAML metadata (saml-metadata-2.0-os sections 2.3 and 2.4). */
function metadataDates(bytes) {
	return [...offsetsOf(bytes, "validUntil")].flatMap((at) => {
		const before = bytes.toString("latin1", Math.max(0, at - MAX_TAG), at);
		const start = before.lastIndexOf("<");
		if (start < 0 || !METADATA.test(before.slice(start))) return [];
		const [tag = ""] = bytes.toString("utf8", at - (before.length - start), at + MAX_TAG).split(">", 1);
		const notAfter = readDateTime(VALID_UNTIL.exec(tag)?.[1] ?? "");
		const name = ENTITY.exec(tag)?.[1]?.slice(0, MAX_NAME);
		return notAfter === void 0 ? [] : [{
			at,
			stated: {
				kind: "saml-metadata",
				...name && { name },
				notAfter
			}
		}];
	});
}
/** `expiration` of `pin-set`: the day on which Android stops enforcing the pins. */
function pinSetDates(bytes) {
	return [...offsetsOf(bytes, "<pin-set")].flatMap((at) => {
		const day = EXPIRATION.exec(bytes.toString("latin1", at, at + 512))?.[1];
		const end = day === void 0 ? null : readDay(day);
		if (end === null) return [];
		const before = bytes.toString("utf8", Math.max(0, at - MAX_TAG), at);
		const name = DOMAIN.exec(before.slice(before.lastIndexOf("<domain-config") + 1))?.[1];
		return [{
			at,
			stated: {
				kind: "pin-set",
				...name && { name },
				notAfter: toInstant(end)
			}
		}];
	});
}
/** `exp` of the bearer tokens of users in a kubeconfig. Nothing of a token but its subject and its dates is handed on. */
function tokenDates(bytes) {
	if (![
		"clusters",
		"contexts",
		"users"
	].every((key) => bytes.includes(key))) return [];
	return [...offsetsOf(bytes, "eyJ")].flatMap((at) => {
		if (!TOKEN_KEY.test(bytes.toString("latin1", Math.max(0, at - 40), at))) return [];
		const claims = claimsOf(TOKEN.exec(bytes.toString("latin1", at, at + MAX_TOKEN))?.[1]);
		const [notAfter, notBefore] = [readNumericDate(claims?.exp), readNumericDate(claims?.iat)];
		if (notAfter === void 0) return [];
		const { sub } = claims ?? {};
		return [{
			at,
			stated: {
				kind: "token",
				...typeof sub === "string" && sub !== "" ? { name: sub.slice(0, MAX_NAME) } : {},
				...notBefore && { notBefore },
				notAfter
			}
		}];
	});
}
function claimsOf(payload) {
	try {
		const claims = JSON.parse(Buffer.from(payload ?? "", "base64url").toString("utf8"));
		return typeof claims === "object" && claims !== null ? claims : void 0;
	} catch {
		return;
	}
}
/** `ExpirationDate` of a provisioning profile, in the property list that the profile signs. */
function profileDates(list) {
	const at = list.indexOf("<key>ExpirationDate</key>");
	const notAfter = readDateTime(entryOf(list, "ExpirationDate", "date"));
	if (at < 0 || notAfter === void 0) return [];
	const notBefore = readDateTime(entryOf(list, "CreationDate", "date"));
	const name = entryOf(list, "Name", "string").slice(0, MAX_NAME);
	return [{
		at,
		stated: {
			kind: "provisioning-profile",
			...name && { name },
			...notBefore && { notBefore },
			notAfter
		}
	}];
}
function entryOf(list, key, type) {
	const at = list.indexOf(`<key>${key}</key>`);
	const value = at < 0 ? "" : list.toString("utf8", at + key.length + 11, at + key.length + 11 + MAX_TAG);
	return new RegExp(`^\\s{0,200}<${type}>([^<]{1,400})</${type}>`).exec(value)?.[1]?.trim() ?? "";
}

// src/decoders/expiration-dates.ts
const expirationDates = {
	id: "expiration-dates",
	title: "Expiration dates of metadata, pins and tokens",
	example: "`validUntil` of SAML metadata; `<pin-set expiration=\"2027-01-01\">` of an Android app; `exp` of the token in a kubeconfig",
	unread: [
		"encrypted tokens (JWE)",
		"tokens outside of a kubeconfig",
		"`cacheDuration`"
	],
	needles: [
		"validUntil",
		"<pin-set",
		"contexts"
	],
	detect: ({ bytes, path, depth }) => (depth > 0 || !(isProse(path) || isSourceCode(path))) && [
		"validUntil",
		"<pin-set",
		"eyJ"
	].some((needle) => bytes.includes(needle)),
	decode(layer, output) {
		const { bytes } = layer;
		const lineOf = lineCounter(bytes);
		const tokens = tokenDates(bytes);
		const surroundings = surroundingsOf(layer, tokens.map(({ at }) => at));
		for (const { at, stated } of [...metadataDates(bytes), ...pinSetDates(bytes)]) output.expiration(stated, { line: lineOf(at) });
		for (const [i, { at, stated }] of tokens.entries()) {
			const { pointer } = surroundings[i] ?? {};
			output.expiration(stated, {
				line: lineOf(at),
				...pointer !== void 0 && { pointer }
			});
		}
	}
};

// src/decoders/jks.ts
const jks = {
	id: "jks",
	title: "Java keystore (JKS, JCEKS)",
	example: "`server.jks`, `truststore.jceks`; no password is needed for the certificates",
	unread: ["secret keys"],
	detect: (layer) => javaKeystoreFormat(layer.bytes) !== void 0 || isDamaged(layer),
	decode: decode$2
};
/** Bytes that are read in all to try passwords of the repository on one keystore. */
const MAX_READ = 64 * 2 ** 20;
/** Above this size no password is tried, since each try reads the whole keystore. */
const MAX_GUESSED = 16 * 2 ** 20;
const NAMED$2 = /\.(?:jks|jceks)$/i;
/** First bytes of what has another reader: DER, BKS and UBER, archives, encrypted files. */
const OTHERS$1 = /^(?:0|\0\0\0[\x01\x02]\0\0\0\x14|PK|\x1f\x8b|\0GITCRYPT|Salted__|age-)/;
/** Magic and version of a keystore as current tools write it. */
const HEADER$1 = Buffer.from("feedfeed00000002", "hex");
/** Whether a file has the name of a Java keystore, and a header of nothing that is known. Text holds no zero. */
function isDamaged({ bytes, path, depth }) {
	if (depth > 0 || !NAMED$2.test(path)) return false;
	const head = bytes.toString("latin1", 0, 512);
	return head.includes("\0") && !OTHERS$1.test(head);
}
function withHeader(bytes) {
	return Buffer.concat([HEADER$1, bytes.subarray(HEADER$1.length)]);
}
function decode$2(layer, output, options) {
	if (javaKeystoreFormat(layer.bytes) !== void 0) {
		decodeKeystore(layer, output, options);
		return;
	}
	output.unreadable("malformed", "The file is named like a Java keystore, but its header is damaged.");
	emit$1(readJavaKeystore(withHeader(layer.bytes), () => {}), "jks", output);
}
function decodeKeystore(layer, output, { found }) {
	const format = javaKeystoreFormat(layer.bytes) ?? "jks";
	const report = (reason, message) => output.unreadable(reason, `The ${format.toUpperCase()} keystore could not be read completely: ${message}.`);
	const store = readJavaKeystore(layer.bytes, report);
	let guess;
	if (store.sealed !== void 0) {
		const { sealed } = store;
		if (sealed.trailing > 0) output.unreadable("malformed", `${sealed.trailing} bytes follow the ${format.toUpperCase()} keystore.`);
		guess = (sealed.covered.length > MAX_GUESSED ? [] : found === void 0 ? guesses([]) : guesses([], sealed.covered.length, MAX_READ, found)).find(({ password }) => password !== null && opensJavaKeystore(sealed, password));
	}
	const password = guess?.found === void 0 ? {} : { password: guess.found };
	output.keystore(guess?.opened ?? "none", {
		format,
		entries: store.entries.length,
		...password
	});
	emit$1(store, format, output);
}
function emit$1({ entries }, format, output) {
	for (const { kind, alias, certificates } of entries) {
		const pointer = aliasPointer(alias);
		for (const [index, der] of certificates.entries()) output.certificate(der, {
			format,
			pointer: index === 0 ? pointer : `${pointer} #${index + 1}`
		});
		if (kind === "key") output.privateKey(keyOf(certificates[0]), {
			format,
			pointer
		});
	}
}

// src/bytes/json-object-scan.ts
/** Bytes of an object that is worth parsing; the private key of 16,384 bits takes 20 KB. */
const MAX_OBJECT = 65536;
const MAX_DEPTH$5 = 200;
/** JSON in a string of JSON in a string of JSON. */
const MAX_ESCAPED = 2;
const [LF, QUOTE$3, BACKSLASH$1, OPEN$1, CLOSE$1] = [
	10,
	34,
	92,
	123,
	125
];
/**
* The objects in any text that have `member` themselves, in the order of their ends: in JSON, in code around JSON, and in JSON
* that was escaped into a string. One pass over the bytes; nothing is parsed.
*/
function* objectsWith(bytes, member, escapes = MAX_ESCAPED) {
	let open = [];
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at];
		if (byte === OPEN$1) {
			if (open.length === MAX_DEPTH$5) open = [];
			open.push({
				start: at,
				state: "plain"
			});
		} else if (byte === CLOSE$1) {
			const closed = open.pop();
			if (closed === void 0 || closed.state === "plain") continue;
			const parent = open.at(-1);
			if (parent !== void 0) parent.state = "around";
			const { start, state } = closed;
			if (state === "marked" && at - start < MAX_OBJECT) yield {
				start,
				end: at + 1,
				text: bytes.toString("utf8", start, at + 1)
			};
		} else if (byte === QUOTE$3) {
			const end = literalEnd(bytes, at + 1);
			const literal = bytes.subarray(at + 1, end);
			const parent = open.at(-1);
			if (literal.length === member.length && literal.equals(Buffer.from(member))) {
				if (parent?.state === "plain") parent.state = "marked";
			} else if (escapes > 0 && literal.includes(`${member}\\`)) for (const { text } of objectsWith(unescaped$1(literal), member, escapes - 1)) yield {
				start: at + 1,
				end,
				text
			};
			at = end;
		}
	}
}
/** Offset of the quote that ends a literal; of the line's end, where code has a single quote that opens none. */
function literalEnd(bytes, from) {
	for (let at = from; at < bytes.length; at++) if (bytes[at] === BACKSLASH$1) at++;
	else if (bytes[at] === QUOTE$3 || bytes[at] === LF) return at;
	return bytes.length;
}
function unescaped$1(literal) {
	try {
		return Buffer.from(String(JSON.parse(`"${literal.toString("utf8")}"`)));
	} catch {
		return Buffer.alloc(0);
	}
}

// src/decoders/jwk.ts
const MEMBER$1 = "kty";
const CHAIN = "x5c";
/** Octets of the shortest private number, on a curve of 256 bits. */
const MIN_SECRET = 16;
const jwk = {
	id: "jwk",
	title: "JSON web keys",
	example: "`\"x5c\": [\"MIIC\u2026\"]` in a JWK set or a JOSE header; `{\"kty\": \"RSA\", \u2026, \"d\": \u2026}` with a private key",
	unread: [
		"symmetric keys (`\"kty\": \"oct\"`)",
		"public keys without `x5c`",
		"keys inside a JWE",
		"keys in YAML"
	],
	needles: [`"${MEMBER$1}`, `"${CHAIN}`],
	detect: ({ bytes }) => [MEMBER$1, CHAIN].some((name) => bytes.includes(`${name}"`) || bytes.includes(`${name}\\`)),
	decode(layer, output) {
		decodeChains(layer, output);
		decodeKeys(layer, output);
	}
};
function decodeChains(layer, output) {
	const runs = x5cElements(layer.bytes);
	const lineOf = lineCounter(layer.bytes);
	const surroundings = surroundingsOf(layer, runs.map(({ start }) => start));
	for (const [i, { start, end, content, index, kind }] of runs.entries()) {
		const { pointer: around = "", ...container } = surroundings[i] ?? {};
		const own = `${CHAIN}[${index}]`;
		const pointer = around.endsWith(own) ? around : `${around} ${own}`.trim();
		const place = {
			line: lineOf(start),
			endLine: lineOf(end - 1),
			pointer
		};
		if (kind === void 0) output.unreadable("malformed", `An element of ${CHAIN} holds no certificate.`, place);
		else output.layer(content, {
			...place,
			...container,
			format: "jwk"
		});
	}
}
function decodeKeys(layer, output) {
	const lineOf = lineCounter(layer.bytes);
	const keys = [...objectsWith(layer.bytes, MEMBER$1)].flatMap(({ text, start, end }) => {
		const members = parse$1(text);
		const [key, notAfter] = [privateKeyOf(members), readNumericDate(members?.exp)];
		return key === void 0 && notAfter === void 0 ? [] : [{
			key,
			notAfter,
			members,
			start,
			end
		}];
	});
	const surroundings = surroundingsOf(layer, keys.map(({ start }) => start));
	for (const [i, { key, notAfter, members, start, end }] of keys.entries()) {
		const place = {
			line: lineOf(start),
			endLine: lineOf(end - 1)
		};
		if (key !== void 0) output.privateKey(key, {
			...place,
			...surroundings[i],
			format: "jwk"
		});
		if (notAfter === void 0) continue;
		const { pointer } = surroundings[i] ?? {};
		const [kid, notBefore] = [members?.kid, readNumericDate(members?.nbf ?? members?.iat)];
		const stated = {
			kind: "json-web-key",
			...typeof kid === "string" && kid !== "" ? { name: kid.slice(0, 200) } : {},
			...notBefore && { notBefore },
			notAfter
		};
		output.expiration(stated, {
			...place,
			...pointer !== void 0 && { pointer }
		});
	}
}
/** RFC 7518 section 6, RFC 8037: `d` is the private member of RSA, EC and OKP alike. */
function privateKeyOf(members) {
	const number = (name) => {
		const value = members?.[name];
		return typeof value === "string" && /^[\w-]+=*$/.test(value) ? Buffer.from(value, "base64url") : void 0;
	};
	if ((number("d")?.length ?? 0) < MIN_SECRET) return void 0;
	const { kty, crv } = members;
	const [n, e, x, y] = [
		number("n"),
		number("e"),
		number("x"),
		number("y")
	];
	const described = (algorithm, info) => ({
		algorithm,
		encrypted: false,
		...info !== void 0 && { publicKeyFingerprint: sha256(info) }
	});
	if (kty === "RSA") return described("RSA", n && e && rsaKeyInfo(n, e));
	if (kty === "EC") return described("EC", x && y && pointInfo(crv, x, y));
	if (kty !== "OKP" || crv !== "Ed25519" && crv !== "Ed448" && crv !== "X25519" && crv !== "X448") return void 0;
	return described(crv, x && octetKeyInfo(crv, x));
}
/** DER of the curves of RFC 7518 section 6.2.1.1 and RFC 8812 section 3.1, and the octets of a coordinate. */
const CURVES = /* @__PURE__ */ new Map([
	["P-256", ["06082a8648ce3d030107", 32]],
	["P-384", ["06052b81040022", 48]],
	["P-521", ["06052b81040023", 66]],
	["secp256k1", ["06052b8104000a", 32]]
]);
function pointInfo(crv, x, y) {
	const [identifier, size] = CURVES.get(crv) ?? [];
	if (identifier === void 0 || x.length !== size || y.length !== size) return void 0;
	return ecKeyInfo(Buffer.from(identifier, "hex"), Buffer.concat([
		Buffer.of(4),
		x,
		y
	]));
}
function parse$1(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/decoders/mobileprovision.ts
const MEMBER = "DeveloperCertificates";
const mobileprovision = {
	id: "mobileprovision",
	title: "Apple provisioning profiles",
	example: "`AppStore.mobileprovision`, `.provisionprofile`: the developer certificates and the expiration date in the signed property list",
	unread: ["binary property lists"],
	needles: [MEMBER],
	detect: ({ bytes }) => bytes.includes(MEMBER),
	decode(layer, output) {
		const text = propertyList(layer);
		const lineOf = isSignedData(layer.bytes) ? void 0 : lineCounter(text);
		for (const { at, stated } of profileDates(text)) output.expiration(stated, lineOf && { line: lineOf(at) });
		for (const { start, end, content, kind, index } of developerCertificates(text)) {
			const place = {
				...lineOf && {
					line: lineOf(start),
					endLine: lineOf(end - 1)
				},
				pointer: `${MEMBER}[${index}]`
			};
			if (kind !== void 0) output.layer(content, {
				...place,
				format: "mobileprovision"
			});
			else output.unreadable("malformed", "A developer certificate of the profile is damaged.", place);
		}
	}
};
/** The signed content, where the layer is a CMS message that can be read; else the layer itself. */
function propertyList({ bytes }) {
	const { content } = (isSignedData(bytes) ? attempt(() => readSignedData(bytes), () => {}) : void 0) ?? {};
	return content === void 0 ? bytes : Buffer.from(content.buffer, content.byteOffset, content.length);
}

// src/x509/openssh-certificate.ts
const HOST = 2;
/** The last second of year 9999, which stands for no end (RFC 5280 section 4.1.2.5); OpenSSH writes 2^64 - 1. */
const FOREVER = 253402300799n;
const MAX_PRINCIPALS = 1e3;
/**
* An OpenSSH certificate (OpenSSH's PROTOCOL.certkeys) in the terms of X.509: the key id is the subject's common name, the
* CA is named by the fingerprint that `ssh-keygen -L` prints, and the principals are `dns:` or `ip:` names of a host and
* `user:` names of a user. The fingerprint is that of the whole blob.
* @throws DerError
*/
function parseOpenSshCertificate(blob) {
	const fields = reader(blob);
	const type = fields.text();
	if (!type.endsWith("-cert-v01@openssh.com")) throw new DerError("the blob is no OpenSSH certificate");
	fields.string();
	const publicKey = publicKeyOf(type, fields);
	const serial = fields.uint64();
	const host = fields.uint32() === HOST;
	const keyId = Buffer.from(fields.string()).toString("utf8");
	const principals = reader(fields.string());
	const names = [];
	while (!principals.done() && names.length < MAX_PRINCIPALS) names.push(nameOf$1(principals.text(), host));
	const notBefore = instant(fields.uint64());
	const notAfter = instant(fields.uint64());
	for (let i = 0; i < 3; i++) fields.string();
	const signer = fields.string();
	return {
		fingerprint: sha256(blob),
		subject: `CN=${escapeValue(keyId)}`,
		issuer: `CN=SHA256:${createHash("sha256").update(signer).digest("base64").replace(/=+$/, "")}`,
		serialNumber: serial.toString(16),
		notBefore,
		notAfter,
		names,
		publicKey,
		signatureAlgorithm: reader(fields.string()).text(),
		ca: false,
		selfIssued: false,
		keyUsage: [],
		extendedKeyUsage: []
	};
}
function publicKeyOf(type, fields) {
	const { algorithm, info } = keyFields(type, fields);
	if (type.startsWith("sk-")) fields.string();
	if (info === void 0) throw new DerError("the type of the key is unknown");
	return {
		...describePublicKey(elementAt(info)).publicKey,
		algorithm
	};
}
function nameOf$1(principal, host) {
	if (!host) return `user:${principal}`;
	return isIP(principal) === 0 ? `dns:${principal}` : `ip:${principal}`;
}
/** Seconds since the epoch. */
function instant(seconds) {
	return `${(/* @__PURE__ */ new Date(Number(seconds > FOREVER ? FOREVER : seconds) * 1e3)).toISOString().slice(0, 19)}Z`;
}

// src/decoders/openssh.ts
const TYPE = "-cert-v01@openssh.com";
/** Octets of a blob that was meant as a certificate: examples show fewer. */
const MIN_DAMAGED = 100;
const openssh = {
	id: "openssh",
	title: "OpenSSH certificates",
	example: "`ssh-ed25519-cert-v01@openssh.com AAAA\u2026` of a host or a user, in `id_ed25519-cert.pub` or in any text",
	unread: ["critical options and extensions", "the certificate of the CA, which does not exist in OpenSSH"],
	needles: [TYPE],
	detect: ({ bytes }) => nextBlob(bytes, 0) >= 0,
	decode({ bytes }, output) {
		const lineOf = lineCounter(bytes);
		for (let at = nextBlob(bytes, 0); at >= 0;) {
			const { content, end, elided } = base64At(bytes, at);
			const place = {
				line: lineOf(at),
				endLine: lineOf(end - 1)
			};
			if (content.length >= MIN_DAMAGED && !elided) {
				const certificate = attempt(() => parseOpenSshCertificate(content), (reason, message) => output.unreadable(reason, `The OpenSSH certificate cannot be read: ${message}.`, place));
				if (certificate !== void 0) output.parsed(certificate, {
					...place,
					format: "openssh"
				});
			}
			at = nextBlob(bytes, Math.max(at, end));
		}
	}
};
/** Offset of the base64 behind the next mention of a type; configurations list the types alone. */
function nextBlob(bytes, from) {
	for (let at = bytes.indexOf(TYPE, from); at >= 0; at = bytes.indexOf(TYPE, at + 21)) {
		const gap = /^[ \t]+(?=AAAA)/.exec(bytes.toString("latin1", at + 21, at + 21 + 40));
		if (gap !== null) return at + 21 + gap[0].length;
	}
	return -1;
}

// src/decoders/openvpn.ts
const BEGIN = "-----BEGIN OpenVPN ";
/** A static key of version 1 has 256 octets in hex; those of tls-crypt-v2 have more than 100 in base64. */
const MIN_BODY = 128;
const MAX_KEY$2 = 4096;
/** OpenVPN's `doc/man-sections/tls-options.rst`: `--secret`, `--tls-auth`, `--tls-crypt` and `--tls-crypt-v2`. */
const KEY$1 = /^-----BEGIN OpenVPN (Static key V1|tls-crypt-v2 (?:client|server) key)-----([\w+/=\s\\]*)(-----END OpenVPN )?/;
const openvpn = {
	id: "openvpn",
	title: "OpenVPN shared keys",
	example: "`-----BEGIN OpenVPN Static key V1-----` in a separate file, or in the `<tls-auth>`, `<tls-crypt>` or `<secret>` of a profile",
	unread: ["the key itself, which has no public half to match"],
	needles: [BEGIN],
	detect: ({ bytes }) => bytes.includes(BEGIN),
	decode(layer, output) {
		const { bytes } = layer;
		const keys = [];
		for (let start = bytes.indexOf(BEGIN); start >= 0; start = bytes.indexOf(BEGIN, start + 19)) {
			const [all, type, body = "", end] = KEY$1.exec(bytes.toString("latin1", start, start + MAX_KEY$2)) ?? [];
			if (all === void 0 || body.replace(/\\[nr]|\s/g, "").length < MIN_BODY) continue;
			keys.push({
				start,
				end: start + all.length - 1,
				isStatic: type === "Static key V1",
				whole: end !== void 0
			});
		}
		const lineOf = lineCounter(bytes);
		const surroundings = surroundingsOf(layer, keys.map(({ start }) => start));
		for (const [i, { start, end, isStatic, whole }] of keys.entries()) {
			const { container, ...pointer } = surroundings[i] ?? {};
			const place = {
				line: lineOf(start),
				endLine: lineOf(end),
				...pointer
			};
			const key = {
				algorithm: isStatic ? "OpenVPN-static" : "OpenVPN-tls-crypt-v2",
				encrypted: false
			};
			if (!whole) output.unreadable("malformed", "The OpenVPN key is truncated.", place);
			else output.privateKey(key, {
				...place,
				...container !== void 0 && { container },
				format: "pem"
			});
		}
	}
};

// src/x509/pbe.ts
const PBES2 = "1.2.840.113549.1.5.13";
/** Schemes of RFC 7292 appendix C; all derive with SHA-1. `key` differs from the cipher's where a key is stretched or cut. */
const PKCS12_SCHEMES = {
	"1.2.840.113549.1.12.1.1": {
		cipher: "rc4",
		key: 16
	},
	"1.2.840.113549.1.12.1.2": {
		cipher: "rc4",
		key: 5
	},
	"1.2.840.113549.1.12.1.3": {
		cipher: "des-ede3-cbc",
		key: 24
	},
	"1.2.840.113549.1.12.1.4": {
		cipher: "des-ede3-cbc",
		key: 16
	},
	"1.2.840.113549.1.12.1.5": {
		cipher: "rc2-128-cbc",
		key: 16
	},
	"1.2.840.113549.1.12.1.6": {
		cipher: "rc2-40-cbc",
		key: 5
	}
};
/** Ciphers of PBES2 (RFC 8018 appendix B.2, RFC 3565). */
const PBES2_CIPHERS = {
	"1.2.840.113549.3.7": "des-ede3-cbc",
	"2.16.840.1.101.3.4.1.2": "aes-128-cbc",
	"2.16.840.1.101.3.4.1.22": "aes-192-cbc",
	"2.16.840.1.101.3.4.1.42": "aes-256-cbc"
};
/**
* Reads the AlgorithmIdentifier of a password-based encryption. Nothing is derived yet.
* @throws DerError, KeystoreError
*/
function readEncryption(algorithm) {
	const { oid, parameters } = algorithmOf(algorithm);
	const scheme = PKCS12_SCHEMES[oid];
	if (scheme === void 0 && oid !== PBES2) throw new KeystoreError("unsupported", `its encryption ${oid} is not supported`);
	const sequence = expect(parameters, TAG$1.sequence, "the parameters of the encryption");
	const fields = children(sequence, sequence.body, 8);
	return scheme === void 0 ? pbes2(fields) : pkcs12Encryption(scheme.cipher, scheme.key, fields);
}
/** pkcs-12PbeParams: salt, iterations. */
function pkcs12Encryption(cipher, keyLength, fields) {
	const salt = saltOf(fields[0]);
	const rounds = roundsOf(fields[1]);
	const { iv: ivLength } = CIPHER_SIZES[cipher];
	return {
		cost: (length) => pkcs12Cost("sha1", rounds, keyLength) + pkcs12Cost("sha1", rounds, ivLength) + cipherCost(cipher, length),
		decrypt: (password, ciphertext) => {
			const wanted = [{
				purpose: PURPOSE$1.key,
				password,
				length: keyLength
			}, {
				purpose: PURPOSE$1.iv,
				password,
				length: ivLength
			}];
			const [derived, iv] = pkcs12Keys("sha1", wanted, salt, rounds);
			const key = cipher === "des-ede3-cbc" && keyLength === 16 ? Buffer.concat([derived, derived.subarray(0, 8)]) : derived;
			return plausible(decrypt$1(cipher, key, iv, ciphertext));
		}
	};
}
/** PBES2-params (RFC 8018 appendix A.4): keyDerivationFunc, encryptionScheme. */
function pbes2(fields) {
	const derivation = readPbkdf2(expect(fields[0], TAG$1.sequence, "the key derivation"));
	const { oid, parameters } = algorithmOf(expect(fields[1], TAG$1.sequence, "the cipher"));
	const cipher = PBES2_CIPHERS[oid];
	if (cipher === void 0) throw new KeystoreError("unsupported", `its cipher ${oid} is not supported`);
	const sizes = CIPHER_SIZES[cipher];
	const iv = Buffer.from(octetString(parameters, "the initialization vector"));
	if (iv.length !== sizes.iv || (derivation.keyLength ?? sizes.key) !== sizes.key) throw new KeystoreError("malformed", "the parameters of its encryption do not fit the cipher");
	return {
		cost: (length) => derivation.cost(sizes.key) + cipherCost(cipher, length),
		decrypt: (password, ciphertext) => plausible(decrypt$1(cipher, derivation.derive(password, sizes.key), iv, ciphertext))
	};
}
/** Everything that is encrypted here is one SEQUENCE; anything else comes from a wrong password whose padding fits by chance. */
function plausible(plaintext) {
	if (plaintext === void 0 || plaintext[0] !== TAG$1.sequence) return void 0;
	try {
		return elementAt(plaintext).next === plaintext.length ? plaintext : void 0;
	} catch {
		return;
	}
}

// src/keystores/encrypted-key.ts
/** What the passwords for one key may cost, in digests of about 0.4 \u00b5s. */
const BUDGET$1 = 1e6;
/** What all keys of one file may cost together. A file can hold thousands, each with a salt of its own. */
const BUDGET_OF_FILE = 2e6;
/** What is left for one list of passwords, which is made for one file. */
const leftFor = memoizeByObject((_) => ({ digests: BUDGET_OF_FILE }));
/** Ciphers that OpenSSL writes into `DEK-Info`. */
const LEGACY = {
	"AES-128-CBC": "aes-128-cbc",
	"AES-192-CBC": "aes-192-cbc",
	"AES-256-CBC": "aes-256-cbc",
	"DES-EDE3-CBC": "des-ede3-cbc"
};
/** Opens an EncryptedPrivateKeyInfo (RFC 5958 section 3) with passwords of its repository, or with one that everyone knows. */
function openEncryptedPkcs8(der, found) {
	try {
		const outer = expect(elementAt(der), TAG$1.sequence, "the key");
		const [algorithm, data] = children(outer, outer.body, 4);
		const encryption = readEncryption(expect(algorithm, TAG$1.sequence, "the encryption"));
		const ciphertext = octetString(data, "the key");
		return tried({
			cost: encryption.cost(ciphertext.length),
			open: (password) => encryption.decrypt(password, ciphertext)
		}, found);
	} catch (error) {
		if (error instanceof DerError || error instanceof KeystoreError) return void 0;
		throw error;
	}
}
/** Opens a block that is encrypted as in RFC 1421, with the key derivation of OpenSSL's EVP_BytesToKey. */
function openLegacyKey(block, found) {
	const text = block.replace(/\\r?\\?n|\\n/g, "\n");
	const head = /DEK-Info:\s*([A-Z0-9-]{1,20}),([0-9A-Fa-f]{16,32})\s/.exec(text);
	const cipher = LEGACY[head?.[1] ?? ""];
	if (head === null || cipher === void 0) return void 0;
	const iv = Buffer.from(head[2], "hex");
	const sizes = CIPHER_SIZES[cipher];
	const end = text.lastIndexOf("-----END");
	const body = readPemBody(text.slice(head.index + head[0].length, end < 0 ? void 0 : end), "", ({ length }) => length);
	if (iv.length !== sizes.iv || typeof body !== "object") return void 0;
	const open = (password) => {
		const plain = decrypt$1(cipher, derived(password, iv.subarray(0, 8), sizes.key), iv, body.bytes);
		return plain !== void 0 && isWhole(plain) ? plain : void 0;
	};
	return tried({
		cost: 10 + cipherCost(cipher, body.bytes.length),
		open
	}, found);
}
function tried({ cost, open }, found) {
	const left = leftFor(found);
	if (cost > left.digests) return void 0;
	for (const { password, found: index } of guesses([], cost, Math.min(BUDGET$1, left.digests), found)) {
		if (!password) continue;
		left.digests -= cost;
		const der = open(password);
		if (der !== void 0) return {
			der,
			password: index ?? "well-known"
		};
	}
}
function derived(password, salt, size) {
	let key = Buffer.alloc(0);
	for (let last = Buffer.alloc(0); key.length < size; key = Buffer.concat([key, last])) last = createHash("md5").update(last).update(password, "utf8").update(salt).digest();
	return key.subarray(0, size);
}
/** Every key is one SEQUENCE. */
function isWhole(plain) {
	try {
		return plain[0] === TAG$1.sequence && elementAt(plain).next === plain.length;
	} catch (error) {
		if (error instanceof DerError) return false;
		throw error;
	}
}

// src/decoders/pem.ts
/** What the label of a key that is encrypted as in RFC 1421 says about it; the body says nothing. */
const LEGACY_ALGORITHMS = {
	pkcs1: "RSA",
	sec1: "EC",
	dsa: "DSA"
};
const COMMENT$1 = /^\s*(?:\/\/|\/\*|\*|#(?![a-z])|--|;|%|<!--|rem\b)/i;
/** What takes a line out of settings, and something of a value before the block. */
const OUT = /^\s*[#;]/;
const CERTIFICATES = /* @__PURE__ */ new Set(["certificate", "trusted"]);
/** The margin of a comment that documents code, as Javadoc and its kin write it. */
const DOCUMENTATION = /^\s*\*/;
const RUST = /\.rs$/i;
/** What only tests are compiled with, as the module at the end of a file: https://doc.rust-lang.org/book/ch11-03-test-organization.html */
const TESTS = /^#\[cfg\(test\)\]\s*(?:#\[[^\]\n]{0,200}\]\s*)*(?:pub(?:\([a-z]{1,10}\))? )?mod [a-z_0-9]+ \{/m;
/** Where the module of the tests begins, if it is the last item of the file at its left margin. */
const testsFrom = memoizeByObject((text) => {
	const code = text.toString("latin1");
	const from = TESTS.exec(code)?.index;
	if (from === void 0) return Number.POSITIVE_INFINITY;
	const end = code.indexOf("\n}", from);
	return end >= 0 && /\S/.test(code.slice(end + 2)) ? Number.POSITIVE_INFINITY : from;
});
const pem = {
	id: "pem",
	title: "PEM: certificates, keys, requests and revocation lists in text",
	example: "`-----BEGIN CERTIFICATE-----` on its own line, indented, in a comment, escaped, or in the strings of source code",
	unread: ["`PUBLIC KEY`, `PARAMETERS` and `ATTRIBUTE CERTIFICATE` blocks", "OpenPGP armor"],
	needles: PEM_NEEDLES,
	detect: (layer) => mentionsPem(layer.bytes),
	decode(layer, output, { found }) {
		const { text, objects, unterminated } = pemObjects(layer);
		const lineOf = layer.depth === 0 ? lineCounter(text) : void 0;
		const source = layer.depth === 0 && isSourceCode(layer.path);
		const keys = keysOf(layer, text, objects);
		for (const [index, { block, content, body }] of objects.entries()) {
			const pointer = index > 0 ? { pointer: `#${index + 1}` } : {};
			const place = lineOf === void 0 ? pointer : {
				line: lineOf(block.start),
				endLine: lineOf(block.end)
			};
			if (body === "damaged") {
				const between = text.subarray(block.start, block.end);
				if (holdsBase64(between) || isFiller(between)) continue;
				if (OUT.test(block.before) && (CERTIFICATES.has(content) || isShortened(between))) continue;
				output.unreadable("malformed", `The ${block.label} block holds no complete DER.`, place);
				continue;
			}
			const quoted = source && !COMMENT$1.test(block.before);
			const comment = (source ? DOCUMENTATION.test(block.before) : CERTIFICATES.has(content) && OUT.test(block.before)) ? { container: "documentation-comment" } : {};
			const isTest = quoted && RUST.test(layer.path) && block.start > testsFrom(text);
			const where = quoted ? {
				...place,
				container: isTest ? "test-code" : "source-string"
			} : {
				...place,
				...keys[index],
				...comment
			};
			const opened = found && openedKey(content, body, text.toString("latin1", block.start, block.end), found);
			if (opened === void 0) emit(content, body, where, output);
			else output.privateKey(opened.key, {
				...where,
				format: "pem",
				password: opened.password
			});
		}
		if (unterminated === void 0) return;
		const line = lineOf?.(unterminated.start);
		const where = line === void 0 ? "" : ` at line ${line}`;
		const more = unterminated.count > 1 ? `, and ${unterminated.count - 1} more` : "";
		output.unreadable("malformed", `Unterminated PEM block${where}${more}.`, line === void 0 ? {} : { line });
	}
};
/** An encrypted key that opens with a password of its repository, or with one that everyone knows. */
function openedKey(content, body, block, found) {
	const opened = body === "encrypted" ? openLegacyKey(block, found) : content === "encrypted-pkcs8" ? openEncryptedPkcs8(body.bytes.subarray(0, body.length), found) : void 0;
	const kind = opened && privateKeyKind(opened.der);
	if (opened === void 0 || kind === void 0 || kind === "encrypted-pkcs8") return void 0;
	try {
		return {
			key: {
				...describePrivateKey(opened.der, kind),
				encrypted: true
			},
			password: opened.password
		};
	} catch (error) {
		if (error instanceof DerError) return void 0;
		throw error;
	}
}
/** Whether a commented block holds at most three quarters of the bytes that its first ones announce. A damaged one holds nearly all. */
function isShortened(block) {
	if (block.length > MAX_FILLER) return false;
	const body = block.toString("latin1").split("\n").slice(1, -1).map((line) => line.replace(/^[\s#/;*]+/, "").trim()).join("");
	const bytes = Buffer.from(body, "base64");
	const announced = bytes[0] === 48 && bytes[1] === 130 ? bytes.readUInt16BE(2) + 4 : 0;
	return bytes.length >= 4 && bytes.length * 4 <= announced * 3;
}
const MAX_FILLER = 2e4;
/** Whether the body of a block repeats a line, as `privatekeyprivatekey` of an example does. Linear in the block. */
function isFiller(block) {
	if (block.length > MAX_FILLER) return false;
	const lines = block.toString("latin1").split(/\r?\n/).slice(1, -1).map((line) => line.replace(/^[\s#;*/]+/, "")).filter((line) => line !== "");
	return lines.length - new Set(lines).size >= 2;
}
/** Files whose keys say what a block is: the entry of a Secret or a ConfigMap, a tag of OpenVPN. */
const STRUCTURED = /\.(?:ya?ml|json|tpl|gotmpl|ovpn|conf)(?:\.[a-z0-9]{1,8})?$/i;
/** Pointer and container of each block of a structured file. */
function keysOf({ bytes, path, depth }, text, objects) {
	if (depth > 0 || text !== bytes || !STRUCTURED.test(path)) return [];
	return surroundingsOf({
		bytes,
		path,
		depth
	}, objects.map(({ block }) => block.start));
}
function emit(content, object, place, output) {
	const found = {
		...place,
		format: "pem"
	};
	if (object === "encrypted") {
		output.privateKey({
			algorithm: LEGACY_ALGORITHMS[content] ?? "unknown",
			encrypted: true
		}, found);
		return;
	}
	const { bytes, length, rest } = object;
	const der = bytes.subarray(0, length);
	const actual = der[0] === TAG$1.sequence ? derKind(elementAt(der)) : void 0;
	const kind = content === "trusted" && actual === "certificate" ? content : actual ?? content;
	if (kind === "layer" || isContentInfo(der)) output.layer(der, place);
	else {
		if (kind === "certificate") output.certificate(bytes, found);
		else if (kind === "trusted") output.certificate(der, found);
		else if (kind === "revocation-list") output.revocationList(bytes, found);
		else if (kind === "request") output.request(bytes, found);
		else emitKey(kind, der, found, output);
		if (actual === void 0 && der[0] === TAG$1.sequence && brokenKind(der) === void 0) output.layer(der, place);
	}
	if (rest === 0 && length < bytes.length && kind !== "trusted") output.layer(bytes.subarray(length), place);
}
/** RFC 7468 section 8 knows PKCS#7, whose first field is an OID, under the label CERTIFICATE. */
function isContentInfo(der) {
	return der[0] === TAG$1.sequence && der[elementAt(der).body] === TAG$1.oid;
}
/** The structure is more reliable than the label: `PRIVATE KEY` over PKCS#1 is a common mistake. */
function emitKey(content, der, found, output) {
	try {
		if (isOpenSshKey(der)) output.privateKey(describeOpenSshKey(der), {
			...found,
			format: "openssh"
		});
		else {
			const kind = privateKeyKind(der) ?? (content === "openssh" ? "pkcs8" : content);
			if (!hasNoSecret(der, kind)) output.privateKey(describePrivateKey(der, kind), found);
		}
	} catch (error) {
		if (!(error instanceof DerError)) throw error;
		const { container: _, format: __, ...where } = found;
		output.unreadable("malformed", `The private key cannot be read: ${error.message}.`, where);
	}
}

// src/decoders/pkcs7.ts
const pkcs7 = {
	id: "pkcs7",
	title: "PKCS#7 or CMS signed data",
	example: "`chain.p7b`, `chain.p7c`, signatures with their certificates, in DER or BER; in PEM as `PKCS7` or `CMS`",
	unread: [
		"attribute certificates",
		"the signed content",
		"enveloped and encrypted data"
	],
	detect: (layer) => isSignedData(layer.bytes),
	decode: decode$1
};
function decode$1(layer, output) {
	const report = (reason, message) => output.unreadable(reason, `The PKCS#7 structure could not be read completely: ${message}.`);
	const signed = attempt(() => readSignedData(layer.bytes), report);
	if (signed === void 0) return;
	each(signed.certificates, (der, found) => output.certificate(der, found));
	each(signed.crls, (der, found) => output.revocationList(der, found));
	const trailing = layer.bytes.length - signed.end;
	if (trailing > 0 && layer.bytes.subarray(signed.end).some((byte) => byte !== 0)) output.unreadable("malformed", `${trailing} bytes follow the PKCS#7 structure.`);
}
function each(list, emit) {
	for (const [index, der] of list.entries()) emit(der, {
		format: "pkcs7",
		...list.length > 1 ? { pointer: `#${index + 1}` } : {}
	});
}

// src/keystores/pkcs12-mac.ts
const PBMAC1 = "1.2.840.113549.1.5.14";
/**
* Reads MacData (RFC 7292 section 4): DigestInfo, salt, iterations DEFAULT 1. Nothing is derived yet.
* @param covered the octets that the MAC protects
* @throws DerError, KeystoreError
*/
function readMac(mac, covered) {
	const [info, saltField, roundsField] = children(expect(mac, TAG$1.sequence, "the MAC"), mac.body, 8);
	const [algorithm, digestField] = children(expect(info, TAG$1.sequence, "the digest"), info.body, 8);
	const digest = octetString(digestField, "the digest");
	const { oid, parameters } = algorithmOf(expect(algorithm, TAG$1.sequence, "the algorithm of the MAC"));
	if (oid === PBMAC1) return pbmac1(expect(parameters, TAG$1.sequence, "the parameters of the MAC"), digest, covered);
	const hash = HASHES[oid]?.toLowerCase();
	if (hash === void 0) throw new KeystoreError("unsupported", `its MAC ${oid} is not supported`);
	const size = digestSize(hash);
	const salt = saltOf(saltField);
	const rounds = roundsField === void 0 ? 1 : roundsOf(roundsField);
	return {
		cost: pkcs12Cost(hash, rounds, size) + hmacCost(covered),
		find: findIn(4, hash, covered, digest, `${rounds} ${salt.toString("hex")}`, (passwords) => {
			const wanted = passwords.map((password) => ({
				purpose: PURPOSE$1.mac,
				password,
				length: size
			}));
			return pkcs12Keys(hash, wanted, salt, rounds);
		})
	};
}
/** PBMAC1-params (RFC 8018 appendix A.5) as RFC 9579 uses them: salt and rounds of the MacData mean nothing. */
function pbmac1(parameters, digest, covered) {
	const [kdf, scheme] = children(parameters, parameters.body, 8);
	const derivation = readPbkdf2(expect(kdf, TAG$1.sequence, "the key derivation"));
	const hash = hmacOf(expect(scheme, TAG$1.sequence, "the HMAC"));
	const length = derivation.keyLength ?? digestSize(hash);
	return {
		cost: derivation.cost(length) + hmacCost(covered),
		find: findIn(1, hash, covered, digest, `PBMAC1 ${Buffer.from(content(parameters)).toString("hex")}`, (passwords) => passwords.map((password) => derivation.derive(password, length)))
	};
}
const verdictsOn = memoizeByBytes(() => /* @__PURE__ */ new Map(), 64);
/**
* Tries passwords, so many at a time, until the HMAC with the key that is derived from one is the digest. A keystore often has
* copies, and is tried again with further passwords: none is tried on it twice.
* @param about what tells this MAC from all others, beside the octets that it covers
*/
function findIn(atOnce, hash, covered, digest, about, derive) {
	return (passwords) => {
		const verdicts = verdictsOn(Buffer.concat([
			Buffer.from(`${hash} ${about} `),
			digest,
			covered
		]));
		const isOpener = (password) => verdicts.get(password) === true;
		if (passwords.some(isOpener)) return passwords.find(isOpener);
		const left = passwords.filter((password) => !verdicts.has(password));
		for (let from = 0; from < left.length; from += atOnce) {
			const some = left.slice(from, from + atOnce);
			for (const [index, key] of derive(some).entries()) verdicts.set(some[index], createHmac(hash, key).update(covered).digest().equals(digest));
			if (some.some(isOpener)) return some.find(isOpener);
		}
	};
}
/** Some 200 octets are hashed in the time of a digest. */
function hmacCost(covered) {
	return Math.ceil(covered.length / 200);
}

// src/keystores/pkcs12-open.ts
/** What one keystore may cost, in digests of about 0.4 \u00b5s: somewhat over a second. */
const BUDGET = 3e6;
/** Ways in which one keystore is broken that are worth telling. */
const MAX_PROBLEMS = 20;
/**
* Opens a keystore as far as the built-in and the given passwords reach: the MAC is checked before anything is decrypted,
* rounds are read before anything is derived, and all of it together stays under a budget.
* @param limit the budget, in digests of about 0.4 \u00b5s
* @param found passwords that the repository holds
*/
function openPfx(pfx, given, limit = BUDGET, found = []) {
	const result = {
		opened: "none",
		bags: [],
		keys: [],
		problems: []
	};
	const report = (reason, message) => {
		const { problems } = result;
		if (problems.length < MAX_PROBLEMS && !problems.some((problem) => problem.message === message)) problems.push({
			reason,
			message
		});
	};
	const add = (safeContents) => {
		for (const bag of attempt(() => readBags(safeContents), report) ?? []) result.bags.push(bag);
	};
	const encrypted = [];
	for (const part of attempt(() => readParts(pfx.authenticatedSafe), report) ?? []) if (part.kind === "clear") add(part.safeContents);
	else if (part.kind === "enveloped") report("unsupported", "a part of it is encrypted to a public key");
	else attempt(() => encrypted.push(encryptedBy(part.algorithm, part.ciphertext)), report);
	const inClear = new Set(result.bags);
	const budget = { left: limit };
	const guess = findPassword(pfx, encrypted, {
		given,
		found
	}, budget, report);
	const passwords = guess === void 0 ? [] : attempts(guess.password, [...found, ...given]);
	if (guess !== void 0) result.opened = guess.opened;
	else if (encrypted.length > 0 || result.problems.length > 0) result.opened = "locked";
	if (guess?.found !== void 0) result.found = guess.found;
	for (const part of guess === void 0 ? [] : encrypted) {
		const plaintext = decrypt(part, passwords, budget);
		if (plaintext === "costly") report("too-large", "its parts cost more to decrypt than is spent on one keystore");
		else if (plaintext === void 0) report("locked", "a part of it has another password than the rest");
		else add(plaintext);
	}
	if (result.bags.some((bag) => bag.kind === "unknown")) report("unsupported", "it has entries of unknown types");
	const pairs = new Map(result.bags.map((bag) => [bag.kind === "certificate" ? bag.keyId : void 0, bag.bytes]));
	for (const bag of result.bags) {
		if (bag.kind === "key") result.keys.push({
			bag,
			key: plainKey(bag.bytes, !inClear.has(bag))
		});
		if (bag.kind !== "shrouded-key") continue;
		result.keys.push({
			bag,
			key: shroudedKey(bag, passwords, budget) ?? keyOf(bag.keyId === void 0 ? void 0 : pairs.get(bag.keyId))
		});
	}
	return result;
}
function encryptedBy(algorithm, ciphertext) {
	return {
		encryption: readEncryption(algorithm),
		ciphertext
	};
}
/** The password that the MAC confirms; without a MAC, the one that decrypts the first encrypted part. */
function findPassword({ mac: macData, authenticatedSafe }, encrypted, { given, found }, budget, report) {
	const closed = encrypted.length > 0 ? report : () => {};
	const mac = macData && attempt(() => readMac(macData, authenticatedSafe), closed);
	const first = macData === void 0 ? encrypted[0] : void 0;
	const cost = mac?.cost ?? (first && costOf(first));
	if (cost === void 0) return void 0;
	const reserve = encrypted.reduce((sum, part) => sum + costOf(part), 0);
	const tried = guesses(given, cost, budget.left - Math.min(reserve, budget.left / 2), found);
	if (cost > budget.left) tried.length = 0;
	const guess = mac === void 0 ? first && decryptedBy(first, tried) : confirmedBy(mac, tried);
	budget.left -= cost * (guess === void 0 ? tried.length : tried.indexOf(guess) + 1);
	if (guess !== void 0) return guess;
	const all = guesses(given, 0, 0, found).length;
	closed("locked", `it opens with none of the built-in or given passwords${tried.length < all ? ` (${tried.length} of ${all} were tried, for each is costly here)` : ""}; give one with --keystore-passwords`);
}
/** The password of the keystore that was opened last: those beside it often have the same. */
let lastPassword;
function confirmedBy(mac, tried) {
	const likely = tried.filter(({ password }) => password === lastPassword);
	const order = [...likely, ...tried.filter((guess) => !likely.includes(guess))];
	const password = mac.find(order.map((guess) => guess.password));
	if (password === void 0) return void 0;
	lastPassword = password;
	return tried.find((guess) => guess.password === password);
}
function decryptedBy({ encryption, ciphertext }, tried) {
	return tried.find(({ password }) => encryption.decrypt(password, ciphertext) !== void 0);
}
function costOf({ encryption, ciphertext }) {
	return encryption.cost(ciphertext.length);
}
/**
* Passwords for what lies inside. Writers disagree whether no password is NULL or empty, also within one file; a part, or a
* key, may have a password of its own among those given.
*/
function attempts(password, given) {
	return [.../* @__PURE__ */ new Set([
		password,
		...password === null ? [""] : password === "" ? [null] : [],
		...given
	])];
}
function decrypt(part, passwords, budget) {
	for (const password of passwords) {
		const cost = costOf(part);
		if (cost > budget.left) return "costly";
		budget.left -= cost;
		const plaintext = part.encryption.decrypt(password, part.ciphertext);
		if (plaintext !== void 0) return plaintext;
	}
}
function plainKey(pkcs8, encrypted) {
	return {
		...attempt(() => describePrivateKey(pkcs8, "pkcs8"), () => {}) ?? { algorithm: "unknown" },
		encrypted
	};
}
/** PKCS8ShroudedKeyBag: an EncryptedPrivateKeyInfo (RFC 5958 section 3). Undefined where no password opens it. */
function shroudedKey(bag, passwords, budget) {
	const part = attempt(() => {
		const outer = elementAt(bag.bytes);
		const [algorithm, data] = children(outer, outer.body, 8);
		return encryptedBy(expect(algorithm, TAG$1.sequence, "the encryption"), octetString(data, "the key"));
	}, () => {});
	const plaintext = part && decrypt(part, passwords, budget);
	return plaintext === void 0 || plaintext === "costly" ? void 0 : plainKey(plaintext, true);
}

// src/decoders/pkcs12.ts
const pkcs12 = {
	id: "pkcs12",
	title: "PKCS#12 keystore",
	example: "`server.p12`, `server.pfx`, and Java keystores since Java 9 under any name",
	unread: [
		"keystores that no built-in or given password opens: reported as `locked`",
		"keystores with more than 600,000 rounds of key derivation: reported as `too-large`",
		"parts encrypted to a public key, or with ciphers other than AES-CBC, triple DES, RC2 and RC4: reported as `unsupported`",
		"secret keys"
	],
	detect: (layer) => isPfx(layer.bytes),
	decode
};
async function decode(layer, output, options) {
	await prepareRc2(layer.bytes);
	const { store, problems, trailing } = options.found === void 0 ? opener(options.passwords)(layer.bytes) : open(layer.bytes, options.passwords, options.found);
	for (const { reason, message } of problems) output.unreadable(reason, `The PKCS#12 keystore could not be read completely: ${message}.`);
	if (store === void 0) return;
	if (trailing > 0) output.unreadable("malformed", `${trailing} bytes follow the PKCS#12 keystore.`);
	const entries = store.bags.length === 0 ? {} : { entries: store.bags.length };
	const password = store.found === void 0 ? {} : { password: store.found };
	output.keystore(store.opened, {
		format: "pkcs12",
		...entries,
		...password
	});
	const places = new Map(placed(store.bags));
	for (const bag of store.bags) {
		const found = {
			format: "pkcs12",
			...places.get(bag)
		};
		if (bag.kind === "certificate") output.certificate(bag.bytes, found);
		else if (bag.kind === "crl") output.revocationList(bag.bytes, found);
	}
	for (const { bag, key } of store.keys) output.privateKey(key, {
		format: "pkcs12",
		...places.get(bag)
	});
}
/** Keystores of which a thread remembers what they hold, and the largest of them in bytes. */
const [MAX_REMEMBERED$1, MAX_REMEMBERED_SIZE] = [32, 1 << 20];
/** Copies are frequent, and opening is expensive: equal bytes are opened once. */
const opener = memoizeByObject((passwords) => {
	const remembered = memoizeByBytes((bytes) => open(Buffer.from(bytes), passwords), MAX_REMEMBERED$1);
	return (bytes) => bytes.length > MAX_REMEMBERED_SIZE ? open(bytes, passwords) : remembered(bytes);
});
/** What a keystore may cost that is read again because of passwords in the repository, in digests of about 0.4 \u00b5s. */
const BUDGET_AGAIN = 1e6;
function open(bytes, passwords, found) {
	const problems = [];
	const pfx = attempt(() => readPfx(bytes), (reason, message) => problems.push({
		reason,
		message
	}));
	if (pfx === void 0) return {
		store: void 0,
		problems,
		trailing: 0
	};
	const store = found === void 0 ? openPfx(pfx, passwords) : openPfx(pfx, passwords, BUDGET_AGAIN, found);
	return {
		store,
		problems: store.problems,
		trailing: bytes.length - pfx.end
	};
}
/** The friendlyName, else the number among the objects of the kind where there are several. */
function placed(bags) {
	const kindOf = (bag) => bag.kind === "shrouded-key" ? "key" : bag.kind;
	const totals = count$1(bags.map(kindOf));
	const seen = /* @__PURE__ */ new Map();
	return bags.flatMap((bag) => {
		const kind = kindOf(bag);
		const number = (seen.get(kind) ?? 0) + 1;
		seen.set(kind, number);
		if (bag.alias !== void 0) return [[bag, { pointer: aliasPointer(bag.alias) }]];
		return (totals.get(kind) ?? 0) > 1 ? [[bag, { pointer: `#${number}` }]] : [];
	});
}
function count$1(values) {
	const totals = /* @__PURE__ */ new Map();
	for (const value of values) totals.set(value, (totals.get(value) ?? 0) + 1);
	return totals;
}

// src/decoders/saml.ts
const NAME$1 = "X509Certificate";
const saml = {
	id: "saml",
	title: "SAML metadata and other signed XML",
	example: "`<ds:X509Certificate>MIIC\u2026</ds:X509Certificate>` with any prefix, wrapped or on one line; escaped in HTML or JSON",
	unread: ["keys without a certificate (`KeyValue`)", "encrypted assertions"],
	needles: [NAME$1],
	detect: ({ bytes }) => bytes.includes(NAME$1),
	decode({ bytes }, output) {
		const lineOf = lineCounter(bytes);
		const runs = x509Elements(bytes);
		for (const [i, { start, end, content, kind }] of runs.entries()) {
			const place = {
				line: lineOf(start),
				endLine: lineOf(end - 1)
			};
			if (runs.length > 1) place.pointer = `#${i + 1}`;
			if (kind !== void 0) output.layer(content, {
				...place,
				format: "saml"
			});
			else output.unreadable("malformed", `The ${NAME$1} element holds no certificate.`, place);
		}
	}
};

// src/bytes/split-base64.ts
/**
* What stands in the first line of an object: the version and the serial number of a certificate, with a long and a short
* body; the version of a private key in PKCS #8 and PKCS #1, on a curve in both forms; the type of a PKCS #7; the armour of PEM
* in base64.
*/
const FIRST_LINES = [...[
	"gAwIBAgI",
	"ADAgECA",
	"ANBgkqhkiG9w0BAQEFAASC",
	"IBAAKCA",
	"MHcCAQEE",
	"GHAgEAMBMGByqGSM49"
], ...["YJKoZIhvcNAQcC", "LS0tLS1CRUdJTi"]];
/** Digits before one of these, and bytes of the margin before the first digit. */
const [MAX_LEAD, MAX_MARGIN] = [40, 120];
const [MAX_ROWS, MAX_DIGITS] = [5e3, 4e5];
/** What may stand between two strings of a list, and behind the digits of a line in a box. */
const MAX_SEAM = 200;
const DIGITS = /* @__PURE__ */ new Uint8Array(256);
for (const digit of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") DIGITS[digit.charCodeAt(0)] = 1;
/** Comments of code and of documents, quotations of mail, tables, items of a list. */
const MARGIN = /^[ \t]*(?:\/\/+!?|\/?\*+|#+|;+|--|!|%+|\||-|>(?:[ \t]?>){0,5})[ \t]*$/;
const ROW_END = /^["'`]?,?[ \t]*(?:\||\*{1,2}\/?|#)?[ \t]*\r?\n/;
const SEAM = /^(["'`])[ \t\r\n]{0,80},[ \t\r\n]{0,80}(["'`])/;
/** Every such object in order. It is complete: what lacks its end is not told from other text. */
function* splitBase64(bytes) {
	let floor = 0;
	/** Digits that may be read before the search ends, so that objects which promise more than there is cost no more. */
	const budget = { digits: EFFORT * bytes.length };
	for (const start of startsOf(bytes)) {
		if (start < floor || budget.digits < 0) continue;
		const margin = marginOf(bytes, start);
		const quote = bytes.toString("latin1", Math.max(0, start - 1), start);
		const isString = quote !== "" && "\"'`".includes(quote);
		const before = margin?.toString("latin1", 0, margin.length - (isString ? 1 : 0));
		const found = (isString ? read$1(bytes, start, void 0, budget) : void 0) ?? (before !== void 0 && MARGIN.test(before) ? read$1(bytes, start, margin, budget) : void 0);
		if (found === void 0) continue;
		floor = found.end;
		yield found;
	}
}
const EFFORT = 8;
/** `-----BEGIN` in base64: of the next object. */
const ARMOUR = "LS0tLS1CRUdJTi";
/** What stands before an offset on its line; undefined where that is too much for a margin. */
function marginOf(bytes, start) {
	let line = start;
	while (line > 0 && bytes[line - 1] !== 10) if (start - --line > MAX_MARGIN) return void 0;
	return bytes.subarray(line, start);
}
/** Offsets of digits with which an object may begin, ascending. */
function startsOf(bytes) {
	const starts = /* @__PURE__ */ new Set();
	for (const needle of FIRST_LINES) for (let at = bytes.indexOf(needle, 0, "latin1"); at >= 0; at = bytes.indexOf(needle, at + needle.length, "latin1")) {
		let start = at;
		while (start > 0 && at - start <= MAX_LEAD && DIGITS[bytes[start - 1]] === 1) start--;
		while (start < at && bytes[start] === 47) start++;
		if (at - start <= MAX_LEAD) starts.add(start);
	}
	return [...starts].sort((one, other) => one - other);
}
/** @param margin what stands before the digits of each line; undefined for a list of strings */
function read$1(bytes, start, margin, budget) {
	const first = rowEnd(bytes, start);
	const head = Buffer.from(bytes.toString("latin1", start, Math.min(first, start + 16)), "base64");
	const octets = structureLength(head);
	const isText = head.toString("latin1").startsWith("-----");
	if ((octets === void 0 || octets === Number.POSITIVE_INFINITY) && !isText) return void 0;
	const whole = isText ? MAX_DIGITS : Math.ceil((octets ?? 0) * 8 / 6);
	const rows = [bytes.toString("latin1", start, first)];
	let length = first - start;
	if (length >= whole || whole > MAX_DIGITS || rows[0]?.includes(ARMOUR, 1)) return void 0;
	let end = first;
	while (length < whole && rows.length < MAX_ROWS) {
		const next = margin === void 0 ? nextString(bytes, end) : nextLine$1(bytes, end, margin);
		const stop = next < 0 ? -1 : rowEnd(bytes, next);
		if (stop <= next || isText && bytes.subarray(next, stop).includes(ARMOUR)) break;
		rows.push(bytes.toString("latin1", next, stop));
		budget.digits -= stop - end;
		length += stop - next;
		end = stop;
	}
	if (rows.length < 2) return void 0;
	const content = Buffer.from(rows.join(""), "base64");
	const kind = contentKind(content);
	if (kind !== "object" && !(kind === "text" && content.includes("-----BEGIN"))) return void 0;
	while (bytes[end] === 61) end++;
	return {
		start,
		end,
		content
	};
}
function rowEnd(bytes, from) {
	let at = from;
	while (at < bytes.length && at - from < MAX_DIGITS && DIGITS[bytes[at]] === 1) at++;
	return at;
}
/** Offset of the digits on the next line, behind the same margin; -1 where it has another one. */
function nextLine$1(bytes, from, margin) {
	const rest = ROW_END.exec(bytes.toString("latin1", from, from + MAX_SEAM))?.[0].length;
	if (rest === void 0) return -1;
	const line = from + rest;
	return bytes.subarray(line, line + margin.length).equals(margin) ? line + margin.length : -1;
}
/** Offset of the digits in the next string of a list; -1 where it ends. */
function nextString(bytes, from) {
	const seam = SEAM.exec(bytes.toString("latin1", from, from + MAX_SEAM));
	return seam !== null && seam[1] === seam[2] ? from + seam[0].length : -1;
}

// src/decoders/split-base64.ts
const splitBase64Lines = {
	id: "split-base64",
	title: "Base64 without PEM armor, line by line",
	example: "base64 in lines of a comment (`//`, `*`, `#`), quotation (`>`), table (`|`) or list of strings",
	unread: ["lines behind margins that differ", "objects that are cut off"],
	needles: FIRST_LINES,
	detect: ({ bytes }) => splitBase64(bytes).next().done !== true,
	decode(layer, output) {
		const { bytes, depth } = layer;
		const { objects } = mentionsPem(bytes) ? pemObjects(layer) : { objects: [] };
		const blocks = objects.map(({ block }) => block);
		let next = 0;
		const runs = [...splitBase64(bytes)].filter(({ start }) => {
			while ((blocks[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
			return (blocks[next]?.start ?? Number.POSITIVE_INFINITY) > start;
		});
		const lineOf = depth === 0 ? lineCounter(bytes) : void 0;
		const surroundings = surroundingsOf(layer, runs.map(({ start }) => start));
		for (const [index, { start, end, content }] of runs.entries()) {
			const lines = lineOf && {
				line: lineOf(start),
				endLine: lineOf(end - 1)
			};
			output.layer(content, {
				...lines,
				...surroundings[index],
				format: "base64"
			});
		}
	}
};

// src/decoders/list.ts
var list_exports = /* @__PURE__ */ __exportAll({
	archive: () => archive,
	base64: () => base64,
	bks: () => bks,
	byteArray: () => byteArray,
	der: () => der,
	encryptedFile: () => encryptedFile,
	encryptedValues: () => encryptedValues,
	expirationDates: () => expirationDates,
	jks: () => jks,
	jwk: () => jwk,
	mobileprovision: () => mobileprovision,
	openssh: () => openssh,
	openvpn: () => openvpn,
	pem: () => pem,
	pkcs12: () => pkcs12,
	pkcs7: () => pkcs7,
	saml: () => saml,
	splitBase64Lines: () => splitBase64Lines
});

// src/decoders/index.ts
/** Every decoder, by id: each is offered every layer. A file that `list.ts` does not name fails a test. */
const decoders = byId(list_exports);

// node_modules/yaml/browser/dist/nodes/identity.js
const ALIAS$1 = Symbol.for("yaml.alias");
const DOC = Symbol.for("yaml.document");
const MAP = Symbol.for("yaml.map");
const PAIR = Symbol.for("yaml.pair");
const SCALAR$1 = Symbol.for("yaml.scalar");
const SEQ = Symbol.for("yaml.seq");
const NODE_TYPE = Symbol.for("yaml.node.type");
const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS$1;
const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR$1;
const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
function isCollection$1(node) {
	if (node && typeof node === "object") switch (node[NODE_TYPE]) {
		case MAP:
		case SEQ: return true;
	}
	return false;
}
function isNode(node) {
	if (node && typeof node === "object") switch (node[NODE_TYPE]) {
		case ALIAS$1:
		case MAP:
		case SCALAR$1:
		case SEQ: return true;
	}
	return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection$1(node)) && !!node.anchor;

// node_modules/yaml/browser/dist/visit.js
const BREAK$1 = Symbol("break visit");
const SKIP$1 = Symbol("skip children");
const REMOVE$1 = Symbol("remove node");
/**
* Apply a visitor to an AST node or document.
*
* Walks through the tree (depth-first) starting from `node`, calling a
* `visitor` function with three arguments:
*   - `key`: For sequence values and map `Pair`, the node's index in the
*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
*     `null` for the root node.
*   - `node`: The current node.
*   - `path`: The ancestry of the current node.
*
* The return value of the visitor may be used to control the traversal:
*   - `undefined` (default): Do nothing and continue
*   - `visit.SKIP`: Do not visit the children of this node, continue with next
*     sibling
*   - `visit.BREAK`: Terminate traversal completely
*   - `visit.REMOVE`: Remove the current node, then continue with the next one
*   - `Node`: Replace the current node, then continue by visiting it
*   - `number`: While iterating the items of a sequence or map, set the index
*     of the next step. This is useful especially if the index of the current
*     node has changed.
*
* If `visitor` is a single function, it will be called with all values
* encountered in the tree, including e.g. `null` values. Alternatively,
* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
* `Alias` and `Scalar` node. To define the same visitor function for more than
* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
* specific defined one will be used for each node.
*/
function visit$1(node, visitor) {
	const visitor_ = initVisitor(visitor);
	if (isDocument(node)) {
		if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE$1) node.contents = null;
	} else visit_(null, node, visitor_, Object.freeze([]));
}
/** Terminate visit traversal completely */
visit$1.BREAK = BREAK$1;
/** Do not visit the children of the current node */
visit$1.SKIP = SKIP$1;
/** Remove the current node */
visit$1.REMOVE = REMOVE$1;
function visit_(key, node, visitor, path) {
	const ctrl = callVisitor(key, node, visitor, path);
	if (isNode(ctrl) || isPair(ctrl)) {
		replaceNode(key, path, ctrl);
		return visit_(key, ctrl, visitor, path);
	}
	if (typeof ctrl !== "symbol") {
		if (isCollection$1(node)) {
			path = Object.freeze(path.concat(node));
			for (let i = 0; i < node.items.length; ++i) {
				const ci = visit_(i, node.items[i], visitor, path);
				if (typeof ci === "number") i = ci - 1;
				else if (ci === BREAK$1) return BREAK$1;
				else if (ci === REMOVE$1) {
					node.items.splice(i, 1);
					i -= 1;
				}
			}
		} else if (isPair(node)) {
			path = Object.freeze(path.concat(node));
			const ck = visit_("key", node.key, visitor, path);
			if (ck === BREAK$1) return BREAK$1;
			else if (ck === REMOVE$1) node.key = null;
			const cv = visit_("value", node.value, visitor, path);
			if (cv === BREAK$1) return BREAK$1;
			else if (cv === REMOVE$1) node.value = null;
		}
	}
	return ctrl;
}
/**
* Apply an async visitor to an AST node or document.
*
* Walks through the tree (depth-first) starting from `node`, calling a
* `visitor` function with three arguments:
*   - `key`: For sequence values and map `Pair`, the node's index in the
*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
*     `null` for the root node.
*   - `node`: The current node.
*   - `path`: The ancestry of the current node.
*
* The return value of the visitor may be used to control the traversal:
*   - `Promise`: Must resolve to one of the following values
*   - `undefined` (default): Do nothing and continue
*   - `visit.SKIP`: Do not visit the children of this node, continue with next
*     sibling
*   - `visit.BREAK`: Terminate traversal completely
*   - `visit.REMOVE`: Remove the current node, then continue with the next one
*   - `Node`: Replace the current node, then continue by visiting it
*   - `number`: While iterating the items of a sequence or map, set the index
*     of the next step. This is useful especially if the index of the current
*     node has changed.
*
* If `visitor` is a single function, it will be called with all values
* encountered in the tree, including e.g. `null` values. Alternatively,
* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
* `Alias` and `Scalar` node. To define the same visitor function for more than
* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
* specific defined one will be used for each node.
*/
async function visitAsync(node, visitor) {
	const visitor_ = initVisitor(visitor);
	if (isDocument(node)) {
		if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE$1) node.contents = null;
	} else await visitAsync_(null, node, visitor_, Object.freeze([]));
}
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK$1;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP$1;
/** Remove the current node */
visitAsync.REMOVE = REMOVE$1;
async function visitAsync_(key, node, visitor, path) {
	const ctrl = await callVisitor(key, node, visitor, path);
	if (isNode(ctrl) || isPair(ctrl)) {
		replaceNode(key, path, ctrl);
		return visitAsync_(key, ctrl, visitor, path);
	}
	if (typeof ctrl !== "symbol") {
		if (isCollection$1(node)) {
			path = Object.freeze(path.concat(node));
			for (let i = 0; i < node.items.length; ++i) {
				const ci = await visitAsync_(i, node.items[i], visitor, path);
				if (typeof ci === "number") i = ci - 1;
				else if (ci === BREAK$1) return BREAK$1;
				else if (ci === REMOVE$1) {
					node.items.splice(i, 1);
					i -= 1;
				}
			}
		} else if (isPair(node)) {
			path = Object.freeze(path.concat(node));
			const ck = await visitAsync_("key", node.key, visitor, path);
			if (ck === BREAK$1) return BREAK$1;
			else if (ck === REMOVE$1) node.key = null;
			const cv = await visitAsync_("value", node.value, visitor, path);
			if (cv === BREAK$1) return BREAK$1;
			else if (cv === REMOVE$1) node.value = null;
		}
	}
	return ctrl;
}
function initVisitor(visitor) {
	if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
		Alias: visitor.Node,
		Map: visitor.Node,
		Scalar: visitor.Node,
		Seq: visitor.Node
	}, visitor.Value && {
		Map: visitor.Value,
		Scalar: visitor.Value,
		Seq: visitor.Value
	}, visitor.Collection && {
		Map: visitor.Collection,
		Seq: visitor.Collection
	}, visitor);
	return visitor;
}
function callVisitor(key, node, visitor, path) {
	if (typeof visitor === "function") return visitor(key, node, path);
	if (isMap(node)) return visitor.Map?.(key, node, path);
	if (isSeq(node)) return visitor.Seq?.(key, node, path);
	if (isPair(node)) return visitor.Pair?.(key, node, path);
	if (isScalar(node)) return visitor.Scalar?.(key, node, path);
	if (isAlias(node)) return visitor.Alias?.(key, node, path);
}
function replaceNode(key, path, node) {
	const parent = path[path.length - 1];
	if (isCollection$1(parent)) parent.items[key] = node;
	else if (isPair(parent)) {
		if (key === "key") parent.key = node;
		else parent.value = node;
	} else if (isDocument(parent)) parent.contents = node;
	else {
		const pt = isAlias(parent) ? "alias" : "scalar";
		throw new Error(`Cannot replace node with ${pt} parent`);
	}
}

// node_modules/yaml/browser/dist/doc/directives.js
const escapeChars = {
	"!": "%21",
	",": "%2C",
	"[": "%5B",
	"]": "%5D",
	"{": "%7B",
	"}": "%7D"
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
var Directives = class Directives {
	constructor(yaml, tags) {
		/**
		* The directives-end/doc-start marker `---`. If `null`, a marker may still be
		* included in the document's stringified representation.
		*/
		this.docStart = null;
		/** The doc-end marker `...`.  */
		this.docEnd = false;
		this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
		this.tags = Object.assign({}, Directives.defaultTags, tags);
	}
	clone() {
		const copy = new Directives(this.yaml, this.tags);
		copy.docStart = this.docStart;
		return copy;
	}
	/**
	* During parsing, get a Directives instance for the current document and
	* update the stream state according to the current version's spec.
	*/
	atDocument() {
		const res = new Directives(this.yaml, this.tags);
		switch (this.yaml.version) {
			case "1.1":
				this.atNextDocument = true;
				break;
			case "1.2":
				this.atNextDocument = false;
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.2"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
		}
		return res;
	}
	/**
	* @param onError - May be called even if the action was successful
	* @returns `true` on success
	*/
	add(line, onError) {
		if (this.atNextDocument) {
			this.yaml = {
				explicit: Directives.defaultYaml.explicit,
				version: "1.1"
			};
			this.tags = Object.assign({}, Directives.defaultTags);
			this.atNextDocument = false;
		}
		const parts = line.trim().split(/[ \t]+/);
		const name = parts.shift();
		switch (name) {
			case "%TAG": {
				if (parts.length !== 2) {
					onError(0, "%TAG directive should contain exactly two parts");
					if (parts.length < 2) return false;
				}
				const [handle, prefix] = parts;
				this.tags[handle] = prefix;
				return true;
			}
			case "%YAML": {
				this.yaml.explicit = true;
				if (parts.length !== 1) {
					onError(0, "%YAML directive should contain exactly one part");
					return false;
				}
				const [version] = parts;
				if (version === "1.1" || version === "1.2") {
					this.yaml.version = version;
					return true;
				} else {
					const isValid = /^\d+\.\d+$/.test(version);
					onError(6, `Unsupported YAML version ${version}`, isValid);
					return false;
				}
			}
			default:
				onError(0, `Unknown directive ${name}`, true);
				return false;
		}
	}
	/**
	* Resolves a tag, matching handles to those defined in %TAG directives.
	*
	* @returns Resolved tag, which may also be the non-specific tag `'!'` or a
	*   `'!local'` tag, or `null` if unresolvable.
	*/
	tagName(source, onError) {
		if (source === "!") return "!";
		if (source[0] !== "!") {
			onError(`Not a valid tag: ${source}`);
			return null;
		}
		if (source[1] === "<") {
			const verbatim = source.slice(2, -1);
			if (verbatim === "!" || verbatim === "!!") {
				onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
				return null;
			}
			if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
			return verbatim;
		}
		const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
		if (!suffix) onError(`The ${source} tag has no suffix`);
		const prefix = this.tags[handle];
		if (prefix) try {
			return prefix + decodeURIComponent(suffix);
		} catch (error) {
			onError(String(error));
			return null;
		}
		if (handle === "!") return source;
		onError(`Could not resolve tag: ${source}`);
		return null;
	}
	/**
	* Given a fully resolved tag, returns its printable string form,
	* taking into account current tag prefixes and defaults.
	*/
	tagString(tag) {
		for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
		return tag[0] === "!" ? tag : `!<${tag}>`;
	}
	toString(doc) {
		const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
		const tagEntries = Object.entries(this.tags);
		let tagNames;
		if (doc && tagEntries.length > 0 && isNode(doc.contents)) {
			const tags = {};
			visit$1(doc.contents, (_key, node) => {
				if (isNode(node) && node.tag) tags[node.tag] = true;
			});
			tagNames = Object.keys(tags);
		} else tagNames = [];
		for (const [handle, prefix] of tagEntries) {
			if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
			if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
		}
		return lines.join("\n");
	}
};
Directives.defaultYaml = {
	explicit: false,
	version: "1.2"
};
Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };

// node_modules/yaml/browser/dist/doc/anchors.js
/**
* Verify that the input string is a valid anchor.
*
* Will throw on errors.
*/
function anchorIsValid(anchor) {
	if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
		const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
		throw new Error(msg);
	}
	return true;
}
function anchorNames(root) {
	const anchors = /* @__PURE__ */ new Set();
	visit$1(root, { Value(_key, node) {
		if (node.anchor) anchors.add(node.anchor);
	} });
	return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
	for (let i = 1;; ++i) {
		const name = `${prefix}${i}`;
		if (!exclude.has(name)) return name;
	}
}
function createNodeAnchors(doc, prefix) {
	const aliasObjects = [];
	const sourceObjects = /* @__PURE__ */ new Map();
	let prevAnchors = null;
	return {
		onAnchor: (source) => {
			aliasObjects.push(source);
			prevAnchors ?? (prevAnchors = anchorNames(doc));
			const anchor = findNewAnchor(prefix, prevAnchors);
			prevAnchors.add(anchor);
			return anchor;
		},
		/**
		* With circular references, the source node is only resolved after all
		* of its child nodes are. This is why anchors are set only after all of
		* the nodes have been created.
		*/
		setAnchors: () => {
			for (const source of aliasObjects) {
				const ref = sourceObjects.get(source);
				if (typeof ref === "object" && ref.anchor && (isScalar(ref.node) || isCollection$1(ref.node))) ref.node.anchor = ref.anchor;
				else {
					const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
					error.source = source;
					throw error;
				}
			}
		},
		sourceObjects
	};
}

// node_modules/yaml/browser/dist/doc/applyReviver.js
/**
* Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
* in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
* 2021 edition: https://tc39.es/ecma262/#sec-json.parse
*
* Includes extensions for handling Map and Set objects.
*/
function applyReviver(reviver, obj, key, val) {
	if (val && typeof val === "object") {
		if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
			const v0 = val[i];
			const v1 = applyReviver(reviver, val, String(i), v0);
			if (v1 === void 0) delete val[i];
			else if (v1 !== v0) val[i] = v1;
		}
		else if (val instanceof Map) for (const k of Array.from(val.keys())) {
			const v0 = val.get(k);
			const v1 = applyReviver(reviver, val, k, v0);
			if (v1 === void 0) val.delete(k);
			else if (v1 !== v0) val.set(k, v1);
		}
		else if (val instanceof Set) for (const v0 of Array.from(val)) {
			const v1 = applyReviver(reviver, val, v0, v0);
			if (v1 === void 0) val.delete(v0);
			else if (v1 !== v0) {
				val.delete(v0);
				val.add(v1);
			}
		}
		else for (const [k, v0] of Object.entries(val)) {
			const v1 = applyReviver(reviver, val, k, v0);
			if (v1 === void 0) delete val[k];
			else if (v1 !== v0) val[k] = v1;
		}
	}
	return reviver.call(obj, key, val);
}

// node_modules/yaml/browser/dist/nodes/toJS.js
/**
* Recursively convert any node or its contents to native JavaScript
*
* @param value - The input value
* @param arg - If `value` defines a `toJSON()` method, use this
*   as its first argument
* @param ctx - Conversion context, originally set in Document#toJS(). If
*   `{ keep: true }` is not set, output should be suitable for JSON
*   stringification.
*/
function toJS(value, arg, ctx) {
	if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
	if (value && typeof value.toJSON === "function") {
		if (!ctx || !hasAnchor(value)) return value.toJSON(arg, ctx);
		const data = {
			aliasCount: 0,
			count: 1,
			res: void 0
		};
		ctx.anchors.set(value, data);
		ctx.onCreate = (res) => {
			data.res = res;
			delete ctx.onCreate;
		};
		const res = value.toJSON(arg, ctx);
		if (ctx.onCreate) ctx.onCreate(res);
		return res;
	}
	if (typeof value === "bigint" && !ctx?.keep) return Number(value);
	return value;
}

// node_modules/yaml/browser/dist/nodes/Node.js
var NodeBase = class {
	constructor(type) {
		Object.defineProperty(this, NODE_TYPE, { value: type });
	}
	/** Create a copy of this node.  */
	clone() {
		const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
		if (this.range) copy.range = this.range.slice();
		return copy;
	}
	/** A plain JavaScript representation of this node. */
	toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
		if (!isDocument(doc)) throw new TypeError("A document argument is required");
		const ctx = {
			anchors: /* @__PURE__ */ new Map(),
			doc,
			keep: true,
			mapAsMap: mapAsMap === true,
			mapKeyWarned: false,
			maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
		};
		const res = toJS(this, "", ctx);
		if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
		return typeof reviver === "function" ? applyReviver(reviver, { "": res }, "", res) : res;
	}
};

// node_modules/yaml/browser/dist/nodes/Alias.js
var Alias = class extends NodeBase {
	constructor(source) {
		super(ALIAS$1);
		this.source = source;
		Object.defineProperty(this, "tag", { set() {
			throw new Error("Alias nodes cannot have tags");
		} });
	}
	/**
	* Resolve the value of this alias within `doc`, finding the last
	* instance of the `source` anchor before this node.
	*/
	resolve(doc, ctx) {
		if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
		let nodes;
		if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
		else {
			nodes = [];
			visit$1(doc, { Node: (_key, node) => {
				if (isAlias(node) || hasAnchor(node)) nodes.push(node);
			} });
			if (ctx) ctx.aliasResolveCache = nodes;
		}
		let found = void 0;
		for (const node of nodes) {
			if (node === this) break;
			if (node.anchor === this.source) found = node;
		}
		if (found && ctx) {
			const { anchors, doc, maxAliasCount } = ctx;
			let data = anchors.get(found);
			if (!data) {
				toJS(found, null, ctx);
				data = anchors.get(found);
			}
			/* istanbul ignore if */
			if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
			if (maxAliasCount >= 0) {
				data.count += 1;
				if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
				if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
			}
		}
		return found;
	}
	toJSON(_arg, ctx) {
		if (!ctx) return { source: this.source };
		const source = this.resolve(ctx.doc, ctx);
		if (!source) {
			const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
			throw new ReferenceError(msg);
		}
		return ctx.anchors.get(source).res;
	}
	toString(ctx, _onComment, _onChompKeep) {
		const src = `*${this.source}`;
		if (ctx) {
			anchorIsValid(this.source);
			if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new Error(msg);
			}
			if (ctx.implicitKey) return `${src} `;
		}
		return src;
	}
};
function getAliasCount(doc, node, anchors) {
	if (isAlias(node)) {
		const source = node.resolve(doc);
		const anchor = anchors && source && anchors.get(source);
		return anchor ? anchor.count * anchor.aliasCount : 0;
	} else if (isCollection$1(node)) {
		let count = 0;
		for (const item of node.items) {
			const c = getAliasCount(doc, item, anchors);
			if (c > count) count = c;
		}
		return count;
	} else if (isPair(node)) {
		const kc = getAliasCount(doc, node.key, anchors);
		const vc = getAliasCount(doc, node.value, anchors);
		return Math.max(kc, vc);
	}
	return 1;
}

// node_modules/yaml/browser/dist/nodes/Scalar.js
const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
var Scalar = class extends NodeBase {
	constructor(value) {
		super(SCALAR$1);
		this.value = value;
	}
	toJSON(arg, ctx) {
		return ctx?.keep ? this.value : toJS(this.value, arg, ctx);
	}
	toString() {
		return String(this.value);
	}
};
Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
Scalar.PLAIN = "PLAIN";
Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";

// node_modules/yaml/browser/dist/doc/createNode.js
const defaultTagPrefix = "tag:yaml.org,2002:";
function findTagObject(value, tagName, tags) {
	if (tagName) {
		const match = tags.filter((t) => t.tag === tagName);
		const tagObj = match.find((t) => !t.format) ?? match[0];
		if (!tagObj) throw new Error(`Tag ${tagName} not found`);
		return tagObj;
	}
	return tags.find((t) => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
	if (isDocument(value)) value = value.contents;
	if (isNode(value)) return value;
	if (isPair(value)) {
		const map = ctx.schema[MAP].createNode?.(ctx.schema, null, ctx);
		map.items.push(value);
		return map;
	}
	if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
	const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
	let ref = void 0;
	if (aliasDuplicateObjects && value && typeof value === "object") {
		ref = sourceObjects.get(value);
		if (ref) {
			ref.anchor ?? (ref.anchor = onAnchor(value));
			return new Alias(ref.anchor);
		} else {
			ref = {
				anchor: null,
				node: null
			};
			sourceObjects.set(value, ref);
		}
	}
	if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
	let tagObj = findTagObject(value, tagName, schema.tags);
	if (!tagObj) {
		if (value && typeof value.toJSON === "function") value = value.toJSON();
		if (!value || typeof value !== "object") {
			const node = new Scalar(value);
			if (ref) ref.node = node;
			return node;
		}
		tagObj = value instanceof Map ? schema[MAP] : Symbol.iterator in Object(value) ? schema[SEQ] : schema[MAP];
	}
	if (onTagObj) {
		onTagObj(tagObj);
		delete ctx.onTagObj;
	}
	const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar(value);
	if (tagName) node.tag = tagName;
	else if (!tagObj.default) node.tag = tagObj.tag;
	if (ref) ref.node = node;
	return node;
}

// node_modules/yaml/browser/dist/nodes/Collection.js
function collectionFromPath(schema, path, value) {
	let v = value;
	for (let i = path.length - 1; i >= 0; --i) {
		const k = path[i];
		if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
			const a = [];
			a[k] = v;
			v = a;
		} else v = /* @__PURE__ */ new Map([[k, v]]);
	}
	return createNode(v, void 0, {
		aliasDuplicateObjects: false,
		keepUndefined: false,
		onAnchor: () => {
			throw new Error("This should not happen, please report a bug.");
		},
		schema,
		sourceObjects: /* @__PURE__ */ new Map()
	});
}
const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
var Collection = class extends NodeBase {
	constructor(type, schema) {
		super(type);
		Object.defineProperty(this, "schema", {
			value: schema,
			configurable: true,
			enumerable: false,
			writable: true
		});
	}
	/**
	* Create a copy of this collection.
	*
	* @param schema - If defined, overwrites the original's schema
	*/
	clone(schema) {
		const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
		if (schema) copy.schema = schema;
		copy.items = copy.items.map((it) => isNode(it) || isPair(it) ? it.clone(schema) : it);
		if (this.range) copy.range = this.range.slice();
		return copy;
	}
	/**
	* Adds a value to the collection. For `!!map` and `!!omap` the value must
	* be a Pair instance or a `{ key, value }` object, which may not have a key
	* that already exists in the map.
	*/
	addIn(path, value) {
		if (isEmptyPath(path)) this.add(value);
		else {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (isCollection$1(node)) node.addIn(rest, value);
			else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
	}
	/**
	* Removes a value from the collection.
	* @returns `true` if the item was found and removed.
	*/
	deleteIn(path) {
		const [key, ...rest] = path;
		if (rest.length === 0) return this.delete(key);
		const node = this.get(key, true);
		if (isCollection$1(node)) return node.deleteIn(rest);
		else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
	}
	/**
	* Returns item at `key`, or `undefined` if not found. By default unwraps
	* scalar values from their surrounding node; to disable set `keepScalar` to
	* `true` (collections are always returned intact).
	*/
	getIn(path, keepScalar) {
		const [key, ...rest] = path;
		const node = this.get(key, true);
		if (rest.length === 0) return !keepScalar && isScalar(node) ? node.value : node;
		else return isCollection$1(node) ? node.getIn(rest, keepScalar) : void 0;
	}
	hasAllNullValues(allowScalar) {
		return this.items.every((node) => {
			if (!isPair(node)) return false;
			const n = node.value;
			return n == null || allowScalar && isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
		});
	}
	/**
	* Checks if the collection includes a value with the key `key`.
	*/
	hasIn(path) {
		const [key, ...rest] = path;
		if (rest.length === 0) return this.has(key);
		const node = this.get(key, true);
		return isCollection$1(node) ? node.hasIn(rest) : false;
	}
	/**
	* Sets a value in this collection. For `!!set`, `value` needs to be a
	* boolean to add/remove the item from the set.
	*/
	setIn(path, value) {
		const [key, ...rest] = path;
		if (rest.length === 0) this.set(key, value);
		else {
			const node = this.get(key, true);
			if (isCollection$1(node)) node.setIn(rest, value);
			else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
	}
};

// node_modules/yaml/browser/dist/stringify/stringifyComment.js
/**
* Stringifies a comment.
*
* Empty comment lines are left empty,
* lines consisting of a single space are replaced by `#`,
* and all other lines are prefixed with a `#`.
*/
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
function indentComment(comment, indent) {
	if (/^\n+$/.test(comment)) return comment.substring(1);
	return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;

// node_modules/yaml/browser/dist/stringify/foldFlowLines.js
const FOLD_FLOW = "flow";
const FOLD_BLOCK = "block";
const FOLD_QUOTED = "quoted";
/**
* Tries to keep input at up to `lineWidth` characters, splitting only on spaces
* not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
* terminated with `\n` and started with `indent`.
*/
function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
	if (!lineWidth || lineWidth < 0) return text;
	if (lineWidth < minContentWidth) minContentWidth = 0;
	const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
	if (text.length <= endStep) return text;
	const folds = [];
	const escapedFolds = {};
	let end = lineWidth - indent.length;
	if (typeof indentAtStart === "number") {
		if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
		else end = lineWidth - indentAtStart;
	}
	let split = void 0;
	let prev = void 0;
	let overflow = false;
	let i = -1;
	let escStart = -1;
	let escEnd = -1;
	if (mode === "block") {
		i = consumeMoreIndentedLines(text, i, indent.length);
		if (i !== -1) end = i + endStep;
	}
	for (let ch; ch = text[i += 1];) {
		if (mode === "quoted" && ch === "\\") {
			escStart = i;
			switch (text[i + 1]) {
				case "x":
					i += 3;
					break;
				case "u":
					i += 5;
					break;
				case "U":
					i += 9;
					break;
				default: i += 1;
			}
			escEnd = i;
		}
		if (ch === "\n") {
			if (mode === "block") i = consumeMoreIndentedLines(text, i, indent.length);
			end = i + indent.length + endStep;
			split = void 0;
		} else {
			if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
				const next = text[i + 1];
				if (next && next !== " " && next !== "\n" && next !== "	") split = i;
			}
			if (i >= end) {
				if (split) {
					folds.push(split);
					end = split + endStep;
					split = void 0;
				} else if (mode === "quoted") {
					while (prev === " " || prev === "	") {
						prev = ch;
						ch = text[i += 1];
						overflow = true;
					}
					const j = i > escEnd + 1 ? i - 2 : escStart - 1;
					if (escapedFolds[j]) return text;
					folds.push(j);
					escapedFolds[j] = true;
					end = j + endStep;
					split = void 0;
				} else overflow = true;
			}
		}
		prev = ch;
	}
	if (overflow && onOverflow) onOverflow();
	if (folds.length === 0) return text;
	if (onFold) onFold();
	let res = text.slice(0, folds[0]);
	for (let i = 0; i < folds.length; ++i) {
		const fold = folds[i];
		const end = folds[i + 1] || text.length;
		if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
		else {
			if (mode === "quoted" && escapedFolds[fold]) res += `${text[fold]}\\`;
			res += `\n${indent}${text.slice(fold + 1, end)}`;
		}
	}
	return res;
}
/**
* Presumes `i + 1` is at the start of a line
* @returns index of last newline in more-indented block
*/
function consumeMoreIndentedLines(text, i, indent) {
	let end = i;
	let start = i + 1;
	let ch = text[start];
	while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
	else {
		do
			ch = text[++i];
		while (ch && ch !== "\n");
		end = i;
		start = i + 1;
		ch = text[start];
	}
	return end;
}

// node_modules/yaml/browser/dist/stringify/stringifyString.js
const getFoldOptions = (ctx, isBlock) => ({
	indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
	lineWidth: ctx.options.lineWidth,
	minContentWidth: ctx.options.minContentWidth
});
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
	if (!lineWidth || lineWidth < 0) return false;
	const limit = lineWidth - indentLength;
	const strLen = str.length;
	if (strLen <= limit) return false;
	for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
		if (i - start > limit) return true;
		start = i + 1;
		if (strLen - start <= limit) return false;
	}
	return true;
}
function doubleQuotedString(value, ctx) {
	const json = JSON.stringify(value);
	if (ctx.options.doubleQuotedAsJSON) return json;
	const { implicitKey } = ctx;
	const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
	const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
	let str = "";
	let start = 0;
	for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
		if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
			str += json.slice(start, i) + "\\ ";
			i += 1;
			start = i;
			ch = "\\";
		}
		if (ch === "\\") switch (json[i + 1]) {
			case "u":
				{
					str += json.slice(start, i);
					const code = json.substr(i + 2, 4);
					switch (code) {
						case "0000":
							str += "\\0";
							break;
						case "0007":
							str += "\\a";
							break;
						case "000b":
							str += "\\v";
							break;
						case "001b":
							str += "\\e";
							break;
						case "0085":
							str += "\\N";
							break;
						case "00a0":
							str += "\\_";
							break;
						case "2028":
							str += "\\L";
							break;
						case "2029":
							str += "\\P";
							break;
						default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
						else str += json.substr(i, 6);
					}
					i += 5;
					start = i + 1;
				}
				break;
			case "n":
				if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
				else {
					str += json.slice(start, i) + "\n\n";
					while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
						str += "\n";
						i += 2;
					}
					str += indent;
					if (json[i + 2] === " ") str += "\\";
					i += 1;
					start = i + 1;
				}
				break;
			default: i += 1;
		}
	}
	str = start ? str + json.slice(start) : json;
	return implicitKey ? str : foldFlowLines(str, indent, FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
	if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
	const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
	const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
	return ctx.implicitKey ? res : foldFlowLines(res, indent, FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
	const { singleQuote } = ctx.options;
	let qs;
	if (singleQuote === false) qs = doubleQuotedString;
	else {
		const hasDouble = value.includes("\"");
		const hasSingle = value.includes("'");
		if (hasDouble && !hasSingle) qs = singleQuotedString;
		else if (hasSingle && !hasDouble) qs = doubleQuotedString;
		else qs = singleQuote ? singleQuotedString : doubleQuotedString;
	}
	return qs(value, ctx);
}
let blockEndNewlines;
try {
	blockEndNewlines = /* @__PURE__ */ new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
} catch {
	blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
	const { blockQuote, commentString, lineWidth } = ctx.options;
	if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
	const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
	const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.BLOCK_FOLDED ? false : type === Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
	if (!value) return literal ? "|\n" : ">\n";
	let chomp;
	let endStart;
	for (endStart = value.length; endStart > 0; --endStart) {
		const ch = value[endStart - 1];
		if (ch !== "\n" && ch !== "	" && ch !== " ") break;
	}
	let end = value.substring(endStart);
	const endNlPos = end.indexOf("\n");
	if (endNlPos === -1) chomp = "-";
	else if (value === end || endNlPos !== end.length - 1) {
		chomp = "+";
		if (onChompKeep) onChompKeep();
	} else chomp = "";
	if (end) {
		value = value.slice(0, -end.length);
		if (end[end.length - 1] === "\n") end = end.slice(0, -1);
		end = end.replace(blockEndNewlines, `$&${indent}`);
	}
	let startWithSpace = false;
	let startEnd;
	let startNlPos = -1;
	for (startEnd = 0; startEnd < value.length; ++startEnd) {
		const ch = value[startEnd];
		if (ch === " ") startWithSpace = true;
		else if (ch === "\n") startNlPos = startEnd;
		else break;
	}
	let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
	if (start) {
		value = value.substring(start.length);
		start = start.replace(/\n+/g, `$&${indent}`);
	}
	let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
	if (comment) {
		header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
		if (onComment) onComment();
	}
	if (!literal) {
		const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
		let literalFallback = false;
		const foldOptions = getFoldOptions(ctx, true);
		if (blockQuote !== "folded" && type !== Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
			literalFallback = true;
		};
		const body = foldFlowLines(`${start}${foldedValue}${end}`, indent, FOLD_BLOCK, foldOptions);
		if (!literalFallback) return `>${header}\n${indent}${body}`;
	}
	value = value.replace(/\n+/g, `$&${indent}`);
	return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
	const { type, value } = item;
	const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
	if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
	if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
	if (!implicitKey && !inFlow && type !== Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
	if (containsDocumentMarker(value)) {
		if (indent === "") {
			ctx.forceBlockIndent = true;
			return blockString(item, ctx, onComment, onChompKeep);
		} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
	}
	const str = value.replace(/\n+/g, `$&\n${indent}`);
	if (actualString) {
		const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
		const { compat, tags } = ctx.doc.schema;
		if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
	}
	return implicitKey ? str : foldFlowLines(str, indent, FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
	const { implicitKey, inFlow } = ctx;
	const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
	let { type } = item;
	if (type !== Scalar.QUOTE_DOUBLE) {
		if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.QUOTE_DOUBLE;
	}
	const _stringify = (_type) => {
		switch (_type) {
			case Scalar.BLOCK_FOLDED:
			case Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
			case Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
			case Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
			case Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
			default: return null;
		}
	};
	let res = _stringify(type);
	if (res === null) {
		const { defaultKeyType, defaultStringType } = ctx.options;
		const t = implicitKey && defaultKeyType || defaultStringType;
		res = _stringify(t);
		if (res === null) throw new Error(`Unsupported default string type ${t}`);
	}
	return res;
}

// node_modules/yaml/browser/dist/stringify/stringify.js
function createStringifyContext(doc, options) {
	const opt = Object.assign({
		blockQuote: true,
		commentString: stringifyComment,
		defaultKeyType: null,
		defaultStringType: "PLAIN",
		directives: null,
		doubleQuotedAsJSON: false,
		doubleQuotedMinMultiLineLength: 40,
		falseStr: "false",
		flowCollectionPadding: true,
		indentSeq: true,
		lineWidth: 80,
		minContentWidth: 20,
		nullStr: "null",
		simpleKeys: false,
		singleQuote: null,
		trailingComma: false,
		trueStr: "true",
		verifyAliasOrder: true
	}, doc.schema.toStringOptions, options);
	let inFlow;
	switch (opt.collectionStyle) {
		case "block":
			inFlow = false;
			break;
		case "flow":
			inFlow = true;
			break;
		default: inFlow = null;
	}
	return {
		anchors: /* @__PURE__ */ new Set(),
		doc,
		flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
		indent: "",
		indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
		inFlow,
		options: opt
	};
}
function getTagObject(tags, item) {
	if (item.tag) {
		const match = tags.filter((t) => t.tag === item.tag);
		if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
	}
	let tagObj = void 0;
	let obj;
	if (isScalar(item)) {
		obj = item.value;
		let match = tags.filter((t) => t.identify?.(obj));
		if (match.length > 1) {
			const testMatch = match.filter((t) => t.test);
			if (testMatch.length > 0) match = testMatch;
		}
		tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
	} else {
		obj = item;
		tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
	}
	if (!tagObj) {
		const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
		throw new Error(`Tag not resolved for ${name} value`);
	}
	return tagObj;
}
function stringifyProps(node, tagObj, { anchors, doc }) {
	if (!doc.directives) return "";
	const props = [];
	const anchor = (isScalar(node) || isCollection$1(node)) && node.anchor;
	if (anchor && anchorIsValid(anchor)) {
		anchors.add(anchor);
		props.push(`&${anchor}`);
	}
	const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
	if (tag) props.push(doc.directives.tagString(tag));
	return props.join(" ");
}
function stringify(item, ctx, onComment, onChompKeep) {
	if (isPair(item)) return item.toString(ctx, onComment, onChompKeep);
	if (isAlias(item)) {
		if (ctx.doc.directives) return item.toString(ctx);
		if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
		else {
			if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
			else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
			item = item.resolve(ctx.doc);
		}
	}
	let tagObj = void 0;
	const node = isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
	tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
	const props = stringifyProps(node, tagObj, ctx);
	if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
	const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : isScalar(node) ? stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
	if (!props) return str;
	return isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
}

// node_modules/yaml/browser/dist/stringify/stringifyPair.js
function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
	const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
	let keyComment = isNode(key) && key.comment || null;
	if (simpleKeys) {
		if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
		if (isCollection$1(key) || !isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
	}
	let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || isCollection$1(key) || (isScalar(key) ? key.type === Scalar.BLOCK_FOLDED || key.type === Scalar.BLOCK_LITERAL : typeof key === "object"));
	ctx = Object.assign({}, ctx, {
		allNullValues: false,
		implicitKey: !explicitKey && (simpleKeys || !allNullValues),
		indent: indent + indentStep
	});
	let keyCommentDone = false;
	let chompKeep = false;
	let str = stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
	if (!explicitKey && !ctx.inFlow && str.length > 1024) {
		if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
		explicitKey = true;
	}
	if (ctx.inFlow) {
		if (allNullValues || value == null) {
			if (keyCommentDone && onComment) onComment();
			return str === "" ? "?" : explicitKey ? `? ${str}` : str;
		}
	} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
		str = `? ${str}`;
		if (keyComment && !keyCommentDone) str += lineComment(str, ctx.indent, commentString(keyComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	if (keyCommentDone) keyComment = null;
	if (explicitKey) {
		if (keyComment) str += lineComment(str, ctx.indent, commentString(keyComment));
		str = `? ${str}\n${indent}:`;
	} else {
		str = `${str}:`;
		if (keyComment) str += lineComment(str, ctx.indent, commentString(keyComment));
	}
	let vsb, vcb, valueComment;
	if (isNode(value)) {
		vsb = !!value.spaceBefore;
		vcb = value.commentBefore;
		valueComment = value.comment;
	} else {
		vsb = false;
		vcb = null;
		valueComment = null;
		if (value && typeof value === "object") value = doc.createNode(value);
	}
	ctx.implicitKey = false;
	if (!explicitKey && !keyComment && isScalar(value)) ctx.indentAtStart = str.length + 1;
	chompKeep = false;
	if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
	let valueCommentDone = false;
	const valueStr = stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
	let ws = " ";
	if (keyComment || vsb || vcb) {
		ws = vsb ? "\n" : "";
		if (vcb) {
			const cs = commentString(vcb);
			ws += `\n${indentComment(cs, ctx.indent)}`;
		}
		if (valueStr === "" && !ctx.inFlow) {
			if (ws === "\n" && valueComment) ws = "\n\n";
		} else ws += `\n${ctx.indent}`;
	} else if (!explicitKey && isCollection$1(value)) {
		const vs0 = valueStr[0];
		const nl0 = valueStr.indexOf("\n");
		const hasNewline = nl0 !== -1;
		const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
		if (hasNewline || !flow) {
			let hasPropsLine = false;
			if (hasNewline && (vs0 === "&" || vs0 === "!")) {
				let sp0 = valueStr.indexOf(" ");
				if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
				if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
			}
			if (!hasPropsLine) ws = `\n${ctx.indent}`;
		}
	} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
	str += ws + valueStr;
	if (ctx.inFlow) {
		if (valueCommentDone && onComment) onComment();
	} else if (valueComment && !valueCommentDone) str += lineComment(str, ctx.indent, commentString(valueComment));
	else if (chompKeep && onChompKeep) onChompKeep();
	return str;
}

// node_modules/yaml/browser/dist/log.js
function warn(logLevel, warning) {
	if (logLevel === "debug" || logLevel === "warn") console.warn(warning);
}

// node_modules/yaml/browser/dist/schema/yaml-1.1/merge.js
const MERGE_KEY = "<<";
const merge = {
	identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
	default: "key",
	tag: "tag:yaml.org,2002:merge",
	test: /^<<$/,
	resolve: () => Object.assign(new Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
	stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) || isScalar(key) && (!key.type || key.type === Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
	const source = resolveAliasValue(ctx, value);
	if (isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
	else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
	else mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
	const source = resolveAliasValue(ctx, value);
	if (!isMap(source)) throw new Error("Merge sources must be maps or map aliases");
	const srcMap = source.toJSON(null, ctx, Map);
	for (const [key, value] of srcMap) if (map instanceof Map) {
		if (!map.has(key)) map.set(key, value);
	} else if (map instanceof Set) map.add(key);
	else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
	return map;
}
function resolveAliasValue(ctx, value) {
	return ctx && isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

// node_modules/yaml/browser/dist/nodes/addPairToJSMap.js
function addPairToJSMap(ctx, map, { key, value }) {
	if (isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
	else if (isMergeKey(ctx, key)) addMergeToJSMap(ctx, map, value);
	else {
		const jsKey = toJS(key, "", ctx);
		if (map instanceof Map) map.set(jsKey, toJS(value, jsKey, ctx));
		else if (map instanceof Set) map.add(jsKey);
		else {
			const stringKey = stringifyKey(key, jsKey, ctx);
			const jsValue = toJS(value, stringKey, ctx);
			if (stringKey in map) Object.defineProperty(map, stringKey, {
				value: jsValue,
				writable: true,
				enumerable: true,
				configurable: true
			});
			else map[stringKey] = jsValue;
		}
	}
	return map;
}
function stringifyKey(key, jsKey, ctx) {
	if (jsKey === null) return "";
	if (typeof jsKey !== "object") return String(jsKey);
	if (isNode(key) && ctx?.doc) {
		const strCtx = createStringifyContext(ctx.doc, {});
		strCtx.anchors = /* @__PURE__ */ new Set();
		for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
		strCtx.inFlow = true;
		strCtx.inStringifyKey = true;
		const strKey = key.toString(strCtx);
		if (!ctx.mapKeyWarned) {
			let jsonStr = JSON.stringify(strKey);
			if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
			warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
			ctx.mapKeyWarned = true;
		}
		return strKey;
	}
	return JSON.stringify(jsKey);
}

// node_modules/yaml/browser/dist/nodes/Pair.js
function createPair(key, value, ctx) {
	const k = createNode(key, void 0, ctx);
	const v = createNode(value, void 0, ctx);
	return new Pair(k, v);
}
var Pair = class Pair {
	constructor(key, value = null) {
		Object.defineProperty(this, NODE_TYPE, { value: PAIR });
		this.key = key;
		this.value = value;
	}
	clone(schema) {
		let { key, value } = this;
		if (isNode(key)) key = key.clone(schema);
		if (isNode(value)) value = value.clone(schema);
		return new Pair(key, value);
	}
	toJSON(_, ctx) {
		const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
		return addPairToJSMap(ctx, pair, this);
	}
	toString(ctx, onComment, onChompKeep) {
		return ctx?.doc ? stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
	}
};

// node_modules/yaml/browser/dist/stringify/stringifyCollection.js
function stringifyCollection(collection, ctx, options) {
	return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
	const { indent, options: { commentString } } = ctx;
	const itemCtx = Object.assign({}, ctx, {
		indent: itemIndent,
		type: null
	});
	let chompKeep = false;
	const lines = [];
	for (let i = 0; i < items.length; ++i) {
		const item = items[i];
		let comment = null;
		if (isNode(item)) {
			if (!chompKeep && item.spaceBefore) lines.push("");
			addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
			if (item.comment) comment = item.comment;
		} else if (isPair(item)) {
			const ik = isNode(item.key) ? item.key : null;
			if (ik) {
				if (!chompKeep && ik.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
			}
		}
		chompKeep = false;
		let str = stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
		if (comment) str += lineComment(str, itemIndent, commentString(comment));
		if (chompKeep && comment) chompKeep = false;
		lines.push(blockItemPrefix + str);
	}
	let str;
	if (lines.length === 0) str = flowChars.start + flowChars.end;
	else {
		str = lines[0];
		for (let i = 1; i < lines.length; ++i) {
			const line = lines[i];
			str += line ? `\n${indent}${line}` : "\n";
		}
	}
	if (comment) {
		str += "\n" + indentComment(commentString(comment), indent);
		if (onComment) onComment();
	} else if (chompKeep && onChompKeep) onChompKeep();
	return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
	const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
	itemIndent += indentStep;
	const itemCtx = Object.assign({}, ctx, {
		indent: itemIndent,
		inFlow: true,
		type: null
	});
	let reqNewline = false;
	let linesAtValue = 0;
	const lines = [];
	for (let i = 0; i < items.length; ++i) {
		const item = items[i];
		let comment = null;
		if (isNode(item)) {
			if (item.spaceBefore) lines.push("");
			addCommentBefore(ctx, lines, item.commentBefore, false);
			if (item.comment) comment = item.comment;
		} else if (isPair(item)) {
			const ik = isNode(item.key) ? item.key : null;
			if (ik) {
				if (ik.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, ik.commentBefore, false);
				if (ik.comment) reqNewline = true;
			}
			const iv = isNode(item.value) ? item.value : null;
			if (iv) {
				if (iv.comment) comment = iv.comment;
				if (iv.commentBefore) reqNewline = true;
			} else if (item.value == null && ik?.comment) comment = ik.comment;
		}
		if (comment) reqNewline = true;
		let str = stringify(item, itemCtx, () => comment = null);
		reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
		if (i < items.length - 1) str += ",";
		else if (ctx.options.trailingComma) {
			if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
			if (reqNewline) str += ",";
		}
		if (comment) str += lineComment(str, itemIndent, commentString(comment));
		lines.push(str);
		linesAtValue = lines.length;
	}
	const { start, end } = flowChars;
	if (lines.length === 0) return start + end;
	else {
		if (!reqNewline) {
			const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
			reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
		}
		if (reqNewline) {
			let str = start;
			for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
			return `${str}\n${indent}${end}`;
		} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
	}
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
	if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
	if (comment) {
		const ic = indentComment(commentString(comment), indent);
		lines.push(ic.trimStart());
	}
}

// node_modules/yaml/browser/dist/nodes/YAMLMap.js
function findPair(items, key) {
	const k = isScalar(key) ? key.value : key;
	for (const it of items) if (isPair(it)) {
		if (it.key === key || it.key === k) return it;
		if (isScalar(it.key) && it.key.value === k) return it;
	}
}
var YAMLMap = class extends Collection {
	static get tagName() {
		return "tag:yaml.org,2002:map";
	}
	constructor(schema) {
		super(MAP, schema);
		this.items = [];
	}
	/**
	* A generic collection parsing method that can be extended
	* to other node classes that inherit from YAMLMap
	*/
	static from(schema, obj, ctx) {
		const { keepUndefined, replacer } = ctx;
		const map = new this(schema);
		const add = (key, value) => {
			if (typeof replacer === "function") value = replacer.call(obj, key, value);
			else if (Array.isArray(replacer) && !replacer.includes(key)) return;
			if (value !== void 0 || keepUndefined) map.items.push(createPair(key, value, ctx));
		};
		if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
		else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
		if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
		return map;
	}
	/**
	* Adds a value to the collection.
	*
	* @param overwrite - If not set `true`, using a key that is already in the
	*   collection will throw. Otherwise, overwrites the previous value.
	*/
	add(pair, overwrite) {
		let _pair;
		if (isPair(pair)) _pair = pair;
		else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair(pair, pair?.value);
		else _pair = new Pair(pair.key, pair.value);
		const prev = findPair(this.items, _pair.key);
		const sortEntries = this.schema?.sortMapEntries;
		if (prev) {
			if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
			if (isScalar(prev.value) && isScalarValue(_pair.value)) prev.value.value = _pair.value;
			else prev.value = _pair.value;
		} else if (sortEntries) {
			const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
			if (i === -1) this.items.push(_pair);
			else this.items.splice(i, 0, _pair);
		} else this.items.push(_pair);
	}
	delete(key) {
		const it = findPair(this.items, key);
		if (!it) return false;
		return this.items.splice(this.items.indexOf(it), 1).length > 0;
	}
	get(key, keepScalar) {
		const node = findPair(this.items, key)?.value;
		return (!keepScalar && isScalar(node) ? node.value : node) ?? void 0;
	}
	has(key) {
		return !!findPair(this.items, key);
	}
	set(key, value) {
		this.add(new Pair(key, value), true);
	}
	/**
	* @param ctx - Conversion context, originally set in Document#toJS()
	* @param {Class} Type - If set, forces the returned collection type
	* @returns Instance of Type, Map, or Object
	*/
	toJSON(_, ctx, Type) {
		const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
		if (ctx?.onCreate) ctx.onCreate(map);
		for (const item of this.items) addPairToJSMap(ctx, map, item);
		return map;
	}
	toString(ctx, onComment, onChompKeep) {
		if (!ctx) return JSON.stringify(this);
		for (const item of this.items) if (!isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
		if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
		return stringifyCollection(this, ctx, {
			blockItemPrefix: "",
			flowChars: {
				start: "{",
				end: "}"
			},
			itemIndent: ctx.indent || "",
			onChompKeep,
			onComment
		});
	}
};

// node_modules/yaml/browser/dist/schema/common/map.js
const map = {
	collection: "map",
	default: true,
	nodeClass: YAMLMap,
	tag: "tag:yaml.org,2002:map",
	resolve(map, onError) {
		if (!isMap(map)) onError("Expected a mapping for this tag");
		return map;
	},
	createNode: (schema, obj, ctx) => YAMLMap.from(schema, obj, ctx)
};

// node_modules/yaml/browser/dist/nodes/YAMLSeq.js
var YAMLSeq = class extends Collection {
	static get tagName() {
		return "tag:yaml.org,2002:seq";
	}
	constructor(schema) {
		super(SEQ, schema);
		this.items = [];
	}
	add(value) {
		this.items.push(value);
	}
	/**
	* Removes a value from the collection.
	*
	* `key` must contain a representation of an integer for this to succeed.
	* It may be wrapped in a `Scalar`.
	*
	* @returns `true` if the item was found and removed.
	*/
	delete(key) {
		const idx = asItemIndex(key);
		if (typeof idx !== "number") return false;
		return this.items.splice(idx, 1).length > 0;
	}
	get(key, keepScalar) {
		const idx = asItemIndex(key);
		if (typeof idx !== "number") return void 0;
		const it = this.items[idx];
		return !keepScalar && isScalar(it) ? it.value : it;
	}
	/**
	* Checks if the collection includes a value with the key `key`.
	*
	* `key` must contain a representation of an integer for this to succeed.
	* It may be wrapped in a `Scalar`.
	*/
	has(key) {
		const idx = asItemIndex(key);
		return typeof idx === "number" && idx < this.items.length;
	}
	/**
	* Sets a value in this collection. For `!!set`, `value` needs to be a
	* boolean to add/remove the item from the set.
	*
	* If `key` does not contain a representation of an integer, this will throw.
	* It may be wrapped in a `Scalar`.
	*/
	set(key, value) {
		const idx = asItemIndex(key);
		if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
		const prev = this.items[idx];
		if (isScalar(prev) && isScalarValue(value)) prev.value = value;
		else this.items[idx] = value;
	}
	toJSON(_, ctx) {
		const seq = [];
		if (ctx?.onCreate) ctx.onCreate(seq);
		let i = 0;
		for (const item of this.items) seq.push(toJS(item, String(i++), ctx));
		return seq;
	}
	toString(ctx, onComment, onChompKeep) {
		if (!ctx) return JSON.stringify(this);
		return stringifyCollection(this, ctx, {
			blockItemPrefix: "- ",
			flowChars: {
				start: "[",
				end: "]"
			},
			itemIndent: (ctx.indent || "") + "  ",
			onChompKeep,
			onComment
		});
	}
	static from(schema, obj, ctx) {
		const { replacer } = ctx;
		const seq = new this(schema);
		if (obj && Symbol.iterator in Object(obj)) {
			let i = 0;
			for (let it of obj) {
				if (typeof replacer === "function") {
					const key = obj instanceof Set ? it : String(i++);
					it = replacer.call(obj, key, it);
				}
				seq.items.push(createNode(it, void 0, ctx));
			}
		}
		return seq;
	}
};
function asItemIndex(key) {
	let idx = isScalar(key) ? key.value : key;
	if (idx && typeof idx === "string") idx = Number(idx);
	return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
}

// node_modules/yaml/browser/dist/schema/common/seq.js
const seq = {
	collection: "seq",
	default: true,
	nodeClass: YAMLSeq,
	tag: "tag:yaml.org,2002:seq",
	resolve(seq, onError) {
		if (!isSeq(seq)) onError("Expected a sequence for this tag");
		return seq;
	},
	createNode: (schema, obj, ctx) => YAMLSeq.from(schema, obj, ctx)
};

// node_modules/yaml/browser/dist/schema/common/string.js
const string = {
	identify: (value) => typeof value === "string",
	default: true,
	tag: "tag:yaml.org,2002:str",
	resolve: (str) => str,
	stringify(item, ctx, onComment, onChompKeep) {
		ctx = Object.assign({ actualString: true }, ctx);
		return stringifyString(item, ctx, onComment, onChompKeep);
	}
};

// node_modules/yaml/browser/dist/schema/common/null.js
const nullTag = {
	identify: (value) => value == null,
	createNode: () => new Scalar(null),
	default: true,
	tag: "tag:yaml.org,2002:null",
	test: /^(?:~|[Nn]ull|NULL)?$/,
	resolve: () => new Scalar(null),
	stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
};

// node_modules/yaml/browser/dist/schema/core/bool.js
const boolTag = {
	identify: (value) => typeof value === "boolean",
	default: true,
	tag: "tag:yaml.org,2002:bool",
	test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
	resolve: (str) => new Scalar(str[0] === "t" || str[0] === "T"),
	stringify({ source, value }, ctx) {
		if (source && boolTag.test.test(source)) {
			if (value === (source[0] === "t" || source[0] === "T")) return source;
		}
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
};

// node_modules/yaml/browser/dist/stringify/stringifyNumber.js
function stringifyNumber({ format, minFractionDigits, tag, value }) {
	if (typeof value === "bigint") return String(value);
	const num = typeof value === "number" ? value : Number(value);
	if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
	let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
	if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
		let i = n.indexOf(".");
		if (i < 0) {
			i = n.length;
			n += ".";
		}
		let d = minFractionDigits - (n.length - i - 1);
		while (d-- > 0) n += "0";
	}
	return n;
}

// node_modules/yaml/browser/dist/schema/core/float.js
const floatNaN$1 = {
	identify: (value) => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
	resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
	stringify: stringifyNumber
};
const floatExp$1 = {
	identify: (value) => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	format: "EXP",
	test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
	resolve: (str) => parseFloat(str),
	stringify(node) {
		const num = Number(node.value);
		return isFinite(num) ? num.toExponential() : stringifyNumber(node);
	}
};
const float$1 = {
	identify: (value) => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
	resolve(str) {
		const node = new Scalar(parseFloat(str));
		const dot = str.indexOf(".");
		if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
		return node;
	},
	stringify: stringifyNumber
};

// node_modules/yaml/browser/dist/schema/core/int.js
const intIdentify$2 = (value) => typeof value === "bigint" || Number.isInteger(value);
const intResolve$1 = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
function intStringify$1(node, radix, prefix) {
	const { value } = node;
	if (intIdentify$2(value) && value >= 0) return prefix + value.toString(radix);
	return stringifyNumber(node);
}
const intOct$1 = {
	identify: (value) => intIdentify$2(value) && value >= 0,
	default: true,
	tag: "tag:yaml.org,2002:int",
	format: "OCT",
	test: /^0o[0-7]+$/,
	resolve: (str, _onError, opt) => intResolve$1(str, 2, 8, opt),
	stringify: (node) => intStringify$1(node, 8, "0o")
};
const int$1 = {
	identify: intIdentify$2,
	default: true,
	tag: "tag:yaml.org,2002:int",
	test: /^[-+]?[0-9]+$/,
	resolve: (str, _onError, opt) => intResolve$1(str, 0, 10, opt),
	stringify: stringifyNumber
};
const intHex$1 = {
	identify: (value) => intIdentify$2(value) && value >= 0,
	default: true,
	tag: "tag:yaml.org,2002:int",
	format: "HEX",
	test: /^0x[0-9a-fA-F]+$/,
	resolve: (str, _onError, opt) => intResolve$1(str, 2, 16, opt),
	stringify: (node) => intStringify$1(node, 16, "0x")
};

// node_modules/yaml/browser/dist/schema/core/schema.js
const schema$2 = [
	map,
	seq,
	string,
	nullTag,
	boolTag,
	intOct$1,
	int$1,
	intHex$1,
	floatNaN$1,
	floatExp$1,
	float$1
];

// node_modules/yaml/browser/dist/schema/json/schema.js
function intIdentify$1(value) {
	return typeof value === "bigint" || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
	{
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify: stringifyJSON
	},
	{
		identify: (value) => value == null,
		createNode: () => new Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^null$/,
		resolve: () => null,
		stringify: stringifyJSON
	},
	{
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^true$|^false$/,
		resolve: (str) => str === "true",
		stringify: stringifyJSON
	},
	{
		identify: intIdentify$1,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^-?(?:0|[1-9][0-9]*)$/,
		resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
		stringify: ({ value }) => intIdentify$1(value) ? value.toString() : JSON.stringify(value)
	},
	{
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
		resolve: (str) => parseFloat(str),
		stringify: stringifyJSON
	}
];
const schema$1 = [map, seq].concat(jsonScalars, {
	default: true,
	tag: "",
	test: /^/,
	resolve(str, onError) {
		onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
		return str;
	}
});

// node_modules/yaml/browser/dist/schema/yaml-1.1/binary.js
const binary = {
	identify: (value) => value instanceof Uint8Array,
	default: false,
	tag: "tag:yaml.org,2002:binary",
	/**
	* Returns a Buffer in node and an Uint8Array in browsers
	*
	* To use the resulting buffer as an image, you'll want to do something like:
	*
	*   const blob = new Blob([buffer], { type: 'image/jpeg' })
	*   document.querySelector('#photo').src = URL.createObjectURL(blob)
	*/
	resolve(src, onError) {
		if (typeof atob === "function") {
			const str = atob(src.replace(/[\n\r]/g, ""));
			const buffer = new Uint8Array(str.length);
			for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
			return buffer;
		} else {
			onError("This environment does not support reading binary tags; either Buffer or atob is required");
			return src;
		}
	},
	stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
		if (!value) return "";
		const buf = value;
		let str;
		if (typeof btoa === "function") {
			let s = "";
			for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
			str = btoa(s);
		} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
		type ?? (type = Scalar.BLOCK_LITERAL);
		if (type !== Scalar.QUOTE_DOUBLE) {
			const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
			const n = Math.ceil(str.length / lineWidth);
			const lines = new Array(n);
			for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
			str = lines.join(type === Scalar.BLOCK_LITERAL ? "\n" : " ");
		}
		return stringifyString({
			comment,
			type,
			value: str
		}, ctx, onComment, onChompKeep);
	}
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/pairs.js
function resolvePairs(seq, onError) {
	if (isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
		let item = seq.items[i];
		if (isPair(item)) continue;
		else if (isMap(item)) {
			if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
			const pair = item.items[0] || new Pair(new Scalar(null));
			if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
			if (item.comment) {
				const cn = pair.value ?? pair.key;
				cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
			}
			item = pair;
		}
		seq.items[i] = isPair(item) ? item : new Pair(item);
	}
	else onError("Expected a sequence for this tag");
	return seq;
}
function createPairs(schema, iterable, ctx) {
	const { replacer } = ctx;
	const pairs = new YAMLSeq(schema);
	pairs.tag = "tag:yaml.org,2002:pairs";
	let i = 0;
	if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
		if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
		let key, value;
		if (Array.isArray(it)) {
			if (it.length === 2) {
				key = it[0];
				value = it[1];
			} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
		} else if (it && it instanceof Object) {
			const keys = Object.keys(it);
			if (keys.length === 1) {
				key = keys[0];
				value = it[key];
			} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
		} else key = it;
		pairs.items.push(createPair(key, value, ctx));
	}
	return pairs;
}
const pairs = {
	collection: "seq",
	default: false,
	tag: "tag:yaml.org,2002:pairs",
	resolve: resolvePairs,
	createNode: createPairs
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/omap.js
var YAMLOMap = class YAMLOMap extends YAMLSeq {
	constructor() {
		super();
		this.add = YAMLMap.prototype.add.bind(this);
		this.delete = YAMLMap.prototype.delete.bind(this);
		this.get = YAMLMap.prototype.get.bind(this);
		this.has = YAMLMap.prototype.has.bind(this);
		this.set = YAMLMap.prototype.set.bind(this);
		this.tag = YAMLOMap.tag;
	}
	/**
	* If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
	* but TypeScript won't allow widening the signature of a child method.
	*/
	toJSON(_, ctx) {
		if (!ctx) return super.toJSON(_);
		const map = /* @__PURE__ */ new Map();
		if (ctx?.onCreate) ctx.onCreate(map);
		for (const pair of this.items) {
			let key, value;
			if (isPair(pair)) {
				key = toJS(pair.key, "", ctx);
				value = toJS(pair.value, key, ctx);
			} else key = toJS(pair, "", ctx);
			if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
			map.set(key, value);
		}
		return map;
	}
	static from(schema, iterable, ctx) {
		const pairs = createPairs(schema, iterable, ctx);
		const omap = new this();
		omap.items = pairs.items;
		return omap;
	}
};
YAMLOMap.tag = "tag:yaml.org,2002:omap";
const omap = {
	collection: "seq",
	identify: (value) => value instanceof Map,
	nodeClass: YAMLOMap,
	default: false,
	tag: "tag:yaml.org,2002:omap",
	resolve(seq, onError) {
		const pairs = resolvePairs(seq, onError);
		const seenKeys = [];
		for (const { key } of pairs.items) if (isScalar(key)) {
			if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
			else seenKeys.push(key.value);
		}
		return Object.assign(new YAMLOMap(), pairs);
	},
	createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/bool.js
function boolStringify({ value, source }, ctx) {
	if (source && (value ? trueTag : falseTag).test.test(source)) return source;
	return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
	identify: (value) => value === true,
	default: true,
	tag: "tag:yaml.org,2002:bool",
	test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
	resolve: () => new Scalar(true),
	stringify: boolStringify
};
const falseTag = {
	identify: (value) => value === false,
	default: true,
	tag: "tag:yaml.org,2002:bool",
	test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
	resolve: () => new Scalar(false),
	stringify: boolStringify
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/float.js
const floatNaN = {
	identify: (value) => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
	resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
	stringify: stringifyNumber
};
const floatExp = {
	identify: (value) => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	format: "EXP",
	test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
	resolve: (str) => parseFloat(str.replace(/_/g, "")),
	stringify(node) {
		const num = Number(node.value);
		return isFinite(num) ? num.toExponential() : stringifyNumber(node);
	}
};
const float = {
	identify: (value) => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
	resolve(str) {
		const node = new Scalar(parseFloat(str.replace(/_/g, "")));
		const dot = str.indexOf(".");
		if (dot !== -1) {
			const f = str.substring(dot + 1).replace(/_/g, "");
			if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
		}
		return node;
	},
	stringify: stringifyNumber
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/int.js
const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
	const sign = str[0];
	if (sign === "-" || sign === "+") offset += 1;
	str = str.substring(offset).replace(/_/g, "");
	if (intAsBigInt) {
		switch (radix) {
			case 2:
				str = `0b${str}`;
				break;
			case 8:
				str = `0o${str}`;
				break;
			case 16: str = `0x${str}`;
		}
		const n = BigInt(str);
		return sign === "-" ? BigInt(-1) * n : n;
	}
	const n = parseInt(str, radix);
	return sign === "-" ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
	const { value } = node;
	if (intIdentify(value)) {
		const str = value.toString(radix);
		return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
	}
	return stringifyNumber(node);
}
const intBin = {
	identify: intIdentify,
	default: true,
	tag: "tag:yaml.org,2002:int",
	format: "BIN",
	test: /^[-+]?0b[0-1_]+$/,
	resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
	stringify: (node) => intStringify(node, 2, "0b")
};
const intOct = {
	identify: intIdentify,
	default: true,
	tag: "tag:yaml.org,2002:int",
	format: "OCT",
	test: /^[-+]?0[0-7_]+$/,
	resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
	stringify: (node) => intStringify(node, 8, "0")
};
const int = {
	identify: intIdentify,
	default: true,
	tag: "tag:yaml.org,2002:int",
	test: /^[-+]?[0-9][0-9_]*$/,
	resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
	stringify: stringifyNumber
};
const intHex = {
	identify: intIdentify,
	default: true,
	tag: "tag:yaml.org,2002:int",
	format: "HEX",
	test: /^[-+]?0x[0-9a-fA-F_]+$/,
	resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
	stringify: (node) => intStringify(node, 16, "0x")
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/set.js
var YAMLSet = class YAMLSet extends YAMLMap {
	constructor(schema) {
		super(schema);
		this.tag = YAMLSet.tag;
	}
	add(key) {
		let pair;
		if (isPair(key)) pair = key;
		else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair(key.key, null);
		else pair = new Pair(key, null);
		if (!findPair(this.items, pair.key)) this.items.push(pair);
	}
	/**
	* If `keepPair` is `true`, returns the Pair matching `key`.
	* Otherwise, returns the value of that Pair's key.
	*/
	get(key, keepPair) {
		const pair = findPair(this.items, key);
		return !keepPair && isPair(pair) ? isScalar(pair.key) ? pair.key.value : pair.key : pair;
	}
	set(key, value) {
		if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
		const prev = findPair(this.items, key);
		if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
		else if (!prev && value) this.items.push(new Pair(key));
	}
	toJSON(_, ctx) {
		return super.toJSON(_, ctx, Set);
	}
	toString(ctx, onComment, onChompKeep) {
		if (!ctx) return JSON.stringify(this);
		if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
		else throw new Error("Set items must all have null values");
	}
	static from(schema, iterable, ctx) {
		const { replacer } = ctx;
		const set = new this(schema);
		if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
			if (typeof replacer === "function") value = replacer.call(iterable, value, value);
			set.items.push(createPair(value, null, ctx));
		}
		return set;
	}
};
YAMLSet.tag = "tag:yaml.org,2002:set";
const set = {
	collection: "map",
	identify: (value) => value instanceof Set,
	nodeClass: YAMLSet,
	default: false,
	tag: "tag:yaml.org,2002:set",
	createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
	resolve(map, onError) {
		if (isMap(map)) {
			if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
			else onError("Set items must all have null values");
		} else onError("Expected a mapping for this tag");
		return map;
	}
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/timestamp.js
/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
	const sign = str[0];
	const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
	const num = (n) => asBigInt ? BigInt(n) : Number(n);
	const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
	return sign === "-" ? num(-1) * res : res;
}
/**
* hhhh:mm:ss.sss
*
* Internal types handle bigint as number, because TS can't figure it out.
*/
function stringifySexagesimal(node) {
	let { value } = node;
	let num = (n) => n;
	if (typeof value === "bigint") num = (n) => BigInt(n);
	else if (isNaN(value) || !isFinite(value)) return stringifyNumber(node);
	let sign = "";
	if (value < 0) {
		sign = "-";
		value *= num(-1);
	}
	const _60 = num(60);
	const parts = [value % _60];
	if (value < 60) parts.unshift(0);
	else {
		value = (value - parts[0]) / _60;
		parts.unshift(value % _60);
		if (value >= 60) {
			value = (value - parts[0]) / _60;
			parts.unshift(value);
		}
	}
	return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
}
const intTime = {
	identify: (value) => typeof value === "bigint" || Number.isInteger(value),
	default: true,
	tag: "tag:yaml.org,2002:int",
	format: "TIME",
	test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
	resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
	stringify: stringifySexagesimal
};
const floatTime = {
	identify: (value) => typeof value === "number",
	default: true,
	tag: "tag:yaml.org,2002:float",
	format: "TIME",
	test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
	resolve: (str) => parseSexagesimal(str, false),
	stringify: stringifySexagesimal
};
const timestamp = {
	identify: (value) => value instanceof Date,
	default: true,
	tag: "tag:yaml.org,2002:timestamp",
	test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
	resolve(str) {
		const match = str.match(timestamp.test);
		if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
		const [, year, month, day, hour, minute, second] = match.map(Number);
		const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
		let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
		const tz = match[8];
		if (tz && tz !== "Z") {
			let d = parseSexagesimal(tz, false);
			if (Math.abs(d) < 30) d *= 60;
			date -= 6e4 * d;
		}
		return new Date(date);
	},
	stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
};

// node_modules/yaml/browser/dist/schema/yaml-1.1/schema.js
const schema = [
	map,
	seq,
	string,
	nullTag,
	trueTag,
	falseTag,
	intBin,
	intOct,
	int,
	intHex,
	floatNaN,
	floatExp,
	float,
	binary,
	merge,
	omap,
	pairs,
	set,
	intTime,
	floatTime,
	timestamp
];

// node_modules/yaml/browser/dist/schema/tags.js
const schemas = /* @__PURE__ */ new Map([
	["core", schema$2],
	["failsafe", [
		map,
		seq,
		string
	]],
	["json", schema$1],
	["yaml11", schema],
	["yaml-1.1", schema]
]);
const tagsByName = {
	binary,
	bool: boolTag,
	float: float$1,
	floatExp: floatExp$1,
	floatNaN: floatNaN$1,
	floatTime,
	int: int$1,
	intHex: intHex$1,
	intOct: intOct$1,
	intTime,
	map,
	merge,
	null: nullTag,
	omap,
	pairs,
	seq,
	set,
	timestamp
};
const coreKnownTags = {
	"tag:yaml.org,2002:binary": binary,
	"tag:yaml.org,2002:merge": merge,
	"tag:yaml.org,2002:omap": omap,
	"tag:yaml.org,2002:pairs": pairs,
	"tag:yaml.org,2002:set": set,
	"tag:yaml.org,2002:timestamp": timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
	const schemaTags = schemas.get(schemaName);
	if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge) ? schemaTags.concat(merge) : schemaTags.slice();
	let tags = schemaTags;
	if (!tags) {
		if (Array.isArray(customTags)) tags = [];
		else {
			const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
			throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
		}
	}
	if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
	else if (typeof customTags === "function") tags = customTags(tags.slice());
	if (addMergeTag) tags = tags.concat(merge);
	return tags.reduce((tags, tag) => {
		const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
		if (!tagObj) {
			const tagName = JSON.stringify(tag);
			const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
			throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
		}
		if (!tags.includes(tagObj)) tags.push(tagObj);
		return tags;
	}, []);
}

// node_modules/yaml/browser/dist/schema/Schema.js
const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
var Schema = class Schema {
	constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
		this.compat = Array.isArray(compat) ? getTags(compat, "compat") : compat ? getTags(null, compat) : null;
		this.name = typeof schema === "string" && schema || "core";
		this.knownTags = resolveKnownTags ? coreKnownTags : {};
		this.tags = getTags(customTags, this.name, merge);
		this.toStringOptions = toStringDefaults ?? null;
		Object.defineProperty(this, MAP, { value: map });
		Object.defineProperty(this, SCALAR$1, { value: string });
		Object.defineProperty(this, SEQ, { value: seq });
		this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
	}
	clone() {
		const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
		copy.tags = this.tags.slice();
		return copy;
	}
};

// node_modules/yaml/browser/dist/stringify/stringifyDocument.js
function stringifyDocument(doc, options) {
	const lines = [];
	let hasDirectives = options.directives === true;
	if (options.directives !== false && doc.directives) {
		const dir = doc.directives.toString(doc);
		if (dir) {
			lines.push(dir);
			hasDirectives = true;
		} else if (doc.directives.docStart) hasDirectives = true;
	}
	if (hasDirectives) lines.push("---");
	const ctx = createStringifyContext(doc, options);
	const { commentString } = ctx.options;
	if (doc.commentBefore) {
		if (lines.length !== 1) lines.unshift("");
		const cs = commentString(doc.commentBefore);
		lines.unshift(indentComment(cs, ""));
	}
	let chompKeep = false;
	let contentComment = null;
	if (doc.contents) {
		if (isNode(doc.contents)) {
			if (doc.contents.spaceBefore && hasDirectives) lines.push("");
			if (doc.contents.commentBefore) {
				const cs = commentString(doc.contents.commentBefore);
				lines.push(indentComment(cs, ""));
			}
			ctx.forceBlockIndent = !!doc.comment;
			contentComment = doc.contents.comment;
		}
		const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
		let body = stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
		if (contentComment) body += lineComment(body, "", commentString(contentComment));
		if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
		else lines.push(body);
	} else lines.push(stringify(doc.contents, ctx));
	if (doc.directives?.docEnd) {
		if (doc.comment) {
			const cs = commentString(doc.comment);
			if (cs.includes("\n")) {
				lines.push("...");
				lines.push(indentComment(cs, ""));
			} else lines.push(`... ${cs}`);
		} else lines.push("...");
	} else {
		let dc = doc.comment;
		if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
		if (dc) {
			if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
			lines.push(indentComment(commentString(dc), ""));
		}
	}
	return lines.join("\n") + "\n";
}

// node_modules/yaml/browser/dist/doc/Document.js
var Document = class Document {
	constructor(value, replacer, options) {
		/** A comment before this Document */
		this.commentBefore = null;
		/** A comment immediately after this Document */
		this.comment = null;
		/** Errors encountered during parsing. */
		this.errors = [];
		/** Warnings encountered during parsing. */
		this.warnings = [];
		Object.defineProperty(this, NODE_TYPE, { value: DOC });
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) {
			options = replacer;
			replacer = void 0;
		}
		const opt = Object.assign({
			intAsBigInt: false,
			keepSourceTokens: false,
			logLevel: "warn",
			prettyErrors: true,
			strict: true,
			stringKeys: false,
			uniqueKeys: true,
			version: "1.2"
		}, options);
		this.options = opt;
		let { version } = opt;
		if (options?._directives) {
			this.directives = options._directives.atDocument();
			if (this.directives.yaml.explicit) version = this.directives.yaml.version;
		} else this.directives = new Directives({ version });
		this.setSchema(version, options);
		this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
	}
	/**
	* Create a deep copy of this Document and its contents.
	*
	* Custom Node values that inherit from `Object` still refer to their original instances.
	*/
	clone() {
		const copy = Object.create(Document.prototype, { [NODE_TYPE]: { value: DOC } });
		copy.commentBefore = this.commentBefore;
		copy.comment = this.comment;
		copy.errors = this.errors.slice();
		copy.warnings = this.warnings.slice();
		copy.options = Object.assign({}, this.options);
		if (this.directives) copy.directives = this.directives.clone();
		copy.schema = this.schema.clone();
		copy.contents = isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
		if (this.range) copy.range = this.range.slice();
		return copy;
	}
	/** Adds a value to the document. */
	add(value) {
		if (assertCollection(this.contents)) this.contents.add(value);
	}
	/** Adds a value to the document. */
	addIn(path, value) {
		if (assertCollection(this.contents)) this.contents.addIn(path, value);
	}
	/**
	* Create a new `Alias` node, ensuring that the target `node` has the required anchor.
	*
	* If `node` already has an anchor, `name` is ignored.
	* Otherwise, the `node.anchor` value will be set to `name`,
	* or if an anchor with that name is already present in the document,
	* `name` will be used as a prefix for a new unique anchor.
	* If `name` is undefined, the generated anchor will use 'a' as a prefix.
	*/
	createAlias(node, name) {
		if (!node.anchor) {
			const prev = anchorNames(this);
			node.anchor = !name || prev.has(name) ? findNewAnchor(name || "a", prev) : name;
		}
		return new Alias(node.anchor);
	}
	createNode(value, replacer, options) {
		let _replacer = void 0;
		if (typeof replacer === "function") {
			value = replacer.call({ "": value }, "", value);
			_replacer = replacer;
		} else if (Array.isArray(replacer)) {
			const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
			const asStr = replacer.filter(keyToStr).map(String);
			if (asStr.length > 0) replacer = replacer.concat(asStr);
			_replacer = replacer;
		} else if (options === void 0 && replacer) {
			options = replacer;
			replacer = void 0;
		}
		const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
		const { onAnchor, setAnchors, sourceObjects } = createNodeAnchors(this, anchorPrefix || "a");
		const ctx = {
			aliasDuplicateObjects: aliasDuplicateObjects ?? true,
			keepUndefined: keepUndefined ?? false,
			onAnchor,
			onTagObj,
			replacer: _replacer,
			schema: this.schema,
			sourceObjects
		};
		const node = createNode(value, tag, ctx);
		if (flow && isCollection$1(node)) node.flow = true;
		setAnchors();
		return node;
	}
	/**
	* Convert a key and a value into a `Pair` using the current schema,
	* recursively wrapping all values as `Scalar` or `Collection` nodes.
	*/
	createPair(key, value, options = {}) {
		const k = this.createNode(key, null, options);
		const v = this.createNode(value, null, options);
		return new Pair(k, v);
	}
	/**
	* Removes a value from the document.
	* @returns `true` if the item was found and removed.
	*/
	delete(key) {
		return assertCollection(this.contents) ? this.contents.delete(key) : false;
	}
	/**
	* Removes a value from the document.
	* @returns `true` if the item was found and removed.
	*/
	deleteIn(path) {
		if (isEmptyPath(path)) {
			if (this.contents == null) return false;
			this.contents = null;
			return true;
		}
		return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
	}
	/**
	* Returns item at `key`, or `undefined` if not found. By default unwraps
	* scalar values from their surrounding node; to disable set `keepScalar` to
	* `true` (collections are always returned intact).
	*/
	get(key, keepScalar) {
		return isCollection$1(this.contents) ? this.contents.get(key, keepScalar) : void 0;
	}
	/**
	* Returns item at `path`, or `undefined` if not found. By default unwraps
	* scalar values from their surrounding node; to disable set `keepScalar` to
	* `true` (collections are always returned intact).
	*/
	getIn(path, keepScalar) {
		if (isEmptyPath(path)) return !keepScalar && isScalar(this.contents) ? this.contents.value : this.contents;
		return isCollection$1(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
	}
	/**
	* Checks if the document includes a value with the key `key`.
	*/
	has(key) {
		return isCollection$1(this.contents) ? this.contents.has(key) : false;
	}
	/**
	* Checks if the document includes a value at `path`.
	*/
	hasIn(path) {
		if (isEmptyPath(path)) return this.contents !== void 0;
		return isCollection$1(this.contents) ? this.contents.hasIn(path) : false;
	}
	/**
	* Sets a value in this document. For `!!set`, `value` needs to be a
	* boolean to add/remove the item from the set.
	*/
	set(key, value) {
		if (this.contents == null) this.contents = collectionFromPath(this.schema, [key], value);
		else if (assertCollection(this.contents)) this.contents.set(key, value);
	}
	/**
	* Sets a value in this document. For `!!set`, `value` needs to be a
	* boolean to add/remove the item from the set.
	*/
	setIn(path, value) {
		if (isEmptyPath(path)) this.contents = value;
		else if (this.contents == null) this.contents = collectionFromPath(this.schema, Array.from(path), value);
		else if (assertCollection(this.contents)) this.contents.setIn(path, value);
	}
	/**
	* Change the YAML version and schema used by the document.
	* A `null` version disables support for directives, explicit tags, anchors, and aliases.
	* It also requires the `schema` option to be given as a `Schema` instance value.
	*
	* Overrides all previously set schema options.
	*/
	setSchema(version, options = {}) {
		if (typeof version === "number") version = String(version);
		let opt;
		switch (version) {
			case "1.1":
				if (this.directives) this.directives.yaml.version = "1.1";
				else this.directives = new Directives({ version: "1.1" });
				opt = {
					resolveKnownTags: false,
					schema: "yaml-1.1"
				};
				break;
			case "1.2":
			case "next":
				if (this.directives) this.directives.yaml.version = version;
				else this.directives = new Directives({ version });
				opt = {
					resolveKnownTags: true,
					schema: "core"
				};
				break;
			case null:
				if (this.directives) delete this.directives;
				opt = null;
				break;
			default: {
				const sv = JSON.stringify(version);
				throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
			}
		}
		if (options.schema instanceof Object) this.schema = options.schema;
		else if (opt) this.schema = new Schema(Object.assign(opt, options));
		else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
	}
	toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
		const ctx = {
			anchors: /* @__PURE__ */ new Map(),
			doc: this,
			keep: !json,
			mapAsMap: mapAsMap === true,
			mapKeyWarned: false,
			maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
		};
		const res = toJS(this.contents, jsonArg ?? "", ctx);
		if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
		return typeof reviver === "function" ? applyReviver(reviver, { "": res }, "", res) : res;
	}
	/**
	* A JSON representation of the document `contents`.
	*
	* @param jsonArg Used by `JSON.stringify` to indicate the array index or
	*   property name.
	*/
	toJSON(jsonArg, onAnchor) {
		return this.toJS({
			json: true,
			jsonArg,
			mapAsMap: false,
			onAnchor
		});
	}
	/** A YAML representation of the document. */
	toString(options = {}) {
		if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
		if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
			const s = JSON.stringify(options.indent);
			throw new Error(`"indent" option must be a positive integer, not ${s}`);
		}
		return stringifyDocument(this, options);
	}
};
function assertCollection(contents) {
	if (isCollection$1(contents)) return true;
	throw new Error("Expected a YAML collection as document contents");
}

// node_modules/yaml/browser/dist/errors.js
var YAMLError = class extends Error {
	constructor(name, pos, code, message) {
		super();
		this.name = name;
		this.code = code;
		this.message = message;
		this.pos = pos;
	}
};
var YAMLParseError = class extends YAMLError {
	constructor(pos, code, message) {
		super("YAMLParseError", pos, code, message);
	}
};
var YAMLWarning = class extends YAMLError {
	constructor(pos, code, message) {
		super("YAMLWarning", pos, code, message);
	}
};
const prettifyError = (src, lc) => (error) => {
	if (error.pos[0] === -1) return;
	error.linePos = error.pos.map((pos) => lc.linePos(pos));
	const { line, col } = error.linePos[0];
	error.message += ` at line ${line}, column ${col}`;
	let ci = col - 1;
	let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
	if (ci >= 60 && lineStr.length > 80) {
		const trimStart = Math.min(ci - 39, lineStr.length - 79);
		lineStr = "\u2026" + lineStr.substring(trimStart);
		ci -= trimStart - 1;
	}
	if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "\u2026";
	if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
		let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
		if (prev.length > 80) prev = prev.substring(0, 79) + "\u2026\n";
		lineStr = prev + lineStr;
	}
	if (/[^ ]/.test(lineStr)) {
		let count = 1;
		const end = error.linePos[1];
		if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
		const pointer = " ".repeat(ci) + "^".repeat(count);
		error.message += `:\n\n${lineStr}\n${pointer}\n`;
	}
};

// node_modules/yaml/browser/dist/compose/resolve-props.js
function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
	let spaceBefore = false;
	let atNewline = startOnNewline;
	let hasSpace = startOnNewline;
	let comment = "";
	let commentSep = "";
	let hasNewline = false;
	let reqSpace = false;
	let tab = null;
	let anchor = null;
	let tag = null;
	let newlineAfterProp = null;
	let comma = null;
	let found = null;
	let start = null;
	for (const token of tokens) {
		if (reqSpace) {
			if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
			reqSpace = false;
		}
		if (tab) {
			if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
			tab = null;
		}
		switch (token.type) {
			case "space":
				if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
				hasSpace = true;
				break;
			case "comment": {
				if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
				const cb = token.source.substring(1) || " ";
				if (!comment) comment = cb;
				else comment += commentSep + cb;
				commentSep = "";
				atNewline = false;
				break;
			}
			case "newline":
				if (atNewline) {
					if (comment) comment += token.source;
					else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
				} else commentSep += token.source;
				atNewline = true;
				hasNewline = true;
				if (anchor || tag) newlineAfterProp = token;
				hasSpace = true;
				break;
			case "anchor":
				if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
				if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
				anchor = token;
				start ?? (start = token.offset);
				atNewline = false;
				hasSpace = false;
				reqSpace = true;
				break;
			case "tag":
				if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
				tag = token;
				start ?? (start = token.offset);
				atNewline = false;
				hasSpace = false;
				reqSpace = true;
				break;
			case indicator:
				if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
				if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
				found = token;
				atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
				hasSpace = false;
				break;
			case "comma": if (flow) {
				if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
				comma = token;
				atNewline = false;
				hasSpace = false;
				break;
			}
			default:
				onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
				atNewline = false;
				hasSpace = false;
		}
	}
	const last = tokens[tokens.length - 1];
	const end = last ? last.offset + last.source.length : offset;
	if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
	if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
	return {
		comma,
		found,
		spaceBefore,
		comment,
		hasNewline,
		anchor,
		tag,
		newlineAfterProp,
		end,
		start: start ?? end
	};
}

// node_modules/yaml/browser/dist/compose/util-contains-newline.js
function containsNewline(key) {
	if (!key) return null;
	switch (key.type) {
		case "alias":
		case "scalar":
		case "double-quoted-scalar":
		case "single-quoted-scalar":
			if (key.source.includes("\n")) return true;
			if (key.end) {
				for (const st of key.end) if (st.type === "newline") return true;
			}
			return false;
		case "flow-collection":
			for (const it of key.items) {
				for (const st of it.start) if (st.type === "newline") return true;
				if (it.sep) {
					for (const st of it.sep) if (st.type === "newline") return true;
				}
				if (containsNewline(it.key) || containsNewline(it.value)) return true;
			}
			return false;
		default: return true;
	}
}

// node_modules/yaml/browser/dist/compose/util-flow-indent-check.js
function flowIndentCheck(indent, fc, onError) {
	if (fc?.type === "flow-collection") {
		const end = fc.end[0];
		if (end.indent === indent && (end.source === "]" || end.source === "}") && containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
	}
}

// node_modules/yaml/browser/dist/compose/util-map-includes.js
function mapIncludes(ctx, items, search) {
	const { uniqueKeys } = ctx.options;
	if (uniqueKeys === false) return false;
	const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || isScalar(a) && isScalar(b) && a.value === b.value;
	return items.some((pair) => isEqual(pair.key, search));
}

// node_modules/yaml/browser/dist/compose/resolve-block-map.js
const startColMsg = "All mapping items must start at the same column";
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
	const map = new ((tag?.nodeClass) ?? YAMLMap)(ctx.schema);
	if (ctx.atRoot) ctx.atRoot = false;
	let offset = bm.offset;
	let commentEnd = null;
	for (const collItem of bm.items) {
		const { start, key, sep, value } = collItem;
		const keyProps = resolveProps(start, {
			indicator: "explicit-key-ind",
			next: key ?? sep?.[0],
			offset,
			onError,
			parentIndent: bm.indent,
			startOnNewline: true
		});
		const implicitKey = !keyProps.found;
		if (implicitKey) {
			if (key) {
				if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
				else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			}
			if (!keyProps.anchor && !keyProps.tag && !sep) {
				commentEnd = keyProps.end;
				if (keyProps.comment) {
					if (map.comment) map.comment += "\n" + keyProps.comment;
					else map.comment = keyProps.comment;
				}
				continue;
			}
			if (keyProps.newlineAfterProp || containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
		} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
		ctx.atKey = true;
		const keyStart = keyProps.end;
		const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
		if (ctx.schema.compat) flowIndentCheck(bm.indent, key, onError);
		ctx.atKey = false;
		if (mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
		const valueProps = resolveProps(sep ?? [], {
			indicator: "map-value-ind",
			next: value,
			offset: keyNode.range[2],
			onError,
			parentIndent: bm.indent,
			startOnNewline: !key || key.type === "block-scalar"
		});
		offset = valueProps.end;
		if (valueProps.found) {
			if (implicitKey) {
				if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
				if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
			}
			const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
			if (ctx.schema.compat) flowIndentCheck(bm.indent, value, onError);
			offset = valueNode.range[2];
			const pair = new Pair(keyNode, valueNode);
			if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
			map.items.push(pair);
		} else {
			if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
			if (valueProps.comment) {
				if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
				else keyNode.comment = valueProps.comment;
			}
			const pair = new Pair(keyNode);
			if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
			map.items.push(pair);
		}
	}
	if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
	map.range = [
		bm.offset,
		offset,
		commentEnd ?? offset
	];
	return map;
}

// node_modules/yaml/browser/dist/compose/resolve-block-seq.js
function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
	const seq = new ((tag?.nodeClass) ?? YAMLSeq)(ctx.schema);
	if (ctx.atRoot) ctx.atRoot = false;
	if (ctx.atKey) ctx.atKey = false;
	let offset = bs.offset;
	let commentEnd = null;
	for (const { start, value } of bs.items) {
		const props = resolveProps(start, {
			indicator: "seq-item-ind",
			next: value,
			offset,
			onError,
			parentIndent: bs.indent,
			startOnNewline: true
		});
		if (!props.found) {
			if (props.anchor || props.tag || value) {
				if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
				else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
			} else {
				commentEnd = props.end;
				if (props.comment) seq.comment = props.comment;
				continue;
			}
		}
		const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
		if (ctx.schema.compat) flowIndentCheck(bs.indent, value, onError);
		offset = node.range[2];
		seq.items.push(node);
	}
	seq.range = [
		bs.offset,
		offset,
		commentEnd ?? offset
	];
	return seq;
}

// node_modules/yaml/browser/dist/compose/resolve-end.js
function resolveEnd(end, offset, reqSpace, onError) {
	let comment = "";
	if (end) {
		let hasSpace = false;
		let sep = "";
		for (const token of end) {
			const { source, type } = token;
			switch (type) {
				case "space":
					hasSpace = true;
					break;
				case "comment": {
					if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += sep + cb;
					sep = "";
					break;
				}
				case "newline":
					if (comment) sep += source;
					hasSpace = true;
					break;
				default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
			}
			offset += source.length;
		}
	}
	return {
		comment,
		offset
	};
}

// node_modules/yaml/browser/dist/compose/resolve-flow-collection.js
const blockMsg = "Block collections are not allowed within flow collections";
const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
	const isMap = fc.start.source === "{";
	const fcName = isMap ? "flow map" : "flow sequence";
	const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap : YAMLSeq))(ctx.schema);
	coll.flow = true;
	const atRoot = ctx.atRoot;
	if (atRoot) ctx.atRoot = false;
	if (ctx.atKey) ctx.atKey = false;
	let offset = fc.offset + fc.start.source.length;
	for (let i = 0; i < fc.items.length; ++i) {
		const collItem = fc.items[i];
		const { start, key, sep, value } = collItem;
		const props = resolveProps(start, {
			flow: fcName,
			indicator: "explicit-key-ind",
			next: key ?? sep?.[0],
			offset,
			onError,
			parentIndent: fc.indent,
			startOnNewline: false
		});
		if (!props.found) {
			if (!props.anchor && !props.tag && !sep && !value) {
				if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
				else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
				if (props.comment) {
					if (coll.comment) coll.comment += "\n" + props.comment;
					else coll.comment = props.comment;
				}
				offset = props.end;
				continue;
			}
			if (!isMap && ctx.options.strict && containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
		}
		if (i === 0) {
			if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
		} else {
			if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
			if (props.comment) {
				let prevItemComment = "";
				loop: for (const st of start) switch (st.type) {
					case "comma":
					case "space": break;
					case "comment":
						prevItemComment = st.source.substring(1);
						break loop;
					default: break loop;
				}
				if (prevItemComment) {
					let prev = coll.items[coll.items.length - 1];
					if (isPair(prev)) prev = prev.value ?? prev.key;
					if (prev.comment) prev.comment += "\n" + prevItemComment;
					else prev.comment = prevItemComment;
					props.comment = props.comment.substring(prevItemComment.length + 1);
				}
			}
		}
		if (!isMap && !sep && !props.found) {
			const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
			coll.items.push(valueNode);
			offset = valueNode.range[2];
			if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
		} else {
			ctx.atKey = true;
			const keyStart = props.end;
			const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
			if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
			ctx.atKey = false;
			const valueProps = resolveProps(sep ?? [], {
				flow: fcName,
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (valueProps.found) {
				if (!isMap && !props.found && ctx.options.strict) {
					if (sep) for (const st of sep) {
						if (st === valueProps.found) break;
						if (st.type === "newline") {
							onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
							break;
						}
					}
					if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
				}
			} else if (value) {
				if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
				else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
			}
			const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
			if (valueNode) {
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else if (valueProps.comment) {
				if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
				else keyNode.comment = valueProps.comment;
			}
			const pair = new Pair(keyNode, valueNode);
			if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
			if (isMap) {
				const map = coll;
				if (mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
				map.items.push(pair);
			} else {
				const map = new YAMLMap(ctx.schema);
				map.flow = true;
				map.items.push(pair);
				const endRange = (valueNode ?? keyNode).range;
				map.range = [
					keyNode.range[0],
					endRange[1],
					endRange[2]
				];
				coll.items.push(map);
			}
			offset = valueNode ? valueNode.range[2] : valueProps.end;
		}
	}
	const expectedEnd = isMap ? "}" : "]";
	const [ce, ...ee] = fc.end;
	let cePos = offset;
	if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
	else {
		const name = fcName[0].toUpperCase() + fcName.substring(1);
		const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
		onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
		if (ce && ce.source.length !== 1) ee.unshift(ce);
	}
	if (ee.length > 0) {
		const end = resolveEnd(ee, cePos, ctx.options.strict, onError);
		if (end.comment) {
			if (coll.comment) coll.comment += "\n" + end.comment;
			else coll.comment = end.comment;
		}
		coll.range = [
			fc.offset,
			cePos,
			end.offset
		];
	} else coll.range = [
		fc.offset,
		cePos,
		cePos
	];
	return coll;
}

// node_modules/yaml/browser/dist/compose/compose-collection.js
function resolveCollection(CN, ctx, token, onError, tagName, tag) {
	const coll = token.type === "block-map" ? resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection(CN, ctx, token, onError, tag);
	const Coll = coll.constructor;
	if (tagName === "!" || tagName === Coll.tagName) {
		coll.tag = Coll.tagName;
		return coll;
	}
	if (tagName) coll.tag = tagName;
	return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
	const tagToken = props.tag;
	const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
	if (token.type === "block-seq") {
		const { anchor, newlineAfterProp: nl } = props;
		const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
		if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
	}
	const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
	if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
	let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
	if (!tag) {
		const kt = ctx.schema.knownTags[tagName];
		if (kt?.collection === expType) {
			ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
			tag = kt;
		} else {
			if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
			else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
			return resolveCollection(CN, ctx, token, onError, tagName);
		}
	}
	const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
	const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
	const node = isNode(res) ? res : new Scalar(res);
	node.range = coll.range;
	node.tag = tagName;
	if (tag?.format) node.format = tag.format;
	return node;
}

// node_modules/yaml/browser/dist/compose/resolve-block-scalar.js
function resolveBlockScalar(ctx, scalar, onError) {
	const start = scalar.offset;
	const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
	if (!header) return {
		value: "",
		type: null,
		comment: "",
		range: [
			start,
			start,
			start
		]
	};
	const type = header.mode === ">" ? Scalar.BLOCK_FOLDED : Scalar.BLOCK_LITERAL;
	const lines = scalar.source ? splitLines(scalar.source) : [];
	let chompStart = lines.length;
	for (let i = lines.length - 1; i >= 0; --i) {
		const content = lines[i][1];
		if (content === "" || content === "\r") chompStart = i;
		else break;
	}
	if (chompStart === 0) {
		const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
		let end = start + header.length;
		if (scalar.source) end += scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	let trimIndent = scalar.indent + header.indent;
	let offset = scalar.offset + header.length;
	let contentStart = 0;
	for (let i = 0; i < chompStart; ++i) {
		const [indent, content] = lines[i];
		if (content === "" || content === "\r") {
			if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
		} else {
			if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
			if (header.indent === 0) trimIndent = indent.length;
			contentStart = i;
			if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
			break;
		}
		offset += indent.length + content.length + 1;
	}
	for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
	let value = "";
	let sep = "";
	let prevMoreIndented = false;
	for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
	for (let i = contentStart; i < chompStart; ++i) {
		let [indent, content] = lines[i];
		offset += indent.length + content.length + 1;
		const crlf = content[content.length - 1] === "\r";
		if (crlf) content = content.slice(0, -1);
		/* istanbul ignore if already caught in lexer */
		if (content && indent.length < trimIndent) {
			const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
			onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
			indent = "";
		}
		if (type === Scalar.BLOCK_LITERAL) {
			value += sep + indent.slice(trimIndent) + content;
			sep = "\n";
		} else if (indent.length > trimIndent || content[0] === "	") {
			if (sep === " ") sep = "\n";
			else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
			value += sep + indent.slice(trimIndent) + content;
			sep = "\n";
			prevMoreIndented = true;
		} else if (content === "") {
			if (sep === "\n") value += "\n";
			else sep = "\n";
		} else {
			value += sep + content;
			sep = " ";
			prevMoreIndented = false;
		}
	}
	switch (header.chomp) {
		case "-": break;
		case "+":
			for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
			if (value[value.length - 1] !== "\n") value += "\n";
			break;
		default: value += "\n";
	}
	const end = start + header.length + scalar.source.length;
	return {
		value,
		type,
		comment: header.comment,
		range: [
			start,
			end,
			end
		]
	};
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
	/* istanbul ignore if should not happen */
	if (props[0].type !== "block-scalar-header") {
		onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
		return null;
	}
	const { source } = props[0];
	const mode = source[0];
	let indent = 0;
	let chomp = "";
	let error = -1;
	for (let i = 1; i < source.length; ++i) {
		const ch = source[i];
		if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
		else {
			const n = Number(ch);
			if (!indent && n) indent = n;
			else if (error === -1) error = offset + i;
		}
	}
	if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
	let hasSpace = false;
	let comment = "";
	let length = source.length;
	for (let i = 1; i < props.length; ++i) {
		const token = props[i];
		switch (token.type) {
			case "space": hasSpace = true;
			case "newline":
				length += token.source.length;
				break;
			case "comment":
				if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
				length += token.source.length;
				comment = token.source.substring(1);
				break;
			case "error":
				onError(token, "UNEXPECTED_TOKEN", token.message);
				length += token.source.length;
				break;
			/* istanbul ignore next should not happen */
			default: {
				onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
				const ts = token.source;
				if (ts && typeof ts === "string") length += ts.length;
			}
		}
	}
	return {
		mode,
		indent,
		chomp,
		comment,
		length
	};
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
	const split = source.split(/\n( *)/);
	const first = split[0];
	const m = first.match(/^( *)/);
	const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
	for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
	return lines;
}

// node_modules/yaml/browser/dist/compose/resolve-flow-scalar.js
function resolveFlowScalar(scalar, strict, onError) {
	const { offset, type, source, end } = scalar;
	let _type;
	let value;
	const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
	switch (type) {
		case "scalar":
			_type = Scalar.PLAIN;
			value = plainValue$1(source, _onError);
			break;
		case "single-quoted-scalar":
			_type = Scalar.QUOTE_SINGLE;
			value = singleQuotedValue(source, _onError);
			break;
		case "double-quoted-scalar":
			_type = Scalar.QUOTE_DOUBLE;
			value = doubleQuotedValue(source, _onError);
			break;
		/* istanbul ignore next should not happen */
		default:
			onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
			return {
				value: "",
				type: null,
				comment: "",
				range: [
					offset,
					offset + source.length,
					offset + source.length
				]
			};
	}
	const valueEnd = offset + source.length;
	const re = resolveEnd(end, valueEnd, strict, onError);
	return {
		value,
		type: _type,
		comment: re.comment,
		range: [
			offset,
			valueEnd,
			re.offset
		]
	};
}
function plainValue$1(source, onError) {
	let badChar = "";
	switch (source[0]) {
		/* istanbul ignore next should not happen */
		case "	":
			badChar = "a tab character";
			break;
		case ",":
			badChar = "flow indicator character ,";
			break;
		case "%":
			badChar = "directive indicator character %";
			break;
		case "|":
		case ">":
			badChar = `block scalar indicator ${source[0]}`;
			break;
		case "@":
		case "`": badChar = `reserved character ${source[0]}`;
	}
	if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
	return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
	if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
	return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
	const line = /(.*?)\r?\n/sy;
	let match = line.exec(source);
	if (!match) return source;
	/**
	* The negative lookbehinds in these RegExps are to
	* prevent causing a polynomial search time in certain cases.
	*
	* The try-catch is for Safari < 16.4 and other old browsers:
	* https://caniuse.com/js-regexp-lookbehind
	*/
	let trimEnd, trimBoth;
	try {
		trimEnd = /* @__PURE__ */ new RegExp("(?<![ 	])[ 	]+$");
		trimBoth = /* @__PURE__ */ new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
	} catch {
		trimEnd = /[ \t]+$/;
		trimBoth = /^[ \t]+|[ \t]+$/g;
	}
	let res = match[1].replace(trimEnd, "");
	let sep = " ";
	let pos = line.lastIndex;
	while (match = line.exec(source)) {
		const lm = match[1].replace(trimBoth, "");
		if (lm === "") {
			if (sep === "\n") res += sep;
			else sep = "\n";
		} else {
			res += sep + lm;
			sep = " ";
		}
		pos = line.lastIndex;
	}
	const last = /[ \t]*(.*)/sy;
	last.lastIndex = pos;
	match = last.exec(source);
	return res + sep + (match?.[1] ?? "");
}
function doubleQuotedValue(source, onError) {
	let res = "";
	for (let i = 1; i < source.length - 1; ++i) {
		const ch = source[i];
		if (ch === "\r" && source[i + 1] === "\n") continue;
		if (ch === "\n") {
			const { fold, offset } = foldNewline(source, i);
			res += fold;
			i = offset;
		} else if (ch === "\\") {
			let next = source[++i];
			const cc = escapeCodes[next];
			if (cc) res += cc;
			else if (next === "\n") {
				next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
			} else if (next === "\r" && source[i + 1] === "\n") {
				next = source[++i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
			} else if (next === "x" || next === "u" || next === "U") {
				const length = next === "x" ? 2 : next === "u" ? 4 : 8;
				res += parseCharCode(source, i + 1, length, onError);
				i += length;
			} else {
				const raw = source.substr(i - 1, 2);
				onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
				res += raw;
			}
		} else if (ch === " " || ch === "	") {
			const wsStart = i;
			let next = source[i + 1];
			while (next === " " || next === "	") next = source[++i + 1];
			if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
		} else res += ch;
	}
	if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
	return res;
}
/**
* Fold a single newline into a space, multiple newlines to N - 1 newlines.
* Presumes `source[offset] === '\n'`
*/
function foldNewline(source, offset) {
	let fold = "";
	let ch = source[offset + 1];
	while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
		if (ch === "\r" && source[offset + 2] !== "\n") break;
		if (ch === "\n") fold += "\n";
		offset += 1;
		ch = source[offset + 1];
	}
	if (!fold) fold = " ";
	return {
		fold,
		offset
	};
}
const escapeCodes = {
	"0": "\0",
	a: "\x07",
	b: "\b",
	e: "\x1B",
	f: "\f",
	n: "\n",
	r: "\r",
	t: "	",
	v: "\v",
	N: "\u0085",
	_: "\xA0",
	L: "\u2028",
	P: "\u2029",
	" ": " ",
	"\"": "\"",
	"/": "/",
	"\\": "\\",
	"	": "	"
};
function parseCharCode(source, offset, length, onError) {
	const cc = source.substr(offset, length);
	const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
	try {
		return String.fromCodePoint(code);
	} catch {
		const raw = source.substr(offset - 2, length + 2);
		onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
		return raw;
	}
}

// node_modules/yaml/browser/dist/compose/compose-scalar.js
function composeScalar(ctx, token, tagToken, onError) {
	const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar(ctx, token, onError) : resolveFlowScalar(token, ctx.options.strict, onError);
	const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
	let tag;
	if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[SCALAR$1];
	else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
	else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
	else tag = ctx.schema[SCALAR$1];
	let scalar;
	try {
		const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
		scalar = isScalar(res) ? res : new Scalar(res);
	} catch (error) {
		const msg = error instanceof Error ? error.message : String(error);
		onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
		scalar = new Scalar(value);
	}
	scalar.range = range;
	scalar.source = value;
	if (type) scalar.type = type;
	if (tagName) scalar.tag = tagName;
	if (tag.format) scalar.format = tag.format;
	if (comment) scalar.comment = comment;
	return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
	if (tagName === "!") return schema[SCALAR$1];
	const matchWithTest = [];
	for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
		if (tag.default && tag.test) matchWithTest.push(tag);
		else return tag;
	}
	for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
	const kt = schema.knownTags[tagName];
	if (kt && !kt.collection) {
		schema.tags.push(Object.assign({}, kt, {
			default: false,
			test: void 0
		}));
		return kt;
	}
	onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
	return schema[SCALAR$1];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
	const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[SCALAR$1];
	if (schema.compat) {
		const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[SCALAR$1];
		if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
	}
	return tag;
}

// node_modules/yaml/browser/dist/compose/util-empty-scalar-position.js
function emptyScalarPosition(offset, before, pos) {
	if (before) {
		pos ?? (pos = before.length);
		for (let i = pos - 1; i >= 0; --i) {
			let st = before[i];
			switch (st.type) {
				case "space":
				case "comment":
				case "newline":
					offset -= st.source.length;
					continue;
			}
			st = before[++i];
			while (st?.type === "space") {
				offset += st.source.length;
				st = before[++i];
			}
			break;
		}
	}
	return offset;
}

// node_modules/yaml/browser/dist/compose/compose-node.js
const CN = {
	composeNode,
	composeEmptyNode
};
function composeNode(ctx, token, props, onError) {
	const atKey = ctx.atKey;
	const { spaceBefore, comment, anchor, tag } = props;
	let node;
	let isSrcToken = true;
	switch (token.type) {
		case "alias":
			node = composeAlias(ctx, token, onError);
			if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
			break;
		case "scalar":
		case "single-quoted-scalar":
		case "double-quoted-scalar":
		case "block-scalar":
			node = composeScalar(ctx, token, tag, onError);
			if (anchor) node.anchor = anchor.source.substring(1);
			break;
		case "block-map":
		case "block-seq":
		case "flow-collection":
			try {
				node = composeCollection(CN, ctx, token, props, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
			} catch (error) {
				onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
			}
			break;
		default:
			onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
			isSrcToken = false;
	}
	node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
	if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
	if (atKey && ctx.options.stringKeys && (!isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
	if (spaceBefore) node.spaceBefore = true;
	if (comment) {
		if (token.type === "scalar" && token.source === "") node.comment = comment;
		else node.commentBefore = comment;
	}
	if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
	return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
	const token = {
		type: "scalar",
		offset: emptyScalarPosition(offset, before, pos),
		indent: -1,
		source: ""
	};
	const node = composeScalar(ctx, token, tag, onError);
	if (anchor) {
		node.anchor = anchor.source.substring(1);
		if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
	}
	if (spaceBefore) node.spaceBefore = true;
	if (comment) {
		node.comment = comment;
		node.range[2] = end;
	}
	return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
	const alias = new Alias(source.substring(1));
	if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
	if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
	const valueEnd = offset + source.length;
	const re = resolveEnd(end, valueEnd, options.strict, onError);
	alias.range = [
		offset,
		valueEnd,
		re.offset
	];
	if (re.comment) alias.comment = re.comment;
	return alias;
}

// node_modules/yaml/browser/dist/compose/compose-doc.js
function composeDoc(options, directives, { offset, start, value, end }, onError) {
	const opts = Object.assign({ _directives: directives }, options);
	const doc = new Document(void 0, opts);
	const ctx = {
		atKey: false,
		atRoot: true,
		directives: doc.directives,
		options: doc.options,
		schema: doc.schema
	};
	const props = resolveProps(start, {
		indicator: "doc-start",
		next: value ?? end?.[0],
		offset,
		onError,
		parentIndent: 0,
		startOnNewline: true
	});
	if (props.found) {
		doc.directives.docStart = true;
		if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
	}
	doc.contents = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
	const contentEnd = doc.contents.range[2];
	const re = resolveEnd(end, contentEnd, false, onError);
	if (re.comment) doc.comment = re.comment;
	doc.range = [
		offset,
		contentEnd,
		re.offset
	];
	return doc;
}

// node_modules/yaml/browser/dist/compose/composer.js
function getErrorPos(src) {
	if (typeof src === "number") return [src, src + 1];
	if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
	const { offset, source } = src;
	return [offset, offset + (typeof source === "string" ? source.length : 1)];
}
function parsePrelude(prelude) {
	let comment = "";
	let atComment = false;
	let afterEmptyLine = false;
	for (let i = 0; i < prelude.length; ++i) {
		const source = prelude[i];
		switch (source[0]) {
			case "#":
				comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
				atComment = true;
				afterEmptyLine = false;
				break;
			case "%":
				if (prelude[i + 1]?.[0] !== "#") i += 1;
				atComment = false;
				break;
			default:
				if (!atComment) afterEmptyLine = true;
				atComment = false;
		}
	}
	return {
		comment,
		afterEmptyLine
	};
}
/**
* Compose a stream of CST nodes into a stream of YAML Documents.
*
* ```ts
* import { Composer, Parser } from 'yaml'
*
* const src: string = ...
* const tokens = new Parser().parse(src)
* const docs = new Composer().compose(tokens)
* ```
*/
var Composer = class {
	constructor(options = {}) {
		this.doc = null;
		this.atDirectives = false;
		this.prelude = [];
		this.errors = [];
		this.warnings = [];
		this.onError = (source, code, message, warning) => {
			const pos = getErrorPos(source);
			if (warning) this.warnings.push(new YAMLWarning(pos, code, message));
			else this.errors.push(new YAMLParseError(pos, code, message));
		};
		this.directives = new Directives({ version: options.version || "1.2" });
		this.options = options;
	}
	decorate(doc, afterDoc) {
		const { comment, afterEmptyLine } = parsePrelude(this.prelude);
		if (comment) {
			const dc = doc.contents;
			if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
			else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
			else if (isCollection$1(dc) && !dc.flow && dc.items.length > 0) {
				let it = dc.items[0];
				if (isPair(it)) it = it.key;
				const cb = it.commentBefore;
				it.commentBefore = cb ? `${comment}\n${cb}` : comment;
			} else {
				const cb = dc.commentBefore;
				dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
			}
		}
		if (afterDoc) {
			for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
			for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
		} else {
			doc.errors = this.errors;
			doc.warnings = this.warnings;
		}
		this.prelude = [];
		this.errors = [];
		this.warnings = [];
	}
	/**
	* Current stream status information.
	*
	* Mostly useful at the end of input for an empty stream.
	*/
	streamInfo() {
		return {
			comment: parsePrelude(this.prelude).comment,
			directives: this.directives,
			errors: this.errors,
			warnings: this.warnings
		};
	}
	/**
	* Compose tokens into documents.
	*
	* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
	* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
	*/
	*compose(tokens, forceDoc = false, endOffset = -1) {
		for (const token of tokens) yield* this.next(token);
		yield* this.end(forceDoc, endOffset);
	}
	/** Advance the composer by one CST token. */
	*next(token) {
		switch (token.type) {
			case "directive":
				this.directives.add(token.source, (offset, message, warning) => {
					const pos = getErrorPos(token);
					pos[0] += offset;
					this.onError(pos, "BAD_DIRECTIVE", message, warning);
				});
				this.prelude.push(token.source);
				this.atDirectives = true;
				break;
			case "document": {
				const doc = composeDoc(this.options, this.directives, token, this.onError);
				if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
				this.decorate(doc, false);
				if (this.doc) yield this.doc;
				this.doc = doc;
				this.atDirectives = false;
				break;
			}
			case "byte-order-mark":
			case "space": break;
			case "comment":
			case "newline":
				this.prelude.push(token.source);
				break;
			case "error": {
				const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
				const error = new YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
				if (this.atDirectives || !this.doc) this.errors.push(error);
				else this.doc.errors.push(error);
				break;
			}
			case "doc-end": {
				if (!this.doc) {
					this.errors.push(new YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
					break;
				}
				this.doc.directives.docEnd = true;
				const end = resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
				this.decorate(this.doc, true);
				if (end.comment) {
					const dc = this.doc.comment;
					this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
				}
				this.doc.range[2] = end.offset;
				break;
			}
			default: this.errors.push(new YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
		}
	}
	/**
	* Call at end of input to yield any remaining document.
	*
	* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
	* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
	*/
	*end(forceDoc = false, endOffset = -1) {
		if (this.doc) {
			this.decorate(this.doc, true);
			yield this.doc;
			this.doc = null;
		} else if (forceDoc) {
			const opts = Object.assign({ _directives: this.directives }, this.options);
			const doc = new Document(void 0, opts);
			if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
			doc.range = [
				0,
				endOffset,
				endOffset
			];
			this.decorate(doc, false);
			yield doc;
		}
	}
};

// node_modules/yaml/browser/dist/parse/cst-visit.js
const BREAK = Symbol("break visit");
const SKIP = Symbol("skip children");
const REMOVE = Symbol("remove item");
/**
* Apply a visitor to a CST document or item.
*
* Walks through the tree (depth-first) starting from the root, calling a
* `visitor` function with two arguments when entering each item:
*   - `item`: The current item, which included the following members:
*     - `start: SourceToken[]` \u2013 Source tokens before the key or value,
*       possibly including its anchor or tag.
*     - `key?: Token | null` \u2013 Set for pair values. May then be `null`, if
*       the key before the `:` separator is empty.
*     - `sep?: SourceToken[]` \u2013 Source tokens between the key and the value,
*       which should include the `:` map value indicator if `value` is set.
*     - `value?: Token` \u2013 The value of a sequence item, or of a map pair.
*   - `path`: The steps from the root to the current node, as an array of
*     `['key' | 'value', number]` tuples.
*
* The return value of the visitor may be used to control the traversal:
*   - `undefined` (default): Do nothing and continue
*   - `visit.SKIP`: Do not visit the children of this token, continue with
*      next sibling
*   - `visit.BREAK`: Terminate traversal completely
*   - `visit.REMOVE`: Remove the current item, then continue with the next one
*   - `number`: Set the index of the next step. This is useful especially if
*     the index of the current token has changed.
*   - `function`: Define the next visitor for this item. After the original
*     visitor is called on item entry, next visitors are called after handling
*     a non-empty `key` and when exiting the item.
*/
function visit(cst, visitor) {
	if ("type" in cst && cst.type === "document") cst = {
		start: cst.start,
		value: cst.value
	};
	_visit(Object.freeze([]), cst, visitor);
}
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
	let item = cst;
	for (const [field, index] of path) {
		const tok = item?.[field];
		if (tok && "items" in tok) item = tok.items[index];
		else return void 0;
	}
	return item;
};
/**
* Get the immediate parent collection of the item at `path` from `cst` as the root.
*
* Throws an error if the collection is not found, which should never happen if the item itself exists.
*/
visit.parentCollection = (cst, path) => {
	const parent = visit.itemAtPath(cst, path.slice(0, -1));
	const field = path[path.length - 1][0];
	const coll = parent?.[field];
	if (coll && "items" in coll) return coll;
	throw new Error("Parent collection not found");
};
function _visit(path, item, visitor) {
	let ctrl = visitor(item, path);
	if (typeof ctrl === "symbol") return ctrl;
	for (const field of ["key", "value"]) {
		const token = item[field];
		if (token && "items" in token) {
			for (let i = 0; i < token.items.length; ++i) {
				const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
				if (typeof ci === "number") i = ci - 1;
				else if (ci === BREAK) return BREAK;
				else if (ci === REMOVE) {
					token.items.splice(i, 1);
					i -= 1;
				}
			}
			if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
		}
	}
	return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
}

// node_modules/yaml/browser/dist/parse/cst.js
/** The byte order mark */
const BOM = "\ufeff";
/** Start of doc-mode */
const DOCUMENT = "";
/** Unexpected end of flow-mode */
const FLOW_END = "";
/** Next token is a scalar value */
const SCALAR = "";
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
	switch (source) {
		case "\ufeff": return "byte-order-mark";
		case "": return "doc-mode";
		case "": return "flow-error-end";
		case "": return "scalar";
		case "---": return "doc-start";
		case "...": return "doc-end";
		case "":
		case "\n":
		case "\r\n": return "newline";
		case "-": return "seq-item-ind";
		case "?": return "explicit-key-ind";
		case ":": return "map-value-ind";
		case "{": return "flow-map-start";
		case "}": return "flow-map-end";
		case "[": return "flow-seq-start";
		case "]": return "flow-seq-end";
		case ",": return "comma";
	}
	switch (source[0]) {
		case " ":
		case "	": return "space";
		case "#": return "comment";
		case "%": return "directive-line";
		case "*": return "alias";
		case "&": return "anchor";
		case "!": return "tag";
		case "'": return "single-quoted-scalar";
		case "\"": return "double-quoted-scalar";
		case "|":
		case ">": return "block-scalar-header";
	}
	return null;
}

// node_modules/yaml/browser/dist/parse/lexer.js
function isEmpty(ch) {
	switch (ch) {
		case void 0:
		case " ":
		case "\n":
		case "\r":
		case "	": return true;
		default: return false;
	}
}
const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
* Splits an input string into lexical tokens, i.e. smaller strings that are
* easily identifiable by `tokens.tokenType()`.
*
* Lexing starts always in a "stream" context. Incomplete input may be buffered
* until a complete token can be emitted.
*
* In addition to slices of the original input, the following control characters
* may also be emitted:
*
* - `\x02` (Start of Text): A document starts with the next token
* - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
* - `\x1f` (Unit Separator): Next token is a scalar value
* - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
*/
var Lexer = class {
	constructor() {
		/**
		* Flag indicating whether the end of the current buffer marks the end of
		* all input
		*/
		this.atEnd = false;
		/**
		* Explicit indent set in block scalar header, as an offset from the current
		* minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
		* explicitly set.
		*/
		this.blockScalarIndent = -1;
		/**
		* Block scalars that include a + (keep) chomping indicator in their header
		* include trailing empty lines, which are otherwise excluded from the
		* scalar's contents.
		*/
		this.blockScalarKeep = false;
		/** Current input */
		this.buffer = "";
		/**
		* Flag noting whether the map value indicator : can immediately follow this
		* node within a flow context.
		*/
		this.flowKey = false;
		/** Count of surrounding flow collection levels. */
		this.flowLevel = 0;
		/**
		* Minimum level of indentation required for next lines to be parsed as a
		* part of the current scalar value.
		*/
		this.indentNext = 0;
		/** Indentation level of the current line. */
		this.indentValue = 0;
		/** Position of the next \n character. */
		this.lineEndPos = null;
		/** Stores the state of the lexer if reaching the end of incpomplete input */
		this.next = null;
		/** A pointer to `buffer`; the current position of the lexer. */
		this.pos = 0;
	}
	/**
	* Generate YAML tokens from the `source` string. If `incomplete`,
	* a part of the last line may be left as a buffer for the next call.
	*
	* @returns A generator of lexical tokens
	*/
	*lex(source, incomplete = false) {
		if (source) {
			if (typeof source !== "string") throw TypeError("source is not a string");
			this.buffer = this.buffer ? this.buffer + source : source;
			this.lineEndPos = null;
		}
		this.atEnd = !incomplete;
		let next = this.next ?? "stream";
		while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
	}
	atLineEnd() {
		let i = this.pos;
		let ch = this.buffer[i];
		while (ch === " " || ch === "	") ch = this.buffer[++i];
		if (!ch || ch === "#" || ch === "\n") return true;
		if (ch === "\r") return this.buffer[i + 1] === "\n";
		return false;
	}
	charAt(n) {
		return this.buffer[this.pos + n];
	}
	continueScalar(offset) {
		let ch = this.buffer[offset];
		if (this.indentNext > 0) {
			let indent = 0;
			while (ch === " ") ch = this.buffer[++indent + offset];
			if (ch === "\r") {
				const next = this.buffer[indent + offset + 1];
				if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
			}
			return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
		}
		if (ch === "-" || ch === ".") {
			const dt = this.buffer.substr(offset, 3);
			if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
		}
		return offset;
	}
	getLine() {
		let end = this.lineEndPos;
		if (typeof end !== "number" || end !== -1 && end < this.pos) {
			end = this.buffer.indexOf("\n", this.pos);
			this.lineEndPos = end;
		}
		if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
		if (this.buffer[end - 1] === "\r") end -= 1;
		return this.buffer.substring(this.pos, end);
	}
	hasChars(n) {
		return this.pos + n <= this.buffer.length;
	}
	setNext(state) {
		this.buffer = this.buffer.substring(this.pos);
		this.pos = 0;
		this.lineEndPos = null;
		this.next = state;
		return null;
	}
	peek(n) {
		return this.buffer.substr(this.pos, n);
	}
	*parseNext(next) {
		switch (next) {
			case "stream": return yield* this.parseStream();
			case "line-start": return yield* this.parseLineStart();
			case "block-start": return yield* this.parseBlockStart();
			case "doc": return yield* this.parseDocument();
			case "flow": return yield* this.parseFlowCollection();
			case "quoted-scalar": return yield* this.parseQuotedScalar();
			case "block-scalar": return yield* this.parseBlockScalar();
			case "plain-scalar": return yield* this.parsePlainScalar();
		}
	}
	*parseStream() {
		let line = this.getLine();
		if (line === null) return this.setNext("stream");
		if (line[0] === "\ufeff") {
			yield* this.pushCount(1);
			line = line.substring(1);
		}
		if (line[0] === "%") {
			let dirEnd = line.length;
			let cs = line.indexOf("#");
			while (cs !== -1) {
				const ch = line[cs - 1];
				if (ch === " " || ch === "	") {
					dirEnd = cs - 1;
					break;
				} else cs = line.indexOf("#", cs + 1);
			}
			while (true) {
				const ch = line[dirEnd - 1];
				if (ch === " " || ch === "	") dirEnd -= 1;
				else break;
			}
			const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
			yield* this.pushCount(line.length - n);
			this.pushNewline();
			return "stream";
		}
		if (this.atLineEnd()) {
			const sp = yield* this.pushSpaces(true);
			yield* this.pushCount(line.length - sp);
			yield* this.pushNewline();
			return "stream";
		}
		yield "";
		return yield* this.parseLineStart();
	}
	*parseLineStart() {
		const ch = this.charAt(0);
		if (!ch && !this.atEnd) return this.setNext("line-start");
		if (ch === "-" || ch === ".") {
			if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
			const s = this.peek(3);
			if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
				yield* this.pushCount(3);
				this.indentValue = 0;
				this.indentNext = 0;
				return s === "---" ? "doc" : "stream";
			}
		}
		this.indentValue = yield* this.pushSpaces(false);
		if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
		return yield* this.parseBlockStart();
	}
	*parseBlockStart() {
		const [ch0, ch1] = this.peek(2);
		if (!ch1 && !this.atEnd) return this.setNext("block-start");
		if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
			const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
			this.indentNext = this.indentValue + 1;
			this.indentValue += n;
			return "block-start";
		}
		return "doc";
	}
	*parseDocument() {
		yield* this.pushSpaces(true);
		const line = this.getLine();
		if (line === null) return this.setNext("doc");
		let n = yield* this.pushIndicators();
		switch (line[n]) {
			case "#": yield* this.pushCount(line.length - n);
			case void 0:
				yield* this.pushNewline();
				return yield* this.parseLineStart();
			case "{":
			case "[":
				yield* this.pushCount(1);
				this.flowKey = false;
				this.flowLevel = 1;
				return "flow";
			case "}":
			case "]":
				yield* this.pushCount(1);
				return "doc";
			case "*":
				yield* this.pushUntil(isNotAnchorChar);
				return "doc";
			case "\"":
			case "'": return yield* this.parseQuotedScalar();
			case "|":
			case ">":
				n += yield* this.parseBlockScalarHeader();
				n += yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - n);
				yield* this.pushNewline();
				return yield* this.parseBlockScalar();
			default: return yield* this.parsePlainScalar();
		}
	}
	*parseFlowCollection() {
		let nl, sp;
		let indent = -1;
		do {
			nl = yield* this.pushNewline();
			if (nl > 0) {
				sp = yield* this.pushSpaces(false);
				this.indentValue = indent = sp;
			} else sp = 0;
			sp += yield* this.pushSpaces(true);
		} while (nl + sp > 0);
		const line = this.getLine();
		if (line === null) return this.setNext("flow");
		if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
			if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
				this.flowLevel = 0;
				yield "";
				return yield* this.parseLineStart();
			}
		}
		let n = 0;
		while (line[n] === ",") {
			n += yield* this.pushCount(1);
			n += yield* this.pushSpaces(true);
			this.flowKey = false;
		}
		n += yield* this.pushIndicators();
		switch (line[n]) {
			case void 0: return "flow";
			case "#":
				yield* this.pushCount(line.length - n);
				return "flow";
			case "{":
			case "[":
				yield* this.pushCount(1);
				this.flowKey = false;
				this.flowLevel += 1;
				return "flow";
			case "}":
			case "]":
				yield* this.pushCount(1);
				this.flowKey = true;
				this.flowLevel -= 1;
				return this.flowLevel ? "flow" : "doc";
			case "*":
				yield* this.pushUntil(isNotAnchorChar);
				return "flow";
			case "\"":
			case "'":
				this.flowKey = true;
				return yield* this.parseQuotedScalar();
			case ":": {
				const next = this.charAt(1);
				if (this.flowKey || isEmpty(next) || next === ",") {
					this.flowKey = false;
					yield* this.pushCount(1);
					yield* this.pushSpaces(true);
					return "flow";
				}
			}
			default:
				this.flowKey = false;
				return yield* this.parsePlainScalar();
		}
	}
	*parseQuotedScalar() {
		const quote = this.charAt(0);
		let end = this.buffer.indexOf(quote, this.pos + 1);
		if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
		else while (end !== -1) {
			let n = 0;
			while (this.buffer[end - 1 - n] === "\\") n += 1;
			if (n % 2 === 0) break;
			end = this.buffer.indexOf("\"", end + 1);
		}
		const qb = this.buffer.substring(0, end);
		let nl = qb.indexOf("\n", this.pos);
		if (nl !== -1) {
			while (nl !== -1) {
				const cs = this.continueScalar(nl + 1);
				if (cs === -1) break;
				nl = qb.indexOf("\n", cs);
			}
			if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
		}
		if (end === -1) {
			if (!this.atEnd) return this.setNext("quoted-scalar");
			end = this.buffer.length;
		}
		yield* this.pushToIndex(end + 1, false);
		return this.flowLevel ? "flow" : "doc";
	}
	*parseBlockScalarHeader() {
		this.blockScalarIndent = -1;
		this.blockScalarKeep = false;
		let i = this.pos;
		while (true) {
			const ch = this.buffer[++i];
			if (ch === "+") this.blockScalarKeep = true;
			else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
			else if (ch !== "-") break;
		}
		return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
	}
	*parseBlockScalar() {
		let nl = this.pos - 1;
		let indent = 0;
		let ch;
		loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
			case " ":
				indent += 1;
				break;
			case "\n":
				nl = i;
				indent = 0;
				break;
			case "\r": {
				const next = this.buffer[i + 1];
				if (!next && !this.atEnd) return this.setNext("block-scalar");
				if (next === "\n") break;
			}
			default: break loop;
		}
		if (!ch && !this.atEnd) return this.setNext("block-scalar");
		if (indent >= this.indentNext) {
			if (this.blockScalarIndent === -1) this.indentNext = indent;
			else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
			do {
				const cs = this.continueScalar(nl + 1);
				if (cs === -1) break;
				nl = this.buffer.indexOf("\n", cs);
			} while (nl !== -1);
			if (nl === -1) {
				if (!this.atEnd) return this.setNext("block-scalar");
				nl = this.buffer.length;
			}
		}
		let i = nl + 1;
		ch = this.buffer[i];
		while (ch === " ") ch = this.buffer[++i];
		if (ch === "	") {
			while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
			nl = i - 1;
		} else if (!this.blockScalarKeep) do {
			let i = nl - 1;
			let ch = this.buffer[i];
			if (ch === "\r") ch = this.buffer[--i];
			const lastChar = i;
			while (ch === " ") ch = this.buffer[--i];
			if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
			else break;
		} while (true);
		yield "";
		yield* this.pushToIndex(nl + 1, true);
		return yield* this.parseLineStart();
	}
	*parsePlainScalar() {
		const inFlow = this.flowLevel > 0;
		let end = this.pos - 1;
		let i = this.pos - 1;
		let ch;
		while (ch = this.buffer[++i]) if (ch === ":") {
			const next = this.buffer[i + 1];
			if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
			end = i;
		} else if (isEmpty(ch)) {
			let next = this.buffer[i + 1];
			if (ch === "\r") {
				if (next === "\n") {
					i += 1;
					ch = "\n";
					next = this.buffer[i + 1];
				} else end = i;
			}
			if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
			if (ch === "\n") {
				const cs = this.continueScalar(i + 1);
				if (cs === -1) break;
				i = Math.max(i, cs - 2);
			}
		} else {
			if (inFlow && flowIndicatorChars.has(ch)) break;
			end = i;
		}
		if (!ch && !this.atEnd) return this.setNext("plain-scalar");
		yield "";
		yield* this.pushToIndex(end + 1, true);
		return inFlow ? "flow" : "doc";
	}
	*pushCount(n) {
		if (n > 0) {
			yield this.buffer.substr(this.pos, n);
			this.pos += n;
			return n;
		}
		return 0;
	}
	*pushToIndex(i, allowEmpty) {
		const s = this.buffer.slice(this.pos, i);
		if (s) {
			yield s;
			this.pos += s.length;
			return s.length;
		} else if (allowEmpty) yield "";
		return 0;
	}
	*pushIndicators() {
		let n = 0;
		loop: while (true) {
			switch (this.charAt(0)) {
				case "!":
					n += yield* this.pushTag();
					n += yield* this.pushSpaces(true);
					continue loop;
				case "&":
					n += yield* this.pushUntil(isNotAnchorChar);
					n += yield* this.pushSpaces(true);
					continue loop;
				case "-":
				case "?":
				case ":": {
					const inFlow = this.flowLevel > 0;
					const ch1 = this.charAt(1);
					if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
						if (!inFlow) this.indentNext = this.indentValue + 1;
						else if (this.flowKey) this.flowKey = false;
						n += yield* this.pushCount(1);
						n += yield* this.pushSpaces(true);
						continue loop;
					}
				}
			}
			break loop;
		}
		return n;
	}
	*pushTag() {
		if (this.charAt(1) === "<") {
			let i = this.pos + 2;
			let ch = this.buffer[i];
			while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
			return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
		} else {
			let i = this.pos + 1;
			let ch = this.buffer[i];
			while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
			else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
			else break;
			return yield* this.pushToIndex(i, false);
		}
	}
	*pushNewline() {
		const ch = this.buffer[this.pos];
		if (ch === "\n") return yield* this.pushCount(1);
		else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
		else return 0;
	}
	*pushSpaces(allowTabs) {
		let i = this.pos - 1;
		let ch;
		do
			ch = this.buffer[++i];
		while (ch === " " || allowTabs && ch === "	");
		const n = i - this.pos;
		if (n > 0) {
			yield this.buffer.substr(this.pos, n);
			this.pos = i;
		}
		return n;
	}
	*pushUntil(test) {
		let i = this.pos;
		let ch = this.buffer[i];
		while (!test(ch)) ch = this.buffer[++i];
		return yield* this.pushToIndex(i, false);
	}
};

// node_modules/yaml/browser/dist/parse/line-counter.js
/**
* Tracks newlines during parsing in order to provide an efficient API for
* determining the one-indexed `{ line, col }` position for any offset
* within the input.
*/
var LineCounter = class {
	constructor() {
		this.lineStarts = [];
		/**
		* Should be called in ascending order. Otherwise, call
		* `lineCounter.lineStarts.sort()` before calling `linePos()`.
		*/
		this.addNewLine = (offset) => this.lineStarts.push(offset);
		/**
		* Performs a binary search and returns the 1-indexed { line, col }
		* position of `offset`. If `line === 0`, `addNewLine` has never been
		* called or `offset` is before the first known newline.
		*/
		this.linePos = (offset) => {
			let low = 0;
			let high = this.lineStarts.length;
			while (low < high) {
				const mid = low + high >> 1;
				if (this.lineStarts[mid] < offset) low = mid + 1;
				else high = mid;
			}
			if (this.lineStarts[low] === offset) return {
				line: low + 1,
				col: 1
			};
			if (low === 0) return {
				line: 0,
				col: offset
			};
			const start = this.lineStarts[low - 1];
			return {
				line: low,
				col: offset - start + 1
			};
		};
	}
};

// node_modules/yaml/browser/dist/parse/parser.js
function includesToken(list, type) {
	for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
	return false;
}
function findNonEmptyIndex(list) {
	for (let i = 0; i < list.length; ++i) switch (list[i].type) {
		case "space":
		case "comment":
		case "newline": break;
		default: return i;
	}
	return -1;
}
function isFlowToken(token) {
	switch (token?.type) {
		case "alias":
		case "scalar":
		case "single-quoted-scalar":
		case "double-quoted-scalar":
		case "flow-collection": return true;
		default: return false;
	}
}
function getPrevProps(parent) {
	switch (parent.type) {
		case "document": return parent.start;
		case "block-map": {
			const it = parent.items[parent.items.length - 1];
			return it.sep ?? it.start;
		}
		case "block-seq": return parent.items[parent.items.length - 1].start;
		/* istanbul ignore next should not happen */
		default: return [];
	}
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
	if (prev.length === 0) return [];
	let i = prev.length;
	loop: while (--i >= 0) switch (prev[i].type) {
		case "doc-start":
		case "explicit-key-ind":
		case "map-value-ind":
		case "seq-item-ind":
		case "newline": break loop;
	}
	while (prev[++i]?.type === "space");
	return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
	if (source.length < 1e5) Array.prototype.push.apply(target, source);
	else for (let i = 0; i < source.length; ++i) target.push(source[i]);
}
function fixFlowSeqItems(fc) {
	if (fc.start.type === "flow-seq-start") {
		for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
			if (it.key) it.value = it.key;
			delete it.key;
			if (isFlowToken(it.value)) {
				if (it.value.end) arrayPushArray(it.value.end, it.sep);
				else it.value.end = it.sep;
			} else arrayPushArray(it.start, it.sep);
			delete it.sep;
		}
	}
}
/**
* A YAML concrete syntax tree (CST) parser
*
* ```ts
* const src: string = ...
* for (const token of new Parser().parse(src)) {
*   // token: Token
* }
* ```
*
* To use the parser with a user-provided lexer:
*
* ```ts
* function* parse(source: string, lexer: Lexer) {
*   const parser = new Parser()
*   for (const lexeme of lexer.lex(source))
*     yield* parser.next(lexeme)
*   yield* parser.end()
* }
*
* const src: string = ...
* const lexer = new Lexer()
* for (const token of parse(src, lexer)) {
*   // token: Token
* }
* ```
*/
var Parser = class {
	/**
	* @param onNewLine - If defined, called separately with the start position of
	*   each new line (in `parse()`, including the start of input).
	*/
	constructor(onNewLine) {
		/** If true, space and sequence indicators count as indentation */
		this.atNewLine = true;
		/** If true, next token is a scalar value */
		this.atScalar = false;
		/** Current indentation level */
		this.indent = 0;
		/** Current offset since the start of parsing */
		this.offset = 0;
		/** On the same line with a block map key */
		this.onKeyLine = false;
		/** Top indicates the node that's currently being built */
		this.stack = [];
		/** The source of the current token, set in parse() */
		this.source = "";
		/** The type of the current token, set in parse() */
		this.type = "";
		this.lexer = new Lexer();
		this.onNewLine = onNewLine;
	}
	/**
	* Parse `source` as a YAML stream.
	* If `incomplete`, a part of the last line may be left as a buffer for the next call.
	*
	* Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
	*
	* @returns A generator of tokens representing each directive, document, and other structure.
	*/
	*parse(source, incomplete = false) {
		if (this.onNewLine && this.offset === 0) this.onNewLine(0);
		for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
		if (!incomplete) yield* this.end();
	}
	/**
	* Advance the parser by the `source` of one lexical token.
	*/
	*next(source) {
		this.source = source;
		if (this.atScalar) {
			this.atScalar = false;
			yield* this.step();
			this.offset += source.length;
			return;
		}
		const type = tokenType(source);
		if (!type) {
			const message = `Not a YAML token: ${source}`;
			yield* this.pop({
				type: "error",
				offset: this.offset,
				message,
				source
			});
			this.offset += source.length;
		} else if (type === "scalar") {
			this.atNewLine = false;
			this.atScalar = true;
			this.type = "scalar";
		} else {
			this.type = type;
			yield* this.step();
			switch (type) {
				case "newline":
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) this.onNewLine(this.offset + source.length);
					break;
				case "space":
					if (this.atNewLine && source[0] === " ") this.indent += source.length;
					break;
				case "explicit-key-ind":
				case "map-value-ind":
				case "seq-item-ind":
					if (this.atNewLine) this.indent += source.length;
					break;
				case "doc-mode":
				case "flow-error-end": return;
				default: this.atNewLine = false;
			}
			this.offset += source.length;
		}
	}
	/** Call at end of input to push out any remaining constructions */
	*end() {
		while (this.stack.length > 0) yield* this.pop();
	}
	get sourceToken() {
		return {
			type: this.type,
			offset: this.offset,
			indent: this.indent,
			source: this.source
		};
	}
	*step() {
		const top = this.peek(1);
		if (this.type === "doc-end" && top?.type !== "doc-end") {
			while (this.stack.length > 0) yield* this.pop();
			this.stack.push({
				type: "doc-end",
				offset: this.offset,
				source: this.source
			});
			return;
		}
		if (!top) return yield* this.stream();
		switch (top.type) {
			case "document": return yield* this.document(top);
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar": return yield* this.scalar(top);
			case "block-scalar": return yield* this.blockScalar(top);
			case "block-map": return yield* this.blockMap(top);
			case "block-seq": return yield* this.blockSequence(top);
			case "flow-collection": return yield* this.flowCollection(top);
			case "doc-end": return yield* this.documentEnd(top);
		}
		/* istanbul ignore next should not happen */
		yield* this.pop();
	}
	peek(n) {
		return this.stack[this.stack.length - n];
	}
	*pop(error) {
		const token = error ?? this.stack.pop();
		/* istanbul ignore if should not happen */
		if (!token) yield {
			type: "error",
			offset: this.offset,
			source: "",
			message: "Tried to pop an empty stack"
		};
		else if (this.stack.length === 0) yield token;
		else {
			const top = this.peek(1);
			if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
			else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
			if (token.type === "flow-collection") fixFlowSeqItems(token);
			switch (top.type) {
				case "document":
					top.value = token;
					break;
				case "block-scalar":
					top.props.push(token);
					break;
				case "block-map": {
					const it = top.items[top.items.length - 1];
					if (it.value) {
						top.items.push({
							start: [],
							key: token,
							sep: []
						});
						this.onKeyLine = true;
						return;
					} else if (it.sep) it.value = token;
					else {
						Object.assign(it, {
							key: token,
							sep: []
						});
						this.onKeyLine = !it.explicitKey;
						return;
					}
					break;
				}
				case "block-seq": {
					const it = top.items[top.items.length - 1];
					if (it.value) top.items.push({
						start: [],
						value: token
					});
					else it.value = token;
					break;
				}
				case "flow-collection": {
					const it = top.items[top.items.length - 1];
					if (!it || it.value) top.items.push({
						start: [],
						key: token,
						sep: []
					});
					else if (it.sep) it.value = token;
					else Object.assign(it, {
						key: token,
						sep: []
					});
					return;
				}
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.pop(token);
			}
			if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
				const last = token.items[token.items.length - 1];
				if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
					if (top.type === "document") top.end = last.start;
					else top.items.push({ start: last.start });
					token.items.splice(-1, 1);
				}
			}
		}
	}
	*stream() {
		switch (this.type) {
			case "directive-line":
				yield {
					type: "directive",
					offset: this.offset,
					source: this.source
				};
				return;
			case "byte-order-mark":
			case "space":
			case "comment":
			case "newline":
				yield this.sourceToken;
				return;
			case "doc-mode":
			case "doc-start": {
				const doc = {
					type: "document",
					offset: this.offset,
					start: []
				};
				if (this.type === "doc-start") doc.start.push(this.sourceToken);
				this.stack.push(doc);
				return;
			}
		}
		yield {
			type: "error",
			offset: this.offset,
			message: `Unexpected ${this.type} token in YAML stream`,
			source: this.source
		};
	}
	*document(doc) {
		if (doc.value) return yield* this.lineEnd(doc);
		switch (this.type) {
			case "doc-start":
				if (findNonEmptyIndex(doc.start) !== -1) {
					yield* this.pop();
					yield* this.step();
				} else doc.start.push(this.sourceToken);
				return;
			case "anchor":
			case "tag":
			case "space":
			case "comment":
			case "newline":
				doc.start.push(this.sourceToken);
				return;
		}
		const bv = this.startBlockValue(doc);
		if (bv) this.stack.push(bv);
		else yield {
			type: "error",
			offset: this.offset,
			message: `Unexpected ${this.type} token in YAML document`,
			source: this.source
		};
	}
	*scalar(scalar) {
		if (this.type === "map-value-ind") {
			const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
			let sep;
			if (scalar.end) {
				sep = scalar.end;
				sep.push(this.sourceToken);
				delete scalar.end;
			} else sep = [this.sourceToken];
			const map = {
				type: "block-map",
				offset: scalar.offset,
				indent: scalar.indent,
				items: [{
					start,
					key: scalar,
					sep
				}]
			};
			this.onKeyLine = true;
			this.stack[this.stack.length - 1] = map;
		} else yield* this.lineEnd(scalar);
	}
	*blockScalar(scalar) {
		switch (this.type) {
			case "space":
			case "comment":
			case "newline":
				scalar.props.push(this.sourceToken);
				return;
			case "scalar":
				scalar.source = this.source;
				this.atNewLine = true;
				this.indent = 0;
				if (this.onNewLine) {
					let nl = this.source.indexOf("\n") + 1;
					while (nl !== 0) {
						this.onNewLine(this.offset + nl);
						nl = this.source.indexOf("\n", nl) + 1;
					}
				}
				yield* this.pop();
				break;
			/* istanbul ignore next should not happen */
			default:
				yield* this.pop();
				yield* this.step();
		}
	}
	*blockMap(map) {
		const it = map.items[map.items.length - 1];
		switch (this.type) {
			case "newline":
				this.onKeyLine = false;
				if (it.value) {
					const end = "end" in it.value ? it.value.end : void 0;
					if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
					else map.items.push({ start: [this.sourceToken] });
				} else if (it.sep) it.sep.push(this.sourceToken);
				else it.start.push(this.sourceToken);
				return;
			case "space":
			case "comment":
				if (it.value) map.items.push({ start: [this.sourceToken] });
				else if (it.sep) it.sep.push(this.sourceToken);
				else {
					if (this.atIndentedComment(it.start, map.indent)) {
						const end = map.items[map.items.length - 2]?.value?.end;
						if (Array.isArray(end)) {
							arrayPushArray(end, it.start);
							end.push(this.sourceToken);
							map.items.pop();
							return;
						}
					}
					it.start.push(this.sourceToken);
				}
				return;
		}
		if (this.indent >= map.indent) {
			const atMapIndent = !this.onKeyLine && this.indent === map.indent;
			const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
			let start = [];
			if (atNextItem && it.sep && !it.value) {
				const nl = [];
				for (let i = 0; i < it.sep.length; ++i) {
					const st = it.sep[i];
					switch (st.type) {
						case "newline":
							nl.push(i);
							break;
						case "space": break;
						case "comment":
							if (st.indent > map.indent) nl.length = 0;
							break;
						default: nl.length = 0;
					}
				}
				if (nl.length >= 2) start = it.sep.splice(nl[1]);
			}
			switch (this.type) {
				case "anchor":
				case "tag":
					if (atNextItem || it.value) {
						start.push(this.sourceToken);
						map.items.push({ start });
						this.onKeyLine = true;
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "explicit-key-ind":
					if (!it.sep && !it.explicitKey) {
						it.start.push(this.sourceToken);
						it.explicitKey = true;
					} else if (atNextItem || it.value) {
						start.push(this.sourceToken);
						map.items.push({
							start,
							explicitKey: true
						});
					} else this.stack.push({
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start: [this.sourceToken],
							explicitKey: true
						}]
					});
					this.onKeyLine = true;
					return;
				case "map-value-ind":
					if (it.explicitKey) {
						if (!it.sep) {
							if (includesToken(it.start, "newline")) Object.assign(it, {
								key: null,
								sep: [this.sourceToken]
							});
							else {
								const start = getFirstKeyStartProps(it.start);
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key: null,
										sep: [this.sourceToken]
									}]
								});
							}
						} else if (it.value) map.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start,
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
							const start = getFirstKeyStartProps(it.start);
							const key = it.key;
							const sep = it.sep;
							sep.push(this.sourceToken);
							delete it.key;
							delete it.sep;
							this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key,
									sep
								}]
							});
						} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
						else it.sep.push(this.sourceToken);
					} else if (!it.sep) Object.assign(it, {
						key: null,
						sep: [this.sourceToken]
					});
					else if (it.value || atNextItem) map.items.push({
						start,
						key: null,
						sep: [this.sourceToken]
					});
					else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start: [],
							key: null,
							sep: [this.sourceToken]
						}]
					});
					else it.sep.push(this.sourceToken);
					this.onKeyLine = true;
					return;
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": {
					const fs = this.flowScalar(this.type);
					if (atNextItem || it.value) {
						map.items.push({
							start,
							key: fs,
							sep: []
						});
						this.onKeyLine = true;
					} else if (it.sep) this.stack.push(fs);
					else {
						Object.assign(it, {
							key: fs,
							sep: []
						});
						this.onKeyLine = true;
					}
					return;
				}
				default: {
					const bv = this.startBlockValue(map);
					if (bv) {
						if (bv.type === "block-seq") {
							if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
								yield* this.pop({
									type: "error",
									offset: this.offset,
									message: "Unexpected block-seq-ind on same line with key",
									source: this.source
								});
								return;
							}
						} else if (atMapIndent) map.items.push({ start });
						this.stack.push(bv);
						return;
					}
				}
			}
		}
		yield* this.pop();
		yield* this.step();
	}
	*blockSequence(seq) {
		const it = seq.items[seq.items.length - 1];
		switch (this.type) {
			case "newline":
				if (it.value) {
					const end = "end" in it.value ? it.value.end : void 0;
					if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
					else seq.items.push({ start: [this.sourceToken] });
				} else it.start.push(this.sourceToken);
				return;
			case "space":
			case "comment":
				if (it.value) seq.items.push({ start: [this.sourceToken] });
				else {
					if (this.atIndentedComment(it.start, seq.indent)) {
						const end = seq.items[seq.items.length - 2]?.value?.end;
						if (Array.isArray(end)) {
							arrayPushArray(end, it.start);
							end.push(this.sourceToken);
							seq.items.pop();
							return;
						}
					}
					it.start.push(this.sourceToken);
				}
				return;
			case "anchor":
			case "tag":
				if (it.value || this.indent <= seq.indent) break;
				it.start.push(this.sourceToken);
				return;
			case "seq-item-ind":
				if (this.indent !== seq.indent) break;
				if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
				else it.start.push(this.sourceToken);
				return;
		}
		if (this.indent > seq.indent) {
			const bv = this.startBlockValue(seq);
			if (bv) {
				this.stack.push(bv);
				return;
			}
		}
		yield* this.pop();
		yield* this.step();
	}
	*flowCollection(fc) {
		const it = fc.items[fc.items.length - 1];
		if (this.type === "flow-error-end") {
			let top;
			do {
				yield* this.pop();
				top = this.peek(1);
			} while (top?.type === "flow-collection");
		} else if (fc.end.length === 0) {
			switch (this.type) {
				case "comma":
				case "explicit-key-ind":
					if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
				case "map-value-ind":
					if (!it || it.value) fc.items.push({
						start: [],
						key: null,
						sep: [this.sourceToken]
					});
					else if (it.sep) it.sep.push(this.sourceToken);
					else Object.assign(it, {
						key: null,
						sep: [this.sourceToken]
					});
					return;
				case "space":
				case "comment":
				case "newline":
				case "anchor":
				case "tag":
					if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": {
					const fs = this.flowScalar(this.type);
					if (!it || it.value) fc.items.push({
						start: [],
						key: fs,
						sep: []
					});
					else if (it.sep) this.stack.push(fs);
					else Object.assign(it, {
						key: fs,
						sep: []
					});
					return;
				}
				case "flow-map-end":
				case "flow-seq-end":
					fc.end.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(fc);
			/* istanbul ignore else should not happen */
			if (bv) this.stack.push(bv);
			else {
				yield* this.pop();
				yield* this.step();
			}
		} else {
			const parent = this.peek(2);
			if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
				yield* this.pop();
				yield* this.step();
			} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
				const start = getFirstKeyStartProps(getPrevProps(parent));
				fixFlowSeqItems(fc);
				const sep = fc.end.splice(1, fc.end.length);
				sep.push(this.sourceToken);
				const map = {
					type: "block-map",
					offset: fc.offset,
					indent: fc.indent,
					items: [{
						start,
						key: fc,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(fc);
		}
	}
	flowScalar(type) {
		if (this.onNewLine) {
			let nl = this.source.indexOf("\n") + 1;
			while (nl !== 0) {
				this.onNewLine(this.offset + nl);
				nl = this.source.indexOf("\n", nl) + 1;
			}
		}
		return {
			type,
			offset: this.offset,
			indent: this.indent,
			source: this.source
		};
	}
	startBlockValue(parent) {
		switch (this.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar": return this.flowScalar(this.type);
			case "block-scalar-header": return {
				type: "block-scalar",
				offset: this.offset,
				indent: this.indent,
				props: [this.sourceToken],
				source: ""
			};
			case "flow-map-start":
			case "flow-seq-start": return {
				type: "flow-collection",
				offset: this.offset,
				indent: this.indent,
				start: this.sourceToken,
				items: [],
				end: []
			};
			case "seq-item-ind": return {
				type: "block-seq",
				offset: this.offset,
				indent: this.indent,
				items: [{ start: [this.sourceToken] }]
			};
			case "explicit-key-ind": {
				this.onKeyLine = true;
				const start = getFirstKeyStartProps(getPrevProps(parent));
				start.push(this.sourceToken);
				return {
					type: "block-map",
					offset: this.offset,
					indent: this.indent,
					items: [{
						start,
						explicitKey: true
					}]
				};
			}
			case "map-value-ind": {
				this.onKeyLine = true;
				const start = getFirstKeyStartProps(getPrevProps(parent));
				return {
					type: "block-map",
					offset: this.offset,
					indent: this.indent,
					items: [{
						start,
						key: null,
						sep: [this.sourceToken]
					}]
				};
			}
		}
		return null;
	}
	atIndentedComment(start, indent) {
		if (this.type !== "comment") return false;
		if (this.indent <= indent) return false;
		return start.every((st) => st.type === "newline" || st.type === "space");
	}
	*documentEnd(docEnd) {
		if (this.type !== "doc-mode") {
			if (docEnd.end) docEnd.end.push(this.sourceToken);
			else docEnd.end = [this.sourceToken];
			if (this.type === "newline") yield* this.pop();
		}
	}
	*lineEnd(token) {
		switch (this.type) {
			case "comma":
			case "doc-start":
			case "doc-end":
			case "flow-seq-end":
			case "flow-map-end":
			case "map-value-ind":
				yield* this.pop();
				yield* this.step();
				break;
			case "newline": this.onKeyLine = false;
			default:
				if (token.end) token.end.push(this.sourceToken);
				else token.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
		}
	}
};

// node_modules/yaml/browser/dist/public-api.js
function parseOptions(options) {
	const prettyErrors = options.prettyErrors !== false;
	return {
		lineCounter: options.lineCounter || prettyErrors && new LineCounter() || null,
		prettyErrors
	};
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
	const { lineCounter, prettyErrors } = parseOptions(options);
	const parser = new Parser(lineCounter?.addNewLine);
	const composer = new Composer(options);
	let doc = null;
	for (const _doc of composer.compose(parser.parse(source), true, source.length)) if (!doc) doc = _doc;
	else if (doc.options.logLevel !== "silent") {
		doc.errors.push(new YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
		break;
	}
	if (prettyErrors && lineCounter) {
		doc.errors.forEach(prettifyError(source, lineCounter));
		doc.warnings.forEach(prettifyError(source, lineCounter));
	}
	return doc;
}

// src/parsers/template.ts
/**
* Makes a templated YAML file (Go templates of Helm, Jinja of Ansible and Salt) readable as YAML, line for line. Text
* that a template would insert becomes a mark; a line of control flow becomes a comment. A mark differs from every
* written value, so a templated value is *unknown*, never missing.
*/
/** Private-use characters around the index of the template text that a mark stands for. */
const OPEN = "\ue000";
const CLOSE = "\ue001";
const MARK$1 = /\uE000(\d{1,7})\uE001/g;
/** Whether a text holds template syntax at all. */
function isTemplated(text) {
	return text.includes("{{") || text.includes("{%") || text.includes("{#");
}
function hasMark(text) {
	return text.includes(OPEN);
}
/** The text with its template actions back in place of the marks. */
function restore(text, actions) {
	return hasMark(text) ? text.replace(MARK$1, (_, index) => actions[Number(index)] ?? "") : text;
}
/** Actions of Go templates that print nothing themselves. */
const STEERING = /^(?:if|else|end|range|with|define|block|break|continue|fail|\/\*|\$[\w.]*\s*:?=)/;
/** Longer than any action that a person writes; a delimiter without an end in that distance is text. */
const MAX_ACTION = 2e4;
const ALL = {
	otherwise: true,
	printed: true
};
/** Replaces template syntax by marks and comments. Linear in the text. */
function untemplate(text, kept = ALL) {
	const actions = [];
	const mark = (action) => `${OPEN}${actions.push(action) - 1}${CLOSE}`;
	const lines = logicalLines(text);
	const scalars = blockScalars(lines);
	const dropped = kept.otherwise ? /* @__PURE__ */ new Set() : otherwiseLines(lines);
	const out = [];
	lines.forEach((pieces, at) => {
		const indent = scalars.get(at);
		if (indent !== void 0) {
			const told = pieces.map((piece) => piece.kind === "text" ? piece.text : mark(piece.text)).join("");
			out.push(told.trim() === "" ? "" : " ".repeat(Math.max(0, indent - told.search(/\S/))) + told);
			for (const piece of pieces) if (piece.kind !== "text") append(out, Array(count(piece.text, "\n")).fill(""));
			return;
		}
		const printing = pieces.find((piece) => piece.kind === "print");
		if (dropped.has(at)) out.push("#");
		else if (pieces.every((piece) => piece.kind === "text")) out.push(source(pieces));
		else if (pieces.some((piece) => piece.kind === "text" && piece.text.trim() !== "")) {
			const inner = isContinued(lines, at) ? "&" : "";
			const told = pieces.map((piece) => piece.kind === "text" ? piece.text : mark(piece.text));
			out.push(inner === "" ? told.join("") : [
				told[0],
				inner,
				...told.slice(1)
			].join("").trimEnd());
		} else if (printing === void 0 || !kept.printed) out.push("#");
		else {
			const indent = indentOf(pieces);
			const unknown = mark(printing.text);
			const entry = inList(indent, lines, at, out) ? `- ${unknown}` : `${unknown}: ${unknown}`;
			out.push(" ".repeat(indent) + entry);
		}
		for (const piece of pieces) if (piece.kind !== "text") append(out, Array(count(piece.text, "\n")).fill(""));
	});
	return {
		text: out.join("\n"),
		actions
	};
}
/** The end of a line behind which a block scalar starts (YAML 1.2.2 section 8.1). No part of it can be read in two ways. */
const BLOCK_SCALAR = /(?:^|[:-][ \t]+)(?:[!&]\S+[ \t]+){0,2}[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$/;
/**
* The column that the text of a block scalar must be right of: that of the key, or of the dash of the item, that holds it.
* Undefined where the line starts none.
*/
function scalarColumn(line) {
	if (!BLOCK_SCALAR.test(line.slice(0, 1e3))) return void 0;
	const dashes = /^ *(?:- +)*/.exec(line)[0];
	return /[|>!&]/.test(line[dashes.length] ?? "") ? dashes.lastIndexOf("-") : dashes.length;
}
/** The lines of block scalars that hold template syntax, with the indentation of the scalar's text. */
function blockScalars(lines) {
	const found = /* @__PURE__ */ new Map();
	let outer;
	let inner = 0;
	for (const [at, pieces] of lines.entries()) {
		const isText = pieces.every((piece) => piece.kind === "text");
		const line = source(pieces);
		const indent = line.search(/\S/);
		if (outer !== void 0 && indent >= 0 && indent <= outer) {
			if (!(!isText && pieces.every((piece) => piece.kind !== "text" || piece.text.trim() === "")) || (firstIndent(lines, at + 1) ?? -1) <= outer) outer = void 0;
		}
		if (outer !== void 0) {
			if (!isText) found.set(at, inner);
			continue;
		}
		outer = isText ? scalarColumn(line) : void 0;
		if (outer === void 0) continue;
		inner = firstIndent(lines, at + 1) ?? outer + 2;
		if (inner <= outer) outer = void 0;
	}
	return found;
}
/** Lines that are looked at for the next written one. */
const REACH = 50;
function firstIndent(lines, from) {
	for (let at = from; at < lines.length && at < from + REACH; at++) {
		const pieces = lines[at];
		if (pieces.some((piece) => piece.kind === "text" && piece.text.trim() !== "")) return source(pieces).search(/\S/);
	}
}
/** Words that open a block in Go templates and in Jinja; Jinja ends each with its own word, as `endif`. */
const OPENS$1 = /^(?:if|range|with|define|block|for|macro|call|filter)$/;
/** The lines between an `else` and its end: what stands there is an alternative to what stands before. */
function otherwiseLines(lines) {
	const found = /* @__PURE__ */ new Set();
	const open = [];
	const counts = /* @__PURE__ */ new Map();
	let alternatives = 0;
	const close = () => {
		const block = open.pop();
		if (block === void 0) return void 0;
		counts.set(block.word, (counts.get(block.word) ?? 0) - 1);
		if (block.otherwise) alternatives--;
		return block.word;
	};
	for (const [at, pieces] of lines.entries()) {
		if (alternatives > 0) found.add(at);
		for (const piece of pieces) {
			const word = piece.kind === "steer" ? /^\{[{%][-+]?\s*([a-z]+)/.exec(piece.text)?.[1] : void 0;
			if (word === void 0) continue;
			const last = open.at(-1);
			if (OPENS$1.test(word)) {
				open.push({
					word,
					otherwise: false
				});
				counts.set(word, (counts.get(word) ?? 0) + 1);
			} else if (/^(?:else|elif)$/.test(word) && last !== void 0 && !last.otherwise) {
				last.otherwise = true;
				alternatives++;
			} else if (word === "end") close();
			else if (word.startsWith("end") && (counts.get(word.slice(3)) ?? 0) > 0) {
				let closed = close();
				while (closed !== void 0 && closed !== word.slice(3)) closed = close();
			}
		}
	}
	return found;
}
/** The actions of a template in their order, each with the 1-based line on which it ends. Linear in the text. */
function* actionsOf(text) {
	const ends = /* @__PURE__ */ new Map();
	let [line, counted] = [1, 0];
	for (let found = nextAction(text, 0, ends); found !== void 0; found = nextAction(text, found.end, ends)) {
		line += count(text.slice(counted, found.end), "\n");
		counted = found.end;
		yield {
			action: text.slice(found.start, found.end),
			line
		};
	}
}
function source(pieces) {
	return pieces.map((piece) => piece.text).join("");
}
/** The lines of a text, each cut into what is written and what the template does; an action may span several. */
function logicalLines(text) {
	let line = [];
	const lines = [line];
	const ends = /* @__PURE__ */ new Map();
	for (let at = 0; at < text.length;) {
		const action = nextAction(text, at, ends);
		text.slice(at, action?.start ?? text.length).split("\n").forEach((part, index) => {
			if (index > 0) {
				line = [];
				lines.push(line);
			}
			if (part !== "") line.push({
				kind: "text",
				text: part
			});
		});
		if (action === void 0) break;
		const inner = text.slice(action.start + 2, action.start + 80).replace(/^-?\s*/, "");
		const steers = text[action.start + 1] !== "{" || STEERING.test(inner);
		line.push({
			kind: steers ? "steer" : "print",
			text: text.slice(action.start, action.end)
		});
		at = action.end;
	}
	return lines;
}
/** Finds the next action; the ends it looked up are kept, so that a text full of openers costs no more than one pass. */
function nextAction(text, from, ends) {
	const endOf = (close, after) => {
		let end = ends.get(close) ?? 0;
		if (end >= 0 && end < after) {
			end = text.indexOf(close, after);
			ends.set(close, end);
		}
		return end >= 0 && end - after < MAX_ACTION ? end : void 0;
	};
	for (let start = text.indexOf("{", from); start >= 0; start = text.indexOf("{", start + 1)) {
		const next = text[start + 1];
		if (next !== "{" && next !== "%" && next !== "#") continue;
		const comment = /^\{\{-?\s?\/\*/.test(text.slice(start, start + 6));
		const end = endOf(comment ? "*/" : next === "{" ? "}}" : `${next}}`, start + 2);
		const stop = comment && end !== void 0 ? endOf("}}", end) : end;
		if (stop !== void 0) return {
			start,
			end: stop + 2
		};
	}
}
/** Where what a line says starts; a block that a template prints says so itself. */
function indentOf(pieces) {
	const printed = pieces.every((piece) => piece.kind !== "text" || piece.text.trim() === "") ? pieces.find((piece) => piece.kind === "print") : void 0;
	return Number(/\bn?indent (\d{1,3})/.exec(printed?.text ?? "")?.[1] ?? source(pieces).search(/\S/));
}
/** Whether what a template prints or begins behind a key goes on below, deeper than the key. */
function isContinued(lines, at) {
	const [first, ...actions] = lines[at];
	const key = /^([ -]*)[^\s#'"-][^:#]*:[ \t]*$/.exec(first?.kind === "text" ? first.text : "");
	if (key === null || actions.some((piece) => piece.kind === "text" && piece.text.trim() !== "")) return false;
	for (const pieces of lines.slice(at + 1, at + 50)) if (pieces.some((piece) => piece.kind === "print") || !/^\s*(?:#|$|\{\{|\{%)/.test(source(pieces))) return indentOf(pieces) > key[1].length;
	return false;
}
/** Whether a block at this indentation continues a list: judged by the nearest lines above and below. */
function inList(indent, lines, at, before) {
	for (let up = before.length - 1; up >= 0 && before.length - up < 50; up--) {
		const line = before[up];
		if (/^\s*(?:#|$)/.test(line)) continue;
		const column = line.search(/\S/);
		if (column === indent && line.startsWith("- ", indent)) return true;
		if (column === indent && !/:\s*$/.test(line)) return false;
		if (column <= indent) break;
	}
	for (const pieces of lines.slice(at + 1, at + 50)) {
		const line = source(pieces);
		if (/^\s*(?:#|$|\{\{|\{%)/.test(line)) continue;
		return line.search(/\S/) === indent && line.startsWith("- ", indent);
	}
	return false;
}
function count(text, char) {
	let found = 0;
	for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) found++;
	return found;
}

// src/parsers/yaml-node.ts
const NO_ITEMS = [];
const NO_ENTRIES = /* @__PURE__ */ new Map();
/** The node at a path of keys and indexes; undefined where a key is absent. Below an unknown everything is unknown. */
function at(node, ...path) {
	let here = node;
	for (const step of path) {
		if (here === void 0 || here.kind === "unknown") return here;
		const next = typeof step === "number" ? here.items[step] : here.entries.get(step);
		if (next === void 0 && here.open) return {
			...here,
			kind: "unknown",
			value: null,
			text: "",
			items: NO_ITEMS,
			entries: NO_ENTRIES
		};
		here = next;
	}
	return here;
}
/** The scalar at a path: null when it is unknown, undefined when it is missing, empty or no scalar. */
function valueAt(node, ...path) {
	const found = at(node, ...path);
	if (found?.kind === "unknown") return null;
	return found?.kind === "scalar" ? found.value : void 0;
}
/** As {@link valueAt}, spelled as it was written. */
function stringAt(node, ...path) {
	const found = at(node, ...path);
	if (found?.kind === "unknown") return null;
	return found?.kind === "scalar" ? typeof found.value === "string" ? found.value : found.text : void 0;
}
/** The text of a scalar, also of one that a template fills in as it is written; undefined for any other node. */
function scriptText(node) {
	if (node === void 0 || node.kind !== "scalar" && node.kind !== "unknown") return void 0;
	return typeof node.value === "string" ? node.value : node.text;
}
/** The items at a path; none when it is missing or no list. */
function itemsAt(node, ...path) {
	return at(node, ...path)?.items ?? NO_ITEMS;
}
/** The entries at a path; none when it is missing or no map. */
function entriesAt(node, ...path) {
	return at(node, ...path)?.entries ?? NO_ENTRIES;
}
/** Every node below one, itself included, each once. */
function* descend(node) {
	const seen = /* @__PURE__ */ new Set();
	const pending = node === void 0 ? [] : [node];
	for (let next = pending.pop(); next !== void 0; next = pending.pop()) {
		const identity = next.kind === "map" ? next.entries : next.kind === "list" ? next.items : next;
		if (seen.has(identity)) continue;
		seen.add(identity);
		yield next;
		const children = next.kind === "map" ? [...next.entries.values()] : next.items;
		for (let i = children.length - 1; i >= 0; i--) pending.push(children[i]);
	}
}

// src/parsers/yaml-build.ts
/**
* Turns a YAML document into nodes. Both readers of YAML use it, so that they cannot differ in what a template means.
*/
/** A manifest of 40,000 keys has 200,000. */
const MAX_TOKENS = 6e5;
const newBudget = () => ({ tokens: MAX_TOKENS });
/** A null on a line; the start of every node. */
function blankNode(line) {
	return {
		kind: "null",
		value: null,
		text: "",
		line,
		endLine: line,
		items: NO_ITEMS,
		entries: NO_ENTRIES,
		open: false
	};
}
/** Flux and compose variables, kustomize variables, and references that vals, 1Password or bank-vaults resolve. */
const REFERENCE = /\$\{[^}]{1,200}\}|^\$\([\w.-]{1,200}\)$|^(?:op:\/\/|ref\+|vault:|secretref\+)/;
/** @param written the scalar's content, before its type is told */
function asScalar(made, value, written, { actions }) {
	made.text = restore(written, actions);
	if (hasMark(written) || REFERENCE.test(written)) made.kind = "unknown";
	else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
		made.kind = "scalar";
		made.value = value;
	}
}
function asList(made, items) {
	made.kind = "list";
	made.items = items;
	made.open = items.some((item) => item.kind === "unknown");
	made.endLine = Math.max(made.endLine, items.at(-1)?.endLine ?? 0);
}
function asMap(made, pairs, { actions, templated, merges = { left: 2e3 } }) {
	const entries = /* @__PURE__ */ new Map();
	const merged = [];
	made.kind = "map";
	for (const { name, child } of pairs) {
		if (hasMark(name)) made.open = true;
		made.endLine = Math.max(made.endLine, child.endLine);
		if (name === "<<") {
			for (const source of child.kind === "list" ? child.items : [child]) merged.push(source);
			continue;
		}
		const spelled = restore(name, actions);
		const earlier = entries.get(spelled);
		const branches = earlier !== void 0 && templated && (earlier.text !== child.text || child.kind === "map");
		entries.set(spelled, branches ? {
			...child,
			kind: "unknown",
			value: null,
			open: true
		} : child);
	}
	for (const source of merged) for (const [name, child] of source.entries) {
		if (merges.left < 0 || --merges.left < 0) {
			made.open = true;
			break;
		}
		if (!entries.has(name)) entries.set(name, child);
	}
	made.entries = entries;
}

// src/parsers/yaml-compose.ts
/** The parser of the `yaml` package, with limits that it does not have itself. */
/** The first document of a text. May throw what the parser throws. */
function compose(source, budget) {
	const composer = new Composer({
		uniqueKeys: false,
		logLevel: "silent",
		stringKeys: false
	});
	keepFirstError(composer);
	const parser = new Parser();
	const documents = [];
	let strayAt;
	const take = (token) => {
		if (token.type === "error") strayAt ??= token.offset;
		else documents.push(...composer.next(token));
	};
	for (const lexeme of new Lexer().lex(source)) {
		if (budget.tokens-- <= 0) return {
			more: false,
			exhausted: true
		};
		for (const token of parser.next(lexeme)) take(token);
	}
	for (const token of parser.end()) take(token);
	documents.push(...composer.end());
	const document = documents[0];
	if (document === void 0) return {
		more: false,
		exhausted: false
	};
	const errorAt = document.errors[0]?.pos[0] ?? strayAt;
	return {
		document,
		more: documents.length > 1,
		exhausted: false,
		...errorAt !== void 0 && { errorAt }
	};
}
/** An error costs 10 \u00b5s, mostly for its stack, and every byte of a text may cause one. Only the first is reported. */
function keepFirstError(composer) {
	const report = composer.onError;
	composer.onError = (source, code, message, warning) => {
		if (warning !== true && composer.errors.length === 0) report(source, code, message, warning);
	};
}

// src/parsers/yaml-cursor.ts
/** A place in the text of a YAML document, and the steps that all parts of the plain reader take. */
const [TAB, NEWLINE$1, SPACE$1, HASH$1, COLON, DASH] = [
	9,
	10,
	32,
	35,
	58,
	45
];
const [DOT, PERCENT] = [46, 37];
var Refused = class extends Error {
	reason;
	constructor(reason) {
		super(reason);
		this.reason = reason;
	}
};
/** Ends the plain reading. */
function refuse$1(reason) {
	throw new Refused(reason);
}
/** Makes a node and charges it to the budget of the file. */
function newNode({ budget }, line) {
	if (budget.tokens-- <= 0) refuse$1("size");
	return blankNode(line);
}
/** Whether a character code ends a word: a space, the end of a line, or NaN, the end of the text. */
function isBlank(code) {
	return code === SPACE$1 || code === NEWLINE$1 || Number.isNaN(code);
}
/** Skips spaces; returns the code of the next character, NaN at the end of the text. */
function skipSpaces$1(cursor) {
	let code = cursor.text.charCodeAt(cursor.at);
	while (code === SPACE$1) code = cursor.text.charCodeAt(++cursor.at);
	return code;
}
/**
* Goes from the start of a line to the first line that holds more than a comment, and to the first character in it.
* The result is its indentation, or -1 at the end of the text.
*/
function toContent(cursor) {
	const { text } = cursor;
	for (;;) {
		const code = skipSpaces$1(cursor);
		if (Number.isNaN(code)) return -1;
		if (code !== NEWLINE$1 && code !== HASH$1) {
			if (code === TAB) refuse$1("tab");
			if (cursor.at === cursor.start && isMarker(text, cursor.at, code)) refuse$1("marker");
			return cursor.at - cursor.start;
		}
		if (!toNextLine(cursor, code === NEWLINE$1 ? cursor.at : text.indexOf("\n", cursor.at))) return -1;
	}
}
/** Goes to the start of the line behind a newline; false where there is none. */
function toNextLine(cursor, newline) {
	if (newline < 0) {
		cursor.at = cursor.text.length;
		return false;
	}
	cursor.at = newline + 1;
	cursor.start = cursor.at;
	cursor.line++;
	return true;
}
/** Whether a line starts with a directive, `---` or `...`. */
function isMarker(text, at, code) {
	if (code === PERCENT) return true;
	return code === DASH && text.startsWith("---", at) || code === DOT && text.startsWith("...", at);
}
/** Behind a value nothing but a comment may follow on its line. The result is the indentation of the next content, or -1. */
function endLine(cursor) {
	const { text } = cursor;
	const code = skipSpaces$1(cursor);
	if (Number.isNaN(code)) return -1;
	if (code === HASH$1 ? text.charCodeAt(cursor.at - 1) !== SPACE$1 : code !== NEWLINE$1) refuse$1(code === TAB ? "tab" : "text after a value");
	return toNextLine(cursor, code === NEWLINE$1 ? cursor.at : text.indexOf("\n", cursor.at)) ? toContent(cursor) : -1;
}

// src/parsers/yaml-block-scalar.ts
/** Literal and folded blocks for the plain reader of YAML. */
const HEADER = /([|>])(?:([-+]?)([1-9]?)|([1-9])([-+]))(?: +#[^\n]*| *)(?:\n|$)/y;
/** A literal or a folded block (YAML 1.2.2 section 8.1); the cursor is at the start of the line behind it then. */
function blockScalar(cursor, parent) {
	const { text } = cursor;
	HEADER.lastIndex = cursor.at;
	const header = HEADER.exec(text) ?? refuse$1("block scalar");
	const folds = header[1] === ">";
	const chomp = header[2] || header[5];
	const digit = Number(header[3] || header[4] || 0);
	let indent = digit > 0 ? Math.max(parent, 0) + digit : 0;
	toNextLine(cursor, HEADER.lastIndex - 1);
	let content = "";
	let gap = "";
	let endLine = 0;
	let [empty, longest, deeper] = [
		0,
		0,
		false
	];
	for (; cursor.at < text.length;) {
		const newline = text.indexOf("\n", cursor.at);
		const end = newline < 0 ? text.length : newline;
		const code = skipSpaces$1(cursor);
		const here = cursor.at - cursor.start;
		if (cursor.at === end) {
			if (newline < 0 && here > 0) refuse$1("block scalar");
			if (indent === 0) longest = Math.max(longest, here);
			if (indent > 0 && here > indent) {
				if (folds || digit > 0) refuse$1("block scalar");
				content += unfolded(gap, empty) + text.slice(cursor.start + indent, end);
				empty = 0;
			} else empty++;
		} else {
			if (indent === 0 && here > parent) indent = here;
			if (longest > indent) refuse$1("block scalar");
			if (indent === 0 || here < indent) {
				if (code === TAB) refuse$1("tab");
				cursor.at = cursor.start;
				break;
			}
			const line = text.slice(cursor.start + indent, end);
			const indented = here > indent || code === TAB;
			if ((code === TAB || code > 127) && line.trim() === "") refuse$1("white space");
			content += folds && !deeper && !indented ? folded(gap, empty) : unfolded(gap, empty);
			content += line;
			[gap, empty, deeper] = [
				"\n",
				0,
				indented
			];
			endLine = cursor.line;
		}
		if (!toNextLine(cursor, newline)) break;
	}
	if (endLine === 0) refuse$1("block scalar");
	const tail = chomp === "-" ? "" : chomp === "+" ? "\n".repeat(empty + 1) : "\n";
	return {
		text: content + tail,
		endLine
	};
}
/** What stands for the end of a line and the empty ones after it; nothing before the first line has an end. */
function unfolded(gap, empty) {
	return gap + "\n".repeat(empty);
}
function folded(gap, empty) {
	return gap === "" || empty > 0 ? "\n".repeat(empty) : " ";
}

// src/parsers/yaml-properties.ts
/** Anchors, aliases and tags (YAML 1.2.2 sections 6.9 and 7.1) for the plain reader. */
const [AMPERSAND, ASTERISK, EXCLAMATION] = [
	38,
	42,
	33
];
/** An anchor; one that holds a mark of a template says that the template goes on below. */
const ANCHOR = /&(?:[\w.-]|\uE000\d+\uE001){1,100}(?![^ \n])/y;
/** A local tag, such as CloudFormation's `!Sub`, makes a string of a scalar. Those of YAML itself do more. */
const TAG = /![A-Za-z][\w.:-]{0,100}(?![^ \n])/y;
const ALIAS = /\*([\w.-]{1,100})(?![^ \n,\]}])/y;
/** Reads what the pattern matches at the cursor, and the spaces behind it. */
function property(cursor, pattern) {
	pattern.lastIndex = cursor.at;
	const found = pattern.exec(cursor.text)?.[0];
	if (found === void 0) return void 0;
	cursor.at += found.length;
	skipSpaces$1(cursor);
	return found;
}
/** What an alias stands for, on the line of the alias. */
function alias(cursor, made) {
	ALIAS.lastIndex = cursor.at;
	const found = ALIAS.exec(cursor.text) ?? refuse$1("alias");
	cursor.at = ALIAS.lastIndex;
	const target = cursor.anchors.get(found[1]);
	return target === void 0 ? {
		...made,
		kind: "unknown",
		text: found[0]
	} : {
		...target,
		line: made.line
	};
}

// src/parsers/yaml-scalars.ts
/** Keys, plain scalars and quoted ones for the plain reader of YAML. */
/** Implicit keys have at most 1024 characters (YAML 1.2.2 section 7.4.2). */
const MAX_KEY$1 = 500;
const [QUOTE$2, APOSTROPHE$2, BACKSLASH, QUESTION$1] = [
	34,
	39,
	92,
	63
];
/**
* Reads a key that ends on its line, with its colon; undefined where there is none at the cursor, which stays where it is then.
*/
function keyAt(cursor) {
	const { text, at } = cursor;
	const first = text.charCodeAt(at);
	const end = first === QUOTE$2 || first === APOSTROPHE$2 ? endOfQuotedKey(text, at, first) : endOfPlainKey(text, at);
	if (end < 0) return void 0;
	cursor.at = end + 1;
	if (first === QUOTE$2 || first === APOSTROPHE$2) return text.slice(at + 1, end - 1);
	return withoutSpaces(text.slice(at, end));
}
/** Offset of the colon behind a plain key. */
function endOfPlainKey(text, at) {
	if (!startsPlain(text, at)) return -1;
	for (let end = at; end - at <= MAX_KEY$1; end++) {
		const code = text.charCodeAt(end);
		if (code === COLON && isBlank(text.charCodeAt(end + 1))) return end;
		if (code === NEWLINE$1 || code === TAB || Number.isNaN(code)) return -1;
		if (code === HASH$1 && text.charCodeAt(end - 1) === SPACE$1) return -1;
	}
	return -1;
}
/** Offset of the colon behind a quoted key without escapes. */
function endOfQuotedKey(text, at, quote) {
	for (let end = at + 1; end - at <= MAX_KEY$1; end++) {
		const code = text.charCodeAt(end);
		if (code === quote) return text.charCodeAt(end + 1) === COLON && isBlank(text.charCodeAt(end + 2)) ? end + 1 : -1;
		if (code === NEWLINE$1 || code === BACKSLASH || Number.isNaN(code)) return -1;
	}
	return -1;
}
/** Characters with a meaning of their own where a node starts (YAML 1.2.2 section 5.3). */
const INDICATORS = new Set([..."-?:,[]{}#&*!|>'\"%@`"].map((char) => char.charCodeAt(0)));
/** Whether a plain scalar may start here (YAML 1.2.2 section 7.3.3). */
function startsPlain(text, at) {
	const code = text.charCodeAt(at);
	if (code === DASH || code === COLON || code === QUESTION$1) {
		const next = text.charCodeAt(at + 1);
		return !isBlank(next) && next !== TAB;
	}
	return !INDICATORS.has(code) && !isBlank(code) && code !== TAB;
}
/** Of white space, YAML 1.2.2 section 5.5 knows the space and the tab; a no-break space is content. */
function withoutSpaces(text) {
	let end = text.length;
	while (end > 0 && text.charCodeAt(end - 1) === SPACE$1) end--;
	return end === text.length ? text : text.slice(0, end);
}
/** A plain scalar in a block, with the lines below that continue it (YAML 1.2.2 section 7.3.3). */
function plain(cursor, parent) {
	const { text, line } = cursor;
	if (!startsPlain(text, cursor.at)) refuse$1("plain scalar");
	let { at } = cursor;
	let end = plainLine(cursor);
	let written = text.slice(at, end);
	for (;;) {
		const gap = continuation(cursor, parent);
		if (gap === void 0) break;
		({at} = cursor);
		end = plainLine(cursor);
		written += gap + text.slice(at, end);
	}
	if (text.charCodeAt(at) > 127 && text.slice(at, end).trim() === "") refuse$1("white space");
	return {
		written,
		typed: cursor.line > line ? written : plainValue(written)
	};
}
/** Goes behind the part of a plain scalar on one line: to the end of the line or to a comment. The result is where it ends. */
function plainLine(cursor) {
	const { text, at } = cursor;
	let end = at;
	for (let to = at;; to++) {
		const code = text.charCodeAt(to);
		if (code === SPACE$1) continue;
		if (code === NEWLINE$1 || Number.isNaN(code) || code === HASH$1 && to > at && text.charCodeAt(to - 1) === SPACE$1) {
			cursor.at = to;
			return end;
		}
		if (code === TAB) refuse$1("tab");
		if (code === COLON && isBlank(text.charCodeAt(to + 1))) refuse$1("plain scalar");
		end = to + 1;
	}
}
/**
* Goes from the end of a line to the next one of the scalar, to the first character in it. The result is what stands for the gap
* (YAML 1.2.2 section 6.5): a space, or a newline for each empty line between. Undefined, and no step, where the line belongs to
* something else.
*/
function continuation(cursor, parent) {
	const { text } = cursor;
	if (text.charCodeAt(cursor.at) !== NEWLINE$1) return void 0;
	let start = cursor.at + 1;
	for (let empty = 0;; empty++) {
		let at = start;
		while (text.charCodeAt(at) === SPACE$1) at++;
		const code = text.charCodeAt(at);
		if (code === NEWLINE$1) {
			start = at + 1;
			continue;
		}
		if (code === TAB) refuse$1("tab");
		if (Number.isNaN(code) || code === HASH$1 || at - start <= parent) return void 0;
		cursor.at = at;
		cursor.start = start;
		cursor.line += empty + 1;
		return empty > 0 ? "\n".repeat(empty) : " ";
	}
}
/** What stands behind a backslash, and what it means (YAML 1.2.2 section 5.7). */
const ESCAPES$1 = new Map([...Object.entries({
	"0": "\0",
	a: "\x07",
	b: "\b",
	t: "	",
	"	": "	",
	n: "\n",
	v: "\v",
	f: "\f",
	r: "\r",
	e: "\x1B"
}), ...Object.entries({
	" ": " ",
	"\"": "\"",
	"/": "/",
	"\\": "\\",
	N: "\u0085",
	_: "\xA0",
	L: "\u2028",
	P: "\u2029"
})]);
const CODE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U(000[0-9a-fA-F]{5}))/y;
/** A quoted scalar (YAML 1.2.2 sections 7.3.1 and 7.3.2); the cursor is behind its end then. */
function quoted(cursor, parent) {
	const { text } = cursor;
	const quote = text.charCodeAt(cursor.at);
	let content = "";
	for (let from = ++cursor.at;;) {
		const code = text.charCodeAt(cursor.at);
		if (code === quote) {
			content += text.slice(from, cursor.at++);
			if (quote === QUOTE$2 || text.charCodeAt(cursor.at) !== APOSTROPHE$2) return content;
			from = cursor.at++;
		} else if (code === BACKSLASH && quote === QUOTE$2) {
			content += text.slice(from, cursor.at) + escaped(cursor, parent);
			from = cursor.at;
		} else if (code === NEWLINE$1) {
			const line = withoutSpaces(text.slice(from, cursor.at));
			if (line.endsWith("	")) refuse$1("tab");
			content += line + continuationOfQuoted(cursor, parent);
			from = cursor.at;
		} else if (Number.isNaN(code)) refuse$1("quoted scalar");
		else cursor.at++;
	}
}
/** As {@link continuation}, where a line that starts with `#` is no comment. */
function continuationOfQuoted(cursor, parent) {
	const { text } = cursor;
	for (let empty = 0;; empty++) {
		toNextLine(cursor, cursor.at);
		const code = skipSpaces$1(cursor);
		if (code === NEWLINE$1) continue;
		if (code === TAB || Number.isNaN(code) || cursor.at - cursor.start <= parent) refuse$1("quoted scalar");
		if (cursor.at === cursor.start && /[-.]/.test(text.charAt(cursor.at))) refuse$1("quoted scalar");
		return empty > 0 ? "\n".repeat(empty) : " ";
	}
}
/** Reads an escape sequence; that of a newline takes the indentation of the next line with it. */
function escaped(cursor, parent) {
	const { text } = cursor;
	const next = text.charAt(cursor.at + 1);
	if (next === "\n") {
		cursor.at++;
		const gap = continuationOfQuoted(cursor, parent);
		return gap === " " ? "" : gap === "\n" ? " " : gap.slice(1);
	}
	const known = ESCAPES$1.get(next);
	if (known !== void 0) {
		cursor.at += 2;
		return known;
	}
	CODE.lastIndex = cursor.at;
	const found = CODE.exec(text) ?? refuse$1("quoted scalar");
	cursor.at = CODE.lastIndex;
	return String.fromCodePoint(Number.parseInt(found[1] ?? found[2] ?? found[3], 16));
}
const WORD$2 = /^[-+.\d~nNtTfF]/;
const NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
/** A plain scalar by the core schema (YAML 1.2.2 section 10.3.2). */
function plainValue(written) {
	if (!WORD$2.test(written)) return written;
	switch (written) {
		case "~":
		case "null":
		case "Null":
		case "NULL": return null;
		case "true":
		case "True":
		case "TRUE": return true;
		case "false":
		case "False":
		case "FALSE": return false;
	}
	if (NUMBER.test(written)) return Number(written);
	if (/^0(?:o[0-7]+|x[\da-fA-F]+)$/.test(written)) return Number(written);
	if (/^\.(?:nan|NaN|NAN)$/.test(written)) return NaN;
	if (/^[-+]?\.(?:inf|Inf|INF)$/.test(written)) return written.startsWith("-") ? -1e400 : 1e400;
	return written;
}

// src/parsers/yaml-flow.ts
/** Flow collections of YAML (YAML 1.2.2 section 7.4) for the plain reader; JSON is one. */
const MAX_DEPTH$4 = 100;
/** A key on one line has at most 1024 characters. */
const MAX_KEY = 500;
const [QUOTE$1, APOSTROPHE$1, COMMA, QUESTION] = [
	34,
	39,
	44,
	63
];
const [BRACKET$1, BRACKET_END, BRACE$1, BRACE_END] = [
	91,
	93,
	123,
	125
];
/**
* The collection that opens at the cursor; the cursor is behind its end then.
* @param parent indentation of the block that it belongs to: its lines are indented further, the last bracket at least as far
*/
function flow(cursor, parent, keyLine, depth, outer = true) {
	const { text } = cursor;
	const made = newNode(cursor, keyLine ?? cursor.line);
	const map = text.charCodeAt(cursor.at) === BRACE$1;
	const close = map ? BRACE_END : BRACKET_END;
	const pairs = [];
	if (depth > MAX_DEPTH$4) refuse$1("depth");
	cursor.at++;
	for (;;) {
		if (toToken(cursor, parent, outer ? close : void 0) === close) break;
		const { line } = cursor;
		const name = map ? key(cursor, parent) : "";
		const child = element(cursor, parent, map ? line : void 0, depth);
		pairs.push({
			name,
			line,
			child
		});
		const behind = toToken(cursor, parent, outer ? close : void 0);
		if (behind === close) break;
		if (behind !== COMMA) refuse$1("flow collection");
		cursor.at++;
	}
	cursor.at++;
	if (map) asMap(made, pairs, cursor.origin);
	else {
		const items = pairs.map(({ child }) => child);
		asList(made, items);
	}
	return made;
}
/** Goes to the next token, over the ends of lines and comments, and gives its first character. */
function toToken(cursor, parent, close) {
	const { text } = cursor;
	for (let fresh = false;;) {
		const code = text.charCodeAt(cursor.at);
		if (code === SPACE$1 || code === TAB && parent < 0) cursor.at++;
		else if (code === NEWLINE$1) fresh = toNextLine(cursor, cursor.at);
		else if (code === HASH$1) {
			if (text.charCodeAt(cursor.at - 1) !== SPACE$1) refuse$1("flow collection");
			if (!toNextLine(cursor, text.indexOf("\n", cursor.at))) refuse$1("flow collection");
			fresh = true;
		} else {
			const indent = cursor.at - cursor.start;
			if (fresh && indent <= parent && !(indent === parent && code === close)) refuse$1("indentation");
			if (fresh && indent === 0 && (code === DASH || text.startsWith("...", cursor.at))) refuse$1("marker");
			return code;
		}
	}
}
/** Reads a key and its colon. */
function key(cursor, parent) {
	const { text, at, line } = cursor;
	const code = text.charCodeAt(at);
	const isQuoted = code === QUOTE$1 || code === APOSTROPHE$1;
	const name = isQuoted ? quoted(cursor, parent) : plainWord(cursor);
	while (text.charCodeAt(cursor.at) === SPACE$1) cursor.at++;
	if (text.charCodeAt(cursor.at) !== COLON || cursor.line > line || cursor.at - at > MAX_KEY) refuse$1("flow collection");
	cursor.at++;
	if (!isQuoted && !isBlank(text.charCodeAt(cursor.at))) refuse$1("flow collection");
	return name;
}
function element(cursor, parent, keyLine, depth) {
	const { text, origin } = cursor;
	const tag = toToken(cursor, parent, void 0) === EXCLAMATION ? property(cursor, TAG) : void 0;
	const code = text.charCodeAt(cursor.at);
	if (code === BRACE$1 || code === BRACKET$1) return flow(cursor, parent, keyLine, depth + 1, false);
	const made = newNode(cursor, keyLine ?? cursor.line);
	if (code === ASTERISK && tag === void 0) return alias(cursor, made);
	if (code === QUOTE$1 || code === APOSTROPHE$1) {
		const content = quoted(cursor, parent);
		asScalar(made, content, content, origin);
	} else {
		const written = plainWord(cursor);
		asScalar(made, tag === void 0 ? plainValue(written) : written, written, origin);
	}
	if (text.charCodeAt(cursor.at) === COLON) refuse$1("flow collection");
	made.endLine = cursor.line;
	return made;
}
/** A plain scalar on one line (YAML 1.2.2 section 7.3.3). One that goes on in the next line meets no comma and is refused there. */
function plainWord(cursor) {
	const { text, at } = cursor;
	if (!startsPlain(text, at) || isSign(text.charCodeAt(at)) && isIndicator(text.charCodeAt(at + 1))) refuse$1("flow collection");
	let end = at;
	for (;; cursor.at++) {
		const code = text.charCodeAt(cursor.at);
		if (code === SPACE$1) continue;
		if (code === NEWLINE$1 || Number.isNaN(code) || isIndicator(code)) break;
		if (code === HASH$1 && text.charCodeAt(cursor.at - 1) === SPACE$1) break;
		const next = text.charCodeAt(cursor.at + 1);
		if (code === COLON && (isBlank(next) || isIndicator(next))) break;
		if (code === TAB) refuse$1("tab");
		end = cursor.at + 1;
	}
	return text.slice(at, end);
}
function isIndicator(code) {
	return code === COMMA || code === BRACKET$1 || code === BRACKET_END || code === BRACE$1 || code === BRACE_END;
}
/** Of what is an indicator unless something follows. */
function isSign(code) {
	return code === DASH || code === COLON || code === QUESTION;
}

// src/parsers/yaml-plain.ts
/**
* Reads the YAML that configuration is written in. Unusual syntax is left to the parser of the `yaml` package, which
* takes twenty times as long. So everything that is read here is unambiguous and never malformed.
*/
const MAX_DEPTH$3 = 100;
/** Entries that the maps of a document may take over from merge keys; a document that wants more is left to the other reader. */
const MAX_MERGED$1 = 2e3;
/** Line ends other than newline, and invisible characters. A carriage return before a newline belongs to it. */
const ODD = /[\0-\x08\x0b\x0c\x0e-\x1f\x85\u2028\u2029\ufeff]|\r(?!\n)/;
const [QUOTE, APOSTROPHE] = [34, 39];
const [BAR, GREATER, BRACE, BRACKET] = [
	124,
	62,
	123,
	91
];
/**
* Reads a document. Linear.
* @param offset lines of the file before the document
*/
function readPlain(source, offset, origin, budget = newBudget()) {
	if (ODD.test(source)) return {
		refused: "line end",
		line: 1 + offset
	};
	const text = source.includes("\r") ? source.replaceAll("\r\n", "\n") : source;
	const merges = { left: MAX_MERGED$1 };
	const { tokens } = budget;
	const cursor = {
		text,
		at: 0,
		start: 0,
		line: 1 + offset,
		indent: 0,
		anchors: /* @__PURE__ */ new Map(),
		budget,
		origin: {
			...origin,
			merges
		}
	};
	try {
		const marked = /^---(?= |\n|$)/.test(text);
		if (marked) cursor.at = 3;
		cursor.indent = marked ? endLine(cursor) : toContent(cursor);
		if (cursor.indent < 0) return { root: marked ? newNode(cursor, 1 + offset) : void 0 };
		const root = node(cursor, -1, void 0, 0);
		if (cursor.indent >= 0) refuse$1("indentation");
		if (merges.left < 0) refuse$1("merge keys");
		return { root };
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		if (error.reason !== "size") budget.tokens = tokens;
		return {
			refused: error.reason,
			line: cursor.line
		};
	}
}
function isItem({ text, at }) {
	return text.charCodeAt(at) === DASH && isBlank(text.charCodeAt(at + 1));
}
/**
* What stands at the cursor: the rest of a line and what goes on below it.
* @param parent indentation of the collection that it belongs to; whatever belongs to it is indented further
* @param keyLine of the key that leads here
* @param apart whether lines without content stand before it
*/
function node(cursor, parent, keyLine, depth, apart = false) {
	const column = cursor.at - cursor.start;
	if (isItem(cursor)) return sequence(cursor, column, keyLine, depth);
	const key = keyAt(cursor);
	if (key !== void 0) return mapping(cursor, column, key, keyLine, depth);
	if (parent < 0 && !/[[{]/.test(cursor.text.charAt(cursor.at))) refuse$1("root scalar");
	if (apart) refuse$1("text after a value");
	return single(cursor, parent, keyLine, depth);
}
/** @param first the key at the cursor */
function mapping(cursor, column, first, keyLine, depth) {
	const made = newNode(cursor, keyLine ?? cursor.line);
	if (depth > MAX_DEPTH$3) refuse$1("depth");
	const pairs = [];
	for (let name = first;; name = keyAt(cursor)) {
		if (name === void 0) refuse$1("indentation");
		const { line } = cursor;
		pairs.push({
			name,
			line,
			child: value(cursor, column, line, depth)
		});
		if (cursor.indent > column) refuse$1("indentation");
		if (cursor.indent < column) break;
		if (isItem(cursor)) refuse$1("indentation");
	}
	asMap(made, pairs, cursor.origin);
	return made;
}
function sequence(cursor, column, keyLine, depth) {
	const made = newNode(cursor, keyLine ?? cursor.line);
	if (depth > MAX_DEPTH$3) refuse$1("depth");
	const items = [];
	do {
		const { line } = cursor;
		cursor.at++;
		items.push(isEnd(skipSpaces$1(cursor)) ? below(cursor, column, void 0, line, depth) : node(cursor, column, void 0, depth + 1));
		if (cursor.indent > column) refuse$1("indentation");
	} while (cursor.indent === column && isItem(cursor));
	asList(made, items);
	return made;
}
/** Whether nothing more stands on a line. A comment is behind a space there. */
function isEnd(code) {
	return code === NEWLINE$1 || code === HASH$1 || Number.isNaN(code);
}
/** What stands behind a key. */
function value(cursor, parent, line, depth) {
	if (isEnd(skipSpaces$1(cursor))) return below(cursor, parent, line, line, depth);
	if (isItem(cursor)) refuse$1("plain scalar");
	return single(cursor, parent, line, depth);
}
/** What stands in the lines below a key or a dash; a null where they belong to something else. */
function below(cursor, parent, keyLine, line, depth, owned = false) {
	cursor.indent = endLine(cursor);
	const { indent } = cursor;
	if (owned && /[&!*]/.test(cursor.text.charAt(cursor.at))) refuse$1("anchor or tag");
	return indent > parent || keyLine !== void 0 && indent === parent && isItem(cursor) ? node(cursor, parent, keyLine, depth + 1, cursor.line > line + 1) : newNode(cursor, keyLine ?? line);
}
/** A value that is no block collection. */
function single(cursor, parent, keyLine, depth) {
	const { text, line, origin } = cursor;
	const made = newNode(cursor, keyLine ?? line);
	switch (text.charCodeAt(cursor.at)) {
		case QUOTE:
		case APOSTROPHE: {
			const content = quoted(cursor, parent);
			asScalar(made, content, content, origin);
			break;
		}
		case BRACE:
		case BRACKET: return finished(cursor, flow(cursor, parent, keyLine, depth));
		case BAR:
		case GREATER: {
			const content = blockScalar(cursor, parent);
			asScalar(made, content.text, content.text, origin);
			made.endLine = content.endLine;
			cursor.indent = toContent(cursor);
			return made;
		}
		case AMPERSAND:
		case EXCLAMATION: return withProperties(cursor, parent, keyLine, depth);
		case ASTERISK: return finished(cursor, alias(cursor, made));
		default: {
			const { written, typed } = plain(cursor, parent);
			asScalar(made, typed, written, origin);
		}
	}
	made.endLine = cursor.line;
	return finished(cursor, made);
}
function finished(cursor, made) {
	cursor.indent = endLine(cursor);
	return made;
}
/** A value with an anchor, a tag or both before it (YAML 1.2.2 section 6.9). */
function withProperties(cursor, parent, keyLine, depth) {
	const { text, line } = cursor;
	const anchor = property(cursor, ANCHOR);
	const tag = property(cursor, TAG);
	const name = anchor ?? property(cursor, ANCHOR);
	const code = text.charCodeAt(cursor.at);
	let made;
	if (isEnd(code)) {
		made = below(cursor, parent, keyLine, line, depth, true);
		if (tag !== void 0 && made.kind !== "map" && made.kind !== "list") refuse$1("anchor or tag");
	} else {
		if (code === ASTERISK || code === AMPERSAND || code === EXCLAMATION || isItem(cursor) || keyAt(cursor) !== void 0) refuse$1("anchor or tag");
		made = single(cursor, parent, keyLine, depth);
		if (tag !== void 0 && made.kind === "null") refuse$1("anchor or tag");
		if (tag !== void 0 && made.kind === "scalar") made.value = made.text;
	}
	if (name === void 0) return made;
	if (!hasMark(name)) {
		cursor.anchors.set(name.slice(1), made);
		return made;
	}
	made.open = true;
	return made.kind === "scalar" ? Object.assign(made, {
		kind: "unknown",
		value: null
	}) : made;
}

// src/parsers/yaml-schemas.ts
/** Removes the schemas of custom resources: they are most of the YAML of many repositories, and configure nothing. */
const KEY = "openAPIV3Schema:";
/** What a document of a stream starts with, behind the line before it. */
const MARK = "\n---";
/** A key that is indented further is no schema of a definition. */
const MAX_INDENT = 40;
/**
* A stream of manifests without the schemas of its CustomResourceDefinitions, which become empty lines; any other text as it is.
* Versions, annotations and the conversion webhook with its `caBundle` stay.
*/
function withoutSchemas(text) {
	if (!text.includes(KEY)) return text;
	let kept = "";
	let from = 0;
	for (let mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, mark + 1)) {
		if (!/\s/.test(text.charAt(mark + 4))) continue;
		kept += ofDefinition(text.slice(from, mark + 1));
		from = mark + 1;
	}
	return kept + ofDefinition(text.slice(from));
}
/** The same of one document. */
function ofDefinition(text) {
	let key = text.indexOf(KEY);
	if (key < 0 || !/^kind: {0,8}["']?CustomResourceDefinition\b/m.test(text)) return text;
	let kept = "";
	let from = 0;
	while (key >= 0) {
		const end = text.indexOf("\n", key);
		if (end < 0) break;
		const line = text.slice(text.lastIndexOf("\n", key) + 1, end);
		let next = end;
		const indent = line.indexOf(KEY);
		if (/^[ -]*openAPIV3Schema: *\r?$/.test(line) && indent <= MAX_INDENT) {
			const deeper = deeperLines(text, end + 1, indent);
			kept += text.slice(from, end + 1) + "\n".repeat(deeper.lines);
			[from, next] = [deeper.end, deeper.end - 1];
		}
		key = text.indexOf(KEY, next);
	}
	return from === 0 ? text : kept + text.slice(from);
}
const [NEWLINE, RETURN, SPACE, HASH] = [
	10,
	13,
	32,
	35
];
/** The lines from an offset on that are empty, comments or indented further: where they end, and how many they are. */
function deeperLines(text, from, indent) {
	let lines = 0;
	for (let start = from;; lines++) {
		let at = start;
		while (at - start <= indent && text.charCodeAt(at) === SPACE) at++;
		const code = text.charCodeAt(at);
		if (!(at - start > indent || code === NEWLINE || code === RETURN || code === HASH) && at < text.length) return {
			end: start,
			lines
		};
		const newline = text.indexOf("\n", at);
		if (newline < 0) return {
			end: text.length,
			lines
		};
		start = newline + 1;
	}
}

// src/parsers/yaml.ts
/** Parsing costs about a microsecond per byte: a document over this size is not configuration that a person wrote. */
const MAX_BYTES = 1 << 20;
/** Deeper than any configuration, and far from where the parser's recursion ends. */
const MAX_DEPTH$2 = 200;
const MAX_DOCUMENTS = 2e4;
/** Entries that the maps of a document may take over from merge keys. */
const MAX_MERGED = 1e5;
/**
* The documents of a YAML stream. `---` or `...` at the start of a line ends a document whatever surrounds it (YAML 1.2.2
* section 9.1.2), so the cut needs no parser, and a caller may look at `text` before it pays for one.
*/
function documents(text, firstLine = 1) {
	const body = text.charCodeAt(0) === 65279 ? text.slice(1) : text;
	const cuts = cutsOf(body);
	const list = [];
	const budget = newBudget();
	let line = firstLine;
	for (let i = 0; i < cuts.length; i++) {
		const part = body.slice(cuts[i], cuts[i + 1]);
		if (!/^(?:---|\.\.\.)?$/.test(part.trim())) list.push(lazily(part, line, budget));
		for (let at = part.indexOf("\n"); at >= 0; at = part.indexOf("\n", at + 1)) line++;
	}
	return list;
}
/** Where documents start: at `---`, and behind the line of `...`. */
function cutsOf(body) {
	const cuts = [0];
	const mark = /\n(---|\.\.\.)(?!\S)/g;
	for (let found = mark.exec(body); found !== null && cuts.length < MAX_DOCUMENTS; found = mark.exec(body)) {
		const behind = found[1] === "---" ? found.index + 1 : body.indexOf("\n", found.index + 1) + 1;
		if (behind > 0) cuts.push(behind);
	}
	return cuts;
}
/** The documents of a file, cut and parsed once for all mechanisms. */
function yamlDocuments(file) {
	return file.shared("yaml", documents);
}
function lazily(text, line, budget) {
	let parsed;
	const parse = () => {
		parsed ??= read(text, line, budget);
		return parsed;
	};
	return {
		line,
		text,
		root: () => parse().root,
		problem: () => parse().problem
	};
}
function read(text, line, budget) {
	if (text.length > MAX_BYTES) return { problem: {
		reason: "too-large",
		detail: "The YAML document is larger than 1 MiB.",
		line
	} };
	const body = withoutEnd(text);
	if (!isTemplated(body)) return readText(body, [], line, budget);
	let first;
	const tried = /* @__PURE__ */ new Set();
	for (const kept of ALTERNATIVES) {
		const { text: whole, actions } = untemplate(body, kept);
		if (tried.has(whole)) continue;
		tried.add(whole);
		const parsed = readText(whole, actions, line, budget, true);
		if (parsed.problem === void 0 || first === void 0 && parsed.problem.reason !== "unsupported") return parsed;
		first ??= parsed;
	}
	return first;
}
/** Which alternatives of a template are read, in order, until one is valid YAML. */
const ALTERNATIVES = [
	{
		otherwise: true,
		printed: true
	},
	{
		otherwise: false,
		printed: true
	},
	{
		otherwise: true,
		printed: false
	},
	{
		otherwise: false,
		printed: false
	}
];
function readText(whole, actions, line, budget, templated = false) {
	const source = withoutSchemas(whole);
	const origin = {
		actions,
		templated
	};
	const plain = readPlain(source, line - 1, origin, budget);
	if (plain.refused !== void 0) return parse(source, line, origin, budget);
	return plain.root === void 0 ? {} : { root: plain.root };
}
/** Without the mark at its end, which Ansible's style asks for and the plain reader does not know. */
function withoutEnd(text) {
	const written = text.trimEnd();
	return written.endsWith("\n...") ? written.slice(0, -3) : text;
}
/** Reads a document with the parser of the whole language. */
function parse(source, line, origin, budget = newBudget()) {
	const deep = {
		reason: "too-deep",
		detail: "The YAML document is nested too deeply.",
		line
	};
	const large = {
		reason: "too-large",
		detail: "The YAML exceeds the limits for one file.",
		line
	};
	if (flowDepth(source) > MAX_DEPTH$2) return { problem: deep };
	try {
		const { document, errorAt, more, exhausted } = compose(source, budget);
		if (exhausted) return { problem: large };
		if (document === void 0) return {};
		const reader = {
			...origin,
			source,
			starts: lineStarts(source),
			offset: line - 1,
			anchors: /* @__PURE__ */ new Map(),
			merges: { left: MAX_MERGED }
		};
		const root = document.contents === null ? void 0 : convert(document.contents, reader, void 0, 0);
		const refused = (errorAt === void 0 ? void 0 : problemAt(lineOf(errorAt, reader), origin)) ?? (more || reader.merges.left < 0 ? large : void 0);
		return {
			...root !== void 0 && { root },
			...refused !== void 0 && { problem: refused }
		};
	} catch (error) {
		if (error instanceof RangeError) return { problem: deep };
		return { problem: {
			reason: "malformed",
			detail: "The YAML cannot be read.",
			line
		} };
	}
}
function problemAt(line, { templated }) {
	return templated ? {
		reason: "unsupported",
		detail: "The template is not valid YAML before it is rendered.",
		line
	} : {
		reason: "malformed",
		detail: "The YAML is malformed.",
		line
	};
}
function convert(node, reader, keyLine, depth) {
	if (depth > MAX_DEPTH$2) throw new RangeError("too deep");
	const range = node.range ?? [
		0,
		0,
		0
	];
	const made = blankNode(keyLine ?? lineOf(range[0], reader));
	if (isAlias(node)) {
		const target = reader.anchors.get(node.source);
		return target === void 0 ? {
			...made,
			kind: "unknown",
			text: `*${node.source}`
		} : {
			...target,
			line: made.line
		};
	}
	if (isScalar(node)) {
		const written = node.source ?? (node.value === null || node.value === void 0 ? "" : String(node.value));
		asScalar(made, node.value, written, reader);
		const length = reader.source.slice(range[0], range[1]).trimEnd().length;
		if (length > 0) made.endLine = Math.max(made.line, lineOf(range[0] + length - 1, reader));
	} else if (isSeq(node)) {
		const items = [];
		for (const item of node.items) if (!isPair(item)) items.push(convert(item, reader, void 0, depth + 1));
		asList(made, items);
	} else if (isMap(node)) asMap(made, pairsOf(node.items, reader, depth), reader);
	const anchor = node.anchor;
	if (anchor !== void 0 && hasMark(anchor)) {
		made.open = true;
		if (made.kind === "scalar") Object.assign(made, {
			kind: "unknown",
			value: null
		});
	} else if (anchor !== void 0) reader.anchors.set(anchor, made);
	return made;
}
function* pairsOf(pairs, reader, depth) {
	for (const { key, value } of pairs) {
		if (!isScalar(key)) continue;
		const [start, end] = key.range ?? [0, 0];
		const written = String(key.source ?? key.value ?? "");
		const isStray = !hasMark(written) && key.type === "PLAIN";
		if (isStray && value === null && isWholeLine(start, end, reader)) continue;
		const stray = isStray ? reader.source.lastIndexOf("\n", end - 1) + 1 : 0;
		const line = lineOf(Math.max(start, stray), reader);
		const child = value === null ? blankNode(line) : convert(value, reader, line, depth + 1);
		yield {
			name: stray > start ? reader.source.slice(stray, end).trim() : written,
			line,
			child
		};
	}
}
/** Whether nothing but blanks and a comment stands on the line of a part of the source. */
function isWholeLine(start, end, { source }) {
	return source.slice(source.lastIndexOf("\n", start - 1) + 1, start).trim() === "" && /^[ \t]*(?:#.*)?(?:\r?\n|$)/.test(source.slice(end, end + 200));
}
/** Deepest nesting of flow collections, over-estimated: quotes and block scalars count too, and an unmatched end does not. */
function flowDepth(text) {
	let depth = 0;
	let deepest = 0;
	for (let at = 0; at < text.length; at++) {
		const char = text.charCodeAt(at);
		if (char === 91 || char === 123) deepest = Math.max(deepest, ++depth);
		else if ((char === 93 || char === 125) && depth > 0) depth--;
	}
	return deepest;
}
function lineStarts(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return starts;
}
function lineOf(offset, reader) {
	let low = 0;
	let high = reader.starts.length - 1;
	while (low < high) {
		const middle = low + high + 1 >> 1;
		if (reader.starts[middle] <= offset) low = middle;
		else high = middle - 1;
	}
	return low + 1 + reader.offset;
}

// src/facts/attributes.ts
/** The scalars at paths below a node, as attributes of a fact: an absent one is left out, an unknown one is null. */
function attributesAt(node, paths) {
	const attributes = {};
	const lines = {};
	for (const [name, path] of Object.entries(paths)) {
		const value = valueAt(node, ...path);
		if (value === void 0) continue;
		attributes[name] = value;
		const line = at(node, ...path)?.line;
		if (line !== void 0) lines[name] = line;
	}
	return {
		attributes,
		lines
	};
}
/** One attribute, for a spread: nothing where the value is undefined, or false. */
function given(name, value) {
	return value === void 0 || value === false ? {} : { [name]: value };
}
/** The location of an attribute; the fact's own location if the attribute has no line of its own. */
function placeOf(fact, ...names) {
	const line = names.map((name) => fact.lines?.[name]).find((known) => known !== void 0);
	if (line === void 0) return fact.location;
	const { endLine: _, ...location } = fact.location;
	return {
		...location,
		line
	};
}
/** A value as text: null where it is unknown, undefined where it is not stated or is a list. */
function statedText(value) {
	if (value === void 0 || value === null) return value;
	return Array.isArray(value) ? void 0 : String(value);
}
/** A value that is text; undefined for any other. */
function textOf(value) {
	return typeof value === "string" ? value : void 0;
}
/** The texts of a list; none of any other value. */
function textsOf$1(value) {
	return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
/** A fact in its stored form: what the mechanism wrote for its own rules is among its attributes. */
function factOf(mechanism, { own, ...fact }, location, conditions = []) {
	const attributes = {
		...fact.attributes,
		...own
	};
	return {
		...fact,
		attributes,
		mechanism,
		location,
		...conditions.length > 0 && { conditions }
	};
}
const NONE$3 = {};
/**
* Makes the function by which a mechanism reads what it wrote for its own rules; a fact of another mechanism has nothing of it.
* @typeParam Names what the mechanism writes for its own rules
*/
function ownAttributes(mechanism) {
	return (fact) => fact?.mechanism === mechanism ? fact.attributes : NONE$3;
}
/** The names of attributes that two facts state differently, or that only the second one states. */
function changedAttributes(before, after) {
	const known = before.attributes;
	return Object.entries(after.attributes).flatMap(([name, value]) => known[name] === value ? [] : [name]);
}
/** Whether a consumer names the file that it reads; a template may name only the folder. */
function namesItsFile({ attributes }) {
	return attributes.certificate !== null;
}

// src/facts/index.ts
const NONE$2 = [];
/** The facts of a list under one key; the index is made once for each list, so that looking up in a rule stays linear. */
function factsBy(facts, keys, key) {
	return indexesOf(facts)(keys).get(key) ?? NONE$2;
}
const indexesOf = memoizeByObject((facts) => memoizeByObject((keys) => {
	const index = /* @__PURE__ */ new Map();
	for (const fact of facts) for (const key of keys(fact)) addTo(index, key, fact);
	return index;
}));
/** Caches a result that depends on a list as a whole. */
function anyFact(test) {
	return memoizeByObject((facts) => facts.some((fact) => test(fact, facts)));
}

// src/util/path-names.ts
/** Places that a message names; the others are counted. */
const NAMED$1 = 4;
/** `legacy/mail/fullchain.pem, pods/13/tls.crt and 3 more`: distinct files, with the repository where there are several. */
function filesText(places, beside = []) {
	const several = new Set([...places, ...beside].map((place) => place.repository)).size > 1;
	const files = [...new Set(places.map((place) => several ? `${place.repository}:${place.path}` : place.path))];
	return listed(files, NAMED$1);
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
const STAGE = /(?:^|[-_.])(dev|devel|development|local|sandbox|demo|tests?|testing|int|qa|uat|acc|stg|stage|staging|pre-?prod|prod|prd|production|live)(?=[-_.])/i;
/** The stage that a file is named after: `prod` of `values-prod.yaml` and of `prod.yaml`. */
function stageOfFile(path) {
	return STAGE.exec(fileNameOf(path))?.[1]?.toLowerCase();
}
/** The path up to the innermost folder that is named after an environment or a customer; undefined if there is none. */
function productionFolder(path) {
	return PRODUCTION.exec(path)?.[1];
}
/** Folders of infrastructure, where names of files are put together from parts: a role, a module, a chart, a host. */
const OF_INFRASTRUCTURE = /(?:^|\/)(?:roles|playbooks?|ansible|puppet|salt(?:stack)?|pillar|chef|cookbooks|hiera(?:data)?|group_vars|host_vars|inventor(?:y|ies)|manifests|modules|files|templates|terraform|tf|helm|charts?|k8s|kubernetes|kustomize|deploy(?:ment)?s?|live|env(?:ironment)?s?|hosts|nixos|machines|servers|clusters?|secrets?|vaults?|infra(?:structure)?)\//i;
/** Whether a path is below a folder of infrastructure. */
function isOfInfrastructure(path) {
	return OF_INFRASTRUCTURE.test(path);
}
const OF_PRODUCTION = /(?:^|[^a-z])(?:prod|production|prd|live)(?:[^a-z]|$)/i;
/** Whether a path has a word for production anywhere: `config/production.json`. It contradicts test data. */
function namesProduction(path) {
	return OF_PRODUCTION.test(path);
}

// src/parsers/hcl.ts
const DEEPEST = 32;
/**
* Reads the blocks and attributes of HCL (Terraform, OpenTofu, Packer, Vault and consul-template configuration) with
* their lines, by the structural grammar of the HCL native syntax specification. Expressions are not evaluated: literals
* get their value, all else `null` and its text. Never throws; what is not HCL is skipped. One pass.
*/
function readHcl(text) {
	const root = {
		type: "",
		labels: [],
		line: 1,
		endLine: 1,
		attributes: /* @__PURE__ */ new Map(),
		blocks: []
	};
	const reader = {
		text,
		at: text.charCodeAt(0) === 65279 ? 1 : 0,
		line: 1
	};
	while (reader.at < text.length) {
		readBody(reader, root, 0);
		reader.at += 1;
	}
	root.endLine = reader.line;
	return root;
}
/** Reads up to the closing brace of the body and leaves the reader on it. */
function readBody(reader, block, depth) {
	const { text } = reader;
	for (;;) {
		skipBlank(reader);
		if (reader.at >= text.length || text[reader.at] === "}") return;
		const line = reader.line;
		const name = readIdentifier(reader);
		if (name === "") {
			reader.at += 1;
			continue;
		}
		const labels = [];
		for (;;) {
			skipSpaces(reader);
			const c = text.charAt(reader.at);
			const label = c === "\"" ? readString(reader).value : readIdentifier(reader);
			if (c !== "\"" && label === "") break;
			labels.push(label ?? "");
			if (labels.length > 16) break;
		}
		const c = text[reader.at];
		if (c === "=" && text[reader.at + 1] !== "=") {
			reader.at += 1;
			block.attributes.set(name, readExpression(reader, line, depth));
		} else if (c === "{" && depth < DEEPEST) {
			const child = {
				type: name,
				labels,
				line,
				endLine: line,
				attributes: /* @__PURE__ */ new Map(),
				blocks: []
			};
			reader.at += 1;
			readBody(reader, child, depth + 1);
			child.endLine = reader.line;
			reader.at += 1;
			block.blocks.push(child);
		} else if (reader.at < text.length && c !== "\n" && c !== "}") reader.at += 1;
	}
}
/** Reads an expression to the end of its line, or further while a bracket is open. */
function readExpression(reader, line, depth) {
	const { text } = reader;
	skipSpaces(reader);
	const start = reader.at;
	if (text[start] === "<" && text[start + 1] === "<") {
		const value = readHeredoc(reader);
		return {
			value,
			expression: value ?? text.slice(start, reader.at),
			line
		};
	}
	const literal = readLiteral(reader, depth);
	const after = reader.at;
	const rest = skipExpression(reader);
	const expression = text.slice(start, rest ? reader.at : after).trim();
	return {
		value: rest ? null : literal,
		expression: expression.replace(/,$/, ""),
		line
	};
}
/** A literal, list or object if the expression begins with one; else null, and the reader does not move. */
function readLiteral(reader, depth) {
	const { text } = reader;
	const c = text.charAt(reader.at);
	if (c === "\"") return readString(reader).value;
	if (c === "[" && depth < DEEPEST) return readList(reader, depth + 1);
	if (c === "{" && depth < DEEPEST) return readObject(reader, depth + 1);
	const word = /^(?:true|false|-?\d{1,20}(?:\.\d{1,20})?)(?![\w.])/.exec(text.slice(reader.at, reader.at + 48))?.[0];
	if (word === void 0) return null;
	reader.at += word.length;
	return word === "true" ? true : word === "false" ? false : Number(word);
}
function readList(reader, depth) {
	const values = [];
	reader.at += 1;
	for (;;) {
		skipBlank(reader);
		const c = reader.text[reader.at];
		if (c === void 0 || c === "]") break;
		const from = reader.at;
		const value = readElement(reader, depth, "]");
		values.push(value.value ?? (value.expression === "" ? null : { expression: value.expression }));
		if (reader.text[reader.at] === ",") reader.at += 1;
		if (reader.at === from) reader.at += 1;
	}
	reader.at += 1;
	return values;
}
function readObject(reader, depth) {
	const values = Object.create(null);
	reader.at += 1;
	for (;;) {
		skipBlank(reader);
		const c = reader.text[reader.at];
		if (c === void 0 || c === "}") break;
		const from = reader.at;
		const key = c === "\"" ? readString(reader).value ?? "" : readIdentifier(reader);
		skipBlank(reader);
		if (reader.text[reader.at] === "=" || reader.text[reader.at] === ":") {
			reader.at += 1;
			skipBlank(reader);
			values[key] = readElement(reader, depth, "}").value;
		}
		if (reader.text[reader.at] === ",") reader.at += 1;
		if (reader.at === from) reader.at += 1;
	}
	reader.at += 1;
	return values;
}
function readElement(reader, depth, closer) {
	const start = reader.at;
	const literal = reader.text.startsWith("<<", start) ? readHeredoc(reader) : readLiteral(reader, depth);
	const after = reader.at;
	const rest = skipExpression(reader, closer);
	const expression = reader.text.slice(start, rest ? reader.at : after).trim();
	return {
		value: rest ? null : literal,
		expression
	};
}
/** Skips what follows a literal in the same expression; true where there was something. */
function skipExpression(reader, closer = "") {
	const { text } = reader;
	let open = 0;
	let some = false;
	while (reader.at < text.length) {
		const c = text.charAt(reader.at);
		if (open === 0 && (c === "\n" || c === closer || c === "}" || closer !== "" && c === ",")) return some;
		if (c === "#" || c === "/" && (text[reader.at + 1] === "/" || text[reader.at + 1] === "*")) {
			const end = reader.at;
			skipComment(reader);
			if (open === 0) {
				if (!some) return false;
				reader.at = end;
				return some;
			}
			continue;
		}
		if (c === "<" && /^<<-?[A-Za-z_]/.test(text.slice(reader.at, reader.at + 4))) {
			readHeredoc(reader);
			some = true;
			continue;
		}
		if (c === "\n") reader.line += 1;
		if (c === "(" || c === "[" || c === "{") open += 1;
		else if (c === ")" || c === "]" || c === "}") open -= 1;
		if (c === "\"") {
			readString(reader);
			some = true;
			continue;
		}
		if (c !== " " && c !== "	" && c !== "\r") some = true;
		reader.at += 1;
	}
	return some;
}
/** A quoted template; its value is null where it interpolates. */
function readString(reader) {
	const { text } = reader;
	let value = "";
	let unknown = false;
	reader.at += 1;
	while (reader.at < text.length) {
		const c = text.charAt(reader.at);
		if (c === "\"" || c === "\n") break;
		if (c === "\\") {
			const next = text.charAt(reader.at + 1);
			value += next === "n" ? "\n" : next === "t" ? "	" : next;
			reader.at += 2;
		} else if ((c === "$" || c === "%") && text[reader.at + 1] === "{") {
			unknown = true;
			const from = reader.at;
			skipInterpolation(reader);
			value += text.slice(from, reader.at);
		} else {
			value += c;
			reader.at += 1;
		}
	}
	if (text[reader.at] === "\"") reader.at += 1;
	return { value: unknown ? null : value };
}
function skipInterpolation(reader) {
	const { text } = reader;
	let open = 0;
	while (reader.at < text.length && text[reader.at] !== "\n") {
		const c = text[reader.at];
		reader.at += 1;
		if (c === "{") open += 1;
		else if (c === "}" && --open === 0) return;
		else if (c === "\"") while (reader.at < text.length && !"\"\n".includes(text.charAt(reader.at))) reader.at += 1;
		if (c === "\"" && text[reader.at] === "\"") reader.at += 1;
	}
}
function readHeredoc(reader) {
	const { text } = reader;
	const end = text.indexOf("\n", reader.at);
	const mark = text.slice(reader.at, end < 0 ? text.length : end).replace(/^<<-?/, "").trim();
	reader.at = end < 0 ? text.length : end + 1;
	reader.line += 1;
	const start = reader.at;
	while (reader.at < text.length) {
		const stop = text.indexOf("\n", reader.at);
		const to = stop < 0 ? text.length : stop;
		const from = reader.at;
		if (text.slice(from, to).trim() === mark) {
			reader.at = to;
			const body = text.slice(start, from);
			return body.includes("${") ? null : body;
		}
		reader.at = stop < 0 ? text.length : stop + 1;
		reader.line += 1;
	}
	return null;
}
function readIdentifier(reader) {
	const start = reader.at;
	while (reader.at < reader.text.length && /[\w.-]/.test(reader.text.charAt(reader.at))) reader.at += 1;
	return reader.text.slice(start, reader.at);
}
function skipSpaces(reader) {
	while (" 	\r".includes(reader.text.charAt(reader.at) || "\n")) reader.at += 1;
}
function skipBlank(reader) {
	for (;;) {
		const c = reader.text[reader.at];
		if (c === "\n") reader.line += 1;
		else if (c === "#" || c === "/" && (reader.text[reader.at + 1] === "/" || reader.text[reader.at + 1] === "*")) {
			skipComment(reader);
			continue;
		} else if (c !== " " && c !== "	" && c !== "\r") return;
		reader.at += 1;
	}
}
function skipComment(reader) {
	const block = reader.text[reader.at + 1] === "*";
	const end = reader.text.indexOf(block ? "*/" : "\n", reader.at);
	const stop = end < 0 ? reader.text.length : block ? end + 2 : end;
	if (block) {
		for (let i = reader.at; i < stop; i += 1) if (reader.text[i] === "\n") reader.line += 1;
	}
	reader.at = stop;
}

// src/shell/service-reloads.ts
/** Names that stand for the same service. */
const SAME = {
	httpd: "apache",
	apache2: "apache",
	apachectl: "apache",
	apache2ctl: "apache",
	"httpd-foreground": "apache",
	openresty: "nginx",
	angie: "nginx",
	doveadm: "dovecot",
	dovecot2: "dovecot",
	mariadb: "mysql",
	mysqld: "mysql",
	postgres: "postgresql",
	"redis-server": "redis",
	"rabbitmq-server": "rabbitmq",
	stunnel4: "stunnel",
	turnserver: "coturn",
	exim: "exim4",
	openldap: "slapd",
	murmur: "mumble-server",
	murmurd: "mumble-server",
	mumble: "mumble-server",
	radiusd: "freeradius",
	mongod: "mongodb",
	prosodyctl: "prosody",
	ejabberdctl: "ejabberd",
	tomcat8: "tomcat",
	tomcat9: "tomcat",
	tomcat10: "tomcat"
};
/** The service's usual name: `apache2.service` and `httpd` are `apache`. */
function serviceName(name) {
	const base = name.slice(name.lastIndexOf("/") + 1).replace(/\.service$/, "").replace(/@.*$/, "").toLowerCase();
	return SAME[base] ?? base;
}
/**
* Whether a server reads its files again by itself: Traefik and MinIO watch them; Erlang reads those of RabbitMQ and EMQX again
* after two minutes (ssl_app(6), ssl_pem_cache_clean); etcd and Prometheus read theirs for each connection
* (https://prometheus.io/docs/prometheus/latest/configuration/https/).
*/
function watchesFiles(service) {
	return /^(?:traefik|rabbitmq|emqx|minio|etcd|prometheus)$/.test(service);
}
/**
* Whether a server eventually loads a new file without being told: processes of Postfix and Exim serve a number of
* connections, and their successors read the file (postconf(5), max_use).
*/
function readsAnew(service) {
	return watchesFiles(service) || /^(?:postfix|exim4?)$/.test(service);
}
/** Programs that reload nothing, whatever their arguments are. */
const QUIET = /^(?:cp|mv|ln|rm|cat|tee|install|rsync|scp|sftp|mkdir|chmod|chown|chgrp|touch|openssl|keytool|echo|printf|logger|date|sleep|set|cd|test|\[|\[\[|exit|return|export|local|readonly|trap|umask|true|false|:|shift|source|read|ls|find|grep|sed|awk|cut|diff|cmp|sha256sum|basename|dirname|mktemp|mail|restorecon|setfacl|shift|break|continue|\$|\]\])$|=/;
/** Whether a program reloads nothing: a client without hooks is one, and so are the functions of a hook. */
const isQuiet = (name) => QUIET.test(name) || isHookFunction(name) || runsNoHooks(name);
/** Whether commands may reload something that is not known: a script of its own, or a call of an API. */
const mayReload = memoizeLast((commands) => commands.some(({ name }) => !isQuiet(name)));
/** Servers that go by one name wherever they run. */
const SERVERS = /^(?:nginx|apache|haproxy|dovecot|postfix|exim4?|postgresql|slapd|dirsrv|mysql|redis|mosquitto|rabbitmq|proftpd|vsftpd|stunnel|coturn|prosody|ejabberd|caddy|lighttpd|mumble-server|asterisk|kamailio|freeradius|mongodb|dnsdist|unbound|hitch|squid|sendmail|opensmtpd|znc|openvpn|tomcat)$/;
/** Whether a usual name is that of a server which serves a certificate. */
function isServer(service) {
	return SERVERS.test(service);
}
/** The servers that the words of a name tell: `reload_nginx`, `${DOVECOT_ID}`, `mail-postfix-1`. */
function serversNamed(text) {
	return text.toLowerCase().split(/[^a-z0-9]+/).map(serviceName).filter(isServer);
}
/** Programs that do no more than to change files, or to say something. */
const CHANGES_FILES = /^(?:cp|mv|ln|rm|cat|tee|install|rsync|scp|mkdir|chmod|chown|chgrp|setfacl|touch|openssl|echo|printf|logger|date|sleep|true|set|cd|exit)$/;
/** Whether commands surely reload nothing. */
function reloadsNothing(commands) {
	return commands.length > 0 && commands.every(({ name }) => CHANGES_FILES.test(name));
}
const VERBS = /^(?:try-)?(?:reload|restart)(?:-or-(?:reload|restart))?$|^(?:force-reload|graceful|hup|up|kill|condrestart)$/i;
/** Programs whose operand is text, or not a service's verb. */
const SPEAKS = /^(?:echo|printf|logger|make|npm|yarn|git|test|\[|set|function)$/;
/** A service of a command line; what a template or a variable names is not known. */
const serviceGiven = (word) => /^(?:\{\{|\$)/.test(word) ? "?" : serviceName(word);
/** Services that a command reloads, restarts or signals; empty where it does none of it. Many steps of a file share what follows them. */
const reloadedServices = memoizeByObject(servicesOf);
function servicesOf(command) {
	const { name, args } = command;
	const words = args.filter((arg) => !arg.startsWith("-"));
	switch (name) {
		case "systemctl": return VERBS.test(words[0] ?? "") ? words.slice(1).map(serviceGiven) : [];
		case "service":
		case "rc-service":
		case "invoke-rc.d": return VERBS.test(words[1] ?? "") ? [serviceGiven(words[0] ?? "")] : [];
		case "sv": return VERBS.test(words[0] ?? "") ? words.slice(1).map(serviceName) : [];
		case "s6-svc": return args.some((arg) => /^-[a-zA-Z]{0,8}[hkrtu]/.test(arg)) ? words.map((path) => serviceName(path.replace(/^.*\/(?:svc-)?/, ""))) : [];
		case "nginx":
		case "openresty": return args.some((arg, i) => arg === "-sreload" || arg === "-s" && args[i + 1] === "reload") ? ["nginx"] : [];
		case "apachectl":
		case "apache2ctl":
		case "httpd": return args.some((arg) => VERBS.test(arg)) ? ["apache"] : [];
		case "postfix":
		case "doveadm":
		case "caddy":
		case "rndc":
		case "pg_ctl":
		case "pg_ctlcluster":
		case "asterisk":
		case "prosodyctl": return args.some((arg) => VERBS.test(arg)) ? [serviceName(name)] : [];
		case "pkill":
		case "killall": return words.length > 0 ? [serviceName(words.at(-1) ?? "")] : [];
		case "ejabberdctl": return args.some((arg) => /^(?:reload_config|restart)$/.test(arg)) ? ["ejabberd"] : [];
		case "kill": return ["?"];
		case "docker":
		case "podman":
		case "docker-compose": return dockerReload(words);
		case "kubectl":
		case "oc": return words[0] === "rollout" && words[1] === "restart" ? ["?"] : [];
		case "curl":
		case "wget": return apiReload(args);
		default:
			if (/(?:^|[_-])(?:reload|restart)(?:[_-]|$)/.test(name)) return serversNamed([name, ...words].join(" "));
			if (/^\/etc\/(?:rc\.d\/)?init\.d\//.test(name)) return [serviceName(name)];
			if (args.some((arg) => /^reload\w{0,40}(?:\(\))?$/i.test(arg)) && isServer(serviceName(name))) return [serviceName(name)];
			return !SPEAKS.test(name) && VERBS.test(words[0] ?? "") && words.length === 1 && args.length === 1 ? [serviceName(name)] : [];
	}
}
/** A POST to Docker's API, or to one that passes it on: `/containers/web/restart`. https://docs.docker.com/reference/api/engine/ */
function apiReload(args) {
	const [, container = "", action] = args.map((arg) => /\/containers\/([^/\s]{1,100})\/(restart|kill|exec)\b/.exec(arg)).find((one) => one !== null) ?? [];
	if (action === void 0 || !args.some((arg) => /POST$|^--post|^(?:-d|--data)/.test(arg))) return [];
	if (action === "exec" && !args.some((arg) => /\b(?:reload|restart|HUP)\b/i.test(arg))) return [];
	const named = serversNamed(container);
	return named.length > 0 || /[$`]/.test(container) ? named : [serviceName(container)];
}
function dockerReload(words) {
	const at = words.findIndex((word) => VERBS.test(word));
	if (at < 0 || at > 2) return [];
	return words.slice(at + 1).filter((word) => !/^(?:SIG)?(?:HUP|USR1|USR2)$/i.test(word)).map((word) => /[$`]/.test(word) ? "?" : serviceName(word));
}

// src/topology/graph.ts
/** The graph of a topology; made once. */
const graphOf = memoizeByObject((topology) => {
	const out = /* @__PURE__ */ new Map();
	const into = /* @__PURE__ */ new Map();
	for (const edge of topology.edges) {
		addTo(out, edge.from, edge);
		addTo(into, edge.to, edge);
	}
	return {
		facts: topology.facts,
		out,
		in: into
	};
});
/** The node of a fact, by its index in the topology. */
function factNode(index) {
	return `fact:${index}`;
}
function certificateNode(fingerprint) {
	return `cert:${fingerprint}`;
}
const nodesOf = memoizeByObject(({ facts }) => new Map(facts.map((fact, index) => [fact, factNode(index)])));
/** The node of a fact of a topology. */
function nodeOf(topology, fact) {
	return nodesOf(topology).get(fact) ?? "";
}
/** The fact that a node id stands for; undefined for a certificate. */
function factAt(graph, node) {
	return node.startsWith("fact:") ? graph.facts[Number(node.slice(5))] : void 0;
}
/** The fingerprint of the certificate that a node id stands for; undefined for a fact. */
function certificateAt(node) {
	return node.startsWith("cert:") ? node.slice(5) : void 0;
}
/** What becomes of a new version at a fact, as its mechanism says in the attribute `state`. */
function stateOf(fact) {
	const { state, via } = fact.attributes;
	if (state === "frozen" || state === "pinned" || state === "once" || state === "off" || state === "manual") return state;
	if (fact.kind === "pin") return "pinned";
	if (fact.attributes.disabled === true) return "off";
	return via === "environment" || via === "sub-path" || via === "init-copy" ? "frozen" : "live";
}
/** Facts upstream of a node, nearest first: what it reads, and what that reads in turn. At most `limit`. */
function upstream(graph, node, limit = 200) {
	return walk(graph, node, limit, "in");
}
/** Facts downstream of a node, nearest first. */
function downstream(graph, node, limit = 200) {
	return walk(graph, node, limit, "out");
}
function walk(graph, start, limit, side) {
	const seen = /* @__PURE__ */ new Set([start]);
	const found = [];
	const pending = [start];
	for (let at = 0; at < pending.length && found.length < limit; at++) for (const edge of graph[side].get(pending[at]) ?? []) {
		const node = side === "in" ? edge.from : edge.to;
		if (seen.has(node)) continue;
		seen.add(node);
		const fact = factAt(graph, node);
		if (fact === void 0) continue;
		found.push({
			node,
			fact,
			edge
		});
		pending.push(node);
	}
	return found;
}

// src/certificates/names.ts
/** Longest title, in characters. */
const MAX_TITLE = 100;
/** The attributes of a distinguished name as {@link Certificate} writes it, in its order. Linear. */
function parseDistinguishedName(name) {
	const found = [];
	let start = 0;
	const take = (end) => {
		const text = name.slice(start, end);
		const equals = text.indexOf("=");
		if (equals > 0) found.push({
			type: text.slice(0, equals),
			value: unescaped(text.slice(equals + 1))
		});
	};
	for (let at = 0; at < name.length; at++) if (name[at] === "\\") at++;
	else if (name[at] === "," || name[at] === "+") {
		take(name[at] === "+" ? at - 1 : at);
		start = at + 2;
	}
	take(name.length);
	return found;
}
/** RFC 4514 section 2.4: a backslash before a special character, or before two hex digits. */
function unescaped(value) {
	return value.replace(/\\([0-9A-Fa-f]{2}|.)/gsu, (_, code) => /^[0-9A-Fa-f]{2}$/.test(code) ? String.fromCharCode(Number.parseInt(code, 16)) : code);
}
/** The last value of an attribute in a distinguished name: the most specific one. */
function dnAttribute(name, type) {
	return parseDistinguishedName(name).findLast((attribute) => attribute.type === type)?.value;
}
/**
* What a person calls a certificate: its first DNS name, else its common name, else its first other name, else its subject,
* else the start of its fingerprint. Short, and every character in it can be seen.
*/
function displayName(certificate) {
	const { names, subject, fingerprint } = certificate;
	const title = names.find((name) => name.startsWith("dns:") && name.length > 4)?.slice(4) || dnAttribute(subject, "CN") || names[0]?.replace(/^[a-z]+:/, "") || subject || `SHA-256 ${fingerprint.slice(0, 16)}`;
	return reveal(cut(title, MAX_TITLE));
}
/** `www.corp.internal`, `*.corp.internal`: two labels or more of what host names are written with. */
function looksLikeHost(text) {
	return text.length <= 255 && /^(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i.test(text);
}

// src/topology/describe.ts
/** What a person calls a fact: `Certificate "web"`, `Deployment "api"`. */
function factTitle(fact) {
	const { resource, name, service, directive, program, target } = fact.attributes;
	if (typeof resource === "string") {
		const plain = typeof name === "string" ? withoutTemplates(name.replace(/@[^@]*$/, "")) : "";
		return plain === "" || plain === "\u2026" ? resource : `${resource} "${plain}"`;
	}
	if (typeof service === "string") return typeof directive === "string" ? `${service} (${directive})` : service;
	if (typeof program === "string" && typeof target === "string") return `${program} to ${target}`;
	if (typeof name !== "string" || !NAMED.has(fact.mechanism)) return toolTitle(fact);
	if (fact.mechanism === "version-pins") return `reference to "${name}"`;
	return fact.kind === "schedule" ? `job "${name}"` : name;
}
/** The tool of a fact: its mechanism, or the client where a mechanism reads several. */
function toolTitle({ mechanism, attributes: { client } }) {
	return (typeof client === "string" ? clientById(client)?.title : void 0) ?? mechanism;
}
/** Mechanisms whose facts have the name that stands in the file: an address, a logical id, a job. */
const NAMED = /* @__PURE__ */ new Set([...[
	"terraform",
	"pulumi",
	"cloudformation",
	"version-pins",
	"monitoring"
], ...[
	"github-actions",
	"gitlab",
	"azure-pipelines",
	"jenkins"
]]);

// src/bytes/archive-format.ts
/**
* First bytes of archive formats that are not unpacked here, from their own specifications; methods of zip from its
* APPNOTE.
*/
const FORMATS = [
	{
		name: "xz",
		magic: Buffer.from("fd377a585a00", "hex"),
		extension: /\.t?xz$/i
	},
	{
		name: "Zstandard",
		magic: Buffer.from("28b52ffd", "hex"),
		extension: /\.t?zst$/i
	},
	{
		name: "7z",
		magic: Buffer.from("377abcaf271c", "hex"),
		extension: /\.7z$/i
	},
	{
		name: "RAR",
		magic: Buffer.from("526172211a07", "hex"),
		extension: /\.rar$/i
	},
	{
		name: "bzip2",
		magic: Buffer.from("425a68", "hex"),
		extension: /\.t?bz2$/i
	}
];
const FIRST$1 = new Set(FORMATS.map(({ magic }) => magic[0]));
/**
* The format of an archive that is not unpacked: by its first bytes, or by its name where they are not at hand.
* Undefined for everything else.
*/
function archiveFormat(path, bytes) {
	if (bytes === void 0) return FORMATS.find(({ extension }) => extension.test(path))?.name;
	if (!FIRST$1.has(bytes[0] ?? 0)) return void 0;
	const found = FORMATS.find(({ magic }) => magic.equals(bytes.subarray(0, magic.length)));
	return found?.name === "bzip2" && !found.extension.test(path) ? void 0 : found?.name;
}

// src/mechanism-kit/inert-files.ts
/** What mechanisms say of files in folders of hooks that git keeps without a right to execute. */
function inertFacts({ name, inert = [] }, mechanisms) {
	const facts = [];
	for (const path of inert) for (const mechanism of mechanisms) mechanism.inert?.(path, { fact: (written, place) => facts.push(factOf(mechanism.id, written, {
		repository: name,
		path,
		...place
	})) });
	return facts;
}

// src/readers/work-list.ts
/** Entries that a thread takes at once: few enough to share out the end, enough that taking costs nothing. */
const MAX_CHUNK = 64;
/** Chunks that even a short list has: a few entries may be as large as all others together. */
const CHUNKS = 64;
function packSources(sources, threads) {
	return {
		sources: sources.map(({ name, access, entries }) => ({
			name,
			access,
			...packEntries(entries)
		})),
		state: new SharedArrayBuffer(4 * (threads + 1)),
		size: Math.min(MAX_CHUNK, Math.ceil(Math.max(1, ...sources.map(({ entries }) => entries.length)) / CHUNKS))
	};
}
/** `oid:name` of each entry, end to end, and the offsets where they start. */
function packEntries(entries) {
	const starts = new SharedArrayBuffer(4 * (entries.length + 1));
	const offsets = new Uint32Array(starts);
	let at = 0;
	let all = "";
	entries.forEach(({ oid = "", name }, index) => {
		all += oid;
		all += ":";
		all += name;
		at += oid.length + 1 + name.length;
		offsets[index + 1] = at;
	});
	const text = new SharedArrayBuffer(at);
	Buffer.from(text).write(all, "latin1");
	return {
		text,
		starts
	};
}
function openWorkList(list, thread) {
	const state = new Int32Array(list.state);
	const sources = list.sources.map(({ text, starts }) => ({
		bytes: Buffer.from(text),
		starts: new Uint32Array(starts),
		chunks: Math.ceil((starts.byteLength / 4 - 1) / list.size)
	}));
	const chunks = sources.reduce((sum, source) => sum + source.chunks, 0);
	function chunk(number) {
		let source = 0;
		let within = number;
		for (const { chunks: size } of sources) {
			if (within < size) break;
			within -= size;
			source++;
		}
		const { bytes, starts } = sources[source];
		const first = within * list.size;
		const end = Math.min(first + list.size, starts.length - 1);
		const from = starts[first];
		const records = bytes.toString("latin1", from, starts[end]);
		const entries = [];
		for (let index = first; index < end; index++) {
			const start = starts[index] - from;
			const colon = records.indexOf(":", start);
			const name = records.slice(colon + 1, starts[index + 1] - from);
			const position = number * list.size + (index - first) + 1;
			entries.push(colon > start ? {
				name,
				oid: records.slice(start, colon),
				position
			} : {
				name,
				position
			});
		}
		return {
			number,
			source,
			entries
		};
	}
	return {
		chunks,
		next() {
			const number = Atomics.add(state, 0, 1);
			return number < chunks ? chunk(number) : void 0;
		},
		chunk,
		at(position) {
			Atomics.store(state, thread + 1, position);
		},
		positionOf: (other) => Atomics.load(state, other + 1)
	};
}

// src/util/path-regex.ts
const MAX_PATTERN = 1e3;
const MAX_DEPTH$1 = 20;
const MAX_PATH = 1e3;
/** A function that tells whether the expression matches in a path; undefined if it uses unsupported syntax. */
function pathRegex(source) {
	if (source.length > MAX_PATTERN) return void 0;
	const insensitive = source.startsWith("(?i)");
	const pattern = insensitive ? source.slice(4) : source;
	const states = [];
	let at = 0;
	const add = (state) => states.push(state) - 1;
	const join = (part, to) => {
		for (const state of part.open) states[state].next.push(to);
	};
	function alternatives(depth) {
		if (depth > MAX_DEPTH$1) throw new Unknown();
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

// src/policy/readme-statements.ts
const README = /^readme(?:\.(?:md|markdown|rst|adoc|txt))?$/i;
/** Characters of a README that are looked at, and sentences. */
const MAX_TEXT = 4e4;
const MAX_SENTENCES = 400;
const MAX_SENTENCE = 600;
const MATERIAL = /\b(?:certificates?|certs|(?:private|secret|signing|server|client|tls|ssl|ca|rsa|ssh) keys?|keys|key[- ]?pairs?|key ?stores?|trust ?stores?|PKI)\b/i;
/** Of the files here; `self-signed certificates are not for production` is advice. */
const THESE = /\b(?:this|these|those|the|they|them|it|all|here)\b/i;
const NOT_PRODUCTION = /(?:\b(?:not|never)|n['\u2019]t)\s+(?:be\s+)?(?:[\w-]+\s+){0,2}?(?:use|used|deploy|deployed|intended|suitable|meant|suited)\b[^.]{0,40}?\b(?:in|for)\s(?:[\w-]+\s){0,3}?production\b/i;
const PURPOSE = "(?:tests?|testing|development|demos?|demonstrations?)";
const ONLY_FOR_TESTS = new RegExp(`\\b(?:only|solely|purely|exclusively|just)\\s+(?:[\\w-]+\\s+){0,2}?(?:for|in)\\s+(?:[\\w-]+\\s+){0,3}?${PURPOSE}\\b|\\bfor\\s+(?:[\\w-]+[\\s/,]+){0,4}?${PURPOSE}\\s+(?:purposes?\\s+)?only\\b`, "i");
/** What the files are: `a generic certificate, serving both as an example and a testing sample`, `these are dummy keys`. */
const SAMPLES = /\b(?:serv(?:es?|ing)|meant|intended|provided|included|shipped|used)\s(?:[\w-]+\s){0,2}?as\s(?:[\w-]+\s){0,2}?(?:examples?|samples?|placeholders?)\b|\b(?:are|is)\s(?:(?:only|just|merely|all|an?)\s){0,2}(?:example|sample|demo|dummy|test)\s(?:[\w-]+\s){0,1}?(?:certificates?|certs|keys?|key ?pairs?)\b/i;
/** The sentence, or the one before, is about all that a folder holds. */
const THIS_FOLDER = /\bthis (?:directory|folder)\b/i;
/** Certificates of a stage, and those that are to come, are others. */
const OTHERS = /\bstaging\b|\bgenerat|\bcreat/i;
/** A folder that a sentence names. */
const FOLDER$1 = /(?:^|[\s`(])((?:\.\/)?[\w-]+(?:\/[\w.-]+)*\/|[\w-]+(?:\/[\w-]+)+)(?=[\s`),.;:]|$)/g;
/** What a repository is for: `a collection of examples`, not `the server and its examples`. */
const COLLECTION = /\b(?:this (?:git )?(?:repo|repository|project) (?:contains|holds|hosts|provides|has|is)|(?:a|the) (?:collection|set|series) of|collection of)\s(?:(?:a|an|the|our|some|several|various|many|number|collection|set|variety|series|of|code|working|simple|practical|reference|end-to-end|[\w-]{2,20})\s){0,5}?(?:examples|samples|tutorials|demos|workshops|quickstarts)\b/i;
/** What only developers start, or no one as it is: `a complete local development environment`, `a deployment example of all components`. */
const FOR_DEVELOPERS = /\b(?:this (?:(?:git )?(?:repo|repository|project) (?:contains|holds|hosts|provides|is)|is)|is (?:intended|meant) as)\s(?:(?:a|an|the|our|only|complete|full|simple|small|minimal|basic|containerized|docker(?:-based| compose)?)\s){0,4}(?:local (?:dev|development|developer) (?:environment|setup|stack)|developer environment|deployment example|playground)\b/i;
/** Paragraphs at the beginning in which a README says so. */
const MAX_PARAGRAPHS = 4;
/** The list that a whole repository of examples has its entry from. */
const isRoot = (list) => folderOf(list) === "";
/** Whether a path is that of a README. */
function isReadme(path) {
	return README.test(fileNameOf(path));
}
/** Whether an entry says that a whole repository is a collection of examples. */
function isOfWholeRepository({ list, context, glob }) {
	return context === "example" && glob === "**" && isReadme(list) && isRoot(list);
}
/** What a README says of the keys and certificates beside it, and at the root of the repository. */
function readmeStatements(text, list) {
	const folder = folderOf(list);
	const below = (path) => folder === "" ? path : `${folder}/${path}`;
	const paragraphs = text.slice(0, MAX_TEXT).replaceAll("\r", "").replace(/^[ \t]*\|[^\n]*$/gm, "").split(/\n\s*\n/);
	const entries = [];
	if (isRoot(list) && isCollection(paragraphs)) entries.push({
		context: "example",
		glob: "**"
	});
	for (const paragraph of paragraphs) {
		const sentences = paragraph.replace(/\s+/g, " ").split(/(?<=[.!?])\s|\s[-*]\s/).slice(0, MAX_SENTENCES);
		for (const [i, sentence] of sentences.entries()) {
			if (sentence.length > MAX_SENTENCE || OTHERS.test(sentence)) continue;
			const before = sentences[i - 1]?.slice(0, MAX_SENTENCE) ?? "";
			if (!(MATERIAL.test(sentence) || MATERIAL.test(before)) || !THESE.test(sentence)) continue;
			if (![
				NOT_PRODUCTION,
				ONLY_FOR_TESTS,
				SAMPLES
			].some((one) => one.test(sentence))) continue;
			const named = [...sentence.matchAll(FOLDER$1)].map(([, path = ""]) => path.replace(/^\.\//, "").replace(/\/$/, ""));
			for (const path of named) entries.push({
				context: "fixture",
				glob: below(`${path}/**`)
			});
			const depth = THIS_FOLDER.test(sentence) || THIS_FOLDER.test(before) ? "**" : "*";
			if (folder !== "" && named.length === 0) entries.push({
				context: "fixture",
				glob: below(depth)
			});
		}
	}
	return entries;
}
function isCollection(paragraphs) {
	return paragraphs.filter((one) => /^[\w>*_"]/.test(one.trim()) && !/^={3}|^-{3}/m.test(one)).slice(0, MAX_PARAGRAPHS).some((one) => {
		const text = one.replace(/\s+/g, " ").slice(0, 2 * MAX_SENTENCE);
		const found = COLLECTION.exec(text) ?? FOR_DEVELOPERS.exec(text);
		return found !== null && !/\b(?:and|with|for)\b/i.test(found[0]);
	});
}

// src/policy/allow-lists.ts
/** Lists at the root of a repository, or in `.github`; `.gitattributes` is read in every folder. */
const READERS = /* @__PURE__ */ new Map([
	[".gitleaks.toml", gitleaksConfig],
	["gitleaks.toml", gitleaksConfig],
	[".gitleaksignore", gitleaksIgnore],
	[".secrets.baseline", secretsBaseline],
	[".trivyignore.yaml", trivyIgnore],
	["trivy-secret.yaml", trivySecret],
	[".gitattributes", attributes]
]);
/** Entries of one list, and bytes of the largest list that is read. */
const MAX_ENTRIES = 2e3;
const MAX_LIST = 4 << 20;
/** Rules of secret scanners that are about keys and certificates. */
const OF_KEYS = /private.?key|pkcs|pem|cert|kubernetes-secret/i;
const NAME = new RegExp(`(?:^|/)(?:${[...READERS.keys()].map((name) => name.replaceAll(".", "\\.")).join("|")})$`);
/** The letters that the names of lists and READMEs begin with. */
const FIRST = new Set([
	...READERS.keys(),
	"readme",
	"README"
].map((name) => name.charAt(0)));
/** Whether a file is one of these lists or a README, by its path or by the bytes of it (latin1). */
function isAllowList(path) {
	if (!FIRST.has(path.charAt(path.lastIndexOf("/") + 1))) return false;
	if (isReadme(path)) return true;
	if (!NAME.test(path)) return false;
	const folder = folderOf(path);
	const name = fileNameOf(path);
	return READERS.has(name) && (name === ".gitattributes" || folder === "" || folder === ".github");
}
/** The entries of a list that name paths. A list that cannot be read has none. */
function readAllowList(text, list) {
	const read = isReadme(list) ? readmeStatements : READERS.get(fileNameOf(list));
	return (read === void 0 || text.length > 4194304 ? [] : read(text, list)).slice(0, MAX_ENTRIES).map((entry) => ({
		list,
		...entry
	}));
}
/** `paths` of the allow-lists for every rule, or for rules about keys, in TOML. https://github.com/gitleaks/gitleaks#configuration */
function gitleaksConfig(text) {
	const entries = [];
	let section = "";
	let rule = "";
	let inPaths = false;
	for (const line of text.split("\n", 2e4)) {
		const header = inPaths ? null : /^\s*\[\[?\s*([\w.]{1,60})\s*\]\]?/.exec(line);
		if (header !== null) {
			section = header[1] ?? "";
			if (section === "rules") rule = "";
			continue;
		}
		if (section === "rules") rule = /^\s*id\s*=\s*["']{1,3}([\w.-]{1,100})/.exec(line)?.[1] ?? rule;
		const counts = /^allowlists?$/.test(section) || /^rules\.allowlists?$/.test(section) && OF_KEYS.test(rule);
		const opens = /^\s*paths\s*=\s*\[/.exec(line);
		if (opens !== null) inPaths = true;
		if (!inPaths) continue;
		const { strings, closed } = tomlStrings(opens === null ? line : line.slice(opens[0].length));
		if (counts) for (const regex of strings) entries.push({
			context: "fixture",
			regex
		});
		if (closed) inPaths = false;
	}
	return entries;
}
/** The strings of a part of a TOML array, and whether the array ends in it. */
function tomlStrings(text) {
	const strings = [];
	for (let i = 0; i < text.length;) {
		const char = text[i];
		if (char === "#") break;
		if (char === "]") return {
			strings,
			closed: true
		};
		if (char !== "\"" && char !== "'") {
			i++;
			continue;
		}
		const quote = text.startsWith(char.repeat(3), i) ? char.repeat(3) : char;
		const end = text.indexOf(quote, i + quote.length);
		if (end < 0) break;
		const raw = text.slice(i + quote.length, end);
		strings.push(char === "\"" ? raw.replace(/\\(.)/g, "$1") : raw);
		i = end + quote.length;
	}
	return {
		strings,
		closed: false
	};
}
/** `[commit:]path:rule:line`, the fingerprints of findings. */
function gitleaksIgnore(text) {
	return text.split("\n", 2e4).flatMap((line) => {
		const parts = line.trim().split(":");
		if (line.startsWith("#") || parts.length < 3) return [];
		const number = Number(parts.pop());
		if (!OF_KEYS.test(parts.pop() ?? "")) return [];
		if (/^[0-9a-f]{40}$/.test(parts[0] ?? "")) parts.shift();
		return [{
			context: "fixture",
			path: parts.join(":"),
			...number > 0 && { line: number }
		}];
	});
}
/** What detect-secrets found and its audit does not call a secret. https://github.com/Yelp/detect-secrets */
function secretsBaseline(text) {
	const baseline = objectOf(parseJson(text));
	const results = Object.entries(objectOf(baseline.results)).flatMap(([path, found]) => (Array.isArray(found) ? found : []).flatMap((one) => {
		const { type, is_secret: isSecret, line_number: line } = objectOf(one);
		if (isSecret === true || typeof type !== "string" || !OF_KEYS.test(type)) return [];
		return [{
			context: "fixture",
			path,
			...typeof line === "number" && { line }
		}];
	}));
	const excluded = [...(Array.isArray(baseline.filters_used) ? baseline.filters_used : []).map(objectOf).flatMap(({ path, pattern }) => typeof path === "string" && path.endsWith("should_exclude_file") && Array.isArray(pattern) ? pattern : []), objectOf(baseline.exclude).files].filter((one) => typeof one === "string");
	return [...results, ...excluded.map((regex) => ({
		context: "fixture",
		regex
	}))];
}
function parseJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function objectOf(value) {
	return typeof value === "object" && value !== null ? value : {};
}
/** `secrets` with `paths`. https://trivy.dev/latest/docs/configuration/filtering/ */
function trivyIgnore(text) {
	return itemsOf(text, "secrets").flatMap((entry) => itemsAt(entry, "paths").map(({ value }) => value)).flatMap((glob) => typeof glob === "string" ? [{
		context: "fixture",
		glob
	}] : []);
}
/** `allow-rules` with a `path` and no `regex`. https://trivy.dev/latest/docs/scanner/secret/ */
function trivySecret(text) {
	return itemsOf(text, "allow-rules").filter((rule) => at(rule, "regex") === void 0).flatMap((rule) => {
		const regex = stringAt(rule, "path");
		return regex ? [{
			context: "fixture",
			regex
		}] : [];
	});
}
function itemsOf(text, key) {
	return documents(text).flatMap(({ root }) => {
		const node = root();
		return node === void 0 ? [] : itemsAt(node, key);
	});
}
/** https://github.com/github-linguist/linguist/blob/main/docs/overrides.md */
function attributes(text, list) {
	const folder = folderOf(list);
	return text.split("\n", 2e4).flatMap((line) => {
		const [pattern = "", ...states] = line.trim().split(/\s+/, 40);
		if (pattern === "" || pattern.startsWith("#") || pattern.startsWith("[")) return [];
		const context = contextOfAttributes(states);
		if (context === void 0) return [];
		const anchored = pattern.slice(0, -1).includes("/");
		return [{
			context,
			glob: `${folder === "" ? "" : `${folder}/`}${anchored ? pattern.replace(/^\//, "") : `**/${pattern}`}`
		}];
	});
}
function contextOfAttributes(states) {
	const is = (name) => states.some((one) => one === name || one === `${name}=true`);
	if (is("linguist-vendored")) return "vendored";
	if (is("linguist-documentation")) return "example";
	return states.some((one) => /^(?:[-!]linguist-vendored|linguist-vendored=false)$/.test(one)) ? "production" : void 0;
}
/** Compiles the lists of some repositories; each expression once. */
function allowedPlaces({ repositories }, glob) {
	const matchers = /* @__PURE__ */ new Map();
	const prose = /* @__PURE__ */ new Map();
	const collections = /* @__PURE__ */ new Set();
	const lines = /* @__PURE__ */ new Set();
	for (const { name, allowLists = [] } of repositories) for (const entry of allowLists) {
		const { path, line, context } = entry;
		if (isReadme(entry.list)) {
			if (isOfWholeRepository(entry)) collections.add(name);
			addTo(prose, name, {
				context,
				matches: matcherOf(entry, glob)
			});
			continue;
		}
		if (path !== void 0 && line !== void 0 && !MATERIAL_FILE.test(path)) lines.add(`${name}\0${path}\0${line}`);
		else addTo(matchers, name, {
			context,
			matches: matcherOf(entry, glob)
		});
	}
	return {
		ofFile({ repository, path }) {
			if (namesProduction(path)) return void 0;
			const extension = /\.[^./]*$/.exec(path)?.[0] ?? "";
			const names = ({ matches }) => matches(path) && !matches(`zq${extension}`) && !matches(`zq/zq/zq${extension}`);
			return matchers.get(repository)?.findLast(names)?.context;
		},
		ofProse: ({ repository, path }) => namesProduction(path) ? void 0 : prose.get(repository)?.find(({ context, matches }) => matches(path) && (context === "example" || MATERIAL_FILE.test(path)))?.context,
		isBesideTestMaterial: ({ repository, path }) => !namesProduction(path) && prose.get(repository)?.some(({ context, matches }) => context === "fixture" && matches(path)) === true,
		isCollection: (repository) => collections.has(repository),
		ofLine: ({ repository, path, line }) => lines.has(`${repository}\0${path}\0${line}`) && !namesProduction(path)
	};
}
function matcherOf({ path, glob: pattern, regex }, glob) {
	if (path !== void 0) return (one) => one === path;
	if (pattern !== void 0) return (one) => glob(pattern, one);
	return pathRegex(regex ?? "") ?? (() => false);
}

// src/audit/allow-lists.ts
/** Lists that are read of one repository: `.gitattributes` may be in every folder. */
const MAX_LISTS = 100;
/** READMEs that are read of one repository, those nearest to the root first. */
const MAX_READMES = 200;
/** Whether an entry is a list; of READMEs only those at the root, and beside or above what is named as keys and certificates. */
function listsAmong(entries) {
	let folders;
	const isBeside = (folder) => {
		folders ??= foldersOfMaterial(entries);
		return folders.has(folder);
	};
	return ({ name }) => isAllowList(name) && (!isReadme(name) || folderOf(name) === "" || isBeside(folderOf(name)));
}
/** Folders with what is named as keys and certificates, and those above. */
function foldersOfMaterial(entries) {
	const folders = /* @__PURE__ */ new Set([""]);
	for (const { name } of entries) {
		if (!MATERIAL_FILE.test(name)) continue;
		for (let folder = folderOf(name); !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
	}
	return folders;
}
/**
* How the lists of secret scanners and the attributes of a repository classify its paths, in the order of the lists.
* @param trees what the repository consists of; where two have a list of the same name, the last one counts
* @param isList which of their entries are lists
*/
async function allowListsOf(trees, env, isList = listsAmong(trees.flatMap(({ entries }) => entries))) {
	const known = /* @__PURE__ */ new Map();
	for (const { access, entries } of trees) {
		const found = entries.filter(isList);
		const lists = found.filter(({ name }) => !isReadme(name)).slice(0, MAX_LISTS);
		const readmes = shallowest(found.filter(({ name }) => isReadme(name))).slice(0, MAX_READMES);
		const wanted = [...lists, ...readmes];
		if (wanted.length === 0) continue;
		const reader = openReader(access, env, {
			maxFileBytes: MAX_LIST,
			suspect: () => false
		});
		await reader.each(wanted, ({ name }, content) => {
			const path = toDisplayPath(name);
			if (content.kind === "bytes") known.set(path, readAllowList(content.bytes.toString("utf8"), path));
		});
		reader.close();
	}
	return [...known].sort(([a], [b]) => compareText(a, b)).flatMap(([, entries]) => entries);
}
const depthOf = (path) => path.split("/").length;
function shallowest(entries) {
	return entries.toSorted((a, b) => depthOf(a.name) - depthOf(b.name) || compareText(a.name, b.name));
}

// src/bytes/needle-search.ts
/** Bytes of a word, and of the shortest needle that covers one wherever it starts. */
const [WORD$1, LONG] = [4, 7];
/** Letters of text from frequent to rare; what is not among them is rarer still. */
const FREQUENT = " etaoinsrlcdpumhgfbyvwk_.-/:=";
/** @param sets needles as Latin-1 text, one byte in each character */
function needleSearch(sets) {
	const needles = distinct(sets);
	const ofLength = (from, to) => needles.filter(({ bytes: { length } }) => length >= from && length < to);
	const [tiny, short, long] = [
		ofLength(1, WORD$1),
		ofLength(WORD$1, LONG),
		ofLength(LONG, Number.POSITIVE_INFINITY)
	];
	const findLong = needleFinder(textsOf(long), partsOf$1(long, LONG - WORD$1 + 1), WORD$1);
	const partsOfShort = partsOf$1(short, 1);
	const findShort = shortNeedleFinder(textsOf(short), partsOfShort, groupsOf(partsOfShort));
	const tinyOf = sets.map((_, set) => tiny.flatMap((needle, index) => needle.sets.includes(set) ? [index] : []));
	const withTiny = [...sets.keys()].filter((set) => tinyOf[set].length > 0);
	const isTiny = Uint8Array.from(tinyOf, (indices) => indices.length > 0 ? 1 : 0);
	const found = new Uint8Array(sets.length);
	let foundAny = false;
	/** Of each tiny needle: 0 not looked for yet, 1 there, 2 not there. */
	const looked = new Uint8Array(tiny.length);
	let current = Buffer.alloc(0);
	function mark(list, indices) {
		foundAny ||= indices.length > 0;
		for (const index of indices) for (const set of list[index].sets) found[set] = 1;
	}
	function holdsTiny(index) {
		if (looked[index] === 0) looked[index] = current.includes(tiny[index].bytes) ? 1 : 2;
		return looked[index] === 1;
	}
	return {
		look(bytes) {
			found.fill(0);
			looked.fill(0);
			foundAny = false;
			current = bytes;
			loadText(bytes);
			mark(long, findLong(bytes));
			mark(short, findShort(bytes));
		},
		holds: (set) => found[set] === 1 || tinyOf[set].some(holdsTiny),
		candidates() {
			if (!foundAny) return withTiny;
			const list = [];
			for (let set = 0; set < found.length; set++) if (found[set] === 1 || isTiny[set] === 1) list.push(set);
			return list;
		}
	};
}
function textsOf(needles) {
	return needles.map(({ bytes }) => bytes);
}
/** So many words of each needle, in a row. */
function partsOf$1(needles, count) {
	const parts = [];
	for (const [needle, { bytes }] of needles.entries()) {
		const first = rarestWord(bytes, count);
		for (let offset = first; offset < first + count; offset++) parts.push({
			word: bytes.readUInt32LE(offset),
			needle,
			offset
		});
	}
	return parts;
}
/** How often each byte is met, in the mean of any text. */
const ODDS = Float64Array.from({ length: 256 }, (_, byte) => {
	const rank = FREQUENT.indexOf(String.fromCharCode(byte));
	return rank < 0 ? .002 : .2 / (rank + 2);
});
/** Where so many words in a row start that are least often met by chance; any would do. */
function rarestWord(needle, count) {
	const words = [];
	for (let at = 0; at + WORD$1 <= needle.length; at++) {
		let product = 1;
		for (let place = at; place < at + WORD$1; place++) product *= ODDS[needle[place]];
		words.push(product);
	}
	let best = 0;
	let least = Number.POSITIVE_INFINITY;
	for (let first = 0; first + count <= words.length; first++) {
		let sum = 0;
		for (let at = first; at < first + count; at++) sum += words[at];
		if (sum < least) [best, least] = [first, sum];
	}
	return best;
}
/**
* Groups in which few bytes look like a needle by chance. The search takes the halves of bytes apart, so a group also seems to hold
* each mixture of its needles. The most frequent needles come first, so that each gets a group of its own kind.
*/
function groupsOf(parts) {
	const words = parts.map(({ word }) => [
		word & 255,
		word >>> 8 & 255,
		word >>> 16 & 255,
		word >>> 24
	]);
	const odds = words.map((bytes) => bytes.reduce((product, byte) => product * ODDS[byte], 1));
	const upper = new Uint16Array(WORD$1 * 8);
	const lower = new Uint16Array(WORD$1 * 8);
	const met = new Float64Array(WORD$1 * 8);
	const wider = new Float64Array(WORD$1 * 8);
	const result = parts.map(() => 0);
	for (const index of [...parts.keys()].sort((one, other) => odds[other] - odds[one])) {
		const bytes = words[index];
		let best = 0;
		let least = Number.POSITIVE_INFINITY;
		for (let group = 0; group < 8; group++) {
			let [before, after] = [1, 1];
			for (let place = 0; place < WORD$1; place++) {
				const at = WORD$1 * group + place;
				const byte = bytes[place];
				const high = upper[at] | 1 << (byte >> 4);
				const low = lower[at] | 1 << (byte & 15);
				wider[at] = high === upper[at] && low === lower[at] ? met[at] : oddsOf(high, low);
				before *= met[at];
				after *= wider[at];
			}
			if (after - before < least) [best, least] = [group, after - before];
		}
		for (let place = 0; place < WORD$1; place++) {
			const at = WORD$1 * best + place;
			const byte = bytes[place];
			upper[at] = upper[at] | 1 << (byte >> 4);
			lower[at] = lower[at] | 1 << (byte & 15);
			met[at] = wider[at];
		}
		result[index] = best;
	}
	return result;
}
/** How often one of the bytes with these halves is met. */
function oddsOf(upper, lower) {
	let sum = 0;
	for (let high = upper; high !== 0; high &= high - 1) {
		const row = 31 - Math.clz32(high & -high) << 4;
		for (let low = lower; low !== 0; low &= low - 1) sum += ODDS[row | 31 - Math.clz32(low & -low)];
	}
	return sum;
}
/** Each needle once, with the sets that have it. */
function distinct(sets) {
	const needles = /* @__PURE__ */ new Map();
	sets.forEach((set, index) => {
		for (const text of set) {
			const needle = needles.get(text) ?? {
				bytes: Buffer.from(text, "latin1"),
				sets: []
			};
			if (!needle.sets.includes(index)) needle.sets.push(index);
			needles.set(text, needle);
		}
	});
	return [...needles.values()];
}

// src/bytes/text-encoding.ts
/** Text in UTF-16 and UTF-32, which Windows PowerShell and some editors write, as UTF-8: nothing else here reads it. */
const LINE_FEED = Buffer.from("\n");
/** Code units whose form tells the encoding where no byte order mark does, and how many must be there. */
const UNITS = 256;
const MIN_UNITS = 16;
/** Share of units that are ASCII; names and comments may hold other letters. */
const MIN_ASCII = .7;
/** Armor or base64 in ASCII: two characters of it are seldom one of UTF-16, and four are none of UTF-32. */
const ASCII_MATERIAL = /-----BEGIN|[A-Za-z0-9+/]{60}/;
/**
* The same text in UTF-8, without its byte order mark; the bytes themselves where they are in neither encoding. Lines stay
* what they were. A file that only begins in another encoding, or says so, is followed by its bytes: readers of PEM skip
* what precedes the armor.
*/
function toUtf8(bytes) {
	const encoding = encodingOf(bytes);
	if (encoding === void 0) return bytes;
	const text = encoding.width === 2 ? fromUtf16(bytes, encoding.little) : fromUtf32(bytes, encoding.little);
	const converted = Buffer.from(text.startsWith("\ufeff") ? text.slice(1) : text);
	return ASCII_MATERIAL.test(bytes.toString("latin1")) ? Buffer.concat([
		converted,
		LINE_FEED,
		bytes
	]) : converted;
}
/** A byte order mark decides, else the zeros of the first units. Few files that are no text have either. */
function encodingOf(bytes) {
	const [a, b] = [bytes[0], bytes[1]];
	if (a !== 255 && a !== 254 && a !== 0 && b !== 0) return void 0;
	if (bytes.length < 2) return void 0;
	const [c, d] = [bytes[2], bytes[3]];
	if (a === 255 && b === 254) return {
		width: c === 0 && d === 0 && !holdsPairs(bytes) ? 4 : 2,
		little: true
	};
	if (a === 254 && b === 255) return {
		width: 2,
		little: false
	};
	if (a === 0 && b === 0 && c === 254 && d === 255) return {
		width: 4,
		little: false
	};
	for (const width of [4, 2]) for (const little of [true, false]) if (isAscii(bytes, {
		width,
		little
	})) return {
		width,
		little
	};
}
/** Whether four bytes are more often two characters than one: no character of UTF-32 is above U+10FFFF. */
function holdsPairs(bytes) {
	let more = 0;
	for (let at = 4; at + 4 <= bytes.length; at += 4) {
		const code = bytes.readUInt32LE(at);
		if (code >= 1114112) more++;
		else if (code > 0 && code < 128) more--;
	}
	return more > 0;
}
/** Whether most of the first units are printable ASCII, none is zero, and the first line is among them. */
function isAscii(bytes, { width, little }) {
	const units = Math.min(UNITS, Math.floor(bytes.length / width));
	if (units < MIN_UNITS) return false;
	let ascii = 0;
	for (let unit = 0; unit < units; unit++) {
		const at = unit * width;
		const low = bytes[little ? at : at + width - 1];
		let high = 0;
		for (let i = 0; i < width; i++) if (at + i !== (little ? at : at + width - 1)) high |= bytes[at + i];
		if (low === 0 && high === 0) return false;
		if (high === 0 && (low >= 32 ? low < 127 : low >= 9 && low <= 13)) ascii++;
	}
	return ascii >= MIN_ASCII * units;
}
function fromUtf16(bytes, little) {
	const whole = bytes.subarray(0, bytes.length & -2);
	return little ? whole.toString("utf16le") : Buffer.from(whole).swap16().toString("utf16le");
}
/** Every four bytes are one character; what is none becomes U+FFFD. */
function fromUtf32(bytes, little) {
	const units = Buffer.alloc(bytes.length & -4);
	let length = 0;
	for (let at = 0; at + 4 <= bytes.length; at += 4) {
		const code = little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
		if (code < 65536) length = units.writeUInt16LE(code, length);
		else if (code < 1114112) {
			length = units.writeUInt16LE(55232 + (code >> 10), length);
			length = units.writeUInt16LE(56320 + (code & 1023), length);
		} else length = units.writeUInt16LE(65533, length);
	}
	return units.toString("utf16le", 0, length);
}

// src/policy/ignore-comments.ts
/** Comments that ignore one rule at one place: `# cert-hygiene: ignore RULE until=2027-03-01 reason="\u2026"`. */
/** A string that every file with such a comment contains. */
const IGNORE_MARK = "cert-hygiene: ignore";
/** Comments that are read of one file, and characters of a reason. */
const MAX_COMMENTS = 200;
const MAX_REASON = 300;
/** Characters of a line that a person wrote. */
const MAX_LINE = 2e3;
/** A comment starts a line or follows a blank: within a word or a quoted string these characters start none. */
const COMMENT = /^(.*?)(?:^|(?<=\s))(?:#+|\/\/|;+)[ \t]*cert-hygiene: ignore\b(.*)$/;
const COMMENT_LINE = /^\s*(?:#|\/\/|;)/;
const WORD = /\s*(?:(until|reason)=("[^"]*"|\S*)|(\S+))/y;
/** The comments of a text, without the file that they are in. A comment with a `problem` ignores nothing. */
function readIgnoreComments(text) {
	const lines = text.split(/\r?\n/);
	const found = [];
	for (const [index, line] of lines.entries()) {
		if (line.length > MAX_LINE || !line.includes("cert-hygiene: ignore")) continue;
		const [, before = "", words] = COMMENT.exec(line) ?? [];
		if (words === void 0 || isQuoted(before, words)) continue;
		if (found.length === MAX_COMMENTS) {
			const last = found.at(-1);
			last.problem = `a file has at most ${MAX_COMMENTS} of these comments`;
			break;
		}
		const first = before.trim() === "" ? nextLine(lines, index) : index;
		const { problem, ...said } = readWords(words);
		const problems = problem ?? (first === void 0 ? "no line follows it" : void 0);
		found.push({
			line: index + 1,
			...said,
			from: (first ?? index) + 1,
			to: blockEnd(lines, first ?? index) + 1,
			anchor: anchorOf(lines, first ?? index),
			...problems !== void 0 && { problem: problems }
		});
	}
	return found;
}
/** Whether a quotation starts before the comment and ends after it. Then it is a string of a program, not a comment. */
function isQuoted(before, words) {
	const rest = words.replace(/reason="[^"]*"/, "");
	return [
		"'",
		"\"",
		"`"
	].some((quote) => before.split(quote).length % 2 === 0 && rest.includes(quote));
}
function readWords(words) {
	const said = {};
	let problem;
	WORD.lastIndex = 0;
	for (let match = WORD.exec(words); match !== null; match = WORD.exec(words)) {
		const [, key, value = "", word = ""] = match;
		if (key !== void 0 && said[key] === void 0) said[key] = value.replace(/^"(.*)"$/s, "$1");
		else if (key !== void 0) problem ??= `"${key}" is set twice`;
		else if (said.rule === void 0 && /^[a-z0-9][a-z0-9-]{0,99}$/.test(word)) said.rule = word;
		else problem ??= `"${word.slice(0, 40)}" is unknown here`;
	}
	const { rule = "", until = "", reason = "" } = said;
	if (rule === "") problem ??= "the rule id is missing";
	if (readDay(until) === null) problem ??= until === "" ? "\"until\" is missing" : `"${until.slice(0, 40)}" is not a date`;
	if (reason.trim() === "") problem ??= "\"reason\" is missing";
	if (reason.length > MAX_REASON) problem ??= `"reason" has more than ${MAX_REASON} characters`;
	return {
		rule,
		until,
		reason: reason.slice(0, MAX_REASON),
		...problem !== void 0 && { problem }
	};
}
/** The next line that is neither blank nor a comment. */
function nextLine(lines, index) {
	for (let next = index + 1; next < lines.length; next++) {
		const line = lines[next];
		if (line.trim() !== "" && !COMMENT_LINE.test(line)) return next;
	}
}
/** The last of the lines that belong to a line: those with more indentation. */
function blockEnd(lines, first) {
	const indentOf = (line) => line.length - line.trimStart().length;
	const indent = indentOf(lines[first] ?? "");
	let end = first;
	for (let next = first + 1; next < lines.length; next++) {
		const line = lines[next];
		if (line.trim() === "") continue;
		if (indentOf(line) <= indent) break;
		end = next;
	}
	return end;
}
/**
* Identifies a line on both sides of a change: a hash of its text without this comment, too short to reveal the text,
* and the number of lines above it with the same text.
*/
function anchorOf(lines, index) {
	const plain = (line) => (COMMENT.exec(line)?.[1] ?? line).trim();
	const text = plain(lines[index] ?? "");
	const above = lines.slice(0, index).filter((line) => line.includes(text) && plain(line) === text).length;
	return `${createHash("sha256").update(text).digest("hex").slice(0, 8)}.${above}`;
}
/**
* The comments of a change as they count before its merge: a change must not loosen its own check. A comment is the
* same on both sides if file, rule and ignored line are the same; then its reason and date in the base count. All
* others are pending.
*/
function commentsBeforeMerge(head, base) {
	const known = new Map(base.filter(({ problem }) => problem === void 0).map((one) => [identityOf(one), one]));
	return head.map((comment) => {
		const before = known.get(identityOf(comment));
		if (before === void 0) return {
			...comment,
			pending: true
		};
		const { problem: _, ...rest } = comment;
		return {
			...rest,
			until: before.until,
			reason: before.reason
		};
	});
}
/** Whether the comments say the same, wherever they are in their files now. */
function sameComments(one, other) {
	const texts = (list) => list.map((comment) => [
		identityOf(comment),
		comment.until,
		comment.reason
	].join("\0")).sort();
	return texts(one).join("\n") === texts(other).join("\n");
}
function identityOf({ repository, path, rule, anchor }) {
	return [
		repository,
		path,
		rule,
		anchor
	].join("\0");
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

// src/x509/signers.ts
/** Certificates of one file among which signatures are looked at; a chain has a handful. */
const MAX_CERTIFICATES = 20;
/**
* Fills in `signedBy` where key identifiers (RFC 5280 sections 4.2.1.1 and 4.2.1.2) do not tell which certificate of a file
* issued another: the one of the issuer's name whose key verifies the signature.
* @param encodings DER by fingerprint
*/
function findSigners(certificates, encodings) {
	if (certificates.length < 2 || certificates.length > MAX_CERTIFICATES) return;
	for (const certificate of certificates) {
		if (certificate.selfIssued) continue;
		const named = certificates.filter(({ subject }) => subject !== "" && subject === certificate.issuer);
		const told = named.every((one) => certificate.authorityKeyId !== void 0 && one.subjectKeyId !== void 0);
		if (named.length === 0 || told) continue;
		const verdicts = named.map((one) => verifies(encodings.get(certificate.fingerprint), encodings.get(one.fingerprint)));
		if (verdicts.includes(void 0)) continue;
		certificate.signedBy = [...new Set(named.filter((_, index) => verdicts[index]).map(({ fingerprint }) => fingerprint))].sort();
	}
}
function verifies(certificate, issuer) {
	if (certificate === void 0 || issuer === void 0) return void 0;
	try {
		return new X509Certificate(certificate).verify(new X509Certificate(issuer).publicKey);
	} catch {
		return;
	}
}

// src/parsers/hcl-conditions.ts
const MAX_LENGTH$1 = 200;
const MAX_TESTS$1 = 20;
const NONE$1 = [];
/** Values for which there is no instance: https://developer.hashicorp.com/terraform/language/meta-arguments/count */
const EMPTY = /^(?:0|null|""|\[\]|\{\}|to(?:set|list|map)\((?:\[\]|\{\})?\))$/;
/** Linear in the blocks and in the text of their expressions, of which the long ones are left out. */
function conditionsOfHcl({ blocks }) {
	const ranges = blocks.map(({ line, endLine, attributes }) => {
		const { expression } = attributes.get("count") ?? attributes.get("for_each") ?? { expression: "" };
		return {
			line,
			endLine,
			tests: testsOf$1(expression)
		};
	}).filter(({ tests }) => tests.length > 0).sort((a, b) => a.line - b.line);
	return { at(line) {
		let [low, high] = [0, ranges.length];
		while (low < high) {
			const middle = low + high >> 1;
			if (ranges[middle].line <= line) low = middle + 1;
			else high = middle;
		}
		const range = ranges[low - 1];
		return range !== void 0 && line <= range.endLine ? range.tests : NONE$1;
	} };
}
function testsOf$1(expression) {
	if (expression.length > MAX_LENGTH$1) return [];
	const [condition, values] = splitAt(bare$1(expression), "?");
	const [then, otherwise] = values === void 0 ? [] : splitAt(values, ":");
	if (condition === void 0 || then === void 0 || otherwise === void 0) return [];
	const [isEmpty, isOtherwiseEmpty] = [then, otherwise].map((value) => EMPTY.test(value.replace(/\s/g, "")));
	if (isEmpty === isOtherwiseEmpty) return [];
	return signed$1(condition, isEmpty === true).slice(0, MAX_TESTS$1);
}
/** The tests that are all true if an expression is true, or if it is false. */
function signed$1(expression, negated) {
	const whole = bare$1(expression);
	if (whole === "") return [];
	const parts = splitAll(whole, negated ? "||" : "&&");
	if (parts.length > 1) return parts.flatMap((part) => signed$1(part, negated));
	if (/^![^=]/.test(whole)) return signed$1(whole.slice(1), !negated);
	const [, left = "", operator, right = ""] = /^([\w.[\]"-]{1,100})\s*(==|!=)\s*("[^"]{0,100}"|\d{1,9}|true|false)$/.exec(whole) ?? [];
	if (operator === void 0) return [`${negated ? "!" : ""}${whole.replace(/\s+/g, " ")}`];
	const fails = negated !== (operator === "!=");
	if (right === "true" || right === "false") return [`${fails !== (right === "false") ? "!" : ""}${left}`];
	return [`${fails ? "!" : ""}${left} == ${right}`];
}
/** Without blanks and parentheses around the whole. */
function bare$1(expression) {
	let text = expression.trim();
	while (text.startsWith("(") && splitAt(text.slice(1), ")")[0]?.length === text.length - 2) text = text.slice(1, -1).trim();
	return text;
}
/**
* The text before and after the first occurrence of an operator outside quotes and brackets; undefined if there is
* none.
*/
function splitAt(text, sign) {
	const [first = "", ...others] = splitAll(text, sign, 1);
	return [first, others[0]];
}
function splitAll(text, sign, most = Number.POSITIVE_INFINITY) {
	const parts = [];
	let [start, depth, quoted] = [
		0,
		0,
		false
	];
	for (let at = 0; at < text.length && parts.length < most; at++) {
		const char = text[at];
		if (quoted) {
			if (char === "\\") at++;
			else if (char === "\"") quoted = false;
		} else if (depth === 0 && text.startsWith(sign, at)) {
			parts.push(text.slice(start, at).trim());
			at += sign.length - 1;
			start = at + 1;
		} else if (char === "\"") quoted = true;
		else if ("([{".includes(char)) depth++;
		else if (")]}".includes(char)) depth--;
	}
	return [...parts, text.slice(start).trim()];
}

// src/parsers/template-conditions.ts
/**
* The conditions under which lines of a template exist: lines between `if` and `else` never exist together with those
* between `else` and `end`. Works for Go templates (Helm, helmfile, gotmpl) and Jinja (Ansible, Salt).
*/
/** Blocks inside one another, and tests of one line, that are kept. */
const MAX_OPEN = 40;
const MAX_TESTS = 20;
/** Bytes of one test, and of an expression that joins several. */
const MAX_LENGTH = 200;
const MAX_EXPRESSION = 2e3;
/** Maximum depth of parentheses that are parsed; deeper ones are compared as text. */
const MAX_NESTED = 4;
const NONE = [];
const OPENS = /^(?:if|unless|with|range|for|define|block|macro|call|filter|raw)$/;
/** Linear in the text but for the depth of its blocks, which is bounded. */
function conditionsOf(text) {
	if (!isTemplated(text)) return { at: () => NONE };
	const starts = [{
		line: 1,
		tests: NONE
	}];
	const open = [];
	let ignored = 0;
	for (const { action, line } of actionsOf(text)) {
		const [, word = "", rest = ""] = /^\{[{%][-+~]?\s*([a-z]+)\b([\s\S]*?)\s*[-+~]?[}%]\}$/.exec(action) ?? [];
		if (OPENS.test(word)) {
			if (open.length === MAX_OPEN) ignored++;
			else open.push(blockOf(word, rest, open, line));
		} else if (word === "else" || word === "elif" || word === "elseif") {
			const block = open.at(-1);
			if (block === void 0 || ignored > 0) continue;
			const test = (word === "else" ? rest.replace(/^\s*(?:if|with)\b/, "") : rest).trim();
			const outer = dotOf(open.slice(0, -1));
			const { failed } = block;
			block.holds = [...failed, ...test === "" ? [] : testsOf(test, outer)].slice(0, MAX_TESTS);
			if (test !== "") block.failed = [...failed, ...negationOf(test, outer)].slice(0, MAX_TESTS);
			delete block.dot;
		} else if (/^end[a-z]*$/.test(word)) {
			if (ignored > 0) ignored--;
			else open.pop();
		} else continue;
		starts.push({
			line,
			tests: [...new Set(open.flatMap(({ holds }) => holds))].slice(0, MAX_TESTS)
		});
	}
	return { at: (line) => starts[lastBefore(starts, line)]?.tests ?? NONE };
}
function blockOf(word, rest, open, line) {
	const outer = dotOf(open);
	if (word === "if" || word === "with") {
		const test = rest.replace(/^\s*\$\w+\s*:=/, "");
		const block = {
			holds: testsOf(test, outer),
			failed: negationOf(test, outer)
		};
		return word === "with" ? {
			...block,
			dot: nameOf(test, outer)
		} : block;
	}
	if (word === "unless") return {
		holds: negationOf(rest, outer),
		failed: testsOf(rest, outer)
	};
	if (word === "range") return {
		holds: [],
		failed: [],
		dot: `element@${line}`
	};
	return {
		holds: [],
		failed: []
	};
}
function dotOf(open) {
	return open.findLast(({ dot }) => dot !== void 0)?.dot ?? "";
}
/** The tests that all hold where an expression does: those of an `and`, and the expression itself. */
function testsOf(expression, dot) {
	return signed(expression, dot, false);
}
/** The tests that hold where an expression does not. */
function negationOf(expression, dot) {
	return signed(expression, dot, true);
}
function signed(expression, dot, negated, depth = 0) {
	const whole = bare(expression);
	if (whole === "" || whole.length > MAX_EXPRESSION || depth > MAX_NESTED) return [];
	const [first, ...others] = partsOf(whole);
	if (first === "not" && others.length > 0 && !others.some((word) => word === "and" || word === "or")) return signed(others.join(" "), dot, !negated, depth + 1);
	const { operator, parts } = joinedBy(whole);
	const splits = operator === (negated ? "or" : "and");
	const name = whole.length > MAX_LENGTH ? "" : nameOf(whole, dot);
	const own = name === "" || name.length > MAX_LENGTH ? [] : [`${negated ? "!" : ""}${name}`];
	if (operator === void 0 || !splits) return own.map(flipped);
	return [...parts.flatMap((part) => signed(part, dot, negated, depth + 1)), ...own];
}
/** `!a != b` is `a == b`. */
function flipped(test) {
	const [, not, left, right] = /^(!?)(.+) != (.+)$/.exec(test) ?? [];
	return left === void 0 ? test : `${not === "!" ? "" : "!"}${left} == ${right}`;
}
/** The operands of `and a b` (Go) or `a and b` (Jinja); `or` alike. */
function joinedBy(whole) {
	const words = partsOf(whole);
	const [first] = words;
	if (first === "and" || first === "or") return {
		operator: first,
		parts: words.slice(1)
	};
	const operator = words.includes("or") ? "or" : words.includes("and") ? "and" : void 0;
	if (operator === void 0) return { parts: [] };
	const parts = [[]];
	for (const word of words) if (word === operator) parts.push([]);
	else parts.at(-1)?.push(word);
	return {
		operator,
		parts: parts.map((part) => part.join(" "))
	};
}
/** A test in one spelling, however it is written. */
function nameOf(expression, dot, depth = 0) {
	const whole = bare(expression.slice(0, MAX_LENGTH));
	if (depth > MAX_NESTED) return whole;
	const words = partsOf(whole).map((word) => word.startsWith("(") ? `(${nameOf(word, dot, depth + 1)})` : spelled(word, dot));
	const [first, left, right] = words;
	if ((first === "eq" || first === "ne") && words.length === 3) {
		const [name, value] = /^["'\d]/.test(left) ? [right, left] : [left, right];
		return `${name} ${first === "eq" ? "==" : "!="} ${value}`;
	}
	return words.join(" ");
}
function spelled(word, dot) {
	const quoted = /^(['"`])(.*)\1$/.exec(word);
	if (quoted !== null) return JSON.stringify(quoted[2]);
	const root = word.replace(/^\$(?=\.)/, "");
	if (/^\.(?:Values|Release|Chart|Capabilities|Template|Files|Environment|StateValues)\b/.test(root) || root !== word) return root;
	return word === "." ? dot || "." : word.startsWith(".") && dot !== "" ? `${dot}${word}` : word;
}
/** Without what surrounds it: blanks, parentheses around the whole, Jinja's filter to a truth value. */
function bare(expression) {
	let text = expression.trim().replace(/\s*\|\s*(?:default\s*\(\s*false\s*\)|bool)\s*(?=$|\|)/g, "");
	for (let pair = 0; pair < MAX_NESTED && text.startsWith("(") && closes(text) === text.length - 1; pair++) text = text.slice(1, -1).trim();
	return text;
}
/** Where the parenthesis that a text starts with ends. */
function closes(text) {
	let depth = 0;
	for (let at = 0; at < text.length; at++) if (text[at] === "(") depth++;
	else if (text[at] === ")" && --depth === 0) return at;
	return -1;
}
/** The words of an expression; what is in parentheses or quotes is one. */
function partsOf(text) {
	const words = [];
	let [start, depth, quote] = [
		-1,
		0,
		""
	];
	for (let at = 0; at <= text.length; at++) {
		const char = text[at] ?? " ";
		if (quote !== "") {
			if (char === quote) quote = "";
		} else if (/["'`]/.test(char)) quote = char;
		else if (char === "(") depth++;
		else if (char === ")") depth--;
		if (start < 0 && /\S/.test(char)) start = at;
		else if (start >= 0 && at < text.length && quote === "" && depth <= 0 && /\s/.test(char)) {
			words.push(text.slice(start, at));
			start = -1;
		}
	}
	return start < 0 ? words : [...words, text.slice(start)];
}
function lastBefore(starts, line) {
	let [low, high] = [0, starts.length - 1];
	while (low < high) {
		const middle = low + high + 1 >> 1;
		if (starts[middle].line <= line) low = middle;
		else high = middle - 1;
	}
	return low;
}

// src/audit/config-file.ts
/** A text file with its parses, each of which is made once and shared by all mechanisms. */
function configFile(path, text) {
	const made = /* @__PURE__ */ new Map();
	return {
		path,
		text,
		shared(name, make) {
			let get = made.get(name);
			if (get === void 0) {
				get = remembered(() => make(text));
				made.set(name, get);
			}
			return get();
		}
	};
}
/** The result of a parse, or its error: a file that takes long to reject is rejected once. */
function remembered(make) {
	try {
		const value = make();
		return () => value;
	} catch (error) {
		return () => {
			throw error;
		};
	}
}
/** Text in UTF-8; a byte order mark is taken off. */
function decodeText(bytes) {
	const text = bytes.toString();
	return text.startsWith("\ufeff") ? text.slice(1) : text;
}
/** The tests under which a place of a file exists: those of a template, or of the block of Terraform around it. */
function conditionsAt(file, { line }) {
	if (line === void 0) return [];
	const made = file.path.endsWith(".tf") || file.path.endsWith(".tofu") ? () => conditionsOfHcl(file.shared("hcl", readHcl)) : conditionsOf;
	return file.shared("conditions", made).at(line);
}

// src/audit/contained.ts
/** Runs a step of a plug-in. An error becomes a fault that names plug-in and file, and the scan continues. */
function contained(faults, where, path, step) {
	try {
		return step();
	} catch (error) {
		faults.push(faultOf(where, path, error));
		return;
	}
}
function faultOf(where, path, error) {
	return {
		where: `${where}: ${path}`,
		message: messageOf(error)
	};
}

// src/audit/inventory.ts
/** New lists for what a file holds. */
function noContents() {
	return {
		certificates: [],
		privateKeys: [],
		keystores: [],
		revocationLists: [],
		requests: [],
		facts: [],
		unreadable: []
	};
}
/** A new inventory with nothing in it. */
function emptyInventory() {
	return {
		repositories: [],
		...noContents()
	};
}
/**
* One object is one entry, whatever the number of its sightings; the same statement about the same place is made once.
* Adding is a union: associative, commutative and idempotent.
*/
function inventoryBuilder() {
	const repositories = /* @__PURE__ */ new Map();
	const certificates = seenObjects((item) => item.fingerprint);
	const signers = /* @__PURE__ */ new Map();
	const privateKeys = seenObjects(({ publicKeyFingerprint, algorithm, encrypted }) => publicKeyFingerprint === void 0 ? void 0 : `${publicKeyFingerprint} ${algorithm} ${encrypted}`);
	const revocationLists = seenObjects((item) => item.fingerprint);
	const requests = seenObjects((item) => item.fingerprint);
	const keystores = placedObjects((item) => item);
	const facts = placedObjects((item) => item.location);
	const unreadable = placedObjects((item) => item);
	const expirations = placedObjects((item) => item);
	const ignoreComments = placedObjects((item) => item);
	const arrivals = placedObjects((item) => item);
	const served = placedObjects((item) => item.location);
	let hasHistory = false;
	let hasServed = false;
	/** Each file only knows the signers in it, so the signers of a certificate are merged. */
	function withoutSigners({ signedBy, ...certificate }) {
		const known = signers.get(certificate.fingerprint) ?? /* @__PURE__ */ new Set();
		if (signedBy !== void 0) signers.set(certificate.fingerprint, known);
		for (const signer of signedBy ?? []) known.add(signer);
		return certificate;
	}
	function withSigners(certificate) {
		const signedBy = signers.get(certificate.fingerprint);
		return signedBy === void 0 ? certificate : {
			...certificate,
			signedBy: [...signedBy].sort()
		};
	}
	return {
		add(part) {
			for (const item of part.repositories ?? []) {
				const key = `${item.name}\0${item.revision ?? ""}`;
				repositories.set(key, mergeRepositories(item, repositories.get(key) ?? {
					...item,
					skipped: []
				}));
			}
			certificates.add(part.certificates?.map(withoutSigners));
			privateKeys.add(part.privateKeys);
			revocationLists.add(part.revocationLists);
			requests.add(part.requests);
			keystores.add(part.keystores);
			facts.add(part.facts);
			unreadable.add(part.unreadable);
			expirations.add(part.expirations);
			ignoreComments.add(part.ignoreComments);
			arrivals.add(part.arrivals);
			hasHistory ||= part.arrivals !== void 0;
			served.add(part.served);
			hasServed ||= part.served !== void 0;
		},
		inventory: () => {
			const dates = expirations.list();
			const comments = ignoreComments.list();
			return {
				repositories: [...repositories.entries()].sort(([a], [b]) => compareText(a, b)).map(([, item]) => item),
				certificates: certificates.list().map(withSigners),
				privateKeys: privateKeys.list(),
				keystores: keystores.list(),
				revocationLists: revocationLists.list(),
				requests: requests.list(),
				facts: facts.list(),
				unreadable: unreadable.list(),
				...dates.length > 0 && { expirations: dates },
				...comments.length > 0 && { ignoreComments: comments },
				...hasHistory && { arrivals: arrivals.list() },
				...hasServed && { served: served.list() }
			};
		}
	};
}
/** The inventory of two scopes together. Associative and commutative. */
function mergeInventories(...parts) {
	const builder = inventoryBuilder();
	for (const part of parts) builder.add(part);
	return builder.inventory();
}
/**
* Files and bytes of the larger record: a repository that was read twice was not read twice as much. If two records
* differ in a field, the choice must not depend on their order.
*/
function mergeRepositories(a, b) {
	const skipped = new Map([...a.skipped, ...b.skipped].map((item) => [stableText(item), item]));
	const [{ skipped: _, ...first }, { skipped: __, ...second }] = [a, b];
	return {
		...leastOf(first, second),
		files: Math.max(a.files, b.files),
		bytes: Math.max(a.bytes, b.bytes),
		skipped: [...skipped.entries()].sort(([left, x], [right, y]) => compareText(x.path, y.path) || compareText(left, right)).map(([, item]) => item)
	};
}
/** Of each field the one whose text comes first; a field that only one has. */
function leastOf(a, b) {
	const fields = Object.keys({
		...a,
		...b
	}).sort(compareText).map((key) => {
		return [key, [a, b].map((one) => one[key]).filter((value) => value !== void 0).sort((x, y) => compareText(stableText(x), stableText(y)))[0]];
	});
	return Object.fromEntries(fields);
}
/** Objects with an identity of their own, each with all the places where it was seen. */
function seenObjects(keyOf) {
	const known = /* @__PURE__ */ new Map();
	function see(key, item, sightings) {
		const text = stableText({
			...item,
			sightings: []
		});
		let entry = known.get(key);
		if (entry === void 0) {
			entry = {
				item,
				text,
				sightings: placedObjects((sighting) => sighting)
			};
			known.set(key, entry);
		} else if (text < entry.text) Object.assign(entry, {
			item,
			text
		});
		entry.sightings.add(sightings);
	}
	return {
		add(items = []) {
			for (const item of items) {
				const key = keyOf(item);
				if (key !== void 0) see(key, item, item.sightings);
				else for (const sighting of item.sightings) see(stableText(sighting), item, [sighting]);
			}
		},
		list: () => [...known.entries()].sort(([a], [b]) => compareText(a, b)).map(([, entry]) => ({
			...entry.item,
			sightings: entry.sightings.list()
		}))
	};
}
/** Statements about a place, each of them once, in the order of the places. */
function placedObjects(placeOf) {
	const known = /* @__PURE__ */ new Map();
	return {
		add(items = []) {
			for (const item of items) {
				const key = stableText(item);
				if (!known.has(key)) known.set(key, item);
			}
		},
		list: () => [...known.entries()].sort(([left, a], [right, b]) => compareLocations(placeOf(a), placeOf(b)) || compareText(left, right)).map(([, item]) => item)
	};
}
/** JSON with the keys of objects in order. */
function stableText(value) {
	if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
	if (Array.isArray(value)) return `[${value.map(stableText).join(",")}]`;
	const given = value;
	let text = "";
	for (const key of Object.keys(given).sort()) if (given[key] !== void 0) text += `${text === "" ? "" : ","}${JSON.stringify(key)}:${stableText(given[key])}`;
	return `{${text}}`;
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

// src/x509/request.ts
/** extensionRequest of RFC 2985 section 5.4.2, and the same of Microsoft. */
const EXTENSION_REQUESTS = /* @__PURE__ */ new Set(["1.2.840.113549.1.9.14", "1.3.6.1.4.1.311.2.1.14"]);
/**
* Reads a CertificationRequest (RFC 2986 section 4).
* @throws DerError
*/
function parseRequest(der) {
	const { outer, body } = signedObject(der, "request");
	const [version, subject, key, attributes] = children(body, body.body, 32);
	expect(version, TAG$1.integer, "the version");
	expect(subject, TAG$1.sequence, "the subject");
	const { publicKey } = describePublicKey(expect(key, TAG$1.sequence, "the public key"));
	const problems = [];
	const extensions = tolerate(() => requestedExtensions(attributes), "the attributes", problems);
	return {
		request: {
			fingerprint: sha256(encoding(outer)),
			subject: tolerate(() => distinguishedName(subject), "the subject", problems) ?? "unknown",
			names: readExtensions(extensions, problems).names,
			publicKeyFingerprint: publicKey.fingerprint
		},
		trailing: der.length - outer.next,
		problems
	};
}
/** Attribute ::= SEQUENCE { type OBJECT IDENTIFIER, values SET OF ANY }. */
function requestedExtensions(attributes) {
	if (attributes?.tag !== 160) return void 0;
	for (const attribute of children(attributes, attributes.body, 1e3)) {
		const [type, values] = children(expect(attribute, TAG$1.sequence, "an attribute"), attribute.body, 8);
		if (type === void 0 || values === void 0 || !EXTENSION_REQUESTS.has(oidOf(type))) continue;
		return elementAt(values.bytes, values.body, values.end);
	}
}

// src/x509/revocation-list.ts
/**
* Reads a CertificateList (RFC 5280 section 5.1): whose it is and how long it counts. The revoked certificates are not read.
* @throws DerError
*/
function parseRevocationList(der) {
	const { outer, body } = signedObject(der, "revocation list");
	const fields = children(body, body.body, 32);
	const at = fields[0]?.tag === TAG$1.integer ? 1 : 0;
	expect(fields[at], TAG$1.sequence, "the inner signature algorithm");
	const issuer = expect(fields[at + 1], TAG$1.sequence, "the issuer");
	const [thisUpdate, nextUpdate] = [fields[at + 2], fields[at + 3]];
	if (!isTime(thisUpdate)) expect(thisUpdate, TAG$1.utcTime, "the time of the list");
	const problems = [];
	const revocationList = {
		fingerprint: sha256(encoding(outer)),
		issuer: tolerate(() => distinguishedName(issuer), "the issuer", problems) ?? "unknown",
		thisUpdate: readTime(thisUpdate)
	};
	if (revocationList.thisUpdate === null) problems.push("the time of the list is no time");
	if (isTime(nextUpdate)) {
		revocationList.nextUpdate = readTime(nextUpdate);
		if (revocationList.nextUpdate === null) problems.push("the time of the next list is no time");
	}
	return {
		revocationList,
		trailing: der.length - outer.next,
		problems
	};
}
function isTime(element) {
	return element?.tag === TAG$1.utcTime || element?.tag === TAG$1.generalizedTime;
}

// src/audit/nested-places.ts
/**
* The place in the file of an object at `inner` in a layer that itself is at `outer`. Lines are those of the file:
* lines of an unwrapped layer never count. Pointers are concatenated.
*/
function composePlaces(outer, inner, depth) {
	const { line, endLine } = depth === 0 ? inner : outer;
	const pointer = joinPointers(outer.pointer, inner.pointer);
	return {
		...line !== void 0 && { line },
		...endLine !== void 0 && { endLine },
		...pointer !== void 0 && { pointer }
	};
}
/** A place as people see it: the `!` of a pointer that waits for what is inside goes where nothing follows. */
function shownPlace({ line, endLine, pointer }) {
	return composePlaces({}, {
		line,
		endLine,
		pointer: pointer?.endsWith("!") ? pointer.slice(0, -1) : pointer
	}, 0);
}
/** `WEB-INF/web.jks!` and `alias "web"` stand without a space between them, all else with one. */
function joinPointers(outer, inner) {
	if (outer === void 0 || inner === void 0) return outer ?? inner;
	return outer.endsWith("!") ? outer + inner : `${outer} ${inner}`;
}

// src/audit/layer-output.ts
/** What decoders write to: the facts of the file, at the place where the layer is. */
function outputFor(walk, from, layer) {
	const { facts, place } = walk;
	function sighting(found) {
		const container = found.container ?? from.layer.container;
		return {
			...place,
			...shownPlace(composePlaces(from.outer, found, from.layer.depth)),
			format: found.format,
			...container !== void 0 && { container }
		};
	}
	/** Runs a parser. Damaged input becomes a fact about the place; any other error is a fault of the parser. */
	function parsed(what, found, parser) {
		try {
			const result = parser();
			const { trailing, problems } = result;
			if (problems.length > 0) unreadable("malformed", `Part of the ${what} cannot be read: ${problems.join("; ")}.`, found);
			if (trailing > 0) unreadable("malformed", `${trailing} bytes that do not belong to the ${what} follow it.`, found);
			return result;
		} catch (error) {
			if (!(error instanceof DerError)) throw error;
			unreadable(error.reason, `The ${what} cannot be read: ${error.message}.`, found);
			return;
		}
	}
	function unreadable(reason, detail, at = {}, kind) {
		refuse(walk, composePlaces(from.outer, at, from.layer.depth), reason, detail, kind);
	}
	return {
		certificate(der, found) {
			const result = parsed("certificate", found, () => walk.parse(der));
			if (result === void 0) return;
			walk.encodings.set(result.certificate.fingerprint, Buffer.from(der));
			facts.certificates.push({
				...result.certificate,
				sightings: [sighting(found)]
			});
		},
		parsed(certificate, found) {
			facts.certificates.push({
				...certificate,
				sightings: [sighting(found)]
			});
		},
		privateKey(key, { password: by, ...found }) {
			const password = by === "well-known" ? by : walk.found?.[by ?? -1]?.location;
			facts.privateKeys.push({
				...key,
				sightings: [{
					...sighting(found),
					...password && { password }
				}]
			});
		},
		revocationList(der, found) {
			const result = parsed("revocation list", found, () => parseRevocationList(der));
			if (result) facts.revocationLists.push({
				...result.revocationList,
				sightings: [sighting(found)]
			});
		},
		request(der, found) {
			const result = parsed("request", found, () => parseRequest(der));
			if (result) facts.requests.push({
				...result.request,
				sightings: [sighting(found)]
			});
		},
		keystore(opened, { entries, password, ...found }) {
			const at = walk.found?.[password ?? -1]?.location;
			const counted = {
				...entries !== void 0 && { entries },
				...at && { passwordAt: at }
			};
			facts.keystores.push({
				...sighting(found),
				opened,
				...counted
			});
		},
		unreadable,
		expiration(stated, at = {}) {
			const where = shownPlace(composePlaces(from.outer, at, from.layer.depth));
			facts.expirations ??= [];
			facts.expirations.push({
				...place,
				...where,
				...stated
			});
		},
		encrypted(encryption, at = {}) {
			const where = shownPlace(composePlaces(from.outer, at, from.layer.depth));
			const detail = `It is protected (${ENCRYPTION_NAMES[encryption]}).`;
			facts.unreadable.push({
				...place,
				...where,
				reason: "locked",
				detail,
				kind: "encrypted",
				encryption
			});
		},
		layer
	};
}
/** Puts what could not be read among the facts. */
function refuse({ facts, place }, at, reason, detail, kind) {
	facts.unreadable.push({
		...place,
		...shownPlace(at),
		reason,
		detail,
		...kind && { kind }
	});
}

// src/audit/examine.ts
/** Maximum nesting of layers; an archive in an archive in a Secret has four. */
const MAX_DEPTH = 8;
/** Maximum bytes that one file may unwrap to, all layers together, and maximum layers that are decoded. */
const MAX_UNWRAPPED = 64 << 20;
const MAX_LAYERS = 1e4;
/** Bytes of the largest configuration that mechanisms read. */
const MAX_CONFIG = 4 << 20;
/** Facts of one file that are kept; the largest configurations that people write state some thousand. */
const MAX_FACTS = 2e4;
/** Certificates whose fields a thread remembers; a trust store holds some hundred. */
const MAX_REMEMBERED = 4096;
function createExaminer({ decoders, mechanisms }, passwords) {
	const parse = memoizeByBytes(parseCertificate, MAX_REMEMBERED);
	const search = searchFor({
		decoders,
		mechanisms
	});
	const marks = decoders.length + mechanisms.length;
	const byName = mechanisms.filter(({ needles }) => needles.length === 0);
	function wantedBy(layer, faults) {
		const wanted = [];
		for (let set = 0; set < decoders.length; set++) {
			const decoder = decoders[set];
			if (decoder.needles !== void 0 && !search.holds(set)) continue;
			try {
				if (decoder.detect(layer)) wanted.push(decoder);
			} catch (error) {
				faults.push(faultOf(`decoder ${decoder.id}`, layer.path, error));
			}
		}
		const sole = wanted.find(({ exclusive }) => exclusive);
		return sole === void 0 ? wanted : [sole];
	}
	function readBy(path, faults) {
		const readers = [];
		const ask = (mechanism, holds) => {
			try {
				if (mechanism.accepts(path) && holds()) readers.push(mechanism);
			} catch (error) {
				faults.push(faultOf(`mechanism ${mechanism.id}`, path, error));
			}
		};
		for (const mechanism of byName) ask(mechanism, () => true);
		for (const set of search.candidates()) {
			const mechanism = mechanisms[set - decoders.length];
			if (mechanism !== void 0) ask(mechanism, () => search.holds(set));
		}
		return readers.sort((a, b) => mechanisms.indexOf(a) - mechanisms.indexOf(b));
	}
	function wantedAfterLook(layer, faults) {
		search.look(layer.bytes);
		return wantedBy(layer, faults);
	}
	/** What the plug-ins want of a file; undefined if it is nothing. */
	function look(layer) {
		const faults = [];
		const wanted = wantedAfterLook(layer, faults);
		const readers = readBy(layer.path, faults);
		const marked = search.holds(marks);
		return wanted.length === 0 && readers.length === 0 && faults.length === 0 && !marked ? void 0 : {
			wanted,
			readers,
			marked,
			faults
		};
	}
	return {
		examine(repository, path, content, found) {
			const bytes = toUtf8(content);
			const layer = {
				bytes,
				path,
				depth: 0
			};
			const seen = look(layer);
			if (seen === void 0) return void 0;
			const { wanted, readers, marked, faults } = seen;
			const walk = {
				facts: {
					...noContents(),
					faults
				},
				place: {
					repository,
					path
				},
				passwords,
				found,
				parse,
				encodings: /* @__PURE__ */ new Map(),
				wantedBy: (inner) => wantedAfterLook(inner, faults)
			};
			return decodeLayers(walk, layer, wanted).then(() => {
				contained(faults, "signers", path, () => findSigners(walk.facts.certificates, walk.encodings));
				readConfig(walk, bytes, readers);
				if (marked) contained(faults, "comments", path, () => readMarks(walk, bytes));
				return walk.facts;
			});
		},
		wants: (path, content) => look({
			bytes: toUtf8(content),
			path,
			depth: 0
		}) !== void 0,
		suspect: (path, window) => wantedAfterLook({
			bytes: toUtf8(window),
			path,
			depth: 0
		}, []).length > 0
	};
}
let lastSearch;
/** The tables of a search are made once for the same needles: a change is read in several parts. */
function searchFor({ decoders, mechanisms }) {
	const sets = [...[...decoders, ...mechanisms].map(({ needles }) => needles ?? []), [IGNORE_MARK]];
	const key = JSON.stringify(sets);
	if (lastSearch?.key !== key) lastSearch = {
		key,
		search: needleSearch(sets)
	};
	return lastSearch.search;
}
/** Offers the file to its decoders, then what they unwrap to theirs, within the bounds. */
async function decodeLayers(walk, layer, decoders) {
	const queue = [{
		layer,
		decoders,
		outer: {}
	}];
	const used = {
		bytes: 0,
		layers: 0,
		refused: false
	};
	function unwrap(from, bytes, found) {
		if (used.refused) return;
		const outer = composePlaces(from.outer, found, from.layer.depth);
		const depth = from.layer.depth + 1;
		used.bytes += bytes.length;
		const inner = {
			bytes: toUtf8(bytes),
			path: layer.path,
			depth
		};
		const container = found.container ?? from.layer.container;
		if (found.format !== void 0) inner.format = found.format;
		if (container !== void 0) inner.container = container;
		const wanted = used.bytes > MAX_UNWRAPPED ? [] : walk.wantedBy(inner);
		if (wanted.length > 0) used.layers++;
		if (used.bytes > MAX_UNWRAPPED || used.layers > MAX_LAYERS) {
			used.refused = true;
			refuse(walk, outer, "too-large", "Its unpacked content exceeds the limit for one file.");
		} else if (wanted.length > 0 && depth > MAX_DEPTH) refuse(walk, outer, "too-deep", `It is nested more than ${MAX_DEPTH} levels deep.`);
		else if (wanted.length > 0) queue.push({
			layer: inner,
			decoders: wanted,
			outer
		});
	}
	for (let from = queue.shift(); from !== void 0; from = queue.shift()) {
		const current = from;
		const output = outputFor(walk, current, (bytes, found) => unwrap(current, bytes, found));
		for (const decoder of current.decoders) {
			const where = `decoder ${decoder.id}`;
			await contained(walk.facts.faults, where, layer.path, () => decoder.decode(current.layer, output, optionsOf(walk)))?.catch((error) => void walk.facts.faults.push(faultOf(where, layer.path, error)));
		}
	}
}
/** The same for all layers of a file, because the effort for its passwords is limited by their list. */
const optionsOf = memoizeByObject(({ passwords, found }) => ({
	passwords,
	...found && { found: found.map(({ password }) => password) }
}));
/** Lets the mechanisms read the text of a file, each on its own. */
function readConfig(walk, bytes, readers) {
	if (readers.length === 0) return;
	const { facts, place } = walk;
	if (bytes.length > MAX_CONFIG) {
		if (bytes.subarray(0, 512).includes(0) || /\.json$/i.test(place.path)) return;
		refuse(walk, {}, "too-large", `It looks like configuration, but exceeds the limit of 4 MiB for one file.`, "configuration");
		return;
	}
	const file = configFile(place.path, withoutSchemas(decodeText(bytes)));
	const repeats = limitRepeats();
	const unreadable = (reason, detail, at = {}) => {
		if (repeats.allow(reason, detail)) refuse(walk, at, reason, detail, "configuration");
	};
	for (const { id, read } of readers) {
		const fact = (written, at) => {
			if (facts.facts.length >= MAX_FACTS) throw FULL;
			facts.facts.push(factOf(id, written, {
				...place,
				...shownPlace(at)
			}, conditionsAt(file, at)));
		};
		if (contained(facts.faults, `mechanism ${id}`, place.path, () => fills(() => read(file, {
			fact,
			unreadable
		})))) {
			refuse(walk, {}, "too-large", `It defines more than ${MAX_FACTS} steps, the limit for one file; the others were not read.`, "configuration");
			break;
		}
	}
	for (const [reason, detail] of repeats.remaining()) refuse(walk, {}, reason, detail, "configuration");
}
/** Ends the reading of a file that states too much. */
const FULL = /* @__PURE__ */ new Error("too many facts");
/** Whether a reading ended because the file states too much. */
function fills(read) {
	try {
		read();
		return false;
	} catch (error) {
		if (error === FULL) return true;
		throw error;
	}
}
/** Comments of a text file that ignore findings; in a file too large to be read for them, they ignore nothing. */
function readMarks({ facts, place }, bytes) {
	if (bytes.length > MAX_CONFIG || bytes.subarray(0, 512).includes(0)) return;
	const comments = readIgnoreComments(decodeText(bytes));
	if (comments.length > 0) facts.ignoreComments = comments.map((comment) => ({
		...place,
		...comment
	}));
}

// src/audit/own-folders.ts
/** A folder at the root that some projects keep vendored code in, and others their own applications. */
const FOLDER = "deps";
const START = `${FOLDER}/`;
/** Letters that names begin with alike: `broker` and `broker_web`. */
const STEM = 4;
/** Entries that {@link ownFolders} depends on; nearly always none. */
function inSuchFolders(entries) {
	return entries.filter(({ name }) => name.startsWith(START));
}
/**
* Root folders that have names like those of vendored code but hold the repository's own code: more than half of their
* entries have names with the same start, as the parts of one product have, and third-party packages do not.
*/
function ownFolders(entries) {
	const children = /* @__PURE__ */ new Set();
	for (const { name } of inSuchFolders(entries)) {
		const end = name.indexOf("/", START.length);
		if (end > 0) children.add(name.slice(START.length, end));
	}
	const stems = /* @__PURE__ */ new Map();
	for (const child of children) {
		const stem = child.slice(0, STEM).toLowerCase();
		if (stem.length === STEM) stems.set(stem, (stems.get(stem) ?? 0) + 1);
	}
	const most = Math.max(0, ...stems.values());
	return most > 1 && most * 2 > children.size ? [FOLDER] : [];
}

// src/audit/read-apart.ts
/**
* Reads in separate threads and under a budget, so that no file holds up or ends the run: a thread that takes too long
* or too much is ended, and the others continue.
*/
/** The reading took more than its budget; nothing of it counts. */
var BudgetError = class extends Error {
	name = "BudgetError";
	reason;
	constructor(reason, message) {
		super(message);
		this.reason = reason;
	}
};
/** Milliseconds for one file: the largest takes some seconds. */
const FILE_MILLISECONDS = 6e4;
/** Facts and objects of one repository that are kept, each up to ten kilobytes with its joins. The largest repositories state some thousand. */
const MAX_KEPT = 1e5;
/** Number of files from which another thread pays off. */
const FILES_OF_A_THREAD = 500;
/** Milliseconds between two looks at the threads. */
const LOOK = 250;
function threadPool() {
	const threads = /* @__PURE__ */ new Map();
	return {
		of(number, url) {
			const known = threads.get(number);
			if (known !== void 0 && !known.ended()) return known;
			const thread = startThread(url);
			threads.set(number, thread);
			return thread;
		},
		stop() {
			for (const thread of threads.values()) thread.stop();
		}
	};
}
/** Forwards a report as long as the budget lasts. */
function withinBudget(budget, take) {
	const end = budget.elapsed() + budget.milliseconds;
	let kept = 0;
	return (report) => {
		if (budget.elapsed() > end) throw tooLong(budget);
		for (const part of report.parts) for (const list of Object.values(part)) kept += list?.length ?? 0;
		if (kept > MAX_KEPT) throw new BudgetError("too-large", `it states more than the ${MAX_KEPT} facts that are kept of one repository; leave files out`);
		take(report);
	};
}
function tooLong({ milliseconds }) {
	return new BudgetError("timeout", `its files were not read within ${milliseconds / 1e3} s; raise this limit, or leave files out`);
}
/** Reads all chunks, in as many rounds as there are files that kill a thread; the number of threads. */
async function readApart({ job, list, entries, most }, url, budget, take) {
	const end = budget.elapsed() + budget.milliseconds;
	const threads = Math.min(most, Math.ceil(entries / FILES_OF_A_THREAD) || 1);
	const received = /* @__PURE__ */ new Set();
	const fatal = /* @__PURE__ */ new Map();
	let orders = Array.from({ length: threads }, (_, index) => ({
		job,
		thread: index + 1
	}));
	while (orders.length > 0) {
		const deaths = await watched(orders, (report) => {
			received.add(report.chunk);
			take(report);
		});
		for (const [thread, death] of deaths) {
			const position = list.positionOf(thread);
			if (position > 0) fatal.set(position, death);
			else throw new Error(`a thread that reads files ${death}`);
			openWorkList(job.work, thread).at(0);
		}
		const chunks = Array.from({ length: list.chunks }, (_, chunk) => chunk).filter((chunk) => !received.has(chunk));
		orders = chunks.length > 0 ? [{
			job,
			thread: 1,
			chunks,
			fatal: [...fatal]
		}] : [];
	}
	return threads;
	/** Runs the orders at the same time; what killed each thread that died. */
	async function watched(running, heard) {
		const deaths = /* @__PURE__ */ new Map();
		const used = running.map(({ thread }) => ({
			thread,
			worker: budget.threads.of(thread, url)
		}));
		let failure;
		const fail = (error) => {
			failure ??= error;
			for (const { worker } of used) worker.stop();
		};
		const hear = (report) => {
			try {
				if (failure === void 0) heard(report);
			} catch (error) {
				fail(error);
			}
		};
		const since = /* @__PURE__ */ new Map();
		const look = () => {
			const now = budget.elapsed();
			if (now > end) fail(tooLong(budget));
			for (const { thread, worker } of used) {
				const position = list.positionOf(thread);
				const before = since.get(thread);
				if (before?.position !== position) since.set(thread, {
					position,
					from: now
				});
				else if (position > 0 && now - before.from > FILE_MILLISECONDS) {
					deaths.set(thread, `took more than ${FILE_MILLISECONDS / 1e3} s for it`);
					worker.stop();
				}
			}
		};
		const stop = (budget.every ?? every)(LOOK, look);
		try {
			await Promise.all(running.map(async (order, index) => {
				const death = await used[index]?.worker.run(order, hear);
				if (death !== void 0 && !deaths.has(order.thread)) deaths.set(order.thread, death);
			}));
		} finally {
			stop();
		}
		if (failure !== void 0) throw failure;
		return deaths;
	}
}
function every(milliseconds, look) {
	const timer = setInterval(look, milliseconds);
	return () => clearInterval(timer);
}

// src/audit/collect.ts
const MAX_FILE_BYTES = 16 << 20;
/**
* Milliseconds of work for one thread from which another one is started, and those after which the rest can be
* estimated.
*/
const [WORTH_A_THREAD, TELLING] = [250, 80];
/**
* Reads all files of the sources and gathers what is in them. The result does not depend on the number of threads or on
* their order. A thread that dies loses the one file it died on, and the report says so. Throws BudgetError where the reading
* takes more than its budget.
*/
async function collect(sources, options) {
	const entries = sources.reduce((sum, source) => sum + source.entries.length, 0);
	const { workerUrl } = options;
	const most = workerUrl === void 0 ? 1 : Math.max(1, options.threads ?? threadsOfMachine());
	const job = {
		work: packSources(sources, most + 1),
		passwords: options.passwords ?? [],
		env: Object.fromEntries(Object.entries(options.env ?? {})),
		maxFileBytes: options.maxFileBytes ?? MAX_FILE_BYTES
	};
	const list = openWorkList(job.work, 0);
	const builder = inventoryBuilder();
	const faults = [];
	const received = /* @__PURE__ */ new Set();
	const allowed = await Promise.all(sources.map((source) => source.allowLists ?? allowListsOf([source], options.env ?? {})));
	const accounts = sources.map(({ name, revision, skipped, known, owners, within, entries: listed, ownFolders: own = ownFolders(listed) }, index) => ({
		name,
		...revision !== void 0 && { revision },
		...owners !== void 0 && { owners },
		...within !== void 0 && { within },
		...own.length > 0 && { ownFolders: own },
		...allowed[index]?.length && { allowLists: allowed[index] },
		files: known?.files ?? 0,
		bytes: known?.bytes ?? 0,
		skipped: [...skipped, ...known?.skipped ?? []]
	}));
	for (const { known } of sources) for (const part of known?.parts ?? []) builder.add(part);
	for (const source of sources) builder.add({ facts: inertFacts(source, options.mechanisms) });
	function take(report) {
		const account = accounts[report.source];
		received.add(report.chunk);
		account.files += report.files;
		account.bytes += report.bytes;
		if (report.fromGit > 0) account.fromGit = (account.fromGit ?? 0) + report.fromGit;
		for (const skipped of report.skipped) account.skipped.push(skipped);
		for (const fault of report.faults) faults.push(fault);
		for (const part of report.parts) {
			builder.add(part);
			options.part?.(part, account.name);
		}
	}
	const { budget } = options;
	const counted = budget === void 0 ? take : withinBudget(budget, take);
	const threads = budget !== void 0 && workerUrl !== void 0 ? await readApart({
		job,
		list,
		entries,
		most
	}, workerUrl, budget, counted) : await readShared();
	/** This thread reads, and others help if that pays off; returns the number of threads. */
	async function readShared() {
		const workers = [];
		const threadsUsed = [];
		const waiting = [...options.started ?? []];
		function help() {
			while (workerUrl !== void 0 && workers.length + 1 < most) {
				const thread = waiting.shift() ?? startThread(workerUrl);
				threadsUsed.push(thread);
				workers.push(thread.run({
					job,
					thread: workers.length + 1
				}, take));
			}
		}
		if (entries >= 4e3) help();
		for (const thread of waiting) thread.stop();
		const since = options.elapsed?.();
		await runOrder({
			job,
			thread: 0
		}, options, (report) => {
			counted(report);
			if (since === void 0 || options.elapsed === void 0 || workers.length > 0) return;
			const spent = options.elapsed() - since;
			const left = spent / received.size * (list.chunks - received.size);
			if (spent > TELLING && left > WORTH_A_THREAD) help();
		});
		const deaths = await Promise.all(workers);
		const fatal = /* @__PURE__ */ new Map();
		deaths.forEach((death, index) => {
			const position = list.positionOf(index + 1);
			if (death !== void 0 && position > 0) fatal.set(position, death);
			else if (death !== void 0) faults.push({
				where: "worker",
				message: death
			});
		});
		const lost = Array.from({ length: list.chunks }, (_, chunk) => chunk).filter((chunk) => !received.has(chunk));
		await readChunks(job, 0, options, lost.map(list.chunk), counted, fatal);
		for (const thread of threadsUsed) thread.stop();
		return workers.length + 1;
	}
	builder.add({ repositories: accounts });
	return {
		inventory: builder.inventory(),
		faults: faults.sort((a, b) => compareText(a.where, b.where) || compareText(a.message, b.message)),
		stats: {
			files: accounts.reduce((sum, { files }) => sum + files, 0),
			bytes: accounts.reduce((sum, { bytes }) => sum + bytes, 0),
			threads
		}
	};
}
/** Takes chunks until none are left, or reads the given ones. Runs in every thread. */
function runOrder({ job, thread, chunks: given, fatal }, plugIns, take) {
	const list = openWorkList(job.work, thread);
	function* chunks() {
		for (let chunk = list.next(); chunk !== void 0; chunk = list.next()) yield chunk;
	}
	return readChunks(job, thread, plugIns, given?.map(list.chunk) ?? chunks(), take, new Map(fatal));
}
/** @param fatal positions of entries that killed a thread, with what it died of */
async function readChunks(job, thread, plugIns, chunks, take, fatal = /* @__PURE__ */ new Map()) {
	const list = openWorkList(job.work, thread);
	let examiner;
	let reader;
	let opened = -1;
	for (const chunk of chunks) {
		const { name, access } = job.work.sources[chunk.source];
		examiner ??= createExaminer(plugIns, job.passwords);
		if (reader === void 0 || chunk.source !== opened) {
			reader?.close();
			reader = readerOf(access, job, examiner);
			opened = chunk.source;
		}
		const { number, source, entries } = chunk;
		const report = {
			chunk: number,
			source,
			files: 0,
			fromGit: 0,
			bytes: 0,
			skipped: [],
			parts: [],
			faults: []
		};
		for (const { position, name: deadly } of entries) {
			const death = fatal.get(position);
			if (death === void 0) continue;
			const path = toDisplayPath(deadly);
			report.skipped.push({
				path,
				reason: "unreadable",
				detail: "the thread that scanned it ended"
			});
			report.faults.push({
				where: `worker: ${path}`,
				message: death
			});
		}
		const visit = visitor(name, access, examiner, report);
		await reader.each(entries.filter(({ position }) => !fatal.has(position)), (entry, content) => {
			list.at(entry.position);
			return visit(toDisplayPath(entry.name), content);
		});
		take(report);
		list.at(0);
	}
	reader?.close();
}
function readerOf(access, { env, maxFileBytes }, examiner) {
	const suspect = (entry, window) => examiner.suspect(toDisplayPath(entry.name), window);
	return openReader(access, env, {
		maxFileBytes,
		suspect
	});
}
/** Records one file in the report: read, or skipped with its reason. */
function visitor(repository, { kind }, examiner, report) {
	return (path, content) => {
		if (content.kind === "skipped") {
			const { reason, detail } = content;
			report.skipped.push({
				path,
				reason,
				...detail !== void 0 && { detail }
			});
			return;
		}
		const archive = archiveFormat(path, content.kind === "bytes" ? content.bytes : void 0);
		if (archive !== void 0) {
			report.skipped.push({
				path,
				reason: "archive",
				detail: `${archive} archive`
			});
			return;
		}
		if (content.kind === "large") {
			if (!content.suspect) return count(content, content.size);
			const detail = `It has ${content.size} bytes and signs of certificates or keys. Files of this size are searched but not parsed.`;
			report.skipped.push({
				path,
				reason: "too-large",
				detail: `${content.size} bytes`
			});
			report.parts.push({ unreadable: [{
				repository,
				path,
				reason: "too-large",
				detail
			}] });
			return;
		}
		const { bytes } = content;
		if (isLfsPointer(bytes)) {
			const detail = `Its content is in Git LFS${kind === "files" ? ": set lfs: true in the checkout step" : ""}`;
			report.skipped.push({
				path,
				reason: "lfs-pointer",
				detail
			});
			return;
		}
		count(content, bytes.length);
		return examiner.examine(repository, path, bytes)?.then(({ faults, ...contents }) => {
			report.parts.push(contents);
			for (const fault of faults) report.faults.push(fault);
		}, (error) => void report.faults.push({
			where: `examination: ${path}`,
			message: messageOf(error)
		}));
	};
	function count({ fromGit }, bytes) {
		report.files++;
		if (fromGit) report.fromGit++;
		report.bytes += bytes;
	}
}
/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md: what stands in git for a file that Git LFS stores. */
const LFS_POINTER = Buffer.from("version https://git-lfs.github.com/spec/v1\n");
function isLfsPointer(bytes) {
	return bytes[0] === 118 && bytes.length < 1024 && bytes.subarray(0, LFS_POINTER.length).equals(LFS_POINTER);
}

export { factsBy as $, children as $t, graphOf as A, YAMLSeq as At, watchesFiles as B, isMap as Bt, looksLikeHost as C, Lexer as Ct, downstream as D, YAMLWarning as Dt, certificateNode as E, YAMLParseError as Et, mayReload as F, visit$1 as Ft, folderKey as G, decoders as Gt, fileKey as H, isPair as Ht, readsAnew as I, visitAsync as It, locationKey as J, isObjectLabel as Jt, folderOf as K, fileEncryption as Kt, reloadedServices as L, isAlias as Lt, stateOf as M, Pair as Mt, upstream as N, Scalar as Nt, factAt as O, Document as Ot, isServer as P, Alias as Pt, anyFact as Q, TAG$1 as Qt, reloadsNothing as R, isCollection$1 as Rt, dnAttribute as S, LineCounter as St, certificateAt as T, YAMLError as Tt, fileNameOf as U, isScalar as Ut, readHcl as V, isNode as Vt, filesText as W, isSeq as Wt, productionFolder as X, scanPem as Xt, namesProduction as Y, isBase64 as Yt, stageOfFile as Z, integerHex as Zt, listsAmong as _, scriptText as _t, inSuchFolders as a, placeOf as at, toolTitle as b, parseDocument as bt, ENCRYPTION_NAMES as c, textsOf$1 as ct, mergeInventories as d, NO_ENTRIES as dt, elementAt as en, attributesAt as et, commentsBeforeMerge as f, NO_ITEMS as ft, allowListsOf as g, itemsAt as gt, needleSearch as h, entriesAt as ht, threadPool as i, ownAttributes as it, nodeOf as j, YAMLMap as jt, factNode as k, Schema as kt, emptyInventory as l, documents as lt, toUtf8 as m, descend as mt, runOrder as n, isSourceCode as nn, given as nt, ownFolders as o, statedText as ot, sameComments as p, at as pt, isOfInfrastructure as q, parseCertificate as qt, BudgetError as r, namesItsFile as rt, createExaminer as s, textOf as st, collect as t, lineCounter as tn, changedAttributes as tt, inventoryBuilder as u, yamlDocuments as ut, allowedPlaces as v, stringAt as vt, parseDistinguishedName as w, Composer as wt, displayName as x, Parser as xt, factTitle as y, valueAt as yt, serviceName as z, isDocument as zt };
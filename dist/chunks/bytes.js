import { i as __toESM, n as __exportAll } from "./rolldown-runtime.js";
import { At as byId, K as folderOf, Q as readDay, S as compareText, Tt as MATERIAL_FILE, U as fileNameOf, bt as memoizeByBytes, h as pathRegex, kt as addTo, m as limitRepeats, nt as toInstant, p as ENCRYPTION_NAMES, v as messageOf, wt as lineCounter, x as compareLocations, xt as memoizeByObject } from "./util-and-model.js";
import { F as factOf, G as stringAt, H as withoutSchemas, J as isProse, K as actionsOf, M as readHcl, U as at, V as documents, W as itemsAt, X as surroundingsOf, Y as isSourceCode, q as isTemplated } from "./mechanisms.js";
import { C as elementAt, E as octets, S as content, T as expect, _ as oidOf, a as describePublicKey, b as TAG, c as distinguishedName, d as CURVES$2, f as HASHES, h as hexOf, i as algorithmOf, l as escapeValue, m as bitStringOctets, n as readTime, o as readExtensions, p as KEY_ALGORITHMS, r as signedObject, s as tolerate, t as parseCertificate, u as stringOf, v as sha256, w as encoding, x as children, y as DerError } from "./x509.js";
import { a as threadsOfMachine, n as MANY_FILES, o as openReader, p as toDisplayPath, r as startThread } from "./readers.js";
const { isIP } = process.getBuiltinModule("node:net");
const { constants, gunzipSync, inflateRawSync } = process.getBuiltinModule("node:zlib");
const { ECDH, X509Certificate, createDecipheriv, createECDH, createHash, createHmac, createPrivateKey, createPublicKey, hash, pbkdf2Sync } = process.getBuiltinModule("node:crypto");

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
const MAX_DEPTH$4 = 2;
const MAX_ENTRIES$1 = 1e4;
/** Bytes that one archive may expand to. */
const MAX_BYTES = 64 << 20;
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
		`archives more than ${MAX_DEPTH$4} levels deep`
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
	if (layer.depth > MAX_DEPTH$4) {
		output.unreadable("too-deep", `The archive is more than ${MAX_DEPTH$4} levels deep in other archives.`);
		return;
	}
	if (isTar(bytes)) untar(bytes, output);
	else if (bytes[0] === GZIP[0]) gunzip(layer, output);
	else unzip(bytes, output);
}
function gunzip({ bytes, path, depth }, output) {
	const limit = allowance(bytes, MAX_BYTES);
	let content = expand(() => gunzipSync(bytes, { maxOutputLength: limit }));
	const isPart = content === "malformed" && depth > 0 && isSourceCode(path);
	if (typeof content === "string" && !isPart) output.unreadable(content, EXPLAINED[content]);
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
		if (++count > MAX_ENTRIES$1) {
			output.unreadable("too-large", TOO_MANY);
			return;
		}
		if (!whole) output.unreadable("malformed", "The archive is truncated.", name === "" ? {} : { pointer: pointerTo(name) });
		output.layer(Buffer.from(content), {
			pointer: pointerTo(name),
			container: "tar"
		});
	}
}
function unzip(bytes, output) {
	const entries = zipEntries(bytes);
	if (entries === void 0) {
		output.unreadable("malformed", "The archive is truncated: its directory is missing.");
		return;
	}
	let left = MAX_BYTES;
	let count = 0;
	let unsupported = 0;
	for (const { name, encrypted, method, stored } of entries) {
		if (++count > MAX_ENTRIES$1) {
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
		if (typeof content === "string") output.unreadable(content, EXPLAINED[content], place);
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
const TOO_MANY = `The archive has more than ${MAX_ENTRIES$1} entries; the rest is not scanned.`;
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
const [LF$1, CR, SPACE, DASH$2, SLASH, EQUALS, BACKSLASH$1] = [
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
function isDigit(byte) {
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
	if (bytes[at] === BACKSLASH$1 && bytes[at + 1] === SLASH) return {
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
	if (byte === BACKSLASH$1 || byte === 37) return at - 1;
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
	if (bytes[at] === DASH$2 && bytes[at + 1] === DASH$2) return false;
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
	if (bytes[from] !== SPACE) return -1;
	return bytes[from + 1] === SPACE ? from + 2 : from + 1;
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
	if (bytes[at] === BACKSLASH$1 && bytes[at + 1] === LF$1) return 2;
	if (bytes[at] === BACKSLASH$1 && bytes[at + 1] === CR) return bytes[at + 2] === LF$1 ? 3 : 2;
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
const KERNEL = "AGFzbQEAAAABJQVgBH9/f38Bf2ABfwF/YAZ/f39/f38Bf2AEf39/fwBgA39/fwADCAcBAAIAAAMEBQMBAAAHWwcLbWFya05lZWRsZXMAAgltYXJrU2hvcnQAAQpmaW5kRGlnaXRzAAQLZmluZFNwZWxsZWQAAwpzaGExUm91bmRzAAYMc2hhMjU2Um91bmRzAAUGbWVtb3J5AgAKzzUHugMBAXsgAP0ABAAiAf0MICAgICAgICAgICAgICAgIP1Q/QxhYWFhYWFhYWFhYWFhYWFh/XH9DBoaGhoaGhoaGhoaGhoaGhr9JiAB/QwwMDAwMDAwMDAwMDAwMDAw/XH9DAoKCgoKCgoKCgoKCgoKCgr9Jv1QIAH9DCsrKysrKysrKysrKysrKyv9IyAB/QwvLy8vLy8vLy8vLy8vLy8v/SP9UCAB/QwtLS0tLS0tLS0tLS0tLS0t/SMgAf0MX19fX19fX19fX19fX19fX/0j/VD9UP1Q/WStIAD9AAQQIgH9DCAgICAgICAgICAgICAgICD9UP0MYWFhYWFhYWFhYWFhYWFhYf1x/QwaGhoaGhoaGhoaGhoaGhoa/SYgAf0MMDAwMDAwMDAwMDAwMDAwMP1x/QwKCgoKCgoKCgoKCgoKCgoK/Sb9UCAB/QwrKysrKysrKysrKysrKysr/SMgAf0MLy8vLy8vLy8vLy8vLy8vL/0j/VAgAf0MLS0tLS0tLS0tLS0tLS0tLf0jIAH9DF9fX19fX19fX19fX19fX1/9I/1Q/VD9UP1krUIQhoRCf4VCgICAgBCEeqcLlgYCDn8BeyAAIQcDQCABIAdLBEAgAv0ABAAgB/0ABAAiEv0MDw8PDw8PDw8PDw8PDw8PD/1O/Q4gAv0ABBAgEkEE/Y0B/QwPDw8PDw8PDw8PDw8PDw8P/U79Dv1OIAL9AAQgIAf9AAQBIhL9DA8PDw8PDw8PDw8PDw8PDw/9Tv0OIAL9AAQwIBJBBP2NAf0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv1OIAJBQGsiBP0ABAAgB/0ABAIiEv0MDw8PDw8PDw8PDw8PDw8PD/1O/Q4gBP0ABBAgEkEE/Y0B/QwPDw8PDw8PDw8PDw8PDw8P/U79Dv1OIAL9AARgIAf9AAQDIhL9DA8PDw8PDw8PDw8PDw8PDw/9Tv0OIAL9AARwIBJBBP2NAf0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv1O/U4iEv1TBEAgAiAS/QsEoAEgEv0MAAAAAAAAAAAAAAAAAAAAAP0k/WQhDQNAIA0EQCANaCIEIAdqIQsgAiAEai0AoAEhDEEAIQQgCygCACEJA0AgDARAIAIgDGhBAnRqKAKAASEPA0AgDwRAIA8oAgAgCUYgCyAPKAIEayIQIABPcQR/IBAgDygCDGogAU0FQQALBH8gAyAPKAIQai0AAAVBAQtFBEAgDygCDCEGQQAhEQJAIA8oAggiDiAQRg0AIBBBB3EgDkEHcUYEQANAIBBBB3EEQEEAIREgBkUNAyAQLQAAIgggDi0AACIFayERIAUgCEcNAyAGQQFrIQYgEEEBaiEQIA5BAWohDgwBCwsDQCAGQQhPBEAgECkDACAOKQMAUQRAIBBBCGohECAOQQhqIQ4gBkEIayEGDAILCwsLA0AgBiIFQQFrIQYgBQRAIBAtAAAiCCAOLQAAIgVrIREgBSAIRw0CIBBBAWohECAOQQFqIQ4MAQsLQQAhEQsgEUUEQCADIA8oAhBqQQE6AAAgBEEBaiEECwsgDygCFCEPDAELCyAMIAxBAWtxIQwMAQsLIAQgCmohCiANIA1BAWtxIQ0MAQsLCyAHQRBqIQcMAQsLIAoLsQMBCn8gACEHA0AgASAHSwRAIAMgBygCACIKQbHz3fF5bEEPdiIIQQN2ai0AACAIQQdxdkEBcQRAIANBgIABaiAIQQR2QQF0ai8BACENA0AgDQRAIAcgA0GAgAJqIA1BDGxqIgsoAghrIQ0gCiALKAIARiAAIA1NcQR/IAUgCy8BBGotAAAFQQELRQRAIA0gBCALLwEEQQN0aiIMKAIEIghqIAFNBEBBACEJAkAgDSAMKAIAIgxGDQAgDUEHcSAMQQdxRgRAA0AgDUEHcQRAQQAhCSAIRQ0DIA0tAAAiDiAMLQAAIg9rIQkgDiAPRw0DIAhBAWshCCANQQFqIQ0gDEEBaiEMDAELCwNAIAhBCE8EQCANKQMAIAwpAwBRBEAgDUEIaiENIAxBCGohDCAIQQhrIQgMAgsLCwsDQCAIIglBAWshCCAJBEAgDS0AACIOIAwtAAAiD2shCSAOIA9HDQIgDUEBaiENIAxBAWohDAwBCwtBACEJCwVBASEJCyAJRQRAIAUgCy8BBGpBAToAACAGQQFqIQYLCyALLwEGIQ0MAQsLCyACIAdqIQcMAQsLIAYLngIBBn8DQCAAQRBqIAFJBEACQCADIAAtAApqLQAAIgRFIAMgAC0ABWotAAAiBUVyBH9BAQUgBEEDRiAFQQNGcQsNACADIAAtAABqLQAABH8gAyAALQAPai0AAAVBAAtFDQAgASAAQfAAaiIEIAEgBEkbIABrIQhBACEGQQAhBEEAIQdBACEFAn8DQCAFIAhJIAZBBWwgCE1xBEBBACAERSAFQRhGcQ0CGiADIAAgBWotAABqLQAAIgkEQCAJQQFGBEAgBEEBaiEEBSAHQQFqIAcgCUEDRhshBwsFIAZBAWohBgsgBUEBaiEFDAELCyAIIAdrIgUgBEEFbE0gBkEFbCAFTXEgBEEAR3ELBEAgAA8LCyAAIAJqIQAMAQsLQQALowIBBH8DQCAAQSBqIAFNBEAgAyAAEAAiBiAAaiIFLQAAai0AACIHQQJGIgQEQCAGQQFrQQtJIQQLQQFBACAHQSpxIAQbIAZBIEYiBBsEQCAHQSBxIARyBEAgAA8LIAdBAnFBAEciBAR/IAQFIAMgBS0AAWotAABBGnELBH8gASAFQcgBaiIEIAEgBEkbIQZBACEEAn8DQCAFIAZJBEACQEEBIAMgBS0AAGotAAAiB0EgcQ0DGiAHQQpxRQRAIAdBEHEEfyAEQQFqIgRBAUoFQQELDQELIAVBAWohBQwCCwsLQQEgBEEBSg0AGiAFEAAiBEEfTwR/QQEFIAMgBCAFai0AAGotAABBIHELCwVBAAsEQCAADwsLIAAgAmohAAwBCwtBAAvlBQIKewN/QQghDgNAIA5BEEkEQCABIA5BBHRq/QwAAAAAAAAAAAAAAAAAAAAA/QsEACAOQQFqIQ4MAQsLIAH9DAAAAIAAAACAAAAAgAAAAID9CwSAASAB/QwAAQAAAAEAAAABAAAAAQAA/QsE8AEgAkEgaiEQA0AgAwRAIAEgAEGAAfwKAAAgAv0JAgAhCSAC/QkCBCEEIAL9CQIIIQUgAv0JAgwhCyAC/QkCECEKIAL9CQIUIQYgAv0JAhghByAC/QkCHCEIQQAhDyABIQ4DQCAPQcAASQRAIAggCkEa/asBIApBBv2tAf1QIApBFf2rASAKQQv9rQH9UP1RIApBB/2rASAKQRn9rQH9UP1R/a4BIA9BEEkEQCAO/QAEACEIBSAOIA5B8ABr/QAEACAOQYACa/0ABAD9rgEgDkHwAWv9AAQAIghBGf2rASAIQQf9rQH9UCAIQQ79qwEgCEES/a0B/VD9USAIQQP9rQH9USAOQSBr/QAEACIIQQ/9qwEgCEER/a0B/VAgCEEN/asBIAhBE/2tAf1Q/VEgCEEK/a0B/VH9rgH9rgEiCP0LBAALIAYgByAK/VIgCCAQIA9BAnRq/QkCAP2uAf2uAf2uASEMIAlBHv2rASAJQQL9rQH9UCAJQRP9qwEgCUEN/a0B/VD9USAJQQr9qwEgCUEW/a0B/VD9USAJIAQgBCAF/VH9Uv2uASENIAchCCAGIQcgCiEGIAsgDP2uASEKIAUhCyAEIQUgCSEEIAwgDf2uASEJIA9BAWohDyAOQRBqIQ4MAQsLIAAgCSAC/QkCAP2uAf0LBAAgACAEIAL9CQIE/a4B/QsEECAAIAUgAv0JAgj9rgH9CwQgIAAgCyAC/QkCDP2uAf0LBDAgACAKIAL9CQIQ/a4B/QsEQCAAIAYgAv0JAhT9rgH9CwRQIAAgByAC/QkCGP2uAf0LBGAgACAIIAL9CQIc/a4B/QsEcCADQQFrIQMMAQsLC5keAgN/CntBBSEDA0AgA0EQSQRAIAEgA0EEdGr9DAAAAAAAAAAAAAAAAAAAAAD9CwQAIANBAWohAwwBCwsgAf0MAAAAgAAAAIAAAACAAAAAgP0LBFAgAf0MoAAAAKAAAACgAAAAoAAAAP0LBPABA0AgAgRAIAEgAEHQAPwKAAD9DAEjRWcBI0VnASNFZwEjRWchB/0MiavN74mrze+Jq83viavN7yEJ/Qz+3LqY/ty6mP7cupj+3LqYIQb9DHZUMhB2VDIQdlQyEHZUMhAhCv0M8OHSw/Dh0sPw4dLD8OHSwyEIIAEiA0HwAWohBANAIAMgBEkEQCAHQQX9qwEgB0Eb/a0B/VAgBiAKIAn9Uv2uASAIIAP9AAQA/a4B/QyZeYJamXmCWpl5glqZeYJa/a4B/a4BIghBBf2rASAIQRv9rQH9UCAJQR79qwEgCUEC/a0B/VAiCSAGIAf9Uv2uASAKIAP9AAQQ/a4B/QyZeYJamXmCWpl5glqZeYJa/a4B/a4BIgpBBf2rASAKQRv9rQH9UCAHQR79qwEgB0EC/a0B/VAiByAJIAj9Uv2uASAGIAP9AAQg/a4B/QyZeYJamXmCWpl5glqZeYJa/a4B/a4BIgZBBf2rASAGQRv9rQH9UCAIQR79qwEgCEEC/a0B/VAiCCAHIAr9Uv2uASAJIAP9AAQw/a4B/QyZeYJamXmCWpl5glqZeYJa/a4B/a4BIglBBf2rASAJQRv9rQH9UCAKQR79qwEgCkEC/a0B/VAiCiAIIAb9Uv2uASAHIAP9AARA/a4B/QyZeYJamXmCWpl5glqZeYJa/a4B/a4BIQcgBkEe/asBIAZBAv2tAf1QIQYgA0HQAGohAwwBCwsgB0EF/asBIAdBG/2tAf1QIAYgCiAJ/VL9rgEgCCAD/QAEAP2uAf0MmXmCWpl5glqZeYJamXmCWv2uAf2uASEIIANBEGoiBEEwa/0ABAAgBEGAAWv9AAQA/VEgBEHgAWv9AAQAIARBgAJr/QAEAP1R/VEiC0EB/asBIAtBH/2tAf1QIQsgBCAL/QsEACADQSBqIgRBMGv9AAQAIARBgAFr/QAEAP1RIARB4AFr/QAEACAEQYACa/0ABAD9Uf1RIgxBAf2rASAMQR/9rQH9UCEMIAQgDP0LBAAgA0EwaiIEQTBr/QAEACAEQYABa/0ABAD9USAEQeABa/0ABAAgBEGAAmv9AAQA/VH9USINQQH9qwEgDUEf/a0B/VAhDSAEIA39CwQAIANBQGsiBEEwa/0ABAAgBEGAAWv9AAQA/VEgBEHgAWv9AAQAIARBgAJr/QAEAP1R/VEiDkEB/asBIA5BH/2tAf1QIQ4gBCAO/QsEACAIQQX9qwEgCEEb/a0B/VAgCUEe/asBIAlBAv2tAf1QIgkgBiAH/VL9rgEgCiAL/a4B/QyZeYJamXmCWpl5glqZeYJa/a4B/a4BIgpBBf2rASAKQRv9rQH9UCAHQR79qwEgB0EC/a0B/VAiByAJIAj9Uv2uASAGIAz9rgH9DJl5glqZeYJamXmCWpl5glr9rgH9rgEiBkEF/asBIAZBG/2tAf1QIAhBHv2rASAIQQL9rQH9UCIIIAcgCv1S/a4BIAkgDf2uAf0MmXmCWpl5glqZeYJamXmCWv2uAf2uASIJQQX9qwEgCUEb/a0B/VAgCkEe/asBIApBAv2tAf1QIgogCCAG/VL9rgEgByAO/a4B/QyZeYJamXmCWpl5glqZeYJa/a4B/a4BIQcgBkEe/asBIAZBAv2tAf1QIQYgA0HQAGoiA0HAAmohBANAIAMgBEkEQCADIANBMGv9AAQAIANBgAFr/QAEAP1RIANB4AFr/QAEACADQYACa/0ABAD9Uf1RIgtBAf2rASALQR/9rQH9UCIL/QsEACADQRBqIgVBMGv9AAQAIAVBgAFr/QAEAP1RIAVB4AFr/QAEACAFQYACa/0ABAD9Uf1RIgxBAf2rASAMQR/9rQH9UCEMIAUgDP0LBAAgA0EgaiIFQTBr/QAEACAFQYABa/0ABAD9USAFQeABa/0ABAAgBUGAAmv9AAQA/VH9USINQQH9qwEgDUEf/a0B/VAhDSAFIA39CwQAIANBMGoiBUEwa/0ABAAgBUGAAWv9AAQA/VEgBUHgAWv9AAQAIAVBgAJr/QAEAP1R/VEiDkEB/asBIA5BH/2tAf1QIQ4gBSAO/QsEACADQUBrIgVBMGv9AAQAIAVBgAFr/QAEAP1RIAVB4AFr/QAEACAFQYACa/0ABAD9Uf1RIg9BAf2rASAPQR/9rQH9UCEPIAUgD/0LBAAgB0EF/asBIAdBG/2tAf1QIAkgBv1RIAr9Uf2uASAIIAv9rgH9DKHr2W6h69luoevZbqHr2W79rgH9rgEiCEEF/asBIAhBG/2tAf1QIAcgCUEe/asBIAlBAv2tAf1QIgn9USAG/VH9rgEgCiAM/a4B/Qyh69luoevZbqHr2W6h69lu/a4B/a4BIgpBBf2rASAKQRv9rQH9UCAIIAdBHv2rASAHQQL9rQH9UCIH/VEgCf1R/a4BIAYgDf2uAf0MoevZbqHr2W6h69luoevZbv2uAf2uASIGQQX9qwEgBkEb/a0B/VAgCiAIQR79qwEgCEEC/a0B/VAiCP1RIAf9Uf2uASAJIA79rgH9DKHr2W6h69luoevZbqHr2W79rgH9rgEiCUEF/asBIAlBG/2tAf1QIAYgCkEe/asBIApBAv2tAf1QIgr9USAI/VH9rgEgByAP/a4B/Qyh69luoevZbqHr2W6h69lu/a4B/a4BIQcgBkEe/asBIAZBAv2tAf1QIQYgA0HQAGohAwwBCwsgA0HAAmohBANAIAMgBEkEQCADIANBMGv9AAQAIANBgAFr/QAEAP1RIANB4AFr/QAEACADQYACa/0ABAD9Uf1RIgtBAf2rASALQR/9rQH9UCIL/QsEACADQRBqIgVBMGv9AAQAIAVBgAFr/QAEAP1RIAVB4AFr/QAEACAFQYACa/0ABAD9Uf1RIgxBAf2rASAMQR/9rQH9UCEMIAUgDP0LBAAgA0EgaiIFQTBr/QAEACAFQYABa/0ABAD9USAFQeABa/0ABAAgBUGAAmv9AAQA/VH9USINQQH9qwEgDUEf/a0B/VAhDSAFIA39CwQAIANBMGoiBUEwa/0ABAAgBUGAAWv9AAQA/VEgBUHgAWv9AAQAIAVBgAJr/QAEAP1R/VEiDkEB/asBIA5BH/2tAf1QIQ4gBSAO/QsEACADQUBrIgVBMGv9AAQAIAVBgAFr/QAEAP1RIAVB4AFr/QAEACAFQYACa/0ABAD9Uf1RIg9BAf2rASAPQR/9rQH9UCEPIAUgD/0LBAAgB0EF/asBIAdBG/2tAf1QIAkgBiAGIAr9Uf1S/a4BIAggC/2uAf0M3Lwbj9y8G4/cvBuP3Lwbj/2uAf2uASIIQQX9qwEgCEEb/a0B/VAgByAJQR79qwEgCUEC/a0B/VAiCSAJIAb9Uf1S/a4BIAogDP2uAf0M3Lwbj9y8G4/cvBuP3Lwbj/2uAf2uASIKQQX9qwEgCkEb/a0B/VAgCCAHQR79qwEgB0EC/a0B/VAiByAHIAn9Uf1S/a4BIAYgDf2uAf0M3Lwbj9y8G4/cvBuP3Lwbj/2uAf2uASIGQQX9qwEgBkEb/a0B/VAgCiAIQR79qwEgCEEC/a0B/VAiCCAIIAf9Uf1S/a4BIAkgDv2uAf0M3Lwbj9y8G4/cvBuP3Lwbj/2uAf2uASIJQQX9qwEgCUEb/a0B/VAgBiAKQR79qwEgCkEC/a0B/VAiCiAKIAj9Uf1S/a4BIAcgD/2uAf0M3Lwbj9y8G4/cvBuP3Lwbj/2uAf2uASEHIAZBHv2rASAGQQL9rQH9UCEGIANB0ABqIQMMAQsLIANBwAJqIQQDQCADIARJBEAgAyADQTBr/QAEACADQYABa/0ABAD9USADQeABa/0ABAAgA0GAAmv9AAQA/VH9USILQQH9qwEgC0Ef/a0B/VAiC/0LBAAgA0EQaiIFQTBr/QAEACAFQYABa/0ABAD9USAFQeABa/0ABAAgBUGAAmv9AAQA/VH9USIMQQH9qwEgDEEf/a0B/VAhDCAFIAz9CwQAIANBIGoiBUEwa/0ABAAgBUGAAWv9AAQA/VEgBUHgAWv9AAQAIAVBgAJr/QAEAP1R/VEiDUEB/asBIA1BH/2tAf1QIQ0gBSAN/QsEACADQTBqIgVBMGv9AAQAIAVBgAFr/QAEAP1RIAVB4AFr/QAEACAFQYACa/0ABAD9Uf1RIg5BAf2rASAOQR/9rQH9UCEOIAUgDv0LBAAgA0FAayIFQTBr/QAEACAFQYABa/0ABAD9USAFQeABa/0ABAAgBUGAAmv9AAQA/VH9USIPQQH9qwEgD0Ef/a0B/VAhDyAFIA/9CwQAIAdBBf2rASAHQRv9rQH9UCAJIAb9USAK/VH9rgEgCCAL/a4B/QzWwWLK1sFiytbBYsrWwWLK/a4B/a4BIghBBf2rASAIQRv9rQH9UCAHIAlBHv2rASAJQQL9rQH9UCIJ/VEgBv1R/a4BIAogDP2uAf0M1sFiytbBYsrWwWLK1sFiyv2uAf2uASIKQQX9qwEgCkEb/a0B/VAgCCAHQR79qwEgB0EC/a0B/VAiB/1RIAn9Uf2uASAGIA39rgH9DNbBYsrWwWLK1sFiytbBYsr9rgH9rgEiBkEF/asBIAZBG/2tAf1QIAogCEEe/asBIAhBAv2tAf1QIgj9USAH/VH9rgEgCSAO/a4B/QzWwWLK1sFiytbBYsrWwWLK/a4B/a4BIglBBf2rASAJQRv9rQH9UCAGIApBHv2rASAKQQL9rQH9UCIK/VEgCP1R/a4BIAcgD/2uAf0M1sFiytbBYsrWwWLK1sFiyv2uAf2uASEHIAZBHv2rASAGQQL9rQH9UCEGIANB0ABqIQMMAQsLIAAgB/0MASNFZwEjRWcBI0VnASNFZ/2uAf0LBAAgACAJ/QyJq83viavN74mrze+Jq83v/a4B/QsEECAAIAb9DP7cupj+3LqY/ty6mP7cupj9rgH9CwQgIAAgCv0MdlQyEHZUMhB2VDIQdlQyEP2uAf0LBDAgACAI/Qzw4dLD8OHSw/Dh0sPw4dLD/a4B/QsEQCACQQFrIQIMAQsLCw==";

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
/** A table of short needles: rows of sixteen, the first needle of each group, and room for sixteen bytes. */
const [ROW, GROUPS, GROUPS_AT] = [
	16,
	8,
	128
];
const SHORT_TABLE = GROUPS_AT + 4 * GROUPS + ROW;
const { memory, sha1Rounds, sha256Rounds, ...searches } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(KERNEL, "base64"))).exports;
let view = Buffer.from(memory.buffer);
/** Tables come first and are kept; the text follows them. The lowest addresses stand for nothing. */
let start = 4096;
let loaded;
function reserve(size) {
	const missing = size - memory.buffer.byteLength;
	if (missing <= 0) return;
	memory.grow(Math.ceil(missing / PAGE));
	view = Buffer.from(memory.buffer);
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
	bytes.copy(view, start);
	view.fill(0, end, end + MARGIN$1);
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
*/
function shortNeedleFinder(needles, parts) {
	const table = Buffer.alloc(SHORT_TABLE);
	const address = keep(table);
	const entries = Buffer.alloc(SHORT$1 * parts.length);
	const first = keep(entries);
	const texts = keepAll(needles);
	const sorted = [...parts].sort((a, b) => swapped(a.word) - swapped(b.word));
	for (const [rank, { word, needle, offset }] of sorted.entries()) {
		const group = Math.floor(rank * GROUPS / sorted.length);
		const head = GROUPS_AT + 4 * group;
		for (let place = 0; place < 4; place++) {
			const byte = word >>> 8 * place & 255;
			for (const [row, half] of [byte & 15, byte >> 4].entries()) {
				const at = ROW * (2 * place + row) + half;
				table[at] = table[at] | 1 << group;
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
		for (const [field, value] of entry.entries()) entries.writeUInt32LE((value ?? 0) >>> 0, SHORT$1 * rank + 4 * field);
		table.writeUInt32LE(first + SHORT$1 * rank, head);
	}
	view.set(table, address);
	view.set(entries, first);
	return marking(needles.length, (end, marks) => searches.markShort(start, end, address, marks));
}
/** A word with its first byte as the highest. */
function swapped(word) {
	return Buffer.from(Uint32Array.of(word).buffer).readUInt32BE();
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
		while (start > floor && isDigit(bytes[start - 1]) && !endsInDashes(bytes, start)) start--;
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
const [DASH$1, DASHES] = [45, 5];
function endsInDashes(bytes, end) {
	return end >= DASHES && beforeDashes(bytes, end - DASHES, end) < end;
}
/** Where the dashes of armour begin in a row of digits; its end where there are none. */
function beforeDashes(bytes, from, to) {
	for (let at = from; at + DASHES <= to;) {
		let last = at + DASHES - 1;
		while (last >= at && bytes[last] === DASH$1) last--;
		if (last < at) return at;
		at = last + 1;
	}
	return to;
}
/** Offset after the dashes that stand at an offset: a line of them holds no run. */
function dashesEnd(bytes, from) {
	let at = from;
	while (bytes[at] === DASH$1) at++;
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
const QUOTE$1 = String.raw`\\{0,4}"`;
/** A start tag with any prefix, as it is or escaped, up to the text behind it. */
const X509_ELEMENT = new RegExp(String.raw`(?:<|&lt;|\\u003c|%3c)(?:[\w.-]{1,40}(?::|%3a))?X509Certificate(?:(?:\s|\\|%20|\+)[^<>]{0,280}?)?(?:>|&gt;|\\u003e|%3e)${BLANK$1}`, "i");
const X5C_MEMBER = new RegExp(`^x5c${QUOTE$1}${BLANK$1}:${BLANK$1}\\[${BLANK$1}${QUOTE$1}`);
const NEXT_STRING = new RegExp(`^${QUOTE$1}${BLANK$1},${BLANK$1}${QUOTE$1}`);
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

// src/x509/key-info.ts
/**
* Writes SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7) from public numbers, so that a key can be recognised by the
* fingerprint that its certificate has, whatever form it was stored in.
*/
/** One DER element (X.690 section 10.1: the shortest definite length). */
function element(tag, ...parts) {
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
	return (digits[0] ?? 128) < 128 ? element(2, digits) : element(2, Buffer.of(0), digits);
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
	return element(48, algorithm, element(3, Buffer.of(0), key));
}
/** @param algorithm DER of an AlgorithmIdentifier other than plain `rsaEncryption`, such as one of RSASSA-PSS */
function rsaKeyInfo(modulus, exponent, algorithm) {
	return keyInfo(algorithm ?? element(48, OID.RSA, NULL), element(48, integer(modulus), integer(exponent)));
}
/** @param parameters DER of the ECParameters @param point the public point as SEC 1 section 2.3.3 writes it */
function ecKeyInfo(parameters, point) {
	return keyInfo(element(48, OID.EC, parameters), point);
}
function dsaKeyInfo(p, q, g, y) {
	return keyInfo(element(48, OID.DSA, element(48, integer(p), integer(q), integer(g))), integer(y));
}
function octetKeyInfo(algorithm, key) {
	return keyInfo(element(48, OID[algorithm]), key);
}
/** The PKCS#8 of a raw key of RFC 8410 (section 7), for the library that computes its public half. */
function octetPrivateKey(algorithm, key) {
	return element(48, integer(Buffer.of(0)), element(48, OID[algorithm]), element(4, element(4, key)));
}

// src/x509/openssh.ts
const MAGIC$1 = Buffer.from("openssh-key-v1\0", "latin1");
/** DER of the curves that RFC 5656 section 10.1 names. */
const CURVES$1 = {
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
		const curve = CURVES$1[blob.text()];
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
		text: () => textOf(string()),
		done: () => at === bytes.length
	};
}
function textOf(bytes) {
	return Buffer.from(bytes).toString("latin1");
}

// src/x509/pem-scanner.ts
const BEGIN$1 = Buffer.from("-----BEGIN", "latin1");
const END = Buffer.from("-----END", "latin1");
/** The dashes and the letters in UTF-16 of either byte order, but for the outermost zero. */
const WIDE = Buffer.from(Array.from(BEGIN$1, (byte) => [byte, 0]).flat().slice(0, -1));
/** Strings as Latin-1, one of which stands in every text with PEM. */
const PEM_NEEDLES = [BEGIN$1, WIDE].map((bytes) => bytes.toString("latin1"));
const DASH = 45;
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
			} else if (standsAlone(bytes, start, body, next < 0 ? bytes.length : next)) {
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
/** Offset after the dashes that end a label, or -1 where none do. */
function labelEnd(bytes, from) {
	const limit = Math.min(bytes.length, from + MAX_LABEL);
	for (let at = from; at < limit; at++) {
		if (bytes[at] !== DASH) continue;
		for (let dashes = 1; dashes < 5; dashes++) if (bytes[at + dashes] !== DASH) return -1;
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
function isSpace(byte) {
	return byte === 32 || byte === 9 || isLineEnd(byte);
}
function standsAlone(bytes, start, body, limit) {
	let before = start;
	while (before > 0 && (bytes[before - 1] === 32 || bytes[before - 1] === 9)) before--;
	if (before > 0 && !isLineEnd(bytes[before - 1]) && !(before === 3 && bytes[0] === 239)) return false;
	let at = body;
	while (at < limit && isSpace(bytes[at]) && !isLineEnd(bytes[at])) at++;
	if (at < bytes.length && !isLineEnd(bytes[at])) return false;
	while (at < limit && isSpace(bytes[at])) at++;
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
	if (!isSolid(body.length > MAX_TOLERANT ? body : unescaped$1(body)) || PLACEHOLDER.test(body)) return void 0;
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
	yield base64Of(withoutPrefix(unescaped$1(body).split(/[\r\n]+/).map((line) => line.trim())));
	const quote = quoteOf(body, before);
	if (quote !== void 0) yield base64Of(unescaped$1(literals(body, quote)).split(/[\r\n]+/));
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
const ESCAPES = /[\\`](?:[rnt]|u00([0-9a-f]{2})|x([0-9a-f]{2})|0?1[25])|&#(?:x([0-9a-f]{1,4})|([0-9]{1,4}));|%([0-9a-f]{2})|<[^<>]{0,64}>/gi;
/**
* Undoes the escapes of string literals, JSON, XML, URLs and HTML, in which line ends and the letters `+`, `/` and `=` of
* base64 are written. Backslashes that stay, of escapes of escapes, are none of base64's letters; tags become line ends.
*/
function unescaped$1(body) {
	if (!/[\\`&%<]/.test(body)) return body;
	return body.replace(ESCAPES, (_, unicode, hex, entityHex, entity, percent) => {
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
			const body = content === void 0 ? void 0 : readBody(content, raw, block.before);
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
function readBody(content, body, before) {
	const encrypted = content !== "certificate" && /Proc-Type:\s*4,\s*ENCRYPTED/.test(body);
	const read = readPemBody(body, before, encrypted ? (bytes) => bytes.length < 32 ? 0 : bytes.length : measure);
	return encrypted && typeof read === "object" ? "encrypted" : read;
}
/** Octets of the DER or of the OpenSSH key at the start of some bytes; 0 where there is none. */
function measure(bytes) {
	if (bytes[0] !== TAG.sequence) return isOpenSshKey(bytes) ? bytes.length : 0;
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
	const [type, wrapped] = children(expect(element, TAG.sequence, "the content"), element.body, 8);
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
	if (bytes[from] !== TAG.sequence || length === void 0 || length > 132) return void 0;
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
		...readSigned(expect(info.content, TAG.sequence, "the signed data")),
		end: outer.next
	};
}
/** SignedData: version, digestAlgorithms, encapContentInfo, [0] certificates, [1] crls, signerInfos. */
function readSigned(signed) {
	const [, , inner, ...fields] = children(signed, signed.body, 16);
	const { type, content: signedInside } = readContentInfo(expect(inner, TAG.sequence, "the content"));
	const sets = {
		[CERTIFICATES$1]: [],
		[CRLS]: [],
		[TAG.set]: []
	};
	for (const field of fields) {
		if (sets[field.tag] === void 0) throw new DerError(`a field of the signed data has tag 0x${field.tag.toString(16)}`);
		if (field.tag !== TAG.set) sets[field.tag] = encodings(field);
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
	const segmented = TAG.octetString | 32;
	return octets(expect(element, element?.tag === segmented ? segmented : TAG.octetString, what));
}
/** An OCTET STRING since CMS; PKCS#7 (RFC 2315 section 7) allowed any type. */
function signedContent(inner) {
	return (inner.tag & -33) === TAG.octetString ? octets(inner) : (inner.tag & 32) === 0 ? content(inner) : encoding(inner);
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
	const digits = content(expect(element, TAG.integer, "the number of rounds"));
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
const PURPOSE = {
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
const MAX_KEY$1 = 512;
/**
* Reads the key derivation function of PBES2 or PBMAC1 (RFC 8018 appendix A.2).
* @throws DerError, KeystoreError
*/
function readPbkdf2(algorithm) {
	const { oid, parameters } = algorithmOf(algorithm);
	if (oid !== "1.2.840.113549.1.5.12") throw new KeystoreError("unsupported", `its key derivation ${oid} is not supported`);
	const fields = children(expect(parameters, TAG.sequence, "the parameters of the key derivation"), parameters?.body, 8);
	const salt = saltOf(fields[0]);
	const rounds = roundsOf(fields[1]);
	const lengthField = fields.slice(2).find((field) => field.tag === TAG.integer);
	const prfField = fields.slice(2).find((field) => field.tag === TAG.sequence);
	const hash = prfField === void 0 ? "sha1" : hmacOf(prfField);
	const { digest } = hashSizes(hash);
	const pbkdf2 = {
		cost: (length) => rounds * Math.ceil(length / digest) * (digest > 32 ? 2 : 1),
		derive: (password, length) => pbkdf2Sync(password ?? "", salt, rounds, length, hash)
	};
	if (lengthField !== void 0) {
		pbkdf2.keyLength = content(lengthField).reduce((sum, octet) => sum * 256 + octet, 0);
		if (pbkdf2.keyLength > MAX_KEY$1) throw new KeystoreError("malformed", "the length of the derived key is absurd");
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
function readText(stream) {
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
const HEADER$1 = 32;
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
	const type = bytes[HEADER$1];
	if (type === ENTRY.end) return bytes.length === 53;
	const time = 35 + bytes.readUInt16BE(33);
	return type <= ENTRY.sealed && bytes[time] === 0 && bytes[time + 1] === 0;
}
/** UBER: what follows the header is encrypted with Twofish, in whole blocks. Its writer uses 1024 to 2047 rounds. */
function isUber(bytes) {
	if (!hasHeader(bytes) || isBks(bytes) || bytes.readUInt32BE(0) !== 1) return false;
	const rounds = bytes.readUInt32BE(28);
	return rounds >= MIN_ROUNDS && rounds < 2 * MIN_ROUNDS && (bytes.length - HEADER$1) % 16 === 0;
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
		alias: readText(stream),
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
	readText(stream);
	readText(stream);
	const encoded = readBlock(stream);
	return kind === PRIVATE_KEY ? encoded : void 0;
}
function readCertificate$1(stream) {
	readText(stream);
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
		purpose: PURPOSE.key,
		password,
		length: 24
	}, {
		purpose: PURPOSE.iv,
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
	const key = pkcs12Key("sha1", PURPOSE.mac, password, salt, rounds, length);
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
			algorithmOf(expect(fields[0], TAG.sequence, "the encryption"));
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
		const integers = tags.findIndex((tag) => tag !== TAG.integer);
		if (tags[0] === TAG.sequence) return encrypted(fields) ? "encrypted-pkcs8" : void 0;
		if (tags[0] !== TAG.integer) return void 0;
		if (tags[1] === TAG.sequence && tags[2] === TAG.octetString) return "pkcs8";
		if (tags[1] === TAG.octetString && (tags.length === 2 || tags[2] === 160 || tags[2] === 161)) return "sec1";
		if (integers < 0) return tags.length === 9 ? "pkcs1" : tags.length === 6 ? "dsa" : void 0;
		return integers === 9 && tags.length === 10 ? "pkcs1" : void 0;
	} catch (error) {
		if (error instanceof DerError) return void 0;
		throw error;
	}
}
/** PBES1, PBES2 (RFC 8018 appendix A) and the schemes of PKCS#12 (RFC 7292 appendix C) tell it from a DigestInfo. */
function encrypted(fields) {
	if (fields.length !== 2 || fields[1]?.tag !== TAG.octetString) return false;
	const { oid } = algorithmOf(fields[0]);
	return oid.startsWith("1.2.840.113549.1.5.") || oid.startsWith("1.2.840.113549.1.12.1.");
}
function fieldsOf(der) {
	const outer = expect(elementAt(der), TAG.sequence, "the private key");
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
	return Array.from({ length: count }, (_, i) => content(expect(fields[from + i], TAG.integer, "a number of the key")));
}
function rsa(fields, algorithm) {
	const [modulus, exponent] = numbers(fields, 1, 2);
	return rsaKeyInfo(modulus, exponent, algorithm);
}
/** OneAsymmetricKey (RFC 5958 section 2): version, algorithm, key, [0] attributes, [1] publicKey. */
function pkcs8(fields) {
	const identifier = expect(fields[1], TAG.sequence, "the algorithm");
	const { oid, parameters } = algorithmOf(identifier);
	const inner = octets(expect(fields[2], TAG.octetString, "the key"));
	const algorithm = KEY_ALGORITHMS[oid] ?? oid;
	switch (algorithm) {
		case "RSA": return described(algorithm, rsa(fieldsOf(inner)));
		case "RSA-PSS": return described(algorithm, rsa(fieldsOf(inner), encoding(identifier)));
		case "EC": return described(algorithm, ec(fieldsOf(inner), parameters));
		case "X25519":
		case "X448":
		case "Ed25519":
		case "Ed448": return described(algorithm, octetKey(algorithm, content(expect(elementAt(inner), TAG.octetString, "the key"))));
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
	const secret = content(expect(fields[1], TAG.octetString, "the key"));
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
	const curve = parameters.tag === TAG.oid ? CURVES$2[oidOf(parameters)]?.name : void 0;
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
			const { end, content } = readLiteral(text, start, notation);
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
function readLiteral(text, start, { next }) {
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
const MAX_DEPTH$3 = 32;
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
	if (++walk.steps > MAX_OBJECTS$1 || walk.depth > MAX_DEPTH$3) throw malformed(stream);
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
			readText(stream);
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
		desc.name = readText(stream);
		take(stream, 8);
		walk.handles.push(desc);
		desc.flags = readByte(stream);
		for (let left = readShort(stream); left > 0; left--) {
			const type = String.fromCharCode(readByte(stream));
			readText(stream);
			if (type === "[" || type === "L") skipContent(walk);
			desc.fields.push(type);
		}
	} else if (code === TC.proxyClassDesc) {
		walk.handles.push(desc);
		for (let left = readCount(stream); left > 0; left--) readText(stream);
	} else throw malformed(stream);
	skipAnnotation(walk);
	if (++walk.depth > MAX_DEPTH$3) throw malformed(stream);
	desc.superclass = readClassDesc(walk);
	walk.depth--;
	return desc;
}
/** The data of each class, from the topmost superclass down (section 6.4.1, classdata). */
function skipObject(walk) {
	const classes = [];
	for (let desc = readClassDesc(walk); desc !== void 0; desc = desc.superclass) if (classes.unshift(desc) > MAX_DEPTH$3) throw malformed(walk.stream);
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
		alias: readText(stream),
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
	if (version === 2) readText(stream);
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
const MAX_DEPTH$2 = 4;
/** Whether bytes start as a PFX does: the version, then a ContentInfo. */
function isPfx(bytes) {
	const body = bodyOfSequence(bytes);
	if (body === void 0 || hexOf(bytes.subarray(body, body + 3)) !== VERSION) return false;
	const info = bodyOfSequence(bytes, body + 3);
	return info !== void 0 && hexOf(bytes.subarray(info, info + 10)) === PKCS7_TYPE;
}
/** @throws DerError */
function readPfx(bytes) {
	const outer = expect(elementAt(bytes), TAG.sequence, "the keystore");
	const [, info, mac] = children(outer, outer.body, 8);
	const { type, content: inner } = readContentInfo(expect(info, TAG.sequence, "the content of the keystore"));
	if (inner === void 0) throw new DerError("the keystore has no content");
	return {
		authenticatedSafe: type === CONTENT_TYPE.signedData ? signed$2(inner) : octets(inner),
		mac,
		end: outer.next
	};
}
/** Public-key integrity mode: a signature in place of the MAC. */
function signed$2(inner) {
	const { content: safe } = readSigned(expect(inner, TAG.sequence, "the signed content"));
	if (safe === void 0) throw new DerError("the signed keystore has no content");
	return safe;
}
/** @throws DerError */
function readParts(authenticatedSafe) {
	const sequence = expect(elementAt(authenticatedSafe), TAG.sequence, "the authenticated safe");
	return children(sequence, sequence.body, MAX_ITEMS).map((element) => {
		const { type, content: inner } = readContentInfo(element);
		if (type === CONTENT_TYPE.envelopedData) return { kind: "enveloped" };
		if (inner === void 0) throw new DerError("a part of the keystore is empty");
		if (type === CONTENT_TYPE.data) return {
			kind: "clear",
			safeContents: octets(inner)
		};
		if (type !== CONTENT_TYPE.encryptedData) throw new DerError(`a part of the keystore has the type ${type}`);
		const info = expect(children(inner, inner.body, 8)[1], TAG.sequence, "the encrypted content");
		const [, algorithm, ciphertext] = children(info, info.body, 8);
		if (ciphertext === void 0) throw new DerError("the encrypted content is missing");
		return {
			kind: "encrypted",
			algorithm: expect(algorithm, TAG.sequence, "the encryption"),
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
	if (depth > MAX_DEPTH$2) throw new DerError("bags are nested too deeply", "too-deep");
	const sequence = expect(elementAt(safeContents), TAG.sequence, "the bags");
	return children(sequence, sequence.body, MAX_ITEMS).flatMap((element) => {
		const [type, value, attributes] = children(expect(element, TAG.sequence, "a bag"), element.body, 8);
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
	const [type, wrapped] = children(expect(bag, TAG.sequence, "a bag"), bag.body, 8);
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
		if (outer.tag !== TAG.sequence) return void 0;
		const [body, algorithm, signature, surplus] = children(outer, outer.body, 16);
		if (algorithm?.tag === TAG.sequence && signature?.tag === TAG.bitString && surplus === void 0 && body?.tag === TAG.sequence) return signedKind(children(body, body.body, 32));
		if (!(body?.tag === TAG.integer && body.end - body.body === 1 && outer.bytes[body.body] < 2) && body?.tag !== TAG.sequence) return void 0;
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
	[TAG.integer]: "i",
	[TAG.sequence]: "s",
	[TAG.utcTime]: "t",
	[TAG.generalizedTime]: "t",
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
const NAMED$1 = /\.(?:cer|crt|crl|csr|p7b|p7c|p12|pfx)$/i;
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
	detect: ({ bytes, path, depth }) => bytes[0] === TAG.sequence && !isPfx(bytes) && !isSignedData(bytes) && !isBcfks(bytes) || depth === 0 && NAMED$1.test(path) && isUnknownBinary(bytes),
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
	const named = depth === 0 && NAMED$1.test(path);
	if (bytes[0] !== TAG.sequence) output.unreadable("malformed", "The file is named like a certificate, but it is not one.");
	else if (named || depth === 0 && NAMED_DER.test(path)) {
		if (attempt(() => elementAt(bytes), () => {}) === void 0) output.unreadable("malformed", "The file is named like a certificate, but its DER is truncated or damaged.");
		else if (named) output.unreadable("unsupported", "The file is named like a certificate, but holds another DER structure.");
	}
}
/** First bytes of what others read: byte order marks, PK (zip), gzip, `-----`. */
const OTHERS$1 = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff|PK|\x1f\x8b|-----)/;
function isUnknownBinary(bytes) {
	const start = bytes.subarray(0, 512);
	if (bytes[0] === TAG.sequence || !start.includes(0) || OTHERS$1.test(start.toString("latin1"))) return false;
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
const FIRST$1 = new Set(MAGIC.map(([, magic]) => magic[0]));
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
	if (FIRST$1.has(first)) {
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
const NAMED = /\.(?:jks|jceks)$/i;
/** First bytes of what has another reader: DER, BKS and UBER, archives, encrypted files. */
const OTHERS = /^(?:0|\0\0\0[\x01\x02]\0\0\0\x14|PK|\x1f\x8b|\0GITCRYPT|Salted__|age-)/;
/** Magic and version of a keystore as current tools write it. */
const HEADER = Buffer.from("feedfeed00000002", "hex");
/** Whether a file has the name of a Java keystore, and a header of nothing that is known. Text holds no zero. */
function isDamaged({ bytes, path, depth }) {
	if (depth > 0 || !NAMED.test(path)) return false;
	const head = bytes.toString("latin1", 0, 512);
	return head.includes("\0") && !OTHERS.test(head);
}
function withHeader(bytes) {
	return Buffer.concat([HEADER, bytes.subarray(HEADER.length)]);
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
const MAX_DEPTH$1 = 200;
/** JSON in a string of JSON in a string of JSON. */
const MAX_ESCAPED = 2;
const [LF, QUOTE, BACKSLASH, OPEN, CLOSE] = [
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
		if (byte === OPEN) {
			if (open.length === MAX_DEPTH$1) open = [];
			open.push({
				start: at,
				state: "plain"
			});
		} else if (byte === CLOSE) {
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
		} else if (byte === QUOTE) {
			const end = literalEnd(bytes, at + 1);
			const literal = bytes.subarray(at + 1, end);
			const parent = open.at(-1);
			if (literal.length === member.length && literal.equals(Buffer.from(member))) {
				if (parent?.state === "plain") parent.state = "marked";
			} else if (escapes > 0 && literal.includes(`${member}\\`)) for (const { text } of objectsWith(unescaped(literal), member, escapes - 1)) yield {
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
	for (let at = from; at < bytes.length; at++) if (bytes[at] === BACKSLASH) at++;
	else if (bytes[at] === QUOTE || bytes[at] === LF) return at;
	return bytes.length;
}
function unescaped(literal) {
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
		const members = parse(text);
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
function parse(text) {
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
const MAX_KEY = 4096;
/** OpenVPN's `doc/man-sections/tls-options.rst`: `--secret`, `--tls-auth`, `--tls-crypt` and `--tls-crypt-v2`. */
const KEY = /^-----BEGIN OpenVPN (Static key V1|tls-crypt-v2 (?:client|server) key)-----([\w+/=\s\\]*)(-----END OpenVPN )?/;
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
			const [all, type, body = "", end] = KEY.exec(bytes.toString("latin1", start, start + MAX_KEY)) ?? [];
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
const pem = {
	id: "pem",
	title: "PEM: certificates, keys, requests and revocation lists in text",
	example: "`-----BEGIN CERTIFICATE-----` on its own line, indented, in a comment, escaped, or in the strings of source code",
	unread: ["`PUBLIC KEY`, `PARAMETERS` and `ATTRIBUTE CERTIFICATE` blocks", "OpenPGP armor"],
	needles: PEM_NEEDLES,
	detect: (layer) => mentionsPem(layer.bytes),
	decode(layer, output) {
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
				output.unreadable("malformed", `The ${block.label} block holds no complete DER.`, place);
				continue;
			}
			const quoted = source && !COMMENT$1.test(block.before);
			const comment = (source ? DOCUMENTATION.test(block.before) : CERTIFICATES.has(content) && OUT.test(block.before)) ? { container: "documentation-comment" } : {};
			emit(content, body, quoted ? {
				...place,
				container: "source-string"
			} : {
				...place,
				...keys[index],
				...comment
			}, output);
		}
		if (unterminated === void 0) return;
		const line = lineOf?.(unterminated.start);
		const where = line === void 0 ? "" : ` at line ${line}`;
		const more = unterminated.count > 1 ? `, and ${unterminated.count - 1} more` : "";
		output.unreadable("malformed", `Unterminated PEM block${where}${more}.`, line === void 0 ? {} : { line });
	}
};
/** Lines of a block that repeat from which on its body is a filler; of what was encoded no line is twice in one block. */
const REPEATED = 3;
const MAX_FILLER = 2e4;
/** Whether the body of a block repeats one line, as `privatekeyprivatekey` of an example does. Linear in the block. */
function isFiller(block) {
	if (block.length > MAX_FILLER) return false;
	const lines = block.toString("latin1").split(/\r?\n/).slice(1, -1).map((line) => line.replace(/^[\s#;*/]+/, "")).filter((line) => line !== "");
	return lines.length >= REPEATED && new Set(lines).size === 1;
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
	const actual = der[0] === TAG.sequence ? derKind(elementAt(der)) : void 0;
	const kind = content === "trusted" && actual === "certificate" ? content : actual ?? content;
	if (kind === "layer" || isContentInfo(der)) output.layer(der, place);
	else {
		if (kind === "certificate") output.certificate(bytes, found);
		else if (kind === "trusted") output.certificate(der, found);
		else if (kind === "revocation-list") output.revocationList(bytes, found);
		else if (kind === "request") output.request(bytes, found);
		else emitKey(kind, der, found, output);
		if (actual === void 0 && der[0] === TAG.sequence && brokenKind(der) === void 0) output.layer(der, place);
	}
	if (rest === 0 && length < bytes.length && kind !== "trusted") output.layer(bytes.subarray(length), place);
}
/** RFC 7468 section 8 knows PKCS#7, whose first field is an OID, under the label CERTIFICATE. */
function isContentInfo(der) {
	return der[0] === TAG.sequence && der[elementAt(der).body] === TAG.oid;
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
	const sequence = expect(parameters, TAG.sequence, "the parameters of the encryption");
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
				purpose: PURPOSE.key,
				password,
				length: keyLength
			}, {
				purpose: PURPOSE.iv,
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
	const derivation = readPbkdf2(expect(fields[0], TAG.sequence, "the key derivation"));
	const { oid, parameters } = algorithmOf(expect(fields[1], TAG.sequence, "the cipher"));
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
	if (plaintext === void 0 || plaintext[0] !== TAG.sequence) return void 0;
	try {
		return elementAt(plaintext).next === plaintext.length ? plaintext : void 0;
	} catch {
		return;
	}
}

// src/keystores/pkcs12-mac.ts
const PBMAC1 = "1.2.840.113549.1.5.14";
/**
* Reads MacData (RFC 7292 section 4): DigestInfo, salt, iterations DEFAULT 1. Nothing is derived yet.
* @param covered the octets that the MAC protects
* @throws DerError, KeystoreError
*/
function readMac(mac, covered) {
	const [info, saltField, roundsField] = children(expect(mac, TAG.sequence, "the MAC"), mac.body, 8);
	const [algorithm, digestField] = children(expect(info, TAG.sequence, "the digest"), info.body, 8);
	const digest = octetString(digestField, "the digest");
	const { oid, parameters } = algorithmOf(expect(algorithm, TAG.sequence, "the algorithm of the MAC"));
	if (oid === PBMAC1) return pbmac1(expect(parameters, TAG.sequence, "the parameters of the MAC"), digest, covered);
	const hash = HASHES[oid]?.toLowerCase();
	if (hash === void 0) throw new KeystoreError("unsupported", `its MAC ${oid} is not supported`);
	const size = digestSize(hash);
	const salt = saltOf(saltField);
	const rounds = roundsField === void 0 ? 1 : roundsOf(roundsField);
	return {
		cost: pkcs12Cost(hash, rounds, size) + hmacCost(covered),
		find: findIn(4, hash, covered, digest, `${rounds} ${salt.toString("hex")}`, (passwords) => {
			const wanted = passwords.map((password) => ({
				purpose: PURPOSE.mac,
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
	const derivation = readPbkdf2(expect(kdf, TAG.sequence, "the key derivation"));
	const hash = hmacOf(expect(scheme, TAG.sequence, "the HMAC"));
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
		return encryptedBy(expect(algorithm, TAG.sequence, "the encryption"), octetString(data, "the key"));
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
	const totals = count(bags.map(kindOf));
	const seen = /* @__PURE__ */ new Map();
	return bags.flatMap((bag) => {
		const kind = kindOf(bag);
		const number = (seen.get(kind) ?? 0) + 1;
		seen.set(kind, number);
		if (bag.alias !== void 0) return [[bag, { pointer: aliasPointer(bag.alias) }]];
		return (totals.get(kind) ?? 0) > 1 ? [[bag, { pointer: `#${number}` }]] : [];
	});
}
function count(values) {
	const totals = /* @__PURE__ */ new Map();
	for (const value of values) totals.set(value, (totals.get(value) ?? 0) + 1);
	return totals;
}

// src/decoders/saml.ts
const NAME = "X509Certificate";
const saml = {
	id: "saml",
	title: "SAML metadata and other signed XML",
	example: "`<ds:X509Certificate>MIIC\u2026</ds:X509Certificate>` with any prefix, wrapped or on one line; escaped in HTML or JSON",
	unread: ["keys without a certificate (`KeyValue`)", "encrypted assertions"],
	needles: [NAME],
	detect: ({ bytes }) => bytes.includes(NAME),
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
			else output.unreadable("malformed", `The ${NAME} element holds no certificate.`, place);
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
		const found = (isString ? read(bytes, start, void 0, budget) : void 0) ?? (before !== void 0 && MARGIN.test(before) ? read(bytes, start, margin, budget) : void 0);
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
function read(bytes, start, margin, budget) {
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
const FIRST = new Set(FORMATS.map(({ magic }) => magic[0]));
/**
* The format of an archive that is not unpacked: by its first bytes, or by its name where they are not at hand.
* Undefined for everything else.
*/
function archiveFormat(path, bytes) {
	if (bytes === void 0) return FORMATS.find(({ extension }) => extension.test(path))?.name;
	if (!FIRST.has(bytes[0] ?? 0)) return void 0;
	const found = FORMATS.find(({ magic }) => magic.equals(bytes.subarray(0, magic.length)));
	return found?.name === "bzip2" && !found.extension.test(path) ? void 0 : found?.name;
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
	const size = entries.reduce((sum, { oid = "", name }) => sum + oid.length + 1 + name.length, 0);
	const text = new SharedArrayBuffer(size);
	const starts = new SharedArrayBuffer(4 * (entries.length + 1));
	const bytes = Buffer.from(text);
	const offsets = new Uint32Array(starts);
	let at = 0;
	entries.forEach(({ oid = "", name }, index) => {
		at += bytes.write(`${oid}:${name}`, at, "latin1");
		offsets[index + 1] = at;
	});
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
		const entries = [];
		for (let index = first; index < Math.min(first + list.size, starts.length - 1); index++) {
			const record = bytes.toString("latin1", starts[index], starts[index + 1]);
			const colon = record.indexOf(":");
			entries.push({
				name: record.slice(colon + 1),
				...colon > 0 && { oid: record.slice(0, colon) },
				position: number * list.size + (index - first) + 1
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
/** Words in a path that contradict test data. */
const PRODUCTION = /(?:^|[^a-z])(?:prod|production|prd|live)(?:[^a-z]|$)/i;
/** Whether a file is one of these lists, by its path. */
function isAllowList(path) {
	const folder = folderOf(path);
	const name = fileNameOf(path);
	return READERS.has(name) && (name === ".gitattributes" || folder === "" || folder === ".github");
}
/** The entries of a list that name paths. A list that cannot be read has none. */
function readAllowList(text, list) {
	const read = READERS.get(fileNameOf(list));
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
	const lines = /* @__PURE__ */ new Set();
	for (const { name, allowLists = [] } of repositories) for (const entry of allowLists) {
		const { path, line, context } = entry;
		if (path !== void 0 && line !== void 0 && !MATERIAL_FILE.test(path)) lines.add(`${name}\0${path}\0${line}`);
		else addTo(matchers, name, {
			context,
			matches: matcherOf(entry, glob)
		});
	}
	return {
		ofFile({ repository, path }) {
			if (PRODUCTION.test(path)) return void 0;
			const extension = /\.[^./]*$/.exec(path)?.[0] ?? "";
			const names = ({ matches }) => matches(path) && !matches(`zq${extension}`) && !matches(`zq/zq/zq${extension}`);
			return matchers.get(repository)?.findLast(names)?.context;
		},
		ofLine: ({ repository, path, line }) => lines.has(`${repository}\0${path}\0${line}`) && !PRODUCTION.test(path)
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
/**
* How the lists of secret scanners and the attributes of a repository classify its paths, in the order of the lists.
* @param trees what the repository consists of; where two have a list of the same name, the last one counts
*/
async function allowListsOf(trees, env) {
	const lists = /* @__PURE__ */ new Map();
	for (const { access, entries } of trees) {
		const wanted = entries.filter(({ name }) => isAllowList(toDisplayPath(name))).slice(0, MAX_LISTS);
		if (wanted.length === 0) continue;
		const reader = openReader(access, env, {
			maxFileBytes: MAX_LIST,
			suspect: () => false
		});
		await reader.each(wanted, ({ name }, content) => {
			const path = toDisplayPath(name);
			if (content.kind === "bytes") lists.set(path, readAllowList(content.bytes.toString("utf8"), path));
		});
		reader.close();
	}
	return [...lists].sort(([a], [b]) => compareText(a, b)).flatMap(([, entries]) => entries);
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
	const findShort = shortNeedleFinder(textsOf(short), partsOf$1(short, 1));
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
	const steps = Array.from({ length: count }, (_, step) => step);
	return needles.flatMap(({ bytes }, needle) => {
		const first = rarestWord(bytes, count);
		return steps.map((step) => ({
			word: bytes.readUInt32LE(first + step),
			needle,
			offset: first + step
		}));
	});
}
/** How often each byte is met, in the mean of any text. */
const ODDS = Float64Array.from({ length: 256 }, (_, byte) => {
	const rank = FREQUENT.indexOf(String.fromCharCode(byte));
	return rank < 0 ? .002 : .2 / (rank + 2);
});
/** Where so many words in a row start that are least often met by chance; any would do. */
function rarestWord(needle, count) {
	const odds = (at) => ODDS[needle[at]];
	let best = 0;
	let least = Number.POSITIVE_INFINITY;
	for (let first = 0; first + count + WORD$1 - 1 <= needle.length; first++) {
		let sum = 0;
		for (let at = first; at < first + count; at++) sum += odds(at) * odds(at + 1) * odds(at + 2) * odds(at + 3);
		if (sum < least) [best, least] = [first, sum];
	}
	return best;
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
/** Code units whose form tells the encoding where no byte order mark does, and how many must be there. */
const UNITS = 256;
const MIN_UNITS = 16;
/** Share of units that are ASCII; names and comments may hold other letters. */
const MIN_ASCII = .7;
/**
* The same text in UTF-8, without its byte order mark; the bytes themselves where they are in neither encoding. Lines stay
* what they were.
*/
function toUtf8(bytes) {
	const encoding = encodingOf(bytes);
	if (encoding === void 0) return bytes;
	const text = encoding.width === 2 ? fromUtf16(bytes, encoding.little) : fromUtf32(bytes, encoding.little);
	return Buffer.from(text.startsWith("\ufeff") ? text.slice(1) : text);
}
/** A byte order mark decides, else the zeros of the first units. Few files that are no text have either. */
function encodingOf(bytes) {
	const [a, b, c, d] = bytes;
	if (a !== 255 && a !== 254 && a !== 0 && b !== 0) return void 0;
	if (bytes.length < 2) return void 0;
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
	expect(version, TAG.integer, "the version");
	expect(subject, TAG.sequence, "the subject");
	const { publicKey } = describePublicKey(expect(key, TAG.sequence, "the public key"));
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
		const [type, values] = children(expect(attribute, TAG.sequence, "an attribute"), attribute.body, 8);
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
	const at = fields[0]?.tag === TAG.integer ? 1 : 0;
	expect(fields[at], TAG.sequence, "the inner signature algorithm");
	const issuer = expect(fields[at + 1], TAG.sequence, "the issuer");
	const [thisUpdate, nextUpdate] = [fields[at + 2], fields[at + 3]];
	if (!isTime(thisUpdate)) expect(thisUpdate, TAG.utcTime, "the time of the list");
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
	return element?.tag === TAG.utcTime || element?.tag === TAG.generalizedTime;
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
	function unreadable(reason, detail, at = {}) {
		refuse(walk, composePlaces(from.outer, at, from.layer.depth), reason, detail);
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
		privateKey(key, found) {
			facts.privateKeys.push({
				...key,
				sightings: [sighting(found)]
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
	return {
		examine(repository, path, content, found) {
			const faults = [];
			const bytes = toUtf8(content);
			const layer = {
				bytes,
				path,
				depth: 0
			};
			const wanted = wantedAfterLook(layer, faults);
			const readers = readBy(path, faults);
			const marked = search.holds(marks);
			if (wanted.length === 0 && readers.length === 0 && faults.length === 0 && !marked) return void 0;
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
		suspect: (path, window) => wantedAfterLook({
			bytes: toUtf8(window),
			path,
			depth: 0
		}, []).length > 0
	};
}
let lastSearch;
/** The tables of a search are made once for the same plug-ins: a change is read in several parts. */
function searchFor(plugIns) {
	const { decoders, mechanisms } = plugIns;
	if (lastSearch?.decoders !== decoders || lastSearch.mechanisms !== mechanisms) {
		const search = needleSearch([...[...decoders, ...mechanisms].map(({ needles }) => needles ?? []), [IGNORE_MARK]]);
		lastSearch = {
			...plugIns,
			search
		};
	}
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
function optionsOf({ passwords, found }) {
	return {
		passwords,
		...found && { found: found.map(({ password }) => password) }
	};
}
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

// src/audit/inert-files.ts
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

// src/audit/own-folders.ts
/** A folder at the root that some projects keep vendored code in, and others their own applications. */
const FOLDER = "deps";
/** Letters that names begin with alike: `broker` and `broker_web`. */
const STEM = 4;
/**
* Root folders that have names like those of vendored code but hold the repository's own code: more than half of their
* entries have names with the same start, as the parts of one product have, and third-party packages do not.
*/
function ownFolders(entries) {
	const children = /* @__PURE__ */ new Set();
	for (const { name } of entries) {
		if (!name.startsWith(`${FOLDER}/`)) continue;
		const end = name.indexOf("/", 5);
		if (end > 0) children.add(name.slice(5, end));
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

export { isBase64 as _, ownFolders as a, inventoryBuilder as c, sameComments as d, allowListsOf as f, isObjectLabel as g, fileEncryption as h, threadPool as i, mergeInventories as l, decoders as m, runOrder as n, createExaminer as o, allowedPlaces as p, BudgetError as r, emptyInventory as s, collect as t, commentsBeforeMerge as u, scanPem as v };
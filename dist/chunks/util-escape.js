import { domainToASCII, domainToUnicode } from "node:url";

// src/util/escape.ts
/**
* Everything that a repository, a server or an API hands over is hostile on its way out. There is one function per
* sink; each takes text as it was found, adds nothing that the sink would act on, and runs in linear time.
*/
/**
* What shows nothing or changes how its neighbours are shown: controls, format characters (bidirectional controls of
* CVE-2021-42574, zero width, tags), separators, lone surrogates, fillers and variation selectors.
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
		if (count === max) return `${text.slice(0, last)}…`;
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
* Puts the other form beside each internationalised host name (RFC 5890): `bücher.example (xn--bcher-kva.example)` and
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
/** The data part of a workflow command. Percent first, or `%0A` in a name would become a line. */
function commandData(text) {
	return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
/** The value of a property of a workflow command; names of files pass unchanged but for what the runner decodes again. */
function commandProperty(text) {
	return commandData(reveal(text)).replaceAll(":", "%3A").replaceAll(",", "%2C").replaceAll("##[", "# #[");
}
const LEAD = /^["'(]*/;
const TAIL = ".,;:!?%)\"'";
const PLAIN_WORD = /^[\p{L}\p{M}\p{N}'’–—-]+$/u;
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
	return text.replace(/(^|[^\p{L}\p{N}_])@(?=[\p{L}\p{N}_])/gu, "$1@⁠").split("|").map((piece) => {
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

export { escapeLog as a, markdownCode as c, toJson as d, uriPath as f, escapeIcal as i, markdownLink as l, cut as n, escapeMarkdown as o, workflowCommand as p, escapeHtml as r, escapeSarif as s, breakCommands as t, reveal as u };
// src/util/codeowners.ts
/** Largest CODEOWNERS file that GitHub reads. */
const MAX_BYTES = 3 << 20;
const MAX_STARS = 4;
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
		if (pattern.split("**").length > MAX_STARS) continue;
		if (owners.every((owner) => OWNER.test(owner))) rules.push({
			pattern: pattern.replaceAll("\\ ", " "),
			owners
		});
	}
	return rules;
}
/** The owners of a place by the last pattern that matches; none where that has none, or nothing matches. */
function ownersOf(place, inventory) {
	return (inventory.repositories.find((one) => one.name === place.repository)?.owners ?? []).findLast((rule) => matches(rule.pattern, place.path))?.owners ?? [];
}
/** A pattern of CODEOWNERS: gitignore's, where one without a slash inside matches at any depth, and a folder all below it. */
function matches(pattern, path) {
	const anchored = pattern.replace(/\/$/, "").includes("/");
	const folder = pattern.endsWith("/");
	const parts = pattern.replace(/^\/|\/$/g, "").split("/");
	const segments = path.split("/");
	const deep = folder || !/[*?]/.test(parts.at(-1) ?? "") || parts.at(-1) === "**";
	return (anchored ? [0] : segments.map((_, index) => index)).some((start) => walk(parts, segments.slice(start), deep, folder));
}
/** Matches segment by segment; `**` stands for any number of them. */
function walk(parts, segments, deep, folder) {
	const [part, ...rest] = parts;
	if (part === void 0) return segments.length === 0 ? !folder : deep;
	if (part === "**") {
		for (let skip = 0; skip <= segments.length; skip++) if (walk(rest, segments.slice(skip), deep, folder)) return true;
		return false;
	}
	const [segment, ...others] = segments;
	return segment !== void 0 && wildcard(part, segment) && walk(rest, others, deep, folder);
}
/** `*` and `?` within one segment, in linear time but for the last star. */
function wildcard(pattern, text) {
	let [p, t, star, mark] = [
		0,
		0,
		-1,
		0
	];
	while (t < text.length) if (pattern[p] === "*") [star, mark, p] = [
		p,
		t,
		p + 1
	];
	else if (pattern[p] === "?" || pattern[p] === text[t]) [p, t] = [p + 1, t + 1];
	else if (star >= 0) [p, mark, t] = [
		star + 1,
		mark + 1,
		mark + 1
	];
	else return false;
	while (pattern[p] === "*") p++;
	return p === pattern.length;
}

export { ownersOf as n, parseCodeowners as r, CODEOWNERS_PATHS as t };
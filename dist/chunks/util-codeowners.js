import { u as memoizeByObject } from "./util-dates.js";

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
/** The owners of a place by the last pattern that matches; none where that has none, or nothing matches. */
function ownersOf(place, inventory) {
	const rules = inventory.repositories.find((one) => one.name === place.repository)?.owners ?? [];
	const segments = place.path.split("/");
	return rules.findLast((rule) => glob(partsOf(rule), ANY, segments, matchesName))?.owners ?? [];
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
* Matches items to a pattern of them, where one item of the pattern stands for any number. Only the last of these is tried
* again: what an earlier one could take, the later one can take as well. So the time is at most that of pattern times items.
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

export { ownersOf as n, parseCodeowners as r, CODEOWNERS_PATHS as t };
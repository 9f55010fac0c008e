import { t as UsageError } from "./util-errors.js";

// src/util/globs.ts
/** Longest glob, and most patterns that its braces may make. */
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

export { checkGlob as n, matchersOf as r, MAX_BRACES as t };
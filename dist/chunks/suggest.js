// src/lib/errors.ts
/** The user's mistake: one line that names the cause and the next step. Ends the run with exit code 2. */
var UsageError = class extends Error {
	name = "UsageError";
};
const FILE_TROUBLE = {
	ENOENT: "there is no such file or folder",
	ENOTDIR: "a part of its path is no folder",
	EISDIR: "it is a folder",
	EACCES: "permission denied",
	EPERM: "permission denied",
	EROFS: "the file system is read-only",
	ENOSPC: "no space is left"
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

// src/lib/suggest.ts
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

export { messageOf as a, fileTrouble as i, leven as n, UsageError as r, didYouMean as t };
// src/util/errors.ts
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

export { fileTrouble as n, messageOf as r, UsageError as t };
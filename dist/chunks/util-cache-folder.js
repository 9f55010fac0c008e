const nodeModule = process.getBuiltinModule("node:module");
const { lstatSync, mkdirSync } = process.getBuiltinModule("node:fs");
const { dirname, isAbsolute, join, relative, sep } = process.getBuiltinModule("node:path");

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

export { outside as a, makeFolder as i, compiledVariables as n, keepCompiled as r, cacheFolder as t };
import * as nodeModule from "node:module";
import { isAbsolute, join, relative } from "node:path";

// src/util/cache-folder.ts
/** Turns all caches off, or names the folder that they are in. */
const CACHE_VARIABLE = "CERT_HYGIENE_CACHE";
/**
* The folder of the user, or of the runner, in which things may be kept from run to run; undefined where there is none or the user
* wants none. It never lies in the working directory, which may be a repository of somebody else.
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
	const folder = join(parent, "cert-hygiene");
	const inside = relative(cwd, folder);
	return inside.startsWith("..") || isAbsolute(inside) ? folder : void 0;
}

// src/util/compile-cache.ts
/**
* Lets Node keep what it compiles of the modules that are imported from here on, which saves a fifth of a short run. Older versions
* of Node have no such cache.
*/
function keepCompiled(folder) {
	if (folder === void 0) return;
	nodeModule.enableCompileCache?.(join(folder, "compiled"));
}

export { cacheFolder as n, keepCompiled as t };
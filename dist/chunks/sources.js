import { S as compareText, _ as fileTrouble, c as matchersOf, f as parseCodeowners, g as UsageError, l as CODEOWNERS_PATHS, nt as toInstant, s as checkGlob, v as messageOf, y as withSubmodules } from "./util-and-model.js";
import { c as GitError, d as gitEnvironment, f as skippedFor, h as toSystemPath, m as toRawName, o as openReader, p as toDisplayPath, s as GIT_ARGUMENTS, u as git } from "./readers.js";
import { l as clientOfHookFolder } from "./facts-refs.js";
import { t as cacheFolder } from "./util-cache-folder.js";
import { n as instant, r as oneOf, t as FORMATS } from "./commands-arguments.js";
const { existsSync, lstatSync, readFileSync, readdirSync, realpathSync, statSync } = process.getBuiltinModule("node:fs");
const { isUtf8 } = process.getBuiltinModule("node:buffer");
const { promisify } = process.getBuiltinModule("node:util");
const { basename, dirname, join, posix, relative, resolve, sep } = process.getBuiltinModule("node:path");
const { execFile } = process.getBuiltinModule("node:child_process");

// src/readers/git-version.ts
const run$1 = promisify(execFile);
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
		version = run$1("git", ["--version"], { env: gitEnvironment({ env }) }).then(({ stdout }) => {
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

// src/sources/selection.ts
/** @throws UsageError for a glob that cannot be used */
async function selection({ include = [], exclude = [], prefix = "" }) {
	if (include.length === 0 && exclude.length === 0) return {
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
/** `<tag> <mode> <oid> <stage>`, a tab and the path: the output of `git ls-files -s -t -c -z`. */
function indexRecord(record) {
	const tab = record.indexOf("	");
	return {
		mode: record.slice(2, 8),
		oid: record.slice(9, tab - 2),
		path: record.slice(tab + 1)
	};
}
/** The files of hooks that git keeps without a right to execute, for a spread. */
function inertOf(tree) {
	if (!tree.some(({ mode }) => mode === "100755")) return {};
	const inert = tree.flatMap(({ mode, path }) => mode === "100644" && path.includes("hook") && clientOfHookFolder(path) !== void 0 ? [toDisplayPath(path)] : []);
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
const run = promisify(execFile);
const TIMEOUT = 3e5;
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
async function gitRemote(args, remote, env, { timeout = TIMEOUT, signal, input = "" } = {}) {
	const refusal = await whyNoRemote(env);
	if (refusal !== void 0) throw new GitError(refusal, "too-old", refusal);
	try {
		const running = run("git", [...GIT_ARGUMENTS, ...args], {
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
		repositorySettings(gitDir, env),
		selection(options)
	]);
	options.listing?.(gitDir);
	const [{ tracked, untracked }, settings, selected] = await listed;
	const origin = root === top ? settings.origin : void 0;
	const name = options.name ?? origin ?? folderName(root);
	const absent = settings.partial && head !== void 0 ? await absentObjects(gitDir, head, env) : /* @__PURE__ */ new Set();
	const modules = await submoduleNames(gitDir, tracked.find(({ path }) => path === ".gitmodules")?.oid, origin, env);
	const kept = tracked.filter(({ mode, path }) => mode === LINK || selected.keeps(path));
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
	else if (isFetched || !absent.has(oid)) entries.push({
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
		const { origin: _, ...given } = options;
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
	const list = async (...more) => records(await git([
		...where,
		"ls-files",
		"-t",
		"-o",
		"--exclude-standard",
		"-z",
		...more
	], at));
	if (head !== void 0 && !hasIndex(gitDir)) {
		const [tree, others] = await Promise.all([git([
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
			untracked: others.map((record) => record.slice(2)).filter((path) => !known.has(path))
		};
	}
	const listing = {
		tracked: [],
		untracked: []
	};
	for (const record of await list("-s", "-c")) {
		if (record.startsWith("?")) {
			listing.untracked.push(record.slice(2));
			continue;
		}
		const one = indexRecord(record);
		if (one.path !== listing.tracked.at(-1)?.path) listing.tracked.push(one);
	}
	return listing;
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
	const found = (real === root ? options.found : void 0) ?? await discover(real, env);
	if (found.kind === "work-tree") return listWorkTree(real, found, options);
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
	for (const path of typed) expanded.push(...isThere(path, cwd) ? [path] : await expand(path, cwd));
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
function isThere(path, cwd) {
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
const FAIL_ON = [
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
		failOn: oneOf("--fail-on", args.value("fail-on") ?? "error", FAIL_ON),
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

export { selection as C, repositorySettings as D, originName as E, whyNoRemote as O, records as S, folderName as T, absentObjects as _, factsFolder as a, gitRemote as b, readText as c, openSource as d, withOwners as f, revision as g, resolveCommit as h, endpointsOf as i, requestOf as l, listRevision as m, DEFAULT_CONFIG as n, openSources as o, commitTime as p, NO_BASELINE as r, planDelivery as s, DEFAULT_BASELINE as t, expandPaths as u, fetchObjects as v, discover as w, readSourceText as x, authorizationOf as y };
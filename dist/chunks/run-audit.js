import { r as __toESM } from "./rolldown-runtime.js";
import { C as readBaseline, d as CODEOWNERS_PLACES, g as isEndpoint, h as declaredEndpoints, n as audit, p as parseCodeowners, t as allRules } from "./audit.js";
import { I as toInstant, M as readDay, N as readFraction, c as GitError, f as skippedFor, h as toSystemPath, l as blobReader, m as toRawName, p as toDisplayPath, r as createExaminer, s as openReader, u as git, z as duration } from "./collect.js";
import { t as parseEndpoint } from "./endpoint-address.js";
import { h as reveal, i as didYouMean, n as fileTrouble, s as cut, t as UsageError } from "./errors.js";
import { n as oneOf } from "./arguments.js";
import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

// src/policy/config-yaml.ts
const MAX_CHARACTERS = 262144;
const MAX_DEPTH = 20;
/** What the parser says in words for programmers. It recurses, and tells so when its stack runs out. */
const CAUSES = {
	RESOURCE_EXHAUSTION: "it is nested too deeply",
	MULTIPLE_DOCS: "a second document begins here"
};
/**
* Parses the YAML of a config file by the 1.2 core schema. Aliases, tags and keys given twice are refused: they are how a
* small file becomes a large one, and how a reviewer reads another file than the tool.
* @throws UsageError
*/
async function parseConfigText(text, path) {
	const fail = (line, message) => new UsageError(`${reveal(path)}:${line}: ${message}`);
	if (text.length > MAX_CHARACTERS) throw fail(1, `the config is larger than ${MAX_CHARACTERS / 1024} KiB`);
	const { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } = await import("./dist2.js");
	const counter = new LineCounter();
	const options = {
		lineCounter: counter,
		uniqueKeys: false,
		prettyErrors: false,
		logLevel: "error",
		schema: "core"
	};
	const lines = /* @__PURE__ */ new Map([["", 1]]);
	const lineAt = (node) => counter.linePos(node?.range?.[0] ?? 0).line;
	const convert = (node, pointer, depth) => {
		if (node === null || node === void 0) return null;
		if (depth > MAX_DEPTH) throw fail(lineAt(node), "the config is nested too deeply");
		if (isAlias(node)) throw fail(lineAt(node), "aliases are not supported");
		if (isScalar(node)) return node.value;
		if (isSeq(node)) return node.items.map((item, index) => {
			lines.set(`${pointer}/${index}`, lineAt(item));
			return convert(item, `${pointer}/${index}`, depth + 1);
		});
		if (!isMap(node)) throw fail(lineAt(node), "this cannot be read");
		const object = Object.create(null);
		for (const { key, value } of node.items) {
			if (!isScalar(key)) throw fail(lineAt(key), "a key must be plain text");
			const name = String(key.value);
			if (name in object) throw fail(lineAt(key), `"${shown(name)}" is given twice`);
			const inner = `${pointer}/${escapePointer(name)}`;
			lines.set(inner, lineAt(key));
			object[name] = convert(value, inner, depth + 1);
		}
		return object;
	};
	const document = parseDocument(text, options);
	const [trouble] = [...document.errors, ...document.warnings];
	if (trouble !== void 0) {
		const cause = CAUSES[trouble.code] ?? shown(trouble.message);
		throw fail(counter.linePos(trouble.pos[0]).line, `this is not valid YAML: ${cause}`);
	}
	const value = convert(document.contents, "", 0) ?? Object.create(null);
	const lineOf = (pointer) => {
		for (let at = pointer;; at = at.slice(0, at.lastIndexOf("/"))) {
			const line = lines.get(at);
			if (line !== void 0) return line;
			if (!at.includes("/")) return 1;
		}
	};
	return {
		value,
		lineOf,
		error: (pointer, message) => fail(lineOf(pointer), message)
	};
}
/** A part of the file as one line of an error may show it. */
function shown(text) {
	return reveal(cut(text.replace(/\s+/g, " ").trim(), 80));
}
function escapePointer(key) {
	return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

// src/policy/config.ts
const MAX_GLOB$1 = 500;
/**
* Reads `.github/cert-hygiene.yml`: by its JSON Schema, then by what no schema can say.
* @param ruleIds ids that `ignore` and `levels` may name
* @throws UsageError of one line, with the line of the file: `.github/cert-hygiene.yml:12: unknown key "fixture"; …`
*/
async function readConfig(text, path, ruleIds) {
	const source = await parseConfigText(text, path);
	await checkShape(source);
	const config = source.value;
	checkMeaning(config, source, ruleIds);
	const linesOf = (key) => (config[key] ?? []).map((_, index) => source.lineOf(`/${key}/${index}`));
	return {
		path,
		config,
		lines: {
			ignore: linesOf("ignore"),
			expect: linesOf("expect"),
			sync: linesOf("sync"),
			endpoints: linesOf("endpoints")
		}
	};
}
async function checkShape(source) {
	const [{ Ajv }, { default: schema }] = await Promise.all([import("./ajv.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)), import("./config.schema.js")]);
	const validate = new Ajv({
		verbose: true,
		strict: false
	}).compile(schema);
	if (validate(source.value)) return;
	const [error] = validate.errors;
	const extra = error.params.additionalProperty;
	const pointer = extra === void 0 ? error.instancePath : `${error.instancePath}/${escapePointer(extra)}`;
	throw source.error(pointer, complaintOf(error));
}
function complaintOf({ keyword, params, instancePath, data, parentSchema }) {
	const place = instancePath === "" ? "the config" : `"${placeName(instancePath)}"`;
	switch (keyword) {
		case "additionalProperties": {
			const known = Object.keys(parentSchema?.properties ?? {});
			return `unknown key "${shown(params.additionalProperty)}"${didYouMean(params.additionalProperty, known)}`;
		}
		case "required": return `${place} lacks "${params.missingProperty}"`;
		case "type": return `${place} must be ${[params.type].flat().map(typeName).join(" or ")}`;
		case "enum": {
			const allowed = params.allowedValues;
			return `${place} is "${shown(String(data))}", which is none of ${allowed.join(", ")}${didYouMean(String(data), allowed)}`;
		}
		case "minLength":
		case "minItems": return `${place} must not be empty`;
		case "minimum":
		case "maximum": return `${place} must be ${keyword === "minimum" ? "at least" : "at most"} ${params.limit}`;
		default: return `${place} is not valid (${keyword})`;
	}
}
function typeName(type) {
	return {
		object: "a map",
		array: "a list",
		string: "text",
		number: "a number"
	}[type] ?? type;
}
/** `/ignore/0/rule` → `ignore[0].rule`. */
function placeName(pointer) {
	const steps = pointer.slice(1).split("/");
	return shown(steps.map((step) => /^\d+$/.test(step) ? `[${step}]` : `.${step.replaceAll("~1", "/").replaceAll("~0", "~")}`).join("").slice(1));
}
function checkMeaning(config, source, ruleIds) {
	const rule = (id, pointer) => {
		if (!ruleIds.includes(id)) throw source.error(pointer, `there is no rule "${shown(id)}"${didYouMean(id, ruleIds)}`);
	};
	const glob = (pattern, pointer) => {
		if (pattern === "" || pattern.length > MAX_GLOB$1) throw source.error(pointer, `a glob has 1 to ${MAX_GLOB$1} characters`);
	};
	const endpoint = (text, pointer, name) => {
		const complaint = parseEndpoint(text);
		if (typeof complaint === "string") throw source.error(pointer, `"${name}" must be an address such as smtp://mx.corp.internal:25: ${complaint}`);
	};
	const { expiring, ignore = [], expect = [], sync = [], fixtures = [], endpoints = [], levels = {} } = config;
	if (expiring?.lifetime !== void 0 && readFraction(expiring.lifetime) === null) throw source.error("/expiring/lifetime", "\"expiring.lifetime\" must be a fraction such as 1/3 or 0.33, at most 1");
	for (const [index, pattern] of fixtures.entries()) glob(pattern, `/fixtures/${index}`);
	for (const [index, entry] of ignore.entries()) {
		const here = `/ignore/${index}`;
		if (entry.rule === void 0 && entry.path === void 0 && entry.certificate === void 0) throw source.error(here, `"ignore[${index}]" needs at least one of rule, path and certificate`);
		if (entry.rule !== void 0) rule(entry.rule, `${here}/rule`);
		if (entry.path !== void 0) glob(entry.path, `${here}/path`);
		if (entry.certificate !== void 0 && !/^(?:[0-9a-f]{2}:?){32}$/i.test(entry.certificate)) throw source.error(`${here}/certificate`, `"ignore[${index}].certificate" must be a SHA-256 fingerprint of 64 hex digits`);
		if (entry.reason.trim() === "") throw source.error(`${here}/reason`, `"ignore[${index}].reason" must not be empty`);
		if (readDay(entry.until) === null) throw source.error(`${here}/until`, `"ignore[${index}].until" must be a day of the calendar such as 2027-03-01`);
	}
	for (const [index, entry] of expect.entries()) glob(entry.path, `/expect/${index}/path`);
	const names = /* @__PURE__ */ new Set();
	for (const [index, entry] of sync.entries()) {
		const here = `/sync/${index}`;
		if (names.has(entry.name)) throw source.error(`${here}/name`, `two entries of sync have the name "${shown(entry.name)}"`);
		names.add(entry.name);
		if (entry.within !== void 0 && duration(entry.within) === void 0) throw source.error(`${here}/within`, `"sync[${index}].within" must be a duration such as 24h or 7d`);
		if (isEndpoint(entry.source)) throw source.error(`${here}/source`, `"sync[${index}].source" must be where the certificate is stored`);
		for (const [copy, text] of entry.copies.entries()) if (isEndpoint(text)) endpoint(text, `${here}/copies/${copy}`, `sync[${index}].copies[${copy}]`);
	}
	for (const [index, text] of endpoints.entries()) endpoint(text, `/endpoints/${index}`, `endpoints[${index}]`);
	for (const id of Object.keys(levels)) rule(id, `/levels/${escapePointer(id)}`);
}

// src/sources/discover.ts
/**
* Asks git which repository a folder belongs to. This one question is asked with the user's own configuration, so that the
* check of the owner and `safe.directory` have their say; every later command names the repository that was found here.
*/
async function discover(folder, env) {
	try {
		const [inside, up = "", ...rest] = (await git(["rev-parse", ...[
			"--is-inside-work-tree",
			"--show-cdup",
			"--absolute-git-dir",
			"--revs-only",
			"HEAD"
		]], {
			env,
			cwd: folder,
			asUser: true
		})).toString().replace(/\n$/, "").split("\n");
		if (inside !== "true") return { kind: "none" };
		const head = /^[0-9a-f]{40,64}$/.test(rest.at(-1) ?? "") ? rest.pop() : void 0;
		const top = resolve(folder, up);
		return {
			kind: "work-tree",
			gitDir: rest.join("\n"),
			top,
			...head !== void 0 && { head }
		};
	} catch (error) {
		if (!(error instanceof GitError)) throw error;
		if (/dubious ownership|safe\.directory/.test(error.stderr)) return {
			kind: "none",
			note: "git does not trust this repository, which belongs to another user"
		};
		if (/safe\.bareRepository/.test(error.stderr)) return bare(folder, env);
		if (/not a git repository/.test(error.stderr) || !existsSync(join(folder, ".git"))) return { kind: "none" };
		return {
			kind: "none",
			note: error.code === "ENOENT" ? "git was not found" : "git cannot read this repository"
		};
	}
}
/**
* A folder that looks like a bare repository is one where its user named it. Inside of a work tree it is content, made to
* look so: its configuration and its objects are files like all others.
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
/** `owner/name` of the repository's origin, where that is a place on a host; else undefined. */
async function originName(gitDir, env) {
	try {
		return nameFromUrl((await git([
			`--git-dir=${gitDir}`,
			"config",
			"--get",
			"remote.origin.url"
		], { env })).toString().trim());
	} catch (error) {
		if (error instanceof GitError) return void 0;
		throw error;
	}
}
/** `https://host/owner/name.git`, `ssh://git@host:22/owner/name`, `git@host:owner/name` → `owner/name`. */
function nameFromUrl(url) {
	const name = (/^(?:https?|ssh|git):\/\/[^/\s]+\/([^\s?#]+)$/.exec(url)?.[1] ?? /^(?:[\w.-]+@)?[\w.-]{2,}:([^/\s][^\s]*)$/.exec(url)?.[1])?.replace(/\/+$/, "").replace(/\.git$/, "");
	return name !== void 0 && /^[\w.~-]+(?:\/[\w.~-]+)+$/.test(name) ? name : void 0;
}
/** What a repository without such an origin is called: its folder. */
function folderName(folder) {
	return basename(folder).replace(/\.git$/, "") || basename(dirname(folder)) || "root";
}

// src/sources/history.ts
/** Places whose history is read, and versions of one place; the newest count. */
const MAX_PLACES = 2e3;
const MAX_VERSIONS = 200;
const MAX_BYTES$1 = 16 << 20;
/**
* When each version of the certificates of an inventory came to its place on the trunk. Undefined where there is no
* repository, or none with more than the last commit.
*/
async function readHistory(folder, repository, inventory, plugIns, env) {
	const found = await discover(folder, env);
	if (found.kind === "none") return void 0;
	const at = {
		env,
		cwd: folder
	};
	const where = [`--git-dir=${found.gitDir}`, ...found.kind === "work-tree" ? [`--work-tree=${found.top}`] : []];
	if ((await git([
		...where,
		"rev-parse",
		"--is-shallow-repository"
	], at)).toString().trim() === "true") return void 0;
	const names = /* @__PURE__ */ new Set();
	for (const { sightings } of inventory.certificates) for (const place of sightings) if (place.repository === repository) names.add(place.path);
	if (names.size === 0) return [];
	const paths = [...names].sort().slice(0, MAX_PLACES).map((path) => `:(literal)${path}`);
	return decode(versionsIn(await git([
		...where,
		"log",
		"--first-parent",
		"-m",
		"--raw",
		"--no-renames",
		"--no-abbrev",
		"--relative",
		"-z",
		"--format=%H %ct",
		"--",
		...paths
	], at)), found.gitDir, repository, plugIns, env);
}
/** `<commit> <seconds>` and then, for each file, `:<modes> <old> <new> <status>` and its name, all ended by NUL. */
function versionsIn(log) {
	const versions = [];
	let revision = "";
	let time = 0;
	const fields = log.toString("latin1").split("\0");
	for (let i = 0; i < fields.length; i++) {
		const field = (fields[i] ?? "").trim();
		const commit = /^([0-9a-f]{40,64}) (\d+)/.exec(field);
		if (commit !== null) {
			revision = commit[1] ?? "";
			time = Number(commit[2]) * 1e3;
		}
		const change = /:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z]$/.exec(field);
		if (change === null) continue;
		const name = fields[++i] ?? "";
		if (change[1]?.startsWith("100")) versions.push({
			name,
			oid: change[2] ?? "",
			revision,
			time
		});
	}
	return versions;
}
async function decode(versions, gitDir, repository, plugIns, env) {
	const examiner = createExaminer({
		decoders: plugIns.decoders,
		mechanisms: []
	}, []);
	const counts = /* @__PURE__ */ new Map();
	const kept = versions.filter(({ name }) => {
		const count = (counts.get(name) ?? 0) + 1;
		counts.set(name, count);
		return count <= MAX_VERSIONS;
	});
	const arrivals = [];
	const reader = blobReader(gitDir, env, {
		maxFileBytes: MAX_BYTES$1,
		suspect: () => false
	});
	try {
		await reader.each(kept, async ({ name, revision, time }, content) => {
			if (content.kind !== "bytes") return;
			const path = toDisplayPath(name);
			const [first] = (await examiner.examine(repository, path, content.bytes))?.certificates ?? [];
			if (first === void 0) return;
			const { fingerprint, subject, notBefore, notAfter } = first;
			arrivals.push({
				repository,
				path,
				revision,
				time: toInstant(time),
				fingerprint,
				subject,
				notBefore,
				notAfter
			});
		});
	} finally {
		reader.close();
	}
	return arrivals;
}

// src/util/globs.ts
/** Longest glob: minimatch compiles to regular expressions. */
const MAX_GLOB = 1024;
/**
* Makes matchers of the globs that a user gave for names with slashes; a glob without one matches the last part of a name.
* Minimatch is loaded here, because most runs have no globs.
* @throws UsageError for a glob that cannot be used
*/
async function matchersOf(globs) {
	if (globs.length === 0) return [];
	const { Minimatch } = await import("./esm.js");
	return globs.map((glob) => {
		if (glob === "" || glob.length > MAX_GLOB) throw new UsageError(`a glob has 1 to ${MAX_GLOB} characters, not ${glob.length}`);
		const matcher = new Minimatch(glob, {
			dot: true,
			noext: true,
			nocomment: true,
			nonegate: true,
			matchBase: true
		});
		return (name) => matcher.match(name);
	});
}

// src/sources/selection.ts
/** @throws UsageError for a glob that cannot be used */
async function selection({ include = [], exclude = [] }) {
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
			const path = toDisplayPath(name);
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
			detail: `${outside} outside of what is included`
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
* and it passes over folders that may not be read, and over FIFOs and sockets, without a word.
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
	const entry = access.kind === "git" ? source.entries.find((one) => one.name === name) : { name };
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

// src/sources/work-tree.ts
async function listWorkTree(root, { gitDir, top, head }, options) {
	const env = options.env ?? {};
	const where = [`--git-dir=${gitDir}`, `--work-tree=${top}`];
	const at = {
		env,
		cwd: root
	};
	const [tracked, untracked, name, selected] = await Promise.all([
		git([
			...where,
			"ls-files",
			"-s",
			"-t",
			"-z"
		], at),
		git([
			...where,
			"ls-files",
			"-o",
			"--exclude-standard",
			"-z"
		], at),
		options.name ?? (root === top ? originName(gitDir, env) : void 0),
		selection(options)
	]);
	const entries = [];
	const skipped = [];
	let last = "";
	for (const record of records(tracked)) {
		const tab = record.indexOf("	");
		const path = record.slice(tab + 1);
		const mode = record.slice(2, 8);
		if (path === last) continue;
		last = path;
		if (mode === "120000") skipped.push({
			path: toDisplayPath(path),
			reason: "symlink"
		});
		else if (mode === "160000") skipped.push({
			path: toDisplayPath(path),
			reason: "submodule"
		});
		else if (record.startsWith("S ")) skipped.push({
			path: toDisplayPath(path),
			reason: "missing",
			detail: "outside of the sparse checkout"
		});
		else if (selected.keeps(path)) entries.push({ name: path });
	}
	for (const path of records(untracked)) if (path.endsWith("/")) skipped.push({
		path: toDisplayPath(path),
		reason: "submodule",
		detail: "a repository of its own"
	});
	else if (selected.keeps(path)) entries.push({ name: path });
	return {
		name: name ?? folderName(root),
		...head !== void 0 && { revision: head },
		entries,
		skipped: [...skipped, ...selected.skipped()],
		access: {
			kind: "files",
			root
		}
	};
}
/** NUL-terminated records, their bytes one in each character. */
function records(output) {
	const list = output.toString("latin1").split("\0");
	list.pop();
	return list;
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
/** What a person can do about a revision that is not there. */
async function whyMissing(gitDir, rev, env) {
	try {
		return `has no revision ${rev}${(await git([
			`--git-dir=${gitDir}`,
			"rev-parse",
			"--is-shallow-repository"
		], { env })).toString().trim() === "true" ? "; it is a shallow clone: fetch the rest of its history" : ""}`;
	} catch (error) {
		if (error instanceof GitError) return "is not a git repository";
		throw error;
	}
}
/** The commit that a revision names; undefined where it names none. */
async function resolveCommit(gitDir, rev, env) {
	try {
		const args = [
			"rev-parse",
			"--verify",
			"--quiet",
			"--end-of-options",
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
	return toInstant(Number(seconds.toString().trim()) * 1e3);
}
async function listRevision(gitDir, commit, top, options) {
	const env = options.env ?? {};
	const [tree, absent, name, selected] = await Promise.all([
		listTree(gitDir, commit, env),
		absentObjects(gitDir, commit, env),
		options.name ?? originName(gitDir, env),
		selection(options)
	]);
	const entries = [];
	const skipped = [];
	for (const record of records(tree)) {
		const tab = record.indexOf("	");
		const path = record.slice(tab + 1);
		const [mode, type, oid = ""] = record.slice(0, tab).split(" ");
		if (type === "commit") skipped.push({
			path: toDisplayPath(path),
			reason: "submodule"
		});
		else if (mode === "120000") skipped.push({
			path: toDisplayPath(path),
			reason: "symlink"
		});
		else if (!selected.keeps(path)) continue;
		else if (absent.has(oid)) skipped.push({
			path: toDisplayPath(path),
			reason: "too-large",
			detail: "left out when the repository was cloned"
		});
		else entries.push({
			name: path,
			oid
		});
	}
	return {
		name: name ?? folderName(top),
		revision: commit,
		entries,
		skipped: [...skipped, ...selected.skipped()],
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
/** Objects of a commit that a partial clone left out (`git clone --filter=…`). */
async function absentObjects(gitDir, commit, env) {
	const where = [`--git-dir=${gitDir}`];
	const partial = "^(remote\\..*\\.(promisor|partialclonefilter)|extensions\\.partialclone)$";
	try {
		await git([
			...where,
			"config",
			"--name-only",
			"--get-regexp",
			partial
		], { env });
	} catch (error) {
		if (error instanceof GitError) return /* @__PURE__ */ new Set();
		throw error;
	}
	const args = [
		"rev-list",
		"--objects",
		"--no-object-names",
		"--missing=print",
		`${commit}^{tree}`
	];
	const lines = (await git([...where, ...args], { env })).toString("latin1").split("\n");
	return new Set(lines.filter((line) => line.startsWith("?")).map((line) => line.slice(1)));
}

// src/sources/open.ts
/**
* The files behind a path that a person named: of a work tree or a folder in one, of a bare repository (its HEAD), of a plain
* folder, or one file.
*
* A repository that git does not trust, because another user owns it, is walked as a plain folder: nothing in it is run and
* nothing in it is left out, files that git would ignore included. The account of what was skipped says so.
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
	if (!stat.isDirectory()) throw new UsageError(`${path} is neither a folder nor a file`);
	const real = realpathSync(root);
	const found = await discover(real, env);
	if (found.kind === "work-tree") return listWorkTree(real, found, options);
	if (found.kind === "none") return folder(real, options, found.note && `${found.note}; its folder was walked, with the files that git ignores`);
	const commit = await resolveCommit(found.gitDir, "HEAD", env);
	if (commit !== void 0) return listRevision(found.gitDir, commit, real, options);
	throw new UsageError(`${path} is a bare repository without a commit at its HEAD`);
}
/** Adds the first CODEOWNERS file of the places where GitHub looks for one. */
async function withOwners(source, env) {
	for (const place of CODEOWNERS_PLACES) {
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

// src/commands/endpoints.ts
const ENDPOINT_SCOPES = [
	"public",
	"private",
	"none"
];
/** Which endpoints the command line lets the run ask; none unless it says so. */
function endpointsOf(args) {
	return oneOf("--endpoints", args.value("endpoints") ?? "none", ENDPOINT_SCOPES);
}
/** Asks the endpoints that the config declares what they serve, and adds it to the inventory. */
async function addServed(inventory, config, home, scope, world) {
	const declared = declaredEndpoints(config, home);
	if (scope === void 0 || scope === "none" || declared.length === 0) return;
	const { probeEndpoints } = await import("./probe2.js");
	inventory.served = await probeEndpoints(declared.map(({ endpoint, location }) => ({
		address: endpoint,
		location
	})), {
		scope,
		asked: toInstant(world.clock)
	});
}

// src/commands/run-audit.ts
const DEFAULT_CONFIG = ".github/cert-hygiene.yml";
/** Opens the sources and audits them. Throws UsageError for what the user must mend. */
async function runAudit(request, world) {
	const { include, exclude } = request;
	const paths = request.paths.length > 0 ? request.paths : ["."];
	const sources = await Promise.all(paths.map((path, index) => {
		const known = index === 0 && request.name ? { name: request.name } : {};
		return openSource(resolve(world.cwd, path), {
			env: world.env,
			include,
			exclude,
			...known
		});
	}));
	const names = /* @__PURE__ */ new Set();
	sources.forEach((source, index) => {
		if (names.has(source.name)) source.name = paths[index] ?? source.name;
		names.add(source.name);
	});
	const config = await configOf(request.config, sources[0], world);
	const report = await audit(sources, {
		now: request.now,
		config,
		baseline: baselineOf(request, world),
		passwords: request.passwords,
		workerUrl: world.workerUrl,
		env: world.env,
		enrich: async (inventory, plugIns) => {
			if (request.history) await addHistory(inventory, plugIns, paths, sources, world);
			if (request.public) await addCommitTime(inventory, resolve(world.cwd, paths[0] ?? "."), world);
			await addServed(inventory, config, sources[0]?.name ?? "", request.endpoints, world);
		}
	});
	const notices = [...sources.flatMap(remarks), ...report.notices ?? []];
	return notices.length === 0 ? report : {
		...report,
		notices
	};
}
/** What a reader would not guess of how a source was read. */
function remarks({ name, entries, skipped }) {
	const walked = skipped.find(({ path, detail }) => path === ".git" && detail !== void 0);
	const texts = walked === void 0 ? [] : [`${name}: ${walked.detail}.`];
	if (entries.length === 0) {
		const excluded = skipped.some(({ reason }) => reason === "excluded");
		texts.push(`${name}: ${excluded ? "include and exclude leave no file" : "there is no file"}, so nothing was audited.`);
	}
	return texts;
}
async function addHistory(inventory, plugIns, paths, sources, world) {
	for (const [index, source] of sources.entries()) {
		const folder = resolve(world.cwd, paths[index] ?? ".");
		const arrivals = await readHistory(folder, source.name, inventory, plugIns, world.env);
		if (arrivals !== void 0) inventory.arrivals = [...inventory.arrivals ?? [], ...arrivals];
	}
}
async function addCommitTime({ repositories }, folder, { env }) {
	const [repository] = repositories;
	const found = repository?.revision === void 0 ? void 0 : await discover(folder, env);
	if (repository?.revision === void 0 || found === void 0 || found.kind === "none") return;
	repository.committed = await commitTime(found.gitDir, repository.revision, env);
}
/** The config file that was named, else the one at its default place in the first source. */
async function configOf(path, source, world) {
	const text = path !== void 0 ? readText(path, world) : source && await readSourceText(source, ".github/cert-hygiene.yml", world.env);
	if (text === void 0) return void 0;
	return readConfig(text, path ?? ".github/cert-hygiene.yml", allRules.map((rule) => rule.id));
}
function baselineOf({ baseline }, world) {
	return baseline === void 0 ? void 0 : readBaseline(readText(baseline, world), baseline);
}
/** Throws UsageError where the file cannot be read. */
function readText(path, world) {
	try {
		return readFileSync(resolve(world.cwd, path), "utf8");
	} catch (error) {
		throw new UsageError(`${path} cannot be read: ${fileTrouble(error)}`);
	}
}
/** Name of the repository that the config of the working directory belongs to. */
async function homeOf({ cwd, env }) {
	const found = await discover(cwd, env);
	return (found.kind === "work-tree" ? await originName(found.gitDir, env) : void 0) ?? basename(cwd);
}

export { matchersOf as _, readText as a, endpointsOf as c, commitTime as d, listRevision as f, selection as g, readSourceText as h, homeOf as i, openSource as l, revision as m, baselineOf as n, runAudit as o, resolveCommit as p, configOf as r, addServed as s, DEFAULT_CONFIG as t, withOwners as u, discover as v, readConfig as y };
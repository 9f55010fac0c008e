import "./rolldown-runtime.js";
import { c as declaredEndpoints, d as readBaseline, f as judgingLimit, t as audit } from "./policy.js";
import { c as isEndpoint, t as allRules } from "./rules.js";
import { $ as readFraction, A as cut, O as didYouMean, Q as readDay, R as reveal, a as validatorOf, g as UsageError, nt as toInstant, st as duration, t as parseEndpoint } from "./util-and-model.js";
import { E as originName, a as factsFolder, c as readText, n as DEFAULT_CONFIG, o as openSources, p as commitTime, r as NO_BASELINE, t as DEFAULT_BASELINE, w as discover, x as readSourceText } from "./sources.js";
import { n as openFactsCache } from "./sources-facts-cache.js";
import { o as createExaminer } from "./bytes.js";
import { l as blobReader, p as toDisplayPath, u as git } from "./readers.js";
const { readFileSync, readdirSync } = process.getBuiltinModule("node:fs");
const { createHash } = process.getBuiltinModule("node:crypto");
const { fileURLToPath } = process.getBuiltinModule("node:url");
const { basename, dirname, join, resolve } = process.getBuiltinModule("node:path");

// src/policy/config-yaml.ts
const MAX_CHARACTERS = 262144;
const MAX_DEPTH = 20;
/** The parser words its errors for programmers. It recurses, and reports when its stack is full. */
const CAUSES = {
	RESOURCE_EXHAUSTION: "it is nested too deeply",
	MULTIPLE_DOCS: "a second document begins here"
};
/**
* Parses the YAML of a config file by the 1.2 core schema. Aliases, tags and duplicate keys are refused: a small file
* could become a large one, and a reviewer could read another file than the tool.
* @throws UsageError
*/
async function parseConfigText(text, path) {
	const fail = (line, message) => new UsageError(`${reveal(path)}:${line}: ${message}`);
	if (text.length > MAX_CHARACTERS) throw fail(1, `the config file is larger than ${MAX_CHARACTERS / 1024} KiB`);
	const { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } = await import("./load-yaml.js");
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
		if (depth > MAX_DEPTH) throw fail(lineAt(node), "the config file is nested too deeply");
		if (isAlias(node)) throw fail(lineAt(node), "aliases are not supported");
		if (isScalar(node)) return node.value;
		if (isSeq(node)) return node.items.map((item, index) => {
			lines.set(`${pointer}/${index}`, lineAt(item));
			return convert(item, `${pointer}/${index}`, depth + 1);
		});
		if (!isMap(node)) throw fail(lineAt(node), "this is not readable YAML");
		const object = Object.create(null);
		for (const { key, value } of node.items) {
			if (!isScalar(key)) throw fail(lineAt(key), "a key must be plain text");
			const name = String(key.value);
			if (name in object) throw fail(lineAt(key), `"${shown(name)}" is set twice`);
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
const MAX_GLOB = 500;
/**
* Reads `.github/cert-hygiene.yml`: by its JSON Schema, then by what no schema can say.
* @param ruleIds ids that `ignore` and `levels` may name
* @throws UsageError of one line, with the line of the file: `.github/cert-hygiene.yml:12: unknown key "fixture"; \u2026`
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
	const validate = await validatorOf(() => import("./config.schema.js"));
	if (validate(source.value)) return;
	const [error] = validate.errors;
	const extra = error.params.additionalProperty;
	const pointer = extra === void 0 ? error.instancePath : `${error.instancePath}/${escapePointer(extra)}`;
	throw source.error(pointer, complaintOf(error));
}
function complaintOf({ keyword, params, instancePath, data, parentSchema }) {
	const place = instancePath === "" ? "the config file" : `"${placeName(instancePath)}"`;
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
/** `/ignore/0/rule` \u2192 `ignore[0].rule`. */
function placeName(pointer) {
	const steps = pointer.slice(1).split("/");
	return shown(steps.map((step) => /^\d+$/.test(step) ? `[${step}]` : `.${step.replaceAll("~1", "/").replaceAll("~0", "~")}`).join("").slice(1));
}
function checkMeaning(config, source, ruleIds) {
	const rule = (id, pointer) => {
		if (!ruleIds.includes(id)) throw source.error(pointer, `there is no rule "${shown(id)}"${didYouMean(id, ruleIds)}`);
	};
	const glob = (pattern, pointer) => {
		if (pattern === "" || pattern.length > MAX_GLOB) throw source.error(pointer, `a glob has 1 to ${MAX_GLOB} characters`);
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
		if (readDay(entry.until) === null) throw source.error(`${here}/until`, `"ignore[${index}].until" must be a calendar day such as 2027-03-01`);
	}
	for (const [index, entry] of expect.entries()) glob(entry.path, `/expect/${index}/path`);
	const names = /* @__PURE__ */ new Set();
	for (const [index, entry] of sync.entries()) {
		const here = `/sync/${index}`;
		if (names.has(entry.name)) throw source.error(`${here}/name`, `two entries of sync have the name "${shown(entry.name)}"`);
		names.add(entry.name);
		if (entry.within !== void 0 && duration(entry.within) === void 0) throw source.error(`${here}/within`, `"sync[${index}].within" must be a duration such as 24h or 7d`);
		if (isEndpoint(entry.source)) throw source.error(`${here}/source`, `"sync[${index}].source" must be the path or reference of the certificate`);
		for (const [copy, text] of entry.copies.entries()) if (isEndpoint(text)) endpoint(text, `${here}/copies/${copy}`, `sync[${index}].copies[${copy}]`);
	}
	for (const [index, text] of endpoints.entries()) endpoint(text, `/endpoints/${index}`, `endpoints[${index}]`);
	for (const id of Object.keys(levels)) rule(id, `/levels/${escapePointer(id)}`);
}

// src/sources/history.ts
/** Places whose history is read, and versions of one place; the newest count. */
const MAX_PLACES = 2e3;
const MAX_VERSIONS = 200;
const MAX_BYTES = 16 << 20;
/**
* When each version of the certificates of an inventory arrived at its path on the default branch. Undefined if there
* is no repository, or one with only the last commit.
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
		maxFileBytes: MAX_BYTES,
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

// src/commands/bundle-hash.ts
/**
* Hash of the running bundle: a cache belongs to exactly this program, whatever its version number is. Undefined if the
* program is not bundled.
*/
function programDigest(workerUrl) {
	if (workerUrl === void 0) return void 0;
	const folder = dirname(fileURLToPath(workerUrl));
	const hash = createHash("sha256");
	const files = readdirSync(folder, {
		recursive: true,
		encoding: "utf8"
	}).map((file) => file.replaceAll("\\", "/")).filter((file) => file.endsWith(".js")).sort();
	for (const file of files) hash.update(file).update("\0").update(readFileSync(join(folder, file)));
	return hash.digest("hex");
}

// src/commands/endpoints.ts
/** Asks the endpoints that the config declares what they serve, and adds it to the inventory. */
async function addServed(inventory, config, home, scope, world) {
	const declared = declaredEndpoints(config, home);
	if (scope === void 0 || scope === "none" || declared.length === 0) return;
	const { probeEndpoints } = await import("./load-probe.js");
	inventory.served = await probeEndpoints(declared.map(({ endpoint, location }) => ({
		address: endpoint,
		location
	})), {
		scope,
		asked: toInstant(world.clock)
	});
}

// src/commands/run-audit.ts
/** What is known of files from earlier runs; undefined where nothing may be kept, or the program is not bundled. */
function cacheOf(request, { workerUrl }) {
	const folder = factsFolder(request);
	const program = folder === void 0 ? void 0 : programDigest(workerUrl);
	return folder === void 0 || program === void 0 ? void 0 : openFactsCache({
		folder,
		program
	});
}
/**
* Opens the sources and audits them.
* @throws UsageError for what the user must fix
*/
async function runAudit(request, world, begun) {
	const sources = await (begun?.sources ?? openSources(request, world));
	const config = await configOf(request.config, sources[0], world);
	const report = await audit(sources, {
		now: request.now,
		config,
		baseline: await baselineOf(request.baseline, sources[0], world),
		passwords: request.passwords,
		workerUrl: world.workerUrl,
		started: begun?.threads,
		elapsed: world.elapsed,
		limit: judgingLimit(world),
		env: world.env,
		home: sources[0]?.name,
		cache: cacheOf(request, world),
		enrich: async (inventory, plugIns) => {
			if (request.history) await addHistory(inventory, plugIns, sources, world);
			if (request.public) await addCommitTime(inventory, sources[0]?.name, resolve(world.cwd, request.paths[0] ?? "."), world);
			await addServed(inventory, config, sources[0]?.name ?? "", request.endpoints, world);
		}
	});
	const notices = [...sources.flatMap(remarks), ...report.notices ?? []];
	return notices.length === 0 ? report : {
		...report,
		notices
	};
}
/** Facts about how a source was read that a reader would not expect. */
function remarks({ name, entries, skipped, within }) {
	const walked = skipped.find(({ path, detail }) => path === ".git" && detail !== void 0);
	const texts = walked === void 0 ? [] : [`${name}: ${walked.detail}.`];
	if (entries.length === 0 && within === void 0) {
		const excluded = skipped.some(({ reason }) => reason === "excluded");
		texts.push(`${name}: ${excluded ? "include and exclude match no file" : "it has no file"}, so nothing was scanned.`);
	}
	return texts;
}
async function addHistory(inventory, plugIns, sources, world) {
	for (const source of sources) {
		const { access } = source;
		const folder = access.kind === "files" ? access.root : access.kind === "git" ? access.gitDir : void 0;
		if (folder === void 0) continue;
		const arrivals = await readHistory(folder, source.name, inventory, plugIns, world.env);
		if (arrivals !== void 0) inventory.arrivals = [...inventory.arrivals ?? [], ...arrivals];
	}
}
async function addCommitTime({ repositories }, name, folder, { env }) {
	const repository = repositories.find((one) => one.name === name);
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
/** The baseline that was named, else the one at its default place in the first source. */
async function baselineOf(path, source, world) {
	if (path === "none") return void 0;
	if (path !== void 0) return readBaseline(readText(path, world), path);
	const text = source && await readSourceText(source, ".github/cert-hygiene-baseline.txt", world.env);
	return text === void 0 ? void 0 : readBaseline(text, DEFAULT_BASELINE);
}
/** Name of the repository that the config of the working directory belongs to. */
async function homeOf({ cwd, env }) {
	const found = await discover(cwd, env);
	return (found.kind === "work-tree" ? await originName(found.gitDir, env) : void 0) ?? basename(cwd);
}

export { runAudit as a, readConfig as c, homeOf as i, cacheOf as n, addServed as o, configOf as r, programDigest as s, baselineOf as t };
import "./rolldown-runtime.js";
import { C as leavesHole, E as LEVELS, Mn as groupBy, g as toDisplayPath, kn as addTo, o as openReader, y as withSubmodules } from "./ground.js";
import { H as fileKey, J as locationKey, Jt as isObjectLabel, K as folderOf, U as fileNameOf, Xt as scanPem, Yt as isBase64, d as mergeInventories, f as commentsBeforeMerge, p as sameComments, t as collect, tn as lineCounter } from "./reading.js";
import { C as withMentionsOfChange, D as collectWith, O as buildTopology, T as openLockedStores, _ as leavingChecks, b as isComparable, d as plugIns, u as judgeInventory, v as replacedFacts, x as compareGraphs, y as reviewOf } from "./judging.js";
import { S as mentionsCertificates, _ as readSides, d as SHELL, f as mayCallFunctions, g as holdsAnything, h as goneFrom, k as gate, m as comparisonText, p as readTexts, v as withRevision, x as isNamed } from "./reports.js";
const { createHash } = process.getBuiltinModule("node:crypto");
const { dirname, normalize } = process.getBuiltinModule("node:path/posix");

// src/changes/fixed.ts
/**
* Makes the function that tells whether the subject of a finding of the base is healthy in the head. It is not if it
* was deleted or commented out, if another finding reports it now, or if the certificate is left in one of its places.
* @param gone paths of the change that the head does not have
* @param removable rules whose findings are fixed by removing something
*/
function fixedIn(change, head, reviewed, gone, removable) {
	const { base, pairs } = compareGraphs(change, head.topology);
	const replaced = replacedFacts(reviewed);
	const loses = reviewed.some(({ row }) => row.action === "removed" && row.context === void 0);
	const facts = groupBy(base.facts, ({ location }) => fileKey(location));
	const files = new Set(head.inventory.certificates.flatMap(({ sightings }) => sightings.map(fileKey)));
	const before = new Map(change.base.inventory.certificates.map((one) => [one.fingerprint, one]));
	const after = new Map(head.inventory.certificates.map((one) => [one.fingerprint, one]));
	return (finding, fresh) => {
		const { rule, location, certificate } = finding;
		if (removable.has(rule)) return true;
		const here = fileKey(location);
		const superseded = fresh.some((one) => one.level !== "note" && (certificate === void 0 ? fileKey(one.location) === here : one.certificate === certificate || fileKey(one.location) === here && one.certificate !== void 0));
		if (loses && !change.paths.has(location.path)) return false;
		if (superseded || gone.has(location.path)) return false;
		if (certificate !== void 0) {
			if (after.has(certificate)) return true;
			return (before.get(certificate)?.sightings ?? [location]).every((place) => files.has(fileKey(place)));
		}
		const about = (facts.get(here) ?? []).filter((fact) => isAt(fact, location.line));
		return about.length === 0 || about.some((fact) => pairs.has(fact) || replaced.has(fact));
	};
}
function isAt({ location, lines = {} }, line) {
	return location.line === line || Object.values(lines).some((one) => one === line);
}

// src/policy/compare.ts
/** Places beside the first from which a finding may be of several together. */
const LEAST_TOGETHER = 5;
/**
* The findings of a change: those of the head as `new` or `existing`, and those of the base that are gone as `fixed`. A
* finding whose level got worse is new. So is an error that reached a further place, and it then names that place. A
* problem of a certificate is not new if the version that it replaced had it too. Both sides were evaluated at the same
* instant with the same policy, so that the passing of a day makes nothing new.
* @param paths files that the change touches; only there can a finding reach a further place
*/
function compareFindings(base, head, paths = /* @__PURE__ */ new Set(), { left = [], unread = /* @__PURE__ */ new Set(), isFixed = () => true } = {}) {
	const before = new Map(base.map((finding) => [finding.key, finding]));
	const after = new Set(head.map((finding) => finding.key));
	const gone = base.filter((finding) => !after.has(finding.key) && finding.suppressed === void 0);
	const replaced = replaceable(gone);
	const waiting = groupBy(gone, withoutPath);
	const moved = (finding) => {
		const list = paths.has(finding.location.path) ? waiting.get(withoutPath(finding)) ?? [] : [];
		const at = list.findIndex((one) => one.location.path !== finding.location.path && !replaced.taken.has(one));
		const [old] = at < 0 || !paths.has(list[at]?.location.path ?? "") ? [] : list.splice(at, 1);
		if (old !== void 0) replaced.taken.add(old);
		return old;
	};
	const told = new Map(gone.filter(({ certificate, related }) => certificate === void 0 && related.length >= LEAST_TOGETHER).flatMap((old) => [old.location, ...old.related].map((place) => [`${old.rule}\0${fileKey(place)}`, old])));
	const together = (finding) => {
		const old = paths.has(finding.location.path) ? void 0 : told.get(`${finding.rule}\0${fileKey(finding.location)}`);
		if (old !== void 0) replaced.taken.add(old);
		return old;
	};
	const ofWords = new Map(head.flatMap(({ key, ofWords: how }) => how === void 0 ? [] : [[key, how]]));
	const judged = head.map(({ counted = 1, pool = false, ofWords: _, ...finding }) => {
		const old = before.get(finding.key) ?? replaced.by(finding) ?? moved(finding) ?? together(finding);
		if (old === void 0 && unread.has(finding.location.path)) return {
			...finding,
			status: "existing"
		};
		if (old === void 0 || isWorse(finding, old)) return {
			...finding,
			status: "new"
		};
		const [further] = finding.suppressed !== void 0 && finding.suppressed.by !== "baseline" ? [] : furtherPlaces(finding, pool, counted, old, paths);
		return further === void 0 ? {
			...finding,
			status: "existing"
		} : {
			...toldOf(further, finding),
			status: "new"
		};
	});
	const fixed = gone.filter((finding) => !replaced.taken.has(finding));
	const isHidden = hiddenBy(left);
	const fresh = judged.filter(({ key, status, suppressed }) => status === "new" && suppressed === void 0 && !ofWords.has(key));
	const past = fixed.flatMap((finding) => {
		if (isHidden(finding)) return [{
			...finding,
			status: "existing"
		}];
		return isFixed(finding, fresh) ? [{
			...finding,
			status: "fixed"
		}] : [];
	});
	const again = new Set(fresh.map(ruleInFile));
	const isTold = toldBy([...fresh, ...fixed.filter((finding) => !again.has(ruleInFile(finding)))]);
	return [...judged.filter(({ key, location }) => !(ofWords.has(key) && isTold(location, ofWords.get(key) === "stays"))), ...past];
}
const ruleInFile = ({ rule, location }) => `${rule}\0${fileKey(location)}`;
/** Lines between what a finding names and what else belongs to its statement. */
const NEAR = 20;
/** Tells whether one of the findings that a change brings or removes is about a place. */
function toldBy(findings) {
	const told = findings.filter(({ level, status, context }) => context === void 0 && (status !== "new" || level !== "note"));
	const files = groupBy(told.flatMap(({ location, related }) => [location, ...related]), fileKey);
	return (place, stays) => (files.get(fileKey(place)) ?? []).some(({ line }) => line === void 0 ? !stays : Math.abs(line - (place.line ?? line)) <= NEAR);
}
/** Tells whether the subject of a finding of the base moved to where no rule reports it. */
function hiddenBy(left) {
	const files = /* @__PURE__ */ new Map();
	for (const { from, certificates } of left) {
		const key = fileKey(from);
		files.set(key, [...files.get(key) ?? [], ...certificates]);
	}
	return ({ location, certificate }) => {
		const certificates = files.get(fileKey(location));
		if (certificates === void 0) return false;
		return certificate === void 0 || certificates.includes(certificate);
	};
}
/**
* Findings of the base whose certificate is gone, each for the one finding that reports the same about its replacement.
*/
function replaceable(gone) {
	const ofPlace = groupBy(gone.filter(isOfCertificate), ruleAtLocation);
	const taken = /* @__PURE__ */ new Set();
	return {
		taken,
		by(finding) {
			const old = isOfCertificate(finding) ? ofPlace.get(ruleAtLocation(finding))?.shift() : void 0;
			if (old !== void 0) taken.add(old);
			return old;
		}
	};
}
/**
* Whether a finding is about a certificate as such, or is a note about its versions. A private key that replaced
* another is still a leak.
*/
function isOfCertificate({ rule, key, certificate, level }) {
	return certificate !== void 0 && (key === `${rule}|${certificate}` || level === "note");
}
/** What a finding says, wherever its file lies. */
function withoutPath({ key, message, location: { path } }) {
	return `${key.replaceAll(path, "")}\0${message.replaceAll(path, "")}`;
}
function ruleAtLocation({ rule, location }) {
	return `${rule}\0${fileKey(location)}\0${location.pointer ?? ""}`;
}
function isWorse(finding, old) {
	const suppressed = (one) => Number(one.suppressed !== void 0);
	const lowered = (one) => Number(one.context !== void 0);
	return LEVELS.indexOf(finding.level) < LEVELS.indexOf(old.level) || suppressed(finding) < suppressed(old) || lowered(finding) < lowered(old);
}
/** Bad places in changed files that the base did not have, minus as many as are gone: those have moved. */
function furtherPlaces(finding, isPool, counted, old, paths) {
	if (finding.level !== "error" && !isPool || finding.context !== void 0) return [];
	const had = new Set([old.location, ...old.related].map(fileKey));
	const places = [finding.location, ...finding.related];
	const has = new Set(places.map(fileKey));
	const further = places.slice(0, counted).filter((place) => paths.has(place.path) && !had.has(fileKey(place)));
	const gone = [...had].filter((file) => !has.has(file)).length;
	return new Set(further.map(fileKey)).size > gone ? further : [];
}
/** The same finding with another of its places first, which the baseline does not hold. */
function toldOf(place, { suppressed: _, ...finding }) {
	const others = [finding.location, ...finding.related].filter((one) => one !== place);
	return {
		...finding,
		location: place,
		related: others
	};
}

// src/audit/changed-texts.ts
/** Texts that are compared. */
const MAX_FILES = 500;
/**
* Both texts of the changed files that may hold automation. A file that was renamed is one file.
* @param before the changed files as they were
* @param after the changed files as they are
* @param inventories what was found in them
*/
async function changedTexts(before, after, inventories, env) {
	const holding = new Set(inventories.flatMap(({ facts }) => facts.map(({ location }) => location.path)));
	const wanted = ({ name }) => {
		const path = toDisplayPath(name);
		return isComparable(path, holding.has(path));
	};
	const sides = [before, after].map(({ entries }) => entries.filter(wanted));
	if (sides[0].length === 0 || sides[0].length + sides[1].length > 2 * MAX_FILES) return [];
	const [was, is] = await Promise.all([readTexts({
		...before,
		entries: sides[0]
	}, env), readTexts({
		...after,
		entries: sides[1]
	}, env)]);
	const paths = /* @__PURE__ */ new Set([...was.keys(), ...is.keys()]);
	const texts = [];
	const gone = new Map([...was].filter(([path]) => !is.has(path)).map(([path, text]) => [fileNameOf(path), text]));
	for (const path of paths) {
		const text = is.get(path);
		const old = was.get(path) ?? (text === void 0 ? void 0 : gone.get(fileNameOf(path)));
		texts.push({
			path,
			before: old === "" && text === void 0 ? "\n" : old ?? "",
			after: text ?? ""
		});
	}
	return texts;
}
/** Whether a change is about certificates, by what differs in it, or by the name of a file. */
const isAboutThem = (texts) => texts.some(({ path, before, after }) => isNamed(path) || mentionsCertificates(before, after));
/** Folders that hold a step. */
function stepFolders(facts) {
	const folders = facts.map(({ kind, location }) => STEPS.has(kind) ? folderOf(location.path) : "");
	return new Set(folders.filter((folder) => folder !== ""));
}
/** Unchanged files that are searched for a name, and bytes of the largest. */
const MAX_OTHERS = 200;
const MAX_OTHER_BYTES = 65536;
/**
* Unchanged files with facts, or called after certificates: a name that a change leaves behind may be in one of them. Those near
* a changed file come first.
*/
async function otherTexts(texts, unchanged, facts, env) {
	const holding = new Set(facts.map(({ location }) => location.path));
	const folders = /* @__PURE__ */ new Map();
	for (const { path } of texts) for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) folders.set(path.slice(0, end), path.slice(0, end).split("/").length);
	const found = [];
	for (const entry of unchanged.entries) {
		const path = toDisplayPath(entry.name);
		if (!(holding.has(path) || isNamed(path)) || !isComparable(path, holding.has(path))) continue;
		let folder = folderOf(path);
		while (folder !== "" && !folders.has(folder)) folder = folderOf(folder);
		found.push({
			entry,
			near: folders.get(folder) ?? 0
		});
	}
	const entries = found.toSorted((a, b) => b.near - a.near).map(({ entry }) => entry);
	const read = await readTexts({
		...unchanged,
		entries: entries.slice(0, MAX_OTHERS)
	}, env, MAX_OTHER_BYTES);
	const steps = new Set(facts.flatMap(({ kind, location }) => STEPS.has(kind) ? [location.path] : []));
	return [...read].map(([path, text]) => ({
		path,
		text,
		step: steps.has(path)
	}));
}
const SCRIPT = /\.(?:sh|bash|py|rb|pl|ps1|php|js)$|(?:^|\/)(?:hooks?(?:\.d)?|[\w-]{1,40}-hooks\/\w{1,20})\/[^/]{4,80}$/;
/** Names of files that something may run. */
function scriptNames(entries) {
	return new Set(entries.filter(({ name }) => SCRIPT.test(name)).map(({ name }) => fileNameOf(toDisplayPath(name))));
}
const NAME = /[A-Za-z_][\w-]{3,60}/g;
const FUNCTION = /^(?:function\s{1,8})?([A-Za-z_][\w-]{3,60})\s{0,8}\(\)|^function\s{1,8}([A-Za-z_][\w-]{3,60})/;
/** Names that are looked up, and files with steps in which they are. */
const MAX_NAMES = 500;
const MAX_SOURCED = 100;
/**
* Functions in scripts of the head that hold a step, and that a changed script names less often than in the base. Such a script gets
* them from a file that it sources, in its folder or below.
* @param facts what is stated in some scripts of the head
*/
async function functionsLeft(texts, head, facts, env) {
	const gone = /* @__PURE__ */ new Set();
	const folders = /* @__PURE__ */ new Set();
	for (const { path, before, after } of texts) {
		if (before === "" || after === "" || !mayCallFunctions(path, after)) continue;
		folders.add(folderOf(path));
		const still = namesIn(after);
		for (const [name, number] of namesIn(before)) if (number > (still.get(name) ?? 0) && gone.size < MAX_NAMES) gone.add(name);
	}
	const found = /* @__PURE__ */ new Map();
	if (gone.size === 0) return found;
	const isBeside = (path) => [...folders].some((folder) => folder === "" || path.startsWith(`${folder}/`));
	const entries = head.entries.filter(({ name }) => SHELL.test(name) && isBeside(toDisplayPath(name)));
	const lines = /* @__PURE__ */ new Map();
	for (const { kind, location } of await facts(entries.slice(0, MAX_SOURCED))) if (STEPS.has(kind) && SHELL.test(location.path)) addTo(lines, location.path, location.line ?? 1);
	const stating = entries.filter(({ name }) => lines.has(toDisplayPath(name))).slice(0, MAX_SOURCED);
	for (const [path, text] of await readTexts({
		...head,
		entries: stating
	}, env)) {
		let name;
		let start = 0;
		for (const [index, row] of text.split("\n").entries()) {
			const [, one, other] = FUNCTION.exec(row) ?? [];
			if ((one ?? other) !== void 0) {
				name = one ?? other;
				start = index + 1;
			} else if (row.startsWith("}") && name !== void 0) {
				const [from, to] = [start, index + 1];
				if (gone.has(name) && lines.get(path)?.some((line) => line >= from && line <= to)) found.set(name, path);
				name = void 0;
			}
		}
	}
	return found;
}
/** How often a text names each thing, comments aside. */
function namesIn(text) {
	const names = /* @__PURE__ */ new Map();
	for (const [name] of text.replace(/^[ \t]{0,200}#[^\n]*/gm, "").matchAll(NAME)) names.set(name, (names.get(name) ?? 0) + 1);
	return names;
}
const STEPS = /* @__PURE__ */ new Set([
	"producer",
	"copy",
	"reload"
]);

// src/audit/lfs-content.ts
/** Largest file whose content is compared with what a pointer says. */
const MAX_BYTES = 16 << 20;
/** Git holds a pointer if Git LFS stores the content. If the checkout has fetched the content, it is on the disk. */
async function addLfsContent(changed, head, read) {
	const pointers = pointersIn(changed.inventory);
	const entries = head.entries.filter(({ name }) => pointers.has(toDisplayPath(name)));
	if (entries.length === 0 || head.access.kind !== "files") return;
	const { inventory, faults } = await read({
		...head,
		entries,
		skipped: []
	});
	forget(changed.inventory, new Set(entries.map(({ name }) => toDisplayPath(name))));
	changed.inventory = mergeInventories(changed.inventory, inventory);
	changed.faults.push(...faults);
}
/**
* Pointers of the base that the head replaced with their content, or removed: the change stays completely checked.
* @returns the paths of those whose content is what the pointer stood for, so that nothing in it is new
*/
async function leavingLfs(before, base, head, env) {
	const pointers = pointersIn(before.inventory);
	const same = /* @__PURE__ */ new Set();
	if (pointers.size === 0) return same;
	const isPointer = ({ name }) => pointers.has(toDisplayPath(name));
	const stored = await textsOf(base, base.entries.filter(isPointer), env);
	const left = head.entries.filter(isPointer);
	const contents = await textsOf(head, left, env);
	const there = new Set(left.map(({ name }) => toDisplayPath(name)));
	const replaced = new Set([...pointers].filter((path) => !there.has(path)));
	for (const [path, bytes] of contents) {
		const hash = hashIn(stored.get(path));
		if (hash === void 0 || hashIn(bytes) !== void 0) continue;
		replaced.add(path);
		if (createHash("sha256").update(bytes).digest("hex") === hash) same.add(path);
	}
	forget(before.inventory, replaced);
	return same;
}
function pointersIn({ repositories }) {
	return new Set(repositories.flatMap(({ skipped }) => skipped.filter(isPointer).map(({ path }) => path)));
}
function forget({ repositories }, paths) {
	for (const repository of repositories) repository.skipped = repository.skipped.filter((one) => !isPointer(one) || !paths.has(one.path));
}
function isPointer({ reason }) {
	return reason === "lfs-pointer";
}
async function textsOf({ access }, entries, env) {
	const contents = /* @__PURE__ */ new Map();
	if (entries.length === 0) return contents;
	const reader = openReader(access, env, {
		maxFileBytes: MAX_BYTES,
		suspect: () => false
	});
	try {
		await reader.each(entries, ({ name }, content) => {
			if (content.kind === "bytes") contents.set(toDisplayPath(name), Buffer.from(content.bytes));
		});
	} finally {
		reader.close();
	}
	return contents;
}
/** The SHA-256 of the content that a pointer stands for: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
function hashIn(pointer) {
	if (pointer === void 0 || pointer.length > 1024) return void 0;
	return /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})$/m.exec(pointer.toString("latin1"))?.[1];
}

// src/audit/elided.ts
/** What a person writes in place of the rest, an ellipsis in UTF-8 among it; a template is filled in by a program. */
const ELLIPSES = ["...", "\u00e2\u0080\u00a6"];
const PLACEHOLDER = /\.{3}|\xe2\x80\xa6|REDACTED|[xX*]{3}|<[A-Za-z]/;
const TEMPLATE = /\{\{|\$[{(]|%s/;
/** How the base64 of DER and of PEM begins. */
const BEGINNING = /^(?:MI[A-Za-z0-9+/]{2}|LS0tLS1CRUdJTi)/;
/**
* Names objects that a person shortened: `-----BEGIN CERTIFICATE-----` over `MIIC...`, and such a value without armor.
* Documentation is full of them, so this runs only for files that held a whole one before.
*/
const elided = {
	id: "elided",
	title: "Truncated objects",
	example: "`MIIC...`",
	unread: [],
	detect: () => true,
	decode({ bytes, depth }, output) {
		if (depth > 0) return;
		const lineOf = lineCounter(bytes);
		scanPem(bytes, ({ label, body, start, end }) => {
			if (!isObjectLabel(label) || !PLACEHOLDER.test(body) || TEMPLATE.test(body)) return;
			const place = {
				line: lineOf(start),
				endLine: lineOf(end)
			};
			output.unreadable("malformed", `The ${label} block is truncated by a placeholder.`, place);
		}, 1);
		const lineOfValue = lineCounter(bytes);
		for (const at of [...valuesIn(bytes)].sort((a, b) => a - b)) output.unreadable("malformed", "The base64 value is truncated by a placeholder.", { line: lineOfValue(at) });
	}
};
/** Offsets of values outside of armour that begin as certificates and keys do and end in an ellipsis. */
function* valuesIn(bytes) {
	for (const ellipsis of ELLIPSES) {
		let floor = 0;
		for (let at = bytes.indexOf(ellipsis, 0, "latin1"); at >= 0; at = bytes.indexOf(ellipsis, at + 1, "latin1")) {
			let start = at;
			while (start > floor && isBase64(bytes[start - 1])) start--;
			floor = at;
			if (!bytes.subarray(Math.max(0, start - 64), start).includes("-----BEGIN") && BEGINNING.test(bytes.toString("latin1", start, Math.min(at, start + 16)))) yield start;
		}
	}
}

// src/audit/replaced.ts
const MAX_LINK = 4096;
/**
* @param committed where the changed files are read
* @param changed the changed files as they are
* @param before the changed files as they were
*/
async function lookAtReplaced(head, committed, changed, before, options) {
	const still = materialPaths(changed);
	const lost = new Set([...materialPaths(before)].filter((path) => !still.has(path)));
	if (lost.size === 0) return {
		paths: /* @__PURE__ */ new Set(),
		elided: []
	};
	const paths = /* @__PURE__ */ new Set();
	const holds = (folder) => [...lost].some((path) => path.startsWith(`${folder}/`));
	const read = await readLinks(head, lost, options);
	for (const { path, reason } of head.skipped) if (reason === "submodule" ? lost.has(path) || holds(path) : lost.has(path) && !read.has(path)) paths.add(path);
	for (const { path } of changed.repositories.flatMap(({ skipped }) => skipped)) if (lost.has(path) && !read.has(path)) paths.add(path);
	const entries = committed.entries.filter(({ name }) => lost.has(toDisplayPath(name)));
	const { inventory } = await collect([{
		...head,
		access: committed.access,
		entries,
		skipped: []
	}], {
		...options,
		decoders: [elided],
		mechanisms: []
	});
	return {
		paths,
		elided: inventory.unreadable
	};
}
function materialPaths({ certificates, privateKeys, keystores }) {
	const places = [...certificates, ...privateKeys].flatMap(({ sightings }) => sightings);
	return new Set([...places, ...keystores].map(({ path }) => path));
}
/** Which of the links lead to a file of the source, which is read where it is. */
async function readLinks({ access, entries, links = [] }, wanted, { env = {} }) {
	const asked = links.filter(({ name }) => wanted.has(toDisplayPath(name)));
	const gitDir = access.kind === "memory" ? void 0 : access.gitDir;
	const read = /* @__PURE__ */ new Set();
	if (asked.length === 0 || gitDir === void 0) return read;
	const names = new Set(entries.map(({ name }) => name));
	const reader = openReader({
		kind: "git",
		gitDir
	}, env, {
		maxFileBytes: MAX_LINK,
		suspect: () => false
	});
	try {
		await reader.each(asked, ({ name }, content) => {
			if (content.kind !== "bytes") return;
			const target = normalize(`${dirname(name)}/${content.bytes.toString("latin1")}`);
			if (names.has(target)) read.add(toDisplayPath(name));
		});
	} finally {
		reader.close();
	}
	return read;
}

// src/audit/audit-change.ts
/**
* Scans a change. Both sides are evaluated at one instant with the policy of the base; only the changed files are
* decoded twice. If no changed file holds anything, the rest of the repository is not read at all.
*/
async function auditChange(request, given) {
	const { started = [], ...options } = given;
	const { head, base, names } = request;
	const sides = await readSides(request, {
		...options,
		...plugIns
	});
	const { changed, before, ofChange, withOwn, read } = sides;
	const unchanged = sides.unchanged();
	const { committed = head } = request;
	if (committed !== head) await addLfsContent(changed, head, read);
	const stored = await leavingLfs(before, base, committed, options.env ?? {});
	const faults = [...changed.faults, ...before.faults];
	const { paths: replaced, elided } = await lookAtReplaced(head, committed, changed.inventory, before.inventory, options);
	const texts = await changedTexts(base, {
		access: committed.access,
		entries: ofChange
	}, [changed.inventory, before.inventory], options.env ?? {});
	const touches = holdsAnything(changed.inventory) || holdsAnything(before.inventory);
	const others = [unchanged, ...withSubmodules(head).slice(1)].map(withOwn);
	const rest = touches ? await collectWith(options.cache, others, {
		...options,
		...plugIns,
		started
	}) : void 0;
	if (!touches) for (const thread of started) thread.stop();
	rest?.keep();
	faults.push(...rest?.faults ?? []);
	const whole = (part) => withRevision(mergeInventories(part, ...rest ? [rest.inventory] : []), head.revision);
	const unreadable = [...changed.inventory.unreadable, ...elided];
	const trees = touches ? [unchanged] : [];
	const open = (part, { access, entries }) => openLockedStores(whole(part), [...trees, {
		name: head.name,
		access,
		entries
	}], {
		...options,
		...plugIns
	});
	const opened = await open({
		...changed.inventory,
		unreadable
	}, {
		...committed,
		entries: ofChange
	});
	const paths = new Set([...names].map(toDisplayPath));
	const { name } = head;
	const [baseInventory, merged] = await withMentionsOfChange([await open(before.inventory, base), opened], unchanged, {
		base: {
			...base,
			name
		},
		head: {
			...committed,
			name,
			entries: ofChange
		},
		paths
	}, options);
	const [{ ignoreComments: comments = [] }, { ignoreComments: known = [] }] = [merged, baseInventory];
	const headInventory = {
		...merged,
		...comments.length > 0 && { ignoreComments: commentsBeforeMerge(comments, known) }
	};
	const factsIn = async (entries) => touches ? headInventory.facts : (await read({
		...head,
		entries
	})).inventory.facts;
	const judging = {
		...options,
		touched: {
			paths,
			replaced
		}
	};
	const baseReport = await judgeInventory(baseInventory, [], judging);
	const { topology, contextOf } = baseReport;
	const change = {
		base: {
			inventory: baseInventory,
			topology,
			contextOf
		},
		paths,
		...texts.length > 0 && { texts: {
			files: texts,
			scripts: scriptNames(head.entries),
			functions: await functionsLeft(texts, head, factsIn, options.env ?? {}),
			...touches && { folders: stepFolders(headInventory.facts) },
			...(touches || isAboutThem(texts)) && { others: await otherTexts(texts, unchanged, headInventory.facts, options.env ?? {}) }
		} },
		...request.elsewhere && { team: teamOf(headInventory, baseInventory, request.elsewhere) }
	};
	const report = await judgeInventory(headInventory, faults, judging, change);
	const unread = /* @__PURE__ */ new Set([...stored, ...before.inventory.repositories.flatMap(({ skipped }) => skipped.filter(isUnread).map(({ path }) => path))]);
	const left = leavingChecks(change, report, contextOf);
	const reviewed = reviewOf(change, report, report.contextOf);
	const gone = goneFrom(request);
	const removable = new Set(report.rules.flatMap(({ id, fixedByRemoval }) => fixedByRemoval ? [id] : []));
	const isFixed = fixedIn(change, report, reviewed, gone, removable);
	const compare = (one) => compareFindings(baseReport.findings, one.findings, paths, {
		left,
		unread,
		isFixed
	});
	const notices = [comparisonText(request, touches || reviewed.length > 0)];
	if (request.after !== void 0 || !sameComments(comments, known)) {
		const later = await judgeInventory(merged, [], {
			...judging,
			...request.after
		}, change);
		const level = request.failOn === void 0 || request.failOn === "never" ? "error" : request.failOn;
		const [now, then] = [report, later].map((one) => gate(compare(one), level).length);
		notices.push(`This change edits the policy of cert-hygiene. The base policy applied to this change (${now} at level ${level}${level === "error" ? "" : " or worse"}). The edited policy, which applies after the merge, would report ${then}.`);
	}
	const findings = compare(report);
	const kept = new Set(findings.map(({ key }) => key));
	const toldOtherwise = new Set(report.findings.flatMap(({ key, location }) => kept.has(key) ? [] : [locationKey(location)]));
	return {
		...report,
		notices,
		incomplete: [.../* @__PURE__ */ new Set([...report.incomplete, ...baseReport.incomplete])],
		findings,
		changes: reviewed.map(({ row: { effect, ...row }, edit }) => ({
			...row,
			...effect !== void 0 && !(edit !== void 0 && toldOtherwise.has(locationKey(row.location))) && { effect }
		})),
		...gone.size > 0 && { removed: gone }
	};
}
function isUnread(entry) {
	return leavesHole(entry) || entry.reason === "lfs-pointer";
}
function teamOf(head, base, elsewhere) {
	const others = withoutRepository(elsewhere, head.repositories[0]?.name);
	const sideOf = (own) => {
		const inventory = mergeInventories(own, others);
		return {
			inventory,
			topology: buildTopology(inventory)
		};
	};
	return {
		...sideOf(head),
		base: sideOf(base)
	};
}
/** The team's inventory of this repository is older than the change. */
function withoutRepository(inventory, name) {
	const other = (place) => place.repository !== name;
	const seen = (items) => items.map((item) => ({
		...item,
		sightings: item.sightings.filter(other)
	})).filter((item) => item.sightings.length > 0);
	return {
		repositories: inventory.repositories.filter((repository) => repository.name !== name),
		certificates: seen(inventory.certificates),
		privateKeys: seen(inventory.privateKeys),
		keystores: inventory.keystores.filter(other),
		revocationLists: seen(inventory.revocationLists),
		requests: seen(inventory.requests),
		facts: inventory.facts.filter((fact) => other(fact.location)),
		unreadable: inventory.unreadable.filter(other),
		...inventory.expirations && { expirations: inventory.expirations.filter(other) }
	};
}

export { auditChange as t };
import { c as GitError, o as mergeInventories, p as toDisplayPath, t as collect, u as git } from "./collect.js";
import { i as LEVELS } from "./model.js";
import { t as UsageError } from "./errors.js";
import { a as buildTopology, i as plugIns, r as judgeInventory, u as CHANGE_RULES } from "./audit.js";
import { y as gate } from "./write-report.js";

// src/policy/compare.ts
/**
* The findings of a change: those of the head as `new` or `existing`, and those of the base that are gone as `fixed`.
* One whose level got worse is new, and so is an error that reached a further place: it is then told of that place. What was
* wrong with a certificate and is so with the version that replaced it there is not new. Both sides were judged at the same
* instant by the same policy, so that nothing is new because a day went by.
* @param paths files that the change touches; only there can a finding reach a further place
*/
function compareFindings(base, head, paths = /* @__PURE__ */ new Set()) {
	const before = new Map(base.map((finding) => [finding.key, finding]));
	const after = new Set(head.map((finding) => finding.key));
	const gone = base.filter((finding) => !after.has(finding.key) && finding.suppressed === void 0);
	const replaced = replaceable(gone);
	const judged = head.map(({ counted = 1, ...finding }) => {
		const old = before.get(finding.key) ?? replaced.by(finding);
		if (old === void 0 || isWorse(finding, old)) return {
			...finding,
			status: "new"
		};
		const [further] = finding.suppressed !== void 0 && finding.suppressed.by !== "baseline" ? [] : furtherPlaces(finding, counted, old, paths);
		return further === void 0 ? {
			...finding,
			status: "existing"
		} : {
			...toldOf(further, finding),
			status: "new"
		};
	});
	const fixed = gone.filter((finding) => !replaced.taken.has(finding));
	return [...judged, ...fixed.map((finding) => ({
		...finding,
		status: "fixed"
	}))];
}
/** Findings of the base whose certificate is gone, each for the one finding that says the same of another in its place. */
function replaceable(gone) {
	const ofPlace = /* @__PURE__ */ new Map();
	for (const finding of gone.filter(isOfCertificate)) {
		const key = placeKey(finding);
		ofPlace.set(key, [...ofPlace.get(key) ?? [], finding]);
	}
	const taken = /* @__PURE__ */ new Set();
	return {
		taken,
		by(finding) {
			const old = isOfCertificate(finding) ? ofPlace.get(placeKey(finding))?.shift() : void 0;
			if (old !== void 0) taken.add(old);
			return old;
		}
	};
}
/**
* Whether a finding is about a certificate as such, or a mere note on its versions: a private key that replaced another is
* no less of a leak.
*/
function isOfCertificate({ rule, key, certificate, level }) {
	return certificate !== void 0 && (key === `${rule}|${certificate}` || level === "note");
}
function placeKey({ rule, location }) {
	return `${rule}\0${fileOf(location)}\0${location.pointer ?? ""}`;
}
function isWorse(finding, old) {
	const suppressed = (one) => Number(one.suppressed !== void 0);
	const lowered = (one) => Number(one.context !== void 0);
	return LEVELS.indexOf(finding.level) < LEVELS.indexOf(old.level) || suppressed(finding) < suppressed(old) || lowered(finding) < lowered(old);
}
const fileOf = ({ repository, path }) => `${repository}\0${path}`;
/** Bad places in files of the change that the base did not have, beyond as many as the base had and are gone: a move. */
function furtherPlaces(finding, counted, old, paths) {
	if (finding.level !== "error" || finding.context !== void 0) return [];
	const had = new Set([old.location, ...old.related].map(fileOf));
	const places = [finding.location, ...finding.related];
	const has = new Set(places.map(fileOf));
	const further = places.slice(0, counted).filter((place) => paths.has(place.path) && !had.has(fileOf(place)));
	const gone = [...had].filter((file) => !has.has(file)).length;
	return new Set(further.map(fileOf)).size > gone ? further : [];
}
/** The same finding with another of its places first, which nobody has accepted. */
function toldOf(place, { suppressed: _, ...finding }) {
	const others = [finding.location, ...finding.related].filter((one) => one !== place);
	return {
		...finding,
		location: place,
		related: others
	};
}

// src/audit/audit-change.ts
/**
* Judges what a change brings. Both sides are judged at one instant by the policy of the base; only the changed files are
* decoded twice. Where no changed file holds anything, the rest of the repository is not read at all.
*/
async function auditChange(request, options) {
	const { head, base, names } = request;
	const read = (source) => collect([source], {
		...options,
		...plugIns
	});
	const changed = await read({
		...head,
		entries: head.entries.filter((entry) => names.has(entry.name))
	});
	const before = await read({
		...base,
		name: head.name,
		...head.owners && { owners: head.owners }
	});
	const faults = [...changed.faults, ...before.faults];
	const touches = holdsAnything(changed.inventory) || holdsAnything(before.inventory);
	const rest = touches ? await read({
		...head,
		entries: head.entries.filter((entry) => !names.has(entry.name))
	}) : void 0;
	faults.push(...rest?.faults ?? []);
	const whole = (part) => withRevision(mergeInventories(part, ...rest ? [rest.inventory] : []), head.revision);
	const [headInventory, baseInventory] = [whole(changed.inventory), whole(before.inventory)];
	const baseReport = await judgeInventory(baseInventory, [], options);
	const change = {
		base: {
			inventory: baseInventory,
			topology: baseReport.topology
		},
		paths: new Set([...names].map(toDisplayPath)),
		...request.elsewhere && { team: teamOf(headInventory, baseInventory, request.elsewhere) }
	};
	const report = await judgeInventory(headInventory, faults, options, change);
	const compare = (one) => compareFindings(baseReport.findings, one.findings, change.paths);
	const notices = [`${names.size} changed ${names.size === 1 ? "file" : "files"} compared with ${base.revision?.slice(0, 12)}.${touches ? "" : " None of them has to do with certificates, so nothing else was read; the audit of the whole repository tells what runs out."}`];
	if (request.after !== void 0) {
		const later = await judgeInventory(headInventory, [], {
			...options,
			...request.after
		}, change);
		const level = request.failOn === void 0 || request.failOn === "never" ? "error" : request.failOn;
		const [now, then] = [report, later].map((one) => gate(compare(one), level).length);
		notices.push(`This change edits the audit's own policy. The policy of the base judged it (${now} at level ${level}${level === "error" ? "" : " or worse"}); the edited one, which counts after the merge, would say ${then}.`);
	}
	return {
		...report,
		notices,
		incomplete: [.../* @__PURE__ */ new Set([...report.incomplete, ...baseReport.incomplete])],
		findings: compare(report)
	};
}
function holdsAnything(inventory) {
	const { certificates, privateKeys, keystores, revocationLists, requests, facts, unreadable } = inventory;
	return [
		certificates,
		privateKeys,
		keystores,
		revocationLists,
		requests,
		facts,
		unreadable
	].some((list) => list.length > 0);
}
/** One repository at one revision, whichever side a file was read from. */
function withRevision(inventory, revision) {
	const [first] = inventory.repositories;
	if (first === void 0) return inventory;
	const { revision: _, ...whole } = first;
	whole.files = inventory.repositories.reduce((sum, one) => sum + one.files, 0);
	whole.bytes = inventory.repositories.reduce((sum, one) => sum + one.bytes, 0);
	whole.skipped = inventory.repositories.flatMap((one) => one.skipped);
	return {
		...inventory,
		repositories: [{
			...whole,
			...revision !== void 0 && { revision }
		}]
	};
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
/** What the team's inventory says of this repository is older than the change. */
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
		unreadable: inventory.unreadable.filter(other)
	};
}

// src/sources/changes.ts
/** Compares the trees of two commits, without a merge base: what the change would bring to the base as it is now. */
async function changedFiles(gitDir, base, head, name, env) {
	const output = await git([
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
	});
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
	const side = (revision, entries) => ({
		name,
		revision,
		entries,
		skipped: [],
		access: {
			kind: "git",
			gitDir
		}
	});
	return {
		names,
		base: side(base, before),
		head: side(head, after)
	};
}

// src/sources/committers.ts
const MAX_PATHS = 40;
const MAX_COMMITS = 200;
const MAX_PER_PATH = 2;
const MAX_PER_FINDING = 3;
/** A history that takes longer, in milliseconds, is not worth the wait. */
const TIME_LIMIT = 5e3;
const LOGIN = /^(?:\d+\+)?([A-Za-z0-9][A-Za-z0-9-]{0,38})@users\.noreply\.github\.com$/;
const BOT = /\[bot\]|\bbot\b|^(?:dependabot|renovate|github-actions|greenkeeper|snyk)\b/i;
/**
* Names the last committers of the base as owners of the new findings that have none: neither CODEOWNERS nor the config
* knows better. Only where the history is at hand; of a shallow clone, what its oldest commits brought is nobody's.
*/
async function withCommitters(report, base, env) {
	const { access, revision, name } = base;
	const orphans = /* @__PURE__ */ new Map();
	for (const finding of report.findings) {
		const { status, suppressed, context, owners = [] } = finding;
		if (status === "new" && suppressed === void 0 && context === void 0 && owners.length === 0) orphans.set(finding, pathsOf(finding, name));
	}
	if (orphans.size === 0 || access.kind !== "git" || revision === void 0) return report;
	const paths = [...new Set([...orphans.values()].flat())].slice(0, MAX_PATHS);
	const committers = await lastCommitters(access.gitDir, revision, paths, env);
	const findings = report.findings.map((finding) => {
		const names = (orphans.get(finding) ?? []).flatMap((path) => committers.get(path) ?? []);
		const owners = [...new Set(names)].slice(0, MAX_PER_FINDING);
		return owners.length > 0 ? {
			...finding,
			owners
		} : finding;
	});
	return {
		...report,
		findings
	};
}
/** Of what a change takes away or leaves behind, those who depend on it must hear, too. */
function pathsOf({ rule, location, related }, repository) {
	return [...CHANGE_RULES.has(rule) ? related.filter((place) => place.repository === repository) : [], location].map(({ path }) => path);
}
/** The people who last changed each path, the latest first: `@login` where GitHub knows them, else the name. */
async function lastCommitters(gitDir, revision, paths, env) {
	const where = `--git-dir=${gitDir}`;
	const format = [
		"--raw",
		"--no-renames",
		"--no-abbrev",
		"-z",
		"--format=%H|%P|%ae|%an"
	];
	try {
		const shallow = (await git([
			where,
			"rev-parse",
			"--is-shallow-repository"
		], { env })).toString().trim() === "true";
		const selected = [
			"log",
			"--no-merges",
			`--max-count=${MAX_COMMITS}`,
			...format,
			revision,
			"--",
			...paths
		];
		return committersIn(await git([
			where,
			"--literal-pathspecs",
			...selected
		], {
			env,
			timeout: TIME_LIMIT
		}), shallow);
	} catch (error) {
		if (error instanceof GitError) return /* @__PURE__ */ new Map();
		throw error;
	}
}
function committersIn(log, shallow) {
	const found = /* @__PURE__ */ new Map();
	let person;
	const fields = log.toString("latin1").split("\0");
	for (let i = 0; i < fields.length; i++) {
		const field = (fields[i] ?? "").trim();
		const [, parents = "", email = "", name = ""] = /^[0-9a-f]{40,64}\|([0-9a-f ]*)\|([^|\n]*)\|([^\n]*)/.exec(field) ?? [];
		if (field.includes("|")) person = shallow && parents === "" ? void 0 : personOf(email, name);
		if (!/(?:^|\n):\d{6} \d{6} [0-9a-f]+ [0-9a-f]+ [A-Z]$/.test(field)) continue;
		const path = toDisplayPath(fields[++i] ?? "");
		const people = found.get(path) ?? [];
		if (person !== void 0 && people.length < MAX_PER_PATH && !people.includes(person)) found.set(path, [...people, person]);
	}
	return found;
}
/** No address is shown, and nobody is called by a name that only looks like a handle. */
function personOf(email, name) {
	const spelled = Buffer.from(name, "latin1").toString();
	if (BOT.test(spelled) || BOT.test(email) || /^(?:noreply|no-reply|actions)@/i.test(email)) return void 0;
	const login = LOGIN.exec(email)?.[1];
	if (login !== void 0) return `@${login}`;
	return spelled.includes("@") || spelled.trim() === "" ? void 0 : spelled.trim();
}

export { changedFiles as n, auditChange as r, withCommitters as t };
import { H as decoders, J as git, U as collect, Z as displayPath, nt as mergeInventories, t as mechanisms } from "./mechanisms.js";
import { r as UsageError } from "./suggest.js";
import { E as LEVELS, i as buildTopology, r as judgeInventory } from "./audit.js";
import { D as gate } from "./deliver.js";

// src/policy/compare.ts
/**
* The findings of a change: those of the head as `new` or `existing`, and those of the base that are gone as `fixed`.
* One whose level got worse is new. Both sides were judged at the same instant by the same policy, so that nothing is new
* because a day went by.
*/
function compareFindings(base, head) {
	const before = new Map(base.map((finding) => [finding.key, finding]));
	const after = new Set(head.map((finding) => finding.key));
	const judged = head.map((finding) => {
		const old = before.get(finding.key);
		const status = old === void 0 || isWorse(finding, old) ? "new" : "existing";
		return {
			...finding,
			status
		};
	});
	const fixed = base.filter((finding) => !after.has(finding.key) && finding.suppressed === void 0);
	return [...judged, ...fixed.map((finding) => ({
		...finding,
		status: "fixed"
	}))];
}
function isWorse(finding, old) {
	const suppressed = (one) => Number(one.suppressed !== void 0);
	const lowered = (one) => Number(one.context !== void 0);
	return LEVELS.indexOf(finding.level) < LEVELS.indexOf(old.level) || suppressed(finding) < suppressed(old) || lowered(finding) < lowered(old);
}

// src/audit-change.ts
/**
* Judges what a change brings. Both sides are judged at one instant by the policy of the base; only the changed files are
* decoded twice. Where no changed file holds anything, the rest of the repository is not read at all.
*/
async function auditChange(request, options) {
	const { head, base, names } = request;
	const read = (source) => collect([source], {
		...options,
		decoders,
		mechanisms
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
	const rest = holdsAnything(changed.inventory) || holdsAnything(before.inventory) ? await read({
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
		paths: new Set([...names].map(displayPath)),
		...request.elsewhere && { team: teamOf(headInventory, request.elsewhere) }
	};
	const report = await judgeInventory(headInventory, faults, options, change);
	const notices = [`${names.size} changed ${names.size === 1 ? "file" : "files"} compared with ${base.revision?.slice(0, 12)}.`];
	if (request.after !== void 0) {
		const [now, then] = [report, await judgeInventory(headInventory, [], {
			...options,
			...request.after
		}, change)].map((one) => gate(compareFindings(baseReport.findings, one.findings), "error").length);
		notices.push(`This change edits the audit's own policy. The policy of the base judged it (${now} at level error); the edited one, which counts after the merge, would say ${then}.`);
	}
	return {
		...report,
		notices,
		incomplete: [.../* @__PURE__ */ new Set([...report.incomplete, ...baseReport.incomplete])],
		findings: compareFindings(baseReport.findings, report.findings)
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
function teamOf(head, elsewhere) {
	const name = head.repositories[0]?.name;
	const others = withoutRepository(elsewhere, name);
	const inventory = mergeInventories(head, others);
	return {
		inventory,
		topology: buildTopology(inventory)
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

export { auditChange as n, changedFiles as t };
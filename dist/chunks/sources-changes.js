import { p as toDisplayPath, u as git } from "./readers.js";
import { g as UsageError } from "./util-and-model.js";
import { D as repositorySettings, _ as absentObjects, v as fetchObjects } from "./sources.js";

// src/sources/changes.ts
/**
* Compares the trees of two commits, without a merge base: the effect of the change on the base as it is now. Objects
* that a partial clone lacks are fetched from `origin`; without it, or if it lacks them too, they are skipped.
*/
async function changedFiles(gitDir, base, head, name, env, origin) {
	const settings = repositorySettings(gitDir, env);
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
	if (!(await settings).partial) return files;
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

export { readRawDiff as n, changedFiles as t };
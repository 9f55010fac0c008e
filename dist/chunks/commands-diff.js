import "./rolldown-runtime.js";
import { t as auditChange } from "./policy-compare.js";
import { C as deliver, i as judgingLimit, r as withCommitters } from "./reports.js";
import { C as readRawDiff, D as DEFAULT_BASELINE, F as requestOf, H as revision, K as records, N as planDelivery, O as DEFAULT_CONFIG, Q as originName, R as withOwners, S as changedFiles, X as discover, Z as folderName, q as selection } from "./start.js";
import { c as GitError, f as UsageError, g as toDisplayPath, u as git } from "./ground.js";
import { r as configOf, t as baselineOf } from "./judging.js";
const { dirname, resolve } = process.getBuiltinModule("node:path");

// src/sources/staged.ts
/**
* What is staged in a work tree, read from the index and the objects of git: neither the files on the disk nor anything in the
* repository is touched.
* @param from the revision to compare with; HEAD when left out
* @throws UsageError outside of a work tree, or where there is no such revision
*/
async function stagedChange(folder, from, options) {
	const env = options.env ?? {};
	const found = await discover(folder, env);
	if (found.kind !== "work-tree") throw new UsageError("diff --staged needs a git work tree");
	const { gitDir, top } = found;
	const index = indexFile(gitDir, top, env);
	const name = options.name ?? await originName(gitDir, env) ?? folderName(top);
	const head = await listIndex(gitDir, index, {
		...options,
		name
	});
	const base = from === void 0 && found.head === void 0 ? {
		...head,
		entries: [],
		skipped: []
	} : await revision(folder, from ?? "HEAD", options);
	const tree = base.revision ?? (await git([
		`--git-dir=${gitDir}`,
		"hash-object",
		"-t",
		"tree",
		"--stdin"
	], { env })).toString().trim();
	const args = [
		"diff-index",
		"--cached",
		"-z",
		"--raw",
		"--no-renames",
		"--no-abbrev",
		tree,
		"--"
	];
	const output = await git([`--git-dir=${gitDir}`, ...args], {
		env,
		...index
	}).catch((error) => {
		if (!(error instanceof GitError)) throw error;
		throw new UsageError(`staged files cannot be compared with ${tree.slice(0, 12)}: ${error.message}`);
	});
	return {
		head,
		base,
		changed: readRawDiff(output, {
			gitDir,
			name,
			base: base.revision,
			head: void 0
		})
	};
}
/**
* The index that git prepared for the commit, if it named one to a hook: `git commit -a` and `git commit FILE` use
* another file than the usual one. Only a file beside the usual one is accepted.
*/
function indexFile(gitDir, top, env) {
	const told = env.GIT_INDEX_FILE;
	if (told === void 0 || told === "") return {};
	const path = resolve(top, told);
	return dirname(path) === gitDir ? { indexFile: path } : {};
}
async function listIndex(gitDir, index, options) {
	const env = options.env ?? {};
	const [listing, selected] = await Promise.all([git([
		`--git-dir=${gitDir}`,
		"ls-files",
		"-s",
		"-z"
	], {
		env,
		...index
	}), selection(options)]);
	const entries = [];
	const skipped = [];
	const links = [];
	let last = "";
	for (const record of records(listing)) {
		const path = record.slice(record.indexOf("	") + 1);
		const [mode, oid = ""] = record.split(" ", 2);
		if (path === last) continue;
		last = path;
		if (mode === "120000") {
			skipped.push({
				path: toDisplayPath(path),
				reason: "symlink"
			});
			links.push({
				name: path,
				oid
			});
		} else if (mode === "160000") skipped.push({
			path: toDisplayPath(path),
			reason: "submodule"
		});
		else if (selected.keeps(path)) entries.push({
			name: path,
			oid
		});
	}
	return {
		name: options.name,
		entries,
		skipped: [...skipped, ...selected.skipped()],
		...links.length > 0 && { links },
		access: {
			kind: "git",
			gitDir
		}
	};
}

// src/commands/diff.ts
/** Audits what changed, as a pull request would: the base's policy judges, only what is new gates. */
async function run(args, world) {
	const plan = planDelivery(args);
	const request = requestOf(args, world);
	const { base, head, changed } = await sidesOf(args, request, world);
	const policyAt = async (side) => ({
		config: await configOf(request.config, side, world),
		baseline: await baselineOf(request.baseline, side, world)
	});
	const edited = request.config === void 0 && changed.names.has(".github/cert-hygiene.yml") || request.baseline === void 0 && changed.names.has(".github/cert-hygiene-baseline.txt");
	const report = await auditChange({
		head: await withOwners(head, world.env),
		base: changed.base,
		names: changed.names,
		after: edited ? await policyAt(head) : void 0,
		failOn: plan.failOn
	}, {
		now: request.now,
		...await policyAt(base),
		passwords: request.passwords,
		workerUrl: world.workerUrl,
		limit: judgingLimit(world),
		env: world.env
	});
	return deliver(await withCommitters(report, changed.base, world.env), plan, world);
}
/** Two revisions, or what is staged and the revision that it is compared with. */
async function sidesOf(args, { include, exclude }, world) {
	const [from, to, ...more] = args.operands;
	const options = {
		env: world.env,
		include,
		exclude
	};
	if (args.has("staged")) {
		if (to !== void 0) throw new UsageError("diff --staged accepts at most one revision, such as HEAD");
		return stagedChange(world.cwd, from, options);
	}
	if (from === void 0 || to === void 0 || more.length > 0) throw new UsageError("diff takes two revisions, such as: cert-hygiene diff main HEAD");
	const [base, head] = await Promise.all([revision(world.cwd, from, options), revision(world.cwd, to, options)]);
	if (head.access.kind !== "git" || base.revision === void 0 || head.revision === void 0) throw new UsageError("diff needs a git repository");
	const { gitDir } = head.access;
	return {
		base,
		head,
		changed: await changedFiles(gitDir, base.revision, head.revision, head.name, world.env)
	};
}

export { run };
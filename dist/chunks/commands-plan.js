import { S as compareText, g as UsageError, i as shapeCheck, nt as toInstant, pt as listed, v as messageOf, z as toJson } from "./util-and-model.js";
import { t as TOOL } from "./package.js";
const { createHash } = process.getBuiltinModule("node:crypto");

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

export { readPlan as a, readJson as c, missingFrom as i, makePlan as n, readShard as o, matrixOf as r, shareOf as s, formatPlan as t };
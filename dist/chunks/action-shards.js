import "./rolldown-runtime.js";
import { P as readText, d as matrixOf, it as TOOL, l as formatPlan, m as shareOf, p as readPlan, u as makePlan } from "./start.js";
import { t as mergeReports } from "./commands-merge.js";
import { A as showProgress, n as writeGuarded, w as render } from "./reports.js";
import { i as readTeam, n as judgementHere, r as listTeam } from "./sources-remote.js";
import { P as escapeMarkdown, V as workflowCommand, f as UsageError, hn as plural } from "./ground.js";
const { existsSync } = process.getBuiltinModule("node:fs");
const { resolve } = process.getBuiltinModule("node:path");

// src/commands/shard-report.ts
/**
* The inventory of one shard, without findings: parts of a team can only be evaluated together. The report says so, so
* that a reader does not take the lack of findings for a verdict.
*/
function shardReport(shard, inventory, faults, now) {
	const name = `${shard.number}/${shard.of}`;
	return {
		tool: TOOL,
		now,
		rules: [],
		inventory,
		topology: {
			lineages: [],
			facts: inventory.facts,
			edges: []
		},
		contextOf: () => "production",
		findings: [],
		faults: [...faults],
		incomplete: [`This is only shard ${name}, which is not evaluated yet: merge it with the other shards.`]
	};
}

// src/action/shards.ts
/** Lists the repositories once, and writes down which shard audits which. */
async function planShards(context) {
	const { inputs, target, world, runner } = context;
	const repositories = await listScope(context);
	const plan = makePlan(repositories, inputs.shards, inputs.now);
	writeGuarded("plan-file", inputs.planFile, formatPlan(plan), world);
	runner.output("plan-file", inputs.planFile);
	runner.output("matrix", matrixOf(plan));
	runner.output("result", "planned");
	const number = plural(repositories.length, "repository", "repositories");
	await runner.summary(`${number} on ${escapeMarkdown(target.serverUrl)} in ${plural(plan.shards, "shard")}.\n`);
}
/**
* Reads one shard and writes its report. What it found is no verdict: it neither fails the job, nor is it annotated, nor does
* it open issues.
*/
async function auditShard(shard, context) {
	const { inputs, target, world, runner } = context;
	const file = runner.input("report-file");
	if (file === "") throw new UsageError("shard: set report-file, from which the shards are merged");
	const progress = showProgress(world, world.out, "group");
	const share = await shareFor(shard, context);
	const request = {
		...inputs,
		...inputs.fetching,
		serverUrl: target.serverUrl,
		token: inputs.token || void 0
	};
	const { inventory, faults, stats } = await readTeam(share, request, world, progress);
	const report = shardReport(shard, inventory, faults, inputs.now);
	writeGuarded("report-file", file, render(report, "json", {
		color: false,
		width: world.columns,
		quiet: false
	}), world);
	runner.output("report-file", file);
	runner.output("incomplete", stats.failed > 0);
	runner.output("result", "collected");
	const { cloned, unchanged, failed } = stats;
	const counts = `${cloned} read, ${unchanged} unchanged, ${failed} not scanned`;
	const text = `Shard ${shard.number}/${shard.of}: ${counts}. It is evaluated together with the other shards.\n`;
	world.out(text);
	await runner.summary(text);
}
/** One report of those of the shards. Without a plan it is unknown whether one is missing. */
async function mergeShards(shards, { inputs, target, world }) {
	if (shards === void 0) throw new UsageError("mode: merge needs the reports of the shards in inventory");
	const planned = existsSync(resolve(world.cwd, inputs.planFile));
	const judgement = await judgementHere({
		...inputs,
		home: target.repository
	}, world);
	const report = await mergeReports(shards, planned ? inputs.planFile : void 0, world, judgement, inputs.endpoints);
	if (planned) return report;
	const reason = `Without a plan (${inputs.planFile}) a missing shard report cannot be detected.`;
	return {
		...report,
		incomplete: [reason, ...report.incomplete]
	};
}
/** By the plan where there is one, and without a call of the API; else by a list of its own. */
async function shareFor(shard, context) {
	const { inputs, target, world } = context;
	const { planFile } = inputs;
	const plan = existsSync(resolve(world.cwd, planFile)) ? await readPlan(readText(planFile, world), planFile) : makePlan(await listScope(context), shard.of, inputs.now);
	return shareOf(plan, shard, target.serverUrl);
}
async function listScope({ inputs: { scope }, target, world, client }) {
	if (scope === void 0) throw new UsageError("which repositories? Set repositories, organization or team");
	const progress = showProgress(world, world.out, "group");
	const { repositories, partial } = await listTeam({
		scope,
		serverUrl: target.serverUrl
	}, client, progress);
	if (partial !== void 0) world.out(`${workflowCommand("warning", { title: "Incomplete scan" }, [partial])}\n`);
	return repositories;
}

export { auditShard, mergeShards, planShards };
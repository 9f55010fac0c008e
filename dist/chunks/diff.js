import "./rolldown-runtime.js";
import { n as changedFiles, r as auditChange, t as withCommitters } from "./committers.js";
import { m as revision, n as baselineOf, r as configOf, t as DEFAULT_CONFIG, u as withOwners } from "./run-audit.js";
import { t as UsageError } from "./errors.js";
import { t as requestOf } from "./scan2.js";
import { n as planDelivery, t as deliver } from "./write-report.js";

// src/commands/diff.ts
/** Audits what changed between two revisions, as a pull request would: the base's policy judges, only what is new gates. */
async function run(args, world) {
	const [from, to, ...more] = args.operands;
	if (from === void 0 || to === void 0 || more.length > 0) throw new UsageError("diff takes two revisions, such as main and HEAD");
	const plan = planDelivery(args);
	const request = requestOf(args, world);
	const options = {
		env: world.env,
		include: request.include,
		exclude: request.exclude
	};
	const [base, head] = await Promise.all([revision(world.cwd, from, options), revision(world.cwd, to, options)]);
	if (head.access.kind !== "git" || base.revision === void 0 || head.revision === void 0) throw new UsageError("diff needs a git repository");
	const { gitDir } = head.access;
	const changed = await changedFiles(gitDir, base.revision, head.revision, head.name, world.env);
	const edited = changed.names.has(".github/cert-hygiene.yml") && request.config === void 0;
	const report = await auditChange({
		head: await withOwners(head, world.env),
		base: changed.base,
		names: changed.names,
		after: edited ? { config: await configOf(void 0, head, world) } : void 0,
		failOn: plan.failOn
	}, {
		now: request.now,
		config: await configOf(request.config, base, world),
		baseline: baselineOf(request, world),
		passwords: request.passwords,
		workerUrl: world.workerUrl,
		env: world.env
	});
	return deliver(await withCommitters(report, changed.base, world.env), plan, world);
}

export { run };
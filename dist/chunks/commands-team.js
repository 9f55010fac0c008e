import "./rolldown-runtime.js";
import { F as requestOf, N as planDelivery, x as createClient } from "./start.js";
import { f as UsageError } from "./ground.js";
import { A as showProgress, C as deliver } from "./reports.js";
import { i as homeOf } from "./judging.js";
import { t as auditTeam } from "./sources-remote.js";

// src/commands/team.ts
/** Audits the repositories of a team into one report. The token comes from the environment, never from an argument. */
async function run(args, world) {
	const plan = planDelivery(args);
	const { env } = world;
	const { paths: _, ...request } = requestOf(args, world);
	const serverUrl = serverOf(args.value("server-url") ?? env.GITHUB_SERVER_URL ?? "https://github.com");
	const token = env.GH_TOKEN || env.GITHUB_TOKEN || void 0;
	const progress = showProgress(world, plan.quiet ? () => {} : world.err, world.live ? "bar" : "lines");
	const client = () => {
		if (token === void 0) throw new UsageError("listing repositories needs a token: set GH_TOKEN or GITHUB_TOKEN");
		return createClient(token, apiOf(serverUrl, env), {
			sleep: world.sleep,
			log: progress.log
		});
	};
	const team = {
		...request,
		config: args.value("config"),
		baseline: args.value("baseline"),
		scope: scopeOf(args),
		serverUrl,
		token,
		home: await homeOf(world),
		cacheFolder: args.value("cache"),
		concurrency: numberOf(args, "concurrency", 1, 32),
		timeout: seconds(numberOf(args, "timeout", 1, 86400))
	};
	return deliver(await auditTeam(team, async () => client(), world, progress), plan, world);
}
function scopeOf(args) {
	const scope = {
		repositories: args.operands.filter((name) => name !== "*"),
		installation: args.operands.includes("*"),
		organization: args.value("organization"),
		team: args.value("team"),
		topic: args.value("topic"),
		property: args.value("property"),
		include: args.values("include-repositories"),
		exclude: args.values("exclude-repositories"),
		archived: args.has("archived"),
		forks: args.has("forks")
	};
	if (args.operands.length === 0 && scope.organization === void 0 && scope.team === void 0) throw new UsageError("team needs repositories (owner/name, or \"*\" for all that the token of an App can see), --organization or --team");
	return scope;
}
/** Throws UsageError for what is no address of a server. */
function serverOf(given) {
	const text = given.replace(/\/+$/, "");
	if (!/^https?:\/\/[A-Za-z0-9.-]+(?::\d+)?$/.test(text)) throw new UsageError(`--server-url: "${given}" is not an address such as https://github.com`);
	return text;
}
/** https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api, and its pages for GHE.com and Enterprise Server. */
function apiOf(serverUrl, { GITHUB_SERVER_URL, GITHUB_API_URL }) {
	if (GITHUB_API_URL !== void 0 && GITHUB_SERVER_URL === serverUrl) return GITHUB_API_URL;
	const { host, protocol } = new URL(serverUrl);
	if (host === "github.com" || host.endsWith(".ghe.com")) return `${protocol}//api.${host}`;
	return `${serverUrl}/api/v3`;
}
function numberOf(args, name, least, most) {
	const given = args.value(name);
	if (given === void 0) return void 0;
	const value = /^\d{1,6}$/.test(given) ? Number(given) : NaN;
	if (!(value >= least && value <= most)) throw new UsageError(`--${name}: "${given}" is not a number from ${least} to ${most}`);
	return value;
}
function seconds(value) {
	return value === void 0 ? void 0 : value * 1e3;
}

export { run };
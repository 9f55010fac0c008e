import "./rolldown-runtime.js";
import { a as runAudit, f as allRules } from "./judging.js";
import { T as writeText, c as formatBaseline, o as acceptable } from "./reports.js";
import { R as reveal, c as GitError, f as UsageError, hn as plural, u as git } from "./ground.js";
import { D as DEFAULT_BASELINE, L as instant, O as DEFAULT_CONFIG, X as discover, r as EXIT } from "./start.js";
const { existsSync } = process.getBuiltinModule("node:fs");
const { join, resolve } = process.getBuiltinModule("node:path");

// src/sources/default-branch.ts
/**
* The default branch of a repository: as the clone was told, else `main` or `master` if one of them exists, else the
* branch that is checked out, else `main`.
*/
async function defaultBranch(gitDir, env) {
	const ask = async (...args) => {
		try {
			return (await git([`--git-dir=${gitDir}`, ...args], { env })).toString().trim() || void 0;
		} catch (error) {
			if (error instanceof GitError) return void 0;
			throw error;
		}
	};
	const told = await ask("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD");
	if (told !== void 0) return told.replace(/^origin\//, "");
	for (const name of ["main", "master"]) for (const place of ["refs/heads/", "refs/remotes/origin/"]) if (await ask("rev-parse", "--verify", "--quiet", `${place}${name}`) !== void 0) return name;
	return await ask("symbolic-ref", "--quiet", "--short", "HEAD") ?? "main";
}

// src/commands/starter-files.ts
/** What `cert-hygiene init` writes. The README shows the same workflow; a test holds the two together. */
const SITE = "https://github.com/cert-hygiene/cert-hygiene";
/** The first line lets editors with a YAML language server complete and check the keys. */
const CONFIG_TEXT = `# yaml-language-server: $schema=https://raw.githubusercontent.com/cert-hygiene/cert-hygiene/v0/schemas/config.schema.json
# Every key, with examples: ${SITE}/blob/v0/docs/configuration.md
expiring: {days: 30, lifetime: 1/3}

# Who renews a certificate, and which copies must follow:
#
# sync:
#   - name: mail
#     source: legacy/mail/fullchain.pem
#     copies: ["pods/*/tls.crt"]
#     within: 24h
#     owners: ["@your-org/mail"]

# Findings to ignore until a date. Both the reason and the date are required:
#
# ignore:
#   - rule: expired
#     path: legacy/**
#     reason: decommissioned, ticket 123
#     until: 2027-03-01
`;
/**
* The workflow. Two jobs, because permissions cannot depend on the event: only pull requests get a comment, only the other runs
* write issues.
*/
function workflowText(defaultBranch) {
	return `name: Certificate hygiene

on:
  pull_request:
  push:
    branches: [${/^[\w./-]+$/.test(defaultBranch) ? defaultBranch : JSON.stringify(defaultBranch)}]
  schedule:
    - cron: '17 5 * * 1' # Mondays; GitHub delays runs at the full hour
  workflow_dispatch:

permissions: {}

concurrency: certificate-hygiene-\${{ github.event.pull_request.number || github.ref }}

jobs:
  change:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    permissions:
      contents: read # to check out, and to fetch the base
      pull-requests: write # for the one comment
    steps:
      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      - uses: cert-hygiene/cert-hygiene@v0

  everything:
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    permissions:
      contents: read # to check out
      issues: write # to open, update and close issues
    steps:
      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      - uses: cert-hygiene/cert-hygiene@v0
        with:
          fail-on: never # the issues are the alarm
`;
}

// src/commands/init.ts
const WORKFLOW = ".github/workflows/cert-hygiene.yml";
/** Findings that are named on the screen; the rest is counted. */
const MOST_NAMED = 20;
/**
* Writes a config, a workflow and, where there are findings, a baseline of today. Names every finding that the baseline leaves out.
* Never overwrites a file.
*/
async function run(args, world) {
	const root = args.operands[0] ?? ".";
	const found = await discover(resolve(world.cwd, root), world.env);
	if (found.kind === "work-tree" && found.top !== resolve(world.cwd, root)) throw new UsageError(`init writes to the root of a repository. Run cert-hygiene init ${reveal(found.top)}`);
	const branch = found.kind === "work-tree" ? await defaultBranch(found.gitDir, world.env) : "main";
	const now = args.value("now");
	const day = now === void 0 ? world.clock : instant("--now", now);
	const report = await runAudit({
		paths: [root],
		now: day,
		include: [],
		exclude: [],
		passwords: []
	}, world);
	const { accepted, leftOut } = acceptable(report, allRules);
	const files = [
		[DEFAULT_CONFIG, CONFIG_TEXT],
		[WORKFLOW, workflowText(branch)],
		...accepted.length > 0 ? [[DEFAULT_BASELINE, formatBaseline(accepted)]] : []
	];
	const wrote = /* @__PURE__ */ new Set();
	for (const [path, text] of files) {
		const file = join(root, path);
		if (!existsSync(resolve(world.cwd, file))) {
			writeText(file, text, world);
			wrote.add(path);
		}
		world.out(`${wrote.has(path) ? "wrote  " : "kept   "} ${path}\n`);
	}
	if (wrote.has(".github/cert-hygiene-baseline.txt") || accepted.length === 0) world.out(baselineText(accepted, leftOut));
	const scan = ["cert-hygiene scan", ...args.operands.slice(0, 1).map(reveal)].join(" ");
	world.out(`\nCommit these files and open a pull request to start the first run.\nTo see the remaining findings: ${scan}\n`);
	return EXIT.clean;
}
/** The first findings by rule and place. */
function namedLines(findings) {
	const lines = findings.slice(0, MOST_NAMED).map(({ level, rule, location, related }) => {
		const place = `${location.path}${location.line === void 0 ? "" : `:${location.line}`}`;
		const others = related.filter(({ path }) => path !== location.path).length;
		return `  ${level.padEnd(7)}  ${rule}  ${reveal(place)}${others > 0 ? ` (${others} related)` : ""}`;
	});
	return findings.length > MOST_NAMED ? [...lines, `  and ${findings.length - MOST_NAMED} more`] : lines;
}
function baselineText(accepted, leftOut) {
	const one = accepted.length === 1;
	const lines = accepted.length === 0 ? ["There are no findings for a baseline."] : [`The baseline holds ${plural(accepted.length, "finding")}. ${one ? "It is no longer reported." : "They are no longer reported."}`];
	const hidden = accepted.filter(({ level }) => level === "error");
	if (hidden.length > 0) {
		lines.push("", "It hides these errors. Fix them soon, and remove their lines from the baseline:");
		lines.push(...namedLines(hidden));
	}
	if (leftOut.length > 0) {
		lines.push("", `${leftOut.length === 1 ? "This finding will become an outage and was" : "These findings will become outages and were"} not baselined. Fix ${leftOut.length === 1 ? "it" : "them"} first:`);
		lines.push(...namedLines(leftOut));
	}
	return `\n${lines.join("\n")}\n`;
}

export { run };
import "./rolldown-runtime.js";
import { c as GitError, h as toSystemPath, i as startThreads, m as toRawName, n as MANY_FILES, p as toDisplayPath, u as git } from "./readers.js";
import { a as factsFolder, b as gitRemote, d as openSource, n as DEFAULT_CONFIG, t as DEFAULT_BASELINE, w as discover } from "./sources.js";
import { t as refusalOf } from "./github-fetch.js";
import { t as changedFiles } from "./sources-changes.js";
import { Et as holdsMaterialByName, N as escapeLog, V as workflowCommand, g as UsageError, v as messageOf } from "./util-and-model.js";
import { t as createClient } from "./github-client.js";
import { t as knowsFacts } from "./sources-facts-cache.js";
import { n as instant, r as oneOf } from "./commands-arguments.js";
import { o as readShard } from "./commands-plan.js";
import { a as outside } from "./util-cache-folder.js";
const { lstatSync, readdirSync } = process.getBuiltinModule("node:fs");
const { join } = process.getBuiltinModule("node:path");
const { tmpdir } = process.getBuiltinModule("node:os");
const { mkdtemp, rm } = process.getBuiltinModule("node:fs/promises");

// src/github/pull-files.ts
/** Files whose base is fetched one by one, at most; GitHub lists no more than 3,000 of a pull request. */
const MAX_FILES = 100;
const MAX_LISTED = 3e3;
/**
* @param commit what the change started from
* @throws Error where there are too many, or the API refuses
*/
async function pullFiles(client, repo, number, commit, name) {
	const files = await client.octokit.paginate(client.octokit.rest.pulls.listFiles, {
		...repo,
		pull_number: number,
		per_page: 100
	});
	if (files.length >= MAX_LISTED) throw new Error(`GitHub lists no more than ${MAX_LISTED} files of a pull request`);
	const before = files.filter(({ status }) => status !== "added").map((file) => file.previous_filename ?? file.filename);
	if (before.length > MAX_FILES) throw new Error(`${before.length} files are too many to fetch one by one`);
	const contents = Object.create(null);
	for (const path of before) {
		const content = await contentAt(client, repo, path, commit);
		if (content !== void 0) contents[toRawName(path)] = content;
	}
	const names = new Set(files.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]).map(toRawName));
	const entries = Object.keys(contents).map((path) => ({ name: path }));
	return {
		names,
		present: files.filter(({ status }) => status !== "removed").map(({ filename }) => toRawName(filename)),
		base: {
			name,
			revision: commit,
			entries,
			skipped: [],
			access: {
				kind: "memory",
				contents
			}
		}
	};
}
/** A file in base64; undefined where the base has none there, which a base that moved on may not. */
async function contentAt(client, repo, path, ref) {
	const { data } = await client.octokit.rest.repos.getContent({
		...repo,
		path,
		ref
	}).catch((error) => {
		if (error.status === 404) return { data: void 0 };
		throw error;
	});
	if (data === void 0 || Array.isArray(data) || data.type !== "file") return void 0;
	if (data.encoding === "base64") return data.content;
	return (await client.octokit.rest.git.getBlob({
		...repo,
		file_sha: data.sha
	})).data.content;
}

// src/sources/change-place.ts
/** Maximum number of folders in the workspace that are searched for the one that a checkout with `path:` has filled. */
const MAX_FOLDERS = 500;
/** Whether a commit is the head of a change, or GitHub's merge of it into its base. */
function isChange({ commit, parents }, head) {
	return commit === head || parents.length === 2 && parents[1] === head;
}
/**
* @param head the commit, if it is known
* @throws GitError where there is no commit
*/
async function headCommit(gitDir, env, head) {
	const commit = head ?? (await git([
		`--git-dir=${gitDir}`,
		"rev-parse",
		"--verify",
		"HEAD^{commit}"
	], { env })).toString().trim();
	const text = (await git([
		`--git-dir=${gitDir}`,
		"cat-file",
		"commit",
		commit
	], { env })).toString();
	return {
		commit,
		parents: [...text.slice(0, text.indexOf("\n\n")).matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? "")
	};
}
/** The folder of the workspace, itself or one of two levels below it, where the change is checked out. */
async function checkedOutAt(workspace, head, env) {
	for (const folder of foldersOf(workspace)) {
		const found = await discover(folder, env);
		if (found.kind !== "work-tree" || folder !== workspace && found.top !== folder) continue;
		const at = await headCommit(found.gitDir, env, found.head).catch(() => void 0);
		if (at !== void 0 && isChange(at, head)) return {
			folder,
			found,
			at
		};
	}
}
function* foldersOf(workspace) {
	yield workspace;
	yield* clonesBelow(workspace);
}
function clonesBelow(workspace) {
	const clones = [];
	let level = [workspace];
	for (let depth = 0; depth < 2; depth++) {
		const below = level.slice(0, MAX_FOLDERS).flatMap(foldersIn).slice(0, MAX_FOLDERS);
		clones.push(...below.filter((folder) => namesIn(folder).includes(".git")));
		level = below;
	}
	return clones;
}
function foldersIn(parent) {
	try {
		return readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== ".git" && entry.name !== "node_modules").map(({ name }) => join(parent, name)).sort();
	} catch {
		return [];
	}
}
function namesIn(folder) {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
/**
* Fetches one commit, without its history, into a bare repository of its own, which is gone after `use`.
* @returns undefined where the server does not give it
*/
async function withFetched(commit, { remote, repository }, env, use) {
	const folder = await mkdtemp(join(env.RUNNER_TEMP || tmpdir(), "cert-hygiene-change-"));
	try {
		try {
			await git([
				"init",
				"--quiet",
				"--bare",
				"--template=",
				folder
			], { env });
			await gitRemote([
				`--git-dir=${folder}`,
				"fetch",
				...[
					"--quiet",
					"--depth=1",
					"--no-tags",
					"--no-write-fetch-head",
					"--no-recurse-submodules"
				],
				`${remote.serverUrl}/${repository}`,
				commit
			], remote, env);
			await git([
				`--git-dir=${folder}`,
				"update-ref",
				"HEAD",
				commit
			], { env });
		} catch (error) {
			if (error instanceof GitError) return void 0;
			throw error;
		}
		return await use(folder);
	} finally {
		await rm(folder, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	}
}

// src/commands/find-base.ts
const NO_CHECKOUT = "the change is not checked out in the workspace: run actions/checkout in an earlier step, without \"ref\"";
/**
* Finds the base of a change: from the clone if it is there, else fetched alone, else file by file through the API. It
* is the commit that GitHub merged the head into. If the head itself is checked out, it is the commit where the head
* left the base: otherwise later changes of the base would look as if the change had removed them.
*/
async function findBase(folder, event, head, options) {
	const { env, place, repository } = options;
	const found = place?.found ?? await discover(folder, env);
	if (found.kind === "none") return throughApi(event, event.base, head, options, found.note ?? NO_CHECKOUT);
	const { gitDir } = found;
	let base = event.base;
	try {
		const { commit, parents } = place?.at ?? await headCommit(gitDir, env);
		if (parents.length === 2 && parents[1] === event.head) base = parents[0] ?? base;
		else if (commit !== event.head) return { unknown: `the workspace holds ${commit === event.base ? "the base" : commit.slice(0, 12)}, not the change ${event.head.slice(0, 12)}: remove "ref" from the checkout step` };
		else if (event.kind === "pull_request") base = await mergeBase(gitDir, event, options);
		const compare = () => changedFiles(gitDir, base, commit, repository, env, options);
		const files = await compare().catch(async (error) => {
			if (await hasCommit(gitDir, base, env)) throw error;
			await head;
			const url = `${options.remote.serverUrl}/${repository}`;
			await gitRemote([
				`--git-dir=${gitDir}`,
				...[
					"fetch",
					"--quiet",
					"--depth=1",
					"--no-tags",
					"--no-write-fetch-head",
					"--no-recurse-submodules"
				],
				url,
				base
			], options.remote, env);
			return compare();
		});
		const [lacking] = files.base.skipped;
		if (lacking !== void 0) throw new GitError("the clone lacks the content of the base", "unknown", "");
		return { files };
	} catch (error) {
		if (!(error instanceof GitError) && !(error instanceof UsageError)) throw error;
		return throughApi(event, base, head, options, error.message);
	}
}
/** Where the head left the base: the history of the clone tells, else the API. */
async function mergeBase(gitDir, event, options) {
	const { base, head } = event;
	const local = await git([
		`--git-dir=${gitDir}`,
		"merge-base",
		base,
		head
	], { env: options.env }).catch(() => void 0);
	if (local !== void 0) return local.toString().trim();
	const [owner = "", repo = ""] = options.repository.split("/");
	try {
		const client = await options.client();
		const basehead = `${base}...${head}`;
		const { data } = await client.octokit.rest.repos.compareCommitsWithBasehead({
			owner,
			repo,
			basehead,
			per_page: 1
		});
		return data.merge_base_commit.sha;
	} catch (error) {
		throw new GitError(`the merge base is unknown: ${refusalOf(error, "contents: read")}`, "unknown", "");
	}
}
async function hasCommit(gitDir, commit, env) {
	return git([
		`--git-dir=${gitDir}`,
		"cat-file",
		"-e",
		`${commit}^{tree}`
	], { env }).then(() => true, () => false);
}
/** Whether the work tree holds the changed files; git knows the tracked ones. */
function isThere({ access, revision }, name) {
	if (revision !== void 0 || access.kind !== "files") return true;
	return lstatSync(toSystemPath(access.root, name), { throwIfNoEntry: false }) !== void 0;
}
async function throughApi(event, base, head, options, reason) {
	if (event.number === void 0) return { unknown: reason };
	const [owner = "", repo = ""] = options.repository.split("/");
	try {
		const client = await options.client();
		const { present, ...files } = await pullFiles(client, {
			owner,
			repo
		}, event.number, base, options.repository);
		const listed = await head;
		return present.every((name) => isThere(listed, name)) ? { files: {
			...files,
			head: listed
		} } : { unknown: NO_CHECKOUT };
	} catch (error) {
		return { unknown: `${reason}; ${refusalOf(error, "pull-requests: read")}` };
	}
}

// src/github/event.ts
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/** Whether the event says that the repository is public; not every event does. */
function isPublic(payload) {
	const { repository } = payload ?? {};
	return repository?.private === false;
}
/**
* What the event compares; undefined for one that compares nothing.
* @throws UsageError where the payload is not as GitHub documents it
*/
function changeOf(name, payload) {
	if (name === "merge_group") {
		const group = field(payload, "merge_group");
		return {
			kind: "merge_group",
			base: commit(group, "base_sha"),
			head: commit(group, "head_sha"),
			fork: false
		};
	}
	if (name !== "pull_request" && name !== "pull_request_target") return void 0;
	const pull = field(payload, "pull_request");
	const number = pull.number;
	if (!Number.isSafeInteger(number)) throw new UsageError("the event has no pull request number");
	const [base, head] = [field(pull, "base"), field(pull, "head")];
	const nameOf = (side) => side.repo?.full_name;
	return {
		kind: "pull_request",
		base: commit(base, "sha"),
		head: commit(head, "sha"),
		number,
		fork: nameOf(head) !== nameOf(base),
		...authorOf(pull)
	};
}
function authorOf(pull) {
	const { login } = pull.user ?? {};
	return typeof login === "string" ? { author: login } : {};
}
function field(value, name) {
	const found = value?.[name];
	if (typeof found !== "object" || found === null) throw new UsageError(`the event has no ${name}`);
	return found;
}
function commit(value, name) {
	const found = value[name];
	if (typeof found !== "string" || !COMMIT.test(found)) throw new UsageError(`the event has no commit ${name}`);
	return found;
}

// src/action/inputs.ts
const INPUTS = [
	{
		name: "fail-on",
		group: "Verdict",
		help: "Lowest level of finding that fails the job",
		default: "error",
		values: [
			"error",
			"warning",
			"note",
			"never"
		]
	},
	{
		name: "config-file",
		group: "Verdict",
		help: "Path of the config file",
		default: ".github/cert-hygiene.yml"
	},
	{
		name: "baseline-file",
		group: "Verdict",
		help: "Path of the baseline, a list of known findings that are not reported; `none` ignores the default file",
		default: ".github/cert-hygiene-baseline.txt"
	},
	{
		name: "allow-incomplete",
		group: "Verdict",
		help: "Pass a pull request that touches certificates but could not be read completely",
		default: "false",
		values: ["true", "false"]
	},
	{
		name: "degraded",
		group: "Verdict",
		help: "`allow` passes the job even if an issue could not be written",
		default: "fail",
		values: ["fail", "allow"]
	},
	{
		name: "include",
		group: "Scope",
		help: "Globs of the files to scan, by line or comma; all files when empty"
	},
	{
		name: "exclude",
		group: "Scope",
		help: "Globs of files to exclude, by line or comma"
	},
	{
		name: "keystore-passwords",
		group: "Scope",
		help: "Passwords to try on keystores, one per line; pass them from a secret"
	},
	{
		name: "endpoints",
		group: "Scope",
		help: "Which declared endpoints to probe: `public`, `private` (includes private addresses) or `none`; never on pull requests",
		default: "public",
		values: [
			"public",
			"private",
			"none"
		]
	},
	{
		name: "comment",
		group: "Pull requests",
		help: "When to write the pull request comment; `on-findings` also updates it once they are resolved",
		default: "on-findings",
		values: [
			"on-findings",
			"always",
			"never"
		]
	},
	{
		name: "suggestions",
		group: "Pull requests",
		help: "Suggest the previous lines in a review if they fix a finding; never for a fork",
		default: "false",
		values: ["true", "false"]
	},
	{
		name: "notify",
		group: "Pull requests",
		help: "How to notify the owners of affected consumers: in the comment, by a review request, or not at all",
		default: "mention",
		values: [
			"mention",
			"review",
			"none"
		]
	},
	{
		name: "annotations",
		group: "Pull requests",
		help: "How to show findings in the code view",
		default: "commands",
		values: [
			"commands",
			"check-run",
			"none"
		]
	},
	{
		name: "max-annotations",
		group: "Pull requests",
		help: "Maximum annotations per level; GitHub keeps 10 per step",
		default: "10"
	},
	{
		name: "issues",
		group: "Issues",
		help: "Issues to keep. Default: `per-certificate` on `schedule` and `workflow_dispatch`, `none` on other events",
		values: [
			"per-certificate",
			"dashboard",
			"none"
		]
	},
	{
		name: "issue-labels",
		group: "Issues",
		help: "Labels of new issues, by line or comma; the first label is used to find them again",
		default: "certificate-hygiene"
	},
	{
		name: "issues-repository",
		group: "Issues",
		help: "One repository for all issues, as `owner/name`. Default: the repository that contains the finding"
	},
	{
		name: "max-issue-writes",
		group: "Issues",
		help: "Maximum calls per run that write issues; the rest follows in the next run",
		default: "30"
	},
	{
		name: "issue-digest",
		group: "Issues",
		help: "A first run with more issues opens one digest with a checklist instead; `0` for never",
		default: "5"
	},
	{
		name: "report-file",
		group: "Report files",
		help: "Path for the JSON report"
	},
	{
		name: "sarif-file",
		group: "Report files",
		help: "Path for the SARIF report"
	},
	{
		name: "html-file",
		group: "Report files",
		help: "Path for the HTML report"
	},
	{
		name: "organization",
		group: "Teams",
		help: "Scan all repositories of this organization instead of the workspace"
	},
	{
		name: "team",
		group: "Teams",
		help: "Scan all repositories of this team, as `organization/slug`, instead of the workspace"
	},
	{
		name: "repositories",
		group: "Teams",
		help: "Repositories to scan instead of the workspace: `owner/name` by line or comma, or `*` for all of an App"
	},
	{
		name: "topic",
		group: "Teams",
		help: "Only listed repositories with this topic"
	},
	{
		name: "property",
		group: "Teams",
		help: "Only listed repositories with this custom property, as `name=value`"
	},
	{
		name: "include-repositories",
		group: "Teams",
		help: "Globs of repositories to scan, by line or comma"
	},
	{
		name: "exclude-repositories",
		group: "Teams",
		help: "Globs of repositories to exclude, by line or comma"
	},
	{
		name: "archived",
		group: "Teams",
		help: "Include archived repositories",
		default: "false",
		values: ["true", "false"]
	},
	{
		name: "forks",
		group: "Teams",
		help: "Include forks",
		default: "false",
		values: ["true", "false"]
	},
	{
		name: "inventory",
		group: "Teams",
		help: "JSON reports, their folders or globs: of the last full team run, or of the shards in `mode: merge`"
	},
	{
		name: "max-age",
		group: "Teams",
		help: "Days after which a repository in `inventory` is reported as not scanned, such as `8` or `8d`"
	},
	{
		name: "mode",
		group: "Shards and caches",
		help: "Run mode: `auto` (chosen by the event), `full`, `plan` (split a team into shards) or `merge` (combine their reports)",
		default: "auto",
		values: [
			"auto",
			"full",
			"plan",
			"merge"
		]
	},
	{
		name: "shards",
		group: "Shards and caches",
		help: "Number of shards in a plan, at most 256. Default: one per 100 repositories or 4 GiB, at most 20"
	},
	{
		name: "shard",
		group: "Shards and caches",
		help: "Scan one shard of a team, such as `2/4`; evaluate all shards later with `mode: merge`"
	},
	{
		name: "plan-file",
		group: "Shards and caches",
		help: "Path of the shard plan",
		default: "cert-hygiene-plan.json"
	},
	{
		name: "cache-folder",
		group: "Shards and caches",
		help: "Folder for cached facts of repositories; keep it between runs with actions/cache"
	},
	{
		name: "concurrency",
		group: "Shards and caches",
		help: "Repositories to fetch at once, at most 32",
		default: "4"
	},
	{
		name: "repository-timeout",
		group: "Shards and caches",
		help: "Time limit in seconds for one attempt to read a repository",
		default: "300"
	},
	{
		name: "token",
		group: "Access and trial runs",
		help: "Token for comments, issues and fetching the base of a pull request",
		default: "${{ github.token }}"
	},
	{
		name: "dry-run",
		group: "Access and trial runs",
		help: "Report what would be written to GitHub, but write nothing",
		default: "false",
		values: ["true", "false"]
	},
	{
		name: "now",
		group: "Access and trial runs",
		help: "Evaluate as of this ISO date instead of the current time"
	}
];

// src/action/read-inputs.ts
/** Runs that no push starts, and keep the issues unless told otherwise. */
const KEEPING_ISSUES = /* @__PURE__ */ new Set(["schedule", "workflow_dispatch"]);
/** Events whose config file comes from the team itself; endpoints that a change adds are not probed. */
const ASKING_ENDPOINTS = /* @__PURE__ */ new Set([
	"schedule",
	"workflow_dispatch",
	"repository_dispatch",
	"push"
]);
function asksEndpoints(event, scope) {
	return ASKING_ENDPOINTS.has(event) ? scope : "none";
}
/** Reads all inputs before anything is done. Throws UsageError that says what is allowed. */
function readInputs(runner, world) {
	const text = (name) => runner.input(name) || defaultOf(name);
	const choice = (name) => oneOf(name, text(name), specOf(name).values ?? []);
	const optional = (name) => runner.input(name) === "" ? void 0 : runner.input(name);
	const list = (name) => runner.input(name).split(/[\n,]/).map((item) => item.trim()).filter(Boolean);
	const number = (name, shape = /^(\d{1,4})$/) => {
		const given = text(name);
		const digits = shape.exec(given)?.[1];
		if (digits === void 0) throw new UsageError(`${name}: "${given}" is not a whole number`);
		return Number(digits);
	};
	const [firstLabel = defaultOf("issue-labels"), ...furtherLabels] = list("issue-labels");
	const passwords = runner.input("keystore-passwords").split(/\r?\n/).filter(Boolean);
	for (const password of passwords) runner.mask(password);
	const now = runner.input("now");
	const unlessDefault = (name, usual) => text(name) === usual ? void 0 : optional(name);
	return {
		token: runner.input("token"),
		now: now === "" ? world.clock : instant("now", now),
		failOn: choice("fail-on"),
		config: unlessDefault("config-file", DEFAULT_CONFIG),
		baseline: unlessDefault("baseline-file", DEFAULT_BASELINE),
		allowIncomplete: choice("allow-incomplete") === "true",
		allowDegraded: choice("degraded") === "allow",
		include: list("include"),
		exclude: list("exclude"),
		passwords,
		endpoints: asksEndpoints(runner.event.name, choice("endpoints")),
		inventories: list("inventory"),
		maxAge: optional("max-age") === void 0 ? void 0 : number("max-age", /^(\d{1,4})d?$/),
		annotations: choice("annotations"),
		maxAnnotations: number("max-annotations"),
		comment: choice("comment"),
		suggestions: choice("suggestions") === "true",
		notify: choice("notify"),
		issues: runner.input("issues") === "" ? KEEPING_ISSUES.has(runner.event.name) ? "per-certificate" : "none" : choice("issues"),
		issueLabels: [firstLabel, ...furtherLabels],
		issuesRepository: repositoryName("issues-repository", optional("issues-repository")),
		maxIssueWrites: number("max-issue-writes"),
		issueDigest: number("issue-digest"),
		dryRun: choice("dry-run") === "true",
		mode: choice("mode"),
		shard: optional("shard") === void 0 ? void 0 : readShard(text("shard")),
		shards: optional("shards") === void 0 ? void 0 : Math.max(1, number("shards")),
		planFile: text("plan-file"),
		scope: scopeOf({
			optional,
			list,
			choice
		}),
		fetching: {
			cacheFolder: optional("cache-folder"),
			concurrency: Math.max(1, Math.min(32, number("concurrency"))),
			timeout: Math.max(1, number("repository-timeout")) * 1e3
		},
		cacheIn: outside(optional("cache-folder"), world.cwd)
	};
}
/** Undefined where no input says what to audit but the workspace. */
function scopeOf({ optional, list, choice }) {
	const repositories = list("repositories");
	const scope = {
		repositories: repositories.filter((name) => name !== "*"),
		installation: repositories.includes("*"),
		organization: optional("organization"),
		team: optional("team"),
		topic: optional("topic"),
		property: optional("property"),
		include: list("include-repositories"),
		exclude: list("exclude-repositories"),
		archived: choice("archived") === "true",
		forks: choice("forks") === "true"
	};
	if (repositories.length === 0 && (scope.organization ?? scope.team) === void 0) {
		for (const name of [
			"topic",
			"property",
			"include-repositories",
			"exclude-repositories"
		]) if (optional(name) !== void 0) throw new UsageError(`${name} filters a list: set repositories, organization or team too`);
		return;
	}
	return scope;
}
function repositoryName(name, given) {
	if (given === void 0 || /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/.test(given)) return given;
	throw new UsageError(`${name}: "${given}" is not a repository: write owner/name`);
}
function specOf(name) {
	return INPUTS.find((input) => input.name === name);
}
function defaultOf(name) {
	const { default: value = "" } = specOf(name);
	return value.startsWith("${{") ? "" : value;
}

// src/action/begin.ts
/**
* Audits the workspace, or the change that the event is about, and tells of it. The result is the exit code.
* @param act loads the program and runs it
*/
async function runAction(world, runner, act) {
	try {
		return await act(begin(world, runner));
	} catch (error) {
		const prefix = error instanceof UsageError ? "" : "internal error: ";
		const message = escapeLog(prefix + messageOf(error));
		world.out(`${workflowCommand("error", { title: "Certificate hygiene failed" }, [message])}\n`);
		return 1;
	}
}
/** Git compares the two sides of a change while the program is loaded. */
function begin(world, runner) {
	const inputs = readInputs(runner, world);
	const { name, repository, apiUrl, serverUrl } = runner.event;
	const target = {
		apiUrl,
		serverUrl,
		repository
	};
	const lazy = lazyClient(inputs, target, world);
	let api;
	const { scope, mode, shard } = inputs;
	const begun = {
		inputs,
		target,
		world,
		runner,
		client: async () => api = await lazy(),
		requests: () => api?.traffic.requests ?? 0,
		event: scope === void 0 && mode === "auto" && shard === void 0 ? changeOf(name, runner.event.payload()) : void 0
	};
	if (begun.event === void 0) return begun;
	const sides = checkedOutSides({
		...begun,
		event: begun.event
	});
	sides.catch(() => {});
	return {
		...begun,
		sides
	};
}
/** A client that is made when it is first needed. */
function lazyClient(inputs, target, world) {
	let made;
	return async () => {
		if (inputs.token === "") throw new UsageError("the input token is empty");
		made ??= createClient(inputs.token, target.apiUrl, {
			sleep: world.sleep,
			log: (line) => world.out(`${escapeLog(line)}\n`)
		});
		return made;
	};
}
/** The sides of a change that is checked out in the workspace. */
async function checkedOutSides(request) {
	const { event, world } = request;
	const place = await checkedOutAt(world.cwd, event.head, world.env);
	return place && sidesIn(place.folder, request, place);
}
/** @param place what is known of the folder, if it is the place of the change */
async function sidesIn(folder, request, place) {
	const { event, inputs, target, client } = request;
	const { include, exclude } = inputs;
	const { repository } = target;
	const { env } = request.world;
	const origin = originOf(request);
	const known = place && { found: place.found };
	const opened = openSource(folder, {
		env,
		include,
		exclude,
		name: repository,
		origin,
		...known
	});
	const [head, found] = await Promise.all([opened, findBase(folder, event, opened, {
		env,
		remote: origin.remote,
		repository,
		place,
		client
	})]);
	const touches = "files" in found && [...found.files.names].map(toDisplayPath).some(holdsMaterialByName);
	const isLarge = head.entries.length >= 4e3 && !isKnown(head, request);
	return {
		head,
		found,
		started: touches && isLarge ? startThreads(request.world.workerUrl) : []
	};
}
function isKnown({ access }, { inputs }) {
	const folder = factsFolder(inputs);
	return folder !== void 0 && access.kind === "files" && knowsFacts(folder, access.gitDir ?? "", access.prefix);
}
function originOf({ inputs, target }) {
	return {
		remote: {
			serverUrl: target.serverUrl,
			token: inputs.token || void 0
		},
		repository: target.repository
	};
}

export { isPublic as a, sidesIn as i, originOf as n, withFetched as o, runAction as r, checkedOutSides as t };
import "./rolldown-runtime.js";
import { c as DAY, o as soleRepository, r as compareText, v as listed, y as plural } from "./emoji-regex.js";
import { gt as groupBy } from "./facts-refs.js";
import { c as toInstant, n as dayOf, o as readInstant } from "./util-dates.js";
import { t as showProgress } from "./commands-progress.js";
import { a as matrixOf, c as shareOf, i as makePlan, l as readReports, o as readPlan, r as formatPlan, s as readShard, t as mergeReports } from "./commands-plan.js";
import { i as runAudit, o as readConfig } from "./policy-config.js";
import { a as createClient, c as AmbiguousError, i as readTeam, n as judgementHere, o as loginOf, r as listTeam, s as refusalOf, t as auditTeam } from "./sources-remote.js";
import { _ as gate, a as issueDrafts, c as STAGES, d as commentOn, f as worthAComment, g as verdictText, h as ruleLabel, i as evidenceFor, l as hashOf, m as summarize, n as render, o as DASHBOARD_KEY, p as annotationsWithin, r as writeText, s as dashboardDraft, u as issueSubjects } from "./reporters.js";
import { r as messageOf, t as UsageError } from "./util-errors.js";
import { a as escapeLog, f as uriPath, o as escapeMarkdown, p as workflowCommand, t as breakCommands, u as reveal } from "./util-escape.js";
import { k as ruleOf } from "./certificates-served.js";
import { d as readBaseline, t as allRules } from "./rules.js";
import { i as auditChange, n as changedFiles, t as withCommitters } from "./audit-change.js";
import { b as readSourceText, n as DEFAULT_CONFIG, r as NO_BASELINE, s as readText, t as DEFAULT_BASELINE, u as openSource, w as discover, y as gitRemote } from "./sources.js";
import { c as git, f as toRawName, o as GitError } from "./readers.js";
import { r as parseCodeowners, t as CODEOWNERS_PATHS } from "./util-codeowners.js";
import { n as instant, r as oneOf } from "./commands-arguments.js";
import { t as TOOL } from "./version.js";
import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { isAbsolute as isAbsolute$1, normalize } from "node:path/posix";

// src/commands/audit-age.ts
const MAX_NAMED = 5;
/** What has not been audited for so many days, in one sentence for each day of a last audit, the oldest first. */
function staleAudits(audits, days, now) {
	const last = /* @__PURE__ */ new Map();
	for (const { repository, time } of audits) last.set(repository, Math.max(time, last.get(repository) ?? Number.NEGATIVE_INFINITY));
	const late = [...last].filter(([, time]) => now - time > days * DAY).sort(([a], [b]) => compareText(a, b));
	return [...groupBy(late, ([, time]) => dayOf(time))].sort(([a], [b]) => compareText(a, b)).map(([day, entries]) => {
		const names = entries.map(([repository]) => repository);
		return `${plural(names.length, "repository", "repositories")} last audited on ${day}, more than ${plural(days, "day")} ago: ${listed(names, MAX_NAMED)}. See whether the schedule of that audit still runs.`;
	});
}

// src/github/event.ts
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/** Whether the event says that anybody may see the repository; not every event says anything of it. */
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
	return {
		names: new Set(files.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]).map(toRawName)),
		base: {
			name,
			revision: commit,
			entries: Object.keys(contents).map((path) => ({ name: path })),
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

// src/commands/find-base.ts
/**
* Finds what a change started from; from the clone where it is there, else fetched alone, else file by file through the API.
* That is the commit that GitHub merged the head into; where the head itself is checked out, the commit where it left the base:
* what the base got since then would look as if the change had taken it away.
*/
async function findBase(folder, event, head, options) {
	const { env } = options;
	const found = await discover(folder, env);
	if (found.kind === "none") return throughApi(event, event.base, head, options, found.note ?? "the workspace is no git repository");
	const { gitDir } = found;
	let base = event.base;
	try {
		const [commit, parents] = await headOf(gitDir, env);
		if (parents.length === 2 && parents[1] === event.head) base = parents[0] ?? base;
		else if (commit !== event.head) return { unknown: `the workspace holds ${commit === event.base ? "the base" : commit.slice(0, 12)}, not the change ${event.head.slice(0, 12)}` };
		else if (event.kind === "pull_request") base = await mergeBase(gitDir, event, options);
		if (!await hasCommit(gitDir, base, env)) {
			const url = `${options.remote.serverUrl}/${options.repository}`;
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
		}
		const files = await changedFiles(gitDir, base, commit, head.name, env, options);
		const [lacking] = files.base.skipped;
		if (lacking !== void 0) throw new GitError("the clone has no content of the base", "unknown", "");
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
		throw new GitError(`where the change left its base is unknown: ${refusalOf(error, "contents: read")}`, "unknown", "");
	}
}
async function headOf(gitDir, env) {
	const commit = (await git([
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
	return [commit, [...text.slice(0, text.indexOf("\n\n")).matchAll(/^parent ([0-9a-f]+)$/gm)].map((match) => match[1] ?? "")];
}
async function hasCommit(gitDir, commit, env) {
	return git([
		`--git-dir=${gitDir}`,
		"cat-file",
		"-e",
		`${commit}^{tree}`
	], { env }).then(() => true, () => false);
}
async function throughApi(event, base, head, options, reason) {
	if (event.number === void 0) return { unknown: reason };
	const [owner = "", repo = ""] = options.repository.split("/");
	try {
		const client = await options.client();
		return { files: {
			...await pullFiles(client, {
				owner,
				repo
			}, event.number, base, head.name),
			head
		} };
	} catch (error) {
		return { unknown: `${reason}; ${refusalOf(error, "pull-requests: read")}` };
	}
}

// src/github/check-run.ts
/** GitHub takes 50 annotations a request, and 64 KB of message each. */
const BATCH = 50;
const MAX_ANNOTATIONS = 500;
const MAX_MESSAGE = 8e3;
const LEVELS = {
	error: "failure",
	warning: "warning",
	note: "notice"
};
/**
* Writes one check run with an annotation for each new finding; the first batch creates it, the rest follow.
* @param failed the verdict of the run, so that the two never differ
*/
async function checkRun(client, repo, commit, report, failed) {
	const shown = report.findings.filter(({ status, suppressed, context }) => !suppressed && !context && status === "new");
	const annotations = shown.slice(0, MAX_ANNOTATIONS).map((finding) => annotationOf(finding, report));
	const title = verdictText(summarize(report));
	const cut = shown.length > annotations.length ? ` ${annotations.length} of ${shown.length} are annotated.` : "";
	const output = (batch) => ({
		title,
		summary: escapeMarkdown(`${title}.${cut}`),
		annotations: batch
	});
	const { data } = await client.octokit.rest.checks.create({
		...repo,
		name: "Certificate hygiene",
		head_sha: commit,
		status: "completed",
		conclusion: failed ? "failure" : report.incomplete.length > 0 ? "neutral" : "success",
		output: output(annotations.slice(0, BATCH))
	});
	for (let at = BATCH; at < annotations.length; at += BATCH) {
		const batch = annotations.slice(at, at + BATCH);
		await client.octokit.rest.checks.update({
			...repo,
			check_run_id: data.id,
			output: output(batch)
		});
	}
}
function annotationOf(finding, report) {
	const { location, level, message, fix } = finding;
	const line = location.line ?? 1;
	return {
		path: location.path,
		start_line: line,
		end_line: Math.max(line, location.endLine ?? line),
		annotation_level: LEVELS[level],
		title: ruleLabel(finding, report),
		message: reveal(`${message}\n\nFix: ${fix}`).slice(0, MAX_MESSAGE)
	};
}

// src/github/review-request.ts
/** GitHub takes no more than this for one pull request. */
const MAX_REQUESTS = 15;
/**
* Asks owners for a review, people and teams of this organisation: each of them once in the life of the pull request, so that
* who has answered is left in peace.
* @throws Error that names whom GitHub refused to ask; the others were asked
*/
async function requestReviews(client, repo, number, owners, author) {
	const asked = await askedBefore(client, repo, number);
	const handles = [...new Set(owners)].filter((owner) => owner.startsWith("@")).flatMap((owner) => handleOf(owner, repo)).filter(({ name }) => name !== author?.toLowerCase() && !asked.has(name)).slice(0, MAX_REQUESTS);
	if (handles.length === 0) return;
	const ask = (some) => client.octokit.rest.pulls.requestReviewers({
		...repo,
		pull_number: number,
		reviewers: some.flatMap(({ handle }) => handle.reviewers ?? []),
		team_reviewers: some.flatMap(({ handle }) => handle.team_reviewers ?? [])
	});
	try {
		await ask(handles);
	} catch (error) {
		if (error.status !== 422 || handles.length === 1) throw error;
		const refused = [];
		for (const one of handles) await ask([one]).catch(() => refused.push(one.name));
		if (refused.length > 0) throw new Error(`GitHub does not take ${refused.join(", ")} as reviewers`);
	}
}
/** `@login`, or `@org/team` where the organisation is the owner of the repository; GitHub's names have no case. */
function handleOf(owner, { owner: organisation }) {
	const name = owner.slice(1).toLowerCase();
	const [first, team] = name.split("/");
	if (team === void 0) return [{
		name,
		handle: { reviewers: [owner.slice(1)] }
	}];
	return first === organisation.toLowerCase() ? [{
		name,
		handle: { team_reviewers: [team] }
	}] : [];
}
/** Logins, and teams as `org/slug`, in lower case, that were ever asked, by us or by anybody. */
async function askedBefore(client, repo, number) {
	const events = await client.octokit.paginate(client.octokit.rest.issues.listEvents, {
		...repo,
		issue_number: number,
		per_page: 100
	});
	return new Set(events.flatMap((event) => {
		const { requested_reviewer: person, requested_team: team } = event;
		return [person?.login, team?.slug && `${repo.owner}/${team.slug}`].filter((name) => name !== void 0).map((name) => name.toLowerCase());
	}));
}

// src/github/create-once.ts
/** How often something is created whose creation has no certain outcome. */
const CREATIONS = 2;
/**
* Creates something that must exist once. Where the outcome is unknown, it looks before it sends again.
* @param find what the creation may have left behind
*/
async function createOnce(create, find) {
	for (let tries = 1;; tries++) try {
		return await create();
	} catch (error) {
		if (!(error.cause instanceof AmbiguousError)) throw error;
		const found = await find();
		if (found !== void 0) return found;
		if (tries >= CREATIONS) throw error;
	}
}

// src/github/own-comments.ts
/**
* Our comments whose first line is a marker, the oldest first, through every page. Whoever else writes the marker is told
* apart by the author; who we are is asked only where the marker stands.
*/
async function ownComments(client, repo, number, marker) {
	const comments = await client.octokit.paginate(client.octokit.rest.issues.listComments, {
		...repo,
		issue_number: number,
		per_page: 100
	});
	if (comments.some(({ id }) => typeof id !== "number")) throw new Error("the list of comments is not one");
	const marked = comments.filter(({ body, user }) => body?.startsWith(`${marker}\n`) === true && user !== null);
	if (marked.length === 0) return [];
	client.login ??= await loginOf(client);
	return marked.filter(({ user }) => user?.login === client.login).map(({ id, body = "", html_url }) => ({
		id,
		body,
		url: html_url
	})).sort((a, b) => a.id - b.id);
}
/** Deletes comments; one that another run deleted first is no error. */
async function deleteComments(client, repo, comments) {
	for (const { id } of comments) await client.octokit.rest.issues.deleteComment({
		...repo,
		comment_id: id
	}).catch((error) => {
		if (error.status !== 404) throw error;
	});
}

// src/github/sticky-comment.ts
/** The first line of our comment; whoever else writes it is told apart by the author. */
const MARKER = "<!-- cert-hygiene pull-request v1 -->";
/**
* Keeps exactly one comment on a pull request. It is found by marker and author in the full list, edited in place, and
* created only where `create` says so. After a create the list is read again: of two, the younger goes.
* @param body without the marker, within 65,536 characters together with it
*/
async function keepComment(client, repo, number, body, create) {
	const text = `${MARKER}\n${body}`;
	const own = await ownComments(client, repo, number, MARKER);
	const [oldest] = own;
	if (oldest === void 0 && !create) return { action: "none" };
	if (oldest?.body === text && own.length === 1) return {
		action: "unchanged",
		url: oldest.url
	};
	if (oldest !== void 0) return {
		...await settle(client, repo, own, text),
		action: "updated"
	};
	await createOnce(async () => {
		const { data } = await client.octokit.rest.issues.createComment({
			...repo,
			issue_number: number,
			body: text
		});
		client.login ??= data.user?.login;
		return data.id;
	}, async () => (await ownComments(client, repo, number, MARKER))[0]?.id);
	return settle(client, repo, await ownComments(client, repo, number, MARKER), text);
}
/** Of the comments that two runs created at once the oldest stays, with the newest text. */
async function settle(client, repo, own, text) {
	const [oldest, ...younger] = own;
	if (oldest === void 0) return { action: "none" };
	await deleteComments(client, repo, younger);
	if (oldest.body !== text) await client.octokit.rest.issues.updateComment({
		...repo,
		comment_id: oldest.id,
		body: text
	});
	return {
		action: "created",
		url: oldest.url
	};
}

// src/action/change.ts
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
/** Judges the change that the event is about, with the policy of its base. */
async function auditEvent(context) {
	const { event, inputs, target, world, client, team } = context;
	const { include, exclude } = inputs;
	const remote = {
		serverUrl: target.serverUrl,
		token: inputs.token || void 0
	};
	const origin = {
		remote,
		repository: target.repository
	};
	const head = await openSource(world.cwd, {
		env: world.env,
		include,
		exclude,
		name: target.repository,
		origin
	});
	const found = await findBase(world.cwd, event, head, {
		env: world.env,
		remote,
		repository: target.repository,
		client
	});
	const options = {
		now: inputs.now,
		passwords: inputs.passwords,
		workerUrl: world.workerUrl,
		env: world.env
	};
	if ("unknown" in found) {
		const config = await policyFrom(inputs, head, world);
		const { audit } = await import("./load-audit.js");
		const report = await audit([head], {
			...options,
			...config
		});
		return {
			...report,
			incomplete: [`The change cannot be compared with its base: ${found.unknown}.`, ...report.incomplete]
		};
	}
	const { names, base } = found.files;
	const sideOf = (path) => names.has(toRawName(path)) ? base : head;
	const policy = await policyFrom(inputs, sideOf, world);
	const edits = (path) => path !== void 0 && names.has(toRawName(normalize(path)));
	for (const [path, read] of [[inputs.config, policy.config], [inputs.baseline, policy.baseline]]) if (path !== void 0 && path !== "none" && read === void 0 && !edits(path)) throw new UsageError(`${path} cannot be read`);
	const edited = edits(inputs.config ?? ".github/cert-hygiene.yml") || edits(inputs.baseline ?? ".github/cert-hygiene-baseline.txt");
	const report = await auditChange({
		head: await withOwnersOf(sideOf, head, world),
		base,
		names,
		elsewhere: team,
		after: edited ? await policyFrom(inputs, head, world) : void 0,
		failOn: inputs.failOn
	}, {
		...options,
		...policy
	});
	return withCommitters(report, base, world.env);
}
/** Who owns what is the base's word too: a change must not choose whom it is announced to. */
async function withOwnersOf(sideOf, head, world) {
	const { owners: _, ...source } = head;
	for (const place of CODEOWNERS_PATHS) {
		const text = await readSourceText(sideOf(place), place, world.env);
		if (text !== void 0) return {
			...source,
			owners: parseCodeowners(text)
		};
	}
	return source;
}
/** Config and baseline from a side of the change; nothing of it is read from the disk by a name that the change chose. */
async function policyFrom(inputs, side, world) {
	const read = (given) => {
		const path = normalize(given);
		if (isAbsolute$1(path) || path.startsWith("../")) return readText(given, world);
		return readSourceText(typeof side === "function" ? side(path) : side, path, world.env);
	};
	const path = inputs.config ?? ".github/cert-hygiene.yml";
	const text = await read(path);
	const ids = allRules.map((rule) => rule.id);
	const config = text === void 0 ? void 0 : await readConfig(text, path, ids);
	const list = inputs.baseline ?? ".github/cert-hygiene-baseline.txt";
	const accepted = list === "none" ? void 0 : await read(list);
	return {
		config,
		baseline: accepted === void 0 ? void 0 : readBaseline(accepted, list)
	};
}
/**
* Tells the pull request: its one comment, review requests, a check run; each refusal is said and changes no verdict.
* @param failed the verdict
*/
async function deliverChange(report, context, links, failed) {
	const { event, inputs, target, world } = context;
	const [owner = "", repo = ""] = target.repository.split("/");
	const result = { degraded: [] };
	const attempt = async (what, permission, write, text = "") => {
		if (inputs.dryRun) world.out(`dry run: would write ${what}\n${breakCommands(text)}`);
		else if (event.fork) result.degraded.push(`${what}: the head is a fork, and its token may only read`);
		else try {
			await write(await context.client());
		} catch (error) {
			result.degraded.push(`${what}: ${refusalOf(error, permission)}`);
		}
	};
	const { number } = event;
	const worth = worthAComment(report);
	if (number !== void 0 && inputs.comment !== "never") {
		const text = commentOn(report, {
			color: false,
			width: 100,
			quiet: false,
			links
		}, inputs.notify === "mention");
		const create = worth.length > 0 || inputs.comment === "always";
		const write = async (client) => {
			const posted = await keepComment(client, {
				owner,
				repo
			}, number, text, create);
			if (posted.url !== void 0) result.commentUrl = posted.url;
		};
		if (create || !event.fork) await attempt("the comment", "pull-requests: write", write, text);
	}
	if (number !== void 0 && inputs.notify === "review") {
		const owners = worth.flatMap((finding) => finding.owners ?? []);
		if (owners.length > 0) await attempt("the review request", "pull-requests: write", (client) => requestReviews(client, {
			owner,
			repo
		}, number, owners, event.author));
	}
	if (inputs.annotations === "check-run") await attempt("the check run", "checks: write", async (client) => {
		await checkRun(client, {
			owner,
			repo
		}, event.head, report, failed);
		result.checkRun = true;
	});
	return result;
}

// src/github/issue-places.ts
/** Repositories in one query: each costs the server a little, and a query has 10 seconds. */
const AT_ONCE = 50;
const NAME = /^([A-Za-z0-9][\w.-]*)\/([\w.-]+)$/;
/**
* Repositories as places for issues, by name. One query of GraphQL for many of them, no call of REST for each. Those that the
* token does not see are left out.
*/
async function issuePlaces(client, names, label) {
	const found = /* @__PURE__ */ new Map();
	const known = names.filter((name) => NAME.test(name));
	for (let start = 0; start < known.length; start += AT_ONCE) {
		const part = known.slice(start, start + AT_ONCE);
		const answer = await ask(client, part, label);
		part.forEach((name, index) => {
			const { isPrivate, issues } = answer?.[`r${index}`] ?? {};
			if (typeof isPrivate === "boolean") found.set(name, {
				private: isPrivate,
				open: Number(issues?.totalCount) > 0
			});
		});
	}
	return found;
}
async function ask({ octokit }, names, label) {
	const fields = names.map((full, index) => {
		const [, owner, name] = NAME.exec(full) ?? [];
		return `r${index}: repository(owner: "${owner}", name: "${name}") { isPrivate issues(labels: \$labels, states: OPEN) { totalCount } }`;
	});
	try {
		return await octokit.graphql(`query ($labels: [String!]) { ${fields.join(" ")} }`, { labels: [label] });
	} catch (error) {
		const { data } = error;
		if (typeof data === "object" && data !== null) return data;
		throw error;
	}
}

// src/github/issue-comment.ts
/** Comments on an issue; each of ours stands there once, however often and by how many runs it was tried. */
async function commentOnce(client, repo, number, { id, text }) {
	const marker = `<!-- cert-hygiene remark v1 ${id} -->`;
	const find = () => ownComments(client, repo, number, marker);
	const [before] = await find();
	if (before !== void 0) return;
	await createOnce(async () => {
		const { data } = await client.octokit.rest.issues.createComment({
			...repo,
			issue_number: number,
			body: `${marker}\n${text}`
		});
		return data.id;
	}, async () => (await find())[0]?.id);
	const [, ...younger] = await find();
	await deleteComments(client, repo, younger);
}

// src/github/issue-marker.ts
const START = "<!-- cert-hygiene issue v1 ";
const END = " -->";
function withMarker(marker, body) {
	const fields = Object.entries(marker).map(([name, value]) => `${name}=${value}`);
	return `${START}${fields.join(" ")}${END}\n${body}`;
}
/** Undefined where the first line is no marker; whoever wrote it is for the caller to ask. */
function markerOf(text) {
	const [line = ""] = text.slice(0, 1e3).split(/\r?\n/, 1);
	if (!line.startsWith(START) || !line.endsWith(END)) return void 0;
	const pairs = line.slice(27, -4).split(" ");
	const fields = new Map(pairs.map((pair) => pair.split("=")));
	const field = (name) => (/^[a-z0-9]{1,64}$/.exec(fields.get(name) ?? "") ?? [""])[0];
	const key = field("key");
	if (key === "") return void 0;
	const round = Number(/^\d{1,6}$/.exec(field("round")) ?? 1);
	return {
		key,
		scope: field("scope"),
		state: field("state"),
		round,
		facts: field("facts"),
		owners: field("owners"),
		title: field("title"),
		body: field("body")
	};
}
/** The text below the marker. */
function withoutMarker(text) {
	return text.slice(text.indexOf("\n") + 1);
}

// src/github/issue-lifecycle.ts
/** What must be written so that the issues say what the drafts say. Pure. */
function stepsFor(drafts, known, judged) {
	const issues = /* @__PURE__ */ new Map();
	const steps = [];
	for (const issue of known.toSorted((a, b) => a.number - b.number)) {
		const oldest = issues.get(issue.marker.key);
		if (oldest === void 0) issues.set(issue.marker.key, issue);
		else if (issue.open) steps.push({
			kind: "duplicate",
			issue,
			of: oldest.number
		});
	}
	const wanted = new Set(drafts.map(({ key }) => key));
	for (const draft of drafts) {
		const issue = issues.get(draft.key);
		if (issue === void 0) steps.push({
			kind: "open",
			draft,
			body: bodyWith(draft, 1, judged.scope)
		});
		else steps.push(...issue.open ? updateOf(issue, draft, judged) : reopeningOf(issue, draft, judged));
	}
	if (!judged.complete) return steps;
	for (const [key, issue] of issues) {
		if (wanted.has(key) || !issue.open || issue.marker.state === "resolved" || !judged.mine(key)) continue;
		const marker = {
			...issue.marker,
			state: "resolved"
		};
		const remark = {
			id: `${marker.round}-resolved`,
			text: judged.evidence(key)
		};
		steps.push({
			kind: "close",
			issue,
			body: withMarker(marker, withoutMarker(issue.body)),
			remark
		});
	}
	return steps;
}
/** Whether a later run finds the issue by what is written into it now. */
function bodyWith(draft, round, scope) {
	const { key, stage: state, facts, owners, title, body } = draft;
	return withMarker({
		key,
		scope,
		state,
		round,
		facts,
		owners: hashOf(owners),
		title: hashOf(title),
		body: hashOf(body)
	}, body);
}
function updateOf(issue, draft, { complete }) {
	const { marker } = issue;
	const { round } = marker;
	const risen = STAGES.indexOf(draft.stage) > STAGES.indexOf(marker.state);
	const handedOver = marker.owners !== hashOf(draft.owners) && draft.owners.length > 0;
	const rewritten = marker.body !== hashOf(draft.body) || marker.title !== hashOf(draft.title);
	if (!risen && (!complete || !handedOver && !rewritten)) return [];
	return [change(issue, draft, round, false, risen ? {
		id: `${round}-${draft.stage}-${draft.facts}`,
		text: draft.escalation
	} : handedOver ? {
		id: `${round}-owners-${hashOf(draft.owners)}`,
		text: `This now concerns ${draft.owners.join(" ")}.`
	} : void 0)];
}
function reopeningOf(issue, draft, { complete }) {
	const { marker, reason } = issue;
	const changed = marker.facts !== draft.facts;
	const declined = reason === "not_planned" || reason === "duplicate";
	if (declined && (!changed || !complete)) return [];
	const round = marker.round + 1;
	const why = marker.state === "resolved" ? "It is back." : declined ? "Closed as *not planned*; the facts have changed since." : "Closed, and still there.";
	return [change(issue, draft, round, true, {
		id: `${round}-reopened`,
		text: `${why} ${draft.escalation}`
	})];
}
function change(issue, draft, round, reopen, remark) {
	const ours = issue.marker.title === hashOf(issue.title);
	return {
		kind: "update",
		issue,
		draft,
		body: bodyWith(draft, round, issue.marker.scope),
		reopen,
		...ours && issue.title !== draft.title && { title: draft.title },
		...remark !== void 0 && { remark }
	};
}

// src/github/issue-list.ts
const PAGE = 100;
/** More issues than a label of ours ever has; a list that goes on is not the whole list. */
const MAX_PAGES = 100;
/**
* Our issues that bear a label, open or closed, told by marker and author. Listed, never searched for: the index of the
* search is late by seconds to hours.
* @throws Error where the list could not be read to its end
*/
async function labelledIssues(client, repo, label) {
	return ownOf(client, await list(client, repo, { labels: label }));
}
/** Our issues whatever their labels: a label can be deleted, and every issue loses it. */
async function createdIssues(client, repo) {
	client.login ??= await loginOf(client);
	try {
		return await ownOf(client, await list(client, repo, { creator: client.login }));
	} catch (error) {
		if (error.status === 422) return [];
		throw error;
	}
}
/** Who we are is asked only where a marker stands. */
async function ownOf(client, items) {
	const marked = items.flatMap((item) => {
		const marker = item.pull_request === void 0 ? markerOf(item.body ?? "") : void 0;
		return marker === void 0 ? [] : [{
			item,
			marker
		}];
	});
	if (marked.length === 0) return [];
	client.login ??= await loginOf(client);
	return marked.filter(({ item }) => item.user?.login === client.login).map(({ item, marker }) => ({
		number: item.number,
		url: item.html_url,
		title: item.title,
		body: item.body ?? "",
		open: item.state === "open",
		reason: item.state_reason ?? null,
		locked: item.locked,
		marker
	}));
}
/** Every page, oldest first, so that what is created meanwhile moves nothing. */
async function list(client, repo, filter) {
	const items = [];
	for (let page = 1; page <= MAX_PAGES; page++) {
		const { data, headers } = await client.octokit.rest.issues.listForRepo({
			...repo,
			...filter,
			state: "all",
			sort: "created",
			direction: "asc",
			per_page: PAGE,
			page
		});
		if (!Array.isArray(data) || data.some(({ number }) => typeof number !== "number")) throw new Error("the list of issues is not one");
		items.push(...data);
		if (data.length < PAGE && !/rel="next"/.test(headers.link ?? "")) return items;
	}
	throw new Error(`the list of issues goes on after 10000`);
}

// src/github/issues.ts
const PERMISSION$1 = "issues: write";
/** GitHub assigns no more to one issue. */
const MAX_ASSIGNEES = 10;
/**
* Makes the issues say what the drafts say: opens, rewrites, comments, closes and reopens. Nothing is written unless the
* list of issues was read to its end.
* @param drafts most urgent first; of one key there is one
* @throws where the list cannot be read
*/
async function keepIssues(client, repo, drafts, options) {
	const known = await ownIssues(client, repo, drafts, options);
	const kept = {
		counts: {
			open: 0,
			update: 0,
			close: 0,
			duplicate: 0
		},
		writes: 0,
		deferred: 0,
		refused: []
	};
	const opened = /* @__PURE__ */ new Set();
	const run = async (steps) => {
		let stopped = false;
		for (const step of steps) {
			if (stopped) break;
			const cost = costOf(step);
			if (kept.writes + cost > options.maxWrites) {
				kept.deferred++;
				continue;
			}
			kept.writes += cost;
			try {
				if (!options.dryRun) await carryOut(step, client, repo, options);
				kept.counts[step.kind]++;
				if (step.kind === "open") opened.add(step.draft.key);
				else if (step.kind !== "duplicate" && step.issue.locked && step.remark !== void 0) kept.refused.push(`issue #${step.issue.number} is locked: it was brought up to date without a comment`);
			} catch (error) {
				const { status } = error;
				const one = step.kind === "open" ? `"${step.draft.title}"` : `#${step.issue.number}`;
				kept.refused.push(`issue ${one}: ${refusalOf(error, PERMISSION$1)}`);
				stopped = step.kind === "open" ? status !== 422 : status === 401 || status === 403 && !step.issue.locked;
			}
		}
	};
	await run(stepsFor(drafts, known, options));
	let now = known;
	if (opened.size > 0 && !options.dryRun) {
		now = await ofThisAudit(client, repo, options);
		await run(stepsFor([], now, {
			...options,
			complete: false
		}).filter((step) => step.kind === "duplicate" && opened.has(step.issue.marker.key)));
	}
	const first = drafts[0]?.key;
	const url = now.find(({ marker }) => marker.key === first)?.url;
	return {
		...kept,
		...url !== void 0 && { url }
	};
}
/** Those with the label; where a draft has none, also those that lost it. */
async function ownIssues(client, repo, drafts, options) {
	const labelled = await ofThisAudit(client, repo, options);
	const keys = new Set(labelled.map(({ marker }) => marker.key));
	if (labelled.length > 0 && drafts.every(({ key }) => keys.has(key))) return labelled;
	const numbers = new Set(labelled.map(({ number }) => number));
	const further = (await createdIssues(client, repo)).filter(({ marker }) => marker.scope === options.scope);
	return [...labelled, ...further.filter(({ number }) => !numbers.has(number))];
}
async function ofThisAudit(client, repo, { labels, scope }) {
	return (await labelledIssues(client, repo, labels[0])).filter(({ marker }) => marker.scope === scope);
}
/** Calls that write. */
function costOf(step) {
	if (step.kind === "close") return 2;
	return step.kind === "update" && step.remark !== void 0 ? 2 : 1;
}
async function carryOut(step, client, repo, options) {
	const { issues } = client.octokit.rest;
	if (step.kind === "open") return open(step, client, repo, options);
	const target = {
		...repo,
		issue_number: step.issue.number
	};
	if (step.kind === "duplicate") {
		const body = `<!-- cert-hygiene issue v1 -->\nTwo audits at once opened the same issue: #${step.of} goes on.\n`;
		await issues.update({
			...target,
			state: "closed",
			state_reason: "duplicate",
			body
		});
		return;
	}
	if (step.remark !== void 0 && !step.issue.locked) await commentOnce(client, repo, step.issue.number, step.remark);
	const { body } = step;
	if (step.kind === "close") await issues.update({
		...target,
		state: "closed",
		state_reason: "completed",
		body
	});
	else {
		const title = step.title === void 0 ? {} : { title: step.title };
		await issues.update({
			...target,
			...title,
			body,
			...step.reopen && { state: "open" }
		});
	}
}
async function open({ draft, body }, client, repo, options) {
	const { issues } = client.octokit.rest;
	const people = draft.owners.filter((owner) => !owner.includes("/")).map((owner) => owner.slice(1));
	const create = async (assignees) => {
		const { data } = await issues.create({
			...repo,
			title: draft.title,
			body,
			labels: [...options.labels],
			assignees
		});
		client.login ??= data.user?.login;
		return data.number;
	};
	const find = async () => {
		return (await ofThisAudit(client, repo, options)).find(({ marker }) => marker.key === draft.key)?.number;
	};
	const assignees = people.slice(0, MAX_ASSIGNEES);
	await createOnce(() => create(assignees), find).catch((error) => {
		if (error.status !== 422 || assignees.length === 0) throw error;
		return createOnce(() => create([]), find);
	});
}

// src/action/issues.ts
const PERMISSION = "issues: write";
/**
* Opens, changes and closes issues so that they say what the report says; a refusal is said and changes no verdict. The issues
* of a team lie where each finding must be mended, unless one repository has them all; a public one gets none that could name
* what lies in private ones.
*/
async function deliverIssues(report, context, links) {
	const { inputs, target } = context;
	const result = {
		announced: [],
		degraded: []
	};
	const spread = inputs.issues === "per-certificate" && inputs.issuesRepository === void 0 && report.inventory.repositories.length > 1 && soleRepository(report.inventory) === void 0;
	const home = inputs.issuesRepository ?? target.repository;
	const destinations = spread ? await spreadOut(report, context, result) : [{
		repository: home,
		part: () => report
	}];
	const counts = {
		open: 0,
		update: 0,
		close: 0,
		duplicate: 0
	};
	let [writes, deferred, unseen] = [
		0,
		0,
		0
	];
	for (const [index, destination] of destinations.entries()) {
		if (index > 0 && writes >= inputs.maxIssueWrites) {
			unseen = destinations.length - index;
			break;
		}
		const where = destination.repository === target.repository ? "" : ` of ${destination.repository}`;
		try {
			const kept = await keepIn(destination, context, links, inputs.maxIssueWrites - writes);
			writes += kept.writes;
			deferred += kept.deferred;
			for (const kind of Object.keys(counts)) counts[kind] += kept.counts[kind];
			if (result.url === void 0 && kept.url !== void 0) result.url = kept.url;
			result.degraded.push(...kept.refused.map((text) => `${where === "" ? "" : `${destination.repository}: `}${text}`));
		} catch (error) {
			result.degraded.push(`the issues${where}: ${refusalOf(error, PERMISSION)}`);
		}
	}
	announce(counts, [...deferred > 0 ? [plural(deferred, "issue")] : [], ...unseen > 0 ? [`all of ${plural(unseen, "repository", "repositories")}`] : []], inputs, result);
	return result;
}
function keepIn({ repository, part }, context, links, maxWrites) {
	const { inputs, target } = context;
	const report = part();
	const [owner = "", repo = ""] = repository.split("/");
	const whole = inputs.issues === "dashboard";
	const render = {
		color: false,
		width: 100,
		quiet: false,
		...links,
		...repository !== target.repository && { policyIn: target.repository }
	};
	const options = {
		scope: hashOf([target.repository, inputs.issueLabels[0]]),
		labels: inputs.issueLabels,
		maxWrites,
		dryRun: inputs.dryRun,
		complete: isComplete(report),
		mine: (key) => key === DASHBOARD_KEY === whole,
		evidence: (key) => evidenceFor(report, key)
	};
	const drafts = whole ? [dashboardDraft(report) ?? []].flat() : issueDrafts(report, render);
	return context.client().then((client) => keepIssues(client, {
		owner,
		repo
	}, drafts, options));
}
function isComplete({ incomplete, faults }) {
	return incomplete.length === 0 && faults.length === 0;
}
/** Each repository with something to mend, the most urgent first, then those whose open issues may be resolved. */
async function spreadOut(report, context, result) {
	const { inputs, target } = context;
	const urgent = issueSubjects(report).flatMap(({ findings }) => findings.map(({ location }) => location.repository));
	const complete = isComplete(report);
	if (urgent.length === 0 && !complete) return [];
	const names = report.inventory.repositories.map(({ name }) => name);
	let places;
	try {
		places = await issuePlaces(await context.client(), names, inputs.issueLabels[0]);
	} catch (error) {
		result.degraded.push(`the issues: which repositories are public is not known: ${refusalOf(error, PERMISSION)}`);
		return [];
	}
	const secrets = [...places.values()].some((place) => place.private);
	const exposed = (name) => secrets && places.get(name)?.private === false;
	const placeFor = (name) => exposed(name) ? target.repository : name;
	const destinations = new Set(urgent.map(placeFor));
	if (complete) {
		for (const [name, { open }] of places) if (open) destinations.add(name);
	}
	const findings = groupBy(report.findings, ({ location }) => placeFor(location.repository));
	return [...destinations].map((repository) => ({
		repository,
		part: () => {
			return {
				...exposed(repository) && repository !== target.repository ? aloneIn(repository, report) : report,
				findings: findings.get(repository) ?? []
			};
		}
	}));
}
/** What the report says of one repository, as if there were no others. */
function aloneIn(name, report) {
	const { inventory } = report;
	const certificates = inventory.certificates.map((one) => ({
		...one,
		sightings: one.sightings.filter(({ repository }) => repository === name)
	})).filter(({ sightings }) => sightings.length > 0);
	const repositories = inventory.repositories.filter((one) => one.name === name);
	return {
		...report,
		inventory: {
			...inventory,
			repositories,
			certificates
		}
	};
}
function announce(counts, left, inputs, { announced }) {
	const words = [
		[counts.open, "opened"],
		[counts.update, "brought up to date"],
		[counts.close, "closed as resolved"],
		[counts.duplicate, "closed as duplicates"]
	].filter(([number]) => number > 0).map(([number, what]) => `${plural(number, "issue")} ${what}`);
	if (words.length > 0) announced.push(`${inputs.dryRun ? "Dry run, not written: " : ""}${words.join(", ")}.`);
	if (left.length > 0) {
		const budget = plural(inputs.maxIssueWrites, "write");
		announced.push(`The budget of ${budget} is spent; ${listed(left)} left to the next run.`);
	}
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
		help: "Path of the baseline, a list of known findings that do not count; `none` ignores the default file",
		default: ".github/cert-hygiene-baseline.txt"
	},
	{
		name: "include",
		group: "Scope",
		help: "Globs of the files to audit, by line or comma; everything when empty"
	},
	{
		name: "exclude",
		group: "Scope",
		help: "Globs of files to leave out, by line or comma"
	},
	{
		name: "keystore-passwords",
		group: "Scope",
		help: "Passwords to try on keystores, one a line; pass them from a secret"
	},
	{
		name: "endpoints",
		group: "Scope",
		help: "Which of the endpoints that the config declares a run on `schedule`, `push`, `workflow_dispatch` or `repository_dispatch` asks what they serve: those with public addresses, those with private ones too, or none",
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
		help: "When a pull request gets its one comment; `on-findings` also rewrites it once they are resolved",
		default: "on-findings",
		values: [
			"on-findings",
			"always",
			"never"
		]
	},
	{
		name: "notify",
		group: "Pull requests",
		help: "How the owners of what a change breaks are told: by name in the comment, by a review request, or not",
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
		help: "How findings are shown beside the code",
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
		help: "Most annotations of each level; GitHub keeps 10 a step",
		default: "10"
	},
	{
		name: "issues",
		group: "Issues",
		help: "Issues to keep: one for each certificate that needs a person, one for all, or none; by default `per-certificate` on `schedule` and `workflow_dispatch`, `none` on every other event",
		values: [
			"per-certificate",
			"dashboard",
			"none"
		]
	},
	{
		name: "issue-labels",
		group: "Issues",
		help: "Labels of new issues, by line or comma; the first one is how they are found again",
		default: "certificate-hygiene"
	},
	{
		name: "issues-repository",
		group: "Issues",
		help: "One repository for all issues, as `owner/name`; without it each lies where its finding must be mended, and the dashboard in the repository of the workflow"
	},
	{
		name: "max-issue-writes",
		group: "Issues",
		help: "Most calls of one run that write issues; the rest follows next time",
		default: "30"
	},
	{
		name: "report-file",
		group: "Report files",
		help: "Where to write the JSON report"
	},
	{
		name: "sarif-file",
		group: "Report files",
		help: "Where to write the SARIF report"
	},
	{
		name: "html-file",
		group: "Report files",
		help: "Where to write the HTML report"
	},
	{
		name: "organization",
		group: "Teams",
		help: "Audit all repositories of this organization instead of the workspace"
	},
	{
		name: "team",
		group: "Teams",
		help: "Audit all repositories of this team, as `organization/slug`, instead of the workspace"
	},
	{
		name: "repositories",
		group: "Teams",
		help: "Audit these repositories instead of the workspace: `owner/name` by line or comma, or `*` for all that the token of an App sees"
	},
	{
		name: "topic",
		group: "Teams",
		help: "Of the repositories that were listed, only those with this topic"
	},
	{
		name: "property",
		group: "Teams",
		help: "Of the repositories that were listed, only those with this custom property, as `name=value`"
	},
	{
		name: "include-repositories",
		group: "Teams",
		help: "Globs of repositories, by line or comma; of all, only these"
	},
	{
		name: "exclude-repositories",
		group: "Teams",
		help: "Globs of repositories to leave out, by line or comma"
	},
	{
		name: "archived",
		group: "Teams",
		help: "Whether archived repositories count",
		default: "false",
		values: ["true", "false"]
	},
	{
		name: "forks",
		group: "Teams",
		help: "Whether forks count",
		default: "false",
		values: ["true", "false"]
	},
	{
		name: "inventory",
		group: "Teams",
		help: "JSON reports, folders of them, or patterns such as `reports/**/*.json`, by line or comma: of the last full run of the team, from which copies elsewhere are known; in `mode: merge`, of the shards"
	},
	{
		name: "max-age",
		group: "Teams",
		help: "Days after which a repository in `inventory` counts as not audited, such as `8` or `8d`; a run then says so"
	},
	{
		name: "mode",
		group: "Shards and caches",
		help: "What to do: by the event; a full audit whatever the event; a plan of the shards of a team; one report of the reports of all shards",
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
		help: "Number of shards of a plan, at most 256; by default one for each 100 repositories or 4 GiB, at most 20"
	},
	{
		name: "shard",
		group: "Shards and caches",
		help: "Audit one shard of a team alone, such as `2/4`, and leave the judgement to `mode: merge`"
	},
	{
		name: "plan-file",
		group: "Shards and caches",
		help: "Where the plan of the shards lies",
		default: "cert-hygiene-plan.json"
	},
	{
		name: "cache-folder",
		group: "Shards and caches",
		help: "Folder for facts of repositories, to be kept from run to run with actions/cache"
	},
	{
		name: "concurrency",
		group: "Shards and caches",
		help: "Repositories that are fetched at once, at most 32",
		default: "4"
	},
	{
		name: "repository-timeout",
		group: "Shards and caches",
		help: "Seconds for one attempt to read one repository",
		default: "300"
	},
	{
		name: "token",
		group: "Access and trial runs",
		help: "Token for comments, for issues and for fetching the base of a pull request",
		default: "${{ github.token }}"
	},
	{
		name: "dry-run",
		group: "Access and trial runs",
		help: "Say what would be written to GitHub, and write nothing",
		default: "false",
		values: ["true", "false"]
	},
	{
		name: "now",
		group: "Access and trial runs",
		help: "Judge as of this ISO date instead of the clock"
	}
];

// src/action/read-inputs.ts
/** Runs that are nobody's push, and keep the issues unless told otherwise. */
const KEEPING_ISSUES = /* @__PURE__ */ new Set(["schedule", "workflow_dispatch"]);
/** Events whose config is the team's own word: what a change adds to it is asked of nobody. */
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
		include: list("include"),
		exclude: list("exclude"),
		passwords,
		endpoints: asksEndpoints(runner.event.name, choice("endpoints")),
		inventories: list("inventory"),
		maxAge: optional("max-age") === void 0 ? void 0 : number("max-age", /^(\d{1,4})d?$/),
		annotations: choice("annotations"),
		maxAnnotations: number("max-annotations"),
		comment: choice("comment"),
		notify: choice("notify"),
		issues: runner.input("issues") === "" ? KEEPING_ISSUES.has(runner.event.name) ? "per-certificate" : "none" : choice("issues"),
		issueLabels: [firstLabel, ...furtherLabels],
		issuesRepository: repositoryName("issues-repository", optional("issues-repository")),
		maxIssueWrites: number("max-issue-writes"),
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
		}
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
		]) if (optional(name) !== void 0) throw new UsageError(`${name} narrows a list: set repositories, organization or team too`);
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

// src/commands/shard-report.ts
/**
* What one shard found, without a judgement: what a part of the team holds can only be judged together with the other parts.
* It says so itself, so that nobody takes the lack of findings for a verdict.
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
		incomplete: [`This is shard ${name} alone, which nothing has been judged of: merge it with the others.`]
	};
}

// src/action/shards.ts
/** Lists the repositories once, and writes down which shard audits which. */
async function planShards(context) {
	const { inputs, target, world, runner } = context;
	const repositories = await listScope(context);
	const plan = makePlan(repositories, inputs.shards, inputs.now);
	writeText(inputs.planFile, formatPlan(plan), world);
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
	writeText(file, render(report, "json", {
		color: false,
		width: world.columns,
		quiet: false
	}), world);
	runner.output("report-file", file);
	runner.output("incomplete", stats.failed > 0);
	runner.output("result", "collected");
	const { cloned, unchanged, failed } = stats;
	const counts = `${cloned} read, ${unchanged} unchanged, ${failed} not audited`;
	const text = `Shard ${shard.number}/${shard.of}: ${counts}. It is judged together with the others.\n`;
	world.out(text);
	await runner.summary(text);
}
/** One report of those of the shards. Without a plan nobody knows whether one is missing. */
async function mergeShards(shards, { inputs, target, world }) {
	if (shards === void 0) throw new UsageError("mode: merge takes the reports of the shards in inventory");
	const planned = existsSync(resolve(world.cwd, inputs.planFile));
	const judgement = await judgementHere({
		...inputs,
		home: target.repository
	}, world);
	const report = await mergeReports(shards, planned ? inputs.planFile : void 0, world, judgement, inputs.endpoints);
	if (planned) return report;
	const reason = `Without a plan (${inputs.planFile}) nothing tells whether the report of a shard is missing.`;
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
function listScope({ inputs: { scope }, target, world, client }) {
	if (scope === void 0) throw new UsageError("which repositories? Set repositories, organization or team");
	return listTeam({
		scope,
		serverUrl: target.serverUrl
	}, client, showProgress(world, world.out, "group"));
}

// src/action/run.ts
/** Audits the workspace, or the change that the event is about, and tells of it. The result is the exit code. */
async function runAction(world, runner) {
	try {
		return await act(readInputs(runner, world), world, runner);
	} catch (error) {
		say(world, "error", "Certificate hygiene failed", (error instanceof UsageError ? "" : "internal error: ") + messageOf(error));
		return 1;
	}
}
async function act(inputs, world, runner) {
	const { name, repository, apiUrl, serverUrl, sha } = runner.event;
	const target = {
		apiUrl,
		serverUrl,
		repository
	};
	const { scope, mode, shard } = inputs;
	if (shard !== void 0 && mode !== "auto") throw new UsageError(`shard: mode: ${mode} has no shard`);
	const lazy = lazyClient(inputs, target, world);
	let api;
	const client = async () => api = await lazy();
	const requests = () => runner.output("api-requests", api?.traffic.requests ?? 0);
	if (mode === "plan" || shard !== void 0) {
		const context = {
			inputs,
			target,
			world,
			runner,
			client
		};
		await (shard === void 0 ? planShards(context) : auditShard(shard, context));
		requests();
		return 0;
	}
	const ofWorkspace = scope === void 0 && mode !== "merge";
	if (ofWorkspace && readdirSync(world.cwd).length === 0) throw new UsageError("the workspace is empty: check the repository out in a step before this one");
	const payload = runner.event.payload();
	const event = ofWorkspace && mode === "auto" ? changeOf(name, payload) : void 0;
	const known = inputs.inventories.length === 0 ? void 0 : await readReports(inputs.inventories, world);
	const context = event && {
		event,
		inputs,
		target,
		world,
		client,
		team: known?.inventory
	};
	const audited = await auditFor({
		inputs,
		target,
		world,
		client,
		public: isPublic(payload)
	}, context, known);
	const late = staleAudits(known?.audits ?? [], inputs.maxAge ?? Number.POSITIVE_INFINITY, inputs.now);
	const report = late.length === 0 ? audited : {
		...audited,
		notices: [...audited.notices ?? [], ...late]
	};
	for (const text of late) say(world, "warning", "Not audited lately", text);
	const links = ofWorkspace ? `${serverUrl}/${uriPath(repository)}/blob/${event?.head ?? sha}/` : void 0;
	const options = {
		color: false,
		width: world.columns,
		quiet: false
	};
	const addresses = {
		server: serverUrl,
		...links !== void 0 && { links }
	};
	const compared = event === void 0 || report.findings.every(({ status }) => status !== void 0);
	const failing = compared && gate(report.findings, inputs.failOn).length > 0;
	world.out(render(report, "text", options));
	await runner.summary(render(report, "markdown", {
		...options,
		...addresses
	}));
	writeFiles(report, world, runner);
	const delivered = context === void 0 ? { degraded: [] } : await deliverChange(report, context, links ?? "", failing);
	if (inputs.issues !== "none" && event !== void 0) say(world, "notice", "Issues", "A run that judges a change keeps no issues.");
	else if (inputs.issues !== "none") {
		const issues = await deliverIssues(report, {
			inputs,
			target,
			world,
			client
		}, addresses);
		if (issues.url !== void 0) runner.output("issue-url", issues.url);
		for (const text of issues.announced) say(world, "notice", "Issues", text);
		delivered.degraded.push(...issues.degraded);
	}
	if (inputs.annotations !== "none" && compared && delivered.checkRun !== true) world.out(annotationsWithin(report, inputs.maxAnnotations, ofWorkspace));
	if (delivered.commentUrl !== void 0) runner.output("comment-url", delivered.commentUrl);
	for (const text of delivered.degraded) say(world, "warning", "Not written to GitHub", text);
	const { repositories } = report.inventory;
	const nothing = report.incomplete.length > 0 && repositories.length > 0 && repositories.every(({ failure }) => failure !== void 0);
	const result = nothing || report.faults.length > 0 ? "error" : failing ? "findings" : report.incomplete.length > 0 ? "incomplete" : "clean";
	for (const [output, value] of Object.entries(numbersOf(report))) runner.output(output, value);
	requests();
	runner.output("degraded", delivered.degraded.length > 0);
	runner.output("result", result);
	for (const reason of report.incomplete) say(world, "warning", "Incomplete audit", reason);
	for (const { where, message } of report.faults) say(world, "error", "Certificate hygiene failed", `${where}: ${message}`);
	if (nothing) say(world, "error", "Certificate hygiene failed", "No repository could be read.");
	return result === "error" || failing ? 1 : 0;
}
/** Shards that were audited elsewhere, a team, the workspace, or the change to it. */
async function auditFor(given, change, known) {
	const { inputs, target, world, client } = given;
	if (inputs.mode === "merge") return mergeShards(known, given);
	if (inputs.scope !== void 0) return auditTeam(teamRequest(inputs.scope, inputs, target), client, world, showProgress(world, world.out, "group"));
	if (change !== void 0) return auditEvent(change);
	const { repository, serverUrl } = target;
	const origin = {
		remote: {
			serverUrl,
			token: inputs.token || void 0
		},
		repository
	};
	return runAudit({
		...inputs,
		paths: ["."],
		name: repository,
		public: given.public,
		origin
	}, world);
}
/** What the inputs ask of the audit of a team; the config is that of the workspace. */
function teamRequest(scope, inputs, { serverUrl, repository }) {
	return {
		...inputs,
		...inputs.fetching,
		scope,
		serverUrl,
		token: inputs.token || void 0,
		home: repository
	};
}
function say(world, level, title, text) {
	world.out(`${workflowCommand(level, { title }, [escapeLog(text)])}\n`);
}
function writeFiles(report, world, runner) {
	for (const [name, format] of [
		["report-file", "json"],
		["sarif-file", "sarif"],
		["html-file", "html"]
	]) {
		const file = runner.input(name);
		if (file === "") continue;
		writeText(file, render(report, format, {
			color: false,
			width: world.columns,
			quiet: false
		}), world);
		runner.output(name, file);
	}
}
/** The outputs that are numbers, dates and flags. */
function numbersOf(report) {
	const counted = report.findings.filter(({ suppressed, status }) => suppressed === void 0 && status !== "fixed");
	const ends = report.inventory.certificates.map(({ notAfter }) => readInstant(notAfter));
	const still = ends.filter((end) => end !== null && end >= report.now);
	const stageOf = (finding) => ruleOf(report, finding)?.stage;
	const expiring = report.findings.filter((finding) => stageOf(finding) === "expiring");
	const next = still.reduce((least, end) => Math.min(least, end), Number.POSITIVE_INFINITY);
	const withStatus = (status) => report.findings.filter((one) => one.status === status && !one.suppressed).length;
	return {
		findings: counted.length,
		errors: counted.filter(({ level }) => level === "error").length,
		warnings: counted.filter(({ level }) => level === "warning").length,
		"new-findings": withStatus("new"),
		"fixed-findings": withStatus("fixed"),
		certificates: report.inventory.certificates.length,
		expired: ends.filter((end) => end !== null && end < report.now - report.now % 1e3).length,
		expiring: new Set(expiring.map(({ certificate }) => certificate)).size,
		"next-expiry": next === Number.POSITIVE_INFINITY ? "" : toInstant(next),
		incomplete: report.incomplete.length > 0
	};
}

export { runAction };
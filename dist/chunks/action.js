import { i as messageOf, r as UsageError } from "./suggest.js";
import { D as readInstant, J as git, K as GitError, Q as nameOf, Y as gitEnvironment, k as toInstant, nt as mergeInventories } from "./mechanisms.js";
import { a as escapeLog, f as uriPath, o as escapeMarkdown, p as workflowCommand, u as reveal } from "./escape.js";
import { C as readConfig, D as gate, E as verdictText, S as worthAComment, T as digest, b as discover, c as DASHBOARD_KEY, d as hashOf, f as DEFAULT_CONFIG, g as openSource, h as runAudit, i as writeText, l as dashboardDraft, m as readText, o as evidenceFor, r as render, s as issueDrafts, u as STAGES, w as annotationsWithin, x as commentOn, y as readSourceText } from "./deliver.js";
import { S as CODEOWNERS_PLACES, g as plural, t as allRules, w as parseCodeowners, x as readBaseline } from "./audit.js";
import { n as auditChange, t as changedFiles } from "./changes.js";
import { t as inventoryOf } from "./read-report.js";
import { n as oneOf, t as instant } from "./arguments.js";
import { promisify } from "node:util";
import { execFile } from "node:child_process";
import { isAbsolute, normalize } from "node:path/posix";

// src/github/event.ts
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
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
	const title = verdictText(digest(report));
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
	const { location, level, message, fix, rule } = finding;
	const line = location.line ?? 1;
	return {
		path: location.path,
		start_line: line,
		end_line: Math.max(line, location.endLine ?? line),
		annotation_level: LEVELS[level],
		title: report.rules.find((one) => one.id === rule)?.title ?? rule,
		message: reveal(`${message}\n\nFix: ${fix}`).slice(0, MAX_MESSAGE)
	};
}

// src/github/fetch.ts
/** Milliseconds that one answer may take, and that a run waits for limits altogether. */
const TIMEOUT$1 = 2e4;
const PATIENCE = 12e4;
const ATTEMPTS = 4;
/** GitHub asks for a minute where a secondary limit names no time, and for a second between writes. */
const UNNAMED_LIMIT = 6e4;
const BETWEEN_WRITES = 1e3;
/** A secondary limit may come as 403 like a missing permission, and only its text tells. */
const SECONDARY_LIMIT = /secondary rate limit|abuse detection/i;
/**
* A request whose outcome is unknown: it may have been carried out. Never sent again blindly; the caller looks first.
*/
var AmbiguousError = class extends Error {
	name = "AmbiguousError";
};
/**
* `fetch` for GitHub's REST API as its best practices ask: limits are waited for as the answer says, reads are repeated after
* a failure, a write only when it certainly was not carried out, and an answer that is cut off or is not JSON is no success.
* https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
*/
function createFetch(world, traffic, send = fetch) {
	let lastWrite = false;
	async function wait(milliseconds, reason) {
		if (traffic.waited + milliseconds > PATIENCE) return false;
		traffic.waited += milliseconds;
		world.log(`waiting ${Math.ceil(milliseconds / 1e3)} s: ${reason}`);
		await world.sleep(milliseconds);
		return true;
	}
	async function attempt(input, init) {
		traffic.requests++;
		return whole(await send(input, {
			...init,
			signal: AbortSignal.timeout(TIMEOUT$1)
		}));
	}
	return async (input, init = {}) => {
		const method = (init.method ?? "GET").toUpperCase();
		const reads = method === "GET" || method === "HEAD" || /\/graphql$/.test(String(input));
		if (!reads) {
			if (lastWrite) await world.sleep(BETWEEN_WRITES);
			lastWrite = true;
		}
		const repeatable = reads || method !== "POST";
		for (let tries = 1;; tries++) {
			let answer;
			try {
				answer = await attempt(input, init);
			} catch (error) {
				if (repeatable && tries < ATTEMPTS && await wait(tries * 1e3, messageOf(error))) continue;
				if (repeatable) throw error;
				throw new AmbiguousError(`${method} was not answered (${messageOf(error)})`);
			}
			const { response } = answer;
			const limit = limitOf(answer);
			if (limit !== void 0 && tries < ATTEMPTS && await wait(limit, `GitHub limits requests (${response.status})`)) continue;
			if (response.status < 500) return response;
			if (!repeatable) throw new AmbiguousError(`${method} was answered with ${response.status}`);
			if (tries >= ATTEMPTS || !await wait(tries * 1e3, `GitHub answered ${response.status}`)) return response;
		}
	};
}
/** The response with its body read to the end; throws where that is cut off, or is no JSON though it succeeded. */
async function whole(response) {
	const { status, headers } = response;
	const body = status === 204 || status === 304 ? null : await response.text();
	const length = Number(headers.get("content-length") ?? NaN);
	const packed = headers.get("content-encoding") !== null;
	if (body !== null && !packed && length > 0 && Buffer.byteLength(body) < length) throw new Error("the answer was cut off");
	if (body !== null && status >= 200 && status < 300) try {
		JSON.parse(body);
	} catch {
		throw new Error("the answer is not JSON");
	}
	return {
		response: new Response(body, {
			status,
			statusText: response.statusText,
			headers
		}),
		text: body ?? ""
	};
}
/** Milliseconds to wait where the answer says that a limit was hit; undefined where it does not. */
function limitOf({ response, text }) {
	const { status, headers } = response;
	if (status !== 429 && status !== 403) return void 0;
	const after = headers.get("retry-after");
	const now = Date.parse(headers.get("date") ?? "");
	if (after !== null) {
		const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - now) / 1e3;
		return Number.isFinite(seconds) ? Math.max(0, seconds * 1e3) : UNNAMED_LIMIT;
	}
	if (headers.get("x-ratelimit-remaining") === "0") {
		const reset = Number(headers.get("x-ratelimit-reset")) * 1e3 - now;
		return Number.isFinite(reset) ? Math.max(0, reset) + 1e3 : UNNAMED_LIMIT;
	}
	return status === 429 || SECONDARY_LIMIT.test(text) ? UNNAMED_LIMIT : void 0;
}

// src/github/client.ts
/** Loads the GitHub client, which costs tens of milliseconds, only where the API is needed. */
async function createClient(token, apiUrl, world) {
	const [{ getOctokit }, { defaults }] = await Promise.all([import("./github.js"), import("./utils2.js")]);
	const traffic = {
		requests: 0,
		waited: 0
	};
	const send = defaults.request.fetch ?? fetch;
	return {
		octokit: getOctokit(token, {
			baseUrl: apiUrl,
			log: {
				debug: () => {},
				info: () => {},
				warn: () => {},
				error: () => {}
			},
			request: { fetch: createFetch(world, traffic, send) }
		}),
		traffic
	};
}
/** The login that the token acts as. REST answers that to persons only, not to the token of a job or of an app. */
async function loginOf({ octokit }) {
	const login = (await octokit.graphql("{ viewer { login } }"))?.viewer?.login;
	if (typeof login !== "string" || login === "") throw new Error("GitHub does not say whom the token acts as");
	return login;
}
/** Why a call was refused, in words without anything that was sent: status, route and GitHub's request id. */
function refusalOf(error, permission) {
	const { status, response, cause } = error;
	if (status === void 0 || cause !== void 0) return messageOf(error);
	const { "x-github-request-id": id, "x-ratelimit-remaining": remaining } = response?.headers ?? {};
	const tail = id === void 0 ? "" : ` (request ${id})`;
	const limited = remaining === "0" || SECONDARY_LIMIT.test(String(response?.data?.message ?? ""));
	if (status === 429 || status === 403 && limited) return `GitHub limits the requests of this token${tail}`;
	if (status === 401) return `the token is not valid${tail}`;
	if (status === 403) return `the token may not do that: the job needs "${permission}"${tail}`;
	if (status === 404) return `not found, or the token may not see it: the job needs "${permission}"${tail}`;
	if (status === 410) return `it is switched off in this repository${tail}`;
	if (status === 422) return `GitHub refused the content${tail}`;
	return `GitHub answered ${status}${tail}`;
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

// src/github/sticky-comment.ts
/** The first line of our comment; whoever else writes it is told apart by the author. */
const MARKER = "<!-- cert-hygiene pull-request v1 -->";
/** How often a comment is created whose creation has no certain outcome. */
const CREATIONS$1 = 2;
/**
* Keeps exactly one comment on a pull request. It is found by marker and author in the full list, edited in place, and
* created only where `create` says so. After a create the list is read again: of two, the younger goes.
* @param body without the marker, within 65,536 characters together with it
*/
async function keepComment(client, repo, number, body, create) {
	const text = `${MARKER}\n${body}`;
	const own = await ownComments(client, repo, number);
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
	for (let tries = 1;; tries++) {
		try {
			const { data } = await client.octokit.rest.issues.createComment({
				...repo,
				issue_number: number,
				body: text
			});
			client.login ??= data.user?.login;
		} catch (error) {
			const { cause } = error;
			if (!(cause instanceof AmbiguousError)) throw error;
			const found = await ownComments(client, repo, number);
			if (found.length > 0) return settle(client, repo, found, text);
			if (tries >= CREATIONS$1) throw error;
			continue;
		}
		return settle(client, repo, await ownComments(client, repo, number), text);
	}
}
/** Of the comments that two runs created at once the oldest stays, with the newest text. */
async function settle(client, repo, own, text) {
	const [oldest, ...younger] = own;
	if (oldest === void 0) return { action: "none" };
	for (const comment of younger) await client.octokit.rest.issues.deleteComment({
		...repo,
		comment_id: comment.id
	}).catch((error) => {
		if (error.status !== 404) throw error;
	});
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
/** Our comments, the oldest first, through every page. Who we are is asked only where the marker stands. */
async function ownComments(client, repo, number) {
	const comments = await client.octokit.paginate(client.octokit.rest.issues.listComments, {
		...repo,
		issue_number: number,
		per_page: 100
	});
	if (comments.some(({ id }) => typeof id !== "number")) throw new Error("the list of comments is not one");
	const marked = comments.filter(({ body, user }) => body?.startsWith(`${MARKER}\n`) === true && user !== null);
	if (marked.length === 0) return [];
	client.login ??= await loginOf(client);
	return marked.filter(({ user }) => user?.login === client.login).map(({ id, body = "", html_url }) => ({
		id,
		body,
		url: html_url
	})).sort((a, b) => a.id - b.id);
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
		if (content !== void 0) contents[nameOf(path)] = content;
	}
	return {
		names: new Set(files.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]).map(nameOf)),
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

// src/lib/git-remote.ts
const run = promisify(execFile);
/** Milliseconds that one transfer may take. */
const TIMEOUT = 3e5;
/**
* Runs a git command that talks to a server. The token goes in through the environment, never into a URL or an argument,
* where other processes and error messages would show it.
* @throws GitError without the token, whatever git wrote
*/
async function gitRemote(args, remote, env, cwd) {
	try {
		const { stdout } = await run("git", ["--no-pager", ...args], {
			env: remoteEnvironment(remote, env),
			cwd,
			encoding: "buffer",
			maxBuffer: 1 << 26,
			timeout: TIMEOUT,
			windowsHide: true
		});
		return stdout;
	} catch (error) {
		const { stderr, code } = error;
		const text = (stderr?.toString() ?? "").split("\n").filter((line) => line !== "").at(-1) ?? messageOf(error).split("\n")[0] ?? "";
		const hidden = secretsOf(remote).reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
		throw new GitError(hidden, code ?? "unknown", hidden);
	}
}
function remoteEnvironment({ serverUrl, token }, env) {
	const base = gitEnvironment({ env });
	const extra = [
		["credential.helper", ""],
		["maintenance.auto", "false"],
		["gc.auto", "0"],
		["protocol.version", "2"],
		[`http.${serverUrl}/.extraheader`, ""]
	];
	if (token !== void 0) extra.push([`http.${serverUrl}/.extraheader`, `AUTHORIZATION: basic ${basicOf(token)}`]);
	let count = Number(base.GIT_CONFIG_COUNT ?? 0);
	for (const [key, value] of extra) {
		base[`GIT_CONFIG_KEY_${count}`] = key;
		base[`GIT_CONFIG_VALUE_${count}`] = value;
		count++;
	}
	const plain = serverUrl.startsWith("http://");
	return {
		...base,
		GIT_CONFIG_COUNT: String(count),
		GIT_ALLOW_PROTOCOL: plain ? "http" : "https",
		GIT_NO_LAZY_FETCH: "0",
		GIT_ASKPASS: ""
	};
}
function basicOf(token) {
	return Buffer.from(`x-access-token:${token}`).toString("base64");
}
function secretsOf({ token }) {
	return token === void 0 ? [] : [token, basicOf(token)];
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
		return { files: await changedFiles(gitDir, base, commit, head.name, env) };
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

// src/commands/action-change.ts
/** A client that is made when it is first needed. */
function lazyClient(inputs, target, world) {
	let made;
	return () => {
		made ??= createClient(inputs.token, target.apiUrl, {
			sleep: world.sleep,
			log: (line) => world.out(`${escapeLog(line)}\n`)
		});
		return made;
	};
}
/** Judges the change that the event is about, with the policy of its base. */
async function auditEvent(context) {
	const { event, inputs, target, world, client } = context;
	const { include, exclude } = inputs;
	const head = await openSource(world.cwd, {
		env: world.env,
		include,
		exclude,
		name: target.repository
	});
	const remote = {
		serverUrl: target.serverUrl,
		token: inputs.token || void 0
	};
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
		const { audit } = await import("./audit2.js");
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
	const sideOf = (path) => names.has(nameOf(path)) ? base : head;
	const policy = await policyFrom(inputs, sideOf, world);
	const edits = (path) => path !== void 0 && names.has(nameOf(normalize(path)));
	for (const [path, read] of [[inputs.config, policy.config], [inputs.baseline, policy.baseline]]) if (path !== void 0 && read === void 0 && !edits(path)) throw new UsageError(`${path} cannot be read`);
	const edited = edits(inputs.config ?? ".github/cert-hygiene.yml") || edits(inputs.baseline);
	return auditChange({
		head: await withOwnersOf(sideOf, head, world),
		base,
		names,
		elsewhere: await teamOf(inputs, world),
		after: edited ? await policyFrom(inputs, head, world) : void 0
	}, {
		...options,
		...policy
	});
}
/** Who owns what is the base's word too: a change must not choose whom it is announced to. */
async function withOwnersOf(sideOf, head, world) {
	const { owners: _, ...source } = head;
	for (const place of CODEOWNERS_PLACES) {
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
		if (isAbsolute(path) || path.startsWith("../")) return readText(given, world);
		return readSourceText(typeof side === "function" ? side(path) : side, path, world.env);
	};
	const path = inputs.config ?? ".github/cert-hygiene.yml";
	const text = await read(path);
	const ids = allRules.map((rule) => rule.id);
	const config = text === void 0 ? void 0 : await readConfig(text, path, ids);
	const accepted = inputs.baseline === void 0 ? void 0 : await read(inputs.baseline);
	return {
		config,
		baseline: accepted === void 0 ? void 0 : readBaseline(accepted, inputs.baseline ?? "")
	};
}
async function teamOf({ inventories }, world) {
	if (inventories.length === 0) return void 0;
	const parts = inventories.map(async (path) => (await inventoryOf(readText(path, world), path)).inventory);
	return mergeInventories(...await Promise.all(parts));
}
/**
* Tells the pull request: its one comment, review requests, a check run; each refusal is said and changes no verdict.
* @param failed the verdict
*/
async function deliverChange(report, context, links, failed) {
	const { event, inputs, target, world } = context;
	const [owner = "", repo = ""] = target.repository.split("/");
	const result = { degraded: [] };
	const attempt = async (what, permission, write) => {
		if (inputs.dryRun) world.out(`dry run: would write ${what}\n`);
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
		if (create || !event.fork) await attempt("the comment", "pull-requests: write", write);
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

// src/commands/inputs.ts
const INPUTS = [
	{
		name: "token",
		help: "Token for comments, for issues and for fetching the base of a pull request",
		default: "${{ github.token }}"
	},
	{
		name: "now",
		help: "Judge as of this ISO date instead of the clock"
	},
	{
		name: "fail-on",
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
		help: "Path of the config file",
		default: ".github/cert-hygiene.yml"
	},
	{
		name: "baseline-file",
		help: "Path of a baseline: findings that are accepted as they are"
	},
	{
		name: "include",
		help: "Globs of the files to audit, by line or comma; everything when empty"
	},
	{
		name: "exclude",
		help: "Globs of files to leave out, by line or comma"
	},
	{
		name: "keystore-passwords",
		help: "Passwords to try on keystores, one a line; pass them from a secret"
	},
	{
		name: "report-file",
		help: "Where to write the JSON report"
	},
	{
		name: "sarif-file",
		help: "Where to write the SARIF report"
	},
	{
		name: "annotations",
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
		help: "Most annotations of each level; GitHub keeps 10 a step",
		default: "10"
	},
	{
		name: "comment",
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
		help: "How the owners of what a change breaks are told: by name in the comment, by a review request, or not",
		default: "mention",
		values: [
			"mention",
			"review",
			"none"
		]
	},
	{
		name: "issues",
		help: "Issues to keep: one for each certificate that needs a person, one for all, or none; by default `per-certificate` on `schedule` and `workflow_dispatch`, `none` on every other event",
		values: [
			"per-certificate",
			"dashboard",
			"none"
		]
	},
	{
		name: "issue-labels",
		help: "Labels of new issues, by line or comma; the first one is how they are found again",
		default: "certificate-hygiene"
	},
	{
		name: "max-issue-writes",
		help: "Most calls of one run that write issues; the rest follows next time",
		default: "30"
	},
	{
		name: "inventory",
		help: "JSON reports of the last full run of the team, by line or comma: copies elsewhere are known from them"
	},
	{
		name: "dry-run",
		help: "Say what would be written to GitHub, and write nothing",
		default: "false",
		values: ["true", "false"]
	}
];

// src/commands/action-inputs.ts
/** Runs that are nobody's push, and keep the issues unless told otherwise. */
const KEEPING_ISSUES = /* @__PURE__ */ new Set(["schedule", "workflow_dispatch"]);
/** Reads all inputs before anything is done. Throws UsageError that says what is allowed. */
function readInputs(runner, world) {
	const text = (name) => runner.input(name) || defaultOf(name);
	const choice = (name) => oneOf(name, text(name), specOf(name).values ?? []);
	const optional = (name) => runner.input(name) === "" ? void 0 : runner.input(name);
	const list = (name) => runner.input(name).split(/[\n,]/).map((item) => item.trim()).filter(Boolean);
	const number = (name) => {
		const given = text(name);
		if (!/^\d{1,4}$/.test(given)) throw new UsageError(`${name}: "${given}" is not a whole number`);
		return Number(given);
	};
	const [firstLabel = defaultOf("issue-labels"), ...furtherLabels] = list("issue-labels");
	const passwords = runner.input("keystore-passwords").split(/\r?\n/).filter(Boolean);
	for (const password of passwords) runner.mask(password);
	const now = runner.input("now");
	const config = optional("config-file");
	return {
		token: runner.input("token"),
		now: now === "" ? world.clock : instant("now", now),
		failOn: choice("fail-on"),
		config: config === ".github/cert-hygiene.yml" ? void 0 : config,
		baseline: optional("baseline-file"),
		include: list("include"),
		exclude: list("exclude"),
		passwords,
		inventories: list("inventory"),
		annotations: choice("annotations"),
		maxAnnotations: number("max-annotations"),
		comment: choice("comment"),
		notify: choice("notify"),
		issues: runner.input("issues") === "" ? KEEPING_ISSUES.has(runner.event.name) ? "per-certificate" : "none" : choice("issues"),
		issueLabels: [firstLabel, ...furtherLabels],
		maxIssueWrites: number("max-issue-writes"),
		dryRun: choice("dry-run") === "true"
	};
}
function specOf(name) {
	return INPUTS.find((input) => input.name === name);
}
function defaultOf(name) {
	const { default: value = "" } = specOf(name);
	return value.startsWith("${{") ? "" : value;
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

// src/github/issue-life.ts
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
			body: bodyWith(draft, 1)
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
function bodyWith(draft, round) {
	const { key, stage: state, facts, owners, title, body } = draft;
	return withMarker({
		key,
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
		body: bodyWith(draft, round),
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

// src/github/issue-remark.ts
/** Comments on an issue; each of ours stands there once, however often and by how many runs it was tried. */
async function remarkOnce(client, repo, number, { id, text }) {
	const marker = `<!-- cert-hygiene remark v1 ${id} -->`;
	const find = async () => {
		const marked = (await client.octokit.paginate(client.octokit.rest.issues.listComments, {
			...repo,
			issue_number: number,
			per_page: 100
		})).filter(({ body }) => body?.startsWith(`${marker}\n`) === true);
		if (marked.length > 0) client.login ??= await loginOf(client);
		return marked.filter(({ user }) => user?.login === client.login).map((comment) => comment.id);
	};
	const [before] = await find();
	if (before !== void 0) return;
	await createOnce(async () => {
		const { data } = await client.octokit.rest.issues.createComment({
			...repo,
			issue_number: number,
			body: `${marker}\n${text}`
		});
		return data.id;
	}, async () => (await find())[0]);
	const [, ...younger] = (await find()).sort((a, b) => a - b);
	for (const comment of younger) await client.octokit.rest.issues.deleteComment({
		...repo,
		comment_id: comment
	}).catch((error) => {
		if (error.status !== 404) throw error;
	});
}

// src/github/issues.ts
const PERMISSION = "issues: write";
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
		deferred: 0,
		refused: []
	};
	let left = options.maxWrites;
	const opened = /* @__PURE__ */ new Set();
	const run = async (steps) => {
		let stopped = false;
		for (const step of steps) {
			if (stopped) break;
			const cost = costOf(step);
			if (cost > left) {
				kept.deferred++;
				continue;
			}
			left -= cost;
			try {
				if (!options.dryRun) await carryOut(step, client, repo, options);
				kept.counts[step.kind]++;
				if (step.kind === "open") opened.add(step.draft.key);
				else if (step.kind !== "duplicate" && step.issue.locked && step.remark !== void 0) kept.refused.push(`issue #${step.issue.number} is locked: it was brought up to date without a comment`);
			} catch (error) {
				const { status } = error;
				const one = step.kind === "open" ? `"${step.draft.title}"` : `#${step.issue.number}`;
				kept.refused.push(`issue ${one}: ${refusalOf(error, PERMISSION)}`);
				stopped = step.kind === "open" ? status !== 422 : status === 401 || status === 403 && !step.issue.locked;
			}
		}
	};
	await run(stepsFor(drafts, known, options));
	let now = known;
	if (opened.size > 0 && !options.dryRun) {
		now = await labelledIssues(client, repo, options.labels[0]);
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
async function ownIssues(client, repo, drafts, { labels }) {
	const labelled = await labelledIssues(client, repo, labels[0]);
	const keys = new Set(labelled.map(({ marker }) => marker.key));
	if (labelled.length > 0 && drafts.every(({ key }) => keys.has(key))) return labelled;
	const numbers = new Set(labelled.map(({ number }) => number));
	const further = await createdIssues(client, repo);
	return [...labelled, ...further.filter(({ number }) => !numbers.has(number))];
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
	if (step.remark !== void 0 && !step.issue.locked) await remarkOnce(client, repo, step.issue.number, step.remark);
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
async function open({ draft, body }, client, repo, { labels }) {
	const { issues } = client.octokit.rest;
	const people = draft.owners.filter((owner) => !owner.includes("/")).map((owner) => owner.slice(1));
	const create = async (assignees) => {
		const { data } = await issues.create({
			...repo,
			title: draft.title,
			body,
			labels: [...labels],
			assignees
		});
		client.login ??= data.user?.login;
		return data.number;
	};
	const find = async () => {
		return (await labelledIssues(client, repo, labels[0])).find(({ marker }) => marker.key === draft.key)?.number;
	};
	const assignees = people.slice(0, MAX_ASSIGNEES);
	await createOnce(() => create(assignees), find).catch((error) => {
		if (error.status !== 422 || assignees.length === 0) throw error;
		return createOnce(() => create([]), find);
	});
}

// src/commands/action-issues.ts
/** Opens, changes and closes issues so that they say what the report says; a refusal is said and changes no verdict. */
async function deliverIssues(report, context, links) {
	const { inputs, target } = context;
	const [owner = "", repo = ""] = target.repository.split("/");
	const render = {
		color: false,
		width: 100,
		quiet: false,
		links
	};
	const whole = inputs.issues === "dashboard";
	const drafts = whole ? [dashboardDraft(report) ?? []].flat() : issueDrafts(report, render);
	const options = {
		labels: inputs.issueLabels,
		maxWrites: inputs.maxIssueWrites,
		dryRun: inputs.dryRun,
		complete: report.incomplete.length === 0 && report.faults.length === 0,
		mine: (key) => key === DASHBOARD_KEY === whole,
		evidence: (key) => evidenceFor(report, key)
	};
	try {
		const { url, counts, deferred, refused } = await keepIssues(await context.client(), {
			owner,
			repo
		}, drafts, options);
		const words = [
			[counts.open, "opened"],
			[counts.update, "brought up to date"],
			[counts.close, "closed as resolved"],
			[counts.duplicate, "closed as duplicates"]
		].filter(([number]) => number > 0).map(([number, what]) => `${plural(number, "issue")} ${what}`);
		const announced = words.length === 0 ? [] : [`${inputs.dryRun ? "Dry run, not written: " : ""}${words.join(", ")}.`];
		if (deferred > 0) announced.push(`The budget of ${plural(inputs.maxIssueWrites, "write")} is spent; ${plural(deferred, "issue")} left to the next run.`);
		return {
			announced,
			degraded: refused,
			...url !== void 0 && { url }
		};
	} catch (error) {
		return {
			announced: [],
			degraded: [`the issues: ${refusalOf(error, "issues: write")}`]
		};
	}
}

// src/commands/action.ts
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
	const event = changeOf(name, runner.event.payload());
	const client = lazyClient(inputs, target, world);
	const context = event && {
		event,
		inputs,
		target,
		world,
		client
	};
	const report = context === void 0 ? await runAudit({
		...inputs,
		paths: ["."],
		name: repository
	}, world) : await auditEvent(context);
	const links = `${serverUrl}/${uriPath(repository)}/blob/${event?.head ?? sha}/`;
	const options = {
		color: false,
		width: world.columns,
		quiet: false
	};
	const compared = event === void 0 || report.findings.every(({ status }) => status !== void 0);
	const failing = compared && gate(report.findings, inputs.failOn).length > 0;
	world.out(render(report, "text", options));
	await runner.summary(render(report, "markdown", {
		...options,
		links
	}));
	writeFiles(report, world, runner);
	const delivered = context === void 0 ? { degraded: [] } : await deliverChange(report, context, links, failing);
	if (inputs.issues !== "none" && event !== void 0) say(world, "notice", "Issues", "A run that judges a change keeps no issues.");
	else if (inputs.issues !== "none") {
		const issues = await deliverIssues(report, {
			inputs,
			target,
			world,
			client
		}, links);
		if (issues.url !== void 0) runner.output("issue-url", issues.url);
		for (const text of issues.announced) say(world, "notice", "Issues", text);
		delivered.degraded.push(...issues.degraded);
	}
	if (inputs.annotations !== "none" && compared && delivered.checkRun !== true) world.out(annotationsWithin(report, inputs.maxAnnotations));
	if (delivered.commentUrl !== void 0) runner.output("comment-url", delivered.commentUrl);
	for (const text of delivered.degraded) say(world, "warning", "Not written to GitHub", text);
	const result = report.faults.length > 0 ? "error" : failing ? "findings" : report.incomplete.length > 0 ? "incomplete" : "clean";
	for (const [output, value] of Object.entries(numbersOf(report))) runner.output(output, value);
	runner.output("degraded", delivered.degraded.length > 0);
	runner.output("result", result);
	for (const reason of report.incomplete) say(world, "warning", "Incomplete audit", reason);
	for (const { where, message } of report.faults) say(world, "error", "Certificate hygiene failed", `${where}: ${message}`);
	return result === "error" || failing ? 1 : 0;
}
function say(world, level, title, text) {
	world.out(`${workflowCommand(level, { title }, [escapeLog(text)])}\n`);
}
function writeFiles(report, world, runner) {
	for (const [name, format] of [["report-file", "json"], ["sarif-file", "sarif"]]) {
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
	const certificatesOf = (rule) => new Set(report.findings.filter((one) => one.rule === rule).map((one) => one.certificate)).size;
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
		expiring: certificatesOf("expiring"),
		"next-expiry": next === Number.POSITIVE_INFINITY ? "" : toInstant(next),
		incomplete: report.incomplete.length > 0
	};
}

export { runAction };
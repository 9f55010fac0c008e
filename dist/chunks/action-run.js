import "./rolldown-runtime.js";
import { B as uriPath, C as leavesHole, Et as holdsMaterialByName, H as fileKey, K as folderOf, N as escapeLog, P as escapeMarkdown, R as reveal, S as compareText, T as soleRepository, V as workflowCommand, X as dayOf, _ as fileTrouble, c as matchersOf, et as readInstant, f as parseCodeowners, g as UsageError, jt as groupBy, k as breakCommands, kt as addTo, l as CODEOWNERS_PATHS, mt as plural, nt as toInstant, pt as listed, r as ruleOf, rt as DAY } from "./util-and-model.js";
import { t as showProgress } from "./commands-progress.js";
import { r as readReports, t as mergeReports } from "./commands-read-report.js";
import { a as runAudit, c as readConfig, n as cacheOf } from "./policy-config.js";
import { a as isWithoutGraphql, i as readTeam, n as judgementHere, o as ownAuthor, r as listTeam, s as ownLogin, t as auditTeam } from "./sources-remote.js";
import { C as rulePage, S as STAGES, _ as commentOn, a as issueDrafts, b as annotationsWithin, c as itemOf, d as dashboardDraft, f as ENDPOINTS, g as issueSubjects, h as hashOf, i as evidenceFor, l as listedItems, m as isFolder, n as render, o as DIGEST_KEY, p as holdsFile, s as digestDraft, u as DASHBOARD_KEY, v as suggestionText, w as gate, x as summarize, y as worthAComment } from "./reporting.js";
import { a as isPublic, i as sidesIn, n as originOf, o as withFetched, t as checkedOutSides } from "./action-inputs.js";
import { c as GitError, m as toRawName, o as openReader, p as toDisplayPath, u as git } from "./readers.js";
import { n as auditChange, t as withCommitters } from "./audit-change.js";
import { t as allRules } from "./rules.js";
import { C as selection, E as originName, S as records, c as readText, n as DEFAULT_CONFIG, r as NO_BASELINE, t as DEFAULT_BASELINE, w as discover, x as readSourceText } from "./sources.js";
import { m as verdictText, u as ruleLabel } from "./certificates.js";
import { n as AmbiguousError, t as refusalOf } from "./github-fetch.js";
import { d as readBaseline, f as judgingLimit } from "./policy.js";
import { a as readPlan, n as makePlan, r as matrixOf, s as shareOf, t as formatPlan } from "./commands-plan.js";
import { t as TOOL } from "./package.js";
const { closeSync, constants, existsSync, lstatSync, mkdirSync, openSync, readdirSync, realpathSync, writeFileSync } = process.getBuiltinModule("node:fs");
const { deflateRawSync, inflateRawSync } = process.getBuiltinModule("node:zlib");
const { createHash } = process.getBuiltinModule("node:crypto");
const { dirname, isAbsolute, join, relative, resolve, sep } = process.getBuiltinModule("node:path");
const { isAbsolute: isAbsolute$1, normalize } = process.getBuiltinModule("node:path/posix");

// src/commands/audit-age.ts
const MAX_NAMED = 5;
/**
* Repositories that were not scanned for a number of days: one sentence for each day of a last scan, the oldest first.
*/
function staleAudits(audits, days, now) {
	const last = /* @__PURE__ */ new Map();
	for (const { repository, time } of audits) last.set(repository, Math.max(time, last.get(repository) ?? Number.NEGATIVE_INFINITY));
	const late = [...last].filter(([, time]) => now - time > days * DAY).sort(([a], [b]) => compareText(a, b));
	return [...groupBy(late, ([, time]) => dayOf(time))].sort(([a], [b]) => compareText(a, b)).map(([day, entries]) => {
		const names = entries.map(([repository]) => repository);
		return `${plural(names.length, "repository", "repositories")} last scanned on ${day}, more than ${plural(days, "day")} ago: ${listed(names, MAX_NAMED)}. Check whether the schedule of that scan still runs.`;
	});
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
	const { location, level, message, fix, rule } = finding;
	const page = rulePage(rule, report);
	const line = location.line ?? 1;
	return {
		path: location.path,
		start_line: line,
		end_line: Math.max(line, location.endLine ?? line),
		annotation_level: LEVELS[level],
		title: ruleLabel(finding, report),
		message: `${reveal(`${message}\n\nFix: ${fix}`).slice(0, MAX_MESSAGE)}${page === void 0 ? "" : `\n\n${page}`}`
	};
}

// src/github/review-request.ts
/** GitHub takes no more than this for one pull request. */
const MAX_REQUESTS = 15;
/**
* Requests reviews from owners, people and teams of this organization. Each is asked once in the life of the pull
* request, so that a person who has answered is not asked again.
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
		if (refused.length > 0) throw new Error(`GitHub does not accept ${refused.join(", ")} as reviewers`);
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
/** Maximum attempts for a creation whose outcome is uncertain. */
const CREATIONS = 2;
/**
* Creates something that must exist only once. If the outcome is unknown, it searches before it sends again.
* @param find searches for the result of an earlier attempt
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
* Our comments whose first line is a marker, the oldest first, through every page. Markers of other accounts are
* recognized by their author; our own login is requested only if a marker is found.
*/
async function ownComments(client, repo, number, marker) {
	const comments = await client.octokit.paginate(client.octokit.rest.issues.listComments, {
		...repo,
		issue_number: number,
		per_page: 100
	});
	if (comments.some(({ id }) => typeof id !== "number")) throw new Error("the answer is not a list of comments");
	const marked = comments.filter(({ body }) => firstLineOf(body) === marker);
	if (marked.length === 0) return [];
	const isOwn = await ownAuthor(client);
	return marked.filter(({ user }) => isOwn(user)).map(({ id, body = "", html_url }) => ({
		id,
		body: body.replaceAll("\r\n", "\n"),
		url: html_url
	})).sort((a, b) => a.id - b.id);
}
/** A comment that a person edited on the web has the line ends of the browser. */
function firstLineOf(body = "") {
	return body.split(/\r?\n/, 1)[0] ?? "";
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
/** The first line of our comment; markers of other accounts are recognized by their author. */
const MARKER$1 = "<!-- cert-hygiene pull-request v1 -->";
/**
* Keeps exactly one comment on a pull request. It is found by marker and author in the full list, edited in place, and
* created only where `create` says so. After a create the list is read again: of two, the younger goes.
* @param body without the marker, within 65,536 characters together with it
*/
async function keepComment(client, repo, number, body, create) {
	const text = `${MARKER$1}\n${body}`;
	const own = await ownComments(client, repo, number, MARKER$1);
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
	}, async () => (await ownComments(client, repo, number, MARKER$1))[0]?.id);
	return settle(client, repo, await ownComments(client, repo, number, MARKER$1), text);
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

// src/github/suggestions.ts
/** What one pull request holds at most, however often it is pushed to. */
const MAX_COMMENTS = 10;
const MARKER = /^<!-- cert-hygiene suggestion v1 ([0-9a-f]{16}) -->\r?\n/;
const BODY = "These suggestions restore lines that this change removes or weakens. Each fixes a finding.";
/** The patches of the changed files by name, as GitHub shows them; those of large and binary files are missing. */
async function pullPatches(client, repo, number) {
	const { paginate, rest } = client.octokit;
	const files = await paginate(rest.pulls.listFiles, {
		...repo,
		pull_number: number,
		per_page: 100
	});
	return new Map(files.flatMap(({ filename, patch }) => patch === void 0 ? [] : [[filename, patch]]));
}
/** Writes one review with the comments that no earlier run wrote; what a person resolved or applied does not come again. */
async function reviewLines(client, repo, number, commit, comments) {
	const before = await ownLineComments(client, repo, number);
	const due = comments.filter(({ id }) => !before.has(id)).slice(0, Math.max(0, MAX_COMMENTS - before.size));
	const [first] = due;
	if (first === void 0) return;
	await createOnce(async () => {
		const { data } = await client.octokit.rest.pulls.createReview({
			...repo,
			pull_number: number,
			commit_id: commit,
			event: "COMMENT",
			body: BODY,
			comments: due.map(({ id, path, start, end, text }) => ({
				path,
				...start < end && {
					start_line: start,
					start_side: "RIGHT"
				},
				line: end,
				side: "RIGHT",
				body: `<!-- cert-hygiene suggestion v1 ${id} -->\n${text}`
			}))
		});
		return data.id;
	}, async () => (await ownLineComments(client, repo, number)).get(first.id)?.[0]);
	for (const [, ...younger] of (await ownLineComments(client, repo, number)).values()) for (const id of younger) await client.octokit.rest.pulls.deleteReviewComment({
		...repo,
		comment_id: id
	}).catch((error) => {
		if (error.status !== 404) throw error;
	});
}
/** Ids of our comments on lines, the oldest first, by the id in their marker. */
async function ownLineComments(client, repo, number) {
	const { paginate, rest } = client.octokit;
	const marked = (await paginate(rest.pulls.listReviewComments, {
		...repo,
		pull_number: number,
		per_page: 100
	})).flatMap(({ id, body, user }) => {
		const [, own] = MARKER.exec(body) ?? [];
		return own === void 0 ? [] : [{
			id,
			own,
			user
		}];
	});
	const found = /* @__PURE__ */ new Map();
	if (marked.length === 0) return found;
	const isOwn = await ownAuthor(client);
	for (const { id, own } of marked.filter(({ user }) => isOwn(user)).sort((a, b) => a.id - b.id)) addTo(found, own, id);
	return found;
}

// src/changes/suggestions.ts
const MAX_SUGGESTIONS = 5;
/** Each is an audit. */
const MAX_TRIALS = 8;
const MAX_REPAIRS = 3;
const MAX_LINES = 10;
const MAX_LINE$1 = 500;
/** The new findings that say what the change itself does to the automation. */
function aboutChange(report) {
	return report.findings.filter((one) => one.status === "new" && !one.suppressed && !one.context && ruleOf(report, one)?.about === "change");
}
/**
* Of each new finding about the change itself, the smallest part of its file's diff that can be taken back so that the finding is
* gone. Every one was tried: what merely looks like the cause is not suggested.
*/
async function suggestionsFor(report, diff) {
	const known = new Set(report.findings.filter(({ status }) => status === "new").map(({ key }) => key));
	const repaired = /* @__PURE__ */ new Set();
	const found = [];
	let trials = 0;
	for (const finding of aboutChange(report)) {
		const { path } = finding.location;
		const [patch, text] = [diff.patchOf(path), await diff.textOf(path)];
		if (repaired.has(finding.key) || patch === void 0 || text === void 0) continue;
		for (const repair of repairsOf(finding, readPatch(patch, text.split("\n")))) {
			if (found.length >= MAX_SUGGESTIONS || trials++ >= MAX_TRIALS) return found;
			const left = await diff.tryOut(path, withRepair(text, repair));
			if (left.has(finding.key) || [...left].some((key) => !known.has(key))) continue;
			for (const key of known) if (!left.has(key)) repaired.add(key);
			found.push({
				...repair,
				path,
				finding
			});
			break;
		}
	}
	return found;
}
function withRepair(text, { start, end, lines }) {
	const all = text.split("\n");
	return [
		...all.slice(0, start - 1),
		...lines,
		...all.slice(end)
	].join("\n");
}
/** The edits of a patch without names of files; none where the file is no longer as the patch says, or has other line ends. */
function readPatch(patch, head) {
	const edits = [];
	let line = 0;
	let open;
	let above;
	for (const row of patch.split("\n")) {
		const hunk = /^@@ -\d{1,9}(?:,\d{1,9})? \+(\d{1,9})(?:,\d{1,9})? @@/.exec(row);
		const [mark, text] = [row.charAt(0), row.slice(1)];
		if (text.endsWith("\r")) return [];
		if (hunk !== null) {
			line = Number(hunk[1]);
			[open, above] = [void 0, void 0];
		} else if (mark === "-" || mark === "+") {
			if (open === void 0) {
				open = {
					at: line,
					was: [],
					now: [],
					...above !== void 0 && { above }
				};
				edits.push(open);
			}
			open[mark === "-" ? "was" : "now"].push(text);
		} else if (mark === " ") {
			if (open !== void 0) open.below = text;
			[open, above] = [void 0, text];
		} else if (mark === "\\" && open !== void 0) {
			if (edits.at(-1) === open) edits.pop();
		}
		if (hunk === null && (mark === " " || mark === "+") && head[line++ - 1] !== text) return [];
	}
	return edits;
}
/** What to try for a finding, the nearest and smallest first. */
function repairsOf({ location: { line, endLine = line } }, edits) {
	const distance = ({ at, now }) => {
		if (line === void 0 || endLine === void 0) return 0;
		return Math.max(0, line - (at + Math.max(0, now.length - 1)), at - endLine);
	};
	return edits.toSorted((a, b) => distance(a) - distance(b)).slice(0, MAX_REPAIRS).flatMap((edit) => [...lineRepair(edit, line), ...wholeRepair(edit)]).filter(isPlain).slice(0, MAX_REPAIRS);
}
/** One line of an edit that has as many lines as before. */
function lineRepair({ at, was, now }, line) {
	const own = line === void 0 || was.length !== now.length || now.length === 1 ? void 0 : was[line - at];
	return line === void 0 || own === void 0 ? [] : [{
		start: line,
		end: line,
		lines: [own]
	}];
}
/** Where nothing is in the place of what was taken away, the suggestion is on the line beside it. */
function wholeRepair({ at, was, now, above, below }) {
	if (now.length > 0) return [{
		start: at,
		end: at + now.length - 1,
		lines: was
	}];
	if (above !== void 0) return [{
		start: at - 1,
		end: at - 1,
		lines: [above, ...was]
	}];
	return below === void 0 ? [] : [{
		start: at,
		end: at,
		lines: [...was, below]
	}];
}
/** A person must see all of what is suggested. */
function isPlain({ start, end, lines }) {
	const isVisible = (text) => text.length <= MAX_LINE$1 && reveal(text.replaceAll("	", "")) === text.replaceAll("	", "");
	return end - start < MAX_LINES && lines.length <= MAX_LINES && lines.every(isVisible);
}

// src/action/suggestions.ts
const MAX_FILE = 1 << 20;
/** Suggestions for the findings of a change; each was tried by another audit of the change. */
async function suggest(report, request, options, pull) {
	if (aboutChange(report).length === 0) return { comments: [] };
	const { committed = request.head } = request;
	const { env = {} } = options;
	let patches;
	try {
		patches = await pullPatches(await pull.client(), pull.repo, pull.number);
	} catch (error) {
		return { refused: refusalOf(error, "pull-requests: read") };
	}
	let contents;
	return { comments: (await suggestionsFor(report, {
		patchOf: (path) => patches.get(path),
		async textOf(path) {
			const text = await readSourceText(committed, path, env);
			return text !== void 0 && text.length <= MAX_FILE && !text.includes("\ufffd") ? text : void 0;
		},
		async tryOut(path, text) {
			contents ??= await contentsOf(committed, request.names, env);
			const edited = {
				...contents,
				[toRawName(path)]: Buffer.from(text).toString("base64")
			};
			const entries = Object.keys(edited).map((name) => ({ name }));
			const { findings } = await auditChange({
				...request,
				committed: {
					...committed,
					entries,
					access: {
						kind: "memory",
						contents: edited
					}
				}
			}, options);
			return new Set(findings.filter(({ status }) => status === "new").map(({ key }) => key));
		}
	})).map((one) => commentOf(one, report)) };
}
function commentOf(suggestion, report) {
	const { path, start, end, lines, finding } = suggestion;
	return {
		id: createHash("sha256").update([
			finding.key,
			path,
			...lines
		].join("\0")).digest("hex").slice(0, 16),
		path,
		start,
		end,
		text: suggestionText(suggestion, report)
	};
}
/** The changed files as the head has them, in base64 by the bytes of their names (latin1). */
async function contentsOf(source, names, env) {
	const contents = Object.create(null);
	const reader = openReader(source.access, env, {
		maxFileBytes: MAX_FILE,
		suspect: () => true
	});
	try {
		const changed = source.entries.filter(({ name }) => names.has(name));
		await reader.each(changed, ({ name }, content) => {
			if (content.kind === "bytes") contents[name] = content.bytes.toString("base64");
		});
	} finally {
		reader.close();
	}
	return contents;
}

// src/action/change.ts
/**
* Scans the change of the event, with the policy of its base. If the base is not checked out anywhere in the workspace,
* its commit is fetched.
*/
async function auditEvent(context) {
	const { event, target, world } = context;
	const sides = await (context.sides ?? checkedOutSides(context));
	if (sides !== void 0) return auditSides(sides, context);
	return await withFetched(event.head, originOf(context), world.env, async (fetched) => {
		const { report, ...rest } = await auditSides(await sidesIn(fetched, context), context);
		const notice = `The change is not checked out in the workspace; its commit was fetched from ${target.serverUrl}.`;
		return {
			report: {
				...report,
				notices: [...report.notices ?? [], notice]
			},
			...rest
		};
	}) ?? auditSides(await sidesIn(world.cwd, context), context);
}
async function auditSides({ head, found, started }, context) {
	const { event, inputs, target, world, client, team } = context;
	const { include, exclude } = inputs;
	const options = {
		now: inputs.now,
		passwords: inputs.passwords,
		workerUrl: world.workerUrl,
		limit: judgingLimit(world),
		env: world.env,
		cache: cacheOf(inputs, world)
	};
	if ("unknown" in found) {
		const config = await policyFrom(inputs, head, world);
		const { audit } = await import("./load-audit.js");
		const report = await audit([head], {
			...options,
			...config
		});
		const incomplete = [`The change cannot be compared with its base: ${found.unknown}.`, ...report.incomplete];
		return { report: {
			...report,
			incomplete
		} };
	}
	const { names } = found.files;
	const selected = await selection({
		include,
		exclude
	});
	const within = (source) => ({
		...source,
		entries: source.entries.filter(({ name }) => selected.keeps(name))
	});
	const [base, committed] = [found.files.base, found.files.head === head ? head : within(found.files.head)];
	const sideOf = (path) => names.has(toRawName(path)) ? base : head;
	const policy = await policyFrom(inputs, sideOf, world);
	const edits = (path) => path !== void 0 && names.has(toRawName(normalize(path)));
	for (const [path, read] of [[inputs.config, policy.config], [inputs.baseline, policy.baseline]]) if (path !== void 0 && path !== "none" && read === void 0 && !edits(path)) throw new UsageError(`${path} cannot be read`);
	const edited = edits(inputs.config ?? ".github/cert-hygiene.yml") || edits(inputs.baseline ?? ".github/cert-hygiene-baseline.txt");
	const request = {
		head: await withOwnersOf(sideOf, head, world),
		committed,
		leftOut: [...names].filter((name) => !selected.keeps(name)).length,
		base: within(base),
		names,
		elsewhere: team,
		after: edited ? await policyFrom(inputs, head, world) : void 0,
		failOn: inputs.failOn
	};
	const report = await auditChange(request, {
		...options,
		...policy,
		started
	});
	const { number } = event;
	const [owner = "", repo = ""] = target.repository.split("/");
	const suggested = inputs.suggestions && number !== void 0 && !event.fork ? await suggest(report, request, {
		...options,
		...policy
	}, {
		repo: {
			owner,
			repo
		},
		number,
		client
	}) : void 0;
	const told = await withCommitters(report, base, world.env);
	const missed = await missedByInclude(names, inputs);
	return {
		report: missed === void 0 ? told : {
			...told,
			incomplete: [missed, ...told.incomplete]
		},
		names,
		...suggested && { suggested }
	};
}
/** A change of certificates that is completely outside of the included paths: the globs may be wrong. */
async function missedByInclude(names, { include, exclude }) {
	if (include.length === 0) return void 0;
	const [inside, left] = await Promise.all([selection({ include }), selection({ exclude })]);
	if ([...names].some((name) => inside.keeps(name))) return void 0;
	const [first] = [...names].map(toDisplayPath).filter(holdsMaterialByName).filter((path) => left.keeps(toRawName(path)));
	if (first === void 0) return void 0;
	return `include matches no changed file, but ${first} may hold certificates. Add it to include; its globs start at the root of the repository. Otherwise limit the paths of this workflow.`;
}
/** The owners of the base count: a change must not choose who is notified. */
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
/**
* Config file and baseline from one side of the change. No file is read from the disk by a name that the change chose.
*/
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
* Updates the pull request: its one comment, review requests, a check run. Each refusal is reported and changes no
* verdict.
* @param failed the verdict
* @param suggested where suggestions were asked for
*/
async function deliverChange(report, context, links, failed, suggested = { comments: [] }) {
	const { event, inputs, target, world } = context;
	const [owner = "", repo = ""] = target.repository.split("/");
	const result = { degraded: [] };
	const attempt = async (what, permission, write, text = "") => {
		if (inputs.dryRun) world.out(`dry run: would write ${what}\n${breakCommands(text)}`);
		else if (event.fork) result.degraded.push(`${what}: the head is a fork, and its token can only read`);
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
	if ("refused" in suggested) result.degraded.push(`the suggestions: ${suggested.refused}`);
	else if (number !== void 0 && suggested.comments.length > 0) {
		const { comments } = suggested;
		const write = (client) => reviewLines(client, {
			owner,
			repo
		}, number, event.head, comments);
		await attempt("the suggestions", "pull-requests: write", write, comments.map(({ text }) => text).join("\n\n"));
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
/** Repositories that are asked one by one where there is no GraphQL: of 1,000 calls an hour more would be too many. */
const MAX_BY_REST = 300;
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
		let answer;
		try {
			answer = await ask(client, part, label);
		} catch (error) {
			if (!isWithoutGraphql(error) || known.length > MAX_BY_REST) throw error;
			return byRest(client, known, label);
		}
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
/** The same, with two calls for each. */
async function byRest({ octokit }, names, label) {
	const found = /* @__PURE__ */ new Map();
	for (const name of names) {
		const [owner = "", repo = ""] = name.split("/");
		try {
			const { data: about } = await octokit.rest.repos.get({
				owner,
				repo
			});
			const { data: open } = about.has_issues ? await octokit.rest.issues.listForRepo({
				owner,
				repo,
				labels: label,
				state: "open",
				per_page: 1
			}) : { data: [] };
			found.set(name, {
				private: about.private,
				open: open.length > 0
			});
		} catch (error) {
			if (error.status !== 404) throw error;
		}
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

// src/github/issue-marker.ts
const START = "<!-- cert-hygiene issue v1 ";
const END = " -->";
const MAX_LINE = 6e3;
function withMarker(marker, body) {
	const fields = Object.entries(marker).map(([name, value]) => `${name}=${value}`);
	return `${START}${fields.join(" ")}${END}\n${body}`;
}
/** Undefined where the first line is no marker; the caller checks who wrote it. */
function markerOf(text) {
	const [line = ""] = text.slice(0, MAX_LINE).split(/\r?\n/, 1);
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
		body: field("body"),
		part: field("part"),
		policy: field("policy"),
		files: (/^[\w-]{1,5000}$/.exec(fields.get("files") ?? "") ?? [""])[0]
	};
}
/** The text below the marker. */
function withoutMarker(text) {
	return text.slice(text.indexOf("\n") + 1);
}

// src/github/recorded-files.ts
/** Characters that the files of one issue may take in its body, beside its text. */
const MAX_RECORD = 4e3;
const MAX_UNPACKED = 1 << 20;
/** Packs files so that they fit; where they are too many, folders stand for them. */
function recordFiles(files) {
	for (let some = [...files];; some = widened(some)) {
		const text = packed(some);
		if (text.length <= MAX_RECORD || some.every(({ path }) => path === "")) return text;
	}
}
/** Undefined where the text is nothing that was packed here. */
function recordedFiles(text) {
	if (text === "") return void 0;
	try {
		const bytes = inflateRawSync(Buffer.from(text, "base64url"), { maxOutputLength: MAX_UNPACKED });
		const groups = JSON.parse(bytes.toString("utf8"));
		if (!Array.isArray(groups)) return void 0;
		const files = [];
		for (const group of groups) {
			const [repository, ...lists] = group;
			if (typeof repository !== "string" || !lists.every(isList)) return void 0;
			const [paths = [], unreadable = []] = lists;
			for (const path of paths) files.push({
				repository,
				path
			});
			for (const path of unreadable) files.push({
				repository,
				path,
				unreadable: true
			});
		}
		return files;
	} catch {
		return;
	}
}
/** Pages that explain a rule; issues lead to them, too. */
const RULE_PAGES = "docs/rules/";
/** The files that the links of an issue lead to, where it was written before issues remembered their files. */
function linkedFiles(body) {
	const files = /* @__PURE__ */ new Map();
	for (const [, repository = "", path = ""] of body.matchAll(/\/([\w.-]+\/[\w.-]+)\/blob\/[^/\s)]{1,100}\/([^\s)#]{1,2000})/g)) {
		if (path.startsWith(RULE_PAGES)) continue;
		try {
			files.set(`${repository}\0${path}`, {
				repository,
				path: decodeURIComponent(path)
			});
		} catch {}
	}
	const isCut = /^And \d+ more cop|^- and \d+ more;/m.test(body);
	return files.size === 0 || isCut ? void 0 : [...files.values()];
}
function packed(files) {
	const groups = [...groupBy(files, ({ repository }) => repository)].map(([repository, some]) => [
		repository,
		some.filter((one) => !one.unreadable).map(({ path }) => path),
		some.filter((one) => one.unreadable).map(({ path }) => path)
	]);
	return deflateRawSync(JSON.stringify(groups), { level: 9 }).toString("base64url");
}
function isList(value) {
	return Array.isArray(value) && value.every((one) => typeof one === "string");
}
/** Each file or folder becomes the folder that it is in. */
function widened(files) {
	const folders = /* @__PURE__ */ new Map();
	for (const { repository, path } of files) {
		const folder = folderOf(path.replace(/\/$/, ""));
		folders.set(`${repository}\0${folder}`, {
			repository,
			path: folder === "" ? "" : `${folder}/`
		});
	}
	return [...folders.values()];
}

// src/github/issue-lifecycle.ts
/** The writes that make the issues match the drafts. Pure. */
function stepsFor(drafts, known, judged) {
	const { own, others, duplicates: steps } = shared(known, judged);
	const wanted = new Set(drafts.map(({ key }) => key));
	for (const draft of drafts) {
		const issue = own.get(draft.key);
		if (issue !== void 0) steps.push(...issue.open ? updateOf(issue, draft, judged) : reopeningOf(issue, draft, judged));
		else steps.push(...elsewhere(draft, others) ?? [{
			kind: "open",
			draft,
			body: bodyWith(draft, 1, judged)
		}]);
	}
	if (!judged.complete) return steps;
	for (const issue of [...own.values(), ...others]) {
		const { key, state, round, part, policy } = issue.marker;
		if (wanted.has(key) || !issue.open || state === "resolved" || !judged.mine(key)) continue;
		const foreign = others.includes(issue);
		if (foreign && policy !== judged.policy) continue;
		const reason = judged.unseen(filesOf(issue), part === judged.part);
		if (reason === void 0) {
			const marker = {
				...issue.marker,
				state: "resolved"
			};
			const remark = {
				id: `${round}-resolved`,
				text: judged.evidence(key)
			};
			steps.push({
				kind: "close",
				issue,
				body: withMarker(marker, withoutMarker(issue.body)),
				remark
			});
		} else if (!foreign) steps.push({
			kind: "hold",
			issue,
			reason
		});
	}
	return steps;
}
function shared(known, { part }) {
	const own = /* @__PURE__ */ new Map();
	const [others, duplicates] = [[], []];
	const inOrder = known.toSorted((a, b) => a.number - b.number);
	for (const owner of [part, ""]) for (const issue of inOrder.filter(({ marker }) => marker.part === owner)) {
		const { key } = issue.marker;
		const oldest = own.get(key);
		if (oldest === void 0) own.set(key, issue);
		else if (oldest.marker.part !== owner) others.push(issue);
		else if (issue.open) duplicates.push({
			kind: "duplicate",
			issue,
			of: oldest.number
		});
	}
	return {
		own,
		others: [...others, ...inOrder.filter(({ marker }) => marker.part !== "" && marker.part !== part)],
		duplicates
	};
}
/** The write if an issue of another job covers all that this one would; undefined if none does. */
function elsewhere(draft, others) {
	for (const issue of others) {
		const files = filesOf(issue);
		if (issue.marker.key !== draft.key || files === void 0 || !draft.files.every((file) => holdsFile(files, file))) continue;
		if (!issue.open) {
			if (issue.reason === "not_planned" && issue.marker.facts === draft.facts) return [];
			continue;
		}
		const { part, policy, scope, round } = issue.marker;
		if (!hasRisen(issue, draft)) return [];
		const remark = {
			id: `${round}-${draft.stage}-${draft.facts}`,
			text: draft.escalation
		};
		return [change(issue, draft, {
			round,
			owner: {
				part,
				policy,
				scope
			},
			files
		}, false, remark)];
	}
}
/** The files that an issue names; undefined if some are unknown. */
function filesOf({ marker, body }) {
	return marker.files === "" ? linkedFiles(body) : recordedFiles(marker.files);
}
/** Whether a later run can find the issue by the text that is written now. */
function bodyWith(draft, round, { scope, part, policy }, files = draft.files) {
	const { key, stage: state, facts, owners, title, body } = draft;
	const hashes = {
		facts,
		owners: hashOf(owners),
		title: hashOf(title),
		body: hashOf(body)
	};
	return withMarker({
		key,
		scope,
		state,
		round,
		...hashes,
		part,
		policy,
		files: recordFiles(files)
	}, body);
}
function hasRisen({ marker }, draft) {
	return STAGES.indexOf(draft.stage) > STAGES.indexOf(marker.state);
}
function updateOf(issue, draft, judged) {
	const { marker } = issue;
	const { round } = marker;
	const before = filesOf(issue) ?? [];
	const sameGlobs = marker.part === judged.part;
	const complete = judged.complete && judged.unseen(before, sameGlobs) === void 0;
	const risen = hasRisen(issue, draft);
	const handedOver = marker.owners !== hashOf(draft.owners) && draft.owners.length > 0;
	const recorded = JSON.stringify(recordedFiles(marker.files)) === JSON.stringify(recordedFiles(recordFiles(draft.files)));
	const rewritten = marker.body !== hashOf(draft.body) || marker.title !== hashOf(draft.title) || !recorded || !sameGlobs;
	if (!risen && (!complete || !handedOver && !rewritten)) return [];
	const remark = risen ? {
		id: `${round}-${draft.stage}-${draft.facts}`,
		text: draft.escalation
	} : handedOver ? {
		id: `${round}-owners-${hashOf(draft.owners)}`,
		text: `The owners are now ${draft.owners.join(" ")}.`
	} : void 0;
	return [change(issue, draft, {
		round,
		owner: judged,
		files: complete ? draft.files : [...draft.files, ...before.filter((file) => !holdsFile(draft.files, file))]
	}, false, remark)];
}
function reopeningOf(issue, draft, judged) {
	const { marker, reason } = issue;
	const changed = marker.facts !== draft.facts;
	const declined = reason === "not_planned" || reason === "duplicate";
	if (declined && (!changed || !judged.complete)) return [];
	const round = marker.round + 1;
	const why = marker.state === "resolved" ? "It is back." : declined ? "Closed as *not planned*; the facts have changed since." : "Closed, but the problem still exists.";
	return [change(issue, draft, {
		round,
		owner: judged,
		files: draft.files
	}, true, {
		id: `${round}-reopened`,
		text: `${why} ${draft.escalation}`
	})];
}
function change(issue, draft, { round, owner, files }, reopen, remark) {
	const ours = issue.marker.title === hashOf(issue.title);
	return {
		kind: "update",
		issue,
		draft,
		body: bodyWith(draft, round, owner, files),
		reopen,
		...ours && issue.title !== draft.title && { title: draft.title },
		...remark !== void 0 && { remark }
	};
}

// src/github/first-run-digest.ts
/**
* The issues that should be open if the first run of a repository opens one digest in place of more than `most` issues.
* A subject stays in the digest that lists it until it is fixed or becomes more urgent; a new subject has an issue of
* its own.
* @param drafts most urgent first
* @param most 0 if no run opens a digest
*/
function withDigest(drafts, known, judged, most) {
	const digest = digestAmong(known, judged);
	if (digest === void 0) {
		if (!!known.some(({ marker }) => judged.mine(marker.key)) || !(most > 0) || drafts.length <= most) return drafts;
		return [digestDraft(drafts.map(itemOf), drafts)];
	}
	const own = new Set(known.filter((issue) => issue !== digest).map(({ marker }) => marker.key));
	const listed = listedItems(digest.body);
	const stages = new Map(listed.map(({ key, stage }) => [key, STAGES.indexOf(stage)]));
	const covered = new Map(drafts.filter(({ key, stage }) => !own.has(key) && STAGES.indexOf(stage) <= (stages.get(key) ?? -1)).map((draft) => [draft.key, draft]));
	const others = drafts.filter(({ key }) => !covered.has(key));
	const elsewhere = new Set(others.map(({ key }) => key));
	const isSeen = judged.complete && judged.unseen(filesOf(digest), digest.marker.part === judged.part) === void 0;
	const items = listed.map((item) => {
		const draft = covered.get(item.key);
		if (draft !== void 0) return {
			...itemOf(draft),
			stage: item.stage
		};
		return isSeen || elsewhere.has(item.key) ? {
			...item,
			done: true
		} : item;
	});
	if (items.every(({ done }) => done)) return others;
	return [digestDraft(items, [...covered.values()]), ...others];
}
/** The digest that is not resolved, of this job before those of others. */
function digestAmong(known, { part, mine }) {
	if (!mine("digest")) return void 0;
	const oldest = known.filter(({ marker }) => marker.key === "digest" && marker.state !== "resolved").toSorted((a, b) => a.number - b.number);
	return oldest.find(({ marker }) => marker.part === part) ?? oldest[0];
}

// src/github/issue-comment.ts
/** Comments on an issue. Each of ours exists once, however many runs try to write it. */
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

// src/github/issue-list.ts
const PAGE = 100;
/** More issues than one of our labels ever has. A list that continues is not complete. */
const MAX_PAGES = 100;
/**
* Our issues with a label, open or closed, recognized by marker and author. They are listed, never searched for: the
* search index is seconds to hours late.
* @throws Error where the list could not be read to its end
*/
async function labelledIssues(client, repo, label) {
	return ownOf(client, await list(client, repo, { labels: label }));
}
/** Our issues whatever their labels: a label can be deleted, and every issue loses it. */
async function createdIssues(client, repo) {
	const creator = await ownLogin(client);
	if (creator === void 0) return [];
	try {
		return await ownOf(client, await list(client, repo, { creator }));
	} catch (error) {
		if (error.status === 422) return [];
		throw error;
	}
}
/** Our own login is requested only if a marker is found. */
async function ownOf(client, items) {
	const marked = items.flatMap((item) => {
		const marker = item.pull_request === void 0 ? markerOf(item.body ?? "") : void 0;
		return marker === void 0 ? [] : [{
			item,
			marker
		}];
	});
	if (marked.length === 0) return [];
	const isOwn = await ownAuthor(client);
	return marked.filter(({ item }) => isOwn(item.user)).map(({ item, marker }) => ({
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
/** Every page, oldest first, so that an issue that is created meanwhile moves no other. */
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
		if (!Array.isArray(data) || data.some(({ number }) => typeof number !== "number")) throw new Error("the answer is not a list of issues");
		items.push(...data);
		if (data.length < PAGE && !/rel="next"/.test(headers.link ?? "")) return items;
	}
	throw new Error(`the list of issues is longer than 10000`);
}

// src/github/issues.ts
const PERMISSION$1 = "issues: write";
/** Maximum number of assignees that GitHub accepts for one issue. */
const MAX_ASSIGNEES = 10;
/**
* Makes the issues match the drafts: opens, rewrites, comments, closes and reopens. Nothing is written unless the list
* of issues was read completely.
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
		refused: [],
		lost: 0,
		held: []
	};
	const opened = /* @__PURE__ */ new Set();
	const run = async (steps) => {
		let stopped = false;
		for (const step of steps) {
			if (step.kind === "hold") {
				kept.held.push(`issue #${step.issue.number} stays open: ${step.reason}`);
				continue;
			}
			if (stopped) {
				if (alarms(step)) kept.lost++;
				continue;
			}
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
				else if (step.kind !== "duplicate" && step.issue.locked && step.remark !== void 0) kept.refused.push(`issue #${step.issue.number} is locked: it was updated without a comment`);
			} catch (error) {
				if (alarms(step)) kept.lost++;
				const { status } = error;
				const one = step.kind === "open" ? `"${step.draft.title}"` : `#${step.issue.number}`;
				kept.refused.push(`issue ${one}: ${refusalOf(error, PERMISSION$1)}`);
				stopped = step.kind === "open" ? status !== 422 : status === 401 || status === 403 && !step.issue.locked;
			}
		}
	};
	const wanted = withDigest(drafts, known, options, options.digestAbove);
	await run(stepsFor(wanted, known, options));
	let now = known;
	if (opened.size > 0 && !options.dryRun) {
		now = await ofThisAudit(client, repo, options);
		await run(stepsFor([], now, {
			...options,
			complete: false
		}).filter((step) => step.kind === "duplicate" && opened.has(step.issue.marker.key)));
	}
	const first = wanted[0]?.key;
	const ofFirst = now.filter(({ marker }) => marker.key === first);
	const url = (ofFirst.find(({ marker }) => marker.part === options.part) ?? ofFirst[0])?.url;
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
/** Whether somebody would learn of it by the issue. */
function alarms({ kind }) {
	return kind === "open" || kind === "update";
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
		return (await ofThisAudit(client, repo, options)).find(({ marker }) => marker.key === draft.key && marker.part === options.part)?.number;
	};
	const assignees = people.slice(0, MAX_ASSIGNEES);
	await createOnce(() => create(assignees), find).catch((error) => {
		if (error.status !== 422 || assignees.length === 0) throw error;
		return createOnce(() => create([]), find);
	});
}

// src/reporting/files-looked-at.ts
/**
* Tells whether files were read, or are gone from the commit that was read. Every file of a commit is read, skipped
* with a reason, or excluded by a glob. So a file that was neither skipped nor excluded was read, or does not exist. In
* a folder without git, deleted files are unknown.
*/
async function filesLookedAt(report, scope) {
	const { inventory } = report;
	const repositories = new Map(inventory.repositories.map((one) => [one.name, one]));
	for (const one of inventory.repositories) if (one.formerName !== void 0) repositories.set(one.formerName, one);
	const leftOut = new Set(inventory.repositories.flatMap(({ skipped }) => skipped.filter(({ reason }) => reason === "excluded").map(({ path }) => path)));
	const outside = leftOut.delete("**");
	const included = await matchersOf(scope.include);
	const excluded = await matchersOf([.../* @__PURE__ */ new Set([...leftOut, ...scope.exclude])]);
	const read = new Set(inventory.certificates.flatMap(({ sightings }) => sightings.map(fileKey)));
	const unreadable = new Set(inventory.unreadable.map(fileKey).filter((key) => !read.has(key)));
	function isLeftOut({ repository, path }) {
		const whole = `${mountOf(repositories.get(repository), repositories)}${path}`;
		const selects = (matches) => matches(isFolder(whole) ? `${whole}x` : whole);
		if (excluded.some(selects)) return true;
		return included.length === 0 ? outside : !included.some(selects);
	}
	function whyUnseen(file, sameGlobs) {
		if (file.repository === ENDPOINTS.repository) return inventory.served !== void 0 || scope.endpoints ? void 0 : "the endpoints were not probed";
		const shown = file.path === "" ? file.repository : `${file.path} of ${file.repository}`;
		const repository = repositories.get(file.repository);
		if (repository === void 0) return `${file.repository} is not part of this scan`;
		if (repository.failure?.reason === "empty") return void 0;
		if (repository.failure !== void 0) return `${file.repository} was not read`;
		if (repository.revision === void 0) return `${file.repository} was not read from a commit`;
		if (!sameGlobs && isLeftOut(file)) return `${shown} is excluded by include or exclude`;
		const { removed } = scope;
		if (removed?.repository === file.repository && touches(removed.paths, file.path)) return `${shown} is in the commit, and was removed from the index`;
		if (file.unreadable) return void 0;
		const entry = repository.skipped.find(({ path, reason, ...rest }) => reason !== "excluded" && (isFolder(file.path) ? path.startsWith(file.path) && (reason === "lfs-pointer" || reason === "submodule" || leavesHole({
			path,
			reason,
			...rest
		})) : path === file.path || file.path.startsWith(`${path}/`)));
		if (entry !== void 0) return `${shown} was not read (${entry.reason})`;
		return unreadable.has(fileKey(file)) ? `${shown} could not be read` : void 0;
	}
	return (files, sameGlobs) => {
		if (files !== void 0) {
			for (const file of files) {
				const why = whyUnseen(file, sameGlobs);
				if (why !== void 0) return why;
			}
			return;
		}
		if (outside || leftOut.size > 0 || scope.include.length > 0) return "include or exclude omit files";
		return inventory.repositories.map(({ name }) => whyUnseen({
			repository: name,
			path: ""
		}, true)).find(Boolean);
	};
}
function touches(paths, path) {
	return isFolder(path) ? [...paths].some((one) => one.startsWith(path)) : paths.has(path);
}
/** The folder of a submodule, as globs see it. */
function mountOf(repository, all, depth = 0) {
	const within = repository?.within;
	if (within === void 0 || depth > 8) return "";
	return `${mountOf(all.get(within.repository), all, depth + 1)}${within.path}/`;
}

// src/sources/checked-out.ts
/** Undefined for a folder that is no work tree, or has no commit. */
async function checkedOut(folder, env) {
	const found = await discover(folder, env);
	if (found.kind !== "work-tree" || found.head === void 0) return void 0;
	const { gitDir, head } = found;
	const ask = (...args) => git([`--git-dir=${gitDir}`, ...args], { env }).catch((error) => {
		if (error instanceof GitError) return Buffer.alloc(0);
		throw error;
	});
	const removed = ask("diff-index", "--cached", "--no-renames", "--name-only", "--diff-filter=D", "-z", head);
	const [branch, origin, paths] = await Promise.all([
		ask("symbolic-ref", "--quiet", "--short", "HEAD"),
		originName(gitDir, env),
		removed
	]);
	const name = branch.toString().trim();
	return {
		commit: head,
		...name !== "" && { branch: name },
		...origin !== void 0 && { origin },
		removed: new Set(records(paths).map(toDisplayPath))
	};
}

// src/action/issue-scope.ts
/**
* An issue belongs to the job that reads the same repositories with the same globs and the same config file. The branch
* is always the default one: see {@link otherBranch}.
*/
function issueScope(inputs, { repository }) {
	const { include, exclude, scope, mode, config, baseline } = inputs;
	const policy = [
		config ?? "",
		baseline ?? "",
		baseline === NO_BASELINE
	];
	const what = mode === "merge" ? "merge" : scope ?? "workspace";
	return {
		scope: hashOf([repository, inputs.issueLabels[0]]),
		part: hashOf([
			what,
			include.toSorted(),
			exclude.toSorted(),
			policy
		]),
		policy: hashOf(policy)
	};
}
/**
* What is checked out if the workspace is scanned; undefined if repositories are fetched, or nothing is checked out.
*/
async function auditedCheckout(inputs, { cwd, env }) {
	return inputs.scope === void 0 && inputs.mode !== "merge" ? checkedOut(cwd, env) : void 0;
}
function readScope(inputs, { repository }, checkout) {
	const { include, exclude, endpoints } = inputs;
	return {
		include,
		exclude,
		endpoints: endpoints !== "none",
		...checkout !== void 0 && { removed: {
			repository,
			paths: checkout.removed
		} }
	};
}
/**
* Why the run is not on the default branch, as half a sentence. Issues describe the default branch; runs on other
* branches would open and close them wrongly.
*/
function otherBranch({ name, ref, sha, repository, payload }, checkout) {
	const branch = /^refs\/heads\/(.+)$/s.exec(ref)?.[1];
	const told = payload()?.repository?.default_branch;
	const usual = typeof told === "string" ? told : name === "schedule" ? branch : void 0;
	if (ref !== "" && (branch === void 0 || usual !== void 0 && branch !== usual)) return `this run is about ${ref}`;
	if (checkout === void 0 || checkout.commit === sha) return void 0;
	const { origin } = checkout;
	if (origin !== void 0 && origin.toLowerCase() !== repository.toLowerCase()) return `the workspace holds ${origin}, not ${repository}`;
	if (checkout.branch === void 0) return `the workspace holds the commit ${checkout.commit.slice(0, 12)}, not ${sha.slice(0, 12)}`;
	return usual === void 0 || checkout.branch === usual ? void 0 : `the workspace holds the branch ${checkout.branch}`;
}

// src/action/issues.ts
const PERMISSION = "issues: write";
/** Maximum number of open issues whose reason for staying open is reported. */
const MAX_HELD = 5;
/**
* Opens, updates and closes issues according to the report. A refusal is reported and changes no verdict. The issues of
* a team are in the repository to fix, unless one repository has them all. A public one gets none that could name
* contents of private ones.
*/
async function deliverIssues(report, context, links) {
	const { inputs, target } = context;
	const result = {
		announced: [],
		degraded: [],
		lost: 0
	};
	const checkout = await auditedCheckout(inputs, context.world);
	const other = context.event && otherBranch(context.event, checkout);
	if (other !== void 0) {
		const text = `issues are kept by runs on the default branch, and ${other}`;
		if (checkout === void 0 || other.startsWith("this run")) result.announced.push(`No issue was written: ${text}.`);
		else result.degraded.push(text);
		return result;
	}
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
	const unseen = await filesLookedAt(report, readScope(inputs, target, checkout));
	const held = [];
	let [writes, deferred, unvisited] = [
		0,
		0,
		0
	];
	for (const [index, destination] of destinations.entries()) {
		if (index > 0 && writes >= inputs.maxIssueWrites) {
			unvisited = destinations.length - index;
			break;
		}
		const where = destination.repository === target.repository ? "" : ` of ${destination.repository}`;
		try {
			const kept = await keepIn(destination, context, {
				...links,
				unseen
			}, inputs.maxIssueWrites - writes);
			writes += kept.writes;
			deferred += kept.deferred;
			for (const kind of Object.keys(counts)) counts[kind] += kept.counts[kind];
			if (result.url === void 0 && kept.url !== void 0) result.url = kept.url;
			const placed = (text) => `${where === "" ? "" : `${destination.repository}: `}${text}`;
			result.degraded.push(...kept.refused.map(placed));
			result.lost += kept.lost;
			held.push(...kept.held.map(placed));
		} catch (error) {
			result.degraded.push(`the issues${where}: ${refusalOf(error, PERMISSION)}`);
			result.lost += issueSubjects(destination.part()).length;
		}
	}
	announce(counts, [...deferred > 0 ? [plural(deferred, "issue")] : [], ...unvisited > 0 ? [`all of ${plural(unvisited, "repository", "repositories")}`] : []], inputs, result);
	if (held.length > 0) {
		const more = held.length > MAX_HELD ? `; ${held.length - MAX_HELD} more stay open for the same reason` : "";
		result.announced.push(`${held.slice(0, MAX_HELD).join("; ")}${more}.`);
	}
	return result;
}
function keepIn({ repository, part }, context, { unseen, ...links }, maxWrites) {
	const { inputs, target } = context;
	const report = part();
	const [owner = "", repo = ""] = repository.split("/");
	const whole = inputs.issues === "dashboard";
	const hasGlobs = inputs.include.length + inputs.exclude.length > 0;
	const render = {
		color: false,
		width: 100,
		quiet: false,
		...links,
		...repository !== target.repository && { policyIn: target.repository }
	};
	const options = {
		...issueScope(inputs, target),
		unseen: (files, sameGlobs) => unseen(files, sameGlobs && (inputs.mode !== "merge" || hasGlobs)),
		labels: inputs.issueLabels,
		maxWrites,
		digestAbove: whole ? 0 : inputs.issueDigest,
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
/** Each repository with findings to fix, the most urgent first, then those whose open issues may be resolved. */
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
		result.degraded.push(`the issues: it is unknown which repositories are public: ${refusalOf(error, PERMISSION)}`);
		result.lost += issueSubjects(report).length;
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
/** The report about one repository, as if there were no others. */
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
		[counts.update, "updated"],
		[counts.close, "closed as resolved"],
		[counts.duplicate, "closed as duplicates"]
	].filter(([number]) => number > 0).map(([number, what]) => `${plural(number, "issue")} ${what}`);
	if (words.length > 0) announced.push(`${inputs.dryRun ? "Dry run, not written: " : ""}${words.join(", ")}.`);
	if (left.length > 0) {
		const budget = plural(inputs.maxIssueWrites, "write");
		announced.push(`The budget of ${budget} is used up; ${listed(left)} left for the next run.`);
	}
}

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

// src/action/write-guard.ts
/**
* Where an input lets the run write, as an absolute path. What was checked out is somebody else's: a symbolic link in it would lead
* a report over any file of the runner. So no link that lies in the workspace is followed, git's own folder is left alone, and a
* relative path leads nowhere but into the workspace or the runner's temporary folder.
* @param name of the input
* @throws UsageError where it leads elsewhere
*/
function guardedPath(name, path, { cwd, env }) {
	const file = resolve(cwd, path);
	const refuse = (why) => {
		throw new UsageError(`${name}: ${path} ${why}`);
	};
	const temp = env.RUNNER_TEMP && isAbsolute(env.RUNNER_TEMP) ? env.RUNNER_TEMP : void 0;
	const inWorkspace = below(cwd, file);
	if (inWorkspace === void 0) {
		if (!isAbsolute(path) && (temp === void 0 || below(temp, file) === void 0)) refuse("leads out of the workspace: use an absolute path, or a path in the workspace or in RUNNER_TEMP");
		const real = realParent(file);
		if (real !== void 0 && below(realpathSync(cwd), real) !== void 0) refuse("leads into the workspace through a symbolic link: use the direct path");
		return file;
	}
	let at = cwd;
	for (const part of inWorkspace.split(sep).filter(Boolean)) {
		if (part.toLowerCase() === ".git") refuse("is in git's own folder");
		at = join(at, part);
		const stat = lstatSync(at, { throwIfNoEntry: false });
		if (stat === void 0) break;
		if (stat.isSymbolicLink()) refuse(`leads through the symbolic link ${relative(cwd, at)}, which is in the workspace`);
		if (at === file ? !stat.isFile() && !stat.isDirectory() : !stat.isDirectory()) refuse(`leads through ${relative(cwd, at)}, which is no ${at === file ? "file" : "folder"}`);
	}
	return file;
}
/** Writes a file where {@link guardedPath} lets the input write. */
function writeGuarded(name, path, text, world) {
	const file = guardedPath(name, path, world);
	try {
		mkdirSync(dirname(file), { recursive: true });
		const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW = 0 } = constants;
		const noFollow = below(world.cwd, file) === void 0 ? 0 : O_NOFOLLOW;
		const descriptor = openSync(file, O_WRONLY | O_CREAT | O_TRUNC | noFollow, 438);
		try {
			writeFileSync(descriptor, text);
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		throw new UsageError(`${path} cannot be written: ${fileTrouble(error)}`);
	}
}
/** The way from a folder down to a path; undefined where it does not lie in the folder. */
function below(folder, path) {
	const way = relative(folder, path);
	return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way) ? void 0 : way;
}
/** Where the nearest folder above a file that is there really lies. */
function realParent(file) {
	for (let parent = dirname(file);; parent = dirname(parent)) try {
		return realpathSync(parent);
	} catch {
		if (dirname(parent) === parent) return void 0;
	}
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

// src/action/run.ts
/** Audits the workspace, or the change that the event is about, and tells of it. The result is the exit code. */
async function act({ inputs, target, world, runner, client, requests: count, event, sides }) {
	const { repository, serverUrl, sha } = runner.event;
	const { scope, mode, shard } = inputs;
	if (shard !== void 0 && mode !== "auto") throw new UsageError(`shard: mode: ${mode} has no shard`);
	for (const written of [
		"report-file",
		"sarif-file",
		"html-file",
		"cache-folder"
	]) if (runner.input(written) !== "") guardedPath(written, runner.input(written), world);
	const requests = () => runner.output("api-requests", count());
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
	if (ofWorkspace && event === void 0 && readdirSync(world.cwd).length === 0) throw new UsageError("the workspace is empty: check the repository out in a step before this one");
	const known = inputs.inventories.length === 0 ? void 0 : await readReports(inputs.inventories, world);
	const context = event && {
		event,
		inputs,
		target,
		world,
		client,
		sides,
		team: known?.inventory
	};
	const { report: audited, names, suggested } = await auditFor({
		inputs,
		target,
		world,
		client,
		public: isPublic(runner.event.payload())
	}, context, known);
	const late = staleAudits(known?.audits ?? [], inputs.maxAge ?? Number.POSITIVE_INFINITY, inputs.now);
	const report = late.length === 0 ? audited : {
		...audited,
		notices: [...audited.notices ?? [], ...late]
	};
	for (const text of late) say(world, "warning", "No recent scan", text);
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
	writeFiles(report, {
		...options,
		...addresses
	}, world, runner);
	const delivered = context === void 0 ? { degraded: [] } : await deliverChange(report, context, links ?? "", failing, suggested);
	let lost = 0;
	if (inputs.issues !== "none" && event !== void 0) say(world, "notice", "Issues", "A run for a change keeps no issues.");
	else if (inputs.issues !== "none") {
		const issues = await deliverIssues(report, {
			inputs,
			target,
			world,
			client,
			event: runner.event
		}, addresses);
		if (issues.url !== void 0) runner.output("issue-url", issues.url);
		for (const text of issues.announced) say(world, "notice", "Issues", text);
		delivered.degraded.push(...issues.degraded);
		lost = issues.lost;
	}
	if (inputs.annotations !== "none" && compared && delivered.checkRun !== true) world.out(annotationsWithin(report, inputs.maxAnnotations, ofWorkspace));
	if (delivered.commentUrl !== void 0) runner.output("comment-url", delivered.commentUrl);
	for (const text of delivered.degraded) say(world, "warning", "Not written to GitHub", text);
	const { repositories } = report.inventory;
	const nothing = report.incomplete.length > 0 && repositories.length > 0 && repositories.every(({ failure }) => failure !== void 0);
	const unread = event !== void 0 && !inputs.allowIncomplete && report.incomplete.length > 0 && concernsMaterial(report, names);
	const muted = lost > 0 && !inputs.allowDegraded;
	const found = failing || compared && gate(report.findings, "warning").length > 0;
	const result = nothing || report.faults.length > 0 || muted && !failing ? "error" : found ? "findings" : report.incomplete.length > 0 ? "incomplete" : "clean";
	for (const [output, value] of Object.entries(numbersOf(report))) runner.output(output, value);
	requests();
	runner.output("degraded", delivered.degraded.length > 0);
	runner.output("result", result);
	for (const reason of report.incomplete) say(world, "warning", "Incomplete scan", reason);
	for (const { where, message } of report.faults) say(world, "error", "Certificate hygiene failed", `${where}: ${message}`);
	if (nothing) say(world, "error", "Certificate hygiene failed", "No repository could be read.");
	if (muted) say(world, "error", "Certificate hygiene failed", `${plural(lost, "issue")} could not be written, so the alert is lost: see above. Set "degraded: allow" to pass all the same.`);
	if (unread && !failing) say(world, "error", "Certificate hygiene failed", "This change may touch certificates but could not be read completely: see above. Set \"allow-incomplete: true\" to pass all the same.");
	return result === "error" || failing || muted || unread ? 1 : 0;
}
/** Shards that were audited elsewhere, a team, the workspace, or the change to it. */
async function auditFor(given, change, known) {
	const { inputs, target, world, client } = given;
	if (inputs.mode === "merge") return { report: await mergeShards(known, given) };
	if (inputs.scope !== void 0) return { report: await auditTeam(teamRequest(inputs.scope, inputs, target), client, world, showProgress(world, world.out, "group")) };
	if (change !== void 0) return auditEvent(change);
	const { repository, serverUrl } = target;
	const origin = {
		remote: {
			serverUrl,
			token: inputs.token || void 0
		},
		repository
	};
	return { report: await runAudit({
		...inputs,
		paths: ["."],
		name: repository,
		public: given.public,
		origin
	}, world) };
}
/** Whether changed files may hold certificates, by their names or by what was seen of them; they may if the names are unknown. */
function concernsMaterial({ inventory }, names) {
	if (names === void 0) return true;
	const paths = new Set([...names].map(toDisplayPath));
	const unreadable = inventory.unreadable.filter(({ kind }) => kind === void 0);
	return [...paths].some(holdsMaterialByName) || unreadable.some(({ path }) => paths.has(path));
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
function writeFiles(report, options, world, runner) {
	for (const [name, format] of [
		["report-file", "json"],
		["sarif-file", "sarif"],
		["html-file", "html"]
	]) {
		const file = runner.input(name);
		if (file === "") continue;
		writeGuarded(name, file, render(report, format, options), world);
		runner.output(name, file);
	}
}
/** The outputs that are numbers, dates and flags. */
function numbersOf(report) {
	const isOwn = ({ status, context }) => report.changes === void 0 || status !== "existing" && (status !== "new" || context === void 0);
	const counted = report.findings.filter((one) => one.suppressed === void 0 && one.status !== "fixed" && isOwn(one));
	const ends = report.inventory.certificates.map(({ notAfter }) => readInstant(notAfter));
	const still = ends.filter((end) => end !== null && end >= report.now);
	const stageOf = (finding) => ruleOf(report, finding)?.stage;
	const expiring = report.findings.filter((finding) => stageOf(finding) === "expiring");
	const next = still.reduce((least, end) => Math.min(least, end), Number.POSITIVE_INFINITY);
	const withStatus = (status) => report.findings.filter((one) => one.status === status && !one.suppressed && isOwn(one)).length;
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

export { act };
import "./rolldown-runtime.js";
import { $ as DIGEST_KEY, At as ownLogin, Et as createOnce, G as DASHBOARD_KEY, J as deleteComments, K as dashboardDraft, M as issueDrafts, Ot as isWithoutGraphql, Q as isFolder, X as ENDPOINTS, Y as ownComments, Z as holdsFile, at as STAGES, et as digestDraft, it as issueSubjects, j as evidenceFor, kt as ownAuthor, nt as listedItems, rt as hashOf, tt as itemOf } from "./reports.js";
import { C as leavesHole, Mn as groupBy, T as soleRepository, c as GitError, g as toDisplayPath, hn as plural, mn as listed, u as git } from "./ground.js";
import { H as fileKey, K as folderOf } from "./reading.js";
import { K as records, Q as originName, T as refusalOf, X as discover, Y as matchersOf, k as NO_BASELINE } from "./start.js";
const { deflateRawSync, inflateRawSync } = process.getBuiltinModule("node:zlib");

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

export { deliverIssues };
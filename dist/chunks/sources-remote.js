import "./rolldown-runtime.js";
import { E as openedStores, S as mentionsIn, c as addServed, d as plugIns, k as soughtPaths, o as programDigest, r as configOf, t as baselineOf, u as judgeInventory, w as lockable } from "./judging.js";
import { S as compareText, c as GitError, f as UsageError, g as toDisplayPath, hn as plural, m as messageOf, u as git } from "./ground.js";
import { $ as whyNoRemote, B as listRevision, R as withOwners, T as refusalOf, U as authorizationOf, V as resolveCommit, W as gitRemote, Y as matchersOf, _ as openCache, it as TOOL, q as selection, v as pathOf, z as commitTime } from "./start.js";
import { Dt as isTokenOfJob, i as judgingLimit } from "./reports.js";
import { H as fileKey, g as allowListsOf, i as threadPool, r as BudgetError, t as collect, u as inventoryBuilder } from "./reading.js";
const { setMaxListeners } = process.getBuiltinModule("node:events");
const { join, resolve } = process.getBuiltinModule("node:path");
const { tmpdir } = process.getBuiltinModule("node:os");
const { mkdtemp, readdir, rm, stat } = process.getBuiltinModule("node:fs/promises");

// src/github/repositories.ts
const PER_PAGE = 100;
/** Maximum pages of one list; more means that the links form a circle. */
const MAX_PAGES = 1e3;
const NAME = /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/;
const MAX_NAME = 200;
/**
* The repositories of a scope. An answer that is cut off, or is no list, is an error: an incomplete list would make the
* scan look clean.
* @param client made on the first call; a scope of names alone makes none
* @throws UsageError where the scope makes no sense, or the server does not list it
*/
async function listRepositories(scope, client, serverUrl) {
	checkScope(scope);
	const found = /* @__PURE__ */ new Map();
	const add = (name, { size, default_branch: branch, private: hidden } = {}) => {
		const key = name.toLowerCase();
		if (found.has(key)) return;
		found.set(key, {
			name,
			url: `${serverUrl}/${name}`,
			size: typeof size === "number" && size > 0 ? size : 0,
			...typeof branch === "string" && branch !== "" && { defaultBranch: branch },
			...hidden === false && { public: true }
		});
	};
	let calls = 0;
	let partial;
	const lists = listsOf(scope);
	if (lists.length > 0) {
		const api = await client();
		const before = api.traffic.requests;
		let seen = 0;
		const having = await withProperty(api, scope);
		for (const list of lists) for (const item of await allOf(api, list)) {
			seen++;
			const name = nameOf(item.full_name, list);
			if (wanted(item, scope) && (having === void 0 || having.has(name.toLowerCase()))) add(name, item);
		}
		calls = api.traffic.requests - before;
		if (seen <= 1 && await isTokenOfJob(api)) partial = `${lists[0]?.title} were listed with the job token (GITHUB_TOKEN). It can see only its own private repository: use an App token.`;
	}
	for (const name of scope.repositories) add(name);
	return {
		repositories: (await matching([...found.values()], scope)).sort((a, b) => compareText(a.name, b.name)),
		calls,
		...partial && { partial }
	};
}
function checkScope({ repositories, organization, team, installation, topic, property }) {
	const listed = organization ?? team ?? installation;
	for (const name of repositories) if (!isName(name)) throw new UsageError(`"${name.slice(0, MAX_NAME)}" is not a repository: write owner/name`);
	if (organization !== void 0 && !/^[A-Za-z0-9][\w-]*$/.test(organization)) throw new UsageError(`"${organization}" is not the name of an organization`);
	if (team !== void 0 && !/^[A-Za-z0-9][\w-]*\/[\w.-]+$/.test(team)) throw new UsageError(`"${team}" is not a team: write organization/slug`);
	if (property !== void 0 && !/^[\w.#-]+=[^\s"]+$/.test(property)) throw new UsageError(`"${property}" is not a custom property: write name=value`);
	if (property !== void 0 && organization === void 0 && team === void 0) throw new UsageError("a custom property belongs to an organization: set the organization or a team too");
	if (topic !== void 0 && listed === void 0) throw new UsageError("a topic filters a list: set an organization, a team or `*` too");
}
function isName(name) {
	return name.length <= MAX_NAME && NAME.test(name) && !/\/\.{1,2}$|\.git$/.test(name);
}
function listsOf({ organization, team, installation }) {
	const lists = [];
	if (organization !== void 0) lists.push({
		title: `the repositories of ${organization}`,
		route: "GET /orgs/{org}/repos",
		parameters: { org: organization },
		permission: "metadata: read"
	});
	if (team !== void 0) {
		const [org = "", slug = ""] = team.split("/");
		lists.push({
			title: `the repositories of the team ${team}`,
			route: "GET /orgs/{org}/teams/{team_slug}/repos",
			parameters: {
				org,
				team_slug: slug
			},
			permission: "members: read"
		});
	}
	if (installation) lists.push({
		title: "the repositories that the token can see",
		route: "GET /installation/repositories",
		parameters: {},
		permission: "metadata: read"
	});
	return lists;
}
/** Names, in lower case, of the repositories with the property; undefined where none was asked for. */
async function withProperty(api, scope) {
	if (scope.property === void 0) return void 0;
	const equals = scope.property.indexOf("=");
	const [name, value] = [scope.property.slice(0, equals), scope.property.slice(equals + 1)];
	const list = {
		title: `the repositories with ${scope.property}`,
		route: "GET /orgs/{org}/properties/values",
		parameters: {
			org: scope.organization ?? scope.team?.split("/")[0] ?? "",
			repository_query: `props.${name}:${value}`
		},
		permission: "organization custom properties: read"
	};
	const having = /* @__PURE__ */ new Set();
	for (const item of await allOf(api, list)) if ((Array.isArray(item.properties) ? item.properties : []).some((one) => one?.property_name === name && (one.value === value || Array.isArray(one.value) && one.value.includes(value)))) having.add(nameOf(item.repository_full_name, list).toLowerCase());
	return having;
}
/**
* Every page of a list. The way to the next page is in a header; where that is missing behind a full page, the next one is
* asked for all the same.
*/
async function allOf(api, { title, route, parameters, permission }) {
	const items = [];
	for (let page = 1; page <= MAX_PAGES; page++) {
		const { data, headers } = await api.octokit.request(route, {
			...parameters,
			per_page: PER_PAGE,
			page
		}).catch((error) => {
			throw new UsageError(`${title} cannot be listed: ${refusalOf(error, permission)}`);
		});
		const { repositories, total_count: total } = data;
		const part = Array.isArray(data) ? data : repositories;
		if (!Array.isArray(part)) throw new UsageError(`${title} cannot be listed: the answer is not a list`);
		items.push(...part);
		if (/rel="?next"?/.test(headers.link ?? "") || part.length >= PER_PAGE) continue;
		if (typeof total === "number" && items.length < total) throw new UsageError(`${title} cannot be listed: ${items.length} came of ${total}`);
		return items;
	}
	throw new UsageError(`${title} cannot be listed: it has too many pages`);
}
function nameOf(name, { title }) {
	if (typeof name === "string" && isName(name)) return name;
	throw new UsageError(`${title} cannot be listed: an entry has no name`);
}
function wanted({ archived, fork, topics }, scope) {
	if (archived === true && !scope.archived) return false;
	if (fork === true && !scope.forks) return false;
	return scope.topic === void 0 || Array.isArray(topics) && topics.includes(scope.topic);
}
async function matching(list, { include, exclude }) {
	const [included, excluded] = await Promise.all([matchersOf(include), matchersOf(exclude)]);
	return list.filter(({ name }) => (included.length === 0 || included.some((matches) => matches(name))) && !excluded.some((matches) => matches(name)));
}

// src/sources/read-clone.ts
/** Reads a clone. Files that are unchanged since the cache was written are not decoded again. */
async function readClone(name, { gitDir, revision }, known, options) {
	const { env = {}, include = [], exclude = [] } = options;
	const listed = await listRevision(gitDir, revision, gitDir, {
		name,
		env,
		include,
		exclude
	});
	const source = await withOwners(listed, env);
	const before = new Set(known?.files);
	const parts = [];
	const entries = source.entries.filter((entry) => !before.has(fileOf(entry)));
	const allowLists = await allowListsOf([source], env);
	const { inventory, faults } = await collect([{
		...source,
		entries,
		allowLists
	}], {
		...options,
		part: (part) => parts.push(part)
	});
	const [read] = inventory.repositories;
	if (read === void 0) throw new Error(`${name} was not accounted for`);
	const whole = known === void 0 ? read : await withUnchanged(read, source, known, gitDir, env, parts);
	const reread = await withOpenedStores(parts, source, options);
	const held = {
		certificates: reread.flatMap(({ certificates: some = [] }) => some),
		privateKeys: reread.flatMap(({ privateKeys: some = [] }) => some)
	};
	const paths = soughtPaths(held, name);
	const mentions = paths.length === 0 ? void 0 : await mentionsIn([source], paths, options);
	const row = {
		...whole,
		...mentions && { mentions },
		committed: await commitTime(gitDir, revision, env)
	};
	const passing = row.skipped.some(({ reason }) => reason === "unreadable" || reason === "denied");
	const lasting = faults.length === 0 && !passing;
	return {
		repository: row,
		files: source.entries.map(fileOf),
		parts: reread,
		faults,
		lasting
	};
}
/** The parts, where passwords of the repository open keystores that stayed closed; a password may be in a file that changed. */
async function withOpenedStores(parts, source, options) {
	const opened = await openedStores(parts.flatMap(lockable), [source], options);
	if (opened.size === 0) return parts;
	const isOther = (part) => !opened.has(fileKey({
		repository: source.name,
		path: pathOf(part) ?? ""
	}));
	return [...parts.filter(isOther), ...opened.values()];
}
/** Adds what is known of the files that did not change: to the parts, and to the account. */
async function withUnchanged(read, source, known, gitDir, env, parts) {
	const before = new Set(known.files);
	const same = source.entries.filter((entry) => before.has(fileOf(entry)));
	const paths = new Set(same.map((entry) => toDisplayPath(entry.name)));
	for (const part of known.parts) if (paths.has(pathOf(part) ?? "")) parts.push(part);
	const skipped = known.repository.skipped.filter(({ path, reason }) => reason !== "excluded" && paths.has(path));
	const unread = new Set(skipped.map(({ path }) => path));
	const counted = same.filter((entry) => !unread.has(toDisplayPath(entry.name)));
	const bytes = (await git([
		`--git-dir=${gitDir}`,
		"cat-file",
		"--batch-check=%(objectsize)"
	], {
		env,
		input: counted.map(({ oid }) => `${oid}\n`).join("")
	})).toString("latin1").split("\n").reduce((sum, line) => sum + (Number(line) || 0), 0);
	return {
		...read,
		files: read.files + counted.length,
		bytes: read.bytes + bytes,
		skipped: [...read.skipped, ...skipped]
	};
}
function fileOf({ oid = "", name }) {
	return `${oid} ${name}`;
}

// src/sources/remote.ts
/** A repository that cannot be scanned. */
var RepositoryError = class extends Error {
	name = "RepositoryError";
	reason;
	/** Whether another attempt may succeed. */
	passing;
	constructor(reason, detail, passing = false) {
		super(detail);
		this.reason = reason;
		this.passing = passing;
	}
};
/**
* Larger blobs are not fetched, and count as not scanned. GitHub accepts no larger file.
* https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github
*/
const MAX_BLOB = "100m";
/** Milliseconds between two checks of the disk space of a clone. */
const LOOK = 1e3;
/**
* The commit at the HEAD of a repository on a server.
* @throws RepositoryError
*/
function remoteHead(url, access) {
	return attempts(url, access, async () => {
		const text = await ask([
			"ls-remote",
			"--symref",
			"--",
			url,
			"HEAD"
		], access);
		return /^([0-9a-f]{40,64})\tHEAD$/m.exec(text)?.[1] ?? withoutHead(url, access);
	});
}
/**
* Clones what the scan reads: the objects of one commit and no work tree, so that no hook, filter or submodule of the
* repository is ever executed or fetched. The clone is deleted after `use`.
* @throws RepositoryError
*/
async function withClone(url, access, use) {
	const folder = await mkdtemp(join(access.folder, "repository-"));
	try {
		return await use(await attempts(url, access, (attempt) => clone(url, join(folder, `${attempt}.git`), access)));
	} finally {
		await rm(folder, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	}
}
async function clone(url, gitDir, access) {
	const { maxBytes } = access;
	const tooLarge = new AbortController();
	const signal = AbortSignal.any([tooLarge.signal, ...access.signal ? [access.signal] : []]);
	const look = async () => {
		if (await sizeOf(gitDir) > maxBytes) tooLarge.abort();
	};
	const watch = setInterval(look, LOOK);
	try {
		const what = [
			"--bare",
			"--depth=1",
			"--single-branch",
			"--no-tags",
			`--filter=blob:limit=${MAX_BLOB}`
		];
		await ask([
			"clone",
			...[
				"--quiet",
				"--template=",
				"--no-recurse-submodules",
				"--no-local",
				"--no-hardlinks"
			],
			...what,
			"--",
			url,
			gitDir
		], access, signal);
		await look();
	} catch (error) {
		if (!tooLarge.signal.aborted) throw error;
	} finally {
		clearInterval(watch);
	}
	if (tooLarge.signal.aborted) throw new RepositoryError("too-large", `its files take more than ${Math.floor(maxBytes / 2 ** 20)} MiB`);
	return {
		gitDir,
		revision: await resolveCommit(gitDir, "HEAD", access.env) ?? await withoutHead(url, access)
	};
}
/** What it means that a repository has no commit at its HEAD. */
async function withoutHead(url, access) {
	if ((await ask([
		"ls-remote",
		"--heads",
		"--",
		url
	], access)).trim() === "") throw new RepositoryError("empty", "it has no commit");
	throw new RepositoryError("no-default-branch", "its default branch does not exist, but other branches do");
}
async function ask(args, access, signal = access.signal) {
	const { remote, env, timeout } = access;
	try {
		return (await gitRemote(args, remote, env, {
			timeout,
			...signal && { signal }
		})).toString("latin1");
	} catch (error) {
		throw error instanceof GitError ? refusal(error, remote, timeout) : error;
	}
}
const STATUS = {
	301: ["renamed", "it was renamed"],
	302: ["renamed", "it was renamed"],
	307: ["renamed", "it was renamed"],
	308: ["renamed", "it was renamed"],
	401: ["denied", "the token is invalid or cannot read it"],
	403: ["denied", "the token cannot read it"],
	404: ["not-found", "it does not exist, or the token cannot see it"],
	410: ["gone", "it was deleted"],
	451: ["blocked", "it is blocked for legal reasons"]
};
/** The meaning of git's messages. They are always in English, and git reports the server's status in no other way. */
function refusal({ code, stderr, message }, { token }, timeout) {
	if (code === "ENOENT") return new RepositoryError("unreachable", "git was not found");
	if (code === "timeout") return new RepositoryError("timeout", `reading it took more than ${timeout / 1e3} s`, true);
	const told = Number(/returned error: (\d{3})/.exec(stderr)?.[1] ?? /RPC failed; HTTP (\d{3})/.exec(stderr)?.[1]);
	const status = Number.isNaN(told) ? statusIn(stderr) : told;
	if (status === 404 && /RPC failed|expected flush|hung up/.test(stderr)) return new RepositoryError("gone", "it disappeared during the read");
	if (status === 401 && token === void 0) return new RepositoryError("denied", "it needs a token");
	const known = STATUS[status ?? 0];
	if (known !== void 0) return new RepositoryError(known[0], `the server answered ${status}: ${known[1]}`);
	if (status !== void 0) return new RepositoryError("unreachable", `the server answered ${status}`, status >= 500 || status === 429);
	if (/index-pack|invalid|corrupt|bad (?:object|pack|tree)|fsck/i.test(stderr)) return new RepositoryError("damaged", `git rejects the answer of the server: ${shortened(message)}`, true);
	return new RepositoryError("unreachable", shortened(message), true);
}
function statusIn(stderr) {
	if (/could not read Username|Authentication failed/.test(stderr)) return 401;
	return /^fatal: repository '.*' not found/m.test(stderr) ? 404 : void 0;
}
/** Git's message, without parts that the row states already and parts that differ from run to run. */
function shortened(text) {
	return text.replace(/^(?:fatal|error): (?:unable to access '[^']*': )?/, "").replace(/ after \d+ (?:ms|milliseconds)/, "").replace(/\.$/, "").slice(0, 200);
}
/** Tries again what may go better, with a longer wait each time. */
async function attempts(url, access, attempt) {
	for (let number = 1;; number++) try {
		return await attempt(number);
	} catch (error) {
		if (!(error instanceof RepositoryError) || !error.passing || number >= access.attempts) throw error;
		if (access.signal?.aborted) throw error;
		if (error.reason === "timeout" && number > 1) throw error;
		const seconds = 2 ** number;
		access.log(`waiting ${seconds} s for ${url}: ${error.message}`);
		await access.sleep(seconds * 1e3);
	}
}
/**
* The new name of a repository that its server redirects to, as `owner/name`; undefined if that is no place on the same
* server. Git itself follows no redirect here, because it would send the token along.
*/
async function newNameOf(url, { remote, timeout }) {
	const { serverUrl, token } = remote;
	try {
		const { headers, body } = await fetch(`${url}/info/refs?service=git-upload-pack`, {
			redirect: "manual",
			headers: token === void 0 ? {} : { authorization: authorizationOf(token) },
			signal: AbortSignal.timeout(timeout)
		});
		await body?.cancel();
		const target = new URL(headers.get("location") ?? "", `${url}/info/refs`);
		if (target.origin !== new URL(serverUrl).origin) return void 0;
		return /^\/([A-Za-z0-9][\w.-]*\/[\w.-]+?)(?:\.git)?\/info\/refs$/.exec(target.pathname)?.[1];
	} catch {
		return;
	}
}
/** Bytes below a folder; what goes away meanwhile counts nothing. */
async function sizeOf(folder) {
	let bytes = 0;
	const entries = await readdir(folder, {
		recursive: true,
		withFileTypes: true
	}).catch(() => []);
	for (const entry of entries) if (entry.isFile()) bytes += await stat(join(entry.parentPath, entry.name)).then(({ size }) => size, () => 0);
	return bytes;
}

// src/sources/collect-team.ts
const CONCURRENCY = 4;
const TIMEOUT = 3e5;
const ATTEMPTS = 3;
/** Bytes on the disk of one clone. */
const MAX_BYTES = 4 * 2 ** 30;
const MAX_DETAIL = 200;
/**
* Reads the repositories of a team, several at once, into one inventory. A repository that cannot be read becomes a row
* with its reason, and stops nothing. A clone is deleted as soon as it is read; its facts are in the cache, if there is
* one.
*/
async function collectTeam(repositories, options) {
	const { env, elapsed } = options;
	await selection(options);
	const tooOld = await whyNoRemote(env);
	if (tooOld !== void 0) throw new UsageError(tooOld);
	const cache = await cacheOf(options);
	const folder = await mkdtemp(join(env.RUNNER_TEMP || tmpdir(), "cert-hygiene-team-"));
	if (options.signal) setMaxListeners(0, options.signal);
	const threads = threadPool();
	const timeout = options.timeout ?? TIMEOUT;
	const team = {
		options: {
			...options,
			budget: {
				milliseconds: timeout,
				elapsed,
				threads
			}
		},
		access: {
			remote: options.remote,
			env,
			folder,
			timeout,
			attempts: options.attempts ?? ATTEMPTS,
			maxBytes: options.maxBytes ?? MAX_BYTES,
			signal: options.signal,
			sleep: options.sleep,
			log: options.log
		},
		cache,
		builder: inventoryBuilder(),
		rows: /* @__PURE__ */ new Map(),
		formerNames: /* @__PURE__ */ new Map(),
		leftToOthers: [],
		faults: [],
		asked: new Set(repositories.map(({ name }) => name.toLowerCase())),
		open: new Set(repositories.filter((one) => one.public).map(({ name }) => name.toLowerCase())),
		reading: oneAtATime()
	};
	const stats = {
		cloned: 0,
		unchanged: 0,
		failed: 0,
		files: 0,
		bytes: 0
	};
	let next = 0;
	let done = 0;
	async function take() {
		for (let repository = repositories[next++]; repository !== void 0; repository = repositories[next++]) {
			const start = elapsed();
			const { row, ...result } = await auditOne(repository, team);
			if (options.signal?.aborted) throw new UsageError("interrupted");
			if (result.outcome === "read") stats.cloned++;
			else stats[result.outcome]++;
			stats.files += row.files;
			stats.bytes += row.bytes;
			const { name } = repository;
			const seconds = (elapsed() - start) / 1e3;
			options.progress({
				done: ++done,
				total: repositories.length,
				name,
				files: row.files,
				seconds,
				...result
			});
		}
	}
	try {
		const ends = await Promise.allSettled(Array.from({ length: options.concurrency ?? CONCURRENCY }, take));
		for (const end of ends) if (end.status === "rejected") throw end.reason;
	} finally {
		threads.stop();
		await rm(folder, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	}
	for (const { name, now } of team.leftToOthers.filter((one) => !team.rows.has(one.now.toLowerCase()))) keep({
		name,
		files: 0,
		bytes: 0,
		skipped: [],
		failure: {
			reason: "renamed",
			detail: `the server sends it to ${now}, and that one elsewhere`
		}
	}, team);
	team.builder.add({ repositories: [...team.rows.values()].map((row) => withFormerName(withTime(row, team), team)) });
	return {
		inventory: team.builder.inventory(),
		faults: sorted(team.faults),
		stats
	};
}
/** Never rejects, whatever a repository or its server does. */
async function auditOne({ name, url }, team) {
	try {
		return await readOne(name, url, team);
	} catch (error) {
		const failure = failureOf(error);
		if (failure === void 0) team.faults.push({
			where: `repository ${name}`,
			message: messageOf(error)
		});
		const { reason, detail } = failure ?? {
			reason: "damaged",
			detail: "its scan failed"
		};
		const row = keep({
			name,
			files: 0,
			bytes: 0,
			skipped: [],
			failure: {
				reason,
				detail
			}
		}, team);
		return {
			outcome: reason === "empty" ? "read" : "failed",
			detail,
			row
		};
	}
}
function failureOf(error) {
	if (error instanceof RepositoryError || error instanceof BudgetError) return {
		reason: error.reason,
		detail: error.message
	};
	if (!(error instanceof GitError) && !(error instanceof UsageError)) return void 0;
	return {
		reason: "damaged",
		detail: error.message.slice(0, MAX_DETAIL)
	};
}
async function readOne(name, url, team, formerName) {
	const { access, cache } = team;
	try {
		const known = await cache?.read(name);
		if (known?.whole && await remoteHead(url, access) === known.repository.revision) {
			for (const part of known.parts) team.builder.add(part);
			return {
				outcome: "unchanged",
				...said(formerName, name),
				row: keep(known.repository, team)
			};
		}
		const { faults, lasting, ...record } = await withClone(url, access, (clone) => team.reading(() => readClone(name, clone, known, team.options)));
		for (const part of record.parts) team.builder.add(part);
		for (const { where, message } of faults) team.faults.push({
			where: `${name}: ${where}`,
			message
		});
		if (lasting) await cache?.write(name, record);
		return {
			outcome: "read",
			...said(formerName, name),
			row: keep(record.repository, team)
		};
	} catch (error) {
		if (!(error instanceof RepositoryError) || error.reason !== "renamed" || formerName !== void 0) throw error;
		const now = await newNameOf(url, access);
		if (now === void 0 || now.toLowerCase() === name.toLowerCase()) throw error;
		note(team, now, name);
		if (team.asked.has(now.toLowerCase())) {
			team.leftToOthers.push({
				name,
				now
			});
			const row = {
				name: now,
				files: 0,
				bytes: 0,
				skipped: []
			};
			return {
				outcome: "read",
				detail: `renamed to ${now}, which is in the scope itself`,
				row
			};
		}
		return readOne(now, `${access.remote.serverUrl}/${now}`, team, name);
	}
}
function said(formerName, name) {
	return formerName === void 0 ? {} : { detail: `renamed to ${name}` };
}
function keep(row, { rows }) {
	rows.set(row.name.toLowerCase(), row);
	return row;
}
/** If several former names of one repository were requested, the first counts. */
function note({ formerNames }, name, formerName) {
	const key = name.toLowerCase();
	const other = formerNames.get(key);
	if (other === void 0 || formerName < other) formerNames.set(key, formerName);
}
/** The cache knows the time of every commit; only that of a public repository is told. */
function withTime({ committed, ...row }, { open }) {
	return committed !== void 0 && open.has(row.name.toLowerCase()) ? {
		...row,
		committed
	} : row;
}
function withFormerName(row, { formerNames }) {
	const formerName = formerNames.get(row.name.toLowerCase());
	return formerName === void 0 ? row : {
		...row,
		formerName
	};
}
function cacheOf(options) {
	const { cacheFolder, include, exclude, maxFileBytes, passwords = [], program, log } = options;
	if (cacheFolder === void 0) return void 0;
	return openCache({
		folder: cacheFolder,
		deciding: {
			format: 1,
			tool: TOOL,
			program,
			include,
			exclude,
			maxFileBytes
		},
		withPasswords: passwords.length > 0,
		log
	});
}
/** Steps in the order in which they come, each after the one before. */
function oneAtATime() {
	let last = Promise.resolve();
	return (step) => {
		const mine = last.then(step);
		last = mine.catch(() => {});
		return mine;
	};
}
function sorted(faults) {
	const text = ({ where, message }) => `${where}\0${message}`;
	return faults.toSorted((a, b) => text(a) < text(b) ? -1 : 1);
}

// src/commands/team-audit.ts
/** Lists the scope, reads it and judges it, with the config of the working directory. */
async function auditTeam(request, client, world, progress) {
	const judgement = await judgementHere(request, world);
	const { repositories, partial } = await listTeam(request, client, progress);
	const { inventory, faults } = await readTeam(repositories, request, world, progress);
	await addServed(inventory, judgement.config, request.home, request.endpoints, world);
	const report = await judgeInventory(inventory, faults, judgement);
	return partial === void 0 ? report : {
		...report,
		incomplete: [partial, ...report.incomplete]
	};
}
/** What the config and the baseline of the working directory say of a team. */
async function judgementHere(request, world) {
	const here = {
		access: {
			kind: "files",
			root: world.cwd
		},
		entries: []
	};
	const { now, home, timeout } = request;
	const [config, baseline] = await Promise.all([configOf(request.config, here, world), baselineOf(request.baseline, here, world)]);
	return {
		now,
		home,
		config,
		baseline,
		limit: judgingLimit(world, timeout)
	};
}
/** Throws UsageError if the scope is empty: a scan of nothing would look clean. */
async function listTeam({ scope, serverUrl }, client, progress) {
	const { repositories, calls, partial } = await listRepositories(scope, client, serverUrl);
	if (repositories.length === 0) throw new UsageError("the scope holds no repository");
	const number = plural(repositories.length, "repository", "repositories");
	progress.log(`${number} in the scope, listed with ${plural(calls, "request")} to the API`);
	return {
		repositories,
		...partial && { partial }
	};
}
/** Reads the repositories into one inventory, telling of each. */
async function readTeam(repositories, request, world, progress) {
	const { serverUrl, token, include, exclude, passwords, cacheFolder, concurrency, timeout } = request;
	const collected = await collectTeam(repositories, {
		...plugIns,
		include,
		exclude,
		passwords,
		concurrency,
		timeout,
		cacheFolder: cacheFolder === void 0 ? void 0 : resolve(world.cwd, cacheFolder),
		remote: {
			serverUrl,
			token
		},
		env: world.env,
		workerUrl: world.workerUrl,
		program: cacheFolder === void 0 ? void 0 : programDigest(world.workerUrl),
		signal: world.interruption?.(),
		sleep: world.sleep,
		elapsed: world.elapsed,
		progress: progress.step,
		log: progress.log
	});
	progress.end();
	return collected;
}

export { readTeam as i, judgementHere as n, listTeam as r, auditTeam as t };
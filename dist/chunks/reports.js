import "./rolldown-runtime.js";
import { $t as readInstant, A as cut, B as uriPath, C as leavesHole, E as LEVELS$1, En as holdsMaterialByName, F as escapeSarif, I as markdownCode, J as clientNamed, Jt as NO_EXPIRY, L as markdownLink, M as escapeIcal, Mn as groupBy, N as escapeLog, Ot as isOfKind, P as escapeMarkdown, R as reveal, S as compareText, Sn as memoizeByObject, T as soleRepository, V as workflowCommand, Wt as spellRef, Xt as momentOf, Yt as dayOf, _ as toRawName, bn as wrap, c as GitError, dn as displayWidth, en as remaining, f as UsageError, fn as fill, g as toDisplayPath, gn as pluralWord, hn as plural, j as escapeHtml, k as breakCommands, kn as addTo, mn as listed, nn as DAY, o as openReader, on as duration$1, p as fileTrouble, tn as toInstant, u as git, un as count, vn as size, w as mainRepositories, x as compareLocations, yn as spread, z as toJson } from "./ground.js";
import { $ as factsBy, A as graphOf, C as looksLikeHost, E as certificateNode, G as folderKey, Gt as decoders, H as fileKey, I as readsAnew, J as locationKey, K as folderOf, M as stateOf, N as upstream, O as factAt, P as isServer, S as dnAttribute, U as fileNameOf, W as filesText, _ as listsAmong, a as inSuchFolders, c as ENCRYPTION_NAMES, d as mergeInventories, g as allowListsOf, j as nodeOf, k as factNode, o as ownFolders, s as createExaminer, t as collect, x as displayName, y as factTitle } from "./reading.js";
import { D as DEFAULT_BASELINE, E as AmbiguousError, G as readSourceText, O as DEFAULT_CONFIG, P as readText, T as refusalOf, a as namesMaterial, b as isPublic, c as sidesIn, et as CODEOWNERS_PATHS, i as checkedOutSides, it as TOOL, k as NO_BASELINE, nt as ownersOf$1, o as originOf, q as selection, r as EXIT, rt as parseCodeowners, tt as isOwnedAsAll, w as withFetched } from "./start.js";
const { closeSync, constants, lstatSync, mkdirSync, openSync, readdirSync, realpathSync, writeFileSync } = process.getBuiltinModule("node:fs");
const { styleText } = process.getBuiltinModule("node:util");
const { createHash } = process.getBuiltinModule("node:crypto");
const { dirname, isAbsolute, join, relative, resolve, sep } = process.getBuiltinModule("node:path");
const { isAbsolute: isAbsolute$1, normalize } = process.getBuiltinModule("node:path/posix");

// src/github/own-account.ts
/** The login that the token of a job acts as. */
const JOB = "github-actions[bot]";
/**
* Tells whether the account of the token wrote something. Only a person's token can ask REST for its login, and not
* every server has GraphQL. Without both, texts of any app count as ours, because no person can write as an app.
* @throws where GitHub does not answer
*/
async function ownAuthor(client) {
	const login = await ownLogin(client);
	if (login === void 0) return (author) => author?.type === "Bot";
	return (author) => author?.login === login;
}
/** The login that the token acts as; undefined where the server does not tell it to an app. */
async function ownLogin(client) {
	if (client.login !== void 0) return client.login;
	const { octokit } = client;
	try {
		client.login = loginIn((await octokit.graphql("{ viewer { login } }"))?.viewer);
	} catch (error) {
		if (!isWithoutGraphql(error)) throw error;
		try {
			client.login = loginIn((await octokit.rest.users.getAuthenticated()).data);
		} catch (refusal) {
			const { status } = refusal;
			if (status !== 403 && status !== 404) throw refusal;
			return;
		}
	}
	return client.login;
}
/** Whether the token is the one that every job gets, which sees no private repository but its own. */
async function isTokenOfJob(client) {
	return await ownLogin(client) === JOB;
}
/** Whether the server has no GraphQL, or refuses it to this token: REST has to do. */
function isWithoutGraphql(error) {
	const { status, cause, errors } = error;
	if (Array.isArray(errors)) return true;
	return cause === void 0 && status !== void 0 && [
		400,
		403,
		404,
		405,
		410,
		501
	].includes(status);
}
function loginIn(account) {
	const login = account?.login;
	if (typeof login !== "string" || login === "") throw new Error("GitHub does not report the account of the token");
	return login;
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

// src/certificates/versions.ts
/** Versions that start within this time of each other are one generation (a reissue, hosts that each order their own). */
const GENERATION = DAY;
/** Milliseconds since the epoch; a time that cannot be read counts as the oldest. */
function notBeforeTime(certificate) {
	return readInstant(certificate.notBefore) ?? 0;
}
function notAfterTime(certificate) {
	return readInstant(certificate.notAfter) ?? 0;
}
/** Order of versions: the latest start first, then the latest end, then by fingerprint. */
function newestFirst(a, b) {
	return notBeforeTime(b) - notBeforeTime(a) || notAfterTime(b) - notAfterTime(a) || compareText(a.fingerprint, b.fingerprint);
}
/**
* Part of the lifetime in which a certificate without a name has no successor yet: another one of that subject is for
* another device or person.
*/
const SIBLINGS = 1 / 20;
/** Whether a version starts so much later than another, and lasts so much longer, that it replaced it. */
function isNewerVersion(newer, older) {
	const isNamed = older.names.length > 0 || older.ca || older.publicKey.fingerprint === newer.publicKey.fingerprint;
	const lifetime = notAfterTime(older) - notBeforeTime(older);
	const least = isNamed ? GENERATION : Math.max(GENERATION, lifetime * SIBLINGS);
	return notBeforeTime(newer) - notBeforeTime(older) > least && notAfterTime(newer) > notAfterTime(older);
}
/**
* Makes the function that finds the first of some versions that replaced another one. Each search takes the logarithm of their number.
* @param versions newest first
*/
function successorsIn(versions) {
	const ends = [];
	const candidates = [];
	for (const version of versions) {
		const end = notAfterTime(version);
		if (end <= (ends.at(-1) ?? Number.NEGATIVE_INFINITY)) continue;
		ends.push(end);
		candidates.push(version);
	}
	return (older) => {
		const end = notAfterTime(older);
		let [from, to] = [0, ends.length];
		while (from < to) {
			const middle = from + to >> 1;
			if (ends[middle] > end) to = middle;
			else from = middle + 1;
		}
		const found = candidates[from];
		return found !== void 0 && isNewerVersion(found, older) ? found : void 0;
	};
}
/** The certificates of each lineage that has several versions, newest first. */
function* renewedLineages(inventory, topology) {
	const byFingerprint = new Map(inventory.certificates.map((one) => [one.fingerprint, one]));
	for (const lineage of topology.lineages) {
		if (lineage.versions.length < 2) continue;
		const versions = lineage.versions.flatMap((version) => byFingerprint.get(version) ?? []);
		if (versions.length > 1) yield {
			lineage,
			versions
		};
	}
}

// src/certificates/served.ts
/** Time from the start of a version until it must be served, if the config file states none. */
const GRACE = DAY;
/** Text for an address that served no certificate and gave no reason. */
const UNSHOWN = "it sent no certificate";
/** Addresses that a message names before it counts the rest. */
const NAMED$7 = 4;
/**
* Certificates that endpoints serve under their own name and no file holds. They still count as versions of stored
* ones.
*/
function servedNotStored({ certificates, served = [] }) {
	const stored = new Set(certificates.map((one) => one.fingerprint));
	const own = served.flatMap((row) => row.certificates.slice(0, 1)).filter((one) => !stored.has(one.fingerprint));
	return [...new Map(own.map((one) => [one.fingerprint, {
		...one,
		sightings: []
	}])).values()];
}
/** What was answered, in the order of the inventory. */
function answersByEndpoint({ served = [] }) {
	const answers = /* @__PURE__ */ new Map();
	const addresses = /* @__PURE__ */ new Map();
	for (const row of served) {
		const { endpoint, location, failure } = row;
		const [own] = row.certificates;
		addresses.set(endpoint, (addresses.get(endpoint) ?? 0) + 1);
		const key = `${endpoint}\0${own?.fingerprint ?? failure?.detail}`;
		const same = answers.get(key);
		if (same !== void 0) same.rows.push(row);
		else answers.set(key, {
			endpoint,
			location,
			rows: [row],
			addresses: 0,
			own
		});
	}
	return [...answers.values()].map((answer) => ({
		...answer,
		addresses: addresses.get(answer.endpoint) ?? 0
	}));
}
/** What each endpoint serves under its own name. */
function servedCertificates({ inventory, policy }) {
	const stored = new Map(inventory.certificates.map((one) => [one.fingerprint, one]));
	return answersByEndpoint(inventory).flatMap((answer) => {
		const { own } = answer;
		if (own === void 0) return [];
		const certificate = stored.get(own.fingerprint) ?? {
			...own,
			sightings: []
		};
		return [{
			...answer,
			certificate,
			declared: declarationOf(answer, policy)
		}];
	});
}
function declarationOf({ endpoint }, { endpoints }) {
	return endpoints.find((one) => one.endpoint === endpoint);
}
/** The newest version that is stored for production and replaced what is served. */
function storedReplacement({ certificate }, input) {
	const { inventory, topology, policy } = input;
	const lineage = topology.lineages.find(({ versions }) => versions.includes(certificate.fingerprint));
	const versions = new Set(lineage?.versions);
	return inventory.certificates.filter((one) => versions.has(one.fingerprint) && isNewerVersion(one, certificate)).filter((one) => one.sightings.some((place) => policy.contextOf(place, one) === "production")).sort(newestFirst)[0];
}
/** The instant from which the endpoint should serve a version, in milliseconds. */
function dueAt({ declared }, version) {
	return notBeforeTime(version) + (declared?.within === void 0 ? GRACE : duration$1(declared.within) ?? GRACE);
}
/** `smtp://mx.corp.internal:25`, with the addresses where not all of them serve the same. */
function spellServed({ endpoint, rows, addresses }) {
	if (rows.length === addresses) return endpoint;
	const named = rows.flatMap(({ address }) => address ?? []);
	return `${endpoint} at ${listed(named, NAMED$7)} (${rows.length} of ${addresses} addresses)`;
}
/** `The newest version that is stored, valid until 2027-02-01, is at certs/mail.pem.` */
function spellStored(stored) {
	return `The newest stored version, valid until ${dayOf(notAfterTime(stored))}, is at ${filesText(stored.sightings)}.`;
}
/** How the newest stored version comes to what serves an old one. */
function deployFix(stored, { endpoint }) {
	return `Deploy the version at ${filesText(stored.sightings)} to every host behind ${endpoint} and reload the service. Check that each host serves serial number ${stored.serialNumber}.`;
}
/** A problem of what an endpoint serves, at the place where the endpoint is declared. */
function servedProblem(served, problem) {
	const { certificate, declared } = served;
	return {
		subject: `${served.endpoint}|${certificate.fingerprint}`,
		certificate: certificate.fingerprint,
		locations: [locationOfEndpoint(served, declared)],
		...declared?.owners !== void 0 && { owners: declared.owners },
		...problem
	};
}
/** Where an endpoint is declared, and which one of the declared it is. */
function locationOfEndpoint({ location, endpoint }, declared) {
	return location.path === endpoint ? location : {
		...declared?.location ?? location,
		pointer: endpoint
	};
}
/** `"mx.corp.internal" (serial number 0a1b)`. */
function servedName(certificate) {
	return `the certificate "${displayName(certificate)}" with serial number ${certificate.serialNumber}`;
}

// src/util/rules.ts
const byId = memoizeByObject((rules) => new Map(rules.map((rule) => [rule.id, rule])));
/** The rule of a finding; undefined where the report does not know that rule. */
function ruleOf({ rules }, finding) {
	return byId(rules).get(finding.rule);
}

// src/reporting/locations.ts
/**
* The places of a finding to fix, and the other places that it names: explanations, and places where it is downgraded.
*/
function locationsToFix(finding, certificate, { contextOf, inventory }) {
	const { location, related, context = "production" } = finding;
	if (certificate === void 0 || related.length === 0) return {
		places: [location],
		others: related
	};
	const own = new Set(certificate.sightings.map(locationKey));
	const alike = (place) => own.has(locationKey(place)) && contextOf(place, certificate) === context;
	const [places, others] = [related.filter(alike), related.filter((place) => !alike(place))];
	return places.length > 0 && !own.has(locationKey(location)) && heldPlaces(inventory).has(locationKey(location)) ? {
		places,
		others: [location, ...others]
	} : {
		places: [location, ...places],
		others
	};
}
/** The places of all certificates. */
const heldPlaces = memoizeByObject(({ certificates }) => new Set(certificates.flatMap((one) => one.sightings.map(locationKey))));
const byFingerprint$1 = memoizeByObject((certificates) => new Map(certificates.map((one) => [one.fingerprint, one])));
/** The certificate that a finding is about; undefined where it is about none, or about one that was served only. */
function certificateOf({ certificate }, { inventory }) {
	return certificate === void 0 ? void 0 : byFingerprint$1(inventory.certificates).get(certificate);
}
/**
* Whether some place of a certificate is neither test data nor a trust store and the like, so that its expiration
* matters.
*/
function inProduction(certificate, { contextOf }) {
	return certificate.sightings.some((place) => contextOf(place, certificate) === "production");
}

// src/reporting/issue-folder-groups.ts
/** Certificates of one folder from which on they have one issue: so many are one piece of work for one team. */
const LEAST$1 = 6;
/** The keys of groups about single certificates that all lie in one folder with many others, by the key of all of them. */
function groupByFolder(groups, certificates, report) {
	const folders = /* @__PURE__ */ new Map();
	for (const [id, findings] of groups) {
		const places = findings.flatMap((one) => {
			const certificate = certificates.get(one.certificate ?? "");
			return certificate === void 0 ? [one.location] : locationsToFix(one, certificate, report).places;
		});
		const [home, ...others] = new Set(places.map(folderKey));
		if (home === void 0 || others.length > 0 || id.startsWith("rule:")) continue;
		addTo(folders, `folder:${home}`, id);
	}
	return new Map([...folders].filter(([, ids]) => ids.length >= LEAST$1));
}
/** What the key of a group stands for. */
function folderGroupOf(id) {
	const [repository, folder = ""] = id.slice(7).split("\0");
	if (!id.startsWith("folder:") || repository === void 0) return void 0;
	return {
		repository,
		folder,
		plain: /^[\w./-]{1,100}$/.test(folder)
	};
}

// src/reporting/urgency.ts
/** How soon a certificate needs action: the one order of issues and of the story that reports tell. */
/** Stages of urgency, the calmest first; an issue gets a comment only when the stage rises. */
const STAGES = [
	"attention",
	"expiring",
	"urgent",
	"expired",
	"served"
];
const URGENT = 7 * DAY;
const SOON$1 = 30 * DAY;
/** Certificates that expired longer ago broke then: those that are about to break come first. */
const LONG_AGO = 90 * DAY;
function stageOf(findings, end, report) {
	const isAtLeast = (stage) => findings.some((finding) => ruleOf(report, finding)?.stage === stage);
	if (isAtLeast("served")) return "served";
	const left = end === void 0 ? Number.POSITIVE_INFINITY : remaining(end, report.now);
	if (left < 0) return "expired";
	if (left <= URGENT) return "urgent";
	return left <= SOON$1 || isAtLeast("expiring") ? "expiring" : "attention";
}
/** The first expiration of some certificates, in milliseconds since the epoch. */
function firstEnd$1(certificates) {
	const ends = certificates.flatMap((one) => readInstant(one.notAfter) ?? []);
	return ends.length === 0 ? void 0 : Math.min(...ends);
}
/** Most urgent first: by stage and level, then by how close the expiration is to `now`. */
function compareUrgency(a, b, now) {
	const distance = ({ end = Number.MAX_SAFE_INTEGER }) => Math.abs(end - now);
	return rank$1(b, now) - rank$1(a, now) || LEVELS$1.indexOf(a.level) - LEVELS$1.indexOf(b.level) || distance(a) - distance(b);
}
function rank$1({ stage, end }, now) {
	return stage === "expired" && end !== void 0 && now - end > LONG_AGO ? STAGES.indexOf("expiring") - .5 : STAGES.indexOf(stage);
}

// src/reporting/issue-subjects.ts
/** What the issues of a report are about, before a word of them is written. */
const HANDLE = /^@[A-Za-z0-9][A-Za-z0-9-]*(\/[A-Za-z0-9._-]+)?$/;
const MAX_OWNERS$2 = 10;
/** Findings that need action: in production, not ignored, above a note. */
function needsAPerson({ level, suppressed, context, status }) {
	return level !== "note" && suppressed === void 0 && context === void 0 && status !== "fixed";
}
/** Keys have an issue of their own, because their fix differs from that of the certificate. */
function isAboutKey(finding, report) {
	return ruleOf(report, finding)?.concerns === "key";
}
/** Everything that needs action, most urgent first. */
function issueSubjects(report) {
	const index = indexOf(report);
	return [...groupsOf$1(report)].map(([id, findings]) => subjectOf(id, findings, report, index)).sort((a, b) => mostUrgentFirst(a, b, report.now));
}
/** Findings by what an issue is about. */
const groupsOf$1 = memoizeByObject((report) => {
	const lineages = lineageKeys(report);
	const own = (finding) => needsAPerson(finding) && (ruleOf(report, finding)?.opensIssue !== false || lineages.has(finding.certificate ?? ""));
	const groups = groupBy(report.findings.filter(own), (finding) => {
		return (isAboutKey(finding, report) ? void 0 : lineages.get(finding.certificate ?? "")) ?? `rule:${finding.rule}`;
	});
	for (const [id, members] of groupByFolder(groups, indexOf(report).certificates, report)) {
		const findings = members.flatMap((member) => groups.get(member) ?? []);
		for (const member of members) groups.delete(member);
		groups.set(id, findings.sort(bySeverity));
	}
	return groups;
});
/** The lineage whose issue has that key, to find evidence for a subject that is gone. */
function lineageOfKey(report, key) {
	const lineage = report.topology.lineages.find(({ id }) => keyOf(`lineage:${id}`) === key);
	if (lineage === void 0) return void 0;
	const own = new Set(lineage.versions);
	const joined = [...groupsOf$1(report)].some(([id, findings]) => id.startsWith("folder:") && findings.some((one) => own.has(one.certificate)));
	return {
		title: lineage.title,
		versions: versionsOf(indexOf(report), lineage.versions),
		joined
	};
}
const sameItems = (a, b) => a.length === b.length && a.every((item) => b.includes(item));
function hashOf(value) {
	return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
const keyOf = (id) => hashOf(["issue", id]);
function lineageKeys(report) {
	const known = report.inventory.certificates.map(({ fingerprint }) => [fingerprint, `lineage:${fingerprint}`]);
	const joined = report.topology.lineages.flatMap(({ id, versions }) => versions.map((version) => [version, `lineage:${id}`]));
	return new Map([...known, ...joined]);
}
function subjectOf(id, findings, report, index) {
	const named = new Set(findings.map((finding) => finding.certificate));
	const folderGroup = folderGroupOf(id);
	const about = id.startsWith("lineage:") ? index.lineages.get(id) ?? [id.slice(8)] : [];
	const versions = versionsOf(index, about).filter((one) => named.has(one.fingerprint) || inProduction(one, report));
	const served = about.flatMap((fingerprint) => index.servedOnly.get(fingerprint) ?? []);
	const members = folderGroup === void 0 ? [] : versionsOf(index, [...named].flatMap((one) => one ?? []));
	const end = folderGroup === void 0 ? firstEnd$1([...versions, ...served].filter((one) => named.has(one.fingerprint))) : closestEnd(members, report.now);
	const isCatchAll = ({ location, owners }) => isOwnedAsAll(location, report.inventory) && sameItems(owners ?? [], ownersOf$1(location, report.inventory));
	const handles = findings.filter((finding) => !isCatchAll(finding)).flatMap((finding) => finding.owners ?? []).filter((owner) => HANDLE.test(owner));
	return {
		key: keyOf(id),
		title: versions.length + served.length > 0 ? titleFor([...versions, ...served]) : folderGroup === void 0 ? faultTitle(findings, report) : `Certificates in ${folderGroup.plain ? `${folderGroup.folder}/` : "one folder"}`,
		stage: stageOf(findings, end, report),
		level: LEVELS$1.find((level) => findings.some((one) => one.level === level)) ?? "warning",
		findings,
		versions,
		...folderGroup !== void 0 && { folderGroup: {
			...folderGroup,
			certificates: members.length
		} },
		...end !== void 0 && { end },
		facts: factsOf(findings, [...versions, ...members], report),
		owners: [...new Set(handles)].sort(compareText).slice(0, MAX_OWNERS$2)
	};
}
function indexOf({ inventory, topology }) {
	return {
		certificates: new Map(inventory.certificates.map((one) => [one.fingerprint, one])),
		servedOnly: new Map(servedNotStored(inventory).map((one) => [one.fingerprint, one])),
		lineages: new Map(topology.lineages.map(({ id, versions }) => [`lineage:${id}`, versions]))
	};
}
function versionsOf({ certificates }, fingerprints) {
	return fingerprints.flatMap((fingerprint) => certificates.get(fingerprint) ?? []);
}
/** Names that are shown as they are. GitHub shows titles unescaped in many places, so any other name stays out of them. */
const PLAIN_NAME = /^[A-Za-z0-9*][A-Za-z0-9 ._@*-]{0,63}$/;
const PLAIN_PATH = /^[\w./@-]{1,120}$/;
function titleFor([newest]) {
	const title = newest === void 0 ? "" : displayName(newest);
	return looksLikeHost(title) || PLAIN_NAME.test(title) ? title : `certificate ${newest?.fingerprint.slice(0, 16)}`;
}
/** What is wrong, and where: `A private key lies in the repository: secrets/www.key`. */
function faultTitle(findings, report) {
	const [first] = findings;
	if (first === void 0) return "";
	const fault = ruleOf(report, first)?.title ?? first.rule;
	const paths = [...new Set(findings.map(({ location }) => location.path))];
	const [path] = paths;
	if (paths.length > 1) return `${fault}: ${plural(paths.length, "file")}`;
	return PLAIN_PATH.test(path) ? `${fault}: ${path}` : fault;
}
function closestEnd(certificates, now) {
	return certificates.flatMap((one) => readInstant(one.notAfter) ?? []).sort((a, b) => Math.abs(a - now) - Math.abs(b - now))[0];
}
function bySeverity(a, b) {
	return LEVELS$1.indexOf(a.level) - LEVELS$1.indexOf(b.level) || compareText(a.rule, b.rule);
}
/** Effects of time alone, and lines that move, are no new facts. */
function factsOf(findings, versions, report) {
	const place = ({ repository, path, pointer }) => [
		repository,
		path,
		pointer ?? ""
	].join("\0");
	const problems = findings.filter((finding) => ruleOf(report, finding)?.concerns !== "time").map((one) => `${one.rule}\0${one.certificate ?? ""}\0${place(one.location)}`);
	const copies = versions.flatMap((one) => one.sightings.map((seen) => `${one.fingerprint}\0${place(seen)}`));
	return hashOf([[...new Set(problems)].sort(compareText), [...new Set(copies)].sort(compareText)]);
}
function mostUrgentFirst(a, b, now) {
	const place = (subject) => subject.findings[0]?.location;
	const [left, right] = [place(a), place(b)];
	return compareUrgency(a, b, now) || (left && right ? compareLocations(left, right) : 0) || compareText(a.key, b.key);
}

// src/reporting/issue-digest.ts
/** One issue in place of many in the first scan of a repository: a checklist with a line for each subject. */
/** The key of the digest; other issues have hashes. */
const DIGEST_KEY = "digest";
/** Why a digest can be closed. */
const DIGEST_EVIDENCE = "Resolved: every item of this list is fixed or has its own issue.";
/** Characters of lines that a person sees; GitHub refuses a body of more than 65,536. */
const MAX_CHARACTERS$3 = 4e4;
/** Items that are stored only as keys, beside the visible lines. */
const MAX_UNSEEN = 500;
const MAX_LINE = 400;
const MAX_OWNERS$1 = 10;
/** The line of a subject that would have an issue. */
function itemOf({ key, stage, title, files, owners }) {
	const [file] = files;
	const place = file === void 0 ? "" : `: ${markdownCode(file.path, 120)}`;
	const whose = owners.length === 0 ? "" : ` ${owners.slice(0, 3).join(" ")}`;
	return {
		key,
		stage,
		text: `${escapeMarkdown(title, 200)}${place}${whose}`,
		done: false
	};
}
/**
* The digest of these items.
* @param drafts the issues that its open items would have, the most urgent first
*/
function digestDraft(items, drafts) {
	const lines = [];
	let room = MAX_CHARACTERS$3;
	for (const { key, stage, text, done } of items) {
		const line = `- [${done ? "x" : " "}] ${text.slice(0, MAX_LINE)} <!-- ${key} ${stage} -->`;
		room -= line.length + 1;
		if (room < 0) break;
		lines.push(line);
	}
	const rest = items.slice(lines.length);
	const unseen = rest.slice(0, MAX_UNSEEN).map(({ key, stage }) => `${key} ${stage}`);
	const body = [
		`The first scan found ${plural(items.length, "item")} that ${items.length === 1 ? "needs" : "need"} action, the most urgent first. Later scans tick fixed items, and close this issue with the last one. More urgent and new items get their own issues.`,
		lines.join("\n"),
		...rest.length === 0 ? [] : [`And ${rest.length} more. <!-- ${unseen.join(" ")} -->`],
		"The job summary lists every finding with its fix. Set the input `issue-digest` to `0` to get one issue per item."
	];
	const stage = STAGES.findLast((one) => items.some((item) => !item.done && item.stage === one)) ?? "attention";
	return {
		key: DIGEST_KEY,
		title: `First certificate scan: ${plural(items.length, "item")}`,
		stage,
		body: `${body.join("\n\n")}\n`,
		files: [...new Map(drafts.flatMap(({ files }) => files).map((file) => [JSON.stringify(file), file])).values()],
		facts: hashOf(items.map(({ key }) => key).sort()),
		owners: [...new Set(drafts.flatMap(({ owners }) => owners))].slice(0, MAX_OWNERS$1),
		escalation: `${plural(items.filter(({ done }) => !done).length, "item")} of this list still need action.`
	};
}
/** The items that the body of a digest lists, whatever a person wrote around them. Linear in the text. */
function listedItems(body) {
	const found = /* @__PURE__ */ new Map();
	for (const line of body.split(/\r?\n/)) {
		const start = line.lastIndexOf("<!-- ");
		if (start < 0 || !line.endsWith(" -->")) continue;
		const words = line.slice(start + 5, -4).split(" ");
		const isLine = /^- \[[ xX]\] /.test(line);
		for (let at = 0; at + 1 < words.length; at += 2) {
			const [key, stage] = words.slice(at, at + 2);
			if (!/^[a-z0-9]{1,64}$/.test(key) || !STAGES.includes(stage)) continue;
			const text = isLine ? line.slice(6, start).trim() : "\u2026";
			found.set(key, {
				key,
				stage,
				text,
				done: isLine && line[3] !== " "
			});
		}
	}
	return [...found.values()];
}

// src/reporting/named-files.ts
/** Stands for the declared endpoints: served certificates are in no repository. */
const ENDPOINTS = {
	repository: "",
	path: "endpoints"
};
/**
* Every file that an issue names, each once, sorted. The issue is resolved only if a later run has read all of them.
*/
function namedFiles(subjects, report) {
	const { certificates, repositories, unreadable } = report.inventory;
	const audited = new Set(repositories.map(({ name }) => name));
	const read = new Set(certificates.flatMap(({ sightings }) => sightings.map(fileKey)));
	const unread = new Set(unreadable.map(fileKey).filter((key) => !read.has(key)));
	const files = /* @__PURE__ */ new Map();
	const add = (place) => {
		const { repository, path } = place;
		const key = fileKey(place);
		if (audited.has(repository)) files.set(key, {
			repository,
			path,
			...unread.has(key) && { unreadable: true }
		});
	};
	for (const { findings, versions } of subjects) {
		for (const finding of findings) {
			for (const place of [finding.location, ...finding.related]) add(place);
			if (ruleOf(report, finding)?.about === "endpoint") files.set(fileKey(ENDPOINTS), ENDPOINTS);
		}
		for (const { sightings } of versions) sightings.forEach(add);
	}
	return [...files.values()].sort((a, b) => compareText(fileKey(a), fileKey(b)));
}
/** Whether a file, or a folder, is one of some files or lies in one of some folders. */
function holdsFile(files, { repository, path }) {
	return files.some((one) => one.repository === repository && (one.path === path || isFolder(one.path) && (one.path === "" || path.startsWith(one.path))));
}
function isFolder(path) {
	return path === "" || path.endsWith("/");
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

// src/reporting/phrases.ts
/** The words that all reporters use for places, certificates and totals. Nothing here is escaped. */
/** `deploy/mail.yaml:14 data["tls.crt"]`, behind its repository where the report has several, or is of another. Not escaped. */
function locationText(location, report) {
	const { repositories } = report.inventory;
	const repository = repositories.length > 0 && soleRepository(report.inventory)?.name !== location.repository ? `${location.repository}: ` : "";
	const line = location.line === void 0 ? "" : `:${location.line}`;
	const pointer = location.pointer === void 0 ? "" : ` ${location.pointer}`;
	return `${repository}${location.path}${line}${pointer}`;
}
/** `12 files, 4.1 kB`, or why it was not audited. Not escaped. */
function amountText({ files, bytes, failure, formerName }) {
	if (failure !== void 0) return failure.reason === "empty" ? "empty" : `not scanned: ${failure.detail}`;
	const renamed = formerName === void 0 ? "" : `, renamed from ${formerName}`;
	return `${plural(files, "file")}, ${size(bytes)}${renamed}`;
}
/** `55 more repositories: 1,204 files, 3 not audited`: those that a list leaves out. */
function moreRepositories(rest) {
	const files = rest.reduce((sum, repository) => sum + repository.files, 0);
	const failed = rest.filter(({ failure }) => failure !== void 0 && failure.reason !== "empty").length;
	const lost = failed === 0 ? "" : `, ${count(failed)} not scanned`;
	return `${plural(rest.length, "more repository", "more repositories")}: ${plural(files, "file")}${lost}`;
}
/** Whole days from `now` to an instant, towards the past; negative once it has passed. */
function daysUntil(time, now) {
	return Math.floor(remaining(time, now) / DAY);
}
/** `expired 2026-11-21`, `expires 2026-12-03`: the state of a certificate as of `now`, without the number of days. */
function validityState(certificate, now) {
	const start = readInstant(certificate.notBefore);
	const end = readInstant(certificate.notAfter);
	if (end === null) return "expiration date cannot be read";
	if (remaining(end, now) < 0) return `expired ${dayOf(end)}`;
	if (start !== null && start > now) return `not valid before ${dayOf(start)}`;
	return certificate.notAfter === "9999-12-31T23:59:59Z" ? "never expires" : `expires ${dayOf(end)}`;
}
/** {@link validityState} with the number of days, for texts that are read at once: `expired 2026-11-20, 1 day ago`. */
function stateToday(certificate, now) {
	const state = validityState(certificate, now);
	const end = readInstant(certificate.notAfter);
	if (end === null || !/^expire/.test(state)) return state;
	return `${state}, ${distanceText(end, now)}`;
}
/** `in 21 days`, `1 day ago`: from `now` to an instant. */
function distanceText(time, now) {
	const days = daysUntil(time, now);
	return days < 0 ? ago(days) : ahead(days);
}
function ago(days) {
	return days >= -1 ? "less than a day ago" : `${plural(-days - 1, "day")} ago`;
}
function ahead(days) {
	return days < 1 ? "in less than a day" : `in ${plural(days, "day")}`;
}
/** `EC P-256`, `RSA 2048`, `Ed25519`. */
function keyText(certificate) {
	const { algorithm, curve, bits } = certificate.publicKey;
	return `${algorithm}${curve !== void 0 ? ` ${curve}` : bits !== void 0 ? ` ${bits}` : ""}`;
}
/** `3 errors, 2 warnings, 1 note`, without the zeros; `No findings` when all are zero. */
function findingsText(totals) {
	const parts = LEVELS$1.filter((level) => totals[level] > 0).map((level) => plural(totals[level], level));
	return parts.length === 0 ? "No findings" : parts.join(", ");
}
/** `12 certificates in 15 places`, `3 private keys` \u2026 What was found; certificates even if there are none. */
function stockTexts(totals) {
	const probed = totals.endpoints === 0 ? [] : [`${plural(totals.endpoints, "endpoint")} probed`];
	if (probed.length > 0 && totals.files === 0) return probed;
	const parts = [...probed, totals.certificates === 0 ? "no certificates" : `${plural(totals.certificates, "certificate")} in ${plural(totals.places, "place")}`];
	if (totals.privateKeys > 0) parts.push(plural(totals.privateKeys, "private key"));
	if (totals.keystores > 0) parts.push(plural(totals.keystores, "keystore"));
	if (totals.unreadable > 0) parts.push(`${plural(totals.unreadable, "object")} not readable`);
	return parts;
}
/** Findings that are shown apart: `48 findings downgraded`, `2 findings ignored`, `1 finding fixed`. */
function asideTexts(totals) {
	const words = {
		lowered: "downgraded",
		suppressed: "ignored",
		fixed: "fixed"
	};
	const aside = [
		"lowered",
		"suppressed",
		"fixed"
	].flatMap((kind) => totals[kind] > 0 ? [`${plural(totals[kind], "finding")} ${words[kind]}`] : []);
	return totals.existing > 0 ? [...aside, `${plural(totals.existing, "finding")} from before the change`] : aside;
}
/** The verdict in words. Independent of the gate. A run with unread parts is never called clean. */
function verdictText({ totals, incomplete }) {
	const { error, warning, note, lowered, suppressed, unreadable, files, endpoints } = totals;
	if (error + warning + note === 0) {
		if (incomplete) return "No findings, but not everything was read";
		if (files === 0 && endpoints > 0) return `${plural(endpoints, "endpoint")} ${endpoints === 1 ? "serves a valid certificate" : "serve valid certificates"}`;
		if (files === 0) return "No file was scanned";
		if (totals.existing > 0) return "This change adds no findings";
		if (unreadable > 0) return `Nothing to fix, but ${plural(unreadable, "object")} could not be read`;
		if (suppressed > 0) return `No problems found, except ${plural(suppressed, "ignored finding")}`;
		return lowered > 0 ? "No problems found outside test and example files" : "No problems found";
	}
	const fresh = totals.fresh === void 0 ? "" : ` (${totals.fresh === 0 ? "none" : count(totals.fresh)} new)`;
	const found = `${findingsText(totals)}${fresh}`;
	return incomplete ? `${found}; not everything was read` : found;
}
/** Numbers of items by a label, in order of the labels: `2 locked`, `1 malformed`. */
function countedBy(items, label) {
	const counts = /* @__PURE__ */ new Map();
	for (const item of items) counts.set(label(item), (counts.get(label(item)) ?? 0) + 1);
	return [...counts].sort(([a], [b]) => compareText(a, b)).map(([name, number]) => `${count(number)} ${name}`);
}
/** The title of the rule, and its id: the one to read, the other to look up, to explain and to ignore. */
function ruleLabel({ rule }, { rules }) {
	const title = rules.find(({ id }) => id === rule)?.title;
	return title === void 0 ? rule : `${title} (${rule})`;
}
/** Rules that a line about downgraded findings names; a person looks at a context, not at each of two hundred rules. */
const NAMED_RULES = 6;
/** The number of findings of each rule, the most frequent first: `12 expired`; of many rules, the others together. */
function countedRules(findings) {
	const counts = /* @__PURE__ */ new Map();
	for (const { rule, times = 1 } of findings) counts.set(rule, (counts.get(rule) ?? 0) + times);
	const sorted = [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b));
	const named = sorted.length === 7 ? sorted.length : NAMED_RULES;
	const rest = sorted.slice(named);
	const parts = sorted.slice(0, named).map(([rule, number]) => `${count(number)} ${rule}`);
	const others = rest.reduce((sum, [, number]) => sum + number, 0);
	if (rest.length > 0) parts.push(`${others === rest.length ? "1 each" : count(others)} of ${count(rest.length)} other rules`);
	return parts;
}

// src/reporting/rule-links.ts
/** The address of the page that explains a rule. */
function rulePage(rule, report) {
	return ruleOf(report, { rule })?.page;
}
function ruleMarkdown(rule, report) {
	const page = rulePage(rule, report);
	return page === void 0 ? markdownCode(rule) : markdownLink(rule, page);
}
/** The title of the rule, and its id as a link. */
function ruleLabelMarkdown(rule, report, max) {
	const title = ruleOf(report, { rule })?.title;
	const link = ruleMarkdown(rule, report);
	return title === void 0 ? link : `${escapeMarkdown(title, max)} (${link})`;
}
function ruleHtml(rule, report) {
	const page = rulePage(rule, report);
	return page === void 0 ? escapeHtml(rule) : `<a href="${escapeHtml(page)}">${escapeHtml(rule)}</a>`;
}
/** For terminals that follow OSC 8: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
function ruleHyperlink(rule, report) {
	const page = rulePage(rule, report);
	return page === void 0 ? rule : `\u001b]8;;${page}\u001b\\${rule}\u001b]8;;\u001b\\`;
}

// src/reporting/signs.ts
/** Levels in plain text and HTML. */
const SIGNS$4 = {
	error: "\u2717",
	warning: "\u25b2",
	note: "\u25cf"
};
/** Levels in Markdown, which has no colors of its own. */
const EMOJI_SIGNS = {
	error: "\ud83d\udd34",
	warning: "\ud83d\udfe1",
	note: "\ud83d\udd35"
};

// src/reporters/dashboard.ts
/** More than a person reads in one issue. */
const MAX_ROWS$4 = 100;
/** GitHub refuses a body of more than 65,536 characters; the rest is room for the marker and for what is around the rows. */
const MAX_CHARACTERS$2 = 4e4;
const MAX_SCOPES = 50;
const MAX_OWNERS = 10;
/** What a stage counts as at least; an error is red at any stage. */
const SIGNS$3 = {
	served: "\ud83d\udd34",
	expired: "\ud83d\udd34",
	urgent: "\ud83d\udd34",
	expiring: "\ud83d\udfe1",
	attention: "\ud83d\udfe1"
};
/** The key of the one issue; the others have hashes. */
const DASHBOARD_KEY = "dashboard";
/** For one issue about everything that needs action, with the day of the last audit of each scope. */
const dashboard = {
	id: "dashboard",
	title: "Dashboard",
	render: (report) => bodyOf$1(issueSubjects(report), report)
};
/** None where nothing needs action. */
function dashboardDraft(report) {
	const subjects = issueSubjects(report);
	const [first] = subjects;
	if (first === void 0) return void 0;
	return {
		key: DASHBOARD_KEY,
		title: "Certificates that need action",
		stage: first.stage,
		files: namedFiles(subjects, report),
		body: bodyOf$1(subjects, report),
		facts: hashOf(subjects.map(({ facts }) => facts).sort()),
		owners: [...new Set(subjects.flatMap(({ owners }) => owners))].slice(0, MAX_OWNERS),
		escalation: `The most urgent is now ${nameOf$2(first)}: ${stateText(first, report.now)}.`
	};
}
/** `\ud83d\udd34 served, expires 2026-11-26`: how urgent a subject is, and its date where it has one. */
function stateText({ stage, level, end }, now) {
	const words = stage === "served" ? ["served"] : stage === "attention" ? ["needs action"] : [];
	if (end !== void 0) words.push(`${end < now ? "expired" : "expires"} ${dayOf(end)}`);
	return `${level === "error" ? EMOJI_SIGNS.error : SIGNS$3[stage]} ${words.join(", ")}`;
}
function bodyOf$1(subjects, report) {
	const rows = within$1(MAX_CHARACTERS$2, subjects.slice(0, MAX_ROWS$4), (subject) => {
		const { findings, owners } = subject;
		const rules = [...new Set(findings.map(({ rule }) => ruleMarkdown(rule, report)))].slice(0, 4);
		const place = findings[0] === void 0 ? "" : markdownCode(locationText(findings[0].location, report), 120);
		const where = findings.length > 1 ? `: ${plural(findings.length, "finding")}, first in` : " in";
		const who = owners.length === 0 ? "" : `, owned by ${owners.join(" ")}`;
		return `- **${nameOf$2(subject)}** ${stateText(subject, report.now)}<br>${rules.join(", ")}${where} ${place}${who}`;
	});
	const rest = subjects.length - rows.length;
	const scopes = report.inventory.repositories.slice(0, MAX_SCOPES).map((one) => {
		const state = one.failure !== void 0 && one.failure.reason !== "empty" ? escapeMarkdown(amountText(one), 300) : `${dayOf(report.now)}, ${plural(one.files, "file")}`;
		return `- ${markdownCode(one.name, 200)}: ${state}`;
	});
	const unlisted = report.inventory.repositories.length - scopes.length;
	return `${[
		subjects.length === 0 ? "No certificate needs action." : `**${plural(subjects.length, "item")}** ${subjects.length === 1 ? "needs" : "need"} action, the most urgent first.`,
		...rows.length > 0 ? [rows.join("\n")] : [],
		...rest > 0 ? [`And ${rest} more; the job summary lists all.`] : [],
		`### Last scan\n\n${scopes.join("\n")}${unlisted > 0 ? `\n- and ${unlisted} more` : ""}`,
		...report.incomplete.slice(0, 5).map((reason) => `> [!WARNING]\n> ${escapeMarkdown(reason, 300)}`)
	].join("\n\n")}\n`;
}
/** Texts of the first items, as many as fit. */
function within$1(most, items, textOf) {
	const texts = [];
	let room = most;
	for (const item of items) {
		const text = textOf(item);
		room -= text.length + 1;
		if (room < 0) break;
		texts.push(text);
	}
	return texts;
}
function nameOf$2({ title, versions }) {
	return versions.length > 0 ? markdownCode(title, 200) : escapeMarkdown(title, 200);
}

// src/certificates/chains.ts
/** Chains longer than this are bundles of many authorities. */
const MAX_CHAIN$2 = 6;
/**
* The chain that a server would send, as files hold it: first a certificate that is no CA, then up to a few others.
* Files with more certificates than a chain are left out.
*/
function chainsOf(inventory) {
	const units = /* @__PURE__ */ new Map();
	for (const certificate of inventory.certificates) for (const place of certificate.sightings) addTo(units, `${fileKey(place)}\0${entryOf(place)}`, {
		certificate,
		place
	}, 7);
	const chains = [];
	for (const unit of units.values()) {
		unit.sort((a, b) => orderOf(a.place) - orderOf(b.place));
		const [first] = unit;
		if (first === void 0 || unit.length > MAX_CHAIN$2 || isAuthority(first.certificate)) continue;
		chains.push({
			place: first.place,
			certificates: unit.map((one) => one.certificate)
		});
	}
	return chains;
}
/** A CA by its own statement, unless it has the name of a server. */
function isAuthority(certificate) {
	return certificate.ca && !certificate.names.some((name) => name.startsWith("dns:"));
}
/** `issued`: name and key identifiers agree. `other-key`: the name is the issuer's, the key is not. */
function issuance(certificate, issuer) {
	if (certificate.issuer !== issuer.subject) return "unrelated";
	if (certificate.signedBy?.includes(issuer.fingerprint)) return "issued";
	const [wanted, has] = [certificate.authorityKeyId, issuer.subjectKeyId];
	if (wanted === void 0 || has === void 0) return certificate.signedBy === void 0 ? "issued" : "other-key";
	return wanted === has ? "issued" : "other-key";
}
/** Whether the file says by its name that it holds the whole chain. */
function claimsChain(place) {
	return /full[._-]?chain/i.test(fileNameOf(place.path));
}
/** The pointer without the number of a certificate in it: `data["tls.crt"] #2` and `data["tls.crt"]` are one entry. */
function entryOf(place) {
	return (place.pointer ?? "").replace(/ ?#\d+$/, "");
}
function orderOf(place) {
	const number = /#(\d+)$/.exec(place.pointer ?? "")?.[1];
	return number === void 0 ? place.line ?? 0 : Number(number);
}

// src/certificates/role.ts
const SAML = {
	id: "saml",
	consequence: "Software that checks dates rejects everything that it signed.",
	fix: "Fetch the current metadata from its owner, preferably with a scheduled job. Remove the old certificate once nothing signs with it."
};
const TOKEN_SIGNING = {
	id: "token-signing",
	consequence: "Most software that verifies tokens reads the key only and ignores the dates.",
	fix: "Publish the current key of the signer. Remove the old one once no token that it signed is valid.",
	outlived: true
};
const PROVISIONING = {
	id: "provisioning",
	consequence: "It can no longer sign, and profiles that list no other certificate stop working.",
	fix: "Renew the certificate in the developer account, and recreate the profiles that list it. Replace them together with the keystores that hold its key."
};
const KUBECONFIG = {
	id: "kubeconfig",
	consequence: "The API server rejects clients that use it.",
	fix: "Issue a new client certificate, and replace this one and its key in every copy named here. Preferably use a user with credentials that are fetched when needed (`exec`)."
};
const VPN = {
	id: "vpn",
	consequence: "The VPN server rejects clients that use this profile.",
	fix: "Issue a new client certificate. Replace it, with its key, in every profile named here, and distribute the profiles."
};
const CLIENT = {
	id: "client",
	consequence: "Servers that check it reject the client.",
	fix: "Issue a new client certificate and replace it and its key wherever the client reads it. If a server trusts exactly this certificate, replace it there first."
};
const CODE_SIGNING = {
	id: "code-signing",
	consequence: "It can no longer sign. Signatures with a timestamp stay valid.",
	fix: "Renew the signing certificate, and update the jobs and policies that name the old one. Keep timestamped signatures unchanged.",
	outlived: true
};
/** Keys and files that are named after a client: `tls-client.crt`, `ab_client`. A CA for clients is none. */
const CLIENT_NAME = /(?:^|[^a-z])client(?:s|cert|certificate)?(?:[^a-z]|$)/i;
/** Words of names that are those of a CA. */
const AUTHORITY_NAME = /(?:^|[^a-z])(?:ca|ca[_-]?bundle|cacerts?|root|authority|issuer|issuing|trust)(?:[^a-z]|$)|clientca/i;
/** Settings and files that are named after single sign-on: `samlinitcfg.yaml`, `idp-cert.pem`, `saml2/x509_cert`. */
const SAML_NAME = /(?:^|[^a-z])(?:saml2?|idp|shibboleth)(?:[^a-z]|$|cert|init|metadata|signing|config)/i;
/** What Microsoft calls the certificates by which it signs assertions. */
const SAML_SUBJECT = /CN=Microsoft Azure Federated SSO Certificate/;
/** Files that hold a signature over themselves as CMS: catalogues of drivers, programs, signed JARs, documents, profiles. */
const SIGNED = /\.(?:cat|sys|dll|exe|msi|msix|appx|p7x|efi|pdf|mobileconfig)$|META-INF\/[^/]+\.(?:RSA|DSA|EC)(?:[^A-Za-z]|$)/i;
/**
* The role of a certificate, by its extended key usage (RFC 5280 section 4.2.1.12), then by the form and the names of all the
* places that hold it. Undefined for what servers show, for CA certificates, and where nothing tells.
*/
function roleOf(certificate) {
	const { extendedKeyUsage: usages, names, sightings, subject } = certificate;
	const all = (holds) => sightings.length > 0 && sightings.every(holds);
	if (all(({ format }) => format === "saml")) return SAML;
	if (all(({ format }) => format === "jwk")) return TOKEN_SIGNING;
	if (all(({ format }) => format === "mobileprovision")) return PROVISIONING;
	if (all(({ container, pointer = "" }) => container === "kubeconfig" && !/certificate-authority/.test(pointer))) return KUBECONFIG;
	if (!usages.includes("serverAuth") && all(({ container, pointer }) => container === "openvpn" && pointer === "<cert>")) return VPN;
	if (all(({ format, path, pointer = "" }) => format === "pkcs7" && (SIGNED.test(path) || SIGNED.test(pointer)))) return CODE_SIGNING;
	if (certificate.ca && certificate.keyUsage.includes("keyCertSign")) return void 0;
	if (usages.includes("codeSigning") && !usages.includes("serverAuth")) return CODE_SIGNING;
	if (usages.includes("clientAuth") && !usages.includes("serverAuth")) return CLIENT;
	if (usages.length === 0 && names.length === 0 && (SAML_SUBJECT.test(subject) || all(isNamedSaml))) return SAML;
	return usages.length === 0 && all(isNamedClient) ? CLIENT : void 0;
}
function isNamedSaml({ path, pointer = "" }) {
	return SAML_NAME.test(path.slice(path.lastIndexOf("/") + 1)) || SAML_NAME.test(pointer);
}
function isNamedClient({ path, pointer }) {
	const name = pointer !== void 0 && /[a-z]/i.test(pointer) ? pointer : path.slice(path.lastIndexOf("/") + 1);
	return CLIENT_NAME.test(name) && !AUTHORITY_NAME.test(name);
}

// src/certificates/describe.ts
/** `certificate "www.corp.internal"`, `CA certificate "Corp Root"`. A server certificate marked CA:TRUE is still a certificate. */
function certificateNoun(certificate) {
	return `${issuesOthers(certificate) ? "CA certificate" : "certificate"} "${displayName(certificate)}"`;
}
/** A CA certificate without any server name: it is trusted, not served. */
function isTrustAnchor(certificate) {
	return isAuthority(certificate) && !looksLikeHost(displayName(certificate));
}
/**
* Whether a CA certificate is there to issue others. `openssl req -x509` makes a CA of every certificate that it signs
* with its own key, without key usage: only the names tell whether it is meant to be one.
*/
function issuesOthers(certificate) {
	const { selfIssued, keyUsage, subject, sightings } = certificate;
	if (!isTrustAnchor(certificate)) return false;
	if (!selfIssued || keyUsage.includes("keyCertSign")) return true;
	const names = sightings.flatMap(({ path, pointer = "" }) => [path.slice(path.lastIndexOf("/") + 1), pointer]);
	return [subject.replace(/(?:^|, )C=[^,]*/g, ""), ...names].some((name) => AUTHORITY_NAME.test(name));
}
/** The fix for a CA certificate that expires: it is trusted, not served. */
const AUTHORITY_FIX = "Get the current version of this CA certificate, and replace every copy named here with it. Reload or rebuild the programs that trust it. Delete the copies that nothing uses.";
/** A problem of one certificate, in all the places where it was seen. */
function certificateProblem(certificate, problem) {
	return {
		subject: certificate.fingerprint,
		certificate: certificate.fingerprint,
		locations: certificate.sightings,
		...problem
	};
}
/** `expired on 2026-01-01 at 00:00 UTC`, `valid until \u2026`, or that the date cannot be read; as of `now`. */
function validityText(certificate, now) {
	const end = readInstant(certificate.notAfter);
	if (end === null) return "of unknown validity";
	return remaining(end, now) < 0 ? `expired on ${momentOf(end)}` : `valid until ${momentOf(end)}`;
}

// src/reporting/issue-commands.ts
/** What a person can copy out of an issue: commands that look, and entries that accept. */
const MAX_FILES$1 = 6;
const MAX_ENTRIES = 4;
/** Names that a shell and YAML take as they are, and that no tool takes for an option. */
const PLAIN$1 = /^[A-Za-z0-9_][A-Za-z0-9_./@+=-]{0,199}$/;
/**
* Commands that print serial number and expiration date of each copy and of the served certificate, and the expected
* serial number.
*/
function checkCommands(versions) {
	const [newest] = versions;
	if (newest === void 0) return { looks: [] };
	const places = versions.toReversed().flatMap((version) => version.sightings);
	const several = new Set(places.map(({ repository }) => repository)).size > 1;
	const where = ({ repository }) => several && PLAIN$1.test(repository) ? ` # in ${repository}` : "";
	const files = places.flatMap((place) => {
		const look = lookAt(place);
		return look === void 0 ? [] : [look + where(place)];
	}).slice(0, MAX_FILES$1);
	const host = newest.names.map((name) => /^dns:([^*]+)$/.exec(name)?.[1]).find((name) => name && looksLikeHost(name));
	const served = host === void 0 || !PLAIN$1.test(host) ? [] : [`openssl s_client -connect ${host}:443 -servername ${host} </dev/null 2>/dev/null \\`, "  | openssl x509 -noout -serial -enddate"];
	const serial = /^[0-9a-f]+$/.test(newest.serialNumber) ? serialText(newest.serialNumber) : void 0;
	return {
		looks: [.../* @__PURE__ */ new Set([...files, ...served])],
		...serial !== void 0 && { serial }
	};
}
/** As `openssl x509 -serial` prints it: whole octets in upper case. */
function serialText(hex) {
	return (hex.length % 2 === 0 ? hex : `0${hex}`).toUpperCase();
}
/** Files whose first certificate is the one in question; wrapped certificates need more than one command. */
function lookAt({ path, format, pointer, container, line }) {
	if (!PLAIN$1.test(path) || container !== void 0) return void 0;
	const print = "-noout -serial -enddate";
	if (format === "jks" || format === "jceks") return `keytool -list -v -keystore ${path}`;
	if (format === "pkcs12") return `openssl pkcs12 -in ${path} -nokeys | openssl x509 ${print}`;
	if (pointer !== void 0 || (line ?? 1) !== 1) return void 0;
	if (format === "pem") return `openssl x509 -in ${path} ${print}`;
	return format === "der" ? `openssl x509 -inform DER -in ${path} ${print}` : void 0;
}
/**
* Lines of the config that accept the findings until the end of the next quarter: a day that stays the same for a while.
* @param home the repository whose paths stand alone; undefined where the config judges several, in each of which a path alone would match
*/
function acceptEntries(findings, byCertificate, now, home) {
	const until = endOfNextQuarter(now);
	const targets = findings.flatMap(({ rule, certificate, location }) => {
		if (byCertificate && certificate !== void 0) return [`  - rule: ${rule}\n    certificate: ${certificate}`];
		const { repository, path } = location;
		const isHome = repository === home;
		return PLAIN$1.test(path) && (isHome || PLAIN$1.test(repository)) ? [`  - rule: ${rule}\n    path: ${isHome ? "" : `${repository}:`}${path}`] : [];
	});
	const entries = [...new Set(targets)].slice(0, MAX_ENTRIES);
	if (entries.length === 0) return ["# The path needs quotes in YAML: write the entry by hand."];
	return ["ignore:", ...entries.flatMap((entry) => [
		entry,
		"    reason: reason and ticket",
		`    until: ${until}`
	])];
}
function endOfNextQuarter(now) {
	const date = new Date(now);
	const quarter = Math.floor(date.getUTCMonth() / 3);
	return new Date(Date.UTC(date.getUTCFullYear(), (quarter + 2) * 3, 0)).toISOString().slice(0, 10);
}

// src/reporting/issue-titles.ts
const ENDINGS = {
	attention: "needs action",
	expiring: "expires on",
	urgent: "expires on",
	expired: "expired on",
	served: "is served and expires on"
};
/** Titles must be unique: of two equal ones, the later one gets more details, or its key. */
function distinctTitle(title, { versions: [newest], key }, taken) {
	const free = [title, ...newest === void 0 ? [] : [`${title} (${newest.fingerprint.slice(0, 8)})`]].find((one) => !taken.has(one)) ?? `${title} (${key.slice(0, 8)})`;
	taken.add(free);
	return free;
}
/** Titles do not change from day to day, because people recognize issues by their titles. */
function titleOf({ title, stage, end, versions, findings }, report) {
	if (versions.length === 0 && stage !== "served") return title;
	const behind = findings.some((finding) => ruleOf(report, finding)?.newestVersion === "exists");
	const words = stage === "served" && end !== void 0 && remaining(end, report.now) < 0 ? "is served and expired on" : ENDINGS[stage];
	const ending = stage === "attention" || end === void 0 ? ENDINGS.attention : `${words} ${dayOf(end)}`;
	if (!behind && !looksLikeHost(title)) return `${title} ${ending}`;
	return `${title}: ${behind ? "stale copy" : "certificate"} ${ending}`;
}

// src/reporting/groups.ts
/** Findings that are shown together. */
/** Merges findings that say the same about several repositories, with all places. */
function saidOnce(findings) {
	const shown = /* @__PURE__ */ new Map();
	findings.forEach((finding, index) => {
		const { rule, level, message, fix, status, location } = finding;
		const key = JSON.stringify([
			rule,
			level,
			message,
			fix,
			status
		]);
		const first = shown.get(key);
		if (first === void 0) shown.set(key, {
			finding,
			repositories: /* @__PURE__ */ new Set([location.repository])
		});
		else if (first.repositories.has(location.repository)) shown.set(`${key}${index}`, {
			finding,
			repositories: /* @__PURE__ */ new Set()
		});
		else {
			first.repositories.add(location.repository);
			first.finding = joined(first.finding, finding);
		}
	});
	return [...shown.values()].map(({ finding }) => finding);
}
function joined(a, b) {
	const places = [
		...a.related,
		b.location,
		...b.related
	].filter((place) => locationKey(place) !== locationKey(a.location));
	const related = [...new Map(places.map((place) => [locationKey(place), place])).values()];
	const owners = [.../* @__PURE__ */ new Set([...a.owners ?? [], ...b.owners ?? []])];
	return {
		...a,
		related,
		...owners.length > 0 && { owners }
	};
}
/** Worst first; among equals what is new, then the certificate that expires closest to the day of the report. */
function groupsOf(findings, report) {
	const lineages = lineagesOf(report.topology);
	return [...groupBy(findings, (finding) => certificateOf(finding, report) === void 0 ? `rule ${finding.rule} ${finding.level}` : lineages.get(finding.certificate ?? "")?.id ?? finding.certificate).values()].map((some) => groupOf(some, lineages, report)).sort((a, b) => compareGroups(a, b, report.now));
}
function groupOf(findings, lineages, report) {
	const [{ rule, certificate: fingerprint = "" }] = findings;
	const level = LEVELS$1.find((one) => findings.some((finding) => finding.level === one)) ?? "note";
	const worst = findings.filter((finding) => finding.level === level);
	const distance = (one) => Math.abs((readInstant(one.notAfter) ?? Number.MAX_SAFE_INTEGER) - report.now);
	const [certificate] = worst.flatMap((finding) => certificateOf(finding, report) ?? []).sort((a, b) => distance(a) - distance(b));
	if (certificate === void 0) return {
		level,
		title: ruleOf(report, { rule })?.title ?? rule,
		rule,
		findings,
		versions: [],
		stage: stageOf(findings, void 0, report)
	};
	const named = new Set(findings.map((finding) => finding.certificate));
	const versions = (lineages.get(fingerprint)?.versions ?? [fingerprint]).flatMap((version) => certificateOf({ certificate: version }, report) ?? []).filter((one) => named.has(one.fingerprint) || inProduction(one, report));
	const urgent = new Set(findings.filter((finding) => finding.level !== "note").map((finding) => finding.certificate));
	const end = firstEnd$1(versions.filter(({ fingerprint: one }) => (urgent.size > 0 ? urgent : named).has(one)));
	return {
		level,
		title: displayName(certificate),
		certificate,
		versions,
		findings,
		stage: stageOf(findings, end, report),
		...end !== void 0 && { end }
	};
}
const lineagesOf = memoizeByObject(({ lineages }) => new Map(lineages.flatMap((lineage) => lineage.versions.map((version) => [version, lineage]))));
function isNew({ status }) {
	return status === "new";
}
/** Certificates that expired years ago come after those that expire now. */
function compareGroups(a, b, now) {
	const distance = ({ certificate }) => Math.abs((readInstant(certificate?.notAfter ?? null) ?? Number.MAX_SAFE_INTEGER) - now);
	return LEVELS$1.indexOf(a.level) - LEVELS$1.indexOf(b.level) || Number(b.findings.some(isNew)) - Number(a.findings.some(isNew)) || Number(a.certificate === void 0) - Number(b.certificate === void 0) || distance(a) - distance(b) || compareText(a.title, b.title) || compareText(a.certificate?.fingerprint ?? a.rule ?? "", b.certificate?.fingerprint ?? b.rule ?? "");
}
/** Downgraded findings, by context. */
function loweredGroups(lowered) {
	return [
		"fixture",
		"example",
		"vendored",
		"trust-store"
	].map((context) => ({
		context,
		findings: lowered.filter((finding) => finding.context === context)
	})).filter(({ findings }) => findings.length > 0);
}

// src/certificates/served-chain.ts
/**
* The chain that a server sent, in a few words, such as `chain complete up to Corp Root`. Whether a client trusts that
* root is not known here.
* @param sent its own certificate first; limited to what a handshake keeps
* @param now milliseconds since the epoch
*/
function chainText(sent, now) {
	const [own, ...others] = sent.map((one) => ({
		...one,
		sightings: []
	}));
	if (own === void 0) return "";
	if (own.selfIssued) return "self-signed";
	if (others.length === 0) return `chain incomplete, unless clients trust ${nameOf$1(own.issuer)} itself`;
	let last = own;
	const left = new Set(others);
	while (!last.selfIssued) {
		const issuer = [...left].find((one) => issuance(last, one) === "issued");
		if (issuer === void 0) break;
		const end = readInstant(issuer.notAfter);
		if (end !== null && remaining(end, now) < 0) return `chain broken: ${nameOf$1(issuer.subject)} has expired`;
		left.delete(issuer);
		last = issuer;
	}
	if (last === own) return `chain broken: ${nameOf$1(own.issuer)} is not sent, but other certificates are`;
	return `chain complete up to ${nameOf$1(last.issuer)}`;
}
function nameOf$1(name) {
	return dnAttribute(name, "CN") ?? dnAttribute(name, "O") ?? (name || "an issuer without a name");
}

// src/reporting/served-rows.ts
/** Names of a certificate that are shown; the others are counted. */
const NAMES = 5;
/** The probed endpoints: worst first, then in the order of the probes. */
function servedRows(report) {
	const rank = ({ level }) => level === void 0 ? LEVELS$1.length : LEVELS$1.indexOf(level);
	return answersByEndpoint(report.inventory).map((answer) => rowOf(answer, report)).sort((a, b) => rank(a) - rank(b));
}
function rowOf({ endpoint, rows, own }, report) {
	const certificate = own && {
		...own,
		sightings: []
	};
	return {
		endpoint,
		addresses: rows.flatMap(({ address }) => address ?? []),
		...certificate && { certificate },
		chain: chainText(rows[0]?.certificates ?? [], report.now),
		state: certificate ? stateToday(certificate, report.now) : rows[0]?.failure?.detail ?? "it sent no certificate",
		level: levelOf(endpoint, own?.fingerprint, report)
	};
}
function levelOf(endpoint, fingerprint, report) {
	const levels = report.findings.filter((finding) => ruleOf(report, finding)?.about === "endpoint" && finding.suppressed === void 0).filter(({ location }) => location.pointer === endpoint || location.path === endpoint).filter((finding) => finding.certificate === fingerprint).map(({ level }) => level);
	return LEVELS$1.find((level) => levels.includes(level));
}
/** The names, the issuer, the chain and the serial number; nothing where no certificate was seen. */
function servedFacts({ certificate, chain }) {
	if (certificate === void 0) return [];
	const { names, issuer, serialNumber } = certificate;
	const hosts = names.flatMap((name) => /^(?:dns|ip):(.+)$/.exec(name)?.[1] ?? []);
	return [
		hosts.length === 0 ? displayName(certificate) : listed(hosts, NAMES),
		`issued by ${dnAttribute(issuer, "CN") ?? dnAttribute(issuer, "O") ?? (issuer || "an issuer without a name")}`,
		chain,
		`serial number ${serialNumber}`
	];
}
/** {@link servedFacts} in one cell of a table. */
function servedText$1(row) {
	return servedFacts(row).join("; ");
}

// src/reporting/skipped-entries.ts
/** The entries of a scanned tree that were not opened, in words. */
const SKIPPED_WORDS = {
	symlink: ["symlink", "symlinks"],
	submodule: ["submodule", "submodules"],
	"lfs-pointer": ["LFS pointer", "LFS pointers"],
	"not-a-file": ["special file", "special files"],
	archive: ["archive that is not unpacked", "archives that are not unpacked"]
};
/** Entries that were not opened, and separately those for which the scan is incomplete. */
function skippedEntries(report) {
	const skipped = report.inventory.repositories.flatMap((repository) => repository.skipped.map((entry) => ({
		...entry,
		repository: repository.name
	})));
	const holes = skipped.filter(leavesHole).map((entry) => ({
		place: locationText({
			repository: entry.repository,
			path: entry.path
		}, report),
		reason: entry.detail === void 0 ? entry.reason : `${entry.reason}: ${entry.detail}`
	}));
	const harmless = /* @__PURE__ */ new Map();
	for (const entry of skipped) {
		const { reason } = entry;
		if (!leavesHole(entry)) harmless.set(reason, (harmless.get(reason) ?? 0) + 1);
	}
	return {
		harmless: [...harmless].map(([reason, number]) => plural(number, ...SKIPPED_WORDS[reason] ?? [reason, reason])).sort(compareText).join(", "),
		holes
	};
}
/** Unreadable objects, with merely encrypted ones at the end, where a cut list loses least. */
function encryptedLast(objects) {
	const isEncrypted = ({ kind }) => kind === "encrypted";
	return [...objects.filter((one) => !isEncrypted(one)), ...objects.filter(isEncrypted)];
}
/** Why an object was not read, in a word or two: what encrypts it, else the reason. */
function unreadLabel({ reason, encryption }) {
	return encryption === void 0 ? reason : ENCRYPTION_NAMES[encryption];
}

// src/reporting/source-links.ts
const NAME = /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/;
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;
/** Where GitHub shows a place of the report at the commit that was read; undefined where that is not known. */
function locationUrl(place, report, { links, server }) {
	const own = soleRepository(report.inventory)?.name;
	if (own === place.repository && report.removed?.has(place.path)) return void 0;
	const root = (own === place.repository ? links : void 0) ?? (server === void 0 ? void 0 : rootOf(place.repository, report, server));
	if (root === void 0) return void 0;
	const { line, endLine } = place;
	const end = endLine === void 0 || endLine === line ? "" : `-L${endLine}`;
	return `${root}${uriPath(place.path)}${line === void 0 ? "" : `#L${line}${end}`}`;
}
const revisionsOf = memoizeByObject((repositories) => new Map(repositories.map((one) => [one.name, one.revision])));
/** With several repositories, an address is made only of a name and a commit that GitHub could have issued. */
function rootOf(name, { inventory: { repositories } }, server) {
	const revision = revisionsOf(repositories).get(name);
	if (revision === void 0 || !COMMIT.test(revision) || !NAME.test(name)) return void 0;
	return `${server}/${name}/blob/${revision}/`;
}

// src/reporting/markdown-parts.ts
const PLACES$3 = 6;
const MAX_NAME$1 = 200;
const MAX_REASON = 300;
const ASIDE = 10;
const SERVED_ROWS$1 = 100;
/** What endpoints serve, the good ones too. */
function served$2(report) {
	const rows = servedRows(report);
	if (rows.length === 0) return "";
	const lines = rows.slice(0, SERVED_ROWS$1).map((row) => {
		const sign = row.level === void 0 ? "\u2705" : EMOJI_SIGNS[row.level];
		const facts = escapeMarkdown(servedText$1(row), 200);
		const addresses = markdownCode(listed(row.addresses, PLACES$3), 200);
		const known = [facts, row.addresses.length > 0 ? addresses : ""].filter((text) => text !== "").join(", at ");
		return `- ${sign} ${markdownCode(row.endpoint, 200)} ${escapeMarkdown(row.state, 300)}${known === "" ? "" : `<br>${known}`}`;
	});
	const rest = rows.length - lines.length;
	const more = rest > 0 ? `\n${plural(rest, "more row")} in the JSON report.\n` : "";
	return `### What endpoints serve\n\n${lines.join("\n")}\n${more}`;
}
function locationList(report, places, options, most = PLACES$3) {
	return limited(places.slice(0, most + 1).map((place) => locationLink(report, place, options)), most, places.length);
}
/** A link if the address is known, else the place as text. */
function locationLink(report, place, options) {
	const text = locationText(place, report);
	const url = place.path.length > 200 ? void 0 : locationUrl(place, report, options);
	return url === void 0 ? markdownCode(text, 200) : markdownLink(text, url);
}
function lowered$2(report, { lowered: findings }, options) {
	if (findings.length === 0) return "";
	const lines = loweredGroups(findings).flatMap(({ context, findings: group }) => {
		const files = limited(distinct$1(group.map((finding) => ({
			repository: finding.location.repository,
			path: finding.location.path
		}))).map((place) => locationLink(report, place, options))).join(", ");
		return `- **${context}**: ${countedRules(group).join(", ")}. ${files}`;
	});
	return details(`Downgraded, in test data, examples and the like: ${plural(findings.length, "finding")}`, lines);
}
function suppressed$1({ suppressed: findings, fixed }) {
	const lines = findings.map(({ rule, location, suppressed: why }) => `- **${rule}** in ${markdownCode(location.path, 200)} (${markdownCode(why?.by ?? "", 20)}): ${escapeMarkdown(why?.reason ?? "", 200)}` + (why?.until === void 0 ? "" : `, until ${escapeMarkdown(why.until, 40)}`));
	const resolved = fixed.map(({ rule, location }) => `- **${rule}** in ${markdownCode(location.path, 200)}`);
	return [resolved.length === 0 ? "" : details(`Fixed by this change: ${plural(fixed.length, "finding")}`, limited(resolved)), lines.length === 0 ? "" : details(`Ignored: ${plural(findings.length, "finding")}`, limited(lines))].filter((part) => part !== "").join("\n");
}
/** What was not read, last: why the run is incomplete is shown, the rest below a fold. */
function unread$2(report) {
	const { unreadable } = report.inventory;
	const { harmless, holes } = skippedEntries(report);
	const reasons = [...report.incomplete.map((reason) => escapeMarkdown(reason, 300)), ...report.faults.map((fault) => `Fault in ${markdownCode(fault.where, 200)}: ${escapeMarkdown(fault.message, 300)}`)];
	const warning = reasons.length === 0 ? "" : `> [!WARNING]\n> Not everything was read:\n>\n${limited(reasons).map((reason) => `> - ${reason}`).join("\n")}\n\n`;
	const lines = [
		...limited(encryptedLast(unreadable).map((object) => `- ${markdownCode(locationText(object, report), 200)}: ${object.reason}. ${escapeMarkdown(object.detail, 200)}`)),
		...limited(holes.map((hole) => `- ${markdownCode(hole.place, 200)}: ${escapeMarkdown(hole.reason, 200)}`)),
		...harmless === "" ? [] : [`- Not opened: ${harmless}`]
	];
	const number = unreadable.length + holes.length;
	const kinds = countedBy(unreadable.filter(({ kind }) => kind === "encrypted"), unreadLabel);
	const encrypted = kinds.length === 0 ? "" : ` (encrypted: ${kinds.join(", ")})`;
	const title = number === 0 ? "Not read" : `Not read: ${plural(number, "object")}${encrypted}`;
	return warning + (lines.length === 0 ? "" : details(title, lines));
}
/** GitHub reads Markdown inside a block of HTML only after an empty line; without it, what follows would be HTML. */
function details(summary, lines, open = false) {
	return `<details${open ? " open" : ""}><summary>${summary}</summary>\n\n${lines.join("\n")}\n\n</details>\n`;
}
/** @param all how many there are, where `items` are only the first of them */
function limited(items, most = ASIDE, all = items.length) {
	return all <= most ? [...items] : [...items.slice(0, most), `and ${count(all - most)} more`];
}
function distinct$1(items) {
	return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

// src/topology/renewers.ts
/** Which producers renew a certificate: they ask for its names, or write where it was seen. */
function coverageOf(topology, fingerprint) {
	const graph = graphOf(topology);
	const node = certificateNode(fingerprint);
	const producers = /* @__PURE__ */ new Map();
	const copies = /* @__PURE__ */ new Map();
	const take = (at, confidence) => {
		const fact = factAt(graph, at);
		if (fact?.kind === "producer" && !producers.has(at)) producers.set(at, {
			fact,
			node: at,
			confidence
		});
		if (fact?.kind === "copy" && !copies.has(at)) copies.set(at, {
			fact,
			node: at
		});
	};
	for (const edge of graph.in.get(node) ?? []) take(edge.from, edge.confidence);
	for (const kept of graph.out.get(node) ?? []) {
		const keeper = factAt(graph, kept.to);
		if (keeper?.kind !== "copy" || !keeper.reads.includes(kept.ref)) take(kept.to, kept.confidence);
		for (const source of upstream(graph, kept.to)) take(source.node, both(kept.confidence, source.edge.confidence));
		for (const reader of graph.out.get(kept.to) ?? []) for (const writer of graph.in.get(reader.to) ?? []) if (writer.ref === reader.ref) take(writer.from, both(reader.confidence, writer.confidence));
	}
	const order = {
		high: 0,
		low: 1
	};
	return {
		producers: [...producers.values()].sort((a, b) => order[a.confidence] - order[b.confidence]),
		copies: [...copies.values()]
	};
}
function both(a, b) {
	return a === "high" && b === "high" ? "high" : "low";
}

// src/topology/rotation-path.ts
const MAX_STEPS = 24;
/** The effect of a state other than live on a new version. */
const STATES = {
	frozen: "keeps its version until a restart",
	pinned: "is pinned to one version",
	once: "runs only once",
	off: "is disabled",
	manual: "waits for a person"
};
/**
* The chain of one certificate: issuer, producer, the certificate itself, copies, consumers, reloads. A break is marked
* where it is. A certificate that nothing renews starts with itself, marked.
*/
function rotationPathOf(report, fingerprint) {
	const graph = graphOf(report.topology);
	const { findings } = report;
	const { producers, copies } = coverageOf(report.topology, fingerprint);
	const steps = [];
	const seen = /* @__PURE__ */ new Set();
	const add = (depth, node, edge) => {
		const fact = factAt(graph, node);
		if (fact === void 0 || seen.has(node) || steps.length >= MAX_STEPS || fact.kind === "scope") return false;
		seen.add(node);
		steps.push(stepOf(depth, fact, edge, findings));
		return true;
	};
	const sources = producers.length > 0 ? producers.slice(0, 2) : copies.slice(0, 2);
	for (const { node } of sources) {
		for (const edge of graph.in.get(node) ?? []) if (/^(?:issuer|schedule)$/.test(factAt(graph, edge.from)?.kind ?? "")) add(0, edge.from, edge);
		add(1, node);
	}
	const start = sources.length > 0 ? 2 : 0;
	steps.push(certificateStep(report, fingerprint, start, sources.length > 0));
	const below = [...sources.map((one) => one.node), certificateNode(fingerprint)];
	for (const node of below) descend(graph, node, start + 1, add);
	return steps;
}
/** What lies downstream of a node, each branch to its end before the next. */
function descend(graph, from, depth, add) {
	const pending = (graph.out.get(from) ?? []).map((edge) => ({
		edge,
		depth
	})).reverse();
	for (let next = pending.pop(); next !== void 0; next = pending.pop()) {
		if (!add(next.depth, next.edge.to, next.edge)) continue;
		for (const edge of [...graph.out.get(next.edge.to) ?? []].reverse()) pending.push({
			edge,
			depth: next.depth + 1
		});
	}
}
const byFingerprint = memoizeByObject((certificates) => new Map(certificates.map((one) => [one.fingerprint, one])));
function certificateStep(report, fingerprint, depth, renewed) {
	const certificate = byFingerprint(report.inventory.certificates).get(fingerprint);
	const [place] = certificate?.sightings ?? [];
	const count = certificate?.sightings.length ?? 0;
	return {
		depth,
		role: "certificate",
		text: `certificate ${fingerprint.slice(0, 16)}, in ${count} ${count === 1 ? "place" : "places"}`,
		...place !== void 0 && { location: {
			repository: place.repository,
			path: place.path,
			...place.line !== void 0 && { line: place.line }
		} },
		confidence: "high",
		state: "live",
		...!renewed && { broken: "nothing renews it" }
	};
}
function stepOf(depth, fact, edge, findings) {
	const state = edge?.state ?? stateOf(fact);
	const broken = findingAt(findings, fact)?.rule ?? STATES[state];
	return {
		depth,
		role: fact.kind,
		text: `${factTitle(fact)}${fact.kind === "consumer" ? viaOf(fact) : ""}${mechanismOf(fact)}`,
		location: fact.location,
		...edge !== void 0 && { ref: edge.ref },
		confidence: edge?.confidence ?? "high",
		state,
		...broken !== void 0 && { broken }
	};
}
const VIA = {
	"sub-path": " mounts it with subPath",
	"init-copy": " copies it in an init container",
	environment: " reads it into its environment",
	volume: " mounts it",
	watch: " serves it"
};
function viaOf(fact) {
	return VIA[String(fact.attributes.via)] ?? "";
}
/** The tool, where the resource does not already name it. */
function mechanismOf(fact) {
	return fact.mechanism === "kubernetes-workloads" || factTitle(fact).startsWith(fact.mechanism) ? "" : ` (${fact.mechanism})`;
}
/** Findings that are no verdict on a certificate itself, by repository and path; made once. */
const findingsByFile = memoizeByObject((findings) => groupBy(findings, ({ certificate, location }) => certificate === void 0 ? fileKey(location) : void 0));
/** The first finding about a fact. */
function findingAt(findings, fact) {
	return findingsByFile(findings).get(fileKey(fact.location))?.find((one) => concerns(one, fact));
}
/** Whether a finding lies within the lines of a fact. */
function concerns(finding, fact) {
	const { line } = finding.location;
	const { line: first, endLine } = fact.location;
	if (line === void 0 || first === void 0) return line === first;
	return line >= first && line <= (endLine ?? first);
}

// src/reporting/story.ts
/**
* The story of a report, in the order that all formats for people share: what breaks next, the certificates that need
* action with the path of each, and then everything else.
*/
/** Older versions that a path shows separately. */
const STALE_VERSIONS = 4;
const USES$1 = 2;
const SOON = 2 * DAY;
function storyOf({ groups }, report) {
	const isAction = (group) => group.level !== "note" && group.versions.length > 0;
	const action = groups.filter(isAction).sort((a, b) => compareUrgency(a, b, report.now));
	const rest = groups.filter((group) => !isAction(group));
	const [dated, worst] = [action[0], groups[0]];
	const next = dated !== void 0 && dated.stage !== "attention" ? dated : worst;
	return {
		...next !== void 0 && next.level !== "note" && { next },
		action,
		rest
	};
}
/**
* What breaks, and when: `3 stale copies of "mail.corp.internal" expire on 2025-09-22, in 21 days.` Not escaped.
* @param distance whether the days from the day of the report are told; a text that is kept from run to run leaves them out
*/
function headlineOf(subject, report, distance) {
	const { title, stage, end, versions, findings } = subject;
	const [worst] = findings;
	const dated = end !== void 0 && end !== readInstant("9999-12-31T23:59:59Z") && stage !== "attention";
	if (versions.length === 0 || !dated) {
		if (stage === "served" && end !== void 0) return servedText(title, end, report.now, distance);
		if (worst === void 0) return `${title}.`;
		const rule = ruleOf(report, worst)?.title ?? worst.rule;
		if (versions.length > 0) return `"${title}": ${rule}.`;
		const places = new Set(findings.flatMap(({ location, related }) => [location, ...related].map(locationKey))).size;
		const place = places === 1 ? `: ${locationText(worst.location, report)}` : ` (${plural(places, "place")})`;
		return rule === title ? `${title}${place}.` : `${title}: ${worst.message}`;
	}
	if (stage === "served") return servedText(title, end, report.now, distance);
	const [newest] = versions;
	const concerned = concernedVersions(subject);
	const number = concerned.reduce((sum, one) => sum + placesOf(one, report).length, 0);
	const stale = concerned.some((one) => newest !== void 0 && isNewerVersion(newest, one));
	return `${plural(number, stale ? "stale copy" : "copy", stale ? "stale copies" : "copies")} of "${title}" ${remaining(end, report.now) < 0 ? "expired" : number === 1 ? "expires" : "expire"} on ${whenText(end, report.now, distance)}.`;
}
function servedText(title, end, now, distance) {
	return `A server serves a certificate of "${title}" that ${remaining(end, now) < 0 ? "expired" : "is replaced already and expires"} on ${whenText(end, now, distance)}.`;
}
function whenText(end, now, distance) {
	const moment = Math.abs(end - now) < SOON ? momentOf(end) : dayOf(end);
	return distance ? `${moment}, ${distanceText(end, now)}` : moment;
}
/** The versions that expire first among those that findings above a note are about. */
function concernedVersions({ versions, findings, end }) {
	const urgent = new Set(findings.filter(({ level }) => level !== "note").map(({ certificate }) => certificate));
	return versions.filter((one) => urgent.has(one.fingerprint) && readInstant(one.notAfter) === end);
}
/** The fixes, in order of execution. If the newest version exists, renewing again would be wrong. */
function fixesOf({ findings }, report) {
	const newest = (finding) => ruleOf(report, finding)?.newestVersion;
	const stale = new Set(findings.filter((one) => newest(one) === "exists").map((one) => one.certificate));
	const due = findings.filter((one) => newest(one) !== "resolves" || !stale.has(one.certificate));
	return [...new Set(due.map(({ fix }) => fix))];
}
/** Whether a finding is a note beside what needs action: its title is enough there. */
function isAside({ level }, group) {
	return level === "note" && group.level !== "note" && group.versions.length > 0;
}
/** The places of a certificate in production; all of them where it has none there. */
function placesOf(certificate, { contextOf }) {
	const own = certificate.sightings.filter((place) => contextOf(place, certificate) === "production");
	return own.length > 0 ? own : certificate.sightings;
}
/** Newest version \u2192 the missing or broken step \u2192 stale copies, with what renews it before and what uses it after. */
function pathOf({ versions }, report) {
	const [newest] = versions;
	if (newest === void 0) return [];
	const stale = versions.filter((one) => isNewerVersion(newest, one) && placesOf(one, report).length > 0);
	const beside = versions.filter((one) => one !== newest && !isNewerVersion(newest, one));
	const own = splitPath(newest, report);
	const late = stale[0] === void 0 ? void 0 : splitPath(stale[0], report);
	return [
		...own.before.length > 0 ? [upstreamStep(own.before, "", report)] : [],
		...own.before.length === 0 && stale.length === 0 ? [{
			state: "bad",
			kind: "renewal",
			text: "No renewal was found",
			places: []
		}] : [],
		versionStep(newest, stale.length > 0 ? "newest" : void 0, report),
		...beside.slice(0, STALE_VERSIONS).map((one) => versionStep(one, void 0, report)),
		...late === void 0 ? [] : [copyingStep(late.before, report)],
		...stale.slice(0, STALE_VERSIONS).map((one) => versionStep(one, "stale", report)),
		...olderStep(stale.slice(STALE_VERSIONS), report),
		...useSteps((late ?? own).after, report)
	];
}
function splitPath({ fingerprint }, report) {
	const path = rotationPathOf(report, fingerprint);
	const at = path.findIndex(({ role }) => role === "certificate");
	return {
		before: path.slice(0, at),
		after: path.slice(at + 1)
	};
}
function brokenText({ broken = "" }, report) {
	const rule = ruleOf(report, { rule: broken });
	return rule?.brief ?? rule?.title ?? broken;
}
function upstreamStep(path, otherwise, report) {
	const shown = path.slice(-3);
	const broken = shown.find((step) => step.broken !== void 0);
	const where = (broken ?? shown.findLast(({ role }) => role === "producer") ?? shown.at(-1))?.location;
	const why = broken === void 0 ? otherwise : brokenText(broken, report);
	const steps = shown.map(({ text }) => text).filter((text, index, all) => text !== all[index - 1]);
	return {
		state: why === "" ? "good" : "bad",
		kind: "renewal",
		text: `${steps.join(" \u2192 ")}${why === "" ? "" : `: ${why}`}`,
		places: where === void 0 ? [] : [where]
	};
}
/** The step that should have copied the newest version to the stale copies. */
function copyingStep(path, report) {
	if (path.length === 0) return {
		state: "bad",
		kind: "copying",
		text: "No step was found that copies it",
		places: []
	};
	return {
		...upstreamStep(path, "has not deployed the newest version", report),
		kind: "copying"
	};
}
function versionStep(version, role, report) {
	const places = placesOf(version, report);
	const end = readInstant(version.notAfter);
	const over = end !== null && remaining(end, report.now) < 0;
	const number = places.length;
	const what = role === "newest" ? "Newest version" : plural(number, ...words(role));
	const expires = role !== "newest" && number !== 1 ? "expire" : "expires";
	const state = end === null ? "expiration date not readable" : version.notAfter === "9999-12-31T23:59:59Z" ? "never expires" : `${over ? "expired" : expires} ${dayOf(end)}`;
	return {
		state: role === "stale" || over ? "bad" : role === void 0 ? "plain" : "good",
		kind: "version",
		text: `${what}, ${state}`,
		places,
		serial: version.serialNumber
	};
}
function words(role) {
	return role === "stale" ? ["stale copy", "stale copies"] : ["copy", "copies"];
}
function olderStep(versions, report) {
	if (versions.length === 0) return [];
	const places = versions.flatMap((one) => placesOf(one, report));
	return [{
		state: "bad",
		kind: "version",
		text: `${plural(places.length, "copy", "copies")} of older versions`,
		places
	}];
}
/** The broken step on the way to its users; if none is broken, the first of its users. */
function useSteps(path, report) {
	const broken = path.filter((step) => step.broken !== void 0);
	return (broken.length > 0 ? broken : path.filter(({ role }) => role === "consumer")).slice(0, USES$1).map((step) => ({
		state: step.broken === void 0 ? "plain" : "bad",
		kind: "use",
		text: `${step.role === "consumer" && !step.text.endsWith(" it") ? "Used by " : ""}${step.text}${step.broken === void 0 ? "" : `: ${brokenText(step, report)}`}`,
		places: step.location === void 0 ? [] : [step.location]
	}));
}
/** Whether a path shows every place that a finding names, so that they need not be repeated. */
function pathShows(path) {
	const shown = new Set(path.flatMap(({ places }) => places.map(locationKey)));
	return (places) => places.every((place) => shown.has(locationKey(place)));
}

// src/reporting/markdown-story.ts
const MAX_FIX = 800;
const SIGNS$2 = {
	good: "\u2705",
	bad: "\u274c",
	plain: "\u25ab\ufe0f"
};
/** Names that Mermaid takes for plain text inside of quotation marks, whatever they say. */
const PLAIN = /^[\w./-]{1,40}$/;
const NAMED$6 = 3;
/** Two stations say no more than the list. */
const LEAST = 3;
const MAX_STATIONS = 8;
/** What breaks next, and the one thing to do. */
function headline(subject, report, distance) {
	const [fix] = fixesOf(subject, report);
	return [`**Next:** ${escapeMarkdown(headlineOf(subject, report, distance), MAX_FIX)}`, ...fix === void 0 ? [] : [`**Fix:** ${escapeMarkdown(fix, MAX_FIX)}`]].join("\n\n");
}
/**
* The stations of a path as a list: a telephone wraps it, and it says all that the picture shows.
* @param most places of a station that are named; with a number, versions have their serial numbers
*/
function pathList(path, report, options, most) {
	return path.map(({ state, text, places, serial }) => {
		const where = places.length === 0 ? "" : `: ${locationList(report, places, options, most).join(", ")}`;
		const number = most !== void 0 && serial !== void 0 ? `, serial number ${markdownCode(serial, 50)}` : "";
		const words = escapeMarkdown(text, 200);
		return `- ${SIGNS$2[state]} ${state === "bad" ? `**${words}**` : words}${number}${where}`;
	}).join("\n");
}
/** The same as a picture that GitHub draws; empty where there is nothing to connect. Names from files are in it only where they are plain. */
function pathPicture(path) {
	const shown = path.slice(0, MAX_STATIONS);
	if (shown.length < LEAST) return "";
	const lines = shown.flatMap((step, index) => [`  s${index}["${stationText(step)}"]:::${step.state}`, ...index === 0 ? [] : [`  s${index - 1} ${step.state === "bad" ? "-.->" : "-->"} s${index}`]]);
	return [
		"```mermaid",
		"flowchart LR",
		"  accTitle: Renewal path",
		`  accDescr: ${shown.map((step) => plainText(step)).join(". ")}`,
		...lines,
		"  classDef good fill:#dafbe1,stroke:#1a7f37,color:#1f2328",
		"  classDef bad fill:#ffebe9,stroke:#cf222e,color:#1f2328,stroke-dasharray:4 3",
		"  classDef plain fill:#f6f8fa,stroke:#59636e,color:#1f2328",
		"```"
	].join("\n");
}
function stationText(step) {
	const shown = [...new Set(step.places.map(({ path }) => path))].filter((name) => PLAIN.test(name)).slice(0, NAMED$6);
	const rest = step.places.length - shown.length;
	return [
		...plainText(step).split(", "),
		...shown,
		...shown.length > 0 && rest > 0 ? [`and ${count(rest)} more`] : []
	].join("<br/>");
}
/** Without names from files, but for those that Mermaid cannot misread. */
function plainText({ kind, text, state }) {
	if (/^[\w ,.\u2192-]{1,80}$/.test(text)) return text;
	const nouns = {
		renewal: "renewal",
		version: "version",
		copying: "copy",
		use: "use"
	};
	return state === "bad" ? `Broken ${nouns[kind]}` : `Known ${nouns[kind]}`;
}

// src/reporters/issue.ts
/** GitHub refuses a body of more than 65,536 characters; the rest is room for the marker. */
const MAX_CHARACTERS$1 = 6e4;
const MAX_FINDINGS$1 = 15;
const MAX_PLACES$1 = 40;
const MAX_MESSAGE$4 = 800;
const MAX_EVIDENCE = 10;
/** For the issues of a scheduled run: one for each certificate that needs action, for the engineer on duty. */
const issue = {
	id: "issue",
	title: "Issues",
	render: (report, options) => issueDrafts(report, options).map(({ title, body }) => `# ${escapeMarkdown(title)}\n\n${body}`).join("\n---\n\n")
};
/** The issues that should be open, the most urgent first. */
function issueDrafts(report, options) {
	const taken = /* @__PURE__ */ new Set();
	return issueSubjects(report).map((subject) => {
		const { key, stage, facts, owners } = subject;
		return {
			key,
			title: distinctTitle(titleOf(subject, report), subject, taken),
			stage,
			facts,
			owners,
			files: namedFiles([subject], report),
			body: bodyOf(subject, report, options),
			escalation: verdictOf$1(subject, report.now)
		};
	});
}
/** Why an issue can be closed: what a complete audit saw in its place. */
function evidenceFor(report, key) {
	if (key === "digest") return DIGEST_EVIDENCE;
	const { repositories } = report.inventory;
	const scope = repositories.map(({ name, revision, files }) => {
		const at = revision === void 0 ? "" : ` at ${markdownCode(revision.slice(0, 12))}`;
		return `${markdownCode(name)}${at} (${plural(files, "file")})`;
	});
	const lines = [`Resolved: a complete scan of ${listed(scope.slice(0, 5))} as of ${momentOf(report.now)} finds nothing to do here.`];
	const lineage = lineageOfKey(report, key);
	if (lineage?.joined) return "Not resolved: the issue about its folder includes it now.";
	if (lineage === void 0) lines.push("None of its files has the problem now.");
	for (const version of lineage?.versions.slice(0, 3) ?? []) {
		const places = version.sightings.slice(0, MAX_EVIDENCE).map((place) => markdownCode(locationText(place, report), 200));
		const more = version.sightings.length - places.length;
		const rest = more > 0 ? [...places, `${more} more`] : places;
		lines.push(`- ${nameOf(lineage?.title ?? "")} that ${validityState(version, report.now)}: in ${listed(rest)}`);
	}
	return lines.join("\n");
}
function verdictOf$1({ title, stage, end, versions, findings, folderGroup }, now) {
	if (folderGroup !== void 0) {
		const closest = end === void 0 ? "" : `; the earliest expiration date is **${momentOf(end)}**`;
		return `${nameOf(title)}: ${plural(folderGroup.certificates, "certificate")} of one folder need action${closest}.`;
	}
	if (versions.length === 0 && stage !== "served") return `${nameOf(title)}.`;
	if (end === void 0 || stage === "attention") return `${nameOf(title)} needs action.`;
	const moment = `**${momentOf(end)}**`;
	if (stage === "served") {
		const ends = remaining(end, now) < 0 ? "expired on" : "should have been replaced and expires on";
		return `A server of ${nameOf(title)} serves a certificate that ${ends} ${moment}.`;
	}
	const ending = new Set(findings.map(({ certificate }) => certificate));
	const concerned = versions.filter((one) => ending.has(one.fingerprint) && readInstant(one.notAfter) === end);
	const places = concerned.reduce((sum, one) => sum + one.sightings.length, 0);
	const copies = places === 1 ? "One copy" : plural(places, "copy", "copies");
	const [first] = concerned;
	const what = looksLikeHost(title) ? `the certificate of ${nameOf(title)}` : `${nameOf(title)}${first === void 0 || displayName(first) === title ? "" : ` (${markdownCode(displayName(first), 200)})`}`;
	const trusted = first !== void 0 && issuesOthers(first);
	const them = places === 1 ? "it" : "them";
	if (stage === "expired") return `${copies} of ${what} **expired** on ${moment}. ${trusted ? `Clients that trust ${them} reject every certificate that it issued.` : `Clients reject servers that use ${them}.`}`;
	const left = stage === "urgent" ? " A week or less is left." : "";
	return `${copies} of ${what} will expire on ${moment}. After that, ${trusted ? `clients that trust ${them} reject every certificate that it issued` : `clients reject servers that use ${them}`}.${left}`;
}
function nameOf(title) {
	return looksLikeHost(title) ? `**${markdownCode(title, 200)}**` : `**${escapeMarkdown(title, 200)}**`;
}
function bodyOf(subject, report, options) {
	const { owners, versions } = subject;
	const head = [
		verdictOf$1(subject, report.now),
		owners.length === 0 ? "" : `Owners: ${owners.join(" ")}`,
		`### Fix\n\n${steps(subject, report)}`
	];
	const tail = [
		subject.folderGroup === void 0 ? accepted(subject, report, options) : "",
		report.incomplete.length === 0 ? "" : "> [!NOTE]\n> Not everything was read; there may be more copies.",
		FOOTER
	];
	const path = pathOf(subject, report);
	const middle = [
		path.length === 0 ? "" : `### Copies\n\n${[pathPicture(path), pathList(path, report, options, MAX_PLACES$1)].filter((text) => text !== "").join("\n\n")}`,
		`### Findings\n\n${problems(subject, report, options)}`,
		versions.length < 2 ? "" : timeline$1(versions),
		versions.length === 0 ? "" : renewal(subject, report, options)
	];
	const parts = head.filter((text) => text !== "");
	let room = MAX_CHARACTERS$1 - [...head, ...tail].join("\n\n").length;
	for (const text of middle) {
		room -= text.length + 2;
		if (text !== "" && room >= 0) parts.push(text);
	}
	return `${[...parts, ...tail].filter((text) => text !== "").join("\n\n")}\n`;
}
function steps(subject, report) {
	const { folderGroup } = subject;
	const list = [...folderGroup?.plain ? [`If the folder holds test data, list "${folderGroup.folder}/**" under "fixtures" in the config file, and this issue closes.`] : [], ...fixesOf(subject, report)].slice(0, 5).map((fix, index) => `${index + 1}. ${escapeMarkdown(fix, MAX_MESSAGE$4)}`);
	const { looks, serial } = checkCommands(subject.versions);
	if (looks.length === 0) return list.join("\n");
	const expected = serial === void 0 ? "" : ` Every command must print \`serial=${serial}\`.`;
	return [
		...list,
		`${list.length + 1}. Check each copy and the served certificate. Replace 443 in the last command if the service uses another port.${subject.versions.length > 1 ? expected : ""}`,
		"",
		"```bash",
		...looks,
		"```"
	].join("\n");
}
function problems({ findings }, report, options) {
	const lines = findings.slice(0, MAX_FINDINGS$1).map((finding) => {
		const where = link$2(finding.location, report, options);
		return `- ${EMOJI_SIGNS[finding.level]} ${ruleMarkdown(finding.rule, report)} ${escapeMarkdown(finding.message, MAX_MESSAGE$4)} (${where})`;
	});
	if (findings.length > lines.length) lines.push(`- and ${findings.length - lines.length} more; the job summary lists all.`);
	return lines.join("\n");
}
/** A diagram that GitHub draws; no text of it comes from a file. */
function timeline$1(versions) {
	const [newest] = versions;
	const bars = versions.slice(0, 8).flatMap((version) => {
		const [start, end] = [readInstant(version.notBefore), readInstant(version.notAfter)];
		if (start === null || end === null || end <= start || newest === void 0) return [];
		const kind = version === newest ? "active" : isNewerVersion(newest, version) ? "crit" : "done";
		return [`  ${plural(version.sightings.length, "copy", "copies")}, until ${dayOf(end)} :${kind}, ${dayOf(start)}, ${dayOf(end)}`];
	});
	if (bars.length < 2) return "";
	return [
		"### Timeline",
		"",
		"```mermaid",
		...[
			"gantt",
			"  dateFormat YYYY-MM-DD",
			"  axisFormat %b %Y",
			"  section Newest",
			bars[0]
		],
		"  section Older",
		...bars.slice(1),
		"```"
	].join("\n");
}
function renewal({ versions }, report, options) {
	const [newest] = versions;
	if (newest === void 0) return "";
	const heading = "### Renewal path";
	const chain = rotationPathOf(report, newest.fingerprint);
	if (chain.length < 2) return `${heading}\n\n\u274c No tool was found that renews this certificate or copies it to a server. Declare the copies under \`sync\` in ${configText(options)}.`;
	return `${heading}\n\n${chain.map(({ depth, role, text, location, broken }) => {
		const where = location === void 0 ? "" : ` in ${link$2(location, report, options)}`;
		const why = broken === void 0 ? "" : `: \u274c **${escapeMarkdown(broken, 200)}**`;
		return `${"  ".repeat(depth)}- ${role === "certificate" ? "" : `${role}: `}${escapeMarkdown(text, 200)}${where}${why}`;
	}).join("\n")}`;
}
function accepted({ findings, versions }, report, options) {
	return [
		"<details><summary>Ignore this</summary>",
		"",
		`In ${configText(options)}, with your own reason and last day:`,
		"",
		"```yaml",
		...acceptEntries(findings, versions.length > 0, report.now, soleRepository(report.inventory)?.name),
		"```",
		"",
		"</details>"
	].join("\n");
}
function configText({ policyIn }) {
	return `\`.github/cert-hygiene.yml\`${policyIn === void 0 ? "" : ` of ${markdownCode(policyIn, 200)}`}`;
}
const FOOTER = "<sub>This issue is updated automatically and closes once a complete scan finds nothing to do. If you close it as *not planned*, it stays closed until the findings change.</sub>";
function link$2(place, report, options) {
	const text = locationText(place, report);
	const url = locationUrl(place, report, options);
	return url === void 0 ? markdownCode(text, 200) : markdownLink(text, url);
}

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

// src/commands/progress.ts
const BAR = 24;
const MAX_NAME = 40;
/** Repositories after which the time that is left can be told at all. */
const ENOUGH = 3;
/**
* One line for each repository, with its result and the estimated time for the rest. In the log of a job the lines can
* be folded (`group`). In a terminal (`bar`) one line is rewritten, and only problems get lines of their own.
* @param write where lines go; a log, or standard error
*/
function showProgress(world, write, style = "lines") {
	const start = world.elapsed();
	const counts = {
		read: 0,
		unchanged: 0,
		failed: 0
	};
	const live = style === "bar";
	const clear = live ? "\r\x1B[2K" : "";
	let open = false;
	const line = (text) => write(`${clear}${escapeLog(text)}\n`);
	function left({ done, total }) {
		if (done < ENOUGH || done === total) return "";
		return `, about ${duration((world.elapsed() - start) / done * (total - done))} left`;
	}
	return {
		step(step) {
			counts[step.outcome]++;
			if (style === "group" && !open) write(`${workflowCommand("group", {}, ["Repositories"])}\n`);
			open = true;
			const { done, total, name } = step;
			const place = `[${String(done).padStart(String(total).length)}/${total}]`;
			if (!live) return line(`${place} ${name}: ${outcomeText(step)}${left(step)}`);
			if (step.outcome === "failed") line(`${name}: ${outcomeText(step)}`);
			const filled = Math.floor(done / total * BAR);
			const bar = `[${"#".repeat(filled)}${".".repeat(BAR - filled)}] ${done}/${total}${left(step)}`;
			write(`${clear}${`${bar} ${escapeLog(name, MAX_NAME)}`.slice(0, world.columns - 1)}`);
		},
		log: line,
		end() {
			const parts = [
				plural(counts.read + counts.unchanged + counts.failed, "repository", "repositories"),
				`${count(counts.read)} read`,
				...counts.unchanged > 0 ? [`${count(counts.unchanged)} unchanged since the last run`] : [],
				...counts.failed > 0 ? [`${count(counts.failed)} not scanned`] : []
			];
			if (style === "group" && open) write(`${workflowCommand("endgroup", {}, [])}\n`);
			line(`${parts.join(", ")}, in ${duration(world.elapsed() - start)}`);
		}
	};
}
function outcomeText({ outcome, detail, files, seconds }) {
	const told = detail === void 0 ? "" : ` (${detail})`;
	if (outcome === "failed") return `not scanned: ${detail ?? "unknown"}`;
	if (outcome === "unchanged") return `unchanged since the last run${told}`;
	if (files === 0 && detail !== void 0) return detail;
	return `${plural(files, "file")} in ${seconds.toFixed(1)} s${told}`;
}
/** `8 s`, `3 min`, `2 h`: to be read at a glance. */
function duration(milliseconds) {
	const seconds = Math.ceil(milliseconds / 1e3);
	if (seconds < 100) return `${seconds} s`;
	const minutes = Math.ceil(seconds / 60);
	return minutes < 100 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}

// src/policy/gate.ts
/**
* The findings that fail a run: at or above a level, and not suppressed. In a pull request (where findings have a status)
* only new ones do, and none that lies in fixtures, examples, vendored code or trust stores.
*/
function gate(findings, failOn) {
	if (failOn === "never") return [];
	const least = LEVELS$1.indexOf(failOn);
	return findings.filter(({ level, status, context, suppressed }) => {
		if (suppressed !== void 0 || LEVELS$1.indexOf(level) > least) return false;
		return status === void 0 || status === "new" && context === void 0;
	});
}

// src/reporting/summary.ts
/** Shared by all reporters: select the findings that count, group them, and sum them up. */
/** Sorts the findings of a report. Linear but for sorting the groups. */
function summarize(report) {
	const { inventory, findings } = report;
	const counting = [];
	const lowered = [];
	const suppressed = [];
	const fixed = [];
	let existing = 0;
	for (const finding of findings) if (finding.status === "fixed") fixed.push(finding);
	else if (report.changes !== void 0 && finding.status === "existing") existing++;
	else if (finding.suppressed !== void 0) suppressed.push(finding);
	else if (finding.context !== void 0) lowered.push(finding);
	else counting.push(finding);
	const of = (level) => counting.filter((finding) => finding.level === level).length;
	return {
		groups: groupsOf(counting, report),
		lowered,
		suppressed,
		fixed,
		totals: {
			error: of("error"),
			warning: of("warning"),
			note: of("note"),
			lowered: lowered.length,
			suppressed: suppressed.length,
			fixed: fixed.length,
			existing,
			fresh: report.changes === void 0 && findings.some(({ status }) => status !== void 0) ? counting.filter(isNew).length : void 0,
			files: inventory.repositories.reduce((sum, { files }) => sum + files, 0),
			endpoints: new Set(inventory.served?.flatMap((one) => one.certificates.length > 0 ? one.endpoint : [])).size,
			certificates: inventory.certificates.length,
			places: inventory.certificates.reduce((sum, certificate) => sum + certificate.sightings.length, 0),
			privateKeys: inventory.privateKeys.length,
			keystores: inventory.keystores.length,
			unreadable: inventory.unreadable.length
		},
		incomplete: report.incomplete.length > 0 || report.faults.length > 0
	};
}
/** Whether nothing was read and no endpoint answered. Such a report never looks clean. */
function sawNothing({ files, endpoints }) {
	return files === 0 && endpoints === 0;
}
/** {@link summarize} for people: what is said alike of a certificate in several repositories is said once, with all places. */
function groupedSummary(report) {
	const whole = summarize(report);
	if (report.inventory.repositories.length < 2) return whole;
	const groups = whole.groups.map((group) => group.certificate === void 0 ? group : {
		...group,
		findings: saidOnce(group.findings)
	});
	return {
		...whole,
		groups
	};
}
/** The certificate that ends next among those in production that are still valid. */
function nextExpiry(report) {
	let next;
	for (const certificate of report.inventory.certificates) {
		const end = readInstant(certificate.notAfter);
		if (end === null || remaining(end, report.now) < 0 || certificate.notAfter === "9999-12-31T23:59:59Z") continue;
		if (next !== void 0 && compareText(certificate.notAfter ?? "", next.notAfter ?? "") >= 0) continue;
		if (inProduction(certificate, report)) next = certificate;
	}
	return next;
}

// src/reporters/annotations.ts
/** GitHub keeps ten annotations of each level per step and drops the others silently. */
const KEPT_BY_GITHUB = 10;
const PLACES$2 = 5;
const COMMANDS = {
	error: "error",
	warning: "warning",
	note: "notice"
};
/** Workflow commands for the log of a GitHub Actions job, which GitHub shows as annotations. */
const annotations = {
	id: "annotations",
	title: "Annotations of a workflow run",
	render: (report) => annotationsWithin(report, KEPT_BY_GITHUB)
};
/**
* At most `max` commands of each level (never more than GitHub keeps), errors first, one a line. The last one of a level
* with more findings than that says how many are missing. Findings in fixtures and the like are for the summary.
* @param here whether what was audited is the workspace
*/
function annotationsWithin(report, max, here = soleRepository(report.inventory) !== void 0) {
	const most = Math.max(0, Math.min(max, KEPT_BY_GITHUB));
	const whole = groupedSummary(report);
	const entries = whole.groups.flatMap(({ findings }) => findings.filter(({ status }) => status === void 0 || status === "new").map((finding) => ({
		finding,
		certificate: certificateOf(finding, report)
	})));
	const lines = [];
	const sole = soleRepository(report.inventory)?.name;
	const isHere = ({ location: { repository } }) => here && (sole === void 0 || repository === sole);
	for (const level of most === 0 ? [] : LEVELS$1) {
		const list = entries.filter(({ finding }) => finding.level === level);
		const shown = list.length > most ? list.slice(0, most - 1) : list;
		for (const { finding, certificate } of shown) lines.push(annotation(report, finding, certificate, isHere(finding)));
		if (shown.length === list.length) continue;
		const rest = `${plural(list.length - shown.length, `more ${level}`)}; the job summary lists them.`;
		lines.push(workflowCommand(COMMANDS[level], { title: `${count(list.length)} ${level}s` }, [rest, `${verdictText(whole)}.`]));
	}
	return lines.map((line) => `${line}\n`).join("");
}
function annotation(report, finding, certificate, here) {
	const { places, others } = locationsToFix(finding, certificate, report);
	const { location } = finding;
	const named = [...places, ...others].filter((place) => !here || place !== location);
	const lines = [finding.message, `Fix: ${finding.fix}`];
	if (named.length > 0) {
		const texts = named.slice(0, PLACES$2).map((place) => locationText(place, report));
		lines.push(`${here ? "See also" : "In"} ${texts.join(", ")}${named.length > PLACES$2 ? ` and ${count(named.length - PLACES$2)} more places` : ""}`);
	}
	const page = rulePage(finding.rule, report);
	if (page !== void 0) lines.push(page);
	return workflowCommand(COMMANDS[finding.level], {
		file: here ? location.path : void 0,
		line: here ? location.line : void 0,
		endLine: here ? location.endLine : void 0,
		title: ruleLabel(finding, report)
	}, lines);
}

// src/reporters/code-quality.ts
const SEVERITY = {
	error: "critical",
	warning: "major",
	note: "info"
};
const MAX_DESCRIPTION = 1e3;
/** The Code Quality report of GitLab: the findings that count. Ignored, fixed, test and example findings are left out. */
const codeQuality = {
	id: "code-quality",
	title: "GitLab Code Quality",
	render: (report) => toJson(countingFindings(report).map((finding) => issueOf(finding, report)))
};
function countingFindings({ findings }) {
	return findings.filter(({ suppressed, status, context }) => suppressed === void 0 && status !== "fixed" && context === void 0);
}
function issueOf({ rule, level, message, fix, key, location }, { inventory }) {
	const { repository, path, line = 1 } = location;
	return {
		description: cut(reveal(`${message} Fix: ${fix}`), MAX_DESCRIPTION),
		check_name: rule,
		fingerprint: createHash("sha256").update(`${key}\0${repository}\0${path}`).digest("hex"),
		severity: SEVERITY[level],
		location: {
			path: inventory.repositories.length > 1 ? `${repository}/${path}` : path,
			lines: { begin: line }
		}
	};
}

// src/reporting/review-rows.ts
/** What a person calls a step. */
const STEPS$1 = {
	certificate: "certificate",
	key: "private key",
	keystore: "keystore",
	issuer: "issuer",
	renewal: "renewal",
	schedule: "schedule",
	copy: "copy",
	store: "secret store",
	secret: "stored certificate",
	pin: "fixed version",
	reload: "reload",
	use: "use",
	controller: "controller",
	version: "version",
	deployment: "deployment",
	permission: "permission",
	alert: "alert"
};
/** Number of rows of one kind in one file from which they are merged. */
const TOGETHER$1 = 4;
/** The rows about production, and a line about those in tests, examples and the like. */
function tableOf(report) {
	const all = report.changes ?? [];
	const own = all.filter(({ context }) => context === void 0);
	return {
		rows: besideEachOther([...groupBy(own, ({ step, action, effect, location }) => JSON.stringify([
			step,
			action,
			effect,
			fileKey(location)
		])).values()].flatMap((same) => same.length >= TOGETHER$1 ? [asOne$1(same)] : same.map(plain))),
		elsewhere: elsewhereTexts(all)
	};
}
function plain({ step, context: _, ...row }) {
	return {
		...row,
		steps: STEPS$1[step]
	};
}
function asOne$1(rows) {
	const [first] = rows;
	const { repository, path } = first.location;
	const names = [...new Set(rows.map(({ what }) => what))];
	return {
		...plain(first),
		steps: pluralWord(rows.length, STEPS$1[first.step]),
		what: `${count(rows.length)}: ${listed(names, 3)}`,
		differences: rows.every(({ differences }) => JSON.stringify(differences) === JSON.stringify(first.differences)) ? first.differences : [],
		location: {
			repository,
			path
		},
		dependents: distinct(rows.flatMap(({ dependents }) => dependents)),
		owners: distinct(rows.flatMap(({ owners }) => owners))
	};
}
/** Merges rows at one place: a line of a crontab is a renewal, a schedule and a reload at once. */
function besideEachOther(rows) {
	return [...groupBy(rows, ({ action, location, what, effect }) => JSON.stringify([
		action,
		location.path,
		location.line,
		location.pointer,
		toolOf(what),
		effect
	])).values()].map((same) => {
		const [first] = same;
		if (same.length === 1) return first;
		return {
			...first,
			steps: listed(distinct(same.map(({ steps }) => steps))),
			differences: distinct(same.flatMap(({ differences }) => differences)),
			dependents: distinct(same.flatMap(({ dependents }) => dependents)),
			owners: distinct(same.flatMap(({ owners }) => owners))
		};
	});
}
const toolOf = (what) => /\(([^()]+)\)$/.exec(what)?.[1] ?? what;
function elsewhereTexts(all) {
	return [...groupBy(all.filter(({ context }) => context !== void 0), ({ context, action }) => `${action}\0${context}`)].map(([key, rows]) => {
		const [action, context] = key.split("\0");
		const place = context === "trust-store" ? "trust stores" : context === "vendored" ? "vendored code" : context === "example" ? "examples" : "test data";
		return `${plural(rows.length, "change")} in ${place} (${action})`;
	});
}
function distinct(items) {
	return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
/** `schedule: 0 3 * * * \u2192 0 3 1 * *`, one text for each difference. Not escaped. */
function differenceText({ of, before, after }, action) {
	if (before === void 0) return action === "added" || action === "removed" ? `${of}: ${after}` : `${of}: none \u2192 ${after}`;
	return `${of}: ${before} \u2192 ${after ?? "none"}`;
}
/** The effect of a row in a few words; empty if it has none by itself. */
function effectText({ effect, steps }) {
	switch (effect) {
		case "breaks": return "breaks its dependents";
		case "weakens": return "weaker than before";
		case "unclear": return /^alerts?$/.test(steps) ? "no watched certificate found" : "no consumer found";
		default: return "";
	}
}

// src/reporting/review-markdown.ts
/** Rows that fit a screen; the others are below a fold. */
const SCREEN$2 = 10;
const MAX_ROWS$3 = 100;
const MAX_CELL = 300;
const NAMED$5 = 3;
const SIGNS$1 = {
	breaks: "\ud83d\udd34",
	unclear: "\ud83d\udfe1",
	weakens: "\ud83d\udfe1"
};
const WORDS$1 = {
	added: "Added",
	removed: "Removed",
	altered: "Changed",
	replaced: "Replaced"
};
/** What a change does to certificates and their automation, as a list; empty where it does nothing. */
function reviewList(report, options) {
	const { rows, elsewhere } = tableOf(report);
	if (rows.length + elsewhere.length === 0) return "";
	const parts = ["### Changes to certificates and their automation"];
	if (rows.length > 0) parts.push(items(rows.slice(0, SCREEN$2), report, options));
	const rest = rows.slice(SCREEN$2, MAX_ROWS$3);
	if (rest.length > 0) {
		const more = rows.length - MAX_ROWS$3;
		const end = more > 0 ? `\n\n${plural(more, "more row")} in the JSON report.` : "";
		parts.push(`<details><summary>${plural(rows.length - SCREEN$2, "more row")}</summary>\n\n${items(rest, report, options)}${end}\n\n</details>`);
	}
	if (elsewhere.length > 0) parts.push(`<sub>Not counted: ${listed(elsewhere)}.</sub>`);
	return parts.join("\n\n");
}
/** A list and no table: a telephone shows the second column of a table only to those who scroll. */
function items(rows, report, options) {
	return rows.map((row) => {
		const what = `${row.effect === void 0 ? "" : `${SIGNS$1[row.effect]} `}${WORDS$1[row.action]} ${row.steps}: **${escapeMarkdown(row.what, MAX_CELL)}**`;
		const url = locationUrl(row.location, report, options);
		const place = locationText(row.location, report);
		const where = url === void 0 || row.action === "removed" ? markdownCode(place, MAX_CELL) : markdownLink(place, url);
		const more = [...differences(row), [...effect(row), ...people$1(row)].join("; ")].filter((text) => text !== "");
		return `- ${[`${what} in ${where}`, ...more].join("<br>")}`;
	}).join("\n");
}
function differences({ differences: all, action }) {
	const code = (text) => markdownCode(text, MAX_CELL);
	return all.map(({ of, before, after }) => {
		const label = escapeMarkdown(of, MAX_CELL);
		if (before === void 0 && (action === "added" || action === "removed")) return `${label}: ${code(after ?? "")}`;
		return `${label}: ${before === void 0 ? "none" : code(before)} \u2192 ${after === void 0 ? "none" : code(after)}`;
	});
}
function effect(row) {
	const means = effectText(row);
	return means === "" ? [] : [`_${means}_`];
}
function people$1({ dependents, owners }) {
	const names = [...new Set(dependents.map(({ what }) => what))];
	const used = names.length === 0 ? [] : [`used by ${escapeMarkdown(listed(names, NAMED$5), MAX_CELL)}`];
	const owned = listed(owners.slice(0, NAMED$5).map((one) => markdownCode(one, 100)));
	return owned === "" ? used : [...used, `owned by ${owned}`];
}

// src/reporters/comment.ts
const MAX_FINDINGS = 20;
/** Findings that are not folded. */
const IN_FULL$3 = 5;
const PICTURES$1 = 2;
const MAX_REVIEW = 3e4;
const MAX_PLACES = 8;
const MAX_MENTIONS = 10;
const MAX_MESSAGE$3 = 800;
/** For the one comment on a pull request: the effects of the change, for a reader who has two minutes. */
const comment = {
	id: "comment",
	title: "Comment on a pull request",
	render: (report, options) => commentOn(report, options, true)
};
/** Findings that a comment is for: new ones in production, above a note or about the change itself. */
function worthAComment(report) {
	return report.findings.filter((finding) => finding.status === "new" && !finding.suppressed && !finding.context && (finding.level !== "note" || isAboutChange(finding, report)));
}
function isAboutChange(finding, report) {
	return ruleOf(report, finding)?.about === "change";
}
/** @param mention whether the owners that a rule about the change names are called by their handles */
function commentOn(report, options, mention) {
	const all = worthAComment(report);
	const told = toldTogether(all, report);
	const findings = [...told.keys()];
	const { fixed, totals } = summarize(report);
	const known = report.findings.filter((one) => one.status === "existing" && !one.suppressed && !one.context).length;
	const parts = [`## ${verdict(findings, report)}`];
	const owners = mention ? mentioned(all.filter((finding) => isAboutChange(finding, report))) : [];
	if (owners.length > 0) parts.push(`cc ${owners.join(" ")}: you own or serve affected certificates.`);
	const [first, second] = findings;
	const leads = first !== void 0 && (second !== void 0 || (report.changes ?? []).length > 0);
	if (leads) parts.push(`**Next:** ${escapeMarkdown(first.message, MAX_MESSAGE$3)}`, fixText$1(first));
	const review = reviewList(report, options);
	const fits = review !== "" && review.length < MAX_REVIEW;
	if (fits) parts.push(review);
	let room = 58e3 - (fits ? review.length : 0);
	let shown = 0;
	for (const finding of findings.slice(0, MAX_FINDINGS)) {
		const whole = section$1(finding, told.get(finding) ?? [], report, options, {
			picture: shown < PICTURES$1,
			told: leads && shown === 0
		});
		const text = shown < IN_FULL$3 ? whole : folded$2(finding, whole, report);
		room -= text.length;
		if (room < 0) break;
		parts.push(text);
		shown++;
	}
	if (shown < findings.length) parts.push(`**${shown} of ${findings.length}** are shown here; the job summary lists all.`);
	const rest = [
		known === 0 ? "" : `${plural(known, "existing finding")} ${known === 1 ? "is" : "are"} not caused by this change`,
		fixed.length === 0 ? "" : `${plural(fixed.length, "finding")} fixed by this change`,
		totals.lowered === 0 ? "" : `${plural(totals.lowered, "finding")} in test data, examples or vendored code`
	].filter((text) => text !== "");
	const notices = (report.notices ?? []).map((notice) => escapeMarkdown(notice, 400));
	for (const reason of report.incomplete.slice(0, 3)) parts.push(`> [!WARNING]\n> ${escapeMarkdown(reason, 300)}`);
	const remarks = [...rest.map((text) => `${text}.`), ...notices];
	if (remarks.length > 0) parts.push(`<sub>${remarks.join(" ")}</sub>`);
	return `${parts.join("\n\n")}\n`;
}
/**
* The text of a suggested change: GitHub puts the lines of the block in the place of the lines that the comment is on. The fence is
* longer than any that the lines hold.
*/
function suggestionText({ finding, lines }, report) {
	const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map(({ length }) => length));
	const fence = "`".repeat(longest + 1);
	return [
		`${EMOJI_SIGNS[finding.level]} ${escapeMarkdown(finding.message, MAX_MESSAGE$3)} (${ruleMarkdown(finding.rule, report)})`,
		"",
		`${fence}suggestion`,
		...lines,
		fence
	].join("\n");
}
function verdict(findings, report) {
	const counts = LEVELS$1.map((level) => [level, findings.filter((one) => one.level === level).length]);
	const worst = counts.find(([, number]) => number > 0);
	if (worst !== void 0) {
		const words = counts.filter(([, number]) => number > 0).map(([level, number]) => plural(number, level));
		const unread = report.incomplete.length > 0 ? "; not everything was read" : "";
		return `${EMOJI_SIGNS[worst[0]]} Certificates: this change adds ${listed(words)}${unread}`;
	}
	if (report.incomplete.length > 0) return "\ud83d\udfe1 Certificates: this change could not be checked completely";
	return "\u2705 Certificates: all reported findings are resolved";
}
/** Each finding with those that report the same about the tool whose change it is about. They are shown as one. */
function toldTogether(findings, report) {
	const isHead = (finding) => ruleOf(report, finding)?.tellsSameLines === true;
	const heads = findings.filter(isHead);
	const told = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const head = finding.certificate === void 0 ? heads.find((one) => covers(one, finding)) : void 0;
		if (isHead(finding) || head === void 0) told.set(finding, told.get(finding) ?? []);
		else told.set(head, [...told.get(head) ?? [], finding]);
	}
	return told;
}
/** Whether the place of a finding is in the lines that another finding names, at no worse level. */
function covers(head, { location, level }) {
	return LEVELS$1.indexOf(level) >= LEVELS$1.indexOf(head.level) && [head.location, ...head.related].some(({ repository, path, line = 1, endLine = line }) => repository === location.repository && path === location.path && (location.line === void 0 || location.line >= line && location.line <= endLine));
}
function fixText$1({ fix }) {
	return `**Fix:** ${escapeMarkdown(fix, MAX_MESSAGE$3)}`;
}
/** A finding below a fold, without the heading that the fold shows. */
function folded$2(finding, text, report) {
	const title = escapeMarkdown(ruleOf(report, finding)?.title ?? finding.rule, 200);
	const body = text.slice(text.indexOf("\n\n") + 2);
	return `<details><summary>${EMOJI_SIGNS[finding.level]} ${title}</summary>\n\n${body}\n\n</details>`;
}
/** Versions, missing step and stale copies of the certificate that a finding is about; empty where there is one version. */
function pathParts(finding, report, options, picture) {
	const group = groupsOf([finding], report).find(({ versions }) => versions.length > 1);
	if (group === void 0) return [];
	const path = pathOf(group, report);
	return [picture ? pathPicture(path) : "", pathList(path, report, options)].filter((text) => text !== "");
}
/** @param told whether the head of the comment has its message and its fix */
function section$1(finding, beside, report, options, { picture, told }) {
	const { title, why } = ruleOf(report, finding) ?? {
		title: finding.rule,
		why: ""
	};
	const named = /* @__PURE__ */ new Set();
	const mine = String(ownersOf$1(finding.location, report.inventory));
	const ownedBy = (place) => {
		const owners = ownersOf$1(place, report.inventory);
		for (const owner of owners) named.add(owner);
		if (owners.length === 0 || place !== finding.location && String(owners) === mine) return "";
		return `, owned by ${listed(owners.map((owner) => markdownCode(owner, 100)))}`;
	};
	const where = `In ${link$1(finding.location, report, options)}${ownedBy(finding.location)} (${ruleMarkdown(finding.rule, report)})`;
	const places = finding.related.slice(0, MAX_PLACES).map((place) => `- ${link$1(place, report, options)}${ownedBy(place)}`);
	const more = finding.related.length - places.length;
	if (more > 0) places.push(`- and ${more} more`);
	const owners = (finding.owners ?? []).filter((owner) => !named.has(owner)).map((owner) => markdownCode(owner, 100));
	return [
		`### ${EMOJI_SIGNS[finding.level]} ${escapeMarkdown(title, 200)}`,
		where,
		...told ? [] : [escapeMarkdown(finding.message, MAX_MESSAGE$3)],
		...beside.map((one) => `${escapeMarkdown(`${one.message} ${one.fix}`, MAX_MESSAGE$3)} (${ruleMarkdown(one.rule, report)})`),
		...pathParts(finding, report, options, picture),
		...told ? [] : [fixText$1(finding)],
		...places.length > 0 ? [`Affected:\n\n${places.join("\n")}`] : [],
		...owners.length > 0 ? [`The other copies are owned by ${listed(owners)}.`] : [],
		`<details><summary>Why this matters</summary>\n\n${escapeMarkdown(why, MAX_MESSAGE$3)}\n\n</details>`
	].join("\n\n");
}
function link$1(place, report, options) {
	const text = locationText(place, report);
	if (!report.inventory.repositories.some((repository) => repository.name === place.repository)) return markdownCode(text, 300);
	const url = locationUrl(place, report, options);
	return url === void 0 ? markdownCode(text, 200) : markdownLink(text, url);
}
/** Handles as CODEOWNERS and the config file of the base spell them; other text is not a mention. */
function mentioned(findings) {
	const owners = findings.flatMap((finding) => finding.owners ?? []);
	return [...new Set(owners)].filter((owner) => /^@[A-Za-z0-9][A-Za-z0-9-]*(\/[A-Za-z0-9._-]+)?$/.test(owner)).slice(0, MAX_MENTIONS);
}

// src/reporters/cyclonedx.ts
/** A cryptography bill of materials, CycloneDX 1.6: certificates, their keys, the algorithms that signed them, and where. */
const cyclonedx = {
	id: "cyclonedx",
	title: "CycloneDX",
	render(report) {
		const { certificates, privateKeys } = report.inventory;
		const publicKeys = new Map(certificates.map((certificate) => [certificate.publicKey.fingerprint, certificate]));
		const components = [
			...[...new Set(certificates.map((certificate) => certificate.signatureAlgorithm))].sort(compareText).map(algorithm),
			...[...publicKeys.values()].map(publicKey),
			...certificates.map((certificate) => certificateComponent(report, certificate)),
			...privateKeys.map((key, index) => privateKey(report, key, index))
		];
		return toJson({
			bomFormat: "CycloneDX",
			specVersion: "1.6",
			serialNumber: `urn:uuid:${uuid(JSON.stringify([report.now, components]))}`,
			version: 1,
			metadata: {
				timestamp: toInstant(report.now),
				tools: { components: [{
					type: "application",
					name: report.tool.name,
					version: report.tool.version
				}] }
			},
			components
		});
	}
};
function algorithm(name) {
	return {
		type: "cryptographic-asset",
		"bom-ref": `algorithm:${name}`,
		name,
		cryptoProperties: {
			assetType: "algorithm",
			algorithmProperties: { primitive: "signature" }
		}
	};
}
function publicKey(certificate) {
	const { fingerprint, bits } = certificate.publicKey;
	return {
		type: "cryptographic-asset",
		"bom-ref": `public-key:${fingerprint}`,
		name: keyText(certificate),
		cryptoProperties: {
			assetType: "related-crypto-material",
			relatedCryptoMaterialProperties: {
				type: "public-key",
				id: `sha256:${fingerprint}`,
				...bits === void 0 ? {} : { size: bits }
			}
		}
	};
}
function certificateComponent(report, certificate) {
	const { fingerprint, subject, issuer, notBefore, notAfter, sightings } = certificate;
	return {
		type: "cryptographic-asset",
		"bom-ref": `certificate:${fingerprint}`,
		name: displayName(certificate),
		hashes: [{
			alg: "SHA-256",
			content: fingerprint
		}],
		evidence: { occurrences: occurrences(report, sightings) },
		cryptoProperties: {
			assetType: "certificate",
			certificateProperties: {
				subjectName: reveal(subject),
				issuerName: reveal(issuer),
				...notBefore === null ? {} : { notValidBefore: notBefore },
				...notAfter === null ? {} : { notValidAfter: notAfter },
				signatureAlgorithmRef: `algorithm:${certificate.signatureAlgorithm}`,
				subjectPublicKeyRef: `public-key:${certificate.publicKey.fingerprint}`,
				certificateFormat: "X.509"
			}
		},
		properties: certificate.names.map((name) => ({
			name: "cert-hygiene:name",
			value: reveal(name)
		}))
	};
}
function privateKey(report, key, index) {
	const { publicKeyFingerprint, algorithm: kind, encrypted, sightings } = key;
	return {
		type: "cryptographic-asset",
		"bom-ref": `private-key:${index}`,
		name: `${kind} private key${encrypted ? ", encrypted" : ""}`,
		evidence: { occurrences: occurrences(report, sightings) },
		cryptoProperties: {
			assetType: "related-crypto-material",
			relatedCryptoMaterialProperties: {
				type: "private-key",
				...publicKeyFingerprint === void 0 ? {} : { id: `public-key:sha256:${publicKeyFingerprint}` }
			}
		}
	};
}
function occurrences(report, sightings) {
	return sightings.map(({ repository, path, line, pointer }) => ({
		location: locationText({
			repository,
			path
		}, report),
		...line === void 0 ? {} : { line },
		...pointer === void 0 ? {} : { symbol: pointer }
	}));
}
/** Version 8 of RFC 9562: our own content, so that one report has one number, whenever it is printed. */
function uuid(text) {
	const hex = createHash("sha256").update(text).digest("hex");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

// src/topology/rotation-path-line.ts
/** The way of a new version in one line: `ClusterIssuer "corp" \u2192 Certificate "web" \u2192 Secret shop/web-tls \u2192 Deployment "web" \u2717 nothing reloads it`. */
/** Maximum steps to either side; a longer path does not fit a line. */
const MAX_SIDE = 5;
/** The chain through what a finding is about; undefined where it is joined to nothing. May hold names from the repository. */
function rotationPathOfFinding(report, finding) {
	const near = factsBy(report.topology.facts, byFile, fileKey(finding.location)).filter((fact) => concerns(finding, fact));
	const graph = graphOf(report.topology);
	for (const fact of near.toSorted((a, b) => extent(a) - extent(b))) {
		const node = nodeOf(report.topology, fact);
		const nodes = [
			...before(graph, node),
			node,
			...after(graph, node, report)
		];
		if (nodes.length > 1) return spell(graph, nodes, {
			node,
			why: brief(finding, report)
		}, report);
	}
}
/** The path through a fact, as far as it is known to both sides. May hold names from the repository. */
function rotationPathOfNode(report, node) {
	const graph = graphOf(report.topology);
	const [first = node, ...rest] = renewalOf(graph, node) ?? [...before(graph, node), node];
	return spell(graph, [
		...before(graph, first),
		first,
		...rest,
		...after(graph, node, report)
	], void 0, report);
}
/** Steps that are looked at for the nearest producer. */
const MAX_VISITS = 500;
/** The shortest way from what renews to a node, both included; undefined where nothing does. */
function renewalOf(graph, node) {
	const next = /* @__PURE__ */ new Map([[node, void 0]]);
	for (const at of next.keys()) {
		const fact = factAt(graph, at);
		if (at !== node && fact?.kind === "producer" && stateOf(fact) === "live") {
			const way = [];
			for (let step = at; step !== void 0; step = next.get(step)) way.push(step);
			return way;
		}
		if (next.size > MAX_VISITS) return void 0;
		for (const { from } of graph.in.get(at) ?? []) if (!next.has(from) && factAt(graph, from) !== void 0) next.set(from, at);
	}
}
const byFile = (fact) => [fileKey(fact.location)];
function extent({ location: { line = 0, endLine = line } }) {
	return endLine - line;
}
const UP = [
	"producer",
	"copy",
	"issuer",
	"sink",
	"schedule"
];
/** What brings new versions to a node, the farthest first. */
function before(graph, start) {
	return way(start, (node, seen) => {
		const rank = ({ from, confidence }) => 2 * UP.indexOf(factAt(graph, from)?.kind ?? "") + (confidence === "low" ? 1 : 0);
		return (graph.in.get(node) ?? []).filter((edge) => !seen.has(edge.from) && rank(edge) >= 0).toSorted((a, b) => rank(a) - rank(b))[0]?.from;
	}).reverse();
}
/** Where new versions go from a node: along what is broken, where something is. */
function after(graph, start, report) {
	return way(start, (node, seen) => {
		const edges = (graph.out.get(node) ?? []).filter(({ to }) => !seen.has(to) && factAt(graph, to) !== void 0);
		return (edges.find(({ to }) => breakOf(factAt(graph, to), report) !== void 0) ?? edges.find(({ confidence }) => confidence === "high") ?? edges[0])?.to;
	});
}
function way(start, next) {
	const seen = /* @__PURE__ */ new Set([start]);
	for (let node = next(start, seen); node !== void 0 && seen.size <= MAX_SIDE; node = next(node, seen)) seen.add(node);
	return [...seen].slice(1);
}
function breakOf(fact, report) {
	const finding = findingAt(report.findings, fact);
	return finding === void 0 ? STATES[stateOf(fact)] : brief(finding, report);
}
/** The text after the mark: a few words if the rule has some, else its id. */
function brief(finding, report) {
	return ruleOf(report, finding)?.brief ?? finding.rule;
}
/** @param mark where the chain breaks for sure */
function spell(graph, nodes, mark, report) {
	const parts = [];
	const told = /* @__PURE__ */ new Set();
	nodes.forEach((node, index) => {
		const fact = factAt(graph, node);
		if (fact === void 0) return;
		const edge = graph.in.get(node)?.find(({ from }) => from === nodes[index - 1]);
		const between = edge === void 0 || fact.kind === "reload" ? void 0 : heldIn(edge.ref);
		if (between !== void 0 && !parts.includes(between)) parts.push(between);
		const broken = node === mark?.node ? mark.why : breakOf(fact, report);
		const script = fact.reads.find((ref) => isOfKind(ref, "script"));
		const words = fact.kind === "reload" ? `reloaded by ${script === void 0 ? fact.mechanism : spellRef(script)}` : factTitle(fact);
		parts.push(broken === void 0 || told.has(broken) ? words : `${words} \u2717 ${broken}`);
		if (broken !== void 0) told.add(broken);
	});
	return parts.join(" \u2192 ");
}
/** The place that a ref names, where a person knows it by that: a Secret or a file. */
function heldIn(ref) {
	return isOfKind(ref, "secret", "configmap", "path", "file") ? spellRef(ref) || void 0 : void 0;
}

// src/topology/served-uses.ts
/** Every use of a certificate by a server, with the renewal path that leads there and the links that it lacks. */
/** Uses that are looked at. */
const MAX_USES = 5e3;
/** The uses of certificates by servers, equal ones merged: those with a missing step first. */
function servedUses(report) {
	const graph = graphOf(report.topology);
	const uses = /* @__PURE__ */ new Map();
	let count = 0;
	for (const [index, fact] of report.topology.facts.entries()) {
		if (fact.kind !== "consumer" || count >= MAX_USES) continue;
		const node = factNode(index);
		const sources = upstream(graph, node).map((one) => one.fact);
		const fed = sources.some(({ kind }) => kind === "producer" || kind === "copy");
		if (!fed && !namesCertificate(fact)) continue;
		count++;
		const lacks = lacksOf(fact, node, sources, graph);
		const path = rotationPathOfNode(report, node);
		const read = fact.reads.find((ref) => isOfKind(ref, "path", "secret", "variable"));
		const text = fed || read === void 0 ? path : `${spellRef(read)} \u2192 ${path}`;
		const known = uses.get(`${text}|${lacks.join()}`);
		if (known === void 0) uses.set(`${text}|${lacks.join()}`, {
			text,
			lacks,
			locations: [fact.location]
		});
		else known.locations.push(fact.location);
	}
	return [...uses.values()].toSorted((a, b) => b.lacks.length - a.lacks.length || (a.text < b.text ? -1 : 1));
}
function namesCertificate({ attributes: { certificate, via, secret } }) {
	return certificate !== void 0 || via === "watch" && secret !== void 0;
}
function lacksOf(fact, node, sources, graph) {
	const lacks = [];
	const live = (kind) => sources.some((one) => one.kind === kind && stateOf(one) === "live");
	if (!live("producer")) lacks.push(live("copy") ? "nothing found here renews what is copied" : "nothing found here renews it");
	const { service, side } = fact.attributes;
	if (typeof service !== "string" || !isServer(service) || readsAnew(service) || side === "client") return lacks;
	const reloaded = (graph.out.get(node) ?? []).some(({ to }) => factAt(graph, to)?.kind === "reload");
	const mayBe = sources.some(({ attributes: { hook, chained, mayReload } }) => hook ?? chained ?? mayReload);
	if (!reloaded && !mayBe) lacks.push(`nothing found here reloads ${service}`);
	return lacks;
}

// src/reporting/html/parts.ts
const PLACES$1 = 20;
const MAX_PLACE$1 = 500;
const MAX_DIM = 500;
/** A line in a quieter color, such as the path of a new version. */
function dim(line) {
	return line === void 0 || line === "" ? "" : `<p class="dim">${escapeHtml(line, MAX_DIM)}</p>`;
}
/** Text in backticks is code. */
function prose(text) {
	const segments = escapeHtml(text).split("`");
	return segments.map((segment, index) => {
		if (index % 2 === 0) return segment;
		return index < segments.length - 1 ? `<code>${segment}</code>` : `\`${segment}`;
	}).join("");
}
function list(report, places, options) {
	const items = places.slice(0, 20).map((place) => `<li>${link(report, place, options)}</li>`);
	if (places.length > 20) items.push(`<li>and ${count(places.length - 20)} more</li>`);
	return `<ul>${items.join("")}</ul>`;
}
function link(report, place, options) {
	const text = `<code>${escapeHtml(locationText(place, report), 500)}</code>`;
	const url = locationUrl(place, report, options);
	return url === void 0 ? text : `<a href="${escapeHtml(url, url.length)}">${text}</a>`;
}
/** Without an element for its font: there may be thousands. */
function plainLink(report, place, options) {
	const text = escapeHtml(locationText(place, report), 500);
	const url = locationUrl(place, report, options);
	return url === void 0 ? text : `<a href="${escapeHtml(url, url.length)}">${text}</a>`;
}
/** Keeps dates in one piece. */
function days(text) {
	return text.replace(/\b\d{4}-\d\d-\d\d\b/g, "<span class=\"day\">$&</span>");
}
function folded$1(summary, body, open = false) {
	return `<details class="fold"${open ? " open" : ""}><summary>${summary}</summary>\n${body}\n</details>`;
}

// src/reporting/html/asides.ts
/** Reasons and unread objects that are listed. */
const UNREAD = 50;
/** What endpoints serve, the good ones too. */
function served$1(report) {
	const rows = servedRows(report).map((row) => {
		const cells = [
			`${row.level === void 0 ? "\u2713" : SIGNS$4[row.level]} ${row.endpoint}`,
			row.state,
			servedText$1(row),
			row.addresses.join(", ")
		];
		return `<tr class="${row.level ?? "clean"}">${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`;
	});
	if (rows.length === 0) return "";
	return `<h2>What endpoints serve</h2><table class="wide"><tr><th>Endpoint</th><th>State</th><th>Certificate</th><th>Addresses</th></tr>${rows.join("\n")}</table>`;
}
/** Uses of certificates that are listed. */
const USES = 300;
const USE_PLACES = 3;
/** What renews, copies, uses and reloads each certificate, also where the certificates themselves are in no repository. */
function renewalPaths(report, options) {
	const uses = servedUses(report);
	if (uses.length === 0) return "";
	const items = uses.slice(0, USES).map(({ text, lacks, locations }) => {
		const places = locations.slice(0, USE_PLACES).map((place) => link(report, place, options));
		if (locations.length > USE_PLACES) places.push(`and ${count(locations.length - USE_PLACES)} more`);
		const missing = lacks.map((one) => ` <b>\u2717 ${escapeHtml(one)}</b>`).join("");
		return `<li>${escapeHtml(text, 500)}${missing} <span class="dim">${places.join(" ")}</span></li>`;
	});
	if (uses.length > USES) items.push(`<li>and ${count(uses.length - USES)} more</li>`);
	const places = (some) => some.reduce((sum, { locations }) => sum + locations.length, 0);
	const whole = places(uses.filter(({ lacks }) => lacks.length === 0));
	return folded$1(`<h2>Renewal paths</h2> <span class="dim">${count(whole)} of ${plural(places(uses), "use")} by servers without a gap</span>`, `<ul class="brief">${items.join("\n")}</ul>`);
}
function lowered$1(report, findings) {
	return loweredGroups(findings).map(({ context, findings: group }) => aside$1(`In ${context}s: ${countedRules(group).join(", ")}`, group, report)).join("\n");
}
function aside$1(title, findings, report) {
	if (findings.length === 0) return "";
	const rows = findings.map(({ rule, location, message, suppressed }) => {
		const why = suppressed === void 0 ? "" : ` <i>${suppressed.by}: ${escapeHtml(suppressed.reason)}${suppressed.until === void 0 ? "" : `, until ${escapeHtml(suppressed.until)}`}</i>`;
		return `<tr><td>${ruleHtml(rule, report)}</td><td><code>${escapeHtml(locationText(location, report), 500)}</code></td><td>${prose(message)}${why}</td></tr>`;
	});
	return folded$1(`<h2>${title}</h2> <span class="dim">${plural(findings.length, "finding")}</span>`, `<table class="wide"><tr><th>Rule</th><th>Place</th><th>Problem</th></tr>${rows.join("\n")}</table>`);
}
function unread$1(report) {
	const { harmless, holes } = skippedEntries(report);
	const items = [
		...report.incomplete.map((reason) => `<b>Incomplete:</b> ${prose(reason)}`),
		...report.faults.map(({ where, message }) => `<b>Fault</b> in ${escapeHtml(where)}: ${escapeHtml(message)}`),
		...holes.map(({ place, reason }) => `<code>${escapeHtml(place, 500)}</code>: ${escapeHtml(reason)}`),
		...encryptedLast(report.inventory.unreadable).map((object) => `<code>${escapeHtml(locationText(object, report), 500)}</code>: ${object.reason}. ${escapeHtml(object.detail)}`),
		...harmless === "" ? [] : [`Not opened: ${harmless}`]
	];
	if (items.length === 0) return "";
	const shown = items.slice(0, UNREAD);
	if (items.length > UNREAD) shown.push(`and ${count(items.length - UNREAD)} more; the JSON report lists all.`);
	const open = report.incomplete.length + report.faults.length > 0;
	return folded$1(`<h2${open || holes.length > 0 ? " class=\"warning\"" : ""}>Not read</h2>`, `<ul>${shown.map((item) => `<li>${item}</li>`).join("\n")}</ul>`, open);
}

// src/reporting/timeline.ts
/** How far from the day of the report the axis reaches at most. */
const REACH_BACK = 365 * DAY;
const REACH_ON = 400 * DAY;
const MONTHS = [
	"Jan",
	"Feb",
	"Mar",
	"Apr",
	"May",
	"Jun",
	"Jul",
	"Aug",
	"Sep",
	"Oct",
	"Nov",
	"Dec"
];
/** Months between two ticks. */
const STEPS = [
	1,
	2,
	3,
	6,
	12,
	24
];
/** Certificates that are no CAs and are in production, the most urgent first. */
function timelineOf(report) {
	return rowsOf(report, true);
}
/** Every certificate, the most urgent first: the one whose oldest copy expires, or expired, closest to the day of the report. */
function inventoryOf(report) {
	return rowsOf(report, false);
}
function rowsOf(report, inUse) {
	const { inventory, topology } = report;
	const certificates = new Map(inventory.certificates.map((one) => [one.fingerprint, one]));
	const arrivals = /* @__PURE__ */ new Map();
	for (const { fingerprint, time } of inventory.arrivals ?? []) {
		const at = Date.parse(time);
		arrivals.set(fingerprint, Math.min(at, arrivals.get(fingerprint) ?? at));
	}
	const known = new Set(topology.lineages.flatMap(({ versions }) => versions));
	const alone = inventory.certificates.filter(({ fingerprint }) => !inUse && !known.has(fingerprint));
	const lineages = [...topology.lineages, ...alone.map((one) => ({
		id: one.fingerprint,
		title: displayName(one),
		versions: [one.fingerprint]
	}))];
	const rows = [];
	for (const { id, title, versions } of lineages) {
		const members = versions.flatMap((version) => certificates.get(version) ?? []);
		const [newest] = members;
		if (newest === void 0 || inUse && (isAuthority(newest) || notAfterTime(newest) === 0)) continue;
		const shown = members.flatMap((one) => versionOf(one, newest, arrivals, report, inUse));
		if (shown.length > 0) rows.push({
			lineage: id,
			title,
			versions: shown.reverse()
		});
	}
	const distance = (row) => Math.abs(firstEnd(row) - report.now);
	return rows.sort((a, b) => distance(a) - distance(b) || compareText(a.title, b.title));
}
function versionOf(certificate, newest, arrivals, { contextOf }, inUse) {
	const places = inUse ? certificate.sightings.filter((place) => contextOf(place, certificate) === "production") : certificate.sightings;
	if (places.length === 0) return [];
	const arrival = arrivals.get(certificate.fingerprint);
	return [{
		certificate,
		start: notBeforeTime(certificate),
		end: notAfterTime(certificate),
		places,
		state: certificate === newest ? "newest" : isNewerVersion(newest, certificate) ? "stale" : "current",
		...arrival !== void 0 && { arrival }
	}];
}
function firstEnd({ versions }) {
	return Math.min(...versions.map((version) => version.end));
}
/** The axis that shows what happens around the day of the report. */
function axisOf(rows, now) {
	let [from, to] = [now - 30 * DAY, now + 30 * DAY];
	for (const { versions } of rows) for (const { start, end } of versions) {
		from = Math.min(from, start);
		to = Math.max(to, end);
	}
	return {
		from: Math.max(now - REACH_BACK, from),
		to: Math.min(now + REACH_ON, to)
	};
}
/** At most so many ticks, at the same distance from each other; a tick that falls on the start of a year is always one of them. */
function ticksOf({ from, to }, most) {
	const first = new Date(from);
	const start = first.getUTCFullYear() * 12 + first.getUTCMonth() + 1;
	const last = new Date(to);
	const months = last.getUTCFullYear() * 12 + last.getUTCMonth() - start + 1;
	const step = STEPS.find((one) => Math.ceil(months / one) <= most) ?? 24;
	const ticks = [];
	for (let month = Math.ceil(start / step) * step; month < start + months; month += step) {
		const [year, index] = [Math.floor(month / 12), month % 12];
		ticks.push({
			time: Date.UTC(year, index, 1),
			month: step < 12 ? MONTHS[index] ?? "" : "",
			year: ticks.length === 0 || index === 0 ? String(year) : ""
		});
	}
	return ticks;
}

// src/reporting/html/timeline.ts
const TICKS = 9;
/** A label further right would leave the picture. */
const LAST_LABEL = .95;
const ROW = 7;
/** Versions of one certificate that are drawn; a list below the picture has all. */
const DRAWN$1 = 6;
/** The versions of one certificate below an axis of their own. */
function ownTimeline(row, report) {
	const axis = axisOf([row], report.now);
	const today = percent(report.now, axis);
	const line = `<line class="now" x1="${today}" x2="${today}" y1="0" y2="100%"/>`;
	return `<div class="time">${axisSvg(axis, report)}${versionsSvg(row, axis, line)}</div>`;
}
/** The axis with its ticks and the day of the report. */
function axisSvg(axis, { now }) {
	const labels = ticksOf(axis, TICKS).map(({ time, month, year }) => {
		const x = percent(time, axis);
		const [upper, lower] = month === "" ? [year, ""] : [month, year];
		const words = (text, y) => text === "" ? "" : `<text x="${x}" y="${y}" dx="2">${text}</text>`;
		return `<line class="tick" x1="${x}" x2="${x}" y1="17" y2="40"/>${(time - axis.from) / (axis.to - axis.from) < LAST_LABEL ? words(upper, 27) + words(lower, 39) : ""}`;
	});
	const today = percent(now, axis);
	const late = (now - axis.from) / (axis.to - axis.from) > .7;
	return `<svg height="42" role="img" aria-label="Time axis from ${dayOf(axis.from)} to ${dayOf(axis.to)}, as of ${dayOf(now)}">${labels.join("")}<line class="now" x1="${today}" x2="${today}" y1="2" y2="42"/><text x="${today}" y="11" dx="${late ? -5 : 5}"${late ? " text-anchor=\"end\"" : ""}>as of ${dayOf(now)}</text></svg>`;
}
/** The line of the day of the report that {@link versionsSvg} draws across pictures of one axis: written once, used by each. */
function nowSvg(axis, { now }) {
	const today = percent(now, axis);
	return `<svg width="0" height="0" aria-hidden="true"><line id="now" class="now" x1="${today}" x2="${today}" y1="0" y2="100%"/></svg>`;
}
/**
* The versions of one certificate as bars, the newest on top.
* @param today the line of the day of the report; that of {@link nowSvg} where it is left out
*/
function versionsSvg({ versions }, axis, today = "<use href=\"#now\"/>") {
	const shown = versions.toReversed().slice(0, DRAWN$1);
	const bars = shown.map(({ start, end, state }, index) => {
		const [from, to] = [percent(start, axis), percent(Math.max(end, start), axis)];
		return `<rect class="${state}" x="${from}" y="${index * ROW + 2}" width="${width(from, to)}"/>`;
	});
	return `<svg height="${shown.length * ROW + 2}" role="img" aria-label="${versions.toReversed().map(versionText).join("; ")}">${bars.join("")}${today}</svg>`;
}
/** `newest: 2025-08-25 to 2025-11-23, 1 copy`. Holds nothing from a file. */
function versionText({ start, end, state, places }) {
	return `${state}: ${dayOf(start)} to ${dayOf(end)}, ${plural(places.length, "copy", "copies")}`;
}
function percent(time, { from, to }) {
	const share = Math.max(0, Math.min(1, (time - from) / (to - from)));
	return `${Number((share * 100).toFixed(1))}%`;
}
function width(from, to) {
	return `${Math.max(.4, Number((Number.parseFloat(to) - Number.parseFloat(from)).toFixed(1)))}%`;
}

// src/reporting/html/inventory.ts
/** Every certificate in the HTML report: its versions on one time axis, and its copies below a fold. */
/** Rows: more make a browser slow. */
const INVENTORY = 5e3;
/** Every certificate with its versions on one axis and its copies below a fold, the most urgent first. */
function certificates$1(report, rows, options) {
	if (rows.length === 0) return "";
	const axis = axisOf(rows, report.now);
	const levels = levelsOf(report);
	const items = rows.slice(0, INVENTORY).map((row) => inventoryItem(row, levels, report, axis, options));
	const more = rows.length - items.length;
	return [
		`<section><h2>All certificates</h2><p class="dim">${plural(rows.length, "certificate")}, ${plural(rows.reduce((sum, { versions }) => sum + versions.length, 0), "version")}. <b>Green</b>: newest version. <b>Red</b>: stale. <b>Gray</b>: another current version. A line marks the day of the report.</p>`,
		`${nowSvg(axis, report)}<div class="axis"><span></span>${axisSvg(axis, report)}</div>`,
		`<ul class="all">${items.join("\n")}</ul>`,
		more > 0 ? `<p>and ${count(more)} more; the JSON report lists all.</p>` : "",
		"</section>"
	].join("\n");
}
function inventoryItem(row, levels, report, axis, options) {
	const { versions, title } = row;
	const newest = versions.at(-1);
	const [first] = versions.toSorted((a, b) => a.end - b.end);
	if (newest === void 0 || first === void 0) return "";
	const found = LEVELS$1.find((level) => versions.some(({ certificate }) => levels.get(certificate.fingerprint) === level));
	const states = [
		found ?? "ok",
		...first.end < report.now ? ["expired"] : [],
		...versions.some(({ state }) => state === "stale") ? ["stale"] : []
	];
	const details = versions.toReversed().map((version) => {
		const { certificate } = version;
		const facts = `${escapeHtml(keyText(certificate))}, issued by ${escapeHtml(certificate.issuer || "unknown")}, serial number ${escapeHtml(certificate.serialNumber)}`;
		const links = certificate.sightings.slice(0, 20).map((place) => plainLink(report, place, options));
		if (certificate.sightings.length > 20) links.push(`and ${count(certificate.sightings.length - 20)} more`);
		return `<li>${versionText(version)}; ${facts}<br>${links.join("<br>")}</li>`;
	});
	return `<li data-s="${states.join(" ")}"><details><summary><span><b>${escapeHtml(title)}</b> <span class="state ${found ?? ""}">${found === void 0 ? "" : `${SIGNS$4[found]} `}${stateToday(first.certificate, report.now)}</span></span>${versionsSvg(row, axis)}</summary><ul>${details.join("")}</ul></details></li>`;
}
/** The worst level that counts, by fingerprint. */
function levelsOf({ findings }) {
	const levels = /* @__PURE__ */ new Map();
	for (const { certificate, level, suppressed, status } of findings) {
		if (certificate === void 0 || suppressed !== void 0 || status === "fixed") continue;
		const known = levels.get(certificate);
		if (known === void 0 || LEVELS$1.indexOf(level) < LEVELS$1.indexOf(known)) levels.set(certificate, level);
	}
	return levels;
}

// src/reporting/html/page.ts
/** What every HTML report has: its style, its one script, and a policy by which a browser runs nothing else. */
/** Colors have a contrast of 4.5 to 1 and more on their backgrounds (WCAG 2.2, 1.4.3), light and dark. */
const STYLE = `
:root { color-scheme: light dark; --page: #fff; --text: #1f2328; --line: #d1d9e0; --dim: #59636e; --link: #0550ae;
  --error: #b3261e; --warning: #875200; --note: #1b5fa8; --good: #1a6b2d; --soft: #f6f8fa; --stale: #cf222e; --newest: #2da44e; --current: #6e7781 }
@media (prefers-color-scheme: dark) { :root { --page: #0d1117; --text: #e6edf3; --line: #3d444d; --dim: #9da7b3; --link: #79c0ff;
  --error: #ff8f86; --warning: #e3b341; --note: #79c0ff; --good: #7ee787; --soft: #161b22; --stale: #f85149; --newest: #3fb950; --current: #8b949e } }
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: break-word; background: var(--page); color: var(--text) }
a { color: var(--link) } code { font: 0.9em ui-monospace, monospace; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 0.5rem } h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem } h3 { font-size: 1rem; margin: 0 }
summary h2, summary h3 { display: inline } summary { cursor: pointer } details { margin: 0.75rem 0 }
p { margin: 0.4rem 0 } ul { margin: 0.35rem 0; padding-left: 1.2rem } .dim { color: var(--dim); font-size: 0.9rem }
.error { --tone: var(--error) } .warning { --tone: var(--warning) } .note { --tone: var(--note) } .clean { --tone: var(--good) }
h1, h2, h3, b.rule, .state { color: var(--tone, inherit) }
.next { border-left: 4px solid var(--tone, var(--line)); background: var(--soft); padding: 0.5rem 1rem; border-radius: 6px; font-size: 1.1rem }
article { border: 1px solid var(--line); border-left: 4px solid var(--tone, var(--line)); border-radius: 6px; padding: 0.7rem 1rem; margin: 0.75rem 0; content-visibility: auto; contain-intrinsic-size: auto 14rem }
.head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem } .head > * { min-width: 0; font-weight: 600 }
ol.path { list-style: none; display: flex; flex-wrap: wrap; gap: 0.5rem 1.6rem; padding: 0; margin: 0.6rem 0 }
ol.path li { border: 1px solid var(--line); border-radius: 6px; padding: 0.35rem 0.6rem; background: var(--soft); position: relative; flex: 1 1 13rem; min-width: 0 }
ol.path li + li::before { content: "\u2192"; position: absolute; left: -1.3rem; top: 0.35rem; color: var(--dim) }
ol.path li.bad { border: 1px dashed var(--error) } ol.path li.good { border-color: var(--good) } ol.path b { display: block }
ol.path li.bad b { color: var(--error) } ol.path li.good b { color: var(--good) } ol.path code { display: block } li a { display: inline-block; min-height: 24px; vertical-align: top }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid var(--line) }
.find { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end; margin: 1rem 0 0 } .find label { flex: 1 1 12rem; font-size: 0.9rem }
.find input, .find select { display: block; width: 100%; font: inherit; padding: 0.35rem 0.5rem; color: inherit; background: var(--page); border: 1px solid var(--dim); border-radius: 6px }
ul.brief { list-style: none; padding: 0 } ul.brief li { border-left: 3px solid var(--tone, var(--line)); padding-left: 0.75rem; margin: 0.6rem 0; content-visibility: auto; contain-intrinsic-size: auto 3rem }
ul.all { list-style: none; padding: 0 } ul.all > li { border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 2.2rem }
ul.all details { margin: 0 } ul.all summary, .axis { display: grid; grid-template-columns: minmax(0, 19rem) minmax(0, 1fr); gap: 0 1rem; align-items: center; padding: 0.25rem 0 }
ul.all summary span { min-width: 0; font-size: 0.9rem } ul.all b, ul.all .state { display: block } svg { display: block; width: 100%; overflow: visible }
svg text { font: 11px system-ui, sans-serif; fill: var(--dim) } rect { height: 5px } ul.all a { font: 0.85rem ui-monospace, monospace; overflow-wrap: anywhere } .newest { fill: var(--newest) } .stale { fill: var(--stale) } .current { fill: var(--current) }
.now, .tick { stroke: var(--text); stroke-width: 1.5 } .tick { stroke: var(--line); stroke-width: 1 } ul.all b::before { content: "\u25b8 "; color: var(--dim) } ul.all details[open] b::before { content: "\u25be " } .day { white-space: nowrap } .time { margin: 0.8rem 0 } [hidden] { display: none !important }
@media (max-width: 40rem) { ul.all summary, .axis { grid-template-columns: minmax(0, 1fr) } ol.path { flex-direction: column; gap: 1.3rem } ol.path li { flex: none }
  ol.path li + li::before { content: "\u2193"; left: 0.6rem; top: -1.35rem } table.wide, table.wide tbody, table.wide tr, table.wide td { display: block } table.wide th { display: none } table.wide td { border: 0; padding: 0.1rem 0 } table.wide tr { border-bottom: 1px solid var(--line); padding: 0.4rem 0; display: block } }
@media print { article { break-inside: avoid } .find { display: none } }
`;
/** Hides rows that do not match the entered words and state. Without the script, the page shows everything. */
const SCRIPT = `
addEventListener('DOMContentLoaded', () => {
  const form = document.getElementById('find');
  if (form === null) return;
  const [words, state, number] = ['words', 'state', 'number'].map((id) => document.getElementById(id));
  const list = document.querySelector('ul.all');
  const rows = [...document.querySelectorAll('[data-s]')];
  const certificates = new Set(list?.children);
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const folds = [...document.querySelectorAll('details.fold')].map((fold) => [fold, fold.open]);
  const show = () => {
    const wanted = words.value.toLowerCase().split(/\\s+/);
    const hits = [];
    rows.forEach((row, index) => {
      const hit = (state.value === '' || row.dataset.s.split(' ').includes(state.value)) && wanted.every((word) => texts[index].includes(word));
      if (!certificates.has(row)) row.hidden = !hit;
      else if (hit) hits.push(row);
    });
    // To hide thousands of rows one by one takes a browser seconds.
    list?.replaceChildren(...hits);
    const chosen = words.value.trim() !== '' || state.value !== '';
    for (const [fold, open] of folds) fold.open = open || chosen;
    number.textContent = hits.length + ' of ' + certificates.size + ' certificates';
  };
  form.hidden = false;
  form.addEventListener('input', show);
  form.addEventListener('submit', (event) => event.preventDefault());
});
`;
const sha256 = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
/** Even if an escape failed, a browser would run, load and send nothing. */
const POLICY = `default-src 'none'; style-src ${sha256(STYLE)}; script-src ${sha256(SCRIPT)}; base-uri 'none'; form-action 'none'`;
/** @param title text that is escaped, or that holds nothing from a repository */
function htmlPage(title, body) {
	return `${[
		"<!doctype html>",
		"<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
		`<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
		`<title>${title}</title><style>${STYLE}</style><script>${SCRIPT}<\/script></head><body>`,
		...body.filter((part) => part !== ""),
		"</body></html>"
	].join("\n")}\n`;
}

// src/reporting/html/review.ts
/** Rows that are not folded, as in the comment on a pull request. */
const SCREEN$1 = 10;
const MAX_ROWS$2 = 1e3;
const MAX_TEXT$2 = 300;
const NAMED$4 = 3;
const LEVEL = {
	breaks: "error",
	unclear: "warning",
	weakens: "warning"
};
const WORDS = {
	added: "Added",
	removed: "Removed",
	altered: "Changed",
	replaced: "Replaced"
};
/** A section with what a change does to certificates and their automation; empty where it does nothing. */
function review(report, options) {
	const { rows, elsewhere } = tableOf(report);
	if (rows.length + elsewhere.length === 0) return "";
	const items = (some) => `<ul class="brief">${some.map((row) => item(row, report, options)).join("\n")}</ul>`;
	const rest = rows.slice(SCREEN$1, MAX_ROWS$2);
	const unlisted = rows.length - SCREEN$1 - rest.length;
	const end = unlisted > 0 ? `<p>and ${plural(unlisted, "more row")}; the JSON report lists all.</p>` : "";
	return [
		"<section><h2>Changes to certificates and their automation</h2>",
		rows.length === 0 ? "" : items(rows.slice(0, SCREEN$1)),
		rest.length === 0 ? "" : folded$1(`<b>${plural(rows.length - SCREEN$1, "more row")}</b>`, items(rest) + end),
		elsewhere.length === 0 ? "" : `<p class="dim">Not counted: ${listed(elsewhere)}.</p>`,
		"</section>"
	].join("\n");
}
function item(row, report, options) {
	const level = row.effect === void 0 ? "" : ` class="${LEVEL[row.effect]}"`;
	const place = row.action === "removed" ? `<code>${escapeHtml(locationText(row.location, report), 500)}</code>` : link(report, row.location, options);
	const means = effectText(row);
	return `<li${level}>${[
		`${WORDS[row.action]} ${row.steps}: <b>${escapeHtml(row.what, MAX_TEXT$2)}</b> in ${place}${means === "" ? "" : ` <b class="state">${means}</b>`}`,
		...row.differences.map(difference(row)),
		people(row)
	].filter((line) => line !== "").join("<br>")}</li>`;
}
function difference({ action }) {
	const code = (text) => text === void 0 ? "none" : `<code>${escapeHtml(text, MAX_TEXT$2)}</code>`;
	return ({ of, before, after }) => {
		const label = escapeHtml(of, MAX_TEXT$2);
		return before === void 0 && (action === "added" || action === "removed") ? `${label}: ${code(after)}` : `${label}: ${code(before)} \u2192 ${code(after)}`;
	};
}
function people({ dependents, owners }) {
	const names = [...new Set(dependents.map(({ what }) => what))];
	return [...names.length > 0 ? [`used by ${escapeHtml(listed(names, NAMED$4), MAX_TEXT$2)}`] : [], ...owners.length > 0 ? [`owned by ${escapeHtml(listed(owners.slice(0, NAMED$4)), MAX_TEXT$2)}`] : []].join("; ");
}

// src/reporting/merge-findings.ts
/** Merges equal findings: a page for people must not grow with the number of equal ones. */
/** Number of certificates of one level in one file or folder from which they are shown as one. */
const TOGETHER = 6;
/** Number of them from which the report asks whether the place is test data. */
const MANY = 20;
const NAMED$3 = 5;
/**
* {@link groupedSummary} for a page: findings of a rule that say the same are one with all their places, and so are the
* certificates of one file, or of one folder with those right below it. The totals still count each finding.
*/
function mergedSummary(report) {
	const whole = groupedSummary(report);
	const groups = whole.groups.map((group) => saidAlike(group, report));
	return {
		...whole,
		groups: byFolder(groups, report)
	};
}
/** How many findings are told as these. */
function findingCount(findings) {
	return findings.reduce((sum, { times = 1 }) => sum + times, 0);
}
function saidAlike(group, { contextOf }) {
	if (group.rule === void 0) return group;
	const findings = gathered(group.findings, ({ level, message, fix, status }) => [
		level,
		message,
		fix,
		status
	]).map((same) => {
		const others = same.flatMap(({ related }) => related.filter((place) => contextOf(place) === "production"));
		return asOne(same, [...same.map(({ location }) => location), ...others]);
	});
	return {
		...group,
		findings
	};
}
function asOne(findings, all) {
	const [first, ...more] = findings;
	if (more.length === 0) return first;
	const [location = first.location, ...related] = gathered(all, ({ repository, path, line, pointer }) => [
		repository,
		path,
		line,
		pointer
	]).map(([place]) => place);
	const owners = [...new Set(findings.flatMap((finding) => finding.owners ?? []))];
	return {
		...first,
		location,
		related,
		...owners.length > 0 && { owners },
		times: findingCount(findings)
	};
}
function byFolder(groups, report) {
	const homes = new Map(groups.map((group) => [group, homesOf(group, report)]));
	const sizes = /* @__PURE__ */ new Map();
	for (const home of [...homes.values()].flat()) sizes.set(home, (sizes.get(home) ?? 0) + 1);
	const homeOf = (group) => homes.get(group)?.find((home) => (sizes.get(home) ?? 0) >= TOGETHER);
	return gathered(groups, (group) => homeOf(group) ?? [group.certificate?.fingerprint, group.rule]).flatMap((some) => some.length < TOGETHER ? some : [inOnePlace(some, homeOf(some[0]) ?? "", report)]);
}
/** The file, the folder and the folder above that hold all places of a certificate, each as the key of a group. */
function homesOf({ certificate, level, findings }, report) {
	if (certificate === void 0) return [];
	const places = findings.flatMap((finding) => locationsToFix(finding, certificateOf(finding, report), report).places);
	const [repository, ...others] = new Set(places.map((place) => place.repository));
	if (others.length > 0) return [];
	const paths = [...new Set(places.map(({ path }) => path))];
	const [path = ""] = paths;
	const folder = folderOf(path);
	const above = folderOf(folder);
	const holds = (within) => paths.every((one) => [folderOf(one), folderOf(folderOf(one))].includes(within));
	return [
		...paths.length === 1 ? [path] : [],
		...holds(folder) && (folder !== "" || paths.every((one) => !one.includes("/"))) ? [`${folder}/`] : [],
		...above !== "" && holds(above) ? [`${above}/`] : []
	].map((home) => JSON.stringify([
		level,
		findings.some(({ status }) => status === "new"),
		repository,
		home
	]));
}
function inOnePlace(groups, home, report) {
	const [level, , repository, path] = JSON.parse(home);
	const place = path === "/" ? "./" : path;
	const told = groups.flatMap(({ findings }) => findings.map((finding) => ({
		finding,
		certificate: certificateOf(finding, report)
	})));
	const certificates = [...new Set(told.flatMap(({ certificate }) => certificate ?? []))];
	const findings = gathered(told, ({ finding }) => [
		finding.rule,
		finding.level,
		finding.status
	]).map((same) => {
		const rule = report.rules.find(({ id }) => id === same[0]?.finding.rule);
		const places = same.flatMap(({ finding, certificate }) => locationsToFix(finding, certificate, report).places);
		const all = asOne(same.map(({ finding }) => finding), places);
		const number = new Set(same.map((one) => one.certificate)).size;
		const share = number === certificates.length ? `all ${count(number)}` : `${count(number)} of the ${count(certificates.length)}`;
		const message = `${rule?.title ?? all.rule} (${share}).`;
		return same.length === 1 ? all : {
			...all,
			message,
			fix: mostSaid(same.map(({ finding }) => finding.fix)) ?? rule?.fix ?? all.fix
		};
	});
	const byLevel = (a, b) => LEVELS$1.indexOf(a.level) - LEVELS$1.indexOf(b.level);
	return {
		level,
		title: `${plural(certificates.length, "certificate")} in ${locationText({
			repository,
			path: place
		}, report)}`,
		certificates,
		versions: [],
		stage: groups.map(({ stage }) => stage).sort((a, b) => STAGES.indexOf(b) - STAGES.indexOf(a))[0] ?? "attention",
		findings: findings.sort((a, b) => byLevel(a, b) || compareText(a.rule, b.rule)),
		...certificates.length >= MANY && { glob: globOf(repository, path, report) }
	};
}
/** The places of a finding of a group to fix, and others that explain it or where it counts less. */
function locationsOfGroup(finding, { certificates }, report) {
	if (certificates !== void 0) return {
		places: [finding.location, ...finding.related],
		others: []
	};
	return locationsToFix(finding, certificateOf(finding, report), report);
}
/** The most frequent text. */
function mostSaid(texts) {
	return gathered(texts, (text) => text).find((same) => same.length * 2 > texts.length)?.[0];
}
/** What names the place in the config: a folder with all below it, in a team behind its repository. */
function globOf(repository, path, { inventory }) {
	const glob = path === "/" ? "*" : path.endsWith("/") ? `${path}**` : path;
	return soleRepository(inventory)?.name === repository ? glob : `${repository}:${glob}`;
}
/** `a.corp.internal (expired 2026-04-01)`, one text for each of the first, and how many more there are. Not escaped. */
function certificateTitles({ certificates = [] }, now) {
	const names = [...new Set(certificates.map((one) => `${displayName(one)} (${validityState(one, now)})`))];
	const rest = names.length - NAMED$3;
	return [...names.slice(0, NAMED$3), ...rest > 0 ? [`${count(rest)} more`] : []];
}
/** Items with equal keys, each as a list, in the order of the first of each. */
function gathered(items, key) {
	return [...groupBy(items, (item) => JSON.stringify(key(item))).values()];
}

// src/reporting/priorities.ts
/**
* Maximum number of certificates, by their worst level, that a page shows in full. The next ones take a line or two,
* and the rest is summed up.
*/
const IN_FULL$2 = {
	error: 5,
	warning: 5,
	note: 2
};
const IN_BRIEF = {
	error: 15,
	warning: 15,
	note: 0
};
/** A few more are shown as well: leaving them out would save no space. */
const SLACK = 2;
/** Folders, repositories or globs. */
const NAMED$2 = 3;
/**
* Splits groups into those in full, in brief and in sum. Rules without a certificate are all shown: each is one group,
* however many findings it has.
*/
function splitByPriority(groups) {
	const level = LEVELS$1.find((one) => groups.some((group) => group.level === one)) ?? "note";
	const certificates = groups.filter(({ rule }) => rule === void 0);
	const full = within(certificates.length, IN_FULL$2[level]);
	const told = full + within(certificates.length - full, IN_BRIEF[level]);
	const [brief, rest] = [certificates.slice(full, told), certificates.slice(told)];
	const less = /* @__PURE__ */ new Set([...brief, ...rest]);
	return {
		shown: groups.filter((group) => !less.has(group)),
		brief,
		rest
	};
}
function within(number, limit) {
	return number > limit + SLACK ? limit : number;
}
/** What is said of the groups that are summed up: how many of which rules, and in which folders or repositories. */
function summarizeRest(rest) {
	if (rest.length === 0) return [];
	const findings = rest.flatMap((group) => group.findings.flatMap((finding) => Array.from({ length: finding.times ?? 1 }, () => finding)));
	const certificates = rest.reduce((sum, group) => sum + (group.certificates?.length ?? 1), 0);
	const several = new Set(findings.map(({ location }) => location.repository)).size > 1;
	const wheres = /* @__PURE__ */ new Map();
	for (const { location } of findings) {
		const folder = location.path.includes("/") ? `${location.path.split("/", 1)[0]}/` : "./";
		const where = several ? location.repository : folder;
		wheres.set(where, (wheres.get(where) ?? 0) + 1);
	}
	const places = [...wheres].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0])).map(([where, number]) => `${where} (${number})`);
	const what = countedRules(findings).join(", ");
	return [`\u2026 and ${plural(certificates, "more certificate")} with ${plural(findings.length, "finding")}: ${what}; in ${listed(places, NAMED$2)}. --format json lists all.`];
}
/** Advice about places with so many findings that they may be test data, the fullest first. */
function fixtureAdvice(groups) {
	const full = groups.filter(({ glob }) => glob !== void 0);
	if (full.length === 0) return [];
	const size = ({ certificates = [] }) => certificates.length;
	const globs = full.toSorted((a, b) => size(b) - size(a)).map(({ glob }) => `"${glob}"`);
	const several = globs.length > 1;
	return [`If ${several ? "these places hold" : "this place holds"} test data, list ${listed(globs.slice(0, NAMED$2))} under "fixtures" in the config file. ${several ? "They are" : "It is"} then not counted.`];
}
/** The groups and findings that `--quiet` keeps: those above a note. */
function aboveNote(groups) {
	return groups.filter((group) => group.level !== "note").map((group) => ({
		...group,
		findings: group.findings.filter(({ level }) => level !== "note")
	}));
}

// src/reporters/html.ts
/** Places that one station of a path shows. */
const STATION_PLACES = 6;
/** Certificates that are shown in full; the others are folded. */
const IN_FULL$1 = 50;
/** Of those, the ones that have their versions drawn. */
const DRAWN = 20;
const BRIEF_FINDINGS = 5;
/** Groups and certificates that need no filter. */
const FEW = 5;
const FINDINGS_PER_GROUP$2 = 50;
/** One page for a browser: nothing is loaded from elsewhere, and only its own script runs. */
const html = {
	id: "html",
	title: "HTML",
	render(report, options) {
		const whole = mergedSummary(report);
		const story = storyOf(whole, report);
		const worst = LEVELS$1.find((level) => whole.totals[level] > 0) ?? (whole.incomplete ? "warning" : sawNothing(whole.totals) ? "note" : "clean");
		const scope = report.inventory.repositories.map((repository) => {
			const { name, revision } = repository;
			const commit = revision === void 0 ? "" : ` at <code>${escapeHtml(revision.slice(0, 12))}</code>`;
			return `<code>${escapeHtml(name)}</code>${commit} (${escapeHtml(amountText(repository))})`;
		}).join(", ");
		const rows = inventoryOf(report);
		const drawn = new Map(rows.map((row) => [row.versions[0]?.certificate.fingerprint, row]));
		const stock = [...stockTexts(whole.totals), ...asideTexts(whole.totals)].join(" \u00b7 ");
		return htmlPage(`Certificate hygiene: ${verdictText(whole)}`, [
			`<header><h1 class="${worst}">${verdictText(whole)}</h1>`,
			next(report, story),
			`<p class="dim">${scope === "" ? "Probed" : `Scanned ${scope}`} as of ${momentOf(report.now)} by ${report.tool.name} ${report.tool.version}: ${stock}.</p>`,
			...(report.notices ?? []).map((notice) => `<p>${prose(notice)}</p>`),
			"</header><main>",
			review(report, options),
			rows.length + story.action.length + story.rest.length > FEW ? FIND : "",
			action(report, story, options, (group) => timelineOfGroup(group, drawn, report)),
			...LEVELS$1.map((level) => section(report, level, story, options)),
			served$1(report),
			lowered$1(report, whole.lowered),
			aside$1("Fixed by this change", whole.fixed, report),
			aside$1("Ignored", whole.suppressed, report),
			unread$1(report),
			renewalPaths(report, options),
			certificates$1(report, rows, options),
			"</main>"
		]);
	}
};
const FIND = `<form class="find" id="find" role="search" hidden><label>Filter by name, path, rule or issuer <input id="words" type="search" autocomplete="off"></label>
<label>State <select id="state"><option value="">all</option><option value="error">error</option><option value="warning">warning</option><option value="stale">stale copies</option><option value="expired">expired</option><option value="ok">no finding</option></select></label>
<output id="number"></output></form>`;
/** What breaks next, and the one thing to do. */
function next(report, { next: group }) {
	if (group === void 0) return "";
	const [fix] = fixesOf(group, report);
	return `<div class="next ${group.level}"><p><b>Next:</b> ${days(prose(headlineOf(group, report, true)))}</p>${fix === void 0 ? "" : `<p><b>Fix:</b> ${prose(fix)}</p>`}</div>`;
}
function action(report, { action: groups, next: first }, options, picture) {
	if (groups.length === 0) return "";
	const articles = groups.slice(0, IN_FULL$1).map((group, index) => article(report, group, options, {
		picture: index < DRAWN ? picture(group) : "",
		...group === first && { known: fixesOf(group, report)[0] }
	}));
	const rest = groups.slice(IN_FULL$1);
	const more = `<b>${plural(rest.length, "more certificate")}</b> <span class="dim">All certificates has the links to their copies.</span>`;
	return [
		`<section><h2>Certificates that need action</h2>\n${articles.join("\n")}`,
		rest.length === 0 ? "" : folded$1(more, briefList(report, rest)),
		"</section>"
	].join("\n");
}
function briefList(report, groups) {
	return `<ul class="brief">${groups.map((group) => briefItem(report, group)).join("\n")}</ul>`;
}
/** A certificate in a few lines, for where there are many. */
function briefItem(report, group) {
	const { title, certificate, level, findings } = group;
	const lines = findings.slice(0, BRIEF_FINDINGS).map((finding) => {
		const { places } = locationsOfGroup(finding, group, report);
		const [place = finding.location] = places;
		const more = places.length > 1 ? ` and ${count(places.length - 1)} more` : "";
		return `${ruleTag(finding, report)} ${prose(finding.message)} <code>${escapeHtml(locationText(place, report), 500)}</code>${more}`;
	});
	const rest = findingCount(findings) - findingCount(findings.slice(0, BRIEF_FINDINGS));
	if (rest > 0) lines.push(`and ${plural(rest, "more finding")}`);
	const state = certificate === void 0 ? "" : ` ${stateToday(certificate, report.now)}`;
	return `<li class="${level}" data-s="${states(group)}"><b>${escapeHtml(title)}</b>${state}<br>${lines.join("<br>")}</li>`;
}
/** What the filter calls it. */
function states(group) {
	return [
		group.level,
		...group.stage === "expired" ? ["expired"] : [],
		...isStale(group) ? ["stale"] : []
	].join(" ");
}
function section(report, level, { action: others, rest }, options) {
	const groups = rest.filter((group) => group.level === level);
	if (groups.length === 0) return "";
	const articles = groups.slice(0, IN_FULL$1).map((group) => article(report, group, options));
	if (groups.length > IN_FULL$1) articles.push(briefList(report, groups.slice(IN_FULL$1)));
	const number = plural(groups.reduce((sum, { findings }) => sum + findingCount(findings.filter((one) => one.level === level)), 0), others.length > 0 ? `other ${level}` : level);
	const open = others.length === 0 && level !== "note";
	return folded$1(`<h2 class="${level}">${SIGNS$4[level]} ${number}</h2>`, articles.join("\n"), open);
}
function timelineOfGroup({ versions }, drawn, report) {
	const row = versions.map(({ fingerprint }) => drawn.get(fingerprint)).find((one) => one !== void 0);
	return row === void 0 || versions.length < 2 ? "" : ownTimeline(row, report);
}
/**
* @param picture the versions of the certificate on a time axis
* @param known the fix that the head of the page says already
*/
function article(report, group, options, { picture = "", known: told } = {}) {
	const { level, title, certificate, rule } = group;
	const findings = group.findings.slice(0, FINDINGS_PER_GROUP$2);
	const path = pathOf(group, report);
	const inPath = pathShows(path);
	const head = certificate === void 0 ? `<div class="head"><h3>${escapeHtml(title)}</h3></div>${dim(certificateTitles(group, report.now).join(", "))}` : `<div class="head"><h3>${escapeHtml(title)}</h3><span class="state">${stateToday(certificate, report.now)}</span></div>` + stations(report, path, options) + picture;
	const due = new Set(fixesOf(group, report).filter((fix) => fix !== told));
	const body = findings.map((finding, index) => {
		if (isAside(finding, group)) return `<p>${ruleTag(finding, report)} ${escapeHtml(ruleTitle(finding, report))}.</p>`;
		const [before, after] = [findings[index - 1], findings[index + 1]];
		const { places, others } = locationsOfGroup(finding, group, report);
		const known = inPath(places) || before !== void 0 && JSON.stringify(locationsOfGroup(before, group, report).places) === JSON.stringify(places);
		const owners = ownersOf(finding) === ownersOf(before) ? "" : ownersOf(finding);
		const fix = due.has(finding.fix) && after?.fix !== finding.fix;
		return [
			`<p>${ruleTag(finding, report)}${finding.status === "new" ? " (new)" : ""} ${days(prose(finding.message))}</p>`,
			rule === void 0 ? "" : dim(rotationPathOfFinding(report, finding)),
			known && path.length > 0 ? "" : list(report, places, options),
			others.length === 0 || path.length > 0 && inPath(others) ? "" : `<p>See also</p>${list(report, others, options)}`,
			owners === "" ? "" : `<p>Owned by ${owners}</p>`,
			fix ? `<p><b>Fix:</b> ${prose(finding.fix)}</p>` : ""
		].join("");
	});
	const rest = findingCount(group.findings) - findingCount(findings);
	if (rest > 0) body.push(`<p>and ${plural(rest, "more finding")}; the JSON report lists all.</p>`);
	body.push(...fixtureAdvice([group]).map((advice) => `<p>${escapeHtml(advice)}</p>`));
	return `<article class="${level}" data-s="${states(group)}">${head}${body.join("")}</article>`;
}
function ownersOf(finding) {
	return (finding?.owners ?? []).map((owner) => escapeHtml(owner, 100)).join(", ");
}
function isStale({ versions: [newest, ...older] }) {
	return newest !== void 0 && older.some((one) => isNewerVersion(newest, one));
}
function ruleTag(finding, report) {
	return `<b class="rule ${finding.level}">${SIGNS$4[finding.level]} ${ruleHtml(finding.rule, report)}</b>`;
}
function ruleTitle(finding, report) {
	return ruleOf(report, finding)?.title ?? finding.rule;
}
/** Newest version \u2192 missing step \u2192 stale copies. */
function stations(report, path, options) {
	const words = {
		good: "\u2713",
		bad: "\u2717",
		plain: ""
	};
	const items = path.map(({ state, text, places }) => {
		const links = places.slice(0, STATION_PLACES).map((place) => link(report, place, options));
		if (places.length > STATION_PLACES) links.push(`and ${count(places.length - STATION_PLACES)} more`);
		return `<li class="${state}"><b>${words[state]} ${days(escapeHtml(text))}</b>${links.join(" ")}</li>`;
	});
	return items.length === 0 ? "" : `<ol class="path">${items.join("")}</ol>`;
}

// src/certificates/expirations.ts
const TEXTS = {
	"provisioning-profile": {
		noun: "provisioning profile",
		consequence: "Builds that use it fail, and apps installed with it outside of the App Store stop launching.",
		fix: "Renew the profile in the developer account and replace the file. Update the builds that name the old one."
	},
	"saml-metadata": {
		noun: "SAML metadata",
		consequence: "Software that checks the date rejects the metadata, and sign-in fails.",
		fix: "Fetch the current metadata from its owner and replace the file, best with a scheduled job."
	},
	"pin-set": {
		noun: "pin set",
		consequence: "Android no longer enforces the pins from that day on.",
		fix: "Check the pins against the current and the next key, set a later date, and release the app."
	},
	token: {
		noun: "kubeconfig token",
		consequence: "The API server rejects clients that use it.",
		fix: "Issue a new token and replace it in every place named here. Better: fetch credentials when needed (`exec`)."
	},
	"revocation-list": {
		noun: "revocation list",
		consequence: "Software that checks revocation then rejects certificates of this issuer, or stops checking.",
		fix: "Fetch the next list from the issuer before that date, and automate it."
	},
	"json-web-key": {
		noun: "JSON web key",
		consequence: "Software that checks the date rejects what is signed with it.",
		fix: "Publish the next key in the set. Remove this one when nothing signs with it."
	}
};
/** How long before its expiration date it counts as expiring, in milliseconds, as for certificates. */
function noticeOf({ notBefore, notAfter }, { expiring }) {
	const [start, end] = [readInstant(notBefore), readInstant(notAfter)];
	const lifetime = start === null || end === null ? Number.POSITIVE_INFINITY : end - start;
	return Math.min(expiring.days * DAY, lifetime * expiring.lifetime);
}
/** `SAML metadata of "https://idp.example"`, `provisioning profile "Mail"`. */
function expirationNoun({ kind, name }) {
	const { noun } = TEXTS[kind];
	if (name === void 0) return noun;
	return `${noun}${kind === "provisioning-profile" || kind === "json-web-key" ? "" : " of"} "${reveal(name)}"`;
}
/** The next updates of the newest list of each issuer, at each of its places. */
function nextUpdates(lists) {
	const newest = /* @__PURE__ */ new Map();
	for (const list of lists) {
		const known = newest.get(list.issuer);
		if (known === void 0 || (list.thisUpdate ?? "") > (known.thisUpdate ?? "")) newest.set(list.issuer, list);
	}
	return [...newest.values()].flatMap(({ issuer, thisUpdate, nextUpdate, sightings }) => {
		if (typeof nextUpdate !== "string") return [];
		const name = dnAttribute(issuer, "CN") ?? issuer;
		const stated = {
			...name !== "" && { name },
			...thisUpdate !== null && { notBefore: thisUpdate }
		};
		return sightings.map((place) => ({
			...place,
			...stated,
			kind: "revocation-list",
			notAfter: nextUpdate
		}));
	});
}
/** The latest version of something with a name that is still valid, by kind and name. */
function currentVersions({ inventory, now }) {
	const current = /* @__PURE__ */ new Map();
	for (const one of inventory.expirations ?? []) {
		if (one.name === void 0 || remaining(readInstant(one.notAfter) ?? 0, now) < 0) continue;
		const known = current.get(`${one.kind}\0${one.name}`);
		if (known === void 0 || one.notAfter > known.notAfter) current.set(`${one.kind}\0${one.name}`, one);
	}
	return current;
}
/** The problems of what has expired, or expires soon: one for each file and kind, about what expires first. */
function expirationProblems(input, state) {
	const { inventory, policy, now } = input;
	const current = currentVersions(input);
	const files = /* @__PURE__ */ new Map();
	const lists = state === "soon" ? nextUpdates(inventory.revocationLists) : [];
	for (const one of [...inventory.expirations ?? [], ...lists]) {
		const left = remaining(readInstant(one.notAfter) ?? Number.POSITIVE_INFINITY, now);
		if (state === "past" ? left >= 0 : left < 0 || left > noticeOf(one, policy)) continue;
		const key = `${one.kind}\0${fileKey(one)}`;
		const known = files.get(key);
		if (known === void 0) files.set(key, [one]);
		else known.push(one);
	}
	return [...files.values()].map((all) => {
		const [first, ...more] = all.sort((a, b) => a.notAfter < b.notAfter ? -1 : a.notAfter > b.notAfter ? 1 : 0);
		const { kind, name, path, notAfter } = first;
		const newer = name === void 0 ? void 0 : current.get(`${kind}\0${name}`);
		const replacement = newer !== void 0 && newer.notAfter > notAfter && newer.path !== path ? newer : void 0;
		const { consequence, fix } = TEXTS[kind];
		const verb = state === "past" ? "expired" : "expires";
		const others = more.length === 0 ? "" : ` ${plural(more.length, "more entry", "more entries")} of the file ${state === "past" ? "expired too" : "will expire soon"}.`;
		return {
			subject: `${kind}:${path}`,
			message: `The ${expirationNoun(first)} ${verb} on ${momentOf(readInstant(notAfter) ?? 0)}. ${consequence}${others}`,
			fix: replacement === void 0 ? fix : `Replace the file with the version in ${reveal(replacement.path)}, or delete it if nothing uses it.`,
			locations: all,
			...replacement !== void 0 && { related: [replacement] }
		};
	});
}

// src/reporters/ical.ts
/** RFC 5545 section 3.1: octets of a line without its break. */
const MAX_OCTETS = 75;
const PLACES = 10;
/**
* A calendar (RFC 5545) of expiration dates: of the newest version of each lineage, and of older versions that are
* still valid and will expire as stale copies. Replaced versions that have expired are history. Test data has no
* events.
*/
const ical = {
	id: "ical",
	title: "iCalendar",
	render(report) {
		const lines = [
			"BEGIN:VCALENDAR",
			"VERSION:2.0",
			`PRODID:-//${report.tool.name}//${report.tool.version}//EN`
		];
		for (const { certificate, newest } of dated(report)) lines.push(...event(report, certificate, newest));
		for (const one of report.inventory.expirations ?? []) lines.push(...expirationEvent(report, one));
		return [...lines, "END:VCALENDAR"].map((line) => `${fold(line)}\r\n`).join("");
	}
};
function dated(report) {
	const older = new Set(report.topology.lineages.flatMap(({ versions }) => versions.slice(1)));
	return report.inventory.certificates.map((certificate) => ({
		certificate,
		newest: !older.has(certificate.fingerprint)
	})).filter(({ certificate, newest }) => {
		const end = readInstant(certificate.notAfter);
		return end !== null && inProduction(certificate, report) && certificate.notAfter !== "9999-12-31T23:59:59Z" && (newest || remaining(end, report.now) >= 0);
	}).sort((a, b) => compareText(a.certificate.notAfter ?? "", b.certificate.notAfter ?? "") || compareText(a.certificate.fingerprint, b.certificate.fingerprint));
}
function event(report, certificate, newest) {
	const end = readInstant(certificate.notAfter);
	const title = displayName(certificate);
	const places = certificate.sightings.slice(0, PLACES).map((place) => escapeIcal(locationText(place, report), 300));
	const rest = certificate.sightings.length - places.length;
	const description = [
		escapeIcal(`${keyText(certificate)}, issued by ${certificate.issuer || "unknown"}`),
		newest ? "Newest version found." : "A newer version exists\\; replace this one.",
		...places,
		...rest > 0 ? [`and ${plural(rest, "more place")}`] : [],
		`SHA-256 ${certificate.fingerprint}`
	];
	return [
		"BEGIN:VEVENT",
		`UID:${createHash("sha256").update(certificate.fingerprint).digest("hex").slice(0, 32)}@cert-hygiene`,
		`DTSTAMP:${stamp(report.now)}`,
		`DTSTART:${stamp(end)}`,
		`SUMMARY:${escapeIcal(newest ? `${title} expires` : `Old copy of ${title} expires`)}`,
		`DESCRIPTION:${description.join("\\n")}`,
		"TRANSP:TRANSPARENT",
		"END:VEVENT"
	];
}
/** The end of metadata, a profile, pins, a token or a key. What has ended is history; fixtures are no dates. */
function expirationEvent(report, one) {
	const end = readInstant(one.notAfter);
	if (end === null || remaining(end, report.now) < 0 || report.contextOf(one) !== "production") return [];
	const id = JSON.stringify([
		one.kind,
		one.name ?? "",
		one.repository,
		one.path,
		one.pointer ?? ""
	]);
	return [
		"BEGIN:VEVENT",
		`UID:${createHash("sha256").update(id).digest("hex").slice(0, 32)}@cert-hygiene`,
		`DTSTAMP:${stamp(report.now)}`,
		`DTSTART:${stamp(end)}`,
		`SUMMARY:${escapeIcal(`${expirationNoun(one)} expires`, 200)}`,
		`DESCRIPTION:${escapeIcal(locationText(one, report), 300)}`,
		"TRANSP:TRANSPARENT",
		"END:VEVENT"
	];
}
/** RFC 5545 section 3.3.5, form 2: UTC. */
function stamp(time) {
	return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}
/** RFC 5545 section 3.1: a long line goes on in the next after a space; never inside a character. */
function fold(line) {
	const parts = [];
	let part = "";
	let octets = 0;
	for (const char of line) {
		const length = Buffer.byteLength(char);
		if (octets + length > MAX_OCTETS) {
			parts.push(part);
			part = " ";
			octets = 1;
		}
		part += char;
		octets += length;
	}
	return [...parts, part].join("\r\n");
}

// src/reporters/json.ts
/** For programs; the contract is schemas/report.schema.json. */
const json = {
	id: "json",
	title: "JSON",
	render: (report) => toJson(inOrder(reportJson(report)))
};
/** The report as the data of its JSON. */
function reportJson(report) {
	const { inventory, topology } = report;
	const lineages = new Map(topology.lineages.flatMap(({ id, versions }) => versions.map((version) => [version, id])));
	return {
		schemaVersion: 1,
		tool: report.tool,
		now: toInstant(report.now),
		incomplete: report.incomplete.length > 0 || report.faults.length > 0,
		incompleteReasons: report.incomplete,
		repositories: inventory.repositories,
		certificates: inventory.certificates.map((certificate) => ({
			...certificate,
			lineage: lineages.get(certificate.fingerprint) ?? certificate.lineage ?? certificate.fingerprint
		})),
		privateKeys: inventory.privateKeys,
		keystores: inventory.keystores,
		revocationLists: inventory.revocationLists,
		requests: inventory.requests,
		topology: {
			lineages: topology.lineages,
			facts: topology.facts,
			edges: topology.edges
		},
		unreadable: inventory.unreadable,
		...inventory.expirations !== void 0 && { expirations: inventory.expirations },
		...inventory.ignoreComments !== void 0 && { ignoreComments: inventory.ignoreComments },
		findings: report.findings,
		...report.changes !== void 0 && { changes: report.changes },
		faults: report.faults,
		...inventory.arrivals !== void 0 && { arrivals: inventory.arrivals },
		...inventory.served !== void 0 && { served: inventory.served },
		...report.notices !== void 0 && { notices: report.notices }
	};
}
/** The order of keys in every object; one that is not listed comes after them, by name. */
const KEYS = `schemaVersion tool now incomplete incompleteReasons repositories certificates privateKeys keystores
revocationLists requests topology unreadable expirations ignoreComments findings changes faults lineages facts edges
where rule level message fix kind mechanism location related certificate owners key status suppressed context by
reads writes name version revision committed files bytes skipped id title versions
fingerprint publicKeyFingerprint subject issuer serialNumber notBefore notAfter thisUpdate nextUpdate names publicKey
algorithm bits curve encrypted signatureAlgorithm ca selfIssued keyUsage extendedKeyUsage subjectKeyId authorityKeyId
policies attributes lines lineage sightings from to ref confidence state
endpoint address asked nameMatches failure repository path line endLine pointer format container opened entries reason
detail until
step action what differences of before after dependents effect`.split(/\s+/);
const RANK = new Map(KEYS.map((key, index) => [key, index]));
/**
* The same data with its keys in one order, whatever the order in which they were set: a cache, a merge of shards and a
* fresh scan print the same bytes. Bounded by the depth of {@link ReportJson}, for facts hold no deeper structures.
*/
function inOrder(value, orders = /* @__PURE__ */ new Map()) {
	if (Array.isArray(value)) return value.map((item) => inOrder(item, orders));
	if (value === null || typeof value !== "object") return value;
	const keys = Object.keys(value);
	const shape = keys.join("\0");
	let order = orders.get(shape);
	if (order === void 0) {
		order = keys.sort((a, b) => rank(a) - rank(b) || compareText(a, b));
		orders.set(shape, order);
	}
	const given = value;
	if (order.includes("__proto__")) return Object.fromEntries(order.map((key) => [key, inOrder(given[key], orders)]));
	const ordered = {};
	for (const key of order) ordered[key] = inOrder(given[key], orders);
	return ordered;
}
function rank(key) {
	return RANK.get(key) ?? RANK.size;
}

// src/reporters/markdown.ts
/** A job summary may have 1 MiB, and one that is larger is dropped whole; the rest is room for what others add to it. */
const SUMMARY_BYTES = 1e6;
/** Certificates that are told in full; those that follow are folded. */
const IN_FULL = 10;
/** Of those, the ones with a picture: GitHub draws each in a frame of its own. */
const PICTURES = 3;
/** More than a person reads; GitHub renders it still at once. */
const ITEMS_PER_LEVEL = 250;
/** Of one certificate, of those in one place, or of one rule. */
const FINDINGS_PER_GROUP$1 = 20;
const MAX_MESSAGE$2 = 800;
const MAX_CHAIN$1 = 500;
/** What the announcement of a cut takes at most. */
const NOTICE_BYTES = 300;
/** For the job summary on GitHub. */
const markdown = {
	id: "markdown",
	title: "Markdown",
	render: (report, options) => markdownWithin(report, options, SUMMARY_BYTES)
};
/**
* The report in GitHub's Markdown, most urgent first, in at most `bytes` bytes of UTF-8. The totals are always exact; what does
* not fit is counted. Nothing taken from a file can become a mention, a reference, a link, an image or HTML.
*/
function markdownWithin(report, options, bytes) {
	const whole = mergedSummary(report);
	const story = storyOf(whole, report);
	const review = reviewList(report, options);
	const told = review === "" ? "" : `${review}\n\n`;
	const top = `${header$1(report, whole, story)}\n`;
	const head = Buffer.byteLength(top + told) < bytes / 2 ? top + told : top;
	const tail = [
		served$2(report),
		lowered$2(report, whole, options),
		suppressed$1(whole),
		unread$2(report)
	].filter((part) => part !== "").join("\n");
	let left = bytes - Buffer.byteLength(head) - Buffer.byteLength(tail);
	const body = [];
	const full = certificates(report, story, options, left);
	body.push(full.text);
	left -= Buffer.byteLength(full.text);
	const groups = [...story.action.slice(full.shown), ...story.rest];
	for (const level of LEVELS$1) {
		const text = folded(report, level, groups.filter((group) => group.level === level), options, left, full.shown > 0);
		body.push(text);
		left -= Buffer.byteLength(text);
	}
	return [head + body.join("") + tail, head].find((text) => Buffer.byteLength(text) <= bytes) ?? `## ${verdictText(whole)}\n`;
}
function header$1(report, whole, { next }) {
	const { totals, incomplete } = whole;
	const worst = LEVELS$1.find((level) => totals[level] > 0);
	const idle = incomplete ? "\ud83d\udfe1" : sawNothing(totals) ? "\ud83d\udd35" : "\u2705";
	const sign = worst === void 0 ? idle : EMOJI_SIGNS[worst];
	const scope = report.inventory.repositories.slice(0, 5).map((repository) => {
		const amount = amountText(repository);
		const plainRow = repository.failure === void 0 && repository.formerName === void 0;
		const revision = repository.revision === void 0 ? "" : ` at ${markdownCode(repository.revision.slice(0, 12))}`;
		return `${markdownCode(repository.name, 200)}${revision} (${plainRow ? amount : escapeMarkdown(amount, 300)})`;
	});
	const rest = report.inventory.repositories.slice(5);
	if (rest.length > 0) scope.push(moreRepositories(rest));
	const lines = [
		`## ${sign} ${verdictText(whole)}`,
		"",
		...next ? [headline(next, report, true), ""] : []
	];
	const what = scope.length === 0 ? "Probed" : `Scanned ${scope.join(", ")}`;
	const stock = [...stockTexts(totals), ...asideTexts(totals)].join(" \u00b7 ");
	lines.push(`<sub>${what} as of ${momentOf(report.now)}: ${stock}.</sub>`, "");
	const notices = (report.notices ?? []).map((notice) => escapeMarkdown(notice, 300));
	for (const notice of limited(notices)) lines.push(notice, "");
	return lines.join("\n");
}
/** The first certificates that need action, each with its path, as many as fit. */
function certificates(report, { action, next }, options, left) {
	const parts = ["### Certificates that need action\n"];
	const told = new Map(next === void 0 ? [] : fixesOf(next, report).slice(0, 1).map((fix) => [fix, "as at the top."]));
	let used = Buffer.byteLength(parts[0]) + NOTICE_BYTES * LEVELS$1.length;
	for (const [index, group] of action.slice(0, IN_FULL).entries()) {
		const text = card(report, group, options, index < PICTURES, told);
		used += Buffer.byteLength(text) + 1;
		if (used > left / 2) break;
		parts.push(text);
	}
	const shown = parts.length - 1;
	return shown === 0 ? {
		text: "",
		shown
	} : {
		text: `${parts.join("\n")}\n`,
		shown
	};
}
/** @param told where a fix was told already, by its text: it is told once */
function card(report, group, options, picture, told) {
	const { level, title, certificate } = group;
	const path = pathOf(group, report);
	const state = certificate === void 0 ? "" : ` ${stateToday(certificate, report.now)}`;
	const findings = group.findings.slice(0, FINDINGS_PER_GROUP$1);
	const inPath = pathShows(path);
	const due = new Set(fixesOf(group, report));
	const problems = findings.filter((finding) => !isAside(finding, group)).map((finding, index, all) => {
		const fix = due.has(finding.fix) && all[index + 1]?.fix !== finding.fix;
		const { places, others } = locationsOfGroup(finding, group, report);
		const where = [...places, ...others];
		return problem(report, finding, fix ? fixText(finding, title, told) : "") + (inPath(where) ? "" : `<br>${placesText(report, [finding], group, options)}`);
	});
	const notes = findings.filter((finding) => isAside(finding, group));
	const rest = findingCount(group.findings) - findingCount(findings);
	const owners = [...new Set(findings.flatMap((finding) => finding.owners ?? []))];
	return [
		`#### ${EMOJI_SIGNS[level]} ${markdownCode(title, 200)}${state}`,
		...picture ? [pathPicture(path)] : [],
		pathList(path, report, options),
		...problems,
		...notes.length > 0 ? [`Also: ${limited(distinct$1(notes.map((one) => ruleLabelMarkdown(one.rule, report, 200)))).join(". ")}.`] : [],
		...rest > 0 ? [`And ${plural(rest, "more finding")}.`] : [],
		...certificate === void 0 ? [] : [`<sub>${markdownCode(keyText(certificate))}, issued by ${markdownCode(certificate.issuer || "unknown", 200)}${ownersText(owners)}</sub>`]
	].filter((part) => part !== "").map((part) => `${part}\n`).join("\n");
}
/** Groups of one level below a fold, in at most `left` bytes, with an announcement of what did not fit. */
function folded(report, level, groups, options, left, others) {
	if (groups.length === 0) return "";
	const all = groups.reduce((sum, group) => sum + findingCount(group.findings), 0);
	const own = groups.flatMap(({ findings }) => findings.filter((finding) => finding.level === level));
	const summary = `${EMOJI_SIGNS[level]} ${plural(findingCount(own), others ? `other ${level}` : level)}: ${countedRules(own).join(", ")}`;
	const items = [];
	let used = Buffer.byteLength(details(summary, [])) + NOTICE_BYTES;
	let shown = 0;
	for (const item of itemsOf(report, groups, options)) {
		used += Buffer.byteLength(item.text) + 1;
		if (used > left || items.length >= ITEMS_PER_LEVEL) break;
		items.push(item.text);
		shown += item.findings;
	}
	const notice = `**${count(shown)} of ${count(all)}** findings are shown here; the JSON report lists all.`;
	const open = level === "error" && !others && items.length <= IN_FULL;
	const text = `${details(summary, shown < all ? [
		...items,
		"",
		notice
	] : items, open)}\n`;
	return Buffer.byteLength(text) > left ? "" : text;
}
/** List items with the number of findings in each, made one at a time: the budget may end them. */
function* itemsOf(report, groups, options) {
	for (const group of groups) {
		const { title, certificate, rule } = group;
		const findings = group.findings.slice(0, FINDINGS_PER_GROUP$1);
		if (rule === void 0) {
			const state = certificate === void 0 ? "" : `, ${stateToday(certificate, report.now)}`;
			const names = certificateTitles(group, report.now).map((name) => markdownCode(name, 200));
			yield {
				text: `- ${[
					`**${certificate === void 0 ? escapeMarkdown(title, 200) : markdownCode(title, 200)}**${state}`,
					...names.length > 0 ? [names.join(", ")] : [],
					placesText(report, findings, group, options),
					...findings.map((finding, index) => problem(report, finding, findings[index + 1]?.fix === finding.fix ? "" : escapeMarkdown(finding.fix, MAX_MESSAGE$2))),
					...fixtureAdvice([group]).map((advice) => escapeMarkdown(advice, MAX_MESSAGE$2))
				].join("<br>")}`,
				findings: findingCount(findings)
			};
			continue;
		}
		for (const [index, finding] of findings.entries()) yield {
			text: `- ${[
				`**${escapeMarkdown(title, 200)}**: ${placesText(report, [finding], group, options)}`,
				problem(report, finding, findings[index - 1]?.fix === finding.fix ? "" : escapeMarkdown(finding.fix, MAX_MESSAGE$2)),
				...chain(rotationPathOfFinding(report, finding))
			].join("<br>")}`,
			findings: findingCount([finding])
		};
	}
}
function placesText(report, findings, group, options) {
	const all = findings.map((finding) => locationsOfGroup(finding, group, report));
	const places = distinct$1(all.flatMap((one) => one.places));
	const others = distinct$1(all.flatMap((one) => one.others));
	const owners = [...new Set(findings.flatMap((finding) => finding.owners ?? []))];
	const also = others.length === 0 ? "" : `; see also ${locationList(report, others, options).join(", ")}`;
	return `${locationList(report, places, options).join(", ")}${also}${ownersText(owners)}`;
}
function ownersText(owners) {
	return owners.length === 0 ? "" : `; owned by ${limited(owners.map((owner) => markdownCode(owner, 200))).join(", ")}`;
}
/** A fix in full, or where the page has told it already, if that is shorter. */
function fixText({ fix }, title, told) {
	const known = told.get(fix);
	if (known === void 0) told.set(fix, `as for ${markdownCode(title, 200)} above.`);
	return known === void 0 || fix.length < known.length ? escapeMarkdown(fix, MAX_MESSAGE$2) : known;
}
function problem(report, finding, fix) {
	const status = finding.status === "new" ? " (new)" : "";
	return `${ruleMarkdown(finding.rule, report)}${status}: ${escapeMarkdown(finding.message, MAX_MESSAGE$2)}${fix === "" ? "" : `<br>**Fix:** ${fix}`}`;
}
/** The path of a new version in one line; what joins the stations needs no escape. */
function chain(line) {
	if (line === void 0) return [];
	return [`<sub>${line.slice(0, MAX_CHAIN$1).split(/( \u2192 |(?:^| )\u2717 )/).map((part, i) => i % 2 === 1 ? part : escapeMarkdown(part, MAX_CHAIN$1)).join("")}</sub>`];
}

// src/reporters/sarif.ts
/** GitHub shows 5,000 results of a run and refuses more than 25,000. */
const MAX_RESULTS = 5e3;
/** GitHub keeps 100 locations of a result. */
const MAX_RELATED = 99;
const MAX_NOTIFICATIONS = 100;
const MAX_MESSAGE$1 = 2e3;
/** The home page of package.json: where a reader of an alert learns about the tool. */
const INFORMATION_URI = "https://github.com/cert-hygiene/cert-hygiene#readme";
/** GitHub: critical above 9.0, high from 7.0, medium from 4.0. */
const SEVERITIES = {
	error: "8.0",
	warning: "5.0",
	note: "2.0"
};
/** SARIF 2.1.0 within the limits of GitHub's code scanning, worst first. */
const sarif = {
	id: "sarif",
	title: "SARIF",
	render: (report) => toJson(log(report))
};
function log(report) {
	const whole = summarize(report);
	const { groups, lowered, suppressed, fixed } = whole;
	const all = [...groups.flatMap(({ findings, certificate }) => findings.map((finding) => ({
		finding,
		certificate
	}))), ...[...lowered, ...suppressed].map((finding) => ({
		finding,
		certificate: void 0
	}))];
	const kept = all.slice(0, MAX_RESULTS);
	const rules = descriptors(report, kept.map(({ finding }) => finding.rule));
	const indices = new Map(rules.map(({ id }, index) => [id, index]));
	return {
		version: "2.1.0",
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		runs: [{
			tool: { driver: {
				name: report.tool.name,
				semanticVersion: report.tool.version,
				version: report.tool.version,
				informationUri: INFORMATION_URI,
				rules
			} },
			columnKind: "utf16CodeUnits",
			invocations: [invocation(report, whole, kept.length, all.length)],
			originalUriBaseIds: bases(report),
			results: kept.map(({ finding, certificate }) => ({
				...result(report, finding, certificate, suppressed.length > 0),
				ruleIndex: indices.get(finding.rule) ?? -1
			})),
			properties: {
				now: toInstant(report.now),
				fixed: fixed.length
			}
		}]
	};
}
/** One folder per repository; GitHub resolves %SRCROOT% alone. */
function bases(report) {
	return Object.fromEntries(report.inventory.repositories.map(({ name }) => [baseOf(report, name), { description: { text: escapeSarif(`The root of ${name}.`) } }]));
}
function baseOf({ inventory }, repository) {
	return inventory.repositories.length === 1 || soleRepository(inventory)?.name === repository ? "%SRCROOT%" : repository;
}
/** The rules of the results; SARIF 3.19.23 asks for no others, and the words of all of them are forty times a small report. */
function descriptors(report, used) {
	const known = new Map(report.rules.map((rule) => [rule.id, rule]));
	return [...new Set(used)].map((id) => descriptor(known.get(id) ?? {
		id,
		title: id,
		level: "warning",
		why: id,
		fix: "See the result.",
		references: []
	}));
}
function descriptor({ id, title, level, why, fix, references, page }) {
	const home = page ?? references[0];
	const sources = [...page === void 0 ? [] : [page], ...references];
	return {
		id,
		shortDescription: { text: escapeSarif(`${title}.`, 1e3) },
		fullDescription: { text: escapeSarif(why, 1e3) },
		help: {
			text: [
				why,
				`Fix: ${fix}`,
				...sources
			].map((line) => escapeSarif(line)).join("\n\n"),
			markdown: [
				why,
				`**Fix:** ${fix}`,
				...page === void 0 ? [] : [`[Before and after, and how to ignore it](${page})`],
				...references.map((url) => `<${url}>`)
			].join("\n\n")
		},
		...home === void 0 ? {} : { helpUri: home },
		defaultConfiguration: { level },
		properties: {
			tags: ["security", "certificates"],
			precision: "high",
			"security-severity": SEVERITIES[level]
		}
	};
}
function result(report, finding, certificate, withSuppressions) {
	const { places, others } = locationsToFix(finding, certificate, report);
	const related = [...places, ...others].filter((place) => place !== finding.location).slice(0, MAX_RELATED);
	const { suppressed, context, status } = finding;
	return {
		ruleId: finding.rule,
		level: finding.level,
		message: { text: `${escapeSarif(finding.message, MAX_MESSAGE$1)} ${escapeSarif(finding.fix, MAX_MESSAGE$1)}` },
		locations: [location(report, finding.location)],
		...related.length === 0 ? {} : { relatedLocations: related.map((place, index) => ({
			id: index + 1,
			...location(report, place),
			message: { text: escapeSarif(locationText(place, report)) }
		})) },
		partialFingerprints: { primaryLocationLineHash: `${hash(`${finding.key}|${context ?? ""}`)}:1` },
		...withSuppressions ? { suppressions: suppressions(suppressed) } : {},
		...status === "new" || status === "existing" ? { baselineState: status === "new" ? "new" : "unchanged" } : {},
		properties: {
			...context === void 0 ? {} : { context },
			...finding.owners === void 0 ? {} : { owners: finding.owners.slice(0, 10) },
			...finding.certificate === void 0 ? {} : { certificate: finding.certificate }
		}
	};
}
/** SARIF 3.27.23: none, where the absence of the whole property would mean that it is unknown. */
function suppressions(suppressed) {
	if (suppressed === void 0) return [];
	const until = suppressed.until === void 0 ? "" : ` (until ${suppressed.until})`;
	return [{
		kind: "external",
		status: "accepted",
		justification: escapeSarif(`${suppressed.by}: ${suppressed.reason}${until}`)
	}];
}
/** Never a snippet: the place may hold a private key. Columns are not known, and GitHub wants them, so the line's start stands. */
function location(report, place) {
	const startLine = place.line ?? 1;
	return {
		physicalLocation: {
			artifactLocation: {
				uri: uriPath(place.path),
				uriBaseId: baseOf(report, place.repository)
			},
			region: {
				startLine,
				startColumn: 1,
				endLine: Math.max(startLine, place.endLine ?? startLine),
				endColumn: 2
			}
		},
		...place.pointer === void 0 ? {} : { logicalLocations: [{ fullyQualifiedName: escapeSarif(place.pointer, 1e3) }] }
	};
}
function invocation(report, { totals, incomplete }, kept, all) {
	const note = (level, text, id) => ({
		level,
		message: { text: escapeSarif(text) },
		descriptor: { id }
	});
	const notifications = [
		note("note", `Totals: ${[
			findingsText(totals),
			...stockTexts(totals),
			...asideTexts(totals)
		].join(", ")}.`, "totals"),
		...kept < all ? [note("warning", `${count(kept)} of ${plural(all, "result")} are in this file, the worst first.`, "cut")] : [],
		...(report.notices ?? []).map((notice) => note("note", notice, "notice")),
		...report.incomplete.map((reason) => note("warning", reason, "incomplete")),
		...report.faults.map(({ where, message }) => note("error", `${where}: ${message}`, "fault"))
	];
	const rest = notifications.length - MAX_NOTIFICATIONS;
	return {
		executionSuccessful: !incomplete,
		toolExecutionNotifications: [...notifications.slice(0, MAX_NOTIFICATIONS), ...rest > 0 ? [note("warning", `and ${plural(rest, "more notification")}`, "cut")] : []]
	};
}
function hash(text) {
	return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

// src/reporting/review-lines.ts
const MAX_ROWS$1 = 20;
const MAX_TEXT$1 = 400;
const NAMED$1 = 3;
const SIGNS = {
	added: "+",
	removed: "-",
	altered: "~",
	replaced: "="
};
const COLORS$1 = {
	breaks: "red",
	unclear: "yellow",
	weakens: "yellow"
};
/** What a change does to certificates and their automation, for a terminal; nothing where it does nothing. */
function reviewLines$1({ report, lines, paint, width }) {
	const { rows, elsewhere } = tableOf(report);
	if (rows.length + elsewhere.length === 0) return;
	lines.push("", paint("bold", "Changes to certificates and their automation"));
	for (const row of rows.slice(0, MAX_ROWS$1)) {
		const left = `  ${paint(COLORS$1[row.effect ?? ""] ?? "reset", SIGNS[row.action])} ${row.steps}: ${escapeLog(row.what, MAX_TEXT$1)}`;
		lines.push(...spread(left, paint("cyan", escapeLog(locationText(row.location, report), MAX_TEXT$1)), width));
		const names = [...new Set(row.dependents.map(({ what }) => what))];
		const told = [
			...row.differences.map((one) => differenceText(one, row.action)),
			...names.length > 0 ? [`used by ${listed(names, NAMED$1)}`] : [],
			...row.owners.length > 0 ? [`owned by ${listed(row.owners, NAMED$1)}`] : [],
			effectText(row)
		].filter((text) => text !== "");
		if (told.length > 0) for (const line of wrap(escapeLog(told.join("; "), MAX_TEXT$1), width - 6)) lines.push(`      ${paint("dim", line)}`);
	}
	if (rows.length > MAX_ROWS$1) lines.push(`  and ${plural(rows.length - MAX_ROWS$1, "more row")}; --format json lists all`);
	for (const text of elsewhere) lines.push(`  ${paint("dim", text)}`);
}

// src/reporting/terminal.ts
/** Items of an aside that are shown; the full report has the others. */
const ASIDE_PLACES = 3;
const MAX_PLACE = 300;
const PLACES_PER_FINDING = 6;
const MAX_CHAIN = 500;
const COLORS = {
	error: "red",
	warning: "yellow",
	note: "blue"
};
/** The id of a rule, as a link to its page where the terminal follows one. */
function ruleName({ report, hyperlinks }, rule) {
	return hyperlinks ? ruleHyperlink(rule, report) : rule;
}
/** A line across the page, so that the levels can be told apart without colour. */
function heading({ lines, paint, width }, text, style) {
	const title = `\u2500\u2500 ${text} `;
	lines.push("", paint(style, title + "\u2500".repeat(width - title.length)));
}
/** The renewal path in one line, broken between two steps if it is too long. */
function chainLines({ lines, paint, width }, indent, chain) {
	if (chain === void 0) return;
	const stations = escapeLog(chain, MAX_CHAIN).split(" \u2192 ");
	for (const [index, line] of fill(stations, " \u2192 ", width - indent.length - 2).entries()) lines.push(`${indent}${index === 0 ? "" : "  "}${paint("dim", line)}`);
}
function ownerLine({ lines }, indent, finding) {
	const owners = finding?.owners ?? [];
	if (owners.length === 0) return;
	const shown = owners.slice(0, 5).map((owner) => escapeLog(owner, 100));
	if (owners.length > shown.length) shown.push(plural(owners.length - shown.length, "more owner"));
	lines.push(`${indent}owned by ${listed(shown)}`);
}
/** One place a line; the label stands before the first, the others are indented like it or begin with `before`. */
function locationLines({ report, lines, paint }, label, places, { end = "", most = PLACES_PER_FINDING, before } = {}) {
	const indent = before ?? " ".repeat(displayWidth(label));
	for (const [index, place] of places.slice(0, most).entries()) {
		const text = paint("cyan", escapeLog(locationText(place, report), 300));
		lines.push(`${index === 0 ? label : indent}${text}${index === 0 ? end : ""}`);
	}
	const rest = places.length - most;
	if (rest > 0) lines.push(`${indent}and ${plural(rest, "more place")}`);
}
function someLocations({ lines, paint, width }, places) {
	const shown = places.slice(0, 3).map((place) => escapeLog(place, 300));
	const rest = places.length - shown.length;
	if (rest > 0) shown.push(plural(rest, "more file"));
	for (const line of fill(shown, ", ", width - 4)) lines.push(`    ${paint("dim", line)}`);
}

// src/reporting/terminal-findings.ts
const FINDINGS_PER_GROUP = 6;
/** Of the places that explain a finding. */
const OTHERS = 3;
/** A group with all that is said of it; a certificate with its path before the findings. */
function groupLines(page, group) {
	const { lines, report, width } = page;
	const { findings } = group;
	const shown = findings.slice(0, FINDINGS_PER_GROUP);
	const path = pathOf(group, report);
	const inPath = pathShows(path);
	const placesOf = (finding) => locationsOfGroup(finding, group, report).places;
	const samePlaces = group.rule === void 0 && (shown.length > 1 || path.length === 0) && alike(shown, placesOf);
	const sameOwners = alike(shown, (finding) => finding.owners);
	titleLines(page, group);
	pathLines(page, path);
	if (samePlaces && shown[0] !== void 0 && !inPath(placesOf(shown[0]))) locationLines(page, "  ", placesOf(shown[0]));
	if (sameOwners) ownerLine(page, "  ", shown[0]);
	const due = new Set(fixesOf(group, report));
	for (const [index, finding] of shown.entries()) {
		if (isAside(finding, group)) {
			asideLine(page, finding);
			continue;
		}
		const { others } = locationsOfGroup(finding, group, report);
		findingLines(page, group, finding, {
			places: group.rule !== void 0 || !samePlaces && !inPath(placesOf(finding)),
			owners: !sameOwners,
			others: !(path.length > 0 && inPath(others)) && (index === 0 || !alike([shown[index - 1] ?? finding, finding], (one) => locationsOfGroup(one, group, report).others)),
			fix: due.has(finding.fix) && shown[index + 1]?.fix !== finding.fix
		});
	}
	const rest = findingCount(findings) - findingCount(shown);
	if (rest > 0) lines.push(`  \u2026 and ${plural(rest, "more finding")}; --format json lists all`);
	for (const advice of fixtureAdvice([group])) for (const line of wrap(escapeLog(advice), width - 2)) lines.push(`  ${line}`);
}
/** The stations of a path down a line, with the places of each. */
function pathLines(page, path) {
	const { lines, paint, width } = page;
	for (const [index, { state, text, places }] of path.entries()) {
		const last = index === path.length - 1;
		const sign = state === "bad" ? paint("red", SIGNS$4.error) : index === 0 ? "\u250c" : last ? "\u2514" : "\u251c";
		for (const [row, line] of wrap(escapeLog(text, 300), width - 4).entries()) lines.push(`  ${row === 0 ? sign : last ? " " : "\u2502"} ${state === "bad" ? paint("red", line) : line}`);
		locationLines(page, `  ${last ? " " : "\u2502"}   `, places, { before: `  ${last ? " " : "\u2502"}   ` });
	}
}
/** A group in two lines, for where there are many. */
function briefLines(page, group) {
	const { lines, paint, report } = page;
	const { findings, level, certificates } = group;
	const [first] = findings;
	if (first === void 0) return;
	const { places } = locationsOfGroup(first, group, report);
	const rules = [...new Set(findings.map(({ rule }) => rule))];
	const more = places.length > 1 ? ` and ${plural(places.length - 1, "more place")}` : "";
	const where = certificates === void 0 ? [`${locationText(places[0] ?? first.location, report)}${more}`] : [];
	lines.push(...heads$1(page, group, paint(COLORS[level], `${SIGNS$4[level]} ${escapeLog(group.title)}`)));
	const parts = [rules.join(", "), ...where].map((part) => escapeLog(part, 300));
	for (const line of fill(parts, ": ", page.width - 2)) lines.push(`  ${paint("dim", line)}`);
}
function titleLines(page, group) {
	const { report, lines, paint, width } = page;
	const { certificate, level, title } = group;
	lines.push("", ...heads$1(page, group, paint(["bold", COLORS[level]], `${SIGNS$4[level]} ${escapeLog(title)}`)));
	const dim = (text) => lines.push(...wrap(text, width - 2).map((line) => `  ${paint("dim", line)}`));
	const names = certificateTitles(group, report.now).map((name) => escapeLog(name, 300));
	for (const line of fill(names, ", ", width - 2)) lines.push(`  ${paint("dim", line)}`);
	if (certificate === void 0) return;
	const start = certificate.notBefore === null ? "" : `, from ${certificate.notBefore.slice(0, 10)}`;
	dim(`${escapeLog(keyText(certificate))}${start}, issued by ${escapeLog(certificate.issuer || "unknown", 120)}`);
}
/** The title, and at the other end of the line how long the certificate lasts, or the rule and how often it spoke. */
function heads$1(page, { certificate, rule, level, findings }, title) {
	const { report, paint, width } = page;
	const times = findingCount(findings);
	if (certificate !== void 0) return spread(title, paint(COLORS[level], stateToday(certificate, report.now)), width);
	return spread(title, rule === void 0 ? "" : `${ruleName(page, rule)}${times > 1 ? ` (${count(times)})` : ""}`, width);
}
/** A note beside what needs action takes one line. */
function asideLine(page, { rule }) {
	const { report, lines, paint, width } = page;
	const title = ruleOf(report, { rule })?.title;
	const text = title === void 0 ? ruleName(page, rule) : `${title} (${ruleName(page, rule)})`;
	for (const [row, line] of wrap(text, width - 4).entries()) lines.push(row === 0 ? `  ${paint(COLORS.note, SIGNS$4.note)} ${line}` : `    ${line}`);
}
function alike(findings, part) {
	return new Set(findings.map((finding) => JSON.stringify(part(finding)))).size === 1;
}
function findingLines(page, group, finding, show) {
	const { report, lines, paint, width } = page;
	const { places, others } = locationsOfGroup(finding, group, page.report);
	const status = finding.status === "new" ? ` ${paint("bold", "(new)")}` : "";
	const sign = paint(COLORS[finding.level], SIGNS$4[finding.level]);
	const ofRule = group.rule !== void 0;
	if (!ofRule) lines.push(`  ${sign} ${paint("bold", ruleName(page, finding.rule))}${status}`);
	else if (show.places) locationLines(page, `  ${sign} `, places, { end: status });
	for (const line of wrap(escapeLog(finding.message), width - 4)) lines.push(`    ${line}`);
	if (ofRule) chainLines(page, "    ", rotationPathOfFinding(report, finding));
	if (!ofRule && show.places) locationLines(page, "    at ", places);
	if (show.others) locationLines(page, ofRule ? "    also " : "    see ", others, ofRule ? {} : { most: OTHERS });
	if (show.owners) ownerLine(page, "    ", finding);
	if (show.fix) fixLines(page, group, finding);
}
/** A fix that the page has shown already is not repeated, unless a reference to it is no shorter. */
function fixLines(page, { title }, { fix }) {
	const { width, fixes } = page;
	const told = wrap(escapeLog(fix), width - 9);
	const first = fixes.get(fix);
	const again = first === TOP ? `as at the top.` : `as for ${escapeLog(first ?? "")} above.`;
	labeledLines(page, "    ", "Fix:", told.length > 1 && first !== void 0 ? again : escapeLog(fix));
	fixes.set(fix, first ?? title);
}
function labeledLines({ lines, paint, width }, indent, label, text) {
	const hang = " ".repeat(label.length);
	for (const [index, line] of wrap(text, width - indent.length - label.length - 1).entries()) lines.push(`${indent}${index === 0 ? paint("green", label) : hang} ${line}`);
}
/** Stands for the head of the page, which shows the first fix. */
const TOP = "";
/** What breaks next, when, and what to do about it. */
function headlineLines(page, group) {
	const { report, fixes } = page;
	const [fix] = fixesOf(group, report);
	labeledLines(page, "", "Next:", escapeLog(headlineOf(group, report, true)));
	if (fix === void 0) return;
	labeledLines(page, "", "Fix: ", escapeLog(fix));
	fixes.set(fix, TOP);
}

// src/reporters/text.ts
const SERVED_ROWS = 30;
const SERVED_ADDRESSES = 4;
const MAX_WIDTH = 100;
/** Lines that a terminal shows at once. */
const SCREEN = 40;
/** For people in a terminal: by certificate, worst first, the totals last, where the eye rests after the scrolling. */
const text = {
	id: "text",
	title: "Terminal",
	render(report, options) {
		const paint = (style, part) => options.color ? styleText(style, part, { validateStream: false }) : part;
		const page = {
			report,
			lines: [],
			paint,
			width: Math.max(40, Math.min(options.width, MAX_WIDTH)),
			fixes: /* @__PURE__ */ new Map(),
			hyperlinks: options.color && options.hyperlinks === true
		};
		const whole = mergedSummary(report);
		const story = storyOf(options.quiet ? {
			...whole,
			groups: aboveNote(whole.groups)
		} : whole, report);
		if (!options.quiet) header(page);
		for (const notice of report.notices ?? []) page.lines.push(...wrap(escapeLog(notice, 500), page.width));
		if (story.next !== void 0) {
			page.lines.push("");
			headlineLines(page, story.next);
		}
		reviewLines$1(page);
		findings(page, "Certificates that need action", story.action);
		for (const level of LEVELS$1) findings(page, `${story.action.length > 0 ? "Other " : ""}${level}s`, story.rest.filter((group) => group.level === level));
		if (!options.quiet) {
			served(page);
			lowered(page, whole);
			aside(page, "Fixed by this change", whole.fixed);
			suppressed(page, whole);
		}
		unread(page, whole, options.quiet);
		totals(page, whole, story);
		return breakCommands(`${page.lines.join("\n").trimStart()}\n`);
	}
};
/** Groups under a heading: the first in full, then some in brief, then their sum. */
function findings(page, title, groups) {
	const { shown, brief, rest } = splitByPriority(groups);
	const [first] = groups;
	if (first === void 0) return;
	heading(page, title.charAt(0).toUpperCase() + title.slice(1), COLORS[first.level]);
	for (const group of shown) groupLines(page, group);
	if (brief.length > 0) page.lines.push("");
	for (const group of brief) briefLines(page, group);
	for (const line of [...summarizeRest(rest), ...fixtureAdvice([...brief, ...rest])]) page.lines.push("", ...wrap(escapeLog(line, 1e3), page.width));
}
function header({ report, lines, paint, width }) {
	const { tool, inventory, now } = report;
	lines.push(...spread(paint("bold", `${tool.name} ${tool.version}`), paint("dim", `as of ${momentOf(now)}`), width));
	for (const repository of inventory.repositories.slice(0, 5)) {
		const revision = repository.revision === void 0 ? "" : ` at ${escapeLog(repository.revision.slice(0, 12))}`;
		lines.push(`${escapeLog(repository.name, 100)}${revision}: ${escapeLog(amountText(repository), 300)}`);
	}
	const rest = inventory.repositories.slice(5);
	if (rest.length > 0) lines.push(`and ${moreRepositories(rest)}`);
}
/** What endpoints serve, the good ones too: it is what one asked for. */
function served({ report, lines, paint, width }) {
	const rows = servedRows(report);
	if (rows.length === 0) return;
	lines.push("", paint("bold", "What endpoints serve"));
	for (const row of rows.slice(0, SERVED_ROWS)) {
		const color = row.level === void 0 ? "green" : COLORS[row.level];
		const [left, right] = [`  ${paint(color, row.level === void 0 ? "\u2713" : SIGNS$4[row.level])} ${escapeLog(row.endpoint, 300)}`, escapeLog(row.state)];
		lines.push(...spread(left, paint(color, right), width));
		const addresses = listed(row.addresses, SERVED_ADDRESSES);
		const facts = [...servedFacts(row), addresses].filter(Boolean).map((fact) => escapeLog(fact, 300));
		for (const line of fill(facts, " \u00b7 ", width - 4)) lines.push(`    ${paint("dim", line)}`);
	}
	const rest = rows.length - SERVED_ROWS;
	if (rest > 0) lines.push(`  \u2026 and ${plural(rest, "more row")}; --format json lists all`);
}
function lowered(page, { lowered: findings }) {
	if (findings.length === 0) return;
	const { report, lines, paint, width } = page;
	lines.push("", paint("bold", "Downgraded: in test data, examples and the like"));
	for (const group of loweredGroups(findings)) {
		const [first = "", ...more] = countedRules(group.findings);
		for (const line of fill([`${group.context}: ${first}`, ...more], ", ", width - 2)) lines.push(`  ${line}`);
		someLocations(page, [...new Set(group.findings.map((finding) => locationText({
			repository: finding.location.repository,
			path: finding.location.path
		}, report)))]);
	}
}
function aside({ report, lines, paint }, title, findings) {
	if (findings.length === 0) return;
	lines.push("", paint("bold", `${title}: ${plural(findings.length, "finding")}`));
	for (const finding of findings.slice(0, 3)) lines.push(`  ${paint("green", "\u2713")} ${finding.rule}  ${escapeLog(locationText(finding.location, report), 300)}`);
	if (findings.length > 3) lines.push(`  and ${count(findings.length - 3)} more`);
}
function suppressed({ lines, paint }, { suppressed: findings }) {
	if (findings.length === 0) return;
	const by = countedBy(findings, (finding) => `by ${finding.suppressed?.by ?? "nobody"}`).join(", ");
	lines.push("", `${paint("bold", `Ignored: ${plural(findings.length, "finding")}`)} (${by})`);
}
function unread(page, { groups }, quiet) {
	const { report, lines, paint, width } = page;
	const { unreadable } = report.inventory;
	const { harmless, holes } = skippedEntries(report);
	const add = (style, label) => {
		for (const [index, line] of wrap(label, width - 4).entries()) lines.push(`  ${index === 0 ? "" : "  "}${paint(style, line)}`);
	};
	const before = lines.push("", paint("bold", "Not read"));
	if (unreadable.length > 0 && !quiet) {
		add("reset", `objects: ${countedBy(unreadable, unreadLabel).join(", ")}`);
		const named = groups.flatMap((group) => group.findings.flatMap(({ location, related }) => [location, ...related]));
		const known = new Set(named.map((place) => locationText(place, report)));
		someLocations(page, unreadable.map((object) => locationText(object, report)).filter((place) => !known.has(place)));
	}
	if (harmless !== "" && !quiet) add("reset", `not opened: ${harmless}`);
	for (const hole of holes.slice(0, 3)) add("yellow", `${escapeLog(hole.place, 300)} (${escapeLog(hole.reason, 300)})`);
	if (holes.length > 3) add("yellow", `and ${plural(holes.length - 3, "more file")} not read`);
	for (const reason of report.incomplete.slice(0, 10)) add("yellow", `incomplete: ${escapeLog(reason)}`);
	if (report.incomplete.length > 10) add("yellow", `and ${plural(report.incomplete.length - 10, "more reason")}`);
	for (const fault of report.faults.slice(0, 10)) add("red", `fault in ${escapeLog(fault.where, 300)}: ${escapeLog(fault.message)}`);
	if (report.faults.length > 10) add("red", `and ${plural(report.faults.length - 10, "more fault")}`);
	if (lines.length === before) lines.length -= 2;
}
function totals({ report, lines, paint, width }, whole, story) {
	const { totals: numbers, incomplete } = whole;
	const worst = LEVELS$1.find((level) => numbers[level] > 0);
	const next = nextExpiry(report);
	const idle = incomplete ? ["\u25b2", "yellow"] : numbers.unreadable > 0 || sawNothing(numbers) ? ["\u25cf", "blue"] : ["\u2713", "green"];
	const [sign, color] = worst === void 0 ? idle : [SIGNS$4[worst], COLORS[worst]];
	lines.push("", ...wrap(`${sign} ${verdictText(whole)}`, width).map((line) => paint(["bold", color], line)));
	const parts = [...stockTexts(numbers), ...asideTexts(numbers)];
	if (next !== void 0) parts.push(`next expiry ${dayOf(Date.parse(next.notAfter))} (${escapeLog(displayName(next))})`);
	for (const line of fill(parts, " \u00b7 ", width - 2)) lines.push(`  ${line}`);
	if (story.next === void 0 || lines.length < SCREEN) return;
	const what = `next: ${headlineOf(story.next, report, true)}`;
	lines.push(...wrap(escapeLog(what, 500), width - 2).map((line) => `  ${line}`));
}

// src/reporters/timeline.ts
const MAX_TITLE = 24;
/** More than fit on a few screens. */
const MAX_ROWS = 100;
const MAX_GAPS = 20;
const LEGEND = [
	"\u2501 newest",
	"\u2500 older",
	"2\u2524 two copies expire",
	"\u25c6 arrived in the repository",
	"\u2503 the day of the report"
];
/** A label of four columns, and two between labels. */
const COLUMNS_PER_TICK = 6;
/** Each certificate on one line: its versions as bars, the copies of each where it expires, and the day of the report across. */
const timeline = {
	id: "timeline",
	title: "Timeline of versions and copies",
	render(report, options) {
		const paint = (style, text) => options.color ? styleText(style, text, { validateStream: false }) : text;
		const all = timelineOf(report);
		const rows = all.slice(0, MAX_ROWS);
		if (rows.length === 0) return "No certificate in production to show.\n";
		const width = Math.max(60, Math.min(options.width, 160));
		const verdicts = rows.map((row) => verdictOf(row, report.now));
		const titles = rows.map((row) => escapeLog(row.title, MAX_TITLE));
		const room = Math.max(...titles.map(displayWidth));
		const columns = width - room - Math.max(...verdicts.map(({ text }) => text.length)) - 2;
		const scale = columnsOf(axisOf(rows, report.now), columns);
		const lines = heads(scale, report.now, width - room - 1).map((line) => paint("dim", " ".repeat(room + 1) + line));
		for (const [index, row] of rows.entries()) {
			const [title = "", verdict] = [titles[index], verdicts[index]];
			const line = `${title}${" ".repeat(room - displayWidth(title))} ${bar(row, scale, report.now)} `;
			lines.push(verdict === void 0 ? line : line + paint(verdict.style, verdict.text));
		}
		const more = all.length - rows.length;
		if (more > 0) lines.push(`\u2026 and ${plural(more, "more certificate")}; --include GLOB shows those of some files.`);
		lines.push("", ...fill(LEGEND, "   ", width).map((line) => paint("dim", line)));
		lines.push(...gapLines(report, all, width));
		return `${lines.join("\n")}\n`;
	}
};
/** Maps times to columns. */
function columnsOf({ from, to }, columns) {
	const at = (time) => Math.max(0, Math.min(columns - 1, Math.floor((time - from) / (to - from) * columns)));
	return {
		from,
		to,
		columns,
		at
	};
}
/** The day of the report, and below it months and years. */
function heads(scale, now, width) {
	const blank = (cells) => Array.from({ length: cells }, () => " ");
	const [days, months, years] = [
		blank(width),
		blank(scale.columns),
		blank(scale.columns)
	];
	const today = `as of ${dayOf(now)}`;
	const column = scale.at(now);
	if (column + today.length + 2 <= width) write(days, column, `\u2503 ${today}`);
	else write(days, column - today.length - 1, `${today} \u2503`);
	for (const { time, month, year } of ticksOf(scale, Math.floor(scale.columns / COLUMNS_PER_TICK))) {
		const at = scale.at(time);
		if (at + 4 > scale.columns) continue;
		write(months, at, month === "" ? year : month);
		if (month !== "") write(years, at, year);
	}
	return [
		days,
		months,
		years
	].map((cells) => cells.join("").trimEnd()).filter((line) => line !== "");
}
function bar(row, axis, now) {
	const cells = Array.from({ length: axis.columns }, () => " ");
	for (const version of row.versions) {
		const [first, last] = [axis.at(version.start), axis.at(version.end)];
		cells.fill(version.state === "newest" ? "\u2501" : "\u2500", first, last + 1);
		if (version.start >= axis.from) cells[first] = "\u251c";
	}
	for (const { arrival } of row.versions) if (arrival !== void 0 && arrival >= axis.from && arrival <= axis.to) cells[axis.at(arrival)] = "\u25c6";
	cells[axis.at(now)] = "\u2503";
	for (const version of row.versions) {
		const end = version.end <= axis.to ? "\u2524" : "\u25b6";
		const copies = `${version.places.length}${end}`;
		write(cells, Math.max(0, axis.at(version.end) - copies.length + 1), copies);
	}
	return cells.join("");
}
function write(cells, column, text) {
	for (const [index, character] of [...text].entries()) if (column + index < cells.length) cells[column + index] = character;
}
function verdictOf(row, now) {
	const stale = row.versions.filter((version) => version.state === "stale");
	const [first] = [...stale.length > 0 ? stale : row.versions].sort((a, b) => a.end - b.end);
	if (first === void 0) return {
		text: "",
		style: "green"
	};
	const day = dayOf(first.end);
	const copies = stale.reduce((sum, version) => sum + version.places.length, 0);
	if (copies > 0) return {
		text: `${copies} stale, ${first.end < now ? "expired" : copies === 1 ? "expires" : "expire"} ${day}`,
		style: "red"
	};
	if (first.end < now) return {
		text: `expired ${day}`,
		style: "red"
	};
	return {
		text: `expires ${day}`,
		style: first.end < now + 30 * 864e5 ? "yellow" : "green"
	};
}
/** What the history says of renewals that came too late; that there was none to read is said as well. */
function gapLines(report, rows, width) {
	if (report.inventory.arrivals === void 0) return ["", "No history was read: it needs a git repository with its commits."];
	const gaps = report.findings.filter((finding) => ruleOf(report, finding)?.about === "history");
	const known = rows.filter((row) => row.versions.some((version) => version.arrival !== void 0)).length;
	return [
		"",
		`History: arrivals known of ${plural(known, "certificate")}; ${plural(gaps.length, "place")} with a gap between versions.`,
		...gaps.slice(0, MAX_GAPS).flatMap((finding) => wrap(escapeLog(finding.message), width - 2).map((line) => `  ${line}`)),
		...gaps.length > MAX_GAPS ? [`  \u2026 and ${plural(gaps.length - MAX_GAPS, "more place")}`] : []
	];
}

// src/reporters/index.ts
/** Every reporter; those of the command line's `--format` and those that the Action uses. A file that is not listed here fails a test. */
const reporters = [
	text,
	json,
	sarif,
	markdown,
	html,
	codeQuality,
	cyclonedx,
	ical,
	annotations,
	comment,
	issue,
	dashboard,
	timeline
];

// src/commands/write-report.ts
/** Renders and writes every report that was asked for. The result is the exit code. */
function deliver(report, plan, world) {
	for (const { format, file } of plan.deliveries) if (file === void 0) {
		const { color, hyperlinks = false, columns: width } = world;
		world.out(render(report, format, {
			color,
			hyperlinks,
			width,
			quiet: plan.quiet
		}));
	} else writeText(file, render(report, format, {
		color: false,
		width: 100,
		quiet: plan.quiet
	}), world);
	if (report.incomplete.length > 0 || report.faults.length > 0) return EXIT.trouble;
	return gate(report.findings, plan.failOn).length > 0 ? EXIT.findings : EXIT.clean;
}
function render(report, format, options) {
	const reporter = reporters.find(({ id }) => id === format);
	if (reporter === void 0) throw new Error(`no reporter "${format}"`);
	return reporter.render(report, options);
}
/** Throws UsageError where the file cannot be written. */
function writeText(path, text, world) {
	const file = resolve(world.cwd, path);
	try {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	} catch (error) {
		throw new UsageError(`${path} cannot be written: ${fileTrouble(error)}`);
	}
}

// src/changes/certificate-words.ts
/** Words by which texts and names of files say that they are about certificates. */
/** Paths and words of renewal, beside the names of clients. */
const RENEWAL = /lets[-_]?encrypt|dns[-_](?:api[-_])?(?:token|key|credential)|\bacme|cert-?_?manager|renew|\.(?:pem|crt|pfx|p12|jks)\b|ssl_cert|ssl-cert|sslcert|fullchain|privkey|tls[._-]?(?:crt|cert|key|secret)|cert(?:ificate)?s?[-_.]?(?:path|file|dir|deploy|copy|update|sync|check|expir|rotat|watch|reload|hook|renew)|(?<![\w-])etc\/(?:ssl|pki)\b|keystore|truststore|cluster-?issuer|enableacme|(?:deploy|update|copy|sync|install|push|check)[-_]?certs?\b|\bopenssl\s{1,4}(?:x509|s_client|req|pkcs12|verify|crl|ocsp)\b|-checkend\b|ssl-?cert-?check|check_ssl_cert/i;
/** Whether a text names certificates or what renews them. */
const isAbout = (text) => RENEWAL.test(text) || clientNamed(text) !== void 0;
/** Whether lines that only one of two texts has name certificates. */
function mentionsCertificates(before, after) {
	const [was, is] = [before.split("\n"), after.split("\n")];
	const [old, now] = [new Set(was), new Set(is)];
	return was.some((line) => !now.has(line) && isAbout(line)) || is.some((line) => !old.has(line) && isAbout(line));
}
/** A word for certificates. */
const CERTIFICATE = /(?<![a-z])(?:ssl|tls|certs?|certificates?|pki)(?![a-z])/i;
/** Names of files and folders that say that what they hold renews, deploys or watches certificates. */
const NAMED = /renew|lets[-_]?encrypt|acme(?!nt)|cert-?manager|(?:ssl|tls)[-_]?cert|deploy[-_.]hook|cert(?:ificate)?s?[-_.]?(?:update|deploy|sync|check|copy|rotat|issue|hook|automat|watch|reload)|(?:^|\/)certificates?\/|(?:^|\/)(?:pki|ssl|tls)\/(?:tasks|defaults|vars|handlers|templates|files|manifests|recipes)\/|(?:update|deploy|sync|check|copy|rotate|issue|create|automated)[-_](?:\w{1,20}[-_]){0,3}cert|(?:ssl|tls|x509)[-_.]?(?:check|expir|monitor|watch)/i;
/** Whether the last parts of a path are called after certificates. */
function isNamed(path) {
	const end = lastParts(path);
	return NAMED.test(end) || clientNamed(end) !== void 0;
}
/** The name of a file and of the two folders it is in; every file of a large repository is asked for it. */
function lastParts(path) {
	const folder = path.lastIndexOf("/");
	const above = folder > 0 ? path.lastIndexOf("/", folder - 1) : -1;
	const start = above > 0 ? path.lastIndexOf("/", above - 1) : -1;
	return path.slice(start + 1);
}
/** Parts of all words by which a line, a section or a function is about certificates. */
const PARTS = /cert(?!ain)|acme|encrypt|renew|issuer|ssl|tls|x509|pki/i;
/** Whether an edit of a text may be told although no fact is in it: only then some line has such a word. */
const mayTell = (text) => PARTS.test(text) || isAbout(text);

// src/audit/change-sides.ts
/** Reads the changed files of both sides. */
async function readSides({ head, base, names, committed = head }, options) {
	const such = inSuchFolders(head.entries);
	const isUnchanged = ({ name }) => !names.has(name);
	const own = [.../* @__PURE__ */ new Set([...ownFolders(such), ...ownFolders([...such.filter(isUnchanged), ...base.entries])])];
	const isList = listsAmong([...head.entries, ...base.entries]);
	const lists = head.entries.filter((entry) => isList(entry) && isUnchanged(entry));
	const allowLists = await allowListsOf([{
		access: head.access,
		entries: lists
	}, base], options.env ?? {}, isList);
	const withOwn = (source) => source.name === head.name ? {
		...source,
		ownFolders: own,
		allowLists
	} : source;
	const read = (...sources) => collect(sources.map(withOwn), options);
	const ofChange = committed.entries.filter((entry) => names.has(entry.name));
	const changed = await read({
		...head,
		access: committed.access,
		entries: ofChange
	});
	const before = await read({
		...base,
		name: head.name,
		...head.owners && { owners: head.owners }
	});
	const unchanged = () => ({
		...head,
		entries: head.entries.filter(isUnchanged)
	});
	return {
		changed,
		before,
		ofChange,
		unchanged,
		withOwn,
		read
	};
}
/** What was compared; and that the rest was not read, if no changed file is about certificates. */
function comparisonText({ names, base, leftOut = 0 }, touches) {
	const files = plural(names.size, "changed file");
	const compared = `Compared with ${base.revision === void 0 ? "nothing" : `commit ${base.revision.slice(0, 12)}`}: ${files}.`;
	const them = leftOut === names.size ? leftOut === 1 ? "it" : "all of them" : `${leftOut} of them`;
	const globs = leftOut === 0 ? "" : ` include and exclude omit ${them}.`;
	if (touches || leftOut > 0 && leftOut === names.size) return `${compared}${globs}`;
	return `${compared}${globs} ${leftOut === 0 ? "None of them" : "None of the others"} is about certificates, so no other file was read. Scheduled runs report expiring certificates.`;
}
function holdsAnything({ repositories: _, ...lists }) {
	return Object.values(lists).some((list) => list.length > 0);
}
/** One repository at one revision, whichever side a file was read from. */
function withRevision(inventory, revision) {
	const own = mainRepositories(inventory);
	const [first] = own;
	if (first === void 0) return inventory;
	const { revision: _, ...whole } = first;
	whole.files = own.reduce((sum, one) => sum + one.files, 0);
	whole.bytes = own.reduce((sum, one) => sum + one.bytes, 0);
	whole.skipped = own.flatMap((one) => one.skipped);
	const submodules = inventory.repositories.filter(({ within }) => within !== void 0);
	return {
		...inventory,
		repositories: [{
			...whole,
			...revision !== void 0 && { revision }
		}, ...submodules]
	};
}
/** Paths of changed files that the head does not have. */
function goneFrom({ head, committed = head, names }) {
	const lacking = without(names, committed);
	const isGone = committed === head || lacking.size === 0 ? lacking : without(lacking, head);
	return new Set([...isGone].map(toDisplayPath));
}
function without(names, { entries }) {
	const there = new Set(entries.map(({ name }) => name).filter((name) => names.has(name)));
	return new Set([...names].filter((name) => !there.has(name)));
}

// src/audit/read-texts.ts
/** Bytes of the largest text that is compared. */
const MAX_TEXT = 262144;
/** The texts of a side, by their paths. */
async function readTexts({ access, entries }, env, maxFileBytes = MAX_TEXT) {
	const texts = /* @__PURE__ */ new Map();
	if (entries.length === 0) return texts;
	const reader = openReader(access, env, {
		maxFileBytes,
		suspect: () => false
	});
	try {
		await reader.each(entries, ({ name }, content) => {
			if (content.kind === "bytes" && !content.bytes.subarray(0, 8e3).includes(0)) texts.set(toDisplayPath(name), content.bytes.toString("utf8"));
		});
	} finally {
		reader.close();
	}
	return texts;
}
/** Scripts by their names. */
const SHELL = /\.(?:sh|bash|ksh|zsh)$|(?:^|\/)[^./]+$/;
const SOURCES = /^\s{0,40}(?:source|\.)\s/m;
/** Whether a text may call functions of another script, which it sources. */
function mayCallFunctions(path, text) {
	return SHELL.test(path) && SOURCES.test(text);
}

// src/audit/signs.ts
const signs = [
	{ needles: [
		"dokku letsencrypt:auto-renew",
		"New-PACertificate",
		"Submit-Renewal",
		"acme-nginx",
		"acme-tiny",
		"acme_tiny",
		"Posh-ACME",
		"acmetool",
		"simp_le",
		"getssl",
		"uacme",
		"live-updated"
	] },
	{ needles: [
		"LETSENCRYPT_HOST",
		"acme-companion",
		"letsencrypt-nginx-proxy-companion"
	] },
	{ needles: [
		"acme.sh",
		"Le_Domain",
		"DEFAULT_RENEW"
	] },
	{ needles: [
		"acme_certificate",
		"x509_certificate",
		"openssl_certificate",
		"certbot",
		"reloaded",
		"restarted",
		"changed_when",
		"keytool",
		"podman_",
		"pkcs12",
		".pem",
		".crt",
		"/ssl/",
		"crt_file",
		"cert_file",
		"crt_path",
		"cert_path",
		"certificate_path",
		"certificate_file"
	] },
	{ needles: [
		"SSLCertificateFile",
		"SSLCACertificateFile",
		"SSLProxyMachineCertificateFile",
		"MDomain"
	] },
	{ needles: ["argoproj.io"] },
	{ needles: [
		"New-PACertificate",
		"Submit-Renewal",
		"letsencrypt",
		"simple-acme",
		"step-cli ca",
		"dehydrated",
		"acme-nginx",
		"acme-tiny",
		"acme_tiny",
		"Posh-ACME",
		"acmetool",
		"certbot",
		"acme.sh",
		"acme_sh",
		"simp_le",
		"step ca",
		"getssl",
		"uacme",
		"lego",
		"wacs",
		"/issue/",
		"acm import-certificate",
		"keyvault certificate",
		"ssl-certificates",
		"secret tls",
		"terraform",
		"tofu",
		"terragrunt",
		"pulumi",
		"vault kv ",
		"secretsmanager ",
		"keyvault secret",
		"renew",
		"cert",
		".pem",
		".crt",
		".pfx",
		".p12",
		".jks"
	] },
	{ needles: [
		"useLatestVersion",
		"secretVersion",
		"pfxBlob"
	] },
	{ needles: [
		"type: certificate",
		"type: \"certificate\"",
		"type: 'certificate'",
		"/variables/name=",
		".certificate))",
		".private_key))",
		".ca))",
		"credhub",
		"maestro",
		"regenerate",
		"transitional"
	] },
	{ needles: [
		"must-staple",
		"must_staple",
		"MustStaple",
		"MUST_STAPLE",
		"OCSP_Staple",
		"tlsfeature",
		"1.3.6.1.5.5.7.1.24",
		"--ocsp",
		"acme-v01.api.letsencrypt.org",
		"acme-staging.api.letsencrypt.org",
		"DST Root CA X3",
		"letsencrypt.org/certs/lets-encrypt-x",
		"letsencrypt.org/certs/letsencryptauthorityx",
		"letsencrypt.org/certs/lets-encrypt-r3",
		"letsencrypt.org/certs/lets-encrypt-r4",
		"letsencrypt.org/certs/lets-encrypt-e1",
		"letsencrypt.org/certs/lets-encrypt-e2",
		"rds-ca-2019",
		"rds-ca-2015",
		"dns.hetzner.com/api/v1",
		"tlsclient",
		"letsencrypt/live/"
	] },
	{ needles: [
		"addyfile",
		"reverse_proxy",
		"file_server",
		"php_fastcgi",
		"acme_ca",
		"auto_https",
		"tls ",
		"redir ",
		"respond ",
		"encode ",
		"import "
	] },
	{ needles: [
		"cert-manager",
		"certmanager",
		"kubernetes.io/tls-acme",
		"caBundle",
		"installCRDs",
		"crds:"
	] },
	{ needles: [
		"certbot",
		"_HOOK",
		"letsencrypt",
		"RENEWED_LINEAGE",
		"systemctl",
		"reload",
		"agree-tos",
		"authenticator",
		"staging",
		"renewal-hooks"
	] },
	{ needles: ["getcert"] },
	{ needles: [
		"acme_certificate",
		"letsencrypt_certificate",
		".pem",
		".crt",
		".p12",
		".pfx",
		"certificate ",
		"knife"
	] },
	{ needles: [
		"AWS::CertificateManager::Certificate",
		"AWS::IAM::ServerCertificate",
		"ImportValue"
	] },
	{ needles: [
		"sleep ",
		"services:",
		"[Container]",
		"docker compose",
		"docker-compose"
	] },
	{ needles: ["template"] },
	{ needles: [
		"New-PACertificate",
		"Submit-Renewal",
		"letsencrypt",
		"simple-acme",
		"step-cli ca",
		"dehydrated",
		"acme-nginx",
		"acme-tiny",
		"acme_tiny",
		"Posh-ACME",
		"acmetool",
		"certbot",
		"acme.sh",
		"acme_sh",
		"simp_le",
		"step ca",
		"getssl",
		"uacme",
		"lego",
		"wacs",
		"cert",
		"renew",
		"RENEWED_LINEAGE",
		"reload",
		" * * ",
		" * root ",
		" * /",
		"CronJob",
		"@daily",
		"@weekly",
		"@monthly",
		"@yearly",
		"@annually",
		"/periodic/",
		"/cron."
	] },
	{ needles: [
		"dehydrated",
		"letsencrypt.sh",
		"RENEW_DAYS",
		"CHALLENGETYPE"
	] },
	{ needles: [
		".pem",
		".crt",
		".cer",
		".key",
		".p12",
		".pfx",
		".jks",
		".keystore"
	] },
	{ needles: [
		"ssl_cert =",
		"ssl_cert=",
		"ssl_server_cert_file",
		"dovecot_ssl_cert",
		"ssl_client_ca_file"
	] },
	{ needles: ["external-secrets.io", "kubernetes-client.io"] },
	{ needles: [
		"/live/",
		"RENEWED_LINEAGE",
		"RENEWED_DOMAINS",
		".acme.sh/",
		"CERT_FULLCHAIN_PATH",
		".lego/",
		"/var/lib/acme/",
		"LEGO_CERT_",
		"LEGO_HOOK_CERT_",
		"deploy_cert",
		"live-updated",
		".FullChainFile",
		".PfxFullChain",
		".PfxFile",
		"{StorePath}",
		"{CacheFile}",
		"{CertThumbprint}",
		"caddy/certificates/",
		"acme.json",
		".pem",
		".crt",
		".cer",
		".p12",
		".pfx",
		".jks",
		"rsync",
		"scp "
	] },
	{ needles: [
		"humbprint",
		"HUMBPRINT",
		"ingerprint",
		"INGERPRINT",
		"/sha1",
		"ertificateSha1",
		"codesign ",
		"WEBSITE_LOAD_CERTIFICATES",
		"ca-cert-hash",
		"caCertHashes",
		"certhash",
		"sha256/",
		"pin-sha256",
		"<pin ",
		"SPKI",
		"PublicKeyHashes",
		"pinned"
	] },
	{ needles: ["kustomize.toolkit.fluxcd.io", "helm.toolkit.fluxcd.io"] },
	{ needles: [
		"CA=\"",
		"CA='",
		"CA=http",
		"RELOAD_CMD",
		"DOMAIN_",
		"RENEW_ALLOW",
		"ACL="
	] },
	{ needles: [
		"New-PACertificate",
		"Submit-Renewal",
		"letsencrypt",
		"simple-acme",
		"step-cli ca",
		"dehydrated",
		"acme-nginx",
		"acme-tiny",
		"acme_tiny",
		"Posh-ACME",
		"acmetool",
		"certbot",
		"acme.sh",
		"acme_sh",
		"simp_le",
		"step ca",
		"getssl",
		"uacme",
		"lego",
		"wacs",
		"/issue/",
		"acm import-certificate",
		"keyvault certificate",
		"ssl-certificates",
		"secret tls",
		"terraform",
		"tofu",
		"terragrunt",
		"pulumi",
		"vault kv ",
		"secretsmanager ",
		"keyvault secret",
		"renew",
		"cert",
		".pem",
		".crt",
		".pfx",
		".p12",
		".jks"
	] },
	{ needles: [
		"New-PACertificate",
		"Submit-Renewal",
		"letsencrypt",
		"simple-acme",
		"step-cli ca",
		"dehydrated",
		"acme-nginx",
		"acme-tiny",
		"acme_tiny",
		"Posh-ACME",
		"acmetool",
		"certbot",
		"acme.sh",
		"acme_sh",
		"simp_le",
		"step ca",
		"getssl",
		"uacme",
		"lego",
		"wacs",
		"/issue/",
		"acm import-certificate",
		"keyvault certificate",
		"ssl-certificates",
		"secret tls",
		"terraform",
		"tofu",
		"terragrunt",
		"pulumi",
		"vault kv ",
		"secretsmanager ",
		"keyvault secret",
		"renew",
		"cert",
		".pem",
		".crt",
		".pfx",
		".p12",
		".jks"
	] },
	{ needles: [
		" crt ",
		" crt-list ",
		" ca-file "
	] },
	{ needles: [
		"genCA",
		"genSelfSignedCert",
		"genSignedCert",
		"enabled",
		"duration",
		"renewBefore",
		"cert-manager",
		"external-secrets",
		"kubernetes-replicator",
		"reflector",
		"reloader",
		"sealed-secrets",
		"secrets-store-csi-driver",
		"trust-manager",
		"vault-secrets-operator"
	] },
	{ needles: ["CITADEL_SELF_SIGNED_ROOT_CERT_CHECK_INTERVAL", "cacerts"] },
	{ needles: [
		"New-PACertificate",
		"Submit-Renewal",
		"letsencrypt",
		"simple-acme",
		"step-cli ca",
		"dehydrated",
		"acme-nginx",
		"acme-tiny",
		"acme_tiny",
		"Posh-ACME",
		"acmetool",
		"certbot",
		"acme.sh",
		"acme_sh",
		"simp_le",
		"step ca",
		"getssl",
		"uacme",
		"lego",
		"wacs",
		"/issue/",
		"acm import-certificate",
		"keyvault certificate",
		"ssl-certificates",
		"secret tls",
		"terraform",
		"tofu",
		"terragrunt",
		"pulumi",
		"vault kv ",
		"secretsmanager ",
		"keyvault secret",
		"renew",
		"cert",
		".pem",
		".crt",
		".pfx",
		".p12",
		".jks"
	] },
	{ needles: ["KubeletConfiguration"] },
	{ needles: ["certificate approve"] },
	{ needles: ["Secret"] },
	{ needles: [
		"secretName",
		"secretKeyRef",
		"secretRef",
		"certificateRefs",
		"credentialName",
		"CronJob",
		"projected",
		"SecretName",
		"TLSSecret",
		"existingSecret",
		"ExistingSecret",
		"certificatesSecret",
		"tlsSecret",
		"secret:",
		"type: secret",
		"externalCert",
		"Certificate:",
		"default-ssl-certificate",
		"ReferenceGrant",
		"TLSCertificateDelegation"
	] },
	{
		needles: [],
		named: /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/
	},
	{ needles: ["generate:"] },
	{ needles: ["lego"] },
	{ needles: [
		"identityTrustAnchorsPEM",
		"identityExternalCA",
		"linkerd.io/tls"
	] },
	{ needles: [
		"probe_ssl_earliest_cert_expiry",
		"probe_ssl_last_chain_expiry_timestamp_seconds",
		"certmanager_certificate_expiration_timestamp_seconds",
		"certmanager_certificate_not_after_timestamp_seconds",
		"x509_cert_not_after",
		"ssl_cert_not_after",
		"cert_exporter_",
		"DaysToExpiry",
		"tls.days_left",
		"ssl.days_left",
		"CertificateNearExpiry",
		"expiry notif",
		"expiration notif",
		"expiry notice",
		"expiration notice",
		"expiry mail",
		"expiry email",
		"expiration email",
		"expiry reminder",
		"expiration reminder",
		"expiry warning",
		"expiration warning",
		"alert:",
		"-checkend",
		"-enddate",
		"ssl-cert-check",
		"check_ssl_cert",
		"check_ssl_certificate",
		"check_http"
	] },
	{ needles: [
		"ssl_certificate",
		"acme_certificate",
		"ssl_trusted_certificate"
	] },
	{ needles: [
		"acme",
		"enableACME",
		"useACMEHost",
		"virtualHosts",
		"extraGroups",
		".members",
		"SupplementaryGroups"
	] },
	{ needles: ["openshift.io/serving-cert-secret-name"] },
	{ needles: [
		"openssl",
		"cfssl",
		"easyrsa",
		"keytool",
		"elasticsearch-certutil",
		"consul",
		"nomad",
		"kubeadm",
		"velociraptor",
		"\"expiry\""
	] },
	{ needles: [
		"writeConnectionSecretToRef",
		"kafka.strimzi.io",
		"elasticsearch.k8s.elastic.co",
		"kibana.k8s.elastic.co",
		"postgresql.cnpg.io",
		"postgres-operator.crunchydata.com"
	] },
	{ needles: [
		"cert",
		"CertificateFile",
		"TLS_CERTIFICATE",
		"sslCert",
		"eystoreFile"
	] },
	{ needles: [
		".pem",
		".crt",
		".cer"
	] },
	{ needles: [
		"_tls_cert_file",
		"_tls_chain_files",
		"_tls_CAfile",
		"tls_server_sni_maps",
		"_tls_eccert_file",
		"postmap "
	] },
	{ needles: [
		"@pulumi/",
		"import pulumi",
		"from pulumi",
		"github.com/pulumi/"
	] },
	{ needles: [
		"letsencrypt::",
		"certbot",
		"renew_cron_ensure",
		"::cert",
		"certs/",
		"deploy-hook",
		".pem",
		".crt",
		".p12",
		".jks"
	] },
	{ needles: ["reflector.v1.k8s.emberstack.com/"] },
	{ needles: [
		"reloader.stakater.com",
		"autoReloadAll",
		"auto-reload-all"
	] },
	{ needles: ["replicator.v1.mittwald.de/"] },
	{ needles: [
		"acme.cert",
		"salt-call",
		"def ext_pillar",
		"file.managed",
		"x509.certificate_managed",
		"file.recurse",
		".pem",
		".crt",
		".cer",
		".p12",
		".pfx"
	] },
	{ needles: ["SealedSecret"] },
	{ needles: [
		"SecretProviderClass",
		"enableSecretRotation",
		"enable-secret-rotation",
		"secrets-store-csi-driver"
	] },
	{ needles: [
		"lego",
		"certbot",
		"cert-manager",
		"external-secrets",
		"traefik",
		"acme.sh",
		"acme-sh",
		"caddy",
		"step-cli",
		"step-ca",
		"reloader",
		"LEGO",
		"CERTBOT",
		"CERT_MANAGER",
		"EXTERNAL_SECRETS",
		"TRAEFIK",
		"ACME.SH",
		"ACME_SH",
		"CADDY",
		"STEP_CLI",
		"STEP_CA",
		"RELOADER",
		"certmanager.k8s.io"
	] },
	{ needles: ["lastmodified"] },
	{ needles: ["ca_ttl", "svid_file_name"] },
	{ needles: [
		"bundle",
		"key-store",
		"keyStore",
		"keystore",
		"certificate"
	] },
	{ needles: [
		"ExecStartPost",
		"step ca",
		"step-cli",
		"\"ca\"",
		"'ca'",
		"step\n"
	] },
	{ needles: [
		"linuxserver/swag",
		"linuxserver/letsencrypt",
		"/swag"
	] },
	{ needles: ["[Timer]", ".timer"] },
	{ needles: [
		"cert",
		"tls_",
		"ssl_",
		"_ssl",
		"/ssl",
		".pfx",
		"pfx_",
		"_pfx",
		"\"acme\"",
		"key_vault_secret"
	] },
	{ needles: [
		"traefik.http.routers.",
		"certFile",
		"ertificatesResolvers",
		"ertificatesresolvers",
		"ertResolver",
		"certresolver",
		"CERTIFICATESRESOLVERS"
	] },
	{ needles: ["trust.cert-manager.io"] },
	{ needles: [
		"create secret ",
		"get secret",
		" secret ",
		" secrets ",
		" secret/",
		"vault kv ",
		"import-certificate",
		"keyvault certificate",
		"keyvault secret set",
		"server-certificate",
		"secretsmanager ",
		"ssm put-parameter",
		"ssl-certificates create",
		"secrets versions add",
		"gh secret set"
	] },
	{ needles: [
		"secrets.hashicorp.com",
		"vault.hashicorp.com",
		"redhatcop.redhat.io"
	] },
	{ needles: [
		".vault.azure.",
		".vault.usgovcloudapi.",
		"/versions/",
		":secretsmanager:"
	] },
	{ needles: ["webhook-certgen"] },
	{ needles: [
		"wacs",
		"WACS",
		"simple-acme",
		"ScheduledTask",
		"schtasks"
	] }
];

// src/audit/quiet-change.ts
/** Changed files of a side beyond which nothing is gained. */
const MAX_FILES = 500;
/** In place of the mechanisms: each says that it cannot read what the mechanism may read. */
const plugIns = {
	decoders,
	mechanisms: signs.map(({ needles, named }) => ({
		id: "any",
		title: "",
		identifiedBy: "",
		references: [],
		accepts: (path) => named === void 0 || named.test(path),
		needles,
		read: (_, output) => output.unreadable("unsupported", ""),
		rules: []
	}))
};
/** Looks at the changed files alone, before it is known what else there is. Undefined unless the change is quiet. */
async function lookAtChange({ names, base, head }, env) {
	if (names.size > MAX_FILES) return void 0;
	const examiner = createExaminer(plugIns, []);
	const speaks = (path, bytes) => {
		if (isNamed(path) || examiner.wants(path, bytes)) return true;
		const text = bytes.toString("utf8");
		return mayTell(text) || mayCallFunctions(path, text);
	};
	for (const { access, entries } of [head, base]) {
		let isQuiet = true;
		const reader = openReader(access, env, {
			maxFileBytes: MAX_TEXT,
			suspect: () => true
		});
		try {
			const changed = entries.filter(({ name }) => names.has(name));
			await reader.each(changed, ({ name }, content) => {
				isQuiet &&= content.kind === "bytes" && !speaks(toDisplayPath(name), content.bytes);
			});
		} finally {
			reader.close();
		}
		if (!isQuiet) return void 0;
	}
	return { report };
}
async function report(request, options) {
	const { head, after, elsewhere, leftOut = 0 } = request;
	const { inert = [], submodules = [], skipped } = head;
	const others = inert.length + submodules.length + skipped.filter(({ reason }) => reason !== "symlink").length;
	const judging = options.config ?? options.baseline ?? after ?? elsewhere;
	if (others + leftOut > 0 || judging !== void 0) return void 0;
	const { changed, before } = await readSides(request, {
		...options,
		...plugIns
	});
	for (const { inventory, faults } of [changed, before]) {
		const unread = inventory.repositories.flatMap((one) => one.skipped).filter(({ reason }) => reason !== "symlink");
		if (faults.length + unread.length > 0 || holdsAnything(inventory)) return void 0;
	}
	for (const thread of options.started ?? []) thread.stop();
	const gone = goneFrom(request);
	return {
		tool: TOOL,
		now: options.now,
		rules: [],
		inventory: withRevision(mergeInventories(changed.inventory), head.revision),
		topology: {
			lineages: [],
			facts: [],
			edges: []
		},
		contextOf: () => "production",
		findings: [],
		faults: [],
		notices: [comparisonText(request, false)],
		incomplete: [],
		changes: [],
		...gone.size > 0 && { removed: gone }
	};
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

// src/policy/baseline.ts
const MAX_CHARACTERS = 16777216;
/**
* Reads a baseline: `rule subject` or `rule subject path` a line, blanks between them, `#` before a comment.
* @throws UsageError of one line, with the line of the file
*/
function readBaseline(text, path) {
	if (text.length > MAX_CHARACTERS) throw new UsageError(`${reveal(path)}: a baseline has at most 16 MiB`);
	const entries = [];
	for (const [index, line] of text.split("\n").entries()) {
		const [rule, subject, place, ...more] = line.trim().split(/[ \t]+/);
		if (rule === void 0 || rule === "" || rule.startsWith("#")) continue;
		if (subject === void 0 || more.length > 0 || !/^[a-z0-9-]+$/.test(rule)) throw new UsageError(`${reveal(path)}:${index + 1}: a baseline line holds a rule, a subject and an optional path`);
		entries.push({
			rule,
			subject,
			...place === void 0 ? {} : { path: place },
			line: index + 1
		});
	}
	return {
		path,
		entries
	};
}
/**
* Sorts the findings that count now. Downgraded findings fail no run. They stay out, or their line would also accept a
* copy in production.
*/
function acceptable({ findings, inventory, now }, rules) {
	const idsOf = (has) => new Set(rules.filter(has).map(({ id }) => id));
	const policyRules = idsOf(({ judges }) => judges === "policy");
	const endingRules = idsOf(({ outageOnExpiry }) => outageOnExpiry === true);
	const valid = /* @__PURE__ */ new Set();
	for (const { fingerprint, notAfter } of inventory.certificates) {
		const end = readInstant(notAfter);
		if (end !== null && remaining(end, now) >= 0) valid.add(fingerprint);
	}
	const counting = findings.filter(({ rule, status, context, suppressed }) => {
		return (suppressed === void 0 || suppressed.by === "baseline") && context === void 0 && status !== "fixed" && !policyRules.has(rule);
	});
	const barred = idsOf(({ baseline }) => baseline === "never");
	const stays = ({ rule, certificate }) => barred.has(rule) || endingRules.has(rule) && valid.has(certificate);
	return {
		accepted: counting.filter((finding) => !stays(finding)),
		leftOut: counting.filter(stays)
	};
}
/** One sorted line an entry, without dates and line numbers, so that two branches merge. */
function formatBaseline(accepted) {
	const lines = accepted.map(({ rule, key }) => `${rule} ${encodeField(key.slice(rule.length + 1))}`);
	return [...new Set(lines)].sort().map((line) => `${line}\n`).join("");
}
/** A subject or a path as one field: blanks, controls and what is not ASCII as percent-encoded UTF-8. */
function encodeField(text) {
	return text.toWellFormed().replace(/[^!-$&-~]/gu, (character) => [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""));
}

// src/policy/judging-time.ts
/** Milliseconds where nothing else is set, as for the reading of one repository. */
const MILLISECONDS = 3e5;
function judgingLimit({ elapsed }, milliseconds = MILLISECONDS) {
	return {
		milliseconds,
		elapsed
	};
}
/** A rule over all repositories cannot be stopped in the middle, so the run stops before the next one. */
function judgingTime({ milliseconds, elapsed }) {
	const own = /* @__PURE__ */ new Map();
	let attributed = 0;
	let shared = 0;
	let stopped = false;
	const isOver = (repository) => (own.get(repository) ?? 0) > milliseconds;
	return {
		isOver,
		of(repository, step) {
			const began = elapsed();
			try {
				return step();
			} finally {
				const took = elapsed() - began;
				own.set(repository, (own.get(repository) ?? 0) + took);
				attributed += took;
			}
		},
		run(rule) {
			stopped ||= shared > milliseconds;
			if (stopped) return void 0;
			const [began, before] = [elapsed(), attributed];
			const given = rule();
			shared += elapsed() - began - (attributed - before);
			return given;
		},
		unfinished: (names) => names.filter((name) => stopped || isOver(name))
	};
}

// src/sources/committers.ts
const MAX_PATHS = 40;
const MAX_COMMITS = 200;
const MAX_PER_PATH = 2;
const MAX_PER_FINDING = 3;
/** A history that takes longer, in milliseconds, is not worth the wait. */
const TIME_LIMIT = 5e3;
const LOGIN = /^(?:\d+\+)?([A-Za-z0-9][A-Za-z0-9-]{0,38})@users\.noreply\.github\.com$/;
const BOT = /\[bot\]|\bbot\b|^(?:dependabot|renovate|github-actions|greenkeeper|snyk)\b/i;
/**
* Names the last committers of the base as owners of new findings without an owner in CODEOWNERS or the config file.
* Only if the history is available; lines from the oldest commits of a shallow clone have no known author.
*/
async function withCommitters(report, base, env) {
	const { access, revision, name } = base;
	const orphans = /* @__PURE__ */ new Map();
	for (const finding of report.findings) {
		const { status, suppressed, context, owners = [] } = finding;
		if (status === "new" && suppressed === void 0 && context === void 0 && owners.length === 0) orphans.set(finding, pathsOf(finding, name, report));
	}
	if (orphans.size === 0 || access.kind !== "git" || revision === void 0) return report;
	const paths = [...new Set([...orphans.values()].flat())].slice(0, MAX_PATHS);
	const committers = await lastCommitters(access.gitDir, revision, paths, env);
	const findings = report.findings.map((finding) => {
		const names = (orphans.get(finding) ?? []).flatMap((path) => committers.get(path) ?? []);
		const owners = [...new Set(names)].slice(0, MAX_PER_FINDING);
		return owners.length > 0 ? {
			...finding,
			owners
		} : finding;
	});
	return {
		...report,
		findings
	};
}
/** Dependents of a removed or stale object must be informed too. */
function pathsOf(finding, repository, report) {
	const { location, related } = finding;
	return [...ruleOf(report, finding)?.about === "change" ? related.filter((place) => place.repository === repository) : [], location].map(({ path }) => path);
}
/** The people who last changed each path, the latest first: `@login` where GitHub knows them, else the name. */
async function lastCommitters(gitDir, revision, paths, env) {
	const where = `--git-dir=${gitDir}`;
	const format = [
		"--raw",
		"--no-renames",
		"--no-abbrev",
		"-z",
		"--format=%H|%P|%ae|%an"
	];
	try {
		const shallow = (await git([
			where,
			"rev-parse",
			"--is-shallow-repository"
		], { env })).toString().trim() === "true";
		const selected = [
			"log",
			"--no-merges",
			`--max-count=${MAX_COMMITS}`,
			...format,
			revision,
			"--",
			...paths
		];
		return committersIn(await git([
			where,
			"--literal-pathspecs",
			...selected
		], {
			env,
			timeout: TIME_LIMIT
		}), shallow);
	} catch (error) {
		if (error instanceof GitError) return /* @__PURE__ */ new Map();
		throw error;
	}
}
function committersIn(log, shallow) {
	const found = /* @__PURE__ */ new Map();
	let person;
	const fields = log.toString("latin1").split("\0");
	for (let i = 0; i < fields.length; i++) {
		const field = (fields[i] ?? "").trim();
		const [, parents = "", email = "", name = ""] = /^[0-9a-f]{40,64}\|([0-9a-f ]*)\|([^|\n]*)\|([^\n]*)/.exec(field) ?? [];
		if (field.includes("|")) person = shallow && parents === "" ? void 0 : personOf(email, name);
		if (!/(?:^|\n):\d{6} \d{6} [0-9a-f]+ [0-9a-f]+ [A-Z]$/.test(field)) continue;
		const path = toDisplayPath(fields[++i] ?? "");
		const people = found.get(path) ?? [];
		if (person !== void 0 && people.length < MAX_PER_PATH && !people.includes(person)) found.set(path, [...people, person]);
	}
	return found;
}
/** No address is shown, and no one is mentioned by a name that only looks like a handle. */
function personOf(email, name) {
	const spelled = Buffer.from(name, "latin1").toString();
	if (BOT.test(spelled) || BOT.test(email) || /^(?:noreply|no-reply|actions)@/i.test(email)) return void 0;
	const login = LOGIN.exec(email)?.[1];
	if (login !== void 0) return `@${login}`;
	return spelled.includes("@") || spelled.trim() === "" ? void 0 : spelled.trim();
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
		const { report, ...rest } = await auditSides(sidesIn(fetched, context), context);
		const notice = `The change is not checked out in the workspace; its commit was fetched from ${target.serverUrl}.`;
		return {
			report: {
				...report,
				notices: [...report.notices ?? [], notice]
			},
			...rest
		};
	}) ?? auditSides(sidesIn(world.cwd, context), context);
}
/** What finds certificates and judges them: most of the program. */
async function loadAudit() {
	const [{ auditChange }, { audit }, { cacheOf }, { suggest }] = await Promise.all([
		import("./load-audit-change.js"),
		import("./load-audit.js"),
		import("./load-commands-run-audit.js"),
		import("./action-suggestions.js")
	]);
	return {
		auditChange,
		audit,
		cacheOf,
		suggest
	};
}
async function auditSides(sides, context) {
	const { event, inputs, target, world, client, team } = context;
	const { include, exclude } = inputs;
	const found = await sides.found;
	const quiet = !("unknown" in found) && !namesMaterial(found.files.names) ? await lookAtChange(found.files, world.env) : void 0;
	if (quiet === void 0) await loadAudit();
	const [head, started] = await Promise.all([sides.head, sides.started]);
	const options = {
		now: inputs.now,
		passwords: inputs.passwords,
		workerUrl: world.workerUrl,
		limit: judgingLimit(world),
		env: world.env
	};
	if ("unknown" in found) {
		const config = await policyFrom(inputs, head, world);
		const { audit, cacheOf } = await loadAudit();
		const report = await audit([head], {
			...options,
			...config,
			cache: cacheOf(inputs, world)
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
	const told = await quiet?.report(request, {
		...options,
		...policy,
		started
	});
	if (told !== void 0) return {
		report: told,
		names
	};
	const { auditChange, cacheOf, suggest } = await loadAudit();
	const report = await auditChange(request, {
		...options,
		...policy,
		started,
		cache: cacheOf(inputs, world)
	});
	const { number } = event;
	const [owner = "", repo = ""] = target.repository.split("/");
	const suggested = inputs.suggestions && number !== void 0 && !event.fork ? await suggest(report, request, {
		...options,
		...policy,
		cache: cacheOf(inputs, world)
	}, {
		repo: {
			owner,
			repo
		},
		number,
		client
	}) : void 0;
	const whole = await withCommitters(report, base, world.env);
	const missed = await missedByInclude(names, inputs);
	return {
		report: missed === void 0 ? whole : {
			...whole,
			incomplete: [missed, ...whole.incomplete]
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
	const config = text === void 0 ? void 0 : await configIn(text, path);
	const list = inputs.baseline ?? ".github/cert-hygiene-baseline.txt";
	const accepted = list === "none" ? void 0 : await read(list);
	return {
		config,
		baseline: accepted === void 0 ? void 0 : readBaseline(accepted, list)
	};
}
async function configIn(text, path) {
	const [{ readConfig }, { allRules }] = await Promise.all([import("./load-policy-config.js"), import("./load-audit-rules.js")]);
	return readConfig(text, path, allRules.map((rule) => rule.id));
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
		const { auditShard, planShards } = await import("./action-shards.js");
		await (shard === void 0 ? planShards(context) : auditShard(shard, context));
		requests();
		return 0;
	}
	const ofWorkspace = scope === void 0 && mode !== "merge";
	if (ofWorkspace && event === void 0 && readdirSync(world.cwd).length === 0) throw new UsageError("the workspace is empty: check the repository out in a step before this one");
	const known = await reportsIn(inputs.inventories, world);
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
		const { deliverIssues } = await import("./action-issues.js");
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
	if (inputs.mode === "merge") {
		const { mergeShards } = await import("./action-shards.js");
		return { report: await mergeShards(known, given) };
	}
	if (inputs.scope !== void 0) {
		const { auditTeam } = await import("./load-commands-team-audit.js");
		return { report: await auditTeam(teamRequest(inputs.scope, inputs, target), client, world, showProgress(world, world.out, "group")) };
	}
	if (change !== void 0) return auditEvent(change);
	const { repository, serverUrl } = target;
	const origin = {
		remote: {
			serverUrl,
			token: inputs.token || void 0
		},
		repository
	};
	const { runAudit } = await import("./load-commands-run-audit.js");
	return { report: await runAudit({
		...inputs,
		paths: ["."],
		name: repository,
		public: given.public,
		origin
	}, world) };
}
async function reportsIn(paths, world) {
	if (paths.length === 0) return void 0;
	const { readReports } = await import("./load-commands-read-report.js");
	return readReports(paths, world);
}
/** Whether changed files may hold certificates, by their names or by what was seen of them; they may if the names are unknown. */
function concernsMaterial({ inventory }, names) {
	if (names === void 0) return true;
	const paths = new Set([...names].map(toDisplayPath));
	const unreadable = inventory.unreadable.filter(({ kind }) => kind === void 0 || kind === "archive");
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

export { DIGEST_KEY as $, showProgress as A, ownLogin as At, roleOf as B, deliver as C, notBeforeTime as Ct, expirationProblems as D, isTokenOfJob as Dt, timeline as E, createOnce as Et, certificateNoun as F, DASHBOARD_KEY as G, claimsChain as H, certificateProblem as I, deleteComments as J, dashboardDraft as K, isTrustAnchor as L, issueDrafts as M, coverageOf as N, suggestionText as O, isWithoutGraphql as Ot, AUTHORITY_FIX as P, isFolder as Q, issuesOthers as R, mentionsCertificates as S, notAfterTime as St, writeText as T, successorsIn as Tt, isAuthority as U, chainsOf as V, issuance as W, ENDPOINTS as X, ownComments as Y, holdsFile as Z, readSides as _, spellServed as _t, judgingTime as a, STAGES as at, isAbout as b, isNewerVersion as bt, formatBaseline as c, answersByEndpoint as ct, SHELL as d, dueAt as dt, digestDraft as et, mayCallFunctions as f, locationOfEndpoint as ft, holdsAnything as g, servedProblem as gt, goneFrom as h, servedNotStored as ht, judgingLimit as i, issueSubjects as it, evidenceFor as j, gate as k, ownAuthor as kt, readBaseline as l, declarationOf as lt, comparisonText as m, servedName as mt, writeGuarded as n, listedItems as nt, acceptable as o, ruleOf as ot, readTexts as p, servedCertificates as pt, countedBy as q, withCommitters as r, hashOf as rt, encodeField as s, UNSHOWN as st, act as t, itemOf as tt, pullPatches as u, deployFix as ut, withRevision as v, spellStored as vt, render as w, renewedLineages as wt, isNamed as x, newestFirst as xt, CERTIFICATE as y, storedReplacement as yt, validityText as z };
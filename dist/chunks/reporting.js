import "./rolldown-runtime.js";
import { A as cut, B as uriPath, C as leavesHole, E as LEVELS, F as escapeSarif, G as folderKey, H as fileKey, I as markdownCode, K as folderOf, L as markdownLink, M as escapeIcal, N as escapeLog, P as escapeMarkdown, R as reveal, S as compareText, T as soleRepository, V as workflowCommand, X as dayOf, Y as NO_EXPIRY, Z as momentOf, _ as fileTrouble, d as ownersOf$1, dt as displayWidth, et as readInstant, ft as fill, g as UsageError, ht as pluralWord, j as escapeHtml, jt as groupBy, k as breakCommands, kt as addTo, mt as plural, nt as toInstant, p as ENCRYPTION_NAMES, pt as listed, q as locationKey, r as ruleOf, rt as DAY, tt as remaining, u as isOwnedAsAll, ut as count, vt as spread, x as compareLocations, xt as memoizeByObject, yt as wrap, z as toJson } from "./util-and-model.js";
import { E as answersByEndpoint, N as servedNotStored, R as isNewerVersion, T as UNSHOWN, a as distanceText, c as locationText, d as stateToday, f as stockTexts, h as expirationNoun, i as countedRules, l as moreRepositories, m as verdictText, n as asideTexts, o as findingsText, p as validityState, q as issuance, r as countedBy, s as keyText, t as amountText, u as ruleLabel, w as coverageOf, x as issuesOthers } from "./certificates.js";
import { a as looksLikeHost, c as certificateNode, d as factNode, f as graphOf, g as isServer, h as upstream, i as dnAttribute, m as stateOf, p as nodeOf, r as displayName, t as factTitle, u as factAt, v as readsAnew, w as factsBy } from "./shell-service-reloads.js";
import { V as isOfKind, rt as spellRef } from "./facts-refs.js";
import { i as ticksOf, n as axisOf, r as inventoryOf, t as timeline$1 } from "./reporters-timeline.js";
import { t as EXIT } from "./commands-runtime.js";
const { mkdirSync, writeFileSync } = process.getBuiltinModule("node:fs");
const { styleText } = process.getBuiltinModule("node:util");
const { createHash } = process.getBuiltinModule("node:crypto");
const { dirname, resolve } = process.getBuiltinModule("node:path");

// src/policy/gate.ts
/**
* The findings that fail a run: at or above a level, and not suppressed. In a pull request (where findings have a status)
* only new ones do, and none that lies in fixtures, examples, vendored code or trust stores.
*/
function gate(findings, failOn) {
	if (failOn === "never") return [];
	const least = LEVELS.indexOf(failOn);
	return findings.filter(({ level, status, context, suppressed }) => {
		if (suppressed !== void 0 || LEVELS.indexOf(level) > least) return false;
		return status === void 0 || status === "new" && context === void 0;
	});
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
function firstEnd(certificates) {
	const ends = certificates.flatMap((one) => readInstant(one.notAfter) ?? []);
	return ends.length === 0 ? void 0 : Math.min(...ends);
}
/** Most urgent first: by stage and level, then by how close the expiration is to `now`. */
function compareUrgency(a, b, now) {
	const distance = ({ end = Number.MAX_SAFE_INTEGER }) => Math.abs(end - now);
	return rank$1(b, now) - rank$1(a, now) || LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || distance(a) - distance(b);
}
function rank$1({ stage, end }, now) {
	return stage === "expired" && end !== void 0 && now - end > LONG_AGO ? STAGES.indexOf("expiring") - .5 : STAGES.indexOf(stage);
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
function groupsOf$1(findings, report) {
	const lineages = lineagesOf(report.topology);
	return [...groupBy(findings, (finding) => certificateOf(finding, report) === void 0 ? `rule ${finding.rule}` : lineages.get(finding.certificate ?? "")?.id ?? finding.certificate).values()].map((some) => groupOf(some, lineages, report)).sort((a, b) => compareGroups(a, b, report.now));
}
function groupOf(findings, lineages, report) {
	const [{ rule, certificate: fingerprint = "" }] = findings;
	const level = LEVELS.find((one) => findings.some((finding) => finding.level === one)) ?? "note";
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
	const end = firstEnd(versions.filter(({ fingerprint: one }) => (urgent.size > 0 ? urgent : named).has(one)));
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
	return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || Number(b.findings.some(isNew)) - Number(a.findings.some(isNew)) || Number(a.certificate === void 0) - Number(b.certificate === void 0) || distance(a) - distance(b) || compareText(a.title, b.title) || compareText(a.certificate?.fingerprint ?? a.rule ?? "", b.certificate?.fingerprint ?? b.rule ?? "");
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
		groups: groupsOf$1(counting, report),
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
const PLACES$3 = 5;
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
	for (const level of most === 0 ? [] : LEVELS) {
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
		const texts = named.slice(0, PLACES$3).map((place) => locationText(place, report));
		lines.push(`${here ? "See also" : "In"} ${texts.join(", ")}${named.length > PLACES$3 ? ` and ${count(named.length - PLACES$3)} more places` : ""}`);
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
	if (others.length === 0) return `chain incomplete, unless clients trust ${nameOf$2(own.issuer)} itself`;
	let last = own;
	const left = new Set(others);
	while (!last.selfIssued) {
		const issuer = [...left].find((one) => issuance(last, one) === "issued");
		if (issuer === void 0) break;
		const end = readInstant(issuer.notAfter);
		if (end !== null && remaining(end, now) < 0) return `chain broken: ${nameOf$2(issuer.subject)} has expired`;
		left.delete(issuer);
		last = issuer;
	}
	if (last === own) return `chain broken: ${nameOf$2(own.issuer)} is not sent, but other certificates are`;
	return `chain complete up to ${nameOf$2(last.issuer)}`;
}
function nameOf$2(name) {
	return dnAttribute(name, "CN") ?? dnAttribute(name, "O") ?? (name || "an issuer without a name");
}

// src/reporting/served-rows.ts
/** Names of a certificate that are shown; the others are counted. */
const NAMES = 5;
/** The probed endpoints: worst first, then in the order of the probes. */
function servedRows(report) {
	const rank = ({ level }) => level === void 0 ? LEVELS.length : LEVELS.indexOf(level);
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
	return LEVELS.find((level) => levels.includes(level));
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
const PLACES$2 = 6;
const MAX_NAME = 200;
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
		const addresses = markdownCode(listed(row.addresses, PLACES$2), 200);
		const known = [facts, row.addresses.length > 0 ? addresses : ""].filter((text) => text !== "").join(", at ");
		return `- ${sign} ${markdownCode(row.endpoint, 200)} ${escapeMarkdown(row.state, 300)}${known === "" ? "" : `<br>${known}`}`;
	});
	const rest = rows.length - lines.length;
	const more = rest > 0 ? `\n${plural(rest, "more row")} in the JSON report.\n` : "";
	return `### What endpoints serve\n\n${lines.join("\n")}\n${more}`;
}
function locationList(report, places, options, most = PLACES$2) {
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
const SIGNS$3 = {
	good: "\u2705",
	bad: "\u274c",
	plain: "\u25ab\ufe0f"
};
/** Names that Mermaid takes for plain text inside of quotation marks, whatever they say. */
const PLAIN$1 = /^[\w./-]{1,40}$/;
const NAMED$5 = 3;
/** Two stations say no more than the list. */
const LEAST$1 = 3;
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
		return `- ${SIGNS$3[state]} ${state === "bad" ? `**${words}**` : words}${number}${where}`;
	}).join("\n");
}
/** The same as a picture that GitHub draws; empty where there is nothing to connect. Names from files are in it only where they are plain. */
function pathPicture(path) {
	const shown = path.slice(0, MAX_STATIONS);
	if (shown.length < LEAST$1) return "";
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
	const shown = [...new Set(step.places.map(({ path }) => path))].filter((name) => PLAIN$1.test(name)).slice(0, NAMED$5);
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

// src/reporting/review-rows.ts
/** What a person calls a step. */
const STEPS = {
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
		steps: STEPS[step]
	};
}
function asOne$1(rows) {
	const [first] = rows;
	const { repository, path } = first.location;
	const names = [...new Set(rows.map(({ what }) => what))];
	return {
		...plain(first),
		steps: pluralWord(rows.length, STEPS[first.step]),
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
function effectText(effect) {
	switch (effect) {
		case "breaks": return "breaks its dependents";
		case "weakens": return "weaker than before";
		case "unclear": return "no consumer found";
		default: return "";
	}
}

// src/reporting/review-markdown.ts
/** Rows that fit a screen; the others are below a fold. */
const SCREEN$2 = 10;
const MAX_ROWS$3 = 100;
const MAX_CELL = 300;
const NAMED$4 = 3;
const SIGNS$2 = {
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
		const what = `${row.effect === void 0 ? "" : `${SIGNS$2[row.effect]} `}${WORDS$1[row.action]} ${row.steps}: **${escapeMarkdown(row.what, MAX_CELL)}**`;
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
function effect({ effect: kind }) {
	const means = effectText(kind);
	return means === "" ? [] : [`_${means}_`];
}
function people$1({ dependents, owners }) {
	const names = [...new Set(dependents.map(({ what }) => what))];
	const used = names.length === 0 ? [] : [`used by ${escapeMarkdown(listed(names, NAMED$4), MAX_CELL)}`];
	const owned = listed(owners.slice(0, NAMED$4).map((one) => markdownCode(one, 100)));
	return owned === "" ? used : [...used, `owned by ${owned}`];
}

// src/reporters/comment.ts
const MAX_FINDINGS$1 = 20;
/** Findings that are not folded. */
const IN_FULL$3 = 5;
const PICTURES$1 = 2;
const MAX_REVIEW = 3e4;
const MAX_PLACES$1 = 8;
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
	for (const finding of findings.slice(0, MAX_FINDINGS$1)) {
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
	const counts = LEVELS.map((level) => [level, findings.filter((one) => one.level === level).length]);
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
	return LEVELS.indexOf(level) >= LEVELS.indexOf(head.level) && [head.location, ...head.related].some(({ repository, path, line = 1, endLine = line }) => repository === location.repository && path === location.path && (location.line === void 0 || location.line >= line && location.line <= endLine));
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
	const group = groupsOf$1([finding], report).find(({ versions }) => versions.length > 1);
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
	const where = `In ${link$2(finding.location, report, options)}${ownedBy(finding.location)} (${ruleMarkdown(finding.rule, report)})`;
	const places = finding.related.slice(0, MAX_PLACES$1).map((place) => `- ${link$2(place, report, options)}${ownedBy(place)}`);
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
function link$2(place, report, options) {
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

// src/reporting/issue-folder-groups.ts
/** Certificates of one folder from which on they have one issue: so many are one piece of work for one team. */
const LEAST = 6;
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
	return new Map([...folders].filter(([, ids]) => ids.length >= LEAST));
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
	return [...groupsOf(report)].map(([id, findings]) => subjectOf(id, findings, report, index)).sort((a, b) => mostUrgentFirst(a, b, report.now));
}
/** Findings by what an issue is about. */
const groupsOf = memoizeByObject((report) => {
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
	const joined = [...groupsOf(report)].some(([id, findings]) => id.startsWith("folder:") && findings.some((one) => own.has(one.certificate)));
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
	const end = folderGroup === void 0 ? firstEnd([...versions, ...served].filter((one) => named.has(one.fingerprint))) : closestEnd(members, report.now);
	const isCatchAll = ({ location, owners }) => isOwnedAsAll(location, report.inventory) && sameItems(owners ?? [], ownersOf$1(location, report.inventory));
	const handles = findings.filter((finding) => !isCatchAll(finding)).flatMap((finding) => finding.owners ?? []).filter((owner) => HANDLE.test(owner));
	return {
		key: keyOf(id),
		title: versions.length + served.length > 0 ? titleFor([...versions, ...served]) : folderGroup === void 0 ? faultTitle(findings, report) : `Certificates in ${folderGroup.plain ? `${folderGroup.folder}/` : "one folder"}`,
		stage: stageOf(findings, end, report),
		level: LEVELS.find((level) => findings.some((one) => one.level === level)) ?? "warning",
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
	return LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || compareText(a.rule, b.rule);
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

// src/reporters/dashboard.ts
/** More than a person reads in one issue. */
const MAX_ROWS$2 = 100;
/** GitHub refuses a body of more than 65,536 characters; the rest is room for the marker and for what is around the rows. */
const MAX_CHARACTERS$2 = 4e4;
const MAX_SCOPES = 50;
const MAX_OWNERS$1 = 10;
/** What a stage counts as at least; an error is red at any stage. */
const SIGNS$1 = {
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
		owners: [...new Set(subjects.flatMap(({ owners }) => owners))].slice(0, MAX_OWNERS$1),
		escalation: `The most urgent is now ${nameOf$1(first)}: ${stateText(first, report.now)}.`
	};
}
/** `\ud83d\udd34 served, expires 2026-11-26`: how urgent a subject is, and its date where it has one. */
function stateText({ stage, level, end }, now) {
	const words = stage === "served" ? ["served"] : stage === "attention" ? ["needs action"] : [];
	if (end !== void 0) words.push(`${end < now ? "expired" : "expires"} ${dayOf(end)}`);
	return `${level === "error" ? EMOJI_SIGNS.error : SIGNS$1[stage]} ${words.join(", ")}`;
}
function bodyOf$1(subjects, report) {
	const rows = within$1(MAX_CHARACTERS$2, subjects.slice(0, MAX_ROWS$2), (subject) => {
		const { findings, owners } = subject;
		const rules = [...new Set(findings.map(({ rule }) => ruleMarkdown(rule, report)))].slice(0, 4);
		const place = findings[0] === void 0 ? "" : markdownCode(locationText(findings[0].location, report), 120);
		const where = findings.length > 1 ? `: ${plural(findings.length, "finding")}, first in` : " in";
		const who = owners.length === 0 ? "" : `, owned by ${owners.join(" ")}`;
		return `- **${nameOf$1(subject)}** ${stateText(subject, report.now)}<br>${rules.join(", ")}${where} ${place}${who}`;
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
function nameOf$1({ title, versions }) {
	return versions.length > 0 ? markdownCode(title, 200) : escapeMarkdown(title, 200);
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
	const items = places.slice(0, 20).map((place) => `<li>${link$1(report, place, options)}</li>`);
	if (places.length > 20) items.push(`<li>and ${count(places.length - 20)} more</li>`);
	return `<ul>${items.join("")}</ul>`;
}
function link$1(report, place, options) {
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
		const places = locations.slice(0, USE_PLACES).map((place) => link$1(report, place, options));
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
	const found = LEVELS.find((level) => versions.some(({ certificate }) => levels.get(certificate.fingerprint) === level));
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
		if (known === void 0 || LEVELS.indexOf(level) < LEVELS.indexOf(known)) levels.set(certificate, level);
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
const MAX_ROWS$1 = 1e3;
const MAX_TEXT$1 = 300;
const NAMED$3 = 3;
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
	const rest = rows.slice(SCREEN$1, MAX_ROWS$1);
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
	const place = row.action === "removed" ? `<code>${escapeHtml(locationText(row.location, report), 500)}</code>` : link$1(report, row.location, options);
	const means = effectText(row.effect);
	return `<li${level}>${[
		`${WORDS[row.action]} ${row.steps}: <b>${escapeHtml(row.what, MAX_TEXT$1)}</b> in ${place}${means === "" ? "" : ` <b class="state">${means}</b>`}`,
		...row.differences.map(difference(row)),
		people(row)
	].filter((line) => line !== "").join("<br>")}</li>`;
}
function difference({ action }) {
	const code = (text) => text === void 0 ? "none" : `<code>${escapeHtml(text, MAX_TEXT$1)}</code>`;
	return ({ of, before, after }) => {
		const label = escapeHtml(of, MAX_TEXT$1);
		return before === void 0 && (action === "added" || action === "removed") ? `${label}: ${code(after)}` : `${label}: ${code(before)} \u2192 ${code(after)}`;
	};
}
function people({ dependents, owners }) {
	const names = [...new Set(dependents.map(({ what }) => what))];
	return [...names.length > 0 ? [`used by ${escapeHtml(listed(names, NAMED$3), MAX_TEXT$1)}`] : [], ...owners.length > 0 ? [`owned by ${escapeHtml(listed(owners.slice(0, NAMED$3)), MAX_TEXT$1)}`] : []].join("; ");
}

// src/reporting/merge-findings.ts
/** Merges equal findings: a page for people must not grow with the number of equal ones. */
/** Number of certificates of one level in one file or folder from which they are shown as one. */
const TOGETHER = 6;
/** Number of them from which the report asks whether the place is test data. */
const MANY = 20;
const NAMED$2 = 5;
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
	const byLevel = (a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);
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
	const rest = names.length - NAMED$2;
	return [...names.slice(0, NAMED$2), ...rest > 0 ? [`${count(rest)} more`] : []];
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
const NAMED$1 = 3;
/**
* Splits groups into those in full, in brief and in sum. Rules without a certificate are all shown: each is one group,
* however many findings it has.
*/
function splitByPriority(groups) {
	const level = LEVELS.find((one) => groups.some((group) => group.level === one)) ?? "note";
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
	return [`\u2026 and ${plural(certificates, "more certificate")} with ${plural(findings.length, "finding")}: ${what}; in ${listed(places, NAMED$1)}. --format json lists all.`];
}
/** Advice about places with so many findings that they may be test data, the fullest first. */
function fixtureAdvice(groups) {
	const full = groups.filter(({ glob }) => glob !== void 0);
	if (full.length === 0) return [];
	const size = ({ certificates = [] }) => certificates.length;
	const globs = full.toSorted((a, b) => size(b) - size(a)).map(({ glob }) => `"${glob}"`);
	const several = globs.length > 1;
	return [`If ${several ? "these places hold" : "this place holds"} test data, list ${listed(globs.slice(0, NAMED$1))} under "fixtures" in the config file. ${several ? "They are" : "It is"} then not counted.`];
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
		const worst = LEVELS.find((level) => whole.totals[level] > 0) ?? (whole.incomplete ? "warning" : sawNothing(whole.totals) ? "note" : "clean");
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
			...LEVELS.map((level) => section(report, level, story, options)),
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
	const number = plural(groups.reduce((sum, { findings }) => sum + findingCount(findings), 0), others.length > 0 ? `other ${level}` : level);
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
		const links = places.slice(0, STATION_PLACES).map((place) => link$1(report, place, options));
		if (places.length > STATION_PLACES) links.push(`and ${count(places.length - STATION_PLACES)} more`);
		return `<li class="${state}"><b>${words[state]} ${days(escapeHtml(text))}</b>${links.join(" ")}</li>`;
	});
	return items.length === 0 ? "" : `<ol class="path">${items.join("")}</ol>`;
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

// src/reporting/issue-commands.ts
/** What a person can copy out of an issue: commands that look, and entries that accept. */
const MAX_FILES = 6;
const MAX_ENTRIES = 4;
/** Names that a shell and YAML take as they are, and that no tool takes for an option. */
const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9_./@+=-]{0,199}$/;
/**
* Commands that print serial number and expiration date of each copy and of the served certificate, and the expected
* serial number.
*/
function checkCommands(versions) {
	const [newest] = versions;
	if (newest === void 0) return { looks: [] };
	const places = versions.toReversed().flatMap((version) => version.sightings);
	const several = new Set(places.map(({ repository }) => repository)).size > 1;
	const where = ({ repository }) => several && PLAIN.test(repository) ? ` # in ${repository}` : "";
	const files = places.flatMap((place) => {
		const look = lookAt(place);
		return look === void 0 ? [] : [look + where(place)];
	}).slice(0, MAX_FILES);
	const host = newest.names.map((name) => /^dns:([^*]+)$/.exec(name)?.[1]).find((name) => name && looksLikeHost(name));
	const served = host === void 0 || !PLAIN.test(host) ? [] : [`openssl s_client -connect ${host}:443 -servername ${host} </dev/null 2>/dev/null \\`, "  | openssl x509 -noout -serial -enddate"];
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
	if (!PLAIN.test(path) || container !== void 0) return void 0;
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
		return PLAIN.test(path) && (isHome || PLAIN.test(repository)) ? [`  - rule: ${rule}\n    path: ${isHome ? "" : `${repository}:`}${path}`] : [];
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

// src/reporting/issue-digest.ts
/** One issue in place of many in the first scan of a repository: a checklist with a line for each subject. */
/** The key of the digest; other issues have hashes. */
const DIGEST_KEY = "digest";
/** Why a digest can be closed. */
const DIGEST_EVIDENCE = "Resolved: every item of this list is fixed or has its own issue.";
/** Characters of lines that a person sees; GitHub refuses a body of more than 65,536. */
const MAX_CHARACTERS$1 = 4e4;
/** Items that are stored only as keys, beside the visible lines. */
const MAX_UNSEEN = 500;
const MAX_LINE = 400;
const MAX_OWNERS = 10;
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
	let room = MAX_CHARACTERS$1;
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
		owners: [...new Set(drafts.flatMap(({ owners }) => owners))].slice(0, MAX_OWNERS),
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

// src/reporters/issue.ts
/** GitHub refuses a body of more than 65,536 characters; the rest is room for the marker. */
const MAX_CHARACTERS = 6e4;
const MAX_FINDINGS = 15;
const MAX_PLACES = 40;
const MAX_MESSAGE$2 = 800;
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
			escalation: verdictOf(subject, report.now)
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
function verdictOf({ title, stage, end, versions, findings, folderGroup }, now) {
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
		verdictOf(subject, report.now),
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
		path.length === 0 ? "" : `### Copies\n\n${[pathPicture(path), pathList(path, report, options, MAX_PLACES)].filter((text) => text !== "").join("\n\n")}`,
		`### Findings\n\n${problems(subject, report, options)}`,
		versions.length < 2 ? "" : timeline(versions),
		versions.length === 0 ? "" : renewal(subject, report, options)
	];
	const parts = head.filter((text) => text !== "");
	let room = MAX_CHARACTERS - [...head, ...tail].join("\n\n").length;
	for (const text of middle) {
		room -= text.length + 2;
		if (text !== "" && room >= 0) parts.push(text);
	}
	return `${[...parts, ...tail].filter((text) => text !== "").join("\n\n")}\n`;
}
function steps(subject, report) {
	const { folderGroup } = subject;
	const list = [...folderGroup?.plain ? [`If the folder holds test data, list "${folderGroup.folder}/**" under "fixtures" in the config file, and this issue closes.`] : [], ...fixesOf(subject, report)].slice(0, 5).map((fix, index) => `${index + 1}. ${escapeMarkdown(fix, MAX_MESSAGE$2)}`);
	const { looks, serial } = checkCommands(subject.versions);
	if (looks.length === 0) return list.join("\n");
	const expected = serial === void 0 ? "" : ` Each must print \`serial=${serial}\`.`;
	return [
		...list,
		`${list.length + 1}. Check each copy and the served certificate. Change the port if the service uses another one.${subject.versions.length > 1 ? expected : ""}`,
		"",
		"```bash",
		...looks,
		"```"
	].join("\n");
}
function problems({ findings }, report, options) {
	const lines = findings.slice(0, MAX_FINDINGS).map((finding) => {
		const where = link(finding.location, report, options);
		return `- ${EMOJI_SIGNS[finding.level]} ${ruleMarkdown(finding.rule, report)} ${escapeMarkdown(finding.message, MAX_MESSAGE$2)} (${where})`;
	});
	if (findings.length > lines.length) lines.push(`- and ${findings.length - lines.length} more; the job summary lists all.`);
	return lines.join("\n");
}
/** A diagram that GitHub draws; no text of it comes from a file. */
function timeline(versions) {
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
	if (chain.length < 2) return `${heading}\n\n\u274c No tool that renews it, or copies it to a server, was found. Declare the copies under \`sync\` in ${configText(options)}.`;
	return `${heading}\n\n${chain.map(({ depth, role, text, location, broken }) => {
		const where = location === void 0 ? "" : ` in ${link(location, report, options)}`;
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
function link(place, report, options) {
	const text = locationText(place, report);
	const url = locationUrl(place, report, options);
	return url === void 0 ? markdownCode(text, 200) : markdownLink(text, url);
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
const MAX_MESSAGE$1 = 800;
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
	for (const level of LEVELS) {
		const text = folded(report, level, groups.filter((group) => group.level === level), options, left, full.shown > 0);
		body.push(text);
		left -= Buffer.byteLength(text);
	}
	return [head + body.join("") + tail, head].find((text) => Buffer.byteLength(text) <= bytes) ?? `## ${verdictText(whole)}\n`;
}
function header$1(report, whole, { next }) {
	const { totals, incomplete } = whole;
	const worst = LEVELS.find((level) => totals[level] > 0);
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
	let used = Buffer.byteLength(parts[0]) + NOTICE_BYTES * LEVELS.length;
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
	const rules = countedRules(groups.flatMap(({ findings }) => findings)).join(", ");
	const summary = `${EMOJI_SIGNS[level]} ${plural(all, others ? `other ${level}` : level)}: ${rules}`;
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
					...findings.map((finding, index) => problem(report, finding, findings[index + 1]?.fix === finding.fix ? "" : escapeMarkdown(finding.fix, MAX_MESSAGE$1))),
					...fixtureAdvice([group]).map((advice) => escapeMarkdown(advice, MAX_MESSAGE$1))
				].join("<br>")}`,
				findings: findingCount(findings)
			};
			continue;
		}
		for (const [index, finding] of findings.entries()) yield {
			text: `- ${[
				`**${escapeMarkdown(title, 200)}**: ${placesText(report, [finding], group, options)}`,
				problem(report, finding, findings[index - 1]?.fix === finding.fix ? "" : escapeMarkdown(finding.fix, MAX_MESSAGE$1)),
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
	return known === void 0 || fix.length < known.length ? escapeMarkdown(fix, MAX_MESSAGE$1) : known;
}
function problem(report, finding, fix) {
	const status = finding.status === "new" ? " (new)" : "";
	return `${ruleMarkdown(finding.rule, report)}${status}: ${escapeMarkdown(finding.message, MAX_MESSAGE$1)}${fix === "" ? "" : `<br>**Fix:** ${fix}`}`;
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
const MAX_MESSAGE = 2e3;
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
		message: { text: `${escapeSarif(finding.message, MAX_MESSAGE)} ${escapeSarif(finding.fix, MAX_MESSAGE)}` },
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
const MAX_ROWS = 20;
const MAX_TEXT = 400;
const NAMED = 3;
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
function reviewLines({ report, lines, paint, width }) {
	const { rows, elsewhere } = tableOf(report);
	if (rows.length + elsewhere.length === 0) return;
	lines.push("", paint("bold", "Changes to certificates and their automation"));
	for (const row of rows.slice(0, MAX_ROWS)) {
		const left = `  ${paint(COLORS$1[row.effect ?? ""] ?? "reset", SIGNS[row.action])} ${row.steps}: ${escapeLog(row.what, MAX_TEXT)}`;
		lines.push(...spread(left, paint("cyan", escapeLog(locationText(row.location, report), MAX_TEXT)), width));
		const names = [...new Set(row.dependents.map(({ what }) => what))];
		const told = [
			...row.differences.map((one) => differenceText(one, row.action)),
			...names.length > 0 ? [`used by ${listed(names, NAMED)}`] : [],
			...row.owners.length > 0 ? [`owned by ${listed(row.owners, NAMED)}`] : [],
			effectText(row.effect)
		].filter((text) => text !== "");
		if (told.length > 0) for (const line of wrap(escapeLog(told.join("; "), MAX_TEXT), width - 6)) lines.push(`      ${paint("dim", line)}`);
	}
	if (rows.length > MAX_ROWS) lines.push(`  and ${plural(rows.length - MAX_ROWS, "more row")}; --format json lists all`);
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
	const samePlaces = group.rule === void 0 && alike(shown, placesOf);
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
	lines.push(...heads(page, group, paint(COLORS[level], `${SIGNS$4[level]} ${escapeLog(group.title)}`)));
	const parts = [rules.join(", "), ...where].map((part) => escapeLog(part, 300));
	for (const line of fill(parts, ": ", page.width - 2)) lines.push(`  ${paint("dim", line)}`);
}
function titleLines(page, group) {
	const { report, lines, paint, width } = page;
	const { certificate, level, title } = group;
	lines.push("", ...heads(page, group, paint(["bold", COLORS[level]], `${SIGNS$4[level]} ${escapeLog(title)}`)));
	const dim = (text) => lines.push(...wrap(text, width - 2).map((line) => `  ${paint("dim", line)}`));
	const names = certificateTitles(group, report.now).map((name) => escapeLog(name, 300));
	for (const line of fill(names, ", ", width - 2)) lines.push(`  ${paint("dim", line)}`);
	if (certificate === void 0) return;
	const start = certificate.notBefore === null ? "" : `, from ${certificate.notBefore.slice(0, 10)}`;
	dim(`${escapeLog(keyText(certificate))}${start}, issued by ${escapeLog(certificate.issuer || "unknown", 120)}`);
}
/** The title, and at the other end of the line how long the certificate lasts, or the rule and how often it spoke. */
function heads(page, { certificate, rule, level, findings }, title) {
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
		reviewLines(page);
		findings(page, "Certificates that need action", story.action);
		for (const level of LEVELS) findings(page, `${story.action.length > 0 ? "Other " : ""}${level}s`, story.rest.filter((group) => group.level === level));
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
	const worst = LEVELS.find((level) => numbers[level] > 0);
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
	timeline$1
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

export { rulePage as C, STAGES as S, commentOn as _, issueDrafts as a, annotationsWithin as b, itemOf as c, dashboardDraft as d, ENDPOINTS as f, issueSubjects as g, hashOf as h, evidenceFor as i, listedItems as l, isFolder as m, render as n, DIGEST_KEY as o, holdsFile as p, writeText as r, digestDraft as s, deliver as t, DASHBOARD_KEY as u, suggestionText as v, gate as w, summarize as x, worthAComment as y };
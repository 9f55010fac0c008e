import "./rolldown-runtime.js";
import { A as SECOND, B as duration, C as limitAt, D as validityLimitAt, E as periodOf, F as readInstant, G as spellSecret, H as spellDuration, I as remaining, J as subjectOf$1, K as text, M as momentOf, N as readDay, O as DAY, P as readFraction, Q as collect, R as cronCadence, S as comingLimits, T as lengthOf, U as isPlainName, V as goDuration, W as sameUnit, X as decoders, Y as factsBy, Z as isSourceCode, _ as plural, a as restarterOf, c as factAt, d as stateOf, f as upstream, g as listed, i as renewerOf, j as dayOf, k as NO_EXPIRY, l as graphOf, n as called, o as together, q as texts, r as consumers, s as downstream, t as mechanisms, w as latestEnd, x as nearMiss, z as DAY$1 } from "./mechanisms.js";
import { D as compareText, E as compareLocations, O as INCOMPLETE_REASONS, k as LEVELS } from "./certificate.js";
import { a as messageOf$3, r as UsageError } from "./suggest.js";
import { n as cut, u as reveal } from "./escape.js";
import { t as parseEndpoint } from "./endpoint.js";
import { t as TOOL } from "./version.js";
import { isIP } from "node:net";
import { createHash } from "node:crypto";
import { domainToUnicode } from "node:url";
import { posix } from "node:path";

// src/lib/owners.ts
/** Largest CODEOWNERS file that GitHub reads. */
const MAX_BYTES = 3 << 20;
const MAX_STARS = 4;
/** A login, a team or an address; anything else makes GitHub skip the line. */
const OWNER = /^(@[A-Za-z0-9][\w.-]*(\/[\w.-]+)?|[^\s@]+@[^\s@]+\.[^\s@]+)$/;
/** Rules about the change itself: the owners they name must hear of it before the merge. */
const CHANGE_RULES = /* @__PURE__ */ new Set([
	"automation-removed",
	"sync-weakened",
	"copies-left-behind"
]);
/** Where GitHub looks for the file, the first one counts. */
const CODEOWNERS_PLACES = [
	".github/CODEOWNERS",
	"CODEOWNERS",
	"docs/CODEOWNERS"
];
/**
* The lines of a CODEOWNERS file, in order. A pattern without owners stays: it takes the owners of earlier patterns away.
* https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
*/
function parseCodeowners(text) {
	if (text.length > MAX_BYTES) return [];
	const rules = [];
	for (const line of text.split(/\r?\n/)) {
		const [pattern, ...owners] = line.replace(/(^|\s)#.*$/, "").trim().split(/(?<!\\)\s+/);
		if (pattern === void 0 || pattern === "" || /^!|[[\]]/.test(pattern)) continue;
		if (pattern.split("**").length > MAX_STARS) continue;
		if (owners.every((owner) => OWNER.test(owner))) rules.push({
			pattern: pattern.replaceAll("\\ ", " "),
			owners
		});
	}
	return rules;
}
/** The owners of a place by the last pattern that matches; none where that has none, or nothing matches. */
function ownersOf$1(place, inventory) {
	return (inventory.repositories.find((one) => one.name === place.repository)?.owners ?? []).findLast((rule) => matches(rule.pattern, place.path))?.owners ?? [];
}
/** A pattern of CODEOWNERS: gitignore's, where one without a slash inside matches at any depth, and a folder all below it. */
function matches(pattern, path) {
	const anchored = pattern.replace(/\/$/, "").includes("/");
	const folder = pattern.endsWith("/");
	const parts = pattern.replace(/^\/|\/$/g, "").split("/");
	const segments = path.split("/");
	const deep = folder || !/[*?]/.test(parts.at(-1) ?? "") || parts.at(-1) === "**";
	return (anchored ? [0] : segments.map((_, index) => index)).some((start) => walk(parts, segments.slice(start), deep, folder));
}
/** Matches segment by segment; `**` stands for any number of them. */
function walk(parts, segments, deep, folder) {
	const [part, ...rest] = parts;
	if (part === void 0) return segments.length === 0 ? !folder : deep;
	if (part === "**") {
		for (let skip = 0; skip <= segments.length; skip++) if (walk(rest, segments.slice(skip), deep, folder)) return true;
		return false;
	}
	const [segment, ...others] = segments;
	return segment !== void 0 && wildcard(part, segment) && walk(rest, others, deep, folder);
}
/** `*` and `?` within one segment, in linear time but for the last star. */
function wildcard(pattern, text) {
	let [p, t, star, mark] = [
		0,
		0,
		-1,
		0
	];
	while (t < text.length) if (pattern[p] === "*") [star, mark, p] = [
		p,
		t,
		p + 1
	];
	else if (pattern[p] === "?" || pattern[p] === text[t]) [p, t] = [p + 1, t + 1];
	else if (star >= 0) [p, mark, t] = [
		star + 1,
		mark + 1,
		mark + 1
	];
	else return false;
	while (pattern[p] === "*") p++;
	return p === pattern.length;
}

// src/lib/placed-globs.ts
const PLACED = /^([\w.*-]+\/[\w.*-]+):(.+)$/;
/** @param repositories those of the audit; one that was renamed answers to both names */
function placePattern(text, repositories, matches) {
	const holds = (pattern, path) => path === pattern || matches(pattern, path);
	const [, repository, glob] = PLACED.exec(text) ?? [];
	if (repository === void 0 || glob === void 0) return {
		matches: ({ path }) => holds(text, path),
		inScope: true
	};
	const isNamed = (name) => name.toLowerCase() === repository.toLowerCase() || repository.includes("*") && matches(repository, name);
	const meant = repositories.filter(({ name, formerName = name }) => isNamed(name) || isNamed(formerName));
	const names = new Set(meant.map(({ name }) => name));
	return {
		matches: (place) => (names.has(place.repository) || isNamed(place.repository)) && holds(glob, place.path) || holds(text, place.path),
		inScope: meant.some(({ failure }) => failure === void 0 || failure.reason === "empty")
	};
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
		if (subject === void 0 || more.length > 0 || !/^[a-z0-9-]+$/.test(rule)) throw new UsageError(`${reveal(path)}:${index + 1}: a line of a baseline is a rule, a subject and at most a path`);
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
* Sorts what counts now. Findings in fixtures, examples, vendored code and trust stores gate nothing; they stay out, or their
* line would also accept a copy in production.
*/
function acceptable({ findings, inventory, now }, rules) {
	const idsOf = (has) => new Set(rules.filter(has).map(({ id }) => id));
	const policyRules = idsOf(({ judges }) => judges === "policy");
	const endingRules = idsOf(({ runsOut }) => runsOut === true);
	const valid = /* @__PURE__ */ new Set();
	for (const { fingerprint, notAfter } of inventory.certificates) {
		const end = readInstant(notAfter);
		if (end !== null && remaining(end, now) >= 0) valid.add(fingerprint);
	}
	const counting = findings.filter(({ rule, status, context, suppressed }) => {
		return (suppressed === void 0 || suppressed.by === "baseline") && context === void 0 && status !== "fixed" && !policyRules.has(rule);
	});
	const presses = ({ rule, certificate }) => endingRules.has(rule) && valid.has(certificate);
	return {
		accepted: counting.filter((finding) => !presses(finding)),
		pressing: counting.filter(presses)
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

// src/policy/acceptance.ts
/** The rules whose findings an expected state accounts for. */
const STATES$1 = {
	expired: ["expired"],
	"not-yet-valid": ["not-yet-valid"],
	weak: ["weak-key", "weak-signature"],
	unreadable: ["unreadable"]
};
/** Opens the books: expectations account first, then ignore entries, then the baseline. Entries apply to single places. */
function openLedger(policy, now, baseline, repositories = []) {
	const pattern = (path) => placePattern(path, repositories, policy.matches);
	const ignores = policy.ignore.map((entry) => {
		const lastDay = readDay(entry.until);
		return {
			entry,
			at: entry.path === void 0 ? void 0 : pattern(entry.path),
			lapsed: lastDay === null || now >= lastDay + 864e5,
			matched: []
		};
	});
	const expects = policy.expect.map((entry) => ({
		entry,
		at: pattern(entry.path),
		matched: []
	}));
	const lines = (baseline?.entries ?? []).map((entry) => ({
		entry,
		matched: []
	}));
	const bySubject = /* @__PURE__ */ new Map();
	for (const line of lines) {
		const key = `${line.entry.rule} ${line.entry.subject}`;
		const others = bySubject.get(key);
		if (others === void 0) bySubject.set(key, [line]);
		else others.push(line);
	}
	const forProblem = (rule, subject, { certificate }) => {
		const expected = expects.filter(({ entry }) => STATES$1[entry.state].includes(rule));
		const ignored = ignores.filter(({ entry }) => (entry.rule === void 0 || entry.rule === rule) && (entry.certificate === void 0 || entry.certificate === certificate));
		const listed = bySubject.get(`${rule} ${encodeField(subject)}`) ?? [];
		return (place) => {
			let found;
			for (const { entry, at, matched } of expected) {
				if (!at.matches(place)) continue;
				matched.push(place);
				found ??= {
					by: "expect",
					reason: `The config expects it to be ${entry.state}.`
				};
			}
			for (const { entry, at, lapsed, matched } of ignored) {
				if (at?.matches(place) === false) continue;
				matched.push(place);
				if (!lapsed) found ??= {
					by: "ignore",
					reason: entry.reason,
					until: entry.until
				};
			}
			for (const { entry, matched } of listed) {
				if (entry.path !== void 0 && entry.path !== encodeField(place.path)) continue;
				matched.push(place);
				found ??= {
					by: "baseline",
					reason: "It is listed in the baseline."
				};
			}
			return found;
		};
	};
	return {
		forProblem,
		ignores,
		expects,
		baseline: lines
	};
}

// src/policy/entry-uses.ts
/**
* What became of each entry once everything has been judged. An entry that matched nothing is unused only where all of the
* repository was read and every rule ran (`whole`); else what it accepts may lie in the part that was not.
*/
function entryUses(ledger, inventory, baseline, whole) {
	const uses = [];
	const state = (matched) => matched.length > 0 || !whole ? "used" : "unused";
	for (const { entry, at, lapsed, matched } of ledger.ignores) {
		const foreign = at?.inScope === false;
		uses.push({
			kind: "ignore",
			location: entry.location,
			text: ignoreText(entry),
			state: lapsed && matched.length > 0 ? "lapsed" : foreign ? "used" : state(matched),
			until: entry.until,
			related: matched
		});
	}
	for (const { entry, at, matched } of ledger.expects) {
		const satisfied = new Set(matched.map(fileKey));
		const broken = filesOf(entry, at, inventory).filter((file) => !satisfied.has(fileKey(file)));
		const isBroken = broken.length > 0 || matched.length === 0 && whole && at.inScope;
		uses.push({
			kind: "expect",
			location: entry.location,
			text: `${entry.path}: ${entry.state}`,
			state: isBroken ? "broken" : "used",
			related: broken
		});
	}
	const place = {
		repository: baseline?.home ?? inventory.repositories[0]?.name ?? "",
		path: baseline?.path ?? ""
	};
	for (const { entry, matched } of ledger.baseline) {
		const text = [
			entry.rule,
			entry.subject,
			...entry.path === void 0 ? [] : [entry.path]
		].join(" ");
		const location = {
			...place,
			line: entry.line
		};
		uses.push({
			kind: "baseline",
			location,
			text,
			state: state(matched),
			related: matched
		});
	}
	return uses;
}
/** Whether everything that the source holds was read: nothing excluded, nothing cut off. */
function isWhole({ repositories }) {
	return repositories.every(({ skipped, failure }) => (failure === void 0 || failure.reason === "empty") && skipped.every(({ reason }) => reason !== "excluded" && !INCOMPLETE_REASONS.has(reason)));
}
function ignoreText({ rule, path, certificate }) {
	const parts = {
		rule,
		path,
		certificate: certificate?.slice(0, 16)
	};
	return Object.entries(parts).filter(([, value]) => value !== void 0).map(([key, value]) => `${key} ${value}`).join(", ");
}
/** The files that an expectation speaks of: those with certificates, or with anything at all where it expects damage. */
function filesOf(entry, at, inventory) {
	const files = /* @__PURE__ */ new Map();
	const add = ({ repository, path }) => {
		const key = fileKey({
			repository,
			path
		});
		if (!files.has(key) && at.matches({
			repository,
			path
		})) files.set(key, {
			repository,
			path
		});
	};
	for (const { sightings } of inventory.certificates) for (const sighting of sightings) add(sighting);
	if (entry.state === "unreadable") for (const object of [...inventory.unreadable, ...inventory.keystores]) add(object);
	return [...files.values()];
}
function fileKey({ repository, path }) {
	return `${repository}\0${path}`;
}

// src/policy/findings.ts
/**
* The level of a problem in production: the config's in place of the rule's own. What the rule itself holds for milder than
* usual stays milder: `levels: {stale-copy: error}` makes no error of a leftover that nothing uses.
*/
function levelOf({ rule, problem }, setting) {
	const own = problem.level ?? rule.level;
	if (setting === void 0 || setting === "off") return own;
	return rank(own) > rank(rule.level) && rank(own) > rank(setting) ? own : setting;
}
/** One problem for each repository whose places must be mended, with the other ones as what else there is to know. */
function perRepository(keyed) {
	const { rule, subject, problem } = keyed;
	const names = [...new Set(problem.locations.map(({ repository }) => repository))].sort(compareText);
	if (rule.joint || names.length < 2) return [keyed];
	return names.map((name) => {
		const own = problem.locations.filter(({ repository }) => repository === name);
		const others = problem.locations.filter(({ repository }) => repository !== name);
		return {
			rule,
			subject: `${name}:${subject}`,
			problem: {
				...problem,
				locations: own,
				related: [...others, ...problem.related ?? []]
			}
		};
	});
}
function rank(level) {
	return LEVELS.indexOf(level);
}
/** Places in their order, each once, without what a sighting has beyond a place. */
function distinct(locations) {
	const sorted = locations.map(plain$1).sort(compareLocations);
	return sorted.filter((location, i) => i === 0 || compareLocations(sorted[i - 1], location) !== 0);
}
function plain$1({ repository, path, line, endLine, pointer }) {
	return {
		repository,
		path,
		...line === void 0 ? {} : { line },
		...endLine === void 0 ? {} : { endLine },
		...pointer === void 0 ? {} : { pointer }
	};
}
/**
* The finding of a problem that lies in some places. In production it has its level, and all other places are related.
* Where no place counts that lies in production it is a note; where every place is accepted it is suppressed. Undefined
* where all that is left lies in trust stores, which have findings of their own.
*/
function findingOf(keyed, places, level) {
	const counted = places.filter((place) => place.accepted === void 0 && place.context !== "trust-store");
	const candidates = counted.length > 0 ? counted : places.filter((place) => place.accepted !== void 0);
	const production = candidates.filter((place) => place.context === "production");
	const bad = production.length > 0 ? production : candidates;
	const [first] = bad;
	if (first === void 0) return void 0;
	const { rule, subject, problem } = keyed;
	const { context, accepted } = first;
	return {
		rule: rule.id,
		level: context === "production" ? level : "note",
		message: problem.message,
		fix: problem.fix ?? rule.fix,
		location: first.location,
		related: relatedTo(bad, places, problem.related ?? []),
		...problem.certificate === void 0 ? {} : { certificate: problem.certificate },
		...problem.owners === void 0 ? {} : { owners: problem.owners },
		key: `${rule.id}|${subject}`,
		counted: bad.length,
		...accepted === void 0 ? {} : { suppressed: accepted },
		...context === "production" ? {} : { context }
	};
}
/** The places that are as bad as the first one, then the other ones, then those that explain, each once. */
function relatedTo(bad, places, explaining) {
	const related = [.../* @__PURE__ */ new Set([...bad, ...places])].slice(1).map((place) => place.location);
	if (explaining.length === 0) return related;
	const seen = new Set(places.map((place) => locationKey(place.location)));
	for (const location of explaining) {
		const key = locationKey(location);
		if (seen.has(key)) continue;
		seen.add(key);
		related.push(plain$1(location));
	}
	return related;
}
function locationKey({ repository, path, line = 0, pointer = "" }) {
	return `${repository}\0${path}\0${line}\0${pointer}`;
}

// src/lib/titles.ts
/** Longest title, in characters. */
const MAX_TITLE = 100;
/** The attributes of a distinguished name as {@link Certificate} writes it, in its order. Linear. */
function attributesOf(name) {
	const found = [];
	let start = 0;
	const take = (end) => {
		const text = name.slice(start, end);
		const equals = text.indexOf("=");
		if (equals > 0) found.push({
			type: text.slice(0, equals),
			value: unescaped(text.slice(equals + 1))
		});
	};
	for (let at = 0; at < name.length; at++) if (name[at] === "\\") at++;
	else if (name[at] === "," || name[at] === "+") {
		take(name[at] === "+" ? at - 1 : at);
		start = at + 2;
	}
	take(name.length);
	return found;
}
/** RFC 4514 section 2.4: a backslash before a special character, or before two hex digits. */
function unescaped(value) {
	return value.replace(/\\([0-9A-Fa-f]{2}|.)/gsu, (_, code) => /^[0-9A-Fa-f]{2}$/.test(code) ? String.fromCharCode(Number.parseInt(code, 16)) : code);
}
/** The last value of an attribute in a distinguished name: the most specific one. */
function attributeOf(name, type) {
	return attributesOf(name).findLast((attribute) => attribute.type === type)?.value;
}
/**
* What a person calls a certificate: its first DNS name, else its common name, else its first other name, else its subject,
* else the start of its fingerprint. Short, and every character in it can be seen.
*/
function titleOf(certificate) {
	const { names, subject, fingerprint } = certificate;
	const title = names.find((name) => name.startsWith("dns:") && name.length > 4)?.slice(4) || attributeOf(subject, "CN") || names[0]?.replace(/^[a-z]+:/, "") || subject || `SHA-256 ${fingerprint.slice(0, 16)}`;
	return reveal(cut(title, MAX_TITLE));
}
/** `www.corp.internal`, `*.corp.internal`: two labels or more of what host names are written with. */
function looksLikeHost(text) {
	return text.length <= 255 && /^(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i.test(text);
}

// src/policy/trust-store-findings.ts
/** Titles that one message names. */
const NAMED$3 = 5;
/**
* Gathers what is wrong in trust stores: who keeps one replaces the whole of it, not its certificates. Some of them is a note,
* because nobody can do without the rest; all of them is as bad as the rule says, unless the store itself is test data.
* @param contextOf the context of the store's path alone
*/
function trustStoreGroups(stores, contextOf) {
	const groups = /* @__PURE__ */ new Map();
	return {
		add({ rule, subject, problem }, places, certificate, level) {
			for (const { location, context, accepted } of places) {
				if (context !== "trust-store" || accepted !== void 0) continue;
				const store = (certificate && stores().storeOf(location, certificate)) ?? {
					path: location.path,
					size: 0
				};
				const key = JSON.stringify([
					rule.id,
					location.repository,
					store.path
				]);
				let group = groups.get(key);
				if (group === void 0) {
					group = {
						rule,
						level,
						store,
						locations: [],
						titles: /* @__PURE__ */ new Map(),
						message: problem.message
					};
					groups.set(key, group);
				}
				group.locations.push(location);
				group.titles.set(subject, certificate === void 0 ? subject : titleOf(certificate));
			}
		},
		findings: (qualify) => [...groups.values()].map(({ rule, level, store, locations, titles, message }) => {
			const [location, ...related] = distinct(locations);
			const isWhole = titles.size === store.size && contextOf(location) === "production";
			return {
				rule: rule.id,
				level: isWhole ? level : "note",
				message: titles.size === 1 ? message : messageOf$2(rule, [...titles.values()], store.size),
				fix: "Take the current trust store from the package or programme that it comes from, and have a job do so regularly.",
				location,
				related,
				key: `${rule.id}|${qualify(`trust-store:${store.path}`, [location])}`,
				...isWhole ? {} : { context: "trust-store" }
			};
		})
	};
}
/** `4 of the 155 CA certificates in this trust store have expired: "DST Root CA X3", … and 2 more.` */
function messageOf$2(rule, titles, total) {
	const names = titles.sort(compareText).map((title) => `"${title}"`);
	const what = rule.several ?? `fall under "${rule.id}"`;
	return `${total < titles.length ? `${titles.length} certificates` : `${total === titles.length ? "All" : titles.length} of the ${total} CA certificates`} in this trust store ${what}: ${listed(names, NAMED$3)}.`;
}

// src/lib/path-names.ts
/** Places that a message names before it counts the rest. */
const NAMED$2 = 4;
/** `legacy/mail/fullchain.pem, pods/13/tls.crt and 3 more`: distinct files, with the repository where there are several. */
function placesText(places, beside = []) {
	const several = new Set([...places, ...beside].map((place) => place.repository)).size > 1;
	const files = [...new Set(places.map((place) => several ? `${place.repository}:${place.path}` : place.path))];
	return listed(files, NAMED$2);
}
/** The folder of a path, without a slash at its end; empty for the root. */
function folderOf$1(path) {
	return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function fileNameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}

// src/policy/trust-stores.ts
/** Roots of different names that make a file a trust store. A chain file has one or two. */
const LEAST_ROOTS = 10;
/** CA certificates of any kind that do so, where they are of more than one hierarchy: what a service publishes by region. */
const LEAST_AUTHORITIES = 20;
/** Organisations whose roots make a folder of files a trust store. The roots of one organisation are its own business. */
const LEAST_ORGANISATIONS = 10;
/** Finds the trust stores of an inventory, in one pass over its sightings. */
function findTrustStores({ certificates }) {
	const files = /* @__PURE__ */ new Map();
	const folders = /* @__PURE__ */ new Map();
	for (const certificate of certificates) {
		if (!isAuthority$1(certificate)) continue;
		const isRoot = certificate.selfIssued && certificate.ca;
		const organisation = isRoot ? attributeOf(certificate.subject, "O") : void 0;
		for (const { repository, path } of certificate.sightings) for (const gathering of [gatheringAt(files, repository, path), gatheringAt(folders, repository, folderOf$1(path))]) {
			gathering.members.add(certificate.fingerprint);
			if (isRoot) gathering.roots.add(certificate.subject);
			if (organisation !== void 0) gathering.organisations.add(organisation.toLowerCase());
		}
	}
	const stores = /* @__PURE__ */ new Map();
	for (const [key, { roots, members }] of files) if (roots.size >= LEAST_ROOTS || roots.size > 1 && members.size >= LEAST_AUTHORITIES) stores.set(key, members.size);
	for (const [key, { organisations, members }] of folders) if (organisations.size >= LEAST_ORGANISATIONS) stores.set(key, members.size);
	return { storeOf({ repository, path }, certificate) {
		if (stores.size === 0 || !isAuthority$1(certificate)) return void 0;
		for (const candidate of [path, folderOf$1(path)]) {
			const size = stores.get(keyOf$1(repository, candidate));
			if (size !== void 0) return {
				path: candidate || ".",
				size
			};
		}
	} };
}
function gatheringAt(gatherings, repository, path) {
	const key = keyOf$1(repository, path);
	let gathering = gatherings.get(key);
	if (gathering === void 0) {
		gathering = {
			members: /* @__PURE__ */ new Set(),
			roots: /* @__PURE__ */ new Set(),
			organisations: /* @__PURE__ */ new Set()
		};
		gatherings.set(key, gathering);
	}
	return gathering;
}
/** Roots of version 1 have no cA flag; server certificates made by `openssl req -x509` have it, but name a host. */
function isAuthority$1({ ca, selfIssued, names, subject }) {
	if (!ca && !selfIssued) return false;
	return !names.some((name) => /^(?:dns|ip):/.test(name)) && !looksLikeHost(attributeOf(subject, "CN") ?? "");
}
function keyOf$1(repository, path) {
	return `${repository}\0${path}`;
}

// src/policy/judge.ts
/**
* Runs the rules and makes findings of what they say: worst first, then production before the rest, then by rule and place;
* suppressed ones at the end. A rule that throws becomes a fault with its name, and what it said before still counts.
*
* Keys are `rule|subject`. A subject that is a fingerprint means the same everywhere; any other is prefixed with its
* repository where several were audited, because `certs/web.jks` is another file in each. In an audit of one repository there
* is no prefix: its name may be that of a folder, which differs from one clone to the next. A problem in several repositories
* is a finding in each, because each has to mend its own places.
*/
function judge$1({ rules, baseline, home, ...input }) {
	const { inventory, policy, now } = input;
	const faults = [];
	const ledger = openLedger(policy, now, baseline, inventory.repositories);
	let stores;
	const groups = trustStoreGroups(() => stores ??= findTrustStores(inventory), (place) => policy.contextOf(place));
	const certificates = new Map(inventory.certificates.map((one) => [one.fingerprint, one]));
	const qualify = qualifier(inventory);
	const findings = [];
	const keep = (keyed, places, certificate) => {
		const setting = Object.hasOwn(policy.levels, keyed.rule.id) ? policy.levels[keyed.rule.id] : void 0;
		if (setting === "off") return;
		const level = levelOf(keyed, setting);
		const finding = findingOf(keyed, places, level);
		if (finding !== void 0) findings.push(input.change === void 0 ? plain(finding) : finding);
		if (finding === void 0 || finding.context !== void 0) groups.add(keyed, places, certificate, level);
	};
	for (const rule of rules.filter((one) => one.judges !== "policy")) for (const keyed of problemsOf(rule, input, qualify, faults)) {
		const certificate = certificates.get(keyed.problem.certificate ?? "");
		const acceptedAt = ledger.forProblem(rule.id, keyed.subject, keyed.problem);
		for (const part of perRepository(keyed)) keep(part, distinct(part.problem.locations).map((location) => ({
			location,
			context: policy.contextOf(location, certificate),
			accepted: acceptedAt(location)
		})), certificate);
	}
	for (const finding of groups.findings(qualify)) {
		const accepted = ledger.forProblem(finding.rule, finding.key.slice(finding.rule.length + 1), {})(finding.location);
		findings.push(accepted === void 0 ? finding : {
			...finding,
			suppressed: accepted
		});
	}
	const whole = faults.length === 0 && isWhole(inventory);
	const entries = entryUses(ledger, inventory, baseline && {
		...baseline,
		home
	}, whole);
	for (const rule of rules.filter((one) => one.judges === "policy")) for (const keyed of problemsOf(rule, {
		...input,
		entries
	}, qualify, faults)) keep(keyed, distinct(keyed.problem.locations).map((location) => ({
		location,
		context: "production",
		accepted: void 0
	})));
	return {
		findings: findings.sort(worstFirst),
		faults
	};
}
/** Without what only the comparison with a base asks. */
function plain({ counted: _, ...finding }) {
	return finding;
}
/** The problems of one rule; those with the same subject are one, with the places of all and the worst level. */
function problemsOf(rule, input, qualify, faults) {
	const found = /* @__PURE__ */ new Map();
	try {
		for (const problem of rule.check(input)) {
			if (problem.locations.length === 0) throw new Error(`the problem of ${problem.subject} has no place`);
			const subject = qualify(problem.subject, problem.locations);
			const same = found.get(subject)?.problem;
			if (same === void 0) {
				const own = {
					...problem,
					locations: [...problem.locations],
					related: [...problem.related ?? []]
				};
				found.set(subject, {
					rule,
					subject,
					problem: own
				});
				continue;
			}
			for (const location of problem.locations) same.locations.push(location);
			for (const location of problem.related ?? []) same.related.push(location);
			const level = problem.level ?? rule.level;
			if (rank(level) < rank(same.level ?? rule.level)) same.level = level;
		}
	} catch (error) {
		faults.push({
			where: `rule ${rule.id}`,
			message: messageOf$3(error)
		});
	}
	return found.values();
}
function qualifier({ repositories }) {
	if (repositories.length < 2) return (subject) => subject;
	return (subject, places) => {
		if (/^(?:[a-z]+:)?[0-9a-f]{64}$/.test(subject)) return subject;
		const [first] = [...new Set(places.map(({ repository }) => repository))].sort();
		return `${first}:${subject}`;
	};
}
function worstFirst(a, b) {
	return Number(a.suppressed !== void 0) - Number(b.suppressed !== void 0) || rank(a.level) - rank(b.level) || Number(a.context !== void 0) - Number(b.context !== void 0) || compareText(a.rule, b.rule) || compareLocations(a.location, b.location) || compareText(a.key, b.key);
}

// src/lib/versions.ts
/** Versions that start within this time of each other are one generation (a reissue, hosts that each order their own). */
const GENERATION = DAY;
/** Milliseconds since the epoch; a time that cannot be read counts as the oldest. */
function startOf(certificate) {
	return readInstant(certificate.notBefore) ?? 0;
}
function endOf(certificate) {
	return readInstant(certificate.notAfter) ?? 0;
}
/** Order of versions: the latest start first, then the latest end, then by fingerprint. */
function newestFirst(a, b) {
	return startOf(b) - startOf(a) || endOf(b) - endOf(a) || compareText(a.fingerprint, b.fingerprint);
}
/** Whether a version starts so much later than another, and lasts so much longer, that it replaced it. */
function replaces(newer, older) {
	return startOf(newer) - startOf(older) > GENERATION && endOf(newer) > endOf(older);
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

// src/lib/declared-sync.ts
/** Endpoints are compared by what they serve, not by what was scanned. */
function isEndpoint(text) {
	return text.includes("://");
}
/** A place is a path, a glob, `owner/repo:path` or `secret:ns/name`. */
function resolveSync(entry, { inventory, topology, policy }) {
	const resolve = (text) => {
		if (text.startsWith("secret:")) return {
			text,
			found: [...matching(secretMatcher(text, topology), inventory)],
			inScope: true
		};
		const { matches, inScope } = placePattern(text, inventory.repositories, policy.matches);
		return {
			text,
			found: [...matching(matches, inventory)],
			inScope
		};
	};
	return {
		source: resolve(entry.source),
		copies: entry.copies.filter((copy) => !isEndpoint(copy)).map(resolve)
	};
}
function* matching(matches, inventory) {
	for (const certificate of inventory.certificates) {
		if (certificate.ca && !certificate.names.some((name) => name.startsWith("dns:"))) continue;
		for (const place of certificate.sightings) if (matches(place)) yield {
			certificate,
			place
		};
	}
}
/** A Secret is where a fact says that one of this name is written: the lines of its manifest. */
function secretMatcher(ref, topology) {
	const manifests = topology.facts.filter((fact) => fact.kind === "sink" && fact.writes.includes(ref));
	return (place) => manifests.some(({ location }) => location.repository === place.repository && location.path === place.path && (place.line ?? 0) >= (location.line ?? 0) && (place.line ?? 0) <= (location.endLine ?? Number.POSITIVE_INFINITY));
}
/** The lineage that most of the certificates of a place belong to. */
function lineageOf$1(declared, topology) {
	const versions = new Set(declared.found.map(({ certificate }) => certificate.fingerprint));
	return topology.lineages.find((lineage) => lineage.versions.some((version) => versions.has(version)));
}
/** The places of certificates that a `sync` entry declares as copies, with how late they may still be. */
function declaredCopies(input) {
	const copiesOf = /* @__PURE__ */ new Map();
	for (const entry of input.policy.sync) {
		const { source, copies } = resolveSync(entry, input);
		const [newest] = source.found.map(({ certificate }) => certificate).sort(newestFirst);
		if (newest === void 0) continue;
		const allowed = startOf(newest) + (entry.within === void 0 ? 0 : duration(entry.within) ?? 0);
		for (const { found } of copies) for (const { place } of found) copiesOf.set(place, {
			entry,
			late: input.now > allowed
		});
	}
	return copiesOf;
}
const DECLARED = /* @__PURE__ */ new WeakMap();
/** Fingerprints of the certificates that lie at a declared source or copy: somebody said who renews them. */
function declaredCertificates(input) {
	const known = DECLARED.get(input.inventory);
	if (known !== void 0) return known;
	const found = input.policy.sync.flatMap((entry) => {
		const { source, copies } = resolveSync(entry, input);
		return [source, ...copies].flatMap((side) => side.found.map(({ certificate }) => certificate.fingerprint));
	});
	const declared = new Set(found);
	DECLARED.set(input.inventory, declared);
	return declared;
}

// src/policy/places.ts
/** Folders by their whole name, in lower case. `contest`, `latest` and `examples.com` are none of them. */
const FOLDERS = new Map([
	...named("vendored", "vendor vendored third_party third-party thirdparty 3rdparty 3rd-party 3rd_party deps extern externals subprojects node_modules bower_components site-packages dist-packages certifi godeps carthage .yarn .bundle"),
	...named("fixture", "t xt test tests __test__ __tests__ testing testdata testcases testlib testsuite testsuites testutil testutils spec specs e2e __e2e__ end-to-end end2end fixture fixtures __fixtures__ mock mocks __mocks__ mockserver wiremock stubs golden goldens snapshots __snapshots__ cypress playwright regtest regtests selftest selftests unittest unittests fuzz fuzzer fuzzers fuzzing corpus corpora crashers torture bench benches benchmark benchmarks testserver testbed hack .devcontainer"),
	...named("example", "example examples sample samples demo demos doc docs documentation tutorial tutorials quickstart quickstarts playground workshop workshops")
]);
function named(context, names) {
	return names.split(" ").map((name) => [name, context]);
}
/**
* `integration-tests`, `reg-tests`, `test_data`, `testcerts`, `oauth-fixtures`, `mock-server`; the camel case of Gradle and
* Xcode: `androidTest`, `testFixtures`, `MailUITests`; `Mail.Tests` of .NET; the data of Erlang's Common Test; `dev-certs`. One
* test alone (`mail-test`) may as well be a stage.
*/
const TEST_FOLDER = /^(?:(?:unit|integration|functional|acceptance|system|smoke|regression|conformance|e2e|it)[-_.]?tests?|[a-z0-9.]+[-_]tests|tests[-_].+|test(?:s|ing)?[-_.]?(?:data|fixtures?|resources?|certs?|certificates?|creds?|credentials|keys?|pki|assets|files|vectors|suites?|utils?|helpers?|support|cases?|apps)|[a-z0-9.]+[-_](?:fixtures?|testdata|mocks?)|(?:fixtures?|mock|fake|dummy|stub)[-_.].+|[a-z]+(?:Test|Tests|TestFixtures|Fixtures)|testFixtures|[A-Z][A-Za-z0-9]*Tests|[A-Za-z0-9.]+\.(?:[A-Z][A-Za-z]*)?Tests?|[a-z0-9_]+_SUITE_data|(?:dev|local|localhost)[-_]?(?:certs?|certificates?|keys?))$/;
/** `example-app`, `sample_keys`, `java-examples`. */
const EXAMPLE_FOLDER = /^(?:(?:examples?|samples?|demos?)[-_].+|.+[-_](?:examples?|samples|demos))$/;
/**
* Folders whose children are environments that really run. Below them `test`, `e2e` or `sample` is the name of a stage, and
* below a Helm chart's `templates` the manifests that `helm test` puts into the cluster.
*/
const STAGE_PARENTS = new Set("environments environment envs env overlays overlay stages stage clusters cluster inventories inventory group_vars host_vars namespaces tenants accounts regions hosts sites deployments deploy live templates values vaults domains k8s kubernetes kustomize terraform infra infrastructure ansible puppet argocd flux".split(" "));
/** A folder of that name makes stages of those beside it: `test` beside `prod`, `dev-certs` beside `prod-certs`. */
const STAGE = /^(?:prod|production|prd|pre-?prod|uat)(?:[-_.]|$)/i;
/** What a stage may be called too; `tests` and `docs` beside `prod` are no stages. */
const STAGE_LIKE = /^(?:test|testing|e2e|demo|sample|bench|playground)$|^(?:test|dev|local)[-_]/i;
/** Folders of a path that are looked at for stages. */
const MAX_STAGE_DEPTH = 20;
/** Source files of tests, as test runners find them: Go, JavaScript, Java, Kotlin, C#, Swift, PHP, Python, Ruby, Rust, Dart … */
const TEST_FILE = /(?:[-_.](?:(?:unit)?test|spec|e2e|mock|fixture|cy)s?\.(?:go|[cm]?[jt]sx?|py|rb|rs|c|cc|cpp|h|exs?|dart|clj|ml|sh|lua|swift|php)|^(?:test|mock)[-_].{1,200}\.(?:go|[cm]?[jt]sx?|py|rb|rs|c|cc|cpp|h|lua|php|sh)|^tests?\.(?:rs|py|c|cc|cpp)|self[-_]?tests?[-_.].{0,200}\.(?:c|cc|cpp|h|go|py|rs)|^conftest\.py|_suite\.erl|\.(?:snap|golden|t))$/i;
const TEST_CLASS = /^(?:.{0,200}[a-z0-9](?:Tests?|TestCase|Spec|IT)|Test[A-Z].{0,200})\.(?:java|kt|kts|scala|groovy|cs|fs|vb|swift|php|m|cc|cpp)$/;
/**
* What tools make for development, the same for everyone or for one machine: the debug keystore of Android, the
* temporary key of Visual Studio, Debian's snake oil; and what is called a mock, a dummy, a test key, or after the machine itself.
*/
const TEST_MATERIAL = /^debug\.keystore$|_TemporaryKey\.pfx$|(?:^|[-_.])(?:snakeoil|dummy|fake|mock|localhost)(?:[-_.]|$)|^test[-_]?(?:cert|key|rsa|dsa|ecdsa|ed25519)(?:[-_.]|$)/i;
/** A template that is copied before use, and prose. */
const EXAMPLE_FILE = /^(?:example|sample)s?[-_.]|[-_.](?:example|sample|dist)(?:\.[a-z0-9]{1,5})?$|^(?:readme|changelog|changes|news)$|\.(?:md|markdown|mdx|rst|adoc|asciidoc|pod)$/i;
/** A change to the code of others, or one that was made long ago: git keeps its own as commits. */
const PATCH_FILE = /\.(?:patch|diff)$/i;
/** The folders with a child that is named like a stage, as `repository\0folder`. One pass over the places. */
function stageParents(places) {
	const parents = /* @__PURE__ */ new Set();
	for (const { repository, path } of places) {
		const segments = path.split("/", 21).slice(0, -1);
		for (const [i, segment] of segments.entries()) if (STAGE.test(segment)) parents.add(`${repository}\0${segments.slice(0, i).join("/")}`);
	}
	return parents;
}
/** What the path alone says of a place; paths with `/`, relative to the root of the repository. */
function contextOfPath(path, isStageParent = () => false) {
	const segments = path.split("/");
	const name = segments.pop() ?? "";
	let found = "production";
	for (let i = 0; i < segments.length; i++) {
		const segment = segments[i];
		const context = folderContext(segment, segments[i - 1]);
		if (context === void 0) continue;
		if (context === "vendored") return context;
		const parent = segments[i - 1]?.toLowerCase();
		if (parent !== void 0 && STAGE_PARENTS.has(parent)) continue;
		if (i < MAX_STAGE_DEPTH && STAGE_LIKE.test(segment) && isStageParent(segments.slice(0, i).join("/"))) continue;
		if (found !== "fixture") found = context;
	}
	if (found === "fixture" || TEST_FILE.test(name) || TEST_CLASS.test(name) || TEST_MATERIAL.test(name)) return "fixture";
	if (found === "production" && PATCH_FILE.test(name)) return "vendored";
	return found === "production" && EXAMPLE_FILE.test(name) ? "example" : found;
}
function folderContext(segment, parent) {
	const lower = segment.toLowerCase();
	if (lower === "example" && parent === "com" || lower === "demo" && parent === "example") return void 0;
	const known = FOLDERS.get(lower);
	if (known !== void 0) return known;
	if (segment === "Pods") return "vendored";
	if (segment.length > 60) return void 0;
	if (TEST_FOLDER.test(segment) || TEST_FOLDER.test(lower) || lower === "it" && parent === "src") return "fixture";
	return EXAMPLE_FOLDER.test(lower) ? "example" : void 0;
}

// src/policy/reserved-names.ts
/** Top-level domains that resolve nowhere: RFC 2606 section 2, RFC 6761. */
const TEST_DOMAINS = /* @__PURE__ */ new Set([
	"test",
	"invalid",
	"localhost"
]);
/** Second-level domains that are kept for documentation: RFC 2606 section 3, and example.edu, which IANA holds alike. */
const EXAMPLE_DOMAINS = /* @__PURE__ */ new Set([
	"com",
	"net",
	"org",
	"edu"
]);
/** Organisations that mkcert writes into what it issues, which the machine of one developer trusts. */
const DEVELOPMENT = /^mkcert development (?:certificate|CA)$/;
/** What the build tools of Android call the owner of the key that signs debug builds. */
const DEBUG_BUILD = "Android Debug";
/**
* `fixture` or `example` where every name of a certificate is reserved for tests or documentation; undefined where a single
* one may be real, and where there is no name: to lower the certificate of a real service would be silence.
*/
function reservedContext({ names, subject }) {
	if (names.length > 1e3) return void 0;
	const commonName = attributeOf(subject, "CN");
	if (commonName === DEBUG_BUILD || DEVELOPMENT.test(attributeOf(subject, "O") ?? "")) return "fixture";
	const kinds = names.map(kindOf);
	if (commonName !== void 0 && (names.length === 0 || looksLikeHost(commonName))) kinds.push(hostKind(commonName) ?? addressKind(commonName));
	if (kinds.length === 0 || kinds.includes(void 0)) return void 0;
	return kinds.includes("fixture") ? "fixture" : "example";
}
function kindOf(name) {
	const colon = name.indexOf(":");
	const value = name.slice(colon + 1);
	switch (name.slice(0, colon)) {
		case "dns": return hostKind(value);
		case "ip": return addressKind(value);
		case "email": return hostKind(value.slice(value.lastIndexOf("@") + 1));
		case "uri": return URL.canParse(value) ? hostKind(new URL(value).hostname) : void 0;
		default: return;
	}
}
function hostKind(host) {
	const labels = host.toLowerCase().replace(/\.$/, "").split(".");
	const [last, second] = [labels.at(-1) ?? "", labels.at(-2)];
	if (TEST_DOMAINS.has(last)) return "fixture";
	if (last === "localdomain" && second === "localhost") return "fixture";
	if (last === "internal" && second === "docker") return "fixture";
	if (last === "example") return labels.length > 1 ? "example" : void 0;
	return second === "example" && EXAMPLE_DOMAINS.has(last) ? "example" : void 0;
}
/** Loopback (RFC 1122, RFC 4291) and the documentation blocks (RFC 5737, RFC 3849). */
function addressKind(address) {
	if (/^127\.\d+\.\d+\.\d+$/.test(address) || address === "::1") return "fixture";
	if (/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/.test(address) || /^2001:db8:/i.test(address)) return "example";
}

// src/policy/context.ts
/**
* Makes the function that tells what surrounds a place. The path speaks first (built-in folders, the config's `fixtures`),
* then the names of the certificate that was seen there; a CA certificate in a trust store belongs to the store wherever the
* store lies, so that all of them make one finding. Each path and each certificate is looked at once.
* @param stages folders whose children are stages, as {@link stageParents} finds them
*/
function contextClassifier(isFixture, stores, stages = /* @__PURE__ */ new Set()) {
	const paths = /* @__PURE__ */ new Map();
	const names = /* @__PURE__ */ new WeakMap();
	return (place, certificate) => {
		if (certificate !== void 0 && stores.storeOf(place, certificate) !== void 0) return "trust-store";
		const key = `${place.repository}\0${place.path}`;
		let context = paths.get(key);
		if (context === void 0) {
			context = contextOfPath(place.path, (folder) => stages.has(`${place.repository}\0${folder}`));
			if (context === "production" && isFixture(place)) context = "fixture";
			paths.set(key, context);
		}
		if (context !== "production" || certificate === void 0) return context;
		if (!names.has(certificate)) names.set(certificate, reservedContext(certificate));
		return names.get(certificate) ?? context;
	};
}

// src/policy/resolve.ts
const DEFAULTS = {
	days: 30,
	lifetime: 1 / 3,
	fixtureHorizonDays: 180
};
/**
* The policy that judges an inventory: the config made complete, with the defaults where it says nothing.
* @param read undefined where there is no config file
* @param repository the one whose config it is; the inventory's first when left out
*/
async function resolvePolicy(read, inventory, repository = inventory.repositories[0]?.name ?? "") {
	const config = read?.config ?? {};
	const place = (entries, key) => placed(entries ?? [], read?.lines[key], read, repository);
	const levels = Object.assign(Object.create(null), config.levels);
	const matches = await globMatcher();
	const fixtures = (config.fixtures ?? []).map((text) => placePattern(text, inventory.repositories, matches));
	return {
		expiring: {
			days: config.expiring?.days ?? DEFAULTS.days,
			lifetime: readFraction(config.expiring?.lifetime ?? DEFAULTS.lifetime) ?? DEFAULTS.lifetime
		},
		fixtureHorizonDays: DEFAULTS.fixtureHorizonDays,
		levels: Object.freeze(levels),
		ignore: place(config.ignore, "ignore").map(({ certificate, ...entry }) => ({
			...entry,
			...certificate === void 0 ? {} : { certificate: certificate.replaceAll(":", "").toLowerCase() }
		})),
		expect: place(config.expect, "expect"),
		sync: place(config.sync, "sync"),
		endpoints: declaredEndpoints(read, repository),
		contextOf: contextClassifier((place) => fixtures.some((one) => one.matches(place)), findTrustStores(inventory), stageParents(placesOf(inventory))),
		matches
	};
}
function placesOf({ certificates, privateKeys = [], facts = [] }) {
	return [...[...certificates, ...privateKeys].flatMap(({ sightings }) => sightings), ...facts.map(({ location }) => location)];
}
function placed(entries, lines, read, repository) {
	return entries.map((entry, index) => ({
		...entry,
		location: {
			repository,
			path: read?.path ?? "",
			line: lines?.[index] ?? 1
		}
	}));
}
/**
* What serves, each once: the copies of `sync`, which say how late they may be and whose they are, then `endpoints`.
* @param repository the one whose config it is
*/
function declaredEndpoints(read, repository) {
	const { sync = [], endpoints = [] } = read?.config ?? {};
	const copies = placed(sync, read?.lines.sync, read, repository).flatMap(({ copies, within, owners, location }) => copies.filter(isEndpoint).map((endpoint) => ({
		endpoint,
		...within !== void 0 && { within },
		...owners !== void 0 && { owners },
		location
	})));
	const plain = endpoints.map((endpoint) => ({ endpoint }));
	const all = [...copies, ...placed(plain, read?.lines.endpoints, read, repository)];
	return all.filter(({ endpoint }, index) => all.findIndex((one) => one.endpoint === endpoint) === index);
}
/** Globs match whole paths from the root, hidden files included; one that ends with a slash means all that lies below. */
async function globMatcher() {
	const { Minimatch } = await import("./esm.js");
	const compiled = /* @__PURE__ */ new Map();
	return (glob, path) => {
		let matcher = compiled.get(glob);
		if (matcher === void 0) {
			const whole = glob.replace(/^(?:\.\/|\/)/, "").replace(/\/$/, "/**");
			matcher = new Minimatch(whole, {
				dot: true,
				nonegate: true,
				nocomment: true,
				platform: "linux"
			});
			compiled.set(glob, matcher);
		}
		return matcher.match(path);
	};
}

// src/lib/fact-changes.ts
/** What a fact is, whatever its lines: two facts of one identity in base and head are the same statement, edited. */
function identityOf$1(fact) {
	const { resource } = fact.attributes;
	return [
		fact.mechanism,
		fact.kind,
		typeof resource === "string" ? resource : "",
		subjectOf$1(fact)
	].join("\0");
}
/** Facts by their identity, with the repository left out: a change is one of a single repository. */
function byIdentity(facts) {
	return new Map(facts.map((fact, index) => [identityOf$1(fact), {
		fact,
		node: `fact:${index}`
	}]));
}
/** Facts of the changed files that the head no longer has, neither in place nor moved to another file. */
function removedFacts({ topology }, change) {
	const head = byIdentity(topology.facts);
	const moved = new Set(topology.facts.map(meaningOf));
	return change.base.topology.facts.flatMap((fact, index) => change.paths.has(fact.location.path) && !head.has(identityOf$1(fact)) && !moved.has(meaningOf(fact)) ? [{
		fact,
		node: `fact:${index}`
	}] : []);
}
/** What a fact does, wherever it is written down. */
function meaningOf({ mechanism, kind, reads, writes }) {
	return [
		mechanism,
		kind,
		...reads.toSorted(),
		">",
		...writes.toSorted()
	].join("\0");
}
/** Consumers in the base that got their certificate through a node, and are still there in the head. */
function consumersThrough(node, change, head) {
	const graph = graphOf(change.base.topology);
	const own = factAt(graph, node);
	const reached = downstream(graph, node).map(({ fact }) => fact);
	const found = own?.kind === "reload" ? upstreamConsumers(graph, node) : reached.filter(({ kind }) => kind === "consumer");
	const now = byIdentity(head.facts);
	return found.flatMap((base) => {
		const still = now.get(identityOf$1(base));
		return still === void 0 ? [] : [{
			base,
			head: still.fact,
			node: still.node
		}];
	});
}
function upstreamConsumers(graph, node) {
	return (graph.in.get(node) ?? []).flatMap(({ from }) => {
		const fact = factAt(graph, from);
		return fact?.kind === "consumer" ? [fact] : [];
	});
}
/** Whether a node still has a fact of some kind before it in the head. */
function stillFed(node, topology) {
	return upstream(graphOf(topology), node).some(({ fact }) => fact.kind === "producer" || fact.kind === "copy");
}
/** Whether a consumer in the head is still restarted or reloaded by something. */
function stillReloaded(node, topology) {
	return restarterOf(graphOf(topology), node) !== void 0;
}
const ROLES = {
	issuer: "the issuer",
	producer: "the renewal",
	sink: "the place",
	copy: "the copy",
	consumer: "the consumer",
	reload: "the reload",
	schedule: "the schedule",
	pin: "the pinned version",
	scope: "the deployment"
};
/** What a fact is, as the object of a sentence: `the reload of Deployment "web" (reloader)`, `the renewal of certbot`. */
function roleOf(fact) {
	const name = called(fact);
	return `${ROLES[fact.kind]} of ${name}${name === fact.mechanism ? "" : ` (${fact.mechanism})`}`;
}

// src/rules/automation-removed.ts
/** A change that takes away what renewed, copied, scheduled or reloaded a certificate that is still in use. */
const automationRemoved = {
	id: "automation-removed",
	title: "The change removes automation that a certificate depends on",
	level: "error",
	why: "What renewed, copied, scheduled or reloaded the certificate is gone, and what uses it stays. Nothing breaks on the day of the merge: it breaks on the day the present version runs out, in a system that somebody else may own.",
	fix: "Put it back, or add what takes its place in the same change. If it was moved to another repository, tell the owners of the consumers named here before the merge.",
	references: ["https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners"],
	since: "0.1.0",
	*check(input) {
		if (input.change === void 0) return;
		for (const removed of removedFacts(input, input.change)) {
			const problem = judge(removed, input.change, input);
			if (problem !== void 0) yield problem;
		}
	}
};
const dependent = (fact) => ({
	title: called(fact),
	location: fact.location
});
function judge(removed, change, input) {
	const { fact, node } = removed;
	const consumers = consumersThrough(node, change, input.topology);
	switch (fact.kind) {
		case "reload": {
			const left = consumers.filter((one) => !stillReloaded(one.node, input.topology) && isRenewed(one.base, change));
			return left.length === 0 ? void 0 : problemOf(fact, left.map((one) => dependent(one.head)), change, "nothing reloads it after a renewal");
		}
		case "producer":
		case "copy": {
			const left = consumers.filter((one) => !stillFed(one.node, input.topology));
			const covered = certificatesOf(node, change, input);
			if (left.length === 0 && covered.length === 0) return void 0;
			return problemOf(fact, [...left.map((one) => dependent(one.head)), ...covered], change, fact.kind === "copy" ? "no renewed version reaches it any more" : "nothing renews it any more");
		}
		case "schedule": {
			const left = downstream(graphOf(change.base.topology), node).filter((one) => one.fact.kind === "producer").filter(({ fact: producer }) => isUnscheduled(producer, input));
			return left.length === 0 ? void 0 : problemOf(fact, left.map((one) => dependent(one.fact)), change, "nothing starts it any more");
		}
		default: return;
	}
}
/** A certificate that the producer renewed and that still lies in the head, without another producer. */
function certificatesOf(node, change, input) {
	const edges = graphOf(change.base.topology);
	const covered = new Set([...edges.out.get(node) ?? [], ...edges.in.get(node) ?? []].flatMap(({ from, to }) => [from, to]).filter((end) => end.startsWith("cert:")).map((end) => end.slice(5)));
	return input.inventory.certificates.flatMap((certificate) => {
		const [place] = certificate.sightings;
		const fed = stillFed(`cert:${certificate.fingerprint}`, input.topology);
		return covered.has(certificate.fingerprint) && !fed && place !== void 0 ? [{
			title: `"${titleOf(certificate)}"`,
			location: place
		}] : [];
	});
}
/** Whether something in the base brings the consumer renewed versions: without that a reload was for nothing. */
function isRenewed(consumer, { base }) {
	const index = base.topology.facts.indexOf(consumer);
	return upstream(graphOf(base.topology), `fact:${index}`).some(({ fact }) => fact.kind === "producer" || fact.kind === "copy" || fact.kind === "sink");
}
function isUnscheduled(producer, { topology }) {
	const index = topology.facts.findIndex((one) => one.kind === "producer" && one.mechanism === producer.mechanism && one.location.path === producer.location.path);
	if (index < 0) return false;
	return !upstream(graphOf(topology), `fact:${index}`).some(({ fact }) => fact.kind === "schedule");
}
function problemOf(fact, left, change, consequence) {
	const names = [...new Set(left.map((one) => one.title))];
	const shown = names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
	const sources = upstream(graphOf(change.base.topology), `fact:${change.base.topology.facts.indexOf(fact)}`);
	const here = left.find((one) => one.location.path === fact.location.path)?.location;
	const concerned = [...left.map((one) => one.location), ...sources.map((one) => one.fact.location)];
	const gone = (place) => here === void 0 && place.path === fact.location.path;
	return {
		subject: `${fact.mechanism}:${fact.kind}:${called(fact)}@${fact.location.path}`,
		message: `This change removes ${roleOf(fact)} from ${fact.location.path}. ${shown} at ${placesText(left.map((one) => one.location))} still depends on it: ${consequence}.`,
		locations: [here ?? {
			repository: fact.location.repository,
			path: fact.location.path
		}],
		related: concerned.filter((place) => !gone(place)),
		owners: [...new Set(concerned.flatMap((place) => ownersOf$1(place, change.base.inventory)))]
	};
}

// src/rules/breaks-with-shorter-lifetimes.ts
const ACME_CLIENT = /(?:^|\b)(?:certbot|lego|dehydrated|getssl|traefik|acme\.sh)(?:\b|$)/;
/** Authorities that issue publicly trusted certificates by ACME, by their directory. */
const PUBLIC = /zerossl\.com|sectigo\.com|pki\.goog|ssl\.com|buypass\.|digicert\.com|entrust\.net|globalsign\.com/;
/** The days of a month differ: a monthly run counts as one for a window of thirty days. */
const SLACK = DAY$1;
/** Thresholds and schedules that fit today's lifetimes, tried on those that have been announced. */
const breaksWithShorterLifetimes = {
	id: "breaks-with-shorter-lifetimes",
	title: "The renewal stops to work on a known date",
	level: "note",
	why: "Public certificates get shorter on dates that are known: Let’s Encrypt issues for 64 days from 2027-02-10 and for 45 days from 2028-02-16, and no public certificate may last more than 100 days from 2027-03-15 and 47 days from 2029-03-15. A threshold as long as the lifetime renews with every run, until rate limits refuse; a schedule that runs more rarely than the window for renewal is long lets a certificate expire between two runs.",
	fix: "Let the client decide when to renew (a share of the lifetime, or ARI, RFC 9773) and run it once or twice a day.",
	references: [
		"https://letsencrypt.org/2025/12/02/from-90-to-45",
		"https://github.com/cabforum/servercert/blob/main/docs/BR.md",
		"https://www.rfc-editor.org/rfc/rfc9773"
	],
	since: "0.1.0",
	*check({ topology, now }) {
		const groups = /* @__PURE__ */ new Map();
		for (const fact of topology.facts) {
			const authority = authorityOf(fact);
			if (authority === void 0 || fact.attributes.disabled === true) continue;
			const found = breakOf(fact, isTold(fact, topology.facts) ? void 0 : waitOf(fact), authority, now);
			if (found === void 0) continue;
			const key = `${fact.location.repository}|${fact.mechanism}`;
			const group = groups.get(key);
			if (group === void 0) groups.set(key, [found]);
			else group.push(found);
		}
		for (const [key, breaks] of groups) {
			breaks.sort((a, b) => Date.parse(a.limit.date) - Date.parse(b.limit.date));
			const [{ limit, message }] = breaks;
			const more = breaks.length > 1 ? ` So do ${breaks.length - 1} more, from then or later on.` : "";
			yield {
				subject: key,
				message: `This breaks on ${limit.date}, when ${limit.title}: ${message}${more}`,
				locations: breaks.map((one) => one.location)
			};
		}
	}
};
const schedulesByFile = ({ kind, location }) => kind === "schedule" ? [`${location.repository}\0${location.path}`] : [];
/**
* A line of a crontab, and a CronJob, are read as a schedule and as what they start; the schedule is told. So is the job
* of a pipeline, whose commands stand on lines of their own.
*/
function isTold({ kind, attributes, location: { repository, path, line = 0 } }, facts) {
	if (kind === "schedule") return false;
	return factsBy(facts, schedulesByFile, `${repository}\0${path}`).some(({ mechanism, location: { line: first = 0, endLine = first } }) => mechanism === attributes.surface || line >= first && line <= endLine);
}
/** Who issues what a fact renews; undefined for what no public authority bounds, and where that is not known. */
function authorityOf(fact) {
	const { server, profile, staging, resource, tool, name } = fact.attributes;
	const terraform = fact.mechanism === "terraform" && /^acme_certificate/.test(String(resource ?? name));
	const client = fact.kind === "schedule" ? `${tool ?? ""} ${name ?? ""}` : fact.mechanism.replace("acme-sh", "acme.sh");
	if (!terraform && !ACME_CLIENT.test(client)) return void 0;
	if (staging === true || server === null || profile === null) return void 0;
	if (typeof server === "string" && !/letsencrypt/.test(server)) return PUBLIC.test(server) ? "public" : void 0;
	if (server === void 0 && /acme\.sh/.test(client)) return "public";
	return profile === "tlsserver" || profile === "shortlived" ? `lets-encrypt-${profile}` : "lets-encrypt-classic";
}
/** Longest time between two runs, in milliseconds. */
function waitOf(fact) {
	const waits = [
		text(fact, "schedule"),
		text(fact, "cron"),
		...texts(fact, "schedules")
	].flatMap((one) => one === void 0 ? [] : [cronCadence(one)]);
	const known = waits.filter((wait) => typeof wait === "number");
	return known.length === 0 || known.length < waits.length ? void 0 : Math.min(...known);
}
/** Days before the end from which on the tool renews, where it was told. */
function thresholdOf({ attributes: { renewDays, minDays, renewBefore } }) {
	if (typeof renewDays === "number") return renewDays;
	if (typeof minDays === "number") return minDays;
	const [, count, unit] = /^(\d{1,4})\s*(day|week|month)?/.exec(typeof renewBefore === "string" ? renewBefore : "") ?? [];
	return count === void 0 ? void 0 : Number(count) * (unit === "week" ? 7 : unit === "month" ? 30 : 1);
}
/** The first coming date on which a fact that works today no longer does. */
function breakOf(fact, wait, authority, now) {
	const threshold = thresholdOf(fact);
	const today = limitAt(authority, now)?.days ?? Number.POSITIVE_INFINITY;
	const windowOf = (days) => (threshold ?? days / 3) * DAY$1;
	for (const limit of comingLimits(authority, now)) {
		const { lines, location } = fact;
		const at = (name) => lines?.[name] === void 0 ? location : {
			...location,
			line: lines[name]
		};
		if (threshold !== void 0 && threshold < today && threshold >= limit.days) {
			const name = [
				"renewDays",
				"minDays",
				"renewBefore"
			].find((one) => fact.attributes[one] !== void 0) ?? "";
			return {
				limit,
				message: `${called(fact)} renews ${threshold} days before the end, so with every run, until a rate limit refuses.`,
				location: at(name)
			};
		}
		if (wait !== void 0 && wait <= windowOf(today) + SLACK && wait > windowOf(limit.days)) {
			const window = spellDuration(Math.floor(windowOf(limit.days) / DAY$1) * DAY$1);
			return {
				limit,
				message: `up to ${spellDuration(wait)} pass between two runs of ${called(fact)}, and the window for renewal is ${window} long.`,
				location: at(lines?.cron === void 0 ? "schedule" : "cron")
			};
		}
	}
}

// src/lib/chains.ts
/** Chains longer than this are bundles of many authorities. */
const MAX_CHAIN = 6;
/**
* What a server would send, as it stands in files: first a certificate that is no authority, then up to a few others.
* Files with more certificates than a chain has are left out.
*/
function chainsOf(inventory) {
	const units = /* @__PURE__ */ new Map();
	for (const certificate of inventory.certificates) for (const place of certificate.sightings) {
		const id = `${place.repository}\0${place.path}\0${entryOf(place)}`;
		const unit = units.get(id);
		if (unit === void 0) units.set(id, [{
			certificate,
			place
		}]);
		else if (unit.length <= MAX_CHAIN) unit.push({
			certificate,
			place
		});
	}
	const chains = [];
	for (const unit of units.values()) {
		unit.sort((a, b) => orderOf(a.place) - orderOf(b.place));
		const [first] = unit;
		if (first === void 0 || unit.length > MAX_CHAIN || isAuthority(first.certificate)) continue;
		chains.push({
			place: first.place,
			certificates: unit.map((one) => one.certificate)
		});
	}
	return chains;
}
/** An authority by its own statement, unless it is named like a server. */
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

// src/rules/chain-incomplete.ts
/** A chain that does not lead from its first certificate to the issuer of that one. */
const chainIncomplete = {
	id: "chain-incomplete",
	title: "The chain of a certificate lacks its issuer, or was not renewed with it",
	level: "warning",
	why: "Browsers may fetch a missing intermediate; mail servers, command-line clients and programs do not, and refuse the connection. A renewal that replaces the certificate and keeps the chain of the old one ends there.",
	fix: "Deploy the full chain that the authority gave with this certificate (certbot: fullchain.pem).",
	references: ["https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2"],
	since: "0.1.0",
	*check({ inventory }) {
		for (const { place, certificates } of chainsOf(inventory)) {
			const [leaf, ...others] = certificates;
			if (leaf === void 0 || leaf.selfIssued) continue;
			const relations = others.map((other) => issuance(leaf, other));
			if (relations.includes("issued")) continue;
			const issuer = attributeOf(leaf.issuer, "CN") ?? leaf.issuer;
			const problem = (message) => ({
				subject: `${leaf.fingerprint}@${place.path}`,
				certificate: leaf.fingerprint,
				message,
				locations: [place]
			});
			if (relations.includes("other-key")) yield problem(`"${titleOf(leaf)}" is followed by a certificate of "${issuer}" that has another key than the one that signed it: the chain was not renewed with the certificate.`);
			else if (claimsChain(place)) yield problem(`The file is named as a full chain, and the issuer of "${titleOf(leaf)}", "${issuer}", is not in it.`);
		}
	}
};

// src/rules/consumer-not-reloaded.ts
/** Processes that watch the files of their certificates, by image; and what controller-runtime's webhooks mount. */
const WATCHES = /(?:^|\/)(?:traefik|caddy|envoy|contour|ingress-nginx|nginx-ingress|controller|haproxy-ingress|kong|istio|linkerd|proxyv2|pilot|prometheus|grafana|etcd|kube-apiserver|vault|consul|coredns|cilium|metrics-server|oauth2-proxy|cert-manager)|webhook|operator|controller|spiffe|csi-|exporter|kube-rbac-proxy/i;
const WEBHOOK_MOUNT = /k8s-webhook-server|serving-certs|webhook/;
/** Mounts that hold what others are trusted by; taken up with the next connection by most, and never urgent. */
const TRUST_MOUNT = /(?:^|[/._-])(?:ca|cacerts|ca-certs|trust|truststore|ca-certificates)(?:$|[/._-])/i;
/** A renewed Secret that is mounted as a whole, by a process that nothing tells. */
const consumerNotReloaded = {
	id: "consumer-not-reloaded",
	title: "Nothing tells the process that its certificate was renewed",
	level: "note",
	why: "The kubelet updates the mounted files, but most servers read a certificate once, when they start. Unless this one watches its files, it serves the old certificate until somebody restarts it.",
	fix: "Annotate the workload with `secret.reloader.stakater.com/reload: <secret>`, or make sure that the process reloads its files.",
	references: ["https://kubernetes.io/docs/concepts/configuration/secret/#mounted-secrets-are-updated-automatically", "https://github.com/stakater/Reloader#readme"],
	since: "0.1.0",
	*check({ topology }) {
		const graph = graphOf(topology);
		for (const { fact, node } of consumers(topology, "kubernetes-workloads")) {
			if (fact.attributes.via !== "volume" || watches(fact)) continue;
			const renewer = renewerOf(graph, node);
			if (renewer === void 0 || renewer.edge.confidence === "low" || restarterOf(graph, node) !== void 0) continue;
			yield {
				subject: `${fact.writes[0]}|${fact.reads[0]}`,
				message: `${called(renewer.fact)} renews the ${spellSecret(fact.reads[0])}, which the ${called(fact)} mounts; nothing that is configured here restarts it or makes it read the files again.`,
				locations: [fact.location],
				related: [renewer.fact.location]
			};
		}
	}
};
function watches(fact) {
	const { image, mountPath, name, resource } = fact.attributes;
	if (/^(?:Job|CronJob)$/.test(String(resource))) return true;
	if (typeof image !== "string" || WATCHES.test(image) || WATCHES.test(String(name))) return true;
	return WEBHOOK_MOUNT.test(String(mountPath)) || TRUST_MOUNT.test(String(mountPath));
}

// src/rules/consumer-without-producer.ts
/** A route that names a Secret which nothing here provides, although others are provided here. */
const consumerWithoutProducer = {
	id: "consumer-without-producer",
	title: "Nothing provides the certificate that is served",
	level: "note",
	why: "The route names a Secret for TLS, and nothing that was scanned makes, copies or renews one of that name. Either somebody made it by hand, and nobody will renew it, or the name is wrong and the controller serves its default certificate.",
	fix: "Add an issuer annotation or a Certificate for this Secret, or correct its name.",
	references: ["https://cert-manager.io/docs/usage/ingress/", "https://kubernetes.io/docs/concepts/services-networking/ingress/#tls"],
	since: "0.1.0",
	*check({ topology }) {
		const graph = graphOf(topology);
		const asks = new Set(topology.facts.filter((fact) => fact.kind === "producer").map(idOf));
		for (const { fact, node } of consumers(topology, "kubernetes-workloads")) {
			const [ref] = fact.reads;
			if (fact.attributes.via !== "watch" || ref === void 0 || !isPlainName(nameOf(ref))) continue;
			if (upstream(graph, node, 5).length > 0) continue;
			const local = factsBy(topology.facts, providersByRepository, fact.location.repository);
			const beside = local.filter((one) => sameUnit(one.location.path, fact.location.path));
			if (local.length === 0 || beside.some((one) => one.writes.some((written) => !isPlainName(nameOf(written))))) continue;
			if (asks.has(idOf(fact))) continue;
			const near = likely(ref, beside);
			if (near === void 0 && beside.length === 0) continue;
			yield {
				subject: `${fact.location.path}#${ref}`,
				level: near === void 0 ? "note" : "warning",
				message: `${called(fact)} serves the ${spellSecret(ref)}, which nothing in this repository provides${near?.hint ?? ", while other Secrets are provided beside it."}`,
				locations: [fact.location],
				...near !== void 0 && { related: [near.fact.location] }
			};
		}
	}
};
const providersByRepository = ({ kind, writes, location }) => /^(?:producer|sink|copy)$/.test(kind) && writes.some((ref) => ref.startsWith("secret:")) ? [location.repository] : [];
/** The resource that a fact was read from. */
function idOf(fact) {
	const { repository, path } = fact.location;
	return [
		repository,
		path,
		fact.attributes.resource,
		fact.attributes.name
	].join("|");
}
function nameOf(ref) {
	return ref.replace(/^secret:[^/]*\//, "");
}
/** A Secret of nearly that name, or of that name in another namespace. */
function likely(ref, beside) {
	for (const fact of beside) for (const written of fact.writes) {
		if (nameOf(written) === nameOf(ref)) return {
			fact,
			hint: `; ${called(fact)} provides it in namespace "${/^secret:([^/]*)/.exec(written)?.[1]}".`
		};
		const meant = nearMiss(nameOf(ref), [nameOf(written)]);
		if (meant !== void 0) return {
			fact,
			hint: `; did you mean "${meant}"?`
		};
	}
}

// src/lib/copies.ts
/**
* Folders and names that keep what no longer serves: certbot numbers the versions in its `archive/` folder, `openssl ca` and
* Easy-RSA keep what they issued by serial number.
*/
const BACKUP_FOLDER = /(^|\/)(backups?|bak|old|archived?|expired|previous|superseded|history|attic|deprecated|newcerts|certs_by_serial)\//i;
const BACKUP_NAME = /(\.(bak|old|orig|save|previous|expired|backup)|~|[._-](old|bak|backup|expired|previous))(\.[a-z0-9]{1,5})?$/i;
const KEYSTORES = /* @__PURE__ */ new Set([
	"pkcs12",
	"jks",
	"jceks",
	"bks"
]);
/** Whether a path says that it keeps an older state. */
function isBackup(path) {
	return BACKUP_FOLDER.test(path) || BACKUP_NAME.test(fileNameOf(path));
}
/** Whether two versions lie in one file, or in one folder in files of the same kind whose names differ: a history. */
function sideBySide(older, newer) {
	if (older.repository !== newer.repository) return false;
	if (older.path === newer.path) return older.pointer === newer.pointer || !KEYSTORES.has(older.format);
	return folderOf$1(older.path) === folderOf$1(newer.path) && stem(older.path) === stem(newer.path);
}
/** A file name without what tells versions apart: digits, dates and words for age. */
function stem(path) {
	return fileNameOf(path).toLowerCase().replace(/(new|next|current|renewed|old)/g, "").replace(/[\d._-]+/g, ".");
}
/**
* Whether an object is built from the newest version's file beside it: a keystore, or a PEM file that also holds the key.
* Then it is behind its sibling, and no copy that somebody forgot. Source code is built from nothing beside it.
*/
function builtFromSibling(place, newest, inventory) {
	if (!KEYSTORES.has(place.format) && (isSourceCode(place.path) || !holdsKey(place, inventory))) return void 0;
	return newest.sightings.find((other) => other.repository === place.repository && other.path !== place.path && folderOf$1(other.path) === folderOf$1(place.path) && !KEYSTORES.has(other.format));
}
/** Files that hold a private key, by repository and path; made once for each inventory. */
const KEY_FILES = /* @__PURE__ */ new WeakMap();
function holdsKey(place, inventory) {
	let files = KEY_FILES.get(inventory);
	if (files === void 0) {
		files = new Set(inventory.privateKeys.flatMap((key) => key.sightings.map((seen) => `${seen.repository}\0${seen.path}`)));
		KEY_FILES.set(inventory, files);
	}
	return files.has(`${place.repository}\0${place.path}`);
}
/** Whether a consumer in the scanned configuration gets the certificate, directly or through sinks and copies. */
function isServed(certificate, topology) {
	return downstream(graphOf(topology), `cert:${certificate.fingerprint}`).some(({ fact }) => fact.kind === "consumer");
}

// src/lib/expiry.ts
/** How long before its end a certificate counts as expiring, in milliseconds: a ceiling in days, a fraction of its lifetime. */
function noticeOf(certificate, days, policy) {
	const [start, end] = [readInstant(certificate.notBefore), readInstant(certificate.notAfter)];
	const lifetime = start === null || end === null ? Number.POSITIVE_INFINITY : end - start + SECOND;
	return Math.min(days * DAY, lifetime * policy.expiring.lifetime);
}
/** The instant from which on a certificate counts as expiring, in milliseconds; one whose end cannot be read always does. */
function expiringFrom(certificate, policy) {
	const end = readInstant(certificate.notAfter);
	return end === null ? Number.NEGATIVE_INFINITY : end - noticeOf(certificate, policy.expiring.days, policy);
}

// src/lib/superseded.ts
/** What replaced each certificate; made once for each topology. */
const REPLACEMENTS = /* @__PURE__ */ new WeakMap();
/**
* The newest version of a certificate's lineage, where that replaced it. A version that only tests hold says nothing
* about what production should hold.
*/
function replacementOf(certificate, input) {
	let replacements = REPLACEMENTS.get(input.topology);
	if (replacements === void 0) {
		replacements = /* @__PURE__ */ new Map();
		for (const { versions } of renewedLineages(input.inventory, input.topology)) for (const older of versions.slice(1)) {
			const newest = versions.find((one) => replaces(one, older) && countsFor(one, older, input));
			if (newest !== void 0) replacements.set(older.fingerprint, newest);
		}
		REPLACEMENTS.set(input.topology, replacements);
	}
	return replacements.get(certificate.fingerprint);
}
/**
* The places of a certificate that count. Once it was replaced, those in backups and those beside its successor are
* history, unless a consumer still gets it.
*/
function placesInUse(certificate, input) {
	const newest = replacementOf(certificate, input);
	if (newest === void 0 || isServed(certificate, input.topology)) return certificate.sightings;
	return certificate.sightings.filter((place) => !isBackup(place.path) && !newest.sightings.some((other) => sideBySide(place, other)));
}
function countsFor(newest, older, input) {
	return inProduction(newest, input) || !inProduction(older, input);
}
function inProduction(certificate, { policy }) {
	return certificate.sightings.some((place) => policy.contextOf(place, certificate) === "production");
}

// src/lib/stale.ts
/**
* What is wrong with the copies of a version that was replaced; undefined where all of them are on their way, or belong
* to keystores that are behind their sibling.
*/
function staleProblem(older, newest, declared, input) {
	const behind = (place) => builtFromSibling(place, newest, input.inventory) !== void 0;
	const waiting = (place) => declared.get(place)?.late === false;
	const stale = older.sightings.filter((place) => !behind(place) && !waiting(place));
	const counting = new Set(placesInUse(older, input));
	const inUse = stale.filter((place) => counting.has(place));
	const places = (inUse.length > 0 ? inUse : stale).toSorted(compareLocations);
	if (places.length === 0) return void 0;
	const late = places.flatMap((place) => declared.get(place) ?? []);
	const urgent = input.now >= expiringFrom(older, input.policy) || isServed(older, input.topology) || late.length > 0;
	const from = newest.sightings.toSorted(compareLocations);
	const owners = [...new Set(late.flatMap(({ entry }) => entry.owners ?? []))];
	return {
		subject: older.fingerprint,
		certificate: older.fingerprint,
		level: inUse.length === 0 ? "note" : urgent ? "error" : "warning",
		message: messageOf$1(older, newest, places, from),
		fix: inUse.length > 0 ? `Copy the version at ${placesText(from, places)} to ${placesText(places, from)}, reload or restart what serves it, and check that each one serves serial number ${newest.serialNumber}.` : "Nothing that was scanned uses it: delete it, or move it to where backups are kept.",
		locations: places,
		related: [...from, ...new Set(late.map(({ entry }) => entry.location))],
		...owners.length > 0 && { owners }
	};
}
function messageOf$1(older, newest, places, from) {
	const [theirs, ours] = [endOf(older), endOf(newest)].map(dayOf);
	const count = places.length === 1 ? "One place still holds" : `${places.length} places still hold`;
	return `"${titleOf(newest)}" was renewed: the newest version, valid until ${ours}, is at ${placesText(from, places)}. ${count} the version that runs out on ${theirs}.`;
}

// src/rules/copies-left-behind.ts
/** A change that renews a certificate in one place and leaves its other copies as they are. */
const copiesLeftBehind = {
	id: "copies-left-behind",
	title: "The change renews one copy of a certificate and not the others",
	level: "warning",
	why: "The renewed version lies in this change; other places, perhaps of other teams, still hold the old one. They will serve it until it runs out, and nobody will be told unless it happens here.",
	fix: "Replace the other copies in the same change, or tell the owners named here; or declare source and copies under \"sync\" in the config.",
	references: [],
	since: "0.1.0",
	*check(input) {
		const { change } = input;
		if (change === void 0) return;
		const scope = {
			...input,
			...change.team
		};
		const known = new Set(change.base.inventory.certificates.map((one) => one.fingerprint));
		const here = new Map(input.inventory.certificates.map((one) => [one.fingerprint, one.sightings]));
		const declared = declaredCopies(scope);
		for (const older of scope.inventory.certificates) {
			const newest = replacementOf(older, scope);
			if (newest === void 0 || known.has(newest.fingerprint)) continue;
			const renewed = here.get(newest.fingerprint)?.filter((place) => change.paths.has(place.path)) ?? [];
			const [first] = renewed;
			if (first === void 0) continue;
			const problem = staleProblem(older, newest, declared, scope);
			if (problem === void 0) continue;
			const owners = problem.locations.flatMap((place) => ownersOf$1(place, scope.inventory));
			yield {
				...problem,
				locations: renewed,
				related: problem.locations,
				owners: [.../* @__PURE__ */ new Set([...problem.owners ?? [], ...owners])]
			};
		}
	}
};

// src/rules/crl-expired.ts
const crlExpired = {
	id: "crl-expired",
	title: "A certificate revocation list is past its next update",
	level: "warning",
	why: "Software that checks revocation refuses every certificate of the issuer once its list is out of date, or stops checking. A list in a repository needs somebody who replaces it before each next update.",
	fix: "Fetch the current list from the issuer, replace every copy, and let a job do so before each next update. Remove the list if nothing uses it.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-5.1.2.5"],
	since: "0.1.0",
	*check({ inventory, now }) {
		for (const list of inventory.revocationLists) {
			if (list.nextUpdate === void 0) continue;
			const next = readInstant(list.nextUpdate);
			if (next !== null && remaining(next, now) >= 0) continue;
			const issuer = reveal(cut(attributeOf(list.issuer, "CN") ?? (list.issuer || "an issuer without a name"), 100));
			const state = next === null ? "states a next update that cannot be read, so nobody can tell whether it is current" : `was due to be replaced on ${momentOf(next)}; what checks it refuses certificates of this issuer, or no longer checks`;
			yield {
				subject: `crl:${list.fingerprint}`,
				message: `The revocation list of "${issuer}" ${state}.`,
				locations: list.sightings
			};
		}
	}
};

// src/lib/problems.ts
/** `certificate "www.corp.internal"`, `CA certificate "Corp Root"`. A server certificate marked CA:TRUE is still a certificate. */
function nounOf(certificate) {
	return `${isTrusted(certificate) ? "CA certificate" : "certificate"} "${titleOf(certificate)}"`;
}
/** An authority that is not named like a server in any way: others trust it, and it is served by nobody. */
function isTrusted(certificate) {
	return isAuthority(certificate) && !looksLikeHost(titleOf(certificate));
}
/** What to do about a CA certificate that ends: it is trusted, not served. */
const AUTHORITY_FIX = "Put the current CA certificate of its issuer in every place named here, and reload or rebuild what trusts it. Delete the copies that nothing uses.";
/** A problem of one certificate, in all the places where it was seen. */
function certificateProblem(certificate, problem) {
	return {
		subject: certificate.fingerprint,
		certificate: certificate.fingerprint,
		locations: certificate.sightings,
		...problem
	};
}
/** `expired on 2026-01-01 at 00:00 UTC`, `valid until …`, or that it cannot be told: how long a certificate lasts as of `now`. */
function lifeOf(certificate, now) {
	const end = readInstant(certificate.notAfter);
	if (end === null) return "of unknown validity";
	return remaining(end, now) < 0 ? `expired on ${momentOf(end)}` : `valid until ${momentOf(end)}`;
}

// src/rules/deceptive-name.ts
/**
* Code points that show nothing or turn the direction of what follows: C0 controls, the bidirectional controls of UAX #9,
* zero-width characters, separators, tags. C1 controls and the soft hyphen are left out: in old names they are UTF-8 that was
* labelled as Latin-1, a mistake and no deception.
*/
const HIDDEN = /[\0-\x1f\x7f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;
/** Persian and several Indic scripts need the zero-width joiners (RFC 5892 appendix A). */
const JOINED = /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Kannada}\p{M}])[\u200c\u200d]/gu;
/** Scripts with letters that look Latin (UTS #39). */
const LOOKALIKE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
const deceptiveName = {
	id: "deceptive-name",
	title: "A certificate has a name that reads as another",
	several: "have a name that reads as another",
	level: "warning",
	why: "Characters that show nothing, or that turn the reading direction, make one name look like another to whoever reviews a change. Letters of several scripts in one label of a host name do the same.",
	fix: "Find out who asked for this certificate. If the name is a mistake, have it issued again without the character; if it is not, revoke it.",
	references: ["https://nvd.nist.gov/vuln/detail/CVE-2021-42574", "https://www.unicode.org/reports/tr39/"],
	since: "0.1.0",
	*check({ inventory }) {
		for (const certificate of inventory.certificates) {
			const problem = hidden(certificate) ?? mixed(certificate);
			if (problem !== void 0) yield certificateProblem(certificate, problem);
		}
	}
};
function hidden(certificate) {
	const { names, subject, issuer } = certificate;
	const name = names.find((one) => HIDDEN.test(one)) ?? [...attributesOf(subject), ...attributesOf(issuer)].find(({ value }) => HIDDEN.test(value.replace(JOINED, "")))?.value;
	if (name === void 0) return void 0;
	const shown = reveal(cut(name, 200));
	return { message: `The ${nounOf(certificate)} has a name with characters that cannot be seen: "${shown}".` };
}
/** A label with Latin letters and letters that look Latin. One script alone is how most of the world writes its names. */
function mixed(certificate) {
	for (const name of certificate.names) {
		if (!name.startsWith("dns:") || name.length > 257 || !/xn--|[^\0-\x7f]/i.test(name)) continue;
		const host = name.slice(4);
		const label = (domainToUnicode(host) || host).split(".").find((part) => /\p{Script=Latin}/u.test(part) && LOOKALIKE.test(part));
		if (label === void 0) continue;
		const foreign = [...label].filter((letter) => LOOKALIKE.test(letter)).map((letter) => codePoint(letter));
		return {
			message: `The ${nounOf(certificate)} has the host name "${reveal(host)}", whose label "${reveal(label)}" mixes Latin letters with ${[...new Set(foreign)].join(", ")}.`,
			level: "note"
		};
	}
}
function codePoint(letter) {
	return `U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

// src/rules/expectation-broken.ts
const expectationBroken = {
	id: "expectation-broken",
	title: "A certificate that should be bad on purpose is not",
	level: "error",
	why: "A test relies on a certificate that is expired, weak or broken. When it no longer is, the test proves nothing, or fails for a reason that nobody will look for here.",
	fix: "Put the deliberately bad certificate back, or remove the entry from expect in the config.",
	references: [],
	since: "0.1.0",
	judges: "policy",
	*check({ entries = [] }) {
		for (const { location, text, state, related } of entries) {
			if (state !== "broken") continue;
			const what = related.length === 0 ? "no file matches it any more" : "files that match it hold nothing of that state";
			yield {
				subject: `expect: ${text}`,
				message: `The config expects "${reveal(text)}", but ${what}.`,
				locations: [location],
				related
			};
		}
	}
};

// src/rules/expired.ts
const METADATA_FIX = "Take the certificate that is signed with now from its owner, best with the whole metadata and by a job, and delete this one once nothing signs with it.";
const expired = {
	id: "expired",
	title: "A certificate has expired",
	several: "have expired",
	level: "error",
	why: "From the second after its end, every client that checks dates refuses the certificate, wherever it is served. A file that still holds it is served by something, will be deployed again, or is left over. It is a warning for a root in a file that holds a valid root too, as long as nothing valid in sight was issued by it.",
	fix: "Renew the certificate at its issuer, put the new one in every place named here, and reload what serves it. Delete the copies that nothing uses.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5", "https://www.rfc-editor.org/rfc/rfc5280#section-6.1.3"],
	since: "0.1.0",
	*check(input) {
		const { inventory, now } = input;
		const anchors = trustAnchors(input);
		for (const certificate of inventory.certificates) {
			const end = readInstant(certificate.notAfter);
			if (end === null || remaining(end, now) >= 0) continue;
			const locations = placesInUse(certificate, input);
			if (locations.length === 0) continue;
			yield {
				...certificateProblem(certificate, consequenceOf(certificate, locations, input)),
				...anchors.canDoWithout(certificate, locations) && { level: "warning" },
				locations
			};
		}
	}
};
function consequenceOf(certificate, locations, input) {
	const what = `The ${nounOf(certificate)} expired on ${momentOf(readInstant(certificate.notAfter) ?? 0)}.`;
	const newest = replacementOf(certificate, input);
	const renewed = newest && { fix: `It was renewed already: put the version at ${placesText(newest.sightings, locations)} in every place named here, and reload what uses it. Delete the copies that nothing uses.` };
	if (isTrusted(certificate)) return {
		message: `${what} Clients that trust it refuse what it issued.`,
		fix: AUTHORITY_FIX,
		...renewed
	};
	if (certificate.sightings.every(({ format }) => format === "saml")) return {
		message: `${what} Software that checks dates refuses what is signed with it.`,
		fix: METADATA_FIX,
		...renewed
	};
	return {
		message: `${what} Clients refuse it wherever it is still served.`,
		...renewed
	};
}
/**
* An expired root does no harm in a file that holds a valid one too, while nothing in sight that is valid was issued by it:
* clients look for a path to any root that they trust.
*/
function trustAnchors({ inventory, now }) {
	const files = /* @__PURE__ */ new Set();
	const issuers = /* @__PURE__ */ new Set();
	for (const certificate of inventory.certificates) {
		const end = readInstant(certificate.notAfter);
		if (end === null || remaining(end, now) < 0) continue;
		if (!certificate.selfIssued) issuers.add(certificate.issuer);
		else if (isTrusted(certificate)) for (const place of certificate.sightings) files.add(fileOf$1(place));
	}
	return { canDoWithout: (certificate, places) => certificate.selfIssued && isTrusted(certificate) && !issuers.has(certificate.subject) && places.every((place) => files.has(fileOf$1(place))) };
}
function fileOf$1({ repository, path }) {
	return `${repository}\0${path}`;
}

// src/rules/expiring.ts
const expiring = {
	id: "expiring",
	title: "A certificate expires soon",
	several: "expire soon",
	level: "warning",
	why: "Renewal takes time: to issue, to reach every copy, to reload what serves it. A certificate counts as expiring when less is left than a number of days, or than a fraction of its lifetime where that is shorter, so that certificates of 90, 47 and 6 days are judged by their own measure.",
	fix: "Renew the certificate now, put the new one in every place named here, and reload what serves it. Where a tool renews it, find out why it has not.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5", "https://letsencrypt.org/docs/integration-guide/#when-to-renew"],
	since: "0.1.0",
	runsOut: true,
	*check(input) {
		const { inventory, policy, now } = input;
		for (const certificate of inventory.certificates) {
			const end = readInstant(certificate.notAfter);
			if (end === null || remaining(end, now) < 0 || replacementOf(certificate, input) !== void 0) continue;
			const left = remaining(end, now);
			const notice = noticeOf(certificate, policy.expiring.days, policy);
			const testNotice = noticeOf(certificate, policy.fixtureHorizonDays, policy);
			if (left > Math.max(notice, testNotice)) continue;
			const locations = certificate.sightings.filter((sighting) => {
				const context = policy.contextOf(sighting, certificate);
				return left <= (context === "fixture" || context === "example" ? testNotice : notice);
			});
			if (locations.length === 0) continue;
			const what = `The ${nounOf(certificate)} expires on ${momentOf(end)}`;
			const message = left <= notice ? `${what} and should have been replaced by ${momentOf(end - notice)}. Clients ${isTrusted(certificate) ? "that trust it refuse what it issued" : "refuse it"} from its end on.` : `${what}. It lies among test data: tests that check dates fail from then on, on every branch.`;
			const fix = isTrusted(certificate) ? { fix: AUTHORITY_FIX } : {};
			yield {
				...certificateProblem(certificate, {
					message,
					...fix
				}),
				locations
			};
		}
	}
};

// src/rules/frozen-copy.ts
const HOW = {
	"sub-path": "mounts it with subPath, which Kubernetes never updates in a running pod",
	environment: "takes it into its environment, which is set when the container starts",
	"init-copy": "copies it in an init container, which runs when the pod starts"
};
/** A renewed Secret that a running pod cannot see. */
const frozenCopy = {
	id: "frozen-copy",
	title: "A workload keeps the certificate that it started with",
	level: "warning",
	why: "The Secret is renewed, but the way in which the workload takes it over happens once, when the pod starts. It serves the old certificate until somebody restarts it, and an expired one if nobody does.",
	fix: "Mount the whole Secret without subPath and let the process reload it, or restart the workload when the Secret changes (Reloader: `secret.reloader.stakater.com/reload: <secret>`).",
	references: ["https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod", "https://github.com/stakater/Reloader#readme"],
	since: "0.1.0",
	*check({ topology }) {
		const graph = graphOf(topology);
		for (const { fact, node } of consumers(topology, "kubernetes-workloads")) {
			const how = HOW[String(fact.attributes.via)];
			if (how === void 0 || /^(?:Job|CronJob)$/.test(String(fact.attributes.resource))) continue;
			const renewer = renewerOf(graph, node);
			if (renewer === void 0 || restarterOf(graph, node) !== void 0) continue;
			yield {
				subject: `${fact.writes[0]}|${fact.reads[0]}`,
				message: `${called(renewer.fact)} renews the ${spellSecret(fact.reads[0])}, but the ${called(fact)} ${how}; nothing restarts it.`,
				...(fact.attributes.via === "init-copy" || renewer.edge.confidence === "low" && !sameFolder(renewer.fact.location, fact.location)) && { level: "note" },
				locations: [fact.location],
				related: [renewer.fact.location]
			};
		}
	}
};
function sameFolder(a, b) {
	return a.repository === b.repository && folderOf$1(a.path) === folderOf$1(b.path);
}

// src/lib/key-pairs.ts
/** Extensions that files with certificates and keys have. */
const EXTENSION = /\.(pem|crt|cer|cert|key|der|txt)$/i;
const CERTIFICATE_WORD = /(^|[._-])(fullchain|certificate|cert|crt|public|pub)$/i;
const KEY_WORD = /(^|[._-])(privatekey|private|privkey|pkey|priv|key)$/i;
/** Pairs by Secret, by one file that holds both, and by names in one folder. Linear in the number of sightings. */
function* keyPairs(inventory) {
	if (inventory.privateKeys.length === 0) return;
	const files = contentsByFile(inventory);
	const certificateFiles = /* @__PURE__ */ new Map();
	for (const file of files.values()) {
		if (file.certificates.length === 0) continue;
		const key = pairingKey(file.place, CERTIFICATE_WORD);
		const known = certificateFiles.get(key);
		if (known === void 0) certificateFiles.set(key, [file]);
		else known.push(file);
	}
	for (const file of files.values()) {
		if (file.keys.length === 0) continue;
		if (file.certificates.length > 0) yield* pairsWithin(file);
		else if (file.keys.length === 1) yield* pairsByName(file, certificateFiles);
	}
}
function* pairsByName(file, certificateFiles) {
	const [only] = file.keys;
	if (only === void 0) return;
	for (const match of certificateFiles.get(pairingKey(file.place, KEY_WORD)) ?? []) yield {
		certificates: match.certificates,
		...only,
		by: "by their names"
	};
}
/** In one file: by the entries of a Secret, or simply together when there is one key. */
function* pairsWithin(file) {
	const secret = file.keys.filter(({ place }) => isEntry(place, "tls.key"));
	const chains = chainsBetween(file.certificates.filter((one) => isEntry(one.place, "tls.crt")), secret);
	for (const { key, place } of secret) {
		const [certificates] = chains.toSorted((a, b) => distance(a, place) - distance(b, place));
		if (certificates !== void 0) yield {
			certificates,
			key,
			place,
			by: "by one Secret"
		};
	}
	const [only, ...others] = file.keys;
	if (isSourceCode(file.place.path)) return;
	if (only !== void 0 && secret.length === 0 && others.length === 0 && only.place.format === "pem") {
		const certificates = file.certificates.filter((one) => one.place.container === only.place.container);
		if (certificates.length > 0) yield {
			certificates,
			...only,
			by: "by one file"
		};
	}
}
function isEntry(place, entry) {
	return place.pointer?.includes(`["${entry}"]`) === true || place.pointer?.endsWith(`.${entry}`) === true;
}
/** Certificates that no key stands between: the chain of one Secret. */
function chainsBetween(certificates, keys) {
	const ends = keys.map(({ place }) => place.line ?? 0).sort((a, b) => a - b);
	const chains = /* @__PURE__ */ new Map();
	for (const one of certificates) {
		const before = ends.filter((line) => line < (one.place.line ?? 0)).length;
		chains.set(before, [...chains.get(before) ?? [], one]);
	}
	return [...chains.values()];
}
/** Lines between a chain and a key, at the nearer end. */
function distance(chain, key) {
	return Math.min(...chain.map(({ place }) => Math.abs((place.line ?? 0) - (key.line ?? 0))));
}
/** Folder and what a file's name has besides its extension and the word for its content: `tls.crt` and `tls.key` agree. */
function pairingKey(place, word) {
	const stem = fileNameOf(place.path).replace(EXTENSION, "").replace(word, "").toLowerCase();
	return `${place.repository}\0${folderOf$1(place.path)}\0${stem}`;
}
function contentsByFile(inventory) {
	const files = /* @__PURE__ */ new Map();
	const fileOf = (place) => {
		const id = `${place.repository}\0${place.path}`;
		let file = files.get(id);
		if (file === void 0) {
			file = {
				place,
				certificates: [],
				keys: []
			};
			files.set(id, file);
		}
		return file;
	};
	for (const key of inventory.privateKeys) {
		if (key.publicKeyFingerprint === void 0) continue;
		for (const place of key.sightings) fileOf(place).keys.push({
			key,
			place
		});
	}
	const folders = new Set([...files.values()].map(({ place }) => `${place.repository}\0${folderOf$1(place.path)}`));
	for (const certificate of inventory.certificates) for (const place of certificate.sightings) if (folders.has(`${place.repository}\0${folderOf$1(place.path)}`)) fileOf(place).certificates.push({
		certificate,
		place
	});
	for (const file of files.values()) file.certificates.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
	return files;
}

// src/rules/key-mismatch.ts
/** A renewal that replaced one half of a pair. */
const keyMismatch = {
	id: "key-mismatch",
	title: "A certificate and its private key do not belong together",
	level: "error",
	why: "A server that is given a certificate and the key of another one refuses to start, or keeps serving what it had. It happens when a renewal replaces the certificate and leaves the key, or the other way round.",
	fix: "Replace both halves with the ones that were issued together.",
	references: ["https://nginx.org/en/docs/http/configuring_https_servers.html"],
	since: "0.1.0",
	*check({ inventory }) {
		const byKey = /* @__PURE__ */ new Map();
		for (const one of inventory.certificates) byKey.set(one.publicKey.fingerprint, one);
		for (const { certificates, key, place, by } of keyPairs(inventory)) {
			const [first] = certificates;
			if (first === void 0 || certificates.some((one) => holds(one.certificate, key.publicKeyFingerprint))) continue;
			if (first.certificate.ca && !first.certificate.names.some((name) => name.startsWith("dns:"))) continue;
			const owner = byKey.get(key.publicKeyFingerprint ?? "");
			const belongs = owner === void 0 ? "" : ` The key belongs to the certificate ${described(owner)}.`;
			yield {
				subject: `${first.place.path}+${place.path}`,
				certificate: first.certificate.fingerprint,
				message: `The private key at ${place.path} is not the key of the certificate ${described(first.certificate)} at ${first.place.path}, although the two are paired ${by}.${belongs}`,
				locations: [first.place],
				related: [place]
			};
		}
	}
};
function holds(certificate, publicKey) {
	return certificate.publicKey.fingerprint === publicKey;
}
function described(certificate) {
	const end = readInstant(certificate.notAfter);
	return `"${titleOf(certificate)}"${end === null ? "" : ` that is valid until ${momentOf(end)}`}`;
}

// src/rules/keystore-behind.ts
/** A keystore, or a PEM file with certificate and key, that was not rebuilt after a renewal. */
const keystoreBehind = {
	id: "keystore-behind",
	title: "A keystore holds an older version than the certificate file beside it",
	level: "warning",
	why: "The keystore is built from the certificate file. The file was renewed and the keystore was not rebuilt, so whatever loads the keystore serves the old certificate until it runs out.",
	fix: "Build the keystore anew from the renewed files, and do it in the deploy hook of the renewal.",
	references: ["https://docs.oracle.com/en/java/javase/17/docs/specs/man/keytool.html"],
	since: "0.1.0",
	runsOut: true,
	*check(input) {
		const { inventory, policy, now } = input;
		for (const older of inventory.certificates) {
			const newest = replacementOf(older, input);
			if (newest === void 0) continue;
			for (const place of older.sightings.toSorted(compareLocations)) {
				const sibling = builtFromSibling(place, newest, inventory);
				if (sibling === void 0) continue;
				const [theirs, ours] = [endOf(older), endOf(newest)].map(dayOf);
				yield {
					subject: `${older.fingerprint}@${place.path}`,
					certificate: older.fingerprint,
					level: now >= expiringFrom(older, policy) ? "error" : "warning",
					message: `${fileNameOf(place.path)} holds the version of "${titleOf(newest)}" that runs out on ${theirs}; ${fileNameOf(sibling.path)} beside it holds the newest one, valid until ${ours}.`,
					locations: [place],
					related: [sibling]
				};
			}
		}
	}
};

// src/rules/keystore-default-password.ts
const keystoreDefaultPassword = {
	id: "keystore-default-password",
	title: "A keystore opens with a password that everybody knows",
	level: "warning",
	why: "Passwords such as \"changeit\" protect nothing: the private key inside is as good as unprotected. On a store of certificates alone such a password is customary, and only its integrity check is lost.",
	fix: "Treat the private key as exposed: replace it, keep the keystore out of the repository, and give it a random password from a secret store.",
	references: ["https://cwe.mitre.org/data/definitions/1392.html", "https://www.rfc-editor.org/rfc/rfc7292"],
	since: "0.1.0",
	*check({ inventory }) {
		const keys = /* @__PURE__ */ new Map();
		for (const { sightings, publicKeyFingerprint: publicKey } of inventory.privateKeys) for (const sighting of sightings) {
			const key = {
				pointer: sighting.pointer ?? "",
				publicKey
			};
			if (keys.get(fileOf(sighting))?.push(key) === void 0) keys.set(fileOf(sighting), [key]);
		}
		const byKey = new Map(inventory.certificates.map((one) => [one.publicKey.fingerprint, one.fingerprint]));
		for (const keystore of inventory.keystores) {
			if (keystore.opened !== "default-password") continue;
			const inside = keystore.pointer ?? "";
			const held = keys.get(fileOf(keystore))?.filter(({ pointer }) => isInside(pointer, inside)) ?? [];
			const hasKey = held.length > 0;
			const certificate = held.length === 1 ? byKey.get(held[0]?.publicKey ?? "") : void 0;
			const name = reveal(inside === "" ? keystore.path : `${keystore.path} (${inside})`);
			const holds = hasKey ? "It holds a private key, which is as good as unprotected." : "It holds no private key.";
			yield {
				subject: inside === "" ? keystore.path : `${keystore.path}#${inside}`,
				message: `The keystore "${name}" opens with a password that everybody knows. ${holds}`,
				...hasKey ? {} : {
					level: "note",
					fix: "Keep private keys out of it, and review its changes as closely as those of code."
				},
				locations: [keystore],
				...certificate !== void 0 && { certificate }
			};
		}
	}
};
function fileOf({ repository, path }) {
	return JSON.stringify([repository, path]);
}
/** Whether a pointer leads into the store at another: `web.jks!alias "web"` into `web.jks`. A store that is the file has none. */
function isInside(pointer, store) {
	return pointer.startsWith(store) && (store === "" || /^[! ]?$/.test(pointer.charAt(store.length)));
}

// src/lib/public-issuers.ts
/**
* Policies that a CA may assert only for TLS server certificates under the Baseline Requirements: CA/Browser Forum object
* registry (https://cabforum.org/resources/object-registry/), BR section 7.1.6.1.
*/
const TLS_POLICIES = /* @__PURE__ */ new Set([
	"2.23.140.1.1",
	"2.23.140.1.2.1",
	"2.23.140.1.2.2",
	"2.23.140.1.2.3",
	"2.23.140.1.31"
]);
/**
* Organisations in the issuer names of publicly trusted TLS certificates that predate the policies above: those of the
* roots in Mozilla's programme (as bundled with Node.js 20.20, 2025) and of their issuing CAs. Organisations that run
* private hierarchies under the same name (Microsoft, Apple, Cisco, telephone companies) are left out on purpose.
*/
const ORGANISATIONS = /* @__PURE__ */ new Set([
	"AC Camerfirma S.A.",
	"Actalis S.p.A.",
	"AffirmTrust",
	"Amazon",
	"Buypass AS-983163327",
	"COMODO CA Limited",
	"Certainly",
	"CertSign SA",
	"DigiCert Inc",
	"DigiCert, Inc.",
	"Disig a.s.",
	"D-Trust GmbH",
	"Entrust, Inc.",
	"GeoTrust Inc.",
	"GlobalSign nv-sa",
	"GoDaddy.com, Inc.",
	"Google Trust Services",
	"Google Trust Services LLC",
	"IdenTrust",
	"Let's Encrypt",
	"QuoVadis Limited",
	"SSL Corp",
	"SSL Corporation",
	"Sectigo Limited",
	"Starfield Technologies, Inc.",
	"SwissSign AG",
	"Symantec Corporation",
	"The USERTRUST Network",
	"Trustwave Holdings, Inc.",
	"Unizeto Technologies S.A.",
	"VeriSign, Inc.",
	"ZeroSSL",
	"thawte, Inc."
]);
/** Whether a certificate is a TLS server certificate of an issuer that is bound by the Baseline Requirements. */
function isPublicTls(certificate) {
	if (certificate.ca || certificate.selfIssued) return false;
	const purposes = certificate.extendedKeyUsage;
	if (purposes.length > 0 && !purposes.includes("serverAuth")) return false;
	if (certificate.policies?.some((policy) => TLS_POLICIES.has(policy)) === true) return true;
	return purposes.length > 0 && ORGANISATIONS.has(attributeOf(certificate.issuer, "O") ?? "");
}

// src/rules/lifetime-too-long.ts
const lifetimeTooLong = {
	id: "lifetime-too-long",
	title: "A publicly trusted TLS certificate is valid for longer than its day of issue allows",
	several: "are valid for longer than their day of issue allows",
	level: "warning",
	why: "Browsers refuse TLS certificates of public CAs that outlast the limit of the CA/Browser Forum: 398 days, and 200, 100 and 47 days when issued from 15 March 2026, 2027 and 2029 on. Certificates of private CAs are not bound by it.",
	fix: "Have the certificate issued again with a lifetime within the limit, and renew it by a tool rather than by hand.",
	references: ["https://cabforum.org/working-groups/server/baseline-requirements/requirements/", "https://support.apple.com/en-us/102028"],
	since: "0.1.0",
	*check({ inventory }) {
		for (const certificate of inventory.certificates) {
			const start = readInstant(certificate.notBefore);
			const end = readInstant(certificate.notAfter);
			if (start === null || end === null || !isPublicTls(certificate)) continue;
			const limit = validityLimitAt(start);
			if (limit === void 0 || end <= latestEnd(start, limit)) continue;
			yield certificateProblem(certificate, { message: `The ${nounOf(certificate)} is valid ${periodOf(start, end)}, but a publicly trusted one of ${dayOf(start)} may last ${lengthOf(limit)} at most. Browsers refuse it.` });
		}
	}
};

// src/rules/names-missing.ts
const namesMissing = {
	id: "names-missing",
	title: "A server certificate names no host that clients look at",
	several: "name no host that clients look at",
	level: "note",
	why: "Clients compare the host with the subject alternative names. Browsers, Go and many others have stopped looking at the common name, so they refuse a server certificate without such names.",
	fix: "Have the certificate issued again with its host names and addresses as subject alternative names.",
	references: ["https://www.rfc-editor.org/rfc/rfc9525#section-2", "https://go.dev/doc/go1.15#commonname"],
	since: "0.1.0",
	*check({ inventory }) {
		for (const certificate of inventory.certificates) {
			const { ca, names, extendedKeyUsage } = certificate;
			if (ca || !extendedKeyUsage.includes("serverAuth") || names.some((name) => /^(dns|ip|uri):/.test(name))) continue;
			yield certificateProblem(certificate, { message: `The ${nounOf(certificate)} is meant for servers and has no host name or address among its subject alternative names. Current clients refuse it.` });
		}
	}
};

// src/lib/coverage.ts
/** Which producers renew a certificate: they ask for its names, or write where it was seen. */
function coverageOf(topology, fingerprint) {
	const graph = graphOf(topology);
	const node = `cert:${fingerprint}`;
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
		take(kept.to, kept.confidence);
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

// src/rules/no-automation.ts
/** A certificate that is in use, and that nothing in sight renews. */
const noAutomation = {
	id: "no-automation",
	title: "Nothing renews this certificate",
	several: "are renewed by nothing that was found",
	level: "note",
	why: "No configuration that was scanned asks for a certificate with these names, or writes the place where it lies. Somebody has to remember to renew it. It is a warning when the certificate is about to expire while others beside it are renewed.",
	fix: "Let a tool renew it (cert-manager, an ACME client, a managed certificate), or add the repository that holds its automation to the scan.",
	references: ["https://letsencrypt.org/docs/integration-guide/", "https://cert-manager.io/docs/usage/certificate/"],
	since: "0.1.0",
	joint: true,
	*check(input) {
		const producers = /* @__PURE__ */ new Map();
		for (const fact of input.topology.facts) {
			if (fact.kind !== "producer") continue;
			const { repository } = fact.location;
			producers.set(repository, [...(producers.get(repository) ?? []).slice(0, 20), fact]);
		}
		const bare = /* @__PURE__ */ new Map();
		for (const certificate of input.inventory.certificates) {
			const places = unrenewed(certificate, input);
			const [first] = places;
			if (first === void 0) continue;
			const beside = places.flatMap((place) => producers.get(place.repository) ?? []);
			if (beside.length > 0) yield withoutProducer(certificate, places, beside, input);
			else if (bare.get(first.repository)?.push(certificate) === void 0) bare.set(first.repository, [certificate]);
		}
		for (const [repository, certificates] of bare) yield withoutAny(repository, certificates, input);
	}
};
/** The places in production of a server certificate that is current and that nothing renews. */
function unrenewed(certificate, input) {
	const end = readInstant(certificate.notAfter);
	if (end === null || end < input.now || replacementOf(certificate, input) !== void 0) return [];
	if (!certificate.names.some((name) => /^(?:dns|ip):/.test(name))) return [];
	if (declaredCertificates(input).has(certificate.fingerprint)) return [];
	const places = placesInUse(certificate, input).filter((place) => input.policy.contextOf(place, certificate) === "production");
	if (places.length === 0) return [];
	const { producers, copies } = coverageOf(input.topology, certificate.fingerprint);
	return producers.length > 0 || copies.length > 0 ? [] : [...places].sort(compareLocations);
}
function withoutProducer(certificate, places, beside, input) {
	const tools = [...new Set(beside.map((fact) => fact.mechanism))].sort().join(", ");
	const urgent = expiringFrom(certificate, input.policy) <= input.now;
	return {
		subject: certificate.fingerprint,
		certificate: certificate.fingerprint,
		...urgent && { level: "warning" },
		message: `Nothing renews the ${nounOf(certificate)}, valid until ${dayOf(readInstant(certificate.notAfter) ?? 0)}: no producer asks for its names or writes where it lies. Producers that were found here, for other certificates: ${tools}.`,
		locations: places,
		related: beside.slice(0, 3).map((fact) => fact.location)
	};
}
function withoutAny(repository, certificates, input) {
	const [first] = certificates;
	const many = certificates.length > 1;
	return {
		subject: repository,
		...!many && { certificate: first.fingerprint },
		message: `No rotation configuration was found in this repository, so nothing in sight renews ${many ? `its ${certificates.length} certificates (${certificates.slice(0, 3).map(nounOf).join(", ")}${certificates.length > 3 ? ", …" : ""})` : `the ${nounOf(first)}`}. Looked for ACME clients, cert-manager, secret stores, Terraform and cloud templates, and scheduled jobs.`,
		locations: certificates.flatMap((certificate) => unrenewed(certificate, input)).sort(compareLocations)
	};
}

// src/rules/no-expiry.ts
const noExpiry = {
	id: "no-expiry",
	title: "A certificate states that it never expires",
	several: "state that they never expire",
	level: "note",
	why: "The end 9999-12-31 23:59:59 means that there is none. It is meant for devices that cannot be reached; elsewhere the key stays trusted for ever, and nobody practises its renewal.",
	fix: "Have the certificate issued again with an end that somebody will renew it at, unless it is the identity of a device.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5"],
	since: "0.1.0",
	*check({ inventory }) {
		for (const certificate of inventory.certificates) {
			if (certificate.notAfter !== "9999-12-31T23:59:59Z") continue;
			const message = `The ${nounOf(certificate)} states that it never expires (its end is 9999-12-31).`;
			yield certificateProblem(certificate, { message });
		}
	}
};

// src/rules/not-yet-valid.ts
const notYetValid = {
	id: "not-yet-valid",
	title: "A certificate is not valid yet",
	several: "are not valid yet",
	level: "warning",
	why: "Until its first second, every client that checks dates refuses the certificate. Either it was put in place too early, or a clock at the issuer is wrong.",
	fix: "Keep the certificate that it replaces in service until this one begins, or have it issued again with a start in the past.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5"],
	since: "0.1.0",
	*check({ inventory, now }) {
		for (const certificate of inventory.certificates) {
			const start = readInstant(certificate.notBefore);
			if (start === null || remaining(start, now) <= 0) continue;
			const message = `The ${nounOf(certificate)} is valid only from ${momentOf(start)} on. Clients refuse it until then.`;
			yield certificateProblem(certificate, { message });
		}
	}
};

// src/rules/private-key-committed.ts
/** For a key of SSH, of signed tokens, or whose certificate is out of sight. */
const BARE_FIX = "Treat the key as stolen: make a new one, replace its public key or certificate wherever that is trusted, keep the new key in a secret store, and remove the file.";
const privateKeyCommitted = {
	id: "private-key-committed",
	title: "A private key lies in the repository",
	level: "error",
	why: "Whoever can read the repository, a clone or a backup of it can pretend to be the owner, and removing the file removes it from no history. An encrypted key is as safe as its password, which can be guessed offline without limit.",
	fix: "Treat the key as stolen: make a new one, have the certificate issued again and the old one revoked, keep the new key in a secret store, and remove the file.",
	references: ["https://cwe.mitre.org/data/definitions/321.html", "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/removing-sensitive-data-from-a-repository"],
	since: "0.1.0",
	*check({ inventory, now }) {
		const owners = ownersOf(inventory.certificates, inventory.privateKeys);
		for (const key of inventory.privateKeys) {
			const [first] = [...key.sightings].sort(compareLocations);
			if (first === void 0) continue;
			const certificates = owners.get(key.publicKeyFingerprint ?? "") ?? [];
			const newest = certificates.reduce(later, void 0);
			const place = first.pointer === void 0 ? first.path : `${first.path}#${first.pointer}`;
			yield {
				subject: key.publicKeyFingerprint === void 0 ? place : `key:${key.publicKeyFingerprint}`,
				message: messageOf(key, newest, certificates.length - 1, now),
				level: key.encrypted ? "warning" : "error",
				locations: key.sightings,
				...newest === void 0 ? { fix: BARE_FIX } : {
					related: newest.sightings,
					certificate: newest.fingerprint
				}
			};
		}
	}
};
/** Certificates by the fingerprint of their public key, for the keys that were seen. */
function ownersOf(certificates, keys) {
	const owners = /* @__PURE__ */ new Map();
	for (const { publicKeyFingerprint } of keys) if (publicKeyFingerprint !== void 0) owners.set(publicKeyFingerprint, []);
	if (owners.size > 0) for (const one of certificates) owners.get(one.publicKey.fingerprint)?.push(one);
	return owners;
}
function later(newest, one) {
	if (newest === void 0) return one;
	const difference = (readInstant(one.notAfter) ?? 0) - (readInstant(newest.notAfter) ?? 0);
	return difference > 0 || difference === 0 && one.fingerprint < newest.fingerprint ? one : newest;
}
function messageOf(key, owner, others, now) {
	const more = others > 0 ? `, and of ${others} more` : "";
	const whose = owner === void 0 ? `${key.algorithm === "unknown" ? "" : ` (${key.algorithm})`}` : ` of the ${nounOf(owner)}${more}, ${lifeOf(owner, now)},`;
	if (!key.encrypted) return `The private key${whose} lies in the repository. Everyone who can read a clone can ${owner !== void 0 && isTrusted(owner) ? "issue certificates with it" : "use it"}.`;
	return `The encrypted private key${whose} lies in the repository. Its password is all that protects it.`;
}

// src/rules/renewal-gap.ts
/** A place whose certificate ran out before the next version arrived. */
const renewalGap = {
	id: "renewal-gap",
	title: "A certificate ran out before its renewed version arrived",
	level: "note",
	why: "The history of the trunk shows that for some time this place held nothing but an expired certificate. What was late once without automation will be late again when the present version ends.",
	fix: "Automate the renewal of this place, or declare it under \"sync\" in the config so that a late copy is reported before it matters.",
	references: ["https://git-scm.com/docs/git-log#Documentation/git-log.txt---first-parent"],
	since: "0.1.0",
	*check({ inventory }) {
		const places = /* @__PURE__ */ new Map();
		for (const arrival of inventory.arrivals ?? []) {
			const id = `${arrival.repository}\0${arrival.path}`;
			const known = places.get(id);
			if (known === void 0) places.set(id, [arrival]);
			else known.push(arrival);
		}
		for (const arrivals of places.values()) {
			arrivals.sort((a, b) => timeOf(a.time) - timeOf(b.time));
			const gaps = gapsOf(arrivals);
			const [gap, last] = [gaps.at(-1), arrivals.at(-1)];
			if (gap === void 0 || last === void 0) continue;
			const { repository, path, fingerprint } = last;
			const certificate = inventory.certificates.find((one) => one.fingerprint === fingerprint);
			const title = titleOf(certificate ?? {
				names: [],
				subject: last.subject,
				fingerprint
			});
			const times = gaps.length === 1 ? "once" : `${gaps.length} times`;
			yield {
				subject: `${repository}:${path}`,
				certificate: fingerprint,
				message: `"${title}" at ${path} ran out before its renewed version arrived ${times}, the last time from ${momentOf(gap.from)} to ${momentOf(gap.to)}. The next gap is due from ${momentOf(timeOf(last.notAfter))} on.`,
				locations: [{
					repository,
					path
				}]
			};
		}
	}
};
/** From the end of one version to the arrival of the next. */
function gapsOf(arrivals) {
	const gaps = [];
	arrivals.forEach((next, index) => {
		const before = arrivals[index - 1];
		if (before === void 0 || before.subject !== next.subject) return;
		const [from, to] = [timeOf(before.notAfter), timeOf(next.time)];
		if (from > 0 && to > from && timeOf(next.notAfter) > from) gaps.push({
			from,
			to
		});
	});
	return gaps;
}
function timeOf(instant) {
	return readInstant(instant) ?? 0;
}

// src/lib/renewal.ts
/** Renewal is not instant: retries, rate limits and a synchronisation that runs once a day are no delay. */
const GRACE$1 = 3 * DAY$1;
/**
* The instant by which a producer should have renewed a certificate, in milliseconds: at the threshold it states, else
* when a third of the lifetime is left, the usual default; some days of grace, or a tenth of the lifetime, on top.
* Undefined where the certificate states no lifetime, or the threshold is not known.
*/
function renewalDue(certificate, producer) {
	const [start, end] = [readInstant(certificate.notBefore), readInstant(certificate.notAfter)];
	if (start === null || end === null || end <= start) return void 0;
	const lifetime = end - start;
	const { renewBefore, renewBeforePercentage, renewBeforeDays } = producer.attributes;
	if (renewBefore === null || renewBeforePercentage === null || renewBeforeDays === null) return void 0;
	const stated = typeof renewBeforeDays === "number" ? renewBeforeDays * DAY$1 : typeof renewBeforePercentage === "number" ? lifetime * renewBeforePercentage / 100 : typeof renewBefore === "string" ? goDuration(renewBefore) : void 0;
	return end - (stated === void 0 || stated <= 0 || stated >= lifetime ? lifetime / 3 : stated) + Math.min(GRACE$1, lifetime / 10);
}

// src/rules/renewal-overdue.ts
/** A certificate that its automation should have renewed by now. */
const renewalOverdue = {
	id: "renewal-overdue",
	title: "The automation should have renewed this certificate by now",
	several: "should have been renewed by now",
	level: "warning",
	why: "A producer is configured for this certificate, and the date by which it renews is past; yet no newer version is in sight. Either the renewal fails, or it works and the new version never reaches this place.",
	fix: "Look at the producer’s log for failed renewals; if it has renewed, carry the new version to this place and automate that step.",
	references: ["https://cert-manager.io/docs/troubleshooting/acme/"],
	since: "0.1.0",
	runsOut: true,
	*check(input) {
		for (const certificate of input.inventory.certificates) {
			if (replacementOf(certificate, input) !== void 0) continue;
			const { producers } = coverageOf(input.topology, certificate.fingerprint);
			const producer = producers.find((one) => one.confidence === "high")?.fact;
			const due = producer === void 0 ? void 0 : renewalDue(certificate, producer);
			if (producer === void 0 || due === void 0 || due > input.now) continue;
			const places = placesInUse(certificate, input);
			if (places.length === 0) continue;
			yield {
				subject: certificate.fingerprint,
				certificate: certificate.fingerprint,
				message: `${called(producer)} (${producer.mechanism}) renews the ${nounOf(certificate)}, ${lifeOf(certificate, input.now)}, and should have done so by ${dayOf(due)}; no newer version was found.`,
				locations: [...places],
				related: [producer.location]
			};
		}
	}
};

// src/rules/renewed-path-unread.ts
/** What reads a path, and what writes one; directories count for what lies in them. */
const byRead = (fact) => fact.reads.filter(isPath).map((ref) => `${fact.location.repository}|${folderOf(ref)}`);
const byWritten = (fact) => fact.writes.filter(isPath).map((ref) => `${fact.location.repository}|${folderOf(ref)}`);
const byHost = (fact) => fact.kind === "producer" ? (fact.names ?? []).map((name) => `${fact.location.repository}|${name.replace(/^dns:/, "host:").toLowerCase()}`) : [];
/** A server that reads a certificate from a place to which nothing writes, while its renewed one lies unread elsewhere. */
const renewedPathUnread = {
	id: "renewed-path-unread",
	title: "The server reads another path than the one that is renewed",
	level: "warning",
	why: "The certificate of this host is renewed into one place, and the server is configured to read another, which nothing that was scanned writes. The renewal succeeds, and the server goes on with the certificate that somebody once copied.",
	fix: "Let the server read the renewed file, or copy it in the deploy hook of the client that renews it.",
	references: ["https://eff-certbot.readthedocs.io/en/stable/using.html#where-are-my-certificates"],
	since: "0.1.0",
	*check({ topology }) {
		const { facts } = topology;
		for (const consumer of facts) {
			const paths = consumer.reads.filter(isPath);
			const { repository } = consumer.location;
			if (consumer.kind !== "consumer" || paths.length === 0) continue;
			if (paths.some((ref) => factsBy(facts, byWritten, `${repository}|${folderOf(ref)}`).length > 0)) continue;
			const hosts = consumer.writes.filter((ref) => ref.startsWith("host:"));
			const producer = hosts.flatMap((host) => factsBy(facts, byHost, `${repository}|${host}`)).find((one) => isUnread(one, facts));
			if (producer === void 0) continue;
			yield {
				subject: `${consumer.location.path}#${paths[0]}`,
				message: `${called(consumer)} reads ${spell$1(paths[0])}, which nothing here writes, while ${called(producer)} renews the certificate of ${hosts[0]?.slice(5)} into ${spell$1(producer.writes.find(isPath))}, which nothing here reads.`,
				locations: [consumer.location],
				related: [producer.location]
			};
		}
	}
};
/** Whether a producer's files reach nobody: it writes some, nothing reads them, and no hook may carry them on. */
function isUnread(producer, facts) {
	const written = producer.writes.filter(isPath);
	const { hook, deployHook, hooks, opaque, chained } = producer.attributes;
	if (written.length === 0 || [
		hook,
		deployHook,
		hooks,
		chained
	].some((one) => one !== void 0) || opaque === true) return false;
	const { repository } = producer.location;
	const unread = (folder) => factsBy(facts, byRead, `${repository}|${folder}`).length === 0;
	return written.every((ref) => foldersOf(ref).every(unread));
}
function isPath(ref) {
	return ref.startsWith("path:/");
}
function folderOf(ref) {
	return ref.slice(0, ref.lastIndexOf("/") + 1);
}
/** The folder of a path and those above it: a hook that reads a whole tree may carry anything in it on. */
function foldersOf(ref) {
	const folders = [];
	for (let at = ref.lastIndexOf("/"); at > 6; at = ref.lastIndexOf("/", at - 1)) folders.push(ref.slice(0, at + 1));
	return folders;
}
function spell$1(ref) {
	return ref?.slice(5) ?? "";
}

// src/rules/serial-number-invalid.ts
const serialNumberInvalid = {
	id: "serial-number-invalid",
	title: "The serial number of a certificate is zero, negative or too long",
	several: "have a serial number that is zero, negative or too long",
	level: "note",
	why: "Issuer and serial number together name a certificate, in revocation lists above all. A positive number of at most 20 octets is required; some clients refuse others. Self-issued certificates are not judged: nobody revokes them by number.",
	fix: "Have the issuer set a random positive serial number of 16 octets, and issue the certificate again at its next renewal.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.2"],
	since: "0.1.0",
	*check({ inventory }) {
		for (const certificate of inventory.certificates) {
			const fault = certificate.selfIssued ? void 0 : faultOf$1(certificate.serialNumber);
			if (fault === void 0) continue;
			yield certificateProblem(certificate, { message: `The ${nounOf(certificate)} has a serial number that is ${fault}.` });
		}
	}
};
function faultOf$1(hex) {
	if (hex === "0") return "zero";
	if (hex.startsWith("-")) return "negative";
	return Math.ceil(hex.length / 2) + (hex.length % 2 === 0 && hex >= "8" ? 1 : 0) > 20 ? "longer than 20 octets" : void 0;
}

// src/lib/served.ts
/** Time that a version may take from its start to what serves it, where the config states none. */
const GRACE = DAY;
/** Said of an address that showed no certificate and gave no reason. */
const UNSHOWN = "it showed no certificate";
/** Addresses that a message names before it counts the rest. */
const NAMED$1 = 4;
/** What endpoints serve under their own name and no file holds: versions of what is stored all the same. */
function servedOnly({ certificates, served = [] }) {
	const stored = new Set(certificates.map((one) => one.fingerprint));
	const own = served.flatMap((row) => row.certificates.slice(0, 1)).filter((one) => !stored.has(one.fingerprint));
	return [...new Map(own.map((one) => [one.fingerprint, {
		...one,
		sightings: []
	}])).values()];
}
/** What was answered, in the order of the inventory. */
function answersOf({ served = [] }) {
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
	return answersOf(inventory).flatMap((answer) => {
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
	return inventory.certificates.filter((one) => versions.has(one.fingerprint) && replaces(one, certificate)).filter((one) => one.sightings.some((place) => policy.contextOf(place, one) === "production")).sort(newestFirst)[0];
}
/** From when on the endpoint should serve a version, in milliseconds. */
function dueAt({ declared }, version) {
	return startOf(version) + (declared?.within === void 0 ? GRACE : duration(declared.within) ?? GRACE);
}
/** `smtp://mx.corp.internal:25`, with the addresses where not all of them serve the same. */
function spellServed({ endpoint, rows, addresses }) {
	if (rows.length === addresses) return endpoint;
	const named = rows.flatMap(({ address }) => address ?? []);
	return `${endpoint} at ${listed(named, NAMED$1)} (${rows.length} of ${addresses} addresses)`;
}
/** `The newest version that is stored, valid until 2027-02-01, is at certs/mail.pem.` */
function spellStored(stored) {
	return `The newest version that is stored, valid until ${dayOf(endOf(stored))}, is at ${placesText(stored.sightings)}.`;
}
/** How the newest stored version comes to what serves an old one. */
function deployFix(stored, { endpoint }) {
	return `Bring the version at ${placesText(stored.sightings)} to every machine behind ${endpoint}, reload what serves it, and check that each one serves serial number ${stored.serialNumber}.`;
}
/** A problem of what an endpoint serves, at the place where the endpoint is declared. */
function servedProblem(served, problem) {
	const { certificate, declared } = served;
	return {
		subject: `${served.endpoint}|${certificate.fingerprint}`,
		certificate: certificate.fingerprint,
		locations: [placeOfEndpoint(served, declared)],
		...declared?.owners !== void 0 && { owners: declared.owners },
		...problem
	};
}
/** Where an endpoint is declared, and which one of the declared it is. */
function placeOfEndpoint({ location, endpoint }, declared) {
	return location.path === endpoint ? location : {
		...declared?.location ?? location,
		pointer: endpoint
	};
}
/** `"mx.corp.internal" (serial number 0a1b)`. */
function nameServed(certificate) {
	return `the certificate "${titleOf(certificate)}" with serial number ${certificate.serialNumber}`;
}

// src/rules/served-expired.ts
/** An outage that is there: evidence of what is served, not of what is stored. */
const servedExpired = {
	id: "served-expired",
	title: "An endpoint serves an expired certificate",
	level: "error",
	why: "The endpoint was asked, and what it serves has expired: clients that check dates cannot connect. Where a newer version is stored, it was renewed and never reached what serves it, or nobody reloaded that.",
	fix: "Renew the certificate, bring it to every machine behind the endpoint, and reload what serves it.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5"],
	since: "0.1.0",
	*check(input) {
		for (const served of servedCertificates(input)) {
			const { certificate } = served;
			const end = readInstant(certificate.notAfter);
			if (end === null || remaining(end, input.now) >= 0) continue;
			const stored = storedReplacement(served, input);
			const newer = stored === void 0 ? "" : ` ${spellStored(stored)}`;
			yield servedProblem(served, {
				message: `${spellServed(served)} serves ${nameServed(certificate)}, which expired on ${momentOf(end)}.${newer}`,
				...stored === void 0 ? { related: certificate.sightings } : {
					fix: deployFix(stored, served),
					related: stored.sightings
				}
			});
		}
	}
};

// src/rules/served-expiring.ts
const servedExpiring = {
	id: "served-expiring",
	title: "An endpoint serves a certificate that expires soon",
	level: "warning",
	why: "What the endpoint serves is in the last part of its lifetime, and no newer version is stored. Where a tool renews it, that is late; where nobody does, it will be an outage.",
	fix: "Renew the certificate now, bring it to every machine behind the endpoint, and reload what serves it. Where a tool renews it, find out why it has not.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5"],
	since: "0.1.0",
	runsOut: true,
	*check(input) {
		const { policy, now } = input;
		for (const served of servedCertificates(input)) {
			const { certificate } = served;
			const end = readInstant(certificate.notAfter);
			if (end === null || remaining(end, now) < 0) continue;
			const notice = noticeOf(certificate, policy.expiring.days, policy);
			if (remaining(end, now) > notice || storedReplacement(served, input) !== void 0) continue;
			yield servedProblem(served, {
				message: `${spellServed(served)} serves ${nameServed(certificate)}, which expires on ${momentOf(end)} and should have been replaced by ${momentOf(end - notice)}.`,
				related: certificate.sightings
			});
		}
	}
};

// src/rules/served-name-mismatch.ts
/** Names of a certificate that a message tells before it counts the rest. */
const NAMED = 3;
const servedNameMismatch = {
	id: "served-name-mismatch",
	title: "An endpoint serves a certificate for other names",
	level: "error",
	why: "A client compares the name that it connects to with the names in the certificate, and refuses when none is the same. It is what happens when a default certificate answers, when a name was left out at the renewal, or when the wrong file was deployed.",
	fix: "Serve a certificate that has the name of the endpoint among its subject alternative names, or declare the endpoint under the name that clients use.",
	references: ["https://www.rfc-editor.org/rfc/rfc9525#section-6"],
	since: "0.1.0",
	*check(input) {
		for (const served of servedCertificates(input)) {
			const { certificate, rows } = served;
			const wrong = rows.filter((row) => row.nameMatches === false);
			if (wrong.length === 0 || isOneMachine(served)) continue;
			const names = certificate.names.map((name) => name.replace(/^(?:dns|ip):/, ""));
			const has = names.length === 0 ? "which has no names" : `which is for ${listed(names, NAMED)}`;
			yield servedProblem(served, {
				message: `${spellServed({
					...served,
					rows: wrong
				})} serves ${nameServed(certificate)}, ${has}.`,
				related: certificate.sightings
			});
		}
	}
};
/** Declared by its address, to see what this very machine serves: clients come by a name, unless the certificate has addresses. */
function isOneMachine({ endpoint: text, certificate }) {
	const endpoint = parseEndpoint(text);
	return typeof endpoint === "object" && isIP(endpoint.host) !== 0 && !certificate.names.some((name) => name.startsWith("ip:"));
}

// src/rules/served-stale.ts
/** Renewed in store, old in service: the day of the outage is known, and it can still be prevented. */
const servedStale = {
	id: "served-stale",
	title: "An endpoint serves an older version than the one that is stored",
	level: "warning",
	why: "The certificate was renewed, and the endpoint was asked: it still serves the version before. The new one was not brought there, or what serves it was not reloaded. On the day the old version runs out this is an outage, although a valid certificate exists. It is an error when the old version is expiring, or when the copy is later than the config allows.",
	fix: "Bring the newest version to every machine behind the endpoint, and reload what serves it.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5"],
	since: "0.1.0",
	runsOut: true,
	*check(input) {
		const { policy, now } = input;
		for (const served of servedCertificates(input)) {
			const { certificate, declared } = served;
			const end = readInstant(certificate.notAfter);
			if (end !== null && remaining(end, now) < 0) continue;
			const stored = storedReplacement(served, input);
			if (stored === void 0 || now <= dueAt(served, stored)) continue;
			const late = declared?.within !== void 0;
			const ends = end === null ? "" : `, which runs out on ${momentOf(end)}`;
			yield servedProblem(served, {
				message: `${spellServed(served)} serves ${nameServed(certificate)}${ends}. ${spellStored(stored)}`,
				fix: deployFix(stored, served),
				related: stored.sightings,
				...(late || now >= expiringFrom(certificate, policy)) && { level: "error" }
			});
		}
	}
};

// src/rules/served-unreachable.ts
const FIXES$1 = {
	"not-allowed": "Where it is meant to be asked, set `endpoints: private` (`--endpoints private`) and run the audit on a machine in its network.",
	unresolvable: "Correct the name, or its record in the DNS that the machine of this audit asks.",
	unreachable: "Check that the service is up, and that the machine of this audit may connect to it.",
	timeout: "Check that the service is up, and that no firewall drops the packets of the machine of this audit.",
	"no-tls": "Turn TLS on there, or declare the port that has it.",
	malformed: "Declare the scheme of the service that listens on that port.",
	handshake: "See with `openssl s_client` what it wants of its clients."
};
/** What could not be asked is not known to be well. */
const servedUnreachable = {
	id: "served-unreachable",
	title: "An endpoint did not show its certificate",
	level: "warning",
	why: "The endpoint is declared, and nothing is known of what it serves: it was not asked, did not answer, or offers no TLS. Until it does, an expired certificate there goes unseen by this audit.",
	fix: "Check the address and the port, and that the machine of this audit may connect to it. Remove an endpoint that is gone.",
	references: ["https://www.rfc-editor.org/rfc/rfc3207#section-4", "https://www.rfc-editor.org/rfc/rfc8314#section-3"],
	since: "0.1.0",
	*check({ inventory, policy }) {
		const silent = answersOf(inventory).filter(({ own }) => own === void 0);
		for (const endpoint of new Set(silent.map((answer) => answer.endpoint))) {
			const answers = silent.filter((answer) => answer.endpoint === endpoint);
			const failures = answers.map(({ rows }) => rows[0]?.failure);
			const texts = answers.map((answer, index) => `${spellServed(answer)}: ${failures[index]?.detail ?? "it showed no certificate"}.`);
			const fixes = new Set(failures.flatMap((failure) => failure === void 0 ? [] : FIXES$1[failure.reason]));
			const [first] = answers;
			const declared = declarationOf(first, policy);
			yield {
				subject: endpoint,
				message: texts.join(" "),
				fix: [...fixes, "Remove an endpoint that is gone."].join(" "),
				locations: [placeOfEndpoint(first, declared)],
				...declared?.owners !== void 0 && { owners: declared.owners }
			};
		}
	}
};

// src/rules/stale-copy.ts
/** A copy of a certificate that was renewed elsewhere: the outage this tool exists for. */
const staleCopy = {
	id: "stale-copy",
	title: "A copy is older than the newest version of the certificate",
	several: "are older than their newest version",
	level: "warning",
	why: "The certificate was renewed, but the renewed version did not reach every copy. Whoever serves an old copy serves an expired certificate from the day it runs out, although a valid one exists. It is an error when the old version is expiring or expired, when something in the scanned configuration serves it, or when a declared copy is later than the config allows.",
	fix: "Replace every old copy with the newest version, reload or restart what serves it, and check with a TLS client that each one serves the new serial number. Then automate that step, or declare it under \"sync\" in the config.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5"],
	since: "0.1.0",
	runsOut: true,
	*check(input) {
		const declared = declaredCopies(input);
		for (const older of input.inventory.certificates) {
			const newest = replacementOf(older, input);
			if (newest === void 0 || isNew(newest, input)) continue;
			const problem = staleProblem(older, newest, declared, input);
			if (problem !== void 0) yield problem;
		}
	}
};
function isNew(newest, { change }) {
	const { fingerprint } = newest;
	return change !== void 0 && !change.base.inventory.certificates.some((one) => one.fingerprint === fingerprint);
}

// src/rules/suppression-lapsed.ts
const suppressionLapsed = {
	id: "suppression-lapsed",
	title: "An ignore entry has run out, and what it accepted counts again",
	level: "warning",
	why: "A finding is accepted for a time so that somebody mends it within that time. The time is over and the finding is still there.",
	fix: "Mend what the entry accepted and remove the entry, or decide again: a new reason and a new last day.",
	references: [],
	since: "0.1.0",
	judges: "policy",
	*check({ entries = [] }) {
		for (const { kind, location, text, state, until = "", related } of entries) {
			if (state !== "lapsed") continue;
			yield {
				subject: `${kind}: ${text}`,
				message: `The last day of the entry "${reveal(text)}" was ${until}. What it accepted counts again.`,
				locations: [location],
				related
			};
		}
	}
};

// src/rules/suppression-unused.ts
const suppressionUnused = {
	id: "suppression-unused",
	title: "An entry that accepts findings accepts none",
	level: "note",
	why: "What it accepted is gone. The entry stays behind and would hide the next finding that happens to match it.",
	fix: "Remove the entry.",
	references: [],
	since: "0.1.0",
	judges: "policy",
	*check({ entries = [] }) {
		const unused = entries.filter((entry) => entry.state === "unused");
		for (const { text, location } of unused.filter((entry) => entry.kind !== "baseline")) yield {
			subject: `ignore: ${text}`,
			message: `The entry "${reveal(text)}" matches no finding.`,
			locations: [location]
		};
		const lines = unused.filter((entry) => entry.kind === "baseline").map((entry) => entry.location);
		const [first] = lines;
		if (first === void 0) return;
		yield {
			subject: `baseline: ${first.path}`,
			message: `${plural(lines.length, "line")} of the baseline "${reveal(first.path)}" ${lines.length === 1 ? "matches" : "match"} no finding.`,
			fix: "Remove these lines, or delete the file and write it anew with `cert-hygiene init`.",
			locations: lines
		};
	}
};

// src/rules/sync-copy-differs.ts
/** A declared copy that holds another certificate than its source, not just another version. */
const syncCopyDiffers = {
	id: "sync-copy-differs",
	title: "A declared copy holds another certificate than its source",
	level: "warning",
	why: "The config says that this is a copy, and it holds a certificate for other names or from another authority. A renewal of the source will not be recognised here.",
	fix: "Deploy the certificate of the source there, or correct the \"sync\" entry.",
	references: [],
	since: "0.1.0",
	*check(input) {
		for (const entry of input.policy.sync) {
			const { source, copies } = resolveSync(entry, input);
			const lineage = lineageOf$1(source, input.topology);
			if (lineage === void 0) continue;
			for (const { text, found } of copies) {
				const [other] = found;
				if (other === void 0 || found.some(({ certificate }) => lineage.versions.includes(certificate.fingerprint))) continue;
				yield {
					subject: `${entry.name}|${text}`,
					certificate: other.certificate.fingerprint,
					message: `"${text}" holds "${titleOf(other.certificate)}", which is no version of "${lineage.title}" at ${entry.source}, although the sync entry "${entry.name}" declares it as a copy.`,
					locations: found.map(({ place }) => place),
					related: [entry.location],
					...entry.owners !== void 0 && { owners: entry.owners }
				};
			}
		}
	}
};

// src/rules/sync-copy-missing.ts
/** A declared source or copy that holds no certificate. */
const syncCopyMissing = {
	id: "sync-copy-missing",
	title: "A declared copy holds no certificate",
	level: "warning",
	why: "The config says that a copy of the certificate lies here, and none was found. Either the copy was moved and is no longer watched, or it was never deployed.",
	fix: "Deploy the certificate there, or correct the \"sync\" entry.",
	references: [],
	since: "0.1.0",
	*check(input) {
		for (const entry of input.policy.sync) {
			const { source, copies } = resolveSync(entry, input);
			for (const { text, found, inScope } of [source, ...copies]) {
				if (found.length > 0 || !inScope) continue;
				const side = text === source.text ? "source" : "copy";
				yield {
					subject: `${entry.name}|${text}`,
					message: `The ${side} "${text}" that the sync entry "${entry.name}" declares holds no certificate that could be read.`,
					locations: [entry.location],
					...entry.owners !== void 0 && { owners: entry.owners }
				};
			}
		}
	}
};

// src/rules/sync-undeclared.ts
/** Copies in several places with nothing that keeps them the same. */
const syncUndeclared = {
	id: "sync-undeclared",
	title: "Nothing keeps the copies of a certificate the same",
	level: "note",
	why: "The certificate lies in several places, and no automation was found, nor is any declared, that carries a renewed version from one to the others. The next renewal will reach the place where it happens.",
	fix: "Keep one copy and let the others refer to it; or automate the copying; or declare source and copies under \"sync\" in the config, so that a late copy is reported.",
	references: [],
	since: "0.1.0",
	joint: true,
	*check(input) {
		const { inventory, topology, policy } = input;
		const declared = declaredCertificates(input);
		const carried = new Set(topology.edges.flatMap((edge) => [edge.from, edge.to]).flatMap((end) => end.startsWith("cert:") ? end.slice(5) : []));
		const byFingerprint = new Map(inventory.certificates.map((one) => [one.fingerprint, one]));
		for (const lineage of topology.lineages) {
			if (lineage.versions.some((version) => declared.has(version) || carried.has(version))) continue;
			const versions = lineage.versions.flatMap((version) => byFingerprint.get(version) ?? []);
			const [newest] = versions;
			if (newest === void 0 || isAuthority(newest)) continue;
			const places = versions.flatMap((one) => one.sightings.filter((place) => policy.contextOf(place, one) === "production" && !isBackup(place.path)));
			const folders = new Set(places.map((place) => `${place.repository}\0${folderOf$1(place.path)}`));
			if (folders.size < 2) continue;
			yield {
				subject: lineage.id,
				certificate: newest.fingerprint,
				message: `"${lineage.title}" lies in ${folders.size} folders: ${placesText(places)}. Nothing that was scanned carries a renewed version from one to the others, and the config declares nothing.`,
				locations: places
			};
		}
	}
};

// src/rules/sync-weakened.ts
/** A change after which an edge of the chain still exists and carries renewals later, once, or not at all. */
const syncWeakened = {
	id: "sync-weakened",
	title: "The change weakens what carries a renewed certificate on",
	level: "warning",
	why: "The automation is still there and looks healthy. After this change it runs more rarely, only once, by hand, from a pinned version, or with less time before the expiry, so a renewed certificate may not arrive in time.",
	fix: "Keep the interval, the threshold or the unpinned reference as it was, or show in the pull request why less is enough.",
	references: [],
	since: "0.1.0",
	*check(input) {
		const { change, topology } = input;
		if (change === void 0) return;
		const base = byIdentity(change.base.topology.facts);
		for (const fact of topology.facts) {
			if (!change.paths.has(fact.location.path)) continue;
			const before = base.get(identityOf$1(fact));
			const how = before === void 0 ? void 0 : weakening(before.fact, fact);
			if (before === void 0 || how === void 0) continue;
			const consumers = consumersThrough(before.node, change, topology).map((one) => one.head.location);
			const effect = consumers.length === 0 ? "" : ` ${placesText(consumers)} depends on it.`;
			yield {
				subject: `${fact.mechanism}:${fact.kind}:${identityOf$1(fact).split("\0").at(-1)}`,
				message: `After this change ${roleOf(fact)} ${how}.${effect}`,
				locations: [fact.location],
				related: consumers
			};
		}
	}
};
const STATES = {
	frozen: "keeps the version it has until a restart",
	pinned: "is pinned to one version",
	once: "runs only once",
	off: "is switched off",
	manual: "waits for a person"
};
/** How much worse a fact carries renewals than before, as the predicate of a sentence; undefined where it does not. */
function weakening(before, after) {
	const [was, is] = [stateOf(before), stateOf(after)];
	if (was === "live" && is !== "live") return STATES[is];
	const [cadenceBefore, cadenceAfter] = [cadenceOf(before), cadenceOf(after)];
	if (cadenceBefore !== void 0 && cadenceAfter !== void 0 && cadenceAfter > cadenceBefore) return `runs every ${spell(cadenceAfter)} instead of every ${spell(cadenceBefore)}`;
	for (const name of ["renewBefore", "expiryOffset"]) {
		const [longer, shorter] = [durationOf(before, name), durationOf(after, name)];
		if (longer !== void 0 && shorter !== void 0 && shorter < longer) return `starts ${spell(shorter)} before the end instead of ${spell(longer)}`;
	}
}
/** Milliseconds between two runs, where the fact states a schedule or an interval. */
function cadenceOf(fact) {
	const { schedule, cron } = fact.attributes;
	for (const expression of [schedule, cron]) {
		const cadence = typeof expression === "string" ? cronCadence(expression) : void 0;
		if (typeof cadence === "number") return cadence;
		if (cadence === "never") return Number.POSITIVE_INFINITY;
	}
	return durationOf(fact, "refreshInterval") ?? durationOf(fact, "interval");
}
function durationOf(fact, name) {
	const value = fact.attributes[name];
	return typeof value === "string" ? goDuration(value) : void 0;
}
function spell(milliseconds) {
	return Number.isFinite(milliseconds) ? spellDuration(milliseconds) : "never";
}

// src/rules/two-writers.ts
/** Two owners of one Secret: each undoes what the other writes. */
const twoWriters = {
	id: "two-writers",
	title: "Two owners write the same Secret",
	level: "warning",
	why: "Each owner puts back its own version. Where one of them is a manifest in git, the next synchronisation replaces the renewed certificate by the old one that is committed.",
	fix: "Keep one owner: remove the Secret from git, or the resource that renews it. A bootstrap Secret that must stay is exempted with `argocd.argoproj.io/compare-options: IgnoreExtraneous`.",
	references: ["https://external-secrets.io/latest/guides/ownership-deletion-policy/", "https://cert-manager.io/docs/usage/certificate/"],
	since: "0.1.0",
	*check({ topology }) {
		const writers = /* @__PURE__ */ new Map();
		for (const fact of topology.facts) {
			if (fact.kind !== "producer" && fact.kind !== "sink" && fact.kind !== "copy") continue;
			if (fact.attributes.placeholder === true || fact.kind === "copy" && stateOf(fact) === "once") continue;
			for (const ref of fact.writes) {
				if (!ref.startsWith("secret:") || ref.endsWith("/?")) continue;
				const list = writers.get(ref);
				if (list === void 0) writers.set(ref, [fact]);
				else list.push(fact);
			}
		}
		for (const [ref, facts] of writers) {
			const pair = pairOf(facts.toSorted((a, b) => compareLocations(a.location, b.location)));
			if (pair === void 0) continue;
			const [kept, other] = pair;
			const reverts = kept.kind === "sink";
			yield {
				subject: ref,
				message: `The ${spellSecret(ref)} is written by ${called(other)}${reverts ? `, and also stands in git as ${called(kept)}: applying it undoes the renewal.` : ` and by ${called(kept)}.`}`,
				level: reverts && kept.attributes.literal === true ? "error" : "warning",
				locations: [kept.location],
				related: [other.location]
			};
		}
	}
};
/** Two writers of different tools that are deployed together; the static one first. */
function pairOf(facts) {
	const first = [...facts.filter((fact) => fact.kind === "sink"), ...facts.filter((fact) => fact.kind !== "sink")];
	for (const one of first.slice(0, 50)) for (const other of facts.slice(0, 50)) {
		if (one === other || other.kind === "sink" || one.mechanism === other.mechanism || !together(one, other)) continue;
		return [one, other];
	}
}

// src/rules/unreadable.ts
const FIXES = {
	locked: "Give what opens it: its password with the input keystore-passwords or the option --keystore-passwords, or an unlocked work tree. Remove it if nothing uses it.",
	malformed: "Replace it by a sound copy, or remove it if nothing uses it. If it is broken on purpose, list it under expect in the config.",
	unsupported: "Convert it to PEM or PKCS#12, so that this and other tools can read it. Of a template, audit what it renders to.",
	"too-large": "Split it, or exclude it if it holds no certificates.",
	"too-deep": "Store what it holds without so many layers around it.",
	timeout: "Lower the number of its key derivation rounds, or exclude it.",
	denied: "Give the audit permission to read it."
};
/** Details that one message tells. */
const MAX_DETAILS = 3;
const unreadable = {
	id: "unreadable",
	title: "An object could not be read",
	level: "warning",
	why: "What cannot be read is not judged: it may have expired or be stale without anybody being told. Silence about it would look like health.",
	fix: "Replace it by a sound copy, give the password that opens it, or remove it.",
	references: ["https://www.rfc-editor.org/rfc/rfc7468", "https://www.rfc-editor.org/rfc/rfc7292"],
	since: "0.1.0",
	*check({ inventory }) {
		const groups = /* @__PURE__ */ new Map();
		for (const object of inventory.unreadable) {
			const key = JSON.stringify([object.repository, subjectOf(object)]);
			const group = groups.get(key);
			if (group === void 0) groups.set(key, [object]);
			else group.push(object);
		}
		for (const group of groups.values()) {
			const [first] = group;
			const details = [...new Set(group.map((object) => object.detail))].sort();
			const told = details.slice(0, MAX_DETAILS);
			if (details.length > told.length) told.push(`${plural(details.length - told.length, "further cause")}.`);
			const pointer = first.pointer === void 0 ? "" : ` (${first.pointer})`;
			const what = group.length === 1 ? "an object" : `${plural(group.length, "object")}`;
			yield {
				subject: subjectOf(first),
				message: `In "${reveal(first.path + pointer)}" ${what} could not be read (${first.reason}) and ${group.length === 1 ? "is" : "are"} not judged. ${told.join(" ")}`,
				fix: FIXES[first.reason],
				locations: group
			};
		}
	}
};
function subjectOf({ path, pointer, reason }) {
	return `${path}${pointer === void 0 ? "" : `#${pointer}`} (${reason})`;
}

// src/rules/validity-malformed.ts
const validityMalformed = {
	id: "validity-malformed",
	title: "The validity of a certificate cannot be read, or ends before it begins",
	several: "have a validity that cannot be read or is never reached",
	level: "error",
	why: "A certificate whose dates make no sense is valid at no time for a careful client, and at any time for a careless one. No alarm before its expiry can work.",
	fix: "Have the certificate issued again, with a start and an end that RFC 5280 allows.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5"],
	since: "0.1.0",
	*check({ inventory }) {
		for (const certificate of inventory.certificates) {
			const fault = faultOf(certificate);
			if (fault === void 0) continue;
			yield certificateProblem(certificate, { message: `The ${nounOf(certificate)} ${fault}. Whether it is valid is up to each client, and nobody can be told in time.` });
		}
	}
};
function faultOf(certificate) {
	const start = readInstant(certificate.notBefore);
	const end = readInstant(certificate.notAfter);
	if (start === null && end === null) return "states no start and no end that can be read";
	if (start === null) return "states no start that can be read";
	if (end === null) return "states no end that can be read";
	return end < start ? `ends on ${momentOf(end)}, before it begins on ${momentOf(start)}` : void 0;
}

// src/rules/weak-key.ts
const weakKey = {
	id: "weak-key",
	title: "A certificate has a key that is too short",
	several: "have a key that is too short",
	level: "warning",
	why: "Whoever finds the private key can pretend to be the owner. RSA and DSA under 2048 bits and curves under 224 bits give less than the 112 bits of strength that every current rule demands; RSA of 829 bits has been factored in public.",
	fix: "Make a new key (P-256, or RSA of 2048 bits or more), have the certificate issued again for it, and replace every copy.",
	references: ["https://csrc.nist.gov/pubs/sp/800/131/a/r2/final", "https://cabforum.org/working-groups/server/baseline-requirements/requirements/"],
	since: "0.1.0",
	*check({ inventory }) {
		for (const certificate of inventory.certificates) {
			const { algorithm, bits = 0, curve } = certificate.publicKey;
			const least = leastBits(certificate.publicKey);
			if (bits >= least || bits === 0) continue;
			const kind = curve === void 0 ? algorithm : `${algorithm} on ${curve}`;
			yield certificateProblem(certificate, {
				message: `The ${nounOf(certificate)} has a key of ${bits} bits (${kind}), where ${least} is the least. Its private key can be found by computing.`,
				level: algorithm.startsWith("RSA") && bits < 830 ? "error" : "warning"
			});
		}
	}
};
/** Bits that give 112 bits of strength (NIST SP 800-57 part 1, table 2); 0 for algorithms whose keys have one size. */
function leastBits({ algorithm, bits }) {
	if (algorithm === "EC") return 224;
	if (!algorithm.startsWith("RSA") && algorithm !== "DSA" && algorithm !== "DH") return 0;
	return bits === 2047 || bits === 2046 ? bits : 2048;
}

// src/rules/weak-signature.ts
/** MD2, MD4, MD5, SHA-0 and SHA-1 in the usual names: `md5WithRSAEncryption`, `ecdsa-with-SHA1`, `RSASSA-PSS-SHA1`. */
const BROKEN_HASH = /^(?:md[245]|sha1?)with|-with-sha1$|-pss-(?:sha1|md5)$/i;
const weakSignature = {
	id: "weak-signature",
	title: "A certificate is signed with a hash that is broken",
	several: "are signed with a hash that is broken",
	level: "warning",
	why: "With MD5 and SHA-1 two certificates can be made that share one signature, so a signature over them proves little. Current clients refuse them. The signature of a self-signed root is not judged, because nobody relies on it.",
	fix: "Have the certificate issued again with a signature over SHA-256 or better, and replace every copy.",
	references: [
		"https://shattered.io/",
		"https://www.rfc-editor.org/rfc/rfc9155",
		"https://csrc.nist.gov/pubs/sp/800/131/a/r2/final"
	],
	since: "0.1.0",
	*check({ inventory }) {
		for (const certificate of inventory.certificates) {
			const { signatureAlgorithm } = certificate;
			if (!BROKEN_HASH.test(signatureAlgorithm) || isSelfSigned(certificate)) continue;
			const message = `The ${nounOf(certificate)} is signed with ${signatureAlgorithm}, which can be forged. Current clients refuse it.`;
			yield certificateProblem(certificate, { message });
		}
	}
};
/** Self-issued, and by its own key as far as the key identifiers tell (RFC 5280 section 4.2.1.1). */
function isSelfSigned({ selfIssued, authorityKeyId, subjectKeyId }) {
	return selfIssued && (authorityKeyId === void 0 || authorityKeyId === subjectKeyId);
}

// src/rules/index.ts
/** Every rule that belongs to no mechanism. A file that is not listed here fails a test. */
const rules = [
	servedExpired,
	servedStale,
	servedExpiring,
	servedNameMismatch,
	servedUnreachable,
	staleCopy,
	keyMismatch,
	keystoreBehind,
	chainIncomplete,
	syncCopyMissing,
	syncCopyDiffers,
	syncUndeclared,
	consumerNotReloaded,
	consumerWithoutProducer,
	frozenCopy,
	renewedPathUnread,
	breaksWithShorterLifetimes,
	noAutomation,
	renewalOverdue,
	twoWriters,
	renewalGap,
	automationRemoved,
	syncWeakened,
	copiesLeftBehind,
	expired,
	expiring,
	notYetValid,
	validityMalformed,
	noExpiry,
	lifetimeTooLong,
	weakKey,
	weakSignature,
	serialNumberInvalid,
	namesMissing,
	deceptiveName,
	crlExpired,
	privateKeyCommitted,
	keystoreDefaultPassword,
	unreadable,
	suppressionLapsed,
	suppressionUnused,
	expectationBroken
];

// src/topology/certificates.ts
/** Facts of one name that are tried for one certificate. */
const MAX_CANDIDATES = 256;
/**
* Joins certificates to facts: to the Secret or file in which they were seen, to the mechanism that reads that file,
* and to the producers that ask for their names.
*/
function certificateEdges(inventory, facts) {
	if (inventory.certificates.length === 0 || facts.length === 0) return [];
	const index = indexOf(facts);
	return inventory.certificates.flatMap((certificate) => [...sightingEdges(certificate, facts, index), ...nameEdges(certificate, facts, index)]);
}
function indexOf(facts) {
	const index = {
		held: /* @__PURE__ */ new Map(),
		files: /* @__PURE__ */ new Map(),
		hosts: /* @__PURE__ */ new Map(),
		names: /* @__PURE__ */ new Map()
	};
	facts.forEach((fact, position) => {
		const { repository, path } = fact.location;
		if (fact.kind === "scope") return;
		if (fact.kind === "sink") push(index.held, `${repository}\0${path}`, position);
		if (fact.kind === "producer") for (const name of fact.names ?? []) push(index.names, name.toLowerCase(), position);
		for (const ref of /* @__PURE__ */ new Set([...fact.reads, ...fact.writes])) if (ref.startsWith("file:")) push(index.files, `${repository}\0${ref.slice(5)}`, position);
		else if (ref.startsWith("path:/")) push(index.hosts, `${repository}\0${base(ref)}`, {
			fact: position,
			path: ref.slice(5)
		});
	});
	return index;
}
function push(map, key, value) {
	const list = map.get(key);
	if (list === void 0) map.set(key, [value]);
	else list.push(value);
}
function base(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
function sightingEdges(certificate, facts, index) {
	const edges = /* @__PURE__ */ new Map();
	const add = (fact, ref, confidence) => {
		const to = `fact:${fact}`;
		if (!edges.has(to)) edges.set(to, {
			from: `cert:${certificate.fingerprint}`,
			to,
			ref,
			confidence,
			state: "live"
		});
	};
	for (const { repository, path, line } of certificate.sightings) {
		const key = `${repository}\0${path}`;
		for (const sink of index.held.get(key) ?? []) {
			const place = facts[sink].location;
			if (line === void 0 || place.line === void 0 || line >= place.line && line <= (place.endLine ?? line)) add(sink, `file:${path}`, line === void 0 ? "low" : "high");
		}
		for (const fact of index.files.get(key) ?? []) add(fact, `file:${path}`, "high");
		for (const { fact, path: host } of (index.hosts.get(`${repository}\0${base(path)}`) ?? []).slice(0, MAX_CANDIDATES)) if (`/${path}`.endsWith(host)) add(fact, `path:${host}`, "low");
	}
	return [...edges.values()];
}
/** A producer that asks for all names of a certificate renews it: surely when it asks for no others. */
function nameEdges(certificate, facts, index) {
	const names = new Set(certificate.names.filter((name) => /^(?:dns|ip):/.test(name)).map((name) => name.toLowerCase()));
	const [first] = names;
	if (first === void 0) return [];
	return (index.names.get(first) ?? []).slice(0, MAX_CANDIDATES).flatMap((position) => {
		const asked = new Set(facts[position].names?.map((name) => name.toLowerCase()));
		if (![...names].every((name) => asked.has(name))) return [];
		const confidence = asked.size === names.size ? "high" : "low";
		return [{
			from: `fact:${position}`,
			to: `cert:${certificate.fingerprint}`,
			ref: first.replace(/^dns:/, "host:"),
			confidence,
			state: "live"
		}];
	});
}

// src/topology/lineages.ts
/** Certificates of two key types that start this close together were issued side by side (RSA and ECDSA for one server). */
const SIDE_BY_SIDE = 7 * DAY;
/**
* Groups the certificates of an inventory into lineages. Two certificates are versions of one another when they have
* the same role, the same names (else the same subject) and a compatible issuer. CA certificates, and identities that
* many unrelated certificates share, stand alone. What endpoints serve counts too. Newest first within a lineage; sorted by id. Linear but for sorting.
*/
function lineages(inventory) {
	const issuing = issuingNames(inventory.certificates);
	const groups = /* @__PURE__ */ new Map();
	for (const certificate of [...inventory.certificates, ...servedOnly(inventory)]) {
		const identity = identityOf(certificate, issuing);
		const group = groups.get(identity);
		if (group === void 0) groups.set(identity, [certificate]);
		else group.push(certificate);
	}
	const result = [];
	for (const [identity, group] of groups) for (const [track, members] of tracksOf(group)) result.push(lineageOf(identity + track, members));
	return result.sort((a, b) => compareText(a.id, b.id));
}
function lineageOf(identity, members) {
	members.sort(newestFirst);
	const newest = members[0];
	return {
		id: createHash("sha256").update(identity).digest("hex").slice(0, 16),
		title: titleOf(newest),
		versions: members.map((member) => member.fingerprint)
	};
}
/** What makes two certificates versions of one: role, names and issuer. Stands alone by its fingerprint where none is telling. */
function identityOf(certificate, issuing) {
	const { names, subject, fingerprint } = certificate;
	if (isIssuer(certificate, issuing)) return `ca|${fingerprint}`;
	if (names.length > 0) return names.some((name) => !LOCAL_NAME.test(name)) ? `leaf|${[...new Set(names)].sort().join()}|${issuerOf(certificate)}` : `alone|${fingerprint}`;
	const commonName = attributeOf(subject, "CN");
	return commonName !== void 0 && !LOCAL_NAME.test(`dns:${commonName}`) ? `leaf|${subject}|${issuerOf(certificate)}` : `alone|${fingerprint}`;
}
/** Names that every machine has: certificates that share nothing else are no copies of one another. */
const LOCAL_NAME = /^(dns:(localhost|.+\.localhost|localhost\.localdomain)|ip:(127\..+|::1|0\.0\.0\.0))$/i;
function issuingNames(certificates) {
	return new Set(certificates.filter((one) => !one.selfIssued).map((one) => one.issuer));
}
/**
* Whether a certificate signs others rather than serves. basicConstraints alone does not say: `openssl req -x509` sets
* cA on self-signed server certificates, so a host name in the subject counts against it unless something was issued.
*/
function isIssuer(certificate, issuing) {
	if (!certificate.ca) return false;
	if (issuing.has(certificate.subject)) return true;
	if (certificate.names.some((name) => name.startsWith("dns:"))) return false;
	return !/^[^\s.]+(\.[^\s.]+)+$/.test(attributeOf(certificate.subject, "CN") ?? "");
}
/**
* Who issued it, coarse enough that a new intermediate does not part the versions: the organisation, else the common
* name without its generation ("Corp CA 2024" → "corp ca"). A self-issued certificate has only itself.
*/
function issuerOf(certificate) {
	if (certificate.selfIssued) return "self";
	const organization = attributeOf(certificate.issuer, "O");
	const plain = (organization ?? attributeOf(certificate.issuer, "CN") ?? certificate.issuer).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
	return (organization === void 0 ? plain.replace(/\b[gr]?\d+\b/g, "") : plain.replace(LEGAL_FORM, "")).replace(/ +/g, " ").trim();
}
const LEGAL_FORM = /\b(inc|incorporated|llc|ltd|limited|gmbh|ag|sa|corp|corporation|co|company)\b/g;
/**
* The tracks of one identity. Certificates of two key types that were issued within days of each other are served side
* by side, and each type is renewed on its own; a change of key type at some later renewal parts nothing.
*/
function tracksOf(group) {
	if (group.length === 1) return [["", group]];
	group.sort(newestFirst);
	if (!group.some((one, index) => {
		const next = group[index + 1];
		return next !== void 0 && one.publicKey.algorithm !== next.publicKey.algorithm && startOf(one) - startOf(next) <= SIDE_BY_SIDE;
	})) return [["", group]];
	const tracks = /* @__PURE__ */ new Map();
	for (const one of group) {
		const track = `|${one.publicKey.algorithm}`;
		tracks.set(track, [...tracks.get(track) ?? [], one]);
	}
	return tracks;
}

// src/topology/refs.ts
const NAMESPACED = /^(secret|configmap|issuer|workload|pod-volume):([^/]*)\/(.*)$/;
/** A ref without its namespace: refs with different keys never join. */
function keyOf(ref) {
	const match = NAMESPACED.exec(ref);
	return match === null ? ref : `${match[1]}:${match[3]}`;
}
/** How two refs of one key, in these repositories, join; undefined where they do not. */
function joinOf(a, b, sameRepository) {
	if (/^(?:file|path|script|run|unit|service|workload|volume):/.test(a) && !sameRepository) return void 0;
	if (!sameRepository && (a.includes("{{") || a.includes("${"))) return void 0;
	const [first, second] = [NAMESPACED.exec(a)?.[2], NAMESPACED.exec(b)?.[2]];
	if (first === void 0 || second === void 0) return a === b ? "high" : void 0;
	if (first === second) return first === "?" || first === "*" ? sameRepository ? "low" : void 0 : "high";
	if (first === "*" || second === "*") return "low";
	return (first === "?" || second === "?") && sameRepository ? "low" : void 0;
}
function indexWrites(facts, counts) {
	const index = {
		exact: /* @__PURE__ */ new Map(),
		loose: /* @__PURE__ */ new Map()
	};
	facts.forEach((fact, position) => {
		if (!counts(fact)) return;
		for (const ref of fact.writes) {
			const place = {
				index: position,
				ref
			};
			put(index.exact, ref, place);
			if (NAMESPACED.test(ref)) put(index.loose, keyOf(ref), place);
		}
	});
	return index;
}
/** Whatever may join a ref: the same one, and where a namespace is open on either side, those of the name. */
function* candidates(index, ref) {
	const match = NAMESPACED.exec(ref);
	if (match === null) yield* index.exact.get(ref) ?? [];
	else if (match[2] === "?" || match[2] === "*") yield* index.loose.get(keyOf(ref)) ?? [];
	else for (const namespace of [
		match[2],
		"?",
		"*"
	]) yield* index.exact.get(`${match[1]}:${namespace}/${match[3]}`) ?? [];
}
function put(map, key, place) {
	const list = map.get(key);
	if (list === void 0) map.set(key, [place]);
	else list.push(place);
}

// src/topology/scopes.ts
/** Refs whose first part is a namespace that a deployment may add. */
const OPEN_REF = /^(secret|configmap|issuer|workload|pod-volume):\?\//;
/** In the order in which they are asked: the nearest kustomization before what deploys it. */
const DEPLOYERS = [
	"kustomize",
	"flux",
	"argo-cd",
	"helmfile"
];
const MAX_VISITS = 1e5;
/**
* Fills in the namespaces that manifests leave out, in the order in which tools decide them: the nearest kustomization,
* Flux's `targetNamespace`, Argo CD's destination. A file that is deployed into several namespaces keeps `?`.
*/
function resolveNamespaces(facts) {
	const covers = /* @__PURE__ */ new Map();
	for (const [repository, scopes] of byRepository(facts.filter((fact) => fact.kind === "scope"))) covers.set(repository, coversOf(scopes));
	return facts.map((fact) => {
		const cover = covers.get(fact.location.repository);
		if (cover === void 0 || ![...fact.reads, ...fact.writes].some((ref) => OPEN_REF.test(ref))) return fact;
		const namespace = namespaceOf(fact.location.path, cover);
		if (namespace === void 0) return fact;
		const close = (ref) => ref.replace(OPEN_REF, (_, kind) => `${kind}:${namespace}/`);
		return {
			...fact,
			reads: fact.reads.map(close),
			writes: fact.writes.map(close)
		};
	});
}
function byRepository(facts) {
	const groups = /* @__PURE__ */ new Map();
	for (const fact of facts) {
		const group = groups.get(fact.location.repository);
		if (group === void 0) groups.set(fact.location.repository, [fact]);
		else group.push(fact);
	}
	return groups;
}
function coversOf(scopes) {
	const kustomizations = /* @__PURE__ */ new Map();
	for (const scope of scopes) if (scope.attributes.via === "kustomize") kustomizations.set(posix.dirname(scope.location.path), scope);
	const covers = /* @__PURE__ */ new Map();
	let visits = 0;
	for (const scope of scopes) {
		const { namespace, via } = scope.attributes;
		if (typeof namespace !== "string" || typeof via !== "string") continue;
		const cover = covers.get(via) ?? /* @__PURE__ */ new Map();
		covers.set(via, cover);
		const pending = scope.writes.map((ref) => ref.replace(/^file:/, ""));
		const seen = /* @__PURE__ */ new Set();
		if (via === "kustomize") add(cover, posix.dirname(scope.location.path), namespace);
		for (let path = pending.pop(); path !== void 0 && visits < MAX_VISITS; path = pending.pop()) {
			if (seen.has(path)) continue;
			seen.add(path);
			visits++;
			const inner = kustomizations.get(path);
			if (inner !== void 0 && typeof inner.attributes.namespace === "string" && inner !== scope) continue;
			add(cover, path, namespace);
			if (inner !== void 0) pending.push(...inner.writes.map((ref) => ref.replace(/^file:/, "")));
		}
	}
	return covers;
}
function add(cover, path, namespace) {
	const known = cover.get(path);
	if (known === void 0) cover.set(path, /* @__PURE__ */ new Set([namespace]));
	else known.add(namespace);
}
function namespaceOf(path, covers) {
	for (const deployer of DEPLOYERS) {
		const cover = covers.get(deployer);
		if (cover === void 0) continue;
		for (let here = path; here !== "." && here !== ""; here = posix.dirname(here)) {
			const found = cover.get(here);
			if (found === void 0) continue;
			return found.size === 1 ? [...found][0] : void 0;
		}
		const root = cover.get(".") ?? cover.get("");
		if (root?.size === 1) return [...root][0];
	}
}

// src/topology/index.ts
/** Joins that one ref may make: a name like `tls` in a thousand charts tells nothing more after the first few. */
const MAX_JOINS = 16;
/** Candidates that are looked at for them. */
const MAX_LOOKED = 1e3;
/** Joins the facts of an inventory into the graph issuer → producer → sink → copy → consumer → reload. Linear but for joins. */
function buildTopology(inventory) {
	const facts = resolveNamespaces(inventory.facts);
	return {
		lineages: lineages(inventory),
		facts,
		edges: [
			...factEdges(facts),
			...reloadEdges(facts),
			...certificateEdges(inventory, facts)
		]
	};
}
/** What one fact writes, another reads. */
function factEdges(facts) {
	const writers = indexWrites(facts, (fact) => fact.kind !== "scope" && fact.kind !== "consumer");
	return facts.flatMap((reader, to) => {
		if (reader.kind === "scope" || reader.kind === "reload") return [];
		return reader.reads.flatMap((ref) => joins(writers, ref, reader, facts, to).map(({ place, confidence }) => {
			const state = joinState(facts[place.index], reader);
			return {
				from: `fact:${place.index}`,
				to: `fact:${to}`,
				ref,
				confidence,
				state
			};
		}));
	});
}
/** A consumer and what restarts it name the same workload or service. */
function reloadEdges(facts) {
	const reloads = indexWrites(facts, (fact) => fact.kind === "reload");
	return facts.flatMap((consumer, from) => {
		if (consumer.kind !== "consumer") return [];
		return consumer.writes.flatMap((ref) => joins(reloads, ref, consumer, facts, from).map(({ place, confidence }) => {
			const reload = facts[place.index];
			const sure = sameFile(reload, consumer) ? "high" : confidence;
			return {
				from: `fact:${from}`,
				to: `fact:${place.index}`,
				ref,
				confidence: sure,
				state: stateOf(reload)
			};
		}));
	});
}
/** The joins of one ref of a fact: those of its own file first, then the sure ones. */
function joins(index, ref, fact, facts, self) {
	const found = [];
	let looked = 0;
	for (const place of candidates(index, ref)) {
		const other = facts[place.index];
		const confidence = joinOf(place.ref, ref, other.location.repository === fact.location.repository);
		if (place.index !== self && confidence !== void 0) found.push({
			place,
			confidence
		});
		if (++looked === MAX_LOOKED) break;
	}
	if (found.length <= MAX_JOINS) return found;
	const rank = ({ place, confidence }) => sameFile(facts[place.index], fact) ? 0 : confidence === "high" ? 1 : 2;
	return found.toSorted((a, b) => rank(a) - rank(b)).slice(0, MAX_JOINS);
}
function sameFile({ location: a }, { location: b }) {
	return a.path === b.path && a.repository === b.repository;
}
function joinState(source, reader) {
	const state = stateOf(reader);
	return state === "live" && (source.kind === "producer" || source.kind === "schedule") ? stateOf(source) : state;
}

// src/audit.ts
/** Every rule there is: the general ones, then those of each mechanism. */
const allRules = [...rules, ...mechanisms.flatMap((mechanism) => mechanism.rules)];
/** Everything that reads files. */
const plugIns = {
	decoders,
	mechanisms
};
/** The one walk through all rooms: files to facts, facts to a report. */
async function audit(sources, options) {
	const { inventory, faults } = await collect(sources, {
		...options,
		...plugIns
	});
	await options.enrich?.(inventory, plugIns);
	return judgeInventory(inventory, faults, options);
}
/** Judges facts, wherever they come from. */
async function judgeInventory(inventory, faults, { now, config, baseline, home }, change) {
	const topology = buildTopology(inventory);
	const policy = await resolvePolicy(config, inventory, home);
	const judged = judge$1({
		inventory,
		topology,
		policy,
		now,
		rules: allRules,
		baseline,
		home,
		...change && { change }
	});
	return {
		tool: TOOL,
		now,
		rules: allRules,
		inventory,
		topology,
		contextOf: policy.contextOf,
		findings: judged.findings.map((finding) => withOwners(finding, inventory)),
		faults: [...faults, ...judged.faults],
		...withNotices(inventory, policy),
		incomplete: [...inventory.repositories.flatMap(holesIn), ...unanswered(inventory)]
	};
}
function withNotices({ repositories, served }, { endpoints }) {
	const notices = repositories.flatMap(({ name, formerName }) => formerName === void 0 ? [] : [`${formerName} is called ${name} now, and was audited under that name.`]);
	if (served === void 0 && endpoints.length > 0) {
		const were = `${plural(endpoints.length, "declared endpoint")} ${endpoints.length === 1 ? "was" : "were"}`;
		notices.push(`${were} not asked what is served there (endpoints: none).`);
	}
	return notices.length > 0 ? { notices } : {};
}
/** A finding without declared owners has those of its place. */
function withOwners(finding, inventory) {
	if (finding.owners !== void 0) return finding;
	const owners = ownersOf$1(finding.location, inventory);
	return owners.length > 0 ? {
		...finding,
		owners
	} : finding;
}
/** Why nobody knows what an endpoint serves. One that is not asked on purpose, or offers no TLS, is no hole in the scope. */
const SILENT = /* @__PURE__ */ new Set([
	"unresolvable",
	"unreachable",
	"timeout",
	"malformed",
	"handshake"
]);
/** The endpoints that were asked and did not show what they serve, in sentences. */
function unanswered({ served = [] }) {
	const texts = served.filter(({ certificates, failure }) => certificates.length === 0 && SILENT.has(failure?.reason ?? "")).map(({ endpoint, failure }) => `${endpoint} did not show what it serves: ${failure?.detail}.`);
	return [...new Set(texts)];
}
/** The parts of a repository's scope that were not scanned, in sentences. */
function holesIn({ name, skipped, failure }) {
	if (failure !== void 0 && failure.reason !== "empty") return [`${name} was not audited: ${failure.detail}.`];
	const [first, ...more] = skipped.filter(({ reason }) => INCOMPLETE_REASONS.has(reason));
	if (first === void 0) return [];
	const others = more.length === 0 ? "" : ` and ${more.length} more`;
	return [`${name}: ${first.path}${others} could not be scanned (${first.detail ?? first.reason}).`];
}

export { ownersOf$1 as C, CODEOWNERS_PLACES as S, titleOf as _, buildTopology as a, readBaseline as b, servedOnly as c, declaredEndpoints as d, isEndpoint as f, looksLikeHost as g, startOf as h, plugIns as i, coverageOf as l, replaces as m, audit as n, UNSHOWN as o, endOf as p, judgeInventory as r, answersOf as s, allRules as t, isAuthority as u, acceptable as v, parseCodeowners as w, CHANGE_RULES as x, formatBaseline as y };
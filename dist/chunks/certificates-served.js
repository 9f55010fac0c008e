import { n as dayOf, o as readInstant, r as momentOf, s as remaining, u as memoizeByObject } from "./util-dates.js";
import { i as compareText, l as DAY, p as duration, y as listed } from "./emoji-regex.js";
import { a as filesText, d as looksLikeHost, g as factAt, gt as addTo, i as fileNameOf, l as displayName, m as certificateNode, r as fileKey, v as graphOf, x as upstream } from "./facts-refs.js";

// src/util/rules.ts
const byId = memoizeByObject((rules) => new Map(rules.map((rule) => [rule.id, rule])));
/** The rule of a finding; undefined where the report does not know that rule. */
function ruleOf({ rules }, finding) {
	return byId(rules).get(finding.rule);
}

// src/certificates/chains.ts
/** Chains longer than this are bundles of many authorities. */
const MAX_CHAIN = 6;
/**
* What a server would send, as it stands in files: first a certificate that is no authority, then up to a few others.
* Files with more certificates than a chain has are left out.
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
/** Whether a version starts so much later than another, and lasts so much longer, that it replaced it. */
function isNewerVersion(newer, older) {
	return notBeforeTime(newer) - notBeforeTime(older) > GENERATION && notAfterTime(newer) > notAfterTime(older);
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

// src/certificates/describe.ts
/** `certificate "www.corp.internal"`, `CA certificate "Corp Root"`. A server certificate marked CA:TRUE is still a certificate. */
function certificateNoun(certificate) {
	return `${isTrustAnchor(certificate) ? "CA certificate" : "certificate"} "${displayName(certificate)}"`;
}
/** An authority that is not named like a server in any way: others trust it, and it is served by nobody. */
function isTrustAnchor(certificate) {
	return isAuthority(certificate) && !looksLikeHost(displayName(certificate));
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
function validityText(certificate, now) {
	const end = readInstant(certificate.notAfter);
	if (end === null) return "of unknown validity";
	return remaining(end, now) < 0 ? `expired on ${momentOf(end)}` : `valid until ${momentOf(end)}`;
}

// src/certificates/served.ts
/** Time that a version may take from its start to what serves it, where the config states none. */
const GRACE = DAY;
/** Said of an address that showed no certificate and gave no reason. */
const UNSHOWN = "it showed no certificate";
/** Addresses that a message names before it counts the rest. */
const NAMED = 4;
/** What endpoints serve under their own name and no file holds: versions of what is stored all the same. */
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
/** From when on the endpoint should serve a version, in milliseconds. */
function dueAt({ declared }, version) {
	return notBeforeTime(version) + (declared?.within === void 0 ? GRACE : duration(declared.within) ?? GRACE);
}
/** `smtp://mx.corp.internal:25`, with the addresses where not all of them serve the same. */
function spellServed({ endpoint, rows, addresses }) {
	if (rows.length === addresses) return endpoint;
	const named = rows.flatMap(({ address }) => address ?? []);
	return `${endpoint} at ${listed(named, NAMED)} (${rows.length} of ${addresses} addresses)`;
}
/** `The newest version that is stored, valid until 2027-02-01, is at certs/mail.pem.` */
function spellStored(stored) {
	return `The newest version that is stored, valid until ${dayOf(notAfterTime(stored))}, is at ${filesText(stored.sightings)}.`;
}
/** How the newest stored version comes to what serves an old one. */
function deployFix(stored, { endpoint }) {
	return `Bring the version at ${filesText(stored.sightings)} to every machine behind ${endpoint}, reload what serves it, and check that each one serves serial number ${stored.serialNumber}.`;
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

export { notBeforeTime as C, isAuthority as D, claimsChain as E, issuance as O, notAfterTime as S, chainsOf as T, isTrustAnchor as _, dueAt as a, isNewerVersion as b, servedName as c, spellServed as d, spellStored as f, certificateProblem as g, certificateNoun as h, deployFix as i, ruleOf as k, servedNotStored as l, AUTHORITY_FIX as m, answersByEndpoint as n, locationOfEndpoint as o, storedReplacement as p, declarationOf as r, servedCertificates as s, UNSHOWN as t, servedProblem as u, validityText as v, renewedLineages as w, newestFirst as x, coverageOf as y };
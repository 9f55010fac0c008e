import { E as LEVELS, H as fileKey, R as reveal, S as compareText, T as soleRepository, U as fileNameOf, W as filesText, X as dayOf, Y as NO_EXPIRY, Z as momentOf, _t as size, et as readInstant, kt as addTo, mt as plural, pt as listed, rt as DAY, st as duration, tt as remaining, ut as count } from "./util-and-model.js";
import { a as looksLikeHost, c as certificateNode, f as graphOf, h as upstream, i as dnAttribute, r as displayName, u as factAt } from "./shell-service-reloads.js";

// src/certificates/chains.ts
/** Chains longer than this are bundles of many authorities. */
const MAX_CHAIN = 6;
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
		if (first === void 0 || unit.length > MAX_CHAIN || isAuthority(first.certificate)) continue;
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
const NAMED = 4;
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

// src/certificates/role.ts
const SAML = {
	id: "saml",
	consequence: "Software that checks dates rejects everything that it signed.",
	fix: "Fetch the current metadata from its owner, preferably with a scheduled job. Remove the old certificate once nothing signs with it."
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
const AUTHORITY_NAME = /(?:^|[^a-z])(?:ca|cacerts?|root|authority|issuer|issuing|trust)(?:[^a-z]|$)|clientca/i;
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
const AUTHORITY_FIX = "Replace every copy named here with the current CA certificate of its issuer. Reload or rebuild the programs that trust it. Delete the copies that nothing uses.";
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
	const parts = LEVELS.filter((level) => totals[level] > 0).map((level) => plural(totals[level], level));
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
	for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
	const sorted = [...counts].sort(([a, x], [b, y]) => y - x || compareText(a, b));
	const named = sorted.length === 7 ? sorted.length : NAMED_RULES;
	const rest = sorted.slice(named);
	const parts = sorted.slice(0, named).map(([rule, number]) => `${count(number)} ${rule}`);
	const others = rest.reduce((sum, [, number]) => sum + number, 0);
	if (rest.length > 0) parts.push(`${others === rest.length ? "1 each" : count(others)} of ${count(rest.length)} other rules`);
	return parts;
}

export { locationOfEndpoint as A, notAfterTime as B, roleOf as C, declarationOf as D, answersByEndpoint as E, spellServed as F, claimsChain as G, renewedLineages as H, spellStored as I, isAuthority as K, storedReplacement as L, servedName as M, servedNotStored as N, deployFix as O, servedProblem as P, isNewerVersion as R, validityText as S, UNSHOWN as T, successorsIn as U, notBeforeTime as V, chainsOf as W, AUTHORITY_FIX as _, distanceText as a, isTrustAnchor as b, locationText as c, stateToday as d, stockTexts as f, expirationProblems as g, expirationNoun as h, countedRules as i, servedCertificates as j, dueAt as k, moreRepositories as l, verdictText as m, asideTexts as n, findingsText as o, validityState as p, issuance as q, countedBy as r, keyText as s, amountText as t, ruleLabel as u, certificateNoun as v, coverageOf as w, issuesOthers as x, certificateProblem as y, newestFirst as z };
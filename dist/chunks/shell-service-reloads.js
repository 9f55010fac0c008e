import { A as cut, Ct as memoizeLast, R as reveal, kt as addTo, xt as memoizeByObject } from "./util-and-model.js";
import { at as withoutTemplates, b as runsNoHooks, g as isHookFunction, i as clientById } from "./facts-refs.js";

// src/facts/index.ts
const NONE = [];
/** The facts of a list under one key; the index is made once for each list, so that looking up in a rule stays linear. */
function factsBy(facts, keys, key) {
	return indexesOf(facts)(keys).get(key) ?? NONE;
}
const indexesOf = memoizeByObject((facts) => memoizeByObject((keys) => {
	const index = /* @__PURE__ */ new Map();
	for (const fact of facts) for (const key of keys(fact)) addTo(index, key, fact);
	return index;
}));
/** Caches a result that depends on a list as a whole. */
function anyFact(test) {
	return memoizeByObject((facts) => facts.some((fact) => test(fact, facts)));
}

// src/shell/service-reloads.ts
/** Names that stand for the same service. */
const SAME = {
	httpd: "apache",
	apache2: "apache",
	apachectl: "apache",
	apache2ctl: "apache",
	"httpd-foreground": "apache",
	openresty: "nginx",
	angie: "nginx",
	doveadm: "dovecot",
	dovecot2: "dovecot",
	mariadb: "mysql",
	mysqld: "mysql",
	postgres: "postgresql",
	"redis-server": "redis",
	"rabbitmq-server": "rabbitmq",
	stunnel4: "stunnel",
	turnserver: "coturn",
	exim: "exim4",
	murmur: "mumble-server",
	murmurd: "mumble-server",
	mumble: "mumble-server",
	radiusd: "freeradius",
	mongod: "mongodb",
	prosodyctl: "prosody",
	ejabberdctl: "ejabberd"
};
/** The service's usual name: `apache2.service` and `httpd` are `apache`. */
function serviceName(name) {
	const base = name.slice(name.lastIndexOf("/") + 1).replace(/\.service$/, "").replace(/@.*$/, "").toLowerCase();
	return SAME[base] ?? base;
}
/**
* Whether a server reads its files again by itself: Traefik and MinIO watch them; Erlang reads those of RabbitMQ and EMQX again
* after two minutes (ssl_app(6), ssl_pem_cache_clean); etcd and Prometheus read theirs for each connection
* (https://prometheus.io/docs/prometheus/latest/configuration/https/).
*/
function watchesFiles(service) {
	return /^(?:traefik|rabbitmq|emqx|minio|etcd|prometheus)$/.test(service);
}
/**
* Whether a server eventually loads a new file without being told: processes of Postfix and Exim serve a number of
* connections, and their successors read the file (postconf(5), max_use).
*/
function readsAnew(service) {
	return watchesFiles(service) || /^(?:postfix|exim4?)$/.test(service);
}
/** Programs that reload nothing, whatever their arguments are. */
const QUIET = /^(?:cp|mv|ln|rm|cat|tee|install|rsync|scp|sftp|mkdir|chmod|chown|chgrp|touch|openssl|keytool|echo|printf|logger|date|sleep|set|cd|test|\[|\[\[|exit|return|export|local|readonly|trap|umask|true|false|:|shift|source|read|ls|find|grep|sed|awk|cut|diff|cmp|sha256sum|basename|dirname|mktemp|mail|restorecon|setfacl|shift|break|continue|\$|\]\])$|=/;
/** Whether a program reloads nothing: a client without hooks is one, and so are the functions of a hook. */
const isQuiet = (name) => QUIET.test(name) || isHookFunction(name) || runsNoHooks(name);
/** Whether commands may reload something that is not known: a script of its own, or a call of an API. */
const mayReload = memoizeLast((commands) => commands.some(({ name }) => !isQuiet(name)));
/** Servers that go by one name wherever they run. */
const SERVERS = /^(?:nginx|apache|haproxy|dovecot|postfix|exim4?|postgresql|slapd|dirsrv|mysql|redis|mosquitto|rabbitmq|proftpd|vsftpd|stunnel|coturn|prosody|ejabberd|caddy|lighttpd|mumble-server|asterisk|kamailio|freeradius|mongodb)$/;
/** Whether a usual name is that of a server which serves a certificate. */
function isServer(service) {
	return SERVERS.test(service);
}
/** The servers that the words of a name tell: `reload_nginx`, `${DOVECOT_ID}`, `mail-postfix-1`. */
function serversNamed(text) {
	return text.toLowerCase().split(/[^a-z0-9]+/).map(serviceName).filter(isServer);
}
/** Programs that do no more than to change files, or to say something. */
const CHANGES_FILES = /^(?:cp|mv|ln|rm|cat|tee|install|rsync|scp|mkdir|chmod|chown|chgrp|setfacl|touch|openssl|echo|printf|logger|date|sleep|true|set|cd|exit)$/;
/** Whether commands surely reload nothing. */
function reloadsNothing(commands) {
	return commands.length > 0 && commands.every(({ name }) => CHANGES_FILES.test(name));
}
const VERBS = /^(?:try-)?(?:reload|restart)(?:-or-(?:reload|restart))?$|^(?:force-reload|graceful|hup|up|kill|condrestart)$/i;
/** Programs whose operand is text, or not a service's verb. */
const SPEAKS = /^(?:echo|printf|logger|make|npm|yarn|git|test|\[|set|function)$/;
/** Services that a command reloads, restarts or signals; empty where it does none of it. */
function reloadedServices(command) {
	const { name, args } = command;
	const words = args.filter((arg) => !arg.startsWith("-"));
	switch (name) {
		case "systemctl": return VERBS.test(words[0] ?? "") ? words.slice(1).map(serviceName) : [];
		case "service":
		case "rc-service":
		case "invoke-rc.d": return VERBS.test(words[1] ?? "") ? [serviceName(words[0] ?? "")] : [];
		case "sv": return VERBS.test(words[0] ?? "") ? words.slice(1).map(serviceName) : [];
		case "s6-svc": return args.some((arg) => /^-[a-zA-Z]{0,8}[hkrtu]/.test(arg)) ? words.map((path) => serviceName(path.replace(/^.*\/(?:svc-)?/, ""))) : [];
		case "nginx":
		case "openresty": return args.some((arg, i) => arg === "-sreload" || arg === "-s" && args[i + 1] === "reload") ? ["nginx"] : [];
		case "apachectl":
		case "apache2ctl":
		case "httpd": return args.some((arg) => VERBS.test(arg)) ? ["apache"] : [];
		case "postfix":
		case "doveadm":
		case "caddy":
		case "rndc":
		case "pg_ctl":
		case "pg_ctlcluster":
		case "asterisk":
		case "prosodyctl": return args.some((arg) => VERBS.test(arg)) ? [serviceName(name)] : [];
		case "pkill":
		case "killall": return words.length > 0 ? [serviceName(words.at(-1) ?? "")] : [];
		case "ejabberdctl": return args.some((arg) => /^(?:reload_config|restart)$/.test(arg)) ? ["ejabberd"] : [];
		case "kill": return ["?"];
		case "docker":
		case "podman":
		case "docker-compose": return dockerReload(words);
		case "kubectl":
		case "oc": return words[0] === "rollout" && words[1] === "restart" ? ["?"] : [];
		case "curl":
		case "wget": return apiReload(args);
		default:
			if (/(?:^|[_-])(?:reload|restart)(?:[_-]|$)/.test(name)) return serversNamed([name, ...words].join(" "));
			if (/^\/etc\/(?:rc\.d\/)?init\.d\//.test(name)) return [serviceName(name)];
			return !SPEAKS.test(name) && VERBS.test(words[0] ?? "") && words.length === 1 && args.length === 1 ? [serviceName(name)] : [];
	}
}
/** A POST to Docker's API, or to one that passes it on: `/containers/web/restart`. https://docs.docker.com/reference/api/engine/ */
function apiReload(args) {
	const [, container = "", action] = args.map((arg) => /\/containers\/([^/\s]{1,100})\/(restart|kill|exec)\b/.exec(arg)).find((one) => one !== null) ?? [];
	if (action === void 0 || !args.some((arg) => /POST$|^--post|^(?:-d|--data)/.test(arg))) return [];
	if (action === "exec" && !args.some((arg) => /\b(?:reload|restart|HUP)\b/i.test(arg))) return [];
	const named = serversNamed(container);
	return named.length > 0 || /[$`]/.test(container) ? named : [serviceName(container)];
}
function dockerReload(words) {
	const at = words.findIndex((word) => VERBS.test(word));
	if (at < 0 || at > 2) return [];
	return words.slice(at + 1).filter((word) => !/^(?:SIG)?(?:HUP|USR1|USR2)$/i.test(word)).map((word) => /[$`]/.test(word) ? "?" : serviceName(word));
}

// src/topology/graph.ts
/** The graph of a topology; made once. */
const graphOf = memoizeByObject((topology) => {
	const out = /* @__PURE__ */ new Map();
	const into = /* @__PURE__ */ new Map();
	for (const edge of topology.edges) {
		addTo(out, edge.from, edge);
		addTo(into, edge.to, edge);
	}
	return {
		facts: topology.facts,
		out,
		in: into
	};
});
/** The node of a fact, by its index in the topology. */
function factNode(index) {
	return `fact:${index}`;
}
function certificateNode(fingerprint) {
	return `cert:${fingerprint}`;
}
const nodesOf = memoizeByObject(({ facts }) => new Map(facts.map((fact, index) => [fact, factNode(index)])));
/** The node of a fact of a topology. */
function nodeOf(topology, fact) {
	return nodesOf(topology).get(fact) ?? "";
}
/** The fact that a node id stands for; undefined for a certificate. */
function factAt(graph, node) {
	return node.startsWith("fact:") ? graph.facts[Number(node.slice(5))] : void 0;
}
/** The fingerprint of the certificate that a node id stands for; undefined for a fact. */
function certificateAt(node) {
	return node.startsWith("cert:") ? node.slice(5) : void 0;
}
/** What becomes of a new version at a fact, as its mechanism says in the attribute `state`. */
function stateOf(fact) {
	const { state, via } = fact.attributes;
	if (state === "frozen" || state === "pinned" || state === "once" || state === "off" || state === "manual") return state;
	if (fact.kind === "pin") return "pinned";
	if (fact.attributes.disabled === true) return "off";
	return via === "environment" || via === "sub-path" || via === "init-copy" ? "frozen" : "live";
}
/** Facts upstream of a node, nearest first: what it reads, and what that reads in turn. At most `limit`. */
function upstream(graph, node, limit = 200) {
	return walk(graph, node, limit, "in");
}
/** Facts downstream of a node, nearest first. */
function downstream(graph, node, limit = 200) {
	return walk(graph, node, limit, "out");
}
function walk(graph, start, limit, side) {
	const seen = /* @__PURE__ */ new Set([start]);
	const found = [];
	const pending = [start];
	for (let at = 0; at < pending.length && found.length < limit; at++) for (const edge of graph[side].get(pending[at]) ?? []) {
		const node = side === "in" ? edge.from : edge.to;
		if (seen.has(node)) continue;
		seen.add(node);
		const fact = factAt(graph, node);
		if (fact === void 0) continue;
		found.push({
			node,
			fact,
			edge
		});
		pending.push(node);
	}
	return found;
}

// src/certificates/names.ts
/** Longest title, in characters. */
const MAX_TITLE = 100;
/** The attributes of a distinguished name as {@link Certificate} writes it, in its order. Linear. */
function parseDistinguishedName(name) {
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
function dnAttribute(name, type) {
	return parseDistinguishedName(name).findLast((attribute) => attribute.type === type)?.value;
}
/**
* What a person calls a certificate: its first DNS name, else its common name, else its first other name, else its subject,
* else the start of its fingerprint. Short, and every character in it can be seen.
*/
function displayName(certificate) {
	const { names, subject, fingerprint } = certificate;
	const title = names.find((name) => name.startsWith("dns:") && name.length > 4)?.slice(4) || dnAttribute(subject, "CN") || names[0]?.replace(/^[a-z]+:/, "") || subject || `SHA-256 ${fingerprint.slice(0, 16)}`;
	return reveal(cut(title, MAX_TITLE));
}
/** `www.corp.internal`, `*.corp.internal`: two labels or more of what host names are written with. */
function looksLikeHost(text) {
	return text.length <= 255 && /^(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i.test(text);
}

// src/topology/describe.ts
/** What a person calls a fact: `Certificate "web"`, `Deployment "api"`. */
function factTitle(fact) {
	const { resource, name, service, directive, program, target } = fact.attributes;
	if (typeof resource === "string") {
		const plain = typeof name === "string" ? withoutTemplates(name.replace(/@[^@]*$/, "")) : "";
		return plain === "" || plain === "\u2026" ? resource : `${resource} "${plain}"`;
	}
	if (typeof service === "string") return typeof directive === "string" ? `${service} (${directive})` : service;
	if (typeof program === "string" && typeof target === "string") return `${program} to ${target}`;
	if (typeof name !== "string" || !NAMED.has(fact.mechanism)) return toolTitle(fact);
	if (fact.mechanism === "version-pins") return `reference to "${name}"`;
	return fact.kind === "schedule" ? `job "${name}"` : name;
}
/** The tool of a fact: its mechanism, or the client where a mechanism reads several. */
function toolTitle({ mechanism, attributes: { client } }) {
	return (typeof client === "string" ? clientById(client)?.title : void 0) ?? mechanism;
}
/** Mechanisms whose facts have the name that stands in the file: an address, a logical id, a job. */
const NAMED = /* @__PURE__ */ new Set([...[
	"terraform",
	"pulumi",
	"cloudformation",
	"version-pins"
], ...[
	"github-actions",
	"gitlab",
	"azure-pipelines",
	"jenkins"
]]);

export { anyFact as C, watchesFiles as S, mayReload as _, looksLikeHost as a, reloadsNothing as b, certificateNode as c, factNode as d, graphOf as f, isServer as g, upstream as h, dnAttribute as i, downstream as l, stateOf as m, toolTitle as n, parseDistinguishedName as o, nodeOf as p, displayName as r, certificateAt as s, factTitle as t, factAt as u, readsAnew as v, factsBy as w, serviceName as x, reloadedServices as y };
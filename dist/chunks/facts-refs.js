import { Ct as memoizeLast } from "./util-and-model.js";

// src/facts/refs.ts
const last = (name) => name.replace(/^.*[/#]/, "");
/** Every kind of ref, with its properties. */
const KINDS = {
	secret: {
		namespaced: true,
		title: "Secret"
	},
	configmap: {
		namespaced: true,
		title: "ConfigMap"
	},
	/** A Certificate of cert-manager. */
	certificate: { namespaced: true },
	issuer: {
		namespaced: true,
		title: "Issuer"
	},
	"cluster-issuer": {
		clusterWide: true,
		title: "ClusterIssuer"
	},
	/** An issuer of whichever kind, by its name. */
	"any-issuer": {},
	/** An issuer of another API group: `<group>/<name>`. */
	"external-issuer": {},
	/** What signs for a whole cluster: `kubernetes`, `openshift-service-ca`. */
	"issuer-of-cluster": {},
	store: {
		namespaced: true,
		title: "SecretStore"
	},
	"cluster-store": {
		clusterWide: true,
		title: "ClusterSecretStore"
	},
	/** Permission to read a Secret: `<its namespace>/<its name>/<namespace of the reader>`. */
	grant: { namespaced: true },
	/** `<namespace>/<kind>/<name>`. */
	workload: {
		namespaced: true,
		local: true
	},
	/** A volume that a pod gets from a driver or an agent: `<namespace>/<pod>/<volume>`. */
	"pod-volume": { namespaced: true },
	/** A Bundle of trust-manager. */
	bundle: {},
	/** A service mesh, by its name. */
	mesh: {},
	/** A place in the values of a chart: `<folder>#<keys>`, with an empty folder for the charts of the whole repository. */
	values: {
		local: true,
		spell: (name) => `the values ${last(name)}`
	},
	apiservice: {},
	customresourcedefinition: {},
	mutatingwebhookconfiguration: {},
	validatingwebhookconfiguration: {},
	/** An absolute path on a host; a folder ends in `/` and stands for all that lies in it. */
	path: { local: true },
	/** A DNS name that is served. */
	host: {},
	/** An IP address that is served. */
	ip: {},
	/** A service that is reloaded, by its usual name; `?` where that cannot be told. */
	service: { local: true },
	/** A unit of systemd, with its ending. */
	unit: { local: true },
	timer: { local: true },
	/** A certificate resolver of Traefik; an issuer of nginx\u2019s ACME module as `nginx/<name>`. */
	resolver: {},
	/** A path in the repository. */
	file: { local: true },
	/** A variable of templates that holds a path; the topology puts the path in its place. */
	variable: {
		local: true,
		spell: (name) => `the variable ${name}`
	},
	/** A script by its base name: scripts are installed under other folders. */
	script: {
		local: true,
		spell: (name) => `the script ${name}`
	},
	/** A program that something starts. */
	run: { local: true },
	/** A service of a compose file, by its name. */
	container: { local: true },
	/** The file of a pipeline or of an action. */
	job: {
		relative: true,
		spell: (name) => name.replace(/^.*\/\//, "")
	},
	/** An address in a folder of Terraform. */
	tf: {
		relative: true,
		spell: last
	},
	/** An output of Terraform that another state may read, by its name. */
	"tf-output": {},
	/** A resource of a Pulumi program: `<path>#<variable>`. */
	pulumi: {
		relative: true,
		spell: last
	},
	/** A resource of a CloudFormation template: `<path>#<logical id>`. */
	cfn: {
		relative: true,
		spell: last
	},
	"cfn-export": {},
	/** A secret of GitHub Actions. */
	"actions-secret": {
		relative: true,
		spell: (name) => name.replace(/^(.*)\/\/(.*)$/, "the secret $2 of $1")
	},
	/** A key of a secret store, whatever the store. */
	stored: {},
	/** A key of a store under the name that a cluster has for it: `<store>/<key>`. */
	external: {},
	/** A certificate that BOSH creates for a variable of its manifests. */
	"bosh-variable": {
		local: true,
		spell: (name) => `the variable ${name}`
	},
	/** A role of Vault's PKI engine: `<mount>/issue/<role>`. */
	vault: {},
	/** The name of an Amazon resource; the kind is the first part of the name itself. */
	arn: { spell: (name) => `arn:${name}` },
	/** A certificate of AWS Certificate Manager, by its domain. */
	acm: {},
	/** One version of a secret in AWS Secrets Manager, Google's Secret Manager, an Azure Key Vault. */
	awssm: {},
	gcpsm: {},
	kv: {}
};
const REF_KINDS = Object.keys(KINDS);
/** By text: a report of another version may have kinds that this one does not know. */
const TRAITS = new Map(Object.entries(KINDS));
/** A ref of a kind that has no namespace. */
function makeRef(kind, name) {
	return `${kind}:${name}`;
}
/** A ref of an object in a namespace: `?` where that is not known, `*` where any will do. */
function namespacedRef(kind, namespace, name) {
	return `${kind}:${namespace}/${name}`;
}
function secretRef(namespace, name) {
	return namespacedRef("secret", namespace, name);
}
/** A path in the repository of the fact. */
function fileRef(path) {
	return makeRef("file", path);
}
function hostRef(name) {
	return makeRef("host", name);
}
/** A program that something else starts: `certbot`. */
function programRef(name) {
	return makeRef("run", name);
}
function serviceRef(name) {
	return makeRef("service", name);
}
/** What a hook reloads that is up to a script, or that cannot be told. */
const UNKNOWN_SERVICE = serviceRef("?");
/** The ref of a name as certificates spell it: `dns:www.example.com`, `ip:192.0.2.1`. */
function servedRef(name) {
	return name.replace(/^dns:/, "host:");
}
/** Text that a person or an Amazon resource spells as a ref of this kind; undefined for any other text. */
function asRef(kind, text) {
	return text.startsWith(`${kind}:`) ? text : void 0;
}
function parseRef(ref) {
	const text = ref;
	const kind = kindOf(ref);
	const slash = TRAITS.get(kind)?.namespaced === true ? text.indexOf("/") : -1;
	if (slash < 0) return {
		kind,
		name: text.slice(kind.length + 1)
	};
	return {
		kind,
		namespace: text.slice(kind.length + 1, slash),
		name: text.slice(slash + 1)
	};
}
function kindOf(ref) {
	const text = ref;
	const colon = text.indexOf(":");
	return colon < 0 ? "" : text.slice(0, colon);
}
/** What a ref names, without its kind and its namespace: of `secret:shop/web-tls` that is `web-tls`. */
function nameOfRef(ref) {
	return parseRef(ref).name;
}
/** The namespace; undefined for a kind that has none. */
function namespaceOfRef(ref) {
	return parseRef(ref).namespace;
}
function isOfKind(ref, ...kinds) {
	return kinds.includes(kindOf(ref));
}
/** Whether facts of two repositories never join by it. */
function isLocalRef(ref) {
	return TRAITS.get(kindOf(ref))?.local === true;
}
/** Whether it means an object of one cluster: the same names stand in the folder of every cluster. */
function isOfCluster(ref) {
	const traits = TRAITS.get(kindOf(ref));
	return traits?.namespaced === true || traits?.clusterWide === true;
}
/** Whether a template, a shell or a variable fills a part of it in. */
function hasVariable(ref) {
	return /[{$]/.test(ref);
}
/** Whether the name, or a part of it, is only known to a template, a shell or a variable. */
function isOpenRef(ref) {
	return hasVariable(ref) || /[:/]\?$/.test(ref);
}
/** The ref in another namespace; as it is where its kind has none. */
function inNamespace(ref, namespace) {
	const { kind, namespace: own, name } = parseRef(ref);
	return own === void 0 ? ref : `${kind}:${namespace}/${name}`;
}
/** Whether a ref with an open namespace, or an open store, may mean another one. */
function mayMean(open, other) {
	const bare = (ref) => ref.replace(/^(\w+):[^/]*\//, "$1:");
	return /^\w+:[?*]\//.test(open) && bare(open) === bare(other);
}
/** Whether its kind is one that names something by a path or a name in a repository, qualified or not. */
function isRelativeRef(ref) {
	return TRAITS.get(kindOf(ref))?.relative === true;
}
/** With the repository before what is named by its path or name there, so that it means the same for all. */
function qualifyRef(ref, repository) {
	const { kind, name } = parseRef(ref);
	return isRelativeRef(ref) && !name.includes("//") ? `${kind}:${repository}//${name}` : ref;
}
/** The ref with more at the end of its name. */
function appendToRef(ref, more) {
	return `${ref}${more}`;
}
/** The last part of a name: of `secret:shop/web-tls` that is `web-tls`, of `path:/etc/ssl/www.pem` it is `www.pem`. */
function lastPartOfRef(ref) {
	return withoutChart(ref).replace(/^.*[/:]/, "");
}
/** A name that a template fills in has its chart behind an `@`; a person reads an ellipsis for what is filled in. */
function withoutChart(name) {
	return withoutTemplates(name.replace(/@[^@]*$/, ""));
}
/** What a template fills in, as an ellipsis: `{{ include "web.fullname" . }}-tls` is `\u2026-tls`. Linear in the text. */
function withoutTemplates(text) {
	if (!text.includes("{{")) return text;
	return text.replace(/(^|[^$])\{\{[^{}]{0,400}\}\}/g, "$1\u2026").replace(/(\u2026[\w.\u2026-]{0,100})@[\w./-]{0,200}/g, "$1");
}
/** A ref as a person reads it: `Secret shop/web-tls`, `the script renew.sh`, `/etc/ssl/www.pem`. */
function spellRef(ref) {
	const { kind, namespace, name } = parseRef(ref);
	const { title, spell } = TRAITS.get(kind) ?? {};
	const known = namespace === void 0 || title !== void 0 && /^[?*]$/.test(namespace) ? "" : `${namespace}/`;
	if (title !== void 0) return `${title} ${known}${namespace === void 0 ? name : withoutChart(name)}`;
	return spell === void 0 ? `${known}${name}` : spell(name);
}
/** A Secret or a ConfigMap with its name in quotes: `Secret "web-tls"`, with its namespace where it is known. */
function spellSecret(ref) {
	if (ref === void 0) return "";
	const { kind, namespace, name } = parseRef(ref);
	if (namespace === void 0) return ref;
	const plain = `${TRAITS.get(kind)?.title ?? "Secret"} "${withoutChart(name)}"`;
	return namespace === "?" ? plain : `${plain} in namespace "${namespace}"`;
}

// src/facts/host-paths.ts
/** Whether text holds a template or a variable, so that its value is unknown. */
function isUnknown(text) {
	return /\$[{(A-Za-z_@*]|\{\{|\{%|<%|%\{|`/.test(text);
}
/** The ref of a file on a host, `path:/etc/ssl/a.pem`, or of a folder, `path:/etc/ssl/`; undefined where the path is relative or not known. */
function pathRef(path) {
	const clean = path.replace(/^(?:<|file:\/\/)/, "");
	if (!clean.startsWith("/") || isUnknown(clean)) return void 0;
	const parts = [];
	for (const part of clean.split("/")) if (part === "..") parts.pop();
	else if (part !== "" && part !== ".") parts.push(part);
	return makeRef("path", `/${parts.join("/")}${clean.endsWith("/") && parts.length > 0 ? "/" : ""}`);
}
function pathRefs(...paths) {
	const refs = paths.flatMap((path) => path === void 0 ? [] : pathRef(path) ?? []);
	return [...new Set(refs)];
}
/** As {@link pathRefs}, of one path; if a part of it is unknown, the folder up to that part. */
function knownRefs(path) {
	const at = path.search(/\$[{(A-Za-z_@*]|\{\{|\{%|<%|%\{|`|[*?[]/);
	return pathRefs(at < 0 ? path : path.slice(0, path.lastIndexOf("/", at) + 1)).filter((ref) => nameOfRef(ref) !== "/");
}
/** Stands for every lineage: what a bare `certbot renew` provides. */
const CERTBOT_LIVE = makeRef("path", "/etc/letsencrypt/live/");
/** Whether a ref is a file or a folder on a host. */
function isHostPath(ref) {
	return isOfKind(ref, "path") && nameOfRef(ref).startsWith("/");
}
/** Whether a ref is a folder on a host, and stands for all that lies in it. */
function isHostFolder(ref) {
	return isHostPath(ref) && nameOfRef(ref).endsWith("/");
}
/** The rest of a path below a folder on a host: `www.pem` of `/etc/ssl/www.pem` below `/etc/ssl/`; undefined elsewhere. */
function pathBelow(ref, folder) {
	if (!isHostFolder(folder) || !isHostPath(ref)) return void 0;
	const [path, above] = [nameOfRef(ref), nameOfRef(folder)];
	return path.startsWith(above) ? path.slice(above.length) : void 0;
}
/** The folder of a path on a host, as a ref; of a folder that is itself. */
function folderOfPath(ref) {
	return makeRef("path", upToSlash(nameOfRef(ref)));
}
/** The folders that a path on a host lies in, the nearest first; the root of the host is none. */
function* foldersAbove(ref) {
	if (!isHostPath(ref)) return;
	const path = nameOfRef(ref);
	for (let at = path.lastIndexOf("/", path.length - 2); at > 0; at = path.lastIndexOf("/", at - 1)) yield makeRef("path", path.slice(0, at + 1));
}
const upToSlash = (path) => path.slice(0, path.lastIndexOf("/") + 1);
/** Base name of a file in the repository without the endings of templates: `nginx.conf.j2` is `nginx.conf`. */
const plainName = memoizeLast((path) => {
	return path.slice(path.lastIndexOf("/") + 1).toLowerCase().replace(/(?:\.(?:j2|jinja2?|erb|epp|tpl|tmpl|template|tftpl|in|ctmpl|gotmpl))+$/, "");
});
/**
* Name of a lineage from a path below `/etc/letsencrypt/{live,archive}`; works for mounted copies of that tree too, which the
* names of certbot's own files tell wherever they lie.
*/
function certbotPath(path) {
	const [, tree, lineage, file] = /(?:letsencrypt|certbot(?:\/conf)?|le-certs)\/(live|archive)\/([^/]+)\/([^/]+)$/.exec(path) ?? /\/(live)\/([^/]+)\/((?:fullchain|cert|chain|privkey)\.pem)$/.exec(path) ?? [];
	if (tree === void 0 || lineage === void 0 || file === void 0) return void 0;
	return {
		tree,
		lineage,
		file
	};
}

// src/shell/clients/acme.ts
/** ACME clients (RFC 8555) that have mechanisms of their own for their commands or their configuration. */
const ACME_CLIENTS = [
	{
		id: "certbot",
		title: "certbot",
		references: ["https://eff-certbot.readthedocs.io/en/stable/using.html", "https://github.com/certbot/certbot/blob/main/certbot/CHANGELOG.md"],
		program: "certbot",
		aliases: [
			"certbot-auto",
			"letsencrypt",
			"letsencrypt-auto"
		],
		retired: ["certbot-auto", "letsencrypt-auto"],
		packages: ["certbot", "letsencrypt"],
		units: ["certbot", "snap.certbot"],
		images: [
			{
				name: "certbot/certbot",
				official: true
			},
			{
				name: "certbot/dns-*",
				official: true
			},
			{ name: "certbot" }
		],
		actions: [
			["renew", "renew"],
			[
				"ensure",
				"--keep",
				"--keep-until-expiring"
			],
			[
				"issue",
				"certonly",
				"run"
			]
		],
		otherwise: "issue",
		others: [...[
			"certificates",
			"revoke",
			"delete",
			"register",
			"update_account",
			"unregister",
			"enhance",
			"install"
		], ...[
			"plugins",
			"rollback",
			"show_account",
			"config_changes",
			"reconfigure",
			"-h"
		]],
		rehearsal: [
			"--staging",
			"--test-cert",
			"--dry-run",
			"--break-my-certs"
		],
		byHand: {
			options: ["--manual"],
			hooks: ["--manual-auth-hook"]
		},
		server: ["--server"],
		asksFor: [["must-staple", "--must-staple"]],
		names: { options: [
			"-d",
			"--domain",
			"--domains"
		] },
		files: {
			folder: {
				path: "/etc/letsencrypt",
				options: ["--config-dir"]
			},
			paths: [...["live/{name}/fullchain.pem", "live/{name}/cert.pem"], ...["live/{name}/chain.pem", "live/{name}/privkey.pem"]],
			nameOptions: ["--cert-name"],
			kept: /(?:letsencrypt|certbot)\/live\//,
			needles: ["/live/"],
			live: "/etc/letsencrypt/live/"
		},
		hooks: {
			options: ["--deploy-hook", "--renew-hook"],
			attempts: ["--post-hook"],
			settings: ["deploy_hook", "renew_hook"],
			last: true,
			folders: ["renewal-hooks/"],
			variables: ["RENEWED_LINEAGE", "RENEWED_DOMAINS"]
		},
		renewal: {
			share: 1 / 3,
			ari: true
		},
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism",
		example: "certbot renew -q --deploy-hook \"systemctl reload nginx\""
	},
	{
		id: "acme-sh",
		title: "acme.sh",
		references: [
			"https://github.com/acmesh-official/acme.sh/blob/master/README.md",
			"https://github.com/acmesh-official/acme.sh/wiki/Options-and-Params",
			"https://github.com/acmesh-official/acme.sh/wiki/Run-acme.sh-in-docker"
		],
		program: "acme.sh",
		aliases: ["acme_sh"],
		images: [
			{
				name: "neilpang/acme.sh",
				official: true,
				verbs: true
			},
			{ name: "acme.sh" },
			{ name: "acmesh" }
		],
		actions: [[
			"issue",
			"--issue",
			"--sign-csr",
			"--signcsr"
		], [
			"renew",
			"--cron",
			"daemon",
			"--renew",
			"-r",
			"--renew-all",
			"--renewAll",
			"--renewall"
		]],
		rehearsal: ["--staging", "--test"],
		server: ["--server"],
		asksFor: [[
			"must-staple",
			"--ocsp",
			"--ocsp-must-staple"
		]],
		names: { options: ["-d", "--domain"] },
		files: {
			options: [
				{ names: ["--fullchain-file", "--fullchainpath"] },
				{ names: ["--cert-file", "--certpath"] },
				{ names: ["--key-file", "--keypath"] },
				{ names: ["--ca-file", "--capath"] }
			],
			kept: /\.acme\.sh\//,
			needles: [".acme.sh/"]
		},
		hooks: {
			options: [
				"--reloadcmd",
				"--reload-cmd",
				"--renew-hook"
			],
			attempts: ["--post-hook"],
			settings: ["Le_ReloadCmd", "Le_RenewHook"],
			variables: [
				"CERT_FULLCHAIN_PATH",
				"CERT_KEY_PATH",
				"CERT_PATH",
				"CA_CERT_PATH"
			],
			evidence: "CERT_FULLCHAIN_PATH"
		},
		renewal: {
			ari: true,
			startedBy: "set-up",
			setUp: [
				"--install",
				"--install-online",
				"--install-cronjob"
			],
			withoutSetUp: "--nocron"
		},
		issuer: "zerossl",
		commandsReadBy: "own-mechanism",
		example: "\"/root/.acme.sh\"/acme.sh --cron --home \"/root/.acme.sh\""
	},
	{
		id: "lego",
		title: "lego",
		references: [
			"https://go-acme.github.io/lego/usage/cli/renew-a-certificate/",
			"https://go-acme.github.io/lego/advanced/hooks/",
			"https://go-acme.github.io/lego/migration/cli/"
		],
		program: "lego",
		images: [
			{
				name: "goacme/lego",
				official: true
			},
			{
				name: "xenolf/lego",
				official: true
			},
			{ name: "lego" }
		],
		actions: [["renew", "renew"], ["issue", "run"]],
		server: ["--server", "-s"],
		asksFor: [["must-staple", "--must-staple"]],
		names: { options: [
			"-d",
			"--domains",
			"--domain"
		] },
		files: {
			folder: {
				path: "./.lego",
				options: ["--path"]
			},
			paths: ["certificates/{name}.crt", "certificates/{name}.key"],
			wildcard: "_.",
			kept: /\.lego\/certificates\/|\/var\/lib\/acme\/(?!live\/)/,
			needles: [".lego/", "/var/lib/acme/"]
		},
		hooks: {
			options: [
				"--renew-hook",
				"--run-hook",
				"--deploy-hook"
			],
			attempts: ["--post-hook"],
			variables: ["LEGO_CERT_", "LEGO_HOOK_CERT_"]
		},
		renewal: { share: 1 / 3 },
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism",
		example: "lego --path /var/lib/lego --dns rfc2136 --domains www.example.org renew --renew-hook /usr/local/bin/deploy.sh"
	},
	{
		id: "dehydrated",
		title: "dehydrated",
		references: [
			"https://github.com/dehydrated-io/dehydrated/blob/master/README.md",
			"https://github.com/dehydrated-io/dehydrated/blob/master/docs/examples/config",
			"https://github.com/dehydrated-io/dehydrated/blob/master/docs/examples/hook.sh"
		],
		program: "dehydrated",
		aliases: ["letsencrypt.sh"],
		images: [{ name: "dehydrated" }],
		actions: [[
			"ensure",
			"-c",
			"--cron"
		], [
			"reissue",
			"-s",
			"--signcsr"
		]],
		server: ["--ca"],
		names: { options: ["-d", "--domain"] },
		files: {
			folder: { options: ["-o", "--out"] },
			paths: [
				"{name}/fullchain.pem",
				"{name}/cert.pem",
				"{name}/chain.pem",
				"{name}/privkey.pem"
			],
			nameOptions: ["--alias"],
			kept: /\/dehydrated\/certs\//
		},
		hooks: {
			options: ["-k", "--hook"],
			settings: ["HOOK"],
			variables: [
				"KEYFILE",
				"CERTFILE",
				"CHAINFILE",
				"FULLCHAINFILE"
			],
			evidence: "deploy_cert",
			functions: /^(?:\$\{?HANDLER\}?|(?:deploy|clean|sync|unchanged|invalid|request|startup|exit)_\w+)$/
		},
		renewal: { days: 32 },
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism",
		example: "dehydrated --cron --hook /etc/dehydrated/hook.sh"
	},
	{
		id: "getssl",
		title: "getssl",
		references: ["https://github.com/srvrco/getssl#readme", "https://github.com/srvrco/getssl/wiki/Config-variables"],
		program: "getssl",
		images: [{ name: "getssl" }],
		actions: [],
		otherwise: "ensure",
		others: [
			"-c",
			"--create",
			"-r",
			"--revoke",
			"-h",
			"-v",
			"-i",
			"--install"
		],
		names: { after: "" },
		files: { kept: /\.getssl\// },
		hooks: { settings: ["RELOAD_CMD"] },
		renewal: {
			days: 30,
			ari: true
		},
		issuer: "lets-encrypt",
		configuredBy: "files",
		example: "getssl -u -a -q"
	}
];

// src/shell/clients/acme-small.ts
/** ACME clients without configuration files that name certificates: their command lines say everything. */
const SMALL_ACME_CLIENTS = [
	{
		id: "uacme",
		title: "uacme",
		references: ["https://github.com/ndilieto/uacme/blob/master/README.md", "https://github.com/ndilieto/uacme/blob/master/uacme.1.txt"],
		program: "uacme",
		images: [{ name: "uacme" }],
		actions: [["ensure", "issue"]],
		rehearsal: ["-s", "--staging"],
		server: ["-a", "--acme-url"],
		asksFor: [[
			"must-staple",
			"-m",
			"--must-staple"
		]],
		names: { after: "issue" },
		files: {
			folder: {
				path: "/etc/ssl/uacme",
				options: ["-c", "--confdir"]
			},
			paths: ["{name}/cert.pem", "private/{name}/key.pem"],
			kept: /\/ssl\/uacme\//
		},
		renewal: {
			days: 30,
			options: ["-d", "--days"],
			ari: true
		},
		issuer: "lets-encrypt",
		example: "uacme -h /usr/share/uacme/uacme.sh issue www.example.org && systemctl reload nginx"
	},
	{
		id: "simp-le",
		title: "simp_le",
		references: ["https://github.com/zenhack/simp_le#readme"],
		program: "simp_le",
		aliases: ["simp_le.py"],
		images: [{
			name: "zenhack/simp_le",
			official: true
		}, { name: "simp_le" }],
		actions: [],
		otherwise: "ensure",
		others: [
			"--revoke",
			"--test",
			"--integration_test",
			"-h"
		],
		server: ["--server"],
		names: { options: ["-d", "--vhost"] },
		files: {
			local: ["-f"],
			operands: /^(?:key|cert|chain|fullchain|full)\.(?:pem|der)$/
		},
		renewal: {
			days: 30,
			options: ["--valid_min"],
			unit: "seconds"
		},
		issuer: "lets-encrypt",
		example: "cd /etc/ssl/www && simp_le -f fullchain.pem -f key.pem -d www.example.org:/var/www && systemctl reload nginx"
	},
	{
		id: "acmetool",
		title: "acmetool",
		references: [
			"https://github.com/hlandau/acmetool#readme",
			"https://hlandau.github.io/acmetool/userguide",
			"https://github.com/hlandau/acmetool/blob/master/_doc/SCHEMA.md"
		],
		program: "acmetool",
		images: [{ name: "acmetool" }],
		actions: [[
			"ensure",
			"reconcile",
			"want"
		]],
		otherwise: "ensure",
		others: [...[
			"quickstart",
			"redirector",
			"status",
			"unwant",
			"cull",
			"revoke",
			"test-notify",
			"import-jwk-account"
		], ...[
			"import-pem-account",
			"import-key",
			"import-le",
			"account-url",
			"account-thumbprint",
			"help",
			"-h"
		]],
		names: { after: "want" },
		files: {
			folder: {
				path: "/var/lib/acme",
				options: ["--state"]
			},
			paths: [
				"live/{name}/fullchain",
				"live/{name}/cert",
				"live/{name}/chain",
				"live/{name}/privkey"
			],
			kept: /\/acme\/live\//,
			needles: ["/acme/live/"],
			live: "/var/lib/acme/live/"
		},
		hooks: {
			folders: ["acme/hooks/"],
			variables: ["ACME_STATE_DIR"],
			evidence: "live-updated",
			setUpReloads: true
		},
		renewal: {
			days: 30,
			share: 1 / 3,
			startedBy: "set-up",
			setUp: ["quickstart"]
		},
		issuer: "lets-encrypt",
		example: "acmetool --batch reconcile"
	},
	{
		id: "acme-tiny",
		title: "acme-tiny",
		references: ["https://github.com/diafygi/acme-tiny#readme"],
		program: "acme-tiny",
		aliases: [
			"acme_tiny.py",
			"acme-tiny.py",
			"acme_tiny"
		],
		images: [{ name: "acme-tiny" }],
		actions: [],
		otherwise: "reissue",
		others: ["-h"],
		server: ["--directory-url", "--ca"],
		files: { output: true },
		issuer: "lets-encrypt",
		example: "python3 /opt/acme_tiny.py --account-key a.key --csr www.csr --acme-dir /var/www/c > /etc/ssl/www.crt && systemctl reload nginx"
	},
	{
		id: "acme-nginx",
		title: "acme-nginx",
		references: ["https://github.com/kshcherban/acme-nginx#readme"],
		program: "acme-nginx",
		images: [{ name: "acme-nginx" }],
		actions: [["ensure", "--renew-days"]],
		otherwise: "reissue",
		others: ["-h", "-V"],
		rehearsal: ["--staging"],
		names: { options: ["-d", "--domain"] },
		files: {
			options: [{
				names: ["-o", "--output"],
				default: "/etc/ssl/private/letsencrypt-domain.pem"
			}, {
				names: ["--domain-private-key"],
				default: "/etc/ssl/private/letsencrypt-domain.key"
			}],
			kept: /\/letsencrypt-domain\.(?:pem|key)$/
		},
		hooks: {
			reloads: ["nginx"],
			withoutReload: "--no-reload-nginx"
		},
		renewal: { options: ["--renew-days"] },
		issuer: "lets-encrypt",
		example: "acme-nginx -d www.example.org --renew-days 33"
	},
	{
		id: "dokku-letsencrypt",
		title: "dokku-letsencrypt",
		references: ["https://github.com/dokku/dokku-letsencrypt#readme"],
		program: "dokku",
		subcommand: "letsencrypt:auto-renew",
		actions: [["renew", "letsencrypt:auto-renew"]],
		hooks: { reloads: ["nginx"] },
		renewal: { days: 30 },
		issuer: "lets-encrypt",
		example: "dokku letsencrypt:auto-renew www"
	}
];

// src/shell/clients/other.ts
/** Clients of Windows, servers that obtain their certificates themselves, and clients of private CAs. */
const OTHER_CLIENTS = [
	{
		id: "posh-acme",
		title: "Posh-ACME",
		references: [
			"https://poshac.me/docs/latest/Tutorial/",
			"https://poshac.me/docs/latest/Functions/Submit-Renewal/",
			"https://poshac.me/docs/latest/Functions/New-PACertificate/"
		],
		program: "Posh-ACME",
		aliases: ["Submit-Renewal", "New-PACertificate"],
		actions: [["renew", "Submit-Renewal"], ["issue", "New-PACertificate"]],
		server: ["-DirectoryUrl"],
		asksFor: [["must-staple", "-OCSPMustStaple"]],
		names: {
			options: ["-Domain", "-MainDomain"],
			after: ""
		},
		files: { kept: /[/\\]Posh-ACME[/\\]/i },
		hooks: { variables: [
			".FullChainFile",
			".PfxFullChain",
			".PfxFile"
		] },
		renewal: {
			days: 30,
			share: 1 / 3,
			ari: true
		},
		issuer: "lets-encrypt",
		example: "Submit-Renewal -AllOrders"
	},
	{
		id: "win-acme",
		title: "win-acme",
		references: [
			"https://www.win-acme.com/reference/cli",
			"https://www.win-acme.com/manual/automatic-renewal",
			"https://www.win-acme.com/reference/plugins/installation/script"
		],
		program: "wacs",
		aliases: [
			"wacs.exe",
			"simple-acme",
			"simple-acme.exe"
		],
		actions: [["renew", "--renew"], [
			"issue",
			"--target",
			"--source",
			"--host"
		]],
		rehearsal: ["--test"],
		server: ["--baseuri"],
		asksFor: [["must-staple", "--ocsp-must-staple"]],
		names: { options: ["--host"] },
		files: { kept: /[/\\]win-acme[/\\]/i },
		hooks: {
			options: ["--script"],
			variables: [
				"{StorePath}",
				"{CacheFile}",
				"{CertThumbprint}"
			]
		},
		renewal: {
			every: "1d",
			startedBy: "set-up",
			setUp: [
				"--target",
				"--source",
				"--setuptaskscheduler"
			],
			withoutSetUp: "--notaskscheduler"
		},
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism",
		example: "wacs.exe --renew --baseuri \"https://acme-v02.api.letsencrypt.org/\""
	},
	{
		id: "caddy",
		title: "Caddy",
		references: ["https://caddyserver.com/docs/automatic-https", "https://caddyserver.com/docs/json/apps/tls/automation/"],
		program: "caddy",
		images: [{
			name: "caddy",
			official: true
		}],
		actions: [[
			"ensure",
			"run",
			"start"
		]],
		files: {
			kept: /caddy\/certificates\/[^/]{1,200}\/(?<host>[\w.-]{1,253})\/\k<host>\.(?:crt|key)$/,
			needles: ["caddy/certificates/"]
		},
		renewal: {
			share: 1 / 3,
			every: "10m",
			startedBy: "itself"
		},
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism"
	},
	{
		id: "traefik",
		title: "Traefik",
		references: ["https://doc.traefik.io/traefik/reference/install-configuration/tls/certificate-resolvers/acme/"],
		program: "traefik",
		images: [{
			name: "traefik",
			official: true
		}],
		actions: [],
		otherwise: "ensure",
		others: ["version", "healthcheck"],
		files: {
			kept: /\/acme\.json$/,
			needles: ["acme.json"]
		},
		renewal: {
			days: 30,
			every: "1d",
			startedBy: "itself"
		},
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism"
	},
	{
		id: "mod-md",
		title: "mod_md",
		references: ["https://httpd.apache.org/docs/2.4/mod/mod_md.html", "https://github.com/icing/mod_md/blob/master/README.md"],
		program: "mod_md",
		actions: [],
		files: { kept: /\/md\/domains\// },
		hooks: { settings: ["MDMessageCmd", "MDNotifyCmd"] },
		renewal: {
			share: 1 / 3,
			ari: true,
			every: "12h",
			startedBy: "itself"
		},
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism"
	},
	{
		id: "nginx-acme",
		title: "ngx_http_acme_module",
		references: ["https://nginx.org/en/docs/http/ngx_http_acme_module.html"],
		program: "ngx_http_acme_module",
		actions: [],
		renewal: { startedBy: "itself" },
		issuer: "lets-encrypt",
		commandsReadBy: "own-mechanism"
	},
	{
		id: "step",
		title: "step",
		references: ["https://smallstep.com/docs/step-cli/reference/ca/renew/", "https://smallstep.com/docs/step-ca/renewal/"],
		program: "step",
		aliases: ["step-cli"],
		subcommand: "ca",
		images: [{
			name: "smallstep/step-cli",
			official: true,
			shell: true
		}],
		actions: [["renew", "renew"], ["issue", "certificate"]],
		names: { after: "certificate" },
		files: { operands: /\.(?:crt|pem|cer|key)$/ },
		hooks: { options: ["--exec"] },
		renewal: {
			share: 1 / 3,
			options: ["--expires-in"]
		},
		issuer: "own",
		commandsReadBy: "own-mechanism",
		example: "step ca renew --force /etc/ssl/www.crt /etc/ssl/www.key"
	},
	{
		id: "certmonger",
		title: "certmonger",
		references: ["https://manpages.debian.org/testing/certmonger/getcert-request.1.en.html", "https://manpages.debian.org/testing/certmonger/certmonger.conf.5.en.html"],
		program: "getcert",
		aliases: [
			"ipa-getcert",
			"selfsign-getcert",
			"local-getcert"
		],
		actions: [[
			"ensure",
			"request",
			"start-tracking"
		]],
		names: { options: ["-D", "--dns"] },
		files: { options: [{ names: ["-f", "--certfile"] }, { names: ["-k", "--keyfile"] }] },
		hooks: { options: ["-C", "--after-command"] },
		renewal: {
			days: 28,
			startedBy: "itself"
		},
		issuer: "own",
		commandsReadBy: "own-mechanism",
		example: "ipa-getcert request -f /etc/ssl/www.crt -k /etc/ssl/www.key -C \"systemctl reload nginx\""
	}
];

// src/shell/clients/index.ts
/**
* The registry of certificate clients: programs that obtain and renew certificates. Every part of the product that has to know
* one by name asks here, so that a new client is one entry in a table of this folder. Questions about a command line are
* answered by `runs.ts`.
*
* Tables by client that have a life of their own, such as versions that break or dates on which a feature ends, name a client
* by its `id`.
*/
const CLIENTS = [
	...ACME_CLIENTS,
	...SMALL_ACME_CLIENTS,
	...OTHER_CLIENTS
];
/** Clients that a schedule has to start again: all but servers and daemons, which renew as long as they run. */
const STARTED_CLIENTS = CLIENTS.filter(({ renewal }) => renewal?.startedBy !== "itself");
/** All names of a client's program. */
function namesOf({ program, aliases = [] }) {
	return [program, ...aliases];
}
const BY_PROGRAM = new Map(CLIENTS.flatMap((client) => namesOf(client).map((name) => [name.toLowerCase(), client])));
const BY_ID = new Map(CLIENTS.map((client) => [client.id, client]));
/** The client that a program is, by its base name. FreeBSD and others append a version: `certbot-3.11`. */
function clientOfProgram(name) {
	const plain = name.toLowerCase();
	return BY_PROGRAM.get(plain) ?? BY_PROGRAM.get(plain.replace(/-\d[\d.]{0,8}$/, ""));
}
/** The client with an id; undefined where there is none. */
function clientById(id) {
	return BY_ID.get(id);
}
/** The client that a fact is about: its mechanism, or the client that the fact names. */
function clientOfFact({ mechanism, attributes }) {
	return clientById(typeof attributes.client === "string" ? attributes.client : mechanism);
}
/** The ref by which a schedule starts a client, whatever name of its program the schedule uses: `run:certbot`. */
function runRef(program) {
	return programRef(clientOfProgram(program)?.program ?? program);
}
/** The client of an image, by the image's name: `ghcr.io/acme/lego:v4` is one of lego. */
function clientOfImage(image) {
	const name = image.replace(/@.*$/, "").replace(/:[^/:]*$/, "");
	for (const client of CLIENTS) {
		const found = client.images?.find((one) => isNamed(name, one.name));
		if (found !== void 0) return {
			client,
			image: found
		};
	}
}
function isNamed(image, name) {
	const base = image.slice(image.lastIndexOf("/") + 1);
	if (!name.includes("/")) return base === name;
	const full = `/${image}`;
	if (!name.endsWith("*")) return full.endsWith(`/${name}`);
	const at = full.lastIndexOf(`/${name.slice(0, -1)}`);
	return at >= 0 && !full.slice(at + name.length).includes("/");
}
const WITH_VERBS = CLIENTS.filter(({ images }) => images?.some(({ verbs }) => verbs === true));
/** The client whose image has a program of this name for a verb: `--issue`. */
function clientOfVerb(name) {
	return name.startsWith("--") ? WITH_VERBS.find(({ actions }) => actions.some((row) => row.includes(name))) : void 0;
}
const escaped = (text) => text.replace(/[.+*?^$(){}|[\]\\]/g, "\\$&");
/** Names by which text refers to a client; an ordinary word counts with its first argument only: `step ca`. */
const SPOKEN = STARTED_CLIENTS.flatMap((client) => namesOf(client).map((name) => ({
	client,
	text: client.subcommand === void 0 ? name : `${name} ${client.subcommand}`
}))).sort((one, other) => other.text.length - one.text.length);
const BY_TEXT = new Map(SPOKEN.map(({ client, text }) => [text.toLowerCase(), client]));
/** A long name may be the start of a longer word, as in `certbot2`. A short one must be a word of its own. */
const NAMED = new RegExp(`(?<![a-z0-9])(?:${SPOKEN.map(({ text }) => `${escaped(text)}${text.length > 5 ? "" : "(?![a-z0-9])"}`).join("|")})`, "i");
/**
* The first client that text names, such as the path of a script, the name of a unit or the steps of a job. The address of a
* CA names none.
*/
const clientNamed = memoizeLast((text) => {
	const found = NAMED.exec(text.includes("://") ? text.replace(/https?:\/\/[^\s"']{1,500}/g, "") : text)?.[0];
	return found === void 0 ? void 0 : BY_TEXT.get(found.toLowerCase());
});
/** The client that a package of a distribution brings, with a timer or a cron job: `python3-certbot-nginx`. */
function clientOfPackage(name) {
	const plain = name.replace(/^python3-/, "");
	return CLIENTS.find(({ packages }) => packages?.some((one) => plain.startsWith(one) && !/^\w/.test(plain.slice(one.length))));
}
/** The client that a unit of systemd starts which a package brings: `certbot-renew.service`. */
function clientOfUnit(unit) {
	return CLIENTS.find(({ units }) => units?.some((one) => unit.startsWith(one)));
}
/** Byte strings of which a file that runs a client has one. */
const CLIENT_NEEDLES = needlesFor(STARTED_CLIENTS);
/** As {@link CLIENT_NEEDLES}, for some clients only. */
function needlesFor(clients) {
	return shortest(SPOKEN.flatMap(({ client, text }) => clients.includes(client) ? [text] : []));
}
/** The client that runs a script after its renewals because of the folder in which the script is, on a host or in a repository. */
const clientOfHookFolder = memoizeLast((path) => CLIENTS.find(({ hooks }) => hooks?.folders?.some((folder) => `/${path}`.includes(`/${folder}`))));
const LIVE = new Set(CLIENTS.flatMap(({ files }) => pathRefs(files?.live)));
/** Whether a ref is the folder in which a client keeps the current version of every certificate. */
function isLiveFolder(ref) {
	return LIVE.has(ref);
}
const KEPT = CLIENTS.flatMap((client) => client.files?.kept === void 0 ? [] : [{
	client,
	kept: client.files.kept
}]);
/** Whether a path without an ending is a file of a client, such as acmetool's `fullchain`, and no folder. */
function isFileOfClient(path) {
	const name = path.slice(path.lastIndexOf("/"));
	return clientKeeping(path)?.client.files?.paths?.some((file) => file.endsWith(name)) === true;
}
/** The client in whose folders a file is, with the host that the path names, where the layout tells one. */
function clientKeeping(path) {
	for (const { client, kept } of KEPT) {
		const found = kept.exec(path);
		if (found !== null) return {
			client,
			...found.groups?.host !== void 0 && { host: found.groups.host }
		};
	}
}
const HANDED = CLIENTS.flatMap((client) => {
	const { variables, evidence } = client.hooks ?? {};
	if (variables === void 0) return [];
	const names = variables.map((name) => `${escaped(name)}${/\w$/.test(name) && !name.endsWith("_") ? "\\b" : ""}`);
	const plain = variables.every((name) => /^\w/.test(name));
	return [{
		client,
		evidence,
		pattern: new RegExp(`${plain ? "\\$\\{?" : ""}(?:${names.join("|")})`)
	}];
});
/** The client that sets a variable which a word of a hook uses, such as `$RENEWED_LINEAGE/fullchain.pem`. `text` is the whole hook. */
function clientHanding(word, text) {
	return HANDED.find(({ pattern, evidence = "" }) => pattern.test(word) && text.includes(evidence))?.client;
}
/** Byte strings of which a file has one that takes what a client renewed, beside the endings of files of certificates. */
const RESULT_NEEDLES = shortest(CLIENTS.flatMap(({ files, hooks }) => [...files?.needles ?? [], ...hooks?.evidence === void 0 ? hooks?.variables ?? [] : [hooks.evidence]]));
/** Search strings without those that contain another one. */
function shortest(needles) {
	return [...new Set(needles)].filter((one, _, all) => !all.some((other) => other !== one && one.includes(other)));
}
/** Whether a program is a client that runs nothing after a renewal. */
function runsNoHooks(program) {
	const client = clientOfProgram(program);
	return client !== void 0 && client.hooks === void 0;
}
/** Whether a command is a function of a hook, or what chooses one. */
function isHookFunction(name) {
	return CLIENTS.some(({ hooks }) => hooks?.functions?.test(name) === true);
}

export { qualifyRef as $, pathRefs as A, isOfCluster as B, folderOfPath as C, isUnknown as D, isHostPath as E, fileRef as F, lastPartOfRef as G, isOpenRef as H, hasVariable as I, nameOfRef as J, makeRef as K, hostRef as L, UNKNOWN_SERVICE as M, appendToRef as N, knownRefs as O, asRef as P, programRef as Q, inNamespace as R, certbotPath as S, isHostFolder as T, isRelativeRef as U, isOfKind as V, kindOf as W, namespacedRef as X, namespaceOfRef as Y, parseRef as Z, isLiveFolder as _, clientHanding as a, withoutTemplates as at, runsNoHooks as b, clientOfFact as c, clientOfPackage as d, secretRef as et, clientOfProgram as f, isHookFunction as g, isFileOfClient as h, clientById as i, spellSecret as it, plainName as j, pathBelow as k, clientOfHookFolder as l, clientOfVerb as m, CLIENT_NEEDLES as n, serviceRef as nt, clientKeeping as o, clientOfUnit as p, mayMean as q, RESULT_NEEDLES as r, spellRef as rt, clientNamed as s, CLIENTS as t, servedRef as tt, clientOfImage as u, needlesFor as v, foldersAbove as w, CERTBOT_LIVE as x, runRef as y, isLocalRef as z };
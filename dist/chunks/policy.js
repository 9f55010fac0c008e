import "./rolldown-runtime.js";
import { a as ownFolders$1, f as allowListsOf, h as fileEncryption, l as mergeInventories, m as decoders, o as createExaminer, p as allowedPlaces, s as emptyInventory, t as collect } from "./bytes.js";
import { T as repositoryOf, c as excludeEachOther, t as mechanisms, w as reachOf } from "./mechanisms.js";
import { $ as readFraction, C as leavesHole, Dt as mayContain, E as LEVELS, G as folderKey, H as fileKey, J as productionFolder, K as folderOf, O as didYouMean, Ot as namesMaterial, Q as readDay, R as reveal, S as compareText, T as soleRepository, Tt as MATERIAL_FILE, U as fileNameOf, d as ownersOf, et as readInstant, g as UsageError, jt as groupBy, kt as addTo, mt as plural, n as placePattern, o as MAX_BRACES, pt as listed, q as locationKey, r as ruleOf, rt as DAY, tt as remaining, v as messageOf$1, x as compareLocations, xt as memoizeByObject } from "./util-and-model.js";
import { $ as qualifyRef, B as isOfCluster, C as folderOfPath, E as isHostPath, F as fileRef, I as hasVariable, J as nameOfRef, K as makeRef, N as appendToRef, R as inNamespace, T as isHostFolder, U as isRelativeRef, V as isOfKind, Y as namespaceOfRef, Z as parseRef, at as withoutTemplates, k as pathBelow, tt as servedRef, w as foldersAbove, z as isLocalRef } from "./facts-refs.js";
import { a as looksLikeHost, c as certificateNode, d as factNode, i as dnAttribute, m as stateOf, o as parseDistinguishedName, r as displayName } from "./shell-service-reloads.js";
import { c as isEndpoint, l as isPublicOrganization, t as allRules } from "./rules.js";
import { B as notAfterTime, N as servedNotStored, V as notBeforeTime, z as newestFirst } from "./certificates.js";
import { t as TOOL } from "./package.js";
import { l as blobReader, o as openReader, p as toDisplayPath } from "./readers.js";
const { createHash } = process.getBuiltinModule("node:crypto");
const { posix } = process.getBuiltinModule("node:path");

// src/policy/findings.ts
/**
* The level of a problem in production: that of the config file instead of the rule's own. A problem that the rule
* reports at a milder level stays milder: `levels: {stale-copy: error}` makes no error of an unused old copy.
*/
function levelOf({ rule, problem }, setting) {
	const own = problem.level ?? rule.level;
	if (setting === void 0 || setting === "off") return own;
	return rank(own) > rank(rule.level) && rank(own) > rank(setting) ? own : setting;
}
/** One problem for each repository with places to fix; the places of other repositories become related places. */
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
* The finding of a problem that has some places. In production it has its level, and all other places are related. If
* no counting place is in production, it is a note. If every place is ignored, it is suppressed. Undefined if all
* remaining places are in trust stores, which have findings of their own.
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
		message: withoutTemplates(problem.message),
		fix: problem.fix ?? rule.fix,
		location: first.location,
		related: relatedTo(bad, places, problem.related ?? []),
		...problem.certificate === void 0 ? {} : { certificate: problem.certificate },
		...problem.owners === void 0 ? {} : { owners: problem.owners },
		key: `${rule.id}|${subject}`,
		counted: bad.length,
		...problem.pool && { pool: true },
		...problem.ofWords && { ofWords: true },
		...accepted === void 0 ? {} : { suppressed: accepted },
		...context === "production" ? {} : { context }
	};
}
/** The places that are as bad as the first one, then the other ones, then the explaining ones; each once. */
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

// src/policy/path-context.ts
/** Folders by their whole name, in lower case. `contest`, `latest` and `examples.com` are none of them. */
const FOLDERS = new Map([
	...named("vendored", "vendor vendored third_party third-party thirdparty 3rdparty 3rd-party 3rd_party deps extern externals subprojects node_modules bower_components site-packages dist-packages certifi godeps carthage .yarn .bundle"),
	...named("fixture", "t xt test tests __test__ __tests__ testing testdata testcases testlib testsuite testsuites testutil testutils spec specs e2e __e2e__ end-to-end end2end fixture fixtures __fixtures__ mock mocks __mocks__ mockserver wiremock stubs golden goldens snapshots __snapshots__ cypress playwright regtest regtests selftest selftests unittest unittests fuzz fuzzer fuzzers fuzzing corpus corpora crashers torture bench benches benchmark benchmarks jmh testserver testbed stub hack molecule .kitchen pebble .devcontainer .ci"),
	...named("example", "example examples sample samples demo demos doc docs documentation tutorial tutorials quickstart quickstarts quick-start quick-setup quicksetup getting-started playground workshop workshops howto howtos xdoc xdocs javadoc javadocs apidoc apidocs")
]);
/**
* Words that mean test data in any compound name of a folder: `fapi-conformance-tests`, `integration-testing`,
* `MailUITests`, `product-scenarios`. In the singular, `mail-test` may as well be a stage.
*/
const FIXTURE_WORDS = new Set("tests tester testers testing gtests unittests testdata testsuite testsuites fixtures mocks scenarios invalid corrupt corrupted malformed".split(" "));
/** Words that mean examples in any compound name of a folder: `openam-documentation`, `mail-doc-source`. */
const PROSE_WORDS = /* @__PURE__ */ new Set([
	"documentation",
	"docbook",
	"docbkx",
	"javadoc",
	"tutorials"
]);
/** Words that mean examples at the end of a name: `certs.example`, `java-examples`; a host name may begin with one. */
const EXAMPLE_WORDS = new Set("example examples sample samples demo demos".split(" "));
const EXAMPLE_PLURALS = /* @__PURE__ */ new Set([
	"examples",
	"samples",
	"demos"
]);
/** Folders of one developer's machine. Below a folder of stages, or beside one, `dev` is a stage that runs. */
const DEVELOPMENT$1 = new Set("dev devel development local localdev localhost minikube".split(" "));
/** Kinds of tests: `integration-test`, `signer-int-test`. One test alone (`mail-test`) may as well be a stage. */
const KINDS_OF_TESTS = new Set("unit int integration functional acceptance system smoke load stress performance perf regression conformance e2e it".split(" "));
const TEST_THINGS = new Set("data secrets certs certificates creds credentials keys pki keystores truststores network fixtures resources".split(" "));
/** What developers keep for their own machines, behind the word that says so: `dev-certs`, `xrd-dev-stack`, `localdata`. */
const OF_DEVELOPMENT = /(?:^|[-_.])(?:dev|development|local|localhost)[-_]?(?:certs?|certificates?|keys?|data|ssl|tls|pki|stack|setup|environment)$/;
/**
* Folders of CI. The credentials with which a pipeline deploys to production are in its secrets; keys in folders are
* for its test servers.
*/
const CI = /^\.?ci$/i;
/**
* Folders of `.github` with files that GitHub runs. All other files in it support them: servers that CI starts, and
* their keys.
*/
const GITHUB_RUNS = /* @__PURE__ */ new Set(["workflows", "actions"]);
/** Words that say of one file what it is for, wherever it is: `benchmark-ca.pem`, `vagrant_credentials.yaml`. */
const TEST_FILE_WORDS = new Set("benchmark benchmarks testdata testing unittest unittests vagrant invalid corrupt corrupted malformed".split(" "));
const CONTAINER_WORDS = /* @__PURE__ */ new Set([
	"ci",
	"compose",
	"dockercompose"
]);
/** Files that are only for a developer's machine, whatever folder they are in. */
const DEVELOPER_MACHINE = /* @__PURE__ */ new Set(["vagrant", ".vagrant"]);
/** The longest name of a folder that is cut into words. */
const MAX_WORDS_LENGTH = 80;
/** The words of a name, in lower case: cut where letters change case, and at all that is neither letter nor digit. Some may be empty. */
function wordsOf$1(name) {
	return name.replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, "$1$3 $2$4").toLowerCase().split(/[^a-z0-9]+/);
}
function named(context, names) {
	return names.split(" ").map((name) => [name, context]);
}
/**
* `test_data`, `testcerts`, `oauth-fixture`, `mock-server`; the camel case of Gradle: `androidTest`, `testFixtures`;
* `Mail.Test` of .NET; the data of Erlang's Common Test.
*/
const TEST_FOLDER = /^(?:(?:unit|integration|e2e|load|smoke)tests?|test(?:s|ing)?[-_.]?(?:data|fixtures?|resources?|certs?|certificates?|creds?|credentials|keys?|pki|assets|files|vectors|suites?|utils?|helpers?|support|cases?|apps)|[a-z0-9.]+[-_](?:fixtures?|testdata|mocks?)|(?:fixtures?|mock|fake|dummy|stub)[-_.].+|[a-z]+(?:Test|Tests|TestFixtures|Fixtures)|testFixtures|[A-Za-z0-9.]+\.(?:[A-Z][A-Za-z]*)?Tests?|[a-z0-9_]+_SUITE_data)$/;
/** `example-app`, `sample_keys`. */
const EXAMPLE_FOLDER = /^(?:examples?|samples?|demos?)[-_]./;
/**
* Folders whose children are real environments. Below them `test`, `e2e` or `sample` is the name of a stage. Below a
* Helm chart's `templates` it holds manifests that `helm test` applies to the cluster.
*/
const STAGE_PARENTS = new Set("environments environment envs env overlays overlay stages stage clusters cluster inventories inventory group_vars host_vars namespaces tenants accounts regions hosts sites deployments deploy live templates values vaults domains k8s kubernetes kustomize terraform infra infrastructure ansible puppet argocd flux".split(" "));
/** Files that a Helm chart renders. */
const CHART_FILE = /\.(?:ya?ml|tpl|txt)$/i;
/** A folder of that name makes stages of those beside it: `test` beside `prod`, `dev-certs` beside `prod-certs`. */
const STAGE = /^(?:prod|production|prd|pre-?prod|uat|stg|qa|live)(?:[-_.]|$)/i;
/** Other names of stages; `tests` and `docs` beside `prod` are no stages. */
const STAGE_LIKE = /^(?:test|testing|e2e|demo|sample|bench|playground|dev|devel|development|local)$|^(?:test|dev|local)[-_]|[-_]test$/i;
/** Folders of a path that are looked at for stages. */
const MAX_STAGE_DEPTH = 20;
/** Source files of tests, and what a scanner of secrets knows as no secret, as their runners find them: Go, JavaScript, Java, Kotlin, C#, Swift, PHP, Python, Ruby, Rust, Dart \u2026 */
const TEST_FILE = /(?:[-_.](?:(?:unit)?test|spec|e2e|mock|fixture|cy)s?\.(?:go|[cm]?[jt]sx?|py|rb|rs|c|cc|cpp|h|exs?|dart|clj|ml|sh|lua|swift|php)|^(?:test|mock|bench(?:mark)?)[-_].{1,200}\.(?:go|[cm]?[jt]sx?|py|rb|rs|c|cc|cpp|h|lua|php|sh)|^tests?\.(?:rs|py|c|cc|cpp|sql)|^(?:fixtures?|mocks?|test[-_]?(?:data|utils?|helpers?|certs?|keys?))\.(?:go|[cm]?[jt]sx?|py|rb|rs|exs?|dart|php)$|^credscan[-_]?suppressions?\.json$|self[-_]?tests?[-_.].{0,200}\.(?:c|cc|cpp|h|go|py|rs)|^conftest\.py|_suite\.erl|\.(?:snap|golden|t|tests?[a-z]{0,2}))$/i;
const TEST_CLASS = /^(?:.{0,200}[a-z0-9](?:Tests?|TestCase|Spec|IT)|Test[A-Z].{0,200})\.(?:java|kt|kts|scala|groovy|cs|fs|vb|swift|php|m|cc|cpp)$/;
/**
* Files that tools create for development, the same for everyone or for one machine: the debug keystore of Android, the
* temporary key of Visual Studio, Debian's snake oil; and files that are named mock, dummy, test key, or after the
* machine itself.
*/
const TEST_MATERIAL = /^debug\.keystore$|_TemporaryKey\.pfx$|(?:^|[-_.])(?:snakeoil|dummy|fake|mock|localhost)(?:[-_.]|$)|^test[-_]?(?:cert|key|rsa|dsa|ecdsa|ed25519)(?:[-_.]|$)|(?:^|[-_.])test[-_](?:signing|encryption|private|public|ssh|rsa|jwt)[-_]keys?(?:[-_.]|$)/i;
/** A template that is copied before use, prose, and the description of an API, whose values are examples. */
const EXAMPLE_FILE = /^(?:example|sample|demo)s?[-_.]|(?:^|[-_.])(?:openapi|swagger)(?:[-_.]?v?\d[\d.]*)?\.(?:ya?ml|json)$|[-_.](?:example|sample|dist)(?:\.[a-z0-9]{1,5})?$|^(?:readme|changelog|changes|news)(?:\.(?:txt|html?))?$|\.(?:md|markdown|mdx|rst|adoc|asciidoc|pod)$/i;
/**
* A patch to vendored code, or one that was made long ago: git keeps its own changes as commits. A packed program of PHP
* is a tool that was downloaded.
*/
const UPSTREAM_FILE = /\.(?:patch|diff|phar)$/i;
/** Whether a repository is called after the examples that it gathers: `fabric-samples`, `acme/tls-demo`. */
function isOfExamples(repository) {
	return /(?:^|[-_.])(?:examples?|samples?|tutorials?|demos?|workshops?|playground|testbed|devconf|devenv|local-dev)$/i.test(fileNameOf(repository));
}
/** Folders of retired files: `.archive`, `attic`. A secret in them is still a secret. */
const ARCHIVED = /(?:^|\/)(?:[._](?:archived?|old|trash|attic)|archived|attic|graveyard)\//i;
/** Whether a path is kept for reference only. A service may be called `archive`. */
function isArchived(path) {
	return ARCHIVED.test(path);
}
/** The folders with a child that is named like a stage, as `repository\0folder`. One pass over the places. */
function stageParents(places) {
	const parents = /* @__PURE__ */ new Set();
	for (const { repository, path } of places) {
		const segments = path.split("/", 21).slice(0, -1);
		for (const [i, segment] of segments.entries()) if (STAGE.test(segment)) parents.add(fileKey({
			repository,
			path: segments.slice(0, i).join("/")
		}));
	}
	return parents;
}
const ARCHIVE$1 = /\.(?:zip|jar|war|ear|aar|apk|ipa|nupkg|whl|tar|tgz|gz)$/i;
/** The path of a file in an archive goes on behind the archive: `lib.tgz` and the pointer `package/test/a.jks!alias "x"`. */
function wholePath({ path, pointer }) {
	if (pointer === void 0 || !ARCHIVE$1.test(path)) return path;
	const end = pointer.indexOf("!");
	const inner = (end < 0 ? pointer : pointer.slice(0, end)).replace(/ (?:alias "|#\d).*$/, "");
	const rest = end < 0 ? void 0 : pointer.slice(end + 1);
	return wholePath({
		path: `${path}/${inner}`,
		...rest !== void 0 && { pointer: rest }
	});
}
/** An archive that upstream released, with the one folder of its name: `iperf-3.9.tar.gz` and `iperf-3.9`. */
function isUpstreamRelease(archive, folder) {
	if (folder === void 0 || !ARCHIVE$1.test(archive)) return false;
	const stem = archive.replace(/(?:\.tar)?\.[a-z0-9]+$/i, "");
	return stem === folder && /[-_.]v?\d+(?:\.\d+)+/.test(stem);
}
/** A chart that is wrapped in one of the same name, to be installed with other values: `harbor/charts/harbor/templates`. */
function isUpstreamChart(segments, at) {
	return at > 0 && segments[at] === "charts" && segments[at - 1] === segments[at + 1];
}
/**
* The context that the path alone gives; paths with `/`, relative to the root of the repository.
* @param isStageParent whether the children of a folder are stages, as {@link stageParents} finds them
* @param isOwn whether a folder that is named like one of vendored code holds the repository's own
*/
function contextOfPath(path, isStageParent = () => false, isOwn = () => false) {
	const segments = path.split("/");
	const name = segments.pop() ?? "";
	let found = "production";
	for (let i = 0; i < segments.length; i++) {
		const segment = segments[i];
		if (isUpstreamRelease(segment, segments[i + 1]) || isUpstreamChart(segments, i)) return "vendored";
		const isOfCi = i + 1 < segments.length ? segment === ".github" && (!GITHUB_RUNS.has(segments[i + 1]) || MATERIAL_FILE.test(name)) || CI.test(segment) && MATERIAL_FILE.test(name) : segment === "ci" && /values\.ya?ml$/.test(name);
		const runsOnOneMachine = ENVIRONMENTS.test(segments[i - 1] ?? "") && ONE_MACHINE.has(segment.toLowerCase());
		const isTestModule = segments[i + 1] === "src" && TEST_MODULE.test(segment);
		if (isOfCi || isTestModule || runsOnOneMachine || DEVELOPER_MACHINE.has(segment.toLowerCase())) {
			found = "fixture";
			continue;
		}
		const context = isTemplate(segment, segments[i - 1]) ? "example" : folderContext(segment, segments[i - 1]);
		if (context === void 0) continue;
		if (context === "vendored") {
			if (i < MAX_STAGE_DEPTH && isOwn(segments.slice(0, i + 1).join("/"))) continue;
			return context;
		}
		const parent = segments[i - 1]?.toLowerCase();
		const isOfChart = parent === "templates" && CHART_FILE.test(name);
		const isNamedAsStage = parent === "templates" ? isOfChart : STAGE_LIKE.test(segment);
		if (parent !== void 0 && STAGE_PARENTS.has(parent) && isNamedAsStage) continue;
		if (i < MAX_STAGE_DEPTH && STAGE_LIKE.test(segment) && isStageParent(segments.slice(0, i).join("/"))) continue;
		if (found !== "fixture") found = context;
	}
	if (found === "fixture" || isTestFile(name)) return "fixture";
	if (found === "production" && UPSTREAM_FILE.test(name)) return "vendored";
	return found === "production" && EXAMPLE_FILE.test(name) ? "example" : found;
}
function isTestFile(name) {
	if (TEST_FILE.test(name) || TEST_CLASS.test(name) || TEST_MATERIAL.test(name)) return true;
	return name.length <= MAX_WORDS_LENGTH && wordsOf$1(name).some((word) => TEST_FILE_WORDS.has(word)) && !isHostLike(name);
}
/** A folder that is named after a host, as ACME clients do: it ends in a top-level domain in common use. */
function isHostLike(segment) {
	return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|edu|gov|io|dev|app|cloud|internal|local|lan|info|biz|[a-z]{2})$/i.test(segment);
}
/** A folder with source code that is named after its purpose: `signer-qa/src`. Without code, `mail-qa` may be a stage. */
const TEST_MODULE = /(?:^|[-_])(?:qa|test)$/i;
/** Where environments are kept, and those of them that one machine runs: `environments/vm`, `inventories/docker`. */
const ENVIRONMENTS = /^(?:environments?|envs?|inventor(?:y|ies))$/i;
const ONE_MACHINE = new Set("ci docker compose vm kind k3d minikube molecule".split(" "));
/** The environment that others are copied from: `environments/template`. */
function isTemplate(segment, parent) {
	return /^(?:template|skeleton)$/i.test(segment) && STAGE_PARENTS.has(parent?.toLowerCase() ?? "");
}
function folderContext(segment, parent) {
	const lower = segment.toLowerCase();
	if (lower === "example" && parent === "com" || lower === "demo" && parent === "example") return void 0;
	const known = FOLDERS.get(lower);
	if (known !== void 0) return known;
	if (segment === "Pods") return "vendored";
	if (DEVELOPMENT$1.has(lower) && parent !== "usr") return "fixture";
	if (segment.length > MAX_WORDS_LENGTH) return void 0;
	if (/^(?:black|white)box$/.test(lower)) return /monitoring|prometheus|exporters?/.test(parent ?? "") ? void 0 : "fixture";
	if (parent === "src" && lower === "it") return "fixture";
	if (parent === "src" && lower === "site") return "example";
	if (segment.length <= 60 && (TEST_FOLDER.test(segment) || TEST_FOLDER.test(lower))) return "fixture";
	const words = wordsOf$1(segment);
	if (OF_DEVELOPMENT.test(lower)) return "fixture";
	if (words.some((word, i) => /^tests?$/.test(word) && TEST_THINGS.has(words[i + 1] ?? ""))) return "fixture";
	if (/^tests?$/.test(words.at(-1) ?? "") && KINDS_OF_TESTS.has(words.at(-2) ?? "")) return "fixture";
	if (words.some((word) => FIXTURE_WORDS.has(word)) && !isHostLike(segment)) return "fixture";
	if (/^test_[a-z]/.test(lower)) return "fixture";
	if (words.length === 1 && /(?:testing|(?<!^(?:con|pro))tests)$/.test(lower)) return "fixture";
	if (segment.startsWith(".") && words.some((word) => CONTAINER_WORDS.has(word)) && words.length > 1) return "fixture";
	if (words.length > 1 && words.some((word) => EXAMPLE_PLURALS.has(word)) && !isHostLike(segment)) return "example";
	if (words.some((word) => PROSE_WORDS.has(word)) && !isHostLike(segment)) return "example";
	if (words.length > 1 && EXAMPLE_WORDS.has(words.at(-1))) return isHostLike(segment) ? void 0 : "example";
	return EXAMPLE_FOLDER.test(lower) ? "example" : void 0;
}

// src/policy/suppression-uses.ts
/**
* The effect of each entry, once all rules have run. An entry without a match is unused only if all of the repository
* was read and every rule ran (`whole`). Otherwise its findings may be in the part that was not read.
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
	for (const { comment, lapsed, matched } of ledger.comments) uses.push({
		...commentUse(comment),
		state: lapsed && matched.length > 0 ? "lapsed" : state(matched),
		until: comment.until,
		related: matched
	});
	for (const { entry, at, matched } of ledger.expects) {
		const satisfied = new Set(matched.map(fileKey));
		const broken = filesOf$1(entry, at, inventory).filter((file) => !satisfied.has(fileKey(file)));
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
/** The comments that ignore nothing, because they are incomplete or name an unknown rule. */
function invalidComments(comments, ruleIds) {
	return comments.flatMap((comment) => {
		const { rule } = comment;
		const unknown = ruleIds.includes(rule) ? void 0 : `there is no rule "${rule}"${didYouMean(rule, ruleIds)}`;
		const problem = comment.problem ?? unknown;
		return problem === void 0 ? [] : [{
			...commentUse(comment),
			state: "invalid",
			problem,
			related: []
		}];
	});
}
function commentUse({ repository, path, line, rule }) {
	return {
		kind: "comment",
		location: {
			repository,
			path,
			...line !== void 0 && { line }
		},
		text: `${rule} ${path}`
	};
}
/** Whether everything that the source holds was read: nothing excluded, nothing cut off. */
function isWhole({ repositories }) {
	return repositories.every(({ skipped, failure }) => (failure === void 0 || failure.reason === "empty") && skipped.every((entry) => entry.reason !== "excluded" && !leavesHole(entry)));
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
function filesOf$1(entry, at, inventory) {
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

// src/policy/suppressions.ts
/**
* Starts the log of suppressions. Expectations apply first, then ignore entries, then the baseline. Entries apply to
* single places.
*/
function trackSuppressions(policy, now, baseline, repositories = [], ignoreComments = []) {
	const pattern = (path) => placePattern(path, repositories, policy.matches);
	const isOver = (until) => {
		const lastDay = readDay(until);
		return lastDay === null || now >= lastDay + 864e5;
	};
	const ignores = policy.ignore.map((entry) => {
		return {
			entry,
			at: entry.path === void 0 ? void 0 : pattern(entry.path),
			lapsed: isOver(entry.until),
			matched: []
		};
	});
	const comments = ignoreComments.filter(({ problem, pending }) => problem === void 0 && !pending).map((comment) => ({
		comment,
		lapsed: isOver(comment.until),
		matched: []
	}));
	const byFile = groupBy(comments, ({ comment }) => `${comment.rule}\0${fileKey(comment)}`);
	const expects = policy.expect.map((entry) => ({
		entry,
		at: pattern(entry.path),
		matched: []
	}));
	const lines = (baseline?.entries ?? []).map((entry) => ({
		entry,
		matched: []
	}));
	const bySubject = groupBy(lines, ({ entry }) => `${entry.rule} ${entry.subject}`);
	const forProblem = (rule, subject, { certificate }) => {
		const expected = expects.filter(({ entry }) => entry.state === rule.expectedAs);
		const beside = expects.filter(({ entry }) => entry.state === rule.excusedBy);
		const ignored = ignores.filter(({ entry }) => (entry.rule === void 0 || entry.rule === rule.id) && (entry.certificate === void 0 || entry.certificate === certificate));
		const listed = bySubject.get(`${rule.id} ${encodeField(subject)}`) ?? [];
		return (place) => {
			let found;
			for (const { entry, at, matched } of expected) {
				if (!at.matches(place)) continue;
				matched.push(place);
				found ??= {
					by: "expect",
					reason: `The config file expects it to be ${entry.state}.`
				};
			}
			const because = beside.find(({ at }) => at.matches(place));
			if (because !== void 0) found ??= {
				by: "expect",
				reason: `The config file expects it to be ${because.entry.state}.`
			};
			for (const { entry, at, lapsed, matched } of ignored) {
				if (at?.matches(place) === false) continue;
				matched.push(place);
				if (!lapsed) found ??= {
					by: "ignore",
					reason: entry.reason,
					until: entry.until
				};
			}
			for (const { comment, lapsed, matched } of byFile.get(`${rule.id}\0${fileKey(place)}`) ?? []) {
				if (place.line === void 0 || place.line < comment.from || place.line > comment.to) continue;
				matched.push(place);
				if (!lapsed) found ??= {
					by: "ignore",
					reason: comment.reason,
					until: comment.until
				};
			}
			for (const { entry, matched } of listed) {
				if (entry.path !== void 0 && entry.path !== encodeField(place.path)) continue;
				matched.push(place);
				found ??= {
					by: "baseline",
					reason: "It is in the baseline."
				};
			}
			return found;
		};
	};
	return {
		forProblem,
		ignores,
		comments,
		expects,
		baseline: lines
	};
}

// src/policy/trust-store-findings.ts
/** Titles that one message names. */
const NAMED = 5;
/** The share below which a rule leaves a store to the other rule about dates. */
const FEW$1 = 1 / 10;
/** The share of a store's CA certificates from which on their expiration is an outage for the users of the store. */
const MANY$1 = 1 / 2;
/**
* Merges the findings in trust stores: their owners replace the whole store, not single certificates. One old root
* among many is a note, because the rest of the store is needed. If all are affected, the level is that of the rule,
* unless the store itself is test data. If half of them have expired or soon will, it is a warning: think of a database
* whose CAs were all made in one year.
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
				group.titles.set(subject, certificate === void 0 ? subject : displayName(certificate));
			}
		},
		findings(qualify) {
			const ending = endingOf(groups.values());
			return [...groups.values()].map(({ rule, level, store, locations, titles, message }) => {
				const [location, ...related] = distinct(locations);
				const isProduction = contextOf(location) === "production";
				const isWhole = titles.size === store.size && isProduction;
				const share = (ending.get(storeKey(location, store))?.size ?? 0) / store.size;
				const isOwn = titles.size / store.size >= FEW$1;
				const isMost = isProduction && rule.concerns === "time" && share >= MANY$1 && isOwn;
				return {
					rule: rule.id,
					level: isWhole ? level : isMost ? "warning" : "note",
					message: titles.size === 1 ? message : messageOf(rule, [...titles.values()], store.size),
					fix: "Replace the trust store with its current release, and update it with a scheduled job.",
					location,
					related,
					key: `${rule.id}|${qualify(`trust-store:${store.path}`, [location])}`,
					...isWhole || isMost ? {} : { context: "trust-store" }
				};
			});
		}
	};
}
/** The subjects in each store that have expired or soon will, whichever rule says so. */
function endingOf(groups) {
	const ending = /* @__PURE__ */ new Map();
	for (const { rule, store, locations, titles } of groups) {
		if (rule.concerns !== "time") continue;
		const key = storeKey(locations[0], store);
		const subjects = ending.get(key) ?? /* @__PURE__ */ new Set();
		for (const subject of titles.keys()) subjects.add(subject);
		ending.set(key, subjects);
	}
	return ending;
}
function storeKey({ repository }, { path }) {
	return fileKey({
		repository,
		path
	});
}
/** `4 of the 155 certificates in this trust store have expired: "DST Root CA X3", \u2026 and 2 more.` */
function messageOf(rule, titles, total) {
	const names = titles.sort(compareText).map((title) => `"${title}"`);
	const what = rule.several ?? `are covered by "${rule.id}"`;
	return `${total < titles.length ? `${titles.length} certificates` : `${total === titles.length ? "All" : titles.length} of the ${total} certificates`} in this trust store ${what}: ${listed(names, NAMED)}.`;
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
/** A CA that calls itself one for tests or development: `Test CA`, `fake-ca-cert`, `Acme Development Root`. */
const TEST_WORD = /(?:^|[^a-z])(?:tests?|testing|fake|dummy|mock|snakeoil|dev|development)(?:[^a-z]|$)/i;
const AUTHORITY_WORD = /(?:^|[^a-z])(?:ca|root|authority|issuer)(?:[^a-z]|$)/i;
/** An owner that says so: `O=Development Docker environment`, `OU=Mail Integration Tests`; and a stand-in: `CN=dummy-sp`. */
const OF_TESTS = /\bOU?=[^,=]{0,60}\b(?:(?:integration|unit|system|acceptance) tests?\b|dev(?:elopment)? (?:docker )?env(?:ironment)?\b)|\bCN=(?:dummy|fake|mock)(?:[-_ ,]|$)/i;
/** What `openssl req` writes where its question gets no answer. */
const UNANSWERED = "Internet Widgits Pty Ltd";
/** What keytool writes where its question gets no answer, and how many such answers tell that none was given. */
const UNKNOWN = "Unknown";
const LEAST_UNKNOWN = 4;
/** Keys that sign an app for as long as it is sold are made with the same answers: https://developer.android.com/studio/publish/app-signing */
const YEARS_OF_APPS = 20;
/** A unit that develops, and the hosts on its own network, which no public name leads to (RFC 6762). */
const DEVELOPERS = /^(?:dev|development|testing)$/i;
const LOCAL_HOST = /^[a-z0-9-]+\.local$/i;
/** A value that asks to be replaced: `YourOrg`, `Some-State`, `Default City`. */
const TO_REPLACE = /^(?:(?:your|some|default)[-_ ]?(?:names?|country|state|province|city|town|locality|org(?:ani[sz]ation)?|company|department|unit)|example(?: |$))/i;
/** Number of values to replace from which on a subject was not filled in. */
const LEAST_TO_REPLACE = 2;
/** Hosts of instructions: `yourdomain.com`, `server.my-company.net`. Public CAs issue for the owners of such domains. */
const HOST_TO_REPLACE = /^(?:.{0,200}\.)?(?:my|your)-?(?:domain|host|site|company|server)\.[a-z]{2,6}$/i;
/** The longest name that is searched for such words. */
const MAX_NAME = 200;
/** What the build tools of Android call the owner of the key that signs debug builds. */
const DEBUG_BUILD = "Android Debug";
/**
* `fixture` or `example` if every name of a certificate is reserved for tests or documentation. Undefined if one of
* them may be real, or if there is no name: downgrading the certificate of a real service would hide its findings.
*/
function reservedContext({ names, subject, issuer = "", notBefore = null, notAfter = null }) {
	if (names.length > 1e3) return void 0;
	if (isTestAuthority(issuer) || isTestAuthority(subject) && !namesHost({
		names,
		subject
	})) return "fixture";
	const commonName = dnAttribute(subject, "CN");
	if (commonName === DEBUG_BUILD || DEVELOPMENT.test(dnAttribute(subject, "O") ?? "")) return "fixture";
	if (isUnanswered(subject, ((readInstant(notAfter) ?? 0) - (readInstant(notBefore) ?? 0)) / (365 * 864e5)) && !namesHost({
		names,
		subject
	})) return "example";
	const isPublic = isPublicOrganization(dnAttribute(issuer, "O") ?? "");
	const isOfDevelopers = subject === issuer && DEVELOPERS.test(dnAttribute(subject, "OU") ?? "");
	const ofHost = (host) => {
		if (isOfDevelopers && LOCAL_HOST.test(host)) return "fixture";
		return hostKind(host) ?? (!isPublic && HOST_TO_REPLACE.test(host) ? "example" : void 0);
	};
	const kinds = names.map((name) => name.startsWith("dns:") ? ofHost(name.slice(4)) : kindOf(name));
	/** The names that may be those of a container, in the order of `kinds`. */
	const hosts = names.map((name) => name.startsWith("dns:") ? name.slice(4) : void 0);
	if (commonName !== void 0 && (names.length === 0 || looksLikeHost(commonName))) {
		kinds.push(ofHost(commonName) ?? addressKind(commonName));
		hosts.push(names.length > 0 ? commonName : void 0);
	}
	if (names.length === 0 && kinds.every((kind) => kind === void 0)) {
		const components = parseDistinguishedName(subject).flatMap(({ type, value }) => type === "DC" ? [value] : []);
		for (const labels of [components, components.toReversed()]) {
			const kind = labels.length > 1 ? hostKind(labels.join(".")) : void 0;
			if (kind !== void 0) return kind;
		}
	}
	if (kinds.length === 0) return void 0;
	const open = hosts.filter((_, index) => kinds[index] === void 0);
	if (open.some((host) => host === void 0 || host.includes(".") || host.includes(":")) || open.length === kinds.length) return void 0;
	if (open.length > 0 && !kinds.includes("fixture")) return void 0;
	return kinds.includes("fixture") ? "fixture" : "example";
}
/** Whether a certificate has a name that something may be reached by. */
function namesHost({ names, subject }) {
	return names.some((name) => /^(?:dns|ip):/.test(name)) || looksLikeHost(dnAttribute(subject, "CN") ?? "");
}
/** Whether a subject was not filled in: its values are those of a program or of instructions. */
function isUnanswered(subject, years) {
	const attributes = parseDistinguishedName(subject);
	if (attributes.filter(({ value }) => value === UNKNOWN).length >= LEAST_UNKNOWN && years > 0 && years < YEARS_OF_APPS) return true;
	const left = attributes.filter(({ value }) => TO_REPLACE.test(value)).length;
	return attributes.some(({ value }) => value === UNANSWERED) || left >= LEAST_TO_REPLACE;
}
function isTestAuthority(name) {
	if (OF_TESTS.test(name.slice(0, 1e3))) return true;
	const common = dnAttribute(name, "CN") ?? "";
	return common.length <= MAX_NAME && TEST_WORD.test(common) && AUTHORITY_WORD.test(common);
}
function kindOf(name) {
	const colon = name.indexOf(":");
	const value = name.slice(colon + 1);
	switch (name.slice(0, colon)) {
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

// src/policy/trust-stores.ts
/** Roots of different names that make a file a trust store. A chain file has one or two. */
const LEAST_ROOTS = 10;
/**
* Number of CA certificates of any kind from which a file is a trust store, if they are of more than one hierarchy: a
* service may publish its CAs by region.
*/
const LEAST_AUTHORITIES = 20;
/** CA certificates beside which a root that names a host is one of them, and no server. */
const LEAST_FOR_NAMED = 50;
/** Organisations whose roots make a folder of files a trust store. The roots of one organisation are its own business. */
const LEAST_ORGANISATIONS = 10;
/** Organisations whose CA certificates do so, of any kind, in a folder of at least {@link LEAST_ROOTS} that holds hardly anything else. */
const LEAST_IN_FOLDER = 3;
/** CA certificates of as many organisations that make a file a list of CAs. The chain of a server has three. */
const LEAST_IN_LIST = 6;
/** CA certificates in it for each certificate of another kind. */
const MANY_CAS = 4;
/**
* Number of certificates of different signers or clients from which a file is a list of others' certificates, if it
* holds no private key.
*/
const LEAST_OF_OTHERS = 20;
/** Archives, which hold files of their own. */
const ARCHIVE = /\.(?:zip|jar|war|ear|tar|tgz|gz)$/i;
/** Finds the trust stores of an inventory, in one pass over its sightings. */
function findTrustStores({ certificates, privateKeys = [] }) {
	const lists = listsOfOthers(certificates, privateKeys);
	const files = /* @__PURE__ */ new Map();
	const folders = /* @__PURE__ */ new Map();
	/** Certificates of others than CAs in each folder and each file. */
	const others = /* @__PURE__ */ new Map();
	for (const certificate of certificates) {
		if (!isAuthority(certificate)) {
			for (const { repository, path } of certificate.sightings) for (const at of [path, folderOf(path)]) {
				const key = fileKey({
					repository,
					path: at
				});
				others.set(key, (others.get(key) ?? 0) + 1);
			}
			continue;
		}
		const owner = ownerOf(certificate);
		const isRoot = certificate.selfIssued && certificate.ca;
		const organisation = isRoot ? dnAttribute(certificate.subject, "O") : void 0;
		for (const { repository, path } of certificate.sightings) for (const gathering of [gatheringAt(files, repository, path), gatheringAt(folders, repository, folderOf(path))]) {
			gathering.members.add(certificate.fingerprint);
			if (isRoot) gathering.roots.add(certificate.subject);
			if (organisation !== void 0) gathering.organisations.add(organisation.toLowerCase());
			if (owner !== void 0) gathering.owners.add(owner.toLowerCase());
		}
	}
	const stores = /* @__PURE__ */ new Map();
	for (const [key, { roots, members, owners }] of files) if (MATERIAL_FILE.test(key) && owners.size >= LEAST_IN_FOLDER && members.size >= LEAST_IN_LIST && (others.get(key) ?? 0) * MANY_CAS <= members.size || roots.size >= LEAST_ROOTS || roots.size > 1 && members.size >= LEAST_AUTHORITIES) stores.set(key, members.size);
	for (const [key, { organisations, owners, members }] of folders) {
		const isOfOthers = owners.size >= LEAST_IN_FOLDER && members.size >= LEAST_ROOTS && (others.get(key) ?? 0) * MANY_CAS <= members.size;
		if (organisations.size >= LEAST_ORGANISATIONS || isOfOthers) stores.set(key, members.size);
	}
	return { storeOf({ repository, path }, certificate) {
		const size = namesHost(certificate) ? void 0 : lists.get(fileKey({
			repository,
			path
		}));
		if (size !== void 0) return {
			path,
			size
		};
		const certain = isAuthority(certificate);
		if (stores.size === 0 || !(certain || isNamedRoot(certificate))) return void 0;
		for (const candidate of certain ? [path, folderOf(path)] : [path]) {
			const size = stores.get(fileKey({
				repository,
				path: candidate
			}));
			if (size !== void 0 && (certain || size >= LEAST_FOR_NAMED)) return {
				path: candidate || ".",
				size
			};
		}
	} };
}
/**
* Files that gather certificates of others, such as those of all signers of a scheme: keystores, bundles and archives without a
* private key. In a configuration each certificate has a key of its own, and a meaning.
* @returns how many certificates each has
*/
function listsOfOthers(certificates, privateKeys) {
	const files = /* @__PURE__ */ new Map();
	for (const certificate of certificates) {
		if (namesHost(certificate)) continue;
		const { fingerprint, subject, sightings } = certificate;
		for (const place of sightings) {
			const isItem = place.pointer === void 0 || /^(?:#|alias )|\[\d+\](?:\.\w+)?$/.test(place.pointer);
			if ((place.container !== void 0 || !isItem) && !ARCHIVE.test(place.path)) continue;
			const file = files.get(fileKey(place)) ?? {
				members: /* @__PURE__ */ new Set(),
				subjects: /* @__PURE__ */ new Set()
			};
			files.set(fileKey(place), file);
			file.members.add(fingerprint);
			if (!isAuthority(certificate)) file.subjects.add(subject);
		}
	}
	const withKeys = new Set(privateKeys.flatMap(({ sightings }) => sightings.map(fileKey)));
	return new Map([...files].flatMap(([key, { members, subjects }]) => subjects.size >= LEAST_OF_OTHERS && !withKeys.has(key) ? [[key, members.size]] : []));
}
function gatheringAt(gatherings, repository, path) {
	const key = fileKey({
		repository,
		path
	});
	let gathering = gatherings.get(key);
	if (gathering === void 0) {
		gathering = {
			members: /* @__PURE__ */ new Set(),
			roots: /* @__PURE__ */ new Set(),
			organisations: /* @__PURE__ */ new Set(),
			owners: /* @__PURE__ */ new Set()
		};
		gatherings.set(key, gathering);
	}
	return gathering;
}
/** Roots of version 1 have no cA flag; server certificates made by `openssl req -x509` have it, but name a host. */
function isAuthority({ ca, selfIssued, names, subject }) {
	return (ca || selfIssued) && !namesHost({
		names,
		subject
	});
}
/** Some public roots name the host of their CA, and say by their key usage that they sign certificates. */
const isNamedRoot = ({ ca, selfIssued, keyUsage }) => ca && selfIssued && keyUsage.includes("keyCertSign") && !keyUsage.includes("keyEncipherment");
/** The organisation of a CA, or the domain that a directory spells as components. */
function ownerOf({ subject }) {
	const organisation = dnAttribute(subject, "O");
	if (organisation !== void 0) return organisation;
	const components = parseDistinguishedName(subject).flatMap(({ type, value }) => type === "DC" ? [value] : []);
	return components.length === 0 ? void 0 : components.sort().join(".");
}

// src/policy/judge.ts
/**
* Runs the rules and makes findings of what they say: worst first, then production before the rest, then by rule and place;
* suppressed ones at the end. A rule that throws becomes a fault with its name, and what it said before still counts.
*
* Keys are `rule|subject`. A subject that is a fingerprint means the same everywhere; any other is prefixed with its
* repository where several were audited, because `certs/web.jks` is another file in each. In an audit of one repository there
* is no prefix: its name may be that of a folder, which differs from one clone to the next. A problem in several repositories
* is a finding in each, because each has to fix its own places.
*/
function judge({ rules, baseline, home, limit, ...given }) {
	const time = limit && judgingTime(limit);
	const input = {
		...given,
		...time && { time }
	};
	const { inventory, policy, now } = input;
	const faults = [];
	const ids = rules.map(({ id }) => id);
	const { ignoreComments = [] } = inventory;
	const invalid = invalidComments(ignoreComments, ids);
	const valid = ignoreComments.filter(({ rule }) => ids.includes(rule));
	const ledger = trackSuppressions(policy, now, baseline, inventory.repositories, valid);
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
	for (const rule of rules.filter((one) => one.judges !== "policy")) {
		const check = () => problemsOf(rule, input, qualify, faults);
		for (const keyed of (time === void 0 ? check() : time.run(check)) ?? []) {
			const certificate = certificates.get(keyed.problem.certificate ?? "");
			const acceptedAt = ledger.forProblem(rule, keyed.subject, keyed.problem);
			for (const part of perRepository(keyed)) keep(part, distinct(part.problem.locations).map((location) => ({
				location,
				context: contextFor(rule, policy.contextOf(location, certificate), location),
				accepted: acceptedAt(location)
			})), certificate);
		}
	}
	for (const finding of groups.findings(qualify)) {
		const rule = ruleOf({ rules }, finding) ?? { id: finding.rule };
		const accepted = ledger.forProblem(rule, finding.key.slice(finding.rule.length + 1), {})(finding.location);
		findings.push(accepted === void 0 ? finding : {
			...finding,
			suppressed: accepted
		});
	}
	const unfinished = time?.unfinished(inventory.repositories.map(({ name }) => name)) ?? [];
	const whole = faults.length === 0 && unfinished.length === 0 && isWhole(inventory);
	const counts = ({ kind, location }) => kind !== "comment" || policy.contextOf(location) === "production";
	const entries = [...entryUses(ledger, inventory, baseline && {
		...baseline,
		home
	}, whole), ...invalid].filter(counts);
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
		faults,
		unfinished
	};
}
/** Archived files break nothing any more, but a key in them is as public as any other. */
function contextFor({ concerns }, context, { path }) {
	return context === "production" && concerns !== "key" && isArchived(path) ? "example" : context;
}
/** Without fields that only the comparison with a base needs. */
function plain({ counted: _, pool: __, ofWords: ___, ...finding }) {
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
			message: messageOf$1(error)
		});
	}
	return found.values();
}
function qualifier(inventory) {
	if (inventory.repositories.length < 2) return (subject) => subject;
	const sole = soleRepository(inventory)?.name;
	return (subject, places) => {
		if (/^(?:[a-z]+:)?[0-9a-f]{64}$/.test(subject)) return subject;
		const [first] = [...new Set(places.map(({ repository }) => repository))].sort();
		if (places.some(({ repository }) => repository === sole)) return subject;
		return `${first}:${subject}`;
	};
}
function worstFirst(a, b) {
	return Number(a.suppressed !== void 0) - Number(b.suppressed !== void 0) || rank(a.level) - rank(b.level) || Number(a.context !== void 0) - Number(b.context !== void 0) || compareText(a.rule, b.rule) || compareLocations(a.location, b.location) || compareText(a.key, b.key);
}

// src/policy/evidence.ts
/** Container of what a string in source code spells. */
const SOURCE = "source-string";
/** Container of what stands in a comment that documents code. */
const DOCUMENTATION = "documentation-comment";
/** Mechanisms whose files deploy what they refer to. A compose file may as well be for a developer's machine. */
const DEPLOYS = /* @__PURE__ */ new Set([
	"docker",
	"kubernetes-secret",
	"kustomize",
	"terraform"
]);
/** A word in the name of such a file that means deployment for tests or development: `Dockerfile.dev`. */
const NOT_PRODUCTION = /(?:^|[-_.])(?:dev|devel|development|local|tests?|testing|e2e|ci|debug|sample|example)(?:[-_.]|$)/i;
/**
* Gathers the evidence of an inventory, in one pass over its facts and sightings.
* @param isProduction whether the path of a place alone gives no other context
*/
function evidenceOf({ facts = [], certificates, privateKeys = [] }, isProduction) {
	const deployed = /* @__PURE__ */ new Set();
	for (const fact of facts) for (const path of filesOf(fact)) if (isProduction(fact.location)) deployed.add(fileKey({
		repository: fact.location.repository,
		path
	}));
	const injected = new Set(facts.filter(({ attributes }) => attributes.inject !== void 0).map(({ location }) => fileKey(location)));
	const documented = /* @__PURE__ */ new Set();
	for (const { sightings } of [...certificates, ...privateKeys]) for (const sighting of sightings) if (sighting.container === DOCUMENTATION) documented.add(lineKey(sighting));
	return {
		deployed,
		documented,
		spelled: new Set(privateKeys.flatMap(({ sightings }) => sightings.filter(({ container }) => container === SOURCE).map(lineKey))),
		injected
	};
}
/** The key of a line of a file in {@link Evidence.documented}. */
function lineKey({ line = 0, ...file }) {
	return `${fileKey(file)}\0${line}`;
}
function filesOf({ mechanism, location, reads }) {
	const name = location.path.slice(location.path.lastIndexOf("/") + 1);
	if (!DEPLOYS.has(mechanism) || NOT_PRODUCTION.test(name)) return [];
	return reads.flatMap((ref) => {
		const { kind, name: path } = parseRef(ref);
		return kind === "file" ? [path] : [];
	});
}

// src/policy/context.ts
/**
* Number of places of a certificate in test data, for each one elsewhere, from which the few others count as test data
* too.
*/
const LEAST_IN_TESTS = 4;
/**
* Makes the function that returns the context of a place. The order of evidence: the config file; what deploys the
* file, which beats the name of a folder and the names in the certificate; the path; the names of the certificate at
* that place. A CA certificate in a trust store belongs to the store wherever the store is, so that all of them make
* one finding. Each path and each certificate is evaluated once.
*/
function contextClassifier({ declared, stores, stages = /* @__PURE__ */ new Set(), own = /* @__PURE__ */ new Set(), within = () => void 0, found, allowed }) {
	const paths = /* @__PURE__ */ new Map();
	const contextOfNames = memoizeByObject(reservedContext);
	function ofPath(place) {
		const { repository } = place;
		const said = declared(place);
		if (said === "production") return {
			context: said,
			certain: true
		};
		const of = (path) => contextOfPath(path, (folder) => stages.has(fileKey({
			repository,
			path: folder
		})), (folder) => own.has(fileKey({
			repository,
			path: folder
		})));
		let context = of(wholePath(place));
		const outer = within(repository);
		if (context === "production" && outer !== void 0) context = contextOfPath(`${outer}/`);
		if (said === "fixture") return {
			context: context === "production" ? said : context,
			certain: true
		};
		if (context !== "vendored" && found?.deployed.has(fileKey(place)) === true) return {
			context: "production",
			certain: true
		};
		const listed = allowed?.ofFile(place);
		return {
			context: listed !== void 0 && context === (listed === "production" ? "vendored" : "production") ? listed : context,
			certain: false
		};
	}
	const contextOf = (place) => {
		const key = fileKey({
			repository: place.repository,
			path: wholePath(place)
		});
		const known = paths.get(key) ?? ofPath(place);
		paths.set(key, known);
		return known;
	};
	const sourceLines = memoizeByObject(({ sightings }) => new Set(sightings.filter(({ container }) => container === SOURCE).map(lineKey)));
	const isTestData = memoizeByObject(({ sightings }) => sightings.some((one) => contextOf(one).context === "fixture"));
	/** A certificate in source code that a test also has as a file is a sample. */
	const isSample = (place, certificate) => (sourceLines(certificate).has(lineKey(place)) || found?.spelled?.has(lineKey(place)) === true) && isTestData(certificate);
	const isOfTests = memoizeByObject(({ sightings }) => {
		if (sightings.length <= LEAST_IN_TESTS) return false;
		const inTests = sightings.filter((one) => contextOf(one).context === "fixture").length;
		return inTests >= LEAST_IN_TESTS && inTests >= (sightings.length - inTests) * LEAST_IN_TESTS;
	});
	return (place, certificate) => {
		if (certificate !== void 0 && stores.storeOf(place, certificate) !== void 0) return "trust-store";
		const { context, certain } = contextOf(place);
		if (context !== "production" || certain) return context;
		if (found?.documented.has(lineKey(place))) return "example";
		if (allowed?.ofLine(place)) return "fixture";
		if (isOfExamples(place.repository)) return "example";
		if (/(?:^|\.)examples?(?:$|[.[])/.test(place.pointer ?? "")) return "example";
		if (/(?:^|\.)caBundle$/.test(place.pointer ?? "") && found?.injected?.has(fileKey(place))) return "vendored";
		if (certificate === void 0) return context;
		if (isSample(place, certificate) || isOfTests(certificate)) return "fixture";
		const named = contextOfNames(certificate);
		if (named === "fixture" && productionFolder(place.path) !== void 0) return context;
		return named ?? context;
	};
}

// src/policy/resolve.ts
const DEFAULTS = {
	days: 30,
	lifetime: 1 / 3,
	fixtureHorizonDays: 180
};
/**
* The policy for an inventory: the config file, completed with defaults.
* @param read undefined if there is no config file
* @param repository the one whose config file it is; the inventory's first when left out
*/
async function resolvePolicy(read, inventory, repository = inventory.repositories[0]?.name ?? "") {
	const config = read?.config ?? {};
	const place = (entries, key) => placeConfigEntries(entries ?? [], read?.lines[key], read, repository);
	const levels = Object.assign(Object.create(null), config.levels);
	const matches = await globMatcher();
	const declared = declaredContexts(config.fixtures ?? [], inventory, matches);
	const stages = stageParents(locationsIn(inventory));
	const own = ownFolders(inventory);
	const inStages = ({ repository, path }) => contextOfPath(path, (folder) => stages.has(fileKey({
		repository,
		path: folder
	})), (folder) => own.has(fileKey({
		repository,
		path: folder
	})));
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
		contextOf: contextClassifier({
			declared,
			stores: findTrustStores(inventory),
			stages,
			own,
			within: mountsOf(inventory),
			allowed: allowedPlaces(inventory, matches),
			found: evidenceOf(inventory, (place) => (declared(place) ?? inStages(place)) === "production")
		}),
		matches
	};
}
/**
* What `fixtures` says of a place. The last entry that matches decides, as in a `.gitignore`: `!certs/public/**` is production
* whatever its folder is called.
*/
function declaredContexts(fixtures, { repositories }, matches) {
	const entries = fixtures.map((text) => ({
		context: text.startsWith("!") ? "production" : "fixture",
		pattern: placePattern(text.replace(/^!/, ""), repositories, matches)
	}));
	return (place) => entries.findLast(({ pattern }) => pattern.matches(place))?.context;
}
/** Folders that are named like those of vendored code and hold the repository's own, as keys of files. */
function ownFolders({ repositories }) {
	return new Set(repositories.flatMap(({ name, ownFolders = [] }) => ownFolders.map((path) => fileKey({
		repository: name,
		path
	}))));
}
/** The folder, from the root of the outermost repository, that a submodule is checked out in. */
function mountsOf({ repositories }) {
	const mounts = new Map(repositories.flatMap(({ name, within }) => within === void 0 ? [] : [[name, within]]));
	return (repository) => {
		const path = [];
		for (let at = mounts.get(repository); at !== void 0 && path.length < mounts.size; at = mounts.get(at.repository)) path.unshift(at.path);
		return path.length === 0 ? void 0 : path.join("/");
	};
}
function locationsIn({ certificates, privateKeys = [], facts = [] }) {
	return [...[...certificates, ...privateKeys].flatMap(({ sightings }) => sightings), ...facts.map(({ location }) => location)];
}
function placeConfigEntries(entries, lines, read, repository) {
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
* Everything that serves, each once: the copies of `sync`, which state their allowed delay and source, then
* `endpoints`.
* @param repository the one whose config file it is
*/
function declaredEndpoints(read, repository) {
	const { sync = [], endpoints = [] } = read?.config ?? {};
	const copies = placeConfigEntries(sync, read?.lines.sync, read, repository).flatMap(({ copies, within, owners, location }) => copies.filter(isEndpoint).map((endpoint) => ({
		endpoint,
		...within !== void 0 && { within },
		...owners !== void 0 && { owners },
		location
	})));
	const plain = endpoints.map((endpoint) => ({ endpoint }));
	const all = [...copies, ...placeConfigEntries(plain, read?.lines.endpoints, read, repository)];
	return all.filter(({ endpoint }, index) => all.findIndex((one) => one.endpoint === endpoint) === index);
}
/** Globs match whole paths from the root, hidden files included; one that ends with a slash means all that lies below. */
async function globMatcher() {
	const { Minimatch } = await import("./load-minimatch.js");
	const compiled = /* @__PURE__ */ new Map();
	return (glob, path) => {
		let matcher = compiled.get(glob);
		if (matcher === void 0) {
			const whole = glob.replace(/^(?:\.\/|\/)/, "").replace(/\/$/, "/**");
			matcher = new Minimatch(whole, {
				dot: true,
				nonegate: true,
				nocomment: true,
				platform: "linux",
				braceExpandMax: MAX_BRACES
			});
			compiled.set(glob, matcher);
		}
		return matcher.match(path);
	};
}

// src/topology/certificates.ts
/** Facts of one name that are tried for one certificate. */
const MAX_CANDIDATES$1 = 256;
/**
* Connects certificates to facts: to the Secret or file that holds them, to the mechanism that reads that file, and to
* the producers that request their names.
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
		if (fact.kind === "sink") addTo(index.held, fileKey({
			repository,
			path
		}), position);
		if (fact.kind === "producer") for (const name of fact.names ?? []) addTo(index.names, name.toLowerCase(), position);
		for (const ref of /* @__PURE__ */ new Set([...fact.reads, ...fact.writes])) {
			const named = nameOfRef(ref);
			if (isOfKind(ref, "file")) addTo(index.files, fileKey({
				repository,
				path: named
			}), position);
			else if (isHostPath(ref)) addTo(index.hosts, fileKey({
				repository,
				path: fileNameOf(named)
			}), {
				fact: position,
				path: named
			});
		}
	});
	return index;
}
function sightingEdges(certificate, facts, index) {
	const edges = /* @__PURE__ */ new Map();
	const add = (fact, ref, confidence) => {
		const to = factNode(fact);
		if (!edges.has(to)) edges.set(to, {
			from: certificateNode(certificate.fingerprint),
			to,
			ref,
			confidence,
			state: "live"
		});
	};
	for (const { repository, path, line } of certificate.sightings) {
		const key = fileKey({
			repository,
			path
		});
		for (const sink of index.held.get(key) ?? []) {
			const place = facts[sink].location;
			if (line === void 0 || place.line === void 0 || line >= place.line && line <= (place.endLine ?? line)) add(sink, fileRef(path), line === void 0 ? "low" : "high");
		}
		for (const fact of index.files.get(key) ?? []) add(fact, fileRef(path), "high");
		for (const { fact, path: host } of (index.hosts.get(fileKey({
			repository,
			path: fileNameOf(path)
		})) ?? []).slice(0, MAX_CANDIDATES$1)) if (`/${path}`.endsWith(host)) add(fact, makeRef("path", host), "low");
	}
	return [...edges.values()];
}
/** A producer that requests all names of a certificate renews it: for certain if it requests no others. */
function nameEdges(certificate, facts, index) {
	const names = new Set(certificate.names.filter((name) => /^(?:dns|ip):/.test(name)).map((name) => name.toLowerCase()));
	const [first] = names;
	if (first === void 0) return [];
	return (index.names.get(first) ?? []).slice(0, MAX_CANDIDATES$1).flatMap((position) => {
		const asked = new Set(facts[position].names?.map((name) => name.toLowerCase()));
		if (![...names].every((name) => asked.has(name))) return [];
		const confidence = asked.size === names.size ? "high" : "low";
		return [{
			from: factNode(position),
			to: certificateNode(certificate.fingerprint),
			ref: servedRef(first),
			confidence,
			state: "live"
		}];
	});
}

// src/topology/ca-tracks.ts
/**
* The versions of the CA certificates of one subject and one issuer, grouped into tracks, each with a name. A renewed
* CA keeps its key, or gets a new key late in the lifetime of its predecessor and replaces it in its file. Two CAs that
* share only a name are separate: `dev` and `prod` often do. Versions of public CAs always stand alone.
*/
function* caTracks(group) {
	const tracks = [];
	for (const certificate of group.toSorted(newestFirst).reverse()) {
		const track = isPublic(certificate) ? void 0 : tracks.find((one) => one.some((known) => hasSameKey(known, certificate))) ?? tracks.find((one) => tookOver(certificate, one.at(-1)));
		if (track === void 0) tracks.push([certificate]);
		else track.push(certificate);
	}
	for (const track of tracks) {
		const [first] = track;
		yield [isPublic(first) ? first.fingerprint : first.publicKey.fingerprint, track];
	}
}
/**
* The versions of certificates for `localhost` that share only that name, oldest first. A renewed one keeps its key, or
* replaces its predecessor late in its lifetime, in a file of the same name below one production folder.
*/
function localTracks(group) {
	const tracks = [];
	const known = /* @__PURE__ */ new Map();
	for (const certificate of group.toSorted(newestFirst).reverse()) {
		const key = certificate.publicKey.fingerprint;
		const places = certificate.sightings.flatMap(({ repository, path }) => {
			const folder = productionFolder(path);
			return folder === void 0 ? [] : [`${repository}|${folder}|${fileNameOf(path)}`];
		});
		const before = places.flatMap((place) => known.get(place) ?? []).at(-1);
		const track = known.get(key) ?? (before !== void 0 && isLate(certificate, before) ? known.get(before.publicKey.fingerprint) : void 0);
		if (track === void 0) tracks.push([certificate]);
		else track.push(certificate);
		const own = track ?? tracks.at(-1);
		for (const name of [key, ...places]) known.set(name, own);
	}
	return tracks;
}
/** Whether a public CA is named as subject or as issuer. */
function isPublic({ subject, issuer }) {
	return [subject, issuer].some((name) => isPublicOrganization(dnAttribute(name, "O") ?? ""));
}
function hasSameKey(one, other) {
	return one.publicKey.fingerprint === other.publicKey.fingerprint;
}
/** Whether a CA with a new key replaced another one of its name: late in its life, in a file of the same name. */
function tookOver(newer, older) {
	if (!isLate(newer, older) || !isTelling(newer.subject)) return false;
	const files = new Set(older.sightings.map(fileOf));
	return newer.sightings.some((place) => files.has(fileOf(place)));
}
/** Whether a certificate starts late in the life of another one, and outlives it. */
function isLate(newer, older) {
	const [start, end] = [notBeforeTime(older), notAfterTime(older)];
	return notBeforeTime(newer) >= start + (end - start) / 2 && notAfterTime(newer) > end;
}
function fileOf({ path, pointer = "" }) {
	return `${fileNameOf(path)} ${pointer.replace(/ ?#\d+$/, "")}`;
}
/** Words that any CA may have in its name, and those of tools that name the CAs they make. */
const COMMON_WORDS = /\b(?:ca|root|issuing|intermediate|sub|signing|cert|certs|certificate|certificates|authority|my|test|testing|local|localhost|dev|self|signed|server|client|internal|private|cluster|kubernetes|etcd|front|proxy|easy|rsa|elastic|tool|autogenerated|minikube|mkcert|default|company|widgits|internet|pty|ltd|inc|org|example|sample|demo|the|and|of|v?\d+)\b/gi;
/** Whether a name says whose CA it is. */
function isTelling(subject) {
	const words = [dnAttribute(subject, "CN"), dnAttribute(subject, "O")].join(" ").replace(/[_-]/g, " ");
	return /[\p{L}]{3}/u.test(words.replace(COMMON_WORDS, " "));
}

// src/topology/lineages.ts
/** Certificates of two key types that start this close together were issued side by side (RSA and ECDSA for one server). */
const SIDE_BY_SIDE = 7 * DAY;
/**
* Groups the certificates of an inventory into lineages. Two certificates are versions of one another if they have the
* same role, the same names (else the same subject) and a compatible issuer. CAs of one name are distinguished by key
* and file. Identities that many unrelated certificates share stand alone. Served certificates count too. Newest first
* within a lineage; lineages are sorted by id.
*/
function lineages(inventory) {
	const issuing = issuingNames(inventory.certificates);
	const certificates = [...inventory.certificates, ...servedNotStored(inventory)];
	const groups = groupBy(certificates, (certificate) => identityOf(certificate, issuing));
	const result = [];
	for (const [identity, group] of groups) {
		if (identity.startsWith(LOCAL)) {
			for (const members of localTracks(group)) result.push(lineageOf(`alone|${members[0]?.fingerprint}`, members));
			continue;
		}
		const tracks = identity.startsWith(CA) ? caTracks(group) : tracksOf(group);
		for (const [track, members] of tracks) result.push(lineageOf(identity + track, members));
	}
	return result.sort((a, b) => compareText(a.id, b.id));
}
function lineageOf(identity, members) {
	members.sort(newestFirst);
	const newest = members[0];
	return {
		id: createHash("sha256").update(identity).digest("hex").slice(0, 16),
		title: displayName(newest),
		versions: members.map((member) => member.fingerprint)
	};
}
/** How the identities of CA certificates begin, and those of names that every machine has. */
const CA = "ca|";
const LOCAL = "local|";
/**
* The identity that versions of a certificate share: role, names and issuer. The fingerprint if none of these is
* specific.
*/
function identityOf(certificate, issuing) {
	const { names, subject, issuer, fingerprint, publicKey } = certificate;
	if (isIssuer(certificate, issuing)) return `${CA}${subject}|${issuer}|`;
	const commonName = dnAttribute(subject, "CN");
	const called = names.length > 0 ? names : commonName === void 0 ? [] : [`dns:${commonName}`];
	if (called.length === 0) return `alone|${fingerprint}`;
	if (called.every((name) => LOCAL_NAME.test(name))) return `${LOCAL}${[...new Set(called)].sort().join()}|${issuerOf(certificate)}`;
	const identity = names.length > 0 ? [...new Set(names)].sort().join() : subject;
	if (!called.every((name) => INNER_NAME.test(name) || LOCAL_NAME.test(name))) return `leaf|${identity}|${issuerOf(certificate)}`;
	if (called.every((name) => ROLE_NAME.test(name) || LOCAL_NAME.test(name))) return `leaf|${identity}|key|${publicKey.fingerprint}`;
	const { selfIssued, authorityKeyId } = certificate;
	return `leaf|${identity}|${selfIssued ? `self|${nameOfFirst(certificate)}` : authorityKeyId ?? issuerOf(certificate)}`;
}
/** Names that every machine has: certificates that share nothing else are no copies of one another. */
const LOCAL_NAME = /^(dns:(localhost|.+\.localhost|localhost\.localdomain)|ip:(127\..+|::1|0\.0\.0\.0))$/i;
/** Names that mean something in one cluster or network only: without a dot, of Kubernetes services, of multicast DNS (RFC 6762). */
const INNER_NAME = /^dns:(?:[a-z0-9_-]+|.+\.(?:svc|cluster\.local|local))$/i;
/** Names that many use: the roles of client and server, as tools write them into their default certificates. */
const ROLE_NAME = /^dns:(?:server|client|peer|node|host|user|admin|administrator|root|default|test|web|www|api|app|service|proxy|gateway|broker|agent|master|worker|ssl|tls|signing|encryption|saml|sso|idp|sp|jwt|cert|certificate)$/i;
/** Repository and file name, without extension, of the first place: `corp/web jwt`. */
function nameOfFirst({ sightings }) {
	return sightings.map(({ repository, path }) => `${repository} ${fileNameOf(path).replace(/\.[^.]*$/, "")}`).sort()[0] ?? "";
}
function issuingNames(certificates) {
	return new Set(certificates.filter((one) => !one.selfIssued).map((one) => one.issuer));
}
/**
* Whether a certificate signs others instead of serving. basicConstraints does not decide: `openssl req -x509` sets cA
* on self-signed server certificates. So a host name in the subject means a server, unless the certificate has issued
* another one.
*/
function isIssuer(certificate, issuing) {
	if (!certificate.ca) return false;
	if (issuing.has(certificate.subject)) return true;
	if (certificate.names.some((name) => name.startsWith("dns:"))) return false;
	return !/^[^\s.]+(\.[^\s.]+)+$/.test(dnAttribute(certificate.subject, "CN") ?? "");
}
/**
* The issuer, generalized so that a new intermediate does not separate versions: the organisation, else the common name
* without its generation ("Corp CA 2024" \u2192 "corp ca"). A self-issued certificate matches only itself.
*/
function issuerOf(certificate) {
	if (certificate.selfIssued) return "self";
	const organization = dnAttribute(certificate.issuer, "O");
	const plain = (organization ?? dnAttribute(certificate.issuer, "CN") ?? certificate.issuer).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
	return (organization === void 0 ? plain.replace(/\b[gr]?\d+\b/g, "") : plain.replace(LEGAL_FORM, "")).replace(/ +/g, " ").trim();
}
const LEGAL_FORM = /\b(inc|incorporated|llc|ltd|limited|gmbh|ag|sa|corp|corporation|co|company)\b/g;
/** `mail.rsa.pem` beside `mail.ecdsa.pem`, and the folders of acme.sh, `mail.corp.internal_ecc`. */
const KEY_TYPE = /(?:^|[/._]|(?<!easy)-)(?:rsa|ecc?|ecdsa|ed25519)(?:[/._-]|$)/i;
/**
* The tracks of one identity. Certificates of two key types that were issued within days of each other, or whose files
* are named after the key type, are served side by side, and each type is renewed separately. A change of key type at a
* later renewal does not separate versions.
*/
function tracksOf(group) {
	if (group.length === 1) return [["", group]];
	group.sort(newestFirst);
	const sideBySide = group.some((one, index) => {
		const next = group[index + 1];
		return next !== void 0 && one.publicKey.algorithm !== next.publicKey.algorithm && notBeforeTime(one) - notBeforeTime(next) <= SIDE_BY_SIDE;
	});
	const named = group.some(({ sightings }) => sightings.some(({ path }) => KEY_TYPE.test(path)));
	if (!sideBySide && !named) return [["", group]];
	return groupBy(group, ({ publicKey }) => `|${publicKey.algorithm}`);
}

// src/topology/qualify.ts
/** An output of a module, as the module that calls it names it. */
const OUTPUT = /^(.*\/module\.[\w-]+)\.([\w-]+)$/;
/**
* Completes refs that name an object by a path in its repository, such as `tf:infra/aws_acm_certificate.www`. With the
* repository before the path they are unique, even if a module is taken from another repository. Outputs of modules
* become those of the folder that holds the module.
*/
function qualifyRefs(facts) {
	const modules = /* @__PURE__ */ new Map();
	const qualified = facts.map((fact) => {
		if (![...fact.reads, ...fact.writes].some(isRelativeRef)) return fact;
		const whole = (ref) => qualifyRef(ref, fact.location.repository);
		const made = {
			...fact,
			reads: fact.reads.map(whole),
			writes: fact.writes.map(whole)
		};
		const [inner, outer] = [made.reads[0], made.writes[0]];
		if (fact.kind === "scope" && inner !== void 0 && outer !== void 0) modules.set(outer, inner);
		return made;
	});
	if (modules.size === 0) return qualified;
	const resolve = (ref) => {
		const [, called, name] = outputOf(ref) ?? [];
		const inner = called === void 0 ? void 0 : modules.get(makeRef("tf", called));
		return inner === void 0 ? ref : appendToRef(inner, `output.${name}`);
	};
	return qualified.map((fact) => fact.reads.some((ref) => outputOf(ref) !== null) ? {
		...fact,
		reads: fact.reads.map(resolve)
	} : fact);
}
const outputOf = (ref) => isOfKind(ref, "tf") ? OUTPUT.exec(nameOfRef(ref)) : null;
/** Paths that one variable may have; with more of them its name says too little. */
const MAX_PATHS = 4;
const isVariable = (ref) => isOfKind(ref, "variable");
/** Puts the paths that variables are set to in the same repository in their places; a variable that nothing sets stays. */
function resolveVariables(facts) {
	const paths = /* @__PURE__ */ new Map();
	for (const { kind, reads, writes, attributes, location } of facts) if (kind === "scope" && attributes.resource === "variable") for (const ref of writes) for (const path of reads) addTo(paths, `${location.repository}|${ref}`, path);
	if (paths.size === 0) return facts;
	return facts.map((fact) => {
		if (fact.kind === "scope" || ![...fact.reads, ...fact.writes].some(isVariable)) return fact;
		const fill = (ref) => {
			const set = isVariable(ref) ? [...new Set(paths.get(`${fact.location.repository}|${ref}`))] : [];
			return set.length === 0 || set.length > MAX_PATHS ? [ref] : set;
		};
		return {
			...fact,
			reads: [...new Set(fact.reads.flatMap(fill))],
			writes: [...new Set(fact.writes.flatMap(fill))]
		};
	});
}

// src/topology/refs.ts
/** How two refs of one kind and name, in these repositories, join; undefined where they do not. */
function joinOf(a, b, sameRepository) {
	if (!sameRepository && (isLocalRef(a) || hasVariable(a))) return void 0;
	const [first, second] = [namespaceOfRef(a), namespaceOfRef(b)];
	if (first === void 0 || second === void 0) return a === b ? "high" : withinFolder(a, b);
	if (first === second) return first === "?" || first === "*" ? sameRepository ? "low" : void 0 : "high";
	if (first === "*" || second === "*") return "low";
	return (first === "?" || second === "?") && sameRepository ? "low" : void 0;
}
/**
* Joins two paths on a host if one is a folder (`path:/etc/ssl/www/`) that contains the other: high confidence if
* directly.
*/
function withinFolder(a, b) {
	const below = a.length < b.length ? pathBelow(b, a) : pathBelow(a, b);
	if (below === void 0) return void 0;
	return /^[^/]+$/.test(below) ? "high" : "low";
}
/** Folders of a path that are looked at, the nearest ones. */
const MAX_FOLDERS = 8;
/** Folders that hold everything. */
const ROOTS = /^\/(?:bin|data|etc|home|lib|mnt|opt|root|run|srv|tmp|usr|var)\/$/;
/** The folders that a path on a host lies in, the nearest first. */
function* foldersOf(ref) {
	let count = 0;
	for (const folder of foldersAbove(ref)) {
		if (count++ === MAX_FOLDERS || ROOTS.test(nameOfRef(folder))) return;
		yield folder;
	}
}
function indexWrites(facts, counts) {
	const index = {
		exact: /* @__PURE__ */ new Map(),
		loose: /* @__PURE__ */ new Map(),
		within: /* @__PURE__ */ new Map()
	};
	facts.forEach((fact, position) => {
		if (!counts(fact)) return;
		for (const ref of fact.writes) {
			const place = {
				index: position,
				ref
			};
			addTo(index.exact, ref, place);
			if (namespaceOfRef(ref) !== void 0) addTo(index.loose, inNamespace(ref, "?"), place);
			for (const folder of foldersOf(ref)) addTo(index.within, folder, place);
		}
	});
	return index;
}
/** Whatever may join a ref: the same one, and where a namespace is open on either side, those of the name. */
function* candidates(index, ref) {
	const own = namespaceOfRef(ref);
	if (own === void 0) {
		yield* index.exact.get(ref) ?? [];
		for (const folder of foldersOf(ref)) yield* index.exact.get(folder) ?? [];
		if (isHostFolder(ref)) yield* index.within.get(ref) ?? [];
	} else if (own === "?" || own === "*") yield* index.loose.get(inNamespace(ref, "?")) ?? [];
	else for (const namespace of [
		own,
		"?",
		"*"
	]) yield* index.exact.get(inNamespace(ref, namespace)) ?? [];
}

// src/topology/remote.ts
/** Facts on either side of one path that are joined. */
const MOST = 16;
/** A path that more facts name is one that many hosts have. */
const MANY = 256;
/** Names of folders and files that every host has: a path that consists only of these proves nothing. */
const COMMON = /^(?:etc|opt|srv|var|usr|lib|local|share|data|conf(?:ig)?|ssl|tls|pki|certs?|certificates?|private|public|keys?|nginx|apache2?|httpd|haproxy|postfix|dovecot|postgresql|server|tls|fullchain|privkey|chain|default|site|live|letsencrypt)?(?:\.\w+)?$/i;
/**
* Copies between repositories of a team: to hosts that another repository sets up, or fetched by them. Both sides name
* the same file, which is not on every host, and no third repository reads or writes it. Services that are reloaded
* after such a copy are those of the consumer. Never high confidence, because the hosts are not compared.
*/
function remoteEdges(facts) {
	if (!facts.some((fact) => isRemote(fact) || isPulled(fact))) return [];
	const writers = byPath(facts, (fact) => fact.kind === "producer" || fact.kind === "copy" ? fact.writes : []);
	const readers = byPath(facts, (fact) => fact.kind === "consumer" || fact.kind === "copy" ? fact.reads : []);
	const reloads = byPath(facts, (fact) => fact.kind === "reload" ? fact.reads : []);
	const edges = [];
	for (const [ref, takers] of readers.exact) {
		const path = nameOfRef(ref);
		if (path.endsWith("*") || path.split("/").every((part) => COMMON.test(part))) continue;
		const nearby = isHostFolder(ref) ? writers.inFolder.get(ref) : writers.exact.get(folderOfPath(ref));
		const lists = [writers.exact.get(ref) ?? [], nearby ?? []];
		if (lists.reduce((sum, list) => sum + list.length, takers.length) > MANY) continue;
		const sources = [...new Set(lists.flat())];
		const [from, to] = [repositoriesOf(sources, facts), repositoriesOf(takers, facts)];
		const [home] = to;
		if (from.size !== 1 || to.size !== 1 || home === void 0 || from.has(home)) continue;
		for (const source of sources.slice(0, MOST)) for (const taker of takers.slice(0, MOST)) {
			const [copy, reader] = [facts[source], facts[taker]];
			if (!isRemote(copy) && !isPulled(reader)) continue;
			const common = {
				confidence: "low",
				from: factNode(taker)
			};
			edges.push({
				...common,
				from: factNode(source),
				to: factNode(taker),
				ref,
				state: stateOf(copy)
			});
			const behind = new Set(copy.writes.flatMap((one) => reloads.exact.get(one)?.slice(0, MOST) ?? []));
			for (const index of behind) {
				const reload = facts[index];
				const service = reader.writes.find((one) => isOfKind(one, "service") && reload.writes.includes(one));
				if (reload.location.repository !== copy.location.repository || service === void 0) continue;
				edges.push({
					...common,
					to: factNode(index),
					ref: service,
					state: stateOf(reload)
				});
			}
		}
	}
	return unique(edges);
}
function repositoriesOf(indexes, facts) {
	return new Set(indexes.map((index) => facts[index].location.repository));
}
const isRemote = ({ kind, attributes }) => kind === "copy" && attributes.remote === true;
const isPulled = ({ kind, attributes }) => kind === "copy" && attributes.pulled === true;
function byPath(facts, refsOf) {
	const index = {
		exact: /* @__PURE__ */ new Map(),
		inFolder: /* @__PURE__ */ new Map()
	};
	facts.forEach((fact, position) => {
		for (const ref of refsOf(fact)) {
			if (!isHostPath(ref)) continue;
			addTo(index.exact, ref, position);
			addTo(index.inFolder, folderOfPath(ref), position);
		}
	});
	return index;
}
/** Two servers may name key and certificate of one copy: one edge is enough for each pair. */
function unique(edges) {
	return [...new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
}

// src/topology/scopes.ts
/** In the order in which they are asked: the nearest kustomization before what deploys it. */
const DEPLOYERS = [
	"kustomize",
	"flux",
	"argo-cd",
	"helmfile"
];
/** Files and folders that are looked at for all deployments together. */
const MAX_VISITS = 1e5;
/**
* Fills in the namespaces that manifests leave out, in the order in which tools decide them: the nearest kustomization,
* Flux's `targetNamespace`, Argo CD's destination. A file that is deployed into several namespaces keeps `?`.
*/
function resolveNamespaces(facts) {
	const covers = coversOf(facts);
	return facts.map((fact) => {
		const cover = covers.get(fact.location.repository);
		if (cover === void 0 || ![...fact.reads, ...fact.writes].some(isNamespaced)) return fact;
		const deployed = namespaceOf(fact.location.path, cover);
		if (deployed === void 0) return fact;
		const own = deployed.overrides ? fact.attributes.namespace : void 0;
		const close = (ref) => {
			const space = namespaceOfRef(ref);
			return space === "?" || space !== void 0 && space === own ? inNamespace(ref, deployed.namespace) : ref;
		};
		return {
			...fact,
			reads: fact.reads.map(close),
			writes: fact.writes.map(close)
		};
	});
}
const isNamespaced = (ref) => namespaceOfRef(ref) !== void 0;
/** What is put into which namespace, by repository and by the way of deploying. */
function coversOf(facts) {
	const repositories = /* @__PURE__ */ new Map();
	let visits = 0;
	for (const scope of facts) {
		const { namespace, via } = scope.attributes;
		if (visits > MAX_VISITS) break;
		if (scope.kind !== "scope" || typeof namespace !== "string" || typeof via !== "string") continue;
		const repository = repositoryOf(scope, facts);
		const covers = repositories.get(repository) ?? /* @__PURE__ */ new Map();
		repositories.set(repository, covers);
		const cover = covers.get(via) ?? /* @__PURE__ */ new Map();
		covers.set(via, cover);
		if (via === "kustomize") add(cover, posix.dirname(scope.location.path), namespace);
		for (const path of reachOf(scope, facts, true)) {
			visits++;
			add(cover, path, namespace);
		}
	}
	return repositories;
}
function add(cover, path, namespace) {
	const known = cover.get(path);
	if (known === void 0) cover.set(path, /* @__PURE__ */ new Set([namespace]));
	else known.add(namespace);
}
function namespaceOf(path, covers) {
	const only = (found, overrides) => {
		const [namespace] = found?.size === 1 ? found : [];
		return namespace === void 0 ? void 0 : {
			namespace,
			overrides
		};
	};
	for (const deployer of DEPLOYERS) {
		const cover = covers.get(deployer);
		if (cover === void 0) continue;
		const all = deployer === "flux";
		for (let here = path; here !== "." && here !== ""; here = posix.dirname(here)) {
			const found = cover.get(here);
			if (deployer === "kustomize" && found !== void 0 && here !== path && here !== posix.dirname(path)) continue;
			if (found !== void 0) return only(found, all || deployer === "kustomize" && here === path);
		}
		const root = only(cover.get(".") ?? cover.get(""), all);
		if (root !== void 0) return root;
	}
}

// src/topology/twins.ts
/**
* Distinguishes joins across clusters or environments from those within one. If a repository has a folder for each
* (`clusters/eu/shop/ingress.yaml`, `clusters/us/shop/ingress.yaml`), files in one of them refer to the resource in the
* same folder, not to the one of the same name in the other.
*/
function twinsOf(facts) {
	const known = /* @__PURE__ */ new Set();
	for (const fact of facts) for (const ref of [...fact.reads, ...fact.writes]) if (isOfCluster(ref)) known.add(keyOf(fact, fact.location.path, ref));
	return (reader, other, ref) => {
		const [own, there] = [reader.location, other.location];
		if (own.repository !== there.repository || own.path === there.path || !isOfCluster(ref)) return false;
		const twin = twinPath(own.path, there.path);
		return twin !== void 0 && known.has(keyOf(reader, twin, ref));
	};
}
/** The path with the folder in which it first differs from another replaced by that one's; undefined within one folder. */
function twinPath(path, other) {
	let at = 0;
	while (at < path.length && path.charCodeAt(at) === other.charCodeAt(at)) at += 1;
	const start = path.lastIndexOf("/", at - 1) + 1;
	const [end, otherEnd] = [path.indexOf("/", start), other.indexOf("/", start)];
	return end < 0 || otherEnd < 0 ? void 0 : path.slice(0, start) + other.slice(start, otherEnd) + path.slice(end);
}
function keyOf({ mechanism, kind, attributes, location }, path, ref) {
	const { resource, name } = attributes;
	return [
		location.repository,
		path,
		mechanism,
		kind,
		String(resource),
		String(name),
		ref
	].join("\0");
}

// src/topology/index.ts
/** Joins that one ref may make: a name such as `tls` in a thousand charts proves nothing after the first few. */
const MAX_JOINS = 16;
/** Candidates that are looked at for them. */
const MAX_LOOKED = 1e3;
/** Joins the facts of an inventory into the graph issuer \u2192 producer \u2192 sink \u2192 copy \u2192 consumer \u2192 reload. Linear but for joins. */
function buildTopology(inventory) {
	const facts = qualifyRefs(resolveNamespaces(resolveVariables(inventory.facts)));
	const isOfTwin = twinsOf(facts);
	return {
		lineages: lineages(inventory),
		facts,
		edges: [
			...factEdges(facts, isOfTwin),
			...reloadEdges(facts, isOfTwin),
			...remoteEdges(facts),
			...certificateEdges(inventory, facts)
		]
	};
}
/** What one fact writes, another reads. */
function factEdges(facts, isOfTwin) {
	const supports = ({ writes: [first] }) => first !== void 0 && isOfKind(first, "grant", "store", "cluster-store");
	const joins = joiner(indexWrites(facts, (fact) => fact.kind !== "consumer" && (fact.kind !== "scope" || supports(fact))), facts, isOfTwin);
	return facts.flatMap((reader, to) => {
		if (reader.kind === "scope" || reader.kind === "reload") return [];
		return reader.reads.flatMap((ref) => joins(ref, to).map(({ place, confidence }) => {
			const state = joinState(facts[place.index], reader);
			return {
				from: factNode(place.index),
				to: factNode(to),
				ref,
				confidence,
				state
			};
		}));
	});
}
/** A consumer and what restarts it name the same workload or service. */
function reloadEdges(facts, isOfTwin) {
	const joins = joiner(indexWrites(facts, (fact) => fact.kind === "reload"), facts, isOfTwin);
	return facts.flatMap((consumer, from) => {
		if (consumer.kind !== "consumer") return [];
		return consumer.writes.flatMap((ref) => joins(ref, from).map(({ place, confidence }) => {
			const reload = facts[place.index];
			const sure = sameFile(reload, consumer) ? "high" : confidence;
			return {
				from: factNode(from),
				to: factNode(place.index),
				ref,
				confidence: sure,
				state: stateOf(reload)
			};
		}));
	});
}
/** How other refs join one, found once for as many equal ones as are behind each other: often thousands of facts write the same. */
function joinsOf(ref) {
	let last;
	return (other, sameRepository) => {
		if (last?.other !== other || last.sameRepository !== sameRepository) last = {
			other,
			sameRepository,
			confidence: joinOf(other, ref, sameRepository)
		};
		return last.confidence;
	};
}
/** Finds the joins of one ref of a fact. Files that repeat a ref thousands of times ask once. */
function joiner(index, facts, isOfTwin) {
	const known = /* @__PURE__ */ new Map();
	let last;
	return (ref, self) => {
		const fact = facts[self];
		if (last === void 0 || !sameFile(last, fact)) known.clear();
		last = fact;
		const own = fact.conditions !== void 0 || isOfCluster(ref) || isOfKind(ref, "stored");
		const joined = (own ? void 0 : known.get(ref)) ?? joinsAround(index, ref, fact, facts, isOfTwin);
		if (!own) known.set(ref, joined);
		const isOther = ({ place }) => place.index !== self;
		const all = joined.all?.filter(isOther);
		return all !== void 0 && all.length <= MAX_JOINS ? all : joined.best.filter(isOther).slice(0, MAX_JOINS);
	};
}
function joinsAround(index, ref, fact, facts, isOfTwin) {
	const found = [];
	const near = [];
	let looked = 0;
	const confidenceOf = joinsOf(ref);
	for (const place of candidates(index, ref)) {
		const other = facts[place.index];
		const confidence = confidenceOf(place.ref, other.location.repository === fact.location.repository);
		if (confidence !== void 0 && !storesDiffer(ref, other, fact) && !isOfTwin(fact, other, ref) && !excludeEachOther(fact, other)) {
			found.push({
				place,
				confidence
			});
			if (sameFile(other, fact)) near.push({
				place,
				confidence
			});
		}
		if (++looked === MAX_LOOKED || near.length > MAX_JOINS) break;
	}
	const sureFirst = found.filter(({ place }) => !sameFile(facts[place.index], fact)).toSorted((a, b) => Number(b.confidence === "high") - Number(a.confidence === "high"));
	return {
		all: found.length > 17 ? void 0 : found,
		best: [...near, ...sureFirst].slice(0, 17)
	};
}
/** Where both sides name the store, its name decides, and not the key alone. */
function storesDiffer(ref, writer, reader) {
	const isNamed = (one) => isOfKind(one, "external");
	return isOfKind(ref, "stored") && writer.writes.some(isNamed) && reader.reads.some(isNamed);
}
function sameFile({ location: a }, { location: b }) {
	return a.path === b.path && a.repository === b.repository;
}
function joinState(source, reader) {
	const state = stateOf(reader);
	return state === "live" && (source.kind === "producer" || source.kind === "schedule") ? stateOf(source) : state;
}

// src/audit/encrypted-in-git.ts
/** Bytes of the largest file with a key that is compared with what git stores. */
const MAX_FILE$1 = 16 << 20;
/**
* Marks private keys and keystores of a work tree whose file git stores encrypted, as with git-crypt or transcrypt:
* their plain content is on this disk and not in the repository. The stored object is read; the attribute alone proves
* nothing.
*/
async function markEncryptedInGit(inventory, sources, env) {
	const encrypted = /* @__PURE__ */ new Set();
	for (const source of sources) {
		const keys = [...inventory.privateKeys.flatMap(({ sightings }) => sightings), ...inventory.keystores];
		const paths = new Set(keys.filter(({ repository }) => repository === source.name).map(({ path }) => path));
		for (const path of paths.size === 0 ? [] : await encryptedPaths(source, paths, env)) encrypted.add(fileKey({
			repository: source.name,
			path
		}));
	}
	if (encrypted.size === 0) return inventory;
	const marked = (place) => encrypted.has(fileKey(place)) ? {
		...place,
		encryptedInGit: true
	} : place;
	return {
		...inventory,
		privateKeys: inventory.privateKeys.map((key) => ({
			...key,
			sightings: key.sightings.map(marked)
		})),
		keystores: inventory.keystores.map(marked)
	};
}
async function encryptedPaths({ access, entries }, paths, env) {
	if (access.kind !== "files" || access.gitDir === void 0 || !await hasFilters({
		access,
		entries
	}, env)) return [];
	const found = [];
	const wanted = entries.filter(({ name, oid }) => oid !== void 0 && paths.has(toDisplayPath(name)));
	const blobs = blobReader(access.gitDir, env, {
		maxFileBytes: MAX_FILE$1,
		suspect: () => false
	});
	await blobs.each(wanted, ({ name }, content) => {
		if (content.kind === "bytes" && fileEncryption(content.bytes, void 0) !== void 0) found.push(toDisplayPath(name));
	});
	blobs.close();
	return found;
}
/** Whether an attribute sets a filter, as all tools do that encrypt on the way into git. */
async function hasFilters({ access, entries }, env) {
	const lists = entries.filter(({ name }) => fileNameOf(name) === ".gitattributes");
	let has = false;
	const reader = openReader(access, env, {
		maxFileBytes: 1 << 20,
		suspect: () => false
	});
	await reader.each(lists, (_, content) => {
		has ||= content.kind === "bytes" && /\sfilter=(?!lfs\b)/.test(content.bytes.toString("latin1"));
	});
	reader.close();
	return has;
}

// src/audit/facts-cache.ts
/** Collects as {@link collect} does, but reads only the files that the cache does not know. The result is the same. */
async function collectWith(cache, sources, options) {
	if (cache === void 0 || (options.passwords ?? []).length > 0) return {
		...await collect(sources, options),
		keep: () => {}
	};
	const recalled = await Promise.all(sources.map(async (source) => {
		const allowLists = source.allowLists ?? await allowListsOf([source], options.env ?? {});
		const whole = {
			ownFolders: ownFolders$1(source.entries),
			...source,
			allowLists
		};
		const { source: rest, stores, keep } = cache.recall(whole);
		return {
			rest,
			before: stores,
			keep,
			parts: [],
			stores: void 0
		};
	}));
	const byName = new Map(recalled.map((one) => [one.rest.name, one]));
	const collected = await collect(recalled.map(({ rest }) => rest), {
		...options,
		part: (part, source) => {
			byName.get(source)?.parts.push(part);
			options.part?.(part, source);
		}
	});
	if (collected.faults.length > 0 || byName.size < recalled.length) return {
		...collected,
		keep: () => {}
	};
	return {
		...collected,
		memory: {
			recall: (repository) => {
				const one = byName.get(repository);
				return one?.before && {
					known: one.before,
					changed: one.rest.entries
				};
			},
			keep: (repository, stores) => {
				const one = byName.get(repository);
				if (one !== void 0) one.stores = stores;
			}
		},
		keep: () => {
			for (const account of collected.inventory.repositories) {
				const one = byName.get(account.name);
				one?.keep(one, account);
			}
		}
	};
}

// src/keystores/repository-passwords.ts
/** Passwords that are tried on one keystore. */
const MAX_CANDIDATES = 40;
const MAX_LINES$1 = 200;
const MAX_LINE = 2e3;
const MAX_WORDS = 12;
const MAX_WORD = 128;
/** Lines that are remembered as naming one keystore. */
const MAX_NAMED = 50;
/** Lines between the name of a keystore and its password that count as near. */
const NEAR = 12;
/** What speaks of a password; `pin` and `secret` as words of their own, which is asked behind them because it is faster. */
const PASSWORD = /pass|pwd|(?:pin|secret)(?![a-z])(?<![a-z](?:pin|secret))/i;
const OF_STORES = /store|p12|pfx|pkcs|jks|cert|ssl|tls|pem/i;
/** A key alone on its line, whose value is on the next: `name: KEYSTORE_PASSWORD`, `<name>ssl.keystore.password</name>`. */
const NAME_ONLY = /^\W*(?:name|key)\b/i;
const VALUE = /^\W*value\b/i;
const WORD = /"([^"\\]{1,128})"|'([^'\\]{1,128})'|([^\s"'=:,;<>()[\]{}|]{1,128})/g;
/** A default behind a variable: `${KEYSTORE_PASSWORD:-changeit}`, `${keystore.password:changeit}`. */
const DEFAULT = /\$\{[^{}:]{1,100}:[-=]?([^{}]{1,128})\}/g;
/** Words that are never a password. */
const NO_PASSWORD = /^(?:true|false|null|none|nil|string|password|required|optional|value|name|key|secret|env|export|-+)$/i;
const SIDECAR = /\.(?:pass|password|passwd|passphrase|pwd|pw|pin)$|(?:^|[-_.])(?:pass|password|passwd|passphrase|pwd|pin)s?(?:\.txt)?$/i;
/** The longest file that is nothing but a password. */
const MAX_SIDECAR = 300;
/** Whether a file is named as one that holds nothing but a password. */
function isSidecar(path, text) {
	return text.length <= MAX_SIDECAR && SIDECAR.test(fileNameOf(path));
}
/**
* The words of a file that may be passwords, and the lines that name keystores. Linear in the text; undefined where it tells nothing.
* @param stores names of the files of keystores, without their folders
*/
function passwordFile(path, text, stores) {
	if (isSidecar(path, text)) {
		const password = text.split(/\r?\n/, 1)[0]?.trim() ?? "";
		if (password === "" || password.length > MAX_WORD) return void 0;
		return {
			path,
			lines: [{
				line: 1,
				words: [password],
				ofStores: true
			}],
			names: /* @__PURE__ */ new Map()
		};
	}
	const mentioned = storesIn(text, stores);
	if (mentioned.length === 0 && !PASSWORD.test(text)) return void 0;
	const lines = [];
	const names = /* @__PURE__ */ new Map();
	const secret = /\.ya?ml$/i.test(path) && /^\s*kind:\s*["']?Secret\b/m.test(text);
	for (const { number, line, before } of linesOf(text, mentioned)) {
		for (const store of mentioned) {
			const named = names.get(store) ?? [];
			if (named.length < MAX_NAMED && line.includes(store)) names.set(store, [...named, number]);
		}
		const ofBefore = VALUE.test(line) && NAME_ONLY.test(before) && PASSWORD.test(before);
		if (lines.length < MAX_LINES$1 && (ofBefore || PASSWORD.test(line))) {
			const words = wordsOf(line, secret);
			if (words.length > 0) lines.push({
				line: number,
				words,
				ofStores: OF_STORES.test(line) || ofBefore && OF_STORES.test(before)
			});
		}
	}
	return lines.length === 0 && names.size === 0 ? void 0 : {
		path,
		lines,
		names
	};
}
/** The names of keystores that a text holds. Their endings are few: most texts hold none of them. */
function storesIn(text, stores) {
	const endings = /* @__PURE__ */ new Map();
	const holds = (ending) => {
		const known = endings.get(ending) ?? text.includes(ending);
		endings.set(ending, known);
		return known;
	};
	return [...stores].filter((store) => holds(store.slice(store.lastIndexOf(".") + 1)) && text.includes(store));
}
/** Those of a text; the others, which are nearly all of a text, are not looked at one by one. */
function* linesOf(text, stores) {
	const words = new RegExp([PASSWORD.source, ...stores.map(literal)].join("|"), "gi");
	let [number, counted, before, from] = [
		1,
		0,
		"",
		0
	];
	while (from < text.length) {
		words.lastIndex = from;
		const found = words.exec(text)?.index;
		if (found === void 0) return;
		let start = Math.max(from, text.lastIndexOf("\n", found) + 1);
		if (text.slice(from, start).trim() !== "") before = "";
		for (let isNext = false; start < text.length; isNext = true) {
			const ends = text.indexOf("\n", start);
			const end = ends < 0 ? text.length : ends;
			for (let at = text.indexOf("\n", counted); at >= 0 && at < start; at = text.indexOf("\n", counted)) {
				counted = at + 1;
				number++;
			}
			const line = text.slice(start, Math.min(end, start + MAX_LINE));
			const isEmpty = line.trim() === "";
			if (!isEmpty) {
				yield {
					number,
					line,
					before
				};
				before = line;
			}
			from = end + 1;
			start = end + 1;
			if (isNext && !isEmpty && !PASSWORD.test(line)) break;
		}
	}
}
/** A text as a regular expression. */
function literal(text) {
	return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
/** A quoted string that speaks of a password itself is an option with its value: `"-DkeyStorePassword=\u2026"`, `'pass:\u2026'`. */
function tokensOf(text) {
	return [...text.matchAll(WORD)].flatMap(([, double, single, bare = ""]) => {
		const quoted = double ?? single;
		if (quoted === void 0) return [bare];
		return PASSWORD.test(quoted) ? [quoted, ...quoted.split(/[\s=:]+/).filter(Boolean)] : [quoted];
	});
}
/** @param encoded whether values are in base64, as those of a Secret */
function wordsOf(line, encoded) {
	const words = /* @__PURE__ */ new Set();
	const add = (word = "") => {
		if (word === "" || word.length > MAX_WORD || NO_PASSWORD.test(word) || words.size >= MAX_WORDS) return;
		words.add(word);
		const decoded = encoded && /^[A-Za-z0-9+/]{4,}={0,2}$/.test(word) ? Buffer.from(word, "base64").toString("latin1") : "";
		if (/^[!-~]+\s?$/.test(decoded)) words.add(decoded.trim());
	};
	for (const [, fallback] of line.matchAll(DEFAULT)) add(fallback);
	const tokens = tokensOf(line);
	const key = tokens.findIndex((token) => PASSWORD.test(token));
	const from = key < 0 ? line : line.slice(line.indexOf(tokens[key] ?? ""));
	const separator = from.search(/[=:]/);
	const value = separator < 0 ? "" : from.slice(separator + 1).trim().replace(/,$/, "");
	for (const token of tokens.slice(key + 1)) if (!token.startsWith("$")) add(token);
	if (value !== "" && !value.includes("${")) add(/^(["']).*\1$/.test(value) ? value.slice(1, -1) : value);
	for (const token of tokens.slice(0, Math.max(0, key))) add(token);
	return [...words];
}
const scoreOf = ({ ofStores }, index) => (ofStores ? 20 : 0) - index;
/** The words of a file, each once: a file is asked again for each keystore. */
const candidatesOf = memoizeByObject(({ lines }) => bestOf(lines, scoreOf));
/** The words of lines, each at the first line with its highest score. */
function bestOf(lines, score) {
	const best = /* @__PURE__ */ new Map();
	for (const line of lines) for (const [index, password] of line.words.entries()) {
		const here = {
			password,
			line: line.line,
			score: score(line, index),
			times: line.ofStores ? 1 : 0
		};
		const known = best.get(password);
		if (known !== void 0) here.times += known.times;
		if (known !== void 0 && here.score <= known.score) known.times = here.times;
		else best.set(password, here);
	}
	return [...best.values()];
}
/** Passwords for one keystore, the most likely first: beside it, near where a file names it, in its folder, then anywhere. */
function passwordsFor(store, repository, files) {
	const best = /* @__PURE__ */ new Map();
	const name = fileNameOf(store);
	const stem = name.replace(/\.[^.]*$/, "");
	const folder = folderOf(store);
	for (const file of files) {
		const { path, lines } = file;
		const named = file.names.get(name);
		const own = fileNameOf(path);
		const beside = folderOf(path) === folder;
		const ofFile = (named === void 0 ? 0 : 60) + (beside ? 30 : commonFolders(path, store)) + (beside && SIDECAR.test(own) ? 50 : 0) + (beside && own.startsWith(stem) ? 20 : 0);
		const nearness = ({ line }) => named?.some((one) => Math.abs(one - line) <= NEAR) === true ? 40 : 0;
		const words = named === void 0 ? candidatesOf(file) : bestOf(lines, (line, index) => scoreOf(line, index) + nearness(line));
		for (const { password, line, score, times } of words) {
			const known = best.get(password);
			if (known !== void 0 && ofFile + score <= known.score) known.times += times;
			else best.set(password, {
				score: ofFile + score,
				times: times + (known?.times ?? 0),
				path,
				line
			});
		}
	}
	return [...best].sort(([a, one], [b, other]) => rankOf(other) - rankOf(one) || (a < b ? -1 : 1)).slice(0, 40).map(([password, { path, line }]) => ({
		password,
		location: {
			repository,
			path,
			line
		}
	}));
}
/** What is written on many lines about keystores is more likely to be their password. */
function rankOf({ score, times }) {
	return score + Math.min(15, times);
}
/** Folders that two paths have in common from the root, up to 10. */
function commonFolders(a, b) {
	let common = 0;
	for (let from = 0; common < 10; common++) {
		const end = a.indexOf("/", from) + 1;
		if (end === 0 || !b.startsWith(a.slice(from, end), from)) break;
		from = end;
	}
	return common;
}

// src/audit/locked-stores.ts
/** Files of one repository whose keystores are tried again. */
const MAX_STORES = 40;
/** Bytes of the largest keystore, of the largest file that passwords are looked for in, and of all those files together. */
const MAX_STORE = 16 << 20;
const MAX_FILE = 262144;
const MAX_BYTES = 64 << 20;
/** Keystores without success after which only the few most likely passwords are tried. */
const MAX_MISSES = 12;
const FEW = 8;
/** Lines of passwords that are remembered of one repository. */
const MAX_LINES = 2e4;
/** Files that hold no text in which people write passwords. */
const NO_CONFIG = /\.(?:png|jpe?g|gif|ico|svg|webp|woff2?|ttf|eot|pdf|zip|jar|war|ear|t?gz|t?xz|bz2|7z|exe|dll|so|class|wasm|mp[34]|lock|min\.js|map|p12|pfx|jks|jceks|bks|keystore|truststore)$|(?:^|\/)(?:node_modules|\.git)\//i;
/** Keystores that nothing has opened yet, or that may have another password now. */
function isClosed({ opened }) {
	return opened === "locked" || opened === "none" || opened === "repository-password";
}
/** The inventory with the contents that repository passwords open, in place of what was known of those files. */
async function openLockedStores(inventory, trees, options) {
	const opened = await openedStores(inventory.keystores, trees, options);
	if (opened.size === 0) return inventory;
	const isOther = (place) => !opened.has(fileKey(place));
	const privateKeys = inventory.privateKeys.map((key) => ({
		...key,
		sightings: key.sightings.filter(isOther)
	})).filter(({ sightings }) => sightings.length > 0);
	const rest = {
		...inventory,
		privateKeys,
		keystores: inventory.keystores.filter(isOther),
		unreadable: inventory.unreadable.filter(isOther)
	};
	return mergeInventories(rest, ...[...opened.values()].map((part) => ({
		...emptyInventory(),
		...part
	})));
}
/**
* Tries the passwords that repositories hold on their own keystores. If every keystore is open, nothing is read.
* Limited in stores, bytes, candidates, and rounds for each store.
* @param trees what the repositories consist of; where two have a file of the same name, the last one counts
* @returns what files hold, by `fileKey`: those with a store that opens, and those with one that did before and does no
* more
*/
async function openedStores(keystores, trees, options) {
	const opened = /* @__PURE__ */ new Map();
	for (const name of new Set(trees.map((tree) => tree.name))) {
		const closed = keystores.filter((store) => store.repository === name && isClosed(store));
		if (closed.length === 0) continue;
		const own = trees.filter((tree) => tree.name === name);
		for (const [path, part] of await openedIn(own, closed, options)) opened.set(fileKey({
			repository: name,
			path
		}), part);
	}
	return opened;
}
/** Paths of the files that hold keystores, those of production first. */
function pathsOf(stores) {
	const paths = [...new Set(stores.map(({ path }) => path))];
	const isProduction = (path) => contextOfPath(path) === "production";
	return [...paths.filter(isProduction), ...paths.filter((path) => !isProduction(path))].slice(0, MAX_STORES);
}
/** What files hold whose keystores a password of the repository opens. */
async function openedIn(trees, closed, options) {
	const [{ repository }] = closed;
	const paths = pathsOf(closed);
	const { memory } = options;
	const digest = memory && createHash("sha256").update(JSON.stringify(closed)).digest("hex");
	const kept = memory?.recall(repository);
	if (kept !== void 0 && kept.known.closed === digest && await stillHolds(kept, trees, paths, options)) {
		memory?.keep(repository, kept.known);
		return new Map(kept.known.opened);
	}
	const before = new Set(closed.flatMap(({ opened: how, path }) => how === "repository-password" ? [path] : []));
	const { files, bytes, isWhole } = await passwordFiles(trees, paths, options);
	const opened = /* @__PURE__ */ new Map();
	const done = () => {
		const speaking = files.map(({ path }) => path);
		if (digest !== void 0 && isWhole) memory?.keep(repository, {
			closed: digest,
			speaking,
			bytes,
			opened: [...opened]
		});
		return opened;
	};
	if (files.length === 0 && before.size === 0) return done();
	const examiner = createExaminer(options, options.passwords ?? []);
	const fitting = /* @__PURE__ */ new Map();
	let misses = 0;
	for (const again of [false, true]) {
		const left = new Set(paths.filter((path) => !opened.has(path)));
		if (left.size === 0 || again && fitting.size === 0) break;
		await eachFile(trees, (path) => left.has(path), MAX_STORE, options, async (path, bytes) => {
			const own = passwordsFor(path, repository, files).filter(({ password }) => !fitting.has(password));
			const found = [...fitting.values(), ...again ? [] : own].slice(0, misses < MAX_MISSES ? 40 : FEW);
			if (found.length === 0 && !before.has(path)) return;
			const facts = await examiner.examine(repository, path, bytes, found);
			if (facts === void 0 || facts.faults.length > 0) return;
			const { faults: _, ...contents } = facts;
			const places = new Set(contents.keystores.flatMap(({ passwordAt }) => passwordAt ?? []));
			for (const one of found) if (places.has(one.location)) fitting.set(one.password, one);
			if (places.size === 0) misses++;
			if (places.size > 0 || before.has(path)) opened.set(path, contents);
		});
	}
	return done();
}
/** Whether no file that changed is a keystore or speaks of passwords, now or before, and no file that did so is gone. */
async function stillHolds({ known, changed }, trees, paths, options) {
	const [tree, ...more] = trees;
	if (tree === void 0 || more.length > 0) return false;
	const touched = new Set(changed.map(({ name }) => toDisplayPath(name)));
	if ([...paths, ...known.speaking].some((path) => touched.has(path))) return false;
	const present = new Set(tree.entries.map(({ name }) => toDisplayPath(name)));
	if (!known.speaking.every((path) => present.has(path))) return false;
	const { files, bytes } = await passwordFilesOf({
		...tree,
		entries: [...changed]
	}, paths, options);
	return files.length === 0 && known.bytes + bytes <= MAX_BYTES;
}
/** What the files of a tree tell; the unchanged files of a change are the same on both sides of it. */
const remembered = /* @__PURE__ */ new WeakMap();
/** The files of a repository that speak of passwords or name its keystores. */
async function passwordFiles(trees, paths, options) {
	const files = /* @__PURE__ */ new Map();
	const stores = JSON.stringify([...paths].sort(compareText));
	let [bytes, isWhole] = [0, true];
	for (const tree of trees) {
		const known = remembered.get(tree.entries);
		const found = known?.stores === stores ? known.found : await passwordFilesOf(tree, paths, options);
		remembered.set(tree.entries, {
			stores,
			found
		});
		bytes += found.bytes;
		isWhole &&= found.isWhole;
		for (const file of found.files) files.set(file.path, file);
	}
	return {
		files: [...files.values()],
		bytes,
		isWhole
	};
}
/** Those of one tree; the files in folders of keystores are read first. */
async function passwordFilesOf(tree, paths, options) {
	const folders = new Set(paths.map(folderOf));
	const stores = new Set(paths.map(fileNameOf));
	const files = [];
	let bytes = 0;
	let lines = 0;
	for (const near of [true, false]) {
		const isWanted = (path) => folders.has(folderOf(path)) === near && !NO_CONFIG.test(path);
		await eachFile([tree], isWanted, MAX_FILE, options, (path, content) => {
			if (bytes > MAX_BYTES || lines > MAX_LINES) return;
			bytes += content.length;
			if (content.subarray(0, 512).includes(0)) return;
			const file = passwordFile(path, content.toString("utf8"), stores);
			if (file === void 0) return;
			lines += file.lines.length;
			files.push(file);
		});
	}
	return {
		files,
		bytes,
		isWhole: bytes <= MAX_BYTES && lines <= MAX_LINES
	};
}
/** Visits the files of some trees that are wanted and no larger than `most` bytes. */
async function eachFile(trees, isWanted, most, { env = {} }, visit) {
	for (const { access, entries } of trees) {
		const reader = openReader(access, env, {
			maxFileBytes: most,
			suspect: () => false
		});
		const wanted = entries.filter(({ name }) => isWanted(toDisplayPath(name)));
		await reader.each(wanted, ({ name }, content) => content.kind === "bytes" ? visit(toDisplayPath(name), content.bytes) : void 0);
		reader.close();
	}
}

// src/audit/unread-entries.ts
/**
* Marks unread entries that may hold certificates or keys, according to their names and the files beside them, and
* lists such archives as unreadable objects. Entries in tests, examples and vendored code are never marked by name.
* Idempotent; the inventory itself is not changed.
* @param change if a change is scanned: unread entries outside of it do not make its scan incomplete
*/
function markUnread(inventory, change) {
	const read = new Set(inventory.repositories.filter(({ failure }) => failure === void 0).map(({ name }) => name));
	const beside = neighbours(inventory);
	const archives = [];
	let marked = false;
	const repositories = inventory.repositories.map((repository) => {
		const skipped = repository.skipped.map((entry) => {
			if (entry.suspect || leavesHole(entry)) return entry;
			const replaces = change?.replaced.has(entry.path) === true && repository.within === void 0;
			const touched = change === void 0 || change.paths.has(entry.path);
			if (!replaces && !(touched && isSuspect(entry, repository, read, beside))) return entry;
			marked = true;
			if (replaces) {
				const before = "it held certificates or keys before this change";
				return {
					...entry,
					suspect: true,
					detail: entry.detail === void 0 ? before : `${entry.detail}; ${before}`
				};
			}
			if (entry.reason === "archive") archives.push(unreadArchive(repository, entry));
			return {
				...entry,
				suspect: true
			};
		});
		return {
			...repository,
			skipped
		};
	});
	if (!marked) return inventory;
	return {
		...inventory,
		repositories,
		unreadable: [...inventory.unreadable, ...archives]
	};
}
function isSuspect({ path, reason, repository: name }, repository, read, beside) {
	if (reason !== "submodule" && reason !== "lfs-pointer" && reason !== "archive") return false;
	const place = repository.within === void 0 ? path : `${repository.within.path}/${path}`;
	if (contextOfPath(place) !== "production") return false;
	if (reason === "submodule") {
		if (name !== void 0 && read.has(name)) return false;
		return namesMaterial(path) || name !== void 0 && namesMaterial(name);
	}
	if (MATERIAL_FILE.test(path)) return true;
	return mayContain(path) && (namesMaterial(path) || beside(repository.name, folderOf(path)));
}
function unreadArchive({ name }, { path, detail = "archive" }) {
	return {
		repository: name,
		path,
		reason: "unsupported",
		detail: `It is a ${detail}, which is not unpacked; zip and tar.gz are.`
	};
}
/** Tells whether certificates or keys were found right in a folder. Looks through the inventory when first asked. */
function neighbours({ certificates, privateKeys, keystores }) {
	let folders;
	return (repository, folder) => {
		folders ??= new Set([
			...certificates.flatMap((one) => one.sightings),
			...privateKeys.flatMap((one) => one.sightings),
			...keystores
		].map(folderKey));
		return folders.has(fileKey({
			repository,
			path: folder
		}));
	};
}

// src/audit/audit.ts
/** Everything that reads files. */
const plugIns = {
	decoders,
	mechanisms
};
/** The one walk through all layers: files to facts, facts to a report. */
async function audit(sources, options) {
	const read = await collectWith(options.cache, sources, {
		...options,
		...plugIns
	});
	const { inventory: collected, faults, memory } = read;
	const opened = await openLockedStores(collected, sources, {
		...options,
		...plugIns,
		memory
	});
	read.keep();
	const inventory = await markEncryptedInGit(opened, sources, options.env ?? {});
	await options.enrich?.(inventory, plugIns);
	return judgeInventory(inventory, faults, options);
}
/** Runs the rules over facts, wherever they come from. */
async function judgeInventory(read, faults, { now, config, baseline, home, touched, limit }, change) {
	const inventory = markUnread(read, touched);
	const topology = buildTopology(inventory);
	const policy = await resolvePolicy(config, inventory, home);
	const judged = judge({
		inventory,
		topology,
		policy,
		now,
		rules: allRules,
		baseline,
		home,
		limit,
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
		incomplete: [
			...inventory.repositories.flatMap(holesIn),
			...judged.unfinished.map((name) => unfinishedText(name, limit)),
			...unanswered(inventory)
		]
	};
}
function unfinishedText(name, limit) {
	return `${name} was not fully checked: its rules took more than ${(limit?.milliseconds ?? 0) / 1e3} s. Leave files out with \`exclude\`.`;
}
function withNotices({ repositories, served }, { endpoints }) {
	const notices = repositories.flatMap(({ name, formerName }) => formerName === void 0 ? [] : [`${formerName} is now called ${name} and was scanned under that name.`]);
	for (const { name, fromGit = 0, within } of repositories) {
		if (fromGit > 0) {
			const files = plural(fromGit, "tracked file");
			notices.push(`${name}: ${files} ${fromGit === 1 ? "is" : "are"} not on disk and read from git instead.`);
		}
		if (within !== void 0) notices.push(`${name} is the submodule at ${within.path} of ${within.repository}.`);
	}
	if (served === void 0 && endpoints.length > 0) {
		const were = `${plural(endpoints.length, "declared endpoint")} ${endpoints.length === 1 ? "was" : "were"}`;
		notices.push(`${were} not probed (endpoints: none).`);
	}
	return notices.length > 0 ? { notices } : {};
}
/** A finding without declared owners has those of its place. */
function withOwners(finding, inventory) {
	if (finding.owners !== void 0) return finding;
	const owners = ownersOf(finding.location, inventory);
	return owners.length > 0 ? {
		...finding,
		owners
	} : finding;
}
/**
* Why the served certificate is unknown. The scan stays complete if the endpoint was not probed on purpose, or offers
* no TLS.
*/
const SILENT = /* @__PURE__ */ new Set([
	"unresolvable",
	"unreachable",
	"timeout",
	"malformed",
	"handshake"
]);
/** The endpoints that were probed without a result, in sentences. */
function unanswered({ served = [] }) {
	const texts = served.filter(({ certificates, failure }) => certificates.length === 0 && SILENT.has(failure?.reason ?? "")).map(({ endpoint, failure }) => `The certificate of ${endpoint} could not be read: ${failure?.detail}.`);
	return [...new Set(texts)];
}
/** The parts of a repository's scope that were not scanned, in sentences. */
function holesIn({ name, skipped, failure }) {
	if (failure !== void 0 && failure.reason !== "empty") return [`${name} was not scanned: ${failure.detail}.`];
	const [first, ...more] = skipped.filter(leavesHole);
	if (first === void 0) return [];
	const others = more.length === 0 ? "" : ` and ${more.length} more`;
	return [`${name}: ${first.path}${others} could not be scanned (${first.detail ?? first.reason}).`];
}

export { openedStores as a, declaredEndpoints as c, readBaseline as d, judgingLimit as f, openLockedStores as i, acceptable as l, judgeInventory as n, collectWith as o, plugIns as r, buildTopology as s, audit as t, formatBaseline as u };
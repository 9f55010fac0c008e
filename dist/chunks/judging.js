import { n as __exportAll } from "./rolldown-runtime.js";
import { $ as factsBy, A as graphOf, B as watchesFiles, C as looksLikeHost, D as downstream, E as certificateNode, G as folderKey, Gt as decoders, H as fileKey, I as readsAnew, J as locationKey, K as folderOf, Kt as fileEncryption, M as stateOf, N as upstream, O as factAt, P as isServer, S as dnAttribute, T as certificateAt, U as fileNameOf, W as filesText, X as productionFolder, Y as namesProduction, at as placeOf, b as toolTitle, c as ENCRYPTION_NAMES, d as mergeInventories, g as allowListsOf, h as needleSearch, j as nodeOf, k as factNode, l as emptyInventory, m as toUtf8, nn as isSourceCode, o as ownFolders$1, ot as statedText, q as isOfInfrastructure, rt as namesItsFile, s as createExaminer, st as textOf$1, t as collect, tt as changedAttributes, v as allowedPlaces, w as parseDistinguishedName, x as displayName, y as factTitle } from "./reading.js";
import { A as isCertificateName, C as lengthOf, D as isDeployment, E as deploymentsOf, F as cadenceOf, I as calendarCadence, L as cronCadence, M as readingHabit, N as scriptRef, O as reachOf, P as mayHoldCommands, R as subjectOf$1, S as latestEnd, T as validityPeriod, _ as unitOf, a as likelyWriter, b as retirement, c as ignoredCronName, d as renewalDays, f as renewalDue, g as factsInUnit, h as deployedTogether, i as spellGrant, j as isPlainName, k as repositoryOf, l as ignoresDots, m as isOffByDefault, n as SOFTWARE, o as latest, p as excludeEachOther, r as VERSION_OF, s as ownersOf, t as mechanisms, u as isRunByCron, v as comingLimits, w as validityLimitAt, x as retirementText, y as limitAt } from "./plug-ins.js";
import { $t as readInstant, A as cut$1, At as isRelativeRef, Bt as qualifyRef, C as leavesHole, Ct as hasVariable, D as closestName, Dn as mayContain, Dt as isOfCluster, E as LEVELS, En as holdsMaterialByName, Et as isLocalRef, Ft as nameOfRef, Gt as spellSecret, Ht as servedRef, It as namespaceOfRef, J as clientNamed, Jt as NO_EXPIRY, Mn as groupBy, Mt as lastPartOfRef, Nt as makeRef, O as didYouMean, On as namesMaterial, Ot as isOfKind, Pt as mayMean, Qt as readFraction, R as reveal, Rt as parseRef, S as compareText, Sn as memoizeByObject, St as fileRef, T as soleRepository, Tn as MATERIAL_FILE, Tt as inNamespace, Ut as serviceRef, Wt as spellRef, Xt as momentOf, Y as clientOfFact, Yt as dayOf, Zt as readDay, an as SECOND, b as REVIEW_STEPS, bt as appendToRef, cn as spellDuration, dt as foldersAbove, en as remaining$1, f as UsageError, ft as isHostFolder, g as toDisplayPath, gt as pathBelow, hn as plural, it as isLiveFolder, jn as byId, jt as kindOf$2, kn as addTo, kt as isOpenRef, l as blobReader, m as messageOf$4, mn as listed, nn as DAY, o as openReader, on as duration, pn as isToFillIn, pt as isHostPath, q as clientKeeping, qt as withoutTemplates, sn as goDuration, tn as toInstant, u as git, ut as folderOfPath, vt as plainName, wt as hostRef, x as compareLocations, xt as asRef, yt as UNKNOWN_SERVICE } from "./ground.js";
import { B as roleOf, Ct as notBeforeTime, D as expirationProblems, F as certificateNoun, H as claimsChain, I as certificateProblem, L as isTrustAnchor, N as coverageOf, P as AUTHORITY_FIX, R as issuesOthers, St as notAfterTime, Tt as successorsIn$1, U as isAuthority$1, V as chainsOf, W as issuance, _t as spellServed, a as judgingTime, b as isAbout, bt as isNewerVersion, ct as answersByEndpoint, dt as dueAt, ft as locationOfEndpoint, gt as servedProblem, ht as servedNotStored, i as judgingLimit, l as readBaseline, lt as declarationOf, mt as servedName, ot as ruleOf, pt as servedCertificates, q as countedBy, s as encodeField, st as UNSHOWN, ut as deployFix, vt as spellStored, wt as renewedLineages, x as isNamed$1, xt as newestFirst, y as CERTIFICATE, yt as storedReplacement, z as validityText } from "./reports.js";
import { D as DEFAULT_BASELINE, G as readSourceText, J as MAX_BRACES, M as openSources, O as DEFAULT_CONFIG, P as readText, Q as originName, X as discover, at as docsUrl, g as openFactsCache, it as TOOL, j as factsFolder, k as NO_BASELINE, nt as ownersOf$1, y as validatorOf, z as commitTime } from "./start.js";
const { readFileSync, readdirSync } = process.getBuiltinModule("node:fs");
const { isIP, isIPv6 } = process.getBuiltinModule("node:net");
const { createHash } = process.getBuiltinModule("node:crypto");
const { domainToUnicode, fileURLToPath } = process.getBuiltinModule("node:url");
const { basename, dirname, join, posix, resolve } = process.getBuiltinModule("node:path");

// src/policy/findings.ts
/**
* The level of a problem in production: that of the config file instead of the rule's own. A problem that the rule
* reports at a milder level stays milder: `levels: {stale-copy: error}` makes no error of an unused old copy.
*/
function levelOf$1({ rule, problem }, setting) {
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
		...problem.ofWords && { ofWords: problem.ofWords },
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

// src/policy/path-context.ts
/** Folders by their whole name, in lower case. `contest`, `latest` and `examples.com` are none of them. */
const FOLDERS = new Map([
	...named$1("vendored", "vendor vendored third_party third-party thirdparty 3rdparty 3rd-party 3rd_party deps extern externals subprojects node_modules bower_components site-packages dist-packages certifi godeps carthage .yarn .bundle"),
	...named$1("fixture", "t xt test tests __test__ __tests__ testing testdata testcases testlib testsuite testsuites testutil testutils spec specs e2e __e2e__ end-to-end end2end fixture fixtures __fixtures__ mock mocks __mocks__ mockserver wiremock stubs golden goldens snapshots __snapshots__ cypress playwright regtest regtests selftest selftests unittest unittests fuzz fuzzer fuzzers fuzzing corpus corpora crashers torture bench benches benchmark benchmarks jmh testserver testbed stub hack molecule .kitchen pebble .devcontainer .ci"),
	...named$1("example", "example examples sample samples demo demos doc docs documentation tutorial tutorials quickstart quickstarts quick-start quick-setup quicksetup getting-started playground workshop workshops howto howtos xdoc xdocs javadoc javadocs apidoc apidocs")
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
const TEST_THINGS = new Set("data coverage secrets certs certificates creds credentials keys pki keystores truststores network fixtures resources".split(" "));
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
function wordsOf$3(name) {
	return name.replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, "$1$3 $2$4").toLowerCase().split(/[^a-z0-9]+/);
}
function named$1(context, names) {
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
const TEST_CLASS = /^(?:.{0,200}[a-z0-9](?:Tests?|TestCase|Spec|IT)|Test[A-Z].{0,200})\.(?:java|kt|kts|scala|groovy|cs|fs|vb|swift|php|m|cc|cpp|ecl)$/;
/**
* Files that tools create for development, the same for everyone or for one machine: the debug keystore of Android, the
* temporary key of Visual Studio, Debian's snake oil; and files that are named mock, dummy, test key, or after the
* machine itself.
*/
const TEST_MATERIAL = /^debug\.keystore$|_TemporaryKey\.pfx$|(?:^|[-_.])(?:snakeoil|dummy|fake|mock|localhost)(?:[-_.]|$)|^test[-_]?(?:cert|key|rsa|dsa|ecdsa|ed25519)(?:[-_.]|$)|(?:^|[-_.])test[-_](?:signing|encryption|private|public|ssh|rsa|jwt)[-_]keys?(?:[-_.]|$)/i;
/** A template that is copied before use, prose, and the description of an API, whose values are examples. */
const EXAMPLE_FILE = /^(?:values[-_.])?(?:example|sample|demo)s?[-_.]|(?:^|[-_.])(?:openapi|swagger)(?:[-_.]?v?\d[\d.]*)?\.(?:ya?ml|json)$|[-_.](?:example|sample|dist)(?:\.[a-z0-9]{1,5})?$|^(?:readme|changelog|changes|news)(?:\.(?:txt|html?))?$|\.(?:md|markdown|mdx|rst|adoc|asciidoc|pod)$/i;
/**
* A patch to vendored code, or one that was made long ago: git keeps its own changes as commits. A packed program of PHP
* is a tool that was downloaded.
*/
const UPSTREAM_FILE = /\.(?:patch|diff|phar)$/i;
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
		const context = isTemplate(segment, segments[i - 1]) || isSandbox(segment, segments[i - 1], name) ? "example" : folderContext(segment, segments[i - 1]);
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
/** Images and services that only developers and tests start: `Dockerfile.dev`, `docker-compose.local.yml`, `e2e.Dockerfile`. */
const TEST_CONTAINER = /^(?:(?:dockerfile|containerfile|(?:docker-)?compose)[-_.](?:[\w-]{1,40}[-_.])?(?:dev|devel|development|local|localdev|tests?|testing|e2e)(?:\.ya?ml|\.(?:docker|container)file)?|(?:[\w-]{1,40}[-_.])?(?:dev|devel|development|local|tests?|e2e)\.(?:docker|container)file)$/i;
function isTestFile(name) {
	if (TEST_CONTAINER.test(name) || TEST_FILE.test(name) || TEST_CLASS.test(name) || TEST_MATERIAL.test(name)) return true;
	return name.length <= MAX_WORDS_LENGTH && wordsOf$3(name).some((word) => TEST_FILE_WORDS.has(word)) && !isHostLike(name);
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
/** Programs to try something out. Without code, a sandbox is a stage that runs. */
function isSandbox(segment, parent, name) {
	return /^sandbox(?:es)?$/i.test(segment) && !STAGE_PARENTS.has(parent?.toLowerCase() ?? "") && PROGRAM$1.test(name);
}
const PROGRAM$1 = /\.(?:cc?|cpp|cs|go|java|[cm]?[jt]sx?|kt|php|py|rb|rs|scala|swift|vb)$/i;
/** What others are copied from: `environments/template`, `secrets/template`. Manifests of a chart are in `templates`. */
function isTemplate(segment, parent = "") {
	return /^(?:template|skeleton)$/i.test(segment) && (STAGE_PARENTS.has(parent.toLowerCase()) || parent === "secrets");
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
	const words = wordsOf$3(segment);
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
	for (const { entry, at, term, matched } of ledger.ignores) {
		const foreign = at?.inScope === false;
		uses.push({
			kind: "ignore",
			location: entry.location,
			text: ignoreText(entry),
			state: term !== "long" && matched.length > 0 ? term : foreign ? "used" : state(matched),
			until: entry.until,
			related: matched
		});
	}
	for (const { comment, term, matched } of ledger.comments) uses.push({
		...commentUse(comment),
		state: term !== "long" && matched.length > 0 ? term : state(matched),
		until: comment.until,
		related: matched
	});
	for (const { entry, at, matched } of ledger.expects) {
		const satisfied = new Set(matched.map(fileKey));
		const broken = filesOf$2(entry, at, inventory).filter((file) => !satisfied.has(fileKey(file)));
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
function filesOf$2(entry, at, inventory) {
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

// src/util/place-patterns.ts
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

// src/policy/suppressions.ts
/** A weekly audit falls into these days at least once. */
const LAST_DAYS$1 = 7 * DAY;
/**
* Starts the log of suppressions. Expectations apply first, then ignore entries, then the baseline. Entries apply to
* single places.
*/
function trackSuppressions(policy, now, baseline, repositories = [], ignoreComments = []) {
	const pattern = (path) => placePattern(path, repositories, policy.matches);
	const termOf = (until) => {
		const left = (readDay(until) ?? Number.NEGATIVE_INFINITY) + DAY - now;
		return left <= 0 ? "lapsed" : left <= LAST_DAYS$1 ? "ending" : "long";
	};
	const ignores = policy.ignore.map((entry) => {
		return {
			entry,
			at: entry.path === void 0 ? void 0 : pattern(entry.path),
			term: termOf(entry.until),
			matched: []
		};
	});
	const comments = ignoreComments.filter(({ problem, pending }) => problem === void 0 && !pending).map((comment) => ({
		comment,
		term: termOf(comment.until),
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
			for (const { entry, at, term, matched } of ignored) {
				if (at?.matches(place) === false) continue;
				matched.push(place);
				if (term !== "lapsed") found ??= {
					by: "ignore",
					reason: entry.reason,
					until: entry.until
				};
			}
			for (const { comment, term, matched } of byFile.get(`${rule.id}\0${fileKey(place)}`) ?? []) {
				if (place.line === void 0 || place.line < comment.from || place.line > comment.to) continue;
				matched.push(place);
				if (term !== "lapsed") found ??= {
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
const NAMED$1 = 5;
/** The share below which a rule leaves a store to the other rule about dates. */
const FEW$2 = 1 / 10;
/** The share of a store's CA certificates from which on their expiration is an outage for the users of the store. */
const MANY$4 = 1 / 2;
/** Time after which the expiration of a CA in a store with others is history: what needed it has failed, and was replaced. */
const PAST = 365 * DAY;
/**
* Merges the findings in trust stores: their owners replace the whole store, not single certificates. One old root
* among many is a note, because the rest of the store is needed. If all are affected, the level is that of the rule,
* unless the store itself is test data. If half of them expired within a year or soon will, it is a warning: think of a
* database whose CAs were all made in one year.
* @param contextOf the context of the store's path alone
*/
function trustStoreGroups(stores, contextOf, now) {
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
						recent: /* @__PURE__ */ new Set(),
						message: problem.message
					};
					groups.set(key, group);
				}
				group.locations.push(location);
				if ((readInstant(certificate?.notAfter) ?? now) > now - PAST) group.recent.add(subject);
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
				const isOwn = titles.size / store.size >= FEW$2;
				const isMost = isProduction && rule.concerns === "time" && share >= MANY$4 && isOwn;
				return {
					rule: rule.id,
					level: isWhole ? level : isMost ? "warning" : "note",
					message: titles.size === 1 ? message : messageOf$3(rule, [...titles.values()], store.size),
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
/** The subjects in each store that expired within a year or soon will, whichever rule says so. */
function endingOf(groups) {
	const ending = /* @__PURE__ */ new Map();
	for (const { rule, store, locations, recent } of groups) {
		if (rule.concerns !== "time") continue;
		const key = storeKey(locations[0], store);
		const subjects = ending.get(key) ?? /* @__PURE__ */ new Set();
		for (const subject of recent) subjects.add(subject);
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
function messageOf$3(rule, titles, total) {
	const names = titles.sort(compareText).map((title) => `"${title}"`);
	const what = rule.several ?? `are covered by "${rule.id}"`;
	return `${total < titles.length ? `${titles.length} certificates` : `${total === titles.length ? "All" : titles.length} of the ${total} certificates`} in this trust store ${what}: ${listed(names, NAMED$1)}.`;
}

// src/certificates/expiry.ts
/**
* How long before it expires a certificate counts as expiring, in milliseconds: at most a number of days, and a
* fraction of its lifetime.
*/
function noticeOf(certificate, days, policy) {
	return Math.min(days * DAY, lifetimeOf(certificate) * policy.expiring.lifetime);
}
/** In milliseconds. The period includes both of its ends. Without a start there is no lifetime, and days alone decide. */
function lifetimeOf({ notBefore, notAfter }) {
	const [start, end] = [readInstant(notBefore), readInstant(notAfter)];
	return start === null || end === null ? Number.POSITIVE_INFINITY : end - start + SECOND;
}
/**
* The instant from which a certificate counts as expiring, in milliseconds. If its expiration date cannot be read, it
* always does.
*/
function expiringFrom(certificate, policy) {
	const end = readInstant(certificate.notAfter);
	return end === null ? Number.NEGATIVE_INFINITY : end - noticeOf(certificate, policy.expiring.days, policy);
}
/**
* The least time in which a person can still renew a certificate by hand, and the corresponding share of a short
* lifetime.
*/
const LAST_DAYS = 7;
const LAST_SHARE = 1 / 10;
/**
* How long before its end an expiring certificate is as urgent as one that has expired, in milliseconds: 7 days, or a tenth of
* a lifetime shorter than 70 days.
*/
function lastCallOf(certificate) {
	return Math.min(LAST_DAYS * DAY, lifetimeOf(certificate) * LAST_SHARE);
}
/** Whether the expiration date of a certificate has passed; one whose date cannot be read has not expired. */
function hasExpired({ notAfter }, now) {
	const end = readInstant(notAfter);
	return end !== null && remaining$1(end, now) < 0;
}

// src/certificates/public-issuers.ts
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
/** Whether the organization of a name is one that runs publicly trusted CAs. */
function isPublicOrganization(organization) {
	return ORGANISATIONS.has(organization);
}
/** Whether a certificate is a TLS server certificate of an issuer that is bound by the Baseline Requirements. */
function isPublicTls(certificate) {
	if (certificate.ca || certificate.selfIssued) return false;
	const purposes = certificate.extendedKeyUsage;
	if (purposes.length > 0 && !purposes.includes("serverAuth")) return false;
	if (certificate.policies?.some((policy) => TLS_POLICIES.has(policy)) === true) return true;
	return purposes.length > 0 && isPublicOrganization(dnAttribute(certificate.issuer, "O") ?? "");
}

// src/certificates/past-use.ts
/** An outage of so long ago was noticed: what still holds the certificate is not in use, or checks no dates. */
const LONG_AGO$1 = 730 * DAY;
/** Names that lead nowhere, or only to what is on the same link: RFC 6761, RFC 6762, RFC 8375, and what routers use. */
const LEADS_NOWHERE = /(?:^|\.)(?:localhost|test|invalid|example|docker|localdomain|home\.arpa)$|^(?:\*\.)?[^.]+\.(?:local|lan|home|box)$|^(?:\*\.)?local\./i;
/** Private networks: RFC 1918. */
const PRIVATE_ADDRESS = /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./;
/** One machine or link, and private networks in IPv6: RFC 1122, RFC 3927, RFC 4193, RFC 4291. */
const LOCAL_ADDRESS = /^(?:127\.|169\.254\.|::1$|f[cd]|fe[89ab])/i;
/** Whether a text is an IPv4 address of a private network; a host name may begin like one. */
const isPrivateAddress = (text) => PRIVATE_ADDRESS.test(text) && isIP(text) === 4;
/** Whether a text is an address that leads nowhere outside of one network. */
const isInnerAddress = (text) => isPrivateAddress(text) || LOCAL_ADDRESS.test(text) && isIP(text) > 0;
/** Whether a certificate has a name by which others reach something, inside a company too. */
function namesReachableHost({ names, subject }) {
	return [...names, `dns:${dnAttribute(subject, "CN") ?? ""}`].some((name) => {
		const value = name.slice(name.indexOf(":") + 1);
		if (name.startsWith("ip:")) return !isInnerAddress(value);
		if (name.startsWith("uri:")) return URL.canParse(value) && isReachable(new URL(value).hostname);
		return name.startsWith("dns:") && isReachable(value);
	});
}
/**
* Whether a certificate of no public CA names nothing but what is on one machine or in one private network by its address or
* a single label: what such a certificate proves, and where, only its users know.
*/
function namesInnerHostsOnly(certificate) {
	const { names, subject } = certificate;
	const commonName = dnAttribute(subject, "CN") ?? "";
	return (names.some((name) => /^(?:dns|ip|uri):/.test(name)) || isInnerAddress(commonName)) && !namesReachableHost(certificate) && !isPublicTls(certificate);
}
/** Whether a certificate proves nothing to others outside one network: it names only hosts there, or is its own issuer and names none. */
function isOfOneNetwork(certificate) {
	const { ca, selfIssued } = certificate;
	return namesInnerHostsOnly(certificate) || selfIssued && !ca && !namesReachableHost(certificate);
}
function isReachable(host) {
	return looksLikeHost(host) && !LEADS_NOWHERE.test(host) && !isInnerAddress(host);
}
/**
* Whether a certificate has expired and had no use that others could notice by now: it is its own issuer and names no host that
* others reach, or it ended long ago. That something still deploys it is for the caller to find out.
*/
function isPastUse(certificate, now) {
	if (!hasExpired(certificate, now)) return false;
	return isLongPast(certificate, now) || certificate.selfIssued && !namesReachableHost(certificate);
}
/** Whether a certificate ended so long ago that an outage was noticed. */
function isLongPast({ notAfter }, now) {
	const end = readInstant(notAfter);
	return end !== null && now - end > LONG_AGO$1;
}
/** Whether the key of a certificate can do no more harm: it has expired, and names no host or ended long ago. */
function isKeyPastUse(certificate, now) {
	if (!hasExpired(certificate, now)) return false;
	return isLongPast(certificate, now) || !isPublicTls(certificate) && !namesReachableHost(certificate);
}

// src/policy/reserved-names.ts
/** Top-level domains that resolve nowhere: RFC 2606 section 2, RFC 6761; and `docker`, which resolvers for containers serve on one machine. */
const TEST_DOMAINS = /* @__PURE__ */ new Set([
	"test",
	"invalid",
	"localhost",
	"docker"
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
/** Keys that sign an app are to last 25 years and more, and are made with the same answers: https://developer.android.com/studio/publish/app-signing */
const YEARS_OF_APPS = 25;
/** A name on the link of one machine, which no public name leads to (RFC 6762): `esp32.local`. */
const LINK_HOST = /^[a-z0-9-]+\.local$/i;
/** What developers point at their own machine: `local.shop.io`, `*.localhost.shop.io`. */
const OWN_MACHINE = /^(?:\*\.)?local(?:host)?\.[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i;
/** A common name with a port: `localhost:8080`. */
const PORT = /:\d{1,5}$/;
/** A value that asks to be replaced: `YourOrg`, `Some-State`, `Default City`. */
const TO_REPLACE = /^(?:(?:your|some|default)[-_ ]?(?:names?|country|state|province|city|town|locality|org(?:ani[sz]ation)?|company|department|unit)|example(?: |$))/i;
/** The question of a program in place of an answer: `State`, `City`, `Organization Name`, `MyOrg`. */
const QUESTION = /^(?:my|the|a)?[-_ ]?(?:country|state|province|city|town|locality|location|org(?:ani[sz]ation)?|company|department|unit)(?:[-_ ](?:name|unit))?$/i;
/** What such an owner calls its things: `MyCA`, `my-server`. */
const MY_THING = /^my[-_ ]?(?:ca|root|app|cert|client|domain|server|service)/i;
/** One answer to every question, which tells nothing: `11`, `test`, `xx`. */
const NO_ANSWER = /^(?:\d{1,4}|([a-z])\1{0,3}|tests?|testing|asdf|abc|foo|none|n\/?a)$/i;
const LEAST_ALIKE = 3;
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
	const commonName = dnAttribute(subject, "CN")?.replace(PORT, "");
	const isSelfMade = subject !== "" && subject === issuer;
	if (commonName === DEBUG_BUILD || DEVELOPMENT.test(dnAttribute(subject, "O") ?? "")) return "fixture";
	if (isSelfMade && commonName === "localhost" && names.includes("dns:localhost")) return "fixture";
	if (isUnanswered(subject, ((readInstant(notAfter) ?? 0) - (readInstant(notBefore) ?? 0)) / (365 * 864e5)) && !namesHost({
		names,
		subject
	})) return "example";
	const isPublic = isPublicOrganization(dnAttribute(issuer, "O") ?? "");
	const ofHost = (host) => {
		if (isSelfMade && (LINK_HOST.test(host) || OWN_MACHINE.test(host))) return "fixture";
		return hostKind(host) ?? (!isPublic && HOST_TO_REPLACE.test(host) ? "example" : void 0);
	};
	const own = names.filter((name) => !isSelfMade || !isPrivateAddress(name.replace("ip:", "")));
	const kinds = own.map((name) => name.startsWith("dns:") ? ofHost(name.slice(4)) : kindOf$1(name));
	/** The names that may be those of a container, in the order of `kinds`. */
	const hosts = own.map((name) => name.startsWith("dns:") ? name.slice(4) : void 0);
	const isAddress = isSelfMade && names.length > 0 && isPrivateAddress(commonName ?? "");
	if (commonName !== void 0 && !isAddress && (names.length === 0 || looksLikeHost(commonName))) {
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
	const reserved = new Set(hosts.filter((_, index) => kinds[index] !== void 0).map((host) => host?.split(".")[0]));
	const open = hosts.filter((host, index) => kinds[index] === void 0 && !(host && reserved.has(host)));
	if (open.some((host) => host === void 0 || host.includes(".") || host.includes(":")) || open.length === kinds.length) return void 0;
	if (open.length > 0 && !kinds.includes("fixture")) return void 0;
	return kinds.includes("fixture") ? "fixture" : "example";
}
/** Whether a certificate has a name that something may be reached by. */
function namesHost({ names, subject }) {
	return names.some((name) => /^(?:dns:|ip:|uri:https?:)/.test(name)) || looksLikeHost(dnAttribute(subject, "CN") ?? "");
}
/** Whether a subject was not filled in: its values are those of a program or of instructions. */
function isUnanswered(subject, years) {
	const attributes = parseDistinguishedName(subject);
	if (attributes.filter(({ value }) => value === UNKNOWN).length >= LEAST_UNKNOWN && years > 0 && years < YEARS_OF_APPS) return true;
	const left = attributes.filter(({ value }) => TO_REPLACE.test(value)).length;
	if (attributes.some(({ value }) => value === UNANSWERED) || left >= LEAST_TO_REPLACE) return true;
	const asked = attributes.filter(({ value }) => QUESTION.test(value) || MY_THING.test(value));
	if (asked.length >= LEAST_TO_REPLACE && asked.some(({ type }) => type === "O")) return true;
	return years < YEARS_OF_APPS && isOneAnswer(attributes.map(({ value }) => value));
}
/** Whether some questions have the same answer, and one that says nothing. */
function isOneAnswer(values) {
	return values.some((one) => NO_ANSWER.test(one) && values.filter((other) => other === one).length >= LEAST_ALIKE);
}
function isTestAuthority(name) {
	if (OF_TESTS.test(name.slice(0, 1e3))) return true;
	const common = dnAttribute(name, "CN") ?? "";
	return common.length <= MAX_NAME && TEST_WORD.test(common) && AUTHORITY_WORD.test(common);
}
function kindOf$1(name) {
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
/** Forms with an entry for each certificate that is trusted. */
const KEYSTORES$1 = /* @__PURE__ */ new Set([
	"jks",
	"jceks",
	"bks",
	"pkcs12"
]);
/** Archives, which hold files of their own. */
const ARCHIVE = /\.(?:zip|jar|war|ear|tar|tgz|gz)$/i;
/** Finds the trust stores of an inventory, in one pass over its sightings. */
function findTrustStores({ certificates, privateKeys = [] }) {
	const withKeys = new Set(privateKeys.flatMap(({ sightings }) => sightings.map(fileKey)));
	const lists = listsOfOthers(certificates, withKeys);
	const heads = headsOf(certificates);
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
		if (stores.size === 0) return void 0;
		if (!certain && !isNamedRoot(certificate)) {
			const key = fileKey({
				repository,
				path
			});
			const size = stores.get(key) ?? 0;
			return heads.get(key)?.first.has(certificate.fingerprint) === false && !withKeys.has(key) && size >= LEAST_FOR_NAMED ? {
				path,
				size
			} : void 0;
		}
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
/** The first certificates of each plain file of PEM; none of a keystore, whose entries have no order. */
function headsOf(certificates) {
	const heads = /* @__PURE__ */ new Map();
	for (const { fingerprint, sightings } of certificates) for (const place of sightings) {
		const isKeystore = KEYSTORES$1.has(place.format);
		if (place.container !== void 0 || place.format !== "pem" && !isKeystore) continue;
		const { line = 0 } = place;
		const key = fileKey(place);
		const head = heads.get(key);
		if (head === void 0 || line < head.line) heads.set(key, {
			line,
			first: /* @__PURE__ */ new Set()
		});
		if (!isKeystore && line === heads.get(key)?.line) heads.get(key)?.first.add(fingerprint);
	}
	return heads;
}
/**
* Files that gather certificates of others, such as those of all signers of a scheme: keystores, bundles and archives without a
* private key. In a configuration each certificate has a key of its own, and a meaning.
* @returns how many certificates each has
*/
function listsOfOthers(certificates, withKeys) {
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
	const groups = trustStoreGroups(() => stores ??= findTrustStores(inventory), (place) => policy.contextOf(place), now);
	const certificates = new Map(inventory.certificates.map((one) => [one.fingerprint, one]));
	const qualify = qualifier(inventory);
	const findings = [];
	const keep = (keyed, places, certificate) => {
		const setting = Object.hasOwn(policy.levels, keyed.rule.id) ? policy.levels[keyed.rule.id] : void 0;
		if (setting === "off") return;
		const level = levelOf$1(keyed, setting);
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
			message: messageOf$4(error)
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

// src/copies/declared-sync.ts
/** Endpoints are compared by what they serve, not by what was scanned. */
function isEndpoint(text) {
	return text.includes("://");
}
/** A place is a path, a glob, `owner/repo:path` or `secret:ns/name`. Authorities count where the source holds nothing else. */
function resolveSync(entry, { inventory, topology, policy }) {
	const resolve = (text, authorities) => {
		const secret = asRef("secret", text);
		if (secret !== void 0) return {
			text,
			found: [...matching(secretMatcher(secret, topology), inventory, authorities)],
			inScope: !topology.facts.some(({ writes }) => writes.includes(secret))
		};
		const { matches, inScope } = placePattern(text, inventory.repositories, policy.matches);
		return {
			text,
			found: [...matching(matches, inventory, authorities)],
			inScope
		};
	};
	const served = resolve(entry.source, false);
	const trusted = resolve(entry.source, true);
	const authorities = served.found.length === 0 && trusted.found.length > 0;
	return {
		source: authorities ? trusted : served,
		copies: entry.copies.filter((copy) => !isEndpoint(copy)).map((copy) => resolve(copy, authorities))
	};
}
function* matching(matches, inventory, authorities) {
	for (const certificate of inventory.certificates) {
		if (isAuthority$1(certificate) !== authorities) continue;
		for (const place of certificate.sightings) if (matches(place)) yield {
			certificate,
			place
		};
	}
}
/** The newest certificate at one side that is valid by now. */
function newestOf({ found }, { now }) {
	return found.flatMap(({ certificate }) => notBeforeTime(certificate) <= now ? [certificate] : []).sort(newestFirst)[0];
}
/** A Secret is found by the fact that writes it: the lines of its manifest. */
function secretMatcher(ref, topology) {
	const manifests = topology.facts.filter((fact) => fact.kind === "sink" && fact.writes.includes(ref));
	return (place) => manifests.some(({ location }) => location.repository === place.repository && location.path === place.path && (place.line ?? 0) >= (location.line ?? 0) && (place.line ?? 0) <= (location.endLine ?? Number.POSITIVE_INFINITY));
}
/** The lineage that most of the certificates of a place belong to. */
function lineageOf$1(declared, topology) {
	const versions = new Set(declared.found.map(({ certificate }) => certificate.fingerprint));
	return topology.lineages.find((lineage) => lineage.versions.some((version) => versions.has(version)));
}
/** The places that a `sync` entry declares as copies, with the delay that each may still have. */
function declaredCopies(input) {
	const copiesOf = /* @__PURE__ */ new Map();
	for (const entry of input.policy.sync) {
		const { source, copies } = resolveSync(entry, input);
		const newest = newestOf(source, input);
		if (newest === void 0) continue;
		const allowed = notBeforeTime(newest) + (entry.within === void 0 ? 0 : duration(entry.within) ?? 0);
		for (const { found } of copies) for (const { place } of found) copiesOf.set(place, {
			entry,
			late: input.now > allowed
		});
	}
	return copiesOf;
}
/** Fingerprints of the certificates at a declared source or copy: the config file says who renews them. */
function declaredCertificates(input) {
	return declaredIn(input.inventory, input);
}
const declaredIn = memoizeByObject((_, input) => {
	const found = input.policy.sync.flatMap((entry) => {
		const { source, copies } = resolveSync(entry, input);
		return [source, ...copies].flatMap((side) => side.found.map(({ certificate }) => certificate.fingerprint));
	});
	return new Set(found);
});

// src/policy/evidence.ts
/** Container of what a string in source code spells. */
const SOURCE = "source-string";
/** Container of what stands in a comment that documents code. */
const DOCUMENTATION = "documentation-comment";
/** Container of what only tests are compiled with. */
const TEST_CODE = "test-code";
/** Mechanisms whose files deploy what they refer to. A compose file may as well be for a developer's machine. */
const DEPLOYS$1 = /* @__PURE__ */ new Set([
	"docker",
	"kubernetes-secret",
	"kustomize",
	"terraform"
]);
/** Mechanisms that install files on hosts, for development as well. */
const INSTALLS = /* @__PURE__ */ new Set([...DEPLOYS$1, "ansible"]);
/** A word in the name of such a file that means deployment for tests or development: `Dockerfile.dev`. */
const NOT_PRODUCTION = /(?:^|[-_.])(?:dev|devel|development|local|tests?|testing|e2e|ci|debug|sample|example)(?:[-_.]|$)/i;
/**
* Gathers the evidence of an inventory, in one pass over its facts and sightings.
* @returns with them the files that something deploys or installs on hosts
* @param isProduction whether the path of a place alone gives no other context
*/
function evidenceOf({ facts = [], certificates, privateKeys = [] }, isProduction) {
	const deployed = /* @__PURE__ */ new Set();
	const installed = /* @__PURE__ */ new Set();
	const imaged = /* @__PURE__ */ new Set();
	const elsewhere = /* @__PURE__ */ new Set();
	for (const fact of facts) for (const path of filesOf$1(fact)) {
		if (!isProduction(fact.location)) continue;
		const file = fileKey({
			repository: fact.location.repository,
			path
		});
		installed.add(file);
		if (!DEPLOYS$1.has(fact.mechanism)) continue;
		deployed.add(file);
		(fact.mechanism === "docker" ? imaged : elsewhere).add(file);
	}
	for (const file of elsewhere) imaged.delete(file);
	const injected = new Set(facts.filter(({ attributes }) => attributes.inject !== void 0).map(({ location }) => fileKey(location)));
	const documented = /* @__PURE__ */ new Set();
	const tested = /* @__PURE__ */ new Set();
	for (const { sightings } of [...certificates, ...privateKeys]) for (const sighting of sightings) {
		if (sighting.container === DOCUMENTATION) documented.add(lineKey(sighting));
		if (sighting.container === TEST_CODE) tested.add(lineKey(sighting));
	}
	return {
		deployed,
		installed,
		imaged,
		documented,
		tested,
		spelled: new Set(privateKeys.flatMap(({ sightings }) => sightings.filter(({ container }) => container === SOURCE).map(lineKey))),
		injected
	};
}
/** The key of a line of a file in {@link Evidence.documented}. */
function lineKey({ line = 0, ...file }) {
	return `${fileKey(file)}\0${line}`;
}
/** Whether the name of a file says that it is for tests or development. */
function isForDevelopment(path) {
	return NOT_PRODUCTION.test(fileNameOf(path));
}
function filesOf$1({ mechanism, location, reads }) {
	if (!INSTALLS.has(mechanism) || isForDevelopment(location.path)) return [];
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
/** Settings of Rails: one file has those of all its environments. https://guides.rubyonrails.org/configuring.html */
const RAILS_SETTINGS = /(?:^|\/)config\/[\w-]+\.ya?ml$/;
/** Whether a repository is called after the examples that it gathers: `fabric-samples`, `acme/tls-demo`. */
function isOfExamples$1(repository) {
	return /(?:^|[-_.])(?:examples?|samples?|tutorials?|demos?|workshops?|playground|testbed|devconf|devenv|local-dev)$/i.test(fileNameOf(repository));
}
/** Whether it is called so in the plural: a demo may be deployed for good. */
function gathersSamples(repository) {
	return /(?:^|[-_.])(?:examples|samples|tutorials|workshops)$/i.test(fileNameOf(repository));
}
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
		const isOfSamples = gathersSamples(repository) || allowed?.isCollection(repository) === true;
		if (context !== "vendored" && !isOfSamples && found?.deployed.has(fileKey(place)) === true) return {
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
		if (certain && certificate !== void 0 && declared(place) === void 0 && found?.imaged?.has(fileKey(place)) && productionFolder(place.path) === void 0) return contextOfNames(certificate) ?? context;
		if (context !== "production" || certain) return context;
		if (found?.tested?.has(lineKey(place))) return "fixture";
		if (found?.documented.has(lineKey(place))) return "example";
		if (allowed?.ofLine(place)) return "fixture";
		if (isOfExamples$1(place.repository)) return "example";
		const told = certificate !== void 0 && namesReachableHost(certificate) ? void 0 : allowed?.ofProse(place);
		if (told !== void 0 && told !== "production") return told;
		if (/(?:^|\.)examples?(?:$|[.[])/.test(place.pointer ?? "")) return "example";
		if (RAILS_SETTINGS.test(place.path) && /^(?:development|test)\./.test(place.pointer ?? "")) return "fixture";
		if (/(?:^|\.)caBundle$/.test(place.pointer ?? "") && found?.injected?.has(fileKey(place))) return "vendored";
		if (certificate === void 0) return context;
		if (isSample(place, certificate) || isOfTests(certificate)) return "fixture";
		const named = contextOfNames(certificate);
		if (named === "example" && /(?:^|\.)caBundle$/.test(place.pointer ?? "")) return context;
		if (named === "fixture" && productionFolder(place.path) !== void 0) return context;
		return named ?? context;
	};
}

// src/policy/mentions.ts
/** Which files of a repository name its keys and certificates, and what follows for those that no production code names. */
/** Files that are looked for in one repository, and certificates of a file from which on it is a bundle. */
const MAX_TARGETS = 200;
const MANY$3 = 10;
/** The longest line in which a name is looked for. */
const MAX_LINE$1 = 2e3;
/** Files that hold nothing but keys or certificates, also those without an extension: `id_rsa`. */
const MATERIAL$1 = /\.(?:jwks?|cert|store|p12|key)$|(?:^|\/)[^./]+$/i;
/** What ignores, lists or licenses files: it does not use them. */
const LISTS = /(?:^|\/)(?:\.[a-z]*ignore|\.gitattributes|\.gitleaks\.toml|\.secrets\.baseline|CODEOWNERS|REUSE\.toml|dep5|CHANGELOG[^/]*|index\.txt(?:\.attr)?(?:\.old)?|\.gitkeep)$|\.(?:license|sha\d*|md5)$/i;
/** Configuration of what only developers and tests start. */
const OF_DEVELOPERS = /(?:^|\/)(?:vite|vue|webpack|karma|jest|vitest|cypress|playwright)\b[^/]{0,60}\.(?:[cm]?[jt]s|json)$|(?:^|\/)(?:\.vscode|\.vs|\.idea|\.devcontainer)\/|(?:^|\/)(?:angular\.json|launchSettings\.json|Vagrantfile|tox\.ini|pytest\.ini|phpunit\.xml(?:\.dist)?)$/i;
/** Settings of an application; the manifests of a stage have other endings. */
const SETTINGS = /^\.env\.|\.(?:env|json5?|properties|toml|ini)$/i;
const COMMENT$1 = /^\s*(?:\/\/|\/\*|\*|#(?!!|include\b|define\b)|--|;|%|<!--|rem\b)/i;
/** Commands that make or remove files, and options that name what is made: the result is used elsewhere, or nowhere. */
const MAKES = /\b(?:openssl|keytool|mkcert|ssh-keygen|cfssl(?:json)?|certtool|makecert|easyrsa|certstrap|chmod|chown|mkdir|rm|touch)\b|(?:^|\s)-(?:keyout|out|CAkey|CA|inkey|signkey|keystore|destkeystore|srckeystore)\s/;
/** Names that say nothing about one file in particular. */
const PLAIN_FOLDER = /^(?:src|main|java|resources?|apps?|libs?|conf|configs?|configuration|public|assets|static|server|client|backend|frontend|data|build|dist|etc|core|common|root|web|www|api|raw|res|bin|scripts?|docker|nginx)$/i;
/** What takes the path of a folder apart from its name. */
const JOINS = /\b(?:join|resolve|Path|File|path)\b/;
/** The paths of what is looked for in a repository: no names of hosts that others reach, and no test data. */
function soughtPaths({ certificates, privateKeys }, repository) {
	const reachable = new Set(certificates.filter(namesReachableHost).map(({ publicKey }) => publicKey.fingerprint));
	const isSought = ({ repository: its, path, container, encryptedInGit }) => its === repository && container === void 0 && encryptedInGit !== true && isLookedFor(path);
	const keys = new Set(privateKeys.filter(({ publicKeyFingerprint = "" }) => !reachable.has(publicKeyFingerprint)).flatMap(({ sightings }) => sightings.filter(isSought).map(({ path }) => path)));
	const held = /* @__PURE__ */ new Map();
	for (const one of certificates) {
		if (namesReachableHost(one)) continue;
		for (const { path } of one.sightings.filter(isSought)) held.set(path, (held.get(path) ?? 0) + 1);
	}
	const few = [...held].filter(([path, count]) => count < MANY$3 && !keys.has(path)).map(([path]) => path);
	return [...[...keys].sort(), ...few.sort()].slice(0, MAX_TARGETS);
}
function isLookedFor(path) {
	return (MATERIAL_FILE.test(path) || MATERIAL$1.test(path)) && contextOfPath(path) === "production" && productionFolder(path) === void 0 && !isOfInfrastructure(path);
}
const literal$1 = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** What is looked for of a file. */
function targetOf(path) {
	const name = fileNameOf(path);
	const dot = name.lastIndexOf(".");
	const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot + 1)] : [name, void 0];
	const isTelling = extension !== void 0 && stem.length > 5 && /[-_.\d]/.test(stem);
	const folder = fileNameOf(folderOf(path));
	const outer = ancestorsOf(folderOf(path));
	const ofFolder = [...folder !== "" && !PLAIN_FOLDER.test(folder) ? [literal$1(folder)] : [], ...outer.map((one) => literal$1(one))];
	const ofName = [
		`(?<![\\w.-])${literal$1(name)}(?![\\w-]|\\.\\w)`,
		...isTelling ? [`(?<![\\w.-])${literal$1(stem)}(?![\\w-]|\\.\\w)`] : [],
		...extension === void 0 ? [] : [
			`(["'])${literal$1(stem)}\\1.{0,60}["']\\.?${literal$1(extension)}["']`,
			`\\braw[./]${literal$1(stem)}\\b`,
			`\\*\\.${literal$1(extension)}(?!\\w)`
		]
	];
	return {
		path,
		words: [
			...isTelling ? [stem] : [name],
			...extension === void 0 ? [] : [
				`"${stem}"`,
				`'${stem}'`,
				`raw.${stem}`,
				`raw/${stem}`,
				`*.${extension}`
			],
			...folder !== "" && !PLAIN_FOLDER.test(folder) ? [folder] : [],
			...outer
		],
		name: new RegExp(ofName.join("|")),
		folders: ofFolder.length === 0 ? void 0 : new RegExp(`(?:^|[\\s"'=:(,/\\\\])(?:${ofFolder.join("|")})[/\\\\]?(?:["'\\s:),;*$%{<]|$)`)
	};
}
/** The folders above a folder, except those at the root: `deploy/nginx` of `deploy/nginx/certs`. */
function ancestorsOf(folder) {
	const outer = folderOf(folder);
	return outer.includes("/") ? [outer, ...ancestorsOf(outer)] : [];
}
/** Whether a file may tell who uses others. */
function mayMention(path) {
	return !LISTS.test(path) && !MATERIAL_FILE.test(path);
}
/**
* Whether a text names a file, in a line that neither is a comment nor makes the file.
* @param left the lines that may still be looked at; below 0 where there were more
*/
function mentions(text, target, left) {
	for (const word of target.words) for (let at = text.indexOf(word); at >= 0 && left.lines >= 0; left.lines -= 1) {
		const end = text.indexOf("\n", at);
		if (namedIn(text.slice(text.lastIndexOf("\n", at) + 1, end < 0 ? text.length : end), target)) return true;
		at = end < 0 ? -1 : text.indexOf(word, end);
	}
	return false;
}
function namedIn(line, { name, folders }) {
	if (line.length > MAX_LINE$1) return name.test(line);
	if (!name.test(line) && !(folders?.test(line) && (/[/\\]/.test(line) || JOINS.test(line)))) return false;
	return !COMMENT$1.test(line) && !MAKES.test(line);
}
/**
* How settings of an application are used: `config/development.json`, `.env.test`. Keys that sign tokens, in the data that an
* identity provider is first filled with, are replaced where it runs.
*/
function usageOfSettings({ path, pointer = "", format }) {
	if (!(SETTINGS.test(fileNameOf(path)) && !isOfInfrastructure(path) && productionFolder(path) === void 0)) return void 0;
	if (isForDevelopment(path)) return "development";
	return (format === "jwk" || /\borg\.keycloak\.keys\.KeyProvider\b/.test(pointer)) && /\.json$/i.test(path) ? "initial" : void 0;
}
/**
* What the places that name a file tell of its use. Undefined where something of production names it, or where nothing is
* known.
*/
function usageOf$1({ repositories }, isProduction) {
	const known = /* @__PURE__ */ new Map();
	for (const { name, mentions: all = [] } of repositories) for (const one of all) known.set(fileKey({
		repository: name,
		path: one.path
	}), one);
	return (place) => {
		const mention = known.get(fileKey(place));
		if (mention === void 0) return usageOfSettings(place);
		const { repository } = place;
		const uses = ({ path }) => isProduction({
			repository,
			path
		}) && !OF_DEVELOPERS.test(path) && !isForDevelopment(path);
		if (mention.by.some((path) => uses({ path }))) return void 0;
		return mention.by.length === 0 ? "unnamed" : "tests";
	};
}

// src/policy/resolve.ts
/** What holds certificates and keys itself, as the value of a setting, is deployed with them. */
const CONFIGURATION = /\.(?:ya?ml|tf|tfvars|hcl|nix|pp|tpl|ovpn)$/i;
/** Jobs of CI, and services that mostly a developer's machine starts: what they hold themselves is deployed nowhere. */
const NOT_DEPLOYED = /(?:^|\/)\.github\/workflows\/|(?:^|\/)(?:docker-)?compose(?:[-_.](?!prod|prd|live)[\w.-]*)?\.ya?ml$/i;
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
	const matches = read !== void 0 || inventory.repositories.some(({ allowLists = [] }) => allowLists.length > 0) ? await globMatcher() : () => false;
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
	const isProduction = (place) => (declared(place) ?? inStages(place)) === "production";
	const allowed = allowedPlaces(inventory, matches);
	const found = evidenceOf(inventory, (place) => isProduction(place) && !allowed.isBesideTestMaterial(place));
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
			allowed,
			found
		}),
		isDeployed: (place) => isConfiguration(place.path) || found.installed.has(fileKey(place)),
		usageOf: usageOf$1(inventory, isProduction),
		matches
	};
}
function isConfiguration(path) {
	return CONFIGURATION.test(path) && (!NOT_DEPLOYED.test(path) || productionFolder(path) !== void 0);
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
const MAX_CANDIDATES$4 = 256;
/**
* Connects certificates to facts: to the Secret or file that holds them, to the mechanism that reads that file, and to
* the producers that request their names.
*/
function certificateEdges(inventory, facts) {
	if (inventory.certificates.length === 0 || facts.length === 0) return [];
	const index = indexOf$2(facts);
	return inventory.certificates.flatMap((certificate) => [...sightingEdges(certificate, facts, index), ...nameEdges(certificate, facts, index)]);
}
function indexOf$2(facts) {
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
		})) ?? []).slice(0, MAX_CANDIDATES$4)) if (`/${path}`.endsWith(host)) add(fact, makeRef("path", host), "low");
	}
	return [...edges.values()];
}
/** A producer that requests all names of a certificate renews it: for certain if it requests no others. */
function nameEdges(certificate, facts, index) {
	const names = new Set(certificate.names.filter((name) => /^(?:dns|ip):/.test(name)).map((name) => name.toLowerCase()));
	const [first] = names;
	if (first === void 0) return [];
	return (index.names.get(first) ?? []).slice(0, MAX_CANDIDATES$4).flatMap((position) => {
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
	if (!isLate(newer, older) || !isTelling$1(newer.subject)) return false;
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
function isTelling$1(subject) {
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
	if (called.every((name) => LOCAL_NAME.test(name))) return `${LOCAL}${[...new Set(called)].sort().join()}|${issuerOf$1(certificate)}`;
	const identity = names.length > 0 ? [...new Set(names)].sort().join() : subject;
	if (!called.every((name) => INNER_NAME.test(name) || LOCAL_NAME.test(name))) return `leaf|${identity}|${issuerOf$1(certificate)}`;
	if (called.every((name) => ROLE_NAME.test(name) || LOCAL_NAME.test(name))) return `leaf|${identity}|key|${publicKey.fingerprint}`;
	const { selfIssued, authorityKeyId } = certificate;
	return `leaf|${identity}|${selfIssued ? `self|${nameOfFirst(certificate)}` : authorityKeyId ?? issuerOf$1(certificate)}`;
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
function issuerOf$1(certificate) {
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
const OUTPUT$1 = /^(.*\/module\.[\w-]+)\.([\w-]+)$/;
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
const outputOf = (ref) => isOfKind(ref, "tf") ? OUTPUT$1.exec(nameOfRef(ref)) : null;
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
function* foldersOf$1(ref) {
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
			for (const folder of foldersOf$1(ref)) addTo(index.within, folder, place);
		}
	});
	return index;
}
/** Whatever may join a ref: the same one, and where a namespace is open on either side, those of the name. */
function* candidates(index, ref) {
	const own = namespaceOfRef(ref);
	if (own === void 0) {
		yield* index.exact.get(ref) ?? [];
		for (const folder of foldersOf$1(ref)) yield* index.exact.get(folder) ?? [];
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
const MANY$2 = 256;
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
		if (lists.reduce((sum, list) => sum + list.length, takers.length) > MANY$2) continue;
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
	for (const fact of facts) for (const ref of [...fact.reads, ...fact.writes]) if (isOfCluster(ref)) known.add(keyOf$1(fact, fact.location.path, ref));
	return (reader, other, ref) => {
		const [own, there] = [reader.location, other.location];
		if (own.repository !== there.repository || own.path === there.path || !isOfCluster(ref)) return false;
		const twin = twinPath(own.path, there.path);
		return twin !== void 0 && known.has(keyOf$1(reader, twin, ref));
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
function keyOf$1({ mechanism, kind, attributes, location }, path, ref) {
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
const MAX_LOOKED$1 = 1e3;
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
			const sure = sameFile$1(reload, consumer) ? "high" : confidence;
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
		if (last === void 0 || !sameFile$1(last, fact)) known.clear();
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
			if (sameFile$1(other, fact)) near.push({
				place,
				confidence
			});
		}
		if (++looked === MAX_LOOKED$1 || near.length > MAX_JOINS) break;
	}
	const sureFirst = found.filter(({ place }) => !sameFile$1(facts[place.index], fact)).toSorted((a, b) => Number(b.confidence === "high") - Number(a.confidence === "high"));
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
function sameFile$1({ location: a }, { location: b }) {
	return a.path === b.path && a.repository === b.repository;
}
function joinState(source, reader) {
	const state = stateOf(reader);
	return state === "live" && (source.kind === "producer" || source.kind === "schedule") ? stateOf(source) : state;
}

// src/audit/encrypted-in-git.ts
/** Bytes of the largest file with a key that is compared with what git stores. */
const MAX_FILE$2 = 16 << 20;
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
		maxFileBytes: MAX_FILE$2,
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
const MAX_CANDIDATES$3 = 40;
const MAX_LINES$2 = 200;
const MAX_LINE = 2e3;
const MAX_WORDS = 12;
const MAX_WORD = 128;
/** Lines that are remembered as naming one keystore. */
const MAX_NAMED$3 = 50;
/** Lines between the name of a keystore and its password that count as near. */
const NEAR$2 = 12;
/** What speaks of a password; `pin` and `secret` as words of their own, which is asked behind them because it is faster. */
const PASSWORD = /pass|pwd|(?:pin|secret)(?![a-z])(?<![a-z](?:pin|secret))/i;
const OF_STORES = /store|p12|pfx|pkcs|jks|cert|ssl|tls|pem/i;
/** A key alone on its line, whose value is on the next: `name: KEYSTORE_PASSWORD`, `<name>ssl.keystore.password</name>`. */
const NAME_ONLY = /^\W*(?:name|key)\b/i;
const VALUE = /^\W*value\b/i;
const WORD$1 = /"([^"\\]{1,128})"|'([^'\\]{1,128})'|([^\s"'=:,;<>()[\]{}|]{1,128})/g;
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
			if (named.length < MAX_NAMED$3 && line.includes(store)) names.set(store, [...named, number]);
		}
		const ofBefore = VALUE.test(line) && NAME_ONLY.test(before) && PASSWORD.test(before);
		if (lines.length < MAX_LINES$2 && (ofBefore || PASSWORD.test(line))) {
			const words = wordsOf$2(line, secret);
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
	return [...text.matchAll(WORD$1)].flatMap(([, double, single, bare = ""]) => {
		const quoted = double ?? single;
		if (quoted === void 0) return [bare];
		return PASSWORD.test(quoted) ? [quoted, ...quoted.split(/[\s=:]+/).filter(Boolean)] : [quoted];
	});
}
/** @param encoded whether values are in base64, as those of a Secret */
function wordsOf$2(line, encoded) {
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
		const nearness = ({ line }) => named?.some((one) => Math.abs(one - line) <= NEAR$2) === true ? 40 : 0;
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
	return [...best].sort(([a, one], [b, other]) => rankOf$1(other) - rankOf$1(one) || (a < b ? -1 : 1)).slice(0, 40).map(([password, { path, line }]) => ({
		password,
		location: {
			repository,
			path,
			line
		}
	}));
}
/** What is written on many lines about keystores is more likely to be their password. */
function rankOf$1({ score, times }) {
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

// src/audit/password-files.ts
/** Looks for the files of a repository in which passwords of its keystores are written. */
/** Bytes of the largest file that passwords are looked for in, and of all those files together. */
const MAX_FILE$1 = 262144;
const MAX_BYTES$2 = 64 << 20;
/** Lines of passwords that are remembered of one repository. */
const MAX_LINES$1 = 2e4;
/** Files that hold no text in which people write passwords. */
const NO_CONFIG = /\.(?:png|jpe?g|gif|ico|svg|webp|woff2?|ttf|eot|pdf|zip|jar|war|ear|t?gz|t?xz|bz2|7z|exe|dll|so|class|wasm|mp[34]|lock|min\.js|map|p12|pfx|jks|jceks|bks|keystore|truststore)$|(?:^|\/)(?:node_modules|\.git)\//i;
/** What the files of a tree tell; the unchanged files of a change are the same on both sides of it. */
const remembered = /* @__PURE__ */ new WeakMap();
/** The files of a repository that speak of passwords or name its keystores, and whether only its first tree has such. */
async function passwordFiles(trees, sought, options) {
	const files = /* @__PURE__ */ new Map();
	const stores = JSON.stringify([sought.everywhere, ...[...sought.paths].sort(compareText)]);
	let [bytes, isWhole, isOfFirst] = [
		0,
		true,
		true
	];
	for (const tree of trees) {
		const known = remembered.get(tree.entries);
		const found = known?.stores === stores ? known.found : await passwordFilesOf(tree, sought, options);
		remembered.set(tree.entries, {
			stores,
			found
		});
		bytes += found.bytes;
		isWhole &&= found.isWhole;
		isOfFirst &&= tree === trees[0] || found.files.length === 0;
		for (const file of found.files) files.set(file.path, file);
	}
	return {
		files: [...files.values()],
		bytes,
		isWhole,
		isOfFirst
	};
}
/** Those of one tree; the files in folders of keystores are read first. */
async function passwordFilesOf(tree, { paths, everywhere }, options) {
	const folders = new Set(paths.map(folderOf));
	if (!everywhere) {
		for (const folder of folders) if (folder !== "") folders.add(folderOf(folder));
	}
	const stores = new Set(paths.map(fileNameOf));
	const files = [];
	let bytes = 0;
	let lines = 0;
	for (const near of everywhere ? [true, false] : [true]) {
		const isWanted = (path) => folders.has(folderOf(path)) === near && !NO_CONFIG.test(path);
		await eachFile([tree], isWanted, MAX_FILE$1, options, (path, content) => {
			if (bytes > 67108864 || lines > MAX_LINES$1) return;
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
		isWhole: bytes <= 67108864 && lines <= MAX_LINES$1
	};
}
/** The paths of entries; a tree is gone through more than once. */
const pathsIn = memoizeByObject((entries) => entries.map(({ name }) => toDisplayPath(name)));
/** Visits the files of some trees that are wanted and no larger than `most` bytes; `missed` is told of those that could not be read whole. */
async function eachFile(trees, isWanted, most, { env = {} }, visit, missed = () => {}) {
	for (const { access, entries } of trees) {
		const reader = openReader(access, env, {
			maxFileBytes: most,
			suspect: () => false
		});
		const paths = pathsIn(entries);
		const wanted = entries.filter((_, index) => isWanted(paths[index]));
		await reader.each(wanted, ({ name }, content) => {
			const path = toDisplayPath(name);
			if (content.kind === "bytes") return visit(path, content.bytes);
			if (content.kind === "large" || leavesHole({
				path,
				reason: content.reason
			})) missed(path);
		});
		reader.close();
	}
}

// src/audit/locked-stores.ts
/** Files of one repository whose keystores are tried again. */
const MAX_STORES = 40;
/** Bytes of the largest keystore. */
const MAX_STORE = 16 << 20;
/** Keystores without success after which only the few most likely passwords are tried. */
const MAX_MISSES = 12;
const FEW$1 = 8;
/** Keystores that nothing has opened yet, or that may have another password now. */
function isClosed({ opened }) {
	return opened === "locked" || opened === "none" || opened === "repository-password";
}
/** The keystores and the encrypted PEM keys of some contents. */
function lockable({ keystores = [], privateKeys = [] }) {
	const keys = privateKeys.flatMap(({ encrypted, sightings }) => sightings.flatMap(({ repository, path, pointer, format, password }) => !encrypted || format !== "pem" ? [] : [{
		repository,
		path,
		...pointer !== void 0 && { pointer },
		format,
		opened: openedBy$1(password)
	}]));
	return [...keystores, ...keys];
}
function openedBy$1(password) {
	return password === void 0 ? "locked" : "repository-password";
}
/** What was opened where all passwords and keystores are in one tree: a change that leaves the tree alone changes nothing of it. */
const openedBefore = /* @__PURE__ */ new WeakMap();
/** The inventory with the contents that repository passwords open, in place of what was known of those files. */
async function openLockedStores(inventory, trees, options) {
	const opened = await openedStores(lockable(inventory), trees, options);
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
function soughtOf(stores) {
	return {
		paths: pathsOf(stores),
		everywhere: stores.some(({ format }) => format !== "pem")
	};
}
function pathsOf(stores) {
	const paths = [...new Set(stores.map(({ path }) => path))];
	if (paths.length <= MAX_STORES) return paths;
	const production = new Set(paths.filter((path) => contextOfPath(path) === "production"));
	return [...production, ...paths.filter((path) => !production.has(path))].slice(0, MAX_STORES);
}
/** What files hold whose keystores a password of the repository opens. */
async function openedIn(trees, closed, options) {
	const [{ repository }] = closed;
	const sought = soughtOf(closed);
	const { paths } = sought;
	const { memory } = options;
	const key = JSON.stringify(closed);
	const digest = memory && createHash("sha256").update(key).digest("hex");
	const kept = memory?.recall(repository);
	if (kept !== void 0 && kept.known.closed === digest && await stillHolds(kept, trees, sought, options)) {
		memory?.keep(repository, kept.known);
		return new Map(kept.known.opened);
	}
	const before = new Set(closed.flatMap(({ opened: how, path }) => how === "repository-password" ? [path] : []));
	const { files, bytes, isWhole, isOfFirst } = await passwordFiles(trees, sought, options);
	const [first, ...others] = trees;
	const shared = isOfFirst && !others.some((tree) => pathsIn(tree.entries).some((path) => paths.includes(path)));
	const same = first && openedBefore.get(first.entries);
	const opened = shared && same?.closed === key ? same.opened : /* @__PURE__ */ new Map();
	const done = () => {
		const speaking = files.map(({ path }) => path);
		if (digest !== void 0 && isWhole) memory?.keep(repository, {
			closed: digest,
			speaking,
			bytes,
			opened: [...opened]
		});
		if (shared && first !== void 0) openedBefore.set(first.entries, {
			closed: key,
			opened
		});
		return opened;
	};
	if (opened === same?.opened) return done();
	const ofKeys = new Set(closed.flatMap(({ format, path }) => format === "pem" ? [path] : []));
	if (files.length === 0 && before.size === 0 && ofKeys.size === 0) return done();
	const examiner = createExaminer(options, options.passwords ?? []);
	const fitting = /* @__PURE__ */ new Map();
	let misses = 0;
	for (const again of [false, true]) {
		const left = new Set(paths.filter((path) => !opened.has(path)));
		if (left.size === 0 || again && fitting.size === 0) break;
		await eachFile(trees, (path) => left.has(path), MAX_STORE, options, async (path, bytes) => {
			const own = passwordsFor(path, repository, files).filter(({ password }) => !fitting.has(password));
			const found = [...fitting.values(), ...again ? [] : own].slice(0, misses < MAX_MISSES ? 40 : FEW$1);
			if (found.length === 0 && !before.has(path) && !ofKeys.has(path)) return;
			const facts = await examiner.examine(repository, path, bytes, found);
			if (facts === void 0 || facts.faults.length > 0) return;
			const { faults: _, ...contents } = facts;
			const ofKey = contents.privateKeys.flatMap(({ sightings }) => sightings.flatMap(({ password }) => password ?? []));
			const places = /* @__PURE__ */ new Set([...contents.keystores.flatMap(({ passwordAt }) => passwordAt ?? []), ...ofKey]);
			for (const one of found) if (places.has(one.location)) fitting.set(one.password, one);
			if (places.size === 0) misses++;
			if (places.size > 0 || before.has(path)) opened.set(path, contents);
		});
	}
	return done();
}
/** Whether no file that changed is a keystore or speaks of passwords, now or before, and no file that did so is gone. */
async function stillHolds({ known, changed }, trees, sought, options) {
	const [tree, ...more] = trees;
	if (tree === void 0 || more.length > 0) return false;
	const touched = new Set(changed.map(({ name }) => toDisplayPath(name)));
	if ([...sought.paths, ...known.speaking].some((path) => touched.has(path))) return false;
	const present = new Set(tree.entries.map(({ name }) => toDisplayPath(name)));
	if (!known.speaking.every((path) => present.has(path))) return false;
	const { files, bytes } = await passwordFilesOf({
		...tree,
		entries: [...changed]
	}, sought, options);
	return files.length === 0 && known.bytes + bytes <= 67108864;
}

// src/audit/mentions.ts
/** Bytes of the largest file that is searched, and of all files of a repository. Beyond that nothing is known of it. */
const MAX_FILE = 8 << 20;
const MAX_BYTES$1 = 256 << 20;
/** Lines of a repository that are looked at because a name is in them. */
const MAX_LINES = 2e5;
/** Files that hold no text. */
const NO_TEXT = /\.(?:png|jpe?g|gif|ico|svg|webp|woff2?|ttf|eot|pdf|zip|jar|war|ear|t?gz|t?xz|bz2|7z|exe|dll|so|class|wasm|mp[34]|min\.js|map)$|(?:^|\/)(?:node_modules|\.git)\//i;
/** Adds to each repository which of its files name keys and certificates that are in it. */
async function withMentions(inventory, trees, options, isSought = () => true) {
	const repositories = [];
	for (const repository of inventory.repositories) {
		const { name } = repository;
		const paths = soughtPaths(inventory, name).filter(isSought);
		const own = trees.filter((tree) => tree.name === name);
		const found = paths.length === 0 || own.length === 0 ? void 0 : await mentionsIn(own, paths, options);
		repositories.push(found === void 0 ? repository : {
			...repository,
			mentions: found
		});
	}
	return {
		...inventory,
		repositories
	};
}
/**
* The same for both sides of a change, for those of the files that it leaves alone which its own files name. What quiets a
* finding must be true of the base, and what the head adds to it only raises findings of the head. Of a file that the change
* does not name both sides know the same, so nothing is searched for it.
* @param changed the changed files of each side
*/
async function withMentionsOfChange([base, head], unchanged, changed, options) {
	const { name } = changed.head;
	const sought = soughtPaths(base, name).filter((path) => !changed.paths.has(path));
	const added = sought.length === 0 ? [] : await mentionsIn([changed.head], sought, options);
	const by = new Map(added?.filter((one) => one.by.length > 0).map((one) => [one.path, one.by]));
	if (by.size === 0) return [base, head];
	const before = await withMentions(base, [unchanged, changed.base], options, (path) => by.has(path));
	const mentions = (before.repositories.find((one) => one.name === name)?.mentions)?.map((one) => ({
		...one,
		by: [.../* @__PURE__ */ new Set([...one.by, ...by.get(one.path) ?? []])].sort(compareText)
	}));
	if (mentions === void 0) return [before, head];
	const repositories = head.repositories.map((one) => one.name === name ? {
		...one,
		mentions
	} : one);
	return [before, {
		...head,
		repositories
	}];
}
/**
* The files that name others. Where two trees have a file of one name, both count: a change cannot take back what the base
* says of a use.
* @returns undefined if not all of the trees can be searched
*/
async function mentionsIn(trees, paths, options) {
	const targets = paths.map(targetOf);
	const search = needleSearch(targets.map(({ words }) => words.map(toLatin1)));
	const left = { lines: MAX_LINES };
	const by = new Map(paths.map((path) => [path, /* @__PURE__ */ new Set()]));
	let bytes = 0;
	let isWhole = true;
	const isWanted = (path) => !NO_TEXT.test(path) && mayMention(path) && !by.has(path);
	const visit = (path, content) => {
		bytes += content.length;
		isWhole &&= bytes <= MAX_BYTES$1;
		const text = isWhole ? toUtf8(content) : void 0;
		if (text === void 0 || text.subarray(0, 512).includes(0)) return;
		for (const { path: target } of named(text, targets, search, left)) by.get(target)?.add(path);
		isWhole &&= left.lines >= 0;
	};
	await eachFile(trees, isWanted, MAX_FILE, options, visit, () => {
		isWhole = false;
	});
	if (!isWhole) return void 0;
	return [...by].map(([path, files]) => ({
		path,
		by: [...files].sort(compareText)
	}));
}
/** The bytes of a text in UTF-8, as the search takes them. */
const toLatin1 = (text) => Buffer.from(text, "utf8").toString("latin1");
function named(content, targets, search, left) {
	search.look(content);
	const possible = search.candidates().filter((set) => search.holds(set));
	if (possible.length === 0) return [];
	const text = content.toString("utf8");
	return possible.map((set) => targets[set]).filter((target) => mentions(text, target, left));
}

// src/rules/another-service-reloaded.ts
/** A step that copies a file reloads a service, but another service reads the file. */
const anotherServiceReloaded = {
	id: "another-service-reloaded",
	family: "renewal",
	title: "Renewal reloads the wrong service",
	level: "warning",
	otherLevels: { note: "when the service loads the new certificate as soon as its processes are replaced" },
	why: "The hook reloads a different service from the one that reads this certificate. The renewal and its hook both succeed. The server keeps the certificate that it read when it started, and serves it after it expires.",
	fix: "In the hook that runs after the renewal, reload the service that reads this certificate.",
	references: ["https://nginx.org/en/docs/control.html", "https://docs.haproxy.org/3.0/management.html#4"],
	since: "0.1.0",
	*check({ topology }) {
		const { facts } = topology;
		const groups = /* @__PURE__ */ new Map();
		for (const consumer of facts) {
			const found = unawareOf(consumer, topology);
			if (found !== void 0) addTo(groups, `${consumer.location.repository}|${placesOf$1(found.reloads)}`, found);
		}
		for (const group of groups.values()) yield problemOf$4(group);
	}
};
const placesOf$1 = memoizeByObject((reloads) => [...reloads].map(({ location }) => `${location.path}:${location.line ?? 0}`).sort().join("|"));
function unawareOf(consumer, topology) {
	const { facts } = topology;
	const graph = graphOf(topology);
	const { service } = consumer.attributes;
	if (consumer.kind !== "consumer" || typeof service !== "string" || !isServer(service)) return void 0;
	const names = namesItsFile(consumer) || consumer.reads.some(isLiveFolder);
	if (watchesFiles(service) || !names) return void 0;
	const { repository } = consumer.location;
	const sources = (graph.in.get(nodeOf(topology, consumer)) ?? []).flatMap(({ from }) => factAt(graph, from) ?? []);
	if (sources.some(({ mechanism }) => mechanism === "certbot")) return void 0;
	const source = sources.find((one) => (one.kind === "producer" || one.kind === "copy" && one.mechanism !== "file-copies") && stateOf(one) === "live");
	if (source === void 0) return void 0;
	if (toldBy(source).includes(service) && factsBy(facts, byWord, `${repository}|${service}`).length > 0) return void 0;
	const reloads = reloadsAfter(source, facts, repository);
	const services = [...reloads.services, ...toldBy(source).map(serviceRef)];
	const known = services.every((one) => isOfKind(one, "service") && isServer(nameOfRef(one)));
	if (services.length === 0 || !known) return void 0;
	return [serviceRef(service), UNKNOWN_SERVICE].flatMap((ref) => factsBy(facts, byService, `${repository}|${ref}`)).length > 0 ? void 0 : {
		consumer,
		service,
		source,
		reloads: reloads.facts
	};
}
/** Reloads by what they read: many sources write below one folder. */
const knownReloads = memoizeByObject((_) => /* @__PURE__ */ new Map());
/** The reloads of a repository that read what a source brings. */
function reloadsAfter(source, facts, repository) {
	const read = [...new Set(source.writes.flatMap((ref) => [ref, ...foldersAbove(ref)]))].map((ref) => `${repository}|${ref}`).filter((key) => factsBy(facts, byRead$1, key).length > 0);
	const known = knownReloads(facts);
	const key = read.join("|");
	let found = known.get(key);
	if (found === void 0) {
		const all = new Set(read.flatMap((one) => factsBy(facts, byRead$1, one)));
		found = {
			facts: all,
			services: [...new Set([...all].flatMap(({ writes }) => writes))]
		};
		known.set(key, found);
	}
	return found;
}
function problemOf$4(group) {
	const sorted = [...group].sort((a, b) => Number(readsAnew(a.service)) - Number(readsAnew(b.service)));
	const [{ consumer, source, reloads, service: first }] = sorted;
	const services = [...new Set(sorted.map(({ service }) => service))];
	const told = [.../* @__PURE__ */ new Set([...[...reloads].flatMap(({ writes }) => writes.map(nameOfRef)), ...toldBy(source)])];
	const soon = services.filter(readsAnew);
	const paths = new Set(sorted.map((one) => one.consumer.attributes.certificate));
	const [path] = paths;
	const what = paths.size > 1 ? "certificates" : path ?? "the certificate";
	const reads = `${listed(services)} ${services.length === 1 ? "reads" : "read"} ${what}`;
	const brings = `which ${factTitle(source)} ${source.kind === "copy" ? "distributes" : "renews"}`;
	const later = soon.length === 0 ? "" : ` (${listed(soon)} picks it up only when its processes are replaced)`;
	return {
		subject: `${consumer.location.path}#${serviceRef(first)}`,
		...soon.length === services.length && { level: "note" },
		message: `${reads}, ${brings}. Only ${listed(told)} ${told.length === 1 ? "is" : "are"} reloaded afterwards; nothing found here reloads ${services.join(" or ")}${later}.`,
		locations: [...new Set(sorted.map((one) => one.consumer.location))],
		related: [...reloads].map(({ location }) => location)
	};
}
/** Services that the task which distributes a file notifies. */
const toldBy = ({ kind, attributes: { chained } }) => kind === "copy" && Array.isArray(chained) ? chained : [];
const byRead$1 = ({ kind, reads, location }) => kind === "reload" ? reads.map((ref) => `${location.repository}|${ref}`) : [];
/** Handlers by the words in the names of their units: one restarts `app-tomcat`, where another would be `tomcat`. */
const byWord = ({ kind, writes, attributes, location }) => kind !== "reload" || attributes.via !== "handler" ? [] : writes.flatMap((ref) => nameOfRef(ref).split(/[-_@.]/).map((word) => `${location.repository}|${word}`));
const byService = ({ kind, writes, location }) => kind === "reload" ? writes.map((ref) => `${location.repository}|${ref}`) : [];

// src/changes/before-after.ts
/** @param head the topology of the change itself */
const compareGraphs = memoizeByObject((change, head) => {
	const before = change.team?.base.topology ?? change.base.topology;
	const after = change.team?.topology ?? head;
	const pairs = matchFacts(before.facts, after.facts);
	const old = new Set(pairs.values());
	const { contextOf } = change.base;
	return {
		base: graphOf(before),
		head: graphOf(after),
		pairs,
		added: after.facts.filter((fact) => !old.has(fact)),
		headNodeOf: (fact) => nodeOf(after, fact),
		baseNodeOf: (fact) => nodeOf(before, fact),
		isOfTests: ({ location }) => /^(?:fixture|example)$/.test(contextOf?.(location) ?? "")
	};
});
const originsOf = memoizeByObject(({ pairs }) => new Map([...pairs].map(([before, after]) => [after, before])));
/** The counterpart in the base of a fact of the head. */
function factBefore(fact, sides) {
	return originsOf(sides).get(fact);
}
/**
* Keys under which a fact of the base and one of the head are the same statement, the most certain first: unchanged,
* edited in place, moved to another file, to another repository, moved and edited, renamed, renamed and edited in
* place. Undefined if a key would prove nothing.
*/
const KEYS = [
	(fact) => key(fact, fact.location.repository, subjectOf$1(fact), signatureOf(fact)),
	(fact) => key(fact, fact.location.repository, subjectOf$1(fact)),
	(fact) => key(fact, fact.location.repository, nameOf$2(fact), signatureOf(fact)),
	(fact) => isNamed(fact) && fact.writes.some(isShared$1) ? key(fact, nameOf$2(fact), signatureOf(fact)) : void 0,
	(fact) => isNamed(fact) ? key(fact, fact.location.repository, nameOf$2(fact)) : void 0,
	(fact) => fact.writes.length > 0 ? key(fact, fact.location.repository, signatureOf(fact)) : void 0,
	(fact) => key(fact, fact.location.repository, fact.location.path, String(fact.location.line))
];
/**
* The counterpart of each fact of the base; facts without an entry are gone. Each fact of the head has at most one
* origin.
*/
function matchFacts(base, head) {
	const pairs = /* @__PURE__ */ new Map();
	let [left, right] = [base, head];
	for (const keyOf of KEYS) {
		const waiting = groupBy(right, keyOf);
		for (const list of waiting.values()) list.reverse();
		const taken = /* @__PURE__ */ new Set();
		for (const fact of left) {
			const own = keyOf(fact);
			const after = own === void 0 ? void 0 : takeLike(fact, waiting.get(own));
			if (after === void 0) continue;
			pairs.set(fact, after);
			taken.add(after);
		}
		left = left.filter((fact) => !pairs.has(fact));
		right = right.filter((fact) => !taken.has(fact));
	}
	return pairs;
}
/**
* Of several facts under one key, the first with equal attributes, else the first. So of two equal lines, the right one
* is removed.
*/
function takeLike(fact, waiting) {
	if (waiting === void 0 || waiting.length < 2) return waiting?.pop();
	const stated = ({ attributes, names }) => JSON.stringify([attributes, names]);
	const own = stated(fact);
	for (let at = waiting.length - 1; at >= Math.max(0, waiting.length - MAX_ALIKE); at--) if (stated(waiting[at]) === own) return waiting.splice(at, 1)[0];
	return waiting.pop();
}
/** Maximum facts under one key that are compared by their attributes. */
const MAX_ALIKE = 32;
/** What a fact does, wherever it is written down. */
function signatureOf({ reads, writes }) {
	return [
		...reads.toSorted(),
		">",
		...writes.toSorted()
	].join("\0");
}
function key({ mechanism, kind, attributes }, ...parts) {
	const { resource } = attributes;
	return [
		mechanism,
		kind,
		typeof resource === "string" ? resource : "",
		...parts
	].join("\0\0");
}
const isNamed = (fact) => typeof fact.attributes.name === "string" && fact.attributes.name !== "";
const nameOf$2 = ({ attributes: { name } }) => typeof name === "string" ? name : "";
/** Whether a ref means the same in every repository. */
const isShared$1 = (ref) => !isLocalRef(ref) && !hasVariable(ref);

// src/topology/restarts.ts
/** What renews what a consumer reads, and what restarts the consumer then. */
/** Facts that write what a fact reads, or that brought it there: the nearest first. */
function writersOf(graph, node) {
	return upstream(graph, node, 50);
}
/** The producer or the copy that puts new versions where a consumer reads. */
function renewerOf$1(graph, node) {
	return writersOf(graph, node).find(({ fact, node: writer }) => (fact.kind === "producer" || fact.kind === "copy") && stateOf(fact) === "live" && isRunAgain(graph, writer));
}
/** Whether something runs an upload command again. A script that only a person runs does not count. */
function isRunAgain(graph, node) {
	return factAt(graph, node)?.mechanism !== "uploads" || upstream(graph, node).some(({ fact }) => fact.kind === "schedule" && stateOf(fact) === "live");
}
/** Triggers of a restart that a mechanism saw, by whether they work. */
const RESTARTING = /* @__PURE__ */ new Set([
	"auto",
	"list",
	"search",
	"checksum",
	"rollout",
	"unknown"
]);
const reloadsAll = (fact) => fact.kind === "reload" && fact.attributes.trigger === "all" ? [fact.location.repository] : [];
/** What restarts a consumer when the Secret that it reads changes; undefined where nothing does. */
function restarterOf(graph, node) {
	const consumer = factAt(graph, node);
	for (const edge of graph.out.get(node) ?? []) {
		const fact = factAt(graph, edge.to);
		if (fact?.kind !== "reload" || !RESTARTING.has(String(fact.attributes.trigger))) continue;
		const listed = fact.reads.map(nameOfRef);
		const wanted = consumer?.reads.map(nameOfRef) ?? [];
		if (fact.attributes.trigger !== "list" || listed.length === 0 || wanted.some((name) => listed.some((pattern) => matches(pattern, name)))) return fact;
	}
	const everywhere = factsBy(graph.facts, reloadsAll, consumer?.location.repository ?? "")[0];
	if (everywhere !== void 0) return everywhere;
	return writersOf(graph, node).find(({ fact }) => fact.attributes.hashed === true)?.fact;
}
/**
* A restart that is configured for a consumer but cannot work: an annotation with a typo, or a list of Secrets that it
* does not read.
*/
function failingRestarterOf(graph, node) {
	for (const { to } of graph.out.get(node) ?? []) {
		const fact = factAt(graph, to);
		if (fact?.kind !== "reload") continue;
		const isOfNone = () => (graph.in.get(to) ?? []).every(({ from }) => restarterOf(graph, from) !== fact);
		if (fact.attributes.trigger === "none" || fact.attributes.trigger === "list" && isOfNone()) return fact;
	}
}
function matches(pattern, name) {
	return pattern === name || pattern.endsWith("*") && name.startsWith(pattern.slice(0, -1));
}
/** Consumers that one mechanism read, with their nodes. */
function consumers(topology, mechanism) {
	return topology.facts.flatMap((fact, index) => fact.kind === "consumer" && fact.mechanism === mechanism ? [{
		fact,
		node: factNode(index)
	}] : []);
}

// src/changes/dependencies.ts
const NEEDS = {
	consumer: [
		"content",
		"permission",
		"reload"
	],
	copy: [
		"content",
		"store",
		"permission",
		"schedule"
	],
	issuer: ["content"],
	producer: ["issuer", "schedule"]
};
/** @param sides given for the head, where a step that only got weaker has a finding of its own */
function isSatisfied(need, graph, node, sides) {
	switch (need) {
		case "content": return sourcesOf(graph, node, sides).length > 0;
		case "issuer": return (graph.in.get(node) ?? []).some(({ from }) => factAt(graph, from)?.kind === "issuer");
		case "store": return (graph.in.get(node) ?? []).some(({ ref }) => isOfKind(ref, "store", "cluster-store"));
		case "permission": return (graph.in.get(node) ?? []).some(({ ref }) => isOfKind(ref, "grant"));
		case "schedule": return isStarted(graph, node, sides);
		case "reload": return restarterOf(graph, node) !== void 0 || (graph.out.get(node) ?? []).some(({ to }) => {
			const fact = factAt(graph, to);
			return fact?.kind === "reload" && fact.attributes.trigger === void 0 && stateOf(fact) === "live";
		});
	}
}
/**
* A called script is started if its caller is started. If nothing is known about the caller on either side, it counts
* as started.
*/
function isStarted(graph, node, sides, seen = /* @__PURE__ */ new Set()) {
	seen.add(node);
	return (graph.in.get(node) ?? []).some(({ from }) => {
		const fact = factAt(graph, from);
		if (fact?.kind !== "schedule" || !isLive(fact, sides) || seen.has(from)) return false;
		if (fact.attributes.call !== true || isStarted(graph, from, sides, seen)) return true;
		const before = sides === void 0 ? fact : factBefore(fact, sides);
		const base = sides?.base ?? graph;
		return before === void 0 || (base.in.get(sides?.baseNodeOf(before) ?? from) ?? []).length === 0;
	});
}
/** What brings new versions to a node, directly or on the way. */
function sourcesOf(graph, node, sides) {
	const copies = factAt(graph, node)?.kind === "copy";
	return upstream(graph, node).flatMap(({ fact }) => (fact.kind === "producer" || fact.kind === "copy" || copies && fact.kind === "sink") && isLive(fact, sides) ? [fact] : []);
}
/**
* Whether the exact source of a node now provides something else, or the node reads something else, and only the writer
* of a whole folder is left: `certbot renew` maintains `live/`, whatever the server reads there. Evaluated for each ref
* that is read, because a certificate can be lost while its key is still renewed. What tests provide counts for tests.
*/
function losesOwnSource(was, is, sides) {
	const { base, head, pairs } = sides;
	const before = feedsOf(base, was, sides);
	const known = new Set(before.map(({ fact }) => pairs.get(fact)));
	const now = feedsOf(head, is, sides);
	const reads = [base, head].map((graph, side) => new Set(factAt(graph, side === 0 ? was : is)?.reads));
	const taken = new Set([...reads[1] ?? []].filter((ref) => !reads[0]?.has(ref)));
	const brings = (feed) => isExact(feed) || !known.has(feed.fact);
	return before.filter(isExact).some(({ fact, ref }) => {
		if (!reads[1]?.has(ref)) return taken.size > 0 && !now.some((feed) => taken.has(feed.ref) && brings(feed));
		if (now.some((feed) => feed.ref === ref && brings(feed))) return false;
		return pairs.has(fact) || !now.some((feed) => feed.ref === ref || isHostFolder(feed.ref));
	});
}
function feedsOf(graph, node, { isOfTests }) {
	const reader = factAt(graph, node);
	const ofTests = reader !== void 0 && isOfTests(reader);
	return (graph.in.get(node) ?? []).flatMap(({ from, ref }) => {
		const fact = factAt(graph, from);
		if (fact?.kind !== "producer" && fact?.kind !== "copy") return [];
		return ofTests || !isOfTests(fact) ? [{
			fact,
			ref
		}] : [];
	});
}
const isExact = ({ fact, ref }) => !isHostFolder(ref) && fact.writes.includes(ref);
/** @param sides given for the head: a step that was live and no longer is counts as weaker */
function isLive(fact, sides) {
	if (stateOf(fact) === "live" || sides === void 0) return stateOf(fact) === "live";
	const before = factBefore(fact, sides);
	return before !== void 0 && stateOf(before) === "live";
}

// src/changes/broken-links.ts
/** The links of the chain that worked before the change and lead nowhere after it, by their cause. */
function lostLinks(sides) {
	const causes = changedFacts(sides);
	const lost = /* @__PURE__ */ new Map();
	for (const node of affectedBy(causes, sides)) {
		const before = factAt(sides.base, node);
		const after = sides.pairs.get(before);
		if (after === void 0) continue;
		const [was, is] = [node, sides.headNodeOf(after)];
		for (const need of NEEDS[before.kind] ?? []) {
			if (!isSatisfied(need, sides.base, was)) continue;
			if (isSatisfied(need, sides.head, is, sides) && !(need === "content" && losesOwnSource(was, is, sides))) continue;
			if (need === "reload" && !(isRenewable(sides.base, was) && isRenewable(sides.head, is, sides))) continue;
			const cause = causeOf(need, {
				before,
				after,
				node
			}, causes, sides);
			if (cause === void 0) continue;
			const key = `${need}|${cause.node}`;
			const link = lost.get(key);
			if (link === void 0) lost.set(key, {
				need,
				cause,
				dependents: [after]
			});
			else link.dependents.push(after);
		}
	}
	return [...lost.values()];
}
/** Whether new versions reach a node at all, even by a commit to the Secret that it reads. */
function isRenewable(graph, node, sides) {
	return isSatisfied("content", graph, node, sides) || direct(graph, node).some((one) => {
		const { kind, attributes } = factAt(graph, one.node) ?? {};
		return kind === "sink" && attributes?.static === true && attributes.placeholder !== true;
	});
}
/** Facts of the base that are gone, or that read or write something else now, by their node. */
function changedFacts({ base, pairs }) {
	const altered = /* @__PURE__ */ new Map();
	base.facts.forEach((before, index) => {
		const after = pairs.get(before);
		if (!(after !== void 0 && signatureOf(before) === signatureOf(after) && String(before.names) === String(after.names) && before.attributes.trigger === after.attributes.trigger)) altered.set(factNode(index), {
			before,
			node: factNode(index),
			...after && { after }
		});
	});
	return altered;
}
/** Nodes of the base whose chain the change touches. */
function affectedBy(causes, { base }) {
	const nodes = /* @__PURE__ */ new Set();
	for (const { node, before, after } of causes.values()) {
		if (after !== void 0) nodes.add(node);
		for (const reached of downstream(base, node)) nodes.add(reached.node);
		if (before.kind !== "reload") continue;
		for (const { from } of base.in.get(node) ?? []) if (factAt(base, from) !== void 0) nodes.add(from);
		if (before.attributes.trigger !== "all") continue;
		base.facts.forEach(({ kind, location }, index) => {
			if (kind === "consumer" && location.repository === before.location.repository) nodes.add(factNode(index));
		});
	}
	return nodes;
}
/**
* The link at which the chain of a dependent broke; undefined if the dependent left the chain itself, or if that is
* unknown.
*/
function causeOf(need, dependent, causes, sides) {
	const { before, after, node } = dependent;
	const turned = before.reads.some((ref) => !after.reads.includes(ref));
	if (need === "reload") return (sides.base.out.get(node) ?? []).flatMap(({ to }) => causes.get(to) ?? []).find(({ before: { kind } }) => kind === "reload") ?? watcherIn(causes) ?? (turned ? dependent : void 0);
	if (after.reads.some((ref) => isOpenRef(ref) && !isSpelledOut(ref))) return void 0;
	if (turned) {
		const reads = after.reads.some((ref) => !before.reads.includes(ref));
		const trust = after.attributes.resource === "Bundle";
		if (need === "issuer" && reads) return dependent;
		return need === "content" && reads && !trust && (isSlip$1(dependent) || leavesOrphan(dependent, sides)) ? dependent : void 0;
	}
	const cause = (need === "content" ? upstream(sides.base, node) : [...direct(sides.base, node), ...callers(sides.base, need, node)]).map((one) => causes.get(one.node)).find((one) => one !== void 0);
	const spelledOut = after.reads.some(isSpelledOut);
	const open = (ref) => isOpenRef(ref) && !(spelledOut && isSpelledOut(ref));
	return cause === void 0 || cause.after?.writes.some(open) || replacedByOpen(cause, sides, open) ? void 0 : cause;
}
/** A controller that restarted every workload, if the change removed it. */
function watcherIn(causes) {
	for (const one of causes.values()) if (one.before.attributes.trigger === "all") return one;
}
function direct(graph, node) {
	return (graph.in.get(node) ?? []).map(({ from }) => ({ node: from }));
}
/** What starts the scripts that start a node. */
function callers(graph, need, node) {
	return need === "schedule" ? upstream(graph, node).filter(({ fact }) => fact.kind === "schedule") : [];
}
/** Names of objects that a chart or Flux fills in are compared as text: equal text means the same object. */
const isSpelledOut = (ref) => isOfKind(ref, "secret", "certificate") && /\{\{.*@|\$\{/.test(nameOfRef(ref));
/** Whether a reader names almost what it named before. */
function isSlip$1({ before, after }) {
	const left = before.reads.filter((ref) => !after.reads.includes(ref)).map(lastPartOfRef);
	return after.reads.some((ref) => !before.reads.includes(ref) && closestName(lastPartOfRef(ref), left) !== void 0);
}
/**
* Whether the former source of a reader is still renewed but has no reader. Then the reader left it by mistake, and did
* not replace it.
*/
function leavesOrphan({ node, before, after }, sides) {
	const left = new Set(before.reads.filter((ref) => !after.reads.includes(ref)));
	return (sides.base.in.get(node) ?? []).some(({ from, ref }) => {
		const source = factAt(sides.base, from);
		const still = source && sides.pairs.get(source);
		if (!left.has(ref) || still === void 0 || !still.writes.some((one) => means(ref, one))) return false;
		return !(sides.head.out.get(sides.headNodeOf(still)) ?? []).some((edge) => left.has(edge.ref));
	});
}
/** Whether a ref is the one that is read, or one of the namespaces that an unknown one stands for. */
function means(read, written) {
	return read === written || mayMean(read, written) || pathBelow(read, written) !== void 0 || pathBelow(written, read) !== void 0;
}
/** Whether something new of the same kind has a target that cannot be known. */
function replacedByOpen({ before, after }, sides, open) {
	if (after !== void 0) return false;
	return sides.added.some((fact) => (fact.kind === before.kind || fact.kind === "producer" || fact.kind === "copy") && fact.location.repository === before.location.repository && (fact.writes.length === 0 || fact.writes.some(open)));
}
const byLine$1 = ({ location }) => [`${fileKey(location)}\0${location.line}`];
/** Where a reader should look: the changed statement, the rest of it, or the file that it was in. */
function locationOfCause({ before, after }, { base, head, pairs }, { paths }) {
	const { repository, path, line } = before.location;
	if (after !== void 0 && !paths.has(after.location.path)) {
		const nearest = head.facts.filter(({ kind, location: one }) => kind === "scope" && one.repository === repository && paths.has(one.path) && path.startsWith(folderOf(one.path))).toSorted((a, b) => b.location.path.length - a.location.path.length)[0];
		if (nearest !== void 0) return nearest.location;
	}
	if (after !== void 0) {
		const changed = ["writes", "reads"].filter((side) => differ(before[side], after[side]));
		return placeOf(after, ...changed);
	}
	return factsBy(base.facts, byLine$1, `${fileKey({
		repository,
		path
	})}\0${line}`).flatMap((fact) => pairs.get(fact)?.location ?? []).find((one) => one.path === path) ?? {
		repository,
		path
	};
}
function differ(before, after) {
	return before.join("\0") !== after.join("\0");
}

// src/changes/steps.ts
/** Decides which facts are steps of a renewal path, and which are only context. */
/** A name that says what a Secret or a mount holds, where nothing else does. */
const NAMES_TLS = /(?:^|[^a-z])(?:tls|ssl|certs?|certificates?|pki|x509|ca|https|truststore|keystore)(?:[^a-z]|$)/i;
/** How far a step may be from what it is for. */
const REACH = 50;
/**
* The step that a fact is; undefined if it has nothing to do with certificates, as far as its side of the change shows.
*/
function stepOf(fact, graph, node) {
	const { kind, attributes } = fact;
	switch (kind) {
		case "producer": return "renewal";
		case "issuer": return fact.writes.length === 0 && attributes.resource === "installation" ? void 0 : "issuer";
		case "copy": return "copy";
		case "pin": return "pin";
		case "sink": return "secret";
		case "schedule": return namesRenewal(fact) || downstream(graph, node, REACH).some((one) => isTimedWork(one.fact)) || reloadsStarted(fact, graph).length > 0 ? "schedule" : void 0;
		case "reload":
			if (fact.writes.length === 0 && attributes.state === "off") return void 0;
			return isReload(fact, graph, node) ? "reload" : void 0;
		case "scope":
			if (attributes.installs !== void 0) return "controller";
			if (fact.writes.some((ref) => isOfKind(ref, "store", "cluster-store"))) return "store";
			if (isDeployment(fact)) return "deployment";
			if (isValidation(fact)) return "renewal";
			if (attributes.asks !== void 0) return "issuer";
			return attributes.version !== void 0 ? "version" : void 0;
		case "consumer":
			if (fact.mechanism === "monitoring") return isAlert(fact) ? "alert" : void 0;
			return isUse(fact, graph, node) ? "use" : void 0;
	}
}
/**
* An expression about the expiration of certificates, or about a failed renewal. Other parts of monitoring are only
* context.
*/
function isAlert({ mechanism, attributes }) {
	return mechanism === "monitoring" && !/^(?:alerts|mail)$/.test(String(attributes.name));
}
/** The DNS records with which a CA validates, at each renewal, that the names are still ours. */
function isValidation({ kind, attributes }) {
	const { field } = attributes;
	return kind === "scope" && field === "domain_validation_options";
}
/** A time at which something runs that is called after certificates. */
function namesRenewal({ attributes, writes }) {
	const { name, unit, call, schedule } = attributes;
	if (unit !== void 0) return true;
	if (call === true || schedule === void 0) return false;
	return attributes.unknown !== true || [name, ...writes].some((one) => NAMES_TLS.test(String(one)));
}
/** What renews, copies or reloads; schedules and scripts are there for these. */
function isWork$1({ kind }) {
	return kind === "producer" || kind === "copy" || kind === "reload";
}
/** What a schedule is there for: a step, or a check that warns. */
const isTimedWork = (fact) => isWork$1(fact) || isAlert(fact);
const reloadsByScript = ({ kind, reads }) => kind === "reload" ? reads.filter((ref) => isOfKind(ref, "script")) : [];
const usersByService = ({ kind, writes }) => kind === "consumer" ? writes : [];
const suppliesByFile = ({ kind, location }) => kind === "producer" || kind === "copy" ? [fileKey(location)] : [];
/** Whether a schedule has a time of its own; a call runs when its script runs. */
function isTimed$1({ attributes }) {
	return attributes.call !== true || attributes.schedules !== void 0;
}
/**
* The restarts, in scripts of their own, that a line starts again and again, or after it renewed or copied. A restart takes
* nothing from what starts it, so no link of the graph leads there.
*/
function reloadsStarted(fact, { facts }) {
	const { location, writes } = fact;
	if (!isTimed$1(fact) && factsBy(facts, suppliesByFile, fileKey(location)).length === 0) return [];
	return writes.flatMap((script) => factsBy(facts, reloadsByScript, script)).filter((reload) => reload.location.repository === location.repository && reload.writes.some((service) => factsBy(facts, usersByService, service).length > 0));
}
/** Steps whose loss is reported even where no dependent is known. */
function carriesOn(fact) {
	return isWork$1(fact) || fact.kind === "schedule";
}
/**
* A workload may mount any Secret. It holds a certificate if a tool for certificates writes it, or its name says so.
*/
function isUse(fact, graph, node) {
	if (fact.mechanism !== "kubernetes-workloads") return true;
	if ((graph.in.get(node) ?? []).length > 0 && upstream(graph, node, REACH).length > 0) return true;
	const { secret, mountPath, directive } = fact.attributes;
	return [
		secret,
		mountPath,
		directive,
		...fact.reads
	].some((one) => typeof one === "string" && NAMES_TLS.test(one));
}
/** A restart of a program that uses certificates: it follows one, or is named by a server that reads one. */
function isReload(fact, graph, node) {
	if (fact.attributes.hook !== void 0 || fact.mechanism !== "cron") return true;
	return [...graph.in.get(node) ?? [], ...graph.out.get(node) ?? []].length > 0;
}

// src/changes/deployed.ts
/** Files that a change removes from deployments, or adds to them. */
const MAX_NAMED$2 = 4;
/**
* Facts of both sides that some deployment of the base applied and none of the head does, or the reverse. Such a fact
* may be a deployment itself: if nothing applies it now, it applies nothing either.
*/
const redeployed = memoizeByObject((change, sides) => {
	const { base, head, pairs, added } = sides;
	const own = change.base.inventory.repositories[0]?.name;
	const touched = ({ location }) => location.repository === own && change.paths.has(location.path);
	const [were, are] = [deploymentsOf(base.facts), deploymentsOf(head.facts)];
	const changed = new Set(were.scopes.filter((scope) => {
		const after = pairs.get(scope);
		return (touched(scope) || after !== void 0 && touched(after)) && targetsOf(after) !== targetsOf(scope);
	}));
	const fresh = new Set(added.filter((fact) => isDeployment(fact) && touched(fact)));
	if (changed.size + fresh.size === 0) return [];
	const was = reachIn(were, new Set(were.scopes));
	const is = reachIn(are, liveScopes(were, are, sides));
	const isLost = (fact) => {
		const before = factBefore(fact, sides);
		return before !== void 0 && was(before) > is(fact);
	};
	const found = /* @__PURE__ */ new Map();
	const entry = (key, one) => {
		const known = found.get(key) ?? {
			...one,
			lost: [],
			gained: [],
			missed: []
		};
		found.set(key, known);
		return known;
	};
	for (const after of head.facts) {
		const before = factBefore(after, sides);
		if (before === void 0 || !matters(after) || was(before) === is(after)) continue;
		if (is(after) > was(before)) {
			const isNew = (scope) => fresh.has(scope) || changed.has(factBefore(scope, sides));
			const scope = nearest(after.location, are, isNew);
			const origin = scope && factBefore(scope, sides);
			if (scope !== void 0) entry(origin ?? scope, {
				after: scope,
				...origin && { before: origin }
			}).gained.push(after);
			continue;
		}
		const scope = nearest(before.location, were, (one) => changed.has(one));
		if (scope === void 0) continue;
		const kept = pairs.get(scope);
		const redeployment = entry(scope, {
			before: scope,
			...kept && { after: kept }
		});
		redeployment.lost.push(after);
		const users = downstream(head, sides.headNodeOf(after)).filter(({ fact }) => fact.kind === "consumer");
		const whole = scope.attributes.via === "kustomize" && users.length > 0 && users.every(({ fact }) => isLost(fact));
		if (after.kind !== "reload" && !whole) redeployment.missed.push(after);
	}
	const worth = [...pairs].flatMap(([before, after]) => matters(after) ? [[after, before]] : []);
	for (const scope of changed) {
		const kept = pairs.get(scope);
		if (kept === void 0 || scope.attributes.via !== "kustomize") continue;
		const [held, own] = [applied(were, scope), applied(are, kept)];
		const above = topsOf(are, kept).map((top) => applied(are, top));
		const holds = (fact) => own(fact) || above.some((reaches) => reaches(fact));
		for (const [after, before] of worth) {
			if (!held(before) || holds(after)) continue;
			const redeployment = entry(scope, {
				before: scope,
				after: kept
			});
			const users = downstream(head, sides.headNodeOf(after));
			if (redeployment.lost.includes(after) || !users.some(({ fact }) => fact.kind === "consumer" && holds(fact))) continue;
			redeployment.lost.push(after);
			redeployment.missed.push(after);
		}
	}
	return [...found.values()].filter(({ lost, gained }) => lost.length + gained.length > 0);
});
/** The deployments that apply one in the end, and that nothing applies. */
function topsOf({ above }, scope) {
	const seen = /* @__PURE__ */ new Set([scope]);
	for (const one of seen) for (const next of above(one)) seen.add(next);
	return [...seen].filter((one) => above(one).length === 0);
}
/** Whether a deployment applies a fact, itself or by those that it lists. */
function applied(deployments, scope) {
	const reached = /* @__PURE__ */ new Set([scope, ...below(deployments, [scope])]);
	return ({ location }) => deployments.applying(location).some((one) => reached.has(one));
}
function targetsOf(scope) {
	const { mentions } = scope?.attributes ?? {};
	return JSON.stringify([scope?.writes, mentions]);
}
/** The deployments of the head that something applies, or that nothing applied in the base either. */
function liveScopes(were, are, sides) {
	const covered = below(were, were.scopes.filter((scope) => were.above(scope).length === 0));
	const roots = are.scopes.filter((scope) => {
		const before = factBefore(scope, sides);
		return before === void 0 ? are.above(scope).length === 0 : !covered.has(before);
	});
	return /* @__PURE__ */ new Set([...roots, ...below(are, roots)]);
}
/** How a fact is applied: 2 by a controller, 1 by a kustomization that a person may apply, 0 not at all. */
function reachIn(deployments, live) {
	const { scopes, applying } = deployments;
	const controlled = scopes.filter((scope) => live.has(scope) && scope.attributes.via !== "kustomize");
	const reached = /* @__PURE__ */ new Set([...controlled, ...below(deployments, controlled)]);
	return ({ location }) => {
		const by = applying(location);
		return by.some((scope) => reached.has(scope)) ? 2 : by.some((scope) => live.has(scope)) ? 1 : 0;
	};
}
/** Everything that the roots apply, directly or indirectly. */
function below({ scopes, above }, roots) {
	const applied = /* @__PURE__ */ new Map();
	for (const scope of scopes) for (const one of above(scope)) addTo(applied, one, scope);
	const found = /* @__PURE__ */ new Set();
	const pending = [...roots];
	for (let scope = pending.pop(); scope !== void 0; scope = pending.pop()) for (const one of applied.get(scope) ?? []) {
		if (found.has(one)) continue;
		found.add(one);
		pending.push(one);
	}
	return found;
}
/** The nearest wanted deployment among those that apply a place, directly or indirectly. */
function nearest(place, { applying, above }, wanted) {
	const seen = new Set(applying(place));
	for (const scope of seen) {
		if (wanted(scope)) return scope;
		for (const one of above(scope)) seen.add(one);
	}
}
/** Facts worth deploying: they renew, sign, copy, restart or hold a certificate, or deploy such facts. */
function matters(fact) {
	const { kind, attributes } = fact;
	return isWork$1(fact) || kind === "issuer" || kind === "sink" && attributes.placeholder !== true || kind === "consumer" && fact.writes.length > 0 && attributes.via === "ca-injector" || kind === "scope" && attributes.installs !== void 0;
}
/** A row for each deployment that applies something else now. */
function deploymentRows(change, sides) {
	return redeployed(change, sides).map(({ before, after, lost, gained, missed }) => {
		const scope = after ?? before;
		const named = (facts) => listed([...new Set(facts.map(factTitle))], MAX_NAMED$2);
		const difference = {
			of: "applies",
			...lost.length > 0 && { before: named(lost) },
			...gained.length > 0 && { after: named(gained) }
		};
		const { repository, path, line } = scope.location;
		return {
			...before && { before },
			...after && { after },
			row: {
				step: "deployment",
				action: after === void 0 ? "removed" : before === void 0 ? "added" : "altered",
				what: scope.attributes.resource === void 0 ? "kustomization" : factTitle(scope),
				differences: [difference],
				location: {
					repository,
					path,
					...line !== void 0 && { line }
				},
				...missed.length > 0 && { effect: "weakens" }
			}
		};
	});
}

// src/changes/differences.ts
/** What two states of one fact say differently, in words for a reviewer. */
/** Labels of attributes; an attribute without one is spelled in words. */
const LABELS = {
	schedules: "schedule",
	cron: "schedule",
	interval: "interval",
	refreshInterval: "refresh interval",
	duration: "lifetime",
	renewBefore: "renews before expiration",
	renewBeforePercentage: "renews at remaining percentage",
	renewDays: "renews days before expiration",
	minDays: "renews days before expiration",
	expiryOffset: "renews before expiration",
	server: "ACME server",
	staging: "test CA",
	issuerName: "issuer",
	issuerKind: "kind of issuer",
	isCA: "CA certificate",
	hook: "command after a renewal",
	reload: "reload command",
	follows: "then runs",
	keyType: "key type",
	targets: "copies to",
	zones: "DNS zones",
	asks: "asks for",
	via: "delivered by",
	trigger: "restart on change",
	container: "image",
	image: "image",
	seconds: "alerts before expiration",
	hidden: "hides failures",
	disabled: "disabled",
	paused: "paused",
	manual: "started by hand",
	told: "reload is triggered",
	looped: "runs in a loop",
	ignored: "file that cron ignores",
	daemon: "keeps running"
};
/** Attributes that follow from others, or from the location of the fact. */
const DERIVED = new Set("resource surface line seeds packaged more namespace defaultIssuer opaque ignoredSurely".split(" "));
/** Attributes that a ref states too. They are told once, as what is read or written. */
const IN_REFS = new Set("secret issuerName issuerKind certificate key chain trust target name".split(" "));
const MAX_VALUES = 4;
const MAX_VALUE = 160;
/** What differs between two states of a fact; empty where it merely moved. */
function differencesOf$1(before, after) {
	const reads = refDifferences(before.reads.filter(isOther(before)), after.reads.filter(isOther(after)), "takes");
	const writes = refDifferences(before.writes, after.writes, "provides");
	const refs = [...reads, ...writes];
	const [was, is] = [before.attributes, after.attributes];
	const stated = [.../* @__PURE__ */ new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => !DERIVED.has(name) && !(refs.length > 0 && IN_REFS.has(name)) && name !== "name").flatMap((name) => difference(labelOf(name), textOfNamed(name, was[name]), textOfNamed(name, is[name])));
	const all = [
		...refs,
		...listDifference("names", namesOf(before), namesOf(after)),
		...stated
	];
	return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
/** A script is started by its name: one that is renamed is no other step. */
const isOther = ({ location }) => (ref) => !(isOfKind(ref, "script") && lastPartOfRef(ref) === fileNameOf(location.path));
/** What a fact states, for one that has no other side. */
function statementsOf$2(fact) {
	return differencesOf$1({
		...fact,
		reads: [],
		writes: [],
		names: [],
		attributes: {}
	}, fact).filter(({ of }) => SHOWN.has(of));
}
/** For a fact that is new or gone as a whole, only the attributes that a reviewer asks about first. */
const SHOWN = /* @__PURE__ */ new Set([
	...[
		"names",
		"issuer",
		"schedule",
		"interval",
		"refresh interval",
		"lifetime",
		"renews before expiration"
	],
	...[
		"version",
		"image",
		"ACME server",
		"test CA",
		"command after a renewal",
		"reload command"
	],
	...["alerts before expiration", "renews days before expiration"]
]);
function namesOf({ names = [] }) {
	return names.map((name) => name.replace(/^dns:/, ""));
}
/** Refs that only repeat another ref in a different spelling. */
const isSpare = (ref) => isOfKind(ref, "any-issuer", "stored", "certificate", "grant");
function refDifferences(before, after, verb) {
	const gone = before.filter((ref) => !after.includes(ref));
	const come = after.filter((ref) => !before.includes(ref));
	return [...new Set([...gone, ...come].map((ref) => labelOfRef(ref, verb)))].flatMap((label) => {
		const spelled = (refs) => {
			const own = refs.filter((ref) => labelOfRef(ref, verb) === label);
			const told = own.filter((ref) => !isSpare(ref));
			return [...new Set((told.length > 0 ? told : own).map(spellRef))];
		};
		return listDifference(label, spelled(gone), spelled(come));
	});
}
function labelOfRef(ref, verb) {
	if (isOfKind(ref, "issuer", "cluster-issuer", "any-issuer", "external-issuer", "issuer-of-cluster")) return "issuer";
	if (isOfKind(ref, "store", "cluster-store")) return "store";
	if (isOfKind(ref, "host", "ip")) return verb === "provides" ? "serves" : "requests";
	if (isOfKind(ref, "grant")) return "permission";
	if (isOfKind(ref, "service", "unit", "timer", "workload")) return verb === "provides" ? "acts on" : "follows";
	if (isOfKind(ref, "script", "run", "job")) return verb === "provides" ? "starts" : "started by";
	return kindOf$2(ref) === "" ? verb : verb === "takes" ? "takes from" : verb;
}
function listDifference(of, before, after) {
	const gone = before.filter((one) => !after.includes(one));
	const come = after.filter((one) => !before.includes(one));
	if (gone.length + come.length === 0) return [];
	return difference(of, gone.length > 0 ? shortList(gone) : void 0, come.length > 0 ? shortList(come) : void 0);
}
function difference(of, before, after) {
	if (before === after) return [];
	return [{
		of,
		...before !== void 0 && { before },
		...after !== void 0 && { after }
	}];
}
function labelOf(name) {
	return (Object.hasOwn(LABELS, name) ? LABELS[name] : void 0) ?? name.replace(/([a-z0-9])([A-Z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`);
}
function textOfNamed(name, value) {
	return name === "seconds" && typeof value === "number" ? spellDuration(value * 1e3) : textOf(value);
}
function textOf(value) {
	if (value === void 0 || value === false || value === "") return void 0;
	if (value === null) return "known only at run time";
	if (value === true) return "yes";
	return Array.isArray(value) ? shortList(value.map(String)) || void 0 : cut(String(value));
}
function shortList(values) {
	return listed(values.map(cut), MAX_VALUES);
}
function cut(text) {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length > MAX_VALUE ? `${line.slice(0, 159)}\u2026` : line;
}

// src/changes/automation-paths.ts
/** Which files may hold automation, by their paths. */
/** Files whose text is automation, whatever they hold. */
const AUTOMATION = /\.(?:gvy|ps1|psm1|bat|cmd|timer|path|nomad|hcl|erb|j2|env|jsonnet|libsonnet)$/;
/** Programs, of which only those that are called after certificates or hold a step are read. */
const PROGRAM = /\.(?:py|rb|pl|js|ts|go|php|java|json)$/;
/** Of programs, those that may be a script that a person or a clock starts. */
const SCRIPT$2 = /\.(?:py|rb|pl|php)$/;
const PROSE = /\.(?:md|markdown|rst|txt|adoc|lock|sum|svg|html?|css|csv|tsv|po|snap|patch|diff|ipynb|xml|1|5|8)$|(?:^|\/)(?:changelog|license|authors|codeowners|readme)/i;
const DEPLOYS = /^(?:deploy|setup|install|provision|bootstrap|fabfile|tasks)\b/;
const DATA$1 = /\.(?:ya?ml|json|toml|tf|tofu|nix|conf|cfg|ini|sls|hcl)(?:\.\w{1,8})?$/;
/** Whether the text of a file may be compared: no prose, and automation by its name or by a fact in it. */
function isComparable(path, holdsStep) {
	const name = plainName(path);
	if (PROSE.test(name)) return false;
	if (holdsStep) return true;
	if (PROGRAM.test(name)) return SCRIPT$2.test(name) || isNamed$1(path) && !name.endsWith(".json");
	return mayHoldCommands(path) || AUTOMATION.test(name) || DATA$1.test(name);
}

// src/changes/changed-lines.ts
const COMMENT = /^(?:#|\/\/|;|\{#|<%#|<!--|\{\{-?\s{0,4}\/\*|@?rem\s|--\s)/i;
const STRUCTURE = /^(?:fi|done|-?end-?|-?else-?|then|do|esac|in|let|try|pass|begin|finally|EOF|%-?end-?%)?$/;
const FORM = /[\s'"`,;()[\]{}]+|\\$/g;
/** A line in a PEM object, and one behind it, which may be shorter. */
const BASE64 = /^["'+|>\s]{0,4}[A-Za-z0-9+/]{16,}={0,2}(?:\\n)?["',+\\\s]{0,4}$/;
const LAST_BASE64 = /^["'+|>\s]{0,4}[A-Za-z0-9+/]{1,}={0,2}(?:\\n)?["',+\\\s]{0,4}$/;
/** A name whose value, a text or a list, is on the lines below it, and a secret. */
const SECRETS = /^(?:-\s+)?(?:export\s+)?["']?[\w.-]{0,40}(?:pass(?:word|wd|phrase)|token|api[-_]?key)s?["']?\s{0,4}[:=]\s{0,4}(?:[|>][-+\d]{0,2}|[([])?$/i;
/** In place of such a line: that it differs may be told, and not how. */
const HIDDEN$2 = "\u2026";
/** Characters of a statement that are compared. */
const MAX_TEXT = 2e3;
/** Cells of the table of common statements; larger texts are compared as sets. */
const MAX_CELLS = 1e6;
function statementsOf$1(text) {
	const found = [];
	let document = 0;
	let first = true;
	/** Columns before the name of a secret, on the lines that may be its value. */
	let secret;
	let inside = false;
	/** Lines of base64 since the head of a PEM object; undefined outside of one. */
	let armor;
	for (const [index, raw] of text.split("\n").entries()) {
		const row = raw.slice(0, MAX_TEXT);
		const trimmed = row.trim();
		if (/^---(?:\s|$)/.test(row)) document += 1;
		if (armor !== void 0 && (armor > 0 ? LAST_BASE64 : BASE64).test(trimmed)) {
			armor += 1;
			continue;
		}
		armor = trimmed.includes("-----BEGIN ") ? 0 : void 0;
		if (inside || trimmed.startsWith("/*")) {
			inside = !trimmed.includes("*/");
			first = true;
			continue;
		}
		if (trimmed === "" || COMMENT.test(trimmed) || trimmed === "---") {
			first = true;
			continue;
		}
		const body = trimmed.replace(/\s(?:#|\/\/)\s[^'"]{0,300}$/, "").trimEnd();
		const key = body.replace(FORM, "");
		if (STRUCTURE.test(key)) continue;
		const indent = row.length - row.trimStart().length;
		const dash = /^-\s+/.exec(body)?.[0].length ?? 0;
		const isSecret = secret !== void 0 && (indent > secret || dash > 0 && indent === secret);
		if (!isSecret) secret = SECRETS.test(body) ? indent + dash : void 0;
		const shown = isSecret ? HIDDEN$2 : body;
		found.push({
			line: index + 1,
			indent: indent + dash,
			item: dash > 0,
			first,
			document,
			text: shown,
			key
		});
		first = false;
	}
	return found;
}
/** Where two texts differ. What was only wrapped, quoted, commented or moved is no difference. */
function hunksOf(before, after) {
	const hunks = differing(before, after).filter(({ gone, come }) => spelled(gone) !== spelled(come));
	const [left, right] = [keysOf$1(hunks, "gone"), keysOf$1(hunks, "come")];
	return hunks.map(({ gone, come }) => ({
		gone: gone.filter(({ key }) => !right.has(key)),
		come: come.filter(({ key }) => !left.has(key))
	})).filter(({ gone, come }) => gone.length + come.length > 0);
}
const spelled = (lines) => lines.map(({ key }) => key).join("");
const keysOf$1 = (hunks, side) => new Set(hunks.flatMap((hunk) => hunk[side].map(({ key }) => key)));
function differing(before, after) {
	let start = 0;
	while (start < before.length && start < after.length && before[start]?.key === after[start]?.key) start += 1;
	let [from, to] = [before.length, after.length];
	while (from > start && to > start && before[from - 1]?.key === after[to - 1]?.key) {
		from -= 1;
		to -= 1;
	}
	const [gone, come] = [before.slice(start, from), after.slice(start, to)];
	return gone.length * come.length > MAX_CELLS ? asSets(gone, come) : aligned(gone, come);
}
function asSets(before, after) {
	const [left, right] = [new Set(before.map(({ key }) => key)), new Set(after.map(({ key }) => key))];
	return [...before.filter(({ key }) => !right.has(key)).map((one) => ({
		gone: [one],
		come: []
	})), ...after.filter(({ key }) => !left.has(key)).map((one) => ({
		gone: [],
		come: [one]
	}))];
}
/** By the longest common run of statements. */
function aligned(before, after) {
	const [rows, columns] = [before.length, after.length];
	const width = columns + 1;
	const lengths = new Uint16Array((rows + 1) * width);
	for (let i = rows - 1; i >= 0; i -= 1) for (let j = columns - 1; j >= 0; j -= 1) lengths[i * width + j] = before[i]?.key === after[j]?.key ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
	const hunks = [];
	let open;
	const current = () => {
		if (open === void 0) {
			open = {
				gone: [],
				come: []
			};
			hunks.push(open);
		}
		return open;
	};
	let [i, j] = [0, 0];
	while (i < rows || j < columns) {
		const [left, right] = [before[i], after[j]];
		if (left !== void 0 && right !== void 0 && left.key === right.key) {
			open = void 0;
			i += 1;
			j += 1;
		} else if (right === void 0 || left !== void 0 && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) {
			if (left !== void 0) current().gone.push(left);
			i += 1;
		} else {
			current().come.push(right);
			j += 1;
		}
	}
	return hunks;
}
/** Pairs of statements of one hunk that are compared; more of them are a part that was rewritten. */
const MAX_PAIRS$1 = 2500;
/** Share of words that two statements must have in common to be one. */
const ALIKE = .4;
/** The statements of a hunk that were edited, and those that only one side has. */
function pairedIn({ gone, come }) {
	const edited = [];
	if (gone.length * come.length > MAX_PAIRS$1) return {
		edited,
		gone: [],
		come: []
	};
	const left = new Set(come);
	const alone = [];
	for (const before of gone) {
		const own = wordsOf$1(before.text);
		let best;
		for (const after of left) {
			const words = wordsOf$1(after.text);
			const share = 2 * own.filter((word) => words.includes(word)).length / Math.max(1, own.length + words.length);
			if ((share >= ALIKE || own.length > 1 && own[0] === words[0]) && share > (best?.share ?? 0)) best = {
				after,
				share
			};
		}
		if (best === void 0) alone.push(before);
		else {
			left.delete(best.after);
			edited.push({
				before,
				after: best.after
			});
		}
	}
	const [before, ...others] = alone;
	const [after, ...more] = left;
	if (before === void 0 || after === void 0 || others.length + more.length > 0 || before.indent !== after.indent) return {
		edited,
		gone: alone,
		come: [...left]
	};
	return {
		edited: [...edited, {
			before,
			after
		}],
		gone: [],
		come: []
	};
}
/** Words, names and paths. */
function wordsOf$1(text) {
	return text.match(/[\w@$%+~.:/*!?-]*[\w*]/g) ?? [];
}

// src/changes/edit-values.ts
const LATER = /interval|sleep|every|period|delay|frequen|hours|minutes|seconds|timeoutSec|OnUnit|refresh/i;
const REPEATS = /interval|every|period|frequen|refresh/i;
const SOONER = /days?(?![a-z])|before|threshold|remain|left|expir|margin|grace|ahead|valid(?:ity)?[-_]?(?:limit|left|min)/i;
/** How old a certificate is before it is renewed; `max-age` is of browsers. */
const AGE = /(?<!max[-_]?)(?<![a-z])age(?![a-z])|renew(?:al)?[-_]?after|acme\.sh\b.*\s--days\b/i;
/** How many times longer an interval must be to be told. */
const NOTABLE$1 = 4;
/** Days before expiration that are enough in any case, and that are too few in any case. */
const ENOUGH = 30;
const FEW = 7;
/** A bare number, or a duration in seconds. */
function amountOf(word) {
	const [, amount, unit = ""] = /^(\d{1,12})([a-z]{0,3})$/i.exec(word) ?? [];
	if (amount === void 0) return void 0;
	if (unit === "") return Number(amount);
	const time = duration(`${amount}${unit.toLowerCase().replace("min", "m")}`);
	return time === void 0 ? void 0 : time / SECOND;
}
/** Whether one amount instead of another starts a renewal later, or leaves less time for it. */
function isLess(gone, come, text) {
	const [was, is] = [amountOf(gone), amountOf(come)];
	if (is === void 0 || was === is) return false;
	if (was === void 0) return /^[A-Za-z_]\w*$/.test(gone) && SOONER.test(gone) && is < FEW;
	if (AGE.test(text)) return is > was && is > 60;
	if (LATER.test(text)) return is >= NOTABLE$1 * was || is === 0 && REPEATS.test(text);
	return SOONER.test(text) && is < was && is < ENOUGH;
}
const CRON = /(?:^|[\s"'=(>])((?:[\d*][\d*,/-]{0,40}\s{1,8}){2}(?:[\d*?][\d*,/-]{0,40}|[A-Z]{3})(?:\s{1,8}(?:[\d*?][\d*,/#-]{0,40}|[A-Za-z]{3}(?:[-,][A-Za-z]{3}){0,7})){2})(?=[\s"'\\;]|$)/;
const CALENDAR = /OnCalendar\s{0,4}=\s{0,4}([^\\"'\n]{1,100})/i;
const WORD = /(?<![A-Za-z])@?(minutely|hourly|daily|weekly|monthly|quarterly|semiannually|annually|yearly)(?![A-Za-z])/i;
/** Milliseconds between two runs that a statement asks for; undefined where it states no time. */
function cadenceIn(text) {
	const event = CALENDAR.exec(text)?.[1]?.trim();
	const expression = CRON.exec(text)?.[1];
	const cadence = (event !== void 0 ? calendarCadence(event) : expression === void 0 ? void 0 : cronCadence(expression)) ?? calendarCadence(WORD.exec(text)?.[1]?.toLowerCase() ?? "");
	return cadence === "never" ? Number.POSITIVE_INFINITY : cadence;
}
/** Whether a text states when something runs. */
const isTimed = (text) => CRON.test(text);
const OF_DAYS = /^(?:-\s+)?["']?(?:month|monthday|weekday|dayweek|daymonth|day)["']?\s*[:=]/;
const EVERY = /[:=]>?\s*["']?\*["']?,?$/;
/** Whether a statement now asks for runs that are much rarer, and not even daily. */
function isRarer(before, after) {
	if (OF_DAYS.test(before) && EVERY.test(before) && !EVERY.test(after) && OF_DAYS.test(after)) return true;
	const [often, rarely] = [cadenceIn(before), cadenceIn(after)];
	return often !== void 0 && rarely !== void 0 && rarely > 864e5 && rarely >= NOTABLE$1 * often;
}
const COMPARED = /([<>])=?\s{0,4}(?:bool\s{1,4})?([\d.]{1,12})/;
/** Whether an alert needs more to be told. */
function isHarder(before, after) {
	if (after.startsWith(before) && /^\s*\+\s*[\d(]/.test(after.slice(before.length))) return before.includes(">");
	const [, was, from] = COMPARED.exec(before) ?? [];
	const [, is, to] = COMPARED.exec(after) ?? [];
	if (was === void 0 || was !== is) return false;
	return is === ">" ? Number(to) > Number(from) : Number(to) < Number(from);
}
const LIST = /^(?:-\s+)?for\s|\[[^\]]*[,\s][^\]]*\]|=\([^)]*\s[^)]*\)|\([^)]*,[^)]*\)|\{[^}:=]*[,\s][^}:=]*\}|^(?:-\s+)?["']?[\w.-]{2,60}["']?\s{0,4}[:=]\s{0,4}[^=:]*,/;
const BRACKETS = /[[({]/;
const OPTION = /^-|^[\d.]+$|force|quiet|verbose|debug/;
/** The item that a list on one line no longer has, if it has no other instead. */
function itemLost({ before, after }, gone, come) {
	if (come.length > 0 || !LIST.test(before.text)) return void 0;
	if (BRACKETS.test(before.text) && !BRACKETS.test(after.text)) return void 0;
	const list = before.text.slice(Math.max(0, before.text.search(/[[({=:]|\sin\s/)));
	return gone.find((word) => !OPTION.test(word) && list.includes(word) && !list.includes(`${word}(`));
}
const SEQUENCE = /\s*(?:;|&&)\s*/;
/** A command that a sequence on one line no longer has, if the others stay and nothing else comes. */
function commandLost({ before, after }, acts) {
	const [was, is] = [before, after].map(({ text }) => text.split(SEQUENCE).filter((part) => /\w/.test(part)));
	if (was === void 0 || is === void 0 || is.length === 0 || is.length >= was.length) return void 0;
	if (!is.every((part) => was.includes(part))) return void 0;
	return was.find((part) => !is.includes(part) && acts(part));
}
const FULL = /fullchain/i;
const PART = /(?:^|[^a-z])(?:chain|cert|certificate|server)\.(?:pem|cer|crt)\b/i;
/** Whether a certificate is served without the intermediates, or these without it. */
const isPartOnly = (before, after) => FULL.test(before) && !FULL.test(after) && PART.test(after) && !PART.test(before);
/** Whether a file that could be run no longer can. */
function cannotRun(before, after) {
	const mode = /mode["']?\s{0,20}[:=]>?\s{0,4}["']?0?([0-7]{3})\b|^chmod\s+0?([0-7]{3})\s/;
	const [was, is] = [before, after].map((text) => mode.exec(text)?.slice(1).find((one) => one !== void 0));
	const runs = (digits) => [...digits].some((digit) => Number(digit) % 2 === 1);
	return was !== void 0 && is !== void 0 && runs(was) && !runs(is);
}
/** Folders from which something runs on its own whatever is put there. */
const RUN_FROM = /(?:renewal-hooks\/(?:deploy|post|pre)|\/cron\.(?:d|hourly|daily|weekly)|\/systemd\/system|network\/if-up\.d|NetworkManager\/dispatcher\.d|logrotate\.d|hook\.d|hooks?\/(?:deploy|renew)|deploy-hooks?)(?=\/|["'\s:;,)}]|$)/;
const PLACES = /(?:\b(?:dest|path|destination)["']?\s*(?:=>|[:=])\s*["']?|^(?:sudo\s+)?(?:cp|install|ln|mv|COPY|ADD)\s.*\s)(\/[^\s"']{1,200})/;
/** The path in such a folder to which a statement puts a file. */
function placedIn(text) {
	const path = PLACES.exec(text)?.[1];
	return path !== void 0 && RUN_FROM.test(path) && /[\w-]$/.test(path) ? path : void 0;
}
/** The folder of such a kind that a statement no longer names. */
function folderLeft(before, after) {
	const [was] = RUN_FROM.exec(before) ?? [];
	return was !== void 0 && !RUN_FROM.test(after) && /\//.test(after) ? was : void 0;
}
const CRON_FILE = /\bcron_file["']?\s{0,4}[:=]\s{0,4}["']?([^\s"',}]{1,80})/;
/** The name of a file that cron ran before, and does not run under its new name. */
function notRunByCron(before, after, { files = [], others = [] }) {
	const placed = (text) => {
		const file = CRON_FILE.exec(text)?.[1];
		return file === void 0 || file.startsWith("/") ? text : `cron.d/${file}`;
	};
	const ignored = ignoredCronName(placed(after));
	if (ignored === void 0 || !isRunByCron(placed(before))) return void 0;
	const texts = [...files, ...others].map((one) => "text" in one ? one.text : one.after);
	return ignoresDots(...texts) === false ? void 0 : ignored;
}
/** A definition alone is no use: `volumes:` lists a name that only its service uses. */
const ONLY_NAMED = /^["']?[\w.-]{1,80}["']?:$/;
/** A name that a statement no longer uses, while other statements still do, and not the new one; and where. */
function leftBehind(gone, come, head, own, { others = [], files = [] }) {
	if (gone.length !== 1 || come.length !== 1) return void 0;
	const [old, now] = differingPart(gone[0] ?? "", come[0] ?? "");
	if (!isTelling(old) || now.length < 3) return void 0;
	const here = (name) => head.some((one) => one !== own && !ONLY_NAMED.test(one.text) && holdsName(one.text, name));
	const variable = /^\$\{?(\w+)\}?$/.exec(now)?.[1];
	const isSet = variable !== void 0 && head.some(({ text }) => text.startsWith(`${variable}=`) || text.includes(` ${variable}=`));
	if (here(now) || isSet) return void 0;
	if (here(old)) return {
		old,
		now
	};
	if (!isDistinct(old)) return void 0;
	const other = others.find(({ text }) => holdsName(text, old));
	const several = files.filter(({ after }) => holdsName(after, now)).length > 1;
	return other === void 0 || several || others.some(({ text }) => holdsName(text, now)) ? void 0 : {
		old,
		now,
		path: other.path
	};
}
const TEMPLATED = /[\w.-]{0,60}(?:\$\{[\w:.]{1,60}\}[\w.-]{0,60}){1,4}/g;
/** File names in a text that hold a variable. */
function templatedNames(text) {
	return (text.match(TEMPLATED) ?? []).filter((name) => /\.\w/.test(name) && !name.startsWith("$"));
}
/** Whether a name is no common word or number. */
const isTelling = (name) => name.length >= 5 && !/^[\d.v-]+$/.test(name) && !/^https?:|^-/.test(name) && /[/._$A-Z-]/.test(name);
/** Whether a name means the same in another file: a path of two folders, or a name of several words. */
const isDistinct = (name) => name.length >= 8 && (name.startsWith("/") ? name.split("/").length > 2 : /[A-Za-z0-9]{2}[._-][A-Za-z0-9]{2}/.test(name));
/** Of two paths, the parts up to the first folder that differs. */
function differingPart(old, now) {
	const [was, is] = [old.split("/"), now.split("/")];
	const at = was.findIndex((part, index) => part !== is[index]);
	return at < 0 ? [old, now] : [was.slice(0, at + 1).join("/"), is.slice(0, at + 1).join("/")];
}
/** Whether a text has a name that is no part of a longer one. */
function holdsName(text, name) {
	for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) if (!/[\w.-]/.test(text[at + name.length] ?? " ") && !/[\w.-]/.test(text[at - 1] ?? " ")) return true;
	return false;
}
/** A script or a function with a step that the statements no longer name. */
function namedNoMore(gone, head, { scripts, functions }) {
	return gone.map((word) => word.slice(word.lastIndexOf("/") + 1)).find((name) => functions.has(name) || scripts.has(name) && !head.some(({ text }) => holdsName(text, name)));
}

// src/changes/edit-events.ts
const EARLY = "runs before the renewal, with the old certificate";
const NEVER = "no longer runs when the certificate changes";
/** Events that follow a renewal, and those near them that do not. */
const EVENTS = [
	{
		was: /(?:deploy|renew|post)[-_]hook|--reload-?cmd|renewal-hooks\/(?:deploy|post)/i,
		is: /(?:^|[^a-z])pre[-_]hook|renewal-hooks\/pre/i,
		how: EARLY
	},
	{
		was: /--renew-hook\b/,
		is: /--run-hook\b/,
		how: "runs only after the first issue"
	},
	{
		was: /(?:^|[^a-z_])deploy_cert(?![a-z_])/,
		is: /(?:^|[^a-z_])(?:startup_hook|deploy_challenge|clean_challenge|invalid_challenge|request_failure|generate_csr|unchanged_cert|deploy_ocsp|sync_cert)(?![a-z_])/,
		how: NEVER
	},
	{
		was: /^ExecStartPost=/,
		is: /^(?:ExecStartPre|ExecCondition)=/,
		how: EARLY
	},
	{
		was: /^OnSuccess=/,
		is: /^OnFailure=/,
		how: "runs only after a failure"
	},
	{
		was: /^notify\s*=>/,
		is: /^before\s*=>/,
		how: NEVER
	},
	{
		was: /^subscribe\s*=>/,
		is: /^require\s*=>/,
		how: NEVER
	},
	{
		was: /~>/,
		is: /(?<![-~])->/,
		how: NEVER
	},
	{
		was: /^(?:-\s+)?(?:watch|listen)(?:_any)?:/,
		is: /^(?:-\s+)?(?:require|prereq)(?:_any)?:/,
		how: NEVER
	},
	{
		was: /^(?:-\s+)?(?:watch|listen)_in:/,
		is: /^(?:-\s+)?(?:require|prereq)_in:/,
		how: NEVER
	}
];
/** How a step waits for another event than it did. */
function otherEvent({ before, after }) {
	return EVENTS.find(({ was, is }) => was.test(before.text) && !was.test(after.text) && is.test(after.text) && !is.test(before.text))?.how;
}
/** What certbot sets for hooks that run once for each renewed certificate, and not for those that run at the end. */
const OF_LINEAGE = /RENEWED_(?:LINEAGE|DOMAINS)/;
const DEPLOY = /renewal-hooks\/deploy|--(?:deploy|renew)-hook/;
const POST = /renewal-hooks\/post|--post-hook/;
const SCRIPT$1 = /[\w@%+.-]+\.(?:sh|bash|py|j2)\b|[\w@%+.-]+(?=["']?$)/g;
/** Whether a script that asks which certificate was renewed now runs where it is not told. */
function losesLineage({ before, after }, { files, others = [] }) {
	if (!DEPLOY.test(before.text) || !POST.test(after.text) || DEPLOY.test(after.text)) return false;
	if (OF_LINEAGE.test(after.text)) return true;
	const names = new Set(after.text.match(SCRIPT$1) ?? []);
	const asks = (path, text) => names.has(fileNameOf(path).replace(/\.j2$/, "")) && OF_LINEAGE.test(text);
	return (files ?? []).some(({ path, after: text }) => asks(path, text)) || others.some(({ path, text }) => asks(path, text));
}
/** How a hook that was moved to another folder waits for another event. */
function otherFolder(from, to, text) {
	const stage = (path) => /(?:^|\/)renewal-hooks\/(deploy|post|pre)\//.exec(path)?.[1];
	const [was, is] = [stage(from), stage(to)];
	if (was === void 0 || is === void 0 || was === is) return void 0;
	if (is === "pre") return EARLY;
	return was === "deploy" && OF_LINEAGE.test(text) ? "is not told which certificate was renewed" : void 0;
}
/** A program that copies, and the option by which it follows the links that it finds. */
const FOLLOWS = [
	{
		program: /\brsync\s/,
		follows: /\s(?:-[a-zA-Z]*L|--copy-links\b)/,
		keeps: /\s(?:-[a-zA-Z]*[al]|--archive\b|--links\b)/
	},
	{
		program: /\bcp\s/,
		follows: /\s(?:-[a-zA-Z]*L|--dereference\b)/,
		keeps: /\s(?:-[a-zA-Z]*[adPrR]|--archive\b|--recursive\b|--no-dereference\b)/
	},
	{
		program: /\btar\s/,
		follows: /\btar\s+-?[a-zA-Z]*h|\s-[a-zA-Z]*h[a-zA-Z]*\s|\s--dereference\b/,
		keeps: /./
	}
];
/** Folders in which clients keep links to the newest version. */
const OF_LINKS = /\/live(?:\/|["'\s]|$)|RENEWED_LINEAGE/;
/** Whether links are now copied in place of the certificates that they lead to. */
function copiesLinks({ before, after }) {
	if (!OF_LINKS.test(before.text) || !OF_LINKS.test(after.text)) return false;
	return FOLLOWS.some(({ program, follows, keeps }) => program.test(before.text) && program.test(after.text) && follows.test(before.text) && !follows.test(after.text) && keeps.test(after.text));
}

// src/changes/step-lines.ts
/** Which statements of a text belong to a step of the automation. */
/** Statements of the largest block that counts as one step, and of the largest script that is one as a whole. */
const MAX_BLOCK = 40;
const MAX_SCRIPT = 60;
const MAX_NAMED$1 = 400;
/** Statements above one in which the head of its block is looked for. */
const MAX_UP = 2e3;
/** Rounds in which variables of variables are followed. */
const ROUNDS = 2;
/**
* The block of each step, with the conditions around it, the variables it uses and what calls it.
* @param anchors lines on which a step is stated
* @param isScript all of a small text runs together
* @param isNamed the text is called after certificates, so all of it is about them
*/
function stepLines(statements, anchors, { isScript, isNamed }) {
	const own = /* @__PURE__ */ new Set();
	if ((isNamed && statements.length <= MAX_NAMED$1 || isScript && statements.length <= MAX_SCRIPT) && (anchors.length > 0 || isNamed)) return new Set(statements.keys());
	for (const { line, document } of anchors) {
		const at = indexOf$1(statements, line);
		if (at === void 0) continue;
		if (document === true) {
			const number = statements[at]?.document;
			for (const [index, one] of statements.entries()) if (one.document === number) own.add(index);
			continue;
		}
		const [from, to] = blockAt(statements, at);
		for (let index = from; index <= to; index += 1) own.add(index);
		for (const index of headersOf(statements, from)) own.add(index);
	}
	addDefinitions(statements, own);
	addCalls(statements, own);
	return own;
}
/** The statement on a line, or the one that began before it. */
function indexOf$1(statements, line) {
	let low = 0;
	let high = statements.length;
	while (low < high) {
		const middle = low + high >> 1;
		if ((statements[middle]?.line ?? 0) <= line) low = middle + 1;
		else high = middle;
	}
	return low === 0 ? void 0 : low - 1;
}
/** The largest block around a statement that is small enough: an item of a list, a function, a paragraph. */
function blockAt(statements, at) {
	let best = paragraphAt(statements, at);
	let indent = statements[at]?.indent ?? 0;
	let inner = at;
	while (indent > 0) {
		const [from, to] = siblings(statements, inner, indent);
		if (to - from >= MAX_BLOCK) break;
		best = [Math.min(from, at), Math.max(to, at)];
		if (statements[from]?.item === true && statements[from]?.indent === indent) break;
		const header = headerOf(statements, from);
		if (header === void 0) break;
		inner = header;
		indent = statements[header]?.indent ?? 0;
		if (best[1] - best[0] > 0 && !/^(?:if|when|for|while|case|try|do|with)\b/.test(statements[header]?.text ?? "")) {
			if (!isKey(statements[header]?.text ?? "")) continue;
			const [first, last] = siblings(statements, header, indent);
			if (statements.slice(first, last + 1).filter((one) => one.indent === indent && one.text.endsWith(":")).length > 1 && !hasItem(statements, first, indent)) break;
		}
	}
	return best;
}
const isKey = (text) => /^(?:-\s+)?["']?[\w.\-/]+["']?\s*[:={]/.test(text);
const hasItem = (statements, first, indent) => statements[first]?.item === true && statements[first]?.indent === indent;
/** All statements around one that are not less indented, up to the item of the list. */
function siblings(statements, at, indent) {
	let from = at;
	while (from > 0 && !(statements[from]?.item === true && statements[from]?.indent === indent)) {
		const before = statements[from - 1];
		if (before === void 0 || before.indent < indent || before.document !== statements[at]?.document) break;
		from -= 1;
		if (at - from > MAX_BLOCK) break;
	}
	let to = at;
	for (let next = statements[to + 1]; next !== void 0; next = statements[to + 1]) {
		if (next.indent < indent || next.document !== statements[at]?.document) break;
		if (next.item && next.indent === indent) break;
		to += 1;
		if (to - from > MAX_BLOCK) break;
	}
	return [from, to];
}
/** The nearest statement above that is less indented. */
function headerOf(statements, at) {
	const indent = statements[at]?.indent ?? 0;
	const own = statements[at]?.item === true ? indent - 1 : indent;
	for (let index = at - 1; index >= Math.max(0, at - MAX_UP); index -= 1) {
		const one = statements[index];
		if (one.document !== statements[at]?.document) return void 0;
		if (one.indent < own) return index;
	}
}
/** The headers of all blocks around a statement, the innermost first. */
function headersOf(statements, at) {
	const found = [];
	for (let header = headerOf(statements, at); header !== void 0; header = headerOf(statements, header)) found.push(header);
	return found;
}
function paragraphAt(statements, at) {
	let from = at;
	while (from > 0 && statements[from]?.first !== true && at - from < MAX_BLOCK) from -= 1;
	let to = at;
	while (to + 1 < statements.length && statements[to + 1]?.first !== true && to - at < MAX_BLOCK) to += 1;
	return [from, to];
}
const USES = /\$\{?([A-Za-z_]\w{2,60})|\{\{-?\s{0,4}(?:\.Values\.)?([\w.]{3,80})|@(\w{3,60})|\b(?:var|local|vars|params|env)\.(\w{3,60})|\$\(([a-z]\w{2,60})\b/g;
/** A whole expression of Jinja, in braces or after `when`. */
const EXPRESSION = /\{\{([^{}]{1,400})\}\}|^[ \t]{0,80}(?:- )?when:[ \t]{1,8}([^\n]{1,400})/gm;
const TEXT$1 = /"[^"]*"|'[^']*'/g;
const NAME = /(?<![.\w|])[A-Za-z_][\w]{2,79}/g;
const DEFINES = /^(?:export\s+|local\s+|readonly\s+|declare\s+(?:-\w+\s+)?|def\s+|set\s+|let\s+|ENV\s+|ARG\s+)?["']?\$?([A-Za-z_][\w.-]{2,60})["']?\s{0,20}(?:[:?+]?=|:(?!:))/;
const FUNCTION = /^(?:function\s+([\w-]{2,60})|([\w-]{2,60})\s{0,4}\(\)|def\s+(\w{2,60}))/;
/** A statement, with the block that it opens: the values of a list. */
function openedBy(statements, at) {
	const found = [at];
	const { indent, text } = statements[at];
	if (!/[[({:]$/.test(text)) return found;
	for (let index = at + 1; index <= at + MAX_BLOCK && (statements[index]?.indent ?? 0) > indent; index += 1) found.push(index);
	return found;
}
/** The item of a list around a statement; nothing where it is in none, or in a large one. */
function itemAt(statements, at) {
	const [from, to] = siblings(statements, at, statements[at]?.indent ?? 0);
	return statements[from]?.item === true && to - from < MAX_BLOCK ? statements.slice(from, to + 1) : [];
}
/** A key or a section that is about certificates as a whole. */
const SECTION = /^(?:-\s+)?["']?[\w.\-/:]{0,60}(?:certificates?|certs|acme|lets[-_]?encrypt|certbot|cert-?manager|issuers?)[\w.\-/:]{0,40}["']?\s{0,20}(?:[:=]\s{0,20}[[{|>]?[-+]?|\{)$/i;
/** A function that is called after what it does to certificates. */
const OF_FUNCTION = /^(?:function\s+)?[\w-]{0,60}(?:cert(?:ificate)?s?(?![a-z])|acme|lets[-_]?encrypt|renew)[\w-]{0,60}\s{0,4}\(\)\s{0,4}\{?$|^(?:async\s{1,4})?def\s{1,4}\w{0,60}(?:cert(?:ificate)?s?(?![a-z])|acme|lets[-_]?encrypt|renew)\w{0,60}\s{0,4}\([^\n]{0,200}:$/i;
/** Whether a statement is in a section of settings about certificates, or in a function about them. */
const isInSection = (statements, at) => headersOf(statements, at).some((index) => {
	const text = statements[index]?.text ?? "";
	return SECTION.test(text) || OF_FUNCTION.test(text);
});
const TARGETS = /^(?:-\s+)?["']?(?:targets?|endpoints?|urls?|hosts?|domains?|sites?|static_configs)["']?\s*[:=]\s*\[?$/i;
/** Whether a statement is an item of a list of what is watched. */
function isTarget(statements, at) {
	const [header] = headersOf(statements, at);
	const { text = "" } = statements[at] ?? {};
	return header !== void 0 && TARGETS.test(statements[header]?.text ?? "") && /[\w-]\.[a-z]{2,}/i.test(text);
}
/** The command on several lines that a statement is a part of. */
function commandAt(statements, at) {
	const goesOn = (index) => statements[index]?.text.endsWith("\\") === true;
	let [from, to] = [at, at];
	while (goesOn(from - 1) && at - from < MAX_BLOCK) from -= 1;
	while (goesOn(to) && to - at < MAX_BLOCK) to += 1;
	return from === to ? [] : statements.slice(from, to + 1);
}
/** The name that a statement gives a value to. */
const definedBy = ({ text }) => DEFINES.exec(text)?.[1];
/** Names of variables that a text uses. */
const variablesIn = (text) => [...[...text.matchAll(USES)].flatMap((found) => found.slice(1).find((one) => one !== void 0) ?? []), ...[...text.matchAll(EXPRESSION)].flatMap((found) => (found[1] ?? found[2] ?? "").replace(TEXT$1, "").match(NAME) ?? [])];
/** Blocks around a statement that are still near it. */
const NEAR$1 = 4;
/** The items of lists around a statement, the innermost first. */
function around(statements, at) {
	return [at, ...headersOf(statements, at).slice(0, NEAR$1)].flatMap((index) => itemAt(statements, index));
}
/** Adds the statements that set what a step uses. */
function addDefinitions(statements, own) {
	const definitions = /* @__PURE__ */ new Map();
	for (const [index, { text }] of statements.entries()) {
		const name = DEFINES.exec(text)?.[1];
		if (name !== void 0) addTo(definitions, name, index);
	}
	let fresh = [...own];
	for (let round = 0; round < ROUNDS && fresh.length > 0; round += 1) {
		const next = [];
		for (const index of fresh) for (const found of (statements[index]?.text ?? "").matchAll(USES)) {
			const name = found.slice(1).find((one) => one !== void 0) ?? "";
			for (const one of definitions.get(name) ?? []) {
				if (own.has(one)) continue;
				for (const part of openedBy(statements, one)) {
					own.add(part);
					next.push(part);
				}
			}
		}
		fresh = next;
	}
}
/** Adds the statements that call a function which holds a step. */
function addCalls(statements, own) {
	const names = /* @__PURE__ */ new Set();
	for (const index of own) {
		const [, ...groups] = FUNCTION.exec(statements[index]?.text ?? "") ?? [];
		const name = groups.find((one) => one !== void 0);
		if (name !== void 0) names.add(name);
	}
	if (names.size === 0) return;
	for (const [index, { text }] of statements.entries()) {
		const word = /^[\w-]+/.exec(text)?.[0];
		if (word !== void 0 && names.has(word)) own.add(index);
	}
}

// src/changes/edit-once.ts
/** What brings a renewed certificate to its users. */
const BRINGS = /\b(?:cp|rsync|scp|install|mv|cat)\s.*(?:\.(?:pem|crt|cer|key|p12|pfx|jks)\b|\/live\/|LINEAGE|cert)|\b(?:systemctl|service|rc-service|supervisorctl)\b.*(?:reload|restart|\bkill\b)|\bnginx\s+-s\s+reload|\b(?:apachectl|apache2ctl|postfix|doveadm)\s+(?:-k\s+)?(?:reload|graceful)|\bkill(?:all)?\s+-\w*HUP|\bkill\s+-s\s+(?:SIG)?HUP|rollout\s+restart|\bpkcs12\s+-export|\bkeytool\b.*-import/;
const isBringing = (text) => BRINGS.test(text);
/** A test that only a machine without a certificate, or on its first start, passes. */
const FIRST_TIME = /^(?:el)?if\b.*(?:!\s*-[defhLrs]\b|\bnot\s.{0,60}exist|!.{0,60}exist|first[-_ ]?(?:run|time|boot|issue)|initial|bootstrap)|^unless\b.*(?:\s-[defs]\s|exist)/i;
const isFirstTime = (text) => FIRST_TIME.test(text);
/** Settings after which a task, a resource or an object is never done again. */
const ONCE = /^(?:creates["']?\s*(?::|=>|\s)|replace["']?\s*(?::|=>)\s*["']?false|action\s+:create_if_missing|(?:unless|not_if)\b.{0,60}(?:test\s+-[defs]|File\.exist|\[\s+-[defs])|(?:-\s+)?when:\s*["']?not\s.*(?:exist|stat)|ignore_changes\s*=)/i;
/** Keys of a task or a resource that copies or reloads itself. */
const COPIES = /^(?:-\s+)?["']?(?:[\w.]*\.)?(?:copy|template|slurp|fetch|synchronize|file|cookbook_file|remote_file)\b.*(?::|\{|do)$/;
const MATERIAL = /\.(?:pem|crt|cer|key|p12|pfx|jks)\b|\/live\/|cert(?!bot|ain)|(?:^|\W)(?:ssl|tls)\W/i;
/** Whether a statement that is new makes the step around it run only once. */
function runsOnce(one, head, at, stays) {
	const { text } = one;
	if (isFirstTime(text)) {
		const next = head[at + 1];
		return next !== void 0 && stays(next) && next.indent > one.indent && isBringing(next.text);
	}
	if (!ONCE.test(text)) return false;
	const [header] = headersOf(head, at);
	const kept = [
		...itemAt(head, at),
		...header === void 0 ? [] : itemAt(head, header),
		...resourceAt(head, at, header)
	].filter(stays);
	if (kept.some(({ text: other }) => isBringing(other))) return true;
	return kept.some(({ text: other }) => COPIES.test(other)) && kept.some(({ text: other }) => MATERIAL.test(other));
}
const MAX_RESOURCE = 30;
/** The head of a resource with braces or `do`, and what is in it. */
function resourceAt(head, at, header) {
	if (header === void 0 || !/(?:\{|:|\bdo)$/.test(head[header]?.text ?? "") || at - header > MAX_RESOURCE) return [];
	const indent = head[header]?.indent ?? 0;
	let end = header + 1;
	while (end - header < MAX_RESOURCE && (head[end]?.indent ?? 0) > indent) end += 1;
	return head.slice(header, end);
}
/** Whether an edit of one line has that effect. */
function runsOnceNow(before, after) {
	if (/:create_if_missing/.test(after) && /:create\b(?!_)/.test(before)) return true;
	const guard = /^(?:test|\[{1,2})(?=\s).{0,120}\s-[defs]\s.{1,200}\|\|\s*/.exec(after)?.[0];
	return guard !== void 0 && after.slice(guard.length) === before && isBringing(before);
}
const GUARD$1 = /^(?:els?if|if|unless|(?:-\s+)?when)\b/;
const STOPS = /\b(?:ensure|state|enable[d]?|started)["']?\s*(?:=>|[:=])\s*["']?:?(?:stopped|absent|purged|false|no)\b|\b(?:disable|mask|stop)\b/;
const MAX_BODY$1 = 8;
/** Whether a condition with one part less now guards what switches a step off. */
function stopsMore({ before, after }, head) {
	if (!GUARD$1.test(before.text) || !GUARD$1.test(after.text)) return false;
	const [was, is] = [before, after].map(({ text }) => text.split(/\s+(?:and|&&)\s+/));
	if (was === void 0 || is === void 0 || is.length >= was.length) return false;
	const rest = was.map((part) => part.replace(GUARD$1, "").trim());
	if (!is.every((part) => rest.includes(part.replace(GUARD$1, "").trim()))) return false;
	const at = head.indexOf(after);
	return head.slice(at + 1, at + MAX_BODY$1).some((one) => one.indent > after.indent && STOPS.test(one.text));
}

// src/changes/edit-words.ts
/** What the words of a statement say about a step: that it names certificates, and that an edit makes it weaker. */
/** Whether a text is a script that deals with certificates more than once or twice. */
function isAboutCertificates(text) {
	if (!/^#!|__main__|sys\.argv|ARGV/.test(text) && !RENEWS_AND_RELOADS.every((words) => words.test(text))) return false;
	let number = 0;
	for (const line of text.split("\n")) if (isAbout(line) && ++number >= MANY$1) return true;
	return false;
}
const MANY$1 = 5;
/** Words of a module that does the whole work of a client. */
const RENEWS_AND_RELOADS = [
	/lets ?encrypt|certbot|\bacme/i,
	/renew/i,
	/reload|restart/i
];
/** Text that only tells a person something. */
const OUTPUT = /^(?:@?echo|printf|print|puts|log(?:ger|ging)?(?:\.\w+)?|\w{0,20}log_?(?:info|warn|err|debug|msg)\w{0,6}|info|warn(?:ing)?|notice|error|debug|die|write-(?:host|output|verbose)|console\.\w+|cat\s*<<)\b(?![^|]*(?:\s>|\|))/i;
const LABEL$1 = /^(?:export\s+)?\w{0,20}log(?:file|dir|_?path)?=|^(?:-\s+)?["']?(?:description|displayname|title|summary|msg|help|tags|comment|maintainer|labels|cpu|memory|ephemeral-storage|requests|limits|desc|documentation|after|wants|fail_msg|success_msg)["']?\s*[:=]|^(?:-\s+)?name:\s+["']?[A-Z][\w-]*(?:\s+[\w'"{}().-]+)+["']?$|^Description=/i;
const NOTHING = /^(?:import|from\s\S+\simport|using|#include|package(?=\s[\w.]+;?$)|@?param|<\/?\w+>)\b/;
/** Whether a statement does nothing: output, labels, imports. */
function saysNothing(text) {
	return OUTPUT.test(text) && !isTimed(text) || LABEL$1.test(text) || NOTHING.test(text);
}
/** Whether a statement names a function that holds a step elsewhere. */
const callsStep = ({ text }, { functions }) => functions.size > 0 && pieces(text).some((word) => functions.has(word));
/** Whether a statement, or a head of its block that gives it its meaning, names certificates. */
function namesCertificate(one, statements, at, isNamed) {
	if (isAbout(one.text) || REACTS.test(one.text) && CERTIFICATE.test(one.text)) return true;
	const isSwitch = SWITCH.test(one.text);
	if (!isSwitch && !REACTS.test(one.text) && !MODE.test(one.text)) return false;
	if (isSwitch && isNamed) return true;
	const headers = headersOf(statements, at).slice(0, 2);
	if (headers.some((index) => isAbout(statements[index]?.text ?? ""))) return true;
	return !isSwitch && [at, ...headers].some((index) => itemAt(statements, index).some(({ text }) => !LABEL$1.test(text) && isAbout(text)));
}
/** Whether a block is what a task starts, and no object of its own. */
const isReaction = (gone) => gone[0] !== void 0 && REACTS.test(gone[0].text);
/** What a task starts when it changed something. */
const REACTS = /^(?:-\s+)?["']?(?:notify|notifies|watch_in|listen_in|onchanges_in|subscribe|reload|restart)\b|\s~>\s/i;
const MODE = /^["']?mode["']?\s*[:=]/i;
const SWITCH = /^(?:-\s+)?["']?(?:\w{0,30}enabled?|create|install|state|ensure|suspend|active|disabled?)["']?\s*[:=]/i;
const ON = /^(?:true|y|yes|on|:?enabled?|:?start(?:ed)?|:?present|always|installed|running|1)$/i;
const OFF = /^(?:false|n|no|off|:?disabled?|:?stop(?:ped)?|:?absent|never|null|none|0|purged|masked)$/i;
/** Names whose value true means that something does not run. */
const NEGATIVE = /suspend|disable|skip|pause|dry[-_]?run|staging|\bhold|manual|\bno[-_]|ignore|insecure|nocron/i;
const SWITCHED_OFF = /(?:enabled?|running|active|start\w{0,8}|state|ensure|when|if)["']?\s{0,20}[=:]>?\s{0,20}["']?(?:false|no|off|absent|stopped)\b/i;
/** What a unit or a state follows. */
const TRIGGER = /^(?:-\s+)?["']?(?:PathChanged|PathModified|PathExists|subscribes?|watch)\b/;
const NO_OP = /^(?:true|:|\/bin\/true|pass|exit(?:\s+0)?|return(?:\s+0)?|noop|;)(?:\s|$)/;
/** Also the short names of acme.sh. */
const TEST_CA = /staging|pebble|dry[-_]run|test[-_]cert|fakele|(?:letsencrypt|buypass|google)_?test\b/i;
const HIDDEN$1 = /^(?:\s*(?:\|\|\s*(?:true|:|exit\s+0|return\s+0)|;\s*true|[2&]>\s*\/dev\/null|>\s*\/dev\/null\s+2>&1))+\s*;?$/;
/** A test of whether a command failed. */
const TESTED = /^if\s+!\s+(.{3,300}?)\s*;\s*then$/;
/** Tests whether something exists, which every careful script has. */
const EXISTENCE = /\s-[defhLnrsxz]\s|exist|command -v|which\s|is defined|is not none|stat\.|creates|removes|test\s+-/i;
const GUARD = /^(?:if|elif|unless)\b|^(?:-\s+)?(?:when|if|only_if|not_if|unless|onlyif|only|except|rules|condition|Condition\w+|Assert\w+)\s*[:=({]/;
/** A condition that only a rehearsal of the playbook fails. */
const REHEARSAL = /^(?:-\s+)?(?:when:\s*)?not \(?ansible_check_mode(?: and [\w.]+)?\)?$/;
const CONDITIONS = /^(?:-\s+)?["']?(?:when|if|only_if|onlyif|only|rules|conditions?|unless|not_if)["']?\s*[:=]\s*\[?$/;
const END = /^(?:exit(?:\s+0)?|return(?:\s+0)?|sys\.exit\(0?\)|exec\s+true)$/;
const QUIET = /ignore_errors:\s*(?:true|yes)|failed_when:\s*false|continue-on-error:\s*true|allow_failure:\s*true|^set\s+\+e/i;
/** What acts on a certificate or on who serves it. */
const ACTS = /acme|renew|reload|restart|notif|hook|deploy|\bcopy|\bcp\s|\bmv\s|\binstall\s|scp|rsync|upload|import|\bpush|sync|\.(?:pem|crt|key|pfx|p12|jks)\b|ssl|tls|cert|openssl|systemctl|\bservice\s|watch|subscribe|\btrap\b(?!.*\brm\b)|schedule|cron|timer|OnCalendar|issuer|kubectl|vault\s/i;
/** What a command does to a certificate or to who serves it. */
const VERB = /^(?:(?:try-)?(?:reload|restart)(?:-or-(?:reload|restart))?|(?:force-)?reload|HUP|--?HUP|renew|--cron|certonly|--issue|--install-cert|deploy|enable|start)$/;
const ALERT = /^(?:-\s+)?(?:alert|expr):/;
const isNoOp = (text) => NO_OP.test(text);
/** Options whose loss takes nothing from a renewal. */
const MILD = /force|quiet|verbose|debug|agree|email|non-?interactive|^--?no-/;
/** Whether a text acts on a certificate, or on who serves it. */
const acts = (text) => ACTS.test(text) || isAbout(text);
/** How an edited statement is weaker than it was; undefined if nothing says so. */
function weakerEdit({ before, after }, head, named, beside = []) {
	const [was, is] = [pieces(before.text), pieces(after.text)];
	const gone = was.filter((word) => !is.includes(word));
	const come = is.filter((word) => !was.includes(word));
	const instead = `has \`${shown$1(after.text)}\` instead of \`${shown$1(before.text)}\``;
	const negative = NEGATIVE.test(is.filter((word) => was.includes(word)).join(" "));
	if (come.some((word) => OFF.test(word)) && !negative && (gone.some((word) => ON.test(word)) || /^false$/i.test(come[0] ?? ""))) return instead;
	if (negative && gone.some((word) => OFF.test(word)) && come.some((word) => ON.test(word))) return instead;
	if (SWITCHED_OFF.test(after.text) && !SWITCHED_OFF.test(before.text)) return instead;
	if (isEmptied(before.text, after.text) || isRarer(before.text, after.text)) return instead;
	if (saysNothing(after.text) && !saysNothing(before.text)) return `no longer has \`${shown$1(before.text)}\``;
	if (isPartOnly(before.text, after.text) || cannotRun(before.text, after.text)) return instead;
	if (runsOnceNow(before.text, after.text)) return `${instead}, and runs only once`;
	const event = otherEvent({
		before,
		after
	});
	if (event !== void 0) return `${instead}, which ${event}`;
	if (losesLineage({
		before,
		after
	}, named)) return `${instead}, which is not told which certificate was renewed`;
	if (copiesLinks({
		before,
		after
	})) return `${instead}, and copies links instead of certificates`;
	const unrun = notRunByCron(before.text, after.text, named);
	if (unrun !== void 0) return `gives a file the name \`${shown$1(unrun)}\`, which cron ignores on Debian and Alpine`;
	const folder = folderLeft(before.text, after.text);
	if (folder !== void 0) return `${instead}, and what runs from \`${shown$1(folder)}\` does not find it`;
	if (isNoOp(after.text) && !isNoOp(before.text)) return `no longer has \`${shown$1(before.text)}\``;
	const gainsCertificate = /::|\[/.test(after.text) && CERTIFICATE.test(after.text) || isAbout(after.text) && !isAbout(before.text);
	if (TRIGGER.test(before.text) && gone.length > 0 && come.length > 0 && !gainsCertificate) return instead;
	if (TEST_CA.test(after.text) && !TEST_CA.test(before.text)) return instead;
	const tested = TESTED.exec(before.text)?.[1] ?? before.text;
	const end = after.text.startsWith(tested) ? after.text.slice(tested.length).trim() : "";
	if (HIDDEN$1.test(` ${end}`)) return mayShow(end, after) ? `hides its failures (\`${shown$1(end)}\`)` : instead;
	if (stopsMore({
		before,
		after
	}, head)) return `${instead}, and stops more`;
	const guard = /^(.{3,300}?)\s*&&\s*/.exec(after.text)?.[1];
	if (guard !== void 0 && after.text.endsWith(before.text) && !EXISTENCE.test(` ${guard} `)) return `runs only if \`${shown$1(guard)}\``;
	if (gone.some((word) => VERB.test(word)) && come.length > 0 && !is.some((word) => VERB.test(word))) return instead;
	if (beside.some(({ text }) => ALERT.test(text)) && isHarder(before.text, after.text)) return instead;
	if (gone.length === 1 && come.length === 1 && isLess(gone[0] ?? "", come[0] ?? "", after.text)) return instead;
	const options = gone.filter((word) => /^--[a-z]/.test(word) && (ACTS.test(word) || isAbout(before.text)) && !MILD.test(word));
	if (options.length > 0 && come.length === 0) return `no longer has \`${shown$1(options[0] ?? "")}\``;
	const script = namedNoMore(gone.filter((word) => !come.some((other) => other.endsWith(word))), head, named);
	if (script !== void 0) return `no longer runs \`${shown$1(script)}\``;
	const [first, then] = [templatedNames(before.text), templatedNames(after.text)];
	const left = leftBehind(gone, come, head, after, named) ?? (String(first) === String(then) ? void 0 : leftBehind(first, then, head, after, named));
	if (left !== void 0) {
		if (!mayShow(left.now, after) || !mayShow(left.old, before)) return instead;
		const place = left.path === void 0 ? "other lines here use" : `${left.path} uses`;
		return `uses \`${shown$1(left.now)}\`, and ${place} \`${shown$1(left.old)}\``;
	}
	const command = commandLost({
		before,
		after
	}, acts);
	if (command !== void 0) return `no longer has \`${shown$1(command)}\``;
	const item = itemLost({
		before,
		after
	}, gone, come);
	if (item !== void 0 && !mayShow(item, before)) return instead;
	return item === void 0 ? void 0 : `no longer has \`${shown$1(item)}\` (\`${shown$1(after.text)}\`)`;
}
/** The words of a statement, with the names and the values of settings apart. */
const pieces = (text) => wordsOf$1(text).flatMap((word) => /^https?:/.test(word) ? [word] : word.split(/[:=]-?/)).filter((word) => word !== "");
function isEmptied(before, after) {
	const value = /^(.{1,80}?[:=])\s*(.*)$/;
	const [, name = "", was = ""] = value.exec(before) ?? [];
	const [, same = "", is = ""] = value.exec(after) ?? [];
	return name !== "" && name === same && /\w/.test(was) && /^(?:["']{0,2}|\[\s*\]|\{\s*\}|null|~);?$/.test(is);
}
const statementsIn = memoizeByObject((statements) => new Set(statements));
/** How a new statement makes the step around it weaker. */
function weakerStatement(one, head, at, { come }) {
	const { text } = one;
	if (QUIET.test(text)) return `hides its failures (\`${shown$1(text)}\`)`;
	const stays = (other) => other !== void 0 && !statementsIn(come).has(other);
	const headers = headersOf(head, at);
	const above = head[headers[0] ?? -1]?.text ?? "";
	if (/^(?:-\s+)?["']?(?:enabled?|create|install)["']?\s*[:=]\s*false\b/.test(text) && /issuer|certbot|letsencrypt|acme|cert-?manager/i.test(above)) return `has \`${shown$1(text)}\` under \`${shown$1(above)}\` now`;
	if (runsOnce(one, head, at, stays)) return `runs only once (\`${shown$1(text)}\`)`;
	if (headers[0] !== void 0 && !stays(head[headers[0]])) return void 0;
	if (TEST_CA.test(text)) return `has \`${shown$1(text)}\` now`;
	if (END.test(text)) return headers.some((index) => /^(?:if|elif|else|case|for|while|trap|unless)\b|\|\|/.test(head[index]?.text ?? "")) ? void 0 : `ends early at \`${text}\``;
	const [, name = "", value = ""] = /^(?:-\s+)?["']?([\w-]{2,40})["']?\s*[:=]>?\s*["']?([\w-]+)["']?[;,]?$/.exec(text) ?? [];
	if (/enabled?$|^state$|^ensure$|^when$|^if$|^active$|start/i.test(name) && OFF.test(value)) return `has \`${shown$1(text)}\` now`;
	if (NEGATIVE.test(name) && ON.test(value)) return `has \`${shown$1(text)}\` now`;
	if (EXISTENCE.test(` ${text} `) || REHEARSAL.test(text)) return void 0;
	if (one.item && CONDITIONS.test(above)) return `runs only under a new condition (\`${shown$1(text)}\`)`;
	if (!GUARD.test(text)) return void 0;
	const beside = head.slice(Math.max(0, at - 8), at + 9);
	return (/^(?:if|unless|elif)\b/.test(text) ? stays(head[at + 1]) && (head[at + 1]?.indent ?? 0) > one.indent : beside.some((other) => stays(other) && other.indent === one.indent)) ? `runs only under a new condition (\`${shown$1(text)}\`)` : void 0;
}
const MAX_SHOWN = 120;
/** What may be a secret is never repeated: values and lists of such names and options, passwords in addresses, and long words. */
const SECRET = /((?:pass(?:word|wd|phrase)?|secret|token|api[-_]?key|credential)s?\w{0,20}(?:["']?\s{0,4}(?:=>|:=|[=!]={1,2}|=~|[:=])|["']\s{0,4},)\s{0,4}[/"']?|--?[\w-]{0,30}(?:pass(?:word|wd|phrase)?|token|api-?key)[\w-]{0,20}\s{1,4}["']?|:\/\/[^\s/:@]{0,60}:)(?:[([][^\])]{0,2000}|[^\s"'-][^\s"'@]{2,})|[A-Za-z0-9+/_-]{32,}={0,2}/gi;
/** Long names and paths are of lower case; base64 is not. */
const isPath = (word) => word.includes("/") && !(/[A-Z]/.test(word) && /[a-z]/.test(word) && /\d/.test(word));
/** A long name of several words that a value is given to, or that a template puts in. */
const isName = (word, after) => /^[a-z]{2,20}(?:_[a-z]{2,20}){3,12}$/.test(word) && (/^(?:\s{0,2}[:=]|\s?[|}])/.test(after) || isAbout(word));
function shown$1(text) {
	const plain = withoutSecrets(text);
	return plain.length > MAX_SHOWN ? `${plain.slice(0, MAX_SHOWN)}\u2026` : plain;
}
function withoutSecrets(text) {
	return text.replace(SECRET, (whole, name, at) => name !== void 0 ? `${name}\u2026` : isPath(whole) || isName(whole, text.slice(at + whole.length)) ? whole : "\u2026");
}
/** Whether a part of a text may be shown without the rest, which may say that it is a secret. */
const mayShow = (part, { text }) => withoutSecrets(text).includes(part);

// src/changes/edit-losses.ts
const STRICT = /^set\s+-\w*e|pipefail/;
/** A flag that is set does nothing itself. */
const FLAG = /^\w{1,60}=["']?\w{0,20}["']?$/;
const CLEANS = /^(?:-\s+)?(?:sudo\s+)?(?:rm|mkdir|touch|ls|unset|cd|local|source|shift|wait|chmod)\b|^cat\b[^>]*$/;
/** Tests, and heads of functions and rules: what they lead to does the work. */
const FRAME = /^(?:\[{1,2}\s.*\]{1,2}\s*\|\||test\s|[\w-]+\s*\(\)\s*\{?$|function\s+[\w-]+|\.[A-Z]+:)/;
/** How a step that stays is weaker without statements that it had. */
function losesStatement(gone, come, head, named, kindOf) {
	const strict = gone.find(({ text }) => STRICT.test(text));
	if (strict !== void 0 && !come.some(({ text }) => STRICT.test(text))) return `no longer stops at a failure (\`${shown$1(strict.text)}\`)`;
	const script = losesScript(gone, head, named);
	if (script !== void 0) return script;
	const folder = named.folders && folderNoMore(gone, head, named.folders);
	if (folder !== void 0) return `no longer uses \`${shown$1(folder)}\``;
	const lost = gone.find(({ text }) => actsNow(text) && !CLEANS.test(text) && !FRAME.test(text));
	const replaced = come.some(({ text }) => actsNow(text));
	const emptied = !replaced && come.some(({ text }) => isNoOp(text)) ? gone.find(({ text }) => !CLEANS.test(text)) : void 0;
	const dropped = come.length > 0 ? void 0 : gone.find((one) => isMissed(one, kindOf(one), head));
	const missed = lost ?? emptied ?? dropped;
	if (missed === void 0 || replaced) return void 0;
	return `no longer has \`${shown$1(missed.text)}\``;
}
/** Whether a script or a hook that is still there is no longer named. */
function losesScript(gone, head, named) {
	const script = namedNoMore(gone.flatMap(({ text }) => pieces(text)), head, named);
	if (script !== void 0) return `no longer runs \`${shown$1(script)}\``;
	if (gone.length > MAX_TASK || gone.some(({ text }) => ABSENT.test(text))) return void 0;
	const placed = gone.map(({ text }) => placedIn(text)).find((path) => path !== void 0);
	const still = head.some(({ text }) => placedIn(text) === placed);
	return placed === void 0 || still ? void 0 : `no longer puts \`${shown$1(placed)}\` in place`;
}
/** Statements of one task: a larger part that is gone took along what used it. */
const MAX_TASK = 10;
const ABSENT = /\b(?:state|ensure)["']?\s*(?:=>|[:=])\s*["']?absent/;
/** Settings that name a folder whose content is built, run or deployed. */
const NAMES_FOLDER = /^(?:-\s+)?["']?(?:build|context|path|source|src|chdir|working_dir|dockerfile|file)["']?\s*[:=]\s*/;
/** The folder with a step that a statement names. */
function folderNamed({ text }, folders) {
	if (folders.size === 0 || !NAMES_FOLDER.test(text)) return void 0;
	const name = text.replace(NAMES_FOLDER, "").replace(/^["']?(?:\.\/)?|\/?["']?,?$/g, "");
	return folders.has(name) ? name : void 0;
}
function folderNoMore(gone, head, folders) {
	return gone.flatMap((one) => folderNamed(one, folders) ?? []).find((folder) => !head.some((one) => folderNamed(one, folders) === folder));
}
/** What prepares, or ends, a step, or says how it talks. */
const FORMAL = /^(?:\.[A-Z]+:|set\s|shopt|declare|readonly|typeset|export\s+\w+$|trap|function\b|return\b|exit\b|break|continue|pass|usage|else|elif|except|finally|@|[\w-]+\s*\(\)\s*\{?$|def\s|async\s|class\s|interface\s|type\s|<<|if\b|elsif\b|unless\b|case\b|default\b|when\b|[^{]*\{$|assert\b|test\b|\[)/;
const ASSIGNED = /^(?:export\s+|local\s+|const\s+|let\s+|var\s+)?\$?([A-Za-z_]\w{1,60})\s{0,20}[:+]?=(?!=)/;
/** Settings that only say when, how and by whom something is done. */
const NEUTRAL = /^(?:-\s+)?["']?(?:when|if|only|unless|creates|become(?:_user)?|register|changed_when|check_mode|retries|delay|diff|backup|no_log|cache_valid_time|update_cache|validate|labels?|annotations?)["']?\s*[:=]/;
/** A setting that is on, and an item of a list. */
const SET = /^["']?[\w.-]{2,60}["']?\s*[:=]\s*["']?(?:true|yes|on|enabled)["']?[;,]?$/i;
/** Labels and annotations by which a controller reloads or copies what has them. */
const WATCHED = /^["']?[\w.-]+\.[a-z]+\/[\w.-]*(?:reload|restart|reflect|replicat|inject-ca|sync)[\w.-]*["']?\s*:/i;
const isWatched = ({ text }) => WATCHED.test(text);
/** Whether a statement that is gone did something: of data, an item of a list or a setting that was on. */
function isMissed(one, own, head) {
	const { text } = one;
	if (WATCHED.test(text)) return true;
	if (own === void 0 || CLEANS.test(text) || MILD.test(text) || NEUTRAL.test(text) || saysNothing(text)) return false;
	if (own === "data") return one.item && /[\w.]{2}/.test(text) || SET.test(text);
	if (own === "section") return true;
	if (FLAG.test(text) || FORMAL.test(text)) return false;
	const name = ASSIGNED.exec(text)?.[1];
	return name === void 0 || head.some((other) => holdsName(other.text, name));
}
const actsNow = (text) => !FLAG.test(text) && acts(text);

// src/changes/edit-moves.ts
/** Files about certificates that are gone, and that no other file holds now. */
function deletedFiles(texts, come) {
	const names = new Set(texts.flatMap(({ path, after }) => after === "" ? [] : [fileNameOf(path)]));
	return texts.flatMap(({ path, before, after }) => {
		if (after !== "" || names.has(fileNameOf(path)) || !(isNamed$1(path) || isAboutCertificates(before))) return [];
		if (before === "\n") return STARTED.test(path) ? [markerGone(path)] : [];
		const statements = statementsOf$1(before).filter(({ text }) => !saysNothing(text));
		const left = statements.filter(({ key }) => !come.has(key));
		if (left.length === 0 || 2 * left.length < statements.length) return [];
		const first = left.find((one, index) => namesCertificate(one, left, index, false)) ?? left[0];
		const gone = first === void 0 ? "" : shown$1(first.text);
		return [{
			path,
			line: 1,
			step: "renewal",
			removed: true,
			before: gone,
			how: `is gone, and so is what it did (\`${gone}\`)`,
			lines: {
				base: [1],
				head: []
			}
		}];
	});
}
/** Folders of supervisors in which an empty file of its name starts a service. */
const STARTED = /(?:^|\/)(?:contents\.d|[\w@.-]+\.(?:wants|requires)|runlevels\/\w+|rc\d?\.d|services?\.d)\/[^/]+$/;
function markerGone(path) {
	return {
		path,
		line: 1,
		step: "schedule",
		removed: true,
		before: path,
		how: `is gone, so \`${fileNameOf(path)}\` is not started`,
		lines: {
			base: [1],
			head: []
		}
	};
}
const DEFINITION = /(?:^|\s)(?:macro|def|define|function|func)\s+([\w:.-]{3,80})|^([\w-]{3,80})\s{0,4}\(\)/;
/** Statements after the head of a function that may be its body. */
const MAX_BODY = 30;
/** Whether a part was made a function or a macro in the same change, and is called in its place. */
function isExtracted({ text }, { come }, hunks) {
	const words = wordsOf$1(text);
	return hunks.some((hunk) => hunk.come.some((head, index) => {
		const [, one, other] = DEFINITION.exec(head.text) ?? [];
		const name = one ?? other;
		if (name === void 0 || !come.some((call) => call !== head && holdsName(call.text, name))) return false;
		return hunk.come.slice(index + 1, index + MAX_BODY).some((inner) => {
			const common = wordsOf$1(inner.text).filter((word) => words.includes(word)).length;
			return common > 0 && 2 * common >= words.length;
		});
	}));
}
/** Words of a statement that is long enough, and the share of them that another has. */
const MIN_WORDS = 6;
const SAME = .85;
/** Whether almost the same statement, or its option as a setting of the client, is somewhere else in the file now. */
function isElsewhere$1({ text }, hunks) {
	const words = wordsOf$1(text);
	const options = text.match(/--[a-z][\w-]{3,60}/g) ?? [];
	const come = hunks.flatMap((hunk) => hunk.come);
	if (/^["']?--/.test(text) && options.length > 0 && options.every((option) => come.some((one) => isSetting(one, option.slice(2))))) return true;
	if (words.length < MIN_WORDS) return false;
	return come.some((one) => {
		const others = wordsOf$1(one.text);
		const common = words.filter((word) => others.includes(word)).length;
		return others[0] === words[0] && 2 * common / (words.length + others.length) >= SAME;
	});
}
const isSetting = ({ text }, name) => text.startsWith(name) && /^\s{0,20}=\s*\S/.test(text.slice(name.length));

// src/changes/edit-places.ts
/** Hooks and files of cron that were moved to where something else, or nothing, runs them. */
function movedFiles({ files, others = [], scripts }) {
	return files.flatMap(({ path: from, before, after }) => {
		if (after !== "" || before === "") return [];
		const moved = files.find((one) => one.after !== "" && one.path !== from && (fileNameOf(one.path) === fileNameOf(from) || one.after === before));
		if (moved === void 0) return [];
		const name = isRunByCron(from) ? ignoredCronName(moved.path) : void 0;
		const isWork = isAbout(before) || [...scripts].some((script) => isAbout(script) && before.includes(script));
		const how = name !== void 0 && isWork && ignoresDots(moved.path, ...others.map(({ text }) => text), ...files.map((one) => one.after)) !== false ? `has the name \`${name}\`, which cron ignores on Debian and Alpine` : otherFolder(from, moved.path, moved.after);
		return how === void 0 ? [] : [{
			path: moved.path,
			line: 1,
			step: "schedule",
			before: from,
			after: moved.path,
			how,
			lines: ALL
		}];
	});
}
const ALL = {
	base: [1],
	head: [1]
};
/** What asks a CA for a new version if it is time. */
const RENEWS = /\brenew\b|--cron\b|\bcertonly\b|--issue\b|\blego\b.*\brun\b|\bgetssl\b|\bdehydrated\b/;
const FIRST_PART = /^(?:function\s+)?[\w-]{0,40}(?:issue|obtain|initial|first|bootstrap)[\w-]{0,40}\s{0,4}(?:\(\)\s{0,4}\{?|\))$/i;
/** Statements that a change moved into a part that runs once, or before the renewal that they follow; the first ones of a file. */
function movedStatements(before, after) {
	const [was, is] = [placesOf(before), placesOf(after)];
	/** For each depth of blocks, where the renewals so far are in the head: the first of these places. */
	const renewals = /* @__PURE__ */ new Map();
	const found = [];
	for (const [from, one] of before.entries()) {
		const places = is.get(one.key) ?? [];
		const isBoth = isBringing(one.text) && places.length === 1 && was.get(one.key)?.length === 1;
		const renews = RENEWS.test(one.text) && isAbout(one.text);
		if (!(isBoth || renews) || saysNothing(one.text)) continue;
		const above = headersOf(before, from);
		const [to = 0] = places;
		if (isBoth) {
			const other = after[to];
			const how = newPlace(above.map((index) => before[index]?.key), to, after, was, renewals.get(above.length));
			if (how !== void 0) found.push({
				before: one,
				after: other,
				how: `runs \`${shown$1(other.text)}\` ${how}`
			});
		}
		for (const place of renews ? places : []) renewals.set(above.length, Math.min(place, renewals.get(above.length) ?? Number.POSITIVE_INFINITY));
		if (found.length === MAX_MOVED) break;
	}
	return found.sort((a, b) => a.after.line - b.after.line);
}
/** Of one file no more edits are shown. */
const MAX_MOVED = 8;
/** What is weaker at the new place of a statement: what is around it, or that all renewals before it now follow it. */
function newPlace(above, to, after, was, renewal) {
	const fresh = headersOf(after, to).flatMap((index) => after[index] ?? []).filter(({ key }) => !above.includes(key));
	const first = fresh.find(({ text }) => isFirstTime(text) || FIRST_PART.test(text));
	if (first !== void 0 && was.has(first.key)) return `only under \`${shown$1(first.text)}\``;
	return fresh.length === 0 && renewal !== void 0 && renewal > to ? "before the renewal" : void 0;
}
function placesOf(statements) {
	const found = /* @__PURE__ */ new Map();
	for (const [index, { key }] of statements.entries()) addTo(found, key, index);
	return found;
}

// src/changes/edits.ts
/**
* What a change does to the text of a step, where no fact tells it: conditions, options, variables and commands around
* the step. The text decides, so no tool needs to be known.
*/
/** Lines between a step and what still belongs to its statement. */
const NEAR = 12;
/** Whether edited lines are those of a step. What is gone took along what stood above it, such as annotations. */
function isOfStep(line, edited, isGone) {
	return line !== void 0 && edited.some((one) => one >= line - (isGone ? NEAR : 0) && one - line <= NEAR);
}
/** Edits of one file that are told. */
const MAX_EDITS$1 = 8;
/** Lines of steps that are looked at in one file. */
const MAX_ANCHORS = 200;
const KINDS = {
	producer: "renewal",
	copy: "copy",
	reload: "reload",
	schedule: "schedule"
};
/** Objects that are about certificates as a whole. */
const WHOLE = /^(?:Certificate|Issuer|ClusterIssuer|Bundle|CertificateRequest|ExternalSecret|VaultDynamicSecret|Challenge)$/;
const NONE = /* @__PURE__ */ new Set();
const NO_TEXTS = {
	files: [],
	scripts: /* @__PURE__ */ new Set(),
	functions: /* @__PURE__ */ new Map()
};
/** The texts of what runs: a statement that a test has too is not moved there. */
function productionTexts({ texts = NO_TEXTS, base }, contextOf) {
	const repository = base.inventory.repositories[0]?.name ?? "";
	return {
		...texts,
		files: texts.files.filter(({ path }) => contextOf({
			repository,
			path
		}) === "production")
	};
}
/** What is told of the texts of a change. */
function editsOf({ files: texts, ...named }, factsOf) {
	const files = texts.flatMap((text) => {
		const facts = factsOf(text.path);
		const holds = facts.base.some(isStep$1) || facts.head.some(isStep$1);
		if (text.before === "" || text.after === "" || !isComparable(text.path, holds)) return [];
		const isAbout = isNamed$1(text.path) || !DATA$1.test(text.path) && isAboutCertificates(text.before);
		if (PROGRAM.test(text.path) && !holds && !isAbout && !DEPLOYS.test(fileNameOf(text.path))) return [];
		const [before, after] = [statementsOf$1(text.before), statementsOf$1(text.after)];
		return [{
			...text,
			facts,
			isAbout,
			before,
			after,
			hunks: hunksOf(before, after)
		}];
	});
	const others = texts.filter(({ before }) => before === "").flatMap(({ after }) => statementsOf$1(after));
	const come = new Set([...files.flatMap(({ hunks }) => hunks.flatMap((hunk) => hunk.come)), ...others].map(({ key }) => key));
	return [
		...files.flatMap((file) => editsOfFile(file, come, {
			...named,
			files: texts
		})),
		...deletedFiles(texts, come),
		...movedFiles({
			...named,
			files: texts
		})
	];
}
/** Words of a schedule of what is not known to renew, that say it is about certificates. */
const OF_CERTIFICATES = /renew|(?:^|[^a-z])(?:tls|ssl|certs?|certificates?|acme)(?:[^a-z]|$)/i;
function isStep$1(fact) {
	const { kind, attributes, writes } = fact;
	if (!isTold$1(fact) && ![attributes.name, ...writes].some((one) => OF_CERTIFICATES.test(String(one)))) return false;
	return KINDS[kind] !== void 0 || isAlert(fact) || kind === "issuer" && WHOLE.test(attributes.resource ?? "");
}
function anchorsOf(facts) {
	const found = facts.filter(isStep$1).flatMap(({ location: { line }, attributes: { resource } }) => line === void 0 ? [] : [{
		line,
		...WHOLE.test(resource ?? "") && { document: true }
	}]);
	return [...new Map(found.map((one) => [one.line, one])).values()].slice(0, MAX_ANCHORS);
}
function editsOfFile({ path, facts, isAbout, before, after, hunks }, come, named) {
	const moved = DATA$1.test(path) ? [] : movedStatements(before, after);
	if (hunks.length === 0 && moved.length === 0) return [];
	const traits = {
		isScript: !DATA$1.test(path) && !/(?:jenkins|docker|make)file/i.test(path),
		isNamed: isAbout
	};
	const anchors = (statements, stated) => [...anchorsOf(stated), ...statements.filter((one) => folderNamed(one, named.folders ?? NONE) !== void 0).map(({ line }) => ({ line }))];
	const was = stepLines(before, anchors(before, facts.base), traits);
	const is = stepLines(after, anchors(after, facts.head), traits);
	const [left, right] = [indexes(before), indexes(after)];
	const edits = [];
	const calls = new Set(facts.head.flatMap(({ reads, writes, location }) => [...reads, ...writes].some(isScript) ? [location.line] : []));
	const variables = variablesElsewhere(named.others ?? NO_OTHERS);
	const isData = DATA$1.test(path);
	const whole = anchorsOf(facts.base).some(({ document }) => document === true);
	const kindOf = (one) => {
		const index = left.get(one) ?? 0;
		if (alerts && isTarget(before, index)) return "section";
		if (isInSection(before, index)) return isData ? "section" : "script";
		return whole || !was.has(index) ? void 0 : !isData ? "script" : isAbout ? "data" : "section";
	};
	const alerts = facts.head.some(isAlert) || after.some(({ text }) => WATCHES$1.test(text));
	const stated = new Set(facts.base.filter(isTold$1).map(({ location }) => location.line));
	const mayLose = (gone) => !isWholeBlock(gone, before, left) || isReaction(gone) || gone.some(isWatched) || gone.some((one) => folderNamed(one, named.folders ?? NONE) !== void 0) || (!isData || isAbout) && !gone.some(({ line }) => stated.has(line));
	for (const hunk of hunks) {
		const concerns = (statements, own, at, one) => !saysNothing(one.text) && (own.has(at.get(one) ?? -1) || namesCertificate(one, statements, at.get(one) ?? 0, isAbout) || isInSection(statements, at.get(one) ?? 0) || isOfCommand(statements, at.get(one) ?? 0) || alerts && isTarget(statements, at.get(one) ?? 0) || variables.has(definedBy(one) ?? "") || isAbout && CONSTANT.test(one.text) || callsStep(one, named));
		const gone = new Set(hunk.gone.filter((one) => concerns(before, was, left, one)));
		const fresh = new Set(hunk.come.filter((one) => concerns(after, is, right, one)));
		if (gone.size + fresh.size === 0) continue;
		const parts = pairedIn({
			gone: hunk.gone,
			come: hunk.come
		});
		const edited = parts.edited.filter((pair) => (gone.has(pair.before) || fresh.has(pair.after)) && !saysSame(pair));
		const alone = parts.gone.filter((one) => gone.has(one) && !come.has(one.key) && !isExtracted(one, hunk, hunks) && !isElsewhere$1(one, hunks));
		const added = parts.come.filter((one) => fresh.has(one));
		if (edited.length + alone.length + added.length === 0) continue;
		const weaker = edited.map((pair) => ({
			pair,
			how: weakerEdit(pair, after, calls.has(pair.after.line) ? NO_TEXTS : named, around(after, right.get(pair.after) ?? 0))
		})).find(({ how }) => how !== void 0);
		const how = weaker?.how ?? added.map((one) => weakerStatement(one, after, right.get(one) ?? 0, hunk)).find((one) => one !== void 0) ?? (mayLose(hunk.gone) ? losesStatement(alone, added, after, named, kindOf) : losesScript(alone, after, named));
		const { pair } = weaker ?? { pair: edited[0] };
		const [first, second] = [pair?.before ?? alone[0], pair?.after ?? added[0]];
		edits.push({
			path,
			line: (second ?? hunk.come[0] ?? first)?.line ?? 1,
			step: stepNear([...facts.base, ...facts.head], (first ?? second)?.line ?? 1),
			...first && { before: shown$1(first.text) },
			...second && { after: shown$1(second.text) },
			...how !== void 0 && { how },
			...weaker !== void 0 && { stays: true },
			lines: {
				base: hunk.gone.map(({ line }) => line),
				head: hunk.come.map(({ line }) => line)
			}
		});
	}
	for (const one of moved) edits.push({
		path,
		line: one.after.line,
		step: stepNear([...facts.base, ...facts.head], one.after.line),
		before: shown$1(one.before.text),
		after: shown$1(one.after.text),
		how: one.how,
		stays: true,
		moved: true,
		lines: {
			base: [one.before.line],
			head: [one.after.line]
		}
	});
	return [...edits.filter(({ how }) => how !== void 0), ...edits.filter(({ how }) => how === void 0)].slice(0, MAX_EDITS$1);
}
/** Words of an expression that compares the end of certificates. */
const WATCHES$1 = /(?:ssl|cert\w{0,20})[\w-]{0,30}expir|expir\w{0,10}[-_]cert|-checkend\b/i;
const CONSTANT = /^[A-Z][A-Z\d_]{3,60}\s*=/;
/** A schedule of what is not known to renew has no row. */
const isTold$1 = ({ kind, attributes }) => kind !== "schedule" || attributes.unknown !== true;
const NO_OTHERS = [];
/** A name of several words: others are used for all kinds of things. */
const DISTINCT = /^(?=.{8,60}$)[A-Za-z]+(?:[_.-][A-Za-z\d]+|[a-z][A-Z][a-z]+)/;
/** Names of variables that unchanged files with a step use. */
const variablesElsewhere = memoizeByObject((others) => new Set(others.flatMap(({ path, step, text }) => step || isNamed$1(path) ? variablesIn(text).filter((name) => DISTINCT.test(name)) : [])));
/** Whether a statement is a line of a command about certificates. */
function isOfCommand(statements, at) {
	return commandAt(statements, at).some(({ text }) => isAbout(text));
}
const isScript = (ref) => isOfKind(ref, "script");
const indexes = (statements) => new Map(statements.map((one, index) => [one, index]));
const MAIL = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}/g;
const withoutMail = (text) => text.replace(MAIL, "").replace(/["'\s]+/g, " ");
/** Whether only addresses of people, or messages, differ. */
const saysSame = ({ before, after }) => before.text !== after.text && (withoutMail(before.text) === withoutMail(after.text) || !isTimed(before.text) && withoutMessages(before.text) === withoutMessages(after.text));
/** A text without what it only prints. */
const withoutMessages = (text) => text.replace(/\b(?:log|echo|die|warn|error|printf)\s+(?:"[^"$`]{0,300}"|'[^']{0,300}')(?=\s*(?:;|$))/g, "log");
/** Whether a block is gone together with its head, so that nothing of it stays behind. */
function isWholeBlock(gone, before, at) {
	const [first] = gone;
	const last = gone.at(-1);
	if (first === void 0 || last === void 0 || gone.length < 2) return false;
	const next = before[(at.get(last) ?? 0) + 1];
	return (gone.slice(1).every(({ indent }) => indent > first.indent) || first.first && (next?.first ?? true)) && (next === void 0 || next.indent <= first.indent);
}
function stepNear(facts, line) {
	let best = {
		step: "renewal",
		distance: Number.POSITIVE_INFINITY
	};
	for (const fact of facts) {
		const step = isAlert(fact) ? "alert" : KINDS[fact.kind];
		const distance = Math.abs((fact.location.line ?? 1) - line);
		if (step !== void 0 && distance < best.distance) best = {
			step,
			distance
		};
	}
	return best.step;
}

// src/changes/weakening.ts
/** Usual lifetime; clients renew when a third of it is left, unless they are configured otherwise. */
const LIFETIME = 90 * DAY;
/** How many times less frequent a run must be to be reported. */
const NOTABLE = 4;
/** Seconds before the end below which an alert leaves too little time to repair what failed. */
const LATE_ALERT = 604800;
const CADENCES = [
	"schedule",
	"cron",
	"schedules",
	"refreshInterval",
	"interval"
];
const STATES = {
	frozen: "keeps its version until a restart",
	pinned: "is pinned to one version",
	once: "runs only once",
	off: "is disabled",
	manual: "waits for a person"
};
/** How a fact became a less reliable step; undefined if it did not, or if it is not worth reporting. */
function weakening(before, after) {
	const [was, is] = [stateOf(before), stateOf(after)];
	const state = STATES[is];
	if (was === "live" && state !== void 0) return {
		how: state,
		attributes: changedAttributes(before, after)
	};
	const [often, rarely] = [cadenceOf(before), cadenceOf(after)];
	if (often !== void 0 && rarely !== void 0 && rarely > often && (rarely > 864e5 || rarely >= NOTABLE * often)) return {
		how: `runs ${every(rarely)} instead of ${every(often)}`,
		attributes: CADENCES,
		...rarely <= 864e5 && { level: "note" }
	};
	if (before.attributes.starts === true && after.attributes.starts !== true) return {
		how: "no longer starts the workflow that deploys it",
		attributes: []
	};
	if (timed(before) && !timed(after)) return {
		how: "no longer has a schedule",
		attributes: []
	};
	for (const name of ["renewBefore", "expiryOffset"]) {
		const [stated, shorter] = [durationOf(before.attributes[name]), durationOf(after.attributes[name])];
		const longer = stated ?? usualLead(before, name);
		const enough = (durationOf(after.attributes.duration) ?? LIFETIME) / 3;
		if (longer !== void 0 && shorter !== void 0 && shorter < longer && shorter < enough) return {
			how: `starts ${spell$1(shorter)} before expiration instead of ${spell$1(longer)}`,
			attributes: [name]
		};
	}
	const targets = after.attributes.targets ?? [];
	const left = (before.attributes.targets ?? []).filter((target) => !targets.includes(target));
	if (targets.length > 0 && left.length > 0) return {
		how: `no longer reaches ${listed(left, 3)}`,
		attributes: ["targets"]
	};
	if (before.attributes.told === true && after.attributes.told !== true) return {
		how: "no longer triggers a reload after it copies",
		attributes: []
	};
	const [ran, runs] = [hookOf(before), hookOf(after)];
	if (ran !== void 0 && runs === void 0 && !isOpen$1(after.attributes.hook) && !isOpen$1(after.attributes.reload)) return {
		how: `no longer runs \`${ran}\` after a renewal`,
		attributes: ["hook", "reload"]
	};
	const [first, then] = [before.attributes.follows ?? [], after.attributes.follows ?? []];
	const dropped = first.filter((script) => !then.includes(script));
	if (then.length < first.length && dropped.length > 0) return {
		how: `no longer runs \`${listed(dropped, 2)}\` after it`,
		attributes: ["follows"]
	};
	for (const name of [
		"renewDays",
		"minDays",
		"renewBeforePercentage"
	]) {
		const [longer, shorter] = [numberOf(before.attributes[name]), numberOf(after.attributes[name])];
		const enough = name === "renewBeforePercentage" ? 100 / 3 : LIFETIME / DAY / 3;
		const unit = name === "renewBeforePercentage" ? " % of the lifetime" : " days";
		if (longer !== void 0 && shorter !== void 0 && shorter < longer && shorter < enough) return {
			how: `starts ${shorter}${unit} before expiration instead of ${longer}${unit}`,
			attributes: [name]
		};
	}
	if (after.attributes.hidden !== void 0 && before.attributes.hidden === void 0 && isStep(after)) return {
		how: `hides its failures (\`${after.attributes.hidden}\`)`,
		attributes: ["hidden"]
	};
	const [early, late] = [secondsOf(before), secondsOf(after)];
	if (early !== void 0 && late !== void 0 && late < early && late < LATE_ALERT) return {
		how: `alerts ${spell$1(late * 1e3)} before expiration instead of ${spell$1(early * 1e3)}`,
		attributes: ["seconds"]
	};
	const [{ ignored: unnamed }, { ignored }] = [before.attributes, after.attributes];
	if (typeof ignored === "string" && unnamed === void 0) return {
		how: `is in a file that cron ignores on Debian and Alpine (\`${ignored}\`)`,
		attributes: ["ignored"]
	};
	const rehearsal = after.attributes.staging;
	if (typeof rehearsal === "string" && before.attributes.staging === void 0) return {
		how: `is only a dry run (\`${rehearsal}\`)`,
		attributes: ["staging"]
	};
	const { server } = after.attributes;
	if (isTestServer(server) && before.attributes.server !== void 0 && !isTestServer(before.attributes.server)) return {
		how: `uses the test CA ${String(server)}, which no client trusts`,
		attributes: ["server"]
	};
}
/** cert-manager renews when a third of the lifetime is left, where a Certificate states nothing. */
function usualLead({ attributes }, name) {
	const { resource, duration, renewBefore, renewBeforePercentage } = attributes;
	if (name !== "renewBefore" || resource !== "Certificate") return void 0;
	if (renewBefore !== void 0 || renewBeforePercentage !== void 0 || duration === null) return void 0;
	return (duration === void 0 ? LIFETIME : durationOf(duration) ?? 0) / 3;
}
/** https://letsencrypt.org/docs/staging-environment/, and what others call theirs. */
const isTestServer = (value) => typeof value === "string" && /\bacme-staging\b|\bstaging\b|\bpebble\b/i.test(value);
/** The command that follows a renewal; undefined where there is none. */
function hookOf({ attributes: { hook, reload } }) {
	return [hook, reload].find((one) => typeof one === "string" && one !== "");
}
/** It is known only at run time, so it may well be there. */
const isOpen$1 = (value) => value === null;
const isStep = ({ kind }) => kind === "producer" || kind === "copy" || kind === "reload";
function numberOf(value) {
	const number = typeof value === "string" && value !== "" ? Number(value) : value;
	return typeof number === "number" && Number.isFinite(number) ? number : void 0;
}
/** The threshold of an alert on the end of certificates. */
function secondsOf({ attributes }) {
	const { seconds } = attributes;
	return numberOf(seconds);
}
const timed = (fact) => fact.kind === "schedule" && fact.attributes.schedules !== void 0;
function durationOf(value) {
	return typeof value === "string" ? goDuration(value) : void 0;
}
function spell$1(milliseconds) {
	return Number.isFinite(milliseconds) ? spellDuration(milliseconds) : "never";
}
/** `every hour`, `every 12 hours`, `never`. */
function every(milliseconds) {
	return Number.isFinite(milliseconds) ? `every ${spellDuration(milliseconds).replace(/^1 (?=\w+$)/, "")}` : "never";
}

// src/changes/losses.ts
/**
* Whether a removed step may be missed although no broken link is known. It is not missed if everything that used it
* was removed too, or has another source.
*/
function lossOf$1({ fact, node, step }, sides) {
	if (!carriesOn(fact) && step !== "alert") return void 0;
	if (step !== "alert" && stateOf(fact) !== "live") return void 0;
	if (fact.kind === "producer" && isTestServer(fact.attributes.server)) return void 0;
	if (fact.kind === "schedule") {
		const work = downstream(sides.base, node).flatMap((one) => isTimedWork(one.fact) ? [one.fact] : []);
		const started = work.length > 0 ? work : reloadsStarted(fact, sides.base);
		if (started.some((one) => !sides.pairs.has(one))) return void 0;
		return started.length > 0 && started.every((one) => stillStarted(one, fact, sides)) ? void 0 : "unclear";
	}
	if (fact.kind === "copy" && fact.writes.length > 0 && fact.writes.every(isHostFolder)) return "unclear";
	const users = step === "alert" ? [] : usersOf(fact, node, sides.base);
	if (users.length === 0) return "unclear";
	const need = fact.kind === "reload" ? "reload" : "content";
	if (need === "reload" && callsOf(fact, sides).length > 0) return "unclear";
	const wasTimed = need === "content" && isRepeated(fact, node, sides.base);
	const left = users.flatMap((user) => {
		const after = sides.pairs.get(user);
		const stays = user.reads.length === 0 || after?.reads.some((ref) => user.reads.includes(ref));
		return after !== void 0 && stays ? [after] : [];
	});
	if (need === "reload" && left.length > 0 && followsRenewal(fact) && !hasEqual(fact, sides)) return "unclear";
	const isMissed = (user) => !isSatisfied(need, sides.head, sides.headNodeOf(user), sides) || wasTimed && !upstream(sides.head, sides.headNodeOf(user)).some((one) => isRepeated(one.fact, one.node, sides.head)) || need === "reload" && wasNearest(fact, user, sides);
	return left.some(isMissed) ? "unclear" : void 0;
}
/**
* Whether a removed reload was nearer to its user than any remaining one: reloads of other roles are for other hosts.
*/
function wasNearest({ location }, user, { head, headNodeOf }) {
	const own = sharedFolders(location, user.location);
	return (head.out.get(headNodeOf(user)) ?? []).every(({ to }) => {
		const other = factAt(head, to);
		return other?.kind !== "reload" || sharedFolders(other.location, user.location) < own;
	});
}
/** How many folders from the root two places have in common. */
function sharedFolders(one, other) {
	if (one.repository !== other.repository) return 0;
	const [left, right] = [one.path.split("/"), other.path.split("/")];
	const differ = left.findIndex((folder, index) => folder !== right[index]);
	return differ < 0 ? left.length : differ;
}
const HOOK = /hook|renew|deploy/i;
/** Whether a restart states that it runs with a renewal, or at a time of its own. */
const isTied = ({ attributes: { chained, hook, schedule } }) => chained === true || hook !== void 0 || schedule !== void 0;
/** Whether a restart runs at each renewal: in a hook, or chained to the command that renews. */
function followsRenewal({ attributes, reads, location }) {
	if (isTied({ attributes })) return true;
	return HOOK.test(location.path) && reads.some((ref) => isOfKind(ref, "script"));
}
const reloadsByService = ({ kind, writes }) => kind === "reload" ? writes : [];
/** Whether the head restarts the same program in such a way, or in the same file. */
function hasEqual({ writes, location, attributes }, { head, isOfTests }) {
	const follows = attributes.schedule === void 0 ? followsRenewal : isTied;
	return writes.flatMap((service) => factsBy(head.facts, reloadsByService, service)).some((one) => !isOfTests(one) && (follows(one) || one.location.path === location.path));
}
/** Whether something else starts it, by schedule if it had one before. */
function stillStarted(fact, gone, sides) {
	const after = sides.pairs.get(fact);
	if (after === void 0) return false;
	return (fact.kind === "reload" ? callsOf(after, sides) : upstream(sides.head, sides.headNodeOf(after)).map((one) => one.fact)).some((one) => one.kind === "schedule" && !sides.isOfTests(one) && (isStarting(one) || !isTimed$1(gone) && !isJob(one)));
}
/** A job of CI that no clock starts runs its scripts to try them. */
const isJob = ({ attributes }) => attributes.calls === true && attributes.schedules === void 0;
const isStarting = (one) => isTimed$1(one) && !isJob(one);
/** Whether the clock starts it, by a time of its own or by a schedule; what renews without one needs no clock. */
function isRepeated(fact, node, graph) {
	if (fact.kind !== "producer" && fact.kind !== "copy") return false;
	if (fact.attributes.schedules !== void 0) return true;
	return upstream(graph, node).some((one) => one.fact.kind === "schedule" && isTimed$1(one.fact));
}
const schedulesByTarget = ({ kind, writes }) => kind === "schedule" ? writes : [];
/** What starts, in the head, the script that a step is in. */
function callsOf({ reads, location }, { head }) {
	return reads.filter((ref) => isOfKind(ref, "script")).flatMap((ref) => factsBy(head.facts, schedulesByTarget, ref)).filter((one) => one.location.repository === location.repository);
}
/** The facts that get a certificate or a restart from a step. */
function usersOf(fact, node, graph) {
	const isUser = (one) => one.kind === "consumer";
	if (fact.kind !== "reload") return downstream(graph, node).flatMap((one) => isUser(one.fact) ? [one.fact] : []);
	return (graph.in.get(node) ?? []).flatMap(({ from }) => {
		const source = factAt(graph, from);
		return source !== void 0 && isUser(source) ? [source] : [];
	});
}

// src/changes/materials.ts
/** The effect of a change on the certificates, keys and keystores in files. */
/** Rows for objects that were added, removed or replaced in the files of the change. Moved objects have no row. */
function materialRows(change, head) {
	const { base, paths } = change;
	const [gone, come] = withoutUnmoved(itemsOf$1(base.inventory, paths), itemsOf$1(head, paths));
	const rows = [];
	const waiting = groupBy(come, (item) => `${item.step}\0${fileKey(item.place)}`);
	for (const item of gone) {
		const beside = waiting.get(`${item.step}\0${fileKey(item.place)}`) ?? [];
		const at = beside.findIndex((one) => one.place.pointer === item.place.pointer);
		const [successor] = beside.splice(Math.max(at, 0), 1);
		if (successor === void 0) rows.push(rowOf(item, "removed", []));
		else rows.push(rowOf(successor, "altered", [...differencesOf(item, successor), ...remaining(item.certificate, change, head)]));
	}
	const added = [...waiting.values()].flat();
	return [...rows, ...added.map((item) => rowOf(item, "added", stated(item.statements)))];
}
/** Where the version that is replaced in one place is still kept, in this repository and in the others of the team. */
function remaining(older, change, head) {
	if (older === void 0) return [];
	const placesIn = ({ certificates }) => certificates.find(({ fingerprint }) => fingerprint === older.fingerprint)?.sightings ?? [];
	const were = placesIn(change.team?.base.inventory ?? change.base.inventory);
	const are = placesIn(change.team?.inventory ?? head);
	const end = readInstant(older.notAfter);
	if (are.length === 0 || end === null) return [];
	return [{
		of: "places of the older version",
		before: filesText(were),
		after: `${filesText(are)} (until ${dayOf(end)})`
	}];
}
/** Equal numbers of places on both sides cancel out: those objects stayed, or were moved. */
function withoutUnmoved(before, after) {
	const inPlace = (item) => `${item.step}\0${item.id}\0${fileKey(item.place)}`;
	const anywhere = (item) => `${item.step}\0${item.id}`;
	let [left, right] = [[...before], [...after]];
	for (const keyOf of [inPlace, anywhere]) {
		const waiting = groupBy(right, keyOf);
		const taken = /* @__PURE__ */ new Set();
		left = left.filter((item) => {
			const same = waiting.get(keyOf(item))?.shift();
			if (same !== void 0) taken.add(same);
			return same === void 0;
		});
		right = right.filter((item) => !taken.has(item));
	}
	return [left, right];
}
function itemsOf$1(inventory, paths) {
	const own = inventory.repositories[0]?.name;
	const here = ({ path, repository }) => paths.has(path) && repository === own;
	const items = [];
	for (const certificate of inventory.certificates) for (const place of certificate.sightings.filter(here)) items.push({
		step: "certificate",
		id: certificate.fingerprint,
		what: `"${displayName(certificate)}"`,
		place,
		statements: statementsOf(certificate),
		certificate
	});
	for (const { algorithm, encrypted, publicKeyFingerprint, sightings } of inventory.privateKeys) for (const place of sightings.filter(here)) {
		const what = `${algorithm} private key${encrypted ? " (encrypted)" : ""}`;
		items.push({
			step: "key",
			id: publicKeyFingerprint ?? `${fileKey(place)}`,
			what,
			place,
			statements: {}
		});
	}
	for (const keystore of inventory.keystores.filter(here)) {
		const { format, opened, entries, path } = keystore;
		const id = `${path}\0${format}\0${opened}\0${entries}`;
		items.push({
			step: "keystore",
			id,
			what: `"${fileNameOf(path)}"`,
			place: keystore,
			statements: keystoreStatements(keystore)
		});
	}
	return items;
}
function keystoreStatements({ format, opened, entries }) {
	return {
		form: format,
		opened: opened.replace("-", " "),
		...entries !== void 0 && { entries: String(entries) }
	};
}
const MAX_NAMES = 4;
function statementsOf(certificate) {
	const { issuer, names, publicKey, notAfter, selfIssued } = certificate;
	const end = readInstant(notAfter);
	return {
		...end !== null && { expires: dayOf(end) },
		names: listed(names.map((name) => name.replace(/^dns:/, "")), MAX_NAMES),
		issuer: selfIssued ? "itself" : /(?:^|, )CN=([^,]{1,100})/.exec(issuer)?.[1] ?? issuer,
		key: [publicKey.algorithm, publicKey.curve ?? publicKey.bits].filter((one) => one !== void 0).join(" ")
	};
}
function rowOf(item, action, differences) {
	const { step, what, place, certificate } = item;
	const { repository, path, line, pointer } = place;
	return {
		step,
		action,
		what,
		differences,
		location: {
			repository,
			path,
			...line !== void 0 && { line },
			...pointer !== void 0 && { pointer }
		},
		...certificate && { certificate }
	};
}
function differencesOf(before, after) {
	const found = [.../* @__PURE__ */ new Set([...Object.keys(before.statements), ...Object.keys(after.statements)])].flatMap((of) => {
		const [was, is] = [before.statements[of], after.statements[of]];
		return was === is ? [] : [{
			of,
			...was && { before: was },
			...is && { after: is }
		}];
	});
	const renamed = before.what === after.what ? [] : [{
		of: "what",
		before: before.what,
		after: after.what
	}];
	if (found.length + renamed.length > 0) return [...renamed, ...found];
	return [{
		of: "content",
		before: "the previous one",
		after: "a new one"
	}];
}
function stated(statements) {
	return Object.entries(statements).flatMap(([of, after]) => after === "" ? [] : [{
		of,
		after
	}]);
}

// src/changes/names-dropped.ts
/** Names that a certificate no longer has although something that stays still uses them. */
/** Words that a name of a host may be: whole ones, because `a.example` is no part of `a.example.org`. */
const WORDS$2 = /\*?[\w.-]+/g;
const HOST = /^(?:\*\.)?(?:[\w-]+\.)+[a-z][\w-]+$/i;
const producersByName = ({ kind, names = [] }) => kind === "producer" || kind === "issuer" ? names : [];
const usersByName = ({ kind, names = [], writes }) => kind === "consumer" ? [...names, ...writes] : [];
/** How a renewal is weaker without a name; undefined if it has them all, or if nothing is known to use one that is gone. */
function dropsUsedName(before, after, sides, texts) {
	if (before.kind !== "producer") return void 0;
	const now = after.names ?? [];
	if (now.length === 0) return void 0;
	for (const full of before.names ?? []) {
		const name = full.replace(/^dns:/, "");
		if (now.includes(full) || !HOST.test(name) || isCovered$1(name, sides)) continue;
		const user = userOf(name, sides, texts) ?? (name.startsWith("*.") ? userBelow(name.slice(2), sides, texts) : void 0);
		if (user !== void 0) return {
			how: `no longer has the name \`${name}\`, which ${user} uses`,
			attributes: ["names"]
		};
	}
}
/** Whether another certificate of the head has the name. */
function isCovered$1(name, { head, isOfTests }) {
	return [`dns:${name}`, `dns:*.${name.slice(name.indexOf(".") + 1)}`].flatMap((key) => factsBy(head.facts, producersByName, key)).some((fact) => !isOfTests(fact) && fact.attributes.isCA !== true);
}
/** The path of what uses a name right below a domain, for which no other certificate is. */
function userBelow(domain, sides, texts) {
	return hostsIn(texts).below.get(domain.toLowerCase())?.find(({ name }) => !isCovered$1(name, sides))?.path;
}
/** Names of hosts in the statements of the head, once for all that are dropped. */
const hostsIn = memoizeByObject(({ files, others = [] }) => {
	const users = /* @__PURE__ */ new Map();
	const below = /* @__PURE__ */ new Map();
	for (const { path, text } of [...files.map(({ path, after }) => ({
		path,
		text: after
	})), ...others]) for (const one of statementsOf$1(text)) for (const name of saysNothing(one.text) ? [] : one.text.match(WORDS$2) ?? []) {
		if (users.has(name) || !HOST.test(name)) continue;
		users.set(name, path);
		if (!name.startsWith("*")) addTo(below, name.slice(name.indexOf(".") + 1).toLowerCase(), {
			name,
			path
		});
	}
	return {
		users,
		below
	};
});
/** The path of what uses a name in the head. */
function userOf(name, { head, isOfTests }, texts) {
	const [user] = [`dns:${name}`, hostRef(name)].flatMap((key) => factsBy(head.facts, usersByName, key)).filter((fact) => !isOfTests(fact));
	if (user !== void 0) return user.location.path;
	return hostsIn(texts).users.get(name);
}

// src/changes/replaced-steps.ts
/**
* Finds the replacement of each removed step among the added ones: another tool or another place that does the same.
* The most certain first: equal results or starts, equal names, the same file, and at last the only new step if only
* one is gone. Steps for different names never match.
*/
function replacementsOf$1(removed, added) {
	const found = /* @__PURE__ */ new Map();
	const left = groupBy(removed.filter(({ fact }) => carriesOn(fact) || fact.attributes.installs !== void 0 || isAlert(fact)), ({ step }) => step);
	for (const [step, gone] of left) {
		const come = added.filter((one) => one.step === step);
		for (const alike of [
			sameWork,
			sameNames,
			sameFile
		]) for (const one of gone) {
			if (found.has(one)) continue;
			const instead = come.find((other) => alike(one.fact, other.fact) && !areForOthers(one.fact, other.fact));
			if (instead === void 0) continue;
			found.set(one, instead);
			come.splice(come.indexOf(instead), 1);
		}
		const rest = gone.filter((one) => !found.has(one));
		const [one, other] = [rest[0], come[0]];
		if (rest.length === 1 && come.length === 1 && one && other && !areForOthers(one.fact, other.fact) && !areToOthers(one.fact, other.fact)) found.set(one, other);
	}
	return found;
}
/** Whether two steps write or start the same thing, according to its own name: hosts have different folders. */
function sameWork(one, other) {
	const installs = one.attributes.installs;
	if (installs !== void 0) return installs === other.attributes.installs;
	const told = (refs) => refs.filter((ref) => !isOpenRef(ref)).map(lastPartOfRef);
	return shared(told(one.writes), told(other.writes)) || one.kind === "reload" && shared(told(one.reads), told(other.reads));
}
const sameNames = (one, other) => shared(one.names ?? [], other.names ?? []);
const sameFile = (one, other) => fileKey(one.location) === fileKey(other.location);
function shared(one, other) {
	return one.some((value) => value !== "" && other.includes(value));
}
/** Whether both state names, and share none. */
function areForOthers(one, other) {
	const [ours, theirs] = [one.names ?? [], other.names ?? []];
	return ours.length > 0 && theirs.length > 0 && !shared(ours, theirs);
}
/** Whether both say what they restart, and it is something else. */
function areToOthers(one, other) {
	const [ours, theirs] = [one, other].map(({ writes }) => writes.filter((ref) => isOfKind(ref, "service", "workload")));
	return ours !== void 0 && theirs !== void 0 && ours.length > 0 && theirs.length > 0 && !shared(ours, theirs);
}

// src/changes/review.ts
/** The review of a change: everything that it does to certificates and to their automation, with the effects. */
const MAX_DEPENDENTS = 5;
/**
* Every certificate, key, keystore and step of the automation that a change adds, removes or alters. A step is a fact.
* Facts of both sides are matched by what they are and what they do, so that a moved, renamed or reformatted one has no
* row.
*/
const reviewOf = memoizeByObject((change, head, contextOf) => {
	const sides = compareGraphs(change, head.topology);
	const broken = new Set(lostLinks(sides).map(({ cause }) => cause.before));
	const texts = productionTexts(change, contextOf);
	const all = [
		...materialRows(change, head.inventory).map((row) => ({ row: ofMaterial(row, change, head) })),
		...stepRows(change, sides, broken, texts),
		...deploymentRows(change, sides).map((one) => ({
			...one,
			row: {
				...one.row,
				dependents: [],
				owners: []
			}
		}))
	];
	const before = change.base.contextOf ?? contextOf;
	all.push(...editRows(texts, change, sides, all));
	return all.map(({ row, ...facts }) => {
		const context = (row.action === "removed" ? before : contextOf)(row.location);
		const { effect, ...plain } = row;
		const places = [row.location, ...row.dependents.map(({ location }) => location)];
		const known = change.team?.base.inventory ?? change.base.inventory;
		const owners = [...new Set(places.flatMap((place) => ownersOf$1(place, known)))];
		return {
			...facts,
			row: {
				...plain,
				owners,
				...context === "production" ? effect && { effect } : { context }
			}
		};
	}).sort((a, b) => compareRows(a.row, b.row));
});
const EFFECTS = [
	"breaks",
	"unclear",
	"weakens",
	void 0
];
function compareRows(a, b) {
	return EFFECTS.indexOf(a.effect) - EFFECTS.indexOf(b.effect) || REVIEW_STEPS.indexOf(a.step) - REVIEW_STEPS.indexOf(b.step) || compareLocations(a.location, b.location) || compareText(a.what, b.what);
}
function ofMaterial({ certificate, ...row }, change, head) {
	const [base, after] = [change.team?.base.topology ?? change.base.topology, change.team?.topology ?? head.topology];
	const dependents = certificate === void 0 ? [] : consumersOf$1(row.action === "removed" ? base : after, certificate);
	return {
		...row,
		dependents,
		owners: []
	};
}
function consumersOf$1(topology, { fingerprint }) {
	return dependentsOf(graphOf(topology), certificateNode(fingerprint));
}
/** Everything that gets a new version through a node, directly or indirectly. */
function dependentsOf(graph, node) {
	return downstream(graph, node).filter(({ fact }) => fact.kind === "consumer").slice(0, MAX_DEPENDENTS).map(({ fact }) => ({
		what: factTitle(fact),
		location: placeOnly(fact.location)
	}));
}
function placeOnly({ repository, path, line }) {
	return {
		repository,
		path,
		...line !== void 0 && { line }
	};
}
function* stepRows(change, sides, broken, texts) {
	const own = change.base.inventory.repositories[0]?.name;
	const touched = ({ location }) => location.repository === own && change.paths.has(location.path);
	const removed = [];
	const added = [];
	for (const before of sides.base.facts) {
		const after = sides.pairs.get(before);
		if (!touched(before) && !(after !== void 0 && touched(after))) continue;
		const node = sides.baseNodeOf(before);
		const step = stepOf(before, sides.base, node) ?? (after && (stepOf(after, sides.head, sides.headNodeOf(after)) ?? timeOf$1(before, after)));
		if (step === void 0 || step === "deployment") continue;
		if (after === void 0) removed.push({
			fact: before,
			step,
			node
		});
		else {
			const differences = differencesOf$1(before, after);
			if (differences.length === 0) continue;
			const weaker = step !== "use" && (weakening(before, after) ?? dropsUsedName(before, after, sides, texts)) !== void 0;
			yield altered({
				step,
				before,
				after,
				differences,
				effect: broken.has(before) ? "breaks" : weaker ? "weakens" : void 0
			}, sides);
		}
	}
	for (const after of sides.added.filter(touched)) {
		const node = sides.headNodeOf(after);
		const step = stepOf(after, sides.head, node);
		if (step !== void 0 && step !== "deployment") added.push({
			fact: after,
			step,
			node
		});
	}
	const replacements = replacementsOf$1(removed, added);
	const taken = new Set(replacements.values());
	for (const one of removed) {
		const instead = replacements.get(one);
		const effect = broken.has(one.fact) ? "breaks" : instead === void 0 ? lossOf$1(one, sides) : void 0;
		if (instead !== void 0) {
			const tools = tool(one.fact, instead.fact);
			const row = {
				...bare(instead, "replaced", [...tools, ...differencesOf$1(one.fact, instead.fact).filter(({ of }) => !tools.some((two) => two.of === of))]),
				dependents: dependentsOf(sides.head, instead.node),
				owners: []
			};
			yield {
				before: one.fact,
				after: instead.fact,
				row: effect === void 0 ? row : {
					...row,
					effect
				}
			};
		} else {
			const row = {
				...bare(one, "removed", statementsOf$2(one.fact)),
				dependents: dependentsOf(sides.base, one.node),
				owners: []
			};
			yield {
				before: one.fact,
				row: effect === void 0 ? row : {
					...row,
					effect
				}
			};
		}
	}
	for (const one of added) {
		if (taken.has(one)) continue;
		const row = {
			...bare(one, "added", statementsOf$2(one.fact)),
			dependents: dependentsOf(sides.head, one.node),
			owners: []
		};
		yield {
			after: one.fact,
			row
		};
	}
}
/** A row for each edit of a step that no other row tells, and for each that makes one weaker. */
function* editRows(texts, change, sides, told) {
	const own = change.base.inventory.repositories[0]?.name ?? "";
	const renewsElsewhere = sides.added.some(({ kind }) => kind === "producer" || kind === "copy");
	const inFile = (facts, path) => factsBy(facts, byFile$3, fileKey({
		repository: own,
		path
	})).filter((fact) => !sides.isOfTests(fact));
	const beside = groupBy(told.flatMap((one) => [.../* @__PURE__ */ new Set([one.row.location.path, one.before?.location.path])].map((path) => ({
		path,
		one
	}))), ({ path }) => path);
	for (const edit of editsOf(texts, (path) => ({
		base: inFile(sides.base.facts, path),
		head: inFile(sides.head.facts, path)
	}))) {
		if (edit.removed === true && beside.has(edit.path)) continue;
		const rows = (beside.get(edit.path) ?? []).map(({ one }) => one).filter((one) => tells(one, edit));
		if (rows.some(({ row }) => row.effect !== void 0 || edit.moved !== true && /^re(?:moved|placed)$/.test(row.action)) || rows.length > 0 && edit.how === void 0) continue;
		const { before, after } = edit;
		yield {
			edit,
			row: {
				step: edit.step,
				action: edit.removed === true ? "removed" : "altered",
				what: fileNameOf(edit.path),
				differences: [{
					of: "line",
					...before !== void 0 && { before },
					...after !== void 0 && { after }
				}],
				location: {
					repository: own,
					path: edit.path,
					...edit.removed !== true && { line: edit.line }
				},
				dependents: [],
				owners: [],
				...edit.how !== void 0 && !(edit.removed === true && renewsElsewhere) && { effect: "weakens" }
			}
		};
	}
}
const byFile$3 = ({ location }) => [fileKey(location)];
/** Whether a row is about the statements of an edit. */
function tells({ before, after, row }, { lines, stays }) {
	const gone = stays !== true && (row.action === "removed" || row.action === "replaced");
	return isOfStep(before?.location.line, lines.base, gone) || isOfStep(after?.location.line ?? row.location.line, lines.head, gone);
}
/** A time whose change is told: it belongs here, whatever it is for. */
function timeOf$1(before, after) {
	return before.kind === "schedule" && weakening(before, after) !== void 0 ? "schedule" : void 0;
}
function altered(given, sides) {
	const { step, before, after, differences, effect } = given;
	const node = sides.headNodeOf(after);
	const row = {
		...bare({
			fact: after,
			step,
			node
		}, "altered", differences),
		dependents: dependentsOf(sides.head, node),
		owners: []
	};
	return {
		before,
		after,
		row: effect === void 0 ? row : {
			...row,
			effect
		}
	};
}
function bare({ fact, step }, action, differences) {
	const { repository, path, line, endLine } = fact.location;
	const location = {
		repository,
		path,
		...line !== void 0 && { line },
		...endLine !== void 0 && { endLine }
	};
	return {
		step,
		action,
		what: titleOf(fact),
		differences,
		location
	};
}
/** `Certificate "web" (cert-manager)`, `certbot`, `renew.sh (cron)`. */
function titleOf(fact) {
	const { name, resource } = fact.attributes;
	const [title, toolName] = [factTitle(fact), toolTitle(fact)];
	const plain = resource === void 0 && title === toolName && typeof name === "string" && /^[\w./*@-]+$/.test(name) ? name : title;
	if (plain !== toolName && plain !== "") return `${plain} (${toolName})`;
	const [target] = fact.kind === "copy" || fact.kind === "reload" ? fact.writes : [];
	return target === void 0 || isOpenRef(target) || nameOfRef(target) === "?" ? toolName : `${fact.kind === "copy" ? "to " : ""}${spellRef(target)} (${toolName})`;
}
function tool(before, after) {
	const [was, is] = [titleOf(before), titleOf(after)];
	const [from, to] = [before.location, after.location];
	return [...was === is ? [] : [{
		of: "by",
		before: was,
		after: is
	}], ...fileKey(from) === fileKey(to) ? [] : [{
		of: "in",
		before: from.path,
		after: to.path
	}]];
}

// src/changes/reviewed.ts
/** Facts of the base that the same change replaces; none before the change was reviewed. */
function replacedFacts(reviewed) {
	return new Set(reviewed.flatMap(({ row, before }) => row.action === "replaced" && before ? [before] : []));
}
/** Rows whose loss affects no known consumer, by the file that they were in. */
function unclearLosses(reviewed) {
	const lost = reviewed.filter(({ row, before }) => row.effect === "unclear" && before !== void 0);
	return groupBy(lost, ({ before }) => fileKey(before.location));
}

// src/changes/wording.ts
/** Words for the effect of a change on a fact. */
const ROLES = {
	issuer: "the issuer",
	producer: "the renewal",
	sink: "the target",
	copy: "the copy",
	consumer: "the consumer",
	reload: "the reload",
	schedule: "the schedule",
	pin: "the pinned version",
	scope: "the deployment"
};
/** What a fact is, as the object of a sentence: `the reload of Deployment "web" (reloader)`, `the renewal of certbot`. */
function describeRole(fact) {
	const name = nameOf$1(fact);
	const tool = toolTitle(fact);
	const own = `${name}${name === tool ? "" : ` (${tool})`}`;
	if (fact.kind === "scope" && (fact.attributes.mirror === true || fact.writes.some(isGrant))) return `the permission of ${own}`;
	if (isAlert(fact)) return "the alert on certificates";
	return fact.kind === "issuer" || fact.kind === "consumer" || fact.writes.some(isStore) ? own : `${ROLES[fact.kind]} of ${own}`;
}
const isGrant = (ref) => isOfKind(ref, "grant");
const isStore = (ref) => isOfKind(ref, "store", "cluster-store");
/** What a reader needs besides what it reads. */
const isSupport = (ref) => isGrant(ref) || isStore(ref);
/** The object that a schedule starts, or that a tool renews or copies, says more than the tool. */
function nameOf$1(fact) {
	const { name, resource } = fact.attributes;
	const plain = factTitle(fact);
	if (resource !== void 0 || typeof name !== "string" || !/^[\w./*-]+$/.test(name)) return plain;
	return fact.kind === "schedule" || plain === toolTitle(fact) ? name : plain;
}
/** Refs as a person knows them; each once, the first few of them. */
function spellRefs(refs) {
	const shown = refs.filter((ref) => !isOfKind(ref, "any-issuer") && !(isSupport(ref) && !refs.every(isSupport)));
	const plain = shown.filter((ref) => !(isOfKind(ref, "path", "file") && /key/i.test(nameOfRef(ref))));
	const spelled = (plain.length > 0 ? plain : shown).flatMap((ref) => isGrant(ref) ? spellGrant(ref) ?? [] : spellRef(ref));
	const distinct = [...new Set(spelled)].filter((one, _, all) => !all.some((other) => other.endsWith(`/${one}`)));
	return listed(distinct, 2);
}
/** `Deployment "web" and Deployment "api" at k8s/web.yaml and 2 more`, and whether they are several. */
function factsWithPlaces(facts, beside) {
	const titles = [...new Set(facts.map(factTitle))];
	const places = filesText(facts.map((one) => one.location), [beside]);
	return {
		text: `${listed(titles, 3)} at ${places}`,
		several: titles.length > 1
	};
}
/** The effect of the change on a link, as a sentence without its end. */
function describeChange({ before, after }, readers) {
	if (after === void 0) return `This change removes ${describeRole(before)} from ${before.location.path}`;
	const { gone, instead } = turnedAway(before, after, readers);
	if (gone.length === 0) return `After this change ${describeRole(after)} omits its certificate`;
	const verb = gone.every((ref) => isOfKind(ref, "script")) ? "runs" : "provides";
	return `After this change ${describeRole(after)} ${instead.length > 0 ? `${verb} ${spellRefs(instead)} instead of ${spellRefs(gone)}` : `no longer ${verb} ${spellRefs(gone)}`}`;
}
/** The action of a reader that leaves its link, as a sentence without its end. */
function describeRedirect({ before, after = before }, need) {
	const reads = `After this change ${factTitle(after)} reads ${spellRefs(without(after.reads, before.reads))}`;
	const left = spellRefs(without(before.reads, after.reads));
	return need === "reload" ? reads : `${reads} and no longer ${left}, which is still renewed`;
}
const FIXES$2 = {
	content: "Restore it, or add a replacement in the same change.",
	issuer: "Keep it until nothing uses it: first move the resources named here to another issuer.",
	schedule: "Restore it, or add another schedule for the renewal in the same change.",
	store: "Keep it until nothing uses it: first move the resources named here to another store.",
	permission: "Restore it, or let the reader use a certificate that it may read.",
	reload: "Restore it, or add another reload or restart of the service after each renewal."
};
/**
* The fix for a link that the change breaks.
* @param elsewhere other repositories that are concerned
*/
function suggestFix(need, { before, after }, readers, itself, elsewhere) {
	const tell = elsewhere.length === 0 ? "" : ` Inform the owners in ${listed(elsewhere, 3)} before the merge.`;
	if (after === void 0 || need === "reload") return `${FIXES$2[need]}${tell}`;
	if (itself) return `Correct the name, or name the tool that renews ${spellRefs(without(after.reads, before.reads))} in the pull request.`;
	const { gone, instead } = turnedAway(before, after, readers);
	if (gone.length === 0 || instead.length === 0) return `${FIXES$2[need]}${tell}`;
	return `Update ${listed([...new Set(readers.map(factTitle))], 3)} to ${spellRefs(instead)} in the same change, or keep ${spellRefs(gone)}.${tell}`;
}
function turnedAway(before, after, readers) {
	const needed = new Set(readers.flatMap(({ reads }) => reads));
	const all = without(before.writes, after.writes);
	const known = all.filter((ref) => needed.has(ref));
	const gone = known.length > 0 ? known : all;
	const kinds = new Set(gone.map(kindOf$2));
	return {
		gone,
		instead: without(after.writes, before.writes).filter((ref) => kinds.has(kindOf$2(ref)))
	};
}
const without = (refs, others) => refs.filter((ref) => !others.includes(ref));

// src/rules/automation-removed.ts
/** A change that takes away what renewed, copied, scheduled or reloaded a certificate that is still in use. */
const automationRemoved = {
	id: "automation-removed",
	family: "changes",
	title: "Change removes automation that a certificate needs",
	level: "error",
	otherLevels: { warning: "when no consumer of the removed step is known, or when the step stays and points elsewhere" },
	why: "This change removes or redirects a step that renews, copies, schedules or reloads the certificate, but its consumers remain. Nothing breaks on the day of the merge. The consumers fail when the current version expires, perhaps in a system of another team.",
	fix: "Restore the step, update its consumers, or add a replacement in the same change. If the replacement is in another repository, inform the owners of these consumers before the merge.",
	references: ["https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners"],
	since: "0.1.0",
	about: "change",
	tellsSameLines: true,
	brief: "this change breaks it here",
	*check(input) {
		const { change } = input;
		if (change === void 0) return;
		const sides = compareGraphs(change, input.topology);
		const losses = [...lostLinks(sides).map(lossOf), ...lostCertificates(input, change, sides)];
		losses.sort((a, b) => rankOf(a) - rankOf(b));
		const told = byCause(losses, sides);
		for (const group of told) yield problemOf$3(group, change, sides);
		const files = new Set(told.map(({ cause }) => cause.before.location.path));
		for (const lost of unclearLosses(reviewOf(change, input, input.policy.contextOf)).values()) {
			const facts = lost.flatMap(({ before }) => before ?? []);
			const [first] = facts;
			if (first !== void 0 && !files.has(first.location.path)) yield unclearProblem(facts, change, sides);
		}
	}
};
const MAX_CONSUMERS = 20;
/**
* A step that is gone from one file, if its dependents are unknown: they may be on a host, or in another repository.
*/
function unclearProblem(facts, change, sides) {
	const [first] = facts;
	const { path } = first.location;
	const roles = [...new Set(facts.map(describeRole))];
	const users = facts.flatMap((fact) => usersLeft(fact, sides));
	const known = change.team?.base.inventory ?? change.base.inventory;
	const where = change.team === void 0 ? "in this repository" : "in the repositories that were scanned";
	const restarts = facts.flatMap((fact) => fact.kind === "schedule" ? reloadsStarted(fact, sides.base) : []);
	return {
		subject: `${first.mechanism}:${first.kind}:${factTitle(first)}@${path}`,
		level: "warning",
		message: `This change removes ${listed(roles, 3)} from ${path}. ${effectOf(facts, users, restarts, where)}`,
		fix: "Restore the step, or name its replacement in the pull request, or explain there why nothing needs it.",
		locations: [locationOfCause({
			before: first,
			node: sides.baseNodeOf(first)
		}, sides, change)],
		related: [...users, ...restarts].map(({ location }) => location),
		owners: [...new Set([first, ...users].flatMap(({ location }) => ownersOf$1(location, known)))]
	};
}
/** What is known of the effect, as a sentence. */
function effectOf(facts, users, restarts, where) {
	if (facts.every(isAlert)) return "The certificates that it watched can then expire unnoticed.";
	if (users.length === 0) return restarts.length > 0 ? `Nothing else that starts ${listed([...new Set(restarts.map(describeRole))], 3)} was found ${where}.` : `No consumer was found ${where}, so the impact is unknown.`;
	const { text, several } = factsWithPlaces(users, facts[0].location);
	if (users.every(isAlert)) return `Nothing else that starts ${text} was found ${where}.`;
	return `${text} ${several ? "stay" : "stays"}, and no tool that renews ${several ? "their certificates" : "its certificate"} was found ${where}.`;
}
/** Consumers of the head that a step of the base restarted or fed. */
function usersLeft(fact, { base, pairs, baseNodeOf }) {
	const node = baseNodeOf(fact);
	const fed = downstream(base, node, MAX_CONSUMERS).map((one) => one.fact);
	const restarted = (base.in.get(node) ?? []).flatMap(({ from }) => factAt(base, from) ?? []);
	return [.../* @__PURE__ */ new Set([...fed, ...fact.kind === "reload" ? restarted : []])].flatMap((one) => one.kind === "consumer" ? pairs.get(one) ?? [] : []);
}
const CONSEQUENCES = {
	content: "nothing renews it now",
	issuer: "nothing signs the next version",
	schedule: "nothing starts it now",
	store: "nothing fetches the next version",
	permission: "it can no longer read its Secret",
	reload: "nothing reloads it after a renewal"
};
/** Of several losses by one removal, the first names it. */
const rankOf = ({ need }) => Object.keys(CONSEQUENCES).indexOf(need);
function lossOf({ need, cause, dependents }) {
	const copied = need === "content" && cause.before.kind === "copy";
	return {
		need,
		cause,
		dependents: dependents.map((fact) => ({
			title: factTitle(fact),
			location: fact.location,
			fact
		})),
		consequence: copied ? "no renewed version reaches it now" : CONSEQUENCES[need]
	};
}
/** Certificates that the base renewed and that nothing in the head renews. */
function* lostCertificates(input, change, sides) {
	const [base, head] = [change.team?.base.topology ?? change.base.topology, change.team?.topology ?? input.topology];
	const altered = changedFacts(sides);
	if (altered.size === 0) return;
	for (const certificate of input.inventory.certificates) {
		const [place] = certificate.sightings;
		const cause = renewersOf(base, certificate.fingerprint).flatMap(({ node }) => altered.get(node) ?? [])[0];
		if (place === void 0 || cause === void 0 || renewersOf(head, certificate.fingerprint).length > 0) continue;
		yield {
			need: "content",
			cause,
			dependents: [{
				title: `"${displayName(certificate)}"`,
				location: place
			}],
			consequence: CONSEQUENCES.content
		};
	}
}
function renewersOf(topology, fingerprint) {
	const { producers, copies } = coverageOf(topology, fingerprint);
	return [...producers, ...copies];
}
/** Losses of one cause as one; where one cause feeds another in the same file, they are one removal. */
function byCause(losses, { base }) {
	const byNode = /* @__PURE__ */ new Map();
	const byFile = /* @__PURE__ */ new Map();
	for (const loss of losses) {
		const { before, node } = loss.cause;
		const above = new Set(upstream(base, node).map((one) => one.node));
		const file = byFile.get(before.location.path) ?? [];
		const known = byNode.get(node) ?? file.find((one) => above.has(one.group.cause.node) || one.above.has(node))?.group;
		if (known === void 0) {
			const group = {
				...loss,
				dependents: [...loss.dependents],
				others: []
			};
			byNode.set(node, group);
			file.push({
				group,
				above
			});
			byFile.set(before.location.path, file);
		} else if (known.need === loss.need) known.dependents.push(...loss.dependents);
		else known.others.push(...loss.dependents);
	}
	return [...new Set(byNode.values())];
}
function problemOf$3({ need, cause, dependents, consequence, others }, change, sides) {
	const { before, after, node } = cause;
	const left = dependents.map((one) => one.location);
	const sources = upstream(sides.base, node).flatMap(({ fact }) => isSource(fact) && sides.pairs.get(fact)?.location || []);
	const inHead = (place) => place.path === before.location.path && place.repository === before.location.repository;
	const place = (after === void 0 ? left.find(inHead) : void 0) ?? locationOfCause(cause, sides, change);
	const consumers = dependents.flatMap((one) => consumersOf(one, sides));
	const concerned = [
		...left,
		...consumers.map((one) => one.location),
		...others.map((one) => one.location),
		...sources
	];
	const related = concerned.filter((one) => one !== place);
	const known = change.team?.base.inventory ?? change.base.inventory;
	const itself = after !== void 0 && dependents.some((one) => one.fact === after);
	const readers = dependents.flatMap(({ fact }) => fact ?? []);
	const lost = itself ? consequence : stillDepends(dependents, consequence, place);
	return {
		subject: `${before.mechanism}:${before.kind}:${factTitle(before)}@${before.location.path}`,
		...itself && { level: "warning" },
		message: `${itself ? `${describeRedirect(cause, need)}: ` : `${describeChange(cause, readers)}. `}${lost}.${wayTo(consumers, place)}`,
		fix: suggestFix(need, cause, readers, itself, [...new Set(related.map((one) => one.repository))].filter((one) => one !== place.repository)),
		locations: [place],
		related: [...new Map(related.map((one) => [JSON.stringify(one), one])).values()],
		owners: [...new Set(concerned.flatMap((one) => ownersOf$1(one, known)))]
	};
}
/** What brings the versions; issuers and stores serve many others. */
const isSource = ({ kind }) => kind !== "issuer" && kind !== "scope";
function stillDepends(dependents, consequence, beside) {
	const titles = [...new Set(dependents.map((one) => one.title))];
	const places = filesText(dependents.map((one) => one.location), [beside]);
	return titles.length > 1 ? `${listed(titles, 3)} at ${places} still depend on it: ${consequence.replace(/\bit\b/, "them")}` : `${titles[0]} at ${places} still depends on it: ${consequence}`;
}
/** Who gets the certificate in the end, where that is not who depends on the link itself. */
function wayTo(consumers, beside) {
	if (consumers.length === 0) return "";
	const { text, several } = factsWithPlaces(consumers, beside);
	return ` ${text} ${several ? "get their" : "gets its"} certificate through this step.`;
}
/** Consumers in the head that get their certificate by way of a dependent. */
function consumersOf({ fact }, { head, headNodeOf }) {
	if (fact === void 0 || fact.kind === "consumer") return [];
	return downstream(head, headNodeOf(fact), MAX_CONSUMERS).flatMap((one) => one.fact.kind === "consumer" ? [one.fact] : []);
}

// src/rules/breaking-upgrade.ts
const MAX_PLACES$3 = 20;
/** A change to a version from which on something that the repository relies on is gone. */
const breakingUpgrade = {
	id: "breaking-upgrade",
	family: "changes",
	title: "Upgrade breaks a renewal or a copy",
	level: "warning",
	otherLevels: { note: "if the upgrade only changes a default" },
	why: "The new version starts, but it rejects or ignores what worked before. Nothing fails until the next renewal, or until the certificate expires.",
	fix: "Update everything that depends on the old version in the same pull request.",
	references: [...new Set(SOFTWARE.flatMap(({ breaking }) => breaking.map(({ reference }) => reference)))],
	since: "0.1.0",
	about: "change",
	*check({ topology, change }) {
		if (change === void 0) return;
		const sides = compareGraphs(change, topology);
		const own = change.base.inventory.repositories[0]?.name;
		const inventory = change.team?.base.inventory ?? change.base.inventory;
		for (const [before, after] of sides.pairs) {
			const { location } = after;
			if (location.repository !== own || !change.paths.has(location.path)) continue;
			const software = softwareOf(after);
			const [was, is] = [before, after].map(({ attributes }) => statedText(attributes.version));
			if (software === void 0 || typeof was !== "string" || typeof is !== "string") continue;
			for (const breaking of software.breaking) {
				if (isBelow(is, breaking.from) || !isBelow(was, breaking.from)) continue;
				const relying = sides.head.facts.filter((fact) => isConcerned(fact, software.name, breaking));
				if (relying.length === 0) continue;
				yield problemOf$2(software.name, breaking, {
					was,
					is,
					after
				}, relying, (fact) => ownersOf$1(fact.location, inventory));
			}
		}
	}
};
function problemOf$2(name, { from, what, fix, level }, { was, is, after }, relying, ownersAt) {
	const places = relying.map(({ location }) => location);
	return {
		subject: [
			name,
			from,
			relying[0]?.attributes.target ?? ""
		].join("|"),
		message: `This change upgrades ${name} from ${was} to ${is}. ${what} This affects ${filesText(places)}.`,
		fix,
		...level && { level },
		locations: [after.location],
		related: places.slice(0, MAX_PLACES$3),
		owners: [...new Set(relying.flatMap(ownersAt))]
	};
}
/** Charts are read with what installs them. */
function softwareOf({ kind, attributes: { resource, name } }) {
	if (kind !== "scope" || resource !== "version" && resource !== "chart") return void 0;
	return SOFTWARE.find((one) => one.name === name);
}
function isConcerned(fact, name, { fact: concerns, text }) {
	if (text === void 0) return concerns?.(fact) === true;
	const { resource, target } = fact.attributes;
	return resource === "use" && fact.attributes.name === name && target === text.needle;
}
/** Whether a version is older than another, by its numbers; false where it has none. */
function isBelow(version, than) {
	const [left, right] = [version, than].map((one) => one.replace(/^v/i, "").split(/[.+-]/, 3).map(Number));
	for (const [index, number] of (right ?? []).entries()) {
		const own = left?.[index] ?? 0;
		if (Number.isNaN(own) || own > number) return false;
		if (own < number) return true;
	}
	return false;
}

// src/rules/breaks-with-shorter-lifetimes.ts
/** Authorities that issue publicly trusted certificates by ACME, by their directory. */
const PUBLIC$1 = /zerossl\.com|sectigo\.com|pki\.goog|ssl\.com|buypass\.|digicert\.com|entrust\.net|globalsign\.com/;
/** The days of a month differ: a monthly run counts as one for a window of thirty days. */
const SLACK = DAY;
/** Days that must remain for a renewal whose first attempt fails. */
const ROOM = 7;
/** Tests thresholds and schedules that fit today's lifetimes against the announced ones. */
const breaksWithShorterLifetimes = {
	id: "breaks-with-shorter-lifetimes",
	family: "renewal",
	title: "Renewal stops working when certificate lifetimes shrink",
	level: "note",
	why: "Let\u2019s Encrypt issues for 64 days from 2027-02-10 and for 45 days from 2028-02-16. Public certificates last at most 100 days from 2027-03-15 and 47 days from 2029-03-15. If the threshold is as long as the lifetime, every run renews until rate limits block it. A schedule with gaps longer than the renewal window misses it.",
	fix: "Let the client decide when to renew (a share of the lifetime, or ARI, RFC 9773). Run it once or twice a day.",
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
			if (found !== void 0) addTo(groups, `${fact.location.repository}|${fact.mechanism}`, found);
		}
		for (const [key, breaks] of groups) {
			breaks.sort((a, b) => Date.parse(a.limit.date) - Date.parse(b.limit.date));
			const [{ limit, message }] = breaks;
			const more = breaks.length > 1 ? ` ${breaks.length - 1} more renewal ${breaks.length === 2 ? "step breaks" : "steps break"} on that date or later.` : "";
			yield {
				subject: key,
				message: `This breaks on ${limit.date}, when ${limit.title}: ${message}${more}`,
				locations: breaks.map((one) => one.location)
			};
		}
	}
};
const schedulesByFile = ({ kind, location }) => kind === "schedule" ? [fileKey(location)] : [];
/** The schedules of one file: their mechanisms, and the lines that they start on with the last line that any so far covers. */
const scheduled = memoizeByObject((schedules) => {
	const spans = schedules.map(({ location: { line = 0, endLine = line } }) => ({
		first: line,
		last: endLine
	}));
	spans.sort((a, b) => a.first - b.first);
	let last = -1;
	for (const span of spans) span.last = last = Math.max(last, span.last);
	return {
		mechanisms: new Set(schedules.map(({ mechanism }) => mechanism)),
		spans
	};
});
/**
* A line of a crontab, and a CronJob, are read as a schedule and as what they start; the schedule is told. So is the job
* of a pipeline, whose commands stand on lines of their own.
*/
function isTold({ kind, attributes, location: { repository, path, line = 0 } }, facts) {
	if (kind === "schedule") return false;
	const { mechanisms, spans } = scheduled(factsBy(facts, schedulesByFile, fileKey({
		repository,
		path
	})));
	if (mechanisms.has(String(attributes.surface))) return true;
	let [low, high] = [0, spans.length];
	while (low < high) {
		const middle = low + high >> 1;
		if ((spans[middle]?.first ?? 0) <= line) low = middle + 1;
		else high = middle;
	}
	return (spans[low - 1]?.last ?? -1) >= line;
}
/** The CA of a fact; undefined if no public CA limits it, or if it is not known. */
function authorityOf(fact) {
	const { server, profile, staging, resource, tool, name } = fact.attributes;
	const applied = /^(?:terraform|pulumi)$/.test(fact.mechanism) && /^acme(?:_c|\.C)ertificate/.test(String(resource ?? name));
	const client = fact.kind === "schedule" ? clientNamed(`${tool ?? ""} ${name ?? ""}`) : clientOfFact(fact);
	if (!applied && (client === void 0 || client.issuer === "own")) return void 0;
	if (staging === true || server === null || profile === null) return void 0;
	if (typeof server === "string" && !/letsencrypt/.test(server)) return PUBLIC$1.test(server) ? "public" : void 0;
	if (server === void 0 && client !== void 0 && client.issuer !== "lets-encrypt") return "public";
	return profile === "tlsserver" || profile === "shortlived" ? `lets-encrypt-${profile}` : "lets-encrypt-classic";
}
/** Longest time between two runs, in milliseconds. */
function waitOf(fact) {
	const waits = [
		fact.attributes.schedule,
		textOf$1(fact.attributes.cron),
		...fact.attributes.schedules ?? []
	].flatMap((one) => one === void 0 ? [] : [cronCadence(one)]);
	const known = waits.filter((wait) => typeof wait === "number");
	return known.length === 0 || known.length < waits.length ? void 0 : Math.min(...known);
}
/** The first coming date on which a fact that works today no longer does. */
function breakOf(fact, wait, authority, now) {
	const threshold = renewalDays(fact);
	const today = limitAt(authority, now)?.days ?? Number.POSITIVE_INFINITY;
	const reissues = fact.attributes.reissues === true || fact.attributes.command === "reissue";
	const windowOf = (days) => (threshold ?? days / (reissues ? 2 : 3)) * DAY;
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
				message: `${factTitle(fact)} renews ${threshold} days before expiration, so it renews on every run until a rate limit blocks it.`,
				location: at(name)
			};
		}
		const { renewAge } = fact.attributes;
		if (renewAge !== void 0 && renewAge + ROOM < today && renewAge + ROOM >= limit.days) {
			const left = limit.days - renewAge;
			return {
				limit,
				message: `${factTitle(fact)} renews only certificates older than ${renewAge} days, ${left > 0 ? `${left} ${left === 1 ? "day" : "days"} before they expire` : "after they expire"}.`,
				location
			};
		}
		if (wait !== void 0 && wait <= windowOf(today) + SLACK && wait > windowOf(limit.days)) {
			const window = spellDuration(Math.floor(windowOf(limit.days) / DAY) * DAY);
			const room = reissues ? `half the lifetime is ${window}` : `the renewal window is ${window} long`;
			return {
				limit,
				message: `up to ${spellDuration(wait)} pass between two runs of ${factTitle(fact)}, and ${room}.`,
				location: at(lines?.cron === void 0 ? "schedule" : "cron")
			};
		}
	}
}

// src/copies/replaced-in-file.ts
/**
* For each certificate that a change removed, the one that replaced it and shares a name: in the same file (at the same
* position, if a file has several), or in a new file if the old one is gone. If nothing was added, the older version
* that remains in the file. A file that only gained a certificate replaces nothing. CA certificates are left out,
* because they are not served.
*/
function replacementsIn(change, head) {
	const before = byFile$2(change.base.inventory, change.paths);
	const after = byFile$2(head, change.paths);
	const fresh = [...after].filter(([file]) => !before.has(file)).flatMap(([, seen]) => seen);
	const found = /* @__PURE__ */ new Map();
	const put = (one, other) => {
		const key = `${one.certificate.fingerprint}|${other.certificate.fingerprint}`;
		const known = found.get(key);
		if (known === void 0) found.set(key, {
			before: one.certificate,
			after: other.certificate,
			places: [other.place]
		});
		else if (!known.places.includes(other.place)) known.places.push(other.place);
	};
	for (const [file, old] of before) {
		const now = after.get(file) ?? [];
		const come = now.filter((one) => !old.some((other) => same(one, other)));
		const left = now.filter((one) => old.some((other) => same(one, other)));
		for (const one of old.filter((seen) => !now.some((other) => same(seen, other)))) {
			const shares = come.filter((other) => related(one.certificate, other.certificate));
			const other = shares.find(({ place }) => place.pointer === one.place.pointer) ?? shares[0] ?? left.find((seen) => related(one.certificate, seen.certificate) && isNewerVersion(one.certificate, seen.certificate)) ?? (after.has(file) ? void 0 : onlyOf(fresh, one));
			if (other !== void 0) put(one, other);
		}
	}
	return [...found.values()];
}
/** The one certificate of new files that has a certificate's names; undefined where there is none, or where several have. */
function onlyOf(fresh, one) {
	const own = fresh.filter(({ certificate }) => related(one.certificate, certificate) && uncoveredNames(one.certificate, certificate).length === 0);
	return new Set(own.map(({ certificate }) => certificate.fingerprint)).size === 1 && !same(own[0], one) ? own[0] : void 0;
}
const same = (one, other) => one.certificate.fingerprint === other.certificate.fingerprint;
function byFile$2({ certificates }, paths) {
	const files = /* @__PURE__ */ new Map();
	for (const certificate of certificates) for (const place of certificate.sightings) if (paths.has(place.path)) addTo(files, place.path, {
		certificate,
		place
	});
	return files;
}
/** Whether two certificates are for the same: a name in common, or the same subject where neither has names. */
function related(one, other) {
	if (one.names.length === 0 || other.names.length === 0) return one.subject === other.subject && one.subject !== "";
	return one.names.some((name) => other.names.includes(name)) || one.names.some((name) => isCovered(name, other.names));
}
/** Names of one certificate that another does not cover. */
function uncoveredNames(one, other) {
	return one.names.filter((name) => !isCovered(name, other.names));
}
/** RFC 6125 section 6.4.3: a wildcard stands for one whole label. */
function isCovered(name, names) {
	const lower = name.toLowerCase();
	return names.some((given) => {
		const other = given.toLowerCase();
		return other === lower || other.startsWith("dns:*.") && lower.replace(/^dns:[^.*]+/, "dns:*") === other;
	});
}

// src/topology/served-by.ts
/** Whether a consumer in the scanned configuration gets the certificate, directly or through sinks and copies. */
function isServed(certificate, topology) {
	return downstream(graphOf(topology), certificateNode(certificate.fingerprint)).some(({ fact }) => fact.kind === "consumer");
}

// src/certificates/key-pairs.ts
/** Extensions that files with certificates and keys have. */
const EXTENSION = /\.(pem|crt|cer|cert|key|der|txt)$/i;
const CERTIFICATE_WORD = /(^|[._-])(fullchain|certificate|cert|crt|public|pub)$/i;
const KEY_WORD = /(^|[._-])(privatekey|private|privkey|pkey|priv|key)$/i;
/** Pairs by Secret, by one file that holds both, and by names in one folder. Linear in the number of sightings. */
function* keyPairs(inventory) {
	if (inventory.privateKeys.length === 0) return;
	const files = contentsByFile(inventory);
	const certificateFiles = groupBy(files.values(), ({ certificates, place }) => certificates.length === 0 ? void 0 : pairingKey(place, CERTIFICATE_WORD));
	const keyFiles = groupBy(files.values(), ({ certificates, keys, place }) => certificates.length > 0 || keys.length !== 1 ? void 0 : pairingKey(place, KEY_WORD));
	for (const file of files.values()) if (file.keys.length > 0 && file.certificates.length > 0) yield* pairsWithin(file);
	for (const [name, matches] of keyFiles) yield* pairsByName(matches, certificateFiles.get(name) ?? []);
}
/** The files of one name: `cert.pem` and `fullchain.pem`, with `key.pem` and `private.key`. */
function* pairsByName(keyFiles, certificateFiles) {
	const keys = keyFiles.flatMap((file) => file.keys);
	for (const { certificates } of certificateFiles) {
		const own = keys.filter(({ key }) => certificates.some(({ certificate }) => certificate.publicKey.fingerprint === key.publicKeyFingerprint));
		for (const pair of own.length > 0 ? own : keys) yield {
			certificates,
			...pair,
			by: "by name"
		};
	}
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
			by: "in one Secret"
		};
	}
	const paired = new Set(secret.map(({ place }) => place));
	for (const { key, place } of file.keys) {
		const field = paired.has(place) ? void 0 : fieldOf(place, KEY_FIELD);
		if (field === void 0 || /saml|sso|idp/i.test(place.pointer ?? "")) continue;
		const certificates = file.certificates.filter((one) => fieldOf(one.place, CERTIFICATE_FIELD) === field);
		if (certificates.length === 0) continue;
		yield {
			certificates,
			key,
			place,
			by: "in one entry of the file"
		};
		paired.add(place);
	}
	const [only, ...others] = file.keys.filter(({ place }) => !paired.has(place));
	if (isSourceCode(file.place.path)) return;
	if (only !== void 0 && paired.size === 0 && others.length === 0 && only.place.format === "pem") {
		const certificates = file.certificates.filter((one) => one.place.container === only.place.container);
		if (certificates.length > 0) yield {
			certificates,
			...only,
			by: "in one file"
		};
	}
}
/** Fields of one object: `users[0].user["client-key-data"]` of a kubeconfig, `tls.key` of Helm values. */
const KEY_FIELD = /^(.+)(?:\.|\["?)(?:client-key-data|(?:tls)?[-_]?(?:private)?[-_]?key)(?:"\])?(?: #1)?$/i;
const CERTIFICATE_FIELD = /^(.+)(?:\.|\["?)(?:client-certificate-data|(?:tls)?[-_]?(?:cert|crt|certificate|fullchain))(?:"\])?(?: #\d+)?$/i;
/** The object that a field of this kind belongs to, by its pointer. */
function fieldOf({ pointer = "" }, kind) {
	return kind.exec(pointer)?.[1];
}
function isEntry(place, entry) {
	return place.pointer?.includes(`["${entry}"]`) === true || place.pointer?.endsWith(`.${entry}`) === true;
}
/** Certificates that no key stands between: the chain of one Secret. */
function chainsBetween(certificates, keys) {
	const ends = keys.map(({ place }) => place.line ?? 0).sort((a, b) => a - b);
	return [...groupBy(certificates, ({ place }) => ends.filter((line) => line < (place.line ?? 0)).length).values()];
}
/** Lines between a chain and a key, at the nearer end. */
function distance(chain, key) {
	return Math.min(...chain.map(({ place }) => Math.abs((place.line ?? 0) - (key.line ?? 0))));
}
/**
* The folder and the file name without its extension and the word for its content: equal for `tls.crt` and `tls.key`.
*/
function pairingKey(place, word) {
	const stem = fileNameOf(place.path).replace(EXTENSION, "").replace(word, "").toLowerCase();
	return `${folderKey(place)}\0${stem}`;
}
function contentsByFile(inventory) {
	const files = /* @__PURE__ */ new Map();
	const fileOf = (place) => {
		const id = fileKey(place);
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
	const folders = new Set([...files.values()].map(({ place }) => folderKey(place)));
	for (const certificate of inventory.certificates) for (const place of certificate.sightings) if (folders.has(folderKey(place))) fileOf(place).certificates.push({
		certificate,
		place
	});
	for (const file of files.values()) file.certificates.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
	return files;
}

// src/copies/places.ts
/**
* Folders and names of files that are no longer in use: certbot numbers the versions in its `archive/` folder; `openssl
* ca` and Easy-RSA name issued certificates by serial number.
*/
const BACKUP_FOLDER = /(^|\/)(backups?|bak|old|archived?|expired|previous|superseded|history|attic|deprecated|newcerts|certs_by_serial)\//i;
const BACKUP_NAME = /(\.(bak|old|orig|save|previous|expired|backup)|~|[._-](old|bak|backup|expired|previous))(\.[a-z0-9]{1,5}|[._-]\d{6,8}(?:[-_T]?\d{4,6})?)?$/i;
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
/**
* Whether a version is only history beside its successor: in a position of a file that a server does not send, or in a
* dated series of files or folders.
*/
function isOlderOfSeries(place, older, newest, inventory) {
	const here = placesByFile(newest).files.get(fileKey(place)) ?? [];
	if (KEYSTORES.has(place.format)) return here.length > 0 && !keysOf(inventory).has(`${fileKey(place)}\0${place.pointer}`);
	const beside = here.filter((other) => inOneEntry(place, other));
	if (beside.length > 0) return !beside.every((other) => isBefore(place, other)) || !isServers(place, inventory);
	const series = seriesOf(place);
	if (series.dates === "") return false;
	const [ours, theirs] = [older, newest].map((one) => placesByFile(one).series.get(series.key));
	const [next] = theirs ?? [];
	if (next === void 0 || theirs?.length !== 1 || ours?.length !== 1) return false;
	return next === "" || compareText(series.dates, next) < 0;
}
/** The places of a certificate by file, and the dates of those by series. */
const placesByFile = memoizeByObject(({ sightings }) => {
	const files = /* @__PURE__ */ new Map();
	const series = /* @__PURE__ */ new Map();
	for (const place of sightings) {
		addTo(files, fileKey(place), place);
		const { key, dates } = seriesOf(place);
		addTo(series, key, dates);
	}
	return {
		files,
		series
	};
});
/** Whether a place is in one entry of one file with a place of a certificate. */
function isInSameEntry(place, certificate) {
	return (placesByFile(certificate).files.get(fileKey(place)) ?? []).some((other) => inOneEntry(place, other));
}
/** Whether the file of a place holds a certificate too. */
function isInFile(place, certificate) {
	return placesByFile(certificate).files.has(fileKey(place));
}
/** Whether two places of one file are in one PEM file, XML document, keystore, value of a Secret or list: not in two Secrets of one manifest. */
function inOneEntry(one, other) {
	const { container, pointer = "", format } = one;
	if (KEYSTORES.has(format)) return true;
	if (container === "source-string") return true;
	if (entryOf(pointer) !== entryOf(other.pointer ?? "")) return false;
	return container === void 0 || one.line === other.line || [pointer, other.pointer].some((text) => IN_LIST.test(text ?? ""));
}
/** The number of a certificate in a bundle, or its place in a list. */
const IN_LIST = / ?#(\d+)$|\[\d+\]$/;
function entryOf(pointer) {
	return pointer.replace(IN_LIST, "");
}
function isBefore(one, other) {
	if (one.line !== other.line) return (one.line ?? 0) < (other.line ?? 0);
	const [first, second] = [one, other].map(({ pointer = "" }) => Number(/#(\d+)$/.exec(pointer)?.[1] ?? 1));
	return (first ?? 1) < (second ?? 1);
}
/** Days, months and years; `current` comes after all of them. */
const DATE = /(?<!\d)(?:19|20)\d\d(?:[-_.]?\d\d){0,2}(?!\d)|(?<![a-z])(?:current|latest)(?![a-z])/g;
/** `v2`, and the numbers that certbot gives to `fullchain1.pem`. */
const NUMBER = /(?<=(?:^|[-_.])v|^(?:cert|chain|fullchain|privkey))\d{1,6}(?=[-_.]|$)/g;
/** A path without the dates in it; and those, so that later ones come later. */
function seriesOf({ repository, path }) {
	const dates = [];
	const date = (text) => {
		dates.push(/\d/.test(text) ? text.replace(/\D/g, "").padEnd(8, "0") : "~");
		return "#";
	};
	const number = (text) => {
		dates.push(text.padStart(8, "0"));
		return "#";
	};
	return {
		key: `${repository}\0${`${folderOf(path).replace(DATE, date)}/${fileNameOf(path).toLowerCase().replace(DATE, date).replace(NUMBER, number)}`.replace(/[-_.]v?#/g, "")}`,
		dates: dates.join()
	};
}
/**
* Whether an object is built from the newest version's file beside it: a keystore, or a PEM file that also holds the
* key. Such an object was not rebuilt, and is no forgotten copy. Source code is built from nothing beside it.
*/
function builtFromFileBeside(place, newest, inventory) {
	if (!KEYSTORES.has(place.format) && (isSourceCode(place.path) || !keysOf(inventory).has(fileKey(place)))) return void 0;
	return newest.sightings.find((other) => other.repository === place.repository && other.path !== place.path && folderOf(other.path) === folderOf(place.path) && !KEYSTORES.has(other.format));
}
/** Where private keys lie, as files and with their pointer in these; made once for each inventory. */
const keysOf = memoizeByObject(({ privateKeys }) => {
	const places = privateKeys.flatMap(({ sightings }) => sightings);
	return new Set(places.flatMap((place) => [fileKey(place), `${fileKey(place)}\0${place.pointer}`]));
});
const filesWithKeys = memoizeByObject((inventory) => {
	const pairs = [...keyPairs(inventory)].flatMap(({ certificates }) => certificates);
	return new Set(pairs.map((one) => fileKey(one.place)));
});
/** Whether a certificate file is what a server gets: it has a key, in it or beside it, or has the name of a chain. */
function isServers(place, inventory) {
	return filesWithKeys(inventory).has(fileKey(place)) || claimsChain(place) || place.pointer?.includes("tls.crt") === true;
}

// src/copies/replacement.ts
/**
* The newest version of a certificate that is valid by now, where that replaced it. A version that only tests hold, or that
* is bad on purpose, says nothing about what production should hold.
*/
function replacementOf(certificate, input) {
	return replacementsOf(input.topology, input).get(certificate.fingerprint);
}
/** What replaced each certificate. */
const replacementsOf = memoizeByObject((topology, input) => {
	const replacements = /* @__PURE__ */ new Map();
	const isExpected = expectation(input);
	for (const { versions } of renewedLineages(input.inventory, topology)) {
		const newer = versions.filter((one) => notBeforeTime(one) <= input.now && !one.sightings.every(isExpected));
		const counting = newer.filter((one) => inProduction(one, input));
		const [ofProduction, ofOthers] = [successorsIn$1(counting), successorsIn$1(newer)];
		for (const older of versions) {
			const newest = inProduction(older, input) ? ofProduction(older) : ofOthers(older);
			if (newest !== void 0) replacements.set(older.fingerprint, newest);
		}
	}
	for (const [older, newest] of declaredSuccessions(input)) replacements.set(older, newest);
	return replacements;
});
/** A declared copy follows its source to another authority, to more names, or to a wildcard. */
function* declaredSuccessions(input) {
	for (const entry of input.policy.sync) {
		const { source, copies } = resolveSync(entry, input);
		const newest = newestOf(source, input);
		if (newest === void 0) continue;
		for (const { certificate } of copies.flatMap(({ found }) => found)) if (isNewerVersion(newest, certificate) && standsIn(newest, certificate)) yield [certificate.fingerprint, newest];
	}
}
/** Whether a certificate has all names of another, or the same subject where that has none. */
function standsIn(newer, older) {
	return older.names.length === 0 ? newer.subject === older.subject : uncoveredNames(older, newer).length === 0;
}
/**
* The places of a certificate that count. Once it was replaced, those in backups and those that are history beside its
* successor do not, unless a consumer still gets it.
*/
function placesInUse(certificate, input) {
	const newest = replacementOf(certificate, input);
	if (newest === void 0 || isServed(certificate, input.topology)) return certificate.sightings;
	const read = filesRead(input.topology);
	const counts = certificate.ca && notAfterTime(certificate) < input.now;
	return certificate.sightings.filter((place) => read.has(tailOf(place.repository, place.path)) || !isBackup(place.path) && (counts || !isOlderOfSeries(place, certificate, newest, input.inventory)));
}
/** Whether a certificate is in nothing but backups that no consumer reads: what they keep is over. */
function isKeptOnly({ sightings }, { topology }) {
	const read = filesRead(topology);
	return sightings.every(({ repository, path }) => isBackup(path) && !read.has(tailOf(repository, path)));
}
/** Files that consumers and copies of the same repository read, by folder and name: the rest differs from host to host. */
const filesRead = memoizeByObject(({ facts }) => {
	const readers = facts.filter(({ kind }) => kind === "consumer" || kind === "copy");
	return new Set(readers.flatMap(({ reads, location }) => reads.flatMap((ref) => isOfKind(ref, "path", "file") && nameOfRef(ref).includes("/") ? [tailOf(location.repository, nameOfRef(ref))] : [])));
});
/** `corp/web 2025/mail.crt` */
function tailOf(repository, path) {
	return `${repository} ${path.split(/[/:]/).slice(-2).join("/")}`;
}
/** Makes the function that tells whether a place is bad on purpose by the config. */
function expectation({ policy, inventory }) {
	const expected = policy.expect.map(({ path }) => placePattern(path, inventory.repositories, policy.matches));
	return (place) => expected.some((one) => one.matches(place));
}
function inProduction(certificate, { policy }) {
	return certificate.sightings.some((place) => policy.contextOf(place, certificate) === "production");
}

// src/rules/certificate-downgraded.ts
/** A change that puts a certificate in the place of one that did more: a renewal undone, names lost, trust lost. */
const certificateDowngraded = {
	id: "certificate-downgraded",
	family: "changes",
	title: "Change replaces a certificate with an older or weaker one",
	level: "warning",
	otherLevels: { note: "when no scanned server uses the names that are gone" },
	why: "The replaced certificate lasted longer, named more hosts, or came from an issuer that clients trust. A revert, a wrong merge or a file from an old folder restores the old version silently. Clients notice first.",
	fix: "Restore the file and its key from the base branch, or explain in the pull request why this is intended.",
	references: ["https://www.rfc-editor.org/rfc/rfc9525#section-6.3"],
	since: "0.1.0",
	about: "change",
	*check(input) {
		const { change } = input;
		if (change === void 0) return;
		for (const replacement of replacementsIn(change, input.inventory)) {
			const lesser = lesserIn(replacement, change, input);
			if (lesser === void 0) continue;
			const { before, after, places } = replacement;
			yield {
				subject: `${before.fingerprint}>${after.fingerprint}`,
				certificate: after.fingerprint,
				level: lesser.level,
				message: `After this change ${filesText(places)} ${places.length > 1 ? "hold" : "holds"} an older or weaker certificate for "${displayName(after)}": ${lesser.how}.`,
				locations: places
			};
		}
	}
};
function lesserIn({ before, after }, change, input) {
	if (isNewerVersion(before, after)) {
		if (input.now >= notAfterTime(after) || input.now < notBeforeTime(before) || replacementOf(after, input) !== void 0) return void 0;
		const [was, is] = [notAfterTime(before), notAfterTime(after)].map(dayOf);
		return {
			how: `it expires on ${is}, the replaced one on ${was}`,
			level: "warning"
		};
	}
	if (after.selfIssued && !before.selfIssued) return {
		how: "it is self-signed, so clients that trusted the previous issuer reject it",
		level: "warning"
	};
	if (isPublicTls(before) && !isPublicTls(after)) return {
		how: "its issuer is not a public CA, so clients without that CA reject it",
		level: "warning"
	};
	const lost = uncoveredNames(before, after).filter((name) => !isElsewhere(name, change, input.inventory));
	if (lost.length === 0) return void 0;
	const names = listed(lost.map((name) => name.replace(/^\w+:/, "")), 3);
	const served = lost.some((name) => isServedHost(name, input.topology));
	return {
		how: `it no longer names ${names}`,
		level: served ? "warning" : "note"
	};
}
/** Whether another certificate that the change brings has the name: then it was split. */
function isElsewhere(name, { base }, { certificates }) {
	const known = new Set(base.inventory.certificates.map((one) => one.fingerprint));
	return certificates.some((one) => !known.has(one.fingerprint) && one.names.includes(name));
}
function isServedHost(name, { facts }) {
	const ref = servedRef(name);
	return facts.some((fact) => fact.kind === "consumer" && fact.writes.includes(ref));
}

// src/certificates/split-chains.ts
/** `chain.pem`, `www.ca-bundle`, `www_intermediate.crt`: the chain file of a server. */
const CHAIN_NAME = /(?:^|[._-])(?:(?:ca[._-]?)?(?:chain|bundle)|intermediates?)(?:[._-]|$)/i;
/** Files by which a server verifies its clients. */
const TRUST_NAME = /client|trust|upstream|peer|root|saml|idp/i;
/** Files with more authorities than a chain has are trust stores. */
const MAX_REST = 4;
/** Pairs of files that are looked at in one folder. */
const MAX_PAIRS = 1e4;
/**
* Chains in two files of one folder that do not fit together. The second file is recognized by its name; it belongs to
* the certificate whose name it starts with, or to the only one of the folder.
*/
function brokenChains({ certificates }) {
	const files = /* @__PURE__ */ new Map();
	for (const certificate of certificates) for (const place of certificate.sightings) {
		if (place.container !== void 0 || !["pem", "der"].includes(place.format)) continue;
		const key = fileKey(place);
		const file = files.get(key);
		if (file === void 0) files.set(key, {
			place,
			certificates: [certificate]
		});
		else if (file.certificates.length <= MAX_REST) file.certificates.push(certificate);
	}
	const folders = /* @__PURE__ */ new Map();
	for (const file of files.values()) {
		const key = folderKey(file.place);
		const folder = folders.get(key) ?? {
			leaves: [],
			rests: []
		};
		const [first] = file.certificates;
		if (isRest(file)) folder.rests.push(file);
		else if (first !== void 0 && file.certificates.length === 1 && !isAuthority$1(first)) folder.leaves.push(file);
		folders.set(key, folder);
	}
	return [...folders.values()].filter(({ leaves, rests }) => rests.length * (leaves.length + rests.length) <= MAX_PAIRS).flatMap(({ leaves, rests }) => rests.flatMap((rest) => {
		const named = leaves.filter(({ place }) => fileNameOf(rest.place.path).startsWith(stemOf$1(place)));
		const [own = leaves[0]] = named;
		const [leaf] = own?.certificates ?? [];
		if (own === void 0 || leaf === void 0 || leaf.selfIssued) return [];
		const isSure = named.length === 1 || leaves.length === 1;
		const isThere = rests.some(({ certificates }) => certificates.some((one) => issuance(leaf, one) === "issued"));
		return isSure && !isThere ? [{
			leaf,
			place: own.place,
			rest
		}] : [];
	}));
}
function isRest({ place, certificates }) {
	return CHAIN_NAME.test(fileNameOf(place.path)) && !TRUST_NAME.test(fileNameOf(place.path)) && certificates.length <= MAX_REST && certificates.every(isAuthority$1) && certificates.some((one) => !one.selfIssued);
}
function stemOf$1({ path }) {
	return fileNameOf(path).replace(/\.[^.]*$/, "");
}

// src/certificates/stale-ca-bundles.ts
/** Objects with a `caBundle`: the API server calls services and verifies them with it. */
const CALLERS = /* @__PURE__ */ new Set([
	"webhook",
	"apiservice",
	"crd"
]);
/** Certificates of one issuer that are looked at; of more, it is unknown which service a bundle is for. */
const MAX_SERVED = 256;
/**
* CA bundles that were not renewed with their CA: the issuers of the repository's service certificates have the name of
* the bundle's CA, but it signed none of them. Bundles that an injector writes are left out.
*/
function staleCaBundles({ inventory, topology }) {
	const signed = /* @__PURE__ */ new Map();
	for (const one of inventory.certificates) {
		if (isAuthority$1(one) || !one.names.some((name) => /\.svc(?:\.|$)/i.test(name))) continue;
		addTo(signed, one.issuer, one, 257);
	}
	if (signed.size === 0) return [];
	const injected = new Set(topology.facts.flatMap(({ attributes, location }) => attributes.inject === void 0 ? [] : [fileKey(location)]));
	return inventory.certificates.filter(isAuthority$1).flatMap((authority) => authority.sightings.flatMap((place) => {
		if (!CALLERS.has(place.container) || injected.has(fileKey(place))) return [];
		const beside = (signed.get(authority.subject) ?? []).filter((one) => one.sightings.some(({ repository }) => repository === place.repository));
		const [served] = beside;
		const isOutgrown = beside.length <= MAX_SERVED && beside.every((one) => issuance(one, authority) === "other-key");
		return served !== void 0 && isOutgrown ? [{
			authority,
			place,
			served
		}] : [];
	}));
}

// src/rules/chain-incomplete.ts
/** A chain that does not lead from its first certificate to the issuer of that one. */
const chainIncomplete = {
	id: "chain-incomplete",
	family: "copies",
	title: "Certificate chain is incomplete or outdated",
	level: "warning",
	otherLevels: { note: "for a full chain without an issuer that may be the root of a private CA" },
	why: "Browsers may fetch a missing intermediate. Mail servers, command-line clients and programs do not, and reject the connection. This happens when a renewal replaces the certificate but keeps the old chain.",
	fix: "Deploy the full chain that the CA issued with this certificate (certbot: `fullchain.pem`).",
	references: ["https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2"],
	since: "0.1.0",
	*check({ inventory, topology }) {
		for (const { place, certificates } of chainsOf(inventory)) {
			const [leaf, ...others] = certificates;
			if (leaf === void 0 || leaf.selfIssued) continue;
			const relations = others.map((other) => issuance(leaf, other));
			if (relations.includes("issued")) continue;
			const issuer = dnAttribute(leaf.issuer, "CN") ?? leaf.issuer;
			const problem = (message) => ({
				subject: `${leaf.fingerprint}@${place.path}`,
				certificate: leaf.fingerprint,
				message,
				locations: [place]
			});
			if (relations.includes("other-key")) yield problem(`The certificate of "${issuer}" after "${displayName(leaf)}" has a different key from the one that signed it. The chain was not renewed with the certificate.`);
			else if (claimsChain(place)) {
				const message = `The file is named as a full chain, but it lacks "${issuer}", the issuer of "${displayName(leaf)}".`;
				const mayBeWhole = others.length === 0 && !isPublicTls(leaf);
				yield {
					...problem(message),
					...mayBeWhole && { level: "note" }
				};
			}
		}
		for (const { leaf, place, rest } of brokenChains(inventory)) yield {
			subject: `${leaf.fingerprint}@${rest.place.path}`,
			certificate: leaf.fingerprint,
			message: `The chain in ${fileNameOf(rest.place.path)} lacks "${dnAttribute(leaf.issuer, "CN") ?? leaf.issuer}", the issuer of "${displayName(leaf)}" in ${fileNameOf(place.path)} beside it. The chain was not renewed with the certificate.`,
			locations: [rest.place],
			related: [place]
		};
		for (const { authority, place, served } of staleCaBundles({
			inventory,
			topology
		})) yield {
			subject: `${authority.fingerprint}@${place.path}`,
			certificate: authority.fingerprint,
			message: `The CA bundle of the API server holds "${displayName(authority)}", but another key of that name signed the certificate "${displayName(served)}". The API server refuses to call the service, because the CA bundle was not renewed with the CA.`,
			fix: "Add the CA certificate that signs the service now to the bundle, or let an injector do it (`cert-manager.io/inject-ca-from`).",
			locations: [place],
			related: served.sightings.slice(0, 3)
		};
	}
};

// src/rules/client-use-of-public-certificate.ts
const CLIENT_AUTHENTICATION = retirement("client-authentication");
/** Servers that authenticate themselves to others with what a client of Let's Encrypt renews. */
const clientUseOfPublicCertificate = {
	id: "client-use-of-public-certificate",
	family: "renewal",
	title: "Client certificate comes from a public CA",
	level: "warning",
	why: "Browsers require public CAs to issue certificates for servers only. A renewed certificate lacks the key usage clientAuth, and a server that checks it refuses the connection.",
	fix: "Issue the client certificate from a private CA that the other side trusts.",
	references: [CLIENT_AUTHENTICATION.source, "https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12"],
	since: "0.1.0",
	*check({ topology: { facts }, now }) {
		for (const fact of facts) {
			const { side, directive, service } = fact.attributes;
			const certificate = textOf$1(fact.attributes.certificate);
			if (side !== "client" || certificate === void 0) continue;
			const client = renewerOf(fact, certificate, facts);
			if (client === void 0) continue;
			yield {
				subject: `${fact.location.path}#${certificate}`,
				message: `\`${directive}\` of ${service} uses ${certificate}, which ${client.title} renews, as a client certificate. ${retirementText(CLIENT_AUTHENTICATION, now)}`,
				locations: [fact.location]
			};
		}
	}
};
const writers = ({ kind, writes }) => kind === "producer" ? writes : [];
const byClient = (fact) => {
	const id = clientOfFact(fact)?.id;
	return id === void 0 ? [] : [`${fact.location.repository}|${id}`];
};
/** The client that renews a file from Let's Encrypt, as far as the repository tells. */
function renewerOf(use, path, facts) {
	const producers = use.reads.flatMap((ref) => factsBy(facts, writers, ref));
	const client = clientKeeping(path)?.client ?? producers.map(clientOfFact).find((one) => one !== void 0);
	if (client === void 0 || client.issuer === "own") return void 0;
	const stated = factsBy(facts, byClient, `${use.location.repository}|${client.id}`).flatMap(({ attributes: { server } }) => server === void 0 ? [] : [String(server)]);
	if (stated.length === 0) return client.issuer === "lets-encrypt" ? client : void 0;
	return stated.every((server) => /letsencrypt/.test(server)) ? client : void 0;
}

// src/rules/configuration-not-understood.ts
const configurationNotUnderstood = {
	id: "configuration-not-understood",
	family: "scan",
	title: "Configuration files were not understood",
	level: "note",
	why: "These files may define a renewal, a copy or a reload. The report may call such a step missing, or fail to report that it is broken.",
	fix: "For templates, scan the rendered output as well. Correct the syntax of the other files.",
	references: ["https://yaml.org/spec/1.2.2/", "https://helm.sh/docs/helm/helm_template/"],
	since: "0.1.0",
	joint: true,
	opensIssue: false,
	*check({ inventory }) {
		const places = inventory.unreadable.filter(({ kind }) => kind === "configuration");
		const files = [...new Map(places.map((place) => [fileKey(place), place])).values()];
		if (files.length === 0) return;
		yield {
			subject: "configuration",
			message: `${plural(files.length, "configuration file")} could not be understood. ${files.length === 1 ? "Its renewal, copy or reload steps are" : "Their renewal, copy or reload steps are"} unknown.`,
			locations: files
		};
	}
};

// src/rules/consumer-not-reloaded.ts
/** Processes that watch the files of their certificates, by image; and what controller-runtime's webhooks mount. */
const WATCHES = /(?:^|\/)(?:traefik|caddy|envoy|contour|ingress-nginx|nginx-ingress|controller|haproxy-ingress|kong|istio|linkerd|proxyv2|pilot|prometheus|grafana|etcd|kube-apiserver|vault|consul|coredns|cilium|metrics-server|oauth2-proxy|cert-manager)|webhook|operator|controller|spiffe|csi-|exporter|kube-rbac-proxy/i;
const WEBHOOK_MOUNT = /k8s-webhook-server|serving-certs|webhook/;
/** Mounts of trust anchors: most programs read them again with the next connection, and they are never urgent. */
const TRUST_MOUNT = /(?:^|[/._-])(?:ca|cacerts|ca-certs|trust|truststore|ca-certificates)(?:$|[/._-])/i;
/** A renewed Secret that is mounted as a whole by a process that nothing notifies. */
const consumerNotReloaded = {
	id: "consumer-not-reloaded",
	family: "renewal",
	title: "Workload is not reloaded after a renewal",
	level: "note",
	otherLevels: { warning: "when the process is known to read its certificate only once" },
	why: "The kubelet updates the mounted files, but most servers read a certificate only when they start. Unless this one watches its files, it serves the old certificate until it restarts.",
	fix: "Annotate the workload with `secret.reloader.stakater.com/reload: <secret>`, or make sure that the process reloads its files.",
	references: ["https://kubernetes.io/docs/concepts/configuration/secret/#mounted-secrets-are-updated-automatically", "https://github.com/stakater/Reloader#readme"],
	since: "0.1.0",
	brief: "nothing reloads it",
	*check({ topology }) {
		const graph = graphOf(topology);
		for (const { fact, node } of consumers(topology, "kubernetes-workloads")) {
			if (fact.attributes.via !== "volume" || watches(fact) || readsAgain(fact, topology.facts)) continue;
			const renewer = renewerOf$1(graph, node);
			const sure = renewer?.edge.confidence === "high" || renewer !== void 0 && deployedTogether(renewer.fact, fact);
			if (renewer === void 0 || !sure || restarterOf(graph, node) !== void 0) continue;
			if (renewer.fact.attributes.restarts === false || failingRestarterOf(graph, node) !== void 0) continue;
			yield {
				subject: `${fact.writes[0]}|${fact.reads[0]}`,
				level: habitOf(fact) === "once" ? "warning" : "note",
				message: `${factTitle(renewer.fact)} renews the ${spellSecret(fact.reads[0])}, which the ${factTitle(fact)} mounts. No configuration found here restarts it or makes it read the files again.`,
				locations: [fact.location],
				related: [renewer.fact.location]
			};
		}
	}
};
const byReload$1 = ({ kind, attributes, location }) => kind === "consumer" && attributes.reload === true ? [location.repository] : [];
/** Whether the configuration of an application beside it says that it reads the files in that mount again. */
function readsAgain(fact, facts) {
	const { mountPath } = fact.attributes;
	if (typeof mountPath !== "string") return false;
	const mount = makeRef("path", `${mountPath.replace(/\/$/, "")}/`);
	return factsBy(facts, byReload$1, fact.location.repository).some(({ reads }) => reads.some((ref) => pathBelow(ref, mount) !== void 0));
}
function watches(fact) {
	const { image, mountPath, name, resource } = fact.attributes;
	if (fact.attributes.reload === true || /^(?:Job|CronJob)$/.test(String(resource))) return true;
	if (WEBHOOK_MOUNT.test(String(mountPath)) || TRUST_MOUNT.test(String(mountPath))) return true;
	const habit = habitOf(fact);
	if (habit !== void 0) return habit === "again";
	return typeof image !== "string" || WATCHES.test(image) || WATCHES.test(String(name));
}
/** How the program loads a new certificate, if known: by its image, or by the chart that deploys it. */
function habitOf({ attributes: { image, program } }) {
	const known = typeof image === "string" ? image : program;
	return typeof known === "string" ? readingHabit(known) : void 0;
}

// src/rules/consumer-without-producer.ts
/** A route or a workload that names a Secret which nothing here provides, although others are provided here. */
const consumerWithoutProducer = {
	id: "consumer-without-producer",
	family: "renewal",
	title: "No tool provides the TLS Secret that is used",
	level: "note",
	otherLevels: { warning: "when another Secret is probably meant" },
	why: "A TLS Secret is used, but no scanned configuration creates, copies or renews it. It may have been created by hand, or the name may be wrong. With a wrong name, the controller serves its default certificate.",
	fix: "Use the name of a Secret that a tool writes. Otherwise add an issuer annotation or a Certificate for this Secret.",
	references: ["https://cert-manager.io/docs/usage/ingress/", "https://kubernetes.io/docs/concepts/services-networking/ingress/#tls"],
	since: "0.1.0",
	brief: "nothing renews its Secret",
	*check({ topology }) {
		const graph = graphOf(topology);
		const asks = new Set(topology.facts.filter(asksForIt).map(idOf));
		for (const { fact, node } of [...consumers(topology, "kubernetes-workloads"), ...meshIssuers(topology)]) {
			const [ref] = fact.reads;
			if (ref === void 0 || upstream(graph, node, 5).some((one) => one.fact.kind !== "scope")) continue;
			const route = fact.attributes.via === "watch";
			if (asks.has(idOf(fact)) || !(route || holdsCertificate(fact)) || isToFillIn(nameOfRef(ref))) continue;
			if (factsBy(topology.facts, unmirrored, nameOfRef(ref)).length > 0) continue;
			const meant = likelyWriter(fact, ref, topology);
			const hint = meant === void 0 ? route && isPlainName(nameOfRef(ref)) ? besides(ref, factsInUnit(fact, factsBy(topology.facts, providers, "all"))) : void 0 : {
				text: `, while nothing uses the ${spellSecret(meant.ref)} that ${factTitle(meant.fact)} provides.`,
				fact: meant.fact
			};
			if (hint === void 0) continue;
			yield {
				subject: `${fact.location.path}#${ref}`,
				level: hint.fact === void 0 ? "note" : "warning",
				message: `${factTitle(fact)} ${route ? "serves" : "takes its certificate from"} the ${spellSecret(ref)}, which no scanned configuration provides${hint.text}`,
				locations: [fact.location],
				...hint.fact !== void 0 && { related: [hint.fact.location] }
			};
		}
	}
};
/** The issuers of meshes, which sign with what lies in a Secret. */
function meshIssuers({ facts }) {
	return facts.flatMap((fact, index) => fact.kind === "issuer" && fact.writes.some((ref) => isOfKind(ref, "mesh")) ? [{
		fact,
		node: factNode(index)
	}] : []);
}
/** Whether what a pod takes is a certificate, as far as names tell. */
function holdsCertificate({ kind, attributes }) {
	const { secret, mountPath, key } = attributes;
	return kind === "issuer" || key !== void 0 || [secret, mountPath].some((one) => isCertificateName(String(one).replaceAll("/", "-")));
}
/** What is provided beside a route that names another Secret; undefined where that tells nothing. */
function besides(ref, beside) {
	const written = beside.flatMap((one) => one.writes.filter((other) => isOfKind(other, "secret")));
	if (beside.length === 0 || written.some((other) => !isPlainName(nameOfRef(other)))) return void 0;
	const near = likely$1(ref, beside);
	return near === void 0 ? { text: ", while other Secrets are provided beside it." } : {
		text: near.hint,
		fact: near.fact
	};
}
const providers = ({ kind, writes }) => /^(?:producer|sink|copy)$/.test(kind) && writes.some((ref) => isOfKind(ref, "secret")) ? ["all"] : [];
/** Secrets that a tool would mirror if it knew their annotations, which has a finding of its own. */
const unmirrored = ({ kind, attributes: { mirror, unknown }, reads }) => kind === "scope" && mirror === true && unknown !== void 0 ? reads.map(nameOfRef) : [];
/** An operator that makes certificates of its own asks for none of those that its resource names. */
const asksForIt = ({ kind, reads }) => kind === "producer" && !reads.some((ref) => isOfKind(ref, "issuer-of-cluster"));
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
/** A Secret of nearly that name, or of that name in another namespace. */
function likely$1(ref, beside) {
	for (const fact of beside) for (const written of fact.writes) {
		if (!isOfKind(written, "secret")) continue;
		if (nameOfRef(written) === nameOfRef(ref)) return {
			fact,
			hint: `; ${factTitle(fact)} provides it in namespace "${namespaceOfRef(written)}".`
		};
		const meant = closestName(nameOfRef(ref), [nameOfRef(written)]);
		if (meant !== void 0) return {
			fact,
			hint: `; did you mean "${meant}"?`
		};
	}
}

// src/rules/controller-removed.ts
const MAX_PLACES$2 = 20;
/** A change that uninstalls a controller which certificates of the team still rely on. */
const controllerRemoved = {
	id: "controller-removed",
	family: "changes",
	title: "Change uninstalls a controller that renews certificates",
	level: "error",
	why: "The resources and annotations stay and look like automation, but the controller that acts on them is gone. Nothing renews, copies or restarts, and no alert appears until a certificate expires.",
	fix: "Keep the controller until nothing depends on it, or install it elsewhere in the same change.",
	references: ["https://helm.sh/docs/helm/helm_uninstall/"],
	since: "0.1.0",
	about: "change",
	*check({ topology, change }) {
		if (change === void 0) return;
		const { base, head } = compareGraphs(change, topology);
		const own = change.base.inventory.repositories[0]?.name;
		const left = new Set(head.facts.map(installedBy));
		const told = /* @__PURE__ */ new Set();
		for (const fact of base.facts) {
			const { location } = fact;
			const installed = installedBy(fact);
			if (installed === void 0 || left.has(installed) || told.has(installed)) continue;
			if (location.repository !== own || !change.paths.has(location.path)) continue;
			told.add(installed);
			const relying = head.facts.filter((one) => one.mechanism === installed && isWork(one));
			const [first] = relying;
			if (first === void 0) continue;
			const places = relying.map((one) => one.location);
			const inventory = change.team?.base.inventory ?? change.base.inventory;
			const still = head.facts.find((one) => one.location.path === location.path && one.location.repository === own);
			yield {
				subject: installed,
				message: `This change removes ${String(fact.attributes.name)} from ${location.path}, the only installation that was found. Resources that depend on it stay in ${filesText(places)}.`,
				locations: [still?.location ?? {
					repository: location.repository,
					path: location.path
				}],
				related: places.slice(0, MAX_PLACES$2),
				owners: [...new Set(places.flatMap((place) => ownersOf$1(place, inventory)))]
			};
		}
	}
};
function installedBy({ attributes }) {
	return typeof attributes.installs === "string" ? attributes.installs : void 0;
}
/** What a controller has to do: to renew, to copy, to unseal, to restart. */
function isWork({ kind, attributes }) {
	if (kind === "reload") return attributes.trigger !== "off" && attributes.trigger !== "ignored" && attributes.trigger !== "none";
	return kind === "producer" || kind === "copy" || kind === "sink";
}

// src/copies/stale-copies.ts
/**
* Describes the stale copies of a replaced version; undefined if all of them are within their delay, or are in
* keystores that were not rebuilt.
*/
function staleProblem(older, newest, declared, input) {
	const behind = (place) => builtFromFileBeside(place, newest, input.inventory) !== void 0;
	const waiting = (place) => declared.get(place)?.late === false;
	const stale = older.sightings.filter((place) => !behind(place) && !waiting(place) && !isRollover(place, older, newest, input) && !isKeptCa(place, older, newest, input) && !isTestOf(place, newest, input) && !isAnotherUse(place, older, newest));
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
		message: messageOf$2(older, newest, places, from),
		fix: inUse.length === 0 ? UNUSED_FIX : fixOf(older, newest, places, from),
		locations: places,
		related: [...from, ...new Set(late.map(({ entry }) => entry.location))],
		...owners.length > 0 && { owners }
	};
}
function messageOf$2(older, newest, places, from) {
	const [theirs, ours] = [notAfterTime(older), notAfterTime(newest)].map(dayOf);
	if (places.every((place) => isInSameEntry(place, newest))) return `"${displayName(older)}" was renewed, but ${filesText(places)} ${places.length === 1 ? "holds" : "hold"} two versions: the newest one, valid until ${ours}, and the one that expires on ${theirs}.`;
	const count = places.length === 1 ? "One copy still holds" : `${places.length} copies still hold`;
	return `"${displayName(older)}" was renewed. ${count} the version that expires on ${theirs}. The newest version${nameOf(newest, older)}, valid until ${ours}, is at ${where(from, places)}.`;
}
/** What to look for, where the newest version has another name. */
function nameOf(newest, older) {
	return displayName(newest) === displayName(older) ? "" : ` ("${displayName(newest)}")`;
}
const UNUSED_FIX = "Delete it, because no scanned configuration uses it, or move it to the backups.";
function fixOf(older, newest, places, from) {
	if (older.ca && newest.ca) return older.publicKey.fingerprint === newest.publicKey.fingerprint ? `Replace the CA certificate at ${where(places, from)} with the one at ${where(from, places)}, and restart the programs that trust it.` : `Add the CA certificate at ${where(from, places)} to ${where(places, from)}, and remove the old one once nothing it signed is in use.`;
	const last = `Reload or restart the services that use it, and check that each one serves serial number ${newest.serialNumber}.`;
	if (places.every((place) => isInSameEntry(place, newest))) return `Remove the old version from ${filesText(places)}, so that only the newest one is served. ${last}`;
	return from.every((place) => isInSameEntry(place, older)) ? `Add the version at ${where(from, places)} to ${where(places, from)}, keep the old one, and reload the programs that trust them.` : `Copy the version at ${where(from, places)} to ${where(places, from)}. ${last}`;
}
/** While both are valid, the old one stays in one file with the new one for clients that have not changed yet. */
function isRollover(place, older, newest, input) {
	return notAfterTime(older) >= input.now && isOlderOfSeries(place, older, newest, input.inventory) && isInSameEntry(place, newest);
}
/**
* How long before it expires a CA certificate must be replaced by its successor with the same key, which verifies the
* same signatures.
*/
const CA_HORIZON = 365 * DAY;
/** A CA that programs trust as it is, and that no server sends. */
const isAnchor = ({ ca, selfIssued, keyUsage, names }) => ca && selfIssued && !keyUsage.includes("keyEncipherment") && !names.some((name) => /^(?:dns|ip):/.test(name));
/**
* Whether an older CA certificate is harmless: a valid one with its key is beside it, or it expires much later. If its
* successor has another key: both are trusted, or the older key signed what is beside it.
*/
function isKeptCa(place, older, newest, input) {
	if (!older.ca || !newest.ca) return false;
	const { certificates } = input.inventory;
	const isOlder = ({ fingerprint }) => fingerprint === older.fingerprint;
	const hasSameKey = (one) => one.publicKey.fingerprint === older.publicKey.fingerprint;
	const isBeside = ({ sightings }) => sightings.some(({ repository, path }) => repository === place.repository && folderOf(path) === folderOf(place.path));
	const isValid = (one) => notAfterTime(one) >= input.now;
	if (hasSameKey(newest)) return notAfterTime(older) - input.now > CA_HORIZON || certificates.some((one) => one.ca && hasSameKey(one) && isValid(one) && !isOlder(one) && isBeside(one));
	if (!isValid(older)) return isAnchor(older) && isAnchor(newest) && isInSameEntry(place, newest);
	return isBeside(newest) || certificates.some((one) => !isOlder(one) && isValid(one) && issuance(one, older) === "issued" && isBeside(one));
}
/**
* Whether two certificates that share only a subject are for two uses: an identity provider gives one subject to the
* certificates of all its applications, and a settings file names each under a key of its own.
*/
function isAnotherUse(place, older, newest) {
	const isAnonymous = (one) => one.selfIssued && !one.names.some((name) => /^(?:dns|ip):/.test(name));
	if (!isAnonymous(older) || !isAnonymous(newest) || place.pointer === void 0) return false;
	return isInFile(place, newest) && !isInSameEntry(place, newest);
}
/** `expired.pem` beside `valid.pem`: tests need both. */
function isTestOf(place, newest, { policy }) {
	const isTest = (one) => ["fixture", "example"].includes(policy.contextOf(one, newest));
	return isTest(place) && newest.sightings.every((one) => isTest(one) && folderOf(one.path) === folderOf(place.path));
}
/** Files; with lines where another entry of the same file is spoken of too. */
function where(places, beside) {
	const files = new Set(beside.map(fileKey));
	const lined = places.map((place) => files.has(fileKey(place)) ? {
		...place,
		path: `${place.path}:${place.line}`
	} : place);
	return filesText(lined, beside);
}

// src/rules/copies-left-behind.ts
/** A change that renews a certificate in one place and leaves its other copies as they are. */
const copiesLeftBehind = {
	id: "copies-left-behind",
	family: "changes",
	title: "Change renews one copy of a certificate but not the others",
	level: "warning",
	otherLevels: { error: "when the old version expires soon, a scanned server uses it, or a declared copy exceeds its allowed delay" },
	why: "This change contains the renewed version. Other files, perhaps owned by other teams, still hold the old version. Servers use it until it expires. This is the time to inform their owners.",
	fix: "Replace the other copies in the same change, or inform the owners named here. Declare source and copies under `sync` in the config file.",
	references: [],
	since: "0.1.0",
	about: "change",
	excusedBy: "expired",
	*check(input) {
		const { change } = input;
		if (change === void 0) return;
		const scope = {
			...input,
			...change.team
		};
		const known = new Set(change.base.inventory.certificates.map((one) => one.fingerprint));
		const here = new Map(input.inventory.certificates.map((one) => [one.fingerprint, one.sightings]));
		const successors = successorsIn(input, change);
		const declared = declaredCopies(scope);
		for (const older of scope.inventory.certificates) {
			const version = replacementOf(older, scope);
			const newest = version ?? successors.get(older.fingerprint);
			if (newest === void 0) continue;
			const brought = here.get(newest.fingerprint)?.filter((place) => change.paths.has(place.path)) ?? [];
			const renewed = version !== void 0 && known.has(version.fingerprint) ? brought.filter((place) => versionsBefore(change).get(fileKey(place))?.has(older.fingerprint)) : brought;
			const [first] = renewed;
			if (first === void 0) continue;
			const sightings = older.sightings.filter((place) => input.policy.contextOf(place, older) === "production");
			const problem = staleProblem({
				...older,
				sightings
			}, newest, declared, scope);
			if (problem === void 0 || problem.level === "note") continue;
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
/** The versions that each file held in the base. */
const versionsBefore = memoizeByObject(({ base }) => {
	const versions = /* @__PURE__ */ new Map();
	for (const { fingerprint, sightings } of base.inventory.certificates) for (const place of sightings) {
		const key = fileKey(place);
		versions.set(key, (versions.get(key) ?? /* @__PURE__ */ new Set()).add(fingerprint));
	}
	return versions;
});
/**
* What the change puts in the place of a certificate, by the fingerprints of that one and of the versions before it: a renewal
* may come with more names or from another issuer.
*/
function successorsIn(input, change) {
	const renewals = replacementsIn(change, input.inventory).filter(({ before, after }) => isNewerVersion(after, before) && notBeforeTime(after) <= input.now && before.names.every((name) => after.names.includes(name)));
	if (renewals.length === 0) return /* @__PURE__ */ new Map();
	const { topology } = change.team?.base ?? change.base;
	const lineages = new Map(topology.lineages.flatMap(({ versions }) => versions.map((one) => [one, versions])));
	return new Map(renewals.flatMap(({ before, after }) => {
		const versions = lineages.get(before.fingerprint) ?? [before.fingerprint];
		return versions.slice(versions.indexOf(before.fingerprint)).map((version) => [version, after]);
	}));
}

// src/rules/crl-expired.ts
const crlExpired = {
	id: "crl-expired",
	family: "validity",
	title: "Certificate revocation list is past its next update",
	level: "warning",
	why: "Software that checks revocation rejects every certificate of the issuer once its list is outdated, or stops checking. A list in a repository must be replaced before each next update.",
	fix: "Fetch the current list from the issuer, replace every copy, and automate this before each next update. Remove the list if nothing uses it.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-5.1.2.5"],
	since: "0.1.0",
	*check({ inventory, now }) {
		const current = /* @__PURE__ */ new Map();
		for (const list of inventory.revocationLists) {
			const known = current.get(list.issuer);
			if (known === void 0 || updatedAt(list) > updatedAt(known)) current.set(list.issuer, list);
		}
		for (const list of inventory.revocationLists) {
			if (list.nextUpdate === void 0) continue;
			const newer = current.get(list.issuer);
			const isOutdated = newer !== void 0 && updatedAt(newer) > updatedAt(list);
			const locations = list.sightings.filter((place) => !isOutdated || !isBackup(place.path));
			if (locations.length === 0) continue;
			const next = readInstant(list.nextUpdate);
			if (next !== null && remaining$1(next, now) >= 0) continue;
			const issuer = reveal(cut$1(dnAttribute(list.issuer, "CN") ?? (list.issuer || "an issuer without a name"), 100));
			const state = next === null ? "states a next update that cannot be read, so it is unknown whether the list is current" : `was due for an update on ${momentOf(next)}; software that checks it rejects certificates of this issuer or stops checking`;
			yield {
				subject: `crl:${list.fingerprint}`,
				message: `The revocation list of "${issuer}" ${state}.`,
				...isOutdated && { fix: `Automate the copy of each new list: a later one of an issuer of this name is at ${filesText(newer.sightings, locations)}.` },
				locations,
				...isOutdated && { related: newer.sightings }
			};
		}
	}
};
/** Milliseconds since the epoch. */
function updatedAt({ thisUpdate }) {
	return thisUpdate === null ? 0 : readInstant(thisUpdate) ?? 0;
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
	family: "certificates",
	title: "Certificate name contains invisible or look-alike characters",
	several: "have a name with invisible or look-alike characters",
	level: "warning",
	otherLevels: { note: "when a host name mixes letters of several scripts" },
	why: "Invisible characters, or characters that change the reading direction, make one name look like another to a reviewer. Letters of several scripts in one label of a host name do the same.",
	fix: "Find out who requested this certificate. If the name is a mistake, reissue the certificate without the character; otherwise revoke it.",
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
	const name = names.find((one) => HIDDEN.test(one)) ?? [...parseDistinguishedName(subject), ...parseDistinguishedName(issuer)].find(({ value }) => HIDDEN.test(value.replace(JOINED, "")))?.value;
	if (name === void 0) return void 0;
	const shown = reveal(cut$1(name, 200));
	return { message: `The ${certificateNoun(certificate)} has a name with invisible characters: "${shown}".` };
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
			message: `The ${certificateNoun(certificate)} has the host name "${reveal(host)}". Its label "${reveal(label)}" mixes Latin letters with ${[...new Set(foreign)].join(", ")}.`,
			level: "note"
		};
	}
}
function codePoint(letter) {
	return `U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

// src/rules/deployment-removed.ts
const MAX_PLACES$1 = 20;
/** A change after which nothing applies the manifests that make or hold a certificate. */
const deploymentRemoved = {
	id: "deployment-removed",
	family: "changes",
	title: "Change stops the deployment of a certificate",
	level: "warning",
	why: "The manifest stays in git and looks like automation. But nothing applies it now, or the tool that applied it deletes it from the cluster. The certificate is no longer renewed, and later merges do not reach the cluster.",
	fix: "Apply these files from another deployment in the same change, or delete them together with the consumers of the certificate.",
	references: [
		"https://fluxcd.io/flux/components/kustomize/kustomizations/#prune",
		"https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/#automatic-pruning",
		"https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/"
	],
	since: "0.1.0",
	about: "change",
	*check({ topology, change }) {
		if (change === void 0) return;
		for (const { before, after, missed } of redeployed(change, compareGraphs(change, topology))) {
			if (before === void 0 || missed.length === 0) continue;
			const inventory = change.team?.base.inventory ?? change.base.inventory;
			yield {
				subject: `${before.location.path}#${String(before.attributes.name)}`,
				message: `${whatChanges(before, after)} Nothing applies ${listed([...new Set(missed.map(factTitle))], 3)} in ${filesText(missed.map((one) => one.location))} now.`,
				locations: [after?.location ?? {
					repository: before.location.repository,
					path: before.location.path
				}],
				related: missed.map((one) => one.location).slice(0, MAX_PLACES$1),
				owners: [...new Set(missed.flatMap((one) => ownersOf$1(one.location, inventory)))]
			};
		}
	}
};
function whatChanges(before, after) {
	const title = before.attributes.resource === void 0 ? `the kustomization ${before.location.path}` : factTitle(before);
	if (after === void 0) return `This change removes ${title}.`;
	if (before.attributes.resource === void 0) return `This change takes entries out of ${title}.`;
	return `After this change ${title} applies ${appliedPath(after)} instead of ${appliedPath(before)}.`;
}
const appliedPath = ({ writes: [path] }) => path === void 0 ? "nothing" : nameOfRef(path);

// src/rules/document-expired.ts
const documentExpired = {
	id: "document-expired",
	family: "validity",
	title: "Metadata, profile, pin set or token has expired",
	level: "warning",
	why: "SAML metadata, provisioning profiles, pin sets, tokens and JSON web keys state an expiration date of their own. Software rejects or ignores them after it, even if the certificates in them are valid.",
	fix: "Fetch or issue the current version, and replace every copy named here.",
	references: [
		"https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf",
		"https://developer.android.com/privacy-and-security/security-config#pin-set",
		"https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4"
	],
	since: "0.1.0",
	concerns: "time",
	check: (input) => expirationProblems(input, "past")
};

// src/rules/document-expiring.ts
const documentExpiring = {
	id: "document-expiring",
	family: "validity",
	title: "Metadata, profile, token or CRL expires soon",
	level: "warning",
	why: "SAML metadata, provisioning profiles, pin sets, tokens, JSON web keys and revocation lists state an expiration date of their own. Replacing them takes a person or a release, so the warning starts some days before.",
	fix: "Fetch or issue the next version now, and replace every copy named here.",
	references: [
		"https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf",
		"https://developer.android.com/privacy-and-security/security-config#pin-set",
		"https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4",
		"https://www.rfc-editor.org/rfc/rfc5280#section-5.1.2.5"
	],
	since: "0.1.0",
	concerns: "time",
	check: (input) => expirationProblems(input, "soon")
};

// src/rules/encrypted-content.ts
const FIX = "Scan a decrypted work tree as well, or probe the endpoints that serve these certificates.";
const SOPS_FIX = `${FIX} With SOPS, leave certificates unencrypted (\`unencrypted_regex\`).`;
const encryptedContent = {
	id: "encrypted-content",
	family: "scan",
	title: "Encrypted files were not read",
	level: "note",
	why: "A certificate in an encrypted file can expire or be stale without a finding. The scan has no key, so it cannot tell whether there are any.",
	fix: FIX,
	references: ["https://getsops.io/docs/", "https://github.com/AGWA/git-crypt"],
	since: "0.1.0",
	joint: true,
	opensIssue: false,
	*check({ inventory, policy }) {
		const files = /* @__PURE__ */ new Map();
		for (const object of inventory.unreadable) if (object.kind === "encrypted") files.set(fileKey(object), object);
		const all = [...files.values()];
		const production = all.filter((place) => policy.contextOf(place) === "production");
		const places = production.length > 0 ? production : all;
		if (places.length === 0) return;
		const kinds = countedBy(places, ({ encryption = "unknown" }) => ENCRYPTION_NAMES[encryption]).join(", ");
		yield {
			subject: "encrypted",
			message: `${plural(places.length, "encrypted file")} ${places.length === 1 ? "was" : "were"} not read (${kinds}). Certificates in ${places.length === 1 ? "it" : "them"} are not checked.`,
			...places.some(({ encryption }) => encryption === "sops") && { fix: SOPS_FIX },
			locations: places
		};
	}
};

// src/rules/expectation-broken.ts
const expectationBroken = {
	id: "expectation-broken",
	family: "config",
	title: "Certificate that a test needs to be bad is no longer bad",
	level: "error",
	why: "A test relies on a certificate that is expired, weak or broken. When the certificate is no longer bad, the test proves nothing, or fails for an unclear reason.",
	fix: "Restore the deliberately bad certificate, or remove the entry from `expect` in the config file.",
	references: [],
	since: "0.1.0",
	judges: "policy",
	*check({ entries = [] }) {
		for (const { location, text, state, related } of entries) {
			if (state !== "broken") continue;
			const what = related.length === 0 ? "no file matches it now" : "no matching file is in that state";
			yield {
				subject: `expect: ${text}`,
				message: `The config file expects "${reveal(text)}", but ${what}.`,
				locations: [location],
				related
			};
		}
	}
};

// src/certificates/trust-anchors.ts
/**
* An expired root is harmless in a file with a valid root, if it issued no valid certificate that was found: clients
* accept a path to any trusted root. A root that was renewed with its key counts as the issuer of the same
* certificates. In a bundle of CA certificates, roots of one organization replace each other, and so do its
* intermediates.
*/
function trustAnchors({ inventory, now }) {
	const files = /* @__PURE__ */ new Map();
	const issuers = /* @__PURE__ */ new Set();
	for (const certificate of inventory.certificates) {
		const end = readInstant(certificate.notAfter);
		const isValid = end !== null && remaining$1(end, now) >= 0;
		if (isValid && !certificate.selfIssued) issuers.add(certificate.issuer).add(`${certificate.issuer}\0${certificate.authorityKeyId ?? ""}`);
		for (const place of certificate.sightings) {
			const file = fileKey(place);
			const beside = files.get(file) ?? {
				roots: /* @__PURE__ */ new Set(),
				valid: /* @__PURE__ */ new Set(),
				ended: /* @__PURE__ */ new Map(),
				hasLeaf: false
			};
			files.set(file, beside);
			if (!certificate.ca) beside.hasLeaf = true;
			else if (isValid) beside.valid.add(kindOf(certificate));
			else if (certificate.selfIssued) beside.ended.set(certificate.subject, kindOf(certificate));
			if (isValid && certificate.selfIssued && isTrustAnchor(certificate)) beside.roots.add(keyOf(certificate));
		}
	}
	const isNeeded = ({ subject, subjectKeyId }) => subjectKeyId === void 0 ? issuers.has(subject) : issuers.has(`${subject}\0${subjectKeyId}`) || issuers.has(`${subject}\0`);
	const everywhere = (places, holds) => places.every((place) => {
		const beside = files.get(fileKey(place));
		return beside !== void 0 && holds(beside);
	});
	return {
		/** Whether each file of an expired CA certificate has a valid one of its key, or of another root while nothing needs it. */
		canDoWithout: (certificate, places) => isTrustAnchor(certificate) && everywhere(places, ({ roots }) => roots.has(keyOf(certificate)) || roots.size > 0 && certificate.selfIssued && !isNeeded(certificate)),
		/** Whether each file of an expired CA certificate is a bundle in which its organization has a valid one of its kind. */
		wasFollowed: (certificate, places) => dnAttribute(certificate.subject, "O") !== void 0 && isTrustAnchor(certificate) && !isNeeded(certificate) && everywhere(places, ({ roots, valid, ended, hasLeaf }) => !hasLeaf && (valid.has(kindOf(certificate)) || valid.has(ended.get(certificate.issuer) ?? "")) && !roots.has(keyOf(certificate)))
	};
}
/** The name and key of an authority, no matter who signed it. */
function keyOf({ subject, publicKey }) {
	return `${subject}\0${publicKey.fingerprint}`;
}
/** The organization of a CA, and whether it is a root. */
function kindOf({ subject, selfIssued }) {
	return `${selfIssued ? "root" : "intermediate"}\0${dnAttribute(subject, "O")}`;
}

// src/certificates/unused-files.ts
const TEXT = {
	unnamed: "Nothing found here refers to it.",
	tests: "Only tests, examples and development tools refer to it.",
	copies: "Tests or examples have the same key.",
	initial: "Nothing found here deploys it.",
	embedded: "No certificate of it was found, and nothing here deploys it.",
	development: "The settings there are for tests or development only."
};
/** Copies of a key in tests and examples from which on it is one of them, if they are half of all. */
const LEAST_COPIES = 2;
const isOfExamples = (context) => context === "fixture" || context === "example";
/** A sentence for the end of a message, with the blank before it. */
function usageText(usage) {
	return usage === void 0 ? "" : ` ${TEXT[usage]}`;
}
/** A problem of several keys, as a note if no production code names them. */
function withUsage(problem, usage) {
	if (usage === void 0) return problem;
	return {
		...problem,
		subject: problem.subject.replace(/^keys/, "unused keys"),
		message: `${problem.message}${usageText(usage).replace(/\bit\b/g, "them")}`,
		level: "note"
	};
}
/** Data and settings of an application. */
const DATA = /\.(?:json5?|xml|properties|toml|ini)$/i;
/** What sets up machines. */
const SCRIPT = /\.(?:bash|bat|psm?1|sh|zsh)$/i;
/** What a cloud gives to programs for their account. */
const OF_ACCOUNT = /(?:^|\.)private_key$/;
/** Whether a key is inside of a file of code or data, away from infrastructure and production. */
function isEmbedded(place, policy) {
	const { path, pointer = "" } = place;
	return (DATA.test(path) || isSourceCode(path) && !SCRIPT.test(path)) && !OF_ACCOUNT.test(pointer) && place.password === void 0 && !policy.isDeployed(place) && !isOfInfrastructure(path) && !namesProduction(path);
}
/** Whether a place is in use elsewhere, or a chart brings it there. Settings in YAML may as well be for one machine. */
function isShipped(place, policy) {
	const { path } = place;
	const isPlainYaml = /\.ya?ml$/i.test(path) && !/(?:^|\/)values[^/]*$/i.test(path);
	return isOfInfrastructure(path) || namesProduction(path) || policy.isDeployed(place) && !isPlainYaml;
}
/** How some places are used; undefined if one of them may be in use. */
function usageOfPlaces(places, policy) {
	const usages = new Set(places.map((place) => policy.isDeployed(place) ? void 0 : policy.usageOf(place)));
	if (usages.size === 0 || usages.has(void 0)) return void 0;
	return [
		"tests",
		"development",
		"initial"
	].find((usage) => usages.has(usage)) ?? "unnamed";
}
/**
* Makes the function that tells how the files of a key are used. A key of a host, or beside a certificate of one, may be in
* use outside of the repository. So may a key without a certificate that nothing names: it may have been left by mistake. A key
* that tests or examples have as well is no secret to begin with. One without a certificate, in code or data, is of no server that is known:
* only the change that adds it has an error.
*/
function usageOfKeys({ inventory: { certificates }, policy, change }) {
	const before = change && new Map(change.base.inventory.privateKeys.map((key) => [key.publicKeyFingerprint, key]));
	const isOfTests = ({ publicKeyFingerprint, sightings }) => {
		const inTests = (before === void 0 ? sightings : before.get(publicKeyFingerprint)?.sightings ?? []).filter((place) => isOfExamples(policy.contextOf(place))).length;
		return publicKeyFingerprint !== void 0 && inTests >= LEAST_COPIES && inTests * 2 >= sightings.length;
	};
	const isAdded = ({ publicKeyFingerprint }) => before !== void 0 && !before.has(publicKeyFingerprint);
	const hosts = certificates.filter(namesReachableHost);
	const folders = new Set(hosts.flatMap(({ sightings }) => sightings.map(folderKey)));
	return (key, owners, isBare) => {
		const { sightings } = key;
		const places = sightings.filter((place) => policy.contextOf(place) === "production");
		if (owners.some(namesReachableHost) || places.some((place) => folders.has(folderKey(place)))) return void 0;
		if (places.length > 0 && isOfTests(key) && !places.some((place) => isShipped(place, policy))) return "copies";
		const usage = usageOfPlaces(places, policy);
		if (isBare && usage === void 0 && !isAdded(key) && places.every((place) => isEmbedded(place, policy))) return places.length > 0 ? "embedded" : void 0;
		return isBare && usage === "unnamed" ? void 0 : usage;
	};
}

// src/copies/possible-successors.ts
/** Maximum candidates that are compared with one certificate. */
const MAX_CANDIDATES$2 = 64;
/**
* A hint at a certificate that may have replaced another, although nothing proves it: the same CA with the same key, or
* a certificate for all of its names from another issuer. A sentence for the fix; undefined if there is none.
*/
function successorHint(older, { inventory, now, policy }) {
	const isCurrent = (one) => notBeforeTime(one) <= now && one.sightings.some((place) => policy.contextOf(place, one) === "production");
	const index = indexOf(inventory);
	if (isAuthority$1(older)) {
		const [newest] = (index.get(older.subject) ?? []).filter((one) => notAfterTime(one) > notAfterTime(older) && one.publicKey.fingerprint === older.publicKey.fingerprint && isCurrent(one)).sort(newestFirst);
		return newest && `A CA certificate of the same name and key that lasts longer is at ${filesText(newest.sightings, older.sightings)}.`;
	}
	const [name] = older.names;
	if (name === void 0) return void 0;
	const wildcard = name.replace(/^dns:[^.]+\./, "dns:*.");
	const [newest] = [...index.get(name) ?? [], ...wildcard === name ? [] : index.get(wildcard) ?? []].filter((one) => isNewerVersion(one, older) && uncoveredNames(older, one).length === 0 && isCurrent(one)).sort(newestFirst);
	if (newest === void 0) return void 0;
	return `A later certificate for all of its names, from "${reveal(cut$1(dnAttribute(newest.issuer, "CN") ?? newest.issuer, 100))}", is at ${filesText(newest.sightings, older.sightings)}. If that is its successor, copy it here.`;
}
function withHint(fix, hint) {
	return hint === void 0 ? fix : `${hint} ${fix}`;
}
/** Authorities by subject, others by name. */
const indexOf = memoizeByObject(({ certificates }) => {
	const index = /* @__PURE__ */ new Map();
	for (const one of certificates) for (const key of isAuthority$1(one) ? [one.subject] : new Set(one.names)) addTo(index, key, one, MAX_CANDIDATES$2);
	return index;
});

// src/rules/expired.ts
/** An outage of so long ago is over: what still holds the certificate is unused, or checks no dates. */
const LONG_AGO = 2555 * DAY;
const expired = {
	id: "expired",
	family: "validity",
	title: "Certificate has expired",
	several: "have expired",
	level: "error",
	otherLevels: {
		warning: "for an expired root beside a valid one, while nothing found here depends on it",
		note: "for code signing, and for a CA certificate that another one replaces. Also where only tests refer to it. Where nothing here deploys it, also after two years, or for a self-signed one without a host"
	},
	why: "Clients that check dates reject an expired certificate. A file that still holds it is in use, will be deployed again, or is no longer needed. An expired root beside a valid root is only a warning, unless a valid certificate found here depends on it.",
	fix: "Renew the certificate at its issuer, replace every copy named here, and reload the services that use it. Delete the copies that nothing uses.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5", "https://www.rfc-editor.org/rfc/rfc5280#section-6.1.3"],
	since: "0.1.0",
	concerns: "time",
	newestVersion: "resolves",
	expectedAs: "expired",
	*check(input) {
		const { inventory, now } = input;
		const anchors = trustAnchors(input);
		const isToldByLeaf = chainsOfExpired(input);
		const isToldByDocument = documentsThatExpired(input);
		const isToldByIssuer = issuersThatExpired(input, anchors);
		for (const certificate of inventory.certificates) {
			const end = readInstant(certificate.notAfter);
			if (end === null || remaining$1(end, now) >= 0) continue;
			const locations = placesInUse(certificate, input);
			if (locations.length === 0) continue;
			const usage = usageOf(certificate, locations, input);
			const { message, ...told } = consequenceOf(certificate, locations, input);
			const problem = certificateProblem(certificate, {
				...told,
				message: `${message}${usageText(usage)}`
			});
			const role = roleOf(certificate);
			const level = usage !== void 0 || role?.outlived || isKeptOnly(certificate, input) || now - end > LONG_AGO || isToldByLeaf(certificate, locations) || isToldByIssuer(certificate, locations) || isUnused(certificate, locations, input) || role?.id === "saml" && isToldByDocument(locations) || role === void 0 && anchors.wasFollowed(certificate, locations) ? "note" : role === void 0 && anchors.canDoWithout(certificate, locations) ? "warning" : void 0;
			yield {
				...problem,
				...level !== void 0 && { level },
				locations
			};
		}
	}
};
/**
* How the files of a certificate are used that no production code names. What names a host, or signed what is still valid, may
* be in use elsewhere.
*/
function usageOf(certificate, locations, input) {
	const { policy } = input;
	if (namesReachableHost(certificate) || !locations.some((place) => policy.usageOf(place))) return void 0;
	const inUse = locations.filter((place) => policy.contextOf(place, certificate) === "production");
	if (issuesOthers(certificate) && hasIssuedValid(certificate, input)) return void 0;
	return usageOfPlaces(inUse, policy);
}
/** Whether a certificate is past its use, and nothing here deploys it. Programs accept signers without a valid date. */
function isUnused(certificate, locations, input) {
	const { now, policy } = input;
	const role = roleOf(certificate);
	if (role?.id === "saml") return false;
	const isAuthority = issuesOthers(certificate);
	if (isAuthority && hasIssuedValid(certificate, input)) return false;
	return (role === void 0 && !isAuthority ? isPastUse(certificate, now) : isLongPast(certificate, now)) && !locations.some((place) => policy.isDeployed(place));
}
/** Whether a valid certificate found here names a CA as its issuer. */
function hasIssuedValid({ subject }, { inventory, now }) {
	return inventory.certificates.some((one) => one.issuer === subject && !hasExpired(one, now));
}
function consequenceOf(certificate, locations, input) {
	const what = `The ${certificateNoun(certificate)} expired on ${momentOf(readInstant(certificate.notAfter) ?? 0)}.`;
	const found = replacementOf(certificate, input);
	const newest = found === void 0 || hasExpired(found, input.now) ? void 0 : found;
	const hint = newest ? void 0 : successorHint(certificate, input);
	const renewed = newest && { fix: `Replace the copies named here with the renewed version at ${filesText(newest.sightings, locations)}, and reload the services that use them. Delete the copies that nothing uses.` };
	const role = roleOf(certificate);
	if (role !== void 0) return {
		message: `${what} ${role.consequence}`,
		fix: role.fix,
		...renewed
	};
	if (issuesOthers(certificate)) return {
		message: `${what} Clients that trust it reject every certificate that it issued.`,
		fix: withHint(AUTHORITY_FIX, hint),
		...renewed
	};
	return {
		message: `${what} Clients reject it wherever it is still served.`,
		fix: withHint(expired.fix, hint),
		...renewed
	};
}
/**
* Whether a private CA that has expired too is in the same folder as a certificate of its own: the CA comes first, and
* all that it issued is reissued with it.
*/
function issuersThatExpired({ inventory, now, policy }, anchors) {
	const ended = /* @__PURE__ */ new Map();
	for (const certificate of inventory.certificates) {
		const { ca, selfIssued, subject, notAfter, sightings } = certificate;
		const end = readInstant(notAfter);
		if (!ca || !selfIssued || end === null || remaining$1(end, now) >= 0 || now - end > LONG_AGO) continue;
		if (anchors.wasFollowed(certificate, sightings) || anchors.canDoWithout(certificate, sightings)) continue;
		for (const place of sightings) {
			if (policy.contextOf(place, certificate) !== "production") continue;
			const folder = folderKey(place);
			ended.set(folder, (ended.get(folder) ?? /* @__PURE__ */ new Set()).add(subject));
		}
	}
	return (certificate, places) => !certificate.selfIssued && !isPublicTls(certificate) && places.every((place) => ended.get(folderKey(place))?.has(certificate.issuer) === true);
}
/** Whether each place is in metadata that have expired themselves: their current version has the current certificates. */
function documentsThatExpired({ inventory, now }) {
	const ended = /* @__PURE__ */ new Set();
	const valid = /* @__PURE__ */ new Set();
	for (const { kind, notAfter, ...place } of inventory.expirations ?? []) {
		if (kind !== "saml-metadata") continue;
		const end = readInstant(notAfter);
		const hasEnded = end !== null && remaining$1(end, now) < 0;
		for (const key of [fileKey(place), lineOf(place)]) (hasEnded ? ended : valid).add(key);
	}
	return (places) => places.every((place) => {
		const file = fileKey(place);
		return ended.has(lineOf(place)) || ended.has(file) && !valid.has(file);
	});
}
const lineOf = ({ pointer: _, ...place }) => locationKey(place);
/** Certificates of one chain that are followed up. */
const MAX_CHAIN = 8;
/**
* Whether an expired intermediate is, in every place, part of the chain of a certificate that has expired too: one
* renewal replaces both. The chain is in the file of the certificate, or in one of its own in the same folder, where
* nothing valid needs it.
*/
function chainsOfExpired({ inventory, now }) {
	/** By file and by folder. */
	const groups = /* @__PURE__ */ new Map();
	const groupOf = (key) => {
		const group = groups.get(key) ?? {
			issuers: /* @__PURE__ */ new Set(),
			needed: /* @__PURE__ */ new Set(),
			above: /* @__PURE__ */ new Map(),
			ended: /* @__PURE__ */ new Set(),
			kept: /* @__PURE__ */ new Set()
		};
		groups.set(key, group);
		return group;
	};
	for (const { ca, selfIssued, subject, issuer, notAfter, sightings } of inventory.certificates) {
		const end = readInstant(notAfter);
		const isExpired = end !== null && remaining$1(end, now) < 0;
		for (const place of sightings) for (const group of [groupOf(fileKey(place)), groupOf(folderKey(place))]) {
			if (ca) group.above.set(subject, issuer);
			else (isExpired ? group.issuers : group.needed).add(issuer);
			if (!isExpired) group.kept.add(issuer);
			else if (ca && !selfIssued && now - end <= LONG_AGO) group.ended.add(issuer);
		}
	}
	for (const { issuers, above } of groups.values()) for (let issuer of [...issuers]) for (let depth = 0; depth < MAX_CHAIN && above.has(issuer); depth++) {
		issuer = above.get(issuer);
		issuers.add(issuer);
	}
	return ({ ca, selfIssued, subject }, places) => ca && !selfIssued && places.every((place) => {
		const file = groups.get(fileKey(place));
		if (file?.issuers.has(subject)) return true;
		if (file?.ended.has(subject) && !file.kept.has(subject)) return true;
		const isChain = file?.issuers.size === 0 && file.needed.size === 0;
		const beside = groups.get(folderKey(place));
		return isChain && beside?.issuers.has(subject) === true && !beside.needed.has(subject);
	});
}

// src/rules/expiring.ts
const expiring = {
	id: "expiring",
	family: "validity",
	title: "Certificate expires soon",
	several: "expire soon",
	level: "warning",
	otherLevels: { error: "in the last 7 days, or the last tenth of a shorter lifetime, if no known tool renews it" },
	why: "A renewal takes time: it must be issued, copied and loaded. The warning starts some days before the expiration date, or in the last part of a short lifetime. Without a known renewal, it is an error in the last 7 days or the last tenth of the lifetime.",
	fix: "Renew the certificate now, replace every copy named here, and reload the services that use it. If a tool renews it, find out why it has not.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5", "https://letsencrypt.org/docs/integration-guide/#when-to-renew"],
	since: "0.1.0",
	concerns: "time",
	newestVersion: "resolves",
	stage: "expiring",
	outageOnExpiry: true,
	*check(input) {
		const { inventory, policy, now } = input;
		const anchors = trustAnchors(input);
		for (const certificate of inventory.certificates) {
			const end = readInstant(certificate.notAfter);
			if (end === null || remaining$1(end, now) < 0 || replacementOf(certificate, input) !== void 0) continue;
			const left = remaining$1(end, now);
			const notice = noticeOf(certificate, policy.expiring.days, policy);
			const testNotice = noticeOf(certificate, policy.fixtureHorizonDays, policy);
			if (left > Math.max(notice, testNotice)) continue;
			const locations = certificate.sightings.filter((sighting) => {
				const context = policy.contextOf(sighting, certificate);
				return left <= (context === "fixture" || context === "example" ? testNotice : notice);
			});
			if (locations.length === 0) continue;
			const what = `The ${certificateNoun(certificate)} expires on ${momentOf(end)}`;
			const role = roleOf(certificate);
			const consequence = role?.consequence ?? `Clients ${issuesOthers(certificate) ? "that trust it then reject every certificate that it issued" : "reject it after that"}.`;
			const message = left <= notice ? `${what} and should have been replaced by ${momentOf(end - notice)}. ${role === void 0 ? consequence : `After that: ${consequence.charAt(0).toLowerCase()}${consequence.slice(1)}`}` : `${what}. It is test data: tests that check dates will fail after that on every branch.`;
			const hint = successorHint(certificate, input);
			const fix = role !== void 0 ? role.fix : issuesOthers(certificate) ? withHint(AUTHORITY_FIX, hint) : hint === void 0 ? void 0 : withHint(expiring.fix, hint);
			const level = left <= lastCallOf(certificate) && !anchors.canDoWithout(certificate, locations) && isLeftAlone(certificate, input) ? "error" : void 0;
			yield {
				...certificateProblem(certificate, {
					message,
					...fix !== void 0 && { fix }
				}),
				...level !== void 0 && { level },
				locations
			};
		}
	}
};
/** Whether the expiration of a certificate breaks its users, and no renewal is known, here or by the config file. */
function isLeftAlone(certificate, input) {
	if (roleOf(certificate)?.outlived || declaredCertificates(input).has(certificate.fingerprint)) return false;
	const { producers, copies } = coverageOf(input.topology, certificate.fingerprint);
	return producers.length === 0 && copies.length === 0;
}

// src/rules/frozen-copy.ts
const HOW = {
	"sub-path": "mounts it with subPath, which Kubernetes never updates in a running pod",
	environment: "reads it into its environment, which is set when the container starts",
	"init-copy": "copies it in an init container, which runs when the pod starts"
};
/** A renewed Secret that a running pod cannot see. */
const frozenCopy = {
	id: "frozen-copy",
	family: "renewal",
	title: "Workload ignores renewed certificates until it restarts",
	level: "warning",
	otherLevels: { note: "when an init container copies the files, or when it is uncertain that this Secret is the renewed one" },
	why: "The Secret is renewed, but the workload reads it only when the pod starts (subPath, environment variable or init container). Until a restart it serves the old certificate, and in the end an expired one.",
	fix: "Mount the whole Secret without subPath and reload it in the process. Otherwise restart the workload when the Secret changes (Reloader: `secret.reloader.stakater.com/reload: <secret>`).",
	references: ["https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod", "https://github.com/stakater/Reloader#readme"],
	since: "0.1.0",
	brief: "keeps the version from its start",
	*check({ topology }) {
		const graph = graphOf(topology);
		for (const { fact, node } of consumers(topology, "kubernetes-workloads")) {
			const how = HOW[String(fact.attributes.via)];
			if (how === void 0 || /^(?:Job|CronJob)$/.test(String(fact.attributes.resource))) continue;
			const renewer = renewerOf$1(graph, node);
			if (renewer === void 0 || restarterOf(graph, node) !== void 0) continue;
			yield {
				subject: `${fact.writes[0]}|${fact.reads[0]}`,
				message: `${factTitle(renewer.fact)} renews the ${spellSecret(fact.reads[0])}, but the ${factTitle(fact)} ${how}; nothing restarts it.`,
				...(fact.attributes.via === "init-copy" || renewer.edge.confidence === "low" && !sameFolder(renewer.fact.location, fact.location) && !deployedTogether(renewer.fact, fact)) && { level: "note" },
				locations: [fact.location],
				related: [renewer.fact.location]
			};
		}
	}
};
function sameFolder(a, b) {
	return a.repository === b.repository && folderOf(a.path) === folderOf(b.path);
}

// src/rules/ignore-comment-invalid.ts
const ignoreCommentInvalid = {
	id: "ignore-comment-invalid",
	family: "config",
	title: "Ignore comment has no effect",
	level: "warning",
	why: "A comment that ignores a rule needs a known rule, a reason and a last day. Without one of them it ignores nothing, but readers believe that the finding is handled.",
	fix: "Write `cert-hygiene: ignore RULE until=2027-03-01 reason=\"why\"`, or remove the comment.",
	references: [],
	since: "0.1.0",
	fixedByRemoval: true,
	judges: "policy",
	*check({ entries = [] }) {
		for (const { text, state, problem = "", location } of entries) {
			if (state !== "invalid") continue;
			yield {
				subject: `comment: ${text}: ${problem}`,
				message: `The comment ignores nothing: ${reveal(problem)}.`,
				locations: [location]
			};
		}
	}
};

// src/rules/key-mismatch.ts
/** A renewal that replaced one half of a pair. */
const keyMismatch = {
	id: "key-mismatch",
	family: "copies",
	title: "Certificate and private key do not match",
	level: "error",
	why: "A server with a certificate and the key of another one does not start, or keeps serving the old pair. It happens when a renewal replaces only the certificate or only the key.",
	fix: "Replace both the certificate and the key with the pair that was issued together.",
	references: ["https://nginx.org/en/docs/http/configuring_https_servers.html"],
	since: "0.1.0",
	*check({ inventory, now }) {
		const byKey = /* @__PURE__ */ new Map();
		for (const one of inventory.certificates) byKey.set(one.publicKey.fingerprint, one);
		for (const { certificates, key, place, by } of keyPairs(inventory)) {
			const [first] = certificates;
			if (first === void 0 || certificates.some((one) => holds(one.certificate, key.publicKeyFingerprint))) continue;
			if (first.certificate.ca && !first.certificate.names.some((name) => name.startsWith("dns:"))) continue;
			const owner = byKey.get(key.publicKeyFingerprint ?? "");
			if (owner !== void 0 && hasExpired(first.certificate, now)) continue;
			const belongs = owner === void 0 ? "" : ` The key belongs to the certificate ${described(owner)}.`;
			yield {
				subject: `${first.place.path}+${place.path}`,
				certificate: first.certificate.fingerprint,
				message: `The private key at ${whereOf(place, first.place)} does not match the certificate ${described(first.certificate)} at ${whereOf(first.place, place)}. The two are paired ${by}.${belongs}`,
				locations: [first.place],
				related: [place]
			};
		}
	}
};
/** The path; where the other one lies in the same file, what tells the two apart too. */
function whereOf({ path, pointer }, other) {
	return path === other.path && pointer !== void 0 ? `${path} (${reveal(cut$1(pointer, 100))})` : path;
}
function holds(certificate, publicKey) {
	return certificate.publicKey.fingerprint === publicKey;
}
function described(certificate) {
	const end = readInstant(certificate.notAfter);
	return `"${displayName(certificate)}"${end === null ? "" : `, which is valid until ${momentOf(end)}`}`;
}

// src/rules/keystore-behind.ts
/** A keystore, or a PEM file with certificate and key, that was not rebuilt after a renewal. */
const keystoreBehind = {
	id: "keystore-behind",
	family: "copies",
	title: "Keystore holds an older version than the certificate file",
	level: "warning",
	otherLevels: { error: "when the old version expires soon or has expired" },
	why: "The keystore is built from the certificate file. The file was renewed, but the keystore was not rebuilt. Services that load the keystore serve the old certificate until it expires.",
	fix: "Rebuild the keystore from the renewed files, and do so in the deploy hook of the renewal.",
	references: ["https://docs.oracle.com/en/java/javase/17/docs/specs/man/keytool.html"],
	since: "0.1.0",
	excusedBy: "expired",
	outageOnExpiry: true,
	*check(input) {
		const { inventory, policy, now } = input;
		for (const older of inventory.certificates) {
			const newest = replacementOf(older, input);
			if (newest === void 0) continue;
			for (const place of older.sightings.toSorted(compareLocations)) {
				const sibling = builtFromFileBeside(place, newest, inventory);
				if (sibling === void 0) continue;
				const [theirs, ours] = [notAfterTime(older), notAfterTime(newest)].map(dayOf);
				yield {
					subject: `${older.fingerprint}@${place.path}`,
					certificate: older.fingerprint,
					level: now >= expiringFrom(older, policy) ? "error" : "warning",
					message: `${fileNameOf(place.path)} holds the version of "${displayName(newest)}" that expires on ${theirs}. The newest version, valid until ${ours}, is in ${fileNameOf(sibling.path)} beside it.`,
					locations: [place],
					related: [sibling]
				};
			}
		}
	}
};

// src/certificates/keys-in-stores.ts
/** Tells what keystores of an inventory hold. Keys and certificates are gone through once. */
function keysInStores({ privateKeys, certificates }) {
	const keys = /* @__PURE__ */ new Map();
	for (const { sightings, publicKeyFingerprint: publicKey } of privateKeys) for (const sighting of sightings) addTo(keys, fileKey(sighting), {
		pointer: sighting.pointer ?? "",
		publicKey
	});
	const byKey = new Map(certificates.map((one) => [one.publicKey.fingerprint, one.fingerprint]));
	return (store) => {
		const held = keys.get(fileKey(store))?.filter(({ pointer }) => isInside(pointer, store.pointer ?? "")) ?? [];
		return {
			hasKey: held.length > 0,
			certificate: held.length === 1 ? byKey.get(held[0]?.publicKey ?? "") : void 0
		};
	};
}
/** Tells which keystore a place is in, if it is in one. */
function storesByPlace({ keystores }) {
	const stores = groupBy(keystores, fileKey);
	return (place) => stores.get(fileKey(place))?.find(({ pointer = "" }) => isInside(place.pointer ?? "", pointer));
}
/** Whether a pointer leads into the store at another: `web.jks!alias "web"` into `web.jks`. A store that is the file has none. */
function isInside(pointer, store) {
	return pointer.startsWith(store) && (store === "" || /^[! ]?$/.test(pointer.charAt(store.length)));
}

// src/rules/keystore-default-password.ts
const keystoreDefaultPassword = {
	id: "keystore-default-password",
	family: "keys",
	title: "Keystore opens with a well-known password",
	level: "note",
	why: "Passwords such as \"changeit\" protect nothing: everyone can change the content of the keystore unnoticed. As soon as it holds a private key, everyone who has the file can read the key too.",
	fix: "Keep private keys out of this keystore, and review its changes as closely as code.",
	references: ["https://cwe.mitre.org/data/definitions/1392.html", "https://www.rfc-editor.org/rfc/rfc7292"],
	since: "0.1.0",
	concerns: "key",
	*check({ inventory }) {
		const contentOf = keysInStores(inventory);
		for (const keystore of inventory.keystores) {
			if (keystore.opened !== "default-password" || keystore.encryptedInGit) continue;
			if (contentOf(keystore).hasKey) continue;
			const inside = keystore.pointer ?? "";
			const name = reveal(inside === "" ? keystore.path : `${keystore.path} (${inside})`);
			yield {
				subject: inside === "" ? keystore.path : `${keystore.path}#${inside}`,
				message: `The keystore "${name}" opens with a well-known password. It holds no private key.`,
				locations: [keystore]
			};
		}
	}
};

// src/rules/keystore-password-committed.ts
const keystorePasswordCommitted = {
	id: "keystore-password-committed",
	family: "keys",
	title: "Keystore password is in the repository",
	level: "note",
	why: "Everyone who can read the repository can open the keystore. The history keeps the password after the line is deleted.",
	fix: "Replace the private key and its certificate. Keep the keystore and a new password in a secret store, and read both at deployment.",
	references: ["https://cwe.mitre.org/data/definitions/260.html", "https://www.rfc-editor.org/rfc/rfc7292"],
	since: "0.1.0",
	concerns: "key",
	*check({ inventory, policy }) {
		const contentOf = keysInStores(inventory);
		for (const keystore of inventory.keystores) {
			const { opened, passwordAt, path, pointer, encryptedInGit } = keystore;
			if (opened !== "repository-password" || encryptedInGit || policy.contextOf(keystore) !== "production") continue;
			const { hasKey, certificate } = contentOf(keystore);
			const name = reveal(pointer === void 0 ? path : `${path} (${pointer})`);
			const where = passwordAt === void 0 ? "" : `, at ${reveal(passwordAt.path)}:${passwordAt.line ?? 1}`;
			const holds = hasKey ? "It protects a private key." : "The keystore holds no private key.";
			yield {
				subject: pointer === void 0 ? path : `${path}#${pointer}`,
				message: `The password of the keystore "${name}" is in the repository${where}. ${holds}`,
				...!hasKey && { fix: "Keep private keys out of this keystore, or move its password to a secret store." },
				locations: [keystore],
				...passwordAt !== void 0 && { related: [passwordAt] },
				...certificate !== void 0 && { certificate }
			};
		}
	}
};

// src/rules/lifetime-too-long.ts
const lifetimeTooLong = {
	id: "lifetime-too-long",
	family: "validity",
	title: "Public TLS certificate exceeds the maximum lifetime",
	several: "exceed the maximum lifetime for their issue date",
	level: "warning",
	otherLevels: { note: "for an expired certificate, whose renewal has a lifetime of its own" },
	why: "Browsers reject TLS certificates of public CAs that exceed the limit of the CA/Browser Forum. The limit was 398 days. It is 200 days for certificates issued from 2026-03-15, 100 days from 2027-03-15, and 47 days from 2029-03-15. Certificates of private CAs are exempt.",
	fix: "Reissue the certificate with a lifetime within the limit, and automate its renewal.",
	references: ["https://cabforum.org/working-groups/server/baseline-requirements/requirements/", "https://support.apple.com/en-us/102028"],
	since: "0.1.0",
	*check({ inventory, now }) {
		for (const certificate of inventory.certificates) {
			const start = readInstant(certificate.notBefore);
			const end = readInstant(certificate.notAfter);
			if (start === null || end === null || !isPublicTls(certificate)) continue;
			const limit = validityLimitAt(start);
			if (limit === void 0 || end <= latestEnd(start, limit)) continue;
			yield certificateProblem(certificate, {
				message: `The ${certificateNoun(certificate)} is valid ${validityPeriod(start, end)}, but a public certificate issued on ${dayOf(start)} may last ${lengthOf(limit)} at most. Browsers reject it.`,
				...hasExpired(certificate, now) && { level: "note" }
			});
		}
	}
};

// src/rules/names-missing.ts
const namesMissing = {
	id: "names-missing",
	family: "certificates",
	title: "Server certificate has no subject alternative name",
	several: "have no subject alternative name",
	level: "note",
	why: "Clients compare the host with the subject alternative names. Browsers, Go and many other clients ignore the common name, so they reject a server certificate without such names.",
	fix: "Reissue the certificate with its host names and addresses as subject alternative names.",
	references: ["https://www.rfc-editor.org/rfc/rfc9525#section-2", "https://go.dev/doc/go1.15#commonname"],
	since: "0.1.0",
	*check({ inventory }) {
		for (const certificate of inventory.certificates) {
			const { ca, names, extendedKeyUsage } = certificate;
			if (ca || !extendedKeyUsage.includes("serverAuth") || names.some((name) => /^(dns|ip|uri):/.test(name))) continue;
			yield certificateProblem(certificate, { message: `The ${certificateNoun(certificate)} is a server certificate without a host name or address in its subject alternative names. Current clients reject it.` });
		}
	}
};

// src/rules/no-automation.ts
/** Kinds of facts that are rotation configuration, whichever certificate they are for. */
const ROTATION = /* @__PURE__ */ new Set([
	"issuer",
	"producer",
	"copy",
	"schedule",
	"reload"
]);
const MAX_TOOLS = 5;
/** Facts of one repository that one finding looks at. */
const MAX_NAMED = 20;
/** An absence is only as certain as the scope of the scan. */
const ONE_REPOSITORY = " Only this repository was scanned.";
/** A certificate that is in use, and for which no renewal was found. */
const noAutomation = {
	id: "no-automation",
	family: "renewal",
	title: "No tool renews this certificate",
	several: "have no configured renewal",
	level: "note",
	otherLevels: { warning: "when several repositories were scanned, the certificate expires soon, and tools renew others beside it" },
	why: "No scanned configuration requests a certificate with these names or writes to this path. A person must remember to renew it. It is a warning when several repositories were scanned, the certificate expires soon, and others beside it are renewed.",
	fix: "Automate the renewal (cert-manager, an ACME client, a managed certificate), or scan the repository that holds its automation as well.",
	references: ["https://letsencrypt.org/docs/integration-guide/", "https://cert-manager.io/docs/usage/certificate/"],
	since: "0.1.0",
	joint: true,
	*check(input) {
		const rotation = rotationByRepository(input.topology.facts);
		const bare = /* @__PURE__ */ new Map();
		for (const certificate of input.inventory.certificates) {
			const places = unrenewed(certificate, input);
			const [first] = places;
			if (first === void 0) continue;
			const beside = [...new Set(places.map((place) => place.repository))].flatMap((one) => rotation.get(one) ?? []);
			if (beside.length > 0) yield withoutProducer(certificate, places, beside, input);
			else addTo(bare, first.repository, certificate);
		}
		for (const [repository, certificates] of bare) yield withoutAny(repository, certificates, input);
	}
};
/** A job that calls something whose code was not scanned, such as an audit of certificates. */
function isMereCall({ attributes }) {
	return attributes.calls === true && attributes.issues !== true;
}
/** The first few facts of rotation of each repository, producers before the rest. */
function rotationByRepository(facts) {
	const found = /* @__PURE__ */ new Map();
	for (const isProducer of [true, false]) for (const fact of facts) {
		if (!ROTATION.has(fact.kind) || fact.kind === "producer" !== isProducer || isMereCall(fact)) continue;
		const { repository } = fact.location;
		if ((found.get(repository)?.length ?? 0) < MAX_NAMED) addTo(found, repository, fact);
	}
	return found;
}
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
	const producers = beside.filter(({ kind }) => kind === "producer");
	const tools = [...new Set((producers.length > 0 ? producers : beside).map(toolTitle))].sort();
	const scanned = input.inventory.repositories.length;
	const urgent = scanned > 1 && producers.length > 0 && expiringFrom(certificate, input.policy) <= input.now;
	return {
		subject: certificate.fingerprint,
		certificate: certificate.fingerprint,
		...urgent && { level: "warning" },
		message: `The ${certificateNoun(certificate)} is valid until ${dayOf(readInstant(certificate.notAfter) ?? 0)}. No configured tool requests these names or writes to this path. ${producers.length > 0 ? "Tools found for other certificates" : "Tools found, none for this certificate"}: ${listed(tools, MAX_TOOLS)}.${scanned > 1 ? "" : ONE_REPOSITORY}`,
		locations: places,
		related: (producers.length > 0 ? producers : beside).slice(0, 3).map((fact) => fact.location)
	};
}
function withoutAny(repository, certificates, input) {
	const [first] = certificates;
	const many = certificates.length > 1;
	return {
		subject: repository,
		...!many && { certificate: first.fingerprint },
		message: `No renewal configuration found for ${many ? `the ${certificates.length} certificates of this repository (${certificates.slice(0, 3).map(certificateNoun).join(", ")}${certificates.length > 3 ? ", \u2026" : ""})` : `the ${certificateNoun(first)}`}. Looked for ACME clients, cert-manager, secret stores, Terraform and cloud templates, and scheduled jobs.${input.inventory.repositories.length > 1 ? "" : ONE_REPOSITORY}`,
		locations: certificates.flatMap((certificate) => unrenewed(certificate, input)).sort(compareLocations)
	};
}

// src/rules/no-expiry.ts
const noExpiry = {
	id: "no-expiry",
	family: "validity",
	title: "Certificate never expires",
	several: "never expire",
	level: "note",
	why: "The date 9999-12-31 23:59:59 means that a certificate has no expiration date. It is meant for devices that cannot be updated. Elsewhere the key stays trusted forever, and its renewal is never tested.",
	fix: "Reissue the certificate with an expiration date, unless it identifies a device that cannot be updated.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5"],
	since: "0.1.0",
	*check({ inventory }) {
		for (const certificate of inventory.certificates) {
			if (certificate.notAfter !== "9999-12-31T23:59:59Z") continue;
			const message = `The ${certificateNoun(certificate)} never expires (its expiration date is 9999-12-31).`;
			yield certificateProblem(certificate, { message });
		}
	}
};

// src/changes/no-longer-checked.ts
/**
* Certificates, keys, keystores and automation in production in the base that are now only where nothing fails a check:
* moved into tests or examples, made part of a trust store, or replaced by unread content. Objects that are still
* checked at another place, or are gone from the repository, are left out.
*/
const leavingChecks = memoizeByObject((change, head, contextOf) => grouped([...leftObjects(change, head.inventory, contextOf), ...leftFacts(change, head.topology, contextOf)]));
function itemsOf({ certificates, privateKeys, keystores, unreadable }) {
	return [
		...certificates.map((certificate) => ({
			id: certificate.fingerprint,
			title: `"${displayName(certificate)}"`,
			places: certificate.sightings,
			certificate
		})),
		...privateKeys.flatMap(({ publicKeyFingerprint: id, sightings }) => id === void 0 ? [] : [{
			id: `key ${id}`,
			title: "a private key",
			places: sightings
		}]),
		...[...keystores, ...unreadable].map((place) => ({
			id: `file ${fileNameOf(place.path)}`,
			title: `"${fileNameOf(place.path)}"`,
			places: [place]
		}))
	];
}
function* leftObjects(change, head, contextOf) {
	const { base, paths } = change;
	const before = change.base.contextOf ?? contextOf;
	const isOwn = ownRepository(base.inventory);
	const after = groupBy(itemsOf(head), ({ id }) => id);
	const unread = unreadPlaces(head);
	for (const { id, title, places, certificate } of itemsOf(base.inventory)) {
		const known = new Set(places.map(fileKey));
		const now = (after.get(id) ?? []).flatMap((item) => item.places.map((location) => ({
			location,
			context: contextOf(location, item.certificate)
		})));
		for (const from of places) {
			if (!paths.has(from.path) || !isOwn(from) || before(from, certificate) !== "production") continue;
			const here = now.filter(({ location }) => fileKey(location) === fileKey(from));
			const moved = now.filter(({ location }) => !known.has(fileKey(location)) && paths.has(location.path));
			const candidates = here.length > 0 ? here : moved;
			const to = candidates.some(({ context }) => context === "production") ? void 0 : candidates[0];
			const rest = {
				from: {
					repository: from.repository,
					path: from.path
				},
				title
			};
			const named = certificate === void 0 ? rest : {
				...rest,
				certificate: certificate.fingerprint
			};
			if (to !== void 0) yield {
				...named,
				to
			};
			if (candidates.length > 0 || now.some(({ context }) => context === "production")) continue;
			const reason = unread(from);
			if (reason !== void 0) yield {
				...named,
				to: { unread: reason }
			};
		}
	}
}
/** Automation that is the same in the head, and lies among tests or examples there. */
function* leftFacts(change, head, contextOf) {
	const before = change.base.contextOf ?? contextOf;
	const isOwn = ownRepository(change.base.inventory);
	for (const [was, is] of compareGraphs(change, head).pairs) {
		if (was.location.path === is.location.path || !change.paths.has(was.location.path) || !isOwn(was.location)) continue;
		const context = contextOf(is.location);
		if (context === "production" || before(was.location) !== "production") continue;
		const { repository, path } = was.location;
		yield {
			from: {
				repository,
				path
			},
			to: {
				location: is.location,
				context
			},
			title: factTitle(was)
		};
	}
}
function ownRepository({ repositories }) {
	const own = repositories.find(({ within }) => within === void 0)?.name;
	return ({ repository }) => repository === own;
}
/** Tells why a place of the head is not read; undefined where it is, or is not there. */
function unreadPlaces({ repositories, unreadable }) {
	const files = /* @__PURE__ */ new Map();
	for (const place of unreadable) files.set(fileKey(place), place.kind === "encrypted" ? "encrypted" : "unreadable");
	for (const { name, skipped } of repositories) for (const entry of skipped) if (leavesHole(entry) || entry.reason === "archive") files.set(fileKey({
		repository: name,
		path: entry.path
	}), entry.reason);
	return (place) => {
		const whole = fileKey(place);
		for (let end = whole.length; end > 0; end = whole.lastIndexOf("/", end - 1)) {
			const reason = files.get(whole.slice(0, end));
			if (reason !== void 0) return reason;
		}
	};
}
function grouped(all) {
	const groups = /* @__PURE__ */ new Map();
	for (const { from, to, title, certificate } of all) {
		const place = "unread" in to ? to.unread : `${fileKey(to.location)}\0${to.context}`;
		const key = `${fileKey(from)}\0${place}`;
		const group = groups.get(key) ?? {
			from,
			to,
			titles: [],
			certificates: []
		};
		groups.set(key, group);
		if (!group.titles.includes(title)) group.titles.push(title);
		if (certificate !== void 0) group.certificates.push(certificate);
	}
	return [...groups.values()];
}

// src/rules/no-longer-checked.ts
/** A change after which a certificate or its automation is where no finding fails a check, or is not read at all. */
const noLongerChecked = {
	id: "no-longer-checked",
	family: "changes",
	title: "Change excludes a certificate from failing checks",
	level: "warning",
	why: "Findings in tests, examples, vendored code and trust stores never fail a check. Files that are not read have no findings. A certificate that is in use there expires without an alert.",
	fix: "Keep the file in its old path if anything uses it. Otherwise delete it, or explain in the pull request why it is test data now.",
	references: ["https://git-lfs.com/", "https://git-scm.com/docs/gitsubmodules"],
	since: "0.1.0",
	about: "change",
	*check({ inventory, topology, policy, change }) {
		if (change === void 0) return;
		for (const one of leavingChecks(change, {
			inventory,
			topology
		}, policy.contextOf)) {
			const { from, to } = one;
			yield {
				subject: `${from.path}>${"unread" in to ? to.unread : to.location.path}`,
				message: messageOf$1(one),
				..."unread" in to && to.unread === "encrypted" && encryptedAdvice(one),
				locations: [from],
				..."unread" in to || to.location.path === from.path ? {} : { related: [to.location] }
			};
		}
	}
};
/** A key alone is better encrypted. */
function encryptedAdvice({ certificates }) {
	const fix = "Leave the certificate unencrypted and encrypt its key only. Otherwise probe the endpoints that serve it.";
	return certificates.length > 0 ? { fix } : {
		fix,
		level: "note"
	};
}
const CONTEXTS = {
	fixture: "test data",
	example: "an example",
	vendored: "vendored code",
	"trust-store": "a trust store"
};
const UNREAD = {
	"lfs-pointer": "a Git LFS pointer",
	symlink: "a link to a file outside the repository",
	submodule: "part of a submodule",
	encrypted: "encrypted",
	archive: "an archive that is not unpacked"
};
function messageOf$1({ from, to, titles }) {
	const what = listed(titles, 3);
	if ("unread" in to) {
		const now = UNREAD[to.unread];
		return now === void 0 ? `${from.path} held ${what} and cannot be read after this change. No alert will precede its expiration.` : `${from.path} held ${what} and is ${now} after this change. Its content is not read, so no alert will precede its expiration.`;
	}
	const { location, context } = to;
	const as = `${CONTEXTS[context]}. Findings there fail no check`;
	return location.path === from.path ? `After this change ${what} in ${from.path} counts as part of ${as}.` : `This change moves ${what} from ${from.path} to ${location.path}, which counts as ${as}.`;
}

// src/rules/not-yet-valid.ts
const notYetValid = {
	id: "not-yet-valid",
	family: "validity",
	title: "Certificate is not valid yet",
	several: "are not valid yet",
	level: "warning",
	why: "Clients reject the certificate until its start date. Either it was deployed too early, or a clock at the issuer is wrong.",
	fix: "Keep the previous certificate in service until this one starts, or reissue it with an earlier start date.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5"],
	since: "0.1.0",
	concerns: "time",
	expectedAs: "not-yet-valid",
	*check({ inventory, now }) {
		for (const certificate of inventory.certificates) {
			const [start, end] = [certificate.notBefore, certificate.notAfter].map(readInstant);
			if (start == null || remaining$1(start, now) <= 0 || end != null && end < start) continue;
			const message = `The ${certificateNoun(certificate)} is not valid before ${momentOf(start)}. Clients reject it until then.`;
			yield certificateProblem(certificate, { message });
		}
	}
};

// src/rules/outdated-fingerprint.ts
const WORDS$1 = {
	sha1: "thumbprint",
	sha256: "fingerprint",
	key: "public key pin"
};
/** References to a certificate by a digest that the newest version does not have. */
const outdatedFingerprint = {
	id: "outdated-fingerprint",
	family: "copies",
	title: "Fingerprint names a replaced certificate",
	level: "warning",
	why: "A renewed certificate has another fingerprint, and usually another key. Code that compares the old value refuses the new certificate. A signing tool that looks for the old value finds nothing.",
	fix: "Replace the value with the fingerprint of the newest version.",
	references: ["https://www.rfc-editor.org/rfc/rfc7469#section-2.4", "https://learn.microsoft.com/windows/win32/seccrypto/signtool"],
	since: "0.1.0",
	*check(input) {
		const known = digestsOf(input.inventory);
		for (const pin of input.topology.facts) {
			const { digest, version } = pin.attributes;
			const value = textOf$1(version);
			if (digest === void 0 || value === void 0) continue;
			const named = known.get(value) ?? [];
			const found = named.length > 0 ? replacedOf(named, input) : unknownOf(pin, digest, input);
			if (found === void 0 || namesAny(pin, found.newest, input.topology.facts)) continue;
			yield problemOf$1(pin, digest, found, input.now);
		}
	}
};
/** Certificates with one key that are told apart. */
const MAX_SAME = 100;
/** Certificates by each of their digests. */
const digestsOf = memoizeByObject(({ certificates }) => {
	const found = /* @__PURE__ */ new Map();
	for (const one of certificates) for (const digest of [
		one.sha1,
		one.fingerprint,
		one.publicKey.fingerprint
	]) if (digest !== void 0) addTo(found, digest, one, MAX_SAME);
	return found;
});
function replacedOf(named, input) {
	const [old] = named;
	const newest = named.map((one) => replacementOf(one, input));
	const [first] = newest;
	return old === void 0 || first === void 0 || newest.includes(void 0) ? void 0 : {
		old,
		newest: [first]
	};
}
/** The certificate that an unknown fingerprint most likely means, according to the words around it. */
function unknownOf(pin, digest, input) {
	const { repository } = pin.location;
	const [first = [], ...others] = wantedBy(pin, digest).map((key) => certificatesBy(input.inventory).get(`${repository}\0${key}`) ?? []);
	const newest = first.filter((one) => others.every((list) => list.includes(one)) && isCurrent(one, repository, input));
	return new Set(newest.map(({ lineage, fingerprint }) => lineage ?? fingerprint)).size === 1 ? { newest } : void 0;
}
/** Keys of {@link certificatesBy}; a certificate must have each of them to be the one that a pin means. */
function wantedBy({ names = [], attributes: { program, name } }, digest) {
	if (program !== void 0) return ["code-signing"];
	if (digest === "key") return names.slice(0, 1);
	const words = wordsOf(String(name)).filter((word) => !GENERIC.test(word));
	return words.some((word) => word.length > 3) ? words : [];
}
/** Certificates of a repository that are told apart by one key. */
const MAX_CANDIDATES$1 = 50;
/**
* The certificates of each repository by properties that a pin may state: their role, a host, a word of the name of
* their file.
*/
const certificatesBy = memoizeByObject(({ certificates }) => {
	const found = /* @__PURE__ */ new Map();
	for (const one of certificates) {
		const own = [...roleOf(one)?.id === "code-signing" ? ["code-signing"] : [], ...one.selfIssued ? one.names : []];
		const words = isAuthority$1(one) ? [] : one.sightings.map((place) => wordsOf(fileNameOf(place.path)));
		const keys = one.sightings.flatMap(({ repository }, index) => [...own, ...words[index] ?? []].map((key) => `${repository}\0${key}`));
		for (const key of new Set(keys)) addTo(found, key, one, MAX_CANDIDATES$1);
	}
	return found;
});
const GENERIC = /^(?:thumb|finger|thumbprint|fingerprint|prints?|sha\d*|cert|certs|certificate|certificates|ssl|tls|hash|hashes|pin|pinned|the|of|my|expected|list|value|id|hex|x509|server|client|pem|crt|cer|pfx|key|algorithm|root|ca|current|new|default|app|web)$/;
/** The words of a name, in lower case. */
function wordsOf(name) {
	return name.slice(0, 200).replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "");
}
function isCurrent(one, repository, input) {
	return one.sightings.some((place) => place.repository === repository && input.policy.contextOf(place, one) === "production") && replacementOf(one, input) === void 0;
}
const byFile$1 = (fact) => fact.attributes.digest === void 0 ? [] : [fileKey(fact.location)];
const byValue = (fact) => fact.attributes.digest === void 0 ? [] : [`${fileKey(fact.location)}\0${fact.attributes.version}`];
/** Whether the file of a pin names the right version as well: clients accept either while the new one is rolled out. */
function namesAny(pin, newest, facts) {
	if (factsBy(facts, byFile$1, fileKey(pin.location)).length < 2) return false;
	return newest.some((one) => [
		one.sha1,
		one.fingerprint,
		one.publicKey.fingerprint
	].some((digest) => factsBy(facts, byValue, `${fileKey(pin.location)}\0${digest}`).length > 0));
}
function problemOf$1(pin, digest, { old, newest }, now) {
	const [next] = newest;
	const { name, version, program } = pin.attributes;
	const what = `The ${WORDS$1[digest]} at \`${name}\``;
	const end = readInstant(next.notAfter);
	const until = end === null ? "" : `, valid until ${dayOf(end)},`;
	const harm = program === void 0 ? "Programs that compare it reject that version." : "Signing fails without the old version.";
	const message = old === void 0 ? `${what} is no version of the ${certificateNoun(next)} in ${filesText(next.sightings)}. ${harm}` : `${what} names the version of the ${certificateNoun(old)} that ${endOf(old, now)}. The newest version${until} is in ${filesText(next.sightings)}. ${harm}`;
	const right = digest === "key" ? Buffer.from(next.publicKey.fingerprint, "hex").toString("base64") : digest === "sha1" ? next.sha1 : next.fingerprint;
	return {
		subject: `${pin.location.path}#${version}`,
		message,
		fix: `Replace the ${WORDS$1[digest]} with that of the newest version: ${right}.`,
		locations: [pin.location],
		related: next.sightings,
		certificate: next.fingerprint
	};
}
function endOf(one, now) {
	const end = readInstant(one.notAfter);
	if (end === null) return "was replaced";
	return remaining$1(end, now) < 0 ? `expired on ${dayOf(end)}` : `expires on ${dayOf(end)}`;
}

// src/rules/private-key-committed.ts
/** For a key of SSH or of signed tokens, or one whose certificate was not found. */
const BARE_FIX = "Create a new key in a secret store, because this key counts as stolen. Replace the public key or certificate wherever it is trusted, and remove the file.";
const privateKeyCommitted = {
	id: "private-key-committed",
	family: "keys",
	title: "Private key is committed to the repository",
	level: "error",
	otherLevels: {
		warning: "when the key is encrypted, its password is not in the repository, and something here deploys it",
		note: "when nothing deploys such a key, and for a key in an OpenVPN profile that all clients share. Also where all its certificates have expired or name only hosts of a private network. Also where only tests and examples refer to the file, or have the same key. Also in initial data of an identity provider that nothing here deploys. Also for a key without a certificate in code or data, unless a change adds it"
	},
	why: "Everyone who can read the repository, a clone or a backup can impersonate the owner. Deleting the file does not remove it from the history. An encrypted key is only as safe as its password, which can be guessed offline.",
	fix: "Create a new key in a secret store, because this key counts as stolen. Reissue the certificate, revoke the old one, and remove the file.",
	references: ["https://cwe.mitre.org/data/definitions/321.html", "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/removing-sensitive-data-from-a-repository"],
	since: "0.1.0",
	baseline: "never",
	concerns: "key",
	*check(input) {
		const { inventory, policy, now } = input;
		const committed = inventory.privateKeys.map((key) => ({
			...key,
			sightings: key.sightings.filter(({ encryptedInGit }) => encryptedInGit !== true)
		}));
		const isInUse = (key) => key.sightings.some((place) => policy.isDeployed(place));
		const usageOf = usageOfKeys(input);
		const owners = ownersOf(inventory.certificates, committed);
		const storeOf = storesByPlace(inventory);
		const bare = /* @__PURE__ */ new Map();
		const unused = /* @__PURE__ */ new Map();
		const owned = /* @__PURE__ */ new Map();
		for (const key of committed) {
			if (key.sightings.length === 0) continue;
			const certificates = owners.get(key.publicKeyFingerprint ?? "") ?? [];
			const newest = certificates.reduce(latest, void 0);
			const inUse = key.sightings.filter((place) => policy.contextOf(place, newest) === "production");
			const file = soleFile(inUse.length > 0 ? inUse : key.sightings);
			const store = openStore(key, storeOf);
			if (newest === void 0 && store === void 0 && !isShared(key) && file !== void 0) {
				const usage = usageOf(key, certificates, true);
				const inFirst = {
					...key,
					sightings: [.../* @__PURE__ */ new Set([...inUse, ...key.sightings])]
				};
				if (usage !== void 0) unused.set(inFirst, usage);
				addTo(bare, usage === void 0 ? file : `${file}\0${usage}`, inFirst);
				continue;
			}
			const usage = usageOf(key, certificates, false);
			const isDeployed = isInUse(key);
			const isPast = newest !== void 0 && !isDeployed && certificates.every((one) => isKeyPastUse(one, now) || namesInnerHostsOnly(one) && !issuesOthers(one));
			const one = {
				key,
				others: certificates.length - 1,
				newest,
				store,
				isPast,
				isDeployed,
				usage
			};
			const folder = newest === void 0 ? void 0 : soleFolder(inUse);
			if (folder !== void 0) addTo(owned, folder, one);
			else yield problemOf(one, now);
		}
		for (const beside of owned.values()) {
			const past = beside.filter(({ isPast }) => isPast);
			const idle = beside.filter(({ isPast, usage }) => !isPast && usage !== void 0);
			const rest = beside.filter(({ isPast, usage }) => !isPast && usage === void 0);
			for (const some of [
				rest,
				past,
				idle
			]) if (some.length >= MANY) yield ofCertificates(some, "folder");
			else for (const inFile of groupBy(some, ({ key }) => soleFile(key.sightings) ?? key).values()) if (inFile.length >= MANY_IN_FILE$1) yield ofCertificates(inFile, "file");
			else for (const one of inFile) yield problemOf(one, now);
		}
		const [pools, few] = splitBySize([...bare.values()], MANY_IN_FILE$1);
		const usageIn = ([key]) => key && unused.get(key);
		for (const keys of pools) yield withUsage(together(keys, "file", keys.some(isInUse)), usageIn(keys));
		const [folders, rest] = splitBySize([...groupBy(few.flat(), (key) => `${folderKey(key.sightings[0])}\0${unused.get(key) ?? ""}`).values()], MANY_BARE);
		const outer = (keys) => `${outerFolder(keys[0])}\0${usageIn(keys) ?? ""}`;
		for (const beside of groupBy(folders, outer).values()) {
			const [first] = beside;
			const all = beside.length < MANY ? beside : [beside.flat()];
			for (const keys of all) yield withUsage(together(keys, "folder", keys.some(isInUse), beside.length < MANY ? 1 : beside.length), usageIn(first));
		}
		const bareKey = {
			others: 0,
			newest: void 0,
			store: void 0,
			isPast: false
		};
		for (const key of rest.flat()) yield problemOf({
			...bareKey,
			key,
			isDeployed: isInUse(key),
			usage: unused.get(key)
		}, now);
	}
};
/** Keys from which on a folder, or a file, has one finding: a pool of keys is one piece of work. */
const [MANY, MANY_BARE, MANY_IN_FILE$1] = [
	6,
	3,
	2
];
function splitBySize(groups, many) {
	return [groups.filter(({ length }) => length >= many), groups.filter(({ length }) => length < many)];
}
function passwordPlaces(key, store) {
	const own = passwordOf(key);
	return [...store?.passwordAt ? [store.passwordAt] : [], ...own === void 0 || own === "well-known" ? [] : [own]];
}
/** Where the repository holds the password of an encrypted key, or that everyone knows it. */
function passwordOf({ sightings }) {
	return sightings.find(({ password }) => password !== void 0)?.password;
}
/** Only what is deployed is worth an attack on its password. */
const levelOf = (open, isDeployed) => open ? "error" : isDeployed ? "warning" : "note";
/** Whether everyone who has the repository can use a key. */
function isOpen({ key, store }) {
	return !key.encrypted || store !== void 0 || passwordOf(key) !== void 0;
}
/**
* Whether a key only hides the handshake of a VPN from strangers: `--tls-auth` and `--tls-crypt` of OpenVPN, which every client
* has in its profile. What proves a client is its own key, or a password.
*/
function isShared({ algorithm, sightings }) {
	return algorithm.startsWith("OpenVPN-") && sightings.every(({ pointer = "" }) => /^<tls-(?:auth|crypt)(?:-v2)?>$/.test(pointer));
}
/** The file that holds all of some places; undefined where several do. */
function soleFile(places) {
	const [file, ...others] = new Set(places.map(fileKey));
	return others.length > 0 ? void 0 : file;
}
/** The one folder of some places; undefined where there is none, or several. */
function soleFolder(places) {
	const [folder, ...others] = new Set(places.map(folderKey));
	return others.length > 0 ? void 0 : folder;
}
/** The keystore that holds a key and opens with a password that everyone knows who has the repository. */
function openStore(key, storeOf) {
	return key.sightings.flatMap((place) => storeOf(place) ?? []).find(({ opened }) => opened === "default-password" || opened === "repository-password");
}
function problemOf({ key, others, newest, store, isPast, isDeployed, usage }, now) {
	const [first] = [...key.sightings].sort(compareLocations);
	const place = first.pointer === void 0 ? first.path : `${first.path}#${first.pointer}`;
	return {
		subject: key.publicKeyFingerprint === void 0 ? place : `key:${key.publicKeyFingerprint}`,
		message: `${messageOf(key, newest, others, now, store)}${usageText(usage)}`,
		level: isShared(key) || isPast || usage !== void 0 ? "note" : levelOf(isOpen({
			key,
			store
		}), isDeployed),
		locations: key.sightings,
		related: [...newest?.sightings ?? [], ...passwordPlaces(key, store)],
		...newest === void 0 ? { fix: BARE_FIX } : { certificate: newest.fingerprint }
	};
}
/** The keys of certificates that one folder or file holds. */
function ofCertificates(beside, where) {
	const keys = beside.map((one) => ({
		...one.key,
		encrypted: !isOpen(one)
	}));
	const names = [...new Set(beside.flatMap(({ newest }) => newest === void 0 ? [] : [displayName(newest)]))];
	const { message, fix: _, ...problem } = together(keys, where, beside.some((one) => one.isDeployed));
	const isPast = beside.every((one) => one.isPast);
	const [usage] = isPast ? [] : beside.map((one) => one.usage);
	return withUsage({
		...problem,
		subject: problem.subject.replace("keys", `keys of ${isPast ? "expired " : ""}certificates`),
		...isPast && { level: "note" },
		message: `${message} They belong to ${listed(names.sort().map((name) => `"${name}"`), 3)}.`
	}, usage);
}
function outerFolder({ sightings: [place] }) {
	const { repository, path } = place;
	return folderKey({
		repository,
		path: folderOf(path)
	});
}
/** @param folders how many folders of one folder hold the keys */
function together(keys, where, isDeployed, folders = 1) {
	const homes = keys.map(({ sightings }) => sightings[0]).sort(compareLocations);
	const copies = keys.flatMap(({ sightings }) => sightings.slice(1)).sort(compareLocations);
	const algorithms = [...new Set(keys.map(({ algorithm }) => algorithm))].filter((one) => one !== "unknown").sort();
	const kinds = algorithms.length > 0 ? ` (${listed(algorithms, 3)})` : "";
	const open = keys.filter((key) => isOpen({ key })).length;
	const consequence = open === 0 ? "Only their passwords protect them." : `Everyone who can read a clone can use ${open === keys.length ? "them" : `the ${open} that are not encrypted`}.`;
	const { path } = homes[0];
	const folder = folders === 1 ? folderOf(path) : folderOf(folderOf(path));
	return {
		subject: `keys in ${where === "file" ? path : `${folder}/`}`,
		message: `${keys.length}${open === 0 ? " encrypted" : ""} private keys${kinds} are in ${folders === 1 ? `one ${where}` : `${folders} folders`} of the repository${copies.length > 0 ? ", with copies elsewhere" : ""}. ${consequence}`,
		fix: BARE_FIX,
		level: levelOf(open > 0, isDeployed),
		locations: [...homes, ...copies],
		pool: true
	};
}
function messageOf(key, owner, others, now, store) {
	const more = others > 0 ? `, and ${others} more` : "";
	const whose = owner === void 0 ? `${key.algorithm === "unknown" ? "" : ` (${key.algorithm})`}` : ` of the ${certificateNoun(owner)}${more}, ${validityText(owner, now)},`;
	if (isShared(key)) return "The key that the clients of an OpenVPN server share is in the repository. Strangers can reach its handshake with it.";
	if (store !== void 0) {
		const { passwordAt: at } = store;
		return `The private key${whose} is in the repository. ${at === void 0 ? "The keystore opens with a well-known password." : `So is the password of its keystore, at ${reveal(at.path)}:${at.line ?? 1}.`}`;
	}
	const password = passwordOf(key);
	if (key.encrypted && password !== void 0) return `The encrypted private key${whose} is in the repository. ${password === "well-known" ? "It opens with a well-known password." : `So is its password, at ${reveal(password.path)}:${password.line ?? 1}.`}`;
	if (!key.encrypted) return `The private key${whose} is in the repository. Everyone who can read a clone can ${owner !== void 0 && issuesOthers(owner) ? "issue certificates with it" : "use it"}.`;
	return `The encrypted private key${whose} is in the repository. Only its password, which was not found here, protects it.`;
}

// src/rules/renewal-gap.ts
/** A file whose certificate expired before the next version arrived. */
const renewalGap = {
	id: "renewal-gap",
	family: "renewal",
	title: "Certificate expired before its renewed version arrived",
	level: "note",
	why: "The history of the default branch shows that this file held only an expired certificate for some time. Without automation, the next renewal can be late again.",
	fix: "Automate the renewal of this file. Otherwise declare it under `sync` in the config file to get an early report of a stale copy.",
	references: ["https://git-scm.com/docs/git-log#Documentation/git-log.txt---first-parent"],
	since: "0.1.0",
	about: "history",
	*check({ inventory }) {
		for (const arrivals of groupBy(inventory.arrivals ?? [], fileKey).values()) {
			arrivals.sort((a, b) => timeOf(a.time) - timeOf(b.time));
			const gaps = gapsOf(arrivals);
			const [gap, last] = [gaps.at(-1), arrivals.at(-1)];
			if (gap === void 0 || last === void 0) continue;
			const { repository, path, fingerprint } = last;
			const certificate = inventory.certificates.find((one) => one.fingerprint === fingerprint);
			const title = displayName(certificate ?? {
				names: [],
				subject: last.subject,
				fingerprint
			});
			const times = gaps.length === 1 ? "once" : `${gaps.length} times`;
			yield {
				subject: `${repository}:${path}`,
				certificate: fingerprint,
				message: `"${title}" at ${path} expired before its renewed version arrived ${times}, most recently from ${momentOf(gap.from)} to ${momentOf(gap.to)}. The current version expires on ${momentOf(timeOf(last.notAfter))}.`,
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

// src/rules/renewal-overdue.ts
/** CAs whose certificates are never self-signed. */
const PUBLIC = /* @__PURE__ */ new Set(["lets-encrypt", "zerossl"]);
/** A certificate that its automation should have renewed by now. */
const renewalOverdue = {
	id: "renewal-overdue",
	family: "renewal",
	title: "Automated renewal is overdue",
	several: "should have been renewed by now",
	level: "warning",
	why: "A tool is configured to renew this certificate, and its renewal date has passed, but no newer version was found. Either the renewal fails, or the new version never reaches this file.",
	fix: "Check the log of the tool for failed renewals. If it has renewed, copy the new version to this path and automate that step.",
	references: ["https://cert-manager.io/docs/troubleshooting/acme/"],
	since: "0.1.0",
	concerns: "time",
	newestVersion: "resolves",
	brief: "overdue",
	outageOnExpiry: true,
	*check(input) {
		for (const certificate of input.inventory.certificates) {
			if (replacementOf(certificate, input) !== void 0) continue;
			const { producers } = coverageOf(input.topology, certificate.fingerprint);
			const producer = producers.find(({ confidence, fact }) => confidence === "high" && stateOf(fact) === "live")?.fact;
			const asksPublicCa = producer !== void 0 && PUBLIC.has(clientOfFact(producer)?.issuer ?? "");
			if (certificate.selfIssued && asksPublicCa) continue;
			const due = producer === void 0 ? void 0 : renewalDue(certificate, producer);
			if (producer === void 0 || due === void 0 || due > input.now) continue;
			const places = placesInUse(certificate, input);
			if (places.length === 0) continue;
			yield {
				subject: certificate.fingerprint,
				certificate: certificate.fingerprint,
				message: `${factTitle(producer)} (${producer.mechanism}) renews the ${certificateNoun(certificate)}, ${validityText(certificate, input.now)}, and should have done so by ${dayOf(due)}. No newer version was found.`,
				locations: [...places],
				related: [producer.location]
			};
		}
	}
};

// src/rules/renewed-path-unread.ts
/** What reads a path, and what writes one; directories count for what lies in them. */
const byRead = (fact) => fact.reads.filter(isHostPath).map((ref) => `${fact.location.repository}|${folderOfPath(ref)}`);
const byWritten = (fact) => fact.kind === "scope" ? [] : fact.writes.filter(isHostPath).map((ref) => `${fact.location.repository}|${folderOfPath(ref)}`);
const byHost = (fact) => fact.kind === "producer" ? hostsOf(fact).map((host) => `${fact.location.repository}|${host}`) : [];
const byScript = ({ kind, location }) => kind === "copy" ? [`${location.repository}|${scriptRef(location.path)}`] : [];
const byReload = ({ kind, writes, location }) => kind === "reload" ? writes.map((ref) => `${location.repository}|${ref}`) : [];
/** What brings renewed certificates, by the file in which it stands. */
const byFile = ({ kind, mechanism, attributes, location }) => kind === "copy" && mechanism === "file-copies" && attributes.setup !== true || kind === "producer" && attributes.installs === true ? [`${location.repository}|${location.path}`] : [];
const byProduced = ({ kind, writes, location }) => kind === "producer" ? writes.filter(isHostPath).map((ref) => `${location.repository}|${ref}`) : [];
/** Hosts that a producer asks for, and the one that its lineage of certbot is named after. */
function hostsOf({ names = [], writes }) {
	const lineages = writes.flatMap((ref) => /\/live\/([\w.-]+)\//.exec(nameOfRef(ref))?.[1] ?? []);
	return [...new Set([...names, ...lineages].map((name) => hostRef(name.replace(/^dns:/, "").toLowerCase())))];
}
/**
* A server that reads a certificate from a path that nothing writes, while its renewed certificate elsewhere has no
* reader.
*/
const renewedPathUnread = {
	id: "renewed-path-unread",
	family: "renewal",
	title: "Server reads a certificate path that is never renewed",
	level: "warning",
	why: "The certificate of this host is renewed in one path, but the server reads another. No scanned configuration writes the path that the server reads. The renewal succeeds, and the server keeps an old copy until it expires.",
	fix: "Point the server at the renewed file, or copy that file in the deploy hook of the renewal.",
	references: ["https://eff-certbot.readthedocs.io/en/stable/using.html#where-are-my-certificates"],
	since: "0.1.0",
	brief: "a different file is renewed",
	*check({ topology }) {
		const { facts } = topology;
		for (const consumer of facts) {
			const paths = consumer.reads.filter(isHostPath);
			const { repository } = consumer.location;
			if (consumer.kind !== "consumer" || paths.length === 0 || !namesItsFile(consumer)) continue;
			if (isFed(consumer, topology)) continue;
			if (paths.some((ref) => factsBy(facts, byWritten, `${repository}|${folderOfPath(ref)}`).length > 0)) continue;
			const producer = hostsServed(consumer).flatMap((host) => factsBy(facts, byHost, `${repository}|${host}`)).find((one) => unreadEnd(one, topology) !== void 0 && mayBeCompared(one, consumer, facts));
			const end = producer && unreadEnd(producer, topology);
			if (producer === void 0 || end === void 0) {
				const meant = meantFor(consumer, topology);
				if (meant !== void 0 && mayBeCompared(meant, consumer, facts)) yield {
					subject: `${consumer.location.path}#${paths[0]}`,
					message: `${factTitle(consumer)} reads ${spell(paths[0])}, which nothing found here writes. A renewed certificate is deployed to ${spell(meant.writes.find(isHostPath))}, which nothing found here reads, and then ${consumer.attributes.service} is reloaded.`,
					locations: [consumer.location],
					related: [meant.location]
				};
				continue;
			}
			yield {
				subject: `${consumer.location.path}#${paths[0]}`,
				message: `${factTitle(consumer)} reads ${spell(paths[0])}, which nothing found here writes. ${factTitle(producer)} renews the certificate of ${spell(consumer.writes.find((ref) => isOfKind(ref, "host")))} in ${spell(producer.writes.find(isHostPath))}, ${end === producer ? "" : `from where it is copied to ${spell(end.writes.find(isHostPath))}, `}which nothing found here reads.`,
				locations: [consumer.location],
				related: end === producer ? [producer.location] : [end.location, producer.location]
			};
		}
	}
};
/** Reloads, and writers of one place, that are looked at for one consumer. */
const MAX_LOOKED = 50;
/** A copy that deploys an unread file of the same name, and then reloads the service of this consumer. */
function meantFor(consumer, topology) {
	const { facts } = topology;
	const { repository } = consumer.location;
	const graph = graphOf(topology);
	const names = new Set(consumer.reads.filter(isHostPath).map(fileNameOfRef));
	return consumer.writes.filter((ref) => isOfKind(ref, "service")).flatMap((ref) => factsBy(facts, byReload, `${repository}|${ref}`)).slice(0, MAX_LOOKED).flatMap((reload) => [...factsBy(facts, byFile, `${repository}|${reload.location.path}`).slice(0, MAX_LOOKED), ...reload.reads.slice(0, MAX_LOOKED).flatMap((ref) => factsBy(facts, byProduced, `${repository}|${ref}`))]).find((writer) => writer.writes.some((ref) => isHostPath(ref) && (names.has("") || names.has(fileNameOfRef(ref)))) && writer.attributes.remote !== true && !isOfOthers(writer, consumer) && !readersOf(graph, nodeOf(topology, writer)).some(({ kind }) => kind === "consumer" || kind === "copy"));
}
/** Whether both sides name hosts, and none in common. */
function isOfOthers(writer, consumer) {
	const asked = hostsOf(writer);
	const served = hostsServed(consumer);
	return asked.length > 0 && served.length > 0 && !served.some((host) => asked.includes(host));
}
/** Folders of containers that lie at a place of the host which is not known. */
const byMount = ({ kind, attributes, writes, location }) => kind === "scope" && attributes.resource === "mount" ? writes.map((ref) => `${location.repository}|${ref}`) : [];
/** What is written on a host and read in a container may be one file under two names. */
function mayBeCompared(writer, reader, facts) {
	return isMounted(writer.writes, writer, facts) || !isMounted(reader.reads, reader, facts);
}
function isMounted(refs, { location }, facts) {
	return refs.filter(isHostPath).flatMap((ref) => [ref, ...foldersAbove(ref)]).some((one) => factsBy(facts, byMount, `${location.repository}|${one}`).length > 0);
}
/** Whether something is joined to what a consumer reads. */
function isFed(consumer, topology) {
	const graph = graphOf(topology);
	return (graph.in.get(nodeOf(topology, consumer)) ?? []).some(({ from }) => factAt(graph, from) !== void 0);
}
/** Copies of copies that are followed. */
const MAX_DEPTH$1 = 4;
const MAX_READERS = 8;
/**
* The last fact that writes the files of a producer, if nothing reads them: itself, or a copy. Undefined where they are read, or
* where a hook may copy them.
*/
function unreadEnd(fact, topology, depth = 0) {
	const written = fact.writes.filter(isHostPath);
	if (written.length === 0 || depth > MAX_DEPTH$1 || mayCarryOn(fact, topology.facts)) return void 0;
	const readers = readersOf(graphOf(topology), nodeOf(topology, fact));
	if (readers.length === 0) {
		const { repository } = fact.location;
		const unread = (folder) => factsBy(topology.facts, byRead, `${repository}|${folder}`).every((one) => one === fact || carriesNothing(one));
		return written.every((ref) => foldersOf(ref).every(unread)) ? fact : void 0;
	}
	if (readers.length > MAX_READERS) return void 0;
	const ends = readers.map((reader) => reader.kind === "copy" ? unreadEnd(reader, topology, depth + 1) : void 0);
	return ends.every((end) => end !== void 0) ? ends[0] : void 0;
}
/** Another copy leads elsewhere; a reload of services that are known brings no file to them. */
function carriesNothing({ kind, writes }) {
	return kind === "copy" || kind === "reload" && !writes.includes(UNKNOWN_SERVICE);
}
function readersOf(graph, node) {
	return (graph.out.get(node) ?? []).flatMap(({ to }) => factAt(graph, to) ?? []);
}
/** Whether a hook of a producer may copy the files to an unknown place. A hook whose copies are read here is known. */
function mayCarryOn({ attributes, location }, facts) {
	const { hook, opaque, chained } = attributes;
	const seen = [hook, chained].filter((one) => one !== void 0).every((one) => typeof one === "string" && factsBy(facts, byScript, `${location.repository}|${scriptRef(one)}`).length > 0);
	return opaque === true || !seen;
}
/** The hosts that a server names, in lower case. */
function hostsServed({ writes }) {
	return writes.flatMap((ref) => isOfKind(ref, "host") ? [hostRef(nameOfRef(ref).toLowerCase())] : []);
}
/** The name of a file on a host; empty for a folder. */
const fileNameOfRef = (ref) => fileNameOf(nameOfRef(ref));
/** The folder of a path and those above it: a hook that reads a whole tree may carry anything in it on. */
const foldersOf = (ref) => [...isHostFolder(ref) ? [ref] : [], ...foldersAbove(ref)];
const spell = (ref) => ref === void 0 ? "" : nameOfRef(ref);

// src/rules/secret-file-missing.ts
const readers = ({ reads, location: { repository } }) => reads.filter((ref) => isOfKind(ref, "file")).map((ref) => fileKey({
	repository,
	path: nameOfRef(ref)
}));
/** Secrets of which the file is missing, each of which is compared with all certificates. */
const MAX_MISSING = 200;
const CERTIFICATE_FILE = /^(?!.*key[^/]*$).*\.(?:crt|cer|pem)$/i;
const isCertificateFile = (ref) => isOfKind(ref, "file") && CERTIFICATE_FILE.test(nameOfRef(ref));
/** A Secret that is created from a missing file, beside a certificate that no Secret uses. */
const secretFileMissing = {
	id: "secret-file-missing",
	family: "copies",
	title: "Secret is created from a file without a certificate",
	level: "warning",
	why: "Helm silently uses an empty string for a missing file; kustomize fails. The Secret is created without a certificate, or keeps its old one, while the renewed certificate is in another file.",
	fix: "Refer to the file that holds the certificate.",
	references: ["https://helm.sh/docs/chart_template_guide/accessing_files/", "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/secretgenerator/"],
	since: "0.1.0",
	*check({ inventory, topology }) {
		const sinks = topology.facts.filter(({ kind, reads }) => kind === "sink" && reads.some(isCertificateFile));
		if (sinks.length === 0) return;
		const { held, files } = filesOf(inventory);
		let looked = 0;
		for (const sink of sinks) {
			const { repository, path } = sink.location;
			const ref = sink.reads.find((one) => isCertificateFile(one) && !held.has(fileKey({
				repository,
				path: nameOfRef(one)
			})));
			if (ref === void 0) continue;
			const missing = nameOfRef(ref);
			if (++looked > MAX_MISSING) return;
			const unit = unitOf(path).replace(/(?<=[^/])$/, "/");
			const unread = files.filter((one) => one.repository === repository && one.path.startsWith(unit) && factsBy(topology.facts, readers, fileKey(one)).length === 0);
			const place = unread.find((one) => fileNameOf(one.path) === fileNameOf(missing)) ?? (unread.length === 1 ? unread[0] : void 0);
			if (place === void 0) continue;
			yield {
				subject: `${path}#${ref}`,
				message: `The ${factTitle(sink)} is created from ${missing}, which holds no certificate. No Secret is created from the certificate in ${place.path}.`,
				locations: [sink.location],
				related: [place]
			};
		}
	}
};
/** Files that hold anything of certificates, or that could not be read, and the places of certificates of servers and clients. */
function filesOf({ certificates, privateKeys, keystores, requests, unreadable }) {
	const places = [
		...[
			...certificates,
			...privateKeys,
			...requests
		].flatMap((one) => one.sightings),
		...keystores,
		...unreadable
	];
	const held = new Set(places.map(fileKey));
	const files = /* @__PURE__ */ new Map();
	for (const { ca, sightings } of certificates) if (!ca) for (const one of sightings) files.set(fileKey(one), one);
	return {
		held,
		files: [...files.values()]
	};
}

// src/rules/serial-number-invalid.ts
const serialNumberInvalid = {
	id: "serial-number-invalid",
	family: "certificates",
	title: "Certificate serial number is zero, negative or too long",
	several: "have a serial number that is zero, negative or too long",
	level: "note",
	why: "Issuer and serial number together identify a certificate, for example in revocation lists. RFC 5280 requires a positive number of at most 20 octets, and some clients reject others. Self-issued certificates are exempt, because they are not revoked by serial number.",
	fix: "Configure the issuer to use random positive serial numbers of 16 octets, and reissue the certificate at its next renewal.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.2"],
	since: "0.1.0",
	*check({ inventory }) {
		for (const certificate of inventory.certificates) {
			const fault = certificate.selfIssued ? void 0 : faultOf$1(certificate.serialNumber);
			if (fault === void 0) continue;
			yield certificateProblem(certificate, { message: `The ${certificateNoun(certificate)} has a serial number that is ${fault}.` });
		}
	}
};
function faultOf$1(hex) {
	if (hex === "0") return "zero";
	if (hex.startsWith("-")) return "negative";
	return Math.ceil(hex.length / 2) + (hex.length % 2 === 0 && hex >= "8" ? 1 : 0) > 20 ? "longer than 20 octets" : void 0;
}

// src/rules/served-expired.ts
/** An outage that has happened: evidence from the served certificate, not from stored files. */
const servedExpired = {
	id: "served-expired",
	family: "endpoints",
	title: "Endpoint serves an expired certificate",
	level: "error",
	why: "Clients that check dates cannot connect to this endpoint. If a newer version is stored, it was not deployed to the service, or the service was not reloaded.",
	fix: "Renew the certificate, deploy it to every host behind the endpoint, and reload the service.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5"],
	since: "0.1.0",
	about: "endpoint",
	stage: "served",
	*check(input) {
		for (const served of servedCertificates(input)) {
			const { certificate } = served;
			const end = readInstant(certificate.notAfter);
			if (end === null || remaining$1(end, input.now) >= 0) continue;
			const stored = storedReplacement(served, input);
			const newer = stored === void 0 ? "" : ` ${spellStored(stored)}`;
			yield servedProblem(served, {
				message: `${spellServed(served)} serves ${servedName(certificate)}, which expired on ${momentOf(end)}.${newer}`,
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
	family: "endpoints",
	title: "Endpoint serves a certificate that expires soon",
	level: "warning",
	why: "The served certificate is in the last part of its lifetime, and no newer version is stored. If a tool renews it, the renewal is late. Without a renewal, clients cannot connect after it expires.",
	fix: "Renew the certificate now, deploy it to every host behind the endpoint, and reload the service. If a tool renews it, find out why it has not.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5"],
	since: "0.1.0",
	about: "endpoint",
	outageOnExpiry: true,
	*check(input) {
		const { policy, now } = input;
		for (const served of servedCertificates(input)) {
			const { certificate } = served;
			const end = readInstant(certificate.notAfter);
			if (end === null || remaining$1(end, now) < 0) continue;
			const notice = noticeOf(certificate, policy.expiring.days, policy);
			if (remaining$1(end, now) > notice || storedReplacement(served, input) !== void 0) continue;
			yield servedProblem(served, {
				message: `${spellServed(served)} serves ${servedName(certificate)}, which expires on ${momentOf(end)} and should have been replaced by ${momentOf(end - notice)}.`,
				related: certificate.sightings
			});
		}
	}
};

// src/util/endpoint-address.ts
/** Endpoints as people write them: `https://www.corp.internal`, `smtp://mx.corp.internal:587`, `mail.corp.internal:993`. */
/** Protocols in which TLS starts with the first byte. */
const DIRECT = {
	tls: 443,
	https: 443,
	smtps: 465,
	imaps: 993,
	pop3s: 995,
	ftps: 990,
	ldaps: 636
};
/** Protocols that are asked in plain text to change to TLS. */
const UPGRADE = {
	smtp: 25,
	imap: 143,
	pop3: 110,
	sieve: 4190,
	ftp: 21,
	ldap: 389,
	postgresql: 5432,
	mysql: 3306
};
/** Other names of the same protocols: RFC 8314 section 7.3, and those that libpq accepts. */
const SYNONYMS = {
	submissions: "smtps",
	postgres: "postgresql"
};
const ENDPOINT_SCHEMES = [
	...Object.keys(DIRECT),
	...Object.keys(UPGRADE),
	...Object.keys(SYNONYMS)
].sort();
/** Ports that tell the protocol where no scheme does; 587 is the submission of mail (RFC 6409). */
const BY_PORT = new Map([...Object.entries(UPGRADE).map(([protocol, port]) => [port, protocol]), [587, "smtp"]]);
/** RFC 1035 section 2.3.4. Also keeps Punycode, which is quadratic, off long input. */
const MAX_HOST = 253;
const LABEL = /^[a-z\d_-]{1,63}$/;
/**
* Reads `scheme://host[:port]` or `host[:port]`. Returns a string if that fails: the reason, as half a sentence about
* the text, such as `it names no host`.
*/
function parseEndpoint(text) {
	if (/[\s\p{Cc}\p{Cf}]/u.test(text)) return "it contains a space or a control character";
	const [, scheme, rest = ""] = /^(?:([^:/?#@[\]]*):\/\/)?(.*)$/s.exec(text) ?? [];
	const authority = /^[^/?#\\]*/.exec(rest)?.[0] ?? "";
	if (authority.includes("@")) return "it contains a user name; only a host and a port are allowed";
	if (!["", "/"].includes(rest.slice(authority.length))) return "it continues after the host and the port";
	if (authority === "") return "it has no host";
	const [, name, portText] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(authority) ?? [];
	if (name === void 0 || portText?.includes(":")) return "an IPv6 address needs brackets, such as [2001:db8::1]:443";
	const port = portText === void 0 ? void 0 : readPort(portText);
	if (port === null) return "its port is not a number from 1 to 65535";
	const host = readHost(name);
	if (host === void 0) return "its host is not a name or an address";
	if (scheme === void 0) {
		const protocol = BY_PORT.get(port ?? DIRECT.tls);
		return protocol === void 0 ? {
			text,
			host,
			port: port ?? DIRECT.tls,
			tls: "direct",
			protocol: "tls"
		} : {
			text,
			host,
			port: port ?? UPGRADE[protocol],
			tls: "upgrade",
			protocol
		};
	}
	const lower = scheme.toLowerCase();
	const protocol = Object.hasOwn(SYNONYMS, lower) ? SYNONYMS[lower] : lower;
	if (has(DIRECT, protocol)) return {
		text,
		host,
		port: port ?? DIRECT[protocol],
		tls: "direct",
		protocol
	};
	if (has(UPGRADE, protocol)) return {
		text,
		host,
		port: port ?? UPGRADE[protocol],
		tls: "upgrade",
		protocol
	};
	return `its scheme is not one of ${ENDPOINT_SCHEMES.join(", ")}`;
}
function has(table, key) {
	return Object.hasOwn(table, key);
}
function readPort(text) {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	return port >= 1 && port <= 65535 ? port : null;
}
/**
* The host in the form that is resolved; undefined if it is invalid. `getaddrinfo` reads `2130706433`, `0x7f000001`,
* `127.1` and `017700000001` as addresses (inet_aton). They are normalized here, so that an address is recognized as
* one. The URL parser does that for https, but not for schemes that it does not know.
*/
function readHost(name) {
	if (name.length > MAX_HOST || name.includes("%") || !URL.canParse(`https://${name}/`)) return void 0;
	const { hostname } = new URL(`https://${name}/`);
	if (hostname.startsWith("[")) return isIPv6(hostname.slice(1, -1)) ? hostname.slice(1, -1) : void 0;
	const host = hostname.replace(/\.$/, "");
	return host.length <= MAX_HOST && host.split(".").every((label) => LABEL.test(label)) ? host : void 0;
}

// src/rules/served-name-mismatch.ts
/** Names of a certificate that a message tells before it counts the rest. */
const NAMED = 3;
const servedNameMismatch = {
	id: "served-name-mismatch",
	family: "endpoints",
	title: "Endpoint serves a certificate for other names",
	level: "error",
	why: "A client compares the name that it connects to with the names in the certificate, and rejects a mismatch. Usual causes are a default certificate, a name that was dropped at renewal, or the wrong file.",
	fix: "Serve a certificate that has the endpoint as a subject alternative name. Otherwise declare the endpoint under the name that clients use.",
	references: ["https://www.rfc-editor.org/rfc/rfc9525#section-6"],
	since: "0.1.0",
	about: "endpoint",
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
				})} serves ${servedName(certificate)}, ${has}.`,
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
/** Renewed in the repository, old on the server: the date of the outage is known, and it can still be prevented. */
const servedStale = {
	id: "served-stale",
	family: "endpoints",
	title: "Endpoint serves an older version than the stored one",
	level: "warning",
	otherLevels: { error: "when the old version expires soon, or when the copy exceeds its allowed delay" },
	why: "The certificate was renewed, but the endpoint still serves the old version. The new one was not deployed there, or the service was not reloaded. Clients fail when the old version expires. It is an error when that is soon, or when the copy exceeds its allowed delay.",
	fix: "Deploy the newest version to every host behind the endpoint and reload the service.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5"],
	since: "0.1.0",
	about: "endpoint",
	stage: "served",
	outageOnExpiry: true,
	*check(input) {
		const { policy, now } = input;
		for (const served of servedCertificates(input)) {
			const { certificate, declared } = served;
			const end = readInstant(certificate.notAfter);
			if (end !== null && remaining$1(end, now) < 0) continue;
			const stored = storedReplacement(served, input);
			if (stored === void 0 || now <= dueAt(served, stored)) continue;
			const late = declared?.within !== void 0;
			const ends = end === null ? "" : `, which expires on ${momentOf(end)}`;
			yield servedProblem(served, {
				message: `${spellServed(served)} serves ${servedName(certificate)}${ends}. ${spellStored(stored)}`,
				fix: deployFix(stored, served),
				related: stored.sightings,
				...(late || now >= expiringFrom(certificate, policy)) && { level: "error" }
			});
		}
	}
};

// src/rules/served-unreachable.ts
const FIXES$1 = {
	"not-allowed": "Set `endpoints: private` (`--endpoints private`) and run the scan on a machine in its network, if it should be probed.",
	unresolvable: "Correct the name, or add its record to the DNS server that this runner uses.",
	unreachable: "Check that the service is up, and that this runner can reach it.",
	timeout: "Check that the service is up, and that no firewall drops packets from this runner.",
	"no-tls": "Turn on TLS on this port, or declare the port that offers TLS.",
	malformed: "Declare the scheme of the service that listens on that port.",
	handshake: "Find out with `openssl s_client` what the server requires from its clients."
};
/** An endpoint that could not be probed is not known to be healthy. */
const servedUnreachable = {
	id: "served-unreachable",
	family: "endpoints",
	title: "Certificate of the endpoint could not be read",
	level: "warning",
	why: "The endpoint is declared, but its certificate is unknown: it was not probed, did not answer, or offers no TLS. An expired certificate there would not be reported.",
	fix: "Check the address and the port, and that this runner can reach it. Remove the endpoint if it no longer exists.",
	references: ["https://www.rfc-editor.org/rfc/rfc3207#section-4", "https://www.rfc-editor.org/rfc/rfc8314#section-3"],
	since: "0.1.0",
	about: "endpoint",
	*check({ inventory, policy }) {
		const silent = answersByEndpoint(inventory).filter(({ own }) => own === void 0);
		for (const endpoint of new Set(silent.map((answer) => answer.endpoint))) {
			const answers = silent.filter((answer) => answer.endpoint === endpoint);
			const failures = answers.map(({ rows }) => rows[0]?.failure);
			const texts = answers.map((answer, index) => `${spellServed(answer)}: ${failures[index]?.detail ?? "it sent no certificate"}.`);
			const fixes = new Set(failures.flatMap((failure) => failure === void 0 ? [] : FIXES$1[failure.reason]));
			const [first] = answers;
			const declared = declarationOf(first, policy);
			yield {
				subject: endpoint,
				message: texts.join(" "),
				fix: [...fixes, "Remove the endpoint if it no longer exists."].join(" "),
				locations: [locationOfEndpoint(first, declared)],
				...declared?.owners !== void 0 && { owners: declared.owners }
			};
		}
	}
};

// src/rules/stale-copy.ts
/** A copy of a certificate that was renewed elsewhere: the outage this tool exists for. */
const staleCopy = {
	id: "stale-copy",
	family: "copies",
	title: "Stale copy of a renewed certificate",
	several: "are older than their newest version",
	level: "warning",
	otherLevels: {
		error: "when the old version expires soon, a scanned server uses it, or a declared copy exceeds its allowed delay",
		note: "when nothing uses the old copies"
	},
	why: "The certificate was renewed, but the new version did not reach every copy. Clients fail when the old version expires. It is an error when that is soon or when a scanned configuration serves the copy. The same holds for a declared copy that exceeds its allowed delay.",
	fix: "Replace every stale copy with the newest version and reload the services that use it. Then automate that step, or declare it under `sync` in the config file.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5"],
	since: "0.1.0",
	newestVersion: "exists",
	excusedBy: "expired",
	outageOnExpiry: true,
	*check(input) {
		const declared = declaredCopies(input);
		for (const older of input.inventory.certificates) {
			const newest = replacementOf(older, input);
			if (newest === void 0 || isNew(newest, input)) continue;
			if (hasExpired(newest, input.now)) continue;
			const problem = staleProblem(older, newest, declared, input);
			if (problem !== void 0) yield problem;
		}
	}
};
function isNew(newest, { change }) {
	const { fingerprint } = newest;
	return change !== void 0 && !change.base.inventory.certificates.some((one) => one.fingerprint === fingerprint);
}

// src/rules/stored-path-unwritten.ts
/**
* A path of a secret store that is read but not written, while one with nearly the same name, or a synonym, is written.
*/
const storedPathUnwritten = {
	id: "stored-path-unwritten",
	family: "renewal",
	title: "Secret-store path is read but never written",
	level: "warning",
	why: "The certificate is renewed in one path of the store, but this reader uses another. No scanned configuration writes the path that it reads. The reader gets an old copy, or nothing.",
	fix: "Use the same path in the writer and in the reader.",
	references: ["https://developer.hashicorp.com/vault/docs/secrets/kv", "https://external-secrets.io/latest/api/externalsecret/"],
	since: "0.1.0",
	*check({ change, inventory, ...input }) {
		const topology = change?.team?.topology ?? input.topology;
		const own = new Set(inventory.repositories.map(({ name }) => name));
		const touched = ({ location }) => change?.team === void 0 || own.has(location.repository) && change.paths.has(location.path);
		const graph = graphOf(topology);
		const written = writtenByLength(topology);
		if (written.size === 0) return;
		const unread = unreadByStem(topology);
		for (const fact of topology.facts) {
			const refs = fact.reads.filter(isStored);
			const [ref] = refs;
			if (ref === void 0 || !touched(fact) || (graph.in.get(nodeOf(topology, fact)) ?? []).some(({ ref: by }) => isJoin(by))) continue;
			for (const one of refs) {
				const near = likely(one, written) ?? unread.get(stemOf(nameOfRef(one)));
				if (near === void 0 || refs.includes(near.ref)) continue;
				yield {
					subject: `${fact.location.path}#${ref}`,
					message: `${factTitle(fact)} reads ${nameOfRef(one)} from a secret store, but no scanned configuration writes it. ${factTitle(near.fact)} writes ${nameOfRef(near.ref)}.`,
					locations: [fact.location],
					related: [near.fact.location]
				};
				break;
			}
		}
	}
};
/** Paths of one length that are compared with one reader. */
const MAX_CANDIDATES = 50;
const isStored = (ref) => isOfKind(ref, "stored");
/** A path is also known by the name that a cluster gives its store. */
const isJoin = (ref) => isOfKind(ref, "stored", "external");
/** What is written into stores, by the length of its path: names that differ by a slip differ in length by two at most. */
function writtenByLength({ facts }) {
	const found = /* @__PURE__ */ new Map();
	for (const fact of facts) {
		if (fact.kind !== "producer" && fact.kind !== "copy" && fact.kind !== "sink") continue;
		for (const ref of fact.writes.filter(isStored)) addTo(found, ref.length, {
			ref,
			fact
		});
	}
	return found;
}
/** Words that people choose freely for one thing, and the year that it was made for. */
const WORDS = /^(?:tls|ssl|certs?|certificates?|crt|pem|pfx|secrets?|keypair|(?:19|20)\d\d)$/;
/** A path without the words that say that it holds a certificate: `shop/tls` and `shop/certificate` are two names of one. */
function stemOf(key) {
	return key.split(/[/._-]+/).filter((part) => !WORDS.test(part)).join("/");
}
/** Paths of stores that are written and never read, by their stem. */
function unreadByStem(topology) {
	const found = /* @__PURE__ */ new Map();
	topology.facts.forEach((fact, index) => {
		const stored = fact.writes.filter(isStored);
		const isRead = (graphOf(topology).out.get(factNode(index)) ?? []).some(({ ref }) => isJoin(ref));
		if (fact.kind !== "producer" && fact.kind !== "copy" || stored.length === 0 || isRead) return;
		for (const ref of stored) if (stemOf(nameOfRef(ref)) !== "") found.set(stemOf(nameOfRef(ref)), {
			ref,
			fact
		});
	});
	return found;
}
function likely(ref, written) {
	return [
		-2,
		-1,
		0,
		1,
		2
	].flatMap((by) => written.get(ref.length + by)?.slice(0, MAX_CANDIDATES) ?? []).find((one) => isSlip(nameOfRef(ref), nameOfRef(one.ref)));
}
/** Whether one name was most likely meant to be the other: short words that differ in a letter are other words. */
function isSlip(given, known) {
	if (closestName(given, [known]) === void 0) return false;
	const [first, second] = [given.split(/[/._-]/), known.split(/[/._-]/)];
	return first.every((part, i) => {
		const other = second[i] ?? "";
		return part === other || part.length > 4 || [...part].sort().join("") === [...other].sort().join("");
	});
}

// src/rules/suppression-lapsed.ts
const suppressionLapsed = {
	id: "suppression-lapsed",
	family: "config",
	title: "Ignore entry expired or expires within 7 days",
	level: "warning",
	otherLevels: { note: "until the last day is over" },
	why: "A finding is ignored for a limited time, so that it can be fixed in that time. The time is over or nearly over, and the finding is still there.",
	fix: "Fix the finding and remove the entry, or set a new reason and a new last day.",
	references: [],
	since: "0.1.0",
	fixedByRemoval: true,
	judges: "policy",
	*check({ entries = [] }) {
		for (const { kind, location, text, state, until = "", related } of entries) {
			if (state !== "lapsed" && state !== "ending") continue;
			const ending = state === "ending";
			const subject = `${kind}: ${text}`;
			const [named, findings] = kind === "comment" ? [`comment that ignores "${reveal(text.split(" ")[0] ?? "")}"`, "finding is"] : [`entry "${reveal(text)}"`, "findings are"];
			yield {
				subject,
				message: ending ? `The last day of the ${named} is ${until}. After that day, its ${findings} reported again.` : `The last day of the ${named} was ${until}. Its ${findings} reported again.`,
				locations: [location],
				related,
				...ending && { level: "note" }
			};
		}
	}
};

// src/rules/suppression-unused.ts
const suppressionUnused = {
	id: "suppression-unused",
	family: "config",
	title: "Unused ignore entry",
	level: "note",
	why: "The findings that the entry ignored are gone. It would hide the next finding that matches it.",
	fix: "Remove the entry.",
	references: [],
	since: "0.1.0",
	fixedByRemoval: true,
	judges: "policy",
	*check({ entries = [] }) {
		const unused = entries.filter((entry) => entry.state === "unused");
		for (const { kind, text, location } of unused.filter((entry) => entry.kind !== "baseline")) {
			const rule = text.split(" ")[0] ?? "";
			yield {
				subject: `${kind === "comment" ? "comment" : "ignore"}: ${text}`,
				message: kind === "comment" ? `The comment that ignores "${reveal(rule)}" matches no finding in its lines.` : `The entry "${reveal(text)}" matches no finding.`,
				locations: [location]
			};
		}
		const lines = unused.filter((entry) => entry.kind === "baseline").map((entry) => entry.location);
		const [first] = lines;
		if (first === void 0) return;
		yield {
			subject: `baseline: ${first.path}`,
			message: `${plural(lines.length, "line")} of the baseline "${reveal(first.path)}" ${lines.length === 1 ? "matches" : "match"} no finding.`,
			fix: "Remove these lines, or delete the file and recreate it with `cert-hygiene init`.",
			locations: lines
		};
	}
};

// src/rules/sync-copy-differs.ts
/** A declared copy that holds another certificate than its source, not just another version. */
const syncCopyDiffers = {
	id: "sync-copy-differs",
	family: "copies",
	title: "Declared copy and its source hold different certificates",
	level: "warning",
	why: "The config file declares this as a copy, but it holds a certificate with other names or from another CA. So it is unknown whether this copy has the current version of its source.",
	fix: "Deploy the certificate of the source there, or correct the `sync` entry.",
	references: [],
	since: "0.1.0",
	*check(input) {
		for (const entry of input.policy.sync) {
			const { source, copies } = resolveSync(entry, input);
			const lineage = lineageOf$1(source, input.topology);
			if (lineage === void 0) continue;
			const isVersion = ({ certificate }) => lineage.versions.includes(certificate.fingerprint) || lineage.versions.includes(replacementOf(certificate, input)?.fingerprint ?? "");
			for (const { text, found } of copies) {
				const versions = found.filter(isVersion);
				const right = new Set(versions.map(({ place }) => fileKey(place)));
				const names = new Set(versions.map(({ place }) => fileNameOf(place.path)));
				const others = found.filter(({ place }) => !right.has(fileKey(place)) && (versions.length === 0 || names.has(fileNameOf(place.path))));
				const [other] = others;
				if (other === void 0) continue;
				const places = others.map(({ place }) => place);
				yield {
					subject: `${entry.name}|${text}`,
					certificate: other.certificate.fingerprint,
					message: `${filesText(places)} ${places.length === 1 ? "holds" : "hold"} "${displayName(other.certificate)}" of "${issuerOf(other.certificate)}". The sync entry "${entry.name}" declares "${text}" as a copy of "${lineage.title}" at ${entry.source}.`,
					locations: places,
					related: [entry.location],
					...entry.owners !== void 0 && { owners: entry.owners }
				};
			}
		}
	}
};
function issuerOf({ issuer }) {
	return reveal(cut$1(dnAttribute(issuer, "CN") ?? issuer, 100));
}

// src/rules/sync-copy-missing.ts
/** A declared source or copy that holds no certificate. */
const syncCopyMissing = {
	id: "sync-copy-missing",
	family: "copies",
	title: "Declared copy holds no certificate",
	level: "warning",
	why: "The config file declares a copy of the certificate here, but none was found. Either the copy was moved and is no longer watched, or it was never deployed.",
	fix: "Deploy the certificate there, or correct the `sync` entry.",
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
					message: `The ${side} "${text}" of the sync entry "${entry.name}" holds no readable certificate.`,
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
	family: "copies",
	title: "No tool keeps the copies of a certificate in sync",
	level: "note",
	why: "The certificate has several copies. No tool that copies a renewed version to all of them was found or declared. The next renewal will update only one copy.",
	fix: "Keep one copy and refer to it, or automate the copying. Otherwise declare source and copies under `sync` in the config file to get stale copies reported.",
	references: [],
	since: "0.1.0",
	joint: true,
	*check(input) {
		const { inventory, topology, policy } = input;
		const declared = declaredCertificates(input);
		const graph = graphOf(topology);
		const carried = new Set(topology.edges.flatMap(({ from, to, ref }) => {
			const certificates = [from, to].flatMap((end) => certificateAt(end) ?? []);
			return certificates.length === 0 || takesFrom(factAt(graph, to), ref) ? [] : certificates;
		}));
		const byFingerprint = new Map(inventory.certificates.map((one) => [one.fingerprint, one]));
		for (const lineage of topology.lineages) {
			if (lineage.versions.some((version) => declared.has(version) || carried.has(version))) continue;
			const versions = lineage.versions.flatMap((version) => byFingerprint.get(version) ?? []);
			const [newest] = versions;
			if (newest === void 0 || isAuthority$1(newest)) continue;
			const places = versions.flatMap((one) => one.sightings.filter((place) => policy.contextOf(place, one) === "production" && !isBackup(place.path)));
			const folders = new Set(places.map(folderKey));
			if (folders.size < 2) continue;
			yield {
				subject: lineage.id,
				certificate: newest.fingerprint,
				message: `"${lineage.title}" has copies in ${folders.size} folders: ${filesText(places)}. No scanned configuration copies a renewed version between them, and the config file declares none.`,
				locations: places
			};
		}
	}
};
/** Whether a copy takes a file of the repository to a host: it brings nothing to another place of the repository. */
function takesFrom(fact, ref) {
	return fact?.kind === "copy" && isOfKind(ref, "file") && fact.reads.includes(ref);
}

// src/rules/sync-weakened.ts
/** A change after which a link of the chain still exists, but delivers renewals later, once, or not at all. */
const syncWeakened = {
	id: "sync-weakened",
	family: "changes",
	title: "Change makes renewal or distribution less reliable",
	level: "warning",
	otherLevels: { note: "when the new schedule still runs at least once a day" },
	why: "The automation still exists and looks healthy. But it now runs less often, only once, by hand, from a pinned version, or closer to the expiration date. A renewed certificate may arrive too late.",
	fix: "Restore the previous schedule, threshold or reference, or explain in the pull request why the change is safe.",
	references: [],
	since: "0.1.0",
	about: "change",
	tellsSameLines: true,
	brief: "less reliable after this change",
	*check(input) {
		const { change, topology } = input;
		if (change === void 0) return;
		const sides = compareGraphs(change, topology);
		const known = change.team?.base.inventory ?? change.base.inventory;
		const texts = productionTexts(change, input.policy.contextOf);
		const told = /* @__PURE__ */ new Map();
		for (const [before, after] of sides.pairs) {
			const { path, line } = after.location;
			if (!change.paths.has(path) && !change.paths.has(before.location.path)) continue;
			const delayed = weakening(before, after);
			const weaker = delayed ?? dropsUsedName(before, after, sides, texts);
			if (weaker?.attributes.includes("hook") && losesReload(before, sides)) continue;
			if (weaker?.attributes.includes("follows") && losesCall(before, sides, input)) continue;
			if (weaker === void 0 || delayed === void 0 && filesOfLostLinks(sides).has(fileKey(before.location))) continue;
			if (after.kind === "consumer" && !isAlert(after) && !isStuck(after, sides)) continue;
			const consumers = downstream(sides.base, sides.baseNodeOf(before)).flatMap(({ fact }) => fact.kind === "consumer" ? sides.pairs.get(fact) ?? [] : []);
			const keys = [`${fileKey(after.location)}\0${line}`, `${fileKey(after.location)}\0${weaker.how}`];
			const same = keys.map((one) => told.get(one)).find((one) => one !== void 0);
			if (same !== void 0 && same.consumers >= consumers.length) continue;
			const places = consumers.map((one) => one.location);
			const owners = [...new Set(places.flatMap((one) => ownersOf$1(one, known)))];
			const problem = {
				subject: `${after.mechanism}:${after.kind}:${subjectOf$1(after)}`,
				...weaker.level && { level: weaker.level },
				message: `After this change ${describeRole(after)} ${weaker.how}.${effectOn(consumers, after.location)}`,
				locations: [placeOf(after, ...weaker.attributes)],
				related: places,
				...owners.length > 0 && { owners }
			};
			if (same !== void 0) Object.assign(same, {
				problem: {
					...problem,
					locations: same.problem.locations
				},
				consumers: consumers.length
			});
			else {
				const first = {
					problem,
					consumers: consumers.length
				};
				for (const one of keys) told.set(one, first);
			}
		}
		yield* new Set([...told.values()].map((one) => one.problem));
		const perFile = /* @__PURE__ */ new Map();
		for (const { edit, row } of reviewOf(change, input, input.policy.contextOf)) {
			if (edit?.how === void 0 || row.effect === void 0 || row.context !== void 0) continue;
			const number = (perFile.get(edit.path) ?? 0) + 1;
			perFile.set(edit.path, number);
			if (number > MAX_EDITS) continue;
			yield {
				subject: `${edit.path}:${edit.how}`,
				message: `After this change, ${edit.path} ${edit.how}.`,
				fix: "Restore the previous lines, or explain in the pull request why the change is safe.",
				locations: [row.location],
				ofWords: edit.stays ? "stays" : true
			};
		}
	}
};
/** Edits of one file that have a finding. */
const MAX_EDITS = 3;
function losesReload({ location }, { base, pairs }) {
	return factsBy(base.facts, byLine, `${fileKey(location)}\0${location.line}`).some((fact) => fact.kind === "reload" && !pairs.has(fact));
}
/** The files in which the change breaks a link of the chain: what lost its certificate is told with it. */
const filesOfLostLinks = memoizeByObject((sides) => new Set(lostLinks(sides).map(({ cause }) => fileKey(cause.before.location))));
/** Whether a call that is gone from the file is told as a step that was removed. */
function losesCall({ location }, sides, input) {
	const calls = factsBy(sides.base.facts, callsByFile, fileKey(location)).filter((fact) => !sides.pairs.has(fact) && downstream(sides.base, sides.baseNodeOf(fact)).length > 0);
	if (calls.length === 0 || input.change === void 0) return false;
	const unclear = unclearLosses(reviewOf(input.change, input, input.policy.contextOf)).get(fileKey(location)) ?? [];
	const told = /* @__PURE__ */ new Set([...lostLinks(sides).map(({ cause }) => cause.before), ...unclear.map(({ before }) => before)]);
	return calls.some((fact) => told.has(fact));
}
const callsByFile = ({ attributes, location }) => attributes.call === true ? [fileKey(location)] : [];
const byLine = ({ location }) => [`${fileKey(location)}\0${location.line}`];
/** Whether renewed versions come to a consumer, and nothing restarts it for them. */
function isStuck(after, { head, headNodeOf }) {
	const node = headNodeOf(after);
	return sourcesOf(head, node).length > 0 && restarterOf(head, node) === void 0;
}
function effectOn(consumers, beside) {
	if (consumers.length === 0) return "";
	const { text, several } = factsWithPlaces(consumers, beside);
	return ` ${text} ${several ? "depend" : "depends"} on it.`;
}

// src/rules/two-writers.ts
/** Two writers of one Secret: each reverts the other's version. */
const twoWriters = {
	id: "two-writers",
	family: "renewal",
	title: "Two tools write the same Secret",
	level: "warning",
	otherLevels: { error: "when the Secret in git holds the certificate itself and its deployment reverts the renewal" },
	why: "Each tool writes its own version. If one of them is a manifest in git, the next sync restores the old certificate from git.",
	fix: "Keep one writer: remove the Secret from git, or remove the resource that renews it. To keep a bootstrap Secret in git, exempt it with `argocd.argoproj.io/compare-options: IgnoreExtraneous`.",
	references: ["https://external-secrets.io/latest/guides/ownership-deletion-policy/", "https://cert-manager.io/docs/usage/certificate/"],
	since: "0.1.0",
	fixedByRemoval: true,
	brief: "a second tool writes it",
	*check({ topology }) {
		const writers = /* @__PURE__ */ new Map();
		for (const fact of topology.facts) {
			if (fact.kind !== "producer" && fact.kind !== "sink" && fact.kind !== "copy") continue;
			const once = fact.kind === "copy" && stateOf(fact) === "once" && fact.attributes.policy !== "Owner";
			if (fact.attributes.placeholder === true || once) continue;
			for (const ref of fact.writes) if (isOfKind(ref, "secret") && nameOfRef(ref) !== "?") addTo(writers, ref, fact);
		}
		for (const [ref, facts] of writers) {
			const pair = pairOf(facts.filter((fact) => !isOffByDefault(fact, topology.facts)).toSorted((a, b) => compareLocations(a.location, b.location)));
			if (pair === void 0) continue;
			const [kept, other] = pair;
			const reverts = kept.kind === "sink";
			yield {
				subject: ref,
				message: `The ${spellSecret(ref)} is written by ${factTitle(other)}${reverts ? `, and is also in git as ${factTitle(kept)}. Applying that file reverts the renewal.` : ` and by ${factTitle(kept)}.`}`,
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
		if (one === other || other.kind === "sink" || one.mechanism === other.mechanism || !meet(one, other)) continue;
		if (excludeEachOther(one, other)) continue;
		return [one, other];
	}
}
/** Whether two writers are deployed together. A job applies to what its repository deploys, wherever its file lies. */
function meet(one, other) {
	const [a, b] = [one.location, other.location];
	const upload = [one, other].find(({ mechanism }) => mechanism === "uploads");
	if (upload === void 0 || a.repository !== b.repository) return deployedTogether(one, other);
	return a.path !== b.path && upload.attributes.schedules !== void 0;
}

// src/rules/unreadable.ts
const FIXES = {
	locked: "Provide its password with the input `keystore-passwords` or the option `--keystore-passwords`, or unlock the work tree. Remove the file if nothing uses it.",
	malformed: "Replace it with an intact copy, or remove it if nothing uses it. If it is broken on purpose, list it under `expect` in the config file.",
	unsupported: "Convert it to PEM or PKCS#12, which this and other tools can read.",
	"too-large": "Split it, or exclude it if it holds no certificates.",
	"too-deep": "Store its content with fewer nested containers.",
	timeout: "Reduce the number of its key derivation rounds, or exclude it.",
	denied: "Grant this run permission to read it."
};
/** Objects from which on a file has one finding. */
const MANY_IN_FILE = 3;
/** Details that one message tells. */
const MAX_DETAILS = 3;
const unreadable = {
	id: "unreadable",
	family: "scan",
	title: "File or object could not be read",
	level: "warning",
	otherLevels: { note: "for what has another finding: a keystore by its private key, a certificate by its dates. For a damaged archive whose name does not suggest certificates, and for a string in source code." },
	why: "An object that cannot be read is not checked: it may have expired or be stale without an alert. If the report left it out, the repository would look healthy.",
	fix: "Replace it with an intact copy, provide the password that opens it, or remove it.",
	references: ["https://www.rfc-editor.org/rfc/rfc7468", "https://www.rfc-editor.org/rfc/rfc7292"],
	since: "0.1.0",
	expectedAs: "unreadable",
	opensIssue: false,
	*check({ inventory }) {
		const material = inventory.unreadable.filter(({ kind }) => kind === void 0 || kind === "archive");
		const groups = [...groupBy(material, ({ repository, path, reason }) => JSON.stringify([
			repository,
			path,
			reason
		])).values()].flatMap((objects) => {
			const parts = [...groupBy(objects, subjectOf).values()];
			return parts.length < MANY_IN_FILE ? parts : [objects];
		});
		const keys = new Set(inventory.privateKeys.flatMap(({ sightings }) => sightings.map(fileKey)));
		const undated = new Set(inventory.certificates.flatMap(({ notBefore, notAfter, sightings }) => notBefore === null || notAfter === null ? sightings.map(locationKey) : []));
		for (const group of groups) {
			const [first] = group;
			const details = [...new Set(group.map((object) => object.detail))].sort();
			const told = details.slice(0, MAX_DETAILS);
			if (details.length > told.length) told.push(`${plural(details.length - told.length, "other reason")}.`);
			const what = group.length === 1 ? "An object" : `${plural(group.length, "object")}`;
			yield {
				subject: group.every((object) => object.pointer === first.pointer) ? subjectOf(first) : subjectOf({
					...first,
					pointer: void 0
				}),
				message: `${what} could not be read (${first.reason}) and ${group.length === 1 ? "was" : "were"} not checked. ${told.join(" ")}`,
				fix: FIXES[first.reason],
				...(first.reason === "locked" && keys.has(fileKey(first)) || group.every(mayBeAnything) || group.every((object) => undated.has(locationKey(object)) || isOfSourceCode(object))) && { level: "note" },
				locations: group
			};
		}
	}
};
/** A damaged archive, or a damaged file in one, of which no name tells of certificates or keys. Limits keep their warning. */
function mayBeAnything({ kind, reason, path, pointer = "" }) {
	const names = [path, ...pointer.split("!")];
	return kind === "archive" && reason === "malformed" && !names.some((name) => holdsMaterialByName(name.trim()));
}
/** Whether an object stands in source code, in an archive too: `lib.tgz` and the pointer `src/client.py!#2`. */
function isOfSourceCode({ path, pointer = "" }) {
	return isSourceCode(path) || pointer.split("!").some((name) => isSourceCode(name.trim()));
}
function subjectOf({ path, pointer, reason }) {
	return `${path}${pointer === void 0 ? "" : `#${pointer}`} (${reason})`;
}

// src/rules/validity-malformed.ts
const validityMalformed = {
	id: "validity-malformed",
	family: "validity",
	title: "Certificate has unreadable or reversed validity dates",
	several: "have unreadable or reversed validity dates",
	level: "error",
	why: "A strict client rejects a certificate with impossible dates; a lenient client accepts it at any time. No alert before its expiration can work.",
	fix: "Reissue the certificate with a start and an expiration date that RFC 5280 allows.",
	references: ["https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5"],
	since: "0.1.0",
	*check({ inventory }) {
		for (const certificate of inventory.certificates) {
			const fault = faultOf(certificate);
			if (fault === void 0) continue;
			yield certificateProblem(certificate, { message: `The ${certificateNoun(certificate)} ${fault}. Each client decides for itself whether it is valid, and no alert before expiration is possible.` });
		}
	}
};
function faultOf(certificate) {
	const start = readInstant(certificate.notBefore);
	const end = readInstant(certificate.notAfter);
	if (start === null && end === null) return "has no readable start and expiration date";
	if (start === null) return "has no readable start date";
	if (end === null) return "has no readable expiration date";
	return end < start ? `expires on ${momentOf(end)}, before it starts on ${momentOf(start)}` : void 0;
}

// src/rules/weak-key.ts
const weakKey = {
	id: "weak-key",
	family: "certificates",
	title: "Certificate key is too short",
	several: "have a key that is too short",
	level: "warning",
	otherLevels: {
		error: "for RSA keys of less than 830 bits",
		note: "for a certificate that has expired, or whose private key is in the repository. For one without a host outside a private network, unless something here deploys it"
	},
	why: "An attacker who computes the private key can impersonate the owner. The minimum is 2048 bits for RSA and DSA and 224 bits for curves, which gives 112 bits of security. RSA of 829 bits has been factored in public.",
	fix: "Create a new key (P-256, or RSA of at least 2048 bits), reissue the certificate, and replace every copy.",
	references: ["https://csrc.nist.gov/pubs/sp/800/131/a/r2/final", "https://cabforum.org/working-groups/server/baseline-requirements/requirements/"],
	since: "0.1.0",
	expectedAs: "weak",
	*check({ inventory, policy, now }) {
		const leaked = new Set(inventory.privateKeys.flatMap(({ publicKeyFingerprint, sightings }) => sightings.every(({ encryptedInGit }) => encryptedInGit) ? [] : [publicKeyFingerprint]));
		for (const certificate of inventory.certificates) {
			const { algorithm, bits = 0, curve } = certificate.publicKey;
			const least = leastBits(certificate.publicKey);
			if (bits >= least || bits === 0) continue;
			const kind = curve === void 0 ? algorithm : `${algorithm} on ${curve}`;
			yield certificateProblem(certificate, {
				message: `The ${certificateNoun(certificate)} has a key of ${bits} bits (${kind}); the minimum is ${least}. A well-equipped attacker can compute its private key.`,
				level: hasExpired(certificate, now) || leaked.has(certificate.publicKey.fingerprint) || isOfOneNetwork(certificate) && !certificate.sightings.some(policy.isDeployed) ? "note" : algorithm.startsWith("RSA") && bits < 830 ? "error" : "warning"
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
	family: "certificates",
	title: "Certificate is signed with a broken hash",
	several: "are signed with a broken hash",
	level: "warning",
	otherLevels: { note: "for a code-signing certificate, and for one that has expired. For one without a host outside a private network, unless something here deploys it" },
	why: "With MD5 and SHA-1, an attacker can create two certificates that share one signature, so the signature proves little. Current clients reject them. The signature of a self-signed root is exempt, because clients do not rely on it.",
	fix: "Reissue the certificate with a signature over SHA-256 or better, and replace every copy.",
	references: [
		"https://shattered.io/",
		"https://www.rfc-editor.org/rfc/rfc9155",
		"https://csrc.nist.gov/pubs/sp/800/131/a/r2/final"
	],
	since: "0.1.0",
	expectedAs: "weak",
	*check({ inventory, policy, now }) {
		for (const certificate of inventory.certificates) {
			const { signatureAlgorithm } = certificate;
			if (!BROKEN_HASH.test(signatureAlgorithm) || isSelfSigned(certificate)) continue;
			const message = `The ${certificateNoun(certificate)} is signed with ${signatureAlgorithm}, which can be forged. Current clients reject it.`;
			const level = roleOf(certificate)?.outlived || hasExpired(certificate, now) || isOfOneNetwork(certificate) && !certificate.sightings.some(policy.isDeployed) ? "note" : void 0;
			yield certificateProblem(certificate, {
				message,
				...level !== void 0 && { level }
			});
		}
	}
};
/** Self-issued, and by its own key as far as the key identifiers tell (RFC 5280 section 4.2.1.1). */
function isSelfSigned({ selfIssued, authorityKeyId, subjectKeyId }) {
	return selfIssued && (authorityKeyId === void 0 || authorityKeyId === subjectKeyId);
}

// src/rules/list.ts
var list_exports = /* @__PURE__ */ __exportAll({
	anotherServiceReloaded: () => anotherServiceReloaded,
	automationRemoved: () => automationRemoved,
	breakingUpgrade: () => breakingUpgrade,
	breaksWithShorterLifetimes: () => breaksWithShorterLifetimes,
	certificateDowngraded: () => certificateDowngraded,
	chainIncomplete: () => chainIncomplete,
	clientUseOfPublicCertificate: () => clientUseOfPublicCertificate,
	configurationNotUnderstood: () => configurationNotUnderstood,
	consumerNotReloaded: () => consumerNotReloaded,
	consumerWithoutProducer: () => consumerWithoutProducer,
	controllerRemoved: () => controllerRemoved,
	copiesLeftBehind: () => copiesLeftBehind,
	crlExpired: () => crlExpired,
	deceptiveName: () => deceptiveName,
	deploymentRemoved: () => deploymentRemoved,
	documentExpired: () => documentExpired,
	documentExpiring: () => documentExpiring,
	encryptedContent: () => encryptedContent,
	expectationBroken: () => expectationBroken,
	expired: () => expired,
	expiring: () => expiring,
	frozenCopy: () => frozenCopy,
	ignoreCommentInvalid: () => ignoreCommentInvalid,
	keyMismatch: () => keyMismatch,
	keystoreBehind: () => keystoreBehind,
	keystoreDefaultPassword: () => keystoreDefaultPassword,
	keystorePasswordCommitted: () => keystorePasswordCommitted,
	lifetimeTooLong: () => lifetimeTooLong,
	namesMissing: () => namesMissing,
	noAutomation: () => noAutomation,
	noExpiry: () => noExpiry,
	noLongerChecked: () => noLongerChecked,
	notYetValid: () => notYetValid,
	outdatedFingerprint: () => outdatedFingerprint,
	privateKeyCommitted: () => privateKeyCommitted,
	renewalGap: () => renewalGap,
	renewalOverdue: () => renewalOverdue,
	renewedPathUnread: () => renewedPathUnread,
	secretFileMissing: () => secretFileMissing,
	serialNumberInvalid: () => serialNumberInvalid,
	servedExpired: () => servedExpired,
	servedExpiring: () => servedExpiring,
	servedNameMismatch: () => servedNameMismatch,
	servedStale: () => servedStale,
	servedUnreachable: () => servedUnreachable,
	staleCopy: () => staleCopy,
	storedPathUnwritten: () => storedPathUnwritten,
	suppressionLapsed: () => suppressionLapsed,
	suppressionUnused: () => suppressionUnused,
	syncCopyDiffers: () => syncCopyDiffers,
	syncCopyMissing: () => syncCopyMissing,
	syncUndeclared: () => syncUndeclared,
	syncWeakened: () => syncWeakened,
	twoWriters: () => twoWriters,
	unreadable: () => unreadable,
	validityMalformed: () => validityMalformed,
	weakKey: () => weakKey,
	weakSignature: () => weakSignature
});

// src/rules/index.ts
/** Every rule that belongs to no mechanism, by id. A file that `list.ts` does not name fails a test. */
const rules = byId(list_exports);

// src/audit/rules.ts
const TITLES = {
	endpoints: "Endpoints",
	copies: "Copies of a certificate",
	renewal: "Renewal and reload",
	changes: "Changes in a pull request",
	validity: "Validity of certificates and revocation lists",
	certificates: "Content of certificates",
	keys: "Private keys and keystores",
	scan: "Unreadable content",
	config: "Config file and ignore comments"
};
/** Every family that has rules: the general ones, then those of each tool. */
const families = [...Object.entries(TITLES).map(([id, title]) => {
	return {
		id,
		title,
		tool: false,
		rules: rules.filter(({ family }) => family === id)
	};
}), ...mechanisms.filter((mechanism) => mechanism.rules.length > 0).map(({ id, title, rules: own }) => ({
	id,
	title,
	tool: true,
	rules: own
}))];
const known = new Set(families.flatMap(({ rules: own }) => own.map(({ id }) => id)));
/** The address of the page that explains a rule; of the list of all rules where there is no rule of that name. */
function ruleUrl(rule) {
	return docsUrl(known.has(rule) ? `rules/${rule}.md` : "rules/README.md");
}
/** Where a family stands in the list of all rules: GitHub makes this anchor of its title. */
function familyAnchor(title) {
	return `README.md#${title.toLowerCase().replace(/[^\w\- ]/g, "").replaceAll(" ", "-")}`;
}
/** Every rule there is: the general ones, then those of each mechanism. */
const allRules = [...rules, ...mechanisms.flatMap((mechanism) => mechanism.rules)].map((rule) => ({
	...rule,
	page: ruleUrl(rule.id)
}));

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
	const marked = await markEncryptedInGit(opened, sources, options.env ?? {});
	const inventory = await withMentions(marked, sources, options);
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
	const owners = ownersOf$1(finding.location, inventory);
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

// src/commands/endpoints.ts
/** Asks the endpoints that the config declares what they serve, and adds it to the inventory. */
async function addServed(inventory, config, home, scope, world) {
	const declared = declaredEndpoints(config, home);
	if (scope === void 0 || scope === "none" || declared.length === 0) return;
	const { probeEndpoints } = await import("./load-probe.js");
	inventory.served = await probeEndpoints(declared.map(({ endpoint, location }) => ({
		address: endpoint,
		location
	})), {
		scope,
		asked: toInstant(world.clock)
	});
}

// src/policy/config-yaml.ts
const MAX_CHARACTERS = 262144;
const MAX_DEPTH = 20;
/** The parser words its errors for programmers. It recurses, and reports when its stack is full. */
const CAUSES = {
	RESOURCE_EXHAUSTION: "it is nested too deeply",
	MULTIPLE_DOCS: "a second document begins here"
};
/**
* Parses the YAML of a config file by the 1.2 core schema. Aliases, tags and duplicate keys are refused: a small file
* could become a large one, and a reviewer could read another file than the tool.
* @throws UsageError
*/
async function parseConfigText(text, path) {
	const fail = (line, message) => new UsageError(`${reveal(path)}:${line}: ${message}`);
	if (text.length > MAX_CHARACTERS) throw fail(1, `the config file is larger than ${MAX_CHARACTERS / 1024} KiB`);
	const { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } = await import("./load-yaml.js");
	const counter = new LineCounter();
	const options = {
		lineCounter: counter,
		uniqueKeys: false,
		prettyErrors: false,
		logLevel: "error",
		schema: "core"
	};
	const lines = /* @__PURE__ */ new Map([["", 1]]);
	const lineAt = (node) => counter.linePos(node?.range?.[0] ?? 0).line;
	const convert = (node, pointer, depth) => {
		if (node === null || node === void 0) return null;
		if (depth > MAX_DEPTH) throw fail(lineAt(node), "the config file is nested too deeply");
		if (isAlias(node)) throw fail(lineAt(node), "aliases are not supported");
		if (isScalar(node)) return node.value;
		if (isSeq(node)) return node.items.map((item, index) => {
			lines.set(`${pointer}/${index}`, lineAt(item));
			return convert(item, `${pointer}/${index}`, depth + 1);
		});
		if (!isMap(node)) throw fail(lineAt(node), "this is not readable YAML");
		const object = Object.create(null);
		for (const { key, value } of node.items) {
			if (!isScalar(key)) throw fail(lineAt(key), "a key must be plain text");
			const name = String(key.value);
			if (name in object) throw fail(lineAt(key), `"${shown(name)}" is set twice`);
			const inner = `${pointer}/${escapePointer(name)}`;
			lines.set(inner, lineAt(key));
			object[name] = convert(value, inner, depth + 1);
		}
		return object;
	};
	const document = parseDocument(text, options);
	const [trouble] = [...document.errors, ...document.warnings];
	if (trouble !== void 0) {
		const cause = CAUSES[trouble.code] ?? shown(trouble.message);
		throw fail(counter.linePos(trouble.pos[0]).line, `this is not valid YAML: ${cause}`);
	}
	const value = convert(document.contents, "", 0) ?? Object.create(null);
	const lineOf = (pointer) => {
		for (let at = pointer;; at = at.slice(0, at.lastIndexOf("/"))) {
			const line = lines.get(at);
			if (line !== void 0) return line;
			if (!at.includes("/")) return 1;
		}
	};
	return {
		value,
		lineOf,
		error: (pointer, message) => fail(lineOf(pointer), message)
	};
}
/** A part of the file as one line of an error may show it. */
function shown(text) {
	return reveal(cut$1(text.replace(/\s+/g, " ").trim(), 80));
}
function escapePointer(key) {
	return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

// src/policy/config.ts
const MAX_GLOB = 500;
/**
* Reads `.github/cert-hygiene.yml`: by its JSON Schema, then by what no schema can say.
* @param ruleIds ids that `ignore` and `levels` may name
* @throws UsageError of one line, with the line of the file: `.github/cert-hygiene.yml:12: unknown key "fixture"; \u2026`
*/
async function readConfig(text, path, ruleIds) {
	const source = await parseConfigText(text, path);
	await checkShape(source);
	const config = source.value;
	checkMeaning(config, source, ruleIds);
	const linesOf = (key) => (config[key] ?? []).map((_, index) => source.lineOf(`/${key}/${index}`));
	return {
		path,
		config,
		lines: {
			ignore: linesOf("ignore"),
			expect: linesOf("expect"),
			sync: linesOf("sync"),
			endpoints: linesOf("endpoints")
		}
	};
}
async function checkShape(source) {
	const validate = await validatorOf(() => import("./config.schema.js"));
	if (validate(source.value)) return;
	const [error] = validate.errors;
	const extra = error.params.additionalProperty;
	const pointer = extra === void 0 ? error.instancePath : `${error.instancePath}/${escapePointer(extra)}`;
	throw source.error(pointer, complaintOf(error));
}
function complaintOf({ keyword, params, instancePath, data, parentSchema }) {
	const place = instancePath === "" ? "the config file" : `"${placeName(instancePath)}"`;
	switch (keyword) {
		case "additionalProperties": {
			const known = Object.keys(parentSchema?.properties ?? {});
			return `unknown key "${shown(params.additionalProperty)}"${didYouMean(params.additionalProperty, known)}`;
		}
		case "required": return `${place} lacks "${params.missingProperty}"`;
		case "type": return `${place} must be ${[params.type].flat().map(typeName).join(" or ")}`;
		case "enum": {
			const allowed = params.allowedValues;
			return `${place} is "${shown(String(data))}", which is none of ${allowed.join(", ")}${didYouMean(String(data), allowed)}`;
		}
		case "minLength":
		case "minItems": return `${place} must not be empty`;
		case "minimum":
		case "maximum": return `${place} must be ${keyword === "minimum" ? "at least" : "at most"} ${params.limit}`;
		default: return `${place} is not valid (${keyword})`;
	}
}
function typeName(type) {
	return {
		object: "a map",
		array: "a list",
		string: "text",
		number: "a number"
	}[type] ?? type;
}
/** `/ignore/0/rule` \u2192 `ignore[0].rule`. */
function placeName(pointer) {
	const steps = pointer.slice(1).split("/");
	return shown(steps.map((step) => /^\d+$/.test(step) ? `[${step}]` : `.${step.replaceAll("~1", "/").replaceAll("~0", "~")}`).join("").slice(1));
}
function checkMeaning(config, source, ruleIds) {
	const rule = (id, pointer) => {
		if (!ruleIds.includes(id)) throw source.error(pointer, `there is no rule "${shown(id)}"${didYouMean(id, ruleIds)}`);
	};
	const glob = (pattern, pointer) => {
		if (pattern === "" || pattern.length > MAX_GLOB) throw source.error(pointer, `a glob has 1 to ${MAX_GLOB} characters`);
	};
	const endpoint = (text, pointer, name) => {
		const complaint = parseEndpoint(text);
		if (typeof complaint === "string") throw source.error(pointer, `"${name}" must be an address such as smtp://mx.corp.internal:25: ${complaint}`);
	};
	const { expiring, ignore = [], expect = [], sync = [], fixtures = [], endpoints = [], levels = {} } = config;
	if (expiring?.lifetime !== void 0 && readFraction(expiring.lifetime) === null) throw source.error("/expiring/lifetime", "\"expiring.lifetime\" must be a fraction such as 1/3 or 0.33, at most 1");
	for (const [index, pattern] of fixtures.entries()) glob(pattern, `/fixtures/${index}`);
	for (const [index, entry] of ignore.entries()) {
		const here = `/ignore/${index}`;
		if (entry.rule === void 0 && entry.path === void 0 && entry.certificate === void 0) throw source.error(here, `"ignore[${index}]" needs at least one of rule, path and certificate`);
		if (entry.rule !== void 0) rule(entry.rule, `${here}/rule`);
		if (entry.path !== void 0) glob(entry.path, `${here}/path`);
		if (entry.certificate !== void 0 && !/^(?:[0-9a-f]{2}:?){32}$/i.test(entry.certificate)) throw source.error(`${here}/certificate`, `"ignore[${index}].certificate" must be a SHA-256 fingerprint of 64 hex digits`);
		if (entry.reason.trim() === "") throw source.error(`${here}/reason`, `"ignore[${index}].reason" must not be empty`);
		if (readDay(entry.until) === null) throw source.error(`${here}/until`, `"ignore[${index}].until" must be a calendar day such as 2027-03-01`);
	}
	for (const [index, entry] of expect.entries()) glob(entry.path, `/expect/${index}/path`);
	const names = /* @__PURE__ */ new Set();
	for (const [index, entry] of sync.entries()) {
		const here = `/sync/${index}`;
		if (names.has(entry.name)) throw source.error(`${here}/name`, `two entries of sync have the name "${shown(entry.name)}"`);
		names.add(entry.name);
		if (entry.within !== void 0 && duration(entry.within) === void 0) throw source.error(`${here}/within`, `"sync[${index}].within" must be a duration such as 24h or 7d`);
		if (isEndpoint(entry.source)) throw source.error(`${here}/source`, `"sync[${index}].source" must be the path or reference of the certificate`);
		for (const [copy, text] of entry.copies.entries()) if (isEndpoint(text)) endpoint(text, `${here}/copies/${copy}`, `sync[${index}].copies[${copy}]`);
	}
	for (const [index, text] of endpoints.entries()) endpoint(text, `/endpoints/${index}`, `endpoints[${index}]`);
	for (const id of Object.keys(levels)) rule(id, `/levels/${escapePointer(id)}`);
}

// src/sources/history.ts
/** Places whose history is read, and versions of one place; the newest count. */
const MAX_PLACES = 2e3;
const MAX_VERSIONS = 200;
const MAX_BYTES = 16 << 20;
/**
* When each version of the certificates of an inventory arrived at its path on the default branch. Undefined if there
* is no repository, or one with only the last commit.
*/
async function readHistory(folder, repository, inventory, plugIns, env) {
	const found = await discover(folder, env);
	if (found.kind === "none") return void 0;
	const at = {
		env,
		cwd: folder
	};
	const where = [`--git-dir=${found.gitDir}`, ...found.kind === "work-tree" ? [`--work-tree=${found.top}`] : []];
	if ((await git([
		...where,
		"rev-parse",
		"--is-shallow-repository"
	], at)).toString().trim() === "true") return void 0;
	const names = /* @__PURE__ */ new Set();
	for (const { sightings } of inventory.certificates) for (const place of sightings) if (place.repository === repository) names.add(place.path);
	if (names.size === 0) return [];
	const paths = [...names].sort().slice(0, MAX_PLACES).map((path) => `:(literal)${path}`);
	return decode(versionsIn(await git([
		...where,
		"log",
		"--first-parent",
		"-m",
		"--raw",
		"--no-renames",
		"--no-abbrev",
		"--relative",
		"-z",
		"--format=%H %ct",
		"--",
		...paths
	], at)), found.gitDir, repository, plugIns, env);
}
/** `<commit> <seconds>` and then, for each file, `:<modes> <old> <new> <status>` and its name, all ended by NUL. */
function versionsIn(log) {
	const versions = [];
	let revision = "";
	let time = 0;
	const fields = log.toString("latin1").split("\0");
	for (let i = 0; i < fields.length; i++) {
		const field = (fields[i] ?? "").trim();
		const commit = /^([0-9a-f]{40,64}) (\d+)/.exec(field);
		if (commit !== null) {
			revision = commit[1] ?? "";
			time = Number(commit[2]) * 1e3;
		}
		const change = /:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z]$/.exec(field);
		if (change === null) continue;
		const name = fields[++i] ?? "";
		if (change[1]?.startsWith("100")) versions.push({
			name,
			oid: change[2] ?? "",
			revision,
			time
		});
	}
	return versions;
}
async function decode(versions, gitDir, repository, plugIns, env) {
	const examiner = createExaminer({
		decoders: plugIns.decoders,
		mechanisms: []
	}, []);
	const counts = /* @__PURE__ */ new Map();
	const kept = versions.filter(({ name }) => {
		const count = (counts.get(name) ?? 0) + 1;
		counts.set(name, count);
		return count <= MAX_VERSIONS;
	});
	const arrivals = [];
	const reader = blobReader(gitDir, env, {
		maxFileBytes: MAX_BYTES,
		suspect: () => false
	});
	try {
		await reader.each(kept, async ({ name, revision, time }, content) => {
			if (content.kind !== "bytes") return;
			const path = toDisplayPath(name);
			const [first] = (await examiner.examine(repository, path, content.bytes))?.certificates ?? [];
			if (first === void 0) return;
			const { fingerprint, subject, notBefore, notAfter } = first;
			arrivals.push({
				repository,
				path,
				revision,
				time: toInstant(time),
				fingerprint,
				subject,
				notBefore,
				notAfter
			});
		});
	} finally {
		reader.close();
	}
	return arrivals;
}

// src/commands/bundle-hash.ts
/**
* Hash of the running bundle: a cache belongs to exactly this program, whatever its version number is. Undefined if the
* program is not bundled.
*/
function programDigest(workerUrl) {
	if (workerUrl === void 0) return void 0;
	const folder = dirname(fileURLToPath(workerUrl));
	const hash = createHash("sha256");
	const files = readdirSync(folder, {
		recursive: true,
		encoding: "utf8"
	}).map((file) => file.replaceAll("\\", "/")).filter((file) => file.endsWith(".js")).sort();
	for (const file of files) hash.update(file).update("\0").update(readFileSync(join(folder, file)));
	return hash.digest("hex");
}

// src/commands/run-audit.ts
/** What is known of files from earlier runs; undefined where nothing may be kept, or the program is not bundled. */
function cacheOf(request, { workerUrl }) {
	const folder = factsFolder(request);
	const program = folder === void 0 ? void 0 : programDigest(workerUrl);
	return folder === void 0 || program === void 0 ? void 0 : openFactsCache({
		folder,
		program
	});
}
/**
* Opens the sources and audits them.
* @throws UsageError for what the user must fix
*/
async function runAudit(request, world, begun) {
	const sources = await (begun?.sources ?? openSources(request, world));
	const config = await configOf(request.config, sources[0], world);
	const report = await audit(sources, {
		now: request.now,
		config,
		baseline: await baselineOf(request.baseline, sources[0], world),
		passwords: request.passwords,
		workerUrl: world.workerUrl,
		started: begun?.threads,
		elapsed: world.elapsed,
		limit: judgingLimit(world),
		env: world.env,
		home: sources[0]?.name,
		cache: cacheOf(request, world),
		enrich: async (inventory, plugIns) => {
			if (request.history) await addHistory(inventory, plugIns, sources, world);
			if (request.public) await addCommitTime(inventory, sources[0]?.name, resolve(world.cwd, request.paths[0] ?? "."), world);
			await addServed(inventory, config, sources[0]?.name ?? "", request.endpoints, world);
		}
	});
	const notices = [...sources.flatMap(remarks), ...report.notices ?? []];
	return notices.length === 0 ? report : {
		...report,
		notices
	};
}
/** Facts about how a source was read that a reader would not expect. */
function remarks({ name, entries, skipped, within }) {
	const walked = skipped.find(({ path, detail }) => path === ".git" && detail !== void 0);
	const texts = walked === void 0 ? [] : [`${name}: ${walked.detail}.`];
	if (entries.length === 0 && within === void 0) {
		const excluded = skipped.some(({ reason }) => reason === "excluded");
		texts.push(`${name}: ${excluded ? "include and exclude match no file" : "it has no file"}, so nothing was scanned.`);
	}
	return texts;
}
async function addHistory(inventory, plugIns, sources, world) {
	for (const source of sources) {
		const { access } = source;
		const folder = access.kind === "files" ? access.root : access.kind === "git" ? access.gitDir : void 0;
		if (folder === void 0) continue;
		const arrivals = await readHistory(folder, source.name, inventory, plugIns, world.env);
		if (arrivals !== void 0) inventory.arrivals = [...inventory.arrivals ?? [], ...arrivals];
	}
}
async function addCommitTime({ repositories }, name, folder, { env }) {
	const repository = repositories.find((one) => one.name === name);
	const found = repository?.revision === void 0 ? void 0 : await discover(folder, env);
	if (repository?.revision === void 0 || found === void 0 || found.kind === "none") return;
	repository.committed = await commitTime(found.gitDir, repository.revision, env);
}
/** The config file that was named, else the one at its default place in the first source. */
async function configOf(path, source, world) {
	const text = path !== void 0 ? readText(path, world) : source && await readSourceText(source, ".github/cert-hygiene.yml", world.env);
	if (text === void 0) return void 0;
	return readConfig(text, path ?? ".github/cert-hygiene.yml", allRules.map((rule) => rule.id));
}
/** The baseline that was named, else the one at its default place in the first source. */
async function baselineOf(path, source, world) {
	if (path === "none") return void 0;
	if (path !== void 0) return readBaseline(readText(path, world), path);
	const text = source && await readSourceText(source, ".github/cert-hygiene-baseline.txt", world.env);
	return text === void 0 ? void 0 : readBaseline(text, DEFAULT_BASELINE);
}
/** Name of the repository that the config of the working directory belongs to. */
async function homeOf({ cwd, env }) {
	const found = await discover(cwd, env);
	return (found.kind === "work-tree" ? await originName(found.gitDir, env) : void 0) ?? basename(cwd);
}

export { withMentionsOfChange as C, collectWith as D, openedStores as E, buildTopology as O, mentionsIn as S, openLockedStores as T, leavingChecks as _, runAudit as a, isComparable as b, addServed as c, plugIns as d, allRules as f, parseEndpoint as g, ruleUrl as h, homeOf as i, soughtPaths as k, audit as l, familyAnchor as m, cacheOf as n, programDigest as o, families as p, configOf as r, readConfig as s, baselineOf as t, judgeInventory as u, replacedFacts as v, lockable as w, compareGraphs as x, reviewOf as y };
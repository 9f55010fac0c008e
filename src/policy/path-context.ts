import type { Context, Location } from '../model/index.ts';
import { MATERIAL_FILE } from '../util/material-names.ts';
import { fileKey } from '../util/path-names.ts';

type PathContext = Exclude<Context, 'production' | 'trust-store'>;

/** Folders by their whole name, in lower case. `contest`, `latest` and `examples.com` are none of them. */
const FOLDERS: ReadonlyMap<string, PathContext> = new Map([
  ...named(
    'vendored',
    'vendor vendored third_party third-party thirdparty 3rdparty 3rd-party 3rd_party deps extern externals subprojects node_modules bower_components site-packages dist-packages certifi godeps carthage .yarn .bundle',
  ),
  ...named(
    'fixture',
    't xt test tests __test__ __tests__ testing testdata testcases testlib testsuite testsuites testutil testutils spec specs e2e __e2e__ end-to-end end2end fixture fixtures __fixtures__ mock mocks __mocks__ mockserver wiremock stubs golden goldens snapshots __snapshots__ cypress playwright regtest regtests selftest selftests unittest unittests fuzz fuzzer fuzzers fuzzing corpus corpora crashers torture bench benches benchmark benchmarks jmh testserver testbed stub hack molecule .kitchen pebble .devcontainer .ci',
  ),
  ...named(
    'example',
    'example examples sample samples demo demos doc docs documentation tutorial tutorials quickstart quickstarts quick-start quick-setup quicksetup getting-started playground workshop workshops howto howtos xdoc xdocs javadoc javadocs apidoc apidocs',
  ),
]);

/**
 * Words that mean test data in any compound name of a folder: `fapi-conformance-tests`, `integration-testing`,
 * `MailUITests`, `product-scenarios`. In the singular, `mail-test` may as well be a stage.
 */
const FIXTURE_WORDS: ReadonlySet<string> = new Set(
  'tests tester testers testing gtests unittests testdata testsuite testsuites fixtures mocks scenarios invalid corrupt corrupted malformed'.split(
    ' ',
  ),
);
/** Words that mean examples in any compound name of a folder: `openam-documentation`, `mail-doc-source`. */
const PROSE_WORDS: ReadonlySet<string> = new Set(['documentation', 'docbook', 'docbkx', 'javadoc', 'tutorials']);
/** Words that mean examples at the end of a name: `certs.example`, `java-examples`; a host name may begin with one. */
const EXAMPLE_WORDS: ReadonlySet<string> = new Set('example examples sample samples demo demos'.split(' '));
const EXAMPLE_PLURALS: ReadonlySet<string> = new Set(['examples', 'samples', 'demos']);
/** Folders of one developer's machine. Below a folder of stages, or beside one, `dev` is a stage that runs. */
const DEVELOPMENT: ReadonlySet<string> = new Set('dev devel development local localdev localhost minikube'.split(' '));
/** Kinds of tests: `integration-test`, `signer-int-test`. One test alone (`mail-test`) may as well be a stage. */
const KINDS_OF_TESTS: ReadonlySet<string> = new Set(
  'unit int integration functional acceptance system smoke load stress performance perf regression conformance e2e it'.split(
    ' ',
  ),
);
const TEST_THINGS: ReadonlySet<string> = new Set(
  'data coverage secrets certs certificates creds credentials keys pki keystores truststores network fixtures resources'.split(
    ' ',
  ),
);
/** What developers keep for their own machines, behind the word that says so: `dev-certs`, `xrd-dev-stack`, `localdata`. */
const OF_DEVELOPMENT =
  /(?:^|[-_.])(?:dev|development|local|localhost)[-_]?(?:certs?|certificates?|keys?|data|ssl|tls|pki|stack|setup|environment)$/;
/**
 * Folders of CI. The credentials with which a pipeline deploys to production are in its secrets; keys in folders are
 * for its test servers.
 */
const CI = /^\.?ci$/i;
/**
 * Folders of `.github` with files that GitHub runs. All other files in it support them: servers that CI starts, and
 * their keys.
 */
const GITHUB_RUNS: ReadonlySet<string> = new Set(['workflows', 'actions']);
/** Words that say of one file what it is for, wherever it is: `benchmark-ca.pem`, `vagrant_credentials.yaml`. */
const TEST_FILE_WORDS: ReadonlySet<string> = new Set(
  'benchmark benchmarks testdata testing unittest unittests vagrant invalid corrupt corrupted malformed'.split(' '),
);
const CONTAINER_WORDS: ReadonlySet<string> = new Set(['ci', 'compose', 'dockercompose']);
/** Files that are only for a developer's machine, whatever folder they are in. */
const DEVELOPER_MACHINE: ReadonlySet<string> = new Set(['vagrant', '.vagrant']);
/** The longest name of a folder that is cut into words. */
const MAX_WORDS_LENGTH = 80;

/** The words of a name, in lower case: cut where letters change case, and at all that is neither letter nor digit. Some may be empty. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3 $2$4')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}

function named(context: PathContext, names: string): [string, PathContext][] {
  return names.split(' ').map((name) => [name, context]);
}

/**
 * `test_data`, `testcerts`, `oauth-fixture`, `mock-server`; the camel case of Gradle: `androidTest`, `testFixtures`;
 * `Mail.Test` of .NET; the data of Erlang's Common Test.
 */
const TEST_FOLDER =
  /^(?:(?:unit|integration|e2e|load|smoke)tests?|test(?:s|ing)?[-_.]?(?:data|fixtures?|resources?|certs?|certificates?|creds?|credentials|keys?|pki|assets|files|vectors|suites?|utils?|helpers?|support|cases?|apps)|[a-z0-9.]+[-_](?:fixtures?|testdata|mocks?)|(?:fixtures?|mock|fake|dummy|stub)[-_.].+|[a-z]+(?:Test|Tests|TestFixtures|Fixtures)|testFixtures|[A-Za-z0-9.]+\.(?:[A-Z][A-Za-z]*)?Tests?|[a-z0-9_]+_SUITE_data)$/;
/** `example-app`, `sample_keys`. */
const EXAMPLE_FOLDER = /^(?:examples?|samples?|demos?)[-_]./;

/**
 * Folders whose children are real environments. Below them `test`, `e2e` or `sample` is the name of a stage. Below a
 * Helm chart's `templates` it holds manifests that `helm test` applies to the cluster.
 */
const STAGE_PARENTS: ReadonlySet<string> = new Set(
  'environments environment envs env overlays overlay stages stage clusters cluster inventories inventory group_vars host_vars namespaces tenants accounts regions hosts sites deployments deploy live templates values vaults domains k8s kubernetes kustomize terraform infra infrastructure ansible puppet argocd flux'.split(
    ' ',
  ),
);
/** Files that a Helm chart renders. */
const CHART_FILE = /\.(?:ya?ml|tpl|txt)$/i;
/** A folder of that name makes stages of those beside it: `test` beside `prod`, `dev-certs` beside `prod-certs`. */
const STAGE = /^(?:prod|production|prd|pre-?prod|uat|stg|qa|live)(?:[-_.]|$)/i;
/** Other names of stages; `tests` and `docs` beside `prod` are no stages. */
const STAGE_LIKE =
  /^(?:test|testing|e2e|demo|sample|bench|playground|dev|devel|development|local)$|^(?:test|dev|local)[-_]|[-_]test$/i;
/** Folders of a path that are looked at for stages. */
const MAX_STAGE_DEPTH = 20;

/** Source files of tests, and what a scanner of secrets knows as no secret, as their runners find them: Go, JavaScript, Java, Kotlin, C#, Swift, PHP, Python, Ruby, Rust, Dart … */
const TEST_FILE =
  /(?:[-_.](?:(?:unit)?test|spec|e2e|mock|fixture|cy)s?\.(?:go|[cm]?[jt]sx?|py|rb|rs|c|cc|cpp|h|exs?|dart|clj|ml|sh|lua|swift|php)|^(?:test|mock|bench(?:mark)?)[-_].{1,200}\.(?:go|[cm]?[jt]sx?|py|rb|rs|c|cc|cpp|h|lua|php|sh)|^tests?\.(?:rs|py|c|cc|cpp|sql)|^(?:fixtures?|mocks?|test[-_]?(?:data|utils?|helpers?|certs?|keys?))\.(?:go|[cm]?[jt]sx?|py|rb|rs|exs?|dart|php)$|^credscan[-_]?suppressions?\.json$|self[-_]?tests?[-_.].{0,200}\.(?:c|cc|cpp|h|go|py|rs)|^conftest\.py|_suite\.erl|\.(?:snap|golden|t|tests?[a-z]{0,2}))$/i;
const TEST_CLASS =
  /^(?:.{0,200}[a-z0-9](?:Tests?|TestCase|Spec|IT)|Test[A-Z].{0,200})\.(?:java|kt|kts|scala|groovy|cs|fs|vb|swift|php|m|cc|cpp|ecl)$/;
/**
 * Files that tools create for development, the same for everyone or for one machine: the debug keystore of Android, the
 * temporary key of Visual Studio, Debian's snake oil; and files that are named mock, dummy, test key, or after the
 * machine itself.
 */
const TEST_MATERIAL =
  /^debug\.keystore$|_TemporaryKey\.pfx$|(?:^|[-_.])(?:snakeoil|dummy|fake|mock|localhost)(?:[-_.]|$)|^test[-_]?(?:cert|key|rsa|dsa|ecdsa|ed25519)(?:[-_.]|$)|(?:^|[-_.])test[-_](?:signing|encryption|private|public|ssh|rsa|jwt)[-_]keys?(?:[-_.]|$)/i;
/** A template that is copied before use, prose, and the description of an API, whose values are examples. */
const EXAMPLE_FILE =
  /^(?:values[-_.])?(?:example|sample|demo)s?[-_.]|(?:^|[-_.])(?:openapi|swagger)(?:[-_.]?v?\d[\d.]*)?\.(?:ya?ml|json)$|[-_.](?:example|sample|dist)(?:\.[a-z0-9]{1,5})?$|^(?:readme|changelog|changes|news)(?:\.(?:txt|html?))?$|\.(?:md|markdown|mdx|rst|adoc|asciidoc|pod)$/i;
/**
 * A patch to vendored code, or one that was made long ago: git keeps its own changes as commits. A packed program of PHP
 * is a tool that was downloaded.
 */
const UPSTREAM_FILE = /\.(?:patch|diff|phar)$/i;

/** Folders of retired files: `.archive`, `attic`. A secret in them is still a secret. */
const ARCHIVED = /(?:^|\/)(?:[._](?:archived?|old|trash|attic)|archived|attic|graveyard)\//i;

/** Whether a path is kept for reference only. A service may be called `archive`. */
export function isArchived(path: string): boolean {
  return ARCHIVED.test(path);
}

/** The folders with a child that is named like a stage, as `repository\0folder`. One pass over the places. */
export function stageParents(places: Iterable<Pick<Location, 'repository' | 'path'>>): Set<string> {
  const parents = new Set<string>();
  for (const { repository, path } of places) {
    const segments = path.split('/', MAX_STAGE_DEPTH + 1).slice(0, -1);
    for (const [i, segment] of segments.entries()) {
      if (STAGE.test(segment)) parents.add(fileKey({ repository, path: segments.slice(0, i).join('/') }));
    }
  }
  return parents;
}

const ARCHIVE = /\.(?:zip|jar|war|ear|aar|apk|ipa|nupkg|whl|tar|tgz|gz)$/i;

/** The path of a file in an archive goes on behind the archive: `lib.tgz` and the pointer `package/test/a.jks!alias "x"`. */
export function wholePath({ path, pointer }: Pick<Location, 'path' | 'pointer'>): string {
  if (pointer === undefined || !ARCHIVE.test(path)) return path;
  const end = pointer.indexOf('!');
  const inner = (end < 0 ? pointer : pointer.slice(0, end)).replace(/ (?:alias "|#\d).*$/, '');
  const rest = end < 0 ? undefined : pointer.slice(end + 1);
  return wholePath({ path: `${path}/${inner}`, ...(rest !== undefined && { pointer: rest }) });
}

/** An archive that upstream released, with the one folder of its name: `iperf-3.9.tar.gz` and `iperf-3.9`. */
function isUpstreamRelease(archive: string, folder: string | undefined): boolean {
  if (folder === undefined || !ARCHIVE.test(archive)) return false;
  const stem = archive.replace(/(?:\.tar)?\.[a-z0-9]+$/i, '');
  return stem === folder && /[-_.]v?\d+(?:\.\d+)+/.test(stem);
}

/** A chart that is wrapped in one of the same name, to be installed with other values: `harbor/charts/harbor/templates`. */
function isUpstreamChart(segments: readonly string[], at: number): boolean {
  return at > 0 && segments[at] === 'charts' && segments[at - 1] === segments[at + 1];
}

/**
 * The context that the path alone gives; paths with `/`, relative to the root of the repository.
 * @param isStageParent whether the children of a folder are stages, as {@link stageParents} finds them
 * @param isOwn whether a folder that is named like one of vendored code holds the repository's own
 */
export function contextOfPath(
  path: string,
  isStageParent: (folder: string) => boolean = () => false,
  isOwn: (folder: string) => boolean = () => false,
): Exclude<Context, 'trust-store'> {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  let found: Exclude<Context, 'trust-store'> = 'production';
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i] as string;
    if (isUpstreamRelease(segment, segments[i + 1]) || isUpstreamChart(segments, i)) return 'vendored';
    const isDeeper = i + 1 < segments.length;
    const isOfCi = isDeeper
      ? (segment === '.github' && (!GITHUB_RUNS.has(segments[i + 1] as string) || MATERIAL_FILE.test(name))) ||
        (CI.test(segment) && MATERIAL_FILE.test(name))
      : // The values with which chart-testing installs a chart. https://github.com/helm/chart-testing
        segment === 'ci' && /values\.ya?ml$/.test(name);
    const runsOnOneMachine = ENVIRONMENTS.test(segments[i - 1] ?? '') && ONE_MACHINE.has(segment.toLowerCase());
    const isTestModule = segments[i + 1] === 'src' && TEST_MODULE.test(segment);
    if (isOfCi || isTestModule || runsOnOneMachine || DEVELOPER_MACHINE.has(segment.toLowerCase())) {
      found = 'fixture';
      continue;
    }
    const isShown = isTemplate(segment, segments[i - 1]) || isSandbox(segment, segments[i - 1], name);
    const context = isShown ? 'example' : folderContext(segment, segments[i - 1]);
    if (context === undefined) continue;
    if (context === 'vendored') {
      if (i < MAX_STAGE_DEPTH && isOwn(segments.slice(0, i + 1).join('/'))) continue;
      return context;
    }
    const parent = segments[i - 1]?.toLowerCase();
    // Test data, fixtures and documentation are no stages, whatever folder they are in.
    const isOfChart = parent === 'templates' && CHART_FILE.test(name);
    const isNamedAsStage = parent === 'templates' ? isOfChart : STAGE_LIKE.test(segment);
    if (parent !== undefined && STAGE_PARENTS.has(parent) && isNamedAsStage) continue;
    const mayBeStage = i < MAX_STAGE_DEPTH && STAGE_LIKE.test(segment);
    if (mayBeStage && isStageParent(segments.slice(0, i).join('/'))) continue;
    // Examples that have tests are tests.
    if (found !== 'fixture') found = context;
  }
  if (found === 'fixture' || isTestFile(name)) return 'fixture';
  if (found === 'production' && UPSTREAM_FILE.test(name)) return 'vendored';
  return found === 'production' && EXAMPLE_FILE.test(name) ? 'example' : found;
}

/** Images and services that only developers and tests start: `Dockerfile.dev`, `docker-compose.local.yml`, `e2e.Dockerfile`. */
const TEST_CONTAINER =
  /^(?:(?:dockerfile|containerfile|(?:docker-)?compose)[-_.](?:[\w-]{1,40}[-_.])?(?:dev|devel|development|local|localdev|tests?|testing|e2e)(?:\.ya?ml|\.(?:docker|container)file)?|(?:[\w-]{1,40}[-_.])?(?:dev|devel|development|local|tests?|e2e)\.(?:docker|container)file)$/i;

function isTestFile(name: string): boolean {
  if (TEST_CONTAINER.test(name) || TEST_FILE.test(name) || TEST_CLASS.test(name) || TEST_MATERIAL.test(name))
    return true;
  return (
    name.length <= MAX_WORDS_LENGTH && wordsOf(name).some((word) => TEST_FILE_WORDS.has(word)) && !isHostLike(name)
  );
}

/** A folder that is named after a host, as ACME clients do: it ends in a top-level domain in common use. */
function isHostLike(segment: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|edu|gov|io|dev|app|cloud|internal|local|lan|info|biz|[a-z]{2})$/i.test(
    segment,
  );
}

/** A folder with source code that is named after its purpose: `signer-qa/src`. Without code, `mail-qa` may be a stage. */
const TEST_MODULE = /(?:^|[-_])(?:qa|test)$/i;

/** Where environments are kept, and those of them that one machine runs: `environments/vm`, `inventories/docker`. */
const ENVIRONMENTS = /^(?:environments?|envs?|inventor(?:y|ies))$/i;
const ONE_MACHINE: ReadonlySet<string> = new Set('ci docker compose vm kind k3d minikube molecule'.split(' '));

/** Programs to try something out. Without code, a sandbox is a stage that runs. */
function isSandbox(segment: string, parent: string | undefined, name: string): boolean {
  return /^sandbox(?:es)?$/i.test(segment) && !STAGE_PARENTS.has(parent?.toLowerCase() ?? '') && PROGRAM.test(name);
}
const PROGRAM = /\.(?:cc?|cpp|cs|go|java|[cm]?[jt]sx?|kt|php|py|rb|rs|scala|swift|vb)$/i;

/** What others are copied from: `environments/template`, `secrets/template`. Manifests of a chart are in `templates`. */
function isTemplate(segment: string, parent = ''): boolean {
  return /^(?:template|skeleton)$/i.test(segment) && (STAGE_PARENTS.has(parent.toLowerCase()) || parent === 'secrets');
}

function folderContext(segment: string, parent: string | undefined): PathContext | undefined {
  const lower = segment.toLowerCase();
  // The package `com.example.demo`, as generators call it until somebody gives it a name.
  if ((lower === 'example' && parent === 'com') || (lower === 'demo' && parent === 'example')) return undefined;
  const known = FOLDERS.get(lower);
  if (known !== undefined) return known;
  // Where CocoaPods puts what it fetches; `pods` is a word of Kubernetes.
  if (segment === 'Pods') return 'vendored';
  // `usr/local` is a folder of every Unix system.
  if (DEVELOPMENT.has(lower) && parent !== 'usr') return 'fixture';
  if (segment.length > MAX_WORDS_LENGTH) return undefined;
  // Tests from outside; Prometheus has an exporter of that name.
  if (/^(?:black|white)box$/.test(lower))
    return /monitoring|prometheus|exporters?/.test(parent ?? '') ? undefined : 'fixture';
  // Maven's places for integration tests and for the site.
  if (parent === 'src' && lower === 'it') return 'fixture';
  if (parent === 'src' && lower === 'site') return 'example';
  // Compounds that two words make, or a singular with what it holds: `androidTest`, `test-data`, `dev-certs`.
  if (segment.length <= 60 && (TEST_FOLDER.test(segment) || TEST_FOLDER.test(lower))) return 'fixture';
  const words = wordsOf(segment);
  if (OF_DEVELOPMENT.test(lower)) return 'fixture';
  // `docker-compose-test-secrets`: what tests are given.
  if (words.some((word, i) => /^tests?$/.test(word) && TEST_THINGS.has(words[i + 1] ?? ''))) return 'fixture';
  if (/^tests?$/.test(words.at(-1) ?? '') && KINDS_OF_TESTS.has(words.at(-2) ?? '')) return 'fixture';
  if (words.some((word) => FIXTURE_WORDS.has(word)) && !isHostLike(segment)) return 'fixture';
  // The packages of tests in Python: `test_server`. With a hyphen it may be a server for tests that really runs.
  if (/^test_[a-z]/.test(lower)) return 'fixture';
  // A word in front that is not set apart: `skptesting`, `apptests`.
  if (words.length === 1 && /(?:testing|(?<!^(?:con|pro))tests)$/.test(lower)) return 'fixture';
  // What starts containers for CI or for a developer: `.docker_compose`, `.docker/php`. Settings of one user are in `~/.docker`.
  if (segment.startsWith('.') && words.some((word) => CONTAINER_WORDS.has(word)) && words.length > 1) return 'fixture';
  // The plural says so anywhere in a compound: `minimal-examples-lowlevel`.
  if (words.length > 1 && words.some((word) => EXAMPLE_PLURALS.has(word)) && !isHostLike(segment)) return 'example';
  if (words.some((word) => PROSE_WORDS.has(word)) && !isHostLike(segment)) return 'example';
  if (words.length > 1 && EXAMPLE_WORDS.has(words.at(-1) as string)) return isHostLike(segment) ? undefined : 'example';
  return EXAMPLE_FOLDER.test(lower) ? 'example' : undefined;
}

import type { Context } from '../model/index.ts';

type PathContext = Exclude<Context, 'production' | 'trust-store'>;

/** Folders by their whole name, in lower case. `contest`, `latest` and `examples.com` are none of them. */
const FOLDERS: ReadonlyMap<string, PathContext> = new Map([
  ...named(
    'vendored',
    'vendor vendored third_party third-party thirdparty node_modules bower_components site-packages dist-packages godeps .yarn',
  ),
  ...named(
    'fixture',
    'test tests __test__ __tests__ testing testdata testcases testlib testsuite testsuites testutil testutils spec specs e2e fixture fixtures __fixtures__ mock mocks __mocks__ golden goldens snapshots __snapshots__',
  ),
  ...named('example', 'example examples sample samples doc docs documentation tutorial tutorials'),
]);

function named(context: PathContext, names: string): [string, PathContext][] {
  return names.split(' ').map((name) => [name, context]);
}

/** `integration-tests`, `test_data`, `testcerts`, `oauth-fixtures`, and the camel case of Gradle: `androidTest`, `testFixtures`. */
const TEST_FOLDER =
  /^(?:(?:unit|integration|functional|acceptance|system|smoke|regression|conformance|e2e|it)[-_.]?tests?|tests?[-_.]?(?:data|fixtures?|resources?|certs?|certificates?|keys?|pki|assets|files|vectors|suites?|utils?|helpers?|support|cases?)|[a-z0-9.]+[-_](?:fixtures?|testdata|mocks?)|[a-z]+(?:Test|Tests|TestFixtures|Fixtures)|testFixtures)$/;

/**
 * Folders whose children are environments that really run. Below them `test`, `e2e` or `sample` is the name of a stage, and
 * below a Helm chart's `templates` the manifests that `helm test` puts into the cluster.
 */
const STAGE_PARENTS: ReadonlySet<string> = new Set(
  'environments environment envs env overlays overlay stages stage clusters cluster inventories inventory group_vars host_vars namespaces tenants accounts regions hosts sites deployments deploy live templates values vaults domains k8s kubernetes kustomize terraform infra infrastructure ansible puppet argocd flux'.split(
    ' ',
  ),
);

/** Source files of tests, as test runners find them: Go, JavaScript, Java, Kotlin, C#, Swift, PHP, Python, Ruby, Rust, Dart … */
const TEST_FILE =
  /(?:[-_.](?:test|tests|spec|e2e|mock|fixture)s?\.(?:go|[cm]?[jt]sx?|py|rb|rs|c|cc|cpp|h|exs?|dart|clj|ml|sh)|^(?:test|mock)_.{1,200}\.(?:go|py|rb|c|cc|cpp|h)|^conftest\.py|\.(?:snap|golden))$/i;
const TEST_CLASS =
  /^(?:.{0,200}[a-z0-9](?:Tests?|TestCase|Spec|IT)|Test[A-Z].{0,200})\.(?:java|kt|kts|scala|groovy|cs|fs|vb|swift|php|m)$/;

/** What the path alone says of a place; paths with `/`, relative to the root of the repository. */
export function contextOfPath(path: string): Exclude<Context, 'trust-store'> {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  let found: Exclude<Context, 'trust-store'> = 'production';
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i] as string;
    const context = folderContext(segment);
    if (context === undefined) continue;
    if (context === 'vendored') return context;
    const parent = segments[i - 1]?.toLowerCase();
    if (parent !== undefined && STAGE_PARENTS.has(parent)) continue;
    // Examples that have tests are tests.
    if (found !== 'fixture') found = context;
  }
  if (found === 'fixture' || TEST_FILE.test(name) || TEST_CLASS.test(name)) return 'fixture';
  return found;
}

function folderContext(segment: string): PathContext | undefined {
  const known = FOLDERS.get(segment.toLowerCase());
  if (known !== undefined) return known;
  return segment.length <= 60 && (TEST_FOLDER.test(segment) || TEST_FOLDER.test(segment.toLowerCase()))
    ? 'fixture'
    : undefined;
}

import { describe, expect, it } from 'vitest';
import { isOfExamples } from '../../src/policy/context.ts';
import { contextOfPath, isArchived, stageParents, wholePath, wordsOf } from '../../src/policy/path-context.ts';

describe('the path of a place', () => {
  it.each([
    'testdata/a.pem',
    'pkg/tls/testdata/a.pem',
    'src/test/resources/server.p12',
    'TESTS/a.pem',
    '__tests__/a.pem',
    'spec/support/a.pem',
    'e2e/a.pem',
    'test-fixtures/a.pem',
    'testcerts/a.pem',
    'test_data/a.pem',
    'integration-tests/a.pem',
    'src/androidTest/a.p12',
    'src/testFixtures/a.p12',
    'oauth-fixtures/a.pem',
    'examples/web/tests/a.pem',
    'pkg/tls/handshake_test.go',
    'src/tls.test.ts',
    'src/tls.spec.mjs',
    'src/TlsTest.java',
    'src/TlsTests.cs',
    'src/TestTls.kt',
    'lib/TestTls.ecl',
    'src/HandshakeIT.java',
    'lib/test_tls.py',
    'lib/tls_test.py',
    'conftest.py',
    'src/render.snap',
    'cunit/http_jwt.testc',
    'assemblies/signer-qa/src/assembly/keys/ca.p12',
    'mail-test/src/main/resources/server.p12',
    'qa/src/main/resources/keys/RSA2048.txt',
    'charts/web/testdata/templates/tests/a.yaml',
    't/certs/server.pem',
    'lib/Mail/t/key.pem',
    'cypress/certs/a.key',
    'reg-tests/ssl/a.pem',
    'regtest/a.pem',
    'selftest/ca/a.pem',
    'tests-e2e/a.pem',
    'testing-certs/a.pem',
    'core/test_creds/a.key',
    'fixtures-expired/ca.crt',
    'end-to-end/a.pem',
    'mock-server/a.key',
    'fuzz/certs.h',
    'xmlenc/corpus/a.xml',
    'xmlenc/crashers/0d8c',
    'benchmarks/tls/a.pem',
    'hack/certs/ca.key',
    '.devcontainer/a.key',
    'dev-certs/a.key',
    'local_data/dkim.key',
    'plugins/load_tester/creds.c',
    'plugins/sql/test.sql',
    'ipatests/test_webui/data_user.py',
    'dataclients/kubernetes/testdata/tls/a.yaml',
    'terraform/fixtures/a.pem',
    'skptesting/cert.pem',
    'server/certs/benchmark-ca-key.pem',
    'hieradata/vagrant_credentials.yaml',
    '.ci/docker-compose-file/ca.key',
    '.docker_compose/jwks.json',
    'middleware/stub/jwks.json',
    'src/it/ssl/a.jks',
    'src/Mail.Tests/a.pfx',
    'src/Mail.UnitTests/a.pfx',
    'MailUITests/a.p12',
    'src/mail_SUITE_data/a.pem',
    'src/test-crypto.c',
    'src/benchmark-tls.c',
    'src/jmh/resources/a.jks',
    'plugins/load-test/a.pem',
    'src/mock-tls.ts',
    'src/tls_unittest.cc',
    'src/TlsTest.cpp',
    'src/tls.cy.ts',
    'src/tls/tests.rs',
    'src/tls_SUITE.erl',
    'lib/crypto-selftests-pk.c',
    'lib/tls.t',
    'android/app/debug.keystore',
    'App_TemporaryKey.pfx',
    'ssl/ssl-cert-snakeoil.key',
    'ssl/dummy.crt',
    'ssl/localhost.key',
    'ssh/test_rsa',
    'ssh/mock_rsa_key',
    'certs/testCert.pem',
    'acme-fapi-conformance-tests/a.key',
    'mailet/integration-testing/src/main/resources/a.key',
    'app-tests/a.key',
    'gtests/a.pem',
    'blackbox/certs/a.key',
    'product-scenarios/keys/a.key',
    'apps/server/dev/ssl-stores/a.key',
    'dev/a.key',
    'local/a.key',
    'hieradata/vagrant/vpn.yaml',
    'environments/vagrant/a.key',
    'src/tls/fixtures.ts',
    'src/test-helpers.ts',
    'molecule/upgrade/files/apt.priv',
    'roles/acme/files/pebble/ca.key',
    'common/common-int-test/src/main/resources/ca.key',
    'signer-int-test/a.key',
    'Docker/xrd-dev-stack/mail/a.key',
    '.github/servers/imap/tls.key',
    'templates/test/scim/data.properties',
    'Dockerfile.dev',
    'docker/Dockerfile-local',
    'web/e2e.Dockerfile',
    'docker-compose.dev.yml',
    'compose.web-test.yaml',
    'docker-compose-test-secrets/trust.jks',
    'roles/policy-test-coverage/defaults/main.yml',
    'environments/vm/secrets/all.yml',
    '.github/workflows/compose/keystores/client-key.pem',
    'shared/corp_invalid.ca.pem',
    'archives/corrupted/a.zip',
    'inventories/docker/group_vars/all.yml',
    'shared/ssas/admin_test_signing_key.pem',
    'apptests/environment/charts/a.tgz',
    '.config/CredScanSuppressions.json',
    'charts/maddy/ci/ct-values.yaml',
    'test-network-k8s/ca.key',
    'ci/qa-config/files/engine.key',
    'charts/x/templates/test/a.yaml.crt',
    'environments/unittest/a.pem',
    'environments/integration-tests/a.pem',
  ])('%s: fixture', (path) => {
    expect(contextOfPath(path)).toBe('fixture');
  });

  it.each([
    'examples/a.pem',
    'example/web/a.pem',
    'samples/a.pem',
    'docs/a.md',
    'pkg/docs/setup/a.pem',
    'demo/certs/a.key',
    'example-app/a.key',
    'sample_keys/a.key',
    'java-examples/a.key',
    'minimal-examples-lowlevel/http/a.key',
    'sandbox/Corp.Client/Startup.cs',
    'quickstart/a.pem',
    'README.md',
    'README',
    'guides/tls.adoc',
    'ssl/server.key.example',
    'charts/tpl/values_example_app.yaml',
    'config/secrets.example.yml',
    'sample.pem',
    'certs.example/sp/a.crt',
    'src/site/xdoc/install.xml',
    'src/homepage/howTo/a.html',
    'api/javadoc/a.html',
    'api/openapi.yaml',
    'config/demo_sp.key',
    'openam-documentation/src/guide.xml',
    'src/csharpsource/readme.txt',
    'docs-api/mail-swagger-v2.json',
    'environments/template/files/idp.crt',
    'secrets/template/JWT_PRIVATE_KEY',
    'docker/quick-setup/tls/server.key',
  ])('%s: example', (path) => {
    expect(contextOfPath(path)).toBe('example');
  });

  it.each([
    'vendor/x/a.pem',
    'third_party/x/testdata/a.pem',
    'web/node_modules/x/test/a.pem',
    'env/vendor/a.pem',
    '3rdparty/x/a.pem',
    'deps/x/apps/a.pem',
    'subprojects/x/a.pem',
    'ios/Pods/x/roots.pem',
    'lib/certifi/cacert.pem',
    'debian/patches/tls.patch',
    'tls.diff',
    'app/composer.phar',
    'packages/harbor/charts/harbor/templates/secret.yaml',
    'dist/iperf-3.9.tar.gz/iperf-3.9/src/key.c',
  ])('%s: vendored', (path) => {
    expect(contextOfPath(path)).toBe('vendored');
  });

  it.each([
    'a.pem',
    'sandbox/tls/a.pem',
    'sandbox/values.yaml',
    'environments/sandbox/main.ts',
    'contest/a.pem',
    'mail-qa/tls.crt',
    'mail-test/config/tls.crt',
    'sqa/src/tls.crt',
    'latest/a.pem',
    'attestation/a.pem',
    'protest/latest/contest/a.pem',
    'examples.com/tls.crt',
    'mail.examples.corp.internal/tls.crt',
    'www.example.com/tls.crt',
    'testimonials/a.pem',
    'specification/a.pem',
    'doctor/a.pem',
    'pods/13/tls.crt',
    'vendors/a.pem',
    'test.pem',
    'tests.pem',
    'server-test.pem',
    'certs/test_server.pem',
    'certs/tls.test.pem',
    'src/latest.go',
    'src/Contest.java',
    'src/Audit.java',
    'src/LIMIT.java',
    'charts/web/templates/tests/test-connection.yaml',
    'environments/test/tls.crt',
    'overlays/test/secret.yaml',
    'clusters/e2e/tls.crt',
    'k8s/test/secret.yaml',
    'inventories/sample/tls.crt',
    'apps/local-path-provisioner/tls.crt',
    'kubernetes/dev-test/tls.crt',
    '.docker/key.pem',
    '.ssh/id_rsa',
    'certs/benchmarker.pem',
    'mail-test/tls.crt',
    'prod/tls.crt',
    'tls/example.com/a.key',
    'src/main/java/com/example/demo/Keys.java',
    'it/mail/a.key',
    'api-test/a.key',
    'test-server/a.key',
    'usr/local/share/ca-certificates/a.crt',
    'resample.pem',
    'debug.keystore.d/a.jks',
    'hotfixes/a.pem',
    'patches/a.pem',
    'mail.corp.internal.key',
    'Contests/a.pem',
    'site/a.pem',
    'environments/dev/tls.crt',
    'clusters/local/tls.crt',
    'blackbox-exporter/tls.crt',
    'monitoring/blackbox/tls.crt',
    'testing.corp.io/tls.crt',
    'backup-3.9.tar.gz/etc/ssl/a.key',
    'releases.tar.gz/releases/a.key',
    'device/a.key',
    'developer-portal/a.key',
    'point-test/a.key',
    'molecules/a.key',
    '.github/workflows/deploy.yml',
    '.github/actions/deploy/action.yml',
    '.github/deploy.key',
    'ci/deploy.key',
    'ci/production/pipeline.yml',
    'demonstrator.key',
    'documentations.io/tls.key',
    'readme/tls.key',
    'packages/harbor/charts/mail/templates/secret.yaml',
    'mail-test-plan/a.key',
    'contests/a.key',
    'environments/vms/all.yml',
    'invalidation/tls.key',
    'docker/vm/tls.key',
    'latest_signing_key.pem',
    'requests/a.key',
    'openapi-gateway/tls.key',
    'openapi.key',
    'charts/mail/template/secret.yaml',
    'secrets/live/JWT_PRIVATE_KEY',
    'src/tls_test.go.crt',
    'src/MyTestTls.kt',
    'src/TlsTest.java.crt',
    'certs/tls.mdb.pem',
    'unittestament/a.pem',
    'punittest/a.pem',
    'counterexample-x/a.pem',
    'src/tls.patch.pem',
    'x/dev-certsauce/a.pem',
    'environments/templates-old/a.key',
    'config/readme.d.key',
    'mydebug.keystore',
  ])('%s: production', (path) => {
    expect(contextOfPath(path)).toBe('production');
  });

  it('is a stage where its folder lies beside one that is named so', () => {
    const parents = stageParents([
      { repository: 'r', path: 'prod/tls.crt' },
      { repository: 'r', path: 'apps/prod-eu/tls.crt' },
    ]);
    const contextIn = (repository: string, path: string) =>
      contextOfPath(path, (folder) => parents.has(`${repository}\0${folder}`));
    expect(contextIn('r', 'test/tls.crt')).toBe('production');
    expect(contextIn('r', 'demo/tls.crt')).toBe('production');
    expect(contextIn('r', 'apps/test-certs/tls.crt')).toBe('production');
    expect(contextIn('r', 'load-test/tls.crt')).toBe('production');
    expect(contextIn('r', 'dev/tls.crt')).toBe('production');
    expect(contextIn('s', 'dev/tls.crt')).toBe('fixture');
    expect(contextIn('s', 'load-test/tls.crt')).toBe('fixture');
    // Tests of the whole, another folder's tests, another repository, and what no stage is called.
    expect(contextIn('r', 'tests/tls.crt')).toBe('fixture');
    expect(contextIn('r', 'lib/test/tls.crt')).toBe('fixture');
    expect(contextIn('s', 'test/tls.crt')).toBe('fixture');
    expect(contextIn('r', 'docs/tls.crt')).toBe('example');
    expect([...stageParents([{ repository: 'r', path: 'nonprod/tls.crt' }])]).toEqual([]);
    // Code is staged too.
    expect([...stageParents([{ repository: 'r', path: 'staging/src/a.go' }])]).toEqual([]);
  });

  it('is not vendored where the folder holds the code of the repository', () => {
    const isOwn = (folder: string) => folder === 'deps';
    expect(contextOfPath('deps/broker/priv/tls/server.crt', undefined, isOwn)).toBe('production');
    expect(contextOfPath('deps/broker/test/server.crt', undefined, isOwn)).toBe('fixture');
    expect(contextOfPath('app/deps/broker/server.crt', undefined, isOwn)).toBe('vendored');
  });

  it('bears any path', () => {
    for (const path of [
      '',
      '/',
      '//',
      '..',
      '__proto__/constructor/a.pem',
      'test'.repeat(50_000),
      '-'.repeat(50_000),
      'a/'.repeat(50_000),
      'Dockerfile',
      'Dockerfile.prod',
      'Dockerfile.device',
      'docker-compose.yml',
      'docker-compose.latest.yml',
    ]) {
      expect(contextOfPath(path)).toBe('production');
    }
  });
});

describe('the path of a file in an archive', () => {
  it.each([
    ['lib.tgz', 'package/test/a.key', 'lib.tgz/package/test/a.key'],
    ['web.war', 'WEB-INF/lib/a.jar!tests/a.jks!alias "x"', 'web.war/WEB-INF/lib/a.jar/tests/a.jks'],
    ['lib.jar', 'test/a b.jks alias "x"', 'lib.jar/test/a b.jks'],
    ['lib.zip', 'test/a.pem #2', 'lib.zip/test/a.pem'],
    ['lib.zip', undefined, 'lib.zip'],
    ['values.yaml', 'test/a', 'values.yaml'],
  ])('%s %s', (path, pointer, expected) => {
    expect(wholePath({ path, ...(pointer !== undefined && { pointer }) })).toBe(expected);
  });
});

it.each([
  ['.archive/a.key', true],
  ['x/_archived/a.key', true],
  ['x/.old/y/a.key', true],
  ['_trash/a.key', true],
  ['.attic/a.key', true],
  ['attic/a.key', true],
  ['Archived/a.key', true],
  ['x/graveyard/a.key', true],
  ['archive/a.key', false],
  ['old/a.key', false],
  ['trash/a.key', false],
  ['x.archive/a.key', false],
  ['attics/a.key', false],
  ['x/attic', false],
])('%s is archived: %s', (path, expected) => expect(isArchived(path)).toBe(expected));

it.each([
  ['acme/fabric-samples', true],
  ['acme/example', true],
  ['acme/tls-demo', true],
  ['acme/Tutorials', true],
  ['acme/go.workshop', true],
  ['acme/playground', true],
  ['examples/web', false],
  ['acme/demonstrator', false],
  ['acme/resample', false],
  ['acme/sample-app', false],
])('%s gathers examples: %s', (repository, expected) => expect(isOfExamples(repository)).toBe(expected));

it.each([
  ['MailUITests', ['mail', 'ui', 'tests']],
  ['fapi-conformance_tests.2', ['fapi', 'conformance', 'tests', '2']],
  ['tls12Key', ['tls12', 'key']],
  ['TLSKey', ['tls', 'key']],
])('%s has the words %j', (name, words) => expect(wordsOf(name)).toEqual(words));

describe('names of folders, each for itself', () => {
  const of = (folder: string) => contextOfPath(`${folder}/a.pem`);

  it.each([
    'vendor vendored third_party third-party thirdparty 3rdparty 3rd-party 3rd_party deps extern externals subprojects',
    'node_modules bower_components site-packages dist-packages certifi godeps carthage .yarn .bundle Pods',
  ])('%s', (names) => {
    for (const name of names.split(' ')) expect([name, of(name)]).toEqual([name, 'vendored']);
  });

  it.each([
    't xt test tests __test__ __tests__ testing testdata testcases testlib testsuite testsuites testutil testutils spec specs',
    'e2e __e2e__ end-to-end end2end fixture fixtures __fixtures__ mock mocks __mocks__ mockserver wiremock stubs golden goldens',
    'snapshots __snapshots__ cypress playwright regtest regtests selftest selftests unittest unittests fuzz fuzzer fuzzers fuzzing',
    'corpus corpora crashers torture bench benches benchmark benchmarks jmh testserver testbed stub hack molecule .kitchen pebble',
    '.devcontainer dev devel development local localdev localhost minikube vagrant .vagrant blackbox whitebox',
  ])('%s: fixture', (names) => {
    for (const name of names.split(' ')) expect([name, of(name)]).toEqual([name, 'fixture']);
  });

  it('example example examples sample samples demo demos doc docs documentation and so on', () => {
    const names =
      'example examples sample samples demo demos doc docs documentation tutorial tutorials quickstart quickstarts playground workshop workshops howto howtos xdoc xdocs javadoc javadocs apidoc apidocs';
    for (const name of names.split(' ')) expect([name, of(name)]).toEqual([name, 'example']);
  });

  it.each([
    'environments environment envs env overlays overlay stages stage clusters cluster inventories inventory group_vars host_vars',
    'namespaces tenants accounts regions hosts sites deployments deploy live values vaults domains k8s kubernetes kustomize',
    'terraform infra infrastructure ansible puppet argocd flux',
  ])('below %s stages run', (names) => {
    for (const parent of names.split(' ')) {
      expect([parent, of(`${parent}/test`)]).toEqual([parent, 'production']);
      expect([parent, of(`${parent}/tests`)]).toEqual([parent, 'fixture']);
    }
  });

  it.each([
    'prod',
    'production',
    'prd',
    'preprod',
    'pre-prod',
    'uat',
    'stg',
    'qa',
    'live',
    'PROD-eu',
    'qa_1',
    'live.old',
  ])('%s makes stages of its neighbours', (stage) => {
    expect([...stageParents([{ repository: 'r', path: `x/${stage}/a.pem` }])]).toEqual(['r\0x']);
    expect([...stageParents([{ repository: 'r', path: stage }])]).toEqual([]);
  });

  it.each([
    'test',
    'testing',
    'e2e',
    'demo',
    'sample',
    'bench',
    'playground',
    'dev',
    'devel',
    'development',
    'local',
    'test-data',
    'dev_certs',
    'local-data',
  ])('%s may be a stage', (folder) => {
    expect(contextOfPath(`${folder}/a.pem`)).not.toBe('production');
    expect(contextOfPath(`${folder}/a.pem`, (parent) => parent === '')).toBe('production');
    expect(contextOfPath(`x/${folder}/a.pem`, (parent) => parent === 'y')).not.toBe('production');
  });

  it('beyond twenty folders nothing is looked at for stages or own code', () => {
    const deep = (count: number, folder: string) => `${'a/'.repeat(count)}${folder}/a.pem`;
    expect([contextOfPath(deep(19, 'test'), () => true), contextOfPath(deep(20, 'test'), () => true)]).toEqual([
      'production',
      'fixture',
    ]);
    expect([
      contextOfPath(deep(19, 'deps'), undefined, () => true),
      contextOfPath(deep(20, 'deps'), undefined, () => true),
    ]).toEqual(['production', 'vendored']);
  });
});

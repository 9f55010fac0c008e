import { describe, expect, it } from 'vitest';
import { contextOfPath } from '../../src/policy/places.ts';

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
    'src/HandshakeIT.java',
    'lib/test_tls.py',
    'lib/tls_test.py',
    'conftest.py',
    'src/render.snap',
    'charts/web/testdata/templates/tests/a.yaml',
  ])('%s: fixture', (path) => {
    expect(contextOfPath(path)).toBe('fixture');
  });

  it.each(['examples/a.pem', 'example/web/a.pem', 'samples/a.pem', 'docs/a.md', 'pkg/docs/setup/a.pem'])(
    '%s: example',
    (path) => {
      expect(contextOfPath(path)).toBe('example');
    },
  );

  it.each(['vendor/x/a.pem', 'third_party/x/testdata/a.pem', 'web/node_modules/x/test/a.pem', 'env/vendor/a.pem'])(
    '%s: vendored',
    (path) => {
      expect(contextOfPath(path)).toBe('vendored');
    },
  );

  it.each([
    'a.pem',
    'contest/a.pem',
    'latest/a.pem',
    'attestation/a.pem',
    'protest/latest/contest/a.pem',
    'examples.com/tls.crt',
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
    'mail-test/tls.crt',
    'prod/tls.crt',
  ])('%s: production', (path) => {
    expect(contextOfPath(path)).toBe('production');
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
    ]) {
      expect(contextOfPath(path)).toBe('production');
    }
  });
});

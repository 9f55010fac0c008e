import { describe, expect, it } from 'vitest';
import { allowedPlaces, isAllowList, readAllowList } from '../../src/policy/allow-lists.ts';
import { policy, REPOSITORY, repository } from '../support/builders.ts';

/** What lists, by their paths, say of a file. */
function said(lists: Record<string, string>, path: string, line?: number) {
  const allowLists = Object.entries(lists).flatMap(([list, text]) => readAllowList(text, list));
  const allowed = allowedPlaces({ repositories: [repository({ allowLists })] }, policy().matches);
  const place = { repository: REPOSITORY, path, ...(line !== undefined && { line }) };
  return allowed.ofFile(place) ?? (allowed.ofLine(place) ? 'line' : undefined);
}

const GITLEAKS = `title = "corp"
[[rules]]
id = "aws-access-key"
[rules.allowlist]
paths = ['''infra/''']
[[rules]]
id = "private-key"
  [[rules.allowlists]]
  paths = ["legacy/.*\\\\.pem$"]
[allowlist]
description = "made up"
paths = [
  '''(^|/)playbooks/files/demo-ca/''', # for the training
  '''.*\\.(jpg|pem)$''',
  '''(?!x)lookahead/'''
]
regexes = ['''certs/''']
[extend]
paths = ['''charts/''']
`;
const BASELINE = JSON.stringify({
  filters_used: [{ path: 'detect_secrets.filters.regex.should_exclude_file', pattern: ['^ops/sandbox/.*'] }],
  results: {
    'keys/jwt.pem': [{ type: 'Private Key', line_number: 1 }],
    'keys/real.pem': [{ type: 'Private Key', line_number: 1, is_secret: true }],
    'values.yaml': [
      { type: 'Hex High Entropy String', line_number: 3 },
      { type: 'Private Key', line_number: 12 },
    ],
  },
});
const ATTRIBUTES =
  'upstream/** linguist-vendored\n/guides/* linguist-documentation=true\n*.html linguist-vendored\ndeps/own/** -linguist-vendored\n*.pem text eol=lf\n';

describe('a list of the repository says', () => {
  it.each<[string, string, string, string]>([
    ['.gitleaks.toml', GITLEAKS, 'ansible/playbooks/files/demo-ca/ca.key', 'fixture'],
    ['.gitleaks.toml', GITLEAKS, 'legacy/a/b.pem', 'fixture'],
    ['.gitleaksignore', '# old\nkeys/demo.key:private-key:1\n', 'keys/demo.key', 'fixture'],
    ['.gitleaksignore', `${'a'.repeat(40)}:keys/demo.p12:pkcs12-file:0\n`, 'keys/demo.p12', 'fixture'],
    ['.secrets.baseline', BASELINE, 'keys/jwt.pem', 'fixture'],
    ['.secrets.baseline', BASELINE, 'ops/sandbox/ca.pem', 'fixture'],
    ['.trivyignore.yaml', 'secrets:\n  - id: private-key\n    paths: ["keys/demo/**"]\n', 'keys/demo/a.key', 'fixture'],
    ['trivy-secret.yaml', 'allow-rules:\n  - id: a\n    path: ^keys/demo/\n', 'keys/demo/a.key', 'fixture'],
    ['.gitattributes', ATTRIBUTES, 'upstream/tls/a.pem', 'vendored'],
    ['.gitattributes', ATTRIBUTES, 'guides/a.pem', 'example'],
    ['.gitattributes', ATTRIBUTES, 'deps/own/a.pem', 'production'],
    ['lib/.gitattributes', '* linguist-vendored\n', 'lib/x/a.pem', 'vendored'],
  ])('%s: what a file is (%#)', (list, text, path, expected) => {
    expect(said({ [list]: text }, path)).toBe(expected);
  });

  it('which line of a file it means, where the file holds other things', () => {
    expect(said({ '.secrets.baseline': BASELINE }, 'values.yaml', 12)).toBe('line');
    expect(said({ '.secrets.baseline': BASELINE }, 'values.yaml', 3)).toBeUndefined();
    expect(said({ '.gitleaksignore': 'app.yml:private-key:7\n' }, 'app.yml', 7)).toBe('line');
    expect(said({ '.gitleaksignore': 'app.yml:private-key:7\n' }, 'app.yml', 8)).toBeUndefined();
  });

  it.each<[string, string, string, string]>([
    ['of every file of a kind', '.gitleaks.toml', GITLEAKS, 'certs/www.pem'],
    ['for another rule', '.gitleaks.toml', GITLEAKS, 'infra/www.key'],
    ['of content', '.gitleaks.toml', GITLEAKS, 'certs/www.key'],
    ['elsewhere in the file', '.gitleaks.toml', GITLEAKS, 'charts/www.key'],
    ['in an expression that is not known', '.gitleaks.toml', GITLEAKS, 'lookahead/www.key'],
    ['of another finding', '.gitleaksignore', 'keys/www.key:generic-api-key:1\n', 'keys/www.key'],
    ['that it is a secret', '.secrets.baseline', BASELINE, 'keys/real.pem'],
    ['of every page', '.gitattributes', ATTRIBUTES, 'site/a.html'],
    ['of line ends', '.gitattributes', ATTRIBUTES, 'certs/a.pem'],
    [
      'of what is called production',
      '.gitleaks.toml',
      "[allowlist]\npaths = ['''^secrets/''']",
      'secrets/prod/www.key',
    ],
  ])('nothing %s', (_, list, text, path) => {
    expect(said({ [list]: text }, path)).toBeUndefined();
  });

  it.each([
    ['.gitleaks.toml', '[allowlist]\npaths = ["'],
    ['.gitleaks.toml', `[allowlist]\npaths = [${"'''a'''".repeat(50_000)}`],
    ['.secrets.baseline', '{"results": {"a": [1, null]}, "filters_used": "x"}'],
    ['.secrets.baseline', 'not JSON'],
    ['.trivyignore.yaml', 'secrets: {paths: [}'],
    ['.gitattributes', `${'*'.repeat(1_000)} linguist-vendored\n`.repeat(500)],
  ])('nothing that hurts in %s (%#)', (list, text) => {
    const start = performance.now();
    expect(said({ [list]: text }, 'certs/www.key')).not.toBe('line');
    expect(performance.now() - start).toBeLessThan(1_500);
  });
});

it('lists are at the root or in .github, attributes in any folder', () => {
  expect(['.gitleaks.toml', '.github/.gitleaks.toml', 'a/.gitattributes'].every(isAllowList)).toBe(true);
  expect(['vendor/lib/.gitleaks.toml', 'docs/.secrets.baseline', 'a.toml'].some(isAllowList)).toBe(false);
});

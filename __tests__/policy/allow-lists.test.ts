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

describe('an entry of a list', () => {
  const entries = (list: string, text: string) =>
    readAllowList(text, list).map(({ list: from, ...entry }) => (from === list ? entry : 'another list'));

  it.each<[string, string, unknown[]]>([
    [
      '.gitleaks.toml',
      '[allowlist]\npaths = ["a\\\\.b", \'c\']',
      [
        { context: 'fixture', regex: 'a\\.b' },
        { context: 'fixture', regex: 'c' },
      ],
    ],
    [
      'gitleaks.toml',
      '[[allowlists]]\npaths = [\n  """a""", # b ] "c"\n  "d" ] # "e"\n"f"\n',
      [
        { context: 'fixture', regex: 'a' },
        { context: 'fixture', regex: 'd' },
      ],
    ],
    [
      '.gitleaks.toml',
      "[[rules]]\nid = 'pkcs12-file'\n[[rules.allowlists]]\npaths = ['a']\n[[rules]]\n[rules.allowlist]\npaths = ['b']\n",
      [{ context: 'fixture', regex: 'a' }],
    ],
    [
      '.gitleaks.toml',
      "[x.allowlist]\npaths = ['a']\n[allowlistx]\npaths = ['b']\n[allowlist]\nstopwords = ['c']\n",
      [],
    ],
    [
      '.gitleaksignore',
      ' a/b.key:private-key:7 \n#c.key:private-key:1\nd.key:private-key\ne:f.pem:private-key:x\n',
      [
        { context: 'fixture', path: 'a/b.key', line: 7 },
        { context: 'fixture', path: 'e:f.pem' },
      ],
    ],
    [
      '.gitleaksignore',
      `${'A'.repeat(40)}:k.pem:private-key:0\n${'b'.repeat(41)}:l.pem:kubernetes-secret:2\n`,
      [
        { context: 'fixture', path: `${'A'.repeat(40)}:k.pem` },
        { context: 'fixture', path: `${'b'.repeat(41)}:l.pem`, line: 2 },
      ],
    ],
    [
      '.secrets.baseline',
      JSON.stringify({
        exclude: { files: '^old/' },
        filters_used: [
          { path: 'x.should_exclude_line', pattern: ['a'] },
          { path: 'x.should_exclude_file', pattern: 'b' },
          { path: 7, pattern: ['c'] },
          { path: 'should_exclude_file', pattern: ['d', 7] },
        ],
      }),
      [
        { context: 'fixture', regex: 'd' },
        { context: 'fixture', regex: '^old/' },
      ],
    ],
    [
      '.secrets.baseline',
      JSON.stringify({
        results: { a: [{ type: 'Private Key', is_secret: false }, { type: 7 }, { type: 'AWS Key' }], b: 'x' },
      }),
      [{ context: 'fixture', path: 'a' }],
    ],
    [
      '.trivyignore.yaml',
      'secrets:\n  - paths: [a, 7, "b/**"]\n  - id: x\n---\nsecrets:\n  - paths: [c]\nvulnerabilities:\n  - paths: [d]\n',
      [
        { context: 'fixture', glob: 'a' },
        { context: 'fixture', glob: 'b/**' },
        { context: 'fixture', glob: 'c' },
      ],
    ],
    [
      'trivy-secret.yaml',
      'allow-rules:\n  - path: a\n  - path: b\n    regex: c\n  - regex: d\n  - id: e\n',
      [{ context: 'fixture', regex: 'a' }],
    ],
    [
      'x/.gitattributes',
      '# a linguist-vendored\n[attr]b linguist-vendored\nc text\nd/ linguist-vendored\n/e linguist-vendored=true\nf/g linguist-documentation\nh !linguist-vendored\ni linguist-vendored=false\nk linguist-vendored=falsehood x-linguist-vendored\nj linguist-vendoredx xlinguist-vendored=false\n',
      [
        { context: 'vendored', glob: 'x/**/d/' },
        { context: 'vendored', glob: 'x/e' },
        { context: 'example', glob: 'x/f/g' },
        { context: 'production', glob: 'x/**/h' },
        { context: 'production', glob: 'x/**/i' },
      ],
    ],
    ['x.toml', "[allowlist]\npaths = ['a']", []],
  ])('%s (%#)', (list, text, expected) => expect(entries(list, text)).toEqual(expected));

  it('is one of two thousand at most, of a list that is not too large', () => {
    const line = '*.a linguist-vendored\n';
    expect(readAllowList(line.repeat(2_001), '.gitattributes')).toHaveLength(2_000);
    expect(readAllowList(line + '#'.repeat(4 << 20), '.gitattributes')).toEqual([]);
  });

  it.each(['prod', 'production', 'prd', 'live'])('says nothing of %s', (word) => {
    const ignored = { '.gitleaksignore': `${word}/a.yaml:private-key:3\n${word}x/a.yaml:private-key:3\n` };
    expect(said(ignored, `${word}/a.yaml`, 3)).toBeUndefined();
    expect(said(ignored, `${word}x/a.yaml`, 3)).toBe('line');
  });

  it('of a file that is a key is about the file, whatever its line', () => {
    expect(said({ '.gitleaksignore': 'a.key:private-key:3\n' }, 'a.key', 9)).toBe('fixture');
    expect(said({ '.gitleaksignore': 'a.key:private-key:3\n' }, 'b.key', 3)).toBeUndefined();
    expect(said({ '.gitleaksignore': 'a.yaml:private-key:x\n' }, 'a.yaml', 3)).toBe('fixture');
  });

  it('that comes last counts, and only in its repository', () => {
    const lists = '*/a.pem linguist-vendored\nx/* -linguist-vendored\n';
    expect(said({ '.gitattributes': lists }, 'x/a.pem')).toBe('production');
    const allowLists = readAllowList(lists, '.gitattributes');
    const { ofFile } = allowedPlaces(
      { repositories: [repository({ name: 'other/one', allowLists }), repository({})] },
      policy().matches,
    );
    expect([
      ofFile({ repository: 'other/one', path: 'y/a.pem' }),
      ofFile({ repository: REPOSITORY, path: 'y/a.pem' }),
    ]).toEqual(['vendored', undefined]);
  });
});

describe('a README says of the material beside it', () => {
  const beside = (text: string, path = 'app/certs/a.key', list = 'app/certs/README.md') => {
    const allowed = allowedPlaces(
      { repositories: [repository({ allowLists: readAllowList(text, list) })] },
      policy().matches,
    );
    return allowed.ofProse({ repository: REPOSITORY, path });
  };

  it.each([
    'The certificates shipped here are provided only for testing and local\ndeployments.',
    'Certificates of the broker. Do not use them in production.',
    "These keys aren't intended for any use in production!",
    'All keys in this folder are for development purposes only.',
    '- `a.key`: the client key - these keys must never be used in production',
    'The pair is a generic certificate with the purpose of serving both as an example and a testing sample. It has a key of its own.',
    'These are sample certificates.',
    'The keys are just dummy RSA keys.',
  ])('%j', (text) => {
    expect(beside(`# Certificates\n\n${text}\n`)).toBe('fixture');
    expect(beside(text, 'app/certs/a.yaml')).toBeUndefined();
    expect(beside(text, 'app/a.key')).toBeUndefined();
    expect(beside(text, 'app/certs/prod/a.key')).toBeUndefined();
    expect(beside(text, 'a.key', 'README.md')).toBeUndefined();
  });

  it.each([
    'Self-signed certificates should not be used in production.',
    'The staging certificates are not for use in production.',
    'Generate the keys only for testing.',
    'These certificates are used in production.',
    'These settings are only for development.',
    'The keys are rotated every month; see the runbook of production.',
    '| these keys | only for testing |',
    'Never commit keys of production.',
    'See these examples of certificates.',
    'The certificates are used as the identity of these servers.',
  ])('nothing: %j', (text) => expect(beside(text)).toBeUndefined());

  it('reaches below a folder where it speaks of all that is in it', () => {
    const text = 'This directory contains a certificate. It is meant as an example.';
    expect(beside(text, 'app/certs/ca/private/a.key')).toBe('fixture');
    expect(beside('These are sample keys.', 'app/certs/ca/private/a.key')).toBeUndefined();
  });

  it('names a folder', () => {
    const text = 'The certificates in `docker/tls/` are only for testing.';
    expect(beside(text, 'docker/tls/a/ca.pem', 'README.md')).toBe('fixture');
    expect(beside(text, 'docker/ca.pem', 'README.md')).toBeUndefined();
    expect(beside(text, 'x/docker/tls/ca.pem', 'x/README.md')).toBe('fixture');
  });

  it.each([
    ['This repository contains code samples.', true],
    ['A collection of working examples.', true],
    ['This repo holds a set of simple tutorials', true],
    ['This repository provides a complete local development environment using containers.', true],
    ['This is a deployment example of all components.', true],
    ['The testbed is intended as a playground.', true],
    ['This repository contains the development environment of the shop.', false],
    ['This repository contains the server and a local development environment.', false],
    ['This project is our Django site, local development environment included.', false],
    ['This repository contains everything beside the local development environment.', false],
    ['See the local development environment.', false],
    ['This repository contains the server and its examples.', false],
    ['This repository contains the proxy. See the examples.', false],
    ['This repository contains Terraform modules with examples.', false],
  ])('of a whole repository: %j: %s', (text, all) => {
    const found = readAllowList(`Corp\n====\n\n${text}\n`, 'README.md');
    expect(found.some(({ glob }) => glob === '**')).toBe(all);
    expect(readAllowList(text, 'lib/README.md')).toEqual([]);
  });
});

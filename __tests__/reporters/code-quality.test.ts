import { expect, it } from 'vitest';
import { codeQuality } from '../../src/reporters/code-quality.ts';
import { finding, inventory, location, report } from '../support/builders.ts';

const OPTIONS = { color: false, width: 80, quiet: false };
const issues = (findings: ReturnType<typeof finding>[]) =>
  JSON.parse(codeQuality.render(report({ findings }), OPTIONS));

it('has what GitLab asks for of each finding that counts', () => {
  const found = finding({
    rule: 'stale-copy',
    level: 'error',
    message: 'Stale.',
    fix: 'Copy it.',
    key: 'stale-copy|a',
    location: location('pods/13/tls.crt', 7),
  });
  expect(issues([found])).toEqual([
    {
      description: 'Stale. Fix: Copy it.',
      check_name: 'stale-copy',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      severity: 'critical',
      location: { path: 'pods/13/tls.crt', lines: { begin: 7 } },
    },
  ]);
});

it.each([
  ['warning', 'major'],
  ['note', 'info'],
] as const)('calls a %s %s', (level, severity) => {
  expect(issues([finding({ level })])).toMatchObject([{ severity }]);
});

it('leaves out what does not count', () => {
  const others = [
    finding({ suppressed: { by: 'ignore', reason: 'x' } }),
    finding({ status: 'fixed' }),
    finding({ context: 'fixture' }),
  ];
  expect(issues(others)).toEqual([]);
});

it('has one fingerprint for a finding that moved within its file, and another for another file', () => {
  const at = (path: string, line: number) => issues([finding({ key: 'expired|a', location: location(path, line) })])[0];
  expect(at('a.pem', 1).fingerprint).toBe(at('a.pem', 9).fingerprint);
  expect(at('a.pem', 1).fingerprint).not.toBe(at('b.pem', 1).fingerprint);
});

it('names the repository where there are several', () => {
  const repositories = ['corp/a', 'corp/b'].map((name) => ({ name, files: 1, bytes: 1, skipped: [] }));
  const several = report({ findings: [finding()], inventory: inventory({ repositories }) });
  const [issue] = JSON.parse(codeQuality.render(several, OPTIONS));
  expect(issue.location.path).toBe(`${finding().location.repository}/${finding().location.path}`);
});

it('has line 1 where a finding has none, for GitLab drops an issue without a line', () => {
  const { line: _, ...place } = location('a.p12', 3);
  expect(issues([finding({ location: place })])).toMatchObject([{ location: { lines: { begin: 1 } } }]);
});

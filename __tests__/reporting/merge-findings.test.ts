import { describe, expect, it } from 'vitest';
import type { Finding, SeenCertificate } from '../../src/model/index.ts';
import { reporters } from '../../src/reporters/index.ts';
import { certificateTitles, locationsOfGroup, mergedSummary } from '../../src/reporting/merge-findings.ts';
import { certificate, finding, inventory, location, NOW, report, repository, sighting } from '../support/builders.ts';

const RULES = ['expired', 'private-key-committed', 'weak-key'];

/** A certificate at each path, with findings of some rules there. */
function at(paths: readonly string[], rules = ['expired'], overrides: Partial<Finding> = {}) {
  return paths.map((path) => {
    const one = certificate({
      names: [`dns:${path.replace(/\W/g, '-')}.corp.internal`],
      notAfter: '2026-11-01T00:00:00Z',
      sightings: [sighting(path)],
    });
    const said = (rule: string) =>
      finding({
        rule,
        certificate: one.fingerprint,
        message: `${rule} at ${path}.`,
        location: sighting(path),
        ...overrides,
      });
    return { one, findings: rules.map(said) };
  });
}

const paths = (number: number, folder: string) => Array.from({ length: number }, (_, index) => `${folder}${index}.pem`);

function of(made: readonly { one: SeenCertificate; findings: Finding[] }[], repositories = [repository()]) {
  const rules = RULES.map((id) => ({
    id,
    title: `It is ${id}`,
    level: 'error' as const,
    why: '',
    fix: 'Mend.',
    references: [],
  }));
  const certificates = made.map(({ one }) => one);
  return report({
    rules,
    inventory: inventory({ certificates, repositories }),
    findings: made.flatMap((one) => one.findings),
  });
}

const titles = (made: Parameters<typeof of>[0]) => mergedSummary(of(made)).groups.map(({ title }) => title);

describe('certificates', () => {
  it('of one folder are told together from six on, each rule once with all places', () => {
    expect(titles(at(paths(5, 'legacy/')))).toHaveLength(5);
    const made = [
      ...at(paths(5, 'legacy/'), ['expired', 'weak-key']),
      ...at(['legacy/x.pem'], ['expired'], { owners: ['@corp/ops'] }),
    ];
    const { groups, totals } = mergedSummary(of(made));
    expect(totals.error).toBe(11);
    expect(groups.map(({ title, glob }) => [title, glob])).toEqual([['6 certificates in legacy/', undefined]]);
    expect(
      groups[0]?.findings.map(({ rule, message, times, owners, related }) => [
        rule,
        message,
        times,
        owners,
        related.length,
      ]),
    ).toEqual([
      ['expired', 'It is expired (all 6).', 6, ['@corp/ops'], 5],
      ['weak-key', 'It is weak-key (5 of the 6).', 5, undefined, 4],
    ]);
  });

  it.each([
    ['of one file', [...'123456'].map(() => 'certs/bundle.pem'), ['6 certificates in certs/bundle.pem']],
    ['of the root', paths(6, ''), ['6 certificates in ./']],
    ['of folders beside each other', paths(6, 'a/').map((path) => path.replace('.', '/x.')), ['6 certificates in a/']],
    ['of a folder and one below', [...paths(4, 'a/'), ...paths(4, 'a/b/')], ['8 certificates in a/']],
    ['of services with deeper folders', paths(6, 'a/').map((path) => path.replace('.', '/tls/x.')), 6],
    ['of folders at the root', paths(6, '').map((path) => path.replace('.', '/x.')), 6],
  ])('%s', (_, at_, expected) => {
    const found = titles(at(at_));
    expect(typeof expected === 'number' ? found.length : found).toEqual(expected);
  });

  it('with copies elsewhere are told each by itself: what to synchronise must be seen', () => {
    const made = at(paths(6, 'legacy/')).map(({ one, findings }) => {
      const copy = sighting('pods/tls.pem');
      return {
        one: { ...one, sightings: [...one.sightings, copy] },
        findings: findings.map((found) => ({ ...found, related: [copy] })),
      };
    });
    expect(titles(made)).toHaveLength(6);
  });

  it('keep apart what is new, and what is of another level or repository', () => {
    const folder = paths(6, 'legacy/');
    const made = [
      ...at(folder, ['expired'], { status: 'new' }),
      ...at(folder, ['expired'], { status: 'existing' }),
      ...at(folder, ['expired'], { status: 'existing', level: 'note' }),
    ];
    expect(mergedSummary(of(made)).groups.map(({ level, findings }) => [level, findings[0]?.status])).toEqual([
      ['error', 'new'],
      ['error', 'existing'],
      ['note', 'existing'],
    ]);
    const elsewhere = { ...location('legacy/0.pem'), repository: 'corp/mail' };
    const team = [...at(paths(20, 'legacy/')), ...at(paths(3, 'legacy/'), ['expired'], { location: elsewhere })];
    const { groups } = mergedSummary(of(team, [repository(), repository({ name: 'corp/mail' })]));
    expect(groups.map(({ title, glob }) => [title, glob])).toContainEqual([
      '20 certificates in corp/web: legacy/',
      'corp/web:legacy/**',
    ]);
    expect(groups).toHaveLength(4);
  });

  it('take the fix of most of them or else of the rule, and name the first of them', () => {
    const made = paths(7, 'legacy/').flatMap((path) => at([path], ['expired'], { fix: `Copy ${path}.` }));
    const [group] = mergedSummary(of(made)).groups;
    expect(group?.findings[0]?.fix).toBe('Mend.');
    const most = paths(7, 'legacy/').flatMap((path, index) =>
      at([path], ['expired'], { fix: index < 4 ? 'Trust the new CA.' : `Copy ${path}.` }),
    );
    expect(mergedSummary(of(most)).groups[0]?.findings[0]?.fix).toBe('Trust the new CA.');
    expect(group && certificateTitles(group, NOW)).toEqual([
      ...[0, 1, 2, 3, 4].map((index) => `legacy-${index}-pem.corp.internal (expired 2026-11-01)`),
      '2 more',
    ]);
  });
});

describe('findings of a rule', () => {
  it('that say the same are one, without the places where it counts less', () => {
    const findings = paths(9, 'keys/').map((path, index) => {
      const { certificate: _, ...bare } = finding({ rule: 'private-key-committed', location: location(path) });
      return { ...bare, message: index < 8 ? 'A key.' : 'Another key.', related: [location(`test/${path}`)] };
    });
    const some = report({ findings, contextOf: ({ path }) => (path.startsWith('test/') ? 'fixture' : 'production') });
    const [group] = mergedSummary(some).groups;
    expect(group?.findings.map(({ message, times }) => [message, times])).toEqual([
      ['A key.', 8],
      ['Another key.', undefined],
    ]);
    const [first] = group?.findings ?? [];
    expect(first && group && locationsOfGroup(first, group, some).others.map(({ path }) => path)).toEqual(
      paths(8, 'keys/').slice(1),
    );
  });
});

it.each(['text', 'markdown', 'html'])('%s of many findings of one kind in one folder does not grow with them', (id) => {
  const reporter = reporters.find((one) => one.id === id);
  const lines = (number: number) => {
    const made = at(paths(number, 'legacy/certs/'), RULES);
    const keys = made.map(
      ({ findings: [first] }, index) => ({ ...first, certificate: '', rule: 'x', key: `${index}` }) as Finding,
    );
    const whole = of(made);
    const text = reporter?.render(
      { ...whole, findings: [...whole.findings, ...keys.map((one) => ({ ...one, message: 'A key.' }))] },
      { color: false, width: 80, quiet: false },
    );
    // The page for a browser lists every certificate at its end.
    return text?.split('<h2>All certificates')[0]?.replace(/\d/g, '').length ?? 0;
  };
  expect(lines(3000)).toBeLessThan(lines(60) * 1.1);
});

import { describe, expect, it } from 'vitest';
import type { Group } from '../../src/reporting/groups.ts';
import { fixtureAdvice, splitByPriority, summarizeRest } from '../../src/reporting/priorities.ts';
import { certificate, location } from '../support/builders.ts';

const group = (path: string, rules = ['expired'], ofCertificate = true): Group => ({
  level: 'error',
  stage: 'attention',
  versions: [],
  title: path,
  ...(ofCertificate ? { certificate: certificate() } : { rule: rules[0] as string }),
  findings: rules.map((rule) => ({
    rule,
    level: 'error',
    message: '',
    fix: '',
    location: location(path),
    related: [],
    key: `${rule}|${path}`,
  })),
});
const groups = (number: number, folder = 'certs/') =>
  Array.from({ length: number }, (_, i) => group(`${folder}${i}.pem`));

describe('the foremost groups', () => {
  it.each([
    [7, 7, 0, 0],
    [8, 5, 3, 0],
    [22, 5, 17, 0],
    [23, 5, 15, 3],
    [300, 5, 15, 280],
  ])('of %i certificates are %i in full, %i in brief, and %i to be summed up', (number, full, less, sum) => {
    const { shown, brief, rest } = splitByPriority(groups(number));
    expect([shown, brief, rest].map(({ length }) => length)).toEqual([full, less, sum]);
  });

  it('are all those of rules, wherever they stand', () => {
    const rule = group('deploy/certificate.yaml', ['cert-manager-issuer-missing'], false);
    const { shown, rest } = splitByPriority([...groups(40), rule]);
    expect(shown).toContain(rule);
    expect(rest).not.toContain(rule);
  });
});

describe('the rest', () => {
  it('is counted by rule and folder', () => {
    const lines = summarizeRest([
      group('certs/a.pem', ['expired', 'weak-key']),
      group('certs/b/c.pem'),
      group('d.pem'),
      group('src/e.c'),
      group('web/f.pem'),
    ]);
    expect(lines).toEqual([
      '… and 5 more certificates with 6 findings: 5 expired, 1 weak-key; in certs/ (3), ./ (1), src/ (1) and 1 more. --format json lists all.',
    ]);
  });

  it('is counted by repository in a team', () => {
    const [one, other] = [group('certs/a.pem'), group('certs/b.pem')];
    for (const found of other.findings) found.location = { ...found.location, repository: 'corp/mail' };
    expect(summarizeRest([one, other])[0]).toContain('in corp/mail (1) and corp/web (1).');
  });

  it('asks what lies where so much does, the fullest first', () => {
    const place = (glob: string, number: number) => ({
      ...group(glob),
      glob,
      certificates: Array.from({ length: number }, () => certificate()),
    });
    expect(fixtureAdvice([group('a.pem')])).toEqual([]);
    expect(fixtureAdvice([place('a/**', 20)])).toEqual([
      'If this place holds test data, list "a/**" under "fixtures" in the config file. It is then not counted.',
    ]);
    expect(fixtureAdvice([place('a/**', 20), place('b/**', 40)])).toEqual([
      'If these places hold test data, list "b/**" and "a/**" under "fixtures" in the config file. They are then not counted.',
    ]);
  });
});

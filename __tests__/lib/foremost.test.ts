import { describe, expect, it } from 'vitest';
import type { Group } from '../../src/lib/digest.ts';
import { foremost, sumUp } from '../../src/lib/foremost.ts';
import { certificate, location } from '../support/builders.ts';

const group = (path: string, rules = ['expired'], ofCertificate = true): Group => ({
  level: 'error',
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
    [15, 0],
    [16, 6],
    [300, 290],
  ])('of %i certificates leave %i to be summed up', (number, rest) => {
    const split = foremost(groups(number), 'error');
    expect(split.rest).toHaveLength(rest);
    expect(split.shown).toHaveLength(number - rest);
  });

  it('are all those of rules, wherever they stand', () => {
    const rule = group('deploy/certificate.yaml', ['cert-manager-issuer-missing'], false);
    const { shown, rest } = foremost([...groups(40), rule], 'error');
    expect(shown).toContain(rule);
    expect(rest).not.toContain(rule);
  });
});

describe('the rest', () => {
  it('is counted by rule and folder', () => {
    const [line, ...hints] = sumUp([
      group('certs/a.pem', ['expired', 'weak-key']),
      group('certs/b/c.pem'),
      group('d.pem'),
      group('src/e.c'),
      group('web/f.pem'),
    ]);
    expect(line).toBe(
      '… and 5 more certificates with 6 findings: 5 expired, 1 weak-key; in certs/ (3), ./ (1), src/ (1) and 1 more. --format json lists all.',
    );
    expect(hints).toEqual([]);
  });

  it('asks what a folder is for that holds most of it', () => {
    expect(sumUp(groups(20))[1]).toContain('"certs/**" under "fixtures"');
    expect(sumUp(groups(19))).toHaveLength(1);
    expect(sumUp(groups(50, ''))).toHaveLength(1);
  });
});

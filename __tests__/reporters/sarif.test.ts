import { gzipSync } from 'node:zlib';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import type { Report } from '../../src/model/index.ts';
import { sarif } from '../../src/reporters/sarif.ts';
import { finding, inventory, location, report, repository } from '../support/builders.ts';
import { manyFindings, OVERSIZE } from '../support/many.ts';
import { sampleReport } from '../support/sample-report.ts';

const OPTIONS = { color: false, width: 80, quiet: false };
const runOf = (of: Report): Run => (JSON.parse(sarif.render(of, OPTIONS)) as Log).runs[0] as Run;
const resultsOf = (of: Report): Result[] => runOf(of).results ?? [];
const notes = (run: Run) => run.invocations?.[0]?.toolExecutionNotifications?.map(({ message }) => message.text) ?? [];

describe('sarif', () => {
  it('describes its rules with help and severity', () => {
    const rules = runOf(sampleReport).tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toContain('stale-copy');
    const expired = rules.find(({ id }) => id === 'expired');
    expect(expired).toMatchObject({
      shortDescription: { text: 'Certificate has expired.' },
      help: { text: expect.stringContaining('Fix: Renew it.') },
      helpUri: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
      defaultConfiguration: { level: 'error' },
      properties: { 'security-severity': '8.0' },
    });
    // A rule that came without words, as from an older report, still has all that GitHub asks for.
    expect(rules.every((rule) => rule.shortDescription && rule.fullDescription && rule.help)).toBe(true);
  });

  it('says where to read about the tool', () => {
    expect(runOf(sampleReport).tool.driver.informationUri).toBe(manifest.homepage);
  });

  it('describes no rule that found nothing', () => {
    const ids = (findings: Report['findings']) =>
      runOf(report({ rules: sampleReport.rules, findings })).tool.driver.rules?.map(({ id }) => id);
    expect(ids([finding(), finding({ context: 'fixture' })])).toEqual(['expired']);
    expect(ids([])).toEqual([]);
  });

  it('points to rules by their index', () => {
    const { tool, results } = runOf(sampleReport);
    for (const { ruleId, ruleIndex } of results ?? []) expect(tool.driver.rules?.[ruleIndex ?? -1]?.id).toBe(ruleId);
  });

  it('gives each place a whole region below %SRCROOT%', () => {
    const place = { repository: 'corp/web', path: 'a b.pem', line: 3, endLine: 9, pointer: 'alias "x"' };
    const [result] = resultsOf(report({ findings: [finding({ location: place, related: [location('c.pem')] })] }));
    expect(result?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b.pem', uriBaseId: '%SRCROOT%' },
          region: { startLine: 3, startColumn: 1, endLine: 9, endColumn: 2 },
        },
        logicalLocations: [{ fullyQualifiedName: 'alias "x"' }],
      },
    ]);
    expect(result?.relatedLocations?.[0]?.physicalLocation?.region?.startLine).toBe(1);
    expect(JSON.stringify(result)).not.toContain('snippet');
  });

  it('has fingerprints that survive edits and differ between subjects and contexts', () => {
    const print = (overrides: object) =>
      resultsOf(report({ findings: [finding({ key: 'expired|a', ...overrides })] }))[0]?.partialFingerprints
        ?.primaryLocationLineHash;
    expect(print({})).toMatch(/^[0-9a-f]{16}:1$/);
    expect(print({ location: location('moved.pem', 77), message: 'other' })).toBe(print({}));
    expect(print({ key: 'expired|b' })).not.toBe(print({}));
    expect(print({ context: 'fixture' })).not.toBe(print({}));
  });

  it('marks what is suppressed, and says of all others that they are not', () => {
    const results = resultsOf(
      report({
        findings: [finding(), finding({ suppressed: { by: 'ignore', reason: 'ticket 123', until: '2027-03-01' } })],
      }),
    );
    expect(results.map(({ suppressions }) => suppressions)).toEqual([
      [],
      [{ kind: 'external', status: 'accepted', justification: 'ignore: ticket 123 (until 2027-03-01)' }],
    ]);
    expect(resultsOf(report({ findings: [finding()] }))[0]?.suppressions).toBeUndefined();
  });

  it('leaves out what is fixed and keeps what is lowered', () => {
    const results = resultsOf(
      report({ findings: [finding({ status: 'fixed' }), finding({ context: 'fixture', level: 'note' })] }),
    );
    expect(results.map(({ properties }) => properties?.context)).toEqual(['fixture']);
  });

  it.each([
    [{}, true, 1],
    [{ incomplete: ['A limit was hit.'] }, false, 2],
    [{ faults: [{ where: 'rule x', message: 'broke' }] }, false, 2],
  ])('of a run with %j is successful: %s', (overrides, successful, notifications) => {
    const run = runOf(report(overrides));
    expect(run.invocations?.[0]?.executionSuccessful).toBe(successful);
    expect(notes(run)).toHaveLength(notifications);
  });

  it('stays within the limits of GitHub, with exact totals (M4)', () => {
    const of = manyFindings(6000, OVERSIZE.message);
    const run = runOf(of);
    expect(run.results).toHaveLength(5000);
    expect(notes(run)).toEqual([
      'Totals: 2,000 errors, 2,000 warnings, 2,000 notes, 6,000 certificates in 12,000 places.',
      '5,000 of 6,000 results are in this file, the worst first.',
    ]);
    const levels = run.results?.map(({ level }) => level) ?? [];
    expect(levels.filter((level) => level === 'error')).toHaveLength(2000);
    expect(levels.filter((level) => level === 'note')).toHaveLength(1000);
    expect(gzipSync(sarif.render(of, OPTIONS)).length).toBeLessThan(10_000_000);
  });

  it('keeps at most 100 places of a result and 100 notifications', () => {
    const related = Array.from({ length: 2000 }, (_, index) => location(`${index}.pem`));
    const incomplete = Array.from({ length: 2000 }, (_, index) => `reason ${index}`);
    const run = runOf(report({ findings: [finding({ related })], incomplete }));
    expect(run.results?.[0]?.relatedLocations).toHaveLength(99);
    expect(notes(run)).toHaveLength(101);
    expect(notes(run).at(-1)).toBe('and 1,901 more notifications');
  });

  it('has a base for each of several repositories', () => {
    const two = inventory({ repositories: [repository(), repository({ name: 'corp/mail' })] });
    const run = runOf(report({ inventory: two, findings: [finding()] }));
    expect(Object.keys(run.originalUriBaseIds ?? {})).toEqual(['corp/web', 'corp/mail']);
    expect(run.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uriBaseId).toBe('corp/web');
  });
});

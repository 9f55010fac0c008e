/** Comments that ignore findings, from the file to the report, the merge of shards and the change. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commit, repository, run, write } from '../sources/repository.ts';
import { runCommand } from '../support/command.ts';
import { expired } from '../support/github/scenarios.ts';

const SAID = '# cert-hygiene: ignore expired until=2027-03-01 reason="partner, ticket 123"';

interface Told {
  rule: string;
  level: string;
  message: string;
  status?: string;
  suppressed?: { by: string; reason: string; until: string };
  location: { path: string; line: number };
}

async function json(cwd: string, name: string, ...args: string[]) {
  const { code, out, err } = await runCommand(cwd, name, ...args, '--format', 'json');
  expect(err).toBe('');
  return { code, report: JSON.parse(out) as { findings: Told[]; ignoreComments?: unknown[]; notices?: string[] } };
}

const of = (findings: Told[], rule: string) => findings.filter((finding) => finding.rule === rule);

describe('a comment above a certificate', () => {
  it('ignores its finding, which is counted with the reason', async () => {
    const { code, report } = await json(repository({ 'ca.pem': `${SAID}\n${expired.pem}` }), 'scan');
    expect(code).toBe(0);
    expect(of(report.findings, 'expired')).toMatchObject([
      { level: 'error', suppressed: { by: 'ignore', reason: 'partner, ticket 123', until: '2027-03-01' } },
    ]);
  });

  it('works inside of a Secret, and for its place only', async () => {
    const indented = expired.pem.trimEnd().replaceAll('\n', '\n    ');
    const secret = (comment: string) =>
      `${comment}apiVersion: v1\nkind: Secret\nmetadata: {name: web-tls}\nstringData:\n`;
    const cwd = repository({
      'a.yaml': `${secret('')}  ${SAID}\n  tls.crt: |\n    ${indented}\n`,
      'b.yaml': `${secret('')}  tls.crt: |\n    ${indented}\n  ${SAID}\n  other: x\n`,
    });
    const { report } = await json(cwd, 'scan');
    // One certificate, two places: the ignored one does not hide the other.
    expect(of(report.findings, 'expired')).toMatchObject([{ location: { path: 'b.yaml' } }]);
    expect(of(report.findings, 'expired')[0]).not.toHaveProperty('suppressed');
    expect(of(report.findings, 'suppression-unused')).toMatchObject([{ location: { path: 'b.yaml' } }]);
  });

  it('is over after its last day', async () => {
    const cwd = repository({ 'ca.pem': `${SAID}\n${expired.pem}` });
    expect((await json(cwd, 'scan', '--now', '2027-03-01T23:59:59Z')).code).toBe(0);
    const { code, report } = await json(cwd, 'scan', '--now', '2027-03-02');
    expect(code).toBe(1);
    expect(of(report.findings, 'suppression-lapsed')).toMatchObject([
      { message: 'The last day of the comment that ignores "expired" was 2027-03-01. Its finding is reported again.' },
    ]);
  });

  it('for another rule, or for none that exists, ignores nothing and is reported', async () => {
    const cwd = repository({
      'a.pem': `${SAID.replace('expired', 'weak-key')}\n${expired.pem}`,
      'b.sh': `${SAID.replace('expired', 'expird')}\ncertbot renew\n`,
    });
    const { code, report } = await json(cwd, 'scan');
    expect(code).toBe(1);
    expect(of(report.findings, 'suppression-unused')).toMatchObject([{ location: { path: 'a.pem', line: 1 } }]);
    expect(of(report.findings, 'ignore-comment-invalid')).toMatchObject([
      { location: { path: 'b.sh', line: 1 }, message: expect.stringContaining('did you mean "expired"') },
    ]);
  });

  it('in documentation and test data is an example of one', async () => {
    const cwd = repository({
      'README.md': `Write:\n\n    ${SAID}\n    -----BEGIN\n`,
      'testdata/a.yaml': `${SAID}\na: 1\n`,
    });
    expect((await json(cwd, 'scan')).report.findings).toEqual([]);
  });

  it('is in the reports of shards, and counts in their merge', async () => {
    const [one, two] = [repository({ 'ca.pem': `${SAID}\n${expired.pem}` }), repository({ 'x.pem': 'nothing' })];
    await runCommand(one, 'scan', '--format', 'json', '--output', join(two, 'one.json'));
    await runCommand(two, 'scan', '--format', 'json', '--output', 'two.json');
    const { code, report } = await json(two, 'merge', 'one.json', 'two.json');
    expect(code).toBe(0);
    expect(of(report.findings, 'expired')).toMatchObject([{ suppressed: { by: 'ignore' } }]);
    expect(report.ignoreComments).toHaveLength(1);
  });
});

describe('in a change', () => {
  const change = async (before: Record<string, string>, after: Record<string, string>) => {
    const cwd = repository(before);
    for (const path of Object.keys(before)) if (!(path in after)) run(cwd, ['rm', '--quiet', path]);
    write(cwd, after);
    commit(cwd);
    return json(cwd, 'diff', 'HEAD~1', 'HEAD');
  };

  it('a comment does not hide what the same change adds, and the report tells what comes after the merge', async () => {
    const { code, report } = await change({ 'a.txt': 'a' }, { 'ca.pem': `${SAID}\n${expired.pem}` });
    expect(code).toBe(1);
    expect(of(report.findings, 'expired')).toMatchObject([{ status: 'new' }]);
    expect(of(report.findings, 'suppression-unused')).toEqual([]);
    expect(report.notices?.join(' ')).toMatch(
      /edits the policy of cert-hygiene.* \(1 at level error\).* would report 0\./,
    );
  });

  it('a comment does not hide what was there before it either', async () => {
    const { code, report } = await change({ 'ca.pem': expired.pem }, { 'ca.pem': `${SAID}\n${expired.pem}` });
    // It was there before: the change is not blamed.
    expect([code, of(report.findings, 'expired')]).toMatchObject([0, [{ status: 'existing' }]]);
    expect(of(report.findings, 'expired')[0]).not.toHaveProperty('suppressed');
  });

  it('a comment that the base has keeps its effect', async () => {
    const { code, report } = await change(
      { 'ca.pem': `${SAID}\n${expired.pem}` },
      { 'ca.pem': `# partner\n\n${SAID}\n${expired.pem}` },
    );
    expect([code, of(report.findings, 'expired')]).toMatchObject([
      0,
      [{ status: 'existing', suppressed: { by: 'ignore' } }],
    ]);
    expect(report.notices?.join(' ')).not.toContain('policy of cert-hygiene');
  });

  it('a longer date counts after the merge', async () => {
    const over = SAID.replace('2027', '2026');
    const { code, report } = await change(
      { 'ca.pem': `${over}\n${expired.pem}` },
      { 'ca.pem': `${SAID}\n${expired.pem}` },
    );
    expect([code, of(report.findings, 'expired')]).toMatchObject([0, [{ status: 'existing' }]]);
    expect(of(report.findings, 'expired')[0]).not.toHaveProperty('suppressed');
  });

  it('a comment that the change takes away no longer ignores', async () => {
    const { code, report } = await change({ 'ca.pem': `${SAID}\n${expired.pem}` }, { 'ca.pem': expired.pem });
    expect([code, of(report.findings, 'expired')]).toMatchObject([1, [{ status: 'new' }]]);
  });
});

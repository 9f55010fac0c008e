/**
 * Audits the repository of every case of `cases/*.md`, as the command line does, and compares ALL findings with the marks in
 * the case. A rule about a change is asked about the pull request that turns the fixed repository into the broken one.
 * `../mechanisms/cases/README.md` describes the form.
 */
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/index.ts';
import { rules } from '../../src/rules/index.ts';
import { type Expanded, newAuthority, withCertificates } from '../support/case-certificates.ts';
import { casesIn } from '../support/cases.ts';
import { auditPullRequest, auditTeam } from '../support/team-chains.ts';

const REPOSITORY = 'corp/web';

/** `<rule> <path>:<line>` of what is found and not ignored, each place once. */
function found({ findings, faults }: Report, tree: Expanded, base = tree): string[] {
  const lineIn = (path: string, line: number) => (path in tree.files ? tree : base).lineIn(path, line);
  expect(faults).toEqual([]);
  const places = findings
    .filter(({ suppressed, status }) => suppressed === undefined && (status ?? 'new') === 'new')
    .map(({ rule, location: { path, line = 1 } }) => `${rule} ${path}:${lineIn(path, line)}`);
  return [...new Set(places)].sort();
}

const aboutChange = new Set(rules.filter(({ about }) => about === 'change').map(({ id }) => id));

describe.each(casesIn('rules').map((one) => [one.name, one] as const))('%s', (name, { before, fixed, todo }) => {
  const authority = newAuthority();
  // What a change takes away is only in the repository before it, which is the fixed one.
  const [gone, left] = [true, false].map((is) =>
    (fixed?.findings ?? []).filter((one) => (aboutChange.has(name) && one.startsWith(`${name} `)) === is),
  );

  it('fires', async () => {
    expect(todo).toBeUndefined();
    const tree = await withCertificates(before.files, authority);
    const base = await withCertificates(fixed?.files ?? {}, authority);
    const [broken, healthy] = [{ [REPOSITORY]: tree.files }, { [REPOSITORY]: base.files }];
    const report = await (aboutChange.has(name) ? auditPullRequest(healthy, broken) : auditTeam(broken));
    const expected = [...before.findings, ...(gone ?? [])].sort();
    expect(found(report, tree, base)).toEqual(expected);
    expect(expected.map((one) => one.split(' ')[0])).toContain(name);
  });

  it('is silent once fixed', async () => {
    expect(fixed, 'the case shows no fix').toBeDefined();
    const tree = await withCertificates(fixed?.files ?? {}, authority);
    expect(found(await auditTeam({ [REPOSITORY]: tree.files }), tree)).toEqual(left);
    expect(left?.map((one) => one.split(' ')[0])).not.toContain(name);
  });
});

describe('rules', () => {
  it('have cases of their own name only, in a file of that name', () => {
    const ids = rules.map(({ id }) => id);
    const strangers = casesIn('rules').filter(({ of, name }) => of !== name || !ids.includes(name));
    expect(strangers.map(({ of, name }) => `${of}: ${name}`)).toEqual([]);
  });
});

/**
 * Audits the repository of every case of `cases/*.md`, as the command line does, and compares ALL findings with the marks in
 * the case. A rule about a change is asked about the pull request that turns the fixed repository into the broken one.
 * `../mechanisms/cases/README.md` describes the form.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRules } from '../../src/audit/rules.ts';
import type { Inventory, Report } from '../../src/model/index.ts';
import type { ReadConfig } from '../../src/policy/config.ts';
import { declaredEndpoints } from '../../src/policy/resolve.ts';
import { rules } from '../../src/rules/index.ts';
import { type Expanded, newAuthority, withCertificates } from '../support/case-certificates.ts';
import { casesIn, isToldLevel } from '../support/cases.ts';
import { auditPullRequest, auditTeam } from '../support/team-chains.ts';

const REPOSITORY = 'corp/web';
const CONFIG = '.github/cert-hygiene.yml';
const byId = new Map(allRules.map((rule) => [rule.id, rule]));

/** `<rule> <path>:<line>` of what is found and not ignored, each place once. */
function found({ findings, faults }: Report, tree: Expanded, base = tree): string[] {
  const lineIn = (path: string, line: number) => (path in tree.files ? tree : base).lineIn(path, line);
  expect(faults).toEqual([]);
  const levels = findings.filter(({ context, level, rule }) => !context && !isToldLevel(byId.get(rule), level));
  expect(levels).toEqual([]);
  const places = findings
    .filter(({ suppressed, status }) => suppressed === undefined && (status ?? 'new') === 'new')
    .map(({ rule, location: { path, line = 1 } }) => `${rule} ${path}:${lineIn(path, line)}`);
  return [...new Set(places)].sort();
}

/** What endpoints serve, and when files got their certificates. */
function enrich(tree: Expanded) {
  return (inventory: Inventory, config: ReadConfig | undefined, home: string) => {
    if (tree.arrivals.length > 0)
      inventory.arrivals = tree.arrivals.map((arrival) => ({ ...arrival, repository: REPOSITORY }));
    if (tree.served.size === 0) return;
    const declared = declaredEndpoints(config, home);
    inventory.served = [...tree.served].map(([endpoint, certificates]) => {
      const location = declared.find((one) => one.endpoint === endpoint)?.location;
      if (location === undefined) throw new Error(`the config of the case does not declare ${endpoint}`);
      const host = new URL(endpoint).hostname;
      return {
        ...{ endpoint, location, address: '192.0.2.13', asked: '2026-11-22T00:00:00Z', certificates },
        ...(certificates[0] === undefined
          ? { failure: { reason: 'timeout', detail: 'it did not answer within 10 s' } }
          : { nameMatches: certificates[0].names.includes(`dns:${host}`) }),
      };
    });
  };
}

/** How the page of a rule says to ignore it. */
function adviceOf(rule: string): string {
  const page = readFileSync(join(import.meta.dirname, `../../docs/rules/${rule}.md`), 'utf8');
  return page.split('\n## Ignore this\n')[1] ?? '';
}

const audited = (tree: Expanded) => auditTeam({ [REPOSITORY]: { ...tree.files } }, enrich(tree));
const changed = (from: Expanded, to: Expanded) =>
  auditPullRequest({ [REPOSITORY]: { ...from.files } }, { [REPOSITORY]: { ...to.files } });

const cases = casesIn('rules');
const aboutChange = new Set(rules.filter(({ about }) => about === 'change').map(({ id }) => id));

describe.each(cases.filter(({ name }) => name === 'healthy').map((one) => [one.of, one] as const))('%s', (_, one) => {
  it('healthy', async () => {
    const tree = await withCertificates(one.before.files, newAuthority());
    expect(one.before.findings).toEqual([]);
    expect(found(await audited(tree), tree)).toEqual([]);
  });
});

describe.each(cases.filter(({ name }) => name !== 'healthy').map((one) => [one.name, one] as const))(
  '%s',
  (name, one) => {
    const { before, fixed, start, todo } = one;
    const authority = newAuthority();
    const expand = (files = {}) => withCertificates(files, authority);
    // What a change takes away is only in the repository before it, which is the fixed one.
    const [gone, left] = [true, false].map((is) =>
      (fixed?.findings ?? []).filter((mark) => (aboutChange.has(name) && mark.startsWith(`${name} `)) === is),
    );

    it('fires', async () => {
      expect(todo).toBeUndefined();
      const [tree, base] = [await expand(before.files), await expand(start ?? fixed?.files)];
      const report = await (aboutChange.has(name) ? changed(base, tree) : audited(tree));
      const expected = [...before.findings, ...(gone ?? [])].sort();
      expect(found(report, tree, base)).toEqual(expected);
      expect([...new Set(expected.map((mark) => mark.split(' ')[0]))]).toEqual([name]);
    });

    const isAboutEntries = byId.get(name)?.judges === 'policy';
    it.runIf(isAboutEntries)('is switched off by the level on its page', () => {
      expect(adviceOf(name)).toContain(`levels:\n  ${name}: off\n`);
    });

    it.skipIf(isAboutEntries)('is ignored by the entry on its page', async () => {
      const [entry] = /^ignore:\n(?: .*\n)+/m.exec(adviceOf(name)) ?? [''];
      const withEntry = (tree: Expanded): Expanded => {
        const text = `${tree.files[CONFIG] ?? ''}`;
        // The config of the case may have entries of its own.
        const joined = /^ignore:$/m.test(text) ? text.replace(/^ignore:\n/m, () => entry) : text + entry;
        return { ...tree, files: { ...tree.files, [CONFIG]: joined } };
      };
      const [tree, base] = [withEntry(await expand(before.files)), withEntry(await expand(start ?? fixed?.files))];
      const report = await (aboutChange.has(name) ? changed(base, tree) : audited(tree));
      // The entry names the first of several files.
      const own = report.findings.filter(({ rule }) => rule === name);
      expect(own.map(({ suppressed }) => suppressed?.by)).toContain('ignore');
    });

    it('is silent once fixed', async () => {
      expect(fixed, 'the case shows no fix').toBeDefined();
      const tree = await expand(fixed?.files);
      const report = await (start === undefined ? audited(tree) : changed(await expand(start), tree));
      expect(found(report, tree)).toEqual(left);
      expect(left).toEqual([]);
    });
  },
);

describe('rules', () => {
  it('have cases of their own name, in the file of their family', () => {
    const family = new Map<string, string | undefined>(rules.map((rule) => [rule.id, rule.family]));
    const strangers = cases.filter(({ of, name }) => name !== 'healthy' && family.get(name) !== of);
    expect(strangers.map(({ of, name }) => `${of}: ${name}`)).toEqual([]);
  });
});

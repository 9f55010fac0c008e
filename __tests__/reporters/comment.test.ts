import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/model/index.ts';
import { comment, commentOn, worthAComment } from '../../src/reporters/comment.ts';
import { rules } from '../../src/rules/index.ts';
import { finding, inventory, location, report, repository } from '../support/builders.ts';
import { readMarkdown } from '../support/hostile.ts';
import { manyFindings } from '../support/many.ts';

const LINKS = 'https://github.com/corp/web/blob/0/';
const OPTIONS = { color: false, width: 80, quiet: false, links: LINKS };
const RULES = ['expired', 'automation-removed', 'sync-weakened', 'copies-left-behind'].map((id) => ({
  ...rules.find((rule) => rule.id === id),
  id,
  title: `Title of ${id}`,
  level: 'error' as const,
  why: `Why ${id} matters.`,
  fix: 'Mend it.',
  references: [],
}));

const fresh = (overrides: Partial<Finding> = {}) => finding({ status: 'new', ...overrides });
const render = (overrides: Partial<Report>, mention = true) =>
  commentOn(report({ rules: RULES, ...overrides }), OPTIONS, mention);

describe('what is worth a comment', () => {
  it.each<[boolean, string, Partial<Finding>]>([
    [true, 'a new error', {}],
    [true, 'a new warning', { level: 'warning' }],
    [false, 'a new note', { level: 'note' }],
    [true, 'a note about the change itself', { level: 'note', rule: 'copies-left-behind' }],
    [false, 'what was there before', { status: 'existing' }],
    [false, 'what is fixed', { status: 'fixed' }],
    [false, 'what was not compared', {}],
    [false, 'what is accepted', { suppressed: { by: 'ignore', reason: 'known' } }],
    [false, 'a fixture', { context: 'fixture' }],
  ])('%s: %s', (worth, text, overrides) => {
    const one = text === 'what was not compared' ? finding() : fresh(overrides);
    expect(worthAComment(report({ findings: [one] }))).toHaveLength(worth ? 1 : 0);
  });
});

describe('the verdict', () => {
  it.each<[string, Partial<Report>, string]>([
    [
      'counts by level',
      { findings: [fresh(), fresh(), fresh({ level: 'warning' })] },
      '## 🔴 Certificates: this change adds 2 errors and 1 warning',
    ],
    [
      'is of the worst level',
      { findings: [fresh({ level: 'warning' })] },
      '## 🟡 Certificates: this change adds 1 warning',
    ],
    [
      'is resolved without any',
      { findings: [finding({ status: 'existing' })] },
      '## ✅ Certificates: all reported findings are resolved',
    ],
    [
      'is not resolved where a part was not read',
      { incomplete: ['Half of it.'] },
      '## 🟡 Certificates: this change could not be checked completely',
    ],
  ])('%s', (_, overrides, verdict) => {
    expect(render(overrides).split('\n')[0]).toBe(verdict);
  });

  it('tells why it is incomplete', () => {
    expect(render({ incomplete: ['Half of it.'] })).toContain('> [!WARNING]\n> Half of it.');
  });
});

describe('a finding', () => {
  const related = [location('certs/web.yaml', 3), location('pods/13/tls.crt', 1, 'corp/pods')];
  const owners = [{ pattern: 'certs/', owners: ['@corp/platform'] }];
  const told: Partial<Report> = {
    findings: [
      fresh({
        rule: 'automation-removed',
        message: 'What it is.',
        fix: 'Do this.',
        related,
        owners: ['@corp/platform', '@corp/pods'],
      }),
    ],
    inventory: inventory({ repositories: [repository({ owners })] }),
  };
  const text = render(told);

  it('has what, why, fix and the id of its rule', () => {
    expect(text).toContain('### 🔴 Title of automation-removed');
    expect(text).toContain('`automation-removed`');
    expect(text).toMatch(/What it is\.\n\n\*\*Fix:\*\* Do this\./);
    expect(text).toContain('<summary>Why this matters</summary>\n\nWhy automation-removed matters.');
  });

  it('links to its places in this repository, and names those of others', () => {
    expect(readMarkdown(text).links).toEqual([`${LINKS}certs/www.pem#L1`, `${LINKS}certs/web.yaml#L3`]);
    expect(text).toContain('- `corp/pods: pods/13/tls.crt:1`');
  });

  it('links to no file that the change removes', () => {
    const links = readMarkdown(render({ ...told, removed: new Set(['certs/www.pem']) })).links;
    expect(links).toEqual([`${LINKS}certs/web.yaml#L3`]);
  });

  it('names the owner of its place once, and those that stand beside none', () => {
    expect(text).toMatch(/certs\/www\.pem#L1\), owned by `@.corp\/platform`/);
    expect(text).toMatch(/certs\/web\.yaml#L3\)$/m);
    expect(text).toMatch(/^The other copies are owned by `@.corp\/pods`\.$/m);
  });
});

describe('mentions', () => {
  const of = (findings: Finding[], mention = true) =>
    [...(/^cc (.*?):/m.exec(render({ findings }, mention))?.[1] ?? '').matchAll(/\S+/g)].map(([handle]) => handle);

  it('are the owners that a rule about the change names, once each', () => {
    const one = fresh({ rule: 'sync-weakened', owners: ['@corp/shop', '@octocat'] });
    const two = fresh({ rule: 'copies-left-behind', owners: ['@corp/shop'] });
    expect(of([one, two])).toEqual(['@corp/shop', '@octocat']);
  });

  it.each<[string, Finding]>([
    ['other rules', fresh({ owners: ['@corp/shop'] })],
    ['what was there before', finding({ rule: 'sync-weakened', status: 'existing', owners: ['@corp/shop'] })],
    ['addresses', fresh({ rule: 'sync-weakened', owners: ['shop@corp.internal'] })],
    ['what is no handle', fresh({ rule: 'sync-weakened', owners: ['@corp/shop @everyone', '@a/b/c', '@-x', '@x:y'] })],
  ])('are not made for %s', (_, one) => expect(of([one])).toEqual([]));

  it('are not made when nobody is to be notified, nor of more than ten', () => {
    const owners = Array.from({ length: 40 }, (_, i) => `@owner-${i}`);
    expect(of([fresh({ rule: 'sync-weakened', owners })])).toHaveLength(10);
    const text = render({ findings: [fresh({ rule: 'sync-weakened', owners })] }, false);
    expect(text).not.toMatch(/^cc /m);
    expect(readMarkdown(text).mentions).toEqual([]);
  });
});

it('counts what it does not show', () => {
  const text = render({
    findings: [fresh(), finding({ status: 'existing' }), finding({ status: 'existing' }), finding({ status: 'fixed' })],
    notices: ['1 changed file compared with abc.'],
  });
  expect(text).toContain('2 existing findings are not caused by this change. 1 finding fixed by this change.');
  expect(text).toContain('1 changed file compared with');
});

it.each([
  [0, ''],
  [5000, 'long '.repeat(2000)],
  [60, '`@\u202e|'.repeat(400)],
])('fits into a comment with %i findings', (number, message) => {
  const many = manyFindings(Math.max(1, number), message);
  const findings = many.findings.map((one) => ({ ...one, status: 'new' as const }));
  const text = comment.render({ ...many, findings: number === 0 ? [] : findings }, OPTIONS);
  expect(text.length).toBeLessThan(65_000);
  if (number > 0) expect(text).toMatch(/\*\*\d+ of \d+\*\* are shown here; the job summary lists all\./);
});

describe('what a check of a tool says of the place that a change weakens', () => {
  const place = { repository: 'corp/web', path: 'deploy/external.yaml', line: 5 };
  const weakened = finding({ rule: 'sync-weakened', level: 'warning', status: 'new', location: place, related: [] });
  delete weakened.certificate;
  const beside = {
    ...weakened,
    rule: 'external-secrets-never-refreshes',
    message: 'It fetches once.',
    fix: 'Refresh.',
  };
  const render = (...findings: (typeof weakened)[]) =>
    comment.render(report({ findings }), { color: false, width: 80, quiet: false });

  it('is told with it, and counts as one', () => {
    const text = render(weakened, beside);
    expect(text).toContain('this change adds 1 warning');
    expect(text).toContain('It fetches once. Refresh. (`external-secrets-never-refreshes`)');
  });

  it('stands alone where it is worse, or elsewhere', () => {
    expect(render(weakened, { ...beside, level: 'error' })).toContain('adds 1 error and 1 warning');
    expect(render(weakened, { ...beside, location: { ...place, line: 9 } })).toContain('adds 2 warnings');
  });
});

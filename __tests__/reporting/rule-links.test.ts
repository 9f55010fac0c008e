/** A finding leads to the page of its rule in every output that a person follows links in. */
import { describe, expect, it } from 'vitest';
import { allRules } from '../../src/audit/rules.ts';
import type { Report } from '../../src/model/index.ts';
import { reporters } from '../../src/reporters/index.ts';
import { ruleHyperlink, rulePage } from '../../src/reporting/rule-links.ts';
import { followsHyperlinks } from '../../src/util/terminal-hyperlinks.ts';
import { displayWidth } from '../../src/util/text.ts';
import { docsUrl } from '../../src/version.ts';
import { sampleReport } from '../support/sample-report.ts';

const PAGE = docsUrl('rules/stale-copy.md');
const withPages: Report = {
  ...sampleReport,
  rules: sampleReport.rules.map((rule) => ({ ...rule, page: rulePage(rule.id, { rules: allRules }) ?? '' })),
  findings: sampleReport.findings.map((finding) => ({ ...finding, status: 'new' as const })),
};

const render = (id: string, options = {}) =>
  reporters
    .find((reporter) => reporter.id === id)
    ?.render(withPages, { color: false, width: 100, quiet: false, ...options }) ?? '';

describe('a finding leads to the page of its rule', () => {
  it.each([
    ['markdown', `[\`stale-copy\`](${PAGE})`],
    ['comment', `[\`stale-copy\`](${PAGE})`],
    ['issue', `[\`stale-copy\`](${PAGE})`],
    ['dashboard', `[\`stale-copy\`](${PAGE})`],
    ['html', `<a href="${PAGE}">stale-copy</a>`],
    ['annotations', `%0A${PAGE}`],
    ['sarif', `"helpUri": "${PAGE}"`],
    ['sarif', `[Before and after, and how to ignore it](${PAGE})`],
  ])('in %s', (id, link) => {
    expect(render(id)).toContain(link);
  });

  it('in a terminal that follows links, and takes no columns there', () => {
    const link = ruleHyperlink('stale-copy', withPages);
    expect(render('text', { color: true, hyperlinks: true })).toContain(link);
    expect(displayWidth(link)).toBe('stale-copy'.length);
    expect(render('text', { color: true, hyperlinks: false })).not.toContain(PAGE);
    expect(render('text', { color: false, hyperlinks: true })).not.toContain('\u001b');
  });

  it('of which only the title is told leads there too', () => {
    const aside = docsUrl('rules/no-automation.md');
    const findings = withPages.findings.filter(({ rule }) => rule === 'stale-copy');
    const noted = {
      ...withPages,
      findings: findings.flatMap((one) => [one, { ...one, rule: 'no-automation', level: 'note' as const }]),
    };
    const of = (id: string) => reporters.find((one) => one.id === id);
    const options = { color: true, hyperlinks: true, width: 100, quiet: false };
    expect(of('markdown')?.render(noted, options)).toContain(`([\`no-automation\`](${aside}))`);
    expect(of('text')?.render(noted, options)).toContain(`(${ruleHyperlink('no-automation', noted)})`);
  });

  it('of an unknown rule leads nowhere', () => {
    expect(rulePage('of-an-older-report', withPages)).toBeUndefined();
    expect(ruleHyperlink('of-an-older-report', withPages)).toBe('of-an-older-report');
  });
});

describe('a terminal follows links', () => {
  it.each([
    [true, { TERM_PROGRAM: 'vscode' }],
    [true, { TERM: 'xterm-kitty' }],
    [true, { TERM: 'xterm-256color', VTE_VERSION: '7600' }],
    [true, { WT_SESSION: '1' }],
    [true, { FORCE_HYPERLINK: '1', TERM: 'dumb' }],
    [false, { FORCE_HYPERLINK: '0', WT_SESSION: '1' }],
    [false, { TERM: 'xterm-256color' }],
    [false, { TERM: 'xterm-256color', VTE_VERSION: '5000' }],
    [false, { TERM: 'tmux-256color', VTE_VERSION: '7600' }],
    [false, { TERM_PROGRAM: 'vscode', CI: 'true' }],
    [false, {}],
  ])('%s: %j', (follows, env) => {
    expect(followsHyperlinks(env)).toBe(follows);
  });
});

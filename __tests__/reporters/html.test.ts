import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ReviewRow } from '../../src/model/index.ts';
import { html } from '../../src/reporters/html.ts';
import { inventory, location, report, unreadable } from '../support/builders.ts';
import { manyFindings } from '../support/many.ts';
import { sampleReport } from '../support/sample-report.ts';

const OPTIONS = { color: false, width: 80, quiet: false, links: 'https://github.com/corp/mail/blob/0/' };
const output = html.render(sampleReport, OPTIONS);

describe('html', () => {
  it('is one page that loads nothing and runs its own script alone', () => {
    expect(output.startsWith('<!doctype html>')).toBe(true);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(output)?.[1] ?? '';
    const digest = (tag: string) => {
      const text = output.slice(output.indexOf(`<${tag}>`) + tag.length + 2, output.indexOf(`</${tag}>`));
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    expect(policy).toBe(
      `default-src 'none'; style-src ${digest('style')}; script-src ${digest('script')}; base-uri 'none'; form-action 'none'`,
    );
    expect(output.match(/<script/g)).toHaveLength(1);
    expect(output).not.toMatch(/<link|<img|url\(|@import|<[a-z][^>]* style=| on[a-z]+=/);
    expect(output).toContain('prefers-color-scheme: dark');
  });

  it('closes what it opens', () => {
    for (const tag of [
      'details',
      'article',
      'ul',
      'li',
      'p',
      'table',
      'tr',
      'td',
      'code',
      'span',
      'a',
      'b',
      'header',
      'main',
      'section',
      'svg',
      'ol',
    ]) {
      const count = (pattern: string) => output.match(new RegExp(pattern, 'g'))?.length ?? 0;
      expect([tag, count(`<${tag}[ >]`)]).toEqual([tag, count(`</${tag}>`)]);
    }
  });

  it('shows what breaks next, what needs action, the rest, what was not read and every certificate, in this order', () => {
    const order = [
      '<h1 class="error">4 errors, 4 warnings, 1 note; not everything was read</h1>',
      '<b>Next:</b> 3 stale copies of &quot;mail.corp.internal&quot; expired on ',
      'Certificates that need action</h2>',
      'Newest version, expires ',
      'No step was found that copies it',
      '3 stale copies, expired ',
      'role="img" aria-label="Time axis from ',
      '✗ 2 other errors',
      '▲ 2 other warnings',
      'In fixtures',
      'Ignored',
      'Not read',
      'All certificates',
    ];
    const body = output.slice(output.indexOf('<body>'));
    const positions = order.map((part) => body.indexOf(part));
    expect(positions).not.toContain(-1);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  });

  it('lists certificates across their versions, with the copies and the facts of each', () => {
    const items = output.split('<li data-s=').slice(1);
    expect(items).toHaveLength(50);
    const mail = items.find((item) => item.includes('<b>mail.corp.internal</b>')) ?? '';
    expect(mail).toMatch(/^"error expired stale">/);
    expect(mail).toContain(
      'aria-label="newest: 2026-11-01 to 2027-11-01, 1 copy; stale: 2025-11-20 to 2026-11-20, 3 copies"',
    );
    expect(mail.match(/<a href="https:\/\/github\.com\/corp\/mail\/blob\/0\//g)).toHaveLength(4);
  });

  it('has a filter where there is something to filter', () => {
    expect(output).toContain('<form class="find" id="find" role="search" hidden>');
    expect(html.render(report(), OPTIONS)).not.toContain('<form');
  });

  it('links places', () => {
    expect(output).toContain(
      '<a href="https://github.com/corp/mail/blob/0/pods/13/tls.crt#L1"><code>pods/13/tls.crt:1</code></a>',
    );
  });

  it('is short when all is well', () =>
    expect(html.render(report(), OPTIONS).split('<body>')[1]).not.toContain('<details'));

  it('holds all of 5,000 findings, the first in full, in less than 10 MB', () => {
    const page = html.render(manyFindings(5000), OPTIONS);
    expect(page.match(/<article/g)).toHaveLength(100);
    expect(page.match(/<li class="\w+" data-s=/g)?.length).toBe(4900);
    expect(page.match(/<li data-s=/g)).toHaveLength(5000);
    expect(page.length).toBeLessThan(10_000_000);
  });

  it('counts what was not read beyond what a person reads', () => {
    const many = Array.from({ length: 3000 }, (_, index) => unreadable(`${index}.p12`));
    const page = html.render(report({ inventory: inventory({ unreadable: many }), incomplete: ['A limit.'] }), OPTIONS);
    expect(page).toContain('<b>Incomplete:</b> A limit.');
    expect(page).toContain('<li>and 2,951 more; the JSON report lists all.</li>');
  });

  it('shows what a change does to certificates and their automation, and escapes it', () => {
    const row = (index: number): ReviewRow => ({
      step: 'schedule',
      action: 'altered',
      what: `cron ${index} <img>`,
      differences: [{ of: 'schedule', before: '0 3 * * *', after: '<b>never</b>' }],
      location: location(`jobs/${index}`, 4),
      dependents: [{ what: 'Deployment "web"', location: location('web.yaml') }],
      owners: ['@corp/<i>'],
      effect: 'weakens',
    });
    const gone: ReviewRow = { ...row(0), action: 'removed', differences: [], dependents: [], owners: [] };
    const aside: ReviewRow = { ...row(1), context: 'fixture' };
    const page = html.render(
      report({ changes: [gone, ...Array.from({ length: 11 }, (_, i) => row(i + 1)), aside] }),
      OPTIONS,
    );
    const [, section = ''] = page.split('<h2>Changes to certificates and their automation</h2>');
    expect(section).toContain(
      '<li class="warning">Removed schedule: <b>cron 0 &lt;img&gt;</b> in <code>jobs/0:4</code> <b class="state">weaker than before</b></li>',
    );
    expect(section).toContain(
      '<br>schedule: <code>0 3 * * *</code> → <code>&lt;b&gt;never&lt;/b&gt;</code><br>used by Deployment "web"; owned by @corp/&lt;i&gt;</li>'.replaceAll(
        '"',
        '&quot;',
      ),
    );
    expect(section).toContain('<b>2 more rows</b>');
    expect(section).toContain('Not counted: 1 change in test data (altered).');
    expect(section).not.toMatch(/<img|<i>|<b>never/);
    expect(html.render(report({ changes: [] }), OPTIONS)).not.toContain('<h2>Changes');
  });
});

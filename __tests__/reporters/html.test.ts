import { describe, expect, it } from 'vitest';
import { html } from '../../src/reporters/html.ts';
import { inventory, report, unreadable } from '../support/builders.ts';
import { manyFindings } from '../support/many.ts';
import { sampleReport } from '../support/sample-report.ts';

const OPTIONS = { color: false, width: 80, quiet: false, links: 'https://github.com/corp/mail/blob/0/' };
const output = html.render(sampleReport, OPTIONS);

describe('html', () => {
  it('is one page that runs and loads nothing', () => {
    expect(output.startsWith('<!doctype html>')).toBe(true);
    expect(output).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(output).not.toMatch(/<script|<link|<img|url\(|@import/);
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
    ]) {
      const count = (pattern: string) => output.match(new RegExp(pattern, 'g'))?.length ?? 0;
      expect([tag, count(`<${tag}[ >]`)]).toEqual([tag, count(`</${tag}>`)]);
    }
  });

  it('shows the verdict, the worst first, what is set apart, and every certificate', () => {
    const order = [
      '4 errors, 4 warnings, 1 note; not everything was read',
      'Not read',
      '✗ Errors',
      'mail.corp.internal',
      '▲ Warnings',
      'In fixtures',
      'Suppressed',
      'All certificates',
    ];
    const positions = order.map((part) => output.indexOf(part));
    expect(positions).not.toContain(-1);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(output).toContain('<span class="dim">51 certificates</span>');
  });

  it('links places', () => {
    expect(output).toContain(
      '<a href="https://github.com/corp/mail/blob/0/pods/13/tls.crt#L1"><code>pods/13/tls.crt:1</code></a>',
    );
  });

  it('is short when all is well', () => expect(html.render(report(), OPTIONS)).not.toContain('<details'));

  it('holds all of 5,000 findings', () => {
    expect(html.render(manyFindings(5000), OPTIONS).match(/<article/g)).toHaveLength(5000);
  });

  it('counts what was not read beyond what a person reads', () => {
    const many = Array.from({ length: 3000 }, (_, index) => unreadable(`${index}.p12`));
    const page = html.render(report({ inventory: inventory({ unreadable: many }), incomplete: ['A limit.'] }), OPTIONS);
    expect(page).toContain('<b>Incomplete:</b> A limit.');
    expect(page).toContain('<li>and 2,951 more; the JSON report has all.</li>');
  });
});

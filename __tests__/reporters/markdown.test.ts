import { describe, expect, it } from 'vitest';
import type { RenderOptions, Report } from '../../src/model/index.ts';
import { markdown, markdownWithin } from '../../src/reporters/markdown.ts';
import {
  certificate,
  finding,
  inventory,
  location,
  report,
  repository,
  served,
  unreadable,
} from '../support/builders.ts';
import { readMarkdown } from '../support/hostile.ts';
import { manyFindings, OVERSIZE } from '../support/many.ts';
import { sampleReport } from '../support/sample-report.ts';

const LINKS = 'https://github.com/corp/web/blob/0/';
const OPTIONS: RenderOptions = { color: false, width: 80, quiet: false, links: LINKS };
const render = (of: Report, options: Partial<RenderOptions> = {}) => markdown.render(of, { ...OPTIONS, ...options });

describe('markdown', () => {
  it('looks as it was looked at', () =>
    expect(render(sampleReport)).toMatchFileSnapshot('./__snapshots__/markdown.txt'));

  it('says the verdict in its heading', () => {
    expect(render(report())).toMatch(/^## ✅ No problems found\n/);
    expect(render(sampleReport)).toMatch(/^## 🔴 4 errors, 4 warnings, 1 note; not everything was read\n/);
    expect(render(report({ incomplete: ['x'] }))).toMatch(/^## 🟡 No findings, but not everything was read\n/);
  });

  it('counts encrypted files by kind above the fold, and lists them after what is broken', () => {
    const encrypted = (path: string) =>
      unreadable(path, { kind: 'encrypted', reason: 'locked', encryption: 'sops', detail: 'It is protected (SOPS).' });
    const objects = [...Array.from({ length: 20 }, (_, i) => encrypted(`a/${i}.yaml`)), unreadable('z.pem')];
    const text = render(report({ inventory: inventory({ unreadable: objects }) }));
    expect(text).toContain('<summary>Not read: 21 objects (encrypted: 20 SOPS)</summary>');
    expect(text).toContain('z.pem');
    expect(text).not.toMatch(/Clean/);
  });

  it('links places with encoded paths, lines and ranges', () => {
    const place = { repository: 'corp/web', path: 'a b/(1)#?.pem', line: 3, endLine: 9 };
    const read = readMarkdown(render(report({ findings: [finding({ location: place })] })));
    expect(read.links).toEqual([`${LINKS}a%20b/%281%29%23%3F.pem#L3-L9`]);
  });

  it('links nothing where the base is unknown or of another repository', () => {
    const { links: _, ...without } = OPTIONS;
    expect(readMarkdown(markdown.render(report({ findings: [finding()] }), without)).links).toEqual([]);
    const two = inventory({ repositories: [repository(), repository({ name: 'corp/mail' })] });
    expect(readMarkdown(render(report({ inventory: two, findings: [finding()] }))).links).toEqual([]);
  });

  it('shows the findings of one rule as an item each', () => {
    const findings = ['a.key', 'b.key'].map((path) =>
      finding({ rule: 'private-key-committed', message: `At ${path}.`, location: location(path) }),
    );
    expect(readMarkdown(render(report({ findings }))).items).toBe(2);
  });
});

it('tells what endpoints serve in a list, with nothing of theirs that Markdown reads', () => {
  const own = certificate({ names: ['dns:<b>@corp</b>'] });
  const rows = [served('https://www.corp.internal', own), served('https://a.corp.internal')];
  const output = render(report({ inventory: inventory({ served: rows }) }));
  expect(output).toContain('it did not answer within 10 s');
  expect(readMarkdown(output)).toMatchObject({ rows: 0, items: 2, links: [], references: [], mentions: [] });
});

describe('markdownWithin (M4)', () => {
  it.each([65_536, 100_000, 1_000_000])('keeps 5,000 certificates within %d bytes, with exact totals', (bytes) => {
    const output = markdownWithin(manyFindings(5000, OVERSIZE.message), OPTIONS, bytes);
    expect(Buffer.byteLength(output)).toBeLessThanOrEqual(bytes);
    expect(output).toContain('1,667 errors, 1,667 warnings, 1,666 notes');
    expect(output).toContain('5,000 certificates in 10,000 places');
    expect(output).toMatch(/\*\*\d+ of 1,6\d\d\*\* findings are shown here; the JSON report lists all\./);
  });

  it('shows what is most urgent before anything else when there is little room', () => {
    const output = markdownWithin(manyFindings(300), OPTIONS, 20_000);
    const cards = output.match(/^#### 🔴/gm)?.length ?? 0;
    expect(cards).toBeGreaterThan(3);
    expect(output).toContain(`🔴 ${100 - cards} other errors: `);
    expect(output).toMatch(/\*\*\d+ of \d+\*\* findings are shown here/);
    expect(readMarkdown(output).headings).toBe(2 + cards);
  });

  it('leaves out first the lists, then what is set apart, then all but the verdict', () => {
    for (const bytes of [2000, 1000, 500, 100]) {
      const output = markdownWithin(sampleReport, OPTIONS, bytes);
      expect(Buffer.byteLength(output)).toBeLessThanOrEqual(bytes);
      expect(output).toContain('4 errors, 4 warnings, 1 note');
      expect(output.includes('51 certificates in 54 places')).toBe(bytes >= 1000);
    }
  });

  it('keeps a header of hostile names within a comment', () => {
    const long = '\u{e0041}'.repeat(5000);
    const many = inventory({
      repositories: Array.from({ length: 9 }, () => repository({ name: long, revision: long })),
    });
    const of = report({
      inventory: many,
      incomplete: Array(50).fill(long),
      faults: Array(50).fill({ where: long, message: long }),
    });
    const output = markdownWithin(of, OPTIONS, 65_536);
    expect(Buffer.byteLength(output)).toBeLessThanOrEqual(65_536);
    expect(output).toContain('> - and 90 more');
  });

  it('keeps a path of 1 MB short', () => {
    const output = render(
      report({ findings: [finding({ location: location(OVERSIZE.path), related: [location(OVERSIZE.path, 2)] })] }),
    );
    expect(output.length).toBeLessThan(5000);
  });

  it('counts what the list of a level leaves out', () => {
    const output = render(manyFindings(1000, '', ['error']));
    expect(output).toContain('**250 of 990** findings are shown here');
    expect(readMarkdown(output).items).toBe(250 + 10 * 2);
  });
});

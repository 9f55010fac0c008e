/** Rows W, M and U of the attacks, on the finished output of every reporter. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RenderOptions } from '../../src/model/index.ts';
import { reporters } from '../../src/reporters/index.ts';
import { ATTACKS, anyText, commandsIn, HIDDEN, hostileReport, readCommand, readMarkdown } from '../support/hostile.ts';

const LINKS = 'https://github.com/corp/web/blob/0/';
const OPTIONS: RenderOptions = { color: false, width: 80, quiet: false, links: LINKS };

const render = (id: string, text: string, options = OPTIONS): string =>
  reporters.find((reporter) => reporter.id === id)?.render(hostileReport(text), options) ?? '';

const forAnyText = (check: (text: string) => void): void => {
  fc.assert(fc.property(anyText, check), { numRuns: 100, seed: 20_261_122 });
};

/** Markdown without a command, mention, reference, image, link or HTML that is not ours. */
function expectTameMarkdown(output: string) {
  expect(commandsIn(output)).toEqual([]);
  const read = readMarkdown(output);
  expect(read.html.filter((tag) => !/^(<br>|<\/?(?:details|summary|sub)>)$/.test(tag))).toEqual([]);
  expect(read.links.filter((link) => !link.startsWith(LINKS))).toEqual([]);
  expect(read.images).toBe(0);
  expect(read.references).toEqual([]);
  expect(read.mentions).toEqual([]);
  return read;
}

/** What must hold of an output, whatever a repository has put into the report. */
const CHECKS: Record<string, (output: string) => void> = {
  text: (output) => expect(commandsIn(output)).toEqual([]),
  timeline: (output) => expect(commandsIn(output)).toEqual([]),
  json: (output) => {
    expect(commandsIn(output)).toEqual([]);
    JSON.parse(output);
  },
  sarif: (output) => {
    expect(commandsIn(output)).toEqual([]);
    const [run] = JSON.parse(output).runs;
    expect(run.results).toHaveLength(5);
    for (const result of run.results) {
      expect(result.message.text).not.toMatch(HIDDEN);
      expect(result.message.text).not.toContain('](');
      expect(result.message.markdown).toBeUndefined();
      const { region, artifactLocation } = result.locations[0].physicalLocation;
      expect(region.snippet).toBeUndefined();
      expect(artifactLocation.uri).toMatch(/^(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*$/);
    }
  },
  comment: (output) => expectTameMarkdown(output),
  dashboard: (output) => expect(expectTameMarkdown(output)).toMatchObject({ rows: 0, items: 3 }),
  issue: (output) => {
    const read = expectTameMarkdown(output);
    expect(read.html.filter((tag) => tag === '<details>')).toHaveLength(2);
  },
  markdown: (output) => {
    const read = expectTameMarkdown(output);
    // The verdict, two sections and a certificate; no table; five blocks that fold.
    expect([read.headings, read.rows, read.items]).toEqual([4, 0, 13]);
    expect(read.html.filter((tag) => tag === '<details>')).toHaveLength(5);
  },
  html: (output) => {
    expect(commandsIn(output)).toEqual([]);
    const body = output.slice(output.indexOf('<body>'));
    const tags = body.match(/<[^>]*>/g) ?? [];
    const ours = [
      /^<\/?(?:article|body|b|br|code|details|div|h[1-3]|header|html|i|li|main|ol|p|section|span|summary|svg|table|td|text|th|tr|ul|a)>$/,
      /^<[a-z0-9]+(?: class="[a-z ]+")?(?: data-s="[a-z ]+")?(?: open)?>$/,
      /^<a href="https:\/\/github\.com\/corp\/web\/blob\/0\/[\w.~/%-]*#L\d+">$/,
      /^<svg (?:width="0" height="0" aria-hidden="true"|height="\d+" role="img" aria-label="[\w ,:;-]+")>$/,
      /^<(?:line|rect|text|use)(?: (?:id="now"|class="\w+"|href="#now"|text-anchor="end"|(?:[xy][12]?|dx|width)="-?[\d.]+%?"))*\/?>$/,
    ];
    expect(tags.filter((tag) => !ours.some((one) => one.test(tag)))).toEqual([]);
    expect(body.replace(/<[^>]*>/g, '')).not.toMatch(/[<>"']/);
  },
  'code-quality': (output) => {
    expect(commandsIn(output)).toEqual([]);
    expect(JSON.parse(output)).toHaveLength(3);
  },
  cyclonedx: (output) => {
    expect(commandsIn(output)).toEqual([]);
    expect(JSON.parse(output).components).toHaveLength(4);
  },
  ical: (output) => {
    expect(commandsIn(output)).toEqual([]);
    const lines = output.replaceAll('\r\n ', '').split('\r\n');
    expect(lines.pop()).toBe('');
    expect(
      lines.filter(
        (line) => !/^(BEGIN|VERSION|PRODID|UID|DTSTAMP|DTSTART|SUMMARY|DESCRIPTION|TRANSP|END):[^\n\r]*$/.test(line),
      ),
    ).toEqual([]);
    for (const line of output.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  },
  annotations: (output) => {
    const lines = output.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => readCommand(line).name)).toEqual(['error', 'notice', 'warning'].toSorted(byLevel));
    expect(lines.filter((line) => line.includes('##['))).toEqual([]);
  },
};

const order = ['error', 'warning', 'notice'];
function byLevel(a: string, b: string): number {
  return order.indexOf(a) - order.indexOf(b);
}

describe.each(reporters.map(({ id }) => id))('%s', (id) => {
  it.each(ATTACKS)('withstands %s %j', (_, text) => {
    const output = render(id, text);
    CHECKS[id]?.(output);
    expect(output.replaceAll('\r\n', '\n').replaceAll('@\u2060', '@')).not.toMatch(HIDDEN);
  });

  it('withstands any text', () => {
    forAnyText((text) => {
      const output = render(id, text);
      CHECKS[id]?.(output);
      expect(output.replaceAll('\r\n', '\n').replaceAll('@\u2060', '@')).not.toMatch(HIDDEN);
    });
  });

  it('is checked', () => expect(CHECKS[id]).toBeTypeOf('function'));
});

describe('text in colour', () => {
  it('has no escape sequence but its own', () => {
    forAnyText((text) => {
      const output = render('text', text, { ...OPTIONS, color: true });
      expect(output.replace(/\u001b\[\d+m/g, '')).not.toMatch(HIDDEN);
      expect(commandsIn(output)).toEqual([]);
    });
  });
});

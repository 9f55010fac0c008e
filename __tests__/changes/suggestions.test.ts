import { describe, expect, it } from 'vitest';
import { type Diff, readPatch, suggestionsFor, withRepair } from '../../src/changes/suggestions.ts';
import type { Finding, Report } from '../../src/model/index.ts';
import { finding, report } from '../support/builders.ts';

const patch = (...rows: string[]) => rows.join('\n');
const lines = (text: string) => text.split('');

describe('the edits of a patch', () => {
  it('are lines that were replaced, taken away and added, each with the lines around it', () => {
    const text = patch('@@ -1,5 +1,5 @@ job', ' a', '-b', '+B', ' c', '-d', ' e', '+f');
    expect(readPatch(text, lines('aBcef'))).toEqual([
      { at: 2, was: ['b'], now: ['B'], above: 'a', below: 'c' },
      { at: 4, was: ['d'], now: [], above: 'c', below: 'e' },
      { at: 5, was: [], now: ['f'], above: 'e' },
    ]);
  });

  it('of a further hunk begin with the line that it says', () => {
    const text = patch('@@ -1 +1 @@', '-a', '+A', '@@ -4,2 +4,1 @@', '-d', ' e');
    expect(readPatch(text, lines('Abce'))).toEqual([
      { at: 1, was: ['a'], now: ['A'] },
      { at: 4, was: ['d'], now: [], below: 'e' },
    ]);
  });

  it.each([
    ['the file is another than the patch says', patch('@@ -1 +1 @@', '-a', '+A'), 'B'],
    ['the file ends before the patch does', patch('@@ -1,2 +1,2 @@', '-a', '+A', ' b'), 'A'],
    ['lines end as on Windows', patch('@@ -1 +1 @@', '-a\r', '+A\r'), 'A'],
    ['the last line has no end', patch('@@ -1 +1 @@', '-a', '+A', '\\ No newline at end of file'), 'A'],
    ['there is nothing', '', 'A'],
  ])('are none where %s', (_, text, head) => {
    expect(readPatch(text, lines(head))).toEqual([]);
  });
});

const ABOUT_CHANGE = 'sync-weakened';
const weakened = (line: number | undefined, more: Partial<Finding> = {}): Finding => ({
  ...finding({ rule: ABOUT_CHANGE, key: `${ABOUT_CHANGE}|${line}`, status: 'new' }),
  location: { repository: 'acme/web', path: 'a', ...(line !== undefined && { line }) },
  ...more,
});
const reportOf = (...findings: Finding[]): Report => report({ findings });

/** A file with its base; a finding about a line is there as long as `isBad` says so of the text. */
function diffOf(text: string, shown: string, isBad: (text: string) => string[]) {
  const tried: string[] = [];
  const diff: Diff = {
    patchOf: (path) => (path === 'a' ? shown : undefined),
    textOf: async () => text,
    async tryOut(_, edited) {
      tried.push(edited);
      return new Set(isBad(edited).map((line) => `${ABOUT_CHANGE}|${line}`));
    },
  };
  return { diff, tried };
}

describe('what is suggested', () => {
  it('is the line of the base alone where its block has as many lines as before', async () => {
    const { diff } = diffOf('A\nB\nC', patch('@@ -1,3 +1,3 @@', '-a', '-b', '-c', '+A', '+B', '+C'), (text) =>
      text.includes('B') ? ['2'] : [],
    );
    expect(await suggestionsFor(reportOf(weakened(2)), diff)).toMatchObject([{ start: 2, end: 2, lines: ['b'] }]);
  });

  it('is the whole block where the line alone does not help', async () => {
    const { diff } = diffOf('A\nB', patch('@@ -1,2 +1,2 @@', '-a', '-b', '+A', '+B'), (text) =>
      /[AB]/.test(text) ? ['2'] : [],
    );
    expect(await suggestionsFor(reportOf(weakened(2)), diff)).toMatchObject([{ start: 1, end: 2, lines: ['a', 'b'] }]);
  });

  it.each([
    ['below the line above', 'a\nc', patch('@@ -1,3 +1,2 @@', ' a', '-b', ' c'), 1, ['a', 'b']],
    ['above the line below, at the start', 'c', patch('@@ -1,2 +1,1 @@', '-b', ' c'), 1, ['b', 'c']],
  ])('is a line that is gone, %s', async (_, text, shown, at, expected) => {
    const { diff, tried } = diffOf(text, shown, (edited) => (edited.includes('b') ? [] : ['undefined']));
    const [found] = await suggestionsFor(reportOf(weakened(undefined)), diff);
    expect(found).toMatchObject({ start: at, end: at, lines: expected });
    expect(tried).toEqual([withRepair(text, { start: at, end: at, lines: expected })]);
  });

  it('is no line at all where a line came that was not there', async () => {
    const { diff } = diffOf('a\nX', patch('@@ -1 +1,2 @@', ' a', '+X'), (text) => (text.includes('X') ? ['2'] : []));
    expect(await suggestionsFor(reportOf(weakened(2)), diff)).toMatchObject([{ start: 2, end: 2, lines: [] }]);
  });

  it('is the nearest edit that helps', async () => {
    const shown = patch('@@ -1,9 +1,9 @@', '-a', '+A', ' b', ' c', '-d', '+D', ' e', ' f', '-g', '+G');
    const { diff, tried } = diffOf('A\nb\nc\nD\ne\nf\nG', shown, (text) => (text.includes('G') ? ['5'] : []));
    expect(await suggestionsFor(reportOf(weakened(5)), diff)).toMatchObject([{ start: 7, lines: ['g'] }]);
    expect(tried).toHaveLength(2);
  });

  it('once repairs two findings of one cause', async () => {
    const { diff } = diffOf('A', patch('@@ -1 +1 @@', '-a', '+A'), (text) => (text.includes('A') ? ['1', '2'] : []));
    expect(await suggestionsFor(reportOf(weakened(1), weakened(2)), diff)).toHaveLength(1);
  });
});

describe('nothing is suggested', () => {
  const ONE = patch('@@ -1 +1 @@', '-a', '+A');
  const gone = (text: string) => (text.includes('A') ? ['1'] : []);
  it.each<[string, Finding]>([
    ['that was there before', weakened(1, { status: 'existing' })],
    ['in test data', weakened(1, { context: 'fixture' })],
    ['that is ignored', weakened(1, { suppressed: { by: 'ignore', reason: 'known' } })],
    ['about no change', weakened(1, { rule: 'expired' })],
    ['in a file without a patch', weakened(1, { location: { repository: 'acme/web', path: 'b', line: 1 } })],
  ])('for a finding %s', async (_, one) => {
    const { diff } = diffOf('A', ONE, gone);
    expect(await suggestionsFor(reportOf(one), diff)).toEqual([]);
    expect(await suggestionsFor(reportOf(weakened(1)), diff)).toHaveLength(1);
  });

  it.each<[string, string]>([
    ['characters that a person does not see', 'a\u202eb'],
    ['a very long line', 'a'.repeat(501)],
  ])('with %s', async (_, was) => {
    const { diff, tried } = diffOf('A', patch('@@ -1 +1 @@', `-${was}`, '+A'), gone);
    expect(await suggestionsFor(reportOf(weakened(1)), diff)).toEqual([]);
    expect(tried).toEqual([]);
  });

  it('that helps nothing, or brings another finding', async () => {
    const helpless = diffOf('A', ONE, () => ['1']);
    const worse = diffOf('A', ONE, () => ['3']);
    for (const { diff } of [helpless, worse]) expect(await suggestionsFor(reportOf(weakened(1)), diff)).toEqual([]);
  });

  it('that brings back what was there before the change', async () => {
    const old = finding({ ...weakened(3), status: 'existing' });
    const { diff, tried } = diffOf('A', ONE, () => ['3']);
    expect(await suggestionsFor(reportOf(weakened(1), old), diff)).toEqual([]);
    expect(tried).toEqual(['a']);
  });

  it('beyond five, however many would help', async () => {
    const rows = Array.from('ABCDEFG', (row) => [`-${row.toLowerCase()}`, `+${row}`, ' -']).flat();
    const text = Array.from('ABCDEFG', (row) => `${row}\n-`).join('\n');
    const lineOf = (row: string) => 2 * 'ABCDEFG'.indexOf(row) + 1;
    const { diff, tried } = diffOf(text, patch('@@ -1,14 +1,14 @@', ...rows), (edited) =>
      Array.from('ABCDEFG').flatMap((row) => (edited.includes(row) ? [String(lineOf(row))] : [])),
    );
    const many = Array.from('ABCDEFG', (row) => weakened(lineOf(row)));
    expect(await suggestionsFor(reportOf(...many), diff)).toMatchObject(
      Array.from('abcde', (row) => ({ start: lineOf(row.toUpperCase()), lines: [row] })),
    );
    expect(tried).toHaveLength(5);
  });

  it('beyond a few trials, however many findings there are', async () => {
    const many = Array.from({ length: 40 }, (_, i) => weakened(i + 1));
    const { diff, tried } = diffOf('A', ONE, () => many.map(({ location }) => String(location.line)));
    expect(await suggestionsFor(reportOf(...many), diff)).toEqual([]);
    expect(tried).toHaveLength(8);
  });
});

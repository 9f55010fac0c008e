/** The form in which cases are written: what each sign of it means, and that a slip of the pen is an error that says where. */
import { describe, expect, it } from 'vitest';
import { parseCases } from '../support/cases.ts';

const block = (language: string, ...lines: string[]) => [`\`\`\`${language}`, ...lines, '```'].join('\n');
const parse = (...parts: string[]) => parseCases('certbot', ['# certbot', ...parts, ''].join('\n\n'));

const HEALTHY = ['## healthy', '`a.yaml`', block('yaml', 'a: 1', '', 'b: 2', 'c: 3'), '`b.sh`', block('sh', 'echo')];

describe('a case', () => {
  it('holds the files of its blocks, and the findings that are marked in them', () => {
    const marked = block('yaml', 'a: 1  <-- rule-a, rule-b', 'b: "<-- not a mark"');
    expect(parse('## trap', 'Why it is here.', '`deploy/a b.yaml`', marked)).toEqual([
      {
        of: 'certbot',
        name: 'trap',
        before: {
          files: { 'deploy/a b.yaml': 'a: 1\nb: "<-- not a mark"\n' },
          findings: ['rule-a deploy/a b.yaml:1', 'rule-b deploy/a b.yaml:1'],
        },
      },
    ]);
  });

  it('with lines removed and added has a state before its fix and one after it', () => {
    const diff = block('diff', ' first  <-- rule-a, other', '-old  <-- gone', '', '+new', ' last');
    const [one] = parse('## rule-a', '`x`', diff, '`added`', block('diff', '+x'), '`removed`', block('diff', '-x'));
    expect(one?.before).toEqual({
      files: { x: 'first\nold\n\nlast\n', removed: 'x\n' },
      findings: ['gone x:2', 'other x:1', 'rule-a x:1'],
    });
    expect(one?.fixed).toEqual({ files: { x: 'first\n\nnew\nlast\n', added: 'x\n' }, findings: ['other x:1'] });
  });

  it('like an earlier one has its files, with the parts of them that differ', () => {
    const parts = block('diff', '@@', '-a: 0  <-- rule-a', '+a: 1', '@@', ' b: 2', '-  d: 4', ' c: 3');
    const [, one, two] = parse(
      ...HEALTHY,
      ...['## rule-a', 'Like `healthy`, but:', '`a.yaml`', parts],
      ...['## rule-b', 'Like `rule-a`, but:', '`b.sh`', block('diff', '@@', ' echo  <-- rule-c')],
    );
    expect(one?.before).toEqual({
      files: { 'a.yaml': 'a: 0\n\nb: 2\n  d: 4\nc: 3\n', 'b.sh': 'echo\n' },
      findings: ['rule-a a.yaml:1'],
    });
    expect(one?.fixed).toEqual({ files: parse(...HEALTHY)[0]?.before.files, findings: [] });
    expect(two).toEqual({
      of: 'certbot',
      name: 'rule-b',
      before: { files: one?.fixed?.files, findings: ['rule-c b.sh:1'] },
    });
  });

  it('of a public repository has the dates of its last commit', () => {
    const [one] = parse('## rule-a', 'Last commit: 2026-01-01, fixed: 2026-02-01', '`x`', block('', 'x  <-- rule-a'));
    expect(one?.before).toEqual({ files: { x: 'x\n' }, findings: ['rule-a x:1'], committed: '2026-01-01' });
    expect(one?.fixed).toEqual({ files: { x: 'x\n' }, findings: [], committed: '2026-02-01' });
  });

  it('that is not written yet says so', () => {
    const [one] = parse('## decoy', 'TODO: replace this file.', '`x`', block('', 'TODO: in a file'));
    expect(one?.todo).toBe('TODO: replace this file.');
    expect(parse(...HEALTHY)[0]?.todo).toBeUndefined();
  });

  it('may hold blocks of code in its files', () => {
    const [one] = parse('## decoy', '`README.md`', '````md\n```\ncertbot renew\n```\n````');
    expect(one?.before.files).toEqual({ 'README.md': '```\ncertbot renew\n```\n' });
  });
});

describe('an error names the line', () => {
  it.each<[string, string[], string]>([
    ['a block that does not end', ['## a', '`x`', '```\nx'], 'certbot.md:7: the block of code has no end'],
    ['a block without a path', ['## a', block('', 'x')], 'certbot.md:5: no `path` is above the block of code'],
    ['a path without a block', ['## a', '`x`', '`y`', block('', 'x')], 'certbot.md:7: no block of code follows `x`'],
    [
      'a file that is there twice',
      ['## a', '`x`', block('', '1'), '`x`', block('', '2')],
      'certbot.md:13: x is there twice',
    ],
    ['a case without files', ['## a', 'text', '## b'], 'certbot.md:7: "a" has no files'],
    ['two cases of one name', [...HEALTHY, ...HEALTHY], 'certbot.md:20: there are two cases named "healthy"'],
    ['a case like none', ['## a', 'Like `healthy`, but:'], 'certbot.md:5: no case "healthy" is above'],
    [
      'a line of a diff without its sign',
      ['## a', '`x`', block('diff', '-a', 'b')],
      'certbot.md:9: a line of a diff starts with a space, "-" or "+"',
    ],
    [
      'a part that is nowhere',
      [...HEALTHY, '## a', 'Like `healthy`, but:', '`a.yaml`', block('diff', '@@', '-a: 0', '+a: 9')],
      'certbot.md:26: a.yaml: the lines from "a: 0" occur 0 times in the earlier case, not once',
    ],
    [
      'a part of a case like none',
      ['## a', '`x`', block('diff', '@@', '-a: 0', '+a: 9')],
      'certbot.md:7: x: the lines from "a: 0" occur 0 times in the earlier case, not once',
    ],
  ])('%s', (_, parts, message) => expect(() => parse(...parts)).toThrow(new Error(message)));
});

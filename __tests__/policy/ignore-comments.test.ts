import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { commentsBeforeMerge, readIgnoreComments, sameComments } from '../../src/policy/ignore-comments.ts';

const SAID = 'cert-hygiene: ignore expired until=2027-03-01 reason="partner, ticket 123"';
const read = (text: string) => readIgnoreComments(text);
const spanOf = (text: string) => read(text).map(({ line, from, to }) => [line, from, to]);

describe('a comment is found', () => {
  it.each([
    ['YAML', `spec:\n  # ${SAID}\n  renewBefore: 24h\n`],
    ['HCL', `resource "x" "y" {\n  // ${SAID}\n  name = "a"\n}\n`],
    ['shell', `#!/bin/sh\n#${SAID}\ncertbot renew\n`],
    ['cron', `# ${SAID}\n17 5 * * 1 root certbot renew\n`],
    ['an INI file', `[server]\n; ${SAID}\nssl_cert = /etc/x.pem\n`],
    ['PEM', `# ${SAID}\n-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n`],
    ['the end of a line', `renewBefore: 24h   # ${SAID}\n`],
    ['the end of a line with quotes', `a: "24h"   # ${SAID}\n`],
    ['the end of a line with an apostrophe', `title: don't panic # ${SAID}\n`],
    ['Windows line ends', `# ${SAID}\r\nrenewBefore: 24h\r\n`],
  ])('in %s', (_, text) => {
    expect(read(text)).toMatchObject([{ rule: 'expired', until: '2027-03-01', reason: 'partner, ticket 123' }]);
    expect(read(text)[0]).not.toHaveProperty('problem');
  });

  it.each([
    ['in a quoted text', `hint: "#${SAID}"\n`],
    ['in the text of a program', `const example = 'a: 1 # ${SAID}';\n`],
    ['in a template of a program', `const example = \`a: 1 # ${SAID}\`;\n`],
    ['in code marks', `Write \`# ${SAID}\` above it.\n`],
    ['within a word', `a#${SAID}\n`],
    ['without its leader', `${SAID}\n`],
    ['of another tool', '# other-tool: ignore expired\n'],
  ])('not %s', (_, text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('it speaks of', () => {
  it.each([
    ['its own line, at the end of one', `a: 1\nb: 2 # ${SAID}\nc: 3\n`, [[2, 2, 2]]],
    ['the next line that is neither blank nor a comment', `# ${SAID}\n\n# more\nb: 2\nc: 3\n`, [[1, 4, 4]]],
    ['the whole block that the line opens', `# ${SAID}\nspec:\n  a: 1\n\n  b:\n    c: 2\nother: 3\n`, [[1, 2, 6]]],
    [
      'the text that follows a key',
      `data:\n  tls.crt: | # ${SAID}\n    -----BEGIN\n    MII\n  tls.key: x\n`,
      [[2, 2, 4]],
    ],
    ['one item of a list', `list:\n  # ${SAID}\n  - name: a\n    b: 1\n  - name: c\n`, [[2, 3, 4]]],
    [
      'the same line, of several comments',
      `# ${SAID}\n# ${SAID}\na: 1\n`,
      [
        [1, 3, 3],
        [2, 3, 3],
      ],
    ],
  ])('%s', (_, text, spans) => {
    expect(spanOf(text)).toEqual(spans);
  });
});

describe('it ignores nothing, and says why', () => {
  it.each([
    ['', 'the rule id is missing'],
    [' until=2027-03-01 reason="x"', 'the rule id is missing'],
    [' expired reason="x"', '"until" is missing'],
    [' expired until=2027-02-30 reason="x"', '"2027-02-30" is not a date'],
    [' expired until=2027-03-01', '"reason" is missing'],
    [' expired until=2027-03-01 reason="  "', '"reason" is missing'],
    [' expired until=2027-03-01 reason="x" until=2028-03-01', '"until" is set twice'],
    [' expired until=2027-03-01 reason=soon enough', '"enough" is unknown here'],
    [' expired weak-key until=2027-03-01 reason="x"', '"weak-key" is unknown here'],
    [` expired until=2027-03-01 reason="${'x'.repeat(301)}"`, '"reason" has more than 300 characters'],
  ])('cert-hygiene: ignore%s', (words, problem) => {
    expect(read(`# cert-hygiene: ignore${words}\na: 1\n`)).toMatchObject([{ problem }]);
  });

  it('at the end of a file', () => {
    expect(read(`a: 1\n# ${SAID}\n\n`)).toMatchObject([{ problem: 'no line follows it' }]);
  });

  it('beyond two hundred in a file', () => {
    const comments = read(`# ${SAID}\na: 1\n`.repeat(300));
    expect(comments).toHaveLength(200);
    expect(comments.at(-1)?.problem).toBe('a file has at most 200 of these comments');
  });
});

it('reads a hostile line in bounded time', () => {
  const long = `${'#'.repeat(200_000)} ${SAID}`;
  const near = `${'#'.repeat(1_800)}x cert-hygiene: ignore`;
  expect(read(`${long}\na: 1\n${`${near}\n`.repeat(2_000)}`)).toEqual([]);
});

describe('before the merge of a change', () => {
  const at = { repository: 'corp/web', path: 'a.yaml' };
  const of = (text: string) => read(text).map((comment) => ({ ...at, ...comment }));
  const base = of(`a: 1\nb: 2 # ${SAID}\n`);

  it('a comment that moved with its line counts', () => {
    const head = of(`new: 0\na: 1\nb: 2   # ${SAID}\n`);
    expect(commentsBeforeMerge(head, base)).toEqual(head);
    expect(sameComments(head, base)).toBe(true);
  });

  it.each([
    ['is new', `a: 1 # ${SAID}\nb: 2 # ${SAID}\n`, [true, undefined]],
    ['went to another line', `a: 1 # ${SAID}\nb: 2\n`, [true]],
    ['speaks of a line that changed', `b: 3 # ${SAID}\n`, [true]],
    ['is for another rule', `b: 2 # ${SAID.replace('expired', 'weak-key')}\n`, [true]],
    ['went to an equal line further down', `b: 2\nb: 2 # ${SAID}\n`, [true]],
  ])('a comment that %s is pending', (_, text, pending) => {
    const head = of(text);
    expect(commentsBeforeMerge(head, base).map((comment) => comment.pending)).toEqual(pending);
    expect(sameComments(head, base)).toBe(false);
  });

  it('a comment with another date or reason counts with the words of the base', () => {
    const head = of(`b: 2 # ${SAID.replace('2027', '2030').replace('partner', 'later')}\n`);
    expect(commentsBeforeMerge(head, base)).toMatchObject([{ until: '2027-03-01', reason: 'partner, ticket 123' }]);
    expect(sameComments(head, base)).toBe(false);
  });

  it('a comment that was invalid and is mended is pending', () => {
    const invalid = of('b: 2 # cert-hygiene: ignore expired until=2027-03-01\n');
    expect(commentsBeforeMerge(of(`b: 2 # ${SAID}\n`), invalid)).toMatchObject([{ pending: true }]);
  });
});

describe('what tells one comment from another', () => {
  it('is a digest of the line that it speaks of, and how many of the same are above', () => {
    const [first, second] = read(`a: 1\n# ${SAID}\nb: 2\nb: 2 # ${SAID}\n`);
    const digest = createHash('sha256').update('b: 2').digest('hex').slice(0, 8);
    expect([first?.anchor, second?.anchor]).toEqual([`${digest}.0`, `${digest}.1`]);
  });

  it.each([
    ['a line of two thousand characters', `${'x'.repeat(1_900)} # ${SAID}`, 1],
    ['a longer line', `${'x'.repeat(2_000)} # ${SAID}`, 0],
  ])('%s', (_, line, count) => expect(read(`${line}\na: 1\n`)).toHaveLength(count));

  it('has words in any order, a reason without marks, and a rule of sensible letters', () => {
    expect(read('# cert-hygiene: ignore reason=soon until=2027-03-01 expired\na: 1\n')).toMatchObject([
      { rule: 'expired', until: '2027-03-01', reason: 'soon', line: 1, from: 2, to: 2 },
    ]);
    expect(read('# cert-hygiene: ignore Expired until=2027-03-01 reason=x\na: 1\n')).toMatchObject([
      { rule: '', problem: '"Expired" is unknown here' },
    ]);
    expect(read(`# cert-hygiene: ignore ${'x'.repeat(101)} until=2027-03-01 reason=x\na: 1\n`)[0]?.problem).toBe(
      `"${'x'.repeat(40)}" is unknown here`,
    );
    expect(read('# cert-hygiene: ignored\na: 1\n')).toEqual([]);
  });

  it('that is new beside an equal one on the same line counts with the words of the base', () => {
    expect(sameComments([], [])).toBe(true);
    const at = { repository: 'r', path: 'a' };
    const [one] = read(`a: 1 # ${SAID}\n`).map((comment) => ({ ...at, ...comment }));
    const other = { ...(one as NonNullable<typeof one>), path: 'b' };
    expect(commentsBeforeMerge([other], one ? [one] : [])).toEqual([{ ...other, pending: true }]);
    expect(sameComments([other], one ? [one] : [])).toBe(false);
    // The order of the files does not count.
    expect(sameComments(one ? [other, one] : [], one ? [one, other] : [])).toBe(true);
  });
});

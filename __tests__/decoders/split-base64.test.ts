import { describe, expect, it } from 'vitest';
import { splitBase64 } from '../../src/bytes/split-base64.ts';
import { examined, examinedFiles } from '../support/examined.ts';
import { base64Of, ca, leaf } from '../support/material.ts';

/** The base64 of some bytes in lines. */
const rows = (content: string | Uint8Array, size = 64): string[] =>
  base64Of(content).match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
const behind = (margin: string, content: string | Uint8Array, size?: number) =>
  rows(content, size)
    .map((row) => `${margin}${row}\n`)
    .join('');
const strings = (content: string | Uint8Array, quote: string, joint: string) =>
  rows(content)
    .map((row) => `${quote}${row}${quote}`)
    .join(joint);

describe('an object of which each line is apart', () => {
  it.each<[string, string]>([
    ['a comment of code', `// the pinned one\n${behind('// ', leaf.der)}const a = 1;\n`],
    ['a comment without a blank', behind('//', leaf.der)],
    ['a documentation comment', `/**\n${behind(' * ', leaf.der)} */\n`],
    ['a comment of a shell', behind('# ', leaf.der, 76)],
    ['a quotation of mail', `He wrote:\n${behind('> > ', leaf.der)}\nThanks\n`],
    ['a quotation with CR LF', behind('> ', leaf.der).replaceAll('\n', '\r\n')],
    ['a margin of a table', behind('    | ', leaf.der)],
    [
      'a box',
      rows(leaf.der)
        .map((row) => `| ${row.padEnd(64)} |\n`)
        .join(''),
    ],
    ['items of a list', `certificate:\n${behind('  - ', leaf.der)}`],
    [
      'quoted items of a list',
      `certificate:\n${rows(leaf.der)
        .map((row) => `  - "${row}"\n`)
        .join('')}`,
    ],
    ['an array of strings', `{"cert": [\n${strings(leaf.der, '"', ',\n  ')}\n]}\n`],
    ['an array on one line', `const cert = ['${rows(leaf.der).join("','")}'].join('');\n`],
    ['PEM in base64 in an array', `["${rows(leaf.pem, 76).join('",\n "')}"]\n`],
    ['PEM in base64 in a comment', behind('; ', leaf.pem, 76)],
  ])('is found in %s', async (_, text) => {
    expect(await examined(Buffer.from(text), 'notes.txt')).toEqual([
      expect.stringMatching(/^CN=mail\.corp\.internal \d+ /),
    ]);
  });

  it.each<[string, string]>([
    ['a comment', behind('// ', leaf.keyDer)],
    ['a quotation', behind('> ', leaf.keyDer)],
    ['an array', `[${strings(leaf.keyDer, "'", ', ')}]`],
    ['a table, on a curve', behind('| ', ca.keyDer, 48)],
  ])('is found where it is a key, in %s', async (_, text) => {
    expect(await examined(Buffer.from(text), 'notes.txt')).toEqual([expect.stringMatching(/^(?:RSA|EC) key \d+ /)]);
  });

  it('has the lines that it takes', async () => {
    const text = `// one\n${behind('// ', leaf.der)}\n${behind('# ', ca.der)}`;
    expect(await examinedFiles({ 'a.txt': text })).toEqual({
      'a.txt': ['leaf 2 base64', `ca ${rows(leaf.der).length + 3} base64`],
    });
  });
});

describe('what looks like it', () => {
  const lines = rows(leaf.der);

  it.each<[string, string]>([
    ['without its last line', behind('// ', leaf.der).replace(/[^\n]+\n$/, '')],
    ['with a margin that changes', lines.map((row, index) => `${index === 3 ? '#' : '//'} ${row}\n`).join('')],
    ['with a margin of another kind', lines.map((row, index) => `${index === 3 ? ';' : '#'} ${row}\n`).join('')],
    ['with words between', `["${lines[0]}", 1, "${lines.slice(1).join('", "')}"]`],
    ['of other bytes', behind('// ', Buffer.alloc(600, 7))],
  ])('is nothing: %s', (_, text) => expect([...splitBase64(Buffer.from(text))]).toEqual([]));

  it('is found once: in armour behind a margin', async () => {
    const text = leaf.pem
      .trimEnd()
      .split('\n')
      .map((row) => `// ${row}\n`)
      .join('');
    expect(await examined(Buffer.from(text), 'notes.txt')).toHaveLength(1);
  });

  it('is found once: two whole objects in a list', async () => {
    const both = [leaf, ca].flatMap(({ der, pem }) => [base64Of(der), base64Of(pem)]);
    const found = await examined(Buffer.from(JSON.stringify(both)), 'list.json');
    expect(new Set(found).size).toBe(4);
    expect(found).toHaveLength(4);
  });

  it('costs little where many objects promise more than there is', () => {
    const head = Buffer.from('3082ffff3082fff0a003020102020101300d', 'hex').toString('base64');
    for (const row of [`"${head}",\n`, `# ${head}\n`, 'gAwIBAgI', `${head}`])
      expect([...splitBase64(Buffer.from(row.repeat(5_000)))].length).toBeLessThan(20);
  });
});

/** What the quick reader takes, it reads as the parser of the whole language does: the same nodes, and nothing malformed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTemplated, untemplate } from '../../src/lib/template.ts';
import { documents, parse, type YamlNode } from '../../src/lib/yaml.ts';
import { readPlain } from '../../src/lib/yaml-plain.ts';

const plain = (text: string) => readPlain(text, 0, { actions: [], templated: false });

function written(node: YamlNode | undefined): unknown {
  if (node === undefined) return undefined;
  const { items, entries, ...rest } = node;
  return { ...rest, items: items.map(written), entries: [...entries].map(([key, child]) => [key, written(child)]) };
}

/** Whether the quick reader took the text; what it took has to be the same. */
function compare(text: string): boolean {
  const templated = isTemplated(text);
  const { text: source, actions } = templated ? untemplate(text) : { text, actions: [] };
  const quick = readPlain(source, 4, { actions, templated });
  if (quick === undefined) return false;
  const whole = parse(source, 5, { actions, templated });
  expect(whole.problem).toBeUndefined();
  expect(written(quick)).toEqual(written(whole.root));
  return true;
}

const FIXTURES = join(import.meta.dirname, '../fixtures/mechanisms');

describe('the quick reader of YAML', () => {
  it('reads most of the documents of the fixtures, and all alike', () => {
    let [took, all] = [0, 0];
    for (const path of readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })) {
      if (!/\.ya?ml$/.test(path)) continue;
      for (const { text } of documents(readFileSync(join(FIXTURES, path), 'utf8'))) {
        all++;
        if (compare(text)) took++;
      }
    }
    expect(took / all).toBeGreaterThan(0.9);
  });

  const scalar = fc.constantFrom(
    ...[
      'x',
      'a b',
      '1',
      '-1',
      '+1',
      '012',
      '1.5',
      '.5',
      '1.',
      '1e3',
      '0x1f',
      '0o7',
      '.inf',
      '-.nan',
      '~',
      'null',
      'True',
    ],
    ...[
      'no',
      'a: b',
      'a:b',
      'a #b',
      'a#b',
      '#c',
      '"q"',
      "'q'",
      '"q" #c',
      '"q"x',
      '"a\\n"',
      "''",
      '"',
      '|',
      '|-',
      '|+',
      '>',
    ],
    ...[
      '|2',
      '&a x',
      '*a',
      '!t x',
      '[a, b]',
      '[a',
      '{a: b}',
      '{a: "b", c: [d]}',
      '{a:b}',
      '[]',
      '{}',
      '[a,]',
      '[,]',
      '[a b]',
    ],
    ...[
      '- x',
      '-',
      '-x',
      '? x',
      ': x',
      '@x',
      '%x',
      '`x`',
      ',',
      '',
      ' ',
      '$' + '{A}',
      '\uE0000\uE001',
      'x\t',
      '---',
      '...',
    ],
    ...[
      '[1, null, "x"] # c',
      '[ a , b ]',
      '{ a: 1 }',
      '{"a": 1}',
      '{"a":1}',
      '[[[x]]]',
      '2020-01-01',
      '1:30',
      '(x)',
      '/x',
    ],
  );
  const line = fc.tuple(
    fc.constantFrom('', '  ', '    ', '      ', ' ', '\t'),
    fc.constantFrom(
      'a: ',
      'b: ',
      '"c": ',
      'a/b.c-d: ',
      '- ',
      '- a: ',
      '-   ',
      '- - ',
      'a:',
      '-',
      '',
      '# ',
      '<<: ',
      '? ',
      'a : ',
    ),
    scalar,
  );
  const text = fc
    .array(line, { minLength: 1, maxLength: 7 })
    .map((lines) => lines.map((parts) => parts.join('')).join('\n'));

  it('takes no text that it reads otherwise', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('', '\n', '\n\n', '\n---\n', ' \n'), (body, end) => {
        compare(body + end);
      }),
      { numRuns: Number(process.env.RUNS ?? 4_000), ...(process.env.RUNS === undefined && { seed: 20_250_922 }) },
    );
  });

  it.each<[string, string]>([
    ['a key without a value', 'a:\nb: 1\n'],
    ['a literal block', 'a: |\n  x\n\n    y\nb: |-\n  z\n'],
    ['a sequence as far left as its key', 'a:\n- x\n- b: 1\n  c: 2\nd: e\n'],
    ['flow collections on one line', 'a: {b: [c, "d e"], f: {}}\ng: []\n'],
    ['comments', '# x\na: b # y\n# z\nc: "d" # e\n'],
    ['the head of a document', '--- # x\na: b\n'],
  ])('reads %s', (_, source) => expect(compare(source)).toBe(true));

  it.each<[string, string]>([
    ['an anchor', 'a: &x 1\nb: *x\n'],
    ['a value over several lines', 'a: x\n  y\n'],
    ['a tab', 'a:\tb\n'],
    ['a carriage return', 'a: b\r\n'],
    ['a second document', 'a: b\n---\nc: d\n'],
    ['an open quote', 'a: "b\nc: d\n'],
    ['a mapping in a value', 'a: b: c\n'],
  ])('leaves %s to the other', (_, source) => expect(plain(source)).toBeUndefined());

  it('is bounded in depth', () => {
    const deep = Array.from({ length: 3_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    expect(plain(deep)).toBeUndefined();
    expect(plain(`a: ${'['.repeat(50_000)}`)).toBeUndefined();
  });
});

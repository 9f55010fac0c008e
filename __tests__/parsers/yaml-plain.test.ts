/** What the quick reader takes, it reads as the parser of the whole language does: the same nodes, and nothing malformed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTemplated, untemplate } from '../../src/parsers/template.ts';
import { documents, parse, type YamlNode } from '../../src/parsers/yaml.ts';
import { readPlain } from '../../src/parsers/yaml-plain.ts';
import { casesIn } from '../support/cases.ts';
import { yaml } from '../support/yaml.ts';

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
  if (quick.refused !== undefined) return false;
  const whole = parse(source, 5, { actions, templated });
  expect(whole.problem).toBeUndefined();
  expect(written(quick.root)).toEqual(written(whole.root));
  return true;
}

const fixtures = casesIn('mechanisms')
  .flatMap(({ before, fixed }) => [before, fixed ?? { files: {} }])
  .flatMap(({ files }) => Object.entries(files))
  .filter(([path]) => /\.ya?ml$/.test(path))
  .flatMap(([, text]) => documents(text))
  .map(({ text }) => text);

const runs = (standard: number) =>
  process.env.RUNS === undefined ? { numRuns: standard, seed: 20_250_922 } : { numRuns: Number(process.env.RUNS) };

const PIECES = [
  ...[
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\t',
    ':',
    ': ',
    ' :',
    '-',
    '- ',
    '#',
    ' #',
    '?',
    '? ',
    ',',
    '.',
    '/',
    '=',
    '+',
    '~',
    '0',
  ],
  ...['"', "'", '\\', '|', '>', '|-\n', '[', ']', '{', '}', '[]', '{}', '&a ', '*a', '!t ', '%', '@', '`', '<<: ', '$'],
  ...[
    '---\n',
    '...\n',
    '\n---',
    '\n...',
    '\r',
    '\r\n',
    '\0',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\ufeff',
    '\u0007',
    'é',
    '😀',
  ],
  ...[
    '{{ x }}',
    '{{- if x }}\n',
    '\uE000',
    '\uE0000\uE001',
    '1e5',
    '0x1',
    '.nan',
    'null',
    '__proto__: ',
    'k: v\n',
    '\n# c\n',
  ],
];
const unusual = fc.string({ unit: 'binary', maxLength: 3 });

interface Edit {
  what: 'insert' | 'delete' | 'repeat' | 'swap' | 'indent' | 'outdent' | 'cut' | 'join';
  at: number;
  text?: string;
}

function tampered(document: string, { what, at, text }: Edit): string {
  const char = at % (document.length + 1);
  if (what === 'insert') return document.slice(0, char) + text + document.slice(char);
  if (what === 'delete') return document.slice(0, char) + document.slice(char + 1);
  if (what === 'cut') return document.slice(0, char);
  const lines = document.split('\n');
  const index = at % lines.length;
  const line = lines[index] as string;
  const next = lines[index + 1] ?? '';
  const replaced: Record<typeof what, string[]> = {
    repeat: [line, line, next],
    swap: [next, line],
    indent: [` ${line}`, next],
    outdent: [line.replace(/^ /, ''), next],
    join: [line + next],
  };
  return lines.toSpliced(index, 2, ...replaced[what]).join('\n');
}

describe('the quick reader of YAML', () => {
  it('reads most of the documents of the fixtures, and all alike', () => {
    const took = fixtures.filter(compare).length;
    expect(took / fixtures.length).toBeGreaterThan(0.98);
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
      '>-',
      '>+',
      '>2-',
    ],
    // What goes on in the lines below.
    ...[
      'a\n    b',
      'a\n\n      b # c',
      '"a\n     b"',
      '"a \\\n    b\\u00e9"',
      "'a''\n\n\n     b'",
      '[a,\n    b\n    ]',
      '{"a":\n    1 # c\n    }',
      '|\n      a\n       b\n\n      c',
      '>\n      a\n       b\n\n      c\n      d',
      '|\n\n      \ta\n        \n      b',
    ],
    ...[
      '&a',
      '*b',
      '&a !t',
      '!t',
      '!Ref x',
      '!!str 1',
      '&a [*a]',
      '[!Ref x, *a]',
      ':x',
      '?x',
      '0x1F',
      '-.INF',
      '"\\x41"',
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
      '"a b": ',
      "'a': ",
      'a b (c): ',
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
      runs(4_000),
    );
  });

  /** What an editor, a merge or a template may do to a file. */
  const edit = fc.oneof(
    fc.record({
      what: fc.constant('insert' as const),
      at: fc.nat(),
      text: fc.oneof(fc.constantFrom(...PIECES), unusual),
    }),
    fc.record({
      what: fc.constantFrom<Edit['what'][]>('delete', 'repeat', 'swap', 'indent', 'outdent', 'cut', 'join'),
      at: fc.nat(),
    }),
  );

  it('takes no document that was tampered with and reads it otherwise', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.array(edit, { minLength: 1, maxLength: 4 }), (document, edits) => {
        compare(edits.reduce(tampered, document));
      }),
      runs(3_000),
    );
  });

  it.each<[string, string]>([
    ['a key without a value', 'a:\nb: 1\n'],
    ['a literal block', 'a: |\n  x\n\n    y\nb: |-\n  z\n'],
    ['a sequence as far left as its key', 'a:\n- x\n- b: 1\n  c: 2\nd: e\n'],
    ['flow collections on one line', 'a: {b: [c, "d e"], f: {}}\ng: []\n'],
    ['comments', '# x\na: b # y\n# z\nc: "d" # e\n'],
    ['the head of a document', '--- # x\na: b\n'],
    ['a document of comments', '---\n# a\n\n# b\n'],
    ['a no-break space, which is content', 'a: b\u00a0\n'],
    ['an anchor and its aliases', 'a: &x 1\nb: *x\nc: *y\nd: &z\n  e: 2\nf: {<<: *z}\n'],
    ['local tags', 'a: !Ref b\nc: !Join [",", [!Ref d]]\ne: !Sub\n  - x\n'],
    ['values over several lines', 'a: x\n  y\n\n  z\nb: "c\n  d"\nc:\n  e\n'],
    ['escapes', "a: \"\\t\\u00e9\\\n   b\\x41\"\nc: 'it''s'\n"],
    ['folded blocks', 'a: >\n  x\n  y\n\n   z\n  w\nb: >-\n  v\n'],
    ['blocks with every header', 'a: |+\n  x\n\nb: |2-\n   y\nc: >+ # d\n  z\n'],
    ['spaces behind the indentation of a block', 'a: |\n  x\n     \n  y\n    \n'],
    ['tabs in values', 'a: |\n  x:\n  \ty\nb: "\t"\n'],
    ['carriage returns', 'a: |\r\n  b\r\nc: d\r\n'],
    ['JSON', '{\n\t"a": [1, {"b": null}],\n\t"c":"d"\n}\n'],
    ['flow collections over several lines', 'a: [\n  b, # c\n  d,\n]\n'],
    ['sequences in sequences', '- - a\n  - b: c\n    d: e\n- - - f\n'],
    ['what a template goes on with', 'a: &\uE0000\uE001\n  b: c\n'],
  ])('reads %s', (_, source) => expect(compare(source)).toBe(true));

  it.each<[string, string]>([
    ['a tag of YAML', 'a: !!str 1\n'],
    ['the anchor of a key', '&a b: c\n'],
    ['a tab', 'a:\tb\n'],
    ['a carriage return alone', 'a: b\rc: d\n'],
    ['a second document', 'a: b\n---\nc: d\n'],
    ['an open quote', 'a: "b\nc: d\n'],
    ['a mapping in a value', 'a: b: c\n'],
    ['a quoted value that goes on too far left', 'a:\n  - b: "c\n  d"\n'],
    ['an escape that is none', 'a: "\\q"\n'],
  ])('leaves %s to the other', (_, source) => expect(plain(source).refused).toBeDefined());

  it.each([
    ['blank lines behind plain scalars', `a: b\n${'\n'.repeat(200)}`.repeat(2_000)],
    ['one long value over many lines', `a: b\n${'  c\n'.repeat(200_000)}`],
    ['quotes', `a: "${'b\n '.repeat(200_000)}"\n`],
    ['schemas in one line', `kind: CustomResourceDefinition\n${'openAPIV3Schema:'.repeat(60_000)}\n`],
    ['schemas in many lines', `kind: CustomResourceDefinition\n${'openAPIV3Schema:\n'.repeat(50_000)}`],
  ])('takes linear time for %s', (_, source) => {
    const started = performance.now();
    yaml(source).root();
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('is bounded in depth', () => {
    const deep = Array.from({ length: 3_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    expect(plain(deep).refused).toBe('depth');
    expect(plain(`a: ${'['.repeat(50_000)}`)).toMatchObject({ refused: 'depth' });
  });
});

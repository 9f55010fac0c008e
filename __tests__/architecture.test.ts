import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REF_KINDS } from '../src/facts/refs.ts';
import { mechanisms } from '../src/mechanisms/index.ts';
import { rules } from '../src/rules/index.ts';
import {
  circles,
  crowdedFolders,
  importViolations,
  ownAttributeViolations,
  readTree,
  refViolations,
  ruleIdViolations,
  undescribed,
  unregistered,
  worldViolations,
} from './support/architecture.ts';

const ROOT = join(import.meta.dirname, '..');
const tree = readTree(join(ROOT, 'src'));

const planted = (path: string, text: string) => new Map([...tree, [path, text]]);

describe('imports', () => {
  it('run down the levels and never between plug-ins', () => {
    expect(importViolations(tree)).toEqual([]);
  });

  it.each([
    ['model/planted.ts', "import { x } from '../util/errors.ts';"],
    ['rules/planted.ts', "import { judge } from '../policy/judge.ts';"],
    ['rules/planted.ts', "import { expired } from './expired.ts';"],
    ['reporters/planted.ts', "const x = await import('../audit/audit.ts');"],
    ['util/planted.ts', "export * from '../x509/der.ts';"],
    ['mechanisms/planted/index.ts', "import { read } from '../certbot/read.ts';"],
    ['attic/planted.ts', ''],
  ])('%s: %s is refused', (path, text) => {
    expect(importViolations(planted(path, text))).toHaveLength(1);
  });
});

describe('circles of imports', () => {
  it('do not exist', () => {
    expect(circles(tree)).toEqual([]);
  });

  it.each<[string, Record<string, string>, string[][]]>([
    [
      'of two files in one layer',
      { 'util/a.ts': "import { b } from './b.ts';", 'util/b.ts': "import { a } from './a.ts';" },
      [['util/a.ts', 'util/b.ts']],
    ],
    [
      'of types only',
      { 'util/a.ts': "import type { B } from './b.ts';", 'util/b.ts': "export type { A } from './a.ts';" },
      [['util/a.ts', 'util/b.ts']],
    ],
    [
      'over three files and two layers, one of them loaded late',
      {
        'shell/a.ts': "import { b } from './b.ts';",
        'shell/b.ts': "const c = await import('../topology/c.ts');",
        'topology/c.ts': "import { a } from '../shell/a.ts';",
      },
      [['shell/a.ts', 'shell/b.ts', 'topology/c.ts']],
    ],
    ['of a file with itself', { 'util/a.ts': "import { a } from './a.ts';" }, [['util/a.ts']]],
    [
      'where there are two',
      {
        'util/a.ts': "import { b } from './b.ts';\nimport { c } from './c.ts';",
        'util/b.ts': "import { a } from './a.ts';",
        'util/c.ts': "import { d } from './d.ts';",
        'util/d.ts': "import { c } from './c.ts';",
      },
      [
        ['util/c.ts', 'util/d.ts'],
        ['util/a.ts', 'util/b.ts'],
      ],
    ],
    [
      'none where two ways lead to one file',
      {
        'util/a.ts': "import { b } from './b.ts';\nimport { c } from './c.ts';",
        'util/b.ts': "import { d } from './d.ts';",
        'util/c.ts': "import { d } from './d.ts';",
        'util/d.ts': '',
      },
      [],
    ],
  ])('are found: %s', (_, files, expected) => {
    expect(circles(new Map(Object.entries(files)))).toEqual(expected);
  });

  it('are found in the source', () => {
    expect(circles(planted('model/location.ts', "export type { Fact } from './fact.ts';")).flat()).toContain(
      'model/fact.ts',
    );
  });
});

describe('the clock, the process and the console', () => {
  it('are touched by the entry points alone', () => {
    expect(worldViolations(tree)).toEqual([]);
  });

  it.each(['const t = Date.now();', 'const t = new Date();', 'process.exit(1);', "console.log('x');"])(
    '%s is refused elsewhere',
    (text) => {
      expect(worldViolations(planted('rules/planted.ts', text))).toHaveLength(1);
      expect(worldViolations(planted('cli.ts', text))).toEqual([]);
    },
  );
});

describe('ids of rules', () => {
  const owners = new Map([
    ...rules.map(({ id }) => [id, `rules/${id}.ts`] as const),
    ...mechanisms.flatMap((mechanism) => mechanism.rules.map(({ id }) => [id, `mechanisms/${mechanism.id}/`] as const)),
  ]);

  it('are known to the rule alone', () => {
    expect(ruleIdViolations(tree, owners)).toEqual([]);
  });

  it.each([
    "const OF_CHANGES = new Set(['automation-removed']);",
    "const WORDS = { 'two-writers': 'a second tool writes it' };",
    "const gaps = findings.filter(({ rule }) => rule === 'expired');",
    "const one = 'certbot-no-deploy-hook';",
    "const served = rule.startsWith('served-');",
    'const served = /^served-(expired|stale)$/.test(rule);',
  ])('%s is refused elsewhere', (text) => {
    expect(ruleIdViolations(planted('reporters/planted.ts', text), owners)).toHaveLength(1);
    expect(ruleIdViolations(planted('rules/planted.ts', text), owners)).toHaveLength(1);
  });

  it.each([
    ['rules/two-writers.ts', "const id = 'two-writers';"],
    ['mechanisms/certbot/planted.ts', "const id = 'certbot-no-deploy-hook';"],
    ['policy/planted.ts', 'if (/^[a-z0-9-]+$/.test(rule)) return;'],
    ['policy/planted.ts', "if (rule.startsWith('#')) return;"],
    ['policy/planted.ts', "// such as 'stale-copy'"],
  ])('%s: %s is allowed', (path, text) => {
    expect(ruleIdViolations(planted(path, text), owners)).toEqual([]);
  });
});

describe('refs', () => {
  it('are put together and cut apart by their module alone', () => {
    expect(refViolations(tree, REF_KINDS)).toEqual([]);
  });

  it.each([
    ['const ref = `secret:', '{namespace}`;'].join('$'),
    "const ref = 'run:certbot';",
    "writes: ['service:?'],",
    "if (ref.startsWith('path:/')) return;",
    "const name = text.slice('stored:'.length);",
    "const name = text.replace(/^secret:[^/]*\\//, '');",
    'const [, space] = /^(?:cluster-)?store:([^/]*)/.exec(text) ?? [];',
    'const local = /^(file|path|script):/.test(text);',
    'const ref = text as Ref;',
  ])('%s is refused elsewhere', (text) => {
    expect(refViolations(planted('rules/planted.ts', text), REF_KINDS)).toHaveLength(1);
    expect(refViolations(planted('facts/refs.ts', text), REF_KINDS)).toEqual([]);
  });

  it.each([
    "const url = 'file:///etc/ssl/www.pem';",
    "fix: 'Set `secret: web-tls`.',",
    "needles: ['secret:'],",
    '// `secret:ns/name`',
  ])('%s is none', (text) => expect(refViolations(planted('rules/planted.ts', text), REF_KINDS)).toEqual([]));
});

describe('attributes that are the own of a tool', () => {
  it('are read by its mechanism alone', () => {
    expect(ownAttributeViolations(tree)).toEqual([]);
  });

  it.each([
    ['rules/planted.ts', "const own = ownAttributes<'quiet'>('certbot');"],
    ['mechanism-kit/planted.ts', "import { ownAttributes } from '../facts/attributes.ts';"],
    ['mechanisms/lego/planted.ts', "const own = ownAttributes<'quiet' | 'force'>('certbot');"],
    ['mechanisms/lego/planted.ts', "const MECHANISM = 'certbot';\nconst own = ownAttributes<Own>(MECHANISM);"],
  ])('%s: %s is refused', (path, text) => {
    expect(ownAttributeViolations(planted(path, text))).toHaveLength(1);
  });

  it('are its own by its id', () => {
    const text = "const MECHANISM = 'lego';\nconst own = ownAttributes<Own>(MECHANISM);";
    expect(ownAttributeViolations(planted('mechanisms/lego/planted.ts', text))).toEqual([]);
  });
});

describe('registration', () => {
  it('is complete', () => {
    expect(unregistered(tree)).toEqual([]);
  });

  it.each([
    ['rules/planted.ts', 'rules/planted'],
    ['decoders/planted.ts', 'decoders/planted'],
    ['mechanisms/planted/index.ts', 'mechanisms/planted'],
    ['reporters/planted.ts', 'reporters/planted'],
  ])('%s that is on no list is found', (path, missing) => {
    expect(unregistered(planted(path, ''))).toEqual([missing]);
  });
});

describe('every plug-in', () => {
  it('has a test of its name', () => {
    const files = [...tree.keys()].filter((path) => /^(decoders|rules|reporters)\/(?!index|list)[^/]+\.ts$/.test(path));
    expect(files.filter((path) => !existsSync(join(ROOT, '__tests__', path.replace(/\.ts$/, '.test.ts'))))).toEqual([]);
  });
});

describe('folders', () => {
  it('hold at most 30 files, lists of plug-ins aside', () => {
    expect(crowdedFolders(tree)).toEqual([]);
  });

  it.each([
    ['shell', 30, []],
    ['shell', 31, ['shell: 31']],
    ['mechanisms/certbot', 31, ['mechanisms/certbot: 31']],
    ['rules', 31, []],
  ])('%s with %i files', (folder, files, expected) => {
    const paths = Array.from({ length: files }, (_, index) => `${folder}/${index}.ts`);
    expect(crowdedFolders(new Map(paths.map((path) => [path, ''])))).toEqual(expected);
  });
});

describe('the page about the architecture', () => {
  const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');

  it('describes every layer and draws it', () => {
    expect(undescribed(page)).toEqual([]);
  });

  it.each([
    ['a row that is missing', page.replace(/^\| `copies` .*\n/m, ''), ['copies']],
    ['a layer that is not drawn', page.replace('copies["copies"]', 'copied["copied"]'), ['copies']],
  ])('is refused: %s', (_, text, expected) => {
    expect(undescribed(text)).toEqual(expected);
  });
});

describe('source files', () => {
  it('and the tests of plug-ins have nothing left to write', () => {
    const tests = ['rules', 'decoders'].flatMap((layer) => [...readTree(join(ROOT, '__tests__', layer))]);
    const left = [...tree, ...tests].flatMap(([path, text]) =>
      text
        .split('\n')
        .flatMap((line, index) => (line.includes('TODO: ') ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    );
    expect(left).toEqual([]);
  });

  it('stay under 300 lines', () => {
    expect([...tree].filter(([, text]) => text.split('\n').length > 301).map(([path]) => path)).toEqual([]);
  });
});

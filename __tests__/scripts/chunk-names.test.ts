import { readdirSync } from 'node:fs';
import { EOL } from 'node:os';
import { join, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quickStart } from '../../scripts/build.ts';
import { type Chunk, chunkNames } from '../../scripts/chunk-names.ts';

const packaged = (path: string) => `/elsewhere/node_modules/${path}`;
const source = (path: string) => `/project/${path}`;

/** A chunk that is imported where it is needed, or one that several share. */
const chunk = (facadeModuleId: string | null, modules: Record<string, number>): Chunk => ({ facadeModuleId, modules });

const names = (...chunks: Chunk[]) => chunkNames(chunks, '/project');

describe('a chunk is called after', () => {
  it.each<[string, Chunk, string]>([
    [
      'the package that fills it',
      chunk(null, { [packaged('undici/lib/api.js')]: 9, [packaged('@a/b/lib/utils.js')]: 2 }),
      'undici',
    ],
    ['a package in a scope', chunk(null, { [packaged('@a/b/lib/utils.js')]: 9 }), 'a-b'],
    [
      'the layer that it is most of',
      chunk(null, {
        [source('src/rules/expired.ts')]: 3,
        [source('src/rules/index.ts')]: 3,
        [source('src/util/a.ts')]: 4,
      }),
      'rules',
    ],
    [
      'the file that is loaded',
      chunk(source('src/commands/scan.ts'), { [source('src/commands/scan.ts')]: 1, [source('src/util/a.ts')]: 9 }),
      'commands-scan',
    ],
    [
      'the layer, once, where a file has its name',
      chunk(source('src/audit/audit-change.ts'), { [source('src/audit/audit-change.ts')]: 1 }),
      'audit-change',
    ],
    ['the layer of an index', chunk(source('src/probe/index.ts'), { [source('src/probe/index.ts')]: 1 }), 'probe'],
    ['a schema', chunk(source('schemas/plan.schema.json'), { [source('schemas/plan.schema.json')]: 1 }), 'plan.schema'],
    ['what it loads from another chunk', chunk(source('src/commands/merge.ts'), {}), 'load-commands-merge'],
    ['the helpers of the bundler', chunk(null, { '\0rolldown/runtime.js': 1 }), 'rolldown-runtime'],
  ])('%s', (_, one, name) => {
    expect(names(one)).toEqual([name]);
  });

  it('a file, where another chunk holds more of its layer', () => {
    const small = chunk(null, { [source('src/x509/rc2.ts')]: 2, [source('src/x509/der.ts')]: 1 });
    const large = chunk(null, { [source('src/x509/oids.ts')]: 8 });
    expect(names(small, large)).toEqual(['x509-rc2', 'x509']);
    expect(names(large, small)).toEqual(['x509', 'x509-rc2']);
  });
});

it('two chunks never get one name', () => {
  const one = chunk(source('src/commands/scan.ts'), { [source('src/commands/scan.ts')]: 1 });
  expect(() => names(one, one)).toThrow('two chunks of the bundle are called commands-scan');
});

it('the committed chunks have names that say what is inside', () => {
  const chunks = readdirSync(join(import.meta.dirname, '../../dist/chunks'));
  expect(chunks.length).toBeGreaterThan(20);
  const vague = (name: string) => /^(utils?|index|esm|dist|lib|main|common|shared)\d*\.js$/.test(name);
  const numbered = (name: string) => chunks.includes(name.replace(/\d+\.js$/, '.js')) && /\d\.js$/.test(name);
  expect(chunks.filter((name) => vague(name) || numbered(name))).toEqual([]);
});

describe('a program that starts soon', () => {
  it('takes modules of Node without evaluating all that they export', () => {
    const code = [
      'import "./chunks/a.js";',
      'import { join as join$1, sep } from "node:path";',
      'import * as os from "os";',
      'import leftPad from "left-pad";',
      'import Stream from "node:stream";',
      'globalThis.quick = [join$1("a", "b"), sep, os.EOL, typeof Stream];',
    ];
    const made = quickStart(code.join('\n')).split('\n');
    expect(made.filter((line) => line.startsWith('import '))).toEqual([code[0], code[3]]);
    const run = new Function(
      `${made.filter((line) => !line.startsWith('import ')).join('\n')}; return globalThis.quick;`,
    );
    expect(run()).toEqual([join('a', 'b'), sep, EOL, 'function']);
  });

  it('is ASCII and holds the same texts', () => {
    const made = quickStart('return ["→", `é…`, /^[’🔴]$/u.test("🔴"), /[à-ÿ]/.test("é")];');
    expect(made).toMatch(/^[\0-\x7f]*$/);
    expect(new Function(made)()).toEqual(['→', 'é…', true, true]);
  });

  it('is not built where an escape would be another text', () => {
    expect(() => quickStart('const a = String.raw`→`;')).toThrow('String.raw');
    expect(quickStart('const a = String.raw`\\d`;')).toBe('const a = String.raw`\\d`;');
  });
});

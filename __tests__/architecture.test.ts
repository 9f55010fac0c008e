import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importViolations, readTree, unregistered, worldViolations } from './support/architecture.ts';

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
    const files = [...tree.keys()].filter((path) => /^(decoders|rules|reporters)\/(?!index)[^/]+\.ts$/.test(path));
    expect(files.filter((path) => !existsSync(join(ROOT, '__tests__', path.replace(/\.ts$/, '.test.ts'))))).toEqual([]);
  });
});

describe('source files', () => {
  it('stay under 300 lines', () => {
    expect([...tree].filter(([, text]) => text.split('\n').length > 301).map(([path]) => path)).toEqual([]);
  });
});

/** What `npm run new` writes: complete, registered, free of errors of types and style, and unfinished until a person is done. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Kind, type Project, ScaffoldError, scaffold } from '../scripts/scaffold.ts';
import { importViolations, readTree, unregistered } from './support/architecture.ts';
import { parseCases } from './support/cases.ts';

const ROOT = join(import.meta.dirname, '..');
const sources = readTree(join(ROOT, 'src'));

const project: Project = {
  list: (folder) => [...sources.keys()].map((path) => `src/${path}`).filter((path) => path.startsWith(`${folder}/`)),
  read: (path) => (existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : undefined),
};

/** The project after one scaffold after the other. */
function scaffolded(...requests: [Kind, string][]): Map<string, string> {
  const written = new Map<string, string>();
  for (const [kind, id] of requests) {
    const files = scaffold(kind, id, {
      list: (folder) => [
        ...project.list(folder),
        ...[...written.keys()].filter((path) => path.startsWith(`${folder}/`)),
      ],
      read: (path) => written.get(path) ?? project.read(path),
    });
    for (const [path, text] of files) written.set(path, text);
  }
  return written;
}

const lines = (text: string | undefined) => (text ?? '').split('\n');
/** Lines of a file that the scaffold adds to it. */
const added = (files: Map<string, string>, path: string) => {
  const before = new Set(lines(project.read(path)));
  return lines(files.get(path)).filter((line) => !before.has(line));
};

describe('the scaffold of', () => {
  it('a rule is the rule, its test, its case and one line in the list', () => {
    const files = scaffolded(['rule', 'renewal-too-late']);
    expect([...files.keys()].sort()).toEqual([
      '__tests__/rules/cases/renewal.md',
      '__tests__/rules/renewal-too-late.test.ts',
      'src/rules/list.ts',
      'src/rules/renewal-too-late.ts',
    ]);
    const index = lines(files.get('src/rules/list.ts'));
    expect(added(files, 'src/rules/list.ts')).toEqual(["export { renewalTooLate } from './renewal-too-late.ts';"]);
    expect(index.indexOf("export { renewalTooLate } from './renewal-too-late.ts';")).toBe(
      index.indexOf("export { renewalOverdue } from './renewal-overdue.ts';") + 1,
    );
  });

  it.each([
    ['certbot-too-late', 'src/mechanisms/certbot/hook-rules.ts', 'certbot'],
    ['cert-manager-too-late', 'src/mechanisms/cert-manager/rules-shims.ts', 'cert-manager'],
    // Its list of rules is empty, and it imports no `factRule`.
    ['nginx-too-late', 'src/mechanisms/nginx/index.ts', 'nginx'],
  ])('the rule %s of a mechanism is an entry in its list and a case', (id, list, mechanism) => {
    const cases = `__tests__/mechanisms/cases/${mechanism}.md`;
    const files = scaffolded(['rule', id]);
    expect([...files.keys()].sort()).toEqual([cases, list]);
    expect(files.get(list)).toContain(`factRule('${mechanism}', {`);
    expect(files.get(list)).toMatch(/^import \{ (?:.+, )?factRule(?:, .+)? \} from '\.\.\/\.\.\/facts\/rule\.ts';$/m);
    const [one] = parseCases(mechanism, files.get(cases) ?? '').slice(-1);
    expect(one).toMatchObject({ name: id, todo: expect.stringMatching(/^TODO: /), fixed: { findings: [] } });
  });

  it('a mechanism is its folder, its cases and one line in the list', () => {
    const files = scaffolded(['mechanism', 'made-up-acme']);
    expect([...files.keys()].sort()).toEqual([
      '__tests__/mechanisms/cases/made-up-acme.md',
      'src/mechanisms/list.ts',
      'src/mechanisms/made-up-acme/index.ts',
    ]);
    const cases = parseCases('made-up-acme', files.get('__tests__/mechanisms/cases/made-up-acme.md') ?? '');
    expect(cases.map(({ name }) => name)).toEqual(['healthy', 'decoy', 'made-up-acme-todo']);
    expect(cases.filter(({ todo }) => todo === undefined)).toEqual([]);
  });

  it('a decoder is the decoder, its test and one line in the list', () => {
    const files = scaffolded(['decoder', 'made-up']);
    expect([...files.keys()].sort()).toEqual([
      '__tests__/decoders/made-up.test.ts',
      'src/decoders/list.ts',
      'src/decoders/made-up.ts',
    ]);
  });
});

const EVERY = scaffolded(
  ['rule', 'renewal-too-late'],
  ['rule', 'nginx-too-late'],
  ['mechanism', 'made-up-acme'],
  ['rule', 'made-up-acme-too-late'],
  ['decoder', 'made-up'],
);

describe('what is written', () => {
  it('is registered, and keeps to the layers', () => {
    const tree = new Map(sources);
    for (const [path, text] of EVERY) if (path.startsWith('src/')) tree.set(path.slice(4), text);
    expect(unregistered(tree)).toEqual([]);
    expect(importViolations(tree)).toEqual([]);
  });

  it('says in each new file what is left to write', () => {
    const silent = [...EVERY].filter(([path, text]) => !path.endsWith('/list.ts') && !text.includes('TODO: '));
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  it('passes the compiler and the linter', () => {
    const folder = mkdtempSync(join(tmpdir(), 'scaffold-'));
    const run = (tool: string, ...args: string[]) => {
      const program = join(ROOT, 'node_modules/.bin', tool);
      const { stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
      return `${stdout}${stderr}`;
    };
    try {
      const paths = [...EVERY.keys()].filter((path) => path.endsWith('.ts') && path.split('/').length > 2);
      for (const path of paths) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), EVERY.get(path) ?? '');
      }
      // What is not here is in the project: the two trees are one to the compiler. The lists would make it read everything.
      const config = {
        extends: join(ROOT, 'tsconfig.json'),
        compilerOptions: { rootDirs: [folder, ROOT], typeRoots: [join(ROOT, 'node_modules/@types')] },
        include: paths.filter((path) => !/^src\/\w+\/list\.ts$/.test(path)),
      };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
      symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
      for (const path of ['package.json', 'biome.json']) cpSync(join(ROOT, path), join(folder, path));
      expect(run('tsc')).toBe('');
      expect(run('biome', 'check', '--vcs-enabled=false', ...paths)).toMatch(
        new RegExp(`^Checked ${paths.length} files in \\S+ No fixes applied\\.\n$`),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a request', () => {
  it.each<[Kind, string, string]>([
    ['rule', 'TooLate', '"TooLate" is no name in kebab case'],
    ['mechanism', '../etc', '"../etc" is no name in kebab case'],
    ['rule', 'expired', 'src/rules/expired.ts exists already.'],
    ['rule', 'certbot-staging', 'certbot-staging exists already.'],
    ['mechanism', 'certbot', 'src/mechanisms/certbot/index.ts exists already.'],
    ['decoder', 'pem', 'src/decoders/pem.ts exists already.'],
  ])('for the %s %s is refused', (kind, id, message) => {
    expect(() => scaffold(kind, id, project)).toThrow(ScaffoldError);
    expect(() => scaffold(kind, id, project)).toThrow(message);
  });
});

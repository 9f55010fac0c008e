/** `npm run new -- rule|mechanism|decoder NAME` writes a plug-in with its list entry, a case and a failing test. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KINDS, type Kind, type Project, ScaffoldError, scaffold } from './scaffold.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
/** Tests that look at every plug-in. */
const CHECKS = ['__tests__/architecture.test.ts', '__tests__/docs.test.ts'];
const FORM = '__tests__/mechanisms/cases/README.md';
const USAGE = `Usage: npm run new -- ${KINDS.join('|')} NAME`;

const project: Project = {
  list: (folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1)),
  read: (path) => (existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : undefined),
};

try {
  const [kind, id, ...rest] = process.argv.slice(2);
  if (!KINDS.includes(kind as Kind) || id === undefined || rest.length > 0) throw new ScaffoldError(USAGE);
  const files = scaffold(kind as Kind, id, project);
  for (const [path, text] of files) {
    console.log(`${project.read(path) === undefined ? 'new' : 'changed'}  ${path}`);
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
  }
  const paths = [...files.keys()];
  const sources = paths.filter((path) => path.endsWith('.ts'));
  execFileSync(join(ROOT, 'node_modules/.bin/biome'), ['check', '--write', ...sources], { cwd: ROOT, stdio: 'ignore' });
  const own = paths.filter((path) => path.endsWith('.test.ts'));
  const cases = paths.flatMap((path) => /^(.*\/cases)\/.*\.md$/.exec(path)?.[1] ?? []).map((path) => `${path}.test.ts`);
  const tests = [...own, ...cases, ...CHECKS].join(' ');
  console.log(`\nReplace every "TODO:". These tests fail until then:\n  npx vitest run ${tests}`);
  if (cases.length > 0) console.log(`${FORM} describes the form of cases.`);
  console.log('Then run: npm run docs');
} catch (error) {
  if (!(error instanceof ScaffoldError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

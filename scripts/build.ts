/**
 * Bundles the two entry points and the worker into dist/, with the licences of everything that went in.
 * `--check` builds into a temporary folder and fails when dist/ differs.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OutputChunk, type OutputOptions, type RolldownOutput, rolldown } from 'rolldown';
import manifest from '../package.json' with { type: 'json' };
import { signs } from '../src/audit/signs.ts';
import { CHUNKS, chunkLayout } from './chunk-layout.ts';
import { chunkNames } from './chunk-names.ts';
import { type BundledPackage, sbom } from './sbom.ts';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const ENTRIES = { action: 'src/action.ts', cli: 'src/cli.ts', worker: 'src/audit/worker.ts' };
const SIGNS = join(ROOT, 'src/audit/signs.ts');

/** Builds into a folder, which is emptied first. */
export async function build(into: string): Promise<void> {
  const bundle = await rolldown({
    cwd: ROOT,
    input: ENTRIES,
    platform: 'node',
    // The same parser as ES modules: in the CommonJS build every module runs at the start.
    resolve: { alias: { yaml: join(ROOT, 'node_modules/yaml/browser/dist/index.js') } },
    tsconfig: join(ROOT, 'tsconfig.json'),
    transform: { target: 'node20' },
    // What only reads tokens of other services is part of @actions/core, and would load an HTTP client into every run.
    treeshake: { moduleSideEffects: (id) => !/\/node_modules\/(?:@actions\/(?:core|http-client)|undici)\//.test(id) },
    plugins: [{ name: 'signs', load: (id) => (id === SIGNS ? signsAsData() : undefined) }],
    onLog(level, log, handler) {
      // Cycles and eval inside dependencies are theirs; anything else must be seen.
      if (log.code !== 'CIRCULAR_DEPENDENCY' && log.code !== 'EVAL') handler(level, log);
    },
  });
  const format = {
    dir: into,
    format: 'esm',
    entryFileNames: '[name].js',
    minify: false,
    banner: (chunk) => (chunk.name === 'cli' && chunk.isEntry ? '#!/usr/bin/env node' : ''),
    plugins: [{ name: 'quick-start', renderChunk: quickStart }],
  } satisfies OutputOptions;
  const layout = chunkLayout(chunksIn((await bundle.generate(format)).output), ROOT);
  const grouped = {
    ...format,
    codeSplitting: {
      // The bundler adds what a group imports, unless a group before it has that.
      groups: CHUNKS.map((name, index) => ({
        name,
        test: (id: string) => layout.get(id) === name,
        priority: CHUNKS.length - index,
      })),
    },
  };
  // A build that fails leaves the folder as it was. What each chunk holds is known only once it is made, and names it.
  const names = namesFor((await bundle.generate(grouped)).output, new Set(CHUNKS));
  rmSync(into, { recursive: true, force: true });
  const { output } = await bundle.write({
    ...grouped,
    chunkFileNames: (chunk) => `chunks/${names.get(keyOf(chunk)) ?? '[name]'}.js`,
  });
  await bundle.close();
  const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  const packages = packagesOf(modules);
  writeFileSync(join(into, 'licenses.txt'), licenses(packages));
  writeFileSync(join(into, 'sbom.cdx.json'), sbom(packages, manifest));
  // Hooks start the command line as a program of this repository.
  chmodSync(join(into, 'cli.js'), 0o755);
  // The bundle is ESM wherever it is copied to.
  writeFileSync(join(into, 'package.json'), '{ "type": "module" }\n');
}

/** The text of `src/audit/signs.ts` without the mechanisms that it reads. */
export function signsAsData(): string {
  const data = signs.map(
    ({ needles, named }) => `{ needles: ${JSON.stringify(needles)}${named === undefined ? '' : `, named: ${named}`} }`,
  );
  return `export const signs = [\n${data.join(',\n')}\n];\n`;
}

/**
 * The same program, which Node starts sooner. For an `import` of one of its own modules, Node evaluates all that the module
 * exports, which loads streams and promises for no use. Text beyond ASCII makes it convert the file, and take two bytes for
 * each character.
 */
export function quickStart(code: string): string {
  if (/String\.raw`[^`]*[^\0-\x7f]/.test(code)) throw new Error('String.raw cannot hold escapes: write them yourself');
  return code
    .replace(/^import (?:\* as )?(\{[^}]*\}|\w+) from "([\w:/]+)";$/gm, (line, names: string, from: string) =>
      isBuiltin(from) ? `const ${names.replaceAll(' as ', ': ')} = process.getBuiltinModule("${from}");` : line,
    )
    .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function chunksIn(output: RolldownOutput['output']): OutputChunk[] {
  return output.flatMap((one) => (one.type === 'chunk' ? [one] : []));
}

/** The name of each chunk, by {@link keyOf}. */
function namesFor(output: RolldownOutput['output'], groups: ReadonlySet<string>): Map<string, string> {
  const chunks = chunksIn(output).filter(({ isEntry }) => !isEntry);
  const contents = chunks.map(({ facadeModuleId, modules }) => ({
    facadeModuleId,
    modules: Object.fromEntries(Object.entries(modules).map(([id, { renderedLength }]) => [id, renderedLength])),
  }));
  const names = chunkNames(contents, ROOT);
  return new Map(
    chunks.map((chunk, index) => [keyOf(chunk), groups.has(chunk.name) ? chunk.name : (names[index] as string)]),
  );
}

/** What tells one chunk from all others. */
function keyOf({ facadeModuleId, moduleIds }: Pick<OutputChunk, 'facadeModuleId' | 'moduleIds'>): string {
  return [facadeModuleId, ...moduleIds].join('\n');
}

/** The packages that the modules belong to, by name and version, with the text of each license. */
function packagesOf(modules: string[]): (BundledPackage & { text: string })[] {
  const folders = new Set<string>();
  for (const id of modules) {
    const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'));
    if (match?.[1] !== undefined) folders.add(match[1]);
  }
  const packages = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
    return { name, version, license, text };
  });
  const keyOf = ({ name, version }: BundledPackage) => `${name} ${version}`;
  return packages.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function licenses(packages: ReturnType<typeof packagesOf>): string {
  const sections = packages.map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`);
  return sections.join(`\n${'-'.repeat(80)}\n\n`);
}

/** Paths in which two folders differ. */
export function differences(a: string, b: string): string[] {
  const files = new Set([a, b].flatMap((folder) => (existsSync(folder) ? listing(folder) : [])));
  return [...files]
    .filter((file) => {
      const [left, right] = [join(a, file), join(b, file)];
      return !existsSync(left) || !existsSync(right) || !readFileSync(left).equals(readFileSync(right));
    })
    .sort();
}

function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const into = mkdtempSync(join(tmpdir(), 'cert-hygiene-dist-'));
    await build(join(into, 'dist'));
    const stale = differences(join(into, 'dist'), join(ROOT, 'dist'));
    rmSync(into, { recursive: true });
    if (stale.length > 0) {
      console.error(`dist/ is not what the source builds: ${stale.join(', ')}. Run "npm run build" and commit it.`);
      process.exitCode = 1;
    }
  } else {
    await build(join(ROOT, 'dist'));
  }
}

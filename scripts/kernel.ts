/** Compiles the files of assembly/ into src/bytes/wasm-kernel-binary.ts. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const ROOT = resolve(import.meta.dirname, '..');
const SOURCES = ['assembly/search.ts', 'assembly/digest.ts'];
export const KERNEL_FILE = join(ROOT, 'src/bytes/wasm-kernel-binary.ts');

/** The text of the compiled file. */
export async function kernel(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'cert-hygiene-kernel-'));
  try {
    const file = join(folder, 'search.wasm');
    const options = ['--enable', 'simd', '-O3', '--runtime', 'stub', '--noAssert', '--baseDir', ROOT];
    const { error, stderr } = await asc.main([...SOURCES, '--outFile', file, ...options]);
    if (error) throw new Error(`assembly/ cannot be compiled: ${stderr.toString() || error.message}`);
    const lines =
      readFileSync(file)
        .toString('base64')
        .match(/.{1,100}/g) ?? [];
    return [
      '/** Compiled from `assembly/` by `npm run kernel`: WebAssembly in base64. */',
      'export const KERNEL =',
      `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
      '',
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(KERNEL_FILE, await kernel());

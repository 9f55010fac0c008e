/** Which tests concern a module: those that import it, the nearest first. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

export interface Concerned {
  /** Path from the root, with forward slashes. */
  path: string;
  /** Imports between the test and the module; 0 for the test of its own name. */
  distance: number;
}

/** For each module, the modules and tests that import it. */
export function importersIn(root: string): Map<string, string[]> {
  const importers = new Map<string, string[]>();
  for (const folder of ['src', '__tests__', 'scripts']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
      const file = join(entry.parentPath, entry.name);
      for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)) {
        const target = join(dirname(file), specifier);
        if (!existsSync(target)) continue;
        const key = relative(root, target);
        importers.set(key, [...(importers.get(key) ?? []), relative(root, file)]);
      }
    }
  }
  return importers;
}

/** Tests that reach the module through at most `far` imports, the nearest first. */
export function testsOf(path: string, importers: ReadonlyMap<string, readonly string[]>, far: number): Concerned[] {
  const found: Concerned[] = [];
  const seen = new Set([path]);
  const own = basename(path, '.ts');
  let round = [path];
  for (let distance = 1; distance <= far && round.length > 0; distance++) {
    const next = new Set(round.flatMap((one) => importers.get(one) ?? []).filter((one) => !seen.has(one)));
    for (const one of next) {
      seen.add(one);
      if (one.endsWith('.test.ts'))
        found.push({ path: one, distance: basename(one, '.test.ts') === own ? 0 : distance });
    }
    round = [...next];
  }
  return found.sort((a, b) => a.distance - b.distance || (a.path < b.path ? -1 : 1));
}

/** Paths as a person types them: in quotes, in a workflow, or in a Windows shell no shell expands their patterns. */
import { lstatSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { compareText } from '../model/index.ts';
import { UsageError } from '../util/errors.ts';
import { checkGlob } from '../util/globs.ts';

/**
 * The paths, with those that a pattern matches in its place, sorted; each once. A path that exists is no pattern, whatever is
 * in its name. `*` leaves out names that begin with a dot, as shells do.
 *
 * The glob library is good enough here: a typed pattern is UTF-8. The walk of a scan (`sources/folder.ts`) must
 * also open names that are not.
 * @param cwd the folder that patterns start in, and that the result is relative to
 * @throws UsageError for a pattern that matches nothing
 */
export async function expandPaths(typed: readonly string[], cwd: string): Promise<string[]> {
  const expanded: string[] = [];
  for (const path of typed) expanded.push(...(isThere(path, cwd) ? [path] : await expand(path, cwd)));
  return [...new Set(expanded)];
}

/** The same for what is read with all that is in it: of the matches of a pattern, those that lie in no other one. */
export async function expandRoots(typed: readonly string[], cwd: string): Promise<string[]> {
  const expanded = await expandPaths(typed, cwd);
  const literal = new Set(typed);
  const folders = new Set(expanded.map((path) => resolve(cwd, path)));
  return expanded.filter((path) => literal.has(path) || !parentsOf(resolve(cwd, path)).some((one) => folders.has(one)));
}

async function expand(path: string, cwd: string): Promise<string[]> {
  // Most paths have no pattern: what is wrong with them is told where they are read.
  if (!/[*?[{]/.test(path)) return [path];
  checkGlob(path);
  const { glob } = await import('glob/raw');
  const found = await glob(path, { cwd, noext: true, windowsPathsNoEscape: sep === '\\' });
  if (found.length === 0) throw new UsageError(`${path} matches nothing`);
  return found.sort(compareText);
}

function isThere(path: string, cwd: string): boolean {
  try {
    lstatSync(resolve(cwd, path));
    return true;
  } catch {
    return false;
  }
}

/** The folders above a path, the nearest first. */
function parentsOf(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...parentsOf(parent)];
}

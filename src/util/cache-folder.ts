import { lstatSync, mkdirSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Turns all caches off, or names the folder that they are in. */
export const CACHE_VARIABLE = 'CERT_HYGIENE_CACHE';

/**
 * The cache folder of the user or the runner; undefined if there is none, or the user turned caches off. It is never
 * inside the working directory, which may be a stranger's repository.
 */
export function cacheFolder(env: Environment, cwd: string): string | undefined {
  const named = env[CACHE_VARIABLE];
  if (named === 'off') return undefined;
  if (named) return isAbsolute(named) ? named : undefined;
  // A hosted runner is thrown away after the job.
  if (env.RUNNER_ENVIRONMENT === 'github-hosted') return undefined;
  const home = env.HOME && join(env.HOME, '.cache');
  const parent = [env.RUNNER_TOOL_CACHE, env.XDG_CACHE_HOME, env.LOCALAPPDATA, home].find(
    (path) => path && isAbsolute(path),
  );
  if (!parent) return undefined;
  return outside(join(parent, 'cert-hygiene'), cwd);
}

/** The folder, if its path is absolute and outside the working directory. */
export function outside(folder: string | undefined, cwd: string): string | undefined {
  if (folder === undefined || !isAbsolute(folder)) return undefined;
  const inside = relative(cwd, folder);
  return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? folder : undefined;
}

/**
 * Creates a folder and its missing parents, up to a number of folders in all. Throws if it cannot. The recursion of Node never
 * ends in a folder that refuses new entries as if it did not exist, such as /proc.
 */
export function makeFolder(path: string, most: number): void {
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) return;
  if (most > 1) makeFolder(dirname(path), most - 1);
  mkdirSync(path, { mode: 0o700 });
}

/** Of node:module since Node 22.8. */
interface WithCompileCache {
  enableCompileCache?(folder: string): unknown;
  getCompileCacheDir?(): string | undefined;
}

/**
 * Lets Node keep what it compiles of the modules that are imported from here on, which saves a fifth of a short run. Older versions
 * of Node have no such cache.
 */
export function keepCompiled(folder: string | undefined): void {
  if (folder === undefined) return;
  const compiled = join(folder, 'compiled');
  try {
    makeFolder(compiled, 3);
  } catch {
    return;
  }
  (nodeModule as WithCompileCache).enableCompileCache?.(compiled);
}

/** The variables with which a thread keeps what it compiles where this one does: it does not do so by itself. */
export function compiledVariables(): Record<string, string> {
  // A folder for this version of Node, in the one that was named.
  const folder = (nodeModule as WithCompileCache).getCompileCacheDir?.();
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) };
}

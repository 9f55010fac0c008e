import { isAbsolute, join, relative } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Turns all caches off, or names the folder that they are in. */
export const CACHE_VARIABLE = 'CERT_HYGIENE_CACHE';

/**
 * The folder of the user, or of the runner, in which things may be kept from run to run; undefined where there is none or the user
 * wants none. It never lies in the working directory, which may be a repository of somebody else.
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
  const folder = join(parent, 'cert-hygiene');
  const inside = relative(cwd, folder);
  return inside.startsWith('..') || isAbsolute(inside) ? folder : undefined;
}

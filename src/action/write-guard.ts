import { closeSync, constants, lstatSync, mkdirSync, openSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Runtime } from '../commands/runtime.ts';
import { fileTrouble, UsageError } from '../util/errors.ts';

type Place = Pick<Runtime, 'cwd' | 'env'>;

/**
 * Where an input lets the run write, as an absolute path. What was checked out is somebody else's: a symbolic link in it would lead
 * a report over any file of the runner. So no link that lies in the workspace is followed, git's own folder is left alone, and a
 * relative path leads nowhere but into the workspace or the runner's temporary folder.
 * @param name of the input
 * @throws UsageError where it leads elsewhere
 */
export function guardedPath(name: string, path: string, { cwd, env }: Place): string {
  const file = resolve(cwd, path);
  const refuse = (why: string): never => {
    throw new UsageError(`${name}: ${path} ${why}`);
  };
  const temp = env.RUNNER_TEMP && isAbsolute(env.RUNNER_TEMP) ? env.RUNNER_TEMP : undefined;
  const inWorkspace = below(cwd, file);
  if (inWorkspace === undefined) {
    if (!isAbsolute(path) && (temp === undefined || below(temp, file) === undefined))
      refuse('leads out of the workspace: use an absolute path, or a path in the workspace or in RUNNER_TEMP');
    // A link outside of the workspace may be the machine's own, but none may lead back into the workspace by the way of its links.
    const real = realParent(file);
    if (real !== undefined && below(realpathSync(cwd), real) !== undefined)
      refuse('leads into the workspace through a symbolic link: use the direct path');
    return file;
  }
  let at = cwd;
  for (const part of inWorkspace.split(sep).filter(Boolean)) {
    if (part.toLowerCase() === '.git') refuse("is in git's own folder");
    at = join(at, part);
    const stat = lstatSync(at, { throwIfNoEntry: false });
    if (stat === undefined) break;
    if (stat.isSymbolicLink())
      refuse(`leads through the symbolic link ${relative(cwd, at)}, which is in the workspace`);
    if (at === file ? !stat.isFile() && !stat.isDirectory() : !stat.isDirectory())
      refuse(`leads through ${relative(cwd, at)}, which is no ${at === file ? 'file' : 'folder'}`);
  }
  return file;
}

/** Writes a file where {@link guardedPath} lets the input write. */
export function writeGuarded(name: string, path: string, text: string, world: Place): void {
  const file = guardedPath(name, path, world);
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Whatever a step that runs beside this one puts there meanwhile is not followed either. Windows knows no such flag.
    const { O_WRONLY, O_CREAT, O_TRUNC, O_NOFOLLOW = 0 } = constants;
    const noFollow = below(world.cwd, file) === undefined ? 0 : O_NOFOLLOW;
    const descriptor = openSync(file, O_WRONLY | O_CREAT | O_TRUNC | noFollow, 0o666);
    try {
      writeFileSync(descriptor, text);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${fileTrouble(error)}`);
  }
}

/** The way from a folder down to a path; undefined where it does not lie in the folder. */
function below(folder: string, path: string): string | undefined {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : way;
}

/** Where the nearest folder above a file that is there really lies. */
function realParent(file: string): string | undefined {
  for (let parent = dirname(file); ; parent = dirname(parent)) {
    try {
      return realpathSync(parent);
    } catch {
      if (dirname(parent) === parent) return undefined;
    }
  }
}

import { isUtf8 } from 'node:buffer';
import { lstatSync, realpathSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Environment, GitError, git } from '../readers/git.ts';
import { discover, nameFromUrl } from './discover.ts';
import { records } from './records.ts';

/** Submodules inside one another that are opened, and submodules of one repository. */
export const MAX_SUBMODULE_DEPTH = 8;
export const MAX_SUBMODULES = 500;

/**
 * `owner/name` of the repository of each submodule, by the bytes of its path (latin1), as `.gitmodules` states them.
 * @param blob of `.gitmodules`; undefined where there is none
 * @param parent `owner/name` that relative addresses start from
 */
export async function submoduleNames(
  gitDir: string,
  blob: string | undefined,
  parent: string | undefined,
  env: Environment,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  if (blob === undefined) return names;
  const pattern = '^submodule\\..*\\.(path|url)$';
  const output = await git([`--git-dir=${gitDir}`, 'config', `--blob=${blob}`, '-z', '--get-regexp', pattern], {
    env,
  }).catch((error: unknown) => {
    // It has no such line, or is no configuration.
    if (error instanceof GitError) return Buffer.alloc(0);
    throw error;
  });
  const [paths, urls] = [new Map<string, string>(), new Map<string, string>()];
  for (const record of records(output)) {
    const end = record.indexOf('\n');
    const [, name = '', key] = /^submodule\.(.*)\.(path|url)$/s.exec(record.slice(0, end)) ?? [];
    (key === 'path' ? paths : urls).set(name, record.slice(end + 1));
  }
  for (const [name, path] of paths) {
    const url = urls.get(name) ?? '';
    const relative = /^\.\.?\//.test(url) && parent !== undefined;
    const found = relative ? relativeName(parent, url) : nameFromUrl(url);
    if (found !== undefined) names.set(path.replace(/\/+$/, ''), found);
  }
  return names;
}

/** `../certs.git` beside `acme/app` is `acme/certs`. */
function relativeName(parent: string, url: string): string | undefined {
  const name = posix
    .normalize(`${parent}/${url}`)
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
  return /^[\w.~-]+(?:\/[\w.~-]+)+$/.test(name) && !name.startsWith('..') ? name : undefined;
}

/** Where a submodule is checked out below `root`; undefined where it is not, or only by way of a link. */
export async function checkedOut(root: string, path: string, env: Environment) {
  const bytes = Buffer.from(path, 'latin1');
  if (!isUtf8(bytes)) return undefined;
  const folder = join(root, bytes.toString());
  try {
    if (realpathSync(folder) !== join(realpathSync(root), bytes.toString())) return undefined;
    if (lstatSync(join(folder, '.git')).isSymbolicLink()) return undefined;
  } catch {
    return undefined;
  }
  const found = await discover(folder, env);
  return found.kind === 'work-tree' && found.top === folder ? { folder, found } : undefined;
}

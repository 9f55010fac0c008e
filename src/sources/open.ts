import { realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Source } from '../model/index.ts';
import type { Environment } from '../readers/git.ts';
import { toRawName } from '../readers/raw-paths.ts';
import { CODEOWNERS_PATHS, parseCodeowners } from '../util/codeowners.ts';
import { fileTrouble, UsageError } from '../util/errors.ts';
import { discover, folderName } from './discover.ts';
import { folder } from './folder.ts';
import { readSourceText } from './read-text.ts';
import { listRevision, resolveCommit } from './revision.ts';
import type { SourceOptions } from './selection.ts';
import { listWorkTree } from './work-tree.ts';

/**
 * The files at a path that a person named: a work tree or a folder in one, a bare repository (its HEAD), a plain
 * folder, or one file. If git does not trust a repository because another user owns it, it is read as a plain folder:
 * nothing in it is executed, and ignored files are read too. The list of skipped entries says so.
 * @throws UsageError where there is nothing to read
 */
export async function openSource(path: string, options: SourceOptions = {}): Promise<Source> {
  return withOwners(await find(path, options), options.env ?? {});
}

async function find(path: string, options: SourceOptions): Promise<Source> {
  const env = options.env ?? {};
  const root = resolve(path);
  const stat = statOf(path);
  if (stat.isFile()) {
    return {
      name: options.name ?? folderName(dirname(root)),
      entries: [{ name: toRawName(basename(root)) }],
      skipped: [],
      access: { kind: 'files', root: dirname(root) },
    };
  }
  if (!stat.isDirectory()) throw new UsageError(`${path} is not a file or folder`);
  // The named path itself may be a link; git would tell its target.
  const real = realpathSync(root);
  const { found: known, settings, ...plain } = options;
  const isKnown = real === root && known !== undefined;
  const found = isKnown ? known : await discover(real, env);
  if (found.kind === 'work-tree')
    return listWorkTree(real, found, isKnown ? { ...plain, ...(settings && { settings }) } : plain);
  if (found.kind === 'none') {
    return folder(
      real,
      options,
      found.note && `${found.note}; its folder was scanned, including files that git ignores`,
    );
  }
  const commit = await resolveCommit(found.gitDir, 'HEAD', env);
  if (commit !== undefined) return listRevision(found.gitDir, commit, real, options);
  throw new UsageError(`${path} is a bare repository without a commit at its HEAD`);
}

/** Adds the first CODEOWNERS file of the places where GitHub looks for one. */
export async function withOwners(source: Source, env: Environment): Promise<Source> {
  const submodules = await Promise.all((source.submodules ?? []).map((one) => withOwners(one, env)));
  return withOwnOwners(submodules.length === 0 ? source : { ...source, submodules }, env);
}

async function withOwnOwners(source: Source, env: Environment): Promise<Source> {
  for (const place of CODEOWNERS_PATHS) {
    const text = await readSourceText(source, place, env);
    if (text !== undefined) return { ...source, owners: parseCodeowners(text) };
  }
  return source;
}

function statOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${fileTrouble(error)}`);
  }
}

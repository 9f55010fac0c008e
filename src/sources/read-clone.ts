import { allowListsOf } from '../audit/allow-lists.ts';
import { type CollectOptions, collect } from '../audit/collect.ts';
import { lockable, openedStores } from '../audit/locked-stores.ts';
import { mentionsIn } from '../audit/mentions.ts';
import type { CachedRepository, Fault, Repository, Source } from '../model/index.ts';
import { soughtPaths } from '../policy/mentions.ts';
import { type Environment, git } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { fileKey } from '../util/path-names.ts';
import { withOwners } from './open.ts';
import type { Clone } from './remote.ts';
import { commitTime, listRevision } from './revision.ts';
import type { SourceOptions } from './selection.ts';
import { type Known, pathOf } from './team-cache.ts';

export type CloneOptions = Omit<CollectOptions, 'part'> & Pick<SourceOptions, 'include' | 'exclude'>;

export interface ReadClone extends Omit<CachedRepository, 'key' | 'withPasswords'> {
  faults: Fault[];
  /** Whether it may be stored: every file that could not be read can never be read from this commit. */
  lasting: boolean;
}

/** Reads a clone. Files that are unchanged since the cache was written are not decoded again. */
export async function readClone(
  name: string,
  { gitDir, revision }: Clone,
  known: Known | undefined,
  options: CloneOptions,
): Promise<ReadClone> {
  const { env = {}, include = [], exclude = [] } = options;
  const listed = await listRevision(gitDir, revision, gitDir, { name, env, include, exclude });
  const source = await withOwners(listed, env);
  const before = new Set(known?.files);
  const parts: CachedRepository['parts'] = [];
  const entries = source.entries.filter((entry) => !before.has(fileOf(entry)));
  const allowLists = await allowListsOf([source], env);
  const { inventory, faults } = await collect([{ ...source, entries, allowLists }], {
    ...options,
    part: (part) => parts.push(part),
  });
  const [read] = inventory.repositories;
  if (read === undefined) throw new Error(`${name} was not accounted for`);
  const whole = known === undefined ? read : await withUnchanged(read, source, known, gitDir, env, parts);
  const reread = await withOpenedStores(parts, source, options);
  const held = {
    certificates: reread.flatMap(({ certificates: some = [] }) => some),
    privateKeys: reread.flatMap(({ privateKeys: some = [] }) => some),
  };
  const paths = soughtPaths(held, name);
  const mentions = paths.length === 0 ? undefined : await mentionsIn([source], paths, options);
  const row = { ...whole, ...(mentions && { mentions }), committed: await commitTime(gitDir, revision, env) };
  // What failed, or could not be read this time, is tried again the next time.
  const passing = row.skipped.some(({ reason }) => reason === 'unreadable' || reason === 'denied');
  const lasting = faults.length === 0 && !passing;
  return { repository: row, files: source.entries.map(fileOf), parts: reread, faults, lasting };
}

/** The parts, where passwords of the repository open keystores that stayed closed; a password may be in a file that changed. */
async function withOpenedStores(
  parts: CachedRepository['parts'],
  source: Source,
  options: CloneOptions,
): Promise<CachedRepository['parts']> {
  const opened = await openedStores(parts.flatMap(lockable), [source], options);
  if (opened.size === 0) return parts;
  const isOther = (part: CachedRepository['parts'][number]) =>
    !opened.has(fileKey({ repository: source.name, path: pathOf(part) ?? '' }));
  return [...parts.filter(isOther), ...opened.values()];
}

/** Adds what is known of the files that did not change: to the parts, and to the account. */
async function withUnchanged(
  read: Repository,
  source: Source,
  known: Known,
  gitDir: string,
  env: Environment,
  parts: CachedRepository['parts'],
): Promise<Repository> {
  const before = new Set(known.files);
  const same = source.entries.filter((entry) => before.has(fileOf(entry)));
  const paths = new Set(same.map((entry) => toDisplayPath(entry.name)));
  for (const part of known.parts) if (paths.has(pathOf(part) ?? '')) parts.push(part);
  const skipped = known.repository.skipped.filter(({ path, reason }) => reason !== 'excluded' && paths.has(path));
  const unread = new Set(skipped.map(({ path }) => path));
  const counted = same.filter((entry) => !unread.has(toDisplayPath(entry.name)));
  const sizes = await git([`--git-dir=${gitDir}`, 'cat-file', '--batch-check=%(objectsize)'], {
    env,
    input: counted.map(({ oid }) => `${oid}\n`).join(''),
  });
  const bytes = sizes
    .toString('latin1')
    .split('\n')
    .reduce((sum, line) => sum + (Number(line) || 0), 0);
  return {
    ...read,
    files: read.files + counted.length,
    bytes: read.bytes + bytes,
    skipped: [...read.skipped, ...skipped],
  };
}

function fileOf({ oid = '', name }: Source['entries'][number]): string {
  return `${oid} ${name}`;
}

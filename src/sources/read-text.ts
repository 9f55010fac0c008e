import type { Entry, Source } from '../model/index.ts';
import { type Environment, git } from '../readers/git.ts';
import { toRawName } from '../readers/raw-paths.ts';
import { openReader } from '../readers/reader.ts';
import { records, treeRecord } from './records.ts';

/** Largest file of this kind: configs, baselines, lists of owners. */
const MAX_BYTES = 16 << 20;

/** The text of one file of a source; undefined where it is not there, or is no regular file. */
export async function readSourceText(source: TextSource, path: string, env: Environment): Promise<string | undefined> {
  const options = { maxFileBytes: MAX_BYTES, suspect: () => false };
  const { access } = source;
  const name = toRawName(path);
  let entry = source.entries.find((one) => one.name === name);
  // Globs that exclude files never exclude the files that configure the scan.
  if (entry === undefined && access.kind !== 'memory') entry = await trackedEntry(source, name, env);
  if (entry === undefined && access.kind === 'files') entry = { name };
  if (entry === undefined) return undefined;
  const reader = openReader(access, env, options);
  let text: string | undefined;
  try {
    await reader.each([entry], (_, content) => {
      if (content.kind === 'bytes') text = content.bytes.toString('utf8');
    });
  } finally {
    reader.close();
  }
  return text;
}

/** A source that may know what its globs left out. */
type TextSource = Pick<Source, 'access' | 'entries'> & Partial<Pick<Source, 'skipped' | 'revision'>>;

/** What git tracks under a name that the source's globs left out. */
async function trackedEntry(
  { access, skipped = [], revision }: TextSource,
  name: string,
  env: Environment,
): Promise<Entry | undefined> {
  if (revision === undefined || skipped.every(({ reason }) => reason !== 'excluded')) return undefined;
  const gitDir = access.kind === 'memory' ? undefined : access.gitDir;
  if (gitDir === undefined) return undefined;
  const prefix = (access.kind === 'files' && access.prefix) || '';
  const path = `${prefix}${Buffer.from(name, 'latin1').toString()}`;
  const output = await git([`--git-dir=${gitDir}`, 'ls-tree', '-z', '--full-tree', revision, '--', path], { env });
  const [found] = records(output).map(treeRecord);
  return found?.mode.startsWith('100') ? { name, oid: found.oid } : undefined;
}

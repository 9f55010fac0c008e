import { type Dirent, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Entry, Skipped, Source } from '../model/index.ts';
import { skippedFor } from '../readers/file-reader.ts';
import { toDisplayPath, toSystemPath } from '../readers/raw-paths.ts';
import { folderName } from './discover.ts';
import { type SourceOptions, selection } from './selection.ts';

/**
 * All files below a folder, no git involved. Symbolic links are listed, never followed; folders named `.git` are left out.
 *
 * Walks by itself: the glob library gives names as text, so that a file whose name is not UTF-8 cannot be opened any more,
 * and it passes over folders that may not be read, and over FIFOs and sockets, silently.
 * @throws UsageError for a glob that cannot be used
 */
export async function folder(root: string, options: SourceOptions = {}, note?: string): Promise<Source> {
  const selected = await selection(options);
  const entries: Entry[] = [];
  const skipped: Skipped[] = [];
  if (note !== undefined) skipped.push({ path: '.git', reason: 'not-a-file', detail: note });

  function read(parent: string): Dirent<Buffer>[] {
    try {
      return readdirSync(toSystemPath(root, parent), { withFileTypes: true, encoding: 'buffer' });
    } catch (error) {
      const { reason, detail } = skippedFor(error);
      skipped.push({ path: toDisplayPath(parent) || '.', reason, ...(detail !== undefined && { detail }) });
      return [];
    }
  }

  for (const pending = ['']; pending.length > 0; ) {
    const parent = pending.pop() as string;
    for (const item of read(parent)) {
      const name = `${parent}${parent === '' ? '' : '/'}${item.name.toString('latin1')}`;
      if (item.isDirectory()) {
        if (!/(?:^|\/)\.git$/.test(name)) pending.push(name);
      } else if (item.isSymbolicLink()) skipped.push({ path: toDisplayPath(name), reason: 'symlink' });
      else if (!item.isFile()) skipped.push({ path: toDisplayPath(name), reason: 'not-a-file' });
      else if (selected.keeps(name)) entries.push({ name });
    }
  }
  return {
    name: options.name ?? folderName(resolve(root)),
    entries,
    skipped: [...skipped, ...selected.skipped()],
    access: { kind: 'files', root: resolve(root) },
  };
}

import type { Entry } from '../model/index.ts';
import { type Content, fileReader, type Reader, type ReaderOptions } from './file-reader.ts';
import { blobReader, type Environment } from './git.ts';

/**
 * Reads files below a folder, and from git's objects the tracked files that are missing on the disk: left out by a
 * sparse checkout, deleted by an earlier step, or replaced by a link or a folder. Such entries come after the others.
 */
export function workTreeReader(root: string, gitDir: string, env: Environment, options: ReaderOptions): Reader {
  const files = fileReader(root, options);
  const blobs = blobReader(gitDir, env, options);
  return {
    async each<E extends Entry>(
      entries: readonly E[],
      visit: (entry: E, content: Content) => void | Promise<void>,
    ): Promise<void> {
      const absent: E[] = [];
      await files.each(entries, (entry, content) => {
        if (content.kind !== 'skipped' || entry.oid === undefined) return visit(entry, content);
        absent.push(entry);
      });
      if (absent.length === 0) return;
      await blobs.each(absent, (entry, content) =>
        visit(entry, content.kind === 'skipped' ? content : { ...content, fromGit: true }),
      );
    },
    close() {
      files.close();
      blobs.close();
    },
  };
}

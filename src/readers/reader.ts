import type { Access } from '../model/index.ts';
import { fileReader, type Reader, type ReaderOptions } from './file-reader.ts';
import { blobReader, type Environment } from './git.ts';
import { workTreeReader } from './work-tree-reader.ts';

/** Opens what a source's entries are read from. */
export function openReader(access: Access, env: Environment, options: ReaderOptions): Reader {
  if (access.kind === 'files') {
    const { root, gitDir } = access;
    return gitDir === undefined ? fileReader(root, options) : workTreeReader(root, gitDir, env, options);
  }
  return access.kind === 'git' ? blobReader(access.gitDir, env, options, access.kept) : memoryReader(access.contents);
}

function memoryReader(contents: Readonly<Record<string, string>>): Reader {
  return {
    async each(entries, visit) {
      for (const entry of entries) {
        const content = Object.hasOwn(contents, entry.name) ? contents[entry.name] : undefined;
        await visit(
          entry,
          content === undefined
            ? { kind: 'skipped', reason: 'missing' }
            : { kind: 'bytes', bytes: Buffer.from(content, 'base64') },
        );
      }
    },
    close() {},
  };
}

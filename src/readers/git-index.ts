import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether the index of a repository says that it has so many entries. A first guess, before git has listed them: who writes the
 * index may write another number into it.
 */
export function tracksMany(gitDir: string, many: number): boolean {
  // The header: `DIRC`, the version, the number of entries (gitformat-index(5)).
  const header = Buffer.alloc(12);
  try {
    const file = openSync(join(gitDir, 'index'), 'r');
    try {
      readSync(file, header, 0, header.length, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
  return header.toString('latin1', 0, 4) === 'DIRC' && header.readUInt32BE(8) >= many;
}

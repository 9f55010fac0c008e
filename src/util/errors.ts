/** The user's mistake: one line that names the cause and the next step. Ends the run with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const FILE_TROUBLE: Readonly<Record<string, string>> = {
  ENOENT: 'the file or folder does not exist',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
};

/** Why a file or folder that the user named could not be used. */
export function fileTrouble(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  return FILE_TROUBLE[code] ?? (code || messageOf(error));
}

/** The message of anything that was thrown, without its stack. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

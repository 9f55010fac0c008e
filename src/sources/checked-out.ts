import { type Environment, GitError, git } from '../readers/git.ts';
import { toDisplayPath } from '../readers/raw-paths.ts';
import { discover, originName } from './discover.ts';
import { records } from './records.ts';

/** The state of a work tree. */
export interface CheckedOut {
  commit: string;
  /** Undefined where a commit is checked out, and no branch. */
  branch?: string;
  /** `owner/name`, where the clone came from a place on a host. */
  origin?: string;
  /** Paths that the commit has and the index has not: an earlier step removed them. */
  removed: ReadonlySet<string>;
}

/** Undefined for a folder that is no work tree, or has no commit. */
export async function checkedOut(folder: string, env: Environment): Promise<CheckedOut | undefined> {
  const found = await discover(folder, env);
  if (found.kind !== 'work-tree' || found.head === undefined) return undefined;
  const { gitDir, head } = found;
  const ask = (...args: string[]) =>
    git([`--git-dir=${gitDir}`, ...args], { env }).catch((error: unknown) => {
      if (error instanceof GitError) return Buffer.alloc(0);
      throw error;
    });
  const removed = ask('diff-index', '--cached', '--no-renames', '--name-only', '--diff-filter=D', '-z', head);
  const [branch, origin, paths] = await Promise.all([
    ask('symbolic-ref', '--quiet', '--short', 'HEAD'),
    originName(gitDir, env),
    removed,
  ]);
  const name = branch.toString().trim();
  return {
    commit: head,
    ...(name !== '' && { branch: name }),
    ...(origin !== undefined && { origin }),
    removed: new Set(records(paths).map(toDisplayPath)),
  };
}

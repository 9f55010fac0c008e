import { type Environment, GitError, git } from '../readers/git.ts';

/**
 * The default branch of a repository: as the clone was told, else `main` or `master` if one of them exists, else the
 * branch that is checked out, else `main`.
 */
export async function defaultBranch(gitDir: string, env: Environment): Promise<string> {
  const ask = async (...args: string[]): Promise<string | undefined> => {
    try {
      return (await git([`--git-dir=${gitDir}`, ...args], { env })).toString().trim() || undefined;
    } catch (error) {
      if (error instanceof GitError) return undefined;
      throw error;
    }
  };
  const told = await ask('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD');
  if (told !== undefined) return told.replace(/^origin\//, '');
  for (const name of ['main', 'master']) {
    for (const place of ['refs/heads/', 'refs/remotes/origin/'])
      if ((await ask('rev-parse', '--verify', '--quiet', `${place}${name}`)) !== undefined) return name;
  }
  return (await ask('symbolic-ref', '--quiet', '--short', 'HEAD')) ?? 'main';
}

import { type Environment, GitError, git } from '../readers/git.ts';

/** Objects of a commit that a partial clone left out (`git clone --filter=…`). */
export async function absentObjects(gitDir: string, commit: string, env: Environment): Promise<ReadonlySet<string>> {
  const where = [`--git-dir=${gitDir}`];
  const partial = '^(remote\\..*\\.(promisor|partialclonefilter)|extensions\\.partialclone)$';
  try {
    await git([...where, 'config', '--name-only', '--get-regexp', partial], { env });
  } catch (error) {
    if (error instanceof GitError) return new Set();
    throw error;
  }
  const args = ['rev-list', '--objects', '--no-object-names', '--missing=print', `${commit}^{tree}`];
  const lines = (await git([...where, ...args], { env })).toString('latin1').split('\n');
  return new Set(lines.filter((line) => line.startsWith('?')).map((line) => line.slice(1)));
}

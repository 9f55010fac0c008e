import { type Environment, GitError, git } from '../readers/git.ts';
import { gitRemote, type Remote } from '../readers/git-remote.ts';

/** Objects of a commit that a partial clone left out (`git clone --filter=…`). */
export async function absentObjects(gitDir: string, commit: string, env: Environment): Promise<ReadonlySet<string>> {
  const args = ['rev-list', '--objects', '--no-object-names', '--missing=print', `${commit}^{tree}`];
  const lines = (await git([`--git-dir=${gitDir}`, ...args], { env })).toString('latin1').split('\n');
  return new Set(lines.filter((line) => line.startsWith('?')).map((line) => line.slice(1)));
}

/** A repository on a server that has the objects a clone of it left out. */
export interface Origin {
  remote: Remote;
  /** `owner/name`. */
  repository: string;
}

/** Maximum number of objects that are fetched; a sparse checkout of a very large repository lacks more. */
const MAX_FETCHED = 50_000;

/**
 * Fetches objects that a partial clone left out. Git would fetch each by itself, with whatever program the configuration of the
 * repository names: that is forbidden, so this asks the server that the event came from.
 * @returns whether they are there now
 */
export async function fetchObjects(
  gitDir: string,
  oids: readonly string[],
  { remote, repository }: Origin,
  env: Environment,
): Promise<boolean> {
  if (oids.length > MAX_FETCHED) return false;
  const fetch = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--stdin'];
  const args = ['-c', 'fetch.negotiationAlgorithm=noop', `--git-dir=${gitDir}`, ...fetch];
  try {
    await gitRemote([...args, `${remote.serverUrl}/${repository}`], remote, env, {
      input: oids.map((oid) => `${oid}\n`).join(''),
    });
    return true;
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}

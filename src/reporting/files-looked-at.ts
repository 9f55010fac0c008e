import { leavesHole, type Report, type Repository } from '../model/index.ts';
import { matchersOf } from '../util/globs.ts';
import { fileKey } from '../util/path-names.ts';
import { ENDPOINTS, isFolder, type NamedFile } from './named-files.ts';

/** What was read, beyond what a report says. */
export interface ReadScope {
  include: readonly string[];
  exclude: readonly string[];
  /** Whether declared endpoints are asked. */
  endpoints: boolean;
  /** Files of a repository that its commit has, but the index that was read has not. */
  removed?: { repository: string; paths: ReadonlySet<string> } | undefined;
}

/**
 * Why one of some files does not count as read, as half a sentence; undefined if all of them do.
 * @param files undefined if they are unknown
 * @param sameGlobs whether they were selected by the globs of this run
 */
export type Unseen = (files: readonly NamedFile[] | undefined, sameGlobs: boolean) => string | undefined;

/**
 * Tells whether files were read, or are gone from the commit that was read. Every file of a commit is read, skipped
 * with a reason, or excluded by a glob. So a file that was neither skipped nor excluded was read, or does not exist. In
 * a folder without git, deleted files are unknown.
 */
export async function filesLookedAt(report: Report, scope: ReadScope): Promise<Unseen> {
  const { inventory } = report;
  const repositories = new Map(inventory.repositories.map((one) => [one.name, one]));
  for (const one of inventory.repositories) if (one.formerName !== undefined) repositories.set(one.formerName, one);
  const leftOut = new Set(
    inventory.repositories.flatMap(({ skipped }) =>
      skipped.filter(({ reason }) => reason === 'excluded').map(({ path }) => path),
    ),
  );
  const outside = leftOut.delete('**');
  const included = await matchersOf(scope.include);
  const excluded = await matchersOf([...new Set([...leftOut, ...scope.exclude])]);
  const read = new Set(inventory.certificates.flatMap(({ sightings }) => sightings.map(fileKey)));
  const unreadable = new Set(inventory.unreadable.map(fileKey).filter((key) => !read.has(key)));

  function isLeftOut({ repository, path }: NamedFile): boolean {
    const whole = `${mountOf(repositories.get(repository), repositories)}${path}`;
    const selects = (matches: (name: string) => boolean) => matches(isFolder(whole) ? `${whole}x` : whole);
    if (excluded.some(selects)) return true;
    return included.length === 0 ? outside : !included.some(selects);
  }

  function whyUnseen(file: NamedFile, sameGlobs: boolean): string | undefined {
    if (file.repository === ENDPOINTS.repository)
      return inventory.served !== undefined || scope.endpoints ? undefined : 'the endpoints were not probed';
    const shown = file.path === '' ? file.repository : `${file.path} of ${file.repository}`;
    const repository = repositories.get(file.repository);
    if (repository === undefined) return `${file.repository} is not part of this scan`;
    if (repository.failure?.reason === 'empty') return undefined;
    if (repository.failure !== undefined) return `${file.repository} was not read`;
    if (repository.revision === undefined) return `${file.repository} was not read from a commit`;
    if (!sameGlobs && isLeftOut(file)) return `${shown} is excluded by include or exclude`;
    const { removed } = scope;
    if (removed?.repository === file.repository && touches(removed.paths, file.path))
      return `${shown} is in the commit, and was removed from the index`;
    if (file.unreadable) return undefined;
    const entry = repository.skipped.find(
      ({ path, reason, ...rest }) =>
        reason !== 'excluded' &&
        (isFolder(file.path)
          ? path.startsWith(file.path) &&
            (reason === 'lfs-pointer' || reason === 'submodule' || leavesHole({ path, reason, ...rest }))
          : path === file.path || file.path.startsWith(`${path}/`)),
    );
    if (entry !== undefined) return `${shown} was not read (${entry.reason})`;
    return unreadable.has(fileKey(file)) ? `${shown} could not be read` : undefined;
  }

  return (files, sameGlobs) => {
    if (files !== undefined) {
      for (const file of files) {
        const why = whyUnseen(file, sameGlobs);
        if (why !== undefined) return why;
      }
      return undefined;
    }
    // Its files are unknown, so everything must have been read.
    if (outside || leftOut.size > 0 || scope.include.length > 0) return 'include or exclude omit files';
    return inventory.repositories.map(({ name }) => whyUnseen({ repository: name, path: '' }, true)).find(Boolean);
  };
}

function touches(paths: ReadonlySet<string>, path: string): boolean {
  return isFolder(path) ? [...paths].some((one) => one.startsWith(path)) : paths.has(path);
}

/** The folder of a submodule, as globs see it. */
function mountOf(repository: Repository | undefined, all: ReadonlyMap<string, Repository>, depth = 0): string {
  const within = repository?.within;
  if (within === undefined || depth > 8) return '';
  return `${mountOf(all.get(within.repository), all, depth + 1)}${within.path}/`;
}

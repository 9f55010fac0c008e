import type { Location, Policy, Repository } from '../model/index.ts';

/** A place of the config: a glob, which means any repository, or `owner/repo:glob`. */
export interface PlacePattern {
  matches(place: Pick<Location, 'repository' | 'path'>): boolean;
  /** Whether a repository that it names was read. If none was, a pattern without a match proves nothing. */
  inScope: boolean;
}

const PLACED = /^([\w.*-]+\/[\w.*-]+):(.+)$/;

/** @param repositories those of the audit; one that was renamed answers to both names */
export function placePattern(
  text: string,
  repositories: readonly Repository[],
  matches: Policy['matches'],
): PlacePattern {
  const holds = (pattern: string, path: string) => path === pattern || matches(pattern, path);
  const [, repository, glob] = PLACED.exec(text) ?? [];
  if (repository === undefined || glob === undefined) {
    return { matches: ({ path }) => holds(text, path), inScope: true };
  }
  const isNamed = (name: string) =>
    name.toLowerCase() === repository.toLowerCase() || (repository.includes('*') && matches(repository, name));
  const meant = repositories.filter(({ name, formerName = name }) => isNamed(name) || isNamed(formerName));
  const names = new Set(meant.map(({ name }) => name));
  return {
    // A path may hold a colon too.
    matches: (place) =>
      ((names.has(place.repository) || isNamed(place.repository)) && holds(glob, place.path)) ||
      holds(text, place.path),
    inScope: meant.some(({ failure }) => failure === undefined || failure.reason === 'empty'),
  };
}

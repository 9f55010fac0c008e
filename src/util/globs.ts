import { UsageError } from './errors.ts';

/** Maximum length of a glob, and maximum number of patterns that its braces may produce. */
const MAX_GLOB = 1_024;
export const MAX_BRACES = 1_000;

/**
 * Makes matchers of the globs that a user gave for names with slashes; a glob without one matches the last part of a name.
 * Minimatch is loaded here, because most runs have no globs.
 * @throws UsageError for a glob that cannot be used
 */
export async function matchersOf(globs: readonly string[]): Promise<((name: string) => boolean)[]> {
  if (globs.length === 0) return [];
  const { Minimatch } = await import('minimatch');
  return globs.map((glob) => {
    checkGlob(glob);
    // Extended globs (`*(a|b)`) nest quantifiers; `#` and `!` start no comment and no negation in a list of paths.
    const matcher = new Minimatch(glob, {
      dot: true,
      noext: true,
      nocomment: true,
      nonegate: true,
      matchBase: true,
      braceExpandMax: MAX_BRACES,
    });
    return (name) => matcher.match(name);
  });
}

/** @throws UsageError for a glob that would take too long to compile */
export function checkGlob(glob: string): void {
  if (glob === '' || glob.length > MAX_GLOB)
    throw new UsageError(`a glob has 1 to ${MAX_GLOB} characters, not ${glob.length}`);
}

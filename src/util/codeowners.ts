import type { Inventory, Location, OwnerRule } from '../model/index.ts';
import { memoizeByObject } from './memoize.ts';

/** Largest CODEOWNERS file that GitHub reads. */
const MAX_BYTES = 3 << 20;
/** Longest pattern: git's paths are no longer. */
const MAX_PATTERN = 4_096;
/** A login, a team or an address; anything else makes GitHub skip the line. */
const OWNER = /^(@[A-Za-z0-9][\w.-]*(\/[\w.-]+)?|[^\s@]+@[^\s@]+\.[^\s@]+)$/;

/** Where GitHub looks for the file, the first one counts. */
export const CODEOWNERS_PATHS = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/**
 * The lines of a CODEOWNERS file, in order. A pattern without owners stays: it takes the owners of earlier patterns away.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function parseCodeowners(text: string): OwnerRule[] {
  if (text.length > MAX_BYTES) return [];
  const rules: OwnerRule[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [pattern, ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/(?<!\\)\s+/);
    // GitHub supports neither negation nor character ranges here.
    if (pattern === undefined || pattern === '' || /^!|[[\]]/.test(pattern)) continue;
    if (pattern.length > MAX_PATTERN) continue;
    if (owners.every((owner) => OWNER.test(owner))) rules.push({ pattern: pattern.replaceAll('\\ ', ' '), owners });
  }
  return rules;
}

/** The owners of a place: those of the last pattern that matches. None if that pattern has none, or nothing matches. */
export function ownersOf(place: Pick<Location, 'repository' | 'path'>, inventory: Inventory): string[] {
  return decidingRule(place, inventory)?.owners ?? [];
}

function decidingRule(place: Pick<Location, 'repository' | 'path'>, inventory: Inventory): OwnerRule | undefined {
  const rules = inventory.repositories.find((one) => one.name === place.repository)?.owners ?? [];
  const segments = place.path.split('/');
  return rules.findLast((rule) => glob(partsOf(rule), ANY, segments, matchesName));
}

/** Whether the deciding line matches every path: then its owners own the repository, not the file. */
export function isOwnedAsAll(place: Pick<Location, 'repository' | 'path'>, inventory: Inventory): boolean {
  const decides = decidingRule(place, inventory);
  return decides !== undefined && /^\/?(?:\*{1,2}(?:\/\*{0,2})?)?$/.test(decides.pattern);
}

/** Stands for any number of folders, none included. */
const ANY = '**';

/** A pattern of CODEOWNERS: gitignore's, where one without a slash inside matches at any depth, and a folder all below it. */
const partsOf = memoizeByObject(({ pattern }: OwnerRule): string[] => {
  const anchored = pattern.replace(/\/$/, '').includes('/');
  const parts = pattern.replace(/^\/|\/$/g, '').split('/');
  // `docs/*` matches only files directly in the folder; a plain name matches the folder and everything below it.
  const below = pattern.endsWith('/') ? ['*', ANY] : /[*?]/.test(parts.at(-1) ?? '') ? [] : [ANY];
  return [...(anchored ? [] : [ANY]), ...parts, ...below];
});

/**
 * Matches a list of items against a pattern in which one item stands for any number of items (a wildcard). Only the
 * last wildcard is tried again, because it can match whatever an earlier one could. So the time is at most the length
 * of the pattern times the number of items.
 */
function glob(
  pattern: ArrayLike<string>,
  any: string,
  items: ArrayLike<string>,
  fits: (part: string, item: string) => boolean,
) {
  let [p, i, star, mark] = [0, 0, -1, 0];
  while (i < items.length) {
    const part = pattern[p];
    if (part === any) [star, mark, p] = [p, i, p + 1];
    else if (part !== undefined && fits(part, items[i] as string)) [p, i] = [p + 1, i + 1];
    else if (star >= 0) [p, mark, i] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (pattern[p] === any) p++;
  return p === pattern.length;
}

/** `*` and `?` within one name. */
const matchesName = (pattern: string, name: string) =>
  pattern === name || glob(pattern, '*', name, (sign, character) => sign === '?' || sign === character);

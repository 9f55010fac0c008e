import { assignments } from './command-blocks.ts';

/** The values that a script assigns to its variables, by name. */
export type Variables = ReadonlyMap<string, { value: string }>;

/** The variables of a script, its lists of words included: `HOSTS=(a b)`. */
export function variablesOf(text: string): Variables {
  const found = new Map<string, { value: string }>(assignments(text, 1));
  for (const [, name = '', words = ''] of text.matchAll(/^[ \t]{0,40}(\w{1,60})=\(([^()]{1,4000})\)/gm))
    found.set(name, {
      value: words
        .replace(/#.*$/gm, '')
        .replace(/["'\s]+/g, ' ')
        .trim(),
    });
  return found;
}

const LONGEST_PATH = 1000;

/** A word with the variables that the script sets; those that a command or the caller gives stay as they are. */
export function filledIn(word: string, variables: Variables): string {
  if (!word.includes('$')) return word;
  return word
    .replace(/\$(?:\{(\w{1,60})\}|(\w{1,60}))/g, (all, braced, bare) => {
      const value = variables.get(braced ?? bare)?.value;
      return value === undefined || /\$[(\d@*#?]|`/.test(value) ? all : value;
    })
    .slice(0, LONGEST_PATH);
}

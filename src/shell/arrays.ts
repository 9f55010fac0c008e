/** Arrays of bash that hold the words of a command: `args=(certonly -d "$HOST")`, then `certbot "${args[@]}"`. */

import { lexShell, type Word } from './lexer.ts';

const ARRAY = /(?<=^|[\s;&|])([A-Za-z_]\w{0,60})=\(([^()`]{0,4000})\)/g;
const ALL = /^\$\{([A-Za-z_]\w{0,60})\[[@*]\]\}$/;

/** The text with each array as one text in quotes, so that a variable holds its words. Lines stay where they are. */
export function withArrays(text: string): string {
  if (!text.includes('=(')) return text;
  return text.replace(ARRAY, (_, name: string, words: string) => `${name}="${words.replace(/[\\"$]/g, '\\$&')}"`);
}

/** Words in which an array as a whole is replaced by its words, where the text sets it. */
export function expanded(words: readonly Word[], variables: ReadonlyMap<string, readonly string[]>): readonly Word[] {
  if (!words.some(({ text }) => ALL.test(text))) return words;
  return words.flatMap((word) => {
    const value = variables.get(ALL.exec(word.text)?.[1] ?? '')?.at(-1);
    if (value === undefined) return [word];
    return [...lexShell(value)].flatMap((token) => (token.type === 'word' ? [{ ...token, line: word.line }] : []));
  });
}

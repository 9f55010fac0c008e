/** The filter of a `for` expression over the validation records of a certificate: which names it keeps. */

/** The condition behind the last `if` of a `for` expression; undefined where it keeps all. */
export function filterOf(expression: string): string | undefined {
  const end = expression.trimEnd();
  const at = Math.max(...[' if ', '\nif ', '\tif '].map((word) => end.lastIndexOf(word)));
  const last = end.slice(-1);
  if (at < 0 || at > 20_000 || (last !== '}' && last !== ']')) return undefined;
  return end.slice(at + 4, -1).trim();
}

const NAME = String.raw`\w{1,60}\.domain_name`;
const TEXT = String.raw`"((?:[^"\\]|\\.){0,300})"`;
const TERMS: readonly [RegExp, (name: string, text: string) => boolean][] = [
  [new RegExp(`^endswith\\(${NAME},${TEXT}\\)$`), (name, text) => name.endsWith(text)],
  [new RegExp(`^startswith\\(${NAME},${TEXT}\\)$`), (name, text) => name.startsWith(text)],
  [new RegExp(`^strcontains\\(${NAME},${TEXT}\\)$`), (name, text) => name.includes(text)],
  [new RegExp(`^${NAME}==${TEXT}$`), (name, text) => name === text],
  [new RegExp(`^${NAME}!=${TEXT}$`), (name, text) => name !== text],
];
const LISTED = new RegExp(`^contains\\(\\[(.{0,2000})\\],${NAME}\\)$`);

/** Whether a filter keeps a name; undefined where that cannot be told. */
export function keeps(filter: string, name: string): boolean | undefined {
  // Blanks are of no matter outside of texts, and no name holds one.
  const bare = filter.replace(/\s+/g, '');
  const any = bare.split('||').map((part) => all(part, name));
  return any.includes(true) ? true : any.includes(undefined) ? undefined : false;
}

function all(part: string, name: string): boolean | undefined {
  const terms = part.split('&&').map((term) => one(term, name));
  return terms.includes(false) ? false : terms.includes(undefined) ? undefined : true;
}

function one(term: string, name: string): boolean | undefined {
  if (term.startsWith('!')) {
    const inner = one(term.slice(1), name);
    return inner === undefined ? undefined : !inner;
  }
  const listed = LISTED.exec(term)?.[1];
  if (listed !== undefined) return /^(?:"[^"]*",?)*$/.test(listed) ? listed.includes(`"${name}"`) : undefined;
  for (const [pattern, test] of TERMS) {
    const text = pattern.exec(term)?.[1];
    if (text !== undefined) return test(name, text);
  }
  return undefined;
}

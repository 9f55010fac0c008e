/**
 * Regular expressions of other tools' lists (RE2, Python), matched on paths in linear time: a list may come from anywhere, so none is
 * given to an engine that backtracks. Known are literals, escapes, classes, groups, alternatives, `*`, `+`, `?`, `^` and `$`.
 */

type Test = (code: number) => boolean;

/** A state: passes a character that fits the test, or goes on to others without one. */
interface State {
  test?: Test;
  assert?: 'start' | 'end';
  next: number[];
}

const MAX_PATTERN = 1_000;
const MAX_DEPTH = 20;
const MAX_PATH = 1_000;

/** A function that tells whether the expression matches in a path; undefined if it uses unsupported syntax. */
export function pathRegex(source: string): ((path: string) => boolean) | undefined {
  if (source.length > MAX_PATTERN) return undefined;
  const insensitive = source.startsWith('(?i)');
  const pattern = insensitive ? source.slice(4) : source;
  const states: State[] = [];
  let at = 0;

  const add = (state: State): number => states.push(state) - 1;
  /** Parts of the machine: where it starts, and the states whose `next` is still open. */
  interface Part {
    start: number;
    open: number[];
  }
  const join = (part: Part, to: number) => {
    for (const state of part.open) (states[state] as State).next.push(to);
  };

  function alternatives(depth: number): Part {
    if (depth > MAX_DEPTH) throw new Unknown();
    const parts = [sequence(depth)];
    while (pattern[at] === '|') {
      at++;
      parts.push(sequence(depth));
    }
    if (parts.length === 1) return parts[0] as Part;
    return { start: add({ next: parts.map(({ start }) => start) }), open: parts.flatMap(({ open }) => open) };
  }

  function sequence(depth: number): Part {
    const empty = add({ next: [] });
    let part: Part = { start: empty, open: [empty] };
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
      const next = repeated(atom(depth));
      join(part, next.start);
      part = { start: part.start, open: next.open };
    }
    return part;
  }

  function repeated(part: Part): Part {
    const sign = pattern[at];
    if (sign === '{') throw new Unknown();
    if (sign !== '*' && sign !== '+' && sign !== '?') return part;
    at++;
    if (pattern[at] === '?') at++;
    else if (pattern[at] === '+' || pattern[at] === '*') throw new Unknown();
    const fork = add({ next: [part.start] });
    if (sign !== '?') join(part, fork);
    if (sign === '+') return { start: part.start, open: [fork] };
    return { start: fork, open: sign === '?' ? [fork, ...part.open] : [fork] };
  }

  function atom(depth: number): Part {
    const char = pattern[at++] as string;
    if (char === '(') {
      if (pattern[at] === '?') {
        if (pattern[at + 1] !== ':') throw new Unknown();
        at += 2;
      }
      const part = alternatives(depth + 1);
      if (pattern[at++] !== ')') throw new Unknown();
      return part;
    }
    const state: State = { next: [] };
    if (char === '^') state.assert = 'start';
    else if (char === '$') state.assert = 'end';
    else if (char === '.') state.test = () => true;
    else if (char === '[') state.test = classOf();
    else if (char === '\\') {
      const escapedChar = pattern[at++] ?? '';
      if (escapedChar === 'A') state.assert = 'start';
      else if (escapedChar === 'z' || escapedChar === 'Z') state.assert = 'end';
      else state.test = escaped(escapedChar);
    } else if ('*+?{'.includes(char)) throw new Unknown();
    else state.test = literal(char);
    const index = add(state);
    return { start: index, open: [index] };
  }

  function literal(char: string): Test {
    const codes = insensitive ? [char.toLowerCase(), char.toUpperCase()] : [char];
    const [lower, upper = lower] = codes.map((one) => one.charCodeAt(0));
    return (code) => code === lower || code === upper;
  }

  function escaped(char: string): Test {
    const known = ESCAPES[char];
    if (known !== undefined) return known;
    if (char === '' || /[A-Za-z0-9]/.test(char)) throw new Unknown();
    return literal(char);
  }

  function classOf(): Test {
    const negated = pattern[at] === '^';
    if (negated) at++;
    const tests: Test[] = [];
    for (let first = true; first || pattern[at] !== ']'; first = false) {
      const char = pattern[at++];
      if (char === undefined || (char === '[' && pattern[at] === ':')) throw new Unknown();
      const test = char === '\\' ? escaped(pattern[at++] ?? '') : literal(char);
      const to = pattern[at + 1];
      if (char !== '\\' && pattern[at] === '-' && to !== undefined && to !== ']' && to !== '\\') {
        at += 2;
        const [low, high] = [char.charCodeAt(0), to.charCodeAt(0)];
        tests.push((code) => (code >= low && code <= high) || (insensitive && isBetween(code ^ 0x20, low, high)));
      } else tests.push(test);
    }
    at++;
    return (code) => tests.some((test) => test(code)) !== negated;
  }

  try {
    const whole = alternatives(0);
    if (at < pattern.length) return undefined;
    const accept = add({ next: [] });
    join(whole, accept);
    return (path) => path.length <= MAX_PATH && finds(states, whole.start, accept, path);
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

/** Thrown for an expression with unsupported syntax. */
class Unknown extends Error {}

const isBetween = (code: number, low: number, high: number) => code >= low && code <= high;
const isDigit: Test = (code) => isBetween(code, 48, 57);
const isWord: Test = (code) => isDigit(code) || isBetween(code | 0x20, 97, 122) || code === 95;
const isSpace: Test = (code) => code === 32 || isBetween(code, 9, 13);
const ESCAPES: Readonly<Record<string, Test>> = {
  d: isDigit,
  w: isWord,
  s: isSpace,
  D: (code) => !isDigit(code),
  W: (code) => !isWord(code),
  S: (code) => !isSpace(code),
};

/** Runs all ways through the states at once: steps are at most characters times states. */
function finds(states: readonly State[], start: number, accept: number, path: string): boolean {
  let current = new Set<number>();
  for (let i = 0; ; i++) {
    // A match may begin at every character.
    const pending = [...current, start];
    const reached = new Set<number>();
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      if (reached.has(index)) continue;
      const { test, assert, next } = states[index] as State;
      if (assert === 'start' && i > 0) continue;
      if (assert === 'end' && i < path.length) continue;
      reached.add(index);
      if (test === undefined) pending.push(...next);
    }
    if (reached.has(accept)) return true;
    if (i === path.length) return false;
    const code = path.charCodeAt(i);
    current = new Set();
    for (const index of reached) {
      const { test, next } = states[index] as State;
      if (test?.(code)) for (const to of next) current.add(to);
    }
  }
}

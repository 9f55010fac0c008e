import { createHash } from 'node:crypto';

/** Runs a pure function of bytes once for equal bytes, and forgets everything when it has remembered so many results. */
export function memoizeByBytes<T>(make: (bytes: Uint8Array) => T, limit: number): (bytes: Uint8Array) => T {
  const known = new Map<string, T>();
  return (bytes) => {
    const key = createHash('sha256').update(bytes).digest('base64');
    let result = known.get(key);
    if (result === undefined) {
      result = make(bytes);
      if (known.size >= limit) known.clear();
      known.set(key, result);
    }
    return result;
  };
}

/** Longest text whose result is remembered: a file can hold many texts that are needed once. */
const MAX_TEXT = 200;

/** Runs a pure function of a text once for each short text, and forgets everything when it has remembered so many results. */
export function memoizeByText<T>(make: (text: string) => T, limit: number): (text: string) => T {
  const known = new Map<string, { result: T }>();
  return (text) => {
    if (text.length > MAX_TEXT) return make(text);
    let entry = known.get(text);
    if (entry === undefined) {
      entry = { result: make(text) };
      if (known.size >= limit) known.clear();
      known.set(text, entry);
    }
    return entry.result;
  };
}

/**
 * Runs a function once for each object, and forgets the result together with the object. Further arguments are those of
 * the first call: they must be the same for the same object.
 */
export function memoizeByObject<K extends object, A extends unknown[], T>(
  make: (about: K, ...given: A) => T,
): (about: K, ...given: A) => T {
  const known = new WeakMap<K, { result: T }>();
  return (about, ...given) => {
    let entry = known.get(about);
    if (entry === undefined) {
      entry = { result: make(about, ...given) };
      known.set(about, entry);
    }
    return entry.result;
  };
}

/**
 * Remembers the last result of a pure function, because it is called many times in a row with the same path or file.
 */
export function memoizeLast<A, T>(ask: (about: A) => T): (about: A) => T {
  let last: { about: A; answer: T } | undefined;
  return (about) => {
    if (last?.about !== about) last = { about, answer: ask(about) };
    return last.answer;
  };
}

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

/** Runs a pure function of an object once for each object, and forgets the result together with the object. */
export function memoizeByObject<K extends object, T>(make: (about: K) => T): (about: K) => T {
  const known = new WeakMap<K, { result: T }>();
  return (about) => {
    let entry = known.get(about);
    if (entry === undefined) {
      entry = { result: make(about) };
      known.set(about, entry);
    }
    return entry.result;
  };
}

/** Keeps the last answer of a pure function: about one path or file the same is asked again and again, one after the other. */
export function memoizeLast<A, T>(ask: (about: A) => T): (about: A) => T {
  let last: { about: A; answer: T } | undefined;
  return (about) => {
    if (last?.about !== about) last = { about, answer: ask(about) };
    return last.answer;
  };
}

import { createHash } from 'node:crypto';

/** Runs a pure function of bytes once for equal bytes, and forgets everything when it has remembered so many results. */
export function remember<T>(make: (bytes: Uint8Array) => T, limit: number): (bytes: Uint8Array) => T {
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

/** Keeps the last answer of a pure function: about one path every mechanism asks the same, one after the other. */
export function keepLast<T>(ask: (text: string) => T): (text: string) => T {
  let last: { text: string; answer: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, answer: ask(text) };
    return last.answer;
  };
}

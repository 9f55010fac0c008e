/** Counts the searches of a program that go through a whole text or a whole list, by the place in the source that searches. */

/** The line of our own source that made a call. */
function caller(): string {
  const own = (new Error().stack ?? '').split('\n').find((row) => /[/\\](?:src|bench)[/\\]/.test(row)) ?? '?';
  return own.trim().replace(/^.*[/\\]((?:src|bench)[/\\][^:)]*:\d+).*$/, '$1');
}

const SCANS = [
  'some',
  'every',
  'find',
  'findLast',
  'findIndex',
  'filter',
  'map',
  'flatMap',
  'forEach',
  'reduce',
] as const;

/** Scans of lists of at least so many entries while the work runs: place in the source → count. */
export function wholeScans(entries: number, work: () => void): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const own = Object.fromEntries(
    SCANS.map((name) => [name, Array.prototype[name] as (...given: unknown[]) => unknown]),
  );
  let isNoting = false;
  const counted = Object.entries(own).map(([name, scan]) => [
    name,
    function scanOnce(this: unknown[], ...given: unknown[]) {
      if (!isNoting && this.length >= entries) {
        isNoting = true;
        const place = caller();
        counts.set(place, (counts.get(place) ?? 0) + 1);
        isNoting = false;
      }
      return scan.apply(this, given);
    },
  ]);
  try {
    Object.assign(Array.prototype, Object.fromEntries(counted));
    work();
  } finally {
    Object.assign(Array.prototype, own);
  }
  return counts;
}

/** Searches through at least so many characters each while the work runs: place in the source → count. */
export function wholeSearches(characters: number, work: () => void): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  // Finding the caller searches a text as well.
  let isNoting = false;
  const note = (searched: number) => {
    if (isNoting || searched < characters) return;
    isNoting = true;
    const place = caller();
    isNoting = false;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  };
  const { includes, indexOf, lastIndexOf, split } = String.prototype;
  const { exec } = RegExp.prototype;
  const replaced = {
    includes(this: string, wanted: string, from = 0) {
      const at = indexOf.call(this, wanted, from);
      note((at < 0 ? this.length : at) - from);
      return at >= 0;
    },
    indexOf(this: string, wanted: string, from = 0) {
      const at = indexOf.call(this, wanted, from);
      note((at < 0 ? this.length : at) - from);
      return at;
    },
    lastIndexOf(this: string, wanted: string, from = this.length) {
      const at = lastIndexOf.call(this, wanted, from);
      note(Math.min(from, this.length) - Math.max(at, 0));
      return at;
    },
    split(this: string, ...given: Parameters<typeof split>) {
      if (typeof given[0] === 'string') note(this.length);
      return split.apply(this, given);
    },
  };
  /** Also what `test`, `match`, `matchAll`, `replace` and `split` with an expression end in. */
  function searchOnce(this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = exec.call(this, text);
    if (found !== null) note(found.index + found[0].length - from);
    else if (!this.sticky) note(text.length - from);
    return found;
  }
  try {
    Object.assign(String.prototype, replaced);
    RegExp.prototype.exec = searchOnce;
    work();
  } finally {
    Object.assign(String.prototype, { includes, indexOf, lastIndexOf, split });
    RegExp.prototype.exec = exec;
  }
  return counts;
}

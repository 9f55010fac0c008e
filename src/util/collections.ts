/** Items by a key, each list in the order of the items; an item whose key is undefined is left out. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K | undefined): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) addTo(groups, key, item);
  }
  return groups;
}

/** Adds a value to the list under a key, unless that list has `most` values already. */
export function addTo<K, V>(lists: Map<K, V[]>, key: K, value: V, most = Number.POSITIVE_INFINITY): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else if (list.length < most) list.push(value);
}

/** Adds all values of other lists to a list. An argument for each, as `push(...)` takes them, overflows the stack with some 100,000. */
export function append<T>(list: T[], ...more: Iterable<T>[]): void {
  for (const values of more) for (const value of values) list.push(value);
}

/** The values of a module in the order of their ids: the order of its exports differs between loaders. */
export function byId<T extends { id: string }>(module: Record<string, T>): T[] {
  return Object.values(module).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The position of a text in a list that is sorted by code units, or -1. Quickest where texts are asked for in their order. */
export function positionsIn(sorted: readonly string[]): (text: string) => number {
  let next = 0;
  return (text) => {
    if (sorted[next] === text) return next++;
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as string) < text) low = middle + 1;
      else high = middle;
    }
    next = low;
    return sorted[low] === text ? next++ : -1;
  };
}

import type { Fact, Ref } from '../model/index.ts';

const NAMESPACED = /^(secret|configmap|issuer|workload|pod-volume):([^/]*)\/(.*)$/;

/** A ref without its namespace: refs with different keys never join. */
export function keyOf(ref: Ref): string {
  const match = NAMESPACED.exec(ref);
  return match === null ? ref : `${match[1]}:${match[3]}`;
}

/** How two refs of one key, in these repositories, join; undefined where they do not. */
export function joinOf(a: Ref, b: Ref, sameRepository: boolean): 'high' | 'low' | undefined {
  // A path of a repository, a script or a unit means something in its own repository only.
  if (/^(?:file|path|script|run|unit|service|workload|volume):/.test(a) && !sameRepository) return undefined;
  const [first, second] = [NAMESPACED.exec(a)?.[2], NAMESPACED.exec(b)?.[2]];
  if (first === undefined || second === undefined) return a === b ? 'high' : undefined;
  if (first === second) return first === '?' || first === '*' ? (sameRepository ? 'low' : undefined) : 'high';
  if (first === '*' || second === '*') return 'low';
  return (first === '?' || second === '?') && sameRepository ? 'low' : undefined;
}

export interface Place {
  index: number;
  ref: Ref;
}

/** Facts by the keys of what they write or read. */
export function indexBy(facts: readonly Fact[], side: 'reads' | 'writes'): Map<string, Place[]> {
  const index = new Map<string, Place[]>();
  facts.forEach((fact, position) => {
    for (const ref of fact[side]) {
      const key = keyOf(ref);
      const list = index.get(key);
      if (list === undefined) index.set(key, [{ index: position, ref }]);
      else list.push({ index: position, ref });
    }
  });
  return index;
}

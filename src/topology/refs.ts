import type { Fact, Ref } from '../model/index.ts';

const NAMESPACED = /^(secret|configmap|issuer|workload|pod-volume):([^/]*)\/(.*)$/;

/** A ref without its namespace: refs with different keys never join. */
function keyOf(ref: Ref): string {
  const match = NAMESPACED.exec(ref);
  return match === null ? ref : `${match[1]}:${match[3]}`;
}

/** How two refs of one key, in these repositories, join; undefined where they do not. */
export function joinOf(a: Ref, b: Ref, sameRepository: boolean): 'high' | 'low' | undefined {
  // A path of a repository, a script or a unit means something in its own repository only.
  if (/^(?:file|path|script|run|unit|service|workload|volume):/.test(a) && !sameRepository) return undefined;
  // A template means something in its own chart or cluster only.
  if (!sameRepository && (a.includes('{{') || a.includes('${'))) return undefined;
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

/** Facts by what they write, in a form that finds the candidates of a ref without passing those of other namespaces. */
export interface RefIndex {
  exact: Map<Ref, Place[]>;
  /** By the ref without its namespace. */
  loose: Map<string, Place[]>;
}

export function indexWrites(facts: readonly Fact[], counts: (fact: Fact) => boolean): RefIndex {
  const index: RefIndex = { exact: new Map(), loose: new Map() };
  facts.forEach((fact, position) => {
    if (!counts(fact)) return;
    for (const ref of fact.writes) {
      const place = { index: position, ref };
      put(index.exact, ref, place);
      if (NAMESPACED.test(ref)) put(index.loose, keyOf(ref), place);
    }
  });
  return index;
}

/** Whatever may join a ref: the same one, and where a namespace is open on either side, those of the name. */
export function* candidates(index: RefIndex, ref: Ref): Generator<Place> {
  const match = NAMESPACED.exec(ref);
  if (match === null) yield* index.exact.get(ref) ?? [];
  else if (match[2] === '?' || match[2] === '*') yield* index.loose.get(keyOf(ref)) ?? [];
  else {
    for (const namespace of [match[2], '?', '*']) yield* index.exact.get(`${match[1]}:${namespace}/${match[3]}`) ?? [];
  }
}

function put<K>(map: Map<K, Place[]>, key: K, place: Place): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [place]);
  else list.push(place);
}

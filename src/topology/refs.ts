import type { Fact, Ref } from '../model/index.ts';

const NAMESPACED = /^(secret|certificate|grant|store|configmap|issuer|workload|pod-volume):([^/]*)\/(.*)$/;

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
  if (first === undefined || second === undefined) return a === b ? 'high' : withinFolder(a, b);
  if (first === second) return first === '?' || first === '*' ? (sameRepository ? 'low' : undefined) : 'high';
  if (first === '*' || second === '*') return 'low';
  return (first === '?' || second === '?') && sameRepository ? 'low' : undefined;
}

/** Of two paths on a host, of which one is the folder (`path:/etc/ssl/www/`) that the other lies in: surely where directly. */
function withinFolder(a: Ref, b: Ref): 'high' | 'low' | undefined {
  const [folder, file] = a.length < b.length ? [a, b] : [b, a];
  if (!isFolder(folder) || !file.startsWith(folder)) return undefined;
  return /^[^/]+$/.test(file.slice(folder.length)) ? 'high' : 'low';
}

const isFolder = (ref: Ref) => ref.startsWith('path:/') && ref.endsWith('/');

/** Folders of a path that are looked at, the nearest ones. */
const MAX_FOLDERS = 8;

/** Folders that hold everything. */
const ROOTS = /^path:\/(?:bin|data|etc|home|lib|mnt|opt|root|run|srv|tmp|usr|var)\/$/;

/** The folders that a path on a host lies in, the nearest first. */
function* foldersOf(ref: Ref): Generator<Ref> {
  if (!ref.startsWith('path:/')) return;
  let at = ref.lastIndexOf('/', ref.length - 2);
  for (let count = 0; count < MAX_FOLDERS; count++, at = ref.lastIndexOf('/', at - 1)) {
    const folder = ref.slice(0, at + 1);
    if (at < 'path:/'.length || ROOTS.test(folder)) return;
    yield folder;
  }
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
  /** Paths on a host by each folder that they lie in. */
  within: Map<Ref, Place[]>;
}

export function indexWrites(facts: readonly Fact[], counts: (fact: Fact) => boolean): RefIndex {
  const index: RefIndex = { exact: new Map(), loose: new Map(), within: new Map() };
  facts.forEach((fact, position) => {
    if (!counts(fact)) return;
    for (const ref of fact.writes) {
      const place = { index: position, ref };
      put(index.exact, ref, place);
      if (NAMESPACED.test(ref)) put(index.loose, keyOf(ref), place);
      for (const folder of foldersOf(ref)) put(index.within, folder, place);
    }
  });
  return index;
}

/** Whatever may join a ref: the same one, and where a namespace is open on either side, those of the name. */
export function* candidates(index: RefIndex, ref: Ref): Generator<Place> {
  const match = NAMESPACED.exec(ref);
  if (match === null) {
    yield* index.exact.get(ref) ?? [];
    for (const folder of foldersOf(ref)) yield* index.exact.get(folder) ?? [];
    if (isFolder(ref)) yield* index.within.get(ref) ?? [];
  } else if (match[2] === '?' || match[2] === '*') yield* index.loose.get(keyOf(ref)) ?? [];
  else {
    for (const namespace of [match[2], '?', '*']) yield* index.exact.get(`${match[1]}:${namespace}/${match[3]}`) ?? [];
  }
}

function put<K>(map: Map<K, Place[]>, key: K, place: Place): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [place]);
  else list.push(place);
}

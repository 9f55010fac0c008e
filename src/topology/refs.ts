import { foldersAbove, isHostFolder, pathBelow } from '../facts/host-paths.ts';
import { hasVariable, inNamespace, isLocalRef, nameOfRef, namespaceOfRef } from '../facts/refs.ts';
import type { Fact, Ref } from '../model/index.ts';
import { addTo } from '../util/collections.ts';

/** How two refs of one kind and name, in these repositories, join; undefined where they do not. */
export function joinOf(a: Ref, b: Ref, sameRepository: boolean): 'high' | 'low' | undefined {
  // A template means something in its own chart or cluster only.
  if (!sameRepository && (isLocalRef(a) || hasVariable(a))) return undefined;
  const [first, second] = [namespaceOfRef(a), namespaceOfRef(b)];
  if (first === undefined || second === undefined) return a === b ? 'high' : withinFolder(a, b);
  if (first === second) return first === '?' || first === '*' ? (sameRepository ? 'low' : undefined) : 'high';
  if (first === '*' || second === '*') return 'low';
  return (first === '?' || second === '?') && sameRepository ? 'low' : undefined;
}

/**
 * Joins two paths on a host if one is a folder (`path:/etc/ssl/www/`) that contains the other: high confidence if
 * directly.
 */
function withinFolder(a: Ref, b: Ref): 'high' | 'low' | undefined {
  const below = a.length < b.length ? pathBelow(b, a) : pathBelow(a, b);
  if (below === undefined) return undefined;
  return /^[^/]+$/.test(below) ? 'high' : 'low';
}

/** Folders of a path that are looked at, the nearest ones. */
const MAX_FOLDERS = 8;

/** Folders that hold everything. */
const ROOTS = /^\/(?:bin|data|etc|home|lib|mnt|opt|root|run|srv|tmp|usr|var)\/$/;

/** The folders that a path on a host lies in, the nearest first. */
function* foldersOf(ref: Ref): Generator<Ref> {
  let count = 0;
  for (const folder of foldersAbove(ref)) {
    if (count++ === MAX_FOLDERS || ROOTS.test(nameOfRef(folder))) return;
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
  /** By the ref with its namespace left open. */
  loose: Map<Ref, Place[]>;
  /** Paths on a host by each folder that they lie in. */
  within: Map<Ref, Place[]>;
}

export function indexWrites(facts: readonly Fact[], counts: (fact: Fact) => boolean): RefIndex {
  const index: RefIndex = { exact: new Map(), loose: new Map(), within: new Map() };
  facts.forEach((fact, position) => {
    if (!counts(fact)) return;
    for (const ref of fact.writes) {
      const place = { index: position, ref };
      addTo(index.exact, ref, place);
      if (namespaceOfRef(ref) !== undefined) addTo(index.loose, inNamespace(ref, '?'), place);
      for (const folder of foldersOf(ref)) addTo(index.within, folder, place);
    }
  });
  return index;
}

/** Whatever may join a ref: the same one, and where a namespace is open on either side, those of the name. */
export function* candidates(index: RefIndex, ref: Ref): Generator<Place> {
  const own = namespaceOfRef(ref);
  if (own === undefined) {
    yield* index.exact.get(ref) ?? [];
    for (const folder of foldersOf(ref)) yield* index.exact.get(folder) ?? [];
    if (isHostFolder(ref)) yield* index.within.get(ref) ?? [];
  } else if (own === '?' || own === '*') yield* index.loose.get(inNamespace(ref, '?')) ?? [];
  else {
    for (const namespace of [own, '?', '*']) yield* index.exact.get(inNamespace(ref, namespace)) ?? [];
  }
}

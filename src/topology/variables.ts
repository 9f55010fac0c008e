import { isOfKind } from '../facts/refs.ts';
import type { Fact, Ref } from '../model/index.ts';
import { addTo } from '../util/collections.ts';

/** Paths that one variable may have; with more of them its name says too little. */
const MAX_PATHS = 4;

const isVariable = (ref: Ref) => isOfKind(ref, 'variable');

/** Puts the paths that variables are set to in the same repository in their places; a variable that nothing sets stays. */
export function resolveVariables(facts: readonly Fact[]): readonly Fact[] {
  const paths = new Map<string, Ref[]>();
  for (const { kind, reads, writes, attributes, location } of facts)
    if (kind === 'scope' && attributes.resource === 'variable')
      for (const ref of writes) for (const path of reads) addTo(paths, `${location.repository}|${ref}`, path);
  if (paths.size === 0) return facts;
  return facts.map((fact) => {
    if (fact.kind === 'scope' || ![...fact.reads, ...fact.writes].some(isVariable)) return fact;
    const fill = (ref: Ref): Ref[] => {
      const set = isVariable(ref) ? [...new Set(paths.get(`${fact.location.repository}|${ref}`))] : [];
      return set.length === 0 || set.length > MAX_PATHS ? [ref] : set;
    };
    return { ...fact, reads: [...new Set(fact.reads.flatMap(fill))], writes: [...new Set(fact.writes.flatMap(fill))] };
  });
}

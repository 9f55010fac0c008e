import { appendToRef, isOfKind, isRelativeRef, makeRef, nameOfRef, qualifyRef } from '../facts/refs.ts';
import type { Fact, Ref } from '../model/index.ts';
import { addTo } from '../util/collections.ts';

/** An output of a module, as the module that calls it names it. */
const OUTPUT = /^(.*\/module\.[\w-]+)\.([\w-]+)$/;

/**
 * Completes refs that name an object by a path in its repository, such as `tf:infra/aws_acm_certificate.www`. With the
 * repository before the path they are unique, even if a module is taken from another repository. Outputs of modules
 * become those of the folder that holds the module.
 */
export function qualifyRefs(facts: readonly Fact[]): Fact[] {
  const modules = new Map<Ref, Ref>();
  const qualified = facts.map((fact) => {
    if (![...fact.reads, ...fact.writes].some(isRelativeRef)) return fact;
    const whole = (ref: Ref) => qualifyRef(ref, fact.location.repository);
    const made = { ...fact, reads: fact.reads.map(whole), writes: fact.writes.map(whole) };
    const [inner, outer] = [made.reads[0], made.writes[0]];
    if (fact.kind === 'scope' && inner !== undefined && outer !== undefined) modules.set(outer, inner);
    return made;
  });
  if (modules.size === 0) return qualified;
  const resolve = (ref: Ref) => {
    const [, called, name] = outputOf(ref) ?? [];
    const inner = called === undefined ? undefined : modules.get(makeRef('tf', called));
    return inner === undefined ? ref : appendToRef(inner, `output.${name}`);
  };
  return qualified.map((fact) =>
    fact.reads.some((ref) => outputOf(ref) !== null) ? { ...fact, reads: fact.reads.map(resolve) } : fact,
  );
}

const outputOf = (ref: Ref) => (isOfKind(ref, 'tf') ? OUTPUT.exec(nameOfRef(ref)) : null);

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

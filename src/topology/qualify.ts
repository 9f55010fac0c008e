import type { Fact, Ref } from '../model/index.ts';

/** Refs by a path in a repository, or by a name in its settings: those without `//` mean the repository that they stand in. */
const LOCAL = /^(tf|job|cfn|actions-secret):/;
/** An output of a module, as the module that calls it names it. */
const OUTPUT = /^(tf:.*\/module\.[\w-]+)\.([\w-]+)$/;

/**
 * Makes refs whole that name what they mean by a path in its repository, such as `tf:infra/aws_acm_certificate.www`:
 * with the repository before the path they mean the same for all, as where a module is taken from another repository.
 * Outputs of modules become those of the folder that holds the module.
 */
export function qualifyRefs(facts: readonly Fact[]): Fact[] {
  const modules = new Map<Ref, Ref>();
  const qualified = facts.map((fact) => {
    if (![...fact.reads, ...fact.writes].some((ref) => LOCAL.test(ref))) return fact;
    const whole = (ref: Ref) =>
      LOCAL.test(ref) && !ref.includes('//') ? ref.replace(LOCAL, `$1:${fact.location.repository}//`) : ref;
    const made = { ...fact, reads: fact.reads.map(whole), writes: fact.writes.map(whole) };
    const [inner, outer] = [made.reads[0], made.writes[0]];
    if (fact.kind === 'scope' && inner !== undefined && outer !== undefined) modules.set(outer, inner);
    return made;
  });
  if (modules.size === 0) return qualified;
  const resolve = (ref: Ref) => {
    const [, called = '', name = ''] = OUTPUT.exec(ref) ?? [];
    const inner = modules.get(called);
    return inner === undefined ? ref : `${inner}output.${name}`;
  };
  return qualified.map((fact) =>
    fact.reads.some((ref) => OUTPUT.test(ref)) ? { ...fact, reads: fact.reads.map(resolve) } : fact,
  );
}

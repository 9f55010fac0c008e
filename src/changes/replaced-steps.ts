import { isOfKind, isOpenRef, lastPartOfRef } from '../facts/refs.ts';
import type { Fact, Ref } from '../model/index.ts';
import { groupBy } from '../util/collections.ts';
import { fileKey } from '../util/path-names.ts';
import { carriesOn, isAlert, type Step } from './steps.ts';

/**
 * Finds the replacement of each removed step among the added ones: another tool or another place that does the same.
 * The most certain first: equal results or starts, equal names, the same file, and at last the only new step if only
 * one is gone. Steps for different names never match.
 */
export function replacementsOf(removed: readonly Step[], added: readonly Step[]): Map<Step, Step> {
  const found = new Map<Step, Step>();
  const left = groupBy(
    removed.filter(({ fact }) => carriesOn(fact) || fact.attributes.installs !== undefined || isAlert(fact)),
    ({ step }) => step,
  );
  for (const [step, gone] of left) {
    const come = added.filter((one) => one.step === step);
    for (const alike of [sameWork, sameNames, sameFile]) {
      for (const one of gone) {
        if (found.has(one)) continue;
        const instead = come.find((other) => alike(one.fact, other.fact) && !areForOthers(one.fact, other.fact));
        if (instead === undefined) continue;
        found.set(one, instead);
        come.splice(come.indexOf(instead), 1);
      }
    }
    const rest = gone.filter((one) => !found.has(one));
    const [one, other] = [rest[0], come[0]];
    if (
      rest.length === 1 &&
      come.length === 1 &&
      one &&
      other &&
      !areForOthers(one.fact, other.fact) &&
      !areToOthers(one.fact, other.fact)
    )
      found.set(one, other);
  }
  return found;
}

/** Whether two steps write or start the same thing, according to its own name: hosts have different folders. */
function sameWork(one: Fact, other: Fact): boolean {
  const installs = one.attributes.installs;
  if (installs !== undefined) return installs === other.attributes.installs;
  const told = (refs: readonly Ref[]) => refs.filter((ref) => !isOpenRef(ref)).map(lastPartOfRef);
  return (
    shared(told(one.writes), told(other.writes)) ||
    (one.kind === 'reload' && shared(told(one.reads), told(other.reads)))
  );
}

const sameNames = (one: Fact, other: Fact) => shared(one.names ?? [], other.names ?? []);
const sameFile = (one: Fact, other: Fact) => fileKey(one.location) === fileKey(other.location);

function shared(one: readonly string[], other: readonly string[]): boolean {
  return one.some((value) => value !== '' && other.includes(value));
}

/** Whether both state names, and share none. */
function areForOthers(one: Fact, other: Fact): boolean {
  const [ours, theirs] = [one.names ?? [], other.names ?? []];
  return ours.length > 0 && theirs.length > 0 && !shared(ours, theirs);
}

/** Whether both say what they restart, and it is something else. */
function areToOthers(one: Fact, other: Fact): boolean {
  const [ours, theirs] = [one, other].map(({ writes }) => writes.filter((ref) => isOfKind(ref, 'service', 'workload')));
  return ours !== undefined && theirs !== undefined && ours.length > 0 && theirs.length > 0 && !shared(ours, theirs);
}

/** Words for the effect of a change on a fact. */

import { spellGrant } from '../facts/grants.ts';
import { isOfKind, kindOf, nameOfRef, spellRef } from '../facts/refs.ts';
import type { Fact, Location, Ref } from '../model/index.ts';
import { factTitle, toolTitle } from '../topology/describe.ts';
import { filesText } from '../util/path-names.ts';
import { listed } from '../util/text.ts';
import { isAlert } from './steps.ts';

const ROLES: Record<Fact['kind'], string> = {
  issuer: 'the issuer',
  producer: 'the renewal',
  sink: 'the target',
  copy: 'the copy',
  consumer: 'the consumer',
  reload: 'the reload',
  schedule: 'the schedule',
  pin: 'the pinned version',
  scope: 'the deployment',
};

/** What a fact is, as the object of a sentence: `the reload of Deployment "web" (reloader)`, `the renewal of certbot`. */
export function describeRole(fact: Fact): string {
  const name = nameOf(fact);
  const tool = toolTitle(fact);
  const own = `${name}${name === tool ? '' : ` (${tool})`}`;
  if (fact.kind === 'scope' && (fact.attributes.mirror === true || fact.writes.some(isGrant)))
    return `the permission of ${own}`;
  if (isAlert(fact)) return 'the alert on certificates';
  const itself = fact.kind === 'issuer' || fact.kind === 'consumer' || fact.writes.some(isStore);
  return itself ? own : `${ROLES[fact.kind]} of ${own}`;
}

const isGrant = (ref: Ref) => isOfKind(ref, 'grant');
const isStore = (ref: Ref) => isOfKind(ref, 'store', 'cluster-store');
/** What a reader needs besides what it reads. */
const isSupport = (ref: Ref) => isGrant(ref) || isStore(ref);

/** The object that a schedule starts, or that a tool renews or copies, says more than the tool. */
function nameOf(fact: Fact): string {
  const { name, resource } = fact.attributes;
  const plain = factTitle(fact);
  if (resource !== undefined || typeof name !== 'string' || !/^[\w./*-]+$/.test(name)) return plain;
  return fact.kind === 'schedule' || plain === toolTitle(fact) ? name : plain;
}

/** Refs as a person knows them; each once, the first few of them. */
function spellRefs(refs: readonly Ref[]): string {
  const shown = refs.filter((ref) => !isOfKind(ref, 'any-issuer') && !(isSupport(ref) && !refs.every(isSupport)));
  // A key goes with its certificate.
  const plain = shown.filter((ref) => !(isOfKind(ref, 'path', 'file') && /key/i.test(nameOfRef(ref))));
  const spelled = (plain.length > 0 ? plain : shown).flatMap((ref) =>
    isGrant(ref) ? (spellGrant(ref) ?? []) : spellRef(ref),
  );
  // A store has a path under its own name, and one that every tool knows.
  const distinct = [...new Set(spelled)].filter((one, _, all) => !all.some((other) => other.endsWith(`/${one}`)));
  return listed(distinct, 2);
}

/** `Deployment "web" and Deployment "api" at k8s/web.yaml and 2 more`, and whether they are several. */
export function factsWithPlaces(facts: readonly Fact[], beside: Location): { text: string; several: boolean } {
  const titles = [...new Set(facts.map(factTitle))];
  const places = filesText(
    facts.map((one) => one.location),
    [beside],
  );
  return { text: `${listed(titles, 3)} at ${places}`, several: titles.length > 1 };
}

/** The effect of a change on a fact; `after` is absent if it is gone. */
interface Altered {
  before: Fact;
  after?: Fact;
}

/** The effect of the change on a link, as a sentence without its end. */
export function describeChange({ before, after }: Altered, readers: readonly Fact[]): string {
  if (after === undefined) return `This change removes ${describeRole(before)} from ${before.location.path}`;
  const { gone, instead } = turnedAway(before, after, readers);
  if (gone.length === 0) return `After this change ${describeRole(after)} omits its certificate`;
  const verb = gone.every((ref) => isOfKind(ref, 'script')) ? 'runs' : 'provides';
  return `After this change ${describeRole(after)} ${
    instead.length > 0
      ? `${verb} ${spellRefs(instead)} instead of ${spellRefs(gone)}`
      : `no longer ${verb} ${spellRefs(gone)}`
  }`;
}

/** The action of a reader that leaves its link, as a sentence without its end. */
export function describeRedirect({ before, after = before }: Altered, need: string): string {
  const reads = `After this change ${factTitle(after)} reads ${spellRefs(without(after.reads, before.reads))}`;
  const left = spellRefs(without(before.reads, after.reads));
  return need === 'reload' ? reads : `${reads} and no longer ${left}, which is still renewed`;
}

const FIXES: Record<string, string> = {
  content: 'Restore it, or add a replacement in the same change.',
  issuer: 'Keep it until nothing uses it: first move the resources named here to another issuer.',
  schedule: 'Restore it, or add another schedule for the renewal in the same change.',
  store: 'Keep it until nothing uses it: first move the resources named here to another store.',
  permission: 'Restore it, or let the reader use a certificate that it may read.',
  reload: 'Restore it, or add another reload or restart of the service after each renewal.',
};

/**
 * The fix for a link that the change breaks.
 * @param elsewhere other repositories that are concerned
 */
export function suggestFix(
  need: string,
  { before, after }: Altered,
  readers: readonly Fact[],
  itself: boolean,
  elsewhere: readonly string[],
): string {
  const tell = elsewhere.length === 0 ? '' : ` Inform the owners in ${listed(elsewhere, 3)} before the merge.`;
  if (after === undefined || need === 'reload') return `${FIXES[need]}${tell}`;
  if (itself)
    return `Correct the name, or name the tool that renews ${spellRefs(without(after.reads, before.reads))} in the pull request.`;
  const { gone, instead } = turnedAway(before, after, readers);
  if (gone.length === 0 || instead.length === 0) return `${FIXES[need]}${tell}`;
  const names = listed([...new Set(readers.map(factTitle))], 3);
  return `Update ${names} to ${spellRefs(instead)} in the same change, or keep ${spellRefs(gone)}.${tell}`;
}

function turnedAway(before: Fact, after: Fact, readers: readonly Fact[]): { gone: Ref[]; instead: Ref[] } {
  const needed = new Set(readers.flatMap(({ reads }) => reads));
  const all = without(before.writes, after.writes);
  const known = all.filter((ref) => needed.has(ref));
  const gone = known.length > 0 ? known : all;
  const kinds = new Set(gone.map(kindOf));
  return { gone, instead: without(after.writes, before.writes).filter((ref) => kinds.has(kindOf(ref))) };
}

const without = (refs: readonly Ref[], others: readonly Ref[]) => refs.filter((ref) => !others.includes(ref));

/** Words for what a change did to a fact. */
import type { Fact, Ref } from '../model/index.ts';
import { spellGrant } from './grants.ts';
import { called } from './kubernetes-facts.ts';
import { listed } from './text.ts';

const ROLES: Record<Fact['kind'], string> = {
  issuer: 'the issuer',
  producer: 'the renewal',
  sink: 'the place',
  copy: 'the copy',
  consumer: 'the consumer',
  reload: 'the reload',
  schedule: 'the schedule',
  pin: 'the pinned version',
  scope: 'the deployment',
};

/** What a fact is, as the object of a sentence: `the reload of Deployment "web" (reloader)`, `the renewal of certbot`. */
export function roleOf(fact: Fact): string {
  const name = nameOf(fact);
  const own = `${name}${name === fact.mechanism ? '' : ` (${fact.mechanism})`}`;
  if (fact.kind === 'scope' && (fact.attributes.mirror === true || fact.writes.some(isGrant)))
    return `the permission of ${own}`;
  return fact.kind === 'issuer' || fact.kind === 'consumer' ? own : `${ROLES[fact.kind]} of ${own}`;
}

const isGrant = (ref: Ref) => ref.startsWith('grant:');

/** What a schedule starts, or what a tool renews or copies, says more than the tool. */
function nameOf(fact: Fact): string {
  const { name, resource } = fact.attributes;
  const plain = called(fact);
  if (resource !== undefined || typeof name !== 'string' || !/^[\w./*-]+$/.test(name)) return plain;
  return fact.kind === 'schedule' || plain === fact.mechanism ? name : plain;
}

/** Refs as a person knows them; each once, the first few of them. */
export function spellRefs(refs: readonly Ref[]): string {
  // What a reader needs a permission for stands beside the permission.
  const shown = refs.filter((ref) => !ref.startsWith('any-issuer:') && !(isGrant(ref) && !refs.every(isGrant)));
  // A key goes with its certificate.
  const plain = shown.filter((ref) => !/^(?:path|file):.*key/i.test(ref));
  const spelled = (plain.length > 0 ? plain : shown).flatMap((ref) =>
    isGrant(ref) ? (spellGrant(ref) ?? []) : spellRef(ref),
  );
  // A store has a path under its own name, and one that every tool knows.
  const distinct = [...new Set(spelled)].filter((one, _, all) => !all.some((other) => other.endsWith(`/${one}`)));
  return listed(distinct, 2);
}

const NAMESPACED: Record<string, string> = { secret: 'Secret', configmap: 'ConfigMap', issuer: 'Issuer' };

function spellRef(ref: Ref): string {
  const [, kind = '', rest = ref] = /^([\w-]+):(.*)$/s.exec(ref) ?? [];
  const resource = NAMESPACED[kind];
  if (resource !== undefined) return `${resource} ${rest.replace(/^[?*]\//, '').replace(/@[^@]*$/, '')}`;
  if (kind === 'arn') return ref;
  if (kind === 'script') return `the script ${rest}`;
  // The address in its module, the name in its template, the file of a job: what comes before is where they lie.
  if (kind === 'tf' || kind === 'cfn') return rest.replace(/^.*[/#]/, '');
  if (kind === 'job') return rest.replace(/^.*\/\//, '');
  return kind === 'cluster-issuer' ? `ClusterIssuer ${rest}` : rest;
}

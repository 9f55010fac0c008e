/** Questions about issuers that several checks ask. */

import { type Authority, limitAt } from '../../certificates/ca-policy-dates.ts';
import { statedText } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { inNamespace, isOfKind, namespaceOfRef, withoutTemplates } from '../../facts/refs.ts';
import type { FactContext } from '../../facts/rule.ts';
import type { Fact, Ref } from '../../model/index.ts';
import { HOUR } from '../../util/duration.ts';

export const MECHANISM = 'cert-manager';
/** `duration` where none is stated. https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec */
export const DEFAULT_DURATION = 2160 * HOUR;

const all: FactKeys = (fact) => (fact.mechanism === MECHANISM && fact.kind === 'issuer' ? ['all'] : []);
const byRef: FactKeys = (fact) =>
  fact.mechanism === MECHANISM && fact.kind === 'issuer' ? [...fact.writes, ...fact.writes.map(loose)] : [];

/** An issuer's ref without its namespace. */
function loose(ref: Ref): Ref {
  return isOfKind(ref, 'issuer') ? inNamespace(ref, '*') : ref;
}

/** The issuers that the repository of a fact defines. */
export function issuers(fact: Fact, context: Pick<FactContext, 'neighbours'>): readonly Fact[] {
  return factsBy(context.neighbours(fact), all, 'all');
}

/** The issuer that a producer asks, if its repository defines it. Namespaces that are known must agree. */
export function issuerOf(fact: Fact, context: Pick<FactContext, 'neighbours'>): Fact | undefined {
  const [ref] = fact.reads;
  if (ref === undefined) return undefined;
  const neighbours = context.neighbours(fact);
  return (
    factsBy(neighbours, byRef, ref)[0] ?? factsBy(neighbours, byRef, loose(ref)).find((issuer) => isAsked(issuer, ref))
  );
}

/** All that is known of the team, where a change is judged too. */
function known({ topology, change }: Pick<FactContext, 'topology' | 'change'>): readonly Fact[] {
  return (change?.team?.topology ?? topology).facts;
}

/** Whether another repository defines the issuer that a producer asks, as far as the namespaces are known. */
export function isDefinedElsewhere(fact: Fact, context: Pick<FactContext, 'topology' | 'change'>): boolean {
  const [ref] = fact.reads;
  if (ref === undefined) return false;
  return factsBy(known(context), byRef, loose(ref)).some(
    (issuer) => issuer.location.repository !== fact.location.repository && isAsked(issuer, ref),
  );
}

/** The ClusterIssuers of all repositories; those of others are no finding of a change that has nothing to do with them. */
export function clusterIssuers(fact: Fact, context: Pick<FactContext, 'topology' | 'change'>): readonly Fact[] {
  const { change } = context;
  return change === undefined || change.paths.has(fact.location.path) ? factsBy(known(context), ofCluster, 'all') : [];
}

const ofCluster: FactKeys = (fact) =>
  fact.mechanism === MECHANISM && fact.attributes.resource === 'ClusterIssuer' ? ['all'] : [];

function isAsked(issuer: Fact, ref: Ref): boolean {
  return issuer.writes.some((written) => loose(written) === loose(ref) && !differ(written, ref));
}

function differ(a: Ref, b: Ref): boolean {
  const [first, second] = [a, b].map((ref) => namespaceOfRef(ref) ?? '?');
  return first !== '?' && second !== '?' && first !== second;
}

/** Let's Encrypt's profile that an issuer uses; undefined for other authorities. */
export function authorityOf(issuer: Fact | undefined): Authority | undefined {
  const server = issuer === undefined ? undefined : statedText(issuer.attributes.server);
  if (typeof server !== 'string' || !/\.api\.letsencrypt\.org\//.test(server)) return undefined;
  const profile = issuer === undefined ? undefined : statedText(issuer.attributes.profile);
  if (profile === null) return undefined;
  return profile === 'tlsserver' || profile === 'shortlived' ? `lets-encrypt-${profile}` : 'lets-encrypt-classic';
}

export function isStaging(issuer: Fact): boolean {
  return /acme-staging/.test(statedText(issuer.attributes.server) ?? '');
}

/** Days that the issuer gives at most at an instant. */
export function issuedDays(issuer: Fact | undefined, now: number): number {
  const authority = authorityOf(issuer);
  return (authority === undefined ? undefined : limitAt(authority, now)?.days) ?? Number.POSITIVE_INFINITY;
}

/** What a person calls the resource: `Certificate "web"`. */
export function called(fact: Fact): string {
  const name = String(fact.attributes.name ?? '').replace(/@[^@]*$/, '');
  const what = fact.attributes.resource === 'csi-driver' ? 'csi-driver volume of' : String(fact.attributes.resource);
  return withoutTemplates(name) === '…' ? `${what} of a template` : `${what} "${name}"`;
}

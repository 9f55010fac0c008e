/**
 * Permissions to read a Secret of another namespace: `grant:<namespace of the Secret>/<its name>/<namespace of the reader>`,
 * with `*` for all names or all namespaces.
 */
import type { Fact, Ref, Topology } from '../model/index.ts';
import { type FactKeys, factsBy } from './index.ts';
import { isOfKind, namespacedRef, parseRef } from './refs.ts';

/** Stands for the unknown namespace of a reader, which any permission may name. No namespace can have this name. */
const UNKNOWN = '-';

/**
 * The permissions that let a reader of one namespace (`?` if unknown) read a Secret of another: any of these is enough.
 */
export function grantsFor(space: string, name: string, reader: string): Ref[] {
  const to = reader === '?' ? UNKNOWN : reader;
  return [name, '*'].flatMap((secret) => [to, '*'].map((one) => namespacedRef('grant', space, `${secret}/${one}`)));
}

/** What a permission for these namespaces writes. */
export function grantsOf(space: string, name: string, readers: readonly string[]): Ref[] {
  return [...new Set([...readers, UNKNOWN])].map((to) => namespacedRef('grant', space, `${name}/${to}`));
}

/** A permission as a person knows it; undefined for any other ref, and for the name that stands for unknown readers. */
export function spellGrant(ref: Ref): string | undefined {
  const grant = partsOf(ref);
  if (grant === undefined || grant.to === UNKNOWN) return undefined;
  const { space, name, to } = grant;
  return `${name === '*' ? 'the Secrets' : `Secret ${name}`} of namespace ${space} to ${to === '*' ? 'every namespace' : `namespace ${to}`}`;
}

function partsOf(ref: Ref): { space: string; name: string; to: string } | undefined {
  const { kind, namespace, name } = parseRef(ref);
  if (kind !== 'grant' || namespace === undefined) return undefined;
  const slash = name.lastIndexOf('/');
  return slash < 0 ? undefined : { space: namespace, name: name.slice(0, slash), to: name.slice(slash + 1) };
}

/** The Secret that a permission is for, as one mechanism sees it; none for any other ref. */
function secretKeys(mechanism: string, ref: Ref): string[] {
  const grant = partsOf(ref);
  return grant === undefined ? [] : [`${mechanism} ${grant.space}/${grant.name}`];
}

const bySecret: FactKeys = ({ mechanism, writes }) => writes.flatMap((ref) => secretKeys(mechanism, ref));

/** Permissions for the Secret of a reader, if none of them is for this reader; else undefined. */
export function othersGrant(reader: Fact, { facts }: Pick<Topology, 'facts'>): Fact | undefined {
  const asked = reader.reads.filter((ref) => isOfKind(ref, 'grant'));
  const given = asked
    .flatMap((ref) => secretKeys(reader.mechanism, ref))
    .flatMap((secret) => factsBy(facts, bySecret, secret));
  return given.some(({ writes }) => writes.some((ref) => asked.includes(ref))) ? undefined : given[0];
}

/**
 * Permissions to read a Secret of another namespace: `grant:<namespace of the Secret>/<its name>/<namespace of the reader>`,
 * with `*` for all names or all namespaces.
 */
import type { Fact, Ref, Topology } from '../model/index.ts';
import { type FactKeys, factsBy } from './index.ts';

/** A reader of which nobody knows the namespace may be meant by every permission: that is no name of a namespace. */
const UNKNOWN = '-';

/** What permits a reader of one namespace (`?` where it is not known) to have a Secret of another: any of these. */
export function grantsFor(space: string, name: string, reader: string): Ref[] {
  const to = reader === '?' ? UNKNOWN : reader;
  return [name, '*'].flatMap((secret) => [to, '*'].map((one) => `grant:${space}/${secret}/${one}`));
}

/** What a permission for these namespaces writes. */
export function grantsOf(space: string, name: string, readers: readonly string[]): Ref[] {
  return [...new Set([...readers, UNKNOWN])].map((to) => `grant:${space}/${name}/${to}`);
}

/** A permission as a person knows it; undefined for any other ref, and for what stands for readers that nobody knows. */
export function spellGrant(ref: Ref): string | undefined {
  const [, space, name, to] = /^grant:([^/]*)\/(.*)\/([^/]*)$/.exec(ref) ?? [];
  if (to === undefined || to === UNKNOWN) return undefined;
  return `${name === '*' ? 'the Secrets' : `Secret ${name}`} of namespace ${space} to ${to === '*' ? 'every namespace' : `namespace ${to}`}`;
}

const bySecret: FactKeys = ({ mechanism, writes }) =>
  writes.flatMap((ref) => {
    const [, secret] = /^grant:(.*)\/[^/]*$/.exec(ref) ?? [];
    return secret === undefined ? [] : [`${mechanism} ${secret}`];
  });

/** Permissions for the Secret of a reader, none of which is for the reader; undefined where one is, or where there is none. */
export function othersGrant(reader: Fact, { facts }: Pick<Topology, 'facts'>): Fact | undefined {
  const asked = reader.reads.filter((ref) => ref.startsWith('grant:'));
  const given = asked.flatMap((ref) =>
    factsBy(facts, bySecret, `${reader.mechanism} ${ref.replace(/^grant:|\/[^/]*$/g, '')}`),
  );
  return given.some(({ writes }) => writes.some((ref) => asked.includes(ref))) ? undefined : given[0];
}

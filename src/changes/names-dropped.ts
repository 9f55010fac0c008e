/** Names that a certificate no longer has although something that stays still uses them. */
import { type FactKeys, factsBy } from '../facts/index.ts';
import { hostRef } from '../facts/refs.ts';
import type { ChangedTexts, Fact } from '../model/index.ts';
import { addTo } from '../util/collections.ts';
import { memoizeByObject } from '../util/memoize.ts';
import type { BeforeAfter } from './before-after.ts';
import { statementsOf } from './changed-lines.ts';
import { saysNothing } from './edit-words.ts';
import type { Weakening } from './weakening.ts';

/** Words that a name of a host may be: whole ones, because `a.example` is no part of `a.example.org`. */
const WORDS = /\*?[\w.-]+/g;
const HOST = /^(?:\*\.)?(?:[\w-]+\.)+[a-z][\w-]+$/i;

const producersByName: FactKeys = ({ kind, names = [] }) => (kind === 'producer' || kind === 'issuer' ? names : []);
const usersByName: FactKeys = ({ kind, names = [], writes }) => (kind === 'consumer' ? [...names, ...writes] : []);

/** How a renewal is weaker without a name; undefined if it has them all, or if nothing is known to use one that is gone. */
export function dropsUsedName(
  before: Fact,
  after: Fact,
  sides: BeforeAfter,
  texts: ChangedTexts,
): Weakening | undefined {
  if (before.kind !== 'producer') return undefined;
  const now = after.names ?? [];
  // Nothing is known of names that only a variable tells.
  if (now.length === 0) return undefined;
  for (const full of before.names ?? []) {
    const name = full.replace(/^dns:/, '');
    if (now.includes(full) || !HOST.test(name) || isCovered(name, sides)) continue;
    const user =
      userOf(name, sides, texts) ?? (name.startsWith('*.') ? userBelow(name.slice(2), sides, texts) : undefined);
    if (user !== undefined)
      return { how: `no longer has the name \`${name}\`, which ${user} uses`, attributes: ['names'] };
  }
  return undefined;
}

/** Whether another certificate of the head has the name. */
function isCovered(name: string, { head, isOfTests }: BeforeAfter): boolean {
  return [`dns:${name}`, `dns:*.${name.slice(name.indexOf('.') + 1)}`]
    .flatMap((key) => factsBy(head.facts, producersByName, key))
    .some((fact) => !isOfTests(fact) && fact.attributes.isCA !== true);
}

/** The path of what uses a name right below a domain, for which no other certificate is. */
function userBelow(domain: string, sides: BeforeAfter, texts: ChangedTexts): string | undefined {
  return hostsIn(texts)
    .below.get(domain.toLowerCase())
    ?.find(({ name }) => !isCovered(name, sides))?.path;
}

interface Hosts {
  /** The first file of the head that uses a name. */
  users: ReadonlyMap<string, string>;
  /** The names right below a domain, with their first file each. */
  below: ReadonlyMap<string, { name: string; path: string }[]>;
}

/** Names of hosts in the statements of the head, once for all that are dropped. */
const hostsIn = memoizeByObject(({ files, others = [] }: ChangedTexts): Hosts => {
  const users = new Map<string, string>();
  const below = new Map<string, { name: string; path: string }[]>();
  for (const { path, text } of [...files.map(({ path, after }) => ({ path, text: after })), ...others])
    for (const one of statementsOf(text))
      for (const name of saysNothing(one.text) ? [] : (one.text.match(WORDS) ?? [])) {
        if (users.has(name) || !HOST.test(name)) continue;
        users.set(name, path);
        if (!name.startsWith('*')) addTo(below, name.slice(name.indexOf('.') + 1).toLowerCase(), { name, path });
      }
  return { users, below };
});

/** The path of what uses a name in the head. */
function userOf(name: string, { head, isOfTests }: BeforeAfter, texts: ChangedTexts): string | undefined {
  const [user] = [`dns:${name}`, hostRef(name)]
    .flatMap((key) => factsBy(head.facts, usersByName, key))
    .filter((fact) => !isOfTests(fact));
  if (user !== undefined) return user.location.path;
  return hostsIn(texts).users.get(name);
}

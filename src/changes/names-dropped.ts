/** Names that a certificate no longer has although something that stays still uses them. */
import { type FactKeys, factsBy } from '../facts/index.ts';
import { hostRef } from '../facts/refs.ts';
import type { ChangedTexts, Fact } from '../model/index.ts';
import type { BeforeAfter } from './before-after.ts';
import { statementsOf } from './changed-lines.ts';
import { holdsName } from './edit-values.ts';
import { saysNothing } from './edit-words.ts';
import type { Weakening } from './weakening.ts';

const HOST = /^(?:\*\.)?(?:[\w-]+\.)+[a-z][\w-]+$/i;

const producersByName: FactKeys = ({ kind, names = [] }) => (kind === 'producer' || kind === 'issuer' ? names : []);
const usersByName: FactKeys = ({ kind, names = [], writes }) => (kind === 'consumer' ? [...names, ...writes] : []);

/** How a renewal is weaker without a name; undefined if it has them all, or if nothing is known to use one that is gone. */
export function dropsUsedName(
  before: Fact,
  after: Fact,
  sides: BeforeAfter,
  texts: ChangedTexts | undefined,
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
function userBelow(domain: string, sides: BeforeAfter, texts: ChangedTexts | undefined): string | undefined {
  const host = new RegExp(`(?<![\\w.*-])[\\w-]{1,63}\\.${domain.replaceAll('.', '\\.')}(?![\\w.-])`, 'gi');
  const uses = ({ text }: { text: string }) =>
    text.includes(domain) &&
    statementsOf(text).some(
      (one) => !saysNothing(one.text) && (one.text.match(host) ?? []).some((name) => !isCovered(name, sides)),
    );
  return textsOf(texts).find(uses)?.path;
}

const textsOf = (texts: ChangedTexts | undefined) => [
  ...(texts?.files ?? []).map(({ path, after }) => ({ path, text: after })),
  ...(texts?.others ?? []),
];

/** The path of what uses a name in the head. */
function userOf(name: string, { head, isOfTests }: BeforeAfter, texts: ChangedTexts | undefined): string | undefined {
  const [user] = [`dns:${name}`, hostRef(name)]
    .flatMap((key) => factsBy(head.facts, usersByName, key))
    .filter((fact) => !isOfTests(fact));
  if (user !== undefined) return user.location.path;
  return textsOf(texts).find(
    ({ text }) =>
      text.includes(name) && statementsOf(text).some((one) => !saysNothing(one.text) && holdsName(one.text, name)),
  )?.path;
}

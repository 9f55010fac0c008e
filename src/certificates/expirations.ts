import type { Expiration, ExpirationKind, Problem, RevocationList, RuleInput } from '../model/index.ts';
import { momentOf, readInstant, remaining } from '../util/dates.ts';
import { DAY } from '../util/duration.ts';
import { reveal } from '../util/escape.ts';
import { fileKey } from '../util/path-names.ts';
import { plural } from '../util/text.ts';
import { dnAttribute } from './names.ts';

interface KindText {
  noun: string;
  /** The consequence once it has expired. */
  consequence: string;
  fix: string;
}

/** An expiration date, or the next update of a revocation list, which has a rule of its own once it is past. */
type Dated = Omit<Expiration, 'kind'> & { kind: ExpirationKind | 'revocation-list' };

const TEXTS: Readonly<Record<Dated['kind'], KindText>> = {
  'provisioning-profile': {
    noun: 'provisioning profile',
    consequence: 'Builds that use it fail, and apps installed with it outside of the App Store stop launching.',
    fix: 'Renew the profile in the developer account and replace the file. Update the builds that name the old one.',
  },
  'saml-metadata': {
    noun: 'SAML metadata',
    consequence: 'Software that checks the date rejects the metadata, and sign-in fails.',
    fix: 'Fetch the current metadata from its owner and replace the file, best with a scheduled job.',
  },
  'pin-set': {
    noun: 'pin set',
    consequence: 'Android no longer enforces the pins from that day on.',
    fix: 'Check the pins against the current and the next key, set a later date, and release the app.',
  },
  token: {
    noun: 'kubeconfig token',
    consequence: 'The API server rejects clients that use it.',
    fix: 'Issue a new token and replace it in every place named here. Better: fetch credentials when needed (`exec`).',
  },
  'revocation-list': {
    noun: 'revocation list',
    consequence: 'Software that checks revocation then rejects certificates of this issuer, or stops checking.',
    fix: 'Fetch the next list from the issuer before that date, and automate it.',
  },
  'json-web-key': {
    noun: 'JSON web key',
    consequence: 'Software that checks the date rejects what is signed with it.',
    fix: 'Publish the next key in the set. Remove this one when nothing signs with it.',
  },
};

/** How long before its expiration date it counts as expiring, in milliseconds, as for certificates. */
function noticeOf({ notBefore, notAfter }: Dated, { expiring }: RuleInput['policy']): number {
  const [start, end] = [readInstant(notBefore), readInstant(notAfter)];
  const lifetime = start === null || end === null ? Number.POSITIVE_INFINITY : end - start;
  return Math.min(expiring.days * DAY, lifetime * expiring.lifetime);
}

/** `SAML metadata of "https://idp.example"`, `provisioning profile "Mail"`. */
export function expirationNoun({ kind, name }: Dated): string {
  const { noun } = TEXTS[kind];
  if (name === undefined) return noun;
  return `${noun}${kind === 'provisioning-profile' || kind === 'json-web-key' ? '' : ' of'} "${reveal(name)}"`;
}

/** The next updates of the newest list of each issuer, at each of its places. */
function nextUpdates(lists: readonly RevocationList[]): Dated[] {
  const newest = new Map<string, RevocationList>();
  for (const list of lists) {
    const known = newest.get(list.issuer);
    if (known === undefined || (list.thisUpdate ?? '') > (known.thisUpdate ?? '')) newest.set(list.issuer, list);
  }
  return [...newest.values()].flatMap(({ issuer, thisUpdate, nextUpdate, sightings }) => {
    if (typeof nextUpdate !== 'string') return [];
    const name = dnAttribute(issuer, 'CN') ?? issuer;
    const stated = { ...(name !== '' && { name }), ...(thisUpdate !== null && { notBefore: thisUpdate }) };
    return sightings.map((place): Dated => ({ ...place, ...stated, kind: 'revocation-list', notAfter: nextUpdate }));
  });
}

/** The latest version of something with a name that is still valid, by kind and name. */
function currentVersions({ inventory, now }: RuleInput): Map<string, Expiration> {
  const current = new Map<string, Expiration>();
  for (const one of inventory.expirations ?? []) {
    if (one.name === undefined || remaining(readInstant(one.notAfter) ?? 0, now) < 0) continue;
    const known = current.get(`${one.kind}\0${one.name}`);
    if (known === undefined || one.notAfter > known.notAfter) current.set(`${one.kind}\0${one.name}`, one);
  }
  return current;
}

/** The problems of what has expired, or expires soon: one for each file and kind, about what expires first. */
export function expirationProblems(input: RuleInput, state: 'past' | 'soon'): Problem[] {
  const { inventory, policy, now } = input;
  const current = currentVersions(input);
  const files = new Map<string, [Dated, ...Dated[]]>();
  const lists = state === 'soon' ? nextUpdates(inventory.revocationLists) : [];
  for (const one of [...(inventory.expirations ?? []), ...lists]) {
    const left = remaining(readInstant(one.notAfter) ?? Number.POSITIVE_INFINITY, now);
    if (state === 'past' ? left >= 0 : left < 0 || left > noticeOf(one, policy)) continue;
    const key = `${one.kind}\0${fileKey(one)}`;
    const known = files.get(key);
    if (known === undefined) files.set(key, [one]);
    else known.push(one);
  }
  return [...files.values()].map((all) => {
    const [first, ...more] = all.sort((a, b) => (a.notAfter < b.notAfter ? -1 : a.notAfter > b.notAfter ? 1 : 0));
    const { kind, name, path, notAfter } = first as Dated;
    const newer = name === undefined ? undefined : current.get(`${kind}\0${name}`);
    const replacement = newer !== undefined && newer.notAfter > notAfter && newer.path !== path ? newer : undefined;
    const { consequence, fix } = TEXTS[kind];
    const verb = state === 'past' ? 'expired' : 'expires';
    const others =
      more.length === 0
        ? ''
        : ` ${plural(more.length, 'more entry', 'more entries')} of the file ${state === 'past' ? 'expired too' : 'will expire soon'}.`;
    return {
      subject: `${kind}:${path}`,
      message: `The ${expirationNoun(first as Dated)} ${verb} on ${momentOf(readInstant(notAfter) ?? 0)}. ${consequence}${others}`,
      fix:
        replacement === undefined
          ? fix
          : `Replace the file with the version in ${reveal(replacement.path)}, or delete it if nothing uses it.`,
      locations: all,
      ...(replacement !== undefined && { related: [replacement] }),
    };
  });
}

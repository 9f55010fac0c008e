import { displayName } from '../certificates/names.ts';
import {
  type Context,
  compareText,
  type Finding,
  type Level,
  type Location,
  type Rule,
  type SeenCertificate,
} from '../model/index.ts';
import { readInstant } from '../util/dates.ts';
import { DAY } from '../util/duration.ts';
import { fileKey } from '../util/path-names.ts';
import { listed } from '../util/text.ts';
import { distinct, type JudgedPlace, type Keyed } from './findings.ts';
import type { TrustStore, TrustStores } from './trust-stores.ts';

/** Titles that one message names. */
const NAMED = 5;
/** The share below which a rule leaves a store to the other rule about dates. */
const FEW = 1 / 10;
/** The share of a store's CA certificates from which on their expiration is an outage for the users of the store. */
const MANY = 1 / 2;
/** Time after which the expiration of a CA in a store with others is history: what needed it has failed, and was replaced. */
const PAST = 365 * DAY;

export interface TrustStoreGroups {
  /** Takes the places of a problem that lie in trust stores and are not accepted. */
  add(keyed: Keyed, places: readonly JudgedPlace[], certificate: SeenCertificate | undefined, level: Level): void;
  /** One finding for each rule and trust store; `qualify` completes the subject of its key. */
  findings(qualify: (subject: string, places: readonly Location[]) => string): Finding[];
}

interface Group {
  rule: Rule;
  level: Level;
  store: TrustStore;
  locations: Location[];
  /** By the subject of the problem. */
  titles: Map<string, string>;
  /** The subjects of certificates that had not expired a year ago. */
  recent: Set<string>;
  message: string;
}

/**
 * Merges the findings in trust stores: their owners replace the whole store, not single certificates. One old root
 * among many is a note, because the rest of the store is needed. If all are affected, the level is that of the rule,
 * unless the store itself is test data. If half of them expired within a year or soon will, it is a warning: think of a
 * database whose CAs were all made in one year.
 * @param contextOf the context of the store's path alone
 */
export function trustStoreGroups(
  stores: () => TrustStores,
  contextOf: (place: Location) => Context,
  now: number,
): TrustStoreGroups {
  const groups = new Map<string, Group>();
  return {
    add({ rule, subject, problem }, places, certificate, level) {
      for (const { location, context, accepted } of places) {
        if (context !== 'trust-store' || accepted !== undefined) continue;
        const store = (certificate && stores().storeOf(location, certificate)) ?? { path: location.path, size: 0 };
        const key = JSON.stringify([rule.id, location.repository, store.path]);
        let group = groups.get(key);
        if (group === undefined) {
          group = { rule, level, store, locations: [], titles: new Map(), recent: new Set(), message: problem.message };
          groups.set(key, group);
        }
        group.locations.push(location);
        if ((readInstant(certificate?.notAfter) ?? now) > now - PAST) group.recent.add(subject);
        group.titles.set(subject, certificate === undefined ? subject : displayName(certificate));
      }
    },
    findings(qualify) {
      const ending = endingOf(groups.values());
      return [...groups.values()].map(({ rule, level, store, locations, titles, message }) => {
        const [location, ...related] = distinct(locations) as [Location, ...Location[]];
        const isProduction = contextOf(location) === 'production';
        const isWhole = titles.size === store.size && isProduction;
        const share = (ending.get(storeKey(location, store))?.size ?? 0) / store.size;
        // If one of the two rules about dates has hardly any share of its own, the other reports all.
        const isOwn = titles.size / store.size >= FEW;
        const isMost = isProduction && rule.concerns === 'time' && share >= MANY && isOwn;
        return {
          rule: rule.id,
          level: isWhole ? level : isMost ? 'warning' : 'note',
          message: titles.size === 1 ? message : messageOf(rule, [...titles.values()], store.size),
          fix: 'Replace the trust store with its current release, and update it with a scheduled job.',
          location,
          related,
          key: `${rule.id}|${qualify(`trust-store:${store.path}`, [location])}`,
          ...(isWhole || isMost ? {} : { context: 'trust-store' }),
        };
      });
    },
  };
}

/** The subjects in each store that expired within a year or soon will, whichever rule says so. */
function endingOf(groups: Iterable<Group>): Map<string, Set<string>> {
  const ending = new Map<string, Set<string>>();
  for (const { rule, store, locations, recent } of groups) {
    if (rule.concerns !== 'time') continue;
    const key = storeKey(locations[0] as Location, store);
    const subjects = ending.get(key) ?? new Set();
    for (const subject of recent) subjects.add(subject);
    ending.set(key, subjects);
  }
  return ending;
}

function storeKey({ repository }: Location, { path }: TrustStore): string {
  return fileKey({ repository, path });
}

/** `4 of the 155 certificates in this trust store have expired: "DST Root CA X3", … and 2 more.` */
function messageOf(rule: Rule, titles: string[], total: number): string {
  const names = titles.sort(compareText).map((title) => `"${title}"`);
  const what = rule.several ?? `are covered by "${rule.id}"`;
  const share =
    total < titles.length
      ? `${titles.length} certificates`
      : `${total === titles.length ? 'All' : titles.length} of the ${total} certificates`;
  return `${share} in this trust store ${what}: ${listed(names, NAMED)}.`;
}

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
import { listed } from '../util/text.ts';
import { distinct, type JudgedPlace, type Keyed } from './findings.ts';
import type { TrustStore, TrustStores } from './trust-stores.ts';

/** Titles that one message names. */
const NAMED = 5;

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
  message: string;
}

/**
 * Gathers what is wrong in trust stores: who keeps one replaces the whole of it, not its certificates. Some of them is a note,
 * because nobody can do without the rest; all of them is as bad as the rule says, unless the store itself is test data.
 * @param contextOf the context of the store's path alone
 */
export function trustStoreGroups(stores: () => TrustStores, contextOf: (place: Location) => Context): TrustStoreGroups {
  const groups = new Map<string, Group>();
  return {
    add({ rule, subject, problem }, places, certificate, level) {
      for (const { location, context, accepted } of places) {
        if (context !== 'trust-store' || accepted !== undefined) continue;
        const store = (certificate && stores().storeOf(location, certificate)) ?? { path: location.path, size: 0 };
        const key = JSON.stringify([rule.id, location.repository, store.path]);
        let group = groups.get(key);
        if (group === undefined) {
          group = { rule, level, store, locations: [], titles: new Map(), message: problem.message };
          groups.set(key, group);
        }
        group.locations.push(location);
        group.titles.set(subject, certificate === undefined ? subject : displayName(certificate));
      }
    },
    findings: (qualify) =>
      [...groups.values()].map(({ rule, level, store, locations, titles, message }) => {
        const [location, ...related] = distinct(locations) as [Location, ...Location[]];
        const isWhole = titles.size === store.size && contextOf(location) === 'production';
        return {
          rule: rule.id,
          level: isWhole ? level : 'note',
          message: titles.size === 1 ? message : messageOf(rule, [...titles.values()], store.size),
          fix: 'Take the current trust store from the package or programme that it comes from, and have a job do so regularly.',
          location,
          related,
          key: `${rule.id}|${qualify(`trust-store:${store.path}`, [location])}`,
          ...(isWhole ? {} : { context: 'trust-store' }),
        };
      }),
  };
}

/** `4 of the 155 CA certificates in this trust store have expired: "DST Root CA X3", … and 2 more.` */
function messageOf(rule: Rule, titles: string[], total: number): string {
  const names = titles.sort(compareText).map((title) => `"${title}"`);
  const what = rule.several ?? `fall under "${rule.id}"`;
  const share =
    total < titles.length
      ? `${titles.length} certificates`
      : `${total === titles.length ? 'All' : titles.length} of the ${total} CA certificates`;
  return `${share} in this trust store ${what}: ${listed(names, NAMED)}.`;
}

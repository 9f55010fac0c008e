import { listed, plural } from '../lib/text.ts';
import { titleOf } from '../lib/titles.ts';
import { compareText, type Finding, type Location, type Rule, type SeenCertificate } from '../model/index.ts';
import { distinct, type JudgedPlace, type Keyed } from './findings.ts';
import type { TrustStores } from './trust-stores.ts';

/** Titles that one message names. */
const NAMED = 5;

export interface TrustStoreGroups {
  /** Takes the places of a problem that lie in trust stores and are not accepted. */
  add(keyed: Keyed, places: readonly JudgedPlace[], certificate: SeenCertificate | undefined): void;
  /** One finding for each rule and trust store; `keyOf` makes the subject of its key. */
  findings(keyOf: (subject: string, places: readonly Location[]) => string): (Finding & { context: 'trust-store' })[];
}

interface Group {
  rule: Rule;
  locations: Location[];
  titles: string[];
  messages: string[];
}

/** Gathers what is wrong in trust stores: who keeps one replaces the whole of it, not its certificates. */
export function trustStoreGroups(stores: () => TrustStores): TrustStoreGroups {
  const groups = new Map<string, Group>();
  return {
    add({ rule, problem }, places, certificate) {
      const files = new Map<string, Location[]>();
      for (const { location, context, accepted } of places) {
        if (context !== 'trust-store' || accepted !== undefined) continue;
        const key = JSON.stringify([rule.id, location.repository, location.path]);
        files.set(key, [...(files.get(key) ?? []), location]);
      }
      for (const [key, locations] of files) {
        let group = groups.get(key);
        if (group === undefined) {
          group = { rule, locations: [], titles: [], messages: [] };
          groups.set(key, group);
        }
        group.locations.push(...locations);
        group.titles.push(certificate === undefined ? '' : titleOf(certificate));
        group.messages.push(problem.message);
      }
    },
    findings: (keyOf) =>
      [...groups.values()].map(({ rule, locations, titles, messages }) => {
        const [location, ...related] = distinct(locations) as [Location, ...Location[]];
        const subject = keyOf(`trust-store:${location.path}`, [location]);
        return {
          rule: rule.id,
          level: 'note',
          message: messages.length === 1 ? (messages[0] as string) : messageOf(rule, titles, stores().size(location)),
          fix: 'Take the current trust store from the package or programme that it comes from, and have a job do so regularly.',
          location,
          related,
          key: `${rule.id}|${subject}`,
          context: 'trust-store',
        };
      }),
  };
}

/** `4 of the 155 CA certificates in this trust store have expired: "DST Root CA X3", … and 2 more.` */
function messageOf(rule: Rule, titles: string[], total: number): string {
  const names = titles
    .filter((title) => title !== '')
    .sort(compareText)
    .map((title) => `"${title}"`);
  const told = names.length > NAMED ? [...names.slice(0, NAMED), `${names.length - NAMED} more`] : names;
  const what = rule.several ?? `fall under "${rule.id}"`;
  return `${titles.length} of the ${plural(total, 'CA certificate')} in this trust store ${what}: ${listed(told)}.`;
}

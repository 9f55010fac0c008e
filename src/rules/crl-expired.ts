import { dnAttribute } from '../certificates/names.ts';
import { isBackup } from '../copies/places.ts';
import type { RevocationList, Rule } from '../model/index.ts';
import { momentOf, readInstant, remaining } from '../util/dates.ts';
import { cut, reveal } from '../util/escape.ts';
import { filesText } from '../util/path-names.ts';

export const crlExpired: Rule = {
  id: 'crl-expired',
  family: 'validity',
  title: 'Certificate revocation list is past its next update',
  level: 'warning',
  why: 'Software that checks revocation rejects every certificate of the issuer once its list is outdated, or stops checking. A list in a repository must be replaced before each next update.',
  fix: 'Fetch the current list from the issuer, replace every copy, and automate this before each next update. Remove the list if nothing uses it.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-5.1.2.5'],
  since: '0.1.0',
  *check({ inventory, now }) {
    const current = new Map<string, RevocationList>();
    for (const list of inventory.revocationLists) {
      const known = current.get(list.issuer);
      if (known === undefined || updatedAt(list) > updatedAt(known)) current.set(list.issuer, list);
    }
    for (const list of inventory.revocationLists) {
      if (list.nextUpdate === undefined) continue;
      const newer = current.get(list.issuer);
      const isOutdated = newer !== undefined && updatedAt(newer) > updatedAt(list);
      const locations = list.sightings.filter((place) => !isOutdated || !isBackup(place.path));
      if (locations.length === 0) continue;
      const next = readInstant(list.nextUpdate);
      if (next !== null && remaining(next, now) >= 0) continue;
      const issuer = reveal(cut(dnAttribute(list.issuer, 'CN') ?? (list.issuer || 'an issuer without a name'), 100));
      const state =
        next === null
          ? 'states a next update that cannot be read, so it is unknown whether the list is current'
          : `was due for an update on ${momentOf(next)}; software that checks it rejects certificates of this issuer or stops checking`;
      yield {
        subject: `crl:${list.fingerprint}`,
        message: `The revocation list of "${issuer}" ${state}.`,
        ...(isOutdated && {
          fix: `Automate the copy of each new list: a later one of an issuer of this name is at ${filesText(newer.sightings, locations)}.`,
        }),
        locations,
        ...(isOutdated && { related: newer.sightings }),
      };
    }
  },
};

/** Milliseconds since the epoch. */
function updatedAt({ thisUpdate }: RevocationList): number {
  return thisUpdate === null ? 0 : (readInstant(thisUpdate) ?? 0);
}

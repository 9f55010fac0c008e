import { expiringFrom } from '../certificates/expiry.ts';
import {
  deployFix,
  dueAt,
  servedCertificates,
  servedName,
  servedProblem,
  spellServed,
  spellStored,
  storedReplacement,
} from '../certificates/served.ts';
import type { Rule } from '../model/index.ts';
import { momentOf, readInstant, remaining } from '../util/dates.ts';

/** Renewed in the repository, old on the server: the date of the outage is known, and it can still be prevented. */
export const servedStale: Rule = {
  id: 'served-stale',
  family: 'endpoints',
  title: 'Endpoint serves an older version than the stored one',
  level: 'warning',
  otherLevels: { error: 'when the old version expires soon, or when the copy exceeds its allowed delay' },
  why: 'The certificate was renewed, but the endpoint still serves the old version. The new one was not deployed there, or the service was not reloaded. Clients fail when the old version expires. It is an error when that is soon, or when the copy exceeds its allowed delay.',
  fix: 'Deploy the newest version to every host behind the endpoint and reload the service.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'],
  since: '0.1.0',
  about: 'endpoint',
  stage: 'served',
  outageOnExpiry: true,
  *check(input) {
    const { policy, now } = input;
    for (const served of servedCertificates(input)) {
      const { certificate, declared } = served;
      const end = readInstant(certificate.notAfter);
      if (end !== null && remaining(end, now) < 0) continue;
      const stored = storedReplacement(served, input);
      if (stored === undefined || now <= dueAt(served, stored)) continue;
      const late = declared?.within !== undefined;
      const ends = end === null ? '' : `, which expires on ${momentOf(end)}`;
      yield servedProblem(served, {
        message: `${spellServed(served)} serves ${servedName(certificate)}${ends}. ${spellStored(stored)}`,
        fix: deployFix(stored, served),
        related: stored.sightings,
        ...((late || now >= expiringFrom(certificate, policy)) && { level: 'error' }),
      });
    }
  },
};

import {
  deployFix,
  servedCertificates,
  servedName,
  servedProblem,
  spellServed,
  spellStored,
  storedReplacement,
} from '../certificates/served.ts';
import type { Rule } from '../model/index.ts';
import { momentOf, readInstant, remaining } from '../util/dates.ts';

/** An outage that has happened: evidence from the served certificate, not from stored files. */
export const servedExpired: Rule = {
  id: 'served-expired',
  family: 'endpoints',
  title: 'Endpoint serves an expired certificate',
  level: 'error',
  why: 'Clients that check dates cannot connect to this endpoint. If a newer version is stored, it was not deployed to the service, or the service was not reloaded.',
  fix: 'Renew the certificate, deploy it to every host behind the endpoint, and reload the service.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'],
  since: '0.1.0',
  about: 'endpoint',
  stage: 'served',
  *check(input) {
    for (const served of servedCertificates(input)) {
      const { certificate } = served;
      const end = readInstant(certificate.notAfter);
      if (end === null || remaining(end, input.now) >= 0) continue;
      const stored = storedReplacement(served, input);
      const newer = stored === undefined ? '' : ` ${spellStored(stored)}`;
      yield servedProblem(served, {
        message: `${spellServed(served)} serves ${servedName(certificate)}, which expired on ${momentOf(end)}.${newer}`,
        ...(stored === undefined
          ? { related: certificate.sightings }
          : { fix: deployFix(stored, served), related: stored.sightings }),
      });
    }
  },
};

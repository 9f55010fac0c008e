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

/** An outage that is there: evidence of what is served, not of what is stored. */
export const servedExpired: Rule = {
  id: 'served-expired',
  family: 'endpoints',
  title: 'An endpoint serves an expired certificate',
  level: 'error',
  why: 'The endpoint was asked, and what it serves has expired: clients that check dates cannot connect. Where a newer version is stored, it was renewed and never reached what serves it, or nobody reloaded that.',
  fix: 'Renew the certificate, bring it to every machine behind the endpoint, and reload what serves it.',
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

import { noticeOf } from '../certificates/expiry.ts';
import {
  servedCertificates,
  servedName,
  servedProblem,
  spellServed,
  storedReplacement,
} from '../certificates/served.ts';
import type { Rule } from '../model/index.ts';
import { momentOf, readInstant, remaining } from '../util/dates.ts';

export const servedExpiring: Rule = {
  id: 'served-expiring',
  family: 'endpoints',
  title: 'Endpoint serves a certificate that expires soon',
  level: 'warning',
  why: 'The served certificate is in the last part of its lifetime, and no newer version is stored. If a tool renews it, the renewal is late. Without a renewal, clients cannot connect after it expires.',
  fix: 'Renew the certificate now, deploy it to every host behind the endpoint, and reload the service. If a tool renews it, find out why it has not.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'],
  since: '0.1.0',
  about: 'endpoint',
  outageOnExpiry: true,
  *check(input) {
    const { policy, now } = input;
    for (const served of servedCertificates(input)) {
      const { certificate } = served;
      const end = readInstant(certificate.notAfter);
      if (end === null || remaining(end, now) < 0) continue;
      const notice = noticeOf(certificate, policy.expiring.days, policy);
      if (remaining(end, now) > notice || storedReplacement(served, input) !== undefined) continue;
      yield servedProblem(served, {
        message: `${spellServed(served)} serves ${servedName(certificate)}, which expires on ${momentOf(end)} and should have been replaced by ${momentOf(end - notice)}.`,
        related: certificate.sightings,
      });
    }
  },
};

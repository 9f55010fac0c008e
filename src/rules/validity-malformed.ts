import { certificateNoun, certificateProblem } from '../certificates/describe.ts';
import type { Rule, SeenCertificate } from '../model/index.ts';
import { momentOf, readInstant } from '../util/dates.ts';

export const validityMalformed: Rule = {
  id: 'validity-malformed',
  family: 'validity',
  title: 'Certificate has unreadable or reversed validity dates',
  several: 'have unreadable or reversed validity dates',
  level: 'error',
  why: 'A strict client rejects a certificate with impossible dates; a lenient client accepts it at any time. No alert before its expiration can work.',
  fix: 'Reissue the certificate with a start and an expiration date that RFC 5280 allows.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'],
  since: '0.1.0',
  *check({ inventory }) {
    for (const certificate of inventory.certificates) {
      const fault = faultOf(certificate);
      if (fault === undefined) continue;
      yield certificateProblem(certificate, {
        message: `The ${certificateNoun(certificate)} ${fault}. Each client decides for itself whether it is valid, and no alert before expiration is possible.`,
      });
    }
  },
};

function faultOf(certificate: SeenCertificate): string | undefined {
  const start = readInstant(certificate.notBefore);
  const end = readInstant(certificate.notAfter);
  if (start === null && end === null) return 'has no readable start and expiration date';
  if (start === null) return 'has no readable start date';
  if (end === null) return 'has no readable expiration date';
  return end < start ? `expires on ${momentOf(end)}, before it starts on ${momentOf(start)}` : undefined;
}

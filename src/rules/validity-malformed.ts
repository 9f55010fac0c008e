import { certificateNoun, certificateProblem } from '../certificates/describe.ts';
import type { Rule, SeenCertificate } from '../model/index.ts';
import { momentOf, readInstant } from '../util/dates.ts';

export const validityMalformed: Rule = {
  id: 'validity-malformed',
  family: 'validity',
  title: 'The validity of a certificate cannot be read, or ends before it begins',
  several: 'have a validity that cannot be read or is never reached',
  level: 'error',
  why: 'A certificate whose dates make no sense is valid at no time for a careful client, and at any time for a careless one. No alarm before its expiry can work.',
  fix: 'Have the certificate issued again, with a start and an end that RFC 5280 allows.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'],
  since: '0.1.0',
  *check({ inventory }) {
    for (const certificate of inventory.certificates) {
      const fault = faultOf(certificate);
      if (fault === undefined) continue;
      yield certificateProblem(certificate, {
        message: `The ${certificateNoun(certificate)} ${fault}. Whether it is valid is up to each client, and nobody can be told in time.`,
      });
    }
  },
};

function faultOf(certificate: SeenCertificate): string | undefined {
  const start = readInstant(certificate.notBefore);
  const end = readInstant(certificate.notAfter);
  if (start === null && end === null) return 'states no start and no end that can be read';
  if (start === null) return 'states no start that can be read';
  if (end === null) return 'states no end that can be read';
  return end < start ? `ends on ${momentOf(end)}, before it begins on ${momentOf(start)}` : undefined;
}

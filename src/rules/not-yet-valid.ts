import { certificateNoun, certificateProblem } from '../certificates/describe.ts';
import type { Rule } from '../model/index.ts';
import { momentOf, readInstant, remaining } from '../util/dates.ts';

export const notYetValid: Rule = {
  id: 'not-yet-valid',
  family: 'validity',
  title: 'A certificate is not valid yet',
  several: 'are not valid yet',
  level: 'warning',
  why: 'Until its first second, every client that checks dates refuses the certificate. Either it was put in place too early, or a clock at the issuer is wrong.',
  fix: 'Keep the certificate that it replaces in service until this one begins, or have it issued again with a start in the past.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'],
  since: '0.1.0',
  concerns: 'time',
  expectedAs: 'not-yet-valid',
  *check({ inventory, now }) {
    for (const certificate of inventory.certificates) {
      const start = readInstant(certificate.notBefore);
      if (start === null || remaining(start, now) <= 0) continue;
      const message = `The ${certificateNoun(certificate)} is valid only from ${momentOf(start)} on. Clients refuse it until then.`;
      yield certificateProblem(certificate, { message });
    }
  },
};

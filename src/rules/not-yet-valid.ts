import { certificateNoun, certificateProblem } from '../certificates/describe.ts';
import type { Rule } from '../model/index.ts';
import { momentOf, readInstant, remaining } from '../util/dates.ts';

export const notYetValid: Rule = {
  id: 'not-yet-valid',
  family: 'validity',
  title: 'Certificate is not valid yet',
  several: 'are not valid yet',
  level: 'warning',
  why: 'Clients reject the certificate until its start date. Either it was deployed too early, or a clock at the issuer is wrong.',
  fix: 'Keep the previous certificate in service until this one starts, or reissue it with an earlier start date.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'],
  since: '0.1.0',
  concerns: 'time',
  expectedAs: 'not-yet-valid',
  *check({ inventory, now }) {
    for (const certificate of inventory.certificates) {
      const [start, end] = [certificate.notBefore, certificate.notAfter].map(readInstant);
      // Dates in the wrong order have a finding of their own.
      if (start == null || remaining(start, now) <= 0 || (end != null && end < start)) continue;
      const message = `The ${certificateNoun(certificate)} is not valid before ${momentOf(start)}. Clients reject it until then.`;
      yield certificateProblem(certificate, { message });
    }
  },
};

import { certificateNoun, certificateProblem } from '../certificates/describe.ts';
import { isPublicTls } from '../certificates/public-issuers.ts';
import { latestEnd, lengthOf, validityLimitAt, validityPeriod } from '../certificates/validity-limits.ts';
import type { Rule } from '../model/index.ts';
import { dayOf, readInstant } from '../util/dates.ts';

export const lifetimeTooLong: Rule = {
  id: 'lifetime-too-long',
  family: 'validity',
  title: 'A publicly trusted TLS certificate is valid for longer than its day of issue allows',
  several: 'are valid for longer than their day of issue allows',
  level: 'warning',
  why: 'Browsers refuse TLS certificates of public CAs that outlast the limit of the CA/Browser Forum: 398 days, and 200, 100 and 47 days when issued from 15 March 2026, 2027 and 2029 on. Certificates of private CAs are not bound by it.',
  fix: 'Have the certificate issued again with a lifetime within the limit, and renew it by a tool rather than by hand.',
  references: [
    'https://cabforum.org/working-groups/server/baseline-requirements/requirements/',
    'https://support.apple.com/en-us/102028',
  ],
  since: '0.1.0',
  *check({ inventory }) {
    for (const certificate of inventory.certificates) {
      const start = readInstant(certificate.notBefore);
      const end = readInstant(certificate.notAfter);
      if (start === null || end === null || !isPublicTls(certificate)) continue;
      const limit = validityLimitAt(start);
      if (limit === undefined || end <= latestEnd(start, limit)) continue;
      yield certificateProblem(certificate, {
        message: `The ${certificateNoun(certificate)} is valid ${validityPeriod(start, end)}, but a publicly trusted one of ${dayOf(start)} may last ${lengthOf(limit)} at most. Browsers refuse it.`,
      });
    }
  },
};

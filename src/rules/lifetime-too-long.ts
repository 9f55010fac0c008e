import { certificateNoun, certificateProblem } from '../certificates/describe.ts';
import { hasExpired } from '../certificates/expiry.ts';
import { isPublicTls } from '../certificates/public-issuers.ts';
import { latestEnd, lengthOf, validityLimitAt, validityPeriod } from '../certificates/validity-limits.ts';
import type { Rule } from '../model/index.ts';
import { dayOf, readInstant } from '../util/dates.ts';

export const lifetimeTooLong: Rule = {
  id: 'lifetime-too-long',
  family: 'validity',
  title: 'Public TLS certificate exceeds the maximum lifetime',
  several: 'exceed the maximum lifetime for their issue date',
  level: 'warning',
  otherLevels: { note: 'for an expired certificate, whose renewal has a lifetime of its own' },
  why: 'Browsers reject TLS certificates of public CAs that exceed the limit of the CA/Browser Forum. The limit was 398 days. It is 200 days for certificates issued from 2026-03-15, 100 days from 2027-03-15, and 47 days from 2029-03-15. Certificates of private CAs are exempt.',
  fix: 'Reissue the certificate with a lifetime within the limit, and automate its renewal.',
  references: [
    'https://cabforum.org/working-groups/server/baseline-requirements/requirements/',
    'https://support.apple.com/en-us/102028',
  ],
  since: '0.1.0',
  *check({ inventory, now }) {
    for (const certificate of inventory.certificates) {
      const start = readInstant(certificate.notBefore);
      const end = readInstant(certificate.notAfter);
      if (start === null || end === null || !isPublicTls(certificate)) continue;
      const limit = validityLimitAt(start);
      if (limit === undefined || end <= latestEnd(start, limit)) continue;
      yield certificateProblem(certificate, {
        message: `The ${certificateNoun(certificate)} is valid ${validityPeriod(start, end)}, but a public certificate issued on ${dayOf(start)} may last ${lengthOf(limit)} at most. Browsers reject it.`,
        ...(hasExpired(certificate, now) && { level: 'note' as const }),
      });
    }
  },
};

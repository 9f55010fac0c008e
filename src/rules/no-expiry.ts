import { certificateNoun, certificateProblem } from '../certificates/describe.ts';
import type { Rule } from '../model/index.ts';
import { NO_EXPIRY } from '../util/dates.ts';

export const noExpiry: Rule = {
  id: 'no-expiry',
  family: 'validity',
  title: 'A certificate states that it never expires',
  several: 'state that they never expire',
  level: 'note',
  why: 'The end 9999-12-31 23:59:59 means that there is none. It is meant for devices that cannot be reached; elsewhere the key stays trusted for ever, and nobody practises its renewal.',
  fix: 'Have the certificate issued again with an end that somebody will renew it at, unless it is the identity of a device.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'],
  since: '0.1.0',
  *check({ inventory }) {
    for (const certificate of inventory.certificates) {
      if (certificate.notAfter !== NO_EXPIRY) continue;
      const message = `The ${certificateNoun(certificate)} states that it never expires (its end is 9999-12-31).`;
      yield certificateProblem(certificate, { message });
    }
  },
};

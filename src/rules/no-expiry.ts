import { certificateNoun, certificateProblem } from '../certificates/describe.ts';
import type { Rule } from '../model/index.ts';
import { NO_EXPIRY } from '../util/dates.ts';

export const noExpiry: Rule = {
  id: 'no-expiry',
  family: 'validity',
  title: 'Certificate never expires',
  several: 'never expire',
  level: 'note',
  why: 'The date 9999-12-31 23:59:59 means that a certificate has no expiration date. It is meant for devices that cannot be updated. Elsewhere the key stays trusted forever, and its renewal is never tested.',
  fix: 'Reissue the certificate with an expiration date, unless it identifies a device that cannot be updated.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5'],
  since: '0.1.0',
  *check({ inventory }) {
    for (const certificate of inventory.certificates) {
      if (certificate.notAfter !== NO_EXPIRY) continue;
      const message = `The ${certificateNoun(certificate)} never expires (its expiration date is 9999-12-31).`;
      yield certificateProblem(certificate, { message });
    }
  },
};

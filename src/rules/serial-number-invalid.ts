import { certificateNoun, certificateProblem } from '../certificates/describe.ts';
import type { Rule } from '../model/index.ts';

export const serialNumberInvalid: Rule = {
  id: 'serial-number-invalid',
  family: 'certificates',
  title: 'Certificate serial number is zero, negative or too long',
  several: 'have a serial number that is zero, negative or too long',
  level: 'note',
  why: 'Issuer and serial number together identify a certificate, for example in revocation lists. RFC 5280 requires a positive number of at most 20 octets, and some clients reject others. Self-issued certificates are exempt, because they are not revoked by serial number.',
  fix: 'Configure the issuer to use random positive serial numbers of 16 octets, and reissue the certificate at its next renewal.',
  references: ['https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.2'],
  since: '0.1.0',
  *check({ inventory }) {
    for (const certificate of inventory.certificates) {
      const fault = certificate.selfIssued ? undefined : faultOf(certificate.serialNumber);
      if (fault === undefined) continue;
      yield certificateProblem(certificate, {
        message: `The ${certificateNoun(certificate)} has a serial number that is ${fault}.`,
      });
    }
  },
};

function faultOf(hex: string): string | undefined {
  if (hex === '0') return 'zero';
  if (hex.startsWith('-')) return 'negative';
  // A first bit that is set takes one octet more, for the sign.
  const octets = Math.ceil(hex.length / 2) + (hex.length % 2 === 0 && hex >= '8' ? 1 : 0);
  return octets > 20 ? 'longer than 20 octets' : undefined;
}

import { certificateNoun, certificateProblem } from '../certificates/describe.ts';
import type { Rule } from '../model/index.ts';

export const namesMissing: Rule = {
  id: 'names-missing',
  family: 'certificates',
  title: 'Server certificate has no subject alternative name',
  several: 'have no subject alternative name',
  level: 'note',
  why: 'Clients compare the host with the subject alternative names. Browsers, Go and many other clients ignore the common name, so they reject a server certificate without such names.',
  fix: 'Reissue the certificate with its host names and addresses as subject alternative names.',
  references: ['https://www.rfc-editor.org/rfc/rfc9525#section-2', 'https://go.dev/doc/go1.15#commonname'],
  since: '0.1.0',
  *check({ inventory }) {
    for (const certificate of inventory.certificates) {
      const { ca, names, extendedKeyUsage } = certificate;
      if (ca || !extendedKeyUsage.includes('serverAuth') || names.some((name) => /^(dns|ip|uri):/.test(name))) continue;
      yield certificateProblem(certificate, {
        message: `The ${certificateNoun(certificate)} is a server certificate without a host name or address in its subject alternative names. Current clients reject it.`,
      });
    }
  },
};

import { certificateNoun, certificateProblem } from '../certificates/describe.ts';
import type { Rule } from '../model/index.ts';

export const namesMissing: Rule = {
  id: 'names-missing',
  family: 'certificates',
  title: 'A server certificate names no host that clients look at',
  several: 'name no host that clients look at',
  level: 'note',
  why: 'Clients compare the host with the subject alternative names. Browsers, Go and many others have stopped looking at the common name, so they refuse a server certificate without such names.',
  fix: 'Have the certificate issued again with its host names and addresses as subject alternative names.',
  references: ['https://www.rfc-editor.org/rfc/rfc9525#section-2', 'https://go.dev/doc/go1.15#commonname'],
  since: '0.1.0',
  *check({ inventory }) {
    for (const certificate of inventory.certificates) {
      const { ca, names, extendedKeyUsage } = certificate;
      if (ca || !extendedKeyUsage.includes('serverAuth') || names.some((name) => /^(dns|ip|uri):/.test(name))) continue;
      yield certificateProblem(certificate, {
        message: `The ${certificateNoun(certificate)} is meant for servers and has no host name or address among its subject alternative names. Current clients refuse it.`,
      });
    }
  },
};

import type { Certificate } from '../model/index.ts';
import { dnAttribute } from './names.ts';

/**
 * Policies that a CA may assert only for TLS server certificates under the Baseline Requirements: CA/Browser Forum object
 * registry (https://cabforum.org/resources/object-registry/), BR section 7.1.6.1.
 */
const TLS_POLICIES: ReadonlySet<string> = new Set([
  '2.23.140.1.1',
  '2.23.140.1.2.1',
  '2.23.140.1.2.2',
  '2.23.140.1.2.3',
  '2.23.140.1.31',
]);

/**
 * Organisations in the issuer names of publicly trusted TLS certificates that predate the policies above: those of the
 * roots in Mozilla's programme (as bundled with Node.js 20.20, 2025) and of their issuing CAs. Organisations that run
 * private hierarchies under the same name (Microsoft, Apple, Cisco, telephone companies) are left out on purpose.
 */
const ORGANISATIONS: ReadonlySet<string> = new Set([
  'AC Camerfirma S.A.',
  'Actalis S.p.A.',
  'AffirmTrust',
  'Amazon',
  'Buypass AS-983163327',
  'COMODO CA Limited',
  'Certainly',
  'CertSign SA',
  'DigiCert Inc',
  'DigiCert, Inc.',
  'Disig a.s.',
  'D-Trust GmbH',
  'Entrust, Inc.',
  'GeoTrust Inc.',
  'GlobalSign nv-sa',
  'GoDaddy.com, Inc.',
  'Google Trust Services',
  'Google Trust Services LLC',
  'IdenTrust',
  "Let's Encrypt",
  'QuoVadis Limited',
  'SSL Corp',
  'SSL Corporation',
  'Sectigo Limited',
  'Starfield Technologies, Inc.',
  'SwissSign AG',
  'Symantec Corporation',
  'The USERTRUST Network',
  'Trustwave Holdings, Inc.',
  'Unizeto Technologies S.A.',
  'VeriSign, Inc.',
  'ZeroSSL',
  'thawte, Inc.',
]);

/** Whether the organization of a name is one that runs publicly trusted CAs. */
export function isPublicOrganization(organization: string): boolean {
  return ORGANISATIONS.has(organization);
}

/** Whether a certificate is a TLS server certificate of an issuer that is bound by the Baseline Requirements. */
export function isPublicTls(certificate: Certificate): boolean {
  if (certificate.ca || certificate.selfIssued) return false;
  const purposes = certificate.extendedKeyUsage;
  if (purposes.length > 0 && !purposes.includes('serverAuth')) return false;
  if (certificate.policies?.some((policy) => TLS_POLICIES.has(policy)) === true) return true;
  return purposes.length > 0 && isPublicOrganization(dnAttribute(certificate.issuer, 'O') ?? '');
}

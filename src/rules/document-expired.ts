import { expirationProblems } from '../certificates/expirations.ts';
import type { Rule } from '../model/index.ts';

export const documentExpired: Rule = {
  id: 'document-expired',
  family: 'validity',
  title: 'Metadata, profile, pin set or token has expired',
  level: 'warning',
  why: 'SAML metadata, provisioning profiles, pin sets, tokens and JSON web keys state an expiration date of their own. Software rejects or ignores them after it, even if the certificates in them are valid.',
  fix: 'Fetch or issue the current version, and replace every copy named here.',
  references: [
    'https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf',
    'https://developer.android.com/privacy-and-security/security-config#pin-set',
    'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4',
  ],
  since: '0.1.0',
  concerns: 'time',
  check: (input) => expirationProblems(input, 'past'),
};

import { expirationProblems } from '../certificates/expirations.ts';
import type { Rule } from '../model/index.ts';

export const documentExpiring: Rule = {
  id: 'document-expiring',
  family: 'validity',
  title: 'Metadata, profile, token or CRL expires soon',
  level: 'warning',
  why: 'SAML metadata, provisioning profiles, pin sets, tokens, JSON web keys and revocation lists state an expiration date of their own. Replacing them takes a person or a release, so the warning starts some days before.',
  fix: 'Fetch or issue the next version now, and replace every copy named here.',
  references: [
    'https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf',
    'https://developer.android.com/privacy-and-security/security-config#pin-set',
    'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4',
    'https://www.rfc-editor.org/rfc/rfc5280#section-5.1.2.5',
  ],
  since: '0.1.0',
  concerns: 'time',
  check: (input) => expirationProblems(input, 'soon'),
};

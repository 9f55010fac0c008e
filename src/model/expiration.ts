import type { Instant } from './certificate.ts';
import type { Location } from './location.ts';

/** What has an expiration date of its own and is no certificate. */
export type ExpirationKind =
  /** `ExpirationDate` of one of Apple's provisioning profiles. */
  | 'provisioning-profile'
  /** `validUntil` of SAML metadata (saml-metadata-2.0-os section 2.3). */
  | 'saml-metadata'
  /** `expiration` of a `pin-set` in the network security configuration of an Android app. */
  | 'pin-set'
  /** `exp` of the bearer token (RFC 7519) in a kubeconfig. The token itself is never kept. */
  | 'token'
  /** `exp` of a JSON web key. */
  | 'json-web-key';

/** An expiration date that a file states. */
export interface Expiration extends Location {
  kind: ExpirationKind;
  /** What it is of, as the file states it: the name of a profile, an entity ID, a domain, a subject, a key ID. */
  name?: string;
  /** Where the file states it too. */
  notBefore?: Instant;
  notAfter: Instant;
}

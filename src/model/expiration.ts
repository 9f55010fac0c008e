import type { Instant } from './certificate.ts';
import type { Location } from './location.ts';

/** Kinds of objects that have an expiration date of their own and are no certificates. */
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
  /**
   * What the date belongs to, as the file states it: the name of a profile, an entity ID, a domain, a subject, a key
   * ID.
   */
  name?: string;
  /** Where the file states it too. */
  notBefore?: Instant;
  notAfter: Instant;
}

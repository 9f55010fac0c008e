import type { Certificate, Instant } from './certificate.ts';
import type { Location } from './location.ts';

/** Which addresses may be probed: public ones, private ones too, or none at all. */
export type EndpointScope = 'public' | 'private' | 'none';

/** Why an endpoint was not probed, or why its answer was no certificate. */
export type EndpointFailureReason =
  /** Its address or its port is outside the scope of this scan. */
  | 'not-allowed'
  | 'unresolvable'
  | 'unreachable'
  | 'timeout'
  /** It speaks its protocol, and offers no TLS. */
  | 'no-tls'
  /** Its answer does not follow the protocol. */
  | 'malformed'
  /** It refused or aborted the handshake. */
  | 'handshake';

export interface EndpointFailure {
  reason: EndpointFailureReason;
  /** Half a sentence for a person, without text that the endpoint sent. */
  detail: string;
}

/** What one address of an endpoint served when it was asked. */
export interface ServedEndpoint {
  /** As it was declared, such as `smtp://mx.corp.internal:25`. */
  endpoint: string;
  /** Where it was declared. */
  location: Location;
  /** The IP address; absent where the name has none. */
  address?: string;
  asked: Instant;
  /** What it sent, its own certificate first; empty where it showed none. A refused handshake may still show them. */
  certificates: Certificate[];
  /** Whether its own certificate is for the name or address that was declared (RFC 9525); absent where it showed none. */
  nameMatches?: boolean;
  failure?: EndpointFailure;
}

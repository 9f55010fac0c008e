import type { EndpointFailure, EndpointFailureReason } from '../model/index.ts';

/** Why an endpoint gave no certificate; carries the reason from its place to the row that reports it. */
export class ProbeError extends Error {
  override readonly name = 'ProbeError';
  readonly reason: EndpointFailureReason;
  constructor(reason: EndpointFailureReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

const NETWORK: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'it refuses connections',
  ECONNRESET: 'it reset the connection',
  EPIPE: 'it closed the connection',
  EHOSTUNREACH: 'there is no route to it',
  ENETUNREACH: 'there is no route to it',
  EADDRNOTAVAIL: 'there is no route to it',
  EAFNOSUPPORT: 'there is no route to it',
  EACCES: 'this machine does not allow the connection',
  EPERM: 'this machine does not allow the connection',
};

/** The result of a connection in our own words: messages of Node may quote received data, codes cannot. */
export function failureOf(error: unknown): EndpointFailure {
  if (error instanceof ProbeError) return { reason: error.reason, detail: error.message };
  const code = codeOf(error);
  if (code === 'ETIMEDOUT') return { reason: 'timeout', detail: 'it does not answer' };
  if (code === '') return { reason: 'malformed', detail: 'its answer could not be read' };
  return { reason: 'unreachable', detail: NETWORK[code] ?? `the connection failed (${code})` };
}

/** The code of an error of Node or OpenSSL, such as `ECONNRESET` or `ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE`; empty without one. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z\d_/]*$/.test(code) ? code : '';
}

import type { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import type { Certificate, EndpointFailure, ServedEndpoint } from '../model/index.ts';
import { parseCertificate } from '../x509/certificate.ts';
import { codeOf, failureOf } from './failure.ts';

/** The result of one handshake. */
export type Served = Pick<ServedEndpoint, 'certificates' | 'nameMatches' | 'failure'>;

/** Certificates of one chain that are looked at; a real one has up to five. */
const MAX_CHAIN = 10;

/**
 * Makes the TLS handshake on a connected socket to read the certificates, trusted or not, and then disconnects. A
 * server that requires client certificates sends its own before it refuses (TLS 1.2), or answers first and refuses then
 * (TLS 1.3).
 * @param socket is ended or destroyed with the handshake
 * @param host the name for SNI (none for an address, RFC 6066 section 3), and the name that the certificate should be
 * for
 * @param signal ends it; its reason is what the failure is made of
 */
export function handshake(socket: Socket, host: string, signal: AbortSignal): Promise<Served> {
  return new Promise((resolve) => {
    const tls = connect({
      socket,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      rejectUnauthorized: false,
      // Without a CA nothing is trusted, and Node does not create its legacy object to compare the name.
      ca: [],
      // Certificates of old servers must be visible too.
      minVersion: 'TLSv1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
      minDHSize: 1,
    });
    const settle = (error?: unknown): void => {
      signal.removeEventListener('abort', onAbort);
      // A destroyed socket cannot be queried.
      const chain = chainOf(tls);
      // Its end of TLS goes out first: a server that hears of none writes a failed handshake into its log.
      if (error === undefined) tls.destroySoon();
      else tls.destroy();
      resolve(describe(chain, host, error));
    };
    const onAbort = () => settle(signal.reason);
    signal.addEventListener('abort', onAbort);
    tls.once('secureConnect', () => settle());
    // Stays for what goes wrong afterwards.
    tls.on('error', settle);
  });
}

/** The chain as it was sent, which OpenSSL keeps in order behind the first, regardless of who issued whom. */
function chainOf(tls: TLSSocket): X509Certificate[] {
  const chain: X509Certificate[] = [];
  try {
    let next = tls.getPeerX509Certificate();
    for (; next !== undefined && chain.length < MAX_CHAIN; next = next.issuerCertificate) chain.push(next);
  } catch {
    // What was read before stays.
  }
  return chain;
}

function describe(chain: readonly X509Certificate[], host: string, error: unknown): Served {
  const [own, ...others] = chain;
  const leaf = own === undefined ? undefined : parse(own);
  if (own === undefined || leaf === undefined) {
    const unread: EndpointFailure = { reason: 'malformed', detail: 'its certificate cannot be read' };
    const none: EndpointFailure = { reason: 'handshake', detail: 'it sent no certificate' };
    return {
      certificates: [],
      failure: own !== undefined ? unread : error === undefined ? none : failed(error, false),
    };
  }
  const certificates = new Map([[leaf.fingerprint, leaf]]);
  for (const other of others) {
    const parsed = parse(other);
    if (parsed !== undefined) certificates.set(parsed.fingerprint, parsed);
  }
  const nameMatches = matches(own, leaf, host);
  return {
    certificates: [...certificates.values()],
    ...(nameMatches === undefined ? {} : { nameMatches }),
    ...(error === undefined ? {} : { failure: failed(error, true) }),
  };
}

function parse(certificate: X509Certificate): Certificate | undefined {
  try {
    return parseCertificate(certificate.raw).certificate;
  } catch {
    return undefined;
  }
}

/**
 * RFC 9525 section 6, except that a common name counts where there is no alternative name at all, as OpenSSL, GnuTLS and
 * Java still have it. Undefined where OpenSSL cannot tell.
 */
function matches(own: X509Certificate, { names }: Certificate, host: string): boolean | undefined {
  try {
    if (isIP(host) !== 0) return own.checkIP(host) !== undefined;
    const subject = names.length === 0 ? 'always' : 'never';
    return (
      own.checkHost(host, { subject, wildcards: true, partialWildcards: false, multiLabelWildcards: false }) !==
      undefined
    );
  } catch {
    return undefined;
  }
}

/** Codes of records that are none of TLS, as of a service that answers in plain text. */
const NOT_TLS: ReadonlySet<string> = new Set(['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG']);

/** What the alerts of RFC 8446 section 6.2 mean, by a part of the code that is the same in all versions of OpenSSL. */
const ALERTS: readonly (readonly [string, string])[] = [
  ['ALERT_UNRECOGNIZED_NAME', 'it does not know the server name'],
  ['UNRECOGNIZED_NAME', 'it does not know the server name'],
  ['ALERT_PROTOCOL_VERSION', 'it supports no TLS version from 1.0 to 1.3'],
  ['UNSUPPORTED_PROTOCOL', 'it supports no TLS version from 1.0 to 1.3'],
  ['CERTIFICATE_REQUIRED', 'it requires a client certificate'],
];

function failed(error: unknown, shown: boolean): EndpointFailure {
  const code = codeOf(error);
  if (NOT_TLS.has(code)) return { reason: 'malformed', detail: 'its answer is not TLS' };
  if (code === 'ECONNRESET' || code === 'EPIPE') {
    return { reason: 'handshake', detail: 'it closed the connection during the TLS handshake' };
  }
  if (!code.startsWith('ERR_SSL_')) return failureOf(error);
  const [, known] = ALERTS.find(([part]) => code.includes(part)) ?? [];
  const refused = shown
    ? 'it rejects the handshake after its certificate, probably because it requires a client certificate'
    : 'it rejects the handshake';
  return {
    reason: 'handshake',
    detail: known ?? (code.includes('ALERT') ? refused : `the handshake failed (${code})`),
  };
}

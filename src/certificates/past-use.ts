import { isIP } from 'node:net';
import type { Certificate } from '../model/index.ts';
import { readInstant } from '../util/dates.ts';
import { DAY } from '../util/duration.ts';
import { hasExpired } from './expiry.ts';
import { dnAttribute, looksLikeHost } from './names.ts';
import { isPublicTls } from './public-issuers.ts';

/** An outage of so long ago was noticed: what still holds the certificate is not in use, or checks no dates. */
const LONG_AGO = 2 * 365 * DAY;

/** Names that lead nowhere, or only to what is on the same link: RFC 6761, RFC 6762, RFC 8375, and what routers use. */
const LEADS_NOWHERE =
  /(?:^|\.)(?:localhost|test|invalid|example|docker|localdomain|home\.arpa)$|^(?:\*\.)?[^.]+\.(?:local|lan|home|box)$|^(?:\*\.)?local\./i;
/** Private networks: RFC 1918. */
const PRIVATE_ADDRESS = /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./;
/** One machine or link, and private networks in IPv6: RFC 1122, RFC 3927, RFC 4193, RFC 4291. */
const LOCAL_ADDRESS = /^(?:127\.|169\.254\.|::1$|f[cd]|fe[89ab])/i;

/** Whether a text is an IPv4 address of a private network; a host name may begin like one. */
export const isPrivateAddress = (text: string) => PRIVATE_ADDRESS.test(text) && isIP(text) === 4;

/** Whether a text is an address that leads nowhere outside of one network. */
const isInnerAddress = (text: string) => isPrivateAddress(text) || (LOCAL_ADDRESS.test(text) && isIP(text) > 0);

/** Whether a certificate has a name by which others reach something, inside a company too. */
export function namesReachableHost({ names, subject }: Pick<Certificate, 'names' | 'subject'>): boolean {
  return [...names, `dns:${dnAttribute(subject, 'CN') ?? ''}`].some((name) => {
    const value = name.slice(name.indexOf(':') + 1);
    if (name.startsWith('ip:')) return !isInnerAddress(value);
    if (name.startsWith('uri:')) return URL.canParse(value) && isReachable(new URL(value).hostname);
    return name.startsWith('dns:') && isReachable(value);
  });
}

/**
 * Whether a certificate of no public CA names nothing but what is on one machine or in one private network by its address or
 * a single label: what such a certificate proves, and where, only its users know.
 */
export function namesInnerHostsOnly(certificate: Certificate): boolean {
  const { names, subject } = certificate;
  const commonName = dnAttribute(subject, 'CN') ?? '';
  const isNamed = names.some((name) => /^(?:dns|ip|uri):/.test(name)) || isInnerAddress(commonName);
  return isNamed && !namesReachableHost(certificate) && !isPublicTls(certificate);
}

/** Whether a certificate proves nothing to others outside one network: it names only hosts there, or is its own issuer and names none. */
export function isOfOneNetwork(certificate: Certificate): boolean {
  const { ca, selfIssued } = certificate;
  return namesInnerHostsOnly(certificate) || (selfIssued && !ca && !namesReachableHost(certificate));
}

function isReachable(host: string): boolean {
  return looksLikeHost(host) && !LEADS_NOWHERE.test(host) && !isInnerAddress(host);
}

/**
 * Whether a certificate has expired and had no use that others could notice by now: it is its own issuer and names no host that
 * others reach, or it ended long ago. That something still deploys it is for the caller to find out.
 */
export function isPastUse(certificate: Certificate, now: number): boolean {
  if (!hasExpired(certificate, now)) return false;
  return isLongPast(certificate, now) || (certificate.selfIssued && !namesReachableHost(certificate));
}

/** Whether a certificate ended so long ago that an outage was noticed. */
export function isLongPast({ notAfter }: Pick<Certificate, 'notAfter'>, now: number): boolean {
  const end = readInstant(notAfter);
  return end !== null && now - end > LONG_AGO;
}

/** Whether the key of a certificate can do no more harm: it has expired, and names no host or ended long ago. */
export function isKeyPastUse(certificate: Certificate, now: number): boolean {
  if (!hasExpired(certificate, now)) return false;
  return isLongPast(certificate, now) || (!isPublicTls(certificate) && !namesReachableHost(certificate));
}

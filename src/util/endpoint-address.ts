/** Endpoints as people write them: `https://www.corp.internal`, `smtp://mx.corp.internal:587`, `mail.corp.internal:993`. */
import { isIPv6 } from 'node:net';

/** Protocols in which TLS starts with the first byte. */
const DIRECT = {
  tls: 443,
  https: 443,
  smtps: 465,
  imaps: 993,
  pop3s: 995,
  ftps: 990,
  ldaps: 636,
} as const;

/** Protocols that are asked in plain text to change to TLS. */
const UPGRADE = {
  smtp: 25,
  imap: 143,
  pop3: 110,
  sieve: 4190,
  ftp: 21,
  ldap: 389,
  postgresql: 5432,
  mysql: 3306,
} as const;

type DirectProtocol = keyof typeof DIRECT;
export type UpgradeProtocol = keyof typeof UPGRADE;

/** Other names of the same protocols: RFC 8314 section 7.3, and those that libpq accepts. */
const SYNONYMS: Readonly<Record<string, string>> = { submissions: 'smtps', postgres: 'postgresql' };

const ENDPOINT_SCHEMES: readonly string[] = [
  ...Object.keys(DIRECT),
  ...Object.keys(UPGRADE),
  ...Object.keys(SYNONYMS),
].sort();

/** Ports that tell the protocol where no scheme does; 587 is the submission of mail (RFC 6409). */
const BY_PORT: ReadonlyMap<number, UpgradeProtocol> = new Map([
  ...Object.entries(UPGRADE).map(([protocol, port]) => [port, protocol as UpgradeProtocol] as const),
  [587, 'smtp'],
]);

export type Endpoint = {
  /** As it was written. */
  text: string;
  /** ASCII in lower case without a dot at its end; an IPv4 address in its dotted form, IPv6 in RFC 5952's without brackets. */
  host: string;
  port: number;
} & ({ tls: 'direct'; protocol: DirectProtocol } | { tls: 'upgrade'; protocol: UpgradeProtocol });

/** RFC 1035 section 2.3.4. Also keeps Punycode, which is quadratic, off long input. */
const MAX_HOST = 253;
const LABEL = /^[a-z\d_-]{1,63}$/;

/**
 * Reads `scheme://host[:port]` or `host[:port]`. Returns a string if that fails: the reason, as half a sentence about
 * the text, such as `it names no host`.
 */
export function parseEndpoint(text: string): Endpoint | string {
  if (/[\s\p{Cc}\p{Cf}]/u.test(text)) return 'it contains a space or a control character';
  const [, scheme, rest = ''] = /^(?:([^:/?#@[\]]*):\/\/)?(.*)$/s.exec(text) ?? [];
  const authority = /^[^/?#\\]*/.exec(rest)?.[0] ?? '';
  if (authority.includes('@')) return 'it contains a user name; only a host and a port are allowed';
  if (!['', '/'].includes(rest.slice(authority.length))) return 'it continues after the host and the port';
  if (authority === '') return 'it has no host';

  const [, name, portText] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(authority) ?? [];
  if (name === undefined || portText?.includes(':')) return 'an IPv6 address needs brackets, such as [2001:db8::1]:443';
  const port = portText === undefined ? undefined : readPort(portText);
  if (port === null) return 'its port is not a number from 1 to 65535';
  const host = readHost(name);
  if (host === undefined) return 'its host is not a name or an address';

  if (scheme === undefined) {
    const protocol = BY_PORT.get(port ?? DIRECT.tls);
    return protocol === undefined
      ? { text, host, port: port ?? DIRECT.tls, tls: 'direct', protocol: 'tls' }
      : { text, host, port: port ?? UPGRADE[protocol], tls: 'upgrade', protocol };
  }
  const lower = scheme.toLowerCase();
  const protocol = Object.hasOwn(SYNONYMS, lower) ? (SYNONYMS[lower] as string) : lower;
  if (has(DIRECT, protocol)) return { text, host, port: port ?? DIRECT[protocol], tls: 'direct', protocol };
  if (has(UPGRADE, protocol)) return { text, host, port: port ?? UPGRADE[protocol], tls: 'upgrade', protocol };
  return `its scheme is not one of ${ENDPOINT_SCHEMES.join(', ')}`;
}

function has<T extends object>(table: T, key: PropertyKey): key is keyof T {
  return Object.hasOwn(table, key);
}

function readPort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

/**
 * The host in the form that is resolved; undefined if it is invalid. `getaddrinfo` reads `2130706433`, `0x7f000001`,
 * `127.1` and `017700000001` as addresses (inet_aton). They are normalized here, so that an address is recognized as
 * one. The URL parser does that for https, but not for schemes that it does not know.
 */
function readHost(name: string): string | undefined {
  if (name.length > MAX_HOST || name.includes('%') || !URL.canParse(`https://${name}/`)) return undefined;
  const { hostname } = new URL(`https://${name}/`);
  if (hostname.startsWith('[')) return isIPv6(hostname.slice(1, -1)) ? hostname.slice(1, -1) : undefined;
  const host = hostname.replace(/\.$/, '');
  return host.length <= MAX_HOST && host.split('.').every((label) => LABEL.test(label)) ? host : undefined;
}

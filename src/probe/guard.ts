/**
 * Which addresses may be probed. A name is resolved once, each of its addresses is checked here, and exactly that
 * address is connected to.
 */
import { BlockList, isIPv4 } from 'node:net';
import type { EndpointScope } from '../model/index.ts';

/** `any` is for a person who typed the address. */
export type ProbeScope = EndpointScope | 'any';

/** Special purposes in IPv4: IANA's registry (RFC 6890) and multicast, without the blocks of RFC 7534, 7535 and 7450, which are global. */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/** Special purposes within global unicast; 2001::/23 holds Teredo, benchmarks and ORCHID, 2002::/16 is 6to4, which embeds IPv4. */
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Of IPv6 all else has a special purpose or none: what embeds IPv4 (::/96, ::ffff:0:0/96, 64:ff9b::/96), fc00::/7, fe80::/10 … */
const GLOBAL_IPV6 = '2000::/3';

/** RFC 1918, RFC 6598 and loopback; RFC 4193 and loopback. BlockList finds an IPv4-mapped address in a list of IPv4, so these are two. */
const PRIVATE_IPV4 = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '127.0.0.0/8'];
const PRIVATE_IPV6 = ['fc00::/7', '::1/128'];

/** Where clouds hand out credentials, outside of 169.254.0.0/16: AWS, Google Cloud, Alibaba Cloud, Azure's WireServer. */
const METADATA = ['fd00:ec2::/32', 'fd20:ce::254/128', '100.100.100.200/32', '168.63.129.16/32'];

/** No host's address: unspecified, which reaches this machine, and everybody's; IPv4-mapped ones too. */
const NO_HOST = ['0.0.0.0/8', '224.0.0.0/4', '255.255.255.255/32', '::/128', 'ff00::/8'];

/** Ports of the internet on which TLS is usual, at once or after a word of plain text. */
const PUBLIC_PORTS: ReadonlySet<number> = new Set([
  ...[21, 25, 110, 143, 389, 443, 465, 563, 587, 636, 853, 990, 992, 993, 994, 995, 2376, 3269, 3306, 4190, 4443],
  ...[5061, 5223, 5432, 5671, 5986, 6443, 6514, 6697, 8443, 8883, 9443, 10443],
]);

const special = blockList([...SPECIAL_IPV4, ...SPECIAL_IPV6]);
const globalIpv6 = blockList([GLOBAL_IPV6]);
const privateIpv4 = blockList(PRIVATE_IPV4);
const privateIpv6 = blockList(PRIVATE_IPV6);
const metadata = blockList(METADATA);
const noHost = blockList(NO_HOST);

/** Why a port is not asked in a scope, half a sentence; undefined where it may be. */
export function portRefusal(port: number, scope: ProbeScope): string | undefined {
  if (scope === 'none') return 'endpoints are not probed in this run';
  return scope === 'public' && !PUBLIC_PORTS.has(port) ? 'its port is not a usual TLS port' : undefined;
}

/**
 * Why an address is not asked in a scope, half a sentence; undefined where it may be.
 * @param address IPv4, or IPv6 with or without a zone
 */
export function addressRefusal(address: string, scope: ProbeScope): string | undefined {
  if (scope === 'none') return 'endpoints are not probed in this run';
  if (contains(noHost, address)) return 'its address does not belong to a single host';
  if (scope === 'any') return undefined;
  if (contains(metadata, address)) return 'its address belongs to a cloud metadata service';
  const isGlobal = !contains(special, address) && (isIPv4(address) || contains(globalIpv6, address));
  if (isGlobal || (scope === 'private' && isPrivate(address))) return undefined;
  return scope === 'public' && isPrivate(address)
    ? 'its address is private, and only public addresses are probed'
    : 'its address is reserved for a special purpose';
}

function isPrivate(address: string): boolean {
  return contains(isIPv4(address) ? privateIpv4 : privateIpv6, address);
}

function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

function blockList(blocks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const block of blocks) {
    const [network = '', prefix] = block.split('/');
    list.addSubnet(network, Number(prefix), isIPv4(network) ? 'ipv4' : 'ipv6');
  }
  return list;
}

import { lookup } from 'node:dns/promises';
import { isIP, isIPv4 } from 'node:net';
import { compareText, type EndpointFailure } from '../model/index.ts';
import { codeOf, ProbeError } from './failure.ts';

/** All addresses of a name, in any order. May reject. */
export type Resolve = (host: string) => Promise<string[]>;

/** Maximum addresses of one name that are probed. */
const MAX_ADDRESSES = 16;

/** As the system resolves names, its hosts file included. */
export const lookUp: Resolve = async (host) => {
  const found = await lookup(host, { all: true, order: 'verbatim' });
  return found.map(({ address }) => address);
};

/**
 * The addresses to ask of a host, IPv4 first; an address is its own. Never rejects.
 * @param deadline milliseconds
 */
export async function addressesOf(
  host: string,
  resolve: Resolve,
  deadline: number,
): Promise<string[] | EndpointFailure> {
  if (isIP(host) !== 0) return [host];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ProbeError('timeout', 'DNS lookup timed out')), deadline);
  });
  try {
    const found = new Set(await Promise.race([resolve(host), late]));
    const addresses = [...found].filter((address) => isIP(address) !== 0).sort(compareAddresses);
    return addresses.length > 0 ? addresses.slice(0, MAX_ADDRESSES) : UNKNOWN_NAME;
  } catch (error) {
    if (error instanceof ProbeError) return { reason: error.reason, detail: error.message };
    const code = codeOf(error);
    if (code === '' || code === 'ENOTFOUND' || code === 'ENODATA') return UNKNOWN_NAME;
    return { reason: 'unresolvable', detail: `DNS lookup failed (${code})` };
  } finally {
    clearTimeout(timer);
  }
}

const UNKNOWN_NAME: EndpointFailure = { reason: 'unresolvable', detail: 'DNS lookup failed (no A or AAAA record)' };

/** IPv4 first and by its numbers; IPv6 as text. */
function compareAddresses(a: string, b: string): number {
  const [first, second] = [isIPv4(a), isIPv4(b)];
  return first === second ? compareText(sortKey(a), sortKey(b)) : first ? -1 : 1;
}

function sortKey(address: string): string {
  return isIPv4(address) ? address.replace(/\d+/g, (octet) => octet.padStart(3, '0')) : address;
}

import { describe, expect, it } from 'vitest';
import { addressRefusal, type ProbeScope, portRefusal } from '../../src/probe/guard.ts';

const SCOPES: readonly ProbeScope[] = ['public', 'private', 'any'];

/** The scopes in which the address may be asked. */
const allowing = (address: string) => SCOPES.filter((scope) => addressRefusal(address, scope) === undefined);

const EVERYWHERE = ['public', 'private', 'any'];
const PRIVATE = ['private', 'any'];
const ANY = ['any'];

describe('an address', () => {
  it.each<[string, readonly string[]]>([
    // The internet, to the last address before and from the first behind each block.
    ['1.1.1.1', EVERYWHERE],
    ['9.255.255.255', EVERYWHERE],
    ['11.0.0.0', EVERYWHERE],
    ['100.63.255.255', EVERYWHERE],
    ['100.128.0.0', EVERYWHERE],
    ['126.255.255.255', EVERYWHERE],
    ['128.0.0.0', EVERYWHERE],
    ['169.253.255.255', EVERYWHERE],
    ['169.255.0.0', EVERYWHERE],
    ['172.15.255.255', EVERYWHERE],
    ['172.32.0.0', EVERYWHERE],
    ['192.0.1.0', EVERYWHERE],
    ['192.167.255.255', EVERYWHERE],
    ['192.169.0.0', EVERYWHERE],
    ['198.17.255.255', EVERYWHERE],
    ['198.20.0.0', EVERYWHERE],
    ['223.255.255.255', EVERYWHERE],
    ['2606:4700::1111', EVERYWHERE],
    ['2001:200::1', EVERYWHERE],
    ['2a00:1450:4001::1', EVERYWHERE],
    // Private networks and this machine.
    ['10.0.0.0', PRIVATE],
    ['10.255.255.255', PRIVATE],
    ['172.16.0.1', PRIVATE],
    ['172.31.255.255', PRIVATE],
    ['192.168.1.1', PRIVATE],
    ['100.64.0.0', PRIVATE],
    ['100.127.255.255', PRIVATE],
    ['127.0.0.1', PRIVATE],
    ['127.255.255.255', PRIVATE],
    ['::1', PRIVATE],
    ['fc00::1', PRIVATE],
    ['fdff::1', PRIVATE],
    // Metadata services and links.
    ['169.254.169.254', ANY],
    ['169.254.0.1', ANY],
    ['100.100.100.200', ANY],
    ['168.63.129.16', ANY],
    ['fd00:ec2::254', ANY],
    ['fd20:ce::254', ANY],
    ['fe80::1', ANY],
    ['fe80::1%eth0', ANY],
    ['febf::1', ANY],
    // Kept for something else.
    ['192.0.0.192', ANY],
    ['192.0.2.1', ANY],
    ['192.88.99.1', ANY],
    ['198.18.0.1', ANY],
    ['198.19.255.255', ANY],
    ['198.51.100.1', ANY],
    ['203.0.113.1', ANY],
    ['240.0.0.1', ANY],
    ['255.255.255.254', ANY],
    ['100::1', ANY],
    ['2001::1', ANY],
    ['2001:2::1', ANY],
    ['2001:1ff:ffff::1', ANY],
    ['2001:db8::1', ANY],
    ['3fff::1', ANY],
    ['4000::1', ANY],
    ['5f00::1', ANY],
    ['fec0::1', ANY],
    // IPv4 inside of IPv6, whatever it embeds.
    ['::ffff:127.0.0.1', ANY],
    ['::ffff:7f00:1', ANY],
    ['0:0:0:0:0:ffff:7f00:1', ANY],
    ['::ffff:a9fe:a9fe', ANY],
    ['::ffff:10.0.0.1', ANY],
    ['::ffff:1.1.1.1', ANY],
    ['::127.0.0.1', ANY],
    ['64:ff9b::a9fe:a9fe', ANY],
    ['64:ff9b:1::a9fe:a9fe', ANY],
    ['2002:a9fe:a9fe::', ANY],
    ['2002:7f00:1::1', ANY],
    // No machine at all.
    ['0.0.0.0', []],
    ['0.0.0.1', []],
    ['224.0.0.1', []],
    ['239.255.255.255', []],
    ['255.255.255.255', []],
    ['::', []],
    ['::ffff:0.0.0.0', []],
    ['::ffff:224.0.0.1', []],
    ['ff02::1', []],
    ['ff02::1%eth0', []],
  ])('%s may be asked in %j', (address, scopes) => {
    expect(allowing(address)).toEqual(scopes);
    expect(addressRefusal(address, 'none')).toBe('endpoints are not probed in this run');
  });

  it('that is refused is told why', () => {
    expect(addressRefusal('10.0.0.1', 'public')).toBe('its address is private, and only public addresses are probed');
    expect(addressRefusal('169.254.169.254', 'private')).toBe('its address is reserved for a special purpose');
    expect(addressRefusal('fd00:ec2::254', 'private')).toBe('its address belongs to a cloud metadata service');
    expect(addressRefusal('::', 'any')).toBe('its address does not belong to a single host');
  });
});

describe('a port', () => {
  it.each([21, 25, 110, 143, 389, 443, 465, 587, 636, 990, 993, 995, 3306, 4190, 5432, 6443, 8443])(
    '%i is asked on the internet',
    (port) => {
      expect(portRefusal(port, 'public')).toBeUndefined();
    },
  );

  it.each([1, 22, 23, 53, 80, 445, 2375, 3389, 6379, 8080, 9200, 11211, 27017, 65535])(
    '%i is not asked on the internet',
    (port) => {
      expect(portRefusal(port, 'public')).toBe('its port is not a usual TLS port');
      expect(portRefusal(port, 'private')).toBeUndefined();
      expect(portRefusal(port, 'any')).toBeUndefined();
    },
  );

  it('is asked nowhere where endpoints are not', () => {
    expect(portRefusal(443, 'none')).toBe('endpoints are not probed in this run');
  });
});

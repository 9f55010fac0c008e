import { describe, expect, it } from 'vitest';
import { parseEndpoint } from '../../src/util/endpoint-address.ts';

/** `protocol/tls host port`, or the complaint. */
function read(text: string): string {
  const endpoint = parseEndpoint(text);
  if (typeof endpoint === 'string') return endpoint;
  expect(endpoint.text).toBe(text);
  return `${endpoint.protocol}/${endpoint.tls} ${endpoint.host} ${endpoint.port}`;
}

describe('a scheme', () => {
  it.each([
    ['tls://a.corp.internal', 'tls/direct a.corp.internal 443'],
    ['https://a.corp.internal', 'https/direct a.corp.internal 443'],
    ['https://a.corp.internal/', 'https/direct a.corp.internal 443'],
    ['https://a.corp.internal:443', 'https/direct a.corp.internal 443'],
    ['https://a.corp.internal:8443', 'https/direct a.corp.internal 8443'],
    ['smtp://a.corp.internal', 'smtp/upgrade a.corp.internal 25'],
    ['smtp://a.corp.internal:587', 'smtp/upgrade a.corp.internal 587'],
    ['smtps://a.corp.internal', 'smtps/direct a.corp.internal 465'],
    ['submissions://a.corp.internal', 'smtps/direct a.corp.internal 465'],
    ['imap://a.corp.internal', 'imap/upgrade a.corp.internal 143'],
    ['imaps://a.corp.internal', 'imaps/direct a.corp.internal 993'],
    ['pop3://a.corp.internal', 'pop3/upgrade a.corp.internal 110'],
    ['pop3s://a.corp.internal', 'pop3s/direct a.corp.internal 995'],
    ['sieve://a.corp.internal', 'sieve/upgrade a.corp.internal 4190'],
    ['ftp://a.corp.internal', 'ftp/upgrade a.corp.internal 21'],
    ['ftps://a.corp.internal', 'ftps/direct a.corp.internal 990'],
    ['ldap://a.corp.internal', 'ldap/upgrade a.corp.internal 389'],
    ['ldaps://a.corp.internal', 'ldaps/direct a.corp.internal 636'],
    ['postgresql://a.corp.internal', 'postgresql/upgrade a.corp.internal 5432'],
    ['postgres://a.corp.internal', 'postgresql/upgrade a.corp.internal 5432'],
    ['mysql://a.corp.internal', 'mysql/upgrade a.corp.internal 3306'],
    ['IMAPS://Mail.Corp.Internal', 'imaps/direct mail.corp.internal 993'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each(['gopher://a.corp.internal', 'constructor://a.corp.internal', '://a.corp.internal'])(
    '%s is refused with those that are known',
    (text) => {
      expect(read(text)).toBe(
        'its scheme is not one of ftp, ftps, https, imap, imaps, ldap, ldaps, mysql, pop3, pop3s, postgres, postgresql, sieve, smtp, smtps, submissions, tls',
      );
    },
  );
});

describe('the port tells the protocol where no scheme does', () => {
  it.each([
    ['a.corp.internal', 'tls/direct a.corp.internal 443'],
    ['a.corp.internal:443', 'tls/direct a.corp.internal 443'],
    ['a.corp.internal:993', 'tls/direct a.corp.internal 993'],
    ['a.corp.internal:8443', 'tls/direct a.corp.internal 8443'],
    ['a.corp.internal:25', 'smtp/upgrade a.corp.internal 25'],
    ['a.corp.internal:587', 'smtp/upgrade a.corp.internal 587'],
    ['a.corp.internal:143', 'imap/upgrade a.corp.internal 143'],
    ['a.corp.internal:110', 'pop3/upgrade a.corp.internal 110'],
    ['a.corp.internal:4190', 'sieve/upgrade a.corp.internal 4190'],
    ['a.corp.internal:21', 'ftp/upgrade a.corp.internal 21'],
    ['a.corp.internal:389', 'ldap/upgrade a.corp.internal 389'],
    ['a.corp.internal:5432', 'postgresql/upgrade a.corp.internal 5432'],
    ['a.corp.internal:3306', 'mysql/upgrade a.corp.internal 3306'],
    ['tls://a.corp.internal:25', 'tls/direct a.corp.internal 25'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('the host', () => {
  const scheme = ['', 'https://', 'smtp://', 'tls://'];

  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['0x7f000001', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['127.1', '127.0.0.1'],
    ['017700000001', '127.0.0.1'],
    ['0177.0.0.1', '127.0.0.1'],
    ['127.0.0.1.', '127.0.0.1'],
    ['0', '0.0.0.0'],
    ['169.254.169.254', '169.254.169.254'],
    ['2852039166', '169.254.169.254'],
    ['[::1]', '::1'],
    ['[2001:DB8:0:0::1]', '2001:db8::1'],
    ['[::ffff:127.0.0.1]', '::ffff:7f00:1'],
    ['[64:ff9b::169.254.169.254]', '64:ff9b::a9fe:a9fe'],
    ['Bücher.corp.internal', 'xn--bcher-kva.corp.internal'],
    ['127。0。0。1', '127.0.0.1'],
    ['mail.corp.internal.', 'mail.corp.internal'],
    ['under_score.corp.internal', 'under_score.corp.internal'],
    ['localhost', 'localhost'],
    [`${'a.'.repeat(126)}a`, `${'a.'.repeat(126)}a`],
  ])('%s is asked as %s under every scheme', (host, expected) => {
    expect(scheme.map((prefix) => read(`${prefix}${host}:8443`).split(' ')[1])).toEqual(scheme.map(() => expected));
  });

  it.each([
    `${'a.'.repeat(127)}a`,
    `${'ü.'.repeat(100)}a`,
    `${'a'.repeat(64)}.corp.internal`,
    'a..corp.internal',
    '*.corp.internal',
    '256.1.1.1',
    '1.2.3.08',
    '1.2.3.4.5',
    '999999999999',
    '%31%32',
    'a%2f.corp.internal',
    '[127.0.0.1]',
    '[fe80::1%25eth0]',
    '[v1.a]',
    '[]',
    "a'b.corp.internal",
    '.',
  ])('%s is refused', (host) => {
    for (const prefix of scheme) expect(read(`${prefix}${host}`)).toBe('its host is not a name or an address');
  });
});

describe('what is more than a host and a port', () => {
  const USER = 'it contains a user name; only a host and a port are allowed';
  const MORE = 'it continues after the host and the port';
  const PORT = 'its port is not a number from 1 to 65535';
  const BLANK = 'it contains a space or a control character';
  const BRACKETS = 'an IPv6 address needs brackets, such as [2001:db8::1]:443';

  it.each([
    ['https://user@a.corp.internal', USER],
    ['postgres://user:password@a.corp.internal/base', USER],
    ['https://a.corp.internal@169.254.169.254', USER],
    ['user@a.corp.internal', USER],
    ['https://a.corp.internal/path', MORE],
    ['https://a.corp.internal//', MORE],
    ['https://a.corp.internal?query', MORE],
    ['https://a.corp.internal#fragment', MORE],
    ['https://a.corp.internal\\b', MORE],
    ['a.corp.internal/@b', MORE],
    ['a.corp.internal:0', PORT],
    ['a.corp.internal:65536', PORT],
    ['a.corp.internal:', PORT],
    ['a.corp.internal:-1', PORT],
    ['a.corp.internal:4e2', PORT],
    ['a.corp.internal:٤٤٣', PORT],
    ['mailto:a', PORT],
    ['a.corp.internal:443\r\nQUIT', BLANK],
    ['https://a.corp.\ninternal', BLANK],
    ['https://a.corp.internal\0', BLANK],
    [' a.corp.internal', BLANK],
    ['a.corp\u202e.internal', BLANK],
    ['a.corp\u00ad.internal', BLANK],
    ['::1', BRACKETS],
    ['https://2001:db8::1', BRACKETS],
    ['[::1]x', BRACKETS],
    ['', 'it has no host'],
    ['https://', 'it has no host'],
    ['https:///a', MORE],
    ['https://:443', 'its host is not a name or an address'],
  ])('%j: %s', (text, complaint) => {
    expect(read(text)).toBe(complaint);
  });

  it('takes no time', () => {
    for (const long of ['a', '1', ':', '[', 'ü', '/', '@', 'a:'])
      expect(parseEndpoint(long.repeat(1_000_000))).toBeTypeOf('string');
  });
});

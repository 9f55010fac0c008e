import { describe, expect, it } from 'vitest';
import { namesHost, reservedContext } from '../../src/policy/reserved-names.ts';

const of = (names: string[], subject = '') => reservedContext({ names, subject });

describe('reserved names', () => {
  it.each([
    [['dns:localhost']],
    [['dns:localhost', 'ip:127.0.0.1', 'ip:::1']],
    [['dns:*.localhost']],
    [['dns:localhost.localdomain']],
    [['dns:web.test']],
    [['dns:web.invalid.']],
    [['dns:idp.corp.docker']],
    [['dns:www.example.com', 'dns:localhost']],
    [['email:root@localhost']],
    [['dns:localhost', 'dns:host.docker.internal']],
    [['dns:broker', 'dns:localhost']],
  ])('%j: fixture', (names) => {
    expect(of(names)).toBe('fixture');
  });

  it.each([
    [['dns:example.com']],
    [['dns:*.Example.NET']],
    [['dns:a.b.example.org', 'dns:example.edu']],
    [['dns:db.example.org', 'dns:db']],
    [['dns:web.example']],
    [['ip:192.0.2.1', 'ip:198.51.100.7', 'ip:203.0.113.9', 'ip:2001:db8::1']],
    [['email:a@example.com']],
    [['uri:https://www.example.com/x']],
  ])('%j: example', (names) => {
    expect(of(names)).toBe('example');
  });

  it.each([
    ['CN=mysql-server, DC=example, DC=com', 'example'],
    ['DC=com, DC=example, CN=mysql-server', 'example'],
    ['DC=com, DC=corp, CN=mysql-server', undefined],
    ['DC=example, CN=mysql-server', undefined],
  ])('%s: %s', (subject, expected) => {
    expect(of([], subject)).toBe(expected);
    expect(of(['dns:www.corp.internal'], subject)).toBeUndefined();
  });

  it.each([
    ['a real name among reserved ones', ['dns:localhost', 'dns:www.corp.internal'], ''],
    ['an address that may be real', ['dns:localhost', 'ip:10.0.0.1'], ''],
    ['a real common name', ['dns:localhost'], 'CN=www.corp.internal'],
    ['a name that only looks alike', ['dns:myexample.com'], ''],
    ['another one', ['dns:example.com.corp.internal'], ''],
    ['another domain', ['dns:example.de'], ''],
    ['a plural', ['dns:examples.com'], ''],
    ['half of the name in /etc/hosts', ['dns:web.localdomain'], ''],
    ['a host that is called so', ['dns:localhost.corp'], ''],
    ['a label that ends so', ['dns:latest'], ''],
    ['a TLD alone', ['dns:example'], ''],
    ['a single label', [], 'CN=foo'],
    ['single labels without localhost', ['dns:broker', 'dns:web'], ''],
    ['a single label beside a documentation name', ['dns:broker', 'dns:example.com'], ''],
    ['the short name of another host', ['dns:db', 'dns:broker.example.com'], ''],
    ['a name that only begins with it', ['dns:db.corp.internal', 'dns:db.example.com'], ''],
    ['a title', [], 'CN=Test Server'],
    ['no name', [], ''],
    ['an identity in a mesh', ['uri:spiffe://cluster.local/ns/a/sa/b'], ''],
    ['a URI that is none', ['uri:::'], ''],
    ['another kind', ['dns:localhost', 'other:1.3.6.1.4.1.311.20.2.3'], ''],
    ['an identity without a host', ['dns:localhost', 'uri:web'], ''],
    ['hosts of all kinds', ['dns:'], ''],
    ['an internal name', ['dns:docker.corp.internal'], ''],
    ['a name that only holds the tool', [], 'O=Corp mkcert development CA, CN=Corp'],
  ])('%s: undefined', (_, names, subject) => {
    expect(of(names, subject)).toBeUndefined();
  });

  it.each([
    ['a certificate of mkcert', 'O=mkcert development certificate, OU=dev@laptop'],
    ['its CA', 'O=mkcert development CA, OU=dev@laptop, CN=mkcert dev@laptop'],
    ['the key that signs debug builds', 'C=US, O=Android, CN=Android Debug'],
  ])('%s: fixture, whatever its names', (_, subject) => {
    expect(of(['dns:www.corp.internal'], subject)).toBe('fixture');
  });

  it.each([
    ['a CA for tests', 'O=Corp, CN=Test CA', '', 'fixture'],
    ['another', 'CN=fake-ca-cert', '', 'fixture'],
    ['what it issued', 'CN=OCSP responder', 'CN=Corp Test Root', 'fixture'],
    ['a host that it issued for', 'CN=mail.corp.internal', 'CN=Corp Test Root', 'fixture'],
    ['a host of a CA that attests', 'CN=mail.corp.internal', 'CN=Attestation CA', undefined],
    ['what is for tests by its unit', 'O=Corp, OU=Mail Integration Tests, CN=Issuing CA', '', 'fixture'],
    ['a CA for development', 'CN=Rucio Development CA', '', 'fixture'],
    ['what its owner calls so', 'O=Development Docker environment, CN=Gateway SP', '', 'fixture'],
    ['a stand-in', 'CN=dummy-sp', '', 'fixture'],
    ['a stand-in without more words', 'CN=DUMMY', '', 'fixture'],
    ['a name that begins so', 'CN=Fakenham Gateway', '', undefined],
    ['a department of development', 'O=Development Bank, CN=Gateway SP', '', undefined],
    ['a CA that attests', 'CN=Attestation CA', '', undefined],
    ['a CA of a testing laboratory', 'O=Testing Laboratory, CN=Corp CA', '', undefined],
  ])('%s: %4$s', (_, subject, issuer, context) => {
    expect(reservedContext({ names: [], subject, issuer })).toBe(context);
    const isOfTests = /Test Root/.test(issuer);
    if (/Integration Tests|environment|dummy/.test(subject)) return;
    expect(reservedContext({ names: ['dns:mail.corp.internal'], subject, issuer })).toBe(
      isOfTests ? 'fixture' : undefined,
    );
  });

  it.each([
    ['the answers of openssl', 'C=AU, ST=Some-State, O=Internet Widgits Pty Ltd', 'example'],
    ['a common name beside them', 'C=DE, ST=Berlin, O=Internet Widgits Pty Ltd, CN=Server', 'example'],
    ['a host beside them', 'C=AU, ST=Some-State, O=Internet Widgits Pty Ltd, CN=mail.corp.internal', undefined],
    ['the answers of a distribution', 'C=XX, L=Default City, O=Default Company Ltd', 'example'],
    ['a subject of instructions', 'ST=YourState, L=YourCity, O=YourOrg, CN=YourName', 'example'],
    ['a sample of a program', 'C=FR, O=Example Inc., CN=Example Server Certificate', 'example'],
    ['one such value', 'C=FR, O=Your Company, CN=Issuing CA', undefined],
    ['words that only begin so', 'O=Exampleton, L=Someville, CN=Yourcenar', undefined],
  ])('%s: %3$s', (_, subject, context) => {
    expect(of([], subject)).toBe(context);
    expect(of(['dns:mail.corp.internal'], subject)).toBeUndefined();
  });

  it.each([
    ['C=Unknown, ST=Unknown, L=Unknown, O=Unknown, OU=Unknown, CN=alice', '2036-01-01T00:00:00Z', 'example'],
    ['C=Unknown, ST=Unknown, L=Unknown, O=Unknown, OU=Unknown, CN=alice', '2050-08-01T00:00:00Z', 'example'],
    ['C=Unknown, ST=Unknown, L=Unknown, O=Unknown, OU=Unknown, CN=alice', '2053-01-01T00:00:00Z', undefined],
    ['C=Unknown, ST=Unknown, L=Unknown, O=Unknown, OU=Unknown, CN=alice', null, undefined],
    ['C=Unknown, ST=Unknown, L=Unknown, O=Unknown, CN=mail.corp.internal', '2036-01-01T00:00:00Z', undefined],
    ['C=DE, ST=Unknown, L=Unknown, O=Unknown, CN=alice', '2036-01-01T00:00:00Z', undefined],
  ])('the answers of keytool, %s, until %s: %s', (subject, notAfter, context) => {
    expect(reservedContext({ names: [], subject, notBefore: '2026-01-01T00:00:00Z', notAfter })).toBe(context);
  });

  it.each([
    ['web.local', 'O=Corp, OU=Development, CN=web.local', 'O=Corp, OU=Development, CN=web.local', 'fixture'],
    ['web.local', 'O=Corp, OU=Development, CN=web.local', 'O=Corp, CN=Corp CA', undefined],
    ['web.local', 'O=Corp, OU=Operations, CN=web.local', 'O=Corp, OU=Operations, CN=web.local', 'fixture'],
    ['web.local', 'CN=web.local', 'O=Corp, CN=Corp CA', undefined],
    ['web.corp.local', 'O=Corp, OU=Development', 'O=Corp, OU=Development', undefined],
    ['local.shop.io', 'CN=Shop', 'CN=Shop', 'fixture'],
    ['*.local.shop.io', 'CN=*.local.shop.io', 'CN=*.local.shop.io', 'fixture'],
    ['local.shop.io', 'CN=Shop', 'O=Corp, CN=Corp CA', undefined],
    ['local-shop.io', 'CN=Shop', 'CN=Shop', undefined],
    ['www.local.shop.io', 'CN=Shop', 'CN=Shop', undefined],
    ['www.corp.de', 'O=Corp, OU=Development', 'O=Corp, OU=Development', undefined],
  ])('the local host %s of %s, by %s: %s', (host, subject, issuer, context) => {
    expect(reservedContext({ names: [`dns:${host}`], subject, issuer })).toBe(context);
  });

  it.each<[string[], string, string, string | undefined]>([
    [['dns:localhost', 'ip:192.168.0.10'], 'CN=192.168.0.10', 'CN=192.168.0.10', 'fixture'],
    [['dns:web.local', 'ip:10.0.0.1', 'ip:172.20.0.1'], 'CN=Web', 'CN=Web', 'fixture'],
    [['dns:localhost', 'ip:192.168.0.10'], 'CN=192.168.0.10', 'O=Corp, CN=Corp CA', undefined],
    [['dns:localhost', 'ip:198.18.0.1'], 'CN=Web', 'CN=Web', undefined],
    [['dns:localhost', 'ip:172.32.0.1'], 'CN=Web', 'CN=Web', undefined],
    [['ip:192.168.0.10'], 'CN=192.168.0.10', 'CN=192.168.0.10', undefined],
    [['dns:www.corp.de', 'ip:192.168.0.10'], 'CN=Web', 'CN=Web', undefined],
    [['dns:localhost', 'dns:*.corp.de'], 'O=Shop, CN=localhost', 'O=Shop, CN=localhost', 'fixture'],
    [['dns:localhost', 'dns:*.corp.de'], 'O=Shop, CN=localhost', 'O=Corp, CN=Corp CA', undefined],
    [['dns:localhost', 'dns:*.corp.de'], 'O=Shop, CN=Shop', 'O=Shop, CN=Shop', undefined],
    [[], 'CN=localhost:8080', 'CN=localhost:8080', 'fixture'],
    [[], 'CN=www.corp.de:8080', 'CN=www.corp.de:8080', undefined],
  ])('the private addresses of %j, %s by %s: %s', (names, subject, issuer, context) => {
    expect(reservedContext({ names, subject, issuer })).toBe(context);
  });

  it.each([
    ['C=11, ST=11, L=11, O=11, OU=11, CN=11', '2036-01-01T00:00:00Z', 'example'],
    ['C=TR, ST=Test, L=Test, O=Test, CN=Kim', '2027-01-01T00:00:00Z', 'example'],
    ['C=US, ST=State, L=City, O=Organization, CN=Server', '2027-01-01T00:00:00Z', 'example'],
    ['O=MyOrg, OU=My Unit, CN=MyCA', '2036-01-01T00:00:00Z', 'example'],
    ['C=DE, O=Corp, OU=Corp, CN=Corp', '2036-01-01T00:00:00Z', undefined],
    ['C=US, ST=State, L=Locality, O=Corp, CN=Mail', '2027-01-01T00:00:00Z', undefined],
    ['O=Corp, OU=Unit, CN=MyCA', '2027-01-01T00:00:00Z', undefined],
    ['C=TR, L=Test, O=Corp, CN=Kim', '2027-01-01T00:00:00Z', undefined],
    ['O=Organization Todt, CN=Statement', '2027-01-01T00:00:00Z', undefined],
    ['C=11, ST=11, L=11, O=11, OU=11, CN=11', '2056-01-01T00:00:00Z', undefined],
    ['C=US, ST=State, L=City, O=Organization, CN=www.corp.de', '2027-01-01T00:00:00Z', undefined],
  ])('a subject without answers, %s, until %s: %s', (subject, notAfter, context) => {
    expect(reservedContext({ names: [], subject, issuer: subject, notBefore: '2026-01-01T00:00:00Z', notAfter })).toBe(
      context,
    );
  });

  it.each([
    ['server.mydomain.com', 'CN=Corp CA', 'example'],
    ['your-company.net', 'CN=Corp CA', 'example'],
    ['mydomain.com.corp.internal', 'CN=Corp CA', undefined],
    ['mail.notmydomain.com', 'CN=Corp CA', undefined],
    ['www.mydomain.com', "C=US, O=Let's Encrypt, CN=R11", undefined],
  ])('the host of instructions %s, issued by %s: %s', (host, issuer, context) => {
    expect(reservedContext({ names: [`dns:${host}`], subject: '', issuer })).toBe(context);
    expect(reservedContext({ names: [], subject: `CN=${host}`, issuer })).toBe(context);
    expect(reservedContext({ names: [`dns:${host}`, 'dns:mail.corp.internal'], subject: '', issuer })).toBeUndefined();
  });

  it('reads the common name where it is all there is, or a host', () => {
    expect(of([], 'O=Corp, CN=localhost')).toBe('fixture');
    expect(of([], 'CN=127.0.0.1')).toBe('fixture');
    expect(of(['dns:localhost'], 'CN=Test Server')).toBe('fixture');
    expect(of(['dns:localhost'], 'CN=www.example.com')).toBe('fixture');
  });
});

it.each([
  [['dns:a'], '', true],
  [['email:x@y', 'ip:10.0.0.1'], '', true],
  [['email:x@y'], 'CN=mail.corp.internal', true],
  [['uri:https://idp.corp.internal/'], 'CN=Mail', true],
  [['uri:urn:mail'], 'CN=Mail', false],
  [['xdns:a'], 'CN=Mail', false],
  [[], '', false],
])('%j and "%s" name a host: %s', (names, subject, expected) => expect(namesHost({ names, subject })).toBe(expected));

it.each<[string, string[], string, string | undefined]>([
  ['a thousand names', Array.from({ length: 1_000 }, () => 'dns:localhost'), '', 'fixture'],
  ['more names', Array.from({ length: 1_001 }, () => 'dns:localhost'), '', undefined],
  ['each address of the loopback', ['ip:127.1.2.3'], '', 'fixture'],
  ['an address that only holds one', ['ip:10.127.0.0.1'], '', undefined],
  ['an address that goes on', ['ip:192.0.2.1.5'], '', undefined],
  ['another block', ['ip:1192.0.2.1'], '', undefined],
  ['another prefix', ['ip:12001:db8::1'], '', undefined],
  ['an address without its end', ['ip:127.0.0'], '', undefined],
  ['a name in upper case', ['dns:WEB.TEST.'], '', 'fixture'],
  ['a longer organisation', [], 'O=mkcert development CA 2', undefined],
  ['a container beside a reserved common name', ['dns:broker'], 'CN=localhost', undefined],
  ['a container and a common name that is a host of tests', ['dns:broker'], 'CN=web.test', 'fixture'],
  ['an address beside localhost', ['dns:localhost', 'dns:fe80::1'], '', undefined],
  ['an e-mail address without a host', ['email:root'], '', undefined],
  ['an address with two signs', ['email:a@b@example.com'], '', 'example'],
  ['a URI of tests', ['uri:https://web.test:8443/x'], '', 'fixture'],
  ['components alone', [], 'DC=test', undefined],
  ['components of tests', [], 'DC=test, DC=corp', 'fixture'],
])('%s', (_, names, subject, expected) => expect(of(names, subject)).toBe(expected));

it('a name that is longer than any is not searched for words', () => {
  const long = (length: number) => `CN=Test CA ${'x'.repeat(length - 8)}`;
  expect([of([], long(200)), of([], long(201))]).toEqual(['fixture', undefined]);
});

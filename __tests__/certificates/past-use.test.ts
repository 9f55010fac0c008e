import { expect, it } from 'vitest';
import {
  isKeyPastUse,
  isOfOneNetwork,
  isPastUse,
  namesInnerHostsOnly,
  namesReachableHost,
} from '../../src/certificates/past-use.ts';
import { at, certificate } from '../support/builders.ts';

const END = '2026-01-01T00:00:00Z';

it.each([
  [['dns:www.corp.internal'], '', true],
  [['dns:*.corp.de'], '', true],
  [['dns:web.corp.local'], '', true],
  // Names that begin like an address.
  [['dns:features.corp.de'], '', true],
  [['dns:fd-portal.corp.de'], '', true],
  [['dns:fcm.corp.de'], '', true],
  [['dns:10.corp.de'], '', true],
  [['dns:127.corp.de'], '', true],
  [['dns:web.local'], '', false],
  [['dns:web.lan', 'ip:10.0.0.1'], '', false],
  [['dns:web', 'dns:localhost'], '', false],
  [['dns:web.example'], '', false],
  [['ip:198.18.0.1'], '', true],
  [['ip:172.16.0.1', 'ip:fd00::1', 'ip:::1'], '', false],
  [['ip:172.32.0.1'], '', true],
  [['uri:https://idp.corp.de/saml'], '', true],
  [['uri:https://localhost:8080/'], '', false],
  [['email:ops@corp.de'], '', false],
  [[], 'O=Corp, CN=mail.corp.de', true],
  [[], 'O=Corp, CN=192.168.0.1', false],
  [[], 'O=Corp, CN=Mail', false],
])('%j and "%s" lead to a host: %s', (names, subject, expected) => {
  expect(namesReachableHost({ names, subject })).toBe(expected);
});

it.each([
  ['at its end', {}, at(END), false, false],
  ['a second after it', {}, at(END) + 1000, false, false],
  ['two years after it', {}, at('2028-01-01'), false, false],
  ['later', {}, at('2028-01-02'), true, true],
  ['self-signed, for a host', { selfIssued: true }, at(END) + 1000, false, false],
  ['self-signed, for none', { selfIssued: true, names: [], subject: 'CN=a' }, at(END) + 1000, true, true],
  ['self-signed, before its end', { selfIssued: true, names: [], subject: 'CN=a' }, at(END) - 1000, false, false],
  ['of a private CA, for no host', { names: [], subject: 'CN=a' }, at(END) + 1000, false, true],
  ['without a date', { notAfter: null }, at('2040-01-01'), false, false],
])('%s', (_, overrides, now, expected, ofKey) => {
  const one = certificate({ notAfter: END, ...overrides });
  expect(isPastUse(one, now)).toBe(expected);
  expect(isKeyPastUse(one, now)).toBe(ofKey);
});

it.each([
  ['an address of a private network', { names: [], subject: 'CN=172.20.1.101' }, true, true],
  ['single labels', { names: ['dns:broker'], subject: 'CN=Broker' }, true, true],
  ['a host beside it', { names: ['dns:broker', 'dns:mail.corp.internal'] }, false, false],
  [
    'a single label, by a public CA',
    { names: ['dns:broker'], policies: ['2.23.140.1.2.1'], subject: '' },
    false,
    false,
  ],
  ['no host', { names: [], subject: 'CN=Ann' }, false, false],
  ['no host, self-signed', { names: [], subject: 'CN=Ann', selfIssued: true }, false, true],
  ['no host, a root', { names: [], subject: 'CN=Corp', selfIssued: true, ca: true }, false, false],
])('%s', (_, overrides, inner, network) => {
  expect(namesInnerHostsOnly(certificate(overrides))).toBe(inner);
  expect(isOfOneNetwork(certificate(overrides))).toBe(network);
});

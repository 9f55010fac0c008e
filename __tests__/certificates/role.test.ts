import { describe, expect, it } from 'vitest';
import { roleOf } from '../../src/certificates/role.ts';
import { certificate, sighting } from '../support/builders.ts';

const at = (path: string, more: Parameters<typeof sighting>[2] = {}) => sighting(path, 1, more);

describe('the role of a certificate', () => {
  it.each([
    ['metadata of SAML', {}, [at('idp.xml', { format: 'saml' })], 'saml'],
    ['a profile', {}, [at('a.mobileprovision', { format: 'mobileprovision' })], 'provisioning'],
    [
      'a user of a kubeconfig',
      {},
      [at('kubeconfig', { container: 'kubeconfig', pointer: 'users[0].user.client-certificate-data' })],
      'kubeconfig',
    ],
    ['a user of a VPN', { extendedKeyUsage: [] }, [at('a.ovpn', { container: 'openvpn', pointer: '<cert>' })], 'vpn'],
    ['a client, by its usage', { extendedKeyUsage: ['clientAuth'] }, [at('a.pem')], 'client'],
    ['a client, by the name of its file', { extendedKeyUsage: [] }, [at('tls/client.crt')], 'client'],
    [
      'a client, by its key, though marked as a CA',
      { extendedKeyUsage: [], ca: true, keyUsage: [] },
      [at('values.yaml', { pointer: 'ab_client' })],
      'client',
    ],
    [
      'the signer of a catalogue of drivers',
      { extendedKeyUsage: [] },
      [at('drivers/tap.cat', { format: 'pkcs7' })],
      'code-signing',
    ],
    [
      'the signer of a profile for devices',
      { extendedKeyUsage: ['serverAuth'] },
      [at('wifi.mobileconfig', { format: 'pkcs7' })],
      'code-signing',
    ],
    ['a server in such a profile', { extendedKeyUsage: ['serverAuth'] }, [at('wifi.mobileconfig')], undefined],
    ['the signer of a document', { extendedKeyUsage: [] }, [at('forms/a.pdf', { format: 'pkcs7' })], 'code-signing'],
    [
      'an identity provider, by its key',
      { extendedKeyUsage: [], names: [] },
      [at('values.yaml', { pointer: 'configmap.data["samlinitcfg.yaml"]' })],
      'saml',
    ],
    ['an identity provider, by its file', { extendedKeyUsage: [], names: [] }, [at('sso/idp-cert.pem')], 'saml'],
    [
      'an identity provider of Microsoft',
      { extendedKeyUsage: [], names: [], subject: 'CN=Microsoft Azure Federated SSO Certificate' },
      [at('sso.pem')],
      'saml',
    ],
    ['a signer of code', { extendedKeyUsage: ['codeSigning'] }, [at('signing/code.cer')], 'code-signing'],
  ] as const)('%s', (_, overrides, sightings, role) => {
    expect(roleOf(certificate({ ...overrides, sightings: [...sightings] } as never))?.id).toBe(role);
  });

  it.each([
    ['a server', {}, [at('a.pem')]],
    ['a server of a VPN', {}, [at('server.ovpn', { container: 'openvpn', pointer: '<cert>' })]],
    ['a server that is a client too', { extendedKeyUsage: ['serverAuth', 'clientAuth'] }, [at('client.pem')]],
    ['a CA for clients', { extendedKeyUsage: [] }, [at('client-ca.crt')]],
    [
      'a CA that is confined to clients',
      { extendedKeyUsage: ['clientAuth'], ca: true, keyUsage: ['keyCertSign'] },
      [at('a.pem')],
    ],
    [
      'the CA of a kubeconfig',
      {},
      [at('kubeconfig', { container: 'kubeconfig', pointer: 'clusters[0].cluster.certificate-authority-data' })],
    ],
    ['a client that a server shows too', { extendedKeyUsage: [] }, [at('client.crt'), at('server.crt')]],
    ['a host of an identity provider', { extendedKeyUsage: [] }, [at('tls/idp.crt')]],
    ['another thing of that folder', { extendedKeyUsage: [], names: [] }, [at('saml/sample.crt'), at('widpath.crt')]],
    ['what a program holds beside its signature', { extendedKeyUsage: [] }, [at('server.dll')]],
    ['no place', { extendedKeyUsage: [] }, []],
  ] as const)('%s: none', (_, overrides, sightings) => {
    expect(roleOf(certificate({ ...overrides, sightings: [...sightings] } as never))).toBeUndefined();
  });
});

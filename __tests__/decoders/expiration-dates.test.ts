import { describe, expect, it } from 'vitest';
import { factsOf } from '../support/examined.ts';
import { base64Of, ca, fixtureBytes } from '../support/material.ts';

/** `kind "name" line pointer: from - until`, as far as the file states it. */
async function dates(text: string | Buffer, path: string): Promise<string[]> {
  const facts = await factsOf(Buffer.from(text), path);
  return (facts?.expirations ?? []).map(({ kind, name, line, pointer, notBefore, notAfter }) =>
    [kind, name && `"${name}"`, line, pointer, notBefore, '-', notAfter].filter((part) => part !== undefined).join(' '),
  );
}

const METADATA = 'urn:oasis:names:tc:SAML:2.0:metadata';
const token = (claims: object) =>
  [{ alg: 'RS256' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
/** A token whose signature is made up. */
const signed = (claims: object) => `${token(claims)}.${'c2lnbmF0dXJl'.repeat(3)}`;
const kubeconfig = (user: string) =>
  `apiVersion: v1\nkind: Config\nclusters: [{name: a, cluster: {server: https://10.0.0.1, certificate-authority-data: ${base64Of(ca.pem)}}}]\ncontexts: []\nusers:\n  - name: ci\n    user:\n      ${user}\n`;
const EXP = { exp: 1_798_761_600 };
const network = (pins: string) =>
  `<network-security-config><domain-config><domain includeSubdomains="true">api.corp.example</domain>${pins}<pin digest="SHA-256">7HIpactkIAq2Y49orFOOQKurWxmmSFZhBCoQYcRhJ3Y=</pin></pin-set></domain-config></network-security-config>`;

describe('an expiration date is read from', () => {
  it.each<[string, string, string | Buffer, string[]]>([
    [
      'the metadata of a partner',
      'idp.xml',
      `<?xml version="1.0"?>\n<md:EntityDescriptor xmlns:md="${METADATA}"\n  validUntil="2027-03-25T10:00:00.000+02:00" entityID="https://idp.example/saml">`,
      ['saml-metadata "https://idp.example/saml" 3 - 2027-03-25T08:00:00Z'],
    ],
    [
      'the metadata of a federation',
      'federation.xml',
      `<EntitiesDescriptor xmlns="${METADATA}" Name='urn:federation' validUntil='2027-01-02T03:04:05Z'>\n<EntityDescriptor entityID="a"><IDPSSODescriptor validUntil="2027-01-01T00:00:00" protocolSupportEnumeration="x"/>`,
      ['saml-metadata "urn:federation" 1 - 2027-01-02T03:04:05Z', 'saml-metadata 2 - 2027-01-01T00:00:00Z'],
    ],
    [
      'a ConfigMap that holds metadata',
      'saml.yaml',
      `data:\n  idp.xml: |\n    <EntityDescriptor entityID="https://idp.example" validUntil="2027-01-01T00:00:00Z">\n`,
      ['saml-metadata "https://idp.example" 3 - 2027-01-01T00:00:00Z'],
    ],
    [
      'pins of an Android app',
      'app/src/main/res/xml/network_security_config.xml',
      network('\n<pin-set expiration="2027-01-01">'),
      ['pin-set "api.corp.example" 2 - 2027-01-01T00:00:00Z'],
    ],
    [
      'the token of a kubeconfig',
      'kube/config.yml',
      kubeconfig(`token: ${signed({ ...EXP, iat: 1_767_225_600, sub: 'system:serviceaccount:ci:deploy' })}`),
      ['token "system:serviceaccount:ci:deploy" 8 users[0].user.token 2026-01-01T00:00:00Z - 2027-01-01T00:00:00Z'],
    ],
    [
      'the token of a kubeconfig in JSON',
      'kube.json',
      JSON.stringify({ clusters: [], contexts: [], users: [{ name: 'ci', user: { token: signed(EXP) } }] }),
      ['token 1 users[0].user.token - 2027-01-01T00:00:00Z'],
    ],
    [
      'the token of a kubeconfig in a Secret',
      'secret.yaml',
      `kind: Secret\ndata:\n  kubeconfig: ${Buffer.from(kubeconfig(`token: "${signed(EXP)}"`)).toString('base64')}\n`,
      ['token 3 data.kubeconfig users[0].user.token - 2027-01-01T00:00:00Z'],
    ],
    [
      'a profile',
      'AppStore.mobileprovision',
      fixtureBytes('mobileprovision/AppStore.mobileprovision'),
      ['provisioning-profile "Corp Mail App Store" - 2027-01-01T00:00:00Z'],
    ],
    [
      'a key of a set',
      'jwks.json',
      '{"keys": [\n{"kty": "EC", "kid": "2026-1", "crv": "P-256", "x": "a", "y": "b", "nbf": 1767225600, "exp": 1798761600},\n{"kty": "EC", "kid": "2"}]}',
      ['json-web-key "2026-1" 2 keys[0] 2026-01-01T00:00:00Z - 2027-01-01T00:00:00Z'],
    ],
  ])('%s', async (_, path, content, expected) => {
    expect(await dates(content, path)).toEqual(expected);
  });

  it.each([
    ['a template', 'idp.xml', `<EntityDescriptor entityID="a" validUntil="{{ until }}">`],
    ['the zero of a program', 'idp.xml', `<EntityDescriptor entityID="a" validUntil="0001-01-01T00:00:00Z">`],
    ['another element', 'license.xml', '<License validUntil="2027-01-01T00:00:00Z"/>'],
    ['text behind an element', 'a.xml', '<EntityDescriptor entityID="a"> validUntil="2027-01-01T00:00:00Z"'],
    ['no day of the calendar', 'network_security_config.xml', network('<pin-set expiration="2027-02-30">')],
    ['pins without a date', 'network_security_config.xml', network('<pin-set>')],
    ['a token that is refreshed', 'config', kubeconfig(`auth-provider: {config: {id-token: ${signed(EXP)}}}`)],
    ['a token without a date', 'config', kubeconfig(`token: ${signed({ sub: 'a' })}`)],
    ['a token of another program', 'app.yml', `token: ${signed(EXP)}\n`],
    ['documentation', 'docs/saml.md', `<EntityDescriptor entityID="a" validUntil="2027-01-01T00:00:00Z">`],
    [
      'a test in source code',
      'saml_test.go',
      'x := `<EntityDescriptor entityID="a" validUntil="2027-01-01T00:00:00Z">`',
    ],
    ['a key with another kind of date', 'jwks.json', '{"keys": [{"kty": "EC", "exp": "2027-01-01"}]}'],
  ])('not from %s', async (_, path, text) => {
    expect(await dates(text, path)).toEqual([]);
  });

  it('a token, of which nothing else is kept', async () => {
    const secret = signed({ ...EXP, sub: 'deploy', jti: 'a1b2c3' });
    const facts = JSON.stringify(await factsOf(Buffer.from(kubeconfig(`token: ${secret}`)), 'config'));
    expect(facts).toContain('deploy');
    for (const part of [...secret.split('.'), 'a1b2c3']) expect(facts).not.toContain(part);
  });

  it.each([
    ['tags', '<EntityDescriptor validUntil="'.repeat(40_000)],
    ['names', 'validUntil '.repeat(100_000)],
    ['pins', '<pin-set expiration="'.repeat(50_000)],
    ['tokens', `clusters contexts users ${'token: eyJ'.repeat(100_000)}`],
    ['one token', `clusters contexts users token: eyJ${'a'.repeat(1 << 20)}`],
  ])('1 MB of %s at once', async (_, text) => {
    const start = performance.now();
    await dates(text, 'a.xml');
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

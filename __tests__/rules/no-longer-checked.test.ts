import { describe, expect, it } from 'vitest';
import { issue } from '../../scripts/fixtures/pki.ts';
import { resolvePolicy } from '../../src/policy/resolve.ts';
import { noLongerChecked } from '../../src/rules/no-longer-checked.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { NOW } from '../support/builders.ts';
import { type Files, inventoryOf } from '../support/changes.ts';
import { renewed } from '../support/github/scenarios.ts';

const { pem, keyPem } = renewed;
const CERTIFICATE =
  'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: shop, namespace: shop}\nspec: {secretName: shop-tls, issuerRef: {name: corp}}\n';
const others = await Promise.all(
  Array.from({ length: 10 }, (_, i) =>
    issue({ subject: `CN=Root ${i}, O=Org ${i}`, ca: true, notBefore: '2022-01-01', notAfter: '2032-01-01' }),
  ),
);
const own = await issue({
  subject: 'CN=Corp Device CA, O=Corp',
  ca: true,
  notBefore: '2022-01-01',
  notAfter: '2032-01-01',
});
const store = [own, ...others].map((one) => one.pem).join('');

/** With the contexts of both sides, as a change is judged. */
async function problemsOf(base: Files, head: Files) {
  const sideOf = async (files: Files) => {
    const inventory = await inventoryOf(files);
    const policy = await resolvePolicy(undefined, inventory);
    return { inventory, topology: buildTopology(inventory), policy };
  };
  const [before, after] = await Promise.all([sideOf(base), sideOf(head)]);
  const paths = new Set([...Object.keys(base), ...Object.keys(head)].filter((path) => base[path] !== head[path]));
  const change = { base: { ...before, contextOf: before.policy.contextOf }, paths };
  return [...noLongerChecked.check({ ...after, now: NOW, change })];
}

describe('no-longer-checked', () => {
  it.each<[string, Files, Files, string[]]>([
    [
      'a certificate moves into test data',
      { 'certs/mail.pem': pem },
      { 'testdata/mail.pem': pem },
      [
        'certs/mail.pem This change moves "mail.corp.internal" from certs/mail.pem to testdata/mail.pem, which counts as test data. Findings there fail no check.',
      ],
    ],
    [
      'a certificate and its key move, edited on the way',
      { 'certs/mail.pem': `${pem}${keyPem}` },
      { 'examples/old/mail.txt': `# old\n${pem}${keyPem}` },
      [
        'certs/mail.pem This change moves "mail.corp.internal" and a private key from certs/mail.pem to examples/old/mail.txt, which counts as an example. Findings there fail no check.',
      ],
    ],
    [
      'a manifest moves to examples',
      { 'apps/shop/certificate.yaml': CERTIFICATE },
      { 'examples/certificate.yaml': CERTIFICATE },
      [
        expect.stringMatching(
          /^apps\/shop\/certificate\.yaml This change moves .*shop.* from apps\/shop\/certificate\.yaml to examples\/certificate\.yaml/,
        ) as unknown as string,
      ],
    ],
    [
      'a CA is padded to a trust store',
      { 'ca/bundle.pem': own.pem },
      { 'ca/bundle.pem': store },
      [
        'ca/bundle.pem After this change "Corp Device CA" in ca/bundle.pem counts as part of a trust store. Findings there fail no check.',
      ],
    ],
    [
      'a certificate is encrypted',
      { 'certs/mail.pem': pem },
      { 'certs/mail.pem': `\0GITCRYPT\0${'x'.repeat(200)}` },
      [
        'certs/mail.pem certs/mail.pem held "mail.corp.internal" and is encrypted after this change. Its content is not read, so no alert will precede its expiration.',
      ],
    ],
    [
      'the key of a certificate is encrypted beside it',
      { 'tls.yaml': `crt: |\n${pem.replace(/^/gm, '  ')}` },
      {
        'tls.yaml': `crt: |\n${pem.replace(/^/gm, '  ')}\nkey: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  ${'6'.repeat(80)}\n`,
      },
      [],
    ],
    ['a certificate moves within production', { 'certs/mail.pem': pem }, { 'tls/mail.pem': pem }, []],
    [
      'a certificate moves into test data, and a copy stays',
      { 'certs/mail.pem': pem },
      { 'certs/mail.pem': pem, 'testdata/mail.pem': pem },
      [],
    ],
    [
      'a certificate is renamed, and a copy goes to test data',
      { 'certs/mail.pem': pem },
      { 'tls/mail.pem': pem, 'testdata/mail.pem': pem },
      [],
    ],
    ['a certificate is deleted', { 'certs/mail.pem': pem }, {}, []],
    ['test data moves', { 'testdata/mail.pem': pem }, { 'examples/mail.pem': pem }, []],
    ['test data goes to production', { 'testdata/mail.pem': pem }, { 'certs/mail.pem': pem }, []],
    [
      'a manifest moves within production',
      { 'apps/shop/certificate.yaml': CERTIFICATE },
      { 'shop/certificate.yaml': CERTIFICATE },
      [],
    ],
    ['a trust store grows', { 'ca/bundle.pem': store }, { 'ca/bundle.pem': `${store}${others[0]?.pem}` }, []],
  ])('%s', async (_, base, head, expected) => {
    const problems = await problemsOf(base, head);
    expect(problems.map(({ locations, message }) => `${locations[0]?.path} ${message}`)).toEqual(expected);
  });
});

it('advises on what is encrypted, and takes a key alone for a note', async () => {
  const encrypted = `\0GITCRYPT\0${'x'.repeat(200)}`;
  const [certificate] = await problemsOf({ 'mail.pem': pem }, { 'mail.pem': encrypted });
  const [key] = await problemsOf({ 'mail.key': keyPem }, { 'mail.key': encrypted });
  expect([certificate?.level, key?.level]).toEqual([undefined, 'note']);
  expect(certificate?.fix).toContain('Leave the certificate unencrypted');
});

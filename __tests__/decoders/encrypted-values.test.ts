import { describe, expect, it } from 'vitest';
import { encryptedValues } from '../../src/decoders/encrypted-values.ts';
import { decoded } from '../support/decoding.ts';
import { examined } from '../support/examined.ts';
import { leaf } from '../support/material.ts';

const encryptionOf = async (path: string, text: string) =>
  (await decoded(encryptedValues, Buffer.from(text), { path }))?.unreadable.map(({ detail }) => detail).join();

const ENC = 'ENC[AES256_GCM,data:YQ==,iv:b3Vyc2VsZg==,tag:dGFn,type:str]';
const BODY = `${'QWxhZGRpbjpvcGVuIHNlc2FtZQ'.repeat(3)}\n`;
const HEX = '66386439653236336462626566653063336164663966303231363934653561363964363833313662';
const sops = `tls:\n  key: ${ENC}\nsops:\n  mac: ${ENC}\n`;
const sealed = (value: string) =>
  `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: web}\nspec:\n  encryptedData:\n    tls.crt: ${value}\n`;

describe('encrypted values', () => {
  it.each([
    ['secrets.enc.yaml', sops, 'sops'],
    ['secrets.json', `{"tls": "${ENC}", "sops": {"mac": "${ENC}"}}`, 'sops'],
    ['.env.prod', `TLS=${ENC}\nsops_mac=${ENC}\n`, 'sops'],
    ['app.ini', `[tls]\nkey = ${ENC}\n[sops]\nmac = ${ENC}\n`, 'sops'],
    ['group_vars/web.yml', `tls_key: !vault |\n  $ANSIBLE_VAULT;1.2;AES256;prod\n  ${HEX}\n`, 'ansible-vault'],
    ['tls.json', `{"key": "$ANSIBLE_VAULT;1.1;AES256\\n${HEX}"}`, 'ansible-vault'],
    ['web.yaml', sealed(`AgBy${BODY}`), 'sealed-secrets'],
    [
      'web.json',
      `{"kind": "SealedSecret", "spec": {"encryptedData": {"tls.key": "AQBy${BODY.trim()}"}}}`,
      'sealed-secrets',
    ],
    ['common.eyaml', `tls::key: ENC[PKCS7,MII${BODY.trim()}]\n`, 'hiera-eyaml'],
    ['node.yaml', `tls::key: >\n    ENC[PKCS7,MII${BODY}    ${BODY}]\n`, 'hiera-eyaml'],
    ['secrets.ejson', `{"_public_key": "63ccf05a", "tls": "EJ[1:${BODY.trim()}]"}`, 'ejson'],
    ['tls.age', `-----BEGIN AGE ENCRYPTED FILE-----\n${BODY}-----END AGE ENCRYPTED FILE-----\n`, 'age'],
    ['tls.key.asc', `-----BEGIN PGP MESSAGE-----\n\n${BODY}-----END PGP MESSAGE-----\n`, 'openpgp'],
    [
      'pillar/tls.sls',
      `#!yaml|gpg\nkey: |\n  -----BEGIN PGP MESSAGE-----\n  Version: GnuPG v2\n\n  ${BODY}`,
      'openpgp',
    ],
  ])('in %s', async (path, text, expected) => {
    expect(await encryptionOf(path, text)).toBe(expected);
  });

  it.each([
    ['documentation', 'docs/sops.md', sops],
    ['the code of a tool', 'vault_test.go', `const v = "$ANSIBLE_VAULT;1.1;AES256\\n${HEX}"`],
    ['a header without a value', 'lint.yml', "pattern: '$ANSIBLE_VAULT;1.1;AES256'\n"],
    ['a form without its metadata', 'a.yaml', `tls: ${ENC}\n`],
    [
      'a definition of the resource',
      'crd.yaml',
      'kind: CustomResourceDefinition\n# kind: SealedSecret\nencryptedData: {type: object}\n',
    ],
    ['a template', 'web.yaml', sealed('{{ .Values.sealed | quote }}')],
    ['a signature', 'release.asc', `-----BEGIN PGP SIGNATURE-----\n\n${BODY}-----END PGP SIGNATURE-----\n`],
    ['a mention', 'check.yaml', "match: '-----BEGIN PGP MESSAGE-----'\n"],
  ])('are not in %s', async (_, path, text) => {
    expect(await encryptionOf(path, text)).toBeUndefined();
  });

  it('leave what stands beside them in the clear to its reader', async () => {
    const text = `cert: |\n${leaf.pem.replace(/^/gm, '  ').trimEnd()}\n${sops}`;
    expect(await examined(Buffer.from(text), 'tls.yaml')).toEqual([
      'locked: It is protected (SOPS).',
      'CN=mail.corp.internal 2 pem cert',
    ]);
  });

  it.each([
    ['headers', '$ANSIBLE_VAULT;1.1;AES256\n'.repeat(40_000)],
    ['blanks', `$ANSIBLE_VAULT;1.1;AES256\n${' '.repeat(1 << 20)}`],
    ['armor', '-----BEGIN PGP MESSAGE-----\n'.repeat(40_000)],
    ['values', `kind: SealedSecret\n${'encryptedData: A'.repeat(60_000)}`],
  ])('are looked for in 1 MB of %s at once', async (_, text) => {
    const start = performance.now();
    expect(await encryptionOf('a.yaml', text)).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(500);
  });
});

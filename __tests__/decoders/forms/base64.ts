/** Base64 without PEM armor, as configuration, templates and source code have it. */
import { X509Certificate } from 'node:crypto';
import { pem } from '../../../scripts/fixtures/pem-armor.ts';
import { base64Of, ca, edgeKey, type Files, leaf, store, wrapped } from '../../support/material.ts';

const chain = base64Of(leaf.pem + ca.pem);
const [crt, key, root, der] = [base64Of(leaf.pem), base64Of(leaf.keyPem), base64Of(ca.pem), base64Of(leaf.der)];
const secret = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: mail-tls\ntype: kubernetes.io/tls\ndata:\n  tls.crt: ${chain}\n  tls.key: ${key}\n`;
const kubeconfig = `apiVersion: v1\nkind: Config\nclusters:\n- name: prod\n  cluster:\n    certificate-authority-data: ${root}\n    server: https://10.0.0.1:6443\nusers:\n- name: other\n  user:\n    token: abc\n- name: admin\n  user:\n    client-certificate-data: ${crt}\n    client-key-data: ${key}\n`;
const object = (name: string) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, data: { 'tls.crt': crt } });
const webhook = (kind: string, body: string) => `apiVersion: x/v1\nkind: ${kind}\nmetadata:\n  name: mail\n${body}`;
const literals = (quote: string, seam: string) =>
  wrapped(der, 64)
    .split('\n')
    .map((line) => `${quote}${line}${quote}`)
    .join(`${seam}\n    `);
/** Each file holds the leaf; its test says what else is in it. */
export const good: Files = {
  'secret.yaml': secret,
  'secret-crlf.yaml': secret.replaceAll('\n', '\r\n'),
  'kind-last.yaml': `---\ndata:\n    tls.crt: "${crt}"\nmetadata: {name: mail-tls}\ntype: kubernetes.io/tls\nkind: Secret\napiVersion: v1\n`,
  'documents.yaml': `apiVersion: v1\nkind: ConfigMap\ndata:\n  note: none\n---\n${secret}---\napiVersion: v1\nkind: ConfigMap\nbinaryData:\n  ca.der: ${base64Of(ca.der)}\n`,
  'list.yaml': `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  data:\n    tls.crt: ${crt}\n  kind: Secret\n- apiVersion: v1\n  kind: Secret\n  data: {ca.crt: ${root}}\n`,
  'manifest.json': `${JSON.stringify(object('mail'), null, 2)}\n`,
  'minified.json': JSON.stringify({ apiVersion: 'v1', items: [object('a'), object('b')], kind: 'List' }),
  kubeconfig,
  'kubeconfig-in-secret.yaml': `apiVersion: v1\nkind: Secret\ndata:\n  value: ${base64Of(kubeconfig)}\n`,
  'string-data.yaml': `apiVersion: v1\nkind: Secret\nstringData:\n  kubeconfig: |\n${kubeconfig.trimEnd().replace(/^/gm, '    ')}\n`,
  'webhook.yaml': webhook(
    'ValidatingWebhookConfiguration',
    `webhooks:\n- name: a.corp.internal\n  clientConfig:\n    caBundle: ${crt}\n`,
  ),
  'apiservice.yaml': webhook('APIService', `spec:\n  caBundle: ${crt}\n  version: v1\n`),
  'crd.yaml': webhook(
    'CustomResourceDefinition',
    `spec:\n  conversion:\n    webhook:\n      clientConfig:\n        caBundle: ${crt}\n`,
  ),
  'issuer.yaml': webhook('ClusterIssuer', `spec:\n  vault:\n    caBundle: ${crt}\n`),
  'template.yaml': `{{- if .Values.tls }}\napiVersion: v1\nkind: Secret\nmetadata:\n  name: {{ include "mail.fullname" . }}\n  labels:\n    {{- include "mail.labels" . | nindent 4 }}\ndata:\n  {{- with .Values.ca }}\n  ca.crt: {{ . | b64enc }}\n  {{- end }}\n  tls.crt: ${crt}\n{{- end }}\n`,
  'values.yaml': `ingress:\n  tls:\n    - hosts: [mail.corp.internal]\n    # The chain, renewed by hand.\n    - crt: |-\n${wrapped(crt, 76, '        ')}\n      other: 1\n`,
  'folded.yaml': `tls:\n  crt: >-\n${wrapped(crt, 64, '    ')}\n`,
  'plain-scalar.yaml': `tls:\n  crt:\n${wrapped(crt, 64, '    ')}\n  key: none\n`,
  'mail.env': `# TLS\nexport TLS_CERT=${crt}\nTLS_KEY="${key}"\nOTHER=1\n`,
  'flat.env': `TLS_CERT="${wrapped(der, 64).replaceAll('\n', ' ')}"\n`,
  'mail.properties': `mail.tls.certificate=\\\n${wrapped(der, 72, '    ').replaceAll('\n', '\\\n')}\nmail.tls.port=465\n`,
  'main.tf': `resource "tls" "mail" {\n  certificate = "${crt}"\n  private_key = <<-EOT\n    ${wrapped(key, 76, '    ').trim()}\n  EOT\n}\n`,
  'pipeline.yml': `variables:\n  TLS_CERT: ${crt}\nsteps:\n  - script: echo "$TLS_CERT" | base64 -d > tls.crt\n`,
  'escaped.json': `{"certificate": "${der.replaceAll('/', '\\/').replaceAll('+', '\\u002b').replaceAll('=', '\\u003d')}"}\n`,
  'wrapped.json': `{"tls": {"certificate": "${wrapped(der, 64).replaceAll('\n', '\\r\\n')}\\r\\n"}}\n`,
  'array.json': `{"pins": ["${der}", "${base64Of(ca.der)}"]}\n`,
  'url-safe.json': `{"cert": "${Buffer.from(leaf.der).toString('base64url')}"}\n`,
  'form.txt': `name=mail&cert=${encodeURIComponent(wrapped(der, 64))}&x=1\n`,
  'ignition.json': `{"storage": {"files": [{"path": "/etc/tls.crt", "contents": {"source": "data:;base64,${crt}"}}]}}\n`,
  'concatenated.java': `class Tls {\n  static final String CERT =\n    ${literals('"', ' +')};\n}\n`,
  'plus-first.js': `export const cert =\n    ${literals("'", '').replaceAll("\n    '", "\n    + '")};\n`,
  'adjacent.c': `static const char cert[] =\n    ${literals('"', '')};\n`,
  'dots.php': `<?php $cert =\n    ${literals("'", ' .')};\n`,
  'bytes.py': `CERT = (\n    ${literals('"', '').replaceAll('"MII', 'b"MII')}\n)\n`,
  'raw.go': `package tls\n\nvar cert = \`\n${wrapped(der, 64)}\n\`\n`,
  'twice.txt': `${base64Of(crt)}\n`,
  'bare.txt': `${wrapped(der, 64)}\n`,
  'two-lines.txt': `${der}\n${base64Of(ca.der)}\n`,
  'two-lines-unpadded.txt': `${der.replace(/=+$/, '')}\n${base64Of(ca.der).replace(/=+$/, '')}\n`,
  'unlabelled.pem': `-----BEGIN -----\n${wrapped(der, 64)}\n-----END -----\n`,
  'armoured.pem': leaf.pem + ca.pem,
  'armoured.json': JSON.stringify({ certificate: leaf.pem, key: pem('PRIVATE KEY', edgeKey) }),
  'store.yaml': `apiVersion: v1\nkind: Secret\ndata:\n  keystore.p12: ${base64Of(store)}\n`,
  'keys.yaml': `leaf: ${base64Of(leaf.keyDer)}\nca: ${base64Of(ca.keyDer)}\ncertificate: ${crt}\n`,
};
const truncated = secret.slice(0, secret.indexOf(chain) + 1_500);

export const bad: Files = {
  'truncated.yaml': truncated,
  'truncated-der.env': `TLS_CERT=${der.slice(0, 400)}\n`,
  'damaged.yaml': secret.replace(crt.slice(200, 240), 'A'.repeat(40)),
};

export const decoys: Files = {
  'package-lock.json': lockFile(),
  'image.css': `.logo { background: url(data:image/png;base64,${base64Of(leaf.pem)}) }\n`,
  'source-map.js': `//# sourceMappingURL=data:application/json;base64,${base64Of(JSON.stringify({ sourcesContent: [leaf.pem] }))}\n`,
  'checksums.txt': Array.from({ length: 50 }, (_, i) => `${'0123456789abcdef'.repeat(4)}  file-${i}.tar.gz\n`).join(''),
  'elided.md': `The value looks like \`${der.slice(0, 150)}...\`\n`,
  'public-key.json': `{"key": "${base64Of(new X509Certificate(leaf.der).publicKey.export({ format: 'der', type: 'spki' }))}"}\n`,
  'token.env': `TOKEN=eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.${base64Of('{"sub":"mail","scope":"a b c d e f g h"}').repeat(3)}.${der.slice(40, 382)}\n`,
  'rules.txt': `${'-'.repeat(120)}\n${'/'.repeat(200)}\n${'_'.repeat(150)}\n${'A'.repeat(400)}\n`,
};

function lockFile(): string {
  const integrity = (i: number) => `sha512-${Buffer.alloc(64, i * 37 + 11).toString('base64')}`;
  const packages = Array.from({ length: 40 }, (_, i) => [
    `node_modules/p${i}`,
    { version: '1.0.0', integrity: integrity(i) },
  ]);
  return `${JSON.stringify({ lockfileVersion: 3, packages: Object.fromEntries(packages) }, null, 2)}\n`;
}

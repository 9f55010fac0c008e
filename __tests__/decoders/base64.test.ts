import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64 } from '../../src/decoders/base64.ts';
import { damaged } from '../support/decoding.ts';
import { examined, examinedFiles, factsOf, soundFiles } from '../support/examined.ts';
import { fixtureBytes } from '../support/material.ts';
import * as forms from './forms/base64.ts';

describe('fixtures', () => {
  it('are found where they stand', async () => {
    expect(await examinedFiles(forms.good)).toEqual({
      'adjacent.c': ['leaf 2 base64 source-string'],
      'apiservice.yaml': ['leaf 6 pem apiservice spec.caBundle'],
      'armoured.json': ['leaf 1 pem certificate', 'Ed25519 key 1 pem key'],
      'armoured.pem': ['leaf 1 pem', 'ca 14 pem'],
      'array.json': ['leaf 1 base64 pins[0]', 'ca 1 base64 pins[1]'],
      'bare.txt': ['leaf 1 base64'],
      'bytes.py': ['leaf 2 base64 source-string'],
      'concatenated.java': ['leaf 3 base64 source-string'],
      'crd.yaml': ['leaf 9 pem crd spec.conversion.webhook.clientConfig.caBundle'],
      'documents.yaml': [
        'leaf 12 pem kubernetes-secret data["tls.crt"]',
        'ca 12 pem kubernetes-secret data["tls.crt"] #2',
        'RSA key 13 pem kubernetes-secret data["tls.key"]',
        'ca 18 base64 configmap binaryData["ca.der"]',
      ],
      'dots.php': ['leaf 2 base64 source-string'],
      'escaped.json': ['leaf 1 base64 certificate'],
      'flat.env': ['leaf 1 base64 TLS_CERT'],
      'folded.yaml': ['leaf 3 pem tls.crt'],
      'form.txt': ['leaf 1 base64'],
      'ignition.json': ['leaf 1 pem storage.files[0].contents.source'],
      'issuer.yaml': ['leaf 7 pem kubernetes spec.vault.caBundle'],
      'keys.yaml': ['RSA key 1 base64 leaf', 'EC key 2 base64 ca', 'leaf 3 pem certificate'],
      'kind-last.yaml': ['leaf 3 pem kubernetes-secret data["tls.crt"]'],
      kubeconfig: [
        'ca 6 pem kubeconfig clusters[0].cluster["certificate-authority-data"]',
        'leaf 14 pem kubeconfig users[1].user["client-certificate-data"]',
        'RSA key 15 pem kubeconfig users[1].user["client-key-data"]',
      ],
      'kubeconfig-in-secret.yaml': [
        'ca 4 pem kubeconfig data.value clusters[0].cluster["certificate-authority-data"]',
        'leaf 4 pem kubeconfig data.value users[1].user["client-certificate-data"]',
        'RSA key 4 pem kubeconfig data.value users[1].user["client-key-data"]',
      ],
      'list.yaml': [
        'leaf 6 pem kubernetes-secret items[0].data["tls.crt"]',
        'ca 10 pem kubernetes-secret items[1].data["ca.crt"]',
      ],
      'mail.env': ['leaf 2 pem TLS_CERT', 'RSA key 3 pem TLS_KEY'],
      'mail.properties': ['leaf 2 base64 mail.tls.certificate'],
      'main.tf': ['leaf 2 pem certificate', 'RSA key 4 pem private_key'],
      'manifest.json': ['leaf 8 pem kubernetes-secret data["tls.crt"]'],
      'minified.json': [
        'leaf 1 pem kubernetes-secret items[0].data["tls.crt"]',
        'leaf 1 pem kubernetes-secret items[1].data["tls.crt"]',
      ],
      'pipeline.yml': ['leaf 2 pem variables.TLS_CERT'],
      'plain-scalar.yaml': ['leaf 3 pem tls.crt'],
      'plus-first.js': ['leaf 2 base64 source-string'],
      'raw.go': ['leaf 4 base64 source-string'],
      'secret-crlf.yaml': [
        'leaf 7 pem kubernetes-secret data["tls.crt"]',
        'ca 7 pem kubernetes-secret data["tls.crt"] #2',
        'RSA key 8 pem kubernetes-secret data["tls.key"]',
      ],
      'secret.yaml': [
        'leaf 7 pem kubernetes-secret data["tls.crt"]',
        'ca 7 pem kubernetes-secret data["tls.crt"] #2',
        'RSA key 8 pem kubernetes-secret data["tls.key"]',
      ],
      'store.yaml': [
        'leaf 4 pkcs12 kubernetes-secret data["keystore.p12"] #1',
        'ca 4 pkcs12 kubernetes-secret data["keystore.p12"] #2',
        'RSA key 4 pkcs12 kubernetes-secret data["keystore.p12"]',
        'keystore 4 pkcs12 kubernetes-secret data["keystore.p12"]',
      ],
      'string-data.yaml': [
        'ca 10 pem kubeconfig stringData.kubeconfig["certificate-authority-data"]',
        'leaf 18 pem kubeconfig stringData.kubeconfig["client-certificate-data"]',
        'RSA key 19 pem kubeconfig stringData.kubeconfig["client-key-data"]',
      ],
      'template.yaml': ['leaf 12 pem kubernetes-secret data["tls.crt"]'],
      'twice.txt': ['leaf 1 pem'],
      'two-lines-unpadded.txt': ['leaf 1 base64', 'ca 2 base64'],
      'two-lines.txt': ['leaf 1 base64', 'ca 2 base64'],
      'unlabelled.pem': ['leaf 2 base64'],
      'url-safe.json': ['leaf 1 base64 cert'],
      'values.yaml': ['leaf 6 pem ingress.tls[1].crt'],
      'webhook.yaml': ['leaf 8 pem webhook webhooks[0].clientConfig.caBundle'],
      'wrapped.json': ['leaf 1 base64 tls.certificate'],
    });
  });

  it('that are broken say so, beside what is whole', async () => {
    expect(await examinedFiles(forms.bad)).toEqual({
      'damaged.yaml': [
        'ca 7 pem kubernetes-secret data["tls.crt"] #2',
        'malformed 7 data["tls.crt"]: The CERTIFICATE block holds no complete DER.',
        'RSA key 8 pem kubernetes-secret data["tls.key"]',
      ],
      'truncated-der.env': ['malformed 1 TLS_CERT: The certificate is truncated or damaged.'],
      'truncated.yaml': [
        'leaf 7 pem kubernetes-secret data["tls.crt"]',
        'malformed 7 data["tls.crt"]: Unterminated PEM block.',
      ],
    });
  });

  it('that only look like it say nothing', async () => {
    const found = await examinedFiles(forms.decoys);
    expect(Object.keys(found).length).toBeGreaterThan(0);
    expect(Object.values(found).flat()).toEqual([]);
  });
});

describe('one certificate', async () => {
  const der = fixtureBytes('der/web.der');
  const digits = der.toString('base64');

  it('is found however its base64 is wrapped and joined', async () => {
    const blank = fc.constantFrom('', ' ', '    ', '\t', '\t\t');
    const seam = fc.oneof(
      fc.tuple(
        fc.constantFrom(
          '\n',
          '\r\n',
          '\\\n',
          '\\n',
          '\\r\\n',
          '&#10;',
          '&#xD;\n',
          '%0A',
          '"\n"',
          '" +\n"',
          "'\n+ '",
          '" \\\n"',
          "' .\n'",
        ),
        blank,
      ),
      fc.constant([' ', '']),
    );
    const alphabet = fc.constantFrom('standard', 'url', 'json', 'html', 'percent');
    await fc.assert(
      fc.asyncProperty(seam, fc.integer({ min: 40, max: 120 }), alphabet, async ([end, indent], width, spelling) => {
        const lines = digits.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
        const quote = end?.includes("'") ? "'" : '"';
        // An indentation inside quotes would be part of the string.
        const joint = /["'+.%]/.test(end ?? '') ? (end ?? '') : `${end}${indent}`;
        // Spaces stand for line ends in values of an environment, which escape nothing.
        fc.pre(end !== ' ' || (width === 64 && (spelling === 'standard' || spelling === 'url')));
        const text = lines.map((line) => spelled(line, spelling)).join(joint);
        expect(await examined(Buffer.from(`before\nx = ${quote}${text}${quote};\nafter\n`), 'mail.conf')).toEqual([
          'CN=web.corp.internal, O=Corp 2 base64 x',
        ]);
      }),
      { numRuns: 400 },
    );
  });

  it('of a list of lines is each found', async () => {
    const text = Array.from({ length: 200 }, () => digits).join('\n');
    expect(await examined(Buffer.from(text))).toHaveLength(200);
  });

  it('in a binary file has no line', async () => {
    const bytes = Buffer.concat([Buffer.alloc(300), Buffer.from('\n\n'), Buffer.from(digits), Buffer.alloc(300)]);
    expect(await examined(bytes)).toEqual(['CN=web.corp.internal, O=Corp base64']);
  });

  it.each([0, 1, 2, 3, 5, 8])('is found in base64 in base64, %i times', async (times) => {
    let text = der.toString('base64');
    for (let i = 0; i < times; i++) text = Buffer.from(text).toString('base64');
    const found = await examined(Buffer.from(text));
    expect(found).toHaveLength(times < 5 ? 1 : 0);
  });
});

/** Digits as a notation escapes them. */
function spelled(line: string, spelling: string): string {
  if (spelling === 'url') return line.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  if (spelling === 'json') return line.replaceAll('+', '\\u002b').replaceAll('/', '\\/').replaceAll('=', '\\u003d');
  if (spelling === 'html') return line.replaceAll('+', '&#43;').replaceAll('/', '&#x2F;').replaceAll('=', '&#61;');
  return spelling === 'percent' ? encodeURIComponent(line) : line;
}

describe('what has no certificate', () => {
  it('is not wanted at all', () => {
    const names = ['checksums.txt', 'image.css', 'package-lock.json', 'rules.txt', 'source-map.js', 'token.env'];
    const wanted = names.filter((path) =>
      base64.detect({ bytes: Buffer.from(forms.decoys[path] ?? ''), path, depth: 0 }),
    );
    expect(wanted).toEqual([]);
  });

  it.each([
    ['one line of 1.4 MB', 'A'.repeat(1_400_000)],
    [
      'one line of 1.4 MB that begins as a certificate',
      `MIIC5jCCAc6gAwIBAgIRAIDngVC9z3HRR4DdOvnKO38w${'A'.repeat(1_400_000)}`,
    ],
    ['a certificate of four gigabytes', `MIT/////MIID${'A'.repeat(1_000_000)}`],
    ['escaped slashes', `${'/'.repeat(40)}${'\\/'.repeat(700_000)}`],
    ['lines of one digit', `${'A'.repeat(64)}\n${'A\n'.repeat(700_000)}`],
    ['lines of 32 digits', `${'A'.repeat(32)}\n`.repeat(40_000)],
    ['seams without strings', `${'A'.repeat(64)}${'"+"'.repeat(400_000)}`],
    ['line ends alone', `${'A'.repeat(64)}${'\\n'.repeat(700_000)}`],
    ['BEGIN lines', '-----BEGIN CERTIFICATE-----\n'.repeat(50_000)],
    ['BEGIN lines with digits', `-----BEGIN CERTIFICATE-----\n${'MIIC'.repeat(16)}\n`.repeat(15_000)],
    [
      'text in base64 in base64',
      Buffer.from(Buffer.from('hello, world! '.repeat(70_000)).toString('base64')).toString('base64'),
    ],
    ['tags', '<X509Certificate>'.repeat(80_000)],
    ['keys of YAML', `${'a:\n'.repeat(300_000)}b: ${'MIIC'.repeat(50)}\n`],
    ['braces', `${'{"a":['.repeat(200_000)}"${'MIIC'.repeat(50)}"`],
  ])('%s', async (_, text) => {
    const found = await examined(Buffer.from(text), 'values.yaml');
    expect(found.filter((line) => !line.startsWith('malformed'))).toEqual([]);
  });

  it('is not invented from random bytes', async () => {
    const start = fc.constantFrom('', '3082', '30820100', '3080', 'feedfeed', '1f8b08', '504b0304');
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ minLength: 120, maxLength: 600 }), async (hex, tail) => {
        const text = Buffer.concat([Buffer.from(hex, 'hex'), tail]).toString('base64');
        const found = await examined(Buffer.from(`key: ${text}\n`));
        expect(found.filter((line) => !/^(?:malformed|unsupported|too-large)/.test(line))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('damage', () => {
  it('of any kind is read or told', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(soundFiles(forms)), async (bytes) => {
        await factsOf(bytes, 'values.yaml');
      }),
      { numRuns: 300 },
    );
  });
});

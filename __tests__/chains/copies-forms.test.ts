/** Copies in other forms than files of PEM: keystores, metadata, kubeconfigs; chains and keys that are renewed by halves. */
import { writePkcs12 } from '../../scripts/fixtures/pkcs12-writer.ts';
import { type Issued, issue } from '../../scripts/fixtures/pki.ts';
import { javaKeystore } from '../support/java-keystore.ts';
import { authority, GONE, issuing, leaf, NEW, OLD, QUIET, root } from '../support/team-certificates.ts';
import { type Break, chainTests } from '../support/team-chains.ts';

const MAIL = 'mail.corp.internal';
const [gone, old, renewed] = [await leaf(MAIL, GONE), await leaf(MAIL, OLD), await leaf(MAIL, NEW)];
const config = { '.github/cert-hygiene.yml': QUIET };
const owners = { '.github/CODEOWNERS': '* @corp/app\n' };

const said = (edits: Break['edits'], ...says: string[]): Break => ({ edits, says, change: says });

const pkcs12 = ({ der, keyDer }: Issued) =>
  writePkcs12({
    certificates: [{ der, alias: 'mail', keyId: 1 }, { der: issuing.der }],
    key: { der: keyDer, password: 'changeit', alias: 'mail', keyId: 1 },
    password: 'changeit',
  });

chainTests('a keystore that is built from the file beside it, and one of another team', {
  team: {
    'corp/mail': { ...config, 'tls/mail.pem': old.pem, 'tls/mail.p12': pkcs12(old) },
    'corp/app': { ...owners, 'src/main/resources/keystore.p12': pkcs12(old) },
  },
  breaks: {
    'the file is renewed': {
      edits: { 'corp/mail:tls/mail.pem': renewed.pem },
      says: [
        'warning: keystore-behind corp/mail:tls/mail.p12',
        'warning: stale-copy corp/app:src/main/resources/keystore.p12',
      ],
      change: ['warning: copies-left-behind corp/mail:tls/mail.pem', 'warning: keystore-behind corp/mail:tls/mail.p12'],
    },
    'the keystore is renewed': {
      edits: { 'corp/mail:tls/mail.p12': pkcs12(renewed) },
      says: [
        'warning: stale-copy corp/app:src/main/resources/keystore.p12',
        'warning: stale-copy corp/mail:tls/mail.pem',
      ],
      change: ['warning: copies-left-behind corp/mail:tls/mail.p12'],
    },
  },
});

const versions = (key: boolean) =>
  javaKeystore([
    { alias: 'mail-2025', chain: [gone.der], key },
    { alias: 'mail-2026', chain: [renewed.der], key },
  ]);

chainTests('a Java keystore with one entry for each version', {
  team: {
    'corp/mail': { ...config, 'mail.jks': javaKeystore([{ alias: 'mail-2026', chain: [renewed.der], key: true }]) },
  },
  breaks: {
    'the old entry left with its key': said(
      { 'corp/mail:mail.jks': versions(true) },
      'error: expired corp/mail:mail.jks',
      'error: stale-copy corp/mail:mail.jks',
    ),
    'the old one left as trusted': said(
      { 'corp/mail:mail.jks': versions(false) },
      'note: stale-copy corp/mail:mail.jks',
    ),
  },
});

const sign = (period: typeof OLD) => issue({ subject: 'CN=idp.corp.internal', ...period });
const [signedOut, signing, signsNext] = [await sign(GONE), await sign(OLD), await sign(NEW)];
const metadata = (...certificates: Issued[]) => `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"
  xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="https://idp.corp.internal">
<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
${certificates.map(({ der }) => `<KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${der.toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor>`).join('\n')}
</IDPSSODescriptor></EntityDescriptor>
`;

chainTests('SAML metadata during a rollover', {
  team: {
    'corp/idp': { ...config, 'metadata.xml': metadata(signing, signsNext) },
    'corp/app': { ...owners, 'saml/idp.xml': metadata(signing, signsNext) },
  },
  breaks: {
    'the old one left after its end': {
      edits: { 'corp/app:saml/idp.xml': metadata(signedOut, signsNext) },
      says: ['note: stale-copy corp/app:saml/idp.xml'],
    },
  },
});

chainTests('SAML metadata that a relying party has a copy of', {
  team: {
    'corp/idp': { ...config, 'metadata.xml': metadata(signing) },
    'corp/app': { ...owners, 'saml/idp.xml': metadata(signing) },
  },
  breaks: {
    'a rollover begins': {
      edits: { 'corp/idp:metadata.xml': metadata(signing, signsNext) },
      says: ['warning: stale-copy corp/app:saml/idp.xml'],
      change: ['warning: copies-left-behind corp/idp:metadata.xml'],
    },
    'another key without a rollover': {
      edits: { 'corp/idp:metadata.xml': metadata(signsNext) },
      says: ['warning: stale-copy corp/app:saml/idp.xml'],
      change: ['warning: copies-left-behind corp/idp:metadata.xml'],
    },
  },
});

const cluster = (name: string) =>
  issue({ subject: 'CN=kubernetes', notBefore: '2022-01-01', notAfter: '2032-01-01', ca: true, serialNumber: name });
const [production, staging] = [await cluster('01'), await cluster('02')];
const admin = (issuer: Issued, period: typeof OLD) =>
  issue({ subject: 'CN=kubernetes-admin, O=system:masters', issuer, ...period });
const base64 = (text: string) => Buffer.from(text).toString('base64');
const kubeconfig = (ca: Issued, client: Issued, key = client) => `apiVersion: v1
kind: Config
clusters:
- name: corp
  cluster: {server: "https://api.corp.internal:6443", certificate-authority-data: ${base64(ca.pem)}}
users:
- name: admin
  user:
    client-certificate-data: ${base64(client.pem)}
    client-key-data: ${base64(key.keyPem)}
`;
const [before, after] = [await admin(production, OLD), await admin(production, NEW)];

chainTests('kubeconfigs of one administrator, and of another cluster whose CA has the same name', {
  team: {
    'corp/ci': {
      ...config,
      kubeconfig: kubeconfig(production, before),
      'staging/kubeconfig': kubeconfig(staging, await admin(staging, NEW)),
    },
    'corp/app': { ...owners, 'deploy/kubeconfig.yaml': kubeconfig(production, before) },
  },
  breaks: {
    'renewed in one repository': {
      edits: { 'corp/ci:kubeconfig': kubeconfig(production, after) },
      says: ['warning: stale-copy corp/app:deploy/kubeconfig.yaml'],
      change: ['warning: copies-left-behind corp/ci:kubeconfig'],
    },
    'renewed without its key': {
      edits: { 'corp/ci:kubeconfig': kubeconfig(production, after, before) },
      says: ['error: key-mismatch corp/ci:kubeconfig', 'warning: stale-copy corp/app:deploy/kubeconfig.yaml'],
      change: ['error: key-mismatch corp/ci:kubeconfig', 'warning: copies-left-behind corp/ci:kubeconfig'],
    },
  },
});

const second = await authority('Corp Issuing CA 2');
const moved = await leaf(MAIL, NEW, { issuer: second });

chainTests('a certificate, its key and its chain in three files', {
  team: {
    'corp/mail': {
      ...config,
      'tls/cert.pem': old.pem,
      'tls/privkey.pem': old.keyPem,
      'tls/chain.pem': issuing.pem,
      // What clients of the server are checked with is no chain of it.
      'tls/ca-bundle.pem': root.pem,
      'tls/client-ca-bundle.pem': (await authority('Corp Client CA')).pem,
    },
  },
  breaks: {
    'the key renewed alone': said(
      { 'corp/mail:tls/privkey.pem': renewed.keyPem },
      'error: key-mismatch corp/mail:tls/cert.pem',
    ),
    'certificate and key renewed by another intermediate': said(
      { 'corp/mail:tls/cert.pem': moved.pem, 'corp/mail:tls/privkey.pem': moved.keyPem },
      'warning: chain-incomplete corp/mail:tls/chain.pem',
    ),
  },
});

chainTests('an intermediate that lies ready beside the present one', {
  team: {
    'corp/mail': {
      ...config,
      'ssl/server.crt': old.pem,
      'ssl/intermediate.crt': issuing.pem,
      'ssl/intermediate-2025.crt': second.pem,
    },
  },
  breaks: {},
});

chainTests('a full chain', {
  team: { 'corp/mail': { ...config, 'fullchain.pem': old.pem + issuing.pem } },
  breaks: {
    'the old intermediate kept': said(
      { 'corp/mail:fullchain.pem': moved.pem + issuing.pem },
      'warning: chain-incomplete corp/mail:fullchain.pem',
    ),
  },
});

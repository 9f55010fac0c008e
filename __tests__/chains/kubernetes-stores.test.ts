/** Ways of a certificate through secret stores, which operators write and read. */
import { chainTests } from '../support/team-chains.ts';

const ingress = (namespace: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${namespace}, namespace: ${namespace}}
spec:
  tls: [{hosts: [${namespace}.corp.internal], secretName: wildcard-tls}]
  rules: [{host: ${namespace}.corp.internal}]
`;

const CODEOWNERS = { '.github/CODEOWNERS': '* @corp/shop\n' };

const VAULT = `apiVersion: external-secrets.io/v1
kind: ClusterSecretStore
metadata: {name: vault}
spec: {provider: {vault: {server: "https://vault.corp.internal", path: secret, auth: {kubernetes: {mountPath: kubernetes, role: reader}}}}}
`;

const PUSH = `apiVersion: external-secrets.io/v1alpha1
kind: PushSecret
metadata: {name: imap, namespace: certificates}
spec:
  refreshInterval: 1h
  updatePolicy: Replace
  secretStoreRefs: [{name: vault, kind: ClusterSecretStore}]
  selector: {secret: {name: imap-tls}}
  data:
    - {match: {secretKey: tls.crt, remoteRef: {remoteKey: mail/imap, property: crt}}}
    - {match: {secretKey: tls.key, remoteRef: {remoteKey: mail/imap, property: key}}}
`;

const PULL = `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: imap, namespace: mail}
spec:
  refreshInterval: 1h
  secretStoreRef: {name: vault, kind: ClusterSecretStore}
  target: {name: imap-tls, template: {type: kubernetes.io/tls}}
  data:
    - {secretKey: tls.crt, remoteRef: {key: mail/imap, property: crt}}
    - {secretKey: tls.key, remoteRef: {key: mail/imap, property: key}}
`;

const DOVECOT = `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: dovecot
  namespace: mail
  annotations: {secret.reloader.stakater.com/reload: imap-tls}
spec:
  selector: {matchLabels: {app: dovecot}}
  template:
    metadata: {labels: {app: dovecot}}
    spec:
      containers:
        - name: dovecot
          image: registry.corp.internal/dovecot:2.4
          volumeMounts: [{name: tls, mountPath: /etc/dovecot/tls}]
      volumes: [{name: tls, secret: {secretName: imap-tls}}]
`;

const IMAP = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: imap, namespace: certificates}
spec:
  secretName: imap-tls
  dnsNames: [imap.corp.internal]
  issuerRef: {name: corp, kind: ClusterIssuer}
`;

chainTests('pushed into Vault by one repository, brought into another cluster by the mail team', {
  team: {
    'corp/platform': { 'stores/vault.yaml': VAULT },
    'corp/issuance': { 'imap/certificate.yaml': IMAP, 'imap/push.yaml': PUSH },
    'corp/mail': { '.github/CODEOWNERS': '* @corp/mail\n', 'imap/secret.yaml': PULL, 'imap/dovecot.yaml': DOVECOT },
  },
  edges: [
    ['imap/certificate.yaml', 'imap/push.yaml'],
    ['imap/push.yaml', 'imap/secret.yaml'],
    ['imap/secret.yaml', 'imap/dovecot.yaml'],
  ],
  breaks: {
    'the store gone': {
      edits: { 'corp/platform:stores/vault.yaml': undefined },
      says: [],
      change: ['error: automation-removed corp/platform:stores/vault.yaml'],
    },
    'the store renamed': {
      edits: { 'corp/platform:stores/vault.yaml': ['name: vault}', 'name: vault-v2}'] },
      says: [],
      change: ['error: automation-removed corp/platform:stores/vault.yaml'],
    },
    'pushed only once': {
      edits: { 'corp/issuance:imap/push.yaml': ['updatePolicy: Replace', 'updatePolicy: IfNotExists'] },
      says: ['warning: external-secrets-push-never-updates corp/issuance:imap/push.yaml'],
    },
    'pushed to another key': {
      edits: { 'corp/issuance:imap/push.yaml': PUSH.replaceAll('mail/imap', 'imap/tls') },
      says: [],
    },
    'the push gone': { edits: { 'corp/issuance:imap/push.yaml': undefined }, says: [] },
    'the Secret of the push renamed': {
      edits: { 'corp/issuance:imap/certificate.yaml': ['secretName: imap-tls', 'secretName: imap-certificate'] },
      says: ['warning: external-secrets-push-source-unknown corp/issuance:imap/push.yaml'],
    },
    'fetched only once': {
      edits: { 'corp/mail:imap/secret.yaml': ['refreshInterval: 1h', 'refreshInterval: "0"'] },
      says: ['warning: external-secrets-never-refreshes corp/mail:imap/secret.yaml'],
    },
    'fetched rarely': {
      edits: { 'corp/mail:imap/secret.yaml': ['refreshInterval: 1h', 'refreshInterval: 720h'] },
      says: ['note: external-secrets-refresh-too-rare corp/mail:imap/secret.yaml'],
    },
    'pinned to a version': {
      edits: {
        'corp/mail:imap/secret.yaml': ['key: mail/imap, property: crt', 'key: mail/imap, version: "3", property: crt'],
      },
      says: ['warning: external-secrets-version-pinned corp/mail:imap/secret.yaml'],
    },
    'another target': {
      edits: { 'corp/mail:imap/secret.yaml': ['name: imap-tls', 'name: imap-cert'] },
      says: ['warning: consumer-without-producer corp/mail:imap/dovecot.yaml'],
    },
    'the fetch gone': { edits: { 'corp/mail:imap/secret.yaml': undefined }, says: [] },
    'Reloader told of another Secret': {
      edits: { 'corp/mail:imap/dovecot.yaml': ['reload: imap-tls', 'reload: imap-certs'] },
      says: ['warning: reloader-secret-not-mounted corp/mail:imap/dovecot.yaml'],
    },
    'mounted by subPath, with nothing that restarts it': {
      edits: {
        'corp/mail:imap/dovecot.yaml': DOVECOT.replace(/\n {2}annotations:.*/, '').replace(
          'mountPath: /etc/dovecot/tls',
          'mountPath: /etc/dovecot/tls/imap.crt, subPath: tls.crt',
        ),
      },
      says: ['warning: frozen-copy corp/mail:imap/dovecot.yaml'],
    },
  },
});

const EVERYWHERE = `apiVersion: external-secrets.io/v1
kind: ClusterExternalSecret
metadata: {name: corp-tls}
spec:
  externalSecretName: corp-tls
  namespaceSelectors: [{matchLabels: {tls: corp}}]
  refreshTime: 1h
  externalSecretSpec:
    refreshInterval: 1h
    secretStoreRef: {name: azure, kind: ClusterSecretStore}
    target: {name: corp-tls, template: {type: kubernetes.io/tls}}
    dataFrom: [{extract: {key: corp-tls}}]
`;

chainTests('from Azure Key Vault into every namespace by a ClusterExternalSecret', {
  team: {
    'corp/platform': { 'cluster/tls.yaml': EVERYWHERE },
    'corp/shop': {
      ...CODEOWNERS,
      'k8s/ingress.yaml': ingress('shop').replaceAll('wildcard-tls', 'corp-tls'),
      'k8s/smtp.yaml': DOVECOT.replaceAll('imap-tls', 'corp-tls').replaceAll('mail', 'shop'),
    },
  },
  edges: [
    ['cluster/tls.yaml', 'k8s/ingress.yaml'],
    ['cluster/tls.yaml', 'k8s/smtp.yaml'],
  ],
  breaks: {
    'the target renamed': {
      edits: { 'corp/platform:cluster/tls.yaml': ['target: {name: corp-tls', 'target: {name: company-tls'] },
      says: [],
    },
    'taken away': { edits: { 'corp/platform:cluster/tls.yaml': undefined }, says: [] },
    'fetched only once': {
      edits: { 'corp/platform:cluster/tls.yaml': ['    refreshInterval: 1h', '    refreshPolicy: CreatedOnce'] },
      says: ['warning: external-secrets-never-refreshes corp/platform:cluster/tls.yaml'],
    },
    'mounted by subPath and not restarted': {
      edits: {
        'corp/shop:k8s/smtp.yaml': DOVECOT.replaceAll('imap-tls', 'corp-tls')
          .replaceAll('mail', 'shop')
          .replace(/\n {2}annotations:.*/, '')
          .replace('mountPath: /etc/dovecot/tls', 'mountPath: /etc/dovecot/tls.crt, subPath: tls.crt'),
      },
      says: ['note: frozen-copy corp/shop:k8s/smtp.yaml'],
    },
  },
});

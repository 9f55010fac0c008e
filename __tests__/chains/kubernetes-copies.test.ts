/** Ways of a certificate into the Secrets of other namespaces and clusters: mirrors, and stores that operators read and write. */
import { chainTests } from '../support/team-chains.ts';

const WILDCARD = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: wildcard, namespace: certificates}
spec:
  secretName: wildcard-tls
  dnsNames: ["*.corp.internal"]
  issuerRef: {name: corp, kind: ClusterIssuer}
  secretTemplate:
    annotations:
      reflector.v1.k8s.emberstack.com/reflection-allowed: "true"
      reflector.v1.k8s.emberstack.com/reflection-allowed-namespaces: "shop,mail"
`;

const mirror = (namespace: string) => `apiVersion: v1
kind: Secret
metadata:
  name: wildcard-tls
  namespace: ${namespace}
  annotations: {reflector.v1.k8s.emberstack.com/reflects: certificates/wildcard-tls}
type: kubernetes.io/tls
data: {tls.crt: "", tls.key: ""}
`;

const ingress = (namespace: string) => `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${namespace}, namespace: ${namespace}}
spec:
  tls: [{hosts: [${namespace}.corp.internal], secretName: wildcard-tls}]
  rules: [{host: ${namespace}.corp.internal}]
`;

const CODEOWNERS = { '.github/CODEOWNERS': '* @corp/shop\n' };

chainTests('a wildcard that Reflector mirrors into the namespaces of other teams', {
  team: {
    'corp/platform': { 'certificates/wildcard.yaml': WILDCARD },
    'corp/shop': { ...CODEOWNERS, 'k8s/mirror.yaml': mirror('shop'), 'k8s/ingress.yaml': ingress('shop') },
    'corp/mail': { 'k8s/mirror.yaml': mirror('mail'), 'k8s/ingress.yaml': ingress('mail') },
  },
  edges: [
    ['certificates/wildcard.yaml', 'corp/shop:k8s/mirror.yaml'],
    ['corp/shop:k8s/mirror.yaml', 'corp/shop:k8s/ingress.yaml'],
  ],
  breaks: {
    'a namespace no longer permitted': {
      edits: { 'corp/platform:certificates/wildcard.yaml': ['"shop,mail"', '"mail"'] },
      says: ['warning: reflector-source-not-permitted corp/shop:k8s/mirror.yaml'],
    },
    'the permission gone': {
      edits: {
        'corp/platform:certificates/wildcard.yaml': [
          '      reflector.v1.k8s.emberstack.com/reflection-allowed: "true"\n',
          '',
        ],
      },
      says: [
        'warning: reflector-source-not-permitted corp/mail:k8s/mirror.yaml',
        'warning: reflector-source-not-permitted corp/shop:k8s/mirror.yaml',
      ],
    },
    'the source renamed': {
      edits: { 'corp/platform:certificates/wildcard.yaml': ['secretName: wildcard-tls', 'secretName: wildcard'] },
      says: [
        'warning: reflector-source-unknown corp/mail:k8s/mirror.yaml',
        'warning: reflector-source-unknown corp/shop:k8s/mirror.yaml',
      ],
    },
    'the source in another namespace': {
      edits: { 'corp/platform:certificates/wildcard.yaml': ['namespace: certificates', 'namespace: tls'] },
      says: [
        'warning: reflector-source-unknown corp/mail:k8s/mirror.yaml',
        'warning: reflector-source-unknown corp/shop:k8s/mirror.yaml',
      ],
    },
    'the mirror of another source': {
      edits: { 'corp/shop:k8s/mirror.yaml': ['certificates/wildcard-tls', 'certificates/wildcard-cert'] },
      says: [],
    },
    'the mirror gone': { edits: { 'corp/shop:k8s/mirror.yaml': undefined }, says: [] },
    'the Certificate gone': { edits: { 'corp/platform:certificates/wildcard.yaml': undefined }, says: [] },
    'the annotations on the Certificate itself': {
      edits: {
        'corp/platform:certificates/wildcard.yaml': [
          'metadata: {name: wildcard, namespace: certificates}',
          'metadata: {name: wildcard, namespace: certificates, annotations: {reflector.v1.k8s.emberstack.com/reflection-allowed: "true"}}',
        ],
      },
      says: [],
    },
  },
});

const REPLICATED = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: edge, namespace: ingress}
spec:
  secretName: edge-tls
  dnsNames: [edge.corp.internal]
  issuerRef: {name: corp, kind: ClusterIssuer}
  secretTemplate: {annotations: {replicator.v1.mittwald.de/replicate-to: "shop,mail"}}
`;

chainTests('a Secret that Replicator pushes into the namespaces that it lists', {
  team: {
    'corp/platform': { 'ingress/edge.yaml': REPLICATED },
    'corp/shop': { 'k8s/ingress.yaml': ingress('shop').replaceAll('wildcard-tls', 'edge-tls') },
    'corp/mail': { 'k8s/ingress.yaml': ingress('mail').replaceAll('wildcard-tls', 'edge-tls') },
  },
  edges: [
    ['ingress/edge.yaml', 'corp/shop:k8s/ingress.yaml'],
    ['ingress/edge.yaml', 'corp/mail:k8s/ingress.yaml'],
  ],
  breaks: {
    'one namespace taken off the list': {
      edits: { 'corp/platform:ingress/edge.yaml': ['"shop,mail"', '"mail"'] },
      says: [],
    },
    'the annotation gone': {
      edits: {
        'corp/platform:ingress/edge.yaml': [
          '  secretTemplate: {annotations: {replicator.v1.mittwald.de/replicate-to: "shop,mail"}}\n',
          '',
        ],
      },
      says: [],
    },
  },
});

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
    'corp/issuance': { 'imap/certificate.yaml': IMAP, 'imap/push.yaml': PUSH },
    'corp/mail': { '.github/CODEOWNERS': '* @corp/mail\n', 'imap/secret.yaml': PULL, 'imap/dovecot.yaml': DOVECOT },
  },
  edges: [
    ['imap/certificate.yaml', 'imap/push.yaml'],
    ['imap/push.yaml', 'imap/secret.yaml'],
    ['imap/secret.yaml', 'imap/dovecot.yaml'],
  ],
  breaks: {
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
      says: [
        'note: consumer-not-reloaded corp/mail:imap/dovecot.yaml',
        'warning: reloader-secret-not-mounted corp/mail:imap/dovecot.yaml',
      ],
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

/** Authorities, webhooks and trust stores of a cluster, and the pods of a mail system. */
import { chainTests } from '../support/team-chains.ts';

const CA = `apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: selfsigned}
spec: {selfSigned: {}}
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: corp-ca, namespace: cert-manager}
spec:
  isCA: true
  commonName: Corp CA
  secretName: corp-ca
  duration: 43800h
  renewBefore: 8760h
  issuerRef: {name: selfsigned, kind: ClusterIssuer}
---
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: corp}
spec: {ca: {secretName: corp-ca}}
`;

const WEBHOOK_CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: policy, namespace: policy}
spec: {secretName: policy-tls, dnsNames: [policy.policy.svc], issuerRef: {name: corp, kind: ClusterIssuer}}
`;

const WEBHOOK = `apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: policy, annotations: {cert-manager.io/inject-ca-from: policy/policy}}
webhooks:
  - name: policy.corp.internal
    clientConfig: {service: {name: policy, namespace: policy}}
`;

const SERVER = `apiVersion: apps/v1
kind: Deployment
metadata: {name: policy-webhook, namespace: policy}
spec:
  selector: {matchLabels: {app: policy}}
  template:
    metadata: {labels: {app: policy}}
    spec:
      containers: [{name: webhook, image: "corp/policy-webhook:3", volumeMounts: [{name: certs, mountPath: /certs}]}]
      volumes: [{name: certs, secret: {secretName: policy-tls}}]
`;

const BUNDLE = `apiVersion: trust.cert-manager.io/v1alpha1
kind: Bundle
metadata: {name: corp}
spec:
  sources: [{useDefaultCAs: true}, {configMap: {name: corp-roots, key: ca.crt}}]
  target: {configMap: {key: ca-bundle.crt}}
`;

const literal = `      caBundle: ${'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t'.repeat(8)}\n`;

chainTests('an authority of the platform, a webhook and a bundle of roots', {
  team: {
    'corp/platform': { 'pki/ca.yaml': CA, 'trust/bundle.yaml': BUNDLE },
    'corp/policy': {
      '.github/CODEOWNERS': '* @corp/policy\n',
      'k8s/certificate.yaml': WEBHOOK_CERTIFICATE,
      'k8s/webhook.yaml': WEBHOOK,
      'k8s/server.yaml': SERVER,
    },
  },
  edges: [
    ['corp/platform:pki/ca.yaml', 'corp/policy:k8s/certificate.yaml'],
    ['k8s/certificate.yaml', 'k8s/webhook.yaml'],
    ['k8s/certificate.yaml', 'k8s/server.yaml'],
  ],
  breaks: {
    'the CA bundle written down': {
      edits: {
        'corp/policy:k8s/webhook.yaml': `${WEBHOOK.replace(', annotations: {cert-manager.io/inject-ca-from: policy/policy}', '').replace('clientConfig: {service: {name: policy, namespace: policy}}', 'clientConfig:\n      service: {name: policy, namespace: policy}')}${literal}`,
      },
      says: ['warning: cert-manager-ca-bundle-static corp/policy:k8s/webhook.yaml'],
    },
    'injected from another Certificate': {
      edits: { 'corp/policy:k8s/webhook.yaml': ['policy/policy', 'policy/webhook'] },
      says: ['warning: cert-manager-inject-target-unknown corp/policy:k8s/webhook.yaml'],
    },
    'the Certificate renamed': {
      edits: { 'corp/policy:k8s/certificate.yaml': ['name: policy, namespace', 'name: webhook, namespace'] },
      says: ['warning: cert-manager-inject-target-unknown corp/policy:k8s/webhook.yaml'],
    },
    'the Certificate in another namespace': {
      edits: { 'corp/policy:k8s/certificate.yaml': ['namespace: policy', 'namespace: webhooks'] },
      says: [
        'warning: cert-manager-inject-target-unknown corp/policy:k8s/webhook.yaml',
        'warning: consumer-without-producer corp/policy:k8s/server.yaml',
      ],
    },
    'the authority gone': { edits: { 'corp/platform:pki/ca.yaml': undefined }, says: [] },
    'the Secret of the authority renamed': {
      edits: { 'corp/platform:pki/ca.yaml': ['  secretName: corp-ca', '  secretName: corp-root'] },
      says: ['note: cert-manager-ca-without-producer corp/platform:pki/ca.yaml'],
    },
    'the authority as short as its leaves': {
      edits: { 'corp/platform:pki/ca.yaml': ['  duration: 43800h\n  renewBefore: 8760h\n', ''] },
      says: ['warning: cert-manager-ca-as-short-as-its-leaves corp/platform:pki/ca.yaml'],
    },
    'the bundle straight from the authority': {
      edits: {
        'corp/platform:trust/bundle.yaml': ['{configMap: {name: corp-roots', '{secret: {name: corp-ca'],
      },
      says: ['note: trust-manager-bundle-follows-certificate corp/platform:trust/bundle.yaml'],
    },
    'the issuer renamed': {
      edits: { 'corp/platform:pki/ca.yaml': ['metadata: {name: corp}', 'metadata: {name: corp-internal}'] },
      says: [],
    },
  },
});

const POSTFIX = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: postfix, namespace: mail, annotations: {secret.reloader.stakater.com/reload: smtp-tls}}
spec:
  selector: {matchLabels: {app: postfix}}
  template:
    metadata: {labels: {app: postfix}}
    spec:
      containers:
        - name: postfix
          image: corp/postfix:3.9
          volumeMounts:
            - {name: tls, mountPath: /etc/postfix/tls/tls.crt, subPath: tls.crt}
            - {name: tls, mountPath: /etc/postfix/tls/tls.key, subPath: tls.key}
      volumes: [{name: tls, secret: {secretName: smtp-tls}}]
`;

const SMTP = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: smtp}
spec: {secretName: smtp-tls, dnsNames: [mx.corp.internal], issuerRef: {name: corp, kind: ClusterIssuer}}
`;

const PODS = 'namespace: mail\nresources: [certificate.yaml, postfix.yaml]\n';

chainTests('mail pods that mount the Secret by subPath and are restarted', {
  team: {
    'corp/mail': {
      'pods/13/kustomization.yaml': PODS,
      'pods/13/certificate.yaml': SMTP,
      'pods/13/postfix.yaml': POSTFIX,
    },
  },
  edges: [['pods/13/certificate.yaml', 'pods/13/postfix.yaml']],
  breaks: {
    'nothing that restarts them': {
      edits: {
        'corp/mail:pods/13/postfix.yaml': [', annotations: {secret.reloader.stakater.com/reload: smtp-tls}', ''],
      },
      says: ['warning: frozen-copy corp/mail:pods/13/postfix.yaml'],
    },
    'the annotation of another Secret': {
      edits: { 'corp/mail:pods/13/postfix.yaml': ['reload: smtp-tls', 'reload: mx-tls'] },
      says: [
        'warning: frozen-copy corp/mail:pods/13/postfix.yaml',
        'warning: reloader-secret-not-mounted corp/mail:pods/13/postfix.yaml',
      ],
    },
    'the annotation switched off': {
      edits: {
        'corp/mail:pods/13/postfix.yaml': [
          'secret.reloader.stakater.com/reload: smtp-tls',
          'reloader.stakater.com/auto: "false"',
        ],
      },
      says: ['warning: frozen-copy corp/mail:pods/13/postfix.yaml'],
    },
    'the Certificate commented out': {
      edits: {
        'corp/mail:pods/13/kustomization.yaml':
          'namespace: mail\nresources:\n  # - certificate.yaml\n  - postfix.yaml\n',
      },
      says: ['warning: kustomize-manifest-commented-out corp/mail:pods/13/kustomization.yaml'],
    },
    'a second writer': {
      edits: {
        'corp/mail:pods/13/secret.yaml': `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: smtp, namespace: mail}
spec:
  refreshInterval: 1h
  secretStoreRef: {name: vault, kind: ClusterSecretStore}
  target: {name: smtp-tls, template: {type: kubernetes.io/tls}}
  dataFrom: [{extract: {key: smtp-tls}}]
`,
        'corp/mail:pods/13/kustomization.yaml': PODS.replace('resources: [', 'resources: [secret.yaml, '),
      },
      says: ['warning: two-writers corp/mail:pods/13/certificate.yaml'],
    },
    'no renewal any more': {
      edits: {
        'corp/mail:pods/13/certificate.yaml': ['{secretName', '{renewal: {policy: Disabled}, secretName'],
      },
      says: ['warning: cert-manager-renewal-disabled corp/mail:pods/13/certificate.yaml'],
    },
  },
});

const DRIVER = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: csi, namespace: kube-system}
spec:
  chart: {spec: {chart: secrets-store-csi-driver, version: 1.5.0, sourceRef: {kind: HelmRepository, name: csi}}}
  values: {enableSecretRotation: true, rotationPollInterval: 2m}
`;

const CLASS = `apiVersion: secrets-store.csi.x-k8s.io/v1
kind: SecretProviderClass
metadata: {name: imap-tls, namespace: mail}
spec:
  provider: azure
  parameters:
    keyvaultName: corp-mail
    objects: |
      array:
        - |
          objectName: imap
          objectType: secret
  secretObjects:
    - {secretName: imap-tls, type: kubernetes.io/tls, data: [{objectName: imap, key: tls.crt}, {objectName: imap, key: tls.key}]}
`;

chainTests('a certificate of Key Vault through the CSI driver, synchronised into a Secret', {
  team: {
    'corp/mail': {
      'driver/release.yaml': DRIVER,
      'imap/class.yaml': CLASS,
      'imap/dovecot.yaml': POSTFIX.replaceAll('postfix', 'dovecot').replaceAll('smtp-tls', 'imap-tls'),
    },
  },
  edges: [['imap/class.yaml', 'imap/dovecot.yaml']],
  breaks: {
    'rotation off': {
      edits: { 'corp/mail:driver/release.yaml': ['enableSecretRotation: true', 'enableSecretRotation: false'] },
      says: ['warning: secrets-store-csi-rotation-off corp/mail:driver/release.yaml'],
    },
    'pinned to a version': {
      edits: {
        'corp/mail:imap/class.yaml': ['objectType: secret', 'objectType: secret\n          objectVersion: 9f3c21aa'],
      },
      says: ['warning: secrets-store-csi-version-pinned corp/mail:imap/class.yaml'],
    },
    'the Secret renamed': {
      edits: { 'corp/mail:imap/class.yaml': ['secretName: imap-tls', 'secretName: imap-cert'] },
      says: ['warning: consumer-without-producer corp/mail:imap/dovecot.yaml'],
    },
    'the class gone': { edits: { 'corp/mail:imap/class.yaml': undefined }, says: [] },
  },
});

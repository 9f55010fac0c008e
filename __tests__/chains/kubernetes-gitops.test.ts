/** Certificates that GitOps and charts carry from a repository into a cluster. */
import { chainTests } from '../support/team-chains.ts';

const CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: shop}
spec:
  secretName: shop-tls
  dnsNames: [shop.corp.internal]
  issuerRef: {name: corp, kind: ClusterIssuer}
`;

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop}
spec:
  tls: [{hosts: [shop.corp.internal], secretName: shop-tls}]
  rules: [{host: shop.corp.internal}]
`;

const BASE = 'resources: [certificate.yaml, ingress.yaml]\n';
const OVERLAY = 'namespace: shop\nresources: [../../base]\n';

const SEALED = `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: shop-tls}
spec:
  encryptedData: {tls.crt: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq, tls.key: AgBuXoKs5x9bFQ==}
  template: {type: kubernetes.io/tls}
`;

const FLUX = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: shop, namespace: flux-system}
spec:
  interval: 10m
  path: ./overlays/production
  prune: true
  sourceRef: {kind: GitRepository, name: apps}
`;

chainTests('kustomize with a namespace, applied by Flux', {
  team: {
    'corp/apps': {
      'clusters/production/shop.yaml': FLUX,
      'base/kustomization.yaml': BASE,
      'base/certificate.yaml': CERTIFICATE,
      'base/ingress.yaml': INGRESS,
      'overlays/production/kustomization.yaml': OVERLAY,
    },
  },
  edges: [['base/certificate.yaml', 'base/ingress.yaml']],
  breaks: {
    'the Certificate no longer listed': {
      edits: { 'corp/apps:base/kustomization.yaml': ['certificate.yaml, ', ''] },
      says: ['warning: kustomize-manifest-not-listed corp/apps:base/certificate.yaml'],
    },
    'Flux of another path': {
      edits: { 'corp/apps:clusters/production/shop.yaml': ['./overlays/production', './overlays/prod'] },
      says: [],
      change: ['warning: deployment-removed corp/apps:clusters/production/shop.yaml'],
    },
    'Flux gone': {
      edits: { 'corp/apps:clusters/production/shop.yaml': undefined },
      says: [],
      change: ['warning: deployment-removed corp/apps:clusters/production/shop.yaml'],
    },
    // What follows breaks nothing: kustomize puts its namespace over any other, and the cluster renews by itself.
    'another namespace in the manifest': {
      edits: {
        'corp/apps:base/certificate.yaml': ['metadata: {name: shop}', 'metadata: {name: shop, namespace: store}'],
      },
      says: [],
      change: [],
    },
    'Flux suspended': {
      edits: { 'corp/apps:clusters/production/shop.yaml': ['  prune: true', '  prune: true\n  suspend: true'] },
      says: [],
      change: [],
    },
    'Flux once a month': {
      edits: { 'corp/apps:clusters/production/shop.yaml': ['interval: 10m', 'interval: 720h'] },
      says: [],
      change: [],
    },
  },
});

chainTests('a sealed certificate that Flux applies', {
  team: {
    'corp/apps': {
      'clusters/production/shop.yaml': FLUX,
      'base/kustomization.yaml': BASE.replace('certificate', 'sealed'),
      'base/sealed.yaml': SEALED,
      'base/ingress.yaml': INGRESS,
      'overlays/production/kustomization.yaml': OVERLAY,
    },
  },
  says: ['note: sealed-secrets-certificate-static corp/apps:base/sealed.yaml'],
  edges: [['base/sealed.yaml', 'base/ingress.yaml']],
  breaks: {
    'Flux suspended': {
      edits: { 'corp/apps:clusters/production/shop.yaml': ['  prune: true', '  prune: true\n  suspend: true'] },
      says: [
        'note: sealed-secrets-certificate-static corp/apps:base/sealed.yaml',
        'warning: flux-suspended corp/apps:clusters/production/shop.yaml',
      ],
    },
    'the Secret renamed': {
      edits: { 'corp/apps:base/sealed.yaml': ['name: shop-tls', 'name: shop-cert'] },
      says: [
        'note: sealed-secrets-certificate-static corp/apps:base/sealed.yaml',
        'warning: consumer-without-producer corp/apps:base/ingress.yaml',
      ],
    },
  },
});

const APPLICATION = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: "https://git.corp.internal/corp/shop.git", path: deploy, targetRevision: HEAD}
  destination: {server: "https://kubernetes.default.svc", namespace: shop}
  syncPolicy: {automated: {prune: true, selfHeal: true}}
`;

const SHOP = { '.github/CODEOWNERS': '* @corp/shop\n', 'deploy/ingress.yaml': INGRESS };

chainTests('Argo CD in one repository, manifests in another', {
  team: {
    'corp/gitops': { 'apps/shop.yaml': APPLICATION },
    'corp/shop': { ...SHOP, 'deploy/certificate.yaml': CERTIFICATE },
  },
  edges: [['deploy/certificate.yaml', 'deploy/ingress.yaml']],
  breaks: {
    'another path': {
      edits: { 'corp/gitops:apps/shop.yaml': ['path: deploy', 'path: deployment'] },
      says: [],
      change: ['warning: deployment-removed corp/gitops:apps/shop.yaml'],
    },
    'the Application gone': {
      edits: { 'corp/gitops:apps/shop.yaml': undefined },
      says: [],
      change: ['warning: deployment-removed corp/gitops:apps/shop.yaml'],
    },
    // The cluster renews by itself, whoever applies the manifests, and when.
    'no automated synchronisation': {
      edits: { 'corp/gitops:apps/shop.yaml': ['\n  syncPolicy: {automated: {prune: true, selfHeal: true}}', ''] },
      says: [],
      change: [],
    },
  },
});

chainTests('a sealed certificate that Argo CD applies from another repository', {
  team: {
    'corp/gitops': { 'apps/shop.yaml': APPLICATION },
    'corp/shop': { ...SHOP, 'deploy/sealed.yaml': SEALED },
  },
  says: ['note: sealed-secrets-certificate-static corp/shop:deploy/sealed.yaml'],
  breaks: {
    'no automated synchronisation': {
      edits: { 'corp/gitops:apps/shop.yaml': ['\n  syncPolicy: {automated: {prune: true, selfHeal: true}}', ''] },
      says: [
        'note: argo-cd-synchronised-by-hand corp/gitops:apps/shop.yaml',
        'note: sealed-secrets-certificate-static corp/shop:deploy/sealed.yaml',
      ],
      // What lies in the other repository is known to the audit of the team.
      change: [],
    },
    'the Application gone': {
      edits: { 'corp/gitops:apps/shop.yaml': undefined },
      says: ['note: sealed-secrets-certificate-static corp/shop:deploy/sealed.yaml'],
      change: ['warning: deployment-removed corp/gitops:apps/shop.yaml'],
    },
  },
});

const CHART_CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: '{{ include "shop.fullname" . }}'}
spec:
  secretName: '{{ include "shop.fullname" . }}-tls'
  dnsNames: ['{{ .Values.host }}']
  issuerRef: {name: '{{ .Values.issuer }}', kind: ClusterIssuer}
`;

const CHART_DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shop.fullname" . }}
  annotations:
    secret.reloader.stakater.com/reload: {{ include "shop.fullname" . }}-tls
spec:
  template:
    spec:
      containers:
        - name: web
          image: "{{ .Values.image }}"
          volumeMounts:
            - {name: tls, mountPath: /tls}
      volumes:
        - name: tls
          secret:
            secretName: {{ include "shop.fullname" . }}-tls
`;

chainTests('a chart with templated names, released by Flux', {
  team: {
    'corp/shop': {
      'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.2.3\n',
      'chart/values.yaml': 'host: shop.corp.internal\nissuer: corp\nimage: registry.corp.internal/shop:1\n',
      'chart/templates/certificate.yaml': CHART_CERTIFICATE,
      'chart/templates/deployment.yaml': CHART_DEPLOYMENT,
    },
  },
  edges: [['templates/certificate.yaml', 'templates/deployment.yaml']],
  breaks: {
    'the Secret of the Certificate renamed': {
      edits: { 'corp/shop:chart/templates/certificate.yaml': [`. }}-tls'`, `. }}-cert'`] },
      says: ['warning: consumer-without-producer corp/shop:chart/templates/deployment.yaml'],
    },
    'the Certificate gone': { edits: { 'corp/shop:chart/templates/certificate.yaml': undefined }, says: [] },
    'the restart gone': {
      edits: {
        'corp/shop:chart/templates/deployment.yaml': [
          '  annotations:\n    secret.reloader.stakater.com/reload: {{ include "shop.fullname" . }}-tls\n',
          '',
        ],
      },
      // Which image it is, and whether that reads its files again, is up to the values.
      says: [],
      change: ['error: automation-removed corp/shop:chart/templates/deployment.yaml'],
    },
    'mounted by subPath, restarted by nobody': {
      edits: {
        'corp/shop:chart/templates/deployment.yaml': CHART_DEPLOYMENT.replace(/ {2}annotations:\n.*\n/, '').replace(
          'mountPath: /tls}',
          'mountPath: /tls/tls.crt, subPath: tls.crt}',
        ),
      },
      says: ['warning: frozen-copy corp/shop:chart/templates/deployment.yaml'],
    },
  },
});

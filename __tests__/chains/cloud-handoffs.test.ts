import { chainTests } from '../support/team-chains.ts';

/** Certificates that one repository hands to the settings, or to the pods, of another. */

const OWNERS = { '.github/CODEOWNERS': '* @corp/shop\n' };

const HANDS = `on:
  schedule:
    - cron: "41 2 * * *"
jobs:
  renew:
    runs-on: [self-hosted, pki]
    steps:
      - run: certbot renew --cert-name shop.corp.internal
      - run: gh secret set TLS_CERT --repo corp/shop < /etc/letsencrypt/live/shop.corp.internal/fullchain.pem
      - run: gh secret set TLS_KEY --repo corp/shop < /etc/letsencrypt/live/shop.corp.internal/privkey.pem
      - run: gh workflow run deploy.yml --repo corp/shop
`;

const TAKES = `on: [push, workflow_dispatch]
jobs:
  deploy:
    runs-on: ubuntu-24.04
    steps:
      - env: {CERT: "\${{ secrets.TLS_CERT }}", KEY: "\${{ secrets.TLS_KEY }}"}
        run: |
          echo "$CERT" > tls.crt
          echo "$KEY" > tls.key
          kubectl create secret tls shop-tls -n shop --cert=tls.crt --key=tls.key --dry-run=client -o yaml | kubectl apply -f -
`;

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  tls: [{hosts: [shop.corp.internal], secretName: shop-tls}]
  rules: [{host: shop.corp.internal}]
`;

chainTests('a secret of GitHub Actions that one repository sets and another one deploys', {
  team: {
    'corp/pki': { '.github/workflows/renew.yml': HANDS },
    'corp/shop': { '.github/workflows/deploy.yml': TAKES, 'deploy/ingress.yaml': INGRESS, ...OWNERS },
  },
  edges: [
    ['.github/workflows/renew.yml', '.github/workflows/deploy.yml'],
    ['.github/workflows/deploy.yml', 'deploy/ingress.yaml'],
  ],
  breaks: {
    'another name set': {
      edits: { 'corp/pki:.github/workflows/renew.yml': ['set TLS_CERT', 'set SHOP_CERT'] },
      says: [],
    },
    'another repository': {
      edits: { 'corp/pki:.github/workflows/renew.yml': ['TLS_CERT --repo corp/shop', 'TLS_CERT --repo corp/web'] },
      says: [],
    },
    'another Secret made of it': {
      edits: { 'corp/shop:.github/workflows/deploy.yml': ['tls shop-tls -n shop', 'tls shop-tls -n default'] },
      says: [],
    },
    'the schedule gone': {
      edits: { 'corp/pki:.github/workflows/renew.yml': ['schedule:\n    - cron: "41 2 * * *"', 'workflow_dispatch:'] },
      says: ['warning: github-actions-renewal-unscheduled corp/pki:.github/workflows/renew.yml'],
    },
    'nothing that starts the deployment': {
      edits: {
        'corp/pki:.github/workflows/renew.yml': ['      - run: gh workflow run deploy.yml --repo corp/shop\n', ''],
      },
      says: ['note: uploads-secret-waits corp/shop:.github/workflows/deploy.yml'],
    },
    'the renewal gone': {
      edits: { 'corp/pki:.github/workflows/renew.yml': undefined },
      says: [],
    },
  },
});

const POD = (annotations: string) => `apiVersion: apps/v1
kind: Deployment
metadata: {name: imap, namespace: mail}
spec:
  selector: {matchLabels: {app: imap}}
  template:
    metadata:
      labels: {app: imap}
      annotations:
        vault.hashicorp.com/agent-inject: "true"
${annotations}    spec:
      containers: [{name: imap, image: "registry.corp.internal/dovecot:2.4"}]
`;

const INJECTED = POD('        vault.hashicorp.com/agent-inject-secret-tls.crt: secret/data/mail/tls\n');

const PUSHED = `apiVersion: external-secrets.io/v1alpha1
kind: PushSecret
metadata: {name: mail-tls, namespace: pki}
spec:
  refreshInterval: 1h
  secretStoreRefs: [{name: vault, kind: ClusterSecretStore}]
  selector: {secret: {name: mail-tls}}
  data:
    - match: {secretKey: tls.crt, remoteRef: {remoteKey: mail/tls, property: certificate}}
`;

const CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: mail, namespace: pki}
spec: {secretName: mail-tls, dnsNames: [mail.corp.internal], issuerRef: {name: corp, kind: ClusterIssuer}}
`;

chainTests('cert-manager, pushed into Vault, injected into pods of another repository', {
  team: {
    'corp/pki': { 'deploy/certificate.yaml': CERTIFICATE, 'deploy/push.yaml': PUSHED },
    'corp/mail': { 'deploy/imap.yaml': INJECTED, '.github/CODEOWNERS': '* @corp/mail\n' },
  },
  edges: [
    ['deploy/certificate.yaml', 'deploy/push.yaml'],
    ['deploy/push.yaml', 'deploy/imap.yaml'],
  ],
  breaks: {
    'another path pushed': {
      edits: { 'corp/pki:deploy/push.yaml': ['remoteKey: mail/tls', 'remoteKey: imap/tls'] },
      says: [],
    },
    'another path injected': {
      edits: { 'corp/mail:deploy/imap.yaml': ['secret/data/mail/tls', 'secret/data/mail/tsl'] },
      says: ['warning: stored-path-unwritten corp/mail:deploy/imap.yaml'],
    },
    'pushed once': {
      edits: {
        'corp/pki:deploy/push.yaml': ['refreshInterval: 1h', 'updatePolicy: IfNotExists\n  refreshInterval: 1h'],
      },
      says: ['warning: external-secrets-push-never-updates corp/pki:deploy/push.yaml'],
    },
    'no push': {
      edits: { 'corp/pki:deploy/push.yaml': undefined },
      says: [],
      change: ['error: automation-removed corp/pki:deploy/push.yaml'],
    },
  },
});

/** Pull requests that break a link between cert-manager, stores, workloads and what restarts them, and those that only look so. */
import { CERTIFICATE, DEPLOYMENT, EXTERNAL, ISSUER } from '../support/shop.ts';
import { changeTests } from '../support/team-chains.ts';

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: shop
  namespace: shop
  annotations: {cert-manager.io/cluster-issuer: corp}
spec:
  tls: [{hosts: [shop.corp.internal], secretName: shop-tls}]
  rules: [{host: shop.corp.internal, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: shop, port: {number: 80}}}}]}}]
`;
const without = (text: string, namespace = ', namespace: shop') => text.replace(namespace, '');

const [certificate, web] = ['corp/shop:deploy/certificate.yaml', 'corp/shop:deploy/web.yaml'];
const APP = {
  'corp/shop': {
    'deploy/issuer.yaml': ISSUER,
    'deploy/certificate.yaml': CERTIFICATE,
    'deploy/web.yaml': DEPLOYMENT,
    '.github/CODEOWNERS': 'deploy/ @corp/shop\n',
  },
};

changeTests('a link of one repository is broken by', APP, {
  'another Secret of the Certificate': {
    edits: { [certificate]: ['secretName: shop-tls', 'secretName: shop-cert'] },
    says: [`error: automation-removed ${certificate}`],
    owners: ['@corp/shop'],
    message:
      /provides Secret shop\/shop-cert instead of Secret shop\/shop-tls\. Deployment "shop" at deploy\/web\.yaml/,
  },
  'another namespace of the Certificate': {
    edits: { [certificate]: ['namespace: shop', 'namespace: web'] },
    says: [`error: automation-removed ${certificate}`],
  },
  'a slip in the Secret that is mounted': {
    edits: { [web]: ['secretName: shop-tls', 'secretName: shop-tsl'] },
    says: [`warning: automation-removed ${web}`],
    message: /reads Secret shop\/shop-tsl and no longer Secret shop\/shop-tls, which is still renewed/,
  },
  'a new file in which the Certificate asks for another Secret': {
    edits: {
      [certificate]: undefined,
      'corp/shop:deploy/tls.yaml': CERTIFICATE.replace('secretName: shop-tls', 'secretName: shop-cert'),
    },
    says: ['error: automation-removed corp/shop:deploy/tls.yaml'],
    message: /provides Secret shop\/shop-cert instead of Secret shop\/shop-tls/,
  },
  'the Certificate gone': {
    edits: { [certificate]: undefined },
    says: [`error: automation-removed ${certificate}`],
  },
  'the issuer gone': {
    edits: { 'corp/shop:deploy/issuer.yaml': undefined },
    says: ['error: automation-removed corp/shop:deploy/issuer.yaml'],
    message: /Certificate "shop" at deploy\/certificate\.yaml still depends on it: nothing signs the next version/,
  },
  'the annotation of Reloader gone': {
    edits: { [web]: ['  annotations: {reloader.stakater.com/auto: "true"}\n', ''] },
    says: [`error: automation-removed ${web}`],
  },
  'Reloader switched off': {
    edits: { [web]: ['auto: "true"', 'auto: "false"'] },
    says: [`error: automation-removed ${web}`],
    message: /omits its certificate/,
  },
  'a renewal an hour before the end': {
    edits: { [certificate]: ['renewBefore: 720h', 'renewBefore: 1h'] },
    says: [`warning: sync-weakened ${certificate}`],
    message:
      /starts 1 hour before expiration instead of 30 days\. Deployment "shop" at deploy\/web\.yaml depends on it/,
  },
});

const JOB = `name: renew
on: {schedule: [{cron: "0 4 * * *"}]}
jobs:
  renew:
    runs-on: ubuntu-latest
    steps:
      - run: lego --email ops@corp.internal --domains shop.corp.internal --dns route53 --path .lego renew
      - run: kubectl -n shop create secret tls "$SECRET" --cert=.lego/certificates/shop.corp.internal.crt --key=.lego/certificates/shop.corp.internal.key --dry-run=client -o yaml | kubectl apply -f -
`;
const CHART = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';
changeTests(
  'one of two readers',
  { 'corp/shop': { ...APP['corp/shop'], 'deploy/admin.yaml': DEPLOYMENT.replace('name: shop\n', 'name: admin\n') } },
  {
    'names the Secret with a slip': {
      edits: { [web]: ['secretName: shop-tls', 'secretName: shop-tsl'] },
      says: [`warning: automation-removed ${web}`],
    },
    'takes that of somebody else in silence': {
      edits: { [web]: ['secretName: shop-tls', 'secretName: wildcard'] },
    },
  },
);

changeTests('nothing is said of', APP, {
  'a new name of the Secret on both sides': {
    edits: {
      [certificate]: ['secretName: shop-tls', 'secretName: shop-cert'],
      [web]: ['secretName: shop-tls', 'secretName: shop-cert'],
    },
  },
  'a Certificate of another name': {
    edits: { [certificate]: ['metadata: {name: shop,', 'metadata: {name: shop-web,'] },
  },
  'an issuer that is renamed with who asks it': {
    edits: {
      'corp/shop:deploy/issuer.yaml': ['name: corp}', 'name: corporate}'],
      [certificate]: ['{name: corp,', '{name: corporate,'],
    },
  },
  'everything gone': {
    edits: { [certificate]: undefined, [web]: undefined, 'corp/shop:deploy/issuer.yaml': undefined },
  },
  'an ExternalSecret in place of the Certificate': {
    edits: { [certificate]: undefined, 'corp/shop:deploy/external.yaml': EXTERNAL },
  },
  'files that move, and documents that are joined': {
    edits: {
      [certificate]: undefined,
      [web]: undefined,
      'corp/shop:k8s/all.yaml': `${DEPLOYMENT}---\n${CERTIFICATE}`,
    },
  },
  'a namespace that moves into a kustomization': {
    edits: {
      [certificate]: without(CERTIFICATE),
      [web]: without(DEPLOYMENT, '  namespace: shop\n'),
      'corp/shop:deploy/kustomization.yaml': 'namespace: shop\nresources: [certificate.yaml, web.yaml, issuer.yaml]\n',
    },
  },
  'a chart of both': {
    edits: {
      [certificate]: undefined,
      [web]: undefined,
      'corp/shop:chart/Chart.yaml': CHART,
      'corp/shop:chart/values.yaml': 'tls: {secretName: shop-tls}\n',
      'corp/shop:chart/templates/certificate.yaml': without(CERTIFICATE).replace(
        'shop-tls',
        '{{ .Values.tls.secretName }}',
      ),
      'corp/shop:chart/templates/web.yaml': DEPLOYMENT.replace('shop-tls', '{{ .Values.tls.secretName }}'),
    },
  },
  'a chart of the Certificate alone, with a Secret that only Helm knows': {
    edits: {
      [certificate]: undefined,
      'corp/shop:chart/Chart.yaml': CHART,
      'corp/shop:chart/templates/certificate.yaml': CERTIFICATE.replace(
        'shop-tls',
        '{{ include "shop.fullname" . }}-tls',
      ).replace('namespace: shop', 'namespace: {{ .Release.Namespace }}'),
    },
  },
  'a job in place of it, whose Secret a variable names': {
    edits: {
      [certificate]: undefined,
      'corp/shop:.github/workflows/renew.yml': JOB,
    },
  },
  'another kind of workload': { edits: { [web]: ['kind: Deployment', 'kind: StatefulSet'] } },
  'a Secret of somebody else, with the Certificate gone': {
    edits: { [certificate]: undefined, [web]: ['secretName: shop-tls', 'secretName: wildcard-tls'] },
  },
  'a longer lifetime': { edits: { [certificate]: ['duration: 2160h', 'duration: 4320h'] } },
});

changeTests(
  'an Ingress that asks for itself',
  { 'corp/shop': { 'ingress.yaml': INGRESS, 'issuer.yaml': ISSUER } },
  {
    'without its annotation': {
      edits: { 'corp/shop:ingress.yaml': ['  annotations: {cert-manager.io/cluster-issuer: corp}\n', ''] },
      says: ['error: automation-removed corp/shop:ingress.yaml'],
    },
    'with a Certificate instead, it is silent': {
      edits: {
        'corp/shop:ingress.yaml': ['  annotations: {cert-manager.io/cluster-issuer: corp}\n', ''],
        'corp/shop:certificate.yaml': CERTIFICATE,
      },
    },
    'of another Secret, it is silent': { edits: { 'corp/shop:ingress.yaml': ['shop-tls', 'shop-cert'] } },
  },
);

const SPLIT = {
  'corp/shop': {
    'certs/certificate.yaml': without(CERTIFICATE),
    'certs/kustomization.yaml': 'namespace: shop\nresources: [certificate.yaml]\n',
    'certs/issuer.yaml': ISSUER,
    'web/web.yaml': without(DEPLOYMENT, '  namespace: shop\n'),
    'web/kustomization.yaml': 'namespace: shop\nresources: [web.yaml]\n',
  },
};
changeTests('a kustomization that moves', SPLIT, {
  'the Certificate away from its reader is where the reader should look': {
    edits: { 'corp/shop:certs/kustomization.yaml': ['namespace: shop', 'namespace: certs'] },
    says: ['error: automation-removed corp/shop:certs/kustomization.yaml'],
  },
  'both is silent': {
    edits: {
      'corp/shop:certs/kustomization.yaml': ['namespace: shop', 'namespace: store'],
      'corp/shop:web/kustomization.yaml': ['namespace: shop', 'namespace: store'],
    },
  },
});

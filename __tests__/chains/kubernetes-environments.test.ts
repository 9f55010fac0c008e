/** The same names in several clusters and environments of one repository. */
import { chainTests } from '../support/team-chains.ts';

const CERTIFICATE = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: shop, namespace: shop}
spec:
  secretName: shop-tls
  dnsNames: [shop.corp.internal]
  issuerRef: {name: corp, kind: ClusterIssuer}
`;

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  tls: [{hosts: [shop.corp.internal], secretName: shop-tls}]
  rules: [{host: shop.corp.internal}]
`;

const CLUSTER = (name: string) => ({
  [`clusters/${name}/shop/certificate.yaml`]: CERTIFICATE,
  [`clusters/${name}/shop/ingress.yaml`]: INGRESS,
});

chainTests('two clusters of one repository', {
  team: { 'corp/gitops': { '.github/CODEOWNERS': '/clusters/us/ @corp/us\n', ...CLUSTER('eu'), ...CLUSTER('us') } },
  edges: [
    ['clusters/eu/shop/certificate.yaml', 'clusters/eu/shop/ingress.yaml'],
    ['clusters/us/shop/certificate.yaml', 'clusters/us/shop/ingress.yaml'],
  ],
  breaks: {
    'the Certificate of one gone': {
      edits: { 'corp/gitops:clusters/us/shop/certificate.yaml': undefined },
      says: [],
      change: ['error: automation-removed corp/gitops:clusters/us/shop/certificate.yaml'],
    },
    'the Secret of one renamed': {
      edits: { 'corp/gitops:clusters/us/shop/certificate.yaml': ['secretName: shop-tls', 'secretName: shop-cert'] },
      says: ['warning: consumer-without-producer corp/gitops:clusters/us/shop/ingress.yaml'],
    },
    'one cluster given up': {
      edits: {
        'corp/gitops:clusters/us/shop/certificate.yaml': undefined,
        'corp/gitops:clusters/us/shop/ingress.yaml': undefined,
      },
      says: [],
      change: [],
    },
  },
});

const overlay = (name: string) => `namespace: shop\nnameSuffix: ""\nresources: [../../base, ${name}.yaml]\n`;

chainTests('overlays that share a base', {
  team: {
    'corp/gitops': {
      'base/kustomization.yaml': 'resources: [certificate.yaml, ingress.yaml]\n',
      'base/certificate.yaml': CERTIFICATE,
      'base/ingress.yaml': INGRESS,
      'overlays/staging/kustomization.yaml': overlay('staging'),
      'overlays/production/kustomization.yaml': overlay('production'),
    },
  },
  edges: [['base/certificate.yaml', 'base/ingress.yaml']],
  breaks: {
    'the Certificate moved into one overlay': {
      edits: {
        'corp/gitops:base/certificate.yaml': undefined,
        'corp/gitops:base/kustomization.yaml': 'resources: [ingress.yaml]\n',
        'corp/gitops:overlays/production/production.yaml': CERTIFICATE,
      },
      says: [],
      change: [],
    },
    'the Certificate gone': {
      edits: {
        'corp/gitops:base/certificate.yaml': undefined,
        'corp/gitops:base/kustomization.yaml': 'resources: [ingress.yaml]\n',
      },
      says: [],
      change: ['error: automation-removed corp/gitops:base/certificate.yaml'],
    },
  },
});

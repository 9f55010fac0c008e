/** Ways of a certificate into the Secrets of other namespaces. */
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

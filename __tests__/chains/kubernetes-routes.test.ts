/** Ways of a certificate to what ends TLS at the edge of a cluster. */
import { chainTests } from '../support/team-chains.ts';

const certificate = (name: string, namespace: string, host = `${name}.corp.internal`) => `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  secretName: ${name}-tls
  dnsNames: ["${host}"]
  issuerRef: {name: corp, kind: ClusterIssuer}
`;

chainTests('Traefik: a route, and the default certificate of the TLSStore', {
  team: {
    'corp/shop': {
      'shop/certificate.yaml': certificate('shop', 'shop'),
      'shop/route.yaml': `apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: {name: shop, namespace: shop}
spec:
  entryPoints: [websecure]
  routes: [{match: 'Host(\`shop.corp.internal\`)', kind: Rule, services: [{name: shop, port: 80}]}]
  tls: {secretName: shop-tls}
`,
      'traefik/certificate.yaml': certificate('default', 'traefik', '*.corp.internal'),
      'traefik/store.yaml': `apiVersion: traefik.io/v1alpha1
kind: TLSStore
metadata: {name: default, namespace: traefik}
spec: {defaultCertificate: {secretName: default-tls}}
`,
    },
  },
  edges: [
    ['shop/certificate.yaml', 'shop/route.yaml'],
    ['traefik/certificate.yaml', 'traefik/store.yaml'],
  ],
  breaks: {
    'the Secret of the route renamed': {
      edits: { 'corp/shop:shop/route.yaml': ['secretName: shop-tls', 'secretName: shop-cert'] },
      says: ['warning: consumer-without-producer corp/shop:shop/route.yaml'],
    },
    'the Certificate in another namespace': {
      edits: { 'corp/shop:traefik/certificate.yaml': ['namespace: traefik', 'namespace: shop'] },
      says: ['warning: consumer-without-producer corp/shop:traefik/store.yaml'],
    },
    'the Certificate gone': {
      edits: { 'corp/shop:shop/certificate.yaml': undefined },
      says: [],
    },
  },
});

const DELEGATION = `apiVersion: projectcontour.io/v1
kind: TLSCertificateDelegation
metadata: {name: wildcard, namespace: tls}
spec:
  delegations: [{secretName: wildcard-tls, targetNamespaces: [shop]}]
`;

const PROXY = `apiVersion: projectcontour.io/v1
kind: HTTPProxy
metadata: {name: shop, namespace: shop}
spec:
  virtualhost: {fqdn: shop.corp.internal, tls: {secretName: tls/wildcard-tls}}
  routes: [{services: [{name: shop, port: 80}]}]
`;

chainTests('Contour: the Secret of another namespace, delegated to the team that uses it', {
  team: {
    'corp/platform': {
      'tls/wildcard.yaml': certificate('wildcard', 'tls', '*.corp.internal'),
      'tls/delegation.yaml': DELEGATION,
    },
    'corp/shop': { '.github/CODEOWNERS': '* @corp/shop\n', 'k8s/proxy.yaml': PROXY },
  },
  edges: [['tls/wildcard.yaml', 'k8s/proxy.yaml']],
  breaks: {
    'the Secret renamed': {
      edits: { 'corp/platform:tls/wildcard.yaml': ['secretName: wildcard-tls', 'secretName: wildcard'] },
      says: ['warning: consumer-without-producer corp/shop:k8s/proxy.yaml'],
    },
    'no longer delegated': {
      edits: { 'corp/platform:tls/delegation.yaml': ['targetNamespaces: [shop]', 'targetNamespaces: [mail]'] },
      says: ['warning: kubernetes-workloads-secret-not-permitted corp/shop:k8s/proxy.yaml'],
    },
    'the delegation gone': {
      edits: { 'corp/platform:tls/delegation.yaml': undefined },
      says: [],
    },
  },
});

const GATEWAY = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: gateways}
spec:
  gatewayClassName: envoy
  listeners:
    - name: shop
      hostname: shop.corp.internal
      port: 443
      protocol: HTTPS
      tls: {mode: Terminate, certificateRefs: [{kind: Secret, name: shop-tls, namespace: shop}]}
`;

const GRANT = `apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: {name: edge, namespace: shop}
spec:
  from: [{group: gateway.networking.k8s.io, kind: Gateway, namespace: gateways}]
  to: [{group: "", kind: Secret}]
`;

chainTests('Gateway API: a listener that may read a Secret of another namespace', {
  team: {
    'corp/platform': { '.github/CODEOWNERS': '* @corp/platform\n', 'gateways/edge.yaml': GATEWAY },
    'corp/shop': { 'tls/certificate.yaml': certificate('shop', 'shop'), 'tls/grant.yaml': GRANT },
  },
  edges: [['tls/certificate.yaml', 'gateways/edge.yaml']],
  breaks: {
    'granted to another namespace': {
      edits: { 'corp/shop:tls/grant.yaml': ['namespace: gateways}]', 'namespace: ingress}]'] },
      says: ['warning: kubernetes-workloads-secret-not-permitted corp/platform:gateways/edge.yaml'],
    },
    'the grant gone': {
      edits: { 'corp/shop:tls/grant.yaml': undefined },
      says: [],
    },
    'the Secret renamed': {
      edits: { 'corp/shop:tls/certificate.yaml': ['secretName: shop-tls', 'secretName: shop-cert'] },
      says: ['warning: consumer-without-producer corp/platform:gateways/edge.yaml'],
    },
    'the listener of another Secret': {
      edits: { 'corp/platform:gateways/edge.yaml': ['name: shop-tls', 'name: shop-cert'] },
      says: ['warning: consumer-without-producer corp/platform:gateways/edge.yaml'],
    },
  },
});

const ISTIO = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: shop, namespace: shop}
spec:
  selector: {istio: ingressgateway}
  servers:
    - port: {number: 443, name: https, protocol: HTTPS}
      tls: {mode: SIMPLE, credentialName: shop-tls}
      hosts: [shop.corp.internal]
`;

chainTests('Istio: a credential in the namespace of the gateway', {
  team: {
    'corp/platform': { 'istio/shop.yaml': certificate('shop', 'istio-system') },
    'corp/shop': { '.github/CODEOWNERS': '* @corp/shop\n', 'k8s/gateway.yaml': ISTIO },
  },
  edges: [['istio/shop.yaml', 'k8s/gateway.yaml']],
  breaks: {
    'the Secret renamed': {
      edits: { 'corp/platform:istio/shop.yaml': ['secretName: shop-tls', 'secretName: shop-credential'] },
      says: [],
    },
    'another credential': {
      edits: { 'corp/shop:k8s/gateway.yaml': ['credentialName: shop-tls', 'credentialName: shop-cert'] },
      says: [],
    },
    'the Certificate gone': { edits: { 'corp/platform:istio/shop.yaml': undefined }, says: [] },
  },
});

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: api
  namespace: shop
  annotations: {service.beta.openshift.io/serving-cert-secret-name: api-serving}
spec: {selector: {app: api}, ports: [{port: 8443}]}
`;

const API = `apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: shop, annotations: {reloader.stakater.com/auto: "true"}}
spec:
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec:
      containers: [{name: api, image: "registry.corp.internal/api:7", volumeMounts: [{name: serving, mountPath: /tls}]}]
      volumes: [{name: serving, secret: {secretName: api-serving}}]
`;

chainTests('OpenShift: a serving certificate of the service CA', {
  team: { 'corp/shop': { 'openshift/service.yaml': SERVICE, 'openshift/api.yaml': API } },
  edges: [['openshift/service.yaml', 'openshift/api.yaml']],
  breaks: {
    'the annotation gone': {
      edits: {
        'corp/shop:openshift/service.yaml': [
          '\n  annotations: {service.beta.openshift.io/serving-cert-secret-name: api-serving}',
          '',
        ],
      },
      says: [],
    },
    'another Secret': {
      edits: { 'corp/shop:openshift/service.yaml': ['secret-name: api-serving', 'secret-name: api-tls'] },
      says: ['warning: consumer-without-producer corp/shop:openshift/api.yaml'],
    },
    'no restart': {
      edits: { 'corp/shop:openshift/api.yaml': [', annotations: {reloader.stakater.com/auto: "true"}', ''] },
      says: ['note: consumer-not-reloaded corp/shop:openshift/api.yaml'],
    },
  },
});

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop, annotations: {cert-manager.io/cluster-issuer: corp}}
spec:
  tls: [{hosts: [shop.corp.internal], secretName: shop-tls}]
  rules: [{host: shop.corp.internal}]
`;

const ISSUER = `apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: corp}
spec: {vault: {path: pki/sign/corp, server: "https://vault.corp.internal", auth: {kubernetes: {role: issuer, serviceAccountRef: {name: issuer}}}}}
`;

chainTests('an annotated Ingress, with an issuer of the platform', {
  team: {
    'corp/platform': { 'issuers/corp.yaml': ISSUER },
    'corp/shop': { '.github/CODEOWNERS': '* @corp/shop\n', 'k8s/ingress.yaml': INGRESS },
  },
  edges: [['issuers/corp.yaml', 'k8s/ingress.yaml']],
  breaks: {
    'the annotation gone': {
      edits: { 'corp/shop:k8s/ingress.yaml': [', annotations: {cert-manager.io/cluster-issuer: corp}', ''] },
      says: [],
    },
    'the annotation misspelt': {
      edits: { 'corp/shop:k8s/ingress.yaml': ['cert-manager.io/cluster-issuer', 'cert-manager.io/cluster_issuer'] },
      says: ['warning: cert-manager-issuer-annotation-unknown corp/shop:k8s/ingress.yaml'],
    },
    'the issuer renamed': {
      edits: { 'corp/platform:issuers/corp.yaml': ['name: corp}', 'name: corp-ca}'] },
      says: [],
    },
    'the issuer of one namespace only': {
      edits: {
        'corp/platform:issuers/corp.yaml': ISSUER.replace('ClusterIssuer', 'Issuer').replace(
          '{name: corp}',
          '{name: corp, namespace: platform}',
        ),
      },
      says: [],
    },
    'the issuer gone': { edits: { 'corp/platform:issuers/corp.yaml': undefined }, says: [] },
  },
});

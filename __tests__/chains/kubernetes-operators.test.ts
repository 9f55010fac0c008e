/** Certificates that operators of databases, brokers and search engines take from Secrets, and what the Vault operator makes. */
import { chainTests } from '../support/team-chains.ts';

const certificate = (name: string) => `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: ${name}, namespace: data}
spec: {secretName: ${name}-tls, dnsNames: [${name}.corp.internal], issuerRef: {name: corp, kind: ClusterIssuer}}
`;

const KAFKA = `apiVersion: kafka.strimzi.io/v1beta2
kind: Kafka
metadata: {name: events, namespace: data}
spec:
  kafka:
    listeners:
      - name: external
        port: 9094
        type: loadbalancer
        tls: true
        configuration:
          brokerCertChainAndKey: {secretName: kafka-tls, certificate: tls.crt, key: tls.key}
`;

const POSTGRES = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: {name: orders, namespace: data}
spec:
  instances: 3
  certificates: {serverTLSSecret: postgres-tls, serverCASecret: postgres-tls}
`;

const SEARCH = `apiVersion: elasticsearch.k8s.elastic.co/v1
kind: Elasticsearch
metadata: {name: logs, namespace: data}
spec:
  version: 9.1.0
  http: {tls: {certificate: {secretName: search-tls}}}
`;

const OPERATED = { kafka: KAFKA, postgres: POSTGRES, search: SEARCH };

chainTests('brokers and databases that take the Secrets of cert-manager', {
  team: {
    'corp/data': {
      '.github/CODEOWNERS': '* @corp/data\n',
      ...Object.fromEntries(
        Object.entries(OPERATED).flatMap(([name, text]) => [
          [`${name}/server.yaml`, text],
          [`${name}/certificate.yaml`, certificate(name)],
        ]),
      ),
    },
  },
  edges: Object.keys(OPERATED).map((name) => [`${name}/certificate.yaml`, `${name}/server.yaml`] as const),
  breaks: {
    'the Secret of Kafka renamed': {
      edits: { 'corp/data:kafka/certificate.yaml': ['secretName: kafka-tls', 'secretName: kafka-cert'] },
      says: ['warning: consumer-without-producer corp/data:kafka/server.yaml'],
    },
    'the Certificate of PostgreSQL gone': {
      edits: { 'corp/data:postgres/certificate.yaml': undefined },
      says: [],
      change: ['error: automation-removed corp/data:postgres/certificate.yaml'],
    },
    'Elasticsearch of another Secret': {
      edits: { 'corp/data:search/server.yaml': ['secretName: search-tls', 'secretName: logs-http'] },
      says: [],
      change: ['warning: automation-removed corp/data:search/server.yaml'],
    },
  },
});

const PKI = `apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultPKISecret
metadata: {name: api, namespace: shop}
spec:
  vaultAuthRef: default
  mount: pki
  role: shop
  commonName: api.corp.internal
  ttl: 720h
  expiryOffset: 240h
  destination: {name: api-tls, create: true, type: kubernetes.io/tls}
  rolloutRestartTargets: [{kind: Deployment, name: api}]
`;

const API = `apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: shop}
spec:
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec:
      containers: [{name: api, image: "registry.corp.internal/api:7", volumeMounts: [{name: tls, mountPath: /tls}]}]
      volumes: [{name: tls, secret: {secretName: api-tls}}]
`;

chainTests('the Vault operator makes a certificate and restarts what mounts it', {
  team: { 'corp/shop': { 'api/pki.yaml': PKI, 'api/deployment.yaml': API } },
  edges: [['api/pki.yaml', 'api/deployment.yaml']],
  breaks: {
    'no restart': {
      edits: { 'corp/shop:api/pki.yaml': ['  rolloutRestartTargets: [{kind: Deployment, name: api}]\n', ''] },
      says: ['note: vault-no-rollout-restart corp/shop:api/pki.yaml'],
    },
    'the restart of another Deployment': {
      edits: { 'corp/shop:api/pki.yaml': ['name: api}]', 'name: app}]'] },
      says: ['note: consumer-not-reloaded corp/shop:api/deployment.yaml'],
    },
    'another destination': {
      edits: { 'corp/shop:api/pki.yaml': ['{name: api-tls', '{name: api-cert'] },
      says: ['warning: consumer-without-producer corp/shop:api/deployment.yaml'],
    },
    'renewed later': {
      edits: { 'corp/shop:api/pki.yaml': ['expiryOffset: 240h', 'expiryOffset: 24h'] },
      says: [],
      change: ['warning: sync-weakened corp/shop:api/pki.yaml'],
    },
    'renewed only when it has expired': {
      edits: { 'corp/shop:api/pki.yaml': ['  expiryOffset: 240h\n', ''] },
      says: ['warning: vault-expiry-offset-missing corp/shop:api/pki.yaml'],
    },
  },
});

const CSI = `apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: shop}
spec:
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec:
      containers: [{name: api, image: "registry.corp.internal/api:7", volumeMounts: [{name: tls, mountPath: /tls}]}]
      volumes:
        - name: tls
          csi:
            driver: csi.cert-manager.io
            readOnly: true
            volumeAttributes:
              csi.cert-manager.io/issuer-name: corp
              csi.cert-manager.io/issuer-kind: ClusterIssuer
              csi.cert-manager.io/dns-names: api.shop.svc
`;

const ISSUER = `apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: corp}
spec: {vault: {path: pki/sign/corp, server: "https://vault.corp.internal", auth: {kubernetes: {role: issuer, serviceAccountRef: {name: issuer}}}}}
`;

chainTests('a certificate of its own for each pod, by the CSI driver of cert-manager', {
  team: {
    'corp/platform': { 'issuers/corp.yaml': ISSUER },
    'corp/shop': { '.github/CODEOWNERS': '* @corp/shop\n', 'api/deployment.yaml': CSI },
  },
  edges: [['issuers/corp.yaml', 'api/deployment.yaml']],
  breaks: {
    'the issuer gone': {
      edits: { 'corp/platform:issuers/corp.yaml': undefined },
      says: [],
      change: ['error: automation-removed corp/platform:issuers/corp.yaml'],
    },
  },
});

const BROKER = `apiVersion: rabbitmq.com/v1beta1
kind: RabbitmqCluster
metadata: {name: jobs, namespace: data}
spec: {replicas: 3, tls: {secretName: jobs-tls, caSecretName: jobs-tls, disableNonTLSListeners: true}}
`;

chainTests('the operator of RabbitMQ takes a Secret of cert-manager', {
  team: { 'corp/data': { 'broker.yaml': BROKER, 'certificate.yaml': certificate('jobs') } },
  edges: [['certificate.yaml', 'broker.yaml']],
  breaks: {
    'the Secret renamed': {
      edits: { 'corp/data:certificate.yaml': ['secretName: jobs-tls', 'secretName: jobs-server-cert'] },
      says: [],
      change: ['error: automation-removed corp/data:certificate.yaml'],
    },
    'another word behind the name': {
      edits: { 'corp/data:certificate.yaml': ['secretName: jobs-tls', 'secretName: jobs-certs'] },
      says: ['warning: consumer-without-producer corp/data:broker.yaml'],
    },
  },
});

const ROUTER = `apiVersion: operator.openshift.io/v1
kind: IngressController
metadata: {name: default, namespace: openshift-ingress-operator}
spec: {defaultCertificate: {name: apps-tls}}
`;
const APPS = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: apps, namespace: openshift-ingress}
spec: {secretName: apps-tls, dnsNames: ["*.apps.corp.internal"], issuerRef: {name: corp, kind: ClusterIssuer}}
`;

chainTests('the router of OpenShift reads its Secret in the namespace of the routers', {
  team: { 'corp/cluster': { 'ingress/router.yaml': ROUTER, 'ingress/certificate.yaml': APPS } },
  edges: [['ingress/certificate.yaml', 'ingress/router.yaml']],
  breaks: {
    'issued beside the resource': {
      edits: {
        'corp/cluster:ingress/certificate.yaml': [
          'namespace: openshift-ingress}',
          'namespace: openshift-ingress-operator}',
        ],
      },
      says: ['warning: consumer-without-producer corp/cluster:ingress/router.yaml'],
    },
  },
});

const MESH = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: linkerd-control-plane, namespace: linkerd}
spec:
  chart: {spec: {chart: linkerd-control-plane, sourceRef: {kind: HelmRepository, name: linkerd}}}
  values:
    identity: {issuer: {scheme: kubernetes.io/tls}}
    identityExternalCA: true
`;
const IDENTITY = `apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: identity, namespace: linkerd}
spec:
  secretName: linkerd-identity-issuer
  isCA: true
  commonName: identity.linkerd.cluster.local
  duration: 720h
  issuerRef: {name: corp, kind: ClusterIssuer}
`;

chainTests('the issuer of Linkerd is renewed by cert-manager', {
  team: { 'corp/mesh': { 'linkerd/release.yaml': MESH, 'linkerd/identity.yaml': IDENTITY } },
  edges: [['linkerd/identity.yaml', 'linkerd/release.yaml']],
  breaks: {
    'a Secret that Linkerd does not read': {
      edits: {
        'corp/mesh:linkerd/identity.yaml': [
          'secretName: linkerd-identity-issuer',
          'secretName: linkerd-identity-issuer-tls',
        ],
      },
      says: ['warning: consumer-without-producer corp/mesh:linkerd/release.yaml'],
    },
  },
});

const ISSUED = `apiVersion: acmpca.aws.upbound.io/v1beta1
kind: Certificate
metadata: {name: billing}
spec:
  forProvider: {region: eu-west-1, certificateAuthorityArnRef: {name: corp}}
  writeConnectionSecretToRef: {name: billing-tls, namespace: billing}
`;
const WRAPPED = `apiVersion: kubernetes.crossplane.io/v1alpha2
kind: Object
metadata: {name: billing-certificate}
spec:
  forProvider:
    manifest:
      apiVersion: cert-manager.io/v1
      kind: Certificate
      metadata: {name: billing, namespace: billing}
      spec: {secretName: billing-tls, dnsNames: [billing.corp.internal], issuerRef: {name: corp, kind: ClusterIssuer}}
`;
const BILLING = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: billing
  namespace: billing
  annotations: {reloader.stakater.com/auto: "true"}
spec:
  selector: {matchLabels: {app: billing}}
  template:
    metadata: {labels: {app: billing}}
    spec:
      containers: [{name: web, image: "nginx:1.29", volumeMounts: [{name: tls, mountPath: /etc/tls}]}]
      volumes: [{name: tls, secret: {secretName: billing-tls}}]
`;

for (const [name, text] of Object.entries({ 'a resource of a cloud': ISSUED, 'an object of a cluster': WRAPPED }))
  chainTests(`Crossplane provides the Secret by ${name}`, {
    team: { 'corp/billing': { 'tls.yaml': text, 'billing.yaml': BILLING } },
    edges: [['tls.yaml', 'billing.yaml']],
    breaks: {
      'another Secret': {
        edits: { 'corp/billing:billing.yaml': ['secretName: billing-tls', 'secretName: billing-cert'] },
        says: ['warning: consumer-without-producer corp/billing:billing.yaml'],
      },
      'no restart': {
        edits: { 'corp/billing:billing.yaml': ['  annotations: {reloader.stakater.com/auto: "true"}\n', ''] },
        says: ['warning: consumer-not-reloaded corp/billing:billing.yaml'],
      },
    },
  });

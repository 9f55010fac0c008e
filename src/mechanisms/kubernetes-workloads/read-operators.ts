import { secretRef } from '../../facts/refs.ts';
import { type Manifest, nameIn, VALUES } from '../../kubernetes/manifests.ts';
import { at, type YamlNode } from '../../parsers/yaml.ts';
import type { Output } from './own.ts';

/** Resources of operators and controllers that name the Secret of a server's certificate, and take up what it becomes. */
export const OPERATED = [
  // Databases: CloudNativePG, Crunchy, Zalando, Percona, MongoDB, MariaDB, Redis, Scylla
  'Cluster',
  'PostgresCluster',
  'postgresql',
  'PerconaPGCluster',
  'PerconaXtraDBCluster',
  'PerconaServerMongoDB',
  'MongoDBCommunity',
  'MariaDB',
  'Redis',
  'RedisCluster',
  'ScyllaCluster',
  // Brokers and search
  'Kafka',
  'KafkaBridge',
  'KafkaConnect',
  'RabbitmqCluster',
  'Elasticsearch',
  'Kibana',
  'OpenSearchCluster',
  // Storage, identity, metrics
  'Tenant',
  'CephObjectStore',
  'Keycloak',
  'Prometheus',
  'Alertmanager',
  'ServiceMonitor',
  // Routes: Emissary, NGINX, APISIX, OpenShift
  'Host',
  'TLSContext',
  'VirtualServer',
  'ApisixTls',
  'IngressController',
  'APIServer',
  'Route',
  // Values of a chart that is not at hand
  VALUES,
] as const;

/** Where OpenShift looks for the Secrets that these name. */
const LOOKS_IN: Readonly<Record<string, string>> = {
  // https://docs.openshift.com/container-platform/4.18/security/certificates/replacing-default-ingress-certificate.html
  IngressController: 'openshift-ingress',
  // https://docs.openshift.com/container-platform/4.18/security/certificates/api-server.html
  APIServer: 'openshift-config',
};

/** Parts of values that are read as the routes and pods which charts make of them. */
const READ_ELSEWHERE = /^ing(?:ress|resses)$|volumes$|^persistence$|^env(?:From)?$|extraDeploy|objects$/i;
const MAX_DEPTH = 12;
const ABOUT_TLS = /tls|ssl|https|cert/i;
const NAMES_SECRET = /secret(?:name|ref)?$/i;
/** `defaultCertificate: {name: …}` of OpenShift. */
const HOLDS_NAME = /secret(?:ref)?$|certificate(?:ref)?$/i;

/** The Secrets that stand below a key about TLS, each once. */
export function readOperated(manifest: Manifest, output: Output): void {
  const values = manifest.kind === VALUES;
  const found = new Map<string, YamlNode>();
  const take = (node: YamlNode | undefined) => {
    const name = node?.kind === 'scalar' || node?.kind === 'unknown' ? nameIn(manifest.path, node) : undefined;
    if (node !== undefined && name !== undefined && name !== '?' && name !== '' && !found.has(name))
      found.set(name, node);
  };
  const visit = (node: YamlNode, inside: boolean, depth: number) => {
    if (depth > MAX_DEPTH) return;
    for (const item of node.items) visit(item, inside, depth + 1);
    // What is switched off is not used.
    if (values && at(node, 'enabled')?.value === false) return;
    for (const [key, value] of node.entries) {
      if (values && READ_ELSEWHERE.test(key)) continue;
      const within = inside || ABOUT_TLS.test(key);
      if (within && NAMES_SECRET.test(key)) take(value);
      if (within && HOLDS_NAME.test(key))
        for (const holder of value.kind === 'list' ? value.items : [value])
          if (holder.kind === 'map') take(at(holder, 'name'));
      visit(value, within, depth + 1);
    }
  };
  const spec = at(manifest.root, 'spec');
  if (spec !== undefined) visit(spec, ABOUT_TLS.test(manifest.kind), 0);
  const { kind: resource, name, namespace } = manifest;
  for (const [secret, { line }] of found) {
    output.fact(
      {
        kind: 'consumer',
        reads: [secretRef(LOOKS_IN[resource] ?? namespace, secret)],
        writes: [],
        attributes: { resource, name, namespace, secret, via: 'operator' },
      },
      { line },
    );
  }
}

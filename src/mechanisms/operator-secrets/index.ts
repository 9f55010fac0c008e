import { makeRef, secretRef } from '../../facts/refs.ts';
import { isManifestFile, isPlainName, type Manifest, manifests } from '../../kubernetes/manifests.ts';
import type { Mechanism, MechanismOutput } from '../../model/index.ts';
import { at, stringAt, valueAt } from '../../parsers/yaml.ts';

interface Operator {
  group: string;
  kind: string;
  /** What is put behind the name of the resource, for each Secret that the operator makes and renews. */
  secrets: readonly string[];
  /** Whether the resource brings certificates of its own instead. */
  brings?: (root: Manifest['root'], secret: string) => boolean;
  source: string;
}

/** Secrets that operators make of their resources; each renews them by itself before they expire. */
const OPERATORS: readonly Operator[] = [
  {
    group: 'kafka.strimzi.io',
    kind: 'Kafka',
    secrets: ['-cluster-ca-cert', '-clients-ca-cert'],
    brings: (root, secret) =>
      valueAt(
        root,
        'spec',
        secret.startsWith('-cluster') ? 'clusterCa' : 'clientsCa',
        'generateCertificateAuthority',
      ) === false,
    source: 'https://strimzi.io/docs/operators/latest/deploying#security-str',
  },
  {
    group: 'kafka.strimzi.io',
    kind: 'KafkaUser',
    secrets: [''],
    brings: (root) => valueAt(root, 'spec', 'authentication', 'type') !== 'tls',
    source: 'https://strimzi.io/docs/operators/latest/deploying#security-str',
  },
  {
    group: 'elasticsearch.k8s.elastic.co',
    kind: 'Elasticsearch',
    secrets: ['-es-http-certs-public', '-es-http-certs-internal'],
    source: 'https://www.elastic.co/docs/deploy-manage/security/k8s-https-settings',
  },
  {
    group: 'kibana.k8s.elastic.co',
    kind: 'Kibana',
    secrets: ['-kb-http-certs-public', '-kb-http-certs-internal'],
    source: 'https://www.elastic.co/docs/deploy-manage/security/k8s-https-settings',
  },
  {
    group: 'postgresql.cnpg.io',
    kind: 'Cluster',
    secrets: ['-ca', '-server', '-replication'],
    brings: (root) => at(root, 'spec', 'certificates') !== undefined,
    source: 'https://cloudnative-pg.io/documentation/current/certificates/',
  },
  {
    group: 'postgres-operator.crunchydata.com',
    kind: 'PostgresCluster',
    secrets: ['-cluster-cert'],
    brings: (root) => at(root, 'spec', 'customTLSSecret') !== undefined,
    source: 'https://access.crunchydata.com/documentation/postgres-operator/latest/tutorials/day-two/customize-cluster',
  },
];

/** Groups of Crossplane's providers; what a resource of one yields is written to the Secret that it names. */
const CROSSPLANE = /\.(?:upbound|crossplane)\.io$/;

/** https://docs.crossplane.io/latest/managed-resources/managed-resources/#writeconnectionsecrettoref */
function readConnection({ root, name, kind: resource, namespace, group, place }: Manifest, output: MechanismOutput) {
  const ref = at(root, 'spec', 'writeConnectionSecretToRef');
  const secret = stringAt(ref, 'name');
  if (typeof secret !== 'string') return;
  const space = stringAt(ref, 'namespace') ?? namespace;
  output.fact(
    {
      kind: 'producer',
      reads: [makeRef('issuer-of-cluster', group)],
      writes: [secretRef(space, secret)],
      attributes: { resource, name, namespace },
    },
    place,
  );
}

/** Operators of databases, brokers and search that make the certificates of what they run. */
export const operatorSecrets: Mechanism = {
  id: 'operator-secrets',
  title: 'Certificates of operators',
  identifiedBy:
    'operator resources that create certificates: Kafka and KafkaUser of Strimzi, Elasticsearch and Kibana of ECK, clusters of CloudNativePG and Crunchy Postgres, Certificates of Crossplane',
  references: [...new Set(OPERATORS.map(({ source }) => source))],
  accepts: isManifestFile,
  needles: ['writeConnectionSecretToRef', ...new Set(OPERATORS.map(({ group }) => group))],
  read(file, output) {
    for (const manifest of manifests(file, output, ['Certificate', ...new Set(OPERATORS.map(({ kind }) => kind))])) {
      if (CROSSPLANE.test(manifest.group)) readConnection(manifest, output);
      const operator = OPERATORS.find(({ group, kind }) => group === manifest.group && kind === manifest.kind);
      if (operator === undefined || !isPlainName(manifest.name)) continue;
      const { name, namespace, kind: resource, root } = manifest;
      const made = operator.secrets.filter((secret) => operator.brings?.(root, secret) !== true);
      if (made.length === 0) continue;
      output.fact(
        {
          kind: 'producer',
          reads: [makeRef('issuer-of-cluster', operator.group)],
          writes: made.map((secret) => secretRef(namespace, `${name}${secret}`)),
          attributes: { resource, name, namespace },
        },
        manifest.place,
      );
    }
  },
  rules: [],
};

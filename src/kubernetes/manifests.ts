/** Kubernetes manifests as mechanisms read them: streams, Lists and JSON alike, templated ones included. */

import { namespacedRef } from '../facts/refs.ts';
import type { ConfigFile, MechanismOutput, Place, Ref } from '../model/index.ts';
import { at, itemsAt, stringAt, type YamlDocument, type YamlNode, yamlDocuments } from '../parsers/yaml.ts';
import { memoizeLast } from '../util/memoize.ts';
import { isToFillIn } from '../util/text.ts';
import { type IngressShape, ingressShapes, mayHoldIngress } from './ingress-values.ts';
import { mayHoldPod, type PodShape, podShapes } from './pod-values.ts';
import { mayHoldValues, type ReleaseValues, releasesIn } from './release-values.ts';

export interface Manifest {
  kind: string;
  /** API group, `''` for the core group. */
  group: string;
  version: string;
  /** `metadata.name` as it stands in refs; see {@link nameIn}. */
  name: string;
  /** `metadata.namespace`; `?` where it is not stated or templated. */
  namespace: string;
  root: YamlNode;
  /** The lines of the whole manifest. */
  place: Place;
  path: string;
  /** Of what the values of a chart describe: the chart, or the dependency that the values are for. */
  chart?: string;
  /** Of an Ingress in the values of a chart: the keys that lead to it. */
  keys?: string;
}

const MANIFEST_FILE = /\.(?:ya?ml|json|tpl)(?:\.(?:j2|tpl|gotmpl|tmpl))?$/i;

/** Whether a file may hold manifests, by its name. */
export const isManifestFile = memoizeLast((path: string): boolean => MANIFEST_FILE.test(path));

interface Part {
  document: YamlDocument;
  kinds: Set<string>;
  reported: boolean;
  manifests?: Manifest[];
}

/** Manifests of these kinds. Documents that name none of them are not parsed; what is unreadable is said once a file. */
export function manifests(file: ConfigFile, output: MechanismOutput, kinds: readonly string[]): Manifest[] {
  const parts = file.shared('kubernetes', () =>
    yamlDocuments(file).map(
      (document): Part => ({ document, kinds: kindsOf(document.text, file.path), reported: false }),
    ),
  );
  const found: Manifest[] = [];
  for (const part of parts) {
    if (!kinds.some((kind) => part.kinds.has(kind))) continue;
    part.manifests ??= flatten(part.document.root(), file.path);
    const problem = part.document.problem();
    if (problem !== undefined && !part.reported) {
      part.reported = true;
      output.unreadable(problem.reason, problem.detail, { line: problem.line });
    }
    found.push(...part.manifests.filter((manifest) => kinds.includes(manifest.kind)));
  }
  return found;
}

/** A file of YAML that is no manifest may hold the values of a chart, whatever its name; what is in it tells. */
const VALUES_FILE = /\.ya?ml(?:\.gotmpl)?$/i;

/** The kinds that a document names, and `Ingress` where the values of a chart may hold one. */
function kindsOf(text: string, path: string): Set<string> {
  const kinds = new Set<string>();
  for (let at = text.indexOf('kind'); at >= 0; at = text.indexOf('kind', at + 4)) {
    const found = /^kind["']?[ \t]{0,8}:[ \t]{0,8}["']?([A-Za-z]{2,64})/.exec(text.slice(at, at + 100));
    if (found !== null) kinds.add(found[1] as string);
  }
  const values = VALUES_FILE.test(path) && !path.includes('/templates/') && !/^(?:apiVersion|kind):/m.test(text);
  if (values || [...kinds].some(mayHoldValues)) {
    if (mayHoldIngress(text)) kinds.add('Ingress');
    if (mayHoldPod(text)) kinds.add(RELEASE);
    if (TLS_SECRET.test(text) && /tls|ssl|cert/i.test(text)) kinds.add(VALUES);
  }
  return kinds;
}

/** Resources that hold manifests of others, and where. */
const HOLDERS: Readonly<Record<string, { group: RegExp; path: readonly string[]; each?: string }>> = {
  Template: { group: /^(?:template\.openshift\.io\/)?v1$/, path: ['objects'] },
  ManifestWork: { group: /^work\.open-cluster-management\.io\//, path: ['spec', 'workload', 'manifests'] },
  SyncSet: { group: /^hive\.openshift\.io\//, path: ['spec', 'resources'] },
  SelectorSyncSet: { group: /^hive\.openshift\.io\//, path: ['spec', 'resources'] },
  Object: { group: /^kubernetes\.(?:m\.)?crossplane\.io\//, path: ['spec', 'forProvider', 'manifest'] },
  Composition: { group: /^apiextensions\.crossplane\.io\//, path: ['spec', 'resources'], each: 'base' },
};

function flatten(root: YamlNode | undefined, path: string): Manifest[] {
  const pending = root === undefined ? [] : root.kind === 'list' ? [...root.items] : [root];
  const found: Manifest[] = [];
  const opened = new Set<readonly YamlNode[]>();
  // The loop also takes what is added on the way.
  for (const node of pending) {
    const kind = stringAt(node, 'kind') ?? '';
    const apiVersion = stringAt(node, 'apiVersion') ?? '';
    if (/List$/.test(kind) && at(node, 'items')?.kind === 'list') {
      // Aliases may name one list many times, in lists that are named many times.
      const items = itemsAt(node, 'items');
      if (!opened.has(items)) for (const item of items) pending.push(item);
      opened.add(items);
      continue;
    }
    const holder = Object.hasOwn(HOLDERS, kind) ? HOLDERS[kind] : undefined;
    if (holder?.group.test(apiVersion) === true) {
      const held = at(node, ...holder.path);
      const inner = held?.kind === 'list' ? held.items : held === undefined ? [] : [held];
      if (!opened.has(inner))
        for (const item of inner) pending.push(holder.each === undefined ? item : (at(item, holder.each) ?? item));
      opened.add(inner);
    }
    if (kind === '' || mayHoldValues(kind)) {
      for (const release of releasesIn(node, kind)) {
        for (const shape of ingressShapes(release.values)) found.push(shaped(shape, release, path));
        for (const shape of podShapes(release.values, release.chart)) found.push(released(shape, release, path));
        if (release.name !== undefined) found.push(valued(release, path));
      }
    }
    if (kind === '') continue;
    const slash = apiVersion.lastIndexOf('/');
    found.push({
      kind,
      group: slash < 0 ? '' : apiVersion.slice(0, slash),
      version: apiVersion.slice(slash + 1),
      name: nameIn(path, at(node, 'metadata', 'name')) ?? '',
      namespace: namespaceIn(at(node, 'metadata', 'namespace')),
      root: node,
      place: { line: node.line, endLine: node.endLine },
      path,
    });
  }
  return found;
}

/** An Ingress that a chart creates from values. The chart decides its name, so its Secret stands for the name. */
function shaped({ root, node, keys }: Shape, release: ReleaseValues, path: string): Manifest {
  const secret = itemsAt(root, 'spec', 'tls').flatMap((entry) => at(entry, 'secretName')?.text ?? [])[0];
  return {
    kind: 'Ingress',
    group: 'networking.k8s.io',
    version: 'v1',
    name: `values of ${release.name ?? secret ?? `line ${node.line}`}`,
    namespace: namespaceIn(release.namespace),
    root,
    place: { line: node.line, endLine: node.endLine },
    path,
    ...(keys !== undefined && { keys }),
  };
}

type Shape = Omit<IngressShape, 'keys'> & Partial<IngressShape>;

/** What may name the Secret of a server's certificate in the values of a chart: `tls.existingSecret`, `certificatesSecret`. */
const TLS_SECRET = /(?:existingSecret|secretName|secretRef|(?:tls|ssl|certificates?)Secret)["']?:/i;

/** The values of a release as they are, for what a chart does with them is not known. */
function valued({ values, name = '', namespace, chart }: ReleaseValues, path: string): Manifest {
  return {
    ...shaped({ root: values, node: values }, { values, name, namespace }, path),
    kind: VALUES,
    group: '',
    name,
    root: { ...values, entries: new Map([['spec', values]]) },
    ...(chart !== undefined && { chart }),
  };
}

/** A workload that a chart makes of values; it is named after the release, or the part of the values that holds it. */
function released({ root, node, part, program }: PodShape, release: ReleaseValues, path: string): Manifest {
  const folder = path.split('/').at(-2);
  const chart = program ?? release.chart ?? part;
  return {
    ...shaped({ root, node }, release, path),
    kind: RELEASE,
    group: '',
    name: release.name ?? part ?? folder ?? `line ${node.line}`,
    ...(chart !== undefined && { chart }),
  };
}

/** A namespace as it stands in refs: `?` where it is not stated or not known. */
export function namespaceIn(node: YamlNode | undefined): string {
  return node?.kind === 'scalar' && node.text !== '' ? String(node.value) : '?';
}

/**
 * A name as it stands in refs. One that a Helm template fills in is spelled by the template and the chart
 * (`{{include "web.fullname".}}-tls@charts/web`): two places of one chart that spell it alike mean the same object.
 * Undefined where no name is stated, and `?` where nothing can be told.
 */
export function nameIn(path: string, node: YamlNode | undefined): string | undefined {
  if (node === undefined || node.kind === 'null') return undefined;
  if (node.kind === 'scalar') return String(node.value);
  if (node.kind !== 'unknown' || node.text.length > 300) return '?';
  // Flux and envsubst fill a variable in alike wherever it stands in the repository.
  if (!node.text.includes('{{')) return node.text.includes('${') ? node.text : '?';
  const chart = path.includes('/templates/')
    ? path.slice(0, path.indexOf('/templates/'))
    : path.slice(0, path.lastIndexOf('/') + 1);
  const bare = node.text.replace(/\{\{-?\s*|\s*-?\}\}/g, (brace) => brace.replace(/[\s-]/g, '')).replace(/\s+/g, ' ');
  // Inside `range` and `with` the root is `$`; outside it may be left out.
  return `${bare.replace(/\$(?=\.(?:Values|Release|Chart)\b)/g, '')}@${chart}`;
}

/** Whether a name in a ref can be told to a person as it is. */
export function isPlainName(name: string): boolean {
  return name !== '?' && name !== '' && !name.includes('{{') && !name.includes('${') && !isToFillIn(name);
}

/** The annotation, by its key: null when it is templated, undefined when it is not there. */
export function annotation(owner: YamlNode, key: string): string | null | undefined {
  return stringAt(owner, 'metadata', 'annotations', key);
}

export interface PodTemplate {
  /** The node that has `metadata` and `spec` of the pod. */
  template: YamlNode;
  spec: YamlNode;
}

/** The kind under which {@link manifests} gives a workload that the values of a chart describe. */
const RELEASE = 'Helm release';
/** The whole values of a release. */
export const VALUES = 'Helm values';

export const WORKLOADS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
  'Pod',
  'Rollout',
  'DeploymentConfig',
  RELEASE,
] as const;

/** The pod template of a workload. */
export function podOf(manifest: Manifest): PodTemplate | undefined {
  const template =
    manifest.kind === 'Pod'
      ? manifest.root
      : manifest.kind === 'CronJob'
        ? at(manifest.root, 'spec', 'jobTemplate', 'spec', 'template')
        : at(manifest.root, 'spec', 'template');
  const spec = at(template, 'spec');
  return template === undefined || spec?.kind !== 'map' ? undefined : { template, spec };
}

/** Containers of a pod, the ones that run before the others included. */
export function containersOf(pod: PodTemplate): { node: YamlNode; init: boolean }[] {
  return [
    ...itemsAt(pod.spec, 'initContainers').map((node) => ({ node, init: true })),
    ...itemsAt(pod.spec, 'containers').map((node) => ({ node, init: false })),
  ];
}

/** DNS names as certificates spell them; undefined where one is not known. */
export function sanEntries(node: YamlNode | undefined, prefix: 'dns' | 'ip' | 'uri' | 'email' = 'dns'): string[] {
  return (node?.items ?? []).filter((item) => item.kind === 'scalar').map((item) => `${prefix}:${item.text}`);
}

/** Whether a text that a Secret holds is a certificate, a key, or what else a key of that name carries. */
const CERTIFICATE_KEY =
  /(?:^|[._-])(?:tls\.crt|tls\.key|ca\.crt|ca-bundle\.crt|(?:cert|certificate|fullchain|keystore|truststore)(?:$|[._-]))|\.(?:pem|crt|cer|key|p12|pfx|jks)$/i;
const CERTIFICATE_NAME =
  /(?:^|[._-])(?:tls|cert|certs|certificates?|ssl|ca|pki|keystore|truststore|mtls|x509)(?:$|[._-])/i;

export function isCertificateKey(key: string): boolean {
  return CERTIFICATE_KEY.test(key);
}

/** Whether an object's name says that it holds certificates. */
export function isCertificateName(name: string): boolean {
  return CERTIFICATE_NAME.test(name);
}

/** What a workload is called in refs: `workload:web/Deployment/api`. */
export function workloadRef(manifest: Manifest): Ref {
  return namespacedRef('workload', manifest.namespace, `${manifest.kind}/${manifest.name}`);
}

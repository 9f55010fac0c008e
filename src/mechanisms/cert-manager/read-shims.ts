import { namespacedRef, secretRef } from '../../facts/refs.ts';
import { valuesRefs } from '../../kubernetes/ingress-values.ts';
import {
  containersOf,
  isPlainName,
  type Manifest,
  nameIn,
  namespaceIn,
  podOf,
  sanEntries,
} from '../../kubernetes/manifests.ts';
import type { AttributeValue, FactAttributes, OwnAttributes, Place, Ref, Stated } from '../../model/index.ts';
import { at, entriesAt, itemsAt, stringAt, type YamlNode } from '../../parsers/yaml.ts';
import type { Output, Own } from './own.ts';
import { issuerRef } from './read.ts';

const PREFIX = 'cert-manager.io/';
const LEGACY = 'certmanager.k8s.io/';

/** Annotations of Ingresses and Gateways that cert-manager knows. https://cert-manager.io/docs/reference/annotations/ */
const ISSUER_ANNOTATIONS = [
  'issuer',
  'cluster-issuer',
  'issuer-kind',
  'issuer-group',
  'issuer-name',
  'issue-temporary-certificate',
];

interface Shim {
  attributes: FactAttributes;
  own: { [name in Own]?: AttributeValue };
  lines: Record<string, number>;
  reads: Ref[];
  /** Whether one of the annotations makes cert-manager act. */
  effective: boolean;
}

/** What the annotations of an Ingress or a Gateway ask for; undefined where they do not ask for a certificate at all. */
function shimOf(manifest: Manifest): Shim | undefined {
  const annotations = at(manifest.root, 'metadata', 'annotations');
  const lines: Record<string, number> = {};
  const attributes: { duration?: Stated; renewBefore?: Stated; renewBeforePercentage?: Stated } = {};
  const own: Shim['own'] = {};
  const take = <Name extends string>(into: { [name in Name]?: AttributeValue }, name: Name, key: string) => {
    const value = stringAt(annotations, key);
    if (value === undefined) return undefined;
    // A block that a template adds may hold any key: then it is the whole that is unknown, not each of its keys.
    if (!annotations?.entries.has(key)) return undefined;
    into[name] = value;
    lines[name] = annotations.entries.get(key)?.line ?? manifest.root.line;
    return value;
  };
  const cluster = take(own, 'clusterIssuer', `${PREFIX}cluster-issuer`);
  const local = take(own, 'issuer', `${PREFIX}issuer`);
  const acme = take(own, 'tlsAcme', 'kubernetes.io/tls-acme');
  const kind = take(own, 'issuerKind', `${PREFIX}issuer-kind`);
  const group = take(own, 'issuerGroup', `${PREFIX}issuer-group`);
  take(attributes, 'duration', `${PREFIX}duration`);
  take(attributes, 'renewBefore', `${PREFIX}renew-before`);
  take(attributes, 'renewBeforePercentage', `${PREFIX}renew-before-percentage`);
  take(own, 'privateKeyRotationPolicy', `${PREFIX}private-key-rotation-policy`);
  take(own, 'usages', `${PREFIX}usages`);
  const unknown = [...entriesAt(annotations).keys()].filter(
    (key) =>
      key.startsWith(LEGACY) ||
      (key.startsWith(PREFIX) && /issuer/i.test(key) && !ISSUER_ANNOTATIONS.includes(key.slice(PREFIX.length))),
  );
  if (unknown.length > 0) {
    own.unknownAnnotations = unknown;
    lines.unknownAnnotations = annotations?.entries.get(unknown[0] as string)?.line ?? manifest.root.line;
  }
  if (annotations?.open === true) own.templated = true;
  if (cluster === undefined && local === undefined && acme !== 'true' && unknown.length === 0) return undefined;
  const name = cluster ?? local;
  const reads =
    typeof name !== 'string' || !isPlainName(name)
      ? []
      : [
          issuerRef(
            manifest.namespace,
            name,
            cluster !== undefined ? 'ClusterIssuer' : (kind ?? 'Issuer'),
            group ?? 'cert-manager.io',
          ),
        ];
  return { attributes, own, lines, reads, effective: cluster !== undefined || local !== undefined || acme === 'true' };
}

/** Ingress with issuer annotations: cert-manager makes a Certificate of every `tls` entry. https://cert-manager.io/docs/usage/ingress/ */
export function readIngress(manifest: Manifest, output: Output): void {
  const shim = shimOf(manifest);
  if (shim === undefined) return;
  const entries = itemsAt(manifest.root, 'spec', 'tls');
  if (entries.length === 0 && manifest.keys !== undefined) readDefaults(manifest, manifest.keys, shim, output);
  for (const entry of entries) {
    const secret = nameIn(manifest.path, at(entry, 'secretName'));
    const hosts = at(entry, 'hosts');
    const missing =
      hosts === undefined || (hosts.kind === 'list' && hosts.items.length === 0)
        ? 'hosts'
        : secret === undefined
          ? 'secretName'
          : undefined;
    emit(
      manifest,
      shim,
      output,
      { line: entry.line, endLine: entry.endLine },
      {
        secret: missing === undefined && secret !== undefined ? secretRef(manifest.namespace, secret) : undefined,
        names: sanEntries(hosts),
        ...(missing !== undefined && !entry.open && { own: { missing } }),
      },
    );
  }
}

/** Values of a chart that ask for certificates of whatever `tls` entries other values of the chart add. */
function readDefaults(manifest: Manifest, keys: string, { reads, effective }: Shim, output: Output): void {
  const writes = effective ? valuesRefs(manifest.path, keys, 'default') : [];
  if (writes.length === 0) return;
  const attributes = { resource: 'Ingress values', name: keys, namespace: manifest.namespace };
  output.fact({ kind: 'producer', reads, writes, attributes }, manifest.place);
}

/** Gateway and ListenerSet with issuer annotations. https://cert-manager.io/docs/usage/gateway/ */
export function readGateway(manifest: Manifest, output: Output): void {
  const shim = shimOf(manifest);
  if (shim === undefined) return;
  for (const listener of itemsAt(manifest.root, 'spec', 'listeners')) {
    const protocol = stringAt(listener, 'protocol');
    if (protocol !== undefined && protocol !== null && !/^(?:HTTPS|TLS)$/.test(protocol)) continue;
    const tls = at(listener, 'tls');
    // It needs no certificate: the one behind it does.
    if (stringAt(tls, 'mode') === 'Passthrough') continue;
    const refs = itemsAt(tls, 'certificateRefs');
    const place = { line: listener.line, endLine: listener.endLine };
    const hostname = at(listener, 'hostname');
    const names = hostname?.kind === 'scalar' ? [`dns:${hostname.text}`] : [];
    const skipped = skippedListener(manifest, tls, refs, hostname, listener.open);
    const secrets = skipped === undefined ? refs : refs.slice(0, 1);
    for (const ref of secrets.length === 0 ? [undefined] : secrets) {
      const secret = nameIn(manifest.path, at(ref, 'name'));
      emit(manifest, shim, output, place, {
        secret: skipped === undefined && secret !== undefined ? secretRef(manifest.namespace, secret) : undefined,
        names,
        own: { listener: stringAt(listener, 'name') ?? null, ...(skipped !== undefined && { skipped }) },
      });
    }
  }
}

/** Why cert-manager passes a listener over, as its documentation lists the reasons. */
function skippedListener(
  manifest: Manifest,
  tls: YamlNode | undefined,
  refs: readonly YamlNode[],
  hostname: YamlNode | undefined,
  open: boolean,
): string | undefined {
  if (open || tls?.kind === 'unknown') return undefined;
  if (tls === undefined) return 'it has no tls block';
  if (hostname === undefined) return 'it has no hostname';
  for (const ref of refs) {
    const kind = stringAt(ref, 'kind');
    if (typeof kind === 'string' && kind !== 'Secret') return `it refers to a ${kind}, not to a Secret`;
    const namespace = namespaceIn(at(ref, 'namespace'));
    if (namespace !== '?' && manifest.namespace !== '?' && namespace !== manifest.namespace) {
      return `its Secret is in another namespace, "${namespace}"`;
    }
  }
  return undefined;
}

interface Asked {
  secret: Ref | undefined;
  names: string[];
  own?: OwnAttributes<Own>;
}

function emit(manifest: Manifest, shim: Shim, output: Output, place: Place, asked: Asked): void {
  output.fact(
    {
      kind: 'producer',
      reads: shim.reads,
      writes: asked.secret === undefined || !shim.effective ? [] : [asked.secret],
      names: shim.effective ? asked.names : [],
      attributes: {
        resource: manifest.kind,
        name: manifest.name,
        namespace: manifest.namespace,
        ...shim.attributes,
      },
      own: { ...shim.own, ...asked.own },
      lines: shim.lines,
    },
    place,
  );
}

const DRIVER = 'csi.cert-manager.io';

/** Volumes of the csi-driver: a certificate of its own for every pod. https://cert-manager.io/docs/usage/csi-driver/ */
export function readVolumes(manifest: Manifest, output: Output): void {
  const pod = podOf(manifest);
  if (pod === undefined) return;
  for (const volume of itemsAt(pod.spec, 'volumes')) {
    if (stringAt(volume, 'csi', 'driver') !== DRIVER) continue;
    const given = (key: string) => stringAt(volume, 'csi', 'volumeAttributes', `${DRIVER}/${key}`);
    const name = given('issuer-name');
    const names = (given('dns-names') ?? '').split(',').filter((part) => part !== '' && !part.includes('$'));
    const mounted = containersOf(pod).some(({ node }) =>
      itemsAt(node, 'volumeMounts').some((mount) => stringAt(mount, 'name') === stringAt(volume, 'name')),
    );
    output.fact(
      {
        kind: 'producer',
        reads:
          typeof name === 'string'
            ? [
                issuerRef(
                  manifest.namespace,
                  name,
                  given('issuer-kind') ?? 'Issuer',
                  given('issuer-group') ?? 'cert-manager.io',
                ),
              ]
            : [],
        writes: [
          namespacedRef('pod-volume', manifest.namespace, `${manifest.name}/${stringAt(volume, 'name') ?? '?'}`),
        ],
        names: names.map((one) => `dns:${one.trim()}`),
        attributes: {
          resource: 'csi-driver',
          name: manifest.name,
          namespace: manifest.namespace,
          ...(given('duration') !== undefined && { duration: given('duration') ?? null }),
          ...(given('renew-before') !== undefined && { renewBefore: given('renew-before') ?? null }),
        },
        own: {
          mounted,
        },
      },
      { line: volume.line, endLine: volume.endLine },
    );
  }
}

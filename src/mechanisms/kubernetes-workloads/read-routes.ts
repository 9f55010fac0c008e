import { grantsFor, grantsOf } from '../../facts/grants.ts';
import { hostRef, secretRef } from '../../facts/refs.ts';
import { valuesRefs } from '../../kubernetes/ingress-values.ts';
import { type Manifest, nameIn, namespaceIn, sanEntries } from '../../kubernetes/manifests.ts';
import type { Ref } from '../../model/index.ts';
import { at, descend, entriesAt, itemsAt, stringAt, type YamlNode } from '../../parsers/yaml.ts';
import type { Output } from './own.ts';

/** Ingresses, Gateways and the like: their controllers watch the Secret, so a new version is served at once. */
export function readRoute(manifest: Manifest, output: Output): void {
  const { root } = manifest;
  // GKE's managed certificates take the place of the Secret.
  const managed = entriesAt(root, 'metadata', 'annotations').has('networking.gke.io/managed-certificates');
  for (const { secret, namespace, hosts, node } of terminations(manifest)) {
    const name = nameIn(manifest.path, secret);
    if (name === undefined || name === '?' || name === '' || managed) continue;
    output.fact(
      {
        kind: 'consumer',
        reads: [
          secretRef(namespace, name),
          ...permissionsFor(manifest, namespace, name),
          ...valuesFor(manifest, secret),
        ],
        writes: hosts.map((host) => hostRef(host.slice(4))),
        names: hosts,
        attributes: {
          resource: manifest.kind,
          name: manifest.name,
          namespace: manifest.namespace,
          secret: name,
          via: 'watch',
        },
      },
      { line: (secret ?? node).line },
    );
  }
}

/** What hands arguments to ingress-nginx: its workload, or a release of its chart. */
export const CONTROLLERS = ['DaemonSet', 'Deployment', 'HelmChart', 'HelmChartConfig', 'HelmRelease', 'Application'];
export const DEFAULT_CERTIFICATE = 'default-ssl-certificate';
const ARGUMENT = /^(?:--default-ssl-certificate=)?([\w.-]{1,253})\/([\w.-]{1,253})$/;

/**
 * The Secret that ingress-nginx serves for all hosts without one of their own.
 * https://kubernetes.github.io/ingress-nginx/user-guide/tls/#default-ssl-certificate
 */
export function readDefaultCertificate({ root, kind, name, namespace }: Manifest, output: Output): void {
  for (const node of descend(root)) {
    const value = node.kind === 'map' ? at(node, DEFAULT_CERTIFICATE) : node;
    if (value?.kind !== 'scalar' || (value === node && !node.text.startsWith('--default-ssl-certificate='))) continue;
    const [, space, secret] = ARGUMENT.exec(value.text) ?? [];
    if (space === undefined || secret === undefined) continue;
    output.fact(
      {
        kind: 'consumer',
        reads: [secretRef(space, secret)],
        writes: [],
        attributes: { resource: kind, name, namespace, secret, via: 'watch', directive: DEFAULT_CERTIFICATE },
      },
      { line: value.line },
    );
  }
}

/** The values of a chart that may ask for the certificate of an Ingress: those that it is written in, or its template reads. */
function valuesFor({ kind, path, keys }: Manifest, secret: YamlNode | undefined): Ref[] {
  if (kind !== 'Ingress') return [];
  const read = secret?.kind === 'unknown' ? /\.Values\.([\w.-]{1,200}?)\.tls\b/.exec(secret.text)?.[1] : undefined;
  return valuesRefs(path, keys ?? read ?? '', 'override');
}

/** A Secret of another namespace is read only where that one permits it. */
function permissionsFor({ group, namespace: own }: Manifest, space: string, name: string): Ref[] {
  const asks = group === 'gateway.networking.k8s.io' || group === 'projectcontour.io';
  return asks && own !== '?' && space !== '*' && space !== own ? grantsFor(space, name, own) : [];
}

/**
 * Permissions for Secrets of a namespace: ReferenceGrants of the Gateway API, TLSCertificateDelegations of Contour.
 * https://gateway-api.sigs.k8s.io/api-types/referencegrant/ https://projectcontour.io/docs/main/config/tls-delegation/
 */
export function readPermission(manifest: Manifest, output: Output): void {
  const { root, name, namespace, kind } = manifest;
  const text = (node: YamlNode, key: string) => stringAt(node, key) ?? '*';
  const writes =
    kind === 'ReferenceGrant'
      ? itemsAt(root, 'spec', 'to').flatMap((to) =>
          stringAt(to, 'kind') === 'Secret'
            ? grantsOf(
                namespace,
                text(to, 'name'),
                itemsAt(root, 'spec', 'from').map((from) => text(from, 'namespace')),
              )
            : [],
        )
      : itemsAt(root, 'spec', 'delegations').flatMap((one) =>
          grantsOf(
            namespace,
            text(one, 'secretName'),
            itemsAt(one, 'targetNamespaces').map((to) => to.text),
          ),
        );
  if (writes.length === 0) return;
  output.fact({ kind: 'scope', reads: [], writes, attributes: { resource: kind, name, namespace } }, manifest.place);
}

interface Termination {
  secret: YamlNode | undefined;
  namespace: string;
  hosts: string[];
  node: YamlNode;
}

function terminations(manifest: Manifest): Termination[] {
  const { root, namespace, kind } = manifest;
  if (kind === 'Ingress') {
    return itemsAt(root, 'spec', 'tls').map((node) => ({
      secret: at(node, 'secretName'),
      namespace,
      hosts: sanEntries(at(node, 'hosts')),
      node,
    }));
  }
  if (kind === 'Gateway' && manifest.group === 'networking.istio.io') {
    // Istio reads `credentialName` from the namespace of the gateway's pods, which the manifest does not tell.
    return itemsAt(root, 'spec', 'servers').map((node) => ({
      secret: at(node, 'tls', 'credentialName'),
      namespace: '*',
      hosts: sanEntries(at(node, 'hosts')),
      node,
    }));
  }
  if (kind === 'Gateway' || kind === 'ListenerSet' || kind === 'XListenerSet') {
    return itemsAt(root, 'spec', 'listeners').flatMap((node) =>
      itemsAt(node, 'tls', 'certificateRefs').map((ref) => {
        const hostname = at(node, 'hostname');
        const other = at(ref, 'namespace');
        return {
          secret: at(ref, 'name'),
          namespace: other === undefined ? namespace : namespaceIn(other),
          hosts: hostname?.kind === 'scalar' ? [`dns:${hostname.text}`] : [],
          node,
        };
      }),
    );
  }
  // Traefik's IngressRoute and TLSStore, and Contour's HTTPProxy.
  const tls =
    kind === 'HTTPProxy'
      ? at(root, 'spec', 'virtualhost', 'tls')
      : at(root, 'spec', kind === 'TLSStore' ? 'defaultCertificate' : 'tls');
  const fqdn = stringAt(root, 'spec', 'virtualhost', 'fqdn');
  const hosts =
    typeof fqdn === 'string'
      ? [`dns:${fqdn}`]
      : itemsAt(root, 'spec', 'routes').flatMap((route) => hostsOf(stringAt(route, 'match')));
  if (tls === undefined) return [];
  const secret = at(tls, 'secretName');
  const delegated = secret?.kind === 'scalar' ? /^([^/]+)\/([^/]+)$/.exec(secret.text) : null;
  if (delegated !== null && secret !== undefined) {
    return [
      {
        secret: { ...secret, value: delegated[2] as string, text: delegated[2] as string },
        namespace: delegated[1] as string,
        hosts,
        node: tls,
      },
    ];
  }
  return [{ secret, namespace, hosts, node: tls }];
}

/** Host names of a Traefik rule: ``Host(`a.example`, `b.example`)``. */
function hostsOf(match: string | null | undefined): string[] {
  if (typeof match !== 'string' || match.length > 2_000) return [];
  return [...match.matchAll(/Host\(([^)]*)\)/g)].flatMap((call) =>
    [...(call[1] as string).matchAll(/[`"]([^`"]+)[`"]/g)].map((host) => `dns:${host[1]}`),
  );
}

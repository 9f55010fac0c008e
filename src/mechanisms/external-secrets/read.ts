import { attributesAt, ownAttributes } from '../../facts/attributes.ts';
import { makeRef, namespacedRef, secretRef } from '../../facts/refs.ts';
import { storedRefs, vaultRefs } from '../../facts/store-refs.ts';
import { isCertificateKey, isCertificateName, isPlainName, type Manifest, nameIn } from '../../kubernetes/manifests.ts';
import type { MechanismOutput, Ref, Stated } from '../../model/index.ts';
import { at, entriesAt, itemsAt, stringAt, type YamlNode } from '../../parsers/yaml.ts';

/** What only the rules of external-secrets read of its facts. */
type Own = 'creationPolicy' | 'immutable' | 'refreshPolicy' | 'seeds' | 'updatePolicy';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('external-secrets');

/** Versions that follow what is newest. https://external-secrets.io/latest/api/externalsecret/ */
const FLOATING = /^(?:latest|AWSCURRENT)?$/;

function storeRef(spec: YamlNode | undefined, key: string | null | undefined): Ref[] {
  const store = stringAt(spec, 'secretStoreRef', 'name');
  return typeof key === 'string' ? [makeRef('external', `${store ?? '?'}/${key}`), ...keyRefs(key)] : [];
}

/** What the key names, whichever store it is; stores of Azure put the kind of object before it, those of Vault `data/`. */
function keyRefs(key: string): Ref[] {
  const plain = key.replace(/^(?:secret|cert|key)\/(?=[\w-]+$)/, '').replace(/^data\//, '');
  return [...new Set([...storedRefs(plain), ...(plain.includes('/data/') ? vaultRefs(plain) : [])])];
}

/** The ref of a store, by the kind that names it: `SecretStore` where none is stated. */
function supplierRef(manifest: Manifest, ref: YamlNode | undefined): Ref[] {
  const name = nameIn(manifest.path, at(ref, 'name'));
  const kind = stringAt(ref, 'kind');
  if (name === undefined || !isPlainName(name) || kind === null) return [];
  return [
    kind === 'ClusterSecretStore' ? makeRef('cluster-store', name) : namespacedRef('store', manifest.namespace, name),
  ];
}

/** SecretStore and ClusterSecretStore: without it nothing is fetched or pushed. */
export function readStore(manifest: Manifest, output: Output): void {
  const { kind, name, namespace } = manifest;
  if (!isPlainName(name)) return;
  const writes = [
    kind === 'ClusterSecretStore' ? makeRef('cluster-store', name) : namespacedRef('store', namespace, name),
  ];
  output.fact({ kind: 'scope', reads: [], writes, attributes: { resource: kind, name, namespace } }, manifest.place);
}

/** A key that signs or logs in; the one of a certificate is beside it and called `tls.key`. */
const BARE_KEY = /private[-_.]?key|(?:^|[-_.])(?:ssh|rsa|dkim|jwt|deploy)(?:$|[-_.])/i;

/** Whether what is copied is a certificate, as far as names tell. */
function isCertificate(spec: YamlNode | undefined, names: (string | null | undefined)[]): boolean {
  if (stringAt(spec, 'target', 'template', 'type') === 'kubernetes.io/tls') return true;
  const keys = [
    ...itemsAt(spec, 'data').map((item) => stringAt(item, 'secretKey')),
    ...entriesAt(spec, 'target', 'template', 'data').keys(),
  ];
  return (
    keys.some((key) => typeof key === 'string' && isCertificateKey(key) && !BARE_KEY.test(key)) ||
    names.some((name) => typeof name === 'string' && isCertificateName(name))
  );
}

/** ExternalSecret, and the one inside a ClusterExternalSecret: brings a secret from a store. */
export function readExternalSecret(manifest: Manifest, output: Output): void {
  const base = manifest.kind === 'ClusterExternalSecret' ? ['spec', 'externalSecretSpec'] : ['spec'];
  const spec = at(manifest.root, ...base);
  const target =
    nameIn(manifest.path, at(spec, 'target', 'name')) ??
    nameIn(manifest.path, at(manifest.root, 'spec', 'externalSecretName')) ??
    manifest.name;
  const refs = [
    ...itemsAt(spec, 'data').map((item) => at(item, 'remoteRef')),
    ...itemsAt(spec, 'dataFrom').map((item) => at(item, 'extract')),
  ];
  if (!isCertificate(spec, [target, ...refs.map((ref) => stringAt(ref, 'key'))])) return;
  const { attributes, lines } = attributesAt(manifest.root, {
    refreshInterval: [...base, 'refreshInterval'],
  });
  const own = attributesAt(manifest.root, {
    refreshPolicy: [...base, 'refreshPolicy'],
    immutable: [...base, 'target', 'immutable'],
    creationPolicy: [...base, 'target', 'creationPolicy'],
  });
  const spaces = [
    ...itemsAt(manifest.root, 'spec', 'namespaces'),
    ...[
      at(manifest.root, 'spec', 'namespaceSelector'),
      ...itemsAt(manifest.root, 'spec', 'namespaceSelectors'),
    ].flatMap((selector) =>
      itemsAt(selector, 'matchExpressions').flatMap((one) =>
        stringAt(one, 'key') === 'kubernetes.io/metadata.name' && stringAt(one, 'operator') === 'In'
          ? itemsAt(one, 'values')
          : [],
      ),
    ),
  ].flatMap((name) => (name.kind === 'scalar' ? [name.text] : []));
  const pinned = refs
    .map((ref) => at(ref, 'version'))
    .find((version) => version?.kind === 'scalar' && !FLOATING.test(version.text));
  const once = refreshesNever(attributes.refreshInterval, own.attributes.refreshPolicy);
  // What cert-manager writes on the Secrets that it keeps: it takes such a Secret over instead of asking for a new one.
  const seeds = at(spec, 'target', 'template', 'metadata', 'annotations')?.entries.has(
    'cert-manager.io/certificate-name',
  );
  output.fact(
    {
      kind: 'copy',
      reads: [
        ...refs.flatMap((ref) => storeRef(spec, stringAt(ref, 'key'))),
        ...supplierRef(manifest, at(spec, 'secretStoreRef')),
      ],
      // Only `Owner` and `Orphan` make the Secret; `Merge` and `None` leave it to another.
      writes:
        own.attributes.creationPolicy === 'None' || own.attributes.creationPolicy === 'Merge'
          ? []
          : [secretRef(manifest.kind === 'ClusterExternalSecret' ? '*' : manifest.namespace, target)],
      attributes: {
        resource: manifest.kind,
        name: manifest.name,
        namespace: manifest.namespace,
        ...attributes,
        ...(spaces.length > 0 && { targets: spaces }),
        ...(pinned !== undefined && { version: pinned.text }),
        ...(once && { state: 'once' }),
        ...(once && putsBack(own.attributes, seeds === true) && { policy: 'Owner' }),
        ...(!once && pinned !== undefined && { state: 'pinned' }),
        ...(!once && own.attributes.immutable === true && { state: 'frozen' }),
      },
      own: {
        ...own.attributes,
        ...(seeds === true && { seeds }),
      },
      lines: {
        ...lines,
        ...own.lines,
        ...(pinned !== undefined && { version: pinned.line }),
        writes: at(spec, 'target', 'name')?.line ?? manifest.root.line,
        reads: at(refs[0], 'key')?.line ?? manifest.root.line,
      },
    },
    manifest.place,
  );
}

/**
 * Whether the operator writes its version again when the Secret has another, though it fetches only once: with `Owner` it
 * compares the content, and so did releases without a refresh policy with `Orphan`.
 * https://external-secrets.io/latest/guides/ownership-deletion-policy/
 */
function putsBack(
  { creationPolicy, refreshPolicy }: { creationPolicy?: Stated; refreshPolicy?: Stated },
  seeds: boolean,
): boolean {
  if (creationPolicy === undefined || creationPolicy === 'Owner') return true;
  return creationPolicy === 'Orphan' && refreshPolicy === undefined && !seeds;
}

/** An interval of 0 means the same as CreatedOnce; OnChange looks at the manifest only. */
function refreshesNever(interval: unknown, policy: unknown): boolean {
  if (policy === 'CreatedOnce' || policy === 'OnChange') return true;
  if (policy !== undefined && policy !== 'Periodic') return false;
  return interval === 0 || (typeof interval === 'string' && /^0+[smh]?$/.test(interval));
}

/** PushSecret: carries a Secret of the cluster into a store. */
export function readPushSecret(manifest: Manifest, output: Output): void {
  const base = manifest.kind === 'ClusterPushSecret' ? ['spec', 'pushSecretSpec'] : ['spec'];
  const spec = at(manifest.root, ...base);
  const source = nameIn(manifest.path, at(spec, 'selector', 'secret', 'name'));
  const remotes = itemsAt(spec, 'data').map((item) => at(item, 'match', 'remoteRef'));
  const keys = itemsAt(spec, 'data').map((item) => stringAt(item, 'match', 'secretKey'));
  const names = [source, ...remotes.map((ref) => stringAt(ref, 'remoteKey'))];
  if (
    source === undefined ||
    !(
      names.some((name) => typeof name === 'string' && isCertificateName(name)) ||
      keys.some((key) => typeof key === 'string' && isCertificateKey(key))
    )
  )
    return;
  const { attributes, lines } = attributesAt(manifest.root, {
    refreshInterval: [...base, 'refreshInterval'],
  });
  const own = attributesAt(manifest.root, { updatePolicy: [...base, 'updatePolicy'] });
  const never = own.attributes.updatePolicy === 'IfNotExists' || refreshesNever(attributes.refreshInterval, undefined);
  const stores = itemsAt(spec, 'secretStoreRefs').map((store) => stringAt(store, 'name') ?? '?');
  output.fact(
    {
      kind: 'copy',
      reads: [
        ...(source === '?'
          ? []
          : [secretRef(manifest.kind === 'ClusterPushSecret' ? '?' : manifest.namespace, source)]),
        ...itemsAt(spec, 'secretStoreRefs').flatMap((ref) => supplierRef(manifest, ref)),
      ],
      writes: remotes.flatMap((ref) => {
        const key = stringAt(ref, 'remoteKey');
        return typeof key === 'string'
          ? [
              ...(stores.length === 0 ? ['?'] : stores).map((store) => makeRef('external', `${store}/${key}`)),
              ...keyRefs(key),
            ]
          : [];
      }),
      attributes: {
        resource: manifest.kind,
        name: manifest.name,
        namespace: manifest.namespace,
        secret: source,
        ...attributes,
        ...(never && { state: 'once' }),
      },
      own: own.attributes,
      lines: {
        ...lines,
        ...own.lines,
        secret: at(spec, 'selector', 'secret', 'name')?.line ?? manifest.root.line,
        reads: at(spec, 'selector', 'secret', 'name')?.line ?? manifest.root.line,
        writes: at(remotes[0], 'remoteKey')?.line ?? manifest.root.line,
      },
    },
    manifest.place,
  );
}

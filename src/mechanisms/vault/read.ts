import { attributesAt, ownAttributes } from '../../facts/attributes.ts';
import { makeRef, namespacedRef, secretRef } from '../../facts/refs.ts';
import { vaultRefs } from '../../facts/store-refs.ts';
import {
  isCertificateKey,
  isCertificateName,
  type Manifest,
  nameIn,
  podOf,
  sanEntries,
  workloadRef,
} from '../../kubernetes/manifests.ts';
import type { MechanismOutput } from '../../model/index.ts';
import { at, entriesAt, itemsAt, stringAt, type YamlNode } from '../../parsers/yaml.ts';

/** What only the rules of vault read of its facts. */
type Own = 'clear' | 'prePopulateOnly' | 'reloads' | 'templated' | 'tls' | 'ttl';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('vault');

/** VaultPKISecret: asks Vault for a certificate and keeps it in a Secret. https://developer.hashicorp.com/vault/docs/platform/k8s/vso/api-reference#vaultpkisecret */
export function readPkiSecret(manifest: Manifest, output: Output): void {
  const { root, name, namespace } = manifest;
  const spec = at(root, 'spec');
  const { attributes, lines } = attributesAt(root, { expiryOffset: ['spec', 'expiryOffset'] });
  const own = attributesAt(root, { ttl: ['spec', 'ttl'], clear: ['spec', 'clear'] });
  const target = nameIn(manifest.path, at(spec, 'destination', 'name'));
  const mount = stringAt(spec, 'mount');
  const role = stringAt(spec, 'role');
  const common = stringAt(spec, 'commonName');
  output.fact(
    {
      kind: 'producer',
      reads: typeof mount === 'string' && typeof role === 'string' ? [makeRef('vault', `${mount}/issue/${role}`)] : [],
      writes: target === undefined ? [] : [secretRef(namespace, target)],
      names: [
        ...(typeof common === 'string' ? [`dns:${common}`] : []),
        ...sanEntries(at(spec, 'altNames')),
        ...sanEntries(at(spec, 'ipSans'), 'ip'),
      ],
      attributes: {
        resource: manifest.kind,
        name,
        namespace,
        ...attributes,
        ...restarts(manifest),
        ...(typeof attributes.expiryOffset === 'string' && { renewBefore: attributes.expiryOffset }),
      },
      own: {
        ...own.attributes,
        ...(spec?.open === true && { templated: true }),
      },
      lines: { ...lines, ...own.lines },
    },
    manifest.place,
  );
  readRestarts(manifest, output);
}

/** VaultStaticSecret and VaultDynamicSecret, where what they bring is a certificate by its name. */
export function readVaultSecret(manifest: Manifest, output: Output): void {
  const { root, name, namespace } = manifest;
  const spec = at(root, 'spec');
  const target = nameIn(manifest.path, at(spec, 'destination', 'name'));
  const keys = [...entriesAt(spec, 'destination', 'transformation', 'templates').keys()];
  const path = stringAt(spec, 'path');
  const tls = stringAt(spec, 'destination', 'type') === 'kubernetes.io/tls';
  if (target === undefined || !(tls || isCertificateName(target) || keys.some(isCertificateKey))) return;
  output.fact(
    {
      kind: 'copy',
      reads: vaultRefs(path, stringAt(spec, 'mount')),
      writes: [secretRef(namespace, target)],
      attributes: { resource: manifest.kind, name, namespace, ...restarts(manifest) },
      own: { tls },
    },
    manifest.place,
  );
  readRestarts(manifest, output);
}

/** VaultSecret of the vault-config-operator. https://github.com/redhat-cop/vault-config-operator/blob/main/docs/secret-management.md */
export function readConfiguredSecret(manifest: Manifest, output: Output): void {
  const { root, name, namespace } = manifest;
  if (manifest.group !== 'redhatcop.redhat.io') return;
  const target = nameIn(manifest.path, at(root, 'spec', 'output', 'name'));
  const keys = [...entriesAt(root, 'spec', 'output', 'stringData').keys()];
  const tls = stringAt(root, 'spec', 'output', 'type') === 'kubernetes.io/tls';
  if (target === undefined || !(tls || isCertificateName(target) || keys.some(isCertificateKey))) return;
  output.fact(
    {
      kind: 'copy',
      reads: itemsAt(root, 'spec', 'vaultSecretDefinitions').flatMap((one) => vaultRefs(stringAt(one, 'path'))),
      writes: [secretRef(namespace, target)],
      attributes: { resource: manifest.kind, name, namespace },
      own: { tls },
    },
    manifest.place,
  );
}

/** Whether the operator is told to restart workloads; nothing where a template decides. */
function restarts(manifest: Manifest): { restarts?: boolean } {
  const targets = at(manifest.root, 'spec', 'rolloutRestartTargets');
  return targets?.kind === 'unknown' ? {} : { restarts: targets !== undefined && targets.items.length > 0 };
}

/** The operator restarts workloads by itself. */
function readRestarts(manifest: Manifest, output: Output): void {
  for (const target of itemsAt(manifest.root, 'spec', 'rolloutRestartTargets')) {
    const [kind, name] = [stringAt(target, 'kind'), stringAt(target, 'name')];
    if (typeof kind !== 'string' || typeof name !== 'string') continue;
    output.fact(
      {
        kind: 'reload',
        reads: [],
        writes: [namespacedRef('workload', manifest.namespace, `${kind}/${name}`)],
        attributes: { resource: kind, name, trigger: 'rollout' },
      },
      { line: target.line },
    );
  }
}

const INJECT = 'vault.hashicorp.com/agent-';
/** A template or a secret path that issues a certificate. */
const ISSUES = /pkiCert|\bpki[\w-]{0,60}\/(?:issue|sign)\//;

/** Pods that the Vault Agent injector adds a sidecar to. https://developer.hashicorp.com/vault/docs/platform/k8s/injector/annotations */
export function readInjected(manifest: Manifest, output: Output): void {
  const template = podOf(manifest)?.template;
  const annotations = entriesAt(template, 'metadata', 'annotations');
  const secrets = [...annotations].filter(
    ([key, value]) =>
      key.startsWith(`${INJECT}inject-`) &&
      /^inject-(?:secret|template)-/.test(key.slice(INJECT.length)) &&
      ISSUES.test(value.text),
  );
  const [first] = secrets;
  if (first === undefined) {
    readKept(manifest, annotations, output);
    return;
  }
  const names = new Set(secrets.map(([key]) => key.slice(INJECT.length).replace(/^inject-(?:secret|template)-/, '')));
  const only = annotations.get(`${INJECT}pre-populate-only`);
  const commands = [...names].every((name) => annotations.has(`${INJECT}inject-command-${name}`));
  output.fact(
    {
      kind: 'producer',
      reads: [],
      writes: [...names].map((name) =>
        namespacedRef('pod-volume', manifest.namespace, `${manifest.name}/vault-${name}`),
      ),
      attributes: {
        resource: manifest.kind,
        name: manifest.name,
        namespace: manifest.namespace,
        via: 'agent-injector',
        ...(only?.text === 'true' && { state: 'once' }),
      },
      own: {
        ...(only?.text === 'true' && { prePopulateOnly: true }),
        reloads: commands || (at(template, 'metadata', 'annotations')?.open ?? false),
      },
      lines: { secret: first[1].line, ...(only !== undefined && { prePopulateOnly: only.line }) },
    },
    { line: first[1].line },
  );
  if (commands)
    output.fact(
      {
        kind: 'reload',
        reads: [],
        writes: [workloadRef(manifest)],
        attributes: { resource: manifest.kind, name: manifest.name, trigger: 'agent-command' },
      },
      { line: first[1].line },
    );
}

/** Certificates that the injector takes from a path of a KV engine, where somebody else puts them. */
function readKept(manifest: Manifest, annotations: ReadonlyMap<string, YamlNode>, output: Output): void {
  for (const [key, value] of annotations) {
    const file = key.startsWith(`${INJECT}inject-secret-`) ? key.slice(`${INJECT}inject-secret-`.length) : undefined;
    if (file === undefined || value.kind !== 'scalar') continue;
    if (!isCertificateKey(file) && !isCertificateName(value.text.replace(/^.*\//, ''))) continue;
    const { kind: resource, name, namespace } = manifest;
    output.fact(
      {
        kind: 'copy',
        reads: vaultRefs(value.text),
        writes: [namespacedRef('pod-volume', namespace, `${name}/vault-${file}`)],
        attributes: { resource, name, namespace, via: 'agent-injector' },
      },
      { line: value.line },
    );
  }
}

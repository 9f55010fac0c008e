import { posix } from 'node:path';
import { ownAttributes, placeOf } from '../../facts/attributes.ts';
import { fileRef, secretRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isCertificateKey, isManifestFile, type Manifest, manifests } from '../../kubernetes/manifests.ts';
import type { Mechanism, MechanismOutput, Ref } from '../../model/index.ts';
import { at, entriesAt, stringAt, valueAt, type YamlNode } from '../../parsers/yaml.ts';

const MECHANISM = 'kubernetes-secret';
/** What only the rules below read of these facts. */
type Own = 'immutable';
const own = ownAttributes<Own>(MECHANISM);
type Output = MechanismOutput<Own>;
const REFERENCES = ['https://kubernetes.io/docs/concepts/configuration/secret/'];

/** Secrets that hold a certificate in git: nothing renews them but a commit. */
export const kubernetesSecret: Mechanism = {
  id: MECHANISM,
  title: 'Secrets in git',
  identifiedBy: 'Secret manifests of type kubernetes.io/tls, or with certificate files in `data` or `stringData`',
  references: REFERENCES,
  accepts: isManifestFile,
  needles: ['Secret'],
  read(file, output: Output) {
    if (!/\bdata\b|\bstringData\b/.test(file.text)) return;
    for (const manifest of manifests(file, output, ['Secret'])) {
      if (manifest.group === '' && !manifest.root.entries.has('sops')) readSecret(manifest, output);
    }
  },
  rules: [
    factRule(MECHANISM, {
      id: 'kubernetes-secret-immutable',
      title: 'Secret with a certificate is immutable',
      level: 'warning',
      why: 'The data of an immutable Secret cannot change, so a renewal cannot write it. A new certificate needs a new Secret name in every consumer.',
      fix: 'Remove `immutable: true` from the Secret.',
      references: ['https://kubernetes.io/docs/concepts/configuration/secret/#secret-immutable'],
      kind: 'sink',
      problem: (fact) =>
        own(fact).immutable !== true
          ? undefined
          : {
              message: `The Secret "${String(fact.attributes.name)}" holds a certificate and is immutable.`,
              locations: [placeOf(fact, 'immutable')],
            },
    }),
  ],
};

/** Annotations of tools that fill the Secret in. */
const FILLED =
  /^(?:cert-manager\.io\/|replicator\.v1\.mittwald\.de\/replicate-from|reflector\.v1\.k8s\.emberstack\.com\/reflects|kubed\.appscode\.com\/)/;

/** The file of the chart that a template puts into the Secret. https://helm.sh/docs/chart_template_guide/accessing_files/ */
function fileOfChart(template: string, value: YamlNode): Ref[] {
  const folder = template.indexOf('templates/');
  const [, name] = /\.Files\.Get\s{1,4}"([\w./-]{1,200})"/.exec(value.text) ?? [];
  return name === undefined || folder < 0 ? [] : [fileRef(posix.join(template.slice(0, folder), name))];
}

function readSecret(manifest: Manifest, output: Output): void {
  const { root, name, namespace } = manifest;
  const data = [...entriesAt(root, 'data'), ...entriesAt(root, 'stringData')];
  const held = data.filter(([key]) => isCertificateKey(key));
  if (
    name === '' ||
    held.length === 0 ||
    (stringAt(root, 'type') !== 'kubernetes.io/tls' &&
      !held.some(([key]) => /cert|crt|pem|p12|pfx|jks|keystore/i.test(key)))
  )
    return;
  const annotations = [...entriesAt(root, 'metadata', 'annotations').keys()];
  const written = held.filter(([, value]) => value.kind === 'scalar' && value.text.trim().length > 40);
  const templated = held.some(([, value]) => value.kind === 'unknown');
  const exempt = stringAt(root, 'metadata', 'annotations', 'argocd.argoproj.io/compare-options');
  output.fact(
    {
      kind: 'sink',
      reads: held.flatMap(([, value]) => fileOfChart(manifest.path, value)),
      writes: [secretRef(namespace, name)],
      attributes: {
        resource: 'Secret',
        name,
        namespace,
        static: true,
        ...(written.length > 0 && { literal: true }),
        // Empty data that a controller fills in is how replicator and cert-manager are meant to be used.
        ...(((written.length === 0 && !templated) ||
          annotations.some((key) => FILLED.test(key)) ||
          (typeof exempt === 'string' && exempt.includes('IgnoreExtraneous'))) && { placeholder: true }),
      },
      own: {
        ...(valueAt(root, 'immutable') === true && { immutable: true }),
      },
      lines: at(root, 'immutable') === undefined ? {} : { immutable: at(root, 'immutable')?.line ?? root.line },
    },
    manifest.place,
  );
}

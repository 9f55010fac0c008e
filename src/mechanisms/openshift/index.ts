import { makeRef, secretRef } from '../../facts/refs.ts';
import { annotation, isManifestFile, manifests } from '../../kubernetes/manifests.ts';
import type { Mechanism } from '../../model/index.ts';
import { entriesAt } from '../../parsers/yaml.ts';

const KEYS = [
  'service.beta.openshift.io/serving-cert-secret-name',
  'service.alpha.openshift.io/serving-cert-secret-name',
];

/**
 * OpenShift's service CA: makes and renews the Secret that a Service names. Leaves last two years and are replaced in
 * time; whether their consumers take the new one up is what the rules of the graph look at.
 */
export const openshift: Mechanism = {
  id: 'openshift',
  title: 'OpenShift service CA',
  identifiedBy: 'Services annotated with service.beta.openshift.io/serving-cert-secret-name',
  references: [
    'https://docs.openshift.com/container-platform/4.16/security/certificates/service-serving-certificate.html',
  ],
  accepts: isManifestFile,
  needles: ['openshift.io/serving-cert-secret-name'],
  read(file, output) {
    for (const manifest of manifests(file, output, ['Service'])) {
      const key = KEYS.find((one) => annotation(manifest.root, one) !== undefined);
      const secret = key === undefined ? undefined : annotation(manifest.root, key);
      if (key === undefined || typeof secret !== 'string') continue;
      const { name, namespace } = manifest;
      output.fact(
        {
          kind: 'producer',
          reads: [makeRef('issuer-of-cluster', 'openshift-service-ca')],
          writes: [secretRef(namespace, secret)],
          ...(namespace !== '?' && {
            names: [`dns:${name}.${namespace}.svc`, `dns:${name}.${namespace}.svc.cluster.local`],
          }),
          attributes: { resource: 'Service', name, namespace },
        },
        { line: entriesAt(manifest.root, 'metadata', 'annotations').get(key)?.line ?? manifest.root.line },
      );
    }
  },
  rules: [],
};

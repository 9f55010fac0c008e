import { isManifestFile, manifests } from '../../lib/kubernetes.ts';
import { stringAt } from '../../lib/yaml.ts';
import type { Mechanism } from '../../model/index.ts';

/** Flux Kustomizations put what lies below a path into a namespace. https://fluxcd.io/flux/components/kustomize/kustomizations/ */
export const flux: Mechanism = {
  id: 'flux',
  title: 'Flux',
  identifiedBy: 'Kustomization manifests of kustomize.toolkit.fluxcd.io: `spec.path` and `spec.targetNamespace`',
  references: ['https://fluxcd.io/flux/components/kustomize/kustomizations/'],
  accepts: isManifestFile,
  needles: ['kustomize.toolkit.fluxcd.io'],
  read(file, output) {
    for (const manifest of manifests(file, output, ['Kustomization'])) {
      if (manifest.group !== 'kustomize.toolkit.fluxcd.io') continue;
      const path = stringAt(manifest.root, 'spec', 'path');
      const namespace = stringAt(manifest.root, 'spec', 'targetNamespace');
      if (typeof path !== 'string' || namespace === undefined) continue;
      const folder = path.replace(/^\.?\//, '').replace(/\/$/, '');
      output.fact(
        { kind: 'scope', reads: [], writes: [`file:${folder}`], attributes: { via: 'flux', namespace } },
        manifest.place,
      );
    }
  },
  rules: [],
};

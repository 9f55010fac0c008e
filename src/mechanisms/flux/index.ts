import { fileRef } from '../../facts/refs.ts';
import { isManifestFile, manifests } from '../../kubernetes/manifests.ts';
import { deploymentPaused } from '../../mechanism-kit/paused-deployment.ts';
import type { Mechanism } from '../../model/index.ts';
import { stringAt, valueAt } from '../../parsers/yaml.ts';

const MECHANISM = 'flux';
const REFERENCES = ['https://fluxcd.io/flux/components/kustomize/kustomizations/'];

/** Flux Kustomizations apply what lies below a path, and may put it into a namespace. */
export const flux: Mechanism = {
  id: MECHANISM,
  title: 'Flux',
  identifiedBy:
    'Kustomization manifests of kustomize.toolkit.fluxcd.io: `spec.path`, `spec.targetNamespace` and `spec.suspend`; suspended HelmReleases',
  references: REFERENCES,
  accepts: isManifestFile,
  needles: ['kustomize.toolkit.fluxcd.io', 'helm.toolkit.fluxcd.io'],
  read(file, output) {
    for (const { group, root, name, place } of manifests(file, output, ['HelmRelease'])) {
      if (group !== 'helm.toolkit.fluxcd.io' || valueAt(root, 'spec', 'suspend') !== true) continue;
      const attributes = { resource: 'HelmRelease', name, paused: 'suspended' };
      output.fact({ kind: 'scope', reads: [], writes: [fileRef(file.path)], attributes }, place);
    }
    for (const { group, root, name, place } of manifests(file, output, ['Kustomization'])) {
      if (group !== 'kustomize.toolkit.fluxcd.io') continue;
      const path = stringAt(root, 'spec', 'path');
      const namespace = stringAt(root, 'spec', 'targetNamespace');
      if (typeof path !== 'string') continue;
      const folder = path.replace(/^\.?\//, '').replace(/\/$/, '');
      output.fact(
        {
          kind: 'scope',
          reads: [],
          writes: [fileRef(folder)],
          attributes: {
            via: 'flux',
            resource: 'Kustomization',
            name,
            ...(namespace !== undefined && { namespace }),
            ...(valueAt(root, 'spec', 'suspend') === true && { paused: 'suspended' }),
          },
        },
        place,
      );
    }
  },
  rules: [
    deploymentPaused(MECHANISM, {
      id: 'flux-suspended',
      title: 'Flux: resource that deploys a certificate is suspended',
      fix: 'Resume it (`spec.suspend: false`), or let the cluster renew the certificate.',
      references: REFERENCES,
    }),
  ],
};

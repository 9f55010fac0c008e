import { isManifestFile, type Manifest, manifests } from '../../lib/kubernetes.ts';
import { at, itemsAt, stringAt } from '../../lib/yaml.ts';
import type { Mechanism, MechanismOutput } from '../../model/index.ts';

/** Argo CD Applications put what lies below a path into a namespace. https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/ */
export const argoCd: Mechanism = {
  id: 'argo-cd',
  title: 'Argo CD',
  identifiedBy: 'Application manifests of argoproj.io: `spec.source.path` and `spec.destination.namespace`',
  references: ['https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/'],
  accepts: isManifestFile,
  needles: ['argoproj.io'],
  read(file, output) {
    for (const manifest of manifests(file, output, ['Application'])) {
      if (manifest.group === 'argoproj.io') readApplication(manifest, output);
    }
  },
  rules: [],
};

function readApplication(manifest: Manifest, output: MechanismOutput): void {
  const namespace = stringAt(manifest.root, 'spec', 'destination', 'namespace');
  if (typeof namespace !== 'string') return;
  const sources = [at(manifest.root, 'spec', 'source'), ...itemsAt(manifest.root, 'spec', 'sources')];
  const folders = sources.flatMap((source) => {
    // A source that is a chart has no folder of a repository, whatever stands in `path`.
    const path = source?.entries.has('chart') ? '' : stringAt(source, 'path');
    return typeof path === 'string' && path !== '' ? [path] : [];
  });
  if (folders.length === 0) return;
  output.fact(
    {
      kind: 'scope',
      reads: [],
      writes: folders.map((path) => `file:${path.replace(/^\.?\//, '').replace(/\/$/, '')}`),
      attributes: { via: 'argo-cd', namespace },
    },
    manifest.place,
  );
}

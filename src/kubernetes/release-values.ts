/** The values that releases hand to charts, wherever they are written down. */
import { documents } from '../parsers/yaml.ts';
import { at, entriesAt, itemsAt, stringAt, type YamlNode } from '../parsers/yaml-node.ts';

/** Values, with what is known of the release that uses them. */
export interface ReleaseValues {
  values: YamlNode;
  /** Name of the release. */
  name?: string;
  /** The chart, by the last part of its name. */
  chart?: string;
  namespace?: YamlNode | undefined;
}

/** Kinds of manifests that hold values. */
const KINDS =
  /^(?:HelmRelease|Application|ApplicationSet|HelmChart|HelmChartConfig|ConfigMap|Secret|Kustomization|HelmChartInflationGenerator)$/;

export const mayHoldValues = (kind: string): boolean => KINDS.test(kind);

/** Keys of a ConfigMap that hold values: `values.yaml`, `values`, `web-values.yml`. */
const VALUES_KEY = /(?:^|[._-])values(?:\.ya?ml)?$|^values[._-].*ya?ml$/i;

/** The values in one document: of a manifest by its kind, or the whole of a file that is no manifest. */
export function releasesIn(root: YamlNode, kind: string): ReleaseValues[] {
  const name = stringAt(root, 'metadata', 'name') ?? undefined;
  const base = { ...(name !== undefined && { name }), namespace: at(root, 'metadata', 'namespace') };
  switch (kind) {
    case 'HelmRelease': {
      // Flux, with the chart of the release or a reference to it; the older operator has it in `spec.chart.name`.
      const chart =
        at(root, 'spec', 'chart', 'spec', 'chart') ?? at(root, 'spec', 'chartRef', 'name') ?? at(root, 'spec', 'chart');
      const namespace = at(root, 'spec', 'targetNamespace') ?? base.namespace;
      return [of(at(root, 'spec', 'values'), { ...base, namespace, ...chartOf(chart) })].flat();
    }
    case 'Application':
    case 'ApplicationSet': {
      const spec = kind === 'Application' ? at(root, 'spec') : at(root, 'spec', 'template', 'spec');
      const namespace = at(spec, 'destination', 'namespace');
      return [at(spec, 'source'), ...itemsAt(spec, 'sources')].flatMap((source) => {
        const release = { ...base, namespace, ...chartOf(at(source, 'chart')) };
        return ['valuesObject', 'values'].flatMap((key) => of(at(source, 'helm', key), release));
      });
    }
    // The controller of k3s: https://docs.k3s.io/helm
    case 'HelmChart':
    case 'HelmChartConfig': {
      const namespace = at(root, 'spec', 'targetNamespace') ?? base.namespace;
      const release = { ...base, namespace, ...chartOf(at(root, 'spec', 'chart')) };
      return ['values', 'valuesContent'].flatMap((key) => of(at(root, 'spec', key), release));
    }
    // What `valuesFrom` of a HelmRelease reads.
    case 'ConfigMap':
    case 'Secret':
      return ['data', 'stringData'].flatMap((section) =>
        [...entriesAt(root, section)].flatMap(([key, value]) => (VALUES_KEY.test(key) ? of(value, base) : [])),
      );
    case 'Kustomization':
      return ofKustomization(root);
    case 'HelmChartInflationGenerator':
      return inflated(root, base.namespace);
    case '':
      if (entriesAt(root).has('apiVersion')) return [];
      if (entriesAt(root).has('helmCharts')) return ofKustomization(root);
      return at(root, 'releases')?.kind === 'list' ? ofHelmfile(root) : [{ values: root }];
    default:
      return [];
  }
}

/** A kustomization may leave its kind out. */
function ofKustomization(root: YamlNode): ReleaseValues[] {
  return itemsAt(root, 'helmCharts').flatMap((chart) => inflated(chart, at(root, 'namespace')));
}

/** https://kubectl.docs.kubernetes.io/references/kustomize/builtins/#_helmchartinflationgenerator_ */
function inflated(chart: YamlNode, namespace: YamlNode | undefined): ReleaseValues[] {
  const name = stringAt(chart, 'releaseName') ?? stringAt(chart, 'name') ?? undefined;
  return of(at(chart, 'valuesInline'), {
    ...(name !== undefined && { name }),
    namespace: at(chart, 'namespace') ?? namespace,
    ...chartOf(at(chart, 'name')),
  });
}

/** Values that stand in a helmfile itself. https://helmfile.readthedocs.io/en/latest/#configuration */
function ofHelmfile(root: YamlNode): ReleaseValues[] {
  return itemsAt(root, 'releases').flatMap((release) => {
    const name = stringAt(release, 'name') ?? undefined;
    const known = {
      ...(name !== undefined && { name }),
      namespace: at(release, 'namespace'),
      ...chartOf(at(release, 'chart')),
    };
    return itemsAt(release, 'values').flatMap((values) => (values.kind === 'map' ? of(values, known) : []));
  });
}

function chartOf(node: YamlNode | undefined): { chart?: string } {
  const chart = node?.kind === 'scalar' ? node.text.replace(/^.*\//, '') : '';
  return chart === '' ? {} : { chart };
}

/** Values as they are written: a mapping, or a text that holds one. */
function of(node: YamlNode | undefined, release: Omit<ReleaseValues, 'values'>): ReleaseValues[] {
  const values = node?.kind === 'map' ? node : written(node);
  return values === undefined ? [] : [{ values, ...release }];
}

/** What a block scalar holds, on the lines on which it stands. */
function written(node: YamlNode | undefined): YamlNode | undefined {
  if ((node?.kind !== 'scalar' && node?.kind !== 'unknown') || !node.text.includes('\n')) return undefined;
  const root = documents(node.text, node.line + 1)[0]?.root();
  return root?.kind === 'map' ? root : undefined;
}

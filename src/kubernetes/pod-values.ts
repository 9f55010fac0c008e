import { at, descend, entriesAt, NO_ENTRIES, NO_ITEMS, stringAt, type YamlNode } from '../parsers/yaml-node.ts';

/** A pod that a chart makes of values, in the form of a workload's manifest made of the nodes of the file. */
export interface PodShape {
  root: YamlNode;
  node: YamlNode;
  /** The part of the values that holds it: the name of a dependency in the values of an umbrella chart. */
  part: string | undefined;
}

const VOLUMES = /^(?:(?:extra|additional)V|v)olumes$/;
const MOUNTS = /^(?:(?:extra|additional)V|v)olumeMounts$/;
const ANNOTATIONS = /annotations$/i;
/** Keys beside `persistence` and above `volumes` that hold the annotations of the workload. */
const OWNERS = ['controller', 'controllers', 'defaultPodOptions', 'deployment', 'pod', 'statefulset'];

/** Whether a text may hold such values; one pass over it. */
export function mayHoldPod(text: string): boolean {
  return (text.includes('secretName') && /olumes["']?:/.test(text)) || /\btype["']?:\s*["']?secret\b/.test(text);
}

/**
 * Volumes of Secrets in the values of a chart, with their mounts: `volumes` and `volumeMounts`, also with `extra`, and
 * `persistence` of the common library (https://bjw-s-labs.github.io/helm-charts/docs/common-library/storage/types/secret/).
 */
export function podShapes(values: YamlNode | undefined): PodShape[] {
  const found: PodShape[] = [];
  const parts = values?.kind === 'map' ? [...values.entries] : [];
  const sections: [string | undefined, YamlNode][] = [
    ...(values?.kind === 'map' ? [[undefined, values] as [undefined, YamlNode]] : []),
    ...parts,
  ];
  for (const [part, section] of sections) {
    // The values themselves first, for what stands at their top; then each part with all below it.
    for (const node of part === undefined ? [section] : descend(section)) {
      if (node.kind !== 'map') continue;
      const volumes = [...plainVolumes(node), ...persistentVolumes(node)];
      if (volumes.length === 0) continue;
      const owners = [values, section, node].filter((one) => one !== undefined);
      found.push({ node, part, root: workload(node, volumes, owners) });
    }
  }
  return found;
}

interface Volume {
  volume: YamlNode;
  mounts: readonly YamlNode[];
}

function plainVolumes(node: YamlNode): Volume[] {
  const [volumes, mounts] = [VOLUMES, MOUNTS].map((key) =>
    [...node.entries].flatMap(([name, list]) => (key.test(name) ? list.items : [])),
  ) as [YamlNode[], YamlNode[]];
  // A real pod or its template is read as such.
  if (node.entries.has('containers')) return [];
  return volumes.flatMap((volume) => (at(volume, 'secret', 'secretName') === undefined ? [] : [{ volume, mounts }]));
}

function persistentVolumes(node: YamlNode): Volume[] {
  return [...entriesAt(node, 'persistence')].flatMap(([key, one]): Volume[] => {
    const secret = at(one, 'name');
    if (stringAt(one, 'type') !== 'secret' || secret === undefined || at(one, 'enabled')?.value === false) return [];
    const name = text(one, key);
    const advanced = [...entriesAt(one, 'advancedMounts').values()].flatMap((controller) => [
      ...controller.entries.values(),
    ]);
    const places = [at(one, 'globalMounts'), ...advanced].flatMap((list) => list?.items ?? []);
    const older = at(one, 'mountPath');
    const mounts = (places.length > 0 ? places : older === undefined ? [] : [one]).map((place) =>
      map(place, [
        ['name', name],
        ...entry('mountPath', at(place, 'path') ?? at(place, 'mountPath')),
        ...entry('subPath', at(place, 'subPath')),
      ]),
    );
    const items = at(one, 'items');
    return [
      {
        volume: map(one, [
          ['name', name],
          ['secret', map(one, [['secretName', secret], ...entry('items', items)])],
        ]),
        mounts,
      },
    ];
  });
}

function workload(node: YamlNode, volumes: readonly Volume[], owners: readonly YamlNode[]): YamlNode {
  const annotations = owners.flatMap((owner) => annotationsIn(owner, 3));
  const image = owners.flatMap((owner) => imageIn(owner)).at(-1);
  const container = map(node, [
    ...entry('image', image),
    ['volumeMounts', list(node, [...new Set(volumes.flatMap(({ mounts }) => mounts))])],
  ]);
  const template = map(node, [
    ['metadata', map(node, [['annotations', map(node, annotations)]])],
    [
      'spec',
      map(node, [
        ['containers', list(node, [container])],
        [
          'volumes',
          list(
            node,
            volumes.map(({ volume }) => volume),
          ),
        ],
      ]),
    ],
  ]);
  return map(node, [['spec', map(node, [['template', template]])]]);
}

/** Annotations of the workload: of the owner, and of the controllers and pods right below it. */
function annotationsIn(owner: YamlNode, depth: number): [string, YamlNode][] {
  return [...owner.entries].flatMap(([key, value]): [string, YamlNode][] => {
    if (ANNOTATIONS.test(key)) return [...value.entries];
    if (depth === 0 || !OWNERS.includes(key)) return [];
    const inner = key === 'controllers' ? [...value.entries.values()] : [value];
    return inner.flatMap((one) => annotationsIn(one, depth - 1));
  });
}

function imageIn(owner: YamlNode): YamlNode[] {
  const image = at(owner, 'image');
  const found = image?.kind === 'scalar' ? image : at(image, 'repository');
  return found?.kind === 'scalar' ? [found] : [];
}

function entry(key: string, node: YamlNode | undefined): [string, YamlNode][] {
  return node === undefined ? [] : [[key, node]];
}

function text(like: YamlNode, value: string): YamlNode {
  return { ...like, kind: 'scalar', value, text: value, items: NO_ITEMS, entries: NO_ENTRIES, open: false };
}

function list(like: YamlNode, items: readonly YamlNode[]): YamlNode {
  return { ...like, kind: 'list', items, entries: NO_ENTRIES, open: false };
}

function map(like: YamlNode, entries: readonly [string, YamlNode][]): YamlNode {
  return { ...like, kind: 'map', items: NO_ITEMS, entries: new Map(entries), open: false };
}

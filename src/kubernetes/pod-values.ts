import { at, entriesAt, NO_ENTRIES, NO_ITEMS, stringAt, type YamlNode } from '../parsers/yaml-node.ts';
import { readingHabit } from './certificate-readers.ts';

/** A pod that a chart makes of values, in the form of a workload's manifest made of the nodes of the file. */
export interface PodShape {
  root: YamlNode;
  node: YamlNode;
  /** The part of the values that holds it: the name of a dependency in the values of an umbrella chart. */
  part: string | undefined;
  /** The program of which the values speak, by the innermost key above them that is the name of a known one. */
  program?: string;
}

const VOLUMES = /^(?:(?:extra|additional)V|v)olumes$/;
const MOUNTS = /^(?:(?:extra|additional)V|v)olumeMounts$/;
const ANNOTATIONS = /annotations$/i;
/** Keys beside `persistence` and above `volumes` that hold the annotations of the workload. */
const OWNERS = [
  'controller',
  'controllers',
  'defaultPodOptions',
  'deployment',
  'master',
  'metadata',
  'pod',
  'podSpec',
  'primary',
  'readReplicas',
  'replica',
  'server',
  'statefulSet',
  'statefulset',
];

/** Values that name the Secret of a server's own certificate, where they are about TLS. */
const NAMED =
  /(?<![\w-])(?:existingSecret|secretName|(?:existing)?[Cc]ert(?:ificates?)?Secret(?:Name)?|(?:tls|ssl)Secret(?:Name)?)["']?:/;
const NAMES =
  /^(?:existingSecret|secretName|(?:existing)?[Cc]ert(?:ificates?)?Secret(?:Name)?|(?:tls|ssl)Secret(?:Name)?)$/;
const ABOUT_TLS = /tls|ssl|https|cert/i;
/** Parts of values that are read as what charts make of them, and those that are about others than the server. */
const OTHERS =
  /^(?:ing(?:ress|resses)|gateway|routes?|persistence|env\w*|metrics|issuer\w*|certManager|client\w*|ca)$|volumes$|extraDeploy|objects$/i;

/** Whether a text may hold such values; one pass over it. */
export function mayHoldPod(text: string): boolean {
  if (NAMED.test(text)) return true;
  return (
    (text.includes('secretName') && /olumes["']?:|subPath["']?:/.test(text)) ||
    /\btype["']?:\s*["']?secret\b/.test(text)
  );
}

/**
 * Volumes of Secrets in the values of a chart, with their mounts: `volumes` and `volumeMounts`, also with `extra`, and
 * `persistence` of the common library (https://bjw-s-labs.github.io/helm-charts/docs/common-library/storage/types/secret/).
 */
export function podShapes(values: YamlNode | undefined, chart?: string): PodShape[] {
  const found: PodShape[] = [];
  const parts = values?.kind === 'map' ? [...values.entries] : [];
  const sections: [string | undefined, YamlNode][] = [
    ...(values?.kind === 'map' ? [[undefined, values] as [undefined, YamlNode]] : []),
    ...parts,
  ];
  for (const [part, section] of sections) {
    // The values themselves first, for what stands at their top; then each part with all below it.
    const inner: Inner[] =
      part === undefined ? [{ node: section, above: [], about: false }] : below(section, part, chart);
    const single: Volume[] = [];
    for (const { node, program, above, about } of inner) {
      if (node.kind !== 'map') continue;
      single.push(...singleVolume(node));
      // A part that is called after a server may be about how to reach it.
      const named = about && program === chart && readingHabit(chart ?? '') === 'once' ? namedVolumes(node) : [];
      const volumes = [...plainVolumes(node), ...persistentVolumes(node), ...named];
      if (volumes.length === 0) continue;
      const owners = [values, ...above, node].filter((one) => one !== undefined);
      found.push({ node, part, root: workload(node, volumes, owners), ...(program !== undefined && { program }) });
    }
    const [first] = single;
    if (first === undefined) continue;
    const owners = [values, section].filter((one) => one !== undefined);
    found.push({ node: first.volume, part: undefined, root: workload(first.volume, single, owners) });
  }
  return found;
}

/** A node of the values, the nodes above it, and the program of which it speaks. */
interface Inner {
  node: YamlNode;
  above: readonly YamlNode[];
  /** It is about TLS, and of the server itself. */
  about: boolean;
  program?: string;
}

const MAX_DEPTH = 20;

/** All nodes of a part of the values. */
function below(section: YamlNode, part: string, chart = ''): Inner[] {
  const found: Inner[] = [];
  const seen = new Set<unknown>();
  const visit = (node: YamlNode, above: readonly YamlNode[], key: string, outer: Pick<Inner, 'about' | 'program'>) => {
    const identity = node.kind === 'map' ? node.entries : node.kind === 'list' ? node.items : node;
    if (seen.has(identity) || above.length > MAX_DEPTH) return;
    seen.add(identity);
    const program = readingHabit(key) === undefined ? outer.program : key;
    const about = (outer.about || ABOUT_TLS.test(key)) && !OTHERS.test(key) && at(node, 'enabled')?.value !== false;
    const known = { about, ...(program !== undefined && { program }) };
    found.push({ node, above, ...known });
    if (node.kind !== 'map' && node.kind !== 'list') return;
    const inner = [...above, node];
    // A part for another server stays so, whatever keys below it are named.
    const passed = OTHERS.test(key) ? { ...known, program: '' } : known;
    for (const [name, value] of node.entries) visit(value, inner, name, passed);
    for (const item of node.items) visit(item, inner, '', passed);
  };
  visit(section, [], part, { about: false, ...(readingHabit(chart) !== undefined && { program: chart }) });
  return found;
}

/** A Secret that the chart of a known server mounts: `tls.existingSecret`. */
function namedVolumes(node: YamlNode): Volume[] {
  return [...node.entries].flatMap(([key, secret]) => {
    if (!NAMES.test(key) || secret.kind !== 'scalar' || secret.text === '' || node.entries.has('subPath')) return [];
    return [mountedSecret(node, secret, '/tls')];
  });
}

/** A Secret that stands with the key to be mounted, and the place of which is up to the chart: `secretName` beside `subPath`. */
function singleVolume(node: YamlNode): Volume[] {
  const [secret, key] = [at(node, 'secretName'), at(node, 'subPath')];
  if (secret?.kind !== 'scalar' || key?.kind !== 'scalar' || at(node, 'mountPath') !== undefined) return [];
  return [mountedSecret(node, secret, `/${key.text}`, key)];
}

/** A volume of a Secret and its mount, as a pod has them. */
function mountedSecret(node: YamlNode, secret: YamlNode, path: string, subPath?: YamlNode): Volume {
  const name = text(node, secret.text);
  return {
    volume: map(node, [
      ['name', name],
      ['secret', map(node, [['secretName', secret]])],
    ]),
    mounts: [
      map(node, [
        ['name', name],
        ['mountPath', text(node, path)],
        ...(subPath === undefined ? [] : [['subPath', subPath] as [string, YamlNode]]),
      ]),
    ],
  };
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

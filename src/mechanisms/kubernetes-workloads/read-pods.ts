import { secretRef } from '../../facts/refs.ts';
import { valuesRefs } from '../../kubernetes/ingress-values.ts';
import {
  containersOf,
  isCertificateKey,
  isCertificateName,
  type Manifest,
  nameIn,
  type PodTemplate,
  podOf,
  workloadRef,
} from '../../kubernetes/manifests.ts';
import type { ConfigFile, FactAttributes, Place, Ref } from '../../model/index.ts';
import { at, entriesAt, itemsAt, stringAt, valueAt, type YamlNode } from '../../parsers/yaml.ts';
import { clientNamed } from '../../shell/clients/index.ts';
import { shellCommands } from '../../shell/commands.ts';
import { reloadedServices } from '../../shell/service-reloads.ts';
import type { Output } from './own.ts';

/** How a container gets at a Secret, best first: whether it sees a new version follows from it. */
type Via = 'volume' | 'sub-path' | 'init-copy' | 'environment';

/** Secrets that a pod mounts or takes into its environment, and what restarts it. */
export function readPod(manifest: Manifest, file: ConfigFile, output: Output): void {
  const pod = podOf(manifest);
  if (pod === undefined) return;
  const workload = workloadRef(manifest);
  const printed = annotationValues(manifest, file);
  const emit = (secret: string, via: Via, place: Place, more: FactAttributes = {}) =>
    output.fact(
      {
        kind: 'consumer',
        reads: [secretRef(manifest.namespace, secret)],
        writes: [workload, ...printed],
        attributes: {
          resource: manifest.kind,
          name: manifest.name,
          namespace: manifest.namespace,
          secret,
          via,
          ...(manifest.chart !== undefined && { program: manifest.chart }),
          ...more,
        },
      },
      place,
    );
  readVolumes(manifest, pod, emit);
  readEnvironment(manifest, pod, emit);
  readRollout(manifest, pod, output, workload);
  readSignals(manifest, pod, output, workload);
}

/** The values of a chart that a template prints as annotations of the workload itself. */
function annotationValues({ root, path }: Manifest, file: ConfigFile): Ref[] {
  const annotations = at(root, 'metadata', 'annotations');
  const [from, to] = [at(root, 'metadata')?.line, at(root, 'spec')?.line];
  if (annotations?.open !== true || from === undefined || to === undefined || to - from > MAX_METADATA) return [];
  const rows = file
    .shared('rows', (text) => text.split('\n'))
    .slice(from - 1, to - 1)
    .join('\n');
  const keys = [...rows.matchAll(/\.Values\.([\w.]{1,100})/g)].flatMap(([, key = '']) =>
    /annotations/i.test(key) ? [key] : [],
  );
  return [...new Set(keys)].flatMap((key) => valuesRefs(path, key, 'override').slice(0, 1));
}

/** Lines of the metadata of a workload. */
const MAX_METADATA = 100;

type Emit = (secret: string, via: Via, place: Place, more?: FactAttributes) => void;

/** The Secrets of a volume, with the node that names each: a plain one, or the sources of a projected one. */
function secretsOf(
  manifest: Manifest,
  volume: YamlNode,
): { name: string; node: YamlNode; items: readonly YamlNode[] }[] {
  const named = [
    { node: at(volume, 'secret', 'secretName'), items: itemsAt(volume, 'secret', 'items') },
    ...itemsAt(volume, 'projected', 'sources').map((source) => ({
      node: at(source, 'secret', 'name'),
      items: itemsAt(source, 'secret', 'items'),
    })),
  ];
  return named.flatMap(({ node, items }) => {
    const name = nameIn(manifest.path, node);
    return node === undefined || name === undefined || name === '?' ? [] : [{ name, node, items }];
  });
}

function readVolumes(manifest: Manifest, pod: PodTemplate, emit: Emit): void {
  const containers = containersOf(pod);
  for (const volume of itemsAt(pod.spec, 'volumes')) {
    for (const { name, node, items } of secretsOf(manifest, volume)) {
      const trust = items.length > 0 && items.every((item) => stringAt(item, 'key') === 'ca.crt');
      const seen = new Set<Via>();
      for (const { node: container, init } of containers) {
        const mounts = itemsAt(container, 'volumeMounts').filter(
          (mount) => stringAt(mount, 'name') === stringAt(volume, 'name'),
        );
        // The program finds the new version in the folder, whatever else one file of it is put in the place of.
        const hasFolder = !mounts.every(isFrozen);
        for (const mount of mounts) {
          const frozen = isFrozen(mount);
          if (frozen && hasFolder) continue;
          const via = frozen ? 'sub-path' : init ? (copies(container) ? 'init-copy' : undefined) : 'volume';
          if (via === undefined || (init && frozen) || seen.has(via)) continue;
          seen.add(via);
          const place = via === 'sub-path' ? (at(mount, 'subPath') ?? mount) : via === 'volume' ? node : container;
          const image = stringAt(container, 'image');
          const mountPath = stringAt(mount, 'mountPath');
          emit(
            name,
            via,
            { line: place.line },
            {
              ...(image !== undefined && { image }),
              ...(mountPath !== undefined && { mountPath }),
              ...(watchesByOption(container) && { reload: true }),
              ...((trust || (frozen && stringAt(mount, 'subPath') === 'ca.crt')) && { trust: true }),
            },
          );
        }
      }
    }
  }
}

/** An option by which a program reads its certificate again: `--reload-cert`, `--tls-watch=true`, `--cert-refresh-interval=1m`. */
const REREADS =
  /^--?(?:[\w-]{0,40}(?:reload|watch|refresh)[\w-]{0,40}(?:cert|tls)|[\w-]{0,40}(?:cert|tls)[\w-]{0,40}(?:reload|watch|refresh))[\w-]{0,40}(?:=(?!false|0$|"?$)\S{1,40})?$/i;

const watchesByOption = (container: YamlNode) =>
  [...itemsAt(container, 'command'), ...itemsAt(container, 'args')].some(({ text }) => REREADS.test(text));

/** Whether a mount is of one file, which never changes while the container runs. */
const isFrozen = ({ entries }: YamlNode) => entries.has('subPath') || entries.has('subPathExpr');

/** Whether a container's command carries files from one place to another. */
function copies(container: YamlNode): boolean {
  const words = [...itemsAt(container, 'command'), ...itemsAt(container, 'args')].map((item) => item.text).join(' ');
  return /(?:^|[\s;&"'/])(?:cp|install|keytool|openssl|cat)\s/.test(words);
}

function readEnvironment(manifest: Manifest, pod: PodTemplate, emit: Emit): void {
  for (const { node: container } of containersOf(pod)) {
    const seen = new Set<string>();
    const take = (name: string | undefined, certain: boolean, place: YamlNode, key?: string) => {
      if (name === undefined || name === '?' || seen.has(name) || !(certain || isCertificateName(name))) return;
      seen.add(name);
      emit(name, 'environment', { line: place.line }, key === undefined ? {} : { key });
    };
    for (const variable of itemsAt(container, 'env')) {
      const ref = at(variable, 'valueFrom', 'secretKeyRef');
      const key = stringAt(ref, 'key');
      if (ref !== undefined && typeof key === 'string' && isCertificateKey(key))
        take(nameIn(manifest.path, at(ref, 'name')), true, ref, key);
    }
    for (const source of itemsAt(container, 'envFrom')) {
      const ref = at(source, 'secretRef', 'name');
      if (ref !== undefined) take(nameIn(manifest.path, ref), false, ref);
    }
  }
}

/** A hash of the configuration in the pod template starts new pods when what it covers changes. */
function readRollout(manifest: Manifest, pod: PodTemplate, output: Output, workload: Ref): void {
  for (const [key, value] of entriesAt(pod.template, 'metadata', 'annotations')) {
    if (!/checksum|(?:^|[/._-])hash$|sha256/i.test(key) && !/sha256sum|sha1sum/.test(value.text)) continue;
    output.fact(
      {
        kind: 'reload',
        reads: [],
        writes: [workload],
        attributes: { resource: manifest.kind, name: manifest.name, trigger: 'checksum' },
        own: { annotation: key },
      },
      { line: value.line },
    );
    return;
  }
}

/** A container beside the server that signals or reloads it; whether a new file makes it do so is up to its script. */
function readSignals(manifest: Manifest, pod: PodTemplate, output: Output, workload: Ref): void {
  const beside = containersOf(pod).filter(({ init }) => !init);
  if (beside.length < 2) return;
  for (const { node } of beside) {
    const words = ['command', 'args'].flatMap((key) => itemsAt(node, key).map(({ text }) => text));
    const script = words.find((word) => WAITS.test(word));
    if (script === undefined || !shellCommands(script).some((command) => reloadedServices(command).length > 0))
      continue;
    output.fact(
      {
        kind: 'reload',
        reads: [],
        writes: [workload],
        attributes: { resource: manifest.kind, name: manifest.name, trigger: 'unknown' },
      },
      { line: node.line },
    );
    return;
  }
}

/** What a script that waits for changes has. */
const WAITS = /inotifywait|\bwhile\b|\bentr\b|fswatch/;

/** CronJobs that renew or copy certificates, by what they run. */
export function readCronJob(manifest: Manifest, output: Output): void {
  const pod = podOf(manifest);
  const runs = (pod === undefined ? [] : containersOf(pod)).map(({ node }) =>
    [
      stringAt(node, 'image') ?? '',
      ...[...itemsAt(node, 'command'), ...itemsAt(node, 'args')].map((item) => item.text),
    ].join(' '),
  );
  const text = runs.join(' ');
  const client = clientNamed(text);
  const tool =
    client === undefined
      ? /\b(?:kubectl create secret tls|kubeadm certs renew|openssl req)\b/.exec(text)?.[0]
      : [client.program, client.subcommand ?? []].flat().join(' ');
  if (tool === undefined) return;
  const schedule = stringAt(manifest.root, 'spec', 'schedule');
  output.fact(
    {
      kind: 'schedule',
      reads: [],
      writes: [workloadRef(manifest)],
      attributes: {
        resource: 'CronJob',
        name: manifest.name,
        tool,
        ...(schedule !== undefined && { cron: schedule }),
        ...(valueAt(manifest.root, 'spec', 'suspend') === true && { disabled: true }),
      },
      lines: {
        ...lineOf(manifest.root, 'cron', 'schedule'),
        ...lineOf(manifest.root, 'disabled', 'suspend'),
      },
    },
    manifest.place,
  );
}

function lineOf(root: YamlNode, name: string, key: string): Record<string, number> {
  const node = at(root, 'spec', key);
  return node === undefined ? {} : { [name]: node.line };
}

import type { ConfigFile } from '../../model/index.ts';
import { at, itemsAt, stringAt, valueAt } from '../../parsers/yaml.ts';
import { composeServices, isMountOf, mountsOf, publishesHttps } from '../../shell/compose-services.ts';
import { yamlRoots } from '../../shell/yaml-commands.ts';
import type { Output } from './own.ts';

/** Replicas of a Deployment of Traefik, or of the values of its chart, that share what they store; undefined for one. */
export function replicasIn(file: ConfigFile, output: Output): number | undefined {
  if (!/^kind: Deployment|^deployment:/m.test(file.text)) return undefined;
  for (const root of yamlRoots(file, output)) {
    const manifest = stringAt(root, 'kind') === 'Deployment';
    const traefik = manifest
      ? itemsAt(root, 'spec', 'template', 'spec', 'containers').some((one) =>
          /traefik/.test(at(one, 'image')?.text ?? ''),
        )
      : root.entries.has('certificatesResolvers');
    const replicas = traefik ? valueAt(root, manifest ? 'spec' : 'deployment', 'replicas') : undefined;
    if (typeof replicas === 'number' && replicas > 1) return replicas;
  }
  return undefined;
}

/** Whether the storage of a resolver outlives the container, where the file that configures it also says what is mounted. */
export function storedIn(
  file: ConfigFile,
  output: Output,
): {
  of(storage: string | undefined): { kept?: boolean; exposed?: boolean; replicas?: number };
  byDefault?: string;
} {
  const services = /compose[^/]*\.ya?ml(?:\.j2)?$/.test(file.path) ? composeServices(file, output) : [];
  const proxies = services.filter(({ image }) => /(?:^|\/)traefik(?:[:@]|$)/.test(image));
  const [proxy] = proxies;
  const mounted = proxy === undefined ? mountsOfPod(file, output) : mountsOf(proxy);
  const of = (given: string | undefined) => {
    // The image starts in the root folder.
    const storage = given?.replace(/^(?:\.\/)?(?!\/)/, '/');
    const isIdle = proxy !== undefined && at(proxy.node, 'working_dir') !== undefined;
    if (storage === undefined || storage === '/' || /[${]/.test(storage) || isIdle) return {};
    const covers = isMountOf(storage);
    const kept = mounted?.some(covers);
    if (proxy === undefined) return kept === undefined ? {} : { kept, exposed: true };
    const replicas = valueAt(proxy.node, 'deploy', 'replicas');
    // Several services that mount one source there share the file as well.
    const sources = proxies.map(
      ({ volumes }) => volumes.find(({ text }) => covers(text.split(':')[1] ?? ''))?.text.split(':')[0],
    );
    const sharing = sources.filter((source) => source !== undefined && source === sources[0]).length;
    return {
      ...(kept !== undefined && { kept, exposed: publishesHttps(proxy) }),
      ...(typeof replicas === 'number' ? { replicas } : sharing > 1 && { replicas: sharing }),
    };
  };
  const whole = proxy !== undefined && at(proxy.node, 'command')?.kind === 'list';
  return { of, ...(whole && { byDefault: 'acme.json' }) };
}

/** Workloads of Terraform's provider for Kubernetes. */
const WORKLOAD = /^resource\s+"kubernetes_(?:deployment|daemonset|daemon_set|stateful_set)(?:_v1)?"/gm;

/** Where volumes are in the pod of the only workload that Terraform or a manifest deploys here; undefined if that is not known. */
function mountsOfPod(file: ConfigFile, output: Output): string[] | undefined {
  const { path, text } = file;
  if (!path.endsWith('.tf')) return mountsOfManifest(file, output);
  if (text.match(WORKLOAD)?.length !== 1 || /dynamic\s+"volume/.test(text)) return undefined;
  const targets = [...text.matchAll(/^\s*mount_path\s*=\s*"([^"\n]{1,200})"/gm)].map(([, target = '']) => target);
  return targets.some((target) => /[${]/.test(target)) ? undefined : targets;
}

function mountsOfManifest(file: ConfigFile, output: Output): string[] | undefined {
  if (!/^kind: (?:Deployment|DaemonSet|StatefulSet)/m.test(file.text) || file.text.includes('{{')) return undefined;
  for (const root of yamlRoots(file, output)) {
    const pod = at(root, 'spec', 'template', 'spec');
    const proxy = itemsAt(pod, 'containers').find((one) =>
      /(?:^|\/)traefik(?:[:@]|$)/.test(at(one, 'image')?.text ?? ''),
    );
    if (proxy === undefined) continue;
    const passing = new Set(
      itemsAt(pod, 'volumes').flatMap((one) =>
        at(one, 'emptyDir') === undefined ? [] : (stringAt(one, 'name') ?? []),
      ),
    );
    return itemsAt(proxy, 'volumeMounts').flatMap((one) =>
      passing.has(stringAt(one, 'name') ?? '') ? [] : (stringAt(one, 'mountPath') ?? []),
    );
  }
  return undefined;
}
